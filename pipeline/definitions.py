"""The entry point for Dagster: `dg dev` at the project root, or `dagster dev -m pipeline.definitions`.

What belongs here: putting together what `defs/` holds. What does not: any definition.
"""

from __future__ import annotations

import dagster as dg

from pipeline.defs import automation, checks, extract, intake, national, normalise, release, replies
from pipeline.defs.resources import Folders


def build_definitions(folders: Folders) -> dg.Definitions:
    """Everything that Dagster is told, for those folders."""
    return dg.Definitions(
        assets=[
            intake.raw_responses,
            intake.register,
            extract.documents,
            normalise.readings,
            national.national_figures,
            replies.replies,
            release.release,
        ],
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


defs = build_definitions(Folders.from_environment())
