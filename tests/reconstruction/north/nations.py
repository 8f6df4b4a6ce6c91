"""Police Scotland and the Police Service of Northern Ireland."""

from __future__ import annotations

from pathlib import Path

from tests.reconstruction.frame import NOTICE, figures, reply
from tests.reconstruction.north.page import save_page_as_pdf
from tests.reconstruction.north.word import (
    HORIZONTAL,
    RIGHT,
    Hand,
    begin,
    lines,
    notice,
    prose,
    rule,
    running,
    save_pdf,
    table,
)

PARENT_SHARE = {"2016/17": 0.15, "2017/18": 0.125}


@reply("Police Scotland/18-0912 response.pdf")
def police_scotland(target: Path) -> None:
    """One group by year under Scotland's Act, the parent group beside it; a section 17 notice means 'not held' here."""
    by_year = figures("police-scotland")
    letter = begin(Hand("Liberation Sans", 11, gap=8, heading="bold", colour="002060"))
    lines(letter, ["**POLICE SCOTLAND**", "POILEAS ALBA"], size=14, after=0)
    rule(letter, "002060", 12)
    lines(
        letter,
        [
            "Our Ref: IM-FOI-2018-0912",
            "Date: 14 May 2018",
            "Information Management, Tulliallan Castle",
            "Kincardine FK10 4BE",
        ],
        align=RIGHT,
        size=10,
    )
    notice(letter, size=7)
    prose(
        letter,
        """
        # FREEDOM OF INFORMATION (SCOTLAND) ACT 2002 - INDECENT IMAGES OF CHILDREN

        I refer to your recent request for information, which has been handled in accordance with the Freedom of
        Information (Scotland) Act 2002. It was received on 17 April 2018. For ease of reference it is replicated below:

        > The number of recorded offences for indecent images (still or moving) of children between 1 April 2016 and 31
        March 2018, by financial year and by offence.

        # Response

        Police Scotland records these as crimes of Indecent photos of children, which is one of the classifications in
        the wider group of Other sexual crimes. The table gives recorded crimes for the whole of Scotland in each year.
        The figures for the whole group have been put beside them, as it is those that are found in published bulletins.
        """,
    )
    periods = ("1 April 2016 - 31 March 2017", "1 April 2017 - 31 March 2018")
    rows = [["Period", "Indecent photos of children", "Other sexual crimes (whole group)"]]
    for (year, split), period in zip(by_year.items(), periods, strict=True):
        rows.append([period, f"{split.total:,}", f"{round(split.total / PARENT_SHARE[year]):,}"])
    table(letter, rows, [6.2, 4.6, 5.6], rules=HORIZONTAL, rule_colour="002060", numbers=RIGHT, pad=3)
    prose(
        letter,
        """
        All statistics are provisional and should be treated as management information. They were extracted from
        Police Scotland internal systems and are correct as at 4 May 2018. From 3 July 2017 the whole group also has in
        it the disclosure of an intimate photograph or film, under section 2 of the Abusive Behaviour and Sexual Harm
        (Scotland) Act 2016; those crimes are not crimes of Indecent photos of children.

        # Breakdown by offence

        You asked for the figures by offence. Crimes under section 52 (taking, distributing, showing, advertising) and
        section 52A (possession) of the Civic Government (Scotland) Act 1982 share the one classification, and no
        further division of it is recorded. In terms of section 17 of the Act, I therefore give you notice that this
        part of the information sought is not held by Police Scotland.

        We have considered whether it could be got from the crime reports themselves. Each would have to be read in
        full. As the 8 legacy forces' systems have remained in use for crime recording, this could not be done within
        the cost limit of £600 laid down by the Freedom of Information (Fees for Required Disclosure) (Scotland)
        Regulations 2004, at a rate not above £15 an hour. In terms of section 16(4), section 12(1) of the Act would
        therefore also apply.

        Nor could single reports be released to you. They hold information from which complainers and accused persons
        could be identified, and section 38(1)(b) exempts such personal data. This is an absolute exemption in terms of
        section 2(2)(e) of the Act and does not require the application of the public interest test.

        # Your right to request a review

        If you are dissatisfied with the way in which Police Scotland has dealt with your request, you are entitled, in
        the first instance and within 40 working days of receiving this letter, to request a review under section 20 of
        the Act. You must specify the matter that gives rise to your dissatisfaction. If you remain dissatisfied after a
        review, you may apply to the Scottish Information Commissioner within 6 months for a decision: Kinburn Castle,
        Doubledykes Road, St Andrews, Fife KY16 9DS, telephone 01334 464610, www.itspublicknowledge.info/appeal.

        Yours faithfully
        """,
    )
    lines(letter, ["", "Information Management - Disclosure", "foi@scotland.pnn.police.uk"])
    running(letter, top="OFFICIAL", bottom="scotland.police.uk      Page {page}", size=8)
    save_pdf(letter, target)


@reply("F-2018-00967.pdf")
def northern_ireland(target: Path) -> None:
    """Question and answer; totals in a table of two rows without headings, the rise in words, Orders for Acts."""
    by_year = figures("psni")
    first, second = by_year.values()
    rise = second.total - first.total
    rows = "".join(
        f"<tr><td width='55%'>{period}</td><td>{split.total}</td></tr>"
        for period, split in zip(("April 2016 – March 2017", "April 2017 – March 2018"), by_year.values(), strict=True)
    )
    save_page_as_pdf(
        f"""
        <p align="center"><font size="2"><i>Police Service of Northern Ireland</i></font></p>
        <p><font size="4"><b>FREEDOM OF INFORMATION REQUEST</b></font></p>
        <p><font size="1">{NOTICE}</font></p>
        <table border="0" cellpadding="3" width="100%">
        <tr><td width="28%"><b>Request Number:</b></td><td>F-2018-00967</td></tr>
        <tr><td><b>Keyword:</b></td><td>Crime</td></tr>
        <tr><td><b>Subject:</b></td><td>Indecent Images of Children</td></tr>
        </table>
        <p><b>Request and Answer:</b></p>
        <p>Your request for information has now been considered. In respect of Section 1(1)(a) of the Freedom of
        Information Act 2000 we can confirm that the Police Service of Northern Ireland does hold information to which
        your request of 17 April 2018 relates. We answer it in part, as follows.</p>
        <p><b>Question 1</b><br>The number of recorded offences for indecent images (still or moving) of children
        between 1 April 2016 and 31 March 2018, by financial year.</p>
        <p><b>Answer</b><br>The number of offences recorded by the Police Service of Northern Ireland was:</p>
        <table border="1" cellpadding="4" cellspacing="0" width="60%">{rows}</table>
        <p>This is a rise of {rise} offences, or {100 * rise / first.total:.1f} per cent. The figures agree with the
        Police Recorded Crime Statistics that were published on 10 May 2018.</p>
        <p>They bring together offences under Article 3 of the Protection of Children (Northern Ireland) Order 1978,
        Article 15 of the Criminal Justice (Evidence, Etc.) (Northern Ireland) Order 1988 and Section 62 of the
        Coroners and Justice Act 2009.</p>
        <p><b>Question 2</b><br>The same information broken down by offence: taking, making or distributing; possession;
        and possession of prohibited images.</p>
        <p><b>Answer</b><br>We are unable to provide this. The classification under which these offences are recorded in
        our system, NICHE, is one for all three, and the Article of the Order is found only in the narrative of each
        case. Section 17(5) of the Freedom of Information Act 2000 requires the Police Service of Northern Ireland, when
        refusing to provide such information, to provide you, the applicant, with a notice which states that fact.</p>
        <p>The relevant section is 12(1), Cost of Compliance Exceeds Appropriate Limit. By the Freedom of Information and
        Data Protection (Appropriate Limit and Fees) Regulations 2004 this is £450, which is calculated as 18 hours of
        work by one person at £25. It would take about 10 minutes to read each case.</p>
        <p>If you have any queries regarding your request or the decision please do not hesitate to contact me on 01632
        960067. When contacting the Corporate Information Branch, please quote the reference number at the beginning
        of this letter.</p>
        <p>If you are dissatisfied in any way with the handling of your request, you have the right to request a review.
        You should do this as soon as possible, or in any case within two months of the date of issue of this letter,
        12 June 2018, by writing to the Head of Corporate Information Branch, PSNI Headquarters, 65 Knock Road, Belfast,
        BT5 6LE or by e-mailing foi@psni.pnn.police.uk.</p>
        <p>If following an internal review you were to remain dissatisfied, you may make a complaint under Section 50 of
        the Act to the Information Commissioner’s Office, Wycliffe House, Water Lane, Wilmslow, Cheshire, SK9 5AF.</p>
        <p>Please be advised that PSNI replies under Freedom of Information may be released into the public domain via
        our website @ www.psni.police.uk. Personal details in respect of your request have, where applicable, been
        removed to protect confidentiality.</p>
        """,
        target,
        style="font-family: 'Liberation Sans'; font-size: 11pt",
    )
