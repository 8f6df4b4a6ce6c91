"""What a file holds and doesn't show: kinds, places and amounts, never content.

What belongs here: the tally, and when it may be records of people. What does not: finding hidden things,
which each format's reader does.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Set
from dataclasses import dataclass, field

from pipeline.extract.grid import SheetCell
from pipeline.model import Finding, Place

MANY_ROWS = 50
"""More hidden rows than this, of more than one cell each, may be a list of people; a helper list is shorter."""


@dataclass(slots=True)
class Hidden:
    """The tally of one file. `records` says what may be records of people; where it is set, nothing is read."""

    findings: list[Finding] = field(default_factory=list)
    records: list[str] = field(default_factory=list)

    def add(self, what: str, place: Place | None = None, records: bool = False) -> None:
        """Notes `what` was seen, as a sentence of kind and amount."""
        self.findings.append(Finding("hidden_data", what, place))
        if records:
            self.records.append(what)

    @property
    def reason(self) -> str:
        """Why the file is quarantined."""
        return "What it hides may be records of people. " + " ".join(self.records)


def look_like_records(rows: Iterable[tuple[int, int]]) -> bool:
    """Whether hidden rows, each given as its number of cells and of texts among them, may be records."""
    return sum(cells > 1 and texts > 0 for cells, texts in rows) > MANY_ROWS


def plural(number: int, noun: str) -> str:
    """`1 row`, `2 rows`."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def tally_hidden_sheet(cells: Collection[SheetCell], name: str, hidden: Hidden) -> None:
    """Tallies a sheet that doesn't show."""
    if cells:
        rows = rows_of(cells)
        what = f"A hidden sheet holds {plural(len(cells), 'cell')} in {plural(len(rows), 'row')}."
        hidden.add(what, Place(sheet=name), look_like_records(rows))


def tally_hidden_within(
    cells: Collection[SheetCell], hidden_rows: Set[int], hidden_cols: Set[int], name: str, hidden: Hidden
) -> None:
    """Tallies rows and columns that don't show in a sheet that does."""
    in_rows = [cell for cell in cells if cell.row in hidden_rows]
    if in_rows:
        rows = rows_of(in_rows)
        what = f"{plural(len(rows), 'hidden row')} with {plural(len(in_rows), 'cell')}."
        hidden.add(what, Place(sheet=name), look_like_records(rows))
    in_cols = [cell for cell in cells if cell.col in hidden_cols and cell.row not in hidden_rows]
    if in_cols:
        # Each text in a hidden column completes the row beside it.
        texts = [(2, 1) for cell in in_cols if cell.kind in ("text", "date")]
        what = f"{plural(len({cell.col for cell in in_cols}), 'hidden column')} with {plural(len(in_cols), 'cell')}."
        hidden.add(what, Place(sheet=name), look_like_records(texts))


def rows_of(cells: Iterable[SheetCell]) -> list[tuple[int, int]]:
    """For each row its number of cells and of texts."""
    rows: dict[int, tuple[int, int]] = {}
    for cell in cells:
        filled, texts = rows.get(cell.row, (0, 0))
        rows[cell.row] = (filled + 1, texts + (cell.kind == "text"))
    return list(rows.values())
