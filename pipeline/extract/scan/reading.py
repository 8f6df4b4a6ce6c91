"""What strips of print say: words with their confidence, each number read twice.

What belongs here: crops, spaces, the second witness for numbers, and the confidence that follows. What does not: where
strips are, and what a table is. A number (any word with a digit in it) is read once in its line and once by itself, at
another size and in black and white; where the two disagree, both are kept and the confidence is below one half.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from pipeline.extract.scan import engine
from pipeline.extract.scan.engine import Glyph, Reading
from pipeline.extract.scan.sheet import Grey, Mask, Sheet
from pipeline.extract.scan.words import Strip

TRUSTED = 0.8
_DOUBTED = 0.45  # the most that a number may have whose two readings disagree
_PROSE_SQUEEZE = 0.65  # prose is read this much narrower: as many words right, in two thirds of the time
_MARGIN = 0.25  # white around a strip, in its heights
_NUMBER = re.compile(r"[<>≤≥]?[\d.,]*\d[\d.,]*[%*]?|[-–—]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word that was read, between `x0` and `x1`; `readings` is what else was read there."""

    text: str
    x0: float
    x1: float
    confidence: float
    readings: tuple[str, ...] = ()


def words(page: Sheet, rules: Mask, strips: Sequence[Strip], prose: Sequence[bool]) -> list[tuple[Word, ...]]:
    """The words of each strip; those that are `prose` are read faster."""
    clean = _without(page.grey, rules)
    crops = [_crop(clean, strip, strip.x0, strip.x1, _MARGIN) for strip in strips]
    readings: list[Reading] = [()] * len(strips)
    for fast in (False, True):
        chosen = [i for i in range(len(strips)) if prose[i] is fast]
        read = engine.read([crops[i] for i in chosen], _PROSE_SQUEEZE if fast else 1.0)
        for i, reading in zip(chosen, read, strict=True):
            readings[i] = reading
    split = [_split(strip, reading) for strip, reading in zip(strips, readings, strict=True)]
    return _witnessed(page, clean, strips, split)


def is_number(text: str) -> bool:
    """Whether a text is a count, a bound, or a dash."""
    return _NUMBER.fullmatch(text) is not None


def _without(grey: Grey, rules: Mask) -> Grey:
    out = grey.copy()
    out[cv2.dilate(rules, np.ones((3, 3), np.uint8)) > 0] = 255
    return out


def _crop(grey: Grey, strip: Strip, x0: float, x1: float, margin: float) -> Grey:
    room = strip.height * margin
    top, bottom = max(0, round(strip.top - room)), round(strip.bottom + room)
    left, right = max(0, round(x0 - room)), round(x1 + room)
    return grey[top:bottom, left:right]


# ---------------------------------------------------------------- one line into words


@dataclass(frozen=True, slots=True)
class _Draft:
    glyphs: tuple[Glyph, ...]
    x0: float
    x1: float


def _split(strip: Strip, reading: Reading) -> list[_Draft]:
    """Cut what was read at the spaces: those that the engine saw where the ink has a gap, and wide gaps it missed."""
    room = strip.height * _MARGIN
    start, width = strip.x0 - room, strip.x1 - strip.x0 + 2 * room
    drafts: list[_Draft] = []
    begun, held, said = strip.x0, list[Glyph](), 0.0
    for glyph in reading:
        if glyph.text == " ":
            said = glyph.probability
            continue
        if held:
            before, after = start + held[-1].at * width, start + glyph.at * width
            gap = _widest(strip, before, after)
            if _is_space(gap[1] - gap[0], strip.space, said, held[-1], glyph):
                drafts.append(_Draft(tuple(held), begun, gap[0]))
                held, begun = [], gap[1]
        held.append(glyph)
        said = 0.0
    if held:
        drafts.append(_Draft(tuple(held), begun, strip.x1))
    return drafts


def _widest(strip: Strip, before: float, after: float) -> tuple[float, float]:
    """The widest gap between two places; with none, the point half way."""
    inside = [gap for gap in strip.gaps if before < (gap[0] + gap[1]) / 2 < after]
    half = (before + after) / 2
    return max(inside, key=lambda gap: gap[1] - gap[0], default=(half, half))


def _is_space(gap: float, space: float, said: float, left: Glyph, right: Glyph) -> bool:
    if said and gap >= 0.45 * space:
        return True
    numeric = all(glyph.text.isdigit() or glyph.text in ",./" for glyph in (left, right))
    if numeric:  # a 1 stands far from its neighbours
        return gap >= 1.6 * space
    return gap >= 0.8 * space or said > 0.9


# ---------------------------------------------------------------- words and their confidence


def _witnessed(
    page: Sheet, clean: Grey, strips: Sequence[Strip], split: Sequence[Sequence[_Draft]]
) -> list[tuple[Word, ...]]:
    """The words, with a second reading of each number."""
    asked = [(i, j) for i, drafts in enumerate(split) for j, draft in enumerate(drafts) if _has_digit(draft)]
    again = engine.read([_second_crop(clean, strips[i], split[i][j]) for i, j in asked])
    second = dict(zip(asked, again, strict=True))
    return [
        tuple(_word(draft, second.get((i, j))) for j, draft in enumerate(drafts)) for i, drafts in enumerate(split)
    ]


def _has_digit(draft: _Draft) -> bool:
    return any(glyph.text.isdigit() for glyph in draft.glyphs)


def _second_crop(clean: Grey, strip: Strip, draft: _Draft) -> Grey:
    crop = _crop(clean, strip, draft.x0, draft.x1, 0.4)
    level, _ = cv2.threshold(crop, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    twice = cv2.resize(crop, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC)
    return np.asarray(np.where(twice < level, 0, 255), dtype=np.uint8)


def _word(draft: _Draft, second: Reading | None) -> Word:
    text, confidence = _said(draft.glyphs)
    if second is None:
        return Word(text, draft.x0, draft.x1, confidence)
    other, other_confidence = _said(tuple(glyph for glyph in second if glyph.text != " "))
    if other == text:
        return Word(text, draft.x0, draft.x1, max(confidence, other_confidence))
    return Word(text, draft.x0, draft.x1, min(confidence, _DOUBTED), (other,))


def _said(glyphs: Sequence[Glyph]) -> tuple[str, float]:
    """The text and its confidence, that of its worst character; among digits a look-alike letter is its digit."""
    folded = [engine.LOOKALIKES.get(glyph.text, glyph.text) for glyph in glyphs]
    digits = sum(glyph.text.isdigit() for glyph in glyphs)
    if digits and 2 * digits >= len(glyphs) and _NUMBER.fullmatch("".join(folded)):
        sure = [g.digit_probability if f.isdigit() else g.probability for g, f in zip(glyphs, folded, strict=True)]
        return "".join(folded), min(sure)
    return "".join(glyph.text for glyph in glyphs), min((glyph.probability for glyph in glyphs), default=0.0)
