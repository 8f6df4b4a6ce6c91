"""CSV and text files: encodings, delimiters, and the prose around the rows."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.aligned_text import text_blocks, with_tabbed_tables
from pipeline.extract.delimited import decoded
from pipeline.extract.readers import read_document
from pipeline.extract.spacing import one_line
from pipeline.intake import media_type as media
from pipeline.model import Document, Line, Place, Table

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


def test_fields_that_old_systems_fill_with_zeros(tmp_path: Path) -> None:
    document = read(tmp_path, b"Offence,2016/17\n86/2 taking,130\x00\n86/3 making,7\x00\x00\n")
    assert grid(document.tables[0]) == [["Offence", "2016/17"], ["86/2 taking", "130"], ["86/3 making", "7"]]


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


ALIGNED = {
    "a gap in a label": (
        [
            "Offence                  2016/17   2017/18",
            "86/2  Taking                 167       188",
            "86/10 Possession              59        71",
        ],
        [
            [("Offence", 0, 1), ("2016/17", 1, 1), ("2017/18", 2, 1)],
            [("86/2 Taking", 0, 1), ("167", 1, 1), ("188", 2, 1)],
            [("86/10 Possession", 0, 1), ("59", 1, 1), ("71", 2, 1)],
        ],
    ),
    "headings over two columns": (
        [
            "Offence        Number recorded",
            "             2016/17   2017/18",
            "86/2             130       101",
            "86/10             70        60",
        ],
        [
            [("Offence", 0, 1), ("Number recorded", 1, 2)],
            [("2016/17", 1, 1), ("2017/18", 2, 1)],
            [("86/2", 0, 1), ("130", 1, 1), ("101", 2, 1)],
        ],
    ),
    "a wrapped label": (
        [
            "Offence             2016/17  2017/18",
            "86/2 Taking, making     130      101",
            "or distributing",
            "86/10 Possession         70       60",
        ],
        [
            [("Offence", 0, 1), ("2016/17", 1, 1), ("2017/18", 2, 1)],
            [("86/2 Taking, making or distributing", 0, 1), ("130", 1, 1), ("101", 2, 1)],
            [("86/10 Possession", 0, 1), ("70", 1, 1), ("60", 2, 1)],
        ],
    ),
    "rows with a line between": (
        ["Offence    2016/17   2017/18", "", "86/2           130       101", "", "86/10           70        60"],
        [[("Offence", 0, 1), ("2016/17", 1, 1), ("2017/18", 2, 1)], [("86/2", 0, 1), ("130", 1, 1), ("101", 2, 1)]],
    ),
    "a blank place": (
        ["Offence    2016/17   2017/18", "86/2           130       101", "86/15                      2"],
        [
            [("Offence", 0, 1), ("2016/17", 1, 1), ("2017/18", 2, 1)],
            [("86/2", 0, 1), ("130", 1, 1), ("101", 2, 1)],
            [("86/15", 0, 1), ("", 1, 1), ("2", 2, 1)],
        ],
    ),
}


@pytest.mark.parametrize("name", ALIGNED)
def test_columns_aligned_by_spaces(name: str) -> None:
    lines, rows = ALIGNED[name]
    (table,) = text_blocks(lines)
    assert isinstance(table, Table)
    found: list[list[tuple[str, int, int]]] = [[] for _ in range(table.n_rows)]
    for cell in table.cells:
        found[cell.row].append((cell.text, cell.col, cell.col_span))
    assert [[c for c in row if c[0] or name == "a blank place"] for row in found[: len(rows)]] == rows


def test_numbers_in_columns_that_do_not_line_up_never_run_together() -> None:
    lines = ["Offence 2016/17 2017/18", "86/2 Taking     130   101", "86/10   70      60   5"]
    shown = [b.text if isinstance(b, Line) else [c.text for c in b.cells] for b in text_blocks(lines)]
    assert "130 101" not in str(shown) and "70 60" not in str(shown)


def test_tabs_reach_stops_of_eight() -> None:
    lines = ["Offence\t\t\t2016/17\t2017/18", "86/2 Taking\t\t130\t101", "86/15\t\t\t\t5"]
    (table,) = text_blocks(lines)
    assert isinstance(table, Table)
    assert grid(table) == [["Offence", "2016/17", "2017/18"], ["86/2 Taking", "130", "101"], ["86/15", "", "5"]]


def test_tabs_of_unknown_stops_that_cannot_be_counted_make_no_table() -> None:
    lines = [
        Line(text, Place(ref=f"paragraph {i}"))
        for i, text in enumerate(["Offence\t2016/17\t2017/18", "86/2\t130\t101", "86/15\t\t\t5", "x\t5"])
    ]
    blocks = with_tabbed_tables(lines)
    assert [b.text for b in blocks if isinstance(b, Line)] == [
        "Offence 2016/17 | 2017/18",
        "86/2 | 130 | 101",
        "86/15 | 5",
        "x 5",
    ]
    assert any(isinstance(b, Table) for b in with_tabbed_tables(lines[:2]))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("130\t101", "130 | 101"),
        ("130   101", "130 | 101"),
        ("1 234", "1 234"),
        ("1\u00a0234", "1 234"),
        ("(5)   <5", "(5) | <5"),
        ("in 2016.  There were", "in 2016. There were"),
        ("Date:\t17 April", "Date: 17 April"),
    ],
)
def test_numbers_do_not_run_together_on_one_line(text: str, shown: str) -> None:
    assert one_line(text) == shown


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
            taken = [(c.row, c.col + i) for c in block.cells for i in range(c.col_span)]
            assert taken == [(r, c) for r in range(block.n_rows) for c in range(block.n_cols)]


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
            assert one_line(field) in " ".join(shown.split())


@pytest.mark.parametrize("part", ["  b", "  5", " | b", "\tb"])
def test_the_time_that_text_takes_grows_with_the_text_and_not_with_its_square(part: str) -> None:
    lines = ["a" + part * (number % 9) for number in range(30_000)]
    start = time.process_time()
    blocks = text_blocks(lines)
    assert time.process_time() - start < 20
    assert blocks


def test_a_table_in_text_may_be_longer_than_a_first_look_at_it() -> None:
    rows = [f"Row {number:<6}    {number:>6}    {number + 1:>6}" for number in range(300)]
    table, after = text_blocks(["Offence       2016/17   2017/18", *rows, "", "That is all that we hold, 5 of them."])
    assert isinstance(table, Table)
    assert (table.n_rows, table.n_cols) == (301, 3)
    assert isinstance(after, Line)
