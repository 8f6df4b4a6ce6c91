"""CSV, TSV and text files: any encoding, any delimiter, with prose before, between and after the rows.

What belongs here: decoding, and rows of fields. What does not: what separates them (`intake.delimiter`), where a
table begins and ends among them (`grid`), or text whose columns are aligned by spaces (`aligned_text`).
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

from pipeline.extract.aligned_text import text_blocks
from pipeline.extract.grid import SheetCell, sheet_blocks
from pipeline.extract.marks import split_marks
from pipeline.extract.outcomes import UnreadableError, opened
from pipeline.extract.spacing import one_line
from pipeline.intake.delimiter import find_delimiter
from pipeline.intake.media_type import text_encoding
from pipeline.model import Document

_LARGEST = 200 * 1024 * 1024
_LARGEST_FIELD = 1 << 20


def read_delimited(content: Path, reply_id: str, media_type: str) -> Document:
    """Reads the text file at `content`, as rows of fields if it has a delimiter, else as prose."""
    text = decoded(_bytes(content))
    delimiter = find_delimiter(text)
    if delimiter is None:
        return opened(reply_id, media_type, text_blocks(text.splitlines()), pages=1)
    cells = []
    for row, fields in enumerate(_rows(text, delimiter)):
        for col, field in enumerate(fields):
            shown, marks = split_marks(_unwrapped(field))
            if shown:
                cells.append(SheetCell(row, col, shown, marks=marks))
    return opened(reply_id, media_type, sheet_blocks(cells, None, finder="delimited"), pages=1)


def decoded(data: bytes, charset: str | None = None) -> str:
    """Text from bytes: by the charset that is stated if it fits, else by what the bytes look like."""
    for encoding in (charset, text_encoding(data)):
        if encoding is not None:
            try:
                return data.decode(encoding).removeprefix("\ufeff").replace("\x00", "")
            except (LookupError, UnicodeDecodeError):
                continue
    return data.decode("cp1252", "replace").replace("\x00", "")


def _bytes(content: Path) -> bytes:
    if content.stat().st_size > _LARGEST:
        raise UnreadableError(f"It is larger than {_LARGEST >> 20} MiB.", "too_large")
    return content.read_bytes()


def _rows(text: str, delimiter: str) -> list[list[str]]:
    csv.field_size_limit(_LARGEST_FIELD)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise UnreadableError("Its fields are too large or not properly quoted.") from error


def _unwrapped(field: str) -> str:
    """A field without the `="..."` that keeps a spreadsheet from making a number of it."""
    field = "\n".join(one_line(line) for line in field.strip().splitlines())
    return field[2:-1] if field.startswith('="') and field.endswith('"') else field
