"""North, West and South Yorkshire, and Humberside."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from tests.reconstruction.frame import NOTICE, Split, figures, reply, spread
from tests.reconstruction.north.page import save_page_as_pdf
from tests.reconstruction.north.word import (
    JUSTIFIED,
    OUTLINE,
    RIGHT,
    Hand,
    begin,
    lines,
    merge,
    notice,
    prose,
    rule,
    running,
    save_pdf,
    table,
)


@reply("380.2018-19 Response.pdf")
def north_yorkshire(target: Path) -> None:
    """Bullet lines `2016/17 – n` under codes such as 086/02, without a table; a reference that looks like a year."""
    by_year = figures("north-yorkshire")
    offences = {
        "086/02 Take, permit to be taken, or make, distribute or publish indecent photographs or pseudo-photographs "
        "of children": [s.tmd for s in by_year.values()],
        "086/10 Possession of an indecent or pseudo-photograph of a child": [s.possession for s in by_year.values()],
        "086/15 Possession of prohibited images of children": [s.prohibited for s in by_year.values()],
        "Total of the above": [s.total for s in by_year.values()],
    }
    answer = "".join(
        f"<p><b>{label}</b></p><ul>"
        + "".join(f"<li>{year} – {n}</li>" for year, n in zip(by_year, counts, strict=True))
        + "</ul>"
        for label, counts in offences.items()
    )
    save_page_as_pdf(
        f"""
        <p align="right"><b>North Yorkshire Police</b><br>Civil Disclosure Unit<br>Alverton Court, Crosby Road<br>
        Northallerton DL6 1BF<br>foi@northyorkshire.police.uk</p>
        <p><font size="1">{NOTICE}</font></p>
        <p>11 May 2018</p>
        <p><b>Freedom of Information Act 2000 – Request Reference Number: 380.2018-19</b></p>
        <p>I write in connection with your request for information, which was received by North Yorkshire Police on 17
        April 2018. I note you seek access to the following information:</p>
        <blockquote><i>The number of recorded offences for indecent images (still or moving) of children between 1 April
        2016 and 31 March 2018. Please provide this by financial year, and by offence.</i></blockquote>
        <p><b>Extent and Result of Searches to Locate Information</b></p>
        <p>To locate the information relevant to your request, searches were conducted within the Information Management
        department of North Yorkshire Police. I can confirm that the information you have requested is held.</p>
        <p><b>Decision</b></p>
        <p>I have decided to disclose it to you in full. Crimes are given by the financial year in which they were
        recorded:</p>
        {answer}
        <p><b>Please note</b></p>
        <p>A change in how referrals from the National Crime Agency are recorded took effect on 1 November 2016. The rise
        between the two years is in part a result of it. Crimes recorded may relate to incidents in the past, including
        the distant past. 1 crime may relate to more than 1 image.</p>
        <p>The codes are those of the Home Office Counting Rules for Recorded Crime. Offences under 086/11 to 086/14
        concern extreme pornography and have been left out, as they do not concern images of children.</p>
        <p>As you asked for numbers only, none of the exemptions in sections 21 to 44 of the Act had to be considered.</p>
        <p><b>Complaint Rights</b></p>
        <p>If you are unhappy with the decision you have received, please write to the Civil Disclosure Unit within 40
        working days and ask for an internal review. If you remain unhappy after that, you may apply to the Information
        Commissioner’s Office: Wycliffe House, Water Lane, Wilmslow, Cheshire SK9 5AF, telephone 0303 123 1113.</p>
        <p>Yours sincerely</p>
        <p>Legal Officer (Civil Disclosure)</p>
        """,
        target,
        style="font-family: 'DejaVu Sans'; font-size: 10pt",
    )


CHARGED = {"2016/17": (0.34, 0.41), "2017/18": (0.27, 0.36)}


@reply("West Yorkshire Police/FOI 2018-1944 Final Response.pdf")
def west_yorkshire(target: Path) -> None:
    """Years merged over Recorded and Charged in a two-row header; Charged is another measure; a total of over 1,000."""
    by_year = figures("west-yorkshire")
    letter = begin(Hand("Liberation Sans", 11, gap=8, heading="bold", align=JUSTIFIED))
    lines(letter, ["**WEST YORKSHIRE POLICE**"], size=14, after=0)
    lines(
        letter, ["Information Management, Disclosure Team, PO Box 9, Laburnum Road, Wakefield WF1 3QP"], size=9, after=0
    )
    lines(letter, ["foi@westyorkshire.police.uk    www.westyorkshire.police.uk"], size=9, after=2)
    rule(letter, "A6A6A6", 6)
    lines(letter, ["Our ref: FOI 2018-1944", "Date: 16/05/18"])
    prose(
        letter,
        """
        Dear Requester,

        Thank you for your request for information, received by West Yorkshire Police on 17/04/18. You requested the
        following:

        > Under the FOI Act please tell me the number of recorded offences for indecent images (still or moving) of
        children between 1st April 2016 and 31st March 2018, by financial year and by offence (86/2, 86/10, 86/15).

        # RESPONSE

        Your request has now been considered and the information is held. Please see the table below. "Recorded" is the
        number of crimes recorded in the year, which is what you asked for. "Charged" has been added for context and is
        how many of these crimes had been finalised with a charge or summons by the date of the search, 8 May 2018.
        """,
    )
    table_rows = _recorded_and_charged(by_year)
    grid = table(letter, table_rows, [7.4, 2.3, 2.3, 2.3, 2.3], heads=2, shade="BDD7EE", size=10, bold_last=True)
    merge(grid, (0, 0), (1, 0))
    merge(grid, (0, 1), (0, 2))
    merge(grid, (0, 3), (0, 4))
    prose(
        letter,
        """
        Please be aware that crimes recorded towards the end of 2017/18 are for the greater part still under
        investigation: the examination of a device may take 6 months or more. The share of crimes charged is therefore
        certain to grow and the two years should not be compared in this respect.

        Every effort is made to ensure that the figures presented are accurate and complete. However, it is important to
        note that they have been extracted from a large database for police purposes and are subject to the inaccuracies
        that are inherent in any large scale recording system.

        # NOT INCLUDED

        Disclosing private sexual photographs and films (8/71), extreme pornographic images (86/11 to 86/14) and sexual
        communication with a child (71/17), since they are outside of the terms of the request.

        # APPEAL RIGHTS

        If you are not satisfied with how this request has been handled or with the information provided, please
        advise this office within 40 working days of the date of this letter that you wish to appeal. Should the matter
        still not be resolved you can appeal to the Information Commissioner at Wycliffe House, Water Lane, Wilmslow,
        Cheshire, SK9 5AF, or by telephone on 0303 123 1113.

        Yours sincerely,
        """,
    )
    lines(letter, ["", "Disclosure Officer"])
    running(letter, bottom=NOTICE, size=7)
    save_pdf(letter, target)


def _recorded_and_charged(by_year: dict[str, Split]) -> list[list[str]]:
    columns: list[list[int]] = []
    for year, split in by_year.items():
        share_tmd, share_possession = CHARGED[year]
        charged = [round(split.tmd * share_tmd), round(split.possession * share_possession), split.prohibited // 3]
        columns += [[split.tmd, split.possession, split.prohibited, split.total], [*charged, sum(charged)]]
    labels = (
        "86/2 Take / make / distribute indecent photographs or pseudo-photographs of children",
        "86/10 Possession of an indecent photograph or pseudo-photograph of a child",
        "86/15 Possess prohibited images of children",
        "Total",
    )
    first, second = by_year
    return [
        ["Offence", first, "", second, ""],
        ["", "Recorded", "Charged", "Recorded", "Charged"],
        *([label, *(f"{column[i]:,}" for column in columns)] for i, label in enumerate(labels)),
    ]


@reply("20180612 response.docx")
def south_yorkshire(target: Path) -> None:
    """Stays a Word file: offence by year with an 'other' row of 0 and 1; a reference that looks like a date."""
    by_year = figures("south-yorkshire")
    splits = by_year.values()
    letter = begin(Hand("Arial", 12, gap=10, heading="bold"))
    notice(letter, size=8, align=RIGHT)
    lines(
        letter,
        [
            "Information Compliance Unit",
            "South Yorkshire Police",
            "Carbrook House",
            "5 Carbrook Hall Road",
            "Sheffield S9 2EH",
        ],
    )
    lines(letter, ["foi@southyorks.pnn.police.uk", "8 May 2018"])
    prose(
        letter,
        """
        Dear Sir or Madam

        # Freedom of Information Request - Reference No: 20180612

        # REQUEST

        > How many offences of indecent images (still or moving) of children were recorded by your force between 1 April
        2016 and 31 March 2018? Please break the answer down by financial year and by offence: taking, making or
        distributing; possession of indecent images; possession of prohibited images.

        # RESPONSE

        I contacted our Performance and Governance department for assistance with your request. They supplied the
        information below, which is of crimes recorded by South Yorkshire Police by financial year (April to March).
        """,
    )
    rows = [
        ["Offence", *(year.replace("/", " / ") for year in by_year)],
        ["Take, make or distribute indecent images of children", *(str(s.tmd) for s in splits)],
        ["Possession of indecent images of children", *(str(s.possession) for s in splits)],
        ["Possession of prohibited images of children", *(str(s.prohibited) for s in splits)],
        ["Other", *(str(s.other) for s in splits)],
        ["TOTAL", *(str(s.total) for s in splits)],
    ]
    table(letter, rows, [9.6, 3.2, 3.2], heads=1)
    prose(
        letter,
        """
        "Other" is an offence of advertising indecent images of a child that could not be placed in any of the 3 groups
        which you name.

        Please note that the force moved to a new crime recording system (Connect) in December 2017. It is possible that
        a small number of crimes was affected by the migration of data, and the figures for 2017 / 18 may change.

        South Yorkshire Police provides this information under section 1 of the Freedom of Information Act 2000. It is
        a record of what was held on 1 May 2018 and not an official statistic in the sense of the Statistics and
        Registration Service Act 2007.

        # RIGHT OF REVIEW

        If you are unhappy with the way in which your request was handled, you may complain in writing within 40 working
        days to the Information Compliance Manager at the above address or at foi@southyorks.pnn.police.uk. If you are
        unhappy with the result of that, you may write to the Information Commissioner's Office, Wycliffe House, Water
        Lane, Wilmslow, Cheshire SK9 5AF, or call 0303 123 1113.

        Yours sincerely
        """,
    )
    lines(letter, ["", "Disclosure Officer"])
    letter.document.save(str(target))


OUTCOMES = {
    "1: CHARGE/SUMMONS": (0.302, 0.214),
    "2: YOUTH CAUTION": (0.022, 0.018),
    "3: ADULT CAUTION": (0.078, 0.057),
    "5: OFFENDER HAS DIED": (0.008, 0.006),
    "8: COMMUNITY RESOLUTION": (0.019, 0.021),
    "10: FORMAL ACTION NOT IN PUBLIC INTEREST (POLICE)": (0.11, 0.105),
    "14: VICTIM DECLINES/UNABLE TO SUPPORT ACTION TO IDENTIFY OFFENDER": (0.016, 0.015),
    "15: NAMED SUSPECT, EVIDENTIAL DIFFICULTIES": (0.215, 0.17),
    "18: INVESTIGATION COMPLETE, NO SUSPECT IDENTIFIED": (0.12, 0.099),
    "21: FURTHER INVESTIGATION NOT IN PUBLIC INTEREST": (0.07, 0.08),
    "NOT YET ASSIGNED AN OUTCOME": (0.04, 0.215),
}
ARREST_RATE = 0.46


@reply("01FOI18004123 - reply.pdf")
def humberside(target: Path) -> None:
    """Offence by year, then outcomes whose columns add up to the same totals, then arrests by calendar year."""
    by_year = figures("humberside")
    splits = list(by_year.values())
    totals = [split.total for split in splits]
    letter = begin(Hand("Liberation Sans", 10.5, gap=7, margins=(3.4, 2.0, 1.8, 2.0), heading="bold underline"))
    lines(letter, ["Email response", "Our ref: 01/FOI/18/004123/H", "Date: 01/06/2018"], align=RIGHT)
    prose(
        letter,
        """
        Dear Sir/Madam

        # FREEDOM of INFORMATION ACT 2000

        Thank you for your request for information received at this office on 17/04/2018. I apologise that it was not
        answered within the 20 working days that the Act allows. You requested details of the following:

        > The number of recorded offences for indecent images (still or moving) of children between 01/04/2016 and
        31/03/2018, by financial year and by offence.

        # Response

        Humberside Police can confirm that we do hold the information you requested.

        Crimes recorded in each financial year (April to March):
        """,
    )
    first, second = (year.removeprefix("20") for year in by_year)
    heads = [f"FY {first}", f"FY {second}"]
    offences = [
        ["86/2 TAKE/MAKE/DISTRIBUTE INDECENT PHOTOGRAPHS OF CHILDREN", *(str(s.tmd) for s in splits)],
        ["86/10 POSSESSION OF INDECENT PHOTOGRAPH OF A CHILD", *(str(s.possession) for s in splits)],
        ["86/15 POSSESS PROHIBITED IMAGES OF CHILDREN", *(str(s.prohibited) for s in splits)],
        ["TOTAL", *map(str, totals)],
    ]
    half_ruled = partial(table, letter, rules=(*OUTLINE, "insideH"), rule_colour="7F7F7F", size=9, pad=1)
    half_ruled([["OFFENCE TYPE", *heads], *offences], [11.2, 2.2, 2.2], bold_last=True)
    prose(
        letter,
        """
        # Further information

        The following has been released to another applicant this year and is added in case it is of use. The crimes
        above had these outcomes on 23/05/2018:
        """,
    )
    parts = [spread(total, [shares[i] for shares in OUTCOMES.values()]) for i, total in enumerate(totals)]
    outcomes = [[label, str(a), str(b)] for label, a, b in zip(OUTCOMES, *parts, strict=True)]
    half_ruled([["OUTCOME", *heads], *outcomes, ["TOTAL", *map(str, totals)]], [11.2, 2.2, 2.2], bold_last=True)
    prose(letter, "Arrests are held by calendar year only. One person may have been arrested more than once:")
    arrests = [["", "2016", "2017"], ["ARRESTS", *(str(round(total * ARREST_RATE)) for total in totals)]]
    half_ruled(arrests, [4.0, 2.2, 2.2])
    prose(
        letter,
        """
        The outcome numbers are those of the Home Office Crime Outcomes framework, in which outcome 18 was introduced in
        2014. A crime that is not yet assigned an outcome is still being investigated.

        # Section 40 - Personal Information

        The ages of those arrested have been left out, since single persons could be identified. Section
        40(2) of the Act, as amended by paragraph 58 of Schedule 19 to the Data Protection Act 2018 with effect from 25
        May 2018, exempts personal data the disclosure of which would contravene article 5(1)(a) of the GDPR.

        # Complaint rights

        If you feel your request was not properly handled, or you are otherwise dissatisfied with the outcome, you have
        the right to complain within 40 working days. The Information Commissioner may be reached at Wycliffe House,
        Water Lane, Wilmslow, Cheshire SK9 5AF, 0303 123 1113.

        Yours sincerely
        """,
    )
    lines(letter, ["", "Information Compliance Unit", "foi@humberside.police.uk"])
    running(
        letter,
        top="HUMBERSIDE POLICE, Police Headquarters, Priory Road, Hull HU5 5SF, Tel No: 101",
        bottom=NOTICE,
        size=8,
        align=RIGHT,
    )
    save_pdf(letter, target)
