"""What officers write over their columns: financial years and measures in every spelling."""

from __future__ import annotations

from tests.corpus.blocks import grid
from tests.corpus.frame import Case
from tests.corpus.unseen.frame import annex, brief, case, formal, mailed, page

CASES: tuple[Case, ...] = (
    case(
        "months and short years over the columns",
        "period heading",
        "FOI 418-18 response.pdf",
        formal(
            "cleveland",
            "Please find the recorded offences below.",
            grid("""
            Offence | Apr 16 - Mar 17 | Apr 17 - Mar 18
            86/2 Take/make/distribute indecent photographs of children | 141 | 163
            86/10 Possession of indecent photograph of a child | 52 | 71
            86/15 Possession of prohibited image of a child | 4 | 6
            Total | 197 | 240
            """),
        ),
        "cleveland | 2016/17 tmd 141 pos 52 pro 4 total 197 | 2017/18 tmd 163 pos 71 pro 6 total 240",
        "April to March is the financial year",
    ),
    case(
        "FY before the year in a workbook",
        "period heading + measure heading",
        "Cumbria Constabulary FOI data.xlsx",
        annex(
            "cumbria",
            grid("""
            HO Code | Description | FY16/17 | FY17/18
            '086/02 | Take, permit to be taken, make, distribute or publish indecent photographs of children | 58 | 77
            '086/10 | Possession of an indecent photograph of a child | 31 | 29
            '086/15 | Possess prohibited image of a child | 2 | 0
            Offs | < | 91 | 106
            """),
        ),
        "cumbria | 2016/17 tmd 58 pos 31 pro 2 total 91 | 2017/18 tmd 77 pos 29 pro 0 total 106",
        "FY16/17 is the financial year; Offs is the offences in all, and adds up",
    ),
    case(
        "full years with a hyphen",
        "period heading",
        "response 2231.docx",
        brief(
            "dorset",
            grid("""
            Crimes recorded | 2016-2017 | 2017-2018
            Making or distributing indecent images of children (86/2) | 66 | 92
            Possessing indecent images of children (86/10) | 40 | 35
            Possessing prohibited images of children (86/15) | 1 | 3
            All crimes | 107 | 130
            """),
        ),
        "dorset | 2016/17 tmd 66 pos 40 pro 1 total 107 | 2017/18 tmd 92 pos 35 pro 3 total 130",
        "2016-2017 beside 2017-2018 can only be financial years",
    ),
    case(
        "the whole dates as headings, wrapped",
        "period heading",
        "Decision notice.pdf",
        formal(
            "durham",
            "Durham Constabulary can confirm that it holds the requested information.",
            grid(
                """
            Offence description | 1st April 2016⏎to⏎31st March 2017 | 1st April 2017⏎to⏎31st March 2018
            Make/take/distribute indecent image of a child | 120 | 133
            Possession of indecent image of a child | 44 | 61
            Possession of prohibited image | 5 | 2
            Grand Total | 169 | 196
            """,
                widths=(3, 1, 1),
            ),
        ),
        "durham | 2016/17 tmd 120 pos 44 pro 5 total 169 | 2017/18 tmd 133 pos 61 pro 2 total 196",
        "dates written out, over three lines",
    ),
    case(
        "16/17 Fin Yr in a delimited file",
        "period heading",
        "Essex Police 11223 Annex.csv",
        annex(
            "essex",
            grid("""
            Offence Group | 16/17 Fin Yr | 17/18 Fin Yr
            86/2 Take/make/distribute | 402 | 455
            86/10 Possess | 118 | 137
            86/15 Prohibited | 9 | 12
            TOTAL | 529 | 604
            """),
        ),
        "essex | 2016/17 tmd 402 pos 118 pro 9 total 529 | 2017/18 tmd 455 pos 137 pro 12 total 604",
        "Fin Yr says what kind of year 16/17 is",
    ),
    case(
        "year ending March",
        "period heading + web page",
        "disclosure-log-448.html",
        page(
            "gloucestershire",
            grid("""
            Recorded crime | Year ending March 2017 | Year ending March 2018
            Taking, making or distributing indecent photographs of children | 88 | 97
            Possession of indecent photographs of children | 30 | 41
            Possession of prohibited images of children | 3 | 5
            Total | 121 | 143
            """),
        ),
        "gloucestershire | 2016/17 tmd 88 pos 30 pro 3 total 121 | 2017/18 tmd 97 pos 41 pro 5 total 143",
        "the year ending March 2017 is 2016/17",
    ),
    case(
        "FYE with a date, the later first",
        "period heading + layout",
        "R 77-18.docx",
        brief(
            "hampshire",
            grid("""
            HOCR classification | FYE 31.03.18 | FYE 31.03.17
            086/02 Taking, making, distributing | 388 | 341
            086/10 Possession | 102 | 119
            086/15 Prohibited images | 7 | 8
            Total offences | 497 | 468
            """),
        ),
        "hampshire | 2016/17 tmd 341 pos 119 pro 8 total 468 | 2017/18 tmd 388 pos 102 pro 7 total 497",
        "financial year ended; the columns run backwards",
    ),
    case(
        "financial year with 'to' in a mail",
        "period heading + mail text",
        "RE Freedom of Information request 77.eml",
        mailed(
            "humberside",
            "The number of crimes recorded by Humberside Police is as follows:",
            grid("""
             | Financial Year 2016 to 2017 | Financial Year 2017 to 2018
            Indecent images - take/make/distribute (86/2) | 201 | 219
            Indecent images - possession (86/10) | 73 | 90
            Prohibited images (86/15) | 0 | 4
            """),
        ),
        "humberside | 2016/17 tmd 201 pos 73 pro 0 total 274 | 2017/18 tmd 219 pos 90 pro 4 total 313",
        "every category is given and no total: their sum",
    ),
    case(
        "months in figures",
        "period heading",
        "Kent Police 18-05-0441 data.xlsx",
        annex(
            "kent",
            grid("""
            Offence | 04/2016 - 03/2017 | 04/2017 - 03/2018
            Take/make/distribute indecent photographs (86/2) | 611 | 702
            Possess indecent photographs (86/10) | 155 | 148
            Possess prohibited images (86/15) | 11 | 9
            Total | 777 | 859
            """),
        ),
        "kent | 2016/17 tmd 611 pos 155 pro 11 total 777 | 2017/18 tmd 702 pos 148 pro 9 total 859",
        "04/2016 - 03/2017 is April to March",
    ),
    case(
        "spaced slash and a footnote on the year",
        "period heading + footnote",
        "Letter 3.pdf",
        formal(
            "lincolnshire",
            grid("""
            Offence type | 2016 / 2017{1} | 2017 / 2018{2}
            Taking/making/distributing (86/2) | 71 | 84
            Possession (86/10) | 25 | 30
            Prohibited images (86/15) | 2 | 1
            Total | 98 | 115
            """),
            "1 Figures for 2016 / 2017 were extracted on 2 May 2018.",
            "2 Figures for 2017 / 2018 are provisional.",
        ),
        "lincolnshire | 2016/17 tmd 71 pos 25 pro 2 total 98 | 2017/18 tmd 84 pos 30 pro 1 total 115",
        "raised marks are not part of the years",
    ),
    case(
        "short dates with a dash",
        "period heading",
        "FOI reply May.docx",
        brief(
            "merseyside",
            "Number of offences recorded in each period:",
            grid("""
            Offence | 01/04/16-31/03/17 | 01/04/17-31/03/18
            86/02 | 312 | 340
            86/10 | 97 | 120
            86/15 | 6 | 10
            Total | 415 | 470
            """),
        ),
        "merseyside | 2016/17 tmd 312 pos 97 pro 6 total 415 | 2017/18 tmd 340 pos 120 pro 10 total 470",
        "codes alone, periods as dates",
    ),
    case(
        "12 months to",
        "period heading + layout",
        "FOI answer.html",
        page(
            "norfolk",
            grid("""
            | Make / distribute (86/2) | Possess (86/10) | Prohibited (86/15) | Total recorded
            12 months to 31 March 2017 | 150 | 61 | 4 | 215
            12 months to 31 March 2018 | 176 | 55 | 7 | 238
            """),
        ),
        "norfolk | 2016/17 tmd 150 pos 61 pro 4 total 215 | 2017/18 tmd 176 pos 55 pro 7 total 238",
        "the twelve months to 31 March 2017 are 2016/17",
    ),
    case(
        "FY and one year only",
        "period heading",
        "Staffordshire Police FOI 9911.xlsx",
        annex(
            "staffordshire",
            grid("""
            Offence | FY 2017 | FY 2018
            86/2 Take/make/distribute | 182 | 205
            86/10 Possession | 66 | 79
            86/15 Prohibited | 5 | 3
            Total | 253 | 287
            """),
        ),
        "staffordshire | 2016/17 tmd ask pos ask pro ask total ask | 2017/18 tmd ask pos ask pro ask total ask",
        "FY 2017 may start or end in 2017, and nothing says which",
    ),
    case(
        "bare years under a heading of financial years",
        "period heading",
        "Response to 4471.pdf",
        formal(
            "suffolk",
            grid(
                """
            Offence | Financial year | <
            ^ | 2016 | 2017
            86/2 Take/make/distribute indecent photographs | 91 | 104
            86/10 Possession of indecent photographs | 33 | 38
            86/15 Possession of prohibited images | 2 | 2
            """,
                head=2,
            ),
        ),
        "suffolk | 2016/17 tmd ask pos ask pro ask total ask | 2017/18 tmd ask pos ask pro ask total ask",
        "financial year 2016 most likely begins then, but analysts differ: it may as well end in 2016",
    ),
    case(
        "bare years and nothing else",
        "period heading",
        "Sussex Police FOI 771.csv",
        annex(
            "sussex",
            grid("""
            Offence | 2016 | 2017
            86/2 Take/make/distribute | 301 | 344
            86/10 Possession | 122 | 131
            86/15 Prohibited | 6 | 11
            """),
        ),
        "sussex | 2016/17 tmd ask pos ask pro ask total ask | 2017/18 tmd ask pos ask pro ask total ask",
        "nothing says whether these are calendar or financial years",
    ),
    case(
        "calendar years that say so",
        "period heading + period",
        "Surrey response 18.docx",
        brief(
            "surrey",
            "Please note that our data is held by calendar year (January to December).",
            grid("""
            Offence | 2016 | 2017 | 2018 (to 31 March)
            Take/make/distribute indecent photographs (86/2) | 140 | 171 | 44
            Possession of indecent photographs (86/10) | 51 | 49 | 13
            Possession of prohibited images (86/15) | 3 | 4 | 0
            Total | 194 | 224 | 57
            """),
        ),
        "surrey | 2016/17 tmd ?ask pos ?ask pro ?ask total ?ask | 2017/18 tmd ?ask pos ?ask pro ?ask total ?ask",
        "calendar years are never financial years: no figure, or a question",
    ),
    case(
        "rolling twelve months that are no financial year",
        "period heading + period",
        "Warwickshire rolling.pdf",
        formal(
            "warwickshire",
            grid("""
            Crimes recorded | 1 May 2016 - 30 April 2017 | 1 May 2017 - 30 April 2018
            86/2 Take/make/distribute | 60 | 75
            86/10 Possession | 22 | 31
            86/15 Prohibited images | 1 | 1
            Total | 83 | 107
            """),
        ),
        "warwickshire | 2016/17 tmd ?ask pos ?ask pro ?ask total ?ask | 2017/18 tmd ?ask pos ?ask pro ?ask total ?ask",
        "May to April is another period",
    ),
    case(
        "year to date beside a whole year",
        "period heading + part year",
        "Wilts 18 FOI.xlsx",
        annex(
            "wiltshire",
            grid("""
            Offence | 2016/17 | 2017/18 YTD (to 31/01/2018)
            86/2 Take/make/distribute | 75 | 61
            86/10 Possession | 30 | 22
            86/15 Prohibited | 2 | 1
            Total | 107 | 84
            """),
        ),
        "wiltshire | 2016/17 tmd 75 pos 30 pro 2 total 107 | 2017/18 tmd ?ask pos ?ask pro ?ask total ?ask",
        "ten months are not 2017/18",
    ),
    case(
        "number of crimes by year, lines as rows",
        "measure heading + layout",
        "FOI_Final.docx",
        brief(
            "bedfordshire",
            grid("""
            Financial Year | Number of crimes
            2016/17 | 118
            2017/18 | 205
            """),
        ),
        "bedfordshire | 2016/17 total 118 | 2017/18 total 205",
        "the letter says what is counted; a total without breakdown",
    ),
    case(
        "Offs as the measure, long rows",
        "measure heading + layout",
        "Northumbria Police 0442-18.csv",
        annex(
            "northumbria",
            grid("""
            Fin Year | Ofc Code | Ofc Desc | Offs
            2016/17 | 86/2 | TAKE/MAKE/DIST INDECENT PHOTO CHILD | 233
            2016/17 | 86/10 | POSS INDECENT PHOTO CHILD | 81
            2016/17 | 86/15 | POSS PROHIBITED IMAGE CHILD | 4
            2017/18 | 86/2 | TAKE/MAKE/DIST INDECENT PHOTO CHILD | 251
            2017/18 | 86/10 | POSS INDECENT PHOTO CHILD | 77
            2017/18 | 86/15 | POSS PROHIBITED IMAGE CHILD | 9
            """),
        ),
        "northumbria | 2016/17 tmd 233 pos 81 pro 4 total 318 | 2017/18 tmd 251 pos 77 pro 9 total 337",
        "a row per year and offence; Offs are offences",
    ),
    case(
        "Crime Volume as the measure with a change column",
        "measure heading + layout",
        "TVP RFI.pdf",
        formal(
            "thames-valley",
            grid(
                """
            Offence | Crime volume | < | Change | % change
            ^ | 2016/17 | 2017/18 | ^ | ^
            86/2 Take, make or distribute | 412 | 503 | +91 | 22.1%
            86/10 Possession | 130 | 117 | -13 | -10.0%
            86/15 Prohibited | 8 | 12 | +4 | 50.0%
            Total | 550 | 632 | +82 | 14.9%
            """,
                head=2,
            ),
        ),
        "thames-valley | 2016/17 tmd 412 pos 130 pro 8 total 550 | 2017/18 tmd 503 pos 117 pro 12 total 632",
        "differences and percentages are not counts",
    ),
    case(
        "units in the heading",
        "measure heading",
        "GMP FOI 1881-18.docx",
        brief(
            "greater-manchester",
            grid("""
            Offence (HO code) | 2016/17 (no. of recorded crimes) | 2017/18 (no. of recorded crimes)
            Taking, making, distributing (86/2) | 820 | 901
            Possessing (86/10) | 210 | 244
            Possessing prohibited (86/15) | 12 | 15
            Total | 1,042 | 1,160
            """),
        ),
        "greater-manchester | 2016/17 tmd 820 pos 210 pro 12 total 1042 | 2017/18 tmd 901 pos 244 pro 15 total 1160",
        "the unit stands in the heading beside the year",
    ),
    case(
        "No. of recs",
        "measure heading + layout",
        "Devon and Cornwall 3322.xlsx",
        annex(
            "devon-and-cornwall",
            "Recorded crimes by offence and financial year (1 April to 31 March)",
            grid("""
            Offence | Year | No. of recs
            86/2 Take/make/distribute | 16/17 | 266
             | 17/18 | 288
            86/10 Possession | 16/17 | 91
             | 17/18 | 99
            86/15 Prohibited | 16/17 | 7
             | 17/18 | 5
            """),
        ),
        "devon-and-cornwall | 2016/17 tmd 266 pos 91 pro 7 total 364 | 2017/18 tmd 288 pos 99 pro 5 total 392",
        "the offence stands once over its two years; recs are the recorded crimes of the title",
    ),
    case(
        "five years where two were asked",
        "period heading + period",
        "Notts 5 years.html",
        page(
            "nottinghamshire",
            grid("""
            Recorded offences | 2013/14 | 2014/15 | 2015/16 | 2016/17 | 2017/18
            86/2 Take/make/distribute | 80 | 112 | 171 | 216 | 240
            86/10 Possession | 21 | 30 | 44 | 62 | 70
            86/15 Prohibited | 0 | 1 | 3 | 4 | 6
            Total | 101 | 143 | 218 | 282 | 316
            """),
        ),
        "nottinghamshire | 2016/17 tmd 216 pos 62 pro 4 total 282 | 2017/18 tmd 240 pos 70 pro 6 total 316",
        "the other years were not asked for",
    ),
    case(
        "2016/17 that the letter says is a performance year from July",
        "period heading + period",
        "City of London 18.pdf",
        formal(
            "city-of-london",
            "Our performance year runs from 1 July to 30 June; the columns below follow it.",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 8 | 11
            86/10 Possession | 3 | 2
            86/15 Prohibited | 0 | 1
            Total | 11 | 14
            """),
        ),
        "city-of-london | 2016/17 tmd ?ask pos ?ask pro ?ask total ?ask | 2017/18 tmd ?ask pos ?ask pro ?ask total ?ask",
        "the letter says that its years are others than those asked for",
    ),
    case(
        "years by start date only",
        "period heading",
        "Cheshire 9.docx",
        brief(
            "cheshire",
            grid("""
            Offence | From 1 April 2016 | From 1 April 2017
            86/2 Take/make/distribute | 150 | 201
            86/10 Possession | 55 | 68
            86/15 Prohibited | 4 | 2
            """),
            "Each column covers twelve months.",
        ),
        "cheshire | 2016/17 tmd 150 pos 55 pro 4 total 209 | 2017/18 tmd 201 pos 68 pro 2 total 271",
        "twelve months from 1 April 2016 are 2016/17",
    ),
)
