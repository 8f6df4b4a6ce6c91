"""XLS: the old binary workbooks.

What belongs here: the calls of xlrd, which alone of the permissive readers tells formats and visibility, and
the pivot caches that it passes over. What does not: what becomes of cells (`sheets`).
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import olefile  # type: ignore[import-untyped]
import xlrd  # type: ignore[import-untyped]

from pipeline.extract.carried import tally_programs
from pipeline.extract.hidden import (
    BLACK,
    BLACKED_OUT,
    FAINT,
    SMALLEST,
    WHITE,
    Colour,
    Hidden,
    blends,
    is_dark,
    look_like_records,
    plural,
    tally_objects,
)
from pipeline.extract.marks import join_runs
from pipeline.extract.outcomes import UnreadableError
from pipeline.extract.sheets import Sheet, Style, Text, workbook_document
from pipeline.model import Document, Place

_SUPERSCRIPT = 1
_BOLD = 700
_SOLID, _TWIPS = 1, 20
_PASSWORD_WORDS = ("encrypt", "password")
_PIVOT_RECORD, _PIVOT_SOURCE = 0x00C8, 0x0051
_THIS_WORKBOOK = 2


def read_xls(content: Path, reply_id: str, media_type: str, released: bool = False) -> Document:
    """Reads what shows of the workbook at `content`; `quarantined` and `released` as for `workbook_document`."""
    book = _open(content)
    hidden = Hidden()
    sheets = [_read_sheet(book, sheet) for sheet in book.sheets()]
    for sheet in book.sheets():
        hidden.count(len(sheet.cell_note_map), "comment", "left out", Place(sheet=sheet.name))
    _tally_package(content, {sheet.name.lower() for sheet in sheets if sheet.shows}, hidden)
    return workbook_document(reply_id, media_type, sheets, hidden, released)


def _open(content: Path) -> Any:
    try:
        return xlrd.open_workbook(str(content), formatting_info=True, logfile=io.StringIO())
    except MemoryError:
        raise
    except Exception as error:
        # The library checks little of what it reads: damage shows as almost any error.
        if isinstance(error, xlrd.XLRDError) and any(word in str(error).lower() for word in _PASSWORD_WORDS):
            raise UnreadableError("The workbook is protected by a password.", "encrypted") from error
        raise UnreadableError("The workbook is damaged, or of a kind that Excel itself no longer opens.") from error


def _read_sheet(book: Any, source: Any) -> Sheet:
    sheet = Sheet(source.name, not source.visibility, bool(book.datemode))
    sheet.hidden_rows = {row for row, info in source.rowinfo_map.items() if info.hidden or info.height == 0}
    sheet.hidden_cols = {col for col, info in source.colinfo_map.items() if info.hidden or info.width == 0}
    sheet.spans = {(r0, c0): (r1 - r0, c1 - c0) for r0, r1, c0, c1 in source.merged_cells}
    styles: dict[int, Style] = {}
    for row in range(source.nrows):
        for col in range(source.row_len(row)):
            kind = source.cell_type(row, col)
            if kind not in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
                index = source.cell_xf_index(row, col)
                if index not in styles:
                    styles[index] = _style(book, index)
                _add(book, source, sheet, (row, col), styles[index])
    return sheet


def _add(book: Any, source: Any, sheet: Sheet, at: tuple[int, int], style: Style) -> None:
    raw = source.cell_value(*at)
    match source.cell_type(*at):
        case xlrd.XL_CELL_TEXT:
            sheet.add_text(at, _text(book, source, at, raw), style)
        case xlrd.XL_CELL_BOOLEAN:
            sheet.add_boolean(at, bool(raw), style)
        case xlrd.XL_CELL_ERROR:
            sheet.add_error(at, xlrd.error_text_from_code.get(raw, "#ERROR"), style)
        case _:
            sheet.add_number(at, float(raw), style)


def _style(book: Any, index: int) -> Style:
    if not 0 <= index < len(book.xf_list):
        return Style()
    xf = book.xf_list[index]
    form = book.format_map.get(xf.format_key)
    code = form.format_str if form and form.format_str else "General"
    if not 0 <= xf.font_index < len(book.font_list):
        return Style(code)
    font = book.font_list[xf.font_index]
    return Style(
        code, bool(font.bold or font.weight >= _BOLD), bool(font.struck_out), _unseen(book, font, xf.background)
    )


def _unseen(book: Any, font: Any, background: Any) -> str:
    """Why text in that font doesn't show, as the end of a finding; nothing where it does."""
    if 0 < font.height < SMALLEST * _TWIPS:
        return "too small to be read, left out"
    ink = book.colour_map.get(font.colour_index) or BLACK
    ground: Colour | None = WHITE
    if background.fill_pattern:
        solid = background.fill_pattern == _SOLID
        ground = book.colour_map.get(background.pattern_colour_index) if solid else None
    if ground is None or not blends(ink, ground):
        return ""
    return BLACKED_OUT if is_dark(ground) else FAINT


def _text(book: Any, source: Any, at: tuple[int, int], raw: str) -> Text:
    runs = source.rich_text_runlist_map.get(at) or []
    edges = [0, *(offset for offset, _ in runs), len(raw)]
    fonts = [None, *(book.font_list[font] if 0 <= font < len(book.font_list) else None for _, font in runs)]
    pieces = [(raw[start:end], font) for start, end, font in zip(edges, edges[1:], fonts, strict=False)]
    struck = all(_is_out(font) for text, font in pieces if text.strip())
    # Beside what stands, what is struck through has been replaced by it.
    standing = [(text, font) for text, font in pieces if struck or not _is_out(font)]
    text, marks = join_runs((text, font is not None and font.escapement == _SUPERSCRIPT) for text, font in standing)
    return Text(text, marks, struck and bool(text.strip()))


def _is_out(font: Any) -> bool:
    return font is not None and bool(font.struck_out)


# ---------------------------------------------------------------- beside the sheets


def _tally_package(content: Path, visible: set[str], hidden: Hidden) -> None:
    """Tallies embedded files, and the copies of data that pivot tables keep, unless all are of sheets that show."""
    if not olefile.isOleFile(str(content)):
        return
    try:
        with olefile.OleFileIO(str(content)) as package:
            tally_objects((entry for entry in package.listdir() if entry[0].startswith("MBD")), 1, hidden)
            tally_programs(package.listdir(), hidden)
            caches = [entry for entry in package.listdir() if entry[0] == "_SX_DB_CUR"]
            count = sum(
                kind == _PIVOT_RECORD for entry in caches for kind, _ in _records(package.openstream(entry).read())
            )
            stream = "Workbook" if package.exists("Workbook") else "Book"
            sources = [data for kind, data in _records(package.openstream(stream).read()) if kind == _PIVOT_SOURCE]
    except OSError:
        return
    if count and not (sources and all(_source_sheet(data) in visible for data in sources)):
        what = f"A pivot table keeps a copy of {plural(count, 'record')} that it was made from."
        hidden.add(what, records=look_like_records([(2, 1)] * count))


def _records(data: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 4 <= len(data):
        kind, size = struct.unpack_from("<HH", data, at)
        yield kind, data[at + 4 : at + 4 + size]
        at += 4 + size


def _source_sheet(data: bytes) -> str:
    """The sheet of this workbook that a pivot table was made from, in lower case; empty for any other source."""
    if len(data) < 10:
        return ""
    (length,) = struct.unpack_from("<H", data, 6)
    wide = bool(data[8] & 1)
    text = data[9 : 9 + length * (2 if wide else 1)].decode("utf-16-le" if wide else "cp1252", "replace")
    return text[1:].lower() if text[:1] == chr(_THIS_WORKBOOK) else ""
