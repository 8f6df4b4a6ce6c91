"""Tables of one reply that belong together, contradict each other, or count something else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model import Place
from tests.normalise.replies import accepted, asked_about, read, table
from tests.normalise.test_tables import FULL, PLAIN, POSSESSION, TMD

NUMBERED = (
    "No.|Offence|2016/17|2017/18",
    "1|86/2 Take or make|161|126",
    "2|86/10 Possession|47|37",
    "3|86/15 Prohibited images|1|1",
)


def test_numbered_rows_go_on_without_headings() -> None:
    assert accepted(read(table(*NUMBERED), table("4|Total|209|164"))) == FULL


def test_rows_that_go_on_and_do_not_fit_hold_back_the_table_before() -> None:
    asked = asked_about(read(table(*NUMBERED), table("Total|209")))
    assert {key[1] for key in asked} == {key[1] for key in FULL}
    assert all("figures_unread" in codes for codes in asked.values())


def test_headings_printed_again_head_the_same_table() -> None:
    assert accepted(read(table(*PLAIN[:3], PLAIN[0], *PLAIN[3:]))) == FULL


def test_a_second_row_of_headings_is_no_row_of_figures() -> None:
    rows = (
        "Home Office code and offence|2016/17|<|2017/18|<|",
        "|Recorded|Charged|Recorded|Charged|",
        "86/2 Take|161|40|126|50|",
        "86/10 Possess|*|9|37|8|",
        "86/15 Prohibited|1|1|1|0|",
    )
    reading = read(table(*rows, spans={(0, 0): (2, 1), (0, 1): (1, 2), (0, 3): (1, 2)}))
    assert accepted(reading)["2016/17", TMD] == 161
    assert ("2016/17", POSSESSION) not in accepted(reading)


def test_an_offence_printed_once_over_its_years() -> None:
    rows = (
        "Offence||Number",
        *("86/2 Take|2016/17|161", "|2017/18|126", "86/10 Possess|2016/17|47", "|2017/18|37"),
        *("86/15 Prohibited image|2016/17|", "|2017/18|1", "Total|2016/17|209", "|2017/18|164"),
    )
    reading = read(table(*rows))
    assert accepted(reading)["2017/18", "total"] == 164
    assert accepted(reading).get(("2016/17", "total")) in {None, 209}


@pytest.mark.parametrize("label", ["Possession sub-total", "Total possession", "All possession offences"])
def test_a_sub_total_of_two_offences_is_counted_once(label: str) -> None:
    given = accepted(read(table(*PLAIN[:4], f"{label}|48|38", PLAIN[4])))
    assert given.get(("2016/17", POSSESSION)) in {None, 47}
    assert given["2016/17", "total"] == 209


@pytest.mark.parametrize(
    "caption", ["Of which flagged as online crime:", "Cyber-enabled offences included in the above:"]
)
def test_a_table_of_a_part_says_nothing_of_the_whole(caption: str) -> None:
    rows = ("Offence|2016/17|2017/18", "Indecent images of children|209|164")
    part = ("Offence|2016/17|2017/18", "86/2 Take or make|51|24", "86/10 Possession|42|21")
    assert accepted(read(table(*rows), caption, table(*part, index=1))) == {
        ("2016/17", "total"): 209,
        ("2017/18", "total"): 164,
    }


def test_a_contradicted_table_is_not_trusted_in_what_only_it_gives() -> None:
    undecided = (PLAIN[0], PLAIN[1], "86/10 Possession|*|37", PLAIN[3])
    other = ("Offence|2016/17|2017/18", "86/2 Take or make|13|20", "86/10 Possession|40|30")
    reading = read(table(*undecided), "More figures", table(*other, index=1))
    assert ("2016/17", POSSESSION) not in accepted(reading)


def test_a_total_is_held_against_its_own_table_whatever_another_gives() -> None:
    wrong = (*PLAIN[:4], "Total|210|164")
    beside = ("Offence|2016/17|2017/18", "19C Rape|1957|486", "Offence not known|12|13")
    reading = read(table(*wrong), "More figures", table(*beside, index=1))
    assert not {key for key in accepted(reading) if key[0] == "2016/17"} & set(FULL)


def test_a_heading_stands_over_all_tables_under_it() -> None:
    first, second = ((f"Recorded offence|{year}", "86/2 Take or make|161") for year in ("2016/17", "2017/18"))
    assert not accepted(read("Number of suspects:", table(*first), table(*second, index=1)))


def test_the_figures_of_another_force_are_not_the_senders() -> None:
    other = ("Offence|2016/17|2017/18", "86/2 Take or make|260|252", "86/10 Possession|256|12")
    reading = read(table(*PLAIN), "Offences recorded by Durham Constabulary", table(*other, index=1))
    assert reading.body_ids == ("kent",)
    assert accepted(reading) == FULL


def test_all_sexual_offences_are_not_all_that_was_asked_for() -> None:
    rows = ("Offence|2016/17|2017/18", "All sexual offences|5747|1821")
    assert not accepted(read(table(*rows)))


def test_a_sheet_named_for_a_year_is_of_that_year() -> None:
    rows = ("Offence|Offences recorded", "86/2 Take or make|161", "86/10 Possession|47", "86/15 Prohibited|1")
    sheets = [
        replace(table(*rows, index=at), place=Place(sheet=name, ref="A5:B8"))
        for at, name in enumerate(("2016-17", "2017-18"))
    ]
    told = ("Recorded offences", "Source: crime recording system", "Kent Police")
    reading = read("2016-17:", *told, sheets[0], "2017-18:", *told, sheets[1])
    assert {key[0] for key in accepted(reading)} == {"2016/17", "2017/18"}


@pytest.mark.parametrize("name", ["Kent", "Kent total", "Force area", "Whole county"])
def test_the_sum_of_all_districts_is_the_total_whatever_its_name(name: str) -> None:
    rows = ("District|2016/17|2017/18", "Ashford|100|64", "Thanet|109|100", f"{name}|209|164")
    assert accepted(read(table(*rows))) == {("2016/17", "total"): 209, ("2017/18", "total"): 164}


def test_a_row_that_is_no_sum_is_no_total() -> None:
    rows = ("District|2016/17|2017/18", "Ashford|100|64", "Thanet|109|100", "Whole county|209|165")
    assert ("2017/18", "total") not in accepted(read(table(*rows)))


def test_headings_in_two_languages() -> None:
    rows = (
        "Trosedd / Offence|2016/17|2017/18",
        "Tynnu, gwneud, dosbarthu / Take, make, distribute|161|126",
        "Meddu ar luniau anweddus / Possession of indecent images|47|37",
        "Delweddau gwaharddedig / Prohibited images|1|Dim / Nil",
        "Cyfanswm / Total|209|163",
    )
    assert accepted(read(table(*rows)))["2016/17", "total"] == 209
    assert accepted(read(table(*rows)))["2017/18", "possession_prohibited"] == 0


def test_the_word_of_one_offence_alone_names_it() -> None:
    rows = (
        "Offence|2016/17|2017/18",
        "Take/make/distribute|161|126",
        "Possess indecent|47|37",
        "Possess prohibited|1|1",
    )
    assert accepted(read(table(*rows, "Total|209|164"))) == FULL


def test_a_code_in_two_columns() -> None:
    rows = (
        "Offence|HO Class|HO Sub|2016/17|2017/18",
        *("Take or make|86|2|161|126", "Possession|86|10|47|37", "Prohibited images|86|15|1|1", "Total|||209|164"),
    )
    assert accepted(read(table(*rows))) == FULL


def test_parts_under_the_total_they_make_up() -> None:
    assert accepted(read(table(PLAIN[0], PLAIN[4], "of which:||", *PLAIN[1:4]))) == FULL


def test_parts_of_one_offence_under_its_own_sum() -> None:
    rows = (PLAIN[0], PLAIN[1], "86/2 Making|100|100", "86/2 Distributing|61|26", *PLAIN[2:])
    assert accepted(read(table(*rows))) == FULL


def test_months_from_april_under_a_bare_year_are_asked_about() -> None:
    months = "April May June July August September October November December January February March".split()
    rows = ("Month|2016|2017", *(f"{month}|{at + 1}|{at + 2}" for at, month in enumerate(months)))
    assert not accepted(read(table(*rows)))


def test_a_question_and_its_answer_in_each_row_of_a_form() -> None:
    rows = (
        "Q1. How many offences of taking, making or distributing were recorded in 2016/17 and 2017/18?|161 in 2016/17 and 126 in 2017/18.",
        "Q2. How many offences of possession of indecent images were recorded in 2016/17 and 2017/18?|47 in 2016/17 and 37 in 2017/18.",
    )
    assert accepted(read(table(*rows)))["2017/18", TMD] == 126


def test_counts_that_look_like_years_go_on_too() -> None:
    rows = ("Offence|2016/17|2017/18", "Taking|1809|1742", "Possession of indecent images|204|268", "Prohibited|3|4")
    reading = read(table(*rows), table("Totals:|2016|2014"))
    assert accepted(reading)["2016/17", "total"] == 2016
    assert accepted(reading)["2017/18", "total"] == 2014


def test_a_year_that_is_the_sum_of_others_is_no_total() -> None:
    rows = ("Year|Number of offences", "2015/16|45", "2016/17|164", "2017/18|209")
    assert accepted(read(table(*rows))) == {("2016/17", "total"): 164, ("2017/18", "total"): 209}


@pytest.mark.parametrize("label", ["Kent Police", "Number of offences"])
def test_one_row_of_places_is_the_whole(label: str) -> None:
    rows = ("Area|2016/17|2017/18", f"{label}|209|164")
    assert accepted(read(table(*rows))) == {("2016/17", "total"): 209, ("2017/18", "total"): 164}
    assert ("2016/17", "total") not in accepted(read(table(*rows), "In total, 212 offences were recorded in 2016/17."))


def test_one_row_of_a_place_is_asked_about() -> None:
    rows = ("Area|2016/17|2017/18", "Ashford|209|164")
    assert not accepted(read(table(*rows), "In total, 212 offences were recorded in 2016/17."))
