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
_TAB = 8
_LONG_LINE = 45
_RAGGED = 8
_FEWEST_ROWS = 2


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
    blocks: list[Line | Table] = []
    start = 0
    while start < len(lines):
        table = _table_at(lines, start)
        if table is not None:
            blocks.append(_table(table, [f"line {first + at}" for at in range(start, table.end)]))
            start = table.end
            continue
        end = _paragraph_end(lines, start)
        text = one_line("  ".join(lines[start:end]))
        if text and not _RULE.fullmatch(text):
            place = f"line {first + start}" if end == start + 1 else f"lines {first + start}-{first + end - 1}"
            plain, marks = split_marks(text)
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
    for begin in range(len(texts)):
        table = _checked(_tabbed(texts, begin))
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


# ---------------------------------------------------------------- paragraphs


def _paragraph_end(lines: Sequence[str], start: int) -> int:
    """The end of the paragraph at `start`: each line but the last was full, so that it had to be broken."""
    blank = (at for at in range(start, len(lines)) if not lines[at].strip())
    last = next(blank, len(lines))
    width = max((len(line.rstrip()) for line in lines[start:last]), default=0)
    end = start + 1
    while end < last and _is_wrapped(lines[end - 1], lines[end], width) and _table_at(lines, end) is None:
        end += 1
    return end


def _is_wrapped(line: str, following: str, width: int) -> bool:
    line = line.rstrip()
    if len(line) < _LONG_LINE or _BULLET.match(following):
        return False
    first = following.split(maxsplit=1)[0]
    goes_on = not first[0].isupper() and line[-1] not in ".:;!?"
    return goes_on or len(line) + 1 + len(first) > width - _RAGGED


# ---------------------------------------------------------------- tables


def _table_at(lines: Sequence[str], start: int) -> _Found | None:
    """The table that begins at `start`, if one does."""
    for find in (_piped, _tabbed, _spaced):
        table = _checked(find(lines, start))
        if table is not None:
            return table
    return None


def _checked(table: _Found | None) -> _Found | None:
    """`table` if it is one: two rows or more, more than one field in the first, numbers behind the labels."""
    if table is None or len(table.rows) < _FEWEST_ROWS or len(table.rows[0][1]) < 2:
        return None
    texts = [field.text for _, fields in table.rows for field in fields if field.col > 0]
    return table if any(_is_quantity(text) for text in texts) else None


def _is_quantity(text: str) -> bool:
    return bool(_QUANTITY.fullmatch(text) and _DIGIT.search(text))


def _piped(lines: Sequence[str], start: int) -> _Found | None:
    """Fields between bars, drawn lines between rows."""
    rows: list[tuple[int, list[_Field]]] = []
    end = last = start
    while end < len(lines) and (any(bar in lines[end] for bar in _BARS) or (rows and _is_drawn(lines[end]))):
        text = lines[end].strip()
        if not _RULE.fullmatch(text):
            texts = [text.strip() for text in re.split(rf"[{_BARS}]", text)]
            texts = texts[text[0] in _BARS : len(texts) - (text[-1] in _BARS)]
            rows.append((end - start, [_Field(text, col) for col, text in enumerate(texts)]))
        end += 1
        last = end
    widths = [len(fields) for _, fields in rows]
    return _Found(last, rows) if widths and widths.count(max(widths)) * 2 > len(widths) else None


def _is_drawn(line: str) -> bool:
    return bool(line.strip()) and bool(_RULE.fullmatch(line))


def _tabbed(lines: Sequence[str], start: int) -> _Found | None:
    """Fields parted by one tab each, or by as many as it took to reach the next column."""
    end = start
    while end < len(lines) and "\t" in lines[end].strip():
        end += 1
    block = [line.strip("\r\n ") for line in lines[start:end]]
    single = [[one_line(text) for text in line.split("\t")] for line in block]
    if len({len(texts) for texts in single}) != 1:
        single = [[one_line(text) for text in re.split(r"\t+", line.strip())] for line in block]
        widths = {len(texts) for texts in single[1:]}
        # A row with a field less could lack any of them; only the header's corner may be missing.
        if len(widths) != 1 or len(single[0]) - max(widths) not in (0, -1):
            return None
        if len(single[0]) < max(widths):
            single[0].insert(0, "")
    rows = [(number, [_Field(text, col) for col, text in enumerate(texts)]) for number, texts in enumerate(single)]
    return _Found(end, rows)


def _spaced(lines: Sequence[str], start: int) -> _Found | None:
    """Columns are where the rows with numbers have ink; each field stands in the columns that it reaches."""
    end = _spaced_end(lines, start)
    while end - start >= _FEWEST_ROWS:
        fields = {at: _fields(lines[at]) for at in range(start, end) if lines[at].strip() and not _is_drawn(lines[at])}
        columns = _columns([found for found in fields.values() if any(_is_quantity(text) for text, _, _ in found[1:])])
        placed = {at: _placed(found, columns) for at, found in fields.items()}
        wrong = next((at for at, row in placed.items() if row is None), None)
        if wrong is None:
            return _Found(end, _joined([(at - start, row) for at, row in placed.items() if row is not None]))
        end = wrong
    return None


def _spaced_end(lines: Sequence[str], start: int) -> int:
    """The end of a run of lines with gaps; a blank line, or one without a gap, may stand between two of them."""
    if start >= len(lines) or len(_fields(lines[start])) < 2:
        return start
    end = at = start
    while at < len(lines) and at <= end + 1:
        if len(_fields(lines[at])) > 1 or _is_drawn(lines[at]):
            end = at + 1
        at += 1
    return end


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
    """The fields at the columns that they reach; None where two share one, or one lies between columns."""
    row: list[_Field] = []
    for text, start, end in fields:
        reached = [col for col, (left, right) in enumerate(columns) if start < right and left < end]
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
