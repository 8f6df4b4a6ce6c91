"""A late reply, timed with the daemon running: `python -m tests.benchmarks.arrival`.

Prints the seconds from a file dropped into the folder of a running `dg dev` (all other shipped replies are there) until
the national figure in the warehouse holds it, the median of several, and the same for a file taken away; and what a look
of the sensor at an unchanged folder costs.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

import dagster as dg

from pipeline.defs.automation import arrivals
from pipeline.defs.resources import Folders
from tests.end_to_end.ground import RAW_RESPONSES, REQUEST_ID, Ground
from tests.end_to_end.server import Server, add_reply, new_project, serving, wait_for

LATE = "003947-18 Data Response.ods"
TIMES = 5
FILES = (1_000, 5_000)


def main() -> None:
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
