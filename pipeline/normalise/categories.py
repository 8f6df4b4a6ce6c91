"""What kind of thing a label names, by the request's codes, laws and words, in that order of strength.

The request says what belongs (`categories`), what is in the neighbourhood and must not count (`exclusions`),
what covers more than was asked (`over_inclusive`) and what means everything asked together (`whole`). A label
that names two categories is `combined`. A label with words that nothing explains is `unsure`: a wrong match is
worse than none. Where a label stands and what is counted under it is not known here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.normalise.text import contains_word, fold, has_phrase, stem, stems, vocabulary
from pipeline.request import OTHER, Law, Request, Topic

# Words that a label may carry beside those that say what it is about.
_NEUTRAL = frozenset(
    stem(word)
    for word in "offence offences crime crimes section sections sec act acts code class home office ho recorded number total criminal justice counting rules hocr sub subcode title type group description police wording full "
    "count volume crimed contrary subsection para paragraph order regulations schedule art article ss s child children aged under shown how many much were was there have has been".split()
)
# Two words of which a label means the one as well as the other.
_JOINED = re.compile(r"\b([a-z]+)\s*(?:&|\band\b)\s*([a-z]+)\b", re.IGNORECASE)

# The least that a word can be shortened to: what is shorter may be any word.
_SHORTENED = 4


@dataclass(frozen=True, slots=True)
class Match:
    """What a label names.

    `kind` is `category`, `exclusion`, `over_inclusive`, `whole`, `combined` or `other`; `topic` is the id for
    the first three and `other`, else empty. `by` is `code`, `law` or `words`. `sure` is False where words of the label stay
    unexplained or the evidence is thin.
    """

    kind: str
    topic: str = ""
    by: str = "words"
    sure: bool = True


@dataclass(frozen=True, slots=True)
class _Phrase:
    kind: str
    topic: str
    stems: tuple[str, ...]


class Categories:
    """The request's topics, made ready for matching many labels."""

    def __init__(self, request: Request) -> None:
        self._groups: tuple[tuple[str, tuple[Topic, ...]], ...] = (
            ("category", request.categories),
            ("exclusion", request.exclusions),
            ("over_inclusive", request.over_inclusive),
        )
        self._codes = {
            key: (kind, t.id) for kind, topics in self._groups for t in topics for c in t.codes if (key := _code_key(c))
        }
        self._classes = {key[0] for key in self._codes}
        self._phrases = _phrases(self._groups, request)
        self._known = {s for p in self._phrases for s in p.stems} | set(stems(f"{request.title} {request.wording}"))
        self._known |= {s for _, topics in self._groups for t in topics for s in stems(t.label)} | _NEUTRAL
        self._known |= {s for _, topics in self._groups for t in topics for law in t.laws for s in stems(law.act)}
        self._asked = {s for p in self._phrases if p.kind in {"category", "whole"} for s in p.stems} | _NEUTRAL
        self._asked |= set(stems(f"{request.title} {request.wording}"))
        self._asked |= {s for t in request.categories for law in t.laws for s in stems(f"{t.label} {law.act}")}
        measured = set(stems(" ".join(request.measure.words)))
        self._known |= measured
        self._asked |= measured
        self._only_of = _distinctive(self._phrases)
        self.match = lru_cache(maxsize=16384)(self._match)

    def _match(self, label: str, in_code_column: bool = False) -> Match | None:
        """What `label` names, or None. `in_code_column` lets bare codes (`86`, `08602`) be read as such."""
        by_number = self._by_code(label, in_code_column) or self._by_law(label)
        return by_number or self._by_both(label) or self._by_words(label)

    def act_in(self, text: str) -> str | None:
        """The one Act of the request's laws that `text` names, or None."""
        laws = {law.act for _, topics in self._groups for topic in topics for law in topic.laws}
        named = {act for act in laws if _act_pattern(act).search(fold(text))}
        return named.pop() if len(named) == 1 else None

    def explains(self, label: str) -> bool:
        """Whether every word of `label` is one that the request, or any heading of its kind, uses."""
        return self._explained(self._words(label), set())

    def asks(self, label: str) -> bool:
        """Whether every word of `label` is one that the request uses for what it asks for, and not for its neighbours."""
        return all(word in self._asked or len(word) < 2 for word in self._words(label))

    def unexplained(self, text: str) -> tuple[str, ...]:
        """The stems of the words of `text` that neither the request nor any heading of its kind uses."""
        return tuple(word for word in stems(re.sub(r"\d+", " ", fold(text))) if not self._explained((word,), set()))

    def _code_keys(self, label: str, in_code_column: bool) -> list[tuple[str, str]]:
        text = fold(label)
        keys: list[tuple[str, str]] = []
        for match in re.finditer(r"(?<![\d/.])0*(\d{1,3}[a-z]?)\s*[/.\-]\s*0*(\d{1,2})(?![\d/])", text):
            if match.group(1) in self._classes and not re.match(r"\s*%", text[match.end() :]):
                keys.append((match.group(1), match.group(2)))
        for match in re.finditer(r"(?<!\d)(0\d{2}|\d{3})(\d{2})(?!\d)", text):
            if match.group(1).lstrip("0") in self._classes and (in_code_column or match.group(1).startswith("0")):
                keys.append((match.group(1).lstrip("0"), match.group(2).lstrip("0")))
        if not keys:
            cue = r"(?:^|\b(?:code|class|ho|hocr|offence class)\s*)" if not in_code_column else r"^"
            tail = r"\b" if not in_code_column else r"$"
            if alone := re.search(rf"{cue}0*(\d{{1,3}}[a-z]?){tail}", text):
                bare = alone.group(1)
                if bare in self._classes and (
                    in_code_column or not text.startswith(alone.group(0).strip()) or not bare.isdigit()
                ):
                    keys.append((bare, ""))
        return keys

    def _by_code(self, label: str, in_code_column: bool) -> Match | None:
        keys = self._code_keys(label, in_code_column)
        if not keys:
            return None
        named = {self._codes.get(key, ("unknown", "/".join(key))) for key in keys}
        if len(named) > 1:
            only_categories = all(kind == "category" for kind, _ in named)
            return Match("combined", by="code", sure=only_categories)
        kind, topic = next(iter(named))
        if kind == "unknown":
            return Match("other", OTHER, "code", sure=False)
        return Match(kind, topic, "code")

    def _by_law(self, label: str) -> Match | None:
        text = fold(label)
        named: set[tuple[str, str]] = set()
        for kind, topics in self._groups:
            for topic in topics:
                if any(_names_law(text, law) for law in topic.laws):
                    named.add((kind, topic.id))
        if not named:
            return None
        if len(named) > 1:
            return Match("combined", by="law", sure=all(kind == "category" for kind, _ in named))
        kind, topic_id = next(iter(named))
        return Match(kind, topic_id, "law")

    def _by_both(self, label: str) -> Match | None:
        """What two words joined by "and" name, where either alone would make the label another thing: "possession of
        indecent and prohibited images" is both."""
        for joint in _JOINED.finditer(label):
            either = (
                self._by_words(f"{label[: joint.start()]}{word}{label[joint.end() :]}") for word in joint.group(1, 2)
            )
            named = {(m.kind, m.topic) for m in either if m and m.kind in {"category", "exclusion", "over_inclusive"}}
            if len(named) > 1:
                return Match("combined", sure={kind for kind, _ in named} == {"category"})
        return None

    def _by_words(self, label: str) -> Match | None:
        words = vocabulary()["other"]
        if fixed := self._by_fixed_words(label, words):
            return fixed
        found = self._words(label)
        if not found:
            return None
        first = self._longest(found)
        if first is None:
            return self._by_own_words(found) or self._other(found, words["stems"])
        others = {stem(w) for w in words["stems"]}
        if found[0] in others and first.kind in {"whole", "category"}:
            # "Other (...)": whatever the rest explains, the row gathers what has no place of its own.
            return Match("other", OTHER)
        if first.kind == "whole" and others & set(found):
            return Match("other", OTHER, sure=False)
        if first.kind == "whole" and (own := self._by_own_words(found)):
            return own
        if first.kind == "whole":
            first = next((p for p in self._phrases if p.kind != "whole" and _contains(found, p.stems)), first)
        rest = _without(found, first.stems)
        second = self._longest(rest)
        # "possession with intent to distribute": of two ways to read it, take the one that names a single thing.
        if second and _rivals(first, second):
            swapped = self._single_reading(found, first) or self._in_any_order(found, first, second)
            if swapped is None:
                return Match("combined", sure={first.kind, second.kind} == {"category"})
            first = swapped
        if self._points_elsewhere(found, first):
            return self._by_own_words(found) or Match(first.kind, first.topic, "words", sure=False)
        sure = self._explained(found, set(first.stems))
        return Match(first.kind, first.topic, "words", sure)

    def _by_fixed_words(self, label: str, words: dict[str, list[str]]) -> Match | None:
        """What a label means by words that are no topic's: all crime there is, or what has no place of its own."""
        if has_phrase(label, words["words"]):
            return Match("other", OTHER)
        if self._means_everything(label, words["everything"]):
            return Match("over_inclusive")
        if contains_word(label, tuple(words["not_broken_down"])):
            return Match("combined")
        return Match("other", OTHER) if contains_word(label, tuple(words["phrases"])) else None

    def _means_everything(self, label: str, everything: list[str]) -> bool:
        """Whether a label means all crime there is ("All crime recorded by the force"), and the request does not."""
        if has_phrase(label, everything):
            return not self._asks_for(label)
        found = stems(label)
        named = any(_contains(found, p.stems) for p in self._phrases)
        return contains_word(label, tuple(everything)) is not None and self.asks(label) and not named

    def _by_own_words(self, found: tuple[str, ...]) -> Match | None:
        """The one category whose own word stands in a label ("Possess prohibited"), where it or the whole explains the rest."""
        named = {self._only_of[word] for word in found if word in self._only_of and self._is_its_name(word)}
        if len(named) != 1:
            return None
        topic = named.pop()
        own = {s for p in self._phrases if p.topic == topic or p.kind == "whole" for s in p.stems}
        kind = next(p.kind for p in self._phrases if p.topic == topic)
        explained = all(word in own or word in _NEUTRAL or len(word) < 2 for word in found)
        return Match(kind, topic) if explained and kind == "category" else None

    def _is_its_name(self, word: str) -> bool:
        """Whether a topic's own word stands in most of its wordings, and is not one that any heading may carry."""
        wordings = [p for p in self._phrases if p.topic == self._only_of[word]]
        return word not in _NEUTRAL and 2 * sum(word in p.stems for p in wordings) >= len(wordings)

    def _asks_for(self, label: str) -> bool:
        """Whether the request's own words for the whole are those of the label."""
        return any(p.kind == "whole" and p.stems == stems(label) for p in self._phrases)

    def _words(self, label: str) -> tuple[str, ...]:
        """The stems of a label, a shortened word ("poss", "photo") as the one word of the request that it can stand for."""
        return tuple(self._in_full(word) for word in stems(re.sub(r"\d+", " ", fold(label))))

    def _in_full(self, word: str) -> str:
        if len(word) < _SHORTENED or word in self._known:
            return word
        meant = {full for phrase in self._phrases for full in phrase.stems if full.startswith(word)}
        return meant.pop() if len(meant) == 1 else word

    def _points_elsewhere(self, found: tuple[str, ...], chosen: _Phrase) -> bool:
        """Whether a word of the label belongs to another topic alone: it names a mixture, or is cut off."""
        return any(self._only_of.get(word, chosen.topic) != chosen.topic for word in found if word not in chosen.stems)

    def _single_reading(self, found: tuple[str, ...], first: _Phrase) -> _Phrase | None:
        for candidate in self._phrases:
            if candidate.kind == "whole" or len(candidate.stems) < len(first.stems):
                continue
            if candidate.topic != first.topic and _contains(found, candidate.stems):
                second = self._longest(_without(found, candidate.stems))
                if second is None or not _rivals(candidate, second):
                    return candidate
        return None

    def _in_any_order(self, found: tuple[str, ...], first: _Phrase, second: _Phrase) -> _Phrase | None:
        """The phrase that holds both of two, whatever their order: "prohibited images - possession of"."""
        both = {*first.stems, *second.stems}
        return next((p for p in self._phrases if p.kind == "category" and both <= {*p.stems} <= {*found}), None)

    def _other(self, found: tuple[str, ...], other_words: list[str]) -> Match | None:
        others = {stem(word) for word in other_words}
        if others & set(found):
            return Match("other", OTHER, sure=found[0] in others and self._explained(found, others))
        return None

    def _longest(self, found: tuple[str, ...]) -> _Phrase | None:
        return next((phrase for phrase in self._phrases if _contains(found, phrase.stems)), None)

    def _explained(self, found: tuple[str, ...], extra: set[str]) -> bool:
        return all(word in self._known or word in extra or len(word) < 2 for word in found)


def _phrases(groups: tuple[tuple[str, tuple[Topic, ...]], ...], request: Request) -> tuple[_Phrase, ...]:
    phrases = {
        _Phrase(kind, topic.id, stems(words))
        for kind, topics in groups
        for topic in topics
        for words in (topic.label, *topic.words)
        if stems(words)
    }
    phrases |= {_Phrase("whole", "", stems(words)) for words in request.whole if stems(words)}
    order = {"category": 0, "exclusion": 1, "over_inclusive": 2, "whole": 3}
    return tuple(sorted(phrases, key=lambda p: (-len(p.stems), order[p.kind], p.topic, p.stems)))


def _distinctive(phrases: tuple[_Phrase, ...]) -> dict[str, str]:
    """The words that only one topic uses, each with that topic."""
    topics: dict[str, set[str]] = {}
    for item in phrases:
        for word in item.stems:
            topics.setdefault(word, set()).add(item.topic)
    return {word: next(iter(owners)) for word, owners in topics.items() if len(owners) == 1 and "" not in owners}


def _rivals(first: _Phrase, second: _Phrase) -> bool:
    """Whether two phrases of one label name two things; words for the whole only set the scene."""
    if first.topic == second.topic or "whole" in (first.kind, second.kind):
        return False
    # "possession of extreme pornographic images": the thing named outweighs the bare verb.
    return first.kind == "category" or len(second.stems) > 1


def _contains(words: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    """Whether `wanted` stand in `words` in order, other words between them allowed."""
    position = 0
    for word in words:
        if position < len(wanted) and word == wanted[position]:
            position += 1
    return bool(wanted) and position == len(wanted)


def _without(words: tuple[str, ...], used: tuple[str, ...]) -> tuple[str, ...]:
    left = list(used)
    rest: list[str] = []
    for word in words:
        if left and word == left[0]:
            left.pop(0)
        elif word not in used:
            rest.append(word)
    return tuple(rest)


@lru_cache(maxsize=4096)
def _code_key(code: str) -> tuple[str, str] | None:
    match = re.match(r"^0*(\d{1,3}[a-z]?)(?:\s*/\s*0*(\d{1,2}))?$", fold(code))
    return (match.group(1), match.group(2) or "") if match else None


@lru_cache(maxsize=1024)
def _act_pattern(act: str) -> re.Pattern[str]:
    words = re.findall(r"[a-z]+", fold(re.sub(r"\s*\d{4}$", "", act)))
    return re.compile(r"\W+".join(words))


@lru_cache(maxsize=1024)
def _law_pattern(law: Law) -> re.Pattern[str]:
    year = re.search(r"\d{4}", law.act)
    name = fold(re.sub(r"\s*\d{4}$", "", law.act))
    spelled = r"\W+".join(re.findall(r"[a-z]+", name)).replace(r"northern\W+ireland", r"(?:northern\W+ireland|n\W?i)")
    initials = "".join(word[0] for word in re.findall(r"[a-z]+", name) if word not in {"of", "the", "and"})
    loose = "".join(word[0] for word in re.findall(r"[a-z]+", name))
    amp = (
        "&".join(
            re.findall(r"[a-z]", "".join(w[0] for w in re.findall(r"[a-z]+", name) if w not in {"of", "the", "and"}))[
                :2
            ]
        )
        + initials[2:]
    )
    act = rf"(?:{spelled}|{initials}|{loose}|{re.escape(amp)})(?:\W*{year.group(0) if year else ''}\)?)?"
    section = rf"(?:s|ss|sec|section|art|article)\.?\s*{re.escape(law.section.lower())}(?![\da-z])(?:\s*\(\w+\))*"
    return re.compile(rf"\b{section}\W{{0,3}}(?:of\s+)?(?:the\s+)?\b{act}\b|\b{act},?\W{{0,3}}{section}")


def _names_law(text: str, law: Law) -> bool:
    return _law_pattern(law).search(text) is not None
