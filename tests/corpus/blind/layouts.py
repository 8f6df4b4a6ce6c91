"""Hard layouts: long format, exports, months, two header rows, crosstabs, notes in cells. Not here: what a sentence changes."""

from __future__ import annotations

from tests.corpus.blind.frame import (
    decision,
    duty,
    enquiries,
    exempted,
    extract,
    friendly,
    log_page,
    quick_mail,
)
from tests.corpus.blocks import Beside, NewPage, Sheet, grid
from tests.corpus.unseen.frame import case

_MONTHS = "Apr May Jun Jul Aug Sep Oct Nov Dec Jan Feb Mar".split()
_TMD = (9, 11, 8, 14, 10, 12, 7, 15, 6, 13, 9, 16), (12, 10, 14, 11, 9, 17, 13, 8, 12, 15, 10, 14)
_POS = (3, 2, 4, 1, 5, 3, 2, 6, 0, 4, 3, 2), (4, 1, 3, 2, 5, 2, 4, 3, 1, 6, 2, 3)


def _month(year: int, month: int) -> str:
    return f"{_MONTHS[month]}-{16 + year + (month > 8)}"


_BY_MONTH = "Month | 86/2 Take/make/distribute | 86/10 Possession | Total\n" + "\n".join(
    f"'{_month(year, m)} | {_TMD[year][m]} | {_POS[year][m]} | {_TMD[year][m] + _POS[year][m]}"
    for year in (0, 1)
    for m in range(12)
)
_CALENDAR = (31, 28, 35, 40, 22, 27, 33, 29, 36, 41, 30, 25), (26, 38, 32, 34, 45, 29, 37, 31, 28, 43, 39, 24)
_MONTH_GRID = (
    "Month | 2016 | 2017 | 2018\n"
    + "\n".join(f"{name} | 40 | {_CALENDAR[0][9 + i]} | {_CALENDAR[1][9 + i]}" for i, name in enumerate(_MONTHS[9:]))
    + "\n"
    + "\n".join(f"{name} | {_CALENDAR[0][i]} | {_CALENDAR[1][i]} | " for i, name in enumerate(_MONTHS[:9]))
)
# Twelve crimes inside the two years: four and two, three and three; one before, one after, one of extreme pornography.
_RECORDS = """
Crime Ref | Date Recorded | HO Code | Offence
W/10021 | @2016-03-29 | '86/2 | Take/make/distribute indecent photographs of children
W/10188 | @2016-04-03 | '86/2 | Take/make/distribute indecent photographs of children
W/10312 | @2016-06-17 | '86/2 | Take/make/distribute indecent photographs of children
W/10440 | @2016-09-09 | '86/10 | Possession of an indecent photograph of a child
W/10587 | @2016-11-30 | '86/2 | Take/make/distribute indecent photographs of children
W/10690 | @2017-01-12 | '86/10 | Possession of an indecent photograph of a child
W/10744 | @2017-03-31 | '86/2 | Take/make/distribute indecent photographs of children
W/10802 | @2017-04-01 | '86/10 | Possession of an indecent photograph of a child
W/10933 | @2017-07-22 | '86/2 | Take/make/distribute indecent photographs of children
W/11004 | @2017-08-05 | '86/11 | Possession of extreme pornographic images
W/11090 | @2017-10-19 | '86/2 | Take/make/distribute indecent photographs of children
W/11215 | @2017-12-24 | '86/10 | Possession of an indecent photograph of a child
W/11340 | @2018-02-14 | '86/2 | Take/make/distribute indecent photographs of children
W/11398 | @2018-03-30 | '86/10 | Possession of an indecent photograph of a child
W/11452 | @2018-04-06 | '86/2 | Take/make/distribute indecent photographs of children
"""

CASES = (
    case(
        "blind long format",
        "layout",
        "Hampshire Constabulary data.csv",
        extract(
            "hampshire",
            grid("""
                Financial Year | Offence Code | Offence | Count
                2016/17 | 86/2 | Take/make/distribute indecent photographs of children | 211
                2016/17 | 86/10 | Possession of indecent photographs of children | 74
                2016/17 | 86/15 | Possession of prohibited images | 6
                2017/18 | 86/2 | Take/make/distribute indecent photographs of children | 246
                2017/18 | 86/10 | Possession of indecent photographs of children | 81
                2017/18 | 86/15 | Possession of prohibited images | 9
            """),
        ),
        "hampshire | 2016/17 tmd 211 pos 74 pro 6 total sum | 2017/18 tmd 246 pos 81 pro 9 total sum",
        "a row per figure",
    ),
    case(
        "blind pivot, offences under years",
        "layout",
        "Wiltshire Police pivot.xlsx",
        extract(
            "wiltshire",
            grid("""
                Row Labels | Count of Crime Number
                2016/17 | 93
                Make/take/distribute indecent photographs | 68
                Possess indecent photographs | 22
                Possess prohibited images | 3
                2017/18 | 104
                Make/take/distribute indecent photographs | 77
                Possess indecent photographs | 25
                Possess prohibited images | 2
                Grand Total | 197
            """),
        ),
        "wiltshire | 2016/17 tmd 68 pos 22 pro 3 total 93 | 2017/18 tmd 77 pos 25 pro 2 total 104",
        "each year's row is the total of those below it",
    ),
    case(
        "blind pivot with column labels and blank",
        "layout",
        "Cumbria Constabulary FOI pivot.xlsx",
        extract(
            "cumbria",
            grid(
                """
                Count of Crime No | Column Labels | |
                Row Labels | 2016/17 | 2017/18 | Grand Total
                086/02 - Take/make/distribute indecent photographs | 41 | 52 | 93
                086/10 - Possession of indecent photographs | 13 | 17 | 30
                086/15 - Possession of prohibited images | | 1 | 1
                (blank) | | |
                Grand Total | 54 | 70 | 124
                """,
                head=2,
            ),
        ),
        "cumbria | 2016/17 tmd 41 pos 13 pro 0/ask total 54 | 2017/18 tmd 52 pos 17 pro 1 total 70",
        "an empty cell of a pivot is nought, and the totals say so",
    ),
    case(
        "blind months down",
        "calendar + layout",
        "Dorset Police monthly.xlsx",
        extract("dorset", grid(_BY_MONTH)),
        f"dorset | 2016/17 tmd {sum(_TMD[0])} pos {sum(_POS[0])} total sum | 2017/18 tmd {sum(_TMD[1])} pos {sum(_POS[1])} total sum",
        "twenty-four months make the two years",
    ),
    case(
        "blind quarters down",
        "calendar + layout",
        "Glos quarters.docx",
        friendly(
            "gloucestershire",
            grid("""
                Financial year | Quarter | Recorded offences
                2016/17 | Q1 (Apr-Jun) | 21
                2016/17 | Q2 (Jul-Sep) | 26
                2016/17 | Q3 (Oct-Dec) | 19
                2016/17 | Q4 (Jan-Mar) | 30
                2017/18 | Q1 (Apr-Jun) | 24
                2017/18 | Q2 (Jul-Sep) | 33
                2017/18 | Q3 (Oct-Dec) | 28
                2017/18 | Q4 (Jan-Mar) | 27
            """),
        ),
        "gloucestershire | 2016/17 total 96 | 2017/18 total 112",
        "four quarters make a year",
    ),
    case(
        "blind recorded and charged under each year",
        "measure heading + layout",
        "Leics 1822.pdf",
        enquiries(
            "leicestershire",
            grid(
                """
                Offence | 2016/17 | < | 2017/18 | <
                ^ | Recorded | Charged | Recorded | Charged
                Take/make/distribute indecent photographs | 112 | 40 | 134 | 37
                Possession of indecent photographs | 36 | 15 | 41 | 12
                Possession of prohibited images | 4 | 2 | 3 | 0
                Total | 152 | 57 | 178 | 49
                """,
                head=2,
            ),
        ),
        "leicestershire | 2016/17 tmd 112 pos 36 pro 4 total 152 | 2017/18 tmd 134 pos 41 pro 3 total 178",
        "charged is another measure",
    ),
    case(
        "blind total on top",
        "total + layout",
        "WYP 3391.docx",
        duty(
            "west-yorkshire",
            grid("""
                Offences recorded | 2016/17 | 2017/18
                All indecent images of children offences | 446 | 512
                of which: taking, making or distributing | 331 | 394
                of which: possession of indecent images | 104 | 109
                of which: possession of prohibited images | 11 | 9
            """),
        ),
        "west-yorkshire | 2016/17 tmd 331 pos 104 pro 11 total 446 | 2017/18 tmd 394 pos 109 pro 9 total 512",
        "the first row is the total of the others",
    ),
    case(
        "blind starred cell explained",
        "footnote",
        "NYP.docx",
        exempted(
            "north-yorkshire",
            grid("""
                Offence | 2016/17 | 2017/18
                Take/make/distribute indecent images | 64* | 82
                Possession of indecent images | 23 | 19
                Possession of prohibited images | 2 | 4
                Total | 89 | 105
            """),
            "* Includes 3 offences reported to another force and transferred to us in the year.",
        ),
        "north-yorkshire | 2016/17 tmd 64 pos 23 pro 2 total 89 | 2017/18 tmd 82 pos 19 pro 4 total 105",
        "the star explains and takes nothing away; the total agrees",
    ),
    case(
        "blind a row per crime",
        "records",
        "Warwickshire Police crimes.xlsx",
        extract("warwickshire", grid(_RECORDS)),
        "warwickshire | 2016/17 tmd 4 pos 2 pro ?0 total 6 | 2017/18 tmd 3 pos 3 pro ?0 total 6",
        "counted inside the years; two outside, one of an excluded code",
    ),
    case(
        "blind offences, then arrests",
        "question + measure",
        "Cleveland 10122.html",
        log_page(
            "cleveland",
            "1. Recorded offences of indecent images of children by financial year and by offence",
            grid("""
                Offence | 2016/17 | 2017/18
                Take, make, distribute indecent photographs | 55 | 61
                Possess indecent photographs | 18 | 27
                Possess prohibited images | 3 | 1
            """),
            "2. Arrests for these offences by financial year and by offence",
            grid("""
                Offence | 2016/17 | 2017/18
                Take, make, distribute indecent photographs | 31 | 29
                Possess indecent photographs | 9 | 14
                Possess prohibited images | 1 | 1
            """),
        ),
        "cleveland | 2016/17 tmd 55 pos 18 pro 3 total sum | 2017/18 tmd 61 pos 27 pro 1 total sum",
        "the second table is of arrests",
    ),
    case(
        "blind districts",
        "layout + total",
        "Gwent 18221.pdf",
        exempted(
            "gwent",
            "Recorded offences of indecent images of children by local policing area",
            grid("""
                Local policing area | 2016/17 | 2017/18
                Newport | 31 | 36
                Caerphilly | 27 | 29
                Torfaen | 15 | 22
                Blaenau Gwent | 12 | 10
                Monmouthshire | 9 | 14
                Force Total | 94 | 111
            """),
        ),
        "gwent | 2016/17 total 94 | 2017/18 total 111",
        "places add up to the force",
    ),
    case(
        "blind aligned text in a mail",
        "mail text",
        "NCC answer.eml",
        quick_mail(
            "lincolnshire",
            "Offence                              2016/17   2017/18⏎"
            "Take/make/distribute (86/2)               69        77⏎"
            "Possession indecent (86/10)               22        18⏎"
            "Possession prohibited (86/15)              1         3⏎"
            "Total                                     92        98",
        ),
        "lincolnshire | 2016/17 tmd 69 pos 22 pro 1 total 92 | 2017/18 tmd 77 pos 18 pro 3 total 98",
        "columns stand under their years",
    ),
    case(
        "blind tables beside each other",
        "layout",
        "Bedfordshire two tables.pdf",
        friendly(
            "bedfordshire",
            Beside(
                (
                    grid("""
                        2016/17 | Recorded
                        Take/make/distribute | 46
                        Possession indecent | 12
                        Possession prohibited | 1
                        Total | 59
                    """),
                    grid("""
                        2017/18 | Recorded
                        Take/make/distribute | 53
                        Possession indecent | 20
                        Possession prohibited | 4
                        Total | 77
                    """),
                )
            ),
        ),
        "bedfordshire | 2016/17 tmd 46 pos 12 pro 1 total 59 | 2017/18 tmd 53 pos 20 pro 4 total 77",
        "each table names its year",
    ),
    case(
        "blind joint table of two forces",
        "joint + layout",
        "Norfolk and Suffolk 001922.docx",
        (
            "# Norfolk and Suffolk Constabularies",
            "Joint Freedom of Information Unit, Bethel Street⏎Ref: FOI 001922-18⏎15 May 2018",
            "Your request was received by the Norfolk and Suffolk Constabularies on 16 April 2018: the number of recorded offences for indecent images of children between 1 April 2016 and 31 "
            "March 2018, by financial year and by offence.",
            "# Response",
            grid(
                """
                Offence | Norfolk | < | Suffolk | <
                ^ | 2016/17 | 2017/18 | 2016/17 | 2017/18
                Take/make/distribute | 90 | 107 | 71 | 66
                Possession of indecent images | 25 | 31 | 19 | 24
                Possession of prohibited images | 2 | 5 | 3 | 1
                Total | 117 | 143 | 93 | 91
                """,
                head=2,
            ),
            "The two forces record crimes on one system.",
        ),
        "norfolk | 2016/17 tmd 90 pos 25 pro 2 total 117 | 2017/18 tmd 107 pos 31 pro 5 total 143\n"
        "suffolk | 2016/17 tmd 71 pos 19 pro 3 total 93 | 2017/18 tmd 66 pos 24 pro 1 total 91",
        "a pair of columns for each force",
    ),
    case(
        "blind five years, the last first",
        "layout + period",
        "Merseyside five years.docx",
        enquiries(
            "merseyside",
            "For context we give five years.",
            grid("""
                Offence | 2017/18 | 2016/17 | 2015/16 | 2014/15 | 2013/14
                Take/make/distribute indecent images | 261 | 222 | 190 | 151 | 120
                Possession of indecent images | 66 | 70 | 59 | 48 | 51
                Possession of prohibited images | 8 | 5 | 6 | 2 | 3
                Total | 335 | 297 | 255 | 201 | 174
            """),
        ),
        "merseyside | 2016/17 tmd 222 pos 70 pro 5 total 297 | 2017/18 tmd 261 pos 66 pro 8 total 335",
        "the years are in falling order, and three were not asked for",
    ),
    case(
        "blind offences by outcome",
        "layout + measure",
        "Kent outcomes.xlsx",
        extract(
            "kent",
            grid("""
                Financial Year | Offence | Charge/Summons | Caution | Evidential difficulties | Not yet assigned | Total recorded
                2016/17 | Take/make/distribute indecent photographs | 90 | 34 | 101 | 12 | 237
                2016/17 | Possession of indecent photographs | 31 | 14 | 29 | 3 | 77
                2016/17 | Possession of prohibited images | 2 | 1 | 4 | 0 | 7
                2017/18 | Take/make/distribute indecent photographs | 66 | 20 | 88 | 91 | 265
                2017/18 | Possession of indecent photographs | 22 | 9 | 30 | 25 | 86
                2017/18 | Possession of prohibited images | 1 | 0 | 3 | 2 | 6
            """),
        ),
        "kent | 2016/17 tmd 237 pos 77 pro 7 total sum | 2017/18 tmd 265 pos 86 pro 6 total sum",
        "the last column counts offences; the others cut it by outcome",
    ),
    case(
        "blind a sheet for each year",
        "layout",
        "South Yorkshire Police sheets.xlsx",
        (
            Sheet("2016-17"),
            *extract(
                "south-yorkshire",
                grid("""
                    Offence | Offences recorded
                    86/2 Take/make/distribute indecent photographs | 181
                    86/10 Possess indecent photographs | 60
                    86/15 Possess prohibited images | 7
                    Total | 248
                """),
            ),
            Sheet("2017-18"),
            *extract(
                "south-yorkshire",
                grid("""
                    Offence | Offences recorded
                    86/2 Take/make/distribute indecent photographs | 206
                    86/10 Possess indecent photographs | 72
                    86/15 Possess prohibited images | 5
                    Total | 283
                """),
            ),
        ),
        "south-yorkshire | 2016/17 tmd 181 pos 60 pro 7 total 248 | 2017/18 tmd 206 pos 72 pro 5 total 283",
        "the sheets' names are the years",
    ),
    case(
        "blind table over two pages",
        "layout",
        "Devon long.pdf",
        duty(
            "devon-and-cornwall",
            grid("""
                Offence | 2016/17 | 2017/18
                Take/make/distribute indecent photographs | 190 | 217
                Possession of indecent photographs | 66 | 73
            """),
            NewPage(),
            grid("""
                Offence | 2016/17 | 2017/18
                Possession of prohibited images | 5 | 8
                Total | 261 | 298
            """),
        ),
        "devon-and-cornwall | 2016/17 tmd 190 pos 66 pro 5 total 261 | 2017/18 tmd 217 pos 73 pro 8 total 298",
        "the headings are repeated on the second page",
    ),
    case(
        "blind calendar months by year",
        "calendar",
        "Humberside months.docx",
        exempted(
            "humberside",
            "Offences of indecent images of children recorded, by month. We do not hold financial years; you may wish to add the months.",
            grid(_MONTH_GRID),
        ),
        f"humberside | 2016/17 total {sum(_CALENDAR[0])}/ask | 2017/18 total {sum(_CALENDAR[1])}/ask",
        "April to March can be added from the months; to ask is right, too",
    ),
    case(
        "blind one row of figures under two headings",
        "layout",
        "PS table.docx",
        decision(
            "police-scotland",
            grid(
                """
                Number of crimes recorded | 2016/17 | < | < | 2017/18 | < | <
                ^ | Take, make, distribute | Possession | Total | Take, make, distribute | Possession | Total
                Scotland | 398 | 190 | 588 | 441 | 205 | 646
                """,
                head=2,
            ),
            "The above are crimes under sections 52 and 52A of the Civic Government (Scotland) Act 1982.",
        ),
        "police-scotland | 2016/17 tmd 398 pos 190 total 588 | 2017/18 tmd 441 pos 205 total 646",
        "offences under years, one row",
    ),
)
