"""Figures said in sentences and lists: "there were 212 in 2016/17 and 245 in 2017/18", `2016/17 - 196`.

A number is a figure only where the sentence speaks of what was asked, or a list line under such a heading
gives it to a period. Codes, sections, dates, references, shares and sums of money are never figures. What
cannot be paired with one period is raised, not guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from pipeline.model import NumberUse
from pipeline.normalise.axes import Heading, Headings
from pipeline.normalise.facts import ALL, OVER, TRUSTED_CONFIDENCE, Fact
from pipeline.normalise.periods import Mention, Span, find_periods
from pipeline.normalise.sections import Paragraph, Passage
from pipeline.normalise.text import contains_word, fold, matches, number_words, vocabulary
from pipeline.normalise.values import Value, exact, read_value
from pipeline.request import NOT_BROKEN_DOWN, OTHER, Request

_QUESTION = 220
_BARE_ANSWER = re.compile(
    r"^\W*(?:(?:answer|a|response|ateb)\s*\d*\s*[.:)]?\s*)?(?P<value>(?:<\s?)?\d[\d,]*|nil|none|zero)\W*(?:offences?|crimes?)?\.?$"
)
_SENTENCE = re.compile(r"(?<=[.;!?])\s+(?=[A-Z0-9\"'(])")
_COUNT = re.compile(
    r"(?<![\w/.,£$#\-])(?:(?:no |not )?(?:fewer|less|more) than|at most|under|over|at least|up to|<|>)?\s?(?:\d{1,3}(?:,\d{3})+|\d+)(?![\w/]|[.,]\d|\s*(?:%|per\s?cent)|-\d)"
)
_WORD_COUNT = re.compile(
    r"\b("
    + "|".join(sorted((w for w in number_words()), key=len, reverse=True))
    + r"|none|nil|no)\b(?=\s+(?:\w+\s+){0,3}?(?:offences?|crimes?|records?|in\b|for\b)|\s*(?:[.;,]|$))"
)
_LIST_LINE = re.compile(
    r"^\W*(?P<label>[^:=]{2,90}?)\s*(?::|=|\s-\s|-\s|\s–\s|\.{3,}|\t)\s*(?P<value>(?:<\s?)?\d[\d,]*|nil|none|zero|\*|exempt|withheld)\s*(?:offences?|crimes?|recorded(?: offences?| crimes?)?)?\W*$",
    re.IGNORECASE,
)
_NOT_COUNTS = re.compile(
    r"\b(?:sections?|sec|ss?\.|article|art\.?|paragraphs?|para|part|schedule|chapter|regulations?|rules?|codes?|class|page|question|q|annex|appendix|table|note|outcome|version|reference|ref|no|number|foi|questions|answers?|parts|points?|items?|adran(?:nau)?|erthygl|age[ds]?|level|category|tel|telephone|ext|stage|step|principle)\W{0,3}(?:\([a-z0-9]\)\s*)?\d[\d()/.,a-z]*(?:\s*(?:,|and|or|to|-)\s*\d[\d()/.a-z]*)*"
    r"|£\s*\d[\d,.]*|\d[\d,.]*\s*(?:%|per\s?cent|percentage)"
    r"|\b\d[\d,]*\s+(?:working\s+)?(?:hours?|days?|minutes?|mins?|weeks?|months?|years?|forces?|pages?|districts?|rows?|systems?|staff|officers?|columns?|copies|people|times|groups?|categories|tables?|offices|copies|teams?|analysts?)\b"
    r"|\b(?:19|20)\d\d\b|\b\d{1,2}(?:st|nd|rd|th)\b|\b\d{3,5}\s\d{3}\s?\d{3,4}\b|\b0\d{4,}\b|\(\d{1,2}\)\s*(?:\([a-z]\))?"
)
_QUESTION_NUMBER = re.compile(r"^\W*(?:q|question|cwestiwn)\s*\d+\s*[.:)\-]*\s*", re.IGNORECASE)
_ENUMERATOR = re.compile(r"^\W*\d{1,2}(?:\.\d{1,2})*[.)](?=\s|$)")
# "rose from 421 in 2016/17 to 481 in 2017/18", "200 in 2017/18, an increase of 69% on the 118 recorded in 2016/17"
_FROM_TO = re.compile(
    r"\bfrom\b.{1,60}\bto\b|\b(?:increase|decrease|rise|fall|reduction|up|down)\b[^.]{0,30}\b(?:on|from)\s+(?:the\s+)?\d"
)
_ABOUT = re.compile(
    r"\b(?:about|approximately|approx\.?|around|circa|roughly|nearly|almost|some|an estimated|estimated at|in the region of)\s*$"
)
_BOUND = re.compile(r"\b(?:(?:no |not )?(?:fewer|less|more) than|at most|under|over|at least|up to)\s*$")
_SUBSET = re.compile(r"[,;:]?\s+(?:of which|of these|of whom|including|comprising|made up of|consisting of)[\s,]")
_CORRECTED = re.compile(r"\b(?:correct(?:ed)?|right|revised|amended) (?:figure|number|total)s?\b")
_IN_ALL = re.compile(r"\b(?:total(?:ling)?|in all|altogether|overall)\W*(?:of\s*)?$")
_NO_COUNT = "a date, code, section, share, sum or reference"
# "12 of the offences recorded in 2017/18 involved ...": a part, and nothing says of what it is the whole.
_PART = re.compile(
    r"\bof (?:these|those|which|them|the \d|the offences|the crimes|the total)\b|\b(?:where|in which) the\b"
)
_INVOLVED = re.compile(r"\b(?:involv\w+|including|whereby|flagged|marked)\b")
_HYPOTHETICAL = re.compile(
    r"\b(?:may|might|could|can|would|one|an?|each|single|every)\s+(?:\w+\s+){0,2}(?:relate|concern|involve|refer|cover|contain|include|be|offence|crime|record)\b"
)
_OTHER_TALK = re.compile(
    r"\b(?:increase|decrease|rise|rose|fell|fall|difference|change|up|down|average|hours?|minutes?|cost)\b"
)


# "A total of 2017 offences were recorded in 2016/17": a number that looks like a year.
_YEAR_LIKE = re.compile(
    r"(?<!\bthe )(?<!\bin )(?<!\bfor )(?<!\bduring )(?<!\bsince )(?<![\d/.,£#\-])\b(?:19|20)\d\d(?=\s+(?:(?:such|recorded)\s+)?(?:offences|crimes|records)\s+(?:were|had|have|recorded|in|over|during|for|between)\b)"
)


@dataclass(frozen=True, slots=True)
class Prose:
    """What was read from prose: facts, and what became of its other numbers."""

    facts: tuple[Fact, ...]
    numbers: tuple[NumberUse, ...]


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    start: int
    what: Span | Value
    text: str


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
        if passage.section == "request" or (passage.section == "answer" and _QUESTION_NUMBER.match(paragraph.text)):
            topic = _topic(paragraph, headings) if len(paragraph.text) < _QUESTION else None
            question = topic
        numbered, was_numbered = _QUESTION_NUMBER.match(paragraph.text) is not None, numbered
        if was_numbered and (under := _under_question(paragraph, question)):
            facts += under
            continue
        if not _may_answer(passage, answered):
            topic = topic if passage.section in {"request", "head", "furniture"} else None
            continue
        if answer := _bare_answer(paragraph, question):
            facts.append(answer)
            continue
        listed = _list_line(paragraph, topic, headings, request)
        if listed:
            facts.append(listed)
            continue
        speaks, before = False, None
        for start, sentence in _sentences(paragraph.text):
            found, audit = _sentence(sentence, start, paragraph, topic, headings, request, speaks, before)
            speaks = speaks or bool(found)
            spans = {f.period for f in found}
            before = spans.pop() if len(spans) == 1 else before
            facts += found
            numbers += audit
        topic = _topic(paragraph, headings) if _opens_topic(paragraph) else topic
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


def _bare_answer(paragraph: Paragraph, topic: Heading | None) -> Fact | None:
    """A number that stands alone under the question that it answers."""
    match = _BARE_ANSWER.match(fold(paragraph.text))
    if not match or topic is None or topic.span is None or topic.several:
        return None
    if topic.measure not in {None, "asked"} or not (topic.match or topic.measure):
        return None
    value = read_value(match.group("value"))
    if value is None:
        return None
    category, doubts = _category_of(topic, None)
    return _fact(value, match.group("value"), paragraph, 0, category, topic.span, (topic.text,), doubts, topic.body)


def _under_question(paragraph: Paragraph, question: Heading | None) -> list[Fact]:
    """Figures and their years with nothing said beside them, under the question that they answer: "2016/17: 976, 2017/18: 1,320"."""
    folded = fold(paragraph.text)
    tokens = _tokens(folded)
    if question is None or question.measure not in {None, "asked"} or not (question.match or question.measure):
        return []
    rest = list(folded)
    for token in tokens:
        rest[token.start : token.start + len(token.text)] = " " * len(token.text)
    if re.sub(r"\b(?:and|in|for|offences?|crimes?|recorded)\b|\W", "", "".join(rest)):
        return []
    category, doubts = _category_of(question, None)
    pairs = _pairs(tokens, folded, question.span) or []
    return [
        _fact(t.what, t.text, paragraph, t.start, category, span, (question.text,), doubts, question.body)
        for t, span in pairs
        if isinstance(t.what, Value)
    ]


def _opens_topic(paragraph: Paragraph) -> bool:
    """Whether a paragraph is a line of its own that says what follows; one that is not understood ends the topic before."""
    return len(paragraph.text) <= 160 and (paragraph.role == "heading" or not paragraph.text.rstrip().endswith("."))


def _topic(paragraph: Paragraph, headings: Headings) -> Heading | None:
    """What a line says that the list under it gives: an offence, a year, a body, the total. "Q1." is no quarter."""
    heading = headings.read(_QUESTION_NUMBER.sub("", paragraph.text).strip(" :-"))
    return heading if heading.known else None


def _list_line(paragraph: Paragraph, topic: Heading | None, headings: Headings, request: Request) -> Fact | None:
    match = _LIST_LINE.match(fold(paragraph.text))
    if not match:
        return None
    value = read_value(match.group("value"))
    label = headings.read(match.group("label").strip(" -:"))
    span = label.span or (topic.span if topic else None)
    if value is None or span is None or not label.known or label.several:
        return None
    measure = label.measure or (topic.measure if topic else None)
    if measure not in {None, "asked"}:
        return None
    category, doubts = _category_of(label, topic)
    doubts += ["period_incomplete"] if label.partial else []
    position = paragraph.text.rfind(match.group("value")) if match.group("value") in paragraph.text else 0
    return _fact(
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


def _category_of(label: Heading, topic: Heading | None) -> tuple[str, list[str]]:
    match = label.match or (topic.match if topic and not label.total else None)
    if label.total or match is None or match.kind == "whole":
        return ALL, []
    doubts = [] if match.sure else ["label_unknown"]
    if match.kind == "category":
        return match.topic, doubts
    if match.kind == "exclusion":
        return f"excluded:{match.topic}", doubts
    if match.kind == "over_inclusive":
        return OVER, ["over_inclusive"]
    return (OTHER if match.kind == "other" else NOT_BROKEN_DOWN), doubts


def _sentences(text: str) -> list[tuple[int, str]]:
    starts = [0, *(m.end() for m in _SENTENCE.finditer(text))]
    return [(a, text[a:b]) for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]


def _sentence(
    sentence: str,
    offset: int,
    paragraph: Paragraph,
    topic: Heading | None,
    headings: Headings,
    request: Request,
    speaks: bool,
    before: Span | None,
) -> tuple[list[Fact], list[NumberUse]]:
    """The figures of a sentence. `speaks` says that the sentence before it gave figures of what was asked, `before` of when."""
    folded = fold(sentence)
    audit = [
        NumberUse(m.group(0).strip(), paragraph.place_at(offset), "explained", _NO_COUNT)
        for m in _NOT_COUNTS.finditer(folded)
        if any(character.isdigit() for character in m.group(0))
    ]
    facts: list[Fact] = []
    inherited = before or (topic.span if topic else None)
    cut = _SUBSET.search(folded)
    for part, start in ((folded[: cut.start()], 0), (folded[cut.start() :], cut.start())) if cut else ((folded, 0),):
        if items := _itemised(part, offset + start, paragraph, inherited, headings):
            facts += items
            continue
        found, raised, span = _clause(
            part, offset + start, paragraph, inherited, headings, request, speaks or start > 0
        )
        # "..., of which 30 were possession": the part is of the period just named, and counts only by its category.
        facts += [f for f in found if start == 0 or f.category != ALL]
        audit += raised + [
            NumberUse(f.text, f.place, "explained", "a part of the figure before it")
            for f in found
            if start and f.category == ALL
        ]
        inherited = span or inherited
    return facts, audit


def _itemised(folded: str, offset: int, paragraph: Paragraph, inherited: Span | None, headings: Headings) -> list[Fact]:
    """ "120 were for taking (86/2), 66 for possession (86/10) and 4 for prohibited images": each number with its offence.

    Nothing where one of several numbers has no category of its own, or no period is known.
    """
    spans = {m.what for m in _mentions(folded) if isinstance(m.what, Span) and m.what.basis != "day"}
    span = spans.pop() if len(spans) == 1 else inherited if not spans else None
    counts = [t for t in _tokens(folded) if t.kind == "count"]
    if span is None or not counts:
        return []
    ends = [*(t.start for t in counts[1:]), len(folded)]
    items: list[Fact] = []
    for at, (token, end) in enumerate(zip(counts, ends, strict=True)):
        after = folded[token.start + len(token.text) : end].strip(" ,.;:and")
        about = headings.read(after)
        category = _item_category(about, folded[counts[at - 1].start if at else 0 : token.start], after, headings)
        if category is None or not isinstance(token.what, Value):
            return []
        place = offset + token.start
        items.append(_fact(token.what, token.text, paragraph, place, category, span, (folded.strip(),), [], about.body))
    named = [f.category for f in items]
    return items if len(set(named)) == len(named) and set(named) != {ALL} else []


def _item_category(about: Heading, before: str, after: str, headings: Headings) -> str | None:
    """What one number of a list is said of: an offence, or all of them together; None where that is not clear."""
    if about.match is not None and about.match.kind == "category":
        return about.match.topic if about.match.sure else None
    if _IN_ALL.search(before) or (
        (not before.strip() or find_periods(before)) and about.match and about.match.kind == "whole"
    ):
        return ALL
    return None


def _without_other_measures(folded: str, request: Request) -> str:
    """A sentence with the parts blanked that count something else: "161 were recorded in 2016/17, and 44 people were charged"."""
    folded = _of_others().sub(lambda match: "_" * len(match.group(0)), folded)
    parts = re.split(r"(,\s|;\s|\sand\s(?=\d|[a-z]+\s(?:people|persons|suspects)))", folded)
    other = [_other_measure(part) not in {None, "share"} for part in parts]
    if not any(other) or not any(find_periods(part) and not away for part, away in zip(parts, other, strict=True)):
        return folded
    return "".join("_" * len(part) if away else part for part, away in zip(parts, other, strict=True))


@lru_cache(maxsize=1)
def _of_others() -> re.Pattern[str]:
    """ "219 victims of ...", "44 suspects in ...": a number with another measure's own noun, before what was asked."""
    people = next(m["words"] for m in vocabulary()["measures"] if m["id"] == "people")
    nouns = "|".join(sorted(map(re.escape, people), key=len, reverse=True))
    return re.compile(rf"\b\d[\d,]* (?:{nouns}) (?:of|in|for|from)\b(?= \d)")


def _other_measure(folded: str) -> str | None:
    """The id of another measure that a text speaks of, or None."""
    measures = (m for m in vocabulary()["measures"] if m["id"] not in {"things", "cost"})
    return next((str(m["id"]) for m in measures if contains_word(folded, tuple(m["words"]))), None)


def _clause(
    folded: str,
    offset: int,
    paragraph: Paragraph,
    inherited: Span | None,
    headings: Headings,
    request: Request,
    speaks: bool,
) -> tuple[list[Fact], list[NumberUse], Span | None]:
    folded = _without_other_measures(folded, request)
    tokens = _tokens(folded)
    counts = [t for t in tokens if t.kind == "count"]
    if not counts:
        return [], [], None
    about = headings.read(folded)
    pairs = _pairs(tokens, folded, inherited)
    speaks = speaks or _speaks_of_it(folded, request, about) or _CORRECTED.search(folded) is not None
    stated_changes = pairs is not None and _FROM_TO.search(folded) is not None
    why = ("" if stated_changes else _explained(folded)) or ("" if speaks else "said of something else")
    if why or pairs is None:
        use = ("explained", why) if why else ("raised", f"in the sentence: {folded.strip()[:160]}")
        digits = [t for t in counts if any(character.isdigit() for character in t.text)]
        return [], [NumberUse(t.text, paragraph.place_at(offset + t.start), *use) for t in digits], None
    category, doubts = _category_of(about, None)
    body = about.named[0] if len(about.named) == 1 else None
    involved = _INVOLVED.search(folded) is not None and about.match is None
    doubts += ["measure_unclear"] if category == ALL and (involved or _PART.search(folded)) else []
    if category == NOT_BROKEN_DOWN:
        # Several offences in one sentence, and one number: of which of them it is said, nobody can tell.
        doubts.append("label_unknown")
    facts = [
        _fact(t.what, t.text, paragraph, offset + t.start, category, span, (folded.strip(),), doubts, body)
        for t, span in pairs
        if isinstance(t.what, Value)
    ]
    return facts, [], pairs[-1][1] if len({span for _, span in pairs}) == 1 else None


def _mentions(folded: str) -> list[Mention]:
    """The periods that a sentence names, without the counts that look like years."""
    counts = {m.start() for m in _YEAR_LIKE.finditer(folded)}
    return [m for m in find_periods(folded) if m.start not in counts]


def _tokens(folded: str) -> list[_Token]:
    mentions = _mentions(folded)
    tokens = [_Token("period", m.start, m.what, folded[m.start : m.end]) for m in mentions if isinstance(m.what, Span)]
    masked = list(folded)
    for match in _YEAR_LIKE.finditer(folded):
        tokens.append(_Token("count", match.start(), exact(int(match.group(0))), match.group(0)))
        masked[match.start() : match.end()] = "_" * len(match.group(0))
    if numbered := _ENUMERATOR.match(folded):
        masked[: numbered.end()] = "_" * numbered.end()
    for start, end in (
        *((m.start, m.end) for m in mentions),
        *(m.span() for m in _day_of_month().finditer(folded)),
    ):
        masked[start:end] = "_" * (end - start)
    for match in _NOT_COUNTS.finditer("".join(masked)):
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
                _Token(
                    "count",
                    match.start() + len(match.group(0)) - len(match.group(0).lstrip()),
                    value,
                    match.group(0).strip(),
                )
            )
    for match in _WORD_COUNT.finditer(text):
        tokens.append(
            _Token(
                "count", match.start(), _value_of_word(match.group(1), text[: match.start()]), match.group(0).strip()
            )
        )
    return sorted(tokens, key=lambda t: t.start)


@lru_cache(maxsize=1)
def _day_of_month() -> re.Pattern[str]:
    months = "|".join(name for names in vocabulary()["months"]["names"] for name in names)
    return re.compile(
        rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?:\s*(?:,|and|or|to|-)\s*\d{{1,2}}(?:st|nd|rd|th)?)*\s+(?:of\s+)?(?:{months})\b"
    )


def _explained(folded: str) -> str | None:
    if matches(vocabulary()["letter"]["past_figure"], folded) and not _CORRECTED.search(folded):
        return "an earlier figure that the letter corrects"
    if other := _other_measure(folded):
        return f"counts another measure: {other}"
    if _OTHER_TALK.search(folded):
        return "a change, an average or a cost"
    if _HYPOTHETICAL.search(folded) and not find_periods(folded):
        return "a remark on how things are counted"
    if re.search(r"@|\bpo box\b|\btel(?:ephone)?\b", folded):
        return "a contact block"
    return None


def _speaks_of_it(folded: str, request: Request, about: Heading) -> bool:
    if about.match is not None and about.match.kind in {"category", "whole", "combined"}:
        return True
    return bool(contains_word(folded, request.measure.words))


def _pairs(tokens: Sequence[_Token], folded: str, inherited: Span | None) -> list[tuple[_Token, Span]] | None:
    """Each count with its period, or None where the sentence leaves that open."""
    counts = _without_their_sum([t for t in tokens if t.kind == "count"])
    spans = [t for t in tokens if t.kind == "period" and isinstance(t.what, Span) and t.what.basis != "day"]
    distinct = list(dict.fromkeys(t.what for t in spans))
    if not distinct and inherited and len(counts) == 1:
        return [(counts[0], inherited)]
    if len(distinct) == 1 and len(counts) == 1 and isinstance(distinct[0], Span):
        return [(counts[0], distinct[0])]
    if len(spans) != len(counts) or len(distinct) != len(spans):
        return None
    order = "".join(t.kind[0] for t in tokens if t in counts or t in spans)
    in_order = order in {"cp" * len(counts), "pc" * len(counts)} or (
        "respectively" in folded
        and order in {"c" * len(counts) + "p" * len(spans), "p" * len(spans) + "c" * len(counts)}
    )
    if not in_order:
        return None
    return [(c, s.what) for c, s in zip(counts, spans, strict=True) if isinstance(s.what, Span)]


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


def _without_their_sum(counts: list[_Token]) -> list[_Token]:
    """The counts of a sentence without the one that is the sum of all the others: "400 in all, 190 in ... and 210 in ..."."""
    values = [t.what.low or 0 for t in counts if isinstance(t.what, Value)]
    whole = next(
        (
            t
            for t in counts
            if isinstance(t.what, Value) and len(counts) > 2 and t.what.low == sum(values) - (t.what.low or 0)
        ),
        None,
    )
    return [t for t in counts if t is not whole]


def _fact(
    value: Value,
    text: str,
    paragraph: Paragraph,
    position: int,
    category: str,
    span: Span,
    headers: tuple[str, ...],
    doubts: list[str],
    body: str | None,
) -> Fact:
    unsure = paragraph.confidence is not None and paragraph.confidence < TRUSTED_CONFIDENCE
    return Fact(
        value=value,
        text=text,
        place=paragraph.place_at(position),
        category=category,
        period=span,
        body=body,
        headers=tuple(h for h in headers if h),
        doubts=tuple(dict.fromkeys((*value.reasons, *doubts, *(("low_confidence",) if unsure else ())))),
    )
