"""The other readings of a figure that its own reply holds: what they come to, and taking one in the figure's place.

What belongs here: a contradiction inside one reply. What does not: replies that contradict each other (`counting`), or
who ruled and whether the ruling applies (`decisions`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.model import Evidence, Observation
from pipeline.normalise.values import read_value

# What a choice between the readings of a reply settles; it settles no other doubt.
_SETTLED = frozenset({"total_mismatch", "readings_differ"})


def rivals(evidence: Iterable[Evidence]) -> tuple[tuple[Evidence, ...], ...]:
    """The readings that contradict the figure: each number that says something else, and all of them added up."""
    others = tuple(e for e in evidence if e.role == "conflict")
    alone = tuple((other,) for other in others)
    return (*alone, others) if len(others) > 1 else alone


def bounds(reading: Sequence[Evidence]) -> tuple[int, int | None] | None:
    """What a reading comes to, as an interval; None where one of its texts is no count."""
    low, high = 0, 0
    is_open = False
    for evidence in reading:
        value = read_value(evidence.text)
        if value is None or value.low is None:
            return None
        low += value.low
        is_open = is_open or value.high is None
        high += value.high or 0
    return low, None if is_open else high


def choose(observation: Observation, value: tuple[int, int], by: str) -> Observation | None:
    """The observation with the reading that comes to `value` in its place; None where its reply has no such reading.

    What it said before stays as contradicting evidence.
    """
    reading = next((r for r in rivals(observation.evidence) if bounds(r) == value), None)
    if reading is None:
        return None
    role = "value" if len(reading) == 1 else "addend"
    others = (replace(e, role="conflict") for e in observation.evidence if e not in reading)
    return replace(
        observation,
        low=value[0],
        high=value[1],
        status="exact" if value[0] == value[1] else "interval",
        text=" + ".join(e.text for e in reading),
        place=reading[0].place,
        derivation=f"chosen by {by} among the readings of the reply; it was '{observation.text}': {observation.derivation}",
        evidence=(*(replace(e, role=role) for e in reading), *others),
        review=tuple(code for code in observation.review if code not in _SETTLED),
        witnesses=0,
    )
