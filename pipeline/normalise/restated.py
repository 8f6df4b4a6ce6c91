"""Whether a reply says that its figures count what was asked for: in its own words, or in the request that it restates.

Where the answer's own words say so, nothing else is needed. Where they say nothing, the restated request that heads an
answer says what is counted, as long as it asks for that alone, for nothing narrower, and nothing beside the figures
names another thing. A table that names its measure in its headings is `facts`; sentences that narrow it are `qualifiers`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from pipeline.model import Place, Table
from pipeline.normalise.axes import Headings
from pipeline.normalise.bodies import Names
from pipeline.normalise.facts import Fact
from pipeline.normalise.qualifiers import is_strange, limits
from pipeline.normalise.sections import Paragraph, Passage
from pipeline.normalise.text import contains_word, fold, vocabulary
from pipeline.request import Request

_OWN_VOICE = frozenset({"head", "answer", "notes"})
_CAPTION = 160
# Measures that a request or a sentence may mention by the way.
_BY_THE_WAY = frozenset({"things", "cost", "share", "running"})
_FURTHER = re.compile(r"\bhow many\b|\bnumber of\b|\bof (?:these|those|them|which)\b")
_DENIED = re.compile(r"\b(?:not|never|without being|other than)\b")
_NUMBER = re.compile(
    r"^\W*(?:(?:response|answer|reply)\s+(?:to\s+)?)?(?:q|a|question|answer|request|cwestiwn|ateb)?\s*(\d{1,2})\s*(?:[.:)]|$)"
)


_OURS, _OTHER, _NARROWER = "ours", "other", "narrower"


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a restated request asks to be counted: `ours` and nothing else, `other` (too), a `narrower` thing, or it does not say.

    `numbered` has the same for each of its numbered questions.
    """

    what: str | None
    numbered: dict[str, str | None]


@dataclass(frozen=True, slots=True)
class _Unstated:
    """The tables (by index) and the lines (by place) in doubt."""

    tables: set[int]
    places: set[Place]

    def has(self, fact: Fact) -> bool:
        return fact.place in self.places if fact.table is None else fact.table in self.tables


def with_measure_doubts(
    found: Sequence[Fact], letter: Sequence[Passage], headings: Headings, names: Names, request: Request
) -> list[Fact]:
    """The facts, those in doubt of which nothing says that they count what was asked for, or of which less was asked."""
    reader = _Reader(headings, names, request)
    said = any(reader.names_what_is_asked(text) for text in _own_words(letter))
    unstated = reader.unstated(letter, said)
    return [replace(f, doubts=(*f.doubts, "measure_unclear")) if unstated.has(f) else f for f in found]


def _own_words(letter: Sequence[Passage]) -> Iterator[str]:
    for passage in letter:
        if isinstance(passage.content, Table):
            yield from (cell.text for cell in passage.content.cells)
        elif passage.section in _OWN_VOICE:
            yield passage.content.text


@dataclass(frozen=True, slots=True)
class _Reader:
    headings: Headings
    names: Names
    request: Request

    def names_what_is_asked(self, text: str) -> bool:
        """Whether a text of the answer says by words, code or law that it counts what was asked."""
        if contains_word(text, self.request.measure.words):
            return True
        match = self.headings.read(text).match
        if match is None:
            return False
        return match.by in {"code", "law"} or (
            match.kind == "category" and self.headings.kind_of(match.topic) != "count"
        )

    def unstated(self, letter: Sequence[Passage], said: bool) -> _Unstated:
        """What is in doubt; where the answer has `said` itself what it counts, only the answers to a narrower request."""
        unstated = _Unstated(set(), set())
        asked = self._asked(_titles(letter))
        governing = asked.what
        for run in _runs(letter):
            if run[0].section == "request":
                texts = [p.content.text for p in run if isinstance(p.content, Paragraph)]
                asked = self._asked(texts, asked)
                governing = asked.what or governing
                continue
            beside = any(self._names_another_thing(p) for p in run)
            current = governing
            for above, passage in zip((None, *run), run, strict=False):
                if isinstance(passage.content, Paragraph):
                    number = _NUMBER.match(fold(passage.content.text))
                    current = (asked.numbered.get(number.group(1)) if number else None) or current
                stated = current != _NARROWER if said else current == _OURS and not beside
                if isinstance(passage.content, Table) and above:
                    stated = stated and not self._is_headed(above) and (said or not self._is_strange(above))
                if not stated and isinstance(passage.content, Table):
                    unstated.tables.add(passage.content.index)
                elif not stated and isinstance(passage.content, Paragraph):
                    unstated.places.update(passage.content.places)
        return unstated

    def _asked(self, texts: Sequence[str], before: _Asked | None = None) -> _Asked:
        """What a restated request asks for; a question of which only the number is repeated is that of `before`."""
        said: list[str] = []
        numbered: dict[str, str | None] = {}
        for text in texts:
            what = self._asks_for(text)
            if number := _NUMBER.match(fold(text)):
                what = what or (before.numbered.get(number.group(1)) if before else None)
                numbered[number.group(1)] = what
            if what == _NARROWER and said and _FURTHER.search(fold(text)):
                what = _OTHER
            said += [what] if what else []
        return _Asked(_together(said), numbered or (before.numbered if before else {}))

    def _asks_for(self, text: str) -> str | None:
        """What a text asks for; None where it names nothing to be counted."""
        own = f"{self.request.title} {self.request.wording}"
        plain = _words_of_requests()
        said: list[str] = []
        for sentence in re.split(r"(?<=[.;:?])\s+", text):
            folded = fold(sentence)
            names_ours = contains_word(sentence, self.request.measure.words) is not None
            if names_ours and limits(sentence, self.headings, self.names, plain):
                # A further question ("how many of these ...") takes nothing from the one before it.
                said.append(_OTHER if said and _FURTHER.search(folded) else _NARROWER)
            elif any(not contains_word(own, (word,)) for word in _other_measures(folded)):
                said.append(_OTHER)
            elif names_ours:
                said.append(_OTHER if is_strange(folded, self.headings, self.names, plain) else _OURS)
        return _together(said)

    def _names_another_thing(self, passage: Passage) -> bool:
        """Whether what stands beside the figures, or over them, names another thing that is counted."""
        if isinstance(passage.content, Table):
            return any(self._is_of_another_thing(cell.text) for cell in passage.content.cells)
        text = passage.content.text
        if len(text) <= _CAPTION and not text.rstrip().endswith("."):
            return self._is_of_another_thing(text)
        return bool(_other_measures(fold(text))) or _counts_things().search(fold(text)) is not None

    def _is_strange(self, above: Passage) -> bool:
        """Whether a heading has words that say what the table is of and that nothing explains."""
        if isinstance(above.content, Table) or above.content.text.rstrip().endswith("."):
            return False
        return is_strange(fold(above.content.text), self.headings, self.names, _words_of_requests())

    def _is_headed(self, above: Passage) -> bool:
        """Whether what stands above a table is a heading that names another thing and not what was asked."""
        if isinstance(above.content, Table) or above.content.text.rstrip().endswith("."):
            return False
        text = above.content.text
        # "Incidents not recorded as a crime" names what was asked to say that it is not that.
        denied = _DENIED.search(fold(text))
        names_ours = contains_word(text, self.request.measure.words) is not None and not denied
        read = self.headings.read(text)
        is_outcome = read.outcome and read.measure is None
        return is_outcome or (self._is_of_another_thing(text) and not names_ours)

    def _is_of_another_thing(self, text: str) -> bool:
        named = contains_word(text, tuple(vocabulary()["counted"]["things"]))
        return bool(named) or self.headings.read(text).measure not in {None, "asked", "share"}


def _together(said: Sequence[str]) -> str | None:
    """What several sentences or questions ask for together: what asks for less or for something else tells."""
    return next((what for what in (_NARROWER, _OTHER, _OURS) if what in said), None)


def _titles(letter: Sequence[Passage]) -> list[str]:
    """The lines that say what the whole letter is about: its subject or title."""
    return [p.content.text for p in letter if p.section == "furniture" and isinstance(p.content, Paragraph)]


def _runs(letter: Sequence[Passage]) -> list[list[Passage]]:
    """The restated requests and the answers between them, each as one run; what is neither is left out."""
    runs: list[list[Passage]] = []
    for passage in letter:
        if passage.section not in {"request", *_OWN_VOICE}:
            continue
        if runs and (runs[-1][0].section == "request") == (passage.section == "request"):
            runs[-1].append(passage)
        else:
            runs.append([passage])
    return runs


def _other_measures(folded: str) -> list[str]:
    """The words in a text that name another measure."""
    measures = (m for m in vocabulary()["measures"] if m["id"] not in _BY_THE_WAY)
    return [word for m in measures if (word := contains_word(folded, tuple(m["words"])))]


@lru_cache(maxsize=1)
def _counts_things() -> re.Pattern[str]:
    """ "the number of reports", "these are investigations": another thing, counted in a sentence."""
    things = "|".join(map(re.escape, vocabulary()["counted"]["things"]))
    return re.compile(
        rf"\b(?:number of|count of|total of|these are|those are|figures? (?:are|is|for|of|show\w*)|relates? to|\d[\d,]*) (?:all |the |such )?(?:\w+ )?(?:{things})\b"
    )


@lru_cache(maxsize=1)
def _words_of_requests() -> str:
    return " ".join((*vocabulary()["counted"]["words_of_requests"], *vocabulary()["axes"]["place"]))
