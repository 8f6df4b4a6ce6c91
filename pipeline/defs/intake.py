"""The first room in Dagster: the folder as it lies, and the register of what arrived in it.

What belongs here: the assets of the group `intake`. What does not: looking into files (`pipeline.intake`), or
noticing that something arrived (`automation`).
"""

from collections import Counter
from collections.abc import Mapping, Sequence

import dagster as dg
from pydantic import Field

from pipeline import run
from pipeline.defs.replies import match_partitions, reply_key
from pipeline.defs.resources import INTERNAL, OWNERS, Folders
from pipeline.model import Reply
from pipeline.release.markdown import table

GROUP = "intake"

raw_responses = dg.AssetSpec(
    "raw_responses",
    group_name=GROUP,
    owners=OWNERS,
    tags=INTERNAL,
    kinds={"file", "pdf", "excel"},
    description=(
        "The folder `raw_responses/`: for each request its `request.toml`, the decisions of people, and the replies "
        "as received.\n\nNobody materialises it: the sensor `arrivals` looks at it every few seconds and reports here "
        "when something has arrived, changed or gone, and starts a run of everything."
    ),
)


class Intake(dg.Config):
    """How to look at the folder."""

    rehash: bool = Field(
        default=False, description="Open every file again, even where its size and times say that it has not changed."
    )


@dg.asset(
    group_name=GROUP,
    owners=OWNERS,
    tags=INTERNAL,
    kinds={"python", "file"},
    deps=[raw_responses],
)
def register(context: dg.AssetExecutionContext, config: Intake, folders: Folders) -> dg.MaterializeResult:  # type: ignore[type-arg]
    """Every file that arrived, once each: its true type (whatever its name says), its sha256, what zips and mails
    contain, and which files are copies of another.

    Adds a partition of `replies` for each, and retires those of files that are gone.
    """
    arrived: dict[str, tuple[Reply, ...]] = {}
    with folders.at_work() as settings:
        for request in run.requests(settings):
            if config.rehash:
                settings.store.intake_cache(request.id).unlink(missing_ok=True)
            arrived[request.id] = run.arrivals(settings, request)
    keys = {reply_key(reply.path, reply.reply_id) for replies in arrived.values() for reply in replies}
    added, retired = match_partitions(context.instance, keys)
    context.log.info(f"{len(keys)} replies: {len(added)} new, {len(retired)} gone.")
    return dg.MaterializeResult(
        metadata={
            "replies": len(keys),
            "new": len(added),
            "gone": len(retired),
            "what arrived": dg.MetadataValue.md(_types_markdown(arrived)),
            "to look at": dg.MetadataValue.md(_findings_markdown(arrived)),
        }
    )


def _types_markdown(arrived: Mapping[str, Sequence[Reply]]) -> str:
    counts = Counter(
        (request_id, reply.media_type, reply.outcome) for request_id, replies in arrived.items() for reply in replies
    )
    told = ["Request", "Type", "State", "Files"]
    rows = [[*what, str(n)] for what, n in sorted(counts.items())]
    own = 0 if len(arrived) > 1 else 1
    return table(told[own:], [row[own:] for row in rows], "lllr"[own:]) or "Nothing has arrived yet."


def _findings_markdown(arrived: Mapping[str, Sequence[Reply]]) -> str:
    rows = [
        [reply.path, finding.code, finding.message]
        for replies in arrived.values()
        for reply in replies
        for finding in reply.findings
    ]
    return table(["File", "Finding", "What was seen"], rows, "lll") or "Nothing."
