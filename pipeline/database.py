"""Connections to DuckDB, set as a command needs them.

What belongs here: opening one. What does not: what is asked of it, or where the warehouse lies.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb


def database(path: Path | None = None) -> duckdb.DuckDBPyConnection:
    """A connection to the database at `path`, or to one in memory.

    It draws no progress bar: DuckDB would draw it into what a command prints, once a query takes two seconds.
    """
    import duckdb  # noqa: PLC0415 - heavy: a command that does without starts faster

    connection = duckdb.connect() if path is None else duckdb.connect(str(path))
    connection.execute("SET enable_progress_bar = false")
    return connection
