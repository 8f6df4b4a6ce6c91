"""Decisions: what people ruled, filed as `decisions.csv` beside `request.toml`, applied as data.

What belongs here: reading the file, finding what each row is about, checking its guard, applying it. What does
not: which reply counts by itself (`counting`), or arithmetic (`settle`).

The file has one row per ruling, in the columns of `model.Decision`:

- `reply`: the beginning of a reply's sha256, or its path below `replies/` (a container's stands for its
  members). May be empty for `accept` alone.
- `body_id`, `period`, `category`: what the ruling is about; empty means all of that reply's.
- `action`:
  `accept` takes the figure as it stands; `choose` takes the other reading in the same reply that comes to `value`;
  `correct` puts `value` (`245`, `0-4`, `£1,200`, `yes`) in its place, wherever a person has it from;
  `exclude` takes a reply, or those figures of it, out; `assign_body` says that `body_id` sent the reply;
  `supersede` says that another reply replaces this one; `release` lets the visible part of a quarantined
  file be read.
- `expect`: what the person saw: the text as printed, the number or interval, the status, or (for a ruling on
  a whole reply) its bodies, kind or outcome; where the ruling is about several, each of them, divided by ` | `.
  Where that no longer holds, the ruling is not applied.

A row that matches nothing, or whose guard fails, is a finding; it never fails in silence and never stops a build.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Protocol

from pipeline.model import Decision, Evidence, Figure, Finding, Observation, Place, Reading
from pipeline.national.received import Raised, Received, is_stated
from pipeline.national.rival_readings import choose
from pipeline.request import TOTAL, Request, RequestError

COLUMNS = tuple(field.name for field in fields(Decision))
# How the place of a figure begins that a person supplied.
SUPPLIED = "decision "
SHORTEST_PREFIX = 6
# What divides the things that a guard expects.
_ALSO = " | "
_VALUE = re.compile(r"£?(\d[\d,]*)(?:\s*(?:-|–|to|\.\.)\s*£?(\d[\d,]*))?")
_YES_NO = {"yes": (1, 1), "no": (0, 0)}


@dataclass(frozen=True, slots=True)
class Ruled:
    """What became of a decision: whether it is about anything here, whether it was applied, and why not.

    `seen` is what each thing that it is about says now, as `expect` may name it.
    """

    decision: Decision
    matched: bool
    applied: bool
    outcome: str
    seen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ruling:
    """The replies after the rulings on them.

    `set_aside` maps the path of a reply that no longer counts to the reason. `ruled` has one entry per
    decision that is not about figures.
    """

    received: tuple[Received, ...]
    set_aside: dict[str, str]
    ruled: tuple[Ruled, ...]


def decisions_path(request: Request) -> Path:
    """Where the request's decisions are filed."""
    return request.folder / "decisions.csv"


def load_decisions(path: Path) -> tuple[Decision, ...]:
    """Reads `decisions.csv`; there are none where there is no file. Raises RequestError for a wrong header."""
    if not path.is_file():
        return ()
    rows = csv.DictReader(path.read_text("utf-8-sig").splitlines())
    missing = [name for name in COLUMNS if name not in (rows.fieldnames or ())]
    if missing:
        raise RequestError(f"{path} lacks the column {', '.join(missing)}; its header must be: {','.join(COLUMNS)}")
    return tuple(Decision(*((row[name] or "").strip() for name in COLUMNS)) for row in rows)


def released(decisions: Iterable[Decision], received: Sequence[Received]) -> frozenset[str]:
    """The reply_ids whose visible part may be read though the file hides something."""
    releases = (decision for decision in decisions if decision.action == "release")
    return frozenset(hit.reply_id for decision in releases for hit in _about(decision, received))


def rule_on_replies(decisions: Iterable[Decision], received: Sequence[Received]) -> Ruling:
    """Applies every decision but `accept`, in the order filed but for `assign_body`, which comes first."""
    ruling = Ruling(tuple(received), {}, ())
    for decision in sorted(decisions, key=lambda d: d.action != "assign_body"):
        if decision.action != "accept":
            ruling = _ACTIONS.get(decision.action, _unknown)(ruling, decision)
    return ruling


def rule_on_figures(
    decisions: Iterable[Decision], figures: Sequence[Figure], received: Sequence[Received]
) -> tuple[tuple[Figure, ...], tuple[Ruled, ...]]:
    """Applies the `accept` decisions: a figure that one is about needs no review any more.

    Where a decision names no category, its guard is held against the totals; where there are none, against all.
    """
    settled, ruled = list(figures), []
    for decision in decisions:
        if decision.action != "accept":
            continue
        replies = {hit.reply_id for hit in _about(decision, received)} if decision.reply else None
        hits = [
            i
            for i, figure in enumerate(settled)
            if figure.low is not None
            and (replies is None or figure.reply_id in replies)
            and _selects(decision, figure.body_id, figure.period, figure.category)
        ]
        totals = [settled[i] for i in hits if settled[i].category == TOTAL]
        guarded = [settled[i] for i in hits] if decision.category or not totals else totals
        outcome = _ruled(decision, len(hits), [_seen(figure) for figure in guarded])
        ruled.append(outcome)
        for i in hits if outcome.applied else ():
            derivation = f"{settled[i].derivation}; accepted by {_who(decision)}"
            settled[i] = replace(settled[i], needs_review=False, derivation=derivation)
    return tuple(settled), tuple(ruled)


def findings(ruled: Iterable[Ruled]) -> tuple[Raised, ...]:
    """A finding for every decision that could not be applied."""
    return tuple(
        Raised(
            Finding(
                "decision_stale" if r.matched else "decision_unmatched",
                f"Decision '{r.decision.decision_id}' ({r.decision.action}): {r.outcome}",
                body_id=r.decision.body_id or None,
            ),
            period=r.decision.period or None,
        )
        for r in ruled
        if not r.applied
    )


# ---------------------------------------------------------------- one action each


def _assign_body(ruling: Ruling, decision: Decision) -> Ruling:
    if not decision.body_id:
        return _with(ruling, _refused(decision, "it names no body_id."))

    def assign(reading: Reading) -> Reading:
        return replace(
            reading,
            body_ids=(decision.body_id,),
            signals=(*reading.signals, f"assigned by {_who(decision)}"),
            observations=tuple(
                replace(o, body_id=decision.body_id, review=_without_body_doubts(o.review))
                for o in reading.observations
            ),
            answers=tuple(replace(a, body_id=decision.body_id) for a in reading.answers),
        )

    return _on_readings(ruling, decision, assign)


def _without_body_doubts(review: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(code for code in review if code not in {"body_unknown", "body_conflict"})


def _exclude(ruling: Ruling, decision: Decision) -> Ruling:
    if not (decision.period or decision.category or decision.body_id):
        return _set_aside(ruling, decision, "left out")
    return _on_observations(ruling, decision, lambda _: None)


def _supersede(ruling: Ruling, decision: Decision) -> Ruling:
    return _set_aside(ruling, decision, "replaced by another reply")


def _choose(ruling: Ruling, decision: Decision) -> Ruling:
    interval, why_not = _value_of(decision)
    if interval is None:
        return _with(ruling, _refused(decision, why_not))
    hits = [hit.reading for hit in _about(decision, ruling.received) if hit.reading is not None]
    chosen = {o: choose(o, interval, _who(decision)) for reading in hits for o in _selected(decision, reading)}
    if chosen and not any(chosen.values()):
        return _with(ruling, _refused(decision, f"the reply has no other reading that comes to '{decision.value}'."))
    return _on_observations(ruling, decision, lambda old: chosen[old] or old)


def _correct(ruling: Ruling, decision: Decision) -> Ruling:
    interval, why_not = _value_of(decision)
    if interval is None:
        return _with(ruling, _refused(decision, why_not))
    low, high = interval

    def correct(old: Observation) -> Observation:
        new = _supplied(decision, low, high)
        derivation = f"corrected by {_who(decision)}; it was {_seen(old)[0]}: {old.derivation}"
        doubted = tuple(replace(evidence, role="conflict") for evidence in old.evidence)
        return replace(new, text=old.text, place=old.place, derivation=derivation, evidence=(*new.evidence, *doubted))

    matches = [(hit, hit.reading) for hit in _about(decision, ruling.received) if hit.reading is not None]
    if any(_selected(decision, reading) for _, reading in matches):
        return _on_observations(ruling, decision, correct)
    if len(matches) != 1:
        return _with(ruling, _refused(decision, f"it matches {len(matches)} replies that were read; name one."))
    outcome = _ruled(decision, 1, [("missing",)])
    for hit, reading in matches if outcome.applied else ():
        observations = (*reading.observations, _supplied(decision, low, high))
        ruling = _swap(ruling, hit, replace(reading, kind="answer", observations=observations))
    return _with(ruling, outcome)


def _value_of(decision: Decision) -> tuple[tuple[int, int] | None, str]:
    """What a ruling on one figure puts in its place; where it says too little, None and why."""
    interval = _interval(decision.value)
    if interval is None:
        return None, f"the value '{decision.value}' is no count and no interval."
    if not (decision.body_id and decision.period and decision.category):
        return None, f"'{decision.action}' needs body_id, period and category."
    return interval, ""


def _supplied(decision: Decision, low: int, high: int) -> Observation:
    """A figure that a person read."""
    place = Place(ref=f"{SUPPLIED}{decision.decision_id}")
    return Observation(
        body_id=decision.body_id,
        period=decision.period,
        category=decision.category,
        low=low,
        high=high,
        status="exact" if low == high else "interval",
        text=decision.value,
        place=place,
        derivation=f"supplied by {_who(decision)}",
        evidence=(Evidence("value", decision.value, place),),
    )


def _release(ruling: Ruling, decision: Decision) -> Ruling:
    """The reading itself is freed before it is read, by `released`; here it is only seen whether it matched."""
    return _with(ruling, _ruled(decision, len(_about(decision, ruling.received)), []))


def _unknown(ruling: Ruling, decision: Decision) -> Ruling:
    known = ", ".join(sorted(ACTIONS))
    return _with(ruling, _refused(decision, f"there is no action '{decision.action}'; the actions are {known}."))


_ACTIONS: dict[str, Callable[[Ruling, Decision], Ruling]] = {
    "assign_body": _assign_body,
    "exclude": _exclude,
    "supersede": _supersede,
    "choose": _choose,
    "correct": _correct,
    "release": _release,
}
ACTIONS = ("accept", *_ACTIONS)
"""Everything that a decision may do."""


# ---------------------------------------------------------------- how they share


def _on_readings(ruling: Ruling, decision: Decision, change: Callable[[Reading], Reading]) -> Ruling:
    hits = [(hit, hit.reading) for hit in _about(decision, ruling.received) if hit.reading is not None]
    outcome = _ruled(decision, len(hits), [_seen_reply(hit) for hit, _ in hits])
    for hit, reading in hits if outcome.applied else ():
        ruling = _swap(ruling, hit, change(reading))
    return _with(ruling, outcome)


def _on_observations(ruling: Ruling, decision: Decision, change: Callable[[Observation], Observation | None]) -> Ruling:
    """Changes (or, with None, drops) each observation that the decision is about."""
    hits = [(hit, hit.reading) for hit in _about(decision, ruling.received) if hit.reading is not None]
    selected = [o for _, reading in hits for o in _selected(decision, reading)]
    outcome = _ruled(decision, len(selected), [_seen(o) for o in selected])
    touched = {(o.body_id, o.period) for o in selected if o.category != TOTAL}
    for hit, reading in hits if outcome.applied else ():
        changed = (change(o) if o in selected else o for o in reading.observations)
        kept = tuple(o for o in changed if o is not None and not _is_stale_sum(o, touched))
        ruling = _swap(ruling, hit, replace(reading, observations=kept))
    return _with(ruling, outcome)


def _is_stale_sum(observation: Observation, touched: set[tuple[str, str]]) -> bool:
    """Whether it is a total that the reader added up from parts, one of which a decision has changed."""
    is_sum = observation.category == TOTAL and not is_stated(observation)
    return is_sum and (observation.body_id, observation.period) in touched


def _set_aside(ruling: Ruling, decision: Decision, how: str) -> Ruling:
    hits = _about(decision, ruling.received)
    outcome = _ruled(decision, len(hits), [_seen_reply(hit) for hit in hits if hit.reply.outcome != "duplicate"])
    if outcome.applied:
        aside = dict.fromkeys((hit.path for hit in hits), f"{how}: {decision.reason} ({_who(decision)})")
        ruling = replace(ruling, set_aside={**ruling.set_aside, **aside})
    return _with(ruling, outcome)


class Named(Protocol):
    """A reply, as far as a decision may name it."""

    @property
    def path(self) -> str:
        """Its path below `replies/`."""

    @property
    def reply_id(self) -> str:
        """Its sha256."""


def guard(seen: Iterable[str]) -> str:
    """What a decision that is about things which say `seen` expects."""
    return _ALSO.join(seen)


def names(decision: Decision, source: Named) -> bool:
    """Whether a decision's `reply` is this reply's path, its container's, or the beginning of its sha256."""
    name = decision.reply
    if not name:
        return False
    if source.path == name or source.path.startswith(f"{name}!/"):
        return True
    return len(name) >= SHORTEST_PREFIX and source.reply_id.startswith(name.lower())


def _about(decision: Decision, received: Sequence[Received]) -> list[Received]:
    """The replies that a decision names, copies too; none where a prefix fits several files."""
    named = {r.reply_id for r in received if names(decision, r)}
    by_path = any(names(decision, r) and not r.reply_id.startswith(decision.reply.lower()) for r in received)
    return [r for r in received if r.reply_id in named] if by_path or len(named) == 1 else []


def _selected(decision: Decision, reading: Reading) -> list[Observation]:
    return [o for o in reading.observations if _selects(decision, o.body_id, o.period, o.category)]


def _selects(decision: Decision, body_id: str, period: str, category: str) -> bool:
    return decision.body_id in {"", body_id} and decision.period in {"", period} and decision.category in {"", category}


def _holds(decision: Decision, seen: Iterable[str]) -> bool:
    expected = {_plain(text) for text in decision.expect.split(_ALSO)}
    return not decision.expect or not expected.isdisjoint(_plain(text) for text in seen)


def _plain(text: str) -> str:
    return re.sub(r"[\s,]", "", text).casefold()


def _seen(figure: Observation | Figure) -> tuple[str, ...]:
    """What a person may have written down as seen of a figure; the first is how a message shows it."""
    text = figure.text if isinstance(figure, Observation) else " + ".join(e.text for e in figure.evidence)
    if figure.low is None:
        return (figure.status, text)
    shown = str(figure.low) if figure.low == figure.high else f"{figure.low}-{figure.high or ''}"
    return (shown, text, figure.status)


def _seen_reply(hit: Received) -> tuple[str, ...]:
    reading = hit.reading
    if reading is None:
        return (hit.opened or hit.reply.outcome,)
    return ("|".join(reading.body_ids), reading.kind, hit.opened, reading.reference or "")


def _interval(value: str) -> tuple[int, int] | None:
    match = _VALUE.fullmatch(value.strip())
    if match is None:
        return _YES_NO.get(value.strip().casefold())
    low = int(match[1].replace(",", ""))
    high = int(match[2].replace(",", "")) if match[2] else low
    return (low, high) if low <= high else None


def _swap(ruling: Ruling, old: Received, reading: Reading) -> Ruling:
    new = tuple(replace(r, reading=reading) if r.path == old.path else r for r in ruling.received)
    return replace(ruling, received=new)


def _with(ruling: Ruling, ruled: Ruled) -> Ruling:
    return replace(ruling, ruled=(*ruling.ruled, ruled))


def _ruled(decision: Decision, matched: int, guarded: Sequence[tuple[str, ...]]) -> Ruled:
    """The outcome of a decision about `matched` things; `guarded` is what each of them says now."""
    if not matched:
        return _refused(decision, "it matches nothing.")
    said = tuple(dict.fromkeys(map(_shown, guarded)))
    stale = dict.fromkeys(_shown(seen) for seen in guarded if not _holds(decision, seen))
    if stale:
        now = " and ".join(f"'{text}'" for text in stale)
        return Ruled(decision, True, False, f"it expects '{decision.expect}', but now it says {now}.", said)
    return Ruled(decision, True, True, f"applied to {matched}", said)


def _shown(seen: Sequence[str]) -> str:
    """How a thing that a decision is about is named: by the first that it says of itself."""
    return next((text for text in seen if text), "")


def _refused(decision: Decision, why: str) -> Ruled:
    return Ruled(decision, False, False, why)


def _who(decision: Decision) -> str:
    return " on ".join(part for part in (decision.decided_by, decision.decided_on) if part) or "a decision"
