"""Workbooks as forces send them: a sheet that carries the letter, and LibreOffice to calculate or re-save.

Not here: any sentence, any figure, any layout of figures.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from tests.reconstruction.frame import NOTICE, convert


def write_letter(sheet: Any, text: str, *, font: str, size: float = 11, width: float = 100) -> None:
    """Sets the notice and then `text` down column A: one row per paragraph, blank rows kept, `# ` in bold."""
    sheet.column_dimensions["A"].width = width
    sheet["A1"] = NOTICE
    sheet["A1"].font = Font(name=font, size=8, italic=True, color="808080")
    sheet["A1"].alignment = Alignment(wrap_text=True, vertical="top")
    sheet.row_dimensions[1].height = 26
    for number, line in enumerate(paragraphs(text), 3):
        cell = sheet.cell(number, 1, line.removeprefix("# "))
        cell.font = Font(name=font, size=size, bold=line.startswith("# "))
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        rows = 1 + int(len(line) * size / 11 // width)
        sheet.row_dimensions[number].height = rows * size * 1.4
    sheet.sheet_view.showGridLines = False


def paragraphs(text: str) -> list[str]:
    """`text` by paragraph: lines that follow on are joined, a blank line ends a paragraph, `//` breaks within one."""
    blocks = [" ".join(line.strip() for line in block.splitlines()) for block in text.strip().split("\n\n")]
    return [line.strip() for block in blocks for line in (*block.split(" // "), "")][:-1]


def save_through_office(book: Workbook, target: Path) -> None:
    """Opens the book in LibreOffice and saves it as `target`: formulas get their values, XLS its format."""
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / "draft.xlsx"
        book.save(draft)
        convert(draft, target)
