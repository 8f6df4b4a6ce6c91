"""What was settled, as rows for the tables of the warehouse.

What belongs here: for each table of `sql/schema.sql` the function that makes its rows, as dictionaries keyed by
column. What does not: any ruling or sum, or DuckDB (`warehouse`).
"""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from pipeline.findings import CODES
from pipeline.model import Evidence, Figure, Observation
from pipeline.national.build import Settled, open_findings
from pipeline.national.deadlines import deadline
from pipeline.national.received import Raised, Received
from pipeline.request import NOT_BROKEN_DOWN, OTHER, TOTAL, Request, RequestError
from pipeline.staging import Row, place_columns

_LABELS = {OTHER: "Other", NOT_BROKEN_DOWN: "Not broken down", TOTAL: "Total"}


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the rows of one request depend on: equal inputs give equal rows.

    `code`, `reader` and `normaliser` are versions, `limits` what the reading of a file may cost; `request`,
    `decisions` and `published` are fingerprints of the files; `replies` the path, reply_id and outcome of
    everything that arrived, `unread` how many of them were not read when the rows were made.
    """

    code: str
    reader: str
    limits: str
    normaliser: str
    request: str
    decisions: str
    published: str
    replies: tuple[tuple[str, str, str], ...]
    unread: int = 0

    @property
    def fingerprint(self) -> str:
        """One hash for all of it."""
        return hashlib.sha256(json.dumps([getattr(self, name) for name in self.__slots__]).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Reach:
    """What a change can touch: paths (of replies that are gone, too), their reply_ids, bodies, and places in
    `decisions.csv`."""

    paths: frozenset[str]
    reply_ids: frozenset[str]
    bodies: frozenset[str]
    decisions: frozenset[int]


@dataclass(frozen=True, slots=True)
class Part:
    """One request's share of a build: what was settled, from what, and the staged documents of its replies.

    Where it was settled in part, `reach` says which part; the rows of all else stay as they are.
    """

    settled: Settled
    inputs: Inputs
    documents: tuple[Path, ...]
    reach: Reach | None = None


# ---------------------------------------------------------------- rows: replies and readings


def _reply_rows(part: Part) -> Iterator[Row]:
    used = {path for path, _, _ in part.settled.count.used}
    for source in part.settled.received:
        reply, reading = source.reply, source.reading
        yield {
            "request_id": part.settled.request.id,
            "reply_id": reply.reply_id,
            "path": reply.path,
            "container": reply.container,
            "media_type": reply.media_type,
            "size": reply.size,
            "body_ids": reading.body_ids if reading else (),
            "outcome": _outcome(source),
            "counted": reply.path in used,
            "reason": "" if reply.path in used else part.settled.count.why_not.get(reply.path, ""),
            "reference": reading.reference if reading else None,
            "dated": reading.dated if reading else None,
            "signals": reading.signals if reading else (),
        }


def _outcome(source: Received) -> str:
    """How far a reply came: what it is, else how it opened, else what kind of letter it is."""
    if source.reply.outcome != "arrived":
        return source.reply.outcome
    if source.opened not in {"", "read"}:
        return source.opened
    return source.reading.kind if source.reading else "arrived"


def _observation_rows(part: Part) -> Iterator[Row]:
    request = part.settled.request
    days = {period.id: (period.start, period.end) for period in request.periods}
    for source in part.settled.received:
        taken: set[tuple[str, str, str]] = set()
        for observation in source.reading.observations if source.reading else ():
            key = (observation.body_id, observation.period, observation.category)
            start, end = days.get(observation.period, (None, None))
            yield {
                "request_id": request.id,
                "reply_id": source.reply_id,
                "path": source.path,
                "period_start": start,
                "period_end": end,
                "place": str(observation.place),
                "used": key not in taken and (source.path, *key) in part.settled.cited,
                **_plain(observation),
                **place_columns(observation.place),
            }
            taken.add(key)


def _plain(observation: Observation) -> Row:
    names = ("body_id", "period", "category", "low", "high", "status", "text", "derivation", "review", "witnesses")
    return {name: getattr(observation, name) for name in names}


def _answer_rows(part: Part) -> Iterator[Row]:
    for source in part.settled.received:
        for answer in source.reading.answers if source.reading else ():
            yield {
                "request_id": part.settled.request.id,
                "reply_id": source.reply_id,
                "path": source.path,
                "received": source.reading.dated if source.reading else None,
                "used": (source.path, answer.body_id, answer.period) in part.settled.count.used,
                **asdict(answer),
            }


def _number_rows(part: Part) -> Iterator[Row]:
    for source in part.settled.received:
        for number in source.reading.numbers if source.reading else ():
            yield {
                "request_id": part.settled.request.id,
                "reply_id": source.reply_id,
                "text": number.text,
                "place": str(number.place),
                "use": number.use,
                "why": number.why,
            }


# ---------------------------------------------------------------- rows: what was asked


def _request_rows(part: Part) -> Iterator[Row]:
    request = part.settled.request
    yield {
        "request_id": request.id,
        "title": request.title,
        "asked_by": request.asked_by,
        "sent": request.sent,
        "wording": request.wording,
        "measure": request.measure.id,
        "measure_label": request.measure.label,
        "unit": request.measure.unit,
        "additive": request.measure.additive,
    }


def _body_rows(part: Part) -> Iterator[Row]:
    request = part.settled.request
    for position, body in enumerate(request.bodies):
        yield {
            "request_id": request.id,
            "position": position,
            "body_id": body.id,
            "name": body.name,
            "short_name": body.short_name,
            "aliases": body.aliases,
            "nation": body.nation,
            "regime": body.regime,
            "gss_code": body.gss_code or None,
            "deadline": deadline(request.sent, body.regime),
        }


def _period_rows(part: Part) -> Iterator[Row]:
    request = part.settled.request
    for position, period in enumerate(request.periods):
        yield {
            "request_id": request.id,
            "position": position,
            "period": period.id,
            "period_start": period.start,
            "period_end": period.end,
        }


def category_label(request: Request, category: str) -> str:
    """A category in words."""
    labels = {c.id: c.label for c in request.categories}
    return labels.get(category) or _LABELS[category]


def _category_rows(part: Part) -> Iterator[Row]:
    request = part.settled.request
    kinds = {topic.id: topic.kind for topic in request.categories}
    for position, category in enumerate(request.category_ids):
        yield {
            "request_id": request.id,
            "position": position,
            "category": category,
            "label": category_label(request, category),
            "kind": kinds.get(category, request.measure.kind),
            "stands_alone": category == TOTAL or not request.measure.additive,
        }


def _group_rows(part: Part) -> Iterator[Row]:
    """The parts of the total as published: a group where one of them stands first, every other category by itself."""
    request = part.settled.request
    if not request.measure.additive:
        return
    group_of = {category: group for group in request.published_groups for category in group.categories}
    position: dict[str, int] = {}
    for category in (c for c in request.category_ids if c != TOTAL):
        group = group_of.get(category)
        group_id = group.id if group else category
        yield {
            "request_id": request.id,
            "position": position.setdefault(group_id, len(position)),
            "group_id": group_id,
            "label": group.label if group else category_label(request, category),
            "category": category,
        }


def _claim_rows(part: Part) -> Iterator[Row]:
    request = part.settled.request
    for position, headline in enumerate(request.headlines):
        yield {
            "request_id": request.id,
            "position": position,
            "headline_id": headline.id,
            "kind": headline.kind,
            "from_period": headline.from_,
            "to_period": headline.to,
            "claim": headline.claim,
            "at_least": round(headline.at_least * 10_000),
            "below": round(headline.below * 10_000),
        }


def published_path(request: Request) -> Path:
    """Where figures published elsewhere are filed, to be compared with."""
    return request.folder / "published.csv"


def _published_rows(part: Part) -> Iterator[Row]:
    path = published_path(part.settled.request)
    if not path.is_file():
        return
    for position, row in enumerate(csv.DictReader(path.read_text("utf-8-sig").splitlines())):
        try:
            yield {
                "request_id": part.settled.request.id,
                "position": position,
                "value": int(row["value"]),
                **{name: row[name] or "" for name in ("body_id", "period", "category", "basis", "source", "note")},
            }
        except (KeyError, TypeError, ValueError):
            raise RequestError(f"{path}, row {position + 2}: a value or column is missing or no number.") from None


# ---------------------------------------------------------------- rows: what was settled


def _figure_rows(part: Part) -> Iterator[Row]:
    request = part.settled.request
    days = {period.id: (period.start, period.end) for period in request.periods}
    for figure in part.settled.figures:
        start, end = days[figure.period]
        names = ("body_id", "period", "category", "low", "high", "status", "needs_review", "reasons", "derivation")
        yield {
            "request_id": request.id,
            "period_start": start,
            "period_end": end,
            "reply_id": figure.reply_id,
            "text": _printed(figure),
            "evidence": [_evidence(e, reply_id) for e, reply_id in zip(figure.evidence, figure.sources, strict=True)],
            **{name: getattr(figure, name) for name in names},
        }


def _printed(figure: Figure) -> str:
    """The figure as the reply prints it, its addends joined where it was added up."""
    return " + ".join(e.text for e in figure.evidence if e.role in {"value", "addend"})


def _evidence(evidence: Evidence, reply_id: str) -> Row:
    return {
        "role": evidence.role,
        "reply_id": reply_id,
        "text": evidence.text,
        "place": str(evidence.place),
        "headers": evidence.headers,
        "table_id": evidence.table,
        "row": evidence.row,
        "col": evidence.col,
        **place_columns(evidence.place),
    }


def _decision_rows(part: Part) -> Iterator[Row]:
    for position, ruled in enumerate(part.settled.ruled):
        yield {
            "request_id": part.settled.request.id,
            "position": position,
            "matched": ruled.matched,
            "applied": ruled.applied,
            "outcome": ruled.outcome,
            **asdict(ruled.decision),
        }


def _build_rows(part: Part) -> Iterator[Row]:
    inputs = part.inputs
    yield {
        "request_id": part.settled.request.id,
        "fingerprint": inputs.fingerprint,
        "code": inputs.code,
        "reader": inputs.reader,
        "normaliser": inputs.normaliser,
        "request_fingerprint": inputs.request,
        "decisions_fingerprint": inputs.decisions,
        "published_fingerprint": inputs.published,
        "replies": len(inputs.replies),
    }


ROWS: Mapping[str, Callable[[Part], Iterator[Row]]] = {
    "intake.replies": _reply_rows,
    "normalise.observations": _observation_rows,
    "normalise.answers": _answer_rows,
    "normalise.numbers": _number_rows,
    "national.requests": _request_rows,
    "national.bodies": _body_rows,
    "national.periods": _period_rows,
    "national.categories": _category_rows,
    "national.published_groups": _group_rows,
    "national.claims": _claim_rows,
    "national.published": _published_rows,
    "national.figures": _figure_rows,
    "national.decisions": _decision_rows,
    "national.builds": _build_rows,
}


# ---------------------------------------------------------------- rows: findings


def finding_rows(settled: Settled, disagreements: Sequence[Row], unusual: Sequence[Row]) -> Iterator[Row]:
    """All findings of a request; `disagreements` are where published figures and the replies' differ, `unusual` the
    figures that moved far more than other bodies'."""
    position = 0
    for position, (raised, is_open) in enumerate(open_findings(settled), start=1):
        finding = raised.finding
        yield {
            **_code_columns(settled.request.id, finding.code),
            "position": position,
            "still_open": is_open,
            **_source_columns(raised),
            "body_id": finding.body_id,
            "period": raised.period,
            "place": str(finding.place) if finding.place else None,
            "message": finding.message,
            "effect_on_total": finding.effect,
        }
    for number, row in enumerate(disagreements, start=position + 1):
        low, high = row["low"], row["high"]
        found = f"{low:,}" if low == high else f"{low:,} to {high:,}" if high is not None else f"{low:,} or more"
        about = " ".join(part for part in (row["body_id"], row["period"], row["category"]) if part)
        yield {
            **_code_columns(settled.request.id, "published_differs"),
            "position": number,
            "still_open": True,
            "body_id": row["body_id"] or None,
            "period": row["period"] or None,
            "message": f"{about}: the replies come to {found}; published was {row['published']:,} ({row['source']}).",
            "effect_on_total": abs(row["difference"]),
        }
    for number, row in enumerate(unusual, start=position + len(disagreements) + 1):
        yield {
            **_code_columns(settled.request.id, "change_unusual"),
            "position": number,
            "still_open": True,
            "body_id": row["body_id"],
            "period": row["to_period"],
            "message": (
                f"{row['category']}: {row['from_low']:,} in {row['from_period']}, {row['to_low']:,} in "
                f"{row['to_period']}; the middle change of all bodies is {row['middle_per_cent']:+.1f} %."
            ),
        }


def _code_columns(request_id: str, code: str) -> Row:
    meaning = CODES[code]
    return {
        "request_id": request_id,
        "code": code,
        "severity": meaning.severity,
        "blocks": meaning.blocks,
        "what_to_do": meaning.what_to_do,
    }


def _source_columns(raised: Raised) -> Row:
    if raised.source is None:
        return {}
    return {"reply_id": raised.source.reply_id, "path": raised.source.path}
