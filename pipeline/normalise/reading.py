"""A document read against a request, in order: sections, notes, bodies, tables, prose, arithmetic, outcome, audit.

This is the room's door: `read_reply`. Each step is a module of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import pairwise

from pipeline import model
from pipeline.model import Document, Finding, NumberUse, Observation, Reply, Table
from pipeline.normalise import arithmetic, bodies, outcome, prose, records
from pipeline.normalise.audit import audit, unread, with_sums_explained
from pipeline.normalise.axes import Headings
from pipeline.normalise.bodies import Names, Who
from pipeline.normalise.categories import Categories
from pipeline.normalise.cells import read_grid
from pipeline.normalise.facts import ALL, Fact
from pipeline.normalise.frames import Context
from pipeline.normalise.grids import grids, looks_like
from pipeline.normalise.notes import Notes, read_notes
from pipeline.normalise.periods import Span, find_periods
from pipeline.normalise.qualifiers import Qualifier, narrows, qualifiers
from pipeline.normalise.restated import with_measure_doubts
from pipeline.normalise.sections import Paragraph, Passage, passages
from pipeline.normalise.text import fold, matches, vocabulary
from pipeline.normalise.values import read_value
from pipeline.normalise.ways import PROSE
from pipeline.request import Request

_CAPTIONS = 3
_SHORTEST_NOTE = 8
_SECTION_CAPTION = 100
_CAPTION_LENGTH = 220


@dataclass(frozen=True, slots=True)
class Reader:
    """What is made ready once for a request and used for every reply."""

    request: Request
    names: Names
    headings: Headings


@lru_cache(maxsize=8)
def reader(request: Request) -> Reader:
    """The reader of a request."""
    names = Names(request)
    categories = Categories(request)
    return Reader(request, names, Headings(request, categories, names))


def read_reply(document: Document, reply: Reply, request: Request, context: Sequence[str] = ()) -> model.Reading:
    """Reads one opened reply. `context` are the paths and From lines of the container it came in."""
    if document.outcome != "read":
        return model.Reading(reply.reply_id, "unread", findings=document.findings)
    ready = reader(request)
    letter = _joined_tables(passages(document))
    who = bodies.identify(letter, reply.path, context, ready.names)
    notes = _with_zeros(read_notes(_note_texts(letter)), letter)
    found, numbers, unknown, cuts = _facts(letter, ready, notes)
    found = _with_what_totals_leave_out(found, letter, ready)
    found = [replace(f, doubts=(*f.doubts, "over_inclusive")) if _is_of_several(f, ready) else f for f in found]
    qualifying = qualifiers(letter, ready.headings, ready.names, request)
    found = [_qualified(f, qualifying) for f in found]
    found = with_measure_doubts(found, letter, ready.headings, ready.names, request)
    observations, findings, used = _settle(found, cuts, who, request)
    if observations:
        findings += [Finding(q.code, f"The letter says: '{q.sentence}'", q.place) for q in qualifying]
    kind = outcome.kind_of(letter, bool(found) or _has_numbers(numbers))
    observations = _with_what_is_included(observations, found, notes, ready)
    numbers = (*with_sums_explained(numbers, observations, request), *audit(found, used, request, who.body_ids))
    findings += _doubts(kind, who, found, observations, numbers, unknown, request)
    observations = tuple(_with_body_doubt(o, who) for o in observations)
    if any(finding.code == "twins_differ" for finding in document.findings):
        observations = tuple(replace(o, review=(*o.review, "twins_differ")) for o in observations)
    refusing = {b for b in who.body_ids if outcome.refused_whole(letter, request.body(b), ready.names)}
    observations = tuple(
        replace(o, review=(*o.review, "refused_but_answered")) if o.body_id in refusing else o for o in observations
    )
    given, outcome_findings = _answers(observations, numbers, who, letter, kind, request)
    return model.Reading(
        reply_id=reply.reply_id,
        kind=kind,
        body_ids=who.body_ids,
        signals=who.signals,
        reference=_reference(letter),
        dated=_dated(letter, request),
        supersedes=_supersedes(letter),
        observations=observations,
        answers=given,
        numbers=numbers,
        findings=(*document.findings, *findings, *outcome_findings),
    )


def spoken_for(document: Document, path: str, request: Request) -> tuple[str, ...]:
    """The names of the bodies that a document speaks for without doubt: context for what came in one container with it."""
    if document.outcome != "read":
        return ()
    who = bodies.identify(passages(document), path, (), reader(request).names)
    return tuple(request.body(body_id).name for body_id in who.body_ids) if who.agreed else ()


# ---------------------------------------------------------------- facts


def _facts(
    letter: Sequence[Passage], ready: Reader, notes: Notes
) -> tuple[list[Fact], tuple[NumberUse, ...], list[str], list[Fact]]:
    found: list[Fact] = []
    cuts: list[Fact] = []
    numbers: list[NumberUse] = []
    unknown: list[str] = []
    before: list[Fact] = []
    context = Context()
    for index, passage in enumerate(letter):
        if not isinstance(passage.content, Table):
            before = before if passage.section == "furniture" else []
            continue
        listed = records.read_records(passage.content, ready.headings, ready.request)
        if listed:
            found += listed.facts
            numbers += listed.numbers
            before = []
            continue
        captions = _captions(letter, index)
        over = _captions_over(captions, context)
        context = Context((*captions, *_stated_measure(letter)), notes, over, _section_captions(letter, index))
        shapes = grids(passage.content)
        left = unread(passage.content, shapes)
        numbers += left
        own: list[Fact] = []
        for grid in shapes:
            read = read_grid(grid, ready.headings, context)
            own += read.facts
            numbers += read.numbers
            unknown += read.unknown
            cuts += read.cuts
        loose = not any(grid.header for grid in shapes) and all(f.period is None for f in own)
        if before and loose and any(looks_like(cell) in {"value", "year"} for cell in passage.content.cells):
            # Figures without headings below a table are more of its figures, or nobody knows what.
            found[-len(before) :] = [_unread_beside(f) for f in before]
        before = [_unread_beside(f) for f in own] if left else own
        found += before
    said = prose.read_prose(letter, ready.headings, ready.request)
    told = [replace(f, doubts=(*f.doubts, "measure_unclear")) if _is_of_a_part(f, ready) else f for f in said.facts]
    found += [replace(f, doubts=(*f.doubts, "period_unclear")) if notes.moves(f.period) else f for f in told]
    open_spans = _unexplained(said.unexplained, found)
    found = [_unread_beside(f) if f.period and any(f.period.meets(s) for s in open_spans) else f for f in found]
    return found, (*numbers, *said.numbers), unknown, cuts


def _is_of_a_part(fact: Fact, ready: Reader) -> bool:
    """Whether the words that give a figure narrow what it counts by words of their own."""
    return any(narrows(header, ready.headings, ready.names) for header in fact.headers)


def _unexplained(said: Sequence[tuple[str, Span]], found: Sequence[Fact]) -> list[Span]:
    """The periods of sentences with a number that is none of the figures found, nor one of them over all its periods."""
    known = {f.value.low for f in found} | {f.value.high for f in found}
    sums: dict[tuple[str | None, str, str], dict[Span | None, int]] = {}
    for f in found:
        if f.value.low is not None:
            sums.setdefault((f.body, f.category, f.split), {})[f.period] = f.value.low
    known |= {sum(values.values()) for values in sums.values()}
    values = ((read_value(text), span) for text, span in said)
    return [span for value, span in values if value is None or value.low not in known]


def _unread_beside(fact: Fact) -> Fact:
    return replace(fact, doubts=(*fact.doubts, "figures_unread"))


def _section_captions(letter: Sequence[Passage], index: int) -> tuple[str, ...]:
    """The lines above the tables that stand before this one with nothing but captions between them."""
    captions: list[str] = []
    passed = False
    for passage in reversed(letter[:index]):
        if isinstance(passage.content, Table):
            passed = True
        elif len(passage.content.text) > _SECTION_CAPTION or passage.content.text.rstrip().endswith("."):
            break
        elif passed:
            captions.append(passage.content.text)
    return tuple(captions)


def _stated_measure(letter: Sequence[Passage]) -> tuple[str, ...]:
    """What a sentence outside the tables says that all their numbers count ("the figures show the number of suspects")."""
    pattern = re.compile(vocabulary()["letter"]["stated_measure"])
    found = (
        pattern.search(fold(p.content.text))
        for p in letter
        if isinstance(p.content, Paragraph) and p.section in {"answer", "notes"}
    )
    return tuple(match.group(1) for match in found if match)


def _captions(letter: Sequence[Passage], index: int) -> tuple[str, ...]:
    """The texts above a table that may say what it holds, nearest first."""
    captions: list[str] = []
    for passage in reversed(letter[:index]):
        if isinstance(passage.content, Table) or len(captions) == _CAPTIONS:
            break
        if passage.section in {"furniture", "complaint", "request"}:
            continue
        text = passage.content.text
        captions.append(text if len(text) <= _CAPTION_LENGTH else re.split(r"(?<=[.;!?])\s+", text)[-1])
    table = letter[index].content
    sheet = table.place.sheet if isinstance(table, Table) else None
    return tuple(dict.fromkeys((*captions, *([sheet] if sheet else []))))


def _captions_over(captions: Sequence[str], before: Context) -> tuple[str, ...]:
    """What stands above the table before and over this one, too: where it has no caption, or one alike but for the year."""
    if not captions:
        return (*before.captions, *before.over)
    alike = before.captions and _without_years(captions[0]) == _without_years(before.captions[0])
    return (*before.captions[1:], *before.over) if alike else ()


def _without_years(caption: str) -> str:
    folded = fold(caption)
    for mention in reversed(find_periods(folded)):
        folded = folded[: mention.start] + folded[mention.end :]
    return re.sub(r"\d+", "", folded)


def _with_zeros(notes: Notes, letter: Sequence[Passage]) -> Notes:
    """Where a reply shows zeros beside what it hides, what is hidden is not zero, unless its notes say so."""
    texts = [fold(c.text) for p in letter if isinstance(p.content, Table) for c in p.content.cells]
    if notes.smallest is None and "0" in texts and any(text.startswith("<") for text in texts):
        return replace(notes, smallest=1)
    return notes


def _joined_tables(letter: Sequence[Passage]) -> tuple[Passage, ...]:
    """The passages, with tables that follow one another under the same headings, or under none, as one."""
    result: list[Passage] = []
    for passage in letter:
        at = next((i for i in range(len(result) - 1, -1, -1) if result[i].section != "furniture"), None)
        before = result[at].content if at is not None else None
        if at is not None and isinstance(passage.content, Table) and isinstance(before, Table):
            head = _same_head(before, passage.content)
            if head or _goes_on(before, passage.content):
                result[at] = replace(passage, content=_appended(before, passage.content, 1 if head else 0))
                continue
        result.append(passage)
    return tuple(result)


def _same_head(first: Table, second: Table) -> bool:
    head = [[(c.col, fold(c.text)) for c in table.cells if c.row == 0] for table in (first, second)]
    same = head[0] == head[1] and len(head[0]) > 1 and first.n_cols == second.n_cols
    return same and not _names_a_row_again(first, second, 1)


def _goes_on(first: Table, second: Table) -> bool:
    """Whether the second table has no headings and its rows are more rows of the first."""
    shape, own = grids(first), grids(second)
    if first.n_cols != second.n_cols or len(shape) != 1 or any(grid.header or grid.titles for grid in own):
        return False
    above = shape[0]
    whole = grids(_appended(first, second, 0))
    if not above.header or not above.labels or len(whole) != 1:
        return False
    alike = (whole[0].header, whole[0].labels, whole[0].values) == (above.header, above.labels, above.values)
    # Counts that look like years are figures only below those of the first table.
    figures = own or all(_holds_figures(second, row, above.values) for row in range(second.n_rows))
    return alike and bool(figures) and not _names_a_row_again(first, second, 0)


def _holds_figures(table: Table, row: int, columns: Sequence[int]) -> bool:
    kinds = [looks_like(c) for c in table.cells if c.row == row and c.col in columns]
    return "label" not in kinds and any(kind != "blank" for kind in kinds)


def _names_a_row_again(first: Table, second: Table, headings: int) -> bool:
    """Whether a row of the second table has the label of a row of the first."""
    shape = grids(first)
    columns = {col for grid in shape[:1] for col in grid.labels if not grid.is_serial(col)} or {0}
    labels = [
        {
            tuple(fold(c.text) for c in table.cells if c.row == row and c.col in columns)
            for row in range(headings, table.n_rows)
        }
        for table in (first, second)
    ]
    return any(any(label) for label in labels[0] & labels[1])


def _appended(first: Table, second: Table, headings: int) -> Table:
    """The first table with the rows of the second below it, but for its rows of headings."""
    shift = first.n_rows - headings
    rest = tuple(replace(c, row=c.row + shift) for c in second.cells if c.row >= headings)
    return replace(first, cells=(*first.cells, *rest))


def _note_texts(letter: Sequence[Passage]) -> list[str]:
    texts = [
        p.content.text
        for p in letter
        if isinstance(p.content, Paragraph) and p.section not in {"request", "complaint", "furniture"}
    ]
    for passage in letter:
        if isinstance(passage.content, Table):
            texts += [cell.text for cell in passage.content.cells if len(cell.text) > _SHORTEST_NOTE]
    return texts


# ---------------------------------------------------------------- settling


def _settle(
    found: Sequence[Fact], cuts: Sequence[Fact], who: Who, request: Request
) -> tuple[tuple[Observation, ...], list[Finding], tuple[Fact, ...]]:
    observations: list[Observation] = []
    findings: list[Finding] = []
    used: list[Fact] = []
    for body_id in who.body_ids or ("",):
        own = [f for f in found if _is_of(f, body_id, who)]
        result = arithmetic.settle(own, [f for f in cuts if _is_of(f, body_id, who)], body_id, request)
        observations += result.observations
        findings += result.findings
        used += result.used
    return tuple(observations), findings, tuple(used)


def _is_of(fact: Fact, body_id: str, who: Who) -> bool:
    if fact.body:
        return fact.body == body_id
    return len(who.body_ids) <= 1


def _with_body_doubt(observation: Observation, who: Who) -> Observation:
    codes = tuple(f.code for f in who.findings)
    return replace(observation, review=(*observation.review, *codes)) if codes else observation


def _has_numbers(numbers: Sequence[NumberUse]) -> bool:
    """Whether a reply without figures of ours has numbers that count something: it answers, if not what was asked."""
    return any(n.use == "raised" or n.why.startswith(outcome.OTHER_MEASURE) for n in numbers)


def _with_what_is_included(
    observations: tuple[Observation, ...], found: Sequence[Fact], notes: Notes, ready: Reader
) -> tuple[Observation, ...]:
    """The figures, in doubt where a note says that they hold what was not asked for and no row shows how much."""
    if any(f.category.startswith("excluded:") for f in found):
        return observations
    if not any(ready.headings.names_exclusion(sentence) for sentence in notes.includes):
        return observations
    return tuple(replace(o, review=(*o.review, "over_inclusive")) for o in observations)


def _qualified(fact: Fact, qualifying: Sequence[Qualifier]) -> Fact:
    codes = dict.fromkeys(q.code for q in qualifying if q.touches(fact.period))
    return replace(fact, doubts=(*fact.doubts, *codes)) if codes else fact


def _with_what_totals_leave_out(found: Sequence[Fact], letter: Sequence[Passage], ready: Reader) -> list[Fact]:
    """The facts, with totals in doubt where the reply says that they leave out something that was asked for."""
    given = {f.category for f in found}
    if not any(_leaves_out(sentence, given, ready) for sentence in _sentences(letter)):
        return list(found)
    return [
        replace(f, doubts=(*f.doubts, "total_incomplete")) if f.category == ALL and not f.split else f for f in found
    ]


def _leaves_out(sentence: str, given: set[str], ready: Reader) -> bool:
    words = vocabulary()["letter"]
    if matches(words["total_leaves_out"], sentence):
        return not ready.headings.names_exclusion(sentence)
    match = ready.headings.read(sentence).match
    if match is None or match.kind != "category" or match.topic in given:
        return False
    return matches(words["not_held"], sentence) or matches(words["refuses"], sentence)


def _sentences(letter: Sequence[Passage]) -> list[str]:
    """The sentences of the letter's own prose, and of the remarks in its tables."""
    texts = (text for passage in letter if passage.section != "exemption" for text in _note_texts([passage]))
    return [sentence for text in texts for sentence in re.split(r"(?<=[.;])\s+", text)]


def _is_of_several(fact: Fact, ready: Reader) -> bool:
    """Whether a sentence gives its figure for an area of several bodies, and for none of them alone."""
    if fact.table is not PROSE or fact.body:
        return False
    return any(
        matches(vocabulary()["letter"]["wider_area"], text) or len(ready.names.mentioned(text)) > 1
        for text in fact.headers
    )


def _answers(
    observations: tuple[Observation, ...],
    numbers: Sequence[NumberUse],
    who: Who,
    letter: Sequence[Passage],
    kind: str,
    request: Request,
) -> tuple[tuple[model.Answer, ...], tuple[Finding, ...]]:
    given: list[model.Answer] = []
    findings: list[Finding] = []
    for body_id in who.body_ids:
        own, notes = outcome.answers(observations, numbers, request.body(body_id), letter, kind, request)
        given += own
        findings += notes
    return tuple(given), tuple(findings)


# ---------------------------------------------------------------- doubts


def _doubts(
    kind: str,
    who: Who,
    found: Sequence[Fact],
    observations: Sequence[Observation],
    numbers: Sequence[NumberUse],
    unknown: Sequence[str],
    request: Request,
) -> list[Finding]:
    findings = list(who.findings)
    if kind == "acknowledgement":
        findings.append(
            Finding("acknowledgement", "The letter acknowledges, asks back or takes more time; it does not answer.")
        )
    bare = sorted({f"{f.period.start.year}" for f in found if f.period and f.period.basis == "bare"})
    if bare and not observations:
        findings.append(
            Finding(
                "period_unclear",
                f"Years are headed {', '.join(bare)}, and nothing says whether they are financial or calendar years.",
            )
        )
    if kind == "answer" and not observations:
        findings.append(
            Finding("no_figures", "Figures were seen, but none that answers for a period and a body that were asked.")
        )
    if kind == "irrelevant":
        findings.append(Finding("no_figures", "No figure, refusal or acknowledgement was recognised."))
    if unknown:
        findings.append(
            Finding("label_unknown", f"Headings that were not understood: {'; '.join(dict.fromkeys(unknown))}.")
        )
    raised = [n for n in numbers if n.use == "raised"]
    if raised and kind == "answer":
        shown = "; ".join(f"'{n.text}' at {n.place} ({n.why})" for n in raised[:5])
        findings.append(
            Finding("numbers_unexplained", f"{len(raised)} numbers were neither used nor explained: {shown}.")
        )
    findings += [
        _review_finding(o)
        for o in observations
        if o.review and not {"total_mismatch", "readings_differ"} & set(o.review)
    ]
    return findings


def _review_finding(observation: Observation) -> Finding:
    what = f"{observation.body_id}, {observation.period}, {observation.category}: read as '{observation.text}' ({observation.derivation})."
    return Finding(observation.review[0], what, observation.place, observation.body_id, observation.high)


# ---------------------------------------------------------------- the letter itself


def _reference(letter: Sequence[Passage]) -> str | None:
    pattern = re.compile(
        vocabulary()["reference"]["pattern"] + r"(?P<ref>[a-z0-9][a-z0-9./_\-]*\d[a-z0-9./_\-]*)", re.IGNORECASE
    )
    prose = [p.content.text for p in letter if isinstance(p.content, Paragraph)]
    # The label may stand on a line of its own, above the number.
    for text in (*prose, *(f"{a} {b}" for a, b in pairwise(prose) if a.rstrip().endswith(":"))):
        if match := pattern.search(text):
            return match.group("ref").rstrip(".,")
    return None


def _dated(letter: Sequence[Passage], request: Request) -> date | None:
    """The letter's own date: the first day named in its head that is not before the request was sent."""
    for passage in letter:
        if isinstance(passage.content, Table) or passage.section in {"request", "exemption", "complaint"}:
            continue
        days = [
            m.what.start
            for m in find_periods(passage.content.text)
            if isinstance(m.what, Span) and m.what.basis == "day"
        ]
        received = (
            re.search(r"\b(?:received|request|dated)\b", fold(passage.content.text)) and len(passage.content.text) > 60
        )
        if days and not received and days[0] >= request.sent:
            return days[0]
    return None


def _supersedes(letter: Sequence[Passage]) -> bool:
    patterns = vocabulary()["letter"]["supersedes"]
    return any(
        matches(patterns, p.content.text)
        for p in letter
        if isinstance(p.content, Paragraph) and p.section not in {"request", "complaint", "exemption"}
    )
