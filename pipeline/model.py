"""The nouns that pass between the rooms: frozen, typed, without behaviour to speak of.

What belongs here: the records that one room makes and another reads. What does not: how they are made,
stored or shown. Three conventions hold everywhere: rows and columns count from 0, pages from 1; boxes are
`(x0, top, x1, bottom)` in PDF points from the top left of the page as it is displayed; a count is an
interval `[low, high]`, equal when exact, and `None` is never zero.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path

Box = tuple[float, float, float, float]
TypedValue = int | float | bool | str | date | datetime | time | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file something stands: a page and a box, a sheet and an A1 reference, or a line.

    `ref` is an A1 reference (`B7`, `B7:C9`) in a workbook or a delimited file, and a human phrase
    (`line 12`, `table 1 row 3`) in formats that have no pages.
    """

    page: int | None = None
    sheet: str | None = None
    box: Box | None = None
    ref: str | None = None

    def __str__(self) -> str:
        parts: list[str] = []
        if self.page is not None:
            parts.append(f"page {self.page}")
        if self.sheet is not None:
            parts.append(f"sheet '{self.sheet}'")
        if self.ref is not None:
            parts.append(self.ref)
        if self.box is not None:
            parts.append("[" + ", ".join(f"{edge:.1f}" for edge in self.box) + "]")
        return " ".join(parts) or "the whole file"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a person should know. `code` is one of `findings.CODES`, which says what to do about it.

    `effect` is the size of the doubt on a national total in counts (an upper bound), or None where unknown.
    `message` names what was seen, in words; never the content of something hidden.
    """

    code: str
    message: str
    place: Place | None = None
    body_id: str | None = None
    effect: int | None = None


# ---------------------------------------------------------------- intake


@dataclass(frozen=True, slots=True)
class Reply:
    """One file as received, or one member of a container (zip, e-mail).

    `reply_id` is the sha256 of the bytes. `path` is relative to the request's `replies/` folder, with `/`;
    a member's path is its container's path, `!/` and the member's name. `content` is where the bytes lie now.
    `container` is the container's `reply_id`. `outcome` is `arrived`, `container`, `duplicate` or
    `no_access`; for a duplicate `reason` names the path it repeats. What can't be accessed is known by the sha256 of
    its path.
    """

    reply_id: str
    path: str
    media_type: str
    size: int
    content: Path
    container: str | None = None
    outcome: str = "arrived"
    reason: str = ""
    findings: tuple[Finding, ...] = ()


# ---------------------------------------------------------------- extract


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: its text exactly as shown, and where it stands.

    `kind` tells what the format itself says of the content: `text`, `number`, `date`, `boolean`, `error`,
    `formula` (a formula whose result was never calculated) or `blank`. `value` is the typed value where the
    format has one, so that a date in a count column, a number stored as text and a real number are told
    apart. `marks` are superscript footnote marks, taken out of `text`. `confidence` is set only where a
    machine read an image (0 to 1), and `readings` holds what else it read there where its passes disagree.
    Hidden cells are never represented at all.
    """

    row: int
    col: int
    text: str
    place: Place
    row_span: int = 1
    col_span: int = 1
    kind: str = "text"
    value: TypedValue = None
    marks: tuple[str, ...] = ()
    struck: bool = False
    bold: bool = False
    confidence: float | None = None
    readings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it stands in the reply, one even when it runs over pages.

    `index` counts the document's tables from 0. Cells come row by row; a cell that spans is given once, at
    its top left. `finder` says how it was found (`ruled`, `aligned`, `sheet`, `markup`, `delimited`, `ocr`).
    """

    index: int
    cells: tuple[Cell, ...]
    place: Place
    finder: str

    @property
    def n_rows(self) -> int:
        """Rows, counting those that only a span reaches."""
        return max((c.row + c.row_span for c in self.cells), default=0)

    @property
    def n_cols(self) -> int:
        """Columns, counting those that only a span reaches."""
        return max((c.col + c.col_span for c in self.cells), default=0)


@dataclass(frozen=True, slots=True)
class Line:
    """A line or paragraph of prose outside tables.

    `role` is `body`, `heading`, `furniture` (headers, footers and letterheads repeated page by page) or
    `header` (the From, To, Date and Subject of an e-mail, as `From: ...`). `confidence` and `readings` are
    as for a cell.
    """

    text: str
    place: Place
    role: str = "body"
    marks: tuple[str, ...] = ()
    confidence: float | None = None
    readings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A reply opened: lines and tables in reading order, or an outcome that says why not.

    `outcome` is `read`, `empty`, `unreadable`, `encrypted`, `unsupported`, `quarantined`, `too_large`,
    `timed_out` or `crashed`; `reason` is a sentence for a person whenever it is not `read`.
    """

    reply_id: str
    media_type: str
    outcome: str
    reason: str = ""
    blocks: tuple[Line | Table, ...] = ()
    findings: tuple[Finding, ...] = ()
    pages: int = 0

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables, in reading order."""
        return tuple(b for b in self.blocks if isinstance(b, Table))

    @property
    def lines(self) -> tuple[Line, ...]:
        """The prose, in reading order."""
        return tuple(b for b in self.blocks if isinstance(b, Line))


# ---------------------------------------------------------------- normalise


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing seen in a reply that a figure rests on.

    `role` is `value` (the figure itself), `addend` (one of the numbers added up), `total` (a stated total),
    `witness` (says the same a second time) or `conflict` (says something else). `table`, `row` and `col`
    are None for prose. `headers` are the words that told what the number means.
    """

    role: str
    text: str
    place: Place
    table: int | None = None
    row: int | None = None
    col: int | None = None
    headers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Observation:
    """One reading of one figure in one reply: a body, a period, a category and an interval.

    `category` is an id of the request's, `total`, `other` or `not_broken_down`. `status` is `exact`,
    `interval`, `withheld`, `not_held`, `refused`, `not_comparable` or `missing`. `text` is the figure as
    printed (the addends joined by ` + ` where it was added up). `derivation` says in words how it came
    about. `review` lists the finding codes that keep it from being accepted without a person; empty means
    accepted. `witnesses` counts the independent confirmations.
    """

    body_id: str
    period: str
    category: str
    low: int | None
    high: int | None
    status: str
    text: str
    place: Place
    derivation: str
    evidence: tuple[Evidence, ...] = ()
    review: tuple[str, ...] = ()
    witnesses: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """How a reply answers for one body and one period: an outcome class of `outcomes.csv` and why."""

    body_id: str
    period: str
    outcome: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class NumberUse:
    """What became of one number in the answering part of a reply: `used`, `explained` or `raised`."""

    text: str
    place: Place
    use: str
    why: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A reply read against a request.

    `body_ids` are the bodies it answers for (more than one for a joint letter); `signals` say what pointed
    to them. `kind` is `answer`, `refusal`, `covering` (a letter whose answer is attached), `acknowledgement`, `irrelevant` or `unread`. `supersedes` is True
    where the letter says that it corrects or replaces an earlier one. `numbers` is the audit: what became of
    every number in the part that answers.
    """

    reply_id: str
    kind: str
    body_ids: tuple[str, ...] = ()
    signals: tuple[str, ...] = ()
    reference: str | None = None
    dated: date | None = None
    supersedes: bool = False
    observations: tuple[Observation, ...] = ()
    answers: tuple[Answer, ...] = ()
    numbers: tuple[NumberUse, ...] = ()
    findings: tuple[Finding, ...] = ()


# ---------------------------------------------------------------- national


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's ruling, one row of `decisions.csv`.

    `action` is one of `national.decisions.ACTIONS`. `reply` is the
    beginning of a reply's sha256 or its path. `expect` guards the ruling: the text or interval that the
    person saw; where it no longer holds, the decision is not applied and a finding says so.
    """

    decision_id: str
    action: str
    reply: str
    body_id: str
    period: str
    category: str
    value: str
    expect: str
    reason: str
    decided_by: str
    decided_on: str


@dataclass(frozen=True, slots=True)
class Figure:
    """The settled interval for body x period x category, with the observation it rests on.

    `reasons` are the finding codes that it carries, blocking or not. `sources` names the reply of each piece
    of evidence, in the same order.
    """

    body_id: str
    period: str
    category: str
    low: int | None
    high: int | None
    status: str
    needs_review: bool
    reply_id: str | None
    derivation: str
    evidence: tuple[Evidence, ...] = ()
    reasons: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


# ---------------------------------------------------------------- progress


@dataclass(frozen=True, slots=True)
class Progress:
    """One step of long work, for whoever shows it: the room, how far, of how many, and what is at hand."""

    room: str
    done: int
    of: int
    label: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)
