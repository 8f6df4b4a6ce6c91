"""The last room in Dagster: what the public and the analyst see.

What belongs here: the assets of the group `release`, but for `replies`, which has a file of its own. What does not: the tables themselves (`pipeline.release`).
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import dagster as dg

from pipeline import run
from pipeline.defs.national import national_figures
from pipeline.defs.replies import record
from pipeline.defs.resources import OWNERS, PUBLIC, Folders, saying
from pipeline.national.warehouse import connect
from pipeline.release.markdown import table
from pipeline.release.names import HEADLINES

GROUP = "release"
# What the columns of the figures say, and which columns of `national.figures` they come from.
_COLUMNS: Mapping[str, tuple[str, Sequence[str]]] = {
    "request_id": ("which request", ["request_id"]),
    "body_id": ("who was asked", ["body_id"]),
    "period_label": ("as the request names it", ["period"]),
    "period": ("both days inclusive, as an ISO 8601 interval", ["period_start", "period_end"]),
    "category": ("one of the request's own, or total, other, not_broken_down", ["category"]),
    "value_text": ("as printed in the reply", ["text"]),
    "low": ("the least that it can be; empty where there is no figure, which is never zero", ["low"]),
    "high": ("the most that it can be, equal to low where it is exact", ["high"]),
    "value": ("there only where the figure is exact", ["low", "high"]),
    "status": ("exact, interval, withheld, not_held, refused, not_comparable, missing", ["status"]),
    "marker": ("[c] confidential, [x] not available, [z] not applicable", ["status", "reasons"]),
    "needs_review": ("a person must look before it is quoted", ["needs_review"]),
    "reasons": ("the findings that say why", ["reasons"]),
    "derivation": ("stated in the reply, added up from its parts, or ruled by a person", ["derivation"]),
    "source_sha256": ("the reply that it was read from", ["reply_id"]),
}


@dg.multi_asset(
    specs=[
        dg.AssetSpec(
            "release_tables",
            group_name=GROUP,
            owners=OWNERS,
            tags=PUBLIC,
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
            tags=PUBLIC,
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
            news = record(context, connection, settings, requests)
    context.log.info(f"{news} replies with news.")
    headlines = [path for path in files if path.name == HEADLINES]
    tables = [path for path in files if path.name != HEADLINES]
    yield dg.MaterializeResult(
        asset_key="release_tables",
        metadata={
            "files": dg.MetadataValue.md(_files_markdown(tables)),
            **_columns(next(path for path in tables if path.name == "figures.parquet")),
            "folder": dg.MetadataValue.path(settings.warehouse / "release"),
        },
    )
    yield dg.MaterializeResult(
        asset_key="headline_table",
        metadata={path.parent.name: dg.MetadataValue.md(path.read_text("utf-8")) for path in headlines},
    )


def _columns(parquet: Path) -> dict[str, Any]:
    """The columns of the figures, how many rows there are, and which columns of the warehouse's figures they come from."""
    import pyarrow.parquet as pq  # noqa: PLC0415 - heavy, and Dagster loads this file at its start

    schema = pq.read_schema(parquet)
    known: dict[str, tuple[str | None, Sequence[str]]] = {
        field.name: _COLUMNS.get(field.name, (None, [])) for field in schema
    }
    columns = [dg.TableColumn(field.name, str(field.type), known[field.name][0]) for field in schema]
    lineage = {
        name: [dg.TableColumnDep(national_figures.key, source) for source in sources]
        for name, (_, sources) in known.items()
        if sources
    }
    return {
        "dagster/column_schema": dg.TableSchema(columns),
        "dagster/column_lineage": dg.TableColumnLineage(lineage),
        "dagster/row_count": pq.read_metadata(parquet).num_rows,
    }


def _files_markdown(files: list[Path]) -> str:
    rows = [[path.parent.name, path.name, f"{path.stat().st_size:,}"] for path in files]
    return table(["Request", "File", "Bytes"], rows, "llr") or "Nothing was published."
