"""Grids drawn in a terminal."""

from decimal import Decimal

from pgt.grid import Cell, Grid, Row
from pgt.render.drawing import draw


def test_what_would_act_on_a_terminal_is_written_out_and_keeps_its_room() -> None:
    grid = Grid((Decimal(10), Decimal(6)), (Row((Cell(0, "表\u202e名"), Cell(1, "a\tb"))),))
    assert (
        "\n" + draw(grid)
        == """
┌──────────┬──────┐
│表\\u202e名│a\\tb  │
└──────────┴──────┘
"""
    )
