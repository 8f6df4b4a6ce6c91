"""Writing with a word processor: paragraphs, boxes, tables and sections of a DOCX, saved as the PDF a force would send.

Not here: any letter, figure or layout. Text comes with two marks: `**bold**` and `^raised^`.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from tests.reconstruction.frame import convert

Row = Sequence[str]
Place = tuple[int, int]
Box = tuple[Place, Place]

GRID = ("top", "left", "bottom", "right", "insideH", "insideV")
OUTLINE = ("top", "left", "bottom", "right")
LINES = ("top", "bottom", "insideH")
BARE: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph looks; sizes and spaces in points, the colour as six hex digits."""

    align: str = "left"
    size: float | None = None
    bold: bool = False
    italic: bool = False
    colour: str | None = None
    before: float = 0
    after: float = 8
    indent: float = 0


@dataclass(frozen=True, slots=True)
class TableLook:
    """How a table looks: which edges are ruled, what is shaded, where numbers stand (first columns are labels)."""

    edges: tuple[str, ...] = GRID
    header_rows: int = 1
    label_columns: int = 1
    fill: str | None = None
    header_colour: str | None = None
    numbers: str = "center"
    labels: str = "left"
    place: str = "left"
    size: float | None = None
    bold_last: bool = False
    rule_under_header: bool = False
    rule_over_last: bool = False
    air: float = 2


def letter(font: str, size: float, *, margins: tuple[float, float, float, float] = (2.2, 2.5, 2.2, 2.5)) -> Any:
    """An empty A4 document; margins are top, right, bottom, left in centimetres."""
    document = Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = font, Pt(size)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), font)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.top_margin, section.right_margin, section.bottom_margin, section.left_margin = map(Cm, margins)
    return document


def write(where: Any, text: str, look: Look | None = None) -> None:
    """Adds one paragraph per block of `text`; blocks are set apart by blank lines, line ends inside are spaces."""
    for block in re.split(r"\n\s*\n", text.strip()):
        _fill(_paragraph(where), " ".join(block.split()), look or Look())


def write_lines(where: Any, text: str, look: Look | None = None) -> None:
    """Adds one paragraph that keeps the line ends of `text`, as in an address."""
    _fill(_paragraph(where), "\n".join(line.strip() for line in text.strip().splitlines()), look or Look())


def table(where: Any, rows: Sequence[Row], widths: Sequence[float], look: TableLook, merged: Sequence[Box] = ()) -> Any:
    """Adds a table; widths in centimetres, `merged` as pairs of corners (row, column) of cells that are one."""
    made = where.add_table(len(rows), len(widths))
    made.autofit = False
    made.alignment = getattr(WD_TABLE_ALIGNMENT, look.place.upper())
    _table_edges(made, look.edges)
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Cm(width)
    covered = {place for box in merged for place in _inside(box)[1:]}
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            cell = made.cell(number, column)
            cell.width = Cm(widths[column])
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
            if (number, column) not in covered:
                _cell(cell, text, (number, column), len(rows), look)
    for (top, left), (bottom, right) in merged:
        made.cell(top, left).merge(made.cell(bottom, right))
    if look.rule_under_header:
        rule(made.rows[look.header_rows - 1], "bottom")
    if look.rule_over_last:
        rule(made.rows[-1], "top")
    _gap(where)
    return made


def boxed(where: Any, text: str, look: Look, width: float, *, edges: tuple[str, ...] = OUTLINE) -> None:
    """Adds `text` in a box of its own, `width` centimetres wide."""
    made = where.add_table(1, 1)
    made.autofit = False
    _table_edges(made, edges)
    made.columns[0].width = made.cell(0, 0).width = Cm(width)
    write_lines(made.cell(0, 0), text, look)
    _gap(where)


def rule(row: Any, edge: str, *, weight: int = 8) -> None:
    """Rules the `top` or `bottom` of a table row; weight in eighths of a point."""
    for cell in row.cells:
        borders = _child(cell._tc.get_or_add_tcPr(), "w:tcBorders")
        _edge(borders, edge, weight)


def line(where: Any, colour: str, *, weight: int = 12) -> None:
    """Adds a line across the page, as under a letterhead."""
    paragraph = _paragraph(where)
    paragraph.paragraph_format.space_after = Pt(6)
    borders = _child(paragraph._p.get_or_add_pPr(), "w:pBdr")
    _edge(borders, "bottom", weight, colour)


def landscape(document: Any) -> None:
    """Starts a new page on its side."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)


def portrait(document: Any) -> None:
    """Starts a new upright page."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Cm(21), Cm(29.7)


def footer(document: Any, text: str, look: Look, *, numbered: bool = True) -> None:
    """Sets the footer of all pages: `text`, then the page number."""
    paragraph = document.sections[0].footer.paragraphs[0]
    _fill(paragraph, text, look)
    if numbered:
        run = paragraph.add_run("   Page ")
        run.font.size = Pt(look.size or 8)
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), "PAGE")
        number = paragraph.add_run("1")
        number.font.size = run.font.size
        field.append(number._r)
        paragraph._p.append(field)


def save_pdf(document: Any, target: Path) -> None:
    """Saves the document as the PDF `target`."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "letter.docx"
        document.save(str(source))
        convert(source, target)


def _cell(cell: Any, text: str, place: Place, rows: int, look: TableLook) -> None:
    row, column = place
    header, last = row < look.header_rows, look.bold_last and row == rows - 1
    align = look.labels if column < look.label_columns else look.numbers
    colour = look.header_colour if header else None
    style = Look(align, look.size, bold=header or last, colour=colour, before=look.air, after=look.air)
    write_lines(cell, text, style)
    if header and look.fill:
        shade = _child(cell._tc.get_or_add_tcPr(), "w:shd")
        shade.set(qn("w:val"), "clear")
        shade.set(qn("w:fill"), look.fill)


def _inside(box: Box) -> list[Place]:
    (top, left), (bottom, right) = box
    return list(product(range(top, bottom + 1), range(left, right + 1)))


def _paragraph(where: Any) -> Any:
    """A fresh paragraph; a new cell, header or footer brings an empty one, which is used first."""
    last = where.paragraphs[-1] if where.paragraphs and hasattr(where, "_tc") else None
    return last if last is not None and not last.text else where.add_paragraph()


def _gap(where: Any) -> None:
    """What keeps a table apart from what follows."""
    _fill(where.add_paragraph(), " ", Look(size=5, after=0))


def _fill(paragraph: Any, text: str, look: Look) -> None:
    paragraph.alignment = getattr(WD_ALIGN_PARAGRAPH, look.align.upper())
    shape = paragraph.paragraph_format
    shape.space_before, shape.space_after, shape.left_indent = Pt(look.before), Pt(look.after), Cm(look.indent)
    for piece in re.split(r"(\*\*.+?\*\*|\^.+?\^)", text):
        if piece:
            _run(paragraph, piece, look)


def _run(paragraph: Any, piece: str, look: Look) -> None:
    strong, raised = piece.startswith("**"), piece.startswith("^")
    run = paragraph.add_run(piece.strip("*" if strong else "^" if raised else ""))
    run.bold, run.italic, run.font.superscript = look.bold or strong, look.italic, raised
    if look.size:
        run.font.size = Pt(look.size)
    if look.colour:
        run.font.color.rgb = RGBColor.from_string(look.colour)


def _table_edges(made: Any, edges: tuple[str, ...]) -> None:
    borders = _child(made._tbl.tblPr, "w:tblBorders")
    for edge in edges:
        _edge(borders, edge, 4)


def _edge(borders: Any, edge: str, weight: int, colour: str = "000000") -> None:
    element = _child(borders, f"w:{edge}")
    for name, value in (("val", "single"), ("sz", str(weight)), ("space", "0"), ("color", colour)):
        element.set(qn(f"w:{name}"), value)


def _child(parent: Any, tag: str) -> Any:
    found = parent.find(qn(tag))
    if found is None:
        found = OxmlElement(tag)
        parent.append(found)
    return found
