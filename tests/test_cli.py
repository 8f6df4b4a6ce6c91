"""The `foi` command as a person meets it: its output, its exit codes, its one clear line."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main
from pipeline.findings import CODES
from pipeline.run import locked
from tests.replies import reply_text, write_reply, write_world

Call = Callable[..., Result]


def call(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


@pytest.fixture
def foi(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Call:
    """`foi`, called from within a folder that holds raw_responses/ and no warehouse yet."""
    monkeypatch.chdir(tmp_path)
    write_world(tmp_path / "raw_responses")
    return call


@pytest.fixture(scope="module")
def ingested(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ingested")
    write_world(folder / "raw_responses")
    raw, warehouse = str(folder / "raw_responses"), str(folder / "warehouse")
    assert call("ingest", "--raw-responses", raw, "--warehouse", warehouse).exit_code == 0
    return folder


@pytest.fixture
def settled(ingested: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Call:
    """`foi`, called from within a folder whose replies were ingested before."""
    shutil.copytree(ingested, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return call


def lines(result: Result) -> list[str]:
    assert result.exit_code == 0, result.output
    return [" ".join(line.split()) for line in result.stdout.splitlines()]


def test_ingest_prints_the_national_result(foi: Call) -> None:
    shown = lines(foi("ingest"))
    assert "2016/17 350 potholes, 3 of 3 bodies" in shown
    assert "2017/18 420 potholes, 3 of 3 bodies" in shown
    assert "both 770 potholes, 3 of 3 bodies" in shown
    assert any("+20.0 %" in line and '"up by a fifth": true' in line and "from 403 to 437" in line for line in shown)
    assert "Main roads 455 59.1 %" in shown
    assert "Bexton Council 200 240 440 +20.0 % exact" in shown
    assert "Nothing waits for a person." in shown
    assert any(line.startswith("3 documents opened, 3 replies read") for line in shown)


def test_a_second_ingest_says_that_nothing_is_new_and_prints_the_same(foi: Call) -> None:
    first, second = lines(foi("ingest")), lines(foi("ingest"))
    assert second[:-1] == first[:-1]
    assert second[-1].startswith("nothing new")


def test_progress_goes_to_the_error_stream(foi: Call) -> None:
    result = foi("ingest")
    assert "extract: 3 of 3" in result.stderr
    assert "extract: 3 of 3" not in result.stdout


def test_a_missing_body_is_named_and_the_total_is_at_least(foi: Call) -> None:
    shutil.rmtree(Path("raw_responses/potholes/replies/Corley Council"))
    shown = lines(foi("ingest"))
    assert "2016/17 at least 300 potholes, 2 of 3 bodies" in shown
    assert "Corley Council, 2016/17: awaited, due 15 May 2018" in shown
    assert "Corley Council - - - - missing: awaited" in shown


def test_numbers_have_thousands_separators(foi: Call) -> None:
    write_reply(Path("raw_responses/potholes"), "Ashby", ((12000, 345), (70, 50)))
    assert "2016/17 12,595 potholes, 3 of 3 bodies" in lines(foi("ingest"))


def test_published_figures_are_compared(foi: Call) -> None:
    Path("raw_responses/potholes/published.csv").write_text(
        "body_id,period,category,value,basis,source,note\n,2016/17,total,350,published,,\nashby,2016/17,main,61,published,,\n",
        "utf-8",
    )
    shown = lines(foi("ingest"))
    assert "Published elsewhere: 1 agree, 1 differ, 0 can't be compared yet." in shown
    assert "ashby 2016/17 main: published 61, replies 60" in shown


def test_doubts_are_put_as_questions_and_the_exit_code_is_0(foi: Call) -> None:
    Path("raw_responses/potholes/replies/broken.pdf").write_bytes(b"%PDF-1.7 nothing")
    shown = lines(foi("ingest"))
    assert "Waiting for a person (1):" in shown
    assert f"1. Unknown body: 'broken.pdf': {CODES['unreadable'].question} unreadable" in shown


def test_remarks_that_hold_back_nothing_are_counted_in_one_line_and_shown_by_status(foi: Call) -> None:
    replies = Path("raw_responses/potholes/replies")
    shutil.copytree(replies / "Ashby Council", replies / "Elsewhere Council")
    other = replies / "Elsewhere Council" / "reply.csv"
    other.write_text(reply_text("Elsewhere", ((1, 2), (3, 4))), "utf-8")
    shown = lines(foi("ingest"))
    assert "Nothing waits for a person." in shown
    assert "Remarks, which hold back no figure: 1 body_not_asked. 'foi status' shows them." in shown
    stated = lines(foi("status"))
    assert f"1 body_not_asked {CODES['body_not_asked'].what_to_do}" in stated
    assert any(line.startswith("elsewhere, Elsewhere Council/reply.csv: ") for line in stated)


def test_a_decision_that_does_not_apply_is_told_in_full(foi: Call) -> None:
    Path("raw_responses/potholes/decisions.csv").write_text(
        "decision_id,action,reply,body_id,period,category,value,expect,reason,decided_by,decided_on\n"
        "d1,exclude,gone.pdf,,,,,,no answer,A. Person,2018-06-01\n",
        "utf-8",
    )
    shown = " ".join(lines(foi("ingest")))
    assert "Decision 'd1' (exclude): it matches nothing. Correct or remove the row of decisions.csv." in shown


def test_ingest_as_json(foi: Call) -> None:
    result = foi("ingest", "--json")
    found = json.loads(result.stdout)
    assert (found["changed"], found["documents_opened"], found["replies_read"]) == (True, 3, 3)
    assert set(found["seconds"]) == {"intake", "extract", "normalise", "national", "release"}
    (request,) = found["requests"]
    assert [(t["period"], t["low"], t["high"], t["bodies_counted"]) for t in request["totals"]] == [
        ("2016/17", 350, 350, 3),
        ("2017/18", 420, 420, 3),
    ]
    assert [f["outcome"] for f in request["bodies"][0]["figures"]] == ["full", "full"]
    assert request["findings"] == {}
    assert (len(request["figures"]), len(request["coverage"]), len(request["category_totals"])) == (30, 6, 10)
    assert result.stderr == ""


# ---------------------------------------------------------------- figure


def test_a_figure_shows_every_cell_behind_it(settled: Call) -> None:
    shown = lines(settled("figure", "Bexton", "2016-17"))
    assert shown[0] == "Bexton Council, 2016/17, Total: 200 exact accepted"
    assert any(line.startswith("value '200' Bexton Council/reply.csv") and "B8" in line for line in shown)
    assert "Main roads: 120" in shown
    assert any(line.startswith("sha256") for line in shown)


def test_a_figure_as_json(settled: Call) -> None:
    found = json.loads(settled("figure", "ashby", "2017/18", "main", "--json").stdout)
    assert (found["low"], found["high"], found["status"], found["needs_review"]) == (70, 70, "exact", False)
    (cell, *_) = found["evidence"]
    assert (cell["role"], cell["text"], cell["path"], cell["place"]) == ("value", "70", "Ashby Council/reply.csv", "C6")


@pytest.mark.parametrize("body", ["ashby", "Ashby Council", "ASHBY", "ash", "Ashby council"])
def test_bodies_and_periods_are_found_by_any_name(settled: Call, body: str) -> None:
    for period in ("2016/17", "2016-17", "2016/2017", "16/17", "201617"):
        assert lines(settled("figure", body, period))[0].startswith("Ashby Council, 2016/17, Total: 100")


def test_categories_are_found_by_id_or_label(settled: Call) -> None:
    for name in ("minor", "Minor roads", "minor-roads"):
        assert lines(settled("figure", "ashby", "2016/17", name))[0].startswith(
            "Ashby Council, 2016/17, Minor roads: 40"
        )


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("ashbey", "2016/17"), "foi: There is no body 'ashbey'; did you mean ashby?"),
        (("zzz", "2016/17"), "foi: There is no body 'zzz'; there is: ashby, bexton, corley."),
        (("ashby", "2025"), "foi: There is no period '2025'; there is: 2016/17, 2017/18."),
        (("ashby", "2016/17", "mi nor s"), "foi: There is no category 'mi nor s'; did you mean main or minor?"),
    ],
)
def test_a_name_that_fits_nothing_is_said_with_what_there_is(
    settled: Call, arguments: tuple[str, ...], line: str
) -> None:
    result = settled("figure", *arguments)
    assert (result.exit_code, result.stderr.strip()) == (1, line)


# ---------------------------------------------------------------- status


def test_status_says_who_is_missing_and_how_late(foi: Call) -> None:
    shutil.rmtree(Path("raw_responses/potholes/replies/Corley Council"))
    foi("ingest")
    shown = lines(foi("status"))
    assert "Bodies with all figures: 2 of 3" in shown
    assert "Overdue: 1 of 3 bodies" in shown
    assert any(
        line.startswith("missing Corley Council: awaited for 2016/17, 2017/18; due 15 May 2018,") for line in shown
    )
    assert "Nothing new since the last ingest." in shown
    found = json.loads(foi("status", "--json").stdout)
    assert found["requests"][0]["awaited"][0]["days_overdue"] > 0


def test_status_sees_what_arrived_since(settled: Call) -> None:
    Path("raw_responses/potholes/replies/new.csv").write_text(reply_text("Ashby", ((1, 2), (3, 4))), "utf-8")
    Path("raw_responses/potholes/replies/Corley Council/reply.csv").unlink()
    shown = lines(settled("status"))
    assert "Since the last ingest 1 files are new or changed, 1 are gone: run 'foi ingest'." in shown
    assert "new.csv" in shown


# ---------------------------------------------------------------- diff


def test_diff_says_what_moved_and_because_of_what(settled: Call) -> None:
    assert lines(settled("diff")) == ["Build 1 is the first: there is nothing to compare it with."]
    write_reply(Path("raw_responses/potholes"), "Bexton", ((123, 80), (140, 100)))
    settled("ingest")
    shown = lines(settled("diff"))
    assert shown[0] == "From build 1 to build 2: 2 national totals and 2 figures changed."
    assert "2016/17, Total: 350 -> 353 +3" in shown
    assert "Bexton Council, 2016/17, Total: 200 -> 203 +3" in shown
    assert "because 'Bexton Council/reply.csv' changed" in shown
    found = json.loads(settled("diff", "1", "2", "--json").stdout)
    assert (found["earlier"], found["later"], len(found["figures"])) == (1, 2, 2)
    assert lines(settled("diff", "--builds"))[0].split()[0] == "1"


def test_a_build_that_is_not_there_is_said(settled: Call) -> None:
    result = settled("diff", "7")
    assert (result.exit_code, result.stderr.strip()) == (1, "foi: There is no build '7'; there is: 1 to 1.")


# ---------------------------------------------------------------- read


def test_read_shows_the_table_of_any_file(foi: Call) -> None:
    path = "raw_responses/potholes/replies/Bexton Council/reply.csv"
    shown = lines(foi("read", path))
    assert any("outcome read" in line for line in shown)
    assert any("Main roads" in line and "120" in line and "140" in line for line in shown)


def test_read_as_json(foi: Call) -> None:
    found = json.loads(foi("read", "raw_responses/potholes/replies/Bexton Council/reply.csv", "--json").stdout)
    assert (found["outcome"], found["findings"]) == ("read", [])
    assert len(found["sha256"]) == 64
    cells = [cell for table in found["tables"] for cell in table["cells"]]
    assert {"row", "col", "row_span", "col_span", "text", "ref"} <= set(cells[0])
    assert "120" in {cell["text"] for cell in cells}


def test_read_shows_what_a_zip_contains(foi: Call, tmp_path: Path) -> None:
    shutil.make_archive(str(tmp_path / "all"), "zip", "raw_responses/potholes/replies")
    found = json.loads(foi("read", "all.zip", "--json").stdout)
    assert sorted(member["path"] for member in found["members"]) == [
        f"all.zip!/{name} Council/reply.csv" for name in ("Ashby", "Bexton", "Corley")
    ]
    assert {member["outcome"] for member in found["members"]} == {"read"}


def test_a_file_that_can_t_be_read_is_an_outcome_not_a_failure(foi: Call, tmp_path: Path) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 nothing")
    found = json.loads(foi("read", "broken.pdf", "--json").stdout)
    assert (found["outcome"], bool(found["reason"])) == ("unreadable", True)


# ---------------------------------------------------------------- findings, help, failures


def test_findings_lists_every_code(foi: Call) -> None:
    shown = foi("findings", "--markdown").stdout.splitlines()
    assert [line.split(" | ")[0].removeprefix("| ") for line in shown[2:]] == list(CODES)
    assert all(line.count(" | ") == 4 for line in shown)
    assert "total_mismatch" in foi("findings").stdout


@pytest.mark.parametrize("command", [(), *((name,) for name in main.commands)])
def test_help_is_enough_by_itself(foi: Call, command: tuple[str, ...]) -> None:
    result = foi(*command, "--help")
    assert result.exit_code == 0
    assert len(result.stdout) > 150
    for option in main.commands[command[0]].params if command else ():
        if option.param_type_name == "option":
            assert getattr(option, "help", None), f"{command} {option.name} says nothing"


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (
            ("ingest", "--raw-responses", "nowhere"),
            "foi: The folder nowhere does not exist; name it with --raw-responses.",
        ),
        (("ingest", "--request", "other"), "foi: There is no request 'other' in raw_responses; there is: potholes."),
        (("figure", "ashby", "2016/17"), "foi: warehouse/foi.duckdb does not exist yet: run 'foi ingest' first."),
        (("status",), "foi: warehouse/foi.duckdb does not exist yet: run 'foi ingest' first."),
        (("read", "nowhere.pdf"), "foi: nowhere.pdf: No such file or directory."),
    ],
)
def test_what_can_t_be_done_is_one_line_and_exit_code_1(foi: Call, arguments: tuple[str, ...], line: str) -> None:
    result = foi(*arguments)
    assert (result.exit_code, result.stderr.splitlines()) == (1, [line])
    assert result.stdout == ""


def test_a_wrong_request_file_is_one_line(foi: Call) -> None:
    Path("raw_responses/potholes/request.toml").write_text("id = \n", "utf-8")
    result = foi("ingest")
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert "request.toml is not valid TOML" in result.stderr


def test_a_wrong_decisions_file_is_one_line(foi: Call) -> None:
    Path("raw_responses/potholes/decisions.csv").write_text("who,what\n", "utf-8")
    result = foi("ingest")
    assert (result.exit_code, "decisions.csv lacks the column" in result.stderr) == (1, True)


def test_a_locked_warehouse_is_one_line(foi: Call) -> None:
    with locked(Path("warehouse")):
        result = foi("ingest")
    assert result.exit_code == 1
    assert "is at work on warehouse" in result.stderr


def test_a_wrong_call_is_exit_code_2(foi: Call) -> None:
    assert foi("ingest", "--colour").exit_code == 2


def test_folders_can_lie_anywhere(foi: Call, tmp_path: Path) -> None:
    shutil.move(tmp_path / "raw_responses", tmp_path / "else where")
    result = foi("ingest", "--raw-responses", "else where", "--warehouse", str(tmp_path / "ware'house"))
    assert result.exit_code == 0
    assert (tmp_path / "ware'house" / "foi.duckdb").is_file()


def test_no_work_on_a_topic_in_the_code() -> None:
    """No published total and no body's name stands in the code: the engine knows no topic."""
    root = Path(__file__).parents[1]
    register = (root / "pipeline" / "reference" / "uk_police_forces.csv").read_text("utf-8").splitlines()
    bodies = {line.split(",")[0] for line in register if line and not line.startswith("#")} - {"body_id"}
    names: dict[Path, Any] = {}
    for path in (*(root / "pipeline").rglob("*.py"), *(root / "pipeline").rglob("*.sql")):
        text = path.read_text("utf-8").casefold().replace("_", "-")
        for name in ("18522", "18,522", "22724", "22,724", *(body for body in bodies if len(body) > 4)):
            if name in text:
                names.setdefault(path.relative_to(root), []).append(name)
    assert not names
