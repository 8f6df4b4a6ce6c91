"""The fourth room in Dagster: the national figure, and the one step that writes the warehouse.

What belongs here: the asset of the group `national`. What does not: settling and adding up (`pipeline.national`),
or drawing and layout (`pipeline.release`).
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import dagster as dg
from pydantic import Field

from pipeline import run
from pipeline.defs.normalise import readings
from pipeline.defs.replies import pages
from pipeline.defs.resources import INTERNAL, OWNERS, Folders, data_url, saying
from pipeline.national.changes import changes
from pipeline.national.warehouse import connect, warehouse_path
from pipeline.release.changes import changes_markdown, labels
from pipeline.release.chart import bodies_svg, totals_svg
from pipeline.release.doubts import questions
from pipeline.release.markdown import doubts_markdown, headline_markdown, questions_markdown, short_markdown, table
from pipeline.release.summary import Summary, interval, summarise

if TYPE_CHECKING:
    import duckdb

GROUP = "national"


class Building(dg.Config):
    """How to build."""

    anew: bool = Field(default=False, description="Build the warehouse anew, even where nothing has changed.")


@dg.asset(
    group_name=GROUP,
    owners=OWNERS,
    tags=INTERNAL,
    kinds={"duckdb", "sql"},
    deps=[readings],
    pool="warehouse",
    freshness_policy=dg.FreshnessPolicy.time_window(fail_window=timedelta(hours=50), warn_window=timedelta(hours=26)),
)
def national_figures(context: dg.AssetExecutionContext, config: Building, folders: Folders) -> dg.MaterializeResult:  # type: ignore[type-arg]
    """The national figure: which reply counts for whom, the decisions of people, one settled figure for each body,
    period and category, and the totals, added up in SQL.

    The warehouse is built beside the old one, checked, and swapped in whole; readers never wait and never see half
    of it. Where nothing has changed, it stays as it is. Every figure leads back to the cell it was read from: in
    *table by body* the reply is a link, and its page shows the *picture of each place*.
    """
    with folders.at_work() as settings:
        arrived = [(request, run.arrivals(settings, request)) for request in run.requests(settings)]
        changed = run.build(settings, arrived, saying(context), anew=config.anew)
        with connect(settings.warehouse) as connection:
            told = [_metadata(connection, request.id) for request, _ in arrived]
            shape = _shape(connection)
            moved = changes_markdown(changes(settings.warehouse), labels(connection))
    context.log.info("The warehouse was built anew." if changed else "Nothing has changed: the warehouse stays.")
    return dg.MaterializeResult(
        metadata={
            **_joined([request.id for request, _ in arrived], told),
            "what changed last": dg.MetadataValue.md(moved),
            **shape,
            "built anew": changed,
            "warehouse": dg.MetadataValue.path(warehouse_path(settings.warehouse)),
        }
    )


def _joined(request_ids: Sequence[str], told: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """What the asset's page shows; with several requests, each entry names its request."""
    return {
        name if len(told) == 1 else f"{request_id}: {name}": value
        for request_id, own in zip(request_ids, told, strict=True)
        for name, value in own.items()
    }


def _metadata(connection: "duckdb.DuckDBPyConnection", request_id: str) -> dict[str, Any]:
    summary, where = summarise(connection, request_id), pages(connection, request_id)
    asked = questions(connection, request_id)
    # Dagster shows Markdown of less than 1,000 characters at once, and more in a window of its own.
    numbers = {f"{total.period} ({summary.unit})": total.low for total in summary.totals if total.low is not None}
    return {
        "headline": dg.MetadataValue.md(short_markdown(summary)),
        "totals": _picture(totals_svg(summary)),
        "coverage": dg.MetadataValue.md(_coverage_markdown(summary)),
        "who is missing": dg.MetadataValue.md(_missing_markdown(summary)),
        "waits for a person": dg.MetadataValue.md(questions_markdown(asked, where)),
        "in doubt": dg.MetadataValue.md(doubts_markdown(summary, where)),
        "table by body": dg.MetadataValue.md(headline_markdown(summary, pages=where)),
        "picture by body": _picture(bodies_svg(summary)),
        **numbers,
        "figures accepted, by category": summary.figures_accepted,
        "figures in review, by category": summary.figures_in_review,
        "figures not given, by category": summary.figures_missing,
    }


def _picture(svg: str) -> dg.MarkdownMetadataValue:
    return dg.MetadataValue.md(f"![]({data_url('image/svg+xml', svg.encode())})")


def _coverage_markdown(summary: Summary) -> str:
    rows = [
        [
            total.period,
            f"{total.bodies_counted} of {total.bodies_asked}",
            str(sum(body.figures[i].low is None for body in summary.bodies)),
            interval(total.low, total.high, total.at_least),
        ]
        for i, total in enumerate(summary.totals)
    ]
    return table(["Period", "Bodies", "Missing", summary.measure], rows, "lrlr")


def _missing_markdown(summary: Summary) -> str:
    """Who has not given every figure, how each answered so far, and when an answer was due."""
    missing = [(body, [f for f in body.figures if f.low is None]) for body in summary.bodies if body.is_missing]
    rows = [
        [
            body.name,
            ", ".join(figure.period for figure in figures),
            ", ".join(dict.fromkeys(figure.outcome.replace("_", " ") for figure in figures)),
            f"{figures[0].deadline:%d %B %Y}" if figures[0].deadline else "",
        ]
        for body, figures in missing
    ]
    return (
        table(["Body", "Periods", "Answered", "Due"], rows, "llll") or "Nobody: every body asked has given its figures."
    )


def _shape(connection: "duckdb.DuckDBPyConnection") -> dict[str, Any]:
    count = connection.execute("SELECT count(*) FROM national.figures").fetchone()
    return {
        "dagster/row_count": count[0] if count else 0,
        "dagster/table_name": "foi.national.figures",
    }
