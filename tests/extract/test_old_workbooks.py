"""XLS and ODS: the same sheet from both, as LibreOffice wrote it, and what each format alone can do.

`files/small.xls` and `files/small.ods` hold one sheet with a title, formats, a merge, a raised mark, a hidden
row and column and a number behind a format, and one hidden sheet.
"""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest

from pipeline.extract.readers import read_document
from pipeline.intake import media_type as media
from pipeline.model import Document, Table

FILES = Path(__file__).parent / "files"
SHARED = Path(__file__).parents[3] / "shared" / "hostile"


def read(path: Path) -> Document:
    return read_document(path, media.media_type(path), "x")


def grid(table: Table) -> list[list[str]]:
    rows: list[list[str]] = [[] for _ in range(table.n_rows)]
    for cell in table.cells:
        rows[cell.row].append(cell.text)
    return rows


@pytest.mark.parametrize(("name", "kind"), [("small.xls", media.XLS), ("small.ods", media.ODS)])
def test_what_shows(name: str, kind: str) -> None:
    document = read(FILES / name)
    assert (document.media_type, document.outcome, document.pages) == (kind, "read", 1)
    assert [(line.text, line.role) for line in document.lines] == [
        ("Data", "heading"),
        ("Crimes recorded by month", "heading"),
        ("Live data.", "body"),
    ]
    (table,) = document.tables
    assert grid(table) == [
        ["Offence", "Apr-16", "2016/17"],
        ["86/2", "Apr-16", "1,234"],
        ["86/15", "5", "<5"],
        ["Total", "TRUE", "1336"],
    ]
    cells = {cell.place.ref: cell for cell in table.cells}
    assert (cells["A4"].marks, cells["A6"].struck, cells["A3"].bold) == (("1",), True, True)
    assert (cells["C4"].kind, cells["C4"].value) == ("date", date(2016, 4, 1))
    assert (cells["C3"].kind, cells["C6"].kind, cells["C6"].value) == ("text", "text", "5")
    assert (cells["D4"].kind, cells["D4"].value) == ("number", 1234)
    assert (cells["D6"].kind, cells["D6"].value) == ("text", None)
    assert (cells["C7"].kind, cells["C7"].value) == ("boolean", True)
    assert (cells["D7"].kind, cells["D7"].value) == ("number", 1336)


@pytest.mark.parametrize("name", ["small.xls", "small.ods"])
def test_what_does_not_show_is_tallied(name: str) -> None:
    document = read(FILES / name)
    assert sorted(f.message for f in document.findings) == [
        "1 hidden column with 3 cells.",
        "1 hidden row with 3 cells.",
        "1 number behind a format that shows something else.",
        "A hidden sheet holds 2 cells in 1 row.",
    ]
    assert "secret" not in repr(document)


def ods(folder: Path, rows: str, styles: str = "") -> Document:
    path = folder / "reply.ods"
    names = ("office", "table", "text", "style", "fo")
    spaces = " ".join(f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in names)
    content = (
        f"<office:document-content {spaces}><office:automatic-styles>{styles}</office:automatic-styles><office:body>"
        f"<office:spreadsheet><table:table table:name='S'>{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", media.ODS)
        package.writestr("content.xml", content)
    return read(path)


def cell(text: str, **attributes: str) -> str:
    given = " ".join(f'{name.replace("__", ":").replace("_", "-")}="{value}"' for name, value in attributes.items())
    return f"<table:table-cell {given}><text:p>{text}</text:p></table:table-cell>"


def row(*cells: str, **attributes: str) -> str:
    given = " ".join(f'{name.replace("__", ":").replace("_", "-")}="{value}"' for name, value in attributes.items())
    return f"<table:table-row {given}>{''.join(cells)}</table:table-row>"


def number(text: str, value: str) -> str:
    return cell(text, office__value_type="float", office__value=value)


def test_spans_repeats_and_covered_cells(tmp_path: Path) -> None:
    covered = "<table:covered-table-cell/>"
    document = ods(
        tmp_path,
        row(cell("Offence"), cell("2016/17", table__number_columns_spanned="2"), covered)
        + row(
            cell("86/2"), cell("7", office__value_type="float", office__value="7", table__number_columns_repeated="2")
        )
        + row("<table:table-cell table:number-columns-repeated='16384'/>", table__number_rows_repeated="1048000"),
    )
    (table,) = document.tables
    assert grid(table) == [["Offence", "2016/17"], ["86/2", "7", "7"]]
    assert table.cells[1].col_span == 2


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        ("1,234", "1234", "number"),
        ("23%", "0.227", "number"),
        ("(5)", "-5", "number"),
        ("£1.50", "1.5", "number"),
        ("-", "0", "number"),
        ("1 1/2", "1.5", "number"),
        ("<5", "3", "text"),
        ("12", "12345", "text"),
        ("withheld", "7", "text"),
    ],
)
def test_a_number_counts_only_where_it_shows(tmp_path: Path, text: str, value: str, kind: str) -> None:
    shown = text.replace("<", "&lt;")
    document = ods(tmp_path, row(cell("Offence"), cell("Count")) + row(cell("86/2"), number(shown, value)))
    found = document.tables[0].cells[3]
    assert (found.text, found.kind, found.value is None) == (text, kind, kind == "text")
    assert bool(document.findings) == (kind == "text")


def test_a_bomb_of_repeats_does_not_go_off(tmp_path: Path) -> None:
    repeated = cell("x", table__number_columns_repeated="16384")
    document = ods(tmp_path, row(repeated, table__number_rows_repeated="1048576"))
    assert document.outcome == "too_large"


def test_a_protected_ods_is_told(tmp_path: Path) -> None:
    path = tmp_path / "reply.ods"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", media.ODS)
        package.writestr("META-INF/manifest.xml", "<m><encryption-data/></m>")
        package.writestr("content.xml", b"\x00")
    assert read(path).outcome == "encrypted"


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared files are not here")
def test_a_binary_workbook() -> None:
    document = read(SHARED / "sheetjs-number_format_russian.xlsb")
    assert document.outcome == "read" and document.tables


def test_damaged(tmp_path: Path) -> None:
    path = tmp_path / "damaged.xls"
    path.write_bytes((FILES / "small.xls").read_bytes().replace(b"\x09\x08\x10\x00\x00\x06", bytes(6)))
    document = read(path)
    assert (document.media_type, document.outcome) == (media.XLS, "unreadable")
