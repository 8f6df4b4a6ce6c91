"""Tables of cells that span, as markup has them: rows of cells, each with spans, become a grid.

What belongs here: what web pages and Word files share. What does not: their elements.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.extract.marks import split_marks
from pipeline.model import Cell, Place, Table

_WIDEST = 1000
_NUMBER = re.compile(r"[<>≤≥£(]*\s*\d[\d,. ]*%?\)?[*†‡]*|-|–|—|\*+|nil|n/a", re.IGNORECASE)
_LONG_TEXT = 400


@dataclass(frozen=True, slots=True)
class MarkupCell:
    """A cell in its row. `row_span` 0 reaches to the last row; `skip` is how many columns stand empty before it."""

    text: str
    row_span: int = 1
    col_span: int = 1
    marks: tuple[str, ...] = ()
    struck: bool = False
    bold: bool = False
    skip: int = 0


def markup_table(rows: Sequence[Sequence[MarkupCell]], number: int) -> Table:
    """The table of `rows`, which is the file's `number`th (from 1); blank rows and columns stay in it.

    A row whose cells each hold the same number of lines, numbers among them, is that many rows.
    """
    rows = [part for row in rows for part in _unstacked(row)]
    taken: set[tuple[int, int]] = set()
    cells: list[Cell] = []
    for row, entries in enumerate(rows):
        col = 0
        for entry in entries:
            col += entry.skip
            while (row, col) in taken:
                col += 1
            rows_down = len(rows) - row if entry.row_span == 0 else max(1, min(entry.row_span, len(rows) - row))
            across = max(1, min(entry.col_span, _WIDEST - col))
            if col >= _WIDEST:
                break
            taken.update((r, c) for r in range(row, row + rows_down) for c in range(col, col + across))
            cells.append(_cell(entry, row, col, (rows_down, across), number))
            col += across
    return Table(0, tuple(_complete(cells, taken, number)), Place(ref=f"table {number}"), "markup")


def is_layout(rows: Sequence[Sequence[MarkupCell]]) -> bool:
    """Whether a table only places text on the page: one cell, or whole paragraphs in its cells."""
    entries = [entry for row in rows for entry in row if entry.text]
    return len(entries) < 2 or any(len(entry.text) > _LONG_TEXT for entry in entries)


def _unstacked(row: Sequence[MarkupCell]) -> Sequence[Sequence[MarkupCell]]:
    """Rows that were typed into one, line under line."""
    counts = {len(cell.text.split("\n")) for cell in row if cell.text}
    if len(counts) != 1 or counts == {1} or any(cell.row_span != 1 for cell in row):
        return [row]
    stacks = [cell.text.split("\n") for cell in row]
    if not any(
        cell.text and all(_NUMBER.fullmatch(line) for line in stack) for cell, stack in zip(row, stacks, strict=True)
    ):
        return [row]
    (height,) = counts
    return [
        [replace(cell, text=stack[i] if cell.text else "") for cell, stack in zip(row, stacks, strict=True)]
        for i in range(height)
    ]


def _cell(entry: MarkupCell, row: int, col: int, spans: tuple[int, int], number: int) -> Cell:
    text, marks = split_marks(entry.text)
    return Cell(
        row=row,
        col=col,
        text=text,
        place=Place(ref=f"table {number} row {row + 1} column {col + 1}"),
        row_span=spans[0],
        col_span=spans[1],
        kind="text" if text else "blank",
        marks=(*entry.marks, *marks),
        struck=entry.struck,
        bold=entry.bold,
    )


def _complete(cells: Sequence[Cell], taken: set[tuple[int, int]], number: int) -> list[Cell]:
    """The cells, with a blank one wherever a short row leaves the grid open."""
    n_rows = max((row + 1 for row, _ in taken), default=0)
    n_cols = max((col + 1 for _, col in taken), default=0)
    holes = [(r, c) for r in range(n_rows) for c in range(n_cols) if (r, c) not in taken]
    blanks = [_cell(MarkupCell(""), row, col, (1, 1), number) for row, col in holes]
    return sorted((*cells, *blanks), key=lambda cell: (cell.row, cell.col))
