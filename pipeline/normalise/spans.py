"""The time that a figure of a table covers: by its own headings, by those that its total adds up, by the captions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from pipeline.normalise.axes import Heading
from pipeline.normalise.frames import Frame
from pipeline.normalise.periods import Part, Span


def period_of(frame: Frame, path: tuple[Heading, ...], at: tuple[int, int]) -> tuple[Span | None, list[str]]:
    """The period of the figure at a row and column, None where nothing says it for sure, with doubts (finding codes)."""
    doubts = ["period_incomplete"] if any(h.partial for h in path) else []
    spans = [h.span for h in path if h.span]
    parts = [h.part for h in path if h.part]
    if not spans:
        spans = _spans_of_total(frame, path, at)
    if not spans:
        captioned = next((h for h in frame.around if h.span or h.several), None)
        if captioned and captioned.span:
            spans = [captioned.span]
            doubts += ["period_incomplete"] if captioned.partial else []
    if not spans:
        return None, [*doubts, "period_unclear"] if parts else doubts
    spans = [frame.notes.placed(s) for s in spans]
    smallest = min(spans, key=lambda s: s.end - s.start)
    if not all(smallest.within(s) for s in spans):
        return None, [*doubts, "period_unclear"]
    if smallest.basis == "bare" and any(p.kind == "quarter" for p in parts):
        # "Q1 2016" may begin in January or in April.
        doubts.append("period_unclear")
    if smallest.basis == "bare" and parts and _months_begin(frame) not in {None, 1}:
        # Months that are listed from April are those of a financial year, whatever year is named over them.
        doubts.append("period_unclear")
    if smallest.basis == "bare" and not parts and any("financial" in h.text.lower() for h in (*frame.around, *path)):
        # "Financial year: 2016" may start or end in 2016; it is no calendar year at any rate.
        doubts.append("period_unclear")
    for part in parts:
        placed = _place(part, smallest)
        if placed is None:
            return None, [*doubts, "period_unclear"]
        smallest = placed
    return smallest, doubts


def _months_begin(frame: Frame) -> int | None:
    """The first month that the headings list, None where they list none."""
    return next((h.part.number for h in frame.headings() if h.part and h.part.kind == "month"), None)


def _place(part: Part, span: Span) -> Span | None:
    placed = part.of(span)
    if placed:
        return placed
    return span if span.basis in {"month", "quarter"} else None


def _spans_of_total(frame: Frame, path: tuple[Heading, ...], at: tuple[int, int]) -> list[Span]:
    """The time that a total covers where its axis lists periods: from the first to the last since the total before it."""
    if not any(h.total for h in path):
        return []
    for axis, position in ((frame.rows, at[0]), (frame.cols, at[1])):
        own = axis.headings.get(position, ())
        if not any(h.total for h in own):
            continue
        covered: list[Span] = []
        since: list[Span] = []
        for index, headings in axis.headings.items():
            spans = [h.span for h in headings if h.span and not h.total]
            covered += spans
            if index < position:
                since = [] if any(h.total for h in headings) else [*since, *spans]
        chosen = since if since and not any(h.grand for h in own) else covered
        if chosen:
            return _union(chosen)
    return []


def _union(spans: Sequence[Span]) -> list[Span]:
    """The time that spans cover together, or nothing where they leave a gap or overlap."""
    ordered = sorted(set(spans), key=lambda s: s.start)
    if any(a.end + timedelta(days=1) != b.start for a, b in pairwise(ordered)):
        return []
    basis = ordered[0].basis if len(ordered) == 1 else "bare" if any(s.basis == "bare" for s in ordered) else "dates"
    return [Span(ordered[0].start, ordered[-1].end, basis)]
