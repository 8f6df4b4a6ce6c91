"""Tables of cells that span, as markup has them: rows of cells, each with spans, become a grid.

What belongs here: what web pages and Word files share. What does not: their elements.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pipeline.extract.marks import split_marks
from pipeline.model import Cell, Place, Table

_WIDEST = 1000
_SLACK = 150
_NUMBER = re.compile(r"[<>≤≥£(]*\s*\d[\d,. ]*%?\)?[*†‡]*|-|–|—|\*+|nil|n/a", re.IGNORECASE)
_LONG_TEXT = 400


@dataclass(frozen=True, slots=True)
class MarkupCell:
    """A cell in its row. `row_span` 0 reaches to the last row; `col` says where it begins, else it is the next free place."""

    text: str
    row_span: int = 1
    col_span: int = 1
    marks: tuple[str, ...] = ()
    struck: bool = False
    bold: bool = False
    col: int | None = None


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
            if entry.col is not None:
                col = entry.col
            while (row, col) in taken:
                col += 1
            rows_down = len(rows) - row if entry.row_span == 0 else max(1, min(entry.row_span, len(rows) - row))
            if col >= _WIDEST:
                break
            widest = max(1, min(entry.col_span, _WIDEST - col))
            across = next((n for n in range(1, widest) if (row, col + n) in taken), widest)
            taken.update((r, c) for r in range(row, row + rows_down) for c in range(col, col + across))
            cells.append(_cell(entry, row, col, (rows_down, across), number))
            col += across
    return Table(0, tuple(_complete(_squeezed(cells), number)), Place(ref=f"table {number}"), "markup")


def edge_columns(edges: Iterable[int]) -> dict[int, int]:
    """The column that begins at each edge, where cells are given by their edges in twips.

    Edges that hardly differ are one: people draw borders by hand, row by row.
    """
    columns: dict[int, int] = {}
    first = None
    ordered = sorted(set(edges))
    width = (ordered[-1] - ordered[0]) / (len(ordered) - 1) if len(ordered) > 1 else 0
    for edge in ordered:
        if first is None or edge - first > min(_SLACK, width / 3):
            first = edge
            columns[edge] = len(set(columns.values()))
        else:
            columns[edge] = columns[first]
    return columns


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


def _squeezed(cells: Sequence[Cell]) -> list[Cell]:
    """The cells without the columns in which none of them begins."""
    used = sorted({cell.col for cell in cells})
    if used == list(range(len(used))) and all(cell.col + cell.col_span <= len(used) for cell in cells):
        return list(cells)
    return [
        replace(
            cell,
            col=bisect_left(used, cell.col),
            col_span=bisect_left(used, cell.col + cell.col_span) - bisect_left(used, cell.col),
        )
        for cell in cells
    ]


def _complete(cells: Sequence[Cell], number: int) -> list[Cell]:
    """The cells, with a blank one wherever a short row leaves the grid open."""
    n_rows = max((cell.row + cell.row_span for cell in cells), default=0)
    n_cols = max((cell.col + cell.col_span for cell in cells), default=0)
    taken = {
        (row, col)
        for cell in cells
        for row in range(cell.row, cell.row + cell.row_span)
        for col in range(cell.col, cell.col + cell.col_span)
    }
    holes = [(r, c) for r in range(n_rows) for c in range(n_cols) if (r, c) not in taken]
    blanks = [_cell(MarkupCell(""), row, col, (1, 1), number) for row, col in holes]
    return sorted((*cells, *blanks), key=lambda cell: (cell.row, cell.col))
