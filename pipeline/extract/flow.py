"""Text that comes as a stream of runs, with marks where paragraphs, cells and rows end, becomes blocks.

What belongs here: what RTF and the old Word format share. What does not: how either keeps its marks.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from pipeline.extract.marks import join_runs
from pipeline.extract.markup import MarkupCell, edge_columns, is_layout, markup_table
from pipeline.extract.spacing import one_line
from pipeline.model import Line, Place, Table

_LONGEST_HEADING = 100


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text and how it looks."""

    text: str
    raised: bool = False
    struck: bool = False
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A cell as its row defines it: its edges in twips, and whether it goes on from the left or from above."""

    left: int
    right: int
    from_left: bool = False
    from_above: bool = False


@dataclass(slots=True)
class Flow:
    """The blocks so far, and what has been read since the last end of anything.

    Lines keep their tabs: `aligned_text.with_tabbed_tables` says what they mean.
    """

    blocks: list[Line | Table] = field(default_factory=list)
    _runs: list[Run] = field(default_factory=list)
    _cell: list[list[Run]] = field(default_factory=list)
    _row: list[MarkupCell] = field(default_factory=list)
    _rows: list[list[MarkupCell]] = field(default_factory=list)
    _columns: list[list[Column]] = field(default_factory=list)
    _paragraphs: int = 0
    _tables: int = 0

    def add(self, run: Run) -> None:
        """Goes on with `run`."""
        self._runs.append(run)

    def end_paragraph(self, role: str = "body", in_table: bool = False) -> None:
        """Ends a paragraph, which belongs to a cell if it is in a table; a short bold one is a heading."""
        runs, self._runs = self._runs, []
        if in_table:
            self._cell.append(runs)
            return
        kept = [run for run in runs if not run.struck]
        text, marks = join_runs((run.text, run.raised) for run in kept)
        inked = [run for run in kept if run.text.strip()]
        if inked and role != "furniture":
            self.end_table()
        if role == "body" and all(run.bold for run in inked) and len(text) <= _LONGEST_HEADING:
            role = "heading"
        for line in text.split("\n"):
            self._line(line, role, marks)

    def end_cell(self) -> None:
        """Ends a cell."""
        paragraphs, self._cell, self._runs = [*self._cell, self._runs], [], []
        inked = [run for runs in paragraphs for run in runs if run.text.strip()]
        struck = bool(inked) and all(run.struck for run in inked)
        texts: list[str] = []
        marks: list[str] = []
        for paragraph in paragraphs:
            # Beside what stands, what is struck through has been replaced by it.
            runs = [run for run in paragraph if struck or not run.struck]
            text, own = join_runs((run.text, run.raised) for run in runs)
            marks.extend(own)
            texts.extend(one_line(line) for line in text.split("\n") if line.strip())
        bold = bool(inked) and all(run.bold for run in inked)
        self._row.append(MarkupCell("\n".join(texts), marks=tuple(marks), struck=struck, bold=bold))

    def end_row(self, columns: list[Column]) -> None:
        """Ends a row, whose cells are as `columns` says."""
        self._rows.append(self._row)
        self._columns.append(list(columns))
        self._row, self._cell, self._runs = [], [], []

    def end_table(self) -> None:
        """Ends the table, if there is one."""
        rows, self._rows = _spanned(self._rows, self._columns), []
        self._columns = []
        if is_layout(rows):
            for cell in (cell for row in rows for cell in row):
                for text in cell.text.splitlines():
                    self._line(text, "body", cell.marks)
        elif rows:
            self._tables += 1
            self.blocks.append(markup_table(rows, self._tables))

    def _line(self, text: str, role: str, marks: tuple[str, ...]) -> None:
        if text.strip():
            self._paragraphs += 1
            self.blocks.append(Line(text.strip(" "), Place(ref=f"paragraph {self._paragraphs}"), role, marks))


def _spanned(rows: list[list[MarkupCell]], columns: list[list[Column]]) -> list[list[MarkupCell]]:
    """Rows of cells at the columns where their edges put them, each as long as it goes on to the right or down."""
    rows = [cells[: len(defined)] if defined else cells for cells, defined in zip(rows, columns, strict=True)]
    place = edge_columns(edge for defined in columns for column in defined for edge in (column.left, column.right))
    owners: dict[int, tuple[int, int]] = {}
    kept: list[list[MarkupCell | None]] = []
    for number, (cells, defined) in enumerate(zip(rows, columns, strict=True)):
        row: list[MarkupCell | None] = []
        for at, cell in enumerate(cells):
            if at >= len(defined):
                row.append(cell)
                continue
            column = defined[at]
            start, span = place[column.left], max(1, place[column.right] - place[column.left])
            before = row[-1] if row else None
            if column.from_left and before is not None:
                row[-1] = replace(before, col_span=before.col_span + span)
                continue
            owner = owners.get(start) if column.from_above else None
            above = kept[owner[0]][owner[1]] if owner is not None else None
            if owner is not None and above is not None:
                kept[owner[0]][owner[1]] = replace(above, row_span=number - owner[0] + 1)
                row.append(None)
                continue
            owners[start] = (number, len(row))
            row.append(replace(cell, col=start, col_span=span))
        kept.append(row)
    return [[cell for cell in row if cell is not None] for row in kept]
