"""What became of every number of a reply's answer: used in a figure, explained, or raised.

The facts that a figure rests on are used; what the others count says why they are not. A number or mark of a table
that no figure was made of, though it stands beside figures, is raised, and holds back the figures of its table: what
was overlooked once may be missing from them. Which figures there are is `arithmetic`'s work.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.model import NumberUse, Observation, Table
from pipeline.normalise import outcome
from pipeline.normalise.facts import ALL, OVER, Fact
from pipeline.normalise.grids import Grid, expand, looks_like
from pipeline.normalise.periods import Span
from pipeline.request import Request

_UNREAD = "it stands in a table of figures, and was not read as one"


def unread(table: Table, read: Sequence[Grid]) -> tuple[NumberUse, ...]:
    """The numbers and marks of a table that stand in none of its grids: neither figure nor label nor heading."""
    if not read:
        return ()
    covered = {at for grid in read for at in _covered(grid)}
    remarks = {text for grid in read for text in grid.remarks}
    headings = {(col, grid.text(row, col)) for grid in read for row in grid.header for col in range(table.n_cols)}
    rows = expand(table)
    return tuple(
        NumberUse(cell.text.strip(), cell.place, "raised", _UNREAD)
        for at, cell in (((r, c), cell) for r, row in enumerate(rows) for c, cell in enumerate(row))
        if cell is not None and cell.text.strip() and (cell.row, cell.col) == at and at not in covered
        if looks_like(cell) in {"value", "open"} and cell.text not in remarks and (at[1], cell.text) not in headings
    )


def _covered(grid: Grid) -> Iterator[tuple[int, int]]:
    yield from ((row, col) for row in grid.header for col in range(len(grid.rows[row])))
    yield from ((row, col) for row in grid.body for col in (*grid.labels, *grid.values))


def audit(
    found: Sequence[Fact], used: Sequence[Fact], request: Request, body_ids: Sequence[str]
) -> tuple[NumberUse, ...]:
    """What became of each fact."""
    kept = {(f.place, f.text, f.headers) for f in used}
    numbers: list[NumberUse] = []
    for fact in found:
        if not fact.value.is_count and fact.text == "":
            continue
        if (fact.place, fact.text, fact.headers) in kept:
            numbers.append(NumberUse(fact.text, fact.place, "used", " / ".join(fact.headers)))
        else:
            use, why = _why_unused(fact, request, body_ids)
            numbers.append(NumberUse(fact.text, fact.place, use, why))
    return tuple(numbers)


def with_sums_explained(
    numbers: Sequence[NumberUse], observations: Sequence[Observation], request: Request
) -> tuple[NumberUse, ...]:
    """Numbers that nothing explained but which are all periods of one category added up are explained by that."""
    sums: dict[tuple[str, str], int] = {}
    for o in observations:
        if o.low is not None and o.low == o.high:
            sums[o.body_id, o.category] = sums.get((o.body_id, o.category), 0) + o.low
    explained = {f"{total:,}" for total in sums.values()} | {str(total) for total in sums.values()}
    return tuple(
        replace(n, use="explained", why=outcome.BOTH_PERIODS) if n.use == "raised" and n.text in explained else n
        for n in numbers
    )


def _why_unused(fact: Fact, request: Request, body_ids: Sequence[str]) -> tuple[str, str]:
    if fact.category.startswith("excluded:"):
        return "explained", "an offence that was not asked for"
    if fact.category == OVER:
        return "explained", "covers more than was asked for"
    if fact.body and fact.body not in body_ids:
        return "explained", f"a figure of another body: {fact.body}"
    asked = Span(min(p.start for p in request.periods), max(p.end for p in request.periods), "dates")
    if fact.period is None:
        return "raised", "no period is stated"
    if fact.period.basis == "bare" and not any(
        (p.start, p.end) == (fact.period.start, fact.period.end) for p in request.periods
    ):
        return "raised", "the basis of the year is not stated"
    if not fact.period.within(asked):
        return "explained", outcome.OTHER_PERIOD
    if (fact.period.start, fact.period.end) == (asked.start, asked.end):
        return "explained", outcome.BOTH_PERIODS
    if fact.split:
        return "explained", f"part of the whole: {fact.split}"
    if fact.summed or fact.category == ALL:
        return "explained", "a sum of other figures"
    return "explained", "a part of a period"
