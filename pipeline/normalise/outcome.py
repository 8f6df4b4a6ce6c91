"""How a reply answers, per body and period: in full, in part, refused and under which section, or not at all.

Section numbers are read through the body's own law: section 17 is a refusal notice in one and "not held" in
the other. A refusal that gives figures all the same is both, and says so.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from functools import lru_cache

from pipeline.model import Answer, Finding, NumberUse, Observation, Table
from pipeline.normalise.bodies import Names
from pipeline.normalise.lists import numbered
from pipeline.normalise.sections import Paragraph, Passage
from pipeline.normalise.text import fold, matches, vocabulary
from pipeline.request import NOT_BROKEN_DOWN, OTHER, REFERENCE, TOTAL, Body, Request

# Why a number was not used, as far as it tells how a body answered.
BOTH_PERIODS = "the periods together"
OTHER_PERIOD = "a period that was not asked for"
OTHER_MEASURE = "counts another measure"

_SECTION = re.compile(r"\bs(?:ection|ec|\.)?\s*(\d{1,2})((?:\s*\(\d\))?)")


@lru_cache(maxsize=1)
def _sections() -> dict[tuple[str, str], str]:
    text = (REFERENCE / "exemptions.csv").read_text("utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return {(row["regime"], row["section"]): row["outcome"] for row in rows}


def answers(
    observations: Sequence[Observation],
    numbers: Sequence[NumberUse],
    body: Body,
    letter: Sequence[Passage],
    kind: str,
    request: Request,
) -> tuple[tuple[Answer, ...], tuple[Finding, ...]]:
    """The outcome for each period, and what a person should know of it."""
    refusal = _refusal(letter, body.regime)
    result = []
    for period in request.periods:
        own = [o for o in observations if o.body_id == body.id and o.period == period.id]
        result.append(Answer(body.id, period.id, _outcome(own, numbers, refusal, kind, request)))
    outcomes = {a.outcome for a in result}
    findings: list[Finding] = []
    if "total_only" in outcomes:
        findings.append(
            Finding("breakdown_absent", "A total is given without the breakdown that was asked for.", body_id=body.id)
        )
    if "refused_cost_but_some" in outcomes:
        findings.append(
            Finding(
                "refused_but_answered",
                "The letter cites the cost limit, and gives figures all the same.",
                body_id=body.id,
            )
        )
    if kind == "refusal":
        code = "not_held" if refusal == "not_held" else "refused"
        findings.append(Finding(code, f"No figures: {(refusal or 'refused').replace('_', ' ')}.", body_id=body.id))
    return tuple(result), tuple(findings)


def kind_of(passages: Sequence[Passage], has_figures: bool) -> str:
    """`answer`, `refusal`, `covering` (the answer is in an attachment), `acknowledgement` or `irrelevant`."""
    if has_figures:
        return "answer"
    letter = vocabulary()["letter"]
    prose = [
        p.content.text
        for p in passages
        if isinstance(p.content, Paragraph) and p.section not in {"complaint", "furniture"}
    ]
    text = " ".join(prose)
    acknowledges = matches(letter["acknowledges"], text)
    refuses = any(matches(letter["refuses"], t) and _SECTION.search(fold(t)) for t in prose)
    if acknowledges and not refuses:
        return "acknowledgement"
    if matches(letter["covers"], text):
        return "covering"
    if refuses or matches(letter["not_held"], text):
        return "refusal"
    return "acknowledgement" if acknowledges else "irrelevant"


def _outcome(
    own: Sequence[Observation], numbers: Sequence[NumberUse], refusal: str | None, kind: str, request: Request
) -> str:
    if kind in {"acknowledgement", "covering"}:
        return "not_a_reply"
    total = next((o for o in own if o.category == TOTAL), None)
    if not own or (total is None and request.measure.additive):
        return (refusal or "refused_exempt") if kind == "refusal" else _other_answer(numbers)
    statuses = {o.status for o in own}
    if total and total.status in {"withheld", "not_held"}:
        return "refused_exempt" if total.status == "withheld" else "not_held"
    if total and "over_inclusive" in total.review:
        return "over_inclusive"
    if statuses != {"exact"}:
        return "partial_suppressed"
    parts = [o for o in own if o.category not in {TOTAL, OTHER, NOT_BROKEN_DOWN}]
    if not parts and request.categories:
        return "total_only"
    return "refused_cost_but_some" if refusal == "refused_cost" else "full"


def _other_answer(numbers: Sequence[NumberUse]) -> str:
    """What a reply gives that holds figures, but none for the period: another measure, another period, or unclear."""
    reasons = [n.why for n in numbers]
    if any(why == BOTH_PERIODS for why in reasons):
        return "aggregated"
    if any(why.startswith(OTHER_MEASURE) for why in reasons):
        return "different_measure"
    return "different_period" if any(why == OTHER_PERIOD for why in reasons) else "unclear"


def refused_whole(passages: Sequence[Passage], body: Body, names: Names) -> bool:
    """Whether the letter refuses on cost without saying of which part: figures that stand in it all the same are doubtful.

    A refusal that names other bodies is theirs, and one that names its question by number is of that question.
    """
    letter = vocabulary()["letter"]
    passages = [p for p in passages if isinstance(p.content, Table) or _concerns(p.content.text, body, names)]
    refusing = [
        p.content.text
        for p in passages
        if isinstance(p.content, Paragraph)
        and p.section not in {"complaint", "request"}
        and matches(letter["refuses"], p.content.text)
        and numbered(p.content) is None
    ]
    text = " ".join(refusing)
    of_a_part = matches(letter["of_a_part"], text) and not matches(letter["of_the_whole"], text)
    return _refusal(passages, body.regime) == "refused_cost" and bool(refusing) and not of_a_part


def _concerns(text: str, body: Body, names: Names) -> bool:
    named = {other for other, _, _ in names.full(text)}
    return not named or body.id in named


def _refusal(passages: Sequence[Passage], regime: str) -> str | None:
    """The outcome that the letter's own sentences of refusal name, through the section they cite."""
    letter = vocabulary()["letter"]
    for passage in passages:
        if not isinstance(passage.content, Paragraph) or passage.section == "complaint":
            continue
        folded = fold(passage.content.text)
        refuses = matches(letter["refuses"], folded)
        if matches(letter["ncnd"], folded):
            return "ncnd"
        if not refuses and not matches(letter["not_held"], folded):
            continue
        for match in _SECTION.finditer(folded):
            section, sub = match.group(1), match.group(2).replace(" ", "")
            found = _sections().get((regime, section + sub)) or _sections().get((regime, section))
            if found:
                return found
        if not refuses:
            return "not_held"
    return None
