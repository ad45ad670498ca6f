"""A grid as lines of text, one a row: what git compares when a workbook changes."""

from __future__ import annotations

from pgt.grid import Grid


def lines(grid: Grid) -> str:
    """Return a heading with the grid's name, and for each row its texts with tabs between them."""
    heading = [f"== {grid.name} =="] if grid.name else []
    rows = ("\t".join(" ".join(cell.shown.split()) for cell in row.cells if cell.shown) for row in grid.rows)
    return "\n".join([*heading, *(row for row in rows if row)]) + "\n"
