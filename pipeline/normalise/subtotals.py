"""The facts of a reply before they are added up: without sums of some of the rows beside them, and with the doubts that
rows cast on each other (a blank beside a total that may cover it, a second row of one offence).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import combinations

from pipeline.normalise.facts import ALL, Fact
from pipeline.normalise.ways import PROSE
from pipeline.request import NOT_BROKEN_DOWN

_LONGEST_LINE = 2000
_MOST_PARTS = 8


def before_blanks(facts: Sequence[Fact]) -> list[Fact]:
    """The facts, in doubt where a blank year follows and a total runs over both: "18, blank, 18 in all" may be 18 for both."""
    doubted: set[Fact] = set()
    for blank in facts:
        if blank.text or not blank.value.is_open or blank.period is None or blank.table is PROSE:
            continue
        alike = [
            f
            for f in facts
            if (f.table, f.category, f.split, f.body) == (blank.table, blank.category, blank.split, blank.body)
            and f.period
        ]
        summed = any(f.period and blank.period.within(f.period) and f.period != blank.period for f in alike)
        doubted.update(
            f for f in alike if summed and f.period and f.period.end + timedelta(days=1) == blank.period.start
        )
    return [replace(f, doubts=(*f.doubts, "value_unclear")) if f in doubted else f for f in facts]


def whole_as_part(facts: Sequence[Fact]) -> list[Fact]:
    """The facts, where a row that names all that was asked for is but what the total holds beside its offences."""
    parts: set[Fact] = set()
    for line in _lines(facts):
        if any(f.value.status != "exact" for f in line):
            continue
        for period in dict.fromkeys(f.period for f in line):
            own = [f for f in line if f.period == period and not f.split and not f.category.startswith("excluded:")]
            stated = {f.value.low for f in own if f.category == ALL and f.summed}
            rest = [f for f in own if f.category == ALL and not f.summed]
            named = [f for f in own if f.category != ALL]
            if named and len(rest) == 1 and sum(f.value.low or 0 for f in (*named, *rest)) in stated:
                parts.update(rest)
    return [replace(f, category=NOT_BROKEN_DOWN) if f in parts else f for f in facts]


def without_subtotals(facts: Sequence[Fact]) -> list[Fact]:
    """The facts but for sums of some of the rows beside them; in doubt where it is not sure that they are.

    A row headed as a total is one where the rows above it, or below it, add up to it and others stand beside these.
    A second row of a category that is the sum of rows beside it may be a part of it, or the sum.
    """
    sums: set[Fact] = set()
    doubted: set[Fact] = set()
    for line in _lines(facts):
        for at, fact in enumerate(line):
            # Where every figure of a line is summed, the heading across it says so, and not their own.
            summed = fact.summed and not all(f.summed for f in line)
            if fact.category == NOT_BROKEN_DOWN and (_is_sum_of_some(fact, line) or summed):
                # "Total of photographs (86/2 and 86/10)" among the offences that it adds up.
                (sums if summed and _is_sum_of_some(fact, line) else doubted).add(fact)
            elif not (run := _run_summed(line, at, sums)):
                doubted |= {fact} if summed and _is_named_again(fact, line) else set()
            elif summed:
                sums |= {fact} if fact.category != ALL or _is_within(fact, run, line) else set()
            elif any(f.category == fact.category for f in run):
                (sums if _fits_without(fact, line) else doubted).add(fact)
    return [replace(f, doubts=(*f.doubts, "readings_differ")) if f in doubted else f for f in facts if f not in sums]


def _lines(facts: Sequence[Fact]) -> Iterable[list[Fact]]:
    """The facts of each column and of each row of a table, in their order; a longer line lists records or days."""
    columns: dict[tuple[int | None, int | None], list[Fact]] = {}
    rows: dict[tuple[int | None, int | None], list[Fact]] = {}
    for fact in facts:
        if fact.table is not PROSE:
            columns.setdefault((fact.table, fact.col), []).append(fact)
            rows.setdefault((fact.table, fact.row), []).append(fact)
    ordered = [sorted(column, key=lambda f: f.row or 0) for column in columns.values()]
    ordered += [sorted(row, key=lambda f: f.col or 0) for row in rows.values()]
    yield from (line for line in ordered if len(line) <= _LONGEST_LINE)


def _is_named_again(fact: Fact, line: Sequence[Fact]) -> bool:
    """Whether another figure of the line is of the same offence, and not the same in another cut."""
    same = [f for f in line if (f.category, f.period, f.split) == (fact.category, fact.period, fact.split)]
    return fact.category != ALL and len(same) > 1


def _is_sum_of_some(fact: Fact, line: Sequence[Fact]) -> bool:
    """Whether two or more other figures of the line, wherever they stand in it, add up to one."""
    own = [f for f in line if (f.period, f.split, f.value.status) == (fact.period, fact.split, "exact")]
    others = [f.value.low or 0 for f in own if f is not fact and f.category not in {ALL, NOT_BROKEN_DOWN}][:_MOST_PARTS]
    sizes = range(2, len(others) + 1)
    return any(sum(some) == fact.value.low for size in sizes for some in combinations(others, size))


def _is_within(total: Fact, run: Sequence[Fact], line: Sequence[Fact]) -> bool:
    """Whether a total is one of several, and leaves out offences that were asked for."""
    again = any(f.category == ALL and f is not total and f.period == total.period for f in line)
    rest = [f for f in line if f not in run and f.period == total.period]
    return again and any(f.category != ALL and not f.category.startswith("excluded:") for f in rest)


def _fits_without(fact: Fact, line: Sequence[Fact]) -> bool:
    """Whether the total that its line states is the sum of the other parts, without this one."""
    own = [f for f in line if (f.period, f.split) == (fact.period, fact.split)]
    parts = [f for f in own if f.category != ALL and not f.category.startswith("excluded:") and f is not fact]
    stated = {f.value.low for f in own if f.category == ALL and f.value.status == "exact"}
    return all(f.value.status == "exact" for f in parts) and sum(f.value.low or 0 for f in parts) in stated


def _run_summed(line: Sequence[Fact], at: int, sums: set[Fact]) -> list[Fact]:
    """The facts directly before one in its line, or directly behind it, that add up to it: at least two, or none."""
    whole = line[at]
    if whole.value.status != "exact" or not whole.value.low:
        return []
    for run in (range(at - 1, -1, -1), range(at + 1, len(line))):
        taken: list[Fact] = []
        left = whole.value.low
        for fact in (line[index] for index in run):
            if fact in sums:
                continue
            if fact.value.status != "exact" or (fact.period, fact.split) != (whole.period, whole.split):
                break
            if fact.category.startswith("excluded:") and whole.category != ALL:
                break
            taken.append(fact)
            left -= fact.value.low or 0
            if left == 0 and len(taken) > 1:
                return taken
            if left < 0:
                break
    return []
