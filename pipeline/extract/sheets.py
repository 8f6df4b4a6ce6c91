"""Sheets as any kind of workbook has them: a cell as it shows, what shows of a sheet, and what doesn't.

What belongs here: what the readers of XLSX, XLSB, XLS and ODS share, from a number under its format to the
document at the end. What does not: how any of them keeps its cells, or which cells make a table (`grid`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import NamedTuple

from pipeline.extract.grid import SheetCell, a1, sheet_blocks
from pipeline.extract.hidden import BLACKED_OUT, Hidden, plural, shown_document, tally_hidden_sheet, tally_hidden_within
from pipeline.extract.number_format import is_date_format, serial_to_date, show_date, show_number, show_text
from pipeline.extract.outcomes import UnreadableError
from pipeline.extract.spacing import one_line
from pipeline.model import Document, Finding, Line, Place, Table, TypedValue

BUILT_IN_FORMATS = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    14: "mm-dd-yy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm",
    21: "h:mm:ss", 22: "m/d/yy h:mm", 37: "#,##0;(#,##0)", 38: "#,##0;[Red](#,##0)", 39: "#,##0.00;(#,##0.00)",
    40: "#,##0.00;[Red](#,##0.00)", 41: '_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-',
    42: '_-£* #,##0_-;-£* #,##0_-;_-£* "-"_-;_-@_-', 43: '_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-',
    44: '_-£* #,##0.00_-;-£* #,##0.00_-;_-£* "-"??_-;_-@_-', 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0",
    48: "##0.0E+0", 49: "@",
}  # fmt: skip
"""The format codes that files name by number only, as ECMA-376 lists them, in their British form."""

_MOST_CELLS = 750_000
"""More than any reply to a question needs; the rest would take a reader more than ten seconds."""

_EXACT = 2**53
At = tuple[int, int]


class Text(NamedTuple):
    """A cell's text, without the raised marks in it, and whether it is struck through."""

    text: str
    marks: tuple[str, ...] = ()
    struck: bool = False


@dataclass(frozen=True, slots=True)
class Style:
    """How a cell looks: its format code, whether it is bold or struck through, and why it doesn't show, if so."""

    code: str = "General"
    bold: bool = False
    struck: bool = False
    unseen: str = ""


@dataclass(slots=True)
class Sheet:
    """One sheet as read; rows and columns count from 0.

    `cells` are all that hold something, hidden or not; `spans` rows and columns of merged cells by their top
    left; `drawn` and `furniture` what stands over the cells and in the page's header and footer. The other
    fields are what doesn't show.
    """

    name: str
    shows: bool = True
    from_1904: bool = False
    cells: dict[At, SheetCell] = field(default_factory=dict)
    spans: dict[At, tuple[int, int]] = field(default_factory=dict)
    drawn: list[Line] = field(default_factory=list)
    furniture: list[str] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_cols: set[int] = field(default_factory=set)
    unseen: dict[At, str] = field(default_factory=dict)
    uncalculated: list[At] = field(default_factory=list)
    masked: int = 0
    buried: int = 0

    def add_text(self, at: At, content: Text, style: Style) -> None:
        """Adds a cell of text, if it shows any."""
        shown = show_text(content.text, style.code).text
        value = content.text if content.text.strip() in shown else None
        text = "\n".join(one_line(line) for line in shown.strip().splitlines())
        if text:
            struck = content.struck or style.struck
            cell = SheetCell(*at, text, value=value, marks=content.marks, struck=struck, bold=style.bold)
            self._add(at, cell, style)

    def add_number(self, at: At, number: float, style: Style) -> None:
        """Adds a number, or the date that it stands for; what its format keeps back isn't kept."""
        whole = number.is_integer() and abs(number) < _EXACT
        moment = serial_to_date(number, self.from_1904, style.code) if is_date_format(style.code) else None
        value: TypedValue
        if moment is None:
            value, kind = int(number) if whole else number, "number"
            shown = show_number(value, style.code)
        else:
            value, kind = str(moment) if isinstance(moment, timedelta) else moment, "date"
            shown = show_date(moment, style.code)
        if shown.hides:
            self.masked += 1
            kind, value = "text", None
        if shown.text:
            self._add(
                at, SheetCell(*at, shown.text, kind=kind, value=value, struck=style.struck, bold=style.bold), style
            )

    def add_moment(self, at: At, moment: date | datetime, style: Style) -> None:
        """Adds a date that the file keeps as such."""
        text = show_date(moment, style.code).text
        self._add(at, SheetCell(*at, text, kind="date", value=moment, struck=style.struck, bold=style.bold), style)

    def add_boolean(self, at: At, value: bool, style: Style) -> None:
        """Adds a truth value."""
        self._add(at, SheetCell(*at, str(value).upper(), kind="boolean", value=value, bold=style.bold), style)

    def add_error(self, at: At, text: str, style: Style) -> None:
        """Adds an error such as `#N/A`."""
        self._add(at, SheetCell(*at, text, kind="error", bold=style.bold), style)

    def add_uncalculated(self, at: At, style: Style) -> None:
        """Adds a formula whose result was never stored."""
        self.uncalculated.append(at)
        self._add(at, SheetCell(*at, "", kind="formula", bold=style.bold), style)

    def add(self, cell: SheetCell) -> None:
        """Adds a cell as it is."""
        self._add((cell.row, cell.col), cell, _PLAIN)

    def _add(self, at: At, cell: SheetCell, style: Style) -> None:
        self.cells[at] = cell
        if style.unseen:
            self.unseen[at] = style.unseen
        if len(self.cells) > _MOST_CELLS:
            raise UnreadableError(
                f"A sheet holds more than {_MOST_CELLS:,} cells: save what answers as a workbook of its own and add it.",
                "too_large",
            )


_PLAIN = Style()


def workbook_document(
    reply_id: str, media_type: str, sheets: Iterable[Sheet], hidden: Hidden, released: bool, pictures: int = 0
) -> Document:
    """The Document of a workbook: sheet by sheet what shows, each behind its name as a heading.

    `quarantined` and `released` as for `shown_document`. `hidden` holds what is already known to be hidden, and takes
    the rest.
    """
    blocks: list[Line | Table] = []
    findings: list[Finding] = []
    visible = 0
    for sheet in sheets:
        if not sheet.shows:
            tally_hidden_sheet(sheet.cells.values(), sheet.name, hidden)
            continue
        visible += 1
        covered = _covered(sheet)
        _tally(sheet, len(covered) + sheet.buried, hidden)
        findings += _uncalculated(sheet)
        found = _blocks(sheet, covered)
        if found:
            blocks += [Line(sheet.name, Place(sheet=sheet.name), "heading"), *found]
        # They hold as much as what was made of them.
        sheet.cells.clear()
    return shown_document(reply_id, media_type, blocks, hidden, released, findings, visible, pictures)


def _blocks(sheet: Sheet, covered: set[At]) -> list[Line | Table]:
    cells = []
    for at, cell in sheet.cells.items():
        if at not in sheet.unseen and at not in covered:
            span = sheet.spans.get(at)
            cells.append(cell if span is None else cell._replace(row_span=span[0], col_span=span[1]))
    furniture = [Line(text, Place(sheet=sheet.name), "furniture") for text in sheet.furniture]
    return [*furniture, *sheet_blocks(cells, sheet.name, sheet.hidden_rows, sheet.hidden_cols), *sheet.drawn]


def _covered(sheet: Sheet) -> set[At]:
    """Cells under a merged one, which keep a content that does not show."""
    found: set[At] = set()
    for (row, col), (rows, cols) in sheet.spans.items():
        area: Iterable[At] = sheet.cells
        if rows * cols <= len(sheet.cells):
            area = ((r, c) for r in range(row, row + rows) for c in range(col, col + cols) if (r, c) in sheet.cells)
        found.update(
            (r, c) for r, c in area if row <= r < row + rows and col <= c < col + cols and (r, c) != (row, col)
        )
    return found


def _tally(sheet: Sheet, covered: int, hidden: Hidden) -> None:
    place = Place(sheet=sheet.name)
    tally_hidden_within(sheet.cells.values(), sheet.hidden_rows, sheet.hidden_cols, sheet.name, hidden)
    # A blacked out number is nobody's name.
    for how, number in Counter(sheet.unseen.values()).items():
        texts = (sheet.cells[at].text for at, why in sheet.unseen.items() if why == how == BLACKED_OUT)
        hidden.count(number, "cell", how, place, any(c.isalpha() for text in texts for c in text))
    for number, noun, how in (
        (sheet.masked, "number", "behind a format that shows something else"),
        (covered, "cell", "under merged ones"),
    ):
        hidden.count(number, noun, how, place)


def _uncalculated(sheet: Sheet) -> list[Finding]:
    if not sheet.uncalculated:
        return []
    first = a1(*sheet.uncalculated[0])
    message = f"{plural(len(sheet.uncalculated), 'formula')} without a stored result, the first in {first}."
    return [Finding("uncalculated_formula", message, Place(sheet=sheet.name, ref=first))]
