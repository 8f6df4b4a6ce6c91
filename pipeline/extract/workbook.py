"""XLSX and XLSM: cells, styles and visibility, as openpyxl reads them.

What belongs here: loading with openpyxl, what a cell, a row or a column of its says, and the text in boxes over
a sheet, which it doesn't read. What does not: what lies beside the sheets (`workbook_parts`), or what becomes of
cells (`sheets`).
"""

from __future__ import annotations

import io
import math
import re
import struct
import warnings
from collections.abc import Container, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import IO, Any

import olefile  # type: ignore[import-untyped]
from openpyxl.cell.cell import Cell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.numbers import BUILTIN_FORMATS_REVERSE
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.utils import column_index_from_string
from openpyxl.utils.datetime import CALENDAR_MAC_1904, from_ISO8601
from openpyxl.worksheet._reader import (
    FORMULA_TAG,
    INLINE_STRING,
    VALUE_TAG,
    WorkSheetParser,
    WorksheetReader,
    parse_richtext_string,
)
from openpyxl.xml.constants import SHARED_STRINGS, SHEET_MAIN_NS
from openpyxl.xml.functions import iterparse

from pipeline.extract.carried import tally_carried
from pipeline.extract.grid import a1
from pipeline.extract.hidden import FAINT, Hidden, look_like_records, plural, rows_of
from pipeline.extract.marks import join_runs, split_marks
from pipeline.extract.outcomes import UnreadableError
from pipeline.extract.package import Package, is_on, local
from pipeline.extract.sheets import BUILT_IN_FORMATS, At, Sheet, Style, Text, workbook_document
from pipeline.extract.spacing import one_line
from pipeline.extract.workbook_parts import tally_parts
from pipeline.extract.workbook_sight import by_rules, unseen
from pipeline.model import Document, Line, Place

_STYLES = "xl/styles.xml"
_LAST_COLUMN = 16384
_FLAT = 0.3
_NOT_READ = (
    "The workbook is damaged, or written in a way that openpyxl doesn't read: "
    "if it opens in a spreadsheet program, save it there as XLSX and add the copy."
)
_STRING, _PLAIN_TEXT = f"{{{SHEET_MAIN_NS}}}si", f"{{{SHEET_MAIN_NS}}}t"
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_HEADER_CODES = re.compile(r'&"[^"]*"|&K[0-9A-Fa-f]{6}|&\d+|&[A-Za-z+]|&&')


def read_workbook(content: Path, reply_id: str, media_type: str, released: bool = False) -> Document:
    """Reads what shows of the workbook at `content`; `quarantined` and `released` as for `workbook_document`."""
    hidden = Hidden()
    with Package(content) as package:
        sheets = _read_sheets(package)
        for part, sheet in sheets:
            sheet.drawn = list(_drawn_text(package, part, sheet.name, hidden))
        tally_parts(package, {sheet.name: part for part, sheet in sheets if sheet.shows}, hidden)
        tally_embedded(package, "xl/embeddings/", hidden)
        tally_carried(package, hidden)
        pictures = len(package.names("xl/media/"))
    return workbook_document(reply_id, media_type, [sheet for _, sheet in sheets], hidden, released, pictures)


def tally_embedded(package: Package, start: str, hidden: Hidden) -> None:
    """Tallies files embedded below `start`; a workbook among them (behind a chart, say) may hold records of people."""
    for name in package.names(start):
        if "_rels/" in name:
            continue
        what, records = embedded_workbook(package.read(name))
        hidden.add(what, records=records)


def embedded_workbook(content: bytes) -> tuple[str, bool]:
    """What an embedded file is, and whether it may hold records: a workbook that can't be read may."""
    workbook = _is_compound_workbook(content)
    try:
        with Package(content) as inner:
            workbook = bool(inner.names("xl/worksheets/") or inner.has("xl/workbook.bin"))
            rows = [row for _, sheet in _read_sheets(inner) for row in rows_of(sheet.cells.values())]
    except UnreadableError:
        return ("An embedded workbook that can't be read.", True) if workbook else ("An embedded file.", False)
    cells = sum(filled for filled, _ in rows)
    what = f"An embedded workbook with {plural(cells, 'cell')} in {plural(len(rows), 'row')}."
    return what, look_like_records(rows)


def _is_compound_workbook(content: bytes) -> bool:
    """Whether it is a workbook of the old kind, or an object around a workbook."""
    if not content.startswith(olefile.MAGIC):
        return False
    try:
        with olefile.OleFileIO(io.BytesIO(content)) as package:
            return any(entry[-1].lower() in ("workbook", "book", "package") for entry in package.listdir())
    except (OSError, ValueError, IndexError, struct.error):
        # What is damaged may still be one.
        return True


# ---------------------------------------------------------------- loading


def _read_sheets(package: Package) -> list[tuple[str, Sheet]]:
    """The workbook's sheets, each with the name of its part.

    openpyxl's steps one by one, because its `load_workbook` takes charts, comments, links and properties along,
    any of which may stop it, and drops what lies under merged cells.
    """
    if any(r.kind == "styles" and r.target != _STYLES for r in package.relations(package.main_part())):
        raise UnreadableError(_NOT_READ)
    declared = _declared_formats(package)
    try:
        with package.plain() as stream, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            reader = ExcelReader(stream, keep_links=False)
            reader.read_manifest()
            strings = _shared_strings(reader)
            reader.read_workbook()
            apply_stylesheet(reader.archive, reader.wb)
            sheets = [
                (relation.target, _read_sheet(reader, sheet, relation.target, strings, declared))
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
    return sheets


def _shared_strings(reader: ExcelReader) -> list[Text]:
    """The texts that cells refer to by number, each taken apart once."""
    part = reader.package.find(SHARED_STRINGS)
    if part is None:
        return []
    strings = []
    with reader.archive.open(part.PartName[1:]) as stream:
        for _, element in iterparse(stream):
            if element.tag == _STRING:
                strings.append(_string(element))
                element.clear()
    return strings


def _string(element: Any) -> Text:
    """A text of the file: runs with a look of their own, or else just a text."""
    if len(element) == 1 and element[0].tag == _PLAIN_TEXT:
        return _plain(element[0].text or "")
    return _text(parse_richtext_string(element))


def _declared_formats(package: Package) -> set[str]:
    """The format codes that the workbook writes out."""
    if not package.has(_STYLES):
        return set()
    return {entry.get("formatCode", "") for entry in package.xml(_STYLES).iter("{*}numFmt")}


# ---------------------------------------------------------------- one sheet


def _read_sheet(reader: ExcelReader, told: Any, part: str, strings: Sequence[Text], declared: Container[str]) -> Sheet:
    """The sheet in `part`, of which the workbook has `told` name and state."""
    worksheet = reader.wb.create_sheet()
    sheet = Sheet(told.name, told.state == "visible", reader.wb.epoch == CALENDAR_MAC_1904)
    with reader.archive.open(part) as stream:
        binder = WorksheetReader(worksheet, stream, strings, data_only=True, rich_text=True)
        parser = binder.parser = _Parser(stream, strings, _Styles(worksheet, declared), sheet)
        for _ in parser.parse():
            pass
    binder.bind_col_dimensions()
    binder.bind_properties()
    for row, look in parser.row_dimensions.items():
        if is_on(look.get("hidden")) or _is_flat(float(look.get("ht", 1))):
            sheet.hidden_rows.add(int(row) - 1)
    for look in worksheet.column_dimensions.values():
        if look.hidden or _is_flat(look.width):
            sheet.hidden_cols.update(range(look.min - 1, min(look.max, _LAST_COLUMN)))
    for span in parser.merged_cells.mergeCell if parser.merged_cells else ():
        sheet.spans[span.min_row - 1, span.min_col - 1] = (span.size["rows"], span.size["columns"])
    if parser.tables.tablePart:
        # A table's style may give white text a dark background.
        sheet.unseen = {at: why for at, why in sheet.unseen.items() if why != FAINT}
    for at, why in by_rules(parser.formatting, worksheet.parent._differential_styles.styles, sheet.cells):
        if why:
            sheet.unseen[at] = why
        elif sheet.unseen.get(at) == FAINT:
            del sheet.unseen[at]
    sheet.furniture = list(_furniture(worksheet.HeaderFooter))
    return sheet


def _is_flat(extent: float | None) -> bool:
    """Whether a row or column is too low or too narrow to show anything."""
    return extent is not None and extent < _FLAT


class _Parser(WorkSheetParser):  # type: ignore[misc]
    """openpyxl's parser of a sheet, which puts each cell straight into ours.

    Its own cells are a formula or a result, never both, and take longer to make than the file to read. Dates stay
    the numbers that are stored: how they show is for their format to say.
    """

    col_counter: int

    def __init__(self, source: IO[bytes], strings: Sequence[Text], styles: _Styles, sheet: Sheet) -> None:
        super().__init__(source, strings)
        self._styles, self._sheet = styles, sheet

    def parse_cell(self, element: Any) -> None:
        """Adds one cell, of which `element` is the XML."""
        at = self._place(element.get("r"))
        style = self._styles[element.get("s", "0")]
        kind, stored = element.get("t", "n"), element.findtext(VALUE_TAG)
        inline = element.find(INLINE_STRING) if kind == "inlineStr" else None
        if inline is not None:
            self._sheet.add_text(at, _string(inline), style)
        elif stored and kind != "inlineStr":
            self._add(at, kind, stored, style)
        elif kind != "str" and element.find(FORMULA_TAG) is not None:
            # A result of no text is stored as such: its type tells it from one never stored.
            self._sheet.add_uncalculated(at, style)

    def _place(self, reference: str | None) -> At:
        """Where a cell stands; one without a reference stands behind the one before it."""
        if reference is None:
            self.col_counter += 1
            return self.row_counter - 1, self.col_counter - 1
        letters = reference.rstrip("0123456789")
        self.col_counter = column_index_from_string(letters)
        return int(reference[len(letters) :]) - 1, self.col_counter - 1

    def _add(self, at: At, kind: str, stored: str, style: Style) -> None:
        match kind:
            case "n":
                self._sheet.add_number(at, _finite(stored), style)
            case "s":
                self._sheet.add_text(at, self.shared_strings[int(stored)], style)
            case "b":
                self._sheet.add_boolean(at, bool(int(stored)), style)
            case "e":
                self._sheet.add_error(at, stored, style)
            case "d" if isinstance(moment := from_ISO8601(stored), date):
                self._sheet.add_moment(at, moment, style)
            case _:
                self._sheet.add_text(at, _plain(stored), style)


def _finite(stored: str) -> float:
    number = float(stored)
    if not math.isfinite(number):
        raise ValueError(f"{stored} is no number that a workbook can hold")
    return number


class _Styles(dict[str, Style]):
    """The styles of a workbook by the number that cells name, each looked up when it is first used."""

    def __init__(self, worksheet: Any, declared: Container[str]) -> None:
        super().__init__()
        self._worksheet, self._declared = worksheet, declared

    def __missing__(self, number: str) -> Style:
        known = self._worksheet.parent._cell_styles[int(number)]
        style = self[number] = _style(Cell(self._worksheet, row=1, column=1, style_array=known), self._declared)
        return style


def _text(value: Any) -> Text:
    """The text of a cell: plain, or runs of which some are raised or struck."""
    if not isinstance(value, CellRichText):
        return _plain(str(value))
    runs: list[tuple[str, bool, bool]] = []
    for run in value:
        font = run.font if isinstance(run, TextBlock) else None
        raised = font is not None and font.vertAlign == "superscript"
        runs.append((_unescaped(str(run)), raised, font is not None and bool(font.strike)))
    struck = all(out for text, _, out in runs if text.strip())
    # Beside what stands, what is struck through has been replaced by it.
    text, marks = join_runs((text, raised) for text, raised, out in runs if struck or not out)
    return Text(text, marks, struck and bool(text.strip()))


def _plain(text: str) -> Text:
    return Text(*split_marks(_unescaped(text)))


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found.group(1), 16)), text) if "_x" in text else text


def _style(cell: Any, declared: Container[str]) -> Style:
    code, font = cell.number_format, cell.font
    if code not in declared:
        # What a file names by number only, openpyxl gives in its American form.
        code = BUILT_IN_FORMATS.get(BUILTIN_FORMATS_REVERSE.get(code, -1), code)
    return Style(code, bool(font.b), bool(font.strike), unseen(font, cell.fill))


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


def _drawn_text(package: Package, part: str, name: str, hidden: Hidden) -> Iterator[Line]:
    """Text in boxes that lie over the sheet; those that are hidden are tallied."""
    for relation in package.relations(part):
        if relation.kind != "drawing" or relation.external or not package.has(relation.target):
            continue
        for anchor in package.xml(relation.target):
            start = next((e for e in anchor if local(e) == "from"), None)
            corner = {local(e): _whole(e.text) for e in start} if start is not None else {}
            place = Place(sheet=name, ref=a1(corner.get("row", 0), corner.get("col", 0)))
            texts = [one_line("".join(t.text or "" for t in p.iter("{*}t"))) for p in anchor.iter("{*}p")]
            if any(is_on(shape.get("hidden")) for shape in anchor.iter("{*}cNvPr")):
                hidden.count(sum(map(bool, texts)), "line", "of text in a hidden shape, left out", place)
                continue
            for text in texts:
                if text:
                    yield Line(text, place, "body")


def _whole(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0
