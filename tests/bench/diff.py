"""`make bench-diff`: what `pgt diff` costs, beside DeepDiff and Graphtage on the same files.

Processor time of whole processes is compared, with all that they start: it says the same on a busy machine. DeepDiff
takes part in both of its ways; list items that are matched by place are what it is fastest at, and what makes every
indicator below a new one a change. Graphtage needs some 20 minutes for 1,000 pairs: a sample of pairs is timed, changed
and unchanged ones apart, and scaled; the report says so.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench import generate
from tests.bench.run import BIN, HERE, Target, at_least, say

TABLES = 1_000
A_TENTH = 10
GRAPHTAGE_SAMPLE = 3
"""Changed pairs, and as many unchanged ones."""

DEEPDIFF_AT_LEAST, GRAPHTAGE_AT_LEAST = 5, 100


@dataclass(slots=True)
class Contestant:
    """A command, and the processor time of its runs."""

    name: str
    command: list[str]
    seconds: list[float] = field(default_factory=list)

    @property
    def least(self) -> float:
        return min(self.seconds)


def main() -> None:
    """Prints the comparison; the exit status says whether every target is met."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rounds", type=int, default=3, help="runs of each command, taken in turn (default: 3)")
    options.add_argument("--tables", type=int, default=TABLES, help=f"tables of a side (default: {TABLES})")
    arguments = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="pgt-bench-") as folder:
        within, across = (
            write(Path(folder) / change.__name__, arguments.tables, change) for change in (within_the_year, next_year)
        )
        size = f"{arguments.tables} against {arguments.tables} tables"
        targets = compare(f"{size}, a tenth changed", *within, arguments.rounds)
        # No target: every file differs, and has to be read on both sides.
        compare(f"{size} of the next year, a tenth changed", *across, arguments.rounds)
    say("", "Targets")
    for target in targets:
        say(f"  {'met' if target.met else 'NOT MET':<9}{target.text}: {target.measured:.2f}")
    sys.exit(not all(target.met for target in targets))


def write(folder: Path, count: int, change: Callable[[str, int], str]) -> tuple[Path, Path]:
    """Both sides: tables as an office writes them, and what became of them."""
    old, new = folder / "old", folder / "new"
    generate.write(count, old)
    shutil.copytree(old, new)
    for place, path in enumerate(sorted(new.rglob("*.pgt.yaml"))):
        path.write_text(change(path.read_text(encoding="utf-8"), place), encoding="utf-8")
    return old, new


def within_the_year(text: str, place: int) -> str:
    """Every tenth table is changed: an indicator in front of the others, and one target."""
    return changed(text, place) if place % A_TENTH == 0 else text


def next_year(text: str, place: int) -> str:
    """Every table is the next year's, and every tenth is changed besides."""
    return within_the_year(text, place).replace("year: 2021", "year: 2022").replace("2021年", "2022年")


def changed(text: str, place: int) -> str:
    chance = random.Random(place)
    head, indicators, rows = text.partition("indicators:\n")
    lines = rows.split("\n")
    targets = [number for number, line in enumerate(lines) if "target: ≥" in line and line[-1] in "%人次户"]
    if targets:
        number = chance.choice(targets)
        lines[number] = lines[number].replace("≥", "≥1", 1)
    added = f"  - category: output.quantity\n    name: 新增的指标{place}\n    target: ≥{place + 1}项\n"
    return head + indicators + added + "\n".join(lines)


def compare(title: str, old: Path, new: Path, rounds: int) -> list[Target]:
    pgt = Contestant("pgt diff", [str(BIN / "pgt"), "diff", str(old), str(new), "--format", "json"])
    loop = [sys.executable, str(HERE / "deepdiff_loop.py"), str(old), str(new)]
    by_place = Contestant("deepdiff, by place", [*loop, "ordered"])
    by_likeness = Contestant("deepdiff, ignore_order", [*loop, "unordered"])
    race([pgt, by_place, by_likeness], rounds)
    seconds, sample = graphtage(old, new)
    say("", f"{title:<56}{'processor time':>16}{'ratio':>10}")
    for one in (pgt, by_place, by_likeness):
        say(f"  {one.name:<54}{one.least:>14.2f} s{one.least / pgt.least:>10.1f}")
    say(f"  {f'graphtage, scaled from {sample}':<54}{seconds:>14.2f} s{seconds / pgt.least:>10.1f}")
    fastest = min(by_place.least, by_likeness.least)
    return [
        at_least(f"{title}: times as fast as deepdiff", fastest / pgt.least, DEEPDIFF_AT_LEAST),
        at_least(f"{title}: times as fast as graphtage", seconds / pgt.least, GRAPHTAGE_AT_LEAST),
    ]


def graphtage(old: Path, new: Path) -> tuple[float, str]:
    """What all pairs would take, going by a sample, and what the sample is."""
    pairs = [(old / path.relative_to(new), path) for path in sorted(new.rglob("*.pgt.yaml"))]
    differ = [pair for pair in pairs if pair[0].read_bytes() != pair[1].read_bytes()]
    same = [pair for pair in pairs if pair not in set(differ)]
    total, taken = 0.0, 0
    for some in (differ, same):
        sample = some[:: max(1, len(some) // GRAPHTAGE_SAMPLE)][:GRAPHTAGE_SAMPLE]
        times = [processor_time([str(BIN / "graphtage"), "--no-status", *map(str, pair)]) for pair in sample]
        total += statistics.mean(times) * len(some) if times else 0
        taken += len(times)
    return total, f"{taken} of {len(pairs)} pairs"


def race(contestants: Sequence[Contestant], rounds: int) -> None:
    """Runs the commands in turn; the round before the first fills caches and does not count."""
    for one in contestants:
        processor_time(one.command)
    for _ in range(rounds):
        for one in contestants:
            one.seconds.append(processor_time(one.command))


def processor_time(command: Iterable[str]) -> float:
    """Seconds of processor time that a command takes, with all processes that it starts and waits for."""
    command = list(command)
    nowhere = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_WRONLY, 0) for stream in (1, 2)]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    process = os.posix_spawn(command[0], command, environment, file_actions=nowhere)
    _, status, usage = os.wait4(process, 0)
    if os.waitstatus_to_exitcode(status) not in {0, 1}:
        raise SystemExit(f"exit status {os.waitstatus_to_exitcode(status)}: {' '.join(command[:6])}")
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    main()
