"""What is read from a page: what is seen, where it is seen, and what comes of files that can't be read."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.lib import colors, pdfencrypt

from pipeline.extract.pdf import read_pdf
from pipeline.model import Document
from tests.benchmarks.bombs import pages_pdf as _pages
from tests.extract.pdf_maker import HEIGHT, WIDTH, Page, make, read

LETTER = "We hold the information that you asked for."


def letter(page: Page) -> None:
    page.text(70, 100, LETTER)


def words_of(document: Document) -> str:
    return " ".join(line.text for line in document.lines)


def hidden(document: Document) -> list[str]:
    return [finding.message for finding in document.findings if finding.code == "hidden_data"]


def test_a_line_knows_its_text_and_place(tmp_path: Path) -> None:
    document = read(tmp_path, letter)
    assert document.outcome == "read"
    assert document.pages == 1
    assert [line.text for line in document.lines] == [LETTER]
    place = document.lines[0].place
    assert place.page == 1
    assert place.box is not None
    assert place.box[0] == pytest.approx(70, abs=1)
    assert place.box[1] < 100 < place.box[3] + 1


@pytest.mark.parametrize(
    ("rotate", "corner"),
    # reportlab lays a page on its side before it turns it by a quarter.
    [(90, (100, 70)), (180, (WIDTH - 70, 100)), (270, (WIDTH - 100, HEIGHT - 70))],
)
def test_boxes_are_of_the_page_as_displayed(tmp_path: Path, rotate: int, corner: tuple[float, float]) -> None:
    document = read(tmp_path, lambda page: page.canvas.drawString(70, 100, LETTER), rotate=rotate)
    assert words_of(document) == LETTER
    box = document.lines[0].place.box
    assert box is not None
    assert min(abs(corner[0] - box[0]), abs(corner[0] - box[2])) < 4
    assert min(abs(corner[1] - box[1]), abs(corner[1] - box[3])) < 4


def test_text_turned_on_an_upright_page_is_read_along_its_own_direction(tmp_path: Path) -> None:
    def turned(page: Page) -> None:
        page.canvas.translate(300, 200)
        page.canvas.rotate(90)
        page.canvas.drawString(0, 0, "The first line of a landscape page")
        page.canvas.drawString(0, -20, "The second line of it")

    document = read(tmp_path, turned)
    assert [line.text for line in document.lines] == ["The first line of a landscape page", "The second line of it"]
    box = document.lines[0].place.box
    assert box is not None
    assert box[3] - box[1] > box[2] - box[0]
    assert box[3] == pytest.approx(HEIGHT - 200, abs=4)


def test_invisible_text_is_left_out_and_reported_by_amount_only(tmp_path: Path) -> None:
    def invisible(page: Page) -> None:
        letter(page)
        text = page.canvas.beginText(70, HEIGHT - 130)
        text.setTextRenderMode(3)
        text.textLine("Secret")
        page.canvas.drawText(text)

    document = read(tmp_path, invisible)
    assert words_of(document) == LETTER
    assert hidden(document) == ["6 characters of invisible text, not read."]


def test_text_in_the_colour_of_its_ground_is_left_out(tmp_path: Path) -> None:
    def white(page: Page) -> None:
        letter(page)
        page.canvas.setFillColor(colors.white)
        page.text(70, 130, "Secret")

    document = read(tmp_path, white)
    assert words_of(document) == LETTER
    assert len(hidden(document)) == 1


def test_white_text_on_a_dark_ground_is_read(tmp_path: Path) -> None:
    def heading(page: Page) -> None:
        letter(page)
        page.canvas.setFillColor(colors.darkblue)
        page.canvas.rect(60, HEIGHT - 140, 200, 20, stroke=0, fill=1)
        page.canvas.setFillColor(colors.white)
        page.text(70, 134, "Recorded offences")

    document = read(tmp_path, heading)
    assert words_of(document) == f"{LETTER} Recorded offences"
    assert hidden(document) == []


def test_only_what_a_black_box_covers_is_left_out(tmp_path: Path) -> None:
    def redacted(page: Page) -> None:
        page.text(70, 100, "The officer was")
        page.text(150, 100, "Somebody")
        page.text(210, 100, "of this unit.")
        page.canvas.rect(148, HEIGHT - 104, 56, 14, stroke=0, fill=1)

    path = make(tmp_path / "redacted.pdf", redacted)
    assert read_pdf(path, "reply").outcome == "quarantined"
    document = read_pdf(path, "reply", released=True)
    assert words_of(document) == "The officer was of this unit."
    assert hidden(document) == ["8 characters of text blacked out but still in the file, not read."]
    finding = next(f for f in document.findings if f.code == "hidden_data")
    assert finding.place is not None
    assert finding.place.box is not None
    assert finding.place.box[0] == pytest.approx(150, abs=2)


def test_text_under_a_see_through_marker_is_read(tmp_path: Path) -> None:
    def marked(page: Page) -> None:
        letter(page)
        page.canvas.setFillColor(colors.Color(1, 1, 0, alpha=0.4))
        page.canvas.rect(60, HEIGHT - 105, 200, 20, stroke=0, fill=1)

    document = read(tmp_path, marked)
    assert words_of(document) == LETTER
    assert hidden(document) == []


def test_an_empty_user_password_opens(tmp_path: Path) -> None:
    encryption = pdfencrypt.StandardEncryption("", ownerPassword="owner")
    document = read_pdf(make(tmp_path / "open.pdf", letter, encrypt=encryption), "reply")
    assert document.outcome == "read"
    assert words_of(document) == LETTER


def test_a_password_ends_in_an_outcome(tmp_path: Path) -> None:
    encryption = pdfencrypt.StandardEncryption("user", ownerPassword="owner")
    document = read_pdf(make(tmp_path / "shut.pdf", letter, encrypt=encryption), "reply")
    assert (document.outcome, [f.code for f in document.findings]) == ("encrypted", ["encrypted"])
    assert document.blocks == ()


@pytest.mark.parametrize("share", [0.3, 0.7, 0.98])
def test_a_file_that_is_cut_off_is_unreadable(tmp_path: Path, share: float) -> None:
    whole = make(tmp_path / "whole.pdf", letter, letter).read_bytes()
    path = tmp_path / "cut.pdf"
    path.write_bytes(whole[: int(len(whole) * share)])
    document = read_pdf(path, "reply")
    assert document.outcome == "unreadable"
    assert document.reason
    assert document.blocks == ()


def test_what_is_no_pdf_is_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "no.pdf"
    path.write_bytes(b"Dear Sir or Madam")
    assert read_pdf(path, "reply").outcome == "unreadable"


def test_a_blank_page_is_empty(tmp_path: Path) -> None:
    document = read(tmp_path, lambda _: None)
    assert (document.outcome, document.pages) == ("empty", 1)
    assert [f.code for f in document.findings] == ["empty"]


def test_text_given_in_place_of_glyphs_is_believed_only_where_its_digits_are_theirs(tmp_path: Path) -> None:
    def spoken(page: Page) -> None:
        # A page with little else would be read as a picture.
        for y in (200, 220, 240):
            page.text(70, y, LETTER)
        for y, said, shown in ((100, "86/2", "86/2"), (130, "999", "212"), (160, "Offences", "Crimes")):
            page.canvas._code.append(f"/Span <</ActualText ({said})>> BDC")
            page.text(70, y, shown)
            page.canvas._code.append("EMC")

    document = read(tmp_path, spoken)
    assert "999" not in words_of(document) and "212" not in words_of(document)
    assert hidden(document) == ["13 characters that the file says otherwise than it shows them, not read."]


def test_a_heading_cut_by_its_cell_is_read_as_far_as_it_shows(tmp_path: Path) -> None:
    def cut(page: Page) -> None:
        letter(page)
        path = page.canvas.beginPath()
        path.rect(60, HEIGHT - 140, 65, 20)
        page.canvas.clipPath(path, stroke=0, fill=0)
        page.text(70, 130, "Recorded offences")

    document = read(tmp_path, cut)
    assert words_of(document).startswith(f"{LETTER} Recorded") and "offences" not in words_of(document)
    assert len(hidden(document)) == 1


def test_more_pages_than_anyone_reads_are_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "long.pdf"
    path.write_bytes(_pages(2_001, 2_001))
    document = read_pdf(path, "reply")
    assert (document.outcome, document.pages) == ("too_large", 2_001)
    assert "print those that answer" in document.reason
