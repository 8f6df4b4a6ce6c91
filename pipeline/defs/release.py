"""The last room in Dagster: what the public and the analyst see.

What belongs here: the assets of the group `release`, but for `replies`, which has a file of its own. What does not: the tables themselves (`pipeline.release`).
"""

from collections.abc import Iterator
from pathlib import Path

import dagster as dg
import pyarrow.parquet as pq

from pipeline import run
from pipeline.defs.national import national_figures
from pipeline.defs.replies import record
from pipeline.defs.resources import OWNERS, Folders, saying
from pipeline.national.warehouse import connect
from pipeline.release.markdown import table
from pipeline.release.names import HEADLINES

GROUP = "release"


@dg.multi_asset(
    specs=[
        dg.AssetSpec(
            "release_tables",
            group_name=GROUP,
            owners=OWNERS,
            kinds={"csv", "parquet"},
            deps=[national_figures],
            description=(
                "Figures, totals and coverage as tidy tables, CSV and Parquet, under `warehouse/release/<request>/`. "
                "A number that a body hides is not printed, even where it follows from the body's own totals."
            ),
        ),
        dg.AssetSpec(
            "headline_table",
            group_name=GROUP,
            owners=OWNERS,
            kinds={"markdown"},
            deps=[national_figures],
            description="The table to quote from: the totals, what can be said of them, each body, and what is in doubt.",
        ),
    ]
)
def release(context: dg.AssetExecutionContext, folders: Folders) -> Iterator[dg.MaterializeResult]:  # type: ignore[type-arg]
    """Writes what the public sees of every request, and records of each reply what an analyst wants to see."""
    with folders.at_work() as settings:
        requests = run.requests(settings)
        files = run.publish(settings, [request.id for request in requests], saying(context))
        with connect(settings.warehouse) as connection:
            news = record(context, connection, {request.id: request.replies_folder for request in requests})
    context.log.info(f"{news} replies with news.")
    headlines = [path for path in files if path.name == HEADLINES]
    tables = [path for path in files if path.name != HEADLINES]
    yield dg.MaterializeResult(
        asset_key="release_tables",
        metadata={
            "files": dg.MetadataValue.md(_files_markdown(tables)),
            "dagster/column_schema": _columns(next(path for path in tables if path.name == "figures.parquet")),
            "folder": dg.MetadataValue.path(settings.warehouse / "release"),
        },
    )
    yield dg.MaterializeResult(
        asset_key="headline_table",
        metadata={path.parent.name: dg.MetadataValue.md(path.read_text("utf-8")) for path in headlines},
    )


def _columns(parquet: Path) -> dg.TableSchema:
    return dg.TableSchema([dg.TableColumn(field.name, str(field.type)) for field in pq.read_schema(parquet)])


def _files_markdown(files: list[Path]) -> str:
    rows = [[path.parent.name, path.name, f"{path.stat().st_size:,}"] for path in files]
    return table(["Request", "File", "Bytes"], rows, "llr") or "Nothing was published."
