"""Which way up a page is: scanners are fed pages on their side and on their head.

What belongs here: the quarter turn at which a page's print can be read. What does not: the skew of a few degrees, which
`sheet` takes out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.extract.scan import engine, reading, rules, sheet, words
from pipeline.extract.scan.rules import Ruling
from pipeline.extract.scan.sheet import Grey, Sheet
from pipeline.extract.scan.words import Area, Strip

_SAMPLE, _SMALL_SAMPLE = 10, 5  # strips tell which way up a page is, and whether a picture is print
_LONGEST = 12.0  # heights of a strip that are looked at
_UPRIGHT = 0.9  # the mean probability of the characters of a page that is surely upright
# The same of a page on which numbers can be trusted: clean letters of the benchmark have 0.985 and more, and one on which
# two readings agree in error has 0.88.
_LEGIBLE = 0.95
_BETTER = 0.05  # by which another way up must be more legible


@dataclass(frozen=True, slots=True)
class Laid:
    """A page at one of its quarter turns, with its rules and its print."""

    sheet: Sheet
    ruling: Ruling
    strips: tuple[Strip, ...]


def upright(image: Grey, dpi: int, page: int) -> Laid:
    """The page the right way up: as given where it can be read so, else at the quarter turn that reads best."""
    given = as_given(image, dpi, page)
    best, most = given, legibility(given)
    if most >= _UPRIGHT:
        return _trusted(given, most)
    for quarters in (1, 2, 3):
        other = _turned(image, dpi, page, quarters)
        sure = legibility(other)
        if sure > most + _BETTER:
            best, most = other, sure
    return _trusted(best, most)


def as_given(image: Grey, dpi: int, page: int) -> Laid:
    """The page as it lies."""
    return _turned(image, dpi, page, 0)


def _trusted(page: Laid, sure: float) -> Laid:
    """A page that can hardly be read is not clear, however little grain its paper has."""
    return page if sure >= _LEGIBLE else replace(page, sheet=replace(page.sheet, clear=False))


def _turned(image: Grey, dpi: int, page: int, quarters: int) -> Laid:
    ready = sheet.sheet(image, dpi, page, quarters)
    ruling = rules.ruling(ready)
    return Laid(ready, ruling, words.strips(ready, ruling.ink, areas(ruling)))


def areas(ruling: Ruling) -> list[Area]:
    """The areas of the cells of all grids, in their order."""
    return [
        (grid.xs[cell.col], grid.ys[cell.row], grid.xs[cell.col + cell.col_span], grid.ys[cell.row + cell.row_span])
        for grid in ruling.grids
        for cell in grid.cells
    ]


def legibility(page: Laid) -> float:
    """How sure the engine is of the longest strips, from 0 to 1; 0 of a page without print."""
    return _surety(page, sorted(page.strips, key=lambda strip: (strip.x0 - strip.x1) / strip.height)[:_SAMPLE])


def soundness(page: Laid) -> float:
    """How sure the engine is of strips picked evenly: of a chart the words can be read, and most of the rest can't."""
    return _surety(page, page.strips[:: max(1, len(page.strips) // _SMALL_SAMPLE)][:_SMALL_SAMPLE])


def _surety(page: Laid, strips: Sequence[Strip]) -> float:
    ground = reading.without(page.sheet.grey, page.ruling.ink)
    crops = [reading.crop(ground, s, s.x0, min(s.x1, s.x0 + _LONGEST * s.height), 0.25) for s in strips]
    sure = [_mean([glyph.probability for glyph in read if glyph.text != " "]) for read in engine.read(crops)]
    return _mean(sure)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
