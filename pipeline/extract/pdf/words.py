"""Characters become words, words become lines.

What belongs here: what stands on one baseline, where a word ends, which small raised characters are footnote
marks, which rules underline or strike words. What does not: what a line means on the page (`prose`, `aligned`).
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pipeline.extract.pdf.chars import SLANTED, UPRIGHT, Char
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
    run: list[Char] = []
    spaced = led = False
    leaders = _leaders(content.chars)
    for index, char in enumerate(content.chars):
        if run and (index in content.breaks or index in leaders or _ends(run, char)):
            _add(pieces, _word(run, spaced, led))
            run, spaced, led = [], index in content.breaks, False
        if index in leaders:
            led = True
        else:
            run.append(char)
    if run:
        _add(pieces, _word(run, spaced, led))
    upright = [piece for piece in pieces if piece.turn == UPRIGHT]
    words = [word for line in _baselines(upright) for word in _tidied(line)]
    for turn in {piece.turn for piece in pieces} - {UPRIGHT, SLANTED}:
        words += _turned_words([piece for piece in pieces if piece.turn == turn], turn)
    return tuple(words)


def slanted_text(content: PageContent) -> str:
    """Watermarks and the like: the characters that are neither upright nor turned by a right angle."""
    return "".join(
        (" " if index in content.breaks else "") + char.text
        for index, char in enumerate(content.chars)
        if char.turn == SLANTED
    ).strip()


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
    lines = _baselines([w for w in words if w.turn == UPRIGHT])
    kept: list[Rule] = []
    struck: set[int] = set()
    for pieces in _abutting(level):
        rule = Rule(pieces[0].x0, pieces[0].top, max(piece.x1 for piece in pieces), pieces[0].bottom)
        belongs = False
        for line in lines:
            base, size = line[0].base, line[0].size
            if not base - _STRUCK_ABOVE * size < rule.top < base + _UNDERLINED_BELOW * size:
                continue
            inside = [w for w in line if w.x0 >= rule.x0 - 0.3 * w.size and w.x1 <= rule.x1 + 0.3 * w.size]
            if not inside or abs(inside[0].x0 - rule.x0) > _STARTS_WITH or abs(inside[-1].x1 - rule.x1) > _ENDS_WITH:
                continue
            belongs = True
            if rule.top < base - 0.15 * size:
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


def _ends(run: list[Char], char: Char) -> bool:
    """Whether `char` starts a new word after `run`."""
    last = run[-1]
    if char.turn != last.turn:
        return True
    if char.turn != UPRIGHT:
        return abs(char.size - last.size) > 0.15 * last.size
    gap = char.x0 - last.x1
    return (
        abs(char.base - last.base) > 0.08 * last.size
        or abs(char.size - last.size) > 0.15 * max(last.size, char.size)
        or gap > _WORD_GAP * char.size
        or (gap < -0.7 * char.size and char.x0 - last.x0 > _LIGATURE)
    )


def _leaders(chars: Sequence[Char]) -> set[int]:
    """The indices of the dots that lead the eye from a label to its figure: four or more close together."""
    found: set[int] = set()
    run: list[int] = []
    for index, char in enumerate(chars):
        dot = char.text in ".…"
        last = chars[run[-1]] if run else None
        if dot and last and abs(char.base - last.base) < 1 and 0 <= char.x0 - last.x0 < 1.2 * char.size:
            run.append(index)
            continue
        if len(run) >= _LEADER:
            found |= set(run)
        run = [index] if dot else []
    return found | set(run) if len(run) >= _LEADER else found


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


def _word(run: list[Char], spaced: bool, led: bool) -> Word:
    first = run[0]
    return Word(
        text="".join([char.text for char in run]),
        x0=min([char.x0 for char in run]),
        top=first.top if first.turn == UPRIGHT else min([char.top for char in run]),
        x1=max([char.x1 for char in run]),
        bottom=first.bottom if first.turn == UPRIGHT else max([char.bottom for char in run]),
        base=first.base,
        size=first.size,
        bold=sum([char.bold for char in run]) * 2 > len(run),
        turn=first.turn,
        spaced=spaced,
        led=led,
    )


def _baselines(words: list[Word]) -> list[list[Word]]:
    """The words gathered by baseline, top to bottom and left to right; raised ones join the line they belong to."""
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
    return [sorted(line, key=lambda w: w.x0) for line in lines]


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
