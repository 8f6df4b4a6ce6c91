"""Replies in which a sentence, footnote, title, small cell or column changes what a figure means, and their doubles.

Not here: ordinary replies and hard layouts.
"""

from __future__ import annotations

from tests.corpus.blocks import Sheet, grid
from tests.corpus.third.frame import attached_note, covered, letter, online, scottish, three_parts
from tests.corpus.unseen.frame import case

CASES = (
    case(
        "third caption says with a positive outcome",
        "measure heading",
        "Suffolk outcome.docx",
        letter(
            "suffolk",
            "Table 1: Indecent images of children offences with a positive outcome",
            grid("""
                Offence | 2016/17 | 2017/18
                Take/make/distribute | 41 | 39
                Possession of indecent images | 15 | 18
                Possession of prohibited images | 1 | 2
                Total | 57 | 59
            """),
        ),
        "suffolk | 2016/17 tmd ?ask pos ?ask pro ?ask total ask | 2017/18 tmd ?ask pos ?ask pro ?ask total ask",
        "only those with a positive outcome are counted",
    ),
    case(
        "third March is not yet validated",
        "part year + footnote",
        "Norfolk 4410.pdf",
        letter(
            "norfolk",
            grid("""
                Offence | 2016/17 | 2017/18*
                Take/make/distribute indecent photographs | 93 | 101
                Possession of indecent photographs | 27 | 25
                Possession of prohibited images | 3 | 4
                Total | 123 | 130
            """),
            "* Data for March 2018 is still going through validation and has been left out.",
        ),
        "norfolk | 2016/17 tmd 93 pos 27 pro 3 total 123 | 2017/18 tmd ?ask pos ?ask pro ?ask total ask",
        "the last month is lacking",
    ),
    case(
        "third new system from October",
        "part year",
        "Cleveland system.docx",
        letter(
            "cleveland",
            "Cleveland Police moved to a new crime recording system on 3 October 2016. Offences recorded on the old system could not be searched for this request.",
            grid("""
                Offence | 2016/17 | 2017/18
                Take/make/distribute indecent photographs | 29 | 68
                Possession of indecent photographs | 10 | 19
                Possession of prohibited images | 1 | 2
                Total | 40 | 89
            """),
        ),
        "cleveland | 2016/17 tmd ?ask pos ?ask pro ?ask total ask | 2017/18 tmd 68/ask pos 19/ask pro 2/ask total 89/ask",
        "half of the first year is lacking; the second is whole",
    ),
    case(
        "third only offences with an online marker",
        "measure",
        "Avon reply 711.docx",
        letter(
            "avon-and-somerset",
            grid("""
                Offence | 2016/17 | 2017/18
                Take/make/distribute indecent photographs | 162 | 201
                Possession of indecent photographs | 48 | 51
                Possession of prohibited images | 3 | 4
                Total | 213 | 256
            """),
            "The search was made for crimes that carry the cyber-enabled marker, which officers add by hand.",
        ),
        "avon-and-somerset | 2016/17 tmd ?ask pos ?ask pro ?ask total ask | 2017/18 tmd ?ask pos ?ask pro ?ask total ask",
        "crimes without the marker are not counted",
    ),
    case(
        "third digits of a total change places",
        "arithmetic",
        "NWales typo.pdf",
        letter(
            "north-wales",
            grid("""
                Offence | 2016/17 | 2017/18
                Take/make/distribute indecent photographs | 109 | 138
                Possession of indecent photographs | 38 | 43
                Possession of prohibited images | 5 | 3
                Total | 125 | 184
            """),
        ),
        "north-wales | 2016/17 tmd 109/ask pos 38/ask pro 5/ask total ask | 2017/18 tmd 138 pos 43 pro 3 total 184",
        "152 and 125 cannot both be right",
    ),
    case(
        "third both columns bear the same year",
        "period heading",
        "South Yorkshire slip.docx",
        letter(
            "south-yorkshire",
            grid("""
                Offence | 2016/17 | 2016/17
                Take/make/distribute indecent photographs | 170 | 208
                Possession of indecent photographs | 60 | 71
                Possession of prohibited images | 8 | 7
                Total | 238 | 286
            """),
        ),
        "south-yorkshire | 2016/17 tmd ?ask pos ?ask pro ?ask total ask | 2017/18 tmd ?ask pos ?ask pro ?ask total ask",
        "which is which year must be asked",
    ),
    case(
        "third neighbours' figures beside",
        "sender + joint",
        "Derbyshire comparison.pdf",
        letter(
            "derbyshire",
            "For comparison, we show the figures which our neighbouring forces have published.",
            grid(
                """
                | Derbyshire | < | Nottinghamshire | < | Staffordshire | <
                Offence | 2016/17 | 2017/18 | 2016/17 | 2017/18 | 2016/17 | 2017/18
                Indecent images of children | 237 | 259 | 171 | 208 | 190 | 221
                """,
                head=2,
            ),
        ),
        "derbyshire | 2016/17 total 237/ask | 2017/18 total 259/ask\nnottinghamshire | 2016/17 total ?ask | 2017/18 total ?ask\nstaffordshire | 2016/17 total ?ask | 2017/18 total ?ask",
        "a force answers for itself; what it says of others is second-hand",
    ),
    case(
        "third second year is cumulative",
        "period + footnote",
        "Gwent cumulative.xlsx",
        covered(
            "gwent",
            grid("""
                Offence | 2016/17 | 2017/18
                Take/make/distribute indecent photographs | 71 | 159
                Possession of indecent photographs | 27 | 55
                Possession of prohibited images | 2 | 5
                Total | 100 | 219
            """),
            "Note: figures are running totals from 1 April 2016.",
        ),
        "gwent | 2016/17 tmd 71/ask pos 27/ask pro 2/ask total 100/ask | 2017/18 tmd ?ask pos ?ask pro ?ask total ask",
        "the second column holds both years",
    ),
    case(
        "third offences as shares of the total",
        "value",
        "Cheshire shares.docx",
        letter(
            "cheshire",
            grid("""
                | 2016/17 | 2017/18
                Total recorded offences | 183 | 217
                Take/make/distribute | 74% | 71%
                Possession of indecent images | 24% | 27%
                Possession of prohibited images | 2% | 2%
            """),
        ),
        "cheshire | 2016/17 tmd ?ask pos ?ask pro ?ask total 183 | 2017/18 tmd ?ask pos ?ask pro ?ask total 217",
        "shares are no counts; the total is one",
    ),
    case(
        "third rates per thousand only",
        "measure",
        "Hants rates.html",
        online(
            "hampshire",
            "Recorded offences of indecent images of children per 100,000 residents",
            grid("""
                Offence | 2016/17 | 2017/18
                Take/make/distribute | 11 | 13
                Possession of indecent images | 4 | 4
                Possession of prohibited images | 1 | 1
                Total | 16 | 18
            """),
        ),
        "hampshire | 2016/17 tmd ?ask pos ?ask pro ?ask total ?ask | 2017/18 tmd ?ask pos ?ask pro ?ask total ?ask",
        "rates are no counts",
    ),
    case(
        "third indecent images as part of a wider total",
        "total + over-inclusive",
        "Lancs wider.docx",
        letter(
            "lancashire",
            grid("""
                Recorded offences | 2016/17 | 2017/18
                Sexual offences against children, all | 1,204 | 1,377
                of which indecent images of children (86/2, 86/10, 86/15) | 274 | 325
            """),
        ),
        "lancashire | 2016/17 total 274 | 2017/18 total 325",
        "the first row is far wider than what was asked",
    ),
    case(
        "third scaled up from a sample",
        "measure",
        "Notts estimate.pdf",
        letter(
            "nottinghamshire",
            grid("""
                Offence | 2016/17 | 2017/18
                Take/make/distribute indecent photographs | 120 | 150
                Possession of indecent photographs | 45 | 53
                Total | 165 | 203
            """),
            "To stay within the cost limit we read one record in five and multiplied the result.",
        ),
        "nottinghamshire | 2016/17 tmd ?ask pos ?ask total ask | 2017/18 tmd ?ask pos ?ask total ask",
        "an estimate is no count",
    ),
    case(
        "third rounded to ten in the small print",
        "rounded",
        "Met rounded.docx",
        letter(
            "metropolitan",
            grid("""
                Financial year | Recorded offences of indecent images of children
                2016/17 | 1,450
                2017/18 | 1,620
            """),
            "Numbers are given to the nearest ten.",
        ),
        "metropolitan | 2016/17 total 1445..1454/1445..1455/ask | 2017/18 total 1615..1624/1615..1625/ask",
        "within five of what is shown",
    ),
    case(
        "third a letter in place of small numbers",
        "suppressed",
        "Dyfed Powys S.xlsx",
        covered(
            "dyfed-powys",
            grid("""
                Offence | 2016/17 | 2017/18
                Take/make/distribute indecent photographs | 56 | 66
                Possession of indecent photographs | 20 | 23
                Possession of prohibited images | S | S
                Total | 78 | 92
            """),
            "S = suppressed, fewer than 5",
        ),
        "dyfed-powys | 2016/17 tmd 56 pos 20 pro 2/0..4/1..4 total 78 | 2017/18 tmd 66 pos 23 pro 3/0..4/1..4 total 92",
        "fewer than five; the totals say two and three",
    ),
    case(
        "third please read one figure for another",
        "correction",
        "Leics erratum.eml",
        attached_note(
            "leicestershire",
            grid("""
                Offence | 2016/17 | 2017/18
                Take/make/distribute | 128 | 195
                Possession of indecent images | 45 | 43
                Possession of prohibited images | 5 | 6
                Total | 178 | 208
            """),
            "Apologies, there is a slip in the table: for take/make/distribute in 2017/18 please read 159 and not 195.",
        ),
        "leicestershire | 2016/17 tmd 128/ask pos 45/ask pro 5/ask total 178/ask | 2017/18 tmd 159/ask pos 43/ask pro 6/ask total 208/ask",
        "the sentence corrects a cell; the total agrees with the correction",
    ),
    case(
        "third withdrawn table comes first",
        "correction",
        "Humberside corrected.docx",
        letter(
            "humberside",
            "Table as sent to you on 8 May 2018 (withdrawn)",
            grid("""
                Offence | 2016/17 | 2017/18
                Take/make/distribute | 99 | 120
                Possession of indecent images | 36 | 41
                Total | 135 | 161
            """),
            "Corrected table",
            grid("""
                Offence | 2016/17 | 2017/18
                Take/make/distribute | 105 | 133
                Possession of indecent images | 38 | 46
                Total | 143 | 179
            """),
        ),
        "humberside | 2016/17 tmd 105/ask pos 38/ask total 143/ask | 2017/18 tmd 133/ask pos 46/ask total 179/ask",
        "the second table counts",
        supersedes=True,
    ),
    case(
        "third crimes and crime-related incidents",
        "measure",
        "Northumbria incidents.pdf",
        letter(
            "northumbria",
            grid("""
                Offence | 2016/17 | 2017/18
                Take/make/distribute | 260 | 318
                Possession of indecent images | 98 | 93
                Total | 358 | 411
            """),
            "The above are crimes and crime-related incidents taken together.",
        ),
        "northumbria | 2016/17 tmd ?ask pos ?ask total ask | 2017/18 tmd ?ask pos ?ask total ask",
        "incidents that are no crimes are counted with them",
    ),
    case(
        "third title and headings disagree on the year",
        "calendar",
        "Surrey years.docx",
        letter(
            "surrey",
            "Offences recorded between January and December",
            grid("""
                Offence | 2016/17 | 2017/18
                Take/make/distribute | 124 | 150
                Possession of indecent images | 42 | 43
                Possession of prohibited images | 4 | 5
                Total | 170 | 198
            """),
        ),
        "surrey | 2016/17 tmd ?ask pos ?ask pro ?ask total ask | 2017/18 tmd ?ask pos ?ask pro ?ask total ask",
        "January to December is not the financial year",
    ),
    case(
        "third extreme pornography is inside the total",
        "excluded + total",
        "Lincs total.pdf",
        letter(
            "lincolnshire",
            grid("""
                Offence | 2016/17 | 2017/18
                86/2 Take/make/distribute indecent photographs of children | 63 | 71
                86/10 Possession of indecent photographs of children | 22 | 21
                86/11 Possession of extreme pornographic images | 18 | 25
                86/15 Possession of prohibited images of children | 2 | 3
                Total | 105 | 120
            """),
        ),
        "lincolnshire | 2016/17 tmd 63 pos 22 pro 2 total 87/ask | 2017/18 tmd 71 pos 21 pro 3 total 95/ask",
        "the stated totals have what was not asked for in them",
    ),
    case(
        "third reports received, not crimes",
        "measure heading",
        "Kent reports.docx",
        letter(
            "kent",
            grid("""
                Reports received of | 2016/17 | 2017/18
                Taking, making or distributing indecent images of children | 341 | 402
                Possession of indecent images of children | 122 | 131
                Total | 463 | 533
            """),
            "Not every report results in a recorded crime.",
        ),
        "kent | 2016/17 tmd ?ask pos ?ask total ask | 2017/18 tmd ?ask pos ?ask total ask",
        "reports are not recorded crimes",
    ),
    case(
        "third to date in a heading",
        "part year + period heading",
        "Essex Police todate.xlsx",
        covered(
            "essex",
            grid("""
                Offence | 2016/17 | 2017/18 YTD
                Take/make/distribute indecent photographs | 197 | 188
                Possession of indecent photographs | 60 | 51
                Possession of prohibited images | 5 | 6
                Total | 262 | 245
            """),
            "YTD is as at 31 January 2018",
        ),
        "essex | 2016/17 tmd 197 pos 60 pro 5 total 262 | 2017/18 tmd ?ask pos ?ask pro ?ask total ask",
        "ten months only",
    ),
    case(
        "third one offence not searchable in the first year",
        "value + footnote",
        "Dorset na.docx",
        letter(
            "dorset",
            grid("""
                Offence | 2016/17 | 2017/18
                Take/make/distribute indecent photographs | 63 | 72
                Possession of indecent photographs | 20 | 24
                Possession of prohibited images | n/a | 4
                Total | 83 | 100
            """),
            "n/a: offences of prohibited images were not given a code of their own in our system before April 2017 and can't be retrieved.",
        ),
        "dorset | 2016/17 tmd 63 pos 20 pro ask total ask | 2017/18 tmd 72 pos 24 pro 4 total 100",
        "the first total lacks one of the offences",
    ),
    case(
        "third caption names one city",
        "measure",
        "Leics city.pdf",
        three_parts(
            "leicestershire",
            "Answer 1: recorded offences, Leicester City Basic Command Unit",
            grid("""
                Offence | 2016/17 | 2017/18
                Take/make/distribute | 55 | 61
                Possession of indecent images | 20 | 17
                Possession of prohibited images | 2 | 2
                Total | 77 | 80
            """),
            "Answer 2: 33 and 40.",
            "Answer 3: 8.",
        ),
        "leicestershire | 2016/17 tmd ?ask pos ?ask pro ?ask total ask | 2017/18 tmd ?ask pos ?ask pro ?ask total ask",
        "one part of the force's area",
    ),
    case(
        "third draft sheet and final sheet",
        "correction + layout",
        "West Mercia Police versions.xlsx",
        (
            Sheet("Final"),
            *covered(
                "west-mercia",
                grid("""
                    Offence | 2016/17 | 2017/18
                    Take/make/distribute | 119 | 148
                    Possession of indecent images | 36 | 40
                    Possession of prohibited images | 3 | 5
                    Total | 158 | 193
                """),
            ),
            Sheet("Draft - superseded"),
            *covered(
                "west-mercia",
                grid("""
                    Offence | 2016/17 | 2017/18
                    Take/make/distribute | 115 | 141
                    Possession of indecent images | 36 | 38
                    Possession of prohibited images | 3 | 5
                    Total | 154 | 184
                """),
            ),
        ),
        "west-mercia | 2016/17 tmd 119/ask pos 36/ask pro 3/ask total 158/ask | 2017/18 tmd 148/ask pos 40/ask pro 5/ask total 193/ask",
        "the draft was replaced",
    ),
    case(
        "third figures in brackets explained",
        "value + footnote",
        "Merseyside brackets.docx",
        letter(
            "merseyside",
            grid("""
                Offence | 2016/17 | 2017/18
                Take/make/distribute | 212 (31) | 255 (40)
                Possession of indecent images | 61 (9) | 62 (5)
                Possession of prohibited images | 6 (0) | 8 (1)
                Total | 279 (40) | 325 (46)
            """),
            "Figures in brackets show how many of the offences were committed before 1 April 2016.",
        ),
        "merseyside | 2016/17 tmd 212/ask pos 61/ask pro 6/ask total 279/ask | 2017/18 tmd 255/ask pos 62/ask pro 8/ask total 325/ask",
        "the bracket is a part of the figure before it",
    ),
    case(
        "third only offences that are finalised, by outcome",
        "layout + measure",
        "Durham finalised.pdf",
        letter(
            "durham",
            "Offences of indecent images of children recorded in each year and since finalised",
            grid("""
                Outcome | 2016/17 | 2017/18
                Charged or summonsed | 29 | 20
                Cautioned | 11 | 7
                Evidential difficulties | 24 | 19
                Not in the public interest | 4 | 5
                Total | 68 | 51
            """),
        ),
        "durham | 2016/17 total ask | 2017/18 total ask",
        "offences still open are left out",
    ),
    case(
        "third principal crime only",
        "measure",
        "GMP principal.docx",
        letter(
            "greater-manchester",
            grid("""
                Offence | 2016/17 | 2017/18
                Take/make/distribute | 352 | 430
                Possession of indecent images | 88 | 79
                Possession of prohibited images | 4 | 6
                Total | 444 | 515
            """),
            "Where an investigation led to several crimes, only the most serious of them is shown.",
        ),
        "greater-manchester | 2016/17 tmd ?ask pos ?ask pro ?ask total ask | 2017/18 tmd ?ask pos ?ask pro ?ask total ask",
        "crimes that were recorded are left out",
    ),
    case(
        "third rows that share crimes",
        "total + footnote",
        "Beds overlap.pdf",
        letter(
            "bedfordshire",
            grid("""
                Offence | 2016/17 | 2017/18
                Take/make/distribute indecent photographs | 67 | 90
                Possession of indecent photographs | 40 | 52
                Possession of prohibited images | 2 | 3
            """),
            "Please note that a crime with more than one offence appears in more than one row, so that the rows should not be added together.",
        ),
        "bedfordshire | 2016/17 tmd 67/ask pos 40/ask pro 2/ask total ask | 2017/18 tmd 90/ask pos 52/ask pro 3/ask total ask",
        "the rows overlap; no total can be made of them",
    ),
    case(
        "third what was left out was not asked for",
        "excluded",
        "Staffs without.docx",
        letter(
            "staffordshire",
            "Offences of extreme pornography (86/11) and of obscene publications (86/1) are not included in these figures.",
            grid("""
                Offence | 2016/17 | 2017/18
                Take/make/distribute | 139 | 166
                Possession of indecent images | 51 | 48
                Possession of prohibited images | 4 | 6
                Total | 194 | 220
            """),
        ),
        "staffordshire | 2016/17 tmd 139/ask pos 51/ask pro 4/ask total 194/ask | 2017/18 tmd 166/ask pos 48/ask pro 6/ask total 220/ask",
        "what is left out does not belong; the sentence may be shown all the same",
    ),
    case(
        "third year of the Act's other offence in Scotland",
        "over-inclusive",
        "PSoS group.pdf",
        scottish(
            "police-scotland",
            "Crimes recorded under the heading of taking, distribution and possession of indecent photographs of children and the disclosure of intimate images, which cannot be told apart:",
            grid("""
                Year | Crimes recorded
                2016/17 | 611
                2017/18 | 702
            """),
        ),
        "police-scotland | 2016/17 total 0..611/ask | 2017/18 total 0..702/ask",
        "intimate images of adults are in it",
    ),
    case(
        "third sentence and table disagree",
        "arithmetic + prose",
        "Sussex disagree.docx",
        letter(
            "sussex",
            "Sussex Police recorded 262 offences in 2016/17 and 330 in 2017/18, which are broken down in the table.",
            grid("""
                Offence | 2016/17 | 2017/18
                Take/make/distribute indecent photographs | 190 | 226
                Possession of indecent photographs | 64 | 70
                Possession of prohibited images | 8 | 7
                Total | 262 | 303
            """),
        ),
        "sussex | 2016/17 tmd 190 pos 64 pro 8 total 262 | 2017/18 tmd 226/ask pos 70/ask pro 7/ask total 303/ask",
        "330 is a slip for 303, which the rows confirm; to ask is right, too",
    ),
    case(
        "third a year that has not come yet",
        "period heading",
        "Wilts heading slip.pdf",
        letter(
            "wiltshire",
            grid("""
                Offence | 2016/17 | 2018/19
                Take/make/distribute indecent photographs | 61 | 77
                Possession of indecent photographs | 22 | 24
                Possession of prohibited images | 2 | 3
                Total | 85 | 104
            """),
        ),
        "wiltshire | 2016/17 tmd 61 pos 22 pro 2 total 85 | 2017/18 tmd ?ask pos ?ask pro ?ask total ?ask",
        "2018/19 had only begun in May 2018; the heading is likely a slip, and must be asked about",
    ),
)
