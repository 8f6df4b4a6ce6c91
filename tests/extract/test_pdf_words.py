"""Words and marks: what is a footnote mark and what a figure, what is struck, what is bold."""

from __future__ import annotations

from pathlib import Path

from tests.extract.pdf_maker import HEIGHT, Page, read, texts


def one_row(page: Page) -> None:
    page.grid([50, 250, 350, 450], [100, 120, 140])
    page.rows([["Offence", "2016/17", "2017/18"]], [50, 250, 350], 114)


def test_a_small_raised_digit_is_a_mark_and_no_part_of_the_figure(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        one_row(page)
        page.text(54, 134, "Taking")
        page.raised(254, 134, "212", "2")
        page.text(354, 134, "245")

    table = read(tmp_path, draw).tables[0]
    assert texts(table)[1] == ["Taking", "212", "245"]
    assert [cell.marks for cell in table.cells if cell.row == 1] == [(), ("2",), ()]


def test_a_raised_mark_in_a_wrapped_heading_stays_with_its_word(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.grid([50, 250, 450], [100, 140, 160])
        page.text(54, 124, "Period")
        page.raised(254, 114, "Take, make or distribute", "1")
        page.text(254, 127, "(86/2)")
        page.rows([["2016/17", "212"]], [50, 250], 154)

    table = read(tmp_path, draw).tables[0]
    heading = next(cell for cell in table.cells if cell.col == 1 and cell.row == 0)
    assert (heading.text, heading.marks) == ("Take, make or distribute (86/2)", ("1",))


def test_unicode_superscripts_are_marks(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        one_row(page)
        page.rows([["Taking", "212²", "245"]], [50, 250, 350], 134)

    cells = [cell for cell in read(tmp_path, draw).tables[0].cells if cell.row == 1]
    assert [(cell.text, cell.marks) for cell in cells] == [("Taking", ()), ("212", ("2",)), ("245", ())]


def test_a_mark_in_front_of_a_footnote_is_taken_out(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.text(70, 100 - 3.5, "1", 6)
        page.text(75, 100, "Figures are from a live system.")

    line = read(tmp_path, draw).lines[0]
    assert (line.text, line.marks) == ("Figures are from a live system.", ("1",))


def test_ordinals_and_lowered_digits_stay_in_the_text(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.raised(70, 100, "on 13", "th")
        page.text(70, 130, "CO")
        page.text(85, 132, "2", 6)

    lines = read(tmp_path, draw).lines
    assert [(line.text, line.marks) for line in lines] == [("on 13th", ()), ("CO2", ())]


def test_struck_and_bold_cells_say_so_and_underlined_ones_do_not(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        one_row(page)
        page.text(54, 134, "Total", bold=True)
        page.text(254, 134, "212")
        page.level(130.5, 254, 270.7)
        page.text(354, 134, "245")
        page.level(135.5, 354, 370.7)

    cells = [cell for cell in read(tmp_path, draw).tables[0].cells if cell.row == 1]
    assert [(cell.text, cell.struck, cell.bold) for cell in cells] == [
        ("Total", False, True),
        ("212", True, False),
        ("245", False, False),
    ]


def test_what_is_struck_through_beside_what_stands_has_been_replaced(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        one_row(page)
        page.text(54, 134, "Total")
        page.text(254, 134, "212 215")
        page.level(130.5, 254, 270.7)

    cells = [cell for cell in read(tmp_path, draw).tables[0].cells if cell.row == 1]
    assert [(cell.text, cell.struck) for cell in cells][:2] == [("Total", False), ("215", False)]


def test_words_drawn_letter_by_letter_are_whole(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        x = 70.0
        for letter in "Response":
            page.text(x, 100, letter)
            x += page.canvas.stringWidth(letter, "Helvetica", 10)
        page.text(x + 3, 100, "follows")

    assert read(tmp_path, draw).lines[0].text == "Response follows"


def test_a_slanted_watermark_is_furniture_and_not_in_the_text(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.text(70, 100, "We hold the information.")
        page.canvas.translate(200, HEIGHT - 300)
        page.canvas.rotate(45)
        page.canvas.drawString(0, 0, "DRAFT")

    lines = read(tmp_path, draw).lines
    assert [(line.text, line.role) for line in lines if line.role != "furniture"] == [
        ("We hold the information.", "body")
    ]
    assert [line.text for line in lines if line.role == "furniture"] == ["DRAFT"]
