"""How a request stands today: who answered, who is due, what waits for a person, what is new.

What belongs here: the warehouse held against today's date and the files as they lie now. What does not: anything
that a rebuilt warehouse should repeat.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from pipeline.model import Reply
from pipeline.release.doubts import Remark, questions, remarks
from pipeline.release.summary import interval, rows
from pipeline.request import TOTAL, Request

if TYPE_CHECKING:
    import duckdb
    from rich.console import Console

# Findings shown of each code.
_SHOWN = 10
# Outcomes that leave the body owing an answer; a refusal is one.
_OWING = frozenset({"awaited", "not_a_reply"})


@dataclass(frozen=True, slots=True)
class Awaited:
    """A body and period without a figure: how it answered so far, when it was due, and by how many days it is late."""

    body_id: str
    body: str
    period: str
    outcome: str
    deadline: date | None
    days_overdue: int


@dataclass(frozen=True, slots=True)
class InReview:
    """A total (or the answer to one of several questions) that waits for a person, and the codes that keep it."""

    body_id: str
    body: str
    period: str
    category: str
    label: str
    kind: str
    low: int
    high: int | None
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Status:
    """One request's state. `replies` counts by outcome; `new` and `gone` are paths since the last ingest.

    `questions` is how many doubts wait for a person, `remarks` are the findings that hold back no figure.
    """

    request_id: str
    title: str
    as_of: date
    bodies_asked: int
    bodies_answered: int
    replies: dict[str, int]
    awaited: tuple[Awaited, ...]
    in_review: tuple[InReview, ...]
    open_findings: dict[str, int]
    questions: int
    remarks: tuple[Remark, ...]
    new: tuple[str, ...]
    gone: tuple[str, ...]


def request_status(
    connection: duckdb.DuckDBPyConnection, request: Request, replies: Sequence[Reply], today: date | None = None
) -> Status:
    """A request's state as of `today`; `replies` are the files as they lie now."""
    today = today or datetime.now(UTC).date()
    known = {(row["path"], row["reply_id"]) for row in rows(connection, _KNOWN, request.id)}
    now = {(reply.path, reply.reply_id) for reply in replies}
    awaited = tuple(
        Awaited(**row, days_overdue=days_overdue(row["outcome"], row["deadline"], today))
        for row in rows(connection, _AWAITED, request.id)
    )
    missing = {one.body_id for one in awaited}
    asked = questions(connection, request.id)
    return Status(
        request_id=request.id,
        title=request.title,
        as_of=today,
        bodies_asked=len(request.bodies),
        bodies_answered=len(request.bodies) - len(missing) if known else 0,
        replies={row["outcome"]: row["n"] for row in rows(connection, _REPLIES, request.id)},
        awaited=awaited,
        in_review=tuple(
            InReview(**{**row, "reasons": tuple(row["reasons"])}) for row in rows(connection, _IN_REVIEW, request.id)
        ),
        open_findings={row["code"]: row["n"] for row in rows(connection, _OPEN, request.id)},
        questions=len(asked),
        remarks=remarks(connection, request.id, asked),
        new=tuple(sorted(path for path, _ in now - known)),
        gone=tuple(sorted({path for path, _ in known} - {path for path, _ in now})),
    )


def days_overdue(outcome: str, deadline: date | None, today: date) -> int:
    """By how many days an answer is late as of `today`; 0 where one was given, refusals included, or none is due yet."""
    return max(0, (today - deadline).days) if deadline and outcome in _OWING else 0


def show_status(console: Console, status: Status) -> None:
    """The state for a person at a terminal."""
    from rich.markup import escape  # noqa: PLC0415 - not needed for JSON

    console.rule(f"[bold]{escape(status.title)}[/] ({escape(status.request_id)})", align="left")
    counts = ", ".join(f"{n} {outcome}" for outcome, n in status.replies.items()) or "none"
    console.print(f"  Replies: {counts}", highlight=False)
    console.print(f"  Bodies with all figures: {status.bodies_answered} of {status.bodies_asked}", highlight=False)
    if status.new or status.gone:
        console.print(
            f"  [yellow]Since the last ingest {len(status.new)} files are new or changed, {len(status.gone)} are gone: run 'foi ingest'.[/]"
        )
        for path in (*status.new[:10], *status.gone[:10]):
            console.print(f"    {escape(path)}", highlight=False)
    else:
        console.print("  Nothing new since the last ingest.")
    _show_due(console, status)
    _show_review(console, status)
    _show_remarks(console, status.remarks)


def _show_due(console: Console, status: Status) -> None:
    """Who has not given every figure, the longest overdue first."""
    from rich.markup import escape  # noqa: PLC0415

    bodies: dict[str, list[Awaited]] = {}
    for one in sorted(status.awaited, key=lambda one: -one.days_overdue):
        bodies.setdefault(one.body_id, []).append(one)
    overdue = [own for own in bodies.values() if own[0].days_overdue]
    if overdue:
        console.print(f"  [red]Overdue: {len(overdue)} of {status.bodies_asked} bodies[/]", highlight=False)
    for own in bodies.values():
        first = own[0]
        outcomes = " and ".join(
            f"{outcome.replace('_', ' ')} for {', '.join(one.period for one in own if one.outcome == outcome)}"
            for outcome in dict.fromkeys(one.outcome for one in own)
        )
        due = "" if first.deadline is None else f"; due {first.deadline:%d %B %Y}"
        late = f", [red]{first.days_overdue:,} days ago[/]" if first.days_overdue else ""
        console.print(f"  [red]missing[/] {escape(first.body)}: {outcomes}{due}{late}", highlight=False)


def _show_review(console: Console, status: Status) -> None:
    from rich.markup import escape  # noqa: PLC0415

    for figure in status.in_review:
        shown = interval(figure.low, figure.high, kind=figure.kind)
        about = figure.body if figure.category == TOTAL else f"{figure.body}, {figure.label}"
        console.print(
            f"  [yellow]in review[/] {escape(about)}, {figure.period}: {shown} ({', '.join(figure.reasons)})",
            highlight=False,
        )
    if status.questions:
        what = "question waits" if status.questions == 1 else "questions wait"
        console.print(f"  [yellow]{status.questions} {what} for a person: 'foi doubts' shows them.[/]", highlight=False)


def _show_remarks(console: Console, found: Sequence[Remark]) -> None:
    """What holds back no figure, by code, with what to do about it once."""
    from rich.markup import escape  # noqa: PLC0415

    grouped: dict[str, list[Remark]] = {}
    for remark in found:
        grouped.setdefault(remark.code, []).append(remark)
    for code, own in grouped.items():
        console.print(f"  [yellow]{len(own)} {code}[/] [dim]{escape(own[0].what_to_do)}[/]", highlight=False)
        for remark in own[:_SHOWN]:
            about = ", ".join(part for part in (remark.body_id, remark.path) if part)
            console.print(f"    {escape(f'{about}: {remark.message}')}", highlight=False, soft_wrap=True)
        if len(own) > _SHOWN:
            console.print(f"    and {len(own) - _SHOWN} more: see national.findings in the warehouse.", highlight=False)


_KNOWN = "SELECT path, reply_id FROM intake.replies WHERE request_id = ?"
_REPLIES = "SELECT outcome, count(*) AS n FROM intake.replies WHERE request_id = ? GROUP BY 1 ORDER BY 1"
_AWAITED = """SELECT c.body_id, b.name AS body, c.period, c.outcome, c.deadline
    FROM national.coverage AS c JOIN national.bodies AS b USING (request_id, body_id)
    JOIN national.periods AS p USING (request_id, period)
    WHERE c.request_id = ? AND NOT c.has_figure ORDER BY b.position, p.position"""
_IN_REVIEW = """SELECT f.body_id, b.name AS body, f.period, f.category, c.label, c.kind, f.low, f.high, f.reasons
    FROM national.figures AS f JOIN national.bodies AS b USING (request_id, body_id)
    JOIN national.periods AS p USING (request_id, period)
    JOIN national.categories AS c USING (request_id, category)
    WHERE f.request_id = ? AND c.stands_alone AND f.needs_review ORDER BY b.position, p.position, c.position"""
_OPEN = """SELECT code, count(*) AS n FROM national.findings
    WHERE request_id = ? AND still_open GROUP BY code, blocks ORDER BY blocks DESC, n DESC, code"""
