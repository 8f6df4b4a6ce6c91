"""The main job, timed: `python -m tests.benchmarks.main_job`.

Prints wall time and peak memory (of the largest process) of a first run and of an unchanged second run of
`foi ingest` on the shipped replies, and how many of the reconstructed figures came out accepted, in review, wrong
or missing.
"""

from __future__ import annotations

import argparse
import csv
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import duckdb

ROOT = Path(__file__).parents[2]
PARTS = ("taking_making_distributing", "possession_indecent", "possession_prohibited", "other", "not_broken_down")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--workers", type=int, default=0, help="processes that read files at once; 0 is one per core")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for name in ("first run", "unchanged second run"):
            seconds, megabytes = timed(Path(folder), arguments.workers)
            print(f"{name}: {seconds:.2f} s wall, {megabytes:.0f} MB peak in the largest process")
        report(Path(folder))


def timed(warehouse: Path, workers: int) -> tuple[float, float]:
    """Wall seconds and peak megabytes of one `foi ingest`."""
    foi = [sys.executable, "-c", "from pipeline.cli import main; main()"]
    command = [*foi, "ingest", "--warehouse", str(warehouse), "--workers", str(workers)]
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"foi ingest failed with {os.waitstatus_to_exitcode(status)}")
    return time.perf_counter() - start, usage.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)


def report(warehouse: Path) -> None:
    """Compares every figure that the reconstructions carry with what was settled."""
    with duckdb.connect(str(warehouse / "foi.duckdb"), read_only=True) as connection:
        rows = connection.execute(
            "SELECT body_id, period, category, low, high, needs_review FROM national.figures"
        ).fetchall()
    settled = {(body, period, category): (low, high, review) for body, period, category, low, high, review in rows}
    counts = dict.fromkeys(("accepted and right", "in review", "accepted and wrong", "missing"), 0)
    for key, value in truth().items():
        low, high, review = settled.get(key, (None, None, False))
        if low is None:
            counts["missing"] += 1
        elif review:
            counts["in review"] += 1
        else:
            counts["accepted and right" if low == high == value else "accepted and wrong"] += 1
    total = sum(counts.values())
    shown = ", ".join(f"{number} {name}" for name, number in counts.items())
    print(f"{total} reconstructed figures: {shown} ({counts['accepted and right'] / total:.1%} accepted unaided)")


def truth() -> dict[tuple[str, str, str], int]:
    """What the reconstructions carry: totals, and the parts of those that give a breakdown."""
    figures: dict[tuple[str, str, str], int] = {}
    with (ROOT / "tests" / "reconstruction" / "figures.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            key = row["force_id"], row["year"]
            figures[(*key, "total")] = int(row["total"])
            parts = ("not_broken_down",) if int(row["not_broken_down"]) else PARTS
            figures |= {(*key, part): int(row[part]) for part in parts}
    return figures


if __name__ == "__main__":
    main()
