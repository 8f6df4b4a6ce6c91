"""Ordinary workbooks, delimited files, web pages and mails. Not here: letters, or what changes a figure's meaning."""

from __future__ import annotations

from tests.corpus.blocks import Attached, Markup, Sheet, grid
from tests.corpus.fourth.frame import letter, mail, note, ordinary, page, says, table

CASES = (
    ordinary(
        "compact pivot with offences below each year",
        "layout",
        "Derbyshire Constabulary FOI 003311-18.xlsx",
        note(
            "derbyshire",
            grid("""
                Row Labels | Count of CRIME_NO
                2016/17 | 196
                Make/Take/Distribute indecent images | 140
                Possess indecent images | 52
                Possess prohibited images | 4
                2017/18 | 233
                Make/Take/Distribute indecent images | 171
                Possess indecent images | 55
                Possess prohibited images | 7
                Grand Total | 429
            """),
        ),
        says("derbyshire", "140 52 4 196", "171 55 7 233"),
        "a pivot table: each year's row is the sum of those below it",
    ),
    ordinary(
        "a sheet for each year",
        "layout",
        "Thames Valley Police RFI2018000551.xlsx",
        (
            Sheet("2016-17"),
            "Thames Valley Police recorded indecent images of children offences",
            grid("""
                Offence | Recorded
                86/2 Take, make, distribute indecent photographs | 251
                86/10 Possess indecent photographs | 99
                86/15 Possess prohibited images | 10
                Total | 360
            """),
            Sheet("2017-18"),
            "Thames Valley Police recorded indecent images of children offences",
            grid("""
                Offence | Recorded
                86/2 Take, make, distribute indecent photographs | 306
                86/10 Possess indecent photographs | 91
                86/15 Possess prohibited images | 13
                Total | 410
            """),
        ),
        says("thames-valley", "251 99 10 360", "306 91 13 410"),
        "the sheets are named after the years",
    ),
    ordinary(
        "disclaimer below, and a sheet of caveats",
        "layout",
        "Cleveland Police 10702 Annex.xlsx",
        (
            Sheet("Response"),
            *note(
                "cleveland",
                table(1, "59 21 1 81", "72 18 3 93"),
                "Figures are subject to change as crimes are reclassified. Cleveland Police does not accept responsibility for any use of them.",
            ),
            Sheet("Caveats"),
            "1. Data was drawn on 26/04/2018.",
            "2. Recorded crime is counted by the Home Office Counting Rules.",
            "3. FY means financial year.",
        ),
        says("cleveland", "59 21 1 81", "72 18 3 93"),
        "the caveats are the usual ones",
    ),
    ordinary(
        "force, class and years in one line each",
        "layout",
        "Gloucestershire Constabulary 2018-4502.csv",
        (
            grid("""
                Force | HO code | Offence | Recorded 2016/17 | Recorded 2017/18
                Gloucestershire Constabulary | 86/2 | Take make distribute indecent photographs | 70 | 68
                Gloucestershire Constabulary | 86/10 | Possess indecent photographs | 27 | 33
                Gloucestershire Constabulary | 86/15 | Possess prohibited images | 1 | 3
            """),
        ),
        says("gloucestershire", "70 27 1 sum", "68 33 3 sum"),
        "the headings hold measure and year",
    ),
    ordinary(
        "period start and end as columns",
        "layout + period heading",
        "Suffolk Constabulary extract 002871.csv",
        (
            grid("""
                period_start | period_end | offence | crimes
                2016-04-01 | 2017-03-31 | Take/make/distribute indecent photographs of children | 67
                2016-04-01 | 2017-03-31 | Possess indecent photographs of children | 24
                2016-04-01 | 2017-03-31 | Possess prohibited images of children | 2
                2017-04-01 | 2018-03-31 | Take/make/distribute indecent photographs of children | 83
                2017-04-01 | 2018-03-31 | Possess indecent photographs of children | 25
                2017-04-01 | 2018-03-31 | Possess prohibited images of children | 3
            """),
        ),
        says("suffolk", "67 24 2 sum", "83 25 3 sum"),
        "days that are the financial years",
    ),
    ordinary(
        "a heading that names force and measure",
        "layout",
        "Norfolk Constabulary FOI 002870.xlsx",
        (
            grid("""
                Norfolk Constabulary, recorded offences | 2016/17 | 2017/18
                Take/make/distribute indecent photographs | 91 | 112
                Possess indecent photographs | 27 | 30
                Possess prohibited images | 3 | 5
            """),
        ),
        says("norfolk", "91 27 3 sum", "112 30 5 sum"),
        "no total is stated",
    ),
    ordinary(
        "districts down with both years and a force row",
        "layout + total",
        "South Wales Police 415-18 BCU.xlsx",
        note(
            "south-wales",
            grid("""
                Basic Command Unit | 2016/17 | 2017/18
                Central (Cardiff and Vale) | 190 | 203
                Eastern (Rhondda Cynon Taf and Merthyr) | 141 | 150
                Northern (Bridgend) | 60 | 55
                Western (Swansea and Neath Port Talbot) | 139 | 140
                South Wales Police | 530 | 548
            """),
        ),
        says("south-wales", "530", "548"),
        "the last row is the force",
    ),
    ordinary(
        "title, subtitle and a blank column before the data",
        "layout",
        "West Yorkshire Police 2277-18.xlsx",
        note(
            "west-yorkshire",
            grid("""
                 | Home Office Offence | 2016/17 | 2017/18
                 | Take, make, distribute indecent photographs | 161 | 190
                 | Possess indecent photographs | 801 | 1,102
                 | Possess prohibited images | 12 | 15
                 | Total | 974 | 1,307
            """),
        ),
        says("west-yorkshire", "161 801 12 974", "190 1102 15 1307"),
        "the first column is empty",
    ),
    ordinary(
        "page that folds its answer",
        "web page",
        "devon-cornwall-foi-2290.html",
        page(
            "devon-and-cornwall",
            Markup(
                "<details open><summary>Response to FOI 2290/18</summary><p>Recorded offences in each financial year:</p>"
                "<table><thead><tr><th>Offence</th><th>2016/17</th><th>2017/18</th></tr></thead><tbody>"
                "<tr><td>Take, make, distribute indecent photographs</td><td>180</td><td>211</td></tr>"
                "<tr><td>Possess indecent photographs</td><td>56</td><td>65</td></tr>"
                "<tr><td>Possess prohibited images</td><td>6</td><td>8</td></tr></tbody>"
                "<tfoot><tr><td>Total</td><td>242</td><td>284</td></tr></tfoot></table></details>"
            ),
        ),
        says("devon-and-cornwall", "180 56 6 242", "211 65 8 284"),
        "a plain table in a part that folds",
    ),
    ordinary(
        "page with a list in a list",
        "web page + prose",
        "wiltshire-police-disclosure.html",
        page(
            "wiltshire",
            Markup(
                "<ul><li>2016/17<ul><li>Take, make or distribute: 60</li><li>Possess indecent photographs: 20</li><li>Possess prohibited images: 1</li></ul></li>"
                "<li>2017/18<ul><li>Take, make or distribute: 71</li><li>Possess indecent photographs: 22</li><li>Possess prohibited images: 3</li></ul></li></ul>"
            ),
        ),
        says("wiltshire", "60 20 1 sum", "71 22 3 sum"),
        "offences stand below their years",
    ),
    ordinary(
        "page with one table, a caption and rows of years",
        "web page",
        "north-yorkshire-0431.html",
        page(
            "north-yorkshire",
            Markup(
                "<table border='1'><caption>Recorded indecent images of children offences, North Yorkshire Police</caption>"
                "<tr><th scope='col'>Year</th><th scope='col'>Take, make or distribute</th><th scope='col'>Possession of indecent images</th><th scope='col'>Prohibited images</th></tr>"
                "<tr><th scope='row'>2016/17</th><td>201</td><td>72</td><td>8</td></tr>"
                "<tr><th scope='row'>2017/18</th><td>388</td><td>140</td><td>17</td></tr></table>"
            ),
        ),
        says("north-yorkshire", "201 72 8 sum", "388 140 17 sum"),
        "years down, offences across",
    ),
    ordinary(
        "mail that answers between the questions",
        "mail text + question",
        "Re FOI hertfordshire.eml",
        mail(
            "hertfordshire",
            "> How many offences were recorded in 2016/17, by offence?",
            "Take/make/distribute 219, possession of indecent images 81, possession of prohibited images 7; 307 in total.",
            "> How many offences were recorded in 2017/18, by offence?",
            "Take/make/distribute 214, possession of indecent images 79, possession of prohibited images 9; 302 in total.",
        ),
        says("hertfordshire", "219 81 7 307", "214 79 9 302"),
        "an answer below each quoted question",
    ),
    ordinary(
        "mail with a delimited file",
        "mail text + layout",
        "FW response 18-2109.eml",
        (
            *mail("south-yorkshire", "The data is in the attached file."),
            Attached(
                "South Yorkshire Police 20181022.csv",
                (
                    grid("""
                        Offence | 2016/17 | 2017/18
                        Take/make/distribute indecent photographs | 558 | 641
                        Possess indecent photographs | 90 | 104
                        Possess prohibited images | 17 | 21
                        Total | 665 | 766
                    """),
                ),
            ),
        ),
        says("south-yorkshire", "558 90 17 665", "641 104 21 766"),
        "the file holds the answer",
    ),
    ordinary(
        "mail with the letter as a page document",
        "mail text + layout",
        "cambridgeshire final.eml",
        (
            *mail("cambridgeshire", "Please see our letter of today."),
            Attached("Response letter.pdf", letter("cambridgeshire", table(0, "131 71 5 207", "101 60 4 165"))),
        ),
        says("cambridgeshire", "131 71 5 207", "101 60 4 165"),
        "the letter holds the answer",
    ),
    ordinary(
        "mail with lines for the years and dots",
        "mail text",
        "FOI-lancs.eml",
        mail(
            "lancashire",
            "2016/17⏎Take, make or distribute ..... 470⏎Possession of indecent images ..... 114⏎Prohibited images ..... 5⏎Total ..... 589",
            "2017/18⏎Take, make or distribute ..... 538⏎Possession of indecent images ..... 127⏎Prohibited images ..... 7⏎Total ..... 672",
        ),
        says("lancashire", "470 114 5 589", "538 127 7 672"),
        "a list under each year",
    ),
    ordinary(
        "mail with a pasted grid, years down",
        "mail text",
        "dyfed powys 401.eml",
        mail(
            "dyfed-powys",
            grid("""
                Year | Take/make/distribute | Possess indecent | Possess prohibited | Total recorded
                2016/17 | 271 | 83 | 6 | 360
                2017/18 | 201 | 70 | 4 | 275
            """),
        ),
        says("dyfed-powys", "271 83 6 360", "201 70 4 275"),
        "a small table",
    ),
    ordinary(
        "workbook with the request typed above",
        "layout + question",
        "Northamptonshire Police 003020-18.xlsx",
        (
            "Northamptonshire Police",
            "FOI 003020/18",
            "Request: the number of recorded offences for indecent images (still or moving) of children between 1 April 2016 and 31 March 2018, by financial year and by offence",
            "Response:",
            table(3, "170 66 7 243", "188 70 5 263"),
            "Prepared by: Performance Team. Checked by: Crime Registrar.",
        ),
        says("northamptonshire", "170 66 7 243", "188 70 5 263"),
        "the request stands above the table",
    ),
    ordinary(
        "long workbook with total rows between",
        "layout + total",
        "Hampshire Constabulary HC-0911.xlsx",
        note(
            "hampshire",
            grid("""
                Financial Year | Offence | Offences recorded
                2016/17 | Take/make/distribute indecent photographs | 224
                2016/17 | Possess indecent photographs | 78
                2016/17 | Possess prohibited images | 6
                2016/17 | Total | 308
                2017/18 | Take/make/distribute indecent photographs | 272
                2017/18 | Possess indecent photographs | 94
                2017/18 | Possess prohibited images | 7
                2017/18 | Total | 373
            """),
        ),
        says("hampshire", "224 78 6 308", "272 94 7 373"),
        "each year closes with its total",
    ),
    ordinary(
        "years as a heading row over the offences",
        "layout",
        "Avon and Somerset Constabulary 0332.xlsx",
        note(
            "avon-and-somerset",
            grid(
                """
                2016/17 | < | < | 2017/18 | < | <
                Take/make/distribute | Possess indecent | Possess prohibited | Take/make/distribute | Possess indecent | Possess prohibited
                164 | 50 | 3 | 206 | 57 | 5
                """,
                head=2,
            ),
        ),
        says("avon-and-somerset", "164 50 3 sum", "206 57 5 sum"),
        "one row of figures under two rows of headings",
    ),
    ordinary(
        "sheet of arrests behind that of crimes",
        "layout + measure",
        "Sussex Police 0557-18.xlsx",
        (
            Sheet("Crimes"),
            *note("sussex", table(2, "190 65 6 261", "230 70 8 308")),
            Sheet("Arrests"),
            "Arrests made in connection with the above, given under section 16 to assist",
            table(2, "88 30 2 120", "94 33 3 130"),
        ),
        says("sussex", "190 65 6 261", "230 70 8 308"),
        "arrests were not asked for",
    ),
)
