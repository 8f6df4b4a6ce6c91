"""Plain text becomes prose and tables, where lines are aligned by pipes, tabs or spaces.

What belongs here: what mails, text files, preformatted web text and paragraphs typed with tabs share. What
does not: delimited files (`delimited`), or where the text comes from.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.extract.marks import split_marks
from pipeline.extract.spacing import one_line
from pipeline.model import Cell, Line, Place, Table

_BARS = "|│║"
_RULE = re.compile(r"[\s|+:=\-_─━│┼╋┌┐└┘├┤┬┴╔╗╚╝═║╬]*")
_FIELD = re.compile(r"\S+(?: \S+)*")
_BULLET = re.compile(r"\s*(?:[•·▪◦*–-]\s|\(?[a-z\d]{1,3}[.)]\s)", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_QUANTITY = re.compile(
    r"[<>≤≥~£(]*\s*\d[\d,. ]*%?\)?[*†‡]*|-|–|—|\*+|nil|zero|none|n/?a|withheld|refused", re.IGNORECASE
)
_PARTED = re.compile(rf"[\t{_BARS}]|  +")
_TAB = 8
_LONG_LINE = 45
_RAGGED = 8
_FEWEST_ROWS = 2
_LONGEST_HEAD = 30  # lines above the first with a number
_FIRST_LOOK = 60


class _Field(NamedTuple):
    """A piece of a row: its text, the column it begins at and how many it spans."""

    text: str
    col: int
    span: int = 1


class _Found(NamedTuple):
    """A table in the text: where it ends, and its rows, each with the number of its line from the start."""

    end: int
    rows: list[tuple[int, list[_Field]]]


def text_blocks(lines: Sequence[str], first: int = 1) -> list[Line | Table]:
    """The blocks of plain text. `first` is the number that the first of `lines` has in its file."""
    text = _Text(lines)
    blocks: list[Line | Table] = []
    start = 0
    while start < len(lines):
        table = text.table_at(start)
        if table is not None:
            blocks.append(_table(table, [f"line {first + at}" for at in range(start, table.end)]))
            start = table.end
            continue
        end = text.paragraph_end(start)
        said = one_line("  ".join(lines[start:end]))
        if said and not _RULE.fullmatch(said):
            place = f"line {first + start}" if end == start + 1 else f"lines {first + start}-{first + end - 1}"
            plain, marks = split_marks(said)
            blocks.append(Line(plain, Place(ref=place), "body", marks))
        start = end
    return blocks


def with_tabbed_tables(blocks: Sequence[Line | Table]) -> list[Line | Table]:
    """`blocks` with paragraphs that were typed as rows, their fields parted by tabs, made tables.

    Tabs in other lines become spaces.
    """
    kept: list[Line | Table] = []
    start = 0
    while start < len(blocks):
        lines = _tabbed_lines(blocks, start)
        begin, table = _table_within([line.text for line in lines])
        end = start + max(1, len(lines))
        if table is None:
            kept += [_without_tabs(block) for block in blocks[start:end]]
        else:
            kept += [_without_tabs(block) for block in blocks[start : start + begin]]
            kept.append(_table(table, [str(line.place) for line in lines[begin:]]))
        start = end
    return kept


def _table_within(texts: Sequence[str]) -> tuple[int, _Found | None]:
    """The table that runs to the end of `texts`, and where it begins; lines before it have fewer fields than it."""
    text = _Text(texts)
    for begin in range(len(texts)):
        table = _checked(text.tabbed(begin))
        if table is not None and table.end == len(texts):
            return begin, table
        if len(re.split(r"\t+", texts[begin].strip())) > 2:
            break
    return 0, None


def _without_tabs(block: Line | Table) -> Line | Table:
    if isinstance(block, Line) and block.text != one_line(block.text):
        return Line(one_line(block.text), block.place, block.role, block.marks)
    return block


def _tabbed_lines(blocks: Sequence[Line | Table], start: int) -> list[Line]:
    """The paragraphs with tabs that follow each other from `start` on; those with marks are no part of it."""
    lines: list[Line] = []
    # Not a slice: there may be a hundred thousand paragraphs, and this is asked for each.
    for block in map(blocks.__getitem__, range(start, len(blocks))):
        if not isinstance(block, Line) or block.role == "furniture" or "\t" not in block.text.strip() or block.marks:
            break
        lines.append(block)
    return lines


# ---------------------------------------------------------------- the lines


class _Text:
    """Lines, and what is asked of every one of them, worked out once from the last line up.

    A paragraph or a table may begin at any line, and is looked for at each: what a vain look costs must not grow with
    what follows. All lists are by line.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._fields = [_fields(line) for line in lines]
        self._drawn = [_is_drawn(line) for line in lines]
        self._quantity = _next_true([_has_quantity(line) for line in lines])
        self._counted = _next_true([any(_is_quantity(text) for text, _, _ in row[1:]) for row in self._fields])
        self._blank = _next_true([not line.strip() for line in lines])
        self._width = self._widths()
        self._bars = _bars(lines, self._drawn)
        self._tabs = _tabs(lines)
        self._spaced_end = self._spaced_ends()

    def paragraph_end(self, start: int) -> int:
        """The end of the paragraph at `start`: each line but the last was full, so that it had to be broken."""
        last, width = self._blank[start], self._width[start]
        end = start + 1
        while end < last and _is_wrapped(self._lines[end - 1], self._lines[end], width) and self.table_at(end) is None:
            end += 1
        return end

    def table_at(self, start: int) -> _Found | None:
        """The table that begins at `start`, if one does."""
        for find in (self.piped, self.tabbed, self.spaced):
            table = _checked(find(start))
            if table is not None:
                return table
        return None

    def piped(self, start: int) -> _Found | None:
        """Fields between bars, drawn lines between rows."""
        run = self._bars[start]
        if run.of_widest * 2 <= run.rows or self._quantity[start] >= run.end:
            return None
        rows: list[tuple[int, list[_Field]]] = []
        for at in range(start, run.end):
            if texts := _between_bars(self._lines[at]):
                rows.append((at - start, [_Field(text, col) for col, text in enumerate(texts)]))
        return _Found(run.end, rows)

    def tabbed(self, start: int) -> _Found | None:
        """Fields parted by one tab each, or by as many as it took to reach the next column."""
        run = self._tabs[start]
        # A row with a field less could lack any of them; only the header's corner may be missing.
        is_level = run.is_even_below and run.wider in (0, -1)
        if self._quantity[start] >= run.end or not (run.is_even or is_level):
            return None
        parted = r"\t" if run.is_even else r"\t+"
        edges = "\r\n " if run.is_even else None
        texts = [
            [one_line(text) for text in re.split(parted, line.strip(edges))] for line in self._lines[start : run.end]
        ]
        if not run.is_even:
            texts[0] = [""] * -run.wider + texts[0]
        return _Found(run.end, [(at, [_Field(t, col) for col, t in enumerate(row)]) for at, row in enumerate(texts)])

    def spaced(self, start: int) -> _Found | None:
        """Columns are where the rows with numbers have ink; each field stands in the columns that it reaches."""
        end, first = self._spaced_end[start], self._counted[start]
        if first >= end or first - start > _LONGEST_HEAD:
            return None
        best: _Found | None = None
        rows = first - start + _FIRST_LOOK
        while True:
            upto = min(start + rows, end)
            found = self._spaced_within(start, upto)
            if found is None or (best is not None and found.end <= best.end):
                return best
            if found.end < upto or upto == end:
                return found
            best, rows = found, 2 * rows

    def _spaced_within(self, start: int, end: int) -> _Found | None:
        while end - start >= _FEWEST_ROWS:
            fields = {at: self._fields[at] for at in range(start, end) if self._fields[at] and not self._drawn[at]}
            columns = _columns([row for row in fields.values() if any(_is_quantity(text) for text, _, _ in row[1:])])
            placed = {at: _placed(found, columns) for at, found in fields.items()}
            wrong = next((at for at, row in placed.items() if row is None), None)
            if wrong is None:
                return _Found(end, _joined([(at - start, row) for at, row in placed.items() if row is not None]))
            end = wrong
        return None

    def _widths(self) -> list[int]:
        """The length of the longest line from each on, to the end of its paragraph."""
        widths = [0] * len(self._lines)
        for at in reversed(range(len(self._lines))):
            below = widths[at + 1] if self._blank[at] > at + 1 else 0
            widths[at] = max(len(self._lines[at].rstrip()), below)
        return widths

    def _spaced_ends(self) -> list[int]:
        """The end of the run of lines with gaps that begins at each; a blank line, or one without a gap, may stand
        between two of them."""
        ends = list(range(len(self._lines)))
        for at in reversed(range(len(ends))):
            near = (below for below in (at + 1, at + 2) if below < len(ends) and self._goes_on(below))
            if self._goes_on(at):
                ends[at] = max(at + 1, next((ends[below] for below in near), 0))
        return [end if len(self._fields[at]) > 1 else at for at, end in enumerate(ends)]

    def _goes_on(self, at: int) -> bool:
        return len(self._fields[at]) > 1 or self._drawn[at]


class _Bars(NamedTuple):
    """Lines with bars from one on: where they end, how many are rows, the most fields of one, and how many have as many."""

    end: int
    rows: int = 0
    widest: int = 0
    of_widest: int = 0


class _Tabs(NamedTuple):
    """Lines with tabs from one on: where they end; whether all have as many fields, tab by tab; whether all but the
    first have, tabs in a row being one, and by how many the first then has more."""

    end: int
    single: int = 0
    several: int = 0
    is_even: bool = False
    is_level: bool = False
    is_even_below: bool = False
    wider: int = 0


def _bars(lines: Sequence[str], drawn: Sequence[bool]) -> list[_Bars]:
    runs = [_Bars(at) for at in range(len(lines))]
    below = _Bars(len(lines))
    for at in reversed(range(len(lines))):
        has_bar = any(bar in lines[at] for bar in _BARS)
        if not has_bar and not drawn[at]:
            below = _Bars(at)
            continue
        width = len(_between_bars(lines[at])) if has_bar else 0
        widest = max(width, below.widest)
        alike = (below.of_widest if below.widest == widest else 0) + (width == widest and width > 0)
        below = _Bars(below.end, below.rows + (width > 0), widest, alike)
        if has_bar:
            runs[at] = below
    return runs


def _between_bars(line: str) -> list[str]:
    """The fields of a row between bars; none where the line is drawn."""
    text = line.strip()
    if _RULE.fullmatch(text):
        return []
    texts = [text.strip() for text in re.split(rf"[{_BARS}]", text)]
    return texts[text[0] in _BARS : len(texts) - (text[-1] in _BARS)]


def _tabs(lines: Sequence[str]) -> list[_Tabs]:
    runs = [_Tabs(at) for at in range(len(lines))]
    for at in reversed(range(len(lines))):
        if "\t" not in lines[at].strip():
            continue
        single = lines[at].strip("\r\n ").count("\t") + 1
        several = len(re.split(r"\t+", lines[at].strip()))
        below = runs[at + 1] if at + 1 < len(runs) and runs[at + 1].single else None
        if below is None:
            runs[at] = _Tabs(at + 1, single, several, is_even=True, is_level=True)
            continue
        runs[at] = _Tabs(
            end=below.end,
            single=single,
            several=several,
            is_even=below.is_even and single == below.single,
            is_level=below.is_level and several == below.several,
            is_even_below=below.is_level,
            wider=several - below.several,
        )
    return runs


def _next_true(held: Sequence[bool]) -> list[int]:
    """For each line, the number of the next (itself included) of which something holds; else that of the end."""
    found = [len(held)] * len(held)
    for at in reversed(range(len(held))):
        found[at] = at if held[at] else found[at + 1] if at + 1 < len(held) else len(held)
    return found


def _has_quantity(line: str) -> bool:
    """Whether any piece of a line, however they are parted, is a number."""
    return any(_is_quantity(piece.strip()) for piece in _PARTED.split(line))


# ---------------------------------------------------------------- paragraphs


def _is_wrapped(line: str, following: str, width: int) -> bool:
    line = line.rstrip()
    if len(line) < _LONG_LINE or _BULLET.match(following):
        return False
    first = following.split(maxsplit=1)[0]
    goes_on = not first[0].isupper() and line[-1] not in ".:;!?"
    return goes_on or len(line) + 1 + len(first) > width - _RAGGED


# ---------------------------------------------------------------- tables


def _checked(table: _Found | None) -> _Found | None:
    """`table` if it is one: two rows or more, more than one field in the first, numbers behind the labels."""
    if table is None or len(table.rows) < _FEWEST_ROWS or len(table.rows[0][1]) < 2:
        return None
    texts = [field.text for _, fields in table.rows for field in fields if field.col > 0]
    return table if any(_is_quantity(text) for text in texts) else None


def _is_quantity(text: str) -> bool:
    return bool(_QUANTITY.fullmatch(text) and _DIGIT.search(text))


def _is_drawn(line: str) -> bool:
    return bool(line.strip()) and bool(_RULE.fullmatch(line))


def _fields(line: str) -> list[tuple[str, int, int]]:
    """The pieces of a line that tabs, or gaps of two spaces or more, part: text, from and to."""
    fields: list[tuple[str, int, int]] = []
    at = 0
    for piece in line.split("\t"):
        fields += [(found.group(), at + found.start(), at + found.end()) for found in _FIELD.finditer(piece)]
        at = (at + len(piece)) // _TAB * _TAB + _TAB
    return fields


def _columns(rows: Sequence[Sequence[tuple[str, int, int]]]) -> list[tuple[int, int]]:
    """From and to of each column of characters: fields of different rows that overlap are one column."""
    columns: list[tuple[int, int]] = []
    for start, end in sorted((start, end) for row in rows for _, start, end in row):
        if columns and start < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], end))
        else:
            columns.append((start, end))
    return columns


def _placed(fields: Sequence[tuple[str, int, int]], columns: Sequence[tuple[int, int]]) -> list[_Field] | None:
    """The fields at the columns that they reach; None where two share one other than the first, or one lies between."""
    row: list[_Field] = []
    for text, start, end in fields:
        reached = [col for col, (left, right) in enumerate(columns) if start < right and left < end]
        if row and reached == [0] and row[-1].col == 0 and not (_is_quantity(row[-1].text) or _is_quantity(text)):
            # A label with a gap in it: "86/2  Taking" above "86/10 Possession".
            row[-1] = _Field(f"{row[-1].text} {text}", 0)
            continue
        if not reached or (row and reached[0] < row[-1].col + row[-1].span):
            return None
        if len(reached) > 1 and (len(fields) == 1 or _is_quantity(text)):
            return None
        row.append(_Field(text, reached[0], len(reached)))
    return row


def _joined(rows: list[tuple[int, list[_Field]]]) -> list[tuple[int, list[_Field]]]:
    """Rows in which the rest of a wrapped label is joined to its beginning."""
    kept: list[tuple[int, list[_Field]]] = []
    for number, fields in rows:
        above = kept[-1][1] if kept else []
        is_rest = len(fields) == 1 and fields[0].col == 0 and fields[0].text[0].islower()
        if is_rest and above and above[0].col == 0:
            above[0] = _Field(f"{above[0].text} {fields[0].text}", 0, above[0].span)
        else:
            kept.append((number, fields))
    return kept


def _table(found: _Found, places: Sequence[str]) -> Table:
    cells: list[Cell] = []
    rows = [(number, fields) for number, fields in found.rows if any(field.text for field in fields)]
    width = max(field.col + field.span for _, fields in rows for field in fields)
    for row, (number, fields) in enumerate(rows):
        taken = {field.col + i for field in fields for i in range(field.span)}
        for field in (*fields, *(_Field("", col) for col in range(width) if col not in taken)):
            text, marks = split_marks(field.text)
            place = Place(ref=f"{places[number]} column {field.col + 1}")
            kind = "text" if text else "blank"
            cells.append(Cell(row, field.col, text, place, col_span=field.span, kind=kind, marks=marks))
    cells.sort(key=lambda cell: (cell.row, cell.col))
    return Table(0, tuple(cells), Place(ref=f"{places[rows[0][0]]} to {places[rows[-1][0]]}"), "aligned")
