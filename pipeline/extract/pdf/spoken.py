"""Text that a PDF gives in place of what its glyphs show, for those who hear it or copy it.

What belongs here: finding it, and whether it says what the page shows. What does not: reading either (`chars`).
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pypdfium2.raw as pdfium

from pipeline.extract.pdf import calls
from pipeline.extract.pdf.chars import UNKNOWN, RawChars

_SHORT = 3
"""What is no longer than this and holds no digit may stand for one glyph: a ligature, a bullet."""

_LONGEST = 4096
_MAX_DEPTH = 8
_KEY = ctypes.c_char_p(b"ActualText")


def take_out_spoken(page: Any) -> tuple[str, frozenset[int]]:
    """Takes the marks that replace text off a page's objects, so that pdfium reads the glyphs.

    Returns what they said, and the addresses of the objects that carried them.
    """
    said: list[str] = []
    carriers: set[int] = set()
    last = None
    for address in _texts(calls.address_of(page), pdfium.FPDFPage_CountObjects(page), calls.page_object, 0):
        handle = calls.as_object(address)
        for index in range(calls.count_marks(address) - 1, -1, -1):
            mark = pdfium.FPDFPageObj_GetMark(handle, index)
            text = _actual_text(mark)
            if text is None or (len(text) <= _SHORT and not any(c.isdigit() for c in text)):
                continue
            # One mark may hold several objects; its text is theirs together.
            if text != last:
                said.append(text)
            last = text
            carriers.add(address)
            pdfium.FPDFPageObj_RemoveMark(handle, mark)
    return "".join(said), frozenset(carriers)


def doubted(raw: RawChars, said: str, carriers: frozenset[int]) -> tuple[RawChars, int]:
    """The characters, those of the carriers unknown where the file gives them other digits than their glyphs have.

    Of other letters those of the glyphs hold. The number tells how many are unknown.
    """
    if not carriers:
        return raw, 0
    theirs = [raw.addresses[owner] in carriers for owner in raw.owner.tolist()]
    glyphs = "".join(text for text, spoken in zip(raw.texts, theirs, strict=True) if spoken)
    if _digits(glyphs) == _digits(said):
        return raw, 0
    texts = [UNKNOWN if spoken else text for text, spoken in zip(raw.texts, theirs, strict=True)]
    return replace(raw, texts=texts), sum(theirs)


def _digits(text: str) -> list[str]:
    return [character for character in text if character.isdigit()]


def _texts(container: int, count: int, get: Callable[..., Any], depth: int) -> Iterator[int]:
    """The addresses of the text objects of a page or form that carry marks."""
    for index in range(count):
        address = get(container, index)
        kind = calls.object_type(address)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            if calls.count_marks(address) > 0:
                yield address
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _MAX_DEPTH:
            inner = pdfium.FPDFFormObj_CountObjects(calls.as_object(address))
            yield from _texts(address, inner, calls.form_object, depth + 1)


def _actual_text(mark: Any) -> str | None:
    size = ctypes.c_ulong()
    if not pdfium.FPDFPageObjMark_GetParamStringValue(mark, _KEY, None, 0, size) or not 2 < size.value <= _LONGEST:
        return None
    text = (ctypes.c_ushort * (size.value // 2))()
    pdfium.FPDFPageObjMark_GetParamStringValue(mark, _KEY, text, size.value, size)
    return bytes(text).decode("utf-16-le", "replace").rstrip("\0")
