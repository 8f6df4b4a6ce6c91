"""Where print stands: which of it makes a table without rules, and which row and column each piece belongs to.

What belongs here: rows, gutters, wrapped labels, headings over several columns. What does not: reading the print. The
pieces have been read already, since only what they say tells a wrapped label from a heading, and a table of counts from
two columns of addresses.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from pipeline.extract.scan.reading import Word, is_number
from pipeline.extract.scan.rules import Grid, Rule
from pipeline.extract.scan.words import Area

_LONG = 15.0  # a piece that is this many times as long as it is high is prose, not a heading


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words as it was read, and where it stands on the straight page."""

    words: tuple[Word, ...]
    x0: float
    top: float
    x1: float
    bottom: float
    space: float

    @property
    def text(self) -> str:
        """The words, parted by spaces."""
        return " ".join(word.text for word in self.words)

    @property
    def middle(self) -> float:
        """Half way down."""
        return (self.top + self.bottom) / 2

    @property
    def height(self) -> float:
        """Of its usual letters."""
        return self.bottom - self.top


Row = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell to be: its place in the table, its area, and the pieces in it from top to bottom."""

    row: int
    col: int
    row_span: int
    col_span: int
    area: Area
    pieces: tuple[Piece, ...]


Slots = tuple[Slot, ...]


def rows(pieces: Sequence[Piece]) -> list[Row]:
    """The pieces in rows from top to bottom, each from left to right."""
    out: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: p.middle):
        for row in reversed(out[-3:]):
            level = sum(p.middle for p in row) / len(row)
            free = all(piece.x0 >= other.x1 or piece.x1 <= other.x0 for other in row)
            if free and abs(piece.middle - level) < 0.45 * min(piece.height, row[-1].height):
                row.append(piece)
                break
        else:
            out.append([piece])
    ordered = [tuple(sorted(row, key=lambda p: p.x0)) for row in out]
    return sorted(ordered, key=lambda row: min(p.middle for p in row))


# ---------------------------------------------------------------- tables with rules


def ruled(grid: Grid, inside: Sequence[Sequence[Piece]]) -> Slots:
    """The slots of a grid; `inside` holds the pieces of each of its cells. Rows that no rule parts are told apart."""
    slots: list[Slot] = []
    cut = {row: _stacked(row, grid, inside) for row in range(len(grid.ys) - 1)}
    first = list(itertools.accumulate((len(levels) for levels in cut.values()), initial=0))
    for cell, pieces in zip(grid.cells, inside, strict=True):
        x0, x1 = grid.xs[cell.col], grid.xs[cell.col + cell.col_span]
        top, bottom = grid.ys[cell.row], grid.ys[cell.row + cell.row_span]
        span = first[cell.row + cell.row_span] - first[cell.row]
        ordered = tuple(piece for row in rows(pieces) for piece in row)
        levels = cut[cell.row]
        if cell.row_span > 1 or len(levels) == 1:
            slots.append(Slot(first[cell.row], cell.col, span, cell.col_span, (x0, top, x1, bottom), ordered))
            continue
        for number, (upper, lower) in enumerate(levels):
            held = tuple(piece for piece in ordered if upper <= piece.middle < lower)
            slots.append(Slot(first[cell.row] + number, cell.col, 1, cell.col_span, (x0, upper, x1, lower), held))
    return tuple(sorted(slots, key=lambda slot: (slot.row, slot.col)))


def _stacked(row: int, grid: Grid, inside: Sequence[Sequence[Piece]]) -> list[tuple[float, float]]:
    """The levels (from, to) of a row of the grid: more than one where a cell holds numbers on top of each other."""
    top, bottom = grid.ys[row], grid.ys[row + 1]
    stacks = [
        rows(pieces) for cell, pieces in zip(grid.cells, inside, strict=True) if cell.row == row and cell.row_span == 1
    ]
    numbers = [lines for lines in stacks if len(lines) > 1 and all(is_number(p.text) for line in lines for p in line)]
    if not numbers or max(map(len, stacks)) == 1:
        return [(top, bottom)]
    lines = max(numbers, key=len)
    edges = [top, *(line[0].top - line[0].height * 0.4 for line in lines[1:]), bottom]
    return list(itertools.pairwise(edges))


# ---------------------------------------------------------------- tables without rules


@dataclass(frozen=True, slots=True)
class _Record:
    """A row of a table that grows: its extent, and per column (from, to) the pieces in it."""

    top: float
    bottom: float
    cells: dict[tuple[int, int], tuple[Piece, ...]]

    @property
    def counts(self) -> bool:
        """Whether it holds a number right of the first column."""
        return any(key[0] > 0 and is_number(piece.text) for key, held in self.cells.items() for piece in held)

    @property
    def text(self) -> str:
        """Its words from left to right."""
        return " ".join(piece.text for _, held in sorted(self.cells.items()) for piece in held)


def aligned(lines: Sequence[Row], across: Sequence[Rule]) -> list[Row | Slots]:
    """The rows from top to bottom, those that make a table put together as its slots."""
    out: list[Row | Slots] = []
    at = 0
    while at < len(lines):
        end = _block(lines, at)
        table: Slots | None = None
        while end - at > 1 and (table := _table(lines[at:end], across)) is None:
            end -= 1
            while end - at > 1 and len(lines[end - 1]) < 2:
                end -= 1
        if table is None:
            out.append(lines[at])
            at += 1
        else:
            out.append(table)
            at = end
    return out


def _block(lines: Sequence[Row], start: int) -> int:
    """The end of the rows from `start` that may be one table: close together, and none running across the columns."""
    if len(lines[start]) < 2:
        return start
    end = last = start + 1
    while end < len(lines):
        row = _parted_row(lines[end])
        gap = min(p.top for p in lines[end]) - max(p.bottom for p in lines[end - 1])
        size = max(p.height for p in lines[end])
        if gap > 2.5 * size or _runs_across(row, lines[start:end]):
            break
        end += 1
        if len(row) >= 2 or gap < 0.5 * size:
            last = end
    return last


def _runs_across(row: Row, above: Sequence[Row]) -> bool:
    """Whether a piece is prose that runs below several columns of the rows above."""
    columns = [r for r in above if len(r) >= 2][-3:]
    return any(
        sum(other.x0 < piece.x1 and piece.x0 < other.x1 for other in r) >= 2
        for piece in row
        if len(row) == 1 or piece.x1 - piece.x0 > _LONG * piece.height
        for r in columns
    )


def _table(lines: Sequence[Row], across: Sequence[Rule]) -> Slots | None:
    """The slots of a table, or None where the rows make none."""
    parted = [_parted_row(row) for row in lines]
    first = next((i for i, row in enumerate(parted) if any(is_number(piece.text) for piece in row[1:])), None)
    if first is None or len(parted) < 2:
        return None
    cores = _columns(parted[first:])
    if len(cores) < 2:
        return None
    merged = _merged([_record(row, cores) for row in parted], across)
    rows_ = [record for record in merged[1:] if len(record.cells) > 1]
    if len(merged) < 2 or sum(record.counts for record in merged) * 2 < len(rows_):
        return None
    return _slots(merged, cores)


def _parted_row(row: Row) -> Row:
    return tuple(part for piece in row for part in _parted(piece))


def _parted(piece: Piece) -> list[Piece]:
    """A piece cut before each number that follows another number, or stands wider than a space from its left."""
    groups: list[list[Word]] = []
    for word in piece.words:
        if groups:
            left = groups[-1][-1]
            gap = word.x0 - left.x1
            if is_number(word.text) and gap > piece.space * (0.8 if is_number(left.text) else 1.3):
                groups.append([word])
                continue
            groups[-1].append(word)
        else:
            groups.append([word])
    return [replace(piece, words=tuple(g), x0=g[0].x0, x1=g[-1].x1) for g in groups]


def _columns(body: Sequence[Row]) -> list[tuple[float, float]]:
    """The cores (from, to) of the columns: what the rows cover, from the first with numbers on, parted by white that
    runs through all of them, or nearly all."""
    size = float(np.median([piece.height for row in body for piece in row]))
    left = min(piece.x0 for row in body for piece in row)
    covered = np.zeros(round(max(piece.x1 for row in body for piece in row) - left) + 2, dtype=np.int64)
    for row in body:
        for piece in row:
            covered[round(piece.x0 - left) : round(piece.x1 - left) + 1] += 1
    inked = np.concatenate([[False], covered > len(body) // 7, [False]])
    starts, ends = np.nonzero(inked[1:] & ~inked[:-1])[0], np.nonzero(~inked[1:] & inked[:-1])[0]
    cores: list[tuple[float, float]] = []
    for start, end in zip(starts, ends, strict=True):
        if cores and left + start - cores[-1][1] < 0.35 * size:
            cores[-1] = (cores[-1][0], left + float(end))
        else:
            cores.append((left + float(start), left + float(end)))
    return cores


def _record(row: Row, cores: Sequence[tuple[float, float]]) -> _Record:
    cells: dict[tuple[int, int], tuple[Piece, ...]] = {}
    for piece in row:
        for part, key in _placed(piece, cores):
            cells[key] = (*cells.get(key, ()), part)
    return _Record(min(p.top for p in row), max(p.bottom for p in row), cells)


def _placed(piece: Piece, cores: Sequence[tuple[float, float]]) -> list[tuple[Piece, tuple[int, int]]]:
    """The column (from, to) of a piece; a piece over several columns is cut where a wide gap allows it."""
    key = _reach(piece.x0, piece.x1, cores)
    if key[0] == key[1]:
        return [(piece, key)]
    words = [(_reach(word.x0, word.x1, cores), word) for word in piece.words]
    if any(first != last for (first, last), _ in words):
        return [(piece, key)]
    groups = [(col, [word for _, word in group]) for col, group in itertools.groupby(words, key=lambda pair: pair[0])]
    for (_, before), (_, after) in itertools.pairwise(groups):
        if after[0].x0 - before[-1].x1 < 1.3 * piece.space and not is_number(after[0].text):
            return [(piece, key)]
    return [(replace(piece, words=tuple(g), x0=g[0].x0, x1=g[-1].x1), col) for col, g in groups]


def _reach(x0: float, x1: float, cores: Sequence[tuple[float, float]]) -> tuple[int, int]:
    """The first and last column that print from `x0` to `x1` belongs to."""
    shares = [max(0.0, min(x1, right) - max(x0, left)) / (right - left) for left, right in cores]
    covered = [i for i, share in enumerate(shares) if share > 0.6]
    if len(covered) > 1:
        return covered[0], covered[-1]
    middle = (x0 + x1) / 2
    between = [i for i in range(len(cores) - 1) if cores[i][1] < middle < cores[i + 1][0] and i > 0]
    if between and x0 < cores[between[0]][1] and x1 > cores[between[0] + 1][0]:
        return between[0], between[0] + 1
    nearest = min(range(len(cores)), key=lambda i: max(cores[i][0] - middle, middle - cores[i][1], 0.0) - shares[i])
    return nearest, nearest


def _merged(records: Sequence[_Record], across: Sequence[Rule]) -> list[_Record]:
    """Rows that wrap put together.

    A record with numbers is a row; one without (a fragment) goes on a row above or below, goes on the fragment above
    it, or stands alone as a heading.
    """
    steps = [b.top - a.bottom for a, b in itertools.pairwise(r for r in records if r.counts)]
    usual = float(np.median(steps)) if steps else records[0].bottom - records[0].top
    tight = 0.6 * max(usual, 0.0)
    ways = [_way(number, records, across, tight) for number in range(len(records))]
    groups: list[list[int]] = []
    for number, record in enumerate(records):
        if not number or not (ways[number] < 0 or ways[number - 1] > 0):
            groups.append([number])
        elif any(_apart(records[other], record) for other in groups[-1]):
            groups.append([*_taken_along(groups[-1], ways, record, records), number])
        else:
            groups[-1].append(number)
    return [functools.reduce(_joined, (records[i] for i in group)) for group in groups if group]


def _taken_along(group: list[int], ways: Sequence[int], record: _Record, records: Sequence[_Record]) -> list[int]:
    """The fragments at the end of a group that belong to the record after them, taken out of the group."""
    taken: list[int] = []
    while group and ways[group[-1]] > 0 and not _apart(records[group[-1]], record):
        taken.insert(0, group.pop())
    return taken


def _apart(one: _Record, other: _Record) -> bool:
    """Whether two records can't be of one row: both have numbers, or one stands over a number of the other."""
    return (one.counts and other.counts) or _heads(one, other) or _heads(other, one)


def _way(number: int, records: Sequence[_Record], across: Sequence[Rule], tight: float) -> int:
    """Which neighbour a fragment is one row with: -1 the one above, 1 the one below, 0 none."""
    record = records[number]
    if record.counts:
        return 0
    reach = max(tight, 0.9 * (record.bottom - record.top))
    gaps = {
        step: max(_gap(record, records[number + step]), 1.0)
        for step in (-1, 1)
        if 0 <= number + step < len(records)
        and _gap(record, records[number + step]) <= reach
        and not _rule_between(record, records[number + step], across)
        and not _heads(record, records[number + step])
    }
    if not gaps:
        return 0
    nearest = min(gaps, key=lambda step: gaps[step])
    others = [
        abs(_gap(record, records[number + step]))
        for step in (-1, 1)
        if 0 <= number + step < len(records) and step != nearest
    ]
    if gaps[nearest] < 0.75 * min(others, default=np.inf) and (gaps[nearest] <= tight or others):
        return nearest
    lacking = [step for step in gaps if not set(record.cells) & set(records[number + step].cells)]
    if len(lacking) == 1:
        return lacking[0]
    if -1 in gaps and record.text[:1].islower():
        return -1
    return nearest if gaps[nearest] <= tight else 0


def _gap(one: _Record, other: _Record) -> float:
    above, below = sorted((one, other), key=lambda r: r.top + r.bottom)
    return below.top - above.bottom


def _heads(fragment: _Record, row: _Record) -> bool:
    """Whether a fragment stands right over, or under, a number: a heading or the words of another row."""
    return any(
        first > 0 and any(is_number(piece.text) for piece in held) and any(a <= first <= b for a, b in fragment.cells)
        for (first, _), held in row.cells.items()
    )


def _rule_between(above: _Record, below: _Record, across: Sequence[Rule]) -> bool:
    left = min(piece.x0 for held in above.cells.values() for piece in held)
    return any(
        above.bottom - 3 < rule.at < below.top + 3 and rule.start <= left + 5 * (above.bottom - above.top)
        for rule in across
    )


def _joined(above: _Record, below: _Record) -> _Record:
    cells = dict(above.cells)
    for key, held in below.cells.items():
        cells[key] = (*cells.get(key, ()), *held)
    return _Record(min(above.top, below.top), max(above.bottom, below.bottom), cells)


def _slots(records: Sequence[_Record], cores: Sequence[tuple[float, float]]) -> Slots:
    """The slots of a table, blank ones too; their areas meet half way between rows and between columns."""
    size = max(record.bottom - record.top for record in records)
    ys = _edges([(record.top, record.bottom) for record in records], size * 0.4)
    xs = _edges(cores, size * 0.6)
    out: list[Slot] = []
    for row, record in enumerate(records):
        spans = sorted(record.cells)
        filled = {col for first, last in spans for col in range(first, last + 1)}
        spans += [(col, col) for col in range(len(cores)) if col not in filled]
        for first, last in sorted(spans):
            area = (xs[first], ys[row], xs[last + 1], ys[row + 1])
            held = record.cells.get((first, last), ())
            out.append(Slot(row, first, 1, last - first + 1, area, tuple(p for line in rows(held) for p in line)))
    return tuple(out)


def _edges(extents: Sequence[tuple[float, float]], room: float) -> list[float]:
    between = [(a[1] + b[0]) / 2 for a, b in itertools.pairwise(extents)]
    return [extents[0][0] - room, *between, extents[-1][1] + room]
