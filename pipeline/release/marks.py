"""What a picture of evidence points at, and what both kinds of pictures share.

What belongs here: the marks, finding them in a table, which rows and columns around them tell what they mean, and
letters and colours. What does not: any drawing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PIL import ImageFont

from pipeline.model import Cell, Document, Place, Table

COLOURS: Mapping[str, str] = {
    "value": "#c0172f",
    "addend": "#d9730d",
    "total": "#1d6fb8",
    "witness": "#2b8a3e",
    "conflict": "#8a2be2",
}
Font = ImageFont.FreeTypeFont | ImageFont.ImageFont

_HEAD_ROWS, _ROWS_AROUND = 3, 3
_HEAD_COLUMNS, _COLUMNS_AROUND = 2, 4
_A1 = re.compile(r"([A-Z]{1,3})(\d+)")


@dataclass(frozen=True, slots=True)
class Mark:
    """A place to box, and the part it plays (`value`, `addend`, `total`, `witness`, `conflict`).

    `table`, `row` and `col` are None for prose; `headers` are the words that told what the number means.
    """

    place: Place
    role: str = "value"
    table: int | None = None
    row: int | None = None
    col: int | None = None
    headers: tuple[str, ...] = ()


class EvidenceError(Exception):
    """There is no such place in the file, or it may not be shown; the message says so."""


def table_of(document: Document, mark: Mark) -> Table | None:
    """The table that a mark stands in; None for prose. Raises EvidenceError where it names a table that is not there."""
    if mark.table is not None:
        found = next((table for table in document.tables if table.index == mark.table), None)
        if found is None:
            raise EvidenceError(f"There is no table {mark.table + 1} in this file.")
        return found
    return next((t for t in document.tables if any(cell.place == mark.place for cell in t.cells)), None)


def spots(table: Table, mark: Mark) -> list[Cell]:
    """The cells of a table that a mark means: one, or the first and last of a range."""
    if mark.table not in {None, table.index}:
        return []
    ends = (mark.place.ref or "").split(":")
    if len(ends) == 2:
        ranged = [cell for cell in table.cells if cell.place.ref in ends]
        if ranged:
            return ranged
    named = [cell for cell in table.cells if (cell.row, cell.col) == (mark.row, mark.col)]
    return named or [cell for cell in table.cells if cell.place == mark.place]


def heading_rows(table: Table, marks: Iterable[Mark]) -> list[int]:
    """The rows that tell what the marks mean: the first, and those of their headings."""
    wanted = set(range(_HEAD_ROWS))
    for mark in marks:
        for cell in spots(table, mark):
            wanted |= {heading.row for heading in _headings(table, mark, cell)}
    return sorted(wanted & set(range(table.n_rows)))


def rows_around(table: Table, marks: Sequence[Mark]) -> list[int]:
    """The same, and the rows next to the marks."""
    near = {
        row for m in marks for c in spots(table, m) for row in range(c.row - _ROWS_AROUND, c.row + _ROWS_AROUND + 1)
    }
    return sorted({*heading_rows(table, marks), *(near & set(range(table.n_rows)))})


def columns_around(table: Table, marks: Iterable[Mark]) -> list[int]:
    """The columns that tell what the marks mean, and those next to them."""
    wanted = set(range(_HEAD_COLUMNS))
    for mark in marks:
        for cell in spots(table, mark):
            wanted |= {*range(cell.col - _COLUMNS_AROUND, cell.col + _COLUMNS_AROUND + 1)}
            wanted |= {heading.col for heading in _headings(table, mark, cell)}
    return sorted(wanted & set(range(table.n_cols)))


def _headings(table: Table, mark: Mark, cell: Cell) -> Iterator[Cell]:
    """Cells above or to the left of a cell that hold one of the mark's headings."""
    texts = {" ".join(header.split()) for header in mark.headers}
    for other in table.cells:
        above = other.row < cell.row and other.col <= cell.col < other.col + other.col_span
        beside = other.col < cell.col and other.row <= cell.row < other.row + other.row_span
        if (above or beside) and " ".join(other.text.split()) in texts:
            yield other


def column_name(table: Table, col: int) -> str:
    """A column's letters in a sheet, its number elsewhere."""
    found = (_A1.fullmatch(_corner(cell)) for cell in table.cells if cell.col == col)
    return next((match[1] for match in found if match), str(col + 1))


def row_name(table: Table, row: int) -> str:
    """A row's number, as the sheet counts where it is one."""
    found = (_A1.fullmatch(_corner(cell)) for cell in table.cells if cell.row == row)
    return next((match[2] for match in found if match), str(row + 1))


def _corner(cell: Cell) -> str:
    """The reference of a cell, of a merged one that of its first."""
    return (cell.place.ref or "").split(":")[0]


def font(size: int) -> Font:
    """The letters of every picture, which come with the library that draws them."""
    return ImageFont.load_default(size)


def readable(text: str) -> str:
    """Text on one line, without what can't be drawn."""
    return "".join(letter if letter.isprintable() else " " for letter in " ".join(text.split()))


def gaps(numbers: Sequence[int]) -> set[int]:
    """Those of ascending `numbers` before which some are left out."""
    return {after for before, after in pairwise(numbers) if after != before + 1}
