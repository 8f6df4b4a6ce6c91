"""The characters of a page: what each says, where it stands, how large and how heavy it is.

What belongs here: pdfium's text page. What does not: whether a character can be seen (`sight`), and what
characters mean together (`words`).
"""

from __future__ import annotations

import ctypes
import math
import sys
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdfium

from pipeline.extract.pdf import calls
from pipeline.extract.pdf.matrix import Matrix

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


class Char(NamedTuple):
    """A character on the page as read. `base` is the baseline, `turn` the quarter turns clockwise, or SLANTED."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    size: float
    bold: bool
    turn: int


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
    `addresses` are pdfium's. `breaks` holds the indices of those that follow a space.
    """

    texts: list[str]
    boxes: npt.NDArray[np.float64]
    owner: npt.NDArray[np.int64]
    objects: list[TextObject]
    addresses: list[int]
    breaks: frozenset[int]


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


def placed(raw: RawChars, reading: Matrix, turns: int) -> list[Char]:
    """The characters on the page as read; all of one text object stand on one baseline."""
    if not raw.texts:
        return []
    bases = np.array([reading.point(*o.origin)[1] for o in raw.objects])[raw.owner]
    sizes = np.array([o.size for o in raw.objects])[raw.owner]
    own_turns = np.array([o.turn if o.turn == SLANTED else (o.turn + turns) % 4 for o in raw.objects])[raw.owner]
    bold = np.array([o.bold for o in raw.objects])[raw.owner]
    xs = reading.a * raw.boxes[:, (0, 2)] + reading.c * raw.boxes[:, (1, 3)] + reading.e
    ys = reading.b * raw.boxes[:, (0, 2)] + reading.d * raw.boxes[:, (1, 3)] + reading.f
    upright = own_turns == UPRIGHT
    columns = (
        xs.min(axis=1),
        np.where(upright, bases - ASCENT * sizes, ys.min(axis=1)),
        xs.max(axis=1),
        np.where(upright, bases + DESCENT * sizes, ys.max(axis=1)),
        np.where(upright, bases, ys.max(axis=1)),
        sizes,
        bold,
        own_turns,
    )
    return list(map(Char._make, zip(raw.texts, *(column.tolist() for column in columns), strict=True)))


def _read_chars(text_page: Any, shown: Matrix) -> RawChars:
    count = pdfium.FPDFText_CountChars(text_page)
    codes, found, boxes = calls.read_chars(calls.address_of(text_page), count)
    known = {code: _char_text(code) for code in set(codes)}
    fonts: dict[int, bool] = {}
    numbers: dict[int, int] = {}
    objects: list[TextObject] = []
    texts: list[str] = []
    kept: list[int] = []
    owner: list[int] = []
    breaks: set[int] = set()
    for index, (code, address) in enumerate(zip(codes, found, strict=True)):
        text = known[code]
        if not text:
            breaks.add(len(texts))
            continue
        if not address:
            continue
        number = numbers.get(address)
        if number is None:
            number = numbers[address] = len(objects)
            objects.append(_text_object(text_page, index, address, shown, fonts))
        texts.append(text)
        kept.append(index)
        owner.append(number)
    return RawChars(
        texts=texts,
        boxes=boxes[kept].astype(np.float64) if kept else np.zeros((0, 4)),
        owner=np.array(owner, dtype=np.int64),
        objects=objects,
        addresses=list(numbers),
        breaks=frozenset(breaks),
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


def _text_object(text_page: Any, index: int, address: int, shown: Matrix, bold_fonts: dict[int, bool]) -> TextObject:
    handle = calls.as_object(address)
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text_page, index, matrix)
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    coloured = pdfium.FPDFText_GetFillColor(text_page, index, red, green, blue, alpha)
    mode = pdfium.FPDFTextObj_GetTextRenderMode(handle)
    # From the baseline's direction in PDF space to the one that is seen.
    dx, dy = shown.a * matrix.a + shown.c * matrix.b, shown.b * matrix.a + shown.d * matrix.b
    size = pdfium.FPDFText_GetFontSize(text_page, index) * math.hypot(matrix.c, matrix.d)
    return TextObject(
        size=abs(size),
        origin=(matrix.e, matrix.f),
        turn=_quarter_turns(dx, dy),
        bold=_is_bold(handle, bold_fonts) or mode == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE,
        colour=(red.value, green.value, blue.value) if coloured else (0, 0, 0),
        invisible=mode in _INVISIBLE_MODES or bool(coloured and alpha.value == 0) or not 1 <= abs(size) <= _LARGEST,
    )


def _quarter_turns(dx: float, dy: float) -> int:
    angle = math.degrees(math.atan2(dy, dx)) % 360
    turn = round(angle / 90)
    return turn % 4 if abs(angle - turn * 90) < 5 else SLANTED


def _is_bold(handle: Any, known: dict[int, bool]) -> bool:
    font = pdfium.FPDFTextObj_GetFont(handle)
    if not font:
        return False
    key = ctypes.cast(font, ctypes.c_void_p).value or 0
    if key not in known:
        name = ctypes.create_string_buffer(256)
        pdfium.FPDFFont_GetBaseFontName(font, name, 256)
        words = name.value.decode("latin-1").lower()
        known[key] = any(heavy in words for heavy in _HEAVY) or bool(pdfium.FPDFFont_GetFlags(font) & _FORCE_BOLD)
    return known[key]
