"""A grid with the headings of its rows and of its columns, each under its group, and what stands around it.

What belongs here: which headings a figure stands under. What does not: what follows from them for the figure
(`measures`, `spans`, `labels`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from pipeline.normalise.axes import Heading, Headings
from pipeline.normalise.grids import Grid, looks_like
from pipeline.normalise.notes import Notes
from pipeline.normalise.periods import Span, find_periods
from pipeline.normalise.text import fold, matches, vocabulary
from pipeline.normalise.values import read_value

# Columns that say nothing of what a row counts.
# A total with fewer rows under it says the same twice; one as great is no sum by chance.
_FEWEST_SUMMED = 3
_NO_CHANCE = 20
_NO_LABELS = frozenset({"note", "reference"})


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a table: captions nearest first, and the notes that decide its marks.

    `over` are captions of the table before that stand over this one, too, `section` those of all tables before it: they
    may say what is counted, and nothing else; `section` only where nothing nearer does.
    """

    captions: tuple[str, ...] = ()
    notes: Notes = field(default_factory=Notes)
    over: tuple[str, ...] = ()
    section: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Axis:
    """The headings along one axis, by row or column number, with the group each stands in laid under it."""

    headings: dict[int, tuple[Heading, ...]]

    def all(self) -> Iterator[Heading]:
        """All headings of the axis."""
        for path in self.headings.values():
            yield from path


@dataclass(frozen=True, slots=True)
class Frame:
    """A grid with its axes and surroundings: all that a cell's meaning is read from.

    `other` says why no figure of the grid counts, or is None. `names_offences` and `names_bodies` say whether any
    heading of the axes names a category or exclusion of the request, or a body.
    """

    grid: Grid
    rows: Axis
    cols: Axis
    around: tuple[Heading, ...]
    notes: Notes
    other: str | None
    doubts: tuple[str, ...]
    kind_of: Callable[[str], str]
    names_offences: bool
    names_bodies: bool

    def path(self, row: int, col: int) -> tuple[Heading, ...]:
        """The headings of a cell, those of its row first."""
        return (*self.rows.headings[row], *self.cols.headings[col])

    def headings(self) -> Iterator[Heading]:
        """All headings of both axes."""
        yield from self.rows.all()
        yield from self.cols.all()


def row_axis(grid: Grid, headings: Headings, around: tuple[Heading, ...]) -> Axis:
    """The headings of each row of figures."""
    axis_words = {col: _column_axis_word(grid, headings, col) for col in grid.labels}
    axis_words |= {col: "reference" for col in grid.labels if grid.is_serial(col)}
    result: dict[int, tuple[Heading, ...]] = {}
    group: tuple[Heading, ...] = ()
    above: dict[int, str] = {}
    told = False
    outer = _outer_dimension(grid, headings, axis_words)
    begun: dict[int, str] = {}
    for row, following in zip_longest(grid.body, grid.body[1:]):
        texts = {col: grid.text(row, col).strip() for col in grid.labels if axis_words[col] not in _NO_LABELS}
        texts = {col: f"{begun.get(col, '')} {text}".strip() for col, text in texts.items()}
        begun = texts if following is not None and _runs_on(grid, row, following) else {}
        if begun:
            continue
        texts = _with_sub_codes(texts, axis_words)
        last = max((col for col, text in texts.items() if text), default=-1)
        totalled = any(headings.read(text).total for text in texts.values())
        for col, text in texts.items():
            # In a nested list the label of the group is printed once, on its first row. A code is never carried on.
            if not text and col < last and not totalled and axis_words[col] != "code":
                texts[col] = above.get(col, "")
        above = {**above, **{col: text for col, text in texts.items() if text}}
        acts = " ".join(h.text for h in around)
        texts |= {col: headings.section_of(text, acts) for col, text in texts.items() if axis_words[col] == "law"}
        path = _labels({col: text for col, text in texts.items() if text}, axis_words, headings)
        if not path and row == grid.body[-1]:
            # A last row without a label is the sum of those above it, or the arithmetic says that it is not.
            path = (Heading("", total=True),)
        elif not _has_figures_or_marks(grid, row) and (_is_blank_label(path) or _leads_in(path)):
            continue
        if _is_group(grid, row, path, outer):
            group, told = path, _has_values(grid, row)
            if told:
                # The figure on a group's own row is the group's total.
                result[row] = tuple(replace(h, total=True) for h in path)
            continue
        if told and any(h.grand for h in path):
            group = ()
        told = told or any(h.total for h in path)
        result[row] = _under(group, path)
    if len(result) == 1:
        # One row divides nothing: it is the whole ("Kent Police", "Number of offences"), or nobody knows what.
        result = {row: tuple(headings.read(h.text) if h.place else h for h in path) for row, path in result.items()}
    return Axis(_with_sums(grid, result))


def _with_sums(grid: Grid, rows: dict[int, tuple[Heading, ...]]) -> dict[int, tuple[Heading, ...]]:
    """The rows, where the first or the last is the sum of all others in every column: it is their total, whatever it is
    called, and others of which nothing is understood are its divisions."""
    if len(rows) < _FEWEST_SUMMED:
        return rows
    for at in (max(rows), min(rows)):
        rest = [row for row in rows if row != at]
        if any(h.match or h.span or h.part or h.outcome or h.person for h in rows[at]) or not _sums_up(grid, at, rest):
            # A year that is the sum of those before it is so by chance.
            continue
        total = tuple(replace(h, total=True, place=False) for h in rows[at])
        strange = not any(h.known for row in rest for h in rows[row])
        parts = {row: tuple(replace(h, place=True) for h in rows[row]) if strange else rows[row] for row in rest}
        return {row: total if row == at else parts[row] for row in rows}
    return rows


def _sums_up(grid: Grid, total: int, rest: Sequence[int]) -> bool:
    """Whether the figures of a row are those of `rest` added up, in every column and so that it can't be chance."""
    sums: list[int] = []
    for col in grid.values:
        values = [read_value(grid.text(row, col)) for row in (total, *rest)]
        if any(value is None or value.status != "exact" for value in values):
            return False
        whole, *parts = (value.low or 0 for value in values if value is not None)
        if whole != sum(parts):
            return False
        sums.append(whole)
    return sum(whole > 0 for whole in sums) > 1 or sum(sums) >= _NO_CHANCE


def _with_sub_codes(texts: dict[int, str], axis_words: dict[int, str | None]) -> dict[int, str]:
    """The labels of a row, a code and the rest of it in the column beside it as one: 86 and 2 as 86/2."""
    joined = dict(texts)
    for col, text in texts.items():
        if axis_words[col] == "subcode" and axis_words.get(col - 1) == "code" and text:
            joined[col - 1] = f"{texts.get(col - 1, '')}/{text}"
            joined[col] = ""
    return joined


def _runs_on(grid: Grid, row: int, following: int) -> bool:
    """Whether the label of a row without figures goes on in the next row, which has them."""
    labels = [grid.text(row, col).strip() for col in grid.labels], [grid.text(following, col) for col in grid.labels]
    wrapped = any(text and below[:1].islower() for text, below in zip(*labels, strict=True))
    return wrapped and not _has_figures_or_marks(grid, row) and _has_values(grid, following)


def _is_blank_label(path: tuple[Heading, ...]) -> bool:
    """Whether a row is a pivot table's "(blank)"."""
    return bool(path) and all(fold(h.text).strip("()") == "blank" for h in path)


def _leads_in(path: tuple[Heading, ...]) -> bool:
    """Whether a row without figures only says that others follow: "of which:"."""
    text = " ".join(h.text for h in path)
    plain = not any(h.match or h.span or h.body for h in path)
    return plain and (text.rstrip().endswith(":") or matches(vocabulary()["letter"]["part_of_another"], text))


def _has_figures_or_marks(grid: Grid, row: int) -> bool:
    return any(looks_like(grid.rows[row][col]) != "blank" for col in grid.values)


def _labels(texts: dict[int, str], axis_words: dict[int, str | None], headings: Headings) -> tuple[Heading, ...]:
    """The headings of a row: a label in a column of places is a place, words beside a code are its wording."""
    path: list[Heading] = []
    for col, text in texts.items():
        heading = headings.read(text, axis_words[col] == "code")
        if axis_words[col] == "place" and not heading.total:
            heading = Heading(text, place=True)
        path.append(heading)
    if any(h.match and h.match.by in {"code", "law"} for h in path):
        words = {text for col, text in texts.items() if axis_words[col] == "category"}
        path = [replace(h, wording=True) if h.text in words and not h.known else h for h in path]
    return tuple(path)


def _outer_dimension(grid: Grid, headings: Headings, axis_words: dict[int, str | None]) -> str | None:
    """The dimension of the rows that open a group, where one column of labels mixes two dimensions: the one whose rows
    hold no figures, else the first."""
    if len([col for col in grid.labels if axis_words[col] not in _NO_LABELS]) != 1:
        return None
    has_figures: dict[str, bool] = {}
    for row in grid.body:
        heading = headings.read(grid.text(row, grid.labels[0]).strip())
        if (dimension := _dimension(heading)) and not heading.total:
            has_figures[dimension] = has_figures.get(dimension, False) or _has_values(grid, row)
    if len(has_figures) < 2:
        return None
    return next((dimension for dimension, has in has_figures.items() if not has), next(iter(has_figures)))


def _dimension(heading: Heading) -> str:
    return "category" if heading.match else "span" if heading.span else "body" if heading.body else ""


def _is_group(grid: Grid, row: int, path: tuple[Heading, ...], outer: str | None) -> bool:
    if not path:
        return False
    if outer is not None:
        heading = path[0]
        if _dimension(heading) == outer and not heading.total:
            return True
    cells = [cell for cell in grid.rows[row] if cell is not None and cell.text.strip()]
    spanning = len(cells) >= 1 and all(cell is cells[0] for cell in cells) and cells[0].col_span > 1
    return spanning and cells[0].col_span >= len(grid.rows[row]) - 1


def _has_values(grid: Grid, row: int) -> bool:
    return any(looks_like(grid.rows[row][col]) in {"value", "year", "open"} for col in grid.values)


def _under(group: tuple[Heading, ...], path: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """`path`, and of its group's headings those that say something that it leaves open."""
    kept = []
    for heading in group:
        kept.append(
            replace(
                heading,
                total=False,
                axis=None,
                span=None if any(h.span for h in path) else heading.span,
                match=None if any(h.match for h in path) else heading.match,
                body=None if any(h.body for h in path) else heading.body,
            )
        )
    return (*kept, *path)


def _column_axis_word(grid: Grid, headings: Headings, col: int) -> str | None:
    for row in reversed(grid.header):
        if axis := headings.read(grid.text(row, col).strip()).axis:
            return axis
    return None


def col_axis(grid: Grid, headings: Headings, context: Context) -> Axis:
    """The headings of each column of figures."""
    result: dict[int, tuple[Heading, ...]] = {}
    if not grid.header and (told := _told_columns(grid, context)):
        return Axis({col: (Heading(text, span=span),) for col, (text, span) in zip(grid.values, told, strict=True)})
    filled = [_filled(grid, row) for row in grid.header]
    for col in grid.values:
        texts = list(dict.fromkeys(line[col] for line in filled if line[col]))
        result[col] = _joined(texts, headings)
    return Axis(result)


def _told_columns(grid: Grid, context: Context) -> list[tuple[str, Span]]:
    """The period of each column where a sentence above a table without headings tells them in their order."""
    for caption in context.captions:
        folded = fold(caption)
        named = [(folded[m.start : m.end], m.what) for m in find_periods(folded) if isinstance(m.what, Span)]
        in_order = re.search(r"\bfirst\b.*\bsecond\b|\bleft\b.*\bright\b", folded)
        if "column" in folded and in_order and len({s for _, s in named}) == len(named) == len(grid.values):
            return named
    return []


def _joined(texts: list[str], headings: Headings) -> tuple[Heading, ...]:
    """The headings over a column: each by itself, or all as one where a heading was wrapped over rows."""
    if not texts:
        return ()
    each = tuple(headings.read(text) for text in texts)
    if len(texts) == 1:
        return each
    whole = headings.read(" ".join(texts))
    torn_dates = whole.span is not None and all(h.span is None or h.span.basis in {"day", "bare"} for h in each)
    if torn_dates or (whole.known and not all(h.known for h in each)):
        return (whole,)
    return each


def _filled(grid: Grid, row: int) -> list[str]:
    """A heading row's texts, a heading carried on over the blank columns to its right that belong to it.

    That is so where a lower heading row has headings of its own below the blanks.
    """
    texts = [grid.text(row, col).strip() for col in range(len(grid.rows[row]))]
    lower = [r for r in grid.header if r > row]
    if not lower:
        return texts
    current = ""
    for col in grid.values:
        if texts[col]:
            current = texts[col]
        elif current and any(grid.text(r, col).strip() for r in lower):
            texts[col] = current
    return texts


def headings_around(grid: Grid, headings: Headings, context: Context) -> tuple[Heading, ...]:
    """The headings around a grid: its titles, its corner and its captions, nearest first."""
    corner = [grid.text(row, col) for row in grid.header for col in grid.labels]
    texts = [*grid.titles[::-1], *corner, *context.captions]
    return tuple(headings.read(text) for text in dict.fromkeys(t for t in texts if t.strip()))
