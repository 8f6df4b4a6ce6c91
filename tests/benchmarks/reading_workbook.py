"""A workbook of 50,000 rows and 10 columns: ours, and the fastest library that gives what a cell must carry.

That library is openpyxl in its normal mode, loaded twice. Its `read_only` mode loses merges, hidden rows and comments;
calamine and fastexcel know no number formats, so that a cell's text as shown can't be had from them; and a formula that was
never calculated is told only by a formula in one load of openpyxl's and None in the other. The peer stops where it has read
each cell's value, formula, number format, font and fill: it shows no number as its format does, makes no table, and hands
nothing over, all of which is in our time.
"""

from __future__ import annotations

import os
import random
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from tests.benchmarks.measured import cheapest, cost

if TYPE_CHECKING:
    from pipeline.model import Document

ROWS = 50_000


def report(rounds: int) -> None:
    """Measures ours and the peer in turn, `rounds` times each, and prints the least disturbed run of each."""
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "book.xlsx"
        write_book(book)
        contenders: dict[str, Callable[..., Callable[[], int]]] = {
            "ours, opened and staged": ours_staged,
            "ours, in one process": ours,
            "openpyxl, both loads": openpyxl_twice,
        }
        found = {name: [cost(prepare, str(book)) for _ in range(1)] for name, prepare in contenders.items()}
        for _ in range(rounds - 1):
            for name, prepare in contenders.items():
                found[name].append(cost(prepare, str(book)))
    best = {name: cheapest(*costs) for name, costs in found.items()}
    load = os.getloadavg()[0]
    print(f"Workbook: {ROWS:,} rows x 10 columns; {os.cpu_count()} cores, load {load:.1f}; best of {rounds} rounds")
    print(f"  {'':<28}{'s of CPU':>10}{'by the clock':>14}{'peak MB':>9}{'worker MB':>11}{'cells':>10}")
    for name, one in best.items():
        print(f"  {name:<28}{one.cpu:>10.1f}{one.wall:>14.1f}{one.peak:>9.0f}{one.worker:>11.0f}{one.value:>10,}")
    whole, alone, peer = best.values()
    print(
        f"  ours takes {whole.cpu / peer.cpu:.2f} times the peer's time from file to staged document, "
        f"{alone.cpu / peer.cpu:.2f} times for the reading alone (goal 1.3)"
    )


def write_book(path: Path) -> None:
    """Writes the workbook: texts, counts, dates, shares, formulas without results, a merged title, hidden rows."""
    import openpyxl  # noqa: PLC0415
    from openpyxl.comments import Comment  # noqa: PLC0415
    from openpyxl.styles import Font  # noqa: PLC0415

    dice = random.Random(1)
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Records"
    sheet.append(["Recorded offences by month, district and outcome"])
    sheet.merge_cells("A1:J1")
    sheet.append(
        ["Reference", "District", "Month", "Offence", "Count", "Cost", "Share", "Rate", "Outcome", "Twice the count"]
    )
    for cell in sheet[2]:
        cell.font = Font(bold=True)
    for row in range(3, ROWS + 1):
        count = dice.randrange(5_000)
        sheet.append(
            [
                f"{row:05d}/{dice.randrange(100):02d}",
                f"District {dice.randrange(40)}",
                date(2016, 4, 1) + timedelta(days=dice.randrange(730)),
                dice.choice(("Theft", "Burglary", "Criminal damage", "Fraud")),
                count,
                dice.randrange(10**7) / 100,
                dice.random(),
                dice.random() * 1000,
                dice.choice(("Charged", "No suspect", "Caution", None)),
                f"=E{row}*2" if row % 100 == 0 else count * 2,
            ]
        )
        for column, code in ((3, "mmm-yy"), (5, "#,##0"), (6, '"£"#,##0.00'), (7, "0.0%")):
            sheet.cell(row, column).number_format = code
    for row in (100, 2_000, 30_000):
        sheet.row_dimensions[row].hidden = True
    sheet["E3"].comment = Comment("Checked.", "Officer")
    book.save(path)


# ---------------------------------------------------------------- contenders


def ours(book: str) -> Callable[[], int]:
    """Our reader alone, in one process; the work returns how many cells it found."""
    from pipeline.extract.readers import read_document  # noqa: PLC0415
    from pipeline.extract.workbook import read_workbook  # noqa: F401, PLC0415
    from pipeline.intake.media_type import XLSX  # noqa: PLC0415

    return lambda: _cells(read_document(Path(book), XLSX, "benchmark"))


def ours_staged(book: str) -> Callable[[], int]:
    """As an ingest does it: read and staged as Parquet in a child process, whose start is counted."""
    from pipeline.intake.media_type import XLSX  # noqa: PLC0415
    from pipeline.openings import Opening, open_replies  # noqa: PLC0415
    from pipeline.sandbox import Limits  # noqa: PLC0415

    staged = Path(book).with_suffix(".parquet")
    job = Opening(Path(book), XLSX, "benchmark", False, staged, staged.with_suffix(".limited"))

    def read() -> int:
        list(open_replies([job], 1, Limits(seconds=600)))
        with duckdb.connect() as connection:
            query = "SELECT count(*) FROM read_parquet(?) WHERE part = 'cell' AND kind != 'blank'"
            (cells,) = connection.execute(query, [str(staged)]).fetchone() or (0,)
        return int(cells)

    return read


def _cells(document: Document) -> int:
    return sum(cell.kind != "blank" for table in document.tables for cell in table.cells)


def openpyxl_twice(book: str) -> Callable[[], int]:
    """openpyxl: formulas in one load, results in the other, and of each cell what must be known of it."""
    import openpyxl  # noqa: PLC0415

    def read() -> int:
        formulas = openpyxl.load_workbook(book, rich_text=True)
        results = openpyxl.load_workbook(book, rich_text=True, data_only=True)
        cells = 0
        for sheet in formulas.worksheets:
            for row in sheet.iter_rows():
                for cell in row:
                    result = results[sheet.title].cell(cell.row, cell.column)
                    look = (result.value, cell.number_format, cell.font.b, cell.font.strike, cell.fill.patternType)
                    cells += cell.value is not None and look is not None
        return cells

    return read
