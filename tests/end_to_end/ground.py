"""A folder of replies and a warehouse of a test's own, and the `foi` command at work on them.

Not here: what a test changes in a reply (`edits`), or what it expects.
"""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
from click.testing import CliRunner, Result

from pipeline.cli import main

ROOT = Path(__file__).parents[2]
RAW_RESPONSES = ROOT / "raw_responses"
REQUEST_ID = "child-abuse-image-offences-2018"
FOI = Path(sys.executable).with_name("foi")
PERIODS = ("2016/17", "2017/18")

Key = tuple[str, str, str]
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Ground:
    """Where the replies lie and where the warehouse is built."""

    raw_responses: Path
    warehouse: Path

    @property
    def replies(self) -> Path:
        return self.raw_responses / REQUEST_ID / "replies"

    @property
    def folders(self) -> tuple[str, ...]:
        return ("--raw-responses", str(self.raw_responses), "--warehouse", str(self.warehouse))

    def foi(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """The installed command, as a person calls it."""
        return subprocess.run([str(FOI), *arguments], capture_output=True, text=True, timeout=300, check=False)

    def ingest(self) -> Row:
        """`foi ingest --json` in this process: the same command without the start of another Python."""
        outcome = run("ingest", *self.folders, "--json")
        assert outcome.exit_code == 0, outcome.output
        return json.loads(outcome.stdout)  # type: ignore[no-any-return]

    @contextmanager
    def connection(self) -> Iterator[duckdb.DuckDBPyConnection]:
        with duckdb.connect(str(self.warehouse / "foi.duckdb"), read_only=True) as connection:
            yield connection

    def rows(self, sql: str, *parameters: object) -> list[Row]:
        with self.connection() as connection:
            found = connection.execute(sql, list(parameters))
            names = [column[0] for column in found.description or ()]
            return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

    def figures(self) -> dict[Key, Row]:
        """Every row of `national.figures` by body, period and category."""
        return {
            (row["body_id"], row["period"], row["category"]): row for row in self.rows("SELECT * FROM national.figures")
        }

    def totals(self) -> dict[tuple[str, str], Row]:
        """Every row of `national.totals` by period and category."""
        return {(row["period"], row["category"]): row for row in self.rows("SELECT * FROM national.totals")}

    def tables(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every table and view, with its rows in the order in which they are stored."""
        with self.connection() as connection:
            names = connection.execute(
                "SELECT table_schema || '.' || table_name FROM information_schema.tables ORDER BY 1"
            ).fetchall()
            return {name: connection.execute(f"SELECT * FROM {name}").fetchall() for (name,) in names}


def run(*arguments: str) -> Result:
    """The `foi` command in this process."""
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


def copied(ground: Ground, folder: Path) -> Ground:
    """The same replies in `folder`, with what was read of them: only what is changed there is opened again."""
    copy = Ground(folder / "raw_responses", folder / "warehouse")
    shutil.copytree(ground.raw_responses / REQUEST_ID, copy.raw_responses / REQUEST_ID)
    shutil.copytree(ground.warehouse / "staging", copy.warehouse / "staging")
    return copy


def moved(before: Mapping[Any, Row], after: Mapping[Any, Row]) -> dict[Any, tuple[int, int]]:
    """By how much the two ends of each interval moved, where they did. A figure that came or went is an error."""
    assert before.keys() == after.keys()
    steps: dict[Any, tuple[int, int]] = {}
    for key, old in before.items():
        new = after[key]
        assert (old["low"] is None) == (new["low"] is None), (key, old["low"], new["low"])
        if (old["low"], old["high"]) != (new["low"], new["high"]):
            steps[key] = (new["low"] - old["low"], new["high"] - old["high"])
    return steps


def made_figures() -> dict[Key, int]:
    """The figures that the replies were made from, by force, year and category."""
    with (ROOT / "tests" / "reconstruction" / "figures.csv").open(encoding="utf-8") as file:
        return {
            (row["force_id"], row["year"], category): int(row[category])
            for row in csv.DictReader(file)
            for category in _CATEGORIES
        }


_CATEGORIES: Sequence[str] = (
    "total",
    "taking_making_distributing",
    "possession_indecent",
    "possession_prohibited",
    "other",
    "not_broken_down",
)
