"""What is staged comes back exactly as it was, and DuckDB can look at it."""

from __future__ import annotations

import dataclasses
import string
from datetime import date, datetime, time
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline import staging
from pipeline.findings import CODES
from pipeline.model import (
    Answer,
    Cell,
    Document,
    Evidence,
    Finding,
    Line,
    NumberUse,
    Observation,
    Place,
    Reading,
    Table,
)
from pipeline.staging import Store

text = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
small = st.integers(0, 2**31 - 1)
count = st.none() | st.integers(-(2**63), 2**63 - 1)
edge = st.floats(allow_nan=False, allow_infinity=False)
names = st.text(string.ascii_lowercase + "_", min_size=1, max_size=8)
marks = st.lists(text, max_size=2).map(tuple)
confidence = st.none() | st.floats(0, 1)
places = st.builds(
    Place,
    page=st.none() | small,
    sheet=st.none() | text,
    box=st.none() | st.tuples(edge, edge, edge, edge),
    ref=st.none() | text,
)
findings = st.builds(
    Finding,
    code=st.sampled_from(sorted(CODES)),
    message=text,
    place=st.none() | places,
    body_id=st.none() | names,
    effect=count,
)
values = st.one_of(
    st.none(), st.integers(), edge, st.booleans(), text, st.dates(), st.datetimes(), st.times()
)  # fmt: skip
cells = st.builds(
    Cell,
    row=small,
    col=small,
    text=text,
    place=places,
    row_span=small,
    col_span=small,
    kind=names,
    value=values,
    marks=marks,
    struck=st.booleans(),
    bold=st.booleans(),
    confidence=confidence,
    readings=marks,
)
tables = st.builds(Table, index=small, cells=st.lists(cells, max_size=4).map(tuple), place=places, finder=names)
lines = st.builds(Line, text=text, place=places, role=names, marks=marks, confidence=confidence, readings=marks)
documents = st.builds(
    Document,
    reply_id=names,
    media_type=text,
    outcome=names,
    reason=text,
    blocks=st.lists(st.one_of(lines, tables), max_size=4).map(tuple),
    findings=st.lists(findings, max_size=2).map(tuple),
    pages=small,
)
evidence = st.builds(
    Evidence,
    role=names,
    text=text,
    place=places,
    table=st.none() | small,
    row=st.none() | small,
    col=st.none() | small,
    headers=marks,
)
observations = st.builds(
    Observation,
    body_id=text,
    period=text,
    category=names,
    low=count,
    high=count,
    status=names,
    text=text,
    place=places,
    derivation=text,
    evidence=st.lists(evidence, max_size=2).map(tuple),
    review=marks,
    witnesses=small,
)
readings = st.builds(
    Reading,
    reply_id=names,
    kind=names,
    body_ids=marks,
    signals=marks,
    reference=st.none() | text,
    dated=st.none() | st.dates(),
    supersedes=st.booleans(),
    observations=st.lists(observations, max_size=3).map(tuple),
    answers=st.lists(st.builds(Answer, body_id=names, period=text, outcome=names, note=text), max_size=2).map(tuple),
    numbers=st.lists(st.builds(NumberUse, text=text, place=places, use=names, why=text), max_size=2).map(tuple),
    findings=st.lists(findings, max_size=2).map(tuple),
)
slow_disk = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)


@slow_disk
@given(document=documents)
def test_document_round_trip(tmp_path: Path, document: Document) -> None:
    staging.save_document(document, tmp_path / "d.parquet")
    assert staging.load_document(tmp_path / "d.parquet") == document


@slow_disk
@given(reading=readings)
def test_reading_round_trip(tmp_path: Path, reading: Reading) -> None:
    staging.save_reading(reading, tmp_path / "r.parquet")
    assert staging.load_reading(tmp_path / "r.parquet") == reading


@pytest.mark.parametrize(
    "value", [True, 1, 1.5, "1", date(2016, 4, 1), datetime(2016, 4, 1, 12, 30), time(12, 30), None, 10**30]
)
def test_typed_values_keep_their_type(tmp_path: Path, value: object) -> None:
    cell = Cell(0, 0, "x", Place(), value=value)  # type: ignore[arg-type]
    staging.save_document(Document("a", "t", "read", blocks=(Table(0, (cell,), Place(), "sheet"),)), tmp_path / "d")
    (table,) = staging.load_document(tmp_path / "d").tables
    assert (type(table.cells[0].value), table.cells[0].value) == (type(value), value)


def test_every_field_of_the_nouns_has_a_column() -> None:
    """A field added to a noun and forgotten here would be lost in silence."""
    renamed = {"place": "page", "message": "text", "index": "table_id", "table": "table_id", "cells": "part"}
    for noun, columns in [
        (Document, staging.DOCUMENT_COLUMNS),
        (Line, staging.DOCUMENT_COLUMNS),
        (Table, staging.DOCUMENT_COLUMNS),
        (Cell, staging.DOCUMENT_COLUMNS),
        (Finding, staging.DOCUMENT_COLUMNS),
        (Reading, staging.READING_COLUMNS),
        (Observation, staging.READING_COLUMNS),
        (Evidence, staging.READING_COLUMNS),
        (Answer, staging.READING_COLUMNS),
        (NumberUse, staging.READING_COLUMNS),
        (Finding, staging.READING_COLUMNS),
    ]:
        parts = {"blocks", "findings", "observations", "answers", "numbers", "evidence"}
        names_ = {renamed.get(f.name, f.name) for f in dataclasses.fields(noun)} - parts  # type: ignore[arg-type]
        assert names_ <= set(columns), noun


def test_duckdb_reads_the_cells_with_their_places(tmp_path: Path) -> None:
    cell = Cell(1, 2, "209", Place(page=3, box=(1.0, 2.0, 3.0, 4.0)), kind="number", value=209)
    blocks = (Line("Dear Sir", Place(page=1)), Table(0, (cell,), Place(page=3), "ruled"))
    staging.save_document(Document("abc", "application/pdf", "read", blocks=blocks), tmp_path / "d.parquet")
    rows = duckdb.execute(
        "SELECT reply_id, table_id, row, col, text, page, x0, bottom FROM read_parquet(?) WHERE part = 'cell'",
        [str(tmp_path / "d.parquet")],
    ).fetchall()
    assert rows == [("abc", 0, 1, 2, "209", 3, 1.0, 4.0)]


def test_a_lone_surrogate_and_a_nul_do_not_stop_the_pipeline(tmp_path: Path) -> None:
    document = Document("abc", "text/plain", "read", blocks=(Line("bad \udc80 name\0", Place()),))
    staging.save_document(document, tmp_path / "d.parquet")
    assert staging.load_document(tmp_path / "d.parquet").lines[0].text == "bad ? name\0"
    assert duckdb.execute("SELECT count(*) FROM read_parquet(?)", [str(tmp_path / "d.parquet")]).fetchone() == (2,)


def test_a_failed_write_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(OverflowError):
        staging.save_document(
            Document("a", "t", "read", findings=(Finding("empty", "", effect=2**70),)), tmp_path / "d"
        )
    assert list(tmp_path.iterdir()) == []


def test_prune_keeps_only_what_is_named(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for version in ("old", "new"):
        staging.save_document(Document("ab12", "t", "read"), store.document(version, "ab12", "read"))
        staging.save_reading(Reading("ab12", "answer"), store.reading("r1", version, "ab12", "ctx"))
        staging.save_reading(Reading("ab12", "answer"), store.reading("r2", version, "ab12", "ctx"))
    store.prune([store.documents("new"), store.readings("r1", "new")])
    left = sorted(str(p.relative_to(store.root)) for p in store.root.rglob("*.parquet"))
    assert left == [
        "extract/new.1/ab/ab12-read.parquet",
        "normalise/r1/new.1/ab/ab12-ctx.parquet",
        "normalise/r2/new.1/ab/ab12-ctx.parquet",
        "normalise/r2/old.1/ab/ab12-ctx.parquet",
    ]
