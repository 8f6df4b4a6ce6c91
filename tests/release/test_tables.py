"""The tables for the public: tidy, marked, harmless in a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipeline.national.build import settle_request
from pipeline.national.received import Received
from pipeline.national.rows import Inputs, Part
from pipeline.national.warehouse import connect, write
from pipeline.release.markdown import headline_markdown
from pipeline.release.names import FILES
from pipeline.release.summary import change, interval, summarise
from pipeline.release.tables import write_tables
from pipeline.request import Request
from tests.national.world import FIRST, SECOND, answered, both_years, make_request

Row = dict[str, str]


@pytest.fixture
def request_(tmp_path: Path) -> Request:
    return make_request(tmp_path / "raw")


def released(tmp_path: Path, request_: Request, received: Sequence[Received]) -> Path:
    replies = tuple((r.path, r.reply_id, r.reply.outcome) for r in received)
    part = Part(settle_request(request_, received, ()), Inputs("", "", "", "", "", "", "", replies), ())
    write(tmp_path / "warehouse", {request_.id: part})
    with connect(tmp_path / "warehouse") as connection:
        files = write_tables(connection, request_.id, tmp_path / "release")
    assert {path.name for path in files} == {path.name for path in (tmp_path / "release").iterdir()} == set(FILES)
    return tmp_path / "release"


def table(folder: Path, name: str) -> list[Row]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def figure(folder: Path, body_id: str, category: str = "total", period: str = FIRST) -> Row:
    (found,) = [
        row
        for row in table(folder, "figures")
        if (row["body_id"], row["category"], row["period_label"]) == (body_id, category, period)
    ]
    return found


def test_figures_are_tidy(tmp_path: Path, request_: Request) -> None:
    folder = released(
        tmp_path, request_, [answered("a.pdf", "ashby", both_years(100, 120, main=(60, 70), minor=(40, 50)))]
    )
    row = figure(folder, "ashby")
    assert row["period"] == "2016-04-01/2017-03-31"
    assert (row["low"], row["high"], row["value"], row["value_text"], row["marker"]) == ("100", "100", "100", "100", "")
    assert (row["body"], row["gss_code"], row["measure"], row["needs_review"]) == (
        "Ashby Council", "E01", "potholes_reported", "false"
    )  # fmt: skip
    assert (row["source_file"], row["as_at"], len(row["source_sha256"])) == ("a.pdf", "2018-05-10", 64)
    assert len(table(folder, "figures")) == 3 * 2 * 5


def test_markers_say_why_a_number_is_not_there(tmp_path: Path, request_: Request) -> None:
    folder = released(
        tmp_path,
        request_,
        [
            answered("a.pdf", "ashby", {(FIRST, "total"): "withheld", (SECOND, "total"): "not_held"}),
            answered("b.pdf", "bexton", {}, outcome="different_measure"),
        ],
    )
    assert (figure(folder, "ashby")["marker"], figure(folder, "ashby")["value"]) == ("[c]", "")
    assert figure(folder, "ashby", period=SECOND)["marker"] == "[x]"
    assert figure(folder, "bexton")["marker"] == "[z]"
    assert figure(folder, "corley")["marker"] == "[x]"


def test_a_number_that_the_body_hides_is_used_in_the_sum_and_not_published(tmp_path: Path, request_: Request) -> None:
    hidden = answered("a.pdf", "ashby", {(FIRST, "total"): 100, (FIRST, "main"): 97, (FIRST, "minor"): (0, 4)})
    folder = released(tmp_path, request_, [hidden])
    row = figure(folder, "ashby", "minor")
    assert (row["low"], row["high"], row["value"], row["value_text"], row["marker"]) == ("", "", "", "<5", "[c]")
    (total,) = [r for r in table(folder, "totals") if (r["category"], r["period_label"]) == ("minor", FIRST)]
    assert total["low"] == "3"


def test_a_bound_is_published_as_an_interval(tmp_path: Path, request_: Request) -> None:
    folder = released(tmp_path, request_, [answered("a.pdf", "ashby", {(FIRST, "total"): (0, 4)})])
    row = figure(folder, "ashby")
    assert (row["low"], row["high"], row["value"], row["value_text"], row["marker"]) == ("0", "4", "", "<5", "[c]")


def test_totals_and_coverage(tmp_path: Path, request_: Request) -> None:
    folder = released(tmp_path, request_, [answered("a.pdf", "ashby", both_years(100, 120))])
    (total, *_) = [row for row in table(folder, "totals") if row["category"] == "total"]
    assert (total["low"], total["value"], total["at_least"], total["bodies_counted"], total["bodies_asked"]) == (
        "100", "", "true", "1", "3"
    )  # fmt: skip
    coverage = table(folder, "coverage")
    assert [(row["body_id"], row["outcome"], row["received"]) for row in coverage if row["period_label"] == FIRST] == [
        ("ashby", "full", "2018-05-10"),
        ("bexton", "awaited", ""),
        ("corley", "awaited", ""),
    ]


@pytest.mark.parametrize("name", ['=HYPERLINK("http://x")', "+1", "-1", "@x", "\tx"])
def test_no_spreadsheet_runs_a_cell(tmp_path: Path, request_: Request, name: str) -> None:
    folder = released(tmp_path, request_, [answered(f"{name}.pdf", "ashby", both_years(100, 120))])
    assert figure(folder, "ashby")["source_file"] == f"'{name}.pdf"


def test_parquet_says_the_same(tmp_path: Path, request_: Request) -> None:
    folder = released(tmp_path, request_, [answered("a.pdf", "ashby", both_years(100, 120))])
    for name in ("figures", "totals", "coverage"):
        rows = pq.read_table(folder / f"{name}.parquet").to_pylist()
        texts = table(folder, name)
        assert list(rows[0]) == list(texts[0])
        assert len(rows) == len(texts)
    assert pq.read_table(folder / "figures.parquet").schema.field("low").type == "int64"


def test_a_release_is_the_same_every_time(tmp_path: Path, request_: Request) -> None:
    received = [answered("a.pdf", "ashby", both_years(100, 120))]
    first = {path.name: path.read_bytes() for path in released(tmp_path, request_, received).iterdir()}
    assert {path.name: path.read_bytes() for path in released(tmp_path, request_, received).iterdir()} == first


def test_the_headline_table_in_markdown(tmp_path: Path, request_: Request) -> None:
    received = [
        answered("a.pdf", "ashby", both_years(1000, 1200)),
        answered("b.pdf", "bexton", both_years(200, 240), review=("low_confidence",)),
    ]
    released(tmp_path, request_, received)
    with connect(tmp_path / "warehouse") as connection:
        text = headline_markdown(summarise(connection, request_.id))
    assert "| 2016/17 | at least 1,200 | 2 of 3 | 1 |" in text
    assert "| Ashby Council | 1,000 | 1,200 | 2,200 | +20.0 % | exact |" in text
    assert "| Bexton Council | 200 | 240 | 440 | +20.0 % | in review: low confidence |" in text
    assert "| Corley Council | - | - | - | - | missing: awaited |" in text
    assert '"up by a fifth" is **open**: +20.0 %' in text


@pytest.mark.parametrize(
    ("low", "high", "at_least", "shown"),
    [
        (1234, 1234, False, "1,234"),
        (1230, 1240, False, "1,230 to 1,240"),
        (1234, 1234, True, "at least 1,234"),
        (601, None, False, "at least 601"),
        (None, None, True, "-"),
        (0, 0, False, "0"),
    ],
)
def test_intervals_in_words(low: int | None, high: int | None, at_least: bool, shown: str) -> None:
    assert interval(low, high, at_least) == shown


def test_changes_in_words() -> None:
    assert change(22.689, 22.689) == "+22.7 %"
    assert change(-3.2, 4.0) == "-3.2 to +4.0 %"
    assert change(None, None) == "-"
