"""The picture of a cell: the place a figure was read from, boxed, with its headings in sight.

Pages (PDF, scans) are shown as they are displayed, cut to the table around the cell; sheets, mails and Word tables
are drawn from what was read of them, with row and column letters, and say that they are a drawing. What is hidden
or blacked out is not in the picture: a page is rendered as a person sees it, and a drawing holds only what was read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont, ImageOps

from pipeline.model import Box, Cell, Document, Line, Place, Table

_SCALE = 2.0
_MARGIN = 14.0
_TALL = 420.0
_AROUND = 3
_HEAD_ROWS = 4
_AROUND_COLUMNS = 5
_LABEL_COLUMNS = 2
_LINE = 26
_GUTTER = 60
_COLOURS = {"value": "#c0172f", "addend": "#d9730d", "total": "#1d6fb8", "witness": "#2b8a3e", "conflict": "#8a2be2"}
_PLAIN = "#c0172f"
_PAGED = frozenset({"application/pdf", "image/png", "image/jpeg", "image/tiff"})


@dataclass(frozen=True, slots=True)
class Mark:
    """A place to box, and the part it plays (`value`, `addend`, `total`, `witness`, `conflict`)."""

    place: Place
    role: str = "value"
    table: int | None = None
    row: int | None = None
    col: int | None = None


class EvidenceError(Exception):
    """There is no such place in the file; the message says so."""


def picture(content: Path, document: Document, marks: Sequence[Mark]) -> Image.Image:
    """A picture of the first mark's place with all marks near it boxed.

    `content` is the file as received, `document` what was read from it. Raises EvidenceError where the file has no
    such place.
    """
    if not marks:
        raise EvidenceError("No place was named.")
    table = _table_of(document, marks[0])
    if document.media_type in _PAGED and marks[0].place.page is not None:
        return _page_picture(content, document.media_type, table, marks)
    if table is None:
        return _prose_drawing(document, marks[0])
    return _table_drawing(table, marks)


def _table_of(document: Document, mark: Mark) -> Table | None:
    if mark.table is not None:
        return next((t for t in document.tables if t.index == mark.table), None)
    for table in document.tables:
        if any(cell.place == mark.place for cell in table.cells):
            return table
    return None


# ---------------------------------------------------------------- pages


def _page_picture(content: Path, media_type: str, table: Table | None, marks: Sequence[Mark]) -> Image.Image:
    page = marks[0].place.page or 1
    image, scale = _rendered(content, media_type, page)
    boxes = [(m.place.box, m.role) for m in marks if m.place.page == page and m.place.box]
    if not boxes:
        return image
    draw = ImageDraw.Draw(image)
    for box, role in reversed(boxes):
        edges = tuple(edge * scale + pad for edge, pad in zip(box, (-2, -2, 2, 2), strict=True))
        draw.rectangle(edges, outline=_COLOURS.get(role, _PLAIN), width=3)
    strips = [_scaled(strip, scale, image.size) for strip in _strips(table, page, boxes[0][0])]
    return _stacked([image.crop(strip) for strip in strips])


def _rendered(content: Path, media_type: str, page: int) -> tuple[Image.Image, float]:
    if media_type != "application/pdf":
        with Image.open(content) as picture_file:
            picture_file.seek(page - 1)
            dpi = float(picture_file.info.get("dpi", (200.0, 200.0))[0]) or 200.0
            return picture_file.convert("RGB"), dpi / 72
    import pypdfium2  # noqa: PLC0415 - heavy, and only for PDFs

    with pypdfium2.PdfDocument(content) as pdf:
        if not 1 <= page <= len(pdf):
            raise EvidenceError(f"{content.name} has {len(pdf)} pages, and no page {page}.")
        return pdf[page - 1].render(scale=_SCALE).to_pil().convert("RGB"), _SCALE


def _strips(table: Table | None, page: int, box: Box) -> list[Box]:
    """What to show of a page, in points: the table, or of a tall one its head and the rows around the cell."""
    cells = [c for c in table.cells if c.place.page == page and c.place.box] if table else []
    if not cells:
        return [(0.0, box[1] - 60, float("inf"), box[3] + 60)]
    whole = _hull(c.place.box for c in cells if c.place.box)
    if whole[3] - whole[1] <= _TALL:
        return [whole]
    top_row = min(c.row for c in cells)
    head = _hull(c.place.box for c in cells if c.row <= top_row + 1 and c.place.box)
    row = next((c.row for c in cells if c.place.box == box), top_row)
    near = _hull(c.place.box for c in cells if abs(c.row - row) <= _AROUND and c.place.box)
    return [head, near] if near[1] > head[3] else [(head[0], head[1], head[2], near[3])]


def _hull(boxes: Iterable[Box]) -> Box:
    every = list(boxes)
    return min(b[0] for b in every), min(b[1] for b in every), max(b[2] for b in every), max(b[3] for b in every)


def _scaled(box: Box, scale: float, size: tuple[int, int]) -> tuple[int, int, int, int]:
    return (
        max(0, int((box[0] - _MARGIN) * scale)),
        max(0, int((box[1] - _MARGIN) * scale)),
        int(min(size[0], (box[2] + _MARGIN) * scale)),
        int(min(size[1], (box[3] + _MARGIN) * scale)),
    )


def _stacked(parts: Sequence[Image.Image]) -> Image.Image:
    gap = 10
    width, height = max(p.width for p in parts), sum(p.height for p in parts) + gap * (len(parts) - 1)
    result = Image.new("RGB", (width, height), "#9aa0a6")
    top = 0
    for part in parts:
        result.paste(part, (0, top))
        top += part.height + gap
    return ImageOps.expand(result, border=1, fill="#9aa0a6")


# ---------------------------------------------------------------- drawings


def _table_drawing(table: Table, marks: Sequence[Mark]) -> Image.Image:
    own = [m for m in marks if m.table in {None, table.index}]
    rows = _near(table.n_rows, marks[0].row or 0, _HEAD_ROWS, _AROUND)
    cols = _near(table.n_cols, marks[0].col or 0, _LABEL_COLUMNS, _AROUND_COLUMNS)
    font = ImageFont.load_default(15)
    lefts = [_GUTTER]
    for col in cols:
        lefts.append(lefts[-1] + _width(table, col, rows, font))
    tops = [_LINE * (n + 1) for n in range(len(rows) + 2)]
    image = Image.new("RGB", (lefts[-1] + 10, tops[-1] + 8), "white")
    draw = ImageDraw.Draw(image)
    draw.text((8, 5), f"Drawing of what was read: {table.place}", fill="#5f6368", font=ImageFont.load_default(13))
    for n, col in enumerate(cols):
        _box(draw, (lefts[n], tops[0], lefts[n + 1], tops[1]), _letters(table, col), font, fill="#eceff1")
    for n, row in enumerate(rows, start=1):
        _box(draw, (0, tops[n], _GUTTER, tops[n + 1]), _row_name(table, row), font, fill="#eceff1")
        for cell in (c for c in table.cells if c.row == row):
            shown = [i for i, col in enumerate(cols) if cell.col <= col < cell.col + cell.col_span]
            if shown:
                _box(draw, (lefts[shown[0]], tops[n], lefts[shown[-1] + 1], tops[n + 1]), _shown(cell), font)
    for mark in reversed(own):
        if mark.row in rows and mark.col in cols:
            n, i = rows.index(mark.row) + 1, cols.index(mark.col)
            draw.rectangle(
                (lefts[i], tops[n], lefts[i + 1], tops[n + 1]), outline=_COLOURS.get(mark.role, _PLAIN), width=3
            )
    return image


def _near(count: int, target: int, first: int, around: int) -> list[int]:
    """The numbers below `count` that are among the `first` or within `around` of `target`."""
    return [n for n in range(count) if n < first or abs(n - target) <= around]


def _prose_drawing(document: Document, mark: Mark) -> Image.Image:
    lines = [block for block in document.blocks if isinstance(block, Line)]
    at = next((i for i, line in enumerate(lines) if line.place == mark.place), None)
    if at is None:
        raise EvidenceError(f"There is no {mark.place} in this file.")
    shown = lines[max(0, at - 2) : at + 3]
    font = ImageFont.load_default(15)
    texts = [part for line in shown for part in _wrapped(line.text, 100)]
    image = Image.new("RGB", (900, 26 * (len(texts) + 1) + 8), "white")
    draw = ImageDraw.Draw(image)
    draw.text((8, 5), f"Drawing of what was read: {mark.place}", fill="#5f6368", font=ImageFont.load_default(13))
    top = 28
    for line in shown:
        parts = _wrapped(line.text, 100)
        for part in parts:
            draw.text((12, top), part, fill="black", font=font)
            top += 26
        if line.place == mark.place:
            draw.rectangle((4, top - 26 * len(parts) - 3, 896, top - 3), outline=_PLAIN, width=3)
    return image


def _box(
    draw: ImageDraw.ImageDraw,
    edges: Box,
    text: str,
    font: ImageFont.FreeTypeFont | ImageFont.ImageFont,
    fill: str = "white",
) -> None:
    draw.rectangle(edges, outline="#b0b4b8", fill=fill)
    draw.text((edges[0] + 5, edges[1] + 4), text, fill="black", font=font)


def _width(table: Table, col: int, rows: Sequence[int], font: ImageFont.FreeTypeFont | ImageFont.ImageFont) -> int:
    texts = [_shown(c) for c in table.cells if c.col == col and c.col_span == 1 and c.row in rows]
    return int(max([50.0, *(font.getlength(text) for text in texts)])) + 12


def _shown(cell: Cell) -> str:
    text = " ".join(cell.text.split())
    return text if len(text) <= 60 else f"{text[:57]}..."


def _letters(table: Table, col: int) -> str:
    ref = next((c.place.ref for c in table.cells if c.col == col and c.place.ref and c.place.ref[0].isalpha()), None)
    letters = "".join(character for character in ref or "" if character.isalpha() and character.isupper())
    return (
        letters if ref and ref == f"{letters}{ref[len(letters) :]}" and ref[len(letters) :].isdigit() else str(col + 1)
    )


def _row_name(table: Table, row: int) -> str:
    ref = next((c.place.ref for c in table.cells if c.row == row and c.place.ref), None)
    digits = "".join(character for character in ref or "" if character.isdigit())
    return digits if ref and ref.endswith(digits) and ref[: -len(digits)].isupper() else str(row + 1)


def _wrapped(text: str, width: int) -> list[str]:
    words, lines = text.split(), [""]
    for word in words:
        if len(lines[-1]) + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines
