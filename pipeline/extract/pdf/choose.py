"""The arbiter: which tables a page holds, drawn ones first, aligned ones in what is left.

What belongs here: trust in the finders and what each may take. What does not: how tables are found.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract.pdf.aligned import find_aligned
from pipeline.extract.pdf.chars import UPRIGHT
from pipeline.extract.pdf.drawn import Rule
from pipeline.extract.pdf.grid import Grid, is_figure
from pipeline.extract.pdf.layout import Item, reading_groups, side_by_side
from pipeline.extract.pdf.ruled import find_ruled, merged_rules
from pipeline.extract.pdf.words import Word, around, lines_of, segments_of
from pipeline.model import Box

_DRAWN = 0.12
"""Where drawings take more than this share of a table's box, it is a chart."""

_COLUMNS_APART = 1.0
"""Words further apart than this many type sizes may stand in two columns of prose."""

_STRUCK_THROUGH = 0.2
"""Where upright rules run through more than this share of a table's words, it is a chart."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page that is read before the next: its tables, and the words that stand in none."""

    grids: tuple[Grid, ...]
    words: tuple[Word, ...]


def read_sections(
    words: Sequence[Word], level: Sequence[Rule], upright: Sequence[Rule], drawings: Sequence[Box]
) -> list[Section]:
    """The parts of a page in reading order, with their tables; no word stands in two places."""
    level, upright = merged_rules(level, upright)
    ruled = [
        grid
        for grid in find_ruled(words, level, upright)
        if _is_trusted(grid) and not _is_chart(grid, upright, drawings)
    ]
    sections = []
    for own, rest in _parted(ruled, _without(words, ruled)):
        found = [g for part in side_by_side(rest, level) for g in find_aligned(lines_of(part), level)]
        aligned = [g for g in found if not _is_chart(g, upright, drawings)]
        sections.append(Section((*own, *aligned), tuple(_without(rest, aligned))))
    return sections


def _without(words: Sequence[Word], grids: Sequence[Grid]) -> list[Word]:
    taken = {id(word) for grid in grids for word in grid.words}
    return [word for word in words if id(word) not in taken]


def _parted(grids: Sequence[Grid], words: Sequence[Word]) -> list[tuple[list[Grid], list[Word]]]:
    """Tables and words shared out to the parts of a page that is set in columns."""
    pieces: list[list[Word]] = [piece for line in lines_of(words) for piece in segments_of(line.words, _COLUMNS_APART)]
    pieces += [[word] for word in words if word.turn != UPRIGHT]
    items = [Item(around(piece), len(piece), index) for index, piece in enumerate(pieces)]
    items += [Item(grid.box, 0, len(pieces) + index) for index, grid in enumerate(grids)]
    return [
        (
            [grids[item.index - len(pieces)] for item in group if item.index >= len(pieces)],
            [word for item in group if item.index < len(pieces) for word in pieces[item.index]],
        )
        for group in reading_groups(items)
    ]


def _is_trusted(grid: Grid) -> bool:
    """Whether a lattice holds a table, and is not a frame around text or a single row of layout."""
    if len(grid.columns) < 2:
        return False
    if grid.n_rows == 1:
        return any(is_figure(cell.text) for cell in grid.cells)
    return True


def _is_chart(grid: Grid, upright: Sequence[Rule], drawings: Sequence[Box]) -> bool:
    """Whether a grid is the axes and labels of a chart: drawings fill it, or rules run through its words."""
    x0, top, x1, bottom = grid.box
    drawn = sum(
        max(0.0, min(x1, d[2]) - max(x0, d[0])) * max(0.0, min(bottom, d[3]) - max(top, d[1])) for d in drawings
    )
    if drawn > _DRAWN * (x1 - x0) * (bottom - top):
        return True
    words = [word for word in grid.words if word.turn == UPRIGHT]
    return sum(_is_run_through(word, upright) for word in words) > _STRUCK_THROUGH * len(words)


def _is_run_through(word: Word, upright: Sequence[Rule]) -> bool:
    inset = 0.2 * (word.x1 - word.x0)
    middle = word.middle[1]
    return any(word.x0 + inset < r.x0 < word.x1 - inset and r.top < middle < r.bottom for r in upright)
