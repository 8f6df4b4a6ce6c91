"""What a reply says its own marks mean: `*`, `-`, a blank, `<5`, rounding, and whether zeros are shown.

A note outranks any convention. Where there is none, a mark stays unclear and a person decides; nothing here
guesses.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from pipeline.normalise.periods import Part, Span, financial_year, find_periods
from pipeline.normalise.text import fold, number_words
from pipeline.normalise.values import Value, exact

_MEANS = r"\s*(?:(?:in (?:the|this|a|any) (?:table|cell|column)s?(?: below| above)?|is used|has been used|or blank cell)\s*)?(?:=|:|-|denotes?|means?|indicates?|represents?|signif(?:y|ies)|shows?|is|are|where|stands? for|refers? to|used (?:to|where|when)|have been|has been)\s+"
_MARK = r"(?:the (?:symbol|mark|sign|use of)\s+)?(?:an?\s+|the\s+|any\s+|each\s+)?[\"'(\[]?(?P<mark>\[[a-z]\]|\*{1,3}|#{1,2}|-|~|\^|\.\.|x|n/a|(?:dash|hyphen)(?:es)?|asterisks?|stars?|(?:empty|blank)(?:\s+(?:cells?|fields?|spaces?|boxes|entries))?|blanks|cells? (?:left )?blank|gaps?)[\"')\]]?(?:\s*[\"'(]+[-*~#^x][\"')]+)?"
_NOTE = re.compile(rf"(?:^|[\s.;,(])(?:note:?\s*)?(?:where\s+)?{_MARK}{_MEANS}(?P<meaning>[^.;]{{2,120}})")
_BOUND_NOTE = re.compile(
    r"(?:<|less than|fewer than|under)\s*\d+\s*(?:means?|=|is|denotes?|stands for|represents?|indicates?)\s*(?:a number |numbers |values? )?(?:from |of |between )?(\d+|one|zero)\s*(?:to|and|-)\s*\d+"
)
_BARE_NOTE = re.compile(
    r"^(?P<mark>\*{1,3}|#{1,2}|\[[a-z]\]|-|~)\s*(?:[:=-]\s*)?(?P<meaning>(?:fewer|less|under|nil|zero|no |none|between|withheld|exempt|suppressed|redacted|not )[^.;]{0,100})"
)
_YEARS_RUN = re.compile(
    r"\byears?\b[^.;]{0,40}\b(?:runs?|running|starts?|starting|begins?|beginning|ends?|ending|covers?|means?|from|is|are)\b"
)
_ENDS_IN_MARCH = re.compile(
    r"\byears?\b(?![^.;]*\bapril\b)[^.;]{0,30}\b(?:ending|ended|ends?|to)\s+(?:on\s+|in\s+)?(?:the\s+)?(?:31(?:st)?\s+(?:of\s+)?)?march\b(?!\W*\d{4})"
)
_STARTS_IN_APRIL = re.compile(
    r"\byears?\b(?![^.;]*\bmarch\b)[^.;]{0,30}\b(?:beginning|begins?|starting|starts?|commencing|from)\s+(?:on\s+|in\s+)?(?:the\s+)?(?:1(?:st)?\s+(?:of\s+)?)?april\b(?!\W*\d{4})"
)
_INCLUDES = re.compile(r"\b(?:includ(?:es?|ing|ed (?:in|with|within))|also counts?|contains?)\b")
_NOT_INCLUDES = re.compile(r"\b(?:not|never|nor|without|exclud\w+)\b[^.;]{0,40}\b(?:includ|contain|count)")
_LEFT_BLANK = re.compile(
    r"(?:cells?|box(?:es)?|fields?|entr(?:y|ies)|months?|rows?|spaces?)[^.]{0,40}\b(?:left )?(?:blank|empty)\b[^.]{0,30}(?:no (?:\w+ ){0,3}(?:offences?|crimes?|records?)|nil|zero|none|no such|nothing)|(?:no offences|nil|zero|none|no such|no crimes)[^.]{0,60}(?:left |shown (?:as )?(?:a )?)(?:blank|empty)"
)
_ZERO = re.compile(
    r"\b(?:zero|nil|none|no (?:such )?(?:recorded |relevant )?(?:offences?|crimes?|records?|incidents?|data recorded|results?)|nothing (?:was |has been )?recorded|0)\b"
)
_HELD = re.compile(r"\b(?:not held|not available|no data|not recorded|not known|missing|no information)\b")
_SMALL = re.compile(
    r"\b(?:fewer|less|lower|under|below) than\s+(\d+|[a-z]+)|\b(?:under|below)\s+(\d+|[a-z]+)|\b(\d+|[a-z]+) or (?:fewer|less)|\bbetween\s+(\d+|[a-z]+)\s+and\s+(\d+|[a-z]+)|\b(\d+)\s*(?:-|to)\s*(\d+)"
)
_WITHHELD = re.compile(r"\b(?:withheld|exempt|redacted|suppressed|not disclosed|removed|section \d+)\b")
_ROUNDED = re.compile(
    r"\brounded\b[^.]{0,60}?\bnearest\s+(\d+|five|ten|hundred)\b|\brounded to (\d+|five|ten)\b|\bmultiple of (\d+|five|ten)\b|\b(?:to|as) the nearest (\d+|five|ten|hundred)\b"
)
_FLOOR = re.compile(
    r"(?:figures?|numbers?|counts?|values?|totals?)\s+(?:from|of|between)\s+(\d+|zero|one)\s+(?:to|and|-)\s+(\d+|[a-z]+)[^.]{0,60}(?:<|less than|fewer than|suppress|shown as)"
)
_NAMES = {
    "asterisk": "*",
    "asterisks": "*",
    "star": "*",
    "stars": "*",
    "dash": "-",
    "dashes": "-",
    "hyphen": "-",
    "hyphens": "-",
}


@dataclass(frozen=True, slots=True)
class Notes:
    """What the reply's notes decide.

    `marks` gives a value for a mark (`-`, `*`, and `` for a blank cell). `rounded_to` is the base of rounding,
    or None. `smallest` is the least number a `<n` stands for, where the reply says so. `includes` are the sentences that say
    what a figure holds besides, `year_months` the months between which a note says that its years run. `year_named_by` is
    `end` or `start` where a year's number is said to be that of its end or start.
    """

    marks: dict[str, Value] = field(default_factory=dict)
    rounded_to: int | None = None
    smallest: int | None = None
    includes: tuple[str, ...] = ()
    year_months: frozenset[int] = frozenset()
    year_named_by: str | None = None

    def placed(self, span: Span) -> Span:
        """A bare year as the financial year that the notes say it stands for; any other time unchanged."""
        if span.basis != "bare" or self.year_named_by is None:
            return span
        return financial_year(span.start.year - (self.year_named_by == "end"))

    def moves(self, period: Span | None) -> bool:
        """Whether a note says that years run between other months than those of `period`, which is headed as a year."""
        named = period is not None and period.basis in {"financial", "calendar", "bare"}
        return named and period is not None and not self.year_months <= {period.start.month, period.end.month}

    def decide(self, text: str, value: Value) -> Value:
        """`value` as the notes make it; unchanged where they say nothing of `text`."""
        mark = fold(text)
        if value.is_open and mark in self.marks:
            return self.marks[mark]
        if value.status == "interval" and self.smallest is not None and value.low == 0 and value.high is not None:
            return Value("interval", min(self.smallest, value.high), value.high, value.reasons)
        if value.status == "exact" and self.rounded_to and value.low is not None:
            return _unrounded(value.low, self.rounded_to)
        return value


def read_notes(texts: Iterable[str]) -> Notes:
    """The notes found in `texts` (paragraphs of the answer, and the text rows of its tables)."""
    texts = tuple(texts)
    marks: dict[str, Value] = {}
    rounded: int | None = None
    smallest: int | None = None
    includes: list[str] = []
    year_months: set[int] = set()
    for text in texts:
        folded = fold(text)
        for sentence in re.split(r"(?<=[.;])\s+", folded):
            if _YEARS_RUN.search(sentence):
                parts = (m.what for m in find_periods(sentence))
                year_months |= {
                    n for p in parts if isinstance(p, Part) and p.kind != "quarter" for n in (p.number, p.last)
                }
            if _INCLUDES.search(sentence) and not _NOT_INCLUDES.search(sentence):
                includes.append(sentence)
        if bare := _BARE_NOTE.match(folded):
            meaning = _meaning(bare.group("meaning"))
            if meaning is not None:
                marks.setdefault(bare.group("mark"), meaning)
        for match in _NOTE.finditer(folded):
            meaning = _meaning(match.group("meaning"))
            if meaning is not None:
                marks.setdefault(_mark(match.group("mark")), meaning)
        if _LEFT_BLANK.search(folded):
            marks.setdefault("", exact(0))
        if base := _ROUNDED.search(folded):
            rounded = _int(next(g for g in base.groups() if g))
        if floor := (_FLOOR.search(folded) or _BOUND_NOTE.search(folded)):
            smallest = _int(floor.group(1))
    return Notes(marks, rounded, smallest, tuple(includes), frozenset(year_months), _year_named_by(texts))


def _year_named_by(texts: Iterable[str]) -> str | None:
    """Whether years are named by the March they `end` in, or the April they `start` in; None where that is left open."""
    told: set[str] = set()
    for sentence in (s for text in texts for s in re.split(r"(?<=[.;])\s+", fold(text))):
        ends, starts = _ENDS_IN_MARCH.search(sentence), _STARTS_IN_APRIL.search(sentence)
        if "calendar" in sentence:
            return None
        if bool(ends) != bool(starts):
            told.add("end" if ends else "start")
    return told.pop() if len(told) == 1 else None


def _mark(text: str) -> str:
    first = text.split(maxsplit=1)[0]
    if first in {"empty", "blank", "blanks", "cell", "cells", "gap", "gaps"}:
        return ""
    return _NAMES.get(text, text)


def _meaning(text: str) -> Value | None:
    if (small := _SMALL.search(text)) and (bound := _small(small)):
        return bound
    if _HELD.search(text) and not re.search(r"\bno (?:\w+ ){0,3}(?:offences?|crimes?)\b", text):
        return Value("not_held", reasons=("not_held",))
    if _ZERO.search(text):
        return exact(0)
    if _WITHHELD.search(text):
        return Value("withheld", reasons=("value_withheld",))
    return None


def _small(match: re.Match[str]) -> Value | None:
    below, under, at_most, low, high, from_, to = match.groups()
    if below or under:
        limit = _int(below or under)
        return None if limit is None or limit < 1 else Value("interval", 0, limit - 1, ("value_suppressed",))
    if at_most:
        limit = _int(at_most)
        return None if limit is None else Value("interval", 0, limit, ("value_suppressed",))
    first, last = _int(low or from_), _int(high or to)
    if first is None or last is None or first >= last:
        return None
    return Value("interval", first, last, ("value_suppressed",))


def _unrounded(shown: int, base: int) -> Value:
    half = base // 2
    low = max(0, shown - half)
    high = shown + (half if base % 2 else half - 1)
    return Value("interval", low, high, ("value_rounded",))


def _int(text: str) -> int | None:
    if text.isdigit():
        return int(text)
    return {"hundred": 100}.get(text, number_words().get(text))
