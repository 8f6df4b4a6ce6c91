"""Northumbria, Durham and Cleveland."""

from __future__ import annotations

from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from tests.reconstruction.frame import NOTICE, figures, reply, spread
from tests.reconstruction.north.books import write_letter
from tests.reconstruction.north.word import (
    CENTRE,
    JUSTIFIED,
    Hand,
    begin,
    lines,
    notice,
    prose,
    running,
    save_pdf,
    tabbed,
)

MONTHS = {
    "2016/17": [datetime(2016 + (m > 12), (m - 1) % 12 + 1, 1) for m in range(4, 16)],
    "2017/18": [datetime(2017 + (m > 12), (m - 1) % 12 + 1, 1) for m in range(4, 16)],
}
SEASON = {
    "2016/17": [0.074, 0.081, 0.089, 0.077, 0.069, 0.085, 0.092, 0.094, 0.066, 0.088, 0.086, 0.099],
    "2017/18": [0.078, 0.09, 0.083, 0.071, 0.08, 0.087, 0.095, 0.084, 0.063, 0.091, 0.082, 0.096],
}


@reply("FOI 463_18 data.xlsx")
def northumbria(target: Path) -> None:
    """Offence by month under real dates shown as mmm-yy, a total column for each year, every number stored as text."""
    by_year = figures("northumbria")
    book = Workbook()
    notes = book.active
    notes.title = "Letter"
    write_letter(
        notes,
        """
        # Northumbria Police // Disclosure Section, Police Headquarters, Middle Engine Lane, Wallsend NE28 9NT
        // foi@northumbria.police.uk

        Our ref: FOI 463/18 // 4 May 2018

        # Provision of information held by Northumbria Police under the Freedom of Information Act 2000

        Thank you for your e-mail received on 17 April 2018, in which you asked for the number of recorded offences for
        indecent images (still or moving) of children between 1 April 2016 and 31 March 2018, by financial year and by
        offence. As the Act provides the right of access to recorded information held by a public authority, your
        request has been handled under its terms.

        # In response

        Following receipt of your request, searches were conducted with the Corporate Development Department of
        Northumbria Police. The information is held and is released in full on the sheet "Monthly". It shows recorded
        crimes by the month in which they were recorded, and the total of each financial year.

        Each crime is counted once. Crimes transferred to another force or cancelled are not included. It should be
        noted that the information is taken from a live system and that it will change from one day to the next.

        You may be interested to know that Northumbria Police routinely publishes information via its Disclosure Log.

        # Right of review

        You have the right to have this response reviewed. Please write within 40 working days to the Disclosure
        Section, quoting 463/18. You may then ask the Information Commissioner to decide whether your request has been
        dealt with in accordance with the Act: Wycliffe House, Water Lane, Wilmslow SK9 5AF, 0303 123 1113.

        Disclosure and Information Rights
        """,
        font="Arial",
        size=11,
    )
    sheet = book.create_sheet("Monthly")
    sheet["A1"] = "Indecent images of children: recorded crimes by month, Northumbria Police"
    sheet["A1"].font = Font(name="Arial", bold=True, size=12)
    header: list[object] = ["HO Code", "Offence"]
    offences = {
        ("86/02", "Take, make, distribute indecent photos of children"): [s.tmd for s in by_year.values()],
        ("86/10", "Possess indecent photo of a child"): [s.possession for s in by_year.values()],
        ("86/15", "Possess prohibited image of a child"): [s.prohibited for s in by_year.values()],
    }
    columns: list[list[int]] = []
    for i, year in enumerate(by_year):
        header += [*MONTHS[year], f"{year} Total"]
        cut = [spread(counts[i], SEASON[year]) for counts in offences.values()]
        months = [[parts[month] for parts in cut] for month in range(12)]
        columns += [*months, [counts[i] for counts in offences.values()]]
    sheet.append([])
    sheet.append(header)
    for row, (code, label) in enumerate(offences):
        sheet.append([code, label, *(str(column[row]) for column in columns)])
    sheet.append([None, "All offences", *(str(sum(column)) for column in columns)])
    _dress_months(sheet)
    book.save(target)


def _dress_months(sheet: Any) -> None:
    thin = Side("thin", color="999999")
    for row in sheet.iter_rows(min_row=3):
        for cell in row:
            cell.border = Border(thin, thin, thin, thin)
            is_total = cell.row in (3, sheet.max_row) or str(sheet.cell(3, cell.column).value).endswith("Total")
            cell.font = Font(name="Arial", size=9, bold=is_total)
            if cell.column > 2 and cell.row > 3:
                cell.quotePrefix = True
                cell.alignment = Alignment(horizontal="right")
            if isinstance(cell.value, datetime):
                cell.number_format = "mmm-yy"
            if cell.row == 3:
                cell.fill = PatternFill("solid", fgColor="CCCCFF")
    sheet.column_dimensions["B"].width = 46
    for column in ("O", "AB"):
        sheet.column_dimensions[column].width = 14
    sheet.freeze_panes = "C4"


@reply("FOI 391-18.pdf")
def durham(target: Path) -> None:
    """Set with tabs, no rules: years down, offences across under headings of two lines, with Other and Total."""
    by_year = figures("durham")
    letter = begin(Hand("Liberation Sans", 11.5, gap=9, heading="bold", align=JUSTIFIED))
    lines(
        letter,
        [
            "Corporate Services Command, Information Rights and Disclosure Unit",
            "Durham Constabulary Headquarters",
            "Aykley Heads, Durham, DH1 5TT",
            "E-mail: foi@durham.police.uk",
        ],
        align=CENTRE,
        size=9.5,
        after=4,
    )
    notice(letter, size=7)
    tabbed(
        letter, [["Freedom of Information Team", "Reference: 391/18"], ["", "Date: 9 May 2018"]], [16.4], bold_rows=1
    )
    prose(
        letter,
        """
        Dear Sir or Madam

        # Your Request

        Number of recorded offences for indecent images (still or moving) of children between 1 April 2016 and 31 March
        2018, by financial year and by offence.

        # Freedom of Information Act 2000

        I can confirm that the information you requested, and which we received on 17 April 2018, is held by Durham
        Constabulary. It is set out below and is of crimes recorded by the date on which they were recorded.
        """,
    )
    heads = [
        ["Financial", "Take, make or", "Possess", "Possess", "", ""],
        ["year", "distribute", "indecent image", "prohibited image", "Other", "Total"],
    ]
    counts = [[year, *map(str, (s.tmd, s.possession, s.prohibited, s.other, s.total))] for year, s in by_year.items()]
    tabbed(letter, [*heads, *counts], [4.9, 8.5, 12.3, 14.2, 16.2], bold_rows=2)
    prose(
        letter,
        """
        The column headed Other holds crimes which are plainly about indecent images of children, but for which the
        investigating officer has not yet settled on one of the three offences. They will be re-classified in due
        course.

        # Interpretation of the figures

        Crimes are recorded in accordance with the National Crime Recording Standard, introduced in April 2002, and the
        Home Office Counting Rules. In 2017 some 30 referrals from other agencies were entered together, and a month by
        month comparison would be misleading for that reason.

        Section 16 of the Act asks us to advise and assist. Should you wish to have the figures for the 12 months to
        31 December 2017 instead, please write to us again; a request like that can be answered well within the 18 hours
        allowed by section 12.

        # Further rights

        Please quote reference 391/18 in any future communications. If you are dissatisfied with the handling of your
        request, you may ask for an internal review within 40 working days of receiving this response. If you are not
        content with the outcome of the review, you may apply directly to the Information Commissioner for a decision:
        Information Commissioner's Office, Wycliffe House, Water Lane, Wilmslow, Cheshire, SK9 5AF, telephone 0303 123
        1113.

        Yours sincerely
        """,
    )
    lines(letter, ["", "M. Example", "Information Rights and Disclosure Unit"])
    running(letter, bottom="Page {page}", size=8)
    save_pdf(letter, target)


@reply("RE_ Freedom of Information request 10432.eml")
def cleveland(target: Path) -> None:
    """An e-mail whose HTML body has the table and whose plain text twin has it again, with the request quoted below."""
    by_year = figures("cleveland")
    splits = list(by_year.values())
    years = [f"01/04/20{year[2:4]} - 31/03/20{year[5:]}" for year in by_year]
    rows = [
        ["Offence", *years],
        ["Take / Make / Distribute Indecent Photographs of Children (86/02)", *(str(s.tmd) for s in splits)],
        ["Possess Indecent Photograph of Child (86/10)", *(str(s.possession) for s in splits)],
        ["Possess Prohibited Image of Child (86/15)", *(str(s.prohibited) for s in splits)],
        ["Total", *(str(s.total) for s in splits)],
    ]
    before = [
        "Good afternoon,",
        "Freedom of Information request reference: 10432-18",
        "Thank you for your request below, received by Cleveland Police on 17 April 2018. We can confirm that we hold "
        "the information, and the number of crimes recorded in each period is as follows:",
    ]
    after = [
        "The search was run on 30/04/2018. The information comes from a live crime recording system, so the same search "
        "could return different results at another time. Only crimes with a status of recorded are included, and "
        "crimes that have been no-crimed are not.",
        "If you are unhappy with how your request was handled you can ask for a review within 40 working days by replying "
        "to this e-mail. If you are still not satisfied, you can contact the Information Commissioner's Office, Wycliffe "
        "House, Water Lane, Wilmslow, Cheshire SK9 5AF, 0303 123 1113.",
    ]
    signed = [
        "Kind regards",
        "Freedom of Information Unit",
        "Cleveland Police",
        "Shared Service Centre, Ash House, Princeton Drive, Thornaby, Stockton-on-Tees TS17 6AJ",
        "Tel 101 | foi@cleveland.pnn.police.uk",
    ]
    quoted = [
        "From: News Desk [mailto:newsdesk@example.org]",
        "Sent: 16 April 2018 21:14",
        "To: FOI",
        "Subject: Freedom of Information request",
        "",
        "Please could you tell me, under the FOI Act, the number of recorded offences for indecent images (still or "
        "moving) of children between 1 April 2016 and 31 March 2018, by financial year and by offence? If a full answer "
        "takes more than 18 hours, please send the totals first.",
    ]
    message = EmailMessage(policy=SMTP)
    message["From"] = "FOI <foi@cleveland.pnn.police.uk>"
    message["To"] = "News Desk <newsdesk@example.org>"
    message["Subject"] = "RE: Freedom of Information request 10432-18"
    message["Date"] = datetime.fromisoformat("2018-05-03T14:07:31+01:00")
    message["Message-ID"] = "<20180503130731.10432@cleveland.pnn.police.uk>"
    table_text = "\n".join("\t".join(row) for row in rows)
    message.set_content("\n\n".join([NOTICE, *before, table_text, *after, "\n".join(signed), "\n".join(quoted)]) + "\n")
    message.add_alternative(_outlook(before, rows, after, signed, quoted), subtype="html")
    message.set_boundary("----=_NextPart_000_0A4C_01D3E2E8.7F0B2C10")
    target.write_bytes(message.as_bytes())


def _outlook(before: list[str], rows: list[list[str]], after: list[str], signed: list[str], quoted: list[str]) -> str:
    """The body as Outlook writes it."""

    def paragraphs(texts: list[str]) -> str:
        return "".join(
            f'<p class="MsoNormal">{text or "&nbsp;"}<o:p></o:p></p>\n<p class="MsoNormal">&nbsp;</p>\n'
            for text in texts
        )

    cell = '<td valign="top" style="border:solid windowtext 1.0pt;padding:0cm 5.4pt 0cm 5.4pt"><p class="MsoNormal">{}</p></td>'
    grid = "\n".join("<tr>" + "".join(cell.format(text) for text in row) + "</tr>" for row in rows)
    return f"""<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<style>p.MsoNormal {{margin:0cm; font-size:11.0pt; font-family:"Calibri",sans-serif}}</style></head>
<body lang="EN-GB"><div class="WordSection1">
<p class="MsoNormal"><span style="font-size:8.0pt;color:gray">{NOTICE}</span></p>
<p class="MsoNormal">&nbsp;</p>
{paragraphs(before)}
<table class="MsoNormalTable" border="0" cellspacing="0" cellpadding="0" style="border-collapse:collapse">
{grid}
</table>
<p class="MsoNormal">&nbsp;</p>
{paragraphs(after)}
<p class="MsoNormal">{"<br>".join(signed)}</p>
<div style="border:none;border-top:solid #B5C4DF 1.0pt;padding:3.0pt 0cm 0cm 0cm">
<p class="MsoNormal"><span style="font-size:10.0pt">{"<br>".join(quoted)}</span></p>
</div></div></body></html>
"""
