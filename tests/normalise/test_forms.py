"""Forms in words: lists, questions and answers, itemised sentences, numbers that only compare."""

from __future__ import annotations

import pytest

from pipeline.normalise.periods import Span, only_period
from tests.normalise.replies import accepted, asked_about, read, table

TMD, POSSESSION, PROHIBITED = "taking_making_distributing", "possession_indecent", "possession_prohibited"
PLAIN = ("Kent Police", "foi@kent.police.uk")
BOTH = {("2016/17", "total"): 212, ("2017/18", "total"): 245}


@pytest.mark.parametrize(
    "label",
    [
        "04/2016 - 03/2017",
        "4.2016 to 3.2017",
        "2016-04 to 2017-03",
        "1.4.16 - 31.3.17",
        "twelve months from 1 April 2016",
        "12-month period from 1 April 2016",
        "April 2016 to March 2017 inclusive",
    ],
)
def test_a_financial_year_in_months_and_dates(label: str) -> None:
    mention = only_period(label)
    assert mention is not None and isinstance(mention.what, Span)
    assert (mention.what.start.isoformat(), mention.what.end.isoformat()) == ("2016-04-01", "2017-03-31")


@pytest.mark.parametrize("label", ["86/2 - 86/10", "13/2016 - 03/2017", "03/2017 - 04/2016"])
def test_what_looks_like_months_and_is_none(label: str) -> None:
    assert not any(isinstance(m.what, Span) for m in [only_period(label)] if m)


def test_labels_and_numbers_under_a_year() -> None:
    lines = ("2016/17:", "Possession of indecent photographs: 13", "Possession of prohibited images: 2", "Total: 15")
    found = accepted(read("Recorded offences", *lines, letter=(*PLAIN, "Response")))
    assert found == {("2016/17", POSSESSION): 13, ("2016/17", PROHIBITED): 2, ("2016/17", "total"): 15}


def test_a_list_without_a_heading_for_the_answer() -> None:
    lines = ("Recorded offences of indecent images of children:", "2016/17 - 212", "2017/18 - 245")
    assert accepted(read(*lines, letter=PLAIN)) == BOTH


@pytest.mark.parametrize(
    "said",
    [
        "For 2016/17, Kent Police recorded 88 offences: 63 of taking, making or distributing, 20 of possession of indecent images and 5 of possession of prohibited images.",
        "2016/17: 63 offences of taking, making or distributing, 20 of possession of indecent images, 5 of possession of prohibited images (88 in total).",
    ],
)
def test_an_itemised_year(said: str) -> None:
    found = accepted(read(said))
    assert found == {
        ("2016/17", TMD): 63,
        ("2016/17", POSSESSION): 20,
        ("2016/17", PROHIBITED): 5,
        ("2016/17", "total"): 88,
    }


def test_a_number_in_a_list_that_is_not_the_sum_of_the_others_is_no_total() -> None:
    said = "For 2016/17, Kent Police recorded 90 offences: 63 of taking, making or distributing, 20 of possession of indecent images and 5 of possession of prohibited images."
    assert ("2016/17", "total") not in accepted(read(said))


@pytest.mark.parametrize(
    "said",
    [
        "In 2016/17 there were twenty-three (23) offences recorded.",
        "In 2016/17 there were 23 (twenty-three) offences recorded.",
    ],
)
def test_a_number_in_words_and_in_figures(said: str) -> None:
    assert accepted(read(said)) == {("2016/17", "total"): 23}


def test_words_and_figures_that_differ() -> None:
    assert accepted(read("In 2016/17 there were twenty-three (32) offences recorded.")) == {}


@pytest.mark.parametrize(
    ("said", "each"),
    [
        ("259 offences were recorded in each of the financial years 2016/17 and 2017/18.", 259),
        ("Kent Police recorded 259 offences in 2016/17 and the same number in 2017/18.", 259),
        ("No offences of this type were recorded in 2016/17 or 2017/18.", 0),
    ],
)
def test_one_number_for_each_year(said: str, each: int) -> None:
    assert accepted(read(said)) == {("2016/17", "total"): each, ("2017/18", "total"): each}


def test_one_number_for_two_years_is_neither_years() -> None:
    assert accepted(read("259 offences were recorded in the financial years 2016/17 and 2017/18.")) == {}


@pytest.mark.parametrize(
    "said",
    [
        "Kent Police recorded 245 offences in 2017/18, a rise of 16% (33 offences) on the 212 recorded in 2016/17.",
        "We recorded 212 offences in 2016/17 and 245 in 2017/18, an average of 228.5 per year or about 19 a month.",
        "We recorded 212 offences in 2016/17 and 245 in 2017/18, which is an increase of 33.",
    ],
)
def test_what_only_compares_is_no_figure(said: str) -> None:
    assert accepted(read(said)) == BOTH


def test_a_rise_alone_is_no_figure() -> None:
    assert accepted(read("There was an increase of 33 offences recorded in 2017/18.")) == {}


def test_a_question_that_only_names_another_year() -> None:
    lines = ("Q1. How many offences of possession of indecent images were recorded in 2016/17?", "A1. 61")
    found = accepted(
        read(*lines, "Q2. And in 2017/18?", "A2. 72", letter=(*PLAIN, "Freedom of Information request 9981"))
    )
    assert found == {("2016/17", POSSESSION): 61, ("2017/18", POSSESSION): 72}


def test_a_question_that_names_another_place_is_no_follow_up() -> None:
    lines = ("Q1. How many offences of possession of indecent images were recorded in 2016/17?", "A1. 61")
    found = accepted(read(*lines, "Q2. And in Dover in 2017/18?", "A2. 7", letter=(*PLAIN, "Request 9981")))
    assert found == {("2016/17", POSSESSION): 61}


def test_a_list_under_a_line_that_is_not_understood_is_no_answer() -> None:
    lines = ("Recorded offences of indecent images of children:", "2016/17 - 212", "Referrals:", "2017/18 - 50")
    assert accepted(read(*lines, letter=PLAIN)) == {("2016/17", "total"): 212}


def test_none_of_a_part_is_not_none_at_all() -> None:
    assert accepted(read("No offences recorded in 2016/17 or 2017/18 were committed by staff.")) == {}


def test_answers_that_name_their_questions_by_number() -> None:
    asked = (
        "1. How many indecent images of children offences were recorded between 1 April 2016 and 31 March 2017?",
        "2. How many indecent images of children offences were recorded between 1 April 2017 and 31 March 2018?",
        "3. How many people were charged?",
    )
    letter = (*PLAIN, "Your request of 16 April 2018 asked:", *asked, "Response")
    assert accepted(read("Answer 1: 212", "Answer 2: 245", "Answer 3: 77", letter=letter)) == BOTH


def test_a_number_under_a_line_that_is_not_understood_answers_no_question() -> None:
    letter = (*PLAIN, "Your request", "The number of indecent image offences recorded in 2016/17", "Response")
    assert accepted(read("Answer", "212", letter=letter)) == {("2016/17", "total"): 212}
    assert accepted(read("Stolen bicycles", "212", letter=letter)) == {}


def test_a_form_with_the_question_beside_its_answer() -> None:
    question = "Q1. How many offences of possession of indecent images were recorded in 2016/17 and 2017/18?"
    form = table(f"{question}|80 in 2016/17 and 93 in 2017/18.")
    assert accepted(read(form, letter=PLAIN)) == {("2016/17", POSSESSION): 80, ("2017/18", POSSESSION): 93}


def test_an_answer_and_the_refusal_of_its_breakdown_in_one_paragraph() -> None:
    said = "Kent Police recorded 212 offences in 2016/17 and 245 in 2017/18. A breakdown by offence is exempt under section 40(2)."
    assert accepted(read(said)) == BOTH


def test_the_work_that_an_answer_would_take_is_no_answer() -> None:
    said = "In 2016/17 there were 9,000 offences recorded that would have to be read. A breakdown by offence is exempt, as it exceeds the appropriate limit."
    assert accepted(read(said)) == {}


def test_a_review_that_releases_figures() -> None:
    lines = (
        "Internal review of FOI 0991/18, 2 July 2018",
        "Following your complaint, Kent Police has reviewed its refusal, and has decided to disclose the figures for indecent images of children offences. Our original response is withdrawn.",
        "Recorded offences 2016/17: 212",
        "Recorded offences 2017/18: 245",
    )
    reading = read(*lines, letter=PLAIN)
    assert accepted(reading) == BOTH
    assert reading.supersedes


def test_a_review_that_upholds_releases_nothing() -> None:
    lines = (
        "Internal review of FOI 0991/18",
        "The refusal is upheld. The 212 offences recorded in 2016/17 were cited.",
    )
    reading = read(*lines, letter=PLAIN)
    assert accepted(reading) == asked_about(reading) == {}


def test_a_refusal_that_names_its_question_by_number_is_of_that_question() -> None:
    lines = ("Q1. How many indecent image offences were recorded in 2016/17?", "A1. 212", "Q2. How old were they?")
    assert accepted(read(*lines, "A2. Section 12 applies.")) == {("2016/17", "total"): 212}


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ("This is already available on our website and is therefore exempt under section 21.", "accessible"),
        ("The information is intended for future publication and is exempt under section 22(1).", "future_pub"),
        ("Kent Police considers the request to be vexatious under section 14(1) and will not answer it.", "vexatious"),
        ("To read each would take 1,185 hours, above the limit of 18 hours. Section 12(1) applies.", "refused_cost"),
    ],
)
def test_refusals_in_other_words(said: str, outcome: str) -> None:
    reading = read(said, letter=(*PLAIN, "Response"))
    assert (reading.kind, {a.outcome for a in reading.answers}) == ("refusal", {outcome})


def test_a_number_that_nothing_explains_puts_the_figures_of_its_year_to_a_person() -> None:
    figures = table("Offence|2016/17|2017/18", "86/2|160|190", "86/10|52|55", "Total|212|245")
    said = "The 212 offences recorded in 2016/17 became 17 and then 195 when they were looked at again."
    reading = read("Recorded offences:", figures, said)
    assert asked_about(reading)["2016/17", "total"] == ("figures_unread",)
    assert accepted(reading)["2017/18", "total"] == 245


def test_numbers_that_say_the_figures_again_hold_back_nothing() -> None:
    figures = table("Offence|2016/17|2017/18", "86/2|160|190", "86/10|52|55", "Total|212|245")
    said = "Of the 457 offences recorded in 2016/17 and 2017/18, 212 and 245 are those of each year."
    assert accepted(read("Recorded offences:", figures, said))["2016/17", "total"] == 212


def test_a_sentence_about_the_figures_of_one_year_touches_that_year() -> None:
    figures = table("Offence|2016/17|2017/18", "86/2|160|190", "86/10|52|55", "Total|212|245")
    for said in (
        "The 2016/17 figures include sightings.",
        "The figures for 2016/17 include sightings.",
    ):
        reading = read("Recorded offences:", figures, said)
        assert asked_about(reading)["2016/17", "total"] != ()
        assert accepted(reading)["2017/18", "total"] == 245
    assert accepted(read("Recorded offences:", figures, "Since 2016/17 figures include sightings.")) == {}


def test_a_dash_told_above_the_table() -> None:
    figures = table("Offence|2016/17", "86/2|160", "86/10|52", "86/15|-")
    said = "A dash (-) in the table below means that no crimes were recorded."
    assert accepted(read(said, figures))["2016/17", PROHIBITED] == 0


@pytest.mark.parametrize(
    ("label", "category"),
    [
        ("Possess prohibited", PROHIBITED),
        ("Possession of prohibited", PROHIBITED),
        ("POSS PROHIBITED IMAGE CHILD", PROHIBITED),
        ("POSS INDECENT PHOTO CHILD", POSSESSION),
        ("TAKE/MAKE/DIST INDECENT PHOTO CHILD", TMD),
    ],
)
def test_shortened_labels(label: str, category: str) -> None:
    found = accepted(read("Recorded offences:", table("Offence|2016/17", f"{label}|7", "86/1 Obscene article|9")))
    assert found["2016/17", category] == 7


def test_a_short_word_that_may_be_several_stands_for_none() -> None:
    assert ("2016/17", POSSESSION) not in accepted(read(table("Offences|2016/17", "Pos indecent photo|7")))
