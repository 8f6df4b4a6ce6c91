"""Small files that each hide one thing in one way: `PLACES` names them all.

What belongs here: making the files. Each shows a table with `SHOWN` in it, and hides `SECRET`, a text and a number
that may be found in no output. What does not: what becomes of them (`test_hiding`).
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from email.message import EmailMessage

import docx
from docx.document import Document as WordFile
from docx.oxml import parse_xml
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

SECRET, SECRET_NUMBER = "Quillfeather", 7734552
"""What is hidden: a text and a number, neither of which may come out anywhere."""

SHOWN = "4711"
"""What is to be read of each file, where it is not quarantined."""

_ROWS = (("Offence", "2016/17", "2017/18"), ("86/2", 4711, 12), ("86/15", 3, 4))
_HIDDEN = f"{SECRET} {SECRET_NUMBER}"


def _workbook(hide: Callable[[Workbook, Worksheet], None]) -> bytes:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Data"
    for row in _ROWS:
        sheet.append(row)
    hide(book, sheet)
    return _saved(book)


def _saved(book: Workbook | WordFile) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_parts(package: bytes, changes: Mapping[str, Callable[[str], str]]) -> bytes:
    """The package with some parts changed or, where there was none, added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, changes[name](part.decode()) if name in changes else part)
        for name in changes.keys() - set(old.namelist()):
            new.writestr(name, changes[name](""))
    return out.getvalue()


def _beside(package: bytes, **parts: str) -> bytes:
    """The package with parts added; `__` stands for a slash, `_dot_` for a dot."""
    named = {name.replace("__", "/").replace("_dot_", "."): text for name, text in parts.items()}
    return with_parts(package, {name: (lambda _, text=text: text) for name, text in named.items()})


# ---------------------------------------------------------------- workbooks


def _sheet(state: str) -> Callable[[Workbook, Worksheet], None]:
    def hide(book: Workbook, _: Worksheet) -> None:
        other = book.create_sheet("Raw")
        other.append(("Name", "Reference"))
        other.append((SECRET, SECRET_NUMBER))
        other.sheet_state = state

    return hide


def _row(_: Workbook, sheet: Worksheet) -> None:
    sheet.append((SECRET, SECRET_NUMBER, 0))


def _column(_: Workbook, sheet: Worksheet) -> None:
    sheet["D2"], sheet["D3"] = SECRET, SECRET_NUMBER


def _with_look(fill: Callable[[Workbook, Worksheet], None], change: str, into: str) -> bytes:
    """A workbook with something in its sheet written as openpyxl wouldn't."""
    return with_parts(_workbook(fill), {"xl/worksheets/sheet1.xml": lambda xml: xml.replace(change, into)})


def _filtered(_: Workbook, sheet: Worksheet) -> None:
    sheet.append((SECRET, SECRET_NUMBER, 0))
    sheet.auto_filter.ref = "A1:C4"
    sheet.auto_filter.add_filter_column(0, ["86/2", "86/15"])
    sheet.row_dimensions[4].hidden = True


def _coloured(font: str, fill: str | None) -> Callable[[Workbook, Worksheet], None]:
    def hide(_: Workbook, sheet: Worksheet) -> None:
        sheet["A5"], sheet["B5"] = SECRET, SECRET_NUMBER
        for cell in (sheet["A5"], sheet["B5"]):
            cell.font = Font(color=font)
            if fill:
                cell.fill = PatternFill("solid", fgColor=fill)

    return hide


def _formatted(code: str) -> Callable[[Workbook, Worksheet], None]:
    def hide(_: Workbook, sheet: Worksheet) -> None:
        sheet["A5"], sheet["B5"] = SECRET, SECRET_NUMBER
        sheet["A5"].number_format = sheet["B5"].number_format = code

    return hide


def _white_by_rule(_: Workbook, sheet: Worksheet) -> None:
    sheet["B5"] = SECRET_NUMBER
    sheet.conditional_formatting.add("B5", CellIsRule("greaterThan", ["100"], font=Font(color="FFFFFF")))


def _tiny(_: Workbook, sheet: Worksheet) -> None:
    sheet["A5"], sheet["B5"] = SECRET, SECRET_NUMBER
    sheet["A5"].font = sheet["B5"].font = Font(size=1)


def _commented(_: Workbook, sheet: Worksheet) -> None:
    sheet["B2"].comment = Comment(_HIDDEN, SECRET)


def _named(book: Workbook, _: Worksheet) -> None:
    book.defined_names["Helper"] = DefinedName("Helper", attr_text=f'"{_HIDDEN}"', hidden=True)


def _described(book: Workbook, _: Worksheet) -> None:
    book.properties.creator = book.properties.title = book.properties.description = _HIDDEN


def _covered() -> bytes:
    def merge(_: Workbook, sheet: Worksheet) -> None:
        sheet["A5"], sheet["B5"] = "Note", SECRET

    merged = '<mergeCells count="1"><mergeCell ref="A5:C5"/></mergeCells>'
    part = "xl/worksheets/sheet1.xml"
    return with_parts(_workbook(merge), {part: lambda x: x.replace("</sheetData>", f"</sheetData>{merged}")})


def _nothing(_: Workbook, __: Worksheet) -> None:
    pass


def _beside_workbook(**parts: str) -> bytes:
    return _beside(_workbook(_nothing), **parts)


_SHEET_SPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_THREADS = 'xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"'

_WORKBOOKS: Mapping[str, Callable[[], bytes]] = {
    "hidden sheet": lambda: _workbook(_sheet("hidden")),
    "very hidden sheet": lambda: _workbook(_sheet("veryHidden")),
    "hidden row": lambda: _with_look(_row, '<row r="4"', '<row r="4" hidden="1"'),
    "row of no height": lambda: _with_look(_row, '<row r="4"', '<row r="4" ht="0" customHeight="1"'),
    "filtered row": lambda: _workbook(_filtered),
    "hidden column": lambda: _with_look(_column, "<sheetData>", '<cols><col min="4" max="4" hidden="1"/></cols><sheetData>'),
    "column of no width": lambda: _with_look(_column, "<sheetData>", '<cols><col min="4" max="4" width="0"/></cols><sheetData>'),
    "white on white": lambda: _workbook(_coloured("FFFFFF", None)),
    "white on white fill": lambda: _workbook(_coloured("FFFFFFFF", "FFFFFFFF")),
    "black on black": lambda: _workbook(_coloured("FF000000", "FF000000")),
    "grey on grey": lambda: _workbook(_coloured("FF808080", "FF808080")),
    "format without sections": lambda: _workbook(_formatted(";;;")),
    "format of a text": lambda: _workbook(_formatted('"x";"x";"x";"x"')),
    "white by a rule": lambda: _workbook(_white_by_rule),
    "size of one point": lambda: _workbook(_tiny),
    "under a merged cell": _covered,
    "comment": lambda: _workbook(_commented),
    "hidden name": lambda: _workbook(_named),
    "properties": lambda: _workbook(_described),
    "threaded comment": lambda: _beside_workbook(
        xl__threadedComments__threadedComment1_dot_xml=f'<ThreadedComments {_THREADS}><threadedComment ref="B2">'
        f"<text>{_HIDDEN}</text></threadedComment></ThreadedComments>"
    ),
    "pivot cache": lambda: _beside_workbook(
        xl__pivotCache__pivotCacheRecords1_dot_xml=f'<pivotCacheRecords {_SHEET_SPACE} count="1"><r><s v="{SECRET}"/>'
        f'<n v="{SECRET_NUMBER}"/></r></pivotCacheRecords>'
    ),
    "pivot cache items": lambda: _beside_workbook(
        xl__pivotCache__pivotCacheDefinition1_dot_xml=f"<pivotCacheDefinition {_SHEET_SPACE}><cacheFields><cacheField "
        f'name="Name"><sharedItems><s v="{SECRET}"/></sharedItems></cacheField></cacheFields></pivotCacheDefinition>'
    ),
    "data model": lambda: _beside_workbook(xl__model__item_dot_data=_HIDDEN),
    "copy of a linked workbook": lambda: _beside_workbook(
        xl__externalLinks__externalLink1_dot_xml=f'<externalLink {_SHEET_SPACE}><externalBook><sheetDataSet><sheetData sheetId="0">'
        f'<row r="1"><cell r="A1" t="str"><v>{SECRET}</v></cell></row></sheetData></sheetDataSet></externalBook></externalLink>'
    ),
    "hidden shape": lambda: with_parts(
        _workbook(_nothing),
        {
            "xl/worksheets/sheet1.xml": lambda xml: xml.replace(
                "</worksheet>", f'<drawing xmlns:r="{_RELATIONS}" r:id="d"/></worksheet>'
            ),
            "xl/worksheets/_rels/sheet1.xml.rels": lambda _: f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="d" '
            f'Type="{_RELATIONS}/drawing" Target="../drawings/drawing1.xml"/></Relationships>',
            "xl/drawings/drawing1.xml": lambda _: '<x:wsDr xmlns:x="x" xmlns:a="a"><x:oneCellAnchor><x:sp><x:cNvPr hidden="1"/>'
            f"<a:p><a:t>{_HIDDEN}</a:t></a:p></x:sp></x:oneCellAnchor></x:wsDr>",
        },
    ),
    "slicer": lambda: _beside_workbook(xl__slicerCaches__slicerCache1_dot_xml=f"<slicerCacheDefinition name='{SECRET}'/>"),
    "history of changes": lambda: _beside_workbook(
        xl__revisions__revisionLog1_dot_xml=f"<revisions {_SHEET_SPACE}><rcc><nc r='A1' t='inlineStr'><is><t>{_HIDDEN}</t></is></nc></rcc></revisions>"
    ),
    "connection": lambda: _beside_workbook(xl__connections_dot_xml=f"<connections {_SHEET_SPACE}><connection name='{SECRET}'/></connections>"),
    "program": lambda: _beside_workbook(xl__vbaProject_dot_bin=_HIDDEN),
    "query": lambda: _beside_workbook(customXml__item1_dot_xml=f"<DataMashup xmlns='http://schemas.microsoft.com/DataMashup'>{_HIDDEN}</DataMashup>"),
    "sources of quotations": lambda: _beside_workbook(customXml__item1_dot_xml=f"<b:Sources xmlns:b='http://schemas.openxmlformats.org/officeDocument/2006/bibliography' StyleName='{SECRET}'/>"),
    "drawn thumbnail": lambda: _beside_workbook(docProps__thumbnail_dot_emf=_HIDDEN),
    "long property": lambda: _beside_workbook(docProps__custom_dot_xml=f"<Properties xmlns='urn:p'><property name='a'><v>{_HIDDEN * 20}</v></property></Properties>"),
    "list of people": lambda: _beside_workbook(customXml__item1_dot_xml=f"<people>{f'<name>{_HIDDEN}</name>' * 200}</people>"),
    "custom data": lambda: _beside_workbook(customXml__item1_dot_xml=f"<people><name>{_HIDDEN}</name></people>"),
    "embedded file": lambda: _beside_workbook(xl__embeddings__oleObject1_dot_bin=_HIDDEN),
}  # fmt: skip


# ---------------------------------------------------------------- Word

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _letter(*paragraphs: str) -> WordFile:
    file = docx.Document()
    table = file.add_table(rows=0, cols=3)
    for row in _ROWS:
        for cell, value in zip(table.add_row().cells, row, strict=True):
            cell.text = str(value)
    for xml in paragraphs:
        file.element.body.insert(0, parse_xml(xml.replace("<w:p>", f"<w:p {_W}>", 1)))
    return file


def _written(*paragraphs: str) -> bytes:
    return _saved(_letter(*paragraphs))


def _hidden_style(kind: str) -> bytes:
    style = f'<w:style {_W} w:type="{kind}" w:styleId="Gone"><w:name w:val="Gone"/><w:rPr><w:vanish/></w:rPr></w:style>'
    looks = '<w:rPr><w:rStyle w:val="Gone"/></w:rPr>' if kind == "character" else ""
    place = '<w:pPr><w:pStyle w:val="Gone"/></w:pPr>' if kind == "paragraph" else ""
    file = _letter(f"<w:p>{place}<w:r>{looks}<w:t>{_HIDDEN}</w:t></w:r></w:p>")
    file.styles.element.append(parse_xml(style))
    return _saved(file)


def _word_row() -> bytes:
    file = _letter()
    row = file.tables[0].add_row()
    row.cells[0].text, row.cells[1].text = SECRET, str(SECRET_NUMBER)
    row._tr.get_or_add_trPr().append(parse_xml(f"<w:hidden {_W}/>"))
    return _saved(file)


def _word_note() -> bytes:
    file = _letter()
    file.add_comment(file.add_paragraph("x").runs, text=_HIDDEN, author=SECRET)
    return _saved(file)


def _word_properties() -> bytes:
    file = _letter()
    file.core_properties.author = file.core_properties.comments = _HIDDEN
    return _saved(file)


def _beside_letter(**parts: str) -> bytes:
    return _beside(_written(), **parts)


_GLOSSARY = (
    "<w:glossaryDocument xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:docParts><w:docPart>"
    "<w:docPartPr><w:category><w:gallery w:val='%s'/></w:category></w:docPartPr><w:docPartBody><w:p><w:r><w:t>%s</w:t>"
    "</w:r></w:p></w:docPartBody></w:docPart></w:docParts></w:glossaryDocument>"
)
_LETTERS: Mapping[str, Callable[[], bytes]] = {
    "hidden text": lambda: _written(f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{_HIDDEN}</w:t></w:r></w:p>"),
    "hidden text by a character style": lambda: _hidden_style("character"),
    "hidden text by a paragraph style": lambda: _hidden_style("paragraph"),
    "hidden row": _word_row,
    "tracked deletion": lambda: _written(f'<w:p><w:del w:id="1"><w:r><w:delText>{_HIDDEN}</w:delText></w:r></w:del></w:p>'),
    "tracked move": lambda: _written(f'<w:p><w:moveFrom w:id="1"><w:r><w:t>{_HIDDEN}</w:t></w:r></w:moveFrom></w:p>'),
    "white text": lambda: _written(f'<w:p><w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>{_HIDDEN}</w:t></w:r></w:p>'),
    "black highlighted text": lambda: _written(
        f'<w:p><w:r><w:rPr><w:highlight w:val="black"/></w:rPr><w:t>{_HIDDEN}</w:t></w:r></w:p>'
    ),
    "black shaded text": lambda: _written(
        f'<w:p><w:r><w:rPr><w:shd w:val="clear" w:fill="000000"/><w:color w:val="000000"/></w:rPr><w:t>{_HIDDEN}</w:t></w:r></w:p>'
    ),
    "size of one point": lambda: _written(f'<w:p><w:r><w:rPr><w:sz w:val="2"/></w:rPr><w:t>{_HIDDEN}</w:t></w:r></w:p>'),
    "comment": _word_note,
    "properties": _word_properties,
    "field instruction": lambda: _written(
        f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DOCVARIABLE {_HIDDEN}</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    ),
    "document variables": lambda: with_parts(
        _written(),
        {
            "word/settings.xml": lambda x: x.replace(
                "</w:settings>", f"<w:docVars><w:docVar w:name='x' w:val='{SECRET}'/></w:docVars></w:settings>"
            )
        },
    ),
    "program": lambda: _beside_letter(word__vbaProject_dot_bin=_HIDDEN),
    "building block": lambda: _beside_letter(word__glossary__document_dot_xml=_GLOSSARY % ("autoTxt", _HIDDEN)),
    "hint in a field": lambda: _beside_letter(word__glossary__document_dot_xml=_GLOSSARY % ("placeholder", _HIDDEN)),
    "custom data": lambda: _beside_letter(customXml__item9_dot_xml=f"<people><name>{_HIDDEN}</name></people>"),
    "embedded file": lambda: _beside_letter(word__embeddings__oleObject1_dot_bin=_HIDDEN),
}  # fmt: skip


# ---------------------------------------------------------------- PDF

_WIDTH, _HEIGHT = A4
_HIGH = 300


def _pdf(hide: Callable[[Canvas], None]) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    canvas.setFont("Helvetica", 10)
    for number, row in enumerate(_ROWS):
        for at, value in enumerate(row):
            canvas.drawString(100 + 100 * at, _HEIGHT - 100 - 20 * number, str(value))
    hide(canvas)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def _drawn(canvas: Canvas, x: float = 100, y: float = _HIGH, size: float = 10, mode: int | None = None) -> None:
    text = canvas.beginText(x, y)
    text.setFont("Helvetica", size)
    if mode is not None:
        text.setTextRenderMode(mode)
    text.textOut(_HIDDEN)
    canvas.drawText(text)


def _boxed(colour: str) -> Callable[[Canvas], None]:
    def hide(canvas: Canvas) -> None:
        _drawn(canvas)
        canvas.setFillColor(colour)
        canvas.rect(90, _HIGH - 5, 200, 20, stroke=0, fill=1)

    return hide


def _under_picture(canvas: Canvas) -> None:
    _drawn(canvas)
    canvas.drawImage(ImageReader(io.BytesIO(_BLACK_PNG)), 90, _HIGH - 5, 200, 20)


def _of_colour(canvas: Canvas) -> None:
    canvas.setFillColor("white")
    _drawn(canvas)


def _transparent(canvas: Canvas) -> None:
    canvas.setFillAlpha(0)
    _drawn(canvas)


def _clipped(canvas: Canvas) -> None:
    path = canvas.beginPath()
    path.rect(0, 0, 10, 10)
    canvas.clipPath(path, stroke=0, fill=0)
    _drawn(canvas)


def _replaced(canvas: Canvas) -> None:
    canvas._code.append(f"/Span <</ActualText ({_HIDDEN})>> BDC")
    canvas.drawString(100, _HIGH, "Visible")
    canvas._code.append("EMC")


def _black_png() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (20, 2), "black").save(out, "PNG")
    return out.getvalue()


_BLACK_PNG = _black_png()


def _pdf_info(canvas: Canvas) -> None:
    canvas.setAuthor(_HIDDEN)
    canvas.setTitle(_HIDDEN)
    canvas.bookmarkPage("x")
    canvas.addOutlineEntry(_HIDDEN, "x")


def pdf_of(objects: Mapping[int, str], page: str = "", catalog: str = "") -> bytes:
    """A PDF written by hand: one page with the table, `page` and `catalog` more entries of those, `objects` from 10 on."""
    shown = "BT /F 10 Tf 1 0 0 1 100 700 Tm (Offence 2016/17) Tj 1 0 0 1 100 680 Tm (86/2 4711) Tj ET"
    every = {
        1: f"<</Type/Catalog/Pages 2 0 R {catalog}>>",
        2: "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 4 0 R>> {_RESOURCES}>>/Contents 5 0 R {page}>>",
        4: "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        5: f"<</Length {len(shown)}>>stream\n{shown}\nendstream",
        **objects,
    }
    out = b"%PDF-1.7\n"
    places = {}
    for number, body in sorted(every.items()):
        places[number] = len(out)
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    size = max(every) + 1
    table = len(out)
    out += f"xref\n0 {size}\n".encode() + b"".join(
        f"{places[n]:010d} 00000 n \n".encode() if n in places else b"0000000000 65535 f \n" for n in range(size)
    )
    return out + f"trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n".encode()


_RESOURCES = "/Properties<</L 12 0 R>>"


def _stream(text: str, entries: str = "") -> str:
    return f"<</Length {len(text)} {entries}>>stream\n{text}\nendstream"


def _layered(state: str) -> bytes:
    text = f"BT /F 10 Tf 1 0 0 1 100 700 Tm (Offence 2016/17) Tj 1 0 0 1 100 680 Tm (86/2 4711) Tj ET /OC /L BDC BT /F 10 Tf 1 0 0 1 100 300 Tm ({_HIDDEN}) Tj ET EMC"
    return pdf_of(
        {5: _stream(text), 12: "<</Type/OCG/Name(Layer)>>"},
        catalog=f"/OCProperties<</OCGs[12 0 R]/D<</{state}[12 0 R]>>>>",
    )


def _annotated(kind: str, flags: int, more: str = "") -> bytes:
    note = (
        f"<</Type/Annot/Subtype/{kind}/Rect[100 300 300 320]/F {flags}/Contents({_HIDDEN})/DA(/Helv 10 Tf 0 g){more}>>"
    )
    return pdf_of({10: note}, page="/Annots[10 0 R]")


def _attached(name: str, content: str) -> bytes:
    return pdf_of(
        {10: f"<</Type/Filespec/F({name})/UF({name})/EF<</F 11 0 R>>>>", 11: _stream(content, "/Type/EmbeddedFile")},
        catalog=f"/Names<</EmbeddedFiles<</Names[({name}) 10 0 R]>>>>",
    )


def _field(flags: int) -> bytes:
    text = f"BT /F 10 Tf 2 4 Td ({_HIDDEN}) Tj ET"
    look = _stream(text, "/Type/XObject/Subtype/Form/BBox[0 0 200 20]/Resources<</Font<</F 4 0 R>>>>")
    field = f"<</Type/Annot/Subtype/Widget/FT/Tx/T(x)/V({_HIDDEN})/Rect[100 300 300 320]/F {flags}/AP<</N 11 0 R>>>>"
    return pdf_of({10: field, 11: look}, page="/Annots[10 0 R]", catalog="/AcroForm<</Fields[10 0 R]>>")


_PDFS: Mapping[str, Callable[[], bytes]] = {
    "under a black box": lambda: _pdf(_boxed("black")),
    "under a white box": lambda: _pdf(_boxed("white")),
    "under a picture": lambda: _pdf(_under_picture),
    "white on white": lambda: _pdf(_of_colour),
    "seen through": lambda: _pdf(_transparent),
    "invisible mode": lambda: _pdf(lambda canvas: _drawn(canvas, mode=3)),
    "clipping mode": lambda: _pdf(lambda canvas: _drawn(canvas, mode=7)),
    "off the page": lambda: _pdf(lambda canvas: _drawn(canvas, x=900)),
    "above the page": lambda: _pdf(lambda canvas: _drawn(canvas, y=2000)),
    "tiny": lambda: _pdf(lambda canvas: _drawn(canvas, size=0.4)),
    "size of one point": lambda: _pdf(lambda canvas: _drawn(canvas, size=1)),
    "clipped away": lambda: _pdf(_clipped),
    "behind other text": lambda: _pdf(_replaced),
    "metadata and outline": lambda: _pdf(_pdf_info),
    "long subject": lambda: _pdf(lambda canvas: canvas.setSubject(_HIDDEN * 20)),
    "long description": lambda: _pdf(lambda _: None) + f"\n<x:xmpmeta xmlns:x='adobe:ns:meta/'><d>{_HIDDEN * 20}</d></x:xmpmeta>".encode(),
    "layer that is off": lambda: _layered("OFF"),
    "note": lambda: _annotated("Text", 4),
    "hidden note": lambda: _annotated("Text", 2),
    "hidden typed note": lambda: _annotated("FreeText", 2),
    "highlight with a remark": lambda: _annotated("Highlight", 4, "/QuadPoints[100 320 300 320 100 300 300 300]"),
    "hidden form field": lambda: _field(2),
    "attached text": lambda: _attached("notes.txt", _HIDDEN),
    "attached table": lambda: _attached("people.csv", f"Name,Reference\n{SECRET},{SECRET_NUMBER}\n"),
}  # fmt: skip


# ---------------------------------------------------------------- web pages, mails, rich text

_TABLE = "<table>" + "".join("<tr>" + "".join(f"<td>{v}</td>" for v in row) + "</tr>" for row in _ROWS) + "</table>"


def _page(hidden: str, head: str = "") -> bytes:
    return f"<html><head>{head}</head><body><p>Dear reader</p>{hidden}{_TABLE}</body></html>".encode()


def _mail(hidden: str) -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"], message["Message-ID"] = "foi@a.b", "x@c.d", "FOI 1", "<1@a.b>"
    message.set_content(_page(hidden).decode(), subtype="html")
    return message.as_bytes()


_HIDING_STYLES = {
    "display none": "display:none",
    "visibility hidden": "visibility: hidden",
    "size of nothing": "font-size:0px",
    "tiny": "font-size:1px",
    "white on white": "color:#ffffff",
    "white by name": "color: white",
    "white by numbers": "color:rgb(255, 255, 255)",
    "seen through": "opacity:0",
    "off the page": "position:absolute;left:-9999px",
    "indented off the page": "text-indent:-9999px",
    "no height": "max-height:0;overflow:hidden",
    "hidden from Outlook": "mso-hide:all",
}

_PAGES: Mapping[str, Callable[[], bytes]] = {
    **{name: (lambda style=style: _page(f'<p style="{style}">{_HIDDEN}</p>')) for name, style in _HIDING_STYLES.items()},
    "hidden row": lambda: _page(f"<table><tr style='display:none'><td>{SECRET}</td><td>{SECRET_NUMBER}</td></tr></table>"),
    "hidden cell": lambda: _page(f"<table><tr><td>a</td><td hidden>{SECRET_NUMBER}</td></tr><tr><td>b</td></tr></table>"),
    "hidden by a class": lambda: _page(f'<p class="gone">{_HIDDEN}</p>', "<style>.gone { display: none; }</style>"),
    "hidden by an id": lambda: _page(f'<p id="gone">{_HIDDEN}</p>', "<style>#gone{visibility:hidden}</style>"),
    "hidden by an element": lambda: _page(f"<aside>{_HIDDEN}</aside>", "<style>p, aside {display:none}</style>"),
    "hidden attribute": lambda: _page(f"<p hidden>{_HIDDEN}</p>"),
    "hidden span": lambda: _page(f'<p>Total <span style="display:none">{_HIDDEN}</span></p>'),
    "comment": lambda: _page(f"<!-- {_HIDDEN} -->"),
    "template": lambda: _page(f"<template>{_HIDDEN}</template>"),
    "form value": lambda: _page(f'<input type="hidden" value="{_HIDDEN}">'),
    "title and attributes": lambda: _page(f'<p title="{_HIDDEN}" data-x="{SECRET}">x</p>', f"<title>{_HIDDEN}</title>"),
    "black on black": lambda: _page(f'<p>It was <span style="background:black">{_HIDDEN}</span></p>'),
    "white font": lambda: _page(f'<font color="#FFFFFF">{_HIDDEN}</font>'),
}  # fmt: skip

_MAILS: Mapping[str, Callable[[], bytes]] = {
    "hidden text": lambda: _mail(f'<div style="display:none">{_HIDDEN}</div>'),
    "preheader": lambda: _mail(f'<div style="font-size:1px;color:#ffffff;max-height:0">{_HIDDEN}</div>'),
    "header": lambda: b"X-Internal: " + _HIDDEN.encode() + b"\n" + _mail(""),
}


def _rich(hidden: str, before: str = "") -> bytes:
    rows = "".join(
        r"\trowd\cellx1000\cellx2000\cellx3000 " + "".join(rf"\intbl {v}\cell " for v in row) + r"\row "
        for row in _ROWS
    )
    return (r"{\rtf1\ansi" + before + r"\pard " + hidden + rows + r"\pard Ends.\par}").encode()


_RICH: Mapping[str, Callable[[], bytes]] = {
    "hidden text": lambda: _rich(rf"{{\v {_HIDDEN}}}\par "),
    "hidden text by a style": lambda: _rich(
        rf"\s9\v {_HIDDEN}\v0\par ", r"{\stylesheet{\s9\v Gone;}}"
    ),
    "deleted text": lambda: _rich(rf"{{\deleted {_HIDDEN}}}\par "),
    "white text": lambda: _rich(rf"{{\cf1 {_HIDDEN}}}\par ", r"{\colortbl;\red255\green255\blue255;}"),
    "black on black": lambda: _rich(rf"{{\cb1 {_HIDDEN}}}\par ", r"{\colortbl;\red0\green0\blue0;}"),
    "size of one point": lambda: _rich(rf"{{\fs2 {_HIDDEN}}}\par "),
    "comment": lambda: _rich(rf"x{{\*\annotation {_HIDDEN}}}\par "),
    "properties": lambda: _rich("", rf"{{\info{{\author {_HIDDEN}}}}}"),
    "embedded file": lambda: _rich(rf"{{\object\objemb{{\*\objdata {_HIDDEN.encode().hex()}}}}}\par "),
}  # fmt: skip


# ---------------------------------------------------------------- OpenDocument

_ODS_NAMES = ("office", "table", "text", "style", "fo", "dc")
_ODS_SPACES = " ".join(f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in _ODS_NAMES)


def _ods(
    rows: str = "", more: str = "", styles: str = "", columns: str = "", beside: Mapping[str, str] | None = None
) -> bytes:
    shown = "".join(_ods_row(*map(str, row)) for row in _ROWS)
    content = (
        f"<office:document-content {_ODS_SPACES}><office:automatic-styles>{styles}</office:automatic-styles><office:body>"
        f"<office:spreadsheet><table:table table:name='Data'>{columns}{shown}{rows}</table:table>{more}</office:spreadsheet>"
        "</office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", content)
        for name, text in (beside or {}).items():
            package.writestr(name, text)
    return out.getvalue()


def _ods_row(*texts: str, look: str = "", cell: str = "") -> str:
    return f"<table:table-row {look}>" + "".join(f"<table:table-cell {cell}><text:p>{t}</text:p></table:table-cell>" for t in texts) + "</table:table-row>"  # fmt: skip


def _ods_style(family: str, properties: str) -> str:
    return (
        f"<style:style style:name='g' style:family='{family}'><style:{family}-properties {properties}/></style:style>"
    )


_SECRET_ROW = (SECRET, str(SECRET_NUMBER))

_OPEN_DOCUMENTS: Mapping[str, Callable[[], bytes]] = {
    "hidden sheet": lambda: _ods(
        more=f"<table:table table:name='Raw' table:style-name='g'>{_ods_row(*_SECRET_ROW)}</table:table>",
        styles=_ods_style("table", "table:display='false'"),
    ),
    "hidden row": lambda: _ods(_ods_row(*_SECRET_ROW, look="table:visibility='collapse'")),
    "filtered row": lambda: _ods(_ods_row(*_SECRET_ROW, look="table:visibility='filter'")),
    "hidden column": lambda: _ods(
        _ods_row("a", "1", "2", SECRET),
        columns="<table:table-column table:number-columns-repeated='3'/><table:table-column table:visibility='collapse'/>",
    ),
    "white on white": lambda: _ods(
        _ods_row(*_SECRET_ROW, cell="table:style-name='g'"),
        styles="<style:style style:name='g' style:family='table-cell'><style:text-properties fo:color='#ffffff'/></style:style>",
    ),
    "hidden text": lambda: _ods(
        f"<table:table-row><table:table-cell><text:p><text:span text:style-name='g'>{_HIDDEN}</text:span></text:p></table:table-cell></table:table-row>",
        styles=_ods_style("text", "text:display='none'"),
    ),
    "row of no height": lambda: _ods(
        _ods_row(*_SECRET_ROW, look="table:style-name='g'"), styles=_ods_style("table-row", "style:row-height='0cm'")
    ),
    "column of no width": lambda: _ods(
        _ods_row("a", "1", "2", SECRET),
        columns="<table:table-column table:number-columns-repeated='3'/><table:table-column table:style-name='g'/>",
        styles=_ods_style("table-column", "style:column-width='0cm'"),
    ),
    "comment": lambda: _ods(
        f"<table:table-row><table:table-cell><office:annotation><dc:creator>{SECRET}</dc:creator><text:p>{_HIDDEN}</text:p>"
        "</office:annotation><text:p>x</text:p></table:table-cell></table:table-row>"
    ),
    "number behind a text": lambda: _ods(
        f"<table:table-row><table:table-cell office:value-type='float' office:value='{SECRET_NUMBER}'><text:p>x</text:p>"
        "</table:table-cell></table:table-row>"
    ),
    "tracked changes": lambda: _ods(
        more=f"<table:tracked-changes><table:deletion><table:table-cell><text:p>{_HIDDEN}</text:p></table:table-cell></table:deletion></table:tracked-changes>"
    ),
    "copy of a linked workbook": lambda: _ods(
        more=f"<table:table table:name=\"'file:///x.ods'#Raw\"><table:table-source/>{_ods_row(*_SECRET_ROW)}</table:table>"
    ),
    "program": lambda: _ods(beside={"Basic/Standard/Module1.xml": f"<m>{_HIDDEN}</m>"}),
    "properties": lambda: _ods(beside={"meta.xml": f"<m>{_HIDDEN}</m>"}),
    "embedded file": lambda: _ods(beside={"Object 1/content.xml": f"<m>{_HIDDEN}</m>"}),
}  # fmt: skip


PLACES: Mapping[str, Callable[[], bytes]] = {
    f"{kind}: {name}": make
    for kind, places in (
        ("xlsx", _WORKBOOKS), ("docx", _LETTERS), ("pdf", _PDFS), ("html", _PAGES), ("eml", _MAILS), ("rtf", _RICH),
        ("ods", _OPEN_DOCUMENTS),
    )
    for name, make in places.items()
}  # fmt: skip
"""What makes each file, by its format and its way of hiding."""
