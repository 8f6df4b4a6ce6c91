"""Periods: which days a number is for.

Not here: layouts that are hard in themselves; two traps at once.
"""

from __future__ import annotations

from tests.corpus.blocks import grid
from tests.corpus.frame import case, letter, note

_NONE_OF = "{body} | 2016/17 | 2017/18"

CASES = (
    case(
        "calendar_years_stated",
        "calendar years",
        "html",
        letter(
            "kent",
            "We are only able to provide figures by calendar year (January to December).",
            grid("""
Offence | Calendar year 2016 | Calendar year 2017
86/2 Take/make/distribute | 301 | 340
86/10 Possession | 80 | 91
86/15 Prohibited images | 7 | 10
Total | 388 | 441
"""),
        ),
        _NONE_OF.format(body="kent"),
        "calendar years are no financial years",
        outcomes="different_period",
    ),
    case(
        "calendar_years_by_date",
        "calendar years",
        "docx",
        letter(
            "suffolk",
            "Offences recorded:",
            grid("""
Offence | 01/01/2016 - 31/12/2016 | 01/01/2017 - 31/12/2017
86/2 Take/make/distribute | 81 | 90
86/10 Possession | 44 | 52
"""),
        ),
        _NONE_OF.format(body="suffolk"),
        "the dates are those of calendar years",
        outcomes="different_period",
    ),
    case(
        "bare_years",
        "bare years",
        "html",
        letter(
            "essex",
            "Offences recorded:",
            grid("""
Offence | 2016 | 2017
86/2 Take/make/distribute | 415 | 462
86/10 Possession | 121 | 118
86/15 Prohibited images | 14 | 11
Total | 550 | 591
"""),
        ),
        "essex | 2016/17 tmd ask pos ask pro ask total ask | 2017/18 tmd ask pos ask pro ask total ask",
        "2016 may be a calendar year or 2016/17",
    ),
    case(
        "bare_years_later",
        "bare years",
        "pdf",
        letter(
            "surrey",
            "Number of offences:",
            grid("Year | Offences recorded\n2016 | 250\n2017 | 270\n2018 | 91"),
        ),
        "surrey | 2016/17 total ask | 2017/18 total ask",
        "three bare years; 2018 looks like a part of a calendar year",
    ),
    case(
        "bare_years_with_basis",
        "bare years with a basis",
        "html",
        letter(
            "dorset",
            "Offences recorded. Years are financial years ending on 31 March of the year shown.",
            grid("""
Offence | 2017 | 2018
86/2 Take/make/distribute | 102 | 119
86/10 Possession | 54 | 61
86/15 Prohibited images | 5 | 3
Total | 161 | 183
"""),
        ),
        "dorset | 2016/17 tmd 102 pos 54 pro 5 total 161 | 2017/18 tmd 119 pos 61 pro 3 total 183",
        "the sentence gives the basis",
    ),
    case(
        "years_ending_march",
        "spelling of years",
        "docx",
        letter(
            "northumbria",
            "Offences recorded:",
            grid("""
Offence | Year ending March 2017 | Year ending March 2018
86/2 Take/make/distribute | 301 | 322
86/10 Possession | 99 | 107
86/15 Prohibited images | 8 | 10
Total | 408 | 439
"""),
        ),
        "northumbria | 2016/17 tmd 301 pos 99 pro 8 total 408 | 2017/18 tmd 322 pos 107 pro 10 total 439",
        "a year that ends in March is a financial year",
    ),
    case(
        "years_beginning_april",
        "spelling of years",
        "html",
        letter(
            "cumbria",
            "Offences recorded:",
            grid("""
Offence | 12 months from 1 April 2016 | 12 months from 1 April 2017
86/2 Take/make/distribute | 64 | 71
86/10 Possession | 27 | 30
86/15 Prohibited images | 2 | 0
"""),
        ),
        "cumbria | 2016/17 tmd 64 pos 27 pro 2 total 93 | 2017/18 tmd 71 pos 30 pro 0 total 101",
        "twelve months from 1 April",
    ),
    case(
        "dates_numeric",
        "spelling of years",
        "html",
        letter(
            "durham",
            "Offences recorded:",
            grid("""
Offence | 01/04/2016 – 31/03/2017 | 01/04/2017 – 31/03/2018
86/2 Take/make/distribute | 141 | 160
86/10 Possession | 30 | 44
86/15 Prohibited images | 2 | 5
Total | 173 | 209
"""),
        ),
        "durham | 2016/17 tmd 141 pos 30 pro 2 total 173 | 2017/18 tmd 160 pos 44 pro 5 total 209",
        "first and last day stated",
    ),
    case(
        "dates_in_words",
        "spelling of years",
        "pdf",
        letter(
            "lincolnshire",
            "Offences recorded:",
            grid("""
Offence | 1st April 2016 to 31st March 2017 | 1st April 2017 to 31st March 2018
86/2 Take/make/distribute | 97 | 121
86/10 Possession | 41 | 52
86/15 Prohibited images | 3 | 1
Total | 141 | 174
"""),
        ),
        "lincolnshire | 2016/17 tmd 97 pos 41 pro 3 total 141 | 2017/18 tmd 121 pos 52 pro 1 total 174",
        "first and last day stated in words",
    ),
    case(
        "months_to_months",
        "spelling of years",
        "xlsx",
        note(
            "wiltshire",
            grid("""
Offence | Apr 16 - Mar 17 | Apr 17 - Mar 18
86/2 Take/make/distribute | 77 | 83
86/10 Possession | 25 | 31
86/15 Prohibited images | 1 | 4
Total | 103 | 118
"""),
        ),
        "wiltshire | 2016/17 tmd 77 pos 25 pro 1 total 103 | 2017/18 tmd 83 pos 31 pro 4 total 118",
        "April to March",
    ),
    case(
        "years_spelt_every_way",
        "spelling of years",
        "html",
        letter(
            "hampshire",
            "Offences recorded:",
            grid("""
Financial year | Take/make/distribute 86/2 | Possession 86/10 | Prohibited 86/15 | Total
FY16-17 | 301 | 112 | 8 | 421
F.Y. 2017-2018 | 344 | 127 | 10 | 481
"""),
        ),
        "hampshire | 2016/17 tmd 301 pos 112 pro 8 total 421 | 2017/18 tmd 344 pos 127 pro 10 total 481",
        "FY16-17 and 2017-2018",
    ),
    case(
        "years_reversed",
        "years reversed",
        "docx",
        letter(
            "leicestershire",
            "Offences recorded:",
            grid("""
Offence | 2017/18 | 2016/17
86/2 Take/make/distribute | 301 | 230
86/10 Possession | 100 | 82
86/15 Prohibited images | 10 | 8
Total | 411 | 320
"""),
        ),
        "leicestershire | 2016/17 tmd 230 pos 82 pro 8 total 320 | 2017/18 tmd 301 pos 100 pro 10 total 411",
        "the later year first",
    ),
    case(
        "extra_years",
        "other years beside",
        "html",
        letter(
            "cheshire",
            "Offences recorded:",
            grid("""
Offence | 2014/15 | 2015/16 | 2016/17 | 2017/18 | 2018/19
86/2 Take/make/distribute | 88 | 120 | 190 | 288 | 301
86/10 Possession | 19 | 25 | 33 | 52 | 60
86/15 Prohibited images | 1 | 0 | 3 | 8 | 5
Total | 108 | 145 | 226 | 348 | 366
"""),
        ),
        "cheshire | 2016/17 tmd 190 pos 33 pro 3 total 226 | 2017/18 tmd 288 pos 52 pro 8 total 348",
        "other years were not asked for",
    ),
    case(
        "extra_years_with_grand_total",
        "other years beside",
        "xlsx",
        note(
            "west-mercia",
            grid("""
Financial year | 86/2 | 86/10 | 86/15 | Total
2013/14 | 70 | 30 | 1 | 101
2014/15 | 81 | 33 | 2 | 116
2015/16 | 99 | 41 | 0 | 140
2016/17 | 132 | 58 | 5 | 195
2017/18 | 150 | 63 | 2 | 215
2018/19 to date | 12 | 6 | 0 | 18
Grand Total | 544 | 231 | 10 | 785
"""),
        ),
        "west-mercia | 2016/17 tmd 132 pos 58 pro 5 total 195 | 2017/18 tmd 150 pos 63 pro 2 total 215",
        "the grand total is over all years shown",
    ),
    case(
        "part_year_in_header",
        "part of a year",
        "html",
        letter(
            "cleveland",
            "Offences recorded:",
            grid("""
Offence | 2016/17 | 2017/18 (to 31 December 2017)
86/2 Take/make/distribute | 79 | 70
86/10 Possession | 40 | 29
86/15 Prohibited images | 2 | 1
Total | 121 | 100
"""),
        ),
        "cleveland | 2016/17 tmd 79 pos 40 pro 2 total 121 | 2017/18 tmd ask pos ask pro ask total ask",
        "nine months are not the year",
    ),
    case(
        "part_year_in_footnote",
        "part of a year",
        "docx",
        letter(
            "warwickshire",
            "Offences recorded:",
            grid("""
Offence | 2016/17 | 2017/18*
86/2 Take/make/distribute | 61 | 69
86/10 Possession | 22 | 17
86/15 Prohibited images | 3 | 2
Total | 86 | 88
"""),
            "* Data to 28 February 2018 only.",
        ),
        "warwickshire | 2016/17 tmd 61 pos 22 pro 3 total 86 | 2017/18 tmd ask pos ask pro ask total ask",
        "the note says that a month is missing",
    ),
    case(
        "part_year_by_dates",
        "part of a year",
        "pdf",
        letter(
            "gwent",
            "Offences recorded:",
            grid("""
Period | Number of indecent image offences
1 April 2016 - 31 March 2017 | 259
1 April 2017 - 5 December 2017 | 177
"""),
        ),
        "gwent | 2016/17 total 259 | 2017/18 total ask",
        "the second period ends in December",
    ),
    case(
        "months_complete",
        "months",
        "html",
        letter(
            "staffordshire",
            "Indecent image offences recorded by month:",
            grid("""
Month | Apr | May | Jun | Jul | Aug | Sep | Oct | Nov | Dec | Jan | Feb | Mar
2016/17 | 18 | 20 | 17 | 19 | 22 | 18 | 16 | 21 | 15 | 20 | 19 | 21
2017/18 | 21 | 22 | 19 | 20 | 24 | 21 | 20 | 23 | 17 | 22 | 21 | 25
"""),
        ),
        "staffordshire | 2016/17 total 226 | 2017/18 total 255",
        "twelve months make the year",
    ),
    case(
        "months_down_by_offence",
        "months",
        "xlsx",
        note(
            "gloucestershire",
            grid("""
Month | 86/2 | 86/10 | 86/15
@2016-04-01:mmm-yy | 4 | 2 | 0
@2016-05-01:mmm-yy | 3 | 1 | 0
@2016-06-01:mmm-yy | 5 | 2 | 0
@2016-07-01:mmm-yy | 2 | 1 | 0
@2016-08-01:mmm-yy | 4 | 3 | 0
@2016-09-01:mmm-yy | 6 | 0 | 1
@2016-10-01:mmm-yy | 3 | 2 | 0
@2016-11-01:mmm-yy | 4 | 1 | 0
@2016-12-01:mmm-yy | 2 | 2 | 0
@2017-01-01:mmm-yy | 5 | 1 | 0
@2017-02-01:mmm-yy | 3 | 3 | 0
@2017-03-01:mmm-yy | 3 | 1 | 0
@2017-04-01:mmm-yy | 4 | 2 | 0
@2017-05-01:mmm-yy | 5 | 3 | 0
@2017-06-01:mmm-yy | 4 | 2 | 1
@2017-07-01:mmm-yy | 3 | 1 | 0
@2017-08-01:mmm-yy | 6 | 4 | 0
@2017-09-01:mmm-yy | 5 | 2 | 0
@2017-10-01:mmm-yy | 4 | 1 | 0
@2017-11-01:mmm-yy | 3 | 3 | 0
@2017-12-01:mmm-yy | 2 | 2 | 1
@2018-01-01:mmm-yy | 6 | 2 | 0
@2018-02-01:mmm-yy | 5 | 2 | 0
@2018-03-01:mmm-yy | 5 | 2 | 0
"""),
        ),
        "gloucestershire | 2016/17 tmd 44 pos 19 pro 1 total 64 | 2017/18 tmd 52 pos 26 pro 2 total 80",
        "24 months, dates shown as Apr-16",
    ),
    case(
        "month_missing",
        "months missing",
        "html",
        letter(
            "bedfordshire",
            "Indecent image offences recorded by month:",
            grid("""
Month | Offences
April 2016 | 9
May 2016 | 11
June 2016 | 8
July 2016 | 10
August 2016 | 12
September 2016 | 9
October 2016 | 10
November 2016 | 9
December 2016 | 8
January 2017 | 11
February 2017 | 10
March 2017 | 11
April 2017 | 15
May 2017 | 17
June 2017 | 16
July 2017 | 18
August 2017 | 15
September 2017 | 19
October 2017 | 16
December 2017 | 14
January 2018 | 17
February 2018 | 18
March 2018 | 19
"""),
        ),
        "bedfordshire | 2016/17 total 118 | 2017/18 total ask",
        "November 2017 is missing",
    ),
    case(
        "quarters_of_financial_years",
        "quarters",
        "html",
        letter(
            "thames-valley",
            "Offences recorded:",
            grid("""
Financial quarter | 86/2 | 86/10 | 86/15
Q1 2016/17 | 100 | 30 | 3
Q2 2016/17 | 98 | 33 | 2
Q3 2016/17 | 104 | 35 | 4
Q4 2016/17 | 100 | 35 | 3
Q1 2017/18 | 110 | 36 | 4
Q2 2017/18 | 115 | 34 | 3
Q3 2017/18 | 112 | 37 | 4
Q4 2017/18 | 118 | 33 | 4
"""),
        ),
        "thames-valley | 2016/17 tmd 402 pos 133 pro 12 total 547 | 2017/18 tmd 455 pos 140 pro 15 total 610",
        "four financial quarters make the year",
    ),
    case(
        "quarters_by_months",
        "quarters",
        "docx",
        letter(
            "norfolk",
            "Indecent image offences recorded by Norfolk Constabulary:",
            grid("""
Quarter | Number recorded
April - June 2016 | 45
July - September 2016 | 50
October - December 2016 | 48
January - March 2017 | 47
April - June 2017 | 52
July - September 2017 | 51
October - December 2017 | 55
January - March 2018 | 53
"""),
        ),
        "norfolk | 2016/17 total 190 | 2017/18 total 211",
        "the months of the quarters are stated",
    ),
    case(
        "quarters_without_basis",
        "quarters without a basis",
        "html",
        letter(
            "humberside",
            "Indecent image offences recorded:",
            grid("""
Quarter | Recorded
Q1 2016 | 80
Q2 2016 | 91
Q3 2016 | 88
Q4 2016 | 95
Q1 2017 | 101
Q2 2017 | 97
Q3 2017 | 99
Q4 2017 | 90
"""),
        ),
        "humberside | 2016/17 total ask | 2017/18 total ask",
        "Q1 2016 may begin in January or in April",
    ),
    case(
        "both_years_together",
        "both years together",
        "docx",
        letter(
            "north-wales",
            "Between 1 April 2016 and 31 March 2018 North Wales Police recorded 660 indecent image offences.",
        ),
        "north-wales | 2016/17 total ask | 2017/18 total ask",
        "one number for both years",
        outcomes="aggregated",
    ),
    case(
        "both_years_together_table",
        "both years together",
        "html",
        letter(
            "psni",
            "Providing annual figures would engage section 40. Offences recorded 1 April 2016 to 31 March 2018:",
            grid(
                "Offence | Total for both years\nMaking/Taking | 631\nPossession | 259\nProhibited images | 19\nTotal | 909"
            ),
        ),
        "psni | 2016/17 total ask | 2017/18 total ask",
        "one column for both years",
        outcomes="aggregated",
    ),
    case(
        "merged_over_years",
        "cell merged across years",
        "html",
        letter(
            "northamptonshire",
            "Possession of prohibited images is shown for two years together to avoid small numbers.",
            grid("""
Offence | 2016/17 | 2017/18
86/2 Take/make/distribute | 180 | 190
86/10 Possession | 62 | 70
86/15 Prohibited images | 6 | <
"""),
        ),
        "northamptonshire | 2016/17 tmd 180 pos 62 pro ask total ask | 2017/18 tmd 190 pos 70 pro ask total ask",
        "the 6 is for both years",
    ),
    case(
        "merged_over_years_blank",
        "cell merged across years",
        "csv",
        note(
            "city-of-london",
            grid("""
Financial year | Offences
2015/16 | 10
2016/17 | 18
2017/18 |
Total | 28
"""),
        ),
        "city-of-london | 2016/17 total ask | 2017/18 total ask",
        "the 18 may be for both years: a blank follows it and the total leaves nothing over",
    ),
    case(
        "calendar_months_rebuild",
        "calendar years with months",
        "html",
        letter(
            "derbyshire",
            "Indecent image offences recorded:",
            grid("""
Month | 2016 | 2017 | 2018
January | 20 | 25 | 24
February | 22 | 26 | 25
March | 21 | 24 | 26
April | 23 | 27 | 22
May | 25 | 22 |
June | 24 | 25 |
July | 26 | 26 |
August | 27 | 24 |
September | 25 | 25 |
October | 24 | 27 |
November | 26 | 25 |
December | 27 | 25 |
"""),
        ),
        "derbyshire | 2016/17 total 302 | 2017/18 total 301",
        "months of calendar years from which the financial years can be rebuilt",
    ),
    case(
        "mixed_bases",
        "mixed bases",
        "docx",
        letter(
            "south-wales",
            "Offences recorded:",
            grid("""
Offence | Financial year 2016/17 | Calendar year 2017
86/2 Take/make/distribute | 401 | 405
86/10 Possession | 120 | 122
86/15 Prohibited images | 7 | 7
Total | 528 | 534
"""),
        ),
        "south-wales | 2016/17 tmd 401 pos 120 pro 7 total 528 | 2017/18",
        "one column is a financial year, the other is not",
    ),
    case(
        "as_at_date",
        "dates beside",
        "html",
        letter(
            "avon-and-somerset",
            "The data below was extracted on 14/05/2018 and relates to the recorded date, 01/04/2016 to 31/03/2018. It "
            "is correct as at 30 April 2018.",
            grid("""
Offence | 2016/17 | 2017/18
86/2 Take/make/distribute | 260 | 271
86/10 Possession | 84 | 90
86/15 Prohibited images | 11 | 9
Total | 355 | 370
"""),
        ),
        "avon-and-somerset | 2016/17 tmd 260 pos 84 pro 11 total 355 | 2017/18 tmd 271 pos 90 pro 9 total 370",
        "dates of extraction head nothing",
    ),
)
