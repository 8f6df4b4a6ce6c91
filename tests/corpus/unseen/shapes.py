"""Tables in the shapes that officers give them."""

from __future__ import annotations

from tests.corpus.blocks import Beside, Framed, Markup, NewPage, Sheet, grid
from tests.corpus.frame import Case
from tests.corpus.unseen.frame import annex, brief, case, formal, mailed, page

_QUARTERS = """
Offence | 2016/17 Q1 | 2016/17 Q2 | 2016/17 Q3 | 2016/17 Q4 | 2016/17 Total | 2017/18 Q1 | 2017/18 Q2 | 2017/18 Q3 | 2017/18 Q4 | 2017/18 Total
86/2 Take/make/distribute | 20 | 25 | 31 | 24 | 100 | 30 | 28 | 35 | 37 | 130
86/10 Possession | 8 | 9 | 6 | 7 | 30 | 11 | 10 | 12 | 7 | 40
86/15 Prohibited | 0 | 1 | 1 | 0 | 2 | 2 | 0 | 0 | 1 | 3
Total | 28 | 35 | 38 | 31 | 132 | 43 | 38 | 47 | 45 | 173
"""

CASES: tuple[Case, ...] = (
    case(
        "a form of keys and values",
        "layout",
        "Essex form.docx",
        brief(
            "essex",
            grid(
                """
            Force | Essex Police
            Reference | 11992
            Recorded offences 2016/17 | 530
            Recorded offences 2017/18 | 611
            Date of extraction | 02/05/2018
            Contact | 01245 491491
            """,
                head=0,
            ),
        ),
        "essex | 2016/17 total 530 | 2017/18 total 611",
        "a line per answer, among lines that are none",
    ),
    case(
        "totals on top",
        "layout + total",
        "response letter 882.pdf",
        formal(
            "kent",
            grid("""
            Offence | 2016/17 | 2017/18
            Total | 760 | 811
            of which: |  |
            86/2 Take/make/distribute | 600 | 640
            86/10 Possession | 151 | 160
            86/15 Prohibited | 9 | 11
            """),
        ),
        "kent | 2016/17 tmd 600 pos 151 pro 9 total 760 | 2017/18 tmd 640 pos 160 pro 11 total 811",
        "the total stands above its parts",
    ),
    case(
        "totals at the left",
        "layout + total",
        "Leicestershire Police 448.xlsx",
        annex(
            "leicestershire",
            grid("""
            Financial year | All offences | 86/2 Take/make/distribute | 86/10 Possession | 86/15 Prohibited
            2016/17 | 320 | 241 | 74 | 5
            2017/18 | 411 | 309 | 95 | 7
            """),
        ),
        "leicestershire | 2016/17 tmd 241 pos 74 pro 5 total 320 | 2017/18 tmd 309 pos 95 pro 7 total 411",
        "the first column of numbers is the total of the others",
    ),
    case(
        "spacer rows and columns",
        "layout",
        "Dorset Police spaced.xlsx",
        annex(
            "dorset",
            grid("""
            Offence |  | 2016/17 |  | 2017/18
             |  |  |  |
            86/2 Take/make/distribute |  | 70 |  | 81
             |  |  |  |
            86/10 Possession |  | 29 |  | 33
             |  |  |  |
            86/15 Prohibited |  | 3 |  | 1
             |  |  |  |
            Total |  | 102 |  | 115
            """),
        ),
        "dorset | 2016/17 tmd 70 pos 29 pro 3 total 102 | 2017/18 tmd 81 pos 33 pro 1 total 115",
        "empty rows and columns are only space",
    ),
    case(
        "title rows inside the table",
        "layout",
        "FOI Title rows.pdf",
        formal(
            "lancashire",
            grid(
                """
            Table 1: Recorded crimes - indecent images of children | < | <
            Lancashire Constabulary, 1 April 2016 to 31 March 2018 | < | <
            Offence | 2016/17 | 2017/18
            Take/make/distribute (86/2) | 480 | 541
            Possession (86/10) | 109 | 133
            Possession of prohibited images (86/15) | 2 | 6
            Total | 591 | 680
            """,
                head=3,
            ),
        ),
        "lancashire | 2016/17 tmd 480 pos 109 pro 2 total 591 | 2017/18 tmd 541 pos 133 pro 6 total 680",
        "two rows of title over the headings",
    ),
    case(
        "a band per year",
        "layout",
        "Answer.docx",
        brief(
            "cambridgeshire",
            grid("""
            Offence | Recorded
            Financial Year 2016/17 | <
            86/2 Take/make/distribute | 126
            86/10 Possession | 80
            86/15 Prohibited | 3
            Total 2016/17 | 209
            Financial Year 2017/18 | <
            86/2 Take/make/distribute | 101
            86/10 Possession | 60
            86/15 Prohibited | 4
            Total 2017/18 | 165
            """),
        ),
        "cambridgeshire | 2016/17 tmd 126 pos 80 pro 3 total 209 | 2017/18 tmd 101 pos 60 pro 4 total 165",
        "the year stands in a row of its own",
    ),
    case(
        "long rows in a page",
        "layout",
        "log entry 55.html",
        page(
            "avon-and-somerset",
            grid("""
            Year | Offence | Number recorded
            2016/17 | Take, make, distribute indecent images of children | 211
            2016/17 | Possess indecent images of children | 70
            2016/17 | Possess prohibited images of children | 5
            2017/18 | Take, make, distribute indecent images of children | 270
            2017/18 | Possess indecent images of children | 91
            2017/18 | Possess prohibited images of children | 9
            """),
        ),
        "avon-and-somerset | 2016/17 tmd 211 pos 70 pro 5 total 286 | 2017/18 tmd 270 pos 91 pro 9 total 370",
        "a row per year and offence",
    ),
    case(
        "quarters with yearly subtotals",
        "layout + total",
        "Cleveland Police quarters.xlsx",
        annex("cleveland", grid(_QUARTERS)),
        "cleveland | 2016/17 tmd 100 pos 30 pro 2 total 132 | 2017/18 tmd 130 pos 40 pro 3 total 173",
        "quarters add up to the year that stands beside them",
    ),
    case(
        "quarters under merged years",
        "layout",
        "merged quarters.html",
        page(
            "cumbria",
            grid(
                """
            Offence | 2016/17 | < | < | < | 2017/18 | < | < | <
            ^ | Apr-Jun | Jul-Sep | Oct-Dec | Jan-Mar | Apr-Jun | Jul-Sep | Oct-Dec | Jan-Mar
            86/2 Take/make/distribute | 10 | 14 | 9 | 12 | 15 | 11 | 13 | 16
            86/10 Possession | 5 | 4 | 6 | 2 | 3 | 7 | 4 | 5
            86/15 Prohibited | 0 | 0 | 1 | 0 | 0 | 2 | 0 | 0
            """,
                head=2,
            ),
        ),
        "cumbria | 2016/17 tmd 45 pos 17 pro 1 total 63 | 2017/18 tmd 55 pos 19 pro 2 total 76",
        "four quarters of the financial year, added up",
    ),
    case(
        "one quarter missing",
        "layout + part year",
        "three quarters.docx",
        brief(
            "wiltshire",
            grid("""
            Quarter | 86/2 | 86/10 | 86/15 | Total
            Apr-Jun 2016 | 14 | 6 | 0 | 20
            Jul-Sep 2016 | 15 | 4 | 1 | 20
            Oct-Dec 2016 | 20 | 5 | 0 | 25
            Jan-Mar 2017 | 11 | 7 | 0 | 18
            Apr-Jun 2017 | 17 | 8 | 0 | 25
            Jul-Sep 2017 | 21 | 9 | 2 | 32
            Oct-Dec 2017 | 18 | 3 | 1 | 22
            """),
        ),
        "wiltshire | 2016/17 tmd 60 pos 22 pro 1 total 83 | 2017/18 tmd ?ask pos ?ask pro ?ask total ask",
        "the last quarter of 2017/18 is not there",
    ),
    case(
        "a table per offence",
        "layout",
        "per offence.pdf",
        formal(
            "northamptonshire",
            "Take, make or distribute indecent photographs of children (HO code 86/2)",
            grid("""
            Financial year | Recorded
            2016/17 | 170
            2017/18 | 181
            """),
            "Possession of indecent photographs of children (HO code 86/10)",
            grid("""
            Financial year | Recorded
            2016/17 | 70
            2017/18 | 77
            """),
            "Possession of prohibited images of children (HO code 86/15)",
            grid("""
            Financial year | Recorded
            2016/17 | 5
            2017/18 | 4
            """),
        ),
        "northamptonshire | 2016/17 tmd 170 pos 70 pro 5 total 245 | 2017/18 tmd 181 pos 77 pro 4 total 262",
        "the offence stands in the line above its table",
    ),
    case(
        "a table per year, side by side",
        "layout",
        "Humberside two tables.xlsx",
        annex(
            "humberside",
            Beside(
                (
                    grid("""
                    2016/17 | Crimes
                    86/2 Take/make/distribute | 280
                    86/10 Possession | 90
                    86/15 Prohibited | 5
                    Total | 375
                    """),
                    grid("""
                    2017/18 | Crimes
                    86/2 Take/make/distribute | 291
                    86/10 Possession | 92
                    86/15 Prohibited | 7
                    Total | 390
                    """),
                )
            ),
        ),
        "humberside | 2016/17 tmd 280 pos 90 pro 5 total 375 | 2017/18 tmd 291 pos 92 pro 7 total 390",
        "two tables beside each other, a year each",
    ),
    case(
        "a sheet per year",
        "layout",
        "Gwent Police by year.xlsx",
        (
            Sheet("2016-17"),
            "Gwent Police - recorded indecent images of children offences 2016/17",
            grid("""
            Offence | Count
            86/2 Take/make/distribute | 188
            86/10 Possession | 66
            86/15 Prohibited | 5
            Total | 259
            """),
            Sheet("2017-18"),
            "Gwent Police - recorded indecent images of children offences 2017/18",
            grid("""
            Offence | Count
            86/2 Take/make/distribute | 195
            86/10 Possession | 68
            86/15 Prohibited | 4
            Total | 267
            """),
        ),
        "gwent | 2016/17 tmd 188 pos 66 pro 5 total 259 | 2017/18 tmd 195 pos 68 pro 4 total 267",
        "the year stands in the title of each sheet",
    ),
    case(
        "the year once for its offences",
        "layout",
        "year over blanks.docx",
        brief(
            "norfolk",
            grid("""
            Year | Offence | Crimes
            2016/17 | 86/2 Take/make/distribute | 131
             | 86/10 Possession | 50
             | 86/15 Prohibited | 2
             | Total | 183
            2017/18 | 86/2 Take/make/distribute | 142
             | 86/10 Possession | 61
             | 86/15 Prohibited | 6
             | Total | 209
            """),
        ),
        "norfolk | 2016/17 tmd 131 pos 50 pro 2 total 183 | 2017/18 tmd 142 pos 61 pro 6 total 209",
        "the year holds until the next one",
    ),
    case(
        "notes between the rows",
        "layout + footnote",
        "notes between.pdf",
        formal(
            "staffordshire",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 190 | 214
            Includes 12 crimes recorded under Operation Elm, 3 of them in 2015. | < | <
            86/10 Possession | 61 | 72
            86/15 Prohibited | 4 | 4
            Note that this offence was created by section 62 of the 2009 Act. | < | <
            Total | 255 | 290
            """),
        ),
        "staffordshire | 2016/17 tmd 190 pos 61 pro 4 total 255 | 2017/18 tmd 214 pos 72 pro 4 total 290",
        "sentences inside the table hold no figures that answer",
    ),
    case(
        "nested tables of a web page",
        "layout + web page",
        "foi-0771-18.html",
        (
            Markup("""
<table width="100%"><tr><td colspan="2"><table><tr><td>Surrey Police</td><td>Call 101</td></tr></table></td></tr>
<tr><td width="20%"><ul><li>Home</li><li>Crime 2018</li><li>FOI log (412)</li></ul></td>
<td><h1>FOI 0771/18 Indecent images of children</h1><p>Surrey Police recorded the following offences in each financial year.</p>
<table border="1"><tr><th>Offence</th><th>2016/17</th><th>2017/18</th></tr>
<tr><td>86/2 Take/make/distribute</td><td>161</td><td>172</td></tr>
<tr><td>86/10 Possession</td><td>44</td><td>59</td></tr>
<tr><td>86/15 Prohibited</td><td>2</td><td>3</td></tr>
<tr><td>Total</td><td>207</td><td>234</td></tr></table>
<p>Page 1 of 1 | 2,310 views</p></td></tr></table>"""),
        ),
        "surrey | 2016/17 tmd 161 pos 44 pro 2 total 207 | 2017/18 tmd 172 pos 59 pro 3 total 234",
        "the table of figures stands inside one that is only the page's layout",
    ),
    case(
        "columns aligned by spaces in a mail",
        "layout + mail text",
        "RE FOI 1002.eml",
        mailed(
            "west-mercia",
            "Recorded indecent images of children offences, West Mercia Police:",
            "Offence                          2016/17   2017/18⏎"
            "86/2  Take/make/distribute           167       188⏎"
            "86/10 Possession                      59        71⏎"
            "86/15 Prohibited images                4         2⏎"
            "-------------------------------------------------⏎"
            "Total                                230       261",
        ),
        "west-mercia | 2016/17 tmd 167 pos 59 pro 4 total 230 | 2017/18 tmd 188 pos 71 pro 2 total 261",
        "a table drawn with spaces",
    ),
    case(
        "tabs in a mail without a total",
        "layout + mail text",
        "RE Your request.eml",
        mailed(
            "warwickshire",
            "Warwickshire Police recorded these offences:",
            "\t2016/17\t2017/18⏎86/2 making/taking/distributing\t61\t73⏎86/10 possession\t20\t18⏎86/15 prohibited images\t0\t1",
        ),
        "warwickshire | 2016/17 tmd 61 pos 20 pro 0 total 81 | 2017/18 tmd 73 pos 18 pro 1 total 92",
        "a table drawn with tabs; all categories, no total",
    ),
    case(
        "a page without lines",
        "layout",
        "no rules.pdf",
        formal(
            "hertfordshire",
            grid(
                """
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 220 | 209
            86/10 Possession | 84 | 88
            86/15 Prohibited | 5 | 4
            Total | 309 | 301
            """,
                ruled=False,
            ),
        ),
        "hertfordshire | 2016/17 tmd 220 pos 84 pro 5 total 309 | 2017/18 tmd 209 pos 88 pro 4 total 301",
        "aligned columns, no lines",
    ),
    case(
        "months down the side",
        "layout + period heading",
        "Bedfordshire months.csv",
        annex(
            "bedfordshire",
            grid(
                "Month | Take/make/distribute | Possession | Prohibited\n"
                + "\n".join(
                    f"{month}-{year} | {n} | {n % 4} | {n % 5 // 4}"
                    for n, (month, year) in enumerate(
                        [(m, 16) for m in "Apr May Jun Jul Aug Sep Oct Nov Dec".split()]
                        + [(m, 17) for m in "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()]
                        + [(m, 18) for m in "Jan Feb Mar".split()],
                        start=3,
                    )
                )
            ),
        ),
        f"bedfordshire | 2016/17 tmd {sum(range(3, 15))} pos {sum(n % 4 for n in range(3, 15))} pro {sum(n % 5 // 4 for n in range(3, 15))} total sum"
        f" | 2017/18 tmd {sum(range(15, 27))} pos {sum(n % 4 for n in range(15, 27))} pro {sum(n % 5 // 4 for n in range(15, 27))} total sum",
        "twenty-four months, twelve to a year",
    ),
    case(
        "districts down the side for each year",
        "layout",
        "South Yorkshire districts.xlsx",
        annex(
            "south-yorkshire",
            grid(
                """
            District | 2016/17 | < | < | 2017/18 | < | <
            ^ | 86/2 | 86/10 | 86/15 | 86/2 | 86/10 | 86/15
            Barnsley | 101 | 20 | 2 | 120 | 18 | 4
            Doncaster | 150 | 26 | 5 | 171 | 30 | 6
            Rotherham | 99 | 15 | 1 | 118 | 21 | 3
            Sheffield | 201 | 31 | 7 | 240 | 31 | 9
            Force total | 551 | 92 | 15 | 649 | 100 | 22
            """,
                head=2,
            ),
        ),
        "south-yorkshire | 2016/17 tmd 551 pos 92 pro 15 total 658 | 2017/18 tmd 649 pos 100 pro 22 total 771",
        "districts add up to the force; the force counts once",
    ),
    case(
        "districts without a force total",
        "layout + total",
        "districts only.docx",
        brief(
            "derbyshire",
            "Recorded offences by division:",
            grid("""
            Division | 2016/17 | 2017/18
            North | 120 | 109
            South | 182 | 192
            """),
        ),
        "derbyshire | 2016/17 total ask | 2017/18 total ask",
        "two divisions named, and nothing says that they are the whole force",
    ),
    case(
        "numbered lines",
        "layout",
        "numbered lines.pdf",
        formal(
            "gloucestershire",
            grid("""
            No. | Offence | 2016/17 | 2017/18
            1 | 86/2 Take/make/distribute | 80 | 91
            2 | 86/10 Possession | 31 | 30
            3 | 86/15 Prohibited | 1 | 2
             | Total | 112 | 123
            """),
        ),
        "gloucestershire | 2016/17 tmd 80 pos 31 pro 1 total 112 | 2017/18 tmd 91 pos 30 pro 2 total 123",
        "the first column only numbers the lines",
    ),
    case(
        "the headings below the figures",
        "layout",
        "heads below.docx",
        brief(
            "lincolnshire",
            grid(
                """
            86/2 Take/make/distribute | 72 | 80
            86/10 Possession | 21 | 33
            86/15 Prohibited | 2 | 0
            Total | 95 | 113
            Offence | 2016/17 | 2017/18
            """,
                head=0,
            ),
        ),
        "lincolnshire | 2016/17 tmd 72 pos 21 pro 2 total 95 | 2017/18 tmd 80 pos 33 pro 0 total 113",
        "the years stand in the last row",
    ),
    case(
        "totals both ways",
        "layout + total",
        "both totals.html",
        page(
            "north-yorkshire",
            grid("""
            Offence | 2016/17 | 2017/18 | Total
            86/2 Take/make/distribute | 199 | 430 | 629
            86/10 Possession | 80 | 170 | 250
            86/15 Prohibited | 7 | 11 | 18
            Total | 286 | 611 | 897
            """),
        ),
        "north-yorkshire | 2016/17 tmd 199 pos 80 pro 7 total 286 | 2017/18 tmd 430 pos 170 pro 11 total 611",
        "the last column adds the two years",
    ),
    case(
        "over two pages with its head again",
        "layout",
        "two pages.pdf",
        formal(
            "west-yorkshire",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 154 | 186
            """),
            NewPage(),
            grid("""
            Offence | 2016/17 | 2017/18
            86/10 Possession | 815 | 1,120
            86/15 Prohibited | 7 | 14
            Total | 976 | 1,320
            """),
        ),
        "west-yorkshire | 2016/17 tmd 154 pos 815 pro 7 total 976 | 2017/18 tmd 186 pos 1120 pro 14 total 1320",
        "one table, its heading repeated on the next page",
    ),
    case(
        "a pivot as exported",
        "layout + measure heading",
        "Merseyside pivot.xlsx",
        annex(
            "merseyside",
            grid(
                """
            Count of Crime Number | Column Labels |  |
            Row Labels | 2016/17 | 2017/18 | Grand Total
            086/02 | 300 | 322 | 622
            086/10 | 99 | 101 | 200
            086/15 | 8 | 9 | 17
            Grand Total | 407 | 432 | 839
            """,
                head=2,
            ),
        ),
        "merseyside | 2016/17 tmd 300 pos 99 pro 8 total 407 | 2017/18 tmd 322 pos 101 pro 9 total 432",
        "a pivot table's own headings",
    ),
    case(
        "a pivot with a blank offence",
        "layout + code",
        "Hampshire pivot.xlsx",
        annex(
            "hampshire",
            grid(
                """
            Count of Crime No | Column Labels |  |
            Row Labels | 2016/17 | 2017/18 | Grand Total
            086/02 | 340 | 371 | 711
            086/10 | 110 | 99 | 209
            086/15 | 5 | 8 | 13
            (blank) | 4 | 2 | 6
            Grand Total | 459 | 480 | 939
            """,
                head=2,
            ),
        ),
        "hampshire | 2016/17 tmd 340 pos 110 pro 5 other ?4 nbd ?4 total 459/ask | 2017/18 tmd 371 pos 99 pro 8 other ?2 nbd ?2 total 480/ask",
        "crimes of the title without a code belong to the total, as a category of their own (first written as to be asked; DOMAIN 1.6 takes not recorded for a category); to be asked is no fault",
    ),
    case(
        "a question and its answer in each row of a form",
        "layout + question",
        "form of questions.docx",
        (
            "Northumbria Police",
            "Freedom of Information request 0612/18 - indecent images of children",
            Framed(
                (
                    (
                        "Q1. How many offences of taking, making or distributing were recorded in 2016/17 and 2017/18?",
                        ("233 in 2016/17 and 240 in 2017/18.",),
                    ),
                    (
                        "Q2. How many offences of possession of indecent images were recorded in 2016/17 and 2017/18?",
                        ("80 in 2016/17 and 93 in 2017/18.",),
                    ),
                    (
                        "Q3. How many offences of possession of prohibited images were recorded in 2016/17 and 2017/18?",
                        ("5 in 2016/17 and 2 in 2017/18.",),
                    ),
                )
            ),
        ),
        "northumbria | 2016/17 tmd 233 pos 80 pro 5 total 318 | 2017/18 tmd 240 pos 93 pro 2 total 335",
        "each answer beside its question",
    ),
    case(
        "the code in a column of its own, after the name",
        "layout + code",
        "code column.docx",
        brief(
            "nottinghamshire",
            grid("""
            Offence | HO Class | HO Sub | 2016/17 | 2017/18
            Take/make/distribute indecent photographs of a child | 86 | 2 | 220 | 251
            Possession of indecent photographs of a child | 86 | 10 | 65 | 66
            Possession of prohibited image of a child | 86 | 15 | 3 | 7
            Total |  |  | 288 | 324
            """),
        ),
        "nottinghamshire | 2016/17 tmd 220 pos 65 pro 3 total 288 | 2017/18 tmd 251 pos 66 pro 7 total 324",
        "86, 2, 10 and 15 are codes in columns and no counts",
    ),
    case(
        "averages and ranks beside the counts",
        "layout + measure",
        "ranks.xlsx",
        annex(
            "thames-valley",
            grid("""
            Offence | 2016/17 | Rank | Monthly avg | 2017/18 | Rank | Monthly avg
            86/2 Take/make/distribute | 420 | 1 | #35.0 | 516 | 1 | #43.0
            86/10 Possession | 132 | 2 | #11.0 | 120 | 2 | #10.0
            86/15 Prohibited | 12 | 3 | #1.0 | 24 | 3 | #2.0
            Total | 564 |  | #47.0 | 660 |  | #55.0
            """),
        ),
        "thames-valley | 2016/17 tmd 420 pos 132 pro 12 total 564 | 2017/18 tmd 516 pos 120 pro 24 total 660",
        "ranks and averages are no counts",
    ),
    case(
        "years as bands across with the count below each offence",
        "layout",
        "offence bands.pdf",
        formal(
            "suffolk",
            grid("""
            Offence and financial year | Recorded crimes
            Take/make/distribute indecent images (86/2) | <
            2016/17 | 92
            2017/18 | 110
            Possession of indecent images (86/10) | <
            2016/17 | 34
            2017/18 | 30
            Possession of prohibited images (86/15) | <
            2016/17 | 1
            2017/18 | 2
            """),
        ),
        "suffolk | 2016/17 tmd 92 pos 34 pro 1 total 127 | 2017/18 tmd 110 pos 30 pro 2 total 142",
        "the offence stands in a row over its years",
    ),
    case(
        "sub-offences under each code",
        "layout + total",
        "sub offences.xlsx",
        annex(
            "west-midlands",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute - total | 500 | 560
            of which making | 380 | 410
            of which distributing | 120 | 150
            86/10 Possession | 201 | 233
            86/15 Prohibited | 11 | 14
            Total | 712 | 807
            """),
        ),
        "west-midlands | 2016/17 tmd 500 pos 201 pro 11 total 712 | 2017/18 tmd 560 pos 233 pro 14 total 807",
        "making and distributing are parts of the row above them",
    ),
    case(
        "an unlabelled last row",
        "layout + total",
        "unlabelled total.docx",
        brief(
            "gwent",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 181 | 190
            86/10 Possession | 70 | 71
            86/15 Prohibited | 8 | 6
             | 259 | 267
            """),
        ),
        "gwent | 2016/17 tmd 181 pos 70 pro 8 total 259 | 2017/18 tmd 190 pos 71 pro 6 total 267",
        "a row without a label that is the sum of those above it",
    ),
)
