"""The registry of readers: which module reads which type, run one by one or many in the sandbox.

What belongs here: dispatch, the readers' common version, and what becomes of a reading that goes wrong.
What does not: any format. The next format is a new module and a line in `_READERS`.
"""

from __future__ import annotations

import importlib
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.extract.outcomes import UnreadableError, failed
from pipeline.intake import media_type as media
from pipeline.intake.fingerprint import code_version
from pipeline.model import Document, Finding
from pipeline.sandbox import Limits, Result, run_each


class _Reader(NamedTuple):
    """A reader by module and name, imported when it is needed; `takes` says which arguments it wants."""

    module: str
    function: str
    takes: str


_PLAIN, _RELEASABLE = "plain", "releasable"

_READERS = {
    media.PDF: _Reader("pdf", "read_pdf", _RELEASABLE),
    media.XLSX: _Reader("workbook", "read_workbook", _RELEASABLE),
    media.XLSM: _Reader("workbook", "read_workbook", _RELEASABLE),
    media.XLSB: _Reader("xlsb", "read_xlsb", _RELEASABLE),
    media.XLS: _Reader("xls", "read_xls", _RELEASABLE),
    media.ODS: _Reader("ods", "read_ods", _RELEASABLE),
    media.DOCX: _Reader("word", "read_word", _RELEASABLE),
    media.DOC: _Reader("doc", "read_doc", _RELEASABLE),
    media.RTF: _Reader("rtf", "read_rtf", _RELEASABLE),
    media.EML: _Reader("mail", "read_mail", _RELEASABLE),
    media.MSG: _Reader("mail", "read_mail", _RELEASABLE),
    media.TNEF: _Reader("mail", "read_mail", _RELEASABLE),
    media.HTML: _Reader("web", "read_web", _RELEASABLE),
    media.CSV: _Reader("delimited", "read_delimited", _PLAIN),
    media.TEXT: _Reader("delimited", "read_delimited", _PLAIN),
    media.PNG: _Reader("scan", "read_image", _PLAIN),
    media.JPEG: _Reader("scan", "read_image", _PLAIN),
    media.TIFF: _Reader("scan", "read_image", _PLAIN),
}

_CONVERT = {
    media.ODT: "OpenDocument texts are not read: save it as DOCX or PDF and add the copy.",
    media.PPT: "Presentations are not read: save it as PDF and add the copy.",
    media.PPTX: "Presentations are not read: save it as PDF and add the copy.",
    media.GIF: "GIF images are not read: save it as PNG and add the copy.",
    media.BMP: "BMP images are not read: save it as PNG and add the copy.",
    media.XML: "XML is not read: save it as XLSX or CSV and add the copy.",
    media.ZIP: "A zip is not read itself: its members are.",
    media.OLE: "It is damaged, or an old Office file of a kind that is not known: save it as PDF, XLSX or DOCX.",
}

_LIBRARIES = (
    "lxml",
    "openpyxl",
    "xlrd",
    "olefile",
    "pdfplumber",
    "pypdfium2",
    "rapidocr",
    "onnxruntime",
    "numpy",
    "opencv-python-headless",
)

_HERE = Path(__file__).parent

READER = code_version(_HERE, _LIBRARIES)[:8] + code_version(_HERE.parent / "intake", ())[:8]
"""The version of all that reads: changes with any reader's code, with intake's and with the libraries below them."""

Job = tuple[Path, str, str]
"""What to read: where the bytes lie, their media type, the reply's id."""


def read_document(content: Path, media_type: str, reply_id: str, released: bool = False) -> Document:
    """Reads the file at `content` as `media_type`, in this process.

    Bad input ends in an outcome, never in an exception. `released` reads the visible part of a file although
    it hides what may be records of people: only upon a person's decision.
    """
    if media_type == media.EMPTY:
        return failed(reply_id, media_type, "empty", "The file has no content at all.")
    if media_type == media.ENCRYPTED_OFFICE:
        return failed(reply_id, media_type, "encrypted", "The file is protected by a password.")
    reader = _READERS.get(media_type)
    if reader is None:
        reason = _CONVERT.get(media_type, "This kind of file is not known: convert it to PDF, XLSX, DOCX or CSV.")
        return failed(reply_id, media_type, "unsupported", reason)
    read = getattr(importlib.import_module(f"pipeline.extract.{reader.module}"), reader.function)
    try:
        if reader.takes == _RELEASABLE:
            document: Document = read(content, reply_id, media_type, released)
        else:
            document = read(content, reply_id, media_type)
    except UnreadableError as error:
        return failed(reply_id, media_type, error.outcome, error.reason)
    return document


def extract(
    jobs: Sequence[Job],
    workers: int = 2,
    limits: Limits = Limits(),  # noqa: B008
    released: Collection[str] = (),
) -> Iterator[Document]:
    """Reads each job in the sandbox and yields its Document as it is done, in any order.

    What goes over the limits, or brings its reader down, ends in `timed_out`, `too_large` or `crashed`.
    `released` holds the ids of replies that a person has released from quarantine.
    """
    calls = [(job, (*job, job[2] in released)) for job in jobs]
    for (_, media_type, reply_id), result in run_each(read_document, calls, workers, limits):
        yield result.value or settled(result, media_type, reply_id)


def settled(result: Result[Any], media_type: str, reply_id: str) -> Document:
    """The Document of a reading that went wrong."""
    if result.outcome != "raised":
        return failed(reply_id, media_type, result.outcome, result.reason)
    # A fault of our own costs this reply alone, too; its lines of code are in the reason.
    fault = Finding("internal_fault", result.reason)
    return Document(reply_id, media_type, "crashed", result.reason, findings=(fault,))
