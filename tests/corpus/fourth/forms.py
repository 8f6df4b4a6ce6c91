"""Ordinary replies in forms, tables side by side and running text. Not here: what changes a figure's meaning."""

from __future__ import annotations

from tests.corpus.blocks import Beside, Framed, grid
from tests.corpus.fourth.frame import letter, mail, note, ordinary, page, says, table

CASES = (
    ordinary(
        "form with lines of offences",
        "question",
        "FOI proforma lincolnshire.docx",
        (
            "# Lincolnshire Police - Freedom of Information decision form",
            Framed(
                (
                    ("Reference", ("FOI 2231/18",)),
                    (
                        "Request",
                        (
                            "The number of recorded offences for indecent images of children between 1 April 2016 and 31 March 2018, by financial year and by offence.",
                        ),
                    ),
                    (
                        "Response 2016/17",
                        (
                            "Take/make/distribute indecent photographs: 56",
                            "Possess indecent photographs: 20",
                            "Possess prohibited images: 2",
                        ),
                    ),
                    (
                        "Response 2017/18",
                        (
                            "Take/make/distribute indecent photographs: 72",
                            "Possess indecent photographs: 24",
                            "Possess prohibited images: 4",
                        ),
                    ),
                    ("Decision maker", ("Information Manager, 15/05/2018",)),
                )
            ),
        ),
        says("lincolnshire", "56 20 2 sum", "72 24 4 sum"),
        "each year has its cell",
    ),
    ordinary(
        "small tables side by side",
        "layout",
        "sypolice 20180551.pdf",
        letter(
            "south-yorkshire",
            Beside(
                (
                    grid("""
                Offence | 2016/17
                Take/make/distribute | 560
                Possess indecent | 92
                Possess prohibited | 16
                Total | 668
            """),
                    grid("""
                Offence | 2017/18
                Take/make/distribute | 646
                Possess indecent | 101
                Possess prohibited | 20
                Total | 767
            """),
                )
            ),
        ),
        says("south-yorkshire", "560 92 16 668", "646 101 20 767"),
        "a table for each year",
    ),
    ordinary(
        "table without lines under a bold heading",
        "layout",
        "hants 0412.pdf",
        letter(
            "hampshire",
            "# Recorded crime, indecent images of children",
            grid(
                """
            Home Office description | 2016/17 | 2017/18
            Take, make or distribute indecent photographs | 226 | 271
            Possess indecent photographs | 79 | 93
            Possess prohibited images | 5 | 8
            Grand total | 310 | 372
        """,
                ruled=False,
            ),
        ),
        says("hampshire", "226 79 5 310", "271 93 8 372"),
        "columns without rulings",
    ),
    ordinary(
        "running text with of which",
        "prose",
        "northants answer.docx",
        letter(
            "northamptonshire",
            "In the financial year 2016/17 we recorded 244 offences, of which 170 were for taking, making or distributing indecent images, 67 for possession of indecent images and 7 for "
            "possession of prohibited images.",
            "In the financial year 2017/18 we recorded 262 offences, of which 187 were for taking, making or distributing indecent images, 70 for possession of indecent images and 5 for "
            "possession of prohibited images.",
        ),
        says("northamptonshire", "170 67 7 244", "187 70 5 262"),
        "the parts add up to what is said first",
    ),
    ordinary(
        "years by the March in which they end",
        "period heading",
        "tvp RFI 0601.docx",
        letter(
            "thames-valley",
            table(0, "248 97 11 356", "301 92 14 407", ("FY ending March 2017", "FY ending March 2018")),
        ),
        says("thames-valley", "248 97 11 356", "301 92 14 407"),
        "years that end in March",
    ),
    ordinary(
        "page with paragraphs for the years",
        "web page + prose",
        "cumbria-log-88.html",
        page(
            "cumbria",
            "2016/17 - 52 recorded offences",
            "2017/18 - 61 recorded offences",
            "We are not able to give these by offence.",
        ),
        says("cumbria", "52", "61"),
        "a dash divides the year from its number",
    ),
    ordinary(
        "both years and the sum in one row each",
        "total",
        "Devon and Cornwall Police 2291.xlsx",
        note(
            "devon-and-cornwall",
            grid("""
            HO Code | HO Description | Apr 16 - Mar 17 | Apr 17 - Mar 18 | Grand Total
            '86/2 | Take/make/distribute indecent photographs | 182 | 207 | 389
            '86/10 | Possess indecent photographs | 53 | 66 | 119
            '86/15 | Possess prohibited images | 5 | 7 | 12
            Grand Total | | 240 | 280 | 520
        """),
        ),
        says("devon-and-cornwall", "182 53 5 240", "207 66 7 280"),
        "months as headings of the years",
    ),
    ordinary(
        "mail with one sentence each",
        "mail text + prose",
        "durham foi 320.eml",
        mail(
            "durham",
            "For 2016/17 we recorded 119 offences (80 take/make/distribute, 36 possession of indecent images, 3 possession of prohibited images).",
            "For 2017/18 we recorded 151 offences (106 take/make/distribute, 40 possession of indecent images, 5 possession of prohibited images).",
        ),
        says("durham", "80 36 3 119", "106 40 5 151"),
        "the breakdown stands in brackets",
    ),
)
