"""The PDF reader on other people's files, where they lie beside the repository: real replies and the benchmark."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path
from statistics import mean

import pytest

from pipeline.extract.pdf import read_pdf
from tests.benchmarks import tables as benchmark
from tests.extract.pdf_maker import texts

REPLIES = Path(__file__).resolve().parents[3] / "shared" / "real_replies"


@pytest.mark.skipif(not REPLIES.is_dir(), reason="the real replies are not part of the repository")
@pytest.mark.parametrize("name", ["Durham.pdf", "Humberside.pdf"])
def test_every_cell_of_a_real_reply_is_read(name: str) -> None:
    with (REPLIES / "truth_cells.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["file"] == name]
    expected: dict[str, dict[tuple[str, str], str]] = defaultdict(dict)
    for row in rows:
        expected[row["table"]][_plain(row["row_label"]), row["column_label"]] = row["raw"].strip()
    read = [texts(table) for table in read_pdf(REPLIES / name, "reply").tables]
    found = [
        {(_plain(row[0]), head): text for row in grid[1:] for head, text in zip(grid[0][1:], row[1:], strict=True)}
        for grid in read
    ]
    assert found == [expected[table] for table in sorted(expected)]


@pytest.mark.skipif(not benchmark.BENCHMARK.is_dir(), reason="the benchmark is not part of the repository")
def test_the_benchmark_stays_where_it_was() -> None:
    paths = sorted(benchmark.BENCHMARK.glob("*.pdf"))
    scores = [benchmark.score(path, benchmark.read_by_us) for path in paths]
    assert mean(score.f1 for score in scores) > 0.98


def _plain(label: str) -> str:
    return "".join(label.split())
