"""Pictures on a PDF page: which pages are scans, and what print the pictures on other pages hold.

What belongs here: what is read from its picture and what from its characters, and someone else's reading of a scan (the
text layer of a searchable PDF) as a witness against ours. What does not: reading a picture (`pipeline.extract.scan`).
Pictures are looked at as the page shows them, so that nothing under a black box or a note is ever read.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from pipeline.extract.pdf.chars import Chars
from pipeline.extract.pdf.pages import PageContent, native_dpi, picture
from pipeline.extract.pdf.sight import Image
from pipeline.model import Box, Cell, Finding, Line, Place, Table

Part = TypeVar("Part", Cell, Line)
Boxes = npt.NDArray[np.float64]

_DPI = 200
_COVER = 0.5
"""A page whose pictures cover this share of it, with hardly any characters, is a scan."""

_CHARS = 40
_UNMAPPED = 0.2
"""Where the file doesn't say what this share of a page's characters mean, the page is read as a picture."""

_WIDE, _HIGH = 100.0, 24.0
"""A picture smaller than this, in points, holds no table and no sentence."""

_TOUCHING = 2.0

_UNREADABLE = "A picture on a page of text seems to hold figures that could not be read: look at it."


def is_scan(content: PageContent) -> bool:
    """Whether what a person sees on the page is a picture, or characters that the file doesn't explain."""
    if content.chars and content.unmapped > _UNMAPPED * len(content.chars):
        return True
    if len(content.chars) > _CHARS:
        return False
    covered = sum((x1 - x0) * (bottom - top) for x0, top, x1, bottom in content.pictures)
    return covered > _COVER * content.width * content.height or (not content.chars and bool(content.pictures))


def read_scan(document: Any, content: PageContent) -> tuple[Line | Table, ...]:
    """A page read from its picture; where a text layer says other digits, the number is in doubt."""
    # Imported here, and below, because the engine behind it takes seconds to load, and few files need it.
    from pipeline.extract import scan  # noqa: PLC0415

    native = native_dpi(document, content.number) or _DPI
    image, dpi = picture(document, content.number, min(_DPI, native))
    return _witnessed(scan.read_page(image, dpi, content.number), content)


def read_pasted(
    document: Any, content: PageContent, empty: set[bytes]
) -> tuple[tuple[Line | Table, ...], tuple[Finding, ...]]:
    """The tables and sentences with numbers in the pictures of a page of characters, and a doubt on each picture that
    seems to hold figures which could not be read.

    The page's characters are painted out first: what stands on a picture is read once, and of a cell that they cover
    nothing is read. `empty` holds the digests of pictures without print, and takes more: letterheads come on each page.
    """
    regions = [content.shown_box(box) for box in _regions(content)]
    if not regions:
        return (), ()
    from pipeline.extract import scan  # noqa: PLC0415

    native = native_dpi(document, content.number) or _DPI
    image, dpi = picture(document, content.number, min(_DPI, native))
    typed = _shown_boxes(content.chars, content)
    typed = typed[np.logical_or.reduce([_within(typed, box) for box in regions])]
    image = _without(typed, image, dpi)
    blocks: list[Line | Table] = []
    findings: list[Finding] = []
    for box in regions:
        x0, top, x1, bottom = (round(edge * dpi / 72) for edge in box)
        part = image[max(0, top) : bottom, max(0, x0) : x1]
        digest = hashlib.sha256(part.tobytes()).digest()
        if digest in empty:
            continue
        read, doubtful = scan.read_part(part, dpi, content.number)
        if not read and not doubtful:
            empty.add(digest)
        blocks += [_uncovered(_moved(block, box), typed) for block in read]
        if doubtful:
            findings.append(Finding("low_confidence", _UNREADABLE, Place(page=content.number, box=box)))
    return _witnessed(blocks, content), tuple(findings)


def _regions(content: PageContent) -> list[Box]:
    """The pictures of a page, those that touch as one (programs cut pictures into bands), without the small ones."""
    merged: list[Box] = []
    for box in content.pictures:
        x0, top, x1, bottom = (
            max(box[0], 0.0),
            max(box[1], 0.0),
            min(box[2], content.width),
            min(box[3], content.height),
        )
        if x0 >= x1 or top >= bottom:
            continue
        touching = [other for other in merged if _touches(other, (x0, top, x1, bottom))]
        merged = [other for other in merged if other not in touching]
        corners = [*touching, (x0, top, x1, bottom)]
        merged.append(
            (
                min(c[0] for c in corners),
                min(c[1] for c in corners),
                max(c[2] for c in corners),
                max(c[3] for c in corners),
            )
        )
    return [box for box in merged if box[2] - box[0] >= _WIDE and box[3] - box[1] >= _HIGH]


def _touches(one: Box, other: Box) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across > -_TOUCHING and down > -_TOUCHING


def _moved(block: Line | Table, region: Box) -> Line | Table:
    """A block of a picture, on the page that the picture stands on."""

    def moved(place: Place) -> Place:
        if place.box is None:
            return place
        x0, top, x1, bottom = place.box
        left, upper = region[0], region[1]
        box = (round(x0 + left, 2), round(top + upper, 2), round(x1 + left, 2), round(bottom + upper, 2))
        return replace(place, box=box)

    if isinstance(block, Line):
        return replace(block, place=moved(block.place))
    cells = tuple(replace(cell, place=moved(cell.place)) for cell in block.cells)
    return replace(block, cells=cells, place=moved(block.place))


# ---------------------------------------------------------------- characters over a picture, and behind it


def _shown_boxes(chars: Chars, content: PageContent) -> Boxes:
    """A row (x0, top, x1, bottom) for each character, on the page as displayed."""
    rows = np.stack([chars.x0, chars.top, chars.x1, chars.bottom], axis=1)
    return rows if not content.turns else np.array([content.shown_box(row) for row in rows.tolist()]).reshape(-1, 4)


def _without(typed: Boxes, image: Image, dpi: int) -> Image:
    """The picture of a page, each character's box filled with what most of it shows: its ground."""
    painted = image.copy()
    for x0, top, x1, bottom in (typed * dpi / 72).tolist():
        area = np.s_[max(0, int(top) - 1) : int(bottom) + 2, max(0, int(x0) - 1) : int(x1) + 2]
        if image[area].size:
            painted[area] = np.median(image[area])
    return painted


def _within(boxes: Boxes, box: Box) -> npt.NDArray[np.bool_]:
    """Which boxes have their middle in one."""
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    inside: npt.NDArray[np.bool_] = (x >= box[0]) & (x <= box[2]) & (y >= box[1]) & (y <= box[3])
    return inside


def _uncovered(block: Line | Table, typed: Boxes) -> Line | Table:
    """A block of a picture; a cell that characters of the page stand on is one that could not be read."""
    if isinstance(block, Line) or not len(typed):
        return block
    from pipeline.extract import scan  # noqa: PLC0415

    cells = tuple(
        replace(cell, text=scan.UNREAD, kind="text", confidence=0.0, readings=(), marks=())
        if cell.place.box is not None and _within(typed, cell.place.box).any()
        else cell
        for cell in block.cells
    )
    return replace(block, cells=cells)


def _witnessed(blocks: Iterable[Line | Table], content: PageContent) -> tuple[Line | Table, ...]:
    """The blocks, in doubt where characters that nobody sees, which lie behind the picture, have other digits."""
    digits = content.unseen.only(np.array([text.isdigit() for text in content.unseen.texts], dtype=np.bool_))
    if not digits:
        return tuple(blocks)
    boxes = _shown_boxes(digits, content)
    return tuple(
        replace(block, cells=tuple(_doubted(cell, digits.texts, boxes) for cell in block.cells))
        if isinstance(block, Table)
        else _doubted(block, digits.texts, boxes)
        for block in blocks
    )


def _doubted(part: Part, texts: list[str], boxes: Boxes) -> Part:
    """A cell or line, in doubt where the layer has other digits in its box. What the layer says is not told: a person
    can't see it on the page."""
    if part.place.box is None or part.confidence is None:
        return part
    said = "".join(texts[index] for index in np.flatnonzero(_within(boxes, part.place.box)).tolist())
    own = _digits(part.text)
    if not said or said in {own, own + _digits("".join(part.marks))}:
        return part
    from pipeline.extract import scan  # noqa: PLC0415

    return replace(part, confidence=min(part.confidence, scan.DOUBTED))


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)
