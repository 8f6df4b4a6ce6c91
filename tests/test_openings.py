"""Replies opened and staged by children: where a Document lies, in full or having met a limit, and what a child loads."""

from __future__ import annotations

import sys
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from pipeline import staging
from pipeline.database import database
from pipeline.intake.media_type import CSV, PDF
from pipeline.openings import Opening, open_replies, open_reply
from pipeline.sandbox import MIB, Limits, run_each


def opening(folder: Path, name: str, rows: int) -> Opening:
    content = folder / f"{name}.csv"
    content.write_text("Offence,2016/17,2017/18\n" + "Theft,1,2\n" * rows, "utf-8")
    return Opening(content, CSV, name, False, folder / f"{name}.parquet", folder / f"{name}-limited.parquet")


def test_a_reply_is_staged_in_full(tmp_path: Path) -> None:
    job = opening(tmp_path, "reply", 200)
    assert list(open_replies([job], 1, Limits())) == ["reply"]
    (table,) = staging.load_document(job.target).tables
    assert table.n_rows == 201
    assert not job.limited.exists()


def test_a_file_that_has_gone_costs_itself_alone(tmp_path: Path) -> None:
    gone, there = opening(tmp_path, "gone", 2), opening(tmp_path, "there", 2)
    gone.content.unlink()
    assert sorted(open_replies([gone, there], 1, Limits())) == ["gone", "there"]
    assert staging.load_document(gone.limited).outcome == "crashed"
    assert staging.load_document(there.target).outcome == "read"


def test_what_met_a_limit_is_staged_apart(tmp_path: Path) -> None:
    hurried, bounded = opening(tmp_path, "hurried", 2), opening(tmp_path, "bounded", 2)
    list(open_replies([hurried], 1, Limits(seconds=1e-6)))
    list(open_replies([bounded], 1, Limits(output=10)))
    outcomes = [staging.load_document(job.limited).outcome for job in (hurried, bounded)]
    assert outcomes == ["timed_out", "too_large"]
    assert not hurried.target.exists() and not bounded.target.exists()


def loaded_for(job: Opening) -> list[str]:
    open_reply(job, MIB)
    return sorted({"rapidocr", "onnxruntime", "cv2", "openpyxl", "docx"} & set(sys.modules))


def test_a_worker_that_reads_pages_of_text_loads_nothing_that_reads_pictures(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "letter.pdf"))
    canvas.drawString(72, 700, "We hold the information that you asked for.")
    canvas.save()
    job = Opening(tmp_path / "letter.pdf", PDF, "letter", False, tmp_path / "letter.parquet", tmp_path / "limited")
    ((_, result),) = run_each(loaded_for, [("letter", (job,))], 1, Limits())
    assert (result.outcome, result.value) == ("done", [])
    assert staging.load_document(job.target).outcome == "read"


def test_no_progress_bar_is_drawn_into_what_a_command_prints() -> None:
    with database() as connection:
        assert connection.execute("SELECT current_setting('enable_progress_bar')").fetchone() == (False,)
