"""Pages set in columns: which parts of a page are read one after the other.

What belongs here: the white gutter between columns of prose. What does not: the columns of a table, which are
read across.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model import Box

_FEWEST_LINES = 8
"""Columns of prose have at least this many lines each."""

_PROSE_WORDS = 4
_DEPTH = 3


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
