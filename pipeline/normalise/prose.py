"""Figures said in sentences and lists: the answer's paragraphs in order, each read under what was said before it.

How a line and how a sentence are read is `lists` and `sentences`. Here is which paragraphs may hold figures, and what
topic or question a paragraph stands under.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.model import NumberUse
from pipeline.normalise.axes import Heading, Headings
from pipeline.normalise.facts import Fact
from pipeline.normalise.lists import (
    QUESTION_NUMBER,
    bare_answer,
    follow_up,
    list_line,
    numbered,
    topic_of,
    under_question,
)
from pipeline.normalise.periods import Span
from pipeline.normalise.sections import Paragraph, Passage
from pipeline.normalise.sentences import read_sentence, sentences
from pipeline.normalise.text import fold, matches, vocabulary
from pipeline.normalise.tokens import mentions_in
from pipeline.request import Request

_QUESTION = 220


@dataclass(frozen=True, slots=True)
class Prose:
    """What was read from prose: facts, and what became of its other numbers.

    `unexplained` are the numbers of sentences that answer and leave open what their numbers are, each with a period
    that its sentence is about.
    """

    facts: tuple[Fact, ...]
    numbers: tuple[NumberUse, ...]
    unexplained: tuple[tuple[str, Span], ...] = ()


def read_prose(passages: Sequence[Passage], headings: Headings, request: Request) -> Prose:
    """The figures in the answer's prose, and the audit of every other number in it."""
    facts: list[Fact] = []
    numbers: list[NumberUse] = []
    unexplained: list[tuple[str, Span]] = []
    topic: Heading | None = None
    question: Heading | None = None
    asked: dict[str, Heading | None] = {}
    was_question = unread = False
    answered = any(p.section == "answer" for p in passages)
    for passage in passages:
        if not isinstance(passage.content, Paragraph):
            topic = None
            continue
        paragraph = passage.content
        if was_question and (under := under_question(paragraph, question)):
            facts += under
            was_question = False
            continue
        was_question = QUESTION_NUMBER.match(paragraph.text) is not None
        number = numbered(paragraph)
        if passage.section == "request" or (passage.section == "answer" and was_question):
            topic = topic_of(paragraph, headings) if len(paragraph.text) < _QUESTION else None
            question = topic = follow_up(topic, question) if topic else None
            asked |= {number[0]: question} if number else {}
        if not _may_answer(passage, answered):
            listed = list_line(paragraph, topic, headings, request) if _is_unannounced(passage, answered) else None
            facts += [listed] if listed else []
            topic = topic if listed else _topic_outside(passage, topic, headings, answered)
            continue
        if number and number[0] in asked and (told := _answers_by_number(number[1], asked[number[0]])):
            facts += told
            continue
        if answer := bare_answer(paragraph, _asked_of(topic, question)):
            facts.append(answer)
            continue
        if listed := list_line(paragraph, topic, headings, request):
            # A list under a line that is not understood may be a list of anything.
            facts.append(replace(listed, doubts=(*listed.doubts, "label_unknown")) if unread else listed)
            continue
        speaks, before = False, None
        for start, sentence in sentences(paragraph.text):
            found, audit = read_sentence(sentence, start, paragraph, topic, headings, request, speaks, before)
            about = _spans(sentence) or [s for s in (before, topic.span if topic else None) if s][:1]
            unexplained += [(n.text, span) for n in audit if n.use == "raised" for span in about]
            speaks = speaks or bool(found)
            spans = {f.period for f in found}
            before = spans.pop() if len(spans) == 1 else before
            facts += found
            numbers += audit
        if _opens_topic(paragraph):
            topic = topic_of(paragraph, headings)
            unread = topic is None and not matches(vocabulary()["sections"]["answer"], paragraph.text)
            question = None if unread else question
    return Prose(tuple(facts), tuple(numbers), tuple(unexplained))


def _spans(sentence: str) -> list[Span]:
    return [m.what for m in mentions_in(fold(sentence)) if isinstance(m.what, Span) and m.what.basis != "day"]


def _asked_of(topic: Heading | None, question: Heading | None) -> Heading | None:
    """What a number alone answers: the line above it, or the question, asked for the time that the line names."""
    if topic is None or topic is question or question is None:
        return topic or question
    if topic.match or topic.measure:
        return topic
    return replace(question, span=topic.span, several=False) if topic.span else None


def _answers_by_number(rest: Paragraph, question: Heading | None) -> list[Fact]:
    """What an answer gives that names its question by number alone."""
    answer = bare_answer(rest, question)
    return [answer] if answer else under_question(rest, question)


def _is_unannounced(passage: Passage, answered: bool) -> bool:
    """Whether a passage stands at the head of a reply that has no heading for its answer."""
    return passage.section == "head" and not answered


def _topic_outside(passage: Passage, topic: Heading | None, headings: Headings, answered: bool) -> Heading | None:
    """The topic after a passage that is no answer."""
    if isinstance(passage.content, Paragraph) and _is_unannounced(passage, answered):
        return topic_of(passage.content, headings) if _opens_topic(passage.content) else topic
    return topic if passage.section in {"request", "head", "furniture"} else None


def _may_answer(passage: Passage, answered: bool) -> bool:
    """Whether figures may stand in a passage: in the answer and its notes, and in statements that no heading announced."""
    if not isinstance(passage.content, Paragraph):
        return False
    if passage.section in {"answer", "notes"}:
        return True
    folded = fold(passage.content.text)
    if passage.section not in {"request", "head"} or (passage.section == "head" and answered):
        return False
    asks = matches(vocabulary()["sections"]["request"], folded) or matches(vocabulary()["letter"]["asks"], folded)
    return not asks and matches(vocabulary()["letter"]["states"], folded) and folded[:1] not in {'"', "'"}


def _opens_topic(paragraph: Paragraph) -> bool:
    """Whether a paragraph is a line of its own that says what follows; one that is not understood ends the topic before."""
    return len(paragraph.text) <= 160 and (paragraph.role == "heading" or not paragraph.text.rstrip().endswith("."))
