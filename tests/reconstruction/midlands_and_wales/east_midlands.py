"""Three forces of the East Midlands: Nottinghamshire, Leicestershire and Northamptonshire."""

from __future__ import annotations

import tempfile
from pathlib import Path

import openpyxl
from openpyxl.styles import Border, Font

from tests.reconstruction import frame
from tests.reconstruction.frame import NOTICE, reply
from tests.reconstruction.midlands_and_wales import sheets
from tests.reconstruction.midlands_and_wales.answers import parts, two_years


@reply("003947-18 Data Response.ods")
def nottinghamshire(target: Path) -> None:
    """ODS whose letter is a second sheet of notes; a third, part-year column (April 2018) must not count."""
    first, second = two_years("nottinghamshire")
    # One month of the year that had just begun, volunteered by the analyst.
    april = [second.tmd // 13, second.possession // 13, 0]
    book = openpyxl.Workbook()
    data = book.active
    data.title = "Data"
    data["B2"] = "Indecent images of children - crimes recorded"
    data["B2"].font = Font(bold=True, size=12)
    header = ["HO Code", "Offence", "FY 16/17", "FY 17/18", "FY 18/19 (1 - 30 April 2018 only)"]
    offences = [
        ("08602", "Taking, making or distributing indecent photographs of children"),
        ("08610", "Possession of indecent photographs of children"),
        ("08615", "Possession of prohibited images of children"),
        (None, "Grand Total"),
    ]
    columns = zip(parts(first), parts(second), [*april, sum(april)], strict=True)
    rows = [[*labels, *counts] for labels, counts in zip(offences, columns, strict=True)]
    sheets.put(data, (4, 2), [header, *rows])
    sheets.shade(data, "B4:F4", "BFBFBF")
    sheets.shade(data, "B8:F8", "EDEDED")
    data["B10"] = "FY = financial year, 1 April to 31 March, by date recorded. See the Notes sheet."
    data["B12"] = NOTICE
    data["B12"].font = Font(size=7)
    sheets.widths(data, {"A": 3, "B": 11, "C": 62, "D": 11, "E": 11, "F": 19})
    notes = book.create_sheet("Notes")
    sheets.column_of_text(notes, _NOTTINGHAMSHIRE_NOTES)
    sheets.save(book, target)


_NOTTINGHAMSHIRE_NOTES = """
Nottinghamshire Police, Information Management, Force Headquarters, Sherwood Lodge, Arnold, Nottingham NG5 8PP

foi@nottinghamshire.police.uk

Our Ref: 003947/18

16 May 2018

Freedom of Information Act 2000 - response to your request received 17 April 2018

You asked for: the number of recorded offences for indecent images (still or moving) of children between 1 April 2016 and
31 March 2018, by financial year and by offence.

Nottinghamshire Police holds the information. It is on the Data sheet of this workbook.

1. The figures are crimes recorded, as classified on 8 May 2018. They may differ from figures given on other dates.

2. The search was for Home Office codes 08602, 08610 and 08615 and covers all of Nottinghamshire, the city included.

3. The last column is outside the period that you asked for. It is added because April 2018 was the first month on a new
version of the crime system, and should not be added to the two years.

4. Offences recorded by Action Fraud, by British Transport Police or by the National Crime Agency are not included.

5. No exemption has been applied. The work took less than the 18 hours (GBP 450) of the appropriate limit.

You may ask for a review of this response within 40 working days by writing to the address above. If you are still not
satisfied, you may complain to the Information Commissioner, Wycliffe House, Water Lane, Wilmslow SK9 5AF, 0303 123 1113.

M. Placeholder, Disclosure Officer
"""


@reply("Leics Police/FOI 2307-18 response.xlsx")
def leicestershire(target: Path) -> None:
    """Formulas everywhere: words looked up by code on a hidden sheet, totals summed, a hidden sort-key column."""
    first, second = two_years("leicestershire")
    book = openpyxl.Workbook()
    cover = book.active
    cover.title = "Response"
    sheets.column_of_text(cover, f"{NOTICE}\n\n{_LEICESTERSHIRE_LETTER}", characters=110)
    cover["A1"].font, cover["A2"].font = Font(size=8, italic=True), Font(size=14, bold=True)
    data = book.create_sheet("Table")
    data["A1"] = "Offences recorded by Leicestershire Police, financial years (1 April to 31 March)"
    data["A1"].font = Font(bold=True)
    data["A2"] = "FOI 2307/18. Source: NICHE, 1 May 2018"
    rows: list[list[object]] = [["Offence code", "Sort key", "Offence", "2016/2017", "2017/2018", "Both years"]]
    for row, (code, counts) in enumerate(
        zip(_CODES, zip(parts(first)[:3], parts(second)[:3], strict=True), strict=True), 5
    ):
        words = f"=VLOOKUP(A{row},Lookup!$A$2:$B$4,2,FALSE)"
        rows.append([code, f'=A{row}&"|"&LEFT(C{row},8)', words, *counts, f"=SUM(D{row}:E{row})"])
    rows.append(["Total", None, None, "=SUM(D5:D7)", "=SUM(E5:E7)", "=SUM(F5:F7)"])
    sheets.put(data, (4, 1), rows, border=Border(bottom=sheets.THIN))
    for cell in data[8]:
        cell.font = Font(bold=True)
    sheets.widths(data, {"A": 14, "B": 24, "C": 84, "D": 12, "E": 12, "F": 12})
    data.column_dimensions["B"].hidden = True
    lookup = book.create_sheet("Lookup")
    sheets.put(lookup, (1, 1), [["Code", "Description"], *_CODES.items()])
    lookup.sheet_state = "hidden"
    sheets.save(book, target)


_CODES = {
    "86/02": "Take, make, distribute or publish indecent photographs or pseudo-photographs of children",
    "86/10": "Possess an indecent photograph or pseudo-photograph of a child",
    "86/15": "Possess a prohibited image of a child",
}

_LEICESTERSHIRE_LETTER = """
Leicestershire Police

Information Management Section, Police Headquarters, St Johns, Enderby, Leicester LE19 2BX - foi@leics.police.uk - 101

Reference: FOI 2307/18. Date: 10 May 2018

Thank you for your Freedom of Information request, which reached us on 17 April 2018.

Request: "The number of recorded offences for indecent images (still or moving) of children between 1 April 2016 and
31 March 2018, each financial year separately, and by offence (Home Office codes 86/2, 86/10, 86/15)."

Response: please see the sheet called Table. It counts every offence recorded by Leicestershire Police in the period under
the three codes, by the date on which it was recorded. The disclosure is complete.

Please note: the system is live and these are not official statistics. Official statistics count at set dates and after
further checks, so the two will not be the same to the last offence. Figures of other forces may be made up in another way.

If you are dissatisfied, you can ask for an internal review within 40 working days of 10 May 2018, in writing, at the address
above. You may then turn to the Information Commissioner's Office, Wycliffe House, Water Lane, Wilmslow, SK9 5AF, telephone
0303 123 1113, under section 50 of the Freedom of Information Act 2000.

R. Specimen, FOI Officer
"""


@reply("000612-18 Reply to applicant.pdf")
def northamptonshire(target: Path) -> None:
    """A web-made PDF: one total per year in a two-row key-value table; the breakdown is refused as too costly."""
    first, second = two_years("northamptonshire")
    both = first.total + second.total
    minutes = 5
    page = _NORTHAMPTONSHIRE.format(
        notice=NOTICE,
        first=first.total,
        second=second.total,
        both=both,
        minutes=minutes,
        hours=both * minutes // 60,
    )
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "reply.html"
        source.write_text(page, encoding="utf-8")
        frame.convert(source, target)


_NORTHAMPTONSHIRE = """<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Reply</title>
<style>
  body {{ font-family: "DejaVu Serif"; font-size: 10pt }}
  .force {{ font-size: 16pt; font-weight: bold; color: #004b87 }} h2 {{ font-size: 11pt }}
  td {{ padding: 4pt 10pt }} .small {{ font-size: 7.5pt }}
</style></head><body>
<p class="force">Northamptonshire Police</p>
<p class="small">{notice}</p>
<p>Information Unit, Wootton Hall, Northampton NN4 0JQ<br>
E-mail foi@northants.police.uk &nbsp; Telephone 101</p>
<p><b>Request reference:</b> 000612/18<br><b>Received:</b> 17 April 2018<br><b>Replied:</b> 15 May 2018</p>
<h2>What you asked</h2>
<p><i>Number of recorded offences for indecent images (still or moving) of children between 1 April 2016 and
31 March 2018. For each financial year, and broken down by offence: taking, making or distributing; possession; possession
of prohibited images.</i></p>
<h2>What we hold</h2>
<p>Offences of this kind recorded by Northamptonshire Police, counted by date recorded:</p>
<table border="1" cellspacing="0" width="420">
<tr><td>1st April 2016 &ndash; 31st March 2017</td><td align="right">{first}</td></tr>
<tr><td>1st April 2017 &ndash; 31st March 2018</td><td align="right">{second}</td></tr>
</table>
<p>NO BREAKDOWN by offence is available. The force records these offences together as indecent images of children. Which of
the three offences a crime was can be seen only in the free text of the record.</p>
<h2>Why the breakdown is not provided</h2>
<p>Section 12(1) of the Freedom of Information Act 2000 does not oblige a public authority to comply with a request where
the cost would be more than the appropriate limit. The Freedom of Information and Data Protection (Appropriate Limit
and Fees) Regulations 2004 set that limit for a police force at &pound;450, at &pound;25 an hour, which is 18 hours.</p>
<p>All {both} records would have to be opened and read. At {minutes} minutes for each record this would take more than
{hours} hours. This part of the letter is a refusal notice under section 17(5) of the Act.</p>
<p>Under section 16 we suggest that you ask for a sample of 200 records of one year, which could be read within the limit.</p>
<h2>Please note</h2>
<p>The figures were taken on 4 May 2018 from a system in daily use and may change. They are not to be used to compare
Northamptonshire with other areas, as forces count in different ways.</p>
<h2>If you disagree</h2>
<p>Write to the Information Unit within 40 working days and ask for an internal review. After that you may complain to the
Information Commissioner: Wycliffe House, Water Lane, Wilmslow, Cheshire SK9 5AF, 0303 123 1113.</p>
<p>T. Nominal<br>Information Officer</p>
</body></html>
"""
