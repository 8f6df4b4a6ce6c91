"""True types: told from content, whatever the name; and no bytes bring the telling down."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.intake import media_type as media

SHARED = Path(__file__).parents[3] / "shared"


def told(folder: Path, data: bytes, name: str = "reply.pdf") -> str:
    path = folder / name
    path.write_bytes(data)
    return media.media_type(path)


def zipped(*names: str, **contents: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name in names:
            package.writestr(name, contents.get(name.replace("[", "").replace("]", "").replace(".", "_"), b"<x/>"))
    return buffer.getvalue()


TYPES = "[Content_Types].xml"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", media.EMPTY),
        (b"%PDF-1.7\n", media.PDF),
        (b"junk before\n%PDF-1.4\n", media.PDF),
        (b"\x89PNG\r\n\x1a\n....", media.PNG),
        (b"\xff\xd8\xff\xe0....", media.JPEG),
        (b"II*\x00....", media.TIFF),
        (b"{\\rtf1\\ansi}", media.RTF),
        (b"\x78\x9f\x3e\x22....", media.TNEF),
        (b"<!DOCTYPE html><html></html>", media.HTML),
        (b"\xef\xbb\xbf<html><body>x</body></html>", media.HTML),
        (b"<table><tr><td>an export named .xls</table>", media.HTML),
        (b"<?xml version='1.0'?><Workbook/>", media.XML),
        (b"Offence,2016/17\n86/2,130\n", media.CSV),
        ("Offence;2016/17\n86/2;130\n".encode("utf-16"), media.CSV),
        (b"Dear Sir,\nthere were 212.\n", media.TEXT),
        (b"BMW drivers were 212 in number.\n", media.TEXT),
        (b"From: a@b.org\nTo: c@d.org\nMIME-Version: 1.0\n\nx", media.EML),
        (b"Received: from x\n\tby y\nSubject: z\n\nx", media.EML),
        (b"To: all staff\nFrom: me\n\nnot a mail, a memo\n", media.TEXT),
        (bytes(range(32)) * 40, media.UNKNOWN),
        (zipped("a.csv"), media.ZIP),
        (zipped(TYPES, "xl/workbook.xml"), media.XLSX),
        (zipped(TYPES, "xl/workbook.xml", Content_Types_xml=b"macroEnabled"), media.XLSM),
        (zipped(TYPES, "xl/workbook.bin"), media.XLSB),
        (zipped(TYPES, "word/document.xml"), media.DOCX),
        (zipped(TYPES, "ppt/presentation.xml"), media.PPTX),
        (zipped("mimetype", mimetype=media.ODS.encode()), media.ODS),
        (zipped("mimetype", mimetype=media.ODT.encode()), media.ODT),
        (zipped(TYPES, "xl/workbook.xml")[:-40], media.XLSX),
        (zipped("documents/xl/workbook.xml"), media.ZIP),
    ],
)
def test_types(tmp_path: Path, data: bytes, kind: str) -> None:
    assert told(tmp_path, data) == kind


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared files are not here")
def test_types_of_real_files() -> None:
    by_suffix = {
        ".pdf": media.PDF, ".xlsx": media.XLSX, ".xlsm": media.XLSM, ".xlsb": media.XLSB, ".xls": media.XLS,
        ".ods": media.ODS, ".docx": media.DOCX, ".doc": media.DOC, ".msg": media.MSG, ".eml": media.EML,
    }  # fmt: skip
    files = [p for folder in ("hostile", "real_replies") for p in (SHARED / folder).iterdir() if p.suffix in by_suffix]
    assert files and [p.name for p in files if media.media_type(p) != by_suffix[p.suffix]] == []


MARKS = [b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-", b"<html", b"From: x\n", b"\xff\xfe", b""]


@given(st.sampled_from(MARKS), st.binary(max_size=600))
def test_no_bytes_bring_it_down(tmp_path_factory: pytest.TempPathFactory, mark: bytes, rest: bytes) -> None:
    folder = tmp_path_factory.getbasetemp() / "types"
    folder.mkdir(exist_ok=True)
    assert "/" in told(folder, mark + rest)


@given(
    st.text(min_size=1, max_size=200).filter(lambda t: "\x00" not in t),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]),
)
def test_marked_text_comes_back(text: str, encoding: str) -> None:
    data = text.encode(encoding)
    found = media.text_encoding(data)
    if found is not None:
        assert data.decode(found, "replace").removeprefix("\ufeff") == text.removeprefix("\ufeff")


@given(
    st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=20, max_size=60),
    st.integers(1, 40),
)
def test_a_character_cut_in_two_is_no_fault(text: str, at: int) -> None:
    assert media.text_encoding(text.encode()[:at]) in ("utf-8", "utf-8-sig", None)


def test_a_package_that_is_a_bomb_is_told_without_setting_it_off(tmp_path: Path) -> None:
    path = tmp_path / "bomb"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package, package.open("[Content_Types].xml", "w") as part:
        for _ in range(64):
            part.write(bytes(1 << 20))
    tracemalloc.start()
    assert media.media_type(path) == media.ZIP
    assert tracemalloc.get_traced_memory()[1] < 8 << 20
    tracemalloc.stop()
    data = path.read_bytes()
    end = data.rindex(b"PK\x05\x06")
    path.write_bytes(data[: end + 12] + (1 << 30).to_bytes(4, "little") + data[end + 16 :])
    assert media.media_type(path) == media.ZIP
