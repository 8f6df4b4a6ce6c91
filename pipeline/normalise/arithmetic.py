"""Facts added up and held against each other: each figure of the request with its derivation and its witnesses.

A figure may be stated outright, or follow from months, quarters, districts or categories that cover it
exactly. Every way to it is tried. Ways that agree confirm it; ways that disagree are kept as conflicts and put
to a person. What is hidden is bounded by what is stated. How figures of several replies meet is `national`'s
work.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pipeline.findings import blocking
from pipeline.model import Evidence, Finding, Observation
from pipeline.normalise.facts import ALL, OVER, Fact
from pipeline.normalise.periods import Span
from pipeline.normalise.subtotals import before_blanks, whole_as_part, without_subtotals
from pipeline.normalise.text import fold
from pipeline.normalise.ways import (
    PARTS,
    PROSE,
    Way,
    are_parts,
    are_twins,
    parts_of,
    stated_in,
    sum_of_divisions,
    sum_of_parts,
    together,
    ways_in,
    ways_to,
)
from pipeline.request import OTHER, TOTAL, Period, Request

# Marks that may stand for nothing; "n/a" says that it is not nothing, but not there.
_NOTHING = frozenset({"", "-", "--", "nil", "none"})


@dataclass(frozen=True, slots=True)
class Result:
    """What the arithmetic of one reply yields. `used` are the facts that a figure rests on or that confirm one."""

    observations: tuple[Observation, ...]
    findings: tuple[Finding, ...]
    used: tuple[Fact, ...]


def settle(facts: Sequence[Fact], cuts: Sequence[Fact], body_id: str, request: Request) -> Result:
    """The observations of one body in one reply. `cuts` are divisions of the same population that only check totals."""
    facts = without_subtotals(whole_as_part(before_blanks(facts)))
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
    wanted = (ALL, *parts_of(request)) if request.measure.additive else parts_of(request)
    ways = {category: ways_to(own, period, category, request) for category in wanted}
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


def _choose(ways: Sequence[Way]) -> Way | None:
    if not ways:
        return None
    stated = [w for w in ways if w.stated and w.table == ways[0].table]
    if (
        len(stated) > 1
        and ways[0].stated
        and not ways[0].open
        and ways[0].facts[0].category not in {ALL, OVER}
        and are_parts(stated)
    ):
        # Several rows of one table under one category: they are parts of it.
        return together(stated, are_twins(stated))
    return ways[0]


def _contradicted(ways: Sequence[Way], chosen: dict[str, Way | None]) -> dict[str, Way | None]:
    """The parts, in doubt where they add up to something else than a total that their own table states."""
    stated = [w for w in ways if w.stated]
    sums = [w for w in ways if w.derivation == PARTS and any(s.table == w.table and not s.agrees(w) for s in stated)]
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
        stated = [w for w in stated_in([f for f in own if f.asked], span, ALL, table) if w.exact]
        parts = sum_of_divisions([f for f in own if f.value.is_count], span, ALL, table)
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
        stated = {w.low for w in stated_in(own, span, ALL, table) if w.exact}
        known = sum_of_parts([f for f in own if f not in strange], span, request, table)
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
    for way in stated_in(facts, Span(period.start, period.end, "dates"), OVER, next((f.table for f in facts), PROSE)):
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
    by_parts = sum_of_parts(own, span, request, total.table)
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
    direct = stated_in(facts, span, category, table)
    if direct:
        return together(direct, twins=False)
    return next(iter(ways_in(facts, span, category, table)), None)


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
    is_nothing = low == 0 and all(fold(f.text) in _NOTHING for f in way.facts)
    clears = {"value_suppressed", "value_unclear"} if is_nothing or not way.open else {"value_suppressed"}
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
    return [
        way for table in tables for way in sum_of_divisions([f for f in counted if f.table == table], span, ALL, table)
    ]


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
