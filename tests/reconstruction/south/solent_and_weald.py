"""Hampshire, Kent and Sussex: two workbooks and a Word file."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from tests.reconstruction.frame import NOTICE, YEARS, Split, convert, figures, reply
from tests.reconstruction.south import word

STARTS = {"2016/17": date(2016, 4, 1), "2017/18": date(2017, 4, 1)}
TMD = (
    "Making indecent photograph or pseudo-photograph of a child",
    "Taking indecent photograph or pseudo-photograph of a child",
    "Distributing indecent photographs or pseudo-photographs of children",
    "Possessing indecent photographs of children with a view to distribution",
)
TMD_WEIGHTS = (58, 12, 25, 5)
POSSESSION = "Possessing indecent photograph or pseudo-photograph of a child"
PROHIBITED = "Possessing a prohibited image of a child"
EXTREME = "Possessing extreme pornographic image"

Crime = tuple[date, str, str]


@reply("FOI 1042-18 Annex A.xlsx")
def hampshire(path: Path) -> None:
    """One row per crime; rows of code 086/11 and rows just outside the two years must not count."""
    book = Workbook()
    _hampshire_letter(book.active)
    sheet = book.create_sheet("Annex A")
    sheet.append(["Annex A - recorded crimes, request HC/001042/18"])
    sheet["A1"].font = Font(bold=True, size=12)
    sheet.append([])
    sheet.append(["Crime Reference", "Date Recorded", "HO Code", "Offence"])
    for cell in sheet[3]:
        cell.font, cell.fill = Font(bold=True, color="FFFFFF"), PatternFill("solid", fgColor="1F4E78")
    for number, (recorded, code, offence) in enumerate(sorted(_crimes(figures("hampshire"))), 1):
        reference = f"44{recorded:%y}{100_000 + number * 37 % 90_000:06d}"
        sheet.append([reference, recorded, code, offence])
    for row in sheet.iter_rows(min_row=4, min_col=2, max_col=2):
        row[0].number_format = "DD/MM/YYYY"
    for column, width in zip("ABCD", (18, 15, 10, 68), strict=True):
        sheet.column_dimensions[column].width = width
    sheet.freeze_panes = "A4"
    sheet.auto_filter.ref = f"A3:D{sheet.max_row}"
    _on_one_page(sheet)
    book.save(path)


def _crimes(by_year: dict[str, Split]) -> Iterator[Crime]:
    dice = random.Random(1042)
    for year, split in by_year.items():
        for _ in range(split.tmd):
            yield _day(dice, STARTS[year]), "086/02", dice.choices(TMD, TMD_WEIGHTS)[0]
        for _ in range(split.possession):
            yield _day(dice, STARTS[year]), "086/10", POSSESSION
        for _ in range(split.prohibited):
            yield _day(dice, STARTS[year]), "086/15", PROHIBITED
        for _ in range(split.total // 40):
            yield _day(dice, STARTS[year]), "086/11", EXTREME
    # The system extracts whole weeks, Monday to Sunday.
    for day in (28, 29, 29, 30, 31, 31):
        yield date(2016, 3, day), "086/02", TMD[0]
    yield date(2016, 3, 30), "086/10", POSSESSION
    yield date(2018, 4, 1), "086/10", POSSESSION
    yield date(2018, 4, 1), "086/02", TMD[2]


def _day(dice: random.Random, start: date) -> date:
    days = (start.replace(year=start.year + 1) - start).days
    return start + timedelta(days=dice.randrange(days))


def _hampshire_letter(sheet: Worksheet) -> None:
    sheet.title = "Response"
    sheet.sheet_view.showGridLines = False
    _paragraphs(sheet, 1, 1, (*HAMPSHIRE_LETTER, "", NOTICE), width=72, font="Arial")
    sheet["A1"].font = Font(name="Arial", bold=True, size=16, color="1F4E78")
    sheet.row_dimensions[1].height = 22
    sheet.cell(sheet.max_row, 1).font = Font(name="Arial", size=8, italic=True)


def _paragraphs(sheet: Worksheet, row: int, column: int, texts: Sequence[str], *, width: int, font: str) -> None:
    """Writes one paragraph per row; `width` is the column's, in characters."""
    for number, text in enumerate(texts, row):
        cell: Any = sheet.cell(number, column, text)
        cell.alignment, cell.font = Alignment(wrap_text=True, vertical="top"), Font(name=font, size=10.5)
        sheet.row_dimensions[number].height = 15 * (1 + len(text) // width)
    sheet.column_dimensions["ABCD"[column - 1]].width = width
    _on_one_page(sheet)


def _on_one_page(sheet: Worksheet) -> None:
    """Makes the sheet one page wide when printed."""
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.paperSize, sheet.page_setup.fitToHeight = 9, 0


HAMPSHIRE_LETTER = (
    "Hampshire Constabulary",
    "Public Access, Mottisfont Court, Tower Street, Winchester, Hampshire, SO23 8ZD",
    "foi@hampshire.police.uk | 101",
    "Our reference: HC/001042/18                      Date: 10 May 2018",
    "Freedom of Information Act 2000: recorded offences for indecent images of children",
    "Dear Madam, dear Sir,",
    "You asked on 16 April 2018 (received 17 April 2018) for the number of recorded offences for indecent images (still or "
    "moving) of children between 1 April 2016 and 31 March 2018, by financial year and by offence.",
    "Rather than a table we enclose the list from which one can be made, on the sheet 'Annex A'. It has one row per recorded "
    "crime, with its reference, the date on which it was recorded, its Home Office code and the offence. No details of "
    "people, places or circumstances are included; those are personal data (Section 40(2)) and would be withheld.",
    "Please bear two things in mind when you count:",
    "1. For completeness the list also contains crimes of code 086/11, extreme pornography. They stand in the same class of "
    "the counting rules as the offences that you are interested in, but are not offences relating to images of children. "
    "The codes that answer your request are 086/02, 086/10 and 086/15.",
    "2. Our system extracts whole weeks, Monday to Sunday. A few rows at the beginning and at the end were therefore recorded "
    "just before 1 April 2016 or just after 31 March 2018 and fall outside the period of your request.",
    "Code 086/02 covers taking, making, distributing and showing, and also possession with a view to distribution.",
    "The list was made on 30 April 2018 from a live system. Crimes that were cancelled are not on it. Other forces may count "
    "and record in other ways, and comparisons should not be drawn.",
    "If you wish to complain about this response, please write within 40 working days to the Public Access Manager at the "
    "address above. Should that not resolve matters, the Information Commissioner can be reached at Wycliffe House, Water "
    "Lane, Wilmslow, SK9 5AF, 0303 123 1113.",
    "Public Access Officer 20417",
)


@reply("Kent Police/18-05-0639 data.xlsx")
def kent(path: Path) -> None:
    """Years merged over Recorded and Charged, of which Charged must not count; an `Other` row; totals by formula."""
    book = Workbook()
    _kent_letter(book.active)
    _kent_table(book.create_sheet("Q1-2"), *(figures("kent")[year] for year in YEARS))
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "kent.xlsx"
        book.save(source)
        convert(source, path)


def _kent_table(sheet: Worksheet, first: Split, second: Split) -> None:
    sheet["A1"] = "Crimes recorded by Kent Police, and crimes charged, financial years (1 April - 31 March)"
    sheet["A1"].font = Font(bold=True)
    header = (("HO code", "Offence", "2016/2017", None, "2017/2018", None), (None, None, *("Recorded", "Charged") * 2))
    body = (
        ("86/2", "Taking, making, distributing indecent photographs of a child", first.tmd, second.tmd, 0.19),
        ("86/10", "Possession of indecent photographs of a child", first.possession, second.possession, 0.27),
        ("86/15", "Possession of prohibited images of a child", first.prohibited, second.prohibited, 0.34),
        (None, "Other (indecent image offences not assigned to one of these codes)", first.other, second.other, 0.08),
    )
    for row, titles in enumerate(header, 3):
        for column, title in enumerate(titles, 1):
            sheet.cell(row, column, title)
    for merged in ("A3:A4", "B3:B4", "C3:D3", "E3:F3"):
        sheet.merge_cells(merged)
    for row, (code, offence, one, two, charged) in enumerate(body, 5):
        counts = (one, int(one * charged), two, int(two * charged))
        for column, value in enumerate((code, offence, *counts), 1):
            sheet.cell(row, column, value)
    sheet.cell(9, 2, "Total")
    for name in "CDEF":
        sheet[f"{name}9"] = f"=SUM({name}5:{name}8)"
    _kent_look(sheet)
    for row, note in enumerate(KENT_NOTES, 11):
        sheet.cell(row, 1, note).font = Font(size=9, italic=True)


def _kent_look(sheet: Worksheet) -> None:
    thin = Side(style="thin")
    for cells in sheet["A3:F9"]:
        for cell in cells:
            cell.border = Border(top=thin, bottom=thin, left=thin, right=thin)
            centred = cell.row < 5 or cell.column > 2
            cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center" if centred else "left")
            cell.font = Font(bold=cell.row in (3, 4, 9))
            if cell.row < 5:
                cell.fill = PatternFill("solid", fgColor="E2EFDA")
    for column, width in zip("ABCDEF", (9, 44, 12, 12, 12, 12), strict=True):
        sheet.column_dimensions[column].width = width
    for row in range(5, 9):
        sheet.row_dimensions[row].height = 30
    _on_one_page(sheet)


def _kent_letter(sheet: Worksheet) -> None:
    sheet.title = "Letter"
    sheet.column_dimensions["A"].width = 4
    sheet["B1"] = NOTICE
    sheet["B1"].font = Font(size=7, color="808080")
    _paragraphs(sheet, 3, 2, KENT_LETTER, width=92, font="Times New Roman")
    for row in (3, 7):
        sheet.cell(row, 2).font = Font(name="Times New Roman", size=11, bold=True)


KENT_NOTES = (
    "Recorded = crimes recorded in the year. Charged = those among all crimes, of whatever year, that were closed by a charge or "
    "summons in it.",
    "The Charged columns do not count the same crimes as the Recorded columns, and a charge is not a further crime.",
    "Source: Genesis, 4 May 2018. Live data.",
)
KENT_LETTER = (
    "Kent Police - Freedom of Information Team",
    "Sutton Road, Maidstone, Kent ME15 9BZ; foi@kent.police.uk; 101",
    "Ref. 18/05/639",
    "14/05/2018",
    "Request: indecent images of children, recorded offences 01/04/2016 - 31/03/2018",
    "We received your request on 17/04/2018 and registered it on 01/05/2018 under the reference above; we are sorry for the "
    "delay in doing so. You asked (1) for the number of recorded offences for indecent images (still or moving) of children "
    "between 1 April 2016 and 31 March 2018, by financial year, (2) for these by offence, and (3) for how many a person was "
    "charged.",
    "Kent Police holds the information. It is on the sheet 'Q1-2' of this workbook, with the charges asked for in question "
    "3 beside the recorded crimes.",
    "Row 'Other': in a small share of crimes the offence was put on record as relating to indecent images of children without "
    "one of the three codes, most of them transferred from another force. They are part of the total.",
    "Section 16 (advice and assistance): please don't work out a charge rate from the two columns of a year. An investigation "
    "of this kind commonly takes more than 12 months, because devices must be examined.",
    "You may ask for an internal review within 40 working days from the date of this letter. If you remain dissatisfied you may "
    "turn to the Information Commissioner: Wycliffe House, Water Lane, Wilmslow, Cheshire, SK9 5AF; 0303 123 1113.",
    "M. Muster, FOI Decision Maker",
)


@reply("Final Response FOI 614.18.docx")
def sussex(path: Path) -> None:
    """Question and answer blocks: totals, a breakdown with `Other (sub-code not recorded)`, and a refusal."""
    first, second = (figures("sussex")[year] for year in YEARS)
    letter = word.letter("Liberation Sans", 11, margins=(2.4, 2.2, 2, 2.2))
    header = letter.sections[0].header
    word.say(header, "Sussex Police - Information Access", bold=True, align="right", size=9, after=0)
    word.say(
        header, "Church Lane, Lewes, East Sussex BN7 2DZ - foi@sussex.police.uk - 101", align="right", size=8, after=0
    )
    word.say(letter, NOTICE, size=7.5, colour="7F7F7F")
    word.say(letter, "FOI 614/18 - Indecent images of children", bold=True, size=14)
    word.say(letter, "Replied to on 16 May 2018", italic=True)
    for text in SUSSEX_OPENING:
        word.say(letter, text)
    _question(letter, SUSSEX_QUESTIONS[0])
    word.say(letter, f"**Answer 1:** 1 April 2016 to 31 March 2017: {first.total} recorded offences", after=0)
    word.say(letter, f"1 April 2017 to 31 March 2018: {second.total} recorded offences", indent=2.05)
    _question(letter, SUSSEX_QUESTIONS[1])
    word.say(letter, "**Answer 2:** Of the offences in answer 1, for the same financial years:", after=4)
    word.grid(
        letter,
        [
            ["Offence", "2016/17", "2017/18"],
            ["86/2 Take, make or distribute indecent photograph of a child", str(first.tmd), str(second.tmd)],
            ["86/10 Possess indecent photograph of a child", str(first.possession), str(second.possession)],
            ["86/15 Possess prohibited image of a child", str(first.prohibited), str(second.prohibited)],
            ["Other (sub-code not recorded)", str(first.other), str(second.other)],
        ],
        [10.5, 2.6, 2.6],
        size=10.5,
        shade="FCE4D6",
        numbers="centre",
        padding=2,
    )
    word.say(letter, "", after=0)
    _question(letter, SUSSEX_QUESTIONS[2])
    for text in _sussex_refusal(first.total + second.total):
        word.say(letter, text)
    word.say(letter, "Right to complain", bold=True, before=10, after=3)
    word.say(letter, SUSSEX_COMPLAINT)
    letter.save(str(path))


def _question(letter: Any, text: str) -> None:
    word.say(letter, text, bold=True, colour="1F4E79", before=8, after=4, with_next=True)


SUSSEX_OPENING = (
    "Sussex Police received your request for information on 17 April 2018. We take your three questions in turn. The data "
    "comes from our Niche system as it was on 8 May 2018; offences are counted in the year in which they were recorded.",
)
SUSSEX_QUESTIONS = (
    "Question 1: How many offences for indecent images (still or moving) of children did you record between 1 April 2016 and "
    "31 March 2018? Please give a figure for each financial year.",
    "Question 2: Please break these down by offence (Home Office codes 86/2, 86/10, 86/15).",
    "Question 3: In how many of the cases was the suspect himself or herself under 18, and how many of them had met the victim "
    "online?",
)
SUSSEX_COMPLAINT = (
    "Complaints about this reply should reach us within 40 working days. Quote FOI 614/18 and say which of the three answers you "
    "are unhappy with. The Information Commissioner (Wycliffe House, Water Lane, Wilmslow, Cheshire SK9 5AF; 0303 123 1113) will "
    "as a rule not look into a complaint until our own review has been completed."
)


def _sussex_refusal(records: int) -> list[str]:
    return [
        f"**Answer 3:** Refused under Section 12(1). Whether suspect and victim met online is known only from the narrative of "
        f"each investigation. There are {records:,} of them. A colleague tried 10 and needed 150 minutes, or 15 minutes for each, "
        f"from which we estimate {records * 15 / 60:.1f} hours. Section 12(1) of the Freedom of Information Act 2000 releases us "
        "from the duty to comply where the cost would exceed £450, which is 18 hours' work at £25 an hour (Freedom of Information "
        "and Data Protection (Appropriate Limit and Fees) Regulations 2004, regulations 3 and 4).",
        "We could have refused the request as a whole, as its parts are to be added together under regulation 5. As answers 1 and 2 "
        "had been retrieved before question 3 was found to exceed the limit, we give them to you all the same. This reply serves as "
        "a refusal notice under Section 17(5) for question 3.",
        "If you were to reduce question 3 to the suspects' ages, and to one calendar month, it might be possible to answer it within "
        "the limit (Section 16).",
    ]
