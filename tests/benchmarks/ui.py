"""The main job in the Dagster UI, timed: `python -m tests.benchmarks.ui`.

Prints the seconds from starting `dg dev` on a fresh copy of the project with all shipped replies until it answers, and from
"Materialize all" until its run has succeeded. The sensor may have started the same run by then: the later one waits for it.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from tests.end_to_end.ground import RAW_RESPONSES, REQUEST_ID
from tests.end_to_end.server import new_project, serving
from tests.end_to_end.test_dagster_server import materialise_all


def main() -> None:
    home = RAW_RESPONSES / REQUEST_ID / "replies"
    replies = [str(path.relative_to(home)) for path in sorted(home.rglob("*")) if path.is_file()]
    with tempfile.TemporaryDirectory() as folder:
        new_project(Path(folder) / "project", replies)
        start = time.perf_counter()
        with serving(Path(folder) / "project") as server:
            ready = time.perf_counter()
            materialise_all(server)
            done = time.perf_counter()
    print(
        f"dg dev answers after {ready - start:.1f} s; Materialize all on {len(replies)} files is done after {done - ready:.1f} s"
    )


if __name__ == "__main__":
    main()
