"""A look at a folder without opening a file: has anything arrived, changed or gone, and when did it last move.

What belongs here: what directory entries tell. What does not: the content of files (`fingerprint`), or which of
them are replies (`register`).
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.intake.containers import is_ignored


@dataclass(frozen=True, slots=True)
class Glance:
    """What a folder looks like from outside.

    `fingerprint` changes when a file arrives, changes, moves or goes. `size` is in bytes, `moved` is when a file
    last changed or was put there, in seconds since 1970 (0 where there is none).
    """

    fingerprint: str
    files: int
    size: int
    moved: float


def glance(folder: Path) -> Glance:
    """Looks at everything below `folder`; raises OSError where the machine can't."""
    seen = sorted(_entries(folder))
    digest = hashlib.sha256()
    for path, *state in seen:
        digest.update(f"{path}\0{state}\n".encode("utf-8", "replace"))
    moved = max((max(modified, placed) for _, _, modified, placed in seen), default=0)
    return Glance(digest.hexdigest(), len(seen), sum(size for _, size, _, _ in seen), moved / 1e9)


def _entries(folder: Path) -> Iterator[tuple[str, int, int, int]]:
    """Each file's path, size in bytes, and when it was changed and put there, in nanoseconds.

    What can't be looked at is told of with neither size nor times: a change once it can.
    """
    waiting = [str(folder)]
    while waiting:
        place = waiting.pop()
        try:
            entries = list(os.scandir(place))
        except OSError:
            if place == str(folder):
                raise
            yield place, 0, 0, 0
            continue
        for entry in entries:
            if is_ignored(entry.name):
                continue
            if entry.is_dir(follow_symlinks=False):
                waiting.append(entry.path)
                continue
            try:
                stat = entry.stat() if entry.is_file() else None
            except OSError:
                yield entry.path, 0, 0, 0
                continue
            if stat is not None:
                yield entry.path, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns
