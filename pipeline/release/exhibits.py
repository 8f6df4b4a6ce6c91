"""Which pictures show what a figure rests on, and writing them: for `foi evidence`.

What belongs here: the places behind a figure, grouped into one picture for each table or page of each reply; finding
the files; names that a person can read. What does not: drawing (`evidence`).

Files are opened in the sandbox, as they are when they are read: a letter that hangs or breaks a reader costs its
own picture.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline import staging
from pipeline.model import Document, Place
from pipeline.national.decisions import SUPPLIED
from pipeline.release.evidence import EvidenceError, Mark, picture
from pipeline.release.figure import FigureView
from pipeline.release.look import looking
from pipeline.release.summary import rows
from pipeline.sandbox import Limits, run_each
from pipeline.work import Pile

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A picture to be: of which reply (by path and sha256), and the places that it shows, all in one part of it."""

    path: str
    reply_id: str
    marks: tuple[Mark, ...]

    @property
    def caption(self) -> str:
        """Which file and where in it."""
        place = self.marks[0].place
        where = f", page {place.page}" if place.page is not None else f", sheet '{place.sheet}'" if place.sheet else ""
        return f"{self.path}{where}"


# ---------------------------------------------------------------- the pictures of a figure


def exhibits(connection: duckdb.DuckDBPyConnection, view: FigureView) -> tuple[Exhibit, ...]:
    """The pictures that a figure needs, that of the figure itself first; none where no reply stands behind it."""
    found = grouped(rows(connection, _EVIDENCE, view.request_id, view.body_id, view.period, view.category))
    return (*found[:1], *sorted(found[1:], key=lambda e: (e.path, e.marks[0].place.page or 0, e.marks[0].table or 0)))


def grouped(places: Iterable[Mapping[str, Any]]) -> list[Exhibit]:
    """Places as rows with the columns of `_EVIDENCE`: a picture for each table or page of each reply, in their order."""
    parts: dict[tuple[object, ...], list[Mark]] = {}
    paths: dict[str, str] = {}
    for row in places:
        mark = Mark(_place(row), row["role"], row["table_id"], row["row"], row["col"], tuple(row["headers"] or ()))
        if row["path"] is None or (mark.place.ref or "").startswith(SUPPLIED):
            continue
        paths[row["reply_id"]] = row["path"]
        parts.setdefault((row["reply_id"], mark.place.page, mark.place.sheet, mark.table), []).append(mark)
    return [Exhibit(paths[str(key[0])], str(key[0]), tuple(marks)) for key, marks in parts.items()]


def write_exhibits(
    wanted: Sequence[Exhibit], arrived: Pile, name: str, folder: Path, limits: Limits
) -> tuple[tuple[Path, ...], tuple[str, ...]]:
    """Writes each as `<name>_<n>.png`; returns the files, and in words what could not be shown.

    Pictures of that name that an earlier call left are removed.
    """
    contents = {reply.reply_id: reply.content for reply in arrived.by_path.values()}
    jobs: dict[Path, tuple[Any, ...]] = {}
    lacking: list[str] = []
    for number, exhibit in enumerate(wanted, start=1):
        document = arrived.document_path(exhibit.reply_id)
        content = contents.get(exhibit.reply_id)
        if content is None or document is None:
            what = (
                "is gone or has changed since it was read"
                if content is None
                else "has not been read by this version of the program"
            )
            lacking.append(f"{exhibit.path} {what}: run 'foi ingest'.")
            continue
        loaded = staging.load_document(document)
        jobs[folder / f"{name}_{number}.png"] = (content, loaded, exhibit.marks, exhibit.caption)
    _clear(folder, name)
    written, failed = _draw(jobs, limits)
    return written, (*lacking, *failed)


def _clear(folder: Path, name: str) -> None:
    pattern = re.compile(re.escape(name) + r"_\d+\.png")
    for path in folder.glob("*.png") if folder.is_dir() else ():
        if pattern.fullmatch(path.name):
            path.unlink()


def figure_name(view: FigureView) -> str:
    """A figure as part of a file's name: `kent_2017-18_total`."""
    return "_".join(_safe(part) for part in (view.body_id, view.period, view.category))


def _safe(text: str) -> str:
    return re.sub(r"[^\w.-]+", "-", text).strip("-.") or "file"


def _place(row: Mapping[str, Any]) -> Place:
    box = None if row["x0"] is None else (row["x0"], row["top"], row["x1"], row["bottom"])
    return Place(row["page"], row["sheet"], box, row["ref"])


# ---------------------------------------------------------------- the picture of a place in any file


def write_place(file: Path, place: Place, folder: Path, limits: Limits) -> Path:
    """A picture of a place in any file (or in what it contains), without a request.

    Raises EvidenceError where there is no such place, OSError where the file can't be read at all.
    """
    with looking(file, limits) as looked:
        held = [one for one in looked if _find(one.document, place) is not None]
        if not held:
            raise EvidenceError(f"There is no {place} in what was read of {file}. {_reasons(looked)}".rstrip())
        mark = _find(held[0].document, place)
        assert mark is not None
        target = folder / f"{_safe(Path(held[0].reply.path).stem)}_{_safe(str(place))}.png"
        caption = Exhibit(held[0].reply.path, held[0].reply.reply_id, (mark,)).caption
        written, failed = _draw({target: (held[0].reply.content, held[0].document, (mark,), caption)}, limits)
    if not written:
        raise EvidenceError(failed[0])
    return written[0]


def parse_place(text: str) -> Place:
    """A place as `foi figure` and `foi read` print it: `page 2 [10.0, 20.0, 60.0, 32.0]`, `sheet 'Data' B7`, `line 12`."""
    box = re.search(r"\[([^\]]*)\]", text)
    page = re.search(r"\bpage (\d+)", text)
    sheet = re.search(r"\bsheet '(.*)'", text)
    rest = text
    for found in (box, page, sheet):
        rest = rest.replace(found[0], "") if found else rest
    edges = parse_box(box[1]) if box else None
    return Place(int(page[1]) if page else None, sheet[1] if sheet else None, edges, rest.strip() or None)


def parse_box(text: str) -> tuple[float, float, float, float]:
    """`x0,top,x1,bottom`, in PDF points from the top left of the page. Raises EvidenceError for anything else."""
    try:
        x0, top, x1, bottom = (float(edge) for edge in text.split(","))
    except ValueError:
        raise EvidenceError(f"'{text}' is no box: it takes four numbers, x0,top,x1,bottom, in PDF points.") from None
    if not (x0 < x1 and top < bottom):
        raise EvidenceError(f"'{text}' is no box: x0 must be less than x1, and top less than bottom.")
    return x0, top, x1, bottom


def _find(document: Document, place: Place) -> Mark | None:
    """The mark that a person means: a cell or line that stands there, or any box on a page."""
    for table in document.tables:
        for cell in table.cells:
            if _is_at(cell.place, place):
                return Mark(cell.place, "value", table.index, cell.row, cell.col)
    for line in document.lines:
        if _is_at(line.place, place):
            return Mark(line.place)
    for table in document.tables:
        for cell in table.cells:
            if _is_within(place, cell.place):
                return Mark(place, "value", table.index, cell.row, cell.col)
    pages = document.pages or (1 if document.media_type.startswith("image/") else 0)
    return Mark(place) if place.page is not None and place.ref is None and place.page <= pages else None


def _is_within(wanted: Place, cell: Place) -> bool:
    """Whether the middle of a box lies in a cell, whose table's headings then belong into the picture."""
    if wanted.box is None or cell.box is None or wanted.page != cell.page:
        return False
    x, y = (wanted.box[0] + wanted.box[2]) / 2, (wanted.box[1] + wanted.box[3]) / 2
    return cell.box[0] <= x <= cell.box[2] and cell.box[1] <= y <= cell.box[3]


def _is_at(there: Place, wanted: Place) -> bool:
    if wanted.page is not None and wanted.box is None:
        return False
    return str(there) == str(wanted) or (wanted.sheet is None and wanted.ref is not None and there.ref == wanted.ref)


def _reasons(looked: Iterable[Any]) -> str:
    return " ".join(one.document.reason for one in looked if one.document.reason)


# ---------------------------------------------------------------- drawing them, each in a child process


def _draw(jobs: Mapping[Path, tuple[Any, ...]], limits: Limits) -> tuple[tuple[Path, ...], tuple[str, ...]]:
    done: set[Path] = set()
    failed: list[str] = []
    for target, result in run_each(_write, ((target, (target, *job)) for target, job in jobs.items()), 1, limits):
        if result.outcome == "done" and not result.value:
            done.add(target)
        else:
            failed.append(result.value or f"{target.name} could not be drawn: {result.reason}")
    return tuple(target for target in jobs if target in done), tuple(failed)


def _write(target: Path, content: Path, document: Document, marks: Sequence[Mark], caption: str) -> str:
    """Draws and writes one picture, whole or not at all; returns in words why it can't be shown, else nothing."""
    try:
        image = picture(content, document, marks, caption)
    except EvidenceError as error:
        return str(error)
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=target.parent, prefix=".", suffix=".png")
    with os.fdopen(handle, "wb") as file:
        image.save(file, "PNG", optimize=True)
    Path(beside).replace(target)
    return ""


_EVIDENCE = """WITH pieces AS (
        SELECT f.request_id, unnest(f.evidence) AS e, unnest(range(len(f.evidence))) AS position
        FROM national.figures AS f
        WHERE f.request_id = ? AND f.body_id = ? AND f.period = ? AND f.category = ?
    )
    SELECT e."role" AS "role", e.reply_id AS reply_id, s.path AS path, e.table_id AS table_id, e."row" AS "row",
        e.col AS col, e.headers AS headers, e.page AS page, e.sheet AS sheet, e.ref AS ref, e.x0 AS x0, e.top AS top,
        e.x1 AS x1, e.bottom AS bottom
    FROM pieces
    LEFT JOIN intake.replies AS s
        ON s.request_id = pieces.request_id AND s.reply_id = e.reply_id AND s.outcome <> 'duplicate'
    ORDER BY position"""
