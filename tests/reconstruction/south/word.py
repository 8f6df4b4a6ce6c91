"""Word documents as offices make them: paragraphs, blocks of lines, tables and their rules, printed to PDF.

Not here: what any letter says or looks like. That is its author's business.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from tests.reconstruction.frame import convert

ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "centre": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
BOX = ("top", "left", "bottom", "right", "insideH", "insideV")
HORIZONTAL = ("top", "bottom", "insideH")


def letter(font: str, size: float, *, margins: tuple[float, float, float, float] = (2, 2.5, 2, 2.5)) -> Document:
    """An empty A4 document; `margins` are top, right, bottom and left in centimetres."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.top_margin, section.right_margin, section.bottom_margin, section.left_margin = map(Cm, margins)
    style: Any = document.styles["Normal"]
    style.font.name, style.font.size = font, Pt(size)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), font)
    style.paragraph_format.space_after = Pt(size * 0.7)
    document.core_properties.author = "FOI Unit"
    document.core_properties.comments = ""
    return document


def say(
    place: Any,
    text: str,
    *,
    bold: bool = False,
    italic: bool = False,
    underline: bool = False,
    size: float | None = None,
    align: str = "left",
    before: float | None = None,
    after: float | None = None,
    indent: float = 0,
    colour: str | None = None,
    with_next: bool = False,
) -> Paragraph:
    """A paragraph at the end of `place` (document, cell, header or footer); `**` switches bold on and off."""
    paragraph: Paragraph = place.add_paragraph()
    _write(paragraph, text, bold=bold, italic=italic, underline=underline, size=size, colour=colour)
    paragraph.alignment = ALIGN[align]
    form = paragraph.paragraph_format
    form.left_indent = Cm(indent) if indent else None
    form.space_before = None if before is None else Pt(before)
    form.space_after = None if after is None else Pt(after)
    form.keep_with_next = with_next or None
    return paragraph


def block(place: Any, texts: Sequence[str], *, after: float = 10, **look: Any) -> None:
    """Lines without space between them, as in an address."""
    for text in texts[:-1]:
        say(place, text, after=0, **look)
    say(place, texts[-1], after=after, **look)


def rule_below(paragraph: Paragraph, colour: str = "000000", eighths: int = 8) -> None:
    """A line under the paragraph; its weight is in eighths of a point."""
    borders = OxmlElement("w:pBdr")
    borders.append(_border("bottom", colour, eighths))
    paragraph._p.get_or_add_pPr().insert_element_before(borders, "w:shd", "w:spacing", "w:ind", "w:jc")


def grid(
    place: Any,
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    *,
    rules: Sequence[str] = BOX,
    rule_colour: str = "000000",
    shade: str | None = None,
    size: float | None = None,
    numbers: str = "right",
    labels: int = 1,
    bold_rows: Sequence[int] = (0,),
    header_rows: int = 1,
    repeat_header: bool = False,
    padding: float = 1,
    centred: bool = False,
) -> Table:
    """A table of texts. `widths` are in centimetres; the first `labels` columns are left aligned.

    `rules` names the sides that are drawn, `shade` the colour behind the header rows, `bold_rows` the rows in
    bold (negative from the end), `padding` the space above and below a cell's text in points.
    """
    table: Table = place.add_table(len(rows), len(widths))
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER if centred else None
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    _draw(table, rules, rule_colour)
    bold = {index % len(rows) for index in bold_rows}
    for r, texts in enumerate(rows):
        _unbreakable(table.rows[r])
        if repeat_header and r < header_rows:
            _repeated(table.rows[r])
        for c, text in enumerate(texts):
            cell = table.cell(r, c)
            _fill(cell, text, bold=r in bold, size=size, align="left" if c < labels else numbers, padding=padding)
            if shade and r < header_rows:
                tint(cell, shade)
    return table


def tint(cell: _Cell, colour: str) -> None:
    """Shades a cell."""
    shading = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shading.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shading)


def page_number(paragraph: Paragraph) -> None:
    """Adds the page's number, as a field."""
    run = paragraph.add_run()
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = text
        run._r.append(mark)


def print_pdf(document: Document, target: Path) -> None:
    """Saves the document as PDF, as Word users do."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "letter.docx"
        document.save(str(source))
        convert(source, target)


def _write(paragraph: Paragraph, text: str, *, bold: bool, colour: str | None = None, **look: Any) -> None:
    for number, part in enumerate(text.split("**")):
        run = paragraph.add_run(part)
        run.bold = (bold or number % 2 == 1) or None
        run.italic, run.underline = look.get("italic") or None, look.get("underline") or None
        if look.get("size"):
            run.font.size = Pt(look["size"])
        if colour:
            run.font.color.rgb = RGBColor.from_string(colour)


def _fill(cell: _Cell, text: str, *, bold: bool, size: float | None, align: str, padding: float) -> None:
    paragraph = cell.paragraphs[0]
    _write(paragraph, text, bold=bold, size=size)
    paragraph.alignment = ALIGN[align]
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(padding)


def _draw(table: Table, rules: Sequence[str], colour: str) -> None:
    borders = OxmlElement("w:tblBorders")
    for side in BOX:
        borders.append(_border(side, colour, 4 if side in rules else 0))
    table._tbl.tblPr.insert_element_before(borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")


def _border(side: str, colour: str, eighths: int) -> Any:
    border = OxmlElement(f"w:{side}")
    values = ("single" if eighths else "nil", str(eighths), "0", colour)
    for name, value in zip(("val", "sz", "space", "color"), values, strict=True):
        border.set(qn(f"w:{name}"), value)
    return border


def _repeated(row: Any) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _unbreakable(row: Any) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
