"""Start-up is a feature: what a command does not need, it does not load."""

import subprocess
import sys

import pytest

HEAVY = ("jsonschema", "jsonschema_rs", "openpyxl", "ruamel", "tabulate", "xlsxwriter", "yaml", "importlib.resources")


@pytest.mark.parametrize("module", ["pgt.cli", "pgt.resources"])
def test_heavy_packages_wait_until_they_are_needed(module: str) -> None:
    code = f"import sys, {module}; print([name for name in {HEAVY} if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"
