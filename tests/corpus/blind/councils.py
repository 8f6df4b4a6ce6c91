"""Replies of councils on claims for pothole damage. Not here: any other request."""

from __future__ import annotations

from tests.corpus.blind.frame import council, council_mail
from tests.corpus.blocks import grid
from tests.corpus.unseen.frame import POTHOLES, case

CASES = (
    case(
        "blind council plain table",
        "money + yes or no",
        "Wexcombe reply.docx",
        council(
            "wexcombe",
            grid("""
                | 2020 | 2021 | 2022
                Claims received | 412 | 388 | 540
                Claims settled | 96 | 81 | 133
                Compensation paid | £31,204 | £28,950 | £47,618
                Written inspection policy in force | Yes | Yes | Yes
            """),
        ),
        "wexcombe | 2020 received 412 settled 96 compensation 31204 policy 1 | 2021 received 388 settled 81 compensation 28950 policy 1 | 2022 received 540 settled 133 compensation 47618 policy 1",
        "all is stated",
        asked=POTHOLES,
    ),
    case(
        "blind council years down",
        "money + yes or no",
        "FOI 4410.pdf",
        council(
            "harrowdale",
            grid("""
                Year | Number of claims received | Number of claims settled | Amount paid (£) | Inspection policy
                2020 | 71 | 12 | 3,905 | Yes
                2021 | 64 | 9 | 2,110 | Yes
                2022 | 102 | 21 | 7,480 | Yes
            """),
        ),
        "harrowdale | 2020 received 71 settled 12 compensation 3905 policy 1 | 2021 received 64 settled 9 compensation 2110 policy 1 | 2022 received 102 settled 21 compensation 7480 policy 1",
        "all is stated",
        asked=POTHOLES,
    ),
    case(
        "blind council questions",
        "question + money",
        "Eastmere.docx",
        council(
            "eastmere",
            "1. How many claims were received?",
            "2020: 55⏎2021: 48⏎2022: 90",
            "2. How many of these were settled?",
            "2020: 7⏎2021: 5⏎2022: 11",
            "3. How much was paid out in compensation?",
            "2020: £1,820⏎2021: £1,366⏎2022: £4,002",
            "4. Was a written highway inspection policy in force?",
            "Yes, in each of the years.",
        ),
        "eastmere | 2020 received 55 settled 7 compensation 1820 policy 1 | 2021 received 48 settled 5 compensation 1366 policy 1 | 2022 received 90 settled 11 compensation 4002 policy 1",
        "each answer stands under its question",
        asked=POTHOLES,
    ),
    case(
        "blind council financial years",
        "period",
        "Stanbridge reply.docx",
        council(
            "stanbridge",
            "We hold this by financial year only.",
            grid("""
                | 2020/21 | 2021/22 | 2022/23
                Claims received | 203 | 231 | 290
                Claims settled | 40 | 52 | 61
                Compensation paid | £11,900 | £14,020 | £19,775
            """),
        ),
        "stanbridge | 2020 | 2021 | 2022",
        "financial years are not calendar years",
        asked=POTHOLES,
    ),
    case(
        "blind council thousands of pounds",
        "money + measure heading",
        "Oldminster claims.pdf",
        council(
            "oldminster",
            grid("""
                Year | Claims received | Claims settled | Compensation paid (£000)
                2020 | 611 | 140 | 52
                2021 | 580 | 122 | 47
                2022 | 799 | 171 | 73
            """),
            "The council had a written highway inspection policy in force in all three years.",
        ),
        "oldminster | 2020 received 611 settled 140 compensation 52000/51500..52499/51500..52500/ask policy 1/ask | 2021 received 580 settled 122 compensation 47000/46500..47499/46500..47500/ask policy 1/ask "
        "| 2022 received 799 settled 171 compensation 73000/72500..73499/72500..73500/ask policy 1/ask",
        "thousands of pounds",
        asked=POTHOLES,
    ),
    case(
        "blind council all highway claims",
        "over-inclusive",
        "Thornley answer.eml",
        council_mail(
            "thornley",
            grid("""
                Year | Claims received | Claims settled
                2020 | 140 | 33
                2021 | 152 | 29
                2022 | 188 | 41
            """),
            "These are claims of every kind against the highway authority, including trips and falls on footways; we are not able to pick out potholes.",
        ),
        "thornley | 2020 received 0..140/ask settled 0..33/ask | 2021 received 0..152/ask settled 0..29/ask | 2022 received 0..188/ask settled 0..41/ask",
        "more than potholes",
        asked=POTHOLES,
    ),
    case(
        "blind council pence",
        "money",
        "Glenarran.docx",
        council(
            "glenarran",
            "In 2020 the council received 38 claims, of which 4 were settled, and paid £962.40 in compensation.",
            "In 2021 the council received 29 claims, of which 3 were settled, and paid £710.00 in compensation.",
            "In 2022 the council received 61 claims, of which 9 were settled, and paid £2,315.75 in compensation.",
            "The council has a written highway inspection policy, adopted in 2014 and in force since.",
        ),
        "glenarran | 2020 received 38 settled 4 compensation 962/963/962..963/ask policy 1/ask | 2021 received 29 settled 3 compensation 710 policy 1/ask | 2022 received 61 settled 9 compensation 2316/2315/2315..2316/ask policy 1/ask",
        "said in sentences; pence make part of a pound",
        asked=POTHOLES,
    ),
    case(
        "blind council settled in the year, whenever received",
        "measure + footnote",
        "Strathbeg.pdf",
        council(
            "strathbeg",
            grid("""
                | 2020 | 2021 | 2022
                Claims received | 84 | 77 | 119
                Claims settled* | 22 | 18 | 24
                Compensation paid | £6,200 | £4,870 | £8,335
                Inspection policy | Yes | Yes | Yes
            """),
            "* Claims settled in the year, most of which were received in an earlier year.",
        ),
        "strathbeg | 2020 received 84 settled 22/ask compensation 6200/ask policy 1 | 2021 received 77 settled 18/ask compensation 4870/ask policy 1 | 2022 received 119 settled 24/ask compensation 8335/ask policy 1",
        "it was asked how many of those received were settled; the note says otherwise, which a person may want to see",
        asked=POTHOLES,
    ),
    case(
        "blind council insurer holds it",
        "not held + yes or no",
        "Llanfair.docx",
        council(
            "llanfair",
            "The council does not hold information on claims, which are dealt with by its insurers from start to end.",
            "A written highway inspection policy was in force in 2020, 2021 and 2022.",
        ),
        "llanfair | 2020 policy 1 | 2021 policy 1 | 2022 policy 1",
        "claims are not held, never nought; the policy is answered",
        asked=POTHOLES,
    ),
    case(
        "blind council small numbers",
        "suppressed + money",
        "Harrowdale 2.docx",
        council(
            "harrowdale",
            grid("""
                | 2020 | 2021 | 2022
                Claims received | 19 | 26 | 31
                Claims settled | fewer than 5 | fewer than 5 | 6
                Compensation paid | withheld | withheld | £1,240
                Inspection policy in force | No | No | Yes
            """),
            "Where fewer than five claims were settled, the sums are withheld under Section 40(2).",
        ),
        "harrowdale | 2020 received 19 settled 0..4/1..4 policy 0 | 2021 received 26 settled 0..4/1..4 policy 0 | 2022 received 31 settled 6 compensation 1240 policy 1",
        "fewer than five is at most four; withheld is no figure",
        asked=POTHOLES,
    ),
)
