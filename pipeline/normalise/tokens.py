"""The counts and the periods of a sentence, in their order.

Which digits are a count and which are a date, code, section, share, reference or sum of money is decided here. What
is counted, and which count belongs to which period, is not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from pipeline.normalise.periods import Mention, Span, find_periods
from pipeline.normalise.text import number_words, vocabulary
from pipeline.normalise.values import Value, exact, read_value

_COUNT = re.compile(
    r"(?<![\w/.,£$#\-])(?:(?:no |not )?(?:fewer|less|more) than|at most|under|over|at least|up to|<|>)?\s?(?:\d{1,3}(?:,\d{3})+|\d+)(?![\w/]|[.,]\d|\s*(?:%|per\s?cent)|-\d)"
)
_WORDS = "|".join(sorted(number_words(), key=len, reverse=True))
_WORD_COUNT = re.compile(
    rf"\b({_WORDS}|none|nil|no)\b(?=\s+(?:\w+\s+){{0,3}}?(?:offences?|crimes?|records?|in\b|for\b)|\s*(?:[.;,]|$))"
)
# "twenty-three (23)", "23 (twenty-three)"
_TWICE = re.compile(rf"\b(?P<word>{_WORDS})\s*\((?P<digits>\d[\d,]*)\)|\b(?P<first>\d[\d,]*)\s*\((?P<then>{_WORDS})\)")
NOT_COUNTS = re.compile(
    r"\b(?:sections?|sec|ss?\.|article|art\.?|paragraphs?|para|part|schedule|chapter|regulations?|rules?|codes?|class|page|question|q|annex|appendix|table|note|outcome|version|reference|ref|no|number|foi|questions|answers?|parts|points?|items?|adran(?:nau)?|erthygl|age[ds]?|level|category|tel|telephone|ext|stage|step|principle)\W{0,3}(?:\([a-z0-9]\)\s*)?\d[\d()/.,a-z]*(?:\s*(?:,|and|or|to|-)\s*\d[\d()/.a-z]*)*"
    r"|£\s*\d[\d,.]*|\d[\d,.]*\s*(?:%|per\s?cent|percentage)"
    r"|\b\d[\d,]*\s+(?:working\s+)?(?:hours?|days?|minutes?|mins?|weeks?|months?|years?|forces?|pages?|districts?|rows?|systems?|staff|officers?|columns?|copies|people|times|groups?|categories|tables?|offices|copies|teams?|analysts?)\b"
    r"|\b(?:19|20)\d\d\b|\b\d{1,2}(?:st|nd|rd|th)\b|\b\d{3,5}\s\d{3}\s?\d{3,4}\b|\b0\d{4,}\b|\(\d{1,2}\)\s*(?:\([a-z]\))?"
)
_ENUMERATOR = re.compile(r"^\W*\d{1,2}(?:\.\d{1,2})*[.)](?=\s|$)")
_ABOUT = re.compile(
    r"\b(?:about|approximately|approx\.?|around|circa|roughly|nearly|almost|some|an estimated|estimated at|in the region of)\s*$"
)
_BOUND = re.compile(r"\b(?:(?:no |not )?(?:fewer|less|more) than|at most|under|over|at least|up to)\s*$")
# "A total of 2017 offences were recorded in 2016/17": a number that looks like a year.
_YEAR_LIKE = re.compile(
    r"(?<!\bthe )(?<!\bin )(?<!\bfor )(?<!\bduring )(?<!\bsince )(?<![\d/.,£#\-])\b(?:19|20)\d\d(?=\s+(?:(?:such|recorded)\s+)?(?:offences|crimes|records)\s+(?:were|had|have|recorded|in|over|during|for|between)\b)"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A `count` or a `period` of a sentence: what it is, where it starts in the folded text, and as printed."""

    kind: str
    start: int
    what: Span | Value
    text: str


def tokens_of(folded: str) -> list[Token]:
    """The counts and periods of a folded sentence, in order."""
    mentions = mentions_in(folded)
    tokens = [Token("period", m.start, m.what, folded[m.start : m.end]) for m in mentions if isinstance(m.what, Span)]
    masked = list(folded)
    for match in _YEAR_LIKE.finditer(folded):
        tokens.append(Token("count", match.start(), exact(int(match.group(0))), match.group(0)))
        masked[match.start() : match.end()] = "_" * len(match.group(0))
    for match in _TWICE.finditer(folded):
        tokens.append(Token("count", match.start(), _value_said_twice(match), match.group(0)))
        masked[match.start() : match.end()] = "_" * len(match.group(0))
    if numbered := _ENUMERATOR.match(folded):
        masked[: numbered.end()] = "_" * numbered.end()
    for start, end in (
        *((m.start, m.end) for m in mentions),
        *(m.span() for m in _day_of_month().finditer(folded)),
    ):
        masked[start:end] = "_" * (end - start)
    for match in NOT_COUNTS.finditer("".join(masked)):
        masked[match.start() : match.end()] = "_" * (match.end() - match.start())
    text = "".join(masked)
    for match in _COUNT.finditer(text):
        value = read_value(
            match.group(0)
            .replace("no more than", "at most")
            .replace("not more than", "at most")
            .replace("no fewer than", "at least")
            .replace("no less than", "at least")
        )
        if value is not None and value.is_count and _ABOUT.search(text[: match.start()]):
            value = replace(value, reasons=("value_unclear",))
        if value is not None and value.is_count:
            tokens.append(
                Token(
                    "count",
                    match.start() + len(match.group(0)) - len(match.group(0).lstrip()),
                    value,
                    match.group(0).strip(),
                )
            )
    for match in _WORD_COUNT.finditer(text):
        tokens.append(
            Token("count", match.start(), _value_of_word(match.group(1), text[: match.start()]), match.group(0).strip())
        )
    return sorted(tokens, key=lambda t: t.start)


def mentions_in(folded: str) -> list[Mention]:
    """The periods that a sentence names, without the counts that look like years."""
    counts = {m.start() for m in _YEAR_LIKE.finditer(folded)}
    return [m for m in find_periods(folded) if m.start not in counts]


@lru_cache(maxsize=1)
def _day_of_month() -> re.Pattern[str]:
    months = "|".join(name for names in vocabulary()["months"]["names"] for name in names)
    return re.compile(
        rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?:\s*(?:,|and|or|to|-)\s*\d{{1,2}}(?:st|nd|rd|th)?)*\s+(?:of\s+)?(?:{months})\b"
    )


def _value_said_twice(match: re.Match[str]) -> Value:
    """A number in words and in figures; nobody knows which holds where they differ."""
    number = int((match.group("digits") or match.group("first")).replace(",", ""))
    same = number_words()[match.group("word") or match.group("then")] == number
    return exact(number) if same else Value("unclear", reasons=("value_unclear",))


def _value_of_word(word: str, before: str) -> Value:
    """What a number word says, with the bound that may stand before it: "fewer than five" is not five."""
    number = 0 if word in {"no", "nil", "none"} else number_words()[word]
    if bound := _BOUND.search(before):
        named = {
            "no more than": "at most",
            "not more than": "at most",
            "no fewer than": "at least",
            "no less than": "at least",
        }
        told = " ".join(bound.group(0).split())
        return read_value(f"{named.get(told, told)} {number}") or Value("unclear", reasons=("value_unclear",))
    return Value("exact", number, number, ("value_unclear",)) if _ABOUT.search(before) else exact(number)
