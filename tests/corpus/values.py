"""Values: what stands where a number should (DOMAIN 1.6), in plain tables.

Not here: layouts, codes and periods that are hard in themselves; two traps at once.
"""

from __future__ import annotations

from tests.corpus.blocks import grid
from tests.corpus.frame import case, letter, note

CASES = (
    case(
        "thousands_comma",
        "thousands separator",
        "html",
        letter(
            "metropolitan",
            "Recorded offences:",
            grid("""
Offence | 2016/17 | 2017/18
86/2 Take/make/distribute | 1,204 | 1,377
86/10 Possession | 340 | 391
86/15 Prohibited images | 22 | 30
Total | 1,566 | 1,798
"""),
        ),
        "metropolitan | 2016/17 tmd 1204 pos 340 pro 22 total 1566 | 2017/18 tmd 1377 pos 391 pro 30 total 1798",
        "1,204 is one number",
    ),
    case(
        "thousands_space",
        "thousands separator",
        "docx",
        letter(
            "west-yorkshire",
            "Recorded offences:",
            grid("""
Offence | 2016/17 | 2017/18
86/2 Take/make/distribute | 154 | 186
86/10 Possession | 1 022 | 1 134
86/15 Prohibited images | 5 | 9
Total | 1 181 | 1 329
"""),
        ),
        "west-yorkshire | 2016/17 tmd 154 pos 1022 pro 5 total 1181 | 2017/18 tmd 186 pos 1134 pro 9 total 1329",
        "1 022 is one number",
    ),
    case(
        "thousands_in_workbook",
        "thousands separator",
        "xlsx",
        note(
            "west-midlands",
            grid("""
Offence | 2016/17 | 2017/18
86/2 Take/make/distribute | 1,012 | 1,190
86/10 Possession | 401 | 420
86/15 Prohibited images | 17 | 15
Total | 1,430 | 1,625
"""),
        ),
        "west-midlands | 2016/17 tmd 1012 pos 401 pro 17 total 1430 | 2017/18 tmd 1190 pos 420 pro 15 total 1625",
        "numbers shown with a separator",
    ),
    case(
        "zero_and_nil",
        "nil, none, zero",
        "html",
        letter(
            "cumbria",
            "Recorded offences:",
            grid("""
Offence | 2016/17 | 2017/18
86/2 Take/make/distribute | 60 | 66
86/10 Possession | 12 | Nil
86/15 Prohibited images | None | 0
Total | 72 | 66
"""),
        ),
        "cumbria | 2016/17 tmd 60 pos 12 pro 0 total 72 | 2017/18 tmd 66 pos 0 pro 0 total 66",
        "nil, none and 0 are zero",
    ),
    case(
        "dim_and_zero_in_words",
        "nil, none, zero",
        "docx",
        letter(
            "dyfed-powys",
            "Recorded offences / Troseddau a gofnodwyd:",
            grid("""
Offence / Trosedd | 2016/17 | 2017/18
86/2 Take/make/distribute | 88 | 79
86/10 Possession | Zero | 14
86/15 Prohibited images | Dim | 1
Total / Cyfanswm | 88 | 94
"""),
        ),
        "dyfed-powys | 2016/17 tmd 88 pos 0 pro 0 total 88 | 2017/18 tmd 79 pos 14 pro 1 total 94",
        "Dim is Welsh for none; the total confirms",
    ),
    case(
        "less_than_five_with_total",
        "suppressed, total stated",
        "html",
        letter(
            "suffolk",
            "Recorded offences. Figures below 5 are shown as <5 to protect the identity of individuals, under section 40(2).",
            grid("""
Offence | 2016/17 | 2017/18
86/2 Take/make/distribute | 88 | 93
86/10 Possession | 49 | 58
86/15 Prohibited images | <5 | <5
Total | 140 | 153
"""),
        ),
        "suffolk | 2016/17 tmd 88 pos 49 pro 0..4/3 total 140 | 2017/18 tmd 93 pos 58 pro 0..4/2 total 153",
        "below 5 is 0 to 4; the stated total settles it",
        outcomes="partial_suppressed full",
    ),
    case(
        "less_than_five_no_total",
        "suppressed, no total",
        "pdf",
        letter(
            "norfolk",
            "Recorded offences for Norfolk Constabulary. Numbers of less than five are not shown exactly.",
            grid("""
Offence | 2016/17 | 2017/18
86/2 Take/make/distribute | 120 | 133
86/10 Possession | 66 | 71
86/15 Prohibited images | Less than 5 | Fewer than five
"""),
        ),
        "norfolk | 2016/17 tmd 120 pos 66 pro 0..4 total sum | 2017/18 tmd 133 pos 71 pro 0..4 total sum",
        "the total is an interval, too",
        outcomes="partial_suppressed",
    ),
    case(
        "less_than_five_zeros_shown",
        "suppressed, zeros shown",
        "docx",
        letter(
            "lincolnshire",
            "Recorded offences. Where the number is between 1 and 4 it is shown as <5.",
            grid("""
Offence | 2016/17 | 2017/18
86/2 Take/make/distribute | 97 | 121
86/10 Possession | 41 | 52
86/15 Prohibited images | <5 | 0
"""),
        ),
        "lincolnshire | 2016/17 tmd 97 pos 41 pro 1..4 total sum | 2017/18 tmd 121 pos 52 pro 0 total sum",
        "the note says that <5 is 1 to 4, and zero is shown as 0",
    ),
    case(
        "under_five_in_words",
        "suppressed, no total",
        "html",
        letter(
            "wiltshire",
            "Recorded offences:",
            grid("""
Offence | 2016/17 | 2017/18
86/2 Take/make/distribute | 77 | 83
86/10 Possession | 25 | 31
86/15 Prohibited images | under 5 | under 5
"""),
        ),
        "wiltshire | 2016/17 tmd 77 pos 25 pro 0..4 total sum | 2017/18 tmd 83 pos 31 pro 0..4 total sum",
        "under 5 is 0 to 4",
    ),
    case(
        "five_or_fewer",
        "other bounds",
        "html",
        letter(
            "gloucestershire",
            "Recorded offences. Low numbers are shown as '5 or fewer'.",
            grid("""
Offence | 2016/17 | 2017/18
86/2 Take/make/distribute | 44 | 52
86/10 Possession | 19 | 26
86/15 Prohibited images | 5 or fewer | <=5
"""),
        ),
        "gloucestershire | 2016/17 tmd 44 pos 19 pro 0..5 total sum | 2017/18 tmd 52 pos 26 pro 0..5 total sum",
        "5 or fewer includes 5",
    ),
    case(
        "less_than_three_and_ten",
        "other bounds",
        "docx",
        letter(
            "surrey",
            "Recorded offences:",
            grid("""
Offence | 2016/17 | 2017/18
86/2 Take/make/distribute | 205 | 233
86/10 Possession | 61 | 70
86/15 Prohibited images | <3 | <10
"""),
        ),
        "surrey | 2016/17 tmd 205 pos 61 pro 0..2 total sum | 2017/18 tmd 233 pos 70 pro 0..9 total sum",
        "each bound as it is printed",
    ),
    case(
        "band_one_to_four",
        "bands",
        "html",
        letter(
            "durham",
            "Recorded offences:",
            grid("""
Offence | 2016/17 | 2017/18
86/2 Take/make/distribute | 141 | 160
86/10 Possession | 30 | 44
86/15 Prohibited images | 1-4 | 1 to 4
"""),
        ),
        "durham | 2016/17 tmd 141 pos 30 pro 1..4 total sum | 2017/18 tmd 160 pos 44 pro 1..4 total sum",
        "a band is an interval",
    ),
    case(
        "band_as_date",
        "band turned into a date",
        "xlsx",
        note(
            "essex",
            grid("""
Offence | 2016/17 | 2017/18
86/2 Take/make/distribute | 415 | 462
86/10 Possession | 121 | 118
86/15 Prohibited images | @2018-04-01:d-mmm | 7
"""),
        ),
        "essex | 2016/17 tmd 415 pos 121 pro ask total ask | 2017/18 tmd 462 pos 118 pro 7 total sum",
        "1-Apr in a column of counts was probably 1-4; only the force can say",
    ),
    case(
        "star_with_note",
        "mark with a note",
        "pdf",
        letter(
            "dorset",
            "Recorded offences:",
            grid("""
Offence | 2016/17 | 2017/18
86/2 Take/make/distribute | 102 | 119
86/10 Possession | 54 | 61
86/15 Prohibited images | * | *
"""),
            "* denotes fewer than 5 offences.",
        ),
        "dorset | 2016/17 tmd 102 pos 54 pro 0..4 total sum | 2017/18 tmd 119 pos 61 pro 0..4 total sum",
        "the note decides the star",
    ),
    case(
        "star_without_note",
        "mark without a note",
        "html",
        letter(
            "kent",
            "Recorded offences:",
            grid("""
Offence | 2016/17 | 2017/18
86/2 Take/make/distribute | 312 | 355
86/10 Possession | 88 | 97
86/15 Prohibited images | * | 12
"""),
        ),
        "kent | 2016/17 tmd 312 pos 88 pro ask total ask | 2017/18 tmd 355 pos 97 pro 12 total sum",
        "nothing says what the star means",
    ),
    case(
        "hash_with_note",
        "mark with a note",
        "docx",
        letter(
            "hampshire",
            "Recorded offences:",
            grid("""
Offence | 2016/17 | 2017/18
86/2 Take/make/distribute | 301 | 344
86/10 Possession | 112 | 127
86/15 Prohibited images | # | 10
"""),
            "Key: # means a number of less than 10, which is not disclosed.",
        ),
        "hampshire | 2016/17 tmd 301 pos 112 pro 0..9 total sum | 2017/18 tmd 344 pos 127 pro 10 total sum",
        "the note decides the mark, with its own bound",
    ),
    case(
        "bracketed_c_with_note",
        "mark with a note",
        "xlsx",
        note(
            "sussex",
            grid("""
Offence | 2016/17 | 2017/18
86/2 Take/make/distribute | 222 | 240
86/10 Possession | 101 | 99
86/15 Prohibited images | [c] | 12
Total | 329 | 351
"""),
            "[c] = suppressed, fewer than 10 offences",
        ),
        "sussex | 2016/17 tmd 222 pos 101 pro 0..9/6 total 329 | 2017/18 tmd 240 pos 99 pro 12 total 351",
        "the note bounds it, the total settles it",
    ),
    case(
        "dash_with_note",
        "dash with a note",
        "html",
        letter(
            "cleveland",
            "Recorded offences ('-' means that no offences were recorded):",
            grid("""
Offence | 2016/17 | 2017/18
86/2 Take/make/distribute | 79 | 93
86/10 Possession | 40 | 38
86/15 Prohibited images | - | 1
"""),
        ),
        "cleveland | 2016/17 tmd 79 pos 40 pro 0 total sum | 2017/18 tmd 93 pos 38 pro 1 total sum",
        "the line above decides the dash",
    ),
    case(
        "dash_without_note",
        "dash without a note",
        "docx",
        letter(
            "warwickshire",
            "Recorded offences:",
            grid("""
Offence | 2016/17 | 2017/18
86/2 Take/make/distribute | 61 | 75
86/10 Possession | 22 | 19
86/15 Prohibited images | - | 2
"""),
        ),
        "warwickshire | 2016/17 tmd 61 pos 22 pro ask total ask | 2017/18 tmd 75 pos 19 pro 2 total sum",
        "a dash may be nil, not held or withheld",
    ),
    case(
        "dash_settled_by_total",
        "dash, total stated",
        "html",
        letter(
            "gwent",
            "Recorded offences:",
            grid("""
Offence | 2016/17 | 2017/18
86/2 Take/make/distribute | 170 | 181
86/10 Possession | 84 | 80
86/15 Prohibited images | – | 6
Total | 254 | 267
"""),
        ),
        "gwent | 2016/17 tmd 170 pos 84 pro ?0 total 254 | 2017/18 tmd 181 pos 80 pro 6 total 267",
        "the total leaves nothing for the dash",
    ),
    case(
        "blank_with_note",
        "blank with a note",
        "pdf",
        letter(
            "staffordshire",
            "Recorded offences. Blank cells indicate that no offences were recorded.",
            grid("""
Offence | 2016/17 | 2017/18
86/2 Take/make/distribute | 150 | 171
86/10 Possession | 71 | 80
86/15 Prohibited images |  | 4
"""),
        ),
        "staffordshire | 2016/17 tmd 150 pos 71 pro 0 total sum | 2017/18 tmd 171 pos 80 pro 4 total sum",
        "the note decides the blank",
    ),
    case(
        "blank_without_note",
        "blank without a note",
        "xlsx",
        note(
            "merseyside",
            grid("""
Offence | 2016/17 | 2017/18
86/2 Take/make/distribute | 210 | 246
86/10 Possession | 95 | 101
86/15 Prohibited images |  | 9
"""),
        ),
        "merseyside | 2016/17 tmd 210 pos 95 pro ask total ask | 2017/18 tmd 246 pos 101 pro 9 total sum",
        "a blank cell may be nil or lost",
    ),
    case(
        "not_applicable",
        "N/A",
        "html",
        letter(
            "north-wales",
            "Recorded offences:",
            grid("""
Offence | 2016/17 | 2017/18
86/2 Take/make/distribute | 201 | 270
86/10 Possession | 80 | 95
86/15 Prohibited images | N/A | 8
"""),
        ),
        "north-wales | 2016/17 tmd 201 pos 80 pro ask total ask | 2017/18 tmd 270 pos 95 pro 8 total sum",
        "not applicable or not available: two different things",
    ),
    case(
        "withheld_cell",
        "withheld",
        "docx",
        letter(
            "northumbria",
            "Recorded offences. One figure is withheld under section 40(2) Personal Information.",
            grid("""
Offence | 2016/17 | 2017/18
86/2 Take/make/distribute | 301 | 322
86/10 Possession | 99 | 107
86/15 Prohibited images | Exempt s.40(2) | 10
Total | 408 | 439
"""),
        ),
        "northumbria | 2016/17 tmd 301 pos 99 pro ?8 total 408 | 2017/18 tmd 322 pos 107 pro 10 total 439",
        "withheld is no number; what the total leaves is",
        outcomes="partial_suppressed full",
    ),
    case(
        "withheld_cell_no_total",
        "withheld",
        "html",
        letter(
            "nottinghamshire",
            "Recorded offences:",
            grid("""
Offence | 2016/17 | 2017/18
86/2 Take/make/distribute | 188 | 207
86/10 Possession | 94 | 85
86/15 Prohibited images | Withheld s.40(2) | Withheld s.40(2)
"""),
        ),
        "nottinghamshire | 2016/17 tmd 188 pos 94 | 2017/18 tmd 207 pos 85",
        "a withheld number without bound leaves no total",
    ),
    case(
        "not_recorded_is_a_row",
        "'not recorded' is a row",
        "html",
        letter(
            "thames-valley",
            "Recorded indecent image offences:",
            grid("""
Offence | 2016/17 | 2017/18
86/2 Take/make/distribute | 402 | 455
86/10 Possession | 133 | 140
86/15 Prohibited images | 12 | 15
Offence type not recorded | 4 | 2
Total | 551 | 612
"""),
        ),
        "thames-valley | 2016/17 tmd 402 pos 133 pro 12 other ?4 total 551 | 2017/18 tmd 455 pos 140 pro 15 other ?2 total 612",
        "offences whose kind is not recorded are part of the total",
    ),
    case(
        "rounded_to_five",
        "rounded",
        "html",
        letter(
            "west-mercia",
            "Recorded offences. All figures have been rounded to the nearest 5.",
            grid("""
Offence | 2016/17 | 2017/18
86/2 Take/make/distribute | 130 | 150
86/10 Possession | 60 | 65
86/15 Prohibited images | 5 | 0
Total | 195 | 215
"""),
        ),
        "west-mercia | 2016/17 tmd 128..132 pos 58..62 pro 3..7 total 193..197 "
        "| 2017/18 tmd 148..152 pos 63..67 pro 0..2 total 213..217",
        "a rounded number stands for five",
    ),
    case(
        "rounded_to_ten",
        "rounded",
        "docx",
        letter(
            "avon-and-somerset",
            "Recorded offences of indecent images of children (rounded to the nearest 10):",
            grid("2016/17 | 2017/18\n360 | 370"),
        ),
        "avon-and-somerset | 2016/17 total 355..364 | 2017/18 total 365..374",
        "a rounded number stands for ten",
    ),
    case(
        "over_six_hundred",
        "estimates",
        "docx",
        letter(
            "north-yorkshire",
            "North Yorkshire Police recorded over 250 indecent image offences in 2016/17 and more than 600 in 2017/18.",
        ),
        "north-yorkshire | 2016/17 total ask | 2017/18 total ask",
        "'over' is a bound on one side only",
    ),
    case(
        "approximately",
        "estimates",
        "html",
        letter(
            "greater-manchester",
            "Greater Manchester Police recorded approximately 820 indecent image offences in 2016/17 and 922 in 2017/18.",
        ),
        "greater-manchester | 2016/17 total ask | 2017/18 total 922",
        "an estimate is never exact",
    ),
    case(
        "text_numbers",
        "numbers stored as text",
        "xlsx",
        note(
            "leicestershire",
            grid("""
Offence | 2016/17 | 2017/18
86/2 Take/make/distribute | '230 | '301
86/10 Possession | '82 | '100
86/15 Prohibited images | '8 | '10
Total | '320 | '411
"""),
        ),
        "leicestershire | 2016/17 tmd 230 pos 82 pro 8 total 320 | 2017/18 tmd 301 pos 100 pro 10 total 411",
        "text that reads as a number is one",
    ),
    case(
        "floats",
        "numbers stored as text",
        "xlsx",
        note(
            "bedfordshire",
            grid("""
Offence | 2016/17 | 2017/18
86/2 Take/make/distribute | #83.0 | #140.0
86/10 Possession | #31.0 | #55.0
86/15 Prohibited images | #4.0 | #5.0
Total | #118.0 | #200.0
"""),
        ),
        "bedfordshire | 2016/17 tmd 83 pos 31 pro 4 total 118 | 2017/18 tmd 140 pos 55 pro 5 total 200",
        "83.0 is 83",
    ),
    case(
        "formula_never_calculated",
        "formula without result",
        "xlsx",
        note(
            "cambridgeshire",
            grid("""
Offence | 2016/17 | 2017/18
86/2 Take/make/distribute | 140 | 101
86/10 Possession | 62 | 58
86/15 Prohibited images | 7 | 5
Total | =SUM(B5:B7) | =SUM(C5:C7)
"""),
        ),
        "cambridgeshire | 2016/17 tmd 140 pos 62 pro 7 total 209 | 2017/18 tmd 101 pos 58 pro 5 total 164",
        "the parts are plain; the total's formula was never calculated",
    ),
    case(
        "counts_like_years",
        "year-like counts",
        "html",
        letter(
            "metropolitan",
            "Recorded offences of indecent images of children:",
            grid("""
Offence | 2016/17 | 2017/18
86/2 Take/make/distribute | 1700 | 1690
86/10 Possession | 290 | 310
86/15 Prohibited images | 26 | 17
Total | 2016 | 2017
"""),
        ),
        "metropolitan | 2016/17 tmd 1700 pos 290 pro 26 total 2016 | 2017/18 tmd 1690 pos 310 pro 17 total 2017",
        "2016 and 2017 are counts: the parts add up to them",
    ),
    case(
        "counts_like_years_transposed",
        "year-like counts",
        "docx",
        letter(
            "west-midlands",
            grid("Financial year | Recorded indecent image offences\n2016/17 | 1987\n2017/18 | 2018"),
        ),
        "west-midlands | 2016/17 total 1987 | 2017/18 total 2018",
        "a count that looks like a year under a heading of counts",
    ),
    case(
        "counts_like_codes",
        "code-like counts",
        "html",
        letter(
            "durham",
            "Recorded offences:",
            grid("""
Offence | 2016/17 | 2017/18
86/2 Take/make/distribute | 86 | 71
86/10 Possession | 10 | 15
86/15 Prohibited images | 2 | 1
Total | 98 | 87
"""),
        ),
        "durham | 2016/17 tmd 86 pos 10 pro 2 total 98 | 2017/18 tmd 71 pos 15 pro 1 total 87",
        "86 and 71 are counts here",
    ),
    case(
        "counts_like_sections",
        "section-like counts",
        "docx",
        letter(
            "humberside",
            "Recorded offences by legislation. Section 40(2) was considered and does not apply.",
            grid("""
Legislation | 2016/17 | 2017/18
S.1 Protection of Children Act 1978 | 160 | 62
S.160 Criminal Justice Act 1988 | 40 | 12
S.62 Coroners and Justice Act 2009 | 1 | 0
Total | 201 | 74
"""),
        ),
        "humberside | 2016/17 tmd 160 pos 40 pro 1 total 201 | 2017/18 tmd 62 pos 12 pro 0 total 74",
        "counts that equal section numbers",
    ),
    case(
        "raised_mark_on_value",
        "footnote on a number",
        "html",
        letter(
            "derbyshire",
            "Recorded offences:",
            grid("""
Offence | 2016/17 | 2017/18
86/2 Take/make/distribute | 35 | 37{1}
86/10 Possession | 263{2} | 258
86/15 Prohibited images | 4 | 6
Total | 302 | 301
"""),
            "{1} Includes one offence transferred from another force.",
            "{2} Recorded under an earlier version of the system.",
        ),
        "derbyshire | 2016/17 tmd 35 pos 263 pro 4 total 302 | 2017/18 tmd 37 pos 258 pro 6 total 301",
        "the raised digit is a footnote; the total confirms",
    ),
    case(
        "raised_mark_on_page",
        "footnote on a number",
        "pdf",
        letter(
            "cheshire",
            "Recorded offences:",
            grid("""
Offence | 2016/17 | 2017/18
86/2 Take/make/distribute | 190{1} | 288
86/10 Possession{2} | 33 | 52
86/15 Prohibited images | 3 | 8
Total | 226 | 348
"""),
            "1 Figures may change as crimes are reclassified.",
            "2 Includes pseudo-photographs.",
        ),
        "cheshire | 2016/17 tmd 190 pos 33 pro 3 total 226 | 2017/18 tmd 288 pos 52 pro 8 total 348",
        "raised digits on a page are footnotes",
    ),
    case(
        "glued_footnote_on_label",
        "glued footnote",
        "docx",
        letter(
            "psni",
            "Recorded offences:",
            grid("""
Offence | 2016/17 | 2017/18
Making/Taking26 | 301 | 330
Possession27 | 120 | 139
Prohibited images28 | 10 | 9
Total | 431 | 478
"""),
            "26 Article 3 Protection of Children (Northern Ireland) Order 1978.",
            "27 Article 15 Criminal Justice (Evidence, Etc.) (Northern Ireland) Order 1988.",
            "28 Section 62 Coroners and Justice Act 2009.",
        ),
        "psni | 2016/17 tmd 301 pos 120 pro 10 total 431 | 2017/18 tmd 330 pos 139 pro 9 total 478",
        "the number glued to a label is its footnote",
    ),
    case(
        "glued_footnote_on_value",
        "glued footnote",
        "csv",
        note(
            "south-yorkshire",
            grid("""
Offence | 2016/17 | 2017/18
86/2 Take/make/distribute | 570 | 649
86/10 Possession | 801 | 100
86/15 Prohibited images | 16 | 23
Total | 666 | 772
"""),
            "1 Includes offences recorded by regional units",
        ),
        "south-yorkshire | 2016/17 tmd ask pos ask pro ask total ask | 2017/18 tmd 649 pos 100 pro 23 total 772",
        "801 may be 80 with footnote 1: the parts do not add up",
    ),
    case(
        "star_on_number",
        "footnote on a number",
        "html",
        letter(
            "lancashire",
            "Recorded offences:",
            grid("""
Offence | 2016/17 | 2017/18
86/2 Take/make/distribute | 470 | 541*
86/10 Possession | 118 | 130
86/15 Prohibited images | 3 | 3
Total | 591 | 674
"""),
            "* Includes offences recorded in March 2018 that are still being validated.",
        ),
        "lancashire | 2016/17 tmd 470 pos 118 pro 3 total 591 | 2017/18 tmd 541 pos 130 pro 3 total 674",
        "a star after a number is a footnote; the total confirms",
    ),
    case(
        "per_cent_in_brackets",
        "per cent beside counts",
        "html",
        letter(
            "dyfed-powys",
            "Recorded offences (per cent of the year's total in brackets):",
            grid("""
Offence | 2016/17 | 2017/18
86/2 Take/make/distribute | 260 (72%) | 190 (69%)
86/10 Possession | 98 (27%) | 81 (29%)
86/15 Prohibited images | 5 (1%) | 4 (1%)
Total | 363 (100%) | 275 (100%)
"""),
        ),
        "dyfed-powys | 2016/17 tmd 260 pos 98 pro 5 total 363 | 2017/18 tmd 190 pos 81 pro 4 total 275",
        "the percentage in brackets is no count",
    ),
    case(
        "per_cent_columns",
        "per cent beside counts",
        "pdf",
        letter(
            "south-wales",
            "Recorded offences:",
            grid("""
Offence | 2016/17 | % of total | 2017/18 | % of total | % change
86/2 Take/make/distribute | 401 | 76 | 410 | 76 | 2
86/10 Possession | 120 | 23 | 125 | 23 | 4
86/15 Prohibited images | 7 | 1 | 8 | 1 | 14
Total | 528 | 100 | 543 | 100 | 3
"""),
        ),
        "south-wales | 2016/17 tmd 401 pos 120 pro 7 total 528 | 2017/18 tmd 410 pos 125 pro 8 total 543",
        "columns of per cent without the sign in their cells",
    ),
    case(
        "change_column",
        "per cent beside counts",
        "xlsx",
        note(
            "hertfordshire",
            grid("""
Offence | 2016/17 | 2017/18 | Change | % change
86/2 Take/make/distribute | 220 | 211 | -9 | -4.1%
86/10 Possession | 80 | 84 | 4 | 5.0%
86/15 Prohibited images | 9 | 6 | -3 | -33.3%
Total | 309 | 301 | -8 | -2.6%
"""),
        ),
        "hertfordshire | 2016/17 tmd 220 pos 80 pro 9 total 309 | 2017/18 tmd 211 pos 84 pro 6 total 301",
        "differences are no counts",
    ),
    case(
        "unit_in_cell",
        "words in the cell",
        "html",
        letter(
            "bedfordshire",
            "Recorded offences of indecent images of children:",
            grid("Financial year | Recorded\n2016/17 | 118 offences\n2017/18 | 200 offences"),
        ),
        "bedfordshire | 2016/17 total 118 | 2017/18 total 200",
        "the unit stands in the cell",
    ),
    case(
        "number_in_words_and_digits",
        "words in the cell",
        "docx",
        letter(
            "city-of-london",
            "Recorded offences of indecent images of children:",
            grid("Financial year | Number of offences\n2016/17 | 20 (twenty)\n2017/18 | twenty-three"),
        ),
        "city-of-london | 2016/17 total 20 | 2017/18 total 23",
        "numbers in words",
    ),
)
