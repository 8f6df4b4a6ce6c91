"""A sentence beside a clean table may change what it counts: then its figures are put to a person, with the sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.normalise.replies import accepted, asked_about, read, table
from tests.normalise.test_tables import FULL, PLAIN

# Of each kind of sentence that may change the figures some that no cue was written for.
CHANGES = """
If there were several offences, only the gravest is counted.
The search returned crimes that carry an online tag, which is set by hand.
The numbers shown are approximate.
Counts have been perturbed by plus or minus one for disclosure control.
The figures do not take in crimes handed to the National Crime Agency.
The year is the one in which the offence was committed.
Offences are shown against the year in which the case was closed.
The search was on the first offence of each crime number only.
A word search was used to find these offences.
Historic offences have been removed.
The second year holds thirteen months.
Airport policing is not part of the numbers.
Figures are given for the force and its neighbour together.
Numbers are per 100,000 population.
They are the averages of the two years.
Some offences may be counted under both headings.
The figures are known to be incomplete.
We believe that these numbers understate the true position.
The headings of the two columns are the wrong way round.
Each offence is counted once for every child.
Numbers under the second heading were recorded by another force.
Small numbers have been merged into the row above.
""".strip().splitlines()
# As many that officers write into any letter.
CAVEATS = """
Please note that figures may change as investigations go on.
Recorded crime data are subject to continuous quality assurance.
The figures are based on the date on which the crime was recorded.
Information was retrieved from Athena by searching for the relevant offence codes.
Please be aware that there may be more than one offender for each offence.
Offences may have taken place in an earlier year than that in which they were recorded.
Figures include offences of taking, making, distributing and possession.
The increase may be due to better reporting and more proactive policing.
No inference should be drawn from these figures about the prevalence of such crime.
Recording practices differ between forces and figures should not be compared.
The total is the sum of the rows above.
If you have been affected by this crime, call 101.
The financial year runs from 1 April to 31 March.
This includes all offences recorded under these codes in the two years.
Figures exclude crimes that were subsequently no-crimed.
These offences are recorded by Kent Police, whatever their outcome.
The figures are for the whole force area.
Crimes are counted per victim or per suspect according to the Counting Rules.
Figures were checked by the Force Crime Registrar.
""".strip().splitlines()

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
        ("Offences recorded, January to December", "period_unclear"),
        ("Crimes and incidents are counted together here.", "measure_unclear"),
        ("The numbers are cumulative.", "measure_unclear"),
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


@pytest.mark.parametrize("sentence", CHANGES)
def test_a_sentence_that_may_change_the_figures_is_asked_about(sentence: str) -> None:
    reading = read(table(*PLAIN), sentence)
    assert accepted(reading) == {}
    assert any(sentence.rstrip(".") in f.message for f in reading.findings)


@pytest.mark.parametrize(
    "sentence",
    ["Zebras were handled by Larch and stand elsewhere.", "I have taken your request to mean solved crimes.", "DRAFT"],
)
def test_what_nobody_understands_beside_the_figures_is_asked_about(sentence: str) -> None:
    assert accepted(read(table(*PLAIN), sentence)) == {}


@pytest.mark.parametrize("heading", ["2017/18 projected", "2017/18 (north)"])
def test_a_heading_that_says_more_than_its_year_is_asked_about(heading: str) -> None:
    head, *rows = PLAIN
    asked = asked_about(read(table(head.replace("2017/18", heading), *rows)))
    assert {key for key, codes in asked.items() if "qualified" in codes} == SECOND_YEAR


@pytest.mark.parametrize(
    ("sheet", "is_accepted"), [("Data", True), ("IIOC figures 16-18", True), ("excl North", False)]
)
def test_a_sheets_name_may_say_what_stands_on_it(sheet: str, is_accepted: bool) -> None:
    found = table(*PLAIN)
    named = replace(found, place=replace(found.place, sheet=sheet))
    assert (accepted(read("Recorded offences", named)) == FULL) is is_accepted


@pytest.mark.parametrize("sentence", CAVEATS)
def test_a_caveat_is_not(sentence: str) -> None:
    assert accepted(read(table(*PLAIN), sentence)) == FULL


@pytest.mark.parametrize(
    "sentence",
    [
        "Figures for 2017/18 are estimates.",
        "The figure for 2017/18 is a forecast.",
        "Data for March 2018 have not been loaded.",
        "Due to a fault, some crimes of 2017/18 were counted twice.",
        "Please treat the 2017/18 figures with caution as they are known to be too low.",
        "1 From 1 July 2017, when the unit was introduced.",
        "The force moved to Niche in July 2017. Crimes on the old system could not be searched.",
    ],
)
def test_a_sentence_about_one_year_touches_that_year(sentence: str) -> None:
    assert set(accepted(read(table(*PLAIN), sentence))) == set(FULL) - SECOND_YEAR


def test_a_note_that_a_raised_mark_points_to_is_about_the_figures() -> None:
    marked = table(*PLAIN)
    first, *rest = marked.cells
    marked = replace(marked, cells=(replace(first, marks=("1",)), *rest))
    assert accepted(read(marked, "1 Burglary, theft and the like.")) == {}
    assert accepted(read(marked, "1 Recorded offences.")) == FULL
    assert accepted(read(marked, "2 Burglary, theft and the like")) == FULL


@pytest.mark.parametrize(
    ("caption", "is_accepted"),
    [
        ("Recorded offences where the suspect was under 18:", False),
        ("Offences recorded, linked to gangs", False),
        ("Recorded offences against pupils", False),
        ("Recorded offences of indecent images of children, stalking and harassment", False),
        ("Recorded offences of indecent images of children in schools", False),
        ("Recorded offences of indecent images of children:", True),
        ("Recorded offences of indecent images of children by ward and beat", True),
        ("Kent: recorded offences (see the notes overleaf)", True),
        ("Recorded offences, Kent Police, taking, making and possession", True),
        ("Offences recorded, by the financial year in which they were recorded:", True),
    ],
)
def test_a_caption_that_narrows_what_is_counted(caption: str, is_accepted: bool) -> None:
    assert (accepted(read(caption, table(*PLAIN))) == FULL) is is_accepted


def test_the_words_of_the_request_are_no_qualification() -> None:
    assert accepted(read("You asked only for offences of indecent images of children.", table(*PLAIN))) == FULL
    assert accepted(read("You asked only for offences found online.", table(*PLAIN))) == {}


@pytest.mark.parametrize("heading", ["2017/18 (Q1-Q3)", "2017/18 (Q2, Q3)"])
def test_some_quarters_of_a_year_are_not_the_year(heading: str) -> None:
    head, *rows = PLAIN
    reading = read(table(head.replace("2017/18", heading), *rows))
    assert not set(accepted(reading)) & SECOND_YEAR


def test_rows_that_are_to_be_taken_off_put_the_others_in_doubt() -> None:
    rows = (
        "Offence|2016/17",
        "86/2 Take|161",
        "86/10 Possess|47",
        "86/15 Prohibited|1",
        "Less: in error|-9",
        "Net|200",
    )
    assert accepted(read(table(*rows))) == {}


def test_a_sum_of_some_offences_is_not_added_to_them() -> None:
    rows = ("Offence|2016/17", "86/2 Take|161", "86/10 Possess|47", "86/15 Prohibited|1", "Total of 86/2 and 86/10|208")
    assert accepted(read(table(*rows)))["2016/17", "total"] == 209


def test_what_cannot_be_found_is_not_nothing_because_the_total_leaves_it_out() -> None:
    rows = ("Offence|2016/17", "86/2 Take|161", "86/10 Possess|47", "86/15 Prohibited|n/a", "Total|208")
    assert ("2016/17", "possession_prohibited") not in accepted(read(table(*rows)))


def test_a_year_that_stands_alone_above_new_headings_is_theirs() -> None:
    first = ("Offence|Crimes", "86/2 Take|161", "86/10 Possess|47", "86/15 Prohibited|1", "Total|209")
    second = ("Financial year 2017/18|", "Offence|Crimes", "86/2 Take|126", "86/10 Possess|37", "86/15 Prohibited|1")
    found = accepted(read("Recorded offences, financial year 2016/17", table(*first, *second, "Total|164")))
    assert {key: FULL[key] for key in set(FULL) - SECOND_YEAR} == found
