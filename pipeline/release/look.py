"""What was read from any one file, without a request: for `foi read`.

What belongs here: opening one file (and what it contains) in the sandbox, and showing a Document in a terminal or
as JSON. What does not: reading any format (`extract`), or what a document means (`normalise`).
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.extract.hidden import plural
from pipeline.extract.readers import extract
from pipeline.intake import arrive
from pipeline.model import Cell, Document, Finding, Line, Place, Reply, Table
from pipeline.sandbox import Limits

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table as Grid

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Looked:
    """A file, or a member of it (`path` says which), and what was read from it."""

    reply: Reply
    document: Document


def look(file: Path, limits: Limits) -> tuple[Looked, ...]:
    """Reads a file, and after it the members that it contains. Raises OSError where it can't be read at all."""
    with looking(file, limits) as looked:
        return looked


@contextmanager
def looking(file: Path, limits: Limits) -> Iterator[tuple[Looked, ...]]:
    """The same, while the members lie where their `content` says."""
    with tempfile.TemporaryDirectory() as folder:
        replies = Path(folder) / "replies"
        replies.mkdir()
        (replies / "file").symlink_to(file.resolve(strict=True))
        arrived = arrive(replies, Path(folder) / "members", Path(folder) / "cache.json", limits=limits)
        jobs = [(r.content, r.media_type, r.reply_id) for r in arrived if r.outcome != "container"]
        documents = {document.reply_id: document for document in extract(jobs, 1, limits)}
        yield tuple(
            Looked(_renamed(reply, file.name), documents.get(reply.reply_id) or _container(reply))
            for reply in sorted(arrived, key=lambda reply: reply.path != "file")
        )


def _container(reply: Reply) -> Document:
    return Document(reply.reply_id, reply.media_type, "container", reply.reason or "Its members are read.")


def _renamed(reply: Reply, name: str) -> Reply:
    path = name + reply.path.removeprefix("file")
    return Reply(reply.reply_id, path, reply.media_type, reply.size, reply.content, findings=reply.findings)


# ---------------------------------------------------------------- JSON


def to_json(looked: tuple[Looked, ...]) -> str:
    """One JSON object: the file's Document, with those of its members under `members` where it has any."""
    first, *members = looked
    whole = _document_json(first)
    if members:
        whole["members"] = [{"path": member.reply.path, **_document_json(member)} for member in members]
    return json.dumps(whole, ensure_ascii=False, indent=2)


def _document_json(looked: Looked) -> Json:
    document = looked.document
    findings = dict.fromkeys((*looked.reply.findings, *document.findings))
    return {
        "sha256": document.reply_id,
        "media_type": document.media_type,
        "outcome": document.outcome,
        "reason": document.reason,
        "pages": document.pages,
        "findings": [_finding_json(finding) for finding in findings],
        "tables": [_table_json(table) for table in document.tables],
        "lines": [_line_json(line) for line in document.lines],
    }


def _finding_json(finding: Finding) -> Json:
    return _without_none(
        {"code": finding.code, "message": finding.message, "place": str(finding.place) if finding.place else None}
    )


def _table_json(table: Table) -> Json:
    return {
        **_place_json(table.place),
        "index": table.index,
        "finder": table.finder,
        "cells": [_cell_json(cell) for cell in table.cells],
    }


def _cell_json(cell: Cell) -> Json:
    shown: Json = {
        "row": cell.row,
        "col": cell.col,
        "row_span": cell.row_span,
        "col_span": cell.col_span,
        "text": cell.text,
        "kind": cell.kind,
        **_place_json(cell.place),
        "value": cell.value.isoformat() if isinstance(cell.value, date | time) else cell.value,
        "confidence": cell.confidence,
    }
    shown |= {name: getattr(cell, name) for name in ("marks", "readings", "struck", "bold") if getattr(cell, name)}
    return _without_none(shown)


def _line_json(line: Line) -> Json:
    shown: Json = {"text": line.text, "role": line.role, **_place_json(line.place), "confidence": line.confidence}
    shown |= {name: getattr(line, name) for name in ("marks", "readings") if getattr(line, name)}
    return _without_none(shown)


def _place_json(place: Place) -> Json:
    box = None if place.box is None else [round(edge, 2) for edge in place.box]
    return _without_none({"page": place.page, "sheet": place.sheet, "ref": place.ref, "box": box})


def _without_none(values: Json) -> Json:
    return {name: value for name, value in values.items() if value is not None}


# ---------------------------------------------------------------- a terminal


def show(console: Console, looked: Looked) -> None:
    """A Document for a person: what it is, its findings, its prose and its tables in reading order."""
    from rich.markup import escape  # noqa: PLC0415 - not needed for JSON

    document = looked.document
    console.rule(f"[bold]{escape(looked.reply.path)}[/]", align="left")
    pages = f", {plural(document.pages, 'page')}" if document.pages else ""
    console.print(f"  {document.media_type}{pages}, {looked.reply.size:,} bytes", highlight=False)
    console.print(f"  sha256 {document.reply_id}", highlight=False)
    console.print(f"  outcome [bold]{document.outcome}[/] {escape(document.reason)}", highlight=False)
    for finding in dict.fromkeys((*looked.reply.findings, *document.findings)):
        place = f" ({finding.place})" if finding.place else ""
        console.print(f"  [yellow]{finding.code}[/] {escape(finding.message)}{escape(place)}", highlight=False)
    console.print()
    for block in document.blocks:
        if isinstance(block, Table):
            _show_table(console, block)
        else:
            _show_line(console, block)


def _show_line(console: Console, line: Line) -> None:
    from rich.markup import escape  # noqa: PLC0415

    styles = {"heading": "bold", "furniture": "dim", "header": "cyan"}
    console.print(escape(line.text), style=styles.get(line.role, ""), highlight=False)


def _show_table(console: Console, table: Table) -> None:
    """A table as a grid; one wider than the terminal in parts, its first column before each."""
    from rich.markup import escape  # noqa: PLC0415

    title = f"table {table.index} at {table.place}, {table.n_rows} x {table.n_cols}, {table.finder}"
    console.print()
    console.print(escape(title), style="cyan", highlight=False)
    bands = _bands(_widths(table), console.width)
    for band in bands:
        if len(bands) > 1:
            shown = band[1:] if band[0] == 0 and len(band) > 1 else band
            console.print(f"columns {shown[0] + 1} to {shown[-1] + 1} of {table.n_cols}", style="dim", highlight=False)
        console.print(_grid(table, band))
    console.print()


def _grid(table: Table, columns: Sequence[int]) -> Grid:
    from rich import box  # noqa: PLC0415
    from rich.table import Table as RichGrid  # noqa: PLC0415

    grid = RichGrid(box=box.SQUARE, show_header=False)
    numeric = _numeric_columns(table)
    for column in columns:
        grid.add_column(justify="right" if column in numeric else "left", overflow="fold")
    texts = {(cell.row, cell.col): cell for cell in table.cells}
    for row in range(table.n_rows):
        grid.add_row(*(_shown(texts.get((row, column))) for column in columns))
    return grid


def _widths(table: Table) -> list[int]:
    """The width that each column takes, in characters: of its longest word at least, and no long text on one line."""
    widths = [1] * table.n_cols
    for cell in table.cells:
        lines = cell.text.splitlines() or [""]
        longest = max(len(line) for line in lines)
        word = max((len(word) for line in lines for word in line.split()), default=0)
        widths[cell.col] = max(widths[cell.col], word, min(longest, _WIDE) if cell.col_span == 1 else 1)
    return widths


def _bands(widths: Sequence[int], room: int) -> list[list[int]]:
    """The columns in as few parts as fit into `room`, the first in each of them."""
    bands: list[list[int]] = []
    taken = 0
    for column, width in enumerate(widths):
        if not bands or taken + width + _FRAME > room:
            first = [0] if bands and widths[0] * 2 < room else []
            bands.append(first)
            taken = 1 + sum(widths[c] + _FRAME for c in first)
        bands[-1].append(column)
        taken += width + _FRAME
    return bands


def _numeric_columns(table: Table) -> set[int]:
    """Columns of which more than half of the cells with text begin with a digit."""
    columns: dict[int, list[bool]] = {}
    for cell in table.cells:
        if cell.text.strip():
            columns.setdefault(cell.col, []).append(cell.text.strip()[0].isdigit())
    return {column for column, digits in columns.items() if sum(digits) * 2 > len(digits)}


def _shown(cell: Cell | None) -> str:
    from rich.markup import escape  # noqa: PLC0415

    if cell is None:
        return ""
    text = escape(cell.text) + "".join(f"[dim]^{escape(mark)}[/]" for mark in cell.marks)
    text = f"[strike]{text}[/]" if cell.struck else f"[bold]{text}[/]" if cell.bold else text
    return text if cell.confidence is None or cell.confidence >= _SURE else f"{text} [yellow]?{cell.confidence:.2f}[/]"


_SURE = 0.9
_WIDE = 30
_FRAME = 3
