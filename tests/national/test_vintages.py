"""Every build is kept, and a difference between two is told with what it comes from."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from pipeline import run
from pipeline.model import Decision
from pipeline.national.build import settle_request
from pipeline.national.changes import Change, Changes, changes
from pipeline.national.received import Received
from pipeline.national.rows import Inputs, Part
from pipeline.national.vintages import find_vintage, is_kept, keep, vintages
from pipeline.national.warehouse import write
from pipeline.release.changes import changes_markdown, heading, labels, moved, step
from pipeline.request import Request
from pipeline.settings import Settings
from tests.national.world import FIRST, SECOND, answered, both_years, decision, make_request
from tests.replies import write_reply, write_world

ASHBY = answered("ashby.pdf", "ashby", both_years(100, 120, main=(60, 70), minor=(40, 50)))
BEXTON = answered("bexton.pdf", "bexton", both_years(200, 240), outcome="total_only")


@pytest.fixture
def request_(tmp_path: Path) -> Request:
    return make_request(tmp_path / "raw")


def build(
    folder: Path, request_: Request, received: Sequence[Received], *decisions: Decision, inputs: Inputs | None = None
) -> Path:
    """A warehouse as an ingest of these replies would leave it."""
    told = inputs or Inputs("code1", "reader1", "", "normaliser1", "request1", "", "", ())
    replies = tuple((r.path, r.reply_id, r.reply.outcome) for r in received)
    told = replace(told, replies=replies, decisions=str(decisions))
    write(folder, {request_.id: Part(settle_request(request_, received, decisions), told, ())})
    keep(folder)
    return folder


def figures(found: Changes, category: str = "total") -> dict[tuple[str, str], str]:
    return {(c.body_id, c.period): moved(c) for c in found.figures if c.category == category}


def because(changes_: Sequence[Change]) -> set[tuple[str, str]]:
    return {(cause.kind, cause.what) for change in changes_ for cause in change.causes}


# ---------------------------------------------------------------- keeping


def test_a_build_is_kept_once(tmp_path: Path, request_: Request) -> None:
    build(tmp_path / "w", request_, [ASHBY])
    keep(tmp_path / "w")
    build(tmp_path / "w", request_, [ASHBY])
    assert [v.number for v in vintages(tmp_path / "w")] == [1]
    build(tmp_path / "w", request_, [ASHBY, BEXTON])
    build(tmp_path / "w", request_, [ASHBY])
    assert [v.number for v in vintages(tmp_path / "w")] == [1, 2, 3]
    assert len({v.built_from for v in vintages(tmp_path / "w")}) == 2


def test_a_build_that_was_killed_before_it_was_kept_is_kept_the_next_time(tmp_path: Path) -> None:
    write_world(tmp_path / "raw")
    settings = Settings(tmp_path / "raw", tmp_path / "w", workers=1)
    run.ingest(settings)
    shutil.rmtree(tmp_path / "w" / "vintages")
    (tmp_path / "w" / "vintages" / ".building").mkdir(parents=True)
    assert not is_kept(tmp_path / "w")
    run.ingest(settings)
    assert is_kept(tmp_path / "w")
    assert [path.name[:5] for path in (tmp_path / "w" / "vintages").iterdir()] == ["0001-"]


def test_history_is_no_part_of_the_warehouse(tmp_path: Path, request_: Request) -> None:
    """A warehouse with a past holds the same rows as one without."""
    old = build(tmp_path / "old", request_, [BEXTON])
    build(old, request_, [ASHBY, BEXTON])
    new = build(tmp_path / "new", request_, [ASHBY, BEXTON])
    tables = []
    for folder in (old, new):
        with duckdb.connect(str(folder / "foi.duckdb"), read_only=True) as connection:
            names = connection.execute(
                "SELECT table_schema || '.' || table_name FROM information_schema.tables"
            ).fetchall()
            tables.append({name: connection.execute(f"FROM {name}").fetchall() for (name,) in names})
    assert tables[0] == tables[1]


def test_builds_are_found_by_number_or_beginning(tmp_path: Path, request_: Request) -> None:
    folder = build(tmp_path / "w", request_, [ASHBY])
    (only,) = vintages(folder)
    assert find_vintage(folder, "1") == find_vintage(folder, only.built_from[:6]) == only
    for name in ("2", "0", "zzzz", ""):
        with pytest.raises(LookupError, match=rf"no build '{name}'; there is: 1 to 1"):
            find_vintage(folder, name)


def test_a_vintage_can_be_looked_at_with_sql(tmp_path: Path, request_: Request) -> None:
    folder = build(tmp_path / "w", request_, [ASHBY])
    (only,) = vintages(folder)
    query = f"SELECT low FROM {only.table('totals')} WHERE category = 'total' ORDER BY period"
    assert duckdb.execute(query).fetchall() == [(100,), (120,)]


# ---------------------------------------------------------------- comparing


def test_the_first_build_has_nothing_to_be_compared_with(tmp_path: Path, request_: Request) -> None:
    found = changes(build(tmp_path / "w", request_, [ASHBY]))
    assert (found.earlier, found.later, found.figures, found.totals) == (None, 1, (), ())
    assert heading(found) == "Build 1 is the first: there is nothing to compare it with."


def test_no_build_at_all_is_said(tmp_path: Path) -> None:
    with pytest.raises(LookupError, match="No build is kept"):
        changes(tmp_path)


def test_a_reply_that_arrived(tmp_path: Path, request_: Request) -> None:
    folder = build(tmp_path / "w", request_, [ASHBY])
    found = changes(build(folder, request_, [ASHBY, BEXTON]))
    assert figures(found) == {("bexton", FIRST): "missing -> 200", ("bexton", SECOND): "missing -> 240"}
    assert because(found.figures) == because(found.totals) == {("reply_arrived", "'bexton.pdf' arrived")}
    (total,) = [c for c in found.totals if (c.period, c.category) == (FIRST, "total")]
    assert (moved(total), step(total)) == ("at least 100 -> at least 300", "+200")
    back = changes(folder, "2", "1")
    assert because(back.figures) == {("reply_withdrawn", "'bexton.pdf' was withdrawn")}


def test_a_reply_that_changed_is_the_cause_for_its_own_body_alone(tmp_path: Path, request_: Request) -> None:
    folder = build(tmp_path / "w", request_, [ASHBY, BEXTON])
    more = answered("ashby.pdf", "ashby", both_years(101, 120, main=(61, 70), minor=(40, 50)), content="new")
    found = changes(build(folder, request_, [more, BEXTON]))
    assert figures(found) == {("ashby", FIRST): "100 -> 101"}
    assert figures(found, "main") == {("ashby", FIRST): "60 -> 61"}
    assert because(found.figures) == {("reply_changed", "'ashby.pdf' changed")}


def test_a_file_that_moved_is_no_change(tmp_path: Path, request_: Request) -> None:
    folder = build(tmp_path / "w", request_, [ASHBY])
    elsewhere = replace(ASHBY, reply=replace(ASHBY.reply, path="Ashby/answer.pdf"))
    found = changes(build(folder, request_, [elsewhere]))
    assert (found.figures, found.causes) == ((), {"potholes": ()})


def test_a_contradicting_reply_that_puts_a_figure_in_review(tmp_path: Path, request_: Request) -> None:
    folder = build(tmp_path / "w", request_, [BEXTON])
    rival = answered("second.pdf", "bexton", both_years(201, 240), outcome="total_only")
    found = changes(build(folder, request_, [BEXTON, rival]))
    assert list(figures(found)) == [("bexton", FIRST)]
    assert figures(found)["bexton", FIRST].endswith(" in review")
    assert because(found.figures) == {("reply_arrived", "'second.pdf' arrived")}


@pytest.mark.parametrize(
    "ruling",
    [
        decision("correct", "ashby.pdf", body_id="ashby", period=FIRST, category="total", value="105"),
        decision("exclude", "ashby.pdf"),
        decision("exclude", ASHBY.reply_id[:10]),
    ],
    ids=["a figure", "a reply by path", "a reply by sha256"],
)
def test_a_decision(tmp_path: Path, request_: Request, ruling: Decision) -> None:
    folder = build(tmp_path / "w", request_, [ASHBY, BEXTON])
    found = changes(build(folder, request_, [ASHBY, BEXTON], ruling))
    assert {body for body, _ in figures(found)} == {"ashby"}
    assert because(found.figures) == {("decision", f"decision 'd1' ({ruling.action} by A. Person)")}
    back = changes(build(folder, request_, [ASHBY, BEXTON]))
    assert because(back.figures) == {("decision", f"decision 'd1' ({ruling.action} by A. Person) was taken back")}


def test_a_figure_that_was_accepted(tmp_path: Path, request_: Request) -> None:
    doubtful = answered("a.pdf", "ashby", both_years(100, 120), review=("low_confidence",))
    folder = build(tmp_path / "w", request_, [doubtful])
    ruling = decision("accept", body_id="ashby", period=FIRST, category="total", expect="100")
    found = changes(build(folder, request_, [doubtful], ruling))
    assert figures(found) == {("ashby", FIRST): "100 in review -> 100 accepted"}


def test_another_version_of_the_program(tmp_path: Path, request_: Request) -> None:
    folder = build(tmp_path / "w", request_, [ASHBY, BEXTON])
    newer = Inputs("code2", "reader1", "", "normaliser2", "request1", "", "", ())
    read_again = answered("bexton.pdf", "bexton", both_years(200, 242), outcome="total_only")
    found = changes(build(folder, request_, [ASHBY, read_again], inputs=newer))
    assert figures(found) == {("bexton", SECOND): "240 -> 242"}
    assert {kind for kind, _ in because(found.figures)} == {"normaliser", "national"}


def test_what_changed_and_moved_nothing_is_told_too(tmp_path: Path, request_: Request) -> None:
    folder = build(tmp_path / "w", request_, [ASHBY])
    letter = answered("letter.pdf", "ashby", {}, kind="acknowledgement", outcome="not_a_reply")
    found = changes(build(folder, request_, [ASHBY, letter]))
    assert found.figures == ()
    assert [cause.what for cause in found.causes["potholes"]] == ["'letter.pdf' arrived"]


def test_a_request_that_was_added(tmp_path: Path) -> None:
    write_world(tmp_path / "raw")
    settings = Settings(tmp_path / "raw", tmp_path / "w", workers=1)
    run.ingest(settings)
    write_world(tmp_path / "raw", "again")
    run.ingest(settings)
    found = changes(tmp_path / "w")
    assert {c.request_id for c in found.figures} == {"again"}
    assert all(c.before is None for c in found.figures)
    assert ("request", "the request was added") in because(found.figures)


def test_an_ingest_keeps_its_build_and_tells_what_moved(tmp_path: Path) -> None:
    folder = write_world(tmp_path / "raw")
    settings = Settings(tmp_path / "raw", tmp_path / "w", workers=1)
    run.ingest(settings)
    run.ingest(settings)
    write_reply(folder, "Bexton", ((120, 83), (140, 100)))
    run.ingest(settings)
    found = changes(tmp_path / "w")
    assert figures(found) == {("bexton", FIRST): "200 -> 203"}
    assert because(found.figures) == {("reply_changed", "'Bexton Council/reply.csv' changed")}
    with duckdb.connect(str(tmp_path / "w" / "foi.duckdb"), read_only=True) as connection:
        shown = changes_markdown(found, labels(connection))
    assert "| Bexton Council | 2016/17 | Total | 200 | 203 | +3 | 'Bexton Council/reply.csv' changed |" in shown
