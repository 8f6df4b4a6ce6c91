"""Containers are unpacked: zips and the attachments of mails, nested, within bounds.

What belongs here: taking members out, each written under its own sha256 so that no name in a container can
reach any path or overwrite anything. What does not: the walk of the folder, or which member counts.
`unpack` is meant to be called in the sandbox: a container may be a bomb.
"""

from __future__ import annotations

import hashlib
import io
import os
import tempfile
import unicodedata
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO, Any

from pipeline.findings import CODES
from pipeline.intake import media_type as media
from pipeline.model import Finding

CONTAINERS = frozenset({media.ZIP, media.EML, media.MSG, media.TNEF})
_CHUNK = 1 << 20
_IGNORED_NAMES = {"thumbs.db", "desktop.ini"}
_IGNORED_FOLDERS = {"__macosx"}


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much a container may hold: levels of nesting, members in all, bytes per member and in all."""

    depth: int = 5
    members: int = 2000
    member_bytes: int = 256 * 1024 * 1024
    total_bytes: int = 1024 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Member:
    """A file taken out of a container.

    `path` is its name inside the outermost container (`inner.zip!/table.xlsx` where nested), `container` the
    sha256 of the one it lay in directly. `findings` are about what it holds in turn.
    """

    path: str
    sha256: str
    media_type: str
    size: int
    container: str
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What a container held, nested members after the container they lay in; and what was left inside."""

    members: tuple[Member, ...]
    findings: tuple[Finding, ...]


def is_ignored(name: str) -> bool:
    """Whether a file or folder of that name is no reply: hidden, a lock, or what a desktop leaves behind."""
    return name.startswith((".", "~$")) or name.lower() in _IGNORED_NAMES | _IGNORED_FOLDERS


def unpack(content: Path, sha256: str, kind: str, folder: Path, bounds: Bounds) -> Unpacked:
    """Takes the members of the container at `content` out into `folder/<sha256 of the member>`.

    Never raises for what the container holds: what can't be taken out is a finding. Raises OSError where
    the machine can't write.
    """
    folder.mkdir(parents=True, exist_ok=True)
    return _Unpacking(folder, bounds).open(content, sha256, kind, depth=1)


class _RefusedError(Exception):
    """A member that is not taken out, and why."""


class _Unpacking:
    """One container with all that it nests, and what is left of its bounds."""

    def __init__(self, folder: Path, bounds: Bounds) -> None:
        self._folder, self._bounds = folder, bounds
        self._members_left, self._bytes_left = bounds.members, bounds.total_bytes

    def open(self, content: Path, sha256: str, kind: str, depth: int) -> Unpacked:
        if depth > self._bounds.depth:
            return Unpacked((), (_finding("unsafe_member", f"It is nested more than {self._bounds.depth} deep."),))
        entries = _zip_entries(content) if kind == media.ZIP else _mail_entries(content, kind)
        members: list[Member] = []
        findings: list[Finding] = []
        labels: set[str] = set()
        try:
            for name, take in entries:
                if self._members_left <= 0:
                    # Said once: a container may list a hundred thousand more.
                    what = f"It holds more than {self._bounds.members} files; the others were not taken out."
                    findings.append(_finding("unsafe_member", what))
                    break
                label = _unique(_printable(name), labels)
                try:
                    member = self._take(label, take, sha256)
                except _RefusedError as reason:
                    findings.append(_finding("unsafe_member", f"'{label}' was not taken out: {reason}."))
                    continue
                inner = self._descend(member, depth)
                members.append(replace(member, findings=inner.findings))
                members.extend(replace(m, path=f"{label}!/{m.path}") for m in inner.members)
        except _UnreadableError as reason:
            findings.append(_finding("unreadable", f"The container could not be opened: {reason}."))
        return Unpacked(tuple(members), tuple(findings))

    def _descend(self, member: Member, depth: int) -> Unpacked:
        if member.media_type not in CONTAINERS:
            return Unpacked((), ())
        return self.open(self._folder / member.sha256, member.sha256, member.media_type, depth + 1)

    def _take(self, label: str, take: Callable[[], IO[bytes]], container: str) -> Member:
        if label.startswith("/") or ".." in PurePosixPath(label).parts or label[1:3] == ":/":
            raise _RefusedError("its name points outside the container")
        self._members_left -= 1
        handle, beside = tempfile.mkstemp(prefix=".taking-", dir=self._folder)
        try:
            with os.fdopen(handle, "wb") as target:
                digest, size = self._copy(take, target)
            kind = media.media_type(Path(beside))
            final = self._folder / digest
            if not final.exists():
                Path(beside).replace(final)
        finally:
            Path(beside).unlink(missing_ok=True)
        return Member(label, digest, kind, size, container)

    def _copy(self, take: Callable[[], IO[bytes]], target: IO[bytes]) -> tuple[str, int]:
        digest, size = hashlib.sha256(), 0
        for chunk in _chunks(take):
            size += len(chunk)
            if size > self._bounds.member_bytes:
                raise _RefusedError(f"it is larger than {self._bounds.member_bytes} bytes")
            if size > self._bytes_left:
                raise _RefusedError(f"the container holds more than {self._bounds.total_bytes} bytes")
            digest.update(chunk)
            target.write(chunk)
        self._bytes_left -= size
        return digest.hexdigest(), size


class _UnreadableError(Exception):
    """A container that can't be opened at all, and why."""


Entries = Iterable[tuple[str, Callable[[], IO[bytes]]]]


def _zip_entries(content: Path) -> Entries:
    try:
        package = zipfile.ZipFile(content)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
        raise _UnreadableError("it is damaged or cut short") from error
    with package:
        for info in package.infolist():
            parts = PurePosixPath(info.filename.replace("\\", "/")).parts
            if not info.is_dir() and not any(is_ignored(part) for part in parts if part != ".."):
                yield info.filename, _opener(package, info)


def _opener(package: zipfile.ZipFile, info: zipfile.ZipInfo) -> Callable[[], IO[bytes]]:
    def take() -> IO[bytes]:
        if info.flag_bits & 1:
            raise _RefusedError("it is protected by a password")
        return package.open(info)

    return take


def _mail_entries(content: Path, kind: str) -> Entries:
    # Heavy, and not needed by a run that finds nothing new.
    from pipeline.intake.mail_parts import attachments, open_message  # noqa: PLC0415
    from pipeline.intake.outlook import OutlookError  # noqa: PLC0415

    try:
        message = open_message(content, kind)
    except OutlookError as error:
        raise _UnreadableError("it is damaged or cut short") from error
    for attachment in attachments(message):
        yield attachment.name, partial(io.BytesIO, attachment.content)


def _chunks(take: Callable[[], IO[bytes]]) -> Iterator[bytes]:
    """The bytes of a member; what its own format can't deliver is a refusal, not an error."""
    try:
        with take() as source:
            while chunk := source.read(_CHUNK):
                yield chunk
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError, RuntimeError) as error:
        raise _RefusedError("it is damaged or packed in a way that is not known here") from error
    except Exception as error:
        # zlib, lzma and bz2 each have an error of their own.
        if isinstance(error, (_RefusedError, OSError, MemoryError)):
            raise
        raise _RefusedError("it is damaged") from error


def _printable(name: str) -> str:
    """A member's name as a label: forward slashes, composed characters, none that can't be shown."""
    label = unicodedata.normalize("NFC", name.replace("\\", "/"))
    return "".join(c if c.isprintable() else "_" for c in label).removeprefix("./") or "unnamed"


def _unique(label: str, labels: set[str]) -> str:
    """`label`, numbered where the container has used it before."""
    path, number, candidate = PurePosixPath(label), 2, label
    while candidate in labels:
        candidate = str(path.with_name(f"{path.stem} ({number}){path.suffix}"))
        number += 1
    labels.add(candidate)
    return candidate


def _finding(code: str, message: str) -> Finding:
    assert code in CODES
    return Finding(code, message)


def to_record(unpacked: Unpacked) -> Any:
    """`unpacked` as plain lists, for a JSON cache."""
    return [
        [[m.path, m.sha256, m.media_type, m.size, m.container, _plain(m.findings)] for m in unpacked.members],
        _plain(unpacked.findings),
    ]


def from_record(record: Any) -> Unpacked:
    """The inverse of `to_record`."""
    members, findings = record
    return Unpacked(
        tuple(Member(path, sha, kind, size, within, _findings(own)) for path, sha, kind, size, within, own in members),
        _findings(findings),
    )


def _plain(findings: tuple[Finding, ...]) -> list[list[str]]:
    return [[f.code, f.message] for f in findings]


def _findings(plain: list[list[str]]) -> tuple[Finding, ...]:
    return tuple(Finding(code, message) for code, message in plain)
