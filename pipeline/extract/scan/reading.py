"""What strips of print say: words with their confidence, each number read twice.

What belongs here: crops, spaces, the second witness for numbers, and the confidence that follows. What does not: where
strips are, and what a table is. A number (any word with a digit in it) is read once in its line and once by itself, at
another size and in black and white; where the two disagree, both are kept and the confidence is below one half.
"""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from pipeline.extract.scan import engine, ink, likeness
from pipeline.extract.scan.engine import Glyph, Reading
from pipeline.extract.scan.sheet import Grey, Mask, Sheet
from pipeline.extract.scan.words import Strip

# Measured on letters 500 to 529 of the benchmark, at once and at 1.8 times the usual blur and noise: all 8 wrong numbers
# lie below 0.5, and of the 2,252 right ones fewer than 0.5 % lie between there and 0.9. Anything between would do.
TRUSTED = 0.8
_BY_SHAPE = 0.95  # the confidence of a dash that is told by its shape
_RIVAL = 0.4  # a digit that was read with this confidence puts a dash in doubt
_ENOUGH_NUMBERS = 6  # that tell how wide a page's digits are
_DASHES = "-–—"
_SMALL = "*.•°'\""  # characters that are lower than half a letter
UNREAD = "?"  # stands where there is ink that could not be read
DOUBTED = 0.45  # the most that a number may have whose two readings disagree
_PROSE_SQUEEZE = 0.85  # prose is read this much narrower: below 0.75 thin letters are lost
_MARGIN = 0.25  # white around a strip, in its heights
_SUPERSCRIPTS = {"¹": "1", "²": "2", "³": "3"}
_MARKS = {**{str(digit): str(digit) for digit in range(10)}, **_SUPERSCRIPTS}  # that may stand small and high
_EVEN = 0.82  # of the usual height of a number's digits: a lower one is a raised mark
_QUOTES = tuple("'’‘\"“”`´°")
_LOW = ".,-–—:;*'"  # characters that no letter's ink belongs to
_THOUSANDS = re.compile(r"([<>≤≥]?\d{1,3})((?:[.,]\d{3})+)([%*]?)")
_NUMBER = re.compile(r"[<>≤≥]?[\d.,]*\d[\d.,]*[%*]?|[-–—]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word that was read, between `x0` and `x1`; `readings` is what else was read there, `mark` a raised footnote mark
    after it, which is no part of the text."""

    text: str
    x0: float
    x1: float
    confidence: float
    readings: tuple[str, ...] = ()
    mark: str = ""


def words(page: Sheet, rules: Mask, strips: Sequence[Strip], prose: Sequence[bool]) -> list[tuple[Word, ...]]:
    """The words of each strip; those that are `prose` are read faster."""
    clean = without(page.grey, rules)
    grounds = [page.grey if _underlined(rules, strip) else clean for strip in strips]
    crops = [crop(ground, strip, strip.x0, strip.x1, _MARGIN) for ground, strip in zip(grounds, strips, strict=True)]
    readings: list[Reading] = [()] * len(strips)
    for fast in (False, True):
        chosen = [i for i in range(len(strips)) if prose[i] is fast]
        read = engine.read([crops[i] for i in chosen], _PROSE_SQUEEZE if fast else 1.0)
        for i, reading in zip(chosen, read, strict=True):
            readings[i] = reading
    print_ = np.asarray(page.ink & (1 - rules), dtype=np.uint8)
    split = [
        [_unmarked(print_, strip, draft) for draft in _split(strip, reading)]
        for strip, reading in zip(strips, readings, strict=True)
    ]
    read_twice = _witnessed(grounds, strips, split)
    plain = [_plain(page, print_, strip, said) for strip, said in zip(strips, read_twice, strict=True)]
    measured = _compared(clean, print_, strips, _measured(strips, plain))
    return measured if page.clear else [tuple(map(_doubted, said)) for said in measured]


def is_number(text: str) -> bool:
    """Whether a text is a count, a bound, or a dash."""
    return _NUMBER.fullmatch(text) is not None


def without(grey: Grey, rules: Mask) -> Grey:
    """The page with its rules painted over."""
    out = grey.copy()
    out[cv2.dilate(rules, np.ones((3, 3), np.uint8)) > 0] = 255
    return out


def _underlined(rules: Mask, strip: Strip) -> bool:
    """Whether a rule goes below the strip and no further: erasing it would cut the tails of the letters."""
    height = strip.height
    top, bottom = max(0, round(strip.top)), round(strip.bottom + 0.35 * height)
    ruled = rules[top:bottom].max(axis=0, initial=0)
    left, right = round(strip.x0), round(strip.x1)
    near, far = round(0.5 * height), round(1.5 * height)
    beside = ruled[max(0, left - far) : max(0, left - near)].any() or ruled[right + near : right + far].any()
    return bool(not beside and ruled[left:right].mean() > 0.5)


def crop(grey: Grey, strip: Strip, x0: float, x1: float, margin: float) -> Grey:
    """A strip from `x0` to `x1`, with white around it: `margin` of its height."""
    room = strip.height * margin
    top, bottom = max(0, round(strip.top - room)), round(strip.bottom + room)
    left, right = max(0, round(x0 - room)), round(x1 + room)
    return grey[top:bottom, left:right]


# ---------------------------------------------------------------- one line into words


@dataclass(frozen=True, slots=True)
class _Draft:
    """What was read of a word, without the raised `mark` that follows it."""

    glyphs: tuple[Glyph, ...]
    places: tuple[float, ...]
    x0: float
    x1: float
    mark: str = ""


def _split(strip: Strip, reading: Reading) -> list[_Draft]:
    """Cut what was read at the spaces: those that the engine saw where the ink has a gap, and wide gaps it missed."""
    glyphs = [glyph for glyph in reading if glyph.text != " "]
    if not glyphs:
        return []
    room = strip.height * _MARGIN
    places = [strip.x0 - room + glyph.at * (strip.x1 - strip.x0 + 2 * room) for glyph in glyphs]
    said = _said_spaces(reading)
    gaps = _gaps_between(strip, places, said)
    cuts: list[tuple[int, float, float]] = [(0, strip.x0, strip.x0)]
    for after in range(1, len(glyphs)):
        half = (places[after - 1] + places[after]) / 2
        gap = gaps.get(after, (half, half))
        if _is_space(gap[1] - gap[0], strip.space, said.get(after, 0.0), glyphs[after - 1], glyphs[after]):
            cuts.append((after, *gap))
    cuts.append((len(glyphs), strip.x1, strip.x1))
    return [
        _Draft(tuple(glyphs[a[0] : b[0]]), tuple(places[a[0] : b[0]]), a[2], b[1]) for a, b in itertools.pairwise(cuts)
    ]


def _unmarked(print_: Mask, strip: Strip, draft: _Draft) -> _Draft:
    """A word whose last digits stand small and high, cut before them: the second reading then sees the word alone."""
    if len(draft.glyphs) < 2 or draft.glyphs[-1].text not in _MARKS:
        return draft
    found = ink.parts(print_, strip, draft.x0, draft.x1)
    small = ink.raised(found, strip.height)
    before = max((part.x1 for part in found if part not in small and part.height >= 0.5 * strip.height), default=0.0)
    cut = min((part.x0 for part in small if part.x0 >= before - 1), default=None)
    if cut is None:
        return draft
    kept = bisect.bisect(draft.places, cut - 0.1 * strip.height)
    mark = "".join(_MARKS.get(glyph.text, "?") for glyph in draft.glyphs[kept:])
    return _Draft(draft.glyphs[:kept], draft.places[:kept], draft.x0, float(cut) - 1, mark or "?")


def _said_spaces(reading: Reading) -> dict[int, float]:
    """The spaces that the engine read: how many characters stand before each, and its probability."""
    spaces: dict[int, float] = {}
    before = 0
    for glyph in reading:
        if glyph.text == " ":
            spaces[before] = glyph.probability
        else:
            before += 1
    return spaces


def _gaps_between(strip: Strip, places: Sequence[float], said: dict[int, float]) -> dict[int, tuple[float, float]]:
    """The widest gap before each character. The places of thin letters are rough, so that a wide gap may belong one
    character further on or back, where the engine read a space."""
    widest: dict[int, tuple[float, float]] = {}
    for gap in strip.gaps:
        after = bisect.bisect(places, (gap[0] + gap[1]) / 2)
        if gap[1] - gap[0] >= 0.45 * strip.space and after not in said:
            after = next((near for near in (after - 1, after + 1) if near in said and near not in widest), after)
        if gap[1] - gap[0] > widest.get(after, (0.0, 0.0))[1] - widest.get(after, (0.0, 0.0))[0]:
            widest[after] = gap
    return widest


def _is_space(gap: float, space: float, said: float, left: Glyph, right: Glyph) -> bool:
    if left.text in "<>≤≥£" or right.text in ".,;:":
        return False
    in_number = right.text.isdigit() and left.text in ".,/-"
    if said and gap >= (1.2 if in_number else 0.45) * space:
        return True
    if in_number or left.text in "-/" or right.text in "-/":
        return gap >= 1.6 * space
    if left.text.isdigit() and right.text.isdigit():
        return gap >= 1.1 * space  # a 1 stands far from its neighbours
    return gap >= 0.8 * space or said > 0.9


# ---------------------------------------------------------------- words and their confidence


def _witnessed(
    grounds: Sequence[Grey], strips: Sequence[Strip], split: Sequence[Sequence[_Draft]]
) -> list[tuple[Word, ...]]:
    """The words, with a second reading of each number."""
    asked = [
        (i, j)
        for i, drafts in enumerate(split)
        for j, draft in enumerate(drafts)
        if any(glyph.text.isdigit() for glyph in draft.glyphs) or _is_lookalike(draft, len(drafts) == 1)
    ]
    again = engine.read([_second_crop(grounds[i], strips[i], split[i][j]) for i, j in asked])
    second = dict(zip(asked, again, strict=True))
    return [
        tuple(_word(draft, second.get((i, j)), len(drafts) == 1) for j, draft in enumerate(drafts))
        for i, drafts in enumerate(split)
    ]


def _is_lookalike(draft: _Draft, alone: bool) -> bool:
    """Whether a word by itself is made of letters that look like digits, as no word of English is."""
    return alone and all(glyph.text in "Ool|I" for glyph in draft.glyphs)


def _second_crop(grey: Grey, strip: Strip, draft: _Draft) -> Grey:
    part = crop(grey, strip, draft.x0, draft.x1, 0.4)
    if draft.mark:
        part = part.copy()
        part[:, round(draft.x1) + 1 - max(0, round(draft.x0 - 0.4 * strip.height)) :] = 255
    level, _ = cv2.threshold(part, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    twice = cv2.resize(part, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC)
    return np.asarray(np.where(twice < level, 0, 255), dtype=np.uint8)


def _word(draft: _Draft, second: Reading | None, alone: bool) -> Word:
    text, confidence = _said(draft.glyphs, alone)
    if alone and is_number(text.strip(".")):
        text = text.strip(".")  # a number by itself ends no sentence: the stop is a speck
    if second is None:
        return Word(text, draft.x0, draft.x1, confidence, mark=draft.mark)
    other, other_confidence = _said(tuple(glyph for glyph in second if glyph.text != " "), alone)
    if text[-1:] in _SUPERSCRIPTS and len(text) > 1:
        draft = replace(draft, mark=_SUPERSCRIPTS[text[-1]] + draft.mark)
        text, other = text[:-1], other.rstrip("".join(_SUPERSCRIPTS))
    if text.startswith("<") and other[:1] in {"c", "C"}:
        other = "<" + other[1:]  # which a bound looks like in black and white, and no number does
    if _figures(other) == _figures(text):
        fuller = other if "," in other and "," not in text else text
        word = Word(fuller, draft.x0, draft.x1, max(confidence, other_confidence), mark=draft.mark)
        # No number ends so: it is a raised mark, or a part of a digit.
        quoted = alone and text[-1:] in _QUOTES and is_number(text[:-1])
        return _doubted(word) if quoted else word
    return Word(text, draft.x0, draft.x1, min(confidence, DOUBTED), (other,), draft.mark)


def _figures(text: str) -> str:
    """What must agree between two readings: the digits of a word that has letters or thousands, all of a number."""
    bare = text.strip(".,;:()'‘’\"“”")
    if _THOUSANDS.fullmatch(bare):
        return re.sub("[.,]", "", bare)
    return "".join(c for c in bare if c.isdigit() or c in "/.,") if any(c.isalpha() for c in bare) else bare


def _said(glyphs: Sequence[Glyph], alone: bool) -> tuple[str, float]:
    """The text and its confidence, that of its worst character; among digits a look-alike letter is its digit."""
    folded = [engine.LOOKALIKES.get(glyph.text, glyph.text) for glyph in glyphs]
    digits = sum(glyph.text.isdigit() for glyph in glyphs)
    numeric = 2 * digits >= len(glyphs) if digits else alone and all(glyph.text in "Ool|I" for glyph in glyphs)
    if glyphs and numeric and _NUMBER.fullmatch("".join(folded)):
        sure = [g.digit_probability if f.isdigit() else g.probability for g, f in zip(glyphs, folded, strict=True)]
        return "".join(folded), min(sure)
    return "".join(glyph.text for glyph in glyphs), min((glyph.probability for glyph in glyphs), default=0.0)


def _plain(page: Sheet, print_: Mask, strip: Strip, said: tuple[Word, ...]) -> tuple[Word, ...]:
    """What the shape of the ink alone tells: a dash is a dash, a comma has a tail, and ink that could not be read is
    shown as `?`."""
    if len(said) > 1 or (said and len(said[0].text) > 1):
        return tuple(_complete(page, strip, _thousands(page, strip, word)) for word in said)
    if ink.is_dash(ink.parts(print_, strip, strip.x0, strip.x1), strip.height):
        rivals = tuple(word.text for word in said if word.text.isdigit() and word.confidence > _RIVAL)
        return (Word("-", strip.x0, strip.x1, DOUBTED if rivals else _BY_SHAPE, rivals),)
    if said and said[0].text not in _DASHES and (said[0].text in _SMALL or _letters(page, strip, said[0])):
        return said
    return (Word(UNREAD, strip.x0, strip.x1, 0.0),)


def _letters(page: Sheet, strip: Strip, word: Word) -> list[ink.Part]:
    return ink.letters(ink.parts(page.ink, strip, word.x0, word.x1), strip.height)


def _complete(page: Sheet, strip: Strip, word: Word) -> Word:
    """A number that has more letters of ink than were read (a lost `<`, a lost digit) is in doubt."""
    if not is_number(word.text):
        return word
    characters = sum(c not in ".,-*" for c in word.text)
    return _doubted_number(word) if len(_letters(page, strip, word)) > characters else word


def _doubted_number(word: Word) -> Word:
    return _doubted(word) if any(c.isdigit() for c in word.text) else word


def _doubted(word: Word) -> Word:
    return replace(word, confidence=min(word.confidence, DOUBTED))


def _measured(strips: Sequence[Strip], said: Sequence[tuple[Word, ...]]) -> list[tuple[Word, ...]]:
    """The words, with a doubt on each number that is too wide or too narrow for its characters.

    Digits are all as wide as each other: a page's numbers tell how wide, and a lost or added character shows.
    """
    widths = [
        (word.x1 - word.x0) / strip.height / (_digits_wide(word.text) - 0.15)
        for strip, words_ in zip(strips, said, strict=True)
        for word in words_
        if is_number(word.text) and len(word.text) > 1 and word.confidence >= TRUSTED
    ]
    if len(widths) < _ENOUGH_NUMBERS:
        return list(said)
    digit = float(np.median(widths))
    return [
        tuple(word if _fits(word, digit * strip.height) else _doubted_number(word) for word in words_)
        for strip, words_ in zip(strips, said, strict=True)
    ]


def _compared(
    clean: Grey, print_: Mask, strips: Sequence[Strip], said: Sequence[tuple[Word, ...]]
) -> list[tuple[Word, ...]]:
    """The words, with a doubt on each that has a digit lower than the others (a raised mark that touches them), or one
    which looks more like another kind of digit, or like none."""
    every = [(i, j) for i, words_ in enumerate(said) for j in range(len(words_))]
    digits: list[likeness.Digit] = []
    unlike: set[int] = set()
    for number, (i, j) in enumerate(every):
        word, strip = said[i][j], strips[i]
        characters = "".join(c for c in word.text if c not in _LOW)
        if any(c.isdigit() for c in characters):
            letters = ink.letters(ink.parts(print_, strip, word.x0, word.x1), strip.height)
            shown = ink.divided(letters, print_, characters)
            if len(shown) == len(characters):
                pairs = zip(characters, shown, strict=True)
                own = [likeness.Digit(c, part, number, part in letters) for c, part in pairs if c.isdigit()]
                digits += own
                heights = [digit.part.height for digit in own]
                if min(heights) < _EVEN * float(np.median(heights)):
                    unlike.add(number)
    unlike |= {
        digit.word for digit, like in zip(digits, likeness.likenesses(clean, digits), strict=True) if like.is_doubtful
    }
    odd = {every[number] for number in unlike}
    return [
        tuple(_doubted_number(word) if (i, j) in odd else word for j, word in enumerate(words_))
        for i, words_ in enumerate(said)
    ]


def _digits_wide(text: str) -> float:
    """How many digits wide a number is: a comma or full stop is half as wide."""
    return sum(0.5 if c in ",." else 1.0 for c in text)


def _fits(word: Word, digit: float) -> bool:
    if not is_number(word.text) or not any(c.isdigit() for c in word.text):
        return True
    wide, count = (word.x1 - word.x0) / digit, _digits_wide(word.text)
    return count - 1 + 0.1 - 0.1 * count <= wide <= count + 0.3 + 0.1 * count


def _thousands(page: Sheet, strip: Strip, word: Word) -> Word:
    """A number with a full stop before three digits: a comma where its tail hangs below the digits, else a doubt."""
    match = _THOUSANDS.fullmatch(word.text)
    if match is None or "." not in word.text:
        return word
    with_commas = word.text.replace(".", ",")
    if ink.has_tail(ink.parts(page.ink, strip, word.x0, word.x1), strip.height):
        return replace(word, text=with_commas)
    return replace(word, confidence=min(word.confidence, DOUBTED), readings=(with_commas, *word.readings))
