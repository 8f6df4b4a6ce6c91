"""Mails: who wrote when about what, the text of the message, and what it quotes of earlier ones.

What belongs here: headers, the choice between twins of the body, and telling quoted text apart, so that a
quoted request is not read as an answer. What does not: attachments (intake's), tables in the body (`web`,
`aligned_text`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from email.header import decode_header, make_header
from email.message import Message
from pathlib import Path

from pipeline.extract.aligned_text import text_blocks
from pipeline.extract.delimited import decoded
from pipeline.extract.hidden import Hidden, plural, shown_document
from pipeline.extract.outcomes import UnreadableError
from pipeline.extract.rtf import RichText, html_within
from pipeline.extract.web import Page, decoded_markup
from pipeline.intake.mail_parts import Body, bodies, open_message
from pipeline.intake.outlook import OutlookError
from pipeline.model import Document, Finding, Line, Place, Table

_LARGEST = 200 * 1024 * 1024
_HEADERS = ("From", "To", "Cc", "Date", "Subject")
_DIVIDER = re.compile(
    r"(?:-{2,}|_{2,}|\*{2,})?\s*(?:original message|forwarded message|begin forwarded message:?|original appointment)\s*(?:-{2,}|_{2,}|\*{2,})?",
    re.IGNORECASE,
)
_WROTE = re.compile(r"On .{6,200} wrote:\s*|.{3,120} (?:wrote|ysgrifennodd) ?(?:on .{6,80})?:\s*", re.IGNORECASE)
_FROM = re.compile(r"\*?(?:From|Oddi wrth|O)\s*:\*?\s*\S", re.IGNORECASE)
_SENT = re.compile(r"\*?(?:Sent|Date|To|Subject|Anfonwyd|At|Pwnc)\s*:", re.IGNORECASE)
_COPIED = re.compile(r"\*?(?:Cc|Bcc|Importance|Attachments?)\s*:", re.IGNORECASE)
_BESIDE = re.compile(
    r"<?\b(?:https?://|www\.|mailto:|cid:)\S+|^[>\s]*\(?\d{1,2}[.)](?=\s)", re.IGNORECASE | re.MULTILINE
)
_NUMBER = re.compile(r"\d+(?:,\d{3})*")
_LONGEST_HEADER = 20_000
_WITHIN = 4
_RICHNESS = {"plain": 0, "rtf": 1, "html": 2}
_FEW_WORDS = 12


def read_mail(content: Path, reply_id: str, media_type: str, released: bool = False) -> Document:
    """Reads headers and body of the message at `content`; `quarantined` and `released` as for `shown_document`."""
    if content.stat().st_size > _LARGEST:
        raise UnreadableError(f"It is larger than {_LARGEST >> 20} MiB.", "too_large")
    try:
        message = open_message(content, media_type)
    except OutlookError as error:
        raise UnreadableError("The message is damaged.") from error
    found = bodies(message)
    shown = _shown(found)
    hidden = Hidden()
    blocks: list[Line | Table] = []
    twins: list[Finding] = []
    for body in shown:
        own = _blocks(body, hidden)
        blocks += own
        others = [other for other in found if other.alternative == body.alternative and other not in shown]
        twins += _against_twins(own, others if body.alternative else ())
    blocks = [*header_lines(message), *mark_quoted(blocks)]
    return shown_document(reply_id, media_type, blocks, hidden, released, twins)


def _blocks(body: Body, hidden: Hidden) -> list[Line | Table]:
    """What a body shows; what it doesn't is tallied."""
    markup = _markup(body)
    if markup is None and body.subtype == "plain":
        return _plain_blocks(decoded(body.content, body.charset))
    text = RichText(body.content) if markup is None else Page(markup)
    hidden.take(text.hidden)
    return text.blocks


def _against_twins(blocks: Iterable[Line | Table], twins: Iterable[Body]) -> Iterator[Finding]:
    """A finding where a plain twin gives numbers that the text which was read doesn't."""
    read = _numbers("\n".join(_text(block) for block in blocks))
    for twin in twins:
        given = _numbers(decoded(twin.content, twin.charset)) if twin.subtype == "plain" else set()
        if given - read:
            message = (
                f"The mail's plain text gives {plural(len(given - read), 'number')} that its formatted text doesn't"
            )
            lacking = plural(len(read - given), "number")
            yield Finding("twins_differ", f"{message}, and lacks {lacking} that it does.", Place(ref="plain text"))


def _text(block: Line | Table) -> str:
    return block.text if isinstance(block, Line) else "\n".join(cell.text for cell in block.cells)


def _numbers(text: str) -> set[str]:
    """The numbers in a text; those of addresses of pages and of list items, which only one twin may show, are none."""
    text = _BESIDE.sub(" ", text)
    return {number.replace(",", "") for number in _NUMBER.findall(text)}


def header_lines(message: Message) -> list[Line]:
    """From, To, Date and Subject, as they are meant to be read."""
    found = ((name, _decoded(message.get_all(name) or [])) for name in _HEADERS)
    return [Line(f"{name}: {text}", Place(ref=f"header {name}"), "header") for name, text in found if text]


def _decoded(values: Iterable[object]) -> str:
    texts = []
    for value in values:
        raw = str(value)[:_LONGEST_HEADER].encode("utf-8", "replace").decode("utf-8")
        try:
            texts.append(str(make_header(decode_header(raw))))
        except (LookupError, UnicodeDecodeError, ValueError):
            texts.append(raw)
    return " ".join(" ".join(texts).split())


def _markup(body: Body) -> str | None:
    """The body as HTML, if it is that, be it wrapped in rich text as Outlook does."""
    if body.subtype == "html":
        return decoded_markup(body.content, body.charset)
    return html_within(body.content) if body.subtype == "rtf" else None


def _shown(found: Sequence[Body]) -> list[Body]:
    """The bodies that a mail program shows: of twins the one with most form that says anything."""
    best = {
        body.alternative: max(
            _RICHNESS[b.subtype] for b in found if b.alternative == body.alternative and b.content.strip()
        )
        for body in found
        if body.alternative and body.content.strip()
    }
    return [body for body in found if _RICHNESS[body.subtype] == best.get(body.alternative, _RICHNESS[body.subtype])]


def _plain_blocks(text: str) -> list[Line | Table]:
    """Text with runs of quoted lines (`> ...`) as furniture."""
    blocks: list[Line | Table] = []
    lines = text.splitlines()
    start = 0
    while start < len(lines):
        quoted = lines[start].startswith(">")
        end = start
        while end < len(lines) and lines[end].startswith(">") == quoted:
            end += 1
        part = text_blocks([line.lstrip("> ") if quoted else line for line in lines[start:end]], start + 1)
        blocks += as_furniture(part) if quoted else part
        start = end
    return blocks


# ---------------------------------------------------------------- what is quoted


def mark_quoted(blocks: Sequence[Line | Table]) -> list[Line | Table]:
    """`blocks` with all from the first quoted message on as furniture.

    A message that says next to nothing of its own forwards what follows: then that is its text, and only
    what the forwarded message quotes in turn is furniture.
    """
    start = _quoted_from(blocks)
    own, rest = blocks[:start], blocks[start:]
    if not rest or _says_something(own):
        return [*own, *as_furniture(rest)]
    headers, body = _forwarded_header(rest)
    start = _quoted_from(body)
    return [*own, *headers, *body[:start], *as_furniture(body[start:])]


def as_furniture(blocks: Iterable[Line | Table]) -> list[Line | Table]:
    """`blocks` as lines that are not part of the answer; a table becomes a line for each row."""
    lines: list[Line | Table] = []
    for block in blocks:
        if isinstance(block, Line):
            lines.append(Line(block.text, block.place, "furniture", block.marks))
            continue
        rows: dict[int, list[str]] = {}
        for cell in block.cells:
            rows.setdefault(cell.row, []).append(cell.text)
        lines.extend(Line(" | ".join(texts), block.place, "furniture") for texts in rows.values())
    return lines


def _quoted_from(blocks: Sequence[Line | Table]) -> int:
    """Where a quoted message begins; the end, where none does."""
    for i, block in enumerate(blocks):
        following = blocks[i + 1 : i + 1 + _WITHIN]
        if isinstance(block, Line) and block.role != "furniture" and _begins_quoted(block.text.strip(), following):
            return i
    return len(blocks)


def _begins_quoted(text: str, following: Sequence[Line | Table]) -> bool:
    if _divides(text):
        return True
    if not _FROM.match(text):
        return False
    after = [block.text.strip() for block in following if isinstance(block, Line)]
    return len(_SENT.findall(text)) > 1 or sum(bool(_SENT.match(line)) for line in after) > 1


def _divides(text: str) -> bool:
    return bool(_DIVIDER.fullmatch(text) or _WROTE.fullmatch(text))


def _says_something(blocks: Sequence[Line | Table]) -> bool:
    """More than a greeting and a name."""
    if any(isinstance(block, Table) for block in blocks):
        return True
    words = sum(len(block.text.split()) for block in blocks if isinstance(block, Line) and block.role != "furniture")
    return words > _FEW_WORDS


def _forwarded_header(blocks: Sequence[Line | Table]) -> tuple[list[Line], Sequence[Line | Table]]:
    """The lines that say who wrote the forwarded message, as headers; and the rest."""
    headers: list[Line] = []
    for i, block in enumerate(blocks):
        text = block.text.strip() if isinstance(block, Line) else ""
        divides = _divides(text)
        if not isinstance(block, Line) or not (divides or any(p.match(text) for p in (_FROM, _SENT, _COPIED))):
            return headers, blocks[i:]
        headers.append(Line(block.text, block.place, "furniture" if divides else "header", block.marks))
    return headers, ()
