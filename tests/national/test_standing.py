"""A change settles what it can touch and nothing else, and the rows are those of a build from nothing."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model import Answer, Decision, Reading
from pipeline.national.build import settle_request
from pipeline.national.received import Received
from pipeline.national.rows import Inputs, Part, Reach
from pipeline.national.standing import Change, load_standing
from pipeline.national.warehouse import connect, write
from pipeline.request import Request
from tests.national.world import FIRST, SECOND, answered, arrived, both_years, decision, make_request, observations

PATHS = ("a.pdf", "b.pdf", "c/d.pdf", "e.pdf", "pack.zip!/one.pdf", "pack.zip!/two.pdf", "post.zip!/three.pdf")
BODIES = ("ashby", "bexton", "corley", "elsewhere")
RULINGS = (
    decision("exclude", "a.pdf"),
    decision("exclude", "b.pdf", body_id="ashby", period=FIRST, category="main", decision_id="d2"),
    decision("supersede", "pack.zip", decision_id="d3"),
    decision("assign_body", "c/d.pdf", body_id="corley", decision_id="d4"),
    decision("correct", "e.pdf", body_id="bexton", period=SECOND, category="total", value="77", decision_id="d5"),
    decision("accept", body_id="ashby", decision_id="d6"),
    decision("accept", "a.pdf", period=SECOND, decision_id="d7"),
    decision("accept", body_id="bexton", period=FIRST, category="total", expect="12", decision_id="d8"),
    decision("accept", period=FIRST, decision_id="d9"),
    decision("exclude", "gone.pdf", decision_id="d10"),
    decision("explode", "a.pdf", decision_id="d11"),
)


def said(number: int) -> Reading:
    """What the content of that number says: mostly figures for one body, at times for two, or none."""
    dice = random.Random(number)
    bodies = dice.sample(BODIES, dice.choice((1, 1, 1, 2)))
    readings = []
    for body_id in bodies:
        main, minor = dice.randint(0, 9), dice.randint(0, 9)
        wrong = dice.choice((0, 0, 0, 3))
        years = both_years(main + minor - wrong, main + minor, main=(main, main), minor=(minor, minor))
        some = {key: value for key, value in years.items() if dice.random() < 0.8}
        readings.append(observations(body_id, some, dice.choice(((), (), ("total_not_stated",)))))
    return Reading(
        reply_id="",
        kind=dice.choice(("answer",) * 8 + ("refusal", "acknowledgement", "irrelevant")),
        body_ids=tuple(bodies),
        dated=dice.choice((None, date(2018, 5, 1), date(2018, 6, 1))),
        supersedes=dice.random() < 0.2,
        observations=sum(readings, ()),
        answers=tuple(Answer(body_id, period, "full") for body_id in bodies for period in (FIRST, SECOND)),
    )


def as_received(files: Mapping[str, int]) -> list[Received]:
    """The files as intake and the rooms after it hand them on: containers, and the first of each content."""
    found: list[Received] = []
    first: dict[int, str] = {}
    for container in sorted({path.split("!/")[0] for path in files if "!/" in path}):
        members = sorted((path, number) for path, number in files.items() if path.startswith(f"{container}!/"))
        found.append(Received(arrived(container, f"{container} {members}", "container")))
    for path, number in sorted(files.items()):
        original = first.setdefault(number, path)
        reply = arrived(path, f"content {number}")
        if original == path:
            found.append(Received(reply, "read", reading=replace(said(number), reply_id=reply.reply_id)))
        else:
            found.append(Received(replace(reply, outcome="duplicate", reason=original)))
    return sorted(found, key=lambda source: source.path)


def told(found: Sequence[Received], decisions: Sequence[Decision]) -> Inputs:
    replies = tuple((source.path, source.reply_id, source.reply.outcome) for source in found)
    return Inputs("code", "reader", "limits", "normaliser", "request", repr(decisions), "", replies)


def from_nothing(folder: Path, request: Request, found: Sequence[Received], decisions: Sequence[Decision]) -> None:
    write(folder, {request.id: Part(settle_request(request, found, decisions), told(found, decisions), ())})


def from_the_last(folder: Path, request: Request, found: Sequence[Received], decisions: Sequence[Decision]) -> Reach:
    standing = load_standing(folder, request.id, told(found, decisions))
    assert standing is not None
    change = Change(standing, [source.reply for source in found], decisions)
    touched = {s.path: s.reading for s in found if s.path in change.touched.paths and s.reading is not None}
    reach = change.reach(touched)
    own = [source for source in found if source.path in reach.paths]
    settled = settle_request(request, own, decisions, reach.bodies, change.unmoved(reach))
    write(folder, {request.id: Part(settled, told(found, decisions), (), reach)})
    return reach


def everything(folder: Path) -> dict[str, list[tuple[Any, ...]]]:
    with connect(folder) as connection:
        names = connection.execute("SELECT table_schema, table_name FROM information_schema.tables ORDER BY ALL")
        return {f"{s}.{n}": connection.execute(f"FROM {s}.{n}").fetchall() for s, n in names.fetchall()}


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("put"), st.sampled_from(PATHS), st.integers(0, 40)),
        st.tuples(st.just("drop"), st.sampled_from(PATHS), st.just(0)),
        st.tuples(st.just("rule"), st.just(""), st.integers(0, len(RULINGS) - 1)),
    ),
    min_size=1,
    max_size=3,
)


@settings(max_examples=3, deadline=None, derandomize=True)
@given(st.lists(STEPS, min_size=6, max_size=6))
def test_builds_one_upon_the_other_are_a_build_from_nothing(changes: list[list[tuple[str, str, int]]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        request = make_request(Path(name) / "raw")
        files: dict[str, int] = {path: number for number, path in enumerate(PATHS[:4])}
        decisions: list[Decision] = []
        from_nothing(Path(name) / "grown", request, as_received(files), decisions)
        for steps in changes:
            for what, path, number in steps:
                if what == "put":
                    files[path] = number
                elif what == "drop":
                    files.pop(path, None)
                elif RULINGS[number] in decisions:
                    decisions.remove(RULINGS[number])
                else:
                    decisions.append(RULINGS[number])
            from_the_last(Path(name) / "grown", request, as_received(files), decisions)
            from_nothing(Path(name) / "whole", request, as_received(files), decisions)
            assert everything(Path(name) / "grown") == everything(Path(name) / "whole")


# ---------------------------------------------------------------- what is reached


ASHBY = answered("ashby.pdf", "ashby", both_years(100, 120))
BEXTON = answered("bexton.pdf", "bexton", both_years(200, 240))
CORLEY = answered("corley.pdf", "corley", both_years(50, 60))


@pytest.fixture
def request_(tmp_path: Path) -> Request:
    return make_request(tmp_path / "raw")


@pytest.mark.parametrize(
    ("found", "decisions", "paths", "bodies"),
    [
        ([ASHBY, BEXTON, CORLEY], (), set(), set()),
        ([ASHBY, BEXTON], (), {"corley.pdf"}, {"corley"}),
        (
            [ASHBY, BEXTON, CORLEY, answered("later.pdf", "ashby", both_years(1, 2))],
            (),
            {"ashby.pdf", "later.pdf"},
            {"ashby"},
        ),
        ([ASHBY, BEXTON, CORLEY], (decision("exclude", "bexton.pdf"),), {"bexton.pdf"}, {"bexton"}),
        ([ASHBY, BEXTON, CORLEY], (decision("accept", body_id="corley"),), {"corley.pdf"}, {"corley"}),
        (
            [ASHBY, BEXTON, CORLEY],
            (decision("assign_body", "ashby.pdf", body_id="bexton"),),
            {"ashby.pdf", "bexton.pdf"},
            {"ashby", "bexton"},
        ),
        ([ASHBY, BEXTON, CORLEY], (decision("exclude", "gone.pdf"),), set(), set()),
    ],
    ids=["nothing", "gone", "one more", "excluded", "accepted", "assigned", "about nothing"],
)
def test_a_change_reaches_what_depends_on_it(
    tmp_path: Path,
    request_: Request,
    found: list[Received],
    decisions: tuple[Decision, ...],
    paths: set[str],
    bodies: set[str],
) -> None:
    from_nothing(tmp_path / "w", request_, [ASHBY, BEXTON, CORLEY], ())
    reach = from_the_last(tmp_path / "w", request_, found, decisions)
    assert (reach.paths, reach.bodies) == (paths, bodies)


def test_a_build_of_other_code_or_that_is_not_what_it_says_is_not_built_upon(tmp_path: Path, request_: Request) -> None:
    from_nothing(tmp_path / "w", request_, [ASHBY], ())
    today = told([ASHBY], ())
    assert load_standing(tmp_path / "w", request_.id, today) is not None
    assert load_standing(tmp_path / "nowhere", request_.id, today) is None
    assert load_standing(tmp_path / "w", "another", today) is None
    for name in ("code", "reader", "limits", "normaliser", "request"):
        assert load_standing(tmp_path / "w", request_.id, replace(today, **{name: "other"})) is None
    write(tmp_path / "w", {request_.id: Part(settle_request(request_, [ASHBY], ()), replace(today, unread=1), ())})
    assert load_standing(tmp_path / "w", request_.id, today) is None
