"""Many replies: `python -m tests.benchmarks.scale --replies 5000`.

Makes that many varied replies of invented forces and prints what `foi ingest` costs: all of them from nothing, one more
reply after 45 and after all of them, an unchanged run, and an unchanged glance of the sensor. Seconds of one more reply
and of an unchanged run are the middle of three; `CPU` is user and system time of the command and its readers.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.intake.watch import glance
from pipeline.request import Body
from tests.benchmarks.pile import ROOT, bodies, write_reply, write_request

_FEW = 45
_TIMES = 3


@dataclass(frozen=True, slots=True)
class Run:
    """One `foi ingest`: seconds by the clock and of CPU, peak megabytes of the command and of a reader, what it says."""

    seconds: float
    cpu: float
    own: float
    reader: float
    said: dict[str, Any]


def ingest(raw_responses: Path, warehouse: Path, *more: str) -> Run:
    """Runs the command in a process of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.foi", "ingest", "--json", "--raw-responses", str(raw_responses)]
    start = time.perf_counter()
    ended = subprocess.run(
        [*command, "--warehouse", str(warehouse), *more], cwd=ROOT, capture_output=True, text=True, check=False
    )
    seconds = time.perf_counter() - start
    if ended.returncode:
        raise SystemExit(ended.stderr)
    used = json.loads(ended.stderr.splitlines()[-1])
    return Run(seconds, used["cpu"], used["own"], used["reader"], json.loads(ended.stdout))


class Pile:
    """The replies of one request, and the warehouse made of them."""

    def __init__(self, folder: Path, asked: tuple[Body, ...]) -> None:
        self.raw_responses, self.warehouse, self.asked = folder / "raw", folder / "warehouse", asked
        self.request = write_request(self.raw_responses, asked)
        self.size = 0

    def grow(self, size: int) -> None:
        """Adds replies until there are so many."""
        for number in range(self.size, size):
            write_reply(self.request, number, self.asked)
        self.size = max(size, self.size)

    def ingest(self) -> Run:
        return ingest(self.raw_responses, self.warehouse)


def one_more(pile: Pile) -> Run:
    """The middle of several runs, each with one reply more than the one before."""
    return _middle([_after_one_more(pile) for _ in range(_TIMES)])


def _after_one_more(pile: Pile) -> Run:
    pile.grow(pile.size + 1)
    return pile.ingest()


def _middle(runs: list[Run]) -> Run:
    cpu = statistics.median_low(run.cpu for run in runs)
    return next(run for run in runs if run.cpu == cpu)


def _show(what: str, run: Run) -> None:
    rooms = ", ".join(f"{room} {seconds:.2f}" for room, seconds in run.said["seconds"].items())
    print(f"{what}: {run.seconds:.2f} s, {run.cpu:.2f} s CPU ({rooms})", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--replies", type=int, default=5000)
    parser.add_argument("--bodies", type=int, default=1250, help="how many were asked")
    parser.add_argument("--keep", type=Path, help="a folder that is not there yet, to leave the pile in")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measure(arguments.keep or Path(folder), bodies(arguments.bodies), arguments.replies)


def measure(folder: Path, asked: tuple[Body, ...], replies: int) -> None:
    """Prints all figures."""
    pile = Pile(folder, asked)
    pile.grow(_FEW)
    pile.ingest()
    few = one_more(pile)
    _show(f"one more reply after {_FEW}", few)
    start = time.perf_counter()
    pile.grow(replies)
    print(f"{replies} replies of {len(asked)} bodies written in {time.perf_counter() - start:.0f} s", flush=True)
    pile.warehouse = folder / "from-nothing"
    first = pile.ingest()
    _show(f"{replies} replies from nothing", first)
    print(
        f"  {replies / first.seconds:.1f} replies/s; peak memory {first.own:.0f} MB in the command, "
        f"{first.reader:.0f} MB in a reader"
    )
    many = one_more(pile)
    _show(f"one more reply after {replies}", many)
    print(f"  {many.seconds / few.seconds:.2f} times by the clock, {many.cpu / few.cpu:.2f} times of CPU (goal: 1.5)")
    _show(f"unchanged at {replies}", _middle([pile.ingest() for _ in range(_TIMES)]))
    start = time.perf_counter()
    seen = glance(pile.request / "replies")
    print(f"an unchanged glance: {1e6 * (time.perf_counter() - start) / seen.files:.1f} ms per thousand files")


if __name__ == "__main__":
    main()
