"""Start-up is a feature: what a command does not need, it does not load."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from pgt.cli import validate
from pgt.render.findings import RENDERERS

HEAVY = ("jsonschema", "jsonschema_rs", "openpyxl", "ruamel", "tabulate", "xlsxwriter", "yaml", "importlib.resources")


@pytest.mark.parametrize("module", ["pgt.cli", "pgt.resources"])
def test_heavy_packages_wait_until_they_are_needed(module: str) -> None:
    code = f"import sys, {module}; print([name for name in {HEAVY} if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"


CLEAN = """\
pgt: 1
kind: project
form: hebei-2021
year: 2021
organization: {code: "762001", name: 张家口市残疾人联合会}
code: 13070021P00001
name: 残疾人机动轮椅车燃油补贴
budget: {amount_unit: 万元, total: 12, fiscal: 12}
overall_goal: 发放燃油补贴，方便残疾人出行。
indicators:
  - {category: output.quantity, name: 发放人数, target: ≥500人}
"""
RARE = (
    *("difflib", "jsonschema", "pgt.baseline", "pgt.document", "pgt.edit", "pgt.pairing", "pgt.profile"),
    *("pgt.refusal", "pgt.score"),
)
"""What only a file needs that is wrong in some way, is to be mended, or has results."""

KNOWN = (
    *(*RARE, "jsonschema_rs", "pgt.form", "pgt.model", "pgt.rules", "pgt.schema", "pgt.source", "wcwidth", "yaml"),
    *(
        "click",
        "dataclasses",
        "hashlib",
        "json",
        "pathspec",
        "pgt.diagnostics",
        "pgt.render",
        "pgt.workspace",
        "pickle",
    ),
)
"""What a file does not need that has not changed since it was checked."""


def loaded(names: tuple[str, ...], *arguments: str) -> str:
    """Return which of the modules *names* are there after `pgt` has run with *arguments*."""
    code = (
        "import sys\n"
        "from pgt.__main__ import main\n"
        "try:\n    main()\n"
        f"finally:\n    print([name for name in {names} if name in sys.modules])"
    )
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.splitlines()[-1]


def test_one_table_is_checked_without_what_only_others_need(tmp_path: Path) -> None:
    table = tmp_path / "one.pgt.yaml"
    table.write_text(CLEAN, encoding="utf-8")
    assert loaded(RARE, "validate", "--no-cache", "--format", "concise", str(table)) == "[]"


def test_table_without_a_form_is_checked_without_the_machinery_of_forms(tmp_path: Path) -> None:
    table = tmp_path / "one.pgt.yaml"
    table.write_text(CLEAN.replace("form: hebei-2021\n", ""), encoding="utf-8")
    forms = ("pgt.form", "pgt.forms", "pgt.grid")
    assert loaded(forms, "validate", "--no-cache", "--format", "concise", str(table)) == "[]"


def test_table_that_has_not_changed_is_not_even_read(tmp_path: Path) -> None:
    table = tmp_path / "one.pgt.yaml"
    table.write_text(CLEAN, encoding="utf-8")
    time.sleep(max(0, table.stat().st_ctime + 2.1 - time.time()))  # what was written a moment ago is not remembered
    first = loaded(KNOWN, "validate", "--format", "concise", str(table))
    assert "yaml" in first
    assert loaded(KNOWN, "validate", "--format", "concise", str(table)) == "[]"


def test_formats_are_named_without_their_renderers() -> None:
    assert set(validate.FORMATS) == set(RENDERERS)


def test_an_interrupt_while_the_program_is_imported_ends_it_without_a_word() -> None:
    code = (
        "import sys\n"
        "class Interrupting:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'click':\n            raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Interrupting())\n"
        "from pgt.__main__ import main\n"
        "main()\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout, run.stderr) == (130, "", "")
