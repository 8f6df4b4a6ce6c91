"""The letters, forms, pages, mails and notes around the third examiner's answers, with the clutter that real ones have.

Not here: any answer or its truth.
"""

from __future__ import annotations

from tests.corpus.blocks import Block, Framed, Mail
from tests.corpus.frame import number
from tests.corpus.unseen.frame import body


def sought(body_id: str, *answer: Block) -> tuple[Block, ...]:
    """A letter with a table of contacts, the request quoted, the answer, and what is done with complaints."""
    one, n = body(body_id), number("sought " + body_id)
    return (
        f"# {one.name}",
        f"Information Rights Team⏎Headquarters⏎Tel: 101 extension {n % 80000 + 10000}⏎{n % 18 + 4}th May 2018",
        f"Ref: FOI {n % 9000 + 1000}/18",
        "Dear applicant",
        "FREEDOM OF INFORMATION ACT 2000 - INFORMATION REQUEST",
        f"I refer to your request, received by {one.name} on 16/04/2018, in which you sought the following:",
        "I would like to know the number of recorded offences for indecent images (still or moving) of children between 1 April 2016 and 31 March 2018. Please split the answer by "
        "financial year and by offence. Should the cost limit of £450 be reached, please answer for 2017/18 first.",
        "Our response:",
        *answer,
        "This response is our own and should not be set beside those of other forces, as methods of recording differ. The information was correct on the day on which it was extracted.",
        "If you feel that your request was not handled properly, you may write within 40 working days to the Head of Information Management. Thereafter: Information Commissioner's "
        "Office, Wycliffe House, Water Lane, Wilmslow, Cheshire, SK9 5AF (0303 123 1113).",
    )


def applicant(body_id: str, *answer: Block) -> tuple[Block, ...]:
    """A letter in which question and response have headings of their own."""
    one, n = body(body_id), number("applicant " + body_id)
    return (
        f"# {one.name}",
        f"Information Management, Police Headquarters⏎foi@{one.domains[0]}⏎Our ref: {n % 9000 + 1000}/18",
        f"{n % 18 + 4} May 2018",
        "Dear Sir/Madam",
        "Thank you for your request for information about indecent images offences, which has now been considered.",
        "# Applicant question",
        "The number of recorded offences for indecent images (still or moving) of children between 1 April 2016 and 31 March 2018, by financial year and by offence.",
        f"# {one.name} response",
        *answer,
        "Please note that police forces in the United Kingdom are routinely required to provide crime statistics to government bodies, and that the recording criteria are set nationally. "
        "The systems used for recording are not generic, nor are the procedures used locally in capturing crime data. This response should not be used for comparison with any other.",
        f"If you have any queries please contact me, quoting {n % 9000 + 1000}/18. The leaflet on complaints (2 pages) is enclosed.",
        "Yours faithfully⏎Information Disclosure Officer",
    )


def specifically(body_id: str, *answer: Block) -> tuple[Block, ...]:
    """A letter that quotes the request with its codes and says what was searched."""
    one, n = body(body_id), number("specifically " + body_id)
    return (
        f"{one.name}",
        f"Legal and Compliance Services⏎Direct line: 01632 960{n % 900 + 100}⏎Date: {n % 18 + 4:02d}/05/2018",
        f"FREEDOM OF INFORMATION REQUEST REFERENCE NO: {n % 900 + 100}-2018",
        f"I write further to your request for information, which {one.name} received on 16th April 2018. Specifically you asked:",
        "“Under the Freedom of Information Act please tell me the number of recorded offences for indecent images (still or moving) of children (Home Office codes 86/2, 86/10 and 86/15) "
        "between 1 April 2016 and 31 March 2018, by financial year and by offence.”",
        "In response to your request:",
        "Following receipt of your request, searches were conducted with our Performance Department. These searches located records relevant to your request.",
        *answer,
        "The Act gives 20 working days for an answer. You have the right to an internal review within 40 working days, and may then contact the Information Commissioner, Wycliffe House, "
        "Water Lane, Wilmslow, SK9 5AF.",
    )


def letter(body_id: str, *answer: Block) -> tuple[Block, ...]:
    """A letter in one of three voices, which depends on what it says."""
    voices = (sought, applicant, specifically)
    return voices[number(body_id + str(answer[-1])) % len(voices)](body_id, *answer)


def three_parts(body_id: str, *answer: Block) -> tuple[Block, ...]:
    """A letter that restates three numbered questions, the first of which is the one that counts."""
    one, n = body(body_id), number("three " + body_id)
    return (
        f"{one.name}",
        f"Date: {n % 18 + 4} May 2018⏎FOI reference: {n % 700 + 200}-18",
        "Thank you for your request for information of 16 April 2018, which asked:",
        "Q1. How many offences relating to indecent images (still or moving) of children were recorded between 1 April 2016 and 31 March 2018, by financial year and by offence?",
        "Q2. How many arrests were made for such offences in each of the two years?",
        "Q3. How many officers and staff work full time on the investigation of these offences?",
        f"Following receipt of your request, searches were conducted within {one.name} to locate information relevant to it. I can confirm that we hold the information requested.",
        *answer,
        f"Should you wish to discuss this, please quote {n % 700 + 200}-18. You have 2 months from the date of this letter in which to ask for a review.",
        "Yours sincerely⏎Information Access Manager",
    )


def online(body_id: str, *answer: Block) -> tuple[Block, ...]:
    """A page of a force's web site, with what such pages carry around their text."""
    one, n = body(body_id), number("online " + body_id)
    return (
        "We use cookies to make our website work. You can change your cookie settings at any time.",
        f"Home / Your right to information / Disclosure log / Crime / {one.name}",
        f"# Indecent images of children recorded offences (FOI {n % 5000 + 1000}-18)",
        f"Date requested: 16 April 2018⏎Date published: {n % 20 + 5} June 2018⏎Classification: Crime statistics",
        "# Request",
        "I request, under the Freedom of Information Act, the number of recorded offences for indecent images (still or moving) of children between 1 April 2016 and 31 March 2018 by "
        "financial year and by offence.",
        "# Response",
        *answer,
        "# Related disclosures",
        f"Knife crime 2014 to 2017 (FOI {n % 5000 + 800}-18)",
        "Burglary in 2017/18 (FOI 3301-18)",
        "Back to top",
    )


def attached_note(body_id: str, *answer: Block) -> tuple[Block, ...]:
    """A mail of an officer, answer below."""
    one, n = body(body_id), number("attached " + body_id)
    return (
        Mail(
            f"Freedom Of Information Mailbox <foi@{one.domains[0]}>",
            f"FOI Response {n % 5000 + 1000}/18 NOT PROTECTIVELY MARKED",
            "Fri, 11 May 2018 15:21:44 +0100",
        ),
        "Dear Sir/Madam",
        f"Further to your request received on 16 April 2018 (our reference {n % 5000 + 1000}/18), please find the response of {one.name} below. You asked for the number of recorded "
        "offences for indecent images of children between 1 April 2016 and 31 March 2018, by financial year and by offence.",
        *answer,
        f"Kind regards⏎Disclosure Team⏎{one.name}⏎Tel 101 ext {n % 7000 + 2000}",
        "This e-mail and any file with it are confidential and meant for the addressee only. The force monitors e-mail. Registered in 2009, Z4931182.",
    )


def covered(body_id: str, *answer: Block) -> tuple[Block, ...]:
    """The lines above the figures of a sheet, as an analyst writes them."""
    one, n = body(body_id), number("covered " + body_id)
    return (
        f"{one.name} - Performance and Analysis",
        f"FOI {n % 5000 + 1000}/18: recorded crimes, indecent images of children",
        "Period: 01/04/2016 to 31/03/2018",
        *answer,
    )


def answered(body_id: str, *answers: tuple[str, tuple[Block, ...]]) -> tuple[Block, ...]:
    """A form whose questions stand on the left, and the answers on the right."""
    one, n = body(body_id), number("answered " + body_id)
    return (
        f"# Freedom of Information: {one.name}",
        "All requests are answered on this form. Contact: the FOI Officer.",
        Framed(
            (
                ("Request ID", (f"{n % 5000 + 1000}/2018",)),
                ("Received / due / sent", ("16/04/2018; 15/05/2018; 11/05/2018",)),
                *answers,
                ("Exemptions applied", ("None",)),
                ("Hours spent", ("3.5",)),
            )
        ),
    )


def scottish(body_id: str, *answer: Block) -> tuple[Block, ...]:
    """A letter under the Scottish Act."""
    one = body(body_id)
    return (
        f"# {one.name}",
        "Information Management⏎Clyde Gateway, 2 French Street, Glasgow G40 4EH⏎Our Ref: IM-FOI-2018-1138⏎Date: 14 May 2018",
        "FREEDOM OF INFORMATION (SCOTLAND) ACT 2002",
        "I refer to your request for information, received on 16 April 2018. Your request is repeated below together with our response.",
        "The number of recorded offences for indecent images (still or moving) of children between 1 April 2016 and 31 March 2018, by financial year and by offence.",
        *answer,
        "If you are dissatisfied, you may request a review within 40 working days, in writing, and thereafter apply to the Scottish Information Commissioner within 6 months: Kinburn "
        "Castle, Doubledykes Road, St Andrews, KY16 9DS, telephone 01334 464610. Every effort is made to answer within 20 working days.",
    )


def council(body_id: str, *answer: Block) -> tuple[Block, ...]:
    """A council's letter, the questions numbered."""
    one, n = body(body_id), number("a council " + body_id)
    return (
        f"# {one.name}",
        f"Customer Relations⏎Date: {n % 20 + 8} March 2023⏎Request {n % 90000 + 10000}",
        "Dear Requester",
        f"Your request for information was received by {one.name} on 1 March 2023. You asked, for each of the calendar years 2020, 2021 and 2022:",
        "1. How many compensation claims for damage caused by potholes did the council receive?",
        "2. How many of these did it settle?",
        "3. How much did it pay out in compensation?",
        "4. Did it have a written highway inspection policy in force?",
        "# Our response",
        *answer,
        "You may ask for a review within 40 working days, and after that go to the Commissioner (0303 123 1113). The council repaired 14,203 defects in 2022.",
    )


def council_page(body_id: str, *answer: Block) -> tuple[Block, ...]:
    """A page of a council's disclosure log."""
    one, n = body(body_id), number("council page " + body_id)
    return (
        f"{one.name} | Accessibility | Contact | My account",
        f"# Pothole compensation claims - FOI {n % 90000 + 10000}",
        "Date of response: 21 March 2023. Department: Highways.",
        "# Request",
        "For each of the calendar years 2020, 2021 and 2022: how many compensation claims for damage caused by potholes the council received, how many of these it settled, how much "
        "it paid out in compensation, and whether it had a written highway inspection policy in force.",
        "# Response",
        *answer,
        "Was this helpful? 4 of 5 people thought so.",
    )


def council_mail(body_id: str, *answer: Block) -> tuple[Block, ...]:
    """A council's mail."""
    one, n = body(body_id), number("council note " + body_id)
    return (
        Mail(
            f"Access to Information <foi@{one.domains[0]}>",
            f"Response to FOI {n % 90000 + 10000}",
            "Wed, 22 Mar 2023 10:40:10 +0000",
        ),
        "Dear Requester,",
        f"{one.name} has now dealt with your request of 1 March 2023 about compensation claims for pothole damage in 2020, 2021 and 2022.",
        *answer,
        "Kind regards⏎Access to Information Officer⏎Tel 01632 960 960",
    )


def trust(body_id: str, *answer: Block) -> tuple[Block, ...]:
    """A hospital trust's letter."""
    one, n = body(body_id), number("a trust " + body_id)
    return (
        f"# {one.name}",
        f"Corporate Governance⏎Ref: FOI/2024/{n % 900 + 100}⏎Date: {n % 18 + 4} June 2024",
        "Dear Sir or Madam",
        "I am writing in response to your request of 13 May 2024, which was as follows:",
        "Please state the number of assaults on members of staff reported at your trust in each of the financial years 2021/22, 2022/23 and 2023/24, split into physical assaults and "
        "verbal abuse.",
        "The trust's response:",
        *answer,
        "Incidents are reported by staff on our incident reporting system. The trust has 6,210 staff in 41 services. You may seek an internal review within 40 working days.",
    )


def trust_form(body_id: str, *answers: tuple[str, tuple[Block, ...]]) -> tuple[Block, ...]:
    """A trust's form."""
    one, n = body(body_id), number("trust form " + body_id)
    return (
        f"# {one.name}",
        "Freedom of Information Act 2000: response form",
        Framed(
            (
                ("Request number", (f"{n % 9000 + 1000}",)),
                ("Date received", ("13/05/2024",)),
                *answers,
                ("Response approved by", ("Director of Nursing, 10/06/2024",)),
            )
        ),
    )
