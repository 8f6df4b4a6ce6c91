"""Tables in PDFs: drawn, half drawn and told by white space only; over pages; and what is no table."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from tests.extract.pdf_maker import Page, read, spans, texts

XS = [50, 250, 330, 410]
YEARS = ["Offence", "2016/17", "2017/18"]
ROWS = [YEARS, ["Taking", "130", "101"], ["Possession", "79", "63"], ["Total", "209", "164"]]


def prose(page: Page, top: float, lines: int = 4) -> None:
    for number in range(lines):
        page.text(50, top + 13 * number, "The figures in this letter are taken from a live system and may change as")


def figures(page: Page, rows: list[list[str]], top: float = 114, pitch: float = 20) -> None:
    """Labels at the left, everything else with its right end at its column's right edge."""
    for number, row in enumerate(rows):
        y = top + number * pitch
        page.text(54, y, row[0])
        for right, text in zip((320, 400, 480, 560), row[1:], strict=False):
            page.text(right, y, text, right=True)


# ---------------------------------------------------------------- drawn


def test_a_drawn_table(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.grid(XS, [100, 120, 140, 160, 180])
        page.rows(ROWS, XS, 114)

    table = read(tmp_path, draw).tables[0]
    assert texts(table) == ROWS
    assert (table.finder, table.index) == ("ruled", 0)
    cell = next(cell for cell in table.cells if cell.text == "209")
    assert cell.place.page == 1
    assert cell.place.box == pytest.approx((250, 160, 330, 180), abs=1)


def test_outer_borders_may_be_missing(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        for y in (120, 140, 160):
            page.level(y, 50, 410)
        for x in (250, 330):
            page.upright(x, 100, 180)
        page.rows(ROWS, XS, 114)

    assert texts(read(tmp_path, draw).tables[0]) == ROWS


def test_blank_cells_are_blank_and_in_their_place(tmp_path: Path) -> None:
    rows = [YEARS, ["Taking", "", "101"], ["Possession", "79", ""]]

    def draw(page: Page) -> None:
        page.grid(XS, [100, 120, 140, 160])
        page.rows(rows, XS, 114)

    table = read(tmp_path, draw).tables[0]
    assert texts(table) == rows
    assert [cell.kind for cell in table.cells if cell.row == 1] == ["text", "blank", "text"]


def test_merged_headings_span_what_they_stand_over(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        xs = [50, 200, 280, 360, 440, 520]
        for y in (100, 140, 160):
            page.level(y, 50, 520)
        page.level(120, 200, 520)
        for x in (50, 200, 360, 520):
            page.upright(x, 100, 160)
        for x in (280, 440):
            page.upright(x, 120, 160)
        page.text(54, 124, "Offence")
        page.text(260, 114, "2016/17")
        page.text(420, 114, "2017/18")
        page.rows([["", "Recorded", "Charged", "Recorded", "Charged"], ["Taking", "130", "40", "101", "32"]], xs, 134)

    table = read(tmp_path, draw).tables[0]
    assert texts(table) == [
        ["Offence", "2016/17", "", "2017/18", ""],
        ["", "Recorded", "Charged", "Recorded", "Charged"],
        ["Taking", "130", "40", "101", "32"],
    ]
    assert spans(table) == {"Offence": (2, 1), "2016/17": (1, 2), "2017/18": (1, 2)}


def test_columns_that_only_the_header_rules_go_on_below_it(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        for y in (100, 120, 140, 160, 180):
            page.level(y, 50, 410)
        for x in XS:
            page.upright(x, 100, 120)
        page.upright(50, 120, 180)
        page.upright(410, 120, 180)
        page.rows(ROWS, XS, 114)

    assert texts(read(tmp_path, draw).tables[0]) == ROWS


def test_rows_without_rules_in_a_drawn_frame_are_told_by_their_figures(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.grid(XS, [100, 120, 180])
        page.rows(ROWS, XS, 114)

    assert texts(read(tmp_path, draw).tables[0]) == ROWS


def test_a_wrapped_cell_is_one_cell(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.grid(XS, [100, 120, 150])
        page.rows([YEARS], XS, 114)
        page.text(54, 131, "Taking, making or distributing")
        page.text(54, 143, "indecent photographs")
        page.rows([["", "130", "101"]], XS, 137)

    assert texts(read(tmp_path, draw).tables[0]) == [
        YEARS,
        ["Taking, making or distributing indecent photographs", "130", "101"],
    ]


def test_double_lines_make_no_columns(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.grid(XS, [100, 120, 140, 160, 180])
        page.upright(254, 100, 180)
        page.upright(334, 100, 180)
        page.rows(ROWS, [50, 256, 336], 114)

    assert texts(read(tmp_path, draw).tables[0]) == ROWS


def test_shading_alone_makes_rows_and_columns(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        for number in range(4):
            for x0, x1 in itertools.pairwise(XS):
                page.canvas.setFillGray(0.8 if number % 2 else 0.9)
                page.canvas.rect(x0, 842 - 120 - 20 * number, x1 - x0 - 1, 19, stroke=0, fill=1)
        page.canvas.setFillGray(0)
        page.rows(ROWS, XS, 114)

    assert texts(read(tmp_path, draw).tables[0]) == ROWS


def test_two_tables_side_by_side_stay_two(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        for left in (50, 320):
            xs = [left, left + 120, left + 180]
            page.grid(xs, [100, 120, 140, 160])
            page.rows([["Year", "Number"], ["2016/17", "118"], ["2017/18", "200"]], xs, 114)

    tables = read(tmp_path, draw).tables
    assert [texts(table) for table in tables] == [[["Year", "Number"], ["2016/17", "118"], ["2017/18", "200"]]] * 2


def test_turned_headings_are_read(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.grid([50, 250, 290, 330], [100, 170, 190])
        for x, text in ((275, "Recorded"), (315, "Charged")):
            page.canvas.saveState()
            page.canvas.translate(x, 842 - 165)
            page.canvas.rotate(90)
            page.canvas.drawString(0, 0, text)
            page.canvas.restoreState()
        page.rows([["Taking", "130", "40"]], [50, 250, 290], 184)

    assert texts(read(tmp_path, draw).tables[0]) == [["", "Recorded", "Charged"], ["Taking", "130", "40"]]


# ---------------------------------------------------------------- level rules only, or none


@pytest.mark.parametrize("rules", [[], [102, 118, 184], [102, 118, 138, 158, 184], [118]])
def test_a_table_without_upright_rules(tmp_path: Path, rules: list[float]) -> None:
    def draw(page: Page) -> None:
        prose(page, 40)
        for y in rules:
            page.level(y, 50, 400)
        figures(page, ROWS)
        prose(page, 220)

    document = read(tmp_path, draw)
    assert [texts(table) for table in document.tables] == [ROWS]
    assert document.tables[0].finder == "aligned"
    assert len(document.lines) == 8


def test_a_label_wrapped_above_and_below_its_figures(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        figures(page, [YEARS])
        page.text(54, 140, "Take, permit to be taken, make or")
        figures(page, [["distribute indecent photographs", "130", "101"]], 152)
        page.text(54, 164, "or pseudo-photographs of children")
        figures(page, [["Possession", "79", "63"], ["Total", "209", "164"]], 190)

    assert texts(read(tmp_path, draw).tables[0]) == [
        YEARS,
        [
            "Take, permit to be taken, make or distribute indecent photographs or pseudo-photographs of children",
            "130",
            "101",
        ],
        ["Possession", "79", "63"],
        ["Total", "209", "164"],
    ]


def test_a_heading_within_a_table_is_a_row_of_its_own(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        figures(page, [YEARS, ["North", "", ""], ["Taking", "130", "101"], ["South", "", ""], ["Taking", "9", "4"]])

    assert texts(read(tmp_path, draw).tables[0]) == [
        YEARS,
        ["North", "", ""],
        ["Taking", "130", "101"],
        ["South", "", ""],
        ["Taking", "9", "4"],
    ]


def test_a_blank_among_aligned_figures_stays_in_its_column(tmp_path: Path) -> None:
    rows = [YEARS, ["Taking", "130", "101"], ["Possession", "", "63"], ["Total", "130", "164"]]
    assert texts(read(tmp_path, lambda page: figures(page, rows)).tables[0]) == rows


def test_a_heading_centred_over_two_columns_spans_them(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.canvas.setFont("Helvetica", 10)
        page.canvas.drawCentredString(340, 842 - 100, "2016/17")
        page.canvas.drawCentredString(500, 842 - 100, "2017/18")
        figures(page, [["Offence", "Recorded", "Charged", "Recorded", "Charged"], ["Taking", "130", "40", "101", "32"]])
        figures(page, [["Possession", "79", "12", "63", "15"]], 154)

    table = read(tmp_path, draw).tables[0]
    assert texts(table)[1:] == [
        ["Offence", "Recorded", "Charged", "Recorded", "Charged"],
        ["Taking", "130", "40", "101", "32"],
        ["Possession", "79", "12", "63", "15"],
    ]
    assert spans(table) == {"2016/17": (1, 2), "2017/18": (1, 2)}


def test_leading_dots_are_no_text(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        figures(page, ROWS)
        for y in (134, 154, 174):
            page.text(120, y, "." * 60)

    assert texts(read(tmp_path, draw).tables[0]) == ROWS


def test_figures_in_narrow_columns_are_not_run_together(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        for number, row in enumerate([["Q1", "96", "34", "0"], ["Q2", "118", "27", "1"], ["Q3", "101", "32", "1"]]):
            for right, text in zip((80, 110, 130, 142), row, strict=True):
                page.text(right, 100 + 14 * number, text, right=True)

    assert texts(read(tmp_path, draw).tables[0]) == [
        ["Q1", "96", "34", "0"],
        ["Q2", "118", "27", "1"],
        ["Q3", "101", "32", "1"],
    ]


def test_spaces_may_part_thousands(tmp_path: Path) -> None:
    rows = [YEARS, ["Taking", "1 130", "22 101"], ["Possession", "79", "1 063"]]
    assert texts(read(tmp_path, lambda page: figures(page, rows)).tables[0]) == rows


# ---------------------------------------------------------------- over pages


def half(rows: list[list[str]], top: float) -> object:
    def draw(page: Page) -> None:
        page.grid(XS, [top + 20 * n for n in range(len(rows) + 1)])
        page.rows(rows, XS, top + 14)

    return draw


@pytest.mark.parametrize("repeated", [True, False])
def test_a_table_over_pages_is_one(tmp_path: Path, repeated: bool) -> None:
    first = half(ROWS[:2], 760)
    second = half(([YEARS] if repeated else []) + ROWS[2:], 60)
    document = read(tmp_path, first, second)
    assert [texts(table) for table in document.tables] == [ROWS]
    assert [cell.place.page for cell in document.tables[0].cells if cell.col == 0] == [1, 1, 2, 2]


def test_furniture_between_the_parts_does_not_part_a_table(tmp_path: Path) -> None:
    def with_furniture(draw: object, number: int) -> object:
        def both(page: Page) -> None:
            page.text(50, 30, "Anyshire Police")
            page.text(300, 830, f"Page {number} of 2")
            draw(page)

        return both

    parts = [half(ROWS[:2], 760), half(ROWS[2:], 60)]
    document = read(tmp_path, *(with_furniture(part, n) for n, part in enumerate(parts, 1)))
    assert [texts(table) for table in document.tables] == [ROWS]
    assert {line.role for line in document.lines} == {"furniture"}


def test_a_row_broken_by_the_page_is_one_row(tmp_path: Path) -> None:
    def first(page: Page) -> None:
        page.grid(XS, [760, 780, 800])
        page.rows([YEARS, ["Taking, making or", "130", "101"]], XS, 774)

    def second(page: Page) -> None:
        page.grid(XS, [60, 80, 100])
        page.rows([["distributing", "", ""], ["Total", "209", "164"]], XS, 74)

    document = read(tmp_path, first, second)
    assert [texts(table) for table in document.tables] == [
        [YEARS, ["Taking, making or distributing", "130", "101"], ["Total", "209", "164"]]
    ]


def test_tables_with_prose_between_them_stay_apart(tmp_path: Path) -> None:
    def second(page: Page) -> None:
        prose(page, 50)
        half(ROWS, 120)(page)

    assert [texts(table) for table in read(tmp_path, half(ROWS, 700), second).tables] == [ROWS, ROWS]


# ---------------------------------------------------------------- no tables


def test_prose_is_no_table(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        prose(page, 60, 12)
        page.text(50, 240, "1.  The number of offences recorded in 2016/17")
        page.text(50, 253, "2.  The number of offences recorded in 2017/18")

    assert read(tmp_path, draw).tables == ()


def test_addresses_side_by_side_are_no_table(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        left = ["Freedom of Information Unit", "Police Headquarters", "Anytown", "AN1 2YZ"]
        right = ["Tel: 101", "foi@anyshire.example", "Our ref: 1234/18", "Date: 14 May 2018"]
        page.rows([list(pair) for pair in zip(left, right, strict=True)], [50, 380], 80, 13)

    document = read(tmp_path, draw)
    assert document.tables == ()
    assert [line.text for line in document.lines][:2] == ["Freedom of Information Unit", "Tel: 101"]


def test_a_framed_paragraph_is_no_table(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.grid([40, 540], [80, 160])
        prose(page, 100)

    document = read(tmp_path, draw)
    assert document.tables == ()
    assert len(document.lines) == 4


def test_a_chart_is_no_table(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.rows([["300"], ["200"], ["100"]], [50], 110, 40)
        for y in (107, 147, 187):
            page.level(y, 80, 400)
        path = page.canvas.beginPath()
        path.moveTo(80, 842 - 180)
        for x, y in ((160, 130), (240, 170), (320, 110), (400, 150)):
            path.lineTo(x, 842 - y)
        page.canvas.drawPath(path)
        page.rows([["2014", "2015", "2016", "2017", "2018"]], [70, 150, 230, 310, 390], 215)

    assert read(tmp_path, draw).tables == ()
