"""`make bench`: what `pgt validate` costs, beside check-jsonschema with the same schema and a bare YAML load loop.

Every command is a whole process. All of them take turns within each round, so that a noisy moment hits them alike, and
medians are compared. Peak memory is that of the largest single process, as the kernel counted it.
"""

from __future__ import annotations

import argparse
import os
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

PGT = "pgt validate"
AGAIN = "pgt validate, again"
CHECK = "check-jsonschema"
LOAD = "bare C-YAML load loop"
LOOK = "list and stat"

CHECK_AT_LEAST, LOAD_AT_MOST, GROWTH_AT_MOST, START_AT_MOST, AGAIN_AT_MOST = 20, 1, 11, 0.25, 2
MEMORY_AT_MOST = 1.1
"""Flat: ten times the tables may not raise the peak by more than the noise of an allocator."""


@dataclass(slots=True)
class Contestant:
    """A command, and what its runs took."""

    name: str
    command: list[str]
    seconds: list[float] = field(default_factory=list)
    peaks: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)

    @property
    def peak(self) -> float:
        return max(self.peaks)


@dataclass(frozen=True, slots=True)
class Target:
    """One line of the verdict."""

    text: str
    measured: float
    met: bool


def main() -> None:
    """Prints the comparison; the exit status says whether every target is met."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rounds", type=int, default=5, help="rounds with up to 1,000 tables (default: 5)")
    options.add_argument(
        "--full", action="store_true", help="let check-jsonschema read 10,000 tables too, which takes minutes"
    )
    arguments = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="pgt-bench-") as folder:
        os.environ["PGT_CACHE_DIR"] = str(Path(folder) / "cache")
        targets = compare(Path(folder), rounds=arguments.rounds, full=arguments.full)
    say("", "Targets")
    for target in targets:
        say(f"  {'met' if target.met else 'NOT MET':<9}{target.text}: {target.measured:.2f}")
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
    race(many.values(), max(3, rounds // 2))
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

    one = f"{CHECK} ONE"
    return [
        at_least("1,000 tables: times as fast as check-jsonschema", ratio(thousand, CHECK, PGT), CHECK_AT_LEAST),
        at_most("1,000 tables: time against the bare load loop", ratio(thousand, PGT, LOAD), LOAD_AT_MOST),
        at_most("from 1,000 to 10,000 tables: growth in time", many[PGT].median / thousand[PGT].median, GROWTH_AT_MOST),
        at_most(
            "from 1,000 to 10,000 tables: growth in peak memory", many[PGT].peak / thousand[PGT].peak, MEMORY_AT_MOST
        ),
        at_most("10,000 tables again: time against list and stat", ratio(many, AGAIN, LOOK), AGAIN_AT_MOST),
        at_most("pgt --version: share of check-jsonschema ONE", ratio(start, "pgt --version", one), START_AT_MOST),
        at_most("pgt validate ONE: share of check-jsonschema ONE", ratio(start, f"{PGT} ONE", one), START_AT_MOST),
        at_most("pgt validate ONE again: share of the same", ratio(start, f"{AGAIN} ONE", one), START_AT_MOST),
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
        Contestant(LOAD, [sys.executable, str(HERE / "load.py"), str(tables)]),
        Contestant(LOOK, [sys.executable, str(HERE / "look.py"), str(tables)]),
    )


def start_up(folder: Path) -> dict[str, Contestant]:
    """Commands that have next to nothing to do."""
    one = str(next(folder.rglob("*.pgt.yaml")))
    return named(
        Contestant("pgt --version", [str(BIN / "pgt"), "--version"]),
        Contestant(f"{PGT} ONE", [str(BIN / "pgt"), "validate", "--no-cache", "--format", "concise", one]),
        Contestant(f"{AGAIN} ONE", [str(BIN / "pgt"), "validate", "--format", "concise", one]),
        Contestant(f"{CHECK} ONE", [str(BIN / "check-jsonschema"), "--schemafile", str(SCHEMA), one]),
        Contestant("python -c pass", [sys.executable, "-c", "pass"]),
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
            seconds, peak = measure(contestant.command)
            contestant.seconds.append(seconds)
            contestant.peaks.append(peak)


def measure(command: list[str]) -> tuple[float, float]:
    """Wall time in seconds and peak memory in MB of one process, whose findings go nowhere."""
    launcher = [sys.executable, "-I", "-S", str(HERE / "measure.py")]
    # pgt is not yet compiled where it runs from a checkout; the others were compiled when they were installed.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run([*launcher, *command], stdout=subprocess.PIPE, check=True, text=True, env=environment)
    seconds, peak, status = done.stdout.split()
    if status not in {"0", "1"}:
        raise SystemExit(f"exit status {status}: {' '.join(command[:6])}")
    return float(seconds), float(peak)


def report(title: str, contestants: dict[str, Contestant]) -> None:
    """One table of the comparison; its first line is what the others are compared with."""
    first = next(iter(contestants.values()))
    say("", f"{title:<26}{'median':>10}{'fastest':>10}{'slowest':>10}{'ratio':>8}{'peak':>10}{'runs':>6}")
    for contestant in contestants.values():
        times = (contestant.median, min(contestant.seconds), max(contestant.seconds))
        say(
            f"  {contestant.name:<24}"
            + "".join(f"{seconds:>8.3f} s" for seconds in times)
            + f"{contestant.median / first.median:>8.2f}{contestant.peak:>7.0f} MB{len(contestant.seconds):>6}"
        )


def ratio(contestants: dict[str, Contestant], one: str, other: str) -> float:
    return contestants[one].median / contestants[other].median


def at_least(text: str, measured: float, bound: float) -> Target:
    return Target(f"{text}, at least {bound:g}", measured, measured >= bound)


def at_most(text: str, measured: float, bound: float) -> Target:
    return Target(f"{text}, at most {bound:g}", measured, measured <= bound)


def say(*lines: str) -> None:
    """Prints at once: a benchmark that is silent for minutes looks hung."""
    for line in lines:
        print(line, flush=True)


if __name__ == "__main__":
    main()
