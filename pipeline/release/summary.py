"""The headline of a request, read from the warehouse once, for whoever shows it: terminal, Markdown, JSON, UI.

What belongs here: plain records of what the SQL views say, and how an interval is put into words. What does not:
sums (they stand in `national/sql`), or any layout.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import duckdb


COUNT, MONEY, YES_NO = "count", "money", "yes_no"


@dataclass(frozen=True, slots=True)
class Total:
    """A national total of one period, or of all together where `period` is empty."""

    period: str
    low: int | None
    high: int | None
    at_least: bool
    bodies_counted: int
    bodies_asked: int
    bodies_in_review: int
    review_effect: int


@dataclass(frozen=True, slots=True)
class Change:
    """The change from one period to another, in per cent, over the bodies usable in both."""

    from_period: str
    to_period: str
    bodies: int
    bodies_asked: int
    from_low: int
    from_high: int | None
    to_low: int
    to_high: int | None
    per_cent_low: float | None
    per_cent_high: float | None


@dataclass(frozen=True, slots=True)
class Headline:
    """A sentence, whether it is `true`, `false` or `open`, and the totals between which it stays true."""

    headline_id: str
    kind: str
    from_period: str
    to_period: str
    claim: str
    verdict: str
    value_low: float | None
    value_high: float | None
    true_from: int | None
    true_to: int | None
    low: int | None
    high: int | None
    bodies: int
    bodies_asked: int


@dataclass(frozen=True, slots=True)
class Group:
    """A category of the published view, over all periods."""

    group_id: str
    label: str
    low: int | None
    high: int | None
    per_cent: float | None


@dataclass(frozen=True, slots=True)
class BodyFigure:
    """A body's total in one period, and how it answered."""

    period: str
    low: int | None
    high: int | None
    status: str
    needs_review: bool
    reasons: tuple[str, ...]
    outcome: str
    path: str | None
    deadline: date | None
    received: date | None


@dataclass(frozen=True, slots=True)
class Body:
    """A body with its total in each period, both together, and the change from the first to the last."""

    body_id: str
    name: str
    figures: tuple[BodyFigure, ...]
    low: int | None
    high: int | None
    per_cent_low: float | None
    per_cent_high: float | None

    @property
    def needs_review(self) -> bool:
        """Whether any of its totals waits for a person."""
        return any(figure.needs_review for figure in self.figures)

    @property
    def is_missing(self) -> bool:
        """Whether any of its totals is not there."""
        return any(figure.low is None for figure in self.figures)


@dataclass(frozen=True, slots=True)
class Doubt:
    """An open finding, with what to do about it."""

    code: str
    severity: str
    blocks: bool
    body_id: str | None
    period: str | None
    path: str | None
    place: str | None
    message: str
    effect: int | None
    what_to_do: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What was published elsewhere against what the replies come to; `agrees` is None where they don't decide."""

    body_id: str
    period: str
    category: str
    published: int
    low: int | None
    high: int | None
    agrees: bool | None
    basis: str
    source: str


@dataclass(frozen=True, slots=True)
class Summary:
    """One request's outcome, or, where it asks different questions, that of one of them.

    `category` is `total`, or the question's; `kind` is what was asked of it: a `count`, `money` or `yes_no`. `measure`
    names it, `unit` what it counts. `doubts`, `comparisons`, `replies` and `findings` (by outcome and by code) and
    the numbers of figures are those of the whole request.
    """

    request_id: str
    title: str
    asked_by: str
    category: str
    kind: str
    measure: str
    unit: str
    totals: tuple[Total, ...]
    overall: Total
    changes: tuple[Change, ...]
    headlines: tuple[Headline, ...]
    groups: tuple[Group, ...]
    bodies: tuple[Body, ...]
    doubts: tuple[Doubt, ...]
    comparisons: tuple[Comparison, ...]
    replies: dict[str, int]
    findings: dict[str, int]
    figures_accepted: int
    figures_in_review: int
    figures_missing: int


def request_ids(connection: duckdb.DuckDBPyConnection) -> tuple[str, ...]:
    """The requests that the warehouse holds."""
    return tuple(row["request_id"] for row in rows(connection, "SELECT request_id FROM national.requests ORDER BY 1"))


def questions_of(connection: duckdb.DuckDBPyConnection, request_id: str) -> tuple[str, ...]:
    """The categories that stand by themselves: `total`, or each where they are different questions."""
    return tuple(row["category"] for row in rows(connection, _STANDING, request_id))


def summarise_each(connection: duckdb.DuckDBPyConnection, request_id: str) -> tuple[Summary, ...]:
    """One summary for each question of a request: one alone where its categories add up."""
    categories = questions_of(connection, request_id)
    return tuple(summarise(connection, request_id, category) for category in categories or (None,))


def summarise(connection: duckdb.DuckDBPyConnection, request_id: str, category: str | None = None) -> Summary:
    """Reads one request's outcome: its totals, or where it has none, those of one category (its first if None).

    Raises LookupError where the warehouse does not hold the request.
    """
    named = rows(connection, "SELECT * FROM national.requests WHERE request_id = ?", request_id)
    if not named:
        raise LookupError(f"The warehouse holds no request '{request_id}'; run 'foi ingest'.")
    request = named[0]
    standing = {row["category"]: row for row in rows(connection, _STANDING, request_id)}
    question = standing[category or next(iter(standing))]
    about = (request_id, question["category"])
    counts = rows(connection, _FIGURE_COUNTS, request_id)[0]
    return Summary(
        request_id=request_id,
        title=request["title"],
        asked_by=request["asked_by"],
        category=question["category"],
        kind=question["kind"],
        measure=request["measure_label"] if request["additive"] else question["label"],
        unit=request["unit"] if request["additive"] else _UNITS[question["kind"]],
        totals=tuple(Total(**row) for row in rows(connection, _TOTALS, *about)),
        overall=Total(**rows(connection, _OVERALL, *about)[0]),
        changes=tuple(Change(**row) for row in rows(connection, _CHANGES, *about)),
        headlines=tuple(Headline(**row) for row in rows(connection, _HEADLINES, request_id)),
        groups=tuple(Group(**row) for row in rows(connection, _GROUPS, request_id)),
        bodies=_bodies(connection, *about),
        doubts=tuple(Doubt(**row) for row in rows(connection, _DOUBTS, request_id)),
        comparisons=tuple(Comparison(**row) for row in rows(connection, _COMPARISONS, request_id)),
        replies={row["outcome"]: row["n"] for row in rows(connection, _REPLIES, request_id)},
        findings={row["code"]: row["n"] for row in rows(connection, _FINDINGS, request_id)},
        figures_accepted=counts["accepted"],
        figures_in_review=counts["in_review"],
        figures_missing=counts["missing"],
    )


def details(connection: duckdb.DuckDBPyConnection, request_id: str) -> dict[str, list[dict[str, Any]]]:
    """Every total, figure and row of coverage of a request, for whoever reads JSON."""
    return {name: rows(connection, sql, request_id) for name, sql in _DETAILS.items()}


def _bodies(connection: duckdb.DuckDBPyConnection, request_id: str, category: str) -> tuple[Body, ...]:
    listed = rows(connection, _BY_BODY, request_id, category)
    both = {row["body_id"]: row for row in rows(connection, _BODY_OVERALL, request_id, category)}
    figures: dict[str, list[BodyFigure]] = {}
    names: dict[str, str] = {}
    for row in listed:
        body_id = row.pop("body_id")
        names[body_id] = row.pop("name")
        row["reasons"] = tuple(row["reasons"] or ())
        figures.setdefault(body_id, []).append(BodyFigure(**row))
    return tuple(Body(name=names[b], figures=tuple(own), **both[b]) for b, own in figures.items())


def rows(connection: duckdb.DuckDBPyConnection, sql: str, *parameters: object) -> list[dict[str, Any]]:
    """The rows of a query as dictionaries by column."""
    result = connection.execute(sql, list(parameters))
    names = [column[0] for column in result.description or ()]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]


_UNITS = {COUNT: "", MONEY: "pounds", YES_NO: "yes"}
_STANDING = """SELECT category, label, kind FROM national.categories
    WHERE request_id = ? AND stands_alone ORDER BY position"""
_TOTALS = """SELECT period, low, high, at_least, bodies_counted, bodies_asked, bodies_in_review, review_effect
    FROM national.totals JOIN national.periods USING (request_id, period)
    WHERE request_id = ? AND category = ? ORDER BY position"""
_OVERALL = """SELECT '' AS period, low, high, at_least, bodies_counted, bodies_asked, bodies_in_review,
        (SELECT sum(review_effect) FROM national.totals AS t
            WHERE t.request_id = o.request_id AND t.category = o.category)::BIGINT AS review_effect
    FROM national.overall AS o WHERE request_id = ? AND category = ?"""
_CHANGES = """SELECT from_period, to_period, bodies, bodies_asked, from_low, from_high, to_low, to_high,
        per_cent_low, per_cent_high
    FROM national.change WHERE request_id = ? AND category = ?"""
_HEADLINES = """SELECT headline_id, kind, from_period, to_period, claim, verdict, value_low, value_high,
        true_from, true_to, low, high, bodies, bodies_asked
    FROM national.headlines WHERE request_id = ?"""
_GROUPS = """SELECT group_id, label, low, high, per_cent
    FROM national.published_view WHERE request_id = ? ORDER BY position"""
_BY_BODY = """SELECT body_id, name, period, low, high, status, needs_review, reasons, outcome, path, deadline, received
    FROM national.by_body WHERE request_id = ? AND category = ? ORDER BY position, period_position"""
_BODY_OVERALL = """SELECT body_id, low, high, per_cent_low, per_cent_high
    FROM national.body_change WHERE request_id = ? AND category = ?"""
_DOUBTS = """SELECT code, severity, blocks, body_id, period, path, place, message, effect_on_total AS effect, what_to_do
    FROM national.findings WHERE request_id = ? AND still_open
    ORDER BY blocks DESC, severity, effect_on_total DESC NULLS LAST, position"""
_COMPARISONS = """SELECT body_id, period, category, published, low, high, agrees, basis, source
    FROM national.published_comparison WHERE request_id = ?"""
_REPLIES = "SELECT outcome, count(*) AS n FROM intake.replies WHERE request_id = ? GROUP BY 1 ORDER BY 1"
_FINDINGS = "SELECT code, count(*) AS n FROM national.findings WHERE request_id = ? GROUP BY 1 ORDER BY 1"
_FIGURE_COUNTS = """SELECT count(*) FILTER (low IS NOT NULL AND NOT needs_review) AS accepted,
        count(*) FILTER (needs_review) AS in_review, count(*) FILTER (low IS NULL) AS missing
    FROM national.figures WHERE request_id = ?"""


_DETAILS = {
    "category_totals": """SELECT period, category, low, high, at_least, bodies_counted, bodies_asked, bodies_in_review,
            review_effect
        FROM national.totals WHERE request_id = ?""",
    "figures": """SELECT body_id, period, category, low, high, status, needs_review, reasons, reply_id, text, derivation
        FROM national.figures WHERE request_id = ?""",
    "coverage": """SELECT body_id, period, outcome, has_figure, needs_review, path, reply_id, deadline, received, late, note
        FROM national.coverage WHERE request_id = ?""",
}


# ---------------------------------------------------------------- numbers in words


def interval(low: int | None, high: int | None, at_least: bool = False, kind: str = COUNT) -> str:
    """A figure as people write it: `1,234`, `£1,230 to £1,240`, `at least 1,234`, `yes`, or `-` where there is none."""
    if low is None:
        return "-"
    if kind == YES_NO:
        return "yes or no" if low != high else "yes" if low else "no"
    sign = "£" if kind == MONEY else ""
    if at_least or high is None:
        return f"at least {sign}{low:,}"
    return f"{sign}{low:,}" if low == high else f"{sign}{low:,} to {sign}{high:,}"


def total_value(total: Total, kind: str) -> str:
    """A total as people write it; that of a yes or no is how many said yes."""
    return interval(total.low, total.high, total.at_least, COUNT if kind == YES_NO else kind)


def change(low: float | None, high: float | None) -> str:
    """A change in per cent: `+22.7 %`, `+22.5 to +22.9 %`, or `-` where there is none."""
    if low is None or high is None:
        return "-"
    first, last = f"{low:+.1f}", f"{high:+.1f}"
    return f"{first} %" if first == last else f"{first} to {last} %"


def headline_value(headline: Headline) -> str:
    """What the totals make of a sentence: `+22.7 %`, `one every 23.1 minutes`."""
    if headline.value_low is None or headline.value_high is None:
        return "-"
    if headline.kind == "change":
        return change(headline.value_low, headline.value_high)
    first, last = f"{headline.value_low:.1f}", f"{headline.value_high:.1f}"
    return f"one every {first if first == last else f'{first} to {last}'} minutes"


def body_status(body: Body) -> str:
    """The state of a body's totals in a few words."""
    missing = dict.fromkeys(f.outcome.replace("_", " ") for f in body.figures if f.low is None)
    doubts = dict.fromkeys(reason.replace("_", " ") for f in body.figures if f.needs_review for reason in f.reasons)
    parts = []
    if missing:
        parts.append(f"missing: {', '.join(missing)}")
    if doubts:
        parts.append(f"in review: {', '.join(doubts)}")
    if not parts:
        parts.append("exact" if all(f.low == f.high for f in body.figures) else "interval")
    return "; ".join(parts)


def all_totals(summary: Summary) -> tuple[Total, ...]:
    """The total of each period, and that of all together where there are several and they add up."""
    several = len(summary.totals) > 1 and summary.kind != YES_NO
    return (*summary.totals, *((summary.overall,) if several else ()))


def together(periods: Sequence[Total]) -> str:
    """A heading for all periods together."""
    return "both" if len(periods) == 2 else "all"
