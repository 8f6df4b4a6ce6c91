"""The one order of the rooms, which the `foi` command and the Dagster layer both call.

What belongs here: which room is called when, with what; what may be skipped because it was done before; the lock
that keeps two ingests of one warehouse apart. What does not: the work of any room, or how it is shown.

Each step can be called by itself, as Dagster does, and `ingest` calls them in order. What a step has done lies
in staging, so a step that is repeated, or that was killed half-way, does only what is left.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import logging
import os
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from pipeline import staging
from pipeline.extract.readers import READER, extract
from pipeline.intake import arrive
from pipeline.intake.fingerprint import code_version
from pipeline.model import Document, Finding, Progress, Reading, Reply
from pipeline.national import warehouse as national
from pipeline.national.build import settle_request
from pipeline.national.decisions import decisions_path, load_decisions, released
from pipeline.national.received import Received
from pipeline.national.rows import Inputs, Part, published_path
from pipeline.request import REFERENCE, Request, find_requests, load_request
from pipeline.sandbox import Limits
from pipeline.staging import Store

_HERE = Path(__file__).parent
# Outcomes that more generous limits might change.
_LIMITED = frozenset({"timed_out", "too_large", "crashed"})
_log = logging.getLogger(__name__)

Report = Callable[[Progress], None]


class RunError(Exception):
    """The work could not be done; the message is one line that says why and what to do."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things lie and what the work may cost.

    `request_ids` picks requests, all where empty. `workers` is the number of child processes, one per core
    where 0. `limits` bound the reading of one file.
    """

    raw_responses: Path = Path("raw_responses")
    warehouse: Path = Path("warehouse")
    request_ids: tuple[str, ...] = ()
    workers: int = 0
    limits: Limits = field(default_factory=Limits)

    @property
    def store(self) -> Store:
        """The staging area."""
        return Store(self.warehouse)

    @property
    def processes(self) -> int:
        """How many child processes may read at once."""
        return self.workers or os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Ingested:
    """What an ingest did: the requests it was about, whether anything had changed, how many documents it
    opened and how many it read against a request, and the seconds spent in each room."""

    request_ids: tuple[str, ...]
    changed: bool
    opened: int
    read: int
    seconds: Mapping[str, float]


def _silent(_: Progress) -> None:
    """Shows nothing."""


# ---------------------------------------------------------------- what decides whether something was done before


@cache
def normaliser_version() -> str:
    """Changes with whatever decides how a Document is read against a request."""
    parts = (READER, code_version(_HERE / "normalise", ()), code_version(REFERENCE, ()), _nouns())
    return _fingerprint(*parts)


@cache
def national_version() -> str:
    """Changes with whatever decides how readings become rows of the warehouse."""
    return _fingerprint(code_version(_HERE / "national", ()), code_version(REFERENCE, ()), _nouns())


def _nouns() -> str:
    names = ("model.py", "findings.py", "request.py", "staging.py", "run.py")
    return _fingerprint(*((_HERE / name).read_text("utf-8") for name in names))


def _fingerprint(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


def _file_fingerprint(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def _reading_version(request: Request) -> str:
    return f"{normaliser_version()}-{request.fingerprint[:16]}"


def inputs(request: Request, replies: Sequence[Reply]) -> Inputs:
    """Everything that the warehouse's rows for a request depend on."""
    return Inputs(
        code=national_version(),
        reader=READER,
        normaliser=normaliser_version(),
        request=request.fingerprint,
        decisions=_file_fingerprint(decisions_path(request)),
        published=_file_fingerprint(published_path(request)),
        replies=tuple((reply.path, reply.reply_id, reply.outcome) for reply in replies),
    )


# ---------------------------------------------------------------- the steps


def requests(settings: Settings) -> tuple[Request, ...]:
    """The requests to work on, by id. Raises RunError or RequestError where there is none, or one is wrong."""
    if not settings.raw_responses.is_dir():
        raise RunError(f"The folder {settings.raw_responses} does not exist; name it with --raw-responses.")
    found = {request.id: request for request in map(load_request, find_requests(settings.raw_responses))}
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
    store = settings.store
    return arrive(
        request.replies_folder,
        store.members,
        store.intake_cache(request.id),
        workers=settings.processes,
        limits=settings.limits,
    )


def read_documents(
    settings: Settings,
    request: Request,
    replies: Sequence[Reply],
    report: Report = _silent,
    only: Collection[str] | None = None,
) -> tuple[str, ...]:
    """Opens what was not opened before, and stages it; returns the reply_ids of what was opened.

    `replies` is everything that arrived, `only` the reply_ids to look at (all where None). Child processes read
    the files; what a file does to its reader costs that file alone.
    """
    free = _released(request, replies)
    wanted = {r.reply_id: r for r in replies if _is_readable(r) and (only is None or r.reply_id in only)}
    left = [reply for reply in wanted.values() if _staged_document(settings, reply.reply_id, free) is None]
    if not left:
        return ()
    names = {reply.reply_id: reply.path for reply in left}
    report(Progress("extract", 0, len(left)))
    jobs = [(reply.content, reply.media_type, reply.reply_id) for reply in left]
    for done, document in enumerate(extract(jobs, settings.processes, settings.limits, released=free), start=1):
        staging.save_document(document, _document_path(settings, document, free))
        report(Progress("extract", done, len(left), names[document.reply_id]))
    return tuple(names)


def read_answers(
    settings: Settings,
    request: Request,
    replies: Sequence[Reply],
    report: Report = _silent,
    only: Collection[str] | None = None,
) -> tuple[str, ...]:
    """Reads what was not read before against the request, and stages it; returns the reply_ids of what was read.

    `replies` and `only` are as for `read_documents`, which must have opened them. A fault of the code itself
    is logged, and staged as a finding of that reply.
    """
    free = _released(request, replies)
    by_path = {reply.path: reply for reply in replies}
    left = [
        (reply, path)
        for reply in replies
        if _is_readable(reply)
        and (only is None or reply.reply_id in only)
        and not (path := _reading_path(settings, request, reply, by_path, free)).is_file()
    ]
    if not left:
        return ()
    mails = {c.reply_id for reply, _ in left for c in _containers(reply, by_path) if _is_readable(c)}
    read_documents(settings, request, replies, report, only=mails)
    report(Progress("normalise", 0, len(left)))
    for done, (reply, path) in enumerate(left, start=1):
        document = _staged(settings, reply.reply_id, free)
        if document is None:
            raise RunError(f"'{reply.path}' was not opened yet.")
        context = _context(settings, reply, by_path, free)
        staging.save_reading(_read(document, reply, request, context), path)
        report(Progress("normalise", done, len(left), reply.path))
    return tuple(reply.reply_id for reply, _ in left)


def build(
    settings: Settings,
    wanted: Sequence[tuple[Request, Sequence[Reply]]],
    report: Report = _silent,
) -> bool:
    """Settles the requests and swaps in a new warehouse; returns False where nothing had changed.

    Requests in the warehouse that are not `wanted` keep their rows, as long as the same code made them and
    their folder is still there. What was not opened or read yet stands in the warehouse as arrived.
    """
    now = {request.id: inputs(request, replies) for request, replies in wanted}
    before = national.fingerprints(settings.warehouse)
    kept = _kept(settings, before, now)
    stale = {name for name, input_ in now.items() if before.get(name, ("", ""))[0] != input_.fingerprint}
    if not stale and set(before) == {*now, *kept}:
        return False
    report(Progress("national", 0, len(now)))
    parts: dict[str, Part | None] = dict.fromkeys([*kept, *(name for name in now if name not in stale)])
    for done, (request, replies) in enumerate(wanted, start=1):
        if request.id in stale:
            parts[request.id] = _part(settings, request, replies, now[request.id])
        report(Progress("national", done, len(now), request.id))
    national.write(settings.warehouse, parts)
    _prune(settings, [request for request, _ in wanted])
    return True


def publish(settings: Settings, request_ids: Iterable[str], report: Report = _silent) -> tuple[Path, ...]:
    """Writes the tables for the public of each request; returns the files."""
    from pipeline.release.tables import write_tables  # noqa: PLC0415 - heavy: only where there is something to write

    names = sorted(request_ids)
    files: list[Path] = []
    with national.connect(settings.warehouse) as connection:
        for done, request_id in enumerate(names, start=1):
            files += write_tables(connection, request_id, settings.warehouse / "release" / request_id)
            report(Progress("release", done, len(names), request_id))
    return tuple(files)


def ingest(settings: Settings, report: Report = _silent) -> Ingested:
    """Everything in order, once: what arrived is opened, read, settled and published.

    Where nothing has changed since the last build, no document is opened and nothing heavy is loaded. Raises
    RunError or RequestError where it can't be done.
    """
    chosen = requests(settings)
    seconds: dict[str, float] = {}
    opened: list[str] = []
    read: list[str] = []
    with locked(settings.warehouse):
        with _timed("intake", seconds):
            arrived = []
            for done, request in enumerate(chosen, start=1):
                arrived.append((request, arrivals(settings, request)))
                report(Progress("intake", done, len(chosen), request.id, {"replies": len(arrived[-1][1])}))
        if not _has_changed(settings, arrived):
            return Ingested(tuple(request.id for request in chosen), False, 0, 0, seconds)
        for request, replies in arrived:
            with _timed("extract", seconds):
                opened += read_documents(settings, request, replies, report)
            with _timed("normalise", seconds):
                read += read_answers(settings, request, replies, report)
        with _timed("national", seconds):
            build(settings, arrived, report)
        with _timed("release", seconds):
            publish(settings, (request.id for request in chosen), report)
    return Ingested(tuple(request.id for request in chosen), True, len(opened), len(read), seconds)


@contextlib.contextmanager
def locked(warehouse: Path, patience: float = 0.0) -> Iterator[None]:
    """Holds the warehouse for one ingest; the lock goes with the process, however it ends.

    Waits up to `patience` seconds for another to finish, then raises RunError.
    """
    warehouse.mkdir(parents=True, exist_ok=True)
    path = warehouse / ".lock"
    with path.open("a+") as file:
        give_up = time.monotonic() + patience
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() >= give_up:
                    file.seek(0)
                    owner = file.read().strip() or "unknown"
                    raise RunError(
                        f"Another ingest (process {owner}) is at work on {warehouse}; try again when it is done."
                    ) from None
                time.sleep(0.1)
        file.seek(0)
        file.truncate()
        file.write(str(os.getpid()))
        file.flush()
        yield


# ---------------------------------------------------------------- how the steps find what was done


def _is_readable(reply: Reply) -> bool:
    return reply.outcome == "arrived"


def _released(request: Request, replies: Sequence[Reply]) -> frozenset[str]:
    decisions = load_decisions(decisions_path(request))
    return released(decisions, [Received(reply) for reply in replies])


def _limited(settings: Settings) -> str:
    return f"within-{_fingerprint(repr(settings.limits))}"


def _staged_document(settings: Settings, reply_id: str, free: Collection[str]) -> Path | None:
    """Where the reply's Document is staged; None where it must be read (again)."""
    variant = "released-" if reply_id in free else ""
    for name in (f"{variant}read", variant + _limited(settings)):
        path = settings.store.document(READER, reply_id, name)
        if path.is_file():
            return path
    return None


def _document_path(settings: Settings, document: Document, free: Collection[str]) -> Path:
    """Where to stage a Document; one that met a limit is good for those limits only."""
    variant = "released-" if document.reply_id in free else ""
    variant += _limited(settings) if document.outcome in _LIMITED else "read"
    return settings.store.document(READER, document.reply_id, variant)


def _staged(settings: Settings, reply_id: str, free: Collection[str]) -> Document | None:
    path = _staged_document(settings, reply_id, free)
    return None if path is None else staging.load_document(path)


def _reading_path(
    settings: Settings, request: Request, reply: Reply, by_path: Mapping[str, Reply], free: Collection[str]
) -> Path:
    """Where the Reading of a reply is staged, named after all that has a say in it beside the content."""
    staged = _staged_document(settings, reply.reply_id, free)
    chain = [container.reply_id for container in _containers(reply, by_path)]
    context = _fingerprint(reply.path, "" if staged is None else staged.name, *chain)
    return settings.store.reading(request.id, _reading_version(request), reply.reply_id, context)


def _containers(reply: Reply, by_path: Mapping[str, Reply]) -> list[Reply]:
    """The containers that a member came in, the nearest first."""
    chain = []
    path = reply.path
    while "!/" in path:
        path = path.rsplit("!/", 1)[0]
        chain.append(by_path[path])
    return chain


def _context(settings: Settings, reply: Reply, by_path: Mapping[str, Reply], free: Collection[str]) -> tuple[str, ...]:
    """What a container tells of who sent its members: its path, and of a mail the From line."""
    signs: list[str] = []
    for container in _containers(reply, by_path):
        signs.append(container.path)
        document = _staged(settings, container.reply_id, free)
        if document is not None:
            signs += [line.text for line in document.lines if line.role == "header" and line.text.startswith("From:")]
    return tuple(signs)


def _read(document: Document, reply: Reply, request: Request, context: tuple[str, ...]) -> Reading:
    """The reading of one reply; a fault of ours costs that reply alone, and says so."""
    from pipeline.normalise.reading import read_reply  # noqa: PLC0415

    try:
        return read_reply(document, reply, request, context)
    except (OSError, MemoryError):
        raise
    except Exception as error:
        _log.exception("Reading '%s' failed.", reply.path)
        message = f"Reading it stopped with {type(error).__name__}; the log has the details."
        return Reading(reply.reply_id, "unread", findings=(*document.findings, Finding("internal_fault", message)))


# ---------------------------------------------------------------- what goes into a build


def _has_changed(settings: Settings, arrived: Sequence[tuple[Request, Sequence[Reply]]]) -> bool:
    before = national.fingerprints(settings.warehouse)
    now = {request.id: inputs(request, replies) for request, replies in arrived}
    same = all(before.get(name, ("", ""))[0] == input_.fingerprint for name, input_ in now.items())
    return not (same and set(before) == {*now, *_kept(settings, before, now)} and _is_published(settings, now))


def _is_published(settings: Settings, request_ids: Iterable[str]) -> bool:
    from pipeline.release.names import FILES  # noqa: PLC0415

    folders = [settings.warehouse / "release" / request_id for request_id in request_ids]
    return all((folder / name).is_file() for folder in folders for name in FILES)


def _kept(settings: Settings, before: Mapping[str, tuple[str, str]], now: Collection[str]) -> list[str]:
    """Requests whose rows are taken over: not asked for this time, still there, and made by today's code."""
    if not settings.request_ids:
        return []
    there = {load_request(folder).id for folder in find_requests(settings.raw_responses)}
    return [n for n, (_, code) in before.items() if n not in now and n in there and code == national_version()]


def _part(settings: Settings, request: Request, replies: Sequence[Reply], inputs_: Inputs) -> Part:
    free = _released(request, replies)
    by_path = {reply.path: reply for reply in replies}
    received: list[Received] = []
    documents: list[Path] = []
    for reply in replies:
        path = _staged_document(settings, reply.reply_id, free) if _is_readable(reply) else None
        if path is None:
            received.append(Received(reply))
            continue
        documents.append(path)
        received.append(_received(settings, request, reply, by_path, path, free))
    settled = settle_request(request, received, load_decisions(decisions_path(request)))
    return Part(settled, inputs_, tuple(documents))


def _received(
    settings: Settings,
    request: Request,
    reply: Reply,
    by_path: Mapping[str, Reply],
    document: Path,
    free: Collection[str],
) -> Received:
    opened = staging.load_opening(document)
    path = _reading_path(settings, request, reply, by_path, free)
    reading = staging.load_reading(path) if path.is_file() else None
    return Received(reply, opened.outcome, opened.reason, opened.findings, reading)


def _prune(settings: Settings, built: Iterable[Request]) -> None:
    """Deletes what other versions of the code, or of the requests, left in staging."""
    store = settings.store
    folders = [store.readings(request.id, _reading_version(request)) for request in built]
    store.prune([store.documents(READER), *folders])


@contextlib.contextmanager
def _timed(room: str, seconds: dict[str, float]) -> Iterator[None]:
    start = time.perf_counter()
    try:
        yield
    finally:
        seconds[room] = seconds.get(room, 0.0) + time.perf_counter() - start
