"""Writes `sources.csv`: of each reconstructed figure, whether it was published or made up to fit, and where from.

It stands beside `request.toml`, so that whoever reads a figure of the demonstration can tell what is on
record from what is not. What was published as such, national totals included, is `published.csv`: a data
file written by hand, for comparison only.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from tests.reconstruction.frame import HERE

COLUMNS = ("body_id", "period", "category", "value", "basis", "source")
CATEGORIES = ("taking_making_distributing", "possession_indecent", "possession_prohibited")
REST = ("other", "not_broken_down")
FITTED = "made up to fit the national categories published for the two years together"


def write_sources(target: Path) -> None:
    """Writes a row for each total and each part of it that the reconstructed reply gives."""
    with (HERE / "figures.csv").open(encoding="utf-8") as file:
        rows = [row for figure in csv.DictReader(file) for row in _rows(figure)]
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows)


def _rows(figure: dict[str, str]) -> Iterator[tuple[str, ...]]:
    who = (figure["force_id"], figure["year"])
    yield (*who, "total", figure["total"], figure["total_basis"], figure["total_source"])
    basis = figure["split_basis"]
    source = figure["total_source"] if basis == "published" else FITTED
    for category in _parts(figure):
        yield (*who, category, figure[category], basis, source)


def _parts(figure: dict[str, str]) -> list[str]:
    """The parts that the reply gives: without any breakdown, a zero of a category would be no figure at all."""
    rest = [category for category in REST if figure[category] != "0"]
    without_breakdown = figure["not_broken_down"] == figure["total"]
    return rest if without_breakdown else [*CATEGORIES, *rest]
