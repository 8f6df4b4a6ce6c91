"""Ordinary workbooks and delimited files. Not here: records, months, and sheets that disagree."""

from __future__ import annotations

from tests.corpus.blocks import Sheet, grid
from tests.corpus.third.frame import covered
from tests.corpus.unseen.frame import case

_PLAIN_SHEET = """
    Offence | 2016/17 | 2017/18
    86/2 Take, make, distribute indecent photographs | {0} | {1}
    86/10 Possess indecent photographs | {2} | {3}
    86/15 Possess prohibited images | {4} | {5}
    Total | {6} | {7}
"""

CASES = (
    case(
        "third notes sheet before the data sheet",
        "layout",
        "Staffordshire Police FOI 10881.xlsx",
        (
            Sheet("Notes"),
            "Staffordshire Police - FOI 10881",
            "Data source: Crime Management System",
            "Extracted: 03/05/2018",
            "Extract covers crimes recorded from 01/04/2016 to 31/03/2018",
            "Recorded date is used. Cancelled crimes are not counted, as by the Home Office Counting Rules.",
            "Codes: 86/2, 86/10, 86/15",
            Sheet("Data"),
            "Recorded offences of indecent images of children",
            grid(_PLAIN_SHEET.format(141, 163, 50, 46, 4, 6, 195, 215)),
        ),
        "staffordshire | 2016/17 tmd 141 pos 50 pro 4 total 195 | 2017/18 tmd 163 pos 46 pro 6 total 215",
        "the notes change nothing",
    ),
    case(
        "third data sheet, then a sheet of definitions",
        "layout",
        "Surrey Police 2018-0771 data.xlsx",
        (
            Sheet("Q1"),
            *covered("surrey", grid(_PLAIN_SHEET.format(118, 149, 39, 45, 5, 3, 162, 197))),
            Sheet("Definitions"),
            grid("""
                Term | Meaning
                Recorded crime | A crime recorded in accordance with the Home Office Counting Rules
                Financial year | 1 April to 31 March
                86/2 | Section 1 Protection of Children Act 1978
                86/10 | Section 160 Criminal Justice Act 1988
            """),
        ),
        "surrey | 2016/17 tmd 118 pos 39 pro 5 total 162 | 2017/18 tmd 149 pos 45 pro 3 total 197",
        "the second sheet explains words",
    ),
    case(
        "third a sheet for each question",
        "layout + question",
        "Kent Police 1188-18.xlsx",
        (
            Sheet("Q1 Offences"),
            *covered("kent", grid(_PLAIN_SHEET.format(277, 340, 91, 97, 9, 12, 377, 449))),
            Sheet("Q2 Arrests"),
            "Q2. Arrests for these offences",
            grid("""
                Offence | 2016/17 | 2017/18
                86/2 Take, make, distribute indecent photographs | 120 | 131
                86/10 Possess indecent photographs | 44 | 38
                Total | 164 | 169
            """),
        ),
        "kent | 2016/17 tmd 277 pos 91 pro 9 total 377 | 2017/18 tmd 340 pos 97 pro 12 total 449",
        "the second sheet is of arrests",
    ),
    case(
        "third pivot with offences down and years across",
        "layout",
        "Lincolnshire Police FOI pivot 0518.xlsx",
        covered(
            "lincolnshire",
            grid(
                """
                Count of Crime Number | Fin Year | |
                Offence | 2016/17 | 2017/18 | Grand Total
                MAKE INDECENT PHOTOGRAPH OF CHILD | 48 | 61 | 109
                DISTRIBUTE INDECENT PHOTOGRAPH OF CHILD | 9 | 12 | 21
                POSSESS INDECENT PHOTOGRAPH OF CHILD | 20 | 23 | 43
                POSSESS PROHIBITED IMAGE OF CHILD | 1 | 3 | 4
                Grand Total | 78 | 99 | 177
                """,
                head=2,
            ),
        ),
        "lincolnshire | 2016/17 tmd 57 pos 20 pro 1 total 78 | 2017/18 tmd 73 pos 23 pro 3 total 99",
        "a pivot as Excel writes it",
    ),
    case(
        "third plain delimited table without any heading lines",
        "layout",
        "Essex Police_FOI_11562_data.csv",
        (
            grid("""
                Force | Financial Year | Home Office Code | Offence | Recorded Crimes
                Essex Police | 2016/17 | 86/2 | Take, make, distribute indecent photographs | 203
                Essex Police | 2016/17 | 86/10 | Possession of indecent photographs | 59
                Essex Police | 2016/17 | 86/15 | Possession of prohibited images | 7
                Essex Police | 2017/18 | 86/2 | Take, make, distribute indecent photographs | 251
                Essex Police | 2017/18 | 86/10 | Possession of indecent photographs | 62
                Essex Police | 2017/18 | 86/15 | Possession of prohibited images | 8
            """),
        ),
        "essex | 2016/17 tmd 203 pos 59 pro 7 total sum | 2017/18 tmd 251 pos 62 pro 8 total sum",
        "each line names the force, the year and the offence",
    ),
    case(
        "third delimited table with a title line and a source line",
        "layout",
        "Humberside Police FOI 2018 0331.csv",
        covered(
            "humberside",
            grid("""
                Offence | 2016/17 | 2017/18 | Total
                Make/Take/Distribute indecent images | 103 | 131 | 234
                Possess indecent images | 37 | 44 | 81
                Possess prohibited images | 2 | 5 | 7
                Total | 142 | 180 | 322
            """),
            "Source: crime recording database. Figures are subject to change.",
        ),
        "humberside | 2016/17 tmd 103 pos 37 pro 2 total 142 | 2017/18 tmd 131 pos 44 pro 5 total 180",
        "a plain delimited file",
    ),
    case(
        "third years as numbers of two digits",
        "period heading",
        "Gwent Police 18-0991.xlsx",
        covered(
            "gwent",
            grid("""
                Offence | '16/17 | '17/18
                Take/make/distribute indecent photographs | 70 | 83
                Possession of indecent photographs | 29 | 25
                Possession of prohibited images | 1 | 4
                Total | 100 | 112
            """),
        ),
        "gwent | 2016/17 tmd 70 pos 29 pro 1 total 100 | 2017/18 tmd 83 pos 25 pro 4 total 112",
        "16/17 is the financial year",
    ),
    case(
        "third empty rows and a total by formula's value",
        "layout",
        "Hampshire Constabulary HC-0884-18.xlsx",
        covered(
            "hampshire",
            grid("""
                Offence Description | 2016/17 | 2017/18

                Taking, making or distributing indecent photographs of children | 214 | 263

                Possession of indecent photographs of children | 80 | 79

                Possession of prohibited images of children | 5 | 9

                Total | 299 | 351
            """),
        ),
        "hampshire | 2016/17 tmd 214 pos 80 pro 5 total 299 | 2017/18 tmd 263 pos 79 pro 9 total 351",
        "as an analyst spaces it",
    ),
    case(
        "third counts stored as text",
        "value",
        "Cumbria Constabulary 0441.xlsx",
        covered(
            "cumbria",
            grid("""
                Offence | 2016/17 | 2017/18
                Take/make/distribute indecent photographs | '36 | '44
                Possession of indecent photographs | '14 | '13
                Possession of prohibited images | '2 | '0
                Total | '52 | '57
            """),
        ),
        "cumbria | 2016/17 tmd 36 pos 14 pro 2 total 52 | 2017/18 tmd 44 pos 13 pro 0 total 57",
        "numbers stored as text are numbers",
    ),
    case(
        "third each year's table below the other",
        "layout",
        "South Wales Police 0771-18.xlsx",
        covered(
            "south-wales",
            "Financial year 2016/17",
            grid("""
                Offence | Crimes
                Take/make/distribute indecent photographs | 152
                Possession of indecent photographs | 51
                Possession of prohibited images | 4
                Total | 207
            """),
            "Financial year 2017/18",
            grid("""
                Offence | Crimes
                Take/make/distribute indecent photographs | 177
                Possession of indecent photographs | 60
                Possession of prohibited images | 5
                Total | 242
            """),
        ),
        "south-wales | 2016/17 tmd 152 pos 51 pro 4 total 207 | 2017/18 tmd 177 pos 60 pro 5 total 242",
        "two tables on one sheet",
    ),
    case(
        "third stations down with a force total",
        "layout + total",
        "Northamptonshire Police by area.xlsx",
        covered(
            "northamptonshire",
            grid("""
                Area | 2016/17 | 2017/18
                Northampton | 51 | 60
                Kettering | 22 | 27
                Corby | 18 | 14
                Wellingborough | 17 | 21
                Daventry and South Northants | 14 | 16
                Force total | 122 | 138
            """),
        ),
        "northamptonshire | 2016/17 total 122 | 2017/18 total 138",
        "areas add up to the force",
    ),
    case(
        "third offence code and year in a long list with nought rows",
        "code + layout",
        "Dorset Police foi export.csv",
        covered(
            "dorset",
            grid("""
                HO Code | HO Description | Year | Count
                086/02 | Take/make/distribute indecent photographs | 2016/2017 | 64
                086/02 | Take/make/distribute indecent photographs | 2017/2018 | 75
                086/10 | Possession of indecent photographs | 2016/2017 | 19
                086/10 | Possession of indecent photographs | 2017/2018 | 22
                086/15 | Possession of prohibited images | 2016/2017 | 0
                086/15 | Possession of prohibited images | 2017/2018 | 2
            """),
        ),
        "dorset | 2016/17 tmd 64 pos 19 pro 0 total sum | 2017/18 tmd 75 pos 22 pro 2 total sum",
        "a line per figure",
    ),
)
