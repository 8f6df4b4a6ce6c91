"""The registry: what happens to types that aren't read, to readings that go wrong, and to hostile files."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from pipeline.extract.readers import READER, extract, read_document
from pipeline.findings import CODES
from pipeline.intake import media_type as media
from pipeline.sandbox import MIB, Limits

HOSTILE = Path(__file__).parents[3] / "shared" / "hostile"


def test_the_version_is_short_and_stable() -> None:
    assert len(READER) == 16 and int(READER, 16) >= 0


def test_types_that_are_not_read_say_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"x")
    for kind in (media.PPT, media.PPTX, media.GIF, media.ODT, media.UNKNOWN, "application/gzip"):
        document = read_document(path, kind, "x")
        assert document.outcome == "unsupported" and [f.code for f in document.findings] == ["unsupported"]
        assert "save" in document.reason or "convert" in document.reason
    assert read_document(path, media.EMPTY, "x").outcome == "empty"
    assert read_document(path, media.ENCRYPTED_OFFICE, "x").outcome == "encrypted"


def test_many_are_read_in_the_sandbox(tmp_path: Path) -> None:
    jobs = []
    for i in range(6):
        path = tmp_path / f"{i}.csv"
        path.write_text(f"Offence,2016/17\n86/2,{i}\n")
        jobs.append((path, media.CSV, str(i)))
    documents = {d.reply_id: d for d in extract(jobs, 2)}
    assert [documents[str(i)].tables[0].cells[3].text for i in range(6)] == [str(i) for i in range(6)]


def test_each_way_to_go_wrong_is_an_outcome(tmp_path: Path) -> None:
    slow = tmp_path / "slow.ods"
    rows = "<table:table-row><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>" * 400_000
    with zipfile.ZipFile(slow, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", media.ODS)
        package.writestr(
            "content.xml",
            "<o:d xmlns:o='urn:o' xmlns:table='urn:t' xmlns:text='urn:x'><o:spreadsheet><table:table>"
            f"{rows}</table:table></o:spreadsheet></o:d>",
        )
    good = tmp_path / "good.csv"
    good.write_text("Offence,2016/17\n86/2,5\n")
    gone = tmp_path / "gone.csv"
    jobs = [(slow, media.ODS, "slow"), (gone, media.CSV, "gone"), (good, media.CSV, "good")]
    for limits, outcome in (
        (Limits(seconds=1.0), "timed_out"),
        # Time enough for a machine that is busy with other things.
        (Limits(seconds=600, memory=150 * MIB), "too_large"),
        (Limits(seconds=600, output=MIB), "too_large"),
    ):
        documents = {d.reply_id: d for d in extract(jobs, 1, limits)}
        assert documents["slow"].outcome == outcome
        assert [CODES[f.code].code for f in documents["slow"].findings] == ["limit_reached"]
        assert documents["gone"].outcome == "crashed" and "FileNotFoundError" in documents["gone"].reason
        assert [f.code for f in documents["gone"].findings] == ["internal_fault"]
        assert documents["good"].outcome == "read"


@pytest.mark.skipif(not HOSTILE.is_dir(), reason="the shared files are not here")
def test_each_hostile_file_ends_in_a_document_or_an_outcome() -> None:
    jobs = [(path, media.media_type(path), path.name) for path in sorted(HOSTILE.iterdir())]
    documents = list(extract(jobs, 2, Limits(seconds=10)))
    assert len(documents) == len(jobs)
    assert {d.reply_id: d.reason for d in documents if d.outcome == "crashed"} == {}
    assert all(d.reason and d.findings for d in documents if d.outcome != "read")
    assert [d.reply_id for d in documents if d.outcome == "timed_out"] == []
