"""What a piece of work costs, measured in a process of its own.

What belongs here: seconds and memory of any function. What does not: what is measured against what.
"""

from __future__ import annotations

import importlib
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

_CHILD = "from tests.benchmarks.measured import _measure; _measure()"


@dataclass(frozen=True, slots=True)
class Cost:
    """What one piece of work cost: seconds of CPU and by the clock, and MB at the peak.

    `cpu` counts the process and its children, `peak` the process alone, `worker` its largest child (0 without
    any). `value` is what the work returned.
    """

    cpu: float
    wall: float
    peak: float
    worker: float
    value: Any


def cost(prepare: Callable[..., Callable[[], Any]], *arguments: str) -> Cost:
    """Runs what `prepare(*arguments)` returns in a fresh interpreter; what `prepare` itself takes is not counted.

    `prepare` stands at the top level of a module, and the value of the work can be written as JSON.
    """
    told = json.dumps([prepare.__module__, prepare.__qualname__, arguments])
    done = subprocess.run([sys.executable, "-c", _CHILD, told], check=False, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{prepare.__qualname__} failed:\n{done.stderr}")
    return Cost(**json.loads(done.stdout.splitlines()[-1]))


def cheapest(*costs: Cost) -> Cost:
    """The one of several runs that was disturbed least: with the fewest seconds of CPU."""
    return min(costs, key=lambda one: one.cpu)


def _measure() -> None:
    module, name, arguments = json.loads(sys.argv[1])
    work = getattr(importlib.import_module(module), name)(*arguments)
    cpu, wall = _cpu_seconds(), time.perf_counter()
    value = work()
    cpu, wall = _cpu_seconds() - cpu, time.perf_counter() - wall
    worker = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * _unit()
    print(json.dumps({"cpu": cpu, "wall": wall, "peak": _peak(), "worker": worker, "value": value}))


def _cpu_seconds() -> float:
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def _unit() -> float:
    return 1 / (1024 * 1024 if sys.platform == "darwin" else 1024)


def _peak() -> float:
    """MB at the peak of this process: Linux's own figure, since `ru_maxrss` there begins with the parent's."""
    try:
        with open("/proc/self/status", encoding="ascii") as file:  # noqa: PTH123
            return next(int(line.split()[1]) for line in file if line.startswith("VmHWM")) / 1024
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _unit()
