"""One figure with every cell behind it, found by names as people write them.

What belongs here: reading the figure with its evidence from the warehouse. What does not: layout, or what names mean
(`resolve`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from pipeline.release.resolve import NotFoundError, resolve, spellings
from pipeline.release.summary import rows
from pipeline.request import TOTAL

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True, slots=True)
class Piece:
    """A cell or sentence that the figure rests on: its role, the text as printed, and where it stands."""

    role: str
    text: str
    path: str
    reply_id: str
    page: int | None
    sheet: str | None
    place: str
    headers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Another category of the same body and period."""

    category: str
    label: str
    kind: str
    low: int | None
    high: int | None
    status: str
    needs_review: bool


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding about the figure's reply or body, with what to do."""

    code: str
    severity: str
    message: str
    what_to_do: str


@dataclass(frozen=True, slots=True)
class FigureView:
    """A figure as a person checks it."""

    request_id: str
    body_id: str
    body: str
    period: str
    category: str
    label: str
    kind: str
    low: int | None
    high: int | None
    status: str
    needs_review: bool
    reasons: tuple[str, ...]
    derivation: str
    reply_id: str | None
    path: str | None
    reference: str | None
    dated: date | None
    outcome: str
    deadline: date | None
    evidence: tuple[Piece, ...]
    parts: tuple[Part, ...]
    remarks: tuple[Remark, ...]


def find_figure(
    connection: duckdb.DuckDBPyConnection, request_id: str, body: str, period: str, category: str = ""
) -> FigureView:
    """The figure that the names mean, the total where no category is named and there is one.

    Raises NotFoundError with what there is instead.
    """
    body_id = resolve("body", body, _body_names(connection, request_id))
    period_id = resolve("period", period, _period_names(connection, request_id))
    categories = _category_names(connection, request_id)
    if not category and TOTAL not in categories:
        raise NotFoundError(f"Name a CATEGORY, since there is no total: {', '.join(categories)}.")
    category_id = resolve("category", category or TOTAL, categories)
    key = (request_id, body_id, period_id)
    (found,) = rows(connection, _FIGURE, *key, category_id)
    found["reasons"] = tuple(found["reasons"] or ())
    return FigureView(
        **found,
        evidence=tuple(
            Piece(**{**row, "headers": tuple(row["headers"] or ())})
            for row in rows(connection, _EVIDENCE, *key, category_id)
        ),
        parts=tuple(Part(**row) for row in rows(connection, _PARTS, *key, category_id)),
        remarks=tuple(
            Remark(**row) for row in rows(connection, _REMARKS, request_id, period_id, body_id, found["path"])
        ),
    )


# ---------------------------------------------------------------- names


def _body_names(connection: duckdb.DuckDBPyConnection, request_id: str) -> dict[str, list[str]]:
    listed = rows(connection, "SELECT * FROM national.bodies WHERE request_id = ? ORDER BY position", request_id)
    return {r["body_id"]: [r["body_id"], r["name"], r["short_name"], *(r["aliases"] or ())] for r in listed}


def _period_names(connection: duckdb.DuckDBPyConnection, request_id: str) -> dict[str, list[str]]:
    listed = rows(connection, "SELECT * FROM national.periods WHERE request_id = ? ORDER BY position", request_id)
    return {r["period"]: [r["period"], *spellings(r["period_start"], r["period_end"])] for r in listed}


def _category_names(connection: duckdb.DuckDBPyConnection, request_id: str) -> dict[str, list[str]]:
    listed = rows(connection, "SELECT * FROM national.categories WHERE request_id = ? ORDER BY position", request_id)
    return {r["category"]: [r["category"], r["label"]] for r in listed}


_FIGURE = """SELECT f.request_id, f.body_id, b.name AS body, f.period, f.category, c.label, c.kind, f.low, f.high, f.status,
        f.needs_review, f.reasons, f.derivation, f.reply_id, s.path, s.reference, s.dated, v.outcome, v.deadline
    FROM national.figures AS f
    JOIN national.bodies AS b USING (request_id, body_id)
    JOIN national.categories AS c USING (request_id, category)
    JOIN national.coverage AS v USING (request_id, body_id, period)
    LEFT JOIN intake.replies AS s
        ON s.request_id = f.request_id AND s.reply_id = f.reply_id AND s.outcome <> 'duplicate'
    WHERE f.request_id = ? AND f.body_id = ? AND f.period = ? AND f.category = ?"""
_EVIDENCE = """WITH pieces AS (
        SELECT f.request_id, unnest(f.evidence) AS e, unnest(range(len(f.evidence))) AS position
        FROM national.figures AS f
        WHERE f.request_id = ? AND f.body_id = ? AND f.period = ? AND f.category = ?
    )
    SELECT e."role" AS "role", e.text AS text, coalesce(s.path, '') AS path, e.reply_id AS reply_id, e.page AS page,
        e.sheet AS sheet, e.place AS place, e.headers AS headers
    FROM pieces
    LEFT JOIN intake.replies AS s
        ON s.request_id = pieces.request_id AND s.reply_id = e.reply_id AND s.outcome <> 'duplicate'
    ORDER BY position"""
_PARTS = """SELECT f.category, c.label, c.kind, f.low, f.high, f.status, f.needs_review
    FROM national.figures AS f JOIN national.categories AS c USING (request_id, category)
    WHERE f.request_id = ? AND f.body_id = ? AND f.period = ? AND f.category <> ? ORDER BY c.position"""
_REMARKS = """SELECT code, severity, message, what_to_do FROM national.findings
    WHERE request_id = $1 AND still_open AND coalesce(period, $2) = $2
        AND (body_id = $3 OR (body_id IS NULL AND path = $4))
    ORDER BY blocks DESC, position"""
