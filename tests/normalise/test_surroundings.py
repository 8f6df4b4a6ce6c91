"""What stands in or beside a table of the answer, and must neither change its figures nor be overlooked."""

from __future__ import annotations

import pytest

from tests.normalise.replies import accepted, asked_about, read, table

TMD = "taking_making_distributing"
ROWS = ("86/2 Take|161|190", "86/10 Possession|30|40", "86/15 Prohibited|4|6")
ANSWER = ("Offence|2016/17|2017/18", *ROWS)


@pytest.mark.parametrize(
    "sentence",
    [
        "The figures for 2017/18 do not include March 2018.",
        "Data for 2017/18 is up to 31 January 2018.",
        "Figures without March 2018.",
    ],
)
def test_a_note_that_cuts_a_year_short_holds_it_back(sentence: str) -> None:
    reading = read(table(*ANSWER), sentence)
    assert accepted(reading)["2016/17", "total"] == 195
    assert asked_about(reading)["2017/18", "total"] == ("period_incomplete",)


def test_a_note_that_names_the_whole_year_cuts_nothing() -> None:
    assert accepted(read(table(*ANSWER), "Figures cover 2017/18 up to 31 March 2018."))["2017/18", "total"] == 236


def test_thousands_are_not_counts() -> None:
    assert accepted(read("Recorded offences (000s):", table(*ANSWER))) == {}


def test_a_running_total_is_no_total() -> None:
    rows = ("Offence|2016/17|Running total|2017/18", "86/2 Take|161|400|190", "86/10 Possession||70|40")
    assert ("2016/17", "possession_indecent") not in accepted(read(table(*rows)))


def test_two_divisions_one_below_the_other_are_not_added_up() -> None:
    first = table("Area|2016/17", "North|302", "South|179", "East|149")
    second = table("Area|2016/17", "Northern|330", "Coastal|200", "Valleys|100", index=1)
    assert ("2016/17", "total") not in accepted(read(first, second))


def test_rows_without_headings_go_on_with_the_table_before() -> None:
    reading = read(table(*ANSWER[:3]), table(ROWS[2], "Total|195|236", index=1))
    assert accepted(reading)["2016/17", "total"] == 195


def test_two_rows_of_one_code_by_quarter_add_up() -> None:
    rows = ("Offence|2016/17|<|<|<", "|Q1|Q2|Q3|Q4", "86/2 Take|1|2|3|4", "86/2 Make|10|20|30|40")
    assert accepted(read(table(*rows, spans={(0, 1): (1, 4)})))["2016/17", TMD] == 110


def test_a_table_of_charges_after_the_answer_is_apart() -> None:
    charges = table("Offence|2016/17|2017/18", "86/2 Take|18|97", "86/10 Possession|14|66", index=1)
    reading = read("Number of offences recorded:", table(*ANSWER), "Charges:", charges)
    assert accepted(reading)["2016/17", TMD] == 161
    assert asked_about(reading) == {}


def test_bands_of_age_are_labels() -> None:
    ages = table("Age group|2016/17|2017/18", "Under 10|47|76", "10 to 13|56|53", "18 and over|6|49", index=1)
    reading = read(table(*ANSWER), "Victims by age", ages)
    assert accepted(reading)["2016/17", "total"] == 195


def test_a_count_that_looks_like_a_year_contradicts_the_table() -> None:
    reading = read(table(*ANSWER), "A total of 2018 offences were recorded in 2016/17.")
    assert "readings_differ" in asked_about(reading)["2016/17", "total"]
