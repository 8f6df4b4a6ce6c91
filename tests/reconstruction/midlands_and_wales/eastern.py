"""Five forces of the East: Cambridgeshire, Bedfordshire and Hertfordshire, whose joint unit answers for one force at
a time, and Norfolk and Suffolk, who answer in one letter."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from tests.reconstruction.frame import NOTICE, Split, reply, spread
from tests.reconstruction.midlands_and_wales.answers import by_offence, parts, two_years
from tests.reconstruction.midlands_and_wales.word import (
    Look,
    TableLook,
    boxed,
    footer,
    letter,
    line,
    save_pdf,
    table,
    write,
    write_lines,
)


def _joint_unit(paper: Any) -> None:
    """The letterhead of the unit that Bedfordshire, Cambridgeshire and Hertfordshire share."""
    write_lines(
        paper,
        """
        **Bedfordshire, Cambridgeshire and Hertfordshire**
        Joint Information Management Department
        """,
        Look(align="center", size=13),
    )
    write_lines(
        paper,
        """
        Bedfordshire Police Headquarters, Woburn Road, Kempston, Bedford MK43 9AX
        e-mail: foi@herts.police.uk     telephone: 101
        """,
        Look(align="center", size=9),
    )
    line(paper, "44546A", weight=18)


@reply("FOI2018 02614 R.pdf")
def cambridgeshire(target: Path) -> None:
    """Ruled table with codes and total; letterhead of Bedfordshire, mail of Hertfordshire, answer for Cambridgeshire."""
    paper = letter("Liberation Sans", 10, margins=(1.4, 2.5, 1.2, 2.5))
    _joint_unit(paper)
    write(paper, NOTICE, Look(size=6.5, align="center"))
    write_lines(
        paper,
        """
        Reference: FOI2018/02614
        15 May 2018
        """,
        Look(align="right"),
    )
    write(
        paper,
        """
        Dear Applicant

        **FREEDOM OF INFORMATION ACT 2000**

        I refer to your request in respect of Cambridgeshire Constabulary, which was received by the Joint Information
        Management Department on 17 April 2018. You have asked for:
        """,
    )
    write(
        paper,
        """
        1. The number of recorded offences for indecent images (still or moving) of children between 1 April 2016 and
        31 March 2018.
        """,
        Look(indent=0.8, after=2),
    )
    write(paper, "2. These by financial year and by offence (86/2, 86/10, 86/15).", Look(indent=0.8))
    write(
        paper,
        """
        **Decision**

        Searches were made in respect of Cambridgeshire Constabulary and the information sought was found. I have
        decided to release it, as follows.
        """,
    )
    labels = [
        ["86/2", "Take, make, possess with a view to distribute or distribute indecent photographs of children"],
        ["86/10", "Possess indecent or pseudo-photograph of a child"],
        ["86/15", "Possess prohibited image of a child"],
        ["", "Total"],
    ]
    header = ["HO Code", "Offence", "2016/17", "2017/18"]
    rows = [header, *by_offence(labels, *two_years("cambridgeshire"))]
    table(paper, rows, (2.0, 9.4, 2.4, 2.4), TableLook(label_columns=2, bold_last=True))
    write(
        paper,
        """
        Figures are crimes recorded in each financial year (1 April to 31 March) on the crime system and were produced on
        27 April 2018.

        You did not ask about them, but Bedfordshire Police and Hertfordshire Constabulary are separate public
        authorities. Requests to them, though handled in this department, receive replies of their own.

        Crime figures supplied under the Act are a snapshot. They may not agree with statistics that are published by
        the Home Office, nor with figures supplied at other times.

        **Section 17 and section 1**

        No part of the request is refused. Had any been, section 17(1) would require this letter to state that fact, to
        name the exemption and to say why it applies.

        **Internal review**

        A request for review must reach this department within 40 working days of the date above, quoting FOI2018/02614.
        If the review does not satisfy you, the Information Commissioner's Office can be asked for a decision (section
        50): Wycliffe House, Water Lane, Wilmslow, Cheshire SK9 5AF. Its helpline is 0303 123 1113.

        Yours sincerely
        """,
    )
    write_lines(paper, "L. Specimen\nInformation Access Officer", Look(before=14))
    save_pdf(paper, target)


@reply("FOI-02618-18.pdf")
def bedfordshire(target: Path) -> None:
    """A form made by a case system: prohibited images shown as `<5` (0 to 4), which the stated totals settle."""
    first, second = two_years("bedfordshire")
    body = ParagraphStyle("body", fontName="Helvetica", fontSize=9.5, leading=12.5)
    small = ParagraphStyle("small", parent=body, fontSize=7, leading=8.5, textColor=colors.grey)
    title = ParagraphStyle("title", parent=body, fontName="Helvetica-Bold", fontSize=14, leading=18)
    cells = [
        ["Offence (HO code)", "01/04/2016 - 31/03/2017", "01/04/2017 - 31/03/2018"],
        [
            Paragraph("Taking, making, distributing indecent photographs (086/02)", body),
            *map(str, (first.tmd, second.tmd)),
        ],
        [
            Paragraph("Possession of indecent photographs (086/10)", body),
            *map(str, (first.possession, second.possession)),
        ],
        [Paragraph("Possession of prohibited images (086/15)", body), *map(_under_five, (first, second))],
        ["Total", *map(str, (first.total, second.total))],
    ]
    numbers = Table(cells, colWidths=[7.4 * cm, 4.2 * cm, 4.2 * cm])
    numbers.setStyle(
        TableStyle(
            [
                ("FONT", (0, 0), (-1, -1), "Helvetica", 9.5),
                ("FONT", (0, 0), (-1, 0), "Helvetica-Bold", 9),
                ("FONT", (0, -1), (-1, -1), "Helvetica-Bold", 9.5),
                ("ALIGN", (1, 0), (-1, -1), "CENTER"),
                ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
                ("LINEBELOW", (0, 0), (-1, 0), 1, colors.black),
                ("LINEABOVE", (0, -1), (-1, -1), 0.5, colors.black),
            ]
        )
    )
    story: list[Flowable] = [
        Paragraph("Freedom of Information - Response Form", title),
        Paragraph(NOTICE, small),
        Spacer(1, 8),
        _form(
            [
                ("Force", Paragraph("Bedfordshire Police", body)),
                ("Our reference", Paragraph("FOI2018/02618", body)),
                ("Received / due / sent", Paragraph("17/04/2018  /  16/05/2018  /  14/05/2018", body)),
                ("Handled by", Paragraph(_BEDFORDSHIRE["unit"], body)),
                ("Request", Paragraph(_BEDFORDSHIRE["request"], body)),
            ]
        ),
        Spacer(1, 8),
        Paragraph(_BEDFORDSHIRE["answer"], body),
        Spacer(1, 6),
        numbers,
        Spacer(1, 6),
        Paragraph(_BEDFORDSHIRE["note"], body),
        Spacer(1, 8),
        _form(
            [
                ("Exemption", Paragraph(_BEDFORDSHIRE["exemption"], body)),
                ("Caveats", Paragraph(_BEDFORDSHIRE["caveats"], body)),
                ("Right to complain", Paragraph(_BEDFORDSHIRE["complaint"], body)),
                ("Officer", Paragraph("S. Template, Decision Maker", body)),
            ]
        ),
    ]
    SimpleDocTemplate(
        str(target),
        pagesize=A4,
        leftMargin=2 * cm,
        rightMargin=2 * cm,
        topMargin=1.6 * cm,
        bottomMargin=1.4 * cm,
        title="FOI response form",
        author="Bedfordshire Police",
        invariant=1,
    ).build(story)


def _under_five(year: Split) -> str:
    return "<5" if year.prohibited < 5 else str(year.prohibited)


def _form(fields: list[tuple[str, Flowable]]) -> Table:
    form = Table([[name, value] for name, value in fields], colWidths=[3.6 * cm, 13.4 * cm])
    form.setStyle(
        TableStyle(
            [
                ("BOX", (0, 0), (-1, -1), 0.75, colors.black),
                ("INNERGRID", (0, 0), (-1, -1), 0.25, colors.grey),
                ("BACKGROUND", (0, 0), (0, -1), colors.whitesmoke),
                ("FONT", (0, 0), (0, -1), "Helvetica-Bold", 9),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ]
        )
    )
    return form


_BEDFORDSHIRE = {
    "unit": "Joint Information Management Department (Bedfordshire, Cambridgeshire and Hertfordshire), "
    "Woburn Road, Kempston MK43 9AX. Mail: foi@bedfordshire.police.uk",
    "request": "Number of recorded offences for indecent images (still or moving) of children between 1 April 2016 and "
    "31 March 2018. By financial year and by offence, with the Home Office codes 86/2, 86/10 and 86/15.",
    "answer": "Bedfordshire Police holds the information. Recorded offences, by the financial year in which they were "
    "recorded:",
    "note": "Numbers from 0 to 4 are shown as &lt;5.",
    "exemption": "Small numbers have been withheld under section 40(2) and (3)(a)(i) of the Freedom of Information Act "
    "2000. With local knowledge a person could be recognised from a very small count, and disclosure would not be fair "
    "and lawful under principle 1 of the Data Protection Act 1998 (in force until the Data Protection Act 2018 replaces "
    "it on 25 May 2018). Section 40(2) is here an absolute exemption and needs no public interest test. This form "
    "serves as a notice under section 17 for those numbers.",
    "caveats": "Data were taken on 30/04/2018 from a live system. One offence may concern 1 image or 10,000. Other "
    "forces may count otherwise.",
    "complaint": "Ask for an internal review within 40 working days of the date sent. Then: Information Commissioner's "
    "Office, Wycliffe House, Water Lane, Wilmslow SK9 5AF, 0303 123 1113, within 3 months of the review.",
}

# Shares of the twelve months, April to March: quieter in August and December, busier after warrants in autumn and spring.
_MONTHS = ("Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar")
_TAKING = [7.6, 8.4, 8.1, 8.8, 6.9, 8.6, 9.4, 8.9, 6.2, 8.5, 8.7, 9.9]
_POSSESSION = [8.0, 7.1, 9.3, 8.2, 7.4, 9.6, 8.4, 8.0, 5.9, 9.1, 9.5, 9.5]
_PROHIBITED = [0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 2.0, 0.0, 0.0, 1.5, 0.0]


@reply("FOI2018 02611 response letter.pdf")
def hertfordshire(target: Path) -> None:
    """24 months as rows with a total after each March, over a page break without repeated header; `-` means nil."""
    first, second = two_years("hertfordshire")
    paper = letter("Liberation Serif", 11.5)
    _joint_unit(paper)
    write_lines(paper, "Ref FOI2018/02611\n11th May 2018")
    write(
        paper,
        """
        Dear Sir/Madam

        **Your Freedom of Information request to Hertfordshire Constabulary**

        Thank you for your e-mail of 17th April 2018, in which you asked for:

        "the number of recorded offences for indecent images (still or moving) of children between 1 April 2016 and 31
        March 2018, by financial year and by offence."

        **Reply**

        Hertfordshire Constabulary holds this information, and it is disclosed below. Our analysts report by month of
        recording. I have left the months in, and the financial year totals that you asked for stand after each March.
        A dash means that no offence was recorded in that month.
        """,
    )
    header = ["Month", "Take/make/\ndistribute\n86/02", "Possession\n86/10", "Prohibited\nimages 86/15", "All"]
    rows = [header, *_monthly(first, 16, "2016/17 total"), *_monthly(second, 17, "2017/18 total")]
    look = TableLook(
        edges=("bottom", "insideH"), numbers="right", place="center", rule_under_header=True, size=10.5, air=1
    )
    table(paper, rows, (3.4, 2.8, 2.6, 2.8, 2.2), look)
    write(
        paper,
        """
        The data relate to Hertfordshire Constabulary only. They were drawn on 1st May 2018. Crimes recorded in one month
        may have been committed in an earlier month or year, and the number recorded in a month depends above all on
        when devices are examined: differences between months should not be read as trends.

        The three offences are those of section 1 of the Protection of Children Act 1978, section 160 of the Criminal
        Justice Act 1988 and section 62 of the Coroners and Justice Act 2009. Offences under section 63 of the Criminal
        Justice and Immigration Act 2008 are left out.

        **Complaints**

        You are entitled to a review if you write to us within 40 working days. The reviewing officer will reply within 20
        working days, or 40 in complex cases. A complaint after that goes to the Information Commissioner, Wycliffe
        House, Water Lane, Wilmslow, SK9 5AF (tel. 0303 123 1113).

        Yours faithfully
        """,
    )
    write_lines(paper, "D. Dummy\nFreedom of Information Officer", Look(before=16))
    footer(paper, NOTICE, Look(size=6.5))
    save_pdf(paper, target)


def _monthly(year: Split, starts: int, total_label: str) -> list[list[str]]:
    """The year's twelve months and its total; `starts` is the two-digit year of its April."""
    months = zip(
        spread(year.tmd, _TAKING),
        spread(year.possession, _POSSESSION),
        spread(year.prohibited, _PROHIBITED),
        strict=True,
    )
    rows = [
        [f"{name}-{starts + (number > 8)}", *(str(count) if count else "-" for count in (*counts, sum(counts)))]
        for number, (name, counts) in enumerate(zip(_MONTHS, months, strict=True))
    ]
    return [*rows, [f"**{total_label}**", *(f"**{count}**" for count in parts(year))]]


@reply("FOI 001874-18 Response.pdf")
def norfolk_and_suffolk(target: Path) -> None:
    """One letter for two forces: under each year, merged over two columns, a pair Norfolk | Suffolk."""
    paper = letter("DejaVu Sans", 9.5, margins=(1.8, 2.2, 1.8, 2.2))
    _norfolk_and_suffolk_letter(paper)
    save_pdf(paper, target)


@reply("Suffolk Constabulary/FOI 001874-18 (Suffolk copy).pdf")
def suffolk_copy(target: Path) -> None:
    """The same joint letter, printed again by Suffolk with a line of its own: it must not count twice."""
    paper = letter("DejaVu Sans", 9.5, margins=(1.6, 2.2, 1.6, 2.2))
    boxed(
        paper,
        """
        Copy issued by Suffolk Constabulary, Information Compliance, Martlesham Heath, Ipswich IP5 3QS
        Sent 18 MAY 2018
        """,
        Look(size=8, align="center"),
        16.4,
    )
    _norfolk_and_suffolk_letter(paper)
    save_pdf(paper, target)


def _norfolk_and_suffolk_letter(paper: Any) -> None:
    write_lines(
        paper,
        """
        **Norfolk Constabulary**  and  **Suffolk Constabulary**
        Information Compliance Unit
        """,
        Look(size=13, colour="385623"),
    )
    write_lines(
        paper,
        """
        Operations and Communications Centre, Falconers Chase, Wymondham, Norfolk NR18 0WW
        foi@norfolk.police.uk and foi@suffolk.police.uk
        """,
        Look(size=8.5),
    )
    write(paper, NOTICE, Look(size=6.5, italic=True))
    write_lines(
        paper,
        """
        Freedom of Information Request Reference No: FOI 001874/18
        Date: 15 May 2018
        """,
    )
    write(
        paper,
        """
        I write in connection with your request for information received by the Norfolk and Suffolk Constabularies on the
        17th April 2018, in which you sought access to the following:
        """,
    )
    write(
        paper,
        """
        - The number of recorded offences for indecent images (still or moving) of children between 1 April 2016 and 31
        March 2018, by financial year and by offence.
        """,
        Look(indent=0.8, italic=True),
    )
    write(
        paper,
        """
        **Response to your request**

        Norfolk and Suffolk Constabularies have located the information set out below as relevant to your request. The
        table gives crimes recorded by each Constabulary in the financial years 2016/17 and 2017/18 (1st April to 31st
        March).
        """,
    )
    labels = [["Take/Make/Distribute indecent images"], ["Possession of indecent images"]]
    labels += [["Possession of prohibited images of children"], ["Total"]]
    norfolk, suffolk = two_years("norfolk"), two_years("suffolk")
    rows = [
        ["Offence", "2016/17", "", "2017/18", ""],
        ["", "Norfolk", "Suffolk", "Norfolk", "Suffolk"],
        *by_offence(labels, norfolk[0], suffolk[0], norfolk[1], suffolk[1]),
    ]
    look = TableLook(header_rows=2, fill="E2EFD9", bold_last=True)
    merged = [((0, 0), (1, 0)), ((0, 1), (0, 2)), ((0, 3), (0, 4))]
    table(paper, rows, (6.8, 2.4, 2.4, 2.4, 2.4), look, merged)
    write(
        paper,
        """
        The information was produced on 30th April 2018. The recording system is live. The offences are Home Office codes
        86/2, 86/10 and 86/15. Where one investigation found images on several devices of one person, it may still be
        one crime.

        A force may refuse a request that would take more than 18 hours to answer. The limit applies per force, so that
        36 hours would be needed to reach it for the two together. In this case the work took 3 hours.

        This response will be published on both Constabularies' web sites. It is given for the purposes of your request
        only, and other forces may interpret the request in a different way.

        **Should you be dissatisfied**, please tell the Information Compliance Unit within 40 working days of this
        letter, and the decision will be reviewed. The Information Commissioner (Wycliffe House, Water Lane, Wilmslow,
        Cheshire SK9 5AF; 0303 123 1113) will not as a rule look at a case until the review is complete.

        Yours sincerely
        """,
    )
    write_lines(paper, "C. Example\nInformation Compliance Officer", Look(before=10))
