"""A sentence beside a clean table may change what it counts: then its figures are put to a person, with the sentence."""

from __future__ import annotations

import pytest

from tests.normalise.replies import accepted, asked_about, read, table
from tests.normalise.test_tables import FULL, PLAIN

SECOND_YEAR = {key for key in FULL if key[0] == "2017/18"}


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("The figures below are for the northern division.", "measure_unclear"),
        ("Only offences with an online flag are shown.", "measure_unclear"),
        ("We are only able to provide recorded offences for the airport.", "measure_unclear"),
        ("The data covers crimes in which the suspect was a teenager.", "measure_unclear"),
        ("The table is restricted to offences solved by the cyber team.", "measure_unclear"),
        ("Offences against members of staff are not included.", "measure_unclear"),
        ("These figures relate to offences excluding those found at borders.", "measure_unclear"),
        ("These are crimes of every kind, including theft.", "measure_unclear"),
        ("The above is a count of suspects linked to these offences.", "measure_unclear"),
        ("Offences that are still under investigation are not included.", "measure_unclear"),
        ("Extreme pornography (86/11) cannot be separated and is included in the figures above.", "over_inclusive"),
        ("Figures are for the alliance of Kent Police and Essex Police.", "over_inclusive"),
        ("The numbers cover the region.", "over_inclusive"),
        ("Recorded offences by calendar year", "period_unclear"),
    ],
)
def test_all_figures_are_in_doubt(sentence: str, code: str) -> None:
    reading = read(table(*PLAIN), sentence)
    assert accepted(reading) == {}
    assert all(code in codes for codes in asked_about(reading).values())
    assert any(f.code == code and sentence.rstrip(".") in f.message for f in reading.findings)


@pytest.mark.parametrize(
    "sentence",
    [
        "Data extracted on 15 February 2018.",
        "The figures for 2017/18 are to date.",
        "Figures for 2017/18 are for the first three quarters only.",
        "The figures for 2017/18 cover nine months.",
        "1 To 28 February 2018.",
        "No data are available for August 2017 to October 2017.",
        "The force changed systems on 1 November 2017. Crimes recorded before that date cannot be searched.",
        "Crimes recorded after 1 February 2018 are missing.",
    ],
)
def test_a_year_that_is_cut_short_is_in_doubt(sentence: str) -> None:
    asked = {key for key, codes in asked_about(read(table(*PLAIN), sentence)).items() if "period_incomplete" in codes}
    assert asked >= SECOND_YEAR


@pytest.mark.parametrize(
    "sentence",
    [
        "One crime may relate to more than one image.",
        "Crimes that were cancelled or transferred to another force are not included.",
        "The figures were taken from a live crime recording system on 3 May 2018 and are subject to change.",
        "Counts are of crimes and not of images.",
        "The data relate to Kent Police only.",
        "The figures are of recorded offences by financial year, 1 April to 31 March.",
        "Extreme pornographic images (86/11) are not included.",
        "The figures may include offences committed many years ago.",
        "I hope that this is of use to you.",
        "The examination of a device from 2017/18 may take 6 months or more.",
        "Crimes are placed in the year in which they were recorded, not that in which they were committed.",
        "The data run to 31 March 2018.",
        "Arrests are held by calendar year only.",
        "Crimes recorded before 1 April 2016 are not included.",
    ],
)
def test_what_every_reply_says_touches_nothing(sentence: str) -> None:
    assert accepted(read(table(*PLAIN), sentence)) == FULL


@pytest.mark.parametrize(
    ("caption", "is_accepted"),
    [
        ("Recorded offences where the suspect was under 18:", False),
        ("Offences recorded, linked to gangs", False),
        ("Recorded offences against pupils", False),
        ("Recorded offences of indecent images of children, stalking and harassment", False),
        ("Recorded offences of indecent images of children:", True),
        ("Recorded offences, Kent Police, taking, making and possession", True),
        ("Offences recorded, by the financial year in which they were recorded:", True),
    ],
)
def test_a_caption_that_narrows_what_is_counted(caption: str, is_accepted: bool) -> None:
    assert (accepted(read(caption, table(*PLAIN))) == FULL) is is_accepted


def test_the_words_of_the_request_are_no_qualification() -> None:
    assert accepted(read("You asked only for offences of indecent images of children.", table(*PLAIN))) == FULL
    assert accepted(read("You asked only for offences found online.", table(*PLAIN))) == {}
