"""A small request to invented bodies on an invented topic, and what they might have answered."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from pipeline.model import Answer, Decision, Evidence, Observation, Place, Reading, Reply
from pipeline.national.received import Received
from pipeline.request import Request, load_request

REQUEST = """
id = "potholes"
title = "Potholes reported"
asked_by = "A newspaper"
sent = 2018-04-16
wording = "Potholes reported by road class, 2016/17 and 2017/18."

[bodies]
register = "councils"
asked = ["district"]

[measure]
id = "potholes_reported"
label = "Potholes reported"
unit = "potholes"
kind = "count"
words = ["potholes"]

[[periods]]
id = "2016/17"
start = 2016-04-01
end = 2017-03-31

[[periods]]
id = "2017/18"
start = 2017-04-01
end = 2018-03-31

[[categories]]
id = "main"
label = "Main roads"
words = ["main"]

[[categories]]
id = "minor"
label = "Minor roads"
words = ["minor"]

[[published_groups]]
id = "rest"
label = "Other or not broken down"
categories = ["other", "not_broken_down"]

[[headlines]]
id = "rise"
kind = "change"
from = "2016/17"
to = "2017/18"
claim = "up by a fifth"
at_least = 15.0
below = 25.0

[[headlines]]
id = "rate"
kind = "one_every_minutes"
to = "2017/18"
claim = "one every half day"
at_least = 600.0
below = 800.0
"""

COUNCILS = """body_id,gss_code,name,short_name,nation,regime,kind,aliases,domains
ashby,E01,Ashby Council,Ashby,England,FOIA,district,Ash,ashby.gov.uk
bexton,E02,Bexton Council,Bexton,England,FOIA,district,,bexton.gov.uk
corley,S01,Corley Council,Corley,Scotland,FOISA,district,,corley.gov.uk
elsewhere,E09,Elsewhere Council,Elsewhere,England,FOIA,county,,
"""

FIRST, SECOND = "2016/17", "2017/18"


def write_request(raw_responses: Path, name: str = "potholes") -> Path:
    folder = raw_responses / name
    (folder / "replies").mkdir(parents=True)
    (folder / "request.toml").write_text(REQUEST.replace('id = "potholes"', f'id = "{name}"', 1), "utf-8")
    (folder / "councils.csv").write_text(COUNCILS, "utf-8")
    return folder


def make_request(raw_responses: Path, name: str = "potholes") -> Request:
    return load_request(write_request(raw_responses, name))


Figures = Mapping[tuple[str, str], int | tuple[int, int | None] | str]


def observations(body_id: str, figures: Figures, review: tuple[str, ...] = ()) -> tuple[Observation, ...]:
    """`figures` maps (period, category) to a count, an interval, or a status that says why there is none."""
    made = []
    for row, ((period, category), value) in enumerate(figures.items()):
        low, high = value if isinstance(value, tuple) else (None, None) if isinstance(value, str) else (value, value)
        status = value if isinstance(value, str) else "exact" if low == high else "interval"
        text = "*" if isinstance(value, str) else f"<{high + 1}" if low != high and high is not None else f"{low}"
        place = Place(page=1, box=(10.0, 20.0 * row, 60.0, 20.0 * row + 12))
        evidence = (Evidence("value", text, place, 0, row, 1, (category, period)),)
        made.append(Observation(body_id, period, category, low, high, status, text, place, "stated", evidence, review))
    return tuple(made)


def answered(
    path: str,
    body_id: str,
    figures: Figures,
    *,
    dated: date | None = date(2018, 5, 10),
    supersedes: bool = False,
    kind: str = "answer",
    outcome: str = "full",
    review: tuple[str, ...] = (),
    content: str | None = None,
) -> Received:
    """A reply that was opened and read."""
    reply = arrived(path, content)
    periods = dict.fromkeys([period for period, _ in figures] or [FIRST, SECOND])
    reading = Reading(
        reply_id=reply.reply_id,
        kind=kind,
        body_ids=(body_id,) if body_id else (),
        dated=dated,
        supersedes=supersedes,
        observations=observations(body_id, figures, review),
        answers=tuple(Answer(body_id, period, outcome) for period in periods) if body_id else (),
    )
    return Received(reply, "read", reading=reading)


def arrived(path: str, content: str | None = None, outcome: str = "arrived", reason: str = "") -> Reply:
    sha256 = hashlib.sha256((content or path).encode()).hexdigest()
    return Reply(sha256, path, "application/pdf", 1, Path(path), outcome=outcome, reason=reason)


def both_years(first: int, second: int, **parts: tuple[int, int]) -> Figures:
    """Totals of the two years, and parts by category."""
    figures: dict[tuple[str, str], int] = {(FIRST, "total"): first, (SECOND, "total"): second}
    for category, (one, two) in parts.items():
        figures |= {(FIRST, category): one, (SECOND, category): two}
    return figures


def decision(action: str, reply: str = "", **columns: str) -> Decision:
    filed = {
        "decision_id": "d1",
        "body_id": "",
        "period": "",
        "category": "",
        "value": "",
        "expect": "",
        "reason": "seen on the picture",
        "decided_by": "A. Person",
        "decided_on": "2018-06-01",
        **columns,
    }
    return Decision(action=action, reply=reply, **filed)
