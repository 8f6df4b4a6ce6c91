"""Layouts of the domain notes' section 1.5, each small, with the traps that stand in them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.normalise.replies import accepted, asked_about, document, read, request, table

TMD, POSSESSION, PROHIBITED = "taking_making_distributing", "possession_indecent", "possession_prohibited"
FULL = {
    ("2016/17", TMD): 161, ("2016/17", POSSESSION): 47, ("2016/17", PROHIBITED): 1, ("2016/17", "total"): 209,
    ("2017/18", TMD): 126, ("2017/18", POSSESSION): 37, ("2017/18", PROHIBITED): 1, ("2017/18", "total"): 164,
}  # fmt: skip
PLAIN = (
    "Offence|2016/17|2017/18",
    "86/2 Take or make|161|126",
    "86/10 Possession|47|37",
    "86/15 Prohibited images|1|1",
    "Total|209|164",
)


def test_offence_by_year() -> None:
    reading = read(table(*PLAIN))
    assert accepted(reading) == FULL
    assert reading.body_ids == ("kent",)
    assert all(o.witnesses for o in reading.observations if o.category == "total")


def test_year_by_offence() -> None:
    assert (
        accepted(read(table("Financial year|86/2|86/10|86/15|Total", "2016/17|161|47|1|209", "2017/18|126|37|1|164")))
        == FULL
    )


def test_columns_in_reverse_and_code_beside_words() -> None:
    rows = (
        "HO code|Offence|2017/18|2016/17",
        "086/15|Prohibited image|1|1",
        "086/02|Take or make|126|161",
        "086/10|Possess|37|47",
        "|Total|164|209",
    )
    assert accepted(read(table(*rows))) == FULL


def test_a_code_is_not_carried_into_the_total_row() -> None:
    rows = (
        "Code|Offence|2016/17|2017/18",
        "86/2|Take|161|126",
        "86/10|Possess|47|37",
        "86/15|Prohibited|1|1",
        "|Total|209|164",
    )
    assert accepted(read(table(*rows))) == FULL


def test_merged_header_with_a_column_that_must_not_count() -> None:
    rows = (
        "Offence|2016/17|<|2017/18|<",
        "|Recorded|Charged|Recorded|Charged",
        "86/2 Take|161|40|126|50",
        "86/10 Possess|47|9|37|8",
        "86/15 Prohibited|1|1|1|0",
        "Total|209|50|164|58",
    )
    reading = read(table(*rows, spans={(0, 1): (1, 2), (0, 3): (1, 2)}))
    assert accepted(reading) == FULL
    assert {n.why for n in reading.numbers if n.text == "40"} == {"counts another measure: charged"}


def test_an_unknown_column_beside_the_recorded_one_is_not_added() -> None:
    rows = (
        "Offence|2016/17|<|2017/18|<",
        "|Recorded|Zorbed|Recorded|Zorbed",
        "86/2 Take|161|40|126|50",
        "86/10 Possess|47|9|37|8",
        "86/15 Prohibited|1|1|1|0",
        "Total|209|50|164|58",
    )
    values = {
        o.low for o in read(table(*rows, spans={(0, 1): (1, 2), (0, 3): (1, 2)})).observations if o.category == TMD
    }
    assert values == {161, 126}


def test_months_are_summed_to_years() -> None:
    months = [
        "Apr-16",
        "May-16",
        "Jun-16",
        "Jul-16",
        "Aug-16",
        "Sep-16",
        "Oct-16",
        "Nov-16",
        "Dec-16",
        "Jan-17",
        "Feb-17",
        "Mar-17",
    ]
    reading = read(table("Month|86/2|86/10|86/15", *(f"{month}|{n}|1|0" for n, month in enumerate(months))))
    assert accepted(reading)["2016/17", "total"] == 66 + 12
    assert accepted(reading)["2016/17", POSSESSION] == 12


def test_a_missing_month_gives_no_year() -> None:
    months = [
        "Apr-16",
        "May-16",
        "Jun-16",
        "Jul-16",
        "Aug-16",
        "Sep-16",
        "Oct-16",
        "Nov-16",
        "Dec-16",
        "Jan-17",
        "Feb-17",
    ]
    reading = read(table("Month|86/2|86/10", *(f"{month}|5|1" for month in months)))
    assert accepted(reading) == {}


def test_quarters_with_totals_between() -> None:
    rows = (
        "Quarter|86/2|86/10|86/15|Total",
        "Q1 2016/17|40|12|0|52",
        "Q2 2016/17|40|12|0|52",
        "Q3 2016/17|40|12|0|52",
        "Q4 2016/17|41|11|1|53",
        "Total 2016/17|161|47|1|209",
    )
    assert accepted(read(table(*rows))) == {k: v for k, v in FULL.items() if k[0] == "2016/17"}


def test_quarters_beside_the_year_they_add_up_to() -> None:
    spans = {(0, 0): (2, 1), (0, 1): (1, 5)}
    rows = (
        "Offence|2016/17|<|<|<|<",
        "<|Q1 (Apr-Jun)|Q2 (Jul-Sep)|Q3 (Oct-Dec)|Q4 (Jan-Mar)|Year",
        "86/2 Take|40|40|40|41|161",
        "86/10 Possession|12|12|12|11|47",
        "86/15 Prohibited|0|0|0|1|1",
        "Total|52|52|52|53|209",
    )
    reading = read(table(*rows, spans=spans))
    assert accepted(reading) == {k: v for k, v in FULL.items() if k[0] == "2016/17"}
    assert {o.derivation for o in reading.observations} == {"stated"}
    wrong = read(table(*rows[:-1], "Total|52|52|52|53|219", spans=spans))
    assert asked_about(wrong)["2016/17", "total"]


def test_districts_are_the_whole_only_where_a_total_says_so() -> None:
    """Nothing says that the districts named are all there are."""
    rows = ("District|2016/17|2017/18", "North|100|80", "South|60|50", "West|49|34")
    expected = {("2016/17", "total"): 209, ("2017/18", "total"): 164}
    assert accepted(read(table(*rows, "Force Total|209|164"))) == expected
    assert accepted(read(table(*rows))) == {}
    assert asked_about(read(table(*rows))) == dict.fromkeys(expected, ("total_not_stated",))


def test_crimes_without_an_offence_are_asked_about() -> None:
    reading = read(table(*PLAIN[:-1], "(blank)|4|2", "Total|213|166"))
    assert {("2016/17", "total"), ("2016/17", "other")} <= set(asked_about(reading))


@pytest.mark.parametrize(
    "note",
    [
        "Numbers below five are shown as <5 and are not included in the total.",
        "Please note that the totals do not include suppressed numbers.",
        "Totals exclude cells marked <5.",
    ],
)
def test_a_total_that_leaves_out_what_is_hidden_bounds_nothing(note: str) -> None:
    rows = ("Offence|2016/17", "86/2 Take|161", "86/10 Possess|47", "86/15 Prohibited|<5", "Total|208")
    asked = asked_about(read(table(*rows), note))
    assert "total_incomplete" in asked["2016/17", "total"]
    assert "total_incomplete" in asked["2016/17", "possession_prohibited"]


def test_a_total_may_well_leave_out_what_was_not_asked_for() -> None:
    note = "The total does not include offences of extreme pornography (86/11)."
    assert accepted(read(table(*PLAIN), note)) == FULL


@pytest.mark.parametrize(
    "sentence",
    [
        "We do not hold figures for possession of prohibited images (86/15).",
        "The force is unable to provide figures for prohibited images of children.",
    ],
)
def test_a_total_without_an_offence_that_was_asked_for_is_asked_about(sentence: str) -> None:
    rows = ("Offence|2016/17", "86/2 Take|161", "86/10 Possess|47", "Total|208")
    assert asked_about(read(table(*rows), sentence))["2016/17", "total"] == ("total_incomplete",)


@pytest.mark.parametrize(
    ("note", "is_accepted"),
    [
        ("Our performance year runs from 1 July to 30 June; the columns below follow it.", False),
        ("The policing year begins on 1 September.", False),
        ("Each year is from April to March.", True),
        ("Financial years ending in March are shown.", True),
    ],
)
def test_years_that_a_note_moves_are_not_those_that_were_asked_for(note: str, is_accepted: bool) -> None:
    assert (accepted(read(note, table(*PLAIN))) == FULL) is is_accepted
    if not is_accepted:
        asked = asked_about(read(note, table(*PLAIN)))
        assert {key for key, codes in asked.items() if "period_unclear" in codes} == set(FULL)


@pytest.mark.parametrize("heading", ["2016/17 (000s)", "2016/17 in thousands", "2016/17 ('000)"])
def test_thousands_are_no_single_offences(heading: str) -> None:
    reading = read(table(f"Offence|{heading}", "86/2 Take|3", "86/10 Possess|2", "86/15 Prohibited|1", "Total|6"))
    assert accepted(reading) == {}
    assert "measure_unclear" in asked_about(reading)["2016/17", "total"]


def test_a_total_that_does_not_add_up_is_put_to_a_person() -> None:
    rows = [*PLAIN[:-1], "Total|210|164"]
    reading = read(table(*rows))
    assert asked_about(reading)["2016/17", "total"] == ("total_mismatch",)
    assert accepted(reading)["2017/18", "total"] == 164
    assert "total_mismatch" in {f.code for f in reading.findings}


def test_an_excluded_offence_inside_the_stated_total_is_taken_out() -> None:
    rows = (
        "Offence|2016/17",
        "86/2 Take|161",
        "86/10 Possess|47",
        "86/15 Prohibited|1",
        "86/11 Extreme pornography|20",
        "Total|229",
    )
    reading = read(table(*rows))
    assert accepted(reading)["2016/17", "total"] == 209
    assert "category_excluded" in {f.code for f in reading.findings}


def test_an_excluded_offence_outside_the_stated_total_changes_nothing() -> None:
    rows = (
        "Offence|2016/17",
        "86/2 Take|161",
        "86/10 Possess|47",
        "86/15 Prohibited|1",
        "Total|209",
        "86/11 Extreme pornography|20",
    )
    assert accepted(read(table(*rows)))["2016/17", "total"] == 209


def test_a_hidden_value_is_settled_by_the_total() -> None:
    rows = (
        "Offence|2016/17|2017/18",
        "86/2 Take|161|126",
        "86/10 Possess|47|37",
        "86/15 Prohibited|<5|<5",
        "Total|209|164",
    )
    assert accepted(read(table(*rows))) == FULL


def test_a_hidden_value_without_a_total_stays_an_interval() -> None:
    reading = read(table("Offence|2016/17", "86/2 Take|161", "86/10 Possession|30", "86/15 Prohibited|<5"))
    assert accepted(reading)["2016/17", PROHIBITED] == (0, 4)
    assert accepted(reading)["2016/17", "total"] == (191, 195)


def test_a_sum_without_one_of_the_offences_asked_for_is_asked_about() -> None:
    reading = read(table("Offence|2016/17", "86/2 Take|161", "86/10 Possession|30"))
    assert accepted(reading) == {("2016/17", TMD): 161, ("2016/17", POSSESSION): 30}
    assert asked_about(reading) == {("2016/17", "total"): ("total_not_stated",)}


def test_a_column_of_marks_only_is_read() -> None:
    rows = ("Year|86/15 Prohibited|86/2 Take|86/10 Possession", "2016/17|<5|645|295", "2017/18|*|10|163")
    reading = read(table(*rows), "* denotes fewer than 5 offences.")
    assert accepted(reading)["2016/17", "total"] == (940, 944)
    assert accepted(reading)["2017/18", "total"] == (173, 177)


def test_a_number_left_over_in_a_table_holds_back_its_figures() -> None:
    rows = ("|Offence|2016/17", "|86/2 Take|161", "*|86/10 Possession|30", "|86/15 Prohibited|4")
    reading = read(table(*rows))
    assert accepted(reading) == {}
    assert "*" in {n.text for n in reading.numbers if n.use == "raised"}


def test_a_dash_without_a_note_is_asked_about() -> None:
    reading = read(table("Offence|2016/17", "86/2 Take|161", "86/15 Prohibited|-"))
    assert ("2016/17", "total") not in accepted(reading)
    assert "value_unclear" in asked_about(reading)["2016/17", "total"]


def test_years_without_a_basis_are_asked_about() -> None:
    reading = read(table("Offence|2016|2017", "86/2 Take|161|126", "Total|161|126"))
    assert accepted(reading) == {}
    assert "period_unclear" in {f.code for f in reading.findings}


def test_calendar_years_are_not_taken_for_financial_ones() -> None:
    reading = read(table("Offence|Calendar year 2016|Calendar year 2017", "86/2 Take|161|126", "Total|161|126"))
    assert reading.observations == ()


def test_outcomes_beside_the_answer_are_explained() -> None:
    outcomes = table(
        "Outcome|2016/17|2017/18",
        "Outcome 1 Charge/Summons|100|90",
        "Outcome 18 No suspect identified|80|60",
        "Not yet assigned|29|14",
        "Total|209|164",
        index=1,
    )
    reading = read(table(*PLAIN), "Outcomes of these crimes:", outcomes)
    assert accepted(reading) == FULL
    assert not [n for n in reading.numbers if n.use == "raised"]


def test_a_pivot_in_compact_form() -> None:
    rows = (
        "Row Labels|Count of Crime No",
        "2016/17|209",
        "086/02|161",
        "086/10|47",
        "086/15|1",
        "2017/18|164",
        "086/02|126",
        "086/10|37",
        "086/15|1",
        "Grand Total|373",
    )
    assert accepted(read(table(*rows))) == FULL


def test_one_row_per_record() -> None:
    rows = ["Crime ref|Recorded date|HO code"]
    rows += [f"A{n}|{1 + n % 28:02}/05/2016|086/02" for n in range(30)] + [
        f"B{n}|{1 + n % 28:02}/05/2017|086/10" for n in range(12)
    ]
    rows += [f"C{n}|{1 + n % 28:02}/05/2017|086/11" for n in range(5)] + ["D1|05/05/2015|086/02"]
    reading = read(table(*rows))
    assert accepted(reading) == {
        ("2016/17", TMD): 30,
        ("2016/17", "total"): 30,
        ("2017/18", POSSESSION): 12,
        ("2017/18", "total"): 12,
    }


def test_a_record_listed_twice_is_put_to_a_person() -> None:
    rows = ["Crime ref|Recorded date|HO code", *(f"A{n % 29}|{1 + n % 28:02}/05/2016|086/02" for n in range(30))]
    assert asked_about(read(table(*rows)))["2016/17", TMD]


def test_a_table_per_offence_and_one_over_all() -> None:
    blocks = []
    for n, (caption, a, b) in enumerate(
        [
            ("Table 1: Take or make (86/2):", 161, 126),
            ("Table 2: Possession (86/10):", 47, 37),
            ("Table 3: Prohibited images (86/15):", 1, 1),
            ("Table 4: all three together (86/2, 86/10 and 86/15):", 209, 164),
        ]
    ):
        blocks += [caption, table("Year|Recorded", f"2016/17|{a}", f"2017/18|{b}", index=n)]
    assert accepted(read(*blocks)) == FULL


def test_a_table_per_year_told_by_its_caption() -> None:
    first = table("Offence|Number", "86/2|161", "86/10|47", "86/15|1", "Total|209")
    second = table("Offence|Number", "86/2|126", "86/10|37", "86/15|1", "Total|164", index=1)
    assert accepted(read("1 April 2016 - 31 March 2017:", first, "1 April 2017 - 31 March 2018:", second)) == FULL


def test_two_bodies_in_one_letter() -> None:
    letter = (
        "Norfolk and Suffolk Constabularies",
        "Response",
        "Norfolk Constabulary and Suffolk Constabulary hold the information. Offences recorded are shown below.",
    )
    rows = (
        "Offence|2016/17|<|2017/18|<",
        "|Norfolk|Suffolk|Norfolk|Suffolk",
        "86/2 Take|10|20|30|40",
        "86/10 Possess|1|2|3|4",
        "Total|11|22|33|44",
    )
    reading = read(table(*rows, spans={(0, 1): (1, 2), (0, 3): (1, 2)}), letter=letter)
    totals = {(o.body_id, o.period): o.low for o in reading.observations if o.category == "total" and not o.review}
    assert totals == {
        ("norfolk", "2016/17"): 11,
        ("suffolk", "2016/17"): 22,
        ("norfolk", "2017/18"): 33,
        ("suffolk", "2017/18"): 44,
    }


def test_the_same_table_in_two_languages_counts_once() -> None:
    welsh = table(
        "Trosedd|2016/17|2017/18",
        "86/2 Tynnu|161|126",
        "86/10 Meddu|47|37",
        "86/15 Gwaharddedig|1|1",
        "Cyfanswm|209|164",
    )
    assert accepted(read(welsh, table(*PLAIN, index=1))) == FULL


def test_percentages_and_changes_are_explained() -> None:
    rows = (
        "Offence|2016/17|2017/18|% change",
        "86/2 Take|161|126|-22%",
        "86/10 Possess|47|37|-21%",
        "86/15 Prohibited|1|1|0%",
        "Total|209|164|-22%",
    )
    assert accepted(read(table(*rows))) == FULL


def test_a_low_confidence_digit_needs_a_witness() -> None:
    def doubtful(*rows: str) -> object:
        whole = table(*rows)
        return replace(whole, cells=tuple(replace(c, confidence=0.4 if c.text == "161" else 0.99) for c in whole.cells))

    alone = read(doubtful("Offence|2016/17", "86/2 Take|161"))  # type: ignore[arg-type]
    assert "low_confidence" in asked_about(alone)["2016/17", TMD]
    witnessed = read(
        doubtful("Offence|2016/17", "86/2 Take|161", "86/10 Possess|47", "86/15 Prohibited|1", "Total|209")
    )  # type: ignore[arg-type]
    assert accepted(witnessed)["2016/17", "total"] == 209


@pytest.mark.parametrize("shift", [1, -7, 100])
def test_a_changed_figure_changes_just_itself(shift: int) -> None:
    rows = (
        "Offence|2016/17|2017/18",
        f"86/2 Take or make|{161 + shift}|126",
        "86/10 Possession|47|37",
        "86/15 Prohibited images|1|1",
        f"Total|{209 + shift}|164",
    )
    changed = accepted(read(table(*rows)))
    assert changed == {**FULL, ("2016/17", TMD): 161 + shift, ("2016/17", "total"): 209 + shift}


def test_every_number_of_the_answer_is_accounted_for() -> None:
    reading = read(table(*PLAIN))
    shown = [c.text for t in document(table(*PLAIN)).tables for c in t.cells if c.text.isdigit()]
    assert sorted(n.text for n in reading.numbers if n.use == "used") == sorted(shown)
    assert request().id


def test_a_row_nobody_understood_makes_the_total_that_holds_it_doubtful() -> None:
    inside = read(table("Offence|2016/17", "86/2|10", "Voyeurism|4", "Total|14"))
    assert set(asked_about(inside)) == {("2016/17", "total"), ("2016/17", "other")}
    outside = read(table("Offence|2016/17", "86/2|10", "86/10|5", "Total|15", "Voyeurism|4"))
    assert accepted(outside)["2016/17", "total"] == 15


def test_a_class_that_holds_more_is_an_upper_bound() -> None:
    reading = read(table("Offence|2016/17", "86 Obscene publications etc|300"))
    observation = reading.observations[0]
    assert (observation.low, observation.high, observation.review) == (0, 300, ("over_inclusive",))
    assert reading.answers[0].outcome == "over_inclusive"


def test_counts_that_look_like_years() -> None:
    rows = ("Offence|2016/17|2017/18", "86/2|2016|2017", "86/10|5|6", "Total|2021|2023")
    assert accepted(read(table(*rows)))["2016/17", TMD] == 2016
    assert accepted(read(table("Year|Offences recorded", "2016/17|2016", "2017/18|2017")))["2017/18", "total"] == 2017


def test_bands_are_intervals() -> None:
    found = accepted(read(table("Offence|2016/17", "86/2|10-19", "86/10|1-4")))
    assert found == {("2016/17", TMD): (10, 19), ("2016/17", POSSESSION): (1, 4)}


def test_a_column_that_numbers_the_rows_is_no_figure() -> None:
    rows = ("No.|Offence|2016/17|2017/18", "1|86/2 Take|161|126", "2|86/10 Possess|47|37", "3|86/15 Prohibited|1|1")
    assert accepted(read(table(*rows))) == FULL


def test_two_tables_side_by_side() -> None:
    rows = (
        "Offence|2016/17||Offence|2017/18",
        "86/2|161||86/2|126",
        "86/10|47||86/10|37",
        "86/15|1||86/15|1",
        "Total|209||Total|164",
    )
    assert accepted(read(table(*rows))) == FULL


def test_all_together_beside_a_neighbour_and_their_sum() -> None:
    rows = (
        "Offence|2016/17|2017/18",
        "Indecent images of children|209|164",
        "Extreme pornography|5|6",
        "Total|214|170",
    )
    assert accepted(read(table(*rows))) == {("2016/17", "total"): 209, ("2017/18", "total"): 164}


@pytest.mark.parametrize(
    ("rows", "outcome"),
    [
        (("Year|Arrest|Caution", "2016/17|153|5", "2017/18|116|3"), "different_measure"),
        (("Victim sex|2016/17|2017/18", "Male|10|20", "Female|30|40", "Total|40|60"), "different_measure"),
        (("Offence|2014/15|2015/16", "86/2|10|20", "Total|10|20"), "different_period"),
        (("Offence|1 April 2016 to 31 March 2018", "86/2|300", "86/10|100", "Total|400"), "aggregated"),
        (("Offence|2016|2017", "86/2|10|20", "Total|10|20"), "unclear"),
    ],
)
def test_answers_that_give_no_figure_that_was_asked(rows: tuple[str, ...], outcome: str) -> None:
    reading = read(table(*rows))
    assert accepted(reading) == {}
    assert reading.kind == "answer"
    assert {a.outcome for a in reading.answers} == {outcome}
