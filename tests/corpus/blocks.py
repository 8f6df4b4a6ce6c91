"""What a reply is made of, whatever its format: paragraphs, tables, pages, sheets, attachments.

Not here: how any format writes them (`writers`), or what a letter says (`frame`).

A paragraph is a string: `# ` opens a heading, `- ` a bullet, `#. ` an item that the format itself numbers. In all text `{1}` is a raised footnote mark and `⏎` a
line break. A table is drawn in text (see `grid`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

Typed = str | int | float | date | None
MARK = re.compile(r"\{(\w{1,2}|\*{1,3})\}")
_LEFT, _ABOVE = "<", "^"
_DATE = re.compile(r"@(\d{4}-\d{2}-\d{2})(?::(.+))?")


@dataclass(frozen=True, slots=True)
class Box:
    """A cell: its text as seen, what a workbook stores, the workbook's number format, and its spans."""

    row: int
    col: int
    text: str
    value: Typed
    number_format: str = ""
    rows: int = 1
    cols: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. `head` is how many rows are headings; `ruled` says whether a page shows its lines."""

    boxes: tuple[Box, ...]
    head: int
    ruled: bool = True
    widths: tuple[float, ...] = ()

    @property
    def n_rows(self) -> int:
        return max(box.row + box.rows for box in self.boxes)

    @property
    def n_cols(self) -> int:
        return max(box.col + box.cols for box in self.boxes)

    def texts(self) -> list[list[str]]:
        """The texts row by row; what a span covers is empty."""
        rows = [[""] * self.n_cols for _ in range(self.n_rows)]
        for box in self.boxes:
            rows[box.row][box.col] = box.text
        return rows


@dataclass(frozen=True, slots=True)
class Beside:
    """Tables side by side."""

    grids: tuple[Grid, ...]


@dataclass(frozen=True, slots=True)
class NewPage:
    """A page break."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """From here on, another sheet of the workbook."""

    name: str


@dataclass(frozen=True, slots=True)
class Attached:
    """A file attached to a mail."""

    name: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Framed:
    """Blocks that stand in the cells of a form: a row per pair of question and answer."""

    rows: tuple[tuple[str, tuple[Block, ...]], ...]


@dataclass(frozen=True, slots=True)
class Mail:
    """The headers of a mail; the first block where a mail is not written with the usual ones."""

    sender: str
    subject: str
    sent: str


@dataclass(frozen=True, slots=True)
class Markup:
    """HTML as a web page's author wrote it, for what the other blocks can't say."""

    html: str


Block = str | Grid | Beside | NewPage | Sheet | Attached | Framed | Mail | Markup


def grid(drawing: str, head: int = 1, ruled: bool = True, widths: tuple[float, ...] = ()) -> Grid:
    """The table drawn in `drawing`: a line per row, `|` between cells.

    A cell that is `<` belongs to the cell on its left, one that is `^` to the cell above. In a workbook whole
    numbers are stored as numbers; `'12` is the text 12, `#130.0` the number 130.0, `@2018-04-01:d-mmm` a date
    shown in that format, `=SUM(B2:B3)` a formula.
    """
    rows = [[cell.strip() for cell in line.split("|")] for line in drawing.strip().splitlines()]
    width = max(map(len, rows))
    rows = [row + [""] * (width - len(row)) for row in rows]
    boxes = [
        _box(rows, r, c) for r, row in enumerate(rows) for c, cell in enumerate(row) if cell not in (_LEFT, _ABOVE)
    ]
    return Grid(tuple(boxes), head, ruled, widths)


def _box(rows: list[list[str]], row: int, col: int) -> Box:
    cols = 1
    while col + cols < len(rows[row]) and rows[row][col + cols] == _LEFT:
        cols += 1
    height = 1
    while row + height < len(rows) and rows[row + height][col] == _ABOVE:
        height += 1
    text, value, number_format = _typed(rows[row][col])
    return Box(row, col, text, value, number_format, height, cols)


def _typed(cell: str) -> tuple[str, Typed, str]:
    """A drawn cell as its text, the value that a workbook stores, and the number format it is shown in."""
    if stamp := _DATE.fullmatch(cell):
        day = date.fromisoformat(stamp.group(1))
        shown = stamp.group(2) or "dd/mm/yyyy"
        return _shown(day, shown), day, shown
    if cell.startswith("'"):
        return cell[1:], cell[1:], ""
    if re.fullmatch(r"#\d+\.\d+", cell):
        return cell[1:], float(cell[1:]), ""
    if re.fullmatch(r"\d+", cell):
        return cell, int(cell), ""
    if re.fullmatch(r"\d{1,3}(,\d{3})+", cell):
        return cell, int(cell.replace(",", "")), "#,##0"
    return cell.replace("⏎", "\n"), cell.replace("⏎", "\n") or None, ""


def _shown(day: date, number_format: str) -> str:
    return {
        "dd/mm/yyyy": f"{day:%d/%m/%Y}",
        "d-mmm": f"{day.day}-{day:%b}",
        "mmm-yy": f"{day:%b-%y}",
    }[number_format]
