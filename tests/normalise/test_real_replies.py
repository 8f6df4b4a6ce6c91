"""Real replies of two forces to one request on another topic; skipped where the files are not beside the project."""

from __future__ import annotations

import csv
from functools import lru_cache

import pytest

from pipeline.extract.pdf import read_pdf
from pipeline.model import Reading, Reply
from pipeline.normalise.reading import read_reply
from pipeline.request import load_request
from tests.normalise.replies import ROOT

REAL = ROOT.parent / "shared" / "real_replies"
pytestmark = pytest.mark.skipif(not REAL.is_dir(), reason="the real replies are not beside the project")


@lru_cache
def reading(name: str) -> Reading:
    path = REAL / name
    document = read_pdf(path, "0" * 64)
    reply = Reply("0" * 64, name, "application/pdf", path.stat().st_size, path)
    return read_reply(document, reply, load_request(ROOT / "tests" / "requests" / "hospital-crimes-2025"))


def test_durham_is_read_whole() -> None:
    totals = {o.period: (o.low, o.high, o.review) for o in reading("Durham.pdf").observations if o.category == "total"}
    assert {period: low for period, (low, _, _) in totals.items()} == {
        "2019/20": 141,
        "2020/21": 213,
        "2021/22": 289,
        "2022/23": 296,
        "2023/24": 404,
    }
    assert all(low == high and not review for low, high, review in totals.values())


def test_durham_by_crime_group_as_typed_by_hand() -> None:
    with (REAL / "truth_cells.csv").open(encoding="utf-8") as file:
        truth = [
            row
            for row in csv.DictReader(file)
            if row["file"] == "Durham.pdf" and row["row_dimension"] == "crime_group" and row["cell_kind"] == "cell"
        ]
    read = sorted((o.period, o.low) for o in reading("Durham.pdf").observations if o.category != "total")
    assert read == sorted((row["column_label"], int(row["value"])) for row in truth)


def test_durhams_outcomes_that_do_not_add_up_are_raised() -> None:
    raised = [f.message for f in reading("Durham.pdf").findings if f.code == "cut_differs"]
    assert len(raised) == 1
    assert "2021/22" in raised[0]
    assert "289" in raised[0]
    assert "285" in raised[0]


def test_humbersides_years_without_a_basis_are_asked_about() -> None:
    assert [o for o in reading("Humberside.pdf").observations if not o.review] == []
    assert "period_unclear" in {f.code for f in reading("Humberside.pdf").findings}
