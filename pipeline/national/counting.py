"""Which reply counts: each population enters the total once, whoever sends it and however often.

What belongs here: copies, twins, corrections, replies that contradict each other, for each body and period. What
does not: arithmetic within one answer (`settle`), or what people ruled (`decisions`).

The rules, for one body and one period:

1. A copy of a file, a reply set aside by a decision, an acknowledgement and what is no reply don't count.
2. A later reply that says it replaces an earlier one does so for the periods it answers. A covering letter
   speaks for what came in the same container; within one container each letter speaks for itself.
3. Replies that agree wherever they overlap are taken together; one that adds nothing is a twin.
4. Replies that contradict each other, neither of which replaces the other, are never added up: the latest
   carries the figures, and a person is asked.
5. A refusal counts only where nobody gave a figure.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from pipeline.model import Answer, Evidence, Finding, Observation
from pipeline.national.received import Raised, Received, is_stated
from pipeline.request import TOTAL, Request

ANSWERS = frozenset({"answer", "refusal"})
_WHY_NOT = {
    "acknowledgement": "It acknowledges or asks back, and does not answer.",
    "covering": "It covers what came with it, and gives no figures itself.",
    "irrelevant": "It does not answer this request.",
    "unread": "Nothing could be read that answers.",
}
_LONG_AGO = date.min


@dataclass(frozen=True, slots=True)
class Claim:
    """What one reply says for one body and one period: its observations by category, and its answer."""

    source: Received
    body_id: str
    period: str
    cells: Mapping[str, Observation]
    answer: Answer | None
    family: str
    dated: date | None
    supersedes: bool

    @property
    def has_figures(self) -> bool:
        """Whether it gives any number."""
        return any(o.low is not None for o in self.cells.values())


@dataclass(frozen=True, slots=True)
class Cited:
    """An observation with the reply it stands in."""

    observation: Observation
    source: Received


@dataclass(frozen=True, slots=True)
class Counted:
    """What counts for one body and one period.

    `cells` holds an observation per category. `answer` is how the body answered, by the reply `source`.
    `conflicts` are contradicting readings by category, `reasons` codes that put all figures in doubt.
    """

    body_id: str
    period: str
    cells: Mapping[str, Cited] = field(default_factory=dict)
    answer: Answer | None = None
    source: Received | None = None
    conflicts: Mapping[str, tuple[tuple[Received, Evidence], ...]] = field(default_factory=dict)
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Count:
    """The outcome: what counts for each body asked and period, and which replies it rests on.

    `used` holds `(path, body_id, period)` for each reply that a figure or an outcome rests on, `why_not` the
    reason for every other path. `replaced` are paths in whose place other replies stand.
    """

    counted: tuple[Counted, ...]
    used: frozenset[tuple[str, str, str]]
    why_not: Mapping[str, str]
    replaced: frozenset[str]
    raised: tuple[Raised, ...]


def count(
    received: Sequence[Received],
    set_aside: Mapping[str, str],
    request: Request,
    only: Collection[str] | None = None,
) -> Count:
    """Decides for each body asked and each period; `set_aside` maps paths to why a decision leaves them out.

    `only` are the bodies to decide for, all that were asked where None.
    """
    claims, why_not = _claims(received, set_aside)
    asked = {body.id for body in request.bodies}
    by_question: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        by_question.setdefault((claim.body_id, claim.period), []).append(claim)
    raised = [*_not_asked(received, asked)]
    counted: list[Counted] = []
    used: set[tuple[str, str, str]] = set()
    reasons: dict[str, str] = {}
    contradicting: set[str] = set()
    for body in (body for body in request.bodies if only is None or body.id in only):
        for period in request.periods:
            own = by_question.get((body.id, period.id), [])
            settled, kept, dropped, found = _settle(own, body.id, period.id)
            counted.append(settled)
            used |= {(c.source.path, body.id, period.id) for c in kept}
            for claim, reason in dropped:
                reasons.setdefault(claim.source.path, reason)
            contradicting |= {f.source.path for f in found if f.source and f.finding.code == "replies_differ"}
            raised += found
    counting = {path for path, _, _ in used}
    for source in received:
        if source.path not in counting:
            why_not.setdefault(source.path, reasons.get(source.path) or _says_nothing(source, asked))
    replaced = (set(reasons) | set(set_aside)) - counting - contradicting
    return Count(tuple(counted), frozenset(used), why_not, frozenset(replaced), _once(raised))


# ---------------------------------------------------------------- what each reply claims


def _claims(received: Sequence[Received], set_aside: Mapping[str, str]) -> tuple[list[Claim], dict[str, str]]:
    claims: list[Claim] = []
    why_not: dict[str, str] = {}
    dates, corrections = _families(received)
    for source in received:
        if (reason := _barred(source, set_aside)) is not None:
            why_not[source.path] = reason
            continue
        reading = source.reading
        assert reading is not None
        family = _family(source.path)
        for body_id, period in _questions(source):
            cells: dict[str, Observation] = {}
            for observation in reading.observations:
                if (observation.body_id, observation.period) == (body_id, period):
                    cells.setdefault(observation.category, observation)
            claims.append(
                Claim(
                    source=source,
                    body_id=body_id,
                    period=period,
                    cells=cells,
                    answer=next((a for a in reading.answers if (a.body_id, a.period) == (body_id, period)), None),
                    family=family,
                    dated=reading.dated or dates.get(family),
                    supersedes=reading.supersedes or family in corrections,
                )
            )
    return claims, why_not


def _barred(source: Received, set_aside: Mapping[str, str]) -> str | None:
    """Why a reply can't count at all; None where it may."""
    if source.reply.outcome == "duplicate":
        return f"The same file as '{source.reply.reason}'."
    if source.path in set_aside:
        return set_aside[source.path]
    if source.reply.outcome == "container":
        return "A container; its members count."
    if source.reply.outcome == "no_access":
        return source.reply.reason
    if source.reading is None:
        return source.reason or "Not read yet."
    if source.reading.kind not in ANSWERS:
        return source.reason or _WHY_NOT.get(source.reading.kind, "It does not answer.")
    return None


def _says_nothing(source: Received, asked: set[str]) -> str:
    bodies = () if source.reading is None else source.reading.body_ids
    if not bodies:
        return "Nothing says clearly who replied."
    if not asked & set(bodies):
        return "It is from a body that was not asked."
    return "It answers for no period that was asked for."


def _questions(source: Received) -> Iterator[tuple[str, str]]:
    """The bodies and periods that a reply says anything about, each once."""
    assert source.reading is not None
    about = [(o.body_id, o.period) for o in source.reading.observations]
    about += [(a.body_id, a.period) for a in source.reading.answers]
    yield from dict.fromkeys(about)


def _families(received: Iterable[Received]) -> tuple[dict[str, date], set[str]]:
    """The latest date in each container, and the containers in which a letter says that it corrects another."""
    dates: dict[str, date] = {}
    corrections: set[str] = set()
    for source in received:
        if source.reading is None or source.reply.outcome == "duplicate":
            continue
        family = _family(source.path)
        if source.reading.dated is not None:
            dates[family] = max(source.reading.dated, dates.get(family, _LONG_AGO))
        if source.reading.supersedes:
            corrections.add(family)
    return dates, corrections


def _family(path: str) -> str:
    return path.split("!/", 1)[0]


# ---------------------------------------------------------------- one body, one period


Dropped = list[tuple[Claim, str]]


def _settle(claims: Sequence[Claim], body_id: str, period: str) -> tuple[Counted, list[Claim], Dropped, list[Raised]]:
    """What counts, the claims it rests on, the others with why not, and findings."""
    raised: list[Raised] = []
    dropped: Dropped = []
    current: list[Claim] = []
    for claim in claims:
        later = next((other for other in claims if _replaces(other, claim)), None)
        if later is None:
            current.append(claim)
            continue
        dropped.append((claim, f"Replaced by '{later.source.path}'."))
        message = f"{period}: '{claim.source.path}' is replaced by '{later.source.path}'."
        raised.append(Raised(Finding("superseded", message, body_id=body_id), claim.source, period))
    with_figures = sorted((c for c in current if c.has_figures), key=_weight)
    if not with_figures:
        return _without_figures(current, body_id, period, dropped, raised)
    lead, *others = with_figures
    dropped += [(c, "Another reply gives the figures.") for c in current if not c.has_figures]
    cells = {category: Cited(o, lead.source) for category, o in lead.cells.items()}
    kept, rivals = [lead], []
    for other in others:
        if not _agrees(other, cells) or _overfills(other, cells):
            rivals.append(other)
            continue
        added = _take(other, cells)
        if added:
            kept.append(other)
        else:
            dropped.append((other, f"It says the same as '{lead.source.path}'."))
            message = f"{period}: '{other.source.path}' says the same as '{lead.source.path}'."
            raised.append(Raised(Finding("twin_reply", message, body_id=body_id), other.source, period))
    for rival in rivals:
        dropped.append((rival, f"It contradicts '{lead.source.path}'; a person must say which one counts."))
        raised.append(_contradiction(lead, rival, cells))
    lacking = [claim for claim, _ in dropped if _lost(claim, lead)]
    raised += [_incomplete_correction(lead, claim) for claim in lacking]
    counted = Counted(
        body_id=body_id,
        period=period,
        cells=cells,
        answer=next((c.answer for c in kept if c.answer is not None), None),
        source=lead.source,
        conflicts=_conflicts(rivals, cells),
        reasons=("replies_differ",) if rivals or lacking else (),
    )
    return counted, kept, dropped, raised


def _without_figures(
    claims: Sequence[Claim], body_id: str, period: str, dropped: Dropped, raised: list[Raised]
) -> tuple[Counted, list[Claim], Dropped, list[Raised]]:
    """The latest answer without figures tells the outcome."""
    if not claims:
        return Counted(body_id, period), [], dropped, raised
    lead, *others = sorted(claims, key=_weight)
    dropped += [(other, f"'{lead.source.path}' tells the outcome.") for other in others]
    cells = {category: Cited(o, lead.source) for category, o in lead.cells.items()}
    return Counted(body_id, period, cells, lead.answer, lead.source), [lead], dropped, raised


def _replaces(new: Claim, old: Claim) -> bool:
    """Whether `new` says of itself that it replaces earlier replies, is later than `old`, and answers."""
    if new is old or not new.has_figures:
        return False
    if new.family == old.family:
        corrects, corrected = _own_word(new), _own_word(old)
        new_date, old_date = _own_date(new), _own_date(old)
    else:
        corrects, corrected = new.supersedes, old.supersedes
        new_date, old_date = new.dated, old.dated
    if not corrects or new_date is None or old_date is None:
        return False
    return new_date > old_date or (new_date == old_date and not corrected)


def _own_word(claim: Claim) -> bool:
    return claim.source.reading is not None and claim.source.reading.supersedes


def _own_date(claim: Claim) -> date | None:
    return None if claim.source.reading is None else claim.source.reading.dated


def _weight(claim: Claim) -> tuple[int, int, int, str]:
    """Sorts the claim that carries the figures first: the latest, then the fullest, then by path."""
    figures = sum(o.low is not None for o in claim.cells.values())
    age = -(claim.dated or _LONG_AGO).toordinal()
    return (age, -figures, -len(claim.cells), claim.source.path)


def _agrees(claim: Claim, cells: Mapping[str, Cited]) -> bool:
    """Whether no figure of the claim contradicts one that is already taken."""
    return not _differing(claim, cells)


def _overfills(claim: Claim, cells: Mapping[str, Cited]) -> int:
    """By how much the parts exceed the total only once the claim is taken: two divisions of one figure, not one."""
    taken = {category: cited.observation for category, cited in cells.items()}
    return 0 if _excess(taken) else _excess({**claim.cells, **taken})


def _excess(cells: Mapping[str, Observation]) -> int:
    total = cells.get(TOTAL)
    if total is None or total.low is None or total.high is None:
        return 0
    return max(0, sum(o.low or 0 for category, o in cells.items() if category != TOTAL) - total.high)


def _compatible(one: Observation, other: Observation) -> bool:
    """Whether one of two readings lies inside the other; what is not a figure contradicts none."""
    if one.low is None or other.low is None:
        return True
    return _inside(one, other) or _inside(other, one)


def _inside(narrow: Observation, wide: Observation) -> bool:
    assert narrow.low is not None and wide.low is not None
    return narrow.low >= wide.low and (wide.high is None or (narrow.high is not None and narrow.high <= wide.high))


def _take(claim: Claim, cells: dict[str, Cited]) -> bool:
    """Adds what the claim says beyond `cells`, or more exactly; returns whether there was any."""
    better = {
        category: Cited(observation, claim.source)
        for category, observation in claim.cells.items()
        if observation.low is not None
        and (category not in cells or _says_more(observation, cells[category].observation))
    }
    cells.update(better)
    return bool(better)


def _says_more(new: Observation, old: Observation) -> bool:
    if old.low is None:
        return True
    same = (new.low, new.high) == (old.low, old.high)
    return (not same and _inside(new, old)) or (same and bool(old.review) and not new.review)


def _lost(claim: Claim, lead: Claim) -> bool:
    """Whether a replaced claim gave what the one in its place does not: a total (or all its parts), or an answer."""
    if not _replaces(lead, claim):
        return False
    if TOTAL in lead.cells and is_stated(lead.cells[TOTAL]):
        return False
    parts = set(claim.cells) - {TOTAL}
    return (TOTAL in claim.cells and not parts) or not parts <= set(lead.cells)


def _conflicts(rivals: Iterable[Claim], cells: Mapping[str, Cited]) -> dict[str, tuple[tuple[Received, Evidence], ...]]:
    """What each rival says instead, by category; of one that only divides the figure in another way, its parts."""
    conflicts: dict[str, tuple[tuple[Received, Evidence], ...]] = {}
    for rival in rivals:
        differing = _differing(rival, cells)
        instead = {category: category for category in differing} or dict.fromkeys(set(rival.cells) - set(cells), TOTAL)
        for category, at in sorted(instead.items()):
            observation = rival.cells[category]
            evidence = Evidence("conflict", observation.text, observation.place)
            conflicts[at] = (*conflicts.get(at, ()), (rival.source, evidence))
    return conflicts


def _differing(claim: Claim, cells: Mapping[str, Cited]) -> dict[str, tuple[Observation, Observation]]:
    """What is taken and what the claim says, for each category of which the two contradict each other."""
    return {
        category: (cells[category].observation, observation)
        for category, observation in claim.cells.items()
        if category in cells and not _compatible(observation, cells[category].observation)
    }


# ---------------------------------------------------------------- findings


def _contradiction(lead: Claim, rival: Claim, cells: Mapping[str, Cited]) -> Raised:
    differing = _differing(rival, cells)
    if not differing:
        message = (
            f"{lead.period}: '{lead.source.path}' and '{rival.source.path}' divide the figure in different ways; taken "
            "together, their parts come to more than the total."
        )
        finding = Finding("replies_differ", message, body_id=lead.body_id, effect=_overfills(rival, cells))
        return Raised(finding, rival.source, lead.period)
    category = TOTAL if TOTAL in differing else next(iter(differing))
    ours, theirs = differing[category]
    message = (
        f"{lead.period}, {category}: '{lead.source.path}' says {ours.text}, '{rival.source.path}' says {theirs.text}, "
        "and neither says that it replaces the other."
    )
    effect = max(abs((ours.low or 0) - (theirs.low or 0)), abs((ours.high or 0) - (theirs.high or 0)))
    finding = Finding("replies_differ", message, theirs.place, lead.body_id, effect)
    return Raised(finding, rival.source, lead.period)


def _incomplete_correction(lead: Claim, old: Claim) -> Raised:
    message = (
        f"{lead.period}: '{lead.source.path}' replaces '{old.source.path}', but does not give again all that it gave."
    )
    return Raised(Finding("replies_differ", message, body_id=lead.body_id), lead.source, lead.period)


def _not_asked(received: Iterable[Received], asked: set[str]) -> Iterator[Raised]:
    for source in received:
        if source.reading is None or source.reply.outcome == "duplicate":
            continue
        for body_id in source.reading.body_ids:
            if body_id not in asked:
                message = f"'{source.path}' is from '{body_id}', which was not asked."
                yield Raised(Finding("body_not_asked", message, body_id=body_id), source)


def _once(raised: Iterable[Raised]) -> tuple[Raised, ...]:
    unique: dict[tuple[str, str], Raised] = {}
    for one in raised:
        unique.setdefault((one.finding.code, one.finding.message), one)
    return tuple(unique.values())
