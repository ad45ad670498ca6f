"""Draws every form with a table on it: a workbook, printed by LibreOffice, as pictures of its pages; and their list.

Wants `soffice` and `pdftoppm` (poppler). The pictures differ from those of Excel in the fonts alone.
"""
# ruff: noqa: INP001, S603, S607, T201 -- a script that runs the programs it finds, and prints what hinders it

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from pgt import form, forms, load, profile, workspace
from pgt.grid import Grid
from pgt.model import Table
from pgt.render import xlsx

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
INVENTED = HERE / "invented"
SHOWN = {
    "hebei-2020": "shanhaiguan-2020/2020/762002/1-残疾人精准康复经费.pgt.yaml",
    "hebei-2021": "zhangjiakou-2021/2021/762001/01-2021年中央残疾人事业发展补助资金.pgt.yaml",
    "hunan-department-selfeval": "nanyue-2020/2020/衡阳市南岳区残疾人联合会/部门整体支出绩效自评.pgt.yaml",
    "qinghai-county": "qilian-2023/2023/504001/1-残疾人康复工作经费.pgt.yaml",
    "qinghai-project": "qilian-2023/2023/504001/1-残疾人康复工作经费.pgt.yaml",
    "tianjin-department": "tianjin-2023/2023/天津市残疾人联合会/整体支出绩效目标.pgt.yaml",
}
"""The published table that is shown on a form; the others are shown with an invented one."""

HEAD = """\
# 表样一览

每张表样印出来的样子，由 `make gallery` 用 LibreOffice 打印工作簿得来；换成 Excel 或 WPS，差别只在字体。
标“虚构”的表是编出来看版面的，在 [`invented/`](invented)；标“公开”的都是真表，在 [`examples/`](../../examples)。
超过两页的只放前两页。

> **In English.** What each form looks like in print. `make gallery` makes these pictures with LibreOffice. Tables
> marked 虚构 are invented to show the form; those marked 公开 were published.
"""

PAGES = 2
"""How many pages of a form are shown."""
RESOLUTION = 70
MOST_BYTES = 150_000


def main() -> int:
    """Draw the forms that are named, or all of them."""
    for tool in ("soffice", "pdftoppm"):
        if shutil.which(tool) is None:
            print(f"{tool} is not here: no pictures are made", file=sys.stderr)
            return 1
    names = sys.argv[1:] or list(form.built_in())
    with tempfile.TemporaryDirectory() as folder:
        for name in names:
            (Path(folder) / f"{name}.xlsx").write_bytes(xlsx.render([grid_of(name)]))
        _print(Path(folder))
        for name in names:
            for old in HERE.glob(f"{name}-[0-9].png"):
                old.unlink()
            _draw(Path(folder) / f"{name}.pdf", HERE / name)
    (HERE / "README.md").write_text(page(), encoding="utf-8")
    large = [path.name for path in HERE.glob("*.png") if path.stat().st_size > MOST_BYTES]
    if large:
        print(f"larger than {MOST_BYTES} bytes: {', '.join(large)}", file=sys.stderr)
    return int(bool(large))


def grid_of(form_id: str) -> Grid:
    """Return the form *form_id* with the table on it that the gallery shows."""
    found = form.find(form_id).definition
    if found is None:
        raise SystemExit(f"there is no form {form_id}")
    if found.collection:
        paths = sorted((ROOT / "examples" / Path(SHOWN[form_id]).parts[0]).rglob("*.pgt.yaml"))
        return forms.collect(found, [_table(path) for path in paths])
    points = profile.find(found.profile).definition if found.profile else None
    return forms.fill(found, _table(shown(form_id)), points)


def shown(form_id: str) -> Path:
    """Return the file of the table that the gallery shows on *form_id*."""
    if form_id in SHOWN:
        return ROOT / "examples" / SHOWN[form_id]
    return INVENTED / f"{form_id}.pgt.yaml"


def page() -> str:
    """Return the page that shows the pictures."""
    return HEAD + "".join(_section(form_id) for form_id in form.built_in())


def _section(form_id: str) -> str:
    found, path = form.find(form_id).definition, shown(form_id)
    if found is None:
        raise SystemExit(f"{form_id} is wrong")
    link = f"[`{path.name}`]({Path(os.path.relpath(path, HERE)).as_posix()})"
    kind = "虚构" if INVENTED in path.parents else "公开"
    pictures = sorted(HERE.glob(f"{form_id}-[0-9].png"))
    shows = "\n\n".join(f"![{found.name}，第 {one.stem[-1]} 页]({one.name})" for one in pictures)
    return f"\n## `{form_id}`\n\n{found.name}。{kind}：{link}\n\n{shows}\n"


def _table(path: Path) -> Table:
    settings, _ = workspace.settings_of(path.parent)
    table = load.load(path, settings).table
    if table is None:
        raise SystemExit(f"{path} is no table")
    return table


def _print(folder: Path) -> None:
    """Let LibreOffice print all workbooks in *folder*, with a profile of its own that touches nobody's settings."""
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            folder,
            *sorted(folder.glob("*.xlsx")),
        ],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _draw(pdf: Path, picture: Path) -> None:
    subprocess.run(
        ["pdftoppm", "-png", "-gray", "-r", str(RESOLUTION), "-l", str(PAGES), pdf, picture],
        check=True,
    )


if __name__ == "__main__":
    sys.exit(main())
