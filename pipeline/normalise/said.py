"""A number said in prose as a fact: its category, its doubts, and the headers it was read under.

What lists and sentences have in common, and nothing of how either is read.
"""

from __future__ import annotations

from pipeline.normalise.axes import Heading
from pipeline.normalise.facts import ALL, OVER, TRUSTED_CONFIDENCE, Fact
from pipeline.normalise.periods import Span
from pipeline.normalise.sections import Paragraph
from pipeline.normalise.values import Value
from pipeline.request import NOT_BROKEN_DOWN, OTHER


def category_of(label: Heading, topic: Heading | None) -> tuple[str, list[str]]:
    """The category that a label names, or else the topic it stands under, and the doubts about it."""
    match = label.match or (topic.match if topic and not label.total else None)
    if label.total or match is None or match.kind == "whole":
        return ALL, []
    doubts = [] if match.sure else ["label_unknown"]
    if match.kind == "category":
        return match.topic, doubts
    if match.kind == "exclusion":
        return f"excluded:{match.topic}", doubts
    if match.kind == "over_inclusive":
        return OVER, ["over_inclusive"]
    return (OTHER if match.kind == "other" else NOT_BROKEN_DOWN), doubts


def fact(
    value: Value,
    text: str,
    paragraph: Paragraph,
    position: int,
    category: str,
    span: Span,
    headers: tuple[str, ...],
    doubts: list[str],
    body: str | None,
) -> Fact:
    """The fact of a number at `position` of a paragraph."""
    unsure = paragraph.confidence is not None and paragraph.confidence < TRUSTED_CONFIDENCE
    return Fact(
        value=value,
        text=text,
        place=paragraph.place_at(position),
        category=category,
        period=span,
        body=body,
        headers=tuple(h for h in headers if h),
        doubts=tuple(dict.fromkeys((*value.reasons, *doubts, *(("low_confidence",) if unsure else ())))),
    )
