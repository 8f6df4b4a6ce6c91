"""Numbers in a native PDF: the text object that draws the number is given another text, and the page written anew."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from tests.end_to_end.edits import Change


def native(file: Path, changes: Sequence[Change]) -> None:
    """The one object in the cell's box that shows the number."""
    with pdfium.PdfDocument(file.read_bytes()) as pdf:
        pages = {index: pdf[index] for index in range(len(pdf))}
        for change in changes:
            assert change.spot.page
            page = pages[change.spot.page - 1]
            (text,) = (text for text in _texts(page) if _shows(text, change) and _is_in(page, text, change))
            text.write(change.new)
        _save(pdf, pages, file)


def native_everywhere(file: Path, changes: Sequence[Change]) -> None:
    """The number wherever the letter says it, in a table or in a sentence."""
    with pdfium.PdfDocument(file.read_bytes()) as pdf:
        pages = {index: pdf[index] for index in range(len(pdf))}
        for change in changes:
            found = [text for page in pages.values() for text in _texts(page) if _names(text, change)]
            assert len(found) > 1
            for text in found:
                text.write(re.sub(rf"\b{change.spot.text}\b", change.new, text.read()))
        _save(pdf, pages, file)


class _Text:
    """A text object of a page."""

    def __init__(self, item: pdfium.PdfObject, text_page: pdfium.PdfTextPage) -> None:
        self._item, self._text_page = item, text_page

    def read(self) -> str:
        size = pdfium_c.FPDFTextObj_GetText(self._item.raw, self._text_page.raw, None, 0)
        buffer = ctypes.create_string_buffer(size)
        shorts = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
        pdfium_c.FPDFTextObj_GetText(self._item.raw, self._text_page.raw, shorts, size)
        return buffer.raw.decode("utf-16-le").rstrip("\0")

    def write(self, text: str) -> None:
        shorts = (ctypes.c_ushort * (len(text) + 1)).from_buffer_copy(f"{text}\0".encode("utf-16-le"))
        assert pdfium_c.FPDFText_SetText(self._item.raw, shorts)

    def middle(self) -> tuple[float, float]:
        left, bottom, right, top = self._item.get_bounds()
        return (left + right) / 2, (bottom + top) / 2


def _texts(page: pdfium.PdfPage) -> Iterator[_Text]:
    text_page = page.get_textpage()
    for item in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_TEXT]):
        yield _Text(item, text_page)


def _shows(text: _Text, change: Change) -> bool:
    return text.read().strip() == change.spot.text


def _names(text: _Text, change: Change) -> bool:
    return re.search(rf"(?<![/\d]){change.spot.text}\b", text.read()) is not None


def _is_in(page: pdfium.PdfPage, text: _Text, change: Change) -> bool:
    """Whether the middle of the object, as the page is displayed, lies in the cell."""
    assert change.spot.box
    x, y = _displayed(page, *text.middle())
    x0, top, x1, bottom = change.spot.box
    return x0 <= x <= x1 and top <= y <= bottom


def _displayed(page: pdfium.PdfPage, x: float, y: float) -> tuple[float, float]:
    """A point of the page's own space as points from the top left of the page as it is displayed."""
    width, height = page.get_size()
    across, down = ctypes.c_int(), ctypes.c_int()
    scale = 10  # the call gives whole units
    pdfium_c.FPDF_PageToDevice(page.raw, 0, 0, round(width * scale), round(height * scale), 0, x, y, across, down)
    return across.value / scale, down.value / scale


def _save(pdf: pdfium.PdfDocument, pages: dict[int, pdfium.PdfPage], file: Path) -> None:
    for page in pages.values():
        page.gen_content()
    pdf.save(file)
