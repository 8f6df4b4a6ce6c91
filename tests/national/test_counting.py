"""Each population counts once, whoever sends it and however often; what contradicts is asked about, never added."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import permutations

import pytest

from pipeline.national.counting import Count, Counted, count
from pipeline.national.received import Received
from pipeline.request import Request
from tests.national.world import FIRST, SECOND, answered, arrived, both_years, make_request

EARLY, LATE = date(2018, 5, 1), date(2018, 6, 1)
YEARS = both_years(100, 120, main=(60, 70), minor=(40, 50))


@pytest.fixture(scope="module")
def request_(tmp_path_factory: pytest.TempPathFactory) -> Request:
    return make_request(tmp_path_factory.mktemp("raw"))


def counted(request_: Request, *received: Received, aside: Mapping[str, str] | None = None) -> Count:
    return count(received, aside or {}, request_)


def of(outcome: Count, body_id: str, period: str = FIRST) -> Counted:
    (found,) = [c for c in outcome.counted if (c.body_id, c.period) == (body_id, period)]
    return found


def total(outcome: Count, body_id: str = "ashby", period: str = FIRST) -> int | None:
    return of(outcome, body_id, period).cells["total"].observation.low


def codes(outcome: Count) -> list[str]:
    return [raised.finding.code for raised in outcome.raised]


def test_every_body_asked_has_an_entry_for_every_period(request_: Request) -> None:
    outcome = counted(request_)
    assert [(c.body_id, c.period) for c in outcome.counted] == [
        (body, period) for body in ("ashby", "bexton", "corley") for period in (FIRST, SECOND)
    ]


def test_a_copy_counts_once(request_: Request) -> None:
    original = answered("a.pdf", "ashby", YEARS)
    copy = Received(arrived("b/a.pdf", outcome="duplicate", reason="a.pdf"))
    outcome = counted(request_, original, copy)
    assert total(outcome) == 100
    assert outcome.why_not == {"b/a.pdf": "The same file as 'a.pdf'."}


def test_an_acknowledgement_never_counts_even_with_numbers(request_: Request) -> None:
    early = answered("ack.pdf", "ashby", both_years(999, 999), kind="acknowledgement", outcome="not_a_reply")
    outcome = counted(request_, early, answered("answer.pdf", "ashby", YEARS))
    assert total(outcome) == 100
    assert "acknowledges" in outcome.why_not["ack.pdf"]
    assert of(counted(request_, early), "ashby").cells == {}


def test_twins_count_once(request_: Request) -> None:
    """A bilingual pair, or each partner's copy of a joint letter."""
    outcome = counted(request_, answered("english.pdf", "ashby", YEARS), answered("welsh.pdf", "ashby", YEARS))
    assert total(outcome) == 100
    assert codes(outcome).count("twin_reply") == 2
    assert {path for path, _, _ in outcome.used} == {"english.pdf"}
    assert outcome.why_not["welsh.pdf"] == "It says the same as 'english.pdf'."
    assert outcome.replaced == {"welsh.pdf"}


def test_a_later_letter_that_says_so_replaces_an_earlier_one(request_: Request) -> None:
    outcome = counted(
        request_,
        answered("first.pdf", "ashby", YEARS, dated=EARLY),
        answered("second.pdf", "ashby", both_years(110, 130), dated=LATE, supersedes=True),
    )
    assert (total(outcome), total(outcome, period=SECOND)) == (110, 130)
    assert "main" not in of(outcome, "ashby").cells
    assert codes(outcome) == ["superseded", "superseded"]
    assert of(outcome, "ashby").reasons == ()


def test_a_correction_of_one_year_leaves_the_other(request_: Request) -> None:
    outcome = counted(
        request_,
        answered("first.pdf", "ashby", YEARS, dated=EARLY),
        answered("second.pdf", "ashby", {(SECOND, "total"): 130}, dated=LATE, supersedes=True),
    )
    assert (total(outcome), total(outcome, period=SECOND)) == (100, 130)
    assert not of(outcome, "ashby", SECOND).reasons
    assert {path for path, _, _ in outcome.used} == {"first.pdf", "second.pdf"}


def test_a_correction_of_one_part_without_a_total_is_asked_about(request_: Request) -> None:
    outcome = counted(
        request_,
        answered("first.pdf", "ashby", YEARS, dated=EARLY),
        answered("second.pdf", "ashby", {(SECOND, "main"): 75}, dated=LATE, supersedes=True),
    )
    assert of(outcome, "ashby", SECOND).reasons == ("replies_differ",)


@pytest.mark.parametrize(
    ("first", "second"), [(LATE, EARLY), (None, LATE), (EARLY, None), (None, None)], ids=["older", "?", "??", "???"]
)
def test_a_correction_that_is_not_known_to_be_later_replaces_nothing(
    request_: Request, first: date | None, second: date | None
) -> None:
    outcome = counted(
        request_,
        answered("first.pdf", "ashby", YEARS, dated=first),
        answered("second.pdf", "ashby", both_years(110, 130), dated=second, supersedes=True),
    )
    assert of(outcome, "ashby").reasons == ("replies_differ",)


def test_a_correction_of_a_correction(request_: Request) -> None:
    outcome = counted(
        request_,
        answered("1.pdf", "ashby", YEARS, dated=EARLY),
        answered("2.pdf", "ashby", both_years(110, 130), dated=date(2018, 5, 20), supersedes=True),
        answered("3.pdf", "ashby", both_years(105, 125), dated=LATE, supersedes=True),
    )
    assert total(outcome) == 105
    assert of(outcome, "ashby").reasons == ()


def test_two_divisions_of_one_figure_are_not_added_up(request_: Request) -> None:
    """Both agree on all that both say; together their parts would come to twice the total."""
    replies = [
        answered("by road.pdf", "ashby", both_years(100, 120, main=(60, 70), minor=(40, 50))),
        answered("in one.pdf", "ashby", {(FIRST, "total"): 100, (FIRST, "not_broken_down"): 95}),
    ]
    for order in permutations(replies):
        outcome = counted(request_, *order)
        first = of(outcome, "ashby")
        assert (total(outcome), first.reasons) == (100, ("replies_differ",))
        assert set(first.cells) == {"total", "main", "minor"}
        assert [(source.path, evidence.text) for source, evidence in first.conflicts["total"]] == [("in one.pdf", "95")]
        assert [(r.finding.code, r.finding.effect) for r in outcome.raised] == [("replies_differ", 95)]
        assert of(outcome, "ashby", SECOND).reasons == ()


def test_answers_that_contradict_each_other_are_asked_about_and_never_added_up(request_: Request) -> None:
    replies = [
        answered("old.pdf", "ashby", YEARS, dated=EARLY),
        answered("new.pdf", "ashby", both_years(90, 120), dated=LATE),
    ]
    for order in permutations(replies):
        outcome = counted(request_, *order)
        assert (total(outcome), total(outcome, period=SECOND)) == (90, 120)
        first = of(outcome, "ashby")
        assert first.reasons == ("replies_differ",)
        assert of(outcome, "ashby", SECOND).reasons == ()
        ((source, evidence),) = first.conflicts["total"]
        assert (source.path, evidence.role, evidence.text) == ("old.pdf", "conflict", "100")
        (finding,) = [r.finding for r in outcome.raised if r.finding.code == "replies_differ"]
        assert finding.effect == 10
        assert outcome.replaced == frozenset()


def test_different_years_in_different_letters_complement_each_other(request_: Request) -> None:
    outcome = counted(
        request_,
        answered("a.pdf", "ashby", {(FIRST, "total"): 100}),
        answered("b.pdf", "ashby", {(SECOND, "total"): 120}),
    )
    assert (total(outcome), total(outcome, period=SECOND)) == (100, 120)
    assert {path for path, _, _ in outcome.used} == {"a.pdf", "b.pdf"}
    assert not outcome.raised


def test_a_breakdown_that_agrees_with_the_total_of_another_letter_completes_it(request_: Request) -> None:
    outcome = counted(
        request_,
        answered("letter.pdf", "ashby", {(FIRST, "total"): 100}, dated=LATE),
        answered("table.xlsx", "ashby", {(FIRST, "total"): 100, (FIRST, "main"): 60}, dated=EARLY),
    )
    cells = of(outcome, "ashby").cells
    assert {category: cited.source.path for category, cited in cells.items()} == {
        "total": "letter.pdf",
        "main": "table.xlsx",
    }
    assert not of(outcome, "ashby").reasons


def test_the_narrower_of_two_compatible_readings_is_taken(request_: Request) -> None:
    outcome = counted(
        request_,
        answered("letter.pdf", "ashby", {(FIRST, "total"): 100, (FIRST, "minor"): (0, 4)}, dated=LATE),
        answered("table.xlsx", "ashby", {(FIRST, "total"): 100, (FIRST, "minor"): 3}, dated=EARLY),
    )
    assert of(outcome, "ashby").cells["minor"].observation.low == 3
    assert not of(outcome, "ashby").reasons


def test_a_covering_mail_speaks_for_its_attachment(request_: Request) -> None:
    """The mail says that it corrects; the workbook in it has the figures and says nothing."""
    mail = answered("reply.eml", "ashby", {}, dated=LATE, supersedes=True, kind="covering")
    table = answered("reply.eml!/table.xlsx", "ashby", both_years(110, 130), dated=None)
    outcome = counted(request_, answered("old.pdf", "ashby", YEARS, dated=EARLY), mail, table)
    assert total(outcome) == 110
    assert of(outcome, "ashby").reasons == ()


def test_within_one_container_each_letter_speaks_for_itself(request_: Request) -> None:
    """A correction with the old letter attached for reference replaces it; it isn't made a correction by it."""
    inside = [
        answered("all.zip!/new.pdf", "ashby", both_years(110, 130), dated=LATE, supersedes=True),
        answered("all.zip!/old.pdf", "ashby", YEARS, dated=EARLY),
    ]
    assert total(counted(request_, *inside)) == 110
    undated = answered("all.zip!/old.pdf", "ashby", YEARS, dated=None)
    assert of(counted(request_, inside[0], undated), "ashby").reasons == ("replies_differ",)


def test_a_refusal_counts_only_where_nobody_gave_a_figure(request_: Request) -> None:
    refusal = answered("no.pdf", "ashby", {}, kind="refusal", outcome="refused_cost", dated=LATE)
    alone = of(counted(request_, refusal), "ashby")
    assert (alone.answer and alone.answer.outcome, alone.cells) == ("refused_cost", {})
    outcome = counted(request_, refusal, answered("yes.pdf", "ashby", YEARS, dated=EARLY))
    assert total(outcome) == 100
    assert outcome.why_not["no.pdf"] == "Another reply gives the figures."


def test_a_joint_letter_counts_for_each_body_it_answers_for(request_: Request) -> None:
    joint = answered("joint.pdf", "ashby", {(FIRST, "total"): 100})
    other = answered("joint.pdf", "bexton", {(FIRST, "total"): 50})
    assert joint.reading is not None and other.reading is not None
    reading = joint.reading
    both = Received(
        joint.reply,
        "read",
        reading=type(reading)(
            reading.reply_id,
            "answer",
            ("ashby", "bexton"),
            observations=(*reading.observations, *other.reading.observations),
            answers=(*reading.answers, *other.reading.answers),
        ),
    )
    outcome = counted(request_, both)
    assert (total(outcome, "ashby"), total(outcome, "bexton")) == (100, 50)


def test_a_body_that_was_not_asked_is_kept_and_does_not_count(request_: Request) -> None:
    outcome = counted(request_, answered("x.pdf", "elsewhere", YEARS))
    assert codes(outcome) == ["body_not_asked"]
    assert not outcome.used
    assert "not asked" in outcome.why_not["x.pdf"]


def test_a_reply_set_aside_by_a_decision_says_why(request_: Request) -> None:
    outcome = counted(request_, answered("x.pdf", "ashby", YEARS), aside={"x.pdf": "left out: a test letter"})
    assert outcome.why_not == {"x.pdf": "left out: a test letter"}
    assert of(outcome, "ashby").cells == {}


def test_nobody_knows_who_replied(request_: Request) -> None:
    outcome = counted(request_, answered("x.pdf", "", YEARS))
    assert not outcome.used
    assert outcome.why_not["x.pdf"] == "Nothing says clearly who replied."
