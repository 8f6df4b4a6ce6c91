"""DOCX: paragraphs and tables in order, as a person sees them with changes accepted; what is tracked is tallied.

What belongs here: the elements of Word's XML. What does not: spans made into a grid (`markup`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.extract.aligned_text import with_tabbed_tables
from pipeline.extract.carried import tally_carried
from pipeline.extract.hidden import Hidden, shown_document
from pipeline.extract.marks import join_runs
from pipeline.extract.markup import MarkupCell, edge_columns, is_layout, markup_table
from pipeline.extract.outcomes import UnreadableError
from pipeline.extract.package import Package, attribute, local
from pipeline.extract.spacing import one_line
from pipeline.extract.word_numbering import Numbering, read_numbering
from pipeline.extract.word_sight import BLACKED, HIDDEN, Sight
from pipeline.extract.workbook import tally_embedded
from pipeline.model import Document, Line, Place, Table

_GONE = {"delText", "instrText", "rPr", "pPr", "delInstrText"}
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "sym": "•"}
_OFF = ("0", "false", "none", "off")
_LONGEST_HEADING = 100
_DEEPEST = 60


@dataclass(frozen=True, slots=True)
class _Run:
    text: str
    raised: bool = False
    struck: bool = False
    bold: bool = False


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph's runs, and the boxes of text that are anchored in it."""

    runs: tuple[_Run, ...]
    boxes: tuple[Any, ...]

    def text(self) -> tuple[str, tuple[str, ...]]:
        text, marks = join_runs((run.text, run.raised) for run in self.runs)
        return text.strip(" \t"), marks

    def standing(self) -> _Paragraph:
        """The paragraph without what is struck through."""
        return replace(self, runs=tuple(run for run in self.runs if not run.struck))

    def all(self, look: str) -> bool:
        inked = [run for run in self.runs if run.text.strip()]
        return bool(inked) and all(getattr(run, look) for run in inked)


class _Placed(NamedTuple):
    """A cell's element, the column it begins at, and how many it spans."""

    element: Any
    col: int
    span: int


@dataclass(slots=True)
class _Reading:
    """A document being read: counters for places, and a tally of what doesn't show."""

    headings: set[str]
    sight: Sight
    numbering: Numbering
    listed: dict[str, tuple[str, int]]
    notes: list[tuple[str, str]] = field(default_factory=list)
    deleted: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    paragraphs: int = 0
    tables: int = 0


def read_word(content: Path, reply_id: str, media_type: str, released: bool = False) -> Document:
    """Reads what shows of the DOCX at `content`: headers, body, footnotes, footers.

    `quarantined` and `released` as for `shown_document`.
    """
    with Package(content) as package:
        part = package.main_part()
        root = package.xml(part)
        body = next((e for e in root if local(e) == "body"), None)
        if body is None:
            raise UnreadableError("The document has no body.")
        kinds: dict[str, list[str]] = {}
        for relation in package.relations(part):
            if not relation.external and package.has(relation.target):
                kinds.setdefault(relation.kind, []).append(relation.target)
        styles = _styles(package, kinds.get("styles", []))
        numbering = read_numbering(package.xml(target) for target in kinds.get("numbering", []))
        reading = _Reading(_heading_styles(styles), Sight(styles, root), numbering, _list_styles(styles))
        blocks: list[Line | Table] = [*_furniture(package, reading, kinds.get("header", []))]
        blocks += with_tabbed_tables(list(_blocks(reading, body, 0)))
        for kind in ("footnote", "endnote"):
            blocks += _notes(package, reading, kinds.get(f"{kind}s", []), kind)
        blocks += _furniture(package, reading, kinds.get("footer", []))
        hidden = _tally(package, reading, kinds)
        pictures = len(kinds.get("image", []))
    return shown_document(reply_id, media_type, blocks, hidden, released, pictures=pictures)


def _styles(package: Package, parts: list[str]) -> dict[str, Any]:
    return {attribute(style, "styleId") or "": style for part in parts for style in package.xml(part).iter("{*}style")}


def _heading_styles(styles: dict[str, Any]) -> set[str]:
    """The ids of styles that are headings, by name, by outline level or by what they are based on."""
    headings = {key for key, style in styles.items() if _is_heading_style(style)}
    for _ in range(8):
        headings |= {
            key for key, style in styles.items() if _value(style, "basedOn") in headings and not _is_body_style(style)
        }
    return headings


def _list_styles(styles: dict[str, Any]) -> dict[str, tuple[str, int]]:
    """The list and level that a style puts its paragraphs into."""
    found = {}
    for key, style in styles.items():
        place = _list_place(next((e for e in style if local(e) == "pPr"), ()))
        if place is not None:
            found[key] = place
    return found


def _list_place(looks: Any) -> tuple[str, int] | None:
    numbered = next((e for e in looks if local(e) == "numPr"), None)
    if numbered is None:
        return None
    return _value(numbered, "numId") or "", _whole(_value(numbered, "ilvl"), 0)


def _is_heading_style(style: Any) -> bool:
    name = (_value(style, "name") or "").lower()
    return name.startswith(("heading", "title", "subtitle")) or any(True for _ in style.iter("{*}outlineLvl"))


def _is_body_style(style: Any) -> bool:
    return "body" in (_value(style, "name") or "").lower()


def _value(element: Any, child: str) -> str | None:
    """The `val` of a child element; empty where the child has none, None where there is no such child."""
    found = next((e for e in element if local(e) == child), None)
    return None if found is None else attribute(found, "val") or ""


def _is_set(element: Any, child: str) -> bool:
    value = _value(element, child)
    return value is not None and value not in _OFF


# ---------------------------------------------------------------- blocks


def _blocks(reading: _Reading, parent: Any, depth: int) -> Iterator[Line | Table]:
    if depth > _DEEPEST:
        raise UnreadableError("Its elements are nested too deep.")
    for element in parent:
        match local(element):
            case "p":
                yield from _paragraph_lines(reading, element, depth)
            case "tbl":
                yield from _table_blocks(reading, element, depth)
            case "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo" | "smartTag" | "txbxContent":
                yield from _blocks(reading, element, depth + 1)
            case "del" | "moveFrom":
                reading.deleted += 1


def _paragraph_lines(reading: _Reading, element: Any, depth: int) -> Iterator[Line | Table]:
    paragraph = _paragraph(reading, element)
    kept = paragraph.standing()
    text, marks = kept.text()
    looks = next((e for e in element if local(e) == "pPr"), ())
    role = _paragraph_role(reading, looks, kept, text)
    if text:
        text = _label(reading, looks) + text
    for line in text.split("\n"):
        if line.strip():
            reading.paragraphs += 1
            yield Line(line.strip(" "), Place(ref=f"paragraph {reading.paragraphs}"), role, marks)
    for box in paragraph.boxes:
        yield from _blocks(reading, box, depth + 1)


def _paragraph_role(reading: _Reading, looks: Any, paragraph: _Paragraph, text: str) -> str:
    if _value(looks, "pStyle") in reading.headings or _value(looks, "outlineLvl") is not None:
        return "heading"
    return "heading" if paragraph.all("bold") and len(text) <= _LONGEST_HEADING else "body"


def _label(reading: _Reading, looks: Any) -> str:
    """The number or bullet that the paragraph's list puts before it."""
    place = _list_place(looks) or reading.listed.get(_value(looks, "pStyle") or "")
    return reading.numbering.label(*place) if place else ""


def _paragraph(reading: _Reading, element: Any) -> _Paragraph:
    boxes: list[Any] = []
    return _Paragraph(tuple(_runs(reading, element, _Run(""), boxes)), tuple(boxes))


def _runs(reading: _Reading, element: Any, look: _Run, boxes: list[Any]) -> Iterator[_Run]:
    for child in element:
        match local(child):
            case "r":
                yield from _run(reading, child, boxes)
            case "t":
                yield replace(look, text=child.text or "")
            case "footnoteReference" | "endnoteReference" as name:
                yield from _note_mark(reading, child, name)
            case "AlternateContent":
                chosen = next((e for e in child if local(e) == "Choice"), child)
                yield from _runs(reading, chosen, look, boxes)
            case "txbxContent":
                boxes.append(child)
            case "del" | "moveFrom":
                reading.deleted += 1
            case name if name in _SIGNS:
                yield replace(look, text=_SIGNS[name])
            case name if name not in _GONE:
                yield from _runs(reading, child, look, boxes)


def _run(reading: _Reading, element: Any, boxes: list[Any]) -> Iterator[_Run]:
    looks = next((e for e in element if local(e) == "rPr"), ())
    unseen = reading.sight.unseen(element, looks)
    if unseen:
        reading.left_out[unseen] += any((text.text or "").strip() for text in element.iter("{*}t"))
        return
    look = _Run(
        "",
        raised=_value(looks, "vertAlign") == "superscript",
        struck=_is_set(looks, "strike") or _is_set(looks, "dstrike"),
        bold=_is_set(looks, "b"),
    )
    yield from _runs(reading, element, look, boxes)


def _note_mark(reading: _Reading, element: Any, name: str) -> Iterator[_Run]:
    key = (name.removesuffix("Reference"), attribute(element, "id") or "")
    if key not in reading.notes:
        reading.notes.append(key)
    yield _Run(_note_number(reading, key), raised=True)


def _note_number(reading: _Reading, key: tuple[str, str]) -> str:
    same = [note for note in reading.notes if note[0] == key[0]]
    return str(same.index(key) + 1)


# ---------------------------------------------------------------- tables


def _table_blocks(reading: _Reading, element: Any, depth: int) -> Iterator[Line | Table]:
    place = _grid_columns(element)
    elements = [_row_cells(row, place) for row in _rows(reading, element)]
    rows = _merged_down([[(_cell(reading, placed), placed) for placed in row] for row in elements])
    nested = any(True for row in elements for placed in row for _ in placed.element.iter("{*}tbl"))
    if nested or is_layout(rows):
        for row in elements:
            for placed in row:
                yield from _blocks(reading, placed.element, depth + 1)
    elif any(entry.text for row in rows for entry in row):
        reading.tables += 1
        yield markup_table(rows, reading.tables)


def _grid_columns(table: Any) -> list[int]:
    """The column of each edge of the table's grid, columns too narrow to be meant as such left out."""
    grid = next((e for e in table if local(e) == "tblGrid"), ())
    widths = [_whole(attribute(column, "w"), 0) for column in grid if local(column) == "gridCol"]
    edges = list(accumulate(widths, initial=0))
    columns = edge_columns(edges) if all(widths) else {}
    return [columns[edge] for edge in edges] if columns else []


def _rows(reading: _Reading, table: Any) -> Iterator[Any]:
    for child in table:
        name = local(child)
        if name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"):
            yield from _rows(reading, child)
        elif name == "tr":
            looks = next((e for e in child if local(e) == "trPr"), ())
            if any(local(e) == "del" for e in looks):
                reading.deleted += 1
            elif _is_set(looks, "hidden"):
                reading.left_out[HIDDEN] += 1
            else:
                yield child


def _row_cells(row: Any, place: list[int]) -> list[_Placed]:
    """The cells of a row at their columns; `place` gives the column of each edge of the grid."""
    looks = next((e for e in row if local(e) == "trPr"), ())
    edge = _whole(_value(looks, "gridBefore"), 0)
    cells = []
    waiting = list(row)
    while waiting:
        child = waiting.pop(0)
        if local(child) == "tc":
            end = edge + max(1, _whole(_value(_cell_looks(child), "gridSpan"), 1))
            start_col, end_col = (place[e] if e < len(place) else e for e in (edge, end))
            cells.append(_Placed(child, start_col, max(1, end_col - start_col)))
            edge = end
        elif local(child) in ("sdt", "sdtContent", "customXml", "ins"):
            waiting[:0] = list(child)
    return cells


def _cell(reading: _Reading, placed: _Placed) -> MarkupCell:
    paragraphs = [_paragraph(reading, p) for p in placed.element.iter("{*}p") if not _is_in_box(p, placed.element)]
    inked = [p for p in paragraphs if p.text()[0]]
    struck = bool(inked) and all(p.all("struck") for p in inked)
    texts: list[str] = []
    marks: list[str] = []
    for paragraph in paragraphs:
        # Beside what stands, what is struck through has been replaced by it.
        text, own = (paragraph if struck else paragraph.standing()).text()
        marks.extend(own)
        texts.extend(one_line(line) for line in text.split("\n") if line.strip())
    return MarkupCell(
        "\n".join(texts),
        col_span=placed.span,
        marks=tuple(marks),
        struck=struck,
        bold=bool(inked) and all(p.all("bold") for p in inked),
        col=placed.col,
    )


def _is_in_box(paragraph: Any, cell: Any) -> bool:
    for ancestor in paragraph.iterancestors():
        if ancestor is cell:
            return False
        if local(ancestor) == "Fallback":
            return True
    return False


def _cell_looks(element: Any) -> Any:
    return next((e for e in element if local(e) == "tcPr"), ())


def _whole(text: str | None, default: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 5 else default


def _merged_down(rows: list[list[tuple[MarkupCell, _Placed]]]) -> list[list[MarkupCell]]:
    """Rows in which a cell that is merged down spans, and those that it covers are gone."""
    owners: dict[int, tuple[int, int]] = {}
    kept: list[list[MarkupCell | None]] = []
    for number, row in enumerate(rows):
        cells: list[MarkupCell | None] = []
        for cell, placed in row:
            goes_on = _value(_cell_looks(placed.element), "vMerge") in ("", "continue")
            owner = owners.get(placed.col)
            above = kept[owner[0]][owner[1]] if goes_on and owner is not None else None
            if owner is not None and above is not None and owner[0] + above.row_span == number:
                kept[owner[0]][owner[1]] = replace(above, row_span=above.row_span + 1)
                cells.append(None)
            else:
                owners[placed.col] = (number, len(cells))
                cells.append(cell)
        kept.append(cells)
    return [[cell for cell in cells if cell is not None] for cells in kept]


# ---------------------------------------------------------------- around the body


def _notes(package: Package, reading: _Reading, parts: list[str], kind: str) -> Iterator[Line]:
    """Foot- or endnotes that the text refers to, each behind the number that it shows."""
    for part in parts:
        for note in package.xml(part):
            key = (kind, attribute(note, "id") or "")
            if key not in reading.notes:
                continue
            number = _note_number(reading, key)
            texts = [_paragraph(reading, p).text()[0] for p in note.iter("{*}p")]
            text = one_line("  ".join(texts))
            if text:
                yield Line(text, Place(ref=f"{kind} {number}"), "body", (number,))


def _furniture(package: Package, reading: _Reading, parts: list[str]) -> Iterator[Line]:
    """Page headers or footers, each text once."""
    seen: set[str] = set()
    for part in sorted(parts):
        for paragraph in package.xml(part).iter("{*}p"):
            if any(local(ancestor) == "Fallback" for ancestor in paragraph.iterancestors()):
                continue
            text = one_line(_paragraph(reading, paragraph).text()[0])
            if text and text not in seen:
                seen.add(text)
                yield Line(text, Place(ref="page header or footer"), "furniture")


def _tally(package: Package, reading: _Reading, kinds: dict[str, list[str]]) -> Hidden:
    hidden = Hidden()
    hidden.count(reading.deleted, "tracked deletion", "left out")
    for how, number in reading.left_out.items():
        hidden.count(number, "piece", how, records=how == BLACKED)
    for part, tag, noun in (("comments", "comment", "comment"), ("settings", "docVar", "document variable")):
        number = sum(1 for target in kinds.get(part, []) for _ in package.xml(target).iter(f"{{*}}{tag}"))
        hidden.count(number, noun, "left out")
    tally_embedded(package, "word/embeddings/", hidden)
    tally_carried(package, hidden)
    return hidden
