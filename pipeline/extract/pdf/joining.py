"""Tables that run over pages made one.

What belongs here: when the table at the top of a page goes on from the one before, and what of it is a repeated
header. What does not: finding the parts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.extract.pdf.grid import Grid, GridCell, Span, is_figure

_ALIGNED = 8.0
_SHARE = 0.3
"""The middles of two parts' columns may differ by so many points, or this share of their width."""


@dataclass(frozen=True, slots=True)
class Part:
    """A table on one page. `last` says that no prose follows it on its page, `first` that none precedes it."""

    page: int
    grid: Grid
    first: bool
    last: bool


@dataclass(frozen=True, slots=True)
class JoinedTable:
    """A table and the page each of its cells stands on, rows counted through."""

    parts: tuple[Part, ...]
    cells: tuple[tuple[int, GridCell], ...]


def join_parts(parts: Sequence[Part]) -> list[JoinedTable]:
    """Parts in reading order, those that go on over a page break made one table."""
    groups: list[list[Part]] = []
    for part in parts:
        if groups and _goes_on(groups[-1][-1], part):
            groups[-1].append(part)
        else:
            groups.append([part])
    return [_joined(group) for group in groups]


def _goes_on(before: Part, after: Part) -> bool:
    if after.page != before.page + 1 or not (before.last and after.first):
        return False
    if len(before.grid.columns) != len(after.grid.columns) or before.grid.finder != after.grid.finder:
        return False
    return all(_is_same(a, b) for a, b in zip(before.grid.columns, after.grid.columns, strict=True))


def _is_same(one: Span, other: Span) -> bool:
    """Whether two columns stand over each other; those that only white space bounds differ by what is in them."""
    middles = (sum(one) / 2, sum(other) / 2)
    inside = one[0] < middles[1] < one[1] and other[0] < middles[0] < other[1]
    width = max(one[1] - one[0], other[1] - other[0])
    return inside and abs(middles[0] - middles[1]) <= max(_ALIGNED, _SHARE * width)


def _joined(group: Sequence[Part]) -> JoinedTable:
    cells: list[tuple[int, GridCell]] = [(group[0].page, cell) for cell in group[0].grid.cells]
    header = group[0].grid
    rows = header.n_rows
    for part in group[1:]:
        skip = _repeated_header(header, part.grid)
        below = [cell for cell in part.grid.cells if cell.row >= skip]
        if _is_broken_row([cell for _, cell in cells if cell.row == rows - 1], [c for c in below if c.row == skip]):
            ends = {cell.col: cell for cell in below if cell.row == skip and cell.words}
            cells = [(page, _completed(cell, ends) if cell.row == rows - 1 else cell) for page, cell in cells]
            skip += 1
        cells += [(part.page, replace(cell, row=cell.row - skip + rows)) for cell in below if cell.row >= skip]
        rows += part.grid.n_rows - skip
    return JoinedTable(tuple(group), tuple(cells))


def _is_broken_row(above: Sequence[GridCell], below: Sequence[GridCell]) -> bool:
    """Whether a row at the top of a page only goes on with what the last row of the page before began.

    It holds no figure, and each of its texts goes on in small letters from a cell that has begun.
    """
    begun = {cell.col: cell.text for cell in above}
    more = [cell for cell in below if cell.words]
    return bool(more) and all(
        not is_figure(cell.text) and cell.text[0].islower() and begun.get(cell.col, "") for cell in more
    )


def _completed(cell: GridCell, ends: dict[int, GridCell]) -> GridCell:
    """A cell with the end of its text from the next page; its place stays where it begins."""
    end = ends.get(cell.col)
    return cell if end is None else replace(cell, more=(*cell.more, end.words))


def _repeated_header(first: Grid, second: Grid) -> int:
    """How many rows at the top of `second` say the same as those at the top of `first`."""
    count = 0
    limit = min(first.n_rows, second.n_rows - 1)
    while count < limit and _row_texts(first, count) == _row_texts(second, count):
        count += 1
    return count


def _row_texts(grid: Grid, row: int) -> list[tuple[int, int, str]]:
    return [(cell.col, cell.col_span, " ".join(cell.text.split())) for cell in grid.cells if cell.row == row]
