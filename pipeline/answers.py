"""One reply read against its request, in a child process: a letter that hangs or breaks a reader costs itself alone.

What belongs here: what a child is told, and whom it asks who replied when the letter doesn't say. What does not: how a
letter is read (`normalise`), or which replies are to be read (`work`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pipeline import staging
from pipeline.model import Finding, Reading, Reply
from pipeline.request import Request, load_request
from pipeline.sandbox import Result

_CODES = {"raised": "internal_fault", "crashed": "reader_crashed"}


@dataclass(frozen=True, slots=True)
class Job:
    """A reply to read: where its Document is staged, the containers it came in, and what else came in them.

    `containers` are the nearest first, each as its path and, of a mail, where its own Document is staged.
    """

    reply: Reply
    document: Path
    containers: tuple[tuple[str, Path | None], ...] = ()
    company: tuple[Job, ...] = ()


def read_answer(request_folder: Path, job: Job, target: Path) -> None:
    """Reads the reply and stages its Reading at `target`. Meant to be called in the sandbox."""
    staging.save_reading(_read(job, _request(request_folder)), target)


def failed_reading(job: Job, result: Result[None]) -> Reading:
    """The Reading of a reply whose reading went wrong: it says so, and what to do follows from the code."""
    finding = Finding(_CODES.get(result.outcome, "limit_reached"), f"Reading it stopped: {result.reason}")
    opened = staging.load_openings([job.document])[0]
    return Reading(job.reply.reply_id, "unread", findings=(*opened.findings, finding))


@lru_cache(maxsize=4)
def _request(folder: Path) -> Request:
    return load_request(folder)


def _read(job: Job, request: Request) -> Reading:
    """The reading of one reply; where it can't say who replied, those it came with are asked."""
    reading = _read_alone(job, request)
    if not _has_unknown_body(reading):
        return reading
    others = [_read_alone(other, request) for other in job.company]
    bodies = {r.body_ids for r in others if r.body_ids and not _has_unknown_body(r)}
    if len(bodies) != 1:
        return reading
    return _read_alone(job, request, tuple(request.body(body_id).name for body_id in bodies.pop()))


def _read_alone(job: Job, request: Request, names: tuple[str, ...] = ()) -> Reading:
    from pipeline.normalise.reading import read_reply  # noqa: PLC0415 - only the child reads

    return read_reply(staging.load_document(job.document), job.reply, request, (*_signs(job), *names))


def _signs(job: Job) -> tuple[str, ...]:
    """What the containers tell of who sent their members: their paths, and of a mail the From line."""
    signs: list[str] = []
    for path, document in job.containers:
        signs.append(path)
        if document is not None:
            lines = staging.load_document(document).lines
            signs += [line.text for line in lines if line.role == "header" and line.text.startswith("From:")]
    return tuple(signs)


def _has_unknown_body(reading: Reading) -> bool:
    return any(finding.code == "body_unknown" for finding in reading.findings)
