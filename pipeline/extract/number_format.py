"""A number in a workbook as its cell shows it: number formats applied, as a British Excel would.

What belongs here: the grammar of format codes (`#,##0;[Red]-0`, `mmm-yy`, `[<5]"<5";0`) and their rendering.
What does not: where the codes are kept in a file. A code that can't be understood shows the plain number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from fractions import Fraction
from functools import cache, lru_cache

Number = int | float
Temporal = date | datetime | time | timedelta

_TOKEN = re.compile(
    r'"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]|General|AM/PM|A/P|E[+-]|[0#?]|\.|,|%|/|@|;|y+|e+|m+|d+|h+|s+|.',
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"\[(<=|>=|<>|=|<|>)\s*(-?[\d.]+)\]")
_CURRENCY = re.compile(r"\[\$([^\]-]*)(?:-[0-9A-Fa-f,]*)?\]")
_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_PLACEHOLDERS = "0#?"
_TOGETHER = re.compile("#*0*")
_GENERAL_DIGITS = 11
_EPOCHS = {False: datetime(1899, 12, 30), True: datetime(1904, 1, 1)}
_SECONDS_PER_DAY = 86_400
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

# The codes that follow the settings of the computer that shows them; replies come from British ones.
_BY_LOCALE = {
    "mm-dd-yy": "dd/mm/yyyy",
    "m/d/yy h:mm": "dd/mm/yyyy hh:mm",
    "[$-f800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy": "dd mmmm yyyy",
    "[$-f400]h:mm:ss\\ am/pm": "hh:mm:ss",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """What a cell shows. `hides` is True where the format shows something other than the number it holds."""

    text: str
    hides: bool = False


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where a section puts the digits of a number, behind its sign.

    `before` and `after` are its tokens on either side of the point, with `decimals` placeholders behind it; the number
    is shown times 100 for each of `percents` and divided by 1,000 for each of `scale`. Where the digits before the
    point stand together, `plain` is what is printed in front of them, how many there are at least, and what behind.
    """

    before: tuple[str, ...]
    after: tuple[str, ...]
    has_point: bool
    decimals: int
    thousands: bool
    percents: int
    scale: int
    plain: tuple[str, int, str] | None


@dataclass(frozen=True, slots=True)
class _Section:
    """A part of a code between semicolons; without a `layout` it shows no digits, or as a fraction or with an exponent."""

    condition: tuple[str, float] | None
    tokens: tuple[str, ...]
    is_general: bool
    is_date: bool
    has_digits: bool
    layout: _Layout | None


@lru_cache(maxsize=4096)
def is_date_format(code: str) -> bool:
    """Whether numbers under this format code are shown as dates or times."""
    return _sections(code)[0].is_date


def show_number(value: Number, code: str) -> Shown:
    """The number `value` under the format `code`."""
    if code == "General":
        return Shown(_general(value))
    sections = _number_sections(code)
    section, magnitude = _choose(sections, value)
    if section is None or section.is_date:
        # What a spreadsheet shows for a number that no section covers, or a date before its calendar.
        return Shown("#" * 8, hides=True)
    if section.is_general or (not section.tokens and len(sections) == 1):
        return Shown(_fill_general(section, magnitude))
    if not section.has_digits:
        # A dash for nothing is a manner of writing; a word for a number keeps the number back.
        manner = value == 0 and section.condition is None and bool(_literals(section).strip())
        return Shown(_literals(section).strip(), hides=not manner)
    try:
        return Shown(_show_digits(section, magnitude).strip())
    except (InvalidOperation, OverflowError, ValueError):
        return Shown(_general(value))


@lru_cache(maxsize=8192)
def show_date(value: Temporal, code: str) -> Shown:
    """The date, time or duration `value` under the format `code`."""
    section = _sections(code)[0]
    if not section.is_date:
        return Shown(_iso(value))
    text = "".join(_date_pieces(section.tokens, value)).strip()
    return Shown(text, hides=not any(character.isalnum() for character in text))


def show_text(value: str, code: str) -> Shown:
    """The text `value` under the format `code` (which changes it only where it has a section for text)."""
    if code in ("General", "@"):
        return Shown(value)
    sections = _sections(code)
    for section in sections:
        if "@" in section.tokens:
            return Shown("".join(value if token == "@" else _literal(token) for token in section.tokens))
    if len(sections) > 3:
        return Shown(_literals(sections[3]), hides=bool(value.strip()))
    return Shown(value)


def serial_to_date(serial: Number, from_1904: bool, code: str) -> Temporal | None:
    """The date, time or duration that the serial number means under `code`; None where there is no such date."""
    if serial < 0:
        return None
    if any(_ELAPSED.fullmatch(token) for token in _sections(code)[0].tokens):
        return timedelta(days=float(serial))
    # Excel believes in 29 February 1900, so its first sixty days are one off.
    shift = 1 if not from_1904 and 0 <= serial < 60 else 0
    try:
        moment = _EPOCHS[from_1904] + timedelta(seconds=round((float(serial) + shift) * _SECONDS_PER_DAY, 3))
    except (OverflowError, ValueError):
        return None
    if serial < 1:
        return moment.time()
    return moment.date() if moment.time() == time() and not _shows_time(code) else moment


# ---------------------------------------------------------------- the grammar


@lru_cache(maxsize=4096)
def _sections(code: str) -> tuple[_Section, ...]:
    code = _BY_LOCALE.get(code.lower().removesuffix(";@"), code)
    sections: list[list[str]] = [[]]
    for token in _TOKEN.findall(code or "General"):
        if token == ";":
            sections.append([])
        else:
            sections[-1].append(token)
    return tuple(_section(tokens) for tokens in sections)


@lru_cache(maxsize=4096)
def _number_sections(code: str) -> tuple[_Section, ...]:
    return tuple(s for s in _sections(code) if "@" not in s.tokens) or _sections("General")


def _section(tokens: list[str]) -> _Section:
    condition = None
    kept = []
    for token in tokens:
        found = _CONDITION.fullmatch(token)
        if found:
            condition = _condition(*found.groups())
        elif token.startswith("[") and not _CURRENCY.fullmatch(token) and not _ELAPSED.fullmatch(token):
            continue
        else:
            kept.append(token)
    is_general = any(token.lower() == "general" for token in kept)
    is_date = not is_general and any(_is_date_token(token) for token in kept)
    has_digits = any(token in _PLACEHOLDERS for token in kept)
    layout = _layout(kept) if has_digits and not _is_fraction(kept) and _exponent(kept) is None else None
    return _Section(condition, tuple(kept), is_general, is_date, has_digits, layout)


def _condition(sign: str, bound: str) -> tuple[str, float] | None:
    try:
        return sign, float(bound)
    except ValueError:
        return None


def _choose(sections: Sequence[_Section], value: Number) -> tuple[_Section | None, Number]:
    """The section for `value`, and the number that it shows (without its sign where the section stands for that)."""
    if any(section.condition for section in sections):
        return _choose_by_condition(sections, value)
    if len(sections) == 1:
        return sections[0], value
    if value < 0:
        return sections[1], -value
    if value == 0 and len(sections) > 2:
        return sections[2], value
    return sections[0], value


def _choose_by_condition(sections: Sequence[_Section], value: Number) -> tuple[_Section | None, Number]:
    for section in sections:
        if section.condition is None or _holds(section.condition, value):
            return section, value
    return None, value


def _holds(condition: tuple[str, float], value: Number) -> bool:
    sign, bound = condition
    return {
        "<": value < bound,
        ">": value > bound,
        "<=": value <= bound,
        ">=": value >= bound,
        "=": value == bound,
        "<>": value != bound,
    }[sign]


def _literal(token: str) -> str:
    """What a token that is no placeholder prints."""
    if token.startswith('"'):
        return token.strip('"')
    if token.startswith("\\"):
        return token[1:]
    if token.startswith("_"):
        return " "
    if token.startswith("*"):
        return ""
    currency = _CURRENCY.fullmatch(token)
    return currency.group(1) if currency else token


def _literals(section: _Section) -> str:
    return "".join(_literal(token) for token in section.tokens)


# ---------------------------------------------------------------- numbers


def _general(value: Number) -> str:
    """A number without a format: as many digits as matter, at most eleven."""
    if isinstance(value, int) or (value.is_integer() and abs(value) < 10**_GENERAL_DIGITS):
        return str(int(value))
    text = f"{value:.{_GENERAL_DIGITS}g}"
    if "e" not in text:
        return text
    mantissa, exponent = f"{value:.5e}".split("e")
    mantissa = mantissa.rstrip("0").rstrip(".")
    return f"{mantissa}E{exponent[0]}{int(exponent[1:]):02d}"


def _fill_general(section: _Section, value: Number) -> str:
    if not section.tokens:
        return _general(value)
    return "".join(_general(value) if t.lower() == "general" else _literal(t) for t in section.tokens).strip()


def _show_digits(section: _Section, value: Number) -> str:
    if section.layout is not None:
        return _place_digits(section.layout, value)
    if _is_fraction(section.tokens):
        return _fraction(section.tokens, value)
    return _scientific(section.tokens, _exponent(section.tokens) or 0, value)


def _exponent(tokens: Sequence[str]) -> int | None:
    """Where the exponent of a power of ten stands; None without one."""
    return next((i for i, token in enumerate(tokens) if token.upper() in ("E+", "E-")), None)


def _layout(tokens: Sequence[str]) -> _Layout:
    percents = tokens.count("%")
    tokens, thousands, scale = _take_commas(tokens)
    point = tokens.index(".") if "." in tokens else len(tokens)
    before, after = tuple(tokens[:point]), tuple(tokens[point + 1 :])
    decimals = sum(token in _PLACEHOLDERS for token in after)
    return _Layout(before, after, point < len(tokens), decimals, thousands, percents, scale, _together(before))


def _together(tokens: Sequence[str]) -> tuple[str, int, str] | None:
    places = [i for i, token in enumerate(tokens) if token in _PLACEHOLDERS]
    if not places or not _TOGETHER.fullmatch("".join(tokens[places[0] : places[-1] + 1])):
        return None
    front, behind = tokens[: places[0]], tokens[places[-1] + 1 :]
    return "".join(map(_literal, front)), tokens.count("0"), "".join(map(_literal, behind))


def _take_commas(tokens: Sequence[str]) -> tuple[list[str], bool, int]:
    """The tokens without commas that group or scale; whether digits are grouped; how often to divide by 1,000."""
    places = [i for i, token in enumerate(tokens) if token in _PLACEHOLDERS]
    point = tokens.index(".") if "." in tokens else len(tokens)
    whole = [i for i in places if i < point]
    last_whole = whole[-1] if whole else -1
    thousands, scale = False, 0
    kept = []
    for i, token in enumerate(tokens):
        if token != ",":
            kept.append(token)
        elif whole and whole[0] < i < last_whole:
            thousands = True
        elif i > places[0] and (last_whole < i < point or i > places[-1]):
            scale += 1
        else:
            kept.append(token)
    return kept, thousands, scale


def _place_digits(layout: _Layout, value: Number) -> str:
    number = Decimal(repr(value))
    if layout.percents or layout.scale:
        number = number * (100**layout.percents) / 1000**layout.scale
    rounded = abs(number).quantize(_step(layout.decimals), rounding=ROUND_HALF_UP)
    whole, _, fraction = f"{rounded:f}".partition(".")
    whole = "" if whole == "0" else whole
    if layout.plain is None:
        text = _place_whole(layout.before, whole, layout.thousands)
    else:
        front, fewest, behind = layout.plain
        whole = whole.zfill(fewest)
        text = front + (_grouped(whole) if layout.thousands else whole) + behind
    if layout.has_point:
        text += "." + _place_fraction(layout.after, fraction)
    return "-" + text if number < 0 and rounded != 0 else text


@cache
def _step(decimals: int) -> Decimal:
    return Decimal(1).scaleb(-decimals)


def _grouped(digits: str) -> str:
    """The digits with a comma between each three."""
    first = len(digits) % 3
    groups = [digits[i : i + 3] for i in range(first, len(digits), 3)]
    return ",".join([digits[:first], *groups] if first else groups)


def _place_whole(tokens: Sequence[str], digits: str, thousands: bool) -> str:
    """Digits into their placeholders from the right; the leftmost placeholder takes all that remain."""
    places = [i for i, token in enumerate(tokens) if token in _PLACEHOLDERS]
    out: list[str] = []
    placed = 0

    def put(digit: str) -> None:
        nonlocal placed
        if thousands and placed and placed % 3 == 0:
            out.append(",")
        out.append(digit)
        placed += 1

    left = digits
    for i in reversed(range(len(tokens))):
        token = tokens[i]
        if token not in _PLACEHOLDERS:
            out.append(_literal(token)[::-1])
            continue
        if left:
            put(left[-1])
            left = left[:-1]
        elif token == "0":
            put("0")
        elif token == "?":
            out.append(" ")
        while i == places[0] and left:
            put(left[-1])
            left = left[:-1]
    return "".join(out)[::-1]


def _place_fraction(tokens: Sequence[str], digits: str) -> str:
    """Decimals into their placeholders; those that may be left out are, where only zeros follow."""
    needed = 0
    for place, token in enumerate([t for t in tokens if t in _PLACEHOLDERS]):
        if token == "0" or digits[place : place + 1] not in ("0", ""):
            needed = place + 1
    out, place = [], 0
    for token in tokens:
        if token not in _PLACEHOLDERS:
            out.append(_literal(token))
            continue
        out.append(digits[place] if place < needed else " " if token == "?" else "")
        place += 1
    return "".join(out)


def _scientific(tokens: Sequence[str], at: int, value: Number) -> str:
    mantissa = tokens[:at]
    decimals = sum(t in _PLACEHOLDERS for t in mantissa[mantissa.index(".") :]) if "." in mantissa else 0
    digits, exponent = f"{value:.{decimals}e}".split("e")
    width = sum(token in _PLACEHOLDERS for token in tokens[at + 1 :])
    sign = "-" if int(exponent) < 0 else "+" if tokens[at].endswith("+") else ""
    return f"{digits}E{sign}{abs(int(exponent)):0{max(1, width)}d}"


def _is_fraction(tokens: Sequence[str]) -> bool:
    slash = tokens.index("/") if "/" in tokens else 0
    return (
        slash > 0
        and tokens[slash - 1] in _PLACEHOLDERS
        and slash + 1 < len(tokens)
        and tokens[slash + 1] in "0#?123456789"
    )


def _fraction(tokens: Sequence[str], value: Number) -> str:
    slash = tokens.index("/")
    below = "".join(t for t in tokens[slash + 1 :] if t in "0#?123456789")
    number = abs(Decimal(repr(value)))
    whole, rest = divmod(number, 1)
    if below.strip(_PLACEHOLDERS) and below.isdigit() and int(below) > 0:
        denominator = int(below)
        numerator = int((rest * denominator).to_integral_value(rounding=ROUND_HALF_UP))
    else:
        numerator, denominator = _nearest(rest, 10 ** min(len(below), 4) - 1)
    if numerator == denominator:
        whole, numerator = whole + 1, 0
    has_whole = any(token == " " for token in tokens[:slash])
    if not has_whole:
        numerator, whole = numerator + int(whole) * denominator, Decimal(0)
    parts = [str(int(whole))] if whole or (has_whole and not numerator) else []
    parts += [f"{numerator}/{denominator}"] if numerator or not has_whole else []
    return ("-" if value < 0 else "") + " ".join(parts)


def _nearest(rest: Decimal, largest: int) -> tuple[int, int]:
    found = Fraction(rest).limit_denominator(max(1, largest))
    return found.numerator, found.denominator


# ---------------------------------------------------------------- dates


def _is_date_token(token: str) -> bool:
    return bool(_ELAPSED.fullmatch(token)) or (token[0].lower() in "ymdhs" and token.isalpha())


def _shows_time(code: str) -> bool:
    return any(token[0].lower() in "hs" and token.isalpha() for token in _sections(code)[0].tokens)


def _date_pieces(tokens: tuple[str, ...], value: Temporal) -> list[str]:
    fractions = sum(token in _PLACEHOLDERS for token in tokens)
    moment, span = _moment(value, fractions)
    half_day = any(token.upper() in ("AM/PM", "A/P") for token in tokens)
    decimals = iter(f"{moment.microsecond:06d}")
    pieces = []
    for i, token in enumerate(tokens):
        elapsed = _ELAPSED.fullmatch(token)
        if elapsed:
            pieces.append(_elapsed(elapsed.group(1), span))
        elif token.upper() in ("AM/PM", "A/P"):
            mark = "AM" if moment.hour < 12 else "PM"
            pieces.append(mark if token.upper() == "AM/PM" else mark[0])
        elif token[0].lower() == "m" and token.isalpha() and _is_minute(tokens, i):
            pieces.append(f"{moment.minute:0{min(len(token), 2)}d}")
        elif _is_date_token(token):
            pieces.append(_date_piece(token.lower(), moment, half_day))
        elif token in _PLACEHOLDERS:
            pieces.append(next(decimals, "0"))
        else:
            pieces.append(_literal(token))
    return pieces


def _date_piece(token: str, moment: datetime, half_day: bool) -> str:
    letter, length = token[0], len(token)
    if letter == "y":
        return f"{moment.year % 100:02d}" if length < 3 else f"{moment.year:04d}"
    if letter == "h":
        hour = (moment.hour % 12 or 12) if half_day else moment.hour
        return f"{hour:0{min(length, 2)}d}"
    if letter == "s":
        return f"{moment.second:0{min(length, 2)}d}"
    months = letter == "m"
    number, name = (moment.month, _MONTHS[moment.month - 1]) if months else (moment.day, _DAYS[moment.weekday()])
    if length <= 2:
        return f"{number:0{length}d}"
    return {3: name[:3], 5: name[:1]}.get(length, name)


def _is_minute(tokens: tuple[str, ...], at: int) -> bool:
    """An `m` is minutes behind hours or before seconds, else months."""
    letters = [(i, t.strip("[]")[0].lower()) for i, t in enumerate(tokens) if _is_date_token(t)]
    here = next(n for n, (i, _) in enumerate(letters) if i == at)
    behind_hour = here > 0 and letters[here - 1][1] == "h"
    before_second = here + 1 < len(letters) and letters[here + 1][1] == "s"
    return len(tokens[at]) <= 2 and (behind_hour or before_second)


def _moment(value: Temporal, decimals: int) -> tuple[datetime, timedelta]:
    """The moment and the time since the calendar's beginning, rounded to `decimals` of a second."""
    start = _EPOCHS[False]
    if isinstance(value, timedelta):
        span = value
    elif isinstance(value, time):
        span = datetime.combine(start.date(), value.replace(tzinfo=None)) - start
    elif isinstance(value, datetime):
        span = value.replace(tzinfo=None) - start
    else:
        span = datetime.combine(value, time()) - start
    step = 10 ** (6 - min(decimals, 6))
    micros = (span // timedelta(microseconds=1) + step // 2) // step * step
    span = timedelta(microseconds=micros)
    return start + span if abs(span) < timedelta(days=2_900_000) else start, span


def _elapsed(unit: str, span: timedelta) -> str:
    seconds = int(span.total_seconds())
    amount = seconds // {"h": 3600, "m": 60, "s": 1}[unit[0].lower()]
    return f"{amount:0{len(unit)}d}"


def _iso(value: Temporal) -> str:
    if isinstance(value, timedelta):
        return str(value)
    return value.isoformat(" ") if isinstance(value, datetime) else value.isoformat()
