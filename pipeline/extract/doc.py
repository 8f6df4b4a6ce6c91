"""DOC: the old binary Word files (Word 97 to 2003): paragraphs, tables, notes, and what is deleted or hidden.

What belongs here: the file's pieces, and the properties of their characters and paragraphs. What does not:
how runs, cells and rows become blocks (`flow`). Pictures and objects are passed over.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

import olefile  # type: ignore[import-untyped]

from pipeline.extract.aligned_text import with_tabbed_tables
from pipeline.extract.carried import tally_programs
from pipeline.extract.flow import Column, Flow, Run
from pipeline.extract.hidden import BLACKED_OUT, SMALLEST, Hidden, shown_document, tally_objects
from pipeline.extract.outcomes import UnreadableError
from pipeline.extract.spacing import one_line
from pipeline.model import Document, Line, Place

_WORD_97 = 0xC1
_MAGIC = 0xA5EC
_PAGE = 512
_LONGEST = 50_000_000
_CHARACTERS_AT, _PARAGRAPHS_AT, _PIECES_AT = 0x00FA, 0x0102, 0x01A2
_FLAGS_AT, _COUNTS_AT = 0x0A, 0x4C
_ENCRYPTED, _TABLE_ONE = 0x0100, 0x0200

_BOLD, _STRUCK, _STRUCK_TWICE, _HIDDEN, _RAISED, _DELETED = 0x0835, 0x0837, 0x2A53, 0x083C, 0x2A48, 0x0800
_IN_TABLE, _ENDS_ROW, _DEFINES_ROW, _TABS, _HUGE = 0x2416, 0x2417, 0xD608, 0xC615, 0x6646
_SIZE, _INK, _HIGHLIGHT = 0x4A43, 0x2A42, 0x2A0C
_USUAL_SIZE, _AUTOMATIC, _BLACK = 24, 0, 1
_OPERAND_SIZES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
_SUPERSCRIPT = 1
_MERGED, _MERGED_DOWN, _STARTS_DOWN = 0x0002, 0x0020, 0x0040

_CELL, _PARAGRAPH, _PAGE_BREAK, _LINE_BREAK = "\x07", "\r", "\x0c", "\x0b"
_FIELD_BEGINS, _FIELD_PARTS, _FIELD_ENDS, _NOTE = "\x13", "\x14", "\x15", "\x02"
_PLAIN = {_LINE_BREAK: "\n", "\x1e": "-", "\x1f": "", "\xa0": " ", "\t": "\t"}


class _Piece(NamedTuple):
    """A stretch of text: characters from and to, where its bytes lie, and whether each takes one byte or two."""

    start: int
    end: int
    at: int
    width: int


@dataclass(frozen=True, slots=True)
class _Looks:
    """The properties of some characters, or of a paragraph."""

    values: dict[int, int] = field(default_factory=dict)
    columns: tuple[Column, ...] = ()
    style: int = 0

    def has(self, *properties: int) -> bool:
        return any(self.values.get(number, 0) & 1 for number in properties)


class _Ranges:
    """Properties by the place of bytes in the file, as the pages of the file list them."""

    def __init__(self, edges: list[int], looks: list[_Looks]) -> None:
        self._edges, self._looks = edges, looks

    def at(self, place: int) -> _Looks:
        index = bisect_right(self._edges, place) - 1
        return self._looks[index] if 0 <= index < len(self._looks) else _Looks()


def read_doc(content: Path, reply_id: str, media_type: str, released: bool = False) -> Document:
    """Reads what shows of the DOC at `content`; Word 95 and older are `unsupported`.

    `quarantined` and `released` as for `shown_document`.
    """
    try:
        with olefile.OleFileIO(str(content)) as package:
            main = package.openstream("WordDocument").read()
            flags = _flags(main)
            table = package.openstream("1Table" if flags & _TABLE_ONE else "0Table").read()
            more = package.openstream("Data").read() if package.exists("Data") else b""
            streams = package.listdir()
        reading = _Reading(main, table, more)
    except UnreadableError:
        raise
    except (OSError, ValueError, IndexError, struct.error, KeyError, TypeError, RecursionError) as error:
        raise UnreadableError("The document is damaged.") from error
    tally_objects((path for path in streams if path[0] == "ObjectPool"), 2, reading.hidden)
    tally_programs(streams, reading.hidden)
    return shown_document(reply_id, media_type, with_tabbed_tables(reading.flow.blocks), reading.hidden, released)


def _flags(main: bytes) -> int:
    magic, version = struct.unpack_from("<HH", main)
    (flags,) = struct.unpack_from("<H", main, _FLAGS_AT)
    if magic != _MAGIC or version < _WORD_97:
        raise UnreadableError(
            "It was written by Word 95 or older: save it as DOCX or PDF and add the copy.", "unsupported"
        )
    if flags & _ENCRYPTED:
        raise UnreadableError("The document is protected by a password.", "encrypted")
    return int(flags)


class _Reading:
    """A document being read, story by story."""

    def __init__(self, main: bytes, table: bytes, more: bytes) -> None:
        self._main, self._table, self._more = main, table, more
        self._pieces = list(_pieces(main, table))
        self._characters = self._ranges(_CHARACTERS_AT, self._character_looks)
        self._paragraphs = self._ranges(_PARAGRAPHS_AT, self._paragraph_looks)
        self._left_out: Counter[str] = Counter()
        self._notes = 0
        self.flow = Flow()
        self.hidden = Hidden()
        self._read()
        for how, number in self._left_out.items():
            self.hidden.count(number, "character", how, records=how == BLACKED_OUT)
        if self._comments:
            self.hidden.add("Comments.")

    def _read(self) -> None:
        body, footnotes, headers, macros, comments, endnotes, boxes = struct.unpack_from("<7I", self._main, _COUNTS_AT)
        if body + footnotes + headers + comments + endnotes + boxes > _LONGEST:
            raise UnreadableError("The document claims more text than any honest file.", "too_large")
        self._comments = comments
        at = body + footnotes
        self._story(at, at + headers, "furniture")
        self._story(0, body, "body")
        self.flow.end_table()
        self._note_story(body, footnotes, "footnote")
        at += headers + macros + comments
        self._note_story(at, endnotes, "endnote")
        self._story(at + endnotes, at + endnotes + boxes, "body")

    def _story(self, start: int, end: int, role: str) -> None:
        """Adds the text from `start` to `end`, which is made of characters, marks and fields."""
        instructions: list[bool] = []
        for character, place in self._text(start, end):
            looks = self._characters.at(place)
            if character == _FIELD_BEGINS:
                instructions.append(True)
            elif character == _FIELD_PARTS:
                instructions[-1:] = [False]
            elif character == _FIELD_ENDS:
                instructions[-1:] = []
            elif any(instructions):
                continue
            elif character in (_PARAGRAPH, _PAGE_BREAK, _CELL):
                self._mark(character, self._paragraphs.at(place), role)
            else:
                self._add(character, looks)
        self.flow.end_paragraph(role)

    def _mark(self, character: str, looks: _Looks, role: str) -> None:
        in_table = looks.has(_IN_TABLE)
        if character == _CELL and looks.has(_ENDS_ROW):
            self.flow.end_row(list(looks.columns))
        elif character == _CELL:
            self.flow.end_cell()
        else:
            is_heading = role == "body" and 1 <= looks.style <= 9
            self.flow.end_paragraph("heading" if is_heading else role, in_table)

    def _add(self, character: str, looks: _Looks) -> None:
        unseen = _unseen(looks)
        if unseen:
            self._left_out[unseen] += bool(character.strip())
        elif character == _NOTE:
            self._notes += 1
            self.flow.add(Run(str(self._notes), raised=True))
        else:
            text = _PLAIN.get(character, character if character.isprintable() else "")
            raised = looks.values.get(_RAISED) == _SUPERSCRIPT
            self.flow.add(Run(text, raised, looks.has(_STRUCK, _STRUCK_TWICE), looks.has(_BOLD)))

    def _note_story(self, start: int, length: int, kind: str) -> None:
        text = "".join(c for c, place in self._text(start, start + length) if not _unseen(self._characters.at(place)))
        for number, note in enumerate(text.split(_NOTE)[1:], start=1):
            plain = one_line("".join(c if c.isprintable() else " " for c in note))
            if plain:
                self.flow.blocks.append(Line(plain, Place(ref=f"{kind} {number}"), "body", (str(number),)))

    def _text(self, start: int, end: int) -> Iterator[tuple[str, int]]:
        """The characters from `start` to `end`, each with the place of its bytes."""
        for piece in self._pieces:
            first, last = max(start, piece.start), min(end, piece.end)
            if first >= last:
                continue
            at = piece.at + (first - piece.start) * piece.width
            data = self._main[at : at + (last - first) * piece.width]
            text = data.decode("cp1252" if piece.width == 1 else "utf-16-le", "replace")
            for offset, character in enumerate(text):
                yield character, at + offset * piece.width

    def _ranges(self, at: int, looks_of: Callable[[bytes, int, int], _Looks]) -> _Ranges:
        start, size = struct.unpack_from("<II", self._main, at)
        listed = self._table[start : start + size]
        count = max(0, (len(listed) - 4) // 8)
        edges: list[int] = []
        looks: list[_Looks] = []
        for (page,) in struct.iter_unpack("<I", listed[(count + 1) * 4 : (count + 1) * 4 + count * 4]):
            data = self._main[(page & 0x3FFFFF) * _PAGE :][:_PAGE]
            if len(data) < _PAGE:
                continue
            runs = data[-1]
            if (runs + 1) * 4 < _PAGE:
                edges.extend(struct.unpack_from(f"<{runs}I", data))
                looks.extend(looks_of(data, runs, index) for index in range(runs))
        order = sorted(range(len(edges)), key=edges.__getitem__)
        return _Ranges([edges[i] for i in order], [looks[i] for i in order])

    def _character_looks(self, page: bytes, runs: int, index: int) -> _Looks:
        at = page[(runs + 1) * 4 + index] * 2
        return _looks(page[at + 1 : at + 1 + page[at]], b"") if at else _Looks()

    def _paragraph_looks(self, page: bytes, runs: int, index: int) -> _Looks:
        at = page[(runs + 1) * 4 + index * 13] * 2
        if not at:
            return _Looks()
        size, at = (page[at] * 2 - 1, at + 1) if page[at] else (page[at + 1] * 2, at + 2)
        (style,) = struct.unpack_from("<H", page, at)
        return replace(_looks(page[at + 2 : at + size], self._more), style=style)


def _unseen(looks: _Looks) -> str:
    """Why characters don't show; nothing where they do."""
    if looks.has(_DELETED) or looks.has(_HIDDEN):
        return "of deleted text, left out" if looks.has(_DELETED) else "of hidden text, left out"
    if 0 < looks.values.get(_SIZE, _USUAL_SIZE) < 2 * SMALLEST:
        return "too small to be read, left out"
    ink, ground = looks.values.get(_INK, _AUTOMATIC), looks.values.get(_HIGHLIGHT, _AUTOMATIC)
    return BLACKED_OUT if ground == _BLACK and ink in (_AUTOMATIC, _BLACK) else ""


def _pieces(main: bytes, table: bytes) -> Iterator[_Piece]:
    """The stretches of text in order, from the list that stands behind other settings."""
    start, size = struct.unpack_from("<II", main, _PIECES_AT)
    listed = table[start : start + size]
    at = 0
    while at < len(listed) and listed[at] == 1:
        at += 3 + struct.unpack_from("<H", listed, at + 1)[0]
    if at >= len(listed) or listed[at] != 2:
        raise UnreadableError("The document's text can't be found in it.")
    listed = listed[at + 5 :]
    count = (len(listed) - 4) // 12
    edges = struct.unpack_from(f"<{count + 1}I", listed)
    for index in range(count):
        (place,) = struct.unpack_from("<I", listed, (count + 1) * 4 + index * 8 + 2)
        single = bool(place & 0x40000000)
        place &= 0x3FFFFFFF
        yield _Piece(edges[index], edges[index + 1], place // 2 if single else place, 1 if single else 2)


def _looks(properties: bytes, more: bytes) -> _Looks:
    """The properties that a list of changes makes; one that is too long for its page lies in `more`."""
    values: dict[int, int] = {}
    columns: tuple[Column, ...] = ()
    at = 0
    while at + 2 < len(properties):
        (number,) = struct.unpack_from("<H", properties, at)
        at += 2
        size = _OPERAND_SIZES.get(number >> 13)
        if size is None:
            wide = number == _DEFINES_ROW
            size = struct.unpack_from("<H", properties, at)[0] - 1 if wide else properties[at]
            at += 2 if wide else 1
            if number == _TABS and size == 255:
                break
        operand = properties[at : at + size]
        at += size
        if number == _DEFINES_ROW:
            columns = tuple(_columns(operand))
        elif number == _HUGE and more:
            place = int.from_bytes(operand, "little")
            (length,) = struct.unpack_from("<H", more, place)
            found = _looks(more[place + 2 : place + 2 + length], b"")
            values, columns = values | found.values, found.columns or columns
        else:
            values[number] = operand[0] if operand else 0
    return _Looks(values, columns)


def _columns(operand: bytes) -> Iterator[Column]:
    """The cells of a row, as the row's definition has them."""
    count = operand[0]
    edges = struct.unpack_from(f"<{count + 1}h", operand, 1)
    at = 1 + (count + 1) * 2
    for index in range(count):
        flags = int.from_bytes(operand[at + index * 20 : at + index * 20 + 2], "little")
        from_above = bool(flags & _MERGED_DOWN) and not flags & _STARTS_DOWN
        yield Column(edges[index], edges[index + 1], bool(flags & _MERGED), from_above)
