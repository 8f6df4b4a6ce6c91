"""Tables in documents nobody tuned to: `python -m tests.benchmarks.made_tables --seed 1 --documents 100`.

Invents documents (`made.content`), has several producers put them on pages (Chromium, LibreOffice Writer and Calc,
reportlab; those that aren't installed are skipped and said so), reads them back, and scores them against what was
meant with the measure of `tables`: over pages too, a table that runs on is one. Where nothing was meant and nothing
found, F1 is 1.

Prints F1, precision and recall by producer, by the rules drawn, by what the tables are made of and by the page around
them; how many tables were found where there is none; how many sentences of the prose were read whole; and pages per
second of one core.

    --keep DIR     keep the PDFs there
    --worst N      print the N worst documents
    --show NAME    what was meant and what was read of one document
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

import pypdfium2

from pipeline.extract.pdf import read_pdf
from pipeline.model import Document
from tests.benchmarks.made import drawn, office, printed
from tests.benchmarks.made.content import MadeDocument, MadeTable, invent
from tests.benchmarks.tables import Block, Score, blocks_of, plain, related, relations

_PRODUCERS = {
    "chromium": (printed.program, printed.make),
    "writer": (office.program, office.make_letters),
    "calc": (office.program, office.make_sheets),
    "reportlab": (lambda: "reportlab", drawn.make),
}


@dataclass(frozen=True, slots=True)
class Result:
    """A document with its score, tables found where none is, and how many of its sentences were read whole."""

    document: MadeDocument
    score: Score
    false_tables: int
    sentences: int
    whole: int


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.made_tables", description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--documents", type=int, default=100, help="how many for each producer")
    parser.add_argument("--producer", choices=_PRODUCERS, help="only this one")
    parser.add_argument("--keep", type=Path, help="keep the PDFs in this folder, and take those that are there")
    parser.add_argument("--worst", type=int, default=0, help="print the worst documents")
    parser.add_argument("--show", help="print what was meant and what was read of a document")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        results = list(_results(options, folder))
    if not options.show:
        _print_results(results, options.worst)
    return 0


def _results(options: argparse.Namespace, folder: Path) -> Iterator[Result]:
    for name, (program, make) in _PRODUCERS.items():
        if options.producer not in {None, name}:
            continue
        if program() is None:
            print(f"{name} is not installed: its documents are left out.")
            continue
        documents = [invent(options.seed, number, name) for number in range(options.documents)]
        if options.show:
            documents = [document for document in documents if document.name == options.show]
        _make(documents, folder, make)
        for document in documents:
            path = folder / f"{document.name}.pdf"
            started = time.process_time()
            read = read_pdf(path, document.name)
            seconds = time.process_time() - started
            if options.show:
                _print_document(document, read)
            yield _judged(document, read, seconds)


def _make(
    documents: Sequence[MadeDocument], folder: Path, make: Callable[[Sequence[MadeDocument], Path], None]
) -> None:
    """Makes those of the documents that aren't there yet; the pages of some are turned."""
    missing = [document for document in documents if not (folder / f"{document.name}.pdf").is_file()]
    make(missing, folder)
    for document in missing:
        if document.page == "turned page":
            path = folder / f"{document.name}.pdf"
            pdf = pypdfium2.PdfDocument(path.read_bytes())
            for page in pdf:
                page.set_rotation(90)
            pdf.save(path)
            pdf.close()


def _judged(document: MadeDocument, read: Document, seconds: float) -> Result:
    drawn_cells = document.rules in {"ruled", "dotted"}
    expected = related(_meant(table, drawn_cells) for table in _tables_of(document))
    tables = [blocks_of(table.cells) for table in read.tables]
    found = related(tables)
    false = sum(not any(relation in expected for relation in relations(table)) for table in tables)
    score = Score(document.name, read.pages, seconds, found.total(), expected.total(), (found & expected).total())
    prose = re.sub(r"\s+", " ", " ".join(line.text for line in read.lines if line.role != "furniture"))
    whole = sum(sentence in prose for sentence in document.sentences)
    return Result(document, score, false, len(document.sentences), whole)


def _tables_of(document: MadeDocument) -> list[MadeTable]:
    pairs = [what for kind, what in document.blocks if kind == "pair" and isinstance(what, tuple)]
    return [*document.tables, *(table for pair in pairs for table in pair)]


def _meant(table: MadeTable, drawn_cells: bool) -> list[Block]:
    """The cells as they can be told from the page: that a heading of rows spans them shows where cells are drawn."""
    return [
        Block(
            c.row,
            c.col,
            c.row + c.row_span - 1,
            c.col + (c.col_span if drawn_cells or c.kind != "section" else 1) - 1,
            plain(c.text + c.mark),
        )
        for c in table.cells
    ]


def _print_results(results: Sequence[Result], worst: int) -> None:
    for result in sorted(results, key=lambda r: r.score.f1)[:worst]:
        d, s = result.document, result.score
        print(f"{d.name:14} F1 {s.f1:.3f} P {s.precision:.3f} R {s.recall:.3f}  {d.rules}, {d.content}, {d.page}")
    for title, key in (
        ("producer", lambda d: d.name.split("-")[0]),
        ("rules", lambda d: d.rules),
        ("content", lambda d: d.content),
        ("page", lambda d: d.page),
    ):
        print(f"\n{title:16}{'documents':>10}{'F1':>8}{'P':>8}{'R':>8}{'false':>8}")
        for value in sorted({key(r.document) for r in results}):
            _print_line(value, [r for r in results if key(r.document) == value])
    print()
    _print_line("all", results)
    pages, seconds = sum(r.score.pages for r in results), sum(r.score.seconds for r in results)
    whole, sentences = sum(r.whole for r in results), sum(r.sentences for r in results)
    print(
        f"prose: {whole} of {sentences} sentences read whole ({whole / max(1, sentences):.1%}); {pages / seconds:.1f} pages/s"
    )


def _print_line(name: str, results: Sequence[Result]) -> None:
    scores = [r.score for r in results]
    values = [mean(getattr(s, what) for s in scores) for what in ("f1", "precision", "recall")]
    print(
        f"{name:16}{len(scores):10}"
        + "".join(f"{v:8.3f}" for v in values)
        + f"{sum(r.false_tables for r in results):8}"
    )


def _print_document(document: MadeDocument, read: Document) -> None:
    print(f"{document.name}: {document.rules}, {document.content}, {document.page}, {document.style}")
    for table in _tables_of(document):
        print("meant:")
        for row in range(table.n_rows):
            print("  ", [c.text + c.mark for c in table.row(row)])
    for found in read.tables:
        print(f"read ({found.finder}, page {found.place.page}):")
        for row in range(found.n_rows):
            print(
                "  ",
                [c.text + "".join(c.marks) + f"[{c.col_span}]" * (c.col_span > 1) for c in found.cells if c.row == row],
            )


if __name__ == "__main__":
    sys.exit(main())
