"""Numbers in Word files, web pages, delimited files, mails and what is attached to them."""

from __future__ import annotations

import email
import re
import zipfile
from collections.abc import Sequence
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import docx

from tests.end_to_end.edits import Change
from tests.end_to_end.edits.books import xlsx_bytes
from tests.end_to_end.edits.containers import change_member


def word(file: Path, changes: Sequence[Change]) -> None:
    """The cell's run keeps its looks."""
    document = docx.Document(str(file))
    for change in changes:
        spot = change.spot
        (run,) = (r for p in document.tables[spot.table].cell(spot.row, spot.col).paragraphs for r in p.runs if r.text)
        assert run.text == spot.text
        run.text = change.new
    document.save(str(file))


def page(file: Path, changes: Sequence[Change]) -> None:
    """A web page."""
    file.write_text(_rewritten(file.read_text("utf-8"), changes), "utf-8")


def delimited(file: Path, changes: Sequence[Change]) -> None:
    """A delimited file as old Excel saves it."""
    file.write_bytes(_rewritten(file.read_bytes().decode("cp1252"), changes).encode("cp1252"))


def mail_body(file: Path, changes: Sequence[Change]) -> None:
    """Both the page and its plain twin."""
    message = _message(file)
    for part in message.walk():
        if part.get_content_maintype() == "text":
            assert isinstance(part, EmailMessage)
            text = _rewritten(part.get_content(), changes)
            part.set_content(text, subtype=part.get_content_subtype(), charset="utf-8", cte="quoted-printable")
    file.write_bytes(message.as_bytes())


def mail_attachment(file: Path, changes: Sequence[Change]) -> None:
    """The workbook that is attached."""
    message = _message(file)
    (part,) = message.iter_attachments()
    assert isinstance(part, EmailMessage)
    main, sub = part.get_content_type().split("/")
    part.set_content(xlsx_bytes(part.get_content(), changes), main, sub, filename=part.get_filename())
    file.write_bytes(message.as_bytes())


def zipped_book(file: Path, changes: Sequence[Change]) -> None:
    """The only workbook in a zip."""
    with zipfile.ZipFile(file) as package:
        (name,) = (name for name in package.namelist() if name.endswith(".xlsx"))
    change_member(file, name, lambda content: xlsx_bytes(content, changes))


def _message(file: Path) -> EmailMessage:
    message = email.message_from_bytes(file.read_bytes(), policy=SMTP)
    assert isinstance(message, EmailMessage)
    return message


def _rewritten(text: str, changes: Sequence[Change]) -> str:
    """Each number stands once by itself: not as a part of a longer number, a code or a date."""
    for change in changes:
        text, times = re.subn(rf"(?<![\w/.:]){change.spot.text}(?![\w/.:])", change.new, text)
        assert times == 1, (change.spot.text, times)
    return text
