"""The assignment problem, solved exactly: as many pairs as possible, and among those the cheapest."""

from __future__ import annotations

from collections.abc import Sequence

Costs = Sequence[Sequence[int | None]]
"""What it costs to pair row and column; None where the two cannot be paired. Costs are not negative."""

LARGEST = 150
"""Rows or columns up to which the answer is optimal. Beyond, the cheapest pairs are taken one by one: hundreds of parts
under one name are nothing that people write, and must not stop the program either."""


def assign(costs: Costs) -> list[tuple[int, int]]:
    """Return the pairs (row, column) of an optimal assignment, in the order of the rows."""
    rows, columns = len(costs), len(costs[0]) if costs else 0
    if not rows or not columns:
        return []
    if max(rows, columns) > LARGEST:
        return _cheapest_first(costs)
    if rows > columns:
        turned = [[costs[row][column] for row in range(rows)] for column in range(columns)]
        return sorted((row, column) for column, row in assign(turned))
    # No sum of possible pairs can reach the price of a single impossible one, so there are as few of those as can be.
    impossible = 1 + sum(max((cost for cost in row if cost is not None), default=0) for row in costs)
    full = [[impossible if cost is None else cost for cost in row] for row in costs]
    return [(row, column) for row, column in enumerate(_solve(full)) if costs[row][column] is not None]


def _cheapest_first(costs: Costs) -> list[tuple[int, int]]:
    pairs = sorted((cost, r, c) for r, row in enumerate(costs) for c, cost in enumerate(row) if cost is not None)
    rows: dict[int, int] = {}
    columns: set[int] = set()
    for _, row, column in pairs:
        if row not in rows and column not in columns:
            rows[row] = column
            columns.add(column)
    return sorted(rows.items())


def _solve(costs: Sequence[Sequence[int]]) -> list[int]:
    """Return the column of each row: the Hungarian method with potentials, which takes rows² × columns steps.

    Rows and columns are counted from 1; column 0 stands for the row that is being placed.
    """
    rows, columns = len(costs), len(costs[0])
    of_row, of_column = [0] * (rows + 1), [0] * (columns + 1)
    taken_by = [0] * (columns + 1)
    for row in range(1, rows + 1):
        taken_by[0] = row
        came_from = _augment(costs, row, of_row, of_column, taken_by)
        column = came_from.pop()
        while column:
            taken_by[column] = taken_by[came_from[column]]
            column = came_from[column]
    placed = [0] * rows
    for column in range(1, columns + 1):
        if taken_by[column]:
            placed[taken_by[column] - 1] = column - 1
    return placed


def _augment(
    costs: Sequence[Sequence[int]], row: int, of_row: list[int], of_column: list[int], taken_by: list[int]
) -> list[int]:
    """Find the cheapest way to a free column, adjusting the potentials.

    The result says for each column from which one it was reached, and as its last item which column is free.
    """
    columns = len(of_column) - 1
    far = sum(map(max, costs)) + sum(map(abs, of_row)) + sum(map(abs, of_column)) + 1
    least, came_from, used = [far] * (columns + 1), [0] * (columns + 1), [False] * (columns + 1)
    column = 0
    while taken_by[column]:
        used[column] = True
        row, step, nearest = taken_by[column], far, 0
        for other in range(1, columns + 1):
            if used[other]:
                continue
            reduced = costs[row - 1][other - 1] - of_row[row] - of_column[other]
            if reduced < least[other]:
                least[other], came_from[other] = reduced, column
            if least[other] < step:
                step, nearest = least[other], other
        for other in range(columns + 1):
            if used[other]:
                of_row[taken_by[other]] += step
                of_column[other] -= step
            else:
                least[other] -= step
        column = nearest
    return [*came_from, column]
