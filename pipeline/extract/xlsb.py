"""XLSB: binary workbooks, as far as they can be read without their number formats.

What belongs here: the calls of calamine, and the format's own records of hidden rows and columns. What does
not: which cells make a table (`grid`).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from pipeline.extract.grid import SheetCell, sheet_blocks
from pipeline.extract.hidden import Hidden, tally_hidden_sheet, tally_hidden_within
from pipeline.extract.marks import split_marks
from pipeline.extract.number_format import show_number
from pipeline.extract.outcomes import UnreadableError, failed, opened
from pipeline.extract.package import Package
from pipeline.model import Document, Line, Place, Table

_ROW, _COLUMN = 0, 60
_ROW_HIDDEN, _COLUMN_HIDDEN = 0x10, 0x01
_MOST_COLUMNS = 16_384


def read_xlsb(content: Path, reply_id: str, media_type: str, released: bool = False) -> Document:
    """Reads what shows of the workbook at `content`; `quarantined` as for `workbook.read_workbook`."""
    hidden = Hidden()
    blocks: list[Line | Table] = []
    visible = 0
    with Package(content) as package:
        parts = _sheet_parts(package)
        book = _open(content)
        for metadata in book.sheets_metadata:
            if metadata.typ != SheetTypeEnum.WorkSheet:
                continue
            cells = list(_cells(book.get_sheet_by_name(metadata.name)))
            if metadata.visible != SheetVisibleEnum.Visible:
                tally_hidden_sheet(cells, metadata.name, hidden)
                continue
            visible += 1
            rows, cols = _hidden(package, parts.get(metadata.name))
            tally_hidden_within(cells, rows, cols, metadata.name, hidden)
            found = sheet_blocks(cells, metadata.name, rows, cols)
            if found:
                blocks += [Line(metadata.name, Place(sheet=metadata.name), "heading"), *found]
    if hidden.records and not released:
        return failed(reply_id, media_type, "quarantined", hidden.reason, hidden.findings)
    return opened(reply_id, media_type, blocks, hidden.findings, visible)


def _open(content: Path) -> Any:
    try:
        return CalamineWorkbook.from_path(str(content))
    except Exception as error:
        raise UnreadableError("The workbook is damaged.") from error


def _cells(sheet: Any) -> Iterator[SheetCell]:
    spans = {start: (end[0] - start[0] + 1, end[1] - start[1] + 1) for start, end in sheet.merged_cell_ranges or ()}
    first_row, first_col = sheet.start or (0, 0)
    for down, values in enumerate(sheet.to_python(skip_empty_area=True)):
        for across, value in enumerate(values):
            if value == "":
                continue
            at = (first_row + down, first_col + across)
            cell = _cell(at, value)
            rows, cols = spans.get(at, (1, 1))
            yield cell._replace(row_span=rows, col_span=cols)


def _cell(at: tuple[int, int], value: Any) -> SheetCell:
    if isinstance(value, bool):
        return SheetCell(*at, str(value).upper(), kind="boolean", value=value)
    if isinstance(value, (int, float)):
        number = int(value) if float(value).is_integer() else value
        return SheetCell(*at, show_number(number, "General").text, kind="number", value=number)
    if isinstance(value, (datetime, date)):
        return SheetCell(*at, value.strftime("%d/%m/%Y"), kind="date", value=value)
    if isinstance(value, (time, timedelta)):
        return SheetCell(*at, str(value), kind="date", value=str(value))
    text, marks = split_marks("\n".join(line.strip() for line in str(value).strip().splitlines()))
    return SheetCell(*at, text, value=str(value), marks=marks)


# ---------------------------------------------------------------- what is hidden


def _sheet_parts(package: Package) -> dict[str, str]:
    """Each sheet's part by the sheet's name, from the records of the workbook part."""
    part = package.main_part()
    targets = {relation.id: relation.target for relation in package.relations(part)}
    parts = {}
    for kind, data in _records(package.read(part)):
        if kind == 156 and len(data) >= 12:
            identity, at = _wide_string(data, 8)
            name, _ = _wide_string(data, at)
            parts[name] = targets.get(identity, "")
    return parts


def _hidden(package: Package, part: str | None) -> tuple[set[int], set[int]]:
    rows: set[int] = set()
    cols: set[int] = set()
    if not part or not package.has(part):
        return rows, cols
    for kind, data in _records(package.read(part)):
        if kind == _ROW and len(data) >= 12:
            row, _, height, _, flags = struct.unpack_from("<IIHBB", data)
            if flags & _ROW_HIDDEN or height == 0:
                rows.add(row)
        elif kind == _COLUMN and len(data) >= 18:
            first, last, width, _, flags = struct.unpack_from("<IIIIH", data)
            if flags & _COLUMN_HIDDEN or width == 0:
                cols.update(range(first, min(last + 1, _MOST_COLUMNS)))
    return rows, cols


def _records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The records of a binary part: type and content, both type and length being of variable width."""
    at = 0
    while at < len(data):
        kind, at = _varint(data, at, 2)
        size, at = _varint(data, at, 4)
        yield kind, data[at : at + size]
        at += size


def _varint(data: bytes, at: int, most: int) -> tuple[int, int]:
    number = 0
    for i in range(most):
        byte = data[at] if at < len(data) else 0
        at += 1
        number |= (byte & 0x7F) << (7 * i)
        if not byte & 0x80:
            break
    return number, at


def _wide_string(data: bytes, at: int) -> tuple[str, int]:
    (length,) = struct.unpack_from("<I", data, at)
    end = at + 4 + 2 * min(length, len(data))
    return data[at + 4 : end].decode("utf-16-le", "replace"), end
