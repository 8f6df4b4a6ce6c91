"""Outlook's files: headers, bodies and attachments come out as those of any mail, nested ones too."""

from __future__ import annotations

import struct
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.readers import read_document
from pipeline.intake import arrive
from pipeline.intake import media_type as media
from pipeline.intake.mail_parts import attachments, bodies, open_message
from pipeline.intake.outlook import OutlookError, decompressed, read_msg, read_tnef
from pipeline.model import Table
from tests.intake.compound import Tree, compound, property_stream, text_property, tnef, tnef_properties

CSV = b"Offence,2016/17\n86/2,130\n"
HTML = b"<p>Please see below.</p><table><tr><td>Offence<td>2016/17<tr><td>86/2<td>130</table>"
WHEN = int((datetime(2018, 5, 15, 9, 30, tzinfo=UTC) - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds() * 10**7)


def message(header: int = 32, **more: bytes | Tree) -> dict[str, bytes | Tree]:
    return {
        "__properties_version1.0": property_stream(
            header, {0x0039: (0x0040, struct.pack("<Q", WHEN)), 0x3FDE: (3, struct.pack("<q", 65001))}
        ),
        **dict(
            [
                text_property(0x0037, "RE: FOI 1/18 – Môn"),
                text_property(0x0C1A, "FOI Team"),
                text_property(0x5D01, "foi@norfolk.police.uk"),
            ]
        ),
        **dict([text_property(0x0E04, "A B"), text_property(0x1000, "Please see below.")]),
        **more,
    }


def attached(name: str, data: bytes) -> Tree:
    return {
        "__properties_version1.0": property_stream(8, {0x3705: (3, struct.pack("<q", 1))}),
        "__substg1.0_37010102": data.ljust(4096, b"\n"),
        **dict([text_property(0x3707, name)]),
    }


def msg(folder: Path, tree: Tree, name: str = "reply.msg") -> Path:
    path = folder / name
    path.write_bytes(compound(tree))
    assert media.media_type(path) == media.MSG
    return path


def test_headers_and_html(tmp_path: Path) -> None:
    path = msg(tmp_path, message(**{"__substg1.0_10130102": HTML.ljust(4096)}))
    document = read_document(path, media.MSG, "x")
    assert [line.text for line in document.lines if line.role == "header"] == [
        "From: FOI Team <foi@norfolk.police.uk>",
        "To: A B",
        "Date: Tue, 15 May 2018 09:30:00 +0000",
        "Subject: RE: FOI 1/18 – Môn",
    ]
    assert [c.text for c in document.tables[0].cells] == ["Offence", "2016/17", "86/2", "130"]
    assert [line.text for line in document.lines if line.role == "body"] == ["Please see below."]


def test_plain_text_alone(tmp_path: Path) -> None:
    document = read_document(msg(tmp_path, message()), media.MSG, "x")
    assert [line.text for line in document.lines if line.role == "body"] == ["Please see below."]


def test_rich_text_with_a_table(tmp_path: Path) -> None:
    row = b"\\trowd\\cellx1000\\cellx2000\\intbl 86/2\\cell 130\\cell\\row"
    rich = b"{\\rtf1\\ansi Figures:\\par " + row + row.replace(b"86/2", b"86/10") + b"\\pard Yours\\par}"
    packed = struct.pack("<IIII", len(rich) + 12, len(rich), 0x414C454D, 0) + rich
    document = read_document(msg(tmp_path, message(**{"__substg1.0_10090102": packed})), media.MSG, "x")
    kinds = [type(b) for b in document.blocks if getattr(b, "role", "") != "header"]
    assert Table in kinds and [c.text for c in document.tables[0].cells] == ["86/2", "130", "86/10", "130"]


def test_attachments_and_nested_messages_are_members(tmp_path: Path) -> None:
    inner = message(24, **{"__attach_version1.0_#00000000": attached("deep.csv", CSV)})
    nested: Tree = {
        "__properties_version1.0": property_stream(8, {0x3705: (3, struct.pack("<q", 5))}),
        "__substg1.0_3701000D": inner,
        **dict([text_property(0x3001, "Forwarded")]),
    }
    tree = message(
        **{
            "__attach_version1.0_#00000000": attached("figures.csv", CSV + b"Total,130\n"),
            "__attach_version1.0_#00000001": nested,
        }
    )
    replies = tmp_path / "replies"
    replies.mkdir()
    msg(replies, tree)
    found = arrive(replies, tmp_path / "members", tmp_path / "cache.json")
    assert [(r.path, r.media_type) for r in found] == [
        ("reply.msg", media.MSG),
        ("reply.msg!/Forwarded", media.EML),
        ("reply.msg!/Forwarded!/deep.csv", media.CSV),
        ("reply.msg!/figures.csv", media.CSV),
    ]
    assert found[2].content.read_bytes().startswith(CSV)
    assert found[1].reply_id == arrive(replies, tmp_path / "again", tmp_path / "other.json")[1].reply_id


def test_winmail(tmp_path: Path) -> None:
    path = tmp_path / "winmail.dat"
    rich = b"{\\rtf1\\ansi There were 212.\\par}"
    packed = struct.pack("<IIII", len(rich) + 12, len(rich), 0x414C454D, 0) + rich
    path.write_bytes(
        tnef(
            (1, 0x9003, tnef_properties((0x1F, 0x0037, "FOI 1/18".encode("utf-16-le")), (0x0102, 0x1009, packed))),
            (2, 0x9002, bytes(14)),
            (2, 0x8010, b"figures.csv\x00"),
            (2, 0x800F, CSV),
        )
    )
    assert media.media_type(path) == media.TNEF
    parsed = open_message(path, media.TNEF)
    assert [(a.name, a.content) for a in attachments(parsed)] == [("figures.csv", CSV)]
    assert [body.subtype for body in bodies(parsed)] == ["rtf"]
    document = read_document(path, media.TNEF, "x")
    assert [line.text for line in document.lines] == ["Subject: FOI 1/18", "There were 212."]


def test_compressed_text() -> None:
    # The example in Microsoft's description of the format.
    data = bytes.fromhex(
        "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
    )
    assert decompressed(data) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"
    assert decompressed(b"") == b"" and decompressed(bytes(16)) == b""


@given(st.binary(max_size=300))
def test_no_compressed_bytes_bring_it_down(data: bytes) -> None:
    header = struct.pack("<IIII", len(data), 500, 0x75465A4C, 0)
    assert len(decompressed(header + data)) <= 500


def test_damaged_files_are_told(tmp_path: Path) -> None:
    whole = compound(message(**{"__attach_version1.0_#00000000": attached("a.csv", CSV)}))
    path = tmp_path / "x.msg"
    for at in range(0, len(whole), 257):
        path.write_bytes(whole[:at])
        try:
            read_msg(path)
        except OutlookError:
            continue
    path.write_bytes(tnef((1, 0x9003, struct.pack("<IHH", 1, 0x1F, 0x37))))
    with pytest.raises(OutlookError):
        read_tnef(path)
    assert read_document(path, media.TNEF, "x").outcome == "unreadable"
