"""One page from its picture to its blocks, and the doubts that a person should know of.

What belongs here: the order of the steps, and cells and lines as the rest of the house knows them. What does not: the
steps themselves, and files.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.extract.scan import layout, reading
from pipeline.extract.scan.layout import Piece, Slot, Slots
from pipeline.extract.scan.reading import DOUBTED, TRUSTED, UNREAD, Word, is_number
from pipeline.extract.scan.sheet import Mask, Sheet
from pipeline.extract.scan.upright import Laid, as_given, soundness, upright
from pipeline.extract.scan.words import Area, Strip
from pipeline.model import Cell, Finding, Line, Place, Table

_THOUSANDS = re.compile(r"\d{1,3}( \d{3})+")
_WORDS = re.compile(r"\W*\w[\w'’./&-]+\W*(?:\s+\S+)*")
_LOWEST = 8.0  # points; a lower or narrower picture holds no line of print
_FEWEST = 4  # strips of print; a picture with fewer is a logo or a photograph
_TABLE, _SPREAD = 2, 3  # rows of several strips that may be a table; of these, or numbers, that make a drawing a doubt
_NARROW = 150.0  # points; a drawing that is narrower is a crest or a sign
_SENTENCE = 6  # words; a shorter line is the name on a letterhead
# The mean probability of the characters of a picture that is print: tables have 0.94 to 0.98, charts and maps less.
_PICTURED = 0.85
# The share of a picture's ink, without rules, that stands in lines of print: of tables all, of most charts half.
_IN_LINES = 0.7
_PROSE = 15.0  # a strip that is this many times as long as it is high is read as prose


def read_page(image: NDArray[np.uint8], dpi: int, page: int) -> tuple[Line | Table, ...]:
    """Read one page from a greyscale image (rows x columns, 0 black to 255 white), `dpi` dots per inch.

    Tables (`finder` is `ocr`, `index` from 0 on each page) and lines of prose in reading order. Boxes are points from
    the top left of the image as given, which may lie on its side or head. Every cell and line has a confidence; below `TRUSTED` it needs a second look.
    """
    if min(image.shape) * 72 / dpi < _LOWEST:
        return ()
    return _read(upright(image, dpi, page))


def _read(found: Laid) -> tuple[Line | Table, ...]:
    ready, ruling, strips = found.sheet, found.ruling, found.strips
    prose = [_is_prose(strip) for strip in strips]
    read = reading.words(ready, ruling.ink, strips, prose)
    pieces = [(strip.zone, _piece(strip, said)) for strip, said in zip(strips, read, strict=True) if said]
    blocks: list[tuple[float, layout.Row | Slots]] = []
    zone = 0
    for grid in ruling.grids:
        inside = [[piece for z, piece in pieces if z == zone + i] for i in range(len(grid.cells))]
        blocks.append((grid.ys[0], layout.ruled(grid, inside)))
        zone += len(grid.cells)
    free = layout.rows([piece for z, piece in pieces if z < 0 and piece.text != UNREAD])
    blocks += [(_top(block), block) for block in layout.aligned(free, ruling.across) if not _is_dirt(block)]
    bare = replace(
        ready,
        grey=reading.without(ready.grey, ruling.ink),
        ink=_unread(ready, ruling.ink, [piece for _, piece in pieces]),
    )
    return tuple(_blocks(bare, [block for _, block in sorted(blocks, key=lambda pair: pair[0])]))


def _unread(page: Sheet, drawn: Mask, pieces: Sequence[Piece]) -> Mask:
    """The ink that is neither rule nor word, where it is more than specks."""
    areas = [(word.x0, piece.top, word.x1, piece.bottom) for piece in pieces for word in piece.words]
    return page.clusters(_outside(page, drawn, areas))


def _outside(page: Sheet, drawn: Mask, lines: Iterable[Area]) -> Mask:
    """The ink that is neither rule nor in one of some lines of print, with their accents and tails."""
    rest = page.ink & (1 - np.asarray(cv2.dilate(drawn, np.ones((5, 5), np.uint8)), dtype=np.uint8))
    for x0, top, x1, bottom in lines:
        room = 0.4 * (bottom - top)
        rest[max(0, round(top - room)) : round(bottom + room), round(x0) : round(x1) + 1] = 0
    return rest


def read_part(image: NDArray[np.uint8], dpi: int, page: int) -> tuple[tuple[Line | Table, ...], bool]:
    """What a picture on a page of text says, if it is a table, and prose around it: a logo, a map or a chart is not.

    And whether there may be figures in it that could not be read: print that stands in rows and columns, or numbers.
    """
    found = as_given(image, dpi, page)
    spread = sum(len(row) > 1 for row in layout.rows([_piece(strip, ()) for strip in found.strips]))
    if len(found.strips) < _FEWEST or spread < _TABLE:
        return (), False
    is_print = _in_lines(found) >= _IN_LINES
    if not is_print and image.shape[1] * 72 / dpi < _NARROW:
        return (), False
    if not is_print:
        return (), spread >= _SPREAD
    if soundness(found) < _PICTURED:
        return (), spread >= _SPREAD
    blocks = _read(found)
    used = tuple(block for block in blocks if _answers(block))
    return used, not used and sum(is_number(word) for block in blocks for word in _texts(block)) > _SPREAD


def _in_lines(found: Laid) -> float:
    lines = [(strip.x0, strip.top, strip.x1, strip.bottom) for strip in found.strips]
    every, rest = (int(_outside(found.sheet, found.ruling.ink, areas).sum()) for areas in ((), lines))
    return 1 - rest / every if every else 0.0


def _answers(block: Line | Table) -> bool:
    """Whether a block of a picture is a table with counts, or a sentence with a number; a chart gives shreds."""
    texts = _texts(block)
    sound = [text for text in texts if is_number(text) or _WORDS.fullmatch(text)]
    if len(sound) < 0.9 * len(texts):
        return False
    if isinstance(block, Table):
        return sum(bool(cell.col) and is_number(cell.text) for cell in block.cells) >= 2 and len(texts) >= 4
    return any(c.isdigit() for c in block.text) and len(texts) >= _SENTENCE


def _texts(block: Line | Table) -> list[str]:
    """The words of a line, or what stands in the cells of a table."""
    return [cell.text for cell in block.cells if cell.text] if isinstance(block, Table) else block.text.split()


def doubts(blocks: Iterable[Line | Table]) -> tuple[Finding, ...]:
    """One `low_confidence` finding for each table or line with numbers that the reader is not sure of."""
    found: list[Finding] = []
    for block in blocks:
        parts = block.cells if isinstance(block, Table) else (block,)
        unsure = [part for part in parts if _has_figure(part) and (part.confidence or 0.0) < TRUSTED]
        if unsure:
            said = "; ".join(f"{part.place}: {_readings(part)}" for part in unsure)
            found.append(Finding("low_confidence", f"Not sure of {said}", block.place))
    return tuple(found)


def _has_figure(part: Cell | Line) -> bool:
    return any(character.isdigit() for text in (part.text, *part.readings) for character in text) or part.text == "?"


def _readings(part: Cell | Line) -> str:
    others = " or ".join(f"'{text}'" for text in part.readings)
    return f"'{part.text}'" + (f", also read as {others}" if others else "")


def _is_prose(strip: Strip) -> bool:
    return strip.zone < 0 and strip.x1 - strip.x0 > _PROSE * strip.height


def _piece(strip: Strip, said: Sequence[Word]) -> Piece:
    return Piece(tuple(said), strip.x0, strip.top, strip.x1, strip.bottom, strip.space)


def _top(block: layout.Row | Slots) -> float:
    return min(part.area[1] if isinstance(part, Slot) else part.top for part in block)


def _is_dirt(block: layout.Row | Slots) -> bool:
    """Whether a line outside all tables is nothing but dashes, or one character that could hardly be read."""
    parts = [part for part in block if isinstance(part, Piece)]
    hardly = len(parts) == 1 and len(parts[0].text) == 1 and parts[0].words[0].confidence < DOUBTED
    return bool(parts) and (hardly or all(part.text == "-" for part in parts))


def _blocks(page: Sheet, blocks: Sequence[layout.Row | Slots]) -> list[Line | Table]:
    out: list[Line | Table] = []
    tables = 0
    for block in blocks:
        slots = tuple(part for part in block if isinstance(part, Slot))
        if slots:
            out.append(_table(page, tables, slots))
            tables += 1
        else:
            out.append(_line(page, tuple(part for part in block if isinstance(part, Piece))))
    return out


def _table(page: Sheet, index: int, slots: Slots) -> Table:
    cells = tuple(_cell(page, slot) for slot in slots)
    x0, top = min(s.area[0] for s in slots), min(s.area[1] for s in slots)
    x1, bottom = max(s.area[2] for s in slots), max(s.area[3] for s in slots)
    return Table(index, cells, Place(page=page.page, box=page.box(x0, top, x1, bottom)), "ocr")


def _cell(page: Sheet, slot: Slot) -> Cell:
    said, doubtful = _legible([word for piece in slot.pieces for word in piece.words])
    x0, top, x1, bottom = (round(edge) for edge in slot.area)
    edge = page.inches(0.03)
    unread = bool(page.ink[top + edge : max(0, bottom - edge), x0 + edge : max(0, x1 - edge)].any())
    if not said and (unread or page.trace(*slot.area)):
        said = [Word(UNREAD, slot.area[0], slot.area[2], 0.0)]
    text = " ".join(word.text for word in said)
    confidence = _confidence(said) if said or page.clear else DOUBTED
    return Cell(
        slot.row,
        slot.col,
        text,
        Place(page=page.page, box=page.box(*slot.area)),
        slot.row_span,
        slot.col_span,
        kind="text" if text else "blank",
        confidence=min(confidence, DOUBTED)
        if ((doubtful or unread) and is_number(text)) or _in_pieces(said)
        else confidence,
        marks=_marks(said),
        readings=_others(said),
    )


def _in_pieces(said: Sequence[Word]) -> bool:
    """Whether a cell holds several numbers that are not the thousands of one: a number that fell apart, or two cells."""
    texts = [word.text for word in said]
    words = any(character.isalpha() for text in texts for character in text)
    return sum(map(is_number, texts)) > 1 and not words and not _THOUSANDS.fullmatch(" ".join(texts))


def _legible(said: Sequence[Word]) -> tuple[list[Word], bool]:
    """The words without marks that could not be read, unless there is nothing else; and whether there were such."""
    legible = [word for word in said if word.text != UNREAD]
    return legible or list(said[:1]), len(legible) < len(said)


def _line(page: Sheet, row: layout.Row) -> Line:
    said, _ = _legible([word for piece in row for word in piece.words])
    room = 0.2 * row[0].height
    box = page.box(
        row[0].x0 - room,
        min(piece.top for piece in row) - room,
        max(piece.x1 for piece in row) + room,
        max(piece.bottom for piece in row) + room,
    )
    text = " ".join(word.text for word in said)
    place = Place(page=page.page, box=box)
    return Line(text, place, marks=_marks(said), confidence=_confidence(said), readings=_others(said))


def _marks(said: Sequence[Word]) -> tuple[str, ...]:
    return tuple(word.mark for word in said if word.mark)


def _confidence(said: Sequence[Word]) -> float:
    """That of the worst number; without a number, the mean of the words; of nothing, 1."""
    numbers = [word.confidence for word in said if word.readings or any(c.isdigit() for c in word.text)]
    if numbers:
        return round(min(numbers), 3)
    return round(sum(word.confidence for word in said) / len(said), 3) if said else 1.0


def _others(said: Sequence[Word]) -> tuple[str, ...]:
    """The text with each doubtful word read the other way."""
    if not any(word.readings for word in said):
        return ()
    return (" ".join(word.readings[0] if word.readings else word.text for word in said),)
