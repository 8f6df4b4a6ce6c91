"""The parts of a letter: head, restated request, answer, notes, exemption essay, complaint rights, furniture.

Prose is first joined into paragraphs, since cues and figures run over line ends. Only the answer and the notes
are ever searched for figures: a restated request is full of years and codes, an exemption essay of section
numbers. Which figures are there is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.model import Document, Line, Place, Table
from pipeline.normalise.periods import find_periods
from pipeline.normalise.text import compiled, fold, matches, vocabulary
from pipeline.normalise.values import read_value

_WRAPPED_AT = 45
_LONGEST_DATE = 20
_DATES_OF_A_FORM = 4
# The role of a line that stands beside its question in a form.
_ANSWER = "answer"
_LIST_ITEM = re.compile(
    r"^\s*(?:[•●▪◦‣·○*o-]\s+|\(?[a-z0-9]{1,3}[.)]\s+|q\d|a\d|question|answer|cwestiwn|ateb)", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"(?<=[.;?!])\s+(?=[A-Z])")
_ENDS = (".", ":", ";", "?", "!")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Prose that belongs together. `offsets` are the starts of its lines in `text`, `places` where they stand.

    `block` is the index of its first line among the document's blocks, `marks` the raised marks of that line.
    """

    text: str
    role: str
    block: int
    offsets: tuple[int, ...]
    places: tuple[Place, ...]
    confidence: float | None = None
    marks: tuple[str, ...] = ()

    def until(self, end: int) -> Paragraph:
        """The part before the character at `end`."""
        kept = [i for i, start in enumerate(self.offsets) if start < end]
        return replace(
            self,
            text=self.text[:end].rstrip(),
            offsets=tuple(self.offsets[i] for i in kept),
            places=tuple(self.places[i] for i in kept),
        )

    def since(self, start: int) -> Paragraph:
        """The part from the character at `start`."""
        first = max((i for i, offset in enumerate(self.offsets) if offset <= start), default=0)
        return replace(
            self,
            text=self.text[start:],
            offsets=tuple(max(0, offset - start) for offset in self.offsets[first:]),
            places=self.places[first:],
        )

    def place_at(self, position: int) -> Place:
        """Where the character at `position` of `text` stands."""
        index = max((i for i, start in enumerate(self.offsets) if start <= position), default=0)
        return self.places[index]


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or a table, and the section of the letter that it stands in.

    `section` is `head`, `request`, `answer`, `notes`, `exemption`, `complaint`, `closing` or `furniture`.
    """

    section: str
    content: Paragraph | Table


def passages(document: Document) -> tuple[Passage, ...]:
    """The document's paragraphs and tables in reading order, each with its section."""
    result: list[Passage] = []
    section = "head"
    for item in _parted(_paragraphs(_unboxed(document.blocks))):
        if isinstance(item, Table):
            # Whatever the prose was about, a table of figures is an answer; the axes decide what it answers.
            if result and _leads_to_table(result[-1]):
                result[-1] = replace(result[-1], section="answer")
            result.append(Passage("answer", item))
            section = "answer"
        elif item.role == _ANSWER:
            section = "answer"
            result.append(Passage(section, item))
        elif item.role in {"furniture", "header"} or _is_furniture(item.text):
            result.append(Passage("furniture", item))
        else:
            section = _next_section(section, item.text)
            result.append(Passage(section, item))
    return tuple(result)


def _parted(items: Sequence[Paragraph | Table]) -> Iterator[Paragraph | Table]:
    """The paragraphs, those in two parts that answer first and then refuse the breakdown, or tell of complaint rights."""
    for item in items:
        at = _turns_at(item.text) if isinstance(item, Paragraph) else None
        if isinstance(item, Paragraph) and at is not None:
            yield item.until(at)
            yield item.since(at)
        else:
            yield item


def _turns_at(text: str) -> int | None:
    """Where the sentence starts that is no answer any more, in a paragraph whose sentences before it state a figure."""
    cues, letter = _cues(), vocabulary()["letter"]
    for match in _SENTENCE_END.finditer(text):
        before, after = fold(text[: match.end()]), text[match.end() :]
        following = fold(_SENTENCE_END.split(after)[0])
        refuses_a_part = cues["exemption"].search(following) and matches(letter["breakdown"], following)
        if refuses_a_part or cues["complaint"].search(following):
            states = matches(letter["states"], before) and not matches(letter["would_have_to"], before)
            answers = states and re.search(r"\d", before) and not cues["exemption"].search(before)
            return match.end() if answers and not cues["complaint"].search(before) else None
    return None


def _leads_to_table(passage: Passage) -> bool:
    """Whether the last words before a table, in what the request was taken to be, are the table's: they end in a colon."""
    text = passage.content.text if isinstance(passage.content, Paragraph) else ""
    return passage.section == "request" and text.endswith(":") and not _cues()["request"].search(fold(text))


def _unboxed(blocks: Sequence[Line | Table]) -> list[Line | Table]:
    """The blocks with the cells of forms as lines: a table of sentences is a letter in boxes."""
    result: list[Line | Table] = []
    for block in blocks:
        if isinstance(block, Table) and _is_form(block):
            asked = {cell.row for cell in block.cells if cell.col == 0 and cell.text.rstrip().endswith("?")}
            for cell in block.cells:
                role = _ANSWER if cell.row in asked and cell.col > 0 else "body"
                result += [
                    Line(text, cell.place, role, confidence=cell.confidence)
                    for text in cell.text.split("\n")
                    if text.strip()
                ]
        else:
            result.append(block)
    return result


def _is_form(table: Table) -> bool:
    """Whether a table holds sentences and no figures of its own."""
    sentences = any(len(cell.text) > _WRAPPED_AT and " " in cell.text.strip() for cell in table.cells)
    # A list of records has a date in each row, and no figures either.
    dated = sum(bool(find_periods(cell.text)) for cell in table.cells if len(cell.text) <= _LONGEST_DATE)
    is_list = dated > _DATES_OF_A_FORM and 2 * dated > table.n_rows
    return sentences and not is_list and not any(_is_figure(cell.text) for cell in table.cells)


def _is_figure(text: str) -> bool:
    """Whether a cell holds what a table of figures would hold; "no" answers the question beside it as well."""
    value = read_value(text)
    return value is not None and value.status != "blank" and fold(text).rstrip(".") not in {"no", "yes", "y", "n"}


def _next_section(current: str, text: str) -> str:
    cues = _cues()
    folded = fold(text)
    if cues["discloses"].search(folded):
        return "answer"
    if cues["closing"].search(folded):
        return "closing"
    if cues["complaint"].search(folded):
        return "complaint"
    if current == "complaint" and not _HEADING.match(folded):
        return current
    if cues["confirms"].search(folded):
        return "answer"
    if cues["request"].search(folded):
        return "request"
    if cues["exemption"].search(folded):
        return "exemption"
    if cues["notes"].search(folded):
        return "notes"
    if cues["answer"].search(folded):
        return "answer"
    return current


_HEADING = re.compile(
    r"^(?:annex|appendix|(?:our |the )?(?:response|answer|reply)|question|q\s*\d|cais|ymateb|table|attachment)\b"
)


def _cues() -> dict[str, re.Pattern[str]]:
    sections = vocabulary()["sections"]
    cues = {name: compiled(tuple(patterns)) for name, patterns in sections.items()}
    cues["confirms"] = compiled(
        tuple(p for p in sections["answer"] if "confirm" in p or "hold" in p or "gadarnhau" in p)
    )
    return cues


def _is_furniture(text: str) -> bool:
    if len(text) > 2 * _WRAPPED_AT:
        return False
    return compiled(tuple(vocabulary()["furniture"]["patterns"])).search(text) is not None


def _paragraphs(blocks: Sequence[Line | Table]) -> list[Paragraph | Table]:
    result: list[Paragraph | Table] = []
    run: list[tuple[int, Line]] = []
    for index, block in enumerate(blocks):
        if isinstance(block, Table):
            _close(run, result)
            result.append(block)
        else:
            if run and not _continues(run[-1][1], block):
                _close(run, result)
            run.append((index, block))
    _close(run, result)
    return result


def _close(run: list[tuple[int, Line]], result: list[Paragraph | Table]) -> None:
    if not run:
        return
    offsets: list[int] = []
    text = ""
    for _, line in run:
        text += " " if text else ""
        offsets.append(len(text))
        text += line.text.strip()
    confidences = [line.confidence for _, line in run if line.confidence is not None]
    result.append(
        Paragraph(
            text=text,
            role=run[0][1].role,
            block=run[0][0],
            offsets=tuple(offsets),
            places=tuple(line.place for _, line in run),
            confidence=min(confidences, default=None),
            marks=run[0][1].marks,
        )
    )
    run.clear()


def _is_whole(place: Place) -> bool:
    """Whether lines of such a place are paragraphs by themselves: those of plain text and of pages are wrapped."""
    return place.box is None and not (place.ref or "line").startswith("line")


def _continues(before: Line, after: Line) -> bool:
    """Whether `after` goes on with the paragraph of `before`: a wrapped line, close below, no new item."""
    if before.role != after.role or before.role not in {"body", "heading"}:
        return False
    if before.role == "heading":
        return after.text[:1].islower() and not before.text.rstrip().endswith(_ENDS)
    if before.text.rstrip().endswith(_ENDS) and not after.text[:1].islower():
        return False
    if len(before.text) < _WRAPPED_AT or _LIST_ITEM.match(after.text):
        return False
    if _is_whole(before.place) and not after.text[:1].islower():
        return False
    if before.place.box and after.place.box and before.place.page == after.place.page:
        height = before.place.box[3] - before.place.box[1]
        gap = after.place.box[1] - before.place.box[3]
        return -height < gap < 0.9 * height
    return before.place.page != after.place.page or before.place.page is None
