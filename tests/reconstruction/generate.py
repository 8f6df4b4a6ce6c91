"""Writes the reconstructed replies: `python -m tests.reconstruction.generate [--out DIR] [--only TEXT]`."""

from __future__ import annotations

import argparse
from pathlib import Path

from tests.reconstruction import midlands_and_wales, north, south
from tests.reconstruction.frame import BUILDERS
from tests.reconstruction.sources import write_sources

REGIONS = (north, midlands_and_wales, south)
DEFAULT = Path(__file__).parents[2] / "raw_responses" / "child-abuse-image-offences-2018" / "replies"


def main() -> None:
    parser = argparse.ArgumentParser(description="Writes the reconstructed replies of the 2018 request.")
    parser.add_argument("--out", type=Path, default=DEFAULT, help="the replies folder; sources.csv goes beside it")
    parser.add_argument("--only", default="", help="only files whose path contains this text")
    arguments = parser.parse_args()
    chosen = {path: builder for path, builder in BUILDERS.items() if arguments.only in path}
    for number, (path, builder) in enumerate(sorted(chosen.items()), 1):
        print(f"[{number}/{len(chosen)}] {path}", flush=True)
        target = arguments.out / path
        target.parent.mkdir(parents=True, exist_ok=True)
        builder(target)
    write_sources(arguments.out.parent / "sources.csv")


if __name__ == "__main__":
    main()
