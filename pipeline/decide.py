"""A person's ruling, from the words of a command to a row of `decisions.csv`.

What belongs here: what each action takes, which reply is meant where none is named, and the order of looking, trying
and filing. What does not: what a ruling does (`national.decisions`), its guard and the file (`national.filing`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.model import Decision
from pipeline.national.build import settle_request
from pipeline.national.decisions import decisions_path, load_decisions
from pipeline.national.filing import Proposal, RefusedError, file_decisions, find_reply, propose, reply_column, short
from pipeline.national.received import Received
from pipeline.release.resolve import resolve, spellings
from pipeline.request import TOTAL, Request
from pipeline.run import arrivals, locked
from pipeline.settings import Settings
from pipeline.work import pile, received

_PATIENCE_SECONDS = 30.0

# What each action needs, and what it may have beside: a call that names anything else means something else.
_NEEDS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "accept": ((), ("body", "period", "category", "reply")),
    "choose": (("body", "period", "value"), ("category", "reply")),
    "correct": (("body", "period", "value"), ("category", "reply")),
    "exclude": (("reply",), ("body", "period", "category")),
    "assign_body": (("reply", "body"), ()),
    "supersede": (("reply",), ()),
    "release": (("reply",), ()),
}


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a person said: names as people write them, empty where nothing was said."""

    action: str
    reason: str
    by: str
    on: str
    body: str = ""
    period: str = ""
    category: str = ""
    reply: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Filed:
    """What was filed, and where."""

    path: Path
    proposal: Proposal


def decide(settings: Settings, request: Request, ruling: Ruling) -> Filed:
    """Tries the ruling on what was read so far, and files it with its guard where it applies.

    The next ingest applies it. Raises LookupError in one line where it is about nothing, and files nothing then.
    """
    _check(ruling)
    path = decisions_path(request)
    with locked(settings.warehouse, _PATIENCE_SECONDS):
        found, _ = received(pile(settings, request, arrivals(settings, request)))
        filed = load_decisions(path)
        proposal = propose(request, found, filed, _drafted(request, found, filed, ruling))
        file_decisions(path, proposal.rows)
    return Filed(path, proposal)


def _check(ruling: Ruling) -> None:
    needs, may = _NEEDS[ruling.action]
    named = {name for name in ("body", "period", "category", "reply", "value") if getattr(ruling, name)}
    lacking = [name for name in needs if name not in named]
    if lacking:
        raise RefusedError(f"'{ruling.action}' needs {_options(lacking)}.")
    strange = sorted(named - {*needs, *may})
    if strange:
        raise RefusedError(f"'{ruling.action}' has no use for {_options(strange)}.")
    if ruling.action == "accept" and not named & {"body", "reply"}:
        raise RefusedError("'accept' needs --body or --reply.")
    for name in ("reason", "by"):
        if not getattr(ruling, name).strip():
            raise RefusedError(f"A decision needs --{name}.")


def _options(names: Sequence[str]) -> str:
    return " and ".join(f"--{name}" for name in names)


def _drafted(request: Request, found: Sequence[Received], filed: Sequence[Decision], ruling: Ruling) -> Decision:
    """The ruling in ids, without a name of its own and without a guard."""
    among = request.register if ruling.action == "assign_body" else request.bodies
    bodies = {body.id: (body.id, body.name, body.short_name, *body.aliases) for body in among}
    periods = {period.id: (period.id, *spellings(period.start, period.end)) for period in request.periods}
    labels = {topic.id: (topic.id, topic.label) for topic in request.categories}
    categories = {category: labels.get(category, (category,)) for category in request.category_ids}
    draft = Decision(
        decision_id="",
        action=ruling.action,
        reply=reply_column(find_reply(found, ruling.reply)) if ruling.reply else "",
        body_id=resolve("body", ruling.body, bodies) if ruling.body else "",
        period=resolve("period", ruling.period, periods) if ruling.period else "",
        category=resolve("category", ruling.category, categories) if ruling.category else "",
        value=ruling.value,
        expect="",
        reason=ruling.reason,
        decided_by=ruling.by,
        decided_on=ruling.on,
    )
    return _completed(request, found, filed, draft) if "value" in _NEEDS[draft.action][0] else draft


def _completed(request: Request, found: Sequence[Received], filed: Sequence[Decision], draft: Decision) -> Decision:
    """A ruling on one figure with the category and the reply that it goes without saying."""
    if not draft.category:
        if TOTAL not in request.category_ids:
            raise RefusedError(f"'{draft.action}' needs --category: {' or '.join(request.category_ids)}.")
        draft = replace(draft, category=TOTAL)
    if draft.reply:
        return draft
    key = (draft.body_id, draft.period, draft.category)
    figures = settle_request(request, found, filed).figures
    reply_id = next(f.reply_id for f in figures if (f.body_id, f.period, f.category) == key)
    if reply_id is None:
        raise RefusedError(f"No reply answers for {draft.body_id}, {draft.period}: name the one with --reply.")
    return replace(draft, reply=short(reply_id))
