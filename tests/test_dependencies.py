"""What pgt imports it declares: a lazy import fails only where nobody has the package by chance."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).parents[1]


def imported(path: Path) -> set[str]:
    """The top-level packages that a module imports, at whatever depth."""
    names = set()
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.partition(".")[0])
    return names


def test_every_imported_package_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    requirements = [*project["dependencies"], *extras["docx"], *extras["import"], *extras["lsp"]]
    declared = {re.split(r"[^\w.-]", requirement)[0].lower() for requirement in requirements}
    packages = set().union(*map(imported, (ROOT / "src" / "pgt").rglob("*.py"))) - sys.stdlib_module_names - {"pgt"}
    distributions = {name: packages_distributions().get(name, [name])[0].lower().replace("_", "-") for name in packages}
    assert {name for name, distribution in distributions.items() if distribution not in declared} == set()
    assert len(distributions) > 5
