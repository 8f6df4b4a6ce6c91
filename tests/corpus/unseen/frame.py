"""How the unseen cases are put: letters, notes, web pages and mails in several voices, and a case beside its truth.

Not here: any answer or its truth.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from pipeline.request import Body, Request, load_request
from tests.corpus.answers import request_folder
from tests.corpus.blocks import Block, Mail
from tests.corpus.frame import IMAGES, Case, number
from tests.corpus.truth import CATEGORIES, truth

POTHOLES = "pothole-claims-2023"
ASSAULTS = "staff-assaults-2024"

# What a case may be hard for; a case names one to three.
TRAPS = frozenset(
    "period heading|measure heading|layout|records|value|suppressed|rounded|footnote|code|excluded|combined|over-inclusive"
    "|measure|period|part year|total|arithmetic|prose|correction|sender|joint|welsh|refused|not held|ncnd|elsewhere"
    "|no answer|people|mail text|web page|question|money|yes or no|calendar".split("|")
)

_THANKS = (
    "I write in connection with your request for information dated 16/04/2018, which was received by {name} on 16/04/2018, and in which you asked:",
    "Thank you for your e-mail of 16th April 2018, requesting information from {name} under the {act}. You asked us:",
    "{name} has now completed its enquiries into your request of 16 April 2018 which, for ease of reference, read as follows:",
    "Further to your request to {name} received 16.04.18. Your request:",
)
_RIGHTS = (
    "You have the right to ask for this decision to be looked at again within 2 months of this letter. If you remain dissatisfied you may apply to the Information Commissioner under section 50 of the Act: Wycliffe House, Water Lane, Wilmslow, SK9 5AF, tel 01625 545745.",
    "It should be noted that this data was extracted from a live crime recording system and will be subject to change. Forces record differently, and no comparison should be drawn with any other force.",
    "I would like to take this opportunity to thank you for your interest. Should you be unhappy with the handling of your request, a review can be requested within 20 working days (copy of procedure enclosed, version 3.2, 2017).",
    "To comply with the Act the cost of locating and retrieving information may not exceed 18 hours, or £450; your request fell within this limit.",
)


@lru_cache
def request(name: str = IMAGES) -> Request:
    """The request of that name."""
    return load_request(request_folder(name))


def body(body_id: str) -> Body:
    """The body of that id, of whichever request."""
    return next(b for name in (IMAGES, POTHOLES, ASSAULTS) for b in request(name).register if b.id == body_id)


def case(
    name: str,
    traps: str,
    file: str,
    blocks: Sequence[Block],
    expected: str,
    why: str,
    supersedes: bool | None = None,
    outcomes: str = "",
    asked: str = IMAGES,
) -> Case:
    """A case as file `file`; `traps` are divided by `+`, the truth is written as `tests.corpus.truth` says.

    Raises ValueError where a trap is none of `TRAPS`, or the truth names a body, period or category that the request does not.
    """
    hard_for = tuple(trap.strip() for trap in traps.split("+"))
    if strangers := set(hard_for) - TRAPS:
        raise ValueError(f"{name}: no such trap: {', '.join(sorted(strangers))}")
    answered = request(asked)
    answer = truth(expected, [p.id for p in answered.periods], _categories(answered))
    if unknown := {b for b, _ in answer.scope} - {b.id for b in answered.register} - {"*"}:
        raise ValueError(f"{name}: no such body: {', '.join(sorted(unknown))}")
    return Case(name, hard_for, file, tuple(blocks), answer, why, supersedes, frozenset(outcomes.split()), asked)


def _categories(answered: Request) -> Mapping[str, str]:
    """The names that a truth uses for the categories: the short ones of the shipped request, else the ids."""
    return CATEGORIES if answered.id == IMAGES else {name: name for name in answered.category_ids}


def formal(body_id: str, *answer: Block) -> tuple[Block, ...]:
    """A full police letter: letterhead, reference, the request restated with its numbers, the answer, rights."""
    sender, style = body(body_id), number("formal " + body_id)
    act = (
        "Freedom of Information (Scotland) Act 2002" if sender.regime == "FOISA" else "Freedom of Information Act 2000"
    )
    return (
        f"# {sender.name}",
        f"Information Compliance, Police Headquarters⏎Tel 101 ext {style % 8999 + 1000}⏎freedomofinformation@{sender.domains[0]}",
        f"Our ref: FOI {style % 3000 + 200}/18⏎Date: {style % 27 + 1}/05/2018",
        _THANKS[style % 4].format(name=sender.name, act=act),
        "“I would like to know the number of recorded offences for indecent images (still or moving) of children (HO codes 86/2, 86/10 and 86/15) "
        "between 1 April 2016 and 31 March 2018, broken down by financial year and by offence.”",
        "# Response",
        *answer,
        _RIGHTS[style % 4],
    )


def brief(body_id: str, *answer: Block) -> tuple[Block, ...]:
    """A short letter that says who writes, what it is about, and the answer."""
    sender, style = body(body_id), number("brief " + body_id)
    return (
        f"{sender.name}",
        f"{style % 27 + 1} May 2018",
        "Dear Applicant,",
        f"FREEDOM OF INFORMATION REQUEST - REFERENCE {style % 900 + 100}-2018",
        f"{sender.name} holds the information you asked for about offences involving indecent images of children, which is set out below.",
        *answer,
        "Yours faithfully,⏎Disclosure Analyst",
    )


def annex(body_id: str, *answer: Block) -> tuple[Block, ...]:
    """The few lines above the figures of a workbook or a delimited file."""
    sender, style = body(body_id), number("annex " + body_id)
    return (
        f"{sender.name}",
        f"FOI {style % 3000 + 200}/18 - Annex A - recorded indecent images of children offences",
        *answer,
    )


def mailed(body_id: str, *answer: Block, sent: str = "Tue, 15 May 2018 14:02:11 +0100") -> tuple[Block, ...]:
    """A mail of the body, its answer in the text."""
    sender, style = body(body_id), number("mailed " + body_id)
    return (
        Mail(
            f"Freedom of Information <foi@{sender.domains[0]}>",
            f"RE: Freedom of Information request {style % 3000 + 200}/18 [OFFICIAL]",
            sent,
        ),
        "Hi,",
        *answer,
        f"Thanks,⏎Jo⏎Information Rights, {sender.name}",
    )


def page(body_id: str, *answer: Block) -> tuple[Block, ...]:
    """A page of the body's disclosure log."""
    sender, style = body(body_id), number("page " + body_id)
    return (
        f"Home > About us > Freedom of Information > Disclosure log > {sender.name}",
        f"# Indecent images of children - {style % 900 + 100}/18",
        "Published 30 May 2018",
        "# Request",
        "Number of recorded indecent image offences, 1 April 2016 to 31 March 2018, by financial year and offence.",
        "# Response",
        *answer,
        f"© {sender.name} 2018",
    )
