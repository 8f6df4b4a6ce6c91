"""The fourth room in Dagster: the national figure, and the one step that writes the warehouse.

What belongs here: the asset of the group `national`. What does not: settling and adding up (`pipeline.national`),
or drawing and layout (`pipeline.release`).
"""

import base64
from collections.abc import Sequence
from typing import Any

import dagster as dg
import duckdb
from pydantic import Field

from pipeline import run
from pipeline.defs.normalise import readings
from pipeline.defs.resources import OWNERS, Folders, saying
from pipeline.national.warehouse import connect, warehouse_path
from pipeline.release.chart import bodies_svg, totals_svg
from pipeline.release.markdown import doubts_markdown, headline_markdown, short_markdown, table
from pipeline.release.summary import Summary, interval, summarise

GROUP = "national"


class Building(dg.Config):
    """How to build."""

    anew: bool = Field(default=False, description="Build the warehouse anew, even where nothing has changed.")


@dg.asset(
    group_name=GROUP,
    owners=OWNERS,
    kinds={"duckdb", "sql"},
    deps=[readings],
    pool="warehouse",
)
def national_figures(context: dg.AssetExecutionContext, config: Building, folders: Folders) -> dg.MaterializeResult:  # type: ignore[type-arg]
    """The national figure: which reply counts for whom, the decisions of people, one settled figure for each body,
    period and category, and the totals, added up in SQL.

    The warehouse is built beside the old one, checked, and swapped in whole; readers never wait and never see half
    of it. Where nothing has changed, it stays as it is. Every figure leads back to the cell it was read from: `foi
    figure BODY PERIOD`.
    """
    with folders.at_work() as settings:
        arrived = [(request, run.arrivals(settings, request)) for request in run.requests(settings)]
        changed = run.build(settings, arrived, saying(context), anew=config.anew)
        with connect(settings.warehouse) as connection:
            summaries = [summarise(connection, request.id) for request, _ in arrived]
            shape = _shape(connection)
    context.log.info("The warehouse was built anew." if changed else "Nothing has changed: the warehouse stays.")
    return dg.MaterializeResult(
        metadata={
            **_metadata(summaries),
            **shape,
            "built anew": changed,
            "warehouse": dg.MetadataValue.path(warehouse_path(settings.warehouse)),
        }
    )


def _metadata(summaries: Sequence[Summary]) -> dict[str, Any]:
    """What the asset's page shows; with several requests, each entry names its request."""
    return {
        name if len(summaries) == 1 else f"{summary.request_id}: {name}": value
        for summary in summaries
        for name, value in _request_metadata(summary).items()
    }


def _request_metadata(summary: Summary) -> dict[str, Any]:
    # Dagster shows Markdown of less than 1,000 characters at once, and more in a window of its own.
    numbers = {f"{total.period} ({summary.unit})": total.low for total in summary.totals if total.low is not None}
    return {
        "headline": dg.MetadataValue.md(short_markdown(summary)),
        "totals": _picture(totals_svg(summary)),
        "coverage": dg.MetadataValue.md(_coverage_markdown(summary)),
        "in doubt": dg.MetadataValue.md(doubts_markdown(summary)),
        "table by body": dg.MetadataValue.md(headline_markdown(summary)),
        "picture by body": _picture(bodies_svg(summary)),
        **numbers,
        "figures accepted": summary.figures_accepted,
        "figures in review": summary.figures_in_review,
        "figures missing": summary.figures_missing,
    }


def _picture(svg: str) -> dg.MarkdownMetadataValue:
    return dg.MetadataValue.md(f"![](data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()})")


def _coverage_markdown(summary: Summary) -> str:
    rows = [
        [
            total.period,
            f"{total.bodies_counted} of {total.bodies_asked}",
            ", ".join(_missing(summary, i)) or "nobody",
            interval(total.low, total.high, total.at_least),
        ]
        for i, total in enumerate(summary.totals)
    ]
    return table(["Period", "Bodies", "Missing", summary.measure], rows, "lrlr")


def _missing(summary: Summary, period: int) -> list[str]:
    return [body.name for body in summary.bodies if body.figures[period].low is None]


def _shape(connection: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    count = connection.execute("SELECT count(*) FROM national.figures").fetchone()
    return {
        "dagster/row_count": count[0] if count else 0,
        "dagster/table_name": "foi.national.figures",
    }
