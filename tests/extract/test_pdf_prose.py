"""Prose in PDFs: reading order, headings, furniture."""

from __future__ import annotations

from pathlib import Path

from pipeline.model import Table
from tests.extract.pdf_maker import Page, read

SENTENCE = "The figures in this letter are taken from a live system and may change as"


def test_tables_stand_in_their_place_among_the_lines(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.text(50, 90, "Your request")
        page.grid([50, 200, 300], [100, 120, 140])
        page.rows([["Year", "Number"], ["2016/17", "118"]], [50, 200], 114)
        page.text(50, 170, "Yours sincerely")

    blocks = read(tmp_path, draw).blocks
    assert [block.index if isinstance(block, Table) else block.text for block in blocks] == [
        "Your request",
        0,
        "Yours sincerely",
    ]


def test_order_is_that_of_the_page_and_not_of_the_file(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.text(50, 300, "Third")
        page.text(50, 100, "First")
        page.text(50, 200, "Second")

    assert [line.text for line in read(tmp_path, draw).lines] == ["First", "Second", "Third"]


def test_headings_stand_out_by_weight_or_size(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.text(50, 60, "Freedom of Information", 16)
        page.text(50, 90, "Response", bold=True)
        for y in (110, 123, 136):
            page.text(50, y, SENTENCE)
        page.text(50, 149, "We hold the information.", bold=True)

    assert [line.role for line in read(tmp_path, draw).lines] == ["heading", "heading", "body", "body", "body", "body"]


def test_what_repeats_in_the_margins_is_furniture(tmp_path: Path) -> None:
    def page_of(number: int) -> object:
        def draw(page: Page) -> None:
            page.text(50, 30, "Anyshire Police")
            page.text(50, 300 + 20 * number, f"{SENTENCE} {number}")
            page.text(280, 820, f"Page {number} of 3")

        return draw

    lines = read(tmp_path, page_of(1), page_of(2), page_of(3)).lines
    assert [line.role for line in lines] == ["furniture", "body", "furniture"] * 3


def test_the_letterhead_of_a_single_page_is_not_furniture(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.text(50, 30, "Anyshire Police")
        page.text(50, 300, SENTENCE)

    assert [line.role for line in read(tmp_path, draw).lines] == ["body", "body"]


def test_lines_apart_on_one_height_are_two_and_words_of_a_line_are_one(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.text(50, 60, "Police Headquarters")
        page.text(400, 60, "Our ref: 1234/18")
        page.text(50, 80, "2016/17 - 10")

    assert [line.text for line in read(tmp_path, draw).lines] == [
        "Police Headquarters",
        "Our ref: 1234/18",
        "2016/17 - 10",
    ]


def test_a_page_in_two_columns_of_prose_is_read_column_by_column(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.text(50, 50, "A notice to the public about the figures that are given in this letter by the force")
        for number in range(12):
            page.text(50, 80 + 13 * number, f"left {number} of the sentences of this page that run on and on", 9)
            page.text(310, 80 + 13 * number, f"right {number} of the sentences of this page that run on and on", 9)

    texts = [line.text for line in read(tmp_path, draw).lines]
    assert [text.split()[0] for text in texts] == ["A", *["left"] * 12, *["right"] * 12]
