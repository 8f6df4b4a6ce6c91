"""What people ruled is applied as data, with a guard, and never fails in silence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pipeline.model import Decision, Evidence, Figure, Place
from pipeline.national.build import Settled, open_findings, settle_request
from pipeline.national.decisions import load_decisions, released
from pipeline.national.received import Received
from pipeline.request import Request, RequestError
from tests.national.world import FIRST, SECOND, answered, arrived, both_years, decision, make_request

YEARS = both_years(100, 120, main=(60, 70), minor=(40, 50))


@pytest.fixture(scope="module")
def request_(tmp_path_factory: pytest.TempPathFactory) -> Request:
    return make_request(tmp_path_factory.mktemp("raw"))


def settled(request_: Request, received: Sequence[Received], *decisions: Decision) -> Settled:
    return settle_request(request_, received, decisions)


def figure(outcome: Settled, body_id: str = "ashby", period: str = FIRST, category: str = "total") -> Figure:
    (found,) = [f for f in outcome.figures if (f.body_id, f.period, f.category) == (body_id, period, category)]
    return found


def failures(outcome: Settled) -> list[tuple[str, str]]:
    return [(r.finding.code, r.finding.message) for r in outcome.raised if r.finding.code.startswith("decision_")]


DOUBTFUL = [answered("a.pdf", "ashby", YEARS, review=("low_confidence",))]


def test_without_decisions_doubt_stays(request_: Request) -> None:
    outcome = settled(request_, DOUBTFUL)
    assert figure(outcome).needs_review
    assert figure(outcome).reasons == ("low_confidence",)


@pytest.mark.parametrize("reply", ["a.pdf", DOUBTFUL[0].reply_id[:10], DOUBTFUL[0].reply_id, ""])
def test_accept(request_: Request, reply: str) -> None:
    ruling = decision("accept", reply, body_id="ashby", period=FIRST, category="total", expect="100")
    outcome = settled(request_, DOUBTFUL, ruling)
    assert not figure(outcome).needs_review
    assert figure(outcome).low == 100
    assert "accepted by A. Person on 2018-06-01" in figure(outcome).derivation
    assert figure(outcome, period=SECOND).needs_review
    assert not failures(outcome)
    assert outcome.ruled[0].applied


def test_accept_a_whole_reply(request_: Request) -> None:
    outcome = settled(request_, DOUBTFUL, decision("accept", "a.pdf"))
    assert not any(f.needs_review for f in outcome.figures)


def test_accept_guards_the_total_where_it_names_no_category(request_: Request) -> None:
    ruling = decision("accept", "a.pdf", period=FIRST, expect="100")
    assert not figure(settled(request_, DOUBTFUL, ruling), category="main").needs_review


@pytest.mark.parametrize("expect", ["101", "0-4", "missing"])
def test_a_guard_that_no_longer_holds_is_loud_and_nothing_is_applied(request_: Request, expect: str) -> None:
    ruling = decision("accept", "a.pdf", body_id="ashby", period=FIRST, category="total", expect=expect)
    outcome = settled(request_, DOUBTFUL, ruling)
    assert figure(outcome).needs_review
    assert failures(outcome) == [
        ("decision_stale", f"Decision 'd1' (accept): it expects '{expect}', but now it says '100'.")
    ]
    assert (outcome.ruled[0].matched, outcome.ruled[0].applied) == (True, False)


@pytest.mark.parametrize(
    "ruling",
    [
        decision("accept", "gone.pdf"),
        decision("accept", "abc"),
        decision("exclude", "gone.pdf"),
        decision("supersede", ""),
        decision("assign_body", "gone.pdf", body_id="ashby"),
        decision("assign_body", "a.pdf"),
        decision("release", "gone.pdf"),
        decision("correct", "a.pdf", body_id="ashby", period=FIRST, category="total", value="many"),
        decision("correct", "a.pdf", body_id="ashby", value="5"),
        decision("correct", "gone.pdf", body_id="ashby", period=FIRST, category="total", value="5"),
        decision("applaud", "a.pdf"),
    ],
    ids=lambda d: f"{d.action} {d.reply}",
)
def test_a_decision_that_matches_nothing_is_loud(request_: Request, ruling: Decision) -> None:
    outcome = settled(request_, DOUBTFUL, ruling)
    assert [code for code, _ in failures(outcome)] == ["decision_unmatched"]
    assert figure(outcome).low == 100


@pytest.mark.parametrize(("value", "low", "high"), [("130", 130, 130), ("1,300", 1300, 1300), ("125-130", 125, 130)])
def test_correct(request_: Request, value: str, low: int, high: int) -> None:
    ruling = decision("correct", "a.pdf", body_id="ashby", period=SECOND, category="total", value=value, expect="120")
    outcome = settled(request_, [answered("a.pdf", "ashby", both_years(100, 120))], ruling)
    corrected = figure(outcome, period=SECOND)
    assert (corrected.low, corrected.high, corrected.needs_review) == (low, high, False)
    assert "corrected by A. Person" in corrected.derivation
    assert figure(outcome).low == 100


def contradictory(review: tuple[str, ...], *others: str) -> Received:
    """Ashby's total of 100, beside other readings in the same letter."""
    source = answered("a.pdf", "ashby", both_years(100, 120), review=review)
    assert source.reading is not None
    seen = tuple(Evidence("conflict", text, Place(page=2, ref=f"line {n}")) for n, text in enumerate(others))
    total, *rest = source.reading.observations
    observations = (replace(total, evidence=(*total.evidence, *seen)), *rest)
    return replace(source, reading=replace(source.reading, observations=observations))


@pytest.mark.parametrize(
    ("others", "value", "low", "high", "text"),
    [
        (("107",), "107", 107, 107, "107"),
        (("1,070",), "1070", 1070, 1070, "1,070"),
        (("<5",), "0-4", 0, 4, "<5"),
        (("60", "47"), "107", 107, 107, "60 + 47"),
        (("60", "47"), "47", 47, 47, "47"),
    ],
)
def test_choose(request_: Request, others: tuple[str, ...], value: str, low: int, high: int, text: str) -> None:
    ruling = decision(
        "choose", "a.pdf", body_id="ashby", period=FIRST, category="total", value=value, expect="100"
    )  # fmt: skip
    outcome = settled(request_, [contradictory(("readings_differ",), *others)], ruling)
    chosen = figure(outcome)
    assert not failures(outcome)
    assert (chosen.low, chosen.high, chosen.needs_review) == (low, high, False)
    assert " + ".join(e.text for e in chosen.evidence if e.role in {"value", "addend"}) == text
    assert "100" in {e.text for e in chosen.evidence if e.role == "conflict"}


def test_a_choice_settles_no_other_doubt(request_: Request) -> None:
    ruling = decision("choose", "a.pdf", body_id="ashby", period=FIRST, category="total", value="107")
    outcome = settled(request_, [contradictory(("readings_differ", "period_unclear"), "107")], ruling)
    assert figure(outcome).low == 107
    assert figure(outcome).needs_review
    assert figure(outcome).reasons == ("period_unclear",)


@pytest.mark.parametrize("value", ["108", "many", ""])
def test_what_the_reply_does_not_say_can_not_be_chosen(request_: Request, value: str) -> None:
    ruling = decision("choose", "a.pdf", body_id="ashby", period=FIRST, category="total", value=value)
    outcome = settled(request_, [contradictory(("readings_differ",), "107")], ruling)
    assert [code for code, _ in failures(outcome)] == ["decision_unmatched"]
    assert (figure(outcome).low, figure(outcome).needs_review) == (100, True)


def test_arithmetic_follows_a_correction(request_: Request) -> None:
    ruling = decision("correct", "a.pdf", body_id="ashby", period=FIRST, category="main", value="90")
    outcome = settled(request_, [answered("a.pdf", "ashby", YEARS)], ruling)
    assert figure(outcome).needs_review
    assert "total_mismatch" in figure(outcome).reasons


def test_a_sum_follows_its_corrected_addend(request_: Request) -> None:
    """A total that the reader added up is no statement of the body: it is added up again."""
    source = answered("a.pdf", "ashby", YEARS)
    assert source.reading is not None
    summed = [
        type(o)(
            o.body_id, o.period, o.category, o.low, o.high, o.status, o.text, o.place, "sum",
            tuple(type(e)("addend", e.text, e.place) for e in o.evidence),
        )
        if o.category == "total"
        else o
        for o in source.reading.observations
    ]  # fmt: skip
    reading = type(source.reading)(
        source.reply_id, "answer", ("ashby",), observations=tuple(summed), answers=source.reading.answers
    )
    ruling = decision("correct", "a.pdf", body_id="ashby", period=FIRST, category="main", value="90")
    outcome = settled(request_, [Received(source.reply, "read", reading=reading)], ruling)
    assert (figure(outcome).low, figure(outcome).high) == (130, 130)
    assert not figure(outcome).needs_review


def test_correct_supplies_what_the_machine_could_not_read(request_: Request) -> None:
    blank = answered("scan.pdf", "ashby", {}, kind="unread", outcome="unclear")
    ruling = decision("correct", "scan.pdf", body_id="ashby", period=FIRST, category="total", value="42")
    outcome = settled(request_, [blank], ruling)
    assert (figure(outcome).low, figure(outcome).needs_review) == (42, False)
    assert figure(outcome).evidence[0].place.ref == "decision d1"
    assert figure(outcome, period=SECOND).low is None


def test_exclude_a_reply(request_: Request) -> None:
    outcome = settled(request_, [answered("a.pdf", "ashby", YEARS)], decision("exclude", "a.pdf"))
    assert figure(outcome).low is None
    assert outcome.count.why_not["a.pdf"].startswith("left out: seen on the picture")


def test_exclude_a_figure(request_: Request) -> None:
    ruling = decision("exclude", "a.pdf", body_id="ashby", period=FIRST, category="main", expect="60")
    outcome = settled(request_, [answered("a.pdf", "ashby", YEARS)], ruling)
    assert figure(outcome, category="main").low is None
    assert figure(outcome, category="not_broken_down").low == 60
    assert figure(outcome, period=SECOND, category="main").low == 70


def test_assign_body(request_: Request) -> None:
    unknown = answered("x.pdf", "", YEARS, review=("body_unknown",))
    outcome = settled(request_, [unknown], decision("assign_body", "x.pdf", body_id="bexton"))
    assert (figure(outcome, "bexton").low, figure(outcome, "bexton").needs_review) == (100, False)
    (answer,) = [c.answer for c in outcome.count.counted if (c.body_id, c.period) == ("bexton", FIRST)]
    assert answer is not None and answer.outcome == "full"


def test_assign_body_comes_before_what_rests_on_it(request_: Request) -> None:
    unknown = answered("x.pdf", "", YEARS, review=("body_unknown",))
    outcome = settled(
        request_,
        [unknown],
        decision("correct", "x.pdf", body_id="bexton", period=FIRST, category="total", value="101", decision_id="d2"),
        decision("assign_body", "x.pdf", body_id="bexton"),
    )
    assert figure(outcome, "bexton").low == 101
    assert [r.decision.decision_id for r in outcome.ruled] == ["d2", "d1"]


def test_supersede_settles_a_contradiction(request_: Request) -> None:
    old = answered("old.pdf", "ashby", YEARS, dated=date(2018, 5, 1))
    new = answered("new.pdf", "ashby", both_years(90, 130), dated=date(2018, 6, 1))
    assert figure(settled(request_, [old, new])).needs_review
    outcome = settled(request_, [old, new], decision("supersede", "new.pdf"))
    assert (figure(outcome).low, figure(outcome).needs_review) == (100, False)


def test_a_ruling_on_a_container_is_one_on_its_members(request_: Request) -> None:
    member = answered("all.zip!/a.pdf", "ashby", YEARS)
    container = Received(arrived("all.zip", outcome="container"))
    outcome = settled(request_, [container, member], decision("exclude", "all.zip"))
    assert figure(outcome).low is None


def test_a_ruling_on_a_copy_is_one_on_the_original(request_: Request) -> None:
    copy = Received(arrived("b.pdf", content="a.pdf", outcome="duplicate", reason="a.pdf"))
    outcome = settled(request_, [answered("a.pdf", "ashby", YEARS), copy], decision("exclude", "b.pdf"))
    assert figure(outcome).low is None


def test_release_names_what_may_be_read() -> None:
    hidden = Received(arrived("hidden.xlsx"))
    assert released([decision("release", "hidden.xlsx")], [hidden, Received(arrived("other.xlsx"))]) == {
        hidden.reply_id
    }
    assert released([decision("accept", "hidden.xlsx")], [hidden]) == frozenset()


def test_a_finding_stays_open_until_its_figures_are_accepted(request_: Request) -> None:
    old = answered("old.pdf", "ashby", YEARS, dated=date(2018, 5, 1))
    new = answered("new.pdf", "ashby", both_years(90, 130), dated=date(2018, 6, 1))
    for rulings, expected in [((), True), ((decision("accept", "new.pdf"),), False)]:
        outcome = settled(request_, [old, new], *rulings)
        differ = [is_open for raised, is_open in open_findings(outcome) if raised.finding.code == "replies_differ"]
        assert differ == [expected] * 2


# ---------------------------------------------------------------- the file


def test_the_file_is_read_with_or_without_a_mark_of_its_encoding(tmp_path: Path) -> None:
    header = "decision_id,action,reply,body_id,period,category,value,expect,reason,decided_by,decided_on"
    row = 'd1,accept,a.pdf,ashby,2016/17,total,,100,"seen, twice",A. Person,2018-06-01'
    path = tmp_path / "decisions.csv"
    for mark in ("", "\ufeff"):
        path.write_text(f"{mark}{header}\n{row}\n", "utf-8")
        (read,) = load_decisions(path)
        assert (read.decision_id, read.reason, read.expect) == ("d1", "seen, twice", "100")


def test_no_file_is_no_decisions(tmp_path: Path) -> None:
    assert load_decisions(tmp_path / "decisions.csv") == ()


def test_a_wrong_header_says_what_it_must_be(tmp_path: Path) -> None:
    path = tmp_path / "decisions.csv"
    path.write_text("action,reply\naccept,a.pdf\n", "utf-8")
    with pytest.raises(RequestError, match="lacks the column decision_id"):
        load_decisions(path)
