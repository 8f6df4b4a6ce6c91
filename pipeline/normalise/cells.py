"""Each figure of a table with what its headings say it is: a fact, or an explanation why it is none.

The headings of its row and of its column, those of the group it stands in, and the caption above the table
are laid together. A number that counts something else is explained and goes no further; one whose headings
contradict each other or leave something open carries the doubt. Adding up is `arithmetic`'s work.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.model import Cell, NumberUse, Place
from pipeline.normalise.axes import Heading, Headings
from pipeline.normalise.facts import ALL, TRUSTED_CONFIDENCE, Fact
from pipeline.normalise.frames import Axis, Context, Frame, col_axis, headings_around, row_axis
from pipeline.normalise.grids import Grid
from pipeline.normalise.labels import beside_categories, caption_body, category_of, is_division
from pipeline.normalise.measures import OUTCOMES, is_scaled, measure_contradicted, other_kind, why_not, why_set_aside
from pipeline.normalise.spans import period_of
from pipeline.normalise.text import in_english, stems
from pipeline.normalise.values import Value, read_as, read_value
from pipeline.request import OTHER

_CELLS_OF_THEIR_OWN = frozenset({"sheet", "markup", "delimited"})


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from one grid: facts, the numbers that are explained otherwise, and headings not understood.

    `cuts` are figures of the same population divided another way (by outcome): never counted, but a check.
    """

    facts: tuple[Fact, ...] = ()
    numbers: tuple[NumberUse, ...] = ()
    unknown: tuple[str, ...] = ()
    cuts: tuple[Fact, ...] = ()


def read_grid(grid: Grid, headings: Headings, context: Context) -> Reading:
    """The facts of one grid."""
    around = headings_around(grid, headings, context)
    rows, cols = row_axis(grid, headings, around), col_axis(grid, headings, context)
    measured = around
    if all(h.measure in {None, "asked"} for h in around):
        measured = (*around, *(headings.read(text) for text in context.over))
    if not any(h.measure or h.also_asked for h in measured):
        measured = (*measured, *(headings.read(text) for text in context.section))
    other = why_set_aside(context) or other_kind(grid, rows, cols, measured)
    scaled = any(is_scaled(h.text) for h in (*measured, *rows.all(), *cols.all()))
    doubts = ("measure_unclear",) if scaled or measure_contradicted(rows, cols, measured) else ()
    if _takes_away(grid, rows):
        doubts = (*doubts, "figures_unread")
    own = (*rows.all(), *cols.all())
    offences = any(h.match and h.match.kind in {"category", "exclusion"} for h in own)
    bodies = any(h.body for h in own)
    frame = Frame(grid, rows, cols, around, context.notes, other, doubts, headings.kind_of, offences, bodies)
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
    return Reading(facts, numbers, tuple(sorted(unknown)), _cuts(frame) if frame.other == OUTCOMES else ())


def _takes_away(grid: Grid, rows: Axis) -> bool:
    """Whether a row of the grid holds numbers below nought, which are to be taken off the others ("less: in error")."""
    for row, path in rows.headings.items():
        texts = [cell.text for col in grid.values if (cell := grid.rows[row][col]) and cell.text.strip()]
        values = [read_value(text) for text in texts]
        signed = bool(values) and all(v is not None and v.status == "signed" for v in values)
        if signed and all(text.strip().startswith(("-", "−", "(")) for text in texts):
            return not any(h.measure == "share" for h in path)
    return False


def _cuts(frame: Frame) -> tuple[Fact, ...]:
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
            period, doubts = period_of(open_frame, path, (row, col))
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


def _read_cell(frame: Frame, row: int, col: int) -> Fact | NumberUse | None:
    cell = frame.grid.rows[row][col] or Cell(row, col, "", _nearest_place(frame.grid, row, col), kind="blank")
    path = frame.path(row, col)
    kind = frame.kind_of(category_of(frame, path)[0])
    value = _value(cell, frame, kind)
    if value is not None and (cell.row, cell.col) != (row, col):
        # A figure that spans several rows or columns is none of theirs alone.
        value = Value("unclear", reasons=("value_unclear",))
    if value is None:
        # A text where a number should stand leaves that figure open, whatever it says.
        value = Value("unclear", reasons=("value_unclear",))
    if why := frame.other or why_not(value, path):
        is_number = value.is_count or value.status in {"share", "money", "signed"}
        return NumberUse(cell.text, cell.place, "explained", why) if is_number else None
    return _fact(frame, cell, value, path, (row, col))


def _value(cell: Cell, frame: Frame, kind: str = "count") -> Value | None:
    if cell.kind == "date":
        return Value("unclear", reasons=("date_for_band",))
    if cell.kind == "formula":
        return Value("unclear", reasons=("uncalculated_formula",))
    if cell.kind == "error":
        return Value("unclear", reasons=("value_unclear",))
    text = in_english(cell.text)
    value = read_as(kind, text, read_value(text))
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


def _fact(
    frame: Frame, cell: Cell, value: Value, path: tuple[Heading, ...], at: tuple[int, int]
) -> Fact | NumberUse | None:
    period, period_doubts = period_of(frame, path, at)
    category, category_doubts = category_of(frame, path)
    moved = ["period_unclear"] if frame.notes.moves(period) else []
    doubts = [*value.reasons, *frame.doubts, *period_doubts, *category_doubts, *moved]
    strange = tuple(h.text for h in path if not h.known and stems(h.text))
    if not strange:
        # "Not recorded" among districts is a place, among offences an offence.
        gathered = tuple(h.text for h in path if h.match and h.match.kind == "other" and h.match.by == "words")
        if gathered and is_division(frame, gathered):
            category, strange = ALL, gathered
    split = " / ".join(h.text for h in path if h.place)
    if strange:
        if is_division(frame, strange):
            split = " / ".join((*((split,) if split else ()), *strange))
        elif beside_categories(frame, strange):
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
        body=next((h.body for h in path if h.body), None) or caption_body(frame),
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


def _nearest_place(grid: Grid, row: int, col: int) -> Place:
    cells = (grid.rows[row][other] for other in (*range(col, -1, -1), *range(col, len(grid.rows[row]))))
    nearest = next((cell for cell in cells if cell is not None), None)
    return nearest.place if nearest else grid.table.place
