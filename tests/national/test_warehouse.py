"""The warehouse: its contract, the adding up, the headlines, and the swap."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipeline import staging
from pipeline.model import Cell, Decision, Document, Line, Place, Table
from pipeline.national import warehouse
from pipeline.national.build import settle_request
from pipeline.national.received import Received
from pipeline.national.rows import Inputs, Part
from pipeline.national.warehouse import BuildError, connect, fingerprints, write
from pipeline.request import Request, RequestError, load_request
from tests.national.world import FIRST, SECOND, answered, arrived, both_years, decision, make_request, write_request

INPUTS = Inputs("code1", "reader1", "limits1", "normaliser1", "request1", "", "", ())
ASHBY = answered("ashby.pdf", "ashby", both_years(100, 120, main=(60, 70), minor=(40, 50)))
BEXTON = answered("bexton.pdf", "bexton", both_years(200, 240), outcome="total_only")
CORLEY = answered("corley.pdf", "corley", both_years(50, 60), outcome="total_only", dated=date(2018, 6, 30))
ALL = [ASHBY, BEXTON, CORLEY]


@pytest.fixture
def request_(tmp_path: Path) -> Request:
    return make_request(tmp_path / "raw")


def part(
    request_: Request, received: Sequence[Received], *decisions: Decision, documents: tuple[Path, ...] = ()
) -> Part:
    replies = tuple((r.path, r.reply_id, r.reply.outcome) for r in received)
    return Part(settle_request(request_, received, decisions), replace(INPUTS, replies=replies), documents)


def built(tmp_path: Path, request_: Request, received: Sequence[Received], *decisions: Decision) -> Path:
    write(tmp_path / "warehouse", {request_.id: part(request_, received, *decisions)})
    return tmp_path / "warehouse"


def query(folder: Path, sql: str) -> list[tuple[Any, ...]]:
    with connect(folder) as connection:
        return connection.execute(sql).fetchall()


def everything(folder: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table and view, in the order that they lie in."""
    with connect(folder) as connection:
        names = connection.execute(
            "SELECT table_schema, table_name FROM information_schema.tables ORDER BY ALL"
        ).fetchall()
        return {f"{s}.{n}": connection.execute(f"SELECT * FROM {s}.{n}").fetchall() for s, n in names}


# ---------------------------------------------------------------- the contract


CONTRACT = {
    "intake.replies": "request_id reply_id path body_ids media_type outcome counted reason",
    "extract.cells": "request_id reply_id table_id row col text place",
    "normalise.observations": "request_id reply_id body_id period category low high status text place derivation used",
    "national.figures": "request_id body_id period category low high status needs_review evidence",
    "national.totals": "request_id period category low high bodies_counted bodies_asked",
    "national.coverage": "request_id body_id period outcome reply_id deadline received note",
    "national.findings": "request_id code severity reply_id body_id place message effect_on_total",
    "national.decisions": "request_id decision_id action reply body_id reason decided_by decided_on expect matched",
}


def test_tables_and_columns_are_as_the_design_names_them(tmp_path: Path, request_: Request) -> None:
    folder = built(tmp_path, request_, ALL)
    columns: dict[str, dict[str, str]] = {}
    for schema, table, column, kind in query(
        folder, "SELECT table_schema, table_name, column_name, data_type FROM information_schema.columns"
    ):
        columns.setdefault(f"{schema}.{table}", {})[column] = kind
    for table, names in CONTRACT.items():
        assert set(names.split()) <= set(columns[table]), table
    for table in ("normalise.observations", "national.figures", "national.totals"):
        kinds = columns[table]
        assert (kinds["low"], kinds["high"]) == ("BIGINT", "BIGINT")
        assert (kinds["period"], kinds["period_start"], kinds["period_end"]) == ("VARCHAR", "DATE", "DATE")
    assert all("request_id" in names for names in columns.values())


def test_every_body_period_and_category_has_a_figure(tmp_path: Path, request_: Request) -> None:
    folder = built(tmp_path, request_, [ASHBY])
    assert query(folder, "SELECT count(*), count(low) FROM national.figures") == [(3 * 2 * 5, 2 * 5)]


def test_a_figure_shows_the_place_it_was_read_from(tmp_path: Path, request_: Request) -> None:
    folder = built(tmp_path, request_, ALL)
    ((evidence, text),) = query(
        folder,
        "SELECT evidence, text FROM national.figures WHERE body_id = 'bexton' AND period = '2017/18' AND category = 'total'",
    )
    assert text == "240"
    assert evidence == [
        {
            "role": "value",
            "reply_id": BEXTON.reply_id,
            "text": "240",
            "place": "page 1 [10.0, 20.0, 60.0, 32.0]",
            "headers": ["total", "2017/18"],
            "table_id": 0,
            "row": 1,
            "col": 1,
            "page": 1,
            "sheet": None,
            "ref": None,
            "x0": 10.0,
            "top": 20.0,
            "x1": 60.0,
            "bottom": 32.0,
        }
    ]


def test_staged_cells_and_lines_come_in_with_their_places(tmp_path: Path, request_: Request) -> None:
    place = Place(page=2, box=(1.25, 2.0, 3.0, 4.0))
    sheet = Place(sheet="Data", ref="B7")
    blocks = (
        Line("Dear A", Place(ref="line 1")),
        Table(0, (Cell(0, 0, "100", place, kind="number", value=100), Cell(1, 0, "x", sheet)), place, "ruled"),
    )
    document = tmp_path / "d.parquet"
    staging.save_document(Document(ASHBY.reply_id, "application/pdf", "read", blocks=blocks, pages=2), document)
    write(tmp_path / "warehouse", {request_.id: part(request_, ALL, documents=(document,))})
    rows = query(tmp_path / "warehouse", 'SELECT table_id, "row", col, text, place, value, x0 FROM extract.cells')
    assert rows == [
        (0, 0, 0, "100", str(place), "100", 1.25),
        (0, 1, 0, "x", str(sheet), None, None),
    ]
    assert query(tmp_path / "warehouse", "SELECT text, place FROM extract.lines") == [("Dear A", "line 1")]
    assert query(tmp_path / "warehouse", "SELECT outcome, pages FROM extract.documents") == [("read", 2)]


# ---------------------------------------------------------------- the adding up


def totals(folder: Path, category: str = "total") -> list[tuple[Any, ...]]:
    return query(
        folder,
        f"""SELECT low, high, bodies_counted, bodies_asked, at_least, bodies_in_review, review_effect
        FROM national.totals WHERE category = '{category}' ORDER BY period""",
    )


def test_totals_are_sums_of_intervals_with_coverage(tmp_path: Path, request_: Request) -> None:
    folder = built(tmp_path, request_, ALL)
    assert totals(folder) == [(350, 350, 3, 3, False, 0, 0), (420, 420, 3, 3, False, 0, 0)]
    assert totals(folder, "main") == [(60, 60, 1, 3, True, 0, 0), (70, 70, 1, 3, True, 0, 0)]
    assert totals(folder, "not_broken_down") == [(250, 250, 3, 3, False, 0, 0), (300, 300, 3, 3, False, 0, 0)]


def test_a_missing_body_is_named_and_never_zero(tmp_path: Path, request_: Request) -> None:
    folder = built(tmp_path, request_, [ASHBY, BEXTON])
    assert totals(folder)[0] == (300, 300, 2, 3, True, 0, 0)
    assert query(
        folder,
        "SELECT body_id, outcome, has_figure, deadline FROM national.coverage WHERE period = '2016/17' ORDER BY ALL",
    ) == [
        ("ashby", "full", True, date(2018, 5, 15)),
        ("bexton", "total_only", True, date(2018, 5, 15)),
        ("corley", "awaited", False, date(2018, 5, 15)),
    ]


def test_nobody_has_answered(tmp_path: Path, request_: Request) -> None:
    folder = built(tmp_path, request_, [])
    assert totals(folder)[0] == (None, None, 0, 3, True, 0, 0)
    assert query(folder, "SELECT verdict FROM national.headlines") == [("open",)]


def test_an_interval_widens_the_total(tmp_path: Path, request_: Request) -> None:
    banded = answered("corley.pdf", "corley", {(FIRST, "total"): (1, 4), (SECOND, "total"): (601, None)})
    folder = built(tmp_path, request_, [ASHBY, BEXTON, banded])
    assert totals(folder) == [(301, 304, 3, 3, False, 0, 0), (961, None, 3, 3, True, 0, 0)]


def test_a_figure_in_review_counts_and_says_so(tmp_path: Path, request_: Request) -> None:
    doubtful = answered("corley.pdf", "corley", both_years(50, 60), review=("low_confidence",))
    folder = built(tmp_path, request_, [ASHBY, BEXTON, doubtful])
    assert totals(folder)[0] == (350, 350, 3, 3, False, 1, 50)


def test_all_periods_together_and_the_published_view(tmp_path: Path, request_: Request) -> None:
    folder = built(tmp_path, request_, ALL)
    assert query(folder, "SELECT low, bodies_counted FROM national.overall WHERE category = 'total'") == [(770, 3)]
    assert query(folder, "SELECT group_id, low, per_cent FROM national.published_view") == [
        ("main", 130, 16.9),
        ("minor", 90, 11.7),
        ("rest", 550, 71.4),
    ]


def test_late_answers_are_marked(tmp_path: Path, request_: Request) -> None:
    folder = built(tmp_path, request_, ALL)
    rows = query(folder, "SELECT body_id, received, late FROM national.coverage WHERE period = '2016/17' ORDER BY 1")
    assert rows == [
        ("ashby", date(2018, 5, 10), False),
        ("bexton", date(2018, 5, 10), False),
        ("corley", date(2018, 6, 30), True),
    ]


# ---------------------------------------------------------------- headlines


def headlines(folder: Path) -> dict[str, tuple[Any, ...]]:
    rows = query(folder, "SELECT headline_id, verdict, true_from, true_to, low, high FROM national.headlines")
    return {row[0]: row[1:] for row in rows}


def test_a_sentence_says_between_which_totals_it_stays_true(tmp_path: Path, request_: Request) -> None:
    folder = built(tmp_path, request_, ALL)
    # 350 * 1.15 = 402.5 and 350 * 1.25 = 437.5; 525,600 minutes / 800 = 657, / 600 = 876.
    assert headlines(folder) == {
        "rise": ("true", 403, 437, 420, 420),
        "rate": ("false", 658, 876, 420, 420),
    }


@pytest.mark.parametrize(
    ("second", "rise"),
    [(52, "true"), (53, "true"), (77, "true"), (78, "false"), (43, "true"), (42, "false")],
)
def test_the_bounds_of_a_change_are_exact(tmp_path: Path, request_: Request, second: int, rise: str) -> None:
    folder = built(tmp_path, request_, [ASHBY, BEXTON, answered("corley.pdf", "corley", both_years(50, second))])
    assert headlines(folder)["rise"][0] == rise


@pytest.mark.parametrize(("second", "rate"), [(297, "false"), (298, "true"), (516, "true"), (517, "false")])
def test_the_bounds_of_a_rate_are_exact(tmp_path: Path, request_: Request, second: int, rate: str) -> None:
    folder = built(tmp_path, request_, [ASHBY, BEXTON, answered("corley.pdf", "corley", both_years(50, second))])
    assert headlines(folder)["rate"][0] == rate


def test_bounds_that_are_whole_numbers_belong_where_they_should(tmp_path: Path, request_: Request) -> None:
    """From 400: exactly +15 % is true, exactly +25 % is not."""
    for second, verdict in [(460, "true"), (459, "false"), (499, "true"), (500, "false")]:
        received = [
            answered("a.pdf", "ashby", both_years(400, second)),
            answered("b.pdf", "bexton", both_years(0, 0)),
            answered("c.pdf", "corley", both_years(0, 0)),
        ]
        assert headlines(built(tmp_path, request_, received))["rise"][:3] == (verdict, 460, 499)


def test_an_interval_that_crosses_a_bound_leaves_a_sentence_open(tmp_path: Path, request_: Request) -> None:
    wide = answered("corley.pdf", "corley", {(FIRST, "total"): 50, (SECOND, "total"): (60, 90)})
    assert headlines(built(tmp_path, request_, [ASHBY, BEXTON, wide]))["rise"][0] == "open"


def test_while_a_body_is_missing_a_sentence_is_open(tmp_path: Path, request_: Request) -> None:
    assert headlines(built(tmp_path, request_, [ASHBY, BEXTON]))["rise"][0] == "open"
    # A rate that is too high already can only rise.
    big = answered("b.pdf", "bexton", both_years(900, 900))
    assert headlines(built(tmp_path, request_, [ASHBY, big]))["rate"][0] == "false"


def test_change_is_over_bodies_usable_in_both_periods(tmp_path: Path, request_: Request) -> None:
    one_year = answered("corley.pdf", "corley", {(SECOND, "total"): 1000})
    folder = built(tmp_path, request_, [ASHBY, BEXTON, one_year])
    assert query(folder, "SELECT bodies, from_low, to_low, per_cent_low, per_cent_high FROM national.change") == [
        (2, 300, 360, 20.0, 20.0)
    ]
    assert totals(folder)[1][0] == 1360


def test_a_change_of_intervals_runs_from_the_worst_to_the_best(tmp_path: Path, request_: Request) -> None:
    banded = answered("a.pdf", "ashby", {(FIRST, "total"): (100, 125), (SECOND, "total"): (150, 200)})
    folder = built(tmp_path, request_, [banded])
    assert query(folder, "SELECT per_cent_low, per_cent_high FROM national.change") == [(20.0, 100.0)]


# ---------------------------------------------------------------- what was published


def published(request_: Request, *rows: str) -> None:
    header = "body_id,period,category,value,basis,source,note"
    (request_.folder / "published.csv").write_text("\n".join((header, *rows)) + "\n", "utf-8")


def test_published_figures_are_compared_with_the_replies(tmp_path: Path, request_: Request) -> None:
    published(
        request_,
        ",2016/17,total,350,published,a paper,",
        ",,total,770,published,a paper,both",
        ",,rest,550,published,a paper,",
        "ashby,2016/17,main,61,published,a paper,",
        "bexton,,total,440,published,a paper,",
        "bexton,2016/17,rest,200,published,a paper,",
        "bexton,2016/17,main,1,published,a paper,",
    )
    folder = built(tmp_path, request_, ALL)
    rows = query(folder, "SELECT body_id, period, category, published, low, agrees FROM national.published_comparison")
    assert rows == [
        ("", "2016/17", "total", 350, 350, True),
        ("", "", "total", 770, 770, True),
        ("", "", "rest", 550, 550, True),
        ("ashby", "2016/17", "main", 61, 60, False),
        ("bexton", "", "total", 440, 440, True),
        ("bexton", "2016/17", "rest", 200, 200, True),
        ("bexton", "2016/17", "main", 1, None, None),
    ]
    assert query(
        folder, "SELECT body_id, period, effect_on_total FROM national.findings WHERE code = 'published_differs'"
    ) == [("ashby", "2016/17", 1)]


def test_while_a_body_is_missing_a_lower_total_decides_nothing(tmp_path: Path, request_: Request) -> None:
    published(request_, ",2016/17,total,350,published,,", ",2017/18,total,100,published,,")
    folder = built(tmp_path, request_, [ASHBY, BEXTON])
    assert query(folder, "SELECT agrees FROM national.published_comparison") == [(None,), (False,)]


# ---------------------------------------------------------------- what only all figures together show


def eight_and_one(raw_responses: Path, first: int, second: int) -> tuple[Request, list[Received]]:
    """Eight councils whose figures rose by a tenth or so, and one that gave what is said."""
    rows = [f"c{n},E5{n},Council {n},C{n},England,FOIA,district,," for n in range(9)]
    folder = write_request(raw_responses)
    with (folder / "councils.csv").open("a", encoding="utf-8") as register:
        register.writelines(f"{row}\n" for row in rows)
    given = [answered(f"c{n}.pdf", f"c{n}", both_years(200 + n, 220 + 2 * n)) for n in range(8)]
    return load_request(folder), [*given, answered("c8.pdf", "c8", both_years(first, second))]


@pytest.mark.parametrize(
    ("first", "second", "unusual"),
    [(200, 220, False), (200, 300, False), (200, 600, True), (600, 200, True), (2, 8, False), (200, 0, True)],
)
def test_a_figure_that_moved_unlike_all_others_is_named(tmp_path: Path, first: int, second: int, unusual: bool) -> None:
    asked, received = eight_and_one(tmp_path / "raw", first, second)
    found = query(
        built(tmp_path, asked, received),
        "SELECT body_id, period, blocks FROM national.findings WHERE code = 'change_unusual'",
    )
    assert found == ([("c8", SECOND, False)] if unusual else [])


def test_an_unusual_change_that_a_person_has_accepted_is_named_no_more(tmp_path: Path) -> None:
    asked, received = eight_and_one(tmp_path / "raw", 200, 600)
    accepted = decision("accept", reply="c8.pdf", body_id="c8", period=SECOND)
    folder = built(tmp_path, asked, received, accepted)
    assert query(folder, "SELECT count(*) FROM national.findings WHERE code = 'change_unusual'") == [(0,)]


@pytest.mark.parametrize("row", [",2016/17,total,many,published,,", ",2016/17,total"])
def test_a_wrong_published_file_is_said_in_one_line(tmp_path: Path, request_: Request, row: str) -> None:
    published(request_, row)
    with pytest.raises(RequestError, match=r"published.csv, row 2"):
        built(tmp_path, request_, ALL)


# ---------------------------------------------------------------- replies, findings, decisions


def test_the_fate_of_every_reply_is_told(tmp_path: Path, request_: Request) -> None:
    received = [
        *ALL,
        answered("ack.pdf", "ashby", {}, kind="acknowledgement", outcome="not_a_reply"),
        Received(arrived("copy.pdf", content="ashby.pdf", outcome="duplicate", reason="ashby.pdf")),
        Received(arrived("locked.pdf"), "encrypted", "It is protected by a password."),
        Received(arrived("later.pdf")),
        Received(arrived("all.zip", outcome="container")),
    ]
    folder = built(tmp_path, request_, received)
    assert query(folder, "SELECT path, outcome, counted, reason FROM intake.replies ORDER BY path") == [
        ("ack.pdf", "acknowledgement", False, "It acknowledges or asks back, and does not answer."),
        ("all.zip", "container", False, "A container; its members count."),
        ("ashby.pdf", "answer", True, ""),
        ("bexton.pdf", "answer", True, ""),
        ("copy.pdf", "duplicate", False, "The same file as 'ashby.pdf'."),
        ("corley.pdf", "answer", True, ""),
        ("later.pdf", "arrived", False, "Not read yet."),
        ("locked.pdf", "encrypted", False, "It is protected by a password."),
    ]


def test_an_acknowledgement_shows_as_pending_until_the_answer_comes(tmp_path: Path, request_: Request) -> None:
    early = answered("ack.pdf", "ashby", {}, kind="acknowledgement", outcome="not_a_reply")
    sql = "SELECT DISTINCT outcome FROM national.coverage WHERE body_id = 'ashby'"
    assert query(built(tmp_path, request_, [early]), sql) == [("not_a_reply",)]
    assert query(built(tmp_path, request_, [early, ASHBY]), sql) == [("full",)]


def test_observations_say_whether_they_are_used(tmp_path: Path, request_: Request) -> None:
    twin = answered("twin.pdf", "ashby", both_years(100, 120))
    folder = built(tmp_path, request_, [ASHBY, twin])
    assert query(folder, "SELECT path, used, count(*) FROM normalise.observations GROUP BY ALL ORDER BY ALL") == [
        ("ashby.pdf", True, 6),
        ("twin.pdf", False, 2),
    ]


def test_decisions_are_kept_as_filed_with_their_outcome(tmp_path: Path, request_: Request) -> None:
    folder = built(tmp_path, request_, ALL, decision("exclude", "corley.pdf"), decision("accept", "gone.pdf"))
    assert query(
        folder, "SELECT action, reply, matched, applied, outcome FROM national.decisions ORDER BY position"
    ) == [
        ("exclude", "corley.pdf", True, True, "applied to 1"),
        ("accept", "gone.pdf", False, False, "it matches nothing."),
    ]
    assert query(folder, "SELECT code, severity, still_open FROM national.findings") == [
        ("decision_unmatched", "error", True)
    ]


# ---------------------------------------------------------------- building and swapping


def test_a_rebuild_gives_identical_rows_in_identical_order(tmp_path: Path, request_: Request) -> None:
    published(request_, ",2016/17,total,351,published,,")
    received = [*ALL, answered("twin.pdf", "ashby", both_years(100, 120))]
    folder = built(tmp_path, request_, received)
    first = everything(folder)
    assert everything(built(tmp_path, request_, received)) == first
    assert sum(map(len, first.values())) > 100


def test_another_request_is_taken_over_row_for_row(tmp_path: Path) -> None:
    one, two = make_request(tmp_path / "raw", "one"), make_request(tmp_path / "raw", "two")
    published(one, ",2016/17,total,1,published,,")
    published(two, ",2016/17,total,1,published,,")
    folder = tmp_path / "warehouse"
    write(folder, {"one": part(one, ALL), "two": part(two, [ASHBY])})
    whole = everything(folder)
    write(folder, {"one": None, "two": part(two, [ASHBY])})
    assert everything(folder) == whole
    write(folder, {"one": part(one, ALL), "two": None})
    assert everything(folder) == whole
    write(folder, {"two": None})
    assert {row[0] for rows in everything(folder).values() for row in rows} == {"two"}


@pytest.fixture
def reader(tmp_path: Path, request_: Request) -> Iterator[duckdb.DuckDBPyConnection]:
    with connect(built(tmp_path, request_, [ASHBY])) as connection:
        yield connection


def test_a_reader_is_never_blocked_and_sees_no_half(
    tmp_path: Path, request_: Request, reader: duckdb.DuckDBPyConnection
) -> None:
    sql = "SELECT bodies_counted FROM national.totals WHERE category = 'total' AND period = '2016/17'"
    assert reader.execute(sql).fetchall() == [(1,)]
    folder = built(tmp_path, request_, ALL)
    assert reader.execute(sql).fetchall() == [(1,)]
    assert query(folder, sql) == [(3,)]


def test_leftovers_of_a_killed_build_are_harmless(tmp_path: Path, request_: Request) -> None:
    folder = built(tmp_path, request_, ALL)
    (folder / "foi.building.duckdb").write_bytes(b"half a file")
    (folder / "foi.building.duckdb.wal").write_bytes(b"half a log")
    built(tmp_path, request_, ALL)
    assert {p.name for p in folder.iterdir()} == {"foi.duckdb", ".built"}


def test_a_build_that_breaks_a_rule_is_kept_aside_and_the_old_one_stays(tmp_path: Path, request_: Request) -> None:
    folder = built(tmp_path, request_, ALL)
    before = everything(folder)
    broken = part(request_, ALL)
    figures = (replace(broken.settled.figures[0], low=7, high=3, status="interval"), *broken.settled.figures[1:])
    with pytest.raises(BuildError, match="low is not above high"):
        write(folder, {request_.id: replace(broken, settled=replace(broken.settled, figures=figures))})
    assert everything(folder) == before
    assert (folder / "foi.rejected.duckdb").is_file()


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"body_id": "elsewhere"}, "figures only of bodies that were asked"),
        ({"low": 5, "high": 5}, "accepted parts add up to the total"),
        ({"status": "missing"}, "status says whether there is a figure"),
        ({"low": None, "high": None, "status": "exact"}, "status says whether there is a figure"),
        ({"reply_id": "0" * 64}, "a figure rests on a reply that arrived"),
        ({"category": "minor"}, "one figure per body, period and category"),
    ],
)
def test_each_rule_catches_its_fault(tmp_path: Path, request_: Request, change: dict[str, Any], rule: str) -> None:
    good = part(request_, ALL)
    first, *others = good.settled.figures
    broken = replace(good, settled=replace(good.settled, figures=(replace(first, **change), *others)))
    with pytest.raises(BuildError, match=rule):
        write(tmp_path / "warehouse", {request_.id: broken})


@pytest.mark.parametrize(
    ("file", "right", "wrong", "rule"),
    [
        ("totals.sql", "sum(f.low)::BIGINT AS low", "max(f.low)::BIGINT AS low", "totals are the sums of the figures"),
        ("totals.sql", "THEN sum(f.high)::BIGINT", "THEN 9::BIGINT", "totals are the sums of the figures"),
        ("totals.sql", "::INTEGER AS bodies_counted", "::BIGINT AS bodies_counted", "the columns that are promised"),
    ],
)
def test_a_fault_in_the_sql_leaves_the_last_good_warehouse(
    tmp_path: Path, request_: Request, monkeypatch: pytest.MonkeyPatch, file: str, right: str, wrong: str, rule: str
) -> None:
    again = answered("ashby again.pdf", "ashby", both_years(1, 2), dated=date(2018, 1, 1))
    folder = built(tmp_path, request_, ALL)
    before = everything(folder)
    sql = Path(shutil.copytree(Path(warehouse.__file__).parent / "sql", tmp_path / "sql"))
    assert right in (sql / file).read_text("utf-8")
    (sql / file).write_text((sql / file).read_text("utf-8").replace(right, wrong, 1), "utf-8")
    monkeypatch.setattr(warehouse, "_SQL", sql)
    for _ in range(2):
        with pytest.raises(BuildError, match=f"so the one before it stays: .*{rule}"):
            write(folder, {request_.id: part(request_, [*ALL, again])})
    assert everything(folder) == before
    assert [path.name for path in folder.glob("foi.*.duckdb")] == ["foi.rejected.duckdb"]
    assert fingerprints(folder)


def test_what_was_read_of_a_reply_that_is_not_there_is_a_fault(tmp_path: Path, request_: Request) -> None:
    stray = part(request_, [ASHBY, BEXTON])
    counted_twice = replace(stray, inputs=part(request_, [ASHBY]).inputs)
    with pytest.raises(BuildError, match="a row for every reply that arrived: 2 of 1"):
        write(tmp_path / "warehouse", {request_.id: counted_twice})


def test_fingerprints_tell_what_a_warehouse_was_built_from(tmp_path: Path, request_: Request) -> None:
    assert fingerprints(tmp_path / "warehouse") == {}
    folder = built(tmp_path, request_, ALL)
    assert fingerprints(folder) == {request_.id: (part(request_, ALL).inputs.fingerprint, "code1")}
    changed = replace(INPUTS, replies=(("a.pdf", "ab12", "arrived"),))
    assert changed.fingerprint != INPUTS.fingerprint


def test_a_damaged_warehouse_counts_as_none(tmp_path: Path) -> None:
    (tmp_path / warehouse.NAME).write_bytes(b"not a database" * 1000)
    assert fingerprints(tmp_path) == {}


def test_the_real_request_builds_empty(tmp_path: Path) -> None:
    """The committed request, its register and its published figures fit the tables."""
    folder = Path(__file__).parents[2] / "raw_responses" / "child-abuse-image-offences-2018"
    request_ = load_request(folder)
    warehouse_folder = built(tmp_path, request_, [])
    assert query(warehouse_folder, "SELECT count(*) FROM national.bodies") == [(45,)]
    assert query(warehouse_folder, "SELECT count(*) FROM national.published_comparison WHERE agrees") == [(0,)]
