"""Replies in which a sentence, title, footnote or small cell changes what a figure means, and those without a figure.

Not here: ordinary replies and hard layouts.
"""

from __future__ import annotations

from tests.corpus.blind.frame import (
    decision,
    duty,
    enquiries,
    exempted,
    extract,
    friendly,
    log_page,
    northern,
    quick_mail,
)
from tests.corpus.blocks import grid
from tests.corpus.unseen.frame import case

CASES = (
    case(
        "blind title says persons charged",
        "measure heading",
        "Sussex 331.docx",
        enquiries(
            "sussex",
            "Persons charged with offences of indecent images of children",
            grid("""
                Offence | 2016/17 | 2017/18
                Take/make/distribute indecent photographs | 71 | 83
                Possession of indecent photographs | 30 | 26
                Total | 101 | 109
            """),
        ),
        "sussex | 2016/17 tmd ?ask pos ?ask total ?ask | 2017/18 tmd ?ask pos ?ask total ?ask",
        "people charged are not offences recorded",
    ),
    case(
        "blind calendar years",
        "calendar",
        "Cheshire 5520.pdf",
        duty(
            "cheshire",
            grid("""
                Offence | 2016 | 2017
                86/2 Take/make/distribute indecent photographs | 121 | 140
                86/10 Possess indecent photographs | 35 | 41
                86/15 Possess prohibited images | 3 | 6
                Total | 159 | 187
            """),
            "Figures are for the calendar year, January to December.",
        ),
        "cheshire | 2016/17 | 2017/18",
        "calendar years are not the years asked for",
    ),
    case(
        "blind last year is not whole",
        "part year + footnote",
        "Surrey letter.docx",
        friendly(
            "surrey",
            grid("""
                Offence | 2016/17 | 2017/18{1}
                Take/make/distribute indecent photographs | 128 | 117
                Possession of indecent photographs | 41 | 38
                Possession of prohibited images | 4 | 5
                Total | 173 | 160
            """),
            "{1} To 28 February 2018.",
        ),
        "surrey | 2016/17 tmd 128 pos 41 pro 4 total 173 | 2017/18 tmd ?ask pos ?ask pro ?ask total ask",
        "the note says that a month is lacking",
    ),
    case(
        "blind figures include extreme pornography",
        "over-inclusive",
        "Essex 9917.docx",
        exempted(
            "essex",
            grid("""
                Financial year | Offences
                2016/17 | 287
                2017/18 | 344
            """),
            "It has not been possible to separate offences involving extreme pornography, which are included in the figures above.",
        ),
        "essex | 2016/17 total 0..287/ask | 2017/18 total 0..344/ask",
        "more than was asked is in it: a bound at most",
    ),
    case(
        "blind total does not add up",
        "arithmetic",
        "Durham 0442.pdf",
        duty(
            "durham",
            grid("""
                Offence | 2016/17 | 2017/18
                86/2 Take/make/distribute indecent photographs | 53 | 67
                86/10 Possess indecent photographs | 18 | 21
                86/15 Possess prohibited images | 2 | 3
                Total | 73 | 97
            """),
        ),
        "durham | 2016/17 tmd 53 pos 18 pro 2 total 73 | 2017/18 tmd 67/ask pos 21/ask pro 3/ask total ask",
        "91 and 97 cannot both be right",
    ),
    case(
        "blind corrected reply with both tables",
        "correction",
        "Lancashire revised.docx",
        enquiries(
            "lancashire",
            "Further to our response of 4 May 2018, we regret that the figures for 2017/18 were wrong, as the search had left out one of our stations. This response replaces the earlier one. The "
            "correct figures are:",
            grid("""
                Offence | 2016/17 | 2017/18
                Take/make/distribute indecent photographs | 220 | 268
                Possession of indecent photographs | 71 | 80
                Possession of prohibited images | 9 | 6
                Total | 300 | 354
            """),
            "The figures given in our first response, for comparison, were:",
            grid("""
                Offence | 2016/17 | 2017/18
                Take/make/distribute indecent photographs | 220 | 239
                Possession of indecent photographs | 71 | 74
                Possession of prohibited images | 9 | 6
                Total | 300 | 319
            """),
        ),
        "lancashire | 2016/17 tmd 220/ask pos 71/ask pro 9/ask total 300/ask | 2017/18 tmd 268/ask pos 80/ask pro 6/ask total 354/ask",
        "the second table is the withdrawn one",
        supersedes=True,
    ),
    case(
        "blind counts are of suspects",
        "people",
        "Staffs 10022.docx",
        duty(
            "staffordshire",
            grid("""
                Offence | 2016/17 | 2017/18
                Take/make/distribute indecent photographs | 151 | 149
                Possession of indecent photographs | 49 | 58
                Total | 200 | 207
            """),
            "Please note that the above is a count of suspects linked to these offences, so that a crime with two suspects is counted twice.",
        ),
        "staffordshire | 2016/17 tmd ?ask pos ?ask total ask | 2017/18 tmd ?ask pos ?ask total ask",
        "suspects are not offences",
    ),
    case(
        "blind answer for one force of two",
        "joint + sender",
        "Essex and Kent unit.docx",
        (
            "# Kent Police and Essex Police",
            "Joint Information Access Team, Headquarters, Sutton Road, Maidstone ME15 9BZ⏎Ref 18/05/771",
            "This response is made on behalf of Essex Police only. Kent Police will answer you separately.",
            "You asked for the number of recorded offences for indecent images of children, 1 April 2016 to 31 March 2018, by financial year and by offence.",
            grid("""
                Offence | 2016/17 | 2017/18
                Take/make/distribute indecent photographs | 201 | 236
                Possession of indecent photographs | 58 | 66
                Possession of prohibited images | 4 | 7
                Total | 263 | 309
            """),
            "You may ask for a review within 40 working days, writing to the address above.",
        ),
        "essex | 2016/17 tmd 201/ask pos 58/ask pro 4/ask total 263/ask | 2017/18 tmd 236/ask pos 66/ask pro 7/ask total 309/ask",
        "the letter says whose answer it is; a doubt is in order, and Kent has none",
    ),
    case(
        "blind refused for one year, given for the other",
        "refused",
        "NYP 441.pdf",
        exempted(
            "north-yorkshire",
            "For 2016/17, North Yorkshire Police recorded 88 offences: 63 of taking, making or distributing, 22 of possession of indecent images and 3 of possession of prohibited images.",
            "For 2017/18, following a change of crime recording system, to find the offences would take more than 18 hours, and this part is refused under Section 12(1) of the Act.",
        ),
        "north-yorkshire | 2016/17 tmd 63 pos 22 pro 3 total 88 | 2017/18",
        "one year only",
    ),
    case(
        "blind star bounded by the total",
        "suppressed + total",
        "Cumbria 2018-331.docx",
        enquiries(
            "cumbria",
            grid("""
                Offence | 2016/17 | 2017/18
                Take/make/distribute indecent photographs | 39 | 47
                Possession of indecent photographs | 11 | 14
                Possession of prohibited images | * | *
                Total | 52 | 62
            """),
            "* Numbers from 1 to 4 are replaced by an asterisk.",
        ),
        "cumbria | 2016/17 tmd 39 pos 11 pro 2/1..4 total 52 | 2017/18 tmd 47 pos 14 pro 1/1..4 total 62",
        "from one to four by the note, two and one by the total",
    ),
    case(
        "blind rounded to five",
        "rounded",
        "Gwent rounded.docx",
        duty(
            "gwent",
            grid("""
                Financial year | Recorded offences of indecent images of children
                2016/17 | 95
                2017/18 | 120
            """),
            "Figures have been rounded to the nearest 5.",
        ),
        "gwent | 2016/17 total 93..97/ask | 2017/18 total 118..122/ask",
        "within two of what is shown",
    ),
    case(
        "blind dash unexplained",
        "value",
        "Dyfed.docx",
        friendly(
            "dyfed-powys",
            grid("""
                Offence | 2016/17 | 2017/18
                Take/make/distribute indecent photographs | 44 | 49
                Possession of indecent photographs | 15 | 12
                Possession of prohibited images | - | 2
            """),
        ),
        "dyfed-powys | 2016/17 tmd 44 pos 15 pro ask total ?ask | 2017/18 tmd 49 pos 12 pro 2 total sum",
        "a dash may be nil or not held",
    ),
    case(
        "blind one area only",
        "measure",
        "Thames Valley 223.docx",
        duty(
            "thames-valley",
            grid("""
                Offence | 2016/17 | 2017/18
                Take/make/distribute indecent photographs | 33 | 41
                Possession of indecent photographs | 12 | 9
                Possession of prohibited images | 1 | 2
                Total | 46 | 52
            """),
            "As agreed with you by telephone on 23 April, the search was limited to the Oxford local policing area.",
        ),
        "thames-valley | 2016/17 tmd ?ask pos ?ask pro ?ask total ask | 2017/18 tmd ?ask pos ?ask pro ?ask total ask",
        "a part of the force's area is not the force",
    ),
    case(
        "blind year of committal",
        "measure",
        "WMP 2218.pdf",
        enquiries(
            "west-midlands",
            "Please be advised that the year is that in which the offence was committed, and not that in which it was recorded.",
            grid("""
                Offence | 2016/17 | 2017/18
                Take/make/distribute indecent photographs | 288 | 240
                Possession of indecent photographs | 93 | 71
                Possession of prohibited images | 8 | 8
                Total | 389 | 319
            """),
        ),
        "west-midlands | 2016/17 tmd ?ask pos ?ask pro ?ask total ask | 2017/18 tmd ?ask pos ?ask pro ?ask total ask",
        "the years are of another date than was asked",
    ),
    case(
        "blind needs more time",
        "no answer",
        "Hants extension.eml",
        quick_mail(
            "hampshire",
            "Unfortunately we are not able to answer within 20 working days, as we are still considering the public interest under Section 10(3) of the Act. We hope to answer by 14 June 2018. An "
            "early search found more than 200 records.",
        ),
        "hampshire | 2016/17 | 2017/18",
        "no answer yet; more than 200 records is no figure of a year",
    ),
    case(
        "blind neither confirm nor deny",
        "ncnd",
        "COL 2019.docx",
        duty(
            "city-of-london",
            "The City of London Police can neither confirm nor deny that it holds the information you requested, as the duty in Section 1(1)(a) of the Act does not apply by virtue of Section "
            "30(3) (Investigations) and Section 40(5) (Personal Information).",
        ),
        "city-of-london | 2016/17 | 2017/18",
        "no figure is given",
        outcomes="ncnd",
    ),
    case(
        "blind not held in Scotland",
        "not held",
        "PS notice.docx",
        decision(
            "police-scotland",
            "Police Scotland does not hold the information requested in the form that you ask for: indecent images are recorded together with other offences and cannot be told apart. I must "
            "therefore give notice under Section 17 of the Act that the information is not held.",
        ),
        "police-scotland | 2016/17 | 2017/18",
        "not held is never nought",
        outcomes="not_held",
    ),
    case(
        "blind nine months in a small heading",
        "part year",
        "Bedfordshire Police 9 months.xlsx",
        extract(
            "bedfordshire",
            grid("""
                Offence | 2016/17 | 2017/18 (Apr-Dec)
                Take/make/distribute indecent photographs | 45 | 39
                Possession of indecent photographs | 14 | 10
                Possession of prohibited images | 2 | 0
                Total | 61 | 49
            """),
        ),
        "bedfordshire | 2016/17 tmd 45 pos 14 pro 2 total 61 | 2017/18 tmd ?ask pos ?ask pro ?ask total ?ask",
        "nine months are not the year",
    ),
    case(
        "blind applicant's own figure",
        "prose",
        "Northumbria 1002.docx",
        friendly(
            "northumbria",
            "You mentioned that the press had reported 412 offences in 2016/17. We can't account for that number.",
            "Northumbria Police recorded 331 offences of indecent images of children in 2016/17 and 408 in 2017/18.",
        ),
        "northumbria | 2016/17 total 331/ask | 2017/18 total 408",
        "412 is what the press said",
    ),
    case(
        "blind possession in one row",
        "combined",
        "Notts 3002.pdf",
        exempted(
            "nottinghamshire",
            grid("""
                Offence | 2016/17 | 2017/18
                Take/make/distribute indecent photographs (86/2) | 119 | 150
                Possession of indecent or prohibited images (86/10 and 86/15) | 52 | 57
                Total | 171 | 207
            """),
        ),
        "nottinghamshire | 2016/17 tmd 119 nbd 52 total 171 | 2017/18 tmd 150 nbd 57 total 207",
        "the second row is of two offences together",
    ),
    case(
        "blind whole class",
        "over-inclusive + code",
        "Leicestershire 86.docx",
        duty(
            "leicestershire",
            "Our system can only be searched by class. The class below holds other offences, too, such as extreme pornography.",
            grid("""
                Home Office class | 2016/17 | 2017/18
                86 Obscene publications etc and protected sexual material | 231 | 262
            """),
        ),
        "leicestershire | 2016/17 total 0..231/ask | 2017/18 total 0..262/ask",
        "a class that includes more is an upper bound",
    ),
    case(
        "blind other forces beside",
        "sender + layout",
        "Derbyshire neighbours.html",
        log_page(
            "derbyshire",
            "Recorded offences of indecent images of children. For context, the table shows the figures of our neighbours as they published them.",
            grid("""
                Force | 2016/17 | 2017/18
                Derbyshire | 149 | 166
                Nottinghamshire | 170 | 201
                Leicestershire | 155 | 180
                Staffordshire | 198 | 204
            """),
        ),
        "derbyshire | 2016/17 total 149/ask | 2017/18 total 166/ask\n"
        "nottinghamshire | 2016/17 total ?ask | 2017/18 total ?ask\n"
        "leicestershire | 2016/17 total ?ask | 2017/18 total ?ask\n"
        "staffordshire | 2016/17 total ?ask | 2017/18 total ?ask",
        "only the first row is the sender's own answer",
    ),
    case(
        "blind two years only as one",
        "combined + period",
        "F-2018-1043b.docx",
        northern(
            "psni",
            "To give figures for each year would risk identifying people (Section 40(2)). We can say that between 1 April 2016 and 31 March 2018, 481 offences were recorded.",
        ),
        "psni | 2016/17 | 2017/18",
        "one figure for both years; neither is known",
    ),
    case(
        "blind incidents never confirmed",
        "footnote",
        "Kent provisional.pdf",
        enquiries(
            "kent",
            grid("""
                Offence | 2016/17 | 2017/18
                Take/make/distribute indecent photographs | 310 | 366
                Possession of indecent photographs | 90 | 101
                Possession of prohibited images | 10 | 12
                Total | 410 | 479
            """),
            "The 2016/17 figures include 25 incidents which were not afterwards confirmed as crimes.",
        ),
        "kent | 2016/17 tmd ?ask pos ?ask pro ?ask total ask | 2017/18 tmd 366 pos 101 pro 12 total 479",
        "25 of the 410 are no crimes, and nobody knows in which row",
    ),
    case(
        "blind images, not offences",
        "measure heading",
        "West Mercia images.docx",
        friendly(
            "west-mercia",
            grid("""
                Number of images seized | 2016/17 | 2017/18
                Indecent images of children | 48210 | 61544
            """),
            "We recorded 158 offences of indecent images of children in 2016/17 and 190 in 2017/18.",
        ),
        "west-mercia | 2016/17 total 158 | 2017/18 total 190",
        "images are no offences; the sentence has the offences",
    ),
    case(
        "blind open investigations left out",
        "measure",
        "Wilts 7712.docx",
        duty(
            "wiltshire",
            grid("""
                Offence | 2016/17 | 2017/18
                Take/make/distribute indecent photographs | 61 | 48
                Possession of indecent photographs | 20 | 15
                Possession of prohibited images | 2 | 1
                Total | 83 | 64
            """),
            "Offences that are still under investigation are not included.",
        ),
        "wiltshire | 2016/17 tmd ?ask pos ?ask pro ?ask total ask | 2017/18 tmd ?ask pos ?ask pro ?ask total ask",
        "what is left out makes the figures less than what was recorded",
    ),
    case(
        "blind one row per victim",
        "people",
        "Cambs 4400.pdf",
        enquiries(
            "cambridgeshire",
            "Victims of recorded indecent images of children offences",
            grid("""
                Financial year | Total
                2016/17 | 139
                2017/18 | 171
            """),
            "A crime with more than one victim is counted once for each of them.",
        ),
        "cambridgeshire | 2016/17 total ?ask | 2017/18 total ?ask",
        "victims are not offences",
    ),
    case(
        "blind joined forces, figure for both",
        "joint",
        "Warwickshire and West Mercia.docx",
        (
            "# Warwickshire Police and West Mercia Police",
            "Information Compliance, PO Box 55⏎Ref 10811⏎22 May 2018",
            "You asked for the number of recorded offences for indecent images of children, 1 April 2016 to 31 March 2018, by financial year and by offence.",
            "The two forces work in alliance and record on one system. The following are the figures of both forces together.",
            grid("""
                Offence | 2016/17 | 2017/18
                Take/make/distribute indecent photographs | 160 | 203
                Possession of indecent photographs | 54 | 49
                Possession of prohibited images | 6 | 6
                Total | 220 | 258
            """),
        ),
        "warwickshire | 2016/17 total ?ask | 2017/18 total ?ask\nwest-mercia | 2016/17 total ?ask | 2017/18 total ?ask",
        "neither force's own figure is known",
    ),
    case(
        "blind recorded, detected, arrested down",
        "measure heading",
        "South Wales 902.docx",
        friendly(
            "south-wales",
            grid("""
                Indecent images of children | 2016/17 | 2017/18
                Offences recorded | 214 | 259
                Offences detected | 97 | 80
                Persons arrested | 120 | 131
            """),
        ),
        "south-wales | 2016/17 total 214 | 2017/18 total 259",
        "only the first row counts offences recorded",
    ),
    case(
        "blind notes that change nothing",
        "footnote",
        "PSNI caveat.pdf",
        northern(
            "psni",
            grid("""
                Offence | 2016/17 | 2017/18
                Taking, making or distributing indecent photographs | 149 | 180
                Possession of indecent photographs | 60 | 77
                Possession of prohibited images | 5 | 6
                Total | 214 | 263
            """),
            "Table notes: offences are counted by the date on which they were recorded. Attempts are included with the full offence, as the counting rules say.",
        ),
        "psni | 2016/17 tmd 149 pos 60 pro 5 total 214 | 2017/18 tmd 180 pos 77 pro 6 total 263",
        "the notes say what the counting rules always say",
    ),
)
