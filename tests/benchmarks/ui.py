"""The main job in the Dagster UI, timed: `python -m tests.benchmarks.ui`.

Prints the seconds from starting `dg dev` on a copy of the project without replies until it answers, the same for a project
of Dagster's with one asset and nothing else, turn by turn, and the seconds of CPU of both until they have stopped again;
and, with all shipped replies, from "Materialize all" until its run has succeeded. The sensor may have started the same run by
then: the later one waits for it. `--only start` leaves that out.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import statistics
import tempfile
import time
from pathlib import Path

from tests.end_to_end.ground import RAW_RESPONSES, REQUEST_ID, ROOT
from tests.end_to_end.server import new_project, serving
from tests.end_to_end.test_dagster_server import materialise_all

TURNS = 3
_BARE = """[tool.dg]
directory_type = "project"
[tool.dg.project]
root_module = "bare"
code_location_target_module = "bare.definitions"
"""
_DEFINITIONS = """import dagster as dg
@dg.asset
def one() -> None: ...
defs = dg.Definitions(assets=[one])
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", choices=["start", "materialise"])
    only = parser.parse_args().only
    with tempfile.TemporaryDirectory() as folder:
        if only != "materialise":
            start(Path(folder))
        if only != "start":
            materialise(Path(folder) / "project")


def start(folder: Path) -> None:
    """Prints how much longer than bare Dagster it takes to start."""
    new_project(folder / "own", [])
    turns = [(_start(folder / "own"), _start(_bare_project(folder / "bare"))) for _ in range(TURNS)]
    for what, at in (("by the clock", 0), ("of CPU", 1)):
        pairs = [(own[at], bare[at]) for own, bare in turns]
        more = statistics.median(own - bare for own, bare in pairs)
        listed = ", ".join(f"{own:.1f}/{bare:.1f}" for own, bare in pairs)
        print(f"dg dev, {what}: {more:+.1f} s beside a bare project (median of {listed}; goal: +1)", flush=True)


def materialise(folder: Path) -> None:
    """Prints how long everything takes at one click."""
    home = RAW_RESPONSES / REQUEST_ID / "replies"
    replies = [str(path.relative_to(home)) for path in sorted(home.rglob("*")) if path.is_file()]
    new_project(folder, replies)
    with serving(folder) as server:
        ready = time.perf_counter()
        materialise_all(server)
        done = time.perf_counter()
    print(f"Materialize all on {len(replies)} files is done after {done - ready:.1f} s")


def _start(folder: Path) -> tuple[float, float]:
    """Seconds until it answers, and seconds of CPU until it has stopped again."""
    began, used = time.perf_counter(), _cpu()
    with serving(folder):
        seconds = time.perf_counter() - began
    return seconds, _cpu() - used


def _cpu() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _bare_project(folder: Path) -> Path:
    """What Dagster needs at least, with this project's settings of the instance."""
    (folder / "bare").mkdir(parents=True, exist_ok=True)
    (folder / "pyproject.toml").write_text(_BARE, "utf-8")
    (folder / "bare" / "__init__.py").touch()
    (folder / "bare" / "definitions.py").write_text(_DEFINITIONS, "utf-8")
    shutil.copy(ROOT / "dagster.yaml", folder)
    return folder


if __name__ == "__main__":
    main()
