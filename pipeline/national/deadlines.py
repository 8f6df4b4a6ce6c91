"""When an answer is due: twenty working days, by the law that the body answers under.

What belongs here: working days and the bundled bank holidays. What does not: who is late as of today, which a
warehouse that can be rebuilt to the same rows can't know.
"""

from __future__ import annotations

import csv
from datetime import date, timedelta
from functools import cache

from pipeline.request import REFERENCE

WORKING_DAYS = 20
_SCOTLAND = "scotland"


def deadline(received: date, regime: str) -> date | None:
    """The twentieth working day after the request was received; None outside the years of the bundled holidays.

    Under FOISA a day is lost to the bank holidays of Scotland, otherwise to those of any part of the UK.
    """
    holidays, years = _holidays(regime)
    day, left = received, WORKING_DAYS
    while left:
        day += timedelta(days=1)
        if day.year not in years:
            return None
        if day.weekday() < 5 and day not in holidays:
            left -= 1
    return day


@cache
def _holidays(regime: str) -> tuple[frozenset[date], frozenset[int]]:
    """The bank holidays that count under a regime, and the years that are known."""
    lines = (REFERENCE / "bank_holidays.csv").read_text("utf-8").splitlines()
    rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    days = {(date.fromisoformat(row["day"]), row["division"]) for row in rows}
    counted = frozenset(day for day, division in days if regime != "FOISA" or division == _SCOTLAND)
    return counted, frozenset(day.year for day, _ in days)
