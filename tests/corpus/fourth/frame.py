"""The letters, mails, pages and notes around the fourth examiner's answers, the tables they share, and their truths.

Not here: any answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tests.corpus.blocks import Block, Grid, Mail, grid
from tests.corpus.frame import IMAGES, Case, number
from tests.corpus.unseen.frame import body
from tests.corpus.unseen.frame import case as any_case

_CATEGORIES = ("tmd", "pos", "pro", "total")
_LABELS = (
    (
        "Take, make, distribute indecent photographs of children",
        "Possess indecent photographs of children",
        "Possess prohibited images of children",
    ),
    (
        "86/2 Making, taking or distributing indecent images",
        "86/10 Possession of indecent images",
        "86/15 Possession of prohibited images",
    ),
    ("Make/Distribute Indecent Images", "Possess Indecent Images", "Possess Prohibited Images"),
    (
        "Taking or making or distributing (s1 PCA 1978)",
        "Possession (s160 CJA 1988)",
        "Prohibited images (s62 CJA 2009)",
    ),
)


def ordinary(
    name: str, traps: str, file: str, blocks: Sequence[Block], expected: str, why: str, asked: str = IMAGES
) -> Case:
    """A reply as officers write them, which a careful person could settle alone; `traps` as for all cases."""
    return _case("ordinary", name, traps, file, blocks, expected, why, asked)


def meaning(
    name: str, traps: str, file: str, blocks: Sequence[Block], expected: str, why: str, asked: str = IMAGES
) -> Case:
    """A reply in which something beside the figures changes what they mean; `traps` as for all cases."""
    return _case("meaning", name, traps, file, blocks, expected, why, asked)


def _case(
    kind: str, name: str, traps: str, file: str, blocks: Sequence[Block], expected: str, why: str, asked: str
) -> Case:
    made = any_case(f"fourth {name}", traps, file, blocks, expected, why, asked=asked)
    return replace(made, traps=(kind, *made.traps))


def table(
    style: int,
    first: str,
    second: str,
    heads: tuple[str, str] = ("2016/17", "2017/18"),
    corner: str = "Offence",
    total: str = "Total",
) -> Grid:
    """A plain table of three offences, and the total where a fourth figure is given, in the wording `style`."""
    labels = (*_LABELS[style], total)
    rows = zip(labels, first.split(), second.split(), strict=False)
    return grid("\n".join(" | ".join(row) for row in ((corner, *heads), *rows)))


def says(body_id: str, first: str | None, second: str | None, or_asked: bool = False) -> str:
    """The truth of two years: `taking possession prohibited total`, the total alone, or None where one must ask."""
    mark = "/ask" if or_asked else ""
    return f"{body_id} | 2016/17 {_year(first, mark)} | 2017/18 {_year(second, mark)}"


def _year(figures: str | None, mark: str) -> str:
    if figures is None:
        return "tmd ?ask pos ?ask pro ?ask total ask"
    values = figures.split()
    names = _CATEGORIES if len(values) > 1 else _CATEGORIES[-1:]
    return " ".join(f"{name} {value}{mark}" for name, value in zip(names, values, strict=True))


def letter(body_id: str, *answer: Block) -> tuple[Block, ...]:
    """A letter in one of four voices, which depends on what it says."""
    voices = (_considered, _decision, _plain, _numbered)
    return voices[number("fourth" + body_id + str(answer[0])) % len(voices)](body_id, *answer)


def _considered(body_id: str, *answer: Block) -> tuple[Block, ...]:
    one, n = body(body_id), number("considered " + body_id)
    return (
        f"# {one.name}",
        f"Data Protection and Disclosure Unit⏎PO Box {n % 900 + 20}⏎Email: data.access@{one.domains[0]}",
        f"Date: {n % 20 + 3} May 2018⏎Reference: {n % 8000 + 1000}/18",
        "Dear Applicant",
        f"Thank you for your request for information, which {one.name} logged on 17 April 2018.",
        "You asked: Please provide the number of recorded offences for indecent images (still or moving) of children between 1 April 2016 and 31 March 2018, by financial year and by offence.",
        "Having completed enquiries within the force we are able to respond as follows.",
        *answer,
        "This letter closes your request. A review can be requested within 40 working days, and a complaint may then be made to the Information Commissioner (0303 123 1113, Wilmslow SK9 5AF).",
        "Yours sincerely⏎Disclosure Officer 4417",
    )


def _decision(body_id: str, *answer: Block) -> tuple[Block, ...]:
    one, n = body(body_id), number("decision " + body_id)
    return (
        f"{one.name}⏎Information Assurance",
        f"Request number {n % 700 + 150}/18⏎{n % 20 + 3:02d}.05.2018",
        "FREEDOM OF INFORMATION REQUEST",
        "# Information sought",
        "The number of recorded offences for indecent images (still or moving) of children between 1 April 2016 and 31 March 2018, by financial year and by offence (86/2, 86/10, 86/15).",
        "# Decision",
        "I have today decided to disclose the located information to you.",
        *answer,
        "# Notes",
        "Every effort is made to ensure that the figures presented are accurate and complete. They are drawn from a large administrative system, and care should be taken to ensure that data "
        "collection processes and their limits are taken into account when they are interpreted.",
        "Complaints must be made within two months of this letter, and are answered within 20 working days.",
    )


def _plain(body_id: str, *answer: Block) -> tuple[Block, ...]:
    one, n = body(body_id), number("plain voice " + body_id)
    return (
        f"{one.name} - Freedom of Information",
        f"Our reference {n % 60000 + 10000}",
        f"{n % 20 + 3} May 2018",
        "I write further to your e-mail of 16 April 2018 about indecent images of children. "
        f"{one.name} holds the information that you asked for.",
        *answer,
        f"If you are unhappy with how we have dealt with this, please contact the Force Solicitor at {one.name}.",
    )


def _numbered(body_id: str, *answer: Block) -> tuple[Block, ...]:
    one, n = body(body_id), number("numbered voice " + body_id)
    return (
        f"# {one.name}",
        f"FOI ref {n % 4000 + 500}-18 // Received 16/04/2018 // Due 15/05/2018",
        "Q. How many offences of indecent images (still or moving) of children were recorded between 1 April 2016 and 31 March 2018? Please answer by financial year and by offence.",
        "A.",
        *answer,
        "Forces in the United Kingdom use different recording systems, and this answer should not be compared with that of another force. The cost of answering was below the limit of £450 (18 hours).",
    )


def mail(body_id: str, *answer: Block) -> tuple[Block, ...]:
    """A mail of an officer, answer in the text."""
    one, n = body(body_id), number("fourth mail " + body_id)
    return (
        Mail(
            f"FOI Requests <informationrequests@{one.domains[0]}>",
            f"{n % 5000 + 700}/18 - FOI - indecent images offences - final response",
            "Mon, 21 May 2018 09:31:05 +0100",
        ),
        "Good afternoon,",
        f"{one.name} has completed your request of 16 April 2018 for recorded offences of indecent images of children, 1 April 2016 to 31 March 2018, by financial year and by offence.",
        *answer,
        f"Regards,⏎FOI Decision Maker⏎{one.name}⏎Ext {n % 7000 + 2000}",
    )


def page(body_id: str, *answer: Block) -> tuple[Block, ...]:
    """A page of a force's disclosure log."""
    one, n = body(body_id), number("fourth page " + body_id)
    return (
        f"Skip to main content | Report | Tell us about | {one.name}",
        f"# Offences of indecent images of children ({n % 700 + 120}-18)",
        "Month of response: May 2018⏎Theme: Crime",
        "# You asked",
        "The number of recorded offences for indecent images (still or moving) of children between 1 April 2016 and 31 March 2018, by financial year and by offence.",
        "# We said",
        *answer,
        "Did you find what you were looking for? Yes / No",
    )


def note(body_id: str, *answer: Block) -> tuple[Block, ...]:
    """The lines above the figures of a sheet."""
    one, n = body(body_id), number("fourth note " + body_id)
    return (
        f"{one.name}: response to FOI {n % 5000 + 700}/18",
        "Indecent images of children, recorded offences, April 2016 to March 2018",
        *answer,
    )


def scottish(body_id: str, *answer: Block) -> tuple[Block, ...]:
    """A letter under the Scottish Act."""
    one = body(body_id)
    return (
        f"{one.name}",
        "Freedom of Information (Scotland) Act 2002⏎Our Ref: IM-FOI-2018-1402⏎16 May 2018",
        "I refer to your request of 16 April 2018 for the number of recorded crimes for indecent images (still or moving) of children between 1 April 2016 and 31 March 2018, by financial "
        "year and by offence.",
        *answer,
        "Should you be dissatisfied you may, within 40 working days, ask for a review, and then appeal to the Scottish Information Commissioner, St Andrews KY16 9DS.",
    )


def council(body_id: str, *answer: Block) -> tuple[Block, ...]:
    """A council's letter."""
    one, n = body(body_id), number("fourth council " + body_id)
    return (
        f"# {one.name}",
        f"Information Governance Team⏎Case {n % 60000 + 20000}⏎{n % 20 + 8} March 2023",
        "Thank you for your request of 1 March 2023. You asked, for each of the calendar years 2020, 2021 and 2022, how many compensation claims for damage caused by potholes the council "
        "received, how many of these it settled, how much it paid out in compensation, and whether it had a written highway inspection policy in force.",
        "The council's answer is as follows.",
        *answer,
        "You may ask for an internal review within 40 working days.",
    )


def trust(body_id: str, *answer: Block) -> tuple[Block, ...]:
    """A hospital trust's letter."""
    one, n = body(body_id), number("fourth trust " + body_id)
    return (
        f"# {one.name}",
        f"Legal Services⏎Reference FOI {n % 900 + 100}-24⏎{n % 18 + 4} June 2024",
        "You asked on 13 May 2024 for the number of assaults on members of staff reported at your trust in each of the financial years 2021/22, 2022/23 and 2023/24, split into physical "
        "assaults and verbal abuse.",
        *answer,
        "Staff report incidents on Datix. If you are dissatisfied please write to the Company Secretary within two months.",
    )
