"""What cases share: a case, its split, and the frame of a letter around an answer.

Not here: any answer or its truth (the families), or how a block is written (`writers`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.request import REFERENCE, Body, load_register
from tests.corpus.blocks import Block, Mail
from tests.corpus.truth import Truth, truth

BODIES: dict[str, Body] = {body.id: body for body in load_register(REFERENCE / "uk_police_forces.csv")}
HELD_OUT_SHARE = 3
IMAGES = "child-abuse-image-offences-2018"

_ASKED = (
    '"The number of recorded offences for indecent images (still or moving) of children between 1 April 2016 and '
    '31 March 2018, by financial year and by offence."'
)
_OPENINGS = (
    "I write in connection with your request for information, which was received by {name} on 16 April 2018. "
    "You requested:",
    "Thank you for your request under the {act} dated 16/04/2018, in which you asked {name} for the following:",
    "Your request for information has now been considered by {name}. It was worded as follows:",
)
_CLOSINGS = (
    "If you are not satisfied with this response you may ask for an internal review within 40 working days. You may "
    "then complain to the Information Commissioner, Wycliffe House, Water Lane, Wilmslow, Cheshire SK9 5AF, "
    "telephone 0303 123 1113.",
    "Police forces are routinely required to provide crime statistics to government bodies, and their recording "
    "systems differ. These figures should not be compared with those of any other force.",
    "Should you have any further inquiries, please contact this office quoting the reference above. Complaints are "
    "answered within 20 working days.",
)
_SCOTTISH_CLOSING = (
    "If you are dissatisfied you may request a review within 40 working days, and then appeal to the Scottish "
    "Information Commissioner, Kinburn Castle, Doubledykes Road, St Andrews KY16 9DS."
)
_REFERENCES = ("FOI 10{n:02d}/18", "FOI2018/0{n:02d}17", "{n:03d}4/18", "18-05-0{n:03d}")


@dataclass(frozen=True, slots=True)
class Case:
    """A small reply with its truth.

    `traps` are one or two words for what is hard in it; `file` is its path below the folder of replies; `why`
    is the reason for its truth; `request` names what it answers. `supersedes` is whether the letter replaces an earlier one, `outcomes` the
    classes of answer any of which is right; None and empty where they are not looked at.
    """

    name: str
    traps: tuple[str, ...]
    file: str
    blocks: tuple[Block, ...]
    truth: Truth
    why: str
    supersedes: bool | None = None
    outcomes: frozenset[str] = frozenset()
    request: str = IMAGES

    @property
    def is_held_out(self) -> bool:
        """Whether whoever works on the pipeline must not look at it."""
        return number(self.name) % HELD_OUT_SHARE == 0


def number(text: str) -> int:
    """A number that depends on the text alone, the same everywhere."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:6], "big")


def case(
    name: str,
    traps: str,
    form: str,
    blocks: Sequence[Block],
    expected: str,
    why: str,
    file: str = "",
    supersedes: bool | None = None,
    outcomes: str = "",
) -> Case:
    """A case in the format `form` (`html`, `csv`, `xlsx`, `docx`, `pdf`, `eml`); `traps` are divided by `+`."""
    answer = truth(expected)
    return Case(
        name,
        tuple(trap.strip() for trap in traps.split("+")),
        file or _file_name(name, form, answer),
        tuple(blocks),
        answer,
        why,
        supersedes,
        frozenset(outcomes.split()),
    )


def _file_name(name: str, form: str, answer: Truth) -> str:
    """A letter says who sent it, and its file need not; a workbook says little, and its file bears the sender's name."""
    bodies = {body for body, _ in answer.scope} & set(BODIES)
    sender = BODIES[bodies.pop()].name if form in ("xlsx", "csv") and len(bodies) == 1 else "response"
    return f"{sender} {number(name) % 9000 + 1000}.{form}"


def letter(body_id: str, *answer: Block, asked: bool = True) -> tuple[Block, ...]:
    """A short letter of the body around its answer: letterhead, reference, what was asked, the answer, rights."""
    body = BODIES[body_id]
    style = number(body_id)
    act = "Freedom of Information (Scotland) Act 2002" if body.regime == "FOISA" else "Freedom of Information Act 2000"
    opening = _OPENINGS[style % 3].format(name=body.name, act=act)
    return (
        f"# {body.name}",
        f"Information Access Unit, e-mail: foi@{body.domains[0]}",
        f"{style % 26 + 1} May 2018",
        f"Freedom of Information request reference: {reference(body_id)}",
        *((opening, _ASKED) if asked else ()),
        "# Response",
        *answer,
        _SCOTTISH_CLOSING if body.regime == "FOISA" else _CLOSINGS[style % 3],
    )


def note(body_id: str, *answer: Block) -> tuple[Block, ...]:
    """The few lines that a workbook or a delimited file carries above its figures."""
    return (
        f"{BODIES[body_id].name} - Freedom of Information request {reference(body_id)}",
        "Recorded offences of indecent images of children",
        *answer,
    )


def mail(body_id: str, *answer: Block) -> tuple[Block, ...]:
    """A mail of the body, its answer in the text."""
    body = BODIES[body_id]
    return (
        Mail(
            f"FOI Team <foi@{body.domains[0]}>",
            f"Freedom of Information request {reference(body_id)}",
            "Mon, 14 May 2018 10:12:00 +0100",
        ),
        "Good morning,",
        f"Please find below the response of {body.name} to your request for recorded offences involving indecent "
        "images of children between 1 April 2016 and 31 March 2018.",
        *answer,
        f"Kind regards,⏎Disclosure Officer⏎{body.name}",
    )


def reference(body_id: str) -> str:
    """The reference that the body gives the request."""
    style = number(body_id)
    return _REFERENCES[style % len(_REFERENCES)].format(n=style % 89 + 10)
