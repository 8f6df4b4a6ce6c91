"""Ordinary replies: plain tables, lists and sentences, in the wording and layout that forces use. Not here: hard layouts."""

from __future__ import annotations

from tests.corpus.blind.frame import (
    decision,
    duty,
    enquiries,
    exempted,
    extract,
    form,
    friendly,
    log_page,
    northern,
    quick_mail,
)
from tests.corpus.blocks import grid
from tests.corpus.unseen.frame import case

CASES = (
    case(
        "blind plain codes and words",
        "code",
        "FOI response 2231.pdf",
        duty(
            "merseyside",
            "Table 1: Recorded offences by financial year",
            grid("""
                Offence | 2016/17 | 2017/18
                86/2 Take, permit to be taken, make, distribute or publish indecent photographs or pseudo-photographs of children | 214 | 251
                86/10 Possession of an indecent or pseudo-photograph of a child | 61 | 58
                86/15 Possession of prohibited images of children | 9 | 12
                Total | 284 | 321
            """),
            "Please note that one investigation may lead to several recorded offences.",
        ),
        "merseyside | 2016/17 tmd 214 pos 61 pro 9 total 284 | 2017/18 tmd 251 pos 58 pro 12 total 321",
        "all is stated",
    ),
    case(
        "blind years down, offences across",
        "layout",
        "4471-18.html",
        log_page(
            "surrey",
            "Surrey Police holds the information requested.",
            grid("""
                Year | Taking, making or distributing indecent images | Possession of indecent images | Possession of prohibited images | Total
                2016/17 | 133 | 47 | 5 | 185
                2017/18 | 160 | 39 | 7 | 206
            """),
        ),
        "surrey | 2016/17 tmd 133 pos 47 pro 5 total 185 | 2017/18 tmd 160 pos 39 pro 7 total 206",
        "all is stated",
    ),
    case(
        "blind years written as dates",
        "period heading",
        "Response letter.docx",
        enquiries(
            "kent",
            grid("""
                Crime type | 1st April 2016 - 31st March 2017 | 1st April 2017 - 31st March 2018
                Take / make / distribute indecent photographs of children (86/2) | 302 | 377
                Possess indecent photograph of a child (86/10) | 88 | 104
                Possess prohibited image of a child (86/15) | 14 | 11
            """),
        ),
        "kent | 2016/17 tmd 302 pos 88 pro 14 total sum | 2017/18 tmd 377 pos 104 pro 11 total sum",
        "three plain rows; their sum is the total",
    ),
    case(
        "blind workbook with both totals",
        "total",
        "Essex Police FOI data.xlsx",
        extract(
            "essex",
            grid("""
                HO Code | Offence | FY 2016-17 | FY 2017-18 | Grand Total
                '86/2 | Taking/making/distributing indecent photographs | 198 | 240 | 438
                '86/10 | Possession of indecent photographs | 55 | 71 | 126
                '86/15 | Possession of prohibited images | 6 | 8 | 14
                 | Grand Total | 259 | 319 | 578
            """),
        ),
        "essex | 2016/17 tmd 198 pos 55 pro 6 total 259 | 2017/18 tmd 240 pos 71 pro 8 total 319",
        "all is stated",
    ),
    case(
        "blind table in a mail",
        "mail text",
        "final response.eml",
        quick_mail(
            "durham",
            grid("""
                Offence description | 2016/17 | 2017/18
                Make/take/distribute indecent images | 51 | 66
                Possession of indecent images | 17 | 12
                Possession of prohibited images | 2 | 3
            """),
        ),
        "durham | 2016/17 tmd 51 pos 17 pro 2 total sum | 2017/18 tmd 66 pos 12 pro 3 total sum",
        "three plain rows; their sum is the total",
    ),
    case(
        "blind lists with dashes",
        "prose",
        "9981.docx",
        friendly(
            "cleveland",
            "Take, make or distribute indecent photographs of children (86/2)",
            "- 2016/17 – 48",
            "- 2017/18 – 63",
            "Possession of indecent photographs of children (86/10)",
            "- 2016/17 – 19",
            "- 2017/18 – 22",
            "Possession of a prohibited image of a child (86/15)",
            "- 2016/17 – 1",
            "- 2017/18 – 0",
        ),
        "cleveland | 2016/17 tmd 48 pos 19 pro 1 total sum | 2017/18 tmd 63 pos 22 pro 0 total sum",
        "the dash divides year and figure",
    ),
    case(
        "blind nil in a row",
        "value",
        "Gwent reply.docx",
        enquiries(
            "gwent",
            grid("""
                Offence | 2016/17 | 2017/18
                Taking, making, distributing indecent photographs | 70 | 92
                Possessing indecent photographs | 24 | 31
                Possessing prohibited images | Nil | 2
                Total | 94 | 125
            """),
        ),
        "gwent | 2016/17 tmd 70 pos 24 pro 0 total 94 | 2017/18 tmd 92 pos 31 pro 2 total 125",
        "nil is nought, and the total says so",
    ),
    case(
        "blind delimited file",
        "code",
        "Norfolk Constabulary 1822-18.csv",
        extract(
            "norfolk",
            grid("""
                Offence Code | Offence Title | 2016/17 | 2017/18
                086/02 | TAKE/MAKE/DISTRIBUTE INDECENT PHOTOGRAPHS OF CHILDREN | 97 | 118
                086/10 | POSSESSION OF INDECENT PHOTOGRAPHS OF CHILDREN | 33 | 29
                086/15 | POSSESSION OF PROHIBITED IMAGES OF CHILDREN | 4 | 6
            """),
        ),
        "norfolk | 2016/17 tmd 97 pos 33 pro 4 total sum | 2017/18 tmd 118 pos 29 pro 6 total sum",
        "codes with leading noughts are the same codes",
    ),
    case(
        "blind two sentences, totals only",
        "prose",
        "reply.pdf",
        friendly(
            "cheshire",
            "In the financial year 2016/17 we recorded 167 offences of indecent images of children.",
            "In the financial year 2017/18 we recorded 203 offences of indecent images of children.",
        ),
        "cheshire | 2016/17 total 167 | 2017/18 total 203",
        "totals only, plainly stated",
    ),
    case(
        "blind Scottish Act",
        "code",
        "IM-FOI-2018-0917.pdf",
        decision(
            "police-scotland",
            "The table below gives the number of crimes recorded, by financial year.",
            grid("""
                Crime | 2016/17 | 2017/18
                Taking, distributing etc. indecent photographs of children - Civic Government (Scotland) Act 1982, section 52 | 412 | 467
                Possession of indecent photographs of children - Civic Government (Scotland) Act 1982, section 52A | 201 | 188
                Total | 613 | 655
            """),
            "All statistics are provisional and should be treated as management information. All data have been extracted from Police Scotland internal systems and are correct as at 2 May 2018.",
        ),
        "police-scotland | 2016/17 tmd 412 pos 201 total 613 | 2017/18 tmd 467 pos 188 total 655",
        "by section of the Act; provisional is the usual caveat",
    ),
    case(
        "blind Northern Irish Orders",
        "code",
        "F-2018-01043.pdf",
        northern(
            "psni",
            grid("""
                Offence | 1 April 2016 – 31 March 2017 | 1 April 2017 – 31 March 2018
                Indecent photographs of children (take, make, distribute) - Article 3 Protection of Children (NI) Order 1978 | 156 | 171
                Possession of indecent photograph of a child - Article 15 Criminal Justice (Evidence etc.) (NI) Order 1988 | 62 | 80
                Possession of prohibited images of children - Section 62 Coroners and Justice Act 2009 | 7 | 4
                Total | 225 | 255
            """),
        ),
        "psni | 2016/17 tmd 156 pos 62 pro 7 total 225 | 2017/18 tmd 171 pos 80 pro 4 total 255",
        "by law",
    ),
    case(
        "blind totals in two rows",
        "total",
        "FOI 880.docx",
        duty(
            "northumbria",
            "A search was made of the crime recording system, with the following result. A breakdown by offence is not available without reading each record.",
            grid("""
                Financial Year | Number of Offences
                2016/2017 | 322
                2017/2018 | 401
            """),
        ),
        "northumbria | 2016/17 total 322 | 2017/18 total 401",
        "totals only",
    ),
    case(
        "blind years as months",
        "period heading",
        "HP response.pdf",
        enquiries(
            "humberside",
            "# Indecent images of children: recorded offences",
            grid("""
                 | April 2016 to March 2017 | April 2017 to March 2018
                Take/make/distribute | 84 | 101
                Possession of indecent photograph | 26 | 35
                Possession of prohibited image | 3 | 0
                TOTAL | 113 | 136
            """),
        ),
        "humberside | 2016/17 tmd 84 pos 26 pro 3 total 113 | 2017/18 tmd 101 pos 35 pro 0 total 136",
        "all is stated",
    ),
    case(
        "blind code and words apart",
        "code",
        "Lincs.docx",
        exempted(
            "lincolnshire",
            grid("""
                HO Class | Description | 2016/17 | 2017/18
                86/2 | Take, permit to be taken, make, distribute indecent photographs | 73 | 68
                86/10 | Possession of indecent photographs | 20 | 27
                86/15 | Possession of prohibited images | 2 | 5
                All | | 95 | 100
            """),
        ),
        "lincolnshire | 2016/17 tmd 73 pos 20 pro 2 total 95 | 2017/18 tmd 68 pos 27 pro 5 total 100",
        "all is stated",
    ),
    case(
        "blind fewer than five, explained",
        "suppressed",
        "Dorset 18-224.docx",
        friendly(
            "dorset",
            grid("""
                Offence | 2016/17 | 2017/18
                Taking, making or distributing indecent photographs | 58 | 71
                Possession of indecent photographs | 16 | 21
                Possession of prohibited images | <5 | 6
            """),
            "Figures below five are shown as <5 so that no person can be identified.",
        ),
        "dorset | 2016/17 tmd 58 pos 16 pro 0..4/1..4 total sum | 2017/18 tmd 71 pos 21 pro 6 total sum",
        "fewer than five is at most four; nothing says whether noughts are shown",
    ),
    case(
        "blind change in per cent beside",
        "layout",
        "WM FOI 10733.pdf",
        duty(
            "west-mercia",
            grid("""
                Offence | 2016/17 | 2017/18 | % change
                86/2 - Making/distributing indecent images of children | 120 | 150 | 25%
                86/10 - Possession of indecent images of children | 40 | 38 | -5%
                86/15 - Possession of prohibited images of children | 4 | 5 | 25%
                Total | 164 | 193 | 17.7%
            """),
        ),
        "west-mercia | 2016/17 tmd 120 pos 40 pro 4 total 164 | 2017/18 tmd 150 pos 38 pro 5 total 193",
        "the per cents are no counts",
    ),
    case(
        "blind total column and row",
        "total",
        "003412 18.docx",
        exempted(
            "derbyshire",
            grid("""
                Financial year | Make/take/distribute | Possess indecent | Possess prohibited | Total
                2016-17 | 105 | 42 | 6 | 153
                2017-18 | 131 | 37 | 4 | 172
                Total | 236 | 79 | 10 | 325
            """),
        ),
        "derbyshire | 2016/17 tmd 105 pos 42 pro 6 total 153 | 2017/18 tmd 131 pos 37 pro 4 total 172",
        "all is stated; 325 is of both years",
    ),
    case(
        "blind question and answer with a table",
        "question",
        "Wiltshire.html",
        log_page(
            "wiltshire",
            "Q1. Number of recorded offences for indecent images of children, by financial year and offence",
            "A1. Please see the table:",
            grid("""
                Offence | 2016/17 | 2017/18
                Taking/making/distributing | 66 | 74
                Possession of indecent image | 21 | 18
                Possession of prohibited image | 1 | 4
            """),
            "Wiltshire Police do not routinely publish this information.",
        ),
        "wiltshire | 2016/17 tmd 66 pos 21 pro 1 total sum | 2017/18 tmd 74 pos 18 pro 4 total sum",
        "three plain rows",
    ),
    case(
        "blind sentence per offence",
        "prose",
        "Warwickshire letter.docx",
        duty(
            "warwickshire",
            "Between 1 April 2016 and 31 March 2017, Warwickshire Police recorded 39 offences of taking, making or distributing indecent photographs of children, 14 offences of possession of "
            "indecent photographs of children and 2 offences of possession of prohibited images of children.",
            "Between 1 April 2017 and 31 March 2018, Warwickshire Police recorded 52 offences of taking, making or distributing indecent photographs of children, 11 offences of possession of "
            "indecent photographs of children and no offences of possession of prohibited images of children.",
        ),
        "warwickshire | 2016/17 tmd 39 pos 14 pro 2 total sum | 2017/18 tmd 52 pos 11 pro 0 total sum",
        "each figure is said with its offence",
    ),
    case(
        "blind short years",
        "period heading",
        "SYP 20180641.docx",
        enquiries(
            "south-yorkshire",
            grid("""
                Offence | 16/17 | 17/18
                86/2 Take/Make/Distribute Indecent Photos | 177 | 219
                86/10 Possess Indecent Photos | 63 | 59
                86/15 Possess Prohibited Images | 8 | 10
                Grand Total | 248 | 288
            """),
        ),
        "south-yorkshire | 2016/17 tmd 177 pos 63 pro 8 total 248 | 2017/18 tmd 219 pos 59 pro 10 total 288",
        "all is stated",
    ),
    case(
        "blind rows by section",
        "code",
        "10019.pdf",
        exempted(
            "staffordshire",
            grid("""
                Legislation | Offences 2016/17 | Offences 2017/18
                S.1 Protection of Children Act 1978 | 144 | 139
                S.160 Criminal Justice Act 1988 | 51 | 62
                S.62 Coroners and Justice Act 2009 | 5 | 3
            """),
        ),
        "staffordshire | 2016/17 tmd 144 pos 51 pro 5 total sum | 2017/18 tmd 139 pos 62 pro 3 total sum",
        "by law",
    ),
    case(
        "blind offence spans its years",
        "layout",
        "AandS.pdf",
        duty(
            "avon-and-somerset",
            grid("""
                Offence | Financial year | Recorded
                Take / make / distribute indecent photographs of children | 2016/17 | 188
                ^ | 2017/18 | 205
                Possession of indecent photographs of children | 2016/17 | 54
                ^ | 2017/18 | 49
                Possession of prohibited images of children | 2016/17 | 6
                ^ | 2017/18 | 9
            """),
        ),
        "avon-and-somerset | 2016/17 tmd 188 pos 54 pro 6 total sum | 2017/18 tmd 205 pos 49 pro 9 total sum",
        "a row per offence and year",
    ),
    case(
        "blind workbook, long years",
        "period heading",
        "GMP 1145.xlsx",
        extract(
            "greater-manchester",
            grid("""
                Offence Class | 2016/2017 | 2017/2018
                Take/make/distribute indecent photographs of children | 566 | 702
                Possession of indecent photographs of children | 171 | 165
                Possess prohibited images of children | 22 | 31
                Total | 759 | 898
            """),
        ),
        "greater-manchester | 2016/17 tmd 566 pos 171 pro 22 total 759 | 2017/18 tmd 702 pos 165 pro 31 total 898",
        "all is stated",
    ),
    case(
        "blind thousands",
        "value",
        "Met.docx",
        exempted(
            "metropolitan",
            "The Metropolitan Police Service recorded the following:",
            grid("""
                Offence | FY 2016/17 | FY 2017/18 | Total
                Taking, making or distributing indecent images | 1,094 | 1,387 | 2,481
                Possession of indecent images | 402 | 391 | 793
                Possession of prohibited images | 31 | 40 | 71
                Total | 1,527 | 1,818 | 3,345
            """),
        ),
        "metropolitan | 2016/17 tmd 1094 pos 402 pro 31 total 1527 | 2017/18 tmd 1387 pos 391 pro 40 total 1818",
        "all is stated",
    ),
    case(
        "blind total heading by year",
        "measure heading",
        "Suffolk response.docx",
        friendly(
            "suffolk",
            grid("""
                 | Total recorded crimes
                2016/17 | 109
                2017/18 | 127
            """),
            "The figures combine offences under the Protection of Children Act 1978, the Criminal Justice Act 1988 and the Coroners and Justice Act 2009.",
        ),
        "suffolk | 2016/17 total 109 | 2017/18 total 127",
        "totals only",
    ),
    case(
        "blind keys and values",
        "layout",
        "Beds.html",
        log_page(
            "bedfordshire",
            "# 2016/17",
            "Taking, making, distributing indecent photographs: 44⏎Possession of indecent photographs: 13⏎Possession of prohibited images: 2⏎Total: 59",
            "# 2017/18",
            "Taking, making, distributing indecent photographs: 57⏎Possession of indecent photographs: 15⏎Possession of prohibited images: 1⏎Total: 73",
        ),
        "bedfordshire | 2016/17 tmd 44 pos 13 pro 2 total 59 | 2017/18 tmd 57 pos 15 pro 1 total 73",
        "all is stated",
    ),
    case(
        "blind of these",
        "prose",
        "Sussex answer.eml",
        quick_mail(
            "sussex",
            "In 2016/17 we recorded 241 offences. Of these, 180 were offences of taking, making or distributing indecent photographs, 50 were offences of possession of indecent photographs and 11 "
            "were offences of possession of prohibited images.",
            "In 2017/18 we recorded 303 offences. Of these, 233 were offences of taking, making or distributing indecent photographs, 61 were offences of possession of indecent photographs and 9 "
            "were offences of possession of prohibited images.",
        ),
        "sussex | 2016/17 tmd 180 pos 50 pro 11 total 241 | 2017/18 tmd 233 pos 61 pro 9 total 303",
        "all is said, and adds up",
    ),
    case(
        "blind two languages in the headings",
        "welsh",
        "NWP 2018-344.docx",
        enquiries(
            "north-wales",
            grid("""
                Trosedd / Offence | 2016/17 | 2017/18
                Tynnu, gwneud neu ddosbarthu / Taking, making or distributing indecent photographs | 92 | 99
                Meddu ar ffotograff anweddus / Possession of indecent photograph | 28 | 41
                Meddu ar ddelwedd waharddedig / Possession of prohibited image | 3 | 2
                Cyfanswm / Total | 123 | 142
            """),
        ),
        "north-wales | 2016/17 tmd 92 pos 28 pro 3 total 123 | 2017/18 tmd 99 pos 41 pro 2 total 142",
        "all is stated",
    ),
    case(
        "blind small figures with noughts",
        "value",
        "COL 18-314.pdf",
        enquiries(
            "city-of-london",
            grid("""
                Offence | 2016/17 | 2017/18
                86/2 Take/make/distribute indecent photograph | 3 | 5
                86/10 Possession of indecent photograph | 2 | 1
                86/15 Possession of prohibited image | 0 | 0
                Total | 5 | 6
            """),
        ),
        "city-of-london | 2016/17 tmd 3 pos 2 pro 0 total 5 | 2017/18 tmd 5 pos 1 pro 0 total 6",
        "all is stated",
    ),
    case(
        "blind table without lines",
        "layout",
        "cumbria.pdf",
        exempted(
            "cumbria",
            grid(
                """
                Offence | 2016/17 | 2017/18
                Take/make/distribute indecent photos of children | 37 | 45
                Possession of indecent photos of children | 12 | 10
                Possession of prohibited images of children | 1 | 2
                Total | 50 | 57
                """,
                ruled=False,
            ),
        ),
        "cumbria | 2016/17 tmd 37 pos 12 pro 1 total 50 | 2017/18 tmd 45 pos 10 pro 2 total 57",
        "all is stated",
    ),
    case(
        "blind title row in the table",
        "layout",
        "HC-9021-18.docx",
        duty(
            "hertfordshire",
            grid(
                """
                Recorded offences of indecent images of children, Hertfordshire | < | <
                Offence | 2016/17 | 2017/18
                Making, taking, distributing | 111 | 126
                Possession of indecent images | 30 | 44
                Possession of prohibited images | 4 | 4
                Total | 145 | 174
                """,
                head=2,
            ),
        ),
        "hertfordshire | 2016/17 tmd 111 pos 30 pro 4 total 145 | 2017/18 tmd 126 pos 44 pro 4 total 174",
        "all is stated",
    ),
    case(
        "blind breakdown refused on cost",
        "refused + total",
        "Northants 002291.docx",
        duty(
            "northamptonshire",
            "Northamptonshire Police recorded 118 offences in 2016/17 and 149 offences in 2017/18.",
            "To break these down by offence would need each of the 267 records to be read, at some 10 minutes each, which exceeds the 18 hours of Section 12(1) of the Act.",
        ),
        "northamptonshire | 2016/17 total 118 | 2017/18 total 149",
        "totals are given; 267 is of both years",
    ),
    case(
        "blind workbook with notes below",
        "footnote",
        "Devon and Cornwall 5512-18.xlsx",
        (
            *extract(
                "devon-and-cornwall",
                grid("""
                    Offence | 2016/17 | 2017/18
                    Take, make or distribute indecent photographs | 203 | 224
                    Possession of indecent photographs | 77 | 69
                    Possession of prohibited images | 8 | 13
                """),
            ),
            "Notes",
            "1. Figures are crimes recorded by the date on which they were recorded.",
            "2. Records that were cancelled before 01/05/2018 are left out.",
        ),
        "devon-and-cornwall | 2016/17 tmd 203 pos 77 pro 8 total sum | 2017/18 tmd 224 pos 69 pro 13 total sum",
        "three plain rows; the notes change nothing",
    ),
    case(
        "blind a table for each year",
        "layout",
        "TVP RFI 612.docx",
        exempted(
            "thames-valley",
            "# Financial year 2016/17",
            grid("""
                Offence | Recorded
                Take/make/distribute indecent photographs | 231
                Possession of indecent photographs | 82
                Possession of prohibited images | 10
                Total | 323
            """),
            "# Financial year 2017/18",
            grid("""
                Offence | Recorded
                Take/make/distribute indecent photographs | 262
                Possession of indecent photographs | 95
                Possession of prohibited images | 7
                Total | 364
            """),
        ),
        "thames-valley | 2016/17 tmd 231 pos 82 pro 10 total 323 | 2017/18 tmd 262 pos 95 pro 7 total 364",
        "each table stands under its year",
    ),
    case(
        "blind refused on cost",
        "refused",
        "South Wales 551.pdf",
        duty(
            "south-wales",
            "To identify offences concerning children, 1,340 records of obscene publications would have to be read. At 5 minutes a record this would take some 111 hours. Your request is "
            "therefore refused under Section 12(1) of the Act, and this letter is a refusal notice under Section 17.",
        ),
        "south-wales | 2016/17 | 2017/18",
        "no figure is given",
        outcomes="refused_cost",
    ),
    case(
        "blind published elsewhere",
        "elsewhere",
        "Lancashire reply.docx",
        friendly(
            "lancashire",
            "However, the information is reasonably accessible to you by other means, and is therefore exempt under Section 21 of the Act. The Home Office publishes police recorded crime open "
            "data tables, from which figures for offence codes 86/2, 86/10 and 86/15 may be had, at www.gov.uk/government/statistics.",
        ),
        "lancashire | 2016/17 | 2017/18",
        "a link only",
        outcomes="accessible",
    ),
    case(
        "blind form with the answer in a cell",
        "question",
        "Cambs FOI2018.docx",
        form(
            "cambridgeshire",
            (
                "Question",
                (
                    "The number of recorded offences for indecent images of children, 1 April 2016 to 31 March 2018, by financial year and by offence",
                ),
            ),
            (
                "Answer",
                (
                    "2016/17: 71 offences of taking, making or distributing, 24 of possession of indecent images, 3 of possession of prohibited images (98 in total)",
                    "2017/18: 85 offences of taking, making or distributing, 20 of possession of indecent images, 6 of possession of prohibited images (111 in total)",
                ),
            ),
        ),
        "cambridgeshire | 2016/17 tmd 71 pos 24 pro 3 total 98 | 2017/18 tmd 85 pos 20 pro 6 total 111",
        "all is said, and adds up",
    ),
    case(
        "blind excluded code, each row stated",
        "excluded",
        "Notts 003318.pdf",
        enquiries(
            "nottinghamshire",
            grid("""
                Offence | 2016/17 | 2017/18
                86/2 Take/make/distribute indecent photographs of children | 125 | 148
                86/10 Possess indecent photographs of children | 46 | 52
                86/11 Possess extreme pornographic images - injury | 9 | 6
                86/15 Possess prohibited images of children | 5 | 7
            """),
        ),
        "nottinghamshire | 2016/17 tmd 125 pos 46 pro 5 total sum | 2017/18 tmd 148 pos 52 pro 7 total sum",
        "extreme pornography does not count",
    ),
    case(
        "blind annex with a captioned table",
        "layout",
        "Hertfordshire Constabulary Annex A.xlsx",
        extract(
            "hertfordshire",
            "Table 1 - Number of recorded offences by financial year",
            grid("""
                Home Office Classification | 2016/17 | 2017/18
                86/2 Take/make/distribute indecent photographs | 108 | 131
                86/10 Possess indecent photographs | 37 | 40
                86/15 Possess prohibited images | 5 | 2
                Total | 150 | 173
            """),
        ),
        "hertfordshire | 2016/17 tmd 108 pos 37 pro 5 total 150 | 2017/18 tmd 131 pos 40 pro 2 total 173",
        "all is stated",
    ),
    case(
        "blind table in a letter of confirmation",
        "code",
        "Norfolk letter.docx",
        (
            "# Norfolk Constabulary",
            "Freedom of Information Request Reference No: FOI 001733/18",
            "I write in connection with your request for information received by the Norfolk Constabulary on the 16th April 2018 in which you sought access to: indecent images of children.",
            "Norfolk Constabulary holds some of the information requested, and has considered your request under the terms of the Freedom of Information Act.",
            "# Response to your Request",
            "The response provided below is correct as of 10 May 2018. The number of recorded crimes is:",
            grid("""
                Crime Type | Apr 16 - Mar 17 | Apr 17 - Mar 18
                Take, permit to be taken, make, distribute or publish indecent photographs | 96 | 117
                Possession of indecent photographs | 31 | 28
                Possession of prohibited images | 4 | 7
                Grand Total | 131 | 152
            """),
            "This response will be published on the Norfolk Constabulary's web-site www.norfolk.police.uk under the Freedom of Information pages at Publication Scheme - Disclosure Logs.",
        ),
        "norfolk | 2016/17 tmd 96 pos 31 pro 4 total 131 | 2017/18 tmd 117 pos 28 pro 7 total 152",
        "all is stated",
    ),
    case(
        "blind years as FY",
        "period heading",
        "Suffolk FY.pdf",
        enquiries(
            "suffolk",
            "The table shows the number of offences recorded:",
            grid("""
                HO Offence | FY16/17 | FY17/18
                86/2 Making / taking / distributing | 75 | 83
                86/10 Possession | 21 | 17
                86/15 Prohibited images | 1 | 2
            """),
        ),
        "suffolk | 2016/17 tmd 75 pos 21 pro 1 total sum | 2017/18 tmd 83 pos 17 pro 2 total sum",
        "three plain rows",
    ),
    case(
        "blind a sentence with a table of parts",
        "prose + total",
        "Surrey 2nd.docx",
        duty(
            "surrey",
            "A total of 181 offences were recorded in 2016/17 and 204 in 2017/18. These are broken down as follows:",
            grid("""
                Offence | 2016/17 | 2017/18
                Take/make/distribute indecent photographs | 130 | 158
                Possession of indecent photographs | 46 | 40
                Possession of prohibited images | 5 | 6
            """),
        ),
        "surrey | 2016/17 tmd 130 pos 46 pro 5 total 181 | 2017/18 tmd 158 pos 40 pro 6 total 204",
        "the sentence gives the totals, and they agree",
    ),
)
