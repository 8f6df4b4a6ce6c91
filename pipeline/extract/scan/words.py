"""The print of a page in strips: specks left out, lines told apart, and each line cut where the gaps are wide.

What belongs here: boxes of ink and the white between them. What does not: what they say, and which of them make a
table. Lengths are pixels of the straight page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.extract.scan.sheet import Mask, Sheet

_LETTER = 0.65  # of the usual height makes a letter; what is lower is a dot, a comma or a dash
_PROSE_LETTERS = 15  # a line of so many letters tells how its type is spaced

Area = tuple[float, float, float, float]  # x0, top, x1, bottom


@dataclass(frozen=True, slots=True)
class Strip:
    """A run of print on one line, with no gap in it much wider than a space.

    `top` and `bottom` are those of the line's usual letters; `gaps` are the white intervals (from, to) between its
    parts, from left to right; `space` is the usual width of a space; `zone` is the number of the area that it was
    found in, -1 outside all.
    """

    x0: float
    top: float
    x1: float
    bottom: float
    gaps: tuple[tuple[float, float], ...]
    space: float
    zone: int = -1

    @property
    def height(self) -> float:
        """From the top of the tall letters to the base line or the tails, as far as this line has them."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """Half way down."""
        return (self.top + self.bottom) / 2


def strips(page: Sheet, rules: Mask, areas: Sequence[Area] = ()) -> tuple[Strip, ...]:
    """The print of a page without its rules. No strip leaves the area (a table's cell) that it begins in."""
    print_ = page.ink & (1 - np.asarray(cv2.dilate(rules, np.ones((3, 3), np.uint8)), dtype=np.uint8))
    parts = _parts(print_, page)
    if not len(parts):
        return ()
    size = _letter_size(parts, page)
    zones = _zones(parts, areas)
    lines = _lines(parts, size, zones)
    space, apart = _spacing([parts[line] for line in lines], size)
    return tuple(s for line in lines for s in _cut(parts[line], space, apart, size, int(zones[line[0]])))


def _parts(print_: Mask, page: Sheet) -> NDArray[np.int64]:
    """Boxes (x0, top, x1, bottom, ink) of connected ink that may be print, left to right."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(np.asarray(print_, dtype=np.uint8), connectivity=8)
    x, y, w, h, area = (stats[1:, i].astype(np.int64) for i in range(5))
    least = max(5.0, (page.dpi * 0.012) ** 2)
    good = (area >= least) & (h <= page.inches(0.8)) & (w <= page.inches(2.0))
    boxes = np.stack([x, y, x + w, y + h, area], axis=1)[good]
    return boxes[np.argsort(boxes[:, 0], kind="stable")]


def _letter_size(parts: NDArray[np.int64], page: Sheet) -> float:
    """The usual height of letters."""
    heights = (parts[:, 3] - parts[:, 1]).astype(np.float64)
    letters = heights[(heights > page.dpi * 0.035) & (heights < page.dpi * 0.3)]
    return float(np.median(letters)) if len(letters) else page.dpi * 0.1


def _zones(parts: NDArray[np.int64], areas: Sequence[Area]) -> NDArray[np.int64]:
    """For each part the number of the cell that holds its middle, or -1."""
    zones = np.full(len(parts), -1, dtype=np.int64)
    mx, my = (parts[:, 0] + parts[:, 2]) / 2, (parts[:, 1] + parts[:, 3]) / 2
    for number, (x0, top, x1, bottom) in enumerate(areas):
        zones[(mx >= x0) & (mx < x1) & (my >= top) & (my < bottom)] = number
    return zones


def _lines(parts: NDArray[np.int64], size: float, zones: NDArray[np.int64]) -> list[NDArray[np.int64]]:
    """Parts that stand on one line, as lists of their numbers: letters first, then dots and dashes beside them."""
    heights = parts[:, 3] - parts[:, 1]
    is_letter = heights >= _LETTER * size
    lines: list[list[int]] = []
    ends = np.zeros((0, 5))  # per line: right edge, top, bottom, zone, number
    for small in (False, True):
        for i in np.nonzero(is_letter != small)[0]:
            x0, top, x1, bottom, ink = (float(v) for v in parts[i])
            chosen = _line_of(ends, (x0, top, x1, bottom), float(zones[i]), size, small=small)
            if chosen is None:
                if small and not _may_be_dash(x1 - x0, bottom - top, ink, size):
                    continue  # a speck by itself
                lines.append([])
                chosen = len(lines) - 1
                ends = np.vstack([ends, [x1, top, bottom, float(zones[i]), x0]])
            lines[chosen].append(int(i))
            if small:
                ends[chosen, 0] = max(ends[chosen, 0], x1)
                continue
            recent = parts[[j for j in lines[chosen] if is_letter[j]][-6:]]
            ends[chosen, :3] = x1, float(np.median(recent[:, 1])), float(np.median(recent[:, 3]))
    return [np.array(sorted(line, key=lambda i: int(parts[i, 0]))) for line in lines]


def _may_be_dash(wide: float, tall: float, ink: float, size: float) -> bool:
    return wide >= 0.35 * size or (wide >= 0.2 * size and (wide >= 1.6 * tall or ink >= 0.03 * size**2))


def _line_of(
    ends: NDArray[np.float64], part: tuple[float, ...], zone: float, size: float, *, small: bool
) -> int | None:
    """The line that a part carries on, if any: level with it and not far to its left (or, for dots, around it)."""
    if not len(ends):
        return None
    x0, top, x1, bottom = part
    if small:
        middle = (top + bottom) / 2
        level = (ends[:, 1] - 0.45 * size < middle) & (middle < ends[:, 2] + 0.45 * size)
        near = (x0 < ends[:, 0] + 1.2 * size) & (x1 > ends[:, 4] - 1.2 * size)
        away = np.abs((ends[:, 1] + ends[:, 2]) / 2 - middle)
    else:
        shared = np.minimum(ends[:, 2], bottom) - np.maximum(ends[:, 1], top)
        level = shared >= 0.5 * np.minimum(ends[:, 2] - ends[:, 1], bottom - top)
        near = (x0 - ends[:, 0] < 3.0 * size) & (x0 > ends[:, 4] - size)
        away = -shared
    fit = level & near & (ends[:, 3] == zone)
    if not fit.any():
        return None
    return int(np.argmin(np.where(fit, away, np.inf)))


def _tallness(boxes: NDArray[np.int64], size: float) -> float:
    heights = (boxes[:, 3] - boxes[:, 1]).astype(np.float64)
    tall = heights[heights >= _LETTER * size]
    return float(np.percentile(tall, 80)) if len(tall) else size


def _gaps(boxes: NDArray[np.int64]) -> NDArray[np.float64]:
    """White between one part and the next, left to right."""
    reach = np.maximum.accumulate(boxes[:, 2])
    return np.maximum(0, boxes[1:, 0] - reach[:-1]).astype(np.float64)


def _spacing(lines: Sequence[NDArray[np.int64]], size: float) -> tuple[float, float]:
    """The usual space, and the gap from which on print is apart, both in heights of a tall letter.

    Of the gaps that are wider than those between letters, and narrower than those between columns, most are spaces.
    """
    narrow = 0.6 if _typewritten(lines, size) else 0.28
    every = np.concatenate([np.zeros(0), *(_gaps(line) / max(_tallness(line, size), 1.0) for line in lines)])
    every = every[(every > narrow) & (every < 1.3)]
    if len(every) < 10:
        return (1.0, 1.6) if narrow > 0.5 else (0.45, 1.0)
    counts, edges = np.histogram(every, bins=np.arange(0.25, 1.4, 0.05))
    peak = int(np.argmax(np.convolve(counts, (1, 2, 1), "same")))
    common = float(edges[peak] + edges[peak + 1]) / 2
    space = float(np.median(every[(every > 0.7 * common) & (every < 1.3 * common)]))
    return space, max(0.8, 2.0 * space)


def _typewritten(lines: Sequence[NDArray[np.int64]], size: float) -> bool:
    """Whether the letters of long lines stand at one pitch, as a typewriter's do."""
    steps: list[NDArray[np.float64]] = [np.zeros(0)]
    for line in lines:
        letters = line[line[:, 3] - line[:, 1] > _LETTER * size]
        if len(letters) >= _PROSE_LETTERS:
            steps.append(np.diff((letters[:, 0] + letters[:, 2]) / 2))
    every = np.concatenate(steps)
    return bool(len(every) and np.mean(np.abs(every / np.median(every) - 1) < 0.1) > 0.5)


def _cut(boxes: NDArray[np.int64], space: float, apart: float, size: float, zone: int) -> list[Strip]:
    """One line's parts as strips."""
    tall = _tallness(boxes, size)
    letters = boxes[boxes[:, 3] - boxes[:, 1] >= _LETTER * size]
    if len(letters):
        top, bottom = float(np.percentile(letters[:, 1], 10)), float(np.percentile(letters[:, 3], 90))
    else:
        middle = float(np.mean((boxes[:, 1] + boxes[:, 3]) / 2))
        top, bottom = middle - size * 0.6, middle + size * 0.6
    made: list[Strip] = []
    for run in np.split(boxes, np.nonzero(_gaps(boxes) >= apart * tall)[0] + 1):
        reach = np.maximum.accumulate(run[:, 2])
        gaps = tuple((float(a), float(b)) for a, b in zip(reach[:-1], run[1:, 0], strict=True) if b > a)
        made.append(Strip(float(run[0, 0]), top, float(reach[-1]), bottom, gaps, space * tall, zone))
    return made
