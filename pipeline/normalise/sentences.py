"""The figures of one sentence: "there were 212 in 2016/17 and 245 in 2017/18".

A number is a figure only where the sentence speaks of what was asked, and can be paired with one period; what can't be
is raised, not guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from pipeline.model import NumberUse
from pipeline.normalise.axes import Heading, Headings
from pipeline.normalise.facts import ALL, Fact
from pipeline.normalise.periods import Span, find_periods
from pipeline.normalise.said import category_of, fact
from pipeline.normalise.sections import Paragraph
from pipeline.normalise.text import contains_word, fold, matches, vocabulary
from pipeline.normalise.tokens import NOT_COUNTS, Token, mentions_in, tokens_of
from pipeline.normalise.values import Value
from pipeline.request import NOT_BROKEN_DOWN, Request

_SENTENCE = re.compile(r"(?<=[.;!?])\s+(?=[A-Z0-9\"'(])")
# "rose from 421 in 2016/17 to 481 in 2017/18", "200 in 2017/18, an increase of 69% on the 118 recorded in 2016/17"
_FROM_TO = re.compile(
    r"\bfrom\b.{1,60}\bto\b|\b(?:increase|decrease|rise|fall|reduction|up|down)\b[^.]{0,30}\b(?:on|from)\s+(?:the\s+)?\d"
)
_SUBSET = re.compile(r"[,;:]?\s+(?:of which|of these|of whom|including|comprising|made up of|consisting of)[\s,]")
_CORRECTED = re.compile(
    r"\b(?:correct(?:ed)?|right|revised|amended) (?:figure|number|total)s?\b"
    r"|\b(?:figure|number|total)s?\b[^.;]{0,60}\b(?:should (?:be|read|have been)|(?:was|were|is|are|has been|have been) (?:later |since |now )?(?:revised|corrected|amended|changed|updated) to)\b"
)
_LED_TO = re.compile(r"\b(?:led|leading|resulted|resulting|ended|ending) (?:to|in)\b")
# "a rise of 28% (91 offences) on", ", an average of 98.5 a year": how figures compare, and no figure itself.
_DIFFERENCE = re.compile(
    r"\b(?:an?|the|this is an?|which is an?)\s+(?:\w+\s+)?(?:rise|increase|decrease|fall|drop|reduction)\s+of\s+[^.;]*?(?=\s+(?:on|from|compared|over|against)\b|[,.;]|$)"
)
_COMPARISON = re.compile(
    r"[,;(]\s*(?:or |and )?(?:which (?:is|was|gives) |that is |giving |representing )?(?:an?|the|on)\s+(?:yearly |annual )?(?:average|mean|increase|decrease|rise|fall|drop|reduction|difference|change)\b.*$"
)
_IN_EACH = re.compile(
    r"\b(?:in|for|during) each of (?:the |these |those )?(?:two |three |\d )?(?:(?:financial|calendar) )?(?:years|periods)?\W*(?:from )?$"
)
_SAME_NUMBER = re.compile(r"\bthe same (?:number|figure|total)\b(?: \w+){0,2}? (?:in|for|during)\b")
_IN_ALL = re.compile(r"\b(?:total(?:ling)?|in all|altogether|overall)\W*(?:of\s*)?$")
_EDGES = re.compile(r"^[\s,.;:()]+|(?:\b(?:and|with|plus))?[\s,.;:()]*$")
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


def sentences(text: str) -> list[tuple[int, str]]:
    """The sentences of a text, each with where it starts."""
    starts = [0, *(m.end() for m in _SENTENCE.finditer(text))]
    return [(a, text[a:b]) for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]


def read_sentence(
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
    folded, changes = _without_changes(fold(sentence))
    audit = [
        NumberUse(m.group(0), paragraph.place_at(offset), "explained", "a change, an average or a cost")
        for change in changes
        for m in re.finditer(r"\d[\d,.]*\d|\d", change)
    ]
    audit += [
        NumberUse(m.group(0).strip(), paragraph.place_at(offset), "explained", _NO_COUNT)
        for m in NOT_COUNTS.finditer(folded)
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


def _without_changes(folded: str) -> tuple[str, list[str]]:
    """A sentence with the parts blanked that say how its figures differ, and these parts; never one that names a period."""
    changes: list[str] = []
    for pattern in (_DIFFERENCE, _COMPARISON):
        for match in pattern.finditer(folded):
            if match.start() and not find_periods(match.group(0)) and not _CORRECTED.search(match.group(0)):
                changes.append(match.group(0))
                folded = f"{folded[: match.start()]}{'_' * len(match.group(0))}{folded[match.end() :]}"
    return folded, changes


def _itemised(folded: str, offset: int, paragraph: Paragraph, inherited: Span | None, headings: Headings) -> list[Fact]:
    """ "120 were for taking (86/2), 66 for possession (86/10) and 4 for prohibited images": each number with its offence.

    Nothing where one of several numbers has no category of its own, or no period is known.
    """
    spans = {m.what for m in mentions_in(folded) if isinstance(m.what, Span) and m.what.basis != "day"}
    span = spans.pop() if len(spans) == 1 else inherited if not spans else None
    counts = [t for t in tokens_of(folded) if t.kind == "count"]
    if span is None or not counts:
        return []
    ends = [*(t.start for t in counts[1:]), len(folded)]
    items: list[tuple[Token, str | None, str | None]] = []
    for at, (token, end) in enumerate(zip(counts, ends, strict=True)):
        after = _EDGES.sub("", folded[token.start + len(token.text) : end])
        about = headings.read(after)
        if about.measure not in {None, "asked"} or not isinstance(token.what, Value):
            return []
        category = _item_category(about, folded[counts[at - 1].start if at else 0 : token.start])
        items.append((token, category, about.body))
    return _told_apart(items, folded, offset, paragraph, span)


def _told_apart(
    items: Sequence[tuple[Token, str | None, str | None]], folded: str, offset: int, paragraph: Paragraph, span: Span
) -> list[Fact]:
    """The facts of a list, each with an offence of its own; a number that is said of none is the sum of all others, or it is no list."""
    named = [category for _, category, _ in items if category is not None]
    if len(set(named)) != len(named) or not set(named) - {ALL}:
        return []
    if len(named) < len(items):
        numbers = [_number(t) for t, _, _ in items]
        known = [n for n in numbers if n is not None]
        left = [n for n, (_, category, _) in zip(numbers, items, strict=True) if category is None]
        if ALL in named or len(left) > 1 or len(items) < 3 or known != numbers or sum(known) != 2 * (left[0] or 0):
            return []
    return [
        fact(t.what, t.text, paragraph, offset + t.start, category or ALL, span, (folded.strip(),), [], body)
        for t, category, body in items
        if isinstance(t.what, Value)
    ]


def _number(token: Token) -> int | None:
    return token.what.low if isinstance(token.what, Value) and token.what.low == token.what.high else None


def _item_category(about: Heading, before: str) -> str | None:
    """What one number of a list is said of: an offence, or all of them together; None where that is not clear."""
    if about.match is not None and about.match.kind == "category":
        return about.match.topic if about.match.sure else None
    is_first = not before.strip() or bool(find_periods(before))
    if _IN_ALL.search(before) or about.total or (is_first and about.match and about.match.kind == "whole"):
        return ALL
    return None


def _without_other_measures(folded: str, request: Request) -> str:
    """A sentence with the parts blanked that count something else: "161 were recorded in 2016/17, and 44 people were charged"."""
    if _LED_TO.search(folded):
        return folded  # all its numbers are of what came of it
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
    tokens = tokens_of(folded)
    counts = [t for t in tokens if t.kind == "count"]
    if not counts:
        return [], [], None
    about = headings.read(folded)
    pairs = pairs_of(tokens, folded, inherited)
    speaks = speaks or _speaks_of_it(folded, request, about) or _CORRECTED.search(folded) is not None
    stated_changes = pairs is not None and _FROM_TO.search(folded) is not None
    why = ("" if stated_changes else _explained(folded)) or ("" if speaks else "said of something else")
    if why or pairs is None:
        use = ("explained", why) if why else ("raised", f"in the sentence: {folded.strip()[:160]}")
        digits = [t for t in counts if any(character.isdigit() for character in t.text)]
        return [], [NumberUse(t.text, paragraph.place_at(offset + t.start), *use) for t in digits], None
    category, doubts = category_of(about, None)
    body = about.named[0] if len(about.named) == 1 else None
    involved = _INVOLVED.search(folded) is not None and about.match is None
    doubts += ["measure_unclear"] if category == ALL and (involved or _PART.search(folded)) else []
    if category == NOT_BROKEN_DOWN:
        # Several offences in one sentence, and one number: of which of them it is said, nobody can tell.
        doubts.append("label_unknown")
    facts = [
        fact(t.what, t.text, paragraph, offset + t.start, category, span, (folded.strip(),), doubts, body)
        for t, span in pairs
        if isinstance(t.what, Value)
    ]
    return facts, [], pairs[-1][1] if len({span for _, span in pairs}) == 1 else None


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


def pairs_of(tokens: Sequence[Token], folded: str, inherited: Span | None) -> list[tuple[Token, Span]] | None:
    """Each count with its period, or None where the sentence leaves that open."""
    counts = _without_their_sum([t for t in tokens if t.kind == "count"])
    spans = [t for t in tokens if t.kind == "period" and isinstance(t.what, Span) and t.what.basis != "day"]
    distinct = list(dict.fromkeys(t.what for t in spans))
    if len(counts) == 1 and len(distinct) > 1 and _is_of_each(counts[0], spans[0], folded):
        return [(counts[0], span) for span in distinct if isinstance(span, Span)]
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


def _is_of_each(count: Token, first: Token, folded: str) -> bool:
    """Whether the one count of a sentence is said of each of its periods: "in each of", "the same number", none at all."""
    last = find_periods(folded)[-1].end
    # "No offences recorded in 2016/17 or 2017/18 were by staff" is of a part.
    is_none = isinstance(count.what, Value) and count.what.high == 0 and not re.search(r"\w", folded[last:])
    said = _IN_EACH.search(folded[: first.start]) or _SAME_NUMBER.search(folded)
    return said is not None or is_none


def _without_their_sum(counts: list[Token]) -> list[Token]:
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
