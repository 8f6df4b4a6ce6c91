"""XLSX and XLSM: cells, styles and visibility, as openpyxl reads them.

What belongs here: loading with openpyxl, what a cell, a row or a column of its says, and the text in boxes over
a sheet, which it doesn't read. What does not: what lies beside the sheets (`workbook_parts`), or what becomes of
cells (`sheets`).
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.numbers import BUILTIN_FORMATS_REVERSE
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet._reader import WorkSheetParser, WorksheetReader

from pipeline.extract.grid import a1
from pipeline.extract.hidden import Hidden, look_like_records, plural, rows_of
from pipeline.extract.marks import join_runs
from pipeline.extract.outcomes import UnreadableError
from pipeline.extract.package import Package, local
from pipeline.extract.sheets import BUILT_IN_FORMATS, At, Sheet, Style, Text, workbook_document
from pipeline.extract.spacing import one_line
from pipeline.extract.workbook_parts import tally_parts
from pipeline.model import Document, Line, Place

_WHITE = {"FFFFFFFF", "00FFFFFF"}
_STYLES = "xl/styles.xml"
_LAST_COLUMN = 16384
_NOT_READ = (
    "The workbook is damaged, or written in a way that openpyxl doesn't read: "
    "if it opens in a spreadsheet program, save it there as XLSX and add the copy."
)
_MAY_HOLD_FORMULAS = re.compile(rb"\A(?:\xff\xfe|\xfe\xff)|<(?:\w+:)?f[\s/>]")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_HEADER_CODES = re.compile(r'&"[^"]*"|&K[0-9A-Fa-f]{6}|&\d+|&[A-Za-z+]|&&')


@dataclass(frozen=True, slots=True)
class _Loaded:
    """A sheet as openpyxl loads it: the worksheet, what its parser saw besides, and the places of formulas."""

    name: str
    part: str
    shows: bool
    worksheet: Any
    parser: Any
    formulas: set[At]


def read_workbook(content: Path, reply_id: str, media_type: str, released: bool = False) -> Document:
    """Reads what shows of the workbook at `content`; `quarantined` and `released` as for `workbook_document`."""
    hidden = Hidden()
    with Package(content) as package:
        sheets = _read_sheets(package)
        for part, sheet in sheets:
            sheet.drawn = list(_drawn_text(package, part, sheet.name))
        tally_parts(package, {sheet.name: part for part, sheet in sheets if sheet.shows}, hidden)
        tally_embedded(package, "xl/embeddings/", hidden)
        pictures = len(package.names("xl/media/"))
    return workbook_document(reply_id, media_type, [sheet for _, sheet in sheets], hidden, released, pictures)


def tally_embedded(package: Package, start: str, hidden: Hidden) -> None:
    """Tallies files embedded below `start`; a workbook among them (behind a chart, say) may hold records of people."""
    for name in package.names(start):
        if "_rels/" in name:
            continue
        hidden.add(*_embedded(package.read(name)))


def _embedded(content: bytes) -> tuple[str, None, bool]:
    """What an embedded file is, no place, and whether it may hold records: a workbook that can't be read may."""
    workbook = False
    try:
        with Package(content) as inner:
            workbook = bool(inner.names("xl/worksheets/"))
            rows = [row for _, sheet in _read_sheets(inner) for row in rows_of(sheet.cells.values())]
    except UnreadableError:
        return (
            ("An embedded workbook that can't be read.", None, True) if workbook else ("An embedded file.", None, False)
        )
    cells = sum(filled for filled, _ in rows)
    what = f"An embedded workbook with {plural(cells, 'cell')} in {plural(len(rows), 'row')}."
    return what, None, look_like_records(rows)


# ---------------------------------------------------------------- loading


def _read_sheets(package: Package) -> list[tuple[str, Sheet]]:
    """The workbook's sheets, each with the name of its part."""
    declared = _declared_formats(package)
    return [(loaded.part, _read_sheet(loaded, declared)) for loaded in _load(package)]


def _load(package: Package) -> list[_Loaded]:
    """The sheets, with the stored results of formulas.

    openpyxl's steps one by one, because its `load_workbook` takes charts, comments, links and properties along,
    any of which may stop it, and drops what lies under merged cells.
    """
    if any(r.kind == "styles" and r.target != _STYLES for r in package.relations(package.main_part())):
        raise UnreadableError(_NOT_READ)
    try:
        with package.plain() as stream, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            reader = ExcelReader(stream, data_only=True, keep_links=False, rich_text=True)
            reader.read_manifest()
            reader.read_strings()
            reader.read_workbook()
            apply_stylesheet(reader.archive, reader.wb)
            # Dates stay the numbers that are stored: how they show is for their format to say.
            reader.wb._date_formats = set()
            loaded = [
                _load_sheet(reader, sheet, relation.target)
                for sheet, relation in reader.parser.find_sheets()
                if relation.Type.endswith("/worksheet")
            ]
    except (MemoryError, UnreadableError):
        raise
    except Exception as error:
        # openpyxl has no exception of its own for a file that it can't read.
        raise UnreadableError(_NOT_READ) from error
    if not reader.parser.sheets:
        raise UnreadableError("The workbook lists no sheets.")
    return loaded


def _load_sheet(reader: ExcelReader, sheet: Any, part: str) -> _Loaded:
    worksheet = reader.wb.create_sheet()
    with reader.archive.open(part) as stream:
        binder = WorksheetReader(worksheet, stream, reader.shared_strings, reader.data_only, reader.rich_text)
        binder.bind_cells()
        binder.bind_col_dimensions()
        binder.bind_row_dimensions()
        binder.bind_properties()
    return _Loaded(sheet.name, part, sheet.state == "visible", worksheet, binder.parser, _formulas(reader, part))


def _formulas(reader: ExcelReader, part: str) -> set[At]:
    """The places of formulas: openpyxl gives a formula or its result, never both, so that they take another pass."""
    if not _MAY_HOLD_FORMULAS.search(reader.archive.read(part)):
        return set()
    with reader.archive.open(part) as stream:
        rows = WorkSheetParser(stream, reader.shared_strings).parse()
        return {(c["row"] - 1, c["column"] - 1) for _, cells in rows for c in cells if c["data_type"] == "f"}


def _declared_formats(package: Package) -> set[str]:
    """The format codes that the workbook writes out."""
    if not package.has(_STYLES):
        return set()
    return {entry.get("formatCode", "") for entry in package.xml(_STYLES).iter("{*}numFmt")}


def _cells(worksheet: Any) -> Iterator[Any]:
    """The cells that the file lists: `iter_rows` would go through all that lie between."""
    return iter(worksheet._cells.values())


# ---------------------------------------------------------------- one sheet


def _read_sheet(loaded: _Loaded, declared: Container[str]) -> Sheet:
    worksheet = loaded.worksheet
    sheet = Sheet(loaded.name, loaded.shows, worksheet.parent.epoch == CALENDAR_MAC_1904)
    styles: dict[int, Style] = {}
    for cell in _cells(worksheet):
        style = styles.get(cell.style_id)
        if style is None:
            style = styles[cell.style_id] = _style(cell, declared)
        _read_cell(sheet, cell, style, loaded.formulas)
    sheet.hidden_rows = {row - 1 for row, look in worksheet.row_dimensions.items() if look.hidden or look.ht == 0}
    for look in worksheet.column_dimensions.values():
        if look.hidden or look.width == 0:
            sheet.hidden_cols.update(range(look.min - 1, min(look.max, _LAST_COLUMN)))
    for span in loaded.parser.merged_cells.mergeCell if loaded.parser.merged_cells else ():
        sheet.spans[span.min_row - 1, span.min_col - 1] = (span.size["rows"], span.size["columns"])
    if loaded.parser.formatting or loaded.parser.tables.tablePart:
        # A rule or a table's style may give white text a dark background.
        sheet.unseen.clear()
    sheet.furniture = list(_furniture(worksheet.HeaderFooter))
    return sheet


def _read_cell(sheet: Sheet, cell: Any, style: Style, formulas: set[At]) -> None:
    at, value = (cell.row - 1, cell.column - 1), cell.value
    if value is None:
        # A result of no text is stored as such: its type tells it from one never stored.
        if at in formulas and cell.data_type != "str":
            sheet.add_uncalculated(at, style)
        return
    match cell.data_type:
        case "n":
            sheet.add_number(at, float(value), style)
        case "b":
            sheet.add_boolean(at, value, style)
        case "e":
            sheet.add_error(at, value, style)
        case "d" if isinstance(value, date):
            sheet.add_moment(at, value, style)
        case _:
            sheet.add_text(at, _text(value), style)


def _text(value: Any) -> Text:
    """The text of a cell: plain, or runs of which some are raised or struck."""
    if not isinstance(value, CellRichText):
        return Text(*join_runs([(_unescaped(str(value)), False)]))
    runs: list[tuple[str, bool]] = []
    struck: list[bool] = []
    for run in value:
        font = run.font if isinstance(run, TextBlock) else None
        runs.append((_unescaped(str(run)), font is not None and font.vertAlign == "superscript"))
        struck.append(font is not None and bool(font.strike))
    text, marks = join_runs(runs)
    return Text(text, marks, bool(struck) and all(struck))


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found.group(1), 16)), text) if "_x" in text else text


def _style(cell: Any, declared: Container[str]) -> Style:
    code, font = cell.number_format, cell.font
    if code not in declared:
        # What a file names by number only, openpyxl gives in its American form.
        code = BUILT_IN_FORMATS.get(BUILTIN_FORMATS_REVERSE.get(code, -1), code)
    return Style(code, bool(font.b), bool(font.strike), _is_white(font.color) and _is_blank(cell.fill))


def _is_white(colour: Any) -> bool:
    if colour is None or colour.tint:
        return False
    return (colour.type == "rgb" and colour.rgb in _WHITE) or (colour.type == "theme" and colour.theme == 0)


def _is_blank(fill: Any) -> bool:
    if fill.tagname == "gradientFill":
        return False
    return fill.patternType in (None, "none") or _is_white(fill.fgColor)


def _furniture(edges: Any) -> Iterator[str]:
    """The texts of the page's header and footer."""
    for item in (
        edges.oddHeader,
        edges.oddFooter,
        edges.evenHeader,
        edges.evenFooter,
        edges.firstHeader,
        edges.firstFooter,
    ):
        text = " ".join(_HEADER_CODES.sub(" ", _unescaped(str(item))).split())
        if text:
            yield text


def _drawn_text(package: Package, part: str, name: str) -> Iterator[Line]:
    """Text in boxes that lie over the sheet."""
    for relation in package.relations(part):
        if relation.kind != "drawing" or relation.external or not package.has(relation.target):
            continue
        for anchor in package.xml(relation.target):
            start = next((e for e in anchor if local(e) == "from"), None)
            corner = {local(e): _whole(e.text) for e in start} if start is not None else {}
            place = Place(sheet=name, ref=a1(corner.get("row", 0), corner.get("col", 0)))
            for paragraph in anchor.iter("{*}p"):
                text = one_line("".join(t.text or "" for t in paragraph.iter("{*}t")))
                if text:
                    yield Line(text, place, "body")


def _whole(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0
