"""The characters of a page: what each says, where it stands, how large and how heavy it is.

What belongs here: pdfium's text page. What does not: whether a character can be seen (`sight`), and what
characters mean together (`words`).
"""

from __future__ import annotations

import ctypes
import math
import sys
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdfium

from pipeline.extract.pdf import calls
from pipeline.extract.pdf.matrix import Matrix

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

UPRIGHT, SLANTED = 0, 4

ASCENT, DESCENT = 0.78, 0.22
"""Share of the type size above and below the baseline that a character's box is given. Fonts' own figures
differ too much to compare the places of two words."""

UNKNOWN = "\ufffd"
"""What a character says whose meaning the file doesn't give."""

_MOSTLY_UPRIGHT = 0.25
"""A page with at least this share of upright characters is read upright: only its headings are turned."""

_LARGEST = 2_000.0
"""Type larger than this, in points, is not seen as type."""

_INVISIBLE_MODES = (3, 7)
_HYPHENS = {"\x02", "\ufffe", "\xad"}
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_BULLETS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf02d": "-", "\uf0fc": "✓"}
_HEAVY = ("bold", "black", "heavy", "demi")
_FORCE_BOLD = 1 << 18


@dataclass(frozen=True, slots=True, eq=False)
class Chars:
    """The characters of a page as read, in the file's order, column by column.

    `base` is the baseline, `turn` the quarter turns clockwise, or SLANTED; `spaced` says that a space stands in front.
    """

    texts: list[str]
    x0: Floats
    top: Floats
    x1: Floats
    bottom: Floats
    base: Floats
    size: Floats
    bold: Flags
    turn: npt.NDArray[np.int64]
    spaced: Flags

    def __len__(self) -> int:
        return len(self.texts)

    def only(self, wanted: Flags) -> Chars:
        """Those that are wanted; a gap left by others counts as a space."""
        if wanted.all():
            return self
        return Chars(
            texts=[self.texts[index] for index in np.flatnonzero(wanted).tolist()],
            x0=self.x0[wanted],
            top=self.top[wanted],
            x1=self.x1[wanted],
            bottom=self.bottom[wanted],
            base=self.base[wanted],
            size=self.size[wanted],
            bold=self.bold[wanted],
            turn=self.turn[wanted],
            spaced=_since_last(self.spaced | ~wanted, np.flatnonzero(wanted)),
        )


@dataclass(frozen=True, slots=True)
class TextObject:
    """What the characters of one text object share; `origin` is where its baseline starts, in PDF space."""

    size: float
    origin: tuple[float, float]
    turn: int
    bold: bool
    colour: tuple[int, int, int]
    invisible: bool


@dataclass(frozen=True, slots=True)
class RawChars:
    """The characters of a page in the file's order, in PDF space.

    `boxes` is an array of n x 4 (left, top, right, bottom), `owner` one of n numbers of `objects`, whose
    `addresses` are pdfium's. `spaced` tells those that follow a space.
    """

    texts: list[str]
    boxes: npt.NDArray[np.float64]
    owner: npt.NDArray[np.int64]
    objects: list[TextObject]
    addresses: list[int]
    spaced: Flags


def read_chars(page: Any, shown: Matrix) -> RawChars:
    """Reads the characters of a page; `shown` takes its points to the page as displayed."""
    text_page = pdfium.FPDFText_LoadPage(page)
    try:
        return _read_chars(text_page, shown)
    finally:
        pdfium.FPDFText_ClosePage(text_page)


def most_turned(raw: RawChars) -> int:
    """How often the page as displayed must be turned clockwise to set most of its characters upright."""
    counted = np.array([not o.invisible and o.turn != SLANTED for o in raw.objects], dtype=bool)
    turns = np.array([o.turn for o in raw.objects], dtype=np.int64)
    counts = np.bincount(turns[raw.owner][counted[raw.owner]], minlength=4) if raw.texts else np.zeros(4)
    if counts[UPRIGHT] >= _MOSTLY_UPRIGHT * counts.sum():
        return 0
    return int(-counts.argmax() % 4)


def placed(raw: RawChars, reading: Matrix, turns: int) -> Chars:
    """The characters on the page as read; all of one text object stand on one baseline."""
    bases = np.array([reading.point(*o.origin)[1] for o in raw.objects], dtype=np.float64)[raw.owner]
    sizes = np.array([o.size for o in raw.objects], dtype=np.float64)[raw.owner]
    own_turns = [o.turn if o.turn == SLANTED else (o.turn + turns) % 4 for o in raw.objects]
    turn = np.array(own_turns, dtype=np.int64)[raw.owner]
    xs = reading.a * raw.boxes[:, (0, 2)] + reading.c * raw.boxes[:, (1, 3)] + reading.e
    ys = reading.b * raw.boxes[:, (0, 2)] + reading.d * raw.boxes[:, (1, 3)] + reading.f
    upright = turn == UPRIGHT
    return Chars(
        texts=raw.texts,
        x0=xs.min(axis=1),
        top=np.where(upright, bases - ASCENT * sizes, ys.min(axis=1)),
        x1=xs.max(axis=1),
        bottom=np.where(upright, bases + DESCENT * sizes, ys.max(axis=1)),
        base=np.where(upright, bases, ys.max(axis=1)),
        size=sizes,
        bold=np.array([o.bold for o in raw.objects], dtype=np.bool_)[raw.owner],
        turn=turn,
        spaced=raw.spaced,
    )


def _since_last(happens: Flags, kept: npt.NDArray[np.intp]) -> Flags:
    """For each kept place whether it happens there, or anywhere behind the kept place before it."""
    found: Flags = np.diff(np.cumsum(happens)[kept], prepend=0) > 0
    return found


def _read_chars(text_page: Any, shown: Matrix) -> RawChars:
    count = pdfium.FPDFText_CountChars(text_page)
    codes, found, boxes = calls.read_chars(calls.address_of(text_page), count)
    known = {code: _char_text(code) for code in set(codes)}
    texts = [known[code] for code in codes]
    blank = np.array([not text for text in texts], dtype=np.bool_)
    addresses = np.array([address or 0 for address in found], dtype=np.uint64)
    # What stands in no text object was put there by pdfium: spaces, line ends, and hyphens that it takes for soft.
    kept = np.flatnonzero(~blank & (addresses != 0))
    own, first, owner = np.unique(addresses[kept], return_index=True, return_inverse=True)
    text_objects = _TextObjects(text_page, shown)
    return RawChars(
        texts=[texts[index] for index in kept.tolist()],
        boxes=boxes[kept].astype(np.float64),
        owner=owner.reshape(-1),
        objects=[text_objects.read(*one) for one in zip(kept[first].tolist(), own.tolist(), strict=True)],
        addresses=own.tolist(),
        spaced=_since_last(blank, kept),
    )


def _char_text(code: int) -> str:
    """What a character code says: nothing for a space, U+FFFD where the file gives no meaning."""
    text = chr(code) if code <= sys.maxunicode else UNKNOWN
    if text.isspace():
        return ""
    if text in _HYPHENS:
        return "-"
    if code < ord(" ") or "\ue000" <= text <= "\uf8ff":
        return _BULLETS.get(text, UNKNOWN)
    return _LIGATURES.get(text, text)


class _TextObjects:
    """Reads the text objects of a page, into the same few bytes each time."""

    def __init__(self, text_page: Any, shown: Matrix) -> None:
        self._page, self._shown = calls.address_of(text_page), shown
        self._matrix, self._colour = (ctypes.c_float * 6)(), (ctypes.c_uint * 4)()
        self._matrix_at = ctypes.addressof(self._matrix)
        self._colour_at = [ctypes.addressof(self._colour) + 4 * part for part in range(4)]
        self._bold_fonts: dict[int, bool] = {}

    def read(self, index: int, address: int) -> TextObject:
        """The text object at `address`, to which the character at `index` belongs."""
        calls.char_matrix(self._page, index, self._matrix_at)
        coloured = bool(calls.char_colour(self._page, index, *self._colour_at))
        mode = calls.text_mode(address)
        a, b, c, d, e, f = self._matrix
        red, green, blue, alpha = self._colour if coloured else (0, 0, 0, 255)
        # From the baseline's direction in PDF space to the one that is seen.
        shown = self._shown
        dx, dy = shown.a * a + shown.c * b, shown.b * a + shown.d * b
        size = abs(calls.char_size(self._page, index) * math.hypot(c, d))
        return TextObject(
            size=size,
            origin=(e, f),
            turn=_quarter_turns(dx, dy),
            bold=self._is_bold(address) or mode == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE,
            colour=(red, green, blue),
            invisible=mode in _INVISIBLE_MODES or alpha == 0 or not 1 <= size <= _LARGEST,
        )

    def _is_bold(self, address: int) -> bool:
        font = calls.text_font(address)
        if not font:
            return False
        known = self._bold_fonts.get(font)
        if known is None:
            known = self._bold_fonts[font] = _is_bold(ctypes.cast(font, pdfium.FPDF_FONT))
        return known


def _quarter_turns(dx: float, dy: float) -> int:
    angle = math.degrees(math.atan2(dy, dx)) % 360
    turn = round(angle / 90)
    return turn % 4 if abs(angle - turn * 90) < 5 else SLANTED


def _is_bold(font: Any) -> bool:
    name = ctypes.create_string_buffer(256)
    pdfium.FPDFFont_GetBaseFontName(font, name, 256)
    words = name.value.decode("latin-1").lower()
    return any(heavy in words for heavy in _HEAVY) or bool(pdfium.FPDFFont_GetFlags(font) & _FORCE_BOLD)
