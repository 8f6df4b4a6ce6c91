"""Sentences beside the figures that say what these leave out, hold besides, or count instead.

A table may be clean, and the sentence above or below it change what it counts: "only crimes with a young suspect",
"the figures are for the northern division", "records before 1 November cannot be searched". What such a sentence means
is not guessed: the figures that it may touch are put to a person, with the sentence. Caveats that every reply carries
(cancelled crimes, a live system) touch nothing; they are words of `vocabulary.toml`, as are the cues.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

from pipeline.model import Place, Table
from pipeline.normalise.axes import Headings
from pipeline.normalise.bodies import Names
from pipeline.normalise.grids import grids
from pipeline.normalise.measures import is_of_a_part
from pipeline.normalise.notes import read_notes
from pipeline.normalise.periods import Span, find_periods
from pipeline.normalise.sections import Paragraph, Passage
from pipeline.normalise.text import compiled, fold, matches, number_words, stems, vocabulary
from pipeline.request import Request

_SECTIONS = frozenset({"head", "answer", "notes"})
_SHORTEST_NOTE = 12
_MARKED = re.compile(r"^\W?(\d{1,2}|[a-z]|[*†‡§#^]+)[\s).:\]]")
_NUMBER = re.compile(r"(?<![\w/])\d[\d,.]*(?![\w/])")
_NOTE_NUMBER = re.compile(r"^\W*(?:note|n\.?b\.?)?\W*\d{0,2}\W+")
# "Q1-2" is a sheet of questions as well as one of quarters.
_QUESTIONS = re.compile(r"^\W*q\W?\d")
_BY_TAIL = re.compile(r"\(.*?\)|\bby\b.*$")
# The word after a comma or "and": something beside what stands before it.
_BESIDE = re.compile(r"(?:,|\band\b|&|\bor\b) (?:the |an? |any |all )?([a-z]\w+)")


@dataclass(frozen=True, slots=True)
class Qualifier:
    """A sentence that puts figures in doubt: those of the time from `start` to `end`, or all where these are None."""

    code: str
    sentence: str
    place: Place
    start: date | None = None
    end: date | None = None
    basis: str = ""

    def touches(self, period: Span | None) -> bool:
        """Whether a figure of `period` is among those in doubt."""
        if self.basis and (period is None or period.basis != self.basis):
            return False
        if self.start is None or self.end is None:
            return True
        return period is not None and period.start <= self.end and period.end >= self.start


def qualifiers(letter: Sequence[Passage], headings: Headings, names: Names, request: Request) -> tuple[Qualifier, ...]:
    """The qualifying sentences of a letter's own voice and of the remarks in its tables."""
    found: list[Qualifier] = []
    before = ""
    for sentence, place, is_note in _sentences(letter):
        if understood := _cue("understood").search(fold(sentence)):
            if is_strange(fold(sentence)[understood.end() :], headings, names):
                found.append(Qualifier("measure_unclear", sentence, place))
            continue
        if _cue("of_the_request").search(fold(sentence)):
            continue
        # "Crimes recorded before that date": the date stands in the sentence before.
        whole = f"{before} {sentence}" if _cue("back_reference").search(fold(sentence)) else sentence
        found += _of_time(whole, place, request)
        found += _of_scope(sentence, place, headings, names, request)
        if is_note:
            found += _of_note(sentence, place, headings, names)
        found += _of_change(sentence, place, headings, names, request)
        if not _is_about_something_else(sentence, headings):
            found += _of_years(sentence, place)
        before = sentence
    found += _of_the_rest(letter, found, headings, names)
    for table in (passage.content for passage in letter if isinstance(passage.content, Table)):
        found += _of_headings(table, headings, names)
        found += _of_sheet(table, headings, names)
    for caption, place in _captions(letter):
        if is_of_a_part(caption):
            continue
        read = headings.read(caption)
        if read.measure not in {None, "asked"} and not read.also_asked:
            continue  # the name of a table of something else
        if _narrows(caption, headings, names) or _adds(caption, headings, names):
            found.append(Qualifier("measure_unclear", caption, place))
        elif _cue("changes").search(fold(caption)) and not _cue("harmless").search(fold(caption)):
            found.append(Qualifier("qualified", caption, place))
    return tuple(dict.fromkeys(found))


def _of_change(sentence: str, place: Place, headings: Headings, names: Names, request: Request) -> Iterator[Qualifier]:
    """A sentence about the figures with a word that may change them: whether it does is for a person to say."""
    # To treat figures "with caution" is no police caution.
    folded = fold(sentence).replace("with caution", "with care")
    is_other = _is_about_something_else(folded, headings) and not _cue("of_the_figures").search(folded)
    if not sentence.rstrip().endswith((".", ";")) or is_other:
        return
    if _cue("kept").search(folded):
        yield Qualifier("qualified", sentence, place)
    if not _cue("about_figures").search(folded) or _cue("harmless").search(folded):
        return
    takes_or_leaves = _cue("takes_or_leaves").search(folded) and is_strange(
        _cue("takes_or_leaves").sub(" ", folded), headings, names
    )
    if not (takes_or_leaves or _cue("changes").search(folded)):
        return
    spans = [m.what for m in find_periods(sentence) if isinstance(m.what, Span)]
    if not spans:
        yield Qualifier("qualified", sentence, place)
    for period in request.periods:
        if any(span.start <= period.end and span.end >= period.start for span in spans):
            yield Qualifier("qualified", sentence, place, period.start, period.end)


def _of_the_rest(
    letter: Sequence[Passage], found: Sequence[Qualifier], headings: Headings, names: Names
) -> Iterator[Qualifier]:
    """The sentences of an answer that say something which is neither understood nor known to touch nothing, and what
    says anywhere on the paper that it is no answer. Sentences with numbers are the audit's."""
    told = {q.sentence for q in found}
    for passage in letter:
        if not isinstance(passage.content, Paragraph):
            continue
        for sentence in _split(passage.content.text):
            folded = fold(sentence)
            no_answer = passage.section not in {"request", "complaint", "exemption"} and _cue("no_answer").search(
                folded
            )
            is_open = (
                passage.section in {"answer", "notes"}
                and not any(sentence in one for one in told)
                and sentence.rstrip().endswith((".", ";"))
                and not any(_cue(cue).search(folded) for cue in ("of_the_request", "harmless", "plain"))
                and (_cue("of_what_is_shown").search(folded) or not _is_about_something_else(sentence, headings))
                and not _names_a_code(sentence, headings)
                and not _NUMBER.search(_without_periods(_NOTE_NUMBER.sub("", folded)))
                and is_strange(_BY_TAIL.sub(" ", folded), headings, names)
            )
            if no_answer or is_open:
                yield Qualifier("qualified", sentence, passage.content.place_at(passage.content.text.find(sentence)))


def _names_a_code(sentence: str, headings: Headings) -> bool:
    match = headings.read(sentence).match
    return match is not None and match.by == "code"


def _of_headings(table: Table, headings: Headings, names: Names) -> Iterator[Qualifier]:
    """Headings that name a time and say something more of it that nothing explains: "2017/18 projected"."""
    cells = (
        cell for grid in grids(table) for row in grid.header for cell in grid.rows[row] if cell and cell.text.strip()
    )
    for cell in dict.fromkeys(cells):
        read = headings.read(cell.text)
        if _cue("harmless").search(fold(cell.text)):
            continue
        said = read.match or read.measure or read.outcome or read.person or read.total or read.body
        if read.span and not said and is_strange(fold(cell.text), headings, names):
            yield Qualifier("qualified", cell.text, cell.place, read.span.start, read.span.end)


def _of_sheet(table: Table, headings: Headings, names: Names) -> Iterator[Qualifier]:
    """A sheet's name that says something of what stands on it which nothing explains: "excl North"."""
    sheet = table.place.sheet or ""
    read = headings.read(sheet)
    if read.measure or read.outcome or read.person or read.body or not grids(table):
        return
    known = " ".join(vocabulary()["qualifiers"]["sheet_names"])
    if is_strange(fold(sheet).replace("_", " "), headings, names, known):
        yield Qualifier("qualified", sheet, table.place)
    elif read.part and not read.span and not _QUESTIONS.match(fold(sheet)):
        yield Qualifier("period_incomplete", sheet, table.place)


def _of_note(note: str, place: Place, headings: Headings, names: Names) -> Iterator[Qualifier]:
    """What a note says that a raised mark in a table points to: it is about the figures there, whatever it says."""
    if headings.names_exclusion(note) and not _cue("leaves_out").search(fold(note)):
        yield Qualifier("over_inclusive", note, place)
    says_what_a_mark_means = bool(read_notes([note]).marks)
    if says_what_a_mark_means or _cue("harmless").search(fold(note)) or _is_about_something_else(note, headings):
        return
    if is_strange(fold(note), headings, names):
        yield Qualifier("measure_unclear", note, place)


def _narrows(caption: str, headings: Headings, names: Names) -> bool:
    """Whether a caption says of which of the things asked for its table is ("where the suspect was under 18", "in the
    Emergency Department"); what it is divided by, and what stands in brackets, narrows nothing."""
    folded = fold(caption)
    match = _cue("restricted").search(folded)
    if match is not None and is_strange(folded[match.end() :], headings, names):
        return True
    read = headings.read(caption)
    names_what_is_asked = read.match is not None or read.also_asked
    if not names_what_is_asked or read.measure not in {None, "asked"} or _cue("harmless").search(folded):
        return False
    return is_strange(_BY_TAIL.sub(" ", folded), headings, names)


def _adds(caption: str, headings: Headings, names: Names) -> bool:
    """Whether a caption names something else beside what was asked for ("assaults on staff, patients and visitors")."""
    read = headings.read(caption)
    if (read.match is None and not read.also_asked) or read.measure not in {None, "asked"}:
        return False
    plain = names.taken_out(_BY_TAIL.sub(" ", fold(caption)))
    return any(is_strange(m.group(1), headings, names) for m in _BESIDE.finditer(plain))


def _captions(letter: Sequence[Passage]) -> Iterator[tuple[str, Place]]:
    """The last words before each table, where they are the table's name and no sentence, and the titles in it."""
    for passage, following in pairwise(letter):
        if isinstance(following.content, Table) and isinstance(passage.content, Paragraph):
            text = _split(passage.content.text)[-1:]
            if passage.section in _SECTIONS and text and not text[0].endswith("."):
                yield text[0], passage.content.place_at(len(passage.content.text) - 1)
    for table in (passage.content for passage in letter if isinstance(passage.content, Table)):
        titles = dict.fromkeys(title for grid in grids(table) for title in grid.titles)
        yield from ((title, table.place) for title in titles if not title.endswith("."))


def _sentences(letter: Sequence[Passage]) -> Iterator[tuple[str, Place, bool]]:
    """Each sentence with its place, and whether a raised mark in a table points to it."""
    marks = {mark for p in letter if isinstance(p.content, Table) for c in p.content.cells for mark in c.marks}
    for passage in letter:
        if isinstance(passage.content, Table):
            for cell in passage.content.cells:
                if len(cell.text) >= _SHORTEST_NOTE:
                    yield from ((text, cell.place, False) for text in _split(cell.text))
        elif passage.section in _SECTIONS:
            at = 0
            is_note = _is_marked(passage.content, marks)
            for text in _split(passage.content.text):
                yield text, passage.content.place_at(passage.content.text.find(text, at)), is_note
                at += len(text)


def _is_marked(paragraph: Paragraph, marks: set[str]) -> bool:
    """Whether a paragraph begins with one of the marks."""
    leading = _MARKED.match(fold(paragraph.text))
    return not marks.isdisjoint((*paragraph.marks, *(leading.groups() if leading else ())))


def _split(text: str) -> list[str]:
    return [sentence for sentence in re.split(r"(?<=[.;?])\s+", text) if not sentence.endswith("?")]


@lru_cache(maxsize=64)
def _cue(name: str) -> re.Pattern[str]:
    return compiled(tuple(vocabulary()["qualifiers"][name]))


def _is_about_something_else(sentence: str, headings: Headings) -> bool:
    """Whether a sentence speaks of another measure alone (arrests), or of what was not asked for anyway."""
    heading = headings.read(sentence)
    other = heading.measure not in {None, "asked"} and not heading.also_asked
    return other or headings.names_exclusion(sentence)


# ---------------------------------------------------------------- time


def _of_time(sentence: str, place: Place, request: Request) -> Iterator[Qualifier]:
    """What a sentence says of the time that figures do not cover."""
    folded = fold(sentence)
    mentions = [m for m in find_periods(sentence) if isinstance(m.what, Span)]
    asked = {(p.start, p.end) for p in request.periods}
    if _cue("part_of_year").search(folded):
        for span in (m.what for m in mentions):
            if isinstance(span, Span) and (span.start, span.end) in asked:
                yield Qualifier("period_incomplete", sentence, place, span.start, span.end)
    for mention in mentions:
        span = mention.what
        assert isinstance(span, Span)
        if mention.partial and (span.start, span.end) in asked:
            yield Qualifier("period_incomplete", sentence, place, span.start, span.end)
        elif span.basis == "day" and _cue("taken").search(folded[: mention.start]):
            yield from _later(span.end, sentence, place, request)
        elif span.basis in {"day", "month", "dates"} and _cue("gap").search(folded):
            yield from _cut(span, folded[: mention.start], sentence, place, request)


def _later(day: date, sentence: str, place: Place, request: Request) -> Iterator[Qualifier]:
    """Figures that were taken on `day` leave out what came after it."""
    for period in request.periods:
        if period.start <= day < period.end:
            yield Qualifier("period_incomplete", sentence, place, period.start, period.end)


def _cut(span: Span, before: str, sentence: str, place: Place, request: Request) -> Iterator[Qualifier]:
    """The periods that a gap reaches into: one that is missing as a whole is not cut."""
    is_before = _cue("until").search(before) is not None
    is_back = _cue("back_reference").search(fold(sentence)) is not None
    is_since = _cue("since").search(before) is not None
    is_after = span.basis == "day" and not (is_before or is_back or is_since)
    start = date.min if is_before or is_back or is_since else span.start + timedelta(days=is_after)
    end = date.max if is_after else span.start - timedelta(days=1) if is_since else span.end
    for period in request.periods:
        inside = start <= period.end and end >= period.start
        whole = start <= period.start and end >= period.end
        if inside and not whole and not (is_before and span.start == period.start):
            yield Qualifier("period_incomplete", sentence, place, period.start, period.end)


def _of_years(sentence: str, place: Place) -> Iterator[Qualifier]:
    """A caption or sentence that calls the years of the figures calendar years contradicts financial ones."""
    if _cue("calendar").search(fold(sentence)):
        yield Qualifier("period_unclear", sentence, place, basis="financial")
    spans = [m.what for m in find_periods(sentence) if isinstance(m.what, Span)]
    if _cue("other_year").search(fold(sentence)) and any(s.start.month != 1 for s in spans):
        yield Qualifier("period_unclear", sentence, place)


# ---------------------------------------------------------------- what is counted


def _of_scope(sentence: str, place: Place, headings: Headings, names: Names, request: Request) -> Iterator[Qualifier]:
    """What a sentence says that the figures are for, are limited to, or leave out."""
    folded = fold(sentence)
    only = _only_year(folded, request)
    if only is not None:
        for qualifier in _of_scope(folded.replace(only[0], " ", 1), place, headings, names, request):
            yield replace(qualifier, sentence=sentence, start=only[1].start, end=only[1].end)
        return
    if _cue("harmless").search(folded):
        return
    if match := _cue("subject").search(folded):
        about = folded[match.end() :]
        if len(names.mentioned(about)) > 1 or matches(vocabulary()["letter"]["wider_area"], about):
            yield Qualifier("over_inclusive", sentence, place)
        elif is_strange(about, headings, names):
            yield Qualifier("measure_unclear", sentence, place)
    if _cue("inseparable").search(folded):
        yield Qualifier("over_inclusive", sentence, place)
    if _cue("running").search(folded) or (_cue("mixed").search(folded) and not headings.explains("incidents")):
        yield Qualifier("measure_unclear", sentence, place)
    if _cue("uncertain").search(folded):
        yield Qualifier("measure_unclear", sentence, place)
    if _is_about_something_else(sentence, headings):
        return
    # What another body records is that body's.
    cues = ("limits",) if names.full(folded) else ("limits", "leaves_out")
    for match in filter(None, (_cue(cue).search(folded) for cue in cues)):
        if is_strange(folded.replace(match.group(0), " "), headings, names):
            yield Qualifier("measure_unclear", sentence, place)


def _only_year(folded: str, request: Request) -> tuple[str, Span] | None:
    """The one period asked for whose figures a sentence is about and no other's, with the text that names it."""
    asked = {(p.start, p.end) for p in request.periods}
    mentions = [m for m in find_periods(folded) if isinstance(m.what, Span)]
    if len(mentions) != 1 or not isinstance(mentions[0].what, Span):
        return None
    only = mentions[0]
    span = mentions[0].what
    before, after = folded[: only.start], folded[only.end :]
    is_of_it = _cue("figures_of").search(before) or (
        _cue("figures_after").match(after) and not _cue("begins_there").search(before)
    )
    return (folded[only.start : only.end], span) if is_of_it and (span.start, span.end) in asked else None


def limits(sentence: str, headings: Headings, names: Names, plain_words: str = "") -> bool:
    """Whether a sentence limits what it asks for, or what figures are for, by words of its own."""
    folded = fold(sentence)
    for cue in ("restricted", "limits", "leaves_out"):
        match = _cue(cue).search(folded)
        text = folded[match.end() :] if match and cue == "restricted" else folded
        if match and is_strange(text, headings, names, plain_words):
            return True
    return False


def narrows(said: str, headings: Headings, names: Names) -> bool:
    """Whether a sentence that gives a figure gives that of a part: "that had an online element", "led to an arrest"."""
    folded = fold(said)
    matches_ = (_cue(cue).search(folded) for cue in ("restricted", "of_a_part"))
    return any(match is not None and is_strange(folded[match.end() :], headings, names) for match in matches_)


def is_strange(text: str, headings: Headings, names: Names, plain_words: str = "") -> bool:
    """Whether words of a text are neither the request's, nor a body's, nor such as say nothing of what is counted.

    `plain_words` are further words that say nothing of it where the text stands.
    """
    plain = _without_periods(text)
    known = _neutral() | frozenset(stems(plain_words)) | frozenset(stems(" ".join(number_words())))
    return any(len(word) > 2 and word not in known for word in headings.unexplained(names.taken_out(plain)))


def _without_periods(folded: str) -> str:
    for mention in reversed(find_periods(folded)):
        folded = f"{folded[: mention.start]} {folded[mention.end :]}"
    return folded


@lru_cache(maxsize=1)
def _neutral() -> frozenset[str]:
    return frozenset(stems(" ".join(vocabulary()["qualifiers"]["neutral"])))
