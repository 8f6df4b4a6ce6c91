"""What was said of each figure of a case, held against its truth.

Not here: reading the cases (`answers`), or adding up and printing (`measure`). The verdicts on a figure:

- `accepted`: right, and accepted without a person;
- `review`: right, and shown to a person; `review_other`: shown to a person with another value;
- `missed`: a careful person could settle it, and it came out without value;
- `wrong`: silently wrong: accepted with another value, or accepted where a person must be asked, or where the reply
  gives no figure at all;
- `spurious`: shown to a person, where the reply gives no figure at all;
- `asked`, `not_asked`: whether a person is asked about a figure about which a careful person would have to ask; also
  not asked where one may ask and nothing was said. Where one may ask, asking and being right are no verdict.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.findings import CODES
from pipeline.model import Observation
from tests.corpus.answers import Said
from tests.corpus.frame import Case
from tests.corpus.truth import ANYONE, Expected, Key

VERDICTS = ("accepted", "review", "review_other", "missed", "wrong", "spurious", "asked", "not_asked")
FAULTS = frozenset(VERDICTS) - {"accepted", "asked"}
# Answers that say of themselves that the figure asked for is not there, and that somebody must go after it.
_OPEN_ANSWERS = frozenset({"unclear", "aggregated", "different_period", "different_measure", "over_inclusive"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """The verdict on one figure of a case, with what was expected and what was said."""

    case: Case
    key: Key
    verdict: str
    expected: str
    said: str


def judge(case: Case, said: Said) -> tuple[Verdict, ...]:
    """The verdicts on every figure that the case's truth names or the pipeline gives."""
    valued: dict[Key, list[Observation]] = {}
    for o in said.observations:
        if o.low is not None and o.high is not None and o.status in ("exact", "interval"):
            valued.setdefault((o.body_id, o.period, o.category), []).append(o)
    return tuple(_verdicts(case, said, valued))


def _verdicts(case: Case, said: Said, valued: dict[Key, list[Observation]]) -> Iterator[Verdict]:
    for key in dict.fromkeys((*case.truth.figures, *valued)):
        expected = case.truth.expected(key)
        found = _found(key, valued)
        if key[0] != ANYONE and key not in case.truth.figures and (ANYONE, *key[1:]) in case.truth.figures:
            continue  # judged once, under whoever
        verdict = _verdict(key, expected, found, said)
        if verdict:
            yield Verdict(case, key, verdict, _shown(expected), _seen(found))


def _found(key: Key, valued: dict[Key, list[Observation]]) -> list[Observation]:
    if key[0] == ANYONE:
        return [o for other, seen in valued.items() if other[1:] == key[1:] for o in seen]
    return valued.get(key, [])


def _verdict(key: Key, expected: Expected | None, found: list[Observation], said: Said) -> str:
    accepted = [o for o in found if not o.review]
    if expected is None:
        return "wrong" if accepted else "spurious" if found else ""
    if expected.asks:
        if accepted:
            return "wrong"
        if expected.optional:
            return ""
        return "asked" if found or _asks(key, said) else "not_asked"
    if any(not _is_right(o, expected) for o in accepted):
        return "wrong"
    if expected.optional:
        return "" if all(_is_right(o, expected) for o in found) else "spurious"
    if expected.or_asked:
        return "" if found or _asks(key, said) else "not_asked"
    if accepted:
        return "accepted"
    if any(_is_right(o, expected) for o in found):
        return "review"
    return "review_other" if found else "missed"


def _is_right(observation: Observation, expected: Expected) -> bool:
    return (observation.low, observation.high) in expected.intervals


def _asks(key: Key, said: Said) -> bool:
    """Whether a person is asked about the figure in another way than by a value in review."""
    body, period, category = key
    for o in said.observations:
        if o.review and (o.period, o.category) == (period, category) and body in (o.body_id, ANYONE):
            return True
    for answer in said.answers:
        if answer.outcome in _OPEN_ANSWERS and answer.period == period and body in (answer.body_id, ANYONE):
            return True
    return any(CODES[f.code].blocks and (f.body_id is None or body in (f.body_id, ANYONE)) for f in said.findings)


def _shown(expected: Expected | None) -> str:
    if expected is None or (expected.asks and expected.optional):
        return "none"
    if expected.asks:
        return "ask"
    return " or ".join(str(low) if low == high else f"{low}..{high}" for low, high in expected.intervals[:3])


def _seen(found: Sequence[Observation]) -> str:
    return "; ".join(
        f"{o.low if o.low == o.high else f'{o.low}..{o.high}'} '{o.text}' [{', '.join(o.review) or 'accepted'}] "
        f"({o.derivation})"
        for o in found
    )


# ---------------------------------------------------------------- the letter as a whole


def left_empty(case: Case, said: Said) -> tuple[int, int]:
    """Of the bodies and periods for which the reply gives no figure: how many were left empty, and how many there are."""
    listed = {(body, period) for body, period, _ in case.truth.figures}
    empty = [scope for scope in case.truth.scope if scope not in listed]
    valued = {(o.body_id, o.period) for o in said.observations if o.low is not None}
    return sum(scope not in valued for scope in empty), len(empty)


def outcome_told(case: Case, said: Said) -> bool | None:
    """Whether the class of answer is right for every body and period; None where the case does not say."""
    if not case.outcomes:
        return None
    told = {(a.body_id, a.period): a.outcome for a in said.answers}
    return all(told.get(scope) in case.outcomes for scope in case.truth.scope)


def correction_told(case: Case, said: Said) -> bool | None:
    """Whether it was seen that the letter replaces another, or does not; None where the case does not say."""
    return None if case.supersedes is None else said.supersedes == case.supersedes
