"""`make fuzz`: bytes that atheris makes up, guided by the branches that they reach, for a bounded time a target.

It starts from the tables of this repository and from what an earlier run thought of (out/fuzz/<target>). What breaks a
target is left in out/fuzz/broken/: once it is mended it is moved to tests/fuzz/found/, which is run with all tests.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import atheris

# It names every module that it instruments.
with contextlib.redirect_stderr(io.StringIO()), atheris.instrument_imports(include=["pgt", "yaml"]):
    from tests.fuzz.targets import TARGETS

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
LONGEST = {"table": 4096, "mending": 4096, "layout": 4096, "value": 300}
"""Bytes that are made up, and the longest seeds: shorter ones are tried more often."""


def seeds(target: str) -> list[bytes]:
    """Return where to start from: whole tables, or the values that stand in them."""
    tables = [*ROOT.glob("examples/**/*.pgt.yaml"), *ROOT.glob("tests/**/*.pgt.yaml")]
    contents = [path.read_bytes() for path in tables if path.stat().st_size <= LONGEST["table"]]
    if target != "value":
        return contents
    return sorted(
        {
            line.partition(b": ")[2].strip(b"\"' ")
            for content in contents
            for line in content.splitlines()
            if line.strip().startswith((b"target:", b"actual:", b'"20'))
        }
    )


def fuzz(target: str, options: list[str]) -> None:
    """Run one target in this process, which libFuzzer ends."""
    run: Callable[[bytes], None] = TARGETS[target]
    atheris.Setup([sys.argv[0], *options], run)
    atheris.Fuzz()


def main() -> int:
    """Run the targets one after the other; 1 where one broke."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=60, help="for each target")
    parser.add_argument("--target", choices=TARGETS, help=argparse.SUPPRESS)
    parser.add_argument("options", nargs="*", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.target:
        fuzz(given.target, given.options)
    broken = [target for target in TARGETS if _in_a_process(target, given.seconds)]
    return int(bool(broken))


def _in_a_process(target: str, seconds: int) -> int:
    corpus = ROOT / "out" / "fuzz" / target
    for folder in (corpus, ROOT / "out" / "fuzz" / "broken"):
        folder.mkdir(parents=True, exist_ok=True)
    for number, content in enumerate(seeds(target)):
        (corpus / f"seed-{number}").write_bytes(content)
    sys.stderr.write(f"== {target}: {seconds} s\n")
    options = [
        str(corpus),
        f"-dict={HERE / 'yaml.dict'}",
        f"-artifact_prefix={ROOT / 'out' / 'fuzz' / 'broken'}/{target}-",
        f"-max_total_time={seconds}",
        f"-max_len={LONGEST[target]}",
        "-timeout=10",
        "-rss_limit_mb=2048",
        "-verbosity=0",
        "-print_final_stats=1",
    ]
    return subprocess.run(
        [sys.executable, "-m", "tests.fuzz.run", "--target", target, "--", *options], cwd=ROOT, check=False
    ).returncode


if __name__ == "__main__":
    sys.exit(main())
