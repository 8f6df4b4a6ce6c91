"""The entry point for Dagster: `dg dev` at the project root, or `dagster dev -m pipeline.definitions`.

What belongs here: putting together what `defs/` holds. What does not: any definition.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence

import dagster as dg

from pipeline.defs import automation, checks, extract, intake, national, normalise, release, replies
from pipeline.defs.resources import Folders


def build_definitions(folders: Folders) -> dg.Definitions:
    """Everything that Dagster is told, for those folders."""
    return dg.Definitions(
        assets=[intake.raw_responses, replies.replies, *_with_links_to_code()],
        asset_checks=[checks.national_checks, replies.replies_in_doubt],
        jobs=[
            automation.ingest_everything,
            automation.rebuild_the_warehouse,
            automation.re_read_all_replies,
            automation.re_read_one_reply,
        ],
        schedules=[automation.nightly],
        sensors=[automation.arrivals],
        resources={"folders": folders},
        # Files are read in child processes of our own; a process for each step would only cost seconds.
        executor=dg.in_process_executor,
    )


def _with_links_to_code() -> Sequence[dg.AssetsDefinition]:
    made = [intake.register, extract.documents, normalise.readings, national.national_figures, release.release]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", dg.BetaWarning)
        return dg.with_source_code_references(made)  # type: ignore[return-value]  # these are all it is given


defs = build_definitions(Folders.from_environment())
