"""Tables without upright rules: told by white bands between words that line up, with level rules as a help.

What belongs here: where such a table begins and ends, its columns, headers and rows, and what is only prose in
columns. What does not: tables whose cells are drawn (`ruled`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from pipeline.extract.pdf.grid import (
    Grid,
    GridCell,
    Span,
    bounding,
    columns_between,
    is_figure,
    pieces_of,
    rivers_of,
)
from pipeline.extract.pdf.pages import Rule
from pipeline.extract.pdf.rows import group_rows
from pipeline.extract.pdf.words import TextLine, Word, joined, segments_of

_WIDE = 0.9
"""A gap wider than this many type sizes may be the white between two columns."""

_APART = 3.2
"""Lines further apart than this many type sizes are not one table, unless its own lines are."""

_HEADER_LINES = 7
_PENDING_LINES = 4
_PROSE_WORDS = 9
_COUNT = re.compile(r"[<>≤≥~]?\d{1,3}(?:[, ]?\d{3})*(?:\.\d+)?%?|[-–—*]|nil|n/?a", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line with what the search asks of it again and again."""

    line: TextLine
    pieces: tuple[tuple[Word, ...], ...]
    wide: int
    figures: int

    @property
    def is_data(self) -> bool:
        """Whether a figure stands apart behind something else."""
        return self.wide > 1 and self.figures > 0


def find_aligned(lines: Sequence[TextLine], level: Sequence[Rule]) -> list[Grid]:
    """The tables among some lines of a page, from top to bottom; each line belongs to one table at most."""
    looked = [_look(line) for line in lines]
    grids: list[Grid] = []
    start = 0
    while start < len(looked):
        if not looked[start].is_data:
            start += 1
            continue
        members = _grown(looked, start, level)
        first = _header_start(looked, members, level, grids[-1].box[3] if grids else None)
        grid = _grid(looked, first, members, level)
        if grid is not None:
            grids.append(grid)
        start = members[-1] + 1
    return grids


def _look(line: TextLine) -> _Line:
    pieces = tuple(tuple(piece) for piece in pieces_of(line.words))
    figures = sum(is_figure(joined(piece)) for piece in pieces[1:])
    return _Line(line, pieces, len(segments_of(line.words, _WIDE)), figures)


def _spans(line: _Line) -> list[Span]:
    return [(piece[0].x0, max(w.x1 for w in piece)) for piece in line.pieces]


def _rivers(lines: Sequence[_Line]) -> list[Span]:
    size = median(line.line.size for line in lines)
    return rivers_of([_spans(line) for line in lines], 0.35 * size)


def _grown(lines: Sequence[_Line], start: int, level: Sequence[Rule]) -> list[int]:
    """The indices of the lines that a table from `start` down is made of; those between belong to it too."""
    members = [start]
    rivers = _rivers([lines[start]])
    pending = 0
    for index in range(start + 1, len(lines)):
        line = lines[index]
        if _distance(lines, index - 1, index) > _reach(lines, members):
            break
        if line.wide > 1 and (line.is_data or not _is_prose(line)):
            narrowed = _rivers([*(lines[i] for i in members), line])
            lost = len(rivers) - len(narrowed)
            if narrowed and (lost <= 0 or (len(members) < 3 and line.is_data and lost <= len(rivers) / 2)):
                members.append(index)
                rivers = narrowed
                pending = 0
                continue
        if _ends_table(line, rivers):
            break
        pending += 1
        if pending > _PENDING_LINES:
            break
    return members


def _distance(lines: Sequence[_Line], above: int, below: int) -> float:
    return lines[below].line.base - lines[above].line.base


def _reach(lines: Sequence[_Line], members: Sequence[int]) -> float:
    """How far below the last line the next one may stand."""
    size = lines[members[-1]].line.size
    gaps = [_distance(lines, a, b) for a, b in zip(members, members[1:], strict=False)]
    return max(_APART * size, 1.5 * max(gaps, default=0.0))


def _is_prose(line: _Line) -> bool:
    return any(len(piece) >= _PROSE_WORDS for piece in line.pieces)


def _ends_table(line: _Line, rivers: Sequence[Span]) -> bool:
    """Whether a line is a sentence that runs over the table's columns."""
    crossed = any(left < river[0] and right > river[1] for river in rivers for left, right in _spans(line))
    return (crossed and len(line.line.words) >= _PROSE_WORDS) or _is_prose(line)


def _header_start(lines: Sequence[_Line], members: Sequence[int], level: Sequence[Rule], floor: float | None) -> int:
    """The index of the first line of the header that stands over a table's first line."""
    body = [lines[i] for i in members]
    left = min(line.line.box[0] for line in body)
    right = max(line.line.box[2] for line in body)
    rivers = _rivers(body)
    start = members[0]
    reach = start
    for index in range(start - 1, max(-1, start - 1 - _HEADER_LINES), -1):
        line = lines[index]
        if floor is not None and line.line.box[1] < floor:
            break
        x0, _, x1, _ = line.line.box
        gap = lines[index + 1].line.base - line.line.base
        if gap > 2.4 * line.line.size or x0 < left - 12 or x1 > right + 12 or _is_prose(line):
            break
        if rivers and _over_columns(line, rivers):
            reach = index
        elif not _is_short_label(line, rivers):
            break
    return reach


def _over_columns(line: _Line, rivers: Sequence[Span]) -> bool:
    """Whether a line is made of column headings: several pieces, or one that stands beyond the first column."""
    if any(left < rivers[0][0] - 1 and right > rivers[0][1] + 1 for left, right in _spans(line)):
        return False
    return line.wide > 1 or _spans(line)[0][0] >= rivers[0][0]


def _is_short_label(line: _Line, rivers: Sequence[Span]) -> bool:
    return bool(rivers) and line.wide == 1 and line.line.box[2] <= rivers[0][1] and len(line.line.words) <= 3


# ---------------------------------------------------------------- the grid


def _grid(lines: Sequence[_Line], first: int, members: Sequence[int], level: Sequence[Rule]) -> Grid | None:
    """The table as a grid; None where it is more likely prose."""
    body = [lines[i] for i in members]
    rivers = _rivers(body)
    if not rivers:
        return None
    everything = list(lines[first : members[-1] + 1])
    x0, top, x1, bottom = bounding([line.line for line in everything])
    columns = columns_between(rivers, x0, x1)
    if not _is_table(body, columns, first < members[0]):
        return None
    header = lines[first : members[0]]
    rows = _header_rows(header, rivers) + [
        [lines_by[id(line)] for line in row]
        for lines_by in [{id(line.line): line for line in everything}]
        for row in group_rows([line.line for line in lines[members[0] : members[-1] + 1]], columns)
    ]
    cells: list[GridCell] = []
    edges = _row_edges(rows)
    for number, row in enumerate(rows):
        cells += _row_cells(number, row, columns, rivers, edges[number])
    return Grid((x0, top, x1, bottom), columns, tuple(cells), "aligned")


def _is_table(body: Sequence[_Line], columns: Sequence[Span], has_header: bool) -> bool:
    """Whether lines in columns are figures under each other, and not prose or addresses side by side."""
    data = [line for line in body if line.is_data]
    beyond = [joined(piece) for line in body for piece in line.pieces if piece[0].middle[0] > columns[0][1]]
    figures = sum(is_figure(text) for text in beyond)
    counts = sum(bool(_COUNT.fullmatch(text)) for text in beyond)
    if figures * 2 < len(beyond) or len(body) + has_header < 2:
        return False
    if len(columns) == 2:
        return counts * 10 >= len(beyond) * 6 and len(data) + has_header >= 2
    return len(data) >= 2 or figures >= 2


def _header_rows(header: Sequence[_Line], rivers: Sequence[Span]) -> list[list[_Line]]:
    """Header lines gathered into rows: a line with a piece over several columns is a row for itself."""
    rows: list[list[_Line]] = []
    spanning = [any(_crosses(span, rivers) for span in _spans(line)) for line in header]
    for index, line in enumerate(header):
        tight = index > 0 and line.line.base - header[index - 1].line.base <= 1.5 * line.line.size
        if index and tight and not spanning[index - 1] and not spanning[index]:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _crosses(span: Span, rivers: Sequence[Span]) -> bool:
    return any(span[0] < left and span[1] > right for left, right in rivers)


def _row_edges(rows: Sequence[Sequence[_Line]]) -> list[Span]:
    """Top and bottom of each row: the middles of the white between them."""
    boxes = [bounding([line.line for line in row]) for row in rows]
    cuts = [(above[3] + below[1]) / 2 for above, below in zip(boxes, boxes[1:], strict=False)]
    edges = [boxes[0][1], *cuts, boxes[-1][3]]
    return list(zip(edges, edges[1:], strict=False))


def _row_cells(
    number: int, row: Sequence[_Line], columns: Sequence[Span], rivers: Sequence[Span], edge: Span
) -> list[GridCell]:
    """The cells of one row, blank ones too; a piece that runs over columns spans them."""
    shares: dict[tuple[int, int], list[Word]] = {}
    for line in row:
        for piece in line.pieces:
            span = (piece[0].x0, max(w.x1 for w in piece))
            first, last = _reached(span, columns, rivers)
            shares.setdefault((first, last), []).extend(piece)
    shares = _without_overlaps(shares)
    covered = {c for first, last in shares for c in range(first, last + 1)}
    for column in range(len(columns)):
        if column not in covered:
            shares[(column, column)] = []
    return [
        GridCell(
            row=number,
            col=first,
            row_span=1,
            col_span=last - first + 1,
            box=(columns[first][0], edge[0], columns[last][1], edge[1]),
            words=tuple(words),
        )
        for (first, last), words in sorted(shares.items())
    ]


def _reached(span: Span, columns: Sequence[Span], rivers: Sequence[Span]) -> tuple[int, int]:
    """First and last column of a piece: those whose dividing river it runs across, else the one it is in most."""
    crossed = [i for i, (left, right) in enumerate(rivers) if span[0] < left and span[1] > right]
    if crossed:
        return crossed[0], crossed[-1] + 1
    share = [min(span[1], right) - max(span[0], left) for left, right in columns]
    best = max(range(len(columns)), key=lambda i: share[i])
    return best, best


def _without_overlaps(shares: dict[tuple[int, int], list[Word]]) -> dict[tuple[int, int], list[Word]]:
    """Cells of one row that would lie over each other made one."""
    merged: list[tuple[int, int, list[Word]]] = []
    for (first, last), words in sorted(shares.items()):
        if merged and first <= merged[-1][1]:
            start, end, had = merged[-1]
            merged[-1] = (start, max(end, last), [*had, *words])
        else:
            merged.append((first, last, list(words)))
    return {(first, last): words for first, last, words in merged}
