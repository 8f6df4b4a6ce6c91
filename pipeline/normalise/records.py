"""Lists with one row per record: counted, inside the period, under the right codes, each reference once.

A list is such a one when it has a date or period column and a code or category column and no column of counts.
Nothing of a record but its date, code and the fact of a reference is looked at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model import Cell, NumberUse, Place, Table
from pipeline.normalise.axes import Heading, Headings
from pipeline.normalise.facts import ALL, Fact
from pipeline.normalise.grids import expand
from pipeline.normalise.periods import Span
from pipeline.normalise.values import exact
from pipeline.request import NOT_BROKEN_DOWN, OTHER, Request

_FEWEST = 8


@dataclass(frozen=True, slots=True)
class Records:
    """What a list of records yields."""

    facts: tuple[Fact, ...]
    numbers: tuple[NumberUse, ...]


@dataclass(frozen=True, slots=True)
class _Columns:
    header: int
    period: int
    topics: tuple[int, ...]
    reference: int | None


def read_records(table: Table, headings: Headings, request: Request) -> Records | None:
    """Counts of the records in `table` by period and category, or None where it is no list of records."""
    rows = expand(table)
    columns = _columns(rows, headings)
    if columns is None:
        return None
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    doubts: dict[tuple[str, str], set[str]] = defaultdict(set)
    numbers: list[NumberUse] = []
    seen: dict[str, tuple[str, ...]] = {}
    counted: set[str] = set()
    for index in range(columns.header + 1, len(rows)):
        row = rows[index]
        if not any(_text(cell) for cell in row):
            continue
        key = _key(row, columns, headings, request)
        if key is None:
            numbers.append(
                NumberUse(
                    _text(row[columns.period]), table.place, "raised", f"row {index + 1} of the list was not understood"
                )
            )
            continue
        reference = _text(row[columns.reference]) if columns.reference is not None else ""
        texts = tuple(_text(cell) for cell in row)
        if reference and seen.setdefault(reference, texts) != texts:
            doubts[key].add("total_mismatch")
        elif reference and reference in counted:
            # The same record, word for word.
            numbers.append(NumberUse(reference, table.place, "explained", "the same record, listed again"))
            continue
        counted.add(reference)
        groups[key].append(index)
    unread = {"figures_unread"} if any(n.use == "raised" for n in numbers) else set()
    facts: list[Fact] = []
    for (period_id, category), indexes in groups.items():
        period = next((p for p in request.periods if p.id == period_id), None)
        place = _range(rows[indexes[0]][columns.topics[0]], rows[indexes[-1]][columns.topics[0]], table)
        if period is None:
            numbers.append(NumberUse(str(len(indexes)), place, "explained", "records outside the periods asked for"))
            continue
        facts.append(
            Fact(
                value=exact(len(indexes)),
                text=f"{len(indexes)} records",
                place=place,
                category=category,
                period=Span(period.start, period.end, "dates"),
                table=table.index,
                row=indexes[0],
                col=columns.topics[0],
                headers=("one row per record", period_id, category),
                doubts=tuple(sorted(doubts[period_id, category] | unread)),
                listed=True,
            )
        )
    return Records(tuple(facts), tuple(numbers))


def _columns(rows: Sequence[Sequence[Cell | None]], headings: Headings) -> _Columns | None:
    for index, row in enumerate(rows[:6]):
        axes = {col: headings.read(_text(cell)).axis for col, cell in enumerate(row) if _text(cell)}
        periods = [c for c, a in axes.items() if a == "period"]
        topics = [c for c, a in axes.items() if a in {"code", "category"}]
        references = [c for c, a in axes.items() if a == "reference"]
        if not periods or not topics or len(rows) - index - 1 < _FEWEST:
            continue
        if any(a == "count" for a in axes.values()):
            return None
        body = rows[index + 1 :]
        dated = sum(bool((_h := headings.read(_text(r[periods[0]]))).span) for r in body)
        named = sum(any(_text(r[c]) for c in topics) for r in body)
        if dated > 0.8 * len(body) and named > 0.8 * len(body) and (references or _repeats(body, periods[0], topics)):
            return _Columns(index, periods[0], tuple(topics), references[0] if references else None)
    return None


def _repeats(body: Sequence[Sequence[Cell | None]], period: int, topics: Sequence[int]) -> bool:
    """Whether rows repeat, as records of the same kind do and the rows of a table of counts do not."""
    rows = [tuple(_text(r[c]) for c in (period, *topics)) for r in body]
    return len(set(rows)) < 0.7 * len(rows)


def _key(row: Sequence[Cell | None], columns: _Columns, headings: Headings, request: Request) -> tuple[str, str] | None:
    span = headings.read(_text(row[columns.period])).span
    category = _category([headings.read(_text(row[c]), True) for c in columns.topics if _text(row[c])])
    if span is None or category is None:
        return None
    return (next((p.id for p in request.periods if span.within(Span(p.start, p.end, "dates"))), "outside"), category)


def _category(labels: Sequence[Heading]) -> str | None:
    matches = [h.match for h in labels if h.match]
    best = next((m for by in ("code", "law", "words") for m in matches if m.by == by and m.kind != "whole"), None)
    if best is None:
        return ALL if matches else None
    if best.kind == "exclusion":
        return f"excluded:{best.topic}"
    if best.kind == "category":
        return best.topic
    return OTHER if best.kind == "other" and best.sure else NOT_BROKEN_DOWN if best.kind == "combined" else None


def _range(top: Cell | None, bottom: Cell | None, table: Table) -> Place:
    if top is None or bottom is None:
        return table.place
    if top.place.ref and bottom.place.ref:
        return Place(sheet=top.place.sheet, ref=f"{top.place.ref}:{bottom.place.ref}")
    return top.place


def _text(cell: Cell | None) -> str:
    return cell.text.strip() if cell else ""
