"""One reply opened and staged in a child process: what it holds crosses no pipe, however much it is.

What belongs here: what a child is told, and what becomes of a reply whose opening goes wrong. What does not: how a file is
read (`extract`), or which replies are to be opened (`work`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline import staging
from pipeline.extract.outcomes import failed
from pipeline.extract.readers import read_document, settled
from pipeline.sandbox import MIB, Limits, run_each

# Outcomes that more generous limits might change.
_LIMITED = frozenset({"timed_out", "too_large", "crashed"})


@dataclass(frozen=True, slots=True)
class Opening:
    """A reply to open: where its bytes lie, and where its Document is to be staged.

    `released` is whether a person has released it from quarantine. `target` takes its Document, `limited` one that met a
    limit.
    """

    content: Path
    media_type: str
    reply_id: str
    released: bool
    target: Path
    limited: Path


def open_replies(jobs: Iterable[Opening], workers: int, limits: Limits) -> Iterator[str]:
    """Opens each reply in the sandbox, stages its Document, and yields its id as it is done.

    What goes over the limits, or brings its reader down, ends in `timed_out`, `too_large` or `crashed`.
    """
    for job, result in run_each(open_reply, ((job, (job, limits.output)) for job in jobs), workers, limits):
        if result.outcome != "done":
            staging.save_document(settled(result, job.media_type, job.reply_id), job.limited)
        yield job.reply_id


def open_reply(job: Opening, most: int) -> None:
    """Opens one reply and stages its Document, of at most so many bytes. Meant to be called in the sandbox."""
    document = read_document(job.content, job.media_type, job.reply_id, job.released)
    path = job.limited if document.outcome in _LIMITED else job.target
    staging.save_document(document, path)
    if path.stat().st_size > most:
        path.unlink()
        reason = f"What it holds takes more than the {most / MIB:g} MiB allowed."
        staging.save_document(failed(job.reply_id, job.media_type, "too_large", reason), job.limited)
