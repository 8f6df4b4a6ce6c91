"""The order of the rooms: what changed is done, what did not is left alone, and nothing is half done."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pytest

from pipeline import run
from pipeline.answers import failed_reading
from pipeline.model import Progress
from pipeline.national.warehouse import connect
from pipeline.request import RequestError
from pipeline.run import RunError, Settings
from pipeline.sandbox import Limits, Result
from pipeline.work import pile
from tests.benchmarks import kill
from tests.national.world import FIRST, SECOND
from tests.replies import ASHBY, BEXTON, CORLEY, reply_text, write_reply, write_world

ROOT = Path(__file__).parents[1]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    write_world(tmp_path / "raw")
    return Settings(tmp_path / "raw", tmp_path / "warehouse", workers=1)


def folder(settings: Settings, name: str = "potholes") -> Path:
    return settings.raw_responses / name


def query(settings: Settings, sql: str) -> list[tuple[Any, ...]]:
    with connect(settings.warehouse) as connection:
        return connection.execute(sql).fetchall()


def totals(settings: Settings) -> list[tuple[Any, ...]]:
    return query(
        settings, "SELECT low, high, bodies_counted FROM national.totals WHERE category = 'total' ORDER BY period"
    )


def everything(settings: Settings) -> dict[str, list[tuple[Any, ...]]]:
    tables = query(settings, "SELECT table_schema, table_name FROM information_schema.tables ORDER BY ALL")
    return {f"{s}.{n}": query(settings, f"SELECT * FROM {s}.{n}") for s, n in tables}


def test_replies_become_the_national_figure(settings: Settings) -> None:
    outcome = run.ingest(settings)
    assert (outcome.changed, outcome.opened, outcome.read) == (True, 3, 3)
    assert totals(settings) == [(350, 350, 3), (420, 420, 3)]
    assert query(settings, "SELECT count(*) FROM national.figures WHERE needs_review") == [(0,)]
    assert {path.name for path in (settings.warehouse / "release" / "potholes").iterdir()} == {
        "figures.csv", "figures.parquet", "totals.csv", "totals.parquet", "coverage.csv", "coverage.parquet", "headlines.md"
    }  # fmt: skip


def test_progress_is_told_room_by_room(settings: Settings) -> None:
    steps: list[Progress] = []
    run.ingest(settings, steps.append)
    assert list(dict.fromkeys(step.room for step in steps)) == ["intake", "extract", "normalise", "national", "release"]
    last = {step.room: step for step in steps}
    assert all(step.done == step.of for step in last.values())
    assert last["extract"].of == 3


# ---------------------------------------------------------------- only what changed


def test_an_unchanged_second_run_opens_nothing_and_loads_nothing_heavy(settings: Settings) -> None:
    run.ingest(settings)
    before = built_files(settings)
    code = f"""
import sys
from pathlib import Path
from pipeline.run import Settings, ingest
outcome = ingest(Settings(Path({str(settings.raw_responses)!r}), Path({str(settings.warehouse)!r})))
assert not outcome.changed and not outcome.opened and not outcome.read, outcome
heavy = {{"pandas", "numpy", "pyarrow", "pdfplumber", "pypdfium2", "openpyxl", "lxml", "docx", "dagster", "onnxruntime",
    "rapidocr", "rich", "olefile"}}
assert not heavy & set(sys.modules), heavy & set(sys.modules)
"""
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert built_files(settings) == before


def built_files(settings: Settings) -> dict[Path, int]:
    """When each file of the warehouse was written; intake's memory of times and sizes is its own affair."""
    files = (path for path in settings.warehouse.rglob("*") if path.is_file() and path.name != ".lock")
    return {path: path.stat().st_mtime_ns for path in files if path.parent.name != "intake"}


def test_a_changed_figure_moves_the_total_by_exactly_that(settings: Settings) -> None:
    run.ingest(settings)
    write_reply(folder(settings), "Bexton", ((120, 83), (140, 100)))
    outcome = run.ingest(settings)
    assert (outcome.opened, outcome.read) == (1, 1)
    assert totals(settings) == [(353, 353, 3), (420, 420, 3)]


def test_a_removed_reply_is_missed_by_name(settings: Settings) -> None:
    run.ingest(settings)
    shutil.rmtree(folder(settings) / "replies" / "Corley Council")
    outcome = run.ingest(settings)
    assert (outcome.changed, outcome.opened) == (True, 0)
    assert totals(settings) == [(300, 300, 2), (360, 360, 2)]
    assert query(settings, "SELECT DISTINCT body_id FROM national.coverage WHERE NOT has_figure") == [("corley",)]


def test_a_reply_that_comes_back_is_not_read_again(settings: Settings) -> None:
    run.ingest(settings)
    before = everything(settings)
    shutil.move(folder(settings) / "replies" / "Corley Council", settings.raw_responses.parent / "aside")
    run.ingest(settings)
    shutil.move(settings.raw_responses.parent / "aside", folder(settings) / "replies" / "Corley Council")
    outcome = run.ingest(settings)
    assert (outcome.changed, outcome.opened, outcome.read) == (True, 0, 0)
    assert everything(settings) == before


def test_a_moved_reply_is_read_against_the_request_but_not_opened(settings: Settings) -> None:
    run.ingest(settings)
    replies = folder(settings) / "replies"
    (replies / "Corley Council").rename(replies / "Corley")
    outcome = run.ingest(settings)
    assert (outcome.opened, outcome.read) == (0, 1)
    assert totals(settings)[0] == (350, 350, 3)


def test_a_decision_resettles_without_opening_or_reading(settings: Settings) -> None:
    run.ingest(settings)
    (folder(settings) / "decisions.csv").write_text(
        "decision_id,action,reply,body_id,period,category,value,expect,reason,decided_by,decided_on\n"
        "d1,correct,Corley Council/reply.csv,corley,2017/18,total,65,60,misprint,A. Person,2018-06-01\n"
        "d2,exclude,gone.pdf,,,,,,,A. Person,2018-06-01\n",
        "utf-8",
    )
    outcome = run.ingest(settings)
    assert (outcome.changed, outcome.opened, outcome.read) == (True, 0, 0)
    assert totals(settings)[1] == (425, 425, 3)
    assert query(settings, "SELECT decision_id, applied FROM national.decisions ORDER BY ALL") == [
        ("d1", True),
        ("d2", False),
    ]


def test_a_changed_request_is_read_again_and_not_opened(settings: Settings) -> None:
    run.ingest(settings)
    path = folder(settings) / "request.toml"
    path.write_text(path.read_text("utf-8").replace('words = ["minor"]', 'words = ["minor", "lesser"]'), "utf-8")
    outcome = run.ingest(settings)
    assert (outcome.changed, outcome.opened, outcome.read) == (True, 0, 3)


def test_a_release_of_another_build_is_written_again(settings: Settings) -> None:
    """As after a run that was killed when the warehouse was swapped in, and nothing was published yet."""
    run.ingest(settings)
    write_reply(folder(settings), "Bexton", ((120, 83), (140, 100)))
    (request,) = run.requests(settings)
    replies = run.arrivals(settings, request)
    run.read_documents(settings, request, replies)
    run.read_answers(settings, request, replies)
    assert run.build(settings, [(request, replies)])
    run.ingest(settings)
    assert ",353," in (settings.warehouse / "release" / "potholes" / "totals.csv").read_text("utf-8")
    assert not run.ingest(settings).changed


def test_deleted_release_files_are_written_again(settings: Settings) -> None:
    run.ingest(settings)
    path = settings.warehouse / "release" / "potholes" / "figures.csv"
    first = path.read_bytes()
    path.unlink()
    run.ingest(settings)
    assert path.read_bytes() == first


def test_a_warehouse_rebuilt_from_nothing_has_the_same_rows(settings: Settings) -> None:
    run.ingest(settings)
    first = everything(settings)
    shutil.rmtree(settings.warehouse)
    run.ingest(settings)
    assert everything(settings) == first


def test_what_a_killed_run_left_half_written_goes_with_the_next(settings: Settings) -> None:
    run.ingest(settings)
    staged = next(settings.store.root.rglob("*.parquet"))
    half = [staged.with_name(".abc.part"), settings.store.intake_cache("potholes").with_name(".cache.json.7")]
    for path in half:
        path.write_bytes(b"half")
    (folder(settings) / "replies" / "another.txt").write_text("Thank you for your request.", "utf-8")
    run.ingest(settings)
    assert staged.is_file() and not any(path.exists() for path in half)


def test_what_other_versions_left_is_pruned(settings: Settings) -> None:
    old = [settings.store.root / "extract" / "old.1" / "ab", settings.store.root / "normalise" / "potholes" / "old.1"]
    for path in old:
        path.mkdir(parents=True)
    run.ingest(settings)
    assert not any(path.exists() for path in old)
    assert len(list((settings.store.root / "extract").iterdir())) == 1


# ---------------------------------------------------------------- step by step, as Dagster does


def test_the_steps_can_be_taken_apart(settings: Settings) -> None:
    run.ingest(settings)
    whole = everything(settings)
    shutil.rmtree(settings.warehouse)
    (request,) = run.requests(settings)
    replies = run.arrivals(settings, request)
    assert run.build(settings, [(request, replies)])
    assert query(settings, "SELECT DISTINCT outcome FROM intake.replies") == [("arrived",)]
    assert totals(settings)[0] == (None, None, 0)
    for reply in replies:
        assert run.read_documents(settings, request, replies, only={reply.reply_id}) == (reply.reply_id,)
        assert run.read_documents(settings, request, replies, only={reply.reply_id}) == ()
        assert run.read_answers(settings, request, replies, only={reply.reply_id}) == (reply.reply_id,)
    national_path = settings.warehouse / "foi.duckdb"
    national_path.unlink()
    assert run.build(settings, [(request, replies)])
    assert everything(settings) == whole


def test_an_answer_cannot_be_read_before_it_is_opened(settings: Settings) -> None:
    (request,) = run.requests(settings)
    replies = run.arrivals(settings, request)
    with pytest.raises(RunError, match="was not opened yet"):
        run.read_answers(settings, request, replies)


# ---------------------------------------------------------------- containers


def test_members_of_a_container_vouch_for_each_other(settings: Settings) -> None:
    """A table that names nobody is told by the letter that came in the same zip, and counts once."""
    replies = folder(settings) / "replies"
    shutil.rmtree(replies / "Corley Council")
    letter = (
        "Corley Council\nFreedom of Information\nDate: 10 May 2018\nCorley Council can confirm that it holds the "
        "information. Corley Council provides the answer in the attached file.\n"
    )
    table = "".join(reply_text("Corley", CORLEY).splitlines(keepends=True)[4:])
    with zipfile.ZipFile(replies / "documents.zip", "w") as package:
        package.writestr("letter.txt", letter)
        package.writestr("data.csv", "Potholes reported by road and financial year\n" + table)
    run.ingest(settings)
    assert totals(settings)[0] == (350, 350, 3)
    assert query(
        settings, "SELECT path, outcome, counted FROM intake.replies WHERE path LIKE 'doc%' ORDER BY path"
    ) == [
        ("documents.zip", "container", False),
        ("documents.zip!/data.csv", "answer", True),
        ("documents.zip!/letter.txt", "covering", False),
    ]


def test_the_same_file_twice_counts_once(settings: Settings) -> None:
    replies = folder(settings) / "replies"
    shutil.copy(replies / "Ashby Council" / "reply.csv", replies / "again.csv")
    run.ingest(settings)
    assert totals(settings)[0] == (350, 350, 3)
    assert query(settings, "SELECT outcome FROM intake.replies WHERE path = 'again.csv'") == [("duplicate",)]


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 broken", b"PK\x03\x04 broken", b"\x00\xff" * 500])
def test_a_bad_file_costs_itself_alone(settings: Settings, content: bytes) -> None:
    (folder(settings) / "replies" / "bad.bin").write_bytes(content)
    run.ingest(settings)
    assert totals(settings) == [(350, 350, 3), (420, 420, 3)]
    ((outcome, reason),) = query(settings, "SELECT outcome, reason FROM intake.replies WHERE path = 'bad.bin'")
    assert outcome not in {"arrived", "answer"}
    assert reason


def test_a_quarantined_file_is_read_once_a_person_releases_it(settings: Settings) -> None:
    path = folder(settings) / "replies" / "Corley Council" / "reply.csv"
    rows = [line.split(",") for line in path.read_text("utf-8").splitlines()]
    path.unlink()
    book = openpyxl.Workbook()
    visible = book.active
    assert visible is not None
    for row in rows:
        visible.append([int(text) if text.isdigit() else text for text in row])
    hidden = book.create_sheet("Raw")
    hidden.sheet_state = "hidden"
    for number in range(80):
        hidden.append([f"REF{number:05}", f"Person {number}", f"{number % 28 + 1:02}/05/2016", "Main road"])
    book.save(path.with_suffix(".xlsx"))
    run.ingest(settings)
    assert totals(settings)[0] == (300, 300, 2)
    ((reply_id, outcome),) = query(settings, "SELECT reply_id, outcome FROM intake.replies WHERE path LIKE 'Corley%'")
    assert outcome == "quarantined"
    (folder(settings) / "decisions.csv").write_text(
        "decision_id,action,reply,body_id,period,category,value,expect,reason,decided_by,decided_on\n"
        f"d1,release,{reply_id[:12]},,,,,,told the council,A. Person,2018-06-01\n",
        "utf-8",
    )
    assert run.ingest(settings).opened == 1
    assert totals(settings)[0] == (350, 350, 3)
    assert query(settings, "SELECT applied FROM national.decisions") == [(True,)]
    assert query(settings, "SELECT count(*) FROM extract.cells WHERE text LIKE '%Person%'") == [(0,)]


def test_a_file_that_met_a_limit_is_tried_again_under_others(settings: Settings) -> None:
    hurried = Settings(settings.raw_responses, settings.warehouse, workers=1, limits=Limits(output=10))
    assert run.ingest(hurried).opened == 3
    assert query(settings, "SELECT DISTINCT outcome FROM intake.replies") == [("too_large",)]
    assert run.ingest(settings).opened == 3
    assert totals(settings)[0] == (350, 350, 3)
    assert run.ingest(settings).opened == 0


def test_a_reading_that_goes_wrong_costs_that_reply_alone(settings: Settings) -> None:
    """Time runs out for one reply while it is read against the request; the others are read all the same."""
    (request,) = run.requests(settings)
    replies = run.arrivals(settings, request)
    run.read_documents(settings, request, replies)
    hurried = replace(settings, limits=replace(settings.limits, seconds=1e-6))
    unlucky = next(reply.reply_id for reply in replies if reply.path.startswith("Bexton"))
    run.read_answers(hurried, request, replies, only={unlucky})
    run.build(hurried, [(request, replies)])
    assert query(settings, "SELECT code, path, still_open FROM national.findings") == [
        ("limit_reached", "Bexton Council/reply.csv", True)
    ]
    run.ingest(settings)
    assert totals(settings)[0] == (350, 350, 3)


def test_a_fault_of_ours_is_a_finding_of_that_reply(settings: Settings) -> None:
    run.ingest(settings)
    (request,) = run.requests(settings)
    arrived = pile(settings, request, run.arrivals(settings, request))
    job = arrived.job(arrived.readable[0])
    reading = failed_reading(job, Result("raised", reason="KeyError at facts.py:12 in read_grid"))
    assert (reading.kind, [f.code for f in reading.findings]) == ("unread", ["internal_fault"])
    assert "facts.py:12" in reading.findings[0].message


# ---------------------------------------------------------------- several requests


def test_requests_share_a_warehouse(settings: Settings) -> None:
    write_world(settings.raw_responses, "again")
    assert run.ingest(settings).request_ids == ("again", "potholes")
    whole = everything(settings)
    write_reply(folder(settings, "again"), "Bexton", ((121, 80), (140, 100)))
    one = Settings(settings.raw_responses, settings.warehouse, ("potholes",), 1)
    assert not run.ingest(one).changed
    again = Settings(settings.raw_responses, settings.warehouse, ("again",), 1)
    assert run.ingest(again).opened == 1
    write_reply(folder(settings, "again"), "Bexton", BEXTON)
    run.ingest(again)
    assert everything(settings) == whole


def test_a_request_that_is_gone_leaves_the_warehouse(settings: Settings) -> None:
    write_world(settings.raw_responses, "again")
    run.ingest(settings)
    shutil.rmtree(folder(settings, "again"))
    assert run.ingest(settings).changed
    assert query(settings, "SELECT request_id FROM national.requests") == [("potholes",)]


# ---------------------------------------------------------------- what can't be done


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="does not exist"):
        run.ingest(Settings(tmp_path / "nowhere", tmp_path / "warehouse"))


def test_a_folder_without_requests_is_said(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    with pytest.raises(RunError, match=r"no folder with a request.toml"):
        run.ingest(Settings(tmp_path / "raw", tmp_path / "warehouse"))


def test_an_unknown_request_is_said_with_what_there_is(settings: Settings) -> None:
    with pytest.raises(RunError, match="there is: potholes"):
        run.ingest(Settings(settings.raw_responses, settings.warehouse, ("potoles",)))


def test_a_wrong_request_is_said(settings: Settings) -> None:
    (folder(settings) / "request.toml").write_text("id = ", "utf-8")
    with pytest.raises(RequestError, match="not valid TOML"):
        run.ingest(settings)


def test_a_request_without_replies_is_an_empty_result(settings: Settings) -> None:
    shutil.rmtree(folder(settings) / "replies")
    run.ingest(settings)
    assert totals(settings) == [(None, None, 0), (None, None, 0)]


def test_two_ingests_at_once_one_says_so(settings: Settings) -> None:
    code = f"""
import sys, time
from pathlib import Path
from pipeline.run import locked
with locked(Path({str(settings.warehouse)!r})):
    print("held", flush=True)
    time.sleep(60)
"""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    holder = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, cwd=ROOT, env=environment)
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(RunError, match=rf"process {holder.pid}\) is at work"):
            run.ingest(settings)
    finally:
        holder.kill()
        holder.wait()
        assert holder.stdout is not None
        holder.stdout.close()
    # The lock went with its holder, and whoever has patience gets it.
    with run.locked(settings.warehouse, patience=5):
        pass
    run.ingest(settings)
    assert totals(settings)[0] == (350, 350, 3)


def test_killed_at_any_instant_and_run_again_it_is_as_if_nobody_had_disturbed_it(tmp_path: Path) -> None:
    """A first ingest, one after a change, and one of which a reading child alone is killed; readers see none of it."""
    ground = kill.lay(tmp_path, ("zip", "eml", "csv", "bad", "html", "csv"))
    assert [kill.disturb(ground, number, seed=1) for number in (0, 1, 4)] == [[]] * 3
    assert kill.read_on(ground, 2) > 0
    assert all("is at work on" in said for said in kill.two_at_once(ground) if said)


def test_what_somebody_wrote_into_the_warehouse_does_not_last(settings: Settings) -> None:
    run.ingest(settings)
    before = everything(settings)
    path = settings.warehouse / "foi.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("UPDATE national.figures SET low = 7, high = 7 WHERE body_id = 'ashby'")
    assert run.ingest(settings).changed
    assert everything(settings) == before
    # Somebody whose editor died, and left what it had not yet written into the file itself.
    code = f"import duckdb, os; c = duckdb.connect({str(path)!r}); c.execute('UPDATE national.figures SET low = 8'); os._exit(1)"
    subprocess.run([sys.executable, "-c", code], check=False)
    assert path.with_name("foi.duckdb.wal").is_file()
    write_reply(folder(settings), "Bexton", ((120, 83), (140, 100)))
    run.ingest(settings)
    assert totals(settings) == [(353, 353, 3), (420, 420, 3)]


def test_an_edited_register_of_bodies_is_read_again_and_not_opened(settings: Settings) -> None:
    run.ingest(settings)
    path = folder(settings) / "councils.csv"
    path.write_text(path.read_text("utf-8").replace("district,Ash,", "district,Ash|Ashy,"), "utf-8")
    outcome = run.ingest(settings)
    assert (outcome.changed, outcome.opened, outcome.read) == (True, 0, 3)


def test_staged_files_that_are_lost_are_read_again_as_far_as_needed(settings: Settings) -> None:
    run.ingest(settings)
    shutil.rmtree(settings.store.root)
    assert not run.ingest(settings).opened
    write_reply(folder(settings), "Bexton", ((120, 83), (140, 100)))
    assert run.ingest(settings).opened == 1
    whole = Settings(settings.raw_responses, settings.warehouse.with_name("other"), workers=1)
    run.ingest(whole)
    assert everything(settings) == everything(whole)


def test_the_periods_of_the_world_are_those_of_the_request(settings: Settings) -> None:
    (request,) = run.requests(settings)
    assert [period.id for period in request.periods] == [FIRST, SECOND]
    assert ASHBY[0][0] + ASHBY[0][1] == 100
