"""Lincolnshire and Derbyshire."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from tests.reconstruction.frame import Split, figures, reply, spread
from tests.reconstruction.north.books import save_through_office, write_letter

QUARTERS = ("Q1 (Apr-Jun)", "Q2 (Jul-Sep)", "Q3 (Oct-Dec)", "Q4 (Jan-Mar)")
SHARES = {"2016/17": [0.23, 0.24, 0.25, 0.28], "2017/18": [0.26, 0.22, 0.25, 0.27]}
YEAR_COLUMN = {"2016/17": 2, "2017/18": 7}


@reply("FOI_002114-18_response.xlsx")
def lincolnshire(target: Path) -> None:
    """Offence by quarter under years merged over five columns; year totals and the total row are formulas."""
    by_year = figures("lincolnshire")
    book = Workbook()
    cover = book.active
    cover.title = "Covering letter"
    write_letter(
        cover,
        """
        # LINCOLNSHIRE POLICE // Information Management Unit, PO Box 999, Lincoln LN5 7PH // foi@lincs.pnn.police.uk

        27 April 2018

        # FREEDOM OF INFORMATION REQUEST - REFERENCE NO: FOI 002114/18

        I write in connection with your request for information dated 16 April 2018, received on 17 April 2018, concerning
        indecent images of children. You asked for "the number of recorded offences for indecent images (still or moving)
        of children between 1 April 2016 and 31 March 2018, by financial year and by offence".

        # DECISION

        The information is held and I have decided to disclose it to you. Please see the second sheet of this workbook.
        It counts offences by the quarter of the financial year in which they were recorded.

        Please note that these offences can be recorded well after they were committed and that one investigation may
        lead to several crimes. The figures were taken on 23 April 2018 from a database that is updated all the time.

        # EXEMPTIONS

        None. In particular we did not rely on section 40(2) for quarters in which there was 1 offence or none, since the
        figures are for the county of Lincolnshire as a whole, with a population of about 750,000, and nobody could be
        identified from them.

        # COMPLAINT RIGHTS

        If you are not satisfied with this decision you have 40 working days in which to ask for a review, and may then
        write to the Information Commissioner at Wycliffe House, Water Lane, Wilmslow, Cheshire SK9 5AF (0303 123 1113).

        Disclosure Officer
        """,
        font="Arial",
        size=10,
        width=92,
    )
    _quarters(book.create_sheet("Quarters"), by_year)
    save_through_office(book, target)


def _quarters(sheet: Any, by_year: dict[str, Split]) -> None:
    offences = {
        "Taking, making, distributing indecent photographs (86/2)": [s.tmd for s in by_year.values()],
        "Possession of indecent photographs (86/10)": [s.possession for s in by_year.values()],
        "Possession of prohibited images (86/15)": [s.prohibited for s in by_year.values()],
    }
    top, last = 3, 3 + 1 + len(offences)
    sheet["A1"] = "Lincolnshire Police - offences recorded - indecent images of children"
    sheet["A1"].font = Font(name="Arial", size=12, bold=True)
    sheet.cell(top, 1, "Offence")
    sheet.merge_cells(start_row=top, start_column=1, end_row=top + 1, end_column=1)
    for i, year in enumerate(by_year):
        first = YEAR_COLUMN[year]
        sheet.cell(top, first, year)
        sheet.merge_cells(start_row=top, start_column=first, end_row=top, end_column=first + 4)
        for j, label in enumerate((*QUARTERS, "Year")):
            sheet.cell(top + 1, first + j, label)
        for row, (label, counts) in enumerate(offences.items(), top + 2):
            sheet.cell(row, 1, label)
            for j, part in enumerate(spread(counts[i], SHARES[year])):
                sheet.cell(row, first + j, part)
            sheet.cell(row, first + 4, f"=SUM({get_column_letter(first)}{row}:{get_column_letter(first + 3)}{row})")
        for column in range(first, first + 5):
            letter = get_column_letter(column)
            sheet.cell(last + 1, column, f"=SUM({letter}{top + 2}:{letter}{last})")
    sheet.cell(last + 1, 1, "Total")
    _dress_quarters(sheet, top)


def _dress_quarters(sheet: Any, top: int) -> None:
    medium, thin = Side("medium"), Side("hair")
    for row in sheet.iter_rows(min_row=top):
        for cell in row:
            head, foot = cell.row <= top + 1, cell.row == sheet.max_row
            cell.font = Font(name="Arial", size=10, bold=head or foot or cell.column in (6, 11))
            cell.border = Border(top=medium if foot else thin, bottom=medium if foot or cell.row == top + 1 else thin)
            cell.alignment = Alignment(
                horizontal="left" if cell.column == 1 else "center", wrap_text=head, vertical="center"
            )
            if head:
                cell.fill = PatternFill("solid", fgColor="E2EFDA")
    sheet.column_dimensions["A"].width = 54
    for column in range(2, 12):
        sheet.column_dimensions[get_column_letter(column)].width = 11


@reply("derbyshire/000811 18 - figures.xls")
def derbyshire(target: Path) -> None:
    """An old Excel file: codes without words down, years across, a true 0, and a total row without a label for codes."""
    by_year = figures("derbyshire")
    splits = by_year.values()
    book = Workbook()
    letter = book.active
    letter.title = "Reply"
    write_letter(
        letter,
        """
        # Derbyshire Constabulary // Freedom of Information, Butterley Hall, Ripley, Derbyshire DE5 3RS

        FOI ref 000811/18 // 30th April 2018 // Contact: foi@derbyshire.pnn.police.uk

        Dear Sir / Madam

        I refer to your request, received on 17th April 2018, for recorded offences for indecent images of children,
        still or moving, from 1st April 2016 to 31st March 2018, under Home Office codes 86/2, 86/10 and 86/15.

        The number of crimes recorded under each of the codes is given on the sheet named Figures. Crimes are counted in
        the financial year in which they were recorded.

        Derbyshire Constabulary uses 86/2 only where making or distributing is what the investigation was about. Where
        images are found on a device and no more is known, 86/10 is recorded. Other forces take a different view. For this
        reason please do not compare single codes with those of other forces.

        Should you feel that your request has not been answered, you may within 40 working days ask for an internal
        review, and after it turn to the Information Commissioner (Wycliffe House, Water Lane, Wilmslow, Cheshire SK9
        5AF, 0303 123 1113).

        Yours faithfully // FOI Officer
        """,
        font="Times New Roman",
        size=12,
        width=88,
    )
    sheet = book.create_sheet("Figures")
    sheet.append(["Crimes recorded"])
    sheet.append([])
    sheet.append(["HO Code", "Apr 2016 - Mar 2017", "Apr 2017 - Mar 2018"])
    sheet.append(["86/2", *(s.tmd for s in splits)])
    sheet.append(["86/10", *(s.possession for s in splits)])
    sheet.append(["86/15", *(s.prohibited for s in splits)])
    sheet.append(["Total", *(s.total for s in splits)])
    thin = Side("thin")
    for row in sheet.iter_rows(min_row=3):
        for cell in row:
            cell.font = Font(name="Times New Roman", size=12, bold=cell.row in (3, sheet.max_row))
            cell.border = Border(thin, thin, thin, thin)
    sheet["A1"].font = Font(name="Times New Roman", size=12, bold=True, underline="single")
    for column in "BC":
        sheet.column_dimensions[column].width = 24
    save_through_office(book, target)
