"""Lines that are no sentences: `2016/17 - 196`, a number under its question, figures and years with nothing beside them.

What a line leaves open is taken from the line or the question above it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.normalise.axes import Heading, Headings
from pipeline.normalise.facts import Fact
from pipeline.normalise.periods import find_periods
from pipeline.normalise.said import category_of, fact
from pipeline.normalise.sections import Paragraph
from pipeline.normalise.sentences import pairs_of
from pipeline.normalise.text import fold
from pipeline.normalise.tokens import tokens_of
from pipeline.normalise.values import Value, read_as, read_value
from pipeline.request import Request

_BARE_ANSWER = re.compile(
    r"^\W*(?:(?:answer|a|response|ateb)\s*\d*\s*[.:)]?\s*)?(?P<value>(?:<\s?)?\d[\d,]*|nil|none|zero)\W*(?:offences?|crimes?)?\.?$"
)
_LIST_LINE = re.compile(
    r"^\W*(?P<label>[^:=]{2,90}?)\s*(?::|=|\s-\s|-\s|\s–\s|\.{3,}|\t)\s*(?P<value>(?:<\s?)?\d[\d,]*|(?:£|gbp)\s?\d[\d,]*(?:\.\d\d)?|nil|none|zero|\*|exempt|withheld|yes|no|y|n)\s*(?:offences?|crimes?|recorded(?: offences?| crimes?)?)?\W*$",
    re.IGNORECASE,
)
QUESTION_NUMBER = re.compile(r"^\W*(?:q|question|cwestiwn)\s*\d+\s*[.:)\-]*\s*", re.IGNORECASE)
_NUMBER = re.compile(
    r"^\W*(?:(?:the )?(?:answer|response|reply|ateb|a)(?: to)?\s*)?(?:(?:question|cwestiwn|q)\s*)?(\d{1,2})\s*[.:)\-]+\s*"
)
_ENUMERATOR = re.compile(r"^\W*\(?\d{1,2}[.)]\s+")
# What a question may hold beside another time and still ask for the same: "And in 2017/18?"
_FOLLOWS = re.compile(r"(?:\W|and|also|what|how|about|the|same|likewise|in|for|during|financial|calendar|year|of)*")


def bare_answer(paragraph: Paragraph, topic: Heading | None) -> Fact | None:
    """A number that stands alone under the question that it answers."""
    match = _BARE_ANSWER.match(fold(paragraph.text))
    if not match or topic is None or topic.span is None or topic.several:
        return None
    if topic.measure not in {None, "asked"} or not (topic.match or topic.measure):
        return None
    value = read_value(match.group("value"))
    if value is None:
        return None
    category, doubts = category_of(topic, None)
    return fact(value, match.group("value"), paragraph, 0, category, topic.span, (topic.text,), doubts, topic.body)


def under_question(paragraph: Paragraph, question: Heading | None) -> list[Fact]:
    """Figures and their years with nothing said beside them, under the question that they answer: "2016/17: 976, 2017/18: 1,320"."""
    folded = fold(paragraph.text)
    tokens = tokens_of(folded)
    if question is None or question.measure not in {None, "asked"} or not (question.match or question.measure):
        return []
    rest = list(folded)
    for token in tokens:
        rest[token.start : token.start + len(token.text)] = " " * len(token.text)
    if re.sub(r"\b(?:and|in|for|offences?|crimes?|recorded)\b|\W", "", "".join(rest)):
        return []
    category, doubts = category_of(question, None)
    pairs = pairs_of(tokens, folded, question.span) or []
    return [
        fact(t.what, t.text, paragraph, t.start, category, span, (question.text,), doubts, question.body)
        for t, span in pairs
        if isinstance(t.what, Value)
    ]


def _value(text: str, kind: str) -> Value | None:
    """What a line gives where a count, money or yes or no was asked; None where it is of another kind."""
    value = read_as(kind, text, read_value(text))
    is_word = fold(text) in {"yes", "no", "y", "n"}
    if value is None or (is_word and kind != "yes_no") or value.status in {"money", "share", "signed"}:
        return None
    return value


def numbered(paragraph: Paragraph) -> tuple[str, Paragraph] | None:
    """The number that a question or an answer begins with, and the rest of it: "Answer 2: 238"."""
    match = _NUMBER.match(fold(paragraph.text))
    if match is None or len(fold(paragraph.text)) != len(paragraph.text):
        return None
    return match.group(1), paragraph.since(match.end())


def follow_up(asked: Heading, before: Heading | None) -> Heading:
    """A question that only names another time ("And in 2017/18?") as the one before it, asked for that time."""
    rest = fold(asked.text)
    for mention in reversed(find_periods(rest)):
        rest = f"{rest[: mention.start]} {rest[mention.end :]}"
    if before is None or asked.span is None or not _FOLLOWS.fullmatch(rest):
        return asked
    return replace(before, text=f"{before.text} {asked.text}", span=asked.span, several=False, partial=asked.partial)


def topic_of(paragraph: Paragraph, headings: Headings) -> Heading | None:
    """What a line says that the list under it gives: an offence, a year, a body, the total. "Q1." is no quarter."""
    heading = headings.read(_ENUMERATOR.sub("", QUESTION_NUMBER.sub("", paragraph.text)).strip(" :-"))
    return heading if heading.known else None


def list_line(paragraph: Paragraph, topic: Heading | None, headings: Headings, request: Request) -> Fact | None:
    """The figure of a line that names what it counts and gives a number; what its label leaves open is its topic's."""
    match = _LIST_LINE.match(fold(paragraph.text))
    if not match:
        return None
    label = headings.read(match.group("label").strip(" -:"))
    span = label.span or (topic.span if topic else None)
    if span is None or not label.known or label.several:
        return None
    measure = label.measure or (topic.measure if topic else None)
    if measure not in {None, "asked"}:
        return None
    category, doubts = category_of(label, topic)
    value = _value(match.group("value"), headings.kind_of(category))
    if value is None:
        return None
    doubts += ["period_incomplete"] if label.partial else []
    position = paragraph.text.rfind(match.group("value")) if match.group("value") in paragraph.text else 0
    return fact(
        value,
        match.group("value"),
        paragraph,
        max(position, 0),
        category,
        span,
        (label.text, topic.text if topic else ""),
        doubts,
        label.body or (topic.body if topic else None),
    )
