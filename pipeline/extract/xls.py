"""XLS: the old binary workbooks, as a person sees them who opens one.

What belongs here: the calls of xlrd, which alone of the permissive readers tells formats and visibility.
What does not: which cells make a table (`grid`), or how a number is shown (`number_format`).
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import xlrd  # type: ignore[import-untyped]

from pipeline.extract.grid import SheetCell, sheet_blocks
from pipeline.extract.hidden import Hidden, plural, tally_hidden_sheet, tally_hidden_within
from pipeline.extract.marks import join_runs
from pipeline.extract.number_format import is_date_format, serial_to_date, show_date, show_number
from pipeline.extract.outcomes import UnreadableError, failed, opened
from pipeline.model import Document, Line, Place, Table, TypedValue

_SUPERSCRIPT = 1
_PASSWORD_WORDS = ("encrypt", "password")


def read_xls(content: Path, reply_id: str, media_type: str, released: bool = False) -> Document:
    """Reads what shows of the workbook at `content`; `quarantined` as for `workbook.read_workbook`."""
    book = _open(content)
    hidden = Hidden()
    blocks: list[Line | Table] = []
    visible = 0
    for sheet in book.sheets():
        cells = list(_cells(book, sheet, hidden))
        if sheet.visibility:
            tally_hidden_sheet(cells, sheet.name, hidden)
            continue
        visible += 1
        rows = {row for row, info in sheet.rowinfo_map.items() if info.hidden or info.height == 0}
        cols = {col for col, info in sheet.colinfo_map.items() if info.hidden or info.width == 0}
        tally_hidden_within(cells, rows, cols, sheet.name, hidden)
        found = sheet_blocks(cells, sheet.name, rows, cols)
        if found:
            blocks += [Line(sheet.name, Place(sheet=sheet.name), "heading"), *found]
    if hidden.records and not released:
        return failed(reply_id, media_type, "quarantined", hidden.reason, hidden.findings)
    return opened(reply_id, media_type, blocks, hidden.findings, visible)


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


def _cells(book: Any, sheet: Any, hidden: Hidden) -> Iterator[SheetCell]:
    spans = {(r0, c0): (r1 - r0, c1 - c0) for r0, r1, c0, c1 in sheet.merged_cells}
    covered = {
        (row, col)
        for r0, r1, c0, c1 in sheet.merged_cells
        for row in range(r0, min(r1, sheet.nrows))
        for col in range(c0, min(c1, sheet.ncols))
        if (row, col) != (r0, c0)
    }
    masked = 0
    for row in range(sheet.nrows):
        for col in range(sheet.row_len(row)):
            if (row, col) in covered:
                continue
            cell, masks = _cell(book, sheet, row, col)
            masked += masks
            if cell is not None:
                rows, cols = spans.get((row, col), (1, 1))
                yield cell._replace(row_span=rows, col_span=cols)
    if masked:
        hidden.add_masked(masked, Place(sheet=sheet.name))
    buried = sum(col < sheet.row_len(row) and bool(sheet.cell_value(row, col)) for row, col in covered)
    if buried:
        hidden.add(f"{plural(buried, 'cell')} under merged ones.", Place(sheet=sheet.name))


def _cell(book: Any, sheet: Any, row: int, col: int) -> tuple[SheetCell | None, bool]:
    """The cell as it shows, or None; and whether its format shows something other than its number."""
    kind, raw = sheet.cell_type(row, col), sheet.cell_value(row, col)
    if kind in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
        return None, False
    code, bold, struck = _looks(book, sheet, row, col)
    if kind == xlrd.XL_CELL_TEXT:
        text, marks = _text(book, sheet, row, col, raw)
        cell = SheetCell(row, col, text, value=raw, marks=marks, struck=struck, bold=bold) if text else None
        return cell, False
    if kind == xlrd.XL_CELL_BOOLEAN:
        return SheetCell(row, col, "TRUE" if raw else "FALSE", kind="boolean", value=bool(raw), bold=bold), False
    if kind == xlrd.XL_CELL_ERROR:
        return SheetCell(row, col, xlrd.error_text_from_code.get(raw, "#ERROR"), kind="error", bold=bold), False
    value: TypedValue = int(raw) if raw.is_integer() and abs(raw) < 2**53 else raw
    moment = serial_to_date(raw, bool(book.datemode), code) if is_date_format(code) else None
    if moment is None:
        shown, shown_kind = show_number(raw, code), "number"
    else:
        shown, shown_kind = show_date(moment, code), "date"
        value = str(moment) if isinstance(moment, timedelta) else moment
    if shown.hides:
        shown_kind, value = "text", None
    if not shown.text:
        return None, shown.hides
    return SheetCell(row, col, shown.text, kind=shown_kind, value=value, struck=struck, bold=bold), shown.hides


def _looks(book: Any, sheet: Any, row: int, col: int) -> tuple[str, bool, bool]:
    """A cell's format code, and whether it is bold and struck through."""
    index = sheet.cell_xf_index(row, col)
    if not 0 <= index < len(book.xf_list):
        return "General", False, False
    xf = book.xf_list[index]
    form = book.format_map.get(xf.format_key)
    font = book.font_list[xf.font_index] if 0 <= xf.font_index < len(book.font_list) else None
    bold = font is not None and (font.bold or font.weight >= 700)
    return (
        (form.format_str if form and form.format_str else "General"),
        bold,
        font is not None and bool(font.struck_out),
    )


def _text(book: Any, sheet: Any, row: int, col: int, raw: str) -> tuple[str, tuple[str, ...]]:
    runs = sheet.rich_text_runlist_map.get((row, col)) or []
    edges = [0, *(offset for offset, _ in runs), len(raw)]
    raised = [False, *(_is_raised(book, font) for _, font in runs)]
    pieces = [(raw[start:end], up) for start, end, up in zip(edges, edges[1:], raised, strict=False)]
    text, marks = join_runs(pieces)
    return "\n".join(line.strip() for line in text.strip().splitlines()), marks


def _is_raised(book: Any, font: int) -> bool:
    return 0 <= font < len(book.font_list) and book.font_list[font].escapement == _SUPERSCRIPT
