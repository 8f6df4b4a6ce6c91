"""How a reading ends: a document in full, or an outcome with a reason and a finding.

What belongs here: putting a Document together, alike for every format. What does not: how a format is read.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pipeline.findings import CODES
from pipeline.model import Document, Finding, Line, Table

_CODE_OF = {
    "unreadable": "unreadable",
    "encrypted": "encrypted",
    "unsupported": "unsupported",
    "empty": "empty",
    "quarantined": "hidden_records",
    "too_large": "limit_reached",
    "timed_out": "limit_reached",
    "crashed": "reader_crashed",
}


_NOTHING = "It opens, but holds neither text nor tables."


class UnreadableError(Exception):
    """Raised inside a reader for a file that is not what its format should be; becomes an outcome.

    `outcome` is `unreadable`, `encrypted`, `unsupported` or `too_large`; the message is a sentence for a
    person, and quotes nothing that the file holds.
    """

    def __init__(self, reason: str, outcome: str = "unreadable") -> None:
        super().__init__(reason)
        self.reason, self.outcome = reason, outcome


def failed(
    reply_id: str, media_type: str, outcome: str, reason: str, findings: Iterable[Finding] = (), pages: int = 0
) -> Document:
    """The Document of a file that wasn't read, with the finding that goes with `outcome` added."""
    finding = Finding(_CODE_OF[outcome], reason)
    assert finding.code in CODES
    return Document(reply_id, media_type, outcome, reason, findings=(*findings, finding), pages=pages)


def opened(
    reply_id: str,
    media_type: str,
    blocks: Iterable[Line | Table],
    findings: Iterable[Finding] = (),
    pages: int = 0,
    pictures: int = 0,
) -> Document:
    """The Document of a file that was read; tables are numbered here. Outcome `empty` where there is nothing.

    `pictures` counts what the file shows as pictures, whose text is not read.
    """
    kept = tuple(_numbered(blocks))
    if not kept:
        reason = "It holds pictures only: save it as PDF, which is read as a scan." if pictures else _NOTHING
        return failed(reply_id, media_type, "empty", reason, findings, pages)
    return Document(reply_id, media_type, "read", blocks=kept, findings=tuple(findings), pages=pages)


def _numbered(blocks: Iterable[Line | Table]) -> Iterable[Line | Table]:
    index = 0
    for block in blocks:
        if isinstance(block, Table):
            yield block if block.index == index else replace(block, index=index)
            index += 1
        else:
            yield block
