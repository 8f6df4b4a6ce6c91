"""Twenty working days, by law and by part of the United Kingdom."""

from __future__ import annotations

import csv
from datetime import date

import pytest

from pipeline.national.deadlines import deadline
from pipeline.request import REFERENCE


@pytest.mark.parametrize(
    ("received", "regime", "due"),
    [
        # The early May holiday is lost everywhere.
        (date(2018, 4, 16), "FOIA", date(2018, 5, 15)),
        (date(2018, 4, 16), "FOISA", date(2018, 5, 15)),
        # The 12th of July is no working day in Northern Ireland, hence under FOIA anywhere.
        (date(2018, 6, 25), "FOIA", date(2018, 7, 24)),
        (date(2018, 6, 25), "FOISA", date(2018, 7, 23)),
        # Scotland's August holiday counts under FOIA too, the English one not under FOISA.
        (date(2018, 7, 20), "FOIA", date(2018, 8, 20)),
        (date(2018, 8, 10), "FOISA", date(2018, 9, 7)),
        (date(2018, 8, 10), "FOIA", date(2018, 9, 10)),
        # Easter Monday is no holiday in Scotland.
        (date(2018, 3, 16), "FOISA", date(2018, 4, 16)),
        (date(2018, 3, 16), "FOIA", date(2018, 4, 18)),
        # 2 January is a Scottish holiday, over the turn of the year; the 30th of November as well.
        (date(2017, 11, 27), "FOIA", date(2017, 12, 28)),
        # Days that were fixed once: VE day on a Friday, the jubilee, the state funeral, the coronation.
        (date(2020, 5, 1), "FOIA", date(2020, 6, 2)),
        (date(2022, 5, 20), "FOISA", date(2022, 6, 21)),
        (date(2022, 9, 1), "FOIA", date(2022, 9, 30)),
        (date(2023, 4, 20), "FOIA", date(2023, 5, 22)),
        # Scotland's day for the World Cup counts under both laws.
        (date(2026, 6, 1), "FOISA", date(2026, 6, 30)),
        (date(2026, 6, 1), "FOIA", date(2026, 6, 30)),
        # Christmas at a weekend, and a new year at one.
        (date(2027, 12, 10), "FOIA", date(2028, 1, 13)),
        # A request received on a Saturday starts on Monday.
        (date(2018, 9, 1), "FOIA", date(2018, 9, 28)),
    ],
)
def test_deadlines(received: date, regime: str, due: date) -> None:
    assert deadline(received, regime) == due


@pytest.mark.parametrize("day", [date(2015, 11, 1), date(2028, 12, 20), date(2031, 1, 2)])
def test_no_deadline_where_the_holidays_are_not_known(day: date) -> None:
    assert deadline(day, "FOIA") is None


def test_every_year_has_the_days_that_every_year_has() -> None:
    lines = (REFERENCE / "bank_holidays.csv").read_text("utf-8").splitlines()
    rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    kept = {(row["day"][:4], row["division"]): set[str]() for row in rows}
    for row in rows:
        assert date.fromisoformat(row["day"]).weekday() < 5, "a holiday at a weekend moves to a weekday"
        kept[row["day"][:4], row["division"]].add(row["holiday"].removesuffix(" (substitute day)"))
    assert len(kept) == 3 * (2028 - 2016 + 1)
    own = {"scotland": "St Andrew's Day", "northern-ireland": "St Patrick's Day", "england-and-wales": "Easter Monday"}
    for (year, division), names in kept.items():
        assert {"New Year's Day", "Good Friday", "Christmas Day", "Boxing Day", own[division]} <= names, (
            year,
            division,
        )
