"""Replies of councils on claims for pothole damage: ordinary ones, hard layouts, and some with another meaning.

Not here: any other request.
"""

from __future__ import annotations

from functools import partial

from tests.corpus.blocks import Attached, Sheet, grid
from tests.corpus.third.frame import council, council_mail, council_page
from tests.corpus.unseen.frame import POTHOLES
from tests.corpus.unseen.frame import case as any_case

case = partial(any_case, asked=POTHOLES)

CASES = (
    case(
        "third council questions as rows by number",
        "question",
        "Wexcombe FOI 2023.docx",
        council(
            "wexcombe",
            grid("""
                Question | 2020 | 2021 | 2022
                1. Claims received | 388 | 401 | 566
                2. Claims settled | 88 | 79 | 141
                3. Compensation paid | £29,310.50 | £27,004.00 | £51,220.75
                4. Inspection policy in force | Yes | Yes | Yes
            """),
        ),
        "wexcombe | 2020 received 388 settled 88 compensation 29310/29311/29310..29311/ask policy 1 | 2021 received 401 settled 79 compensation 27004 policy 1 "
        "| 2022 received 566 settled 141 compensation 51221/51220/51220..51221/ask policy 1",
        "all is stated; pence are part of a pound",
    ),
    case(
        "third council answers under numbers",
        "question + prose",
        "Response 40811.pdf",
        council(
            "harrowdale",
            "1. 2020: 61⏎2021: 70⏎2022: 104",
            "2. 2020: 12⏎2021: 10⏎2022: 22",
            "3. 2020: £3,410⏎2021: £2,988⏎2022: £7,045",
            "4. Yes, in all three years.",
        ),
        "harrowdale | 2020 received 61 settled 12 compensation 3410 policy 1/ask | 2021 received 70 settled 10 compensation 2988 policy 1/ask "
        "| 2022 received 104 settled 22 compensation 7045 policy 1/ask",
        "a line per year under each question's number",
    ),
    case(
        "third council page with a row per year",
        "web page",
        "eastmere-foi-pothole.html",
        council_page(
            "eastmere",
            grid("""
                Calendar year | Number of claims received | Number of claims settled | Amount paid
                2020 | 144 | 35 | £9,820
                2021 | 139 | 28 | £8,114
                2022 | 203 | 51 | £16,402
            """),
            "The council had a written highway inspection policy in force throughout.",
        ),
        "eastmere | 2020 received 144 settled 35 compensation 9820 policy 1/ask | 2021 received 139 settled 28 compensation 8114 policy 1/ask | 2022 received 203 settled 51 compensation 16402 policy 1/ask",
        "a plain table; the policy is said below it",
    ),
    case(
        "third council mail in sentences",
        "mail text + prose",
        "stanbridge answer.eml",
        council_mail(
            "stanbridge",
            "In 2020 we received 220 claims and settled 41, paying £12,300 in compensation.",
            "In 2021 we received 244 claims and settled 50, paying £14,910 in compensation.",
            "In 2022 we received 301 claims and settled 66, paying £20,455 in compensation.",
            "A written highway inspection policy was in force in each year.",
        ),
        "stanbridge | 2020 received 220 settled 41 compensation 12300 policy 1/ask | 2021 received 244 settled 50 compensation 14910 policy 1/ask | 2022 received 301 settled 66 compensation 20455 policy 1/ask",
        "a sentence per year",
    ),
    case(
        "third council workbook with a row per question and year",
        "layout",
        "Thornley Council 30912.xlsx",
        (
            "Thornley Metropolitan Borough Council - FOI 30912 - pothole claims",
            grid("""
                Year | Measure | Answer
                2020 | Claims received | 151
                2020 | Claims settled | 30
                2020 | Compensation paid (£) | 8,112
                2021 | Claims received | 160
                2021 | Claims settled | 33
                2021 | Compensation paid (£) | 9,407
                2022 | Claims received | 207
                2022 | Claims settled | 48
                2022 | Compensation paid (£) | 13,556
            """),
        ),
        "thornley | 2020 received 151 settled 30 compensation 8112 | 2021 received 160 settled 33 compensation 9407 | 2022 received 207 settled 48 compensation 13556",
        "long format; the policy was not answered",
    ),
    case(
        "third council delimited",
        "layout",
        "Oldminster County Council pothole claims.csv",
        (
            "Oldminster County Council. Pothole compensation claims by calendar year",
            grid("""
                Year | Claims received | Claims settled | Compensation paid | Written inspection policy
                2020 | 598 | 133 | £49,870 | Yes
                2021 | 571 | 118 | £45,121 | Yes
                2022 | 804 | 179 | £74,009 | Yes
            """),
        ),
        "oldminster | 2020 received 598 settled 133 compensation 49870 policy 1 | 2021 received 571 settled 118 compensation 45121 policy 1 | 2022 received 804 settled 179 compensation 74009 policy 1",
        "a plain delimited file",
    ),
    case(
        "third council Scottish letter, small figures",
        "value",
        "Glenarran EIR.docx",
        council(
            "glenarran",
            grid("""
                | 2020 | 2021 | 2022
                Claims received | 33 | 24 | 58
                Claims settled | 5 | 2 | 8
                Compensation paid | £1,102 | £455 | £2,016
                Highway inspection policy | Y | Y | Y
            """),
        ),
        "glenarran | 2020 received 33 settled 5 compensation 1102 policy 1 | 2021 received 24 settled 2 compensation 455 policy 1 | 2022 received 58 settled 8 compensation 2016 policy 1",
        "Y is yes",
    ),
    case(
        "third council claims by outcome with a total received",
        "layout + total",
        "Strathbeg claims.pdf",
        council(
            "strathbeg",
            grid("""
                Claims received | 2020 | 2021 | 2022
                Settled | 17 | 21 | 26
                Repudiated | 60 | 51 | 80
                Open | 2 | 4 | 15
                Total claims received | 79 | 76 | 121
                Total paid | £4,980 | £5,612 | £7,733
            """),
        ),
        "strathbeg | 2020 received 79 settled 17 compensation 4980/ask | 2021 received 76 settled 21 compensation 5612/ask | 2022 received 121 settled 26 compensation 7733/ask",
        "the rows add up to the claims received",
    ),
    case(
        "third council Welsh headings",
        "welsh",
        "Llanfair ymateb.docx",
        (
            "# Cyngor Bwrdeistref Sirol Llanfair / Llanfair County Borough Council",
            "Cyfeirnod / Reference 7712⏎20 Mawrth / March 2023",
            "Hawliadau am ddifrod tyllau yn y ffordd / Claims for damage caused by potholes, calendar years 2020, 2021 and 2022",
            grid("""
                | 2020 | 2021 | 2022
                Hawliadau a dderbyniwyd / Claims received | 95 | 88 | 132
                Hawliadau a setlwyd / Claims settled | 19 | 15 | 30
                Iawndal a dalwyd / Compensation paid | £5,020 | £4,111 | £8,904
                Polisi archwilio ysgrifenedig / Written inspection policy | Oes / Yes | Oes / Yes | Oes / Yes
            """),
        ),
        "llanfair | 2020 received 95 settled 19 compensation 5020 policy 1/ask | 2021 received 88 settled 15 compensation 4111 policy 1/ask | 2022 received 132 settled 30 compensation 8904 policy 1/ask",
        "both languages in each heading",
    ),
    case(
        "third council table for each question",
        "question + layout",
        "Wexcombe three tables.pdf",
        council(
            "wexcombe",
            "Question 1: claims received",
            grid("""
                2020 | 2021 | 2022
                390 | 404 | 570
            """),
            "Question 2: claims settled",
            grid("""
                2020 | 2021 | 2022
                86 | 80 | 139
            """),
            "Question 3: compensation paid",
            grid("""
                2020 | 2021 | 2022
                £28,800 | £27,350 | £50,125
            """),
            "Question 4: Yes.",
        ),
        "wexcombe | 2020 received 390 settled 86 compensation 28800 policy 1/ask | 2021 received 404 settled 80 compensation 27350 policy 1/ask | 2022 received 570 settled 139 compensation 50125 policy 1/ask",
        "a one-row table below each question",
    ),
    case(
        "third council letter attached to a mail",
        "mail text",
        "harrowdale with letter.eml",
        (
            *council_mail("harrowdale", "Our answer is attached."),
            Attached(
                "FOI answer.docx",
                council(
                    "harrowdale",
                    grid("""
                        | 2020 | 2021 | 2022
                        Claims received | 58 | 66 | 99
                        Claims settled | 11 | 12 | 20
                        Compensation paid | £3,015 | £3,344 | £6,670
                        Written inspection policy | Yes | Yes | Yes
                    """),
                ),
            ),
        ),
        "harrowdale | 2020 received 58 settled 11 compensation 3015 policy 1 | 2021 received 66 settled 12 compensation 3344 policy 1 | 2022 received 99 settled 20 compensation 6670 policy 1",
        "the answer is in the attachment",
    ),
    case(
        "third council months on a sheet for each year",
        "layout",
        "Eastmere Borough Council months.xlsx",
        tuple(
            block
            for year, counts in (
                (2020, (14, 11, 9, 6, 7, 8, 10, 9, 12, 13, 15, 21)),
                (2021, (19, 16, 12, 10, 8, 7, 9, 8, 11, 12, 14, 17)),
                (2022, (22, 20, 17, 13, 11, 10, 12, 9, 14, 18, 21, 30)),
            )
            for block in (
                Sheet(str(year)),
                "Eastmere Borough Council: pothole claims received by month",
                grid(
                    "Month | Claims received\n"
                    + "\n".join(
                        f"{name} | {n}"
                        for name, n in zip(
                            "January February March April May June July August September October November December".split(),
                            counts,
                            strict=True,
                        )
                    )
                    + f"\nTotal | {sum(counts)}"
                ),
            )
        ),
        "eastmere | 2020 received 135 | 2021 received 143 | 2022 received 197",
        "each sheet is a year, with its total",
    ),
    case(
        "third council one question on cost",
        "refused + question",
        "Stanbridge part.docx",
        council(
            "stanbridge",
            grid("""
                | 2020 | 2021 | 2022
                Claims received | 218 | 240 | 299
                Compensation paid | £11,950 | £15,020 | £20,010
            """),
            "Question 2: to find which claims were settled, 757 files would have to be opened, which would take more than 18 hours. Section 12 applies.",
            "Question 4: Yes, adopted in 2018.",
        ),
        "stanbridge | 2020 received 218 compensation 11950 policy 1/ask | 2021 received 240 compensation 15020 policy 1/ask | 2022 received 299 compensation 20010 policy 1/ask",
        "two of four are in the table; one is refused",
    ),
    case(
        "third council no policy until a date",
        "yes or no",
        "Glenarran policy.docx",
        council(
            "glenarran",
            grid("""
                | 2020 | 2021 | 2022
                Claims received | 30 | 27 | 55
                Claims settled | 4 | 3 | 9
                Compensation paid | £900 | £610 | £2,204
                Written inspection policy | No | No | Yes
            """),
            "The policy was approved in February 2022.",
        ),
        "glenarran | 2020 received 30 settled 4 compensation 900 policy 0 | 2021 received 27 settled 3 compensation 610 policy 0 | 2022 received 55 settled 9 compensation 2204 policy 1/ask",
        "in force from February of the last year",
    ),
    case(
        "third council sums include legal costs",
        "money + over-inclusive",
        "Thornley costs.pdf",
        council(
            "thornley",
            grid("""
                | 2020 | 2021 | 2022
                Claims received | 149 | 158 | 210
                Claims settled | 29 | 34 | 47
                Total paid | £14,220 | £17,031 | £23,870
            """),
            "Total paid includes claimants' solicitors' costs and our own legal fees.",
        ),
        "thornley | 2020 received 149 settled 29 compensation 0..14220/ask | 2021 received 158 settled 34 compensation 0..17031/ask | 2022 received 210 settled 47 compensation 0..23870/ask",
        "costs are no compensation",
    ),
    case(
        "third council last year to September",
        "part year",
        "Oldminster 2022.docx",
        council(
            "oldminster",
            grid("""
                | 2020 | 2021 | 2022 (to 30 September)
                Claims received | 601 | 577 | 612
                Claims settled | 136 | 120 | 98
                Compensation paid | £50,340 | £46,002 | £41,377
                Inspection policy | Yes | Yes | Yes
            """),
        ),
        "oldminster | 2020 received 601 settled 136 compensation 50340 policy 1 | 2021 received 577 settled 120 compensation 46002 policy 1 | 2022 received ?ask settled ?ask compensation ?ask policy 1/ask",
        "nine months of the last year",
    ),
    case(
        "third council reports of potholes beside claims",
        "measure",
        "strathbeg-page.html",
        council_page(
            "strathbeg",
            grid("""
                | 2020 | 2021 | 2022
                Potholes reported | 4,120 | 3,980 | 5,233
                Potholes repaired | 3,877 | 3,802 | 4,901
                Claims received | 81 | 75 | 117
                Claims settled | 18 | 20 | 25
            """),
        ),
        "strathbeg | 2020 received 81 settled 18 | 2021 received 75 settled 20 | 2022 received 117 settled 25",
        "reports and repairs are no claims",
    ),
    case(
        "third council amounts reserved, not paid",
        "money + footnote",
        "Wexcombe reserves.xlsx",
        (
            "Wexcombe County Council FOI 55120",
            grid("""
                Year | Claims received | Claims settled | Compensation paid*
                2020 | 392 | 87 | £30,100
                2021 | 399 | 82 | £26,870
                2022 | 571 | 90 | £88,400
            """),
            "* For 2022 this includes sums set aside for claims which are not yet decided.",
        ),
        "wexcombe | 2020 received 392 settled 87 compensation 30100/ask | 2021 received 399 settled 82 compensation 26870/ask | 2022 received 571 settled 90 compensation 0..88400/ask",
        "sums set aside were not paid out",
    ),
    case(
        "third council figures of the whole region",
        "sender + measure",
        "Harrowdale insurer.docx",
        council(
            "harrowdale",
            "Our insurer handles claims for a pool of five councils, and was able to give us only the figures of the pool.",
            grid("""
                | 2020 | 2021 | 2022
                Claims received | 412 | 455 | 603
                Claims settled | 80 | 91 | 130
            """),
            "The council had a written inspection policy in force in each of the three years.",
        ),
        "harrowdale | 2020 received ask settled ?ask policy 1/ask | 2021 received ask settled ?ask policy 1/ask | 2022 received ask settled ?ask policy 1/ask",
        "the figures are of five councils",
    ),
    case(
        "third council personal injury claims too",
        "over-inclusive + footnote",
        "Llanfair all.pdf",
        council(
            "llanfair",
            grid("""
                | 2020 | 2021 | 2022
                Claims received{1} | 141 | 133 | 180
                Claims settled{1} | 30 | 26 | 41
                Written inspection policy | Yes | Yes | Yes
            """),
            "{1} All claims for defects in the highway, such as potholes, kerbs, drains and footways.",
        ),
        "llanfair | 2020 received 0..141/ask settled 0..30/ask policy 1 | 2021 received 0..133/ask settled 0..26/ask policy 1 | 2022 received 0..180/ask settled 0..41/ask policy 1",
        "more than potholes",
    ),
)
