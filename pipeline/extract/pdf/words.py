"""Characters become words, words become lines.

What belongs here: what stands on one baseline, where a word ends, which small raised characters are footnote
marks, which rules underline or strike words. What does not: what a line means on the page (`prose`, `aligned`).
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

import numpy as np

from pipeline.extract.pdf.chars import SLANTED, UPRIGHT, Chars, Flags
from pipeline.extract.pdf.drawn import Rule
from pipeline.extract.pdf.pages import PageContent
from pipeline.model import Box

_WORD_GAP = 0.3
"""A gap wider than this share of the type size ends a word, where the file has no space."""

_SAME_LINE = 0.35
"""Baselines closer than this share of the type size are one line."""

_LEADER = 4
_RAISED_SIZE = 0.85
_RAISED_BY = 0.12
_RAISED_REACH = 0.6

_LIGATURE = 0.01
"""Letters that the file draws as one (`ffi`) have the same box, but for so many points."""

_STRUCK_ABOVE = 0.5
_UNDERLINED_BELOW = 0.35
"""A line through words runs no higher above their baseline, an underline no lower, in type sizes."""

_STARTS_WITH = 1.2
_ENDS_WITH = 3.0
_TOUCHING = 1.0
_ON_ONE_HEIGHT = 0.5
"""In points: how exactly an underline starts and ends with its words (it may go on under a space), and how close
the pieces of one rule are."""

_MARK = re.compile(r"[(\[]?(?:\d{1,2}|[a-z]|[ivx]{1,4}|[*†‡§¶#]{1,4})(?:,(?:\d{1,2}|[a-z]))*[)\]]?", re.IGNORECASE)
_UNICODE_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾", "0123456789()")
_ANY_RAISED = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]")
_GLUED_MARK = re.compile(r"^(.*?)([⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾]+)$")
_LEADING_MARK = re.compile(r"^([⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾]+)(.+)$")


_LEFT_EDGE = attrgetter("x0")


@dataclass(frozen=True, slots=True)
class Word:
    """Characters without a gap. `marks` are footnote marks behind it, `lead` those in front of it.

    `turn` is the quarter turns clockwise from upright; a turned word holds a whole turned line. `spaced` says
    that the file has a space in front of it, `led` that dots lead to it.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    size: float
    bold: bool = False
    turn: int = UPRIGHT
    marks: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()
    struck: bool = False
    spaced: bool = False
    led: bool = False

    @property
    def box(self) -> Box:
        """Its box in the reading frame."""
        return (self.x0, self.top, self.x1, self.bottom)

    @property
    def middle(self) -> tuple[float, float]:
        """The centre of its box."""
        return ((self.x0 + self.x1) / 2, (self.top + self.bottom) / 2)


@dataclass(frozen=True, slots=True)
class TextLine:
    """Words on one baseline, from left to right; never empty."""

    words: tuple[Word, ...]

    @property
    def box(self) -> Box:
        """The box around its words."""
        return around(self.words)

    @property
    def base(self) -> float:
        """The baseline that most of its characters stand on."""
        return max(self.words, key=lambda w: len(w.text)).base

    @property
    def size(self) -> float:
        """The type size of most of its characters."""
        return max(self.words, key=lambda w: len(w.text)).size

    @property
    def text(self) -> str:
        """The words with single spaces, without marks."""
        return joined(self.words)


def around(words: Iterable[Word]) -> Box:
    """The box around some words (at least one)."""
    boxes = [w.box for w in words]
    return (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))


def joined(words: Sequence[Word]) -> str:
    """Words of one line with single spaces, or none where they touch."""
    parts: list[str] = []
    for index, word in enumerate(words):
        if index and (word.spaced or word.x0 - words[index - 1].x1 > 0.05 * word.size):
            parts.append(" ")
        parts.append(word.text)
    return "".join(parts)


def read_words(content: PageContent) -> tuple[Word, ...]:
    """All words of a page, footnote marks attached, turned lines as one word each; slanted text left out."""
    pieces: list[Word] = []
    for piece in _pieces(content.chars):
        _add(pieces, piece)
    upright = [piece for piece in pieces if piece.turn == UPRIGHT]
    words = [word for line in _baselines(upright) for word in _tidied(line)]
    for turn in {piece.turn for piece in pieces} - {UPRIGHT, SLANTED}:
        words += _turned_words([piece for piece in pieces if piece.turn == turn], turn)
    return tuple(words)


def slanted_text(content: PageContent) -> str:
    """Watermarks and the like: the characters that are neither upright nor turned by a right angle."""
    chars = content.chars
    slanted = np.flatnonzero(chars.turn == SLANTED).tolist()
    return "".join((" " if chars.spaced[index] else "") + chars.texts[index] for index in slanted).strip()


def lines_of(words: Iterable[Word]) -> tuple[TextLine, ...]:
    """The upright words as lines, from top to bottom."""
    return tuple(TextLine(tuple(line)) for line in _baselines([w for w in words if w.turn == UPRIGHT]))


def segments_of(words: Sequence[Word], gap: float) -> list[list[Word]]:
    """The words of a line cut wherever the gap is wider than `gap` times the type size."""
    segments: list[list[Word]] = []
    for word in words:
        if segments and word.x0 - segments[-1][-1].x1 <= gap * max(word.size, segments[-1][-1].size):
            segments[-1].append(word)
        else:
            segments.append([word])
    return segments


def split_underlines(words: Sequence[Word], level: Sequence[Rule]) -> tuple[tuple[Word, ...], tuple[Rule, ...]]:
    """The words, struck ones noted, and the rules that neither strike nor underline words.

    A rule belongs to words where it starts and ends with them and runs at their baseline or through their
    middle. A rule drawn piece by piece, as the sides of cells are, is looked at as a whole.
    """
    lines = [
        (line[0].base - _STRUCK_ABOVE * line[0].size, line[0].base + _UNDERLINED_BELOW * line[0].size, line)
        for line in _baselines([w for w in words if w.turn == UPRIGHT])
    ]
    kept: list[Rule] = []
    struck: set[int] = set()
    for pieces in _abutting(level):
        rule = Rule(pieces[0].x0, pieces[0].top, max(piece.x1 for piece in pieces), pieces[0].bottom)
        belongs = False
        for above, below, line in lines:
            if not above < rule.top < below:
                continue
            inside = [w for w in line if w.x0 >= rule.x0 - 0.3 * w.size and w.x1 <= rule.x1 + 0.3 * w.size]
            if not inside or abs(inside[0].x0 - rule.x0) > _STARTS_WITH or abs(inside[-1].x1 - rule.x1) > _ENDS_WITH:
                continue
            belongs = True
            if rule.top < line[0].base - 0.15 * line[0].size:
                struck |= {id(w) for w in inside}
        if not belongs:
            kept += pieces
    return tuple(replace(w, struck=True) if id(w) in struck else w for w in words), tuple(kept)


def _abutting(level: Sequence[Rule]) -> list[list[Rule]]:
    """Level rules in groups that make one line, each from left to right."""
    groups: list[list[Rule]] = []
    for rule in sorted(level, key=lambda r: (round(r.top, 1), r.x0)):
        last = groups[-1] if groups else None
        if last and abs(last[-1].top - rule.top) < _ON_ONE_HEIGHT and last[-1].x0 <= rule.x0 <= last[-1].x1 + _TOUCHING:
            last.append(rule)
        else:
            groups.append([rule])
    return groups


def _pieces(chars: Chars) -> Iterator[Word]:
    """The characters cut into words at spaces, wide gaps, changes of line or size, and leaders, which are left out."""
    leaders = _leaders(chars)
    behind_leaders = np.concatenate(([False], leaders[:-1]))
    # A word behind leaders is spaced where the first of them is; there is nothing in front of a page's first word.
    stretch = np.maximum.accumulate(np.where(leaders & ~behind_leaders, np.arange(len(chars)), 0))
    spaced = np.where(behind_leaders, chars.spaced[stretch], chars.spaced) & (np.where(behind_leaders, stretch, 1) > 0)
    spaced[:1] = False
    kept = np.flatnonzero(~leaders)
    starts = np.flatnonzero((behind_leaders | chars.spaced | _word_begins(chars))[kept])
    if not starts.size:
        return
    ends = [*starts[1:].tolist(), len(kept)]
    texts = [chars.texts[index] for index in kept.tolist()]
    first = kept[starts]
    upright = chars.turn[first] == UPRIGHT
    tops = np.where(upright, chars.top[first], np.minimum.reduceat(chars.top[kept], starts))
    bottoms = np.where(upright, chars.bottom[first], np.maximum.reduceat(chars.bottom[kept], starts))
    columns = (
        np.minimum.reduceat(chars.x0[kept], starts),
        tops,
        np.maximum.reduceat(chars.x1[kept], starts),
        bottoms,
        chars.base[first],
        chars.size[first],
        2 * np.add.reduceat(chars.bold[kept].astype(np.int64), starts) > np.array(ends) - starts,
        chars.turn[first],
        spaced[first],
        behind_leaders[first],
    )
    rows = zip(starts.tolist(), ends, *(column.tolist() for column in columns), strict=True)
    for start, end, x0, top, x1, bottom, base, size, bold, turn, is_spaced, led in rows:
        text = "".join(texts[start:end])
        yield Word(text, x0, top, x1, bottom, base, size, bold, turn, spaced=is_spaced, led=led)


def _word_begins(chars: Chars) -> Flags:
    """For each character whether it starts a new word behind the one before it."""
    last, this = slice(None, -1), slice(1, None)
    size, last_size = chars.size[this], chars.size[last]
    gap = chars.x0[this] - chars.x1[last]
    level = chars.turn[this] == UPRIGHT
    resized = np.abs(size - last_size) > 0.15 * np.where(level, np.maximum(last_size, size), last_size)
    moved = np.abs(chars.base[this] - chars.base[last]) > 0.08 * last_size
    begins = (chars.turn[this] != chars.turn[last]) | resized
    back = (gap < -0.7 * size) & (chars.x0[this] - chars.x0[last] > _LIGATURE)
    begins |= level & (moved | (gap > _WORD_GAP * size) | back)
    return np.concatenate(([True], begins)) if len(chars) else np.zeros(0, dtype=np.bool_)


def _leaders(chars: Chars) -> Flags:
    """Which are dots that lead the eye from a label to its figure: four or more close together."""
    found = np.zeros(len(chars), dtype=np.bool_)
    run: list[int] = []
    for index in [index for index, text in enumerate(chars.texts) if text in ".…"]:
        if run and _leads_on(chars, run[-1], index):
            run.append(index)
            continue
        if len(run) >= _LEADER:
            found[run] = True
        run = [index]
    if len(run) >= _LEADER:
        found[run] = True
    return found


def _leads_on(chars: Chars, last: int, index: int) -> bool:
    """Whether a dot is the next one of a row of dots."""
    if index != last + 1 or abs(chars.base[index] - chars.base[last]) >= 1:
        return False
    return bool(0 <= chars.x0[index] - chars.x0[last] < 1.2 * chars.size[index])


def _add(pieces: list[Word], piece: Word) -> None:
    """Takes a piece in, as the mark of the one before it where it is small, raised and touches it."""
    last = pieces[-1] if pieces else None
    if (
        last is not None
        and last.turn == piece.turn == UPRIGHT
        and piece.size <= _RAISED_SIZE * last.size
        and _RAISED_BY < (last.base - piece.base) / last.size < 0.7
        and abs(piece.x0 - last.x1) < 0.3 * last.size
        and _MARK.fullmatch(piece.text)
        and not _is_ordinal(last, piece)
    ):
        pieces[-1] = replace(last, marks=(*last.marks, piece.text), x1=max(last.x1, piece.x1))
    else:
        pieces.append(piece)


def _baselines(words: list[Word]) -> list[list[Word]]:
    """The words gathered by baseline, top to bottom and left to right; raised ones join the line they belong to."""
    if len(words) < 2:
        return [words] if words else []
    lines: list[list[Word]] = []
    bases: list[float] = []
    largest = _RAISED_REACH * max((w.size for w in words), default=0.0)
    for word in sorted(words, key=lambda w: (-round(w.size), w.base)):
        base, best, least = word.base, None, math.inf
        for index in range(bisect_left(bases, base - largest), bisect_right(bases, base + largest)):
            size = lines[index][0].size
            reach = _SAME_LINE * size if word.size > _RAISED_SIZE * size else _RAISED_REACH * size
            off = abs(bases[index] - base)
            if off < reach and off < least:
                best, least = index, off
        if best is None:
            place = bisect_left(bases, base)
            bases.insert(place, base)
            lines.insert(place, [word])
        else:
            lines[best].append(word)
    return [sorted(line, key=_LEFT_EDGE) if len(line) > 1 else line for line in lines]


def _tidied(line: list[Word]) -> list[Word]:
    """One line's words with touching pieces joined and raised marks taken into the word they stand at."""
    words: list[Word] = []
    lead: tuple[str, ...] = ()
    mixed = any(piece.size < _RAISED_SIZE * line[0].size or line[0].size < _RAISED_SIZE * piece.size for piece in line)
    for index, piece in enumerate(line):
        word = _unglued(piece)
        last = words[-1] if words else None
        raised = mixed and _is_raised(word, line) and _MARK.fullmatch(word.text) and not _is_ordinal(last, word)
        if not word.text or raised:
            marks = (word.text,) if raised else word.marks
            following = line[index + 1] if index + 1 < len(line) else None
            if last is not None and word.x0 - last.x1 < 0.8 * last.size:
                words[-1] = replace(last, marks=last.marks + marks, x1=max(last.x1, word.x1))
                continue
            if following is not None and following.x0 - word.x1 < 0.8 * following.size:
                lead += marks
                continue
            # A mark at nothing is no mark: it stays what it says.
            word = replace(word, text=word.text or "".join(marks), marks=())
        if last is not None and not last.marks and not lead and _touches(last, word):
            words[-1] = _glued(last, word)
        else:
            words.append(replace(word, lead=lead + word.lead) if lead else word)
            lead = ()
    return words


def _unglued(word: Word) -> Word:
    """A word with its Unicode superscripts taken out as marks."""
    if not _ANY_RAISED.search(word.text):
        return word
    if found := _GLUED_MARK.match(word.text):
        return replace(word, text=found[1], marks=(found[2].translate(_UNICODE_RAISED),))
    if found := _LEADING_MARK.match(word.text):
        return replace(word, text=found[2], lead=(found[1].translate(_UNICODE_RAISED),))
    return word


def _is_raised(word: Word, line: list[Word]) -> bool:
    """Whether a word is smaller than its nearest larger neighbour and stands above that one's baseline."""
    larger = [w for w in line if w.size * _RAISED_SIZE >= word.size]
    if not larger:
        return False
    near = min(larger, key=lambda w: max(word.x0 - w.x1, w.x0 - word.x1))
    return near.base - word.base > _RAISED_BY * near.size


def _is_ordinal(last: Word | None, word: Word) -> bool:
    return last is not None and last.text[-1:].isdigit() and word.text.lower() in {"st", "nd", "rd", "th"}


def _touches(last: Word, word: Word) -> bool:
    """Whether two pieces are one word that the file drew in two strokes."""
    gap = word.x0 - last.x1
    return not word.spaced and -0.5 * last.size < gap < 0.08 * min(last.size, word.size) and bool(last.text)


def _glued(last: Word, word: Word) -> Word:
    x0, top, x1, bottom = around((last, word))
    return replace(last, text=last.text + word.text, x0=x0, top=top, x1=x1, bottom=bottom, marks=word.marks)


def _turned_words(pieces: list[Word], turn: int) -> list[Word]:
    """Pieces of turned text as one word for each turned line, its text in reading direction."""
    upright = [_turn_piece(piece, turn) for piece in pieces]
    turned: list[Word] = []
    for line in _baselines(upright):
        for segment in segments_of(line, 1.0):
            box = around(segment)
            back = _turn_back(box, turn)
            turned.append(
                Word(joined(segment), *back, base=back[3], size=segment[0].size, bold=segment[0].bold, turn=turn)
            )
    return turned


def _turn_piece(piece: Word, turn: int) -> Word:
    """A turned piece set upright about the origin; its size is its box's height."""
    x0, top, x1, bottom = piece.box
    if turn == 3:
        box = (-bottom, x0, -top, x1)
    elif turn == 1:
        box = (top, -x1, bottom, -x0)
    else:
        box = (-x1, -bottom, -x0, -top)
    return replace(piece, x0=box[0], top=box[1], x1=box[2], bottom=box[3], base=box[3], turn=UPRIGHT)


def _turn_back(box: Box, turn: int) -> Box:
    x0, top, x1, bottom = box
    if turn == 3:
        return (top, -x1, bottom, -x0)
    if turn == 1:
        return (-bottom, x0, -top, x1)
    return (-x1, -bottom, -x0, -top)
