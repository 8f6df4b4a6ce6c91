"""The letters, forms, pages, mails and notes around the blind cases' answers, with the clutter that real ones have.

Not here: any answer or its truth.
"""

from __future__ import annotations

from tests.corpus.blocks import Block, Framed, Mail
from tests.corpus.frame import number
from tests.corpus.unseen.frame import body


def duty(body_id: str, *answer: Block) -> tuple[Block, ...]:
    """A letter that begins with the two duties of the Act, and ends with the whole of the complaint rights."""
    one, n = body(body_id), number("duty " + body_id)
    return (
        f"# {one.name}",
        f"Disclosure Unit⏎PO Box {n % 900 + 99}⏎Telephone: 101 (ext. {n % 7000 + 2000})⏎Email: foi@{one.domains[0]}",
        f"Date: {n % 20 + 3} May 2018⏎Our reference: {n % 4000 + 1000}/18",
        "Dear Sir / Madam",
        "Your request for information has been considered in accordance with the Freedom of Information Act 2000 (the Act). Section 1 of the Act places two duties on "
        "public authorities. Unless exemptions apply, the first duty at Section 1(1)(a) is to confirm or deny whether the information specified in a request is held. The "
        "second duty at Section 1(1)(b) is to disclose information that has been confirmed as being held.",
        "# REQUEST",
        "Please supply:",
        "- the number of recorded offences for indecent images (still or moving) of children",
        "- between 1 April 2016 and 31 March 2018",
        "- by financial year and by offence",
        "# RESPONSE",
        *answer,
        "# COMPLAINT RIGHTS",
        "Your attention is drawn to your right to request a re-examination of your case under our review procedure, which must be lodged within 20 working days. If you remain "
        "dissatisfied you may write to the Information Commissioner's Office, Wycliffe House, Water Lane, Wilmslow SK9 5AF. Phone: 0303 123 1113. Fax: 01625 524510.",
        "Yours faithfully⏎Decision Maker",
    )


def enquiries(body_id: str, *answer: Block) -> tuple[Block, ...]:
    """A letter whose searches were done, with data quality remarks behind the answer."""
    one, n = body(body_id), number("enquiries " + body_id)
    return (
        f"{one.name}",
        "Information Governance Department",
        f"FOI Reference No: {n % 800 + 100}/2018 - Indecent Images - Response {n % 25 + 1}.05.2018",
        f"I am writing in response to your request for information, received 16th April 2018. Our enquiries within {one.name} are now complete. You asked:",
        "“How many offences concerning indecent images of children, still or moving, were recorded between 1 April 2016 and 31 March 2018? Please break the figures down "
        "by financial year (2016/17 and 2017/18) and by offence.”",
        *answer,
        "The figures were taken from our crime recording system on 30 April 2018. It is a live system, and a repeat of the search on another day may give other results. "
        "The force's data systems are not those of any other force; no comparison can be drawn between them.",
        f"If you need help in the meantime, ring 101 and ask for extension {n % 8000 + 1000}. We would be grateful if you took the 2 minutes needed for our customer survey.",
    )


def log_page(body_id: str, *answer: Block) -> tuple[Block, ...]:
    """A page of a disclosure log."""
    one, n = body(body_id), number("log " + body_id)
    return (
        "Skip to main content",
        f"{one.name} › Access to information › Disclosure log › 2018 › May",
        f"# {n % 4000 + 1000}/18: Indecent images of children",
        f"Reference: {n % 4000 + 1000}/18⏎Date of response: {n % 25 + 1}/05/2018⏎Category: Crime statistics",
        "# You asked",
        "The number of recorded offences for indecent images (still or moving) of children between 1 April 2016 and 31 March 2018, by financial year and by offence.",
        "# Our response",
        *answer,
        "# Was this page useful?",
        f"Yes / No. {n % 40 + 3} people found this page useful. Last reviewed 01/06/2018.",
    )


def decision(body_id: str, *answer: Block) -> tuple[Block, ...]:
    """A Scottish letter."""
    one = body(body_id)
    return (
        f"# {one.name}",
        "Our Ref: IM-FOI-2018-0917⏎Date: 11 May 2018",
        "FREEDOM OF INFORMATION (SCOTLAND) ACT 2002",
        "I refer to your recent request for information which has been handled in accordance with the Freedom of Information (Scotland) Act 2002. For ease of reference, your "
        "request is replicated below together with the response.",
        "The number of recorded offences for indecent images (still or moving) of children between 1 April 2016 and 31 March 2018, by financial year and by offence.",
        *answer,
        "Should you require any further assistance please contact Information Management quoting the reference number given. If you are dissatisfied with the way in which the "
        "request has been dealt with, you are entitled in the first instance to request a review within 40 working days. You can then apply to the Scottish Information "
        "Commissioner within 6 months, at Kinburn Castle, Doubledykes Road, St Andrews, KY16 9DS, telephone 01334 464610.",
    )


def quick_mail(body_id: str, *answer: Block) -> tuple[Block, ...]:
    """A short mail with the answer in its text."""
    one, n = body(body_id), number("quick " + body_id)
    return (
        Mail(
            f"FOI Mailbox <foi@{one.domains[0]}>",
            f"FOI {n % 2000 + 100}-18 - final response",
            "Thu, 10 May 2018 16:40:02 +0100",
        ),
        "Dear Requester,",
        f"FOI {n % 2000 + 100}-18: indecent images of children",
        f"Thank you for your request of 16/04/2018 for offences recorded by {one.name} between 01/04/2016 and 31/03/2018 about indecent images of children.",
        *answer,
        f"You may ask for a review within 40 working days of this e-mail.⏎Regards,⏎Freedom of Information Officer {n % 9000 + 1000}⏎{one.name}",
        "This e-mail carries a disclaimer, which you can read at the force's web site. Think before you print: 1 tree makes 8,333 sheets.",
    )


def form(body_id: str, *answers: tuple[str, tuple[Block, ...]]) -> tuple[Block, ...]:
    """A form in which questions and answers stand beside each other."""
    one, n = body(body_id), number("form " + body_id)
    return (
        f"# {one.name} - Freedom of Information response",
        Framed(
            (
                ("Reference", (f"FOI2018/{n % 4000 + 1000:05d}",)),
                ("Date received", ("16/04/2018",)),
                ("Date of reply", (f"{n % 20 + 3}/05/2018",)),
                *answers,
                ("Right of review", ("Write to us within 2 calendar months; the ICO helpline is 0303 123 1113.",)),
            )
        ),
    )


def friendly(body_id: str, *answer: Block) -> tuple[Block, ...]:
    """A letter of few words, without headings."""
    one, n = body(body_id), number("friendly " + body_id)
    return (
        f"{one.name}",
        f"{n % 20 + 3}th May 2018" if n % 20 + 3 not in (3, 21, 22) else "14th May 2018",
        "Dear Ms Carter",
        f"Request under the Freedom of Information Act (our ref. {n % 900 + 100}.2018)",
        f"I can confirm that {one.name} does hold the information that you asked for on 16 April about recorded indecent images of children offences. Please see below.",
        *answer,
        "I hope that this is of use to you. Please note that an offence is counted in the year in which it was recorded, and that one offence may concern many hundreds of images.",
        "Kind regards⏎J. Holroyd (Mrs), FOI Researcher",
    )


def exempted(body_id: str, *answer: Block) -> tuple[Block, ...]:
    """A letter with an exemption of its own for what was not asked, and the essay on it."""
    one, n = body(body_id), number("exempted " + body_id)
    return (
        f"# {one.name}",
        f"Legal Services⏎{n % 20 + 3} May 2018⏎Ref: FOI 000{n % 900 + 100}/18",
        f"{one.name} has now considered your request, which asked for the number of recorded offences for indecent images of children from 1 April 2016 to 31 March 2018, by financial "
        "year and by offence. Enclosed with your request were the names of two operations; about these we give our answer at the end.",
        *answer,
        "# The two named operations",
        "The names of operations are exempt under Section 31(1)(a) and (b) of the Act, Law Enforcement. This is a prejudice-based qualified exemption. Evidence of harm: 1. To "
        "name operations would tell offenders what is known. 2. In 2015 and 2016 some 40 operations were run nationally. Balance test: the public interest in the 43 forces' work "
        "is served by the figures above. No inference should be taken that any information does or does not exist.",
        "Should you wish to complain, please write to the Head of Legal Services within 20 working days, quoting the reference above.",
    )


def extract(body_id: str, *answer: Block) -> tuple[Block, ...]:
    """The lines above and below the figures of a workbook or a delimited file."""
    one, n = body(body_id), number("extract " + body_id)
    return (
        f"{one.name}",
        f"FOI request {n % 4000 + 1000}/18 - recorded offences, indecent images of children",
        "Source: crime recording system, extracted 01/05/2018",
        *answer,
    )


def northern(body_id: str, *answer: Block) -> tuple[Block, ...]:
    """A letter in the manner of Northern Ireland."""
    one = body(body_id)
    return (
        f"# {one.name}",
        "FREEDOM OF INFORMATION REQUEST",
        "Request Number: F-2018-01043⏎Keyword: Crime, Indecent Images⏎Subject: Indecent Images of Children",
        "Request and Answer:",
        "Your request for information has now been considered. In respect of Section 1(1)(a) of the Act we can confirm that the Police Service of Northern Ireland does hold "
        "some information to which your request relates and this is being provided to you.",
        "Request",
        "The number of recorded offences for indecent images (still or moving) of children between 1 April 2016 and 31 March 2018, by financial year and by offence.",
        "Answer",
        *answer,
        "If you have any queries regarding your request please contact the Corporate Information Branch on 028 9070 0164. You may request a review within 20 working days of "
        "the date of this letter.",
    )


def council(body_id: str, *answer: Block) -> tuple[Block, ...]:
    """A council's letter on pothole claims."""
    one, n = body(body_id), number("council " + body_id)
    return (
        f"# {one.name}",
        f"Highways and Transport⏎Tel: 0300 {n % 900 + 100} 2020⏎foi@{one.domains[0]}",
        f"Ref: FOI/{n % 9000 + 1000}⏎24 March 2023",
        "Thank you for your request of 1 March 2023 about claims for pothole damage. Your questions, and our answers, are set out below.",
        "For each of the calendar years 2020, 2021 and 2022: how many compensation claims for damage caused by potholes the council received, how many of these it settled, how "
        "much it paid out in compensation, and whether it had a written highway inspection policy in force.",
        "# Answer",
        *answer,
        "The council looks after 2,140 miles of road and inspects them up to 12 times a year. If you are unhappy with this reply, you may ask for an internal review within 40 "
        "working days; the ICO's number is 0303 123 1113.",
    )


def council_mail(body_id: str, *answer: Block) -> tuple[Block, ...]:
    """A council's mail on pothole claims."""
    one, n = body(body_id), number("council mail " + body_id)
    return (
        Mail(
            f"Information Requests <foi@{one.domains[0]}>",
            f"FOI {n % 9000 + 1000} Pothole claims",
            "Mon, 27 Mar 2023 09:15:00 +0100",
        ),
        "Good afternoon",
        f"Please find the answer of {one.name} to your request on pothole claims, calendar years 2020 to 2022.",
        *answer,
        "Regards⏎Insurance and Risk Team⏎Open Monday to Friday, 9am to 4pm",
    )


def trust(body_id: str, *answer: Block) -> tuple[Block, ...]:
    """A hospital trust's letter on assaults."""
    one, n = body(body_id), number("trust " + body_id)
    return (
        f"# {one.name}",
        f"Trust Headquarters, {n % 90 + 2} Infirmary Road⏎foi@{one.domains[0]}⏎Reference RFI-{n % 9000 + 1000}",
        "6 June 2024",
        "I write in response to your request dated 13 May 2024, under the Freedom of Information Act 2000.",
        "The number of assaults on members of staff reported at your trust in each of the financial years 2021/22, 2022/23 and 2023/24, split into physical assaults and verbal abuse.",
        "# Trust response",
        *answer,
        "The trust employs 7,400 staff on 3 sites. All staff may report incidents by the electronic system at any time. If you are dissatisfied, please write within 2 months.",
    )
