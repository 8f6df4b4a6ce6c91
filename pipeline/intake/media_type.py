"""What a file truly is, told from its content and never from its name.

What belongs here: the media types that the other rooms name, and the marks by which each is known. What
does not: whether the file can be read; a damaged workbook is still a workbook, and its reader says so.
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from pipeline.intake.delimiter import find_delimiter

PDF = "application/pdf"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
XLSM = "application/vnd.ms-excel.sheet.macroenabled.12"
XLSB = "application/vnd.ms-excel.sheet.binary.macroenabled.12"
XLS = "application/vnd.ms-excel"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
ODT = "application/vnd.oasis.opendocument.text"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DOC = "application/msword"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
PPT = "application/vnd.ms-powerpoint"
RTF = "application/rtf"
HTML = "text/html"
EML = "message/rfc822"
MSG = "application/vnd.ms-outlook"
TNEF = "application/ms-tnef"
ZIP = "application/zip"
CSV = "text/csv"
TEXT = "text/plain"
XML = "application/xml"
PNG = "image/png"
JPEG = "image/jpeg"
TIFF = "image/tiff"
GIF = "image/gif"
BMP = "image/bmp"
OLE = "application/x-ole-storage"
ENCRYPTED_OFFICE = "application/x-encrypted-office"
EMPTY = "application/x-empty"
UNKNOWN = "application/octet-stream"

_HEAD = 1 << 16
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF_MARK_WITHIN = 1024
_LONGEST_END = 22 + 65_535
_MOST_LISTED = 32 * 1024 * 1024
"""No package that anyone sends lists more members than fit into so many bytes."""

_SIGNATURES = (
    (b"{\\rtf", RTF),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"\xff\xd8\xff", JPEG),
    (b"II*\x00", TIFF),
    (b"MM\x00*", TIFF),
    (b"II+\x00", TIFF),
    (b"MM\x00+", TIFF),
    (b"GIF8", GIF),
    (b"BM", BMP),
    (b"\x78\x9f\x3e\x22", TNEF),
    (b"\x1f\x8b", "application/gzip"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    # The beginning-of-file record of workbooks from before they were kept in a compound file.
    (b"\x09\x00\x04\x00", XLS),
    (b"\x09\x02\x06\x00", XLS),
    (b"\x09\x04\x06\x00", XLS),
    (b"\x09\x08\x08\x00", XLS),
    (b"\x09\x08\x10\x00", XLS),
)
_BMP_HEADER = re.compile(rb"BM.{4}\x00\x00\x00\x00", re.DOTALL)
_HEADER_LINE = re.compile(r"([A-Za-z][A-Za-z0-9-]*):(?:[ \t]|$)")
_TRANSPORT_HEADERS = {
    "received", "message-id", "mime-version", "return-path", "content-type", "delivered-to", "reply-to",
    "content-transfer-encoding", "in-reply-to", "x-mailer", "x-originating-ip", "thread-topic", "x-sender",
}  # fmt: skip
_MARKUP = re.compile(r"<(?:!doctype\s+html|html|head|body|table|div|p|meta|title)\b", re.IGNORECASE)
_MOSTLY = 0.6
_FEW = 0.1
"""A text may hold this share of zeros, which old systems fill their fields with."""


def media_type(path: Path) -> str:
    """The media type of the file at `path`, one of this module's constants or a well-known name."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if not head:
        return EMPTY
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_type(path, head)
    if head.startswith(_COMPOUND):
        return _ole_type(path)
    if b"%PDF-" in head[:_PDF_MARK_WITHIN]:
        return PDF
    for signature, kind in _SIGNATURES:
        if head.startswith(signature) and (kind != BMP or _BMP_HEADER.match(head)):
            return kind
    text = as_text(head)
    return UNKNOWN if text is None else _text_type(text)


def as_text(data: bytes) -> str | None:
    """`data` (which may end in the middle of a character) decoded, or None where it is not text."""
    encoding = text_encoding(data)
    return None if encoding is None else data.decode(encoding, "replace").removeprefix("\ufeff").replace("\x00", "")


def text_encoding(data: bytes) -> str | None:
    """The encoding of text: by its mark, as UTF-16 without one, as UTF-8, else Windows-1252; None for binary."""
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe\x00\x00", "utf-32"),
        (b"\x00\x00\xfe\xff", "utf-32"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if data.startswith(mark):
            return encoding
    sample = data[:4096]
    if b"\x00" in sample:
        wide = _unmarked_utf16(sample)
        if wide is not None or sample.count(0) > len(sample) * _FEW:
            return wide
        sample = sample.replace(b"\x00", b"")
    # Control characters that no text holds tell a binary file.
    controls = sum(byte < 9 or 13 < byte < 27 or 27 < byte < 32 for byte in sample)
    if controls * 100 > len(sample):
        return None
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        # A character cut off by the end of the sample is no fault.
        return "utf-8" if error.reason == "unexpected end of data" else "cp1252"
    return "utf-8"


def _unmarked_utf16(sample: bytes) -> str | None:
    even, odd = sample[0::2], sample[1::2]
    if odd.count(0) > len(odd) * _MOSTLY and even.count(0) * 10 < len(even):
        return "utf-16-le"
    if even.count(0) > len(even) * _MOSTLY and odd.count(0) * 10 < len(odd):
        return "utf-16-be"
    return None


# ---------------------------------------------------------------- packages


def _zip_type(path: Path, head: bytes) -> str:
    if _listed(path) > _MOST_LISTED:
        return _damaged_zip_type(head)
    try:
        with zipfile.ZipFile(path) as package:
            names = {name.lower().replace("\\", "/") for name in package.namelist()}
            declared = _start_of(package, "mimetype").decode("ascii", "replace") if "mimetype" in names else ""
            macros = "[content_types].xml" in names and b"macroEnabled" in _start_of(package, "[Content_Types].xml")
    except Exception:
        # A damaged package fails in as many ways as there are ways to pack.
        return _damaged_zip_type(head)
    if "spreadsheet" in declared:
        return ODS
    if "opendocument.text" in declared:
        return ODT
    if "[content_types].xml" in names:
        return _office_type(names, macros)
    return ZIP


def _listed(path: Path) -> int:
    """How many bytes the list of a package's members takes, as its end says."""
    with path.open("rb") as file:
        file.seek(max(0, file.seek(0, 2) - _LONGEST_END))
        end = file.read()
    at = end.rfind(b"PK\x05\x06")
    return int.from_bytes(end[at + 12 : at + 16], "little") if at >= 0 else 0


def _start_of(package: zipfile.ZipFile, name: str) -> bytes:
    """The start of a member, which may be a bomb."""
    with package.open(name) as member:
        return member.read(_HEAD)


def _office_type(names: set[str], macros: bool) -> str:
    if any(name.startswith("xl/workbook") and name.endswith(".bin") for name in names):
        return XLSB
    if any(name.startswith("xl/workbook") for name in names):
        return XLSM if macros else XLSX
    if any(name.startswith("word/document") for name in names):
        return DOCX
    return PPTX if any(name.startswith("ppt/presentation") for name in names) else ZIP


def _damaged_zip_type(head: bytes) -> str:
    """A package cut short has lost its list of contents, but its first members still carry their names."""
    for mark, kind in ((b"xl/workbook.bin", XLSB), (b"xl/", XLSX), (b"word/", DOCX), (b"ppt/", PPTX)):
        if mark in head:
            return kind
    return ODS if b"opendocument.spreadsheet" in head else ZIP


def _ole_type(path: Path) -> str:
    # Heavy, and not needed by a run that finds nothing new.
    import olefile  # type: ignore[import-untyped]  # noqa: PLC0415

    try:
        with olefile.OleFileIO(str(path)) as package:
            names = {entry[0].lower() for entry in package.listdir(streams=True, storages=True)}
    except Exception:
        # A damaged compound file fails in many ways; its names may still stand in the bytes.
        names = _names_in_bytes(path.read_bytes())
    for mark, kind in (
        ("encryptedpackage", ENCRYPTED_OFFICE),
        ("worddocument", DOC),
        ("workbook", XLS),
        ("book", XLS),
        ("__properties_version1.0", MSG),
        ("powerpoint document", PPT),
    ):
        if mark in names:
            return kind
    return OLE


def _names_in_bytes(data: bytes) -> set[str]:
    names = ("EncryptedPackage", "WordDocument", "Workbook", "__properties_version1.0", "PowerPoint Document")
    return {name.lower() for name in names if name.encode("utf-16-le") in data}


# ---------------------------------------------------------------- text


def _text_type(text: str) -> str:
    start = text.lstrip()[:4096]
    if _is_mail(text):
        return EML
    if start.startswith("<?xml") and not _MARKUP.search(start):
        return XML
    if start.startswith("<") and _MARKUP.search(start):
        return HTML
    return CSV if find_delimiter(text) else TEXT


def _is_mail(text: str) -> bool:
    """A block of header lines at the very top, some of which only a mail system writes."""
    names: set[str] = set()
    for line in text.splitlines():
        if line.startswith(("From ", " ", "\t", ">From ")):
            continue
        found = _HEADER_LINE.match(line)
        if found is None:
            break
        names.add(found.group(1).lower())
    return len(names) > 1 and bool(names & _TRANSPORT_HEADERS)
