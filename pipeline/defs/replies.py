"""The replies one by one: a partition for each, with what was read from it, whether it counts and what is in doubt.

What belongs here: the partitions and their keys, the asset that has them, and recording what the warehouse says of
each reply. What does not: how a reply is described (`pipeline.release.reply`), or when it is read.
"""

import hashlib
import json
import time
import warnings
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import dagster as dg
from dagster._core.definitions.asset_checks.asset_check_evaluation import (
    AssetCheckEvaluationTargetMaterializationData,
)

from pipeline import run
from pipeline.defs.resources import INTERNAL, OWNERS, Folders, data_url
from pipeline.national.warehouse import connect
from pipeline.release.reply import Reply, doubts_markdown, figures_markdown, places_markdown, state, tables_markdown
from pipeline.release.reply import replies as load_replies
from pipeline.release.summary import request_ids, rows
from pipeline.request import Request
from pipeline.settings import Settings
from pipeline.work import pile

if TYPE_CHECKING:
    import duckdb

RAW_RESPONSES = dg.DynamicPartitionsDefinition(name="raw_responses")
CHECK = "nothing_in_doubt"

# The beginning of a sha256 that tells a file from another of the same name.
_SHORT = 8
_LONGEST_PATH = 160
# Of how many replies with news one run draws the pictures.
_MOST_DRAWN = 200
_DATA_VERSION = "dagster/data_version"
# Findings of these codes say that two things contradict each other; others are doubts, or faults of the code.
CONTRADICTIONS = frozenset({"total_mismatch", "readings_differ", "replies_differ", "body_conflict", "decision_stale"})
_GRAVE = CONTRADICTIONS | {"internal_fault", "no_access"}

# A file as Dagster knows it; the same file in two requests is one partition that tells of both.
Found = dict[str, list[tuple[str, Reply]]]

replies = dg.AssetSpec(
    "replies",
    group_name="release",
    owners=OWNERS,
    tags=INTERNAL,
    kinds={"markdown"},
    deps=["national_figures"],
    partitions_def=RAW_RESPONSES,
    description=(
        "One partition per reply. Choose one under **Partitions** to see what was read from it: who answered, the "
        "figures with their text as printed and their place, the tables with the cells behind a figure in bold, "
        "the picture of each place, whether it counts, what is in doubt and what to do about it.\n\nNobody materialises it: the step that "
        "writes the release records here what is known of each reply, whenever that changes."
    ),
)


def reply_key(path: str, reply_id: str) -> str:
    """The partition key of a reply: its path and the beginning of its sha256.

    Dagster gives a meaning to commas, bars and three dots, and a key is one line.
    """
    name = path.replace("...", "…").replace(",", ";").replace("|", "¦")
    name = "".join(letter if letter.isprintable() else "_" for letter in name)
    if len(name) > _LONGEST_PATH:
        name = f"{name[: _LONGEST_PATH // 2]}…{name[-_LONGEST_PATH // 2 :]}"
    return f"{name} @{reply_id[:_SHORT]}"


def page(key: str) -> str:
    """Where the UI shows what is told of a reply."""
    return f"/assets/replies?view=partitions&partition={quote(key, safe='')}"


def pages(connection: "duckdb.DuckDBPyConnection", request_id: str) -> dict[str, str]:
    """The page of each reply of a request, by the reply's path."""
    found = rows(connection, "SELECT path, reply_id FROM intake.replies WHERE request_id = ?", request_id)
    return {row["path"]: page(reply_key(row["path"], row["reply_id"])) for row in found}


def match_partitions(instance: dg.DagsterInstance, keys: Collection[str]) -> tuple[list[str], list[str]]:
    """Adds and retires partitions until they are those `keys`; returns what was added and what retired."""
    assert RAW_RESPONSES.name is not None
    known = set(instance.get_dynamic_partitions(RAW_RESPONSES.name))
    added, retired = sorted(set(keys) - known), sorted(known - set(keys))
    if added:
        instance.add_dynamic_partitions(RAW_RESPONSES.name, added)
    for key in retired:
        instance.delete_dynamic_partition(RAW_RESPONSES.name, key)
    return added, retired


def record(
    context: dg.AssetExecutionContext,
    connection: "duckdb.DuckDBPyConnection",
    settings: Settings,
    requests: Iterable[Request],
) -> int:
    """Records each reply of which the warehouse says something new; returns how many."""
    by_id = {request.id: request for request in requests}
    found = _found(connection)
    match_partitions(context.instance, found.keys())
    versions = {key: _version(entries) for key, entries in found.items()}
    known = context.instance.event_log_storage.get_latest_tags_by_partition(
        replies.key, dg.DagsterEventType.ASSET_MATERIALIZATION, [_DATA_VERSION]
    )
    news = {k: found[k] for k, version in versions.items() if known.get(k, {}).get(_DATA_VERSION) != version}
    tables = _tables(connection, news)
    pictures = _pictures(connection, settings, by_id, news)
    for key, entries in news.items():
        metadata: dict[str, Any] = {}
        for request_id, reply in entries:
            told = (request_id, reply.reply_id)
            facts = _facts(reply, by_id[request_id], tables.get(told, "No tables."), pictures.get(told))
            metadata |= facts if len(entries) == 1 else {f"{request_id}: {name}": fact for name, fact in facts.items()}
        context.log_event(
            dg.AssetMaterialization(replies.key, partition=key, metadata=metadata, tags={_DATA_VERSION: versions[key]})
        )
    if news:
        _judge(context.op_execution_context, found, news)
    return len(news)


def _judge(context: dg.OpExecutionContext, found: Found, keys: Iterable[str]) -> None:
    """Records whether anything in those replies waits for a person.

    The page of the check shows first what was recorded last: a reply in doubt, where there is one.
    """
    written = context.instance.get_latest_storage_id_by_partition(
        replies.key, dg.DagsterEventType.ASSET_MATERIALIZATION, set(found)
    )
    doubtful = max(written, key=lambda key: sum(len(reply.doubts) for _, reply in found[key]))
    for key in (*(key for key in keys if key in written and key != doubtful), doubtful):
        evaluation = _evaluation(key, found[key], written[key], context.run.run_id)
        context.log_event(evaluation)  # type: ignore[arg-type]  # it takes evaluations, though its type does not say so


def _found(connection: "duckdb.DuckDBPyConnection") -> Found:
    found: Found = {}
    for request_id in request_ids(connection):
        for reply in load_replies(connection, request_id):
            found.setdefault(reply_key(reply.path, reply.reply_id), []).append((request_id, reply))
    return found


def _version(entries: Iterable[tuple[str, Reply]]) -> str:
    return hashlib.sha256(repr([(name, reply.fingerprint) for name, reply in entries]).encode()).hexdigest()


def _tables(connection: "duckdb.DuckDBPyConnection", news: Found) -> dict[tuple[str, str], str]:
    wanted: dict[str, list[str]] = {}
    for entries in news.values():
        for request_id, reply in entries:
            wanted.setdefault(request_id, []).append(reply.reply_id)
    return {
        (request_id, reply_id): text
        for request_id, reply_ids in wanted.items()
        for reply_id, text in tables_markdown(connection, request_id, reply_ids)
    }


def _pictures(
    connection: "duckdb.DuckDBPyConnection", settings: Settings, requests: Mapping[str, Request], news: Found
) -> dict[tuple[str, str], tuple[bytes, ...]]:
    """The pictures of what was read from the first of those replies: each costs a moment, and place in the history."""
    from pipeline.release.gallery import gallery  # noqa: PLC0415 - draws: heavy, and Dagster loads this file at its start

    wanted: dict[str, list[str]] = {}
    for entries in islice(news.values(), _MOST_DRAWN):
        for request_id, reply in entries:
            wanted.setdefault(request_id, []).append(reply.reply_id)
    found = {}
    for request_id, reply_ids in wanted.items():
        request = requests[request_id]
        drawn = gallery(connection, pile(settings, request, run.arrivals(settings, request)), reply_ids)
        found.update({(request_id, reply_id): images for reply_id, images in drawn.items()})
    return found


def _facts(reply: Reply, request: Request, tables: str, pictures: Sequence[bytes] | None) -> dict[str, Any]:
    pages = f", {reply.pages} pages" if reply.pages else ""
    reference = f", reference {reply.reference}" if reply.reference else ""
    dated = f", dated {reply.dated:%d %B %Y}" if reply.dated else ""
    return {
        "state": state(reply),
        "who answers": ", ".join(reply.bodies) or "nobody that could be told",
        "figures": dg.MetadataValue.md(figures_markdown(reply)),
        "in doubt": dg.MetadataValue.md(doubts_markdown(reply)),
        "picture of each place": dg.MetadataValue.md(_pictures_markdown(reply, pictures)),
        "tables as read": dg.MetadataValue.md(tables),
        "where each figure stands": dg.MetadataValue.md(places_markdown(reply)),
        "file": dg.MetadataValue.path(request.replies_folder / reply.path),
        "what it is": f"{reply.media_type}, {reply.size:,} bytes{pages}{reference}{dated}",
        "how we know who answers": "; ".join(reply.signals) or "-",
        "sha256": reply.reply_id,
        "read it again": dg.MetadataValue.md(f"[Open the launchpad for this reply]({_again(reply.path)})"),
    }


def _pictures_markdown(reply: Reply, pictures: Sequence[bytes] | None) -> str:
    if pictures:
        return "\n\n".join(f"![]({data_url('image/png', image)})" for image in pictures)
    if pictures is None and reply.counted:
        return "Not drawn: `foi evidence BODY PERIOD` does."
    return "No figure rests on it."


def _again(path: str) -> str:
    """The launchpad of the job that reads one reply again, filled in."""
    # JSON is YAML too, whatever letters the path holds.
    config = f"ops:\n  documents:\n    config:\n      again: {json.dumps(path)}\n"
    config += "  national_figures:\n    config:\n      anew: true\n"
    return f"/locations/foi/jobs/re_read_one_reply/playground/setup?config={quote(config, safe='')}"


def _evaluation(key: str, entries: Sequence[tuple[str, Reply]], written: int, run_id: str) -> dg.AssetCheckEvaluation:
    """Only a contradiction or a fault of the code is an error; other doubts are warnings."""
    doubts = [doubt for _, reply in entries for doubt in reply.doubts]
    is_grave = any(doubt["code"] in _GRAVE for doubt in doubts)
    return dg.AssetCheckEvaluation(
        asset_key=replies.key,
        check_name=CHECK,
        passed=not doubts,
        severity=dg.AssetCheckSeverity.ERROR if is_grave else dg.AssetCheckSeverity.WARN,
        description=" ".join(f"{d['message']} {d['what_to_do']}" for d in doubts) or "Nothing waits for a person.",
        metadata={"reply": dg.MetadataValue.md(f"[What was read of it]({page(key)})")},
        partition=key,
        target_materialization_data=AssetCheckEvaluationTargetMaterializationData(
            storage_id=written, run_id=run_id, timestamp=time.time()
        ),
    )


with warnings.catch_warnings():
    # Checks of partitions are a preview in this Dagster, whose version is fixed in pyproject.toml.
    warnings.simplefilter("ignore", dg.PreviewWarning)
    _SPEC = dg.AssetCheckSpec(
        CHECK,
        asset=replies.key,
        partitions_def=RAW_RESPONSES,
        description=(
            "Nothing in this reply waits for a person. It warns with what was seen and what to do; it is an error only "
            "where the reply contradicts itself or another, or a fault of the code or of the machine stopped its reading."
        ),
    )


@dg.multi_asset_check(specs=[_SPEC], can_subset=True)
def replies_in_doubt(context: dg.AssetCheckExecutionContext, folders: Folders) -> Iterator[dg.AssetCheckResult]:
    """Says again of each reply whether anything in it waits for a person, as `record` does when something has changed.

    It yields no result of its own: the results belong to the partitions.
    """
    with connect(folders.settings.warehouse) as connection:
        found = _found(connection)
    _judge(context.op_execution_context, found, found)
    yield from ()
