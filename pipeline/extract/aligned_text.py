"""Plain text becomes prose and tables, where lines are aligned by pipes, tabs or spaces.

What belongs here: what mails, text files and preformatted web text share. What does not: delimited files
(`delimited`), or where the text comes from.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.marks import split_marks
from pipeline.model import Cell, Line, Place, Table

_RULE = re.compile(r"[\s|+:=\-_─━│┼╋┌┐└┘├┤┬┴╔╗╚╝═║╬]*")
_GAP = re.compile(r"\S(?: {2,}|\t)\s*\S")
_BULLET = re.compile(r"\s*(?:[•·▪◦*–-]\s|\(?[a-z\d]{1,3}[.)]\s)", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_QUANTITY = re.compile(
    r"[<>≤≥~£(]*\s*\d[\d,. ]*%?\)?[*†‡]*|-|–|—|\*+|nil|zero|none|n/?a|withheld|refused", re.IGNORECASE
)
_TAB = 8
_LONG_LINE = 45
_RAGGED = 8
_FEWEST_ROWS = 2


def text_blocks(lines: Sequence[str], first: int = 1) -> list[Line | Table]:
    """The blocks of plain text. `first` is the number that the first of `lines` has in its file."""
    blocks: list[Line | Table] = []
    start = 0
    while start < len(lines):
        end, grid = _table_at(lines, start)
        if grid:
            blocks.append(_table(grid, [first + start + i for i in range(end - start)]))
            start = end
            continue
        end = _paragraph_end(lines, start)
        text = " ".join(" ".join(lines[start:end]).split())
        if text and not _RULE.fullmatch(text):
            blocks.append(_line(text, first + start, first + end - 1))
        start = end
    return blocks


def _line(text: str, first: int, last: int) -> Line:
    plain, marks = split_marks(text)
    return Line(plain, Place(ref=f"line {first}" if first == last else f"lines {first}-{last}"), "body", marks)


def _paragraph_end(lines: Sequence[str], start: int) -> int:
    """The end of the paragraph at `start`: each line but the last was full, so that it had to be broken."""
    blank = (at for at in range(start, len(lines)) if not lines[at].strip())
    last = next(blank, len(lines))
    width = max((len(line.rstrip()) for line in lines[start:last]), default=0)
    end = start + 1
    while end < last and _is_wrapped(lines[end - 1], lines[end], width) and not _table_at(lines, end)[1]:
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


_Grid = list[list[str] | None]
"""A row of fields for each line of the text; None for a line that is only drawn."""


def _table_at(lines: Sequence[str], start: int) -> tuple[int, _Grid]:
    """The table that begins at `start` and where it ends, or no grid."""
    for find in (_piped, _tabbed, _spaced):
        end, grid = find(lines, start)
        rows = [row for row in grid if row is not None]
        if len(rows) >= _FEWEST_ROWS and len(rows[0]) > 1 and _has_quantities(rows):
            return end, grid
    return start, []


def _has_quantities(rows: Sequence[Sequence[str]]) -> bool:
    return any(_QUANTITY.fullmatch(field) and _DIGIT.search(field) for row in rows for field in row[1:])


def _piped(lines: Sequence[str], start: int) -> tuple[int, _Grid]:
    grid: _Grid = []
    end = start
    while (end < len(lines) and any(bar in lines[end] for bar in "|│║")) or (grid and _is_drawn(lines, end)):
        text = lines[end].strip()
        if _RULE.fullmatch(text):
            grid.append(None)
        else:
            fields = [field.strip() for field in re.split(r"[|│║]", text)]
            grid.append(fields[bool(text[0] in "|│║") : len(fields) - bool(text[-1] in "|│║")])
        end += 1
    while grid and grid[-1] is None and not lines[end - 1].strip():
        grid.pop()
        end -= 1
    widths = [len(row) for row in grid if row is not None]
    even = widths and widths.count(max(widths)) * 2 > len(widths)
    return end, [row if row is None else row + [""] * (max(widths) - len(row)) for row in grid] if even else []


def _is_drawn(lines: Sequence[str], at: int) -> bool:
    return at < len(lines) and bool(lines[at].strip()) and bool(_RULE.fullmatch(lines[at]))


def _tabbed(lines: Sequence[str], start: int) -> tuple[int, _Grid]:
    end = start
    while end < len(lines) and "\t" in lines[end].strip():
        end += 1
    block = [line.strip("\r\n ") for line in lines[start:end]]
    single = [[field.strip() for field in line.split("\t")] for line in block]
    if len({len(row) for row in single}) == 1:
        return end, list(single)
    # Several tabs in a row were pressed to reach a column, and stand for one step.
    several = [[field.strip() for field in re.split(r"\t+", line.strip())] for line in block]
    width = max((len(row) for row in several), default=0)
    even = sum(len(row) == width for row in several) * 2 > len(several)
    return end, [
        [""] * (width - len(row)) + row if not i else row + [""] * (width - len(row)) for i, row in enumerate(several)
    ] if even else []


def _spaced(lines: Sequence[str], start: int) -> tuple[int, _Grid]:
    """Columns are where no line of the block has ink, two characters wide or more."""
    end = start
    while end < len(lines) and (_GAP.search(lines[end].strip()) or (end > start and _is_drawn(lines, end))):
        end += 1
    block = [line.expandtabs(_TAB).rstrip() for line in lines[start:end]]
    inked = [line for line in block if not _RULE.fullmatch(line)]
    columns = _columns(inked)
    grid: _Grid = []
    for line in block:
        grid.append(None if _RULE.fullmatch(line) else [line[left:right].strip() for left, right in columns])
    return end, grid


def _columns(lines: Sequence[str]) -> list[tuple[int, int]]:
    """From and to of each column of characters, by what is blank in all lines."""
    width = max((len(line) for line in lines), default=0)
    inked = [any(len(line) > at and line[at] != " " for line in lines) for at in range(width)]
    columns: list[tuple[int, int]] = []
    blanks = 2
    for at, ink in enumerate(inked):
        if not ink:
            blanks += 1
            continue
        if blanks > 1:
            columns.append((at, at + 1))
        else:
            columns[-1] = (columns[-1][0], at + 1)
        blanks = 0
    return columns


def _table(grid: _Grid, numbers: Sequence[int]) -> Table:
    cells: list[Cell] = []
    row = 0
    for fields, number in zip(grid, numbers, strict=True):
        if fields is None or not any(fields):
            continue
        for col, field in enumerate(fields):
            text, marks = split_marks(field)
            place = Place(ref=f"line {number} column {col + 1}")
            cells.append(Cell(row, col, text, place, kind="text" if text else "blank", marks=marks))
        row += 1
    return Table(0, tuple(cells), Place(ref=f"lines {numbers[0]}-{numbers[-1]}"), "aligned")
