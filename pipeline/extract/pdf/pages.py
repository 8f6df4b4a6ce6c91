"""What stands on a PDF page: its visible characters, its ruling lines and its pictures, read once by pdfium.

What belongs here: pdfium's calls, coordinates, what can be seen and what can't. What does not: what the
characters mean together (`words`, `prose`) or where the tables are (`ruled`, `aligned`).

All coordinates are PDF points from the top left of the page turned so that most of its text is upright;
`PageContent.shown_box` gives them back as the page is displayed.
"""

from __future__ import annotations

import ctypes
import itertools
import math
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdfium

from pipeline.model import Box

UPRIGHT, SLANTED = 0, 4

ASCENT, DESCENT = 0.78, 0.22
"""Share of the type size above and below the baseline that a character's box is given. Fonts' own figures
differ too much to compare the places of two words."""

_THIN = 3.0
"""A filled shape no thicker than this is a drawn line, in points."""

_MAX_SEGMENTS = 2_000
"""A path of more pieces than this is a drawing, not a grid."""

_MAX_DEPTH = 8
_MOSTLY_UPRIGHT = 0.25
"""A page with at least this share of upright characters is read upright: only its headings are turned."""

_ABUTTING = 0.3
"""Filled areas closer than this leave no line between them that can be seen, in points."""

_OPAQUE = 255
_WHITE = (255, 255, 255)
_INVISIBLE_MODES = (3, 7)
_UNKNOWN = "\ufffd"
_HYPHENS = {"\x02", "\ufffe", "\xad"}
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_BULLETS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf02d": "-", "\uf0fc": "✓"}
_HEAVY = ("bold", "black", "heavy", "demi")
_FORCE_BOLD = 1 << 18


Span = tuple[float, float]

_text_object_address = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)(
    ctypes.cast(pdfium.FPDFText_GetTextObject, ctypes.c_void_p).value or 0
)
"""`FPDFText_GetTextObject` with the address alone as its result: asked for each character, and much faster."""


class Char(NamedTuple):
    """A visible character. `base` is the baseline, `turn` the quarter turns clockwise, or SLANTED."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    size: float
    bold: bool
    turn: int


class Rule(NamedTuple):
    """A straight drawn line, level (`top == bottom`) or upright (`x0 == x1`)."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class PageContent:
    """One page as seen. `breaks` holds the indices of `chars` before which the file has a space.

    `pictures` are the boxes of images, `drawings` those of shapes that are neither lines nor rectangles.
    `hidden` counts characters that are in the file but can't be seen, `hidden_box` is where (as displayed).
    `unmapped` counts visible characters whose meaning the file doesn't give.
    """

    number: int
    width: float
    height: float
    chars: tuple[Char, ...]
    breaks: frozenset[int]
    level: tuple[Rule, ...]
    upright: tuple[Rule, ...]
    pictures: tuple[Box, ...]
    drawings: tuple[Box, ...]
    hidden: int
    hidden_box: Box | None
    unmapped: int
    turns: int

    def shown_box(self, box: Box) -> Box:
        """The box on the page as displayed, rounded to a hundredth of a point."""
        width, height = self.width, self.height
        for _ in range(-self.turns % 4):
            box = (height - box[3], box[0], height - box[1], box[2])
            width, height = height, width
        return (round(box[0], 2), round(box[1], 2), round(box[2], 2), round(box[3], 2))


class _Matrix(NamedTuple):
    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def after(self, first: _Matrix) -> _Matrix:
        """The matrix that does `first`, then this."""
        return _Matrix(
            first.a * self.a + first.b * self.c,
            first.a * self.b + first.b * self.d,
            first.c * self.a + first.d * self.c,
            first.c * self.b + first.d * self.d,
            first.e * self.a + first.f * self.c + self.e,
            first.e * self.b + first.f * self.d + self.f,
        )

    def point(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        corners = [self.point(x, y) for x in (x0, x1) for y in (y0, y1)]
        xs, ys = [c[0] for c in corners], [c[1] for c in corners]
        return (min(xs), min(ys), max(xs), max(ys))


_IDENTITY = _Matrix(1, 0, 0, 1, 0, 0)


@dataclass(slots=True)
class _Fill:
    """An area painted over what came before it: `z` is its turn in the painting.

    `colour` is None where it can't be told: images, and what is seen through.
    """

    z: int
    box: Box
    colour: tuple[int, int, int] | None


@dataclass(slots=True)
class _Graphics:
    """All that is drawn, in page space after `place`."""

    place: _Matrix
    z: int = 0
    text_z: dict[int, int] = field(default_factory=dict)
    layered: set[int] = field(default_factory=set)
    level: list[Rule] = field(default_factory=list)
    upright: list[Rule] = field(default_factory=list)
    fills: list[_Fill] = field(default_factory=list)
    areas: list[tuple[Box, tuple[int, int, int]]] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    drawings: list[Box] = field(default_factory=list)


@dataclass(slots=True)
class _TextObject:
    """What the characters of one text object share."""

    size: float
    origin: tuple[float, float]
    turn: int
    bold: bool
    colour: tuple[int, int, int]
    invisible: bool
    address: int


@dataclass(slots=True)
class _RawChar:
    """A character in pdfium's own coordinates, before the page is turned."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    owner: _TextObject


class UnreadablePageError(Exception):
    """pdfium can't load the page."""


def read_page(document: Any, number: int) -> PageContent:
    """Reads page `number` (from 1) of a `pypdfium2.PdfDocument` and closes it again.

    Raises UnreadablePageError where pdfium can't load it.
    """
    page = pdfium.FPDF_LoadPage(document, number - 1)
    if not page:
        raise UnreadablePageError(f"page {number} can't be loaded")
    try:
        if _flatten_annotations(page):
            pdfium.FPDF_ClosePage(page)
            page = pdfium.FPDF_LoadPage(document, number - 1)
        return _read(page, number)
    finally:
        pdfium.FPDF_ClosePage(page)


def picture(document: Any, number: int, dpi: int) -> npt.NDArray[np.uint8]:
    """The page as displayed, in greys: an array of height x width, 0 black to 255 white."""
    page = pdfium.FPDF_LoadPage(document, number - 1)
    if not page:
        raise UnreadablePageError(f"page {number} can't be loaded")
    try:
        return _render(page, dpi / 72)
    finally:
        pdfium.FPDF_ClosePage(page)


def _flatten_annotations(page: Any) -> bool:
    """Paints filled-in form fields, typed notes and drawn boxes into the page, since readers show them so."""
    painted = {pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_STAMP}
    painted |= {pdfium.FPDF_ANNOT_SQUARE, pdfium.FPDF_ANNOT_POLYGON, pdfium.FPDF_ANNOT_REDACT}
    for index in range(pdfium.FPDFPage_GetAnnotCount(page)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        kind = pdfium.FPDFAnnot_GetSubtype(annotation)
        pdfium.FPDFPage_CloseAnnot(annotation)
        if kind in painted:
            return bool(pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY) == pdfium.FLATTEN_SUCCESS)
    return False


def _render(page: Any, scale: float) -> npt.NDArray[np.uint8]:
    width = max(1, math.ceil(pdfium.FPDF_GetPageWidthF(page) * scale))
    height = max(1, math.ceil(pdfium.FPDF_GetPageHeightF(page) * scale))
    bitmap = pdfium.FPDFBitmap_CreateEx(width, height, pdfium.FPDFBitmap_Gray, None, 0)
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, pdfium.FPDF_ANNOT | pdfium.FPDF_GRAYSCALE)
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        buffer = ctypes.cast(
            pdfium.FPDFBitmap_GetBuffer(bitmap), ctypes.POINTER(ctypes.c_uint8 * (stride * height))
        ).contents
        return np.frombuffer(buffer, np.uint8).reshape(height, stride)[:, :width].copy()
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)


def _read(page: Any, number: int) -> PageContent:
    raw_width, raw_height, place = _displayed(page)
    width, height = (raw_width, raw_height) if not place.b else (raw_height, raw_width)
    shown = _turned(place, width, height, 0)
    text_page = pdfium.FPDFText_LoadPage(page)
    try:
        raw, breaks, unmapped = _raw_chars(text_page, shown)
    finally:
        pdfium.FPDFText_ClosePage(text_page)
    turns = _most_turned(raw)
    reading = _turned(place, width, height, turns)
    if turns % 2:
        width, height = height, width
    graphics = _Graphics(reading)
    _walk(page, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject, _IDENTITY, graphics, 0)
    _note_edges(graphics)

    page_box = (0.0, 0.0, width, height)
    chars = _placed(raw, reading, turns)
    seen = _seen(page, raw, chars, graphics, page_box, turns)
    frame = PageContent(number, width, height, (), frozenset(), (), (), (), (), 0, None, 0, turns)
    hidden = [char for char, visible in zip(chars, seen, strict=True) if not visible]
    kept, kept_breaks = _kept(chars, breaks, seen)
    return PageContent(
        number=number,
        width=width,
        height=height,
        chars=kept,
        breaks=kept_breaks,
        level=tuple(_within(graphics.level, page_box)),
        upright=tuple(_within(graphics.upright, page_box)),
        pictures=tuple(graphics.pictures),
        drawings=tuple(graphics.drawings),
        hidden=len(hidden),
        hidden_box=frame.shown_box(_around(hidden)) if hidden else None,
        unmapped=unmapped,
        turns=turns,
    )


def _displayed(page: Any) -> tuple[float, float, _Matrix]:
    """The page's unturned size, and the matrix from PDF space to the page as displayed, from the top left."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    box = pdfium.FS_RECTF()
    if pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(box)):
        x0, y0, x1, y1 = box.left, box.bottom, box.right, box.top
    elif pdfium.FPDFPage_GetMediaBox(page, left, bottom, right, top):
        x0, y0, x1, y1 = left.value, bottom.value, right.value, top.value
    else:
        x0, y0, x1, y1 = 0.0, 0.0, 595.0, 842.0
    width, height = abs(x1 - x0), abs(y1 - y0)
    place = _Matrix(1, 0, 0, -1, -min(x0, x1), max(y0, y1))
    w, h = width, height
    for _ in range(pdfium.FPDFPage_GetRotation(page)):
        place = _Matrix(0, 1, -1, 0, h, 0).after(place)
        w, h = h, w
    return width, height, place


def _turned(place: _Matrix, width: float, height: float, turns: int) -> _Matrix:
    """`place` with the displayed page of `width` x `height` turned clockwise `turns` more times."""
    for _ in range(turns):
        place = _Matrix(0, 1, -1, 0, height, 0).after(place)
        width, height = height, width
    return place


def _raw_chars(text_page: Any, shown: _Matrix) -> tuple[list[_RawChar], set[int], int]:
    """The characters in the file's order, the indices of those that follow a space, and how many are unmapped."""
    get_unicode, get_box = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
    box = pdfium.FS_RECTF()
    pointer = ctypes.byref(box)
    objects: dict[int, _TextObject] = {}
    bold_fonts: dict[int, bool] = {}
    texts: dict[int, str] = {}
    chars: list[_RawChar] = []
    breaks: set[int] = set()
    unmapped = 0
    for index in range(pdfium.FPDFText_CountChars(text_page)):
        code = get_unicode(text_page, index)
        text = texts.get(code)
        if text is None:
            text = texts[code] = _char_text(code)
        if not text:
            breaks.add(len(chars))
            continue
        address = _text_object_address(text_page, index)
        if not address:
            continue
        unmapped += text == _UNKNOWN
        owner = objects.get(address)
        if owner is None:
            owner = objects[address] = _text_object(text_page, index, address, shown, bold_fonts)
        get_box(text_page, index, pointer)
        chars.append(_RawChar(text, box.left, box.right, box.bottom, box.top, owner))
    return chars, breaks, unmapped


def _char_text(code: int) -> str:
    """What a character code says: nothing for a space, U+FFFD where the file gives no meaning."""
    text = chr(code) if code <= sys.maxunicode else _UNKNOWN
    if text.isspace():
        return ""
    if text in _HYPHENS:
        return "-"
    if code < ord(" ") or "\ue000" <= text <= "\uf8ff":
        return _BULLETS.get(text, _UNKNOWN)
    return _LIGATURES.get(text, text)


def _text_object(text_page: Any, index: int, address: int, shown: _Matrix, bold_fonts: dict[int, bool]) -> _TextObject:
    handle = pdfium.FPDFText_GetTextObject(text_page, index)
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text_page, index, ctypes.byref(matrix))
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    coloured = pdfium.FPDFText_GetFillColor(text_page, index, red, green, blue, alpha)
    mode = pdfium.FPDFTextObj_GetTextRenderMode(handle)
    # From the baseline's direction in PDF space to the one that is seen.
    dx, dy = shown.a * matrix.a + shown.c * matrix.b, shown.b * matrix.a + shown.d * matrix.b
    size = pdfium.FPDFText_GetFontSize(text_page, index) * math.hypot(matrix.c, matrix.d)
    return _TextObject(
        size=abs(size),
        origin=(matrix.e, matrix.f),
        turn=_quarter_turns(dx, dy),
        bold=_is_bold(handle, bold_fonts) or mode == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE,
        colour=(red.value, green.value, blue.value) if coloured else (0, 0, 0),
        invisible=mode in _INVISIBLE_MODES or bool(coloured and alpha.value == 0) or abs(size) < 1,
        address=address,
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


def _most_turned(raw: list[_RawChar]) -> int:
    """How often the page must be turned clockwise to set most of its characters upright."""
    counts = Counter(char.owner.turn for char in raw if char.owner.turn != SLANTED and not char.owner.invisible)
    if not counts or counts[UPRIGHT] >= _MOSTLY_UPRIGHT * counts.total():
        return 0
    return -counts.most_common(1)[0][0] % 4


def _placed(raw: list[_RawChar], reading: _Matrix, turns: int) -> list[Char]:
    """The characters on the page set upright; all of one text object stand on one baseline."""
    bases: dict[int, tuple[float, int]] = {}
    chars = []
    a, b, e = reading.a, reading.b, reading.e
    for char in raw:
        owner = char.owner
        placed = bases.get(owner.address)
        if placed is None:
            turn = owner.turn if owner.turn == SLANTED else (owner.turn + turns) % 4
            placed = bases[owner.address] = (reading.point(*owner.origin)[1], turn)
        base, turn = placed
        if b or turn != UPRIGHT:
            x0, top, x1, bottom = reading.box(char.left, char.bottom, char.right, char.top)
        else:
            x0, x1 = a * char.left + e, a * char.right + e
            if x0 > x1:
                x0, x1 = x1, x0
        if turn == UPRIGHT:
            top, bottom = base - ASCENT * owner.size, base + DESCENT * owner.size
        else:
            base = bottom
        chars.append(Char(char.text, x0, top, x1, bottom, base, owner.size, owner.bold, turn))
    return chars


def _walk(container: Any, count: Any, get: Any, matrix: _Matrix, graphics: _Graphics, depth: int) -> None:
    """Notes what each object of a page or form draws, in the order in which it is painted."""
    for index in range(count(container)):
        handle = get(container, index)
        graphics.z += 1
        kind = pdfium.FPDFPageObj_GetType(handle)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            address = ctypes.cast(handle, ctypes.c_void_p).value or 0
            graphics.text_z[address] = graphics.z
            if _in_layer(handle):
                graphics.layered.add(address)
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            _note_path(handle, matrix, graphics)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            _note_image(handle, matrix, graphics)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _MAX_DEPTH:
            inner = matrix.after(_object_matrix(handle))
            _walk(handle, pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject, inner, graphics, depth + 1)


def _object_matrix(handle: Any) -> _Matrix:
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(handle, ctypes.byref(matrix)):
        return _IDENTITY
    return _Matrix(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _in_layer(handle: Any) -> bool:
    """Whether the object belongs to a layer, which may be switched off."""
    for index in range(pdfium.FPDFPageObj_CountMarks(handle)):
        mark = pdfium.FPDFPageObj_GetMark(handle, index)
        name, size = (ctypes.c_ushort * 8)(), ctypes.c_ulong()
        pdfium.FPDFPageObjMark_GetName(mark, name, 16, size)
        if bytes(name).decode("utf-16-le").rstrip("\0") == "OC":
            return True
    return False


def _bounds(handle: Any, matrix: _Matrix) -> Box | None:
    x0, y0, x1, y1 = (ctypes.c_float() for _ in range(4))
    if not pdfium.FPDFPageObj_GetBounds(handle, x0, y0, x1, y1):
        return None
    return matrix.box(x0.value, y0.value, x1.value, y1.value)


def _note_image(handle: Any, matrix: _Matrix, graphics: _Graphics) -> None:
    box = _bounds(handle, graphics.place.after(matrix))
    if box is None:
        return
    if min(box[2] - box[0], box[3] - box[1]) <= _THIN:
        _note_thin(box, graphics)
        return
    graphics.pictures.append(box)
    graphics.fills.append(_Fill(graphics.z, box, None))


def _note_path(handle: Any, matrix: _Matrix, graphics: _Graphics) -> None:
    fill_mode, stroked = ctypes.c_int(), ctypes.c_int()
    if not pdfium.FPDFPath_GetDrawMode(handle, fill_mode, stroked) or not (fill_mode.value or stroked.value):
        return
    place = graphics.place.after(matrix)
    box = _bounds(handle, place)
    if box is None:
        return
    if min(box[2] - box[0], box[3] - box[1]) <= _THIN:
        _note_thin(box, graphics)
        return
    filled = bool(fill_mode.value)
    colour = _WHITE
    if filled:
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        pdfium.FPDFPageObj_GetFillColor(handle, red, green, blue, alpha)
        colour = (red.value, green.value, blue.value)
        if alpha.value:
            graphics.fills.append(_Fill(graphics.z, box, colour if alpha.value == _OPAQUE else None))
    if colour == _WHITE and not stroked.value:
        # The edges of a white area are no lines that a person sees.
        return
    place = place.after(_object_matrix(handle))
    straight = True
    for outline in _outlines(handle, place):
        if outline is None:
            straight = False
        elif filled and not stroked.value:
            straight &= _note_filled(outline, colour, graphics)
        else:
            straight &= _note_stroked(outline, graphics)
    if not straight:
        graphics.drawings.append(box)


def _outlines(handle: Any, place: _Matrix) -> Iterator[list[tuple[float, float]] | None]:
    """The corner points of each straight-edged part of a path, closed where it is closed; None for a curved one."""
    count = pdfium.FPDFPath_CountSegments(handle)
    if count > _MAX_SEGMENTS:
        yield None
        return
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    curved = False
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(handle, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = place.point(x.value, y.value)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if len(points) > 1 or curved:
                yield None if curved else points
            points, curved = [point], False
        else:
            curved |= kind == pdfium.FPDF_SEGMENT_BEZIERTO
            points.append(point)
        if pdfium.FPDFPathSegment_GetClose(segment) and points:
            points.append(points[0])
    if len(points) > 1 or curved:
        yield None if curved else points


def _note_stroked(outline: list[tuple[float, float]], graphics: _Graphics) -> bool:
    """Keeps the level and upright edges of an outline; False when it has others."""
    straight = True
    for (ax, ay), (bx, by) in itertools.pairwise(outline):
        if abs(ay - by) <= 1 and abs(ax - bx) > 1:
            middle = (ay + by) / 2
            graphics.level.append(Rule(min(ax, bx), middle, max(ax, bx), middle))
        elif abs(ax - bx) <= 1 and abs(ay - by) > 1:
            middle = (ax + bx) / 2
            graphics.upright.append(Rule(middle, min(ay, by), middle, max(ay, by)))
        elif abs(ax - bx) > 1:
            straight = False
    return straight


def _note_filled(outline: list[tuple[float, float]], colour: tuple[int, int, int], graphics: _Graphics) -> bool:
    """Keeps a filled rectangle as a line where it is thin, else as an area; False when it is none."""
    xs, ys = [p[0] for p in outline], [p[1] for p in outline]
    box = (min(xs), min(ys), max(xs), max(ys))
    if min(box[2] - box[0], box[3] - box[1]) <= _THIN:
        _note_thin(box, graphics)
        return True
    corners = {(round(x), round(y)) for x, y in outline}
    if len(corners) != 4:
        return False
    graphics.areas.append((box, colour))
    return True


def _note_edges(graphics: _Graphics) -> None:
    """Keeps the edges of filled areas, but not where an area of the same colour goes on behind them."""
    places: dict[tuple[tuple[int, int, int], int, int], list[Span]] = {}
    for box, colour in graphics.areas:
        for side in range(4):
            along = (box[0], box[2]) if side % 2 else (box[1], box[3])
            places.setdefault((colour, side, round(box[side] / _ABUTTING)), []).append(along)
    for box, colour in graphics.areas:
        for side in range(4):
            at = round(box[side] / _ABUTTING)
            others = [s for near in (at - 1, at, at + 1) for s in places.get((colour, (side + 2) % 4, near), ())]
            start, end = (box[0], box[2]) if side % 2 else (box[1], box[3])
            if sum(max(0.0, min(b, end) - max(a, start)) for a, b in others) >= 0.9 * (end - start):
                continue
            if side % 2:
                graphics.level.append(Rule(start, box[side], end, box[side]))
            else:
                graphics.upright.append(Rule(box[side], start, box[side], end))


def _note_thin(box: Box, graphics: _Graphics) -> None:
    """Keeps a thin shape as a line through its middle; a dot as both, so that dotted lines join up."""
    x0, top, x1, bottom = box
    width, height = x1 - x0, bottom - top
    if width >= height or width > _THIN:
        graphics.level.append(Rule(x0, (top + bottom) / 2, x1, (top + bottom) / 2))
    if height >= width or height > _THIN:
        graphics.upright.append(Rule((x0 + x1) / 2, top, (x0 + x1) / 2, bottom))


def _within(rules: list[Rule], page_box: Box) -> Iterator[Rule]:
    """The rules cut to the page; those outside are gone."""
    for rule in rules:
        x0, top = max(rule.x0, page_box[0]), max(rule.top, page_box[1])
        x1, bottom = min(rule.x1, page_box[2]), min(rule.bottom, page_box[3])
        if x0 <= x1 and top <= bottom and (x1 > x0 or bottom > top):
            yield Rule(x0, top, x1, bottom)


# ---------------------------------------------------------------- what can be seen


def _seen(
    page: Any, raw: list[_RawChar], chars: list[Char], graphics: _Graphics, page_box: Box, turns: int
) -> list[bool]:
    """For each character, whether a person sees it.

    What the file's structure makes doubtful (covered, coloured like its ground, on a layer) is looked up in
    the picture of the page: only what leaves no trace there is hidden.
    """
    if not chars:
        return []
    seen = [not char.owner.invisible for char in raw]
    x0, top, x1, bottom = (np.array([char[side] for char in chars]) for side in range(1, 5))
    x, y = (x0 + x1) / 2, (top + bottom) / 2
    inside = (x >= 0) & (x <= page_box[2]) & (y >= 0) & (y <= page_box[3])
    doubtful = _doubtful(raw, x, y, graphics) & inside & np.array(seen)
    seen = [a and bool(b) for a, b in zip(seen, inside, strict=True)]
    if doubtful.any():
        scale = 2.0
        image = np.rot90(_render(page, scale), -turns)
        for index in np.flatnonzero(doubtful):
            seen[index] = _leaves_trace(image, chars[index], scale)
    return seen


def _doubtful(
    raw: list[_RawChar], x: npt.NDArray[np.float64], y: npt.NDArray[np.float64], graphics: _Graphics
) -> npt.NDArray[np.bool_]:
    """Which characters are painted over, have the colour of what lies under them, or belong to a layer."""
    owners = {char.owner.address: char.owner for char in raw}
    numbers = {address: number for number, address in enumerate(owners)}
    own = np.array([numbers[char.owner.address] for char in raw])
    layered = np.array([address in graphics.layered for address in owners])[own]
    text_z = np.array([graphics.text_z.get(address, 0) for address in owners])[own]
    colour = np.array([owner.colour for owner in owners.values()], dtype=np.int32)[own]
    ground = np.full((len(raw), 3), 255, dtype=np.int32)
    covered = np.zeros(len(raw), dtype=np.bool_)
    for fill in graphics.fills:
        x0, top, x1, bottom = fill.box
        over = (x > x0) & (x < x1) & (y > top) & (y < bottom)
        if not over.any():
            continue
        covered |= over & (text_z < fill.z)
        # Of what an image looks like nothing is known here: -1000 is like no colour.
        ground[over & (text_z > fill.z)] = fill.colour or (-1000, -1000, -1000)
    alike = np.abs(colour - ground).max(axis=1) < 16
    doubtful: npt.NDArray[np.bool_] = layered | covered | alike
    return doubtful


def _leaves_trace(image: npt.NDArray[np.uint8], char: Char, scale: float) -> bool:
    """Whether the picture shows any contrast in the middle of the character's box."""
    middle = (char.top + char.bottom) / 2
    half = (char.bottom - char.top) * 0.35
    x0, x1 = int(char.x0 * scale), math.ceil(char.x1 * scale)
    top, bottom = int((middle - half) * scale), math.ceil((middle + half) * scale)
    part = image[max(top, 0) : bottom + 1, max(x0, 0) : x1 + 1]
    return part.size == 0 or int(part.max()) - int(part.min()) > 20


def _kept(chars: list[Char], breaks: set[int], seen: list[bool]) -> tuple[tuple[Char, ...], frozenset[int]]:
    """The visible characters, and the places of the spaces among them; a gap left by hidden ones counts as one."""
    kept: list[Char] = []
    kept_breaks: set[int] = set()
    for index, (char, visible) in enumerate(zip(chars, seen, strict=True)):
        if index in breaks or not visible:
            kept_breaks.add(len(kept))
        if visible:
            kept.append(char)
    return tuple(kept), frozenset(kept_breaks)


def _around(chars: list[Char]) -> Box:
    return (
        min(c.x0 for c in chars),
        min(c.top for c in chars),
        max(c.x1 for c in chars),
        max(c.bottom for c in chars),
    )
