"""Tables whose cells are drawn: a lattice of ruling lines, complete or not.

What belongs here: how rules make a lattice, which cells are merged, and where the lattice is coarser than the
text that stands in it. What does not: tables without upright rules (`aligned`), and which finder to trust
(`choose`).

Edges are snapped and joined by pdfplumber; the cells are then read off a complete grid of its positions, so
that a missing outer border or a gap in a rule costs nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from pdfplumber.table import merge_edges

from pipeline.extract.pdf.drawn import Rule
from pipeline.extract.pdf.grid import Grid, GridCell, is_figure, pieces_of, rivers_of, spans_of, without_blank_bands
from pipeline.extract.pdf.rows import baseline_rows
from pipeline.extract.pdf.words import Word, lines_of
from pipeline.model import Box

_SNAP = 3.0
"""Rules closer than this are one, in points (pdfplumber's own tolerance)."""

_SHORTEST = 4.0
_SAME_HEIGHT = 0.3
_COVERED = 0.6
"""A rule that covers this share of a cell's side closes it."""

_FEWEST_LINES = 3
_PANELS = 3
_MANY_EDGES = 6_000
_PHANTOM = 5.0
"""A column or row no wider than this that holds no word is the inside of a double line."""


@dataclass(slots=True)
class _Lattice:
    """Positions of the grid and which of its sides are drawn: `across[j][i]` under row j - 1 in column i,
    `down[i][j]` left of column i in row j."""

    xs: list[float]
    ys: list[float]
    across: list[list[bool]] = field(default_factory=list)
    down: list[list[bool]] = field(default_factory=list)

    @property
    def box(self) -> Box:
        return (self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])


def find_ruled(words: Sequence[Word], level: Sequence[Rule], upright: Sequence[Rule]) -> list[Grid]:
    """The tables that merged rules draw, the smallest first; each word stands in one table at most."""
    left_over = list(words)
    grids: list[Grid] = []
    for lattice in sorted(_lattices(level, upright), key=_area):
        inside = _inside(left_over, lattice.box)
        if not inside:
            continue
        grid = _grid(_refined(lattice, inside), inside)
        if grid is None:
            continue
        grids.append(grid)
        taken = {id(word) for word in grid.words}
        left_over = [word for word in left_over if id(word) not in taken]
    return grids


def _area(lattice: _Lattice) -> float:
    x0, top, x1, bottom = lattice.box
    return (x1 - x0) * (bottom - top)


# ---------------------------------------------------------------- the lattice


def _lattices(level: Sequence[Rule], upright: Sequence[Rule]) -> Iterable[_Lattice]:
    for rows, columns in _components(level, upright):
        if len(rows) + len(columns) < 3:
            continue
        lattice = _lattice(rows, columns)
        if len(lattice.ys) > 1 and not _is_banded(lattice):
            yield lattice


def _is_banded(lattice: _Lattice) -> bool:
    """Whether a lattice is bands within a frame, as shading leaves them: it says nothing of columns.

    One heading over two rows leaves an upright edge in one of them.
    """
    if len(lattice.xs) < 3:
        return True
    return len(lattice.xs) == 3 and sum(lattice.down[1]) * 4 <= len(lattice.down[1])


def merged_rules(level: Sequence[Rule], upright: Sequence[Rule]) -> tuple[list[Rule], list[Rule]]:
    """Rules snapped to common positions and joined where they touch, by pdfplumber; none of a page full of them."""
    if len(level) + len(upright) > _MANY_EDGES:
        # Dotted lines are thousands of dots; what is still too much when these are joined is a picture.
        level, upright = _joined_dots(level), _turned(_joined_dots(_turned(upright)))
    if len(level) + len(upright) > _MANY_EDGES:
        return [], []
    edges = [_edge(rule, "h") for rule in level] + [_edge(rule, "v") for rule in upright]
    merged: list[dict[str, Any]] = merge_edges(edges, _SNAP, _SNAP, _SNAP, _SNAP) if edges else []
    rules = [(e["orientation"], Rule(e["x0"], e["top"], e["x1"], e["bottom"])) for e in merged]
    return (
        [rule for kind, rule in rules if kind == "h" and rule.x1 - rule.x0 >= _SHORTEST],
        [rule for kind, rule in rules if kind == "v" and rule.bottom - rule.top >= _SHORTEST],
    )


def _joined_dots(level: Sequence[Rule]) -> list[Rule]:
    """Level rules joined where they all but touch on one height; those that stay short left out."""
    joined: list[Rule] = []
    for rule in sorted(level, key=lambda r: (round(r.top, 1), r.x0)):
        last = joined[-1] if joined else None
        if last and abs(last.top - rule.top) < _SAME_HEIGHT and last.x0 <= rule.x0 <= last.x1 + _SNAP:
            joined[-1] = Rule(last.x0, last.top, max(last.x1, rule.x1), last.bottom)
        else:
            joined.append(rule)
    return [rule for rule in joined if rule.x1 - rule.x0 >= _SHORTEST]


def _turned(rules: Sequence[Rule]) -> list[Rule]:
    """Upright rules as level ones and the other way round."""
    return [Rule(r.top, r.x0, r.bottom, r.x1) for r in rules]


def _edge(rule: Rule, orientation: str) -> dict[str, Any]:
    return {
        "x0": rule.x0,
        "x1": rule.x1,
        "top": rule.top,
        "bottom": rule.bottom,
        "width": rule.x1 - rule.x0,
        "height": rule.bottom - rule.top,
        "orientation": orientation,
    }


def _components(across: Sequence[Rule], down: Sequence[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Rules gathered into groups that cross or touch each other; each has at least one of either kind."""
    group = list(range(len(across) + len(down)))

    def root(index: int) -> int:
        while group[index] != index:
            group[index] = group[group[index]]
            index = group[index]
        return index

    for i, h in enumerate(across):
        for j, v in enumerate(down):
            if v.x0 >= h.x0 - _SNAP and v.x0 <= h.x1 + _SNAP and v.top <= h.top + _SNAP and v.bottom >= h.top - _SNAP:
                group[root(i)] = root(len(across) + j)
    gathered: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for i, rule in enumerate(across):
        gathered.setdefault(root(i), ([], []))[0].append(rule)
    for j, rule in enumerate(down):
        gathered.setdefault(root(len(across) + j), ([], []))[1].append(rule)
    return [(rows, columns) for rows, columns in gathered.values() if rows and columns]


def _lattice(rows: list[Rule], columns: list[Rule]) -> _Lattice:
    """The full grid of the rules' positions; the outer sides count as drawn even where they are open."""
    left, right = min(r.x0 for r in rows), max(r.x1 for r in rows)
    top, bottom = min(c.top for c in columns), max(c.bottom for c in columns)
    xs = _positions([c.x0 for c in columns] + [left, right])
    ys = _positions([r.top for r in rows] + [top, bottom])
    lattice = _Lattice(xs, ys)
    lattice.across = [
        [
            j in (0, len(ys) - 1) or _covers([(r.x0, r.x1) for r in rows if abs(r.top - y) <= _SNAP], a, b)
            for a, b in pairwise(xs)
        ]
        for j, y in enumerate(ys)
    ]
    lattice.down = [
        [
            i in (0, len(xs) - 1) or _covers([(c.top, c.bottom) for c in columns if abs(c.x0 - x) <= _SNAP], a, b)
            for a, b in pairwise(ys)
        ]
        for i, x in enumerate(xs)
    ]
    return lattice


def _positions(values: list[float]) -> list[float]:
    """The values in order, those within the snapping distance of the one before left out."""
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] > _SNAP:
            kept.append(value)
    return kept


def _covers(spans: list[tuple[float, float]], start: float, end: float) -> bool:
    covered = sum(max(0.0, min(b, end) - max(a, start)) for a, b in spans)
    return covered >= _COVERED * (end - start)


# ---------------------------------------------------------------- finer than it is drawn


def _refined(lattice: _Lattice, words: list[Word]) -> _Lattice:
    """The lattice without phantom rows and columns, and cut where the text shows more of them than the rules."""
    lattice = _without_phantoms(lattice, words)
    lattice = _with_columns(lattice, words)
    lattice = _with_rows(lattice, words)
    return _with_sides(lattice, words)


def _without_phantoms(lattice: _Lattice, words: list[Word]) -> _Lattice:
    for i in range(len(lattice.xs) - 2, -1, -1):
        a, b = lattice.xs[i], lattice.xs[i + 1]
        if b - a <= _PHANTOM and len(lattice.xs) > 2 and not any(a < w.middle[0] < b for w in words):
            _drop_x(lattice, i)
    for j in range(len(lattice.ys) - 2, -1, -1):
        a, b = lattice.ys[j], lattice.ys[j + 1]
        if b - a <= _PHANTOM and len(lattice.ys) > 2 and not any(a < w.middle[1] < b for w in words):
            _drop_y(lattice, j)
    return lattice


def _drop_x(lattice: _Lattice, i: int) -> None:
    """Takes column i out: the rule on its right, or on its left where it is the last one, goes with it."""
    gone = i + 1 if i + 1 < len(lattice.xs) - 1 else i
    keep = i if gone == i + 1 else i + 1
    lattice.down[keep] = [a or b for a, b in zip(lattice.down[i], lattice.down[i + 1], strict=True)]
    del lattice.xs[gone], lattice.down[gone]
    for row in lattice.across:
        del row[i]


def _drop_y(lattice: _Lattice, j: int) -> None:
    gone = j + 1 if j + 1 < len(lattice.ys) - 1 else j
    keep = j if gone == j + 1 else j + 1
    lattice.across[keep] = [a or b for a, b in zip(lattice.across[j], lattice.across[j + 1], strict=True)]
    del lattice.ys[gone], lattice.across[gone]
    for column in lattice.down:
        del column[j]


def _with_columns(lattice: _Lattice, words: list[Word]) -> _Lattice:
    """Cuts a column in which most lines stand in two or more aligned pieces."""
    squares = _by_square(lattice, words)
    for i in range(len(lattice.xs) - 2, -1, -1):
        lines = [
            line.words
            for j in range(len(lattice.ys) - 1)
            if lattice.down[i][j] and lattice.down[i + 1][j]
            for line in lines_of(squares.get((j, i), ()))
        ]
        if len(lines) < _FEWEST_LINES:
            continue
        spans = [spans_of(line) for line in lines]
        rivers = rivers_of(spans, 0.8 * lines[0][0].size)
        for left, right in reversed(rivers):
            both = [s for s in spans if any(y <= left for _, y in s) and any(x >= right for x, _ in s)]
            figures = sum(is_figure(p[0].text) for line in lines for p in pieces_of(line) if p[0].x0 >= right)
            if len(both) * 2 > len(lines) and figures * 2 > len(both):
                _cut_x(lattice, i, (left + right) / 2)
    return lattice


def _by_square(lattice: _Lattice, words: Iterable[Word]) -> dict[tuple[int, int], list[Word]]:
    """The words that have their middle in each square of the lattice, by row and column."""
    squares: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        x, y = word.middle
        squares.setdefault((bisect_right(lattice.ys, y) - 1, bisect_right(lattice.xs, x) - 1), []).append(word)
    return squares


def _cut_x(lattice: _Lattice, i: int, x: float) -> None:
    lattice.xs.insert(i + 1, x)
    drawn = [a and b for a, b in zip(lattice.down[i], lattice.down[i + 1], strict=True)]
    lattice.down.insert(i + 1, drawn)
    for row in lattice.across:
        row.insert(i, row[i])


def _with_rows(lattice: _Lattice, words: list[Word]) -> _Lattice:
    """Cuts a row whose cells hold several rows of text."""
    columns = list(pairwise(lattice.xs))
    squares = _by_square(lattice, words)
    for j in range(len(lattice.ys) - 2, -1, -1):
        # A cell that reaches over this row's bounds says nothing about the rows within it.
        own = [i for i in range(len(columns)) if lattice.across[j][i] and lattice.across[j + 1][i]]
        if len(own) < 2:
            continue
        inside = [word for i in own for word in squares.get((j, i), ())]
        for y in reversed(baseline_rows(lines_of(inside), [columns[i] for i in own])):
            _cut_y(lattice, j, y)
    return lattice


def _cut_y(lattice: _Lattice, j: int, y: float) -> None:
    lattice.ys.insert(j + 1, y)
    drawn = [a and b for a, b in zip(lattice.across[j], lattice.across[j + 1], strict=True)]
    lattice.across.insert(j + 1, drawn)
    for column in lattice.down:
        column.insert(j, column[j])


def _with_sides(lattice: _Lattice, words: list[Word]) -> _Lattice:
    """Closes the sides that a merged cell lacks where its text stands in the columns on either hand.

    Many tables rule the header's columns only. What a text runs across stays open.
    """
    for row, col, row_span, col_span in _merged_cells(lattice):
        if col_span == 1:
            continue
        box = (lattice.xs[col], lattice.ys[row], lattice.xs[col + col_span], lattice.ys[row + row_span])
        lines = [spans_of(line.words) for line in lines_of(_inside(words, box))]
        inner = range(col + 1, col + col_span)
        if not any(_stand_apart(spans, [lattice.xs[i] for i in inner]) for spans in lines):
            continue
        for i in inner:
            x = lattice.xs[i]
            if not any(left < x - 1 and right > x + 1 for spans in lines for left, right in spans):
                lattice.down[i][row : row + row_span] = [True] * row_span
    return lattice


def _stand_apart(spans: Sequence[tuple[float, float]], edges: Sequence[float]) -> bool:
    """Whether two pieces of a line stand in different columns."""
    return len({sum(edge < (left + right) / 2 for edge in edges) for left, right in spans}) > 1


# ---------------------------------------------------------------- cells


def _grid(lattice: _Lattice, words: list[Word]) -> Grid | None:
    """The lattice's cells with their words; None where fewer than two hold any.

    Many blank rows between rows of words alone are the panels of a chart, a few figures without a word among blanks
    are what stands at its bars.
    """
    filled = _filled(lattice, _merged_cells(lattice), words)
    held = [cell for cell in filled if cell.words]
    blank = len(lattice.ys) - 1 - len({cell.row for cell in held})
    if len(held) < 2 or (blank > _PANELS and blank * 2 > len(lattice.ys) and not any(is_figure(c.text) for c in held)):
        return None
    if len(held) * 2 < len(filled) and not any(c.isalpha() for cell in held for c in cell.text):
        return None
    return without_blank_bands(Grid(lattice.box, tuple(pairwise(lattice.xs)), tuple(filled), "ruled"))


def _filled(lattice: _Lattice, places: list[tuple[int, int, int, int]], words: list[Word]) -> list[GridCell]:
    """The cells at some places with the words whose middle stands in them."""
    owner = {
        (r, c): index
        for index, (row, col, row_span, col_span) in enumerate(places)
        for r in range(row, row + row_span)
        for c in range(col, col + col_span)
    }
    shares: list[list[Word]] = [[] for _ in places]
    for square, share in _by_square(lattice, words).items():
        if square in owner:
            shares[owner[square]] += share
    cells = []
    for (row, col, row_span, col_span), share in zip(places, shares, strict=True):
        box = (lattice.xs[col], lattice.ys[row], lattice.xs[col + col_span], lattice.ys[row + row_span])
        cells.append(GridCell(row, col, row_span, col_span, box, tuple(share)))
    return cells


def _merged_cells(lattice: _Lattice) -> list[tuple[int, int, int, int]]:
    """Row, column, row span and column span of each cell, in reading order.

    Squares with no rule between them are one cell. Where such squares don't make a rectangle, each of their
    rows is a cell for itself.
    """
    n_rows, n_cols = len(lattice.ys) - 1, len(lattice.xs) - 1
    done = [[False] * n_cols for _ in range(n_rows)]
    cells = []
    for row in range(n_rows):
        for col in range(n_cols):
            if done[row][col]:
                continue
            group = _connected(lattice, row, col, done)
            rows, cols = {r for r, _ in group}, {c for _, c in group}
            if len(group) == len(rows) * len(cols):
                cells.append((row, min(cols), len(rows), len(cols)))
                for r, c in group:
                    done[r][c] = True
                continue
            end = col
            while end + 1 < n_cols and (row, end + 1) in group and not lattice.down[end + 1][row]:
                end += 1
            cells.append((row, col, 1, end - col + 1))
            for c in range(col, end + 1):
                done[row][c] = True
    return cells


def _connected(lattice: _Lattice, row: int, col: int, done: list[list[bool]]) -> set[tuple[int, int]]:
    """The squares that can be reached from one without crossing a rule."""
    n_rows, n_cols = len(lattice.ys) - 1, len(lattice.xs) - 1
    group, todo = {(row, col)}, [(row, col)]
    while todo:
        r, c = todo.pop()
        for r2, c2, drawn in (
            (r - 1, c, lattice.across[r][c]),
            (r + 1, c, lattice.across[r + 1][c]),
            (r, c - 1, lattice.down[c][r]),
            (r, c + 1, lattice.down[c + 1][r]),
        ):
            if drawn or not (0 <= r2 < n_rows and 0 <= c2 < n_cols) or (r2, c2) in group or done[r2][c2]:
                continue
            group.add((r2, c2))
            todo.append((r2, c2))
    return group


def _inside(words: Iterable[Word], box: Box) -> list[Word]:
    x0, top, x1, bottom = box
    return [w for w in words if x0 <= w.middle[0] < x1 and top <= w.middle[1] < bottom]
