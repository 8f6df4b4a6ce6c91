"""What one heading of a table says: a period, a category, a body, a measure, a total, an outcome, a person.

A heading is a row label, a column label, a caption or a sheet's name; all are read alike. What follows from
the headings for a cell is `cells`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.normalise.bodies import Names
from pipeline.normalise.categories import Categories, Match
from pipeline.normalise.periods import Part, Span, find_periods
from pipeline.normalise.text import compiled, contains_word, fold, in_english, phrase, vocabulary
from pipeline.request import Request

# The year of an Act ("Protection of Children Act 1978", "CJA 1988") is no period. Case tells initials from months.
_LAW_YEAR = re.compile(
    r"\b(?i:act|order|regulations?|rules)\b[^\d]{0,30}(?:19|20)\d\d"
    r"|\b(?!FY|CY|YE|Q\d|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]&?[A-Z]{1,4}\s?(?:19|20)\d\d\b"
)
_CAPTION = 40
_COUNTS = re.compile(r"^(?:count|sum|number|no|total number) of ")
_MONTH_WORD = re.compile(r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)")
# Measures that a topic's own words can contain ("indecent images", "child victims") and that therefore yield to it.
YIELDING = frozenset({"things", "people", "cost"})


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading says; None or False where it says nothing of the kind.

    `span` and `part` are its period, `partial` that it is cut short. `body` is the one it names and nothing else, `named` those named in it. `several` says that it names several
    periods. `measure` is `asked` or the id of another measure. `axis` is set where the heading names what the
    labels below it are (`category`, `code`, `period`, `place`, `outcome`, `person`, `reference`, `count`, `note`, `body`). `place` is set for a label in a column of places,
    `also_asked` where words for what was asked stand in it, whatever it is about; `wording` for words beside a code that already names the thing.
    """

    text: str
    span: Span | None = None
    part: Part | None = None
    partial: bool = False
    several: bool = False
    match: Match | None = None
    body: str | None = None
    named: tuple[str, ...] = ()
    measure: str | None = None
    total: bool = False
    grand: bool = False
    outcome: bool = False
    person: bool = False
    place: bool = False
    wording: bool = False
    also_asked: bool = False
    axis: str | None = None

    @property
    def known(self) -> bool:
        """Whether anything in it was understood."""
        return bool(
            self.span
            or self.part
            or self.match
            or self.body
            or self.measure
            or self.total
            or self.outcome
            or self.person
            or self.place
            or self.wording
            or self.axis
        )


class Headings:
    """Reads headings against one request."""

    def __init__(self, request: Request, categories: Categories, names: Names) -> None:
        self._request = request
        self._categories = categories
        self._names = names
        self._kinds = {topic.id: topic.kind for topic in request.categories}
        self.read = lru_cache(maxsize=16384)(self._read)

    def kind_of(self, category: str) -> str:
        """What was asked of a category: `count`, `money` or `yes_no`."""
        return self._kinds.get(category, self._request.measure.kind)

    def explains(self, text: str) -> bool:
        """Whether every word of `text` is one that the request, or any heading of its kind, uses."""
        return self._categories.explains(text)

    def unexplained(self, text: str) -> tuple[str, ...]:
        """The stems of those words that nothing explains."""
        return self._categories.unexplained(text)

    def names_exclusion(self, sentence: str) -> bool:
        """Whether a sentence names something that was not asked for."""
        match = self._categories.match(sentence)
        return match is not None and match.kind == "exclusion"

    def section_of(self, text: str, acts: str) -> str:
        """A section's number with the Act of the request that `acts` names, as a label of its own."""
        act = self._categories.act_in(acts)
        return f"section {text} of the {act}" if text and act else text

    def _read(self, text: str, in_code_column: bool = False) -> Heading:
        printed, text = text, in_english(text)
        folded = fold(text)
        if not folded:
            return Heading(printed)
        span, part, partial, several = _period(text)
        label = _without_axes(_without_periods(text, folded) if span or part else text)
        match = self._categories.match(label, in_code_column)
        words = vocabulary()
        total = self._is_total(folded, match)
        outcome = _is_outcome(folded) and (match is None or match.by == "words")
        if outcome or (match and match.kind == "whole" and total and phrase(folded) == "total"):
            match = None
        return Heading(
            text=printed,
            span=span,
            part=part,
            partial=partial,
            several=several,
            match=match,
            body=self._names.exactly(text),
            named=tuple(dict.fromkeys(body for body, _, _ in self._names.full(text))),
            measure=self._measure(text, match),
            total=total,
            grand=total and re.search(r"\b(?:grand|overall)\b", folded) is not None,
            outcome=outcome,
            person=(bool(contains_word(folded, tuple(words["people"]["words"]))) and match is None)
            or _is_person(folded),
            also_asked=contains_word(text, self._request.measure.words) is not None,
            axis=axis_of(folded)
            or ("count" if _COUNTS.match(phrase(folded)) and self._categories.asks(text) else None),
        )

    def _is_total(self, folded: str, match: Match | None) -> bool:
        words = vocabulary()["totals"]
        plain = re.sub(r"\(.*?\)", " ", folded)
        if phrase(plain) in {phrase(w) for w in words["words"]}:
            return True
        has_total = bool(contains_word(plain, tuple(words["total_stems"])))
        return has_total and (match is None or match.kind in {"whole", "combined"} or match.by == "words")

    def _measure(self, text: str, match: Match | None) -> str | None:
        if len(text) > _CAPTION:
            # "Recorded offences (per cent of the year in brackets)": what stands in brackets is said by the way.
            text = re.sub(r"\(.*?\)", " ", text)
        if match is not None and match.kind == "category" and self.kind_of(match.topic) != "count":
            return "asked"
        named = match is not None and match.kind in {
            "category",
            "whole",
            "exclusion",
            "combined",
            "other",
            "over_inclusive",
        }
        for measure in vocabulary()["measures"]:
            if (found := contains_word(text, tuple(measure["words"]))) and not (named and measure["id"] in YIELDING):
                asked = contains_word(text, self._request.measure.words)
                if measure["id"] == "cost" and self._categories.explains(found):
                    continue  # "staff" is no cost where assaults on staff were asked for
                # "number of offences charged" counts charges; "recorded crime rate" is a rate.
                if not asked or (len(found) > 0 and measure["id"] not in YIELDING):
                    return str(measure["id"])
        # "Offences with an online flag" is a part of the offences: words that nothing explains make it unknown.
        if contains_word(text, self._request.measure.words) and self._categories.asks(text):
            return "asked"
        return None


def axis_of(text: str) -> str | None:
    """What the labels under a column heading are, where the heading is a usual word for it."""
    plain = phrase(text)
    for part in (plain, *(phrase(p) for p in re.split(r"\s*[/|\\]\s*", fold(text)))):
        for axis, words in vocabulary()["axes"].items():
            if part in words:
                return str(axis)
    return None


def _period(text: str) -> tuple[Span | None, Part | None, bool, bool]:
    mentions = find_periods(_LAW_YEAR.sub(" ", text))
    spans = [m.what for m in mentions if isinstance(m.what, Span)]
    parts = [m.what for m in mentions if isinstance(m.what, Part)]
    partial = any(m.partial for m in mentions)
    years = set(spans)
    if len(years) > 1:
        smallest = min(years, key=lambda s: s.end - s.start)
        if all(smallest.within(other) for other in years):
            return smallest, None, partial, False
        return None, None, partial, True
    span = spans[0] if spans else None
    if span is None:
        return None, (parts[0] if parts else None), partial, False
    if span.basis == "bare" and any(p.kind == "quarter" for p in parts):
        return span, parts[0], partial, False
    placed = {placed for p in parts if (placed := p.of(span))}
    if len(placed) == 1:
        return placed.pop(), None, False, False
    # "2017/18 (Q1-Q3)": parts that do not run from the first day of the year to its last.
    ends = (min(p.start for p in placed), max(p.end for p in placed)) if placed else (span.start, span.end)
    return span, None, partial or ends != (span.start, span.end), False


def _without_periods(text: str, folded: str) -> str:
    """The label without the periods it names, so that `2016/17` is not read as a code."""
    result = list(folded)
    for mention in find_periods(folded):
        result[mention.start : mention.end] = " " * (mention.end - mention.start)
    return "".join(result) if len(result) == len(folded) else text


def _without_axes(label: str) -> str:
    """The label without what it is divided by: "Claims received by district" is about claims received."""
    shortened = _divided().sub("", label)
    return shortened if phrase(shortened) else label


@lru_cache(maxsize=1)
def _divided() -> re.Pattern[str]:
    axes = vocabulary()["axes"]
    words = sorted({word for axis in ("place", "period", "body") for word in axes[axis]}, key=len, reverse=True)
    names = "|".join(re.escape(word) for word in words)
    return re.compile(
        rf",?\s+(?:broken down |split |divided |shown )?(?:by|per)\s+(?:each\s+)?(?:{names})s?\s*:?$", re.IGNORECASE
    )


def _is_outcome(folded: str) -> bool:
    words = vocabulary()["outcomes"]
    if compiled((words["pattern"],)).search(folded):
        return True
    return bool(contains_word(folded, tuple(words["words"])))


def _is_person(folded: str) -> bool:
    return compiled((vocabulary()["people"]["pattern"],)).search(folded) is not None and not _MONTH_WORD.search(folded)
