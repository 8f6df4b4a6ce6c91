"""Figures said in sentences and lists: the answer's paragraphs in order, each read under what was said before it.

How a line and how a sentence are read is `lists` and `sentences`. Here is which paragraphs may hold figures, and what
topic or question a paragraph stands under.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model import NumberUse
from pipeline.normalise.axes import Heading, Headings
from pipeline.normalise.facts import Fact
from pipeline.normalise.lists import QUESTION_NUMBER, bare_answer, list_line, topic_of, under_question
from pipeline.normalise.sections import Paragraph, Passage
from pipeline.normalise.sentences import read_sentence, sentences
from pipeline.normalise.text import fold, matches, vocabulary
from pipeline.request import Request

_QUESTION = 220


@dataclass(frozen=True, slots=True)
class Prose:
    """What was read from prose: facts, and what became of its other numbers."""

    facts: tuple[Fact, ...]
    numbers: tuple[NumberUse, ...]


def read_prose(passages: Sequence[Passage], headings: Headings, request: Request) -> Prose:
    """The figures in the answer's prose, and the audit of every other number in it."""
    facts: list[Fact] = []
    numbers: list[NumberUse] = []
    topic: Heading | None = None
    question: Heading | None = None
    numbered = False
    answered = any(p.section == "answer" for p in passages)
    for passage in passages:
        if not isinstance(passage.content, Paragraph):
            topic = None
            continue
        paragraph = passage.content
        if passage.section == "request" or (passage.section == "answer" and QUESTION_NUMBER.match(paragraph.text)):
            topic = topic_of(paragraph, headings) if len(paragraph.text) < _QUESTION else None
            question = topic
        numbered, was_numbered = QUESTION_NUMBER.match(paragraph.text) is not None, numbered
        if was_numbered and (under := under_question(paragraph, question)):
            facts += under
            continue
        if not _may_answer(passage, answered):
            topic = topic if passage.section in {"request", "head", "furniture"} else None
            continue
        if answer := bare_answer(paragraph, question):
            facts.append(answer)
            continue
        listed = list_line(paragraph, topic, headings, request)
        if listed:
            facts.append(listed)
            continue
        speaks, before = False, None
        for start, sentence in sentences(paragraph.text):
            found, audit = read_sentence(sentence, start, paragraph, topic, headings, request, speaks, before)
            speaks = speaks or bool(found)
            spans = {f.period for f in found}
            before = spans.pop() if len(spans) == 1 else before
            facts += found
            numbers += audit
        topic = topic_of(paragraph, headings) if _opens_topic(paragraph) else topic
    return Prose(tuple(facts), tuple(numbers))


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
