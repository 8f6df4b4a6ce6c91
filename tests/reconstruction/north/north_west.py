"""Cumbria, Lancashire, Merseyside, Greater Manchester and Cheshire."""

from __future__ import annotations

import tempfile
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from tests.reconstruction.frame import NOTICE, figures, reply, scan, spread
from tests.reconstruction.north.books import write_letter
from tests.reconstruction.north.word import (
    CENTRE,
    JUSTIFIED,
    RIGHT,
    Hand,
    Letter,
    begin,
    lines,
    notice,
    prose,
    rule,
    running,
    save_pdf,
    signature,
    table,
)

MINUTES_A_RECORD = 3


@reply("Response 377 18.pdf")
def cumbria(target: Path) -> None:
    """Prose only: two totals in one sentence, then a section 12 essay with 18 hours, GBP 450 and a sum of both years."""
    y1, y2 = figures("cumbria").values()
    records = y1.total + y2.total
    minutes = records * MINUTES_A_RECORD
    letter = begin(Hand("Liberation Serif", 12, gap=10, align=JUSTIFIED, heading="bold underline"))
    lines(
        letter,
        ["**CUMBRIA CONSTABULARY**", "Legal Services Department", "Carleton Hall", "Penrith", "Cumbria CA10 2AU"],
        align=RIGHT,
        after=4,
    )
    lines(letter, ["Telephone 101", "foi@cumbria.police.uk"], align=RIGHT, size=10)
    notice(letter, size=8)
    lines(letter, ["Your Ref:", "Our Ref:   FOI 377/18", "Date:       14th May 2018"])
    prose(
        letter,
        f"""
        Dear Sir or Madam

        # Freedom of Information Act 2000 request

        I write further to your request for information which reached Cumbria Constabulary on 17th April 2018. You
        asked for the following:

        > Please provide the number of recorded offences for indecent images (still or moving) of children between
        1 April 2016 and 31 March 2018. Please give the figures for each financial year and for each offence (taking,
        making or distributing; possession of indecent images; possession of prohibited images).

        I have made enquiries with the Constabulary's Performance and Insight team and can now reply as set out below.

        # Response

        I can confirm that Cumbria Constabulary holds information relevant to your request. Having searched the crime
        recording system for offences concerning indecent images of children, I can tell you that there were {y1.total}
        such offences recorded in 2016/17 and {y2.total} in 2017/18. A year in this context is a financial year, which
        is to say 1st April to 31st March, and offences are placed in the year in which they were recorded rather than
        the year in which they are thought to have been committed.

        You will appreciate that the crime recording system is a live one. Crimes are re-classified, cancelled and
        transferred to other forces every day, and a search that is run on another date may well give other results.

        # Breakdown by offence

        I regret that I am not able to break these figures down. The IT system in use stores all of the crimes concerned
        under one search heading, and the Home Office sub-classification is written into a free text field that cannot
        be reported upon. To find out which of the offences you list was recorded on each occasion, a member of staff
        would have to open and read the {records} crime records individually. At a conservative {MINUTES_A_RECORD}
        minutes for each record, that would be {minutes:,} minutes of work, or about {minutes / 60:.1f} hours.

        Section 12(1) of the Freedom of Information Act 2000 does not oblige a public authority to comply with a request
        where it estimates that the cost of doing so would exceed the appropriate limit. By regulation 3 of the Freedom
        of Information and Data Protection (Appropriate Limit and Fees) Regulations 2004 the limit is £450 for the
        police service, to be calculated at £25 per person per hour, and therefore 18 hours of work. For this part of
        your request only, this letter is a refusal notice under section 17(5) of the Act.

        Section 16 places a duty on us to advise and assist. I have considered whether you might narrow your request:
        a single quarter, of around {records // 8} records, could be read within the limit, though I doubt that it would
        be of much use to you. The figures above have been released in order to be helpful, and their release does not
        affect our reliance on section 12(1) for the remainder.

        # Complaints

        If you are unhappy with this decision, you may ask for it to be looked at again within 40 working days of the
        date of this letter, by writing to the Freedom of Information team at the above address. We aim to complete such
        a review in 20 working days. Should you then still be dissatisfied you may apply to the Information
        Commissioner under section 50 of the Act, at Wycliffe House, Water Lane, Wilmslow, Cheshire SK9 5AF
        (telephone 0303 123 1113).

        Yours faithfully
        """,
    )
    lines(letter, ["", "J. Example", "Disclosure Officer"])
    running(letter, bottom="Page {page}", size=9)
    save_pdf(letter, target)


@reply("Lancashire Constabulary/DF_FOI_02217_18 Final Response.pdf")
def lancashire(target: Path) -> None:
    """Ruled offence by year table, codes beside words, Total row; `nil` for a zero; maximum sentences as chaff."""
    by_year = figures("lancashire")
    letter = begin(Hand("Liberation Sans", 10.5, gap=8, heading="bold", colour="1F3864"))
    lines(letter, ["**Lancashire Constabulary**"], size=18, after=0)
    lines(letter, ["Information Management, Data Protection and Freedom of Information"], size=10, after=0)
    rule(letter, "1F3864", 18)
    lines(
        letter,
        [
            "Police Headquarters, Saunders Lane, Hutton, Preston PR4 5SB",
            "Tel: 101     E-mail: foi@lancashire.police.uk",
            "Our reference: DF/FOI/02217/18",
            "Date: 10/05/2018",
        ],
        size=10,
    )
    prose(
        letter,
        """
        Dear Applicant

        # FREEDOM OF INFORMATION APPLICATION REFERENCE NO: DF/FOI/02217/18

        Thank you for your application under the Freedom of Information Act 2000, which we received on 17/04/2018 and
        in which you requested:

        > 1. The number of offences you recorded between 1 April 2016 and 31 March 2018 involving indecent images,
        still or moving, of children.

        > 2. A breakdown of 1. by financial year (2016/17 and 2017/18) and by offence (086/02, 086/10 and 086/15).

        # Our response

        Under section 1(1)(a) of the Act I can confirm that we hold this information, and it is supplied in full below.
        The table shows the number of crimes recorded in each financial year.
        """,
    )
    words = {
        "086/02": "Take, permit to be taken, make, distribute or publish indecent photographs of children",
        "086/10": "Possession of an indecent photograph of a child",
        "086/15": "Possession of prohibited images of children",
    }
    splits = by_year.values()
    counts = {
        "086/02": [s.tmd for s in splits],
        "086/10": [s.possession for s in splits],
        "086/15": [s.prohibited for s in splits],
    }
    rows = [["HO Code", "Offence", *by_year]]
    rows += [[code, words[code], *(str(n) if n else "nil" for n in counts[code])] for code in words]
    rows += [["", "Total", *(str(s.total) for s in splits)]]
    table(letter, rows, [2.2, 9.0, 2.4, 2.4], text_columns=2, bold_last=True)
    prose(
        letter,
        """
        Where the table reads nil, no crime of that kind was recorded in the year. Counts are of crimes and not of
        images: one crime may concern a single picture or many thousands. They follow the Home Office Counting Rules,
        and were taken from our Connect and Sleuth systems on 01/05/2018.

        For your information, the offences under 086/02 are those of section 1 of the Protection of Children Act 1978
        and carry up to 10 years' imprisonment; those under 086/10 are contrary to section 160 of the Criminal Justice
        Act 1988 (up to 5 years); those under 086/15 are contrary to section 62 of the Coroners and Justice Act 2009 (up
        to 3 years).

        # Comparing forces

        Forces do not all use the same systems or procedures for recording crime. This response should therefore not be
        set beside those of other forces you may have written to.

        # Complaint rights

        If you disagree with this response you may request an internal review. Your request should be made within 40
        working days and addressed to the Data Protection and FOI Manager at the address above. If you remain
        dissatisfied you may appeal to the Information Commissioner's Office, Wycliffe House, Water Lane, Wilmslow SK9
        5AF, telephone 0303 123 1113, www.ico.org.uk.

        Yours sincerely
        """,
    )
    lines(letter, ["", "**FOI Decision Maker**", "Lancashire Constabulary"])
    running(letter, bottom=NOTICE, size=7)
    save_pdf(letter, target)


@reply("2018-336 attachment.xlsx")
def merseyside(target: Path) -> None:
    """A pivot pasted as exported (Count of Crime No, Column Labels, (blank), Grand Total), behind a cover sheet."""
    by_year = figures("merseyside")
    book = Workbook()
    cover = book.active
    cover.title = "Response"
    write_letter(
        cover,
        """
        # MERSEYSIDE POLICE // Force Disclosure Unit, Canning Place, Liverpool L1 8JX // foi@merseyside.police.uk

        Reference: DM 2018-336 // 16 May 2018

        # Freedom of Information request - indecent images of children

        You wrote to us on 17 April 2018 as follows: "Under the Freedom of Information Act, how many offences involving
        indecent images of children, still or moving, did your force record between 1 April 2016 and 31 March 2018?
        Please split them by financial year and by offence (HO codes 86/2, 86/10 and 86/15)."

        # Response

        Merseyside Police holds the information requested. The figures are on the second sheet, titled Data. They count
        crimes recorded in Niche RMS in the financial years 2016-2017 and 2017-2018, by the date recorded, and were
        extracted on 9 May 2018. Crimes that were later cancelled have been taken out.

        The entry (blank) in the pivot table is produced by the software and does not stand for any crime.

        Please note that police forces in the United Kingdom are routinely required to provide crime statistics to
        government bodies and that the recording criteria are set nationally. However, the systems used for recording
        are not generic, nor are the procedures used locally in capturing the data. This response should not be used for
        comparison with any other you may receive.

        # If you are not satisfied

        A request for internal review should reach us within 40 working days. After that you may contact the Information
        Commissioner, Wycliffe House, Water Lane, Wilmslow, Cheshire SK9 5AF, 0303 123 1113.

        Vetting and Disclosure // Merseyside Police
        """,
        font="Arial",
        size=10,
    )
    sheet = book.create_sheet("Data")
    years = [year.replace("/", "-20") for year in by_year]
    splits = list(by_year.values())
    labels = {
        "086/02 TAKE MAKE DISTRIBUTE INDECENT PHOTOS OR PSEUDO PHOTOS OF CHILDREN": [s.tmd for s in splits],
        "086/10 POSSESSION OF INDECENT PHOTO OR PSEUDO PHOTO OF A CHILD": [s.possession for s in splits],
        "086/15 POSSESS PROHIBITED IMAGES OF CHILDREN": [s.prohibited for s in splits],
    }
    sheet.append(["Crime Status", "(Multiple Items)"])
    sheet.append([])
    sheet.append(["Count of Crime No", "Column Labels"])
    sheet.append(["Row Labels", *years, "(blank)", "Grand Total"])
    for label, counts in labels.items():
        sheet.append([label, *counts, None, sum(counts)])
    sheet.append(["(blank)"])
    totals = [s.total for s in splits]
    sheet.append(["Grand Total", *totals, None, sum(totals)])
    sheet.column_dimensions["A"].width = 74
    for column in "BCDE":
        sheet.column_dimensions[column].width = 16
    pale = PatternFill("solid", fgColor="DCE6F1")
    for row in (3, 4, sheet.max_row):
        for cell in sheet[row]:
            cell.font, cell.fill = Font(name="Calibri", bold=True), pale
    for cell in sheet[sheet.max_row]:
        cell.border = Border(top=Side("thin", color="95B3D7"))
    for cell in (sheet["B3"], *sheet[4][1:]):
        cell.alignment = Alignment(horizontal="left")
    book.save(target)


DISTRICTS = {
    "City of Manchester": 0.205,
    "Bolton": 0.11,
    "Bury": 0.065,
    "Oldham": 0.085,
    "Rochdale": 0.09,
    "Salford": 0.09,
    "Stockport": 0.088,
    "Tameside": 0.087,
    "Trafford": 0.06,
    "Wigan": 0.112,
    "Not mapped to a district": 0.008,
}


@reply("GMP/FOI 967-18 Response.pdf")
def greater_manchester(target: Path) -> None:
    """Offence by year summary with thousands separators, then districts with a Force Total a year, over a page break."""
    by_year = figures("greater-manchester")
    splits = list(by_year.values())
    letter = begin(Hand("Liberation Sans", 10.5, gap=8, margins=(1.8, 2.4, 1.8, 2.4), heading="bold"))
    _manchester_head(letter)
    lines(letter, ["Our ref: GSA 967/18", "15 May 2018"])
    prose(
        letter,
        """
        Dear Sir/Madam

        # REQUEST FOR INFORMATION UNDER THE FREEDOM OF INFORMATION ACT 2000

        I write in connection with your request for information dated 16/04/2018, which Greater Manchester Police (GMP)
        received on 17/04/2018. I note you seek access to the following information:

        > The number of recorded offences for indecent images (still or moving) of children between 01/04/2016 and
        31/03/2018, by financial year and by offence.

        Following receipt of your request searches were conducted within GMP, and I can confirm that the information
        you have requested is held. The figures are of crimes recorded, by financial year (1st April to 31st March), and
        were retrieved from the Force's Integrated Criminal Justice database (ICJ) by its Business Intelligence Unit.

        # Table 1. Crimes recorded by offence
        """,
    )
    offences = {
        "86/2 Take or make or distribute an indecent photograph or pseudo-photograph of a child": [
            s.tmd for s in splits
        ],
        "86/10 Possess an indecent photograph or pseudo-photograph of a child": [s.possession for s in splits],
        "86/15 Possess a prohibited image of a child": [s.prohibited for s in splits],
        "Other indecent image offences *": [s.other for s in splits],
        "Total": [s.total for s in splits],
    }
    rows = [["Offence", *by_year], *([label, *(f"{n:,}" for n in counts)] for label, counts in offences.items())]
    table(letter, rows, [10.4, 2.8, 2.8], shade="D9D9D9", bold_last=True, rule_colour="808080")
    lines(letter, ["* Attempts and conspiracies, which ICJ keeps under inchoate offence codes of their own."], size=9)
    prose(
        letter,
        """
        The recorded crime data of GMP is reviewed daily: crimes are cancelled, moved between classes and added late. The
        figures are those of 1 May 2018 and may differ from what has been, or will be, published by others. A crime is
        counted once, whatever the number of images, devices or suspects, by the rule of 1 crime per victim or, where
        the child is not known, 1 per suspect.

        You did not ask for it, but the information held on district level may be of interest and is readily
        available. It is therefore provided below outside the terms of your request. It covers the same crimes as table
        1, all offences taken together.

        # Table 2. Crimes recorded by district
        """,
    )
    rows = [["Financial year", "District", "Crimes recorded"]]
    for year, split in by_year.items():
        parts = spread(split.total, list(DISTRICTS.values()))
        rows += [[year, district, f"{n:,}"] for district, n in zip(DISTRICTS, parts, strict=True)]
        rows += [[f"**{year}**", "**Force Total**", f"**{split.total:,}**"]]
    table(
        letter, rows, [3.2, 8.0, 4.0], shade="D9D9D9", text_columns=2, repeat=True, rule_colour="808080", numbers=RIGHT
    )
    prose(
        letter,
        """
        A table of district against offence has not been prepared. Several of its entries would be of 1 or 2 crimes
        and, together with what is reported in the local press, could identify suspects or children.

        # Section 40(2) Personal Information

        Section 40(2), read with section 40(3)(a)(i), exempts personal data of third parties where its disclosure would
        contravene any of the data protection principles in Schedule 1 to the Data Protection Act 1998. From 25 May 2018
        that Act gives way to the General Data Protection Regulation and the Data Protection Act 2018; our view would be
        the same under articles 5(1)(a), 6(1)(f) and 10 of the Regulation. It is an absolute exemption and no public
        interest test is called for.

        # Complaint rights

        If you are not content with the way in which your request has been handled, you may ask for an internal review
        within 40 working days of the date of this letter. Please write to the Information Management Unit, quoting
        GSA 967/18. If you are still not content you may then ask the Information Commissioner for a decision: Wycliffe
        House, Water Lane, Wilmslow, Cheshire SK9 5AF, 0303 123 1113.

        Yours faithfully
        """,
    )
    lines(letter, ["", "Information Compliance and Records Management Unit"])
    running(letter, bottom="GSA 967/18 - page {page}", size=8)
    save_pdf(letter, target)


@reply("GMP/FOI 967-18 Acknowledgement.pdf")
def greater_manchester_acknowledgement(target: Path) -> None:
    """An acknowledgement that answers nothing: the request's years and dates are its only numbers."""
    letter = begin(Hand("Liberation Sans", 10.5, gap=8, margins=(1.8, 2.4, 1.8, 2.4), heading="bold"))
    _manchester_head(letter)
    lines(letter, ["Our ref: GSA 967/18", "18 April 2018"])
    prose(
        letter,
        """
        Dear Sir/Madam

        # FREEDOM OF INFORMATION REQUEST: ACKNOWLEDGEMENT

        Thank you for your e-mail of 16/04/2018, which Greater Manchester Police received on 17/04/2018 and which reads:

        > The number of recorded offences for indecent images (still or moving) of children between 01/04/2016 and
        31/03/2018, by financial year and by offence.

        Your request is being dealt with under the Freedom of Information Act 2000 and will be answered within 20
        working days of receipt, that is by 16 May 2018. In some circumstances GMP may be unable to achieve this
        deadline. If that is likely you will be told, and given a revised date at the earliest opportunity.

        There may be a fee for the information. If that is the case you will be informed, and the 20 working day
        timescale will be suspended until we receive payment from you; a request that is unpaid after 3 months will be
        closed. If your request requires either full or partial transference to another public authority, you will be
        told of this too.

        Should you have any questions, please contact the unit on 101 and quote GSA 967/18.

        Yours faithfully
        """,
    )
    lines(letter, ["", "Information Compliance and Records Management Unit"])
    save_pdf(letter, target)


def _manchester_head(letter: Letter) -> None:
    lines(letter, ["**GREATER MANCHESTER POLICE**"], size=15, align=CENTRE, after=0)
    lines(
        letter,
        [
            "Information Compliance and Records Management Unit",
            "Openshaw Complex, Lawton Street, Openshaw, Manchester M11 2NS",
            "foi@gmp.police.uk",
        ],
        size=9,
        align=CENTRE,
        after=4,
    )
    notice(letter, size=7)


@reply("scan0003.pdf")
def cheshire(target: Path) -> None:
    """A letter printed, signed and scanned askew; totals only, in a ruled table of two rows."""
    by_year = figures("cheshire")
    periods = ("1 April 2016 to 31 March 2017", "1 April 2017 to 31 March 2018")
    letter = begin(Hand("Liberation Serif", 12.5, gap=9, margins=(2.0, 2.5, 1.5, 2.5), heading="bold underline"))
    lines(letter, ["**Cheshire Constabulary**"], size=20, align=RIGHT, after=0)
    lines(
        letter,
        [
            "Information Compliance Unit",
            "Clemonds Hey, Oakmere Road",
            "Winsford, Cheshire CW7 2UA",
            "foi@cheshire.police.uk",
        ],
        align=RIGHT,
        size=11,
    )
    lines(letter, ["Our reference: FOI 9146", "21 May 2018"])
    prose(
        letter,
        """
        Dear Sir or Madam,

        # Freedom of Information request 9146

        I refer to your request of 17 April 2018 for the number of recorded offences for indecent images (still or
        moving) of children from 1 April 2016 to 31 March 2018, by financial year and by offence. Please accept our
        apologies for the short delay in answering.

        The Constabulary holds this information in part. The number of offences recorded was:
        """,
    )
    rows = [["Period", "Number of offences"]]
    rows += [[period, str(split.total)] for period, split in zip(periods, by_year.values(), strict=True)]
    table(letter, rows, [8.5, 5.0], pad=5)
    prose(
        letter,
        """
        These numbers are for all indecent image offences involving children taken together. I cannot split them by
        offence. The sub-code is not held in a form that can be searched for the whole of the period, because the crime
        system was replaced during it, and reading every record would take longer than the 18 hours (at £25 an hour,
        £450) that section 12 of the Freedom of Information Act 2000 and the 2004 Fees Regulations allow.

        The data is taken from a live system and is subject to change. It should not be compared with that of other
        forces, whose recording practices differ.

        If you are unhappy with this reply you may ask us within 40 working days to review it, and after that you may
        complain to the Information Commissioner, Wycliffe House, Water Lane, Wilmslow SK9 5AF (0303 123 1113).

        Yours faithfully,
        """,
    )
    signature(letter, seed=9146)
    lines(letter, ["A. Example", "Information Compliance Officer"])
    notice(letter, size=8.5)
    with tempfile.TemporaryDirectory() as folder:
        printed = Path(folder) / "printed.pdf"
        save_pdf(letter, printed)
        scan(printed, target, tilt=-0.9, seed=9146)
