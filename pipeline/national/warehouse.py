"""The DuckDB warehouse: built beside the old one, checked, and swapped in whole.

What belongs here: laying rows into the tables of `sql/schema.sql`, running the SQL that adds up, the checks, and
the swap. What does not: arithmetic of any kind. Readers never block and never see half a build; a build that
breaks a rule of `sql/checks.sql` is kept beside for inspection, and the old warehouse stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.national.rows import ROWS, Part, finding_rows
from pipeline.settings import RunError
from pipeline.staging import Row

if TYPE_CHECKING:
    import duckdb

NAME = "foi.duckdb"
_SQL = Path(__file__).parent / "sql"
# Staged files read in one statement.
_AT_ONCE = 500
_DERIVED = ("totals.sql", "coverage.sql", "headlines.sql", "checks.sql")


class BuildError(RunError):
    """A build that breaks a rule of `checks.sql`: a fault of the code. The old warehouse stays as it was."""


def warehouse_path(warehouse: Path) -> Path:
    """The DuckDB file in a warehouse folder."""
    return warehouse / NAME


def connect(warehouse: Path) -> duckdb.DuckDBPyConnection:
    """Opens the warehouse to read. Raises FileNotFoundError where there is none."""
    import duckdb  # noqa: PLC0415 - a command that does without starts faster

    path = warehouse_path(warehouse)
    if not path.is_file():
        raise FileNotFoundError(f"{path} does not exist yet: run 'foi ingest' first.")
    # Opened by its path, a file that this process has open already would be the old one, even after a swap.
    connection = duckdb.connect()
    try:
        connection.execute(f"ATTACH {quoted(path)} AS foi (READ_ONLY)")
        connection.execute("USE foi")
    except duckdb.Error:
        connection.close()
        raise
    return connection


def quoted(path: Path) -> str:
    """A path as a text in SQL."""
    return "'" + str(path).replace("'", "''") + "'"


def fingerprints(warehouse: Path) -> dict[str, tuple[str, str]]:
    """The fingerprint and code version of each request in the warehouse; empty where there is none to read."""
    import duckdb  # noqa: PLC0415

    try:
        with connect(warehouse) as connection:
            rows = connection.execute("SELECT request_id, fingerprint, code FROM national.builds").fetchall()
    except (FileNotFoundError, duckdb.Error):
        return {}
    return {request_id: (fingerprint, code) for request_id, fingerprint, code in rows}


def write(warehouse: Path, parts: Mapping[str, Part | None]) -> Path:
    """Builds the warehouse and puts it in the place of the old one; returns its path.

    `parts` names every request that it is to hold; where the part is None, its rows are taken over from the
    old one. Raises BuildError where a rule is broken; the rejected build is then kept as `foi.rejected.duckdb`.
    """
    import duckdb  # noqa: PLC0415

    target = warehouse_path(warehouse)
    beside = target.with_name("foi.building.duckdb")
    warehouse.mkdir(parents=True, exist_ok=True)
    for leftover in warehouse.glob(f"{beside.name}*"):
        leftover.unlink()
    with duckdb.connect(str(beside)) as connection:
        _fill(connection, parts, target)
        broken = connection.execute("SELECT * FROM national.broken_rules ORDER BY ALL LIMIT 5").fetchall()
    if broken:
        rejected = beside.replace(target.with_name("foi.rejected.duckdb"))
        shown = "; ".join(f"{request_id}: {rule}: {detail}" for request_id, rule, detail in broken)
        raise BuildError(f"The build breaks a rule and was kept as {rejected}: {shown}.")
    beside.replace(target)
    return target


# ---------------------------------------------------------------- filling it


def _fill(connection: duckdb.DuckDBPyConnection, parts: Mapping[str, Part | None], old: Path) -> None:
    connection.execute((_SQL / "schema.sql").read_text("utf-8"))
    tables = [
        f"{schema}.{name}"
        for schema, name in connection.execute(
            "SELECT schema_name, table_name FROM duckdb_tables() ORDER BY table_oid"
        ).fetchall()
    ]
    if None in parts.values():
        connection.execute(f"ATTACH {quoted(old)} AS old (READ_ONLY)")
    # Findings come last: some are about the totals that the SQL adds up from everything else.
    for request_id, part in sorted(parts.items()):
        for table in (t for t in tables if t != "national.findings" and (part is None or t not in _STAGED)):
            _lay(connection, table, request_id, part)
        if part is not None:
            _lay_documents(connection, request_id, part.documents)
    for name in _DERIVED:
        connection.execute((_SQL / name).read_text("utf-8"))
    for request_id, part in sorted(parts.items()):
        _lay(connection, "national.findings", request_id, part)
    if None in parts.values():
        connection.execute("DETACH old")


def _lay(connection: duckdb.DuckDBPyConnection, table: str, request_id: str, part: Part | None) -> None:
    """The rows of one request in one table: taken over from the old warehouse, or made from what was settled."""
    if part is None:
        connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM old.{table} WHERE request_id = ?", [request_id])
    elif table == "national.findings":
        _load(connection, table, finding_rows(part.settled, _disagreements(connection, request_id)))
    else:
        _load(connection, table, ROWS[table](part))


def _lay_documents(connection: duckdb.DuckDBPyConnection, request_id: str, documents: Sequence[Path]) -> None:
    """The cells and lines of the staged documents, each file read once."""
    for start in range(0, len(documents), _AT_ONCE):
        files = [str(path) for path in documents[start : start + _AT_ONCE]]
        connection.execute("CREATE OR REPLACE TEMP TABLE staged AS SELECT * FROM read_parquet(?)", [files])
        for statement in _STAGED.values():
            connection.execute(statement, [request_id])
    connection.execute("DROP TABLE IF EXISTS staged")


def _load(connection: duckdb.DuckDBPyConnection, table: str, rows: Iterable[Row]) -> None:
    """Appends rows by Arrow, typed as the table is; a key that a row lacks is NULL."""
    import pyarrow as pa  # noqa: PLC0415

    listed = list(rows)
    if not listed:
        return
    schema = connection.sql(f"SELECT * FROM {table} LIMIT 0").to_arrow_table().schema
    connection.register("rows_to_load", pa.Table.from_pylist(listed, schema=schema))
    connection.execute(f"INSERT INTO {table} SELECT * FROM rows_to_load")
    connection.unregister("rows_to_load")


# A place as the nouns print it, so that a person finds it the same everywhere.
_PLACE_TEXT = """coalesce(nullif(concat_ws(' ', 'page ' || page, 'sheet ''' || sheet || '''', ref,
    '[' || printf('%.1f, %.1f, %.1f, %.1f', x0, top, x1, bottom) || ']'), ''), 'the whole file') AS place"""
_EDGES = "page, sheet, ref, x0, top, x1, bottom"
_STAGED = {
    "extract.documents": """INSERT INTO extract.documents BY NAME
        SELECT ? AS request_id, reply_id, media_type, outcome, reason, pages
        FROM staged WHERE part = 'document'""",
    "extract.cells": f"""INSERT INTO extract.cells BY NAME
        SELECT ? AS request_id, reply_id, table_id, "row", col, row_span, col_span, text, {_PLACE_TEXT}, kind, value,
            marks, struck, bold, confidence, readings, {_EDGES}
        FROM staged WHERE part = 'cell'""",
    "extract.lines": f"""INSERT INTO extract.lines BY NAME
        SELECT ? AS request_id, reply_id, block, "role", text, {_PLACE_TEXT}, {_EDGES}
        FROM staged WHERE part = 'line'""",
}


def _disagreements(connection: duckdb.DuckDBPyConnection, request_id: str) -> list[Row]:
    """What the replies come to where something else was published."""
    rows = connection.execute(
        """SELECT body_id, period, category, published, low, high, difference, source
        FROM national.published_comparison WHERE request_id = ? AND agrees = false""",
        [request_id],
    )
    names = [column[0] for column in rows.description or ()]
    return [dict(zip(names, row, strict=True)) for row in rows.fetchall()]
