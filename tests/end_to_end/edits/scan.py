"""Numbers on a scanned page: the digits of other numbers of the table are pasted over those that change.

They keep the page's own skew, grain and grey, since they were scanned with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from numpy.typing import NDArray
from PIL import Image

from pipeline.model import Box
from tests.end_to_end.edits import Change, Spot

Pixels = NDArray[np.uint8]
_DPI = 200
_FRAME = 6  # pixels inside a cell's box that may belong to its rules
_ROOM = 3  # pixels around a digit that come with it


def scanned(file: Path, changes: Sequence[Change]) -> None:
    """One page, which is one picture."""
    page = _picture(file)
    changed = page.copy()
    for change in changes:
        digits = _donated(page, change)
        standing = _digits(page, change.spot)
        assert len(change.new) == len(change.spot.text) == len(standing)
        for wanted, (digit, place) in zip(change.new, standing, strict=True):
            if wanted != digit:
                _paste(page, digits[wanted], changed, place)
    # A better quality than the scan's: what was scanned must not fade with the copy.
    Image.fromarray(changed).save(file, "PDF", resolution=_DPI, quality=92)


def _picture(file: Path) -> Pixels:
    with pdfium.PdfDocument(file) as pdf:
        (page,) = pdf
        (picture,) = page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE])
        return np.asarray(picture.get_bitmap().to_pil().convert("L"))


Digit = tuple[int, int, int]  # middle and top and bottom of its ink, in pixels


def _donated(page: Pixels, change: Change) -> dict[str, Digit]:
    """Each digit that the table has, from the nearest row that has it, since rows may differ in weight."""
    farthest_first = sorted(change.donors, key=lambda donor: -abs(donor.row - change.spot.row))
    return {digit: place for donor in farthest_first for digit, place in _digits(page, donor)}


def _digits(page: Pixels, spot: Spot) -> list[tuple[str, Digit]]:
    """The digits of a number that stands alone in a cell, from left to right."""
    assert spot.box and spot.text.isdigit()
    left, top, ink = _ink(page, spot.box)
    edges = np.flatnonzero(np.diff(np.concatenate(([0], ink.any(axis=0).astype(int), [0]))))
    found = []
    for start, stop in zip(edges[::2], edges[1::2], strict=True):
        rows = np.flatnonzero(ink[:, start:stop].any(axis=1))
        found.append((left + int(start + stop) // 2, top + int(rows[0]), top + int(rows[-1])))
    assert len(found) == len(spot.text), f"{len(found)} pieces of ink for '{spot.text}'"
    return list(zip(spot.text, found, strict=True))


def _ink(page: Pixels, box: Box) -> tuple[int, int, NDArray[np.bool_]]:
    """Where a cell's inside begins, and which of its pixels are dark."""
    left, top, right, bottom = (round(edge * _DPI / 72) for edge in box)
    left, top, right, bottom = left + _FRAME, top + _FRAME, right - _FRAME, bottom - _FRAME
    inside = page[top:bottom, left:right]
    return left, top, inside < (int(inside.min()) + int(np.median(inside))) // 2


def _paste(source: Pixels, donor: Digit, target: Pixels, place: Digit) -> None:
    """The donor's ink with a little room around it, set on the foot of the digit that it replaces."""
    height = max(donor[2] - donor[1], place[2] - place[1]) + _ROOM
    width = round(height * 0.33)
    (from_x, _, from_y), (to_x, _, to_y) = donor, place
    rows, columns = slice(-height, _ROOM + 1), slice(-width, width + 1)
    target[_moved(rows, to_y), _moved(columns, to_x)] = source[_moved(rows, from_y), _moved(columns, from_x)]


def _moved(span: slice, by: int) -> slice:
    return slice(span.start + by, span.stop + by)
