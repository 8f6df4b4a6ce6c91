"""The ruled lines of a page, and the grids that they make.

What belongs here: finding straight rules in the ink, and the cells (with their spans) that rules enclose. What does
not: print. Lengths are pixels of the straight page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from pipeline.extract.scan.sheet import Grey, Mask, Sheet

_FAINTEST = 25  # grey levels by which a line, averaged along its length, is darker than the page beside it
_SOLID = 0.8  # the share of a line that must be there
_MOST_CELLS = 20_000


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line: across the page at height `at` from `start` to `end`, or down it at `at` from the left."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class GridCell:
    """A place of a grid, with its spans, enclosed by rules."""

    row: int
    col: int
    row_span: int
    col_span: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table: the rules' places from left to right and from top to bottom, and the cells between them."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[GridCell, ...]


@dataclass(frozen=True, slots=True)
class Ruling:
    """All rules of a page, the ink that they are made of, and the grids among them."""

    across: tuple[Rule, ...]
    down: tuple[Rule, ...]
    ink: Mask
    grids: tuple[Grid, ...]


def ruling(page: Sheet) -> Ruling:
    """The rules of a page and its grids, from top to bottom.

    A short stroke is a rule only where it runs from rule to rule: else it may be the foot or the stem of a letter.
    """
    upright, upright_ink = (np.ascontiguousarray(a.T) for a in (page.grey, page.ink))
    across, strokes = _rules(page.grey, page.ink, page.inches(0.3), page.inches(0.04))
    down, upright_strokes = _rules(upright, upright_ink, page.inches(0.14), page.inches(0.04))
    touch, long = page.inches(0.02), page.inches(1.0)
    down = tuple(rule for rule in down if _length(rule) >= long or all(_ends(rule, across, touch)))
    across = tuple(rule for rule in across if _length(rule) >= long or any(_ends(rule, down, touch)))
    drawn = _only(strokes, across, 2 * touch) | _only(upright_strokes, down, 2 * touch).T
    near = np.asarray(cv2.dilate(drawn, np.ones((5, 5), np.uint8)), dtype=np.uint8)
    grids = tuple(_grids(across, down, 2 * touch, page))
    return Ruling(across, down, drawn | (near & page.ink), grids)


def _length(rule: Rule) -> float:
    return rule.end - rule.start


def _ends(rule: Rule, others: Sequence[Rule], slack: float) -> tuple[bool, bool]:
    """Whether the start, and the end, of a rule lie on rules of the other direction."""
    crossing = [o.at for o in others if o.start - slack <= rule.at <= o.end + slack]
    return tuple(any(abs(at - end) <= slack for at in crossing) for end in (rule.start, rule.end))  # type: ignore[return-value]


def _rules(grey: Grey, ink: Mask, shortest: int, thickest: int) -> tuple[tuple[Rule, ...], Mask]:
    """The rules across a page, those that run on from each other as one, and their ink."""
    strokes = _strokes(grey, shortest, thickest)
    _, labels, stats, centres = cv2.connectedComponentsWithStats(strokes)
    width, height, area = stats[:, 2], stats[:, 3], stats[:, 4]
    thickness = area / np.maximum(width, 1)
    straight = (width >= shortest // 3) & (thickness <= thickest) & (height <= thickness + 3 + width * 0.003)
    straight[0] = False
    found = [
        Rule(float(centres[i][1]), float(stats[i, 0]), float(stats[i, 0] + width[i])) for i in np.nonzero(straight)[0]
    ]
    drawn = straight.astype(np.uint8)[labels]
    joined = _joined(sorted(found, key=lambda rule: (rule.at, rule.start)), thickest * 0.7, shortest / 2)
    kept = tuple(
        rule
        for rule in joined
        if _length(rule) >= shortest
        and _covered(drawn, rule, thickest) >= _SOLID
        and not (_length(rule) < 6 * shortest and _in_print(ink, drawn, rule, thickest))
    )
    return kept, drawn


def _strokes(grey: Grey, shortest: int, thickest: int) -> Mask:
    """Where the page has thin level lines.

    Averaged along its length a line stands out from any grain. What is dark and thin in the long average, and dark in
    a short one too (no line of print is, from letter to letter), is a line.
    """
    thin = np.ones((2 * thickest + 3, 1), np.uint8)
    long, short = (
        cv2.morphologyEx(cv2.blur(grey, (length, 1)), cv2.MORPH_BLACKHAT, thin) > _FAINTEST
        for length in (shortest | 1, 5)
    )
    runs = cv2.morphologyEx((long & short).astype(np.uint8), cv2.MORPH_CLOSE, np.ones((1, 3), np.uint8))
    return np.asarray(cv2.dilate(runs, np.ones((2, 1), np.uint8)), dtype=np.uint8)


def _covered(drawn: Mask, rule: Rule, thickest: int) -> float:
    """The share of a rule's length that has ink."""
    top = max(0, round(rule.at) - thickest)
    band = drawn[top : round(rule.at) + thickest + 1, round(rule.start) : round(rule.end)]
    return float(band.max(axis=0).mean())


def _only(drawn: Mask, rules: Sequence[Rule], thickest: int) -> Mask:
    """The ink of these rules alone."""
    out = np.zeros_like(drawn)
    for rule in rules:
        top = max(0, round(rule.at) - thickest)
        band = (slice(top, round(rule.at) + thickest + 1), slice(round(rule.start), round(rule.end)))
        out[band] = drawn[band]
    return out


def _in_print(ink: Mask, drawn: Mask, rule: Rule, thickest: int) -> bool:
    """Whether letters stand on the line or hang from it, so that it is their feet (beside a double rule all is ink)."""
    columns = slice(round(rule.start), round(rule.end))
    top = max(0, round(rule.at) - thickest)
    lines = np.nonzero(drawn[top : round(rule.at) + thickest + 1, columns].any(axis=1))[0] + top
    if not len(lines):
        return False
    above = ink[max(0, lines[0] - 5) : max(0, lines[0] - 2), columns]
    below = ink[lines[-1] + 3 : lines[-1] + 6, columns]
    return any(0.3 < float(side.max(axis=0).mean()) < 0.95 for side in (above, below) if side.size)


def _joined(rules: Sequence[Rule], slack: float, gap: float) -> list[Rule]:
    out: list[Rule] = []
    for rule in rules:
        for i, other in enumerate(out):
            if abs(other.at - rule.at) <= slack and rule.start <= other.end + gap and other.start <= rule.end + gap:
                long, short = sorted((other, rule), key=_length, reverse=True)
                weight = _length(long) / (_length(long) + _length(short))
                at = long.at * weight + short.at * (1 - weight)
                out[i] = Rule(at, min(other.start, rule.start), max(other.end, rule.end))
                break
        else:
            out.append(rule)
    return out


# ---------------------------------------------------------------- grids


def _grids(across: Sequence[Rule], down: Sequence[Rule], slack: float, page: Sheet) -> list[Grid]:
    """The grids that touching rules make."""
    grids: list[Grid] = []
    for level, upright in _touching(across, down, slack):
        xs = _places([r.at for r in upright], slack * 2)
        ys = _places([r.at for r in level], slack * 2)
        if not level or not upright or len(ys) < 2:
            continue
        left, right = min(r.start for r in level), max(r.end for r in level)
        near = page.inches(0.15)  # a table whose sides are open still ends where its rules across end
        xs = ([left] if left < xs[0] - near else []) + xs + ([right] if right > xs[-1] + near else [])
        if len(xs) < 2 or (len(xs) - 1) * (len(ys) - 1) < 2 or len(xs) * len(ys) > _MOST_CELLS:
            continue
        grids.append(Grid(tuple(xs), tuple(ys), tuple(_cells(xs, ys, level, upright, slack))))
    return sorted(grids, key=lambda grid: (grid.ys[0], grid.xs[0]))


def _touching(across: Sequence[Rule], down: Sequence[Rule], slack: float) -> list[tuple[list[Rule], list[Rule]]]:
    """Rules in groups that touch each other."""
    group = list(range(len(across) + len(down)))

    def root(i: int) -> int:
        while group[i] != i:
            i = group[i]
        return i

    for i, level in enumerate(across):
        for j, upright in enumerate(down):
            if (
                level.start - 2 * slack <= upright.at <= level.end + 2 * slack
                and upright.start - 2 * slack <= level.at <= upright.end + 2 * slack
            ):
                group[root(len(across) + j)] = root(i)
    members: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for i in range(len(group)):
        pair = members.setdefault(root(i), ([], []))
        if i < len(across):
            pair[0].append(across[i])
        else:
            pair[1].append(down[i - len(across)])
    return list(members.values())


def _places(values: Iterable[float], slack: float) -> list[float]:
    """Values that are nearly the same, once."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][-1] <= slack:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(g) / len(g) for g in groups]


def _cells(
    xs: Sequence[float], ys: Sequence[float], across: Sequence[Rule], down: Sequence[Rule], slack: float
) -> list[GridCell]:
    """The cells between the places: neighbours with no rule between them are one, if together they are a rectangle."""
    rows, cols = len(ys) - 1, len(xs) - 1
    owner = np.arange(rows * cols).reshape(rows, cols)
    for r in range(rows):
        for c in range(cols):
            if c + 1 < cols and not _ruled(down, xs[c + 1], ys[r], ys[r + 1], slack):
                owner[owner == owner[r, c + 1]] = owner[r, c]
            if r + 1 < rows and not _ruled(across, ys[r + 1], xs[c], xs[c + 1], slack):
                owner[owner == owner[r + 1, c]] = owner[r, c]
    cells: list[GridCell] = []
    for label in np.unique(owner):
        where = np.argwhere(owner == label)
        (top, left), (bottom, right) = where.min(axis=0), where.max(axis=0)
        if len(where) == (bottom - top + 1) * (right - left + 1):
            cells.append(GridCell(int(top), int(left), int(bottom - top + 1), int(right - left + 1)))
        else:
            cells.extend(GridCell(int(r), int(c), 1, 1) for r, c in where)
    return sorted(cells, key=lambda cell: (cell.row, cell.col))


def _ruled(rules: Iterable[Rule], at: float, start: float, end: float, slack: float) -> bool:
    """Whether a rule at `at` covers most of the way from `start` to `end`."""
    covered = sum(
        max(0.0, min(rule.end, end) - max(rule.start, start)) for rule in rules if abs(rule.at - at) <= 2 * slack
    )
    return covered >= 0.6 * (end - start)
