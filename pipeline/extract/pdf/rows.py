"""Which lines of text make one row of a table, where no rule says so.

What belongs here: anchors (lines with figures), wrapped labels above, below and around them, and where a row
ends. What does not: columns (`grid`) and rules (`ruled`).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract.pdf.grid import Span, is_figure, pieces_of
from pipeline.extract.pdf.words import TextLine, Word, joined

_GOES_ON = re.compile(
    r"(?:[-,/&(–]|\b(?:and|or|of|the|a|an|in|to|for|with|by|on|from|at|as|that|than))$", re.IGNORECASE
)
_CLOSER = 0.85
"""A gap smaller than this share of another one says that two lines belong together."""

_HEADING_LINES = 2
_FEWEST_ENTRIES = 4

_INDENT = 0.4
_NARROW = 5.0
"""In type sizes: what stands further in is set in, and labels that are all narrower than that are not wrapped."""

_OVERLAP = 0.75
"""Baselines closer than so many type sizes leave no room for two rows."""

_TIGHT = 1.6
"""Baselines of one wrapped text are no further apart than this many type sizes."""


@dataclass(frozen=True, slots=True)
class RowLine:
    """A line of a table with its words by column; `label` is what stands in the first column.

    `line` may stand for several lines, `of`, that reach into each other's height and so belong to one row.
    """

    line: TextLine
    by_column: tuple[tuple[Word, ...], ...]
    of: tuple[TextLine, ...]

    @property
    def top_base(self) -> float:
        """The baseline of its first line."""
        return self.of[0].base

    @property
    def base(self) -> float:
        """The baseline of its last line."""
        return self.of[-1].base

    @property
    def label(self) -> tuple[Word, ...]:
        """The words in the first column."""
        return self.by_column[0]

    @property
    def is_anchor(self) -> bool:
        """Whether a figure stands beyond the first column."""
        return any(is_figure(piece[0].text) for words in self.by_column[1:] if words for piece in pieces_of(words))

    @property
    def is_label(self) -> bool:
        """Whether nothing stands beyond the first column."""
        return not any(self.by_column[1:])


def by_column(lines: Sequence[TextLine], columns: Sequence[Span]) -> RowLine:
    """The words of a line, or of several that belong together, shared out to columns by their middles."""
    shares: list[list[Word]] = [[] for _ in columns]
    for word in (word for line in lines for word in line.words):
        middle = word.middle[0]
        index = next((i for i, (_, right) in enumerate(columns) if middle < right), len(columns) - 1)
        shares[index].append(word)
    line = lines[0] if len(lines) == 1 else TextLine(tuple(word for line in lines for word in line.words))
    return RowLine(line, tuple(tuple(share) for share in shares), tuple(lines))


def _overlapping(lines: Sequence[TextLine], columns: Sequence[Span]) -> list[list[TextLine]]:
    """The lines, those together that reach into each other's height: text set around the middle of its row.

    Two figures in one column are never of one row.
    """
    groups: list[list[TextLine]] = []
    for line in lines:
        last = groups[-1] if groups else []
        if last and line.base - last[-1].base < _OVERLAP * min(line.size, last[-1].size):
            pair = [by_column([*last], columns), by_column([line], columns)]
            clash = any(a and b and is_figure(joined(b)) for a, b in zip(*(p.by_column for p in pair), strict=True))
            if not clash:
                last.append(line)
                continue
        groups.append([line])
    return groups


def group_rows(lines: Sequence[TextLine], columns: Sequence[Span], cuts: Sequence[float] = ()) -> list[list[TextLine]]:
    """The lines of a table's body gathered into rows, from top to bottom.

    A line with figures makes a row. A line of label only goes on from the row above, belongs to the row
    below, or stands alone (a heading within the table), as spacing, wrapping and wording tell. No row reaches
    over the heights `cuts`; where these part most rows, what stands between two of them is one row.
    """
    strips = _strips([by_column(group, columns) for group in _overlapping(lines, columns)], cuts)
    anchored = [strip for strip in strips if any(row.is_anchor for row in strip)]
    single = [strip for strip in anchored if sum(row.is_anchor for row in strip) == 1]
    ruled = len(strips) > 2 and len(single) * 10 >= len(anchored) * 7
    rows = []
    for strip in strips:
        if ruled and sum(row.is_anchor for row in strip) <= 1 and (anchored or len(strips) > 3):
            rows.append([line for row in strip for line in row.of])
        else:
            rows += _group_strip(strip)
    return rows


def _strips(table: list[RowLine], cuts: Sequence[float]) -> list[list[RowLine]]:
    """The lines between one cut and the next."""
    strips: list[list[RowLine]] = []
    for row in table:
        if strips and not any(strips[-1][-1].base < cut < row.top_base for cut in cuts):
            strips[-1].append(row)
        else:
            strips.append([row])
    return strips


def _group_strip(table: list[RowLine]) -> list[list[TextLine]]:
    if not any(row.is_anchor for row in table):
        return _group_text(table)
    limit = max((max(w.x1 for w in row.label) for row in table if row.label), default=0.0)
    rows: list[list[RowLine]] = []
    waiting: list[RowLine] = []
    for index, row in enumerate(table):
        if row.is_anchor and rows and not waiting and _is_carried_on(rows[-1][-1], row):
            rows[-1].append(row)
            continue
        if row.is_anchor:
            rows.append([*waiting, row])
            waiting = []
            continue
        following = next((r for r in table[index + 1 :] if r.is_anchor), None)
        before = rows[-1] if rows and not waiting else None
        if waiting:
            # What stands before this line waits for the row below, and so does this line.
            waiting.append(row)
        elif before is not None and _goes_on(before, row, table, index, limit):
            before.append(row)
        elif following is not None and _leads_to(row, table, index, limit):
            waiting.append(row)
        else:
            rows.append([row])
    if waiting:
        rows.append(waiting)
    return [[line for r in row for line in r.of] for row in rows]


def ends_open(text: str) -> bool:
    """Whether a text ends as one does that goes on: with a comma, a dash, `and`, `of`."""
    return bool(_GOES_ON.search(text))


def baseline_rows(lines: Sequence[TextLine], columns: Sequence[Span]) -> list[float]:
    """Heights at which one ruled row must be cut, because its cells hold several rows of text; empty if they don't.

    Figures are the sign: a column whose lines are all figures, beside another column with lines at the same
    heights. So are many short entries of words side by side, of which none goes on in the next line.
    """
    if len(lines) < 2:
        return []
    table = [by_column([line], columns) for line in lines]
    figure_lines = [
        {i for i, row in enumerate(table) if row.by_column[c]}
        for c in range(len(columns))
        if _only_figures([row.by_column[c] for row in table if row.by_column[c]])
    ]
    most = max(figure_lines, key=len, default=set())
    shared = sum(
        len([i for i in most if table[i].by_column[c]]) >= max(2, 0.6 * len(most)) for c in range(len(columns))
    )
    groups = group_rows(lines, columns) if len(most) >= 2 and shared >= 2 else _entries(table)
    return [
        (max(line.box[3] for line in above) + min(line.box[1] for line in below)) / 2
        for above, below in itertools.pairwise(groups)
    ]


def _entries(table: list[RowLine]) -> list[list[TextLine]]:
    """The rows of a ruled row that holds many short entries of words in each of its cells; empty otherwise."""
    groups = _group_text(table)
    labels = sum(bool(row.label) for row in table)
    full = sum(all(row.by_column) for row in table)
    if len(groups) < _FEWEST_ENTRIES or len(groups) * 10 < labels * 9 or full * 10 < len(groups) * 8:
        return []
    return groups


def _only_figures(shares: list[tuple[Word, ...]]) -> bool:
    """Whether a column's lines are figures but for a heading of a line or two."""
    figures = [len(pieces_of(share)) == 1 and is_figure(joined(share)) for share in shares]
    heading = figures.index(True) if True in figures else 0
    return sum(figures) > 1 and heading <= _HEADING_LINES and all(figures[heading:])


def _goes_on(before: list[RowLine], row: RowLine, table: list[RowLine], index: int, limit: float) -> bool:
    """Whether a line without figures goes on from the row above it."""
    last = before[-1]
    up = row.top_base - last.base
    down = table[index + 1].top_base - row.base if index + 1 < len(table) else None
    if up > _TIGHT * row.line.size:
        return False
    if not row.is_label:
        # Words over several columns are headings of a second table, or of a part of this one.
        return sum(map(bool, row.by_column)) == 1 and (down is None or up <= down * 1.05)
    label = _label_of(before)
    if not label:
        return down is None or up <= down * 1.05
    if row.label[0].bold and not label[-1].bold:
        return False
    if row.label[0].x0 < label[0].x0 - _INDENT * row.line.size:
        # What stands further out than the label above it begins anew.
        return False
    wording = _lower(row.label) or bool(_GOES_ON.search(label[-1].text))
    if down is not None and down < _CLOSER * up:
        return False
    if down is None or up < _CLOSER * down:
        return wording or _wraps(label, row.label, limit) or row.label[0].x0 > label[0].x0 + _INDENT * row.line.size
    return wording or (_wraps(label, row.label, limit) and not _would_wrap(row, table, index, limit))


def _leads_to(row: RowLine, table: list[RowLine], index: int, limit: float) -> bool:
    """Whether a label line belongs to the row below it."""
    following = table[index + 1] if index + 1 < len(table) else None
    if following is None or following.top_base - row.base > _TIGHT * row.line.size:
        return False
    if not following.label:
        return True
    if row.label and row.label[0].bold and not following.label[0].bold:
        return False
    if not row.label:
        return False
    return (_lower(following.label) or bool(_GOES_ON.search(row.label[-1].text))) or (
        _would_wrap(row, table, index, limit) and following.label[0].x0 <= row.label[0].x0 + _INDENT * row.line.size
    )


def _is_carried_on(before: RowLine, row: RowLine) -> bool:
    """Whether a line without a label only ends what each column began above it: `01/04/2016 -`, `31/03/2017`."""
    above = [before.by_column[c] for c in range(1, len(row.by_column)) if row.by_column[c]]
    return not row.label and all(
        words and _GOES_ON.search(joined(words)) and not is_figure(joined(words)) for words in above
    )


def _would_wrap(row: RowLine, table: list[RowLine], index: int, limit: float) -> bool:
    following = table[index + 1] if index + 1 < len(table) else None
    return (
        following is not None
        and bool(following.label)
        and bool(row.label)
        and _wraps(row.label, following.label, limit)
    )


def _wraps(label: Sequence[Word], more: Sequence[Word], limit: float) -> bool:
    """Whether the first word of `more` would not have had room behind `label`, in a column that has some room."""
    end = max(w.x1 for w in label)
    first = more[0]
    return (
        limit - label[0].x0 > _NARROW * first.size
        and end + 0.25 * first.size + (first.x1 - first.x0) > limit - 0.1 * first.size
    )


def _label_of(rows: list[RowLine]) -> tuple[Word, ...]:
    """The lowest words in the first column of a row so far."""
    return next((row.label for row in reversed(rows) if row.label), ())


def _lower(words: Sequence[Word]) -> bool:
    return words[0].text[:1].islower() or words[0].text[:1] in "("


def _group_text(table: list[RowLine]) -> list[list[TextLine]]:
    """Rows of a table without figures: each line with a label starts one, unless it only goes on."""
    limit = max((max(w.x1 for w in row.label) for row in table if row.label), default=0.0)
    rows: list[list[RowLine]] = []
    for row in table:
        label = _label_of(rows[-1]) if rows else ()
        tight = bool(rows) and row.top_base - rows[-1][-1].base <= _TIGHT * row.line.size
        goes_on = tight and (
            not row.label or (row.is_label and bool(label) and (_lower(row.label) or _wraps(label, row.label, limit)))
        )
        if goes_on:
            rows[-1].append(row)
        else:
            rows.append([row])
    return [[line for r in row for line in r.of] for row in rows]
