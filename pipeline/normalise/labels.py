"""What the labels of a figure name: a category, a division that was not asked for, or nothing that is understood."""

from __future__ import annotations

from collections import Counter

from pipeline.normalise.axes import Heading
from pipeline.normalise.facts import ALL, OVER
from pipeline.normalise.frames import Frame
from pipeline.request import NOT_BROKEN_DOWN, OTHER


def caption_body(frame: Frame) -> str | None:
    """The body that the nearest caption with a body names alone, where the axes name none."""
    if frame.names_bodies:
        return None
    nearest = next((h for h in frame.around if h.named or h.body), None)
    if nearest is None:
        return None
    return nearest.body or (nearest.named[0] if len(nearest.named) == 1 else None)


def is_division(frame: Frame, strange: tuple[str, ...]) -> bool:
    """Whether the labels that were not understood divide the whole: most of an axis, or headed as places."""
    for axis in (frame.rows, frame.cols):
        own = [path for path in axis.headings.values() if any(h.text in strange for h in path)]
        if not own:
            continue
        labels = Counter(
            "total"
            if any(h.total for h in path)
            else "strange"
            if any(not h.known for h in path)
            else "gathered"
            if any(h.match and h.match.kind == "other" and h.match.by == "words" for h in path)
            else "known"
            for path in axis.headings.values()
        )
        if labels["strange"] >= 3 and labels["strange"] > 3 * labels["known"]:
            return True
    return False


def beside_categories(frame: Frame, strange: tuple[str, ...]) -> bool:
    """Whether the labels that were not understood stand among categories of the request."""
    for axis in (frame.rows, frame.cols):
        if any(h.text in strange for path in axis.headings.values() for h in path):
            return any(h.match and h.match.kind in {"category", "exclusion"} for h in axis.all())
    return False


def category_of(frame: Frame, path: tuple[Heading, ...]) -> tuple[str, list[str]]:
    """The category that headings name together, with doubts (finding codes)."""
    matches = [h.match for h in path if h.match]
    doubts: list[str] = []
    if not matches:
        if frame.names_offences:
            return ALL, [] if any(h.total for h in path) else ["label_unknown"]
        captioned = (h.match for h in frame.around if h.match and h.match.sure and not h.several)
        matches = [m for m in captioned if m.kind != "other"][:1]
        if any(m.kind == "over_inclusive" for m in matches):
            return OVER, ["over_inclusive"]
    by_code = (
        [m for m in matches if m.by == "code"]
        or [m for m in matches if m.by == "law"]
        or [m for m in matches if m.kind != "whole"]
        or matches
    )
    named = {(m.kind, m.topic) for m in by_code}
    if not named:
        return ALL, []
    if len(named) > 1:
        return NOT_BROKEN_DOWN, ["label_unknown"]
    kind, topic = named.pop()
    if not all(m.sure for m in by_code):
        doubts.append("label_unknown")
    if kind == "exclusion":
        return f"excluded:{topic}", []
    if kind == "over_inclusive":
        return OVER, ["over_inclusive"]
    if kind == "combined":
        every = all(not h.match or h.match.kind in {"combined", "whole"} for h in frame.headings())
        return (ALL if every else NOT_BROKEN_DOWN), doubts
    if kind == "whole":
        return ALL, doubts
    if kind == "other" and by_code[0].by == "code":
        return OTHER, [*doubts, "category_unmapped"]
    return (OTHER if kind == "other" else topic), doubts
