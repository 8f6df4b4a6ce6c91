"""What is not in a table: lines of prose in reading order, headings, and what repeats on every page.

What belongs here: where a line ends at a wide gap, what is a heading, what is page furniture. What does not:
what the sentences say.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract.pdf.words import Word, around, joined, lines_of, segments_of
from pipeline.model import Box

_APART = 2.5
"""A gap wider than this many type sizes parts two lines that stand side by side."""

_HEADING_WORDS = 14
_MARGIN = 0.16
"""The share of the page's height, above and below, in which furniture stands."""

_NUMBERING = re.compile(r"(?:page|tudalen)?\s*[-–]?\s*\d{1,4}(?:\s*(?:of|o|/)\s*\d{1,4})?\s*[-–]?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line of prose with its page and its box in the reading frame."""

    page: int
    text: str
    box: Box
    size: float
    bold: bool
    marks: tuple[str, ...]


def read_lines(words: Sequence[Word], page: int) -> list[PlacedLine]:
    """The lines of some words, from top to bottom, parted where wide gaps part them."""
    lines = [_placed(segment, page) for line in lines_of(words) for segment in segments_of(line.words, _APART)]
    turned = [_placed([word], page) for word in words if word.turn]
    return [line for line in lines + turned if line.text]


def _placed(words: Sequence[Word], page: int) -> PlacedLine:
    longest = max(words, key=lambda w: len(w.text))
    letters = sum(len(w.text) for w in words)
    return PlacedLine(
        page=page,
        text=joined(words),
        box=around(words),
        size=longest.size,
        bold=sum(len(w.text) for w in words if w.bold) * 2 > letters,
        marks=tuple(mark for w in words for mark in (*w.lead, *w.marks)),
    )


def body_size(lines: Sequence[PlacedLine]) -> float:
    """The type size of most of the text."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def is_heading(line: PlacedLine, body: float) -> bool:
    """Whether a line is short and stands out by weight or size."""
    text = line.text.strip()
    if len(text.split()) > _HEADING_WORDS or not any(c.isalpha() for c in text) or text.endswith((".", ";", ",")):
        return False
    return line.bold or line.size > body * 1.15


def furniture(lines: Sequence[PlacedLine], heights: Sequence[float]) -> set[int]:
    """The indices of lines that are page numbers or stand in the same place on most pages.

    `heights` are the heights of the pages in order. Digits are taken as alike, since page numbers run on.
    """
    places: dict[tuple[str, int, int], set[int]] = {}
    for line in lines:
        if _in_margin(line, heights):
            places.setdefault(_key(line), set()).add(line.page)
    pages = len(heights)
    found = set()
    for index, line in enumerate(lines):
        if not _in_margin(line, heights):
            continue
        repeats = len(places[_key(line)])
        if (pages > 1 and repeats >= max(2, 0.5 * pages)) or _NUMBERING.fullmatch(line.text.strip()):
            found.add(index)
    return found


def _key(line: PlacedLine) -> tuple[str, int, int]:
    return (re.sub(r"\d+", "#", line.text), round(line.box[0] / 6), round(line.box[1] / 6))


def _in_margin(line: PlacedLine, heights: Sequence[float]) -> bool:
    height = heights[line.page - 1]
    return line.box[3] < _MARGIN * height or line.box[1] > (1 - _MARGIN) * height
