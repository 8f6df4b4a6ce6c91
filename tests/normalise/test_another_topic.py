"""A request on another subject, to other bodies, with pounds, a yes or no and calendar years: a file, no code."""

from __future__ import annotations

from pathlib import Path

from pipeline.model import Document, Line, Place, Reading, Reply, Table
from pipeline.normalise.reading import read_reply
from pipeline.request import load_request
from tests.normalise.replies import ROOT, accepted, asked_about, table

REQUEST = load_request(ROOT / "tests" / "requests" / "potholes-2018")
LETTER = (
    "Ambleford Borough Council",
    "roads@ambleford.gov.uk",
    "Response",
    "Ambleford Borough Council holds the information, which is shown below.",
)


def read(*blocks: str | Table) -> Reading:
    lines = [b if isinstance(b, Table) else Line(b, Place(page=1)) for b in (*LETTER, *blocks)]
    document = Document("1" * 64, "text/html", "read", blocks=tuple(lines))
    return read_reply(document, Reply("1" * 64, "reply.html", "text/html", 0, Path("reply.html")), REQUEST)


def test_count_pounds_and_policy_in_one_table() -> None:
    reading = read(
        table(
            "Question|2016|2017",
            "Potholes reported|1,204|987",
            "Compensation paid|£12,345|£9,876",
            "Written inspection policy|No|Yes",
        )
    )
    assert reading.body_ids == ("ambleford",)
    assert accepted(reading) == {
        ("2016", "reported"): 1204, ("2017", "reported"): 987,
        ("2016", "compensation"): 12345, ("2017", "compensation"): 9876,
        ("2016", "policy"): 0, ("2017", "policy"): 1,
    }  # fmt: skip


def test_different_questions_are_never_added_up() -> None:
    reading = read(table("Question|2016|2017", "Potholes reported|1,204|987", "Compensation paid|£12,345|£9,876"))
    assert {o.category for o in reading.observations} == {"reported", "compensation"}


def test_pence_and_rounded_pounds_are_intervals() -> None:
    reading = read(table("Question|2016|2017", "Compensation paid|£12,345.67|£1.2m"))
    assert accepted(reading) == {
        ("2016", "compensation"): (12345, 12346),
        ("2017", "compensation"): (1_150_000, 1_250_000),
    }


def test_financial_years_are_not_taken_for_calendar_ones() -> None:
    assert accepted(read(table("Question|2016/17|2017/18", "Potholes reported|1,204|987"))) == {}
    headed = read(table("Financial year|2016|2017", "Potholes reported|1,204|987"))
    assert accepted(headed) == {}
    assert "period_unclear" in asked_about(headed)["2016", "reported"]
