from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.normalise.categories import Categories, Match
from tests.normalise.replies import request

CATEGORIES = Categories(request())
TMD, POSSESSION, PROHIBITED = "taking_making_distributing", "possession_indecent", "possession_prohibited"


@given(
    st.sampled_from(
        ["86/2", "86/02", "086/02", "08602", "86 / 2", "86.2", "HO 86-2", "086/2 Take indecent photographs"]
    )
)
def test_a_code_in_every_spelling(label: str) -> None:
    assert CATEGORIES.match(label, True) == Match("category", TMD, "code")


@pytest.mark.parametrize(
    ("label", "topic"),
    [
        ("Take, permit to be taken, make, distribute or publish indecent photographs of children", TMD),
        ("Possession of an indecent or pseudo-photograph of a child", POSSESSION),
        ("Possession of prohibited images of children", PROHIBITED),
        ("Possession with a view to distribution of indecent images", TMD),
        ("Possess indecent photograph with intent to distribute", TMD),
        ("Prohibited images - possession of", PROHIBITED),
        ("Prohibited images of children (possession)", PROHIBITED),
        ("Possession, prohibited images", PROHIBITED),
        ("Indecent photographs, making or distributing of", TMD),
        ("Possession of indecent photographs or pseudo-photographs", POSSESSION),
        ("s.1 Protection of Children Act 1978", TMD),
        ("section 160 CJA 1988", POSSESSION),
        ("Criminal Justice Act 1988 s.160", POSSESSION),
        ("Coroners and Justice Act 2009, s62", PROHIBITED),
    ],
)
def test_law_and_words(label: str, topic: str) -> None:
    match = CATEGORIES.match(label)
    assert match is not None
    assert (match.kind, match.topic, match.sure) == ("category", topic, True)


@pytest.mark.parametrize(
    "label",
    [
        "086/11",
        "Possession of extreme pornographic images",
        "s.63 Criminal Justice and Immigration Act 2008",
        "8/71 Disclose private sexual photographs",
        "71/1 Abuse of children through sexual exploitation",
    ],
)
def test_neighbours_are_excluded(label: str) -> None:
    match = CATEGORIES.match(label)
    assert match is not None
    assert match.kind == "exclusion"


def test_the_code_beats_the_words() -> None:
    match = CATEGORIES.match("86/2 Possession of an indecent photograph with a view to showing it")
    assert match == Match("category", TMD, "code")


def test_two_categories_in_one_label_are_combined() -> None:
    for label in (
        "Making or possessing indecent images",
        "86/2 and 86/10",
        "Possession of indecent and prohibited images",
        "Possession of indecent images and prohibited images",
        "Make/possess indecent images",
    ):
        match = CATEGORIES.match(label)
        assert match is not None
        assert match.kind == "combined"


@pytest.mark.parametrize(
    "label", ["Possession of an offensive weapon", "Taking a motor vehicle without consent", "Distribution of drugs"]
)
def test_words_from_elsewhere_are_never_sure(label: str) -> None:
    match = CATEGORIES.match(label)
    assert match is None or not match.sure


@pytest.mark.parametrize("label", ["Burglary", "Total", "Recorded offences", "2016/17", "Leeds"])
def test_what_is_no_category(label: str) -> None:
    assert CATEGORIES.match(label) is None


def test_an_unknown_code_of_the_class_is_asked_about() -> None:
    match = CATEGORIES.match("86/19 Something new")
    assert match is not None
    assert (match.kind, match.sure) == ("other", False)


def test_the_class_alone_is_an_upper_bound() -> None:
    match = CATEGORIES.match("86", True)
    assert match is not None
    assert match.kind == "over_inclusive"
