"""Where schema/ and templates/ are found."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

from pgt import resources

ROOT = Path(__file__).parents[1]


def test_a_checkout_reads_its_own_folders() -> None:
    assert resources.root() == ROOT


def test_schema_is_read_by_its_file_name() -> None:
    assert json.loads(resources.schema("pgt-1.schema.json"))["$schema"] == "http://json-schema.org/draft-07/schema#"


def test_template_is_a_path_below_templates() -> None:
    assert resources.template("forms", "hebei-2020.yaml") == ROOT / "templates" / "forms" / "hebei-2020.yaml"


def test_templates_are_listed_by_name_in_order() -> None:
    names = resources.list_templates("forms", ".yaml")
    assert names == tuple(sorted(path.stem for path in (ROOT / "templates" / "forms").iterdir()))
    assert "hebei-2021" in names


def test_a_zipped_package_reads_what_lies_inside_it(tmp_path: Path) -> None:
    archive = tmp_path / "pgt.zip"
    with zipfile.ZipFile(archive, "w") as package:
        for module in ("__init__", "resources"):
            package.write(ROOT / "src" / "pgt" / f"{module}.py", f"pgt/{module}.py")
        package.writestr("pgt/_data/schema/one.json", "{}")
        package.writestr("pgt/_data/templates/forms/b.yaml", "")
        package.writestr("pgt/_data/templates/forms/a.yaml", "")
    code = "from pgt import resources as r; print(r.schema('one.json'), r.list_templates('forms', '.yaml'))"
    environment = {**os.environ, "PYTHONPATH": str(archive)}
    run = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert run.stdout == "b'{}' ('a', 'b')\n"
