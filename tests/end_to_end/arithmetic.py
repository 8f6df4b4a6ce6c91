"""Where a reply states a figure, and the sums that the figure is part of: what a change to it must touch."""

from __future__ import annotations

from collections.abc import Iterator

from tests.end_to_end.edits import Change, Spot
from tests.end_to_end.ground import PERIODS, Ground, Row

_STATED = """
    SELECT c.* FROM national.figures AS f, unnest(f.evidence) AS _(e)
    JOIN extract.cells AS c
        ON c.reply_id = e.reply_id AND c.table_id = e.table_id AND c."row" = e."row" AND c.col = e.col
    WHERE f.body_id = ? AND f.period = ? AND f.category = ? AND e."role" = 'value'"""
_TABLE = "SELECT * FROM extract.cells WHERE reply_id = ? AND table_id = ?"


def lone_change(ground: Ground, body_id: str, period: str, category: str, step: int) -> Change:
    """The figure alone, whatever sums it is part of."""
    stated = _stated(ground, body_id, period, category)
    return _change(stated, step, _numbers(ground, stated))


def whole_change(ground: Ground, body_id: str, period: str, category: str, step: int) -> list[Change]:
    """The figure, the total of its period, and the sums over both periods where the table gives any."""
    stated = _stated(ground, body_id, period, category)
    numbers = _numbers(ground, stated)
    cells = [stated]
    if category != "total":
        cells.append(_stated(ground, body_id, period, "total"))
    figures = ground.figures()
    for cell, name in list(zip(cells, (category, "total"), strict=False)):
        both = sum(figures[body_id, p, name]["low"] for p in PERIODS)
        cells += [n for n in numbers if n["text"] == str(both) and _in_line(n, cell)]
    return [_change(cell, step, numbers) for cell in cells]


def _stated(ground: Ground, body_id: str, period: str, category: str) -> Row:
    (cell,) = ground.rows(_STATED, body_id, period, category)
    return cell


def _numbers(ground: Ground, cell: Row) -> list[Row]:
    return [c for c in ground.rows(_TABLE, cell["reply_id"], cell["table_id"]) if c["text"].isdigit()]


def _in_line(one: Row, other: Row) -> bool:
    return (one["row"] == other["row"]) != (one["col"] == other["col"])


def _change(cell: Row, step: int, numbers: list[Row]) -> Change:
    return Change(_spot(cell), str(int(cell["text"]) + step), tuple(_spots(numbers)))


def _spots(cells: list[Row]) -> Iterator[Spot]:
    yield from map(_spot, cells)


def _spot(cell: Row) -> Spot:
    edges = tuple(cell[edge] for edge in ("x0", "top", "x1", "bottom"))
    return Spot(
        cell["table_id"],
        cell["row"],
        cell["col"],
        cell["text"],
        cell["page"],
        cell["sheet"],
        cell["ref"],
        None if edges[0] is None else edges,
    )
