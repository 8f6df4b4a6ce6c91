"""Pages set in columns: which parts of a page are read one after the other, and tables that stand side by side.

What belongs here: the white gutter between columns of prose, or between two tables. What does not: the columns of a
table, which are read across.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from pipeline.extract.pdf.drawn import Rule
from pipeline.extract.pdf.words import TextLine, Word, lines_of, segments_of
from pipeline.model import Box

_FEWEST_LINES = 8
"""Columns of prose have at least this many lines each."""

_PROSE_WORDS = 4
_DEPTH = 3

_ALIKE = 3.0
_BETWEEN = 6.0
"""In points: rules of one table end within the first of each other, those of two tables stand further apart than
the second."""

_COLUMN_GAP = 0.9
_FEWEST_ROWS = 3
_LINE_GAP = 2.5
"""In type sizes: the white between columns of a table, and the most there is between lines of one."""


@dataclass(frozen=True, slots=True)
class Item:
    """Something that stands on the page in one piece: `words` is how many it has, `index` the caller's."""

    box: Box
    words: int
    index: int


def reading_groups(items: Sequence[Item], depth: int = _DEPTH) -> list[list[Item]]:
    """The items in groups that are read one after the other: one group, where the page has no columns."""
    found = _gutter(items) if depth else None
    if found is None:
        return [list(items)]
    x, top, bottom = found
    above = [item for item in items if _middle(item) < top]
    below = [item for item in items if _middle(item) > bottom]
    beside = [item for item in items if top <= _middle(item) <= bottom]
    parts = [
        above,
        [item for item in beside if item.box[0] < x],
        [item for item in beside if item.box[0] >= x],
        below,
    ]
    return [group for part in parts if part for group in reading_groups(part, depth - 1)]


def _middle(item: Item) -> float:
    return (item.box[1] + item.box[3]) / 2


def _gutter(items: Sequence[Item]) -> tuple[float, float, float] | None:
    """Where a gutter runs and from which height to which; None where prose doesn't stand side by side."""
    prose = [item for item in items if item.words >= _PROSE_WORDS]
    starts = Counter(round(item.box[0]) for item in prose)
    for start, count in starts.most_common(4):
        if count < _FEWEST_LINES:
            break
        x = start - 2.0
        stretch = _uncrossed(items, x)
        if stretch is None:
            continue
        inside = [item for item in prose if stretch[0] <= _middle(item) <= stretch[1]]
        left = [item for item in inside if item.box[2] < x]
        right = [item for item in inside if abs(item.box[0] - start) < 3]
        if min(len(left), len(right)) >= _FEWEST_LINES and _is_filled(left, x):
            return (x, *stretch)
    return None


def _uncrossed(items: Sequence[Item], x: float) -> tuple[float, float] | None:
    """The tallest stretch of the page in which nothing runs across `x`."""
    crossing = sorted((item.box[1], item.box[3]) for item in items if item.box[0] < x < item.box[2])
    top, bottom = min(item.box[1] for item in items), max(item.box[3] for item in items)
    stretches = []
    for start, end in [*crossing, (bottom, bottom)]:
        if start > top:
            stretches.append((top, start))
        top = max(top, end)
    return max(stretches, key=lambda s: s[1] - s[0], default=None)


def _is_filled(left: Sequence[Item], x: float) -> bool:
    """Whether the lines left of the gutter run up to it, as prose does and labels don't."""
    edge = min(item.box[0] for item in left)
    return sum(item.box[2] - edge > 0.75 * (x - edge) for item in left) * 2 > len(left)


def side_by_side(words: Sequence[Word], level: Sequence[Rule]) -> list[list[Word]]:
    """The words in parts that no table reaches over: where the rules of two tables stand side by side, these two.

    Rules beneath headings or above sums are no tables of their own: labels stand to the left of them, and they hold
    one column each.
    """
    lines = lines_of(words)
    for left, right in combinations(_ruled_blocks(level), 2):
        top, bottom = min(left[1], right[1]), max(left[3], right[3])
        x = (left[2] + right[0]) / 2
        if right[0] - left[2] < _BETWEEN or min(left[3], right[3]) + 1 < max(left[1], right[1]):
            continue
        if any(rule.x0 < x < rule.x1 and top - 1 < rule.top < bottom + 1 for rule in level):
            continue
        stretch = _unbroken(lines, x, top, bottom)
        inside = [line for line in lines if stretch[0] <= line.base <= stretch[1]]
        if any(line.words[0].x0 < left[0] - _BETWEEN for line in inside):
            continue
        parts = [[w for line in inside for w in line.words if (w.x0 < x) == first] for first in (True, False)]
        if all(_has_columns(part) for part in parts):
            taken = {id(word) for part in parts for word in part}
            rest = [word for word in words if id(word) not in taken]
            return [
                part for one in (rest, *parts) if one for part in ([one] if one is rest else side_by_side(one, level))
            ]
    return [list(words)]


def _ruled_blocks(level: Sequence[Rule]) -> list[Box]:
    """The boxes around rules that start and end alike, from left to right."""
    blocks: list[Box] = []
    for rule in sorted(level, key=lambda r: (r.x0, r.top)):
        for index, (x0, top, x1, bottom) in enumerate(blocks):
            if abs(x0 - rule.x0) <= _ALIKE and abs(x1 - rule.x1) <= _ALIKE:
                blocks[index] = (x0, min(top, rule.top), x1, max(bottom, rule.top))
                break
        else:
            blocks.append((rule.x0, rule.top, rule.x1, rule.top))
    return blocks


def _unbroken(lines: Sequence[TextLine], x: float, top: float, bottom: float) -> tuple[float, float]:
    """From which baseline to which no line runs across `x`, around what stands between two heights."""
    first, last = top, bottom
    for line in reversed([line for line in lines if line.base < top]):
        if first - line.base > _LINE_GAP * line.size or _crosses(line, x):
            break
        first = line.base
    for line in (line for line in lines if line.base > bottom):
        if line.base - last > _LINE_GAP * line.size or _crosses(line, x):
            break
        last = line.base
    return first, last


def _crosses(line: TextLine, x: float) -> bool:
    """Whether a line has no more than a space's width of white at `x`."""
    left = max((w.x1 for w in line.words if w.x0 < x), default=None)
    right = min((w.x0 for w in line.words if w.x0 >= x), default=None)
    return (left is not None and left > x) or (left is not None and right is not None and right - left < line.size)


def _has_columns(words: Sequence[Word]) -> bool:
    """Whether several lines stand in two or more pieces."""
    pieces = [segments_of(line.words, _COLUMN_GAP) for line in lines_of(words)]
    return sum(len(line) > 1 for line in pieces) >= _FEWEST_ROWS
