"""Tables that run on over scanned pages made one.

What belongs here: when the table at the top of a page goes on from the one at the foot of the page before, and whether
its headings are said again. What does not: finding the parts. A part with headings of its own is never joined: numbers
under the wrong heading would be wrong without anyone noticing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.extract.scan.reading import is_number
from pipeline.model import Cell, Line, Table

_APART = 9.0  # points by which the edges of a column may differ from page to page, once the tables' left edges agree
_FURNITURE = 4  # words; a shorter line at the edge of a page is its number
_YEARS = range(1990, 2100)  # numbers that head columns


def joined(pages: Iterable[Sequence[Line | Table]]) -> list[Line | Table]:
    """The blocks of consecutive scanned pages, each table once even where it runs on over several."""
    out: list[Line | Table] = []
    for page in pages:
        blocks = list(page)
        first = next((i for i, block in enumerate(blocks) if not _is_furniture(block)), None)
        last = next((i for i in reversed(range(len(out))) if not _is_furniture(out[i])), None)
        if first is not None and last is not None:
            above, below = out[last], blocks[first]
            if isinstance(above, Table) and isinstance(below, Table) and (skip := _goes_on(above, below)) is not None:
                out[last] = _with(above, below, skip)
                del blocks[first]
        out += blocks
    return out


def _is_furniture(block: Line | Table) -> bool:
    return isinstance(block, Line) and len(block.text.split()) < _FURNITURE


def _goes_on(above: Table, below: Table) -> int | None:
    """How many rows of `below` only repeat the headings, or None where it is another table."""
    pages = {cell.place.page for cell in above.cells}
    if below.place.page is None or below.place.page - 1 not in pages or above.n_cols != below.n_cols:
        return None
    one, other = _columns(above), _columns(below)
    if len(one) < 2 or len(one) != len(other) or any(abs(a - b) > _APART for a, b in zip(one, other, strict=True)):
        return None
    skip = 0
    while skip < below.n_rows - 1 and _row(below, skip) == _row(above, skip):
        skip += 1
    return skip if skip or _is_entry(below) else None


def _columns(table: Table) -> list[float]:
    """Where the columns start, from the left edge of the table, on average over the rows; empty on a page on its side."""
    starts: list[float] = []
    for col in range(table.n_cols):
        edges = [cell.place.box[0] for cell in table.cells if cell.col == col and cell.place.box]
        if not edges:
            return []
        starts.append(sum(edges) / len(edges))
    return [start - starts[0] for start in starts] if starts == sorted(starts) else []


def _row(table: Table, row: int) -> list[tuple[int, int, str]]:
    return [(cell.col, cell.col_span, cell.text) for cell in table.cells if cell.row == row]


def _is_entry(table: Table) -> bool:
    """Whether the first row is no heading: it has a label and counts, and not only years."""
    cells = [cell for cell in table.cells if cell.row == 0 and cell.text]
    counts = [cell.text for cell in cells if cell.col and is_number(cell.text)]
    years = all(text.isdigit() and int(text) in _YEARS for text in counts)
    return bool(cells) and cells[0].col == 0 and bool(counts) and not years


def _with(above: Table, below: Table, skip: int) -> Table:
    rows = above.n_rows
    more: tuple[Cell, ...] = tuple(
        replace(cell, row=cell.row - skip + rows) for cell in below.cells if cell.row >= skip
    )
    return replace(above, cells=(*above.cells, *more))
