"""Files made to break a reader, each by one trick: `BOMBS` names them all.

What belongs here: making them, small in the repository and as large as they have to be. What does not: opening them
(`hostile`).
"""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable, Mapping
from email.message import EmailMessage

CANARY = "/etc/passwd"
"""What external entities ask for; none of its lines may come out."""

_MB = 1024 * 1024


def _zip(members: Mapping[str, bytes | str], start: Mapping[str, bytes | str] | None = None) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in {**(start or {}), **members}.items():
            package.writestr(name, content)
    return out.getvalue()


def _zeros(size: int, chunk: int = _MB) -> bytes:
    """A zip with one member of so many zeros, made without holding them."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package,
        package.open("a.csv", "w", force_zip64=True) as part,
    ):
        for _ in range(size // chunk):
            part.write(bytes(chunk))
    return out.getvalue()


def _nested(depth: int) -> bytes:
    content = b"Offence,2016/17\n86/2,5\n"
    name = "a.csv"
    for level in range(depth):
        content, name = _zip({name: content}), f"{level}.zip"
    return content


def _escaping() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package, warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        for name in (
            "../../escaped.csv",
            "/escaped.csv",
            "C:\\escaped.csv",
            "a/../../escaped.csv",
            "same.csv",
            "same.csv",
        ):
            package.writestr(zipfile.ZipInfo(name), "Offence,2016/17\n86/2,5\n")
        link = zipfile.ZipInfo("link.csv")
        link.external_attr = 0o120777 << 16
        package.writestr(link, CANARY)
    return out.getvalue()


def _locked() -> bytes:
    """A zip whose member says that it is encrypted."""
    data = bytearray(_zip({"a.csv": "Offence,2016/17\n86/2,5\n"}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(mark) + offset
        data[at] |= 1
    return bytes(data)


# ---------------------------------------------------------------- packages of XML

_LAUGHS = "<!DOCTYPE x [" + "".join(
    f'<!ENTITY a{i} "{"".join(f"&a{i - 1};" for _ in range(10)) if i else "ha"}">' for i in range(12)
) + "]>"  # fmt: skip
_OUTSIDE = f'<!DOCTYPE x [<!ENTITY a11 SYSTEM "file://{CANARY}">]>'

_S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_P = "http://schemas.openxmlformats.org/package/2006/relationships"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _relations(*entries: tuple[str, str, str]) -> str:
    return f'<Relationships xmlns="{_P}">' + "".join(
        f'<Relationship Id="{key}" Type="{_R}/{kind}" Target="{target}"/>' for key, kind, target in entries
    ) + "</Relationships>"  # fmt: skip


def _xlsx(
    sheet: str, strings: str = "", types: str | bytes = "<Types/>", more: Mapping[str, str] | None = None
) -> bytes:
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": types,
        "_rels/.rels": _relations(("r", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook {_S} xmlns:r="{_R}"><sheets><sheet name="Data" sheetId="1" r:id="s"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations(
            ("s", "worksheet", "worksheets/sheet1.xml"), ("t", "sharedStrings", "sharedStrings.xml")
        ),
        "xl/worksheets/sheet1.xml": sheet,
        "xl/sharedStrings.xml": strings or f"<sst {_S}><si><t>86/2</t></si></sst>",
        **(more or {}),
    }
    kinds = '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    kinds += '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>'
    if types == "<Types/>":
        parts["[Content_Types].xml"] = (
            f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{kinds}</Types>'
        )
    return _zip(parts)


def _sheet(rows: str, before: str = "", after: str = "", head: str = "") -> str:
    return f"{head}<worksheet {_S}>{before}<sheetData>{rows}</sheetData>{after}</worksheet>"


def _million_strings() -> bytes:
    strings = f"<sst {_S}>" + "<si><t>x</t></si>" * 1_000_000 + "</sst>"
    rows = "".join(
        f'<row r="{r + 1}">' + "".join(f'<c r="{c}{r + 1}" t="s"><v>{(r * 10 + i) % 1_000_000}</v></c>' for i, c in enumerate("ABCDEFGHIJ")) + "</row>"
        for r in range(100_000)
    )  # fmt: skip
    return _xlsx(_sheet(rows), strings)


def _docx(body: str, head: str = "") -> bytes:
    return _zip(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": _relations(("r", "officeDocument", "word/document.xml")),
            "word/document.xml": f"{head}<w:document {_W}><w:body>{body}</w:body></w:document>",
        }
    )


def _ods(rows: str, head: str = "") -> bytes:
    names = " ".join(f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in ("office", "table", "text"))
    content = (
        f"{head}<office:document-content {names}><office:body><office:spreadsheet><table:table table:name='S'>{rows}</table:table>"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return _zip({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content})


# ---------------------------------------------------------------- pictures and PDFs


def _png(width: int, height: int) -> bytes:
    def part(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = zlib.compressobj(9)
    line = bytes(1 + (width + 7) // 8)
    data = b"".join(rows.compress(line) for _ in range(height)) + rows.flush()
    head = part(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + part(b"IDAT", data) + part(b"IEND", b"")


def _tiff(frames: int) -> bytes:
    """A TIFF whose list of frames goes on and on, all over the same picture."""
    out = bytearray(b"II*\x00" + struct.pack("<I", 8))
    for number in range(frames):
        start = len(out)
        entries = [(256, 3, 1, 8), (257, 3, 1, 8), (258, 3, 1, 1), (259, 3, 1, 1), (262, 3, 1, 1), (273, 4, 1, 0), (278, 3, 1, 8), (279, 4, 1, 8)]  # fmt: skip
        out += struct.pack("<H", len(entries)) + b"".join(struct.pack("<HHII", *entry) for entry in entries)
        out += struct.pack("<I", start + 2 + 12 * len(entries) + 4 if number + 1 < frames else 0)
    return bytes(out)


def pdf(objects: Mapping[int, bytes]) -> bytes:
    """A PDF of those objects, the first being its catalogue."""
    out = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, body in sorted(objects.items()):
        places[number] = len(out)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    size, table = max(objects) + 1, len(out)
    out += b"xref\n0 %d\n" % size
    out += b"".join(b"%010d 00000 n \n" % places[n] if n in places else b"0000000000 65535 f \n" for n in range(size))
    return bytes(out + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, table))


def _stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<</Length %d %b>>stream\n%b\nendstream" % (len(data), entries, data)


_CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def _page(resources: bytes = b"/Font<</F 4 0 R>>", contents: bytes = b"5 0 R") -> bytes:
    return b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<%b>>/Contents %b>>" % (resources, contents)


def _one_page(content: bytes, resources: bytes = b"/Font<</F 4 0 R>>", **more: bytes) -> bytes:
    objects = {
        1: _CATALOG,
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: _page(resources),
        4: _FONT,
        5: _stream(content),
    }
    return pdf(objects | {int(name[1:]): body for name, body in more.items()})


_TEXT = b"BT /F 10 Tf 100 700 Td (Offence 2016/17) Tj 0 -20 Td (86/2 4711) Tj ET "


def pages_pdf(count: int, kids: int) -> bytes:
    """A PDF that claims so many pages, and lists one page so many times."""
    tree = b"<</Type/Pages/Kids[%b]/Count %d>>" % (b"3 0 R " * kids, count)
    return pdf({1: _CATALOG, 2: tree, 3: _page(), 4: _FONT, 5: _stream(_TEXT)})


def _deep_pages(depth: int) -> bytes:
    objects = {1: _CATALOG, 3: _page(), 4: _FONT, 5: _stream(_TEXT)}
    chain = [2, *range(10, 10 + depth)]
    for own, below in zip(chain, [*chain[1:], 3], strict=True):
        objects[own] = b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % below
    return pdf(objects)


def _looped_forms() -> bytes:
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</A 6 0 R/B 7 0 R>>>>"
    content = b"/A Do /B Do " * 10
    both = {"_6": _stream(content, form), "_7": _stream(content, form)}
    return _one_page(_TEXT + content, b"/Font<</F 4 0 R>>/XObject<</A 6 0 R/B 7 0 R>>", **both)


def _many_forms(levels: int = 9) -> bytes:
    """Forms that each draw the next ten times."""
    more = {}
    for level in range(levels):
        inner = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F 4 0 R>>/XObject<</A %d 0 R>>>>" % (
            7 + level
        )
        more[f"_{6 + level}"] = _stream(b"/A Do " * 10 if level + 1 < levels else _TEXT, inner)
    return _one_page(b"/A Do " * 10, b"/Font<</F 4 0 R>>/XObject<</A 6 0 R>>", **more)


def _zeros_in_pdf(size: int) -> bytes:
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(b" " * _MB) for _ in range(size // _MB)) + packer.flush()
    return pdf(
        {
            1: _CATALOG,
            2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            3: _page(),
            4: _FONT,
            5: _stream(data, b"/Filter/FlateDecode"),
        }
    )


def _large_picture_in_pdf(side: int) -> bytes:
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(bytes(side // 8)) for _ in range(side)) + packer.flush()
    look = (
        b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 1/ColorSpace/DeviceGray/Filter/FlateDecode"
        % (side, side)
    )
    return _one_page(b"q 595 0 0 842 0 0 cm /I Do Q", b"/XObject<</I 6 0 R>>", _6=_stream(data, look))


# ---------------------------------------------------------------- text, mails


def _nested_mails(depth: int) -> bytes:
    lines = []
    for _ in range(depth):
        lines.append("From: a@b.c\nMessage-ID: <1@x>\nMIME-Version: 1.0\nContent-Type: message/rfc822\n\n")
    return ("".join(lines) + "From: a@b.c\n\nWe hold 212.\n").encode()


def _nested_parts(depth: int) -> bytes:
    head = "From: a@b.c\nMessage-ID: <1@x>\nMIME-Version: 1.0\n"
    return (
        head + "".join(f'Content-Type: multipart/mixed; boundary="b{i}"\n\n--b{i}\n' for i in range(depth))
    ).encode()


def _many_parts(count: int) -> bytes:
    head = 'From: a@b.c\nMessage-ID: <1@x>\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n'
    part = '--b\nContent-Disposition: attachment; filename="a.csv"\n\nOffence,2016/17\n'
    return (head + part * count + "--b--\n").encode()


def _quoted_printable(size: int) -> bytes:
    head = b"From: a@b.c\nMessage-ID: <1@x>\nMIME-Version: 1.0\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n"
    return head + b"=3Cb=3E" * (size // 7)


def _mail(body: str) -> bytes:
    message = EmailMessage()
    message["From"], message["Message-ID"], message["Subject"] = "a@b.c", "<1@x>", "FOI 1"
    message.set_content(body)
    return message.as_bytes()


_TNEF = b"\x78\x9f\x3e\x22\x01\x00" + b"\x01\x06\x90\x08\x00" + struct.pack("<I", 4) + b"\x00\x00\x01\x00" + b"\x01\x00"
_CSV = "Offence,2016/17\n86/2,5\n"


BOMBS: Mapping[str, Callable[[], bytes]] = {
    "zip of zeros": lambda: _zeros(400 * _MB),
    "zip in zip in zip": lambda: _nested(12),
    "zip of many files": lambda: _zip({f"{i}.csv": _CSV for i in range(20_000)}),
    "zip with paths, links and twins": _escaping,
    "zip that is locked": _locked,
    "zip with a huge list of types": lambda: _zip({"[Content_Types].xml": bytes(400 * _MB)}),
    "xlsx with a huge list of types": lambda: _xlsx(_sheet(""), types=b"<Types>" + b" " * (400 * _MB) + b"</Types>"),
    "xlsx with an entity bomb in its strings": lambda: _xlsx(_sheet(""), f"{_LAUGHS}<sst {_S}><si><t>&a11;</t></si></sst>"),
    "xlsx with an entity bomb in its sheet": lambda: _xlsx(_sheet('<row r="1"><c r="A1" t="str"><v>&a11;</v></c></row>', head=_LAUGHS)),
    "xlsx with an external entity": lambda: _xlsx(_sheet('<row r="1"><c r="A1" t="s"><v>0</v></c></row>'), f"{_OUTSIDE}<sst {_S}><si><t>&a11;</t></si></sst>"),
    "xlsx that claims every cell": lambda: _xlsx(_sheet('<row r="1"><c r="A1"><v>5</v></c></row>', '<dimension ref="A1:XFD1048576"/>')),
    "xlsx with a far cell": lambda: _xlsx(_sheet('<row r="1"><c r="A1"><v>5</v></c></row><row r="1048576"><c r="XFD1048576"><v>5</v></c></row>')),
    "xlsx merged from end to end": lambda: _xlsx(_sheet('<row r="1"><c r="A1"><v>5</v></c></row>', after='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')),
    "xlsx with a million empty rows": lambda: _xlsx(_sheet("".join(f'<row r="{i}" hidden="1"/>' for i in range(1, 1_000_001)))),
    "xlsx of a million strings": _million_strings,
    "xlsx of a string of 200 MB": lambda: _xlsx(_sheet('<row r="1"><c r="A1" t="s"><v>0</v></c></row>'), f"<sst {_S}><si><t>{'x' * (200 * _MB)}</t></si></sst>"),
    "docx with an entity bomb": lambda: _docx("<w:p><w:r><w:t>&a11;</w:t></w:r></w:p>", _LAUGHS),
    "docx with an external entity": lambda: _docx("<w:p><w:r><w:t>We hold &a11;</w:t></w:r></w:p>", _OUTSIDE),
    "docx of tables in tables": lambda: _docx("<w:tbl><w:tr><w:tc>" * 80 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 80),
    "docx nested past any parser": lambda: _docx("<w:tbl><w:tr><w:tc>" * 5000 + "</w:tc></w:tr></w:tbl>" * 5000),
    "docx with a wide span": lambda: _docx("<w:tbl>" + '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="9999"/></w:tcPr><w:p><w:r><w:t>5</w:t></w:r></w:p></w:tc></w:tr>' * 500 + "</w:tbl>"),
    "docx of 200,000 paragraphs": lambda: _docx("<w:p><w:r><w:t>We hold 212 crimes.</w:t></w:r></w:p>" * 200_000),
    "ods with an entity bomb": lambda: _ods("<table:table-row><table:table-cell><text:p>&a11;</text:p></table:table-cell></table:table-row>", _LAUGHS),
    "ods of repeated cells": lambda: _ods("<table:table-row table:number-rows-repeated='1048576'><table:table-cell table:number-columns-repeated='1024'><text:p>5</text:p></table:table-cell></table:table-row>"),
    "ods of repeated blanks": lambda: _ods("<table:table-row table:number-rows-repeated='99999999'><table:table-cell table:number-columns-repeated='99999999'/></table:table-row>" * 100),
    "png of 40,000 pixels a side": lambda: _png(40_000, 40_000),
    "tiff of 50,000 frames": lambda: _tiff(50_000),
    "pdf that claims 100,000 pages": lambda: pages_pdf(100_000, 1),
    "pdf of 100,000 pages": lambda: pages_pdf(100_000, 100_000),
    "pdf whose pages are their own parents": lambda: pdf({1: _CATALOG, 2: b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9>>"}),
    "pdf of deeply nested pages": lambda: _deep_pages(20_000),
    "pdf whose forms draw each other": _looped_forms,
    "pdf whose forms multiply": _many_forms,
    "pdf with 500 MB of blanks": lambda: _zeros_in_pdf(500 * _MB),
    "pdf with a picture of 60,000 pixels a side": lambda: _large_picture_in_pdf(60_000),
    "pdf of nested arrays": lambda: _one_page(b"[" * 200_000 + _TEXT),
    "pdf of a million lines": lambda: _one_page(_TEXT + b"0 0 m 9 9 l S " * 1_000_000),
    "pdf of 300,000 characters": lambda: _one_page(b"".join(b"BT /F 5 Tf %d %d Td (86/2 47110) Tj ET " % (i % 60 * 10, i // 60 % 800) for i in range(30_000))),
    "html nested 100,000 deep": lambda: b"<html><body>" + b"<div>" * 100_000 + b"5",
    "html of inline elements nested": lambda: b"<html><body><p>" + b"<b><i>" * 50_000 + b"5",
    "html with wide and long spans": lambda: b"<html><table>" + b"<tr>" + b'<td rowspan="65534" colspan="1000">5</td>' * 1000 + b"</table>",
    "html of a large table": lambda: b"<html><table>" + (b"<tr>" + b"<td>5</td>" * 10 + b"</tr>") * 20_000 + b"</table>",
    "html of many style rules": lambda: b"<html><style>" + b"".join(b".a%d b, p{color:red}" % i for i in range(50_000)) + b"</style>" + b"<p>5</p>" * 2_000,
    "html of unclosed style rules": lambda: b"<html><style>" + b"@media {a{" * 200_000 + b"</style><p>We hold 212",
    "rtf nested 500,000 deep": lambda: b"{\\rtf1" + b"{" * 500_000,
    "rtf that claims 2 GB of binary": lambda: b"{\\rtf1 We hold 212.\\bin2000000000 x}",
    "rtf of 100,000 rows": lambda: b"{\\rtf1" + b"\\trowd\\cellx1000\\cellx2000 \\intbl 86/2\\cell 5\\cell\\row" * 100_000 + b"}",
    "mail in mail in mail": lambda: _nested_mails(3_000),
    "mail of nested parts": lambda: _nested_parts(3_000),
    "mail of 50,000 attachments": lambda: _many_parts(50_000),
    "mail of 50 MB in quoted printable": lambda: _quoted_printable(50 * _MB),
    "mail with a header of 20 MB": lambda: b"From: a@b.c\nMessage-ID: <1@x>\nSubject: " + b"=?utf-8?q?a?= " * (2 * _MB) + b"\n\nWe hold 212.\n",
    "mail of quoted quotes": lambda: _mail("\n".join(">" * (i % 200) + " On 1 May 2018 someone wrote:" for i in range(50_000))),
    "winmail.dat cut short": lambda: _TNEF + b"\x02\x05\x90\x06\x00" + struct.pack("<I", 2**31 - 1) + b"x",
    "winmail.dat of properties": lambda: _TNEF + b"\x01\x03\x90\x06\x00" + struct.pack("<I", 8) + struct.pack("<II", 2**32 - 1, 0x1003_0102) + b"\x00\x00",
    "csv with NULs": lambda: b"Offence,2016/17\n86/2,\x005\x00\n" * 10,
    "csv in UTF-16 without a mark": lambda: _CSV.encode("utf-16-le"),
    "csv with a line of 100 MB": lambda: _CSV.encode() + b"x" * (100 * _MB),
    "csv with a field that never ends": lambda: _CSV.encode() + b'86/3,"' + b"5,6\n" * (10 * _MB),
    "csv of 100,000 columns": lambda: (b"5," * 100_000 + b"5\n") * 5,
    "csv of 300,000 rows": lambda: b"Offence,2016/17,2017/18\n" + b"86/2,5,6\n" * 300_000,
    "text of 100,000 aligned lines": lambda: b"Offence      2016/17   2017/18\n" + b"86/2             5         6\n" * 100_000,
    "text of 100,000 lines that end full": lambda: b"we hold the information that you asked for and more of it and so on and\n" * 100_000,
    "text of gaps": lambda: b"\n".join(b"a" + b"  b" * (i % 40) for i in range(40_000)),
    "text of one line of dashes": lambda: b"Dear reader\n" + b"- " * (5 * _MB) + b"x",
}  # fmt: skip
"""What makes each file."""
