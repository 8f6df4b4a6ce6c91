"""A figure with what it counts: the noun that tables, records and prose are read into.

What belongs here: the noun, and the ids of categories that no request has. What does not: how any of them is found.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model import Place
from pipeline.normalise.periods import Span
from pipeline.normalise.values import Value

ALL = "all"
OVER = "over_inclusive"
# Below this an OCR reading is not trusted without a second witness.
TRUSTED_CONFIDENCE = 0.8


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure and what it counts.

    `category` is an id of the request's, `other`, `not_broken_down` (a combined row), `excluded:<id>`, `all` or
    `over_inclusive`, and `label` the words that said so. `split` is its coordinate in a division that was not asked
    for (a district), empty for the whole. `body` and `period` are None where the table does not say. `asked` says
    that its heading names what was asked to be counted, `summed` that it is headed as a total, `listed` that it is
    the count of a list with a row for each record. `doubts` are finding codes.
    """

    value: Value
    text: str
    place: Place
    category: str
    period: Span | None
    body: str | None = None
    split: str = ""
    table: int | None = None
    row: int | None = None
    col: int | None = None
    headers: tuple[str, ...] = ()
    label: str = ""
    doubts: tuple[str, ...] = ()
    asked: bool = False
    summed: bool = False
    listed: bool = False
