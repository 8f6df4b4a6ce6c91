"""Numbers in workbooks: XLSX with openpyxl, XLS by its records, ODS by its XML."""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

import olefile
import openpyxl
from openpyxl.utils.cell import coordinate_to_tuple

from tests.end_to_end.edits import Change
from tests.end_to_end.edits.containers import change_member

_BOUNDSHEET, _EOF, _RK, _MULRK, _NUMBER = 0x85, 0x0A, 0x27E, 0xBD, 0x203


def xlsx(file: Path | BinaryIO, changes: Sequence[Change]) -> None:
    """Cells keep their kind: a number stays a number, a number stored as text stays text."""
    book = openpyxl.load_workbook(file)
    for change in changes:
        cell = book[change.spot.sheet][change.spot.ref]
        assert str(cell.value) == change.spot.text
        cell.value = type(cell.value)(change.new)
    if not isinstance(file, Path):
        file.seek(0)
        file.truncate()
    book.save(file)


def xlsx_bytes(content: bytes, changes: Sequence[Change]) -> bytes:
    """A workbook that lies in something else."""
    file = io.BytesIO(content)
    xlsx(file, changes)
    return file.getvalue()


def ods(file: Path, changes: Sequence[Change]) -> None:
    """The value and its text, which must stand in the file once."""

    def edit(content: bytes) -> bytes:
        text = content.decode("utf-8")
        for change in changes:
            cell = rf'(office:value="){change.spot.text}("[^>]*><text:p>){change.spot.text}(</text:p>)'
            text, times = re.subn(cell, rf"\g<1>{change.new}\g<2>{change.new}\g<3>", text)
            assert times == 1
        return text.encode("utf-8")

    change_member(file, "content.xml", edit)


def xls(file: Path, changes: Sequence[Change]) -> None:
    """The whole numbers of an Excel 97 workbook lie in fields of four or eight bytes, and are written over."""
    with olefile.OleFileIO(file, write_mode=True) as package:
        stream = bytearray(package.openstream("Workbook").read())
        for change in changes:
            assert change.spot.sheet and change.spot.ref
            row, column = (position - 1 for position in coordinate_to_tuple(change.spot.ref))
            field = _field(stream, change.spot.sheet, row, column)
            assert struct.unpack(field.form, stream[field.slice])[0] == field.encode(int(change.spot.text))
            stream[field.slice] = struct.pack(field.form, field.encode(int(change.new)))
        package.write_stream("Workbook", bytes(stream))


class _Field:
    """Where a number's bytes lie: an RK, whose lowest bits say 'whole number', or an eight-byte float."""

    def __init__(self, start: int, *, is_rk: bool) -> None:
        self.form = "<I" if is_rk else "<d"
        self.slice = slice(start, start + struct.calcsize(self.form))
        self._is_rk = is_rk

    def encode(self, number: int) -> float:
        return number << 2 | 2 if self._is_rk else float(number)


def _field(stream: bytes | bytearray, sheet: str, row: int, column: int) -> _Field:
    for kind, start, size in _records(stream, _sheet_start(stream, sheet)):
        if kind not in {_RK, _MULRK, _NUMBER}:
            continue
        found_row, first = struct.unpack_from("<HH", stream, start)
        count = (size - 6) // 6 if kind == _MULRK else 1
        if found_row == row and first <= column < first + count:
            # A record opens with row and column; each number follows the two bytes of its format.
            number = start + 6 + 6 * (column - first)
            return _Field(number, is_rk=kind != _NUMBER)
    raise AssertionError(f"no number in row {row}, column {column} of '{sheet}'")


def _sheet_start(stream: bytes | bytearray, sheet: str) -> int:
    for kind, start, _ in _records(stream, 0):
        if kind == _BOUNDSHEET:
            (offset,) = struct.unpack_from("<I", stream, start)
            length, is_wide = stream[start + 6], stream[start + 7] & 1
            name = stream[start + 8 : start + 8 + length * (2 if is_wide else 1)]
            if name.decode("utf-16-le" if is_wide else "latin-1") == sheet:
                return int(offset)
    raise AssertionError(f"no sheet '{sheet}'")


def _records(stream: bytes | bytearray, position: int) -> Iterator[tuple[int, int, int]]:
    """Kind, start of content and size of each record up to the end of the part that begins at `position`."""
    while position + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, position)
        yield kind, position + 4, size
        if kind == _EOF:
            return
        position += 4 + size
