"""What happens without anyone pressing a button, and what a person can start by one: sensor, schedule and jobs.

What belongs here: noticing that the folder has changed, and which assets a job works through, told what. What does
not: the work that they set off.

The sensor starts one run of everything for whatever has changed; every step does only what is not done yet. A run that
the machine cut short is started again.
"""

import json
import socket
import time
from collections.abc import Mapping
from typing import Any

import dagster as dg
from dagster._core.storage.tags import GRPC_INFO_TAG

from pipeline.defs.intake import raw_responses
from pipeline.defs.national import national_figures
from pipeline.defs.resources import Folders
from pipeline.intake.watch import Glance, glance
from pipeline.versions import fingerprint, national_version, normaliser_version

# How often to look. Dagster's own round takes 5 s; an interval just as long would be missed every other time.
_LOOK_SECONDS = 2
# How long nothing may have moved before what lies there is taken for whole.
_SETTLED_SECONDS = 4.0
# What a run was started for, as a tag; and how often that is tried where the machine cuts it short.
_SEEN = "foi/seen"
_ATTEMPTS = 3
_AT_WORK = [dg.DagsterRunStatus.STARTING, dg.DagsterRunStatus.STARTED, dg.DagsterRunStatus.CANCELING]
_WAITING = [dg.DagsterRunStatus.QUEUED, dg.DagsterRunStatus.NOT_STARTED]


def _config(**assets: Mapping[str, Any]) -> dict[str, Any]:
    return {"ops": {name: {"config": dict(values)} for name, values in assets.items()}}


ingest_everything = dg.define_asset_job(
    "ingest_everything",
    selection=dg.AssetSelection.all(),
    description="Everything in order, as `foi ingest` does it: what arrived is opened, read, settled and published. "
    "Nothing is opened or read that was before.",
)

rebuild_the_warehouse = dg.define_asset_job(
    "rebuild_the_warehouse",
    selection=dg.AssetSelection.assets(national_figures).downstream().materializable(),
    config=_config(national_figures={"anew": True}),
    description="The warehouse and the release are built anew from what was read of the replies; none is opened.",
)

re_read_all_replies = dg.define_asset_job(
    "re_read_all_replies",
    selection=dg.AssetSelection.all(),
    config=_config(documents={"again": "*"}, national_figures={"anew": True}),
    description="Every reply is opened and read again, whatever was read of it before, and the warehouse built anew.",
)

re_read_one_reply = dg.define_asset_job(
    "re_read_one_reply",
    selection=dg.AssetSelection.all(),
    config=_config(documents={"again": "the path of a reply"}, national_figures={"anew": True}),
    description="One reply is opened and read again. Its page (*replies*, *Partitions*) has a link that fills in which; "
    "`again` is its path below `replies/`, or a pattern such as `Kent Police/*`.",
)

nightly = dg.ScheduleDefinition(
    name="nightly",
    job=ingest_everything,
    cron_schedule="0 2 * * *",
    execution_timezone="Europe/London",
    default_status=dg.DefaultScheduleStatus.RUNNING,
    run_config=_config(register={"rehash": True}),
    description="Every night at two all files are hashed again, in case one changed and its size and times hide it.",
)


@dg.sensor(
    name="arrivals",
    job=ingest_everything,
    minimum_interval_seconds=_LOOK_SECONDS,
    default_status=dg.DefaultSensorStatus.RUNNING,
    description="Looks at `raw_responses/` every few seconds, without opening a file. When something has arrived, "
    "changed or gone, it waits until nothing moves any more, and starts one run of `ingest_everything`.",
)
def arrivals(context: dg.SensorEvaluationContext, folders: Folders) -> dg.SensorResult | dg.SkipReason:
    """Starts a run when the folder is not what the last run was started for, or that run was cut short.

    A new version of the code counts as a change.
    """
    _end_lost_runs(context.instance)
    folder = folders.settings.raw_responses
    if not folder.is_dir():
        return dg.SkipReason(f"The folder {folder} does not exist.")
    seen = glance(folder)
    asked = json.loads(context.cursor)["asked"] if context.cursor else ""
    if _state(seen) == asked and not _was_cut_short(context.instance, asked):
        return dg.SkipReason("Nothing has changed.")
    if time.time() - seen.moved < _SETTLED_SECONDS:
        time.sleep(_SETTLED_SECONDS)
        if glance(folder) != seen:
            return dg.SkipReason("Something is moving: waiting until it is whole.")
    now = _state(seen)
    waiting = context.instance.get_runs(dg.RunsFilter(job_name=ingest_everything.name, statuses=_WAITING), limit=1)
    return dg.SensorResult(
        run_requests=[] if waiting else [dg.RunRequest(tags={_SEEN: now})],
        skip_reason="A run that has not begun yet will see what has changed." if waiting else None,
        asset_events=[_report(seen, now)] if now != asked else [],
        cursor=json.dumps({"asked": now}),
    )


def _state(seen: Glance) -> str:
    return fingerprint(seen.fingerprint, normaliser_version(), national_version())


def _end_lost_runs(instance: dg.DagsterInstance) -> None:
    """A run whose server was killed can't end any more, and others would wait for it: it is told of as failed."""
    for run in instance.get_runs(dg.RunsFilter(statuses=_AT_WORK)):
        server = json.loads(run.tags.get(GRPC_INFO_TAG, "{}"))
        if "socket" in server and not _answers(server["socket"]):
            instance.report_run_failed(run, "The server that this run belonged to is gone; what it had done is kept.")


def _answers(path: str) -> bool:
    with socket.socket(socket.AF_UNIX) as client:
        return client.connect_ex(path) == 0


def _was_cut_short(instance: dg.DagsterInstance, asked: str) -> bool:
    """Whether the last run for that state ended without a step that failed, as when its process was killed."""
    runs = instance.get_runs(dg.RunsFilter(tags={_SEEN: asked}), limit=_ATTEMPTS)
    failed = [run.status is dg.DagsterRunStatus.FAILURE for run in runs]
    if not failed or not failed[0] or (all(failed) and len(failed) == _ATTEMPTS):
        return False
    return instance.get_run_stats(runs[0].run_id).steps_failed == 0


def _report(seen: Glance, now: str) -> dg.AssetMaterialization:
    return dg.AssetMaterialization(
        raw_responses.key,
        metadata={"files": seen.files, "bytes": seen.size, "last moved": dg.MetadataValue.timestamp(seen.moved)},
        tags={"dagster/data_version": now},
    )
