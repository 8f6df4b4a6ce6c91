"""Figures that stand beside those asked for: charges, people, outcomes, victims, images, crime by crime, other cuts."""

from __future__ import annotations

from tests.corpus.blocks import Beside, Sheet, grid
from tests.corpus.frame import Case
from tests.corpus.unseen.frame import annex, brief, case, formal, mailed, page


def _records(*months: tuple[str, tuple[tuple[str, int], ...]]) -> str:
    """Rows of crimes, one each with its own reference: `months` with how many of each offence were recorded."""
    names = {
        "86/2": "Take/make/distribute indecent photo of child",
        "86/10": "Possess indecent photo of child",
        "86/15": "Possess prohibited image",
        "86/11": "Extreme pornography",
    }
    crimes = [(month, code) for month, counts in months for code, count in counts for _ in range(count)]
    rows = [
        f"{month[2:4]}/{4410 + 37 * n}X | @{month}-{n % 27 + 1:02d} | '{code} | {names[code]}"
        for n, (month, code) in enumerate(crimes)
    ]
    return "\n".join(["Crime Ref | Recorded Date | HO Code | Offence", *rows])


CASES: tuple[Case, ...] = (
    case(
        "recorded and charged under each year",
        "measure + layout",
        "rec and charged.pdf",
        formal(
            "leicestershire",
            grid(
                """
            Offence | 2016/17 | < | 2017/18 | <
            ^ | Recorded | Charged | Recorded | Charged
            86/2 Take/make/distribute | 241 | 88 | 309 | 101
            86/10 Possession | 74 | 30 | 95 | 41
            86/15 Prohibited | 5 | 1 | 7 | 2
            Total | 320 | 119 | 411 | 144
            """,
                head=2,
            ),
        ),
        "leicestershire | 2016/17 tmd 241 pos 74 pro 5 total 320 | 2017/18 tmd 309 pos 95 pro 7 total 411",
        "charges do not count",
    ),
    case(
        "years under each measure",
        "measure + layout",
        "years under measures.docx",
        brief(
            "leicestershire",
            grid(
                """
            Offence | Crimes recorded | < | Persons arrested | <
            ^ | 16/17 | 17/18 | 16/17 | 17/18
            86/2 Take/make/distribute | 242 | 308 | 101 | 120
            86/10 Possession | 74 | 96 | 44 | 50
            86/15 Prohibited | 4 | 7 | 3 | 3
            """,
                head=2,
            ),
        ),
        "leicestershire | 2016/17 tmd 242 pos 74 pro 4 total 320 | 2017/18 tmd 308 pos 96 pro 7 total 411",
        "arrests do not count",
    ),
    case(
        "arrests and cautions by year",
        "measure",
        "arrest caution.html",
        page(
            "west-midlands",
            grid("""
            Year | Arrest | Caution
            2014/15 | 180 | 8
            2015/16 | 165 | 5
            2016/17 | 153 | 5
            2017/18 | 116 | 3
            """),
        ),
        "west-midlands | 2016/17 total ?ask | 2017/18 total ?ask",
        "none of it is recorded offences",
    ),
    case(
        "outcomes beside the offences",
        "measure",
        "outcomes.pdf",
        formal(
            "durham",
            "Offences recorded",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 120 | 133
            86/10 Possession | 44 | 61
            86/15 Prohibited | 5 | 2
            Total | 169 | 196
            """),
            "Outcomes of those offences",
            grid("""
            Outcome | 2016/17 | 2017/18
            1 Charge/Summons | 60 | 55
            3 Caution (adult) | 12 | 9
            15 Evidential difficulties (victim supports) | 40 | 38
            18 Investigation complete - no suspect identified | 57 | 50
            Not yet assigned | 0 | 44
            Total | 169 | 196
            """),
        ),
        "durham | 2016/17 tmd 120 pos 44 pro 5 total 169 | 2017/18 tmd 133 pos 61 pro 2 total 196",
        "the outcomes are of the same crimes",
    ),
    case(
        "outcomes alone, adding up to the crimes",
        "measure",
        "outcomes alone.docx",
        brief(
            "durham",
            "Recorded offences by outcome:",
            grid("""
            Outcome | 2016/17 | 2017/18
            Charged | 60 | 55
            Cautioned | 12 | 9
            No further action | 97 | 92
            Under investigation | 0 | 40
            Total recorded | 169 | 196
            """),
        ),
        "durham | 2016/17 total 169/ask | 2017/18 total 196/ask",
        "recorded offences cut by outcome: the total is the recorded total; to be asked is no fault",
    ),
    case(
        "victims by age",
        "people",
        "victims.pdf",
        formal(
            "essex",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 402 | 455
            86/10 Possession | 118 | 137
            86/15 Prohibited | 9 | 12
            Total | 529 | 604
            """),
            "Age of victims, where a victim was identified:",
            grid("""
            Age | 2016/17 | 2017/18
            0-9 | 31 | 40
            10-13 | 90 | 101
            14-17 | 120 | 160
            Not recorded | 310 | 330
            Total | 551 | 631
            """),
        ),
        "essex | 2016/17 tmd 402 pos 118 pro 9 total 529 | 2017/18 tmd 455 pos 137 pro 12 total 604",
        "victims are more than crimes, and do not count",
    ),
    case(
        "suspects only",
        "people",
        "suspects.docx",
        brief(
            "cleveland",
            "Please note these are numbers of suspects, so there will be duplicates.",
            grid("""
            Suspects | 2016/17 | 2017/18
            Male | 130 | 151
            Female | 12 | 9
            Total | 142 | 160
            """),
        ),
        "cleveland | 2016/17 total ?ask | 2017/18 total ?ask",
        "suspects are not offences",
    ),
    case(
        "victims and suspects in columns of one table",
        "people + layout",
        "columns.xlsx",
        annex(
            "kent",
            grid("""
            Financial year | Crimes | Victims | Suspects | Devices seized
            2016/17 | 777 | 801 | 640 | 2,310
            2017/18 | 859 | 902 | 702 | 2,904
            """),
        ),
        "kent | 2016/17 total 777 | 2017/18 total 859",
        "only the first column counts crimes",
    ),
    case(
        "by sex of offender, the same crimes again",
        "people",
        "by sex.html",
        page(
            "cumbria",
            "Offences recorded",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 58 | 77
            86/10 Possession | 31 | 29
            86/15 Prohibited | 2 | 0
            Total | 91 | 106
            """),
            "Offenders by sex",
            grid("""
            Sex | 2016/17 | 2017/18
            Male | 84 | 97
            Female | 3 | 4
            """),
        ),
        "cumbria | 2016/17 tmd 58 pos 31 pro 2 total 91 | 2017/18 tmd 77 pos 29 pro 0 total 106",
        "offenders are people",
    ),
    case(
        "number of images seized",
        "measure",
        "images.eml",
        mailed(
            "north-wales",
            "North Wales Police recorded 287 indecent images of children offences in 2016/17 and 373 in 2017/18. In these cases 1,204,331 and 2,010,887 images respectively were seized.",
        ),
        "north-wales | 2016/17 total 287 | 2017/18 total 373",
        "images are not offences",
    ),
    case(
        "incidents and crimes",
        "measure",
        "incidents.docx",
        brief(
            "gloucestershire",
            grid("""
             | 2016/17 | 2017/18
            Incidents logged | 210 | 260
            Crimes recorded | 121 | 143
            Intelligence reports | 1,020 | 1,144
            """),
        ),
        "gloucestershire | 2016/17 total 121 | 2017/18 total 143",
        "only the crimes recorded were asked for",
    ),
    case(
        "reported to us, no crime made",
        "measure",
        "reported.pdf",
        formal(
            "dorset",
            grid(
                """
            Offence | 2016/17 | < | 2017/18 | <
            ^ | Reported | Of which cancelled (no crime) | Reported | Of which cancelled (no crime)
            86/2 Take/make/distribute | 66 | 3 | 92 | 4
            86/10 Possession | 40 | 1 | 35 | 0
            86/15 Prohibited | 1 | 0 | 3 | 1
            Total | 107 | 4 | 130 | 5
            """,
                head=2,
            ),
        ),
        "dorset | 2016/17 tmd ask pos ask pro ask total ask | 2017/18 tmd ask pos ask pro ask total ask",
        "with or without the cancelled ones: analysts differ",
    ),
    case(
        "a row per crime",
        "records",
        "Gwent Police crimes.xlsx",
        annex(
            "gwent",
            grid(
                _records(
                    ("2016-07", (("86/2", 9), ("86/10", 4))),
                    ("2017-02", (("86/2", 3), ("86/15", 1))),
                    ("2017-05", (("86/2", 12), ("86/10", 6))),
                    ("2018-01", (("86/10", 2), ("86/15", 2))),
                )
            ),
        ),
        "gwent | 2016/17 tmd 12 pos 4 pro 1 total 17 | 2017/18 tmd 12 pos 8 pro 2 total 22",
        "rows to be counted by date and code",
    ),
    case(
        "a row per crime, some outside",
        "records + excluded",
        "Wiltshire Police crimes list.xlsx",
        annex(
            "wiltshire",
            grid(
                _records(
                    ("2016-03", (("86/2", 2),)),
                    ("2016-09", (("86/2", 7), ("86/10", 3), ("86/11", 2))),
                    ("2017-11", (("86/2", 8), ("86/10", 5), ("86/15", 1))),
                    ("2018-04", (("86/10", 3),)),
                )
            ),
        ),
        "wiltshire | 2016/17 tmd 7 pos 3 total 10/ask | 2017/18 tmd 8 pos 5 pro 1 total 14/ask",
        "crimes of March 2016, of April 2018 and of 86/11 do not count; whether the list is whole may be asked",
    ),
    case(
        "a row per crime with a year column",
        "records + period heading",
        "list with years.csv",
        (
            "Suffolk Constabulary FOI 1188/18: recorded indecent images of children crimes",
            grid(
                "\n".join(
                    [
                        "Crime No | FY | Offence Code",
                        *(f"37/{n:05d}/16 | 2016/17 | 86/2" for n in range(11)),
                        *(f"37/{n:05d}/16 | 2016/17 | 86/10" for n in range(20, 25)),
                        *(f"37/{n:05d}/17 | 2017/18 | 86/2" for n in range(40, 54)),
                        *(f"37/{n:05d}/17 | 2017/18 | 86/10" for n in range(60, 63)),
                        "37/00099/17 | 2017/18 | 86/15",
                    ]
                )
            ),
        ),
        "suffolk | 2016/17 tmd 11 pos 5 total 16/ask | 2017/18 tmd 14 pos 3 pro 1 total 18/ask",
        "a crime per row, its year given",
    ),
    case(
        "sheets of which one counts",
        "measure + layout",
        "Merseyside Police three sheets.xlsx",
        (
            Sheet("Offences"),
            "Merseyside Police - recorded offences, indecent images of children",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 300 | 322
            86/10 Possession | 99 | 101
            86/15 Prohibited | 8 | 9
            Total | 407 | 432
            """),
            Sheet("Suspects"),
            "Suspects linked to the above",
            grid("""
            Sex | 2016/17 | 2017/18
            Male | 390 | 402
            Female | 20 | 18
            """),
            Sheet("Notes"),
            "Extracted 4 May 2018. 3 crimes have no suspect. Home Office Counting Rules apply.",
        ),
        "merseyside | 2016/17 tmd 300 pos 99 pro 8 total 407 | 2017/18 tmd 322 pos 101 pro 9 total 432",
        "suspects on their own sheet",
    ),
    case(
        "offences and outcomes side by side",
        "measure + layout",
        "side by side.html",
        page(
            "north-yorkshire",
            Beside(
                (
                    grid("""
                    Offences recorded | 2016/17 | 2017/18
                    86/2 Take/make/distribute | 199 | 430
                    86/10 Possession | 80 | 170
                    86/15 Prohibited | 7 | 11
                    """),
                    grid("""
                    Offences detected | 2016/17 | 2017/18
                    86/2 Take/make/distribute | 60 | 91
                    86/10 Possession | 33 | 40
                    86/15 Prohibited | 2 | 1
                    """),
                )
            ),
        ),
        "north-yorkshire | 2016/17 tmd 199 pos 80 pro 7 total 286 | 2017/18 tmd 430 pos 170 pro 11 total 611",
        "detected offences are outcomes",
    ),
    case(
        "by recording district and again by offence",
        "layout + arithmetic",
        "two cuts.pdf",
        formal(
            "cheshire",
            "Recorded offences by offence",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 170 | 251
            86/10 Possession | 52 | 93
            86/15 Prohibited | 4 | 4
            Total | 226 | 348
            """),
            "Recorded offences by local policing unit",
            grid("""
            Unit | 2016/17 | 2017/18
            Chester | 60 | 91
            Crewe | 55 | 87
            Warrington | 111 | 170
            Total | 226 | 348
            """),
        ),
        "cheshire | 2016/17 tmd 170 pos 52 pro 4 total 226 | 2017/18 tmd 251 pos 93 pro 4 total 348",
        "the same crimes cut two ways",
    ),
    case(
        "two cuts that disagree",
        "arithmetic",
        "two cuts differ.docx",
        brief(
            "cheshire",
            "By offence:",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 171 | 251
            86/10 Possession | 52 | 93
            86/15 Prohibited | 4 | 4
            Total | 227 | 348
            """),
            "By month of recording: first half (April to September) and second half (October to March)",
            grid("""
            Half | 2016/17 | 2017/18
            First half | 100 | 170
            Second half | 121 | 178
            Total | 221 | 348
            """),
        ),
        "cheshire | 2016/17 tmd ?171 pos ?52 pro ?4 total ask | 2017/18 tmd 251 pos 93 pro 4 total 348",
        "227 or 221: a person has to ask",
    ),
    case(
        "the parts do not add up",
        "arithmetic + total",
        "parts.pdf",
        formal(
            "bedfordshire",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 80 | 121
            86/10 Possession | 36 | 70
            86/15 Prohibited | 2 | 3
            Total | 118 | 200
            """),
        ),
        "bedfordshire | 2016/17 tmd 80 pos 36 pro 2 total 118 | 2017/18 tmd ?121 pos ?70 pro ?3 total ask",
        "the parts of 2017/18 come to 194 and not to 200",
    ),
    case(
        "the parts do not add up, and the letter says why",
        "arithmetic + total + prose",
        "parts explained.docx",
        brief(
            "bedfordshire",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 80 | 121
            86/10 Possession | 36 | 70
            86/15 Prohibited | 2 | 3
            Total | 118 | 200
            """),
            "The total of 2017/18 includes 6 crimes whose precise offence has not yet been set.",
        ),
        "bedfordshire | 2016/17 tmd 80 pos 36 pro 2 total 118 | 2017/18 tmd 121 pos 70 pro 3 other ?6 nbd ?6 total 200/ask",
        "six without a precise offence; to be asked is no fault",
    ),
    case(
        "hate crime flags beside",
        "measure",
        "flags.xlsx",
        annex(
            "avon-and-somerset",
            grid("""
            Offence | 2016/17 | of which online flag | 2017/18 | of which online flag
            86/2 Take/make/distribute | 211 | 140 | 270 | 201
            86/10 Possession | 70 | 30 | 91 | 44
            86/15 Prohibited | 5 | 1 | 9 | 3
            Total | 286 | 171 | 370 | 248
            """),
        ),
        "avon-and-somerset | 2016/17 tmd 211 pos 70 pro 5 total 286 | 2017/18 tmd 270 pos 91 pro 9 total 370",
        "the flagged ones are part of the others",
    ),
    case(
        "charges counted by the prosecution",
        "measure",
        "copfs.docx",
        brief(
            "police-scotland",
            "The number of charges reported to the procurator fiscal was:",
            grid("""
            Charges | 2016/17 | 2017/18
            s.52 | 801 | 840
            s.52A | 402 | 433
            """),
        ),
        "police-scotland | 2016/17 tmd ?ask pos ?ask total ?ask | 2017/18 tmd ?ask pos ?ask total ?ask",
        "charges are not recorded crimes",
    ),
)
