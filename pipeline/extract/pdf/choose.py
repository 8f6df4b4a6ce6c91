"""The arbiter: which tables a page holds, drawn ones first, aligned ones in what is left.

What belongs here: trust in the finders and what each may take. What does not: how tables are found.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.pdf.aligned import find_aligned
from pipeline.extract.pdf.grid import Grid, is_figure
from pipeline.extract.pdf.pages import Rule
from pipeline.extract.pdf.ruled import find_ruled
from pipeline.extract.pdf.words import Word, lines_of


def find_tables(words: Sequence[Word], level: Sequence[Rule], upright: Sequence[Rule]) -> list[Grid]:
    """The tables of a page, from top to bottom; no word stands in two of them."""
    grids = [grid for grid in find_ruled(words, level, upright) if _is_trusted(grid)]
    taken = {id(word) for grid in grids for word in grid.words}
    rest = [word for word in words if id(word) not in taken]
    grids += find_aligned(lines_of(rest), level)
    return sorted(grids, key=lambda grid: (grid.box[1], grid.box[0]))


def _is_trusted(grid: Grid) -> bool:
    """Whether a lattice holds a table, and is not a frame around text or a single row of layout."""
    if len(grid.columns) < 2:
        return False
    if grid.n_rows == 1:
        return any(is_figure(cell.text) for cell in grid.cells)
    return True
