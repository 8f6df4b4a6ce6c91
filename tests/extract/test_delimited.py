"""CSV and text files: encodings, delimiters, and the prose around the rows."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.aligned_text import text_blocks
from pipeline.extract.delimited import decoded
from pipeline.extract.readers import read_document
from pipeline.intake import media_type as media
from pipeline.model import Document, Line, Table

ROWS = [["Offence", "2016/17", "2017/18"], ["86/2 Taking, making", "1,234", "101"], ["Total £", "1,234", "<5"]]


def read(folder: Path, data: bytes) -> Document:
    path = folder / "reply.csv"
    path.write_bytes(data)
    return read_document(path, media.media_type(path), "x")


def grid(table: Table) -> list[list[str]]:
    rows: list[list[str]] = [[] for _ in range(table.n_rows)]
    for cell in table.cells:
        rows[cell.row].append(cell.text)
    return rows


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_encoding_and_delimiter(tmp_path: Path, encoding: str, delimiter: str) -> None:
    text = "\r\n".join(delimiter.join(f'"{field}"' for field in row) for row in ROWS)
    document = read(tmp_path, text.encode(encoding))
    assert document.media_type == media.CSV
    assert grid(document.tables[0]) == ROWS
    assert document.tables[0].finder == "delimited"
    assert document.tables[0].cells[4].place.ref == "B2"


def test_preamble_and_notes_are_lines(tmp_path: Path) -> None:
    data = b'Norfolk Constabulary\n"FOI 1/18, answer"\n\nOffence,2016/17\n86/2,130\nTotal,130\n\nNotes\nLive data.\n'
    document = read(tmp_path, data)
    assert [b.text if isinstance(b, Line) else grid(b) for b in document.blocks] == [
        "Norfolk Constabulary",
        "FOI 1/18, answer",
        [["Offence", "2016/17"], ["86/2", "130"], ["Total", "130"]],
        "Notes",
        "Live data.",
    ]


def test_padding_delimiters_are_nothing(tmp_path: Path) -> None:
    document = read(tmp_path, b"Crimes recorded,,\n,,\nOffence,2016/17,\n86/2,130,\n,,\n")
    assert [b.text if isinstance(b, Line) else grid(b) for b in document.blocks] == [
        "Crimes recorded",
        [["Offence", "2016/17"], ["86/2", "130"]],
    ]


def test_protected_codes_lose_their_wrapping(tmp_path: Path) -> None:
    document = read(tmp_path, b'Code,Count\n="086/02",130\n="086/10",70\n')
    assert grid(document.tables[0])[1] == ["086/02", "130"]


def test_prose_with_commas_is_prose(tmp_path: Path) -> None:
    text = "Thank you for your request, received on 17 April.\nWe hold it, in part, and give it below.\nThere were 212, of which 5 are open.\n"
    document = read(tmp_path, text.encode())
    assert document.tables == ()
    assert " ".join(line.text for line in document.lines) == " ".join(text.split())


def test_plain_text_with_an_aligned_table(tmp_path: Path) -> None:
    text = "Dear Sir\n\nOffence      2016/17   2017/18\n86/2             130       101\nTotal            130       101\n\nYours\n"
    document = read(tmp_path, text.encode())
    assert grid(document.tables[0])[1] == ["86/2", "130", "101"]
    assert document.tables[0].cells[3].place.ref == "line 4 column 1"


def test_wrapped_lines_are_one_paragraph_and_lists_are_not() -> None:
    wrapped = [
        "The number of offences recorded by the constabulary in the",
        "year 2016/17 was 212, and in the year 2017/18 it came to",
        "245.",
    ]
    (line,) = text_blocks(wrapped)
    assert isinstance(line, Line) and line.text.endswith("came to 245.") and line.place.ref == "lines 1-3"
    assert len(text_blocks(["2016/17 - 10", "2017/18 - 12"])) == 2
    assert len(text_blocks(["- a first item that is as long as a full line of text is", "- a second"])) == 2


def test_binary_is_not_text(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(bytes(range(256)) * 20)
    assert media.media_type(path) == media.UNKNOWN
    assert read_document(path, media.UNKNOWN, "x").outcome == "unsupported"


@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "cp1252", "no-such", "utf-16", "idna"]))
def test_any_bytes_decode(data: bytes, charset: str | None) -> None:
    assert isinstance(decoded(data, charset), str)


@given(st.lists(st.text(alphabet="ab1 \t|-+.,=\n", max_size=30), max_size=20))
def test_any_text_makes_whole_grids(lines: list[str]) -> None:
    flat = [part for line in lines for part in line.split("\n")]
    for block in text_blocks(flat):
        if isinstance(block, Table):
            assert [(c.row, c.col) for c in block.cells] == [
                (r, c) for r in range(block.n_rows) for c in range(block.n_cols)
            ]


@given(
    st.lists(
        st.lists(st.text(alphabet="abc 130,£", min_size=1, max_size=8), min_size=3, max_size=3), min_size=3, max_size=6
    )
)
def test_quoted_fields_survive(tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]) -> None:
    folder = tmp_path_factory.mktemp("csv")
    data = "\n".join(",".join(f'"{field}"' for field in row) for row in rows)
    document = read(folder, data.encode())
    shown = " ".join(" ".join(line.text for line in document.lines).split())
    shown += " ".join(c.text for table in document.tables for c in table.cells)
    for row in rows:
        for field in row:
            assert " ".join(field.split()) in " ".join(shown.split())
