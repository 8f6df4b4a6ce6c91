"""The Dagster layer without a server: what is defined, and what a run in this process does and tells."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import dagster as dg
import pytest
import yaml
from dagster._core.storage.tags import GRPC_INFO_TAG
from PIL import Image

from pipeline import staging
from pipeline.definitions import build_definitions
from pipeline.defs import automation
from pipeline.defs.automation import arrivals, nightly
from pipeline.defs.replies import CHECK, RAW_RESPONSES, reply_key
from pipeline.defs.resources import Folders
from tests.end_to_end.ground import RAW_RESPONSES as SHIPPED
from tests.end_to_end.ground import REQUEST_ID, ROOT, Ground
from tests.end_to_end.server import add_reply

ROOMS = ("intake", "extract", "normalise", "national", "release")
REPLIES = ("2018-382 Annex A.csv", "FOI 1042-18 Annex A.xlsx", "Leics Police/FOI 2307-18 response.xlsx")
NATIONAL = dg.AssetKey("national_figures")
LEDGER = dg.AssetKey("replies")

Tick = Callable[[], tuple[str, Sequence[dg.RunRequest]]]


@pytest.fixture
def ground(tmp_path: Path) -> Ground:
    ground = Ground(tmp_path / "raw_responses", tmp_path / "warehouse")
    shutil.copytree(SHIPPED / REQUEST_ID, ground.replies.parent, ignore=lambda at, names: {"replies"} & {*names})
    for reply in REPLIES:
        add_reply(ground, reply)
    return ground


@pytest.fixture
def instance() -> Iterator[dg.DagsterInstance]:
    with dg.DagsterInstance.ephemeral() as instance:
        yield instance


def _folders(ground: Ground) -> Folders:
    return Folders(raw_responses=str(ground.raw_responses), warehouse=str(ground.warehouse))


def _materialise_all(ground: Ground, instance: dg.DagsterInstance) -> dg.ExecuteInProcessResult:
    job = build_definitions(_folders(ground)).resolve_job_def("ingest_everything")
    return job.execute_in_process(instance=instance, raise_on_error=False)


def _metadata(instance: dg.DagsterInstance, asset: str, partition: str | None = None) -> dict[str, object]:
    filter_ = dg.AssetRecordsFilter(dg.AssetKey(asset), asset_partitions=[partition] if partition else None)
    record = instance.fetch_materializations(filter_, limit=1).records[0]
    assert record.asset_materialization is not None
    return {name: value.value for name, value in record.asset_materialization.metadata.items()}


def _key(instance: dg.DagsterInstance, path: str) -> str:
    (key,) = (key for key in instance.get_dynamic_partitions("raw_responses") if key.startswith(path))
    return key


def test_the_graph_is_the_five_rooms_in_order_and_each_asset_says_what_it_is(ground: Ground) -> None:
    graph = build_definitions(_folders(ground)).resolve_asset_graph()
    nodes = [graph.get(key) for key in graph.get_all_asset_keys()]
    assert {node.group_name for node in nodes} == {*ROOMS}
    for node in nodes:
        assert node.description and node.owners and node.kinds, node.key
        for parent in node.parent_keys:
            assert ROOMS.index(graph.get(parent).group_name) <= ROOMS.index(node.group_name), "arrows go one way"
    materialisable = [node for node in nodes if node.is_materializable]
    assert {node.group_name for node in materialisable} == {*ROOMS}
    assert not any(node.is_partitioned for node in materialisable), "everything can be launched at once"
    assert graph.get(LEDGER).partitions_def == RAW_RESPONSES


def test_a_run_tells_of_the_nation_and_of_each_reply_and_a_second_one_has_no_news(
    ground: Ground, instance: dg.DagsterInstance
) -> None:
    assert _materialise_all(ground, instance).success
    assert instance.get_materialized_partitions(LEDGER) == {*instance.get_dynamic_partitions("raw_responses")}
    assert len(instance.get_dynamic_partitions("raw_responses")) == len(REPLIES)
    overdue = instance.event_log_storage.get_asset_check_execution_history(
        dg.AssetCheckKey(NATIONAL, "nobody_is_overdue"), limit=1
    )[0].event
    assert overdue is not None and overdue.asset_check_evaluation is not None
    assert not overdue.asset_check_evaluation.passed, "of a request of 2018, 42 have not answered"
    assert (overdue.asset_check_evaluation.description or "").startswith("84 to look at: ")
    assert "due 15 May 2018" in str(overdue.asset_check_evaluation.metadata["found"].value)
    national = _metadata(instance, "national_figures")
    assert "3 of 45" in str(national["coverage"])
    assert national["built anew"] is True
    leics = _metadata(instance, "replies", _key(instance, "Leics"))
    assert "| Total | 320 | 411 |" in str(leics["figures"])
    _leads_from_the_nation_to_the_picture_of_a_cell(instance, str(national["table by body"]), leics)
    tables = ground.tables()

    assert _materialise_all(ground, instance).success
    assert _metadata(instance, "documents")["opened in this run"] == 0
    assert _metadata(instance, "readings")["read in this run"] == 0
    assert _metadata(instance, "national_figures")["built anew"] is False
    assert len(instance.fetch_materializations(LEDGER, limit=100).records) == len(REPLIES), "no reply has news"
    assert ground.tables() == tables


def _leads_from_the_nation_to_the_picture_of_a_cell(
    instance: dg.DagsterInstance, bodies: str, reply: dict[str, object]
) -> None:
    (link,) = re.findall(r"Leicestershire Police .*\]\((/assets/replies\S+)\)", bodies)
    assert parse_qs(urlsplit(link).query)["partition"] == [_key(instance, "Leics")]
    image = Image.open(io.BytesIO(base64.b64decode(str(reply["picture of each place"]).split("base64,")[1][:-1])))
    red = sum(n for n, (r, g, b) in image.convert("RGB").getcolors(1 << 16) or () if r > 180 and g < 90 and b < 90)
    assert red > 500, "the cells are boxed"


def test_a_file_that_can_not_be_opened_is_a_failed_check_on_its_partition_and_the_run_stays_green(
    ground: Ground, instance: dg.DagsterInstance
) -> None:
    whole = (SHIPPED / REQUEST_ID / "replies" / "000612-18 Reply to applicant.pdf").read_bytes()
    (ground.replies / "cut off.pdf").write_bytes(whole[: len(whole) // 3])
    (ground.replies / "loop.pdf").symlink_to("loop.pdf")
    result = _materialise_all(ground, instance)
    assert result.success
    found = {e.partition: e for e in result.get_asset_check_evaluations() if e.asset_key == LEDGER}
    assert len(found) == len(REPLIES) + 2
    loop = found[_key(instance, "loop.pdf")]
    assert (loop.passed, loop.severity) == (False, dg.AssetCheckSeverity.ERROR), "the machine's fault turns it red"
    assert "does not let 'loop.pdf' be read" in (loop.description or "")
    cut_off = found[_key(instance, "cut off.pdf")]
    assert not cut_off.passed
    assert cut_off.severity == dg.AssetCheckSeverity.WARN
    assert "damaged" in (cut_off.description or "")
    assert found[_key(instance, "2018-382 Annex A.csv")].passed
    assert str(_metadata(instance, "replies", _key(instance, "cut off.pdf"))["state"]).startswith("Not read")


def test_a_reply_that_is_gone_takes_its_partition_with_it_and_one_that_is_replaced_gets_another(
    ground: Ground, instance: dg.DagsterInstance
) -> None:
    _materialise_all(ground, instance)
    before = _key(instance, "2018-382")
    (ground.replies / "FOI 1042-18 Annex A.xlsx").unlink()
    annex = ground.replies / "2018-382 Annex A.csv"
    annex.write_bytes(annex.read_bytes() + b"\n")
    assert _materialise_all(ground, instance).success
    keys = instance.get_dynamic_partitions("raw_responses")
    assert len(keys) == len(REPLIES) - 1
    assert before not in keys and _key(instance, "2018-382") != before
    assert "2 of 45" in str(_metadata(instance, "national_figures")["coverage"])


def test_two_requests_are_told_apart(ground: Ground, instance: dg.DagsterInstance) -> None:
    other = ground.raw_responses / "again"
    shutil.copytree(ground.replies.parent, other)
    text = (other / "request.toml").read_text("utf-8").replace(f'id = "{REQUEST_ID}"', 'id = "again"')
    (other / "request.toml").write_text(text, "utf-8")
    (other / "replies" / REPLIES[0]).unlink()
    assert _materialise_all(ground, instance).success
    national = _metadata(instance, "national_figures")
    assert "3 of 45" in str(national[f"{REQUEST_ID}: coverage"])
    assert "2 of 45" in str(national["again: coverage"])
    assert len(instance.get_dynamic_partitions("raw_responses")) == len(REPLIES), "the same file is one partition"
    both = _metadata(instance, "replies", _key(instance, "Leics"))
    assert both["again: figures"] == both[f"{REQUEST_ID}: figures"]


def test_what_can_not_be_done_fails_with_one_line(
    tmp_path: Path, instance: dg.DagsterInstance, caplog: pytest.LogCaptureFixture
) -> None:
    result = _materialise_all(Ground(tmp_path / "nowhere", tmp_path / "warehouse"), instance)
    assert not result.success
    (failure,) = result.get_step_failure_events()
    error = failure.step_failure_data.error
    assert error is not None and "does not exist" in error.message and "nowhere" in error.message


def test_a_decision_moves_the_figure_without_opening_a_document(ground: Ground, instance: dg.DagsterInstance) -> None:
    _materialise_all(ground, instance)
    assert ground.figures()["leicestershire", "2017/18", "total"]["low"] == 411
    (ground.replies.parent / "decisions.csv").write_text(
        "decision_id,action,reply,body_id,period,category,value,expect,reason,decided_by,decided_on\n"
        "d1,exclude,Leics Police/FOI 2307-18 response.xlsx,,,,,,A test,A. Tester,2018-06-01\n",
        "utf-8",
    )
    assert _materialise_all(ground, instance).success
    assert ground.figures()["leicestershire", "2017/18", "total"]["low"] is None
    assert _metadata(instance, "documents")["opened in this run"] == 0
    assert "A test" in str(_metadata(instance, "replies", _key(instance, "Leics"))["state"])


def test_the_check_of_the_replies_can_be_asked_for_by_itself(ground: Ground, instance: dg.DagsterInstance) -> None:
    _materialise_all(ground, instance)
    everything = build_definitions(_folders(ground)).resolve_implicit_global_asset_job_def()
    job = everything.get_subset(asset_check_selection={dg.AssetCheckKey(LEDGER, CHECK)})
    for _ in range(2):
        result = job.execute_in_process(instance=instance)
        found = {evaluation.partition: evaluation.passed for evaluation in result.get_asset_check_evaluations()}
        assert found.keys() == {*instance.get_dynamic_partitions("raw_responses")}
        assert not found[_key(instance, "Leics")]
        assert found[_key(instance, "2018-382")]


# ---------------------------------------------------------------- what a person starts


def _run(
    ground: Ground, instance: dg.DagsterInstance, job: str, config: dict[str, object] | None = None
) -> dg.ExecuteInProcessResult:
    definition = build_definitions(_folders(ground)).resolve_job_def(job)
    return definition.execute_in_process(instance=instance, run_config=config, raise_on_error=False)


def test_the_warehouse_is_rebuilt_from_what_was_read_without_opening_a_reply(
    ground: Ground, instance: dg.DagsterInstance
) -> None:
    _materialise_all(ground, instance)
    tables = ground.tables()
    built = (ground.warehouse / "foi.duckdb").stat().st_ino
    shutil.rmtree(ground.warehouse / "release")
    result = _run(ground, instance, "rebuild_the_warehouse")
    assert result.success
    assert {e.asset_key.to_user_string() for e in result.get_asset_materialization_events() if e.asset_key} >= {
        "national_figures",
        "release_tables",
    }
    assert not {"register", "documents", "readings"} & {e.step_key for e in result.all_events}
    assert (ground.warehouse / "foi.duckdb").stat().st_ino != built
    assert ground.tables() == tables
    assert list((ground.warehouse / "release").rglob("figures.csv"))


def test_all_replies_are_read_again_and_the_tables_stay_the_same(ground: Ground, instance: dg.DagsterInstance) -> None:
    _materialise_all(ground, instance)
    tables = ground.tables()
    staged = {path: path.stat().st_mtime_ns for path in (ground.warehouse / "staging").rglob("*.parquet")}
    assert _run(ground, instance, "re_read_all_replies").success
    now = {path: path.stat().st_mtime_ns for path in (ground.warehouse / "staging").rglob("*.parquet")}
    assert now.keys() == staged.keys() and all(now[path] > time for path, time in staged.items())
    assert ground.tables() == tables

    assert _metadata(instance, "documents")["opened in this run"] == len(REPLIES)
    unknown = _run(ground, instance, "re_read_one_reply")
    (failure,) = unknown.get_step_failure_events()
    assert "There is no reply 'the path of a reply'" in str(failure.step_failure_data.error)


def test_a_reply_that_met_a_limit_counts_once_it_is_read_again(ground: Ground, instance: dg.DagsterInstance) -> None:
    """What was staged of a reply may be wrong by the machine's fault, which no fingerprint tells."""
    _materialise_all(ground, instance)
    (staged,) = (ground.warehouse / "staging" / "extract").rglob(f"{_sha256(ground.replies / REPLIES[0])}-*.parquet")
    document = staging.load_document(staged)
    broken = replace(document, outcome="crashed", reason="The reader died.", blocks=())
    staging.save_document(broken, staged)
    shutil.rmtree(ground.warehouse / "staging" / "normalise")
    assert _run(ground, instance, "re_read_one_reply", _launchpad(instance, REPLIES[1])).success
    assert _metadata(instance, "documents")["opened in this run"] == 1
    assert "2 of 45" in str(_metadata(instance, "national_figures")["coverage"])
    assert _run(ground, instance, "re_read_one_reply", _launchpad(instance, REPLIES[0])).success
    assert "3 of 45" in str(_metadata(instance, "national_figures")["coverage"])


def _launchpad(instance: dg.DagsterInstance, reply: str) -> dict[str, object]:
    """What the link on a reply's page fills into the launchpad."""
    text = str(_metadata(instance, "replies", _key(instance, reply))["read it again"])
    link = urlsplit(text.partition("](")[2].rstrip(")"))
    assert "/jobs/re_read_one_reply/" in link.path
    return yaml.safe_load(parse_qs(link.query)["config"][0])  # type: ignore[no-any-return]


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


# ---------------------------------------------------------------- without anyone pressing a button


@pytest.fixture
def tick(ground: Ground, instance: dg.DagsterInstance, monkeypatch: pytest.MonkeyPatch) -> Tick:
    """A tick of the sensor, which remembers the one before; a second of patience stands for the four of real use."""
    monkeypatch.setattr(automation, "_SETTLED_SECONDS", 1.0)
    cursor: str | None = None

    def tick() -> tuple[str, Sequence[dg.RunRequest]]:
        nonlocal cursor
        context = dg.build_sensor_context(instance=instance, cursor=cursor, resources={"folders": _folders(ground)})
        answer = arrivals.evaluate_tick(context)
        for event in answer.asset_events:
            assert isinstance(event, dg.AssetMaterialization)
            instance.report_runless_asset_event(event)
        cursor = answer.cursor or cursor
        return answer.skip_message or "", tuple(answer.run_requests or ())

    return tick


def test_the_sensor_asks_for_one_run_at_every_change_and_for_none_in_between(
    ground: Ground, instance: dg.DagsterInstance, tick: Tick
) -> None:
    annex = ground.replies / "2018-382 Annex A.csv"
    changes = (
        lambda: None,
        lambda: add_reply(ground, "20180612 response.docx"),
        lambda: annex.rename(ground.replies / "renamed.csv"),
        lambda: (ground.replies.parent / "decisions.csv").write_text("", "utf-8"),
        lambda: (ground.replies / "renamed.csv").rename(ground.replies / "Leics Police" / "renamed.csv"),
        (ground.replies / "Leics Police" / "renamed.csv").unlink,
        (ground.replies.parent / "decisions.csv").unlink,
    )
    for n, change in enumerate(changes, start=1):
        change()
        assert len(tick()[1]) == 1, n
        assert len(instance.fetch_materializations(dg.AssetKey("raw_responses"), limit=10).records) == n
        assert tick() == ("Nothing has changed.", ())


def test_a_file_that_is_still_being_written_is_waited_for(ground: Ground, tick: Tick) -> None:
    def write() -> None:
        for _ in range(8):
            with (ground.replies / "slow.csv").open("ab") as file:
                file.write(b"x")
            time.sleep(0.25)

    writing = threading.Thread(target=write)
    writing.start()
    assert tick() == ("Something is moving: waiting until it is whole.", ())
    writing.join()
    assert len(tick()[1]) == 1


def test_a_run_that_the_machine_cut_short_is_asked_for_again_and_one_that_failed_is_not(
    instance: dg.DagsterInstance, ground: Ground, tick: Tick
) -> None:
    job = build_definitions(_folders(ground)).resolve_job_def("ingest_everything")

    def ended(request: dg.RunRequest) -> None:
        run = instance.create_run_for_job(job, tags=request.tags)
        instance.report_run_failed(run)

    asked = tick()[1]
    for _ in range(3):
        assert len(asked) == 1
        ended(asked[0])
        asked = tick()[1]
    assert not asked, "three times is enough"
    (ground.replies.parent / "request.toml").write_text("this is no TOML", "utf-8")
    (asked_once,) = tick()[1]
    result = job.execute_in_process(instance=instance, tags=asked_once.tags, raise_on_error=False)
    assert not result.success
    assert tick() == ("Nothing has changed.", ()), "what a person must mend is not tried again"


def test_a_run_whose_server_was_killed_is_told_of_as_failed_and_begun_again(
    ground: Ground, instance: dg.DagsterInstance, tick: Tick, tmp_path: Path
) -> None:
    job = build_definitions(_folders(ground)).resolve_job_def("ingest_everything")
    (asked,) = tick()[1]
    with socket.socket(socket.AF_UNIX) as server:
        place = tmp_path / "socket"
        server.bind(str(place))
        server.listen()
        tags = {**asked.tags, GRPC_INFO_TAG: json.dumps({"host": "localhost", "socket": str(place)})}
        run = instance.create_run_for_job(job, tags=tags, status=dg.DagsterRunStatus.STARTED)
        assert tick() == ("Nothing has changed.", ()), "it is still at work"
    assert len(tick()[1]) == 1
    assert (ended := instance.get_run_by_id(run.run_id)) and ended.status is dg.DagsterRunStatus.FAILURE


def test_a_change_during_a_run_waits_with_the_one_that_has_not_begun(
    ground: Ground, instance: dg.DagsterInstance, tick: Tick
) -> None:
    job = build_definitions(_folders(ground)).resolve_job_def("ingest_everything")
    (asked,) = tick()[1]
    waiting = instance.create_run_for_job(job, tags=asked.tags)
    add_reply(ground, "20180612 response.docx")
    said, requests = tick()
    assert "not begun yet" in said and not requests
    instance.delete_run(waiting.run_id)


def test_every_night_all_files_are_hashed_again(ground: Ground, instance: dg.DagsterInstance) -> None:
    assert nightly.cron_schedule == "0 2 * * *"
    assert nightly.execution_timezone == "Europe/London"
    annex = ground.replies / "2018-382 Annex A.csv"
    os.utime(annex, (1_500_000_000, 1_500_000_000))
    _materialise_all(ground, instance)
    before = _key(instance, "2018-382")
    _change_unseen(annex)
    _materialise_all(ground, instance)
    assert _key(instance, "2018-382") == before, "size and times hide the change"

    (request,) = nightly.evaluate_tick(dg.build_schedule_context(instance)).run_requests or ()
    job = build_definitions(_folders(ground)).resolve_job_def("ingest_everything")
    assert job.execute_in_process(instance=instance, run_config=request.run_config).success
    assert _key(instance, "2018-382") != before


def _change_unseen(path: Path) -> None:
    """Another content of the same size, with the memory of the old one as if nothing had happened."""
    cache = path.parents[3] / "warehouse" / "staging" / "intake" / f"{REQUEST_ID}.json"
    remembered = cache.read_text("utf-8")
    old = path.stat()
    content = path.read_bytes()
    path.write_bytes(content.replace(b"1", b"2", 1))
    os.utime(path, ns=(old.st_atime_ns, old.st_mtime_ns))
    new = path.stat()
    assert (new.st_size, new.st_mtime_ns) == (old.st_size, old.st_mtime_ns)
    cache.write_text(remembered.replace(str(old.st_ctime_ns), str(new.st_ctime_ns)), "utf-8")


# ---------------------------------------------------------------- keys, settings, the shape of the house


@pytest.mark.parametrize("path", ["a,b|c...d.pdf", "Größe/ünï.pdf", "x" * 400 + ".pdf", "two\nlines.pdf", "a!/b.xlsx"])
def test_keys_are_readable_one_line_and_without_what_dagster_gives_a_meaning_to(path: str) -> None:
    key = reply_key(path, "0123456789abcdef")
    assert key.endswith(" @01234567")
    assert key.isprintable() and len(key) < 200
    assert not any(mark in key for mark in (",", "|", "..."))


def test_the_environment_says_where_things_lie(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FOI_RAW_RESPONSES", str(tmp_path / "in"))
    monkeypatch.setenv("FOI_WAREHOUSE", str(tmp_path / "out"))
    settings = Folders.from_environment().settings
    assert (settings.raw_responses, settings.warehouse) == (tmp_path / "in", tmp_path / "out")
    monkeypatch.delenv("FOI_RAW_RESPONSES")
    monkeypatch.delenv("FOI_WAREHOUSE")
    monkeypatch.chdir(tmp_path)
    settings = Folders.from_environment().settings
    assert (settings.raw_responses, settings.warehouse) == (tmp_path / "raw_responses", tmp_path / "warehouse")


def test_loading_the_definitions_says_nothing_on_the_screen_and_loads_nothing_heavy() -> None:
    code = """import sys, pipeline.definitions
heavy = {"duckdb", "numpy", "pyarrow", "PIL", "pdfplumber", "pypdfium2", "openpyxl", "lxml", "docx", "onnxruntime", "rapidocr"}
assert not heavy & set(sys.modules), heavy & set(sys.modules)"""
    loaded = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (loaded.returncode, loaded.stdout + loaded.stderr) == (0, "")


def test_only_the_dagster_layer_knows_dagster() -> None:
    knowing = {
        path.relative_to(ROOT / "pipeline").parts[0]
        for path in (ROOT / "pipeline").rglob("*.py")
        if "dagster"
        in {
            word.split(".")[0]
            for line in path.read_text("utf-8").splitlines()
            for word in line.split()
            if line.strip().startswith(("import ", "from "))
        }
    }
    assert knowing == {"defs", "definitions.py"}
