"""What is counted where the answer does not say so itself: the request that it restates says it, or nothing does."""

from __future__ import annotations

import pytest

from pipeline.model import Table
from tests.normalise.replies import accepted, asked_about, read, table

HEAD = ("Kent Police", "foi@kent.police.uk", "Dear Requester")
ASKED = "The number of recorded offences for indecent images of children between 1 April 2016 and 31 March 2018."
ROWS = (
    "Take/make/distribute indecent images|161|190",
    "Possession of indecent images|30|40",
    "Possession of prohibited images|4|6",
    "Total|195|236",
)
FIGURES = table("Offence|2016/17|2017/18", *ROWS)
ANSWER = ("Our response", "Kent Police holds the information requested.")


def _letter(*request: str) -> tuple[str, ...]:
    return (*HEAD, "Your request", *request, *ANSWER)


def _is_accepted(*blocks: str | Table, request: tuple[str, ...] = (ASKED,)) -> bool:
    reading = read(*blocks, letter=_letter(*request))
    assert ("2016/17", "total") in accepted(reading) or ("2016/17", "total") in asked_about(reading)
    return ("2016/17", "total") in accepted(reading)


@pytest.mark.parametrize(
    "asked",
    [
        ASKED,
        "I would like to know how many offences of indecent images of children were recorded in 2016/17 and 2017/18.",
        "Please provide the number of crimes recorded for indecent images, broken down by financial year and by offence.",
        "Please supply, for each financial year from 1 April 2016, the recorded offences of indecent images.",
    ],
)
def test_the_restated_request_says_what_is_counted(asked: str) -> None:
    assert _is_accepted(FIGURES, request=(asked,))


def test_a_title_says_what_is_counted() -> None:
    title = "FOI request 4521/18 - recorded offences, indecent images of children"
    assert accepted(read(FIGURES, letter=("Kent Police", title)))["2016/17", "total"] == 195
    assert accepted(read(FIGURES, letter=("Kent Police", "FOI request 4521/18 - indecent images of children"))) == {}


@pytest.mark.parametrize(
    "asked",
    [
        "Indecent images of children, by financial year and by offence.",
        "The number of recorded offences for indecent images, and the number of people charged.",
        "The number of recorded offences for indecent images in which the suspect was under 18.",
        "The number of recorded offences for indecent images, but only those with a cyber flag.",
        "The number of recorded offences for indecent images and for bicycle theft.",
        "The number of recorded offences for indecent images in Brighton and Hove.",
    ],
)
def test_a_request_that_asks_for_something_else_says_nothing(asked: str) -> None:
    assert not _is_accepted(FIGURES, request=(asked,))


@pytest.mark.parametrize(
    "beside",
    [
        "Investigations by year:",
        "Cases",
        "These are investigations opened by the unit.",
        "The table shows the number of reports.",
    ],
)
def test_another_thing_named_beside_the_figures_overrules(beside: str) -> None:
    assert not _is_accepted(beside, FIGURES)


@pytest.mark.parametrize(
    "asked",
    [
        "The number of recorded offences for indecent images in which the suspect was under 18.",
        "Only those offences that were flagged as committed online, please.",
    ],
)
def test_a_narrower_request_that_is_restated_is_asked_about_whatever_the_answer_says(asked: str) -> None:
    assert not _is_accepted("Recorded offences of indecent images:", FIGURES, request=(asked,))


def test_figures_for_charges_under_the_table() -> None:
    assert not _is_accepted(FIGURES, "Figures are for charges.")


@pytest.mark.parametrize(
    "caption",
    [
        "Arrests",
        "Number of persons",
        "Outcomes",
        "Victims",
        "Reports received",
        "Please note that the figures are for persons charged.",
    ],
)
def test_a_table_of_another_measure_is_no_answer(caption: str) -> None:
    assert accepted(read(caption, FIGURES, letter=_letter(ASKED))) == {}


def test_each_question_is_that_of_the_answer_below_it() -> None:
    charged = table("Offence|2016/17|2017/18", "Indecent images|44|51", index=1)
    letter = (*HEAD, "Question 1: How many indecent images of children offences were recorded in each year?")
    blocks = (FIGURES, "Question 2: How many suspects were charged with them?", charged)
    found = read(*blocks, letter=letter)
    assert accepted(found)["2016/17", "total"] == 195
    assert 44 not in accepted(found).values()


def test_an_answer_is_that_of_the_question_of_its_number() -> None:
    asked = (
        "1. The number of recorded offences for indecent images of children in each financial year.",
        "2. The number of people charged with them.",
    )
    assert _is_accepted("Question 1", FIGURES, request=asked)
    assert not _is_accepted(FIGURES, request=asked)
    assert not _is_accepted("Question 2", FIGURES, request=asked)


def test_a_table_headed_with_another_thing_is_asked_about_whatever_is_said_elsewhere() -> None:
    total = table("Area|2016/17|2017/18", "North|120|130", "South|75|106", "Total|195|236", index=1)
    logs = table("Offence|2016/17|2017/18", *ROWS[:3])
    found = read("Intelligence logs", logs, "Recorded offences:", total)
    assert ("2016/17", "possession_indecent") in asked_about(found)
    found = read("Incidents reported but not recorded as a crime:", logs, "Recorded offences:", total)
    assert ("2016/17", "possession_indecent") not in accepted(found)


@pytest.mark.parametrize(
    "caption",
    ["Visits made", "Children safeguarded as a result of the unit's work", "Intelligence packages received"],
)
def test_a_heading_that_nothing_explains_is_asked_about(caption: str) -> None:
    assert not _is_accepted(caption, table("Year|Total", "2016/17|195", "2017/18|236"))


@pytest.mark.parametrize(
    "said",
    [
        "The numbers below are estimates.",
        "A sample of 200 records was looked at in each year.",
        "Only half of the districts replied.",
        "Please note that the 2016/17 total should be 201.",
        "The total for 2016/17 was later revised to 201.",
    ],
)
def test_sentences_that_take_figures_back(said: str) -> None:
    assert not _is_accepted("Recorded offences:", FIGURES, said)


def test_a_search_that_stopped_early() -> None:
    reading = read("Recorded offences:", FIGURES, "The search for 2017/18 stopped at the end of June.")
    assert accepted(reading)["2016/17", "total"] == 195
    assert asked_about(reading)["2017/18", "total"] == ("period_incomplete",)


@pytest.mark.parametrize(
    "said",
    [
        "195 offences in 2016/17 and 236 offences in 2017/18 led to an arrest.",
        "In 2016/17, 195 offences were recorded that had an online element.",
        "Offences with an online element: 2016/17 - 195",
        "In 2016/17 there were 195 offences at schools.",
    ],
)
def test_sentences_that_give_a_part(said: str) -> None:
    assert accepted(read(said, letter=_letter(ASKED))) == {}


def test_a_list_under_a_heading_that_narrows_it() -> None:
    assert accepted(read("Online offences:", "2016/17 - 195", letter=_letter(ASKED))) == {}
    assert accepted(read("Offences at schools", FIGURES, letter=_letter(ASKED))) == {}
