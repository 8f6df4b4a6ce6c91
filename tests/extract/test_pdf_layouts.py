"""Tables in the manner of statistical reports, one pathology each: as small as shows the mistake that was made."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from pipeline.extract.pdf.chars import Chars
from pipeline.extract.pdf.pages import Beside, PageContent
from pipeline.extract.pdf.words import read_words
from tests.extract.pdf_maker import Page, read, spans, texts

RIGHTS = (320, 400, 480, 560)


def rows(page: Page, table: Sequence[Sequence[str]], top: float, pitch: float = 20, size: float = 10) -> None:
    """Labels at 54, all else with its right end at its column's."""
    for number, row in enumerate(table):
        page.text(54, top + number * pitch, row[0], size)
        for right, text in zip(RIGHTS, row[1:], strict=False):
            page.text(right, top + number * pitch, text, size, right=True)


HEAD = ["Offence", "2016/17", "2017/18"]
BODY = [["Taking", "130", "101"], ["Possession", "79", "63"], ["Total", "209", "164"]]


def test_a_currency_sign_at_the_left_of_its_column_belongs_to_the_figure(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        rows(page, [HEAD, ["Rent", "1,250", "990"], ["Heating", "310", "4"], ["Total", "1,560", "994"]], 114)
        for y in (134, 174):
            page.text(270, y, "$")
            page.text(360, y, "$")

    assert texts(read(tmp_path, draw).tables[0]) == [
        HEAD,
        ["Rent", "$ 1,250", "$ 990"],
        ["Heating", "310", "4"],
        ["Total", "$ 1,560", "$ 994"],
    ]


def test_headings_of_two_lines_over_narrow_columns_are_one_row(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        lines = [
            ["", "", "Recorded", "No further", ""],
            ["Area", "Percent", "crimes", "action", "Total"],
            ["North", "1.5", "10", "4", "7"],
            ["South", "2.5", "13", "5", "6"],
        ]
        for row, y in zip(lines, (100, 110, 124, 138), strict=True):
            page.text(54, y, row[0], 8)
            for right, text in zip((130, 172, 215, 237), row[1:], strict=True):
                page.text(right, y, text, 8, right=True)

    table = read(tmp_path, draw).tables[0]
    assert texts(table)[0] == ["Area", "Percent", "Recorded crimes", "No further action", "Total"]
    assert not spans(table)


def test_a_figure_that_ends_a_heading_is_no_row(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        for y in (90, 118, 134, 150):
            page.level(y, 50, 560)
        rows(page, [["", "Recorded", "Rate per", "Further"], ["Area", "crimes", "1,000", "action"]], 100, 12)
        rows(page, [["North", "12", "1.5", "4"], ["South", "13", "2.5", "5"]], 130, 16)

    assert texts(read(tmp_path, draw).tables[0])[0] == ["Area", "Recorded crimes", "Rate per 1,000", "Further action"]


def test_headings_close_below_a_caption_stay_headings(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.text(54, 100, "Table 6. Offences by year")
        page.text(200, 114, "Median")
        page.text(244, 114, "Total")
        for number, row in enumerate([["North", "", ""], ["Under 5", "382", "61"], ["5 to 9", "662", "9"]]):
            for x, text in zip((54, 200, 244), row, strict=True):
                page.text(x, 128 + 14 * number, text)

    table = read(tmp_path, draw).tables[0]
    assert texts(table)[:2] == [["", "Median", "Total"], ["North", "", ""]]


def test_the_side_of_a_cell_is_no_underline_of_its_label(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        xs = [52, 52 + page.canvas.stringWidth("Under 5 years", "Helvetica", 10) + 4, 160, 220]
        for y in (100, 114, 128):
            for x0, x1 in itertools.pairwise(xs):
                page.level(y, x0, x1 - 0.4)
        for x in xs:
            page.upright(x, 100, 128)
        page.rows([["Offence", "Percent", "Change"], ["Under 5 years", "62", "21.1"]], [x - 2 for x in xs], 110, 14)

    assert texts(read(tmp_path, draw).tables[0]) == [["Offence", "Percent", "Change"], ["Under 5 years", "62", "21.1"]]


def test_shaded_bands_with_long_labels_are_read_by_their_columns(tmp_path: Path) -> None:
    table = [
        ["Offence", "Number", "Change"],
        ["Taking, permitting to be taken or making, distributing or", "", ""],
        ["publishing indecent photographs", "14", "35"],
        ["Assault with intent to cause harm, and any attempt or", "", ""],
        ["conspiracy to do so", "72", "28"],
        ["Proportion of households that reported no access to a", "", ""],
        ["vehicle of any kind", "68", "20"],
    ]

    def draw(page: Page) -> None:
        page.canvas.setFillGray(0.85)
        for top, bottom in ((90, 104), (128, 152)):
            page.canvas.rect(50, 842 - bottom, 500, bottom - top, stroke=0, fill=1)
        page.canvas.setFillGray(0)
        for row, y in zip(table, (100, 114, 125, 138, 149, 162, 173), strict=True):
            for x, text in zip((54, 380, 460), row, strict=True):
                page.text(x, y, text)

    found = texts(read(tmp_path, draw).tables[0])
    assert found == [
        table[0],
        *([f"{first[0]} {second[0]}", *second[1:]] for first, second in zip(table[1::2], table[2::2], strict=True)),
    ]


def test_a_label_further_out_than_the_one_above_begins_a_row(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.grid([50, 160, 240], [90, 106, 170])
        page.text(54, 100, "Source")
        page.text(164, 100, "2016")
        for y, label, figure in (
            (118, "  Solar", "12"),
            (132, "  Nuclear electric power", "118"),
            (146, "Renewable sources", ""),
            (160, "  Wind", "7"),
        ):
            page.text(54 + 9 * label.startswith(" "), y, label.strip(), 9)
            page.text(220, y, figure, 9)

    assert [row[0] for row in texts(read(tmp_path, draw).tables[0])] == [
        "Source",
        "Solar",
        "Nuclear electric power",
        "Renewable sources",
        "Wind",
    ]


def test_text_set_around_the_middle_of_its_row_is_one_row(tmp_path: Path) -> None:
    lines = [
        (100, ["Month", "Custody", "Records"]),
        (120, ["", "Available on request from the", ""]),
        (126, ["January", "", "Ongoing"]),
        (132, ["", "records office", ""]),
        (146, ["February", "Closed", "Ongoing"]),
        (160, ["March", "Held", "Closed"]),
        (174, ["April", "Held", "Closed"]),
    ]

    def draw(page: Page) -> None:
        for y, row in lines:
            page.rows([row], [50, 150, 330], y)

    assert texts(read(tmp_path, draw).tables[0])[:3] == [
        ["Month", "Custody", "Records"],
        ["January", "Available on request from the records office", "Ongoing"],
        ["February", "Closed", "Ongoing"],
    ]


def test_short_entries_between_upright_rules_are_rows(tmp_path: Path) -> None:
    table = [["Area", "Unit"], *([area, "Local policing team"] for area in ("North", "South", "East", "West", "Mid"))]

    def draw(page: Page) -> None:
        page.level(100, 50, 350)
        page.level(118, 50, 350)
        page.level(200, 50, 350)
        page.upright(180, 100, 200)
        page.rows(table, [50, 180], 112, 14)

    assert texts(read(tmp_path, draw).tables[0]) == table


def test_paragraphs_between_upright_rules_are_one_row(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.grid([50, 250, 450], [100, 118, 200])
        page.rows([["Question", "Answer"]], [50, 250], 112)
        for n, text in enumerate(
            ["How many offences were recorded in", "the year and how many of those led", "to a charge by"]
        ):
            page.text(54, 132 + 12 * n, text)
        for n, text in enumerate(
            ["The figures that you ask for are not", "held in a form that lets us find the", "answer in time"]
        ):
            page.text(254, 132 + 12 * n, text)

    assert read(tmp_path, draw).tables[0].n_rows == 2


def test_a_list_of_contents_is_no_table(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        for n, topic in enumerate(["Summary", "Method", "Results", "Discussion", "Notes"]):
            page.text(54, 100 + 14 * n, topic)
            page.text(150, 100 + 14 * n, "." * 60)
            page.text(400, 100 + 14 * n, str(3 * n + 1), right=True)

    assert not read(tmp_path, draw).tables


def test_figures_beside_bars_are_no_table(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        for x, y, text in ((100, 100, "49"), (150, 100, "47"), (64, 114, "40"), (200, 114, "39")):
            page.text(x, y, text, 7)

    assert not read(tmp_path, draw).tables


def test_two_tables_whose_rules_stand_side_by_side_are_two(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        for left, first in ((50, 100), (310, 107)):
            for y in (first, first + 18, first + 78):
                page.level(y, left, left + 200)
            for number, row in enumerate([HEAD, *BODY]):
                page.text(left + 4, first + 13 + 20 * number, row[0])
                for right, text in zip((130, 196), row[1:], strict=True):
                    page.text(left + right, first + 13 + 20 * number, text, right=True)

    assert [texts(table) for table in read(tmp_path, draw).tables] == [[HEAD, *BODY]] * 2


def test_rules_above_sums_part_no_table(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        rows(page, [HEAD, *BODY], 114)
        for y in (158, 180):
            for right in RIGHTS[:2]:
                page.level(y + 1, right - 40, right)

    assert [texts(table) for table in read(tmp_path, draw).tables] == [[HEAD, *BODY]]


def test_a_figure_close_behind_its_label_is_a_cell(tmp_path: Path) -> None:
    table = [
        ["Item", "Number", "Change"],
        ["25 to 44 years", "455", "49"],
        ["Under 5", "1,712", "0"],
        ["Total", "0", "6"],
    ]

    def draw(page: Page) -> None:
        left = 50 + page.canvas.stringWidth("25 to 44 years", "Helvetica", 10) + 3.4
        for number, row in enumerate(table):
            for x, text in zip((50, left, left + 40.4), row, strict=True):
                page.text(x, 100 + 14 * number, text)

    assert texts(read(tmp_path, draw).tables[0]) == table


def test_dotted_rules_of_thousands_of_dots_are_rules(tmp_path: Path) -> None:
    table = [["Area", "Unit"], ["North", "Custody"], ["South", "Records"]]

    def draw(page: Page) -> None:
        for y in (100, 120, 140, 160):
            for dot in range(1_200):
                page.canvas.rect(50 + dot * 0.4, 842 - y, 0.25, 0.25, stroke=0, fill=1)
        for x in (50, 250, 530):
            for dot in range(500):
                page.canvas.rect(x, 842 - 160 + dot * 0.12, 0.1, 0.11, stroke=0, fill=1)
        page.rows(table, [50, 250], 114)

    found = read(tmp_path, draw).tables
    assert [(texts(one), one.finder) for one in found] == [(table, "ruled")]


def test_a_caption_between_two_tables_of_the_same_columns_parts_them(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        for top, number in ((100, 1), (220, 2)):
            page.text(54, top, f"Table {number}. Offences by year")
            for y in (top + 6, top + 26, top + 86):
                page.level(y, 50, 410)
            rows(page, [HEAD, *BODY], top + 20)

    assert [texts(table) for table in read(tmp_path, draw).tables] == [[HEAD, *BODY]] * 2


def test_a_figure_broken_in_a_narrow_cell_is_whole(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.grid([50, 150, 190], [100, 118, 148])
        page.rows([["Area", "Rate"]], [50, 150], 112)
        page.text(54, 130, "North")
        page.text(154, 130, "5,934.")
        page.text(154, 142, "21")

    assert texts(read(tmp_path, draw).tables[0])[1] == ["North", "5,934.21"]


def test_letters_that_are_drawn_as_one_stay_in_their_word() -> None:
    boxes = {"o": (0, 5), "f": (5, 13), "F": (5, 13), "i": (12, 15)}
    left, right = (np.array([box[side] for box in boxes.values()], dtype=np.float64) for side in (0, 1))
    same, no = np.ones(len(boxes)), np.zeros(len(boxes), dtype=np.bool_)
    turn = np.zeros(len(boxes), dtype=np.int64)
    chars = Chars([c.lower() for c in boxes], left, 0 * same, right, 10 * same, 8 * same, 10 * same, no, turn, no)
    content = PageContent(1, 100, 100, chars, (), (), (), (), (), chars.only(no), Beside(), 0, 0)
    assert [word.text for word in read_words(content)] == ["offi"]
