"""Codes and wording: which offence a row is, and which rows were not asked for (DOMAIN 2.1).

Not here: Scottish and Northern Irish letters under other traps; two traps at once.
"""

from __future__ import annotations

from tests.corpus.blocks import grid
from tests.corpus.frame import case, letter, note

CASES = (
    case(
        "codes_padded",
        "spelling of codes",
        "html",
        letter(
            "essex",
            "Recorded offences by Home Office code:",
            grid("""
HO Code | 2016/17 | 2017/18
086/02 | 415 | 462
086/10 | 121 | 118
086/15 | 14 | 11
Total | 550 | 591
"""),
        ),
        "essex | 2016/17 tmd 415 pos 121 pro 14 total 550 | 2017/18 tmd 462 pos 118 pro 11 total 591",
        "codes alone, padded with zeros",
    ),
    case(
        "codes_run_together",
        "spelling of codes",
        "csv",
        note(
            "surrey",
            grid("""
Offence Code | 2016/17 | 2017/18
08602 | 205 | 233
08610 | 61 | 70
08615 | 4 | 6
Grand Total | 270 | 309
"""),
        ),
        "surrey | 2016/17 tmd 205 pos 61 pro 4 total 270 | 2017/18 tmd 233 pos 70 pro 6 total 309",
        "codes without a stroke under a heading of codes",
    ),
    case(
        "codes_run_together_as_numbers",
        "spelling of codes",
        "xlsx",
        note(
            "sussex",
            grid("""
Home Office code | Offence description | 2016/17 | 2017/18
8602 | Making indecent photographs | 222 | 240
8610 | Possessing indecent photographs | 101 | 99
8615 | Prohibited images | 7 | 12
 | Total | 330 | 351
"""),
        ),
        "sussex | 2016/17 tmd 222 pos 101 pro 7 total 330 | 2017/18 tmd 240 pos 99 pro 12 total 351",
        "codes stored as numbers are no counts",
    ),
    case(
        "codes_with_dots_and_spaces",
        "spelling of codes",
        "docx",
        letter(
            "gloucestershire",
            "Recorded offences:",
            grid("""
Offence | 2016/17 | 2017/18
HO 86-2 Indecent photographs: take, make, distribute | 44 | 52
HO 86.10 Indecent photographs: possess | 19 | 26
HO 86 / 15 Prohibited images | 1 | 2
Total | 64 | 80
"""),
        ),
        "gloucestershire | 2016/17 tmd 44 pos 19 pro 1 total 64 | 2017/18 tmd 52 pos 26 pro 2 total 80",
        "every spelling of the stroke",
    ),
    case(
        "code_after_label",
        "spelling of codes",
        "pdf",
        letter(
            "hampshire",
            "Recorded crime:",
            grid("""
Offence | Code | 2016/17 | 2017/18
Take/make/distribute indecent photographs of children | 86/02 | 301 | 344
Possession of indecent photographs of children | 86/10 | 112 | 127
Possession of prohibited images | 86/15 | 8 | 10
"""),
        ),
        "hampshire | 2016/17 tmd 301 pos 112 pro 8 total sum | 2017/18 tmd 344 pos 127 pro 10 total sum",
        "a column of codes between label and counts",
    ),
    case(
        "words_without_codes",
        "words alone",
        "html",
        letter(
            "kent",
            "Offences recorded:",
            grid("""
Offence | 2016/17 | 2017/18
Take, permit to be taken, make, distribute or publish indecent photographs of children | 312 | 355
Possession of an indecent photograph of a child | 88 | 97
Possession of a prohibited image of a child | 9 | 12
Total | 409 | 464
"""),
        ),
        "kent | 2016/17 tmd 312 pos 88 pro 9 total 409 | 2017/18 tmd 355 pos 97 pro 12 total 464",
        "the words are those of the offences",
    ),
    case(
        "laws_as_labels",
        "laws",
        "docx",
        letter(
            "durham",
            "Offences recorded:",
            grid("""
Offence | 2016/17 | 2017/18
Contrary to section 1 of the Protection of Children Act 1978 | 141 | 160
Contrary to section 160 of the Criminal Justice Act 1988 | 30 | 44
Contrary to section 62 of the Coroners and Justice Act 2009 | 2 | 5
Total | 173 | 209
"""),
        ),
        "durham | 2016/17 tmd 141 pos 30 pro 2 total 173 | 2017/18 tmd 160 pos 44 pro 5 total 209",
        "each section is one offence",
    ),
    case(
        "taking_making_distributing_apart",
        "rows of one category",
        "html",
        letter(
            "suffolk",
            "Offences recorded:",
            grid("""
Offence | 2016/17 | 2017/18
Taking indecent photographs of a child | 12 | 9
Making indecent photographs of a child | 60 | 68
Distributing indecent photographs of a child | 16 | 16
Possession of indecent photographs of a child | 49 | 58
Possession of prohibited images of a child | 6 | 4
Total | 143 | 155
"""),
        ),
        "suffolk | 2016/17 tmd 88 pos 49 pro 6 total 143 | 2017/18 tmd 93 pos 58 pro 4 total 155",
        "taking, making and distributing are one category",
    ),
    case(
        "possession_with_view_to_distribution",
        "possession with a view to distribution",
        "html",
        letter(
            "norfolk",
            "Offences recorded:",
            grid("""
Offence | 2016/17 | 2017/18
086/02 Making indecent photographs of children | 104 | 115
086/02 Possession of indecent photographs of children with a view to distribution | 16 | 18
086/10 Possession of indecent photographs of children | 66 | 71
086/15 Possession of prohibited images of children | 4 | 7
Total | 190 | 211
"""),
        ),
        "norfolk | 2016/17 tmd 120 pos 66 pro 4 total 190 | 2017/18 tmd 133 pos 71 pro 7 total 211",
        "with a view to distribution is 86/2: the code beats the word possession",
    ),
    case(
        "view_to_distribution_without_code",
        "possession with a view to distribution",
        "docx",
        letter(
            "lincolnshire",
            "Offences recorded:",
            grid("""
Offence | 2016/17 | 2017/18
Making indecent photographs of children | 90 | 111
Possessing indecent photographs of children with a view to their being distributed | 7 | 10
Possession of indecent photographs of children | 41 | 52
Possession of prohibited images of children | 3 | 1
Total | 141 | 174
"""),
        ),
        "lincolnshire | 2016/17 tmd 97 pos 41 pro 3 total 141 | 2017/18 tmd 121 pos 52 pro 1 total 174",
        "section 1(1)(c) of the Act of 1978, told by its words",
    ),
    case(
        "excluded_row_outside_total",
        "excluded code outside the total",
        "html",
        letter(
            "dorset",
            "Offences recorded. Offences under 086/11 are shown for information and are not in the total.",
            grid("""
Offence | 2016/17 | 2017/18
086/02 Take/make/distribute indecent photographs of children | 102 | 119
086/10 Possession of indecent photographs of children | 54 | 61
086/15 Prohibited images of children | 5 | 3
Total | 161 | 183
086/11 Possession of extreme pornographic images | 33 | 40
"""),
        ),
        "dorset | 2016/17 tmd 102 pos 54 pro 5 total 161 | 2017/18 tmd 119 pos 61 pro 3 total 183",
        "the parts without 86/11 make the total",
    ),
    case(
        "excluded_row_inside_total",
        "excluded code inside the total",
        "html",
        letter(
            "wiltshire",
            "Offences recorded:",
            grid("""
Offence | 2016/17 | 2017/18
086/02 Take/make/distribute indecent photographs of children | 77 | 83
086/10 Possession of indecent photographs of children | 25 | 31
086/11 Possession of extreme pornographic images | 21 | 18
086/15 Prohibited images of children | 1 | 4
Total | 124 | 136
"""),
        ),
        "wiltshire | 2016/17 tmd 77 pos 25 pro 1 total 103 | 2017/18 tmd 83 pos 31 pro 4 total 118",
        "the stated total holds 86/11, which is taken out",
    ),
    case(
        "excluded_row_inside_total_page",
        "excluded code inside the total",
        "pdf",
        letter(
            "staffordshire",
            "Crimes recorded:",
            grid("""
Offence | 2016/17 | 2017/18
86/2 Take/make/distribute | 150 | 171
86/10 Possession of indecent images | 71 | 80
86/12 Extreme pornography involving an animal | 12 | 9
86/15 Prohibited images | 5 | 4
86/16 Extreme pornography, other | 2 | 3
Grand total | 240 | 267
"""),
        ),
        "staffordshire | 2016/17 tmd 150 pos 71 pro 5 total 226 | 2017/18 tmd 171 pos 80 pro 4 total 255",
        "two excluded codes inside the stated total",
    ),
    case(
        "excluded_row_neither",
        "excluded code and a total that fits neither",
        "docx",
        letter(
            "cleveland",
            "Offences recorded:",
            grid("""
Offence | 2016/17 | 2017/18
086/02 Take/make/distribute indecent photographs of children | 79 | 93
086/10 Possession of indecent photographs of children | 40 | 38
086/11 Possession of extreme pornographic images | 17 | 20
086/15 Prohibited images of children | 2 | 1
Total | 130 | 132
"""),
        ),
        "cleveland | 2016/17 tmd ask pos ask pro ask total ask | 2017/18 tmd 93 pos 38 pro 1 total 132",
        "in 2016/17 the total fits neither with 86/11 (138) nor without (121)",
    ),
    case(
        "extreme_in_words",
        "excluded words",
        "html",
        letter(
            "cumbria",
            "Offences recorded:",
            grid("""
Offence | 2016/17 | 2017/18
Possession of extreme pornographic images | 14 | 11
Possession of indecent images of children | 27 | 30
Possession of prohibited images of children | 2 | 0
Taking, making or distributing indecent images of children | 64 | 71
"""),
        ),
        "cumbria | 2016/17 tmd 64 pos 27 pro 2 total 93 | 2017/18 tmd 71 pos 30 pro 0 total 101",
        "extreme pornography is told by its words and left out",
    ),
    case(
        "private_images_excluded",
        "excluded words",
        "docx",
        letter(
            "humberside",
            "Offences recorded:",
            grid("""
Offence | 2016/17 | 2017/18
008/71 Disclose private sexual photographs and films with intent to cause distress | 88 | 120
086/02 Take/make/distribute indecent photographs | 255 | 261
086/10 Possession of indecent photographs | 110 | 118
086/15 Prohibited images | 10 | 11
"""),
        ),
        "humberside | 2016/17 tmd 255 pos 110 pro 10 total 375 | 2017/18 tmd 261 pos 118 pro 11 total 390",
        "disclosure of private images is another offence",
    ),
    case(
        "pornography_keyword",
        "excluded words",
        "html",
        letter(
            "west-mercia",
            "Offences recorded:",
            grid("""
Offence | 2016/17 | 2017/18
71 Abuse of children through prostitution and pornography | 9 | 13
86/2 Take/make/distribute | 132 | 150
86/10 Possession | 58 | 63
86/15 Prohibited images | 5 | 2
88A Sexual grooming | 31 | 44
"""),
        ),
        "west-mercia | 2016/17 tmd 132 pos 58 pro 5 total 195 | 2017/18 tmd 150 pos 63 pro 2 total 215",
        "class 71 and grooming were not asked for, whatever their words",
    ),
    case(
        "obscene_publications_code",
        "excluded words",
        "xlsx",
        note(
            "merseyside",
            grid("""
Code | Offence | 2016/17 | 2017/18
86/1 | Publishing obscene articles | 4 | 6
86/2 | Indecent photographs: take/make/distribute | 210 | 246
86/10 | Indecent photographs: possession | 95 | 101
86/11 | Extreme pornographic images | 30 | 28
86/15 | Prohibited images of children | 6 | 9
"""),
        ),
        "merseyside | 2016/17 tmd 210 pos 95 pro 6 total 311 | 2017/18 tmd 246 pos 101 pro 9 total 356",
        "86/1, 86/10, 86/11 and 86/15 are four different things",
    ),
    case(
        "class_total_only",
        "class total",
        "html",
        letter(
            "gwent",
            "Offences recorded under class 86:",
            grid("""
Offence | 2016/17 | 2017/18
86 Obscene publications etc | 301 | 322
"""),
        ),
        "gwent | 2016/17 total ask | 2017/18 total ask",
        "class 86 holds more than was asked: an upper bound only",
        outcomes="over_inclusive",
    ),
    case(
        "class_total_and_codes",
        "class total",
        "docx",
        letter(
            "cheshire",
            "Offences recorded:",
            grid("""
Offence | 2016/17 | 2017/18
86/2 Take/make/distribute | 190 | 288
86/10 Possession | 33 | 52
86/15 Prohibited images | 3 | 8
All obscene publications offences (class 86) | 259 | 380
"""),
        ),
        "cheshire | 2016/17 tmd 190 pos 33 pro 3 total 226 | 2017/18 tmd 288 pos 52 pro 8 total 348",
        "the class's total is not that of the offences asked about",
    ),
    case(
        "combined_row",
        "combined row",
        "html",
        letter(
            "northumbria",
            "Offences recorded:",
            grid("""
Offence | 2016/17 | 2017/18
Make / possess indecent images of children (combined) | 400 | 429
Possession of prohibited images | 8 | 10
Total | 408 | 439
"""),
        ),
        "northumbria | 2016/17 pro 8 nbd 400 total 408 | 2017/18 pro 10 nbd 429 total 439",
        "two categories in one row are not broken down",
    ),
    case(
        "combined_codes_row",
        "combined row",
        "docx",
        letter(
            "avon-and-somerset",
            "Offences recorded:",
            grid("""
Offence | 2016/17 | 2017/18
86/2 and 86/10 Taking, making, distributing and possession | 344 | 361
86/15 Prohibited images | 11 | 9
"""),
        ),
        "avon-and-somerset | 2016/17 pro 11 nbd 344 total 355 | 2017/18 pro 9 nbd 361 total 370",
        "two codes in one row are not broken down",
    ),
    case(
        "other_row",
        "other row",
        "html",
        letter(
            "thames-valley",
            "Indecent image offences recorded:",
            grid("""
Offence | 2016/17 | 2017/18
86/2 Take/make/distribute | 402 | 455
86/10 Possession | 133 | 140
86/15 Prohibited images | 12 | 15
Other indecent images of children offences | 4 | 2
Total | 551 | 612
"""),
        ),
        "thames-valley | 2016/17 tmd 402 pos 133 pro 12 other 4 total 551 "
        "| 2017/18 tmd 455 pos 140 pro 15 other 2 total 612",
        "an other kind of the same offences, inside the total",
    ),
    case(
        "unmapped_row_outside_subject",
        "unmapped row",
        "docx",
        letter(
            "nottinghamshire",
            "Offences recorded:",
            grid("""
Offence | 2016/17 | 2017/18
86/2 Take/make/distribute | 188 | 207
86/10 Possession | 94 | 85
86/15 Prohibited images | 6 | 9
Malicious communications | 70 | 81
Total | 358 | 382
"""),
        ),
        "nottinghamshire | 2016/17 tmd 188 pos 94 pro 6 other ?ask total ask | 2017/18 tmd 207 pos 85 pro 9 other ?ask total ask",
        "an offence that nobody asked for stands in the total; whether it belongs is the force's to say",
    ),
    case(
        "scotland_group",
        "Scottish law",
        "docx",
        letter(
            "police-scotland",
            "The number of recorded crimes of 'Indecent photos of children' was as follows:",
            grid("Crime | 2016/17 | 2017/18\nIndecent photos of children | 655 | 652"),
        ),
        "police-scotland | 2016/17 total 655 | 2017/18 total 652",
        "one group in Scottish recorded crime, without breakdown",
    ),
    case(
        "scotland_sections",
        "Scottish law",
        "html",
        letter(
            "police-scotland",
            "Crimes recorded under the Civic Government (Scotland) Act 1982:",
            grid("""
Legislation | 2016/17 | 2017/18
Civic Government (Scotland) Act 1982, s.52 (take, distribute, possess with a view to distribution) | 401 | 410
Civic Government (Scotland) Act 1982, s.52A (possession) | 254 | 242
Total | 655 | 652
"""),
        ),
        "police-scotland | 2016/17 tmd 401 pos 254 total 655 | 2017/18 tmd 410 pos 242 total 652",
        "s.52 and s.52A tell the categories",
    ),
    case(
        "scotland_extreme",
        "Scottish law",
        "pdf",
        letter(
            "police-scotland",
            "Crimes recorded under the Civic Government (Scotland) Act 1982:",
            grid("""
Section | Description | 2016/17 | 2017/18
51A | Extreme pornography | 40 | 51
52 | Indecent photographs of children: take, make, distribute | 401 | 410
52A | Indecent photographs of children: possession | 254 | 242
Total | | 695 | 703
"""),
        ),
        "police-scotland | 2016/17 tmd 401 pos 254 total 655 | 2017/18 tmd 410 pos 242 total 652",
        "s.51A is inside the stated total and is taken out",
    ),
    case(
        "scotland_parent_group",
        "Scottish law",
        "html",
        letter(
            "police-scotland",
            "The crimes you ask about are recorded within the group 'Other sexual crimes':",
            grid("Crime group | 2016/17 | 2017/18\nOther sexual crimes | 4360 | 5127"),
        ),
        "police-scotland | 2016/17 total ask | 2017/18 total ask",
        "the parent group holds much else",
        outcomes="over_inclusive",
    ),
    case(
        "northern_ireland_articles",
        "Northern Irish law",
        "html",
        letter(
            "psni",
            "Offences recorded in Northern Ireland:",
            grid("""
Offence | 2016/17 | 2017/18
Article 3, Protection of Children (NI) Order 1978 - indecent photographs | 301 | 330
Article 15, Criminal Justice (Evidence, etc.) (NI) Order 1988 - possession | 120 | 139
Section 62, Coroners and Justice Act 2009 - prohibited images | 10 | 9
Total | 431 | 478
"""),
        ),
        "psni | 2016/17 tmd 301 pos 120 pro 10 total 431 | 2017/18 tmd 330 pos 139 pro 9 total 478",
        "articles of the two Orders tell the categories",
    ),
)
