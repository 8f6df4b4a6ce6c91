"""Facts added up and held against each other: each figure of the request with its derivation and its witnesses.

A figure may be stated outright, or follow from months, quarters, districts or categories that cover it
exactly. Every way to it is tried. Ways that agree confirm it; ways that disagree are kept as conflicts and put
to a person. What is hidden is bounded by what is stated. How figures of several replies meet is `national`'s
work.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from pipeline.findings import blocking
from pipeline.model import Evidence, Finding, Observation
from pipeline.normalise.facts import ALL, OVER, Fact
from pipeline.normalise.periods import Span
from pipeline.request import NOT_BROKEN_DOWN, OTHER, TOTAL, Period, Request

PROSE = None
_PARTS = "sum of the offences given"


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


@dataclass(frozen=True, slots=True)
class Result:
    """What the arithmetic of one reply yields. `used` are the facts that a figure rests on or that confirm one."""

    observations: tuple[Observation, ...]
    findings: tuple[Finding, ...]
    used: tuple[Fact, ...]


def settle(facts: Sequence[Fact], cuts: Sequence[Fact], body_id: str, request: Request) -> Result:
    """The observations of one body in one reply. `cuts` are divisions of the same population that only check totals."""
    facts = _without_subtotals(_whole_as_part(_before_blanks(facts)))
    years = [_year(facts, cuts, period, request) for period in request.periods]
    disputes = {pair for year in years for pair in _disputes(year)}
    observations: list[Observation] = []
    findings: list[Finding] = []
    used: list[Fact] = []
    for year in years:
        period = year.period
        findings += year.findings
        total = year.figures.get(ALL)
        findings += [_differing_cut(total, c, period) for c in year.checks if total and not c.agrees(total)]
        for category, way in _without_distrusted(year, disputes).items():
            others, rivals = year.others[category], year.rivals[category]
            witnesses = [w for w in others if w is not way and w.agrees(way) and w.exact and _independent(w, way)]
            witnesses += [c for c in year.checks if category == ALL and c.exact and c.agrees(way)]
            findings += [_conflict(way, rival, period, category) for rival in rivals]
            observations.append(_observation(way, body_id, period, category, witnesses, rivals))
            used += [f for w in (way, *witnesses, *rivals) for f in w.facts]
    observations, across = _across_periods(observations, facts, request)
    return Result(tuple(observations), tuple(replace(f, body_id=body_id) for f in (*findings, *across)), tuple(used))


@dataclass(frozen=True, slots=True)
class _Year:
    """What is said of one period: its figures by category, the other ways to each, and those that contradict it."""

    period: Period
    figures: dict[str, Way]
    others: dict[str, list[Way]]
    rivals: dict[str, list[Way]]
    checks: Sequence[Way]
    findings: Sequence[Finding]


def _year(facts: Sequence[Fact], cuts: Sequence[Fact], period: Period, request: Request) -> _Year:
    own = _inside_the_total(facts, period, request)
    wanted = (ALL, *_parts_of(request)) if request.measure.additive else _parts_of(request)
    ways = {category: _ways(own, period, category, request) for category in wanted}
    total, excluded = _without_exclusions(_choose(ways.get(ALL, ())), ways.get(ALL, ()), own, period, request)
    total = _doubted(total, own, period) or _upper_bound(own, period)
    if total is None and request.measure.additive:
        total = _total_of_cuts(cuts, period)
    chosen = {category: _choose(found) for category, found in ways.items() if category != ALL}
    if total is not None and not excluded:
        chosen = _contradicted(ways.get(ALL, []), chosen)
    if total is not None:
        chosen = {c: _bounded(c, way, chosen, total) for c, way in chosen.items()}
    figures = {c: way for c, way in ((ALL, total), *chosen.items()) if way is not None}
    others = {c: [] if c == ALL and excluded else ways.get(c, []) for c in figures}
    rivals = {c: _rivals(way, others[c]) for c, way in figures.items()}
    return _Year(period, figures, others, rivals, _checks(cuts, period) if total is not None else [], excluded)


def _rivals(way: Way, others: Sequence[Way]) -> list[Way]:
    """The ways that contradict one: another number, or a number that the same table hides or leaves open elsewhere."""
    return [
        w
        for w in others
        if not set(w.facts) <= set(way.facts)
        and (not w.agrees(way) or (w.open and w.stated and way.stated and w.table == way.table is not PROSE))
    ]


def _disputes(year: _Year) -> set[frozenset[int | None]]:
    """The pairs of tables of which each contradicts the other in some figure."""
    pairs = {frozenset((way.table, r.table)) for c, way in year.figures.items() for r in year.rivals[c]}
    return {pair for pair in pairs if len(pair) > 1}


def _without_distrusted(year: _Year, disputes: set[frozenset[int | None]]) -> dict[str, Way]:
    """The figures, in doubt where they rest on a table that is contradicted in another figure, or where a table that
    contradicts theirs elsewhere leaves them open. A table that gives the total is in doubt only with the total itself."""
    leading = {way.table for category, way in year.figures.items() if category == ALL}
    if any(rival.table not in {*leading, PROSE} for rival in year.rivals.get(ALL, ())):
        contradicted = {*leading, *(rival.table for rival in year.rivals[ALL])}
    else:
        contradicted = {rival.table for found in year.rivals.values() for rival in found} - leading
    result: dict[str, Way] = {}
    for category, way in year.figures.items():
        elsewhere = [w for w in year.others[category] if w.table != way.table]
        open_elsewhere = any(frozenset((w.table, way.table)) in disputes for w in elsewhere if not w.exact)
        confirmed = any(w.exact and w.agrees(way) for w in elsewhere)
        distrusted = (way.table in contradicted and not confirmed) or open_elsewhere
        result[category] = replace(way, doubts=(*way.doubts, "readings_differ")) if distrusted else way
    return result


def _before_blanks(facts: Sequence[Fact]) -> list[Fact]:
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


def _whole_as_part(facts: Sequence[Fact]) -> list[Fact]:
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


def _without_subtotals(facts: Sequence[Fact]) -> list[Fact]:
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
            if not (run := _run_summed(line, at, sums)):
                doubted |= {fact} if summed and _is_named_again(fact, line) else set()
            elif summed:
                sums |= {fact} if fact.category != ALL or _is_within(fact, run, line) else set()
            elif any(f.category == fact.category for f in run):
                (sums if _fits_without(fact, line) else doubted).add(fact)
    return [replace(f, doubts=(*f.doubts, "readings_differ")) if f in doubted else f for f in facts if f not in sums]


def _lines(facts: Sequence[Fact]) -> Iterable[list[Fact]]:
    """The facts of each column and of each row of a table, in their order."""
    columns: dict[tuple[int | None, int | None], list[Fact]] = {}
    rows: dict[tuple[int | None, int | None], list[Fact]] = {}
    for fact in facts:
        if fact.table is not PROSE:
            columns.setdefault((fact.table, fact.col), []).append(fact)
            rows.setdefault((fact.table, fact.row), []).append(fact)
    yield from (sorted(column, key=lambda f: f.row or 0) for column in columns.values())
    yield from (sorted(row, key=lambda f: f.col or 0) for row in rows.values())


def _is_named_again(fact: Fact, line: Sequence[Fact]) -> bool:
    """Whether another figure of the line is of the same offence, and not the same in another cut."""
    same = [f for f in line if (f.category, f.period, f.split) == (fact.category, fact.period, fact.split)]
    return fact.category != ALL and len(same) > 1


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
    for run in (reversed(line[:at]), line[at + 1 :]):
        taken: list[Fact] = []
        left = whole.value.low
        for fact in run:
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


def _across_periods(
    observations: Sequence[Observation], facts: Sequence[Fact], request: Request
) -> tuple[list[Observation], list[Finding]]:
    """The observations, in doubt where the reply prints their sum over all periods and they add up to something else."""
    together = Span(request.periods[0].start, request.periods[-1].end, "dates")
    findings: list[Finding] = []
    doubted: set[str] = set()
    for fact in facts:
        if fact.split or "label_unknown" in fact.doubts or fact.period is None:
            continue
        if (fact.period.start, fact.period.end) != (together.start, together.end):
            continue
        category = TOTAL if fact.category == ALL else fact.category
        if category == TOTAL and any(f.category.startswith("excluded:") for f in facts):
            continue
        own = [o for o in observations if o.category == category]
        if (
            len(own) != len(request.periods)
            or fact.value.status != "exact"
            or any(o.low is None or o.low != o.high for o in own)
        ):
            continue
        total = sum(o.low or 0 for o in own)
        if total != fact.value.low:
            message = f"{category}: the periods add up to {total:,}, but {fact.text} is stated of them together."
            findings.append(Finding("total_mismatch", message, fact.place, None, abs(total - (fact.value.low or 0))))
            doubted.add(category)
    result = [
        replace(o, review=tuple(dict.fromkeys((*o.review, "total_mismatch")))) if o.category in doubted else o
        for o in observations
    ]
    return result, findings


def _parts_of(request: Request) -> tuple[str, ...]:
    own = tuple(c.id for c in request.categories)
    return (*own, OTHER, NOT_BROKEN_DOWN) if request.measure.additive else own


# ---------------------------------------------------------------- the ways to a figure


def _ways(facts: Sequence[Fact], period: Period, category: str, request: Request) -> list[Way]:
    """All ways to a figure, the best first: understood, stated in a table, added up, said in prose."""
    ways: list[Way] = []
    asked = Span(period.start, period.end, "dates")
    known = _given(facts, asked, request)
    for table in dict.fromkeys(f.table for f in facts):
        own = [f for f in facts if f.table == table]
        ways += _ways_in(own, asked, category, table)
        # Sentences name some of the parts; only a table can be expected to name all.
        named = _given(own, asked, request)
        partial = table is PROSE and (
            bool(_direct(own, asked, ALL, table)) or not {c.id for c in request.categories} <= named
        )
        # A table that states a total is held against it, whatever other tables give besides.
        whole = named == known or any(w.stated and w.table is not PROSE for w in _direct(own, asked, ALL, table))
        if category == ALL and whole and not partial:
            ways += [way] if (way := _by_parts(own, asked, request, table)) else []
    if category == ALL and known and not ways and any(f.table is not PROSE for f in facts):
        # Each offence in a table of its own: the total runs over the tables.
        ways += [way] if (way := _by_parts(facts, asked, request, _first_table(facts))) else []
    return sorted(
        ways, key=lambda w: ("label_unknown" in w.doubts, w.open, w.table is PROSE, not w.stated, not w.exact)
    )


def _ways_in(facts: Sequence[Fact], span: Span, category: str, table: int | None) -> list[Way]:
    return [
        *_direct(facts, span, category, table),
        *_by_division(facts, span, category, table),
        *_by_time(facts, span, category, table),
    ]


def _given(facts: Sequence[Fact], span: Span, request: Request) -> set[str]:
    """The categories that facts give anything for inside `span`."""
    return {f.category for f in facts if f.period and f.period.within(span)} & set(_parts_of(request))


def _first_table(facts: Sequence[Fact]) -> int | None:
    return next((f.table for f in facts if f.table is not None), PROSE)


def _direct(facts: Sequence[Fact], span: Span, category: str, table: int | None) -> list[Way]:
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


def _by_division(facts: Sequence[Fact], span: Span, category: str, table: int | None) -> list[Way]:
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
        steps = [_direct(facts, s, category, table) or _by_division(facts, s, category, table)[:1] for s in shorter]
        if all(steps):
            # Two rows of one category that are the same in every month may be one row said twice.
            twins = all(_are_twins(step) for step in steps)
            chosen = [_together(step, twins) for step in steps]
            ways.append(_sum(chosen, f"sum of {len(chosen)} {name}", table))
    return ways


def _covers(spans: Sequence[Span], whole: Span) -> bool:
    if not spans or spans[0].start != whole.start or spans[-1].end != whole.end:
        return False
    return all(a.end + timedelta(days=1) == b.start for a, b in itertools.pairwise(spans))


def _by_parts(facts: Sequence[Fact], span: Span, request: Request, table: int | None) -> Way | None:
    found: list[Way] = []
    for category in _parts_of(request):
        same = [f for f in facts if f.category == category]
        direct = _direct(same, span, category, table)
        if direct:
            found.append(_together(direct, _are_twins(direct)))
            continue
        ways = _by_time(same, span, category, table) or _by_division(same, span, category, table)
        found += ways[:1]
    if not found:
        return None
    total = _sum(found, _PARTS, table)
    # A part that is there and not told leaves the sum open, whatever keeps it from being told.
    return replace(total, doubts=(*total.doubts, "total_not_stated")) if total.open or _lacks(total, request) else total


def _lacks(total: Way, request: Request) -> bool:
    """Whether a sum goes without a category that was asked for: a row of several, or a list of all records, lacks none."""
    given = {f.category for f in total.facts}
    return NOT_BROKEN_DOWN not in given and not {c.id for c in request.categories} <= given and not _of_records(total)


def _of_records(way: Way) -> bool:
    return all(f.listed for f in way.facts)


def _are_parts(ways: Sequence[Way]) -> bool:
    """Whether figures under one category are parts of it: same table, each under its own words, none in doubt."""
    facts = [w.facts[0] for w in ways]
    return len({f.label for f in facts}) == len(facts) and not any("label_unknown" in f.doubts for f in facts)


def _are_twins(ways: Sequence[Way]) -> bool:
    """Whether several rows give the same number, and may say the same thing twice, in two languages say."""
    return len(ways) > 1 and len({(w.low, w.high) for w in ways}) == 1 and ways[0].low > 0


def _together(ways: Sequence[Way], twins: bool) -> Way:
    """The rows of one table under one category as one figure: added up where they are parts of it (taking, making,
    distributing), in doubt where they are twins or nothing tells them apart."""
    if len(ways) == 1:
        return ways[0]
    if not _are_parts(ways):
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


# ---------------------------------------------------------------- choosing and checking


def _choose(ways: Sequence[Way]) -> Way | None:
    if not ways:
        return None
    stated = [w for w in ways if w.stated and w.table == ways[0].table]
    if (
        len(stated) > 1
        and ways[0].stated
        and not ways[0].open
        and ways[0].facts[0].category not in {ALL, OVER}
        and _are_parts(stated)
    ):
        # Several rows of one table under one category: they are parts of it.
        return _together(stated, _are_twins(stated))
    return ways[0]


def _contradicted(ways: Sequence[Way], chosen: dict[str, Way | None]) -> dict[str, Way | None]:
    """The parts, in doubt where they add up to something else than a total that their own table states."""
    stated = [w for w in ways if w.stated]
    sums = [w for w in ways if w.derivation == _PARTS and any(s.table == w.table and not s.agrees(w) for s in stated)]
    parts = {f for w in sums for f in w.facts}
    return {
        category: replace(way, doubts=(*way.doubts, "total_mismatch")) if way and parts & set(way.facts) else way
        for category, way in chosen.items()
    }


def _total_of_cuts(cuts: Sequence[Fact], period: Period) -> Way | None:
    """The total that a table of outcomes states of all that was recorded, where its rows add up to it."""
    span = Span(period.start, period.end, "dates")
    for table in dict.fromkeys(f.table for f in cuts):
        own = [f for f in cuts if f.table == table]
        stated = [w for w in _direct([f for f in own if f.asked], span, ALL, table) if w.exact]
        parts = _by_division([f for f in own if f.value.is_count], span, ALL, table)
        if len(stated) == 1 and parts and parts[0].low == stated[0].low and parts[0].exact:
            return replace(stated[0], derivation="stated as the total of a table by outcome, which adds up to it")
    return None


def _inside_the_total(facts: Sequence[Fact], period: Period, request: Request) -> list[Fact]:
    """The facts without rows that nobody understood and that the table's own total leaves out."""
    span = Span(period.start, period.end, "dates")
    outside: set[Fact] = set()
    for table in dict.fromkeys(f.table for f in facts if f.table is not None):
        own = [f for f in facts if f.table == table]
        strange = [f for f in own if _is_strange(f, span)]
        stated = {w.low for w in _direct(own, span, ALL, table) if w.exact}
        known = _by_parts([f for f in own if f not in strange], span, request, table)
        if strange and known and known.exact and known.low in stated:
            outside.update(strange)
    return [f for f in facts if f not in outside]


def _is_strange(fact: Fact, span: Span) -> bool:
    return (
        fact.category == OTHER
        and "label_unknown" in fact.doubts
        and fact.period is not None
        and fact.period.within(span)
    )


def _doubted(total: Way | None, facts: Sequence[Fact], period: Period) -> Way | None:
    """A stated total that holds rows that nobody understood is as doubtful as they are."""
    span = Span(period.start, period.end, "dates")
    if total is None or not any(_is_strange(f, span) and f.table == total.table for f in facts):
        return total
    return replace(total, doubts=tuple(dict.fromkeys((*total.doubts, "label_unknown"))))


def _upper_bound(facts: Sequence[Fact], period: Period) -> Way | None:
    """Where only a class that covers more than was asked is given, the total lies somewhere below it."""
    for way in _direct(facts, Span(period.start, period.end, "dates"), OVER, next((f.table for f in facts), PROSE)):
        return replace(way, low=0, derivation="at most the class that includes it", stated=False)
    return None


def _without_exclusions(
    total: Way | None, ways: Sequence[Way], facts: Sequence[Fact], period: Period, request: Request
) -> tuple[Way | None, list[Finding]]:
    """Where a stated total holds offences that were not asked for, what is left without them is the total."""
    if total is None or not total.stated or not total.exact:
        return total, []
    span = Span(period.start, period.end, "dates")
    own = [f for f in facts if f.table == total.table]
    categories = dict.fromkeys(f.category for f in own if f.category.startswith("excluded:"))
    outside = sum(way.low for c in categories if (way := _excluded(own, span, c, total.table)))
    by_parts = _by_parts(own, span, request, total.table)
    stated = [w for w in ways if w.table == total.table and w.stated and w.exact]
    inner = [w for w in ([by_parts] if by_parts else []) + stated if w.exact]
    for whole in stated:
        for way in inner:
            if outside and way.low + outside == whole.low:
                derivation = (
                    f"{way.derivation}; the stated total of {whole.low} holds {outside} that were not asked for"
                )
                message = f"{period.id}: the stated total {whole.low} includes {outside} offences that were not asked for; {way.low} is used."
                # The stated total, less what was not asked for, says that the sum is whole.
                doubts = tuple(d for d in way.doubts if d != "total_not_stated")
                return replace(way, derivation=derivation, doubts=doubts), [
                    Finding("category_excluded", message, whole.facts[0].place)
                ]
    return total, []


def _excluded(facts: Sequence[Fact], span: Span, category: str, table: int | None) -> Way | None:
    direct = _direct(facts, span, category, table)
    if direct:
        return _together(direct, twins=False)
    return next(iter(_ways_in(facts, span, category, table)), None)


def _bounded(category: str, way: Way | None, chosen: dict[str, Way | None], total: Way) -> Way | None:
    """A hidden value pinned by the stated total and the other parts."""
    if way is None or way.exact or not total.exact or not total.stated:
        return way
    others = [w for c, w in chosen.items() if c != category and w is not None]
    highs = [w.high for w in others]
    rest_high = total.low - sum(w.low for w in others)
    rest_low = 0 if any(h is None for h in highs) else total.low - sum(h for h in highs if h is not None)
    low, high = max(way.low, rest_low, 0), rest_high if way.high is None else min(way.high, rest_high)
    if low > high:
        return way
    if (low, high) == (way.low, way.high):
        return way
    settled = low == high
    # A blank or a dash that has to be nothing is nothing; one that would have to be something may hide an error.
    clears = {"value_suppressed", "value_unclear"} if low == 0 or not way.open else {"value_suppressed"}
    doubts = tuple(d for d in way.doubts if not (settled and d in clears))
    derivation = f"{way.derivation} as '{way.facts[0].text or 'blank'}', bounded by the stated total {total.low} less the other parts"
    return replace(
        way,
        low=low,
        high=high,
        derivation=derivation,
        doubts=tuple(dict.fromkeys((*doubts, *total.doubts, "bounded_by_total"))),
        open=False,
        facts=(*way.facts, *total.facts),
    )


def _checks(cuts: Sequence[Fact], period: Period) -> list[Way]:
    """What each table of `cuts` adds up to in a period, blanks and dashes taken as nothing: it is but a check."""
    span = Span(period.start, period.end, "dates")
    counted = [f for f in cuts if f.value.is_count]
    tables = dict.fromkeys(f.table for f in counted)
    return [way for table in tables for way in _by_division([f for f in counted if f.table == table], span, ALL, table)]


def _differing_cut(total: Way, check: Way, period: Period) -> Finding:
    message = (
        f"{period.id}: the total is {_show(total)}, but a table that divides it by outcome adds up to {_show(check)}."
    )
    return Finding("cut_differs", message, check.facts[0].place, None, abs(total.low - check.low))


def _independent(witness: Way, way: Way) -> bool:
    """Whether a witness rests on other printed numbers than the figure."""
    return {(f.table, f.row, f.col, f.place) for f in witness.facts} != {
        (f.table, f.row, f.col, f.place) for f in way.facts
    }


def _conflict(way: Way, rival: Way, period: Period, category: str) -> Finding:
    same_table = way.table == rival.table and way.table is not PROSE
    code = "total_mismatch" if same_table and way.stated != rival.stated else "readings_differ"
    what = "the total" if category == ALL else category
    gap = abs(way.low - rival.low)
    message = f"{period.id}, {what}: {_show(way)} ({way.derivation}), but {_show(rival)} ({rival.derivation}) at {rival.facts[0].place}."
    return Finding(code, message, way.facts[0].place, None, gap)


def _show(way: Way) -> str:
    if way.exact:
        return f"{way.low:,}"
    return f"{way.low:,} or more" if way.high is None else f"{way.low:,} to {way.high:,}"


def _observation(
    way: Way, body_id: str, period: Period, category: str, witnesses: Sequence[Way], rivals: Sequence[Way]
) -> Observation:
    codes = list(way.doubts)
    if rivals:
        same_table = any(r.table == way.table and r.table is not PROSE for r in rivals)
        codes.append("total_mismatch" if same_table else "readings_differ")
    if "low_confidence" in codes and any(w.exact for w in witnesses) and not rivals:
        # A doubtful reading that the reply's own arithmetic confirms is doubtful no more.
        codes.remove("low_confidence")
    texts = [f.text for f in way.facts]
    withheld = all(f.value.status in {"withheld", "not_held"} for f in way.facts)
    status = way.facts[0].value.status if withheld else "exact" if way.exact else "interval"
    return Observation(
        body_id=body_id,
        period=period.id,
        category=TOTAL if category == ALL else category,
        low=None if withheld else way.low,
        high=None if withheld else way.high,
        status=status,
        text=texts[0] if way.stated else " + ".join(texts),
        place=way.facts[0].place,
        derivation=way.derivation,
        evidence=tuple(_evidence(way, witnesses, rivals)),
        review=blocking(tuple(dict.fromkeys(codes))),
        witnesses=len(witnesses),
    )


def _evidence(way: Way, witnesses: Sequence[Way], rivals: Sequence[Way]) -> Iterable[Evidence]:
    role = "value" if way.stated and len(way.facts) == 1 else "addend"
    for fact in way.facts:
        yield _seen(role if fact.category not in {ALL} or way.facts[0].category == ALL else "total", fact)
    for witness in witnesses:
        for fact in witness.facts:
            yield _seen("witness", fact)
    for rival in rivals:
        for fact in rival.facts:
            yield _seen("conflict", fact)


def _seen(role: str, fact: Fact) -> Evidence:
    return Evidence(role, fact.text, fact.place, fact.table, fact.row, fact.col, fact.headers)
