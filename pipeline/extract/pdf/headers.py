"""Headings that stand over several columns of a table without upright rules.

What belongs here: how far a heading reaches, told by a rule beneath it or by its being centred over the columns.
What does not: which lines are headings (`aligned`).
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median, pstdev

from pipeline.extract.pdf.drawn import Rule
from pipeline.extract.pdf.grid import GridCell, Span

_FEWEST_COLUMNS = 3
_EXACT = 0.08
_LINED_UP = 0.2
_MOST_WAYS = 500
_CENTRED = 0.25
"""A heading is centred over columns when its middle is off theirs by no more than this share of a column."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column from edge to edge, and the height line that its figures share: `align` is left, right or centre."""

    left: float
    right: float
    align: str
    at: float


def aligned_column(edges: Span, pieces: Sequence[Span]) -> Column:
    """The column between two edges, with the alignment that the pieces of text in it keep best."""
    sides = {
        "left": [left for left, _ in pieces],
        "right": [right for _, right in pieces],
        "centre": [(left + right) / 2 for left, right in pieces],
    }
    if not pieces:
        return Column(*edges, "centre", sum(edges) / 2)
    align = min(sides, key=lambda side: pstdev(sides[side]))
    return Column(*edges, align, median(sides[align]))


def widened(
    cells: Sequence[GridCell], columns: Sequence[Column], headers: int, rules: Sequence[Rule]
) -> list[GridCell]:
    """The cells, those of the first `headers` rows made as wide as the columns they stand over."""
    rows: dict[int, list[GridCell]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    # From the lowest up, since what a heading may stand over depends on how wide the ones below it are.
    for number in reversed(range(min(headers, len(rows) - 1))):
        reach = _reach_by_rules(rows[number], columns, rules)
        if not reach and number + 1 < headers:
            reach = _reach_by_middles(rows[number], rows[number + 1], columns)
        rows[number] = _widened_row(rows[number], columns, reach) if reach else rows[number]
    return [cell for number in sorted(rows) for cell in rows[number]]


def stands_over_columns(row: Sequence[GridCell], below: Sequence[GridCell], columns: Sequence[Column]) -> bool:
    """Whether a row of headings is centred over groups of columns, and not over the headings below it."""
    reach = _reach_by_middles(row, below, columns)
    own = {cell.col: sum(_ink(cell)) / 2 for cell in reversed(below) if cell.words}
    wide = [cell for cell in row if cell.words and reach.get(cell.col, (0, 0))[1] > reach.get(cell.col, (0, 0))[0]]
    return bool(wide) and all(
        (reach[cell.col][1] - reach[cell.col][0]) % 2 == 0
        or abs(sum(_ink(cell)) / 2 - own.get(cell.col, 0.0)) > 0.8 * cell.words[0].size
        for cell in wide
    )


def _widened_row(
    row: Sequence[GridCell], columns: Sequence[Column], reach: dict[int, tuple[int, int]]
) -> list[GridCell]:
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


def _reach_by_middles(
    row: Sequence[GridCell], below: Sequence[GridCell], columns: Sequence[Column]
) -> dict[int, tuple[int, int]]:
    """First and last column of each heading, where sharing out the blank columns centres all headings.

    Each column so gained has something below. A heading that lines up with its own column's figures is theirs;
    all others stand over as many columns. Of several ways to do so, the one that leaves the fewest columns over is
    most likely meant.
    """
    headings = sorted((cell for cell in row if cell.words and cell.col > 0), key=lambda c: c.col)
    if not headings or len(headings) == len(columns) - 1 or _is_wrapped(headings, columns):
        return {}
    pitch = _pitch(columns)
    filled = {c for cell in below if cell.words for c in range(cell.col, cell.col + cell.col_span)}
    best: tuple[tuple[int, float], dict[int, tuple[int, int]]] | None = None
    for ways in _partitions(headings, len(columns)):
        placed = list(zip(headings, ways, strict=True))
        sizes = {b - a for a, b in ways if b > a}
        if len(sizes) != 1 or any(_is_stray(cell, way, columns, pitch) for cell, way in placed):
            continue
        if any(b > a and not filled.issuperset(range(a, b + 1)) for a, b in ways):
            continue
        off = max(abs(_middle(columns, a, b, pitch) - sum(_ink(cell)) / 2) for cell, (a, b) in placed)
        rank = (len(columns) - sum(b - a + 1 for a, b in ways), off)
        wide = [cell for cell, (a, b) in placed if b > a]
        if len(wide) == 1 and _width(wide[0]) < pitch and _has_own(wide[0], below, columns):
            # One narrow heading in the middle may as well be the beginning of that column's own.
            continue
        if off <= _CENTRED * pitch and (best is None or rank < best[0]):
            best = (rank, {cell.col: way for cell, way in placed})
    return best[1] if best else {}


def _is_stray(cell: GridCell, way: tuple[int, int], columns: Sequence[Column], pitch: float) -> bool:
    """Whether a heading of one column doesn't line up with it, or one of several lines up with its own alone.

    What is centred over several columns may by chance end where its own column's figures do.
    """
    lined_up = _lines_up(cell, columns[cell.col])
    if way[1] == way[0]:
        return not lined_up
    return lined_up and abs(_middle(columns, *way, pitch) - sum(_ink(cell)) / 2) > _EXACT * pitch


def _is_wrapped(headings: Sequence[GridCell], columns: Sequence[Column]) -> bool:
    """Whether headings only begin what the line below ends: each of several starts or ends where its figures do."""
    return len(headings) > 1 and all(
        columns[cell.col].align != "centre" and _lines_up(cell, columns[cell.col], _EXACT) for cell in headings
    )


def _has_own(cell: GridCell, below: Sequence[GridCell], columns: Sequence[Column]) -> bool:
    """Whether a heading lines up with its own column's figures, or with the heading below it."""
    left, right = _ink(cell)
    under = next((_ink(other) for other in below if other.words and other.col == cell.col), None)
    if under is None or _lines_up(cell, columns[cell.col]):
        return True
    slack = _LINED_UP * cell.words[0].size
    return min(abs(left - under[0]), abs(right - under[1]), abs(left + right - sum(under)) / 2) < slack


def _width(cell: GridCell) -> float:
    left, right = _ink(cell)
    return right - left


def _pitch(columns: Sequence[Column]) -> float:
    """How far apart the columns of figures stand."""
    if len(columns) < _FEWEST_COLUMNS:
        return columns[-1].right - columns[-1].left
    return median(b.at - a.at for a, b in pairwise(columns[1:]))


def _middle(columns: Sequence[Column], first: int, last: int, pitch: float) -> float:
    """The middle of some columns, be their figures left, right or centred."""
    return (_reach_of(columns, first, pitch)[0] + _reach_of(columns, last, pitch)[1]) / 2


def _reach_of(columns: Sequence[Column], index: int, pitch: float) -> Span:
    """From where to where a column of figures reaches: to what its neighbour lines up at, where both do so alike."""
    column = columns[index]
    if column.align == "right":
        before = columns[index - 1]
        alike = index > 1 and before.align == "right"
        return (before.at if alike else column.at - pitch, column.at)
    if column.align == "left":
        after = columns[index + 1] if index + 1 < len(columns) else None
        return (column.at, after.at if after and after.align == "left" else column.at + pitch)
    return (column.at - pitch / 2, column.at + pitch / 2)


def _lines_up(cell: GridCell, column: Column, slack: float = _LINED_UP) -> bool:
    """Whether a heading starts, ends or is centred where its column's figures do or are, give or take `slack` sizes."""
    left, right = _ink(cell)
    own = {"left": left, "right": right, "centre": (left + right) / 2}[column.align]
    return abs(own - column.at) < slack * cell.words[0].size


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
