"""The picture of a cell: the place a figure was read from, boxed, with its headings in sight.

Pages (PDF, scans) are shown as they are displayed, cut to the table around the cell; sheets, mails and Word tables
are drawn from what was read of them (`drawing`), and say that they are a drawing. What is hidden or blacked out is
not in the picture: a page is rendered as a person sees it, and a drawing holds only what was read.

What belongs here: which part of which page is shown, and the frame around it. What does not: which places a figure
rests on (`exhibits`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from pathlib import Path

from PIL import Image, ImageDraw

from pipeline.model import Box, Document, Table
from pipeline.release.drawing import draw_prose, draw_table
from pipeline.release.marks import COLOURS, EvidenceError, Mark, font, heading_rows, readable, rows_around, table_of

__all__ = ["EvidenceError", "Mark", "picture"]

# Pixels to a point, and the most pixels to a side, of a rendered page.
_SCALE, _LONGEST = 2.0, 4000.0
# In points: around what is cut out, up to which height a table is shown whole, and around a sentence.
_MARGIN, _TALL, _AROUND_SENTENCE = 14.0, 420.0, 48.0
# Strips of a page nearer to each other than this are one.
_NEAR = 10.0
_PAPER, _INK, _EDGE = "#ffffff", "#3c4043", "#9aa0a6"
_PAGED = frozenset({"application/pdf", "image/png", "image/jpeg", "image/tiff"})


def picture(content: Path, document: Document, marks: Sequence[Mark], caption: str = "") -> Image.Image:
    """A picture of the marks' places, each boxed in the colour of its role; the first decides which part is shown.

    `content` is the file as received, `document` what was read from it, `caption` a line above the picture. Raises
    EvidenceError where the file has no such place, or may not be shown.
    """
    if not marks:
        raise EvidenceError("No place was named.")
    if document.outcome == "quarantined":
        raise EvidenceError(f"The file is quarantined and not shown: {document.reason}")
    table = table_of(document, marks[0])
    if document.media_type in _PAGED and marks[0].place.page is not None:
        image = _page_picture(content, document.media_type, table, marks)
    elif table is not None:
        image = draw_table(table, marks)
    else:
        image = draw_prose(document, marks)
    return _framed(image, caption, marks)


def _page_picture(content: Path, media_type: str, table: Table | None, marks: Sequence[Mark]) -> Image.Image:
    page = marks[0].place.page or 1
    strips = _strips(table, page, marks)
    pages = {number: _rendered(content, media_type, number) for number in dict.fromkeys(n for n, _ in strips)}
    for mark in reversed(marks):
        box = mark.place.box
        if box is not None and mark.place.page in pages:
            image, scale = pages[mark.place.page]
            edges = [edge * scale + pad for edge, pad in zip(box, (-2, -2, 2, 2), strict=True)]
            ImageDraw.Draw(image).rectangle(edges, outline=COLOURS[mark.role], width=3)
    return _stacked([_cut(*pages[number], strip) for number, strip in strips])


def _rendered(content: Path, media_type: str, page: int) -> tuple[Image.Image, float]:
    """A page as it is displayed, and its pixels to a point."""
    if media_type != "application/pdf":
        from pipeline.extract.scan.image import frames  # noqa: PLC0415 - heavy, and only for pictures

        frame = next(islice(frames(content), page - 1, None), None)
        if frame is None:
            raise EvidenceError(f"There is no page {page} in this file.")
        return Image.fromarray(frame[0]).convert("RGB"), frame[1] / 72
    import pypdfium2  # noqa: PLC0415 - heavy, and only for PDFs

    with pypdfium2.PdfDocument(content) as pdf:
        if not 1 <= page <= len(pdf):
            raise EvidenceError(f"The file has {len(pdf)} pages, and no page {page}.")
        shown = pdf[page - 1]
        scale = min(_SCALE, _LONGEST / max(*shown.get_size(), 1.0))
        return shown.render(scale=scale).to_pil().convert("RGB"), scale


# ---------------------------------------------------------------- what to show of a page


def _strips(table: Table | None, page: int, marks: Sequence[Mark]) -> list[tuple[int, Box]]:
    """What to show, in points, each with its page: the table, or of a tall one its head and the rows around the marks.

    Of a table that began on an earlier page its head there is shown too; of a page without a named box, all.
    """
    boxes = [m.place.box for m in marks if m.place.page == page and m.place.box]
    cells = [c for c in table.cells if c.place.page == page and c.place.box] if table else []
    if table is None or not cells:
        whole = (0.0, 0.0, float("inf"), float("inf"))
        around = [(0.0, box[1] - _AROUND_SENTENCE, float("inf"), box[3] + _AROUND_SENTENCE) for box in boxes]
        return [(page, strip) for strip in _merged(around or [whole])]
    here = [mark for mark in marks if mark.place.page == page]
    left, top, right, bottom = _hull(c.place.box for c in cells if c.place.box)
    if bottom - top <= _TALL:
        own = [(left, top, right, bottom)]
    else:
        wanted = set(rows_around(table, here))
        rows = {c.row: _hull(d.place.box for d in cells if d.row == c.row and d.place.box) for c in cells}
        own = _merged([(left, box[1], right, box[3]) for row, box in sorted(rows.items()) if row in wanted])
    above: dict[int, list[Box]] = {}
    heading = heading_rows(table, here)
    for cell in table.cells:
        if cell.place.page is not None and cell.place.page < page and cell.row in heading and cell.place.box:
            above.setdefault(cell.place.page, []).append(cell.place.box)
    heads = [(number, _hull(parts)) for number, parts in sorted(above.items())]
    return [*heads, *((page, strip) for strip in own)]


def _merged(strips: Iterable[Box]) -> list[Box]:
    """Strips from top to bottom, those that touch taken together."""
    merged: list[Box] = []
    for strip in sorted(strips, key=lambda box: box[1]):
        if merged and strip[1] <= merged[-1][3] + _NEAR:
            merged[-1] = _hull([merged[-1], strip])
        else:
            merged.append(strip)
    return merged


def _hull(boxes: Iterable[Box]) -> Box:
    every = list(boxes)
    return min(b[0] for b in every), min(b[1] for b in every), max(b[2] for b in every), max(b[3] for b in every)


def _cut(image: Image.Image, scale: float, strip: Box) -> Image.Image:
    """The strip with a margin, as far as the page reaches."""
    left, top = (max(0.0, (edge - _MARGIN) * scale) for edge in strip[:2])
    right = min(float(image.width), (strip[2] + _MARGIN) * scale)
    bottom = min(float(image.height), (strip[3] + _MARGIN) * scale)
    if right - left < 1 or bottom - top < 1:
        raise EvidenceError("The place lies outside the page.")
    return image.crop((int(left), int(top), int(right), int(bottom)))


# ---------------------------------------------------------------- the frame


def _stacked(parts: Sequence[Image.Image]) -> Image.Image:
    """One below the other, with a bar between where something was left out."""
    gap = 8
    width, height = max(p.width for p in parts), sum(p.height for p in parts) + gap * (len(parts) - 1)
    result = Image.new("RGB", (width, height), _EDGE)
    top = 0
    for part in parts:
        result.paste(part, (0, top))
        top += part.height + gap
    return result


def _framed(image: Image.Image, caption: str, marks: Sequence[Mark]) -> Image.Image:
    """The picture under a line that says what it is of, above one that says what the colours mean."""
    text, small = font(14), font(13)
    is_whole_page = marks[0].place.page is not None and marks[0].place.box is None
    legend = () if is_whole_page else tuple(dict.fromkeys(mark.role for mark in marks))
    head, foot = 26 if caption else 0, 26 if legend else 0
    caption = readable(caption)
    key_width = sum(int(small.getlength(_MEANING[role])) + 44 for role in legend)
    width = max(image.width, int(text.getlength(caption)) + 20 if caption else 0, key_width + 10)
    result = Image.new("RGB", (width + 2, image.height + head + foot + 2), _EDGE)
    result.paste(_PAPER, (1, 1, width + 1, image.height + head + foot + 1))
    result.paste(image, (1, head + 1))
    draw = ImageDraw.Draw(result)
    draw.text((9, 5), caption, fill=_INK, font=text)
    left, top = 9, image.height + head + 5
    for role in legend:
        draw.rectangle((left, top + 2, left + 16, top + 14), outline=COLOURS[role], width=3)
        draw.text((left + 22, top), _MEANING[role], fill=_INK, font=small)
        left += int(small.getlength(_MEANING[role])) + 44
    return result


_MEANING: Mapping[str, str] = {
    "value": "the figure",
    "addend": "added up",
    "total": "a stated total",
    "witness": "says the same",
    "conflict": "says something else",
}
