"""Killed at any instant: `python -m tests.benchmarks.kill --runs 200`.

Kills `foi ingest` with SIGKILL at a random instant, runs it again, and holds the tables of the warehouse, the files of
the release and the vintages against those of a run that nobody disturbed; every row and byte must be the same. A run is
a first ingest or one after a change; in every fifth, one reading child alone is killed, and the run goes on. Prints
also what readers saw while ingests swapped the warehouse under them, and what two ingests at once said.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from pipeline.national.vintages import TABLES, vintages
from pipeline.national.warehouse import connect
from tests.benchmarks.pile import FORMS, ROOT, bodies, write_reply, write_request

_BODIES = bodies(6)
_FORMS = (*FORMS, "csv", "html", "xlsx", "pdf")
_RULING = """decision_id,action,reply,body_id,period,category,value,expect,reason,decided_by,decided_on
d1,correct,{reply},{body},2017/18,total,321,,misprint,A. Person,2018-06-01
"""
_READER = """
import sys
from pathlib import Path
from pipeline.national.warehouse import connect
query = '''SELECT count(*) FILTER (t.low IS DISTINCT FROM f.low), count(*), (SELECT count(*) FROM national.coverage),
    (SELECT count(*) FROM intake.replies) FROM national.totals AS t JOIN (
    SELECT period, category, sum(low) AS low FROM national.figures GROUP BY ALL) AS f USING (period, category)'''
reads = 0
print("reading", flush=True)
while not Path(sys.argv[2]).exists():
    with connect(Path(sys.argv[1])) as connection:
        wrong, totals, coverage, replies = connection.execute(query).fetchone()
    assert (wrong, totals, coverage) == (0, 12, 12) and replies in (int(sys.argv[3]), int(sys.argv[4])), (wrong, totals, coverage, replies)
    reads += 1
print(reads)
"""


@dataclass(frozen=True, slots=True)
class Ground:
    """A pile in two states, and what an undisturbed ingest makes of each; `seconds` is how long each takes."""

    folder: Path
    first: Path
    second: Path
    expected: tuple[dict[str, Any], dict[str, Any]]
    seconds: tuple[float, float]

    @property
    def settled(self) -> Path:
        """The warehouse of the first state."""
        return self.folder / "settled"


def lay(folder: Path, forms: Sequence[str] = _FORMS) -> Ground:
    """Makes the pile, a reply in each of the forms, and the undisturbed runs."""
    first, second = folder / "first", folder / "second"
    request = write_request(first, _BODIES)
    files = [write_reply(request, number, _BODIES, form) for number, form in enumerate(forms)]
    shutil.copytree(first, second)
    changed = second / request.name
    (changed / files[0].relative_to(request)).unlink()
    write_reply(changed, 50, _BODIES, "csv")
    shutil.copy(files[4], changed / files[5].relative_to(request))
    reply = files[1].relative_to(request / "replies")
    (changed / "decisions.csv").write_text(_RULING.format(reply=reply, body=_BODIES[1].id), "utf-8")
    warehouse = folder / "settled"
    seconds = [_timed(first, warehouse)]
    expected = [state(warehouse)]
    after = shutil.copytree(warehouse, folder / "after")
    seconds.append(_timed(second, after))
    expected.append(state(after))
    return Ground(folder, first, second, (expected[0], expected[1]), (seconds[0], seconds[1]))


def state(warehouse: Path) -> dict[str, Any]:
    """Every row of every table, in the order that they lie in, every file of the release, every table of every vintage."""
    found: dict[str, Any] = {}
    with connect(warehouse) as connection:
        names = connection.execute("SELECT table_schema, table_name FROM information_schema.tables").fetchall()
        for schema, name in names:
            found[f"{schema}.{name}"] = connection.execute(f"FROM {schema}.{name}").fetchall()
    release = warehouse / "release"
    found |= {str(path.relative_to(warehouse)): path.read_bytes() for path in release.rglob("*") if path.is_file()}
    with duckdb.connect() as connection:
        for vintage in vintages(warehouse):
            for name in TABLES:
                found[f"{vintage.folder.name}/{name}"] = connection.execute(f"FROM {vintage.table(name)}").fetchall()
    return found


def start(raw_responses: Path, warehouse: Path) -> subprocess.Popen[str]:
    """A `foi ingest` in a process group of its own."""
    foi = [sys.executable, "-c", "from pipeline.cli import main; main()"]
    return subprocess.Popen(
        [*foi, "ingest", "--workers", "2", "--raw-responses", str(raw_responses), "--warehouse", str(warehouse)],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def _timed(raw_responses: Path, warehouse: Path) -> float:
    begun = time.perf_counter()
    _finish(start(raw_responses, warehouse))
    return time.perf_counter() - begun


def _finish(process: subprocess.Popen[str]) -> None:
    _, said = process.communicate()
    if process.returncode:
        raise SystemExit(f"foi ingest ended with {process.returncode}: {said}")


def children(pid: int) -> list[int]:
    """The child processes of a process, where the system tells."""
    listed = subprocess.run(["ps", "-A", "-o", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    return [int(child) for child, parent in (line.split() for line in listed.splitlines()) if int(parent) == pid]


def disturb(ground: Ground, number: int, seed: int) -> list[str]:
    """One run: killed, run again, compared; returns the names of what differs."""
    dice = random.Random(f"{seed}/{number}")
    is_second = number % 2 == 1
    raw_responses = ground.second if is_second else ground.first
    warehouse = ground.folder / "killed"
    shutil.rmtree(warehouse, ignore_errors=True)
    if is_second:
        shutil.copytree(ground.settled, warehouse)
    process = start(raw_responses, warehouse)
    if number % 5 == 4:
        while process.poll() is None and not children(process.pid):
            time.sleep(0.05)
        time.sleep(dice.uniform(0, 0.3 * ground.seconds[is_second]))
        for child in children(process.pid)[:1]:
            _kill(child)
        _finish(process)
    else:
        time.sleep(dice.uniform(0, 1.1 * ground.seconds[is_second]))
        _kill(-process.pid)
        process.communicate()
    _finish(start(raw_responses, warehouse))
    found, expected = state(warehouse), ground.expected[is_second]
    return sorted(name for name in {*found, *expected} if found.get(name) != expected.get(name))


def _kill(pid: int) -> None:
    """Kills a process, or a group where negative, if it is still there."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


def read_on(ground: Ground, swaps: int) -> int:
    """Reads without a pause while the warehouse is swapped again and again; returns how often it was read.

    Raises SystemExit where a reader was refused or saw half a build.
    """
    warehouse = shutil.copytree(ground.settled, ground.folder / "read")
    done = ground.folder / "done"
    replies = [str(len(expected["intake.replies"])) for expected in ground.expected]
    reader = subprocess.Popen(
        [sys.executable, "-c", _READER, str(warehouse), str(done), *replies],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert reader.stdout is not None
    reader.stdout.readline()
    for number in range(swaps):
        _finish(start(ground.first if number % 2 else ground.second, warehouse))
    done.touch()
    said, wrong = reader.communicate()
    if reader.returncode:
        raise SystemExit(f"A reader was disturbed: {wrong}")
    return int(said)


def two_at_once(ground: Ground) -> list[str]:
    """What two ingests of one warehouse say that start together: nothing where it did its work."""
    warehouse = ground.folder / "shared"
    both = [start(ground.first, warehouse) for _ in range(2)]
    said = [process.communicate()[1].strip() for process in both]
    if state(warehouse) != ground.expected[0]:
        raise SystemExit("Two ingests at once made another warehouse.")
    return [text if process.returncode else "" for process, text in zip(both, said, strict=True)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        ground = lay(Path(folder))
        print(
            f"an undisturbed run takes {ground.seconds[0]:.1f} s, one after a change {ground.seconds[1]:.1f} s",
            flush=True,
        )
        print(f"two at once: {' / '.join(text or 'did its work' for text in two_at_once(ground))}", flush=True)
        print(f"a reader read {read_on(ground, 6)} times during 6 swaps, never refused, never half a build", flush=True)
        differing = 0
        for number in range(arguments.runs):
            if differences := disturb(ground, number, arguments.seed):
                differing += 1
                print(f"  run {number} differs in {', '.join(differences)}", flush=True)
            if number % 20 == 19:
                print(f"  {number + 1} runs", flush=True)
        print(f"{arguments.runs} runs killed, {differing} with differences (goal: 0)")
        raise SystemExit(int(differing > 0))


if __name__ == "__main__":
    main()
