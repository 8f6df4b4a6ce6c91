"""Headings that stand over several columns of a table without upright rules.

What belongs here: how far a heading reaches, told by a rule beneath it or by its being centred over the columns.
What does not: which lines are headings (`aligned`).
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.extract.pdf.drawn import Rule
from pipeline.extract.pdf.grid import GridCell, Span

_MOST_WAYS = 500
_CENTRED = 0.3
"""A heading is centred over columns when its middle is off theirs by no more than this share of a column."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column from edge to edge, and within it from where to where its figures stand."""

    left: float
    right: float
    ink: Span


def widened(
    cells: Sequence[GridCell], columns: Sequence[Column], headers: int, rules: Sequence[Rule]
) -> list[GridCell]:
    """The cells, those of the first `headers` rows but the last made as wide as the columns they stand over."""
    rows: dict[int, list[GridCell]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    for number in range(min(headers, len(rows) - 1)):
        rows[number] = _widened_row(rows[number], columns, rules)
    return [cell for number in sorted(rows) for cell in rows[number]]


def stands_over_columns(row: Sequence[GridCell], below: Sequence[GridCell], columns: Sequence[Column]) -> bool:
    """Whether a row of headings is centred over groups of columns, and not over the headings below it."""
    reach = _reach_by_middles(row, columns)
    own = {cell.col: sum(_ink(cell)) / 2 for cell in below if cell.words}
    wide = [cell for cell in row if cell.words and reach.get(cell.col, (0, 0))[1] > reach.get(cell.col, (0, 0))[0]]
    return bool(wide) and all(
        abs(sum(_ink(cell)) / 2 - own.get(cell.col, 0.0)) > 0.8 * cell.words[0].size for cell in wide
    )


def _widened_row(row: Sequence[GridCell], columns: Sequence[Column], rules: Sequence[Rule]) -> list[GridCell]:
    reach = _reach_by_rules(row, columns, rules) or _reach_by_middles(row, columns)
    if not reach:
        return list(row)
    filled = [cell for cell in row if cell.words]
    kept = []
    for cell in filled:
        first, last = reach.get(cell.col, (cell.col, cell.col + cell.col_span - 1))
        box = (columns[first].left, cell.box[1], columns[last].right, cell.box[3])
        kept.append(replace(cell, col=first, col_span=last - first + 1, box=box))
    covered = {c for cell in kept for c in range(cell.col, cell.col + cell.col_span)}
    kept += [cell for cell in row if not cell.words and cell.col not in covered]
    return sorted(kept, key=lambda cell: cell.col)


def _ink(cell: GridCell) -> Span:
    return (min(w.x0 for w in cell.words), max(w.x1 for w in cell.words))


def _reach_by_rules(
    row: Sequence[GridCell], columns: Sequence[Column], rules: Sequence[Rule]
) -> dict[int, tuple[int, int]]:
    """First and last column of each heading with a rule just beneath it that ends where its columns end."""
    reach = {}
    for cell in row:
        if not cell.words:
            continue
        left, right = _ink(cell)
        size = cell.words[0].size
        bottom = max(word.bottom for word in cell.words)
        for rule in rules:
            if not (
                bottom - 0.3 * size < rule.top < bottom + 0.8 * size and rule.x0 <= left + 2 and rule.x1 >= right - 2
            ):
                continue
            under = [i for i, c in enumerate(columns) if rule.x0 - 2 < (c.left + c.right) / 2 < rule.x1 + 2]
            if 1 < len(under) < len(columns) and under[0] <= cell.col <= under[-1]:
                reach[cell.col] = (under[0], under[-1])
    return reach if _apart(reach) else {}


def _apart(reach: dict[int, tuple[int, int]]) -> bool:
    ordered = sorted(reach.values())
    return all(a[1] < b[0] for a, b in itertools.pairwise(ordered))


def _reach_by_middles(row: Sequence[GridCell], columns: Sequence[Column]) -> dict[int, tuple[int, int]]:
    """First and last column of each heading, where sharing out the blank columns centres all headings.

    Of several ways to do so, the one that gives all headings as many columns, and then the one that leaves
    the fewest over, is most likely meant. A heading that lines up with its own column's figures is theirs.
    """
    headings = sorted((cell for cell in row if cell.words and cell.col > 0), key=lambda c: c.col)
    if not headings or len(headings) == len(columns) - 1:
        return {}
    width = (columns[-1].right - columns[0].left) / len(columns)
    best: tuple[tuple[bool, int, float], dict[int, tuple[int, int]]] | None = None
    for ways in _partitions(headings, len(columns)):
        placed = list(zip(headings, ways, strict=True))
        off = max(abs((columns[a].left + columns[b].right) / 2 - sum(_ink(cell)) / 2) for cell, (a, b) in placed)
        if off > _CENTRED * width or any(b > a and _lines_up(cell, columns[cell.col]) for cell, (a, b) in placed):
            continue
        sizes = [b - a for a, b in ways]
        rank = (len(set(sizes)) > 1, len(columns) - sum(sizes), off)
        if best is None or rank < best[0]:
            best = (rank, {cell.col: way for cell, way in placed})
    return best[1] if best else {}


def _lines_up(cell: GridCell, column: Column) -> bool:
    """Whether a heading starts, ends or is centred where its column's figures are."""
    left, right = _ink(cell)
    slack = 0.2 * cell.words[0].size
    return min(abs(left - column.ink[0]), abs(right - column.ink[1]), abs(left + right - sum(column.ink)) / 2) < slack


def _partitions(headings: Sequence[GridCell], end: int) -> list[list[tuple[int, int]]]:
    """All ways to share the columns around some headings among them without a gap, each keeping its own."""
    ways: list[list[tuple[int, int]]] = [[]]
    for index, cell in enumerate(headings):
        own = cell.col + cell.col_span - 1
        limit = headings[index + 1].col if index + 1 < len(headings) else end
        longer = []
        for way in ways[:_MOST_WAYS]:
            begins = [way[-1][1] + 1] if way else range(1, cell.col + 1)
            longer += [[*way, (begin, last)] for begin in begins if begin <= cell.col for last in range(own, limit)]
        ways = longer
    return ways
