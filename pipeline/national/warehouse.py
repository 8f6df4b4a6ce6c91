"""The DuckDB warehouse: built beside the old one, checked, and swapped in whole.

What belongs here: laying rows into the tables of `sql/schema.sql`, running the SQL that adds up, the checks, and
the swap. What does not: arithmetic of any kind. Readers never block and never see half a build; a build that
breaks a rule of `sql/checks.sql` is kept beside for inspection, and the old warehouse stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.database import database
from pipeline.national.rows import ROWS, Part, Reach, finding_rows
from pipeline.settings import RunError
from pipeline.staging import Row

if TYPE_CHECKING:
    import duckdb

NAME = "foi.duckdb"
# Tells whether the file is as it was built.
_SEAL = ".built"
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
    connection = database()
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
    """The fingerprint and code version of each request in the warehouse.

    Empty where there is none to read, or where somebody has written into it since it was built.
    """
    import duckdb  # noqa: PLC0415

    if not is_as_built(warehouse):
        return {}
    try:
        return dict(_fingerprints(warehouse, build_state(warehouse)))
    except (FileNotFoundError, duckdb.Error):
        return {}


@lru_cache(maxsize=8)
def _fingerprints(warehouse: Path, state: tuple[int, ...]) -> Mapping[str, tuple[str, str]]:
    """The same of the file in that state, which a run asks for several times."""
    with connect(warehouse) as connection:
        rows = connection.execute("SELECT request_id, fingerprint, code FROM national.builds").fetchall()
    return {request_id: (fingerprint, code) for request_id, fingerprint, code in rows}


def build_state(warehouse: Path) -> tuple[int, ...]:
    """Tells the warehouse file from any that was there before, for what is remembered of it. Raises OSError."""
    stat = warehouse_path(warehouse).stat()
    return stat.st_ino, stat.st_size, stat.st_mtime_ns


def is_as_built(warehouse: Path) -> bool:
    """Whether the warehouse file is the one that was built, and nobody has written into it since."""
    try:
        return (warehouse / _SEAL).read_text("utf-8") == _state(warehouse_path(warehouse))
    except OSError:
        return False


def _state(file: Path) -> str:
    """What changes when somebody writes into a file, or puts another in its place; not when it is copied with its times."""
    stat = file.stat()
    return f"{stat.st_size} {stat.st_mtime_ns}"


def write(warehouse: Path, parts: Mapping[str, Part | None]) -> Path:
    """Builds the warehouse and puts it in the place of the old one; returns its path.

    `parts` names every request that it is to hold; where the part is None, its rows are taken over from the
    old one, where it reaches only some, all others are. Raises BuildError where a rule is broken; the rejected build is then kept as `foi.rejected.duckdb`.
    """

    target = warehouse_path(warehouse)
    beside = target.with_name("foi.building.duckdb")
    warehouse.mkdir(parents=True, exist_ok=True)
    for leftover in warehouse.glob(f"{beside.name}*"):
        leftover.unlink()
    with database(beside) as connection:
        _fill(connection, parts, target)
        broken = connection.execute("SELECT * FROM national.broken_rules ORDER BY ALL LIMIT 5").fetchall()
    if broken:
        rejected = beside.replace(target.with_name("foi.rejected.duckdb"))
        shown = "; ".join(f"{request_id}: {rule}: {detail}" for request_id, rule, detail in broken)
        raise BuildError(
            f"A new warehouse was built but breaks a rule, so the one before it stays: {shown}. The rejected build is kept "
            f"as {rejected}."
        )
    # Sealed first: a seal that fits no file only means that all is built anew.
    (warehouse / _SEAL).write_text(_state(beside), "utf-8")
    # What somebody was writing into the old file must not be taken for a part of the new one.
    target.with_name(f"{NAME}.wal").unlink(missing_ok=True)
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
    builds_on_old = any(part is None or part.reach is not None for part in parts.values())
    if builds_on_old:
        connection.execute(f"ATTACH {quoted(old)} AS old (READ_ONLY)")
    # Findings come last: some are about the totals that the SQL adds up from everything else.
    for request_id, part in sorted(parts.items()):
        for table in (t for t in tables if t != "national.findings" and (part is None or t not in _STAGED)):
            _lay(connection, table, request_id, part, () if part is None else ROWS[table](part))
        if part is not None:
            _lay_documents(connection, request_id, part)
    for name in _DERIVED:
        connection.execute((_SQL / name).read_text("utf-8"))
    for request_id, part in sorted(parts.items()):
        found = () if part is None else _findings(connection, request_id, part)
        _lay(connection, "national.findings", request_id, part, found)
    if builds_on_old:
        connection.execute("DETACH old")


def _lay(
    connection: duckdb.DuckDBPyConnection, table: str, request_id: str, part: Part | None, rows: Iterable[Row]
) -> None:
    """The rows of one request in one table: those made from what was settled, among those that stay as they were."""
    import pyarrow as pa  # noqa: PLC0415

    # By Arrow, typed as the table is; a key that a row lacks is NULL.
    schema = connection.sql(f"SELECT * FROM {table} LIMIT 0").to_arrow_table().schema
    connection.register("fresh", pa.Table.from_pylist(list(rows), schema=schema))
    _merge(connection, table, request_id, part)
    connection.unregister("fresh")


def _lay_documents(connection: duckdb.DuckDBPyConnection, request_id: str, part: Part) -> None:
    """The cells and lines of the staged documents, each file read once, a few hundred at a time."""
    documents = sorted(part.documents, key=lambda path: path.name)
    for table in _STAGED:
        connection.execute(f"CREATE TEMP TABLE {_aside(table)} AS FROM {table} LIMIT 0")
    for start in range(0, len(documents), _AT_ONCE):
        files = [str(path) for path in documents[start : start + _AT_ONCE]]
        connection.execute("CREATE OR REPLACE TEMP TABLE staged AS SELECT * FROM read_parquet(?)", [files])
        for table, columns in _STAGED.items():
            target = table if part.reach is None else _aside(table)
            connection.execute(f"INSERT INTO {target} BY NAME {columns} ORDER BY {_ORDER[table]}", [request_id])
    for table in _STAGED:
        connection.execute(f"CREATE TEMP VIEW fresh AS FROM {_aside(table)}")
        _merge(connection, table, request_id, part)
        connection.execute(f"DROP VIEW fresh; DROP TABLE {_aside(table)}")
    connection.execute("DROP TABLE IF EXISTS staged")


def _aside(table: str) -> str:
    return f"fresh_{table.replace('.', '_')}"


def _merge(connection: duckdb.DuckDBPyConnection, table: str, request_id: str, part: Part | None) -> None:
    """Lays what is `fresh` into a table, among the rows of the old warehouse that stay, in the table's own order."""
    of_old = f"SELECT * FROM old.{table} WHERE request_id = $request"
    parameters: dict[str, object] = {"request": request_id}
    if part is None:
        rows = of_old
    elif part.reach is None or table not in _REACHED:
        rows, parameters = "FROM fresh", {}
    else:
        rows = (
            f"{of_old} AND NOT coalesce(list_contains($reached, {_REACHED[table]}), true) UNION ALL BY NAME FROM fresh"
        )
        parameters["reached"] = sorted(_reached(part.reach, table))
    in_order = f"ORDER BY {_ORDER[table]}" if table in _ORDER else ""
    columns = _NUMBERED.get(table, "*")
    connection.execute(f"INSERT INTO {table} BY NAME SELECT {columns} FROM ({rows}) {in_order}", parameters)


def _reached(reach: Reach, table: str) -> frozenset[str]:
    return {"path": reach.paths, "reply_id": reach.reply_ids, "body_id": reach.bodies}[_REACHED[table]]


# The column by which a row is known to be reached by a change; a finding that names no reply always is. The rows of
# all other tables are few, and always made anew.
_REACHED = {
    "intake.replies": "path",
    "extract.documents": "reply_id",
    "extract.cells": "reply_id",
    "extract.lines": "reply_id",
    "normalise.observations": "path",
    "normalise.answers": "path",
    "normalise.numbers": "reply_id",
    "national.figures": "body_id",
    "national.findings": "path",
}
# How rows lie, whether all were made at once or one after the other; where not said, as they are made.
_ORDER = {
    "intake.replies": "path",
    "extract.documents": "reply_id",
    "extract.cells": 'reply_id, table_id, "row", col',
    "extract.lines": "reply_id, block",
    "normalise.observations": """path, body_id, period, category, place, text, low, high, status, derivation, used,
        review, witnesses, x0, top, x1, bottom""",
    "normalise.answers": "path, body_id, period, outcome, note, used",
    "normalise.numbers": "reply_id, place, text, use, why",
    "national.figures": "body_id, period, category",
    "national.findings": "path NULLS LAST, position",
}
_NUMBERED = {
    "national.findings": f"""* REPLACE (
        (row_number() OVER (ORDER BY {_ORDER["national.findings"]}))::INTEGER AS position)"""
}

# A place as the nouns print it, so that a person finds it the same everywhere.
_PLACE_TEXT = """coalesce(nullif(concat_ws(' ', 'page ' || page, 'sheet ''' || sheet || '''', ref,
    '[' || printf('%.1f, %.1f, %.1f, %.1f', x0, top, x1, bottom) || ']'), ''), 'the whole file') AS place"""
_EDGES = "page, sheet, ref, x0, top, x1, bottom"
_STAGED = {
    "extract.documents": """SELECT ? AS request_id, reply_id, media_type, outcome, reason, pages
        FROM staged WHERE part = 'document'""",
    "extract.cells": f"""SELECT ? AS request_id, reply_id, table_id, "row", col, row_span, col_span, text, {_PLACE_TEXT}, kind, value,
            marks, struck, bold, confidence, readings, {_EDGES}
        FROM staged WHERE part = 'cell'""",
    "extract.lines": f"""SELECT ? AS request_id, reply_id, block, "role", text, {_PLACE_TEXT}, {_EDGES}
        FROM staged WHERE part = 'line'""",
}


def _findings(connection: duckdb.DuckDBPyConnection, request_id: str, part: Part) -> Iterable[Row]:
    """What was found on the way, and what only all figures together show."""
    differing = "FROM national.published_comparison WHERE request_id = ? AND agrees = false"
    unusual = "FROM national.unusual_changes WHERE request_id = ?"
    return finding_rows(part.settled, *(_rows(connection, query, request_id) for query in (differing, unusual)))


def _rows(connection: duckdb.DuckDBPyConnection, query: str, request_id: str) -> list[Row]:
    rows = connection.execute(query, [request_id])
    names = [column[0] for column in rows.description or ()]
    return [dict(zip(names, row, strict=True)) for row in rows.fetchall()]
