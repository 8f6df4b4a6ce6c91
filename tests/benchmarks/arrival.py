"""A late reply, timed with the daemon running: `python -m tests.benchmarks.arrival`.

Prints the seconds from a file dropped into the folder of a running `dg dev` (all other shipped replies are there) until
the national figure in the warehouse holds it, the median of several, and the same for a file taken away; and what a look
of the sensor at an unchanged folder costs.

`--files 10000` puts that many small files of invented forces there at once instead, and prints the seconds until a national
figure stands that rests on all of them, the runs that were started, and the peak memory of each of the processes.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import dagster as dg

from pipeline.defs.automation import arrivals
from pipeline.defs.resources import Folders
from tests.benchmarks.pile import bodies, write_reply, write_request
from tests.end_to_end.ground import RAW_RESPONSES, REQUEST_ID, Ground
from tests.end_to_end.server import Server, add_reply, new_project, serving, wait_for

LATE = "003947-18 Data Response.ods"
TIMES = 5
FILES = (1_000, 5_000)
# What is small: neither a PDF nor a workbook, whose reading is measured elsewhere.
_FORMS = ("csv", "html", "csv", "eml", "csv", "bad")
_BODIES = 1_250
# What tells the processes of a server apart, by a word of their command lines.
_PROCESSES = {
    "sandbox": "a reader",
    "daemon": "the daemon",
    "webserver": "the web server",
    "api": "the server of the code",
    "multiprocessing": "a run",
}
_LOOK_SECONDS = 2.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--files", type=int, default=0, help="so many at once, in place of one after the other")
    parser.add_argument("--limit", type=float, default=15, help="minutes after which it is given up")
    arguments = parser.parse_args()
    if arguments.files:
        many(arguments.files, 60 * arguments.limit)
    else:
        one_by_one()


def many(files: int, limit: float) -> None:
    """Prints what so many files at once take; gives up after `limit` seconds."""
    asked = bodies(_BODIES)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "project"
        ground = new_project(folder, [])
        shutil.rmtree(ground.raw_responses)
        request = write_request(ground.raw_responses, asked)
        aside = Path(name) / "aside"
        (aside / "replies").mkdir(parents=True)
        for number in range(files):
            write_reply(aside, number, asked, _FORMS[number % len(_FORMS)])
        with serving(folder) as server:
            peaks: dict[str, float] = {}
            start = time.perf_counter()
            for part in sorted((aside / "replies").iterdir()):
                part.rename(request / "replies" / part.name)
            while (read := _read(ground)) < files and time.perf_counter() - start < limit:
                for what, megabytes in _memory(folder):
                    peaks[what] = max(peaks.get(what, 0), megabytes)
                time.sleep(_LOOK_SECONDS)
            seconds = time.perf_counter() - start
            runs = server.ask("{ runsOrError { ... on Runs { results { status } } } }")["runsOrError"]["results"]
            staged = sum(1 for _ in (ground.warehouse / "staging" / "normalise").rglob("*.parquet"))
    if read < files:
        print(f"{files:,} files at once: given up after {seconds:.0f} s; {staged:,} were read")
    else:
        print(f"{files:,} files at once: a national figure of all of them stands after {seconds:.0f} s")
    print(f"  runs started: {len(runs)}; peak memory: {', '.join(f'{n} {peak:.0f} MB' for n, peak in peaks.items())}")


def _read(ground: Ground) -> int:
    """How many files the warehouse holds, all of them read."""
    if not (ground.warehouse / "foi.duckdb").is_file():
        return 0
    query = "SELECT count(*) AS files FROM intake.replies WHERE outcome <> 'arrived' AND container IS NULL"
    return int(next(iter(ground.rows(query)))["files"])


def _memory(folder: Path) -> Iterator[tuple[str, float]]:
    """What each process at work in that folder is, and its megabytes at the peak."""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if process.joinpath("cwd").readlink() != folder:
                continue
            command = process.joinpath("cmdline").read_text("utf-8")
            status = process.joinpath("status").read_text("ascii")
        except OSError:
            continue
        what = next((name for word, name in _PROCESSES.items() if word in command), "the command")
        yield what, next((int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM")), 0.0)


def one_by_one() -> None:
    """Prints what one late reply takes, several times over."""
    home = RAW_RESPONSES / REQUEST_ID / "replies"
    replies = [str(path.relative_to(home)) for path in sorted(home.rglob("*")) if path.is_file()]
    with tempfile.TemporaryDirectory() as folder:
        ground = new_project(Path(folder) / "project", replies)
        with serving(Path(folder) / "project") as server:
            wait_for(lambda: _bodies(ground) == 45, 300, server.screen)
            gone, there = [], []
            for _ in range(TIMES):
                gone.append(_seconds(ground, server, (ground.replies / LATE).unlink, 44))
                there.append(_seconds(ground, server, lambda: add_reply(ground, LATE), 45))
    for what, seconds in (("a file dropped", there), ("a file taken away", gone)):
        listed = ", ".join(f"{second:.1f}" for second in sorted(seconds))
        print(f"{what}: the national figure follows after {statistics.median(seconds):.1f} s (median of {listed})")
    for files in FILES:
        print(f"an unchanged tick at {files:,} files: {_tick(files) * 1e6 / files:.1f} ms per thousand files")


def _bodies(ground: Ground) -> int:
    if not (ground.warehouse / "foi.duckdb").is_file():
        return 0
    return int(ground.totals()["2017/18", "total"]["bodies_counted"])


def _seconds(ground: Ground, server: Server, change: object, bodies: int) -> float:
    time.sleep(3)  # not in step with the sensor
    assert callable(change)
    start = time.perf_counter()
    change()
    wait_for(lambda: _bodies(ground) == bodies, 300, server.screen)
    return time.perf_counter() - start


def _tick(files: int) -> float:
    """The seconds of CPU that a look at so many unchanged files costs, the least of several."""
    with tempfile.TemporaryDirectory() as folder, dg.DagsterInstance.ephemeral() as instance:
        replies = Path(folder) / "raw_responses" / "request" / "replies"
        for n in range(files):
            path = replies / f"body {n % 50}" / f"reply {n}.csv"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"{n}", "utf-8")
        folders = Folders(raw_responses=str(replies.parents[1]), warehouse=str(Path(folder) / "warehouse"))

        def tick(cursor: str | None) -> tuple[float, str | None]:
            context = dg.build_sensor_context(instance=instance, cursor=cursor, resources={"folders": folders})
            start = time.process_time()
            answer = arrivals.evaluate_tick(context)
            return time.process_time() - start, answer.cursor

        _, cursor = tick(None)
        return min(tick(cursor)[0] for _ in range(5))


if __name__ == "__main__":
    main()
