"""Letters as Word users make them: paragraphs, headings, tabs and tables, on python-docx.

An author's habits (font, spacing, how headings look) are a `Hand`; what is written is the builder's.
Not here: any sentence, any figure.
"""

from __future__ import annotations

import io
import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
import numpy as np
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from PIL import Image, ImageDraw

from tests.reconstruction.frame import NOTICE, convert

LEFT, CENTRE, RIGHT, JUSTIFIED = (
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.RIGHT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)
GRID = ("top", "left", "bottom", "right", "insideH", "insideV")
HORIZONTAL = ("top", "bottom", "insideH")
OUTLINE = ("top", "left", "bottom", "right")


@dataclass(frozen=True, slots=True)
class Hand:
    """An author's habits: type, spacing in points, margins in cm, and the look of headings."""

    font: str
    size: float = 11
    gap: float = 8
    margins: tuple[float, float, float, float] = (2.0, 2.2, 2.0, 2.2)
    align: Any = LEFT
    heading: str = "bold"
    colour: str = "000000"


@dataclass(frozen=True, slots=True)
class Letter:
    """A document being written, in its author's hand."""

    document: Any
    hand: Hand


def begin(hand: Hand) -> Letter:
    """An empty A4 letter."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.top_margin, section.right_margin, section.bottom_margin, section.left_margin = map(Cm, hand.margins)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = hand.font, Pt(hand.size)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), hand.font)
    normal.paragraph_format.space_after = Pt(hand.gap)
    normal.paragraph_format.space_before = Pt(0)
    normal.paragraph_format.line_spacing = 1.0
    return Letter(document, hand)


def save_pdf(letter: Letter, target: Path) -> None:
    """Saves the letter as Word's 'save as PDF' does."""
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / "letter.docx"
        letter.document.save(str(draft))
        convert(draft, target)


def notice(letter: Letter, *, size: float = 7, align: Any = CENTRE) -> None:
    """The line on every reconstruction's face, here in the flow of the text."""
    lines(letter, [NOTICE], size=size, align=align, after=8)


def prose(letter: Letter, text: str) -> None:
    """Writes paragraphs that blank lines separate.

    `# ` opens a heading, `> ` an indented quotation in italics; `**` switches bold type.
    """
    for block in re.split(r"\n\s*\n", text.strip()):
        words = " ".join(line.strip() for line in block.splitlines())
        kind, body = (words[0], words[2:]) if words[:2] in ("# ", "> ") else ("", words)
        paragraph = letter.document.add_paragraph()
        paragraph.alignment = LEFT if kind == "#" else letter.hand.align
        if kind == ">":
            paragraph.paragraph_format.left_indent = Cm(1.0)
        _fill(paragraph, body, None, italic=kind == ">")
        if kind == "#":
            _as_heading(paragraph, letter.hand)


def lines(
    letter: Letter,
    texts: Sequence[str],
    *,
    align: Any = LEFT,
    size: float | None = None,
    after: float | None = None,
) -> None:
    """One paragraph of several lines: an address, a signature, a contact block."""
    paragraph = letter.document.add_paragraph()
    paragraph.alignment = align
    if after is not None:
        paragraph.paragraph_format.space_after = Pt(after)
    for number, text in enumerate(texts):
        if number:
            paragraph.add_run().add_break()
        _fill(paragraph, text, size, italic=False)


def rule(letter: Letter, colour: str = "000000", eighths: int = 8) -> None:
    """A line across the page, such as under a letterhead; `eighths` of a point thick."""
    paragraph = letter.document.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(6)
    properties = paragraph._p.get_or_add_pPr()
    borders = OxmlElement("w:pBdr")
    borders.append(_border("bottom", eighths, colour))
    properties.append(borders)


def tabbed(letter: Letter, rows: Sequence[Sequence[str]], stops: Sequence[float], *, bold_rows: int = 0) -> None:
    """Rows set with tabs, without a table; `stops` in cm are the right edges of the second column on."""
    for number, row in enumerate(rows):
        paragraph = letter.document.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(letter.hand.gap if number == len(rows) - 1 else 2)
        for stop in stops:
            paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(stop), WD_TAB_ALIGNMENT.RIGHT)
        run = paragraph.add_run("\t".join(row))
        run.bold = number < bold_rows


def table(
    letter: Letter,
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    *,
    rules: Sequence[str] = GRID,
    heads: int = 1,
    shade: str = "",
    size: float | None = None,
    numbers: Any = CENTRE,
    text_columns: int = 1,
    bold_last: bool = False,
    repeat: bool = False,
    rule_colour: str = "000000",
    pad: float = 2.0,
) -> Any:
    """A table of `rows` with columns of `widths` cm; returns it, so that a builder may merge cells.

    `heads` rows are bold and, with `shade`, filled; `repeat` repeats them on each page. The first
    `text_columns` are set left, the others as `numbers` says.
    """
    grid = letter.document.add_table(rows=len(rows), cols=len(widths))
    grid.alignment = WD_TABLE_ALIGNMENT.LEFT
    grid.autofit = False
    _borders(grid, rules, rule_colour)
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = Cm(width)
    for i, row in enumerate(rows):
        if repeat and i < heads:
            _flag(grid.rows[i], "w:tblHeader")
        _flag(grid.rows[i], "w:cantSplit")
        for j, text in enumerate(row):
            cell = grid.cell(i, j)
            cell.width = Cm(widths[j])
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
            paragraph = cell.paragraphs[0]
            paragraph.alignment = LEFT if j < text_columns else numbers
            paragraph.paragraph_format.space_after = paragraph.paragraph_format.space_before = Pt(pad)
            strong = i < heads or (bold_last and i == len(rows) - 1)
            _fill(paragraph, f"**{text}**" if strong and text else text, size, italic=False)
            if shade and i < heads:
                fill(cell, shade)
    letter.document.add_paragraph().paragraph_format.space_after = Pt(2)
    return grid


def fill(cell: Any, colour: str) -> None:
    """Colours a cell's ground."""
    shading = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shading.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shading)


def merge(grid: Any, first: tuple[int, int], last: tuple[int, int]) -> None:
    """Merges a block of cells, keeping the text of its first one only."""
    text_cell = grid.cell(*first)
    for row in range(first[0], last[0] + 1):
        for column in range(first[1], last[1] + 1):
            if (row, column) != first:
                for paragraph in grid.cell(row, column).paragraphs:
                    paragraph.clear()
    joined = text_cell.merge(grid.cell(*last))
    for extra in joined.paragraphs[1:]:
        extra._p.getparent().remove(extra._p)


def running(letter: Letter, *, top: str = "", bottom: str = "", size: float = 8, align: Any = CENTRE) -> None:
    """A running header and footer; `{page}` in the footer stands for the page's number."""
    section = letter.document.sections[0]
    for part, text in ((section.header, top), (section.footer, bottom)):
        if not text:
            continue
        paragraph = part.paragraphs[0]
        paragraph.alignment = align
        before, mark, behind = text.partition("{page}")
        paragraph.add_run(before).font.size = Pt(size)
        if mark:
            paragraph._p.append(_page_number(size))
        paragraph.add_run(behind).font.size = Pt(size)


def signature(letter: Letter, seed: int) -> None:
    """A scrawl in ink: a few loops that mean nobody."""
    dice = np.random.default_rng(seed)
    steps = np.linspace(0, 6 * np.pi, 300)
    loops = np.interp(steps, np.linspace(0, 6 * np.pi, 8), dice.uniform(8, 38, 8))
    across = 40 + steps * 22 + loops * np.cos(steps)
    down = 60 + loops * np.sin(steps * dice.uniform(0.8, 1.2)) - steps
    image = Image.new("L", (520, 120), 255)
    ImageDraw.Draw(image).line(list(zip(across, down, strict=True)), fill=40, width=3)
    with io.BytesIO() as file:
        image.save(file, "PNG")
        letter.document.add_picture(file, width=Cm(4.5))


def _fill(paragraph: Any, text: str, size: float | None, *, italic: bool) -> None:
    for number, piece in enumerate(text.split("**")):
        if not piece:
            continue
        run = paragraph.add_run(piece)
        run.bold = number % 2 == 1
        run.italic = italic
        if size is not None:
            run.font.size = Pt(size)


def _as_heading(paragraph: Any, hand: Hand) -> None:
    paragraph.paragraph_format.keep_with_next = True
    paragraph.paragraph_format.space_before = Pt(4)
    for run in paragraph.runs:
        run.bold = "bold" in hand.heading
        run.underline = "underline" in hand.heading
        run.font.color.rgb = RGBColor.from_string(hand.colour)


def _borders(grid: Any, sides: Sequence[str], colour: str) -> None:
    borders = OxmlElement("w:tblBorders")
    for side in GRID:
        if side in sides:
            borders.append(_border(side, 4, colour))
    grid._tbl.tblPr.append(borders)


def _border(side: str, eighths: int, colour: str) -> Any:
    border = OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", str(eighths)), ("space", "1"), ("color", colour)):
        border.set(qn(f"w:{name}"), value)
    return border


def _flag(row: Any, name: str) -> None:
    flag = OxmlElement(name)
    flag.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(flag)


def _page_number(size: float) -> Any:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    run, properties, height, text = (OxmlElement(f"w:{name}") for name in ("r", "rPr", "sz", "t"))
    height.set(qn("w:val"), str(int(size * 2)))
    text.text = "1"
    properties.append(height)
    run.append(properties)
    run.append(text)
    field.append(run)
    return field
