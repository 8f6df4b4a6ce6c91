"""The four forces of the West Midlands region: West Midlands, Staffordshire, West Mercia and Warwickshire."""

from __future__ import annotations

import tempfile
import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_raw
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from tests.reconstruction.frame import NOTICE, Split, reply
from tests.reconstruction.midlands_and_wales.answers import by_offence, parts, two_years
from tests.reconstruction.midlands_and_wales.word import (
    BARE,
    LINES,
    Look,
    TableLook,
    boxed,
    footer,
    landscape,
    letter,
    line,
    portrait,
    save_pdf,
    table,
    write,
    write_lines,
)


@reply("4127_18 FINAL.pdf")
def west_midlands(target: Path) -> None:
    """Years as rows under a shaded header; raised footnote marks are glued to labels and to two of the numbers."""
    first, second = two_years("west-midlands")
    paper = letter("Liberation Sans", 11, margins=(1.5, 2.2, 1.3, 2.2))
    write_lines(
        paper,
        """
        **WEST MIDLANDS POLICE**
        Freedom of Information Unit
        Lloyd House, Colmore Circus Queensway
        Birmingham B4 6NQ
        foi@west-midlands.police.uk   |   101
        """,
        Look(align="right", size=9, colour="1F3864"),
    )
    line(paper, "1F3864")
    write(paper, NOTICE, Look(size=7, italic=True, align="center"))
    write_lines(
        paper,
        """
        Our ref: 4127_18
        Date: 14 May 2018
        """,
    )
    write(
        paper,
        """
        **FREEDOM OF INFORMATION REQUEST REFERENCE 4127_18**

        Thank you for your request for information, which this office received on 17 April 2018 and which was worded
        as follows:
        """,
    )
    write(
        paper,
        """
        The number of recorded offences for indecent images (still or moving) of children between 1 April 2016 and
        31 March 2018. Please give each financial year separately, and please show the offences separately by Home
        Office code, that is 86/2, 86/10 and 86/15.
        """,
        Look(italic=True, indent=1),
    )
    write(
        paper,
        """
        **RESPONSE**

        West Midlands Police holds this information and it is released to you in full. The table counts crimes
        recorded under the Home Office Counting Rules, by the financial year (April to March) in which the crime was
        recorded. The year in which the offence took place may be a different one.
        """,
    )
    header = ["Financial year", "Take, make or distribute^1^\n(86/2)", "Possession\n(86/10)"]
    rows = [
        [*header, "Prohibited images^2^\n(86/15)", "All offences"],
        ["2016/17", *map(str, parts(first))],
        ["2017/18^1^", f"{second.tmd}^1^", f"{second.possession}", f"{second.prohibited}^2^", f"{second.total}"],
    ]
    look = TableLook(fill="1F3864", header_colour="FFFFFF", size=10, place="center")
    table(paper, rows, (3.0, 4.2, 3.2, 3.6, 2.6), look)
    write_lines(
        paper,
        """
        ^1^ Includes offences of possession with a view to distribution. The 2017/18 count was taken on 2 May 2018.
        ^2^ Non-photographic images: section 62, Coroners and Justice Act 2009. One record may stand for many images.
        """,
        Look(size=8.5),
    )
    write(
        paper,
        """
        **Please read with the figures**

        West Midlands Police uses a live crime recording system. Records are added to, re-classified and cancelled
        as inquiries go on, and the same question asked on another day may get a slightly different answer. A single
        crime record can relate to one image or to 100,000 images, to one device or to 20.

        Forces do not use identical systems or counting practices for this kind of disclosure. These figures are our
        best reading of what was asked and should not be used to rank one force against another.

        **Extreme pornography**

        Offences under section 63 of the Criminal Justice and Immigration Act 2008 (Home Office codes 86/11 to 86/14)
        are not offences involving indecent images of children. They were not searched for and are not in the table.

        **COMPLAINT RIGHTS**

        If you think that the decision is wrong you may ask for an internal review, in writing and within 40 working
        days of the date of this letter, from the Freedom of Information Unit at the address above. We aim to complete
        reviews within 20 working days. If you remain dissatisfied you may then apply to the Information Commissioner:
        Information Commissioner's Office, Wycliffe House, Water Lane, Wilmslow, Cheshire SK9 5AF, telephone
        0303 123 1113, www.ico.org.uk.

        Yours faithfully
        """,
        Look(size=10, after=6),
    )
    write_lines(
        paper,
        """
        J. Example
        Disclosure Officer, Corporate Asset Management
        """,
        Look(size=10, before=8),
    )
    save_pdf(paper, target)


@reply("Documents (9873).zip")
def staffordshire(target: Path) -> None:
    """A zip of a letter without figures and of a workbook whose numbers are stored as text, as a BI export does."""
    with tempfile.TemporaryDirectory() as folder:
        cover, data = Path(folder) / "9873 Response Letter.pdf", Path(folder) / "9873 Data.xlsx"
        _staffordshire_letter(cover)
        _staffordshire_data(data)
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as container:
            for member in (cover, data):
                entry = zipfile.ZipInfo(member.name, (2018, 5, 9, 14, 32, 10))
                entry.compress_type = zipfile.ZIP_DEFLATED
                container.writestr(entry, member.read_bytes())


def _staffordshire_letter(target: Path) -> None:
    paper = letter("DejaVu Sans", 9.5, margins=(2.0, 2.4, 2.0, 2.4))
    boxed(paper, "STAFFORDSHIRE POLICE\nCentral Disclosure Unit", Look(size=14, bold=True, align="center"), 16.2)
    write_lines(
        paper,
        """
        Police Headquarters, PO Box 3167, Stafford ST16 9JZ
        Tel 101  -  foi@staffordshire.police.uk
        """,
        Look(align="center", size=8.5),
    )
    write_lines(
        paper,
        """
        Reference number: 9873
        9th May 2018
        """,
    )
    write(
        paper,
        """
        Dear Sir or Madam,

        **Freedom of Information Act 2000 - request for information**

        I am writing about the request that you sent to Staffordshire Police on 16th April 2018 and that was logged
        on 17th April 2018. You asked:
        """,
    )
    write(
        paper,
        """
        "Please could you tell me the number of recorded offences for indecent images (still or moving) of children
        between 1 April 2016 and 31 March 2018. I would like the financial years 2016/17 and 2017/18 shown apart and,
        if you can, the offences under Home Office codes 86/2, 86/10 and 86/15 shown apart."
        """,
        Look(indent=0.8),
    )
    write(
        paper,
        """
        I can confirm that the information is held. Please find attached a spreadsheet (9873 Data.xlsx) which answers
        your request.

        Our duty under section 1(1) of the Act is in two parts. Section 1(1)(a) asks us to say whether the information
        is held, and section 1(1)(b) to communicate it. Both have been met, nothing has been withheld, and no notice
        under section 17 is therefore needed. For completeness, the search took 2 hours 30 minutes against the limit
        of 18 hours (450 pounds at 25 pounds an hour) that the Fees Regulations 2004 set for a police force.

        The data come from our crime system and were correct on the day of extraction, 2nd May 2018. They change: crimes
        are re-classified when more becomes known. If a comparison with figures of other forces is intended, please
        bear in mind that recording practice varies.

        You may use the information for your own purposes under the Re-use of Public Sector Information Regulations 2015.
        Copyright stays with the Chief Constable of Staffordshire Police.

        **If you are not content** with this reply you have 40 working days in which to ask for an internal review. Write
        to the Central Disclosure Unit, quoting 9873. After that, section 50 allows you to complain to the Information
        Commissioner, Wycliffe House, Water Lane, Wilmslow SK9 5AF (0303 123 1113).

        Yours sincerely,
        """,
    )
    write_lines(paper, "A. N. Officer\nFreedom of Information Decision Maker", Look(before=18))
    footer(paper, NOTICE, Look(size=6.5), numbered=False)
    save_pdf(paper, target)


def _staffordshire_data(target: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Report 1"
    sheet["A1"] = "Staffordshire Police: FOI 9873. Recorded crime, indecent images of children"
    sheet["A1"].font = Font(bold=True, size=13)
    sheet.merge_cells("A1:D1")
    sheet["A2"] = NOTICE
    sheet["A2"].font = Font(size=7, italic=True)
    sheet["A2"].alignment = Alignment(wrap_text=True, vertical="top")
    sheet.merge_cells("A2:D2")
    sheet.row_dimensions[2].height = 24
    sheet["A3"] = "Measure: number of crimes recorded. Period: date recorded. Run: 02/05/2018 09:14"
    labels = [
        ["86 / 2", "Take, make, distribute indecent photographs of children"],
        ["86 / 10", "Possess indecent photograph of a child"],
        ["86 / 15", "Possess prohibited image of a child"],
        ["Total", ""],
    ]
    header = ["HOC", "Offence", "Apr 2016 - Mar 2017", "Apr 2017 - Mar 2018"]
    rows = [header, *by_offence(labels, *two_years("staffordshire"))]
    thin = Side(style="thin")
    for number, cells in enumerate(rows, 5):
        for column, text in enumerate(cells, 1):
            cell = sheet.cell(number, column, text or None)
            cell.border = Border(top=thin, bottom=thin, left=thin, right=thin)
            cell.font = Font(bold=number in {5, 9})
    for cell in sheet["A5:D5"][0]:
        cell.fill = PatternFill("solid", start_color="D9E2F3")
    sheet["A11"] = "Live data: subject to change. Counted by crime, not by image, victim or suspect."
    for name, width in (("A", 10), ("B", 56), ("C", 22), ("D", 22)):
        sheet.column_dimensions[name].width = width
    book.save(target)


@reply("West Mercia Police/FOI 10094 - response.pdf")
def west_mercia(target: Path) -> None:
    """The table stands on a page turned by /Rotate, with long statutory labels; excluded 86/11 is told in prose."""
    paper = letter("Liberation Serif", 12, margins=(2.5, 2.5, 2.2, 2.8))
    write_lines(
        paper,
        """
        **West Mercia Police**
        Information Compliance
        Hindlip Hall, Worcester WR3 8SP
        """,
        Look(size=13),
    )
    write_lines(
        paper,
        """
        E-mail: foi@westmercia.police.uk
        Telephone: 01632 960041
        Our reference: FOI 10094
        Date: Friday, 11 May 2018
        """,
        Look(align="right"),
    )
    write(
        paper,
        """
        Dear Requester,

        **Freedom of Information request FOI 10094**

        I write further to your request received by West Mercia Police on 17/04/2018. The text of it was:
        """,
    )
    write(
        paper,
        """
        Under the Freedom of Information Act 2000 I request the number of recorded offences for indecent images (still or
        moving) of children between 1 April 2016 and 31 March 2018. Please list 1 April 2016 to 31 March 2017 and 1 April
        2017 to 31 March 2018 in columns of their own and list each offence by itself.
        """,
        Look(italic=True),
    )
    write(
        paper,
        """
        West Mercia Police has searched its crime recording system by Home Office classification. I am able to
        disclose what was found. Because the wording of the offences is long, the table is given on the page that
        follows. It counts offences by the date on which they were recorded, whatever became of the investigation.

        It does not include offences under 086/11 (possession of extreme pornographic images, Criminal Justice and
        Immigration Act 2008, section 63), since those need not involve a child.

        West Mercia Police and Warwickshire Police are in a strategic alliance but remain separate forces and separate
        public authorities. This response is for West Mercia Police only.

        Every effort has been made to ensure that the figures are right. They were taken from a system that is in
        constant use for policing and not for statistics, and were extracted on 3 May 2018. Police forces use different
        software and do not always count in the same way. For that reason this response should not be compared with
        that of any other force.
        """,
    )
    footer(paper, f"{NOTICE}  FOI 10094", Look(size=7))
    landscape(paper)
    write(paper, "**Table 1.** Recorded offences, West Mercia Police, 1 April 2016 to 31 March 2018")
    header = ["HO class", "Offence", "1 April 2016 to\n31 March 2017", "1 April 2017 to\n31 March 2018"]
    rows = [header, *by_offence(_WEST_MERCIA_LABELS, *two_years("west-mercia"))]
    look = TableLook(label_columns=2, size=11, bold_last=True, fill="E7E6E6", air=4)
    table(paper, rows, (2.2, 14.2, 3.6, 3.6), look)
    write(paper, "Extracted 3 May 2018. Categories are those of the Home Office Counting Rules.", Look(size=10))
    portrait(paper)
    write(
        paper,
        """
        **Advice and assistance**

        Section 16 of the Act asks us to help. Counts for earlier years (from 1 April 2011) can be found in the open
        tables that the Home Office publishes each quarter. They show class 86 as a whole and would not let you separate
        the three offences. A new request for earlier years by offence would be considered on its merits, and we expect
        it to stay well below the limit of 18 hours, or GBP 450, that applies to a police force.

        **Re-use**

        The information may be used for private study, criticism, review and news reporting. Any other re-use needs
        permission under the Re-use of Public Sector Information Regulations 2015, which replaced those of 2005.

        **Right of review**

        If you are unhappy with how your request was handled, please write to Information Compliance at Hindlip Hall
        within 40 working days of 11 May 2018, and a colleague who has had no part in this decision will look at it again.

        Should you still be unhappy, the Information Commissioner may be asked to decide: Wycliffe House, Water Lane,
        Wilmslow, Cheshire SK9 5AF; helpline 0303 123 1113 (local rate); casework@ico.org.uk.

        Yours sincerely,
        """,
    )
    write_lines(paper, "P. Sample\nInformation Access Officer", Look(before=24))
    with tempfile.TemporaryDirectory() as folder:
        upright = Path(folder) / "upright.pdf"
        save_pdf(paper, upright)
        _turn_wide_pages(upright, target)


_WEST_MERCIA_LABELS = (
    (
        "086/02",
        "Taking, permitting to be taken, making, distributing, showing, possessing with a view to being distributed "
        "or shown, or publishing an advertisement for, an indecent photograph or pseudo-photograph of a child, "
        "contrary to sections 1(1)(a) to (d) and 6 of the Protection of Children Act 1978",
    ),
    (
        "086/10",
        "Possession of an indecent photograph or pseudo-photograph of a child, contrary to section 160 of the "
        "Criminal Justice Act 1988 as amended by section 41 of the Criminal Justice and Court Services Act 2000",
    ),
    (
        "086/15",
        "Possession of a prohibited image of a child, contrary to sections 62 and 66 of the Coroners and Justice "
        "Act 2009",
    ),
    ("", "Total offences recorded"),
)


def _turn_wide_pages(source: Path, target: Path) -> None:
    """Stores each landscape page upright with its content on its side and /Rotate 90, as printer drivers do."""
    document = pdfium.PdfDocument(source)
    for page in document:
        width, height = page.get_size()
        if width > height:
            quarter = pdfium_raw.FS_MATRIX(0, 1, -1, 0, height, 0)
            clip = pdfium_raw.FS_RECTF(0, width, height, 0)
            pdfium_raw.FPDFPage_TransFormWithClip(page, quarter, clip)
            page.set_mediabox(0, 0, height, width)
            page.set_cropbox(0, 0, height, width)
            page.set_rotation(90)
    document.save(target)
    document.close()


@reply("Warwickshire Police/10187 Response.pdf")
def warwickshire_first(target: Path) -> None:
    """The first answer, taken too early: a few figures are lower, and the letter of 6 June replaces it."""
    first, second = two_years("warwickshire")
    late = _before_classification(second)
    answer = """
        The table below shows how many offences of each kind Warwickshire Police recorded in each financial year,
        1 April to 31 March.
        """
    _warwickshire(target, "11 May 2018", answer, first, late)


@reply("Warwickshire Police/10187 Response - amended.pdf")
def warwickshire_second(target: Path) -> None:
    """Words without codes between horizontal rules; says that it corrects and replaces the letter of 11 May."""
    first, second = two_years("warwickshire")
    answer = """
        **This letter corrects and replaces our response of 11 May 2018 (reference 10187), which should be disregarded.**
        Offences recorded in the last weeks of March 2018 had not all been classified when the data for that response
        were taken, and some were therefore left out of the second year. We apologise for the mistake.

        The corrected table below shows how many offences of each kind Warwickshire Police recorded in each financial
        year, 1 April to 31 March.
        """
    _warwickshire(target, "6 June 2018", answer, first, second)


def _before_classification(year: Split) -> Split:
    """The year as it looked before its last weeks were classified: about a twentieth of the two large groups short."""
    tmd, possession = year.tmd - year.tmd // 20, year.possession - year.possession // 20
    return replace(year, tmd=tmd, possession=possession, total=tmd + possession + year.prohibited)


def _warwickshire(target: Path, written: str, answer: str, first: Split, second: Split) -> None:
    paper = letter("Liberation Sans Narrow", 11.5, margins=(1.6, 3.0, 2.0, 3.0))
    columns = [("**Warwickshire Police**", "and", "**West Mercia Police**"), ("", "working in alliance", "")]
    table(paper, columns, (5.4, 4.2, 5.4), TableLook(edges=BARE, header_rows=0, label_columns=0, air=0))
    write_lines(
        paper,
        """
        Information Access, Warwickshire Police, PO Box 4, Leek Wootton, Warwick CV35 7QB
        foi@warwickshire.police.uk     Tel: 101
        """,
        Look(align="center", size=9.5),
    )
    line(paper, "7F7F7F")
    write(paper, NOTICE, Look(size=7))
    write_lines(paper, f"Ref: 10187\n{written}", Look(after=12))
    write(
        paper,
        f"""
        To the requester

        **Freedom of Information Act 2000: request 10187**

        On 18 April 2018 we received from you the request below.

        "How many offences for indecent images (still or moving) of children did the force record between 1 April 2016
        and 31 March 2018? Please answer by financial year and by offence."

        {answer}
        """,
    )
    labels = [
        ["Taking, making or distributing indecent photographs or pseudo-photographs of children"],
        ["Possession of indecent photographs or pseudo-photographs of children"],
        ["Possession of prohibited images of children"],
        ["Total"],
    ]
    rows = [["Offence group", "2016-2017", "2017-2018"], *by_offence(labels, first, second)]
    look = TableLook(edges=LINES, numbers="right", bold_last=True, air=3)
    table(paper, rows, (9.4, 2.6, 2.6), look)
    write(
        paper,
        """
        The above relates to Warwickshire Police only. West Mercia Police, with whom we work in alliance, is a separate
        authority and answers its own requests.

        Please note that offences are counted, not offenders and not images, and that the system from which they come
        is live: the count for a past year can go up or down.

        **How to complain.** You have 40 working days in which to ask us to look again at this decision. Ask for an
        internal review at the address above. Only when the review is finished can the Information Commissioner
        (Wycliffe House, Water Lane, Wilmslow, SK9 5AF, 0303 123 1113) be asked to take a decision under section 50.

        Yours faithfully
        """,
        Look(after=7),
    )
    write_lines(paper, "Information Access Manager", Look(before=14))
    save_pdf(paper, target)
