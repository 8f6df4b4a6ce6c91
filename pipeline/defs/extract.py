"""The second room in Dagster: replies are opened.

What belongs here: the asset of the group `extract`. What does not: opening a file (`pipeline.extract`).
"""

from collections import Counter
from fnmatch import fnmatchcase

import dagster as dg
from pydantic import Field

from pipeline import run, staging
from pipeline.defs.intake import register
from pipeline.defs.resources import INTERNAL, OWNERS, Folders, saying
from pipeline.model import Document, Reply
from pipeline.release.markdown import table
from pipeline.versions import reader_version
from pipeline.work import pile

GROUP = "extract"
_SHOWN = 100


class Opening(dg.Config):
    """What to open although it was opened before."""

    again: str = Field(
        default="",
        description="Replies to open and read again: the path of one below `replies/`, or a pattern; `*` is all of them.",
    )


@dg.asset(
    group_name=GROUP,
    owners=OWNERS,
    tags=INTERNAL,
    kinds={"python", "parquet"},
    deps=[register],
)
def documents(context: dg.AssetExecutionContext, config: Opening, folders: Folders) -> dg.MaterializeResult:  # type: ignore[type-arg]
    """Every reply opened: its tables and its prose, each with its place in the file, staged as Parquet by the sha256
    of the file and the version of the reader.

    Opens only what was not opened before, in child processes with limits on time and memory. A file that can't be
    opened ends in an outcome with a reason, and holds up nothing else.
    """
    opened: list[tuple[Reply, Document]] = []
    n_replies, n_again = 0, 0
    with folders.at_work() as settings:
        for request in run.requests(settings):
            arrived = run.arrivals(settings, request)
            again = {reply.reply_id for reply in arrived if _matches(reply.path, config.again)}
            new = set(run.read_documents(settings, request, arrived, saying(context), again=again))
            n_again += len(again)
            now = pile(settings, request, arrived)
            n_replies += len(now.readable)
            staged = [(reply, now.document_path(reply.reply_id)) for reply in now.readable if reply.reply_id in new]
            paths = [path for _, path in staged if path is not None]
            opened += zip((reply for reply, _ in staged), staging.load_openings(paths), strict=True)
    if config.again and not n_again:
        raise dg.Failure(f"There is no reply '{config.again}': see *register* for what arrived.", allow_retries=False)
    return dg.MaterializeResult(
        metadata={
            "replies that can be opened": n_replies,
            "opened in this run": len(opened),
            "how opening went": dg.MetadataValue.md(_outcomes_markdown(opened)),
            "opened": dg.MetadataValue.md(_opened_markdown(opened)),
            "staged in": dg.MetadataValue.path(settings.store.documents(reader_version())),
        }
    )


def _matches(path: str, pattern: str) -> bool:
    return path == pattern or fnmatchcase(path, pattern)


def _outcomes_markdown(opened: list[tuple[Reply, Document]]) -> str:
    counts = Counter((document.media_type, document.outcome) for _, document in opened)
    rows = [[*what, str(n)] for what, n in sorted(counts.items())]
    return table(["Type", "Outcome", "Replies"], rows, "llr") or "All of it was opened before."


def _opened_markdown(opened: list[tuple[Reply, Document]]) -> str:
    rows = [
        [reply.path, document.outcome, document.reason, str(document.pages or "")]
        for reply, document in opened[:_SHOWN]
    ]
    more = f"\n\nand {len(opened) - _SHOWN} more." if len(opened) > _SHOWN else ""
    return (table(["Reply", "Outcome", "Reason", "Pages"], rows, "lllr") or "Nothing new.") + more
