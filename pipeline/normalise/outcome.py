"""How a reply answers, per body and period: in full, in part, refused and under which section, or not at all.

Section numbers are read through the body's own law: section 17 is a refusal notice in one and "not held" in
the other. A refusal that gives figures all the same is both, and says so.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from functools import lru_cache

from pipeline.model import Answer, Finding, Observation
from pipeline.normalise.sections import Paragraph, Passage
from pipeline.normalise.text import fold, matches, vocabulary
from pipeline.request import NOT_BROKEN_DOWN, OTHER, REFERENCE, TOTAL, Request

_SECTION = re.compile(r"\bs(?:ection|ec|\.)?\s*(\d{1,2})((?:\s*\(\d\))?)")


@lru_cache(maxsize=1)
def _sections() -> dict[tuple[str, str], str]:
    text = (REFERENCE / "exemptions.csv").read_text("utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return {(row["regime"], row["section"]): row["outcome"] for row in rows}


def answers(
    observations: Sequence[Observation],
    body_id: str,
    regime: str,
    passages: Sequence[Passage],
    kind: str,
    request: Request,
) -> tuple[tuple[Answer, ...], tuple[Finding, ...]]:
    """The outcome for each period, and what a person should know of it."""
    refusal = _refusal(passages, regime)
    result: list[Answer] = []
    findings: list[Finding] = []
    for period in request.periods:
        own = [o for o in observations if o.body_id == body_id and o.period == period.id]
        outcome = _outcome(own, refusal, kind, request)
        result.append(Answer(body_id, period.id, outcome))
    outcomes = {a.outcome for a in result}
    if "total_only" in outcomes:
        findings.append(
            Finding("breakdown_absent", "A total is given without the breakdown that was asked for.", body_id=body_id)
        )
    if kind == "refusal":
        findings.append(
            Finding(
                "not_held" if refusal == "not_held" else "refused",
                f"No figures: {(refusal or 'refused').replace('_', ' ')}.",
                body_id=body_id,
            )
        )
    return tuple(result), tuple(findings)


def kind_of(observations: Sequence[Observation], passages: Sequence[Passage], has_figures: bool) -> str:
    """`answer`, `refusal`, `covering` (the answer is in an attachment), `acknowledgement` or `irrelevant`."""
    if observations or has_figures:
        return "answer"
    letter = vocabulary()["letter"]
    prose = [
        p.content.text
        for p in passages
        if isinstance(p.content, Paragraph) and p.section not in {"complaint", "furniture"}
    ]
    text = " ".join(prose)
    acknowledges = matches(letter["acknowledges"], text)
    refuses = any(matches(letter["refuses"], t) for t in prose) and any(_SECTION.search(fold(t)) for t in prose)
    if acknowledges and not (refuses and any(p.section == "exemption" for p in passages)):
        return "acknowledgement"
    if matches(letter["covers"], text):
        return "covering"
    if refuses or matches(letter["not_held"], text):
        return "refusal"
    return "acknowledgement" if acknowledges else "irrelevant"


def _outcome(own: Sequence[Observation], refusal: str | None, kind: str, request: Request) -> str:
    if kind in {"acknowledgement", "covering"}:
        return "not_a_reply"
    total = next((o for o in own if o.category == TOTAL), None)
    if total is None:
        return (refusal or "refused_exempt") if kind == "refusal" else "unclear"
    if total.status in {"withheld", "refused"}:
        return "refused_exempt"
    if total.status == "not_held":
        return "not_held"
    if "over_inclusive" in total.review:
        return "over_inclusive"
    parts = [o for o in own if o.category not in {TOTAL, OTHER, NOT_BROKEN_DOWN}]
    if any(o.status != "exact" for o in own):
        return "partial_suppressed"
    return "full" if parts or not request.categories else "total_only"


def _refusal(passages: Sequence[Passage], regime: str) -> str | None:
    """The outcome that the letter's own sentences of refusal name, through the section they cite."""
    letter = vocabulary()["letter"]
    for passage in passages:
        if not isinstance(passage.content, Paragraph) or passage.section == "complaint":
            continue
        folded = fold(passage.content.text)
        refuses = matches(letter["refuses"], folded)
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
