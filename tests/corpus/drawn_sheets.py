"""Sheets of cells as text, from which tables are drawn: what the modules that lay figures out share.

What belongs here: a sheet, and the words that head one. What does not: any layout (`drawn_layouts`, `drawn_forms`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.corpus.blocks import Grid, grid

FIRST_YEAR = 2016
Blocks = list[str | Grid]
Rows = list[list[str]]
Name = Callable[[int], str]
LABEL_HEADS = (
    "Offence",
    "Offence type",
    "Crime type",
    "Home Office code and offence",
    "Offence description",
    "Trosedd / Offence",
    "Recorded offence",
    "Classification",
    "Type",
)
TOTALS = (
    "Total",
    "TOTAL",
    "Grand Total",
    "Overall total",
    "All offences",
    "Total offences",
    "Cyfanswm / Total",
    "Total recorded",
    "Total number of offences",
    "Sum",
    "Totals:",
)
DISTRICTS = ("North", "South", "East", "City Centre", "Rural")


@dataclass(slots=True)
class Sheet:
    """Rows of cells as text, the first `head` of them headings."""

    rows: list[list[str]]
    head: int = 1


def drawn(sheet: Sheet) -> Grid:
    """The sheet as a table."""
    return grid("\n".join(" | ".join(row) for row in sheet.rows), head=sheet.head)


def one_year(rows: Rows, year: int) -> Rows:
    """Of rows with a label and two years, the label with one of them."""
    return [[row[0], row[1 + year]] for row in rows]
