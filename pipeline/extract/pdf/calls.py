"""pdfium's functions that are called for every character and every object, on bare addresses.

What belongs here: the same functions as in `pypdfium2.raw`, with addresses instead of typed pointers, which
halves the cost of a call. What does not: what is made of their results.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from itertools import repeat
from typing import Any, cast

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdfium

_address, _int, _uint = ctypes.c_void_p, ctypes.c_int, ctypes.c_uint


def _on_addresses(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    return ctypes.PYFUNCTYPE(result, *arguments)(ctypes.cast(function, _address).value or 0)


_text = _on_addresses(pdfium.FPDFText_GetText, _int, _address, _int, _int, _address)
_char_code = _on_addresses(pdfium.FPDFText_GetUnicode, _uint, _address, _int)
char_object = _on_addresses(pdfium.FPDFText_GetTextObject, _address, _address, _int)
char_matrix = _on_addresses(pdfium.FPDFText_GetMatrix, _int, _address, _int, _address)
char_colour = _on_addresses(pdfium.FPDFText_GetFillColor, _int, _address, _int, _address, _address, _address, _address)
char_size = _on_addresses(pdfium.FPDFText_GetFontSize, ctypes.c_double, _address, _int)
text_mode = _on_addresses(pdfium.FPDFTextObj_GetTextRenderMode, _int, _address)
text_font = _on_addresses(pdfium.FPDFTextObj_GetFont, _address, _address)
_char_box = _on_addresses(pdfium.FPDFText_GetLooseCharBox, _int, _address, _int, _address)

page_object = _on_addresses(pdfium.FPDFPage_GetObject, _address, _address, _int)
form_object = _on_addresses(pdfium.FPDFFormObj_GetObject, _address, _address, ctypes.c_ulong)
object_type = _on_addresses(pdfium.FPDFPageObj_GetType, _int, _address)
object_bounds = _on_addresses(pdfium.FPDFPageObj_GetBounds, _int, _address, _address, _address, _address, _address)
draw_mode = _on_addresses(pdfium.FPDFPath_GetDrawMode, _int, _address, _address, _address)
fill_colour = _on_addresses(pdfium.FPDFPageObj_GetFillColor, _int, _address, _address, _address, _address, _address)
count_marks = _on_addresses(pdfium.FPDFPageObj_CountMarks, _int, _address)
clip_path = _on_addresses(pdfium.FPDFPageObj_GetClipPath, _address, _address)
count_clips = _on_addresses(pdfium.FPDFClipPath_CountPaths, _int, _address)
count_clip_segments = _on_addresses(pdfium.FPDFClipPath_CountPathSegments, _int, _address, _int)
clip_segment = _on_addresses(pdfium.FPDFClipPath_GetPathSegment, _address, _address, _int, _int)
path_segment = _on_addresses(pdfium.FPDFPath_GetPathSegment, _address, _address, _int)
segment_type = _on_addresses(pdfium.FPDFPathSegment_GetType, _int, _address)
segment_point = _on_addresses(pdfium.FPDFPathSegment_GetPoint, _int, _address, _address, _address)
segment_closes = _on_addresses(pdfium.FPDFPathSegment_GetClose, _int, _address)


def address_of(handle: Any) -> int:
    """The address that a typed pointer of `pypdfium2.raw` holds."""
    return ctypes.cast(handle, _address).value or 0


def as_object(address: int) -> Any:
    """A typed pointer to the page object at an address."""
    return ctypes.cast(address, pdfium.FPDF_PAGEOBJECT)


def read_chars(text_page: int, count: int) -> tuple[list[int], list[int | None], npt.NDArray[np.float32]]:
    """Codes, addresses of the text objects (None for a generated character) and boxes of all characters.

    The boxes are an array of count x 4 with left, top, right and bottom, in PDF space.
    """
    numbers = range(count)
    codes = _codes(text_page, count)
    objects = list(map(char_object, repeat(text_page), numbers))
    boxes = np.zeros((count, 4), dtype=np.float32)
    start = boxes.ctypes.data
    list(map(_char_box, repeat(text_page), numbers, range(start, start + 16 * count, 16)))
    return codes, objects, boxes


def _codes(text_page: int, count: int) -> list[int]:
    """The code of each character: all at once, where they are one to one the units of the page's text."""
    units = np.zeros(count + 1, dtype=np.uint16)
    read = _text(text_page, 0, count, units.ctypes.data)
    if read == count + 1 and not ((units >= 0xD800) & (units < 0xE000)).any():
        return cast("list[int]", units[:count].tolist())
    return list(map(_char_code, repeat(text_page), range(count)))
