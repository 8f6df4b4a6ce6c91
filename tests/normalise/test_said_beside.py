"""What a letter says beside its figures: which column is which year, what a year's number means, which part is refused."""

from __future__ import annotations

from tests.normalise.replies import accepted, asked_about, read, table

TMD = "taking_making_distributing"
ROWS = ("86/2 Take|161|190", "86/10 Possession|30|40", "86/15 Prohibited|4|6", "Total|195|236")
BARE = ("Offence|2017|2018", *ROWS)


def test_columns_told_in_order() -> None:
    said = "The first column of figures is for 2017/18, the second for 2016/17:"
    assert accepted(read(said, table(*ROWS)))["2017/18", "total"] == 195


def test_columns_named_in_no_order_stay_unread() -> None:
    assert accepted(read("The columns are for 2017/18 and 2016/17:", table(*ROWS))) == {}


def test_years_named_by_their_end() -> None:
    found = accepted(read("Years are financial years ending on 31 March of the year shown.", table(*BARE)))
    assert (found["2016/17", "total"], found["2017/18", "total"]) == (195, 236)


def test_years_from_april_to_march_name_no_basis() -> None:
    assert accepted(read("Years run from 1 April to 31 March.", table(*BARE))) == {}


def test_subtotals_are_no_further_offences() -> None:
    rows = ("Offence|2016/17", "86/2 Make|90", "86/2 Distribute|12", "Sub-total take/make/distribute|102")
    found = accepted(read(table(*rows, "86/10 Possession|54", "86/15 Prohibited|5", "Total|161")))
    assert found["2016/17", TMD] == 102
    assert found["2016/17", "total"] == 161


def test_a_label_that_runs_on_in_the_row_of_its_figures() -> None:
    rows = ("Offence|2016/17", "Take/make/distribute indecent|", "photographs of children (86/2)|83")
    assert accepted(read(table(*rows)))["2016/17", TMD] == 83


def test_two_excluded_rows_inside_the_total() -> None:
    rows = (
        *ROWS[:3],
        "86/12 Extreme pornography, animals|5|6",
        "86/16 Extreme pornography, other|2|1",
        "Total|202|243",
    )
    assert accepted(read(table("Offence|2016/17|2017/18", *rows)))["2016/17", "total"] == 195


def test_question_numbers_are_no_quarters() -> None:
    said = ("Q1. How many indecent image offences were recorded in 2016/17?", "A1. 103")
    assert accepted(read(*said))["2016/17", "total"] == 103


def test_years_and_figures_under_a_question() -> None:
    said = ("Question 1: recorded indecent image offences in 2016/17 and 2017/18", "2016/17: 976. 2017/18: 1,320.")
    assert accepted(read(*said)) == {("2016/17", "total"): 976, ("2017/18", "total"): 1320}


def test_a_number_spelt_out_beside_itself() -> None:
    found = accepted(read("Recorded offences of indecent images:", table("Year|Number", "2016/17|20 (twenty)")))
    assert found["2016/17", "total"] == 20
    assert accepted(read("Recorded offences:", table("Year|Number", "2016/17|20 (thirty)"))) == {}


def test_victims_of_offences_are_not_the_offences() -> None:
    said = "There were 219 victims of 173 recorded indecent image offences in 2016/17."
    assert accepted(read(said)) == {("2016/17", "total"): 173}


def test_a_rise_said_with_its_percentage() -> None:
    said = "Kent Police recorded 200 indecent image offences in 2017/18, an increase of 69% on the 118 recorded in 2016/17."
    assert accepted(read(said)) == {("2016/17", "total"): 118, ("2017/18", "total"): 200}


def test_offences_in_one_sentence_with_their_total() -> None:
    said = (
        "2016/17: 35 offences of making (86/2); 263 of possession (86/10); 4 of prohibited images (86/15); total 302."
    )
    found = accepted(read(said))
    assert (found["2016/17", TMD], found["2016/17", "total"]) == (35, 302)


def test_figures_and_a_wider_refusal_are_asked_about() -> None:
    refusal = "To answer would exceed the limit of 18 hours, and section 12(1) applies."
    reading = read(refusal, "Offences recorded:", table("Offence|2016/17|2017/18", *ROWS))
    assert "refused_but_answered" in asked_about(reading)["2016/17", "total"]


def test_a_refusal_of_another_body_is_its_own() -> None:
    refusal = "Essex Police: to answer would exceed the limit of 18 hours, and section 12(1) applies."
    reading = read(refusal, "Kent Police recorded these offences:", table("Offence|2016/17|2017/18", *ROWS))
    assert accepted(reading)["2016/17", "total"] == 195
