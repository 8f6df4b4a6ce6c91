"""Where things lie and what the work may cost: what every step is told, and how it says that it can't be done."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.model import Progress
from pipeline.sandbox import Limits
from pipeline.staging import Store

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


def silent(_: Progress) -> None:
    """A report that shows nothing."""
