"""Opening and reading what was not opened or read before.

What belongs here: what is left to do of everything that arrived, doing it, and finding it again in staging. What does
not: the reading itself (`extract`, `normalise`), or the order of the rooms (`run`).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline import staging
from pipeline.answers import Job, failed_reading, read_answer
from pipeline.model import Progress, Reply
from pipeline.national.decisions import decisions_path, load_decisions, released
from pipeline.national.received import Received
from pipeline.openings import Opening, open_replies
from pipeline.request import Request
from pipeline.sandbox import run_each
from pipeline.settings import Report, RunError, Settings, silent
from pipeline.versions import fingerprint, reader_version, reading_version


@dataclass(frozen=True, slots=True)
class Pile:
    """Everything that arrived for a request, as the steps look at it.

    `readable` are the replies that can be opened: neither containers alone nor copies. `together` holds them by
    the outermost container that they came in. `free` are the reply_ids that a person has released from quarantine.
    """

    settings: Settings
    request: Request
    by_path: Mapping[str, Reply]
    readable: tuple[Reply, ...]
    together: Mapping[str, Sequence[Reply]]
    free: frozenset[str]

    def document_path(self, reply_id: str) -> Path | None:
        """Where a reply's Document is staged; None where it must be read (again)."""
        return next((path for path in self._document_paths(reply_id) if path.is_file()), None)

    def opening(self, reply: Reply) -> Opening:
        """What a child is told to open a reply. A Document that met a limit is good for those limits only."""
        released = reply.reply_id in self.free
        return Opening(reply.content, reply.media_type, reply.reply_id, released, *self._document_paths(reply.reply_id))

    def reading_path(self, reply: Reply) -> Path:
        """Where a reply's Reading is staged, named after all that has a say in it beside its content."""
        document = self.document_path(reply.reply_id)
        chain = [container.reply_id for container in self.containers(reply)]
        released_too = [r.reply_id for r in self.company(reply) if r.reply_id in self.free]
        opened = "" if document is None else document.name
        context = fingerprint(reply.path, opened, _limited(self.settings), *chain, *released_too)
        version = reading_version(self.request)
        return self.settings.store.reading(self.request.id, version, reply.reply_id, context)

    def containers(self, reply: Reply) -> list[Reply]:
        """The containers that a member came in, the nearest first."""
        chain = []
        path = reply.path
        while "!/" in path:
            path = path.rsplit("!/", 1)[0]
            chain.append(self.by_path[path])
        return chain

    def company(self, reply: Reply) -> list[Reply]:
        """What can be read of what came in the same outermost container, that container included."""
        return [other for other in self.together.get(_outermost(reply.path), ()) if other is not reply]

    def job(self, reply: Reply) -> Job:
        """What a child is told to read a reply."""
        company = tuple(self._alone(other) for other in self.company(reply))
        return replace(self._alone(reply), company=company)

    def _alone(self, reply: Reply) -> Job:
        document = self.document_path(reply.reply_id)
        if document is None:
            raise RunError(f"'{reply.path}' was not opened yet.")
        chain = (
            (c, self.document_path(c.reply_id) if c.outcome == "arrived" else None) for c in self.containers(reply)
        )
        return Job(reply, document, tuple((container.path, path) for container, path in chain))

    def _document_paths(self, reply_id: str) -> tuple[Path, Path]:
        """Where a reply's Document may lie: one read in full, and one that met these limits."""
        store, start = self.settings.store, "released-" if reply_id in self.free else ""
        full, limited = (
            store.document(reader_version(), reply_id, f"{start}{name}") for name in ("read", _limited(self.settings))
        )
        return full, limited


def pile(settings: Settings, request: Request, replies: Sequence[Reply]) -> Pile:
    """Everything that arrived, with what people have released of it."""
    decisions = load_decisions(decisions_path(request))
    readable = tuple(reply for reply in replies if reply.outcome == "arrived")
    containers = {_outermost(reply.path) for reply in replies if "!/" in reply.path}
    together: dict[str, list[Reply]] = {path: [] for path in containers}
    for reply in readable:
        if _outermost(reply.path) in containers:
            together[_outermost(reply.path)].append(reply)
    releases = [decision for decision in decisions if decision.action == "release"]
    free = released(releases, [Received(reply) for reply in replies]) if releases else frozenset()
    return Pile(settings, request, {reply.path: reply for reply in replies}, readable, together, free)


def _outermost(path: str) -> str:
    return path.split("!/", 1)[0]


def read_documents(
    settings: Settings,
    request: Request,
    replies: Sequence[Reply],
    report: Report = silent,
    only: Collection[str] | None = None,
    again: Collection[str] = (),
) -> tuple[str, ...]:
    """Opens what was not opened before, and stages it; returns the reply_ids of what was opened.

    `replies` is everything that arrived, `only` the reply_ids to look at (all where None); those of `again` are opened
    in any case, and what was read from them is forgotten. Child processes read the files; what a file does to its
    reader costs that file alone.
    """
    arrived = pile(settings, request, replies)
    wanted = {r.reply_id: r for r in arrived.readable if only is None or r.reply_id in only}
    left = [r for r in wanted.values() if r.reply_id in again or arrived.document_path(r.reply_id) is None]
    for reply in arrived.readable if again else ():
        if any(one.reply_id in again for one in (reply, *arrived.company(reply))):
            arrived.reading_path(reply).unlink(missing_ok=True)
    if not left:
        return ()
    names = {reply.reply_id: reply.path for reply in left}
    report(Progress("extract", 0, len(left)))
    # The largest first, so that no worker is left with a long one at the end.
    jobs = [arrived.opening(reply) for reply in sorted(left, key=lambda reply: -reply.size)]
    opened = open_replies(jobs, settings.processes, settings.limits)
    for done, reply_id in enumerate(opened, start=1):
        report(Progress("extract", done, len(left), names[reply_id]))
    return tuple(names)


def read_answers(
    settings: Settings,
    request: Request,
    replies: Sequence[Reply],
    report: Report = silent,
    only: Collection[str] | None = None,
) -> tuple[str, ...]:
    """Reads what was not read before against the request, and stages it; returns the reply_ids of what was read.

    `replies` and `only` are as for `read_documents`, which must have opened them. What goes wrong with
    one, a fault of the code included, is staged as a finding of that reply.
    """
    arrived = pile(settings, request, replies)
    wanted = [reply for reply in arrived.readable if only is None or reply.reply_id in only]
    left = [(reply, path) for reply in wanted if not (path := arrived.reading_path(reply)).is_file()]
    if not left:
        return ()
    company = {other.reply_id for reply, _ in left for other in arrived.company(reply)}
    read_documents(settings, request, replies, report, only=company)
    report(Progress("normalise", 0, len(left)))
    jobs = {reply.path: (request.folder, arrived.job(reply), path) for reply, path in left}
    ended = run_each(read_answer, jobs.items(), settings.processes, settings.limits)
    for done, (name, result) in enumerate(ended, start=1):
        _, job, path = jobs[name]
        if result.outcome != "done":
            staging.save_reading(failed_reading(job, result), path)
        report(Progress("normalise", done, len(left), name))
    return tuple(reply.reply_id for reply, _ in left)


def received(arrived: Pile, only: Collection[str] | None = None) -> tuple[tuple[Received, ...], tuple[Path, ...]]:
    """Every reply as far as it got, and the staged documents of those that were opened.

    `only` are the paths to look at, all where None.
    """
    replies = tuple(reply for path, reply in arrived.by_path.items() if only is None or path in only)
    documents = {
        reply.path: path
        for reply in replies
        if reply.outcome == "arrived" and (path := arrived.document_path(reply.reply_id)) is not None
    }
    staged = {reply.path: arrived.reading_path(reply) for reply in replies if reply.path in documents}
    readings = {name: path for name, path in staged.items() if path.is_file()}
    opened = dict(zip(documents, staging.load_openings(documents.values()), strict=True))
    read = dict(zip(readings, staging.load_readings(readings.values()), strict=True))
    found = []
    for reply in replies:
        opening = opened.get(reply.path)
        if opening is None:
            found.append(Received(reply))
        else:
            reading = read.get(reply.path)
            found.append(Received(reply, opening.outcome, opening.reason, opening.findings, reading))
    return tuple(found), tuple(documents.values())


def _limited(settings: Settings) -> str:
    return f"within-{fingerprint(repr(settings.limits))}"
