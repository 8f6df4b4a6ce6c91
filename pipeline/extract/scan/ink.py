"""What the shape of a word's ink tells, whatever the engine reads: its letters, a raised mark, a dash, a comma's tail.

What belongs here: measures of connected ink. What does not: what the ink says, and what is made of a contradiction.
Lengths are pixels of the straight page.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from pipeline.extract.scan.sheet import Mask
from pipeline.extract.scan.words import Strip

_WIDTHS = {"1": 0.65, "/": 0.6, "(": 0.5, ")": 0.5, "l": 0.4, "i": 0.4, "I": 0.5}  # of a digit's width; others 1
_BAR = 0.55  # of the box around a dash is ink, at the least
_TALL = 0.5  # of a line's height makes a letter


@dataclass(frozen=True, slots=True)
class Part:
    """Connected ink, or several pieces over each other; `area` counts its pixels."""

    x0: int
    top: int
    x1: int
    bottom: int
    area: int

    @property
    def height(self) -> int:
        """Of its box."""
        return self.bottom - self.top


def parts(ink: Mask, strip: Strip, x0: float, x1: float) -> list[Part]:
    """The ink of a strip between `x0` and `x1`, as far down as tails reach, from left to right."""
    top, left = max(0, round(strip.top - 0.3 * strip.height)), max(0, round(x0))
    held = ink[top : round(strip.bottom + 0.3 * strip.height), left : round(x1) + 1]
    stats = cv2.connectedComponentsWithStats(held)[2][1:]
    made = [Part(left + x, top + y, left + x + w, top + y + h, area) for x, y, w, h, area in stats.tolist()]
    return sorted(made, key=lambda part: part.x0)


def letters(found: Sequence[Part], height: float) -> list[Part]:
    """The letters among the parts of a line of `height`: each with the ink that stands over or under it."""
    merged: list[Part] = []
    for part in found:
        last = merged[-1] if merged else None
        if last and min(last.x1, part.x1) - max(last.x0, part.x0) > 0.5 * min(last.x1 - last.x0, part.x1 - part.x0):
            merged[-1] = Part(
                min(last.x0, part.x0),
                min(last.top, part.top),
                max(last.x1, part.x1),
                max(last.bottom, part.bottom),
                last.area + part.area,
            )
        else:
            merged.append(part)
    return [part for part in merged if part.height >= _TALL * height]


def divided(found: Sequence[Part], ink: Mask, characters: str) -> list[Part]:
    """Letters, some of which touch, as one part for each of the characters that they are: cut where least ink joins
    them, near where the characters' usual widths say.

    Empty where the ink can't be that many letters.
    """
    if not found or len(found) > len(characters):
        return []
    usual = [_WIDTHS.get(character, 1.0) for character in characters]
    unit = sum(part.x1 - part.x0 for part in found) / sum(usual)
    out: list[Part] = []
    at = 0
    for part, count in zip(found, _shared_out([part.x1 - part.x0 for part in found], usual, unit), strict=True):
        out += _cut(part, ink, usual[at : at + count])
        at += count
    return out


def _shared_out(widths: Sequence[int], usual: Sequence[float], unit: float) -> list[int]:
    """How many of the characters each part holds, so that their widths fit best."""
    best: dict[int, tuple[float, list[int]]] = {0: (0.0, [])}
    for number, width in enumerate(widths):
        left = len(widths) - number - 1
        following: dict[int, tuple[float, list[int]]] = {}
        for at, (cost, counts) in best.items():
            for end in range(at + 1, len(usual) - left + 1):
                step = cost + abs(width - unit * sum(usual[at:end]))
                if end not in following or step < following[end][0]:
                    following[end] = (step, [*counts, end - at])
        best = following
    return best[len(usual)][1]


def _cut(part: Part, ink: Mask, usual: Sequence[float]) -> list[Part]:
    columns = ink[part.top : part.bottom, part.x0 : part.x1].sum(axis=0)
    unit = len(columns) / sum(usual)
    cuts = [0]
    for before in itertools.accumulate(usual[:-1]):
        first = max(cuts[-1] + 1, round((before - 0.25) * unit))
        cuts.append(first + int(np.argmin(columns[first : max(first + 1, round((before + 0.25) * unit))])))
    cuts.append(len(columns))
    return [_tight(ink, part, part.x0 + a, part.x0 + b) for a, b in itertools.pairwise(cuts) if columns[a:b].any()]


def _tight(ink: Mask, part: Part, x0: int, x1: int) -> Part:
    """The ink of a part between `x0` and `x1`, as high as it is there."""
    rows = ink[part.top : part.bottom, x0:x1].sum(axis=1)
    inked = np.flatnonzero(rows)
    return Part(x0, part.top + int(inked[0]), x1, part.top + int(inked[-1]) + 1, int(rows.sum()))


def raised(found: Sequence[Part], height: float) -> list[Part]:
    """Those parts of a word that stand clear of the line's foot with no ink under them (a broken 2 has its foot there),
    and are too tall for a quotation mark."""
    tall = [part for part in found if part.height >= 0.8 * height]
    if not tall:
        return []
    head, foot = (float(np.median([getattr(part, side) for part in tall])) for side in ("top", "bottom"))
    size = foot - head
    return [
        part
        for part in found
        if 0.38 * size <= part.height <= 0.82 * size
        and part.bottom <= foot - 0.2 * size
        and part.top <= head + 0.2 * size
        and part.x1 - part.x0 <= 0.75 * size
        and not any(_under(other, part) for other in found)
    ]


def _under(other: Part, part: Part) -> bool:
    return (
        other.top >= part.bottom
        and other.x0 < part.x1
        and other.x1 > part.x0
        and other.area > 0.2 * part.area
        and other.x1 - other.x0 > 0.4 * (part.x1 - part.x0)
    )


def is_dash(found: Sequence[Part], height: float) -> bool:
    """Whether the ink of a strip is one low, wide bar, but for specks beside it.

    An asterisk is as high as wide; the end of a pen's stroke runs aslant, and fills less of its box.
    """
    largest = max(found, key=lambda part: part.area, default=None)
    if largest is None or largest.area < 0.75 * sum(part.area for part in found):
        return False
    wide = largest.x1 - largest.x0
    full = largest.area >= _BAR * wide * largest.height
    return (
        full
        and largest.height <= 0.3 * height
        and wide >= 1.2 * largest.height
        and 0.2 * height <= wide <= 1.6 * height
    )


def has_tail(found: Sequence[Part], height: float) -> bool:
    """Whether some small ink of a word of digits hangs below the line that its digits stand on."""
    tall = [part for part in found if part.height >= _TALL * height]
    if not tall:
        return False
    foot = float(np.median([part.bottom for part in tall]))
    low = [p for p in found if p.height < _TALL * height and p.area >= 4 and p.top > foot - 0.45 * height]
    return any(part.bottom >= foot + 0.08 * height for part in low)
