"""The sandbox: each way in which a call can go wrong costs that call alone."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.sandbox import MIB, Limits, Result, SandboxError, run_each

QUICK = Limits(seconds=2.0, patience=1.0, memory=256 * MIB, output=MIB)


def act(what: str) -> object:  # noqa: PLR0912
    match what:
        case "double":
            return what * 2
        case "hang":
            time.sleep(60)
        case "nap":
            time.sleep(0.5)
        case "spin":
            while True:
                pass
        case "segfault":
            ctypes.string_at(0)
        case "exit":
            os._exit(3)
        case "memory":
            return len(bytearray(2048 * MIB))
        case "hoard":
            return len([bytes(1000) for _ in range(2_000_000)])
        case "output":
            return bytes(2 * MIB)
        case "raise":
            raise ValueError("what the file holds")
        case "unpicklable":
            return threading.Lock()
        case "print":
            print("noise" * 1000)
            os.write(1, b"more noise")
        case "pid":
            return os.getpid()
        case path if path.startswith("/") and not os.path.exists(path):  # noqa: PTH110
            open(path, "w").close()  # noqa: PTH123
            os.kill(os.getpid(), signal.SIGKILL)
    return what


def run(*whats: str, workers: int = 2, limits: Limits = QUICK) -> dict[int, Result[object]]:
    return dict(run_each(act, [(i, (what,)) for i, what in enumerate(whats)], workers, limits))


@pytest.mark.parametrize(
    ("what", "outcome"),
    [
        ("double", "done"),
        ("print", "done"),
        ("hang", "timed_out"),
        ("spin", "timed_out"),
        ("segfault", "crashed"),
        ("exit", "crashed"),
        ("memory", "too_large"),
        ("hoard", "too_large"),
        ("output", "too_large"),
        ("raise", "raised"),
        ("unpicklable", "raised"),
    ],
)
def test_each_way_to_end_costs_that_call_alone(what: str, outcome: str) -> None:
    results = run("double", what, "double", workers=1)
    assert [results[i].outcome for i in range(3)] == ["done", outcome, "done"]
    assert results[2].value == "doubledouble"
    assert bool(results[1].reason) == (outcome != "done")


def test_a_call_whose_child_was_killed_is_made_once_more(tmp_path: Path) -> None:
    outcome = run(str(tmp_path / "was here"), "double")
    assert [outcome[0].outcome, outcome[1].outcome] == ["done", "done"]


def test_a_fault_is_told_without_what_the_file_holds() -> None:
    reason = run("raise")[0].reason
    assert "ValueError" in reason and "test_sandbox.py" in reason
    assert "what the file holds" not in reason


def test_children_are_reused_and_work_side_by_side() -> None:
    pids = {r.value for r in run(*["pid"] * 20, workers=1).values()}
    assert len(pids) == 1 and os.getpid() not in pids
    start = time.monotonic()
    results = run("hang", "hang", "hang", "hang", workers=4, limits=Limits(seconds=1.0, patience=1.0))
    assert time.monotonic() - start < 3
    assert {r.outcome for r in results.values()} == {"timed_out"}


def test_the_limit_on_time_counts_what_a_call_uses_of_a_processor() -> None:
    waiting = Limits(seconds=0.1, patience=50.0)
    results = run("nap", "spin", "double", workers=1, limits=waiting)
    assert [results[i].outcome for i in range(3)] == ["done", "timed_out", "done"]
    assert "0.1 s of a processor" in results[1].reason


def test_results_come_in_order_of_completion() -> None:
    jobs = [("slow", ("hang",)), ("quick", ("double",))]
    assert [key for key, _ in run_each(act, jobs, 2, QUICK)] == ["quick", "slow"]


def test_jobs_are_drawn_only_as_children_fall_idle() -> None:
    drawn: list[int] = []

    def jobs() -> Iterator[tuple[int, tuple[str]]]:
        for i in range(100):
            drawn.append(i)
            yield i, ("double",)

    results = run_each(act, jobs(), 2, QUICK)
    next(results)
    assert len(drawn) <= 4
    results.close()  # type: ignore[attr-defined]


def test_no_child_outlives_the_call() -> None:
    results = run_each(act, [(0, ("pid",)), (1, ("hang",))], 2, QUICK)
    _, first = next(results)
    results.close()  # type: ignore[attr-defined]
    assert isinstance(first.value, int)
    with pytest.raises(ProcessLookupError):
        os.kill(first.value, 0)


def test_it_works_from_a_thread_while_others_run() -> None:
    stop = threading.Event()
    others = [threading.Thread(target=stop.wait) for _ in range(4)]
    found: list[dict[int, Result[object]]] = []
    worker = threading.Thread(target=lambda: found.append(run("double", "segfault", "double")))
    for thread in (*others, worker):
        thread.start()
    worker.join()
    stop.set()
    assert sorted(r.outcome for r in found[0].values()) == ["crashed", "done", "done"]


def test_a_parents_own_size_is_not_held_against_its_children() -> None:
    ballast = bytearray(os.urandom(MIB)) * 400
    assert run("double")[0].outcome == "done"
    assert len(ballast) == 400 * MIB


def test_large_arguments_and_no_jobs() -> None:
    assert list(run_each(act, [], 2, QUICK)) == []
    big = "x" * (3 * MIB)
    ((_, result),) = run_each(len, [(0, (big,))], 1, QUICK)
    assert result.value == len(big)


def test_a_function_that_cannot_be_imported_is_refused() -> None:
    def local() -> None: ...

    with pytest.raises(ValueError, match="top level"):
        list(run_each(local, [(0, ())], 1, QUICK))
    vanished = type(act)(act.__code__, {}, "vanished")
    vanished.__module__ = "no.such.module"
    with pytest.raises(SandboxError, match="could not start"):
        list(run_each(vanished, [(0, ())], 1, QUICK))


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_an_orphan_ends_itself() -> None:
    results = run_each(act, [(0, ("pid",)), (1, ("hang",))], 1, Limits(seconds=30))
    _, first = next(results)
    results.close()  # type: ignore[attr-defined]
    assert first.outcome == "done"
    script = (
        "from tests.test_sandbox import *\n"
        "r = run_each(act, [(0, ('pid',)), (1, ('hang',))], 1, Limits(seconds=30))\n"
        "print(next(r)[1].value, flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    out = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert out.returncode == -signal.SIGKILL
    orphan, deadline = int(out.stdout), time.monotonic() + 5
    while os.path.exists(f"/proc/{orphan}") and time.monotonic() < deadline:  # noqa: PTH110
        time.sleep(0.05)
    assert not os.path.exists(f"/proc/{orphan}")  # noqa: PTH110
