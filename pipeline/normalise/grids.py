"""A table as a grid: spans filled in, its header rows and label columns told from its figures.

The shape is found from what the cells look like and never from fixed positions. A table in which new column
headings start half-way is cut into several grids. What the headings mean is `axes` and `frames`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model import Cell, Table
from pipeline.normalise.axes import axis_of
from pipeline.normalise.periods import find_periods
from pipeline.normalise.text import fold, in_english
from pipeline.normalise.values import read_value

_YEAR = re.compile(r"^(?:19[89]\d|20[0-3]\d)$")
_LONG_NOTE = 60
_VERY_LONG = 140
_SHORTEST_REMARK = 5
_FEWEST_SERIAL = 3


@dataclass(frozen=True, slots=True)
class Grid:
    """A block of a table. `header` rows stand above `body` rows; `labels` and `values` are columns.

    `rows` are the expanded rows of the whole table, so that row and column numbers stay those of the table.
    `titles` are texts above the headings, `remarks` texts among or below the rows that span the table.
    """

    table: Table
    rows: tuple[tuple[Cell | None, ...], ...]
    header: tuple[int, ...]
    body: tuple[int, ...]
    labels: tuple[int, ...]
    values: tuple[int, ...]
    titles: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    def text(self, row: int, col: int) -> str:
        """The text of the cell that covers a position; empty where there is none."""
        cell = self.rows[row][col]
        return cell.text if cell else ""

    def is_serial(self, col: int) -> bool:
        """Whether a column only numbers the rows."""
        return _is_serial(self.rows, self.body, col)


def grids(table: Table) -> tuple[Grid, ...]:
    """The grids of figures in `table`: none where it holds no figures beside labels."""
    rows = expand(table)
    titles, rest = _titles(rows, list(range(len(rows))))
    remarks, rest = _remarks(rows, rest)
    rest = _without_repeated_headings(rows, rest)
    result: list[Grid] = []
    for block in _blocks(rows, rest):
        grid = _grid(table, rows, block, titles, remarks)
        if grid:
            result.append(grid)
    return tuple(result)


def expand(table: Table) -> tuple[tuple[Cell | None, ...], ...]:
    """Rows of cells, a spanning cell standing in every position it covers."""
    width = table.n_cols
    rows: list[list[Cell | None]] = [[None] * width for _ in range(table.n_rows)]
    for cell in table.cells:
        for row in range(cell.row, cell.row + cell.row_span):
            for col in range(cell.col, cell.col + cell.col_span):
                rows[row][col] = cell
    return tuple(tuple(row) for row in rows)


def looks_like(cell: Cell | None) -> str:
    """`blank`, `value`, `open` (a mark where a number might be), `year` (a bare year or a number) or `label`."""
    if cell is None or not cell.text.strip():
        return "blank"
    if cell.kind == "date":
        return "label"
    text = fold(in_english(cell.text))
    if _YEAR.match(text):
        return "year"
    if cell.col == 0 and text in {"no", "no."}:
        return "label"
    if text in {"yes", "no"}:
        return "value"
    value = read_value(text)
    if value is None:
        return "label"
    if value.is_count and not text.isdigit() and find_periods(text):
        # "16-17" is a year as well as a band; the column decides.
        return "open"
    if value.status in {"withheld", "not_held", "unclear"}:
        return "open"
    return "value"


def _distinct(row: Sequence[Cell | None]) -> list[Cell]:
    seen: list[Cell] = []
    for cell in row:
        if cell is not None and cell.text.strip() and cell not in seen:
            seen.append(cell)
    return seen


def _titles(rows: Sequence[Sequence[Cell | None]], order: list[int]) -> tuple[tuple[str, ...], list[int]]:
    """Leading rows with a single text that belongs to the whole table."""
    titles: list[str] = []
    width = max((len(_distinct(row)) for row in rows), default=0)
    while len(order) > 1 and width > 1:
        cells = _distinct(rows[order[0]])
        if len(cells) == 0:
            order = order[1:]
        elif len(cells) == 1 and looks_like(cells[0]) == "label" and _is_title(cells[0], len(rows[0])):
            titles.append(cells[0].text)
            order = order[1:]
        else:
            break
    return tuple(titles), order


def _without_repeated_headings(rows: Sequence[Sequence[Cell | None]], order: list[int]) -> list[int]:
    """The rows but for headings that are printed again, as on the next page: the table goes on below them."""
    kept: list[int] = []
    again = 0
    for row in order:
        alike = again < len(kept) and _texts(rows[row]) == _texts(rows[kept[again]])
        if (
            kept
            and alike
            and not any(looks_like(cell) == "value" for cell in rows[row])
            and len(_distinct(rows[row])) > 1
        ):
            again += 1
        else:
            again = 0
            kept.append(row)
    return kept


def _texts(row: Sequence[Cell | None]) -> list[str]:
    return [fold(cell.text) if cell else "" for cell in row]


def _is_title(cell: Cell, width: int) -> bool:
    return cell.col == 0 or cell.col_span >= width - 1


def _remarks(rows: Sequence[Sequence[Cell | None]], order: list[int]) -> tuple[tuple[str, ...], list[int]]:
    """Rows of a single long text: notes that stand inside the table's frame."""
    remarks: list[str] = []
    kept: list[int] = []
    for row in order:
        cells = _distinct(rows[row])
        if len(cells) == 1 and looks_like(cells[0]) in {"label", "open"} and _is_remark(cells[0]):
            remarks.append(cells[0].text)
        elif cells:
            kept.append(row)
    return tuple(remarks), kept


def _is_remark(cell: Cell) -> bool:
    """Whether a text that stands alone in its row is a note, and neither a heading nor the label of blank figures."""
    text = cell.text
    long = len(text) > (_LONG_NOTE if cell.col_span > 1 else _VERY_LONG) or (
        len(text) > _LONG_NOTE and text.rstrip().endswith(".")
    )
    return long or (
        len(text) > _SHORTEST_REMARK and re.match(r"^(?:note|source|[*#~]|\[[a-z]\])", fold(text)) is not None
    )


def _blocks(rows: Sequence[Sequence[Cell | None]], order: list[int]) -> list[list[int]]:
    """Cuts the rows where new column headings start below figures."""
    blocks: list[list[int]] = [[]]
    figures: set[int] = set()
    for row in order:
        kinds = [looks_like(cell) for cell in rows[row]]
        # A period beside the label of a row without figures heads no column that held figures before.
        over = {col for col, kind in enumerate(kinds) if col > 0 and kind in {"label", "year"}}
        if over & figures and "value" not in kinds and _names_columns(rows[row]):
            blocks.append([])
            figures = set()
        figures |= {col for col, kind in enumerate(kinds) if kind == "value"}
        blocks[-1].append(row)
    return blocks


def _names_columns(row: Sequence[Cell | None]) -> bool:
    cells = _distinct(row)
    if len(cells) < 2 or not all(find_periods(cell.text) or axis_of(cell.text) for cell in cells[1:]):
        return False
    # "2016/17 | 2016" is a row of figures; "Offence | 2016 | 2017" names columns.
    years = [cell for cell in cells[1:] if looks_like(cell) == "year"]
    return not years or (_rising(years) and (cells[0].col > 0 or axis_of(cells[0].text) is not None))


def _grid(
    table: Table,
    rows: Sequence[Sequence[Cell | None]],
    block: list[int],
    titles: tuple[str, ...],
    remarks: tuple[str, ...],
) -> Grid | None:
    first = next((i for i, row in enumerate(block) if _has_figures(rows[row], [rows[r] for r in block[:i]])), None)
    if first is None:
        return None
    header, body = block[:first], block[first:]
    while len(header) > 1 and (_spans_all(rows[header[-1]]) or _stands_alone(rows[header[-1]])):
        # A row with one text over its whole width, below other headings, heads the group of rows that follows.
        header, body = header[:-1], [header[-1], *body]
    labels, values = _columns(rows, header, body)
    if not values:
        return None
    return Grid(table, tuple(tuple(r) for r in rows), tuple(header), tuple(body), labels, values, titles, remarks)


def _spans_all(row: Sequence[Cell | None]) -> bool:
    cells = _distinct(row)
    return len(cells) == 1 and cells[0].col_span >= len(row) - 1 and cells[0].col_span > 1


def _stands_alone(row: Sequence[Cell | None]) -> bool:
    """Whether a row holds a period in its first cell and nothing else."""
    cells = _distinct(row)
    return len(cells) == 1 and cells[0].col == 0 and bool(find_periods(cells[0].text))


def _has_figures(row: Sequence[Cell | None], above: Sequence[Sequence[Cell | None]]) -> bool:
    """Whether a row holds figures; a row of bare years only is one of headings, unless headings stand above it."""
    kinds = [looks_like(cell) for cell in row]
    if "value" in kinds:
        return True
    years = [cell for cell, kind in zip(row, kinds, strict=True) if kind == "year" and cell]
    headed = any(looks_like(cell) in {"label", "year"} for other in above for cell in other[1:])
    labelled = kinds[0] == "label" and axis_of(row[0].text if row[0] else "") is None and not _goes_down(row, above)
    said = [kind for kind in kinds[1:] if kind != "blank"]
    if any(_names_columns(other) for other in above) and labelled and (not said or said[-1] != "label"):
        # The columns have their headings: counts that look like years, marks and blanks are figures all the same.
        return len(_distinct(row)) > 1 or not _spans_all(row)
    return len(years) > 0 and headed and kinds[0] in {"label", "blank"} and not _rising(years)


def _goes_down(row: Sequence[Cell | None], above: Sequence[Sequence[Cell | None]]) -> bool:
    """Whether the row's first cell is one that began in a row above it: both are rows of headings."""
    return bool(above) and row[0] is not None and row[0] is above[-1][0]


def _rising(years: Sequence[Cell]) -> bool:
    numbers = [int(cell.text) for cell in years]
    return len(set(numbers)) == len(numbers) and max(numbers) - min(numbers) == len(numbers) - 1 and len(numbers) > 1


def _heading_over(rows: Sequence[Sequence[Cell | None]], header: Sequence[int], col: int) -> bool:
    """Whether a column has a heading of its own, and not one that stretches over the whole table."""
    return any((cell := rows[row][col]) and cell.text.strip() and cell.col_span < len(rows[row]) for row in header)


def _is_serial(rows: Sequence[Sequence[Cell | None]], body: Sequence[int], col: int) -> bool:
    """Whether a first column only numbers the rows: 1, 2, 3 ..."""
    texts = [cell.text.strip(" .)") for row in body if (cell := rows[row][col])]
    numbered = texts and texts == [str(n) for n in range(1, len(texts) + 1)]
    return col == 0 and len(texts) >= _FEWEST_SERIAL and bool(numbered) and len(rows[0]) > 2


def _are_bands(rows: Sequence[Sequence[Cell | None]], body: Sequence[int], col: int) -> bool:
    """Whether a first column holds bands (of age, of length) and no number: "under 10", "10 to 13", "18 and over"."""
    texts = [cell.text for row in body if (cell := rows[row][col]) and cell.text.strip()]
    values = [read_value(text) for text in texts]
    bands = sum(value is not None and value.status == "interval" for value in values)
    return bands > 1 and not any(value is not None and value.status == "exact" and value.low for value in values)


def _under_a_period(rows: Sequence[Sequence[Cell | None]], header: Sequence[int], col: int) -> bool:
    return any((cell := rows[row][col]) is not None and bool(find_periods(cell.text)) for row in header)


def _columns(
    rows: Sequence[Sequence[Cell | None]], header: list[int], body: list[int]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    width = len(rows[0])
    labels: list[int] = []
    values: list[int] = []
    for col in range(width):
        axis = next((a for row in reversed(header) if (cell := rows[row][col]) and (a := axis_of(cell.text))), None)
        kinds = [looks_like(rows[row][col]) for row in body]
        if values and axis != "period":
            # A date among figures is a band that a spreadsheet turned into a date, and no heading.
            kinds = [
                "open" if (cell := rows[row][col]) and cell.kind == "date" else kind
                for row, kind in zip(body, kinds, strict=True)
            ]
        firm, named = kinds.count("value"), kinds.count("label")
        years = kinds.count("year")
        if axis == "period" and firm and not named and _under_a_period(rows, header, col):
            # "Year" beside the quarters of 2016/17 holds the figures of that year, and no years.
            values.append(col)
        elif (
            axis in {"code", "subcode", "period", "reference", "note", "law", "person"}
            or (col == 0 and width > 1 and _are_bands(rows, body, col))
            or _is_serial(rows, body, col)
            or (axis in {"category", "place", "body", "outcome"} and named >= firm)
        ):
            labels.append(col)
        elif firm + years == 0 and named == 0:
            # A column of blanks and marks only: figures where it stands beside labels and holds marks or has a heading.
            if labels and ("open" in kinds or _heading_over(rows, header, col)):
                values.append(col)
        elif (
            named > firm + years
            or (years and not firm and not named and col == 0 and width > 1)
            or (not labels and col == 0 and width > 1 and named and named >= firm)
        ):
            labels.append(col)
        else:
            values.append(col)
    return tuple(labels), tuple(values)
