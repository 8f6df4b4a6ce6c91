"""Drawings of what was read where there is no page to show: sheets, delimited files, mails, Word.

What belongs here: a table as a grid with the letters and numbers of its rows and columns, and sentences between
their neighbours. What does not: which of them are shown (`marks`), or pages (`evidence`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PIL import Image, ImageDraw

from pipeline.model import Box, Cell, Document, Line, Table
from pipeline.release.marks import (
    COLOURS,
    EvidenceError,
    Font,
    Mark,
    column_name,
    columns_around,
    font,
    gaps,
    readable,
    row_name,
    rows_around,
    spots,
)

_LINE, _GAP, _GUTTER, _PAD = 26, 8, 60, 6
# The widest a column gets, in pixels, before its text is wrapped, and the most rows and columns of a drawing.
_WIDE, _MOST_ROWS, _MOST_COLUMNS = 420, 80, 24
_PROSE_WIDTH, _LINES_AROUND = 900, 2
_HEAD, _GRID, _DIM, _BAR = "#eceff1", "#b0b4b8", "#5f6368", "#9aa0a6"


class _Axis(NamedTuple):
    """Rows or columns: which are shown, and where each begins and ends, in pixels."""

    shown: Sequence[int]
    spans: dict[int, tuple[int, int]]

    @property
    def end(self) -> int:
        return max((end for _, end in self.spans.values()), default=0)

    def over(self, first: int, count: int) -> tuple[int, int] | None:
        """From where to where those from `first` reach, as far as they are shown."""
        own = [self.spans[n] for n in self.shown if first <= n < first + count]
        return (own[0][0], own[-1][1]) if own else None


def draw_table(table: Table, marks: Sequence[Mark]) -> Image.Image:
    """The rows and columns of a table around the marks."""
    text = font(15)
    shown = columns_around(table, marks)[:_MOST_COLUMNS]
    rows = rows_around(table, marks)[:_MOST_ROWS]
    if not any(cell.row in rows and cell.col in shown for cell in spots(table, marks[0])):
        raise EvidenceError(f"There is no {marks[0].place} in what was read of this file.")
    by_row = {row: [cell for cell in table.cells if cell.row == row] for row in rows}
    widths = {col: _width([c for own in by_row.values() for c in own], col, text) for col in shown}
    columns = _laid(shown, widths, _GUTTER)
    heights = {
        row: _PAD + max([_LINE - _PAD, *(20 * len(_wrapped(_shown(c), _room(c, columns), text)) for c in own)])
        for row, own in by_row.items()
    }
    lines = _laid(rows, heights, 2 * _LINE)
    image = Image.new("RGB", (max(columns.end + 10, 360), lines.end + 8), "white")
    draw = ImageDraw.Draw(image)
    draw.text((8, 5), f"Drawing of what was read: {readable(str(table.place))}", fill=_DIM, font=font(13))
    for col in shown:
        left, right = columns.spans[col]
        _box(draw, (left, _LINE, right, 2 * _LINE), [column_name(table, col)], text, _HEAD)
    for row in rows:
        top, bottom = lines.spans[row]
        _box(draw, (0, top, _GUTTER, bottom), [row_name(table, row)], text, _HEAD)
    for own in by_row.values():
        for cell in own:
            edges = _edges(cell, columns, lines)
            if edges is not None:
                _box(draw, edges, _wrapped(_shown(cell), _room(cell, columns), text), text)
    for row in gaps(rows):
        draw.rectangle((0, lines.spans[row][0] - _GAP, columns.end, lines.spans[row][0] - 1), fill=_BAR)
    for col in gaps(shown):
        draw.rectangle((columns.spans[col][0] - _GAP, _LINE, columns.spans[col][0] - 1, lines.end), fill=_BAR)
    for mark in reversed(marks):
        for cell in spots(table, mark):
            edges = _edges(cell, columns, lines)
            if edges is not None:
                draw.rectangle(edges, outline=COLOURS[mark.role], width=3)
    return image


def _laid(numbers: Sequence[int], sizes: dict[int, int], start: int) -> _Axis:
    spans: dict[int, tuple[int, int]] = {}
    after_gap = gaps(numbers)
    for n in numbers:
        start += _GAP if n in after_gap else 0
        spans[n] = (start, start + sizes[n])
        start += sizes[n]
    return _Axis(numbers, spans)


def _edges(cell: Cell, columns: _Axis, lines: _Axis) -> Box | None:
    across, down = columns.over(cell.col, cell.col_span), lines.over(cell.row, cell.row_span)
    return None if across is None or down is None else (across[0], down[0], across[1], down[1])


def _room(cell: Cell, columns: _Axis) -> int:
    across = columns.over(cell.col, cell.col_span)
    return across[1] - across[0] - 2 * _PAD if across else _WIDE


def _width(cells: Sequence[Cell], col: int, text: Font) -> int:
    lengths = [text.getlength(_shown(c)) for c in cells if c.col == col and c.col_span == 1]
    return int(min(max([50.0, *lengths]), _WIDE)) + 2 * _PAD + 2


def _shown(cell: Cell) -> str:
    return readable(cell.text)


def _box(draw: ImageDraw.ImageDraw, edges: Box, lines: Sequence[str], text: Font, fill: str = "white") -> None:
    draw.rectangle(edges, outline=_GRID, fill=fill)
    for n, line in enumerate(lines):
        draw.text((edges[0] + _PAD, edges[1] + 4 + 20 * n), line, fill="black", font=text)


# ---------------------------------------------------------------- prose


def draw_prose(document: Document, marks: Sequence[Mark]) -> Image.Image:
    """The sentences that the marks stand in, between their neighbours."""
    lines = [block for block in document.blocks if isinstance(block, Line)]
    roles = {mark.place: mark.role for mark in reversed(marks)}
    at = {i for i, line in enumerate(lines) if line.place in roles}
    if not at:
        raise EvidenceError(f"There is no {marks[0].place} in what was read of this file.")
    wanted = sorted({n for i in at for n in range(i - _LINES_AROUND, i + _LINES_AROUND + 1)} & set(range(len(lines))))
    text = font(15)
    wrapped = {n: _wrapped(readable(lines[n].text), _PROSE_WIDTH - 40, text) for n in wanted}
    axis = _laid(wanted, {n: 22 * len(parts) + _PAD for n, parts in wrapped.items()}, _LINE)
    image = Image.new("RGB", (_PROSE_WIDTH, axis.end + 8), "white")
    draw = ImageDraw.Draw(image)
    draw.text((8, 5), f"Drawing of what was read: {readable(str(marks[0].place))}", fill=_DIM, font=font(13))
    for n, parts in wrapped.items():
        top, bottom = axis.spans[n]
        for i, part in enumerate(parts):
            draw.text((14, top + 3 + 22 * i), part, fill="black", font=text)
        if n in at:
            edges = (4, top, _PROSE_WIDTH - 4, bottom)
            draw.rectangle(edges, outline=COLOURS[roles[lines[n].place]], width=3)
    for n in gaps(wanted):
        draw.rectangle((0, axis.spans[n][0] - _GAP, _PROSE_WIDTH, axis.spans[n][0] - 1), fill=_BAR)
    return image


def _wrapped(words: str, room: float, text: Font) -> list[str]:
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and text.getlength(longer) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
