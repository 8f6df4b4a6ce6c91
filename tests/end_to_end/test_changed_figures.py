"""A change to one document changes the national figure by exactly that, and never silently.

Each format in turn: a copy of one reply is changed as its author would have written it (`edits`), and the whole
is built anew from what was read before and the one document that is new.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
import pytest
from numpy.typing import NDArray

from tests.end_to_end.arithmetic import lone_change, whole_change
from tests.end_to_end.conftest import Shipped
from tests.end_to_end.edits import Edit, books, pdf, scan, texts
from tests.end_to_end.ground import PERIODS, REQUEST_ID, Ground, Key, Row, copied, made_figures, moved, run

POSSESSION = "possession_indecent"


@dataclass(frozen=True, slots=True)
class Case:
    """A reply, how it is edited, and by how much.

    `step` is for its figure of 2017/18 and all that it is part of, `alone` for its figures of both years without
    their totals. The digits of a scan are those that its page has.
    """

    format: str
    path: str
    body_id: str
    edit: Edit
    category: str = POSSESSION
    step: int = 7
    alone: tuple[int, int] = (7, -5)
    opened: int = 1  # documents: a mail and what is attached to it are two

    @property
    def rest(self) -> str:
        """What else moves with the total: it, or all of it where nothing is broken down."""
        return "not_broken_down" if self.category == "total" else self.category


CASES = (
    Case("native PDF", "FOI2018 02614 R.pdf", "cambridgeshire", pdf.native),
    Case("native PDF, turned page", "West Mercia Police/FOI 10094 - response.pdf", "west-mercia", pdf.native),
    Case(
        "native PDF, sentence and table", "dorset/2018-457 Final Response.pdf", "dorset", pdf.native_everywhere, "total"
    ),
    Case("scan", "scan0007.pdf", "south-wales", scan.scanned, step=100, alone=(100, -2)),
    Case("XLSX", "2018-336 attachment.xlsx", "merseyside", books.xlsx),
    Case("XLS", "derbyshire/000811 18 - figures.xls", "derbyshire", books.xls),
    Case("ODS", "003947-18 Data Response.ods", "nottinghamshire", books.ods),
    Case("DOCX", "20180612 response.docx", "south-yorkshire", texts.word),
    Case("mail body", "RE_ Freedom of Information request 10432.eml", "cleveland", texts.mail_body),
    Case("mail attachment", "RE_ Freedom of Information request.eml", "gwent", texts.mail_attachment, opened=2),
    Case("zip member", "Documents (9873).zip", "staffordshire", texts.zipped_book),
    Case("CSV", "2018-382 Annex A.csv", "north-wales", texts.delimited),
    Case("HTML", "indecent-images-of-children-april-2018.html", "thames-valley", texts.page),
)


# What an answer without a breakdown can't contradict: it has nothing that adds up.
ADDING_UP = tuple(case for case in CASES if case.category != "total")
PICTURED = tuple(case for case in CASES if case.edit in {pdf.native, scan.scanned})
DURHAM, MISSING = "durham", "FOI 391-18.pdf"


@pytest.fixture
def ground(shipped: Shipped, tmp_path: Path) -> Ground:
    return copied(shipped.ground, tmp_path)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.format)
def test_a_changed_figure_moves_its_force_its_category_and_the_nation_by_the_difference(
    case: Case, shipped: Shipped, ground: Ground
) -> None:
    whole = shipped.ground
    case.edit(ground.replies / case.path, whole_change(whole, case.body_id, "2017/18", case.category, case.step))

    assert ground.ingest()["documents_opened"] == case.opened
    before, after = whole.figures(), ground.figures()
    expected = {("2017/18", case.rest): (case.step, case.step), ("2017/18", "total"): (case.step, case.step)}
    assert moved(before, after) == {(case.body_id, *key): step for key, step in expected.items()}
    assert moved(whole.totals(), ground.totals()) == expected
    assert [key for key, row in after.items() if row["needs_review"] != before[key]["needs_review"]] == []
    assert _others(after, case.body_id) == _others(before, case.body_id)


@pytest.mark.parametrize("case", PICTURED, ids=lambda case: case.format)
def test_a_person_sees_the_change_where_the_evidence_is_and_nowhere_else(
    case: Case, shipped: Shipped, tmp_path: Path
) -> None:
    original, edited = shipped.ground.replies / case.path, tmp_path / "edited.pdf"
    shutil.copyfile(original, edited)
    changes = whole_change(shipped.ground, case.body_id, "2017/18", case.category, case.step)
    case.edit(edited, changes)

    for number, (before, after) in enumerate(zip(_pictures(original), _pictures(edited), strict=True), start=1):
        differs = np.abs(before - after) > 64
        for change in changes:
            if change.spot.page == number:
                assert change.spot.box
                x0, top, x1, bottom = (round(edge) for edge in change.spot.box)
                assert differs[top:bottom, x0:x1].any()
                differs[top:bottom, x0:x1] = False
        assert not differs.any()


def test_a_figure_that_contradicts_its_total_is_never_accepted(shipped: Shipped, ground: Ground) -> None:
    whole = shipped.ground
    for case in ADDING_UP:
        steps = zip(PERIODS, case.alone, strict=True)
        changes = [lone_change(whole, case.body_id, period, case.category, step) for period, step in steps]
        case.edit(ground.replies / case.path, changes)

    ground.ingest()
    before, after = whole.figures(), ground.figures()
    changed = {case.body_id for case in ADDING_UP}
    for body_id in changed:
        for period in PERIODS:
            for category in (POSSESSION, "total"):
                assert after[body_id, period, category]["needs_review"]
                assert "total_mismatch" in after[body_id, period, category]["reasons"]
    accepted = [key for key, row in after.items() if key[0] in changed and row["low"] and not row["needs_review"]]
    assert accepted == []
    assert _others(after, *changed) == _others(before, *changed)

    open_findings = "SELECT DISTINCT body_id FROM national.findings WHERE code = 'total_mismatch' AND still_open"
    assert {row["body_id"] for row in ground.rows(open_findings)} == changed
    assert {row["bodies_in_review"] for key, row in ground.totals().items() if key[1] == "total"} == {len(changed)}
    assert f"{len(changed)} in review" in run("ingest", *ground.folders).stdout


def test_without_a_reply_the_total_is_at_least_and_says_who_is_missing(shipped: Shipped, ground: Ground) -> None:
    (ground.replies / MISSING).unlink()

    command = ground.foi("ingest", *ground.folders)
    assert command.returncode == 0, command.stderr
    made, totals = made_figures(), ground.totals()
    for period in PERIODS:
        total = totals[period, "total"]
        rest = shipped.ground.totals()[period, "total"]["low"] - made[DURHAM, period, "total"]
        assert (total["low"], total["bodies_counted"], total["bodies_asked"], total["at_least"]) == (rest, 44, 45, True)
        assert f"at least {rest:,} offences, 44 of 45 bodies" in command.stdout
        assert f"Durham Constabulary, {period}: awaited" in command.stdout
    assert {row["body_id"] for row in ground.rows("SELECT * FROM national.coverage WHERE NOT has_figure")} == {DURHAM}
    headlines = ground.warehouse / "release" / REQUEST_ID / "headlines.md"
    assert "at least" in headlines.read_text("utf-8")

    # Once it is there again, nothing tells that it was ever away.
    shutil.copy2(shipped.ground.replies / MISSING, ground.replies / MISSING)
    ground.ingest()
    assert ground.tables() == shipped.ground.tables()


def test_a_reply_that_cannot_be_read_is_reported_and_never_dropped(shipped: Shipped, ground: Ground) -> None:
    broken = {
        "durham": ("FOI 391-18.pdf", _cut_short),
        "lancashire": ("Lancashire Constabulary/DF_FOI_02217_18 Final Response.pdf", _noise),
        "kent": ("Kent Police/18-05-0639 data.xlsx", _cut_short),
        "sussex": ("Final Response FOI 614.18.docx", _noise),
    }
    for path, damage in broken.values():
        damage(ground.replies / path)

    ground.ingest()
    for path, _ in broken.values():
        (reply,) = ground.rows("SELECT * FROM intake.replies WHERE path = ?", path)
        assert reply["outcome"] not in {"read", "answer"} and not reply["counted"] and reply["reason"]
        findings = ground.rows("SELECT * FROM national.findings WHERE path = ? AND blocks AND still_open", path)
        assert findings and all(finding["what_to_do"] for finding in findings)
        assert path in run("ingest", *ground.folders).stdout
    missing = {row["body_id"] for row in ground.rows("SELECT * FROM national.coverage WHERE NOT has_figure")}
    assert missing == set(broken)
    assert {row["low"] for key, row in ground.figures().items() if key[0] in broken} == {None}
    for period in PERIODS:
        assert ground.totals()[period, "total"]["bodies_counted"] == 45 - len(broken)
        assert ground.totals()[period, "total"]["at_least"]


# ---------------------------------------------------------------- helpers


def _others(figures: dict[Key, Row], *body_ids: str) -> dict[Key, Row]:
    return {key: row for key, row in figures.items() if key[0] not in body_ids}


def _pictures(file: Path) -> list[NDArray[np.int16]]:
    """The pages in grey, a pixel for each point."""
    with pdfium.PdfDocument(file) as document:
        return [np.asarray(page.render(scale=1).to_pil().convert("L"), dtype=np.int16) for page in document]


def _cut_short(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 3])


def _noise(file: Path) -> None:
    file.write_bytes(np.random.default_rng(file.stat().st_size).bytes(4000))
