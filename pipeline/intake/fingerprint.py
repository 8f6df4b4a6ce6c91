"""Fingerprints: of a file (sha256 and type), and of the code that would read it.

What belongs here: hashing, and the memory of what was hashed before, so that an unchanged file isn't opened
again. What does not: what a file's content means.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

from pipeline.intake.media_type import media_type

# A file changed this shortly before it was hashed might change again without its time showing it.
_RACE_NS = 50_000_000


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What a file is: the sha256 of its bytes, its true media type and its size in bytes."""

    sha256: str
    media_type: str
    size: int


def fingerprint(path: Path) -> Fingerprint:
    """Reads the file at `path`; raises OSError where the machine can't."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        size = file.tell()
    return Fingerprint(digest, media_type(path), size)


class StatCache:
    """Fingerprints by path, each good for as long as the file's size and times stay as they were.

    Kept as JSON at `path`. A cache of other code than today's, or a damaged one, is an empty one.
    `unpacked` holds what containers held, by sha256, for whoever unpacks them.
    """

    def __init__(self, path: Path, version: str) -> None:
        self._path, self._version = path, version
        self._files: dict[str, list[Any]] = {}
        self._seen: dict[str, list[Any]] = {}
        self.unpacked: dict[str, Any] = {}
        try:
            kept = json.loads(path.read_bytes())
            if kept["version"] == version:
                self._files, self.unpacked = kept["files"], kept["unpacked"]
        except (OSError, ValueError, KeyError, TypeError):
            pass
        self._at_start = (self._files, dict(self.unpacked))

    def fingerprint(self, name: str, path: str, stat: os.stat_result) -> Fingerprint:
        """The fingerprint of the file known as `name`; opens it only where its size or times have changed."""
        state = [stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns]
        entry = self._files.get(name)
        if entry is None or entry[:3] != state:
            now = time.time_ns()
            found = fingerprint(Path(path))
            settled = found.size == stat.st_size and max(state[1:]) < now - _RACE_NS
            entry = [*(state if settled else (-1, -1, -1)), found.sha256, found.media_type]
            if not settled:
                self._seen[name] = entry
                return found
        self._seen[name] = entry
        return Fingerprint(entry[3], entry[4], entry[0])

    def save(self) -> None:
        """Keeps what was seen since the start, and forgets files that are gone; writes only what is new."""
        if (self._seen, self.unpacked) == self._at_start:
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        beside = self._path.with_name(f".{self._path.name}.{os.getpid()}")
        beside.write_text(json.dumps({"version": self._version, "files": self._seen, "unpacked": self.unpacked}))
        beside.replace(self._path)


@cache
def code_version(folder: Path, libraries: tuple[str, ...]) -> str:
    """A short hash that changes with any Python or data file under `folder` and any library's version."""
    digest = hashlib.sha256()
    for path in _sources(folder):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    for library in libraries:
        digest.update(f"{library}={_installed(library)}\n".encode())
    return digest.hexdigest()[:16]


def _sources(folder: Path) -> Iterable[Path]:
    return sorted(p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts and p.suffix != ".pyc")


def _installed(library: str) -> str:
    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return "absent"
