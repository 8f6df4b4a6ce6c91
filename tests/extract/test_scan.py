"""Scanned pages: what was printed is read, or visibly in doubt."""

from __future__ import annotations

import io
import socket
import struct
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw

from pipeline.extract import scan
from pipeline.extract.scan import engine, layout
from pipeline.extract.scan.layout import Piece
from pipeline.extract.scan.reading import Word
from pipeline.model import Cell, Line, Place, Table
from tests.benchmarks import scans

GRID = [
    ["Code", "Offence", "2016/17", "2017/18"],
    ["86/2", "Taking, making or distributing indecent photographs of children", "1,204", "<5"],
    ["86/10", "Possession of an indecent photograph", "138", "0"],
    ["86/15", "Possession of prohibited images of children", "-", ""],
    ["", "Total", "1,342", "207"],
]


def _grid(table: Table) -> list[list[str]]:
    grid = [[""] * table.n_cols for _ in range(table.n_rows)]
    for cell in table.cells:
        grid[cell.row][cell.col] = cell.text
    return grid


def _read(grid: list[list[str]], style: str, seed: int = 0, worse: float = 1.0) -> tuple[Line | Table, ...]:
    return scan.read_page(scans.scanned(scans.page_with(grid, style, seed), seed + 7, worse=worse).image, scans.DPI, 3)


@pytest.mark.parametrize("style", ["grid", "open_sides", "shaded", "rules", "borderless"])
def test_every_cell_of_a_noisy_skewed_table_is_read_exactly(style: str) -> None:
    blocks = _read(GRID, style, seed=scans.STYLES.index(style))
    (table,) = [block for block in blocks if isinstance(block, Table)]
    words = [[text.casefold() for text in row] for row in _grid(table)]  # a typewriter's O may be read as o
    assert words == [[text.casefold() for text in row] for row in GRID]
    assert (table.finder, table.index, table.place.page) == ("ocr", 0, 3)
    assert all(cell.confidence is not None and 0 <= cell.confidence <= 1 for cell in table.cells)


def test_prose_keeps_its_spaces_and_stands_before_the_table() -> None:
    first = _read(GRID, "grid")[0]
    assert isinstance(first, Line)
    assert first.text == "The number of recorded offences is given below for each financial year."
    assert first.confidence is not None and first.confidence >= scan.TRUSTED


def test_boxes_lie_on_the_print_of_the_skewed_page() -> None:
    page = scans.page_with(GRID, "borderless")
    scanned = scans.scanned(page, 11)
    (table,) = [b for b in scan.read_page(scanned.image, scans.DPI, 1) if isinstance(b, Table)]
    for printed in page.cells:
        x, y = scanned.matrix @ np.array([printed.x, printed.y, 1.0])
        (cell,) = [c for c in table.cells if (c.row, c.col) == (printed.row, printed.col)]
        assert cell.place.box is not None
        x0, top, x1, bottom = cell.place.box
        assert x0 <= x <= x1 and top <= y <= bottom


@pytest.mark.parametrize(("seed", "worse"), [(201, 2.5), (304, 2.3), (319, 2.2)])
def test_no_wrong_number_of_a_ruined_page_is_trusted(seed: int, worse: float) -> None:
    score, _, _ = scans.measure([seed], worse=worse)
    assert score.cells > 20
    assert score.wrong > 0, "the page is not ruined enough to prove anything"
    assert score.wrong_silent == 0


def test_a_faint_mark_in_a_cell_is_not_a_blank() -> None:
    image = Image.fromarray(scans.scanned(scans.page_with(GRID, "grid"), 5).image).copy()
    (table,) = [b for b in scan.read_page(np.asarray(image), scans.DPI, 1) if isinstance(b, Table)]
    (blank,) = [c for c in table.cells if (c.row, c.col) == (3, 3)]
    assert (blank.text, blank.kind) == ("", "blank")
    assert blank.place.box is not None
    x, y = ((blank.place.box[i] + blank.place.box[i + 2]) / 2 * scans.DPI / 72 for i in (0, 1))
    ground = image.getpixel((int(x), int(y) - 8))
    assert isinstance(ground, int)
    ImageDraw.Draw(image).rectangle((x - 6, y - 1, x + 6, y + 1), fill=ground - 75)
    (table,) = [b for b in scan.read_page(np.asarray(image), scans.DPI, 1) if isinstance(b, Table)]
    (marked,) = [c for c in table.cells if (c.row, c.col) == (3, 3)]
    assert marked.text in {"-", "?"}


def test_a_coarse_page_trusts_no_number() -> None:
    image = scans.scanned(scans.page_with(GRID, "grid"), 5, dpi=100).image
    (table,) = [b for b in scan.read_page(image, 100, 1) if isinstance(b, Table)]
    numbers = [cell for cell in table.cells if any(c.isdigit() for c in cell.text)]
    assert numbers
    assert all((cell.confidence or 0) < scan.TRUSTED for cell in numbers)


def test_doubts_give_place_and_both_readings() -> None:
    place = Place(page=2, box=(10.0, 20.0, 30.0, 40.0))
    sure = Cell(0, 0, "226", place, confidence=0.99)
    unsure = Cell(0, 1, "348", place, confidence=0.45, readings=("343",))
    unread = Cell(0, 2, "?", place, confidence=0.0)
    (finding,) = scan.doubts([Table(0, (sure, unsure, unread), place, "ocr"), Line("In 2016", place, confidence=0.98)])
    assert finding.code == "low_confidence"
    assert "'348', also read as '343'" in finding.message
    assert "'?'" in finding.message
    assert "page 2 [10.0, 20.0, 30.0, 40.0]" in finding.message
    assert "226" not in finding.message


def test_the_engine_works_without_a_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("the engine asked for a connection")

    monkeypatch.setattr(socket, "socket", refuse)
    engine._engine.cache_clear()
    crop = np.full((48, 96), 255, np.uint8)
    assert [glyph.text for glyph in engine.read([crop])[0]] == []


# ---------------------------------------------------------------- layout


def _piece(text: str, x: float, y: float) -> Piece:
    said: list[Word] = []
    for word in text.split():
        start = said[-1].x1 + 8 if said else x
        said.append(Word(word, start, start + 11 * len(word), 1.0))
    return Piece(tuple(said), x, y, said[-1].x1, y + 20, 8.0)


def _texts(pieces: list[Piece]) -> list[list[str]]:
    (slots,) = layout.aligned(layout.rows(pieces), ())
    found: dict[int, dict[int, str]] = {}
    for slot in slots:
        assert isinstance(slot, layout.Slot)
        found.setdefault(slot.row, {})[slot.col] = " ".join(piece.text for piece in slot.pieces)
    return [[text for _, text in sorted(row.items())] for _, row in sorted(found.items())]


def test_a_label_that_wraps_around_its_number_is_one_row() -> None:
    pieces = [
        *(_piece("Offence", 0, 0), _piece("2016/17", 400, 0)),
        *(_piece("Taking or making", 0, 60), _piece("31", 400, 72), _piece("of photographs", 0, 84)),
        *(_piece("Possession", 0, 140), _piece("7", 400, 140)),
    ]
    assert _texts(pieces) == [["Offence", "2016/17"], ["Taking or making of photographs", "31"], ["Possession", "7"]]


def test_a_heading_is_never_joined_to_the_numbers_under_it() -> None:
    pieces = [
        *(_piece("Year", 0, 0), _piece("Recorded", 400, 0)),
        *(_piece("2016/17", 0, 24), _piece("31", 400, 24)),
        *(_piece("2017/18", 0, 48), _piece("7", 400, 48)),
    ]
    assert _texts(pieces) == [["Year", "Recorded"], ["2016/17", "31"], ["2017/18", "7"]]


def test_two_columns_of_words_are_no_table() -> None:
    pieces = [
        *(_piece("Our address", 0, 0), _piece("Your address", 500, 0)),
        *(_piece("A street", 0, 30), _piece("Another street", 500, 30)),
    ]
    assert all(isinstance(part, Piece) for block in layout.aligned(layout.rows(pieces), ()) for part in block)


# ---------------------------------------------------------------- files


def _picture(seed: int = 0) -> Image.Image:
    return Image.fromarray(scans.scanned(scans.page_with(GRID, "grid", seed), seed).image)


def test_each_frame_of_a_tiff_is_a_page(tmp_path: Path) -> None:
    path = tmp_path / "scan.tif"
    _picture(0).save(path, save_all=True, append_images=[_picture(1)], dpi=(200, 200))
    document = scan.read_image(path, "id", "image/tiff")
    assert (document.outcome, document.pages) == ("read", 2)
    assert [(table.index, table.place.page) for table in document.tables] == [(0, 1), (1, 2)]
    assert [_grid(table) for table in document.tables] == [GRID, GRID]


def test_an_image_without_a_size_is_taken_to_be_a_sheet_of_paper(tmp_path: Path) -> None:
    path = tmp_path / "scan.png"
    _picture().convert("RGBA").save(path)
    ((_, dpi),) = scan.frames(path)
    assert dpi == pytest.approx(200, abs=1)
    assert _grid(scan.read_image(path, "id", "image/png").tables[0]) == GRID


def test_an_image_that_claims_too_many_pixels_is_not_decoded(tmp_path: Path) -> None:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    path = tmp_path / "bomb.png"
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)))
    document = scan.read_image(path, "id", "image/png")
    assert document.outcome == "too_large"
    assert [finding.code for finding in document.findings] == ["limit_reached"]


def test_damaged_and_blank_images_end_in_an_outcome(tmp_path: Path) -> None:
    whole = io.BytesIO()
    _picture().save(whole, "JPEG")
    (tmp_path / "cut.jpg").write_bytes(whole.getvalue()[:3000])
    Image.new("L", (1654, 2339), 255).save(tmp_path / "blank.png")
    assert scan.read_image(tmp_path / "cut.jpg", "id", "image/jpeg").outcome == "unreadable"
    assert scan.read_image(tmp_path / "blank.png", "id", "image/png").outcome == "empty"
