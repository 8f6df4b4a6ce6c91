"""What changed from one build to another, and because of what.

What belongs here: comparing two vintages, figure by figure, and finding among what changed beneath them (replies,
decisions, the request, the code) what each difference comes from. What does not: keeping vintages (`vintages`), or
showing the outcome (`release`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.database import database
from pipeline.model import Decision
from pipeline.national.decisions import COLUMNS, names
from pipeline.national.vintages import Vintage, find_vintage, vintages

if TYPE_CHECKING:
    import duckdb

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Said:
    """What a build says of a figure or a total. `at_least` is True of a total that lacks somebody."""

    low: int | None
    high: int | None
    status: str
    needs_review: bool = False
    at_least: bool = False


@dataclass(frozen=True, slots=True)
class Cause:
    """What changed beneath a figure, as a sentence.

    `kind` is `reply_arrived`, `reply_changed`, `reply_withdrawn`, `decision`, `request`, `reader`, `normaliser` or
    `national`.
    """

    kind: str
    what: str


@dataclass(frozen=True, slots=True)
class Change:
    """A figure that two builds say something else of; None where it was not asked for. The body is empty for a total."""

    request_id: str
    body_id: str
    period: str
    category: str
    before: Said | None
    after: Said | None
    causes: tuple[Cause, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed between two builds; `earlier` is None where there is but one, and nothing to compare it with.

    `causes` is everything that changed beneath, by request, whether a figure moved or not.
    """

    earlier: int | None
    later: int
    totals: tuple[Change, ...] = ()
    figures: tuple[Change, ...] = ()
    causes: Mapping[str, tuple[Cause, ...]] = field(default_factory=dict)


def changes(warehouse: Path, earlier: str | None = None, later: str | None = None) -> Changes:
    """What changed from one build to another: the last two where none are named.

    Builds are named by number. Raises LookupError where there is no such build.
    """
    known = vintages(warehouse)
    if not known:
        raise LookupError(f"No build is kept under {warehouse / 'vintages'} yet: run 'foi ingest' first.")
    last = find_vintage(warehouse, later) if later else known[-1]
    before = [vintage for vintage in known if vintage.number < last.number]
    if earlier is None and not before:
        return Changes(None, last.number)
    first = find_vintage(warehouse, earlier) if earlier else before[-1]
    return compare(first, last)


def compare(earlier: Vintage, later: Vintage) -> Changes:
    """What the later build says that the earlier did not."""
    with database() as connection:
        old, new = (_states(connection, vintage) for vintage in (earlier, later))
        beneath = {n: _beneath(old.get(n, _NOTHING), new.get(n, _NOTHING)) for n in sorted({*old, *new})}
        figures = tuple(
            _change(row, beneath[row["request_id"]].causes_of(row))
            for row in _moved(connection, "figures", _FIGURE, earlier, later)
        )
        totals = tuple(
            _change(row, _of_total(row, figures)) for row in _moved(connection, "totals", _TOTAL, earlier, later)
        )
    return Changes(earlier.number, later.number, totals, figures, {n: b.everything for n, b in beneath.items()})


def _of_total(total: Row, figures: Sequence[Change]) -> tuple[Cause, ...]:
    """A total moves because figures did."""
    key = (total["request_id"], total["period"], total["category"])
    own = [change for change in figures if (change.request_id, change.period, change.category) == key]
    return tuple(dict.fromkeys(cause for change in own for cause in change.causes))


# ---------------------------------------------------------------- what moved


_SAID = ("low", "high", "status", "needs_review", "at_least")
_FIGURE = ("body_id", "low", "high", "status", "needs_review", "false", "reply_id", "sources")
_TOTAL = ("''", "low", "high", "'exact'", "bodies_in_review > 0", "at_least", "NULL", "[]::VARCHAR[]")


def _moved(
    connection: duckdb.DuckDBPyConnection, table: str, columns: Sequence[str], earlier: Vintage, later: Vintage
) -> list[dict[str, Any]]:
    """The rows of a table of which two builds say something else, each with both."""
    body, low, high, status, review, at_least, reply, sources = columns
    one = f"""SELECT request_id, {body} AS body_id, period, category, {low} AS low, {high} AS high, {status} AS status,
        {review} AS needs_review, {at_least} AS at_least, {reply} AS reply_id, {sources} AS sources, true AS there"""
    said = (*_SAID, "there", "reply_id", "sources")
    query = f"""WITH old AS ({one} FROM {earlier.table(table)}), new AS ({one} FROM {later.table(table)})
        SELECT request_id, body_id, period, category,
            {", ".join(f"old.{name} AS {name}_before, new.{name} AS {name}_after" for name in said)}
        FROM old FULL JOIN new USING (request_id, body_id, period, category)
        WHERE {" OR ".join(f"old.{name} IS DISTINCT FROM new.{name}" for name in (*_SAID, "there"))}
        ORDER BY request_id, period, category <> 'total', category, body_id"""
    return _rows(connection, query)


def _change(row: Row, causes: tuple[Cause, ...]) -> Change:
    before, after = (_said(row, side) for side in ("before", "after"))
    return Change(row["request_id"], row["body_id"], row["period"], row["category"], before, after, causes)


def _said(row: Row, side: str) -> Said | None:
    if not row[f"there_{side}"]:
        return None
    return Said(*(row[f"{name}_{side}"] for name in _SAID))


def _rows(connection: duckdb.DuckDBPyConnection, query: str) -> list[dict[str, Any]]:
    result = connection.execute(query)
    columns = [column[0] for column in result.description or ()]
    return [dict(zip(columns, row, strict=True)) for row in result.fetchall()]


# ---------------------------------------------------------------- what changed beneath


@dataclass(frozen=True, slots=True)
class _Reply:
    """A file as one build knew it."""

    path: str
    reply_id: str
    body_ids: frozenset[str]


@dataclass(frozen=True, slots=True)
class _State:
    """One request as one build knew it: its files by path, its decisions with whether they applied, its versions."""

    replies: Mapping[str, _Reply]
    decisions: Mapping[Decision, bool]
    versions: Row | None


@dataclass(frozen=True, slots=True)
class _Local:
    """A cause that is about some figures only: those of these bodies, or that rest on these replies.

    `period` is empty where it is about all.
    """

    cause: Cause
    bodies: frozenset[str]
    reply_ids: frozenset[str]
    period: str = ""

    def is_about(self, figure: Row, sources: Collection[str]) -> bool:
        """Whether it has a say in a figure that rests on those replies; a ruling on a part has one in the total."""
        if self.period not in {"", figure["period"]}:
            return False
        return figure["body_id"] in self.bodies or not self.reply_ids.isdisjoint(sources)


@dataclass(frozen=True, slots=True)
class _Beneath:
    """What two builds do not share beneath the figures of one request."""

    local: tuple[_Local, ...]
    general: tuple[Cause, ...]

    @property
    def everything(self) -> tuple[Cause, ...]:
        """All of it."""
        return (*dict.fromkeys(local.cause for local in self.local), *self.general)

    def causes_of(self, figure: Row) -> tuple[Cause, ...]:
        """What changed beneath one figure: its body's replies, the decisions on it, and what is beneath all."""
        sources = {figure["reply_id_before"], figure["reply_id_after"]}
        sources |= {*(figure["sources_before"] or ()), *(figure["sources_after"] or ())}
        own = dict.fromkeys(local.cause for local in self.local if local.is_about(figure, sources))
        # What gives a figure to a body need not be a reply of that body: it may be a letter in the same zip.
        return (*own, *self.general) or self.everything


def _beneath(old: _State, new: _State) -> _Beneath:
    local = (*_reply_changes(old.replies, new.replies), *_decision_changes(old, new))
    return _Beneath(local, tuple(_general_changes(old.versions, new.versions)))


def _reply_changes(old: Mapping[str, _Reply], new: Mapping[str, _Reply]) -> Iterator[_Local]:
    """What arrived, changed or went; a file that only moved is none of these."""
    known, still = ({reply.reply_id for reply in side.values()} for side in (old, new))
    for path in sorted({*old, *new}):
        before, after = old.get(path), new.get(path)
        replies = [reply for reply in (before, after) if reply is not None]
        if before and after:
            kind, what = "reply_changed", "changed"
        elif after:
            kind, what = "reply_arrived", "arrived"
        else:
            kind, what = "reply_withdrawn", "was withdrawn"
        is_same = len({reply.reply_id for reply in replies}) == 1
        if is_same and all(reply.reply_id in known and reply.reply_id in still for reply in replies):
            continue
        bodies = frozenset(body for reply in replies for body in reply.body_ids)
        yield _Local(Cause(kind, f"'{path}' {what}"), bodies, frozenset(reply.reply_id for reply in replies))


def _decision_changes(old: _State, new: _State) -> Iterator[_Local]:
    files = (*old.replies.values(), *new.replies.values())
    for decision in dict.fromkeys((*old.decisions, *new.decisions)):
        before, after = old.decisions.get(decision), new.decisions.get(decision)
        if before == after:
            continue
        named = [reply for reply in files if names(decision, reply)]
        bodies = {decision.body_id} if decision.body_id else {body for reply in named for body in reply.body_ids}
        reply_ids = frozenset() if decision.body_id else frozenset(reply.reply_id for reply in named)
        yield _Local(Cause("decision", _ruling(decision, before, after)), frozenset(bodies), reply_ids, decision.period)


def _ruling(decision: Decision, before: bool | None, after: bool | None) -> str:
    by = f" by {decision.decided_by}" if decision.decided_by else ""
    what = f"decision '{decision.decision_id}' ({decision.action}{by})"
    if after is None:
        return f"{what} was taken back"
    if after:
        return what
    return f"{what} does not apply" if before is None else f"{what} no longer applies"


def _general_changes(old: Row | None, new: Row | None) -> Iterator[Cause]:
    if old is None or new is None:
        yield Cause("request", "the request was added" if old is None else "the request was taken out")
        return
    for column, kind, what in _VERSIONS:
        if old[column] != new[column]:
            yield Cause(kind, what)


_VERSIONS = (
    ("request_fingerprint", "request", "request.toml or its register of bodies changed"),
    ("reader", "reader", "another version of the program opened the files"),
    ("normaliser", "normaliser", "another version of the program read the letters"),
    ("code", "national", "another version of the program settled the figures"),
)


def _states(connection: duckdb.DuckDBPyConnection, vintage: Vintage) -> dict[str, _State]:
    """What a build knew of each request."""
    builds = {row["request_id"]: row for row in _rows(connection, f"FROM {vintage.table('builds')}")}
    replies: dict[str, dict[str, _Reply]] = {name: {} for name in builds}
    for row in _rows(connection, f"FROM {vintage.table('replies')}"):
        replies[row["request_id"]][row["path"]] = _Reply(row["path"], row["reply_id"], frozenset(row["body_ids"]))
    decisions: dict[str, dict[Decision, bool]] = {name: {} for name in builds}
    for row in _rows(connection, f"FROM {vintage.table('decisions')} ORDER BY position"):
        decisions[row["request_id"]][Decision(*(row[column] for column in COLUMNS))] = row["applied"]
    return {name: _State(replies[name], decisions[name], versions) for name, versions in builds.items()}


_NOTHING = _State({}, {}, None)
