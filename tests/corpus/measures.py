"""Measures and populations: what is counted, and the same crimes cut another way.

Not here: totals that do not add up; two traps at once.
"""

from __future__ import annotations

from tests.corpus.blocks import Sheet, grid
from tests.corpus.frame import case, letter, note

CASES = (
    case(
        "charged_beside_recorded",
        "charged beside recorded",
        "docx",
        letter(
            "kent",
            grid("""
Offence | Recorded 2016/17 | Charged 2016/17 | Recorded 2017/18 | Charged 2017/18
86/2 Take/make/distribute | 312 | 80 | 355 | 92
86/10 Possession | 88 | 21 | 97 | 19
86/15 Prohibited images | 9 | 2 | 12 | 4
Total | 409 | 103 | 464 | 115
"""),
        ),
        "kent | 2016/17 tmd 312 pos 88 pro 9 total 409 | 2017/18 tmd 355 pos 97 pro 12 total 464",
        "charges were not asked for",
    ),
    case(
        "charges_only",
        "charges alone",
        "html",
        letter(
            "essex",
            "Number of offences resulting in a charge:",
            grid("Offence | 2016/17 | 2017/18\n86/2 Take/make/distribute | 101 | 97\n86/10 Possession | 30 | 28"),
        ),
        "essex | 2016/17 | 2017/18",
        "charges are not recorded offences",
        outcomes="different_measure",
    ),
    case(
        "arrests_and_cautions",
        "arrests",
        "html",
        letter(
            "west-midlands",
            "Indecent images of children:",
            grid("Year | Arrest | Caution\n2015/16 | 131 | 6\n2016/17 | 153 | 5\n2017/18 | 116 | 3"),
        ),
        "west-midlands | 2016/17 | 2017/18",
        "arrests and cautions are not recorded offences",
        outcomes="different_measure",
    ),
    case(
        "suspects_with_duplicates",
        "suspects",
        "docx",
        letter(
            "cleveland",
            "Please note that the figures show the number of suspects, so there will be duplicates.",
            grid("Offence | 2016/17 | 2017/18\n86/2 | 98 | 110\n86/10 | 51 | 47\n86/15 | 3 | 1"),
        ),
        "cleveland | 2016/17 | 2017/18",
        "suspects are not offences",
        outcomes="different_measure",
    ),
    case(
        "charges_reported_to_prosecutors",
        "charges alone",
        "docx",
        letter(
            "police-scotland",
            "The following charges were reported to the Crown Office and Procurator Fiscal Service:",
            grid("Charges reported | 2016/17 | 2017/18\nIndecent photographs of children | 702 | 688"),
        ),
        "police-scotland | 2016/17 | 2017/18",
        "charges reported are not recorded crimes",
        outcomes="different_measure",
    ),
    case(
        "images_beside_offences",
        "images",
        "html",
        letter(
            "surrey",
            grid("""
 | 2016/17 | 2017/18
Number of recorded indecent image offences | 270 | 309
Number of images seized | 1204331 | 986512
Number of devices examined | 312 | 355
"""),
        ),
        "surrey | 2016/17 total 270 | 2017/18 total 309",
        "images and devices are no offences",
    ),
    case(
        "victims_table_beside",
        "people beside offences",
        "html",
        letter(
            "durham",
            "Table 1: offences recorded",
            grid("""
Offence | 2016/17 | 2017/18
86/2 Take/make/distribute | 141 | 160
86/10 Possession | 30 | 44
86/15 Prohibited images | 2 | 5
Total | 173 | 209
"""),
            "Table 2: victims by age (where known; one offence may have several victims)",
            grid(
                "Age of victim | 2016/17 | 2017/18\nUnder 10 | 40 | 52\n10-13 | 91 | 101\n14-17 | 88 | 93\nTotal | 219 | 246"
            ),
        ),
        "durham | 2016/17 tmd 141 pos 30 pro 2 total 173 | 2017/18 tmd 160 pos 44 pro 5 total 209",
        "victims are counted in the second table",
    ),
    case(
        "suspect_sex_table_beside",
        "people beside offences",
        "docx",
        letter(
            "suffolk",
            "Recorded offences:",
            grid("""
Offence | 2016/17 | 2017/18
86/2 Take/make/distribute | 88 | 93
86/10 Possession | 49 | 58
86/15 Prohibited images | 6 | 4
Total | 143 | 155
"""),
            "Suspects by sex:",
            grid(
                "Sex | 2016/17 | 2017/18\nMale | 121 | 133\nFemale | 9 | 8\nNot recorded | 13 | 21\nTotal | 143 | 162"
            ),
        ),
        "suffolk | 2016/17 tmd 88 pos 49 pro 6 total 143 | 2017/18 tmd 93 pos 58 pro 4 total 155",
        "suspects are counted in the second table",
    ),
    case(
        "offences_by_sex_of_suspect",
        "people instead of offences",
        "html",
        letter(
            "norfolk",
            "Offences by sex of suspect. An offence with several suspects is counted once for each of them.",
            grid(
                "Sex of suspect | 2016/17 | 2017/18\nMale | 140 | 151\nFemale | 12 | 15\nUnknown | 40 | 46\nTotal | 192 | 212"
            ),
        ),
        "norfolk | 2016/17 total ask | 2017/18 total ask",
        "a total of suspects is more than the offences",
    ),
    case(
        "outcome_table_beside",
        "outcomes beside",
        "docx",
        letter(
            "humberside",
            "Offences recorded:",
            grid("""
Offence | 2016/17 | 2017/18
86/2 Take/make/distribute | 255 | 261
86/10 Possession | 110 | 118
86/15 Prohibited images | 10 | 11
Total | 375 | 390
"""),
            "Outcomes of the offences recorded:",
            grid("""
Outcome | 2016/17 | 2017/18
Outcome 1 Charge/summons | 110 | 99
Outcome 15 Evidential difficulties | 81 | 90
Outcome 18 Investigation complete, no suspect | 120 | 131
Not yet assigned | 64 | 70
Total | 375 | 390
"""),
        ),
        "humberside | 2016/17 tmd 255 pos 110 pro 10 total 375 | 2017/18 tmd 261 pos 118 pro 11 total 390",
        "the same offences by outcome count once",
    ),
    case(
        "outcome_columns",
        "outcomes beside",
        "html",
        letter(
            "dorset",
            grid("""
Financial year | Offences recorded | Charged | Cautioned | No further action | Ongoing
2016/17 | 161 | 44 | 12 | 80 | 25
2017/18 | 183 | 40 | 15 | 71 | 57
"""),
        ),
        "dorset | 2016/17 total 161 | 2017/18 total 183",
        "outcomes stand beside the recorded offences",
    ),
    case(
        "outcomes_only",
        "outcomes alone",
        "html",
        letter(
            "wiltshire",
            "Outcomes of indecent image offences recorded in each year, as at 1 May 2018:",
            grid("""
Outcome | 2016/17 | 2017/18
1 - Charge/Summons | 30 | 24
3 - Adult caution | 5 | 8
14 - Evidential difficulties | 31 | 29
18 - No suspect identified | 37 | 32
Not yet assigned an outcome | 0 | 25
Total offences recorded | 103 | 118
"""),
        ),
        "wiltshire | 2016/17 total 103 | 2017/18 total 118",
        "every recorded offence has one outcome or none yet, and the last row says what the total is",
    ),
    case(
        "flagged_subset_column",
        "subset beside the whole",
        "pdf",
        letter(
            "lincolnshire",
            grid("""
Offence | 2016/17 recorded | of which flagged online | 2017/18 recorded | of which flagged online
86/2 Take/make/distribute | 97 | 71 | 121 | 99
86/10 Possession | 41 | 30 | 52 | 41
86/15 Prohibited images | 3 | 3 | 1 | 1
Total | 141 | 104 | 174 | 141
"""),
        ),
        "lincolnshire | 2016/17 tmd 97 pos 41 pro 3 total 141 | 2017/18 tmd 121 pos 52 pro 1 total 174",
        "the flagged ones are part of the recorded ones",
    ),
    case(
        "incidents_and_crimes",
        "incidents beside crimes",
        "html",
        letter(
            "gwent",
            grid("Financial year | Incidents reported | Crimes recorded\n2016/17 | 391 | 259\n2017/18 | 420 | 267"),
            "The figures relate to indecent images of children.",
        ),
        "gwent | 2016/17 total 259 | 2017/18 total 267",
        "incidents are not crimes",
    ),
    case(
        "measure_not_stated",
        "measure not stated",
        "xlsx",
        (
            "Sussex Police FOI 1041/18",
            grid("Indecent images | 2016/17 | 2017/18\nMaking | 222 | 240\nPossession | 101 | 99\nProhibited | 7 | 12"),
        ),
        "sussex | 2016/17 tmd ask pos ask pro ask total ask | 2017/18 tmd ask pos ask pro ask total ask",
        "neither the file nor its table says what is counted",
    ),
    case(
        "district_with_force_total",
        "districts with a total",
        "html",
        letter(
            "cumbria",
            "Indecent image offences recorded by area:",
            grid("Area | 2016/17 | 2017/18\nNorth | 40 | 41\nWest | 22 | 28\nSouth | 31 | 32\nForce total | 93 | 101"),
        ),
        "cumbria | 2016/17 total 93 | 2017/18 total 101",
        "the force's row is the total of its areas",
    ),
    case(
        "district_without_total",
        "districts without a total",
        "docx",
        letter(
            "gloucestershire",
            "Indecent image offences recorded in the force, by each of its three local policing areas:",
            grid(
                "Local policing area | 2016/17 | 2017/18\nCheltenham | 20 | 22\nGloucester | 29 | 41\nStroud and Forest | 15 | 17"
            ),
        ),
        "gloucestershire | 2016/17 total 64 | 2017/18 total 80",
        "all three areas are there and add up to the force",
    ),
    case(
        "district_by_offence",
        "districts with a total",
        "xlsx",
        note(
            "northumbria",
            grid(
                """
Area | 2016/17 | < | < | 2017/18 | < | <
^ | 86/2 | 86/10 | 86/15 | 86/2 | 86/10 | 86/15
Northern | 90 | 30 | 2 | 101 | 33 | 4
Central | 120 | 40 | 4 | 122 | 41 | 3
Southern | 91 | 29 | 2 | 99 | 33 | 3
Force | 301 | 99 | 8 | 322 | 107 | 10
""",
                head=2,
            ),
        ),
        "northumbria | 2016/17 tmd 301 pos 99 pro 8 total 408 | 2017/18 tmd 322 pos 107 pro 10 total 439",
        "the force's row alone counts, its areas confirm it",
    ),
    case(
        "district_beside_offence_table",
        "same crimes cut twice",
        "html",
        letter(
            "derbyshire",
            "Recorded offences by type:",
            grid("Offence | 2016/17 | 2017/18\n86/2 | 35 | 37\n86/10 | 263 | 258\n86/15 | 4 | 6\nTotal | 302 | 301"),
            "The same offences by division:",
            grid("Division | 2016/17 | 2017/18\nB | 70 | 81\nC | 90 | 88\nD | 142 | 132\nTotal | 302 | 301"),
        ),
        "derbyshire | 2016/17 tmd 35 pos 263 pro 4 total 302 | 2017/18 tmd 37 pos 258 pro 6 total 301",
        "one population, two tables",
    ),
    case(
        "district_unknown_row",
        "districts with a total",
        "docx",
        letter(
            "cheshire",
            "Indecent image offences recorded:",
            grid("""
Local policing unit | 2016/17 | 2017/18
Chester | 71 | 99
Crewe | 66 | 101
Warrington | 80 | 137
Not recorded / outside force | 9 | 11
Total | 226 | 348
"""),
        ),
        "cheshire | 2016/17 total 226 | 2017/18 total 348",
        "offences without a place belong to the total",
    ),
    case(
        "age_sheet_beside",
        "people beside offences",
        "xlsx",
        (
            Sheet("Offences"),
            "Hampshire Constabulary - FOI 1043/18 - Recorded offences of indecent images of children",
            grid("Offence | 2016/17 | 2017/18\n86/2 | 301 | 344\n86/10 | 112 | 127\n86/15 | 8 | 10\nTotal | 421 | 481"),
            Sheet("Suspects"),
            "Suspects by age at time of offence",
            grid("Age | 2016/17 | 2017/18\n10-17 | 101 | 122\n18-25 | 88 | 92\n26+ | 190 | 210\nTotal | 379 | 424"),
        ),
        "hampshire | 2016/17 tmd 301 pos 112 pro 8 total 421 | 2017/18 tmd 344 pos 127 pro 10 total 481",
        "the second sheet counts suspects",
    ),
    case(
        "victims_only",
        "people instead of offences",
        "docx",
        letter(
            "warwickshire",
            "Number of victims of indecent image offences:",
            grid("Victims | 2016/17 | 2017/18\nFemale | 70 | 81\nMale | 11 | 14\nTotal | 81 | 95"),
        ),
        "warwickshire | 2016/17 | 2017/18",
        "victims are not offences",
        outcomes="different_measure",
    ),
    case(
        "cancelled_beside_recorded",
        "cancelled records",
        "html",
        letter(
            "leicestershire",
            "Crimes recorded, with those later cancelled (no-crimed) shown separately; cancelled records are not included "
            "in the number recorded.",
            grid("""
Offence | 2016/17 recorded | 2016/17 cancelled | 2017/18 recorded | 2017/18 cancelled
86/2 Take/make/distribute | 230 | 12 | 301 | 9
86/10 Possession | 82 | 3 | 100 | 7
86/15 Prohibited images | 8 | 0 | 10 | 1
"""),
        ),
        "leicestershire | 2016/17 tmd 230 pos 82 pro 8 total 320 | 2017/18 tmd 301 pos 100 pro 10 total 411",
        "cancelled records are apart",
    ),
)
