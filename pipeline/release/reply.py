"""One reply as a person wants to see it: what it is, what was read from it, whether it counts, what is in doubt.

What belongs here: reading that out of the warehouse, and its layout in Markdown. What does not: the picture of a
cell, or anything about several replies together (`summary`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.release.markdown import plain, table
from pipeline.release.summary import interval, rows

if TYPE_CHECKING:
    import duckdb

_SQL = Path(__file__).parent / "sql"
# How much of a reply's tables is shown: enough to know them again, little enough to keep.
_TABLES, _ROWS, _COLUMNS, _TEXT = 6, 40, 12, 80

Grid = dict[tuple[int, int], str]


@dataclass(frozen=True, slots=True)
class Reply:
    """What the warehouse says of one reply.

    `outcome` is how far it came, `reason` why it does not count, `opened` and `opened_reason` how opening it went
    (None for a container or a copy). `figures` and `findings` are rows with the columns of `sql/replies.sql`.
    """

    path: str
    reply_id: str
    media_type: str
    size: int
    outcome: str
    counted: bool
    reason: str
    reference: str | None
    dated: date | None
    signals: Sequence[str]
    bodies: Sequence[str]
    opened: str | None
    opened_reason: str | None
    pages: int | None
    reader: str
    figures: Sequence[Mapping[str, Any]]
    findings: Sequence[Mapping[str, Any]]

    @property
    def fingerprint(self) -> str:
        """Changes with anything that is known of the reply, and with the version of the code that opened it."""
        return hashlib.sha256(repr(self).encode()).hexdigest()

    @property
    def doubts(self) -> tuple[Mapping[str, Any], ...]:
        """The findings that a person still has to look at."""
        return tuple(finding for finding in self.findings if finding["still_open"])


def replies(connection: duckdb.DuckDBPyConnection, request_id: str) -> tuple[Reply, ...]:
    """Every reply of a request, by path."""
    result = connection.execute((_SQL / "replies.sql").read_text("utf-8"), {"request": request_id})
    names = [column[0] for column in result.description or ()]
    return tuple(Reply(**dict(zip(names, row, strict=True))) for row in result.fetchall())


def state(reply: Reply) -> str:
    """In a sentence: what kind of file or letter it is, and whether figures rest on it."""
    if reply.outcome == "duplicate":
        return "The same file as another; that one counts."
    if reply.outcome == "container":
        return "A container: its members are replies of their own."
    if reply.outcome == "no_access":
        return f"Not read: {reply.reason}"
    kind = reply.outcome.replace("_", " ")
    if reply.opened not in {None, "read"}:
        return f"Not read ({kind}): {reply.opened_reason}"
    if reply.counted:
        return f"Read: {kind}; figures rest on it."
    return f"Read: {kind}; no figure rests on it. {reply.reason}".rstrip()


def figures_markdown(reply: Reply) -> str:
    """The figures that were read, by category and period; what was printed stands beside, where it differs."""
    periods = sorted({figure["period"] for figure in reply.figures})
    lines: dict[tuple[str, str], dict[str, list[str]]] = {}
    for figure in reply.figures:
        line = lines.setdefault((figure["body_id"], figure["category"]), {})
        line.setdefault(figure["period"], []).append(_figure(figure))
    several = len({body for body, _ in lines}) > 1
    found = [
        [*([body] if several else []), category, *(" / ".join(line.get(period, [])) for period in periods)]
        for (body, category), line in lines.items()
    ]
    header = [*(["Body"] if several else []), "Figure", *periods]
    return table(header, found, "l" * (len(header) - len(periods)) + "r" * len(periods)) or "No figure was read."


def _figure(figure: Mapping[str, Any]) -> str:
    shown = interval(figure["low"], figure["high"]) if figure["low"] is not None else figure["status"]
    text = figure["text"].strip() or "blank"
    printed = f" ({text})" if text.replace(",", "") != shown.replace(",", "") else ""
    doubt = f" in review: {', '.join(figure['review'])}" if figure["review"] else ""
    return shown + printed + doubt


def places_markdown(reply: Reply) -> str:
    """The figures that were read, each with its text as printed, its place and how it came about."""
    found = [
        [
            *([figure["body_id"]] if len(reply.bodies) > 1 else []),
            figure["period"],
            figure["category"],
            interval(figure["low"], figure["high"]) if figure["low"] is not None else figure["status"],
            figure["text"],
            figure["place"],
            figure["derivation"],
            ", ".join(figure["review"]) or ("used" if figure["used"] else "not used"),
        ]
        for figure in reply.figures
    ]
    header = ["Period", "Category", "Figure", "As printed", "Place", "How", "State"]
    if len(reply.bodies) > 1:
        header = ["Body", *header]
    return table(header, found, "l" * (len(header) - 5) + "rrlll") or "No figure was read."


def doubts_markdown(reply: Reply) -> str:
    """What a person still has to look at, and what to do about it."""
    found = [[d["code"], d["message"], d["place"] or "", d["what_to_do"]] for d in reply.doubts]
    return table(["In doubt", "What was seen", "Place", "What to do"], found, "llll") or "Nothing."


def tables_markdown(
    connection: duckdb.DuckDBPyConnection, request_id: str, reply_ids: Collection[str]
) -> Iterator[tuple[str, str]]:
    """The tables of each of those replies as they were read; the cells that stand behind a figure are bold.

    Yields reply_ids and Markdown; a reply without tables is left out, and of a long one the beginning is given.
    """
    wanted = [request_id, sorted(reply_ids)]
    used = {tuple(row.values()) for row in rows(connection, _USED, *wanted)}
    cells = rows(connection, _CELLS, *wanted)
    for reply_id, own in groupby(cells, key=lambda cell: str(cell["reply_id"])):
        grids: dict[int, list[dict[str, Any]]] = {}
        for cell in own:
            grids.setdefault(cell["table_id"], []).append(cell)
        shown = [_grid_markdown(cells, used) for cells in list(grids.values())[:_TABLES]]
        if len(grids) > _TABLES:
            shown.append(f"and {len(grids) - _TABLES} more tables.")
        yield reply_id, "\n\n".join(shown)


def _grid_markdown(cells: Sequence[Mapping[str, Any]], used: Collection[tuple[Any, ...]]) -> str:
    first = cells[0]
    n_rows = max(cell["row"] for cell in cells) + 1
    n_columns = max(cell["col"] for cell in cells) + 1
    grid: Grid = {}
    for cell in cells:
        text = plain(cell["text"][:_TEXT])
        is_used = (cell["reply_id"], cell["table_id"], cell["row"], cell["col"]) in used
        grid[cell["row"], cell["col"]] = f"**{text}**" if is_used and text else text
    where = f"page {first['page']}" if first["page"] is not None else plain(first["sheet"] or "")
    size = f"{n_rows} rows, {n_columns} columns" + (", the beginning" if n_rows > _ROWS or n_columns > _COLUMNS else "")
    width = min(n_columns, _COLUMNS)
    lines = [[grid.get((row, column), "") for column in range(width)] for row in range(min(n_rows, _ROWS))]
    head, *body = ("| " + " | ".join(line) + " |" for line in lines)
    rule = "|" + " --- |" * width
    title = f"Table {first['table_id'] + 1}{where and ', '}{where} ({size})"
    return "\n".join([title, "", head, rule, *body])


_USED = """SELECT DISTINCT e.reply_id, e.table_id, e."row", e.col
    FROM national.figures AS f, unnest(f.evidence) AS u(e)
    WHERE f.request_id = ? AND e.reply_id IN (SELECT unnest(?)) AND e.table_id IS NOT NULL"""
_CELLS = """SELECT DISTINCT reply_id, table_id, "row", col, text, page, sheet
    FROM extract.cells
    WHERE request_id = ? AND reply_id IN (SELECT unnest(?))
    ORDER BY reply_id, table_id, "row", col"""
