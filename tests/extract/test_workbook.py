"""XLSX: what shows is read with its type and place; what doesn't show is tallied and never read."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.table import Table as SheetTable

from pipeline.extract.readers import read_document
from pipeline.intake import media_type as media
from pipeline.model import Cell, Document, Line, Table

REPLY = "0" * 64


def read(book: Workbook, folder: Path, released: bool = False) -> Document:
    path = folder / "reply.xlsx"
    book.save(path)
    assert media.media_type(path) == media.XLSX
    return read_document(path, media.XLSX, REPLY, released)


def filled(*rows: tuple[object, ...], title: str = "Data") -> Workbook:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(row)
    return book


def grid(table: Table) -> list[list[str]]:
    rows: list[list[str]] = [[] for _ in range(table.n_rows)]
    for cell in table.cells:
        rows[cell.row].append(cell.text)
    return rows


def at(document: Document, ref: str) -> Cell:
    return next(cell for table in document.tables for cell in table.cells if cell.place.ref == ref)


def patched(path: Path, part: str, change: str, into: str) -> None:
    """Rewrites a part of the package, for what no library writes."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    text, count = re.subn(change, into, parts[part].decode(), count=1)
    assert count == 1
    parts[part] = text.encode()
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)


def test_a_plain_table(tmp_path: Path) -> None:
    book = filled(
        ("Crimes recorded",), (), ("Offence", "2016/17"), ("86/2", 1234), ("Total", 1234), (), ("Live data.",)
    )
    book.active["B4"].number_format = "#,##0"
    document = read(book, tmp_path)
    assert document.outcome == "read" and document.findings == () and document.pages == 1
    assert [(line.text, line.role) for line in document.lines] == [
        ("Data", "heading"),
        ("Crimes recorded", "heading"),
        ("Live data.", "body"),
    ]
    assert grid(document.tables[0]) == [["Offence", "2016/17"], ["86/2", "1,234"], ["Total", "1234"]]
    cell = at(document, "B4")
    assert (cell.kind, cell.value, cell.place.sheet, str(cell.place)) == ("number", 1234, "Data", "sheet 'Data' B4")


def test_what_a_cell_holds_is_told_apart(tmp_path: Path) -> None:
    book = filled(
        ("Kind", "Value"),
        ("number", 5),
        ("text number", "5"),
        ("band made a date", date(2018, 4, 1)),
        ("error", "#N/A"),
        ("yes", True),
        ("sum", "=1+1"),
        ("share", 0.227),
    )
    sheet = book.active
    sheet["B4"].number_format, sheet["B8"].number_format = "d-mmm", "0.0%"
    document = read(book, tmp_path)
    found = {c.place.ref: (c.kind, c.text, c.value) for c in document.tables[0].cells if c.col == 1}
    assert found["B2"] == ("number", "5", 5)
    assert found["B3"] == ("text", "5", "5")
    assert found["B4"] == ("date", "1-Apr", date(2018, 4, 1))
    assert found["B5"] == ("error", "#N/A", None)
    assert found["B6"] == ("boolean", "TRUE", True)
    assert found["B7"] == ("formula", "", None)
    assert found["B8"] == ("number", "22.7%", 0.227)
    (finding,) = document.findings
    assert finding.code == "uncalculated_formula" and "B7" in finding.message


def test_a_calculated_formula_is_a_number(tmp_path: Path) -> None:
    path = tmp_path / "reply.xlsx"
    filled(("a", 2), ("b", 3), ("Total", "=SUM(B1:B2)")).save(path)
    patched(
        path,
        "xl/worksheets/sheet1.xml",
        r"<f>SUM\(B1:B2\)</f><v\s*/>|<f>SUM\(B1:B2\)</f><v></v>",
        "<f>SUM(B1:B2)</f><v>5</v>",
    )
    document = read_document(path, media.XLSX, REPLY)
    assert (at(document, "B3").kind, at(document, "B3").text, document.findings) == ("number", "5", ())


def test_merged_cells_span(tmp_path: Path) -> None:
    book = filled(("Offence", "2016/17", None), (None, "Recorded", "Charged"), ("86/2", 10, 4))
    book.active.merge_cells("B1:C1")
    book.active.merge_cells("A1:A2")
    document = read(book, tmp_path)
    assert [(c.text, c.row, c.col, c.row_span, c.col_span) for c in document.tables[0].cells][:4] == [
        ("Offence", 0, 0, 2, 1),
        ("2016/17", 0, 1, 1, 2),
        ("Recorded", 1, 1, 1, 1),
        ("Charged", 1, 2, 1, 1),
    ]


def test_a_merge_of_the_whole_sheet_costs_nothing(tmp_path: Path) -> None:
    path = tmp_path / "reply.xlsx"
    filled(("a", 1), ("b", 2)).save(path)
    patched(
        path,
        "xl/worksheets/sheet1.xml",
        "</sheetData>",
        '</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
    )
    document = read_document(path, media.XLSX, REPLY)
    assert document.outcome == "read" and "3 cells under merged ones" in document.findings[0].message


def test_a_far_cell_costs_nothing(tmp_path: Path) -> None:
    book = filled(("a", 1))
    book.active["XFD1048576"] = 7
    document = read(book, tmp_path)
    assert [t.place.ref for t in document.tables] == ["A1:B1"]
    assert [line.text for line in document.lines][1:] == ["7"]


def test_marks_and_strikes(tmp_path: Path) -> None:
    book = filled(("Offence", "2016/17"), ("86/2", None), ("86/10", "12"))
    sheet = book.active
    sheet["B2"] = CellRichText("212", TextBlock(InlineFont(vertAlign="superscript"), "2"))
    sheet["B3"].font = Font(strike=True)
    sheet["A1"].font = Font(bold=True)
    document = read(book, tmp_path)
    assert (at(document, "B2").text, at(document, "B2").marks) == ("212", ("2",))
    assert at(document, "B3").struck and at(document, "A1").bold and not at(document, "A2").bold


def test_what_looks_like_an_escaped_character_stays_as_written(tmp_path: Path) -> None:
    # Excel writes a typed `_x0041_` as `_x005F_x0041_`, and a typed line feed as `_x000A_`.
    (table,) = read(filled(("Code", "Count"), ("a_x005F_x0041_", 1), ("b_x000A_c", 2)), tmp_path).tables
    assert [cell.text for cell in table.cells if cell.col == 0] == ["Code", "a_x0041_", "b\nc"]


def test_what_is_struck_through_beside_what_stands_has_been_replaced(tmp_path: Path) -> None:
    amended = CellRichText(TextBlock(InlineFont(strike=True), "212"), TextBlock(InlineFont(), "215"))
    struck = CellRichText(TextBlock(InlineFont(strike=True), "9"))
    document = read(filled(("Offence", "2016/17"), ("86/2", amended), ("86/3", struck)), tmp_path)
    assert (at(document, "B2").text, at(document, "B2").struck) == ("215", False)
    assert (at(document, "B3").text, at(document, "B3").struck) == ("9", True)


def test_hidden_rows_and_columns_are_left_out_and_tallied(tmp_path: Path) -> None:
    book = filled(
        ("Offence", "Helper", "2016/17"), ("86/2", "secret-1", 5), ("86/11", "secret-2", 99), ("Total", "x", 5)
    )
    book.active.row_dimensions[3].hidden = True
    book.active.column_dimensions["B"].hidden = True
    document = read(book, tmp_path)
    assert grid(document.tables[0]) == [["Offence", "2016/17"], ["86/2", "5"], ["Total", "5"]]
    assert [(f.code, f.message) for f in document.findings] == [
        ("hidden_data", "1 hidden row with 3 cells."),
        ("hidden_data", "1 hidden column with 3 cells."),
    ]
    assert "secret" not in repr(document) and "99" not in repr(document)


def test_a_harmless_hidden_sheet_is_left_out(tmp_path: Path) -> None:
    book = filled(("Offence", "2016/17"), ("86/2", 5))
    for state in ("hidden", "veryHidden"):
        sheet = book.create_sheet(f"Lookup {state}")
        sheet.append(("secret", 1))
        sheet.sheet_state = state
    document = read(book, tmp_path)
    assert document.outcome == "read" and document.pages == 1
    assert [f.message for f in document.findings] == ["A hidden sheet holds 2 cells in 1 row."] * 2
    assert "secret" not in repr(document)


@pytest.mark.parametrize("where", ["sheet", "rows", "column"])
def test_hidden_records_are_quarantined_until_released(tmp_path: Path, where: str) -> None:
    book = filled(("Offence", "2016/17"), ("86/2", 5), ("Total", 5))
    sheet = book.create_sheet("Raw") if where == "sheet" else book.active
    for i in range(60):
        sheet.append((f"Crime {i}", f"Name {i}", "Road"))
    if where == "sheet":
        sheet.sheet_state = "hidden"
    elif where == "rows":
        for row in range(4, 64):
            sheet.row_dimensions[row].hidden = True
    else:
        sheet.column_dimensions["B"].hidden = True
    document = read(book, tmp_path)
    assert document.outcome == "quarantined" and document.blocks == ()
    assert {f.code for f in document.findings} == {"hidden_data", "hidden_records"}
    assert "records of people" in document.reason and "Name" not in repr(document)
    visible = read(book, tmp_path, released=True)
    assert visible.outcome == "read" and "Name 1" not in repr(visible)
    assert "hidden_records" not in {f.code for f in visible.findings}


def test_a_long_helper_list_is_not_quarantined(tmp_path: Path) -> None:
    book = filled(("Offence", "2016/17"), ("86/2", 5))
    sheet = book.create_sheet("Lookup")
    for i in range(200):
        sheet.append((f"District {i}",))
    sheet.sheet_state = "hidden"
    assert read(book, tmp_path).outcome == "read"


def test_pivot_caches_and_data_models(tmp_path: Path) -> None:
    path = tmp_path / "reply.xlsx"
    records = "<pivotCacheRecords>" + "<r><s v='secret'/></r>" * 60 + "</pivotCacheRecords>"
    filled(("Offence", "2016/17"), ("86/2", 5)).save(path)
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("xl/pivotCache/pivotCacheRecords1.xml", records)
    document = read_document(path, media.XLSX, REPLY)
    assert document.outcome == "quarantined" and "60 records" in document.reason
    with zipfile.ZipFile(path, "a") as package:
        package.writestr(
            "xl/pivotCache/pivotCacheDefinition1.xml",
            "<d><cacheSource><worksheetSource sheet='Data'/></cacheSource></d>",
        )
        target = "<Relationships><Relationship Id='r' Type='x/pivotCacheRecords' Target='pivotCacheRecords1.xml'/></Relationships>"
        package.writestr("xl/pivotCache/_rels/pivotCacheDefinition1.xml.rels", target)
    assert read_document(path, media.XLSX, REPLY).outcome == "read"
    patched(path, "xl/pivotCache/pivotCacheDefinition1.xml", "sheet='Data'", "name='Range'")
    assert read_document(path, media.XLSX, REPLY).outcome == "quarantined"
    patched(
        path,
        "xl/workbook.xml",
        "</sheets>",
        "</sheets><definedNames><definedName name='Range'>Data!$A$1</definedName></definedNames>",
    )
    assert read_document(path, media.XLSX, REPLY).outcome == "read"
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("xl/model/item.data", b"secret")
    assert read_document(path, media.XLSX, REPLY).outcome == "quarantined"


def test_numbers_that_a_format_keeps_back_are_never_read(tmp_path: Path) -> None:
    book = filled(("Offence", "2016/17"), ("86/2", 130), ("86/15", 3), ("other", 777))
    book.active["B3"].number_format, book.active["B4"].number_format = '[<5]"<5";0', ";;;"
    document = read(book, tmp_path)
    cell = at(document, "B3")
    assert (cell.text, cell.kind, cell.value) == ("<5", "text", None)
    assert at(document, "B4").kind == "blank" and "777" not in repr(document)
    assert [f.message for f in document.findings] == ["2 numbers behind a format that shows something else."]


def test_white_on_white_is_hidden_and_white_on_blue_is_a_header(tmp_path: Path) -> None:
    book = filled(("Offence", "2016/17"), ("86/2", 130), ("secret", 888))
    sheet = book.active
    for cell in ("A1", "B1"):
        sheet[cell].font, sheet[cell].fill = Font(color="FFFFFFFF"), PatternFill("solid", fgColor="FF000080")
    for cell in ("A3", "B3"):
        sheet[cell].font = Font(color="FFFFFFFF")
    document = read(book, tmp_path)
    assert grid(document.tables[0]) == [["Offence", "2016/17"], ["86/2", "130"]]
    assert [f.message for f in document.findings] == ["2 cells in the colour of the background, left out."]
    sheet.add_table(SheetTable(displayName="T", ref="A1:B3"))
    assert "secret" in repr(read(book, tmp_path))


def test_comments_are_counted_not_read(tmp_path: Path) -> None:
    book = filled(("Offence", "2016/17"), ("86/2", 130))
    book.active["B2"].comment = Comment("secret remark", "officer")
    document = read(book, tmp_path)
    assert [f.message for f in document.findings] == ["1 comment left out."] and "secret" not in repr(document)


def test_page_headers_are_furniture(tmp_path: Path) -> None:
    book = filled(("Offence", "2016/17"), ("86/2", 130))
    book.active.oddHeader.center.text = "Norfolk Constabulary"
    book.active.oddFooter.right.text = "Page &P of &N"
    lines = [(line.text, line.role) for line in read(book, tmp_path).lines]
    assert ("Norfolk Constabulary", "furniture") in lines and ("Page of", "furniture") in lines


def test_dates_of_1904(tmp_path: Path) -> None:
    book = filled(("Recorded", "x"), (date(2016, 4, 1), 1))
    book.epoch = datetime(1904, 1, 1)
    book.active["A2"].number_format = "mmm-yy"
    document = read(book, tmp_path)
    assert (at(document, "A2").text, at(document, "A2").value) == ("Apr-16", date(2016, 4, 1))


def test_empty_and_damaged(tmp_path: Path) -> None:
    assert read(Workbook(), tmp_path).outcome == "empty"
    path = tmp_path / "cut.xlsx"
    buffer = io.BytesIO()
    filled(("a", 1)).save(buffer)
    path.write_bytes(buffer.getvalue()[:2000])
    document = read_document(path, media.XLSX, REPLY)
    assert document.outcome == "unreadable" and [f.code for f in document.findings] == ["unreadable"]


def test_bombs_of_entities_and_size_do_not_go_off(tmp_path: Path) -> None:
    path = tmp_path / "reply.xlsx"
    filled(("a", 1)).save(path)
    entities = '<!DOCTYPE b [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(12)
    )
    patched(path, "xl/workbook.xml", "<workbook", entities + "]><workbook")
    assert read_document(path, media.XLSX, REPLY).outcome in ("read", "unreadable")
    filled(("a", 1)).save(path)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package, package.open("xl/zeros.xml", "w") as part:
        for _ in range(650):
            part.write(bytes(1 << 20))
    document = read_document(path, media.XLSX, REPLY)
    assert document.outcome == "too_large" and [f.code for f in document.findings] == ["limit_reached"]


def test_order_is_sheet_by_sheet(tmp_path: Path) -> None:
    book = filled(("We hold it.",), title="Letter")
    second = book.create_sheet("Figures")
    second.append(("Offence", "2016/17"))
    second.append(("86/2", 5))
    blocks = read(book, tmp_path).blocks
    assert [b.text if isinstance(b, Line) else b.place.sheet for b in blocks] == [
        "Letter",
        "We hold it.",
        "Figures",
        "Figures",
    ]


def test_a_formula_with_no_text_as_its_result_is_blank_not_uncalculated(tmp_path: Path) -> None:
    path = tmp_path / "reply.xlsx"
    filled(("Offence", "2016/17"), ("86/2", '=IF(1,"","")'), ("86/10", 3)).save(path)
    patched(path, "xl/worksheets/sheet1.xml", '<c r="B2"(.*?)<v ?/?>(</v>)?', r'<c r="B2" t="str"\1<v></v>')
    document = read_document(path, media.XLSX, REPLY)
    assert (at(document, "B2").kind, document.findings) == ("blank", ())


def test_numbers_under_formats_of_dates_stay_the_numbers_that_are_stored(tmp_path: Path) -> None:
    book = filled(("Offence", "2016/17"), ("86/2", 59), ("86/10", 60), ("86/11", 0.5), ("86/15", 3))
    for ref, code in (("B2", "d-mmm"), ("B3", "0 \\d"), ("B4", "h:mm"), ("B5", '[>2]"3 to dhms";0')):
        book.active[ref].number_format = code
    document = read(book, tmp_path)
    assert [at(document, f"B{row}").text for row in range(2, 6)] == ["28-Feb", "60 d", "12:00", "3 to dhms"]


def test_rows_that_are_listed_show_although_others_are_hidden_by_default(tmp_path: Path) -> None:
    book = filled(("Offence", "2016/17"), ("86/2", 5))
    book.active.sheet_format.zeroHeight = True
    document = read(book, tmp_path)
    assert grid(document.tables[0]) == [["Offence", "2016/17"], ["86/2", "5"]] and document.findings == ()


def test_what_openpyxl_cannot_read_is_said_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "reply.xlsx"
    filled(("Offence", "2016/17"), ("86/2", 5)).save(path)
    patched(path, "xl/worksheets/sheet1.xml", "<v>5</v>", "<v>5 of 7</v>")
    document = read_document(path, media.XLSX, REPLY)
    assert document.outcome == "unreadable" and "save it there as XLSX" in document.reason


def test_links_over_the_whole_sheet_cost_nothing(tmp_path: Path) -> None:
    path = tmp_path / "reply.xlsx"
    filled(("Offence", "2016/17"), ("86/2", 5)).save(path)
    link = '</sheetData><hyperlinks><hyperlink ref="A1:XFD1048576" location="x"/></hyperlinks>'
    patched(path, "xl/worksheets/sheet1.xml", "</sheetData>", link)
    assert read_document(path, media.XLSX, REPLY).outcome == "read"


@pytest.mark.parametrize("how", ["strict", "backslashes"])
def test_packages_written_in_other_ways(tmp_path: Path, how: str) -> None:
    path = tmp_path / "reply.xlsx"
    book = filled(("Offence", "2016/17"), ("86/2", 0.5))
    book.active["B2"].number_format = "0%"
    book.save(path)
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            if how == "strict":
                strict = rb"http://purl.oclc.org/ooxml/\1/"
                package.writestr(
                    name, re.sub(rb"http://schemas.openxmlformats.org/(\w+ml|officeDocument)/2006/", strict, content)
                )
            else:
                package.writestr(name.replace("/", "\\"), content)
    assert at(read_document(path, media.XLSX, REPLY), "B2").text == "50%"
