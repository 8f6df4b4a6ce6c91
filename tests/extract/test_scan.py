"""Scanned pages: what was printed is read, or visibly in doubt."""

from __future__ import annotations

import io
import socket
import struct
import zlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader

from pipeline.extract import scan
from pipeline.extract.scan import engine, ink, layout, likeness, reading
from pipeline.extract.scan.layout import Piece
from pipeline.extract.scan.reading import Word
from pipeline.extract.scan.words import Strip
from pipeline.model import Cell, Line, Place, Table
from tests.benchmarks import letters, scans
from tests.extract.pdf_maker import HEIGHT, Page, read

PRINTED = 800  # rows of pixels of a page with one table that hold print: the rest costs time
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
    return scan.read_page(
        scans.scanned(letters.page_with(grid, style, seed), seed + 7, worse=worse).image, scans.DPI, 3
    )


@pytest.mark.parametrize("style", ["grid", "open_sides", "shaded", "rules", "borderless"])
def test_every_cell_of_a_noisy_skewed_table_is_read_exactly(style: str) -> None:
    blocks = _read(GRID, style, seed=letters.STYLES.index(style))
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
    page = letters.page_with(GRID, "borderless")
    scanned = scans.scanned(page, 11)
    (table,) = [b for b in scan.read_page(scanned.image[:PRINTED], scans.DPI, 1) if isinstance(b, Table)]
    for printed in page.cells:
        x, y = scanned.matrix @ np.array([printed.x, printed.y, 1.0])
        (cell,) = [c for c in table.cells if (c.row, c.col) == (printed.row, printed.col)]
        assert cell.place.box is not None
        x0, top, x1, bottom = cell.place.box
        assert x0 <= x <= x1 and top <= y <= bottom


@pytest.mark.parametrize(("seed", "worse"), [(201, 2.5), (304, 2.3), (319, 2.2)])
def test_no_wrong_number_of_a_ruined_page_is_trusted(seed: int, worse: float) -> None:
    letter, score = letters.letter(seed), scans.Score()
    scan_ = scans.scanned(letter, seed, worse=worse)
    tables = [block for block in scan.read_page(scan_.image, scans.DPI, 1) if isinstance(block, Table)]
    scans.score_cells(score, 0, letter, scan_, tables, "")
    assert score.cells > 20
    assert score.wrong > 0, "the page is not ruined enough to prove anything"
    assert score.wrong_silent == 0


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_page_on_its_side_or_head_is_read_and_traced(quarters: int) -> None:
    upright = scans.scanned(letters.page_with(GRID, "grid"), 11).image[:800]
    turned = np.ascontiguousarray(np.rot90(upright, -quarters))
    (table,) = [b for b in scan.read_page(turned, scans.DPI, 1) if isinstance(b, Table)]
    assert _grid(table) == GRID
    height, width = (side * 72 / scans.DPI for side in upright.shape)
    (straight,) = [b for b in scan.read_page(upright, scans.DPI, 1) if isinstance(b, Table)]
    for cell, other in zip(table.cells, straight.cells, strict=True):
        assert cell.place.box is not None and other.place.box is not None
        x0, top, x1, bottom = other.place.box
        boxes = {
            1: (height - bottom, x0, height - top, x1),
            2: (width - x1, height - bottom, width - x0, height - top),
            3: (top, width - x1, bottom, width - x0),
        }
        assert cell.place.box == pytest.approx(boxes[quarters], abs=2)


def test_a_raised_mark_is_no_digit_and_an_asterisk_no_dash() -> None:
    grid = [
        ["Offence", "2016/17", "2017/18"],
        ["Burglary", "212^2", "*"],
        ["Theft", "1,346^1", "-"],
        ["Total", "3^3", "458"],
    ]
    scanned = scans.scanned(letters.page_with(grid, "grid", size=12.0), 3).image[:700]
    (table,) = [b for b in scan.read_page(scanned, scans.DPI, 1) if isinstance(b, Table)]
    cells = {(cell.row, cell.col): cell for cell in table.cells}
    assert [(cells[row, 1].text, cells[row, 1].marks) for row in (1, 2, 3)] == [
        ("212", ("2",)),
        ("1,346", ("1",)),
        ("3", ("3",)),
    ]
    assert cells[1, 2].text in {"*", "?"}
    assert cells[2, 2].text == "-"


def test_the_end_of_a_pens_stroke_is_no_dash() -> None:
    assert ink.is_dash([ink.Part(0, 0, 16, 4, 58)], 20.0)
    assert not ink.is_dash([ink.Part(0, 0, 16, 4, 24)], 20.0)


def test_a_number_with_a_quotation_mark_is_in_doubt() -> None:
    for text, is_sure in (("734", True), ("734'", False)):
        glyphs = tuple(engine.Glyph(c, 0.5, 1.0, c, float(c.isdigit())) for c in text)
        word = reading._word(reading._Draft(glyphs, (), 0.0, 9.0), glyphs, alone=True)
        assert (word.confidence >= scan.TRUSTED) == is_sure


def _written(text: str, word: int, image: np.ndarray, x: int, y: int) -> list[likeness.Digit]:
    digits = []
    for number, character in enumerate(text):
        left = x + 30 * number
        cv2.putText(image, character, (left, y), cv2.FONT_HERSHEY_SIMPLEX, 1.0, 0, 2)
        ys, xs = np.nonzero(image[y - 30 : y + 6, left : left + 28] < 128)
        part = ink.Part(
            left + int(xs.min()), y - 30 + int(ys.min()), left + int(xs.max()) + 1, y - 29 + int(ys.max()), 1
        )
        digits.append(likeness.Digit(character, part, word))
    return digits


def test_a_digit_that_looks_like_another_kind_is_in_doubt() -> None:
    image = np.full((400, 400), 255, np.uint8)
    digits = [
        d for n, text in enumerate(("3806", "8360", "6083", "9838")) for d in _written(text, n, image, 20, 60 + 60 * n)
    ]
    assert not any(like.is_doubtful for like in likeness.likenesses(image, digits)[:12])
    misread = [replace(d, text="3") if n == 4 else d for n, d in enumerate(digits)]  # the 8 of 8360
    like = likeness.likenesses(image, misread)[4]
    assert like.is_doubtful
    assert like.rival == "8"


def test_a_digit_under_a_stroke_of_a_pen_is_like_nothing_on_the_page() -> None:
    image = np.full((400, 400), 255, np.uint8)
    digits = [d for n, text in enumerate(("3806", "8360", "6083")) for d in _written(text, n, image, 20, 60 + 60 * n)]
    part = digits[5].part
    cv2.line(image, (part.x0, part.top + 4), (part.x1, part.bottom - 4), 0, 9)
    assert likeness.likenesses(image, digits)[5].is_doubtful


def test_letters_that_touch_are_told_apart_by_their_width() -> None:
    held = np.zeros((20, 41), np.uint8)
    held[2:18, 1:9] = held[2:18, 11:19] = held[2:18, 21:29] = held[2:18, 31:40] = 1
    held[9, 9:11] = held[9, 29:31] = 1  # the first two touch, and the last two
    strip = Strip(0, 2, 41, 18, (), 5.0)
    found = ink.letters(ink.parts(held, strip, 0, 41), 16)
    assert len(found) == 2
    assert [(part.x0, part.x1) for part in ink.divided(found, held, "2345")] == [(1, 9), (9, 19), (21, 29), (29, 40)]
    assert ink.divided(found, held, "2") == []


def test_a_faint_mark_in_a_cell_is_not_a_blank() -> None:
    image = Image.fromarray(scans.scanned(letters.page_with(GRID, "grid"), 5).image[:PRINTED]).copy()
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
    image = scans.scanned(letters.page_with(GRID, "grid"), 5, dpi=100).image[: PRINTED // 2]
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


# ---------------------------------------------------------------- tables over pages


def _table_on(page: int, rows: Sequence[Sequence[str]], shift: float = 0.0) -> Table:
    cells = tuple(
        Cell(r, c, text, Place(page=page, box=(100.0 * c + shift, 20.0 * r, 100.0 * c + 100 + shift, 20.0 * r + 20)))
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    )
    return Table(0, cells, Place(page=page, box=(0.0, 0.0, 300.0, 20.0 * len(rows))), "ocr")


HEAD = ["Month", "2016", "2017"]


@pytest.mark.parametrize("above", [["Apr", "31", "7"], ["Apr", "2016", "12"]])
def test_a_table_that_runs_on_over_scanned_pages_is_one(above: list[str]) -> None:
    number = Line("Page 1", Place(page=1))
    first, second = _table_on(1, [HEAD, above]), _table_on(2, [["May", "4", "<5"], ["Jun", "-", "9"]], shift=4.0)
    blocks = scan.joined([[first, number], [second]])
    table, line = blocks
    assert line is number and isinstance(table, Table)
    assert _grid(table) == [HEAD, above, ["May", "4", "<5"], ["Jun", "-", "9"]]
    assert [cell.place.page for cell in table.cells] == [1] * 6 + [2] * 6
    again = scan.joined([[first], [_table_on(2, [HEAD, ["May", "4", "<5"]])]])
    assert [_grid(block) for block in again if isinstance(block, Table)] == [[HEAD, above, ["May", "4", "<5"]]]


@pytest.mark.parametrize(
    "rows",
    [
        [["Month", "2018", "2019"], ["May", "4", "<5"]],  # years of its own
        [["Offence", "Recorded", "Charged"], ["Theft", "4", "2"]],
        [["May", "4"], ["Jun", "9"]],
    ],
)
def test_a_table_with_headings_of_its_own_is_never_joined(rows: list[list[str]]) -> None:
    blocks = [_table_on(1, [HEAD, ["Apr", "31", "7"]]), _table_on(2, rows)]
    assert scan.joined([[block] for block in blocks]) == blocks


# ---------------------------------------------------------------- files


def _picture(seed: int = 0) -> Image.Image:
    return Image.fromarray(scans.scanned(letters.page_with(GRID, "grid", seed), seed).image)


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


def test_a_facsimile_with_half_the_lines_and_a_white_on_black_scan_are_read(tmp_path: Path) -> None:
    whole = _picture().crop((0, 0, 1654, 700))
    whole.resize((1654, 350)).save(tmp_path / "fax.tif", dpi=(200, 100))
    ((grey, dpi),) = scan.frames(tmp_path / "fax.tif")
    assert (grey.shape, dpi) == ((700, 1654), 200)
    negative = scan.read_page(255 - np.asarray(whole), 200, 1)
    assert [_grid(block) for block in negative if isinstance(block, Table)] == [GRID]
    assert scan.read_page(np.full((3, 9000), 255, np.uint8), 600, 1) == ()


def test_an_image_that_claims_too_many_pixels_is_not_decoded(tmp_path: Path) -> None:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    path = tmp_path / "bomb.png"
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)))
    document = scan.read_image(path, "id", "image/png")
    assert document.outcome == "too_large"
    assert [finding.code for finding in document.findings] == ["limit_reached"]


def test_an_image_of_too_many_frames_is_refused_before_the_first_is_read(tmp_path: Path) -> None:
    path = tmp_path / "many.tif"
    frame = Image.new("1", (8, 8))
    frame.save(path, save_all=True, append_images=[frame] * 300)
    assert scan.read_image(path, "id", "image/tiff").outcome == "too_large"
    frame.save(path, save_all=True, append_images=[frame] * 2)
    assert len(list(scan.frames(path))) == 3


def test_damaged_and_blank_images_end_in_an_outcome(tmp_path: Path) -> None:
    whole = io.BytesIO()
    _picture().save(whole, "JPEG")
    (tmp_path / "cut.jpg").write_bytes(whole.getvalue()[:3000])
    Image.new("L", (1654, 2339), 255).save(tmp_path / "blank.png")
    assert scan.read_image(tmp_path / "cut.jpg", "id", "image/jpeg").outcome == "unreadable"
    assert scan.read_image(tmp_path / "blank.png", "id", "image/png").outcome == "empty"


# ---------------------------------------------------------------- pictures on PDF pages


def _image(
    grid: Sequence[Sequence[str]], rows: slice, columns: slice = slice(None), dpi: int = scans.DPI
) -> ImageReader:
    scanned = scans.scanned(letters.page_with(grid, "grid"), 11, dpi).image[rows, columns]
    return ImageReader(Image.fromarray(scanned))


def _drawn(page: Page, image: ImageReader, x: float, top: float, dpi: int = scans.DPI) -> None:
    width, height = (side * 72 / dpi for side in image.getSize())
    page.canvas.drawImage(image, x, HEIGHT - top - height, width, height)


def test_a_table_pasted_as_a_picture_into_a_page_of_text_is_read_where_it_stands(tmp_path: Path) -> None:
    picture = _image(GRID, slice(150, 620), slice(100, 1400))

    def page(page: Page) -> None:
        page.text(70, 80, "The number of recorded offences is in the table below, for each financial year.")
        _drawn(page, picture, 60, 100)
        page.text(70, 300, "If you are not content you may ask for an internal review.")

    document = read(tmp_path, page)
    before, table, after = document.blocks
    assert isinstance(before, Line) and isinstance(table, Table) and isinstance(after, Line)
    assert (_grid(table), table.finder, table.place.page) == (GRID, "ocr", 1)
    assert table.place.box is not None
    assert table.place.box[0] > 60 and table.place.box[1] > 100 and table.place.box[3] < 300
    assert all(cell.confidence is not None for cell in table.cells)


def test_what_is_covered_on_a_picture_is_never_read_through_it(tmp_path: Path) -> None:
    picture = _image(GRID, slice(150, 620), slice(100, 1400))
    plain = tmp_path / "plain"
    plain.mkdir()

    def page(page: Page) -> None:
        page.text(70, 80, "The number of recorded offences is in the table below, for each financial year.")
        _drawn(page, picture, 60, 100)

    (table,) = read(plain, page).tables
    boxes = {cell.text: cell.place.box for cell in table.cells}

    def covered(on: Page) -> None:
        page(on)
        x0, top, x1, bottom = boxes["138"] or (0, 0, 0, 0)
        on.canvas.rect(x0, HEIGHT - bottom, x1 - x0, bottom - top, fill=1)
        x0, top, x1, bottom = boxes["207"] or (0, 0, 0, 0)
        on.text(x0 + 2, bottom - 3, "withheld", 9)

    document = read(tmp_path, covered)
    (table,) = document.tables
    assert [[cell for cell in row if cell in ("138", "207")] for row in _grid(table)] == [[]] * len(GRID)
    said = {cell.place.box: cell.text for cell in table.cells}
    assert "?" in said.values() and "1,204" in said.values()
    assert any(finding.code == "low_confidence" for finding in document.findings)


def test_a_picture_that_can_hardly_be_read_is_a_doubt_with_its_place(tmp_path: Path) -> None:
    blurred = Image.fromarray(scans.scanned(letters.page_with(GRID, "grid"), 11).image[150:620, 100:1400])
    picture = ImageReader(blurred.resize((325, 117)))

    def page(page: Page) -> None:
        page.text(70, 80, "The number of recorded offences is in the table below, for each financial year.")
        page.canvas.drawImage(picture, 60, HEIGHT - 270, 468, 168)

    document = read(tmp_path, page)
    doubts = [finding for finding in document.findings if finding.code == "low_confidence"]
    assert doubts and all(finding.place is not None and finding.place.page == 1 for finding in doubts)
    numbers = [cell for table in document.tables for cell in table.cells if any(c.isdigit() for c in cell.text)]
    assert all((cell.confidence or 0) < scan.TRUSTED for cell in numbers)


def test_a_logo_is_neither_read_nor_a_doubt(tmp_path: Path) -> None:
    logo = Image.new("L", (500, 160), 255)
    ImageDraw.Draw(logo).ellipse((20, 20, 140, 140), fill=60)
    ImageDraw.Draw(logo).text((170, 50), "POLICE 1829", fill=0, font_size=44)

    def page(page: Page) -> None:
        _drawn(page, ImageReader(logo), 60, 30)
        page.text(70, 120, "We hold the information that you asked for, and it is given in what follows.")

    document = read(tmp_path, page)
    assert [block.place.page for block in document.blocks] == [1]
    assert document.findings == ()


@pytest.mark.parametrize("under", [False, True], ids=["invisible", "under the picture"])
def test_someone_elses_reading_of_a_scan_is_a_witness_and_no_text(tmp_path: Path, under: bool) -> None:
    picture = _image(GRID, slice(0, 700))
    plain = letters.page_with(GRID, "grid")
    scanned = scans.scanned(plain, 11)

    def page(page: Page) -> None:
        if not under:
            _drawn(page, picture, 0, 0)
        for printed in plain.cells:
            x, y = scanned.matrix @ np.array([printed.x, printed.y, 1.0])
            said = printed.text.replace("138", "133")  # their mistake
            line = page.canvas.beginText(x - 2.5 * len(said), HEIGHT - y - 3)
            line.setFont("Helvetica", 10)
            line.setTextRenderMode(0 if under else 3)
            line.textOut(said)
            page.canvas.drawText(line)
        if under:
            _drawn(page, picture, 0, 0)

    (table,) = read(tmp_path, page).tables
    assert (table.finder, _grid(table)) == ("ocr", GRID)
    sure = {cell.text: (cell.confidence or 0) >= scan.TRUSTED for cell in table.cells}
    assert (sure["138"], sure["207"], sure["1,204"]) == (False, True, True)
