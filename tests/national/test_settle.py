"""Arithmetic within one answer: what is stated bounds what is hidden, and nothing is taken for zero."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model import Answer, Evidence, Figure, Observation, Place
from pipeline.national.counting import Cited, Counted
from pipeline.national.received import Raised
from pipeline.national.settle import settle
from pipeline.request import Request
from tests.national.world import FIRST, answered, make_request

Value = int | tuple[int, int | None] | str


@pytest.fixture(scope="module")
def request_(tmp_path_factory: pytest.TempPathFactory) -> Request:
    return make_request(tmp_path_factory.mktemp("raw"))


def settled(
    request_: Request, review: tuple[str, ...] = (), **values: Value
) -> tuple[dict[str, Figure], tuple[Raised, ...]]:
    source = answered("reply.pdf", "ashby", {(FIRST, c): v for c, v in values.items()}, review=review)
    assert source.reading is not None
    cells = {o.category: Cited(o, source) for o in source.reading.observations}
    figures, raised = settle(Counted("ashby", FIRST, cells, Answer("ashby", FIRST, "full"), source), request_)
    return {figure.category: figure for figure in figures}, raised


def ranges(figures: dict[str, Figure]) -> dict[str, tuple[int | None, int | None]]:
    return {category: (figure.low, figure.high) for category, figure in figures.items()}


def test_parts_that_make_up_the_total_leave_nothing_over(request_: Request) -> None:
    figures, raised = settled(request_, main=60, minor=40, total=100)
    assert ranges(figures) == {
        "main": (60, 60),
        "minor": (40, 40),
        "other": (0, 0),
        "not_broken_down": (0, 0),
        "total": (100, 100),
    }
    assert not raised
    assert not any(f.needs_review for f in figures.values())


def test_a_total_alone_is_not_broken_down(request_: Request) -> None:
    figures, _ = settled(request_, total=100)
    assert ranges(figures) == {
        "main": (None, None),
        "minor": (None, None),
        "other": (None, None),
        "not_broken_down": (100, 100),
        "total": (100, 100),
    }
    assert figures["main"].status == "missing"


def test_what_a_total_leaves_over_is_not_broken_down(request_: Request) -> None:
    figures, _ = settled(request_, main=60, minor=30, total=100)
    assert figures["not_broken_down"].low == figures["not_broken_down"].high == 10
    assert figures["other"].low is None


def test_a_category_that_is_absent_is_none_only_where_the_others_make_up_the_total(request_: Request) -> None:
    assert ranges(settled(request_, main=100, total=100)[0])["minor"] == (0, 0)
    assert ranges(settled(request_, main=90, total=100)[0])["minor"] == (None, None)


def test_parts_beyond_the_total_are_an_error_never_a_number(request_: Request) -> None:
    figures, raised = settled(request_, main=80, minor=30, total=100)
    assert [r.finding.code for r in raised] == ["total_mismatch"]
    assert raised[0].finding.effect == 10
    assert figures["not_broken_down"].low is None
    assert ranges(figures)["total"] == (100, 100)
    assert all(figures[c].needs_review for c in ("main", "minor", "total"))


def test_a_stated_total_settles_a_suppressed_part(request_: Request) -> None:
    figures, _ = settled(request_, main=97, minor=(0, 4), total=100)
    assert (figures["minor"].low, figures["minor"].high, figures["minor"].status) == (3, 3, "exact")
    assert "bounded_by_total" in figures["minor"].reasons
    assert not figures["minor"].needs_review
    assert {e.role for e in figures["minor"].evidence} == {"value", "total"}
    assert figures["not_broken_down"].low == 0


def test_a_stated_total_settles_a_withheld_part(request_: Request) -> None:
    figures, _ = settled(request_, main=97, minor="withheld", total=100)
    assert (figures["minor"].low, figures["minor"].high) == (3, 3)


def test_two_suppressed_parts_bound_each_other(request_: Request) -> None:
    figures, _ = settled(request_, main=(0, 4), minor=(0, 4), total=6)
    assert ranges(figures)["main"] == ranges(figures)["minor"] == (2, 4)


def test_a_suppressed_part_that_cannot_fill_the_total_leaves_a_range_over(request_: Request) -> None:
    figures, _ = settled(request_, main=50, minor=(0, 4), total=100)
    assert ranges(figures)["not_broken_down"] == (46, 50)
    assert ranges(figures)["minor"] == (0, 4)


def test_without_a_total_all_parts_make_one(request_: Request) -> None:
    figures, _ = settled(request_, main=60, minor=(0, 4))
    assert ranges(figures)["total"] == (60, 64)
    assert not figures["total"].needs_review
    assert ranges(figures)["not_broken_down"] == (0, 0)


def test_without_a_total_some_parts_make_a_sum_that_a_person_is_asked_about(request_: Request) -> None:
    figures, _ = settled(request_, main=60)
    assert ranges(figures)["total"] == (60, 60)
    assert figures["total"].reasons == ("total_not_stated",)
    assert figures["total"].needs_review
    assert figures["minor"].low is None


def test_a_withheld_part_leaves_the_sum_open(request_: Request) -> None:
    figures, _ = settled(request_, main=60, minor="withheld")
    assert ranges(figures)["total"] == (60, None)
    assert figures["total"].status == "interval"
    assert (figures["minor"].low, figures["minor"].status) == (None, "withheld")


def test_a_doubt_about_a_part_is_a_doubt_about_what_follows_from_it(request_: Request) -> None:
    figures, _ = settled(request_, ("low_confidence",), main=60, minor=30, total=100)
    assert figures["not_broken_down"].needs_review
    assert figures["not_broken_down"].reasons == ("low_confidence",)


@pytest.mark.parametrize(
    ("outcome", "status"),
    [
        ("refused_cost", "refused"),
        ("not_held", "not_held"),
        ("different_measure", "not_comparable"),
        ("unclear", "missing"),
    ],
)
def test_what_was_not_given_says_why(request_: Request, outcome: str, status: str) -> None:
    figures, _ = settle(Counted("ashby", FIRST, {}, Answer("ashby", FIRST, outcome)), request_)
    assert {(f.low, f.high, f.status) for f in figures} == {(None, None, status)}


def test_no_reply_is_missing(request_: Request) -> None:
    figures, _ = settle(Counted("ashby", FIRST), request_)
    assert {(f.low, f.status, f.reply_id, f.needs_review) for f in figures} == {(None, "missing", None, False)}


def test_a_figure_keeps_the_evidence_of_its_observation(request_: Request) -> None:
    figures, _ = settled(request_, main=60, minor=40, total=100)
    (evidence,) = figures["total"].evidence
    assert (evidence.role, evidence.text, evidence.headers) == ("value", "100", ("total", FIRST))
    assert len(figures["total"].sources) == 1
    assert {e.text for e in figures["other"].evidence} == {"60", "40", "100"}


def test_a_category_that_the_reader_bounded_says_so(request_: Request, tmp_path: Path) -> None:
    place = Place(page=1)
    evidence = (Evidence("addend", "<5", place), Evidence("total", "100", place))
    pinned = Observation("ashby", FIRST, "minor", 3, 3, "exact", "<5 + 100", place, "bounded", evidence)
    source = answered("reply.pdf", "ashby", {(FIRST, "main"): 97, (FIRST, "total"): 100})
    assert source.reading is not None
    cells = {o.category: Cited(o, source) for o in (*source.reading.observations, pinned)}
    figures, _ = settle(Counted("ashby", FIRST, cells, None, source), request_)
    assert next(f for f in figures if f.category == "minor").reasons == ("bounded_by_total",)


counts = st.integers(0, 50)


@settings(max_examples=300, deadline=None)
@given(
    truth=st.tuples(counts, counts, counts, counts),
    slack=st.tuples(*[st.tuples(st.integers(0, 4), st.integers(0, 4)) for _ in range(5)]),
    hidden=st.tuples(*[st.sampled_from(["shown", "interval", "withheld", "absent"]) for _ in range(5)]),
)
def test_the_truth_is_never_outside_what_is_settled(
    request_: Request,
    truth: tuple[int, int, int, int],
    slack: tuple[tuple[int, int], ...],
    hidden: tuple[str, ...],
) -> None:
    """Whatever a body hides of a table whose rows make up its total, the figures contain the true counts."""
    names = ("main", "minor", "other", "not_broken_down", "total")
    true = dict(zip(names, (*truth, sum(truth)), strict=True))
    said: dict[str, Value] = {}
    for name, (below, above), how in zip(names, slack, hidden, strict=True):
        if how == "shown":
            said[name] = true[name]
        elif how == "interval":
            said[name] = (max(0, true[name] - below), true[name] + above)
        elif how == "withheld":
            said[name] = "withheld"
        elif true[name]:
            # A row is left out only where it is nil: a table that leaves out more is not the same table.
            said[name] = true[name]
    figures, raised = settled(request_, **said)
    assert not raised
    for name, figure in figures.items():
        if figure.low is not None:
            assert figure.low <= true[name], (name, said)
            assert figure.high is None or true[name] <= figure.high, (name, said)
