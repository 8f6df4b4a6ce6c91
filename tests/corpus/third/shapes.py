"""Hard layouts: wrapped, merged, transposed, split, record by record, months, sheets, joint letters, revisions.

Not here: what a sentence changes (`meanings`).
"""

from __future__ import annotations

from tests.corpus.blocks import Beside, NewPage, Sheet, grid
from tests.corpus.third.frame import attached_note, covered, letter, online, scottish
from tests.corpus.unseen.frame import case

_MONTHS = "April May June July August September October November December January February March".split()
_TMD = (11, 14, 9, 17, 12, 8, 15, 13, 7, 19, 10, 16), (15, 12, 18, 11, 20, 14, 9, 17, 13, 21, 16, 18)
_ALL = (31, 28, 25, 36, 22, 27, 30, 34, 19, 38, 26, 33), (35, 30, 41, 29, 37, 33, 28, 40, 24, 43, 36, 39)
_QUARTERS = ((33, 40, 29, 44), (12, 9, 14, 11), (1, 0, 2, 1)), ((47, 38, 42, 51), (10, 15, 8, 13), (0, 3, 1, 2))

_MONTHS_ACROSS = "\n".join(
    (
        "Financial year | " + " | ".join(name[:3] for name in _MONTHS) + " | Total",
        *(
            f"{year} | " + " | ".join(map(str, n)) + f" | {sum(n)}"
            for year, n in zip(("2016/17", "2017/18"), _ALL, strict=True)
        ),
    )
)
_MONTHS_DOWN = "Month | 2016/17 | 2017/18\n" + "\n".join(
    f"{name} | {a} | {b}" for name, a, b in zip(_MONTHS, *_TMD, strict=True)
)
_BY_QUARTER = """
    Offence | 2016/17 | < | < | < | < | 2017/18 | < | < | < | <
    ^ | Q1 | Q2 | Q3 | Q4 | Total | Q1 | Q2 | Q3 | Q4 | Total
""" + "\n".join(
    f"{name} | "
    + " | ".join(" | ".join(map(str, (*_QUARTERS[year][row], sum(_QUARTERS[year][row])))) for year in (0, 1))
    for row, name in enumerate(
        ("Take/make/distribute", "Possession of indecent images", "Possession of prohibited images")
    )
)

# Nine crimes of 2016/17 (six, two, one) and eleven of 2017/18 (seven, three, one); one before and two after.
_RECORDS = """
Recorded Date | HO Code | Offence Description
@2016-03-30 | '86/2 | Make indecent photographs of children
@2016-04-01 | '86/2 | Make indecent photographs of children
@2016-05-12 | '86/2 | Distribute indecent photographs of children
@2016-06-23 | '86/10 | Possess indecent photographs of children
@2016-08-02 | '86/2 | Make indecent photographs of children
@2016-09-28 | '86/2 | Make indecent photographs of children
@2016-11-11 | '86/15 | Possess prohibited images of children
@2016-12-19 | '86/10 | Possess indecent photographs of children
@2017-02-06 | '86/2 | Make indecent photographs of children
@2017-03-31 | '86/2 | Distribute indecent photographs of children
@2017-04-01 | '86/2 | Make indecent photographs of children
@2017-04-27 | '86/10 | Possess indecent photographs of children
@2017-05-30 | '86/2 | Make indecent photographs of children
@2017-07-03 | '86/2 | Make indecent photographs of children
@2017-08-18 | '86/15 | Possess prohibited images of children
@2017-09-09 | '86/2 | Distribute indecent photographs of children
@2017-10-25 | '86/10 | Possess indecent photographs of children
@2017-12-01 | '86/2 | Make indecent photographs of children
@2018-01-15 | '86/2 | Make indecent photographs of children
@2018-02-20 | '86/10 | Possess indecent photographs of children
@2018-03-31 | '86/2 | Make indecent photographs of children
@2018-04-02 | '86/2 | Make indecent photographs of children
@2018-04-11 | '86/10 | Possess indecent photographs of children
"""

CASES = (
    case(
        "third months across, years down",
        "layout",
        "Monthly breakdown.docx",
        letter("hertfordshire", "Recorded offences of indecent images of children by month", grid(_MONTHS_ACROSS)),
        f"hertfordshire | 2016/17 total {sum(_ALL[0])} | 2017/18 total {sum(_ALL[1])}",
        "the last column is the year's total",
    ),
    case(
        "third months down, no total",
        "layout",
        "Derbyshire Constabulary by month.xlsx",
        covered(
            "derbyshire",
            "Recorded offences of taking, making or distributing indecent photographs of children (86/2)",
            grid(_MONTHS_DOWN),
        ),
        f"derbyshire | 2016/17 tmd {sum(_TMD[0])}/ask total ?ask | 2017/18 tmd {sum(_TMD[1])}/ask total ?ask",
        "twelve months make the year; only one of the offences is given",
    ),
    case(
        "third quarters under each year with totals",
        "layout",
        "Quarterly WYP.pdf",
        letter("west-yorkshire", grid(_BY_QUARTER, head=2)),
        "west-yorkshire | "
        + " | ".join(
            f"{year} tmd {sum(q[0])} pos {sum(q[1])} pro {sum(q[2])} total sum"
            for year, q in zip(("2016/17", "2017/18"), _QUARTERS, strict=True)
        ),
        "each year's last column is its total",
    ),
    case(
        "third a line for each crime, by offence",
        "records",
        "Cumbria Constabulary list.xlsx",
        covered("cumbria", grid(_RECORDS)),
        "cumbria | 2016/17 tmd 6 pos 2 pro 1 total 9 | 2017/18 tmd 7 pos 3 pro 1 total 11",
        "one before the period and two after it are not counted",
    ),
    case(
        "third offence names wrap over three lines",
        "layout",
        "TVP wrapped.pdf",
        letter(
            "thames-valley",
            grid(
                """
                Offence | 2016/17 | 2017/18 | Total
                Take, permit to be taken, make, distribute, show, publish or advertise indecent photographs or pseudo-photographs of children under the Protection of Children Act 1978 | 240 | 292 | 532
                Possession of an indecent photograph or pseudo-photograph of a child under Section 160 of the Criminal Justice Act 1988 | 96 | 90 | 186
                Possession of a prohibited image of a child under Section 62 of the Coroners and Justice Act 2009 | 10 | 13 | 23
                Total | 346 | 395 | 741
                """,
                widths=(2, 1, 1, 1),
            ),
        ),
        "thames-valley | 2016/17 tmd 240 pos 96 pro 10 total 346 | 2017/18 tmd 292 pos 90 pro 13 total 395",
        "long names in a narrow column; the years of the Acts are no figures",
    ),
    case(
        "third wrapped names without rulings",
        "layout",
        "Sussex unruled.pdf",
        letter(
            "sussex",
            grid(
                """
                Offence | 2016/17 | 2017/18
                Take, permit to be taken, make, distribute or publish indecent photographs or pseudo-photographs of children | 192 | 230
                Possession of an indecent photograph or pseudo-photograph of a child | 60 | 68
                Possession of prohibited images of children | 9 | 7
                Total | 261 | 305
                """,
                ruled=False,
                widths=(2, 1, 1),
            ),
        ),
        "sussex | 2016/17 tmd 192 pos 60 pro 9 total 261 | 2017/18 tmd 230 pos 68 pro 7 total 305",
        "wrapped rows without lines between them",
    ),
    case(
        "third years merged down the side",
        "layout",
        "GMP merged.docx",
        letter(
            "greater-manchester",
            grid("""
                Financial year | Offence | Recorded
                2016/17 | Take/make/distribute indecent photographs | 371
                ^ | Possession of indecent photographs | 129
                ^ | Possession of prohibited images | 15
                ^ | Total | 515
                2017/18 | Take/make/distribute indecent photographs | 455
                ^ | Possession of indecent photographs | 118
                ^ | Possession of prohibited images | 19
                ^ | Total | 592
            """),
        ),
        "greater-manchester | 2016/17 tmd 371 pos 129 pro 15 total 515 | 2017/18 tmd 455 pos 118 pro 19 total 592",
        "a year spans its rows",
    ),
    case(
        "third years given once, blank below",
        "layout",
        "Cheshire Constabulary 6701.xlsx",
        covered(
            "cheshire",
            grid("""
                Year | Offence | Count
                2016/17 | Take/make/distribute indecent photographs | 136
                 | Possession of indecent photographs | 42
                 | Possession of prohibited images | 3
                2016/17 Total | | 181
                2017/18 | Take/make/distribute indecent photographs | 158
                 | Possession of indecent photographs | 50
                 | Possession of prohibited images | 4
                2017/18 Total | | 212
                Grand Total | | 393
            """),
        ),
        "cheshire | 2016/17 tmd 136 pos 42 pro 3 total 181 | 2017/18 tmd 158 pos 50 pro 4 total 212",
        "a pivot in tabular form with totals for each year",
    ),
    case(
        "third one table over a page break without headings",
        "layout",
        "Long D&C.pdf",
        letter(
            "devon-and-cornwall",
            grid("""
                Offence | 2016/17 | 2017/18
                Take indecent photographs of a child | 12 | 15
                Make indecent photographs of a child | 149 | 170
            """),
            NewPage(),
            grid(
                """
                Distribute indecent photographs of a child | 22 | 27
                Possess indecent photographs of a child | 57 | 66
                Possess prohibited images of a child | 6 | 8
                Total | 246 | 286
                """,
                head=0,
            ),
        ),
        "devon-and-cornwall | 2016/17 tmd 183/ask pos 57/ask pro 6/ask total 246/ask | 2017/18 tmd 212/ask pos 66/ask pro 8/ask total 286/ask",
        "the table goes on overleaf under the same columns; the total proves it",
    ),
    case(
        "third joint letter, a table for each force",
        "joint + layout",
        "BCH reply.docx",
        (
            "# Bedfordshire Police, Cambridgeshire Constabulary and Hertfordshire Constabulary",
            "Joint Information Unit⏎Ref: FOI2018/02701⏎14 May 2018",
            "You asked each of the three forces for the number of recorded offences for indecent images of children between 1 April 2016 and 31 March 2018, by financial year and by offence. "
            "We answer for all three.",
            "# Bedfordshire Police",
            grid("""
                Offence | 2016/17 | 2017/18
                Take/make/distribute | 66 | 91
                Possession of indecent images | 21 | 24
                Possession of prohibited images | 2 | 1
                Total | 89 | 116
            """),
            "# Cambridgeshire Constabulary",
            grid("""
                Offence | 2016/17 | 2017/18
                Take/make/distribute | 129 | 112
                Possession of indecent images | 44 | 40
                Possession of prohibited images | 5 | 3
                Total | 178 | 155
            """),
            "# Hertfordshire Constabulary",
            grid("""
                Offence | 2016/17 | 2017/18
                Take/make/distribute | 188 | 204
                Possession of indecent images | 70 | 77
                Possession of prohibited images | 6 | 9
                Total | 264 | 290
            """),
        ),
        "bedfordshire | 2016/17 tmd 66 pos 21 pro 2 total 89 | 2017/18 tmd 91 pos 24 pro 1 total 116\n"
        "cambridgeshire | 2016/17 tmd 129 pos 44 pro 5 total 178 | 2017/18 tmd 112 pos 40 pro 3 total 155\n"
        "hertfordshire | 2016/17 tmd 188 pos 70 pro 6 total 264 | 2017/18 tmd 204 pos 77 pro 9 total 290",
        "a heading names the force of each table",
    ),
    case(
        "third joint list, a force per row",
        "joint + layout",
        "Warwickshire West Mercia rows.pdf",
        (
            "Warwickshire Police and West Mercia Police",
            "Information Compliance Unit, ref 10944, 18 May 2018",
            "Your request for the number of recorded offences for indecent images of children, 1 April 2016 to 31 March 2018, by financial year and by offence, was received by both forces. Each "
            "force's figures are given in the table.",
            grid("""
                Force | Offence | 2016/17 | 2017/18
                Warwickshire | Take/make/distribute | 44 | 57
                Warwickshire | Possession of indecent images | 15 | 12
                Warwickshire | Possession of prohibited images | 1 | 2
                West Mercia | Take/make/distribute | 118 | 147
                West Mercia | Possession of indecent images | 37 | 41
                West Mercia | Possession of prohibited images | 4 | 4
            """),
        ),
        "warwickshire | 2016/17 tmd 44 pos 15 pro 1 total sum | 2017/18 tmd 57 pos 12 pro 2 total sum\n"
        "west-mercia | 2016/17 tmd 118 pos 37 pro 4 total sum | 2017/18 tmd 147 pos 41 pro 4 total sum",
        "each row names its force",
    ),
    case(
        "third two languages, the same table twice",
        "welsh",
        "SWP dwyieithog.docx",
        (
            "# South Wales Police / Heddlu De Cymru",
            "Cais Rhyddid Gwybodaeth 0512/18",
            "Gofynnoch am nifer y troseddau a gofnodwyd ynghylch delweddau anweddus o blant rhwng 1 Ebrill 2016 a 31 Mawrth 2018.",
            grid("""
                Trosedd | 2016/17 | 2017/18
                Tynnu, gwneud neu ddosbarthu ffotograffau anweddus | 158 | 190
                Meddu ar ffotograffau anweddus | 54 | 52
                Meddu ar ddelweddau gwaharddedig | 5 | 8
                Cyfanswm | 217 | 250
            """),
            "Freedom of Information request 0512/18",
            "You asked for the number of recorded offences for indecent images of children between 1 April 2016 and 31 March 2018, by financial year and by offence.",
            grid("""
                Offence | 2016/17 | 2017/18
                Take, make or distribute indecent photographs | 158 | 190
                Possession of indecent photographs | 54 | 52
                Possession of prohibited images | 5 | 8
                Total | 217 | 250
            """),
        ),
        "south-wales | 2016/17 tmd 158 pos 54 pro 5 total 217 | 2017/18 tmd 190 pos 52 pro 8 total 250",
        "the same figures in Welsh and English are counted once",
    ),
    case(
        "third keys and values one under the other",
        "layout",
        "Warwickshire Police key values.csv",
        (
            "Warwickshire Police FOI 13411/18: indecent images of children, recorded offences",
            grid("""
                Field | Value
                Taking, making, distributing 2016/17 | 40
                Taking, making, distributing 2017/18 | 55
                Possession of indecent images 2016/17 | 14
                Possession of indecent images 2017/18 | 13
                Possession of prohibited images 2016/17 | 1
                Possession of prohibited images 2017/18 | 0
                Total 2016/17 | 55
                Total 2017/18 | 68
            """),
        ),
        "warwickshire | 2016/17 tmd 40 pos 14 pro 1 total 55 | 2017/18 tmd 55 pos 13 pro 0 total 68",
        "offence and year in one label",
    ),
    case(
        "third summary sheet and detail sheet that agree",
        "layout",
        "Lancashire Constabulary 2018-1173.xlsx",
        (
            Sheet("Summary"),
            *covered(
                "lancashire",
                grid("""
                    Financial year | Total recorded offences
                    2016/17 | 278
                    2017/18 | 330
                """),
            ),
            Sheet("Detail"),
            grid("""
                Division | Offence | 2016/17 | 2017/18
                East | Take/make/distribute indecent photographs | 71 | 84
                East | Possession of indecent photographs | 20 | 25
                South | Take/make/distribute indecent photographs | 66 | 81
                South | Possession of indecent photographs | 24 | 22
                West | Take/make/distribute indecent photographs | 70 | 89
                West | Possession of indecent photographs | 21 | 23
                West | Possession of prohibited images | 6 | 6
            """),
        ),
        "lancashire | 2016/17 tmd 207/ask pos 65/ask pro 6/ask total 278 | 2017/18 tmd 254/ask pos 70/ask pro 6/ask total 330",
        "the divisions add up to the summary",
    ),
    case(
        "third transposed with measures down",
        "layout",
        "Transposed Kent.html",
        online(
            "kent",
            grid("""
                Offence | 86/2 | 86/10 | 86/15 | All three
                Description | Take, make, distribute | Possess indecent | Possess prohibited |
                Recorded 2016/17 | 281 | 92 | 8 | 381
                Recorded 2017/18 | 344 | 95 | 11 | 450
            """),
        ),
        "kent | 2016/17 tmd 281 pos 92 pro 8 total 381 | 2017/18 tmd 344 pos 95 pro 11 total 450",
        "codes across, years down",
    ),
    case(
        "third tables beside each other in a sheet",
        "layout",
        "Durham Constabulary side.xlsx",
        covered(
            "durham",
            Beside(
                (
                    grid("""
                        2016/17 | Offences
                        Take/make/distribute | 52
                        Possession of indecent images | 18
                        Possession of prohibited images | 2
                        Total | 72
                    """),
                    grid("""
                        2017/18 | Offences
                        Take/make/distribute | 60
                        Possession of indecent images | 23
                        Possession of prohibited images | 1
                        Total | 84
                    """),
                )
            ),
        ),
        "durham | 2016/17 tmd 52 pos 18 pro 2 total 72 | 2017/18 tmd 60 pos 23 pro 1 total 84",
        "a table per year",
    ),
    case(
        "third recorded and resolved under each year, with a total row",
        "measure heading + layout",
        "NI two measures.pdf",
        letter(
            "psni",
            grid(
                """
                Offence | 2016/17 | < | 2017/18 | <
                ^ | Offences recorded | Outcomes | Offences recorded | Outcomes
                Take/make/distribute indecent photographs | 150 | 61 | 173 | 58
                Possession of indecent photographs | 68 | 30 | 72 | 33
                Possession of prohibited images | 3 | 1 | 7 | 2
                Total | 221 | 92 | 252 | 93
                """,
                head=2,
            ),
        ),
        "psni | 2016/17 tmd 150 pos 68 pro 3 total 221 | 2017/18 tmd 173 pos 72 pro 7 total 252",
        "outcomes are another measure",
    ),
    case(
        "third reply revised, one table",
        "correction",
        "Revised response Wilts.docx",
        letter(
            "wiltshire",
            "We wrote to you on 9 May 2018. It has since come to light that the figures for 2017/18 in that letter left out the month of March. Please disregard our earlier response; the correct "
            "figures for the whole of both years are these.",
            grid("""
                Offence | 2016/17 | 2017/18
                Take/make/distribute indecent photographs | 60 | 80
                Possession of indecent photographs | 22 | 25
                Possession of prohibited images | 2 | 4
                Total | 84 | 109
            """),
        ),
        "wiltshire | 2016/17 tmd 60/ask pos 22/ask pro 2/ask total 84/ask | 2017/18 tmd 80/ask pos 25/ask pro 4/ask total 109/ask",
        "this letter has the right figures; it replaces another",
        supersedes=True,
    ),
    case(
        "third a summary and the detail in one mail",
        "mail text + layout",
        "FOI answer with summary.eml",
        attached_note(
            "bedfordshire",
            "Summary of our answer:",
            grid("""
                | 2016/17 | 2017/18
                Total recorded offences of indecent images of children | 90 | 119
            """),
            "In detail:",
            grid("""
                Offence | 2016/17 | 2017/18
                Take/make/distribute | 68 | 92
                Possession of indecent images | 20 | 26
                Possession of prohibited images | 2 | 1
                Total | 90 | 119
            """),
        ),
        "bedfordshire | 2016/17 tmd 68 pos 20 pro 2 total 90 | 2017/18 tmd 92 pos 26 pro 1 total 119",
        "a summary and the detail agree",
    ),
    case(
        "third heading of three rows in Scotland",
        "layout",
        "PSoS three heads.docx",
        scottish(
            "police-scotland",
            grid(
                """
                Crime group 2: sexual crimes | Recorded crimes | < | < | <
                ^ | 2016/17 | < | 2017/18 | <
                ^ | North | South | North | South
                Indecent photos of children: take, distribute (s.52) | 121 | 280 | 133 | 301
                Indecent photos of children: possession (s.52A) | 60 | 141 | 66 | 150
                """,
                head=3,
            ),
            "Scotland as a whole is North and South together.",
        ),
        "police-scotland | 2016/17 tmd 401/ask pos 201/ask total 602/ask | 2017/18 tmd 434/ask pos 216/ask total 650/ask",
        "two areas make the whole, as the letter says",
    ),
    case(
        "third recorded offences by how they were found",
        "layout + total",
        "Source of report.pdf",
        letter(
            "north-yorkshire",
            grid("""
                Year | Offence | NCA referral | Force investigation | Public report | All
                2016/17 | Take/make/distribute indecent photographs | 41 | 28 | 13 | 82
                2016/17 | Possession of indecent photographs | 10 | 9 | 5 | 24
                2016/17 | Possession of prohibited images | 0 | 2 | 0 | 2
                2017/18 | Take/make/distribute indecent photographs | 58 | 25 | 16 | 99
                2017/18 | Possession of indecent photographs | 14 | 8 | 7 | 29
                2017/18 | Possession of prohibited images | 1 | 1 | 2 | 4
            """),
        ),
        "north-yorkshire | 2016/17 tmd 82 pos 24 pro 2 total sum | 2017/18 tmd 99 pos 29 pro 4 total sum",
        "the last column has all",
    ),
    case(
        "third quarters across without totals",
        "layout + period heading",
        "Nottinghamshire Police quarters.xlsx",
        covered(
            "nottinghamshire",
            grid("""
                Offence | 2016/17 Q1 | 2016/17 Q2 | 2016/17 Q3 | 2016/17 Q4 | 2017/18 Q1 | 2017/18 Q2 | 2017/18 Q3 | 2017/18 Q4
                Take/make/distribute indecent photographs | 27 | 31 | 25 | 36 | 33 | 40 | 35 | 43
                Possession of indecent photographs | 11 | 12 | 9 | 14 | 13 | 10 | 15 | 16
                Possession of prohibited images | 1 | 0 | 2 | 1 | 2 | 1 | 1 | 2
            """),
        ),
        "nottinghamshire | 2016/17 tmd 119 pos 46 pro 4 total 169 | 2017/18 tmd 151 pos 54 pro 6 total 211",
        "four quarters make a year",
    ),
    case(
        "third one table with two halves beside each other",
        "layout",
        "Cumbria halves.docx",
        letter(
            "cumbria",
            grid("""
                2016/17 | Number | 2017/18 | Number
                Take/make/distribute | 37 | Take/make/distribute | 46
                Possession of indecent images | 13 | Possession of indecent images | 15
                Possession of prohibited images | 1 | Possession of prohibited images | 0
                Total | 51 | Total | 61
            """),
        ),
        "cumbria | 2016/17 tmd 37 pos 13 pro 1 total 51 | 2017/18 tmd 46 pos 15 pro 0 total 61",
        "the left half is one year, the right half the other",
    ),
    case(
        "third columns kept by spaces in a mail",
        "mail text",
        "FOI 0441 text only.eml",
        attached_note(
            "northamptonshire",
            "                                        2016/17    2017/18⏎"
            "Taking, making or distributing               83        101⏎"
            "Possession of indecent images                36         40⏎"
            "Possession of prohibited images               2          4⏎"
            "Total                                       121        145",
        ),
        "northamptonshire | 2016/17 tmd 83 pos 36 pro 2 total 121 | 2017/18 tmd 101 pos 40 pro 4 total 145",
        "figures stand under their years",
    ),
    case(
        "third title row and an empty column in a sheet",
        "layout",
        "Devon and Cornwall Police 3301.xlsx",
        covered(
            "devon-and-cornwall",
            grid(
                """
                Indecent images of children - recorded crime | < | < | < | <
                HO code | Offence | | 2016/17 | 2017/18
                '086/02 | Take/make/distribute indecent photographs | | 180 | 211
                '086/10 | Possession of indecent photographs | | 59 | 64
                '086/15 | Possession of prohibited images | | 5 | 7
                 | Total | | 244 | 282
                """,
                head=2,
            ),
        ),
        "devon-and-cornwall | 2016/17 tmd 180 pos 59 pro 5 total 244 | 2017/18 tmd 211 pos 64 pro 7 total 282",
        "a merged title and a spacer column",
    ),
    case(
        "third offence over two rows, a year in each",
        "layout",
        "WMP two rows.docx",
        letter(
            "west-midlands",
            grid("""
                Offence | Year | Recorded | Charged
                Take/make/distribute indecent photographs | 2016/17 | 320 | 118
                ^ | 2017/18 | 369 | 102
                Possession of indecent photographs | 2016/17 | 119 | 50
                ^ | 2017/18 | 128 | 44
                Possession of prohibited images | 2016/17 | 11 | 3
                ^ | 2017/18 | 16 | 5
            """),
        ),
        "west-midlands | 2016/17 tmd 320 pos 119 pro 11 total sum | 2017/18 tmd 369 pos 128 pro 16 total sum",
        "an offence spans its two years; charges are another measure",
    ),
)
