"""What a PDF holds and doesn't show: counted by kind and place, and whether it may be anyone's records.

What belongs here: attached files, remarks, long properties, programs, and the tally of text that can't be seen. What does not: how text is found
not to be seen (`sight`).
"""

from __future__ import annotations

import contextlib
import mmap
import tempfile
from collections.abc import Iterable, Iterator, Set
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from pipeline.extract.carried import tally_properties
from pipeline.extract.hidden import MANY_ROWS, Hidden, plural
from pipeline.extract.outcomes import UnreadableError
from pipeline.extract.package import parse_xml
from pipeline.extract.pdf.pages import PageContent
from pipeline.extract.pdf.sight import BLACKED_OUT, HOW
from pipeline.intake import media_type as media
from pipeline.model import Place

_MOST_ATTACHED = 200
_HARMLESS = frozenset({media.PDF, media.PNG, media.JPEG, media.TIFF, media.GIF, media.XML, media.RTF, media.EMPTY})
_XMP, _XMP_END, _THUMBNAIL = b"<x:xmpmeta", b"</x:xmpmeta>", "/g/img/}image"
_BESIDE_IT = "If it belongs to the answer, save it as a file of its own beside the PDF."


def tally_attached(document: Any) -> Hidden:
    """Tallies the files attached to a `pypdfium2.PdfDocument`; a table among them may hold records of people."""
    hidden = Hidden()
    count = document.count_attachments()
    for index in range(min(count, _MOST_ATTACHED)):
        try:
            content = bytes(document.get_attachment(index).get_data())
        except pypdfium2.PdfiumError:
            hidden.add("An attached file that can't be read.")
            continue
        what, records = _attached(content)
        hidden.add(f"{what} attached to the PDF. {_BESIDE_IT}", records=records)
    hidden.count(max(0, count - _MOST_ATTACHED), "more attached file", "", records=True)
    return hidden


def tally_carried(document: Any, content: Path, hidden: Hidden) -> None:
    """Tallies programs, and properties too long to be a title or a name, of the `pypdfium2.PdfDocument` at `content`."""
    programs = max(0, pdfium.FPDFDoc_GetJavaScriptActionCount(document))
    hidden.count(programs, "program", "(JavaScript), neither run nor read")
    tally_properties([*document.get_metadata_dict().values(), *_metadata(content)], hidden)


def _metadata(content: Path) -> Iterator[str]:
    """The texts of a file's XMP, which stands in it as plain XML; pictures of its pages are left out."""
    with content.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        start = data.find(_XMP)
        while start >= 0 and (end := data.find(_XMP_END, start)) >= 0:
            with contextlib.suppress(UnreadableError):
                for element in parse_xml(data[start : end + len(_XMP_END)]).iter("{*}*"):
                    yield from element.attrib.values()
                    if not str(element.tag).endswith(_THUMBNAIL):
                        yield (element.text or "").strip()
            start = data.find(_XMP, end)


def _attached(content: bytes) -> tuple[str, bool]:
    """What a file is and holds, and whether it may be records of people."""
    # Heavy, and few PDFs have one attached.
    from pipeline.extract.workbook import embedded_workbook  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "attached"
        path.write_bytes(content)
        kind = media.media_type(path)
    if kind in (media.XLSX, media.XLSM):
        what, records = embedded_workbook(content)
        return what.rstrip("."), records
    lines = content.count(b"\n")
    if kind in (media.CSV, media.TEXT, media.HTML):
        return f"A file of {plural(lines, 'line')} ({kind})", kind == media.CSV and lines > MANY_ROWS
    return f"A file ({kind})", kind not in _HARMLESS


def tally_pages(pages: Iterable[PageContent], native: Set[int], hidden: Hidden) -> None:
    """Tallies what pages don't show; the text behind a picture that was read instead (not on `native` pages) together."""
    behind: list[PageContent] = []
    lines = 0
    for page in pages:
        place = Place(page=page.number)
        hidden.count(page.beside.remarks, "remark", "on the page, not read", place)
        hidden.count(page.beside.fields, "hidden form field", "on the page, not read", place)
        how = "that the file says otherwise than it shows them, not read"
        hidden.count(page.beside.respelled, "character", how, place)
        hidden.count(page.beside.files, "file", f"attached to the page. {_BESIDE_IT[:-1]}", place, records=True)
        if page.number not in native:
            behind += [page] if page.hidden else []
            continue
        for found in page.hidden:
            lines += found.lines
            redacted = found.why == BLACKED_OUT and found.letters
            where = Place(page=page.number, box=found.box)
            hidden.count(found.characters, "character", f"{HOW[found.why]}, not read", where, records=redacted)
    if lines > MANY_ROWS and not hidden.records:
        hidden.records.append(f"{plural(lines, 'line')} of text that can't be seen.")
    number = sum(found.characters for page in behind for found in page.hidden)
    if number:
        what = (
            f"Behind pictures of pages, which were read, lies a text of {plural(number, 'character')}, which was not."
        )
        hidden.add(what, Place(page=behind[0].number))
