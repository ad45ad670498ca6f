"""pgt as a user gets it: built, installed with nothing but its declared dependencies, and run far from the checkout."""

import os
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from pgt import __version__

pytestmark = pytest.mark.wheel

ROOT = Path(__file__).parents[1]
BIN = "Scripts" if os.name == "nt" else "bin"


def run(*command: str | Path, cwd: Path, expected: int = 0) -> str:
    """The standard output of a command; what it said goes into the failure when it exits otherwise than expected."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PGT_"))}
    environment |= {"PYTHONUTF8": "1", "PGT_LANG": "en"}
    done = subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, check=False, encoding="utf-8", stdin=subprocess.DEVNULL
    )
    assert done.returncode == expected, f"{command} exited {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@dataclass(frozen=True, slots=True)
class Installed:
    """An environment of its own, and a folder elsewhere with a copy of the examples."""

    environment: Path
    folder: Path

    def pgt(self, *arguments: str, expected: int = 0) -> str:
        return run(self.environment / BIN / "pgt", *arguments, cwd=self.folder, expected=expected)

    def resources(self) -> Path:
        code = "from pgt import resources; print(resources.root())"
        return Path(run(self.environment / BIN / "python", "-c", code, cwd=self.folder).strip())


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sdist")
    run(sys.executable, "-m", "build", "--sdist", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    return folder / f"pgt-{__version__}.tar.gz"


@pytest.fixture(scope="module")
def unpacked(sdist: Path) -> Path:
    with tarfile.open(sdist) as archive:
        archive.extractall(sdist.parent, filter="data")
    return sdist.parent / f"pgt-{__version__}"


@pytest.fixture(scope="module")
def wheel(unpacked: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, unpacked, cwd=folder)
    return folder / f"pgt-{__version__}-py3-none-any.whl"


def install(target: Path, folder: Path, *options: str) -> Installed:
    """`pip install` into an empty environment, as its user would, but without waiting for a pip of its own."""
    environment = folder / "environment"
    venv.create(environment, symlinks=os.name != "nt", with_pip=False)
    python = environment / BIN / "python"
    run(sys.executable, "-m", "pip", "--python", python, "install", "--quiet", *options, target, cwd=folder)
    # A repository, as users keep their tables in one: it has to be read with what is installed here.
    elsewhere = folder / "预算 2021"
    shutil.copytree(ROOT / "examples", elsewhere / "examples")
    (elsewhere / ".git").mkdir()
    (elsewhere / ".gitignore").write_text("out/\n", encoding="utf-8")
    return Installed(environment, elsewhere)


def files(root: Path, *folders: str) -> set[str]:
    """The files below the folders, relative to the root, without caches."""
    return {
        path.relative_to(root).as_posix()
        for folder in folders
        for path in (root / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_sdist_holds_all_that_is_needed_to_build_and_to_test(unpacked: Path) -> None:
    folders = ("src", "schema", "templates", "examples", "tests")
    assert files(unpacked, *folders) == files(ROOT, *folders)


def test_the_wheel_holds_the_package_the_schema_and_the_templates(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    package = {name.removeprefix("src/") for name in files(ROOT, "src/pgt")}
    assert names == package | {f"pgt/_data/{name}" for name in files(ROOT, "schema", "templates")}


def examples_run(installed: Installed) -> None:
    """The walk through `make demo`, checked."""
    assert installed.pgt("--version").split()[-1] == __version__
    assert "zhangjiakou-2021" in installed.pgt("validate", "examples", "--format", "concise", expected=1)
    assert "1501.63" in installed.pgt("sum", "examples/zhangjiakou-2021")
    installed.pgt("export-xlsx", "examples/zhangjiakou-2021", "-o", "zhangjiakou.xlsx")
    assert zipfile.is_zipfile(installed.folder / "zhangjiakou.xlsx")


def test_a_wheel_runs_the_examples(wheel: Path, tmp_path: Path) -> None:
    installed = install(wheel, tmp_path)
    assert installed.resources().parts[-2:] == ("pgt", "_data")
    examples_run(installed)


def test_pip_install_of_a_folder_runs_the_examples(unpacked: Path, tmp_path: Path) -> None:
    installed = install(unpacked, tmp_path)
    assert installed.resources().parts[-2:] == ("pgt", "_data")
    examples_run(installed)


def test_an_editable_install_runs_the_examples_from_its_checkout(unpacked: Path, tmp_path: Path) -> None:
    installed = install(unpacked, tmp_path, "--editable")
    assert installed.resources() == unpacked
    examples_run(installed)
