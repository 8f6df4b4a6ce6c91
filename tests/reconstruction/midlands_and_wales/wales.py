"""The four Welsh forces: North Wales, Gwent, South Wales and Dyfed-Powys."""

from __future__ import annotations

import csv
import io
import tempfile
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.styles import Font

from tests.reconstruction import frame
from tests.reconstruction.frame import NOTICE, YEARS, reply
from tests.reconstruction.midlands_and_wales import sheets
from tests.reconstruction.midlands_and_wales.answers import by_offence, parts, two_years
from tests.reconstruction.midlands_and_wales.word import (
    OUTLINE,
    Look,
    TableLook,
    letter,
    line,
    save_pdf,
    table,
    write,
    write_lines,
)


@reply("2018-382 Annex A.csv")
def north_wales(target: Path) -> None:
    """CSV in Windows-1252: lines of letter, a tidy table with totals and an excluded code outside them, then notes."""
    page = io.StringIO(newline="")
    out = csv.writer(page)
    out.writerows([text, "", "", ""] for text in (NOTICE, *_NORTH_WALES_LETTER))
    out.writerow(["Financial year", "HO code", "Offence", "Recorded crimes"])
    for year, split in zip(YEARS, two_years("north-wales"), strict=True):
        label = year.replace("/", "-")
        out.writerows([label, *cells] for cells in by_offence(_NORTH_WALES_OFFENCES, split))
        out.writerow([label, "086/11", "Possession of extreme pornographic image (not in total)", split.total // 9])
    out.writerows([text, "", "", ""] for text in _NORTH_WALES_NOTES)
    target.write_bytes(page.getvalue().encode("cp1252"))


_NORTH_WALES_OFFENCES = (
    ("086/02", "Take, permit to take, make, distribute or publish indecent photographs of children"),
    ("086/10", "Possession of an indecent or pseudo\u2013photograph of a child"),
    ("086/15", "Possession of prohibited images of children"),
    ("", "Total"),
)

_NORTH_WALES_LETTER = (
    "North Wales Police / Heddlu Gogledd Cymru",
    "Freedom of Information reference 2018/382, Annex A",
    "Information Standards and Compliance, Force Headquarters, Glan y Don, Colwyn Bay LL29 8AW. foi@northwales.police.uk",
    "Date of reply: 14/05/2018. Request received: 17/04/2018",
    "",
    "You asked for: number of recorded offences for indecent images (still or moving) of children between 1 April 2016 "
    "and 31 March 2018, by financial year and by offence",
    "In reply: North Wales Police holds the information and gives it below. Financial year = 1 April to 31 March, by "
    "date recorded",
    "",
)

_NORTH_WALES_NOTES = (
    "",
    "Notes",
    "1. Taken from the force\u2019s crime system on 01/05/2018. Live data, which may change.",
    "2. 086/11 is shown because it is often asked about. It does not concern children and is in neither total.",
    "3. The search took 1 hour. The limit under section 12 is 18 hours or \u00a3450.",
    "4. Internal review: within 40 working days. Information Commissioner: Wycliffe House, Wilmslow SK9 5AF, 0303 123 1113.",
)


@reply("RE_ Freedom of Information request.eml")
def gwent(target: Path) -> None:
    """A mail whose body is the letter and quotes the request; the figures are in the attached workbook only."""
    mail = EmailMessage(policy=SMTP)
    mail["From"] = Address("Freedom of Information", "foi", "gwent.police.uk")
    mail["To"] = Address("Requester", "requester", "example.org")
    mail["Subject"] = "RE: Freedom of Information request - 2018/18342"
    mail["Date"] = "Thu, 17 May 2018 15:41:07 +0100"
    mail["Message-ID"] = "<20180517154107.18342@gwent.police.uk>"
    mail.set_content(f"{NOTICE}\n\n{_GWENT_LETTER.strip()}\n")
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "18342 figures.xlsx"
        _gwent_data(data)
        mail.add_attachment(
            data.read_bytes(),
            maintype="application",
            subtype="vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            filename=data.name,
        )
    mail.set_boundary("----=_NextPart_000_18342")
    target.write_bytes(mail.as_bytes())


def _gwent_data(target: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "18342"
    sheet["A1"] = "Gwent Police, FOI 2018/18342: recorded offences"
    sheet["A1"].font = Font(bold=True)
    first, second = (parts(year) for year in two_years("gwent"))
    offences = (
        "86/2 Take/make/distribute indecent photos or pseudo-photos of children",
        "86/10 Possess indecent photo or pseudo-photo of a child",
        "86/15 Possess prohibited image of a child",
        "TOTAL",
    )
    rows = [list(cells) for cells in zip(offences, first, second, strict=True)]
    sheets.put(sheet, (3, 1), [["Offence", "Apr 16 - Mar 17", "Apr 17 - Mar 18"], *rows])
    sheets.widths(sheet, {"A": 66, "B": 16, "C": 16})
    sheet["A9"] = "Counted by date recorded, 1 April to 31 March. Run on 10 May 2018."
    sheet["A11"] = NOTICE
    sheet["A11"].font = Font(size=7, italic=True)
    sheets.save(book, target)


_GWENT_LETTER = """
Dear Requester,

FREEDOM OF INFORMATION REQUEST 2018/18342

Thank you for your request, which Gwent Police received on 17 April 2018
and which I copy below this message.

Gwent Police can confirm that it holds the information. The figures are in
the attached workbook, by financial year and by offence. They are offences
recorded in the year, whenever they were committed. A zero means that no
such offence was recorded.

The count is made from a system that changes daily. It was made on 10 May
2018 and would not necessarily be the same today. It is not comparable with
counts made by other forces.

No information has been withheld, so that no exemption needs explaining.
The work was done well inside the 18 hours that regulations made under
section 12 allow.

If you are not satisfied, please write to the Disclosure Unit within
40 working days to ask for an internal review. You also have the right to
complain to the Information Commissioner's Office, Wycliffe House, Water
Lane, Wilmslow, Cheshire SK9 5AF, 0303 123 1113.

Yours sincerely / Yn gywir

E. Enghraifft
Disclosure Unit / Uned Ddatgelu
Gwent Police Headquarters, Croesyceiliog, Cwmbran NP44 2XJ
Tel/Ffon: 01632 960018 - foi@gwent.police.uk

-----Original Message-----
Sent: 16 April 2018 16:52
Subject: Freedom of Information request

> Dear Gwent Police,
>
> Please tell me the number of recorded offences for indecent images (still
> or moving) of children between 1 April 2016 and 31 March 2018.
> Please give 2016/17 and 2017/18 separately, and by offence (Home Office
> codes 86/2, 86/10 and 86/15).
>
> I look forward to your reply within 20 working days.
"""


@reply("scan0007.pdf")
def south_wales(target: Path) -> None:
    """A one-page letter printed and scanned: grey, skewed, noisy, without a text layer; a ruled table with totals."""
    paper = letter("Liberation Serif", 12, margins=(1.8, 2.2, 1.6, 2.2))
    write_lines(paper, "**SOUTH WALES POLICE**\n**HEDDLU DE CYMRU**", Look(size=16, align="center", after=4))
    write_lines(
        paper,
        """
        Information Access, Police Headquarters, Cowbridge Road, Bridgend CF31 3SU
        foi@south-wales.police.uk
        """,
        Look(size=10, align="center"),
    )
    line(paper, "000000")
    write_lines(paper, "Our Ref: 411/18\n8th May 2018")
    write(
        paper,
        """
        Dear Applicant,

        **Re: Freedom of Information request 411/18**

        Your request of 17th April 2018 has been considered. You wished to know the number of recorded offences for
        indecent images (still or moving) of children between 1st April 2016 and 31st March 2018, by year and offence.

        South Wales Police recorded the offences below in the financial years (April to March) shown:
        """,
    )
    labels = [
        ["86/02", "Taking, making or distributing indecent photographs of children"],
        ["86/10", "Possession of indecent photographs of children"],
        ["86/15", "Possession of prohibited images of children"],
        ["", "TOTAL"],
    ]
    rows = [["Code", "Offence", "2016/17", "2017/18"], *by_offence(labels, *two_years("south-wales"))]
    table(paper, rows, (1.9, 9.2, 2.6, 2.6), TableLook(label_columns=2, bold_last=True, air=4))
    write(
        paper,
        """
        The figures were obtained on 1st May 2018 and are liable to change, as records are updated.

        Should you wish to appeal, a request for internal review must be made in writing within 40 working days.
        Thereafter you may contact the Information Commissioner, Wycliffe House, Water Lane, Wilmslow, Cheshire, SK9 5AF,
        telephone 0303 123 1113.

        Yours sincerely,
        """,
    )
    write_lines(paper, "H. Nominal\nDisclosure Officer", Look(before=22))
    write(paper, NOTICE, Look(size=8, before=4, after=0))
    with tempfile.TemporaryDirectory() as folder:
        printed = Path(folder) / "letter.pdf"
        save_pdf(paper, printed)
        frame.scan(printed, target, tilt=-0.8, seed=411)


@reply("Heddlu Dyfed Powys Police/382-2018 Ymateb - Response.pdf")
def dyfed_powys(target: Path) -> None:
    """The letter in Welsh and then in English, with the same table in both: it must count once."""
    paper = letter("DejaVu Serif", 9.5, margins=(1.6, 2.2, 1.4, 2.2))
    _dyfed_powys_letter(paper, _WELSH_OPENING, _WELSH_LABELS, _WELSH_CLOSE)
    paper.add_page_break()
    _dyfed_powys_letter(paper, _ENGLISH_OPENING, _ENGLISH_LABELS, _ENGLISH_CLOSE)
    save_pdf(paper, target)


def _dyfed_powys_letter(paper: Any, opening: str, labels: list[list[str]], close: str) -> None:
    write_lines(paper, "**HEDDLU DYFED-POWYS POLICE**", Look(size=14, colour="7B1C2E", after=2))
    write_lines(
        paper,
        """
        Rheoli Gwybodaeth / Information Management, Llangynnwr, Caerfyrddin / Carmarthen SA31 2PF
        foi@dyfed-powys.police.uk - 101
        """,
        Look(size=8, after=4),
    )
    write(paper, NOTICE, Look(size=6.5, italic=True))
    write(paper, opening)
    header, offences = labels[0], labels[1:]
    rows = [header, *by_offence(offences, *two_years("dyfed-powys"))]
    look = TableLook(edges=OUTLINE, fill="F2DCDB", bold_last=True, rule_under_header=True, rule_over_last=True)
    table(paper, rows, (10.6, 2.6, 2.6), look)
    write(paper, close)


_WELSH_OPENING = """
Cyfeirnod Rhyddid Gwybodaeth: 382/2018

Dyddiad: 15 Mai 2018

**Cais:** Nifer y troseddau a gofnodwyd yn ymwneud â delweddau anweddus (llonydd neu symudol) o blant rhwng 1 Ebrill 2016
a 31 Mawrth 2018, fesul blwyddyn ariannol a fesul trosedd.

**Ymateb:** Derbyniwyd eich cais ar 17 Ebrill 2018. Gall Heddlu Dyfed-Powys gadarnhau ei fod yn dal y wybodaeth. Mae'r tabl
yn dangos nifer y troseddau a gofnodwyd ym mhob blwyddyn ariannol (1 Ebrill hyd 31 Mawrth).
"""

_WELSH_LABELS = [
    ["Trosedd", "2016/17", "2017/18"],
    ["86/2 Tynnu, gwneud neu ddosbarthu ffotograffau anweddus o blant"],
    ["86/10 Meddu ar ffotograff anweddus o blentyn"],
    ["86/15 Meddu ar ddelwedd waharddedig o blentyn"],
    ["Cyfanswm"],
]

_WELSH_CLOSE = """
Cymerwyd y data o system fyw ar 2 Mai 2018 a gallant newid. Ni ddylid eu cymharu â ffigurau heddluoedd eraill.

Troseddau o dan adran 1 Deddf Amddiffyn Plant 1978, adran 160 Deddf Cyfiawnder Troseddol 1988 ac adran 62 Deddf Crwneriaid
a Chyfiawnder 2009 yw'r rhain.

**Hawl i gwyno:** os ydych yn anfodlon, gallwch ofyn am adolygiad mewnol o fewn 40 diwrnod gwaith. Wedi hynny gallwch gysylltu
â'r Comisiynydd Gwybodaeth, Wycliffe House, Water Lane, Wilmslow SK9 5AF, 0330 414 6421 (llinell Gymraeg) neu 0303 123 1113.

Yn gywir

G. Esiampl, Swyddog Rhyddid Gwybodaeth
"""

_ENGLISH_OPENING = """
Freedom of Information reference: 382/2018

Date: 15 May 2018

**Request:** The number of recorded offences for indecent images (still or moving) of children between 1 April 2016 and
31 March 2018, by financial year and by offence.

**Response:** Your request was received on 17 April 2018. Dyfed-Powys Police can confirm that it holds the information. The
table shows the number of offences recorded in each financial year (1 April to 31 March).
"""

_ENGLISH_LABELS = [
    ["Offence", "2016/17", "2017/18"],
    ["86/2 Take, make or distribute indecent photographs of children"],
    ["86/10 Possession of an indecent photograph of a child"],
    ["86/15 Possession of a prohibited image of a child"],
    ["Total"],
]

_ENGLISH_CLOSE = """
The data were taken from a live system on 2 May 2018 and may change. They should not be compared with the figures of other
forces.

These are offences under section 1 of the Protection of Children Act 1978, section 160 of the Criminal Justice Act 1988 and
section 62 of the Coroners and Justice Act 2009.

**Right to complain:** if you are dissatisfied you may ask for an internal review within 40 working days. After that you may
contact the Information Commissioner, Wycliffe House, Water Lane, Wilmslow SK9 5AF, 0330 414 6421 (Welsh language line) or
0303 123 1113.

Yours sincerely

G. Esiampl, Freedom of Information Officer
"""
