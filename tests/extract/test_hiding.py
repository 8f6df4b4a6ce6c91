"""What a file hides comes out nowhere, and is told of by kind, place and amount: one small file for each hiding place."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.extract.readers import read_document
from pipeline.intake.media_type import media_type
from pipeline.model import Document
from tests.extract.hiding import PLACES, SECRET, SECRET_NUMBER, SHOWN
from tests.replies import write_world

QUIET = {
    # How a file was made, and what no program shows to anyone, is neither read nor told of.
    "xlsx: properties", "xlsx: slicer", "xlsx: sources of quotations", "docx: properties", "docx: hint in a field",
    "docx: field instruction", "pdf: metadata and outline", "html: comment", "html: template", "html: form value",
    "html: title and attributes", "eml: header", "rtf: properties", "ods: properties",
}  # fmt: skip
QUARANTINED = {
    "xlsx: black on black", "xlsx: data model", "xlsx: list of people", "docx: black highlighted text", "docx: black shaded text",
    "pdf: under a black box", "html: black on black", "rtf: black on black",
}  # fmt: skip


def holds_secret(text: str) -> bool:
    """Whether the hidden text, or the hidden number in any form, stands in `text`."""
    return SECRET in text or str(SECRET_NUMBER) in text.replace(",", "")


def write(place: str, folder: Path) -> Path:
    kind, _, name = place.partition(": ")
    path = folder / f"{kind}_{name.replace(' ', '_')}.{kind}"
    path.write_bytes(PLACES[place]())
    return path


def read(path: Path, released: bool = False) -> Document:
    return read_document(path, media_type(path), "x", released)


@pytest.mark.parametrize("place", PLACES)
def test_what_is_hidden_is_left_out_and_told_of(place: str, tmp_path: Path) -> None:
    path = write(place, tmp_path)
    assert holds_secret(path.read_bytes().decode("latin-1")) or path.suffix in (".xlsx", ".docx", ".pdf", ".rtf")
    document = read(path)
    assert not holds_secret(repr(document))
    assert bool(document.findings) == (place not in QUIET)
    assert document.outcome == ("quarantined" if place in QUARANTINED else "read")
    visible = read(path, released=True)
    assert visible.outcome == "read" and SHOWN in repr(visible.blocks) and not holds_secret(repr(visible))


def test_what_is_hidden_comes_out_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_world(tmp_path / "raw_responses")
    (replies,) = (tmp_path / "raw_responses").glob("*/replies")
    for place in PLACES:
        write(place, replies)
    said = [CliRunner().invoke(main, ["ingest"], catch_exceptions=False)]
    for command in ("doubts", "status"):
        said += [CliRunner().invoke(main, [command, *more], catch_exceptions=False) for more in ((), ("--json",))]
    some = next(replies.glob("pdf_under_a_black_box.pdf"))
    said += [CliRunner().invoke(main, ["read", str(some), *more]) for more in ((), ("--json",))]
    assert all(result.exit_code == 0 for result in said)
    assert not any(holds_secret(result.output) for result in said)
    files = [path for path in (tmp_path / "warehouse").rglob("*") if path.is_file()]
    staged = [path for path in files if path.suffix == ".parquet"]
    assert len(staged) > len(PLACES)
    for path in files:
        assert not holds_secret(path.read_bytes().decode("latin-1")), path
    with duckdb.connect() as connection:
        for path in staged:
            assert not holds_secret(repr(connection.read_parquet(str(path)).fetchall())), path
    with duckdb.connect(str(tmp_path / "warehouse" / "foi.duckdb"), read_only=True) as connection:
        tables = connection.execute("SELECT table_schema, table_name FROM information_schema.tables").fetchall()
        for schema, table in tables:
            assert not holds_secret(repr(connection.execute(f'FROM "{schema}"."{table}"').fetchall())), table
        assert any(SHOWN in repr(row) for row in connection.execute("SELECT text FROM extract.cells").fetchall())
