"""The ways to a figure: stated outright, or added up from months, quarters, districts or offences that cover it exactly.

What belongs here: what each table, and the prose, gives for one period and category. What does not: which way is
right, and what follows where they disagree (`arithmetic`).
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from pipeline.normalise.facts import ALL, Fact
from pipeline.normalise.periods import Span
from pipeline.request import NOT_BROKEN_DOWN, OTHER, Period, Request

PROSE = None
PARTS = "sum of the offences given"


@dataclass(frozen=True, slots=True)
class Way:
    """One way to a figure: an interval, how it came about, and the facts it rests on.

    `stated` says that the reply prints the figure itself. `table` is None for prose.
    """

    low: int
    high: int | None
    derivation: str
    facts: tuple[Fact, ...]
    stated: bool
    table: int | None
    doubts: tuple[str, ...] = ()
    open: bool = False

    @property
    def exact(self) -> bool:
        """Whether it is one number."""
        return self.low == self.high

    def agrees(self, other: Way) -> bool:
        """Whether both can be true: their intervals meet."""
        return (other.high is None or self.low <= other.high) and (self.high is None or other.low <= self.high)


def parts_of(request: Request) -> tuple[str, ...]:
    """The categories that a total is the sum of; where nothing is added up, those that were asked for."""
    own = tuple(c.id for c in request.categories)
    return (*own, OTHER, NOT_BROKEN_DOWN) if request.measure.additive else own


def ways_to(facts: Sequence[Fact], period: Period, category: str, request: Request) -> list[Way]:
    """All ways to a figure, the best first: understood, stated in a table, added up, said in prose."""
    ways: list[Way] = []
    asked = Span(period.start, period.end, "dates")
    known = _given(facts, asked, request)
    for table in dict.fromkeys(f.table for f in facts):
        own = [f for f in facts if f.table == table]
        ways += ways_in(own, asked, category, table)
        # Sentences name some of the parts; only a table can be expected to name all.
        named = _given(own, asked, request)
        partial = table is PROSE and (
            bool(stated_in(own, asked, ALL, table)) or not {c.id for c in request.categories} <= named
        )
        # A table that states a total is held against it, whatever other tables give besides.
        whole = named == known or any(w.stated and w.table is not PROSE for w in stated_in(own, asked, ALL, table))
        if category == ALL and whole and not partial:
            ways += [way] if (way := sum_of_parts(own, asked, request, table)) else []
    if category == ALL and known and not ways and any(f.table is not PROSE for f in facts):
        # Each offence in a table of its own: the total runs over the tables.
        ways += [way] if (way := sum_of_parts(facts, asked, request, _first_table(facts))) else []
    return sorted(
        ways, key=lambda w: ("label_unknown" in w.doubts, w.open, w.table is PROSE, not w.stated, not w.exact)
    )


def ways_in(facts: Sequence[Fact], span: Span, category: str, table: int | None) -> list[Way]:
    """The ways to a figure in one table, or in the prose where `table` is None."""
    return [
        *stated_in(facts, span, category, table),
        *sum_of_divisions(facts, span, category, table),
        *_by_time(facts, span, category, table),
    ]


def _given(facts: Sequence[Fact], span: Span, request: Request) -> set[str]:
    """The categories that facts give anything for inside `span`."""
    return {f.category for f in facts if f.period and f.period.within(span)} & set(parts_of(request))


def _first_table(facts: Sequence[Fact]) -> int | None:
    return next((f.table for f in facts if f.table is not None), PROSE)


def stated_in(facts: Sequence[Fact], span: Span, category: str, table: int | None) -> list[Way]:
    """The figures of a category and period that are printed as such."""
    stated = [
        f
        for f in facts
        if f.category == category
        and not f.split
        and f.period
        and (f.period.start, f.period.end) == (span.start, span.end)
    ]
    # A column headed "Recorded" beside one that is not understood is the one that was asked for, a row that names what
    # was asked for beside rows that are not understood, too.
    named = {f.col for f in stated if f.label and "label_unknown" not in f.doubts}
    stated = [f for f in stated if f.col not in named or f.label or "label_unknown" not in f.doubts]
    return [_way([f], "stated", True, table) for f in ([f for f in stated if f.asked] or stated)]


def sum_of_divisions(facts: Sequence[Fact], span: Span, category: str, table: int | None) -> list[Way]:
    """The figure as the sum of places, where each of at least two is given once."""
    parts = [
        f
        for f in facts
        if f.category == category and f.split and f.period and (f.period.start, f.period.end) == (span.start, span.end)
    ]
    if len(parts) < 2 or len({f.split for f in parts}) != len(parts):
        return []
    whole = _way(parts, f"sum of {len(parts)} areas", False, table)
    # Nothing says that the areas named are all there are.
    doubts = ("total_not_stated", "readings_differ") if _is_said_twice(parts) else ("total_not_stated",)
    return [replace(whole, doubts=(*whole.doubts, *doubts))]


def _is_said_twice(parts: Sequence[Fact]) -> bool:
    """Whether the first of the parts add up to as much as the rest: two divisions of one whole, one below the other."""
    sums = list(itertools.accumulate(f.value.low or 0 for f in parts))
    return sums[-1] > 0 and any(2 * before == sums[-1] for before in sums[1:-2])


def _by_time(facts: Sequence[Fact], span: Span, category: str, table: int | None) -> list[Way]:
    """Months or quarters that cover the span exactly, each stated or summed over areas."""
    inside = {
        f.period
        for f in facts
        if f.category == category
        and f.period
        and f.period.within(span)
        and (f.period.start, f.period.end) != (span.start, span.end)
    }
    by_days = {(s.start, s.end): s for s in inside if s.basis != "bare"}
    ways: list[Way] = []
    for most_days, name in ((31, "months"), (92, "quarters")):
        shorter = sorted(
            (
                s
                for s in by_days.values()
                if (s.end - s.start).days < most_days and (s.end - s.start).days >= most_days - 5
            ),
            key=lambda s: s.start,
        )
        if not _covers(shorter, span):
            continue
        steps = [
            stated_in(facts, s, category, table) or sum_of_divisions(facts, s, category, table)[:1] for s in shorter
        ]
        if all(steps):
            # Two rows of one category that are the same in every month may be one row said twice.
            twins = all(are_twins(step) for step in steps)
            chosen = [together(step, twins) for step in steps]
            ways.append(_sum(chosen, f"sum of {len(chosen)} {name}", table))
    return ways


def _covers(spans: Sequence[Span], whole: Span) -> bool:
    if not spans or spans[0].start != whole.start or spans[-1].end != whole.end:
        return False
    return all(a.end + timedelta(days=1) == b.start for a, b in itertools.pairwise(spans))


def sum_of_parts(facts: Sequence[Fact], span: Span, request: Request, table: int | None) -> Way | None:
    """All offences together as the sum of those that are given; None where none is."""
    found: list[Way] = []
    for category in parts_of(request):
        same = [f for f in facts if f.category == category]
        direct = stated_in(same, span, category, table)
        if direct:
            found.append(together(direct, are_twins(direct)))
            continue
        ways = _by_time(same, span, category, table) or sum_of_divisions(same, span, category, table)
        found += ways[:1]
    if not found:
        return None
    total = _sum(found, PARTS, table)
    # A part that is there and not told leaves the sum open, whatever keeps it from being told.
    return replace(total, doubts=(*total.doubts, "total_not_stated")) if total.open or _lacks(total, request) else total


def _lacks(total: Way, request: Request) -> bool:
    """Whether a sum goes without a category that was asked for: a row of several, or a list of all records, lacks none."""
    given = {f.category for f in total.facts}
    return NOT_BROKEN_DOWN not in given and not {c.id for c in request.categories} <= given and not _of_records(total)


def _of_records(way: Way) -> bool:
    return all(f.listed for f in way.facts)


def are_parts(ways: Sequence[Way]) -> bool:
    """Whether figures under one category are parts of it: same table, each under its own words, none in doubt."""
    facts = [w.facts[0] for w in ways]
    return len({f.label for f in facts}) == len(facts) and not any("label_unknown" in f.doubts for f in facts)


def are_twins(ways: Sequence[Way]) -> bool:
    """Whether several rows give the same number, and may say the same thing twice, in two languages say."""
    return len(ways) > 1 and len({(w.low, w.high) for w in ways}) == 1 and ways[0].low > 0


def together(ways: Sequence[Way], twins: bool) -> Way:
    """The rows of one table under one category as one figure: added up where they are parts of it (taking, making,
    distributing), in doubt where they are twins or nothing tells them apart."""
    if len(ways) == 1:
        return ways[0]
    if not are_parts(ways):
        return replace(ways[0], doubts=(*ways[0].doubts, "readings_differ"))
    total = _sum(ways, f"sum of {len(ways)} rows", ways[0].table)
    return replace(total, doubts=(*total.doubts, "readings_differ")) if twins else total


def _way(facts: Sequence[Fact], derivation: str, stated: bool, table: int | None) -> Way:
    low = sum(f.value.low or 0 for f in facts)
    highs = [f.value.high if f.value.is_count else None for f in facts]
    high = None if any(h is None for h in highs) else sum(h for h in highs if h is not None)
    doubts = tuple(dict.fromkeys(d for f in facts for d in f.doubts))
    return Way(low, high, derivation, tuple(facts), stated, table, doubts, open=any(f.value.is_open for f in facts))


def _sum(ways: Sequence[Way], derivation: str, table: int | None) -> Way:
    total = _way([f for w in ways for f in w.facts], derivation, False, table)
    return replace(total, doubts=tuple(dict.fromkeys((*total.doubts, *(d for w in ways for d in w.doubts)))))
