"""Plain tables and sentences whose meaning a title, a note or a word changes."""

from __future__ import annotations

from tests.corpus.blocks import grid
from tests.corpus.frame import Case
from tests.corpus.unseen import councils, trusts
from tests.corpus.unseen.frame import annex, brief, case, formal, mailed, page

# Either left empty or asked about, for both years; every category, as a table gives them.
_NONE = "2016/17 tmd ?ask pos ?ask pro ?ask total ?ask | 2017/18 tmd ?ask pos ?ask pro ?ask total ?ask"
_PLAIN = """
Offence | 2016/17 | 2017/18
86/2 Take/make/distribute | 141 | 163
86/10 Possession | 52 | 71
86/15 Prohibited | 4 | 6
Total | 197 | 240
"""

CASES: tuple[Case, ...] = (
    case(
        "a footnote makes the second year a part year",
        "footnote + part year",
        "part by note.pdf",
        formal(
            "suffolk",
            "Recorded offences are shown below.",
            grid(_PLAIN.replace("2017/18", "2017/18*")),
            "* 1 April 2017 to 31 January 2018 only",
        ),
        "suffolk | 2016/17 tmd 141 pos 52 pro 4 total 197 | 2017/18 tmd ?ask pos ?ask pro ?ask total ?ask",
        "the note says that ten months are counted",
    ),
    case(
        "extracted before the year was over",
        "part year + prose",
        "extracted early.docx",
        brief(
            "lincolnshire", grid(_PLAIN), "Data extracted on 15 February 2018; 2017/18 is therefore the year to date."
        ),
        "lincolnshire | 2016/17 tmd 141 pos 52 pro 4 total 197 | 2017/18 tmd ?ask pos ?ask pro ?ask total ?ask",
        "2017/18 to the middle of February",
    ),
    case(
        "the old system's months are missing",
        "part year + prose",
        "migration.pdf",
        formal(
            "derbyshire",
            "The force changed its crime system on 1 November 2016. Crimes recorded before that date cannot be searched and are not included in the table.",
            grid(_PLAIN),
        ),
        "derbyshire | 2016/17 tmd ?ask pos ?ask pro ?ask total ?ask | 2017/18 tmd 163 pos 71 pro 6 total 240",
        "2016/17 lacks seven months",
    ),
    case(
        "the title says charges",
        "measure + layout",
        "title charges.docx",
        brief("cleveland", "Number of persons charged, by offence and financial year", grid(_PLAIN)),
        f"cleveland | {_NONE}",
        "the line above the table says that people charged are counted",
    ),
    case(
        "the note below says suspects",
        "people + footnote",
        "note suspects.pdf",
        formal(
            "staffordshire",
            grid(_PLAIN),
            "Please note that the above counts suspects and not crimes; one crime may have several suspects.",
        ),
        f"staffordshire | {_NONE}",
        "the line below the table says that suspects are counted",
    ),
    case(
        "the title says images",
        "measure",
        "title images.xlsx",
        (
            "Dorset Police FOI 1441/18",
            "Number of indecent images of children recovered, by category and financial year",
            grid("""
            Category | 2016/17 | 2017/18
            A | 10,201 | 9,004
            B | 8,330 | 7,410
            C | 51,902 | 60,118
            Total | 70,433 | 76,532
            """),
        ),
        "dorset | 2016/17 total ?ask other ?ask | 2017/18 total ?ask other ?ask",
        "images are counted, by their gravity",
    ),
    case(
        "only crimes with a young suspect",
        "people + over-inclusive",
        "young suspects.docx",
        brief("norfolk", "Recorded offences where the suspect was under 18 at the time:", grid(_PLAIN)),
        f"norfolk | {_NONE}",
        "part of what was asked for",
    ),
    case(
        "only one division",
        "sender + prose",
        "one division.pdf",
        formal(
            "lancashire",
            "Please note that the figures below relate to the South Division (Preston and Chorley) only; we are not able to report for the whole force.",
            grid(_PLAIN),
        ),
        f"lancashire | {_NONE}",
        "part of the force",
    ),
    case(
        "only those flagged online",
        "measure",
        "online only.html",
        page(
            "cheshire",
            "The table shows offences with the online crime flag. Offences without it are not included.",
            grid(_PLAIN),
        ),
        f"cheshire | {_NONE}",
        "part of what was asked for",
    ),
    case(
        "detected offences",
        "measure",
        "detected.csv",
        ("Humberside Police FOI 2019: detected indecent images of children offences by financial year", grid(_PLAIN)),
        f"humberside | {_NONE}",
        "detected is not recorded",
    ),
    case(
        "a caption of calendar years over financial headings",
        "period + calendar",
        "caption calendar.pdf",
        formal("thames-valley", "Recorded offences by calendar year", grid(_PLAIN)),
        "thames-valley | 2016/17 tmd ask pos ask pro ask total ask | 2017/18 tmd ask pos ask pro ask total ask",
        "the caption contradicts the headings",
    ),
    case(
        "the same year twice over the columns",
        "period heading + arithmetic",
        "same year twice.docx",
        brief("gwent", grid(_PLAIN.replace("2017/18", "2016/17"))),
        "gwent | 2016/17 tmd ask pos ask pro ask total ask | 2017/18 tmd ?ask pos ?ask pro ?ask total ?ask",
        "one of the two headings is a mistake",
    ),
    case(
        "a running total",
        "total + arithmetic",
        "running total.xlsx",
        annex(
            "surrey",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 160 | 171
            86/10 Possession | 44 | 59
            86/15 Prohibited | 3 | 4
            Cumulative total | 207 | 441
            """),
        ),
        "surrey | 2016/17 tmd 160 pos 44 pro 3 total 207 | 2017/18 tmd 171/ask pos 59/ask pro 4/ask total 234/ask",
        "the last row adds up from year to year; 441 is neither year's; to be asked is no fault",
    ),
    case(
        "attempts in the cell",
        "value",
        "attempts.docx",
        brief(
            "wiltshire",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 75 (+ 4 attempts) | 81 (+ 2 attempts)
            86/10 Possession | 30 | 33
            86/15 Prohibited | 2 | 1
            """),
        ),
        "wiltshire | 2016/17 tmd ask pos 30 pro 2 total ask | 2017/18 tmd ask pos 33 pro 1 total ask",
        "with or without attempts: analysts differ",
    ),
    case(
        "a negative count",
        "value",
        "negative.csv",
        annex(
            "cumbria",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 58 | 77
            86/10 Possession | 31 | 29
            86/15 Prohibited | -1 | 0
            """),
        ),
        "cumbria | 2016/17 tmd 58 pos 31 pro ask total ask | 2017/18 tmd 77 pos 29 pro 0 total 106",
        "a count is never negative",
    ),
    case(
        "zeros that rounding made",
        "rounded + footnote",
        "rounded zeros.pdf",
        formal(
            "south-yorkshire",
            "Recorded offences, rounded to the nearest 5 (1 and 2 are shown as 0):",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 550 | 650
            86/10 Possession | 95 | 100
            86/15 Prohibited | 0 | 0
            """),
        ),
        "south-yorkshire | 2016/17 tmd 548..552 pos 93..97 pro 0..2 total 641..651 | 2017/18 tmd 648..652 pos 98..102 pro 0..2 total 746..756",
        "a zero may be 1 or 2",
    ),
    case(
        "a hidden excluded code inside the total",
        "excluded + suppressed + total",
        "hidden excluded.docx",
        brief(
            "nottinghamshire",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 216 | 248
            86/10 Possession | 63 | 68
            86/15 Prohibited | 5 | 6
            86/11 Extreme pornography | <5 | <5
            Total | 287 | 324
            """),
        ),
        "nottinghamshire | 2016/17 tmd 216 pos 63 pro 5 total 284/283..287 | 2017/18 tmd 248 pos 68 pro 6 total 322/320..324",
        "all three that were asked for are given; the total includes what was not",
    ),
    case(
        "the total says that it includes others",
        "total + footnote",
        "total includes.pdf",
        formal(
            "suffolk",
            "Offences recorded:",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 90 | 101
            86/10 Possession | 33 | 40
            Total{1} | 137 | 155
            """),
            "1 The total includes other obscene publications offences (86/1 and 86/11) which are not shown.",
        ),
        "suffolk | 2016/17 tmd 90 pos 33 total ask | 2017/18 tmd 101 pos 40 total ask",
        "the total holds offences that were not asked for",
    ),
    case(
        "both years in one cell",
        "layout + period",
        "both years one cell.pdf",
        formal(
            "city-of-london",
            "Offences recorded (years are merged where needed to avoid identifying individuals):",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 9 | 12
            86/10 Possession | 6 | <
            86/15 Prohibited | 0 | 0
            """),
        ),
        "city-of-london | 2016/17 tmd 9 pos ?0..6 pro 0 total ask | 2017/18 tmd 12 pos ?0..6 pro 0 total ask",
        "six over both years",
    ),
    case(
        "one month not available",
        "part year + value",
        "no August.xlsx",
        annex(
            "warwickshire",
            grid(
                "Month | 86/2 | 86/10 | 86/15\n"
                + "\n".join(
                    f"{m} | {'n/a' if m == 'Aug 2016' else 5} | {'n/a' if m == 'Aug 2016' else 2} | {'n/a' if m == 'Aug 2016' else 1}"
                    for m in (
                        f"{month} {year}"
                        for year, months in (
                            (2016, "Apr May Jun Jul Aug Sep Oct Nov Dec"),
                            (2017, "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"),
                            (2018, "Jan Feb Mar"),
                        )
                        for month in months.split()
                    )
                )
            ),
        ),
        "warwickshire | 2016/17 tmd ask pos ask pro ask total ask | 2017/18 tmd 60 pos 24 pro 12 total 96",
        "one month of 2016/17 is not there",
    ),
    case(
        "ages over the columns",
        "people + layout",
        "ages.html",
        page(
            "north-yorkshire",
            "Offences recorded by age of victim",
            grid("""
            Financial year | 0-9 | 10-13 | 14-17 | 18+ | Unknown | Total
            2016/17 | 20 | 61 | 90 | 4 | 111 | 286
            2017/18 | 41 | 120 | 201 | 8 | 241 | 611
            """),
        ),
        "north-yorkshire | 2016/17 total 286/ask | 2017/18 total 611/ask",
        "offences cut by age: the totals may be taken or asked about, no age band is a figure",
    ),
    case(
        "a subset among the rows",
        "layout + total",
        "subset row.docx",
        brief(
            "avon-and-somerset",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 211 | 270
            - of which domestic abuse flagged | 14 | 20
            86/10 Possession | 70 | 91
            86/15 Prohibited | 5 | 9
            """),
        ),
        "avon-and-somerset | 2016/17 tmd 211 pos 70 pro 5 total 286 | 2017/18 tmd 270 pos 91 pro 9 total 370",
        "the second row is part of the first",
    ),
    case(
        "cancelled afterwards",
        "prose + measure",
        "cancelled.pdf",
        formal(
            "durham",
            "In 2016/17 there were 209 recorded offences, 14 of which were later cancelled. In 2017/18 there were 230, of which 9 were later cancelled.",
        ),
        "durham | 2016/17 total ask | 2017/18 total ask",
        "209 or 195: analysts differ",
    ),
    case(
        "fewer than ten in prose",
        "prose + suppressed",
        "fewer prose.eml",
        mailed(
            "city-of-london",
            "City of London Police recorded fewer than 10 indecent images of children offences in 2016/17 and 14 in 2017/18.",
        ),
        "city-of-london | 2016/17 total 0..9/1..9 | 2017/18 total 14",
        "fewer than 10 is at most 9",
    ),
    case(
        "between ten and fifteen in prose",
        "prose + value",
        "between.docx",
        brief("city-of-london", "The number of recorded offences was between 10 and 15 in both 2016/17 and 2017/18."),
        "city-of-london | 2016/17 total 10..15/ask | 2017/18 total 10..15/ask",
        "a range for each year; to be asked is no fault",
    ),
    case(
        "from one to the other",
        "prose",
        "from to.docx",
        brief("bedfordshire", "Recorded offences rose from 118 in 2016/17 to 200 in 2017/18, an increase of 69%."),
        "bedfordshire | 2016/17 total 118 | 2017/18 total 200",
        "the years follow their numbers",
    ),
    case(
        "the alliance in one letter of one force",
        "joint + sender",
        "alliance.docx",
        brief(
            "warwickshire",
            "Figures are for the strategic alliance of Warwickshire Police and West Mercia Police, which share one crime system.",
            grid(_PLAIN),
        ),
        f"warwickshire | {_NONE}\nwest-mercia | {_NONE}",
        "two forces in one number",
    ),
    case(
        "provisional and final side by side",
        "correction + layout",
        "provisional.xlsx",
        annex(
            "hertfordshire",
            grid("""
            Offence | 2016/17 | 2017/18 (provisional) | 2017/18 (final)
            86/2 Take/make/distribute | 220 | 200 | 209
            86/10 Possession | 84 | 85 | 88
            86/15 Prohibited | 5 | 4 | 4
            Total | 309 | 289 | 301
            """),
        ),
        "hertfordshire | 2016/17 tmd 220 pos 84 pro 5 total 309 | 2017/18 tmd 209/ask pos 88/ask pro 4/ask total 301/ask",
        "the final column holds; to be asked is no fault",
    ),
    case(
        "target beside actual",
        "measure + layout",
        "forecast.docx",
        brief(
            "gloucestershire",
            grid("""
            Financial year | Recorded offences | Forecast
            2016/17 | 121 | 110
            2017/18 | 143 | 130
            2018/19 |  | 150
            """),
        ),
        "gloucestershire | 2016/17 total 121 | 2017/18 total 143",
        "a forecast is no count",
    ),
    case(
        "offences committed in the year, not recorded in it",
        "period + measure",
        "committed.pdf",
        formal(
            "west-midlands",
            "The table shows crimes by the date on which the offence was committed, which may be years before it was recorded.",
            grid(_PLAIN),
        ),
        "west-midlands | 2016/17 tmd ask pos ask pro ask total ask | 2017/18 tmd ask pos ask pro ask total ask",
        "another date than the date of recording",
    ),
    case(
        "the table repeats the example of the request",
        "prose + layout",
        "example.docx",
        (
            "Cambridgeshire Constabulary",
            "FOI 2291/18 - indecent images of children",
            "You asked us to reply in the following form, for example:",
            grid("""
            Financial year | Recorded offences
            2016/17 | 100
            2017/18 | 120
            """),
            "Our response is:",
            grid("""
            Financial year | Recorded offences
            2016/17 | 209
            2017/18 | 164
            """),
        ),
        "cambridgeshire | 2016/17 total 209/ask | 2017/18 total 164/ask",
        "the first table is the applicant's example; to be asked is no fault",
    ),
    *(
        councils.case(*one)
        for one in (
            (
                "councils: all highway defects",
                "over-inclusive",
                "all defects.docx",
                councils.reply(
                    "oldminster",
                    "We do not record the cause of a claim. The figures below are for all highway claims, including trips, trees and flooding.",
                    grid("""
                    Year | Claims received | Claims settled
                    2020 | 1,610 | 301
                    2021 | 1,541 | 288
                    2022 | 1,730 | 340
                    """),
                ),
                "oldminster | 2020 received ?ask settled ?ask | 2021 received ?ask settled ?ask | 2022 received ?ask settled ?ask",
                "more than potholes",
            ),
            (
                "councils: years that run from April",
                "period + footnote",
                "april years.pdf",
                councils.reply(
                    "stanbridge",
                    grid("""
                    Year* | Claims received | Claims settled
                    2020 | 201 | 30
                    2021 | 188 | 21
                    2022 | 240 | 44
                    """),
                    "* Years run from 1 April to 31 March.",
                ),
                "stanbridge | 2020 received ?ask settled ?ask | 2021 received ?ask settled ?ask | 2022 received ?ask settled ?ask",
                "the note says that the years are financial years",
            ),
            (
                "councils: compensation with legal costs",
                "money + over-inclusive",
                "legal costs.xlsx",
                (
                    "Wexcombe County Council FOI 5514 - pothole claims by calendar year",
                    grid("""
                    Year | Claims received | Compensation paid including legal costs and fees
                    2020 | 412 | 41,000
                    2021 | 377 | 33,100
                    2022 | 501 | 52,940
                    """),
                ),
                "wexcombe | 2020 received 412 compensation ask | 2021 received 377 compensation ask | 2022 received 501 compensation ask",
                "more than the compensation: analysts differ whether to take it",
            ),
        )
    ),
    *(
        trusts.case(*one)
        for one in (
            (
                "trusts: data lost for some months",
                "part year + footnote",
                "lost months.docx",
                trusts.reply(
                    "castlemoor",
                    grid("""
                    Incidents reported | 2021/22 | 2022/23{1} | 2023/24
                    Physical assaults | 88 | 41 | 120
                    Verbal abuse | 201 | 90 | 240
                    Total | 289 | 131 | 360
                    """),
                    "1 Owing to a cyber incident no data are available for August 2022 to January 2023.",
                ),
                "castlemoor | 2021/22 physical 88 verbal 201 total 289 | 2022/23 physical ?ask verbal ?ask total ?ask | 2023/24 physical 120 verbal 240 total 360",
                "six months of 2022/23 are not there",
            ),
            (
                "trusts: one hospital only",
                "sender + prose",
                "one hospital.pdf",
                trusts.reply(
                    "avonleigh",
                    "We are only able to provide reported incidents for the Royal Infirmary site. The other hospitals use another system.",
                    grid("""
                    Reported incidents | 2021/22 | 2022/23 | 2023/24
                    Physical assaults | 60 | 73 | 101
                    Verbal abuse | 112 | 108 | 129
                    Total | 172 | 181 | 230
                    """),
                ),
                "avonleigh | 2021/22 physical ?ask verbal ?ask total ?ask | 2022/23 physical ?ask verbal ?ask total ?ask | 2023/24 physical ?ask verbal ?ask total ?ask",
                "one of several hospitals",
            ),
            (
                "trusts: staff and patients together",
                "over-inclusive",
                "together.xlsx",
                (
                    "Eskdale Partnership NHS Foundation Trust FOI 2217: assaults on staff, patients and visitors",
                    grid("""
                    Financial year | Physical assaults | Verbal abuse
                    2021/22 | 1,820 | 910
                    2022/23 | 1,845 | 933
                    2023/24 | 1,902 | 980
                    """),
                ),
                "eskdale | 2021/22 physical ask verbal ask total ask | 2022/23 physical ask verbal ask total ask | 2023/24 physical ask verbal ask total ask",
                "the title says that others than staff are counted",
            ),
        )
    ),
)
