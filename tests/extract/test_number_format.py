"""Number formats: what a British Excel shows, and that nothing a format says brings the reader down."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.number_format import is_date_format, serial_to_date, show_date, show_number, show_text

ACCOUNTING = '_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-'


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (1234, "General", "1234"),
        (0.1 + 0.2, "General", "0.3"),
        (1e-7, "General", "1E-07"),
        (12345678901234, "General", "12345678901234"),
        (1234, "#,##0", "1,234"),
        (1234567.891, "#,##0.00", "1,234,567.89"),
        (2.5, "0", "3"),
        (-0.001, "0.0", "0.0"),
        (0.227, "0.0%", "22.7%"),
        (12345, "0,", "12"),
        (1234567, '#,##0.0,,"m"', "1.2m"),
        (5, "000", "005"),
        (5551234, "000-0000", "555-1234"),
        (12.3, "0.0#", "12.3"),
        (-5, "0;(0)", "(5)"),
        (1234, ACCOUNTING, "1,234"),
        (0, ACCOUNTING, "-"),
        (7, '0" crimes"', "7 crimes"),
        (1234.5, "[$£-809]#,##0.00", "£1,234.50"),
        (-45000, "#,##0;[Red]-#,##0", "-45,000"),
        (1.5, "# ?/?", "1 1/2"),
        (0.333333, "# ??/??", "1/3"),
        (12345, "0.00E+00", "1.23E+04"),
        (12, '[<5]"<5";0', "12"),
        (130, "@", "130"),
    ],
)
def test_numbers_as_shown(value: float, code: str, text: str) -> None:
    shown = show_number(value, code)
    assert (shown.text, shown.hides) == (text, False)


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (3, '[<5]"<5";0', "<5"),
        (0, '[<5]"<5";0', "<5"),
        (7, ";;;", ""),
        (7, '"withheld"', "withheld"),
        (-1, "dd/mm/yyyy", "########"),
    ],
)
def test_a_format_that_keeps_the_number_back_is_told(value: float, code: str, text: str) -> None:
    shown = show_number(value, code)
    assert (shown.text, shown.hides) == (text, True)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("mmm-yy", "Apr-16"),
        ("dd/mm/yyyy", "01/04/2016"),
        ("d mmmm yyyy", "1 April 2016"),
        ("mm-dd-yy", "01/04/2016"),
        ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "01 April 2016"),
        ("yyyy-mm-dd;@", "2016-04-01"),
        ("dddd", "Friday"),
        ("h:mm AM/PM", "1:05 PM"),
        ("hh:mm:ss", "13:05:10"),
        ("mm:ss.0", "05:09.6"),
    ],
)
def test_dates_as_shown(code: str, text: str) -> None:
    assert is_date_format(code)
    assert show_date(datetime(2016, 4, 1, 13, 5, 9, 600_000), code).text == text


@pytest.mark.parametrize("code", ["General", "0", "#,##0", '0" days"', "[Red]0", '"day"0', "\\d0", "0.00E+00", "@"])
def test_formats_of_numbers_are_no_dates(code: str) -> None:
    assert not is_date_format(code)


def test_serial_numbers() -> None:
    assert serial_to_date(42461, False, "mmm-yy") == date(2016, 4, 1)
    assert serial_to_date(42461.5, False, "d/m/yy h:mm") == datetime(2016, 4, 1, 12)
    assert serial_to_date(0.5, False, "h:mm") == time(12)
    assert serial_to_date(1.5, False, "[h]:mm") == timedelta(days=1.5)
    assert serial_to_date(59, False, "d") == date(1900, 2, 28)
    assert serial_to_date(61, False, "d") == date(1900, 3, 1)
    assert serial_to_date(40999, True, "d") == date(2016, 4, 1)
    assert serial_to_date(-1, False, "d") is None
    assert serial_to_date(1e12, False, "d") is None


def test_text_sections() -> None:
    assert show_text("86/2", "General").text == "86/2"
    assert show_text("x", '"HO "@').text == "HO x"
    assert show_text("secret", '0;0;0;"hidden"').hides


CODES = st.text(alphabet='0#?.,%/E+-;@[]<>=5"\\_* $£yYmMdDhHsSAP:GeneralRd', max_size=24)


@given(st.one_of(st.integers(-(10**15), 10**15), st.floats(allow_nan=False, allow_infinity=False)), CODES)
def test_no_format_brings_the_reader_down(value: float, code: str) -> None:
    assert isinstance(show_number(value, code).text, str)
    assert isinstance(show_text(str(value), code).text, str)
    moment = serial_to_date(value, False, code)
    if moment is not None:
        assert isinstance(show_date(moment, code).text, str)


@given(st.integers(-(10**12), 10**12))
def test_thousands_lose_no_digit(value: int) -> None:
    assert int(show_number(value, "#,##0").text.replace(",", "")) == value
    assert show_number(value, "#,##0").text == f"{value:,}"


@given(st.decimals(-(10**8), 10**8, places=3), st.integers(0, 4))
def test_decimals_round_as_decimals_do(value: Decimal, places: int) -> None:
    shown = show_number(float(value), "0." + "0" * places if places else "0").text
    assert abs(Decimal(shown) - value) <= Decimal("0.5") / 10**places
