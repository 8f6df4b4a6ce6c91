"""One cell's text read as a count: an interval and a status, or nothing at all.

The vocabulary is that of section 1.6 of the domain notes (`<5`, `nil`, `1-4`, `*`, ...). What a mark or a
blank means is decided by the reply's notes (`notes.Notes`); where they say nothing it stays unclear, and a
person decides. What the number counts is not known here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.normalise.text import fold, number_words, phrase, vocabulary

_NUMBER = r"(?:\d{1,3}(?:[, ]\d{3})+|\d+)"
# "118", "118 offences", "260 (72%)", "541*": the number, with what may stand beside it in its cell.
_BESIDE = r"(?:\s*\(\s*\d+(?:\.\d+)?\s*%\s*\)|\s*[*†‡^#]+|\s+(?:offences?|crimes?|records?|recorded|incidents?|cases))?"
_EXACT = re.compile(rf"^\(?({_NUMBER})(?:\.0+)?\)?{_BESIDE}$")
# "20 (twenty)"
_SPELT = re.compile(rf"^({_NUMBER})\s*\(([a-z -]+)\)$")
_LARGEST = 10**12
_SHORT = 60
_WITHHELD = re.compile(
    r"\b(?:withheld|exempt(?:ed|ion)?|redacted|not disclosed|suppressed)\b|^(?:section|s)\.?\s?\d{2}\b"
)
_LESS = re.compile(rf"^(?:<|less than|fewer than|under|below)\s*({_NUMBER}|[a-z]+)$")
_AT_MOST = re.compile(
    rf"^(?:(?:<=|=<|≤|up to|at most|no more than)\s*({_NUMBER}|[a-z]+)|({_NUMBER}|[a-z]+) or (?:fewer|less|under|below))$"
)
_BAND = re.compile(rf"^(?:between\s+)?({_NUMBER})\s*(?:-|to|and)\s*({_NUMBER})$")
_MORE = re.compile(rf"^(?:>|over|more than|above|in excess of)\s*({_NUMBER})$")
_AT_LEAST = re.compile(rf"^(?:(?:>=|≥|at least)\s*({_NUMBER})|({_NUMBER})\s*(?:\+|or more|and over))$")
_ABOUT = re.compile(rf"^(?:about|approximately|approx\.?|around|circa|c\.|~|nearly|almost)\s*({_NUMBER})$")
_SHARE = re.compile(r"^[+-]?\s*\d[\d,]*(?:\.\d+)?\s*(?:%|per\s?cent)$")
_MONEY = re.compile(r"^(?:£|gbp)\s*(\d[\d,]*(?:\.\d+)?)\s*(k|m|bn|million|thousand|billion)?(?:\s*[*†‡^#]+)?$")
_YES_NO = frozenset({"yes", "y", "n", "ie", "oes", "nac oes"})
_TIMES = {
    "k": 1_000,
    "thousand": 1_000,
    "m": 1_000_000,
    "million": 1_000_000,
    "bn": 1_000_000_000,
    "billion": 1_000_000_000,
}
_DECIMAL = re.compile(r"^-?\d[\d,]*\.\d+$")
_SIGNED = re.compile(rf"^[+-]\s*{_NUMBER}$")


@dataclass(frozen=True, slots=True)
class Value:
    """What a cell says. `status` is one of the contract's, or `unclear`, `blank`, `share`, `money`, `signed`.

    For the last five `low` and `high` are None. `reasons` are finding codes.
    """

    status: str
    low: int | None = None
    high: int | None = None
    reasons: tuple[str, ...] = ()

    @property
    def is_count(self) -> bool:
        """Whether it is a number or an interval of numbers."""
        return self.status in {"exact", "interval"}

    @property
    def is_open(self) -> bool:
        """Whether it stands where a count should and gives none."""
        return self.status in {"unclear", "blank", "withheld", "not_held"}


def exact(number: int) -> Value:
    """A value known exactly."""
    return Value("exact", number, number)


def read_as(kind: str, text: str, value: Value | None) -> Value | None:
    """`value` of `text` where something else than a count was asked: `money` in whole pounds, `yes_no` as 1 and 0.

    Pence are kept as the interval of the pounds on both sides; shortened sums (`£1.2m`) as what they may stand for.
    """
    folded = fold(text).rstrip(".")
    if kind == "money" and (match := _MONEY.match(folded)):
        return _pounds(match.group(1).replace(",", ""), match.group(2))
    if kind == "money" and _DECIMAL.match(folded):
        return _pounds(folded.replace(",", ""), None)
    if kind == "yes_no" and folded.split(",")[0] in {"yes", "y", "no", "n"}:
        return exact(int(folded.startswith("y")))
    if kind == "yes_no" and value is not None and value.is_count:
        return Value("unclear", reasons=("value_unclear",))
    return value


def _pounds(number: str, times: str | None) -> Value:
    whole, _, decimals = number.partition(".")
    if times is None:
        pounds = int(whole)
        return exact(pounds) if not decimals.strip("0") else Value("interval", pounds, pounds + 1)
    unit = _TIMES[times] // 10 ** len(decimals)
    middle = int(whole + decimals) * unit
    return Value("interval", middle - unit // 2, middle + unit // 2, ("value_rounded",))


def read_value(text: str) -> Value | None:
    """The value of a cell's `text`, or None where the text is a label and no value at all.

    `<5` is `[0, 4]`: a reply that shows zeros separately raises the lower end later (`notes`).
    """
    folded = fold(text)
    if not folded:
        return Value("blank", reasons=("value_unclear",))
    return _number(folded) or _bound(folded) or _word(folded) or _other_quantity(folded)


def _number(text: str) -> Value | None:
    spelt = _SPELT.match(text)
    if spelt and number_words().get(spelt.group(2)) == _int(spelt.group(1)):
        text = spelt.group(1)
    match = _EXACT.match(text)
    if not match:
        return None
    number = _int(match.group(1))
    if number > _LARGEST:
        return Value("unclear", reasons=("value_unclear",))
    # "130 101" may be a thousands separator, or two columns that were read as one.
    return Value("exact", number, number, ("value_unclear",)) if " " in match.group(1) else exact(number)


def _bound(text: str) -> Value | None:
    if match := _LESS.match(text):
        limit = _int_or_word(match.group(1))
        return _interval(0, limit - 1) if limit else None
    if match := _AT_MOST.match(text):
        limit = _int_or_word(match.group(1) or match.group(2))
        return None if limit is None else _interval(0, limit)
    if match := _BAND.match(text):
        low, high = _int(match.group(1)), _int(match.group(2))
        return _interval(low, high) if low < high else None
    if match := _MORE.match(text):
        return _open_ended(_int(match.group(1)) + 1)
    if match := _AT_LEAST.match(text):
        return _open_ended(_int(match.group(1) or match.group(2)))
    if match := _ABOUT.match(text):
        return Value("unclear", reasons=("value_unclear",))
    return None


def _interval(low: int, high: int | None) -> Value:
    return Value("interval", low, high, ("value_suppressed",))


def _open_ended(low: int) -> Value:
    """A number with no upper end says too little to be accepted unseen."""
    return Value("interval", low, None, ("value_unclear",))


def _word(text: str) -> Value | None:
    words = vocabulary()["values"]
    # "No." heads a column of numbers; "No" alone says there were none.
    plain = text if text == "no." else phrase(text)
    if text in words["zero"] or plain in words["zero"]:
        return exact(0)
    if text in words["withheld"] or plain in words["withheld"] or (len(text) < _SHORT and _WITHHELD.search(text)):
        return Value("withheld", reasons=("value_withheld",))
    if text in words["not_held"]:
        return Value("not_held", reasons=("not_held",))
    if text in words["unclear"]:
        return Value("unclear", reasons=("value_unclear",))
    if text.rstrip(".") in _YES_NO:
        # An answer to a question of another kind: `read_as` says what it is, where that is what was asked.
        return Value("unclear", reasons=("value_unclear",))
    number = number_words().get(plain)
    return exact(number) if number is not None else None


def _other_quantity(text: str) -> Value | None:
    for pattern, status in ((_SHARE, "share"), (_MONEY, "money"), (_SIGNED, "signed"), (_DECIMAL, "share")):
        if pattern.match(text):
            return Value(status)
    return None


def _int(text: str) -> int:
    return int(text.replace(",", "").replace(" ", ""))


def _int_or_word(text: str) -> int | None:
    return _int(text) if text[0].isdigit() else number_words().get(text)
