"""How each format writes the blocks of a reply: HTML, CSV, XLSX, DOCX, PDF and mail.

Not here: what a reply says. Each writer takes the blocks and the file to write.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from email.message import EmailMessage
from html import escape
from pathlib import Path
from typing import Any

import docx
import openpyxl
from docx.enum.text import WD_BREAK
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer
from reportlab.platypus import Table as PageTable

from tests.corpus.blocks import MARK, Attached, Beside, Block, Framed, Grid, Mail, Markup, NewPage, Sheet

_PAGE_WIDTH = 460.0
_PLAIN = ParagraphStyle("plain", getSampleStyleSheet()["Normal"], fontSize=10, leading=12.5, spaceAfter=6)
_SMALL = ParagraphStyle("small", _PLAIN, fontSize=9, leading=10.8, spaceAfter=0)
_HEAD = ParagraphStyle("head", _PLAIN, fontName="Helvetica-Bold", fontSize=11, spaceBefore=4)


def write(blocks: Sequence[Block], path: Path) -> None:
    """Writes the reply in the format of the suffix of `path`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    _WRITERS[path.suffix](blocks, path)


def _html_text(text: str) -> str:
    marked = MARK.sub(r"<sup>\1</sup>", escape(text, quote=False))
    return marked.replace("⏎", "<br>").replace("\n", "<br>")


def _plain(text: str) -> str:
    return MARK.sub(r"\1", text).replace("⏎", "\n")


# ---------------------------------------------------------------- web pages


def _write_html(blocks: Sequence[Block], path: Path) -> None:
    path.write_text(_page(blocks), encoding="utf-8")


def _page(blocks: Sequence[Block]) -> str:
    body = "\n".join(_html_blocks(blocks))
    return (
        "<!DOCTYPE html>\n<html><head><meta charset='utf-8'><title>Response</title></head>"
        f"<body>\n{body}\n</body></html>\n"
    )


def _html_blocks(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, str):
            yield _html_paragraph(block)
        elif isinstance(block, Grid):
            yield _html_table(block)
        elif isinstance(block, Beside):
            tables = "".join(f"<td>{_html_table(grid)}</td>" for grid in block.grids)
            yield f"<table><tr>{tables}</tr></table>"
        elif isinstance(block, Framed):
            rows = "".join(
                f"<tr><td>{_html_text(name)}</td><td>{''.join(_html_blocks(inner))}</td></tr>"
                for name, inner in block.rows
            )
            yield f"<table border='1'>{rows}</table>"
        elif isinstance(block, Markup):
            yield block.html


def _html_paragraph(text: str) -> str:
    if text.startswith("# "):
        return f"<h2>{_html_text(text[2:])}</h2>"
    if text.startswith("- "):
        return f"<ul><li>{_html_text(text[2:])}</li></ul>"
    return f"<p>{_html_text(text)}</p>"


def _html_table(grid: Grid) -> str:
    rows = []
    for number in range(grid.n_rows):
        tag = "th" if number < grid.head else "td"
        cells = "".join(
            f"<{tag}{_span('colspan', box.cols)}{_span('rowspan', box.rows)}>{_html_text(box.text)}</{tag}>"
            for box in grid.boxes
            if box.row == number
        )
        rows.append(f"<tr>{cells}</tr>")
    return "<table border='1'>" + "\n".join(rows) + "</table>"


def _span(name: str, size: int) -> str:
    return f' {name}="{size}"' if size > 1 else ""


# ---------------------------------------------------------------- workbooks and delimited files


def _write_xlsx(blocks: Sequence[Block], path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    started = False
    for block in blocks:
        if isinstance(block, Sheet):
            sheet = book.create_sheet(block.name) if started else sheet
            sheet.title = block.name
        elif isinstance(block, str):
            row = sheet.max_row + 1 if started else 1
            sheet.cell(row, 1, _plain(block.removeprefix("# ")))
        elif isinstance(block, Grid):
            _put(sheet, block, sheet.max_row + 2 if started else 1, 1)
        elif isinstance(block, Beside):
            row, col = (sheet.max_row + 2 if started else 1), 1
            for grid in block.grids:
                _put(sheet, grid, row, col)
                col += grid.n_cols + 1
        started = True
    sheet.column_dimensions["A"].width = 50
    book.save(path)


def _put(sheet: Any, grid: Grid, row: int, col: int) -> None:
    for box in grid.boxes:
        r, c = row + box.row, col + box.col
        cell = sheet.cell(r, c)
        cell.value = _plain(box.value) if isinstance(box.value, str) and not box.text.startswith("=") else box.value
        if isinstance(box.value, str) and box.text.lstrip("+-").isdigit():
            cell.data_type = "s"
            cell.number_format = "@"
        if box.number_format:
            cell.number_format = box.number_format
        if box.rows > 1 or box.cols > 1:
            sheet.merge_cells(start_row=r, start_column=c, end_row=r + box.rows - 1, end_column=c + box.cols - 1)


def _write_csv(blocks: Sequence[Block], path: Path) -> None:
    out = io.StringIO()
    writer = csv.writer(out)
    for block in blocks:
        if isinstance(block, str):
            writer.writerow([_plain(block.removeprefix("# "))])
        elif isinstance(block, Grid):
            writer.writerows([[_plain(text) for text in row] for row in block.texts()])
    path.write_text(out.getvalue(), encoding="utf-8")


# ---------------------------------------------------------------- word processing


def _write_docx(blocks: Sequence[Block], path: Path) -> None:
    document = docx.Document()
    for block in blocks:
        if isinstance(block, str):
            _word_paragraph(document, block)
        elif isinstance(block, Grid):
            _word_table(document, block)
        elif isinstance(block, NewPage):
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        elif isinstance(block, Framed):
            _word_form(document, block)
    document.save(str(path))


def _word_paragraph(document: Any, text: str) -> None:
    if text.startswith("# "):
        _word_runs(document.add_heading(level=2), text[2:])
    elif text.startswith("- "):
        _word_runs(document.add_paragraph(style="List Bullet"), text[2:])
    elif text.startswith("#. "):
        _word_runs(document.add_paragraph(style="List Number"), text[3:])
    else:
        _word_runs(document.add_paragraph(), text)


def _word_runs(paragraph: Any, text: str) -> None:
    for piece in _pieces(text):
        run = paragraph.add_run(piece[0].replace("⏎", "\n"))
        run.font.superscript = piece[1] or None


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, with whether each is raised."""
    at = 0
    for mark in MARK.finditer(text):
        yield text[at : mark.start()], False
        yield mark.group(1), True
        at = mark.end()
    yield text[at:], False


def _word_table(document: Any, grid: Grid) -> None:
    table = document.add_table(grid.n_rows, grid.n_cols)
    if grid.ruled:
        table.style = "Table Grid"
    cells = [list(row.cells) for row in table.rows]
    for box in grid.boxes:
        cell = cells[box.row][box.col]
        if box.rows > 1 or box.cols > 1:
            cell = cell.merge(cells[box.row + box.rows - 1][box.col + box.cols - 1])
        _word_runs(cell.paragraphs[0], box.text)
    document.add_paragraph()


def _word_form(document: Any, form: Framed) -> None:
    table = document.add_table(len(form.rows), 2)
    table.style = "Table Grid"
    for row, (name, inner) in zip(table.rows, form.rows, strict=True):
        row.cells[0].text = _plain(name)
        for block in inner:
            if isinstance(block, str):
                _word_runs(row.cells[1].add_paragraph(), block)


# ---------------------------------------------------------------- pages


def _write_pdf(blocks: Sequence[Block], path: Path) -> None:
    story: list[Flowable] = []
    for block in blocks:
        if isinstance(block, str):
            story.append(_page_paragraph(block))
        elif isinstance(block, Grid):
            story += [_page_table(block, _PAGE_WIDTH), Spacer(1, 8)]
        elif isinstance(block, Beside):
            share = _PAGE_WIDTH / len(block.grids)
            story += [PageTable([[_page_table(g, share - 20) for g in block.grids]]), Spacer(1, 8)]
        elif isinstance(block, NewPage):
            story.append(PageBreak())
    SimpleDocTemplate(str(path), pagesize=A4, invariant=1, topMargin=50, bottomMargin=50).build(story)


def _page_text(text: str) -> str:
    marked = MARK.sub(r"<super>\1</super>", escape(text, quote=False))
    return marked.replace("⏎", "<br/>").replace("\n", "<br/>")


def _page_paragraph(text: str) -> Flowable:
    if text.startswith("# "):
        return Paragraph(_page_text(text[2:]), _HEAD)
    return Paragraph(_page_text(text.replace("- ", "• ", 1) if text.startswith("- ") else text), _PLAIN)


def _page_table(grid: Grid, width: float) -> PageTable:
    cells: list[list[Any]] = [[""] * grid.n_cols for _ in range(grid.n_rows)]
    style: list[tuple[Any, ...]] = [("VALIGN", (0, 0), (-1, -1), "MIDDLE"), ("TOPPADDING", (0, 0), (-1, -1), 3)]
    for box in grid.boxes:
        cells[box.row][box.col] = Paragraph(_page_text(box.text), _SMALL)
        if box.rows > 1 or box.cols > 1:
            style.append(("SPAN", (box.col, box.row), (box.col + box.cols - 1, box.row + box.rows - 1)))
    if grid.ruled:
        style.append(("GRID", (0, 0), (-1, -1), 0.6, colors.black))
    return PageTable(cells, colWidths=_widths(grid, width), style=style, hAlign="LEFT")


def _widths(grid: Grid, width: float) -> list[float]:
    """The columns' widths: as drawn, else in proportion to the longest line of each, within bounds."""
    if grid.widths:
        return [width * part / sum(grid.widths) for part in grid.widths]
    longest = [4] * grid.n_cols
    for box in grid.boxes:
        if box.cols == 1:
            longest[box.col] = max(longest[box.col], *(len(line) for line in box.text.split("\n")))
    needed = [min(size, 38) * 5.2 + 16 for size in longest]
    return [size * min(1.0, width / sum(needed)) for size in needed]


# ---------------------------------------------------------------- mail


def _write_eml(blocks: Sequence[Block], path: Path) -> None:
    mail, *rest = blocks
    if not isinstance(mail, Mail):
        raise ValueError(f"{path.name}: a mail starts with its headers")
    message = EmailMessage()
    message["From"], message["To"] = mail.sender, "Data Team <foi@example.org>"
    message["Subject"], message["Date"] = mail.subject, mail.sent
    message["Message-ID"] = "<reply@example.org>"
    body = [block for block in rest if not isinstance(block, Attached)]
    message.set_content("\n\n".join(_mail_text(block) for block in body) + "\n")
    if any(isinstance(block, Grid) for block in body):
        message.add_alternative(_page(body), subtype="html")
    for block in rest:
        if isinstance(block, Attached):
            _attach(message, block, path)
    path.write_bytes(message.as_bytes())


def _mail_text(block: Block) -> str:
    if isinstance(block, str):
        return _plain(block.removeprefix("# "))
    if isinstance(block, Grid):
        return "\n".join("\t".join(_plain(text).replace("\n", " ") for text in row) for row in block.texts())
    return ""


def _attach(message: EmailMessage, attached: Attached, path: Path) -> None:
    written = path.with_name("attached-" + attached.name)
    write(attached.blocks, written)
    data = written.read_bytes()
    written.unlink()
    message.add_attachment(data, maintype="application", subtype="octet-stream", filename=attached.name)


_Writer = Callable[[Sequence[Block], Path], None]
_WRITERS: dict[str, _Writer] = {
    ".html": _write_html,
    ".xlsx": _write_xlsx,
    ".csv": _write_csv,
    ".docx": _write_docx,
    ".pdf": _write_pdf,
    ".eml": _write_eml,
}
