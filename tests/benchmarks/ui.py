"""The main job in the Dagster UI, timed: `python -m tests.benchmarks.ui`.

Prints the seconds from starting `dg dev` on a fresh copy of the project with all shipped replies until it answers, the same for
a project of Dagster's with one asset and nothing else, turn by turn; and from "Materialize all" until its run has
succeeded. The sensor may have started the same run by then: the later one waits for it.
"""

from __future__ import annotations

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
    home = RAW_RESPONSES / REQUEST_ID / "replies"
    replies = [str(path.relative_to(home)) for path in sorted(home.rglob("*")) if path.is_file()]
    with tempfile.TemporaryDirectory() as folder:
        bare, own = [], []
        for turn in range(TURNS):
            bare.append(_start(_bare_project(Path(folder) / f"bare {turn}")))
            new_project(Path(folder) / f"empty {turn}", [])
            own.append(_start(Path(folder) / f"empty {turn}"))
        new_project(Path(folder) / "project", replies)
        with serving(Path(folder) / "project") as server:
            ready = time.perf_counter()
            materialise_all(server)
            done = time.perf_counter()
    more = statistics.median(o - b for o, b in zip(own, bare, strict=True))
    print(f"dg dev answers after {statistics.median(own):.1f} s, a bare project after {statistics.median(bare):.1f} s")
    print(
        f"which is {more:+.1f} s (median of {TURNS} turns: {', '.join(f'{o:.1f}/{b:.1f}' for o, b in zip(own, bare, strict=True))})"
    )
    print(f"Materialize all on {len(replies)} files is done after {done - ready:.1f} s")


def _start(folder: Path) -> float:
    start = time.perf_counter()
    with serving(folder):
        return time.perf_counter() - start


def _bare_project(folder: Path) -> Path:
    """What Dagster needs at least, with this project's settings of the instance."""
    (folder / "bare").mkdir(parents=True)
    (folder / "pyproject.toml").write_text(_BARE, "utf-8")
    (folder / "bare" / "__init__.py").touch()
    (folder / "bare" / "definitions.py").write_text(_DEFINITIONS, "utf-8")
    shutil.copy(ROOT / "dagster.yaml", folder)
    return folder


if __name__ == "__main__":
    main()
