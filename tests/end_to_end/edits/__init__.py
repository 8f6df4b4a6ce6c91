"""Copies of replies in which one number is changed as its author would have written it.

A module per family of formats, each with functions `(file, changes) -> None` that write the file anew. They
fail where the old number does not stand in the place that the warehouse names: so a figure that moves with the
edit was read where its evidence says. Nothing here reads what the pipeline makes of the outcome.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.model import Box


@dataclass(frozen=True, slots=True)
class Spot:
    """A number as it stands in a table of a reply, by row and column from 0 and by place in the file."""

    table: int
    row: int
    col: int
    text: str
    page: int | None = None
    sheet: str | None = None
    ref: str | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """A number to write anew. `donors` are all numbers of its table, for whoever needs the look of a digit."""

    spot: Spot
    new: str
    donors: tuple[Spot, ...] = ()


Edit = Callable[[Path, Sequence[Change]], None]
