"""Another request, on another subject, to other bodies, in other shapes, beside the first in one warehouse.

Its categories are different questions (a count, pounds, a yes or no), its periods calendar years, its bodies councils
of a register of their own. No line of code knows of it.
"""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main

ROOT = Path(__file__).parents[1]
FIRST, SECOND = "child-abuse-image-offences-2018", "potholes-2018"
# Small replies to the first request, of kinds that are read fast.
SHIPPED = ("indecent-images-of-children-april-2018.html", "FOI 391-18.pdf")
Call = Callable[..., Result]

AMBLEFORD = """<html><body><p>Ambleford Borough Council</p><p>roads@ambleford.gov.uk</p><p>1 March 2018</p>
<h2>Response</h2><p>Ambleford Borough Council holds the information, which is shown below.</p>
<table><tr><th>Question</th><th>2016</th><th>2017</th></tr>
<tr><td>Potholes reported</td><td>1,204</td><td>987</td></tr>
<tr><td>Compensation paid</td><td>£12,345</td><td>£9,876</td></tr>
<tr><td>Written inspection policy</td><td>No</td><td>Yes</td></tr></table></body></html>"""
BRACKWATER = """Brackwater City Council,,
Freedom of Information request,,
26 February 2018,,
Brackwater City Council holds the information requested:,,
Calendar year,2016,2017
Number of potholes reported,455,501
Compensation paid (£),2100,<5000
Inspection policy,Yes,Yes
"""
CORRIGMOR = (
    ("Corrigmor Council",),
    ("Response to request FOI 77 under the Freedom of Information (Scotland) Act 2002",),
    ("2 March 2018",),
    ("Corrigmor Council holds the following information:",),
    ("Year", "Potholes reported", "Amount paid in compensation"),
    (2016, 88, 640),
    (2017, 93, 0),
)


def call(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


def write_second(raw_responses: Path) -> Path:
    """The request with its three replies; returns its folder."""
    folder = raw_responses / SECOND
    shutil.copytree(ROOT / "tests" / "requests" / SECOND, folder)
    replies = folder / "replies"
    (replies / "Brackwater").mkdir(parents=True)
    (replies / "response.html").write_text(AMBLEFORD, "utf-8")
    (replies / "Brackwater" / "answer.csv").write_text(BRACKWATER, "utf-8")
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in CORRIGMOR:
        sheet.append(row)
    book.save(replies / "FOI 77.xlsx")
    return folder


@pytest.fixture(scope="module")
def ingested(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("two requests")
    raw = folder / "raw_responses"
    write_second(raw)
    shipped = ROOT / "raw_responses" / FIRST
    (raw / FIRST / "replies").mkdir(parents=True)
    shutil.copy(shipped / "request.toml", raw / FIRST)
    for name in SHIPPED:
        shutil.copy(shipped / "replies" / name, raw / FIRST / "replies")
    result = call("ingest", "--raw-responses", str(raw), "--warehouse", str(folder / "warehouse"))
    assert result.exit_code == 0, result.output
    (folder / "shown.txt").write_text(result.stdout, "utf-8")
    return folder


@pytest.fixture
def foi(ingested: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Call:
    shutil.copytree(ingested, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return call


def second(foi: Call) -> dict[str, Any]:
    found = json.loads(foi("ingest", "--json").stdout)
    return next(request for request in found["requests"] if request["request_id"] == SECOND)


def figures(request: dict[str, Any]) -> dict[tuple[str, str], dict[str, Any]]:
    """The figures of each body and category, by period."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for row in request["figures"]:
        value = (
            row["status"]
            if row["low"] is None
            else row["low"]
            if row["low"] == row["high"]
            else (row["low"], row["high"])
        )
        found.setdefault((row["body_id"], row["category"]), {})[row["period"]] = value
    return found


def test_every_question_is_read_and_none_is_added_to_another(foi: Call) -> None:
    assert figures(second(foi)) == {
        ("ambleford", "reported"): {"2016": 1204, "2017": 987},
        ("ambleford", "compensation"): {"2016": 12345, "2017": 9876},
        ("ambleford", "policy"): {"2016": 0, "2017": 1},
        ("brackwater", "reported"): {"2016": 455, "2017": 501},
        ("brackwater", "compensation"): {"2016": 2100, "2017": (0, 4999)},
        ("brackwater", "policy"): {"2016": 1, "2017": 1},
        ("corrigmor", "reported"): {"2016": 88, "2017": 93},
        ("corrigmor", "compensation"): {"2016": 640, "2017": 0},
        ("corrigmor", "policy"): {"2016": "missing", "2017": "missing"},
    }


def test_each_question_has_its_own_totals(foi: Call) -> None:
    request = second(foi)
    assert "totals" not in request
    totals = {
        q["category"]: [(t["low"], t["high"], t["bodies_counted"], t["at_least"]) for t in q["totals"]]
        for q in request["questions"]
    }
    assert totals == {
        "reported": [(1747, 1747, 3, False), (1581, 1581, 3, False)],
        "compensation": [(15085, 15085, 3, False), (9876, 14875, 3, False)],
        "policy": [(1, 1, 2, True), (2, 2, 2, True)],
    }
    assert [(q["kind"], bool(q["changes"])) for q in request["questions"]] == [
        ("count", True), ("money", True), ("yes_no", False)
    ]  # fmt: skip


def test_a_body_has_answered_once_it_answered_every_question(foi: Call) -> None:
    coverage = {(row["body_id"], row["period"]): row for row in second(foi)["coverage"]}
    assert {body for (body, _), row in coverage.items() if row["has_figure"]} == {"ambleford", "brackwater"}
    assert {coverage["corrigmor", period]["outcome"] for period in ("2016", "2017")} == {"partial"}
    assert json.loads(foi("status", "--json").stdout)["requests"][1]["bodies_answered"] == 2


def test_deadlines_follow_the_law_of_the_body(foi: Call) -> None:
    """Twenty working days from 1 February 2018; no bank holiday of either law falls between."""
    assert {row["deadline"] for row in second(foi)["coverage"]} == {"2018-03-01"}
    late = {row["body_id"] for row in second(foi)["coverage"] if row["late"]}
    assert late == {"corrigmor"}


def test_the_terminal_shows_a_table_for_each_question(foi: Call) -> None:
    lines = [" ".join(line.split()) for line in Path("shown.txt").read_text("utf-8").splitlines()]
    assert "2017 1,581, 3 of 3 bodies" in lines
    assert "2017 £9,876 to £14,875, 3 of 3 bodies" in lines
    assert "2017 at least 2 yes, 2 of 3 bodies" in lines
    assert "Ambleford Borough Council £12,345 £9,876 £22,221 -20.0 % exact" in lines
    assert "Ambleford Borough Council no yes exact" in lines
    assert "Corrigmor Council, 2016 (Written inspection policy): partial, due 01 March 2018" in lines


def test_the_first_request_is_as_if_it_were_alone(foi: Call) -> None:
    alone = ("--request", FIRST, "--warehouse", "alone", "--json")
    (expected,) = json.loads(foi("ingest", *alone).stdout)["requests"]
    (found,) = [r for r in json.loads(foi("ingest", "--json").stdout)["requests"] if r["request_id"] == FIRST]
    assert found == expected
    assert found["totals"][0]["bodies_counted"] == len(SHIPPED)


def test_a_figure_is_found_with_its_evidence(foi: Call) -> None:
    shown = foi("figure", "brackwater", "2017", "compensation", "--request", SECOND).stdout
    assert "Brackwater City Council, 2017, Compensation paid: £0 to £4,999" in shown
    assert "'<5000'" in shown
    assert "Written inspection policy: yes" in shown
    result = foi("figure", "brackwater", "2017", "--request", SECOND)
    assert result.stderr.strip() == "foi: Name a CATEGORY, since there is no total: reported, compensation, policy."
    assert foi("evidence", "brackwater", "2017", "policy", "--request", SECOND).exit_code == 0


def test_rulings_are_in_the_words_of_the_question(foi: Call) -> None:
    ruling = (
        "decide",
        "correct",
        "--request",
        SECOND,
        "--body",
        "corrigmor",
        "--period",
        "2016",
        "--reason",
        "they rang",
    )
    refused = foi(*ruling, "--value", "yes")
    assert refused.stderr.strip() == "foi: 'correct' needs --category: reported or compensation or policy."
    assert foi(*ruling, "--category", "policy", "--value", "yes", "--reply", "FOI 77").exit_code == 0
    assert foi(*ruling, "--category", "compensation", "--value", "£641").exit_code == 0
    found = figures(second(foi))
    assert found["corrigmor", "policy"] == {"2016": 1, "2017": "missing"}
    assert found["corrigmor", "compensation"]["2016"] == 641
    assert found["corrigmor", "reported"]["2016"] == 88


def test_answers_that_contradict_each_other_are_one_question_each(foi: Call) -> None:
    """Two replies of one council differ about one of three questions: that one is asked about, the others stand."""
    replies = Path("raw_responses") / SECOND / "replies"
    (replies / "Brackwater" / "again.csv").write_text(BRACKWATER.replace("2100", "2300"), "utf-8")
    foi("ingest")
    requests = json.loads(foi("doubts", "--json").stdout)["requests"]
    (question,) = next(request for request in requests if request["request_id"] == SECOND)["questions"]
    assert (question["code"], [seen["category"] for seen in question["seen"]]) == ("replies_differ", ["compensation"])
    shown = foi("doubts", "--request", SECOND).stdout
    assert "(up to £200): Which reply counts?" in shown
    assert "counts: £2,300 in 2016  (2016 comes to £15,285)" in shown


def test_the_release_says_of_what_kind_a_figure_is(foi: Call) -> None:
    with Path(f"warehouse/release/{SECOND}/figures.csv").open(encoding="utf-8", newline="") as file:
        rows = {(row["body_id"], row["period_label"], row["category"]): row for row in csv.DictReader(file)}
    assert rows["ambleford", "2016", "compensation"]["kind"] == "money"
    assert rows["ambleford", "2016", "compensation"]["period"] == "2016-01-01/2016-12-31"
    assert rows["corrigmor", "2017", "policy"]["marker"] == "[x]"
    assert "## Written inspection policy" in Path(f"warehouse/release/{SECOND}/headlines.md").read_text("utf-8")
