"""The visible cells of a sheet become its blocks: titles, tables and notes, in reading order.

What belongs here: which cells make one table, where one table ends and the next begins, and which lone
cells are prose. What does not: how cells are read from a file. A blank row or column inside a table is a
spacer and vanishes; between two tables it parts them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from pipeline.extract.spacing import one_line
from pipeline.model import Cell, Line, Place, Table, TypedValue


class SheetCell(NamedTuple):
    """A visible cell that holds something. `row` and `col` count from 0 in the file, spans in rows and columns."""

    row: int
    col: int
    text: str
    row_span: int = 1
    col_span: int = 1
    kind: str = "text"
    value: TypedValue = None
    marks: tuple[str, ...] = ()
    struck: bool = False
    bold: bool = False


class _Spot(NamedTuple):
    """A cell at its place among the rows and columns that show."""

    row: int
    col: int
    row_end: int
    col_end: int
    cell: SheetCell


_Region = list[_Spot]

_MOST_SPACERS = 3
_LONG_TITLE = 100
_LONG_HEADER = 30
_LONG_NOTE = 60
_NOTE = re.compile(
    r"\s*(?:notes?\b|source\b|caveat|please|footnote|data |n\.?b\.?\b|\*|†|[#^~] ?|\(?[a-z\d]{1,2}[).]\s)", re.I
)
_QUANTITY = re.compile(r"[<>≤≥~£(]*\s*\d[\d,. ]*%?\)?[*†‡]*|-|–|—|\*+|nil|zero|n/?a|\[[a-z]\]", re.I)
_YEAR = re.compile(r"(?:19[89]\d|20\d\d)")


def sheet_blocks(
    cells: Iterable[SheetCell],
    sheet: str | None,
    hidden_rows: Iterable[int] = (),
    hidden_cols: Iterable[int] = (),
    finder: str = "sheet",
) -> list[Line | Table]:
    """The blocks of one sheet. `cells` hold something and show; rows and columns in the hidden lists don't."""
    frame = _Frame(sheet, _Axis(hidden_rows), _Axis(hidden_cols), finder)
    spots = [spot for cell in cells if (spot := frame.spot(cell)) is not None]
    regions = [_by_row(region) for region in _ordered(_split(spots))]
    blocks: list[Line | Table] = []
    for i, region in enumerate(regions):
        above_table = i + 1 < len(regions) and _is_tabular(regions[i + 1])
        blocks.extend(_blocks(region, frame, above_table))
    return blocks


def a1(row: int, col: int, row_end: int | None = None, col_end: int | None = None) -> str:
    """The A1 reference of a cell or, with ends (exclusive), of a range; rows and columns count from 0."""
    start = f"{_letters(col)}{row + 1}"
    if row_end is None or col_end is None or (row_end == row + 1 and col_end == col + 1):
        return start
    return f"{start}:{_letters(col_end - 1)}{row_end}"


@cache
def _letters(col: int) -> str:
    letters = ""
    col += 1
    while col:
        col, rest = divmod(col - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


class _Axis:
    """Rows or columns as in the file, against those that show."""

    def __init__(self, hidden: Iterable[int]) -> None:
        self._hidden = sorted(set(hidden))

    def shown(self, index: int) -> int:
        """The place among those that show of `index`, or of the first that shows after it."""
        return index - bisect_left(self._hidden, index) if self._hidden else index

    def in_file(self, shown: int) -> int:
        """The inverse of `shown` for one that shows."""
        index = shown
        for hidden in self._hidden:
            if hidden > index:
                break
            index += 1
        return index


@dataclass(frozen=True, slots=True)
class _Frame:
    """What all cells of a sheet share: its name, its axes, and how its tables were found."""

    sheet: str | None
    rows: _Axis
    cols: _Axis
    finder: str

    def spot(self, cell: SheetCell) -> _Spot | None:
        row, row_end = self.rows.shown(cell.row), self.rows.shown(cell.row + cell.row_span)
        col, col_end = self.cols.shown(cell.col), self.cols.shown(cell.col + cell.col_span)
        return _Spot(row, col, row_end, col_end, cell) if row_end > row and col_end > col else None

    def place(self, cell: SheetCell) -> Place:
        ref = a1(cell.row, cell.col, cell.row + cell.row_span, cell.col + cell.col_span)
        return Place(sheet=self.sheet, ref=ref)


def _ordered(regions: list[_Region]) -> list[_Region]:
    return sorted(regions, key=lambda region: (min(s.row for s in region), min(s.col for s in region)))


# ---------------------------------------------------------------- which cells belong together


def _split(spots: _Region) -> list[_Region]:
    """`spots` cut at blank rows and blank columns, as long as what is cut off stands by itself."""
    if not spots:
        return []
    bands = _bands(spots)
    if len(bands) > 1:
        return [region for band in bands for region in _split(band)]
    parts = _parts(spots)
    if len(parts) > 1:
        return [region for part in parts for region in _split(part)]
    return [spots]


def _bands(spots: _Region) -> list[_Region]:
    """Cut at blank rows; what goes on with the table above, having no header of its own, stays with it."""
    runs = _runs(spots, by_row=True)
    bands = [runs[0]]
    for run in runs[1:]:
        if _goes_on(bands[-1], run):
            bands[-1] = bands[-1] + run
        else:
            bands.append(run)
    return bands


def _runs(spots: _Region, by_row: bool) -> list[_Region]:
    """Groups with no blank row (or column) inside, in order."""
    runs: list[_Region] = []
    end = -1
    for spot in sorted(spots, key=lambda s: (s.row, s.col) if by_row else (s.col, s.row)):
        start, stop = (spot.row, spot.row_end) if by_row else (spot.col, spot.col_end)
        if start > end or not runs:
            runs.append([])
        runs[-1].append(spot)
        end = max(end, stop)
    return runs


def _goes_on(above: _Region, below: _Region) -> bool:
    """Whether `below` is the table `above` after a spacer: data without a header, in the same columns.

    `above` may also be the header alone, with the spacer between it and the data.
    """
    gap = min(s.row for s in below) - max(s.row_end for s in above)
    upper, lower = _without_titles(_by_row(above)), _without_titles(_by_row(below))
    if gap > _MOST_SPACERS or not upper or not lower or not _is_data(lower[0]):
        return False
    if not any(_is_data(row) for row in upper):
        return _is_header_of(upper, lower)
    columns = _quantity_columns(upper)
    return _is_tabular(upper) and all(_within(col, columns) for col in _quantity_columns(lower))


def _is_header_of(upper: list[list[_Spot]], lower: list[list[_Spot]]) -> bool:
    """Whether rows without data stand over the columns of rows with data."""
    columns = [(s.col, s.col_end) for row in lower for s in row]
    heads = [s for row in upper for s in row]
    over_data = [s for s in heads if any(s.col < end and start < s.col_end for start, end in _quantity_columns(lower))]
    return bool(over_data) and all(any(s.col < end and start < s.col_end for start, end in columns) for s in heads)


def _quantity_columns(rows: list[list[_Spot]]) -> set[tuple[int, int]]:
    """Where numbers stand, as columns from and to; a dash may fill any place."""
    return {(s.col, s.col_end) for row in rows for s in row[1:] if _is_quantity(s) and _has_digit(s)}


def _within(column: tuple[int, int], columns: set[tuple[int, int]]) -> bool:
    return any(column[0] < end and start < column[1] for start, end in columns)


def _parts(spots: _Region) -> list[_Region]:
    """Cut at blank columns, where what is left and what is right each read by themselves."""
    rows = _by_row(spots)
    body = [s for row in rows if len(row) > 1 for s in row]
    runs = _runs(body, by_row=False) if body else []
    parts = runs[:1]
    for run in runs[1:]:
        if _is_whole(parts[-1]) and (_is_whole(run) or _is_aside(run)):
            parts.append(run)
        else:
            parts[-1] = parts[-1] + run
    if len(parts) < 2:
        return [spots]
    starts = [min(s.col for s in part) for part in parts]
    for spot in (s for row in rows if len(row) == 1 for s in row):
        parts[max(bisect_left(starts, spot.col + 1) - 1, 0)].append(spot)
    return parts


def _is_whole(part: _Region) -> bool:
    """Whether a group of columns is a table by itself: its first column labels the numbers of the others."""
    rows = [row for row in _by_row(part) if _is_data(row)]
    first = min(s.col for s in part)
    labels = [row[0] for row in rows if row[0].col == first]
    return bool(rows) and sum(_is_label(s) for s in labels) * 2 > len(rows)


def _is_aside(part: _Region) -> bool:
    """Whether a group of columns is a remark beside a table."""
    return len(part) == 1 and len(part[0].cell.text) > _LONG_NOTE


def _is_label(spot: _Spot) -> bool:
    return not _is_quantity(spot) or bool(_YEAR.fullmatch(spot.cell.text.strip()))


def _is_quantity(spot: _Spot) -> bool:
    cell = spot.cell
    if cell.kind == "text":
        return bool(_QUANTITY.fullmatch(cell.text.strip()))
    return cell.kind in ("number", "formula", "error", "blank")


def _has_digit(spot: _Spot) -> bool:
    return any(character.isdigit() for character in spot.cell.text) or spot.cell.kind == "formula"


def _is_data(row: Sequence[_Spot]) -> bool:
    """Whether a row gives quantities, and not the years above them."""
    quantities = [s for s in row[1:] if _is_quantity(s)]
    return bool(quantities) and not all(_YEAR.fullmatch(s.cell.text.strip()) for s in quantities)


def _is_tabular(rows: Sequence[Sequence[_Spot]]) -> bool:
    return any(len(row) > 1 for row in rows)


def _by_row(spots: Iterable[_Spot]) -> list[list[_Spot]]:
    rows: dict[int, list[_Spot]] = {}
    for spot in sorted(spots, key=lambda s: (s.row, s.col)):
        rows.setdefault(spot.row, []).append(spot)
    return list(rows.values())


# ---------------------------------------------------------------- titles, table, notes


def _without_titles(rows: list[list[_Spot]]) -> list[list[_Spot]]:
    first = min((s.col for row in rows for s in row), default=0)
    start = 0
    while start < len(rows) and _is_lone_text(rows[start]) and _is_title(rows[start][0], first):
        start += 1
    # The text right above a lone column of numbers is its heading.
    return rows[start if _is_tabular(rows[start:]) else max(start - 1, 0) :]


def _is_title(spot: _Spot, first: int) -> bool:
    """Whether a lone text stands over the whole table: at its left, or too long to head one of its columns."""
    return spot.col == first or (spot.col_end - spot.col == 1 and len(spot.cell.text) > _LONG_HEADER)


def _is_lone_text(row: Sequence[_Spot]) -> bool:
    return len(row) == 1 and row[0].cell.kind == "text"


def _blocks(rows: list[list[_Spot]], frame: _Frame, above_table: bool) -> list[Line | Table]:
    if not _is_table(rows):
        lines = [spot for row in rows for spot in row]
        last = lines[-1]
        return [line for spot in lines for line in _lines(spot, frame, _role(spot, above_table and spot is last))]
    body = _without_titles(rows)
    titles = [row[0] for row in rows[: len(rows) - len(body)]]
    end = len(body)
    while end > 1 and _is_note(body[end - 1]):
        end -= 1
    notes = [row[0] for row in body[end:]]
    above = [
        line for s in titles for line in _lines(s, frame, "heading" if len(s.cell.text) <= _LONG_TITLE else "body")
    ]
    return [*above, _table(body[:end], frame), *(line for s in notes for line in _lines(s, frame, "body"))]


def _is_table(rows: list[list[_Spot]]) -> bool:
    """More than one column, or a column with a heading and numbers."""
    if _is_tabular(rows):
        return True
    return len(rows) > 1 and any(spot.cell.kind in ("number", "formula") for row in rows for spot in row)


def _is_note(row: Sequence[_Spot]) -> bool:
    if not _is_lone_text(row):
        return False
    spot = row[0]
    text = spot.cell.text.strip()
    return len(text) > _LONG_NOTE or text.endswith(".") or spot.col_end - spot.col > 1 or bool(_NOTE.match(text))


def _role(spot: _Spot, above_table: bool) -> str:
    text = spot.cell.text.strip()
    short = len(text) <= _LONG_TITLE and not text.endswith((".", ";", ","))
    return "heading" if short and (spot.cell.bold or above_table) else "body"


def _lines(spot: _Spot, frame: _Frame, role: str) -> list[Line]:
    """A cell of prose, each of its own lines as one; footnote marks go with the first."""
    texts = [text for line in spot.cell.text.splitlines() if (text := one_line(line))]
    place = frame.place(spot.cell)
    return [Line(text, place, role, () if i else spot.cell.marks) for i, text in enumerate(texts)]


def _table(rows: list[list[_Spot]], frame: _Frame) -> Table:
    """The table of `rows`; rows and columns in which no cell begins are left out of it."""
    spots = [spot for row in rows for spot in row]
    row_at = {row: place for place, row in enumerate(sorted({s.row for s in spots}))}
    col_at = {col: place for place, col in enumerate(sorted({s.col for s in spots}))}
    filled: set[tuple[int, int]] = set()
    cells: list[Cell] = []
    for spot in spots:
        at, spans = (row_at[spot.row], col_at[spot.col]), (1, 1)
        filled.add((spot.row, spot.col))
        if spot.row_end - spot.row > 1 or spot.col_end - spot.col > 1:
            rows_covered = [row for row in row_at if spot.row <= row < spot.row_end]
            cols_covered = [col for col in col_at if spot.col <= col < spot.col_end]
            filled.update((row, col) for row in rows_covered for col in cols_covered)
            spans = (len(rows_covered), len(cols_covered))
        cells.append(_cell(spot, frame, at, spans))
    file_cols = {col: frame.cols.in_file(col) for col in col_at}
    file_rows = {row: frame.rows.in_file(row) for row in row_at}
    cells.extend(
        Cell(
            row_at[row], col_at[col], "", Place(sheet=frame.sheet, ref=a1(file_rows[row], file_cols[col])), kind="blank"
        )
        for row in row_at
        for col in col_at
        if (row, col) not in filled
    )
    cells.sort(key=lambda cell: (cell.row, cell.col))
    ref = a1(min(file_rows.values()), min(file_cols.values()), max(file_rows.values()) + 1, max(file_cols.values()) + 1)
    return Table(0, tuple(cells), Place(sheet=frame.sheet, ref=ref), frame.finder)


def _cell(spot: _Spot, frame: _Frame, at: tuple[int, int], spans: tuple[int, int]) -> Cell:
    shown = spot.cell
    return Cell(
        row=at[0],
        col=at[1],
        text=shown.text,
        place=frame.place(shown),
        row_span=spans[0],
        col_span=spans[1],
        kind=shown.kind,
        value=shown.value,
        marks=shown.marks,
        struck=shown.struck,
        bold=shown.bold,
    )
