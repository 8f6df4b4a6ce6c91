"""Small PDFs for the tests of the PDF reader: one page function each, drawn with reportlab."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from pipeline.extract.pdf import read_pdf
from pipeline.model import Document, Table

WIDTH, HEIGHT = A4
Draw = Callable[["Page"], None]


class Page:
    """A page to draw on, with heights measured from its top."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas

    def text(self, x: float, y: float, text: str, size: float = 10, bold: bool = False, right: bool = False) -> None:
        """Text with its baseline `y` points from the top; `right` puts its right end at `x`."""
        self.canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
        (self.canvas.drawRightString if right else self.canvas.drawString)(x, HEIGHT - y, text)

    def raised(self, x: float, y: float, text: str, mark: str, size: float = 10) -> None:
        """Text with a small raised mark directly behind it."""
        self.text(x, y, text, size)
        end = x + self.canvas.stringWidth(text, "Helvetica", size)
        self.text(end, y - 0.35 * size, mark, 0.6 * size)

    def level(self, y: float, x0: float, x1: float) -> None:
        self.canvas.line(x0, HEIGHT - y, x1, HEIGHT - y)

    def upright(self, x: float, top: float, bottom: float) -> None:
        self.canvas.line(x, HEIGHT - top, x, HEIGHT - bottom)

    def grid(self, xs: Sequence[float], ys: Sequence[float]) -> None:
        for y in ys:
            self.level(y, xs[0], xs[-1])
        for x in xs:
            self.upright(x, ys[0], ys[-1])

    def rows(self, rows: Sequence[Sequence[str]], xs: Sequence[float], top: float, pitch: float = 20) -> None:
        """Rows of text, each cell 4 points right of its column's left edge, the first baseline at `top`."""
        for number, row in enumerate(rows):
            for x, text in zip(xs, row, strict=False):
                if text:
                    self.text(x + 4, top + number * pitch, text)


def make(path: Path, *pages: Draw, rotate: int = 0, **options: object) -> Path:
    """A PDF of some pages, each drawn by a function."""
    canvas = Canvas(str(path), pagesize=A4, **options)
    for draw in pages:
        if rotate:
            canvas.setPageRotation(rotate)
        draw(Page(canvas))
        canvas.showPage()
    canvas.save()
    return path


def read(tmp_path: Path, *pages: Draw, rotate: int = 0) -> Document:
    """Makes a PDF and reads it."""
    return read_pdf(make(tmp_path / "made.pdf", *pages, rotate=rotate), "reply")


def texts(table: Table) -> list[list[str]]:
    """A table's texts by row and column; what a span covers is blank."""
    grid = [[""] * table.n_cols for _ in range(table.n_rows)]
    for cell in table.cells:
        grid[cell.row][cell.col] = cell.text
    return grid


def spans(table: Table) -> dict[str, tuple[int, int]]:
    """The row and column spans of the cells that have any, by text."""
    return {c.text: (c.row_span, c.col_span) for c in table.cells if c.text and (c.row_span, c.col_span) != (1, 1)}
