"""What happens without anyone pressing a button: noticing what arrived, following it up, and a full look every night.

What belongs here: sensors, schedules and jobs. What does not: the work that they set off.

The sensor `arrivals` starts nothing: it reports that the folder has changed. Each asset says by its automation
condition that it follows what it depends on, and `follow_up` acts on that: one run for whatever has changed.
"""

import json
import time

import dagster as dg

from pipeline.defs.intake import raw_responses
from pipeline.defs.resources import Folders
from pipeline.intake.watch import Glance, glance
from pipeline.versions import fingerprint, national_version, normaliser_version

# How often to look, and how long nothing may have moved before what lies there is taken for whole.
_LOOK_SECONDS = 5
_SETTLED_SECONDS = 4.0

ingest_everything = dg.define_asset_job(
    "ingest_everything",
    selection=dg.AssetSelection.all(),
    description="Everything in order, as `foi ingest` does it: what arrived is opened, read, settled and published.",
)

nightly = dg.ScheduleDefinition(
    name="nightly",
    job=ingest_everything,
    cron_schedule="0 2 * * *",
    execution_timezone="Europe/London",
    default_status=dg.DefaultScheduleStatus.RUNNING,
    run_config={"ops": {"register": {"config": {"rehash": True}}}},
    description="Every night at two all files are hashed again, in case one changed and its size and times hide it.",
)

follow_up = dg.AutomationConditionSensorDefinition(
    "follow_up",
    target=dg.AssetSelection.all(),
    default_status=dg.DefaultSensorStatus.RUNNING,
    minimum_interval_seconds=_LOOK_SECONDS,
    description="Starts one run of whatever follows from what has changed.",
)


@dg.sensor(
    name="arrivals",
    minimum_interval_seconds=_LOOK_SECONDS,
    default_status=dg.DefaultSensorStatus.RUNNING,
)
def arrivals(context: dg.SensorEvaluationContext, folders: Folders) -> dg.SkipReason:
    """Looks at `raw_responses/` every few seconds, without opening a file; it starts nothing itself.

    Waits until nothing moves any more, then reports that the folder has changed. A new version of the code counts
    as a change.
    """
    folder = folders.settings.raw_responses
    if not folder.is_dir():
        return dg.SkipReason(f"The folder {folder} does not exist.")
    seen = glance(folder)
    now = fingerprint(seen.fingerprint, normaliser_version(), national_version())
    before = json.loads(context.cursor) if context.cursor else {}
    if now == before.get("reported"):
        return dg.SkipReason("Nothing has changed.")
    if now != before.get("seen") and time.time() - seen.moved < _SETTLED_SECONDS:
        context.update_cursor(json.dumps({**before, "seen": now}))
        return dg.SkipReason("Something is moving: waiting until it is whole.")
    context.instance.report_runless_asset_event(_report(seen, now))
    context.update_cursor(json.dumps({"reported": now}))
    return dg.SkipReason("Something has changed: reported.")


def _report(seen: Glance, now: str) -> dg.AssetMaterialization:
    return dg.AssetMaterialization(
        raw_responses.key,
        metadata={"files": seen.files, "bytes": seen.size, "last moved": dg.MetadataValue.timestamp(seen.moved)},
        tags={"dagster/data_version": now},
    )
