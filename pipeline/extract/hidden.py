"""What a file holds and doesn't show: kinds, places and amounts, never content.

What belongs here: the tally, when it may be records of people, what becomes of the file then, and when text can't
be seen. What does not: finding hidden things, which each format's reader does. Of what says only how a file was
made (its author, its template, its program) nothing is read, and nothing is said.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence, Set
from dataclasses import dataclass, field

from pipeline.extract.grid import SheetCell
from pipeline.extract.outcomes import failed, opened
from pipeline.model import Document, Finding, Line, Place, Table

MANY_ROWS = 50
"""More hidden rows than this, of more than one cell each, may be a list of people; a helper list is shorter."""

SMALLEST = 2.0
"""Text smaller than this, in points, is read by nobody."""

ALIKE = 16
"""Colours whose parts all differ by less, of 255, are not told apart."""

Colour = tuple[int, int, int]
BLACK: Colour = (0, 0, 0)
WHITE: Colour = (255, 255, 255)
_DARK = 128

FAINT = "in the colour of the background, left out"
BLACKED_OUT = "blacked out but still in the file, left out"
"""What a person blacked out is meant for nobody: it may be anyone's name."""


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

    def count(self, number: int, noun: str, how: str, place: Place | None = None, records: bool = False) -> None:
        """Notes that there are `number` of something, if there are any."""
        if number:
            self.add(f"{plural(number, noun)} {how}.", place, records)

    def take(self, other: Hidden) -> None:
        """Adds what a part of the file holds."""
        self.findings += other.findings
        self.records += other.records

    @property
    def reason(self) -> str:
        """Why the file is quarantined."""
        return "What it hides may be records of people. " + " ".join(self.records)


def shown_document(
    reply_id: str,
    media_type: str,
    blocks: Iterable[Line | Table],
    hidden: Hidden,
    released: bool,
    findings: Iterable[Finding] = (),
    pages: int = 1,
    pictures: int = 0,
) -> Document:
    """The Document of what shows: `quarantined` where what is hidden may be records, unless a person `released` it."""
    if hidden.records and not released:
        return failed(reply_id, media_type, "quarantined", hidden.reason, hidden.findings, pages)
    return opened(reply_id, media_type, blocks, (*hidden.findings, *findings), pages, pictures)


def look_like_records(rows: Iterable[tuple[int, int]]) -> bool:
    """Whether hidden rows, each given as its number of cells and of texts among them, may be records."""
    return sum(cells > 1 and texts > 0 for cells, texts in rows) > MANY_ROWS


def blends(ink: Colour, ground: Colour) -> bool:
    """Whether text of one colour can't be seen on the other."""
    return all(abs(one - other) < ALIKE for one, other in zip(ink, ground, strict=True))


def is_dark(ground: Colour) -> bool:
    """Whether a ground is one that people black things out with."""
    return max(ground) < _DARK


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


def tally_objects(streams: Iterable[Sequence[str]], depth: int, hidden: Hidden) -> None:
    """Tallies files embedded in a compound file, from the paths of their streams; `depth` parts of a path name a file."""
    files: dict[tuple[str, ...], set[str]] = {}
    for path in streams:
        if len(path) > depth:
            files.setdefault(tuple(path[:depth]), set()).add(path[-1].lower())
    workbooks = sum(bool(names & {"workbook", "book", "package"}) for names in files.values())
    hidden.count(workbooks, "embedded workbook", "that can't be read", records=True)
    hidden.count(len(files) - workbooks, "embedded file", "left out")


def rows_of(cells: Iterable[SheetCell]) -> list[tuple[int, int]]:
    """For each row its number of cells and of texts."""
    rows: dict[int, tuple[int, int]] = {}
    for cell in cells:
        filled, texts = rows.get(cell.row, (0, 0))
        rows[cell.row] = (filled + 1, texts + (cell.kind == "text"))
    return list(rows.values())
