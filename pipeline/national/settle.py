"""What counts becomes figures: one for each body, period and category, with its evidence and its doubts.

What belongs here: arithmetic within one body and period. Parts and total bound each other; what a total leaves
over is `not_broken_down`; what nobody gave is missing, never zero. Where the categories are different questions,
each stands by itself. What does not: which reply counts
(`counting`), or any sum over bodies (`sql/`).
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache

from pipeline.findings import blocking
from pipeline.model import Evidence, Figure, Finding, Observation
from pipeline.national.counting import Cited, Counted
from pipeline.national.received import Raised, Received
from pipeline.request import NOT_BROKEN_DOWN, REFERENCE, TOTAL, Request

# What may stand where a number is hidden: anything from nothing up.
_UNKNOWN = (0, None)
# What says that the reply contradicts itself about a total.
_CONTRADICTIONS = ("total_mismatch", "readings_differ")
Range = tuple[int, int | None]


@dataclass(frozen=True, slots=True)
class _Part:
    """A category on the way to its figure: its range (None: no figure), and the codes it carries."""

    category: str
    range: Range | None
    status: str
    cited: Cited | None
    derivation: str
    reasons: tuple[str, ...] = ()
    basis: tuple[Cited, ...] = ()

    @property
    def bounds(self) -> Range:
        """The range as an addend: a hidden number is anything, one that was not given adds nothing."""
        if self.range is not None:
            return self.range
        return _UNKNOWN if self.status == "withheld" else (0, 0)

    @property
    def is_given(self) -> bool:
        """Whether the body says anything of it, be it that the number is withheld."""
        return self.range is not None or self.status == "withheld"


def settle(counted: Counted, request: Request) -> tuple[tuple[Figure, ...], tuple[Raised, ...]]:
    """The figures of one body and period, in the order of `request.category_ids`, and what was found wrong."""
    parts = {category: _part(category, counted) for category in request.category_ids}
    if not request.measure.additive:
        return tuple(_figure(part, _alone(part.category, counted)) for part in parts.values()), ()
    total = parts.pop(TOTAL)
    raised: tuple[Raised, ...] = ()
    if total.range is None:
        total, parts = _added_up(total, parts, request)
    elif not any(part.is_given for part in parts.values()):
        parts[NOT_BROKEN_DOWN] = _left_over(total, {}, total.range)
    else:
        contradicted = [code for code in total.reasons if code in _CONTRADICTIONS]
        total, parts, raised = _reconciled(counted, total, parts)
        parts = _doubted(parts, (*contradicted, *(r.finding.code for r in raised)))
    whole = {**parts, TOTAL: total}
    return tuple(_figure(whole[category], counted) for category in request.category_ids), raised


def _alone(category: str, counted: Counted) -> Counted:
    """What counts of one of several questions: a contradiction about another does not touch it."""
    is_another = bool(counted.conflicts) and category not in counted.conflicts
    return replace(counted, reasons=()) if is_another else counted


# ---------------------------------------------------------------- arithmetic


def _part(category: str, counted: Counted) -> _Part:
    cited = counted.cells.get(category)
    if cited is None:
        return _Part(category, None, _status_without_figure(counted), None, "")
    observation = cited.observation
    given = None if observation.low is None else (observation.low, observation.high)
    reasons = (*observation.review, *_hidden_in_print(observation, category))
    return _Part(category, given, observation.status, cited, observation.derivation, reasons, (cited,))


def _hidden_in_print(observation: Observation, category: str) -> tuple[str, ...]:
    """Says where the reply prints less than follows from it: a bound, or a category pinned by the stated total."""
    if category != TOTAL and any(evidence.role == "total" for evidence in observation.evidence):
        return ("bounded_by_total",)
    return ("value_suppressed",) if observation.status == "interval" and "<" in observation.text else ()


def _added_up(total: _Part, parts: dict[str, _Part], request: Request) -> tuple[_Part, dict[str, _Part]]:
    """No total was given: where parts were, it is their sum, certain only where every part that was asked for is there."""
    given = [part for part in parts.values() if part.is_given]
    if not any(part.range is not None for part in given):
        return total, parts
    asked = {category.id for category in request.categories}
    complete = asked <= {part.category for part in given}
    reasons = _codes(given, () if complete else ("total_not_stated",))
    added = replace(
        total,
        range=_sum(given),
        derivation=f"sum of {len(given)} categories given",
        reasons=reasons,
        basis=_basis(given),
    )
    if complete:
        parts = {c: part if part.is_given else _nothing_left(part, added, given) for c, part in parts.items()}
    return added, parts


def _reconciled(
    counted: Counted, total: _Part, parts: dict[str, _Part]
) -> tuple[_Part, dict[str, _Part], tuple[Raised, ...]]:
    """A total and parts bound each other; a negative rest is an error, never a number."""
    assert total.range is not None
    given = [part for part in parts.values() if part.is_given]
    low, high = _sum(given)
    total_low, total_high = total.range
    if total_high is not None and low > total_high:
        return _mismatch(counted, total, parts, low)
    if high is not None and high < total_low:
        rest = [part for part in given if part.category != NOT_BROKEN_DOWN]
        parts[NOT_BROKEN_DOWN] = _left_over(total, parts, _less(total.range, _sum(rest)))
        return total, parts, ()
    exhausted = total_low == total_high
    settled = {category: _bounded(part, total, given) if part.is_given else part for category, part in parts.items()}
    bounded_total = _within(total, (low, high), given)
    for category, part in parts.items():
        if not part.is_given and (exhausted or category == NOT_BROKEN_DOWN):
            settled[category] = _nothing_left(part, total, given)
    return bounded_total, settled, ()


def _mismatch(
    counted: Counted, total: _Part, parts: dict[str, _Part], low: int
) -> tuple[_Part, dict[str, _Part], tuple[Raised, ...]]:
    assert total.range is not None and total.range[1] is not None
    excess = low - total.range[1]
    message = (
        f"{counted.period}: the parts come to {low:,}, which is {excess:,} more than the total of {total.range[1]:,}."
    )
    source = total.cited.source if total.cited else None
    place = total.cited.observation.place if total.cited else None
    finding = Finding("total_mismatch", message, place, counted.body_id, excess)
    total = replace(total, reasons=_codes([total], ("total_mismatch",)))
    return total, parts, (Raised(finding, source, counted.period),)


def _doubted(parts: Mapping[str, _Part], codes: tuple[str, ...]) -> dict[str, _Part]:
    """The parts of a total that is contradicted: any of them may be what is wrong."""
    return {category: replace(part, reasons=_codes([part], codes)) for category, part in parts.items()}


def _left_over(total: _Part, parts: Mapping[str, _Part], rest: Range) -> _Part:
    """What the total holds beyond its parts."""
    given = [part for part in parts.values() if part.is_given]
    derivation = "what the stated total leaves over" if given else "the stated total, which is not broken down"
    inputs = [total, *given]
    return _Part(NOT_BROKEN_DOWN, rest, "", None, derivation, _codes(inputs), _basis(inputs))


def _nothing_left(part: _Part, total: _Part, given: list[_Part]) -> _Part:
    """A category of which nothing was said, where the others make up the whole total."""
    inputs = [total, *given]
    derivation = "none: the categories given make up the whole total"
    return replace(part, range=(0, 0), derivation=derivation, reasons=_codes(inputs), basis=_basis(inputs))


def _bounded(part: _Part, total: _Part, given: list[_Part]) -> _Part:
    """A part no greater and no smaller than the total and the other parts allow."""
    assert total.range is not None
    others = _sum([other for other in given if other is not part])
    low, high = _clip(part.bounds, _less(total.range, others))
    if (low, high) == part.range:
        return part
    derivation = f"{part.derivation or part.status}, bounded by the stated total and the other parts"
    reasons = _codes([part, total], ("bounded_by_total",))
    return replace(part, range=(low, high), derivation=derivation, reasons=reasons, basis=_basis([part, total]))


def _within(total: _Part, parts: Range, given: list[_Part]) -> _Part:
    """The total, no smaller and no greater than its parts allow."""
    assert total.range is not None
    bounded = _clip(total.range, parts)
    if bounded == total.range:
        return total
    derivation = f"{total.derivation}, bounded by its parts"
    return replace(total, range=bounded, derivation=derivation, reasons=_codes([total, *given]))


def _sum(parts: Iterable[_Part]) -> Range:
    low, high = 0, 0
    is_open = False
    for part in parts:
        low += part.bounds[0]
        is_open = is_open or part.bounds[1] is None
        high += part.bounds[1] or 0
    return low, None if is_open else high


def _less(whole: Range, parts: Range) -> Range:
    low = 0 if parts[1] is None else max(0, whole[0] - parts[1])
    return low, None if whole[1] is None else max(0, whole[1] - parts[0])


def _clip(one: Range, other: Range) -> Range:
    highs = [high for high in (one[1], other[1]) if high is not None]
    return max(one[0], other[0]), min(highs) if highs else None


def _codes(parts: Iterable[_Part], more: tuple[str, ...] = ()) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*(code for part in parts for code in part.reasons), *more]))


def _basis(parts: Iterable[_Part]) -> tuple[Cited, ...]:
    return tuple(cited for part in parts for cited in part.basis)


# ---------------------------------------------------------------- the figure


def _figure(part: _Part, counted: Counted) -> Figure:
    reasons = tuple(dict.fromkeys([*part.reasons, *(counted.reasons if part.range is not None else ())]))
    own = part.cited or next(iter(part.basis), None)
    evidence = [*_evidence(part), *counted.conflicts.get(part.category, ())]
    low, high = part.range if part.range is not None else (None, None)
    return Figure(
        body_id=counted.body_id,
        period=counted.period,
        category=part.category,
        low=low,
        high=high,
        status=part.status if low is None else "exact" if low == high else "interval",
        needs_review=low is not None and bool(blocking(reasons)),
        reply_id=own.source.reply_id if own else _reply_id(counted.source),
        derivation=part.derivation,
        evidence=tuple(seen for _, seen in evidence),
        reasons=reasons,
        sources=tuple(source.reply_id for source, _ in evidence),
    )


def _evidence(part: _Part) -> list[tuple[Received, Evidence]]:
    """The evidence of the figure's own observation; of a derived one, that of what it was derived from."""
    basis = (part.cited,) if part.cited and part.range == _range(part.cited) else part.basis
    is_own = part.cited is not None
    seen: dict[tuple[str, Evidence], Received] = {}
    for cited in basis:
        for evidence in cited.observation.evidence:
            role = evidence.role
            if cited is not part.cited and role in {"value", "total"}:
                role = "total" if is_own or cited.observation.category == TOTAL else "addend"
            if cited is part.cited or role in {"total", "addend"}:
                seen.setdefault((cited.source.reply_id, replace(evidence, role=role)), cited.source)
    return [(source, evidence) for (_, evidence), source in seen.items()]


def _range(cited: Cited) -> Range | None:
    low = cited.observation.low
    return None if low is None else (low, cited.observation.high)


def _reply_id(source: Received | None) -> str | None:
    return None if source is None else source.reply_id


def _status_without_figure(counted: Counted) -> str:
    """Why there is no figure: what the answer says, if it does, else that it is missing."""
    total = counted.cells.get(TOTAL)
    if total is not None and total.observation.low is None:
        return total.observation.status
    if total is not None or any(c.observation.low is not None for c in counted.cells.values()):
        return "missing"
    return outcome_status(counted.answer.outcome) if counted.answer else "missing"


@cache
def _outcomes() -> dict[str, str]:
    lines = (REFERENCE / "outcomes.csv").read_text("utf-8").splitlines()
    return {row["outcome"]: row["status"] for row in csv.DictReader(line for line in lines if not line.startswith("#"))}


def outcome_status(outcome: str) -> str:
    """The status of the figures that a reply of that outcome does not give."""
    return _outcomes().get(outcome, "missing")
