"""The shape that both table finders give: cells on a grid, with the words that stand in them.

What belongs here: the shape, columns told by the white between words, rows told by baselines, and how words
become a cell's text. What does not: where on a page a table is (`ruled`, `aligned`, `choose`).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.extract.pdf.chars import UPRIGHT
from pipeline.extract.pdf.words import TextLine, Word, around, joined, lines_of, segments_of
from pipeline.model import Box

Span = tuple[float, float]

PIECE_GAP = 0.5
"""Words closer than this share of the type size are one piece of text, which no column boundary cuts."""

_NUMBER = r"[(<>≤≥~±£$€+\-–—−]*\ ?\d[\d,.]*(?:[-–/:]\d[\d,.]*)*\ ?[%)*†‡#]*"
_FIGURE = re.compile(
    rf"""{_NUMBER} (?:\ ?[(\[]{_NUMBER}[)\]])? | [-–—−*:.…]{{1,3}} | nil | n/?[akr] | n\.[akr]\.? | x | \.\.""",
    re.IGNORECASE | re.VERBOSE,
)
_CURRENCY = frozenset("$£€")
_GROUPED = re.compile(r"\d{1,3}(?: \d{3})+(?:[.,]\d+)?%?")


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell: where on the grid, its box in the reading frame, and its words in no particular order.

    `more` holds words that end its text on later pages.
    """

    row: int
    col: int
    row_span: int
    col_span: int
    box: Box
    words: tuple[Word, ...]
    more: tuple[tuple[Word, ...], ...] = ()

    @property
    def text(self) -> str:
        """Its words in reading order, lines joined with a space."""
        return " ".join(text_of(words) for words in (self.words, *self.more))


@dataclass(frozen=True, slots=True)
class Grid:
    """A table on one page. `columns` are the left and right edges of its columns, from left to right."""

    box: Box
    columns: tuple[Span, ...]
    cells: tuple[GridCell, ...]
    finder: str

    @property
    def n_rows(self) -> int:
        """How many rows it has."""
        return max(cell.row + cell.row_span for cell in self.cells)

    @property
    def words(self) -> tuple[Word, ...]:
        """All words that stand in it."""
        return tuple(word for cell in self.cells for word in cell.words)


def without_blank_bands(grid: Grid) -> Grid:
    """The grid without columns and rows in which no cell of their own holds a word.

    Cells that reach over such a column or row become narrower; one that reaches over nothing else keeps it.
    """
    filled = [cell for cell in grid.cells if cell.words]
    cols = _kept_bands([(cell.col, cell.col_span) for cell in filled])
    rows = _kept_bands([(cell.row, cell.row_span) for cell in filled])
    cells = []
    for cell in grid.cells:
        own_cols = [i for i, col in enumerate(cols) if cell.col <= col < cell.col + cell.col_span]
        own_rows = [i for i, row in enumerate(rows) if cell.row <= row < cell.row + cell.row_span]
        if own_cols and own_rows:
            cells.append(
                replace(cell, row=own_rows[0], row_span=len(own_rows), col=own_cols[0], col_span=len(own_cols))
            )
    return replace(grid, columns=tuple(grid.columns[col] for col in cols), cells=tuple(cells))


def _kept_bands(reaches: Sequence[tuple[int, int]]) -> list[int]:
    """The rows or columns that a grid needs, given where each filled cell starts and how far it reaches."""
    kept = {start for start, reach in reaches if reach == 1}
    for start, reach in sorted(reaches, key=lambda r: r[1]):
        if not any(start <= band < start + reach for band in kept):
            kept.add(start)
    return sorted(kept)


def text_of(words: Sequence[Word]) -> str:
    """Words in reading order: line by line, turned lines along their own direction."""
    parts = [line.text for line in lines_of(words)]
    turned = [word for word in words if word.turn != UPRIGHT]
    turned.sort(key=lambda w: (w.x0, -w.top) if w.turn == 3 else (-w.x0, w.top))
    parts += [word.text for word in turned]
    text = ""
    for part in parts:
        glue = "" if not text or (text.endswith("-") and part[:1].islower()) or _broken(text, part) else " "
        text += glue + part
    return text


def _broken(text: str, part: str) -> bool:
    """Whether a narrow cell breaks a figure at its point or comma: `5,934.`, `21`."""
    return text.endswith((".", ",")) and is_figure(text) and is_figure(text + part) and part[:1].isdigit()


def is_figure(text: str) -> bool:
    """Whether a text is what stands in a cell of figures: a number, a band, a dash, `nil`, `n/a`."""
    return bool(_FIGURE.fullmatch(text) or _GROUPED.fullmatch(text))


def pieces_of(words: Sequence[Word], gap: float = PIECE_GAP) -> list[list[Word]]:
    """The words of a line in pieces that belong together; two figures side by side are two pieces.

    A currency sign belongs to the figure behind it, which may stand at the other side of their cell.
    """
    pieces: list[list[Word]] = []
    for segment in segments_of(words, gap):
        current: list[Word] = []
        for word in segment:
            if current and (_two_figures(current, word) or word.text in _CURRENCY):
                pieces.append(current)
                current = []
            current.append(word)
        if pieces and len(pieces[-1]) == 1 and pieces[-1][0].text in _CURRENCY and is_figure(current[0].text):
            pieces[-1] += current
        else:
            pieces.append(current)
    return pieces


def _two_figures(current: list[Word], word: Word) -> bool:
    """Whether `word` is a figure of its own after a piece that is a figure."""
    last = current[-1]
    if not (is_figure(last.text) and is_figure(word.text) and is_figure(joined(current))):
        return False
    if word.x0 - last.x1 < 0.15 * word.size or not (last.text[-1:].isalnum() or last.text[-1:] in "%)*"):
        return False
    grouped = _GROUPED.fullmatch(f"{joined(current)} {word.text}")
    return not (grouped and word.x0 - last.x1 < 0.4 * word.size)


def rivers_of(lines: Sequence[Sequence[Span]], narrowest: float, crossing: int = 0) -> list[Span]:
    """The upright white bands between the inked spans of some lines, from left to right.

    A band is at least `narrowest` points wide, at most `crossing` lines have ink in it, and at least one line
    (two, where there are four or more) has ink on both sides of it, next to it.
    """
    events: list[tuple[float, int]] = []
    for spans in lines:
        for left, right in spans:
            events += [(left, 1), (right, -1)]
    events.sort()
    bands: list[Span] = []
    depth, start = 0, None
    for place, step in events:
        depth += step
        if depth <= crossing and start is None:
            start = place
        elif depth > crossing and start is not None:
            if place - start >= narrowest:
                bands.append((start, place))
            start = None
    left, right = min(e[0] for e in events), max(e[0] for e in events)
    bands = [band for band in bands if band[0] > left and band[1] < right]
    return _witnessed(bands, lines, left, right)


def _witnessed(bands: list[Span], lines: Sequence[Sequence[Span]], left: float, right: float) -> list[Span]:
    """The bands that lines have ink on both sides of, between this band and its neighbours."""
    needed = 2 if len(lines) >= 4 else 1
    changed = True
    while changed:
        changed = False
        for index, (start, end) in enumerate(bands):
            before = bands[index - 1][1] if index else left
            after = bands[index + 1][0] if index + 1 < len(bands) else right
            both = 0
            for spans in lines:
                on_left = any(b > before and a < start for a, b in spans)
                on_right = any(a < after and b > end for a, b in spans)
                both += on_left and on_right
            if both < needed:
                del bands[index]
                changed = True
                break
    return bands


def spans_of(line: Sequence[Word]) -> list[Span]:
    """The inked spans of a line, by piece."""
    return [(piece[0].x0, max(word.x1 for word in piece)) for piece in pieces_of(line)]


def columns_between(rivers: Sequence[Span], left: float, right: float) -> tuple[Span, ...]:
    """Columns whose edges are the middles of the rivers."""
    edges = [left, *((a + b) / 2 for a, b in rivers), right]
    return tuple(itertools.pairwise(edges))


def bounding(lines: Sequence[TextLine]) -> Box:
    """The box around some lines."""
    return around([word for line in lines for word in line.words])
