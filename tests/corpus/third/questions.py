"""Ordinary answers to numbered questions, in letters and in forms. Not here: letters with one answer."""

from __future__ import annotations

from tests.corpus.blocks import grid
from tests.corpus.third.frame import answered, letter, three_parts
from tests.corpus.unseen.frame import case

CASES = (
    case(
        "third three questions, three answers",
        "question",
        "774-18 reply.pdf",
        three_parts(
            "durham",
            "# Response to Q1",
            grid("""
                Offence | 2016/17 | 2017/18
                Take/make/distribute indecent photographs (86/2) | 49 | 63
                Possession of indecent photographs (86/10) | 21 | 19
                Possession of prohibited images (86/15) | 1 | 2
                Total | 71 | 84
            """),
            "# Response to Q2",
            grid("""
                | 2016/17 | 2017/18
                Arrests | 38 | 44
            """),
            "# Response to Q3",
            "There are 14 officers and 5 members of police staff in the Paedophile Online Investigation Team.",
        ),
        "durham | 2016/17 tmd 49 pos 21 pro 1 total 71 | 2017/18 tmd 63 pos 19 pro 2 total 84",
        "only the first question is ours",
    ),
    case(
        "third answers run on in one paragraph each",
        "question + prose",
        "FOI 318-18.docx",
        three_parts(
            "northamptonshire",
            "A1. 2016/17: 122 offences (84 of making, taking or distributing, 35 of possession and 3 of possession of prohibited images). 2017/18: 147 offences (103, 41 and 3 respectively).",
            "A2. 2016/17: 61 arrests. 2017/18: 66 arrests.",
            "A3. 11.",
        ),
        "northamptonshire | 2016/17 tmd 84 pos 35 pro 3 total 122 | 2017/18 tmd 103/ask pos 41/ask pro 3/ask total 147",
        "respectively means in the order of the year before; a person may be asked to confirm that",
    ),
    case(
        "third question repeated in bold above each answer",
        "question",
        "Response to 441-18.docx",
        three_parts(
            "leicestershire",
            "# Q1. How many offences relating to indecent images (still or moving) of children were recorded between 1 April 2016 and 31 March 2018, by financial year and by offence?",
            grid("""
                Offence description | Apr 2016 - Mar 2017 | Apr 2017 - Mar 2018
                MAKE/TAKE/DISTRIBUTE INDECENT PHOTO OF CHILD | 131 | 168
                POSSESS INDECENT PHOTO OF CHILD | 44 | 47
                POSSESS PROHIBITED IMAGE OF CHILD | 6 | 3
            """),
            "# Q2. How many arrests were made for such offences in each of the two years?",
            "70 and 83.",
            "# Q3. How many officers and staff work full time on the investigation of these offences?",
            "This is exempt under Section 31(1)(a), law enforcement.",
        ),
        "leicestershire | 2016/17 tmd 131 pos 44 pro 6 total sum | 2017/18 tmd 168 pos 47 pro 3 total sum",
        "questions repeated above their answers",
    ),
    case(
        "third form with lines in the answer's cell",
        "layout + question",
        "Surrey response form.docx",
        answered(
            "surrey",
            (
                "Question: recorded offences of indecent images of children, 1 April 2016 to 31 March 2018, by financial year and by offence",
                (
                    "2016/17",
                    "Take/make/distribute: 129",
                    "Possession of indecent images: 44",
                    "Possession of prohibited images: 3",
                    "Total: 176",
                    "2017/18",
                    "Take/make/distribute: 155",
                    "Possession of indecent images: 41",
                    "Possession of prohibited images: 6",
                    "Total: 202",
                ),
            ),
        ),
        "surrey | 2016/17 tmd 129 pos 44 pro 3 total 176 | 2017/18 tmd 155 pos 41 pro 6 total 202",
        "a year, then its figures, then the next year",
    ),
    case(
        "third form on the web with a table inside",
        "layout + web page",
        "dorset-foi-form.html",
        answered(
            "dorset",
            (
                "Your question",
                (
                    "The number of recorded offences for indecent images of children between 1 April 2016 and 31 March 2018, by financial year and by offence.",
                ),
            ),
            (
                "Our answer",
                (
                    grid("""
                        Offence | 2016/17 | 2017/18
                        Take, make, distribute | 62 | 74
                        Possess indecent image | 18 | 23
                        Possess prohibited image | 4 | 2
                        Total | 84 | 99
                    """),
                ),
            ),
        ),
        "dorset | 2016/17 tmd 62 pos 18 pro 4 total 84 | 2017/18 tmd 74 pos 23 pro 2 total 99",
        "a table inside of a form",
    ),
    case(
        "third first question answered, second on cost",
        "question + refused",
        "NYP 10.2018.pdf",
        three_parts(
            "north-yorkshire",
            "Question 1",
            grid("""
                Offence | 2016/17 | 2017/18
                Take, make or distribute indecent photographs of children | 81 | 97
                Possess indecent photographs of children | 25 | 28
                Possess prohibited images of children | 3 | 5
                Total | 109 | 130
            """),
            "Question 2",
            "Arrests are not linked to offences in our custody system. To read 239 custody records at 10 minutes each would take some 40 hours, which is beyond the appropriate limit of 18 "
            "hours. Section 12(1) therefore applies to this question.",
            "Question 3",
            "Nine.",
        ),
        "north-yorkshire | 2016/17 tmd 81 pos 25 pro 3 total 109 | 2017/18 tmd 97 pos 28 pro 5 total 130",
        "the refusal is of another question",
    ),
    case(
        "third lettered parts, a year each",
        "question + prose",
        "Warks reply 13301.docx",
        letter(
            "warwickshire",
            "a) 1 April 2016 to 31 March 2017",
            "- Take, make, distribute indecent photographs: 41",
            "- Possession of indecent photographs: 13",
            "- Possession of prohibited images: 0",
            "b) 1 April 2017 to 31 March 2018",
            "- Take, make, distribute indecent photographs: 52",
            "- Possession of indecent photographs: 17",
            "- Possession of prohibited images: 1",
        ),
        "warwickshire | 2016/17 tmd 41 pos 13 pro 0 total sum | 2017/18 tmd 52 pos 17 pro 1 total sum",
        "a list under each year",
    ),
    case(
        "third one line per year after an answer mark",
        "prose",
        "Essex 10881.pdf",
        three_parts(
            "essex",
            "Q1. Answer:",
            "2016/17 - 264",
            "2017/18 - 311",
            "These are the offences with Home Office codes 86/2, 86/10 and 86/15. A breakdown by offence could not be made.",
            "Q2. Answer:",
            "2016/17 - 120",
            "2017/18 - 133",
            "Q3. Answer: 23 posts.",
        ),
        "essex | 2016/17 total 264 | 2017/18 total 311",
        "the second pair are arrests",
    ),
    case(
        "third questions in the first column of a table",
        "layout + question",
        "Wiltshire Police FOI 2018-309.docx",
        letter(
            "wiltshire",
            grid("""
                Question | 2016/17 | 2017/18
                1. Recorded offences of taking, making or distributing indecent images of children | 66 | 78
                2. Recorded offences of possession of indecent images of children | 21 | 24
                3. Recorded offences of possession of prohibited images of children | 3 | 2
            """),
        ),
        "wiltshire | 2016/17 tmd 66 pos 21 pro 3 total sum | 2017/18 tmd 78 pos 24 pro 2 total sum",
        "numbered rows",
    ),
    case(
        "third outcomes in a second table",
        "question + measure",
        "NFK reply 55.pdf",
        three_parts(
            "nottinghamshire",
            "1) The offences recorded were:",
            grid("""
                Offence | 2016/17 | 2017/18
                Take/make/distribute indecent images | 112 | 147
                Possess indecent images | 49 | 52
                Possess prohibited images | 5 | 4
                Total | 166 | 203
            """),
            "2) In place of arrests, the outcomes assigned to these offences were:",
            grid("""
                Outcome | 2016/17 | 2017/18
                Charge/Summons | 58 | 41
                Caution | 22 | 18
                Evidential difficulties | 54 | 60
                Not yet assigned | 32 | 84
                Total | 166 | 203
            """),
            "3) 16 officers.",
        ),
        "nottinghamshire | 2016/17 tmd 112 pos 49 pro 5 total 166 | 2017/18 tmd 147 pos 52 pro 4 total 203",
        "outcomes of the same offences, with the same totals",
    ),
    case(
        "third question with sub-questions i to iii",
        "question",
        "SYP-FOI-2018-0612.docx",
        letter(
            "south-yorkshire",
            "i. Section 1 Protection of Children Act 1978 (taking, making, distributing):",
            grid("""
                2016/17 | 2017/18
                171 | 214
            """),
            "ii. Section 160 Criminal Justice Act 1988 (possession):",
            grid("""
                2016/17 | 2017/18
                55 | 68
            """),
            "iii. Section 62 Coroners and Justice Act 2009 (prohibited images):",
            grid("""
                2016/17 | 2017/18
                9 | 6
            """),
        ),
        "south-yorkshire | 2016/17 tmd 171 pos 55 pro 9 total sum | 2017/18 tmd 214 pos 68 pro 6 total sum",
        "each small table belongs to the line above it",
    ),
    case(
        "third a clarification before the answer",
        "question",
        "Merseyside DJ 2018-410.pdf",
        letter(
            "merseyside",
            "On 20 April 2018 we asked you to clarify whether you wished offences to be counted by date reported or by date recorded. On 23 April 2018 you replied: by date recorded.",
            "Having received your clarification, I can provide the following.",
            grid("""
                Offence | 2016/17 | 2017/18
                Taking, making, distributing or publishing indecent photographs | 209 | 263
                Possession of indecent photographs | 58 | 64
                Possession of prohibited images | 7 | 11
                Total | 274 | 338
            """),
        ),
        "merseyside | 2016/17 tmd 209 pos 58 pro 7 total 274 | 2017/18 tmd 263 pos 64 pro 11 total 338",
        "the clarification agrees with what was asked",
    ),
    case(
        "third zero written as a word in the answer",
        "value + prose",
        "COLP answer form.docx",
        answered(
            "city-of-london",
            (
                "1. Offences recorded 2016/17",
                ("Six of taking, making or distributing; two of possession; none of possession of prohibited images.",),
            ),
            (
                "2. Offences recorded 2017/18",
                (
                    "Nine of taking, making or distributing; one of possession; none of possession of prohibited images.",
                ),
            ),
        ),
        "city-of-london | 2016/17 tmd 6 pos 2 pro 0 total sum | 2017/18 tmd 9 pos 1 pro 0 total sum",
        "figures written as words",
    ),
    case(
        "third Northern Ireland by question and answer",
        "question + code",
        "F-2018-00977.pdf",
        (
            "# Police Service of Northern Ireland",
            "FREEDOM OF INFORMATION REQUEST",
            "Request Number: F-2018-00977⏎Keyword: Crime⏎Subject: Indecent Photographs of Children",
            "Request and Answer:",
            "Question 1",
            "How many offences for indecent images (still or moving) of children were recorded between 1 April 2016 and 31 March 2018, by financial year and by offence?",
            "Answer",
            grid("""
                Offence | 2016/17 | 2017/18
                Take/make/distribute indecent photographs of children | 141 | 168
                Possession of indecent photographs of children | 70 | 73
                Possession of prohibited image of a child | 4 | 6
                Total | 215 | 247
            """),
            "Question 2",
            "How many of the offences had a sanction outcome?",
            "Answer",
            "Sanction outcomes are published yearly in the PSNI's statistics, to which Section 21 of the Act applies.",
            "If you have any queries, please contact 028 9070 0164, quoting F-2018-00977.",
        ),
        "psni | 2016/17 tmd 141 pos 70 pro 4 total 215 | 2017/18 tmd 168 pos 73 pro 6 total 247",
        "all is stated; Section 21 is for the second question",
    ),
)
