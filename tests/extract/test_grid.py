"""A sheet's cells become tables and lines: what is told apart, and what is kept together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.grid import SheetCell, a1, sheet_blocks
from pipeline.model import Line, Table


def cells(*rows: tuple[object, ...], first: int = 0) -> list[SheetCell]:
    found = []
    for row, values in enumerate(rows, start=first):
        for col, value in enumerate(values):
            if value is not None:
                kind = "number" if isinstance(value, int) else "text"
                found.append(SheetCell(row, col, str(value), kind=kind, value=value))  # type: ignore[arg-type]
    return found


def shape(blocks: list[Line | Table]) -> list[str]:
    return [b.text if isinstance(b, Line) else f"table {b.place.ref}" for b in blocks]


def texts(table: Table) -> list[list[str]]:
    rows: list[list[str]] = [[] for _ in range(table.n_rows)]
    for cell in table.cells:
        rows[cell.row].append(cell.text)
    return rows


HEADER = ("Offence", "2016/17", "2017/18")
TMD = ("86/2", 130, 101)
POSSESSION = ("86/10", 70, 60)
TOTAL = ("Total", 200, 161)


def test_a1() -> None:
    assert [a1(0, 0), a1(9, 25), a1(0, 26), a1(0, 701), a1(0, 702)] == ["A1", "Z10", "AA1", "ZZ1", "AAA1"]
    assert a1(0, 0, 2, 3) == "A1:C2"
    assert a1(4, 1, 5, 2) == "B5"


def test_titles_and_notes_are_lines() -> None:
    blocks = sheet_blocks(cells(("Recorded crimes",), (), HEADER, TMD, POSSESSION, TOTAL, (), ("Live data.",)), "Data")
    assert shape(blocks) == ["Recorded crimes", "table A3:C6", "Live data."]
    assert isinstance(blocks[0], Line) and blocks[0].role == "heading" and blocks[0].place.ref == "A1"
    assert isinstance(blocks[2], Line) and blocks[2].role == "body" and blocks[2].place.sheet == "Data"


def test_titles_and_notes_may_touch_the_table() -> None:
    blocks = sheet_blocks(cells(("Recorded crimes",), HEADER, TMD, TOTAL, ("Note: live data",)), None)
    assert shape(blocks) == ["Recorded crimes", "table A2:C4", "Note: live data"]


def test_a_title_may_stand_over_the_middle_and_a_header_over_one_column() -> None:
    title = (None, "Recorded crimes, indecent images of children")
    assert shape(sheet_blocks(cells(title, HEADER, TMD, TOTAL), None)) == [str(title[1]), "table A2:C4"]
    (table,) = sheet_blocks(cells((None, None, "Provisional"), HEADER, TMD, TOTAL), None)
    assert isinstance(table, Table) and texts(table)[0] == ["", "", "Provisional"]


def test_a_label_with_blank_figures_stays_in_the_table() -> None:
    (table,) = sheet_blocks(cells(HEADER, TMD, ("86/15 Prohibited images",)), None)
    assert isinstance(table, Table)
    assert texts(table)[2] == ["86/15 Prohibited images", "", ""]
    assert [c.kind for c in table.cells if c.row == 2] == ["text", "blank", "blank"]
    assert [c.place.ref for c in table.cells if c.row == 2] == ["A3", "B3", "C3"]


def test_a_spacer_row_does_not_cut_a_table() -> None:
    for rows in (
        (HEADER, (), TMD, POSSESSION, TOTAL),
        (HEADER, TMD, POSSESSION, (), TOTAL),
        (HEADER, (), TMD, (), POSSESSION, (), TOTAL),
    ):
        (table,) = sheet_blocks(cells(*rows), None)
        assert isinstance(table, Table)
        assert texts(table) == [[str(v) for v in row] for row in (HEADER, TMD, POSSESSION, TOTAL)]


def test_a_spacer_column_does_not_cut_a_table() -> None:
    spaced = [(row[0], None, row[1], None, row[2]) for row in (HEADER, TMD, TOTAL)]
    (table,) = sheet_blocks(cells(*spaced), None)
    assert isinstance(table, Table) and table.n_cols == 3
    assert texts(table)[1] == ["86/2", "130", "101"]
    assert [c.place.ref for c in table.cells if c.row == 1] == ["A2", "C2", "E2"]


def test_two_tables_are_told_apart() -> None:
    below = sheet_blocks(cells(HEADER, TMD, TOTAL, (), ("District", "2016/17", "2017/18"), ("North", 5, 6)), None)
    assert shape(below) == ["table A1:C3", "table A5:C6"]
    beside = sheet_blocks(
        cells((*HEADER, None, "Outcome", "2016/17"), (*TMD, None, "Charged", 9), (*TOTAL, None, "Cautioned", 4)), None
    )
    assert shape(beside) == ["table A1:C3", "table E1:F3"]


def test_two_tables_side_by_side_may_begin_at_different_rows() -> None:
    rows = [(*HEADER,), (*TMD, None, "Outcome", "Count"), (*TOTAL, None, "Charged", 9), (None,) * 4 + ("Cautioned", 4)]
    assert shape(sheet_blocks(cells(*rows), None)) == ["table A1:C3", "table E2:F4"]


def test_years_as_numbers_are_a_header() -> None:
    (first, second) = sheet_blocks(
        cells(("Offence", 2016, 2017), TMD, TOTAL, (), ("District", 2016, 2017), ("North", 5, 6)), None
    )
    assert shape([first, second]) == ["table A1:C3", "table A5:C6"]


def test_sections_without_header_go_on_with_the_table() -> None:
    rows = (HEADER, ("Norfolk",), TMD, TOTAL, (), ("Suffolk",), TMD, TOTAL)
    (table,) = sheet_blocks(cells(*rows), None)
    assert isinstance(table, Table)
    assert [row[0] for row in texts(table)] == ["Offence", "Norfolk", "86/2", "Total", "Suffolk", "86/2", "Total"]


def test_prose_is_no_table() -> None:
    blocks = sheet_blocks(cells(("Dear Sir",), (), ("Thank you for your request.",), ("We hold it.",)), "Letter")
    assert all(isinstance(block, Line) for block in blocks) and len(blocks) == 3


def test_hidden_rows_and_columns_close_up() -> None:
    grid = cells(("Offence", "code", "2016/17"), TMD, POSSESSION, TOTAL)
    (table,) = sheet_blocks([c for c in grid if c.row != 1 and c.col != 1], None, hidden_rows=[1], hidden_cols=[1])
    assert isinstance(table, Table)
    assert texts(table) == [["Offence", "2016/17"], ["86/10", "60"], ["Total", "161"]]
    assert table.cells[2].place.ref == "A3"


def test_a_span_over_a_hidden_column_is_shorter() -> None:
    grid = [SheetCell(0, 0, "Offence"), SheetCell(0, 1, "2016/17", col_span=3)]
    grid += [SheetCell(1, col, str(col), kind="number", value=col) for col in range(4) if col != 2]
    (table,) = sheet_blocks(grid, None, hidden_cols=[2])
    assert isinstance(table, Table)
    head = next(c for c in table.cells if c.text == "2016/17")
    assert (head.col, head.col_span, head.place.ref) == (1, 2, "B1:D1")


def test_columns_that_only_spans_reach_vanish() -> None:
    grid = [SheetCell(0, 0, "Offence", col_span=3), SheetCell(0, 3, "2016/17")]
    grid += [SheetCell(1, 0, "86/2", col_span=3), SheetCell(1, 3, "130", kind="number", value=130)]
    (table,) = sheet_blocks(grid, None)
    assert isinstance(table, Table)
    assert (table.n_cols, [c.col_span for c in table.cells]) == (2, [1, 1, 1, 1])


def test_a_numbers_column_alone_is_a_table() -> None:
    (table,) = sheet_blocks(cells(("Recorded",), (118,), (200,)), None)
    assert isinstance(table, Table) and texts(table) == [["Recorded"], ["118"], ["200"]]


SHEETS = st.lists(
    st.builds(
        SheetCell,
        st.integers(0, 12),
        st.integers(0, 8),
        st.sampled_from(["130", "86/2", "Total", "-", "Note: x", "a rather long remark " * 5]),
        st.integers(1, 3),
        st.integers(1, 3),
        st.sampled_from(["text", "number"]),
    ),
    max_size=30,
)


@given(SHEETS, st.sets(st.integers(0, 12)), st.sets(st.integers(0, 8)))
def test_every_visible_cell_appears_once_and_no_other(grid: list[SheetCell], rows: set[int], cols: set[int]) -> None:
    unique = {(c.row, c.col): c._replace(row_span=1, col_span=1) for c in grid}
    visible = sorted(c.text.strip() for c in unique.values() if c.row not in rows and c.col not in cols)
    blocks = sheet_blocks(unique.values(), "S", rows, cols)
    shown = [b.text for b in blocks if isinstance(b, Line)]
    shown += [c.text.strip() for b in blocks if isinstance(b, Table) for c in b.cells if c.kind != "blank"]
    assert sorted(shown) == visible


@given(SHEETS)
def test_tables_are_whole_grids(grid: list[SheetCell]) -> None:
    for block in sheet_blocks({(c.row, c.col): c._replace(row_span=1, col_span=1) for c in grid}.values(), None):
        if isinstance(block, Table):
            assert [(c.row, c.col) for c in block.cells] == [
                (row, col) for row in range(block.n_rows) for col in range(block.n_cols)
            ]
