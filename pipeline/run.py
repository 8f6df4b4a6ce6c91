"""The one order of the rooms, which the `foi` command and the Dagster layer both call.

What belongs here: which room is called when, with what; whether anything has changed at all; the lock that keeps two
ingests of one warehouse apart. What does not: the work of any room, or how it is shown.

Each step can be called by itself, as Dagster does, and `ingest` calls them in order. What a step has done lies
in staging, so a step that is repeated, or that was killed half-way, does only what is left.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.intake import arrive
from pipeline.model import Progress, Reply
from pipeline.national import warehouse as national
from pipeline.national.build import settle_request
from pipeline.national.decisions import decisions_path, load_decisions
from pipeline.national.rows import Inputs, Part, Reach, published_path
from pipeline.national.standing import Change, load_standing
from pipeline.national.vintages import is_kept, keep
from pipeline.release.names import FILES
from pipeline.request import Request, find_requests, load_request
from pipeline.settings import Report, RunError, Settings, silent
from pipeline.versions import file_fingerprint, national_version, normaliser_version, reader_version, reading_version
from pipeline.work import Pile, pile, read_answers, read_documents, received

__all__ = [
    "Ingested",
    "RunError",
    "Settings",
    "arrivals",
    "build",
    "ingest",
    "inputs",
    "locked",
    "publish",
    "read_answers",
    "read_documents",
    "requests",
]

Arrived = tuple[Request, tuple[Reply, ...]]


@dataclass(frozen=True, slots=True)
class Ingested:
    """What an ingest did.

    `changed` says whether there was anything to do, `opened` and `read` how many documents were opened and how
    many read against a request, `seconds` how long each room took.
    """

    request_ids: tuple[str, ...]
    changed: bool
    opened: int
    read: int
    seconds: Mapping[str, float]


def requests(settings: Settings) -> tuple[Request, ...]:
    """The requests to work on, by id. Raises RunError or RequestError where there is none, or one is wrong."""
    if not settings.raw_responses.is_dir():
        raise RunError(f"The folder {settings.raw_responses} does not exist; name it with --raw-responses.")
    found: dict[str, Request] = {}
    for request in map(load_request, find_requests(settings.raw_responses)):
        if request.id in found:
            raise RunError(f"{found[request.id].folder} and {request.folder} both hold the request '{request.id}'.")
        found[request.id] = request
    unknown = [name for name in settings.request_ids if name not in found]
    if unknown:
        known = ", ".join(sorted(found)) or "none"
        raise RunError(f"There is no request '{unknown[0]}' in {settings.raw_responses}; there is: {known}.")
    if not found:
        raise RunError(f"{settings.raw_responses} holds no folder with a request.toml.")
    return tuple(found[name] for name in sorted(settings.request_ids or found))


def arrivals(settings: Settings, request: Request) -> tuple[Reply, ...]:
    """Everything that lies in the request's `replies/`, members of containers included."""
    if not request.replies_folder.is_dir():
        return ()
    return arrive(
        request.replies_folder,
        settings.store.members,
        settings.store.intake_cache(request.id),
        workers=settings.processes,
        limits=settings.limits,
    )


def inputs(settings: Settings, request: Request, replies: Sequence[Reply]) -> Inputs:
    """Everything that the warehouse's rows for a request depend on."""
    return Inputs(
        code=national_version(),
        reader=reader_version(),
        limits=repr(settings.limits),
        normaliser=normaliser_version(),
        request=request.fingerprint,
        decisions=file_fingerprint(decisions_path(request)),
        published=file_fingerprint(published_path(request)),
        replies=tuple((reply.path, reply.reply_id, reply.outcome) for reply in replies),
    )


def build(settings: Settings, arrived: Sequence[Arrived], report: Report = silent, *, anew: bool = False) -> bool:
    """Settles the requests and swaps in a new warehouse; returns False where nothing had changed (unless `anew`).

    What the change since the last build can't touch keeps its rows, unless all is to be settled `anew`.

    Requests in the warehouse that are not among them keep their rows, as long as the same code made them and
    their folder is still there. What was not opened or read yet stands in the warehouse as arrived, and is looked
    for again the next time. Each build is kept as a vintage.
    """
    stale = {request.id for request, _ in arrived} if anew else _stale(settings, arrived)
    if stale is None:
        keep(settings.warehouse)
        return False
    try:
        national.write(settings.warehouse, _parts(settings, arrived, stale, report, anew))
    except national.BuildError:
        if anew:
            raise
        # What it was built upon may be at fault; what comes of the replies alone must pass.
        national.write(settings.warehouse, _parts(settings, arrived, stale, report, anew=True))
    keep(settings.warehouse)
    folders = [settings.store.readings(request.id, reading_version(request)) for request, _ in arrived]
    settings.store.prune([settings.store.documents(reader_version()), *folders])
    _remove_unfinished(settings.store.root)
    return True


def publish(settings: Settings, request_ids: Iterable[str], report: Report = silent) -> tuple[Path, ...]:
    """Writes the tables for the public of each request; returns the files.

    What each was made from is noted last, so that a release that was cut off half-way is written again.
    """
    from pipeline.release.tables import write_tables  # noqa: PLC0415 - heavy: only where there is something to write

    names = sorted(request_ids)
    files: list[Path] = []
    built = national.fingerprints(settings.warehouse)
    with national.connect(settings.warehouse) as connection:
        for done, request_id in enumerate(names, start=1):
            _remove_unfinished(_release_folder(settings, request_id))
            files += write_tables(connection, request_id, _release_folder(settings, request_id))
            note = settings.store.published_note(request_id)
            note.parent.mkdir(parents=True, exist_ok=True)
            note.write_text(built[request_id][0], "utf-8")
            report(Progress("release", done, len(names), request_id))
    return tuple(files)


def ingest(settings: Settings, report: Report = silent) -> Ingested:
    """Everything in order, once: what arrived is opened, read, settled and published.

    Where nothing has changed since the last build, no document is opened and nothing heavy is loaded. Raises
    RunError or RequestError where it can't be done.
    """
    chosen = requests(settings)
    names = tuple(request.id for request in chosen)
    seconds: dict[str, float] = {}
    opened, read = 0, 0
    with locked(settings.warehouse):
        with _timed("intake", seconds):
            arrived = _arrived(settings, chosen, report)
        is_done = _is_published(settings, names) and is_kept(settings.warehouse)
        if is_done and _stale(settings, arrived) is None:
            return Ingested(names, False, 0, 0, seconds)
        for request, replies in arrived:
            for only in _to_read(settings, request, replies):
                with _timed("extract", seconds):
                    opened += len(read_documents(settings, request, replies, report, only))
                with _timed("normalise", seconds):
                    read += len(read_answers(settings, request, replies, report, only))
        with _timed("national", seconds):
            build(settings, arrived, report)
        with _timed("release", seconds):
            publish(settings, names, report)
    return Ingested(names, True, opened, read, seconds)


@contextlib.contextmanager
def locked(warehouse: Path, patience: float = 0.0) -> Iterator[None]:
    """Holds the warehouse for one ingest; the lock goes with the process, however it ends.

    Waits up to `patience` seconds for another to finish, then raises RunError.
    """
    warehouse.mkdir(parents=True, exist_ok=True)
    with (warehouse / ".lock").open("a+") as file:
        give_up = time.monotonic() + patience
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() >= give_up:
                    file.seek(0)
                    owner = file.read().strip() or "unknown"
                    message = f"Another ingest (process {owner}) is at work on {warehouse}; try again when it is done."
                    raise RunError(message) from None
                time.sleep(0.1)
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield


# ---------------------------------------------------------------- what has changed


def _arrived(settings: Settings, chosen: Sequence[Request], report: Report) -> list[Arrived]:
    arrived: list[Arrived] = []
    for done, request in enumerate(chosen, start=1):
        arrived.append((request, arrivals(settings, request)))
        report(Progress("intake", done, len(chosen), request.id, {"replies": len(arrived[-1][1])}))
    return arrived


def _stale(settings: Settings, arrived: Sequence[Arrived]) -> set[str] | None:
    """The requests whose rows must be made anew; None where the warehouse is as it should be."""
    before = national.fingerprints(settings.warehouse)
    wanted = {request.id: inputs(settings, request, replies).fingerprint for request, replies in arrived}
    stale = {name for name, fingerprint in wanted.items() if before.get(name, ("",))[0] != fingerprint}
    is_whole = not stale and set(before) == {*wanted, *_kept(settings, arrived)}
    return None if is_whole else stale


def _kept(settings: Settings, arrived: Sequence[Arrived]) -> list[str]:
    """Requests whose rows are taken over: not asked for this time, still there, and made by today's code."""
    if not settings.request_ids:
        return []
    wanted = {request.id for request, _ in arrived}
    there = {load_request(folder).id for folder in find_requests(settings.raw_responses)}
    before = national.fingerprints(settings.warehouse)
    return [n for n, (_, code) in before.items() if n not in wanted and n in there and code == national_version()]


def _parts(
    settings: Settings, arrived: Sequence[Arrived], stale: Collection[str], report: Report, anew: bool
) -> dict[str, Part | None]:
    """Each request's share of the next build; None for those that keep all their rows."""
    parts: dict[str, Part | None] = dict.fromkeys(_kept(settings, arrived))
    report(Progress("national", 0, len(arrived)))
    for done, (request, replies) in enumerate(arrived, start=1):
        parts[request.id] = _part(settings, request, replies, anew) if request.id in stale else None
        report(Progress("national", done, len(arrived), request.id))
    return parts


def _part(settings: Settings, request: Request, replies: Sequence[Reply], anew: bool) -> Part:
    decisions = load_decisions(decisions_path(request))
    arrived = pile(settings, request, replies)
    change = None if anew else _change(settings, request, replies)
    if change is None:
        reach = None
        found, documents = received(arrived)
        settled = settle_request(request, found, decisions)
    else:
        reach = _reach(change, arrived)
        found, documents = received(arrived, reach.paths)
        settled = settle_request(request, found, decisions, reach.bodies, change.unmoved(reach))
    unread = sum(source.reply.outcome == "arrived" and source.reading is None for source in found)
    return Part(settled, replace(inputs(settings, request, replies), unread=unread), documents, reach)


def _change(settings: Settings, request: Request, replies: Sequence[Reply]) -> Change | None:
    """What changed since the last build; None where all must be settled anew."""
    standing = load_standing(settings.warehouse, request.id, inputs(settings, request, replies))
    return None if standing is None else Change(standing, replies, load_decisions(decisions_path(request)))


def _reach(change: Change, arrived: Pile) -> Reach:
    found, _ = received(arrived, change.touched.paths)
    return change.reach({source.path: source.reading for source in found if source.reading is not None})


def _to_read(settings: Settings, request: Request, replies: Sequence[Reply]) -> Iterator[Collection[str] | None]:
    """The reply_ids to open and read, in turn; None for all.

    First what changed itself; then what is settled again with it, of which only staged files that were lost are left.
    """
    change = _change(settings, request, replies)
    if change is None:
        yield None
    else:
        yield change.touched.reply_ids
        yield _reach(change, pile(settings, request, replies)).reply_ids


def _release_folder(settings: Settings, request_id: str) -> Path:
    return settings.warehouse / "release" / request_id


def _is_published(settings: Settings, request_ids: Collection[str]) -> bool:
    """Whether the release is there, and is that of the warehouse as it stands."""
    built = national.fingerprints(settings.warehouse)
    return all(
        note.is_file() and name in built and note.read_text("utf-8") == built[name][0]
        for name in request_ids
        for note in [settings.store.published_note(name)]
    ) and all((_release_folder(settings, name) / file).is_file() for name in request_ids for file in FILES)


def _remove_unfinished(folder: Path) -> None:
    """What a run that was killed left beside the files that it was writing; whoever holds the lock is alone here."""
    for place, _, names in os.walk(folder):
        for name in names:
            if name.startswith("."):
                Path(place, name).unlink(missing_ok=True)


@contextlib.contextmanager
def _timed(room: str, seconds: dict[str, float]) -> Iterator[None]:
    start = time.perf_counter()
    try:
        yield
    finally:
        seconds[room] = seconds.get(room, 0.0) + time.perf_counter() - start
