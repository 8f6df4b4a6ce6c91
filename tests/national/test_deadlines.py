"""Twenty working days, by law and by part of the United Kingdom."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.national.deadlines import deadline


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
        # A request received on a Saturday starts on Monday.
        (date(2018, 9, 1), "FOIA", date(2018, 9, 28)),
    ],
)
def test_deadlines(received: date, regime: str, due: date) -> None:
    assert deadline(received, regime) == due


@pytest.mark.parametrize("day", [date(2015, 11, 1), date(2019, 12, 20), date(2030, 1, 2)])
def test_no_deadline_where_the_holidays_are_not_known(day: date) -> None:
    assert deadline(day, "FOIA") is None
