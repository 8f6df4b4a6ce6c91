"""XLSB: cells of each kind, and rows, columns and sheets that don't show."""

from __future__ import annotations

import struct
import zipfile
from datetime import date
from pathlib import Path

from pipeline.extract.readers import read_document
from pipeline.intake import media_type as media
from pipeline.model import Document, Table

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def record(kind: int, data: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, length = b"", len(data)
    while True:
        size += bytes([length & 0x7F | (0x80 if length > 127 else 0)])
        length >>= 7
        if not length:
            return head + size + data


def wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def row(number: int, *values: object, hidden: bool = False) -> bytes:
    out = record(0, struct.pack("<IIHBBBI", number, 0, 300, 0, 0x10 if hidden else 0, 0, 0))
    for col, given in enumerate(values):
        value = given
        style = 0
        if isinstance(value, tuple):
            value, style = value
        start = struct.pack("<II", col, style)
        match value:
            case bool():
                out += record(4, start + bytes([value]))
            case int() | float():
                out += record(5, start + struct.pack("<d", value))
            case str():
                out += record(6, start + wide(value))
    return out


def sheet(*rows: bytes, hidden_columns: tuple[int, ...] = ()) -> bytes:
    columns = b"".join(record(60, struct.pack("<IIIIH", c, c, 2560, 0, 1)) for c in hidden_columns)
    return (
        record(129)
        + record(148, struct.pack("<IIII", 0, 99, 0, 9))
        + (record(390) + columns + record(391) if columns else b"")
        + record(145)
        + b"".join(rows)
        + record(146)
        + record(130)
    )


def styles(*codes: str) -> bytes:
    """A style for each format code."""
    formats = b"".join(record(44, struct.pack("<H", 200 + i) + wide(code)) for i, code in enumerate(codes))
    looks = b"".join(record(47, struct.pack("<HHHHH6x", 0, 200 + i, 0, 0, 0)) for i, _ in enumerate(codes))
    return formats + record(617) + looks + record(618)


def read(folder: Path, look: bytes = b"", **sheets: bytes) -> Document:
    path = folder / "reply.xlsb"
    bundles = b"".join(
        record(156, struct.pack("<II", name == "Raw", i + 1) + wide(f"rId{i + 1}") + wide(name))
        for i, name in enumerate(sheets)
    )
    links = "".join(
        f'<Relationship Id="rId{i + 1}" Type="{RELATIONS}/worksheet" Target="worksheets/sheet{i + 1}.bin"/>'
        for i in range(len(sheets))
    )
    links += f'<Relationship Id="s" Type="{RELATIONS}/styles" Target="styles.bin"/>'
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("xl/styles.bin", look)
        package.writestr("[Content_Types].xml", "<Types/>")
        main = f'<Relationship Id="r" Type="{RELATIONS}/officeDocument" Target="xl/workbook.bin"/>'
        package.writestr("_rels/.rels", f'<Relationships xmlns="{PACKAGE}">{main}</Relationships>')
        package.writestr("xl/_rels/workbook.bin.rels", f'<Relationships xmlns="{PACKAGE}">{links}</Relationships>')
        package.writestr("xl/workbook.bin", record(131) + record(143) + bundles + record(144) + record(132))
        for i, content in enumerate(sheets.values()):
            package.writestr(f"xl/worksheets/sheet{i + 1}.bin", content)
    assert media.media_type(path) == media.XLSB
    return read_document(path, media.XLSB, "x")


def grid(table: Table) -> list[list[str]]:
    rows: list[list[str]] = [[] for _ in range(table.n_rows)]
    for cell in table.cells:
        rows[cell.row].append(cell.text)
    return rows


def test_cells_of_each_kind(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        Data=sheet(row(0, "Offence", "2016/17"), row(1, "86/2", 1234), row(2, "share", 0.227), row(3, "yes", True)),
    )
    assert grid(document.tables[0]) == [["Offence", "2016/17"], ["86/2", "1234"], ["share", "0.227"], ["yes", "TRUE"]]
    kinds = [(c.kind, c.value) for c in document.tables[0].cells if c.col == 1]
    assert kinds == [("text", "2016/17"), ("number", 1234), ("number", 0.227), ("boolean", True)]
    assert document.tables[0].cells[3].place.ref == "B2" and document.pages == 1


def test_what_does_not_show(tmp_path: Path) -> None:
    data = sheet(
        row(0, "Offence", "Helper", "2016/17"),
        row(1, "86/11", "secret", 99, hidden=True),
        row(2, "86/2", "secret", 5),
        hidden_columns=(1,),
    )
    document = read(tmp_path, Data=data, Raw=sheet(row(0, "secret", 1)))
    assert grid(document.tables[0]) == [["Offence", "2016/17"], ["86/2", "5"]]
    assert [f.message for f in document.findings] == [
        "1 hidden row with 3 cells.",
        "1 hidden column with 2 cells.",
        "A hidden sheet holds 2 cells in 1 row.",
    ]
    assert "secret" not in repr(document)


def test_text_in_the_colour_of_its_ground_or_too_small_is_left_out(tmp_path: Path) -> None:
    def font(size: int, colour: bytes) -> bytes:
        return record(43, struct.pack("<HHHH4x", size * 20, 0, 400, 0) + b"\x05\x00\x00\x00" + colour + b"\xff\x02")

    fonts = font(11, b"\x00\x00\x00") + font(11, b"\xff\xff\xff") + font(1, b"\x00\x00\x00")
    fills = record(45, struct.pack("<I", 0) + bytes(16)) + record(
        45, struct.pack("<I", 1) + b"\x05\x00\x00\x00\x00\x00\x80\xff" + bytes(8)
    )
    looks = b"".join(record(47, struct.pack("<HHHH4x", 0, 0, *pair)) for pair in ((0, 0), (1, 0), (1, 1), (2, 0)))
    document = read(
        tmp_path,
        fonts + fills + record(617) + looks + record(618),
        Data=sheet(
            row(0, ("Offence", 2), ("2016/17", 2)),
            row(1, "86/2", 1234),
            row(2, ("secret", 1), (888, 1)),
            row(3, ("secret", 3)),
        ),
    )
    assert grid(document.tables[0]) == [["Offence", "2016/17"], ["86/2", "1234"]]
    assert "secret" not in repr(document) and "888" not in repr(document)
    assert [f.message for f in document.findings] == [
        "2 cells in the colour of the background, left out.",
        "1 cell too small to be read, left out.",
    ]


def test_hidden_records_are_quarantined(tmp_path: Path) -> None:
    people = sheet(*(row(i, f"Crime {i}", f"Name {i}") for i in range(60)))
    assert read(tmp_path, Data=sheet(row(0, "a", 1)), Raw=people).outcome == "quarantined"


def test_formats_and_packed_numbers(tmp_path: Path) -> None:
    look = styles("General", "#,##0", '[<5]"<5";0', "mmm-yy")
    cells = row(1, "86/2", (1234, 1), (3, 2), (42461, 3))
    packed = record(0, struct.pack("<IIHBBBI", 2, 0, 300, 0, 0, 0, 0)) + b"".join(
        record(2, struct.pack("<IIi", col, 0, number)) for col, number in enumerate([7 << 2 | 2, 1250 << 2 | 3])
    )
    document = read(tmp_path, look, Data=sheet(row(0, "Offence", "2016/17", "x", "y"), cells, packed))
    found = [(c.text, c.kind, c.value) for c in document.tables[0].cells if c.row > 0]
    assert found[:4] == [
        ("86/2", "text", "86/2"),
        ("1,234", "number", 1234),
        ("<5", "text", None),
        ("Apr-16", "date", date(2016, 4, 1)),
    ]
    assert found[4:6] == [("7", "number", 7), ("12.5", "number", 12.5)]
    assert [f.message for f in document.findings] == ["1 number behind a format that shows something else."]


def test_what_is_cut_short_is_not_read(tmp_path: Path) -> None:
    whole = sheet(row(0, "Offence", "2016/17"), row(1, "86/2", 1234), hidden_columns=(1,))
    for at in range(0, len(whole) - 6, 3):
        assert read(tmp_path, Data=whole[:at]).outcome == "unreadable"
