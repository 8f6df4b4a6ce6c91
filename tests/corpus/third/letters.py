"""Ordinary letters with a plain table or two, as PDF and Word. Not here: numbered questions, forms, books, pages."""

from __future__ import annotations

from tests.corpus.blocks import NewPage, grid
from tests.corpus.third.frame import letter, scottish
from tests.corpus.unseen.frame import case

CASES = (
    case(
        "third codes in a column of five digits",
        "code",
        "Response 5518.pdf",
        letter(
            "sussex",
            "Please see the table below, which was produced from our crime recording system.",
            grid("""
                HO Code | Offence Title | 2016/17 | 2017/18
                08602 | Take or permit to be taken, make, distribute or publish indecent photographs of children | 187 | 224
                08610 | Possession of an indecent photograph of a child | 63 | 71
                08615 | Possession of prohibited images of children | 8 | 5
                Total | | 258 | 300
            """),
            "Caveat: crimes are counted in the year in which they were recorded, whenever they were committed.",
        ),
        "sussex | 2016/17 tmd 187 pos 63 pro 8 total 258 | 2017/18 tmd 224 pos 71 pro 5 total 300",
        "codes written as five digits; the date of recording is what was asked",
    ),
    case(
        "third crime tree levels beside the offence",
        "layout",
        "FOI reply Staffordshire.docx",
        letter(
            "staffordshire",
            grid("""
                Crime Tree Level 2 | Crime Tree Level 4 | Offence | 2016/17 | 2017/18 | Grand Total
                MISCELLANEOUS CRIMES | OBSCENE PUBLICATIONS | Make indecent photograph or pseudo-photograph of a child | 104 | 139 | 243
                MISCELLANEOUS CRIMES | OBSCENE PUBLICATIONS | Distribute indecent photograph or pseudo-photograph of a child | 31 | 38 | 69
                MISCELLANEOUS CRIMES | OBSCENE PUBLICATIONS | Possess indecent photograph or pseudo-photograph of a child | 52 | 60 | 112
                MISCELLANEOUS CRIMES | OBSCENE PUBLICATIONS | Possess a prohibited image of a child | 4 | 7 | 11
                Grand Total | | | 191 | 244 | 435
            """),
        ),
        "staffordshire | 2016/17 tmd 135 pos 52 pro 4 total 191 | 2017/18 tmd 177 pos 60 pro 7 total 244",
        "make and distribute are one category; the tree's levels are no offences of their own here",
    ),
    case(
        "third total by year, then by offence",
        "total",
        "11042_response.pdf",
        letter(
            "hampshire",
            "Total number of recorded offences for indecent images of children:",
            grid("""
                Financial year | Number of offences
                2016/17 | 302
                2017/18 | 369
            """),
            "Broken down by offence:",
            grid("""
                Offence | 2016/17 | 2017/18
                Take, make, distribute or show indecent photographs of a child | 219 | 270
                Possess indecent photographs of a child | 77 | 93
                Possess prohibited images of a child | 6 | 6
            """),
        ),
        "hampshire | 2016/17 tmd 219 pos 77 pro 6 total 302 | 2017/18 tmd 270 pos 93 pro 6 total 369",
        "two tables that agree",
    ),
    case(
        "third offences, and the sex of victims after",
        "people",
        "Final letter TVP.docx",
        letter(
            "thames-valley",
            "Recorded offences:",
            grid("""
                Offence | 2016/17 | 2017/18
                86/2 Taking, making or distributing indecent images | 247 | 301
                86/10 Possession of indecent images | 101 | 88
                86/15 Possession of prohibited images | 11 | 14
                Total | 359 | 403
            """),
            "Although you did not ask, we are able to give the sex of victims where one is recorded:",
            grid("""
                Sex of victim | 2016/17 | 2017/18
                Female | 88 | 102
                Male | 21 | 30
                Not recorded | 250 | 271
            """),
        ),
        "thames-valley | 2016/17 tmd 247 pos 101 pro 11 total 359 | 2017/18 tmd 301 pos 88 pro 14 total 403",
        "the second table counts victims and was not asked for",
    ),
    case(
        "third years ending in March",
        "period heading",
        "Letter 30518.pdf",
        letter(
            "west-mercia",
            grid("""
                Offence type | Year ending March 2017 | Year ending March 2018
                Taking, making, distributing indecent photographs | 121 | 150
                Possessing indecent photographs | 38 | 33
                Possessing prohibited images | 2 | 5
            """),
            "An offence may have been committed in an earlier year than that in which it was recorded.",
        ),
        "west-mercia | 2016/17 tmd 121 pos 38 pro 2 total sum | 2017/18 tmd 150 pos 33 pro 5 total sum",
        "a year ending in March is the financial year",
    ),
    case(
        "third words of each section of the Acts",
        "code",
        "reply to requester.docx",
        letter(
            "norfolk",
            grid("""
                Legislation | 01/04/2016 - 31/03/2017 | 01/04/2017 - 31/03/2018
                Protection of Children Act 1978, Section 1 | 92 | 116
                Criminal Justice Act 1988, Section 160 | 28 | 31
                Coroners and Justice Act 2009, Section 62 | 3 | 2
                TOTAL | 123 | 149
            """),
        ),
        "norfolk | 2016/17 tmd 92 pos 28 pro 3 total 123 | 2017/18 tmd 116 pos 31 pro 2 total 149",
        "each offence is named by its law",
    ),
    case(
        "third many rows for the ways of taking and making",
        "total",
        "GMP FOI 2018 (2).pdf",
        letter(
            "greater-manchester",
            grid("""
                Offence | 2016/17 | 2017/18
                Take indecent photographs of a child | 18 | 25
                Make indecent photographs of a child | 266 | 341
                Distribute indecent photographs of a child | 71 | 83
                Show indecent photographs of a child | 4 | 2
                Possess indecent photographs of a child with a view to their distribution | 9 | 12
                Possess indecent photographs of a child | 134 | 121
                Possess prohibited images of a child | 13 | 17
                Grand Total | 515 | 601
            """),
        ),
        "greater-manchester | 2016/17 tmd 368 pos 134 pro 13 total 515 | 2017/18 tmd 463 pos 121 pro 17 total 601",
        "five rows are of the first category; with a view to distribution is, too",
    ),
    case(
        "third a key of codes above the table",
        "code",
        "Cumbria response FINAL.docx",
        letter(
            "cumbria",
            "The offences were found by these Home Office codes:",
            grid("""
                Code | Description
                86/2 | Take, make, distribute indecent photographs or pseudo-photographs of children
                86/10 | Possession of indecent photographs or pseudo-photographs of children
                86/15 | Possession of prohibited images of children
            """),
            grid("""
                Code | 2016/17 | 2017/18
                86/2 | 38 | 45
                86/10 | 12 | 16
                86/15 | 1 | 0
                Total | 51 | 61
            """),
        ),
        "cumbria | 2016/17 tmd 38 pos 12 pro 1 total 51 | 2017/18 tmd 45 pos 16 pro 0 total 61",
        "the first table has no figures, only the key",
    ),
    case(
        "third per cent of change as a last column",
        "layout",
        "Letter to applicant 7.pdf",
        letter(
            "lancashire",
            grid("""
                Offence | 2016/17 | 2017/18 | Difference | % change
                Make/take/distribute indecent images | 201 | 254 | +53 | 26.4%
                Possession of indecent images | 66 | 59 | -7 | -10.6%
                Possession of prohibited images | 5 | 8 | +3 | 60.0%
                Total | 272 | 321 | +49 | 18.0%
            """),
        ),
        "lancashire | 2016/17 tmd 201 pos 66 pro 5 total 272 | 2017/18 tmd 254 pos 59 pro 8 total 321",
        "differences and per cents are no counts of a year",
    ),
    case(
        "third appendix behind the letter",
        "layout",
        "FOI 2018-0771.pdf",
        letter(
            "devon-and-cornwall",
            "Devon and Cornwall Police holds the information that you seek, which is given in Appendix A.",
            "Explanatory notes: our data is held on a live system. Records may be reclassified, and a search on another day may not return the same figures.",
            NewPage(),
            "# Appendix A",
            "Recorded offences for indecent images of children by financial year",
            grid("""
                Home Office code and offence | 2016/17 | 2017/18
                086/02 Take, make, distribute indecent photographs of children | 178 | 209
                086/10 Possession of indecent photographs of children | 54 | 67
                086/15 Possession of prohibited images of children | 7 | 9
                Total | 239 | 285
            """),
        ),
        "devon-and-cornwall | 2016/17 tmd 178 pos 54 pro 7 total 239 | 2017/18 tmd 209 pos 67 pro 9 total 285",
        "the figures are in the appendix",
    ),
    case(
        "third two Scottish sections in sentences",
        "prose",
        "PSoS 1138.docx",
        scottish(
            "police-scotland",
            "In financial year 2016/17, 402 crimes of taking or distributing indecent photographs of children (section 52 of the Civic Government (Scotland) Act 1982) were recorded, and 193 "
            "crimes of possession (section 52A of the same Act), 595 in all.",
            "In financial year 2017/18, 431 crimes of taking or distributing were recorded (section 52), and 214 crimes of possession (section 52A), 645 in all.",
            "All figures are provisional and should be treated as management information.",
        ),
        "police-scotland | 2016/17 tmd 402 pos 193 total 595 | 2017/18 tmd 431 pos 214 total 645",
        "said in sentences, with the sections",
    ),
    case(
        "third council areas of Scotland with a total",
        "layout",
        "IM-FOI-2018-1139.pdf",
        scottish(
            "police-scotland",
            "Crimes recorded of indecent photographs of children (sections 52 and 52A of the Civic Government (Scotland) Act 1982), by division",
            grid("""
                Division | 2016/17 | 2017/18
                North East | 71 | 66
                Tayside | 58 | 70
                Highland and Islands | 39 | 44
                Forth Valley | 41 | 37
                Edinburgh | 77 | 90
                The Lothians and Scottish Borders | 62 | 59
                Fife | 55 | 61
                Greater Glasgow | 98 | 113
                Ayrshire | 44 | 39
                Lanarkshire | 60 | 68
                Total | 605 | 647
            """),
        ),
        "police-scotland | 2016/17 total 605 | 2017/18 total 647",
        "the divisions' total is the force's",
    ),
    case(
        "third nothing recorded of one kind in either year",
        "value",
        "CoLP - 2018 - 221.pdf",
        letter(
            "city-of-london",
            grid("""
                Offence | 2016-17 | 2017-18
                Make, take or distribute indecent images of children | 5 | 8
                Possession of indecent images of children | 2 | 3
                Possession of prohibited images of children | 0 | 0
                Total | 7 | 11
            """),
        ),
        "city-of-london | 2016/17 tmd 5 pos 2 pro 0 total 7 | 2017/18 tmd 8 pos 3 pro 0 total 11",
        "small forces have small figures",
    ),
    case(
        "third notes in small print that change nothing",
        "footnote",
        "Beds Police letter.docx",
        letter(
            "bedfordshire",
            grid("""
                Offence{1} | 2016/17{2} | 2017/18
                Take/make/distribute indecent photographs | 67 | 88
                Possession of indecent photographs | 19 | 25
                Possession of prohibited images | 1 | 3
                Total | 87 | 116
            """),
            "{1} As titled in the Home Office Counting Rules for Recorded Crime.",
            "{2} 1 April to 31 March.",
        ),
        "bedfordshire | 2016/17 tmd 67 pos 19 pro 1 total 87 | 2017/18 tmd 88 pos 25 pro 3 total 116",
        "the notes explain the headings only",
    ),
    case(
        "third cancelled crimes are left out as always",
        "footnote",
        "Kent FOI 2018 05 0912.pdf",
        letter(
            "kent",
            "The figures below exclude crimes that were later cancelled (previously known as no-crimes), in line with the Home Office Counting Rules.",
            grid("""
                Offence | 2016/17 | 2017/18
                86/2 Take/make/distribute indecent photographs | 289 | 351
                86/10 Possession of indecent photographs | 94 | 99
                86/15 Possession of prohibited images | 10 | 13
                Total | 393 | 463
            """),
        ),
        "kent | 2016/17 tmd 289/ask pos 94/ask pro 10/ask total 393/ask | 2017/18 tmd 351/ask pos 99/ask pro 13/ask total 463/ask",
        "a cancelled crime is not a recorded one; the sentence may still be shown to a person",
    ),
    case(
        "third arrests and charges in the same table, told apart",
        "measure heading",
        "Humberside disclosure 4417.docx",
        letter(
            "humberside",
            grid("""
                Year | Offences recorded | Persons arrested | Persons charged
                2016/17 | 144 | 91 | 47
                2017/18 | 189 | 104 | 52
            """),
            "Offences recorded are those of indecent images of children (86/2, 86/10 and 86/15).",
        ),
        "humberside | 2016/17 total 144 | 2017/18 total 189",
        "only the first column counts offences",
    ),
    case(
        "third tables for each offence, a year per row",
        "layout",
        "Suffolk 002214-18.docx",
        letter(
            "suffolk",
            "Taking, making and distributing indecent photographs of children",
            grid("""
                Year | Recorded offences
                2016/17 | 68
                2017/18 | 81
            """),
            "Possession of indecent photographs of children",
            grid("""
                Year | Recorded offences
                2016/17 | 22
                2017/18 | 26
            """),
            "Possession of prohibited images of children",
            grid("""
                Year | Recorded offences
                2016/17 | 3
                2017/18 | 1
            """),
        ),
        "suffolk | 2016/17 tmd 68 pos 22 pro 3 total sum | 2017/18 tmd 81 pos 26 pro 1 total sum",
        "each table's caption names its offence",
    ),
    case(
        "third pages and rulings absent, dots for leaders",
        "layout",
        "Cleveland 10551.pdf",
        letter(
            "cleveland",
            grid(
                """
                Offence | 2016/17 | 2017/18
                Take, make, distribute indecent images.............. | 58 | 70
                Possession of indecent images....................... | 20 | 17
                Possession of prohibited images..................... | 2 | 4
                Total............................................... | 80 | 91
                """,
                ruled=False,
            ),
        ),
        "cleveland | 2016/17 tmd 58 pos 20 pro 2 total 80 | 2017/18 tmd 70 pos 17 pro 4 total 91",
        "a table without lines",
    ),
    case(
        "third further breakdown by age withheld",
        "suppressed",
        "Gloucs 2018.4471.docx",
        letter(
            "gloucestershire",
            grid("""
                Offence | 2016/17 | 2017/18
                Take/make/distribute indecent photographs of children | 71 | 69
                Possession of indecent photographs of children | 26 | 31
                Possession of prohibited images of children | 2 | 4
                Total | 99 | 104
            """),
            "A breakdown by the age of offender is exempt under Section 40(2), personal information, as fewer than 5 of them were under 18 in each year.",
        ),
        "gloucestershire | 2016/17 tmd 71 pos 26 pro 2 total 99 | 2017/18 tmd 69 pos 31 pro 4 total 104",
        "what is withheld was not asked; fewer than 5 is no figure of offences",
    ),
)
