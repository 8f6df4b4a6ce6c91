"""Tidy tables for the public: figures, totals and coverage as CSV and Parquet, and the headline table.

What belongs here: the columns of the release, the shorthand of the Government Statistical Service, and care with
what a spreadsheet would run as a formula. What does not: any sum.

Markers, one to a figure: `[c]` confidential (withheld, or printed only as a bound), `[x]` not available (missing,
refused, not held), `[z]` not applicable (the body counts something else). A number that follows from a body's own
totals but that the body hides is not published: its cells are empty and the marker says why.
"""

from __future__ import annotations

import csv
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.release.markdown import headline_markdown
from pipeline.release.names import HEADLINES, TABLES
from pipeline.release.summary import summarise_each

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

_SQL = Path(__file__).parent / "sql"
# What a spreadsheet takes for a formula when a cell begins with it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def write_tables(connection: duckdb.DuckDBPyConnection, request_id: str, folder: Path) -> tuple[Path, ...]:
    """Writes a request's release into `folder`, each file whole or not at all; returns the files."""
    folder.mkdir(parents=True, exist_ok=True)
    files: list[Path] = []
    for name in TABLES:
        found = connection.sql((_SQL / f"{name}.sql").read_text("utf-8"), params=[request_id]).to_arrow_table()
        files.append(_write_csv(found, folder / f"{name}.csv"))
        files.append(_write_parquet(found, folder / f"{name}.parquet"))
    text = headline_markdown(*summarise_each(connection, request_id))
    files.append(_swap_in(folder / HEADLINES, text.encode()))
    return tuple(files)


def _write_csv(table: pa.Table, path: Path) -> Path:
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".")
    with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(table.column_names)
        columns = [map(_plain, column.to_pylist()) for column in table.columns]
        writer.writerows(zip(*columns, strict=True))
    Path(beside).replace(path)
    return path


def _plain(value: Any) -> Any:
    """A cell that no spreadsheet runs: text that looks like a formula gets an apostrophe before it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value


def _write_parquet(table: pa.Table, path: Path) -> Path:
    import pyarrow.parquet as pq  # noqa: PLC0415

    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".")
    os.close(handle)
    pq.write_table(table, beside, compression="zstd")
    Path(beside).replace(path)
    return path


def _swap_in(path: Path, content: bytes) -> Path:
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".")
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    Path(beside).replace(path)
    return path
