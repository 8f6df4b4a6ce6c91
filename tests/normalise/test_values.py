from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.normalise.notes import read_notes
from pipeline.normalise.values import Value, exact, read_as, read_value


@given(st.integers(0, 10**7))
def test_a_number_is_itself_with_or_without_separators(number: int) -> None:
    assert read_value(str(number)) == exact(number)
    assert read_value(f"{number:,}") == exact(number)
    assert read_value(f" {number}.0 ") == exact(number)


@given(st.integers(1, 500))
def test_less_than_is_never_the_number_itself(limit: int) -> None:
    for text in (f"<{limit}", f"< {limit}", f"less than {limit}", f"fewer than {limit}", f"Under {limit}"):
        value = read_value(text)
        assert value is not None
        assert (value.low, value.high) == (0, limit - 1)


@given(st.text())
def test_any_text_gives_a_sound_interval_or_none(text: str) -> None:
    value = read_value(text)
    if value is not None and value.is_count:
        assert value.low is not None
        assert value.high is None or value.low <= value.high


@pytest.mark.parametrize("text", ["nil", "Nil", "zero", "none", "Dim", "0", "None recorded"])
def test_words_for_zero(text: str) -> None:
    assert read_value(text) == exact(0)


@pytest.mark.parametrize("text", ["-", "–", "*", "N/A", "n/k", "#", ".."])
def test_marks_are_unclear_and_never_zero(text: str) -> None:
    value = read_value(text)
    assert value is not None
    assert value.status == "unclear"
    assert value.low is None


def test_a_blank_is_not_zero() -> None:
    assert read_value("  ") == Value("blank", reasons=("value_unclear",))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("1-4", 1, 4),
        ("1 to 4", 1, 4),
        ("5 or fewer", 0, 5),
        ("≤5", 0, 5),
        (">600", 601, None),
        ("over 600", 601, None),
        ("five or fewer", 0, 5),
    ],
)
def test_bounds(text: str, low: int, high: int | None) -> None:
    value = read_value(text)
    assert value is not None
    assert (value.status, value.low, value.high) == ("interval", low, high)


@pytest.mark.parametrize("text", ["22%", "3.5", "£450", "+12", "-3", "approximately 600"])
def test_what_is_no_count(text: str) -> None:
    value = read_value(text)
    assert value is not None
    assert not value.is_count


def test_two_numbers_that_may_be_two_columns_are_doubtful() -> None:
    value = read_value("130 101")
    assert value is not None
    assert value.reasons == ("value_unclear",)


@pytest.mark.parametrize(
    ("note", "mark", "expected"),
    [
        ("- denotes that no offences were recorded", "-", exact(0)),
        ("Where a box has been left blank, no offence was recorded in the year.", "", exact(0)),
        ("* denotes fewer than 5", "*", Value("interval", 0, 4, ("value_suppressed",))),
        ("An asterisk means a number between 1 and 4.", "*", Value("interval", 1, 4, ("value_suppressed",))),
        ("* = information withheld under section 40(2)", "*", Value("withheld", reasons=("value_withheld",))),
    ],
)
def test_a_note_decides_a_mark(note: str, mark: str, expected: Value) -> None:
    value = read_value(mark)
    assert value is not None
    assert read_notes([note]).decide(mark, value) == expected


def test_rounding_makes_intervals() -> None:
    notes = read_notes(["All figures have been rounded to the nearest 5."])
    assert notes.decide("20", exact(20)) == Value("interval", 18, 22, ("value_rounded",))
    notes = read_notes(["Figures are rounded to the nearest 10."])
    assert notes.decide("20", exact(20)) == Value("interval", 15, 24, ("value_rounded",))


def test_pounds_and_pence_without_their_sign_are_pounds() -> None:
    value = read_as("money", "640.5", read_value("640.5"))
    assert value is not None
    assert (value.status, value.low, value.high) == ("interval", 640, 641)
