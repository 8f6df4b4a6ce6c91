"""Filing a decision: what a person rules becomes a row of `decisions.csv`, with the guard filled in.

What belongs here: trying a ruling on what the replies say now, what it then expects, its name, and adding it to the
file. What does not: applying what is filed (`decisions`), or how a person words it (`cli`).
"""

from __future__ import annotations

import csv
import io
import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from pipeline.model import Decision, Figure
from pipeline.national.build import settle_request
from pipeline.national.decisions import COLUMNS, SHORTEST_PREFIX, guard
from pipeline.national.received import Received
from pipeline.request import Request

_CONTRADICTION = "total_mismatch"


class RefusedError(LookupError):
    """A ruling that is about nothing here; the message says why."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Rows that can be filed, each with its guard; `upset` says in words which earlier rulings would stop applying."""

    rows: tuple[Decision, ...]
    upset: tuple[str, ...]


def propose(request: Request, received: Sequence[Received], filed: Sequence[Decision], draft: Decision) -> Proposal:
    """What to file for a ruling: a row for each figure that an `accept` is about, one for all else.

    `received` are the replies before any ruling, `filed` the rulings there are. Raises RefusedError where the ruling
    would not apply.
    """
    before = settle_request(request, received, filed)
    drafts = _accepted(draft, before.figures) if draft.action == "accept" else (draft,)
    taken = {decision.decision_id for decision in filed}
    rows: list[Decision] = []
    for one, ruled in zip(
        drafts, settle_request(request, received, (*filed, *drafts)).ruled[len(filed) :], strict=True
    ):
        if not ruled.applied:
            raise RefusedError(f"Nothing was filed: {ruled.outcome}")
        rows.append(replace(one, decision_id=_named(one, taken), expect=guard(ruled.seen)))
        taken.add(rows[-1].decision_id)
    after = settle_request(request, received, (*filed, *rows))
    upset = [
        f"Decision '{now.decision.decision_id}' would no longer apply: {now.outcome}"
        for then, now in zip(before.ruled, after.ruled, strict=False)
        if then.applied and not now.applied
    ]
    return Proposal(tuple(rows), tuple(upset))


def _accepted(draft: Decision, figures: Iterable[Figure]) -> tuple[Decision, ...]:
    """A row for each figure in review that the draft is about, so that each is guarded by itself."""
    chosen = [
        figure
        for figure in figures
        if figure.needs_review
        and draft.body_id in {"", figure.body_id}
        and draft.period in {"", figure.period}
        and draft.category in {"", figure.category}
        and (not draft.reply or (figure.reply_id or "").startswith(draft.reply))
    ]
    if not chosen:
        raise RefusedError("Nothing was filed: no figure of these is in review.")
    for figure in chosen:
        if _CONTRADICTION in figure.reasons and not draft.category:
            where = f"{figure.body_id}, {figure.period}"
            raise RefusedError(
                f"Nothing was filed: of {where} the parts and the total can't both be right; name --category."
            )
    return tuple(
        replace(draft, body_id=f.body_id, period=f.period, category=f.category, reply=short(f.reply_id or ""))
        for f in chosen
    )


def short(reply_id: str) -> str:
    """As much of a sha256 as a row needs to name a file."""
    return reply_id[: 2 * SHORTEST_PREFIX]


def find_reply(received: Sequence[Received], name: str) -> Received:
    """The reply that a person means: by its path, the beginning of its sha256, or a part of its path.

    Raises RefusedError where none or several fit.
    """
    wanted = name.casefold()
    for hits in (
        [r for r in received if r.path == name],
        [r for r in received if len(name) >= SHORTEST_PREFIX and r.reply_id.startswith(wanted)],
        [r for r in received if wanted and wanted in r.path.casefold()],
    ):
        originals = [r for r in hits if r.reply.outcome != "duplicate"] or hits
        if len({r.reply_id for r in originals}) == 1:
            return originals[0]
        if originals:
            raise RefusedError(f"'{name}' may be {_listed([r.path for r in originals])}; name one of them.")
    raise RefusedError(f"There is no reply '{name}'.")


def _listed(paths: Sequence[str]) -> str:
    more = f" or {len(paths) - 3} others" if len(paths) > 3 else ""
    return " or ".join(f"'{path}'" for path in paths[:3]) + more


def reply_column(source: Received) -> str:
    """How a row names a reply: by its content, so that another file under the same name is not meant.

    A container is named by its path, which stands for its members.
    """
    return source.path if source.reply.outcome == "container" else short(source.reply_id)


def _named(draft: Decision, taken: Iterable[str]) -> str:
    """A name that a person can read, and that no other row bears."""
    about = [draft.body_id, draft.period, draft.category, "" if draft.body_id else draft.reply]
    name = re.sub(r"[^\w.]+", "-", "-".join(part for part in (draft.decided_on, *about, draft.action) if part))
    others, number = set(taken), 2
    unique = name
    while unique in others:
        unique, number = f"{name}-{number}", number + 1
    return unique


def file_decisions(path: Path, rows: Iterable[Decision]) -> None:
    """Adds rows at the end of `decisions.csv`, all or none; what stands there stays as it is, byte by byte.

    The columns follow the order of the file's own header; a file that is not there is begun.
    """
    before = path.read_bytes() if path.is_file() else b""
    text = before.decode("utf-8-sig")
    header = next(csv.reader(text.splitlines()), None) if text.strip() else None
    added = io.StringIO()
    ending = "\r\n" if b"\r\n" in before else "\n"
    writer = csv.DictWriter(added, header or COLUMNS, restval="", extrasaction="ignore", lineterminator=ending)
    if header is None:
        writer.writeheader()
    elif not text.endswith(("\n", "\r")):
        added.write(ending)
    writer.writerows({name: " ".join(value.split()) for name, value in asdict(row).items()} for row in rows)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    with beside.open("wb") as file:
        file.write((before if header else b"") + added.getvalue().encode())
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
