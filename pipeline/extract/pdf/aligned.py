"""Tables without upright rules: told by white bands between words that line up, with level rules as a help.

What belongs here: where such a table begins and ends, its columns, headers and rows, and what is only prose in
columns. What does not: tables whose cells are drawn (`ruled`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from pipeline.extract.pdf.drawn import Rule
from pipeline.extract.pdf.grid import (
    Grid,
    GridCell,
    Span,
    bounding,
    columns_between,
    is_figure,
    pieces_of,
    rivers_of,
)
from pipeline.extract.pdf.headers import Column, aligned_column, stands_over_columns, widened
from pipeline.extract.pdf.rows import ends_open, group_rows
from pipeline.extract.pdf.words import TextLine, Word, joined, segments_of
from pipeline.model import Box

_WIDE = 0.9
"""A gap wider than this many type sizes may be the white between two columns."""

_LEAST_SPACE = 0.3
_EXACT = 0.08
_SPACE = 0.36
_WIDE_SPACE = 0.42
"""The space between two words of one text is narrower than this share of the type size."""

_NARROWEST = 0.35
"""White between columns is at least so many type sizes wide."""

_APART = 3.2
"""Lines further apart than this many type sizes are not one table, unless its own lines are."""

_FAR_APART = 6.5
_SURE_RIVERS = 2
"""Rows of figures in three or more columns may stand further apart, up to so many type sizes."""

_HEADER_APART = 2.4
_HEADER_LINES = 8
_PENDING_LINES = 4
_PROSE_WORDS = 9
_FEWEST_CONTENTS = 4
_MANY_CONTENTS = 8
_NOTE_WORDS = 4
_FEWEST_BARE = 3
_SENTENCE = 0.65
"""A long text that takes more than this share of a table's width is no label in it."""

_SAME_SIDE = 6.0
"""Level rules whose ends differ by no more points than this belong to one table."""

_COUNT = re.compile(r"[<>≤≥~]?\d{1,3}(?:[, ]?\d{3})*(?:\.\d+)?%?|[-–—*]|nil|n/?a", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d(?:\s?[-–/]\s?(?:19|20)?\d\d)?")
_CAPTION = re.compile(r"(?:table|figure|chart|graph|box|tabl|ffigur)\s+\d", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line with what the search asks of it again and again."""

    line: TextLine
    box: Box
    pieces: tuple[tuple[Word, ...], ...]
    spans: tuple[Span, ...]
    wide: int
    figures: int
    counts: int

    @property
    def is_data(self) -> bool:
        """Whether a figure stands apart behind something else."""
        return self.wide > 1 and self.figures > 0

    @property
    def is_prose(self) -> bool:
        """Whether one of its pieces is as long as a sentence."""
        return any(len(piece) >= _PROSE_WORDS for piece in self.pieces)


def find_aligned(lines: Sequence[TextLine], level: Sequence[Rule]) -> list[Grid]:
    """The tables among some lines of a page; each line belongs to one table at most."""
    looked = [_look(line) for line in lines]
    free = [True] * len(looked)
    grids: list[Grid] = []
    for first, last in _between_rules(looked, level):
        if all(free[first : last + 1]):
            _take(grids, free, *_banded_grid(looked, first, last, free, level))
    # Figures are the surer sign, so tables that hold some are taken before tables of words.
    for is_start in (_has_counts, _stands_apart):
        _grow_all(looked, free, grids, level, is_start)
    return grids


def _grow_all(
    lines: Sequence[_Line],
    free: list[bool],
    grids: list[Grid],
    level: Sequence[Rule],
    is_start: Callable[[_Line], bool],
) -> None:
    """Takes every table that begins with such a line, from top to bottom."""
    start = 0
    while start < len(lines):
        if not (free[start] and is_start(lines[start])):
            start += 1
            continue
        members = _without_notes(lines, _grown(lines, [start], free))
        body = _settled([lines[i] for i in members])
        rivers = _rivers(body)
        first = _header_start(lines, start, members, rivers, free, level)
        last = _tail_end(lines, members[-1], rivers, free)
        _take(grids, free, first, last, _grid(lines[first : last + 1], body, level, False))
        start = members[-1] + 1


def _has_counts(line: _Line) -> bool:
    return line.is_data and line.counts > 0


def _stands_apart(line: _Line) -> bool:
    return line.is_data or line.wide > 2


def _take(grids: list[Grid], free: list[bool], first: int, last: int, grid: Grid | None) -> None:
    if grid is not None:
        grids.append(grid)
        free[first : last + 1] = [False] * (last + 1 - first)


def _look(line: TextLine) -> _Line:
    pieces = tuple(tuple(piece) for piece in pieces_of(line.words))
    spans = tuple((piece[0].x0, max(w.x1 for w in piece)) for piece in pieces)
    figures = [joined(piece) for piece in pieces[1:] if is_figure(joined(piece))]
    counts = sum(not _YEAR.fullmatch(figure) for figure in figures)
    wide = 1 if _CAPTION.match(line.text) else len(segments_of(line.words, _WIDE))
    return _Line(line, line.box, pieces, spans, wide, len(figures), counts)


def _rivers(lines: Sequence[_Line]) -> list[Span]:
    size = median(line.line.size for line in lines)
    return rivers_of([line.spans for line in lines], _NARROWEST * size)


# ---------------------------------------------------------------- where a table is


def _between_rules(lines: Sequence[_Line], level: Sequence[Rule]) -> Iterable[tuple[int, int]]:
    """The first and last line of each stretch of short lines that level rules of one width bound and part."""
    for rules in _alike(level):
        run: list[int] = []
        bands = 0
        for above, below in [*pairwise(rules), (rules[-1], None)]:
            inside = [] if below is None else _lines_between(lines, above, below)
            if below is not None and _is_band(lines, inside, above, below):
                run += inside
                bands += 1
                continue
            if run and (bands > 1 or len(run) > 1):
                yield min(run), max(run)
            run, bands = [], 0


def _alike(level: Sequence[Rule]) -> list[list[Rule]]:
    """Rules that start and end alike, in groups of two or more, each from top to bottom."""
    groups: list[list[Rule]] = []
    for rule in sorted(level, key=lambda r: r.top):
        for group in groups:
            if abs(group[0].x0 - rule.x0) <= _SAME_SIDE and abs(group[0].x1 - rule.x1) <= _SAME_SIDE:
                group.append(rule)
                break
        else:
            groups.append([rule])
    return [group for group in groups if len(group) > 1]


def _lines_between(lines: Sequence[_Line], above: Rule, below: Rule) -> list[int]:
    found = []
    for index, line in enumerate(lines):
        x0, top, x1, bottom = line.box
        middle = (top + bottom) / 2
        if above.top < middle < below.top and x0 < above.x1 and x1 > above.x0:
            found.append(index)
    return found


def _is_band(lines: Sequence[_Line], inside: Sequence[int], above: Rule, below: Rule) -> bool:
    """Whether what stands between two rules can be rows of a table: within their width, and no prose."""
    for index in inside:
        line = lines[index]
        x0, _, x1, _ = line.box
        is_sentence = line.is_prose and line.wide == 1 and x1 - x0 > _SENTENCE * (above.x1 - above.x0)
        if x0 < above.x0 - _SAME_SIDE or x1 > above.x1 + _SAME_SIDE or is_sentence:
            return False
    if not inside:
        return below.top - above.top < 2 * _SAME_SIDE
    if all(_is_note(lines[i]) for i in inside) or any(_CAPTION.match(lines[i].line.text) for i in inside):
        return False
    first, last = lines[inside[0]], lines[inside[-1]]
    return first.box[1] - above.top < _APART * first.line.size and below.top - last.box[3] < _APART * last.line.size


def _grown(lines: Sequence[_Line], begun: Sequence[int], free: Sequence[bool]) -> list[int]:
    """The indices of the lines that a table begun with some lines is made of; those between belong to it too."""
    members = list(begun)
    rivers = _rivers([lines[i] for i in members])
    pending = 0
    for index in range(members[-1] + 1, len(lines)):
        line = lines[index]
        apart = _distance(lines, index - 1, index)
        if not free[index] or apart > _FAR_APART * line.line.size:
            break
        near = apart <= _reach(lines, members) or _heads_row(lines, index, rivers)
        if line.wide > 1 and (line.is_data or not line.is_prose) and (near or line.is_data):
            narrowed = _rivers([*(lines[i] for i in members), line])
            lost = sum(_blocks(line, river) for river in rivers)
            if not near and (lost > 0 or len(narrowed) < _SURE_RIVERS):
                break
            young = len(members) < 3 and line.is_data and lost <= len(rivers) / 2
            if narrowed and (lost <= 0 or young):
                members.append(index)
                rivers = narrowed
                pending = 0
                continue
        if not near or _ends_table(line, rivers) or _is_note(line):
            break
        pending += not _is_in_label(line, rivers)
        if pending > _PENDING_LINES:
            break
    return members


def _is_note(line: _Line) -> bool:
    """Whether a line is a caption, or a note in a sentence: what stands between two tables."""
    text = line.line.text
    ends = text.endswith(".") and len(line.line.words) >= _NOTE_WORDS
    return line.wide == 1 and (ends or bool(_CAPTION.match(text)))


def _narrowed(rivers: Sequence[Span], lines: Sequence[_Line]) -> list[Span]:
    """The rivers without what reaches into them from their banks, in the lines that leave them open."""
    narrowed = list(rivers)
    for line in lines:
        for index, (left, right) in enumerate(narrowed):
            if _blocks(line, (left, right)):
                continue
            from_left = [end for start, end in line.spans if start <= left < end]
            from_right = [start for start, end in line.spans if start < right <= end]
            narrowed[index] = (max([left, *from_left]), min([right, *from_right]))
    return narrowed


def _heads_row(lines: Sequence[_Line], index: int, rivers: Sequence[Span]) -> bool:
    """Whether a line is a label that is wrapped around the figures in the next line."""
    if index + 1 >= len(lines) or lines[index].wide > 1 or not lines[index + 1].counts:
        return False
    inside = not rivers or lines[index].box[2] <= rivers[0][1]
    return inside and _distance(lines, index, index + 1) < 1.5 * lines[index].line.size


def _blocks(line: _Line, river: Span) -> bool:
    """Whether a line's text leaves no white in a river."""
    left, right = river
    for start, end in line.spans:
        if end > left and start < right:
            # What stands on one bank only narrows the river.
            if start <= left:
                left = max(left, end)
            else:
                right = min(right, start)
    return right - left < _NARROWEST * line.line.size


def _without_notes(lines: Sequence[_Line], members: Sequence[int]) -> list[int]:
    """The lines without those at the end that explain signs: words where all rows before have figures."""
    kept = list(members)
    while len(kept) > 2 and not lines[kept[-1]].figures and all(lines[i].figures for i in kept[1:-1]):
        kept.pop()
    return kept


def _distance(lines: Sequence[_Line], above: int, below: int) -> float:
    return lines[below].line.base - lines[above].line.base


def _reach(lines: Sequence[_Line], members: Sequence[int]) -> float:
    """How far below the last line the next one may stand."""
    gaps = [_distance(lines, a, b) for a, b in pairwise(members)]
    return max(_APART * lines[members[-1]].line.size, 1.5 * max(gaps, default=0.0))


def _ends_table(line: _Line, rivers: Sequence[Span]) -> bool:
    """Whether a line is a sentence that runs over the table's columns."""
    crossed = any(left < river[0] and right > river[1] for river in rivers for left, right in line.spans)
    return (crossed and len(line.line.words) >= _PROSE_WORDS) or (line.is_prose and not _is_in_label(line, rivers))


def _is_in_label(line: _Line, rivers: Sequence[Span]) -> bool:
    """Whether a line stands in the first column alone."""
    return line.wide == 1 and bool(rivers) and line.box[2] <= rivers[0][1]


def _header_start(
    lines: Sequence[_Line],
    begin: int,
    members: Sequence[int],
    rivers: Sequence[Span],
    free: Sequence[bool],
    level: Sequence[Rule],
    headed: bool = False,
) -> int:
    """The index of the first line of the header that stands over a table's line `begin`.

    A rule as wide as the table with headings below it is the header's upper end, but for headings of groups;
    `headed` says that there are some already.
    """
    left, top, right, bottom = bounding([lines[i].line for i in members])
    around = [r for r in level if top - 3 * _APART * lines[begin].line.size < r.top < bottom]
    around = [r for r in around if min(r.x1, right) - max(r.x0, left) > 0.7 * (right - left)]
    left, right = min([left, *(r.x0 for r in around)]), max([right, *(r.x1 for r in around)])
    start = begin
    if not rivers:
        return start
    apart = max((_distance(lines, a, b) for a, b in pairwise(members)), default=0.0)
    for index in range(begin - 1, max(-1, begin - 1 - _HEADER_LINES), -1):
        line = lines[index]
        x0, _, x1, bottom = line.box
        gap = lines[index + 1].line.base - line.line.base
        ruled_off = _crossing(level, bottom - 0.3 * line.line.size, lines[index + 1].box[3], left, right)
        too_far = gap > max(_HEADER_APART * line.line.size, 1.2 * apart)
        # Headings may be wider than the figures below them.
        beside = (4 if line.wide > 1 or x0 >= rivers[0][0] else 1.2) * line.line.size
        if not free[index] or too_far or x0 < left - beside or x1 > right + beside:
            break
        if line.is_prose and not _is_in_label(line, rivers):
            break
        groups = line.wide > 1 and x0 >= rivers[0][0]
        if (ruled_off and (headed or start < begin) and not groups) or _ends_caption(lines, index):
            break
        if _over_columns(line, rivers):
            start = index
        elif not _is_short_label(line, rivers) and not _begins_label(lines, index, begin, rivers):
            break
    if start == begin:
        while (
            start > 0 and free[start - 1] and _begins_label(lines, start - 1, begin, rivers) and _runs_on(lines, start)
        ):
            start -= 1
    return start


def _crossing(level: Sequence[Rule], top: float, bottom: float, left: float, right: float) -> bool:
    """Whether a rule runs between two heights over most of the width between two sides."""
    return any(
        top < rule.top < bottom and min(rule.x1, right) - max(rule.x0, left) > 0.7 * (right - left) for rule in level
    )


def _over_columns(line: _Line, rivers: Sequence[Span]) -> bool:
    """Whether a line is made of column headings: several pieces, or one that stands beyond the first column."""
    if line.wide > 1:
        return True
    return line.spans[0][0] >= rivers[0][0] and not _CAPTION.match(line.line.text)


def _ends_caption(lines: Sequence[_Line], index: int) -> bool:
    """Whether a line of one piece only ends a caption or a sentence that stands directly above it."""
    if index == 0 or lines[index].wide > 1:
        return False
    line, above = lines[index].line, lines[index - 1]
    tight = line.base - above.line.base < 1.5 * line.size and len(lines[index].pieces) == 1
    return tight and (above.is_prose or bool(_CAPTION.match(above.line.text)))


def _is_short_label(line: _Line, rivers: Sequence[Span]) -> bool:
    return line.wide == 1 and line.box[2] <= rivers[0][1] and len(line.line.words) <= 3


def _begins_label(lines: Sequence[_Line], index: int, begin: int, rivers: Sequence[Span]) -> bool:
    """Whether a line can be the beginning of the first row's label, which ends in line `begin`."""
    tight = all(_distance(lines, i, i + 1) < 1.5 * lines[i].line.size for i in range(index, begin))
    return tight and _is_in_label(lines[index], rivers)


def _runs_on(lines: Sequence[_Line], index: int) -> bool:
    """Whether the text of a line goes on from the one above it."""
    return lines[index].line.text[:1].islower() or ends_open(lines[index - 1].line.text)


def _tail_end(lines: Sequence[_Line], last: int, rivers: Sequence[Span], free: Sequence[bool]) -> int:
    """The index of the last line that the wrapped label of a table's last row reaches."""
    while last + 1 < len(lines) and rivers and free[last + 1]:
        line, above = lines[last + 1], lines[last]
        goes_on = (
            line.wide == 1
            and line.box[2] <= rivers[0][1]
            and abs(line.box[0] - above.box[0]) < line.line.size
            and line.line.base - above.line.base < 1.35 * line.line.size
            and (line.line.text[:1].islower() or ends_open(above.line.text))
        )
        if not goes_on:
            break
        last += 1
    return last


# ---------------------------------------------------------------- the grid


def _banded_grid(
    lines: Sequence[_Line], first: int, last: int, free: Sequence[bool], level: Sequence[Rule]
) -> tuple[int, int, Grid | None]:
    """The table between rules, with its first and its last line.

    Its headings may stand above the first rule, where none stand below it, and rows below the last one.
    """
    inside = range(first, last + 1)
    members = [i for i in inside if lines[i].is_data] or [i for i in inside if lines[i].wide > 1]
    if not members:
        return first, last, None
    rivers = _rivers(_settled([lines[i] for i in members]))
    if rivers:
        headed = any(_over_columns(line, rivers) for line in lines[first : members[0]])
        first = _header_start(lines, first, members, rivers, free, level, headed)
        members = _grown(lines, members, free)
    last = _tail_end(lines, max(last, members[-1]), rivers, free)
    body = _settled([lines[i] for i in members])
    return first, last, _grid(lines[first : last + 1], body, level, True)


def _settled(lines: Sequence[_Line]) -> list[_Line]:
    """Those of the lines that show the columns best: the fullest ones, and all others that stand within theirs."""
    rows = [line for line in lines if line.counts]
    lines = rows if len(rows) > 1 else lines
    most = sorted(len(line.pieces) for line in lines)[-max(1, len(lines) // 4)]
    kept = [line for line in lines if len(line.pieces) >= most]
    rivers = len(_rivers(kept))
    for line in sorted(lines, key=lambda line: -len(line.pieces)):
        if line in kept:
            continue
        # A row may have a figure where the fullest are blank; a heading in the white between two columns is
        # no column.
        with_it = len(_rivers([*kept, line]))
        if with_it == rivers or (with_it > rivers and line.counts):
            kept.append(line)
            rivers = with_it
    return [line for line in lines if line in kept]


def _grid(lines: Sequence[_Line], body: Sequence[_Line], level: Sequence[Rule], bounded: bool) -> Grid | None:
    """The table that `lines` make, with columns as in `body`; None where it is more likely prose."""
    rivers = _rivers(body)
    if not rivers:
        return None
    rivers = _narrowed(rivers, [line for line in lines if line.wide == 1 and line.box[0] < rivers[0][0]])
    x0, top, x1, bottom = bounding([line.line for line in lines])
    columns = columns_between(rivers, x0, x1)
    across = [rule for rule in level if top - 5 < rule.top < bottom + 5 and rule.x1 > x0 and rule.x0 < x1]
    cuts = sorted(rule.top for rule in across if min(rule.x1, x1) - max(rule.x0, x0) > 0.5 * (x1 - x0))
    start = _first_row(lines, body, rivers, cuts)
    if not _is_table(body, columns, start > 0, across if bounded else []):
        return None
    by_line = {id(line.line): line for line in lines}
    aligned = _alignments(columns, body)
    rows = _header_rows(lines[:start], aligned, rivers, cuts)
    headers = len(rows)
    for row in group_rows([line.line for line in lines[start:]], columns, cuts):
        rows += _untangled([by_line[id(line)] for line in row], aligned, rivers)
    cells = [
        cell
        for number, (row, edge) in enumerate(zip(rows, _row_edges(rows), strict=True))
        for cell in _row_cells(number, row, aligned, rivers, edge)
    ]
    return Grid((x0, top, x1, bottom), columns, tuple(widened(cells, aligned, headers, across)), "aligned")


def _first_row(lines: Sequence[_Line], body: Sequence[_Line], rivers: Sequence[Span], cuts: Sequence[float]) -> int:
    """The index of the line that the rows begin with; all above it are headings."""
    rows = [line for line in body if line.counts]
    filled = [line for line in rows if line.figures * 2 > len(line.pieces) - 1]
    # Where rows are made of figures, a line with more words than figures is a heading: `Area`, `1,000`, `crimes`.
    start = lines.index(next(iter(filled if len(filled) * 10 >= len(rows) * 6 else rows), body[0]))
    if _ends_heading(lines, start, cuts):
        return start + 1
    while start > 0 and _is_row(lines[start - 1], rivers):
        start -= 1
    while start > 0 and lines[start - 1].box[2] <= rivers[0][1] and not _parts(cuts, lines[start - 1], lines[start]):
        # A label alone on its line belongs to the rows, not to the headings above them.
        start -= 1
    return start


def _is_row(line: _Line, rivers: Sequence[Span]) -> bool:
    """Whether a label and mostly figures stand in a line, which need not show all columns."""
    return line.counts > 0 and line.figures * 2 > len(line.pieces) - 1 and line.box[0] < rivers[0][0]


def _ends_heading(lines: Sequence[_Line], index: int, cuts: Sequence[float]) -> bool:
    """Whether a line with figures only ends headings: `Rate per`, `1,000`.

    It stands closer to the heading above it than to the row below, or a rule parts it from that row alone.
    """
    if not 0 < index < len(lines) - 1:
        return False
    above, line, below = lines[index - 1 : index + 2]
    if above.counts or above.wide < 2 or _parts(cuts, above, line) or line.box[0] <= above.spans[0][1]:
        return False
    ruled = any(_parts(cuts, a, b) for a, b in pairwise(lines[index + 1 :]))
    up, down = line.line.base - above.line.base, below.line.base - line.line.base
    return _parts(cuts, line, below) if ruled else up < 1.3 * line.line.size and down > 1.3 * up


def _parts(cuts: Sequence[float], above: _Line, below: _Line) -> bool:
    return any(above.line.base < cut < below.line.base for cut in cuts)


def _is_table(body: Sequence[_Line], columns: Sequence[Span], has_header: bool, rules: Sequence[Rule]) -> bool:
    """Whether lines in columns are figures under each other, and not prose or addresses side by side."""
    edge = columns[0][1]
    beyond = [
        joined(piece)
        for line in body
        for piece, span in zip(line.pieces, line.spans, strict=True)
        if span[0] > edge - 1
    ]
    figures = sum(is_figure(text) for text in beyond)
    counts = sum(bool(_COUNT.fullmatch(text)) for text in beyond)
    data = sum(line.is_data for line in body)
    if len(body) + has_header < 2 or _is_contents(body):
        return False
    if (
        not rules
        and len(body) + has_header < _FEWEST_BARE
        and not any(c.isalpha() for line in body for c in line.line.text)
    ):
        # A few figures without a word are what stands beside the bars of a chart.
        return False
    if figures * 2 < len(beyond):
        short = sum(len(text.split()) for text in beyond) <= 4 * len(beyond)
        if len(rules) > 3 or (len(rules) == 3 and has_header and len(beyond) == len(body) * (len(columns) - 1)):
            return short and len(body) >= 2
        return short and len(columns) > 2 and len(body) > 3 and len(beyond) >= 0.6 * len(body) * (len(columns) - 1)
    if len(columns) == 2:
        return (counts * 10 >= len(beyond) * 6 or bool(rules)) and data + has_header >= 2
    return data >= 2 or figures >= 2


def _is_contents(body: Sequence[_Line]) -> bool:
    """Whether lines are a list of contents: page numbers that never fall, with dots that lead to them or many."""
    ends = [line.line.words[-1] for line in body]
    pages = [int(word.text) if word.text.isdecimal() else -1 for word in ends]
    if pages[0] < 0 or pages != sorted(pages) or any(len(line.pieces) != 2 or line.figures != 1 for line in body):
        return False
    led = sum(word.led for word in ends)
    return (len(body) >= _FEWEST_CONTENTS and led * 2 > len(body)) or len(set(pages)) >= _MANY_CONTENTS


def _alignments(columns: Sequence[Span], body: Sequence[_Line]) -> list[Column]:
    """The columns with the alignment that their pieces of text keep in the table's body."""
    pieces = [span for line in body for span in line.spans]
    return [
        aligned_column((left, right), [span for span in pieces if left < sum(span) / 2 < right])
        for left, right in columns
    ]


def _header_rows(
    header: Sequence[_Line], columns: Sequence[Column], rivers: Sequence[Span], cuts: Sequence[float]
) -> list[list[_Line]]:
    """Header lines gathered into rows: what a rule parts, or stands over several columns, is a row for itself."""
    rows: list[list[_Line]] = []
    cells = [_row_cells(0, [line], columns, rivers, (0.0, 0.0)) for line in header]
    wide = [
        any(cell.col_span > 1 for cell in own) or stands_over_columns(own, under, columns)
        for number, own in enumerate(cells, 1)
        for under in [[cell for row in cells[number:] for cell in row]]
    ]
    for index, line in enumerate(header):
        above = header[index - 1].line if index else None
        if (
            above is not None
            and line.line.base - above.base <= 1.5 * line.line.size
            and not wide[index - 1]
            and not wide[index]
            and not _parts(cuts, header[index - 1], line)
        ):
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _crosses(span: Span, rivers: Sequence[Span]) -> bool:
    return any(span[0] < left and span[1] > right for left, right in rivers)


def _row_edges(rows: Sequence[Sequence[_Line]]) -> list[Span]:
    """Top and bottom of each row: the middles of the white between them."""
    boxes = [bounding([line.line for line in row]) for row in rows]
    edges = [boxes[0][1], *((above[3] + below[1]) / 2 for above, below in pairwise(boxes)), boxes[-1][3]]
    return list(pairwise(edges))


def _row_cells(
    number: int, row: Sequence[_Line], columns: Sequence[Column], rivers: Sequence[Span], edge: Span
) -> list[GridCell]:
    """The cells of one row, blank ones too; a piece that runs over columns spans them."""
    shares: dict[tuple[int, int], list[Word]] = {}
    for line in row:
        for reach, piece in _placed(line, columns, rivers):
            shares.setdefault(reach, []).extend(piece)
    shares = _without_overlaps(shares)
    covered = {c for first, last in shares for c in range(first, last + 1)}
    shares |= {(column, column): [] for column in range(len(columns)) if column not in covered}
    return [
        GridCell(
            row=number,
            col=first,
            row_span=1,
            col_span=last - first + 1,
            box=(columns[first].left, edge[0], columns[last].right, edge[1]),
            words=tuple(words),
        )
        for (first, last), words in sorted(shares.items())
    ]


def _untangled(row: Sequence[_Line], columns: Sequence[Column], rivers: Sequence[Span]) -> list[list[_Line]]:
    """A row's lines, those with a piece across columns made rows of their own, so that they swallow no figure."""
    if len(row) == 1:
        return [list(row)]
    parts: list[list[_Line]] = []
    joinable = False
    for line in row:
        wide = any(_crosses((piece[0].x0, piece[-1].x1), rivers) for piece in _parted(line, columns, rivers))
        if parts and joinable and not wide:
            parts[-1].append(line)
        else:
            parts.append([line])
        joinable = not wide
    return parts


def _placed(
    line: _Line, columns: Sequence[Column], rivers: Sequence[Span]
) -> list[tuple[tuple[int, int], tuple[Word, ...]]]:
    """The pieces of a line with the first and last column of each; what overflows ends where the next begins."""
    pieces = _parted(line, columns, rivers)
    reaches = [_reached((piece[0].x0, max(w.x1 for w in piece)), columns, rivers) for piece in pieces]
    for index, (first, last) in enumerate(reaches[:-1]):
        following = reaches[index + 1]
        if last >= following[0] > first:
            reaches[index] = (first, following[0] - 1)
        elif last >= following[0] and following[1] > first:
            reaches[index + 1] = (first + 1, following[1])
            reaches[index] = (first, first)
    return list(zip(reaches, pieces, strict=True))


def _parted(line: _Line, columns: Sequence[Column], rivers: Sequence[Span]) -> list[tuple[Word, ...]]:
    """The pieces of a line, cut where two or more of them have more than a space's width in a river.

    Narrow headings stand closer together than the figures below them. One such gap may be chance, unless it is
    wider still, or what stands beside it lines up with its column, or is a figure.
    """
    size = line.line.size
    cuts: dict[int, list[int]] = {}
    wide: dict[int, list[int]] = {}
    for number, piece in enumerate(line.pieces):
        for index, (a, b) in enumerate(pairwise(piece), 1):
            river = _in_river((a.x1, b.x0), rivers) if b.x0 - a.x1 > _LEAST_SPACE * size else None
            if river is None:
                continue
            beside = columns[river : river + 2]
            lined_up = _ends_at(a, beside[0], size) or _starts_at(b, beside[1], size)
            if lined_up or b.x0 - a.x1 > _WIDE_SPACE * size or _ends_in_figure(piece, index):
                cuts.setdefault(number, []).append(index)
            elif b.x0 - a.x1 > _SPACE * size:
                wide.setdefault(number, []).append(index)
    if len({*wide, *cuts}) > 1:
        cuts = {number: sorted([*cuts.get(number, []), *wide.get(number, [])]) for number in {*wide, *cuts}}
    return [
        piece[a:b]
        for number, piece in enumerate(line.pieces)
        for a, b in pairwise([0, *cuts.get(number, []), len(piece)])
    ]


def _ends_at(word: Word, column: Column, size: float) -> bool:
    return column.align == "right" and abs(word.x1 - column.at) < _EXACT * size


def _starts_at(word: Word, column: Column, size: float) -> bool:
    return column.align == "left" and abs(word.x0 - column.at) < _EXACT * size


def _ends_in_figure(piece: Sequence[Word], index: int) -> bool:
    """Whether a piece ends in a figure behind words."""
    return is_figure(joined(piece[index:])) and not is_figure(piece[index - 1].text)


def _in_river(gap: Span, rivers: Sequence[Span]) -> int | None:
    """The index of the river in which a gap has its middle."""
    middle = (gap[0] + gap[1]) / 2
    return next((index for index, (left, right) in enumerate(rivers) if left < middle < right), None)


def _reached(span: Span, columns: Sequence[Column], rivers: Sequence[Span]) -> tuple[int, int]:
    """First and last column of a piece: those whose dividing river it runs across, else the one it is in most."""
    crossed = [i for i, (left, right) in enumerate(rivers) if span[0] < left and span[1] > right]
    if crossed:
        return crossed[0], crossed[-1] + 1
    share = [min(span[1], column.right) - max(span[0], column.left) for column in columns]
    best = max(range(len(columns)), key=lambda i: share[i])
    return best, best


def _without_overlaps(shares: dict[tuple[int, int], list[Word]]) -> dict[tuple[int, int], list[Word]]:
    """Cells of one row that would lie over each other made one."""
    merged: list[tuple[int, int, list[Word]]] = []
    for (first, last), words in sorted(shares.items()):
        if merged and first <= merged[-1][1]:
            start, end, had = merged[-1]
            merged[-1] = (start, max(end, last), [*had, *words])
        else:
            merged.append((first, last, list(words)))
    return {(first, last): words for first, last, words in merged}
