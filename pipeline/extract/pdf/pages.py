"""What stands on a PDF page: its visible characters, its ruling lines and its pictures, read once by pdfium.

What belongs here: loading a page, its coordinates, and the order of the readers `chars`, `drawn` and `sight`.
What does not: what the characters mean together (`words`, `prose`) or where the tables are (`ruled`, `aligned`).

All coordinates are PDF points from the top left of the page turned so that most of its text is upright;
`PageContent.shown_box` gives them back as the page is displayed.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdfium

from pipeline.extract.pdf import calls
from pipeline.extract.pdf.chars import UNKNOWN, Chars, most_turned, placed, read_chars
from pipeline.extract.pdf.drawn import Rule, read_graphics
from pipeline.extract.pdf.matrix import Matrix, turned
from pipeline.extract.pdf.sight import SEEN, Image, unseen
from pipeline.extract.pdf.spoken import doubted, take_out_spoken
from pipeline.model import Box

_LOOK_SCALE = 2.0
_FEW_LETTERS = 3
"""Fewer are no name."""

_RECORD = 8
"""A line of fewer characters is no record of anyone."""

_OUT_OF_SIGHT = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW
_REMARKS = {
    pdfium.FPDF_ANNOT_TEXT,
    pdfium.FPDF_ANNOT_HIGHLIGHT,
    pdfium.FPDF_ANNOT_UNDERLINE,
    pdfium.FPDF_ANNOT_STRIKEOUT,
}
_REMARKS |= {pdfium.FPDF_ANNOT_SQUIGGLY, pdfium.FPDF_ANNOT_CARET, pdfium.FPDF_ANNOT_INK, pdfium.FPDF_ANNOT_SQUARE}
_REMARKS |= {pdfium.FPDF_ANNOT_STAMP, pdfium.FPDF_ANNOT_CIRCLE, pdfium.FPDF_ANNOT_REDACT}
_MOST_PIXELS = 36_000_000
"""No picture of a page is larger; that of a larger page is coarser."""


@dataclass(frozen=True, slots=True)
class PageContent:
    """One page as seen.

    `pictures` are the boxes of images, `drawings` those of shapes that are neither lines nor rectangles.
    `hidden` tells of characters that are in the file but can't be seen, `beside` of what hangs on the page. `unseen` are
    these characters: never text, only a witness to what is read from a picture in front of them.
    `unmapped` counts visible characters whose meaning the file doesn't give.
    """

    number: int
    width: float
    height: float
    chars: Chars
    level: tuple[Rule, ...]
    upright: tuple[Rule, ...]
    pictures: tuple[Box, ...]
    drawings: tuple[Box, ...]
    hidden: tuple[Unseen, ...]
    unseen: Chars
    beside: Beside
    unmapped: int
    turns: int

    def shown_box(self, box: Box) -> Box:
        """The box on the page as displayed, rounded to a hundredth of a point."""
        width, height = self.width, self.height
        for _ in range(-self.turns % 4):
            box = (height - box[3], box[0], height - box[1], box[2])
            width, height = height, width
        return (round(box[0], 2), round(box[1], 2), round(box[2], 2), round(box[3], 2))


class Unseen(NamedTuple):
    """Characters of a page that can't be seen: why (as in `sight.HOW`), how many, and where on the page as displayed.

    `lines` counts those that may be records: a word and more. `letters` says that there may be a name among them.
    """

    why: int
    characters: int
    lines: int
    letters: bool
    box: Box


class Beside(NamedTuple):
    """Remarks, files and hidden fields that hang on a page, and characters whose text is given in two ways."""

    remarks: int = 0
    files: int = 0
    fields: int = 0
    respelled: int = 0


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
        beside = _beside(page)
        if _flatten_annotations(page):
            pdfium.FPDF_ClosePage(page)
            page = pdfium.FPDF_LoadPage(document, number - 1)
        return _read(page, number, beside)
    finally:
        pdfium.FPDF_ClosePage(page)


def picture(document: Any, number: int, dpi: int) -> tuple[Image, int]:
    """The page as displayed, in greys: an array of height x width, 0 black to 255 white; and its dpi.

    The dpi is lower than asked for where the picture would be too large.
    """
    page = pdfium.FPDF_LoadPage(document, number - 1)
    if not page:
        raise UnreadablePageError(f"page {number} can't be loaded")
    try:
        inches = pdfium.FPDF_GetPageWidthF(page) * pdfium.FPDF_GetPageHeightF(page) / 72**2
        dpi = max(1, min(dpi, int(math.sqrt(_MOST_PIXELS / max(inches, 1)))))
        return _render(page, dpi / 72), dpi
    finally:
        pdfium.FPDF_ClosePage(page)


def native_dpi(document: Any, number: int) -> int | None:
    """The resolution at which the page's largest picture was taken, or None where it shows none.

    Drawing it larger adds no detail, and would make a poor scan look like a good one.
    """
    page = document[number - 1]
    try:
        sizes = []
        for picture_object in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,)):
            left, bottom, right, top = picture_object.get_bounds()
            width, height = picture_object.get_px_size()
            if right > left and top > bottom:
                area = (right - left) * (top - bottom)
                sizes.append((area, math.sqrt(width * height / area) * 72))
        return round(max(sizes)[1]) if sizes else None
    finally:
        page.close()


def _beside(page: Any) -> Beside:
    """Tallies the page's annotations that don't show what they say."""
    remarks = files = fields = 0
    for index in range(pdfium.FPDFPage_GetAnnotCount(page)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        kind = pdfium.FPDFAnnot_GetSubtype(annotation)
        is_out = bool(pdfium.FPDFAnnot_GetFlags(annotation) & _OUT_OF_SIGHT)
        says = pdfium.FPDFAnnot_GetStringValue(annotation, b"Contents", None, 0) > 2
        pdfium.FPDFPage_CloseAnnot(annotation)
        files += kind == pdfium.FPDF_ANNOT_FILEATTACHMENT
        fields += kind == pdfium.FPDF_ANNOT_WIDGET and is_out
        remarks += says and (kind in _REMARKS or (kind == pdfium.FPDF_ANNOT_FREETEXT and is_out))
    return Beside(remarks, files, fields)


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


def _render(page: Any, scale: float) -> Image:
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


def _read(page: Any, number: int, beside: Beside) -> PageContent:
    width, height, place = _displayed(page)
    said, carriers = take_out_spoken(page)
    raw, respelled = doubted(read_chars(page, place), said, carriers)
    turns = most_turned(raw)
    reading = turned(place, width, height, turns)
    if turns % 2:
        width, height = height, width
    graphics = read_graphics(page, reading)
    chars = placed(raw, reading, turns)

    def render() -> tuple[Image, float]:
        scale = min(_LOOK_SCALE, math.sqrt(_MOST_PIXELS / max(width * height, 1)))
        return np.rot90(_render(page, scale), -turns), scale

    def without_text() -> Image:
        for address in graphics.text_z:
            pdfium.FPDFTextObj_SetTextRenderMode(calls.as_object(address), pdfium.FPDF_TEXTRENDERMODE_INVISIBLE)
        return render()[0]

    why = unseen(raw, chars, graphics, width, height, render, without_text)
    kept = chars.only(why == SEEN)
    content = PageContent(
        number=number,
        width=width,
        height=height,
        chars=kept,
        level=tuple(_within(graphics.level, width, height)),
        upright=tuple(_within(graphics.upright, width, height)),
        pictures=tuple(graphics.pictures),
        drawings=tuple(graphics.drawings),
        hidden=(),
        unseen=chars.only(why != SEEN),
        beside=beside._replace(respelled=respelled),
        unmapped=kept.texts.count(UNKNOWN),
        turns=turns,
    )
    return replace(content, hidden=tuple(_unseen(chars, why, content))) if why.any() else content


def _unseen(chars: Chars, why: npt.NDArray[np.int8], content: PageContent) -> Iterator[Unseen]:
    """What can't be seen, reason by reason."""
    for reason in sorted(set(why.tolist()) - {SEEN}):
        found = chars.only(why == reason)
        box = content.shown_box(_around(found, content.width, content.height))
        bases: dict[int, str] = {}
        for text, base in zip(found.texts, found.base.tolist(), strict=True):
            bases[round(base)] = bases.get(round(base), "") + text
        lines = sum(len(text) >= _RECORD and _letters(text) >= _FEW_LETTERS for text in bases.values())
        yield Unseen(reason, len(found), lines, _letters("".join(found.texts)) >= _FEW_LETTERS, box)


def _letters(text: str) -> int:
    return sum(character.isalpha() for character in text)


def _displayed(page: Any) -> tuple[float, float, Matrix]:
    """Width and height of the page as displayed, and the matrix from PDF space to it, from the top left."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    box = pdfium.FS_RECTF()
    if pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(box)):
        x0, y0, x1, y1 = box.left, box.bottom, box.right, box.top
    elif pdfium.FPDFPage_GetMediaBox(page, left, bottom, right, top):
        x0, y0, x1, y1 = left.value, bottom.value, right.value, top.value
    else:
        x0, y0, x1, y1 = 0.0, 0.0, 595.0, 842.0
    width, height = abs(x1 - x0), abs(y1 - y0)
    turns = pdfium.FPDFPage_GetRotation(page)
    place = turned(Matrix(1, 0, 0, -1, -min(x0, x1), max(y0, y1)), width, height, turns)
    return (height, width, place) if turns % 2 else (width, height, place)


def _within(rules: Sequence[Rule], width: float, height: float) -> Iterator[Rule]:
    """The rules cut to the page; those outside are gone."""
    for rule in rules:
        x0, top = max(rule.x0, 0.0), max(rule.top, 0.0)
        x1, bottom = min(rule.x1, width), min(rule.bottom, height)
        if x0 <= x1 and top <= bottom and (x1 > x0 or bottom > top):
            yield Rule(x0, top, x1, bottom)


def _around(chars: Chars, width: float, height: float) -> Box:
    """The box around some characters, as far as it is on the page."""
    return (
        min(max(float(chars.x0.min()), 0.0), width),
        min(max(float(chars.top.min()), 0.0), height),
        max(min(float(chars.x1.max()), width), 0.0),
        max(min(float(chars.bottom.max()), height), 0.0),
    )
