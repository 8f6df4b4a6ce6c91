"""Wiltshire, as a scan, and Dorset, with an acknowledgement that came first."""

from __future__ import annotations

import tempfile
from pathlib import Path

from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.platypus import Flowable, HRFlowable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from tests.reconstruction.frame import NOTICE, YEARS, figures, reply, scan
from tests.reconstruction.south import word


@reply("scan0017.pdf")
def wiltshire(path: Path) -> None:
    """A letter printed and scanned, without a text layer; a ruled table with totals both ways."""
    first, second = (figures("wiltshire")[year] for year in YEARS)
    letter = word.letter("Liberation Sans", 11.5, margins=(1.8, 2.4, 1.6, 2.4))
    word.say(letter, NOTICE, size=8.5, align="centre", after=12)
    word.say(letter, "WILTSHIRE POLICE", bold=True, size=18, align="right", after=0)
    word.block(
        letter,
        [
            "Disclosure Unit",
            "Police Headquarters, London Road",
            "Devizes, Wiltshire SN10 2DN",
            "Tel: 101",
            "foi@wiltshire.police.uk",
        ],
        align="right",
        size=9.5,
    )
    word.block(letter, ["Our ref: FOI 2018-367", "11 May 2018"], after=10)
    word.say(letter, "Dear Sirs,")
    word.say(letter, "Freedom of Information Act 2000 - offences relating to indecent images of children", bold=True)
    for text in WILTS_OPENING:
        word.say(letter, text)
    counts = (
        ("86/2 Take / make / distribute indecent photographs of children", first.tmd, second.tmd),
        ("86/10 Possess indecent photograph of a child", first.possession, second.possession),
        ("86/15 Possess prohibited image of a child", first.prohibited, second.prohibited),
        ("TOTAL", first.total, second.total),
    )
    word.grid(
        letter,
        [
            ["Recorded offences", "2016/2017", "2017/2018", "Total"],
            *([label, str(one), str(two), str(one + two)] for label, one, two in counts),
        ],
        [8.2, 2.6, 2.6, 2.6],
        size=11,
        numbers="centre",
        bold_rows=(0, -1),
        padding=3,
    )
    word.say(letter, "", after=0)
    for text in WILTS_REST:
        word.say(letter, text)
    word.block(letter, ["Yours faithfully,", "", "", "Force Disclosure Decision Maker"])
    with tempfile.TemporaryDirectory() as folder:
        printed = Path(folder) / "printed.pdf"
        word.print_pdf(letter, printed)
        scan(printed, path, tilt=-0.9, seed=367, noise=6)


WILTS_OPENING = (
    "Your request of 16 April 2018 reached Wiltshire Police on 17 April 2018. It reads:",
    "'Please state the number of recorded offences for indecent images (still or moving) of children between 1 April 2016 and "
    "31 March 2018, for each financial year and for each offence.'",
    "The information is held. Each column is a financial year, from 1 April to 31 March:",
)
WILTS_REST = (
    "The figures were taken from the Niche system on 1 May 2018. They count crimes by the date of recording and leave out those "
    "that were cancelled or transferred. They may differ from figures given at another time.",
    "Under Section 40(5) of the Act we neither confirm nor deny that we hold information on any single person; nothing in this "
    "letter should be taken to do so.",
    "You may ask for a review of this decision within 40 working days, and may afterwards complain to the Information Commissioner, "
    "Wycliffe House, Water Lane, Wilmslow, Cheshire SK9 5AF, telephone 0303 123 1113.",
)


@reply("dorset/2018-457 Acknowledgement.docx")
def dorset_acknowledgement(path: Path) -> None:
    """An acknowledgement: dates, a reference and limits, no figures."""
    letter = word.letter("Liberation Sans", 12)
    word.block(letter, ["**DORSET POLICE**", "Freedom of Information, Winfrith, Dorchester, Dorset DT2 8DZ"], after=14)
    word.block(letter, ["Date: 18 April 2018", "Our Ref: 2018-457"], after=14)
    for text in DORSET_ACKNOWLEDGEMENT:
        word.say(letter, text)
    word.block(letter, ["Yours sincerely", "", "FOI Support Officer"], after=24)
    word.say(letter, NOTICE, size=8)
    letter.save(str(path))


DORSET_ACKNOWLEDGEMENT = (
    "Dear Applicant",
    "Thank you for your request under the Freedom of Information Act 2000, which we received on 17 April 2018 and which has been "
    "given the reference 2018-457. You have asked for:",
    "The number of recorded offences for indecent images (still or moving) of children between 1 April 2016 and 31 March 2018, by "
    "financial year and by offence (86/2, 86/10, 86/15).",
    "Your request is being considered. We aim to respond by 16 May 2018, which is 20 working days after the day on which it was "
    "received. If it turns out that more than 18 hours of work would be needed, or that an exemption has to be weighed, we will let "
    "you know before then.",
    "Please quote 2018-457 if you contact us: foi@dorset.police.uk, or 01632 960059 on weekdays from 9.00 to 16.30.",
)


@reply("dorset/2018-457 Final Response.pdf")
def dorset(path: Path) -> None:
    """Totals only, in a sentence and in a small table without rules; the offences are not told apart."""
    first, second = (figures("dorset")[year] for year in YEARS)
    body = ParagraphStyle("body", fontName="Helvetica", fontSize=10.5, leading=14.5, spaceAfter=8, alignment=TA_JUSTIFY)
    small = ParagraphStyle("small", parent=body, fontSize=7, leading=9, alignment=0)
    head = ParagraphStyle("head", parent=body, fontName="Helvetica-Bold", spaceBefore=6, spaceAfter=4)
    name = ParagraphStyle("name", parent=body, fontName="Helvetica-Bold", fontSize=16, leading=20, spaceAfter=2)
    table = Table(
        [
            ["Financial year", "Recorded crimes"],
            ["April 2016 - March 2017", str(first.total)],
            ["April 2017 - March 2018", str(second.total)],
        ],
        colWidths=[6 * cm, 4 * cm],
        hAlign="LEFT",
    )
    table.setStyle(
        TableStyle(
            [
                ("FONT", (0, 0), (-1, 0), "Helvetica-Bold", 10.5),
                ("FONT", (0, 1), (-1, -1), "Helvetica", 10.5),
                ("ALIGN", (1, 0), (1, -1), "RIGHT"),
                ("LEFTPADDING", (0, 0), (0, -1), 12),
            ]
        )
    )
    story: list[Flowable] = [
        Paragraph("Dorset Police", name),
        Paragraph(DORSET_ADDRESS, small),
        HRFlowable("100%", 0.7),
    ]
    story += [Spacer(1, 8), Paragraph("Reference: 2018-457<br/>Date: 15 May 2018", body)]
    story += [Paragraph(text, body) for text in DORSET_OPENING]
    story.append(
        Paragraph(
            f"The number of such crimes was {first.total} in the year ending 31 March 2017 and {second.total} in the year ending "
            "31 March 2018:",
            body,
        )
    )
    story += [table, Spacer(1, 10)]
    for heading, texts in DORSET_REST:
        story += [Paragraph(heading, head), *(Paragraph(text, body) for text in texts)]
    story += [Spacer(1, 16), Paragraph(NOTICE, small)]
    margins = {"leftMargin": 2.5 * cm, "rightMargin": 2.5 * cm, "topMargin": 1.8 * cm, "bottomMargin": 1.8 * cm}
    SimpleDocTemplate(str(path), pagesize=A4, title="2018-457", author="FOI Unit", **margins).build(story)


DORSET_ADDRESS = (
    "Freedom of Information, Force Headquarters, Winfrith, Dorchester, Dorset DT2 8DZ | foi@dorset.police.uk"
)
DORSET_OPENING = (
    "Dear Applicant,",
    "I refer to our letter of 18 April 2018. You asked for the number of recorded offences for indecent images (still or moving) of "
    "children between 1 April 2016 and 31 March 2018, by financial year and by offence.",
    "Dorset Police records these offences under codes 86/2, 86/10 and 86/15 of the Home Office counting rules. Crimes of all three "
    "were searched for together, leaving out extreme pornography (86/11).",
)
DORSET_REST = (
    (
        "Breakdown by offence",
        (
            "I am not able to say how many crimes fall to each of the three codes. In the course of an investigation one code is often "
            "replaced by another without the summary being brought up to date, and a count by code from our system would be wrong for "
            "reasons that only a reading of each record could mend. At 5 minutes a record that would go well beyond the 18 hours that "
            "Section 12 of the Act allows for (£450 at £25 an hour). The totals are not affected.",
        ),
    ),
    (
        "Section 17",
        (
            "As far as the breakdown is concerned this letter is a refusal notice. To narrow your request, you could ask for a sample of "
            "200 crimes; that may well fall within the limit.",
        ),
    ),
    (
        "Complaints",
        (
            "A review may be asked for within 40 working days. The Information Commissioner's Office is at Wycliffe House, Water Lane, "
            "Wilmslow, Cheshire SK9 5AF, telephone 0303 123 1113, www.ico.org.uk.",
            "Yours sincerely,<br/>FOI Officer 5512",
        ),
    ),
)
