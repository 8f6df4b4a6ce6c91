"""How fast replies are read, against others on the same files: `python -m tests.benchmarks.reading`.

Prints pages of PDFs a second and peak memory against plain pdfplumber and against bare characters (`pages`), the time
of a large workbook against openpyxl (`workbook`), and the time of an unchanged second run over 1,000 documents with its parts
(`unchanged`). Each contender runs in a process of its own, in turn with the others; of several rounds the least disturbed
counts. On a machine that is busy, trust seconds of CPU, and ratios more than figures.
"""

from __future__ import annotations

import argparse

from tests.benchmarks import reading_pages, reading_unchanged, reading_workbook

PARTS = ("pages", "workbook", "unchanged")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.reading", description=__doc__.splitlines()[0])
    parser.add_argument("--only", choices=PARTS, action="append", help="measure this part; may be given more than once")
    parser.add_argument("--rounds", type=int, default=3, help="how often each contender runs")
    parser.add_argument("--documents", type=int, default=1_000, help="documents of the unchanged run")
    options = parser.parse_args()
    for part in options.only or PARTS:
        if part == "pages":
            reading_pages.report(options.rounds)
        elif part == "workbook":
            reading_workbook.report(options.rounds)
        else:
            reading_unchanged.report(options.documents, options.rounds)


if __name__ == "__main__":
    main()
