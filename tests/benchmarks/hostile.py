"""Files that are odd, broken or malicious, all opened: `python -m tests.benchmarks.hostile`.

Opens every file of `../shared/hostile` (other people's; left out where it is not there) and bombs of our own making
(`bombs`), as `foi ingest` would. Prints how many ended in which outcome, the slowest, and the largest process.

The goals, of which any that is missed makes the exit code 1: none takes longer than ten seconds of a processor or takes
the run down; none ends in a fault of our own; each that is not read has a reason and a finding that says what to do; nothing comes
out of a file outside. `--each` prints a line for each file, `--only WORD` opens those whose names hold the word.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pipeline.extract.readers import settled
from pipeline.findings import CODES
from pipeline.intake import arrive
from pipeline.intake.media_type import media_type
from pipeline.model import Document, Finding, Reply
from pipeline.sandbox import Limits, run_each
from tests.benchmarks.bombs import BOMBS, CANARY
from tests.benchmarks.timing import timed_read

HOSTILE = Path(__file__).resolve().parents[3] / "shared" / "hostile"
LONGEST = 10.0
PATIENCE = 300.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--each", action="store_true", help="print a line for each file")
    parser.add_argument("--only", default="", help="open only files whose names hold this")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        replies = Path(folder) / "replies"
        gathered(replies, arguments.only)
        misses = opened(replies, Path(folder), arguments.each)
    for miss in misses:
        print(f"missed: {miss}")
    print("all goals met" if not misses else f"{len(misses)} goals missed")
    sys.exit(bool(misses))


def gathered(replies: Path, word: str) -> None:
    """Puts the files together: other people's as links, our own as they are made."""
    for name in ("theirs", "ours"):
        (replies / name).mkdir(parents=True)
    theirs = [path for path in (HOSTILE.iterdir() if HOSTILE.is_dir() else ()) if word in path.name]
    for path in theirs:
        (replies / "theirs" / path.name).symlink_to(path)
    ours = {name: make for name, make in BOMBS.items() if word in name}
    for name, make in ours.items():
        (replies / "ours" / name).write_bytes(make())
    print(f"{len(theirs)} files of other people, {len(ours)} of our own")


def opened(replies: Path, folder: Path, each: bool) -> list[str]:
    """Opens all of them; returns the goals that were missed, in words."""
    misses: list[str] = []
    times: dict[str, float] = {}
    for path in sorted(replies.glob("*/*")):
        start = time.process_time()
        media_type(path)
        times[f"type of {path.name}"] = time.process_time() - start
    start = time.perf_counter()
    arrived = arrive(replies, folder / "members", folder / "cache.json", workers=1, limits=Limits(seconds=PATIENCE))
    print(f"{len(arrived)} files arrived with their members, in {time.perf_counter() - start:.1f} s by the clock")
    inside = {path.resolve() for path in folder.rglob("*")} | {path.resolve() for path in replies.rglob("*")}
    misses += [f"a member escaped: {reply.path}" for reply in arrived if reply.content.resolve() not in inside]
    outcomes: Counter[str] = Counter(reply.outcome for reply in arrived if reply.outcome != "arrived")
    containers = [reply for reply in arrived if reply.outcome == "container"]
    misses += [f"{r.path}: unpacked to nothing, and nothing says why" for r in containers if not says(r, arrived)]
    secrets = outside_lines()
    for reply, document, seconds in readings([reply for reply in arrived if reply.outcome == "arrived"]):
        times[reply.path] = max(seconds, times.get(reply.path, 0.0))
        outcomes[document.outcome] += 1
        misses += missed(reply, document, seconds, secrets)
        if each:
            told = "; ".join(f"{f.code}: {f.message[:90]}" for f in document.findings[:2])
            print(f"{seconds:7.2f} s  {document.outcome:12} {reply.path[:70]:70} {document.reason[:100] or told}")
    for outcome, number in outcomes.most_common():
        print(f"{number:5} {outcome}")
    slowest = sorted(times.items(), key=lambda item: -item[1])[:5]
    print("slowest: " + ", ".join(f"{name} {seconds:.1f} s" for name, seconds in slowest))
    unit = 1 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * unit / 1024**2
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1024**2
    print(
        f"largest reader {peak:.0f} MB, this process {own:.0f} MB; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
    )
    return misses


def says(container: Reply, arrived: tuple[Reply, ...]) -> bool:
    """Whether a container gave members, or says why it gave none."""
    held = any(reply.path.startswith(f"{container.path}!/") for reply in arrived)
    return held or bool(container.findings and container.reason)


def readings(replies: list[Reply]) -> Iterator[tuple[Reply, Document, float]]:
    """Each reply's Document, and how long it took one reader."""
    by_id = {reply.reply_id: reply for reply in replies}
    jobs = [(reply.reply_id, (reply.content, reply.media_type, reply.reply_id)) for reply in by_id.values()]
    for reply_id, result in run_each(timed_read, jobs, 1, Limits(seconds=PATIENCE)):
        reply = by_id[reply_id]
        document, seconds = result.value or (settled(result, reply.media_type, reply_id), 0.0)
        yield reply, document, seconds


def missed(reply: Reply, document: Document, seconds: float, secrets: list[str]) -> Iterator[str]:
    """The goals that one file misses."""
    if document.outcome == "timed_out" or seconds > LONGEST:
        yield f"{reply.path}: took {seconds or PATIENCE:.1f} s"
    if any(finding.code == "internal_fault" for finding in document.findings):
        yield f"{reply.path}: {document.reason}"
    if document.outcome != "read" and not (document.reason and any(can_act(f) for f in document.findings)):
        yield f"{reply.path}: {document.outcome} without a reason or a finding"
    shown = repr(document)
    if any(secret in shown for secret in secrets):
        yield f"{reply.path}: holds what stands in {CANARY}"


def can_act(finding: Finding) -> bool:
    code = CODES[finding.code]
    return bool(finding.message and code.what_to_do) and code.severity in ("error", "warning")


def outside_lines() -> list[str]:
    """Lines of a file that no reply may reach."""
    path = Path(CANARY)
    return [line for line in path.read_text().splitlines() if len(line) > 20] if path.is_file() else []


if __name__ == "__main__":
    main()
