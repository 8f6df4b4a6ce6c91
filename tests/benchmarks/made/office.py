"""Documents that LibreOffice prints: letters written as Word files, tables as workbooks."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from tests.benchmarks.made.content import MadeCell, MadeDocument, MadeTable, Style, shown

_FAMILIES = {"sans": "Liberation Sans", "serif": "Liberation Serif"}


def program() -> str | None:
    """The program that prints, or None where it isn't installed."""
    return shutil.which("soffice")


def make_letters(documents: Sequence[MadeDocument], folder: Path) -> None:
    """Writes each document as a Word file and prints it into `folder`."""
    for document in documents:
        _write_letter(document, folder / f"{document.name}.docx")
    _print(sorted(folder.glob("writer-*.docx")), folder)


def make_sheets(documents: Sequence[MadeDocument], folder: Path) -> None:
    """Writes each document as a workbook and prints it into `folder`."""
    for document in documents:
        _write_sheet(document, folder / f"{document.name}.xlsx")
    _print(sorted(folder.glob("calc-*.xlsx")), folder)


def _print(sources: Sequence[Path], folder: Path) -> None:
    if sources:
        subprocess.run(
            [
                program() or "",
                f"-env:UserInstallation={(folder / 'office').as_uri()}",
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                str(folder),
                *map(str, sources),
            ],
            check=True,
            capture_output=True,
            timeout=60 + 10 * len(sources),
        )


# ---------------------------------------------------------------- letters


def _write_letter(document: MadeDocument, path: Path) -> None:
    style = document.style
    word = docx.Document()
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    if document.page == "landscape":
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(22)
    if document.page == "columns":
        columns = section._sectPr.find(qn("w:cols"))
        if columns is None:
            columns = OxmlElement("w:cols")
            section._sectPr.append(columns)
        columns.set(qn("w:num"), "2")
        columns.set(qn("w:space"), "360")
    normal = word.styles["Normal"]
    normal.font.name, normal.font.size = _FAMILIES[style.family], Pt(9 if document.page == "columns" else 10)
    section.footer.paragraphs[0].text = "Anytown Police, Information Unit"
    for kind, what in document.blocks:
        if isinstance(what, MadeTable):
            _letter_table(word, what, style, document)
        elif kind == "pair" and isinstance(what, tuple):
            for table in what:
                _letter_table(word, table, style, document)
                word.add_paragraph("The second of the two follows.")
        else:
            _letter_text(word, kind, what)
    word.save(str(path))


def _letter_text(word: Any, kind: str, what: object) -> None:
    items = list(what) if isinstance(what, list) else []
    if kind == "heading":
        word.add_heading(str(what), 2)
    elif kind == "prose":
        word.add_paragraph(str(what))
    elif kind in {"bullets", "questions"}:
        for item in items:
            word.add_paragraph(str(item), style="List Bullet" if kind == "bullets" else "List Number")
    elif kind == "contents":
        for text, page in items:
            paragraph = word.add_paragraph(f"{text}\t{page}")
            paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(160), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    elif kind == "addresses":
        left = ["Information Unit", "Police Headquarters", "12 Station Road", "Anytown AB1 2CD"]
        for one, other in zip(left, [*items, "", "", ""], strict=False):
            paragraph = word.add_paragraph(f"{one}\t{other}")
            paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(110))
            paragraph.paragraph_format.space_after = Pt(0)
        word.add_paragraph()
    else:
        for text, value in items:
            word.add_paragraph(f"{text}: {value}")


def _letter_table(word: Any, table: MadeTable, style: Style, document: MadeDocument) -> None:
    for text, bold in ((table.caption, True), (table.unit, False)):
        if text:
            paragraph = word.add_paragraph()
            paragraph.paragraph_format.space_after = Pt(2)
            paragraph.add_run(text).bold = bold
    made = word.add_table(table.n_rows, table.n_cols)
    made.autofit = not (style.full_width or document.page == "columns")
    if not made.autofit:
        _set_widths(made, table, document)
    for cell in table.cells:
        place = made.cell(cell.row, cell.col)
        if cell.row_span > 1 or cell.col_span > 1:
            place = place.merge(made.cell(cell.row + cell.row_span - 1, cell.col + cell.col_span - 1))
        _fill(place, cell, style)
    for row in range(table.heads):
        if document.page != "long bare":
            properties = made.rows[row]._tr.get_or_add_trPr()
            properties.append(OxmlElement("w:tblHeader"))
    _border(made, table, style)
    word.add_paragraph(table.note or "")


def _set_widths(made: Any, table: MadeTable, document: MadeDocument) -> None:
    room = {"landscape": 253.0, "columns": 76.0}.get(document.page, 166.0)
    label = 0.4 if table.n_cols < 8 else 0.22
    for col in range(table.n_cols):
        wide = room * label if col == 0 else room * (1 - label) / (table.n_cols - 1)
        made.columns[col].width = Mm(wide)
        for row in range(table.n_rows):
            made.cell(row, col).width = Mm(wide)


def _fill(place: Any, cell: MadeCell, style: Style) -> None:
    paragraph = place.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.line_spacing = style.leading
    if cell.indent:
        paragraph.paragraph_format.left_indent = Pt(9 * cell.indent)
    run = paragraph.add_run(cell.text)
    run.font.size = Pt(style.size)
    run.bold = cell.kind == "section" or (cell.kind == "head" and style.bold_heads)
    if cell.mark:
        mark = paragraph.add_run(cell.mark)
        mark.font.superscript = True
        mark.font.size = Pt(style.size)
    centre = cell.kind == "head" and cell.col_span > 1
    align = "left" if cell.col == 0 or cell.kind == "text" else "center" if centre else style.align
    paragraph.alignment = {
        "left": WD_ALIGN_PARAGRAPH.LEFT,
        "center": WD_ALIGN_PARAGRAPH.CENTER,
        "right": WD_ALIGN_PARAGRAPH.RIGHT,
    }[align]
    place.vertical_alignment = {
        "top": WD_CELL_VERTICAL_ALIGNMENT.TOP,
        "middle": WD_CELL_VERTICAL_ALIGNMENT.CENTER,
        "bottom": WD_CELL_VERTICAL_ALIGNMENT.BOTTOM,
    }[style.valign]


def _border(made: Any, table: MadeTable, style: Style) -> None:
    kind = {"dotted": "dotted", "double": "double"}.get(style.rules, "single")
    last = table.n_rows - 1
    for row in range(table.n_rows):
        for col in range(table.n_cols):
            sides = set()
            if style.rules in {"ruled", "dotted"}:
                sides = {"top", "bottom", "left", "right"}
            if style.rules == "rows":
                sides = {"top", "bottom"}
            if style.rules in {"three", "double", "open"}:
                sides |= ({"top"} if row == 0 else set()) | ({"bottom"} if row in {table.heads - 1, last} else set())
            if style.rules == "header" and row == table.heads - 1:
                sides.add("bottom")
            if style.rules == "open" and col:
                sides.add("left")
            properties = made.cell(row, col)._tc.get_or_add_tcPr()
            if style.rules == "zebra" and row % 2 == 0:
                shade = OxmlElement("w:shd")
                shade.set(qn("w:val"), "clear")
                shade.set(qn("w:fill"), "DDE6F0")
                properties.append(shade)
            borders = OxmlElement("w:tcBorders")
            for side in ("top", "left", "bottom", "right"):
                if side in sides:
                    line = OxmlElement(f"w:{side}")
                    line.set(qn("w:val"), kind)
                    line.set(qn("w:sz"), "4")
                    borders.append(line)
            if sides:
                properties.append(borders)


# ---------------------------------------------------------------- workbooks


def _write_sheet(document: MadeDocument, path: Path) -> None:
    style = document.style
    book = Workbook()
    sheet = book.active
    if sheet is None:
        return
    sheet.page_setup.orientation = "landscape" if document.page == "landscape" else "portrait"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    row = 1
    for kind, what in document.blocks:
        tables = [what] if isinstance(what, MadeTable) else list(what) if isinstance(what, tuple) else []
        for table in tables:
            for text in filter(None, (table.caption, table.unit)):
                sheet.cell(row, 1, text).font = Font(bold=text == table.caption, size=style.size)
                row += 1
            _sheet_table(sheet, table, style, row)
            if document.page == "long":
                sheet.print_title_rows = f"{row}:{row + table.heads - 1}"
            row += table.n_rows
            if table.note:
                sheet.cell(row, 1, table.note).font = Font(size=style.size - 1)
            row += 2
        if kind in {"heading", "prose"}:
            for text in _sentences(str(what)):
                sheet.cell(row, 1, text).font = Font(bold=kind == "heading")
                row += 1
            row += 1
        elif isinstance(what, list):
            for item in what:
                parts = list(item) if isinstance(item, tuple) else [item]
                sheet.cell(row, 1, f"{parts[0]} {' '.join(map(str, parts[1:]))}")
                row += 1
    book.save(path)


def _sentences(prose: str) -> list[str]:
    """Prose sentence by sentence, since a workbook's cell doesn't wrap over its neighbours."""
    return [f"{text.removesuffix('.')}." if "case" in text else text for text in prose.split(". ")]


def _sheet_table(sheet: Any, table: MadeTable, style: Style, top: int) -> None:
    for cell in table.cells:
        place = sheet.cell(top + cell.row, cell.col + 1)
        place.value = cell.text + cell.mark if cell.mark else "".join(shown(cell.text)) or None
        bold = cell.kind == "section" or (cell.kind == "head" and style.bold_heads)
        place.font = Font(size=style.size, bold=bold, name=_FAMILIES[style.family])
        centre = cell.kind == "head" and cell.col_span > 1
        align = "left" if cell.col == 0 or cell.kind == "text" else "center" if centre else style.align
        upright = {"middle": "center"}.get(style.valign, style.valign)
        turned = 90 if style.turned and cell.kind == "head" and cell.col else 0
        place.alignment = Alignment(
            horizontal=align,
            vertical=upright,
            wrap_text=cell.kind != "figure",
            indent=cell.indent,
            text_rotation=turned,
        )
        if cell.col_span > 1 or cell.row_span > 1:
            sheet.merge_cells(
                start_row=top + cell.row,
                start_column=cell.col + 1,
                end_row=top + cell.row + cell.row_span - 1,
                end_column=cell.col + cell.col_span,
            )
    sheet.column_dimensions["A"].width = 24 if style.label_width <= 1 else 32
    for col in range(2, table.n_cols + 1):
        longest = max((len(c.text) for c in table.cells if c.col == col - 1 and c.kind == "figure"), default=20)
        wide = max(longest * 1.15 + 1, 7.5) if style.full_width else max(longest * 1.1, 7)
        letter = get_column_letter(col)
        sheet.column_dimensions[letter].width = max(wide, sheet.column_dimensions[letter].width if top > 8 else 0)
    for row in range(table.n_rows):
        sheet.row_dimensions[top + row].height = _sheet_height(sheet, table, row, style)
        for col in range(table.n_cols):
            _sheet_border(sheet.cell(top + row, col + 1), row, col, table, style)


def _sheet_height(sheet: Any, table: MadeTable, row: int, style: Style) -> float:
    """The height that a row's wrapped texts need, in points; a workbook without heights prints them over each other."""
    lines = 1
    for cell in table.row(row):
        if style.turned and cell.kind == "head" and cell.col:
            return 0.6 * style.size * max(len(c.text) for c in table.row(row)) + 8
        if cell.col_span == cell.row_span == 1 and cell.kind != "figure":
            wide = sheet.column_dimensions[get_column_letter(cell.col + 1)].width * 10.5 / style.size
            lines = max(lines, -(-len(cell.text) * 1.1 // wide))
    return float(lines * style.size * 1.25 + 2)


def _sheet_border(place: Any, row: int, col: int, table: MadeTable, style: Style) -> None:
    kind = {"dotted": "dotted", "double": "double"}.get(style.rules, "thin")
    line, none = Side(style=kind), Side()
    last = table.n_rows - 1
    full, across = style.rules in {"ruled", "dotted"}, style.rules == "rows"
    some = style.rules in {"three", "double", "open"}
    ends_heads = row == table.heads - 1 and (some or style.rules == "header")
    side = full or (style.rules == "open" and col > 0)
    place.border = Border(
        left=line if side else none,
        right=line if full else none,
        top=line if full or across or (some and row == 0) else none,
        bottom=line if full or across or ends_heads or (some and row == last) else none,
    )
    if style.rules == "zebra" and row % 2 == 0:
        place.fill = PatternFill("solid", fgColor="DDE6F0")
