"""A mail's parts: which are its body, and which are attached.

What belongs here: taking a message apart, for intake (which keeps the attachments) and extract (which reads
the body). What does not: what either says.
"""

from __future__ import annotations

import email
import email.message
import email.policy
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from pathlib import Path

from pipeline.intake.media_type import MSG, TNEF
from pipeline.intake.outlook import OutlookError, read_msg, read_tnef
from pipeline.intake.uuencoded import taken_out

_EXTENSIONS = {"application/pdf": ".pdf", "message/rfc822": ".eml", "text/html": ".html", "text/plain": ".txt"}


@dataclass(frozen=True, slots=True)
class Attachment:
    """An attached file: its name as sent (or one made up from its position), and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Body:
    """One text of the message: `subtype` is `plain`, `html` or `rtf`; `alternative` numbers the group of twins."""

    subtype: str
    content: bytes
    charset: str | None
    alternative: int


def open_message(content: Path, kind: str) -> Message:
    """The message in the file at `content`, which is EML, MSG or TNEF; raises OutlookError for a damaged one."""
    if kind == MSG:
        return read_msg(content)
    return read_tnef(content) if kind == TNEF else _parse_mail(content)


def _parse_mail(content: Path) -> Message:
    """A leading mbox line or blank lines are passed over."""
    data = content.read_bytes().lstrip(b"\r\n \t\xef\xbb\xbf")
    while data.startswith((b"From ", b">From ")):
        _, _, data = data.partition(b"\n")
    try:
        return email.message_from_bytes(data, policy=email.policy.compat32)
    except RecursionError as error:
        raise OutlookError("Its parts are nested too deep.") from error


def bodies(message: Message) -> tuple[Body, ...]:
    """The texts that a mail program would show when the message is opened, twins sharing `alternative`."""
    return tuple(
        Body(part.get_content_subtype(), _body_text(part), part.get_content_charset(), group)
        for part, group in _leaves(message)
        if _is_body(part)
    )


def attachments(message: Message) -> tuple[Attachment, ...]:
    """The attached files in order, attached messages as files of their own."""
    found = []
    for number, (part, _) in enumerate(_leaves(message), start=1):
        if _is_body(part):
            written = taken_out(_bytes(part))[1] if part.get_content_subtype() == "plain" else ()
            found += [Attachment(name, content) for name, content in written]
            continue
        name = part.get_filename() or f"part-{number}{_EXTENSIONS.get(part.get_content_type(), '')}"
        found.append(Attachment(name, _bytes(part)))
    return tuple(found)


def _leaves(message: Message) -> Iterator[tuple[Message, int]]:
    """The parts that hold something, each with the number of the innermost group of alternatives it is in."""
    groups = iter(range(1, 1_000_000))
    waiting = [(message, 0)]
    while waiting:
        part, group = waiting.pop()
        if part.get_content_maintype() == "multipart" and part.is_multipart():
            if part.get_content_subtype() == "alternative":
                group = next(groups)
            children = part.get_payload()
            assert isinstance(children, list)
            waiting.extend((child, group) for child in reversed(children) if isinstance(child, Message))
        else:
            yield part, group


def _is_body(part: Message) -> bool:
    is_text = part.get_content_type() in ("text/plain", "text/html", "text/rtf")
    return is_text and part.get_content_disposition() != "attachment" and part.get_filename() is None


def _body_text(part: Message) -> bytes:
    return taken_out(_bytes(part))[0] if part.get_content_subtype() == "plain" else _bytes(part)


def _bytes(part: Message) -> bytes:
    if part.is_multipart():
        inner = part.get_payload(0)
        return inner.as_bytes() if isinstance(inner, Message) else b""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""
