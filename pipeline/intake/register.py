"""The register of what arrived: every file and every member of a container, once each, in order of path.

What belongs here: the walk, which files are no replies, duplicates, and the use of the cache. What does not:
how a type is told (`media_type`) or a container opened (`containers`).
"""

from __future__ import annotations

import hashlib
import os
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from pipeline.intake import media_type as media
from pipeline.intake.containers import CONTAINERS, Bounds, Unpacked, from_record, is_ignored, to_record, unpack
from pipeline.intake.fingerprint import Fingerprint, StatCache, code_version
from pipeline.model import Finding, Reply
from pipeline.sandbox import Limits, Result, run_each

_UNPACKING_FAILED = {
    "timed_out": "limit_reached",
    "too_large": "limit_reached",
    "crashed": "reader_crashed",
    "raised": "internal_fault",
}
_MACHINE_FAULTS = {"OSError", "PermissionError", "FileNotFoundError", "NotADirectoryError", "FileExistsError"}


@dataclass(frozen=True, slots=True)
class _File:
    """A file as found: its path below the replies folder, where it lies, and what it is."""

    path: str
    content: Path
    print: Fingerprint


def arrive(
    replies_folder: Path,
    members: Path,
    cache: Path,
    *,
    workers: int = 2,
    limits: Limits = Limits(),  # noqa: B008
    bounds: Bounds = Bounds(),  # noqa: B008
) -> tuple[Reply, ...]:
    """Everything that lies under `replies_folder`, members of containers included, ordered by path.

    Members are written to `members/<sha256>`, what was seen is remembered in the JSON file `cache`: on a second
    call no unchanged file is opened. A zip has the outcome `container`; a mail stays `arrived`, since its body is
    read, beside its attachments. Of the same bytes seen twice the first path counts and the other is a
    `duplicate`. A file or folder that the machine does not let be read is `no_access`. Raises OSError where the
    whole folder can't be read, or nothing written.
    """
    memory = StatCache(cache, code_version(Path(__file__).parent, ()))
    files: list[_File] = []
    closed: list[Reply] = []
    for path, place, seen in _walk(replies_folder):
        try:
            files.append(_File(path, Path(place), memory.fingerprint(path, place, seen())))
        except FileNotFoundError:
            continue  # gone since the folder was looked into
        except OSError as error:
            closed.append(_no_access(path, Path(place), error))
    files.sort(key=lambda file: file.path)
    containers = {file.print.sha256: file for file in files if file.print.media_type in CONTAINERS}
    held = _remembered(containers, members, memory)
    jobs = [
        (sha256, (file.content, sha256, file.print.media_type, members, bounds))
        for sha256, file in containers.items()
        if sha256 not in held
    ]
    held.update((sha256, _settled(result)) for sha256, result in run_each(unpack, jobs, workers, limits))
    memory.unpacked = {sha256: to_record(unpacked) for sha256, unpacked in held.items()}
    memory.save()
    return _mark_duplicates(sorted((*closed, *_replies(files, held, members)), key=lambda reply: reply.path))


def _walk(folder: Path) -> Iterator[tuple[str, str, Callable[[], os.stat_result]]]:
    """Each file below `folder` that may be a reply: its path as text, where it lies, and what tells its size and times.

    A folder that can't be looked into is one of them; asked for its size and times, it raises why.
    """
    waiting = [(str(folder), "")]
    while waiting:
        place, above = waiting.pop()
        try:
            entries = list(os.scandir(place))
        except OSError as error:
            if not above:
                raise
            yield above.removesuffix("/"), place, partial(_raise, error)
            continue
        for entry in entries:
            if is_ignored(entry.name):
                continue
            path = above + _as_text(entry.name)
            if entry.is_dir(follow_symlinks=False):
                waiting.append((entry.path, path + "/"))
                continue
            try:
                is_file = entry.is_file()
            except OSError as error:
                yield path, entry.path, partial(_raise, error)
                continue
            if is_file:
                yield path, entry.path, entry.stat


def _raise(error: OSError) -> os.stat_result:
    raise error


def _no_access(path: str, place: Path, error: OSError) -> Reply:
    """What the machine does not let be read holds up nothing else; it has no bytes to be known by."""
    reason = f"The machine does not let '{path}' be read: {error.strerror or error}."
    reply_id = hashlib.sha256(path.encode()).hexdigest()
    kind = media.UNKNOWN
    return Reply(reply_id, path, kind, 0, place, None, "no_access", reason, (Finding("no_access", reason),))


def _as_text(name: str) -> str:
    """A file's name as composed, printable text, the same on every system."""
    return unicodedata.normalize("NFC", name.encode("utf-8", "replace").decode("utf-8"))


def _remembered(containers: Iterable[str], members: Path, memory: StatCache) -> dict[str, Unpacked]:
    """What is known of those containers whose members all lie where they were put."""
    known = {sha: from_record(memory.unpacked[sha]) for sha in containers if sha in memory.unpacked}
    return {
        sha: unpacked
        for sha, unpacked in known.items()
        if all((members / member.sha256).exists() for member in unpacked.members)
    }


def _settled(result: Result[Unpacked]) -> Unpacked:
    if result.outcome == "raised" and result.reason.partition(" ")[0] in _MACHINE_FAULTS:
        raise OSError(f"A container could not be unpacked: {result.reason}")
    if result.value is not None:
        return result.value
    return Unpacked(
        (), (Finding(_UNPACKING_FAILED[result.outcome], f"The container was not unpacked. {result.reason}"),)
    )


def _replies(files: Iterable[_File], held: dict[str, Unpacked], members: Path) -> Iterator[Reply]:
    for file in files:
        print_ = file.print
        unpacked = held.get(print_.sha256, Unpacked((), ()))
        yield Reply(
            reply_id=print_.sha256,
            path=file.path,
            media_type=print_.media_type,
            size=print_.size,
            content=file.content,
            outcome="container" if print_.media_type == media.ZIP else "arrived",
            reason=" ".join(finding.message for finding in unpacked.findings),
            findings=unpacked.findings,
        )
        for member in unpacked.members:
            yield Reply(
                reply_id=member.sha256,
                path=f"{file.path}!/{member.path}",
                media_type=member.media_type,
                size=member.size,
                content=members / member.sha256,
                container=member.container,
                outcome="container" if member.media_type == media.ZIP else "arrived",
                reason=" ".join(finding.message for finding in member.findings),
                findings=member.findings,
            )


def _mark_duplicates(replies: Iterable[Reply]) -> tuple[Reply, ...]:
    """The first of each sha256 counts; the others say which path they repeat."""
    first: dict[str, str] = {}
    return tuple(_against(reply, first.setdefault(reply.reply_id, reply.path)) for reply in replies)


def _against(reply: Reply, original: str) -> Reply:
    if original == reply.path:
        return reply
    finding = Finding("duplicate_file", f"'{reply.path}' is the same file as '{original}'.")
    return replace(reply, outcome="duplicate", reason=original, findings=(*reply.findings, finding))
