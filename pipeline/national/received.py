"""What a build of the warehouse starts from: each reply, how far it was opened, and its reading.

What belongs here: the records that the modules of this room pass on. What does not: any ruling on them.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model import Finding, Observation, Reading, Reply


@dataclass(frozen=True, slots=True)
class Received:
    """A reply as far as it got.

    `opened` is the Document's outcome, empty where the reply is a container, a duplicate or not yet read;
    `reason` says why it is not `read`, `findings` are those of opening it. `reading` is None where nothing
    was read against the request.
    """

    reply: Reply
    opened: str = ""
    reason: str = ""
    findings: tuple[Finding, ...] = ()
    reading: Reading | None = None

    @property
    def path(self) -> str:
        """The reply's path below `replies/`."""
        return self.reply.path

    @property
    def reply_id(self) -> str:
        """The sha256 of the reply's bytes."""
        return self.reply.reply_id


@dataclass(frozen=True, slots=True)
class Raised:
    """A finding with the reply it came from and, where it is about one, the period."""

    finding: Finding
    source: Received | None = None
    period: str | None = None


def is_stated(observation: Observation) -> bool:
    """Whether the reply prints the number itself; otherwise it was added up from others."""
    return not observation.evidence or any(evidence.role == "value" for evidence in observation.evidence)
