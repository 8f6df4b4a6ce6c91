from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from pipeline.extract.pdf import read_pdf
from pipeline.model import Cell, Document, Line, Place, Table
from pipeline.release.evidence import EvidenceError, Mark, picture
from pipeline.release.marks import columns_around, rows_around, spots

RED = (192, 23, 47)


def letter(path: Path, rows: int = 3, cover: bool = False) -> Path:
    canvas = Canvas(str(path), pagesize=(400, 800))
    for n in range(rows + 1):
        for x in (50, 200, 300):
            canvas.line(x, 700, x, 700 - 20 * rows)
        canvas.line(50, 700 - 20 * n, 300, 700 - 20 * n)
    for n in range(rows):
        canvas.drawString(55, 685 - 20 * n, f"Row {n}")
        canvas.drawString(205, 685 - 20 * n, str(100 + n))
    if cover:
        canvas.setFillGray(0)
        canvas.rect(200, 700 - 20 * rows, 100, 20 * rows, fill=1)
    canvas.save()
    return path


def has_colour(image: Image.Image, colour: tuple[int, int, int]) -> bool:
    return any(found == colour for _, found in image.getcolors(1 << 24) or ())


def test_a_page_is_cut_to_the_table_with_the_cell_boxed(tmp_path: Path) -> None:
    path = letter(tmp_path / "letter.pdf")
    document = read_pdf(path, "0" * 64)
    cell = next(c for c in document.tables[0].cells if c.text == "101")
    image = picture(path, document, [Mark(cell.place, "value", 0, cell.row, cell.col)])
    assert has_colour(image, RED)
    assert image.height < 400
    assert image.width < 800


def test_of_a_tall_table_the_head_and_the_row_are_shown(tmp_path: Path) -> None:
    path = letter(tmp_path / "tall.pdf", rows=32)
    document = read_pdf(path, "0" * 64)
    cell = next(c for c in document.tables[0].cells if c.text == "128")
    image = picture(path, document, [Mark(cell.place, "value", 0, cell.row, cell.col)])
    assert image.height < 640
    assert has_colour(image, RED)


def test_what_is_blacked_out_stays_black(tmp_path: Path) -> None:
    path = letter(tmp_path / "redacted.pdf", cover=True)
    document = Document("0" * 64, "application/pdf", "read", pages=1)
    image = picture(path, document, [Mark(Place(page=1, box=(200, 100, 300, 160)))])
    x, y = image.width // 2, image.height // 2
    inside = {image.getpixel((x + dx, y)) for dx in range(10, 40)}
    assert inside == {(0, 0, 0)}


def test_a_sheet_is_drawn_with_its_letters(tmp_path: Path) -> None:
    cells = tuple(
        Cell(r, c, f"{r}-{c}", Place(sheet="Data", ref=f"{chr(66 + c)}{r + 3}")) for r in range(40) for c in range(3)
    )
    document = Document(
        "0" * 64, "text/csv", "read", blocks=(Table(0, cells, Place(sheet="Data", ref="B3:D42"), "sheet"),)
    )
    image = picture(tmp_path / "none.csv", document, [Mark(cells[-1].place, "value", 0, 39, 2)])
    assert has_colour(image, RED)
    assert image.height < 400


def test_a_sentence_of_a_mail_is_drawn(tmp_path: Path) -> None:
    lines = tuple(Line(f"Sentence {n}", Place(ref=f"line {n}")) for n in range(9))
    document = Document("0" * 64, "message/rfc822", "read", blocks=lines)
    assert has_colour(picture(tmp_path / "none.eml", document, [Mark(lines[4].place)]), RED)
    with pytest.raises(EvidenceError, match="no line 99"):
        picture(tmp_path / "none.eml", document, [Mark(Place(ref="line 99"))])


def test_what_is_quarantined_is_not_shown(tmp_path: Path) -> None:
    path = letter(tmp_path / "letter.pdf")
    document = Document("0" * 64, "application/pdf", "quarantined", "It hides 80 records.", pages=1)
    with pytest.raises(EvidenceError, match="It hides 80 records"):
        picture(path, document, [Mark(Place(page=1, box=(200, 100, 300, 160)))])


def test_every_mark_is_boxed_in_the_colour_of_its_role(tmp_path: Path) -> None:
    path = letter(tmp_path / "letter.pdf")
    document = read_pdf(path, "0" * 64)
    roles = {"100": "addend", "101": "witness", "102": "conflict"}
    marks = [Mark(c.place, roles[c.text], 0, c.row, c.col) for c in document.tables[0].cells if c.text in roles]
    image = picture(path, document, marks, "A letter, page 1")
    assert all(has_colour(image, colour) for colour in ((217, 115, 13), (43, 138, 62), (138, 43, 226)))
    assert not has_colour(image, RED)


def test_headings_far_from_the_cell_are_in_sight_and_what_lies_between_is_not() -> None:
    cells = tuple(Cell(r, c, f"r{r}c{c}", Place(ref=f"{chr(65 + c)}{r + 1}")) for r in range(60) for c in range(12))
    table = Table(0, cells, Place(ref="A1:L60"), "sheet")
    mark = Mark(Place(ref="L60"), "value", 0, 59, 11, headers=("r59c5", "r20c11"))
    assert {0, 1, 2, 20, 56, 59} <= set(rows_around(table, [mark]))
    assert 30 not in rows_around(table, [mark])
    assert {0, 5, 11} <= set(columns_around(table, [mark]))
    assert 3 not in columns_around(table, [mark])


def test_a_range_is_marked_at_its_ends() -> None:
    cells = tuple(Cell(r, 0, str(r), Place(sheet="Data", ref=f"A{r + 1}")) for r in range(40))
    table = Table(0, cells, Place(sheet="Data", ref="A1:A40"), "sheet")
    assert [c.row for c in spots(table, Mark(Place(sheet="Data", ref="A5:A30"), "value", 0, 4, 0))] == [4, 29]


def test_an_image_without_a_resolution_is_shown_where_its_reader_saw_it(tmp_path: Path) -> None:
    """The reader takes such an image for a sheet of A4; its points are boxed in the same measure."""
    path = tmp_path / "scan.png"
    Image.new("L", (827, 1169), 255).save(path)
    image = picture(
        path, Document("0" * 64, "image/png", "read", pages=1), [Mark(Place(page=1, box=(72, 72, 144, 100)))]
    )
    assert has_colour(image, RED)
    with pytest.raises(EvidenceError, match="no page 2"):
        picture(path, Document("0" * 64, "image/png", "read", pages=1), [Mark(Place(page=2, box=(1, 1, 2, 2)))])


def test_a_page_that_is_not_there_is_said(tmp_path: Path) -> None:
    path = letter(tmp_path / "letter.pdf")
    with pytest.raises(EvidenceError, match="no page 7"):
        picture(path, Document("0" * 64, "application/pdf", "read"), [Mark(Place(page=7, box=(1, 1, 2, 2)))])
