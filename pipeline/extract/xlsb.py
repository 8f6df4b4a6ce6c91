"""XLSB: binary workbooks, record by record.

What belongs here: the records of the format (MS-XLSB). What does not: what lies beside the sheets
(`workbook_parts`), or what becomes of cells (`sheets`).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pipeline.extract.carried import tally_carried
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
)
from pipeline.extract.marks import join_runs
from pipeline.extract.outcomes import UnreadableError
from pipeline.extract.package import Package
from pipeline.extract.sheets import BUILT_IN_FORMATS, Sheet, Style, Text, workbook_document
from pipeline.model import Document

_ROW, _COLUMN, _MERGE, _CELLS_END, _SHEET, _BOOK = 0, 60, 176, 146, 156, 153
_RK, _RICH_STRING, _SHARED = {2}, {62}, {7}
_REALS, _ERRORS, _BOOLEANS, _STRINGS = {5, 9}, {3, 11}, {4, 10}, {6, 8}
_CELLS = _RK | _RICH_STRING | _SHARED | _REALS | _ERRORS | _BOOLEANS | _STRINGS
_SHARED_ITEM, _FORMAT, _FONT, _FILL, _STYLE, _STYLES_BEGIN, _STYLES_END = 19, 44, 43, 45, 47, 617, 618
_PIVOT_RECORDS = {33, 34}
_ROW_HIDDEN, _COLUMN_HIDDEN, _DATES_OF_1904, _RICH = 0x10, 0x01, 0x01, 0x01
_STRUCK, _BOLD, _SUPERSCRIPT = 0x08, 600, 1
_OF_THEME, _TWIPS = 3, 20
_MOST_COLUMNS = 16_384
_ERROR_TEXTS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}


class _Font(NamedTuple):
    bold: bool = False
    struck: bool = False
    raised: bool = False
    ink: Colour | None = BLACK
    size: float = 11.0


class _Shared(NamedTuple):
    """What the sheets share."""

    strings: list[Text]
    fonts: list[_Font]
    styles: list[Style]


def read_xlsb(content: Path, reply_id: str, media_type: str, released: bool = False) -> Document:
    """Reads what shows of the workbook at `content`; `quarantined` and `released` as for `workbook_document`."""
    hidden = Hidden()
    with Package(content) as package:
        try:
            sheets = list(_sheets(package))
        except (struct.error, IndexError) as error:
            raise UnreadableError("The workbook is damaged.") from error
        _tally_parts(package, hidden)
        tally_carried(package, hidden)
        pictures = len(package.names("xl/media/"))
    return workbook_document(reply_id, media_type, sheets, hidden, released, pictures)


def _sheets(package: Package) -> Iterator[Sheet]:
    part = package.main_part()
    relations = package.relations(part)
    targets = {relation.id: relation for relation in relations}
    by_kind = {relation.kind: relation.target for relation in relations}
    fonts, styles = _read_styles(package, by_kind.get("styles", ""))
    shared = _Shared(_shared_strings(package, by_kind.get("sharedStrings", ""), fonts), fonts, styles)
    from_1904 = False
    for kind, data in _records(package.read(part)):
        if kind == _BOOK and data:
            from_1904 = bool(data[0] & _DATES_OF_1904)
        elif kind == _SHEET:
            identity, at = _wide(data, 8)
            name, _ = _wide(data, at)
            target = targets.get(identity)
            if target is not None and target.kind == "worksheet" and package.has(target.target):
                sheet = Sheet(name, data[:4] == bytes(4), from_1904)
                _read_sheet(package.read(target.target), sheet, shared)
                yield sheet


def _read_sheet(data: bytes, sheet: Sheet, shared: _Shared) -> None:
    row, whole = 0, False
    for kind, record in _records(data):
        whole = whole or kind == _CELLS_END
        if kind == _ROW:
            row, _, height, _, flags = struct.unpack_from("<IIHBB", record)
            if flags & _ROW_HIDDEN or height == 0:
                sheet.hidden_rows.add(row)
        elif kind == _COLUMN:
            first, last, width, _, column_flags = struct.unpack_from("<IIIIH", record)
            if column_flags & _COLUMN_HIDDEN or width == 0:
                sheet.hidden_cols.update(range(first, min(last + 1, _MOST_COLUMNS)))
        elif kind == _MERGE:
            top, bottom, left, right = struct.unpack_from("<IIII", record)
            sheet.spans[top, left] = (bottom - top + 1, right - left + 1)
        elif kind in _CELLS:
            (col,) = struct.unpack_from("<I", record)
            _add(sheet, (row, col), kind, record[4:], shared)
    if not whole:
        raise UnreadableError("A sheet of the workbook is cut short.")


def _add(sheet: Sheet, at: tuple[int, int], kind: int, record: bytes, shared: _Shared) -> None:
    look = int.from_bytes(record[:3], "little")
    style = shared.styles[look] if look < len(shared.styles) else Style()
    data = record[4:]
    if kind in _RK:
        sheet.add_number(at, _rk(data), style)
    elif kind in _REALS:
        sheet.add_number(at, struct.unpack_from("<d", data)[0], style)
    elif kind in _ERRORS:
        sheet.add_error(at, _ERROR_TEXTS.get(data[0], "#ERROR"), style)
    elif kind in _BOOLEANS:
        sheet.add_boolean(at, bool(data[0]), style)
    elif kind in _SHARED:
        (index,) = struct.unpack_from("<I", data)
        sheet.add_text(at, shared.strings[index] if index < len(shared.strings) else Text(""), style)
    elif kind in _RICH_STRING:
        sheet.add_text(at, _rich(data, shared.fonts), style)
    else:
        sheet.add_text(at, Text(_wide(data, 0)[0]), style)


def _rk(data: bytes) -> float:
    """A number in four bytes: the upper half of a float or a whole number, perhaps a hundred times too large."""
    (packed,) = struct.unpack_from("<i", data)
    value = float(packed >> 2) if packed & 2 else struct.unpack("<d", bytes(4) + struct.pack("<i", packed & ~3))[0]
    return float(value) / 100 if packed & 1 else float(value)


# ---------------------------------------------------------------- strings and styles


def _shared_strings(package: Package, part: str, fonts: list[_Font]) -> list[Text]:
    if not package.has(part):
        return []
    return [_rich(data, fonts) for kind, data in _records(package.read(part)) if kind == _SHARED_ITEM]


def _rich(data: bytes, fonts: list[_Font]) -> Text:
    text, at = _wide(data, 1)
    if not data[0] & _RICH:
        return Text(*join_runs([(text, False)]))
    (count,) = struct.unpack_from("<I", data, at)
    runs = [struct.unpack_from("<HH", data, at + 4 + 4 * i) for i in range(min(count, len(text) + 1))]
    edges = [0, *(start for start, _ in runs), len(text)]
    looks = [_Font(), *(fonts[font] if font < len(fonts) else _Font() for _, font in runs)]
    pieces = [(text[a:b], look.raised) for a, b, look in zip(edges, edges[1:], looks, strict=False)]
    return Text(*join_runs(pieces))


def _read_styles(package: Package, part: str) -> tuple[list[_Font], list[Style]]:
    fonts: list[_Font] = []
    styles: list[Style] = []
    grounds: list[Colour | None] = []
    codes = dict(BUILT_IN_FORMATS)
    of_cells = False
    for kind, data in _records(package.read(part)) if package.has(part) else ():
        if kind == _FORMAT:
            codes[struct.unpack_from("<H", data)[0]] = _wide(data, 2)[0]
        elif kind == _FONT:
            height, flags, weight, script = struct.unpack_from("<HHHH", data)
            ink = _colour(data[12:20], BLACK)
            fonts.append(_Font(weight >= _BOLD, bool(flags & _STRUCK), script == _SUPERSCRIPT, ink, height / _TWIPS))
        elif kind == _FILL:
            (pattern,) = struct.unpack_from("<I", data)
            grounds.append(WHITE if pattern == 0 else _colour(data[4:12], None) if pattern == 1 else None)
        elif kind in (_STYLES_BEGIN, _STYLES_END):
            of_cells = kind == _STYLES_BEGIN
        elif kind == _STYLE and of_cells:
            _, code, font, fill = struct.unpack_from("<HHHH", data)
            look = fonts[font] if font < len(fonts) else _Font()
            unseen = _unseen(look, grounds[fill] if fill < len(grounds) else WHITE)
            styles.append(Style(codes.get(code, "General"), look.bold, look.struck, unseen))
    return fonts, styles


def _colour(data: bytes, automatic: Colour | None) -> Colour | None:
    """A colour as the format keeps it: what kind it is, its number in a list, its tint, red, green and blue."""
    if len(data) < 8 or data[0] >> 1 == 0:
        return automatic
    if any(data[2:4]):
        return None
    if data[0] >> 1 == _OF_THEME:
        return {0: WHITE, 1: BLACK}.get(data[1])
    return (data[4], data[5], data[6]) if data[0] & 1 else None


def _unseen(font: _Font, ground: Colour | None) -> str:
    """Why text in that font doesn't show, as the end of a finding; nothing where it does."""
    if 0 < font.size < SMALLEST:
        return "too small to be read, left out"
    if font.ink is None or ground is None or not blends(font.ink, ground):
        return ""
    return BLACKED_OUT if is_dark(ground) else FAINT


# ---------------------------------------------------------------- beside the sheets


def _tally_parts(package: Package, hidden: Hidden) -> None:
    if package.names("xl/model/"):
        hidden.add("A data model, which keeps a copy of the tables that it was made from.", records=True)
    caches = package.names("xl/pivotcache/pivotcacherecords")
    count = sum(kind in _PIVOT_RECORDS for part in caches for kind, _ in _records(package.read(part)))
    if count:
        what = f"A pivot table keeps a copy of {plural(count, 'record')} that it was made from."
        hidden.add(what, records=look_like_records([(2, 1)] * count))
    for start, noun in (
        ("xl/externallinks/", "linked workbook"),
        ("xl/comments", "part"),
        ("xl/embeddings/", "embedded file"),
    ):
        found = [name for name in package.names(start) if "_rels" not in name]
        if found:
            hidden.add(f"{plural(len(found), noun)}{' of comments' if noun == 'part' else ''}.")


# ---------------------------------------------------------------- records


def _records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The records of a part: kind and content, kind and length being numbers of variable width."""
    at = 0
    while at < len(data):
        kind, at = _kind(data, at)
        size, at = _size(data, at)
        yield kind, data[at : at + size]
        at += size


def _kind(data: bytes, at: int) -> tuple[int, int]:
    if data[at] & 0x80 and at + 1 < len(data):
        return (data[at] & 0x7F) | (data[at + 1] << 7), at + 2
    return data[at], at + 1


def _size(data: bytes, at: int) -> tuple[int, int]:
    size = 0
    for shift in range(0, 28, 7):
        byte = data[at] if at < len(data) else 0
        at += 1
        size |= (byte & 0x7F) << shift
        if not byte & 0x80:
            break
    return size, at


def _wide(data: bytes, at: int) -> tuple[str, int]:
    (length,) = struct.unpack_from("<I", data, at)
    end = at + 4 + 2 * min(length, len(data))
    return data[at + 4 : end].decode("utf-16-le", "replace"), end
