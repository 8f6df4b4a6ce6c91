"""Writing with a spreadsheet program: columns of text, ruled tables, and workbooks whose formulas have been calculated.

Not here: any letter, figure or layout.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from tests.reconstruction.frame import convert

THIN = Side(style="thin")
RULED = Border(top=THIN, bottom=THIN, left=THIN, right=THIN)


def widths(sheet: Any, by_column: Mapping[str, float]) -> None:
    """Sets column widths, in characters."""
    for column, width in by_column.items():
        sheet.column_dimensions[column].width = width


def put(sheet: Any, corner: tuple[int, int], rows: Sequence[Sequence[object]], *, border: Border = RULED) -> None:
    """Writes `rows` with their first cell at `corner` (row, column, from 1); the first row is bold."""
    top, left = corner
    for row, cells in enumerate(rows, top):
        for column, value in enumerate(cells, left):
            cell = sheet.cell(row, column, value)
            cell.border, cell.font = border, Font(bold=row == top)
            cell.alignment = Alignment(wrap_text=row == top, vertical="center")


def shade(sheet: Any, cells: str, colour: str) -> None:
    """Fills the range `cells` with `colour`, six hex digits."""
    for row in sheet[cells]:
        for cell in row:
            cell.fill = PatternFill("solid", start_color=colour)


def column_of_text(sheet: Any, text: str, *, start: int = 1, characters: int = 100) -> None:
    """Writes one paragraph of `text` (set apart by blank lines) in each cell of column A, wrapped to the column."""
    sheet.column_dimensions["A"].width = characters
    for row, block in enumerate(text.strip().split("\n\n"), start):
        paragraph = " ".join(block.split())
        sheet.cell(row, 1, paragraph).alignment = Alignment(wrap_text=True, vertical="top")
        sheet.row_dimensions[row].height = 15 * (1 + len(paragraph) // characters)


def save(book: Any, target: Path) -> None:
    """Saves the workbook in the format of `target` as LibreOffice does, with formulas calculated."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "book.xlsx"
        book.save(source)
        convert(source, target)
