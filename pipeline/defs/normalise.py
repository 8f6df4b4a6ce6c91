"""The third room in Dagster: documents are read against what was asked.

What belongs here: the asset of the group `normalise`. What does not: reading a letter (`pipeline.normalise`).
"""

from collections import Counter

import dagster as dg

from pipeline import run, staging
from pipeline.defs.extract import documents
from pipeline.defs.resources import INTERNAL, OWNERS, Folders, saying
from pipeline.model import Reading, Reply
from pipeline.release.markdown import table
from pipeline.work import pile

GROUP = "normalise"
_SHOWN = 100


@dg.asset(
    group_name=GROUP,
    owners=OWNERS,
    tags=INTERNAL,
    kinds={"python", "parquet"},
    deps=[documents],
)
def readings(context: dg.AssetExecutionContext, folders: Folders) -> dg.MaterializeResult:  # type: ignore[type-arg]
    """Every document read against the request: who answers, for which period and category, with which figure, and what
    became of every other number in the answer. Staged as Parquet.

    Reads only what was not read before against this request by this version of the code. A doubt is a finding with
    its place, never a guess.
    """
    read: list[tuple[Reply, Reading]] = []
    n_replies = 0
    with folders.at_work() as settings:
        for request in run.requests(settings):
            arrived = run.arrivals(settings, request)
            new = set(run.read_answers(settings, request, arrived, saying(context)))
            now = pile(settings, request, arrived)
            n_replies += len(now.readable)
            own = [reply for reply in now.readable if reply.reply_id in new]
            read += zip(own, staging.load_readings(map(now.reading_path, own)), strict=True)
    return dg.MaterializeResult(
        metadata={
            "replies that can be read": n_replies,
            "read in this run": len(read),
            "figures read in this run": sum(len(reading.observations) for _, reading in read),
            "kinds of replies": dg.MetadataValue.md(_kinds_markdown(read)),
            "read": dg.MetadataValue.md(_read_markdown(read)),
        }
    )


def _kinds_markdown(read: list[tuple[Reply, Reading]]) -> str:
    counts = Counter(reading.kind for _, reading in read)
    return table(["Kind", "Replies"], [[kind, str(n)] for kind, n in counts.most_common()], "lr") or "Nothing new."


def _read_markdown(read: list[tuple[Reply, Reading]]) -> str:
    rows = [
        [
            reply.path,
            ", ".join(reading.body_ids),
            reading.kind,
            str(len(reading.observations)),
            ", ".join(dict.fromkeys(finding.code for finding in reading.findings)),
        ]
        for reply, reading in read[:_SHOWN]
    ]
    more = f"\n\nand {len(read) - _SHOWN} more." if len(read) > _SHOWN else ""
    return (table(["Reply", "Who", "Kind", "Figures", "Findings"], rows, "lllrl") or "Nothing new.") + more
