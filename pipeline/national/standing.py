"""What the last build knows of a request, so that only what a change can touch is settled again.

What belongs here: finding out which replies, bodies and decisions hang together, and which of them a change reaches.
What does not: settling (`build`), or taking over the rows of everything else (`warehouse`).

Figures of one body depend on every reply that says anything of it. So a change reaches from a reply to its copies, to
what came in the same container, to the bodies that it speaks for, and on to all their replies; a decision ties
together what it is about. What is not reached has the same inputs as before, hence the same rows.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from pathlib import Path

from pipeline.model import Decision, Reading, Reply
from pipeline.national.counting import ANSWERS
from pipeline.national.decisions import SHORTEST_PREFIX, Ruled
from pipeline.national.rows import Inputs, Reach
from pipeline.national.warehouse import build_state, connect, is_as_built

Known = Mapping[str, tuple[str, str]]
"""The reply_id and the outcome at arrival of each path."""
_Node = tuple[str, str]

_AT_ARRIVAL = frozenset({"container", "duplicate"})
_SPOKEN_FOR = """
    SELECT DISTINCT path, body_id FROM normalise.observations WHERE request_id = $request
    UNION
    SELECT path, body_id FROM normalise.answers WHERE request_id = $request
    UNION
    SELECT path, unnest(body_ids) FROM intake.replies WHERE request_id = $request AND list_contains($answers, outcome)
"""


@dataclass(frozen=True, slots=True)
class Standing:
    """One request as the last build knows it.

    `bodies` are those that each path says anything of, after the decisions; `ruled` what became of each decision.
    """

    replies: Known
    bodies: Mapping[str, frozenset[str]]
    ruled: tuple[Ruled, ...]


def load_standing(warehouse: Path, request_id: str, inputs: Inputs) -> Standing | None:
    """What the last build knows, where it can be built upon: the same code read and settled all of it, the same was
    asked, and it is what it says it was built from. None where it can't.

    `inputs` are today's; their decisions, published figures and replies need not be those of the last build.
    """
    if not is_as_built(warehouse):
        return None
    try:
        return _standing(warehouse, request_id, inputs, build_state(warehouse))
    except OSError:
        return None


@lru_cache(maxsize=2)
def _standing(warehouse: Path, request_id: str, inputs: Inputs, _: tuple[int, ...]) -> Standing | None:
    """The same of the file in that state, which a run asks for several times."""
    import duckdb  # noqa: PLC0415

    names = [field.name for field in fields(Decision)]
    try:
        with connect(warehouse) as connection:
            built = connection.execute(
                """SELECT fingerprint, decisions_fingerprint, published_fingerprint FROM national.builds
                WHERE request_id = ?""",
                [request_id],
            ).fetchone()
            replies = connection.execute(
                "SELECT path, reply_id, outcome FROM intake.replies WHERE request_id = ? ORDER BY path", [request_id]
            ).fetchall()
            spoken_for = connection.execute(_SPOKEN_FOR, {"request": request_id, "answers": sorted(ANSWERS)}).fetchall()
            rulings = connection.execute(
                f"SELECT {', '.join(names)}, matched, applied, outcome FROM national.decisions "
                "WHERE request_id = ? ORDER BY position",
                [request_id],
            ).fetchall()
    except (FileNotFoundError, duckdb.Error):
        return None
    known = {path: (reply_id, outcome if outcome in _AT_ARRIVAL else "arrived") for path, reply_id, outcome in replies}
    if built is None or built[0] != _at_that_time(inputs, known, *built[1:]).fingerprint:
        return None
    bodies: dict[str, set[str]] = {}
    for path, body_id in spoken_for:
        bodies.setdefault(path, set()).add(body_id)
    ruled = tuple(Ruled(Decision(*row[: len(names)]), *row[len(names) :]) for row in rulings)
    return Standing(known, {path: frozenset(found) for path, found in bodies.items()}, ruled)


def _at_that_time(inputs: Inputs, known: Known, decisions: str, published: str) -> Inputs:
    replies = tuple((path, *known[path]) for path in sorted(known))
    return replace(inputs, decisions=decisions, published=published, replies=replies, unread=0)


def spoken_for(reading: Reading) -> frozenset[str]:
    """The bodies that a reading says anything of, before any decision."""
    own = reading.body_ids if reading.kind in ANSWERS else ()
    return frozenset((*own, *(o.body_id for o in reading.observations), *(a.body_id for a in reading.answers)))


class Change:
    """What differs between the last build and the replies and decisions as they are now, and what that can touch."""

    def __init__(self, standing: Standing, replies: Sequence[Reply], decisions: Sequence[Decision]) -> None:
        self._standing, self._decisions = standing, decisions
        self._now = {reply.path: (reply.reply_id, reply.outcome) for reply in replies}
        self._ties = _Ties(self._now, standing.replies)
        filed = [ruled.decision for ruled in standing.ruled]
        for place, decision in enumerate((*decisions, *filed)):
            self._ties.tie_decision(place, decision)
        self._changed: list[_Node] = [
            ("path", path)
            for path in sorted({*self._now, *standing.replies})
            if self._now.get(path) != standing.replies.get(path)
        ]
        self._changed += _changed_decisions(decisions, filed)

    @property
    def touched(self) -> Reach:
        """What changed itself, with what came in the same container and the decisions on it: only this can need reading."""
        return self._reach({})

    def reach(self, readings: Mapping[str, Reading]) -> Reach:
        """All that the change can touch; `readings` are those of the paths that changed themselves, as far as read."""
        bodies = {**self._standing.bodies}
        for path, reading in readings.items():
            bodies[path] = bodies.get(path, frozenset()) | spoken_for(reading)
        return self._reach(bodies)

    def unmoved(self, reach: Reach) -> dict[int, Ruled]:
        """What became of the decisions that are not reached, by their place among all decisions."""
        before: dict[Decision, list[Ruled]] = {}
        for ruled in self._standing.ruled:
            before.setdefault(ruled.decision, []).append(ruled)
        places = (place for place in range(len(self._decisions)) if place not in reach.decisions)
        return {place: before[self._decisions[place]].pop(0) for place in places}

    def _reach(self, bodies: Mapping[str, frozenset[str]]) -> Reach:
        nodes = self._ties.closed(self._changed, bodies)
        paths, named, places = (
            frozenset(name for kind, name in nodes if kind == wanted) for wanted in ("path", "body", "decision")
        )
        known = (self._now, self._standing.replies)
        contents = frozenset(side[path][0] for side in known for path in paths if path in side)
        count = len(self._decisions)
        return Reach(paths, contents, named, frozenset(place for place in map(int, places) if place < count))


def _changed_decisions(decisions: Sequence[Decision], filed: Sequence[Decision]) -> Iterator[_Node]:
    """The decisions that are new or gone, as places in both lists, one after the other; all where the order changed."""
    new, gone = Counter(decisions) - Counter(filed), Counter(filed) - Counter(decisions)
    is_moved = [d for d in decisions if d not in new] != [d for d in filed if d not in gone]
    for place, decision in enumerate((*decisions, *filed)):
        if is_moved or decision in (new if place < len(decisions) else gone):
            yield "decision", str(place)


class _Ties:
    """What hangs together: paths, and what any two of them may share."""

    def __init__(self, *sides: Known) -> None:
        self._by_id: dict[str, list[str]] = {}
        self._ids: dict[str, list[str]] = {}
        self._families: dict[str, list[str]] = {}
        for side in sides:
            for path, (reply_id, _) in side.items():
                self._by_id.setdefault(reply_id, []).append(path)
                self._ids.setdefault(path, []).append(reply_id)
        self._paths, self._sorted_ids = sorted(self._ids), sorted(self._by_id)
        for path in self._paths:
            if "!/" in path:
                self._families.setdefault(path.split("!/", 1)[0], []).append(path)
        self._decided: dict[_Node, list[_Node]] = {}

    def tie_decision(self, place: int, decision: Decision) -> None:
        """Ties together what a decision is about; one that names neither a reply nor a body is about all."""
        here = ("decision", str(place))
        about: list[_Node] = [("path", path) for path in self._named(decision.reply)]
        if decision.body_id:
            about.append(("body", decision.body_id))
        elif not decision.reply:
            about += [("path", path) for path in self._paths]
        for node in about:
            self._decided.setdefault(here, []).append(node)
            self._decided.setdefault(node, []).append(here)

    def _named(self, name: str) -> Iterator[str]:
        """What `decisions.names` finds, found by halving."""
        if not name:
            return
        for path in _beginning_with(self._paths, name):
            if path == name or path.startswith(f"{name}!/"):
                yield path
        if len(name) >= SHORTEST_PREFIX:
            for reply_id in _beginning_with(self._sorted_ids, name.lower()):
                yield from self._by_id[reply_id]

    def closed(self, start: Iterable[_Node], bodies: Mapping[str, frozenset[str]]) -> set[_Node]:
        """Everything that hangs together with where it starts; `bodies` are those that each path says anything of."""
        speakers: dict[str, list[str]] = {}
        for path, spoken in bodies.items():
            for body_id in spoken:
                speakers.setdefault(body_id, []).append(path)
        waiting = list(start)
        seen = set(waiting)
        while waiting:
            node = waiting.pop()
            kind, name = node
            near = list(self._decided.get(node, ()))
            if kind == "path":
                near += [("body", body_id) for body_id in bodies.get(name, ())]
                family = name.split("!/", 1)[0]
                akin = [*self._families.get(family, ()), *([family] if family in self._ids else [])]
                akin += [path for reply_id in self._ids.get(name, ()) for path in self._by_id[reply_id]]
                near += [("path", path) for path in akin]
            elif kind == "body":
                near += [("path", path) for path in speakers.get(name, ())]
            fresh = {other for other in near if other not in seen}
            seen |= fresh
            waiting += fresh
        return seen


def _beginning_with(names: Sequence[str], beginning: str) -> Iterator[str]:
    for place in range(bisect_left(names, beginning), len(names)):
        if not names[place].startswith(beginning):
            return
        yield names[place]
