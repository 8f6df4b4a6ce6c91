"""Every build kept, compact: what it said and what it rested on, so that a difference can be told.

What belongs here: keeping the figures and totals of the warehouse as Parquet under `vintages/`, numbered in the
order in which they were built, and finding them again. What does not: which of them differ, and why (`changes`).

Vintages are history, and history can't be rebuilt: they lie beside the warehouse file, which holds nothing of them.
A folder is `<number>-<what it was built from>`; it is written beside and moved into place, so that a killed run leaves
no half of one.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.national.warehouse import connect, fingerprints, quoted

_BUILDING = ".building"

TABLES: Mapping[str, str] = {
    "figures": """SELECT request_id, body_id, period, category, low, high, status, needs_review, reasons, reply_id,
            list_sort(list_distinct(list_transform(evidence, lambda e: e.reply_id))) AS sources
        FROM national.figures""",
    "totals": """SELECT request_id, period, category, low, high, at_least, bodies_counted, bodies_asked, bodies_in_review
        FROM national.totals""",
    "replies": "SELECT request_id, path, reply_id, body_ids, outcome, counted FROM intake.replies",
    "decisions": "SELECT * FROM national.decisions",
    "builds": "SELECT * FROM national.builds",
}
"""What is kept of a build: a Parquet file for each."""


@dataclass(frozen=True, slots=True)
class Vintage:
    """A build that was kept: its number, counted from 1, and where its tables lie."""

    number: int
    built_from: str
    folder: Path

    def table(self, name: str) -> str:
        """One of `TABLES` as SQL reads it."""
        return f"read_parquet({quoted(self.folder / f'{name}.parquet')})"


def vintages(warehouse: Path) -> tuple[Vintage, ...]:
    """Every vintage, the oldest first."""
    folder = _folder(warehouse)
    names = (path.name.partition("-") for path in folder.iterdir()) if folder.is_dir() else ()
    found = (Vintage(int(n), rest, folder / f"{n}-{rest}") for n, _, rest in names if n.isdigit())
    return tuple(sorted(found, key=lambda vintage: vintage.number))


def find_vintage(warehouse: Path, name: str) -> Vintage:
    """The vintage of a number, or of what begins its folder's second half. Raises LookupError with what there is."""
    known = vintages(warehouse)
    hits = [v for v in known if (name.isdigit() and v.number == int(name)) or v.folder.name == name]
    hits = hits or [v for v in known if len(name) >= 4 and v.built_from.startswith(name)]
    if len(hits) != 1:
        there = f"1 to {known[-1].number}" if known else "none yet"
        raise LookupError(f"There is no build '{name}'; there is: {there}.")
    return hits[0]


def is_kept(warehouse: Path) -> bool:
    """Whether the latest vintage is the warehouse as it stands."""
    latest = vintages(warehouse)[-1:]
    return bool(latest) and latest[0].built_from == _built_from(warehouse)


def keep(warehouse: Path) -> None:
    """Keeps the warehouse as it stands as the latest vintage, unless it is that already."""
    if is_kept(warehouse):
        return
    latest = vintages(warehouse)[-1:]
    number = latest[0].number + 1 if latest else 1
    beside = _folder(warehouse) / _BUILDING
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir(parents=True)
    with connect(warehouse) as connection:
        for name, query in TABLES.items():
            target = quoted(beside / f"{name}.parquet")
            connection.execute(f"COPY ({query}) TO {target} (FORMAT parquet, COMPRESSION zstd)")
    beside.replace(_folder(warehouse) / f"{number:04}-{_built_from(warehouse)}")


def _folder(warehouse: Path) -> Path:
    return warehouse / "vintages"


def _built_from(warehouse: Path) -> str:
    """A short hash of what every request in the warehouse was built from."""
    builds = sorted((name, *built) for name, built in fingerprints(warehouse).items())
    return hashlib.sha256(json.dumps(builds).encode()).hexdigest()[:12]
