"""What must be true of the national figure, and what someone should look at before quoting it.

What belongs here: the checks of `national_figures`, each a look at the finished warehouse. What does not: checks of one
reply (`replies`), or rules whose breach is a fault of the code: those stop the build (`national/sql/checks.sql`).
A doubt is a warning; only a contradiction is an error.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import dagster as dg

from pipeline.defs.national import national_figures
from pipeline.defs.replies import CONTRADICTIONS
from pipeline.defs.resources import Folders
from pipeline.national.warehouse import connect
from pipeline.release.doubts import Question, Remark, questions, remarks
from pipeline.release.markdown import table
from pipeline.release.status import days_overdue
from pipeline.release.summary import Comparison, Doubt, Summary, interval, request_ids, summarise

if TYPE_CHECKING:
    import duckdb

_SHOWN = 50
_TOLD = 3
_UNAPPLIED = frozenset({"decision_unmatched", "decision_stale"})

Rows = list[list[str]]


@dataclass(frozen=True, slots=True)
class _Outcome:
    """One request as it stands: what was settled, what waits for a person, and what holds back no figure."""

    summary: Summary
    asked: tuple[Question, ...]
    aside: tuple[Remark, ...]


def _reconcile(outcome: _Outcome) -> Rows:
    return [_doubt_row(doubt) for doubt in outcome.summary.doubts if doubt.code in CONTRADICTIONS]


def _is_national(comparison: Comparison) -> bool:
    return not comparison.body_id


def _is_of_a_body(comparison: Comparison) -> bool:
    return bool(comparison.body_id)


def _national_differs(outcome: _Outcome) -> Rows:
    return [_comparison_row(c) for c in outcome.summary.comparisons if c.agrees is False and _is_national(c)]


def _bodies_differ(outcome: _Outcome) -> Rows:
    return [_comparison_row(c) for c in outcome.summary.comparisons if c.agrees is False and _is_of_a_body(c)]


def _missing(outcome: _Outcome) -> Rows:
    return [
        [body.name, figure.period, figure.outcome.replace("_", " "), str(figure.deadline or "")]
        for body in outcome.summary.bodies
        for figure in body.figures
        if figure.low is None
    ]


def _overdue(outcome: _Outcome) -> Rows:
    today = datetime.now(UTC).date()
    late = [
        (days, body.name, figure)
        for body in outcome.summary.bodies
        for figure in body.figures
        if figure.low is None and (days := days_overdue(figure.outcome, figure.deadline, today))
    ]
    late.sort(key=lambda row: -row[0])
    return [
        [name, figure.period, f"due {figure.deadline:%d %B %Y}", f"{days:,} days ago", _REMIND]
        for days, name, figure in late
    ]


def _waiting(outcome: _Outcome) -> Rows:
    """The questions, after the rulings that no longer apply: whoever made one thinks it settled."""
    unapplied = [_doubt_row(doubt) for doubt in outcome.summary.doubts if doubt.code in _UNAPPLIED]
    return unapplied + [
        [question.code, question.body, "; ".join(question.messages) or ", ".join(question.replies), question.asks]
        for question in outcome.asked
    ]


def _remarked(outcome: _Outcome) -> Rows:
    return [
        [remark.code, remark.path or remark.body_id or "", remark.message, remark.what_to_do]
        for remark in outcome.aside
    ]


def _doubt_row(doubt: Doubt) -> list[str]:
    about = ", ".join(part for part in (doubt.body_id, doubt.period, doubt.path) if part)
    return [doubt.code, about, doubt.message, doubt.what_to_do]


def _comparison_row(comparison: Comparison) -> list[str]:
    replies = interval(comparison.low, comparison.high)
    where = [comparison.body_id or "national", comparison.period or "all periods", comparison.category]
    return [*where, f"published {comparison.published:,}", f"replies {replies}", comparison.source]


_DOUBT = ["Finding", "About", "What was seen", "What to do"]
_COMPARISON = ["Body", "Period", "Category", "Published", "Replies", "Source"]
_MISSING = ["Body", "Period", "Outcome", "Due"]
_OVERDUE = ["Body", "Period", "Due", "Since", "What to do"]
_REMIND = "Remind the body. After that a review by the body, then the Information Commissioner, can be asked for."


@dataclass(frozen=True, slots=True)
class _Check:
    """What is promised, what stands against it and under which headings, and how grave that is.

    `compared` are the published figures that it is about: it says how many agree, and how many can't be compared yet.
    """

    name: str
    promise: str
    against: Callable[[_Outcome], Rows]
    header: Sequence[str]
    compared: Callable[[Comparison], bool] = lambda _: False
    severity: dg.AssetCheckSeverity = dg.AssetCheckSeverity.WARN


_CHECKS = (
    _Check(
        "figures_reconcile",
        "Nothing contradicts itself: the parts of every reply add up to the total it states.",
        _reconcile,
        _DOUBT,
        severity=dg.AssetCheckSeverity.ERROR,
    ),
    _Check(
        "national_totals_as_published",
        "No national total differs from what was published (`published.csv` beside the request).",
        _national_differs,
        _COMPARISON,
        compared=_is_national,
    ),
    _Check(
        "bodies_as_published",
        "No figure of a body differs from what was published (`published.csv` beside the request).",
        _bodies_differ,
        _COMPARISON,
        compared=_is_of_a_body,
    ),
    _Check("coverage_complete", "Every body asked has given a figure for every period.", _missing, _MISSING),
    _Check(
        "nobody_is_overdue",
        "No body asked is past its twentieth working day without an answer, by its law and its bank holidays.",
        _overdue,
        _OVERDUE,
    ),
    _Check("nothing_needs_review", "Nothing waits for a person.", _waiting, _DOUBT),
    _Check(
        "no_remarks", "Nothing else was seen that is worth a look, though it holds back no figure.", _remarked, _DOUBT
    ),
)


@dg.multi_asset_check(
    specs=[dg.AssetCheckSpec(check.name, asset=national_figures, description=check.promise) for check in _CHECKS],
    can_subset=True,
)
def national_checks(context: dg.AssetCheckExecutionContext, folders: Folders) -> Iterator[dg.AssetCheckResult]:
    """Holds the finished warehouse against what should be true of it."""
    chosen = {key.name for key in context.selected_asset_check_keys}
    with connect(folders.settings.warehouse) as connection:
        outcomes = {request_id: _outcome(connection, request_id) for request_id in request_ids(connection)}
    for check in _CHECKS:
        if check.name in chosen:
            yield _result(check, outcomes)


def _outcome(connection: "duckdb.DuckDBPyConnection", request_id: str) -> _Outcome:
    asked = questions(connection, request_id)
    return _Outcome(summarise(connection, request_id), asked, remarks(connection, request_id, asked))


def _result(check: _Check, outcomes: Mapping[str, _Outcome]) -> dg.AssetCheckResult:
    found = {request_id: check.against(outcome) for request_id, outcome in outcomes.items()}
    count = sum(map(len, found.values()))
    parts = [_listed(request_id, rows, check.header, len(outcomes)) for request_id, rows in found.items() if rows]
    return dg.AssetCheckResult(
        check_name=check.name,
        passed=not count,
        severity=check.severity,
        description=f"{count} to look at: {_in_words(found)}" if count else _what_holds(check, outcomes.values()),
        metadata={"found": dg.MetadataValue.md("\n\n".join(parts) or "Nothing."), "to look at": count},
    )


def _what_holds(check: _Check, outcomes: Iterable[_Outcome]) -> str:
    """What can be said where nothing stands against it: not that figures agree which nobody could compare."""
    compared = [c for outcome in outcomes for c in outcome.summary.comparisons if check.compared(c)]
    if not compared:
        return check.promise
    agreeing = sum(c.agrees is True for c in compared)
    undecided = sum(c.agrees is None for c in compared)
    return f"{agreeing} agree, none differs, {undecided} can't be compared yet."


def _in_words(found: Mapping[str, Rows]) -> str:
    rows = [", ".join(part for part in row[:-1] if part) for own in found.values() for row in own]
    more = f"; and {len(rows) - _TOLD} more" if len(rows) > _TOLD else ""
    return "; ".join(rows[:_TOLD]) + more


def _listed(request_id: str, rows: Rows, header: Sequence[str], requests: int) -> str:
    title = f"{request_id}\n\n" if requests > 1 else ""
    more = f"\n\nand {len(rows) - _SHOWN} more." if len(rows) > _SHOWN else ""
    return title + table(header, rows[:_SHOWN], "l" * len(header)) + more
