"""Small documents for tests of the normalise room, built straight from rows and lines."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pipeline.model import Cell, Document, Line, Place, Reading, Reply, Table
from pipeline.normalise.reading import read_reply
from pipeline.request import Request, load_request

ROOT = Path(__file__).parents[2]
LETTER = (
    "Exampleshire has no part in this.",
    "Kent Police",
    "foi@kent.police.uk",
    "Dear Requester",
    "Your request",
    "The number of recorded offences for indecent images of children between 1 April 2016 and 31 March 2018.",
    "Our response",
    "Kent Police can confirm that the information is held. The number of recorded offences is shown below.",
)


@lru_cache(maxsize=1)
def request() -> Request:
    return load_request(ROOT / "raw_responses" / "child-abuse-image-offences-2018")


def table(*rows: str, index: int = 0, spans: dict[tuple[int, int], tuple[int, int]] | None = None) -> Table:
    """A table from rows of cells separated by `|`; `spans` gives (row span, column span) by cell."""
    cells = []
    for r, row in enumerate(rows):
        for c, text in enumerate(row.split("|")):
            row_span, col_span = (spans or {}).get((r, c), (1, 1))
            if text.strip() == "<":
                continue  # covered by the cell before it
            cells.append(Cell(r, c, text.strip(), Place(page=1, box=(c, r, c + 1, r + 1)), row_span, col_span))
    return Table(index, tuple(cells), Place(page=1, box=(0, 0, 9, 9)), "ruled")


def document(*blocks: str | Table, letter: tuple[str, ...] = LETTER) -> Document:
    """A letter with `blocks` as its answer; strings that end in `:` are headings."""
    lines = [
        block
        if isinstance(block, Table)
        else Line(block, Place(page=1, ref=f"line {n}"), "heading" if block.endswith(":") else "body")
        for n, block in enumerate((*letter, *blocks))
    ]
    return Document("0" * 64, "application/pdf", "read", blocks=tuple(lines), pages=1)


def read(*blocks: str | Table, letter: tuple[str, ...] = LETTER, path: str = "reply.pdf") -> Reading:
    reply = Reply("0" * 64, path, "application/pdf", 0, Path(path))
    return read_reply(document(*blocks, letter=letter), reply, request())


def accepted(reading: Reading) -> dict[tuple[str, str], int | tuple[int | None, int | None]]:
    """Figures accepted without a person, by period and category: a number, or an interval."""
    return {
        (o.period, o.category): o.low if o.low is not None and o.low == o.high else (o.low, o.high)
        for o in reading.observations
        if not o.review
    }


def asked_about(reading: Reading) -> dict[tuple[str, str], tuple[str, ...]]:
    """Figures put to a person, with the codes that say why."""
    return {(o.period, o.category): o.review for o in reading.observations if o.review}
