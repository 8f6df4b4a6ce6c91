"""Pictures of what was read from a reply, small enough to be kept with what is told of it.

What belongs here: the tables, pages and sentences of a reply that figures rest on, each drawn once with all of its
figures boxed. What does not: the pictures of one figure (`exhibits`), or how a picture is drawn (`evidence`).
"""

from __future__ import annotations

import io
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from pipeline import staging
from pipeline.release.evidence import EvidenceError, Mark, picture
from pipeline.release.exhibits import Exhibit, grouped
from pipeline.release.summary import rows
from pipeline.sandbox import run_each
from pipeline.work import Pile

if TYPE_CHECKING:
    import duckdb

# Pictures to a reply; the widest and highest of one, in pixels; its colours: enough to read it by.
_MOST, _SIZE, _COLOURS = 4, (1100, 1600), 64


def gallery(
    connection: duckdb.DuckDBPyConnection, arrived: Pile, reply_ids: Collection[str]
) -> dict[str, tuple[bytes, ...]]:
    """The pictures of those replies as PNG, by reply_id; a reply that no figure rests on has none.

    They are drawn in child processes, from the files as they lie now: one that is gone, or that breaks its reader, has none.
    """
    contents = {reply.reply_id: reply.content for reply in arrived.by_path.values()}
    wanted: dict[str, list[Exhibit]] = {}
    for exhibit in grouped(rows(connection, _PLACES, arrived.request.id, sorted(reply_ids))):
        wanted.setdefault(exhibit.reply_id, []).append(exhibit)
    jobs = [
        ((reply_id, n), (contents[reply_id], document, exhibit.marks, exhibit.caption))
        for reply_id, own in wanted.items()
        if reply_id in contents and (document := arrived.document_path(reply_id)) is not None
        for n, exhibit in enumerate(own[:_MOST])
    ]
    settings = arrived.settings
    drawn = {key: ended.value for key, ended in run_each(_drawn, jobs, settings.processes, settings.limits)}
    return {
        reply_id: tuple(image for (owner, _), image in sorted(drawn.items()) if owner == reply_id and image)
        for reply_id in wanted
    }


def _drawn(content: Path, document: Path, marks: Sequence[Mark], caption: str) -> bytes:
    """A picture as PNG; nothing where there is none to show."""
    try:
        image = picture(content, staging.load_document(document), marks, caption)
    except EvidenceError:
        return b""
    image.thumbnail(_SIZE)
    kept = io.BytesIO()
    image.quantize(_COLOURS, Image.Quantize.FASTOCTREE).save(kept, "PNG", optimize=True)
    return kept.getvalue()


_PLACES = """WITH pieces AS (
        SELECT f.request_id, unnest(f.evidence) AS e FROM national.figures AS f
        WHERE f.request_id = ?
    )
    SELECT min_by(e."role", e."role" <> 'value') AS "role", e.reply_id AS reply_id, s.path AS path,
        e.table_id AS table_id, e."row" AS "row", e.col AS col, min(e.headers) AS headers, e.page AS page,
        e.sheet AS sheet, e.ref AS ref, e.x0 AS x0, e.top AS top, e.x1 AS x1, e.bottom AS bottom
    FROM pieces
    JOIN intake.replies AS s
        ON s.request_id = pieces.request_id AND s.reply_id = e.reply_id AND s.outcome <> 'duplicate'
    WHERE e.reply_id IN (SELECT unnest(?))
    GROUP BY ALL
    ORDER BY e.reply_id, e.page, e.table_id, e."row", e.col, e.sheet, e.ref, e.x0, e.top"""
