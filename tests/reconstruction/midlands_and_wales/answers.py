"""The figures of a force as rows for its table, with whatever labels its letter uses.

Not here: how a table looks or what a letter says.
"""

from __future__ import annotations

from collections.abc import Sequence

from tests.reconstruction.frame import YEARS, Split, figures

Labels = Sequence[str]


def two_years(force_id: str) -> tuple[Split, Split]:
    """The force's figures of 2016/17 and of 2017/18."""
    by_year = figures(force_id)
    return by_year[YEARS[0]], by_year[YEARS[1]]


def parts(year: Split) -> tuple[int, int, int, int]:
    """Taking/making/distributing, possession, prohibited images, and their total."""
    return year.tmd, year.possession, year.prohibited, year.total


def by_offence(labels: Sequence[Labels], *years: Split) -> list[list[str]]:
    """One row per offence and one for the total (the order of `parts`): its label cells, then a figure per year."""
    columns = [parts(year) for year in years]
    return [[*cells, *(str(column[row]) for column in columns)] for row, cells in enumerate(labels)]
