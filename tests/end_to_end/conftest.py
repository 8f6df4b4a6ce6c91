"""What the tests of the whole share: one ingest of the replies as shipped."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass

import pytest

from tests.end_to_end.ground import RAW_RESPONSES, Ground


@dataclass(frozen=True, slots=True)
class Shipped:
    """The replies as shipped, read once by the installed command, and what it printed."""

    ground: Ground
    command: subprocess.CompletedProcess[str]


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Shipped:
    ground = Ground(RAW_RESPONSES, tmp_path_factory.mktemp("shipped") / "warehouse")
    command = ground.foi("ingest", *ground.folders)
    assert command.returncode == 0, command.stderr
    return Shipped(ground, command)
