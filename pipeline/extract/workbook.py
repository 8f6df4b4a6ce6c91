"""XLSX and XLSM: cells, styles and visibility, as the format keeps them.

What belongs here: the XML of sheets, read straight so that a formula never calculated, a number stored as
text and a far cell are all told apart. What does not: what lies beside the sheets (`workbook_parts`), or
what becomes of cells (`sheets`).
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from lxml import etree

from pipeline.extract.grid import a1
from pipeline.extract.hidden import Hidden, look_like_records, plural, rows_of
from pipeline.extract.marks import join_runs
from pipeline.extract.outcomes import UnreadableError
from pipeline.extract.package import Package, attribute, is_on, local
from pipeline.extract.sheets import BUILT_IN_FORMATS, Sheet, Style, Text, workbook_document
from pipeline.extract.spacing import one_line
from pipeline.extract.workbook_parts import tally_parts
from pipeline.model import Document, Line, Place

_WHITE = {"FFFFFFFF", "00FFFFFF"}
_REF = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_HEADER_CODES = re.compile(r'&"[^"]*"|&K[0-9A-Fa-f]{6}|&\d+|&[A-Za-z+]|&&')
_SHEET_TAGS = ("sheetFormatPr", "col", "row", "mergeCell", "tablePart", "conditionalFormatting", "headerFooter")


@dataclass(slots=True)
class _Book:
    """What the sheets of a workbook share."""

    package: Package
    from_1904: bool
    strings: list[Text]
    styles: list[Style]


class _Entry(NamedTuple):
    """A sheet as the workbook lists it."""

    name: str
    part: str
    shows: bool


def read_workbook(content: Path, reply_id: str, media_type: str, released: bool = False) -> Document:
    """Reads what shows of the workbook at `content`; `quarantined` and `released` as for `workbook_document`."""
    hidden = Hidden()
    with Package(content) as package:
        book, entries = _open(package)
        sheets = [_read_sheet(book, entry) for entry in entries]
        tally_parts(package, {entry.name: entry.part for entry in entries if entry.shows}, hidden)
        tally_embedded(package, "xl/embeddings/", hidden)
        pictures = len(package.names("xl/media/"))
    return workbook_document(reply_id, media_type, sheets, hidden, released, pictures)


def tally_embedded(package: Package, start: str, hidden: Hidden) -> None:
    """Tallies files embedded below `start`; a workbook among them (behind a chart, say) may hold records of people."""
    for name in package.names(start):
        if "_rels/" in name:
            continue
        rows = _embedded_rows(package, name)
        cells = sum(filled for filled, _ in rows)
        what = (
            f"An embedded workbook with {plural(cells, 'cell')} in {plural(len(rows), 'row')}."
            if rows
            else "An embedded file."
        )
        hidden.add(what, records=look_like_records(rows))


def _embedded_rows(package: Package, name: str) -> list[tuple[int, int]]:
    """The rows of an embedded workbook by their numbers of cells and texts; none where it is something else."""
    try:
        with Package(io.BytesIO(package.read(name))) as inner:
            book, entries = _open(inner)
            return [row for entry in entries for row in rows_of(_read_sheet(book, entry).cells.values())]
    except UnreadableError:
        return []


# ---------------------------------------------------------------- the workbook


def _open(package: Package) -> tuple[_Book, list[_Entry]]:
    """The workbook's shared things, and its sheets."""
    part = package.main_part()
    root = package.xml(part)
    relations = {relation.id: relation for relation in package.relations(part)}
    properties = next((e for e in root if local(e) == "workbookPr"), None)
    from_1904 = properties is not None and is_on(properties.get("date1904"))
    by_kind = {relation.kind: relation.target for relation in relations.values()}
    book = _Book(
        package,
        from_1904,
        _shared_strings(package, by_kind.get("sharedStrings", "")),
        _read_styles(package, by_kind.get("styles", "")),
    )
    entries = []
    for element in root.iter("{*}sheet"):
        relation = relations.get(attribute(element, "id") or "")
        if relation is not None and relation.kind == "worksheet" and package.has(relation.target):
            shows = element.get("state", "visible") == "visible"
            entries.append(_Entry(element.get("name", ""), relation.target, shows))
    if not entries and not any(True for _ in root.iter("{*}sheet")):
        raise UnreadableError("The workbook lists no sheets.")
    return book, entries


def _shared_strings(package: Package, part: str) -> list[Text]:
    return [_text_of(item) for item in package.elements(part, ("{*}si",))] if package.has(part) else []


def _text_of(item: Any) -> Text:
    """The text of a string item: plain, or runs of which some are raised or struck; never its phonetics."""
    runs: list[tuple[str, bool]] = []
    struck: list[bool] = []
    for child in item:
        name = local(child)
        if name == "t":
            runs.append((_unescaped(child.text or ""), False))
        elif name == "r":
            text = "".join(_unescaped(t.text or "") for t in child if local(t) == "t")
            looks = next((p for p in child if local(p) == "rPr"), ())
            raised = any(local(p) == "vertAlign" and p.get("val") == "superscript" for p in looks)
            runs.append((text, raised))
            struck.append(any(local(p) == "strike" and p.get("val") not in ("0", "false") for p in looks))
    text, marks = join_runs(runs)
    return Text(text, marks, bool(struck) and all(struck))


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found.group(1), 16)), text) if "_x" in text else text


def _read_styles(package: Package, part: str) -> list[Style]:
    if not package.has(part):
        return [Style()]
    root = package.xml(part)
    groups = {local(group): group for group in root}
    codes = dict(BUILT_IN_FORMATS)
    codes.update((_int(f.get("numFmtId")), f.get("formatCode", "General")) for f in groups.get("numFmts", ()))
    fonts = [_font(font) for font in groups.get("fonts", ())]
    fills = [_is_blank_fill(fill) for fill in groups.get("fills", ())]
    styles = []
    for entry in groups.get("cellXfs", ()):
        code = codes.get(_int(entry.get("numFmtId")), "General")
        bold, struck, white = _pick(fonts, entry.get("fontId"), (False, False, False))
        unseen = white and _pick(fills, entry.get("fillId"), True)
        styles.append(Style(code, bold, struck, unseen))
    return styles or [Style()]


def _font(font: Any) -> tuple[bool, bool, bool]:
    """Whether a font is bold, struck through, white."""
    parts = {local(part): part for part in font}
    bold, struck = (name in parts and parts[name].get("val") not in ("0", "false") for name in ("b", "strike"))
    colour = parts.get("color")
    white = (
        colour is not None and (colour.get("rgb") in _WHITE or colour.get("theme") == "0") and not colour.get("tint")
    )
    return bold, struck, white


def _is_blank_fill(fill: Any) -> bool:
    pattern = next((part for part in fill if local(part) == "patternFill"), None)
    if pattern is None:
        return local(next(iter(fill), fill)) != "gradientFill"
    if pattern.get("patternType") in (None, "none"):
        return True
    colour = next((part for part in pattern if local(part) == "fgColor"), None)
    return colour is not None and (
        colour.get("rgb") in _WHITE or (colour.get("theme") == "0" and not colour.get("tint"))
    )


def _pick(items: list[Any], index: str | None, default: Any) -> Any:
    number = _int(index)
    return items[number] if 0 <= number < len(items) else default


def _int(text: str | None) -> int:
    try:
        return int(text or 0)
    except ValueError:
        return -1


# ---------------------------------------------------------------- one sheet


def _read_sheet(book: _Book, entry: _Entry) -> Sheet:
    sheet = Sheet(entry.name, entry.shows, book.from_1904, drawn=list(_drawn_text(book.package, entry)))
    row, rows_hide, styled_by_rule = -1, False, False
    for element in book.package.elements(entry.part, tuple(f"{{*}}{tag}" for tag in _SHEET_TAGS)):
        match local(element):
            case "row":
                row = _int(element.get("r")) - 1 if element.get("r") else row + 1
                if _is_hidden_row(element, rows_hide):
                    sheet.hidden_rows.add(row)
                _read_row(book, sheet, row, element)
            case "col":
                if is_on(element.get("hidden")) or element.get("width") == "0":
                    sheet.hidden_cols.update(range(_int(element.get("min")) - 1, min(_int(element.get("max")), 16384)))
            case "mergeCell":
                _add_span(sheet, element.get("ref", ""))
            case "sheetFormatPr":
                rows_hide = is_on(element.get("zeroHeight"))
            case "headerFooter":
                sheet.furniture = [text for child in element if (text := _header_text(child.text or ""))]
            case _:
                styled_by_rule = True
    if styled_by_rule:
        # A rule or a table's style may give white text a dark background.
        sheet.unseen.clear()
    return sheet


def _is_hidden_row(element: Any, by_default: bool) -> bool:
    said = element.get("hidden")
    if said is None and by_default and element.get("customHeight") is None:
        return True
    return is_on(said) or element.get("ht") in ("0", "0.0")


def _read_row(book: _Book, sheet: Sheet, row: int, element: Any) -> None:
    col = -1
    for cell in element.iterchildren("{*}c"):
        place = _REF.fullmatch(cell.get("r", ""))
        col = _column(place.group(1)) if place else col + 1
        _read_cell(book, sheet, (row, col), cell)


def _read_cell(book: _Book, sheet: Sheet, at: tuple[int, int], cell: Any) -> None:
    style = _pick(book.styles, cell.get("s"), book.styles[0])
    parts = {part.tag.rpartition("}")[2]: part for part in cell.iterchildren(etree.Element)}
    kind, stored = cell.get("t", "n"), parts.get("v")
    raw = None if stored is None else stored.text or ""
    if kind == "inlineStr":
        sheet.add_text(at, _text_of(parts.get("is", ())), style)
    elif raw is None or (raw == "" and kind not in ("str", "s")):
        if "f" in parts:
            sheet.add_uncalculated(at, style)
    elif kind == "s":
        sheet.add_text(at, _pick(book.strings, raw, Text("")), style)
    elif kind == "b":
        sheet.add_boolean(at, is_on(raw), style)
    elif kind == "e":
        sheet.add_error(at, raw, style)
    else:
        _add_value(sheet, at, kind, raw, style)


def _add_value(sheet: Sheet, at: tuple[int, int], kind: str, raw: str, style: Style) -> None:
    """Adds a number or a date; what is neither, although the file says so, is text."""
    try:
        if kind == "n":
            sheet.add_number(at, float(raw), style)
            return
        if kind == "d":
            sheet.add_moment(at, datetime.fromisoformat(raw), style)
            return
    except (ValueError, OverflowError):
        pass
    sheet.add_text(at, Text(_unescaped(raw)), style)


def _add_span(sheet: Sheet, ref: str) -> None:
    first, _, last = ref.partition(":")
    start, end = _REF.fullmatch(first), _REF.fullmatch(last or first)
    if start and end:
        row, col = int(start.group(2)) - 1, _column(start.group(1))
        sheet.spans[row, col] = (int(end.group(2)) - row, _column(end.group(1)) + 1 - col)


@lru_cache(maxsize=1024)
def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _header_text(text: str) -> str:
    return " ".join(_HEADER_CODES.sub(" ", text).split())


def _drawn_text(package: Package, entry: _Entry) -> Iterator[Line]:
    """Text in boxes that lie over the sheet."""
    for relation in package.relations(entry.part):
        if relation.kind != "drawing" or relation.external or not package.has(relation.target):
            continue
        for anchor in package.xml(relation.target):
            start = next((e for e in anchor if local(e) == "from"), None)
            corner = {local(e): _int(e.text) for e in start} if start is not None else {}
            place = Place(sheet=entry.name, ref=a1(corner.get("row", 0), corner.get("col", 0)))
            for paragraph in anchor.iter("{*}p"):
                text = one_line("".join(t.text or "" for t in paragraph.iter("{*}t")))
                if text:
                    yield Line(text, place, "body")
