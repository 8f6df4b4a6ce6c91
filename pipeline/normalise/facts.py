"""Each figure of a table with what its headings say it is: a fact, or an explanation why it is none.

The headings of its row and of its column, those of the group it stands in, and the caption above the table
are laid together. A number that counts something else is explained and goes no further; one whose headings
contradict each other or leave something open carries the doubt. Adding up is `arithmetic`'s work.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import pairwise, zip_longest

from pipeline.model import Cell, NumberUse, Place
from pipeline.normalise.axes import YIELDING, Heading, Headings
from pipeline.normalise.grids import Grid, looks_like
from pipeline.normalise.notes import Notes
from pipeline.normalise.periods import Part, Span, find_periods
from pipeline.normalise.text import fold, matches, stems, vocabulary
from pipeline.normalise.values import Value, read_as, read_value
from pipeline.request import NOT_BROKEN_DOWN, OTHER

_SHORT_CAPTION = 80
# Measures that a sentence may well mention without being about them.
_BY_THE_WAY = frozenset({*YIELDING, "share"})
# Columns that say nothing of what a row counts.
_NO_LABELS = frozenset({"note", "reference"})
_CELLS_OF_THEIR_OWN = frozenset({"sheet", "markup", "delimited"})
_CORRECTED = "an earlier figure that the letter corrects"
_COMPARED = "given for comparison"
_OUTCOMES = "counts another measure: outcomes"
ALL = "all"
OVER = "over_inclusive"
# Below this an OCR reading is not trusted without a second witness.
TRUSTED_CONFIDENCE = 0.8


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure and what it counts.

    `category` is an id of the request's, `other`, `not_broken_down` (a combined row), `excluded:<id>`, `all` or
    `over_inclusive`, and `label` the words that said so. `split` is its coordinate in a division that was not asked
    for (a district), empty for the whole. `body` and `period` are None where the table does not say. `asked` says
    that its heading names what was asked to be counted, `summed` that it is headed as a total, `listed` that it is
    the count of a list with a row for each record. `doubts` are finding codes.
    """

    value: Value
    text: str
    place: Place
    category: str
    period: Span | None
    body: str | None = None
    split: str = ""
    table: int | None = None
    row: int | None = None
    col: int | None = None
    headers: tuple[str, ...] = ()
    label: str = ""
    doubts: tuple[str, ...] = ()
    asked: bool = False
    summed: bool = False
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from one grid: facts, the numbers that are explained otherwise, and headings not understood.

    `cuts` are figures of the same population divided another way (by outcome): never counted, but a check.
    """

    facts: tuple[Fact, ...] = ()
    numbers: tuple[NumberUse, ...] = ()
    unknown: tuple[str, ...] = ()
    cuts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a table: captions nearest first, and the notes that decide its marks.

    `section` are captions of tables before it: they may say what is counted, and nothing else.
    """

    captions: tuple[str, ...] = ()
    notes: Notes = field(default_factory=Notes)
    section: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Axis:
    """The headings along one axis, by row or column number, with the group each stands in laid under it."""

    headings: dict[int, tuple[Heading, ...]]

    def all(self) -> Iterator[Heading]:
        for path in self.headings.values():
            yield from path


@dataclass(frozen=True, slots=True)
class _Frame:
    """A grid with its axes and surroundings: all that a cell's meaning is read from.

    `other` says why no figure of the grid counts, or is None.
    """

    grid: Grid
    rows: _Axis
    cols: _Axis
    around: tuple[Heading, ...]
    notes: Notes
    other: str | None
    doubts: tuple[str, ...]
    kind_of: Callable[[str], str]

    def path(self, row: int, col: int) -> tuple[Heading, ...]:
        """The headings of a cell, those of its row first."""
        return (*self.rows.headings[row], *self.cols.headings[col])

    def headings(self) -> Iterator[Heading]:
        """All headings of both axes."""
        yield from self.rows.all()
        yield from self.cols.all()


def read_grid(grid: Grid, headings: Headings, context: Context) -> Reading:
    """The facts of one grid."""
    around = _around(grid, headings, context)
    rows, cols = _row_axis(grid, headings, around), _col_axis(grid, headings, context)
    measured = around
    if not any(h.measure or h.also_asked for h in around):
        measured = (*around, *(headings.read(text) for text in context.section))
    other = _set_aside(context) or _other_kind(grid, rows, cols, measured)
    scaled = any(_is_scaled(h.text) for h in (*measured, *rows.all(), *cols.all()))
    doubts = ("measure_unclear",) if scaled or _measure_contradicted(rows, cols, measured) else ()
    frame = _Frame(grid, rows, cols, around, context.notes, other, doubts, headings.kind_of)
    read = [_read_cell(frame, row, col) for row in rows.headings for col in cols.headings]
    facts = tuple(item for item in read if isinstance(item, Fact))
    numbers = tuple(item for item in read if isinstance(item, NumberUse))
    unknown = {
        text
        for item in facts
        if "label_unknown" in item.doubts
        for text in item.headers
        if not headings.read(text).known
    }
    return Reading(facts, numbers, tuple(sorted(unknown)), _cuts(frame) if frame.other == _OUTCOMES else ())


def _is_scaled(heading: str) -> bool:
    """Whether a heading says that numbers are given in thousands: what is printed is not the count."""
    return matches(vocabulary()["values"]["scaled"], heading)


def _set_aside(context: Context) -> str | None:
    """Why a table is not read that the letter calls wrong, or gives for comparison."""
    nearest = context.captions[0] if context.captions else ""
    if nearest.rstrip().endswith("."):
        return None
    if matches(vocabulary()["letter"]["past_figure"], nearest):
        return _CORRECTED
    return _COMPARED if matches(vocabulary()["letter"]["comparison"], nearest) else None


def _cuts(frame: _Frame) -> tuple[Fact, ...]:
    """The figures of a table of outcomes, as parts of (or totals over) all that was recorded."""
    open_frame = replace(frame, other=None)
    cuts: list[Fact] = []
    for row in frame.rows.headings:
        for col in frame.cols.headings:
            path = frame.path(row, col)
            cell = frame.grid.rows[row][col]
            value = _value(cell, frame) if cell and (cell.row, cell.col) == (row, col) else None
            if cell is None or value is None or any(h.measure == "share" for h in path):
                continue
            period, doubts = _period(open_frame, path, (row, col))
            split = "" if any(h.total for h in path) else " / ".join(h.text for h in path if not h.span)
            fact = Fact(
                value,
                cell.text.strip(),
                cell.place,
                ALL,
                period,
                split=split,
                table=frame.grid.table.index,
                row=row,
                col=col,
            )
            asked = any(h.total and h.measure == "asked" for h in path)
            cuts.append(replace(fact, asked=asked, headers=tuple(h.text for h in path), doubts=tuple(doubts)))
    return tuple(cuts)


def _read_cell(frame: _Frame, row: int, col: int) -> Fact | NumberUse | None:
    cell = frame.grid.rows[row][col] or Cell(row, col, "", _nearest_place(frame.grid, row, col), kind="blank")
    path = frame.path(row, col)
    kind = frame.kind_of(_category(frame, path)[0])
    value = _value(cell, frame, kind)
    if value is not None and (cell.row, cell.col) != (row, col):
        # A figure that spans several rows or columns is none of theirs alone.
        value = Value("unclear", reasons=("value_unclear",))
    if value is None:
        # A text where a number should stand leaves that figure open, whatever it says.
        value = Value("unclear", reasons=("value_unclear",))
    if why := frame.other or _why_not(value, path):
        is_number = value.is_count or value.status in {"share", "money", "signed"}
        return NumberUse(cell.text, cell.place, "explained", why) if is_number else None
    return _fact(frame, cell, value, path, (row, col))


# ---------------------------------------------------------------- axes


def _row_axis(grid: Grid, headings: Headings, around: tuple[Heading, ...]) -> _Axis:
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
        elif not _has_figures_or_marks(grid, row) and _is_blank_label(path):
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
    return _Axis(result)


def _runs_on(grid: Grid, row: int, following: int) -> bool:
    """Whether the label of a row without figures goes on in the next row, which has them."""
    labels = [grid.text(row, col).strip() for col in grid.labels], [grid.text(following, col) for col in grid.labels]
    wrapped = any(text and below[:1].islower() for text, below in zip(*labels, strict=True))
    return wrapped and not _has_figures_or_marks(grid, row) and _has_values(grid, following)


def _is_blank_label(path: tuple[Heading, ...]) -> bool:
    """Whether a row is a pivot table's "(blank)"."""
    return bool(path) and all(fold(h.text).strip("()") == "blank" for h in path)


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
    """The dimension of the rows that open a group, where one column of labels mixes two dimensions."""
    if len([col for col in grid.labels if axis_words[col] not in _NO_LABELS]) != 1:
        return None
    dimensions: list[str] = []
    for row in grid.body:
        heading = headings.read(grid.text(row, grid.labels[0]).strip())
        dimension = "category" if heading.match else "span" if heading.span else "body" if heading.body else ""
        if dimension and not heading.total:
            dimensions.append(dimension)
    if len(set(dimensions)) < 2:
        return None
    return dimensions[0]


def _is_group(grid: Grid, row: int, path: tuple[Heading, ...], outer: str | None) -> bool:
    if not path:
        return False
    if outer is not None:
        heading = path[0]
        dimension = "category" if heading.match else "span" if heading.span else "body" if heading.body else ""
        if dimension == outer and not heading.total:
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


def _col_axis(grid: Grid, headings: Headings, context: Context) -> _Axis:
    result: dict[int, tuple[Heading, ...]] = {}
    if not grid.header and (told := _told_columns(grid, context)):
        return _Axis({col: (Heading(text, span=span),) for col, (text, span) in zip(grid.values, told, strict=True)})
    filled = [_filled(grid, row) for row in grid.header]
    for col in grid.values:
        texts = list(dict.fromkeys(line[col] for line in filled if line[col]))
        result[col] = _joined(texts, headings)
    return _Axis(result)


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


def _around(grid: Grid, headings: Headings, context: Context) -> tuple[Heading, ...]:
    corner = [grid.text(row, col) for row in grid.header for col in grid.labels]
    texts = [*grid.titles[::-1], *corner, *context.captions]
    return tuple(headings.read(text) for text in dict.fromkeys(t for t in texts if t.strip()))


# ---------------------------------------------------------------- what is counted


def _other_kind(grid: Grid, rows: _Axis, cols: _Axis, around: tuple[Heading, ...]) -> str | None:
    """Why no figure of the grid counts: it is a table of outcomes, of people, or of another measure."""
    corner = {axis for col in grid.labels for row in grid.header if (axis := _axis_at(grid, rows, row, col, around))}
    labels = [h for path in rows.headings.values() for h in path if not h.total]
    outcomes = sum(h.outcome for h in labels)
    if ("outcome" in corner and outcomes) or (outcomes * 2 > len(labels) and outcomes > 1):
        return _OUTCOMES
    asked = any(h.measure == "asked" and not h.outcome for h in cols.all())
    column_outcomes = [h for path in cols.headings.values() for h in path if not h.total]
    if not asked and sum(h.outcome for h in column_outcomes) * 2 > len(column_outcomes) and len(column_outcomes) > 2:
        return _OUTCOMES
    if "person" in corner or sum(h.person for h in labels) * 2 > len(labels) > 1:
        return "counts another measure: people"
    captioned = _captioned_measures(around)
    if captioned and "asked" not in captioned and not _own_measure(rows, cols):
        return f"counts another measure: {captioned[0]}"
    return None


def _captioned_measures(around: tuple[Heading, ...]) -> list[str]:
    """What captions say that the table counts, nearest first. A long sentence that speaks of both says nothing."""
    return [h.measure for h in around if h.measure and (h.measure == "asked" or _is_plain(h))]


def _is_plain(caption: Heading) -> bool:
    return len(caption.text) < _SHORT_CAPTION or (caption.measure not in _BY_THE_WAY and not caption.also_asked)


def _is_title(caption: Heading) -> bool:
    """Whether a caption stands above the table as its name, however long, and is no sentence."""
    return caption.measure not in _BY_THE_WAY and not caption.text.rstrip().endswith((".", ";", ":"))


def _own_measure(rows: _Axis, cols: _Axis) -> bool:
    """Whether headings of the table's own say that it counts what was asked; a total's name says nothing of the kind."""
    return any(h.measure == "asked" and not h.total for h in (*rows.all(), *cols.all()))


def _measure_contradicted(rows: _Axis, cols: _Axis, around: tuple[Heading, ...]) -> bool:
    """Whether captions and headings say different things of what is counted, or a long title names another measure."""
    columns = {h.measure for h in cols.all()}
    # "Recorded and charged" above a column of each says what the columns say.
    both = {h.measure for h in around if h.also_asked and h.measure in columns}
    said = set(_captioned_measures(around))
    titled = {h.measure for h in around if h.measure and _is_title(h)} - said
    contradicted = bool(said - {"asked"} - both) and ("asked" in said or _own_measure(rows, cols))
    return contradicted or bool(titled - {"asked"} - both)


def _axis_at(grid: Grid, rows: _Axis, row: int, col: int, around: tuple[Heading, ...]) -> str | None:
    text = grid.text(row, col)
    return next((h.axis for h in around if h.text == text), None)


def _why_not(value: Value, path: tuple[Heading, ...]) -> str | None:
    if value.status in {"share", "money", "signed"}:
        return "a percentage, a rate, a change or an amount"
    for heading in path:
        if heading.measure and heading.measure != "asked" and not (heading.match and heading.match.by != "words"):
            return f"counts another measure: {heading.measure}"
        if heading.outcome:
            return "counts another measure: outcomes"
        if heading.person:
            return "counts another measure: people"
    return None


def _value(cell: Cell, frame: _Frame, kind: str = "count") -> Value | None:
    if cell.kind == "date":
        return Value("unclear", reasons=("date_for_band",))
    if cell.kind == "formula":
        return Value("unclear", reasons=("uncalculated_formula",))
    if cell.kind == "error":
        return Value("unclear", reasons=("value_unclear",))
    value = read_as(kind, cell.text, read_value(cell.text))
    if value is None:
        return None
    if cell.struck:
        return replace(value, reasons=(*value.reasons, "value_unclear"))
    if frame.grid.table.finder in _CELLS_OF_THEIR_OWN and value.status == "exact":
        # There "1 022" is one number; on a page it may be two columns that were read as one.
        value = replace(value, reasons=tuple(r for r in value.reasons if r != "value_unclear"))
    decided = frame.notes.decide(cell.text, value)
    if cell.confidence is not None and cell.confidence < TRUSTED_CONFIDENCE:
        decided = replace(decided, reasons=(*decided.reasons, "low_confidence"))
    return decided


# ---------------------------------------------------------------- facts


def _fact(
    frame: _Frame, cell: Cell, value: Value, path: tuple[Heading, ...], at: tuple[int, int]
) -> Fact | NumberUse | None:
    period, period_doubts = _period(frame, path, at)
    category, category_doubts = _category(frame, path)
    moved = ["period_unclear"] if frame.notes.moves(period) else []
    doubts = [*value.reasons, *frame.doubts, *period_doubts, *category_doubts, *moved]
    strange = tuple(h.text for h in path if not h.known and stems(h.text))
    if not strange:
        # "Not recorded" among districts is a place, among offences an offence.
        gathered = tuple(h.text for h in path if h.match and h.match.kind == "other" and h.match.by == "words")
        if gathered and _is_division(frame, gathered):
            category, strange = ALL, gathered
    split = " / ".join(h.text for h in path if h.place)
    if strange:
        if _is_division(frame, strange):
            split = " / ".join((*((split,) if split else ()), *strange))
        elif _beside_categories(frame, strange):
            category = OTHER
            doubts.append("label_unknown")
        elif not any(h.total or h.match or h.span for h in path):
            return (
                NumberUse(cell.text, cell.place, "raised", f"the heading is not understood: {', '.join(strange)}")
                if value.is_count
                else None
            )
        else:
            doubts.append("label_unknown")
    if cell.row_span * cell.col_span > 1:
        doubts.append("value_unclear")
    return Fact(
        value=value,
        text=cell.text.strip(),
        place=cell.place,
        category=category,
        period=period,
        body=next((h.body for h in path if h.body), None) or _caption_body(frame),
        split=split,
        table=frame.grid.table.index,
        row=at[0],
        col=at[1],
        headers=tuple(h.text for h in path),
        label=" / ".join(h.text for h in path if h.match or (not h.known and category == OTHER)),
        doubts=tuple(dict.fromkeys(doubts)),
        asked=any(h.measure == "asked" and h.match is None for h in path),
        summed=any(h.total for h in path),
    )


def _caption_body(frame: _Frame) -> str | None:
    """The body that the nearest caption with a body names alone, where the axes name none."""
    if any(h.body for h in frame.headings()):
        return None
    nearest = next((h for h in frame.around if h.named or h.body), None)
    if nearest is None:
        return None
    return nearest.body or (nearest.named[0] if len(nearest.named) == 1 else None)


def _is_division(frame: _Frame, strange: tuple[str, ...]) -> bool:
    """Whether the labels that were not understood divide the whole: most of an axis, or headed as places."""
    for axis in (frame.rows, frame.cols):
        own = [path for path in axis.headings.values() if any(h.text in strange for h in path)]
        if not own:
            continue
        labels = Counter(
            "total"
            if any(h.total for h in path)
            else "strange"
            if any(not h.known for h in path)
            else "gathered"
            if any(h.match and h.match.kind == "other" and h.match.by == "words" for h in path)
            else "known"
            for path in axis.headings.values()
        )
        if labels["strange"] >= 3 and labels["strange"] > 3 * labels["known"]:
            return True
    return False


def _beside_categories(frame: _Frame, strange: tuple[str, ...]) -> bool:
    for axis in (frame.rows, frame.cols):
        if any(h.text in strange for path in axis.headings.values() for h in path):
            return any(h.match and h.match.kind in {"category", "exclusion"} for h in axis.all())
    return False


def _category(frame: _Frame, path: tuple[Heading, ...]) -> tuple[str, list[str]]:
    matches = [h.match for h in path if h.match]
    doubts: list[str] = []
    if not matches:
        if any(h.match and h.match.kind in {"category", "exclusion"} for h in frame.headings()):
            return ALL, [] if any(h.total for h in path) else ["label_unknown"]
        captioned = (h.match for h in frame.around if h.match and h.match.sure and not h.several)
        matches = [m for m in captioned if m.kind != "other"][:1]
        if any(m.kind == "over_inclusive" for m in matches):
            return OVER, ["over_inclusive"]
    by_code = (
        [m for m in matches if m.by == "code"]
        or [m for m in matches if m.by == "law"]
        or [m for m in matches if m.kind != "whole"]
        or matches
    )
    named = {(m.kind, m.topic) for m in by_code}
    if not named:
        return ALL, []
    if len(named) > 1:
        return NOT_BROKEN_DOWN, ["label_unknown"]
    kind, topic = named.pop()
    if not all(m.sure for m in by_code):
        doubts.append("label_unknown")
    if kind == "exclusion":
        return f"excluded:{topic}", []
    if kind == "over_inclusive":
        return OVER, ["over_inclusive"]
    if kind == "combined":
        every = all(not h.match or h.match.kind in {"combined", "whole"} for h in frame.headings())
        return (ALL if every else NOT_BROKEN_DOWN), doubts
    if kind == "whole":
        return ALL, doubts
    if kind == "other" and by_code[0].by == "code":
        return OTHER, [*doubts, "category_unmapped"]
    return (OTHER if kind == "other" else topic), doubts


def _period(frame: _Frame, path: tuple[Heading, ...], at: tuple[int, int]) -> tuple[Span | None, list[str]]:
    doubts = ["period_incomplete"] if any(h.partial for h in path) else []
    spans = [h.span for h in path if h.span]
    parts = [h.part for h in path if h.part]
    if not spans:
        spans = _spans_of_total(frame, path, at)
    if not spans:
        captioned = next((h for h in frame.around if h.span or h.several), None)
        if captioned and captioned.span:
            spans = [captioned.span]
            doubts += ["period_incomplete"] if captioned.partial else []
    if not spans:
        return None, [*doubts, "period_unclear"] if parts else doubts
    spans = [frame.notes.placed(s) for s in spans]
    smallest = min(spans, key=lambda s: s.end - s.start)
    if not all(smallest.within(s) for s in spans):
        return None, [*doubts, "period_unclear"]
    if smallest.basis == "bare" and any(p.kind == "quarter" for p in parts):
        # "Q1 2016" may begin in January or in April.
        doubts.append("period_unclear")
    if smallest.basis == "bare" and not parts and any("financial" in h.text.lower() for h in (*frame.around, *path)):
        # "Financial year: 2016" may start or end in 2016; it is no calendar year at any rate.
        doubts.append("period_unclear")
    for part in parts:
        placed = _place(part, smallest)
        if placed is None:
            return None, [*doubts, "period_unclear"]
        smallest = placed
    return smallest, doubts


def _place(part: Part, span: Span) -> Span | None:
    placed = part.of(span)
    if placed:
        return placed
    return span if span.basis in {"month", "quarter"} else None


def _spans_of_total(frame: _Frame, path: tuple[Heading, ...], at: tuple[int, int]) -> list[Span]:
    """The time that a total covers where its axis lists periods: from the first to the last since the total before it."""
    if not any(h.total for h in path):
        return []
    for axis, position in ((frame.rows, at[0]), (frame.cols, at[1])):
        own = axis.headings.get(position, ())
        if not any(h.total for h in own):
            continue
        covered: list[Span] = []
        since: list[Span] = []
        for index, headings in axis.headings.items():
            spans = [h.span for h in headings if h.span and not h.total]
            covered += spans
            if index < position:
                since = [] if any(h.total for h in headings) else [*since, *spans]
        chosen = since if since and not any(h.grand for h in own) else covered
        if chosen:
            return _union(chosen)
    return []


def _union(spans: Sequence[Span]) -> list[Span]:
    """The time that spans cover together, or nothing where they leave a gap or overlap."""
    ordered = sorted(set(spans), key=lambda s: s.start)
    if any(a.end + timedelta(days=1) != b.start for a, b in pairwise(ordered)):
        return []
    basis = ordered[0].basis if len(ordered) == 1 else "bare" if any(s.basis == "bare" for s in ordered) else "dates"
    return [Span(ordered[0].start, ordered[-1].end, basis)]


def _nearest_place(grid: Grid, row: int, col: int) -> Place:
    cells = (grid.rows[row][other] for other in (*range(col, -1, -1), *range(col, len(grid.rows[row]))))
    nearest = next((cell for cell in cells if cell is not None), None)
    return nearest.place if nearest else grid.table.place
