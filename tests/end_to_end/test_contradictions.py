"""A reply that contradicts itself is never believed: whatever one of its numbers says alone is put to a person.

Not here: the formats, each of which `test_changed_figures` takes from file to nation. Here every number that stands
behind a figure is changed in turn, in what was read of the reply, and the reply is read against the request again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from pipeline import staging
from pipeline.model import Cell, Document, Line, Reply, Table
from pipeline.national.build import settle_request
from pipeline.national.received import Received
from pipeline.normalise.reading import read_reply
from pipeline.request import Request, load_request
from pipeline.run import arrivals
from pipeline.settings import Settings
from tests.end_to_end.arithmetic import lone_change
from tests.end_to_end.conftest import Shipped
from tests.end_to_end.edits import books, pdf
from tests.end_to_end.ground import REQUEST_ID, Ground, Key, copied, made_figures

STEPS = (3, -3)
MOST_CELLS = 7  # of one reply: the tables of months have a hundred
_MADE = made_figures()
WITH_PARTS = sorted({b for b, p, c in _MADE if c == "not_broken_down" and _MADE[b, p, c] < _MADE[b, p, "total"]})
# A value shown as <5 takes up what a small change leaves over.
ADDING_UP = [body_id for body_id in WITH_PARTS if body_id != "bedfordshire"]


@dataclass(frozen=True, slots=True)
class Opened:
    """The reply that counts for a body, as it was opened."""

    request: Request
    body_id: str
    reply: Reply
    document: Document

    def accepted(self, document: Document) -> dict[Key, int]:
        """The figures of the body that no person is asked about, were this what was read."""
        name = self.request.body(self.body_id).name  # what came in a container is told who sent it
        reading = read_reply(document, self.reply, self.request, (name,) if "!/" in self.reply.path else ())
        settled = settle_request(self.request, [Received(self.reply, "read", reading=reading)], ())
        return {
            (f.body_id, f.period, f.category): f.low
            for f in settled.figures
            if f.body_id == self.body_id and f.low is not None and not f.needs_review
        }


@pytest.fixture(scope="module")
def replies(shipped: Shipped) -> dict[str, Reply]:
    settings = Settings(shipped.ground.raw_responses, shipped.ground.warehouse)
    arrived = arrivals(settings, load_request(settings.raw_responses / REQUEST_ID))
    return {reply.path: reply for reply in arrived}


@pytest.mark.parametrize("body_id", ADDING_UP)
def test_no_number_of_a_reply_that_adds_up_changes_alone_and_is_accepted(
    body_id: str, shipped: Shipped, replies: dict[str, Reply]
) -> None:
    opened = _opened(shipped.ground, replies, body_id)
    right = opened.accepted(opened.document)
    assert right
    tried, wrong = 0, []
    for cell in _cells_behind(shipped.ground, body_id):
        for step in STEPS:
            if (changed := _with_number(opened.document, cell, step)) is not None:
                tried += 1
                found = opened.accepted(changed)
                wrong += [(cell, step, key, value) for key, value in found.items() if value != right.get(key, value)]
    assert tried or _is_a_list(opened)
    assert wrong == []


def test_rows_that_do_not_add_up_are_never_accepted(shipped: Shipped, ground: Ground) -> None:
    """The columns still do; only the sums over both years tell."""
    changes = [
        lone_change(shipped.ground, "merseyside", "2017/18", "possession_indecent", -5),
        lone_change(shipped.ground, "merseyside", "2017/18", "taking_making_distributing", 5),
    ]
    books.xlsx(ground.replies / "2018-336 attachment.xlsx", changes)
    ground.ingest()
    for category in ("possession_indecent", "taking_making_distributing"):
        assert ground.figures()["merseyside", "2017/18", category]["needs_review"]


def test_a_table_and_a_sentence_that_differ_are_never_accepted(shipped: Shipped, ground: Ground) -> None:
    path = "dorset/2018-457 Final Response.pdf"
    pdf.native(ground.replies / path, [lone_change(shipped.ground, "dorset", "2017/18", "total", 7)])
    ground.ingest()
    figure = ground.figures()["dorset", "2017/18", "total"]
    assert figure["needs_review"] and "readings_differ" in figure["reasons"]


@pytest.fixture
def ground(shipped: Shipped, tmp_path: Path) -> Ground:
    return copied(shipped.ground, tmp_path)


# ---------------------------------------------------------------- helpers


def _opened(ground: Ground, replies: dict[str, Reply], body_id: str) -> Opened:
    (row,) = ground.rows("SELECT path FROM intake.replies WHERE counted AND list_contains(body_ids, ?)", body_id)
    reply = replies[row["path"]]
    (file,) = (ground.warehouse / "staging" / "extract").rglob(f"{reply.reply_id}-*.parquet")
    return Opened(load_request(ground.raw_responses / REQUEST_ID), body_id, reply, staging.load_document(file))


def _cells_behind(ground: Ground, body_id: str) -> list[tuple[int, int, int]]:
    """The cells that the figures rest on, or as many of them from all over the tables."""
    rows = ground.rows(
        """SELECT DISTINCT e.table_id, e."row", e.col FROM national.figures AS f, unnest(f.evidence) AS _(e)
        WHERE f.body_id = ? AND f.category <> 'not_broken_down' AND e.table_id IS NOT NULL ORDER BY ALL""",
        body_id,
    )
    cells = [(row["table_id"], row["row"], row["col"]) for row in rows]
    return cells[:: -(-len(cells) // MOST_CELLS) or 1]


def _with_number(document: Document, at: tuple[int, int, int], step: int) -> Document | None:
    """The document with another whole number in one cell; None where the cell holds none, or it would be negative."""
    blocks: list[Line | Table] = []
    changed = False
    for block in document.blocks:
        if isinstance(block, Table) and block.index == at[0]:
            cells = [(_moved(c, step) if (c.row, c.col) == at[1:] else c) for c in block.cells]
            changed = changed or any(new is not old for new, old in zip(cells, block.cells, strict=True))
            blocks.append(replace(block, cells=tuple(cells)))
        else:
            blocks.append(block)
    return replace(document, blocks=tuple(blocks)) if changed else None


def _moved(cell: Cell, step: int) -> Cell:
    digits = cell.text.replace(",", "")
    if not digits.isdigit() or int(digits) + step < 0:
        return cell
    number = int(digits) + step
    value = type(cell.value)(number) if isinstance(cell.value, int | float) else cell.value
    return replace(cell, text=f"{number:,}" if "," in cell.text else str(number), value=value)


def _is_a_list(opened: Opened) -> bool:
    """Lines of a letter, or a row for each crime: no cell holds a number to change."""
    return opened.body_id in {"hampshire", "north-yorkshire"}
