"""Ordinary replies whose words, years or sentences are those of one office. Not here: what changes a figure's meaning."""

from __future__ import annotations

from tests.corpus.blocks import grid
from tests.corpus.third.frame import answered, letter, three_parts
from tests.corpus.unseen.frame import case

CASES = (
    case(
        "third figures in a running sentence with a table of totals",
        "prose + total",
        "West Yorkshire FOI 2018-2207.pdf",
        letter(
            "west-yorkshire",
            "West Yorkshire Police recorded 431 offences in 2016/17 and 508 in 2017/18, as shown here by offence.",
            grid("""
                Offence group | 2016/17 | 2017/18
                Taking / making / distributing | 302 | 377
                Possession (indecent) | 119 | 120
                Possession (prohibited) | 10 | 11
            """),
        ),
        "west-yorkshire | 2016/17 tmd 302 pos 119 pro 10 total 431 | 2017/18 tmd 377 pos 120 pro 11 total 508",
        "the sentence and the table agree",
    ),
    case(
        "third short years with an apostrophe",
        "period heading",
        "D201805 Derbyshire.docx",
        letter(
            "derbyshire",
            grid("""
                | FY '16/17 | FY '17/18
                Making, taking, distributing indecent images | 41 | 37
                Possessing indecent images | 188 | 211
                Possessing prohibited images | 4 | 3
                All | 233 | 251
            """),
        ),
        "derbyshire | 2016/17 tmd 41 pos 188 pro 4 total 233 | 2017/18 tmd 37 pos 211 pro 3 total 251",
        "FY '16/17 is 2016/17",
    ),
    case(
        "third Welsh force, headings in both languages",
        "welsh",
        "Heddlu Gwent 2018 22811.docx",
        (
            "# Heddlu Gwent Police",
            "Cyfeirnod / Reference: 2018/22811⏎Dyddiad / Date: 9 Mai 2018 / 9 May 2018",
            "Gofynasoch am / You asked for: the number of recorded offences for indecent images of children between 1 April 2016 and 31 March 2018, by financial year and by offence.",
            "Ymateb / Response",
            grid("""
                Trosedd / Offence | 2016/17 | 2017/18
                Tynnu, gwneud, dosbarthu / Take, make, distribute indecent photographs | 74 | 89
                Meddu / Possession of indecent photographs | 31 | 28
                Delweddau gwaharddedig / Possession of prohibited images | 2 | 3
                Cyfanswm / Total | 107 | 120
            """),
            "Croesewir gohebiaeth yn Gymraeg. We welcome correspondence in Welsh, and it will not lead to a delay.",
        ),
        "gwent | 2016/17 tmd 74 pos 31 pro 2 total 107 | 2017/18 tmd 89 pos 28 pro 3 total 120",
        "both languages in each cell",
    ),
    case(
        "third total first, then of which in brackets",
        "prose",
        "Response dyfed powys 2018-201.docx",
        letter(
            "dyfed-powys",
            "2016/17: 82 recorded offences (58 make/take/distribute, 22 possession of indecent images, 2 possession of prohibited images)",
            "2017/18: 95 recorded offences (70 make/take/distribute, 24 possession of indecent images, 1 possession of prohibited images)",
        ),
        "dyfed-powys | 2016/17 tmd 58 pos 22 pro 2 total 82 | 2017/18 tmd 70 pos 24 pro 1 total 95",
        "the total and its parts in a line each",
    ),
    case(
        "third financial year named in full in the first column",
        "period heading",
        "NWP 2018-334.pdf",
        letter(
            "north-wales",
            grid("""
                Financial Year | Make / Take / Distribute | Possess indecent | Possess prohibited | Total
                1st April 2016 to 31st March 2017 | 104 | 37 | 3 | 144
                1st April 2017 to 31st March 2018 | 126 | 45 | 2 | 173
                Total | 230 | 82 | 5 | 317
            """),
        ),
        "north-wales | 2016/17 tmd 104 pos 37 pro 3 total 144 | 2017/18 tmd 126 pos 45 pro 2 total 173",
        "years down, a total of both years below",
    ),
    case(
        "third count of crimes as heading over the years",
        "measure heading",
        "0417-18 South Wales.docx",
        letter(
            "south-wales",
            grid(
                """
                Offence | Number of crimes recorded | <
                ^ | 2016/17 | 2017/18
                Take, make, distribute indecent photos | 160 | 185
                Possession of indecent photos | 49 | 57
                Possession of prohibited images | 6 | 7
                Total | 215 | 249
                """,
                head=2,
            ),
        ),
        "south-wales | 2016/17 tmd 160 pos 49 pro 6 total 215 | 2017/18 tmd 185 pos 57 pro 7 total 249",
        "a heading over both years names the measure",
    ),
    case(
        "third a sentence for each offence and both years",
        "prose",
        "Northumbria letter 618.pdf",
        letter(
            "northumbria",
            "Taking, making or distributing indecent photographs: 238 offences were recorded in 2016/17 and 297 in 2017/18.",
            "Possession of indecent photographs: 90 offences were recorded in 2016/17 and 84 in 2017/18.",
            "Possession of prohibited images: 7 offences were recorded in 2016/17 and 9 in 2017/18.",
        ),
        "northumbria | 2016/17 tmd 238 pos 90 pro 7 total sum | 2017/18 tmd 297 pos 84 pro 9 total sum",
        "three sentences",
    ),
    case(
        "third offences of indecent images only as totals, with an apology",
        "prose",
        "Cambs FOI 2018 02710.docx",
        letter(
            "cambridgeshire",
            "Please accept our apologies for the delay of 4 working days in answering.",
            "The number of recorded offences was 188 in 2016/17 and 172 in 2017/18.",
            "To divide them by offence, each of the 360 records would have to be read; this part of your request is therefore refused under Section 12(1).",
        ),
        "cambridgeshire | 2016/17 total 188 | 2017/18 total 172",
        "totals given, breakdown refused",
    ),
    case(
        "third an offence that was not asked for is listed and left out of the total",
        "excluded",
        "Lincs 4419-18.pdf",
        letter(
            "lincolnshire",
            grid("""
                Offence | 2016/17 | 2017/18
                86/2 Take/make/distribute indecent photographs of children | 61 | 72
                86/10 Possession of indecent photographs of children | 24 | 20
                86/15 Possession of prohibited images of children | 2 | 1
                Total indecent images of children | 87 | 93
                86/11 Possession of extreme pornographic images | 19 | 23
            """),
        ),
        "lincolnshire | 2016/17 tmd 61 pos 24 pro 2 total 87 | 2017/18 tmd 72 pos 20 pro 1 total 93",
        "extreme pornography stands below the total",
    ),
    case(
        "third two years in one sentence joined by and",
        "prose",
        "Herts 2018 0991.docx",
        letter(
            "hertfordshire",
            "Hertfordshire Constabulary recorded 266 indecent images of children offences in the financial year 2016/2017 and 301 in the financial year 2017/2018.",
            "Both figures were extracted on 2 May 2018 and may change as investigations progress.",
        ),
        "hertfordshire | 2016/17 total 266 | 2017/18 total 301",
        "plain totals",
    ),
    case(
        "third upper case throughout",
        "layout",
        "AVON SOMERSET 0582-18.pdf",
        letter(
            "avon-and-somerset",
            grid("""
                HOC DESCRIPTION | 2016/2017 | 2017/2018 | GRAND TOTAL
                TAKE, PERMIT TO BE TAKEN, MAKE, DISTRIBUTE OR PUBLISH INDECENT PHOTOGRAPHS | 198 | 236 | 434
                POSSESSION OF AN INDECENT OR PSEUDO PHOTOGRAPH OF A CHILD | 74 | 69 | 143
                POSSESSION OF PROHIBITED IMAGES OF CHILDREN | 6 | 10 | 16
                GRAND TOTAL | 278 | 315 | 593
            """),
        ),
        "avon-and-somerset | 2016/17 tmd 198 pos 74 pro 6 total 278 | 2017/18 tmd 236 pos 69 pro 10 total 315",
        "capitals and a total of both years",
    ),
    case(
        "third metropolitan figures with commas",
        "value",
        "MPS 2018050000311.docx",
        letter(
            "metropolitan",
            "Searches to locate the information were conducted on the Crime Recording Information System (CRIS).",
            grid("""
                Offence | FY 2016/17 | FY 2017/18
                Making, taking, distributing indecent photographs | 1,014 | 1,207
                Possession of indecent photographs | 402 | 388
                Possession of prohibited images | 31 | 28
                Total | 1,447 | 1,623
            """),
        ),
        "metropolitan | 2016/17 tmd 1014 pos 402 pro 31 total 1447 | 2017/18 tmd 1207 pos 388 pro 28 total 1623",
        "thousands with commas",
    ),
    case(
        "third earlier years given as well",
        "period",
        "Cheshire response 6612.docx",
        letter(
            "cheshire",
            "We have added the two years before, as our answer to a similar request in 2016 gave these.",
            grid("""
                Offence | 2014/15 | 2015/16 | 2016/17 | 2017/18
                Take/make/distribute | 81 | 102 | 138 | 161
                Possession of indecent images | 30 | 33 | 40 | 47
                Possession of prohibited images | 1 | 4 | 2 | 5
                Total | 112 | 139 | 180 | 213
            """),
        ),
        "cheshire | 2016/17 tmd 138 pos 40 pro 2 total 180 | 2017/18 tmd 161 pos 47 pro 5 total 213",
        "two of four years were asked for",
    ),
    case(
        "third words for possession in other order",
        "layout",
        "WMP 6690_18 reply.docx",
        letter(
            "west-midlands",
            grid("""
                Offence | 2016/17 | 2017/18
                Indecent photographs/pseudo-photographs of children - possession of | 120 | 131
                Indecent photographs/pseudo-photographs of children - take, make or distribute | 322 | 366
                Prohibited images of children - possession of | 14 | 12
                Total offences | 456 | 509
            """),
        ),
        "west-midlands | 2016/17 tmd 322 pos 120 pro 14 total 456 | 2017/18 tmd 366 pos 131 pro 12 total 509",
        "the noun before the verb",
    ),
    case(
        "third offences with a short code in brackets",
        "code",
        "Essex Police 11233.pdf",
        three_parts(
            "essex",
            "Response to question 1:",
            grid("""
                Offences recorded by year | 2016/17 | 2017/18
                Possess IIOC (86/10) | 61 | 66
                Make/Take/Distribute IIOC (86/2) | 199 | 243
                Possess Prohibited Images (86/15) | 6 | 9
                Total | 266 | 318
            """),
            "Response to question 2: 108 in 2016/17 and 119 in 2017/18.",
            "Response to question 3: this information is not held, as staff have other duties.",
        ),
        "essex | 2016/17 tmd 199 pos 61 pro 6 total 266 | 2017/18 tmd 243 pos 66 pro 9 total 318",
        "IIOC is what was asked",
    ),
    case(
        "third form with keys for each figure",
        "layout",
        "Cleveland FOI form 2018.docx",
        answered(
            "cleveland",
            ("Take/make/distribute indecent images, 2016/17", ("55",)),
            ("Take/make/distribute indecent images, 2017/18", ("64",)),
            ("Possession of indecent images, 2016/17", ("21",)),
            ("Possession of indecent images, 2017/18", ("18",)),
            ("Possession of prohibited images, 2016/17", ("2",)),
            ("Possession of prohibited images, 2017/18", ("3",)),
        ),
        "cleveland | 2016/17 tmd 55 pos 21 pro 2 total sum | 2017/18 tmd 64 pos 18 pro 3 total sum",
        "a key and a value for each",
    ),
)
