"""`make bench`: what `pgt validate` costs, beside other validators with the same schema and a bare YAML load loop.

Every command is a whole process. All of them take turns within each round, so that a noisy moment hits them alike. Of
the wall times medians are compared; of the processor times, which count all processes of a command, the least. On a
machine that has other things to do only the latter say anything. Peak memory is that of the largest single process, as
the kernel counted it.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench import generate

BIN = Path(sys.executable).parent
HERE = Path(__file__).parent
SCHEMA = HERE.parents[1] / "schema" / "pgt-1.schema.json"
NODE = Path(sys.prefix) / "peers" / "node_modules"

PGT = "pgt validate"
AGAIN = "pgt validate, again"
CHECK = "check-jsonschema"
AJV = "ajv-cli"
SOURCEMETA = "sourcemeta jsonschema"
LOAD = "bare C-YAML load loop"
LOOK = "list and stat"
NOTHING = "python -c pass"

CHECK_AT_LEAST, LOAD_AT_MOST, GROWTH_AT_MOST, START_AT_MOST, AGAIN_AT_MOST = 20, 1, 11, 0.25, 2
MEMORY_AT_MOST = 1.1
"""Flat: ten times the tables may not raise the peak by more than the noise of an allocator."""


BINARY = NODE.joinpath(
    *("@sourcemeta", "jsonschema", "build", "github-releases"),
    f"jsonschema-{platform.system().lower()}-{platform.machine().lower().replace('aarch64', 'arm64')}",
)
"""The program itself: what npm puts beside it is a script that starts Node.js first."""

MISSING = {
    name: f"npm install --prefix {NODE.parent} {package}"
    for name, package, path in (
        (AJV, "ajv-cli", NODE / ".bin" / "ajv"),
        (SOURCEMETA, "@sourcemeta/jsonschema", BINARY),
    )
    if not path.exists()
}
"""Which of the others are not there, and how they are got."""


@dataclass(slots=True)
class Contestant:
    """A command, and what its runs took."""

    name: str
    command: list[str]
    seconds: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    peaks: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)

    @property
    def effort(self) -> float:
        return min(self.processor)

    @property
    def peak(self) -> float:
        return max(self.peaks)


@dataclass(frozen=True, slots=True)
class Target:
    """One line of the verdict: a ratio in wall time, and the same in processor time where that is another."""

    text: str
    measured: float
    met: bool
    effort: float | None = None


def main() -> None:
    """Prints the comparison; the exit status says whether every target is met."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rounds", type=int, default=3, help="rounds with up to 1,000 tables (default: 3)")
    options.add_argument(
        "--full", action="store_true", help="let check-jsonschema read 10,000 tables too, which takes minutes"
    )
    arguments = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="pgt-bench-") as folder:
        os.environ["PGT_CACHE_DIR"] = str(Path(folder) / "cache")
        for name, where in MISSING.items():
            say(f"{name} is not installed ({where}): left out")
        targets = compare(Path(folder), rounds=arguments.rounds, full=arguments.full)
    say("", "Targets, by wall time (by processor time)")
    for target in targets:
        effort = "" if target.effort is None else f" ({target.effort:.2f})"
        say(f"  {'met' if target.met else 'NOT MET':<9}{target.text}: {target.measured:.2f}{effort}")
    busy, processors = os.getloadavg()[2], os.cpu_count() or 1
    say(f"  The load was {busy:.1f} on {processors} processors in the last 15 minutes; without others it is about 1.5.")
    sys.exit(not all(target.met for target in targets))


def compare(folder: Path, *, rounds: int, full: bool) -> list[Target]:
    """All measurements, from few tables to many."""
    hundred = corpus(folder, 100)
    race(hundred.values(), rounds)
    report("100 tables", hundred)

    thousand = corpus(folder, 1_000)
    race(thousand.values(), rounds)
    report("1,000 tables", thousand)

    many = corpus(folder, 10_000)
    slow = many.pop(CHECK)
    race(many.values(), max(2, rounds // 2))
    if full:
        race([slow], 1)
        many[CHECK] = slow
    report("10,000 tables", many)
    if not full:
        expected = thousand[CHECK].median * 10
        say(f"  {CHECK} is left out (--full runs it): ten times its 1,000 would be {expected:.0f} s")

    start = start_up(folder)
    race(start.values(), rounds * 3)
    report("Start-up, and one table", start)

    one, known = start[f"{CHECK} ONE"], start[f"{AGAIN} ONE"]
    fast, loop = times(thousand[CHECK], thousand[PGT]), times(thousand[PGT], thousand[LOAD])
    growth, memory = times(many[PGT], thousand[PGT]), many[PGT].peak / thousand[PGT].peak
    again = times(many[AGAIN], many[LOOK])
    work = beyond_start((many[AGAIN], known), (many[LOOK], start[NOTHING]))
    version, first, second = (times(start[name], one) for name in ("pgt --version", f"{PGT} ONE", f"{AGAIN} ONE"))
    return [
        at_least("1,000 tables: times as fast as check-jsonschema", fast[0], CHECK_AT_LEAST, fast[1]),
        at_most("1,000 tables: against the bare load loop", loop[0], LOAD_AT_MOST, loop[1]),
        at_most("from 1,000 to 10,000 tables: growth in time", growth[0], GROWTH_AT_MOST, growth[1]),
        at_most("from 1,000 to 10,000 tables: growth in peak memory", memory, MEMORY_AT_MOST),
        at_most("10,000 tables again: against list and stat", again[0], AGAIN_AT_MOST, again[1]),
        at_most("the same without what each takes to start", work[0], AGAIN_AT_MOST, work[1]),
        at_most("pgt --version: share of check-jsonschema ONE", version[0], START_AT_MOST, version[1]),
        at_most("pgt validate ONE: share of check-jsonschema ONE", first[0], START_AT_MOST, first[1]),
        at_most("pgt validate ONE again: share of the same", second[0], START_AT_MOST, second[1]),
    ]


def corpus(folder: Path, count: int) -> dict[str, Contestant]:
    """So many tables on disk, and the commands that read them all, or look whether they have changed."""
    tables = folder / f"{count}"
    generate.write(count, tables)
    time.sleep(2.5)  # what was written a moment ago is not remembered: see pgt.check.cache
    paths = [str(path) for path in sorted(tables.rglob("*.pgt.yaml"))]
    return named(
        Contestant(PGT, [str(BIN / "pgt"), "validate", "--no-cache", "--format", "concise", str(tables)]),
        Contestant(AGAIN, [str(BIN / "pgt"), "validate", "--format", "concise", str(tables)]),
        Contestant(CHECK, [str(BIN / "check-jsonschema"), "--schemafile", str(SCHEMA), *paths]),
        *programs(str(tables / "**" / "*.pgt.yaml"), paths),
        Contestant(LOAD, [sys.executable, str(HERE / "load.py"), str(tables)]),
        Contestant(LOOK, [sys.executable, str(HERE / "look.py"), str(tables)]),
    )


def programs(pattern: str, paths: list[str]) -> list[Contestant]:
    """The validators that are no Python, as far as they are installed; they look at the schema and at nothing else."""
    ajv = [str(NODE / ".bin" / "ajv"), "validate", "--strict=false", "-s", str(SCHEMA), "-d", pattern]
    found = {AJV: ajv, SOURCEMETA: [str(BINARY), "validate", str(SCHEMA), *paths]}
    return [Contestant(name, command) for name, command in found.items() if name not in MISSING]


def start_up(folder: Path) -> dict[str, Contestant]:
    """Commands that have next to nothing to do."""
    table = str(min(folder.rglob("*.pgt.yaml")))
    return named(
        Contestant("pgt --version", [str(BIN / "pgt"), "--version"]),
        Contestant(f"{PGT} ONE", [str(BIN / "pgt"), "validate", "--no-cache", "--format", "concise", table]),
        Contestant(f"{AGAIN} ONE", [str(BIN / "pgt"), "validate", "--format", "concise", table]),
        Contestant(f"{CHECK} ONE", [str(BIN / "check-jsonschema"), "--schemafile", str(SCHEMA), table]),
        *(Contestant(f"{one.name} ONE", one.command) for one in programs(table, [table])),
        Contestant(NOTHING, [sys.executable, "-c", "pass"]),
    )


def named(*contestants: Contestant) -> dict[str, Contestant]:
    return {contestant.name: contestant for contestant in contestants}


def race(contestants: Iterable[Contestant], rounds: int) -> None:
    """Runs the commands in turn, round after round; the round before the first fills caches and does not count."""
    contestants = list(contestants)
    for contestant in contestants:
        if rounds > 1:
            measure(contestant.command)
    for _ in range(rounds):
        for contestant in contestants:
            seconds, processor, peak = measure(contestant.command)
            contestant.seconds.append(seconds)
            contestant.processor.append(processor)
            contestant.peaks.append(peak)


def measure(command: list[str]) -> tuple[float, float, float]:
    """Wall and processor time in seconds and peak memory in MB of one command, whose findings go nowhere."""
    launcher = [sys.executable, "-I", "-S", str(HERE / "measure.py")]
    # pgt is not yet compiled where it runs from a checkout; the others were compiled when they were installed.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run([*launcher, *command], stdout=subprocess.PIPE, check=True, text=True, env=environment)
    seconds, processor, peak, status = done.stdout.split()
    if status not in {"0", "1"}:
        raise SystemExit(f"exit status {status}: {' '.join(command[:6])}")
    return float(seconds), float(processor), float(peak)


def report(title: str, contestants: dict[str, Contestant]) -> None:
    """One table of the comparison; its first line is what the others are compared with."""
    first = next(iter(contestants.values()))
    say("", f"{title:<26}{'median':>10}{'fastest':>10}{'ratio':>8}{'processor':>12}{'ratio':>8}{'peak':>10}{'runs':>6}")
    for one in contestants.values():
        say(
            f"  {one.name:<24}{one.median:>8.3f} s{min(one.seconds):>8.3f} s{one.median / first.median:>8.2f}"
            f"{one.effort:>10.3f} s{one.effort / first.effort:>8.2f}{one.peak:>7.0f} MB{len(one.seconds):>6}"
        )


def times(one: Contestant, other: Contestant) -> tuple[float, float]:
    """What *one* takes against *other*, in wall time and in processor time."""
    return one.median / other.median, one.effort / other.effort


def beyond_start(one: tuple[Contestant, Contestant], other: tuple[Contestant, Contestant]) -> tuple[float, float]:
    """The same, less what the second of each takes that has nothing to do but to start."""
    (work, start), (other_work, other_start) = one, other
    wall = (work.median - start.median) / (other_work.median - other_start.median)
    return wall, (work.effort - start.effort) / (other_work.effort - other_start.effort)


def at_least(text: str, measured: float, bound: float, effort: float | None = None) -> Target:
    return Target(f"{text}, at least {bound:g}", measured, measured >= bound, effort)


def at_most(text: str, measured: float, bound: float, effort: float | None = None) -> Target:
    return Target(f"{text}, at most {bound:g}", measured, measured <= bound, effort)


def say(*lines: str) -> None:
    """Prints at once: a benchmark that is silent for minutes looks hung."""
    for line in lines:
        print(line, flush=True)


if __name__ == "__main__":
    main()
