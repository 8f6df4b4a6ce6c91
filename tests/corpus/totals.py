"""Totals: parts against stated totals, and figures that stand in a reply twice.

Not here: totals that hold excluded offences (`codes`); two traps at once.
"""

from __future__ import annotations

from tests.corpus.blocks import grid
from tests.corpus.frame import case, letter, note

CASES = (
    case(
        "parts_one_short",
        "parts do not add up",
        "html",
        letter(
            "kent",
            "Recorded offences:",
            grid("Offence | 2016/17 | 2017/18\n86/2 | 312 | 355\n86/10 | 88 | 97\n86/15 | 9 | 12\nTotal | 410 | 464"),
        ),
        "kent | 2016/17 tmd ask pos ask pro ask total ask | 2017/18 tmd 355 pos 97 pro 12 total 464",
        "409 against 410: either may be wrong",
    ),
    case(
        "parts_more_than_total",
        "parts do not add up",
        "docx",
        letter(
            "essex",
            "Recorded offences:",
            grid(
                "Offence | 2016/17 | 2017/18\n86/2 | 415 | 462\n86/10 | 121 | 118\n86/15 | 14 | 11\nTotal | 550 | 581"
            ),
        ),
        "essex | 2016/17 tmd 415 pos 121 pro 14 total 550 | 2017/18 tmd ask pos ask pro ask total ask",
        "591 against 581",
    ),
    case(
        "total_missing",
        "no total",
        "html",
        letter(
            "surrey",
            "Recorded offences:",
            grid("Offence | 2016/17 | 2017/18\n86/2 | 205 | 233\n86/10 | 61 | 70\n86/15 | 4 | 6"),
        ),
        "surrey | 2016/17 tmd 205 pos 61 pro 4 total 270 | 2017/18 tmd 233 pos 70 pro 6 total 309",
        "all three offences add up to the total",
    ),
    case(
        "total_row_and_column",
        "total row and column",
        "pdf",
        letter(
            "durham",
            "Recorded offences:",
            grid("""
Offence | 2016/17 | 2017/18 | Total
86/2 Take/make/distribute | 141 | 160 | 301
86/10 Possession | 30 | 44 | 74
86/15 Prohibited images | 2 | 5 | 7
Total | 173 | 209 | 382
"""),
        ),
        "durham | 2016/17 tmd 141 pos 30 pro 2 total 173 | 2017/18 tmd 160 pos 44 pro 5 total 209",
        "totals in both directions",
    ),
    case(
        "total_column_wrong",
        "parts do not add up",
        "html",
        letter(
            "suffolk",
            "Recorded offences:",
            grid("""
Financial year | 86/2 | 86/10 | 86/15 | Total
2016/17 | 88 | 49 | 6 | 143
2017/18 | 93 | 58 | 4 | 165
"""),
        ),
        "suffolk | 2016/17 tmd 88 pos 49 pro 6 total 143 | 2017/18 tmd ask pos ask pro ask total ask",
        "155 against 165",
    ),
    case(
        "total_first",
        "total in another place",
        "html",
        letter(
            "norfolk",
            "Norfolk Constabulary, recorded offences:",
            grid("""
Offence | 2016/17 | 2017/18
All indecent image offences | 190 | 211
of which: 86/2 Take/make/distribute | 120 | 133
of which: 86/10 Possession | 66 | 71
of which: 86/15 Prohibited images | 4 | 7
"""),
        ),
        "norfolk | 2016/17 tmd 120 pos 66 pro 4 total 190 | 2017/18 tmd 133 pos 71 pro 7 total 211",
        "the total stands first",
    ),
    case(
        "total_without_label",
        "total without a label",
        "xlsx",
        note(
            "sussex",
            grid("""
Offence | 2016/17 | 2017/18
86/2 Take/make/distribute | 222 | 240
86/10 Possession | 101 | 99
86/15 Prohibited images | 7 | 12
 | 330 | 351
"""),
        ),
        "sussex | 2016/17 tmd 222 pos 101 pro 7 total 330 | 2017/18 tmd 240 pos 99 pro 12 total 351",
        "a last row without a label that is the sum of the others",
    ),
    case(
        "total_by_other_words",
        "words for total",
        "docx",
        letter(
            "lincolnshire",
            "Recorded offences:",
            grid("""
Offence | 2016/17 | 2017/18
86/2 Take/make/distribute | 97 | 121
86/10 Possession | 41 | 52
86/15 Prohibited images | 3 | 1
Overall | 141 | 174
"""),
        ),
        "lincolnshire | 2016/17 tmd 97 pos 41 pro 3 total 141 | 2017/18 tmd 121 pos 52 pro 1 total 174",
        "overall means total",
    ),
    case(
        "subtotals",
        "subtotals",
        "html",
        letter(
            "dorset",
            "Recorded offences:",
            grid("""
Offence | 2016/17 | 2017/18
86/2 Making | 90 | 101
86/2 Distributing | 12 | 18
Sub-total take/make/distribute | 102 | 119
86/10 Possession | 54 | 61
86/15 Prohibited images | 5 | 3
Sub-total possession | 59 | 64
Grand total | 161 | 183
"""),
        ),
        "dorset | 2016/17 tmd 102 pos 54 pro 5 total 161 | 2017/18 tmd 119 pos 61 pro 3 total 183",
        "subtotals are no further offences",
    ),
    case(
        "two_tables_contradict",
        "tables contradict",
        "docx",
        letter(
            "wiltshire",
            "Recorded offences by year:",
            grid("Financial year | Offences recorded\n2016/17 | 103\n2017/18 | 121"),
            "Recorded offences by type:",
            grid("Offence | 2016/17 | 2017/18\n86/2 | 77 | 83\n86/10 | 25 | 31\n86/15 | 1 | 4\nTotal | 103 | 118"),
        ),
        "wiltshire | 2016/17 tmd 77 pos 25 pro 1 total 103 | 2017/18 tmd ?83 pos ?31 pro ?4 total ask",
        "121 against 118 for the same offences; the parts agree among themselves",
    ),
    case(
        "prose_contradicts_table",
        "prose contradicts the table",
        "html",
        letter(
            "cleveland",
            "Cleveland Police recorded 121 indecent image offences in 2016/17 and 142 in 2017/18, as shown below.",
            grid("Offence | 2016/17 | 2017/18\n86/2 | 79 | 93\n86/10 | 40 | 38\n86/15 | 2 | 1\nTotal | 121 | 132"),
        ),
        "cleveland | 2016/17 tmd 79 pos 40 pro 2 total 121 | 2017/18 tmd ?93 pos ?38 pro ?1 total ask",
        "142 in the text, 132 in the table",
    ),
    case(
        "prose_confirms_table",
        "prose confirms the table",
        "docx",
        letter(
            "gwent",
            "Gwent Police recorded 259 indecent image offences in 2016/17 and 267 in 2017/18.",
            grid("Offence | 2016/17 | 2017/18\n86/2 | 170 | 181\n86/10 | 84 | 80\n86/15 | 5 | 6\nTotal | 259 | 267"),
        ),
        "gwent | 2016/17 tmd 170 pos 84 pro 5 total 259 | 2017/18 tmd 181 pos 80 pro 6 total 267",
        "text and table agree",
    ),
    case(
        "same_table_twice",
        "same figures twice",
        "pdf",
        letter(
            "cumbria",
            "Recorded offences:",
            grid("Offence | 2016/17 | 2017/18\n86/2 | 64 | 71\n86/10 | 27 | 30\n86/15 | 2 | 0\nTotal | 93 | 101"),
            "Summary of the response, recorded offences:",
            grid("Offence | 2016/17 | 2017/18\n86/2 | 64 | 71\n86/10 | 27 | 30\n86/15 | 2 | 0\nTotal | 93 | 101"),
        ),
        "cumbria | 2016/17 tmd 64 pos 27 pro 2 total 93 | 2017/18 tmd 71 pos 30 pro 0 total 101",
        "one population printed twice",
    ),
    case(
        "remainder_explained",
        "remainder not broken down",
        "html",
        letter(
            "thames-valley",
            "Recorded offences. Six offences in 2016/17 and three in 2017/18 cannot be broken down further.",
            grid("""
Offence | 2016/17 | 2017/18
86/2 Take/make/distribute | 402 | 455
86/10 Possession | 133 | 140
86/15 Prohibited images | 12 | 15
Not broken down | 6 | 3
Total | 553 | 613
"""),
        ),
        "thames-valley | 2016/17 tmd 402 pos 133 pro 12 nbd 6 total 553 | 2017/18 tmd 455 pos 140 pro 15 nbd 3 total 613",
        "the remainder is stated",
    ),
    case(
        "two_offences_and_total",
        "no row for one offence",
        "docx",
        letter(
            "lancashire",
            "Recorded offences:",
            grid(
                "Offence | 2016/17 | 2017/18\n86/2 Take/make/distribute | 480 | 541\n86/10 Possession | 111 | 133\nTotal | 591 | 674"
            ),
        ),
        "lancashire | 2016/17 tmd 480 pos 111 total 591 | 2017/18 tmd 541 pos 133 total 674",
        "the stated total is the sum of the two; for the third nothing is said",
    ),
    case(
        "hidden_two_with_total",
        "two hidden, total stated",
        "html",
        letter(
            "warwickshire",
            "Recorded offences. Numbers below 5 are shown as <5.",
            grid("""
Offence | 2016/17 | 2017/18
86/2 Take/make/distribute | 79 | 90
86/10 Possession | <5 | <5
86/15 Prohibited images | <5 | <5
Total | 84 | 96
"""),
        ),
        "warwickshire | 2016/17 tmd 79 pos 0..4/1..4 pro 0..4/1..4 total 84 "
        "| 2017/18 tmd 90 pos 0..4/2..4 pro 0..4/2..4 total 96",
        "the total bounds the two together",
    ),
    case(
        "average_and_maximum_rows",
        "rows of other statistics",
        "xlsx",
        note(
            "staffordshire",
            grid("""
Financial year | Recorded offences
2015/16 | 201
2016/17 | 226
2017/18 | 255
Average | 227
% change 2016/17 to 2017/18 | 13
"""),
        ),
        "staffordshire | 2016/17 total 226 | 2017/18 total 255",
        "an average is no count of a year",
    ),
)
