"""Tables in PDFs, scored with the measure of the ICDAR 2013 table competition: `python -m tests.benchmarks.tables`.

A table is taken as the set of its adjacency relations: each filled cell with the next filled cell to its right
and the next one below it. Precision and recall compare the relations found with those of the annotation, by
the cells' text and the direction. A table that was found where there is none, or missed, costs all of its
relations. F1 is averaged over documents; where a document has two annotations, the better score counts.

Prints mean F1, precision, recall (averaged over documents), the same over all relations taken together, and
pages per second of one core. `--each` prints a line for each document. `--yardstick` scores plain pdfplumber with
the same measure, to be held against what others print for it.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from xml.etree import ElementTree

import pdfplumber

from pipeline.extract.pdf import read_pdf
from pipeline.model import Cell

BENCHMARK = Path(__file__).resolve().parents[3] / "shared" / "table_benchmark"

Relation = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Block:
    """A cell as far as the measure is concerned: the first and last row and column it covers, and its text."""

    top: int
    left: int
    bottom: int
    right: int
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader found in one PDF: how many pages it has, and the cells of each table."""

    pages: int
    tables: Sequence[Sequence[Block]]


@dataclass(frozen=True, slots=True)
class Score:
    """How well one document's tables were found."""

    name: str
    pages: int
    seconds: float
    found: int
    expected: int
    right: int

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else float(not self.expected)

    @property
    def recall(self) -> float:
        return self.right / self.expected if self.expected else float(not self.found)

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.tables", description=__doc__.splitlines()[0])
    parser.add_argument("--folder", type=Path, default=BENCHMARK, help="PDFs beside their *-str.xml annotations")
    parser.add_argument("--each", action="store_true", help="print a line for each document")
    parser.add_argument("--yardstick", action="store_true", help="score plain pdfplumber in place of our reader")
    options = parser.parse_args(arguments)
    paths = sorted(options.folder.glob("*.pdf"))
    if not paths:
        print(f"No PDFs in {options.folder}.", file=sys.stderr)
        return 1
    scores = [score(path, _read_by_pdfplumber if options.yardstick else read_by_us) for path in paths]
    if options.each:
        for one in sorted(scores, key=lambda s: s.f1):
            print(f"{one.name:12} F1 {one.f1:.3f}  P {one.precision:.3f}  R {one.recall:.3f}  {one.pages} pages")
    found, expected, right = (sum(getattr(s, name) for s in scores) for name in ("found", "expected", "right"))
    pages, seconds = sum(s.pages for s in scores), sum(s.seconds for s in scores)
    print(
        f"{len(scores)} documents: mean F1 {mean(s.f1 for s in scores):.3f}, "
        f"P {mean(s.precision for s in scores):.3f}, R {mean(s.recall for s in scores):.3f}; "
        f"all relations P {right / max(1, found):.3f}, R {right / max(1, expected):.3f}; {pages / seconds:.1f} pages/s"
    )
    return 0


def score(path: Path, read: Callable[[Path], Reading]) -> Score:
    """Reads one PDF and compares its tables with its annotation, or the better of two."""
    started = time.process_time()
    reading = read(path)
    seconds = time.process_time() - started
    found = related(reading.tables)
    stem = path.stem.rstrip("ab")
    truths = [t for t in (path.with_name(f"{stem}{v}-str.xml") for v in ("", "a", "b")) if t.is_file()]
    candidates = []
    for truth in truths:
        expected = related(_annotated(truth))
        candidates.append(
            Score(path.stem, reading.pages, seconds, found.total(), expected.total(), (found & expected).total())
        )
    return max(candidates, key=lambda s: s.f1)


def related(tables: Iterable[Iterable[Block]]) -> Counter[Relation]:
    """The adjacency relations of all tables of a document together."""
    return Counter(relation for blocks in tables for relation in relations(blocks))


def relations(blocks: Iterable[Block]) -> list[Relation]:
    """Each pair of filled cells that are next to each other, blank ones between them passed over."""
    at = {(r, c): b for b in blocks if b.text for r in range(b.top, b.bottom + 1) for c in range(b.left, b.right + 1)}
    last_row, last_col = max((r for r, _ in at), default=0), max((c for _, c in at), default=0)
    pairs = set()
    for (row, col), block in at.items():
        right = next((at[row, c] for c in range(block.right + 1, last_col + 1) if (row, c) in at), None)
        below = next((at[r, col] for r in range(block.bottom + 1, last_row + 1) if (r, col) in at), None)
        pairs |= {(block, other, way) for other, way in ((right, "right"), (below, "below")) if other}
    return [(a.text, b.text, way) for a, b, way in pairs]


def blocks_of(cells: Iterable[Cell]) -> list[Block]:
    """Cells as we read them, as the measure sees them: footnote marks count as text."""
    return [
        Block(c.row, c.col, c.row + c.row_span - 1, c.col + c.col_span - 1, plain(c.text + "".join(c.marks)))
        for c in cells
    ]


def read_by_us(path: Path) -> Reading:
    """Our tables page by page, since the annotations know no table over pages."""
    document = read_pdf(path, "benchmark")
    return Reading(
        document.pages,
        [
            blocks_of(cell for cell in table.cells if cell.place.page == page)
            for table in document.tables
            for page in sorted({cell.place.page for cell in table.cells if cell.place.page})
        ],
    )


def _read_by_pdfplumber(path: Path) -> Reading:
    """The tables that pdfplumber's default settings find."""
    tables = []
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            for table in page.find_tables():
                lefts = sorted({x0 for x0, _, _, _ in table.cells})
                tops = sorted({top for _, top, _, _ in table.cells})
                tables.append(
                    [
                        Block(
                            bisect_left(tops, box[1]),
                            bisect_left(lefts, box[0]),
                            bisect_left(tops, box[3]) - 1,
                            bisect_left(lefts, box[2]) - 1,
                            plain(text or ""),
                        )
                        for row, texts in zip(table.rows, table.extract(), strict=True)
                        for box, text in zip(row.cells, texts, strict=True)
                        if box
                    ]
                )
            page.close()
        return Reading(len(pdf.pages), tables)


def _annotated(path: Path) -> Iterable[list[Block]]:
    for table in ElementTree.parse(path).getroot().iter("table"):
        for region in table.iter("region"):
            yield [_annotated_cell(cell) for cell in region.iter("cell")]


def _annotated_cell(cell: ElementTree.Element) -> Block:
    row, col = int(cell.get("start-row", "0")), int(cell.get("start-col", "0"))
    return Block(
        row,
        col,
        int(cell.get("end-row", row)),
        int(cell.get("end-col", col)),
        plain(cell.findtext("content") or ""),
    )


def plain(text: str) -> str:
    """Text as compared: letters, digits and signs without spaces, leaders or case, dashes and quotes alike."""
    text = unicodedata.normalize("NFKC", text).casefold()
    text = re.sub(r"[‐‑‒–—−]", "-", re.sub(r"[‘’´`]", "'", re.sub(r"[“”]", '"', text)))
    return re.sub(r"[.…_]{4,}", "", re.sub(r"\s+", "", text))


if __name__ == "__main__":
    sys.exit(main())
