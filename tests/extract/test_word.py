"""DOCX: order, spans, marks, notes, and what is tracked, hidden or remarked on."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordFile
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from openpyxl import Workbook

from pipeline.extract.readers import read_document
from pipeline.intake import media_type as media
from pipeline.model import Document, Line, Table

REPLY = "0" * 64


def read(file: WordFile, folder: Path) -> Document:
    path = folder / "reply.docx"
    file.save(str(path))
    assert media.media_type(path) == media.DOCX
    return read_document(path, media.DOCX, REPLY)


def filled(file: WordFile, *rows: tuple[str, ...]) -> None:
    table = file.add_table(len(rows), len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text


def raw(file: WordFile, xml: str) -> None:
    body = file.element.body
    body.insert(len(body) - 1, parse_xml(xml))


def grid(table: Table) -> list[list[str]]:
    rows: list[list[str]] = [[] for _ in range(table.n_rows)]
    for cell in table.cells:
        rows[cell.row].append(cell.text)
    return rows


def test_order_headings_and_places(tmp_path: Path) -> None:
    file = docx.Document()
    file.add_heading("Response", level=2)
    file.add_paragraph("We hold it.")
    filled(file, ("Offence", "2016/17"), ("86/2", "130"))
    file.add_paragraph("Live data.")
    file.add_paragraph().add_run("Your right to complain").bold = True
    document = read(file, tmp_path)
    assert [(b.text, b.role) if isinstance(b, Line) else grid(b) for b in document.blocks] == [
        ("Response", "heading"),
        ("We hold it.", "body"),
        [["Offence", "2016/17"], ["86/2", "130"]],
        ("Live data.", "body"),
        ("Your right to complain", "heading"),
    ]
    assert document.tables[0].cells[3].place.ref == "table 1 row 2 column 2"
    assert document.lines[1].place.ref == "paragraph 2"


def test_merged_cells(tmp_path: Path) -> None:
    file = docx.Document()
    table = file.add_table(3, 3)
    for row, texts in enumerate([("Offence", "2016/17", ""), ("", "Recorded", "Charged"), ("86/2", "10", "4")]):
        for col, text in enumerate(texts):
            table.cell(row, col).text = text
    table.cell(0, 1).merge(table.cell(0, 2)).text = "2016/17"
    table.cell(0, 0).merge(table.cell(1, 0)).text = "Offence"
    (found,) = read(file, tmp_path).tables
    assert [(c.text, c.row, c.col, c.row_span, c.col_span) for c in found.cells] == [
        ("Offence", 0, 0, 2, 1),
        ("2016/17", 0, 1, 1, 2),
        ("Recorded", 1, 1, 1, 1),
        ("Charged", 1, 2, 1, 1),
        ("86/2", 2, 0, 1, 1),
        ("10", 2, 1, 1, 1),
        ("4", 2, 2, 1, 1),
    ]


def test_superscripts_strikes_and_line_breaks(tmp_path: Path) -> None:
    file = docx.Document()
    table = file.add_table(2, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Offence", "2016/17"
    paragraph = table.cell(1, 1).paragraphs[0]
    paragraph.add_run("212")
    paragraph.add_run("2").font.superscript = True
    table.cell(1, 0).paragraphs[0].add_run("86/2").font.strike = True
    two = file.add_paragraph()
    two.add_run("2016/17 - 10").add_break()
    two.add_run("2017/18 - 12")
    document = read(file, tmp_path)
    struck, marked = document.tables[0].cells[2:]
    assert (marked.text, marked.marks, struck.struck, marked.struck) == ("212", ("2",), True, False)
    assert [line.text for line in document.lines] == ["2016/17 - 10", "2017/18 - 12"]


def test_what_is_struck_through_beside_what_stands_has_been_replaced(tmp_path: Path) -> None:
    file = docx.Document()
    filled(file, ("Offence", "2016/17"), ("86/2", ""))
    paragraph = file.tables[0].cell(1, 1).paragraphs[0]
    paragraph.add_run("212").font.strike = True
    paragraph.add_run("215")
    assert grid(read(file, tmp_path).tables[0]) == [["Offence", "2016/17"], ["86/2", "215"]]


def test_tracked_changes_are_read_as_accepted(tmp_path: Path) -> None:
    file = docx.Document()
    raw(
        file,
        f"<w:p {nsdecls('w')}><w:r><w:t>There were </w:t></w:r><w:del w:id='1' w:author='x'><w:r><w:delText>999</w:delText></w:r></w:del>"
        "<w:ins w:id='2' w:author='x'><w:r><w:t>212</w:t></w:r></w:ins><w:r><w:t> crimes</w:t></w:r></w:p>",
    )
    raw(
        file,
        f"<w:tbl {nsdecls('w')}><w:tblGrid/><w:tr><w:tc><w:p><w:r><w:t>86/2</w:t></w:r></w:p></w:tc>"
        "<w:tc><w:p><w:r><w:t>130</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:trPr><w:del w:id='3' w:author='x'/></w:trPr>"
        "<w:tc><w:p><w:r><w:t>86/3</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>888</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
    )
    document = read(file, tmp_path)
    assert document.lines[0].text == "There were 212 crimes"
    assert grid(document.tables[0]) == [["86/2", "130"]]
    assert [f.message for f in document.findings] == ["2 tracked deletions left out."]
    assert "999" not in repr(document) and "888" not in repr(document)


def test_hidden_text_and_comments_are_tallied(tmp_path: Path) -> None:
    file = docx.Document()
    paragraph = file.add_paragraph("There were 212 crimes")
    paragraph.add_run(" secret").font.hidden = True
    file.add_comment(paragraph.runs[0], text="secret remark", author="x")
    document = read(file, tmp_path)
    assert [f.message for f in document.findings] == ["1 piece of hidden text, left out.", "1 comment left out."]
    assert "secret" not in repr(document)


def test_headers_and_footers_are_furniture(tmp_path: Path) -> None:
    file = docx.Document()
    file.sections[0].header.paragraphs[0].text = "Norfolk Constabulary"
    file.sections[0].footer.paragraphs[0].text = "Page 1"
    file.add_paragraph("We hold it.")
    assert [(line.text, line.role) for line in read(file, tmp_path).lines] == [
        ("Norfolk Constabulary", "furniture"),
        ("We hold it.", "body"),
        ("Page 1", "furniture"),
    ]


def test_text_boxes_and_fallbacks_are_read_once(tmp_path: Path) -> None:
    file = docx.Document()
    box = "<w:txbxContent><w:p><w:r><w:t>In the box: 212</w:t></w:r></w:p></w:txbxContent>"
    raw(
        file,
        f"<w:p {nsdecls('w')} xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'><w:r><w:t>Outside</w:t>"
        f"<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>",
    )
    assert [line.text for line in read(file, tmp_path).lines] == ["Outside", "In the box: 212"]


def test_footnotes_follow_with_the_number_that_they_show(tmp_path: Path) -> None:
    file = docx.Document()
    raw(file, f"<w:p {nsdecls('w')}><w:r><w:t>212</w:t></w:r><w:r><w:footnoteReference w:id='7'/></w:r></w:p>")
    path = tmp_path / "reply.docx"
    file.save(str(path))
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    rels = "word/_rels/document.xml.rels"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    parts[rels] = parts[rels].replace(
        b"</Relationships>", f"<Relationship Id='f' Type='{kind}' Target='footnotes.xml'/></Relationships>".encode()
    )
    note = f"<w:footnotes {nsdecls('w')}><w:footnote w:id='7'><w:p><w:r><w:t>Live data.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    parts["word/footnotes.xml"] = note.encode()
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    lines = read_document(path, media.DOCX, REPLY).lines
    assert [(line.text, line.marks) for line in lines] == [("212", ("1",)), ("Live data.", ("1",))]


def test_a_table_that_only_places_text_is_prose(tmp_path: Path) -> None:
    file = docx.Document()
    filled(file, ("Dear Sir",))
    filled(file, ("Request", "Thank you for your request of 16 April 2018. " * 12))
    document = read(file, tmp_path)
    assert document.tables == () and len(document.lines) == 3


def test_a_nested_table_is_found(tmp_path: Path) -> None:
    file = docx.Document()
    cell = file.add_table(1, 1).cell(0, 0)
    cell.text = "The answer:"
    inner = cell.add_table(2, 2)
    for row, texts in zip(inner.rows, (("Offence", "2016/17"), ("86/2", "130")), strict=True):
        for inner_cell, text in zip(row.cells, texts, strict=True):
            inner_cell.text = text
    document = read(file, tmp_path)
    assert grid(document.tables[0]) == [["Offence", "2016/17"], ["86/2", "130"]]
    assert [line.text for line in document.lines] == ["The answer:"]


def test_rows_that_start_late_keep_their_columns(tmp_path: Path) -> None:
    file = docx.Document()
    filled(file, ("Offence", "2016/17"), ("86/2", "130"))
    row = file.tables[0].rows[1]._tr
    row.remove(row.tc_lst[0])
    row.get_or_add_trPr().append(parse_xml(f"<w:gridBefore {nsdecls('w')} w:val='1'/>"))
    assert row.find(qn("w:trPr")) is not None
    assert grid(read(file, tmp_path).tables[0]) == [["Offence", "2016/17"], ["", "130"]]


def test_rows_typed_into_one_are_told_apart(tmp_path: Path) -> None:
    file = docx.Document()
    filled(file, ("Offence", "2016/17"), ("86/2\n86/10\n86/15", "130\n70\n<5"), ("Total\nof all", "203"))
    (table,) = read(file, tmp_path).tables
    assert grid(table) == [
        ["Offence", "2016/17"],
        ["86/2", "130"],
        ["86/10", "70"],
        ["86/15", "<5"],
        ["Total\nof all", "203"],
    ]


def test_rows_typed_with_tabs_are_a_table(tmp_path: Path) -> None:
    file = docx.Document()
    for text in (
        "Date:\t17 May 2018",
        "The figures:",
        "Offence\t2016/17\t2017/18",
        "86/2\t\t130\t101",
        "Total\t130\t101",
        "1 |\t5",
    ):
        file.add_paragraph(text)
    document = read(file, tmp_path)
    assert [line.text for line in document.lines][:2] == ["Date: 17 May 2018", "The figures:"]
    file = docx.Document()
    for text in ("The figures:", "Offence\t2016/17\t2017/18", "86/2\t\t130\t101", "Total\t130\t101", "Live data."):
        file.add_paragraph(text)
    document = read(file, tmp_path)
    assert grid(document.tables[0]) == [
        ["Offence", "2016/17", "2017/18"],
        ["86/2", "130", "101"],
        ["Total", "130", "101"],
    ]
    assert document.tables[0].cells[4].place.ref == "paragraph 3 column 2"
    assert [line.text for line in document.lines] == ["The figures:", "Live data."]


def test_numbers_and_bullets_of_lists(tmp_path: Path) -> None:
    file = docx.Document()
    for text, style in (("How many?", "List Number"), ("Of what age?", "List Number"), ("as to age", "List Bullet")):
        file.add_paragraph(text, style=style)
    assert [line.text for line in read(file, tmp_path).lines] == ["1. How many?", "2. Of what age?", "• as to age"]


@pytest.mark.parametrize(("rows", "outcome"), [(3, "read"), (60, "quarantined")])
def test_a_workbook_behind_a_chart_may_hide_records(tmp_path: Path, rows: int, outcome: str) -> None:
    path = tmp_path / "reply.docx"
    file = docx.Document()
    file.add_paragraph("We hold it.")
    file.save(str(path))
    book = Workbook()
    for i in range(rows):
        book.active.append((f"Crime {i}", f"Name {i}"))
    book.save(tmp_path / "inner.xlsx")
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("word/embeddings/Microsoft_Excel_Sheet1.xlsx", (tmp_path / "inner.xlsx").read_bytes())
        package.writestr("word/embeddings/oleObject1.bin", b"secret")
    document = read_document(path, media.DOCX, REPLY)
    assert document.outcome == outcome and "Name" not in repr(document)
    assert [f.message for f in document.findings][:2] == [
        f"An embedded workbook with {rows * 2} cells in {rows} rows.",
        "An embedded file.",
    ]
    assert read_document(path, media.DOCX, REPLY, released=True).outcome == "read"


def test_damaged_and_empty(tmp_path: Path) -> None:
    assert read(docx.Document(), tmp_path).outcome == "empty"
    path = tmp_path / "cut.docx"
    path.write_bytes((tmp_path / "reply.docx").read_bytes()[:5000])
    assert read_document(path, media.DOCX, REPLY).outcome == "unreadable"


def test_an_embedded_workbook_that_cannot_be_read_may_hold_records(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("We hold the information.")
    path = tmp_path / "reply.docx"
    document.save(str(path))
    Workbook().save(tmp_path / "inner.xlsx")
    with zipfile.ZipFile(tmp_path / "inner.xlsx") as inner, zipfile.ZipFile(tmp_path / "odd.xlsx", "w") as odd:
        for name in inner.namelist():
            odd.writestr(name, b"<broken" if name.startswith("xl/worksheets/") else inner.read(name))
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("word/embeddings/Microsoft_Excel_Sheet1.xlsx", (tmp_path / "odd.xlsx").read_bytes())
    reply = read_document(path, media.DOCX, REPLY)
    assert reply.outcome == "quarantined" and "can't be read" in reply.reason
