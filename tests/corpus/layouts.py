"""Layouts: where periods, offences and counts stand (DOMAIN 1.5), every one with plain values.

Not here: what makes a value, a code or a period hard; two traps at once.
"""

from __future__ import annotations

from tests.corpus.blocks import Beside, Framed, NewPage, Sheet, grid
from tests.corpus.frame import case, letter, mail, note

CASES = (
    case(
        "offence_by_year_web",
        "offence by year",
        "html",
        letter(
            "kent",
            "Number of recorded offences by financial year:",
            grid("""
Offence | 2016/17 | 2017/18
86/2 Take, make or distribute indecent photographs of children | 312 | 355
86/10 Possession of an indecent photograph of a child | 88 | 97
86/15 Possession of prohibited images of children | 9 | 12
Total | 409 | 464
"""),
        ),
        "kent | 2016/17 tmd 312 pos 88 pro 9 total 409 | 2017/18 tmd 355 pos 97 pro 12 total 464",
        "the plain table",
    ),
    case(
        "offence_by_year_word",
        "offence by year",
        "docx",
        letter(
            "durham",
            "Please see the table below, which shows offences recorded in each financial year.",
            grid("""
Home Office code and offence | 2016/17 | 2017/18
086/02 - Making or distributing indecent photographs | 141 | 160
086/10 - Possession of indecent photographs | 30 | 44
086/15 - Possession of prohibited images | 2 | 5
Total | 173 | 209
"""),
        ),
        "durham | 2016/17 tmd 141 pos 30 pro 2 total 173 | 2017/18 tmd 160 pos 44 pro 5 total 209",
        "the plain table",
    ),
    case(
        "offence_by_year_pdf",
        "offence by year",
        "pdf",
        letter(
            "lincolnshire",
            "The following offences were recorded:",
            grid("""
Offence | 2016/17 | 2017/18
Take/make/distribute indecent photographs or pseudo-photographs of children (86/2) | 97 | 121
Possession of an indecent or pseudo-photograph of a child (86/10) | 41 | 52
Possessing prohibited images of children (86/15) | 3 | 1
TOTAL | 141 | 174
"""),
        ),
        "lincolnshire | 2016/17 tmd 97 pos 41 pro 3 total 141 | 2017/18 tmd 121 pos 52 pro 1 total 174",
        "the plain table",
    ),
    case(
        "offence_by_year_workbook",
        "offence by year",
        "xlsx",
        note(
            "surrey",
            grid("""
Offence | 2016/17 | 2017/18
086/02 Take/make/distribute indecent photographs | 205 | 233
086/10 Possession of indecent photographs | 61 | 70
086/15 Prohibited images of children | 4 | 6
Total | 270 | 309
"""),
        ),
        "surrey | 2016/17 tmd 205 pos 61 pro 4 total 270 | 2017/18 tmd 233 pos 70 pro 6 total 309",
        "the plain table in a workbook",
    ),
    case(
        "offence_by_year_delimited",
        "offence by year",
        "csv",
        note(
            "essex",
            grid("""
Offence | 2016/17 | 2017/18
086/02 Take/make/distribute indecent photographs | 415 | 462
086/10 Possession of indecent photographs | 121 | 118
086/15 Prohibited images of children | 14 | 11
Total | 550 | 591
"""),
        ),
        "essex | 2016/17 tmd 415 pos 121 pro 14 total 550 | 2017/18 tmd 462 pos 118 pro 11 total 591",
        "the plain table in a delimited file",
    ),
    case(
        "offence_by_year_unruled_page",
        "no rules on the page",
        "pdf",
        letter(
            "wiltshire",
            "Recorded offences:",
            grid(
                """
Offence | 2016/17 | 2017/18
86/2 Make or distribute indecent photographs | 77 | 83
86/10 Possess indecent photographs | 25 | 31
86/15 Possess prohibited images | 1 | 4
Total | 103 | 118
""",
                ruled=False,
            ),
        ),
        "wiltshire | 2016/17 tmd 77 pos 25 pro 1 total 103 | 2017/18 tmd 83 pos 31 pro 4 total 118",
        "columns are plain without rules",
    ),
    case(
        "offence_by_year_in_mail",
        "table in a mail",
        "eml",
        mail(
            "cheshire",
            grid("""
Offence | 2016/17 | 2017/18
86/2 Take, make, distribute | 190 | 288
86/10 Possession | 33 | 52
86/15 Prohibited images | 3 | 8
Total | 226 | 348
"""),
        ),
        "cheshire | 2016/17 tmd 190 pos 33 pro 3 total 226 | 2017/18 tmd 288 pos 52 pro 8 total 348",
        "sender's domain and signature agree; the table stands in both bodies of the mail and counts once",
    ),
    case(
        "year_by_offence",
        "transposed",
        "html",
        letter(
            "dorset",
            "Recorded crimes:",
            grid("""
Financial year | 86/2 Take/make/distribute | 86/10 Possession of indecent images | 86/15 Prohibited images | Total
2016/17 | 102 | 54 | 5 | 161
2017/18 | 119 | 61 | 3 | 183
"""),
        ),
        "dorset | 2016/17 tmd 102 pos 54 pro 5 total 161 | 2017/18 tmd 119 pos 61 pro 3 total 183",
        "years down, offences across",
    ),
    case(
        "year_by_offence_page",
        "transposed",
        "pdf",
        letter(
            "suffolk",
            "The number of crimes recorded was as follows.",
            grid("""
Year | Taking, making, distributing | Possession of indecent images | Possession of prohibited images | All
2016/17 | 88 | 49 | 6 | 143
2017/18 | 93 | 58 | 4 | 155
"""),
        ),
        "suffolk | 2016/17 tmd 88 pos 49 pro 6 total 143 | 2017/18 tmd 93 pos 58 pro 4 total 155",
        "years down, offences in words across",
    ),
    case(
        "total_only_by_year",
        "no breakdown",
        "docx",
        letter(
            "northamptonshire",
            "Northamptonshire Police recorded the following numbers of offences. A breakdown by offence is not available.",
            grid("""
 | 2016/17 | 2017/18
Indecent images of children offences | 245 | 263
"""),
        ),
        "northamptonshire | 2016/17 total 245 | 2017/18 total 263",
        "a total without breakdown is exact",
        outcomes="total_only",
    ),
    case(
        "key_and_value",
        "key and value",
        "html",
        letter(
            "gwent",
            "Number of recorded indecent image offences:",
            grid(
                """
2016/17 | 259
2017/18 | 267
""",
                head=0,
            ),
        ),
        "gwent | 2016/17 total 259 | 2017/18 total 267",
        "two columns without heading; the line above says what is counted",
    ),
    case(
        "key_and_value_rows",
        "key and value",
        "docx",
        letter(
            "cumbria",
            grid(
                """
Reporting period | 1 April 2016 to 31 March 2017
Recorded offences of taking, making or distributing (86/2) | 64
Recorded offences of possession (86/10) | 27
Recorded offences of possessing prohibited images (86/15) | 2
Total recorded offences | 93
Reporting period | 1 April 2017 to 31 March 2018
Recorded offences of taking, making or distributing (86/2) | 71
Recorded offences of possession (86/10) | 30
Recorded offences of possessing prohibited images (86/15) | 0
Total recorded offences | 101
""",
                head=0,
            ),
        ),
        "cumbria | 2016/17 tmd 64 pos 27 pro 2 total 93 | 2017/18 tmd 71 pos 30 pro 0 total 101",
        "a form of keys and values; each period heads the rows below it",
    ),
    case(
        "tidy_rows",
        "one row per figure",
        "csv",
        note(
            "hampshire",
            grid("""
Financial Year | Offence | Number of offences
2016/17 | 086/02 Take/make/distribute indecent photographs | 301
2016/17 | 086/10 Possession of indecent photographs | 112
2016/17 | 086/15 Prohibited images | 8
2017/18 | 086/02 Take/make/distribute indecent photographs | 344
2017/18 | 086/10 Possession of indecent photographs | 127
2017/18 | 086/15 Prohibited images | 10
"""),
        ),
        "hampshire | 2016/17 tmd 301 pos 112 pro 8 total sum | 2017/18 tmd 344 pos 127 pro 10 total sum",
        "a row per year and offence; all three offences are there, so they add up to the total",
    ),
    case(
        "tidy_rows_merged_year",
        "one row per figure",
        "html",
        letter(
            "norfolk",
            "Recorded offences, Norfolk Constabulary:",
            grid("""
Year | Offence | Offences
2016/17 | Taking, making or distributing indecent photographs | 120
^ | Possession of indecent photographs | 66
^ | Possession of prohibited images | 4
2017/18 | Taking, making or distributing indecent photographs | 133
^ | Possession of indecent photographs | 71
^ | Possession of prohibited images | 7
"""),
        ),
        "norfolk | 2016/17 tmd 120 pos 66 pro 4 total sum | 2017/18 tmd 133 pos 71 pro 7 total sum",
        "the year's cell spans its rows",
    ),
    case(
        "year_as_group_row",
        "group rows",
        "docx",
        letter(
            "humberside",
            grid("""
Offence | Number recorded
2016/17 | <
86/2 Take/make/distribute | 255
86/10 Possession | 110
86/15 Prohibited images | 10
2017/18 | <
86/2 Take/make/distribute | 261
86/10 Possession | 118
86/15 Prohibited images | 11
"""),
        ),
        "humberside | 2016/17 tmd 255 pos 110 pro 10 total sum | 2017/18 tmd 261 pos 118 pro 11 total sum",
        "a row that holds a year alone heads the rows below it",
    ),
    case(
        "law_as_group_row",
        "group rows",
        "html",
        letter(
            "cleveland",
            "Recorded crime:",
            grid("""
Offence | 2016/17 | 2017/18
Protection of Children Act 1978 | |
86/2 Take or make indecent photographs of a child | 58 | 69
86/2 Distribute indecent photographs of a child | 21 | 24
Criminal Justice Act 1988 | |
86/10 Possess indecent photograph of a child | 40 | 38
Coroners and Justice Act 2009 | |
86/15 Possess prohibited image of a child | 2 | 1
Total | 121 | 132
"""),
        ),
        "cleveland | 2016/17 tmd 79 pos 40 pro 2 total 121 | 2017/18 tmd 93 pos 38 pro 1 total 132",
        "rows that name an Act have no numbers; two rows of 86/2 add up",
    ),
    case(
        "caption_per_year",
        "caption carries the year",
        "docx",
        letter(
            "leicestershire",
            "Table 1: offences recorded in 2016/17",
            grid("""
Offence | Number
Take/make/distribute indecent photographs (86/2) | 230
Possession of indecent photographs (86/10) | 82
Possession of prohibited images (86/15) | 8
Total | 320
"""),
            "Table 2: offences recorded in 2017/18",
            grid("""
Offence | Number
Take/make/distribute indecent photographs (86/2) | 301
Possession of indecent photographs (86/10) | 100
Possession of prohibited images (86/15) | 10
Total | 411
"""),
        ),
        "leicestershire | 2016/17 tmd 230 pos 82 pro 8 total 320 | 2017/18 tmd 301 pos 100 pro 10 total 411",
        "a table per year, its year in the line above",
    ),
    case(
        "heading_per_offence",
        "caption carries the offence",
        "html",
        letter(
            "warwickshire",
            "# 86/2 Take, make or distribute indecent photographs of children",
            grid("Financial year | Recorded offences\n2016/17 | 61\n2017/18 | 75"),
            "# 86/10 Possession of indecent photographs of children",
            grid("Financial year | Recorded offences\n2016/17 | 22\n2017/18 | 19"),
            "# 86/15 Possession of prohibited images of children",
            grid("Financial year | Recorded offences\n2016/17 | 3\n2017/18 | 2"),
        ),
        "warwickshire | 2016/17 tmd 61 pos 22 pro 3 total sum | 2017/18 tmd 75 pos 19 pro 2 total sum",
        "a table per offence, its offence in the heading above",
    ),
    case(
        "sheet_per_year",
        "caption carries the year",
        "xlsx",
        (
            Sheet("2016-17"),
            "Merseyside Police - Freedom of Information request - recorded indecent image offences",
            grid("""
HO code | Offence | Recorded
86/2 | Take/make/distribute indecent photographs | 210
86/10 | Possession of indecent photographs | 95
86/15 | Prohibited images | 6
Total | | 311
"""),
            Sheet("2017-18"),
            "Merseyside Police - Freedom of Information request - recorded indecent image offences",
            grid("""
HO code | Offence | Recorded
86/2 | Take/make/distribute indecent photographs | 246
86/10 | Possession of indecent photographs | 101
86/15 | Prohibited images | 9
Total | | 356
"""),
        ),
        "merseyside | 2016/17 tmd 210 pos 95 pro 6 total 311 | 2017/18 tmd 246 pos 101 pro 9 total 356",
        "a sheet per year, named after it",
    ),
    case(
        "merged_years_over_measures",
        "two header rows",
        "pdf",
        letter(
            "staffordshire",
            "Offences recorded and charged:",
            grid(
                """
Offence | 2016/17 | < | 2017/18 | <
^ | Recorded | Charged | Recorded | Charged
86/2 Take/make/distribute | 150 | 44 | 171 | 39
86/10 Possession | 71 | 20 | 80 | 22
86/15 Prohibited images | 5 | 1 | 4 | 2
Total | 226 | 65 | 255 | 63
""",
                head=2,
            ),
        ),
        "staffordshire | 2016/17 tmd 150 pos 71 pro 5 total 226 | 2017/18 tmd 171 pos 80 pro 4 total 255",
        "the year's heading spans recorded and charged; charged was not asked for",
    ),
    case(
        "merged_years_over_offences",
        "two header rows",
        "xlsx",
        note(
            "sussex",
            grid(
                """
District | 2016/17 | < | < | 2017/18 | < | <
^ | 86/2 | 86/10 | 86/15 | 86/2 | 86/10 | 86/15
Force total | 222 | 101 | 7 | 240 | 99 | 12
""",
                head=2,
            ),
        ),
        "sussex | 2016/17 tmd 222 pos 101 pro 7 total sum | 2017/18 tmd 240 pos 99 pro 12 total sum",
        "years over codes; one row, the force's",
    ),
    case(
        "offences_over_years",
        "two header rows",
        "html",
        letter(
            "thames-valley",
            "Number of offences recorded:",
            grid(
                """
Making/distributing (86/2) | < | Possession (86/10) | < | Prohibited images (86/15) | <
2016/17 | 2017/18 | 2016/17 | 2017/18 | 2016/17 | 2017/18
402 | 455 | 133 | 140 | 12 | 15
""",
                head=2,
            ),
        ),
        "thames-valley | 2016/17 tmd 402 pos 133 pro 12 total sum | 2017/18 tmd 455 pos 140 pro 15 total sum",
        "one row of numbers under offences over years",
    ),
    case(
        "wrapped_labels",
        "wrapped text",
        "pdf",
        letter(
            "nottinghamshire",
            "Recorded offences are shown below.",
            grid(
                """
Offence | Financial year⏎2016/17 | Financial year⏎2017/18
86/2 Take, permit to be taken, make, distribute or publish indecent photographs or pseudo-photographs of children | 188 | 207
86/10 Possession of an indecent photograph or pseudo-photograph of a child | 94 | 85
86/15 Possession of a prohibited image of a child | 6 | 9
Total | 288 | 301
""",
                widths=(2, 1, 1),
            ),
        ),
        "nottinghamshire | 2016/17 tmd 188 pos 94 pro 6 total 288 | 2017/18 tmd 207 pos 85 pro 9 total 301",
        "labels over several lines",
    ),
    case(
        "wrapped_label_split_around_number",
        "wrapped text",
        "csv",
        note(
            "bedfordshire",
            grid("""
Offence | 2016/17 | 2017/18
Take/make/distribute indecent | |
photographs of children (86/2) | 83 | 140
Possession of indecent | |
photographs of children (86/10) | 31 | 55
Prohibited images of children (86/15) | 4 | 5
Total | 118 | 200
"""),
        ),
        "bedfordshire | 2016/17 tmd 83 pos 31 pro 4 total 118 | 2017/18 tmd 140 pos 55 pro 5 total 200",
        "a label over two rows; total and codes confirm",
    ),
    case(
        "side_by_side_workbook",
        "side by side",
        "xlsx",
        note(
            "devon-and-cornwall",
            Beside(
                (
                    grid("""
2016/17 | Offences
86/2 Take/make/distribute | 166
86/10 Possession | 60
86/15 Prohibited images | 7
Total | 233
"""),
                    grid("""
2017/18 | Offences
86/2 Take/make/distribute | 179
86/10 Possession | 77
86/15 Prohibited images | 5
Total | 261
"""),
                )
            ),
        ),
        "devon-and-cornwall | 2016/17 tmd 166 pos 60 pro 7 total 233 | 2017/18 tmd 179 pos 77 pro 5 total 261",
        "two tables beside each other, a year each",
    ),
    case(
        "side_by_side_page",
        "side by side",
        "pdf",
        letter(
            "gloucestershire",
            "Recorded offences:",
            Beside(
                (
                    grid(
                        "2016/17 | Number\n86/2 Take/make | 44\n86/10 Possession | 19\n86/15 Prohibited | 1\nTotal | 64"
                    ),
                    grid(
                        "2017/18 | Number\n86/2 Take/make | 52\n86/10 Possession | 26\n86/15 Prohibited | 2\nTotal | 80"
                    ),
                )
            ),
        ),
        "gloucestershire | 2016/17 tmd 44 pos 19 pro 1 total 64 | 2017/18 tmd 52 pos 26 pro 2 total 80",
        "two tables beside each other on a page",
    ),
    case(
        "index_column",
        "numbered rows",
        "html",
        letter(
            "west-mercia",
            grid("""
No. | Offence | 2016/17 | 2017/18
1 | 86/2 Take/make/distribute | 132 | 150
2 | 86/10 Possession | 58 | 63
3 | 86/15 Prohibited images | 5 | 2
 | Total | 195 | 215
"""),
        ),
        "west-mercia | 2016/17 tmd 132 pos 58 pro 5 total 195 | 2017/18 tmd 150 pos 63 pro 2 total 215",
        "the first column numbers the rows",
    ),
    case(
        "index_column_unlabelled",
        "numbered rows",
        "xlsx",
        note(
            "avon-and-somerset",
            grid("""
 | Offence | 2016/17 | 2017/18
1 | 86/2 Take/make/distribute | 260 | 271
2 | 86/10 Possession | 84 | 90
3 | 86/15 Prohibited images | 11 | 9
"""),
        ),
        "avon-and-somerset | 2016/17 tmd 260 pos 84 pro 11 total sum | 2017/18 tmd 271 pos 90 pro 9 total sum",
        "1, 2, 3 without a heading number the rows",
    ),
    case(
        "notes_column",
        "notes column",
        "docx",
        letter(
            "city-of-london",
            grid("""
Offence | 2016/17 | 2017/18 | Notes
86/2 Take/make/distribute | 14 | 17 | 2 of these were recorded on behalf of another force
86/10 Possession | 6 | 5 |
86/15 Prohibited images | 0 | 1 | first recorded in January 2018
Total | 20 | 23 |
"""),
        ),
        "city-of-london | 2016/17 tmd 14 pos 6 pro 0 total 20 | 2017/18 tmd 17 pos 5 pro 1 total 23",
        "numbers in a column of notes are no counts",
    ),
    case(
        "header_repeated_inside",
        "repeated header",
        "html",
        letter(
            "derbyshire",
            grid("""
Offence | 2016/17 | 2017/18
86/2 Take/make/distribute | 35 | 37
Offence | 2016/17 | 2017/18
86/10 Possession | 263 | 258
Offence | 2016/17 | 2017/18
86/15 Prohibited images | 4 | 6
Total | 302 | 301
"""),
        ),
        "derbyshire | 2016/17 tmd 35 pos 263 pro 4 total 302 | 2017/18 tmd 37 pos 258 pro 6 total 301",
        "the header stands again inside the table",
    ),
    case(
        "page_break_repeated_header",
        "page break",
        "pdf",
        letter(
            "greater-manchester",
            "Offences recorded by Greater Manchester Police:",
            grid("Offence | 2016/17 | 2017/18\n86/2 Take/make/distribute | 612 | 700", widths=(3, 1, 1)),
            NewPage(),
            grid(
                """
Offence | 2016/17 | 2017/18
86/10 Possession | 187 | 201
86/15 Prohibited images | 18 | 21
Total | 817 | 922
""",
                widths=(3, 1, 1),
            ),
        ),
        "greater-manchester | 2016/17 tmd 612 pos 187 pro 18 total 817 | 2017/18 tmd 700 pos 201 pro 21 total 922",
        "one table over two pages, its header repeated",
    ),
    case(
        "page_break_without_header",
        "page break",
        "pdf",
        letter(
            "metropolitan",
            "Offences recorded by the Metropolitan Police Service:",
            grid("Offence | 2016/17 | 2017/18\n86/2 Take/make/distribute | 1203 | 1377", widths=(3, 1, 1)),
            NewPage(),
            grid(
                """
86/10 Possession | 340 | 391
86/15 Prohibited images | 22 | 30
Total | 1565 | 1798
""",
                head=0,
                widths=(3, 1, 1),
            ),
        ),
        "metropolitan | 2016/17 tmd 1203 pos 340 pro 22 total 1565 | 2017/18 tmd 1377 pos 391 pro 30 total 1798",
        "one table over two pages; the second part has the same columns and no header",
    ),
    case(
        "letter_in_a_form",
        "letter in a form",
        "docx",
        (
            "# Hertfordshire Constabulary",
            "Freedom of Information response FOI2018/02433, foi@herts.pnn.police.uk",
            Framed(
                (
                    ("Request", ("Recorded offences for indecent images of children, 1 April 2016 to 31 March 2018.",)),
                    (
                        "Response",
                        (
                            "Hertfordshire Constabulary recorded 309 such offences in 2016/17.",
                            "It recorded 301 such offences in 2017/18.",
                        ),
                    ),
                )
            ),
        ),
        "hertfordshire | 2016/17 total 309 | 2017/18 total 301",
        "the letter stands in the cells of a form",
    ),
    case(
        "columns_named_by_sentence",
        "no header",
        "html",
        letter(
            "north-wales",
            "The table shows the number of offences recorded; the first column of figures is for 2016/17 and the second "
            "for 2017/18.",
            grid(
                """
86/2 Take/make/distribute | 201 | 270
86/10 Possession | 80 | 95
86/15 Prohibited images | 6 | 8
Total | 287 | 373
""",
                head=0,
            ),
        ),
        "north-wales | 2016/17 tmd 201 pos 80 pro 6 total 287 | 2017/18 tmd 270 pos 95 pro 8 total 373",
        "a sentence says which column is which year",
    ),
    case(
        "no_header_at_all",
        "no header",
        "html",
        letter(
            "south-wales",
            "The number of offences is as follows:",
            grid(
                "86/2 Take/make/distribute | 401 | 410\n86/10 Possession | 120 | 125\n86/15 Prohibited | 7 | 8", head=0
            ),
        ),
        "south-wales | 2016/17 tmd ask pos ask pro ask total ask | 2017/18 tmd ask pos ask pro ask total ask",
        "nothing says which column is which year",
    ),
    case(
        "empty_columns_and_rows",
        "blank rows and columns",
        "xlsx",
        note(
            "lancashire",
            grid("""
Offence | | 2016/17 | | 2017/18
 | | | |
86/2 Take/make/distribute | | 470 | | 541
 | | | |
86/10 Possession | | 118 | | 130
 | | | |
86/15 Prohibited images | | 3 | | 3
 | | | |
Total | | 591 | | 674
"""),
        ),
        "lancashire | 2016/17 tmd 470 pos 118 pro 3 total 591 | 2017/18 tmd 541 pos 130 pro 3 total 674",
        "blank rows and columns between them mean nothing",
    ),
    case(
        "title_row_inside_table",
        "title inside the table",
        "pdf",
        letter(
            "northumbria",
            grid(
                """
Recorded indecent image offences, Northumbria Police, 1 April 2016 to 31 March 2018 | < | <
Offence | 2016/17 | 2017/18
86/2 Take/make/distribute | 301 | 322
86/10 Possession | 99 | 107
86/15 Prohibited images | 8 | 10
Total | 408 | 439
""",
                head=2,
            ),
        ),
        "northumbria | 2016/17 tmd 301 pos 99 pro 8 total 408 | 2017/18 tmd 322 pos 107 pro 10 total 439",
        "a title spans the table; its dates head no column",
    ),
    case(
        "dates_as_two_rows",
        "two header rows",
        "html",
        letter(
            "north-yorkshire",
            "Crimes recorded:",
            grid(
                """
Offence | From 01/04/2016 | From 01/04/2017
 | To 31/03/2017 | To 31/03/2018
86/2 Take/make/distribute | 199 | 430
86/10 Possession | 83 | 170
86/15 Prohibited images | 4 | 11
Total | 286 | 611
""",
                head=2,
            ),
        ),
        "north-yorkshire | 2016/17 tmd 199 pos 83 pro 4 total 286 | 2017/18 tmd 430 pos 170 pro 11 total 611",
        "the period runs over two header rows",
    ),
)
