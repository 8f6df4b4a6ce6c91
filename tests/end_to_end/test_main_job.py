"""The main job: the replies as shipped become the published national figure, and everything behind it can be seen."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.end_to_end.conftest import Shipped
from tests.end_to_end.ground import PERIODS, RAW_RESPONSES, REQUEST_ID, Ground, Row, made_figures, run

BROKEN_DOWN = ("taking_making_distributing", "possession_indecent", "possession_prohibited", "other")

# The public contract: tables, their key columns and types.
CONTRACT = {
    "intake.replies": {
        "reply_id": "VARCHAR",
        "path": "VARCHAR",
        "body_ids": "VARCHAR[]",
        "media_type": "VARCHAR",
        "outcome": "VARCHAR",
        "counted": "BOOLEAN",
        "reason": "VARCHAR",
    },
    "extract.cells": {
        "reply_id": "VARCHAR",
        "table_id": "INTEGER",
        "row": "INTEGER",
        "col": "INTEGER",
        "text": "VARCHAR",
        "place": "VARCHAR",
    },
    "normalise.observations": {
        "reply_id": "VARCHAR",
        "body_id": "VARCHAR",
        "period": "VARCHAR",
        "period_start": "DATE",
        "period_end": "DATE",
        "category": "VARCHAR",
        "low": "BIGINT",
        "high": "BIGINT",
        "status": "VARCHAR",
        "text": "VARCHAR",
        "place": "VARCHAR",
        "derivation": "VARCHAR",
        "used": "BOOLEAN",
    },
    "national.figures": {
        "body_id": "VARCHAR",
        "period": "VARCHAR",
        "period_start": "DATE",
        "period_end": "DATE",
        "category": "VARCHAR",
        "low": "BIGINT",
        "high": "BIGINT",
        "status": "VARCHAR",
        "needs_review": "BOOLEAN",
        "evidence": "STRUCT",
    },
    "national.totals": {
        "period": "VARCHAR",
        "period_start": "DATE",
        "period_end": "DATE",
        "category": "VARCHAR",
        "low": "BIGINT",
        "high": "BIGINT",
        "bodies_counted": "INTEGER",
        "bodies_asked": "INTEGER",
    },
    "national.coverage": {
        "body_id": "VARCHAR",
        "period": "VARCHAR",
        "outcome": "VARCHAR",
        "reply_id": "VARCHAR",
        "deadline": "DATE",
        "received": "DATE",
        "note": "VARCHAR",
    },
    "national.findings": {
        "code": "VARCHAR",
        "severity": "VARCHAR",
        "reply_id": "VARCHAR",
        "body_id": "VARCHAR",
        "place": "VARCHAR",
        "message": "VARCHAR",
        "effect_on_total": "BIGINT",
    },
    "national.decisions": {
        "action": "VARCHAR",
        "reply": "VARCHAR",
        "body_id": "VARCHAR",
        "period": "VARCHAR",
        "category": "VARCHAR",
        "value": "VARCHAR",
        "expect": "VARCHAR",
        "reason": "VARCHAR",
        "decided_by": "VARCHAR",
        "decided_on": "VARCHAR",
        "matched": "BOOLEAN",
    },
}


@pytest.fixture(scope="module")
def ground(shipped: Shipped) -> Ground:
    return shipped.ground


# ---------------------------------------------------------------- the result


def test_the_national_totals_are_those_published(ground: Ground) -> None:
    totals = ground.totals()
    for period, published in zip(PERIODS, (18522, 22724), strict=True):
        total = totals[period, "total"]
        assert (total["low"], total["high"], total["at_least"]) == (published, published, False)
        assert (total["bodies_counted"], total["bodies_asked"]) == (45, 45)
    (both,) = ground.rows("SELECT low, high, bodies_counted FROM national.overall WHERE category = 'total'")
    assert both == {"low": 41246, "high": 41246, "bodies_counted": 45}


def test_the_categories_over_both_years_are_those_published(ground: Ground) -> None:
    groups = ground.rows("SELECT group_id, low, high FROM national.published_view")
    assert {g["group_id"]: (g["low"], g["high"]) for g in groups} == {
        "taking_making_distributing": (26070, 26070),
        "possession_indecent": (10665, 10665),
        "possession_prohibited": (146, 146),
        "other_or_not_broken_down": (4365, 4365),
    }


def test_the_headlines_hold(ground: Ground) -> None:
    headlines = {row["headline_id"]: row for row in ground.rows("SELECT * FROM national.headlines")}
    assert {row["verdict"] for row in headlines.values()} == {"true"}
    assert round(headlines["rise"]["value_low"], 1) == 22.7
    assert round(headlines["rate"]["value_low"]) == 23


def test_every_force_has_the_figures_it_was_given(ground: Ground) -> None:
    """All parts of every total; where a force gave no breakdown, its categories are missing and not zero."""
    made, found = made_figures(), ground.figures()
    assert found.keys() == made.keys()
    for (body_id, period, category), value in made.items():
        figure = found[body_id, period, category]
        has_breakdown = made[body_id, period, "not_broken_down"] < made[body_id, period, "total"]
        expected = None if category in BROKEN_DOWN and not has_breakdown else value
        assert (figure["low"], figure["high"]) == (expected, expected), (body_id, period, category)


def test_at_least_95_in_100_are_accepted_unaided_and_none_is_wrong(ground: Ground) -> None:
    made, found = made_figures(), ground.figures()
    given = {key: row for key, row in found.items() if row["low"] is not None}
    accepted = {key: row for key, row in given.items() if not row["needs_review"]}
    assert len(accepted) >= 0.95 * len(given)
    assert [key for key, row in accepted.items() if not row["low"] <= made[key] <= row["high"]] == []


def test_the_command_prints_the_result(shipped: Shipped) -> None:
    shown = [" ".join(line.split()) for line in shipped.command.stdout.splitlines()]
    assert "2016/17 18,522 offences, 45 of 45 bodies" in shown
    assert "2017/18 22,724 offences, 45 of 45 bodies" in shown
    assert "both 41,246 offences, 45 of 45 bodies" in shown
    assert any("+22.7 %" in line and '"almost a quarter more": true' in line for line in shown)
    assert any('"one every 23 minutes": true' in line for line in shown)
    assert "Cambridgeshire Constabulary 209 164 373 -21.5 % exact" in shown
    assert sum(line.endswith("exact") for line in shown) == 45


# ---------------------------------------------------------------- the warehouse


def test_the_contract_of_the_warehouse_holds(ground: Ground) -> None:
    columns = ground.rows("SELECT table_schema, table_name, column_name, data_type FROM information_schema.columns")
    found: dict[str, dict[str, str]] = {}
    for c in columns:
        found.setdefault(f"{c['table_schema']}.{c['table_name']}", {})[c["column_name"]] = c["data_type"]
    for table, promised in CONTRACT.items():
        for column, kind in promised.items():
            assert found[table][column].startswith(kind), (table, column)
    for table, own in found.items():
        assert own["request_id"] == "VARCHAR", table
        kinds = {"low": "BIGINT", "high": "BIGINT", "period": "VARCHAR", "period_start": "DATE", "period_end": "DATE"}
        assert [name for name, kind in own.items() if kinds.get(name, kind) != kind] == [], table


def test_every_row_names_its_request(ground: Ground) -> None:
    with ground.connection() as connection:
        for table in ground.tables():
            ids = connection.execute(f"SELECT DISTINCT request_id FROM {table}").fetchall()
            assert set(ids) <= {(REQUEST_ID,)}, table


def test_the_rules_of_the_warehouse_hold(ground: Ground) -> None:
    assert ground.rows("SELECT * FROM national.broken_rules") == []


def test_totals_are_the_sums_of_the_figures(ground: Ground) -> None:
    figures, totals = ground.figures(), ground.totals()
    for (period, category), total in totals.items():
        own = [f for (_, p, c), f in figures.items() if (p, c) == (period, category) and f["low"] is not None]
        assert (total["low"], total["high"]) == (sum(f["low"] for f in own), sum(f["high"] for f in own))
        assert total["bodies_counted"] == len(own)


def test_every_figure_points_to_what_was_printed(ground: Ground) -> None:
    """A cell with the very text, a line that holds it, or the first of a list of records that are counted."""
    figures = [f for f in ground.figures().values() if f["low"] is not None]
    assert [f for f in figures if not f["evidence"]] == []
    cells = {(c["reply_id"], c["table_id"], c["row"], c["col"]): c for c in ground.rows("SELECT * FROM extract.cells")}
    lines: dict[tuple[str, str], list[str]] = {}
    for line in ground.rows("SELECT reply_id, place, text FROM extract.lines"):
        lines.setdefault((line["reply_id"], line["place"]), []).append(line["text"])
    for figure in figures:
        for seen in figure["evidence"]:
            where = (figure["body_id"], figure["period"], figure["category"], seen["place"])
            if seen["table_id"] is None:
                assert any(seen["text"] in text for text in lines[seen["reply_id"], seen["place"]]), where
                continue
            cell = cells[seen["reply_id"], seen["table_id"], seen["row"], seen["col"]]
            if seen["text"].endswith(" records"):
                assert seen["place"].startswith(f"{cell['place']}:"), where
            else:
                assert (seen["text"], seen["place"]) == (cell["text"], cell["place"]), where


def test_counted_records_are_there(ground: Ground) -> None:
    """Hampshire gives a row per crime: as many with the code and a day in the year as the figure says."""
    codes = {"086/02": "taking_making_distributing", "086/10": "possession_indecent", "086/15": "possession_prohibited"}
    figures = ground.figures()
    counted = ground.rows("""
        WITH crimes AS (
            SELECT code.text AS code, try_strptime(day.text, '%d/%m/%Y') AS day
            FROM intake.replies AS r
            JOIN extract.cells AS code ON code.reply_id = r.reply_id AND code.col = 2
            JOIN extract.cells AS day ON day.reply_id = r.reply_id AND day.table_id = code.table_id
                AND day."row" = code."row" AND day.col = 1
            WHERE list_contains(r.body_ids, 'hampshire')
        )
        SELECT p.period, code, count(*) AS n
        FROM crimes JOIN national.periods AS p ON crimes.day BETWEEN p.period_start AND p.period_end
        GROUP BY p.period, code""")
    own = {(row["period"], codes[row["code"]]): row["n"] for row in counted if row["code"] in codes}
    assert len(own) == 6
    assert {key: figures["hampshire", *key]["low"] for key in own} == own


# ---------------------------------------------------------------- which reply counts


def test_a_superseded_letter_is_kept_and_not_counted(ground: Ground) -> None:
    second, first = _replies(ground, "Warwickshire Police/%")
    assert second["counted"] and not first["counted"]
    assert second["path"] == "Warwickshire Police/10187 Response - amended.pdf"
    assert second["path"] in first["reason"]
    readings = ground.rows("SELECT * FROM normalise.observations WHERE reply_id = ?", first["reply_id"])
    assert readings and not any(r["used"] for r in readings)
    assert {(r["period"], r["category"]): r["low"] for r in readings} != {
        key[1:]: row["low"] for key, row in ground.figures().items() if key[0] == "warwickshire"
    }


def test_of_twins_one_counts_for_both_forces(ground: Ground) -> None:
    first, second = _replies(ground, "%FOI 001874-18%")
    assert first["reply_id"] != second["reply_id"]
    assert first["body_ids"] == second["body_ids"] == ["norfolk", "suffolk"]
    counted, twin = (first, second) if first["counted"] else (second, first)
    assert counted["counted"] and not twin["counted"]
    assert counted["path"] in twin["reason"]
    codes = ground.rows("SELECT DISTINCT code FROM national.findings WHERE reply_id = ?", twin["reply_id"])
    assert [row["code"] for row in codes] == ["twin_reply"]


def test_a_copy_of_a_file_is_a_duplicate(ground: Ground) -> None:
    original, copy = _replies(ground, "%FOI 11847 Response%")
    if copy["counted"]:
        original, copy = copy, original
    assert (original["outcome"], original["counted"]) == ("answer", True)
    assert (copy["outcome"], copy["counted"]) == ("duplicate", False)
    assert original["reply_id"] == copy["reply_id"] and original["path"] in copy["reason"]


def test_acknowledgements_are_told_from_answers(ground: Ground) -> None:
    found = {r["path"]: r for r in ground.rows("SELECT * FROM intake.replies WHERE outcome = 'acknowledgement'")}
    assert found.keys() == {
        "GMP/FOI 967-18 Acknowledgement.pdf",
        "RE Freedom of Information request.eml",
        "dorset/2018-457 Acknowledgement.docx",
    }
    assert not any(r["counted"] for r in found.values())


def test_every_file_and_member_has_its_row_and_its_fate(ground: Ground) -> None:
    replies = ground.rows("SELECT * FROM intake.replies")
    on_disk = {p.relative_to(ground.replies).as_posix() for p in ground.replies.rglob("*") if p.is_file()}
    assert {r["path"] for r in replies if "!/" not in r["path"]} == on_disk
    assert all(r["counted"] or r["reason"] for r in replies)


def _replies(ground: Ground, like: str) -> list[Row]:
    return ground.rows("SELECT * FROM intake.replies WHERE path LIKE ? ORDER BY path", like)


# ---------------------------------------------------------------- again


def test_a_second_run_opens_nothing_and_changes_nothing(ground: Ground) -> None:
    before = _bytes(ground)
    outcome = ground.ingest()
    assert (outcome["changed"], outcome["documents_opened"], outcome["replies_read"]) == (False, 0, 0)
    assert _bytes(ground) == before


def test_a_second_run_touches_no_reply_and_starts_no_reader(ground: Ground) -> None:
    script = """if True:
        import json, sys
        opened, started = [], []
        def watch(event, arguments):
            if event == "open":
                opened.append(str(arguments[0]))
            if event in {"subprocess.Popen", "os.fork", "os.posix_spawn"}:
                started.append(event)
        sys.addaudithook(watch)
        from pipeline.cli import main
        main(["ingest", *sys.argv[1:]], standalone_mode=False)
        print(json.dumps([opened, started, sorted(sys.modules)]), file=sys.stderr)"""
    ran = subprocess.run(
        [sys.executable, "-c", script, *ground.folders], capture_output=True, text=True, timeout=60, check=True
    )
    opened, started, modules = json.loads(ran.stderr.splitlines()[-1])
    assert opened, "the watch works"
    assert [path for path in opened if str(ground.replies) in path or "/staging/extract" in path] == []
    assert started == []
    assert {"pypdfium2", "openpyxl", "docx", "lxml", "rapidocr", "pyarrow"} & set(modules) == set()


def test_a_second_run_takes_about_as_long_as_python_and_duckdb(ground: Ground) -> None:
    """Measured side by side, so that a busy machine slows both."""
    start = [sys.executable, "-c", "import duckdb; duckdb.connect().execute('SELECT 1')"]
    baseline, second = [], []
    for _ in range(3):
        baseline.append(_seconds(lambda: subprocess.run(start, check=True)))
        second.append(_seconds(lambda: ground.foi("ingest", *ground.folders)))
    assert min(second) < 6 * min(baseline)


def test_from_nothing_in_another_place_every_row_is_the_same(ground: Ground, tmp_path: Path) -> None:
    again = Ground(RAW_RESPONSES, tmp_path / "elsewhere" / "warehouse")
    assert again.ingest()["documents_opened"] > 0
    before, after = ground.tables(), again.tables()
    assert before.keys() == after.keys()
    for table, rows in before.items():
        assert sorted(map(repr, rows)) == sorted(map(repr, after[table])), table
    for file in (ground.warehouse / "release").rglob("*.csv"):
        assert file.read_bytes() == (again.warehouse / file.relative_to(ground.warehouse)).read_bytes()


def _bytes(ground: Ground) -> dict[Path, bytes]:
    files = [ground.warehouse / "foi.duckdb", *sorted((ground.warehouse / "release").rglob("*"))]
    return {path: path.read_bytes() for path in files if path.is_file()}


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


# ---------------------------------------------------------------- the command


def test_a_figure_is_shown_with_file_page_place_and_text(ground: Ground) -> None:
    command = ground.foi("figure", "cambridgeshire", "2017/18", "--warehouse", str(ground.warehouse))
    assert command.returncode == 0, command.stderr
    shown = " ".join(command.stdout.split())
    (seen,) = ground.rows("""
        SELECT e.place FROM national.figures AS f, unnest(f.evidence) AS _(e)
        WHERE (body_id, period, category) = ('cambridgeshire', '2017/18', 'total') AND e."role" = 'value'""")
    assert "Cambridgeshire Constabulary, 2017/18, Total: 164 exact accepted" in shown
    assert f"value '164' FOI2018 02614 R.pdf page 1 {seen['place']} Total / 2017/18" in shown


def test_a_figure_as_json(ground: Ground) -> None:
    outcome = run("figure", "cambs", "16/17", "possession_indecent", "--warehouse", str(ground.warehouse), "--json")
    figure = json.loads(outcome.stdout)
    assert (figure["body_id"], figure["period"], figure["low"], figure["high"]) == ("cambridgeshire", "2016/17", 47, 47)
    assert [(e["path"], e["page"], e["text"]) for e in figure["evidence"]] == [("FOI2018 02614 R.pdf", 1, "47")]


def test_status_and_ingest_as_json(ground: Ground) -> None:
    (request,) = ground.ingest()["requests"]
    assert (request["overall"]["low"], request["overall"]["bodies_counted"]) == (41246, 45)
    status = run("status", *ground.folders, "--json")
    assert status.exit_code == 0
    assert json.loads(status.stdout)["requests"][0]["request_id"] == REQUEST_ID


@pytest.mark.parametrize("arguments", [("--request", "no-such-request"), ("--raw-responses", "no/such/folder")])
def test_what_cannot_be_done_is_one_line_and_exit_code_1(
    ground: Ground, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    folders = ("--raw-responses", str(RAW_RESPONSES), "--warehouse", str(tmp_path / "warehouse"))
    command = ground.foi("ingest", *folders, *arguments)
    assert command.returncode == 1
    assert command.stdout == ""
    (line,) = command.stderr.splitlines()
    assert line.startswith("foi: ") and arguments[1] in line


@pytest.mark.parametrize("content", ["id = ", 'id = "x"\ntitle = "no more than that"\n', "\0\1\2"])
def test_a_broken_request_is_one_line_and_exit_code_1(ground: Ground, tmp_path: Path, content: str) -> None:
    request = tmp_path / "raw_responses" / "broken" / "request.toml"
    request.parent.mkdir(parents=True)
    request.write_text(content, "utf-8")
    folders = ("--raw-responses", str(tmp_path / "raw_responses"), "--warehouse", str(tmp_path / "warehouse"))
    command = ground.foi("ingest", *folders)
    assert command.returncode == 1
    (line,) = command.stderr.splitlines()
    assert line.startswith("foi: ") and "request.toml" in line
