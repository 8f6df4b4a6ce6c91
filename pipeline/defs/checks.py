"""What must be true of the national figure, and what someone should look at before quoting it.

What belongs here: the checks of `national_figures`, each a look at the finished warehouse. What does not: checks of one
reply (`replies`), or rules whose breach is a fault of the code: those stop the build (`national/sql/checks.sql`).
A doubt is a warning; only a contradiction is an error.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

import dagster as dg

from pipeline.defs.national import national_figures
from pipeline.defs.resources import Folders
from pipeline.national.warehouse import connect
from pipeline.release.markdown import table
from pipeline.release.summary import Comparison, Doubt, Summary, interval, request_ids, summarise

_CONTRADICTIONS = frozenset({"total_mismatch", "readings_differ", "replies_differ", "decision_stale"})
_SHOWN = 50
_TOLD = 3

Rows = list[list[str]]


def _reconcile(summary: Summary) -> Rows:
    return [_doubt_row(doubt) for doubt in summary.doubts if doubt.code in _CONTRADICTIONS]


def _national_differs(summary: Summary) -> Rows:
    return [_comparison_row(c) for c in summary.comparisons if c.agrees is False and not c.body_id]


def _bodies_differ(summary: Summary) -> Rows:
    return [_comparison_row(c) for c in summary.comparisons if c.agrees is False and c.body_id]


def _missing(summary: Summary) -> Rows:
    return [
        [body.name, figure.period, figure.outcome.replace("_", " "), str(figure.deadline or "")]
        for body in summary.bodies
        for figure in body.figures
        if figure.low is None
    ]


def _in_review(summary: Summary) -> Rows:
    return [_doubt_row(doubt) for doubt in summary.doubts if doubt.code != "published_differs"]


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
_WARN, _ERROR = dg.AssetCheckSeverity.WARN, dg.AssetCheckSeverity.ERROR

# For each check: what it says when it holds, what stands against it, under which headings, and how grave that is.
_CHECKS: dict[str, tuple[str, Callable[[Summary], Rows], list[str], dg.AssetCheckSeverity]] = {
    "figures_reconcile": ("The parts of every reply add up to the total it states.", _reconcile, _DOUBT, _ERROR),
    "national_totals_as_published": (
        "The national totals are those that were published (`published.csv` beside the request).",
        _national_differs,
        _COMPARISON,
        _WARN,
    ),
    "bodies_as_published": (
        "The bodies' figures are those that were published (`published.csv` beside the request).",
        _bodies_differ,
        _COMPARISON,
        _WARN,
    ),
    "coverage_complete": ("Every body asked has given a figure for every period.", _missing, _MISSING, _WARN),
    "nothing_needs_review": ("Nothing waits for a person.", _in_review, _DOUBT, _WARN),
}


@dg.multi_asset_check(
    specs=[
        dg.AssetCheckSpec(name, asset=national_figures, description=promise) for name, (promise, *_) in _CHECKS.items()
    ]
)
def national_checks(folders: Folders) -> Iterator[dg.AssetCheckResult]:
    """Holds the finished warehouse against what should be true of it."""
    with connect(folders.settings.warehouse) as connection:
        summaries = [summarise(connection, request_id) for request_id in request_ids(connection)]
    for name, (promise, against, header, severity) in _CHECKS.items():
        yield _result(name, promise, summaries, against, header, severity)


def _result(
    name: str,
    promise: str,
    summaries: Sequence[Summary],
    against: Callable[[Summary], Rows],
    header: Sequence[str],
    severity: dg.AssetCheckSeverity,
) -> dg.AssetCheckResult:
    found = {summary.request_id: against(summary) for summary in summaries}
    count = sum(map(len, found.values()))
    parts = [_listed(request_id, rows, header, len(summaries)) for request_id, rows in found.items() if rows]
    return dg.AssetCheckResult(
        check_name=name,
        passed=not count,
        severity=severity,
        description=promise if not count else f"{count} to look at: {_in_words(found)}",
        metadata={"found": dg.MetadataValue.md("\n\n".join(parts) or "Nothing."), "to look at": count},
    )


def _in_words(found: Mapping[str, Rows]) -> str:
    rows = [", ".join(part for part in row[:-1] if part) for own in found.values() for row in own]
    more = f"; and {len(rows) - _TOLD} more" if len(rows) > _TOLD else ""
    return "; ".join(rows[:_TOLD]) + more


def _listed(request_id: str, rows: Rows, header: Sequence[str], requests: int) -> str:
    title = f"{request_id}\n\n" if requests > 1 else ""
    more = f"\n\nand {len(rows) - _SHOWN} more." if len(rows) > _SHOWN else ""
    return title + table(header, rows[:_SHOWN], "l" * len(header)) + more
