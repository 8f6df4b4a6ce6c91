"""XLSX and XLSM: what a person sees who opens the workbook, and a tally of what they don't.

What belongs here: sheets, strings, styles and visibility as the format keeps them, read straight from its
XML so that a formula never calculated, a number stored as text and a far cell are all told apart. What does
not: which cells make a table (`grid`), or how a number is shown (`number_format`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from lxml import etree

from pipeline.extract.grid import SheetCell, a1, sheet_blocks
from pipeline.extract.hidden import Hidden, look_like_records, plural, tally_hidden_sheet, tally_hidden_within
from pipeline.extract.marks import join_runs
from pipeline.extract.number_format import is_date_format, serial_to_date, show_date, show_number, show_text
from pipeline.extract.outcomes import UnreadableError, failed, opened
from pipeline.extract.package import Package, attribute, is_on, local
from pipeline.model import Document, Finding, Line, Place, Table, TypedValue

_MOST_CELLS = 3_000_000
_BUILT_IN_FORMATS = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    14: "mm-dd-yy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm",
    21: "h:mm:ss", 22: "m/d/yy h:mm", 37: "#,##0;(#,##0)", 38: "#,##0;[Red](#,##0)", 39: "#,##0.00;(#,##0.00)",
    40: "#,##0.00;[Red](#,##0.00)", 41: '_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-',
    42: '_-£* #,##0_-;-£* #,##0_-;_-£* "-"_-;_-@_-', 43: '_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-',
    44: '_-£* #,##0.00_-;-£* #,##0.00_-;_-£* "-"??_-;_-@_-', 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0",
    48: "##0.0E+0", 49: "@",
}  # fmt: skip
_WHITE = {"FFFFFFFF", "00FFFFFF"}
_REF = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_HEADER_CODES = re.compile(r'&"[^"]*"|&K[0-9A-Fa-f]{6}|&\d+|&[A-Za-z+]|&&')
_SHEET_TAGS = ("sheetFormatPr", "col", "row", "mergeCell", "tablePart", "conditionalFormatting", "headerFooter")


class _Text(NamedTuple):
    text: str
    marks: tuple[str, ...] = ()
    struck: bool = False


@dataclass(frozen=True, slots=True)
class _Style:
    code: str = "General"
    is_date: bool = False
    bold: bool = False
    struck: bool = False
    unseen: bool = False


@dataclass(slots=True)
class _Book:
    """What the sheets of a workbook share."""

    package: Package
    part: str
    from_1904: bool
    strings: list[_Text]
    styles: list[_Style]


@dataclass(slots=True)
class _Sheet:
    """One sheet as read. Rows and columns count from 0; `uncalculated` are the places of such formulas."""

    name: str
    cells: dict[tuple[int, int], SheetCell] = field(default_factory=dict)
    spans: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_cols: set[int] = field(default_factory=set)
    uncalculated: list[str] = field(default_factory=list)
    masked: list[tuple[int, int]] = field(default_factory=list)
    unseen: list[tuple[int, int]] = field(default_factory=list)
    styled_by_rule: bool = False
    headers: list[str] = field(default_factory=list)


def read_workbook(content: Path, reply_id: str, media_type: str, released: bool = False) -> Document:
    """Reads what shows of the workbook at `content`.

    Outcome `quarantined` where what is hidden may be records of people, unless a person has `released` it.
    """
    hidden = Hidden()
    with Package(content) as package:
        book, entries = _open(package)
        blocks: list[Line | Table] = []
        findings: list[Finding] = []
        visible: set[str] = set()
        for name, part, shows in entries:
            sheet = _read_sheet(book, name, part)
            if not shows:
                tally_hidden_sheet(sheet.cells.values(), sheet.name, hidden)
                continue
            visible.add(name.lower())
            _tally_inside(sheet, hidden)
            found = [*_sheet_blocks(sheet), *_drawn_text(package, part, name)]
            if found:
                blocks += [Line(name, Place(sheet=name), "heading"), *found]
            findings += _uncalculated(sheet)
        _tally_parts(package, visible, hidden)
        pictures = len(package.names("xl/media/"))
    if hidden.records and not released:
        return failed(reply_id, media_type, "quarantined", hidden.reason, hidden.findings)
    return opened(reply_id, media_type, blocks, (*hidden.findings, *findings), len(visible), pictures)


# ---------------------------------------------------------------- the workbook


def _open(package: Package) -> tuple[_Book, list[tuple[str, str, bool]]]:
    """The workbook's shared things, and its sheets: name, part, whether it shows."""
    part = package.main_part()
    root = package.xml(part)
    relations = {relation.id: relation for relation in package.relations(part)}
    properties = next((e for e in root if local(e) == "workbookPr"), None)
    from_1904 = properties is not None and is_on(properties.get("date1904"))
    by_kind = {relation.kind: relation.target for relation in relations.values()}
    book = _Book(
        package,
        part,
        from_1904,
        _shared_strings(package, by_kind.get("sharedStrings", "")),
        _read_styles(package, by_kind.get("styles", "")),
    )
    entries = []
    for element in root.iter("{*}sheet"):
        relation = relations.get(attribute(element, "id") or "")
        if relation is not None and relation.kind == "worksheet" and package.has(relation.target):
            shows = element.get("state", "visible") == "visible"
            entries.append((element.get("name", ""), relation.target, shows))
    if not entries and not any(True for _ in root.iter("{*}sheet")):
        raise UnreadableError("The workbook lists no sheets.")
    return book, entries


def _shared_strings(package: Package, part: str) -> list[_Text]:
    return [_text_of(item) for item in package.elements(part, ("{*}si",))] if package.has(part) else []


def _text_of(item: Any) -> _Text:
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
    return _Text(text, marks, bool(struck) and all(struck))


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found.group(1), 16)), text) if "_x" in text else text


def _read_styles(package: Package, part: str) -> list[_Style]:
    if not package.has(part):
        return [_Style()]
    root = package.xml(part)
    groups = {local(group): group for group in root}
    codes = dict(_BUILT_IN_FORMATS)
    codes.update((_int(f.get("numFmtId")), f.get("formatCode", "General")) for f in groups.get("numFmts", ()))
    fonts = [_font(font) for font in groups.get("fonts", ())]
    fills = [_is_blank_fill(fill) for fill in groups.get("fills", ())]
    styles = []
    for entry in groups.get("cellXfs", ()):
        code = codes.get(_int(entry.get("numFmtId")), "General")
        bold, struck, white = _pick(fonts, entry.get("fontId"), (False, False, False))
        unseen = white and _pick(fills, entry.get("fillId"), True)
        styles.append(_Style(code, is_date_format(code), bold, struck, unseen))
    return styles or [_Style()]


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


def _read_sheet(book: _Book, name: str, part: str) -> _Sheet:
    sheet = _Sheet(name)
    row, rows_hide = -1, False
    for element in book.package.elements(part, tuple(f"{{*}}{tag}" for tag in _SHEET_TAGS)):
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
                sheet.headers = [text for child in element if (text := _header_text(child.text or ""))]
            case _:
                sheet.styled_by_rule = True
    return sheet


def _is_hidden_row(element: Any, by_default: bool) -> bool:
    said = element.get("hidden")
    if said is None and by_default and element.get("customHeight") is None:
        return True
    return is_on(said) or element.get("ht") in ("0", "0.0")


def _read_row(book: _Book, sheet: _Sheet, row: int, element: Any) -> None:
    col = -1
    for cell in element.iterchildren("{*}c"):
        place = _REF.fullmatch(cell.get("r", ""))
        col = _column(place.group(1)) if place else col + 1
        style = _pick(book.styles, cell.get("s"), book.styles[0])
        shown = _read_cell(book, sheet, (row, col), cell, style)
        if shown is None:
            continue
        sheet.cells[row, col] = shown
        if style.unseen:
            sheet.unseen.append((row, col))
        if len(sheet.cells) > _MOST_CELLS:
            raise UnreadableError(f"A sheet holds more than {_MOST_CELLS:,} cells.", "too_large")


def _read_cell(book: _Book, sheet: _Sheet, at: tuple[int, int], cell: Any, style: _Style) -> SheetCell | None:
    """The cell as it shows; None where it shows nothing."""
    parts = {part.tag.rpartition("}")[2]: part for part in cell.iterchildren(etree.Element)}
    kind, stored = cell.get("t", "n"), parts.get("v")
    raw = None if stored is None else stored.text or ""
    if kind == "inlineStr":
        return _text_cell(at, _text_of(parts.get("is", ())), style)
    if raw is None or (raw == "" and kind not in ("str", "s")):
        if "f" not in parts:
            return None
        sheet.uncalculated.append(a1(*at))
        return SheetCell(*at, "", kind="formula", bold=style.bold)
    match kind:
        case "s":
            return _text_cell(at, _pick(book.strings, raw, _Text("")), style)
        case "str":
            return _text_cell(at, _Text(_unescaped(raw)), style)
        case "b":
            value = is_on(raw)
            return SheetCell(*at, "TRUE" if value else "FALSE", kind="boolean", value=value, bold=style.bold)
        case "e":
            return SheetCell(*at, raw, kind="error", bold=style.bold)
        case "d":
            return _dated(at, raw, style)
    return _number_cell(book, sheet, at, raw, style)


def _text_cell(at: tuple[int, int], content: _Text, style: _Style) -> SheetCell | None:
    shown = show_text(content.text, style.code).text
    text = "\n".join(line.strip() for line in shown.strip().splitlines())
    if not text:
        return None
    struck = content.struck or style.struck
    return SheetCell(*at, text, value=content.text, marks=content.marks, struck=struck, bold=style.bold)


def _number_cell(book: _Book, sheet: _Sheet, at: tuple[int, int], raw: str, style: _Style) -> SheetCell | None:
    try:
        number = float(raw)
    except ValueError:
        return _text_cell(at, _Text(raw), style)
    value: TypedValue = int(number) if number.is_integer() and abs(number) < 2**53 else number
    moment = serial_to_date(number, book.from_1904, style.code) if style.is_date else None
    if moment is not None:
        shown, kind = show_date(moment, style.code), "date"
        value = moment if isinstance(moment, (date, datetime)) else str(moment)
    else:
        shown, kind = show_number(number if isinstance(value, float) else int(number), style.code), "number"
    if shown.hides:
        sheet.masked.append(at)
        kind, value = "text", None
    if not shown.text:
        return None
    return SheetCell(*at, shown.text, kind=kind, value=value, struck=style.struck, bold=style.bold)


def _dated(at: tuple[int, int], raw: str, style: _Style) -> SheetCell | None:
    try:
        moment = datetime.fromisoformat(raw)
    except ValueError:
        return _text_cell(at, _Text(raw), style)
    return SheetCell(*at, show_date(moment, style.code).text, kind="date", value=moment, bold=style.bold)


def _add_span(sheet: _Sheet, ref: str) -> None:
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


# ---------------------------------------------------------------- what shows


def _sheet_blocks(sheet: _Sheet) -> list[Line | Table]:
    unseen = set() if sheet.styled_by_rule else set(sheet.unseen)
    covered = _covered(sheet)
    cells = []
    for at, cell in sheet.cells.items():
        if at in unseen or at in covered:
            continue
        rows, cols = sheet.spans.get(at, (1, 1))
        cells.append(cell if (rows, cols) == (1, 1) else cell._replace(row_span=rows, col_span=cols))
    blocks = sheet_blocks(cells, sheet.name, sheet.hidden_rows, sheet.hidden_cols)
    place = Place(sheet=sheet.name)
    return [*(Line(text, place, "furniture") for text in sheet.headers), *blocks]


def _covered(sheet: _Sheet) -> set[tuple[int, int]]:
    """Cells under a merged one, which keep a content that does not show."""
    found: set[tuple[int, int]] = set()
    for (row, col), (rows, cols) in sheet.spans.items():
        if rows * cols <= len(sheet.cells):
            area: Iterable[tuple[int, int]] = ((r, c) for r in range(row, row + rows) for c in range(col, col + cols))
        else:
            area = (at for at in sheet.cells if row <= at[0] < row + rows and col <= at[1] < col + cols)
        found.update(at for at in area if at != (row, col) and at in sheet.cells)
    return found


def _uncalculated(sheet: _Sheet) -> list[Finding]:
    if not sheet.uncalculated:
        return []
    number = len(sheet.uncalculated)
    message = f"{plural(number, 'formula')} without a stored result, the first in {sheet.uncalculated[0]}."
    return [Finding("uncalculated_formula", message, Place(sheet=sheet.name, ref=sheet.uncalculated[0]))]


def _drawn_text(package: Package, part: str, name: str) -> Iterator[Line]:
    """Text in boxes that lie over the sheet."""
    for relation in package.relations(part):
        if relation.kind != "drawing" or relation.external or not package.has(relation.target):
            continue
        for anchor in package.xml(relation.target):
            start = next((e for e in anchor if local(e) == "from"), None)
            corner = {local(e): _int(e.text) for e in start} if start is not None else {}
            place = Place(sheet=name, ref=a1(corner.get("row", 0), corner.get("col", 0)))
            for paragraph in anchor.iter("{*}p"):
                text = " ".join("".join(t.text or "" for t in paragraph.iter("{*}t")).split())
                if text:
                    yield Line(text, place, "body")


# ---------------------------------------------------------------- what doesn't


def _tally_inside(sheet: _Sheet, hidden: Hidden) -> None:
    place = Place(sheet=sheet.name)
    tally_hidden_within(sheet.cells.values(), sheet.hidden_rows, sheet.hidden_cols, sheet.name, hidden)
    if sheet.unseen and not sheet.styled_by_rule:
        hidden.add(f"{plural(len(sheet.unseen), 'cell')} in the colour of the background.", place)
    if sheet.masked:
        hidden.add_masked(len(sheet.masked), place)
    covered = _covered(sheet)
    if covered:
        hidden.add(f"{plural(len(covered), 'cell')} under merged ones.", place)


def _tally_parts(package: Package, visible: set[str], hidden: Hidden) -> None:
    """What lies in the file beside its sheets."""
    if package.names("xl/model/"):
        hidden.add("A data model, which keeps a copy of the tables that it was made from.", records=True)
    for part in package.names("xl/pivotcache/pivotcacherecords"):
        count = sum(1 for _ in package.elements(part, ("{*}r",)))
        if count and not _is_from_visible(package, part, visible):
            what = f"A pivot table keeps a copy of {plural(count, 'record')} that it was made from."
            hidden.add(what, records=look_like_records([(2, 1)] * count))
    for part in package.names("xl/externallinks/externallink"):
        rows = [(len(row), len(row)) for row in package.elements(part, ("{*}row",))]
        if rows:
            what = f"A link to another workbook keeps a copy of {plural(len(rows), 'row')} of it."
            hidden.add(what, records=look_like_records(rows))
    notes = [*package.names("xl/comments"), *package.names("xl/threadedcomments/")]
    comments = sum(1 for part in notes for _ in package.elements(part, ("{*}comment", "{*}threadedComment")))
    if comments:
        hidden.add(f"{plural(comments, 'comment')}.")
    embedded = package.names("xl/embeddings/")
    if embedded:
        hidden.add(f"{plural(len(embedded), 'embedded file')}.")


def _is_from_visible(package: Package, records: str, visible: set[str]) -> bool:
    """Whether a pivot table was made from a sheet that shows, so that its copy adds nothing."""
    for part in package.names("xl/pivotcache/pivotcachedefinition"):
        if any(relation.target == records for relation in package.relations(part)):
            for source in package.xml(part).iter("{*}worksheetSource"):
                return attribute(source, "id") is None and (source.get("sheet") or "").lower() in visible
    return False
