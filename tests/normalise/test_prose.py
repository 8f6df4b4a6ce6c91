from __future__ import annotations

from tests.normalise.replies import accepted, asked_about, read, table

TMD = "taking_making_distributing"
YEARS = {("2016/17", "total"): 212, ("2017/18", "total"): 245}


def test_numbers_before_their_periods() -> None:
    assert accepted(read("There were 212 such offences recorded in 2016/17 and 245 in 2017/18.")) == YEARS


def test_periods_before_their_numbers() -> None:
    assert (
        accepted(read("In 2016/17 there were 212 offences recorded. In 2017/18 there were 245 offences recorded."))
        == YEARS
    )


def test_respectively() -> None:
    assert accepted(read("In 2016/17 and 2017/18 respectively 212 and 245 offences were recorded.")) == YEARS


def test_lines_with_dashes_under_an_offence() -> None:
    lines = (
        "086/02 Take or make indecent photographs:",
        "2016/17 – 196",
        "2017/18 – 419",
        "086/10 Possession:",
        "2016/17 – 89",
        "2017/18 – 190",
        "Total of the above:",
        "2016/17 – 285",
        "2017/18 – 609",
    )
    found = accepted(read(*lines))
    assert found["2016/17", TMD] == 196
    assert found["2017/18", "total"] == 609


def test_a_line_under_a_heading_that_is_not_understood_is_no_figure_of_the_one_before() -> None:
    lines = ("086/02 Take or make indecent photographs:", "2016/17 – 196", "Stolen bicycles:", "2016/17 – 12")
    assert accepted(read(*lines))["2016/17", TMD] == 196


def test_the_restated_request_is_never_a_figure() -> None:
    letter = (
        "Kent Police",
        "foi@kent.police.uk",
        "Your request",
        "You asked for the 500 offences recorded in 2016/17.",
        "Response",
        "Kent Police can confirm that the information is held.",
    )
    assert accepted(read("There were 212 offences recorded in 2016/17.", letter=letter)) == {("2016/17", "total"): 212}


def test_exemption_essays_are_never_figures() -> None:
    reading = read(
        "Section 12 of the Act:",
        "The appropriate limit is £450 or 18 hours. In 2016/17 there were 9,000 offences recorded that would have to be read.",
    )
    assert accepted(reading) == {}


def test_prose_that_contradicts_the_table_is_put_to_a_person() -> None:
    reading = read(
        "There were 213 offences recorded in 2016/17.",
        table("Offence|2016/17", "86/2 Take|160", "86/10 Possess|52", "Total|212"),
    )
    assert asked_about(reading)["2016/17", "total"] == ("readings_differ",)


def test_prose_that_agrees_is_a_witness() -> None:
    reading = read("There were 212 offences recorded in 2016/17.", table("Year|Recorded offences", "2016/17|212"))
    assert accepted(reading) == {("2016/17", "total"): 212}
    assert reading.observations[0].witnesses == 1


def test_an_earlier_figure_that_is_corrected_is_not_a_conflict() -> None:
    reading = read(
        "Our earlier letter gave 150 offences recorded in 2016/17, which was incorrect.",
        table("Year|Recorded offences", "2016/17|212"),
    )
    assert accepted(reading) == {("2016/17", "total"): 212}
    assert any(n.text == "150" and n.use == "explained" for n in reading.numbers)


def test_charges_in_prose_are_not_offences() -> None:
    assert accepted(read("In 2016/17, 90 people were charged.")) == {}


def test_a_part_counts_only_by_its_category() -> None:
    found = accepted(
        read(
            "A total of 212 offences were recorded in 2016/17, of which 30 were possession offences. In 2017/18 the total was 245."
        )
    )
    assert found == {("2016/17", "total"): 212, ("2016/17", "possession_indecent"): 30, ("2017/18", "total"): 245}


def test_a_part_of_nothing_stated_is_put_to_a_person() -> None:
    reading = read("In 2017/18, 12 of the offences recorded involved children under 13.")
    assert accepted(reading) == {}


def test_a_refusal_a_denial_and_an_acknowledgement() -> None:
    cost = read(
        "I am unable to provide this, as the cost would exceed the appropriate limit. Section 12(1) of the Act applies."
    )
    assert (cost.kind, {a.outcome for a in cost.answers}) == ("refusal", {"refused_cost"})
    none = read("Kent Police does not hold the information requested.")
    assert (none.kind, {a.outcome for a in none.answers}) == ("refusal", {"not_held"})
    letter = (
        "Kent Police",
        "foi@kent.police.uk",
        "Kent Police acknowledges receipt of your request. We aim to respond within 20 working days.",
    )
    assert read(letter=letter).kind == "acknowledgement"


def test_a_refusal_that_gives_figures_all_the_same() -> None:
    figures = table("Offence|2016/17|2017/18", "86/2|10|1", "86/10|5|1", "Total|15|2")
    whole = read(
        "Section 12 applies, as the cost would exceed the appropriate limit. However, here are some figures.", figures
    )
    assert asked_about(whole)["2016/17", "total"] == ("refused_but_answered",)
    part = read("Section 12 applies to question 2, as the cost would exceed the appropriate limit.", figures)
    assert accepted(part)["2016/17", "total"] == 15
    for reading in (whole, part):
        assert {a.outcome for a in reading.answers} == {"refused_cost_but_some"}
        assert "refused_but_answered" in {f.code for f in reading.findings}
