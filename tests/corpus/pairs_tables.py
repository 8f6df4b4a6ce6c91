"""Two traps at once in one table: layouts, values, codes and periods against each other.

Not here: traps of the letter around the table (`pairs_letters`).
"""

from __future__ import annotations

from tests.corpus.blocks import Beside, NewPage, Sheet, grid
from tests.corpus.frame import case, letter, note

CASES = (
    case(
        "transposed_suppressed",
        "transposed + suppressed, total stated",
        "html",
        letter(
            "wiltshire",
            "Recorded offences; numbers below 5 are shown as <5:",
            grid(
                "Financial year | 86/2 | 86/10 | 86/15 | Total\n2016/17 | 77 | 25 | <5 | 103\n2017/18 | 83 | 31 | <5 | 118"
            ),
        ),
        "wiltshire | 2016/17 tmd 77 pos 25 pro 0..4/1 total 103 | 2017/18 tmd 83 pos 31 pro 0..4/4 total 118",
        "the total column settles what is hidden",
    ),
    case(
        "transposed_excluded_inside",
        "transposed + excluded code inside the total",
        "docx",
        letter(
            "durham",
            "Recorded offences:",
            grid("""
Year | 086/02 | 086/10 | 086/11 Extreme pornography | 086/15 | Total
2016/17 | 141 | 30 | 22 | 2 | 195
2017/18 | 160 | 44 | 19 | 5 | 228
"""),
        ),
        "durham | 2016/17 tmd 141 pos 30 pro 2 total 173 | 2017/18 tmd 160 pos 44 pro 5 total 209",
        "a column of an excluded code, in the total",
    ),
    case(
        "two_headers_excluded_outside",
        "two header rows + excluded code outside the total",
        "xlsx",
        note(
            "kent",
            grid(
                """
Offence | 2016/17 | < | 2017/18 | <
^ | Recorded | Charged | Recorded | Charged
86/2 Take/make/distribute | 312 | 80 | 355 | 92
86/10 Possession | 88 | 21 | 97 | 19
86/15 Prohibited images | 9 | 2 | 12 | 4
Total | 409 | 103 | 464 | 115
86/11 Extreme pornography (not in total) | 41 | 12 | 38 | 9
""",
                head=2,
            ),
        ),
        "kent | 2016/17 tmd 312 pos 88 pro 9 total 409 | 2017/18 tmd 355 pos 97 pro 12 total 464",
        "charges and an excluded code, both left out",
    ),
    case(
        "extra_years_counts_like_years",
        "other years beside + year-like counts",
        "html",
        letter(
            "metropolitan",
            "Recorded indecent image offences:",
            grid("Financial year | Offences recorded\n2014/15 | 1899\n2015/16 | 1950\n2016/17 | 2016\n2017/18 | 2018"),
        ),
        "metropolitan | 2016/17 total 2016 | 2017/18 total 2018",
        "counts that look like years beside other years",
    ),
    case(
        "bare_years_counts_like_years",
        "bare years + year-like counts",
        "html",
        letter("west-midlands", grid("Offence | 2016 | 2017\nIndecent image offences recorded | 2017 | 2016")),
        "west-midlands | 2016/17 total ask | 2017/18 total ask",
        "the years have no basis, whatever the counts are",
    ),
    case(
        "reversed_years_charged",
        "years reversed + charged beside recorded",
        "docx",
        letter(
            "essex",
            grid(
                """
Offence | 2017/18 | < | 2016/17 | <
^ | Charged | Recorded | Charged | Recorded
86/2 | 97 | 462 | 101 | 415
86/10 | 28 | 118 | 30 | 121
86/15 | 3 | 11 | 2 | 14
Total | 128 | 591 | 133 | 550
""",
                head=2,
            ),
        ),
        "essex | 2016/17 tmd 415 pos 121 pro 14 total 550 | 2017/18 tmd 462 pos 118 pro 11 total 591",
        "the later year first, charged before recorded",
    ),
    case(
        "months_suppressed",
        "months + suppressed, total stated",
        "html",
        letter(
            "cumbria",
            "Indecent image offences recorded; fewer than 5 are shown as <5:",
            grid("""
Month | 2016/17 | 2017/18
April | 8 | 9
May | 7 | 10
June | <5 | 8
July | 9 | <5
August | 10 | 11
September | 8 | 9
October | 7 | 8
November | 9 | 10
December | 6 | 7
January | 8 | 9
February | 9 | 8
March | 8 | 9
Total | 93 | 101
"""),
        ),
        "cumbria | 2016/17 total 93 | 2017/18 total 101",
        "the stated totals stand, and the hidden months are the difference",
    ),
    case(
        "months_by_offence_missing",
        "months missing + transposed",
        "xlsx",
        note(
            "dorset",
            grid("""
Offence | Apr-17 | May-17 | Jun-17 | Jul-17 | Aug-17 | Sep-17 | Oct-17 | Nov-17 | Dec-17 | Jan-18 | Feb-18
86/2 | 10 | 9 | 11 | 10 | 8 | 12 | 10 | 9 | 11 | 10 | 9
86/10 | 5 | 6 | 4 | 5 | 5 | 6 | 5 | 4 | 5 | 6 | 5
86/15 | 0 | 1 | 0 | 0 | 1 | 0 | 0 | 0 | 1 | 0 | 0
Total | 15 | 16 | 15 | 15 | 14 | 18 | 15 | 13 | 17 | 16 | 14
"""),
        ),
        "dorset | 2016/17 | 2017/18 tmd ask pos ask pro ask total ask",
        "March 2018 is missing, and all of 2016/17",
    ),
    case(
        "quarters_with_year_totals",
        "quarters + subtotals",
        "html",
        letter(
            "norfolk",
            "Indecent image offences recorded by Norfolk Constabulary:",
            grid("""
Period | Recorded
Q1 2016/17 | 45
Q2 2016/17 | 50
Q3 2016/17 | 48
Q4 2016/17 | 47
2016/17 total | 190
Q1 2017/18 | 52
Q2 2017/18 | 51
Q3 2017/18 | 55
Q4 2017/18 | 53
2017/18 total | 211
"""),
        ),
        "norfolk | 2016/17 total 190 | 2017/18 total 211",
        "year totals among the quarters count once",
    ),
    case(
        "quarters_contradict_total",
        "quarters + parts do not add up",
        "docx",
        letter(
            "gwent",
            "Indecent image offences recorded:",
            grid("""
Quarter | 2016/17 | 2017/18
April to June | 60 | 66
July to September | 65 | 70
October to December | 66 | 61
January to March | 68 | 70
Total | 259 | 276
"""),
        ),
        "gwent | 2016/17 total 259 | 2017/18 total ask",
        "267 against 276",
    ),
    case(
        "group_rows_suppressed",
        "group rows + suppressed, no total",
        "html",
        letter(
            "lincolnshire",
            "Recorded offences; <5 means 1 to 4:",
            grid("""
Offence | Number
2016/17 | <
86/2 | 97
86/10 | 41
86/15 | <5
2017/18 | <
86/2 | 121
86/10 | 52
86/15 | <5
"""),
        ),
        "lincolnshire | 2016/17 tmd 97 pos 41 pro 1..4 total sum | 2017/18 tmd 121 pos 52 pro 1..4 total sum",
        "a year heads its rows; what is hidden is 1 to 4",
    ),
    case(
        "group_rows_total_each",
        "group rows + subtotals",
        "docx",
        letter(
            "sussex",
            grid("""
Offence recorded | Number
2016/17 | <
86/2 Take/make/distribute | 222
86/10 Possession | 101
86/15 Prohibited images | 7
Total 2016/17 | 330
2017/18 | <
86/2 Take/make/distribute | 240
86/10 Possession | 99
86/15 Prohibited images | 12
Total 2017/18 | 351
Grand total | 681
"""),
        ),
        "sussex | 2016/17 tmd 222 pos 101 pro 7 total 330 | 2017/18 tmd 240 pos 99 pro 12 total 351",
        "a total per year and one for both",
    ),
    case(
        "index_and_codes_as_numbers",
        "numbered rows + spelling of codes",
        "xlsx",
        note(
            "surrey",
            grid("""
No | Offence code | Offence | 2016/17 | 2017/18
1 | 8602 | Make/distribute indecent photographs | 205 | 233
2 | 8610 | Possess indecent photographs | 61 | 70
3 | 8615 | Prohibited images | 4 | 6
"""),
        ),
        "surrey | 2016/17 tmd 205 pos 61 pro 4 total 270 | 2017/18 tmd 233 pos 70 pro 6 total 309",
        "running numbers and codes stand before the counts",
    ),
    case(
        "index_counts_like_codes",
        "numbered rows + code-like counts",
        "html",
        letter(
            "warwickshire",
            "Recorded offences:",
            grid("""
 | Offence | 2016/17 | 2017/18
1 | 86/2 Take/make/distribute | 86 | 62
2 | 86/10 Possession | 15 | 10
3 | 86/15 Prohibited images | 1 | 2
4 | Total | 102 | 74
"""),
        ),
        "warwickshire | 2016/17 tmd 86 pos 15 pro 1 total 102 | 2017/18 tmd 62 pos 10 pro 2 total 74",
        "counts of 86, 62, 15, 10, 1 and 2",
    ),
    case(
        "per_cent_and_extra_years",
        "per cent beside counts + other years beside",
        "html",
        letter(
            "leicestershire",
            "Recorded offences:",
            grid("""
Offence | 2015/16 | 2016/17 | % change | 2017/18 | % change
86/2 | 201 | 230 | 14 | 301 | 31
86/10 | 71 | 82 | 15 | 100 | 22
86/15 | 5 | 8 | 60 | 10 | 25
Total | 277 | 320 | 16 | 411 | 28
"""),
        ),
        "leicestershire | 2016/17 tmd 230 pos 82 pro 8 total 320 | 2017/18 tmd 301 pos 100 pro 10 total 411",
        "changes in per cent between the years",
    ),
    case(
        "side_by_side_excluded",
        "side by side + excluded words",
        "xlsx",
        note(
            "devon-and-cornwall",
            Beside(
                (
                    grid(
                        "2016/17 | Recorded\nTaking/making/distributing | 166\nPossession of indecent images | 60\n"
                        "Extreme pornography | 31\nProhibited images | 7"
                    ),
                    grid(
                        "2017/18 | Recorded\nTaking/making/distributing | 179\nPossession of indecent images | 77\n"
                        "Extreme pornography | 28\nProhibited images | 5"
                    ),
                )
            ),
        ),
        "devon-and-cornwall | 2016/17 tmd 166 pos 60 pro 7 total 233 | 2017/18 tmd 179 pos 77 pro 5 total 261",
        "two tables beside each other, each with a row to leave out",
    ),
    case(
        "side_by_side_measures",
        "side by side + charged beside recorded",
        "pdf",
        letter(
            "gloucestershire",
            Beside(
                (
                    grid(
                        "Recorded | 2016/17 | 2017/18\n86/2 | 44 | 52\n86/10 | 19 | 26\n86/15 | 1 | 2\nTotal | 64 | 80"
                    ),
                    grid("Charged | 2016/17 | 2017/18\n86/2 | 20 | 18\n86/10 | 9 | 7\n86/15 | 0 | 1\nTotal | 29 | 26"),
                )
            ),
        ),
        "gloucestershire | 2016/17 tmd 44 pos 19 pro 1 total 64 | 2017/18 tmd 52 pos 26 pro 2 total 80",
        "the left table counts recorded offences, the right one charges",
    ),
    case(
        "page_break_suppressed",
        "page break + suppressed, no total",
        "pdf",
        letter(
            "northumbria",
            "Recorded offences (fewer than 5 are shown as <5):",
            grid("Offence | 2016/17 | 2017/18\n86/2 Take/make/distribute | 301 | 322", widths=(3, 1, 1)),
            NewPage(),
            grid("86/10 Possession | 99 | 107\n86/15 Prohibited images | <5 | 10", head=0, widths=(3, 1, 1)),
        ),
        "northumbria | 2016/17 tmd 301 pos 99 pro 0..4 total sum | 2017/18 tmd 322 pos 107 pro 10 total sum",
        "the table goes on without a header",
    ),
    case(
        "wrapped_and_view_to_distribution",
        "wrapped text + possession with a view to distribution",
        "pdf",
        letter(
            "nottinghamshire",
            "Recorded offences:",
            grid(
                """
Offence | 2016/17 | 2017/18
Taking, permitting to be taken, making or distributing indecent photographs or pseudo-photographs of children | 170 | 190
Possession of indecent photographs or pseudo-photographs of children with a view to their being distributed or shown | 18 | 17
Possession of an indecent photograph or pseudo-photograph of a child | 94 | 85
Possession of a prohibited image of a child | 6 | 9
Total | 288 | 301
""",
                widths=(2, 1, 1),
            ),
        ),
        "nottinghamshire | 2016/17 tmd 188 pos 94 pro 6 total 288 | 2017/18 tmd 207 pos 85 pro 9 total 301",
        "long labels over several lines, one of them possession to distribute",
    ),
    case(
        "district_suppressed",
        "districts with a total + suppressed, total stated",
        "html",
        letter(
            "dyfed-powys",
            "Indecent image offences recorded (numbers below 5 shown as <5):",
            grid("""
Division | 2016/17 | 2017/18
Carmarthenshire | 180 | 140
Ceredigion | 61 | 50
Pembrokeshire | 119 | 83
Powys | <5 | <5
Force total | 363 | 275
"""),
        ),
        "dyfed-powys | 2016/17 total 363 | 2017/18 total 275",
        "the force's total stands, whatever a division hides",
    ),
    case(
        "district_contradicts_offences",
        "same crimes cut twice + tables contradict",
        "docx",
        letter(
            "cheshire",
            "Recorded offences by type:",
            grid("Offence | 2016/17 | 2017/18\n86/2 | 190 | 288\n86/10 | 33 | 52\n86/15 | 3 | 8\nTotal | 226 | 348"),
            "The same offences by area:",
            grid("Area | 2016/17 | 2017/18\nEast | 100 | 170\nWest | 126 | 168\nTotal | 226 | 338"),
        ),
        "cheshire | 2016/17 tmd 190 pos 33 pro 3 total 226 | 2017/18 tmd ?288 pos ?52 pro ?8 total ask",
        "348 by type, 338 by area",
    ),
    case(
        "district_without_total_blank",
        "districts without a total + blank without a note",
        "xlsx",
        note(
            "humberside",
            grid(
                "Division, recorded offences | 2016/17 | 2017/18\nHull | 190 | 201\nEast Riding | 80 | 83\nNorth Bank | | 40\nSouth Bank | 61 | 66"
            ),
        ),
        "humberside | 2016/17 total ask | 2017/18 total 390",
        "a blank among districts leaves the year open",
    ),
    case(
        "pivot_excluded",
        "pivot export + excluded code inside the total",
        "xlsx",
        note(
            "hampshire",
            grid("""
Count of Crime No | Column Labels | |
Row Labels | 2016/17 | 2017/18 | Grand Total
086/02 | 301 | 344 | 645
086/10 | 112 | 127 | 239
086/11 | 60 | 71 | 131
086/15 | 8 | 10 | 18
Grand Total | 481 | 552 | 1033
"""),
        ),
        "hampshire | 2016/17 tmd 301 pos 112 pro 8 total 421 | 2017/18 tmd 344 pos 127 pro 10 total 481",
        "a pivot whose totals hold 086/11",
    ),
    case(
        "pivot_by_month_and_year",
        "pivot export + months",
        "xlsx",
        note(
            "staffordshire",
            grid("""
Row Labels | Count of Crime No
2016/17 | 226
Apr | 18
May | 20
Jun | 17
Jul | 19
Aug | 22
Sep | 18
Oct | 16
Nov | 21
Dec | 15
Jan | 20
Feb | 19
Mar | 21
2017/18 | 255
Apr | 21
May | 22
Jun | 19
Jul | 20
Aug | 24
Sep | 21
Oct | 20
Nov | 23
Dec | 17
Jan | 22
Feb | 21
Mar | 25
Grand Total | 481
"""),
        ),
        "staffordshire | 2016/17 total 226 | 2017/18 total 255",
        "a compact pivot of years and months",
    ),
    case(
        "rounded_with_total",
        "rounded + parts do not add up",
        "html",
        letter(
            "avon-and-somerset",
            "Recorded offences. Figures are rounded to the nearest 5 and may not sum to the totals shown.",
            grid("Offence | 2016/17 | 2017/18\n86/2 | 260 | 270\n86/10 | 85 | 90\n86/15 | 10 | 10\nTotal | 350 | 370"),
        ),
        "avon-and-somerset | 2016/17 tmd 258..262 pos 83..87 pro 8..12 total 348..352/349..352 "
        "| 2017/18 tmd 268..272 pos 88..92 pro 8..12 total 368..372",
        "rounding explains the difference",
    ),
    case(
        "text_numbers_thousands",
        "numbers stored as text + thousands separator",
        "xlsx",
        note(
            "greater-manchester",
            grid("""
Offence | 2016/17 | 2017/18
86/2 | '1,612 | '1,700
86/10 | '1 187 | '1 201
86/15 | '18 | '21
Total | '2,817 | '2,922
"""),
        ),
        "greater-manchester | 2016/17 tmd 1612 pos 1187 pro 18 total 2817 | 2017/18 tmd 1700 pos 1201 pro 21 total 2922",
        "numbers as text with separators",
    ),
    case(
        "date_band_transposed",
        "band turned into a date + transposed",
        "xlsx",
        note(
            "bedfordshire",
            grid("""
Financial year | 86/2 | 86/10 | 86/15
2016/17 | 83 | 31 | @2018-04-01:d-mmm
2017/18 | 140 | 55 | @2018-09-05:d-mmm
"""),
        ),
        "bedfordshire | 2016/17 tmd 83 pos 31 pro ask total ask | 2017/18 tmd 140 pos 55 pro ask total ask",
        "1-Apr and 5-Sep were probably 1-4 and 5-9",
    ),
    case(
        "star_note_in_table",
        "mark with a note + title inside the table",
        "html",
        letter(
            "suffolk",
            grid(
                """
Recorded indecent image offences, Suffolk Constabulary | < | <
Offence | 2016/17 | 2017/18
86/2 | 88 | 93
86/10 | 49 | 58
86/15 | * | *
* fewer than 5 | < | <
""",
                head=2,
            ),
        ),
        "suffolk | 2016/17 tmd 88 pos 49 pro 0..4 total sum | 2017/18 tmd 93 pos 58 pro 0..4 total sum",
        "title and note stand inside the table",
    ),
    case(
        "dash_and_zero",
        "dash without a note + suppressed, no total",
        "docx",
        letter(
            "north-wales",
            "Recorded offences:",
            grid("Offence | 2016/17 | 2017/18\n86/2 | 201 | 270\n86/10 | <5 | 95\n86/15 | - | 0"),
        ),
        "north-wales | 2016/17 tmd 201 pos 1..4/0..4 pro ask total ask | 2017/18 tmd 270 pos 95 pro 0 total 365",
        "zero is shown as 0, so the dash is something else",
    ),
    case(
        "combined_row_excluded_inside",
        "combined row + excluded code inside the total",
        "html",
        letter(
            "south-yorkshire",
            "Recorded offences:",
            grid("""
Offence | 2016/17 | 2017/18
86/2 and 86/10 Making or possessing indecent images | 650 | 749
86/11 Extreme pornography | 60 | 66
86/15 Prohibited images | 16 | 23
Total | 726 | 838
"""),
        ),
        "south-yorkshire | 2016/17 nbd 650 pro 16 total 666 | 2017/18 nbd 749 pro 23 total 772",
        "the total less 86/11; two codes are not broken down",
    ),
    case(
        "class_total_suppressed",
        "class total + suppressed, no total",
        "docx",
        letter(
            "lancashire",
            "Recorded offences:",
            grid("""
Offence | 2016/17 | 2017/18
86/2 Take/make/distribute | 470 | 541
86/10 Possession | 118 | 130
86/15 Prohibited images | <5 | <5
Class 86 Obscene publications, all | 640 | 731
"""),
        ),
        "lancashire | 2016/17 tmd 470 pos 118 pro 0..4 total sum | 2017/18 tmd 541 pos 130 pro 0..4 total sum",
        "the class's total bounds nothing that was asked",
    ),
    case(
        "tidy_rows_with_charges",
        "one row per figure + charged beside recorded",
        "csv",
        note(
            "merseyside",
            grid("""
Year | Measure | HO code | Count
2016/17 | Recorded | 86/2 | 210
2016/17 | Charged | 86/2 | 61
2016/17 | Recorded | 86/10 | 95
2016/17 | Charged | 86/10 | 30
2016/17 | Recorded | 86/15 | 6
2016/17 | Charged | 86/15 | 1
2017/18 | Recorded | 86/2 | 246
2017/18 | Charged | 86/2 | 55
2017/18 | Recorded | 86/10 | 101
2017/18 | Charged | 86/10 | 28
2017/18 | Recorded | 86/15 | 9
2017/18 | Charged | 86/15 | 2
"""),
        ),
        "merseyside | 2016/17 tmd 210 pos 95 pro 6 total 311 | 2017/18 tmd 246 pos 101 pro 9 total 356",
        "a row per figure; half of them count charges",
    ),
    case(
        "tidy_rows_districts",
        "one row per figure + districts without a total",
        "xlsx",
        note(
            "thames-valley",
            grid("""
Financial year | Area | Offence | Recorded crimes
2016/17 | Berkshire | 86/2 | 150
2016/17 | Berkshire | 86/10 | 50
2016/17 | Buckinghamshire | 86/2 | 120
2016/17 | Buckinghamshire | 86/10 | 41
2016/17 | Oxfordshire | 86/2 | 132
2016/17 | Oxfordshire | 86/10 | 42
2017/18 | Berkshire | 86/2 | 170
2017/18 | Berkshire | 86/10 | 52
2017/18 | Buckinghamshire | 86/2 | 139
2017/18 | Buckinghamshire | 86/10 | 40
2017/18 | Oxfordshire | 86/2 | 146
2017/18 | Oxfordshire | 86/10 | 48
"""),
        ),
        "thames-valley | 2016/17 tmd 402 pos 133 total ?535 | 2017/18 tmd 455 pos 140 total ?595",
        "the areas add up for each offence",
    ),
    case(
        "sheets_of_two_measures",
        "caption carries the year + people beside offences",
        "xlsx",
        (
            Sheet("Crimes 2016-17"),
            "West Mercia Police FOI 10402 - recorded indecent image offences 2016/17",
            grid("Offence | Crimes\n86/2 | 132\n86/10 | 58\n86/15 | 5\nTotal | 195"),
            Sheet("Crimes 2017-18"),
            "West Mercia Police FOI 10402 - recorded indecent image offences 2017/18",
            grid("Offence | Crimes\n86/2 | 150\n86/10 | 63\n86/15 | 2\nTotal | 215"),
            Sheet("Suspects 2016-17"),
            "Suspects 2016/17",
            grid("Offence | Suspects\n86/2 | 140\n86/10 | 66\n86/15 | 6\nTotal | 212"),
            Sheet("Suspects 2017-18"),
            "Suspects 2017/18",
            grid("Offence | Suspects\n86/2 | 161\n86/10 | 70\n86/15 | 2\nTotal | 233"),
        ),
        "west-mercia | 2016/17 tmd 132 pos 58 pro 5 total 195 | 2017/18 tmd 150 pos 63 pro 2 total 215",
        "a sheet per year and measure",
    ),
    case(
        "no_header_swapped_by_sentence",
        "no header + years reversed",
        "html",
        letter(
            "cleveland",
            "Recorded offences: the first column of figures is for 2017/18, the second for 2016/17.",
            grid("86/2 | 93 | 79\n86/10 | 38 | 40\n86/15 | 1 | 2\nTotal | 132 | 121", head=0),
        ),
        "cleveland | 2016/17 tmd 79 pos 40 pro 2 total 121 | 2017/18 tmd 93 pos 38 pro 1 total 132",
        "a sentence heads the columns, the later year first",
    ),
)
