"""ODS: OpenDocument spreadsheets, which keep each cell's text just as it shows.

What belongs here: the elements of the format: repeats, spans, visibility. What does not: which cells make a
table (`grid`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from pipeline.extract.carried import PROGRAM
from pipeline.extract.grid import SheetCell
from pipeline.extract.hidden import (
    BLACK,
    BLACKED_OUT,
    FAINT,
    MANY_ROWS,
    SMALLEST,
    WHITE,
    Colour,
    Hidden,
    blends,
    is_dark,
)
from pipeline.extract.marks import join_runs
from pipeline.extract.outcomes import UnreadableError
from pipeline.extract.package import Package, attribute, local
from pipeline.extract.sheets import Sheet, workbook_document
from pipeline.model import Document, TypedValue

_LISTS = ("script-lb.xml", "script-lc.xml", "dialog-lb.xml", "dialog-lc.xml")
"""What LibreOffice writes of programs where there are none."""

_MOST_CELLS = 1_000_000
_MOST_ROWS = 1_100_000
_DEEPEST = 12
_LENGTH = re.compile(r"\d*\.?\d+")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_NOT_IN_NUMBERS = re.compile(r"[^\d.]")
_ODD_NUMBER = re.compile(r"-?(?:\d+ +)?\d+/\d+|-?\d+(?:\.\d+)?E[+-]?\d+", re.IGNORECASE)
_KINDS = {
    "float": "number",
    "percentage": "number",
    "currency": "number",
    "date": "date",
    "time": "date",
    "boolean": "boolean",
}


@dataclass(slots=True)
class _Styles:
    """Styles by name: which hide a sheet, a row, a column or text, which raise, strike or embolden text, and the colours."""

    hiding: set[str] = field(default_factory=set)
    inks: dict[str, Colour] = field(default_factory=dict)
    grounds: dict[str, Colour] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)
    raised: set[str] = field(default_factory=set)
    struck: set[str] = field(default_factory=set)
    bold: set[str] = field(default_factory=set)
    vanished: int = 0

    def own(self, colours: Mapping[str, Colour], name: str) -> Colour | None:
        """The colour that a style gives, or the nearest that it is based on."""
        for _ in range(_DEEPEST):
            if name in colours or not name:
                break
            name = self.parents.get(name, "")
        return colours.get(name)


def read_ods(content: Path, reply_id: str, media_type: str, released: bool = False) -> Document:
    """Reads what shows of the workbook at `content`; `quarantined` and `released` as for `workbook_document`."""
    with Package(content) as package:
        if package.has("META-INF/manifest.xml") and b"encryption-data" in package.read("META-INF/manifest.xml"):
            raise UnreadableError("The workbook is protected by a password.", "encrypted")
        root = package.xml("content.xml")
        styles = _styles(root)
        if package.has("styles.xml"):
            _add_styles(styles, package.xml("styles.xml"))
        pictures = len(package.names("pictures/"))
        programs = any(not name.endswith(_LISTS) for name in package.names("basic/"))
        embedded = sum(name.count("/") == 1 and name.endswith("/content.xml") for name in package.names("object"))
    hidden = Hidden()
    sheets = [_read_sheet(table, styles) for table in _tables(root)]
    hidden.count(styles.vanished, "piece", "of hidden text, left out")
    hidden.count(sum(1 for _ in root.iter("{*}annotation")), "comment", "left out")
    changes = sum(len(tracked) for tracked in root.iter("{*}tracked-changes"))
    hidden.count(changes, "tracked change", "left out", records=changes > MANY_ROWS)
    hidden.count(embedded, "embedded object", "left out")
    if programs:
        hidden.add(PROGRAM)
    return workbook_document(reply_id, media_type, sheets, hidden, released, pictures)


def _tables(root: Any) -> Iterator[Any]:
    for sheets in root.iter("{*}spreadsheet"):
        yield from (child for child in sheets if local(child) == "table")


def _styles(root: Any) -> _Styles:
    styles = _Styles()
    _add_styles(styles, root)
    return styles


def _add_styles(styles: _Styles, root: Any) -> None:
    for style in root.iter("{*}style"):
        name = attribute(style, "name") or ""
        styles.parents[name] = attribute(style, "parent-style-name") or ""
        for properties in style:
            if _hides(properties):
                styles.hiding.add(name)
            for colours, key in ((styles.inks, "color"), (styles.grounds, "background-color")):
                colour = _colour(attribute(properties, key))
                if colour is not None:
                    colours[name] = colour
            if (attribute(properties, "text-position") or "").startswith(("super", "33%")):
                styles.raised.add(name)
            if attribute(properties, "text-line-through-style") not in (None, "none"):
                styles.struck.add(name)
            if attribute(properties, "font-weight") == "bold":
                styles.bold.add(name)


def _hides(properties: Any) -> bool:
    """Whether a style keeps from showing what has it: a sheet or text by its display, a row or column by its extent."""
    kind = local(properties)
    if kind in ("table-properties", "text-properties") and attribute(properties, "display") in ("false", "none"):
        return True
    extent = attribute(properties, "row-height" if kind == "table-row-properties" else "column-width") or ""
    size = attribute(properties, "font-size") if kind == "text-properties" else None
    if size and size.endswith("pt"):
        return _length(size) < SMALLEST
    return kind in ("table-row-properties", "table-column-properties") and bool(extent) and _length(extent) == 0


def _length(text: str) -> float:
    found = _LENGTH.match(text)
    return float(found.group()) if found else 1.0


def _colour(text: str | None) -> Colour | None:
    if text is None or not _COLOUR.fullmatch(text):
        return None
    red, green, blue = bytes.fromhex(text[1:])
    return red, green, blue


def _read_sheet(table: Any, styles: _Styles) -> Sheet:
    style = attribute(table, "style-name")
    # A sheet with a source is a copy of another workbook's, which programs keep out of sight.
    linked = any(local(child) == "table-source" for child in table)
    sheet = Sheet(attribute(table, "name") or "", style not in styles.hiding and not linked)
    col = 0
    for column in table.iter("{*}table-column"):
        repeat = _count(column, "number-columns-repeated")
        if _is_out_of_sight(column, styles):
            sheet.hidden_cols.update(range(col, min(col + repeat, 16_384)))
        col += repeat
    row = 0
    for element in _rows(table):
        repeat = _count(element, "number-rows-repeated")
        shown = min(repeat, _MOST_ROWS - row)
        if _is_out_of_sight(element, styles):
            sheet.hidden_rows.update(range(row, row + shown))
        _add_row(sheet, list(_row_cells(element, row, styles)), shown)
        sheet.buried += sum(local(cell) == "covered-table-cell" and len(cell) > 0 for cell in element)
        row += repeat
        if row >= _MOST_ROWS:
            break
    return sheet


def _is_out_of_sight(element: Any, styles: _Styles) -> bool:
    return (
        attribute(element, "visibility") in ("collapse", "filter") or attribute(element, "style-name") in styles.hiding
    )


def _add_row(sheet: Sheet, cells: list[SheetCell], times: int) -> None:
    """Adds the cells of a row that is repeated so many times."""
    if len(sheet.cells) + len(cells) * times > _MOST_CELLS:
        raise UnreadableError(f"A sheet holds more than {_MOST_CELLS:,} cells.", "too_large")
    for down in range(times if cells else 0):
        for cell in cells:
            if cell.kind in (FAINT, BLACKED_OUT):
                sheet.add(cell._replace(row=cell.row + down, kind="text"))
                sheet.unseen[cell.row + down, cell.col] = cell.kind
                continue
            sheet.masked += cell.kind == "masked"
            if cell.text or cell.kind == "formula":
                sheet.add(cell._replace(row=cell.row + down, kind="text" if cell.kind == "masked" else cell.kind))
            if cell.kind == "formula":
                sheet.uncalculated.append((cell.row + down, cell.col))


def _rows(parent: Any) -> Iterator[Any]:
    """Rows in order, those in groups and header rows included, those of tables inside cells not."""
    for child in parent:
        name = local(child)
        if name == "table-row":
            yield child
        elif name in ("table-header-rows", "table-row-group", "table-rows"):
            yield from _rows(child)


def _row_cells(element: Any, row: int, styles: _Styles) -> Iterator[SheetCell]:
    col = 0
    for cell in element:
        name = local(cell)
        if name not in ("table-cell", "covered-table-cell"):
            continue
        repeat = _count(cell, "number-columns-repeated")
        shown = _shown(cell, row, col, styles) if name == "table-cell" else None
        if shown is not None:
            yield from (shown._replace(col=col + across) for across in range(min(repeat, 16_384 - col)))
        col += repeat


def _shown(cell: Any, row: int, col: int, styles: _Styles) -> SheetCell | None:
    lines: list[str] = []
    marks: list[str] = []
    paragraphs = [list(_runs(child, styles, (False, False))) for child in cell if local(child) == "p"]
    struck = [out for runs in paragraphs for run, _, out in runs if run.strip()]
    for runs in paragraphs:
        # Beside what stands, what is struck through has been replaced by it.
        text, own = join_runs((run, raised) for run, raised, out in runs if all(struck) or not out)
        lines.append(text.strip())
        marks.extend(own)
    text = "\n".join(line for line in lines if line)
    kind, value = _typed(cell, text)
    if kind == "number" and not _shows(text, value):
        kind, value = ("boolean", value == 1) if text.upper() in ("TRUE", "FALSE") else ("masked", None)
    if not text and kind not in ("formula", "masked"):
        return None
    style = attribute(cell, "style-name") or ""
    ink, ground = styles.own(styles.inks, style) or BLACK, styles.own(styles.grounds, style) or WHITE
    if style in styles.hiding or blends(ink, ground):
        kind = BLACKED_OUT if is_dark(ground) else FAINT
    return SheetCell(
        row,
        col,
        text,
        _count(cell, "number-rows-spanned"),
        _count(cell, "number-columns-spanned"),
        kind,
        value,
        tuple(marks),
        style in styles.struck or (bool(struck) and all(struck)),
        style in styles.bold,
    )


def _typed(cell: Any, text: str) -> tuple[str, TypedValue]:
    said = attribute(cell, "value-type")
    raw = next(
        (cell.get(k) for k in cell.attrib if k.rsplit("}", 1)[-1] in ("value", "date-value", "boolean-value")), None
    )
    if said is None and not text and attribute(cell, "formula"):
        return "formula", None
    if text.startswith("#") and attribute(cell, "formula") and said in ("string", "float", None):
        return "error", None
    kind = _KINDS.get(said or "", "text")
    if kind == "number":
        return _number(raw)
    if said == "time":
        return "date", text
    if kind == "date":
        return _date(raw)
    return kind, (raw == "true") if kind == "boolean" else text


def _shows(text: str, value: TypedValue) -> bool:
    """Whether what a cell shows is the number that it holds, be it rounded; a dash may stand for nothing."""
    if _ODD_NUMBER.fullmatch(text):
        # Fractions and exponents: the number in full, if not as a plain one.
        return True
    digits = _NOT_IN_NUMBERS.sub("", text)
    if not any(character.isdigit() for character in digits):
        return value == 0 and bool(text)
    try:
        shown, held = abs(float(digits)), abs(float(value)) if isinstance(value, (int, float)) else 0.0
    except ValueError:
        return False
    held *= 100 if "%" in text else 1
    places = len(digits.partition(".")[2])
    return "<" not in text and ">" not in text and abs(shown - held) <= 0.5000001 * 10**-places


def _number(raw: str | None) -> tuple[str, TypedValue]:
    try:
        number = float(raw or "")
    except ValueError:
        return "text", None
    return "number", int(number) if number.is_integer() and abs(number) < 2**53 else number


def _date(raw: str | None) -> tuple[str, TypedValue]:
    try:
        moment = datetime.fromisoformat(raw or "")
    except ValueError:
        return "date", None
    return "date", moment if "T" in (raw or "") else date(moment.year, moment.month, moment.day)


def _runs(element: Any, styles: _Styles, look: tuple[bool, bool]) -> Iterator[tuple[str, bool, bool]]:
    """Pieces of text in order, with whether they are raised and struck through."""
    style = attribute(element, "style-name") or ""
    if style in styles.hiding:
        styles.vanished += 1
        return
    raised, struck = look[0] or style in styles.raised, look[1] or style in styles.struck
    if element.text:
        yield element.text, raised, struck
    for child in element:
        name = local(child)
        if name == "s":
            yield " " * min(_count(child, "c"), 100), raised, struck
        elif name == "tab":
            yield "\t", raised, struck
        elif name == "line-break":
            yield "\n", raised, struck
        elif name not in ("annotation", "note"):
            yield from _runs(child, styles, (raised, struck))
        if child.tail:
            yield child.tail, raised, struck


def _count(element: Any, name: str) -> int:
    text = attribute(element, name) or "1"
    return max(1, int(text)) if text.isdecimal() and len(text) < 9 else 1
