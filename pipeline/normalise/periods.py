"""Periods named in text: financial and calendar years, quarters, months, spans between dates.

A bare year (`2016`) is not taken for a financial or a calendar year: its basis is `bare`, and whoever uses
it has to know. A month or quarter without a year (`April`, `Q1`) is a part that waits for its year. What was
asked for is not known here.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from pipeline.normalise.text import fold, vocabulary


@dataclass(frozen=True, slots=True)
class Span:
    """A period in time, both days inside. `basis` is `financial`, `calendar`, `dates`, `bare`, `month`, `quarter` or `day`.

    `start` and `end` of a bare year are those of the calendar year, for want of better.
    """

    start: date
    end: date
    basis: str

    def meets(self, other: Span) -> bool:
        """Whether they have a day in common."""
        return self.start <= other.end and other.start <= self.end

    def within(self, other: Span) -> bool:
        """Whether no day of it lies outside `other`."""
        return other.start <= self.start and self.end <= other.end


@dataclass(frozen=True, slots=True)
class Part:
    """A month (1-12) or a quarter of a financial year (1-4) without its year."""

    kind: str
    number: int
    last: int

    def of(self, year: Span) -> Span | None:
        """The part of `year` (twelve months from any month), or None where `year` is something else."""
        first = 1 + (year.start.month - 1 + 3 * (self.number - 1)) % 12 if self.kind == "quarter" else self.number
        last = 1 + (first + 1) % 12 if self.kind == "quarter" else self.last
        if not is_whole_year(year):
            return None
        start = _month_in(first, year)
        end = _month_in(last, year)
        span = Span(start, date(end.year, end.month, monthrange(end.year, end.month)[1]), self.kind)
        return span if span.start <= span.end and span.within(year) else None


@dataclass(frozen=True, slots=True)
class Mention:
    """A period named at `start`-`end` of the folded text. `partial` says that it is cut short ("to date")."""

    what: Span | Part
    start: int
    end: int
    partial: bool = False


# A narrow column breaks "2016/17" after any digit.
_BROKEN_YEAR = re.compile(r"^((?:19|20)\d\d\s?[/-]\s?\d)\s(\d)$")


def is_whole_year(span: Span) -> bool:
    """Whether `span` is twelve whole months."""
    after = span.end + timedelta(days=1)
    return span.start.day == 1 and after == date(span.start.year + 1, span.start.month, 1)


def financial_year(start_year: int) -> Span:
    """1 April to 31 March."""
    return Span(date(start_year, 4, 1), date(start_year + 1, 3, 31), "financial")


def calendar_year(year: int, basis: str) -> Span:
    """1 January to 31 December."""
    return Span(date(year, 1, 1), date(year, 12, 31), basis)


def only_period(text: str) -> Mention | None:
    """The one period that `text` names, or None where it names none or several."""
    mentions = find_periods(text)
    return mentions[0] if len(mentions) == 1 else None


@lru_cache(maxsize=65536)
def find_periods(text: str) -> tuple[Mention, ...]:
    """Every period named in `text`, in order; positions are those of the folded text."""
    folded = fold(text)
    if broken := _BROKEN_YEAR.match(folded):
        folded = "".join(broken.groups())
    taken: list[tuple[int, int]] = []
    found: list[Mention] = []
    for mention in _candidates(folded):
        if all(mention.end <= start or mention.start >= end for start, end in taken):
            taken.append((mention.start, mention.end))
            found.append(mention)
    cut = _cut_short(folded)
    return tuple(Mention(m.what, m.start, m.end, cut) for m in sorted(found, key=lambda m: m.start))


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    return {name: number for number, names in enumerate(vocabulary()["months"]["names"], 1) for name in names}


@lru_cache(maxsize=1)
def _grammar() -> dict[str, re.Pattern[str]]:
    month = "(?:" + "|".join(sorted(map(re.escape, _months()), key=len, reverse=True)) + r")\b\.?"
    to = "(?:" + "|".join(sorted(map(re.escape, vocabulary()["months"]["to"]), key=len, reverse=True)) + ")"
    year = r"(?:19|20)\d\d"
    short = r"'?\d\d"
    day = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|af|ain|eg)?"
    sep = r"[\s/.\-]*"
    number = r"(?:0?[1-9]|1[0-2])"
    numeric = r"(?:0?[1-9]|[12]\d|3[01])[/.\-](?:0?[1-9]|1[0-2])[/.\-](?:(?:19|20)\d\d|\d\d)"
    words = rf"{day}\s*(?:of\s+)?{month},?\s*(?:{year})?"
    a_date = rf"(?:{numeric}|{words}|{year}-\d\d-\d\d)"
    patterns = {
        "dates": rf"(?:between\s+|from\s+)?(?P<a>{a_date})\s*{to}\s*(?:the\s+)?(?P<b>{a_date})",
        "month_span": rf"(?P<m1>{month}){sep}(?P<y1>{year}|{short})\s*{to}\s*(?P<m2>{month}){sep}(?P<y2>{year}|{short})(?!\d)",
        "months_of": rf"(?P<m1>{month})\s*{to}\s*(?P<m2>{month})(?:{sep}(?P<y2>{year}|'\d\d))(?!\s*[/\-]\s*\d\d)(?!\d)",
        "months_only": rf"\(?(?P<m1>{month})\s*{to}\s*(?P<m2>{month})\)?",
        "month_figures": rf"(?<![\d/.\-])(?P<n1>{number})\s?[/.\-]\s?(?P<y1>{year})\s*{to}\s*(?P<n2>{number})\s?[/.\-]\s?(?P<y2>{year})(?!\d)",
        "iso_months": rf"(?<![\d/.\-])(?P<y1>{year})-(?P<n1>{number})\s+{to}\s+(?P<y2>{year})-(?P<n2>{number})(?![\d\-])",
        "year_ending": rf"(?:(?:year|12 months|twelve months|fy)\s*(?:ending|ended|end|to)|ye)\s*(?:(?:{day}\s*)?(?P<m>{month}){sep}(?P<y>{year}|{short})|(?P<d>{numeric}))",
        "year_from": rf"(?:(?:year|(?:12|twelve)[ -]months?(?: period)?)\s*(?:from|beginning|starting|commencing)(?:\s+on)?)\s*(?:{day}\s*(?:of\s+)?)?(?P<m>{month}){sep}(?P<y>{year})",
        "financial": rf"(?:(?:financial|fiscal|performance|reporting)\s+year\s*|fy\s*|f/y\s*)?(?<![\d/.\-£])(?P<y1>{year})\s*(?:/|-|to|\\)\s*(?P<y2>{year}|\d\d)(?![\d/]|[.\-]\d)(?:\s*(?:financial|fiscal)\s+year)?",
        "financial_short": r"(?:(?:financial|fiscal|performance)\s+year\s*|fy\s*|f/y\s*|^)(?P<y1>\d\d)\s*[/\-]\s*(?P<y2>\d\d)(?![\d/]|[.\-]\d)",
        "iso_date": rf"(?<!\d)(?P<y>{year})-(?P<n>0[1-9]|1[0-2])-(?P<d>\d\d)(?:[t ]\d\d:\d\d(?::\d\d)?)?(?!\d)",
        "day": rf"(?<![\d/])(?:{numeric}|{day}\s*(?:of\s+)?{month},?\s*{year})(?!\d)",
        "month_figure": rf"^(?P<n>{number})[/.\-](?P<y>{year})$",
        "iso_month": rf"(?<![\d/\-])(?P<y>{year})[\-/](?P<n>0[1-9]|1[0-2])(?![\d\-/])",
        "month_year": rf"(?<![a-z])(?P<m>{month}){sep}(?P<y>{year}|{short})(?!\d|\s*[/\-]\s*\d)",
        "year_month": rf"(?<!\d)(?P<y>{year})\s*[\-/ ]\s*(?P<m>{month})",
        "quarter": r"(?<![a-z])(?:q|qtr\s*|quarter\s*)(?P<n>[1-4])(?!\d)",
        "calendar": rf"(?:calendar\s+year\s*|cy\s*)(?P<y>{year})|(?P<z>{year})\s*\(?calendar(?:\s+year)?\)?",
        "bare": rf"(?<![\d/.,\-£a-z])(?P<y>{year})(?![\d/]|[.,]\d|-\d)",
        "month": rf"(?<![a-z])(?P<m>{month})(?![a-z])",
    }
    return {name: re.compile(pattern) for name, pattern in patterns.items()}


def _candidates(text: str) -> Iterator[Mention]:
    for name, pattern in _grammar().items():
        for match in pattern.finditer(text):
            what = _BUILD[name](match)
            if what is not None:
                yield Mention(what, match.start(), match.end())


def _cut_short(text: str) -> bool:
    return (
        re.search(
            r"\((?:up )?(?:to|until)\b|to date|part[- ]year|year so far|ytd|up to (?:end|the end)|so far|\bonly\b.*\bmonths\b|first (?:six|nine|three|\d+) months",
            text,
        )
        is not None
    )


def _dates(match: re.Match[str]) -> Span | None:
    end = _date(match.group("b"), None)
    start = _date(match.group("a"), end.year if end else None)
    if start and end and start > end and not re.search(r"(?:19|20)\d\d", match.group("a")):
        start = start.replace(year=start.year - 1)
    if not start or not end or start > end:
        return None
    if re.match(r"^(?:1 january|1/1)", f"{start.day} {start:%B}".lower()) and is_whole_year(Span(start, end, "dates")):
        return Span(start, end, "calendar")
    return Span(start, end, "dates")


def _month_span(match: re.Match[str]) -> Span | None:
    start = _first(match.group("m1"), match.group("y1"))
    end = _last(match.group("m2"), match.group("y2"))
    return Span(start, end, "dates") if start <= end else None


def _month_figures(match: re.Match[str]) -> Span | None:
    start = _month_of(int(match.group("y1")), int(match.group("n1"))).start
    end = _month_of(int(match.group("y2")), int(match.group("n2"))).end
    return Span(start, end, "dates") if start <= end else None


def _months_of(match: re.Match[str]) -> Span | None:
    end = _last(match.group("m2"), match.group("y2"))
    start = _first(match.group("m1"), str(end.year))
    return Span(start if start <= end else start.replace(year=start.year - 1), end, "dates")


def _months_only(match: re.Match[str]) -> Part | None:
    first, last = _month(match.group("m1")), _month(match.group("m2"))
    return Part("months", first, last) if first != last else None


def _year_ending(match: re.Match[str]) -> Span | None:
    if match.group("d"):
        end = _date(match.group("d"), None)
        if end is None:
            return None
    else:
        end = _last(match.group("m"), match.group("y"))
    following = end + timedelta(days=1)
    return Span(date(following.year - 1, following.month, following.day), end, "dates") if following.day == 1 else None


def _year_from(match: re.Match[str]) -> Span:
    start = _first(match.group("m"), match.group("y"))
    return Span(start, date(start.year + 1, start.month, 1) - timedelta(days=1), "dates")


def _financial(match: re.Match[str]) -> Span | None:
    first = _year(match.group("y1"))
    second = _year(match.group("y2"))
    return financial_year(first) if second == first + 1 else None


def _iso_date(match: re.Match[str]) -> Span | None:
    try:
        day = date(int(match.group("y")), int(match.group("n")), int(match.group("d")))
    except ValueError:
        return None
    return Span(day, day, "day")


def _day(match: re.Match[str]) -> Span | None:
    day = _date(match.group(0), None)
    return Span(day, day, "day") if day else None


def _month_of(year: int, month: int) -> Span:
    return Span(date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month")


def _iso_month(match: re.Match[str]) -> Span | None:
    # "2016/17" is a financial year and matched earlier; "2010-11" could be either, and is left to it too.
    return _month_of(int(match.group("y")), int(match.group("n")))


def _month_year(match: re.Match[str]) -> Span:
    return _month_of(_year(match.group("y")), _month(match.group("m")))


def _quarter(match: re.Match[str]) -> Part:
    number = int(match.group("n"))
    return Part("quarter", number, number)


def _calendar(match: re.Match[str]) -> Span:
    return calendar_year(int(match.group("y") or match.group("z")), "calendar")


def _bare(match: re.Match[str]) -> Span:
    return calendar_year(int(match.group("y")), "bare")


def _month_alone(match: re.Match[str]) -> Part | None:
    number = _month(match.group("m"))
    # "may" is a verb more often than a month unless it stands alone.
    if match.group("m").rstrip(".") == "may" and match.string.strip() != match.group("m"):
        return None
    return Part("month", number, number)


_BUILD = {
    "dates": _dates,
    "month_span": _month_span,
    "month_figures": _month_figures,
    "iso_months": _month_figures,
    "month_figure": _iso_month,
    "months_of": _months_of,
    "months_only": _months_only,
    "year_ending": _year_ending,
    "year_from": _year_from,
    "financial": _financial,
    "financial_short": _financial,
    "iso_date": _iso_date,
    "day": _day,
    "iso_month": _iso_month,
    "month_year": _month_year,
    "year_month": _month_year,
    "quarter": _quarter,
    "calendar": _calendar,
    "bare": _bare,
    "month": _month_alone,
}


def _year(text: str) -> int:
    number = int(text.lstrip("'"))
    return number if number >= 100 else 2000 + number


def _month(text: str) -> int:
    return _months()[text.rstrip(".")]


def _first(month: str, year: str) -> date:
    return date(_year(year), _month(month), 1)


def _last(month: str, year: str) -> date:
    number = _month(month)
    return date(_year(year), number, monthrange(_year(year), number)[1])


def _month_in(month: int, year: Span) -> date:
    return date(year.start.year if month >= year.start.month else year.end.year, month, 1)


def _date(text: str, default_year: int | None) -> date | None:
    iso = re.match(r"^(\d{4})-(\d\d)-(\d\d)$", text)
    if iso:
        year, month, day = map(int, iso.groups())
    elif numeric := re.match(r"^(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{2,4})$", text):
        day, month, year = int(numeric.group(1)), int(numeric.group(2)), _year(numeric.group(3))
    else:
        words = re.match(r"^(\d{1,2})\D*?\s*(?:of\s+)?([a-z]+)\.?,?\s*(\d{4})?$", text)
        if not words or words.group(2) not in _months():
            return None
        if not words.group(3) and default_year is None:
            return None
        day, month = int(words.group(1)), _months()[words.group(2)]
        year = int(words.group(3)) if words.group(3) else int(default_year or 0)
    try:
        return date(year, month, day)
    except ValueError:
        return None
