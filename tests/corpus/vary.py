"""How often a layout leads to a silent error: `python -m tests.corpus.vary --variants 10000 --seed 1`.

Reads variants drawn by chance (`variants`) against their truth, and prints how many figures were right and accepted,
in review, missed and silently wrong, by what was done to the table, with the number of each silent error.

    --show NUMBER  one variant: what it looks like, and what was said of it
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.model import Reading, Reply, Table
from pipeline.normalise.reading import read_reply
from pipeline.request import Request, load_request
from tests.corpus.answers import REQUEST, Said
from tests.corpus.variants import Variant, variant
from tests.corpus.verdicts import VERDICTS, Verdict, judge

_LISTED = 40


def read_variant(one: Variant, request: Request) -> tuple[Reading, tuple[Verdict, ...]]:
    """The reading of a variant, and the verdicts on its figures."""
    reply = Reply(one.case.name, one.case.file, one.document.media_type, 1, Path(one.case.file))
    reading = read_reply(one.document, reply, request, ())
    said = Said(reading.observations, reading.answers, reading.findings, reading.supersedes)
    return reading, judge(one.case, said)


def verdicts(seed: int, numbers: Sequence[int], request: Request) -> Iterator[Verdict]:
    """The verdicts on the figures of the variants of those numbers."""
    for number in numbers:
        yield from read_variant(variant(seed, number), request)[1]


def _print_counts(found: Sequence[Verdict]) -> None:
    by_trap: dict[str, Counter[str]] = {}
    for v in found:
        for trap in v.case.traps:
            by_trap.setdefault(trap, Counter())[v.verdict] += 1
    print(f"{'':<24}" + "".join(f"{name:>13}" for name in VERDICTS))
    for trap, counts in (*sorted(by_trap.items()), ("IN ALL", Counter(v.verdict for v in found))):
        print(f"{trap:<24}" + "".join(f"{counts[name] or '.':>13}" for name in VERDICTS))


def _print_silent(found: Sequence[Verdict]) -> int:
    silent: dict[str, list[Verdict]] = {}
    for v in found:
        if v.verdict == "wrong":
            silent.setdefault(v.case.name, []).append(v)
    for name, wrong in list(silent.items())[:_LISTED]:
        first = wrong[0]
        what = f"{' '.join(first.key[1:])} expected {first.expected}, said {first.said[:90]}"
        print(f"  {name} ({', '.join(first.case.traps)}): {len(wrong)} figures; {what}")
    if len(silent) > _LISTED:
        more = [name.split()[-1] for name in list(silent)[_LISTED : 3 * _LISTED]]
        print(f"  and {len(silent) - _LISTED} more variants, such as {', '.join(more)}")
    return len(silent)


def _show(seed: int, number: int, request: Request) -> None:
    one = variant(seed, number)
    print(f"{one.case.why}: {', '.join(one.case.traps)}")
    for block in one.document.blocks:
        if not isinstance(block, Table):
            print(block.text)
            continue
        for row in range(block.n_rows):
            print("  " + " | ".join(c.text + "".join(f"^{m}" for m in c.marks) for c in block.cells if c.row == row))
    reading, found = read_variant(one, request)
    for v in found:
        print(f"  {v.verdict:<12} {' '.join(v.key)}: expected {v.expected}; said {v.said or 'nothing'}")
    for finding in reading.findings:
        print(f"  finding {finding.code}: {finding.message}")


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; returns 1 where anything is silently wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.corpus.vary", description=__doc__.split("\n")[0])
    parser.add_argument("--variants", type=int, default=10_000, help="how many to read")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, help="show the variant of this number")
    options = parser.parse_args(arguments)
    request = load_request(REQUEST)
    if options.show is not None:
        _show(options.seed, options.show, request)
        return 0
    start = time.perf_counter()
    found = list(verdicts(options.seed, range(options.variants), request))
    _print_counts(found)
    silent = sum(v.verdict == "wrong" for v in found)
    print(f"\nsilently wrong: {silent} figures")
    documents = _print_silent(found)
    settled = sum(v.verdict in ("accepted", "review", "review_other", "missed") for v in found)
    accepted = sum(v.verdict == "accepted" for v in found)
    print(
        f"{options.variants} variants (seed {options.seed}), {time.perf_counter() - start:.0f} s: {accepted} of {settled} "
        f"figures accepted and right, {silent} silently wrong in {documents} variants"
    )
    return int(silent > 0)


if __name__ == "__main__":
    sys.exit(main())
