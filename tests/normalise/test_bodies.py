from __future__ import annotations

from tests.normalise.replies import accepted, read, table

ANSWER = table("Year|Recorded offences", "2016/17|212", "2017/18|245")


def test_the_letter_outranks_its_letterhead() -> None:
    letter = (
        "Bedfordshire Police Headquarters",
        "foi@herts.police.uk",
        "I refer to your request in respect of Cambridgeshire Constabulary, received by this unit.",
        "Decision",
        "Searches were made in respect of Cambridgeshire Constabulary and the recorded offences are shown below.",
    )
    reading = read(ANSWER, letter=letter)
    assert reading.body_ids == ("cambridgeshire",)
    assert accepted(reading)


def test_nothing_says_who_replied() -> None:
    reading = read(ANSWER, letter=("Dear Requester", "Response", "The recorded offences are shown below."))
    assert reading.body_ids == ()
    assert accepted(reading) == {}
    assert "body_unknown" in {f.code for f in reading.findings}


def test_a_folder_alone_is_not_enough() -> None:
    reading = read(
        ANSWER, letter=("Dear Requester", "Response", "The recorded offences are shown below."), path="kent/reply.pdf"
    )
    assert accepted(reading) == {}


def test_a_folder_that_contradicts_the_letter_is_put_to_a_person() -> None:
    reading = read(ANSWER, path="essex/reply.pdf")
    assert accepted(reading) == {}
    assert "body_conflict" in {f.code for f in reading.findings}


def test_one_force_is_not_taken_for_another_of_similar_name() -> None:
    letter = (
        "South Yorkshire Police",
        "foi@southyorks.police.uk",
        "Response",
        "South Yorkshire Police holds the recorded offences shown below.",
    )
    assert read(ANSWER, letter=letter).body_ids == ("south-yorkshire",)


def test_a_body_without_a_short_name_is_not_every_police_headquarters() -> None:
    letter = (
        "West Mercia Police",
        "Information Compliance, Police Headquarters",
        "foi@westmercia.police.uk",
        "Response",
        "The recorded offences are shown below.",
    )
    reading = read(ANSWER, letter=letter)
    assert not [sign for sign in reading.signals if "west-mercia" not in sign]
    assert accepted(reading)
