"""Native PDFs become documents: tables of cells and lines of prose, in reading order.

What belongs here: opening the file, the order of the steps, and what comes of a file that can't be read. What
does not: the steps themselves (`pages`, `pictures`, `words`, `ruled`, `aligned`, `choose`, `joining`, `prose`)
and reading images (`pipeline.extract.scan`).
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from pipeline.extract.hidden import Hidden, shown_document
from pipeline.extract.outcomes import failed
from pipeline.extract.pdf.beside import tally_attached, tally_carried, tally_pages
from pipeline.extract.pdf.choose import read_sections
from pipeline.extract.pdf.grid import Grid, GridCell
from pipeline.extract.pdf.joining import JoinedTable, Part, join_parts
from pipeline.extract.pdf.pages import PageContent, UnreadablePageError, read_page
from pipeline.extract.pdf.pictures import is_scan, read_pasted, read_scan
from pipeline.extract.pdf.prose import PlacedLine, body_size, furniture, is_heading, read_lines
from pipeline.extract.pdf.words import around, read_words, slanted_text, split_underlines
from pipeline.model import Box, Cell, Document, Finding, Line, Place, Table

MEDIA_TYPE = "application/pdf"

_ONLY_ADOBE = "It is a form that only Adobe's programs show: open it there, print it to PDF and add the copy."

_MOST_PAGES = 2_000
_TOO_MANY_PAGES = (
    f"It has more than {_MOST_PAGES:,} pages: print those that answer to a PDF of their own and add the copy."
)


@dataclass(frozen=True, slots=True)
class _NativePage:
    """A page read from its characters, in reading order; `pasted` is what its pictures hold."""

    content: PageContent
    blocks: tuple[Grid | PlacedLine, ...]
    pasted: tuple[Line | Table, ...]
    findings: tuple[Finding, ...]

    @property
    def grids(self) -> list[Grid]:
        return [block for block in self.blocks if isinstance(block, Grid)]

    @property
    def lines(self) -> list[PlacedLine]:
        return [block for block in self.blocks if isinstance(block, PlacedLine)]


@dataclass(frozen=True, slots=True)
class _ScannedPage:
    """A page read from its picture."""

    content: PageContent
    blocks: tuple[Line | Table, ...]


def read_pdf(content: Path, reply_id: str, media_type: str = MEDIA_TYPE, released: bool = False) -> Document:
    """Reads a PDF as it is displayed.

    The outcome is `read`, `empty` (nothing on any page), `encrypted` (a password is needed), `unsupported` (a form
    that only Adobe's programs show) or `unreadable` (damaged or cut off), with the reason; `quarantined` and `released`
    as for `shown_document`. Boxes are in PDF points from the top left of the displayed page. Text that can't be seen
    is left out and reported as `hidden_data`, kind, place and amount only.
    """
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        return failed(reply_id, MEDIA_TYPE, *_why_closed())
    try:
        pages = len(document)
        if pages == 0:
            return failed(reply_id, MEDIA_TYPE, "unreadable", "The PDF is damaged: it has no pages.")
        if pages > _MOST_PAGES:
            return failed(reply_id, MEDIA_TYPE, "too_large", _TOO_MANY_PAGES, pages=pages)
        if _is_cut_off(content):
            return failed(reply_id, MEDIA_TYPE, "unreadable", "The PDF is cut off: its end is missing.", pages=pages)
        if document.get_formtype() == pdfium.FORMTYPE_XFA_FULL:
            return failed(reply_id, MEDIA_TYPE, "unsupported", _ONLY_ADOBE, pages=pages)
        document.init_forms()
        hidden = tally_attached(document)
        tally_carried(document, content, hidden)
        empty: set[bytes] = set()
        read = [_read_page(document, number, empty) for number in range(1, pages + 1)]
    except UnreadablePageError as error:
        return failed(reply_id, MEDIA_TYPE, "unreadable", f"The PDF is damaged: {error}.", pages=pages)
    finally:
        document.close()
    return _assembled(read, reply_id, hidden, released)


def _why_closed() -> tuple[str, str]:
    if pdfium.FPDF_GetLastError() in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
        return "encrypted", "The PDF is protected by a password."
    return "unreadable", "The PDF is damaged, or is no PDF."


def _is_cut_off(content: Path) -> bool:
    """Whether the mark that ends a PDF is missing from the file's last part."""
    with content.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - 8192))
        return b"%%EOF" not in file.read()


def _read_page(document: Any, number: int, empty: set[bytes]) -> _NativePage | _ScannedPage:
    content = read_page(document, number)
    if is_scan(content):
        return _ScannedPage(content, read_scan(document, content))
    words, level = split_underlines(read_words(content), content.level)
    blocks: list[Grid | PlacedLine] = []
    for section in read_sections(words, level, content.upright, content.drawings):
        part: list[Grid | PlacedLine] = [*section.grids, *read_lines(section.words, number)]
        blocks += sorted(part, key=lambda block: (block.box[1], block.box[0]))
    if watermark := slanted_text(content):
        blocks.append(PlacedLine(number, watermark, (0, 0, content.width, content.height), 0.0, False, ()))
    return _NativePage(content, tuple(blocks), *read_pasted(document, content, empty))


def _assembled(pages: Sequence[_NativePage | _ScannedPage], reply_id: str, hidden: Hidden, released: bool) -> Document:
    """The pages' parts as one document, tables over pages joined."""
    native = {page.content.number: page for page in pages if isinstance(page, _NativePage)}
    contents = {number: page.content for number, page in native.items()}
    lines = [line for page in native.values() for line in page.lines]
    heights = [_height(page) for page in pages]
    fixed = {id(lines[index]) for index in furniture(lines, heights)}
    size = body_size(lines)
    joined = join_parts(_parts(native.values(), fixed))
    owners = {id(table.parts[0].grid): table for table in joined}

    blocks: list[Line | Table] = []
    for _, run in itertools.groupby(pages, type):
        together = list(run)
        blocks += _scanned([page for page in together if isinstance(page, _ScannedPage)])
        for page in together:
            if isinstance(page, _NativePage):
                blocks += _page_blocks(page, owners, contents, fixed, size)
    tally_pages([page.content for page in pages], set(native), hidden)
    findings = [finding for page in native.values() for finding in page.findings]
    return shown_document(reply_id, MEDIA_TYPE, blocks, hidden, released, (*findings, *_doubts(blocks)), len(pages))


def _scanned(pages: Sequence[_ScannedPage]) -> list[Line | Table]:
    """The blocks of scanned pages that follow each other."""
    if not pages:
        return []
    from pipeline.extract import scan  # noqa: PLC0415

    return scan.joined(page.blocks for page in pages)


def _doubts(blocks: Sequence[Line | Table]) -> tuple[Finding, ...]:
    """What the reader of scans is not sure of."""
    seen = [block for block in blocks if (block.cells[0] if isinstance(block, Table) else block).confidence is not None]
    if not seen:
        return ()
    from pipeline.extract import scan  # noqa: PLC0415

    return scan.doubts(seen)


def _height(page: _NativePage | _ScannedPage) -> float:
    return page.content.height if isinstance(page, _NativePage) else 0.0


def _parts(pages: Any, fixed: set[int]) -> list[Part]:
    """Each page's tables, with whether prose other than furniture stands above the first and below the last."""
    parts = []
    for page in pages:
        prose = [line.box for line in page.lines if id(line) not in fixed]
        for grid in page.grids:
            others = prose + [other.box for other in page.grids if other is not grid]
            parts.append(
                Part(
                    page=page.content.number,
                    grid=grid,
                    first=not any(box[1] < grid.box[1] for box in others),
                    last=not any(box[3] > grid.box[3] for box in others),
                )
            )
    return parts


def _page_blocks(
    page: _NativePage,
    owners: dict[int, JoinedTable],
    contents: dict[int, PageContent],
    fixed: set[int],
    size: float,
) -> list[Line | Table]:
    """Lines and tables of a page in reading order, what its pictures hold where they stand; a table that began on an
    earlier page is not repeated."""
    blocks: list[Line | Table] = []
    waiting = sorted(page.pasted, key=_top)
    for block in page.blocks:
        top = page.content.shown_box(block.box)[1]
        while waiting and _top(waiting[0]) < top:
            blocks.append(waiting.pop(0))
        if isinstance(block, PlacedLine):
            place = Place(page=block.page, box=page.content.shown_box(block.box))
            blocks.append(Line(block.text, place, _role(block, fixed, size), block.marks))
        elif table := owners.get(id(block)):
            blocks.append(_table(table, contents))
    return blocks + waiting


def _top(block: Line | Table) -> float:
    return block.place.box[1] if block.place.box else 0.0


def _role(line: PlacedLine, fixed: set[int], size: float) -> str:
    if id(line) in fixed or not line.size:
        return "furniture"
    return "heading" if is_heading(line, size) else "body"


def _table(table: JoinedTable, contents: dict[int, PageContent]) -> Table:
    first = table.parts[0]
    return Table(
        index=0,
        cells=tuple(_cell(cell, number, contents[number]) for number, cell in table.cells),
        place=Place(page=first.page, box=contents[first.page].shown_box(first.grid.box)),
        finder=first.grid.finder,
    )


def _cell(cell: GridCell, number: int, content: PageContent) -> Cell:
    struck = bool(cell.words) and all(word.struck for word in cell.words)
    if not struck and any(word.struck for word in cell.words):
        # Beside what stands, what is struck through has been replaced by it.
        cell = replace(cell, words=tuple(word for word in cell.words if not word.struck))
    text = cell.text
    letters = sum(len(word.text) for word in cell.words)
    return Cell(
        row=cell.row,
        col=cell.col,
        text=text,
        place=Place(page=number, box=content.shown_box(_holding(cell))),
        row_span=cell.row_span,
        col_span=cell.col_span,
        kind="text" if text else "blank",
        marks=tuple(mark for word in cell.words for mark in (*word.lead, *word.marks)),
        struck=struck,
        bold=bool(letters) and sum(len(word.text) for word in cell.words if word.bold) * 2 > letters,
    )


def _holding(cell: GridCell) -> Box:
    """A cell's box, as wide as its words: headings may be wider than the columns that white space shows."""
    if not cell.words:
        return cell.box
    left, top, right, bottom = around(cell.words)
    return (min(cell.box[0], left), min(cell.box[1], top), max(cell.box[2], right), max(cell.box[3], bottom))
