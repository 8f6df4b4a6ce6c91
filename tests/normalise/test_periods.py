from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.normalise.periods import Part, Span, find_periods, only_period


def span(text: str) -> Span:
    mention = only_period(text)
    assert mention is not None, text
    assert isinstance(mention.what, Span)
    return mention.what


@given(
    st.integers(2000, 2030),
    st.sampled_from(
        [
            "{a}/{s}",
            "{a}-{b}",
            "{a}/{b}",
            "FY {t}/{s}",
            "{a} - {b}",
            "1 April {a} to 31 March {b}",
            "01/04/{a} - 31/03/{b}",
            "Apr {t} - Mar {s}",
            "April {a} – March {b}",
            "year ending March {b}",
        ]
    ),
)
def test_a_financial_year_however_written(year: int, form: str) -> None:
    text = form.format(a=year, b=year + 1, s=f"{(year + 1) % 100:02}", t=f"{year % 100:02}")
    found = span(text)
    assert (found.start, found.end) == (date(year, 4, 1), date(year + 1, 3, 31))


@given(st.integers(2000, 2030))
def test_a_bare_year_has_no_basis(year: int) -> None:
    assert span(str(year)).basis == "bare"
    assert span(f"calendar year {year}").basis == "calendar"


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Apr-16", date(2016, 4, 1), date(2016, 4, 30)),
        ("April 2016", date(2016, 4, 1), date(2016, 4, 30)),
        ("Apr - Jun 2016", date(2016, 4, 1), date(2016, 6, 30)),
        ("1 Ebrill 2016 hyd 31 Mawrth 2017", date(2016, 4, 1), date(2017, 3, 31)),
    ],
)
def test_months_and_welsh(text: str, start: date, end: date) -> None:
    found = span(text)
    assert (found.start, found.end) == (start, end)


@pytest.mark.parametrize("text", ["86/2", "086/02", "FOI 2018/4567", "880/12", "Section 40(2)", "you may ask"])
def test_codes_and_references_are_no_periods(text: str) -> None:
    assert find_periods(text) == ()


def test_a_part_year_says_so() -> None:
    assert only_period("2017/18 (to 31 December)") is None or find_periods("2017/18 (to 31 December)")[0].partial
    assert find_periods("2017/18 to date")[0].partial


@given(st.integers(1, 4), st.integers(2000, 2030))
def test_quarters_tile_the_year(number: int, year: int) -> None:
    whole = Span(date(year, 4, 1), date(year + 1, 3, 31), "financial")
    quarter = Part("quarter", number, number).of(whole)
    assert quarter is not None
    assert quarter.within(whole)
    assert 90 <= (quarter.end - quarter.start).days + 1 <= 92


@given(st.text(max_size=60))
def test_any_text_is_read_without_error(text: str) -> None:
    for mention in find_periods(text):
        if isinstance(mention.what, Span):
            assert mention.what.start <= mention.what.end
