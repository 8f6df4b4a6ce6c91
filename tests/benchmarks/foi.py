"""The `foi` command, which says on stderr at its end what it and its readers have used: `python -m tests.benchmarks.foi`."""

from __future__ import annotations

import json
import resource
import sys

from pipeline.cli import main


def used() -> dict[str, float]:
    """Seconds of CPU, and the peak megabytes of the command and of its largest reader."""
    own, readers = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    cpu = sum(usage.ru_utime + usage.ru_stime for usage in (own, readers))
    return {"cpu": cpu, "own": own.ru_maxrss / unit, "reader": readers.ru_maxrss / unit}


if __name__ == "__main__":
    try:
        main()
    finally:
        print(json.dumps(used()), file=sys.stderr)
