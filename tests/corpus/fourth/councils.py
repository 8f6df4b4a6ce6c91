"""Replies of councils on claims for pothole damage: half ordinary, half with another meaning. Not here: any other request."""

from __future__ import annotations

from tests.corpus.blocks import Sheet, grid
from tests.corpus.fourth.frame import council, meaning, ordinary
from tests.corpus.unseen.frame import POTHOLES


def _claims(last_head: str = "2022", paid: str = "Compensation paid", last: str = "98 | 17 | £8,450 | Yes") -> str:
    return f"""
        Year | Claims received | Claims settled | {paid} | Written inspection policy
        2020 | 61 | 12 | £4,100 | Yes
        2021 | 70 | 14 | £5,320 | Yes
        {last_head} | {last}
    """


_FIRST = (
    "2020 received 61 settled 12 compensation 4100 policy 1 | 2021 received 70 settled 14 compensation 5320 policy 1"
)

CASES = (
    ordinary(
        "council plain table",
        "layout",
        "Harrowdale answer.docx",
        council("harrowdale", grid(_claims())),
        f"harrowdale | {_FIRST} | 2022 received 98 settled 17 compensation 8450 policy 1",
        "all is stated",
        asked=POTHOLES,
    ),
    ordinary(
        "council workbook with a sheet note",
        "layout",
        "Eastmere Borough Council FOI.xlsx",
        (
            "Eastmere Borough Council",
            "FOI: pothole claims by calendar year",
            grid(_claims()),
            "Policy: Highway Safety Inspection Policy, reviewed yearly.",
        ),
        f"eastmere | {_FIRST} | 2022 received 98 settled 17 compensation 8450 policy 1",
        "all is stated",
        asked=POTHOLES,
    ),
    ordinary(
        "council years across and pounds",
        "money",
        "stanbridge foi reply.pdf",
        council(
            "stanbridge",
            grid("""
            Question | 2020 | 2021 | 2022
            How many claims were received? | 212 | 230 | 310
            How many claims were settled? | 40 | 47 | 70
            How much was paid in compensation? | £11,200 | £13,905 | £21,440
            Was a written highway inspection policy in force? | Yes | Yes | Yes
        """),
        ),
        "stanbridge | 2020 received 212 settled 40 compensation 11200 policy 1 | 2021 received 230 settled 47 compensation 13905 policy 1 | 2022 received 310 settled 70 compensation 21440 policy 1",
        "the questions are the rows",
        asked=POTHOLES,
    ),
    ordinary(
        "council sentences per year",
        "prose",
        "Glenarran reply 22.docx",
        council(
            "glenarran",
            "2020: 31 claims received, 4 settled, £880 paid.",
            "2021: 25 claims received, 3 settled, £540 paid.",
            "2022: 52 claims received, 9 settled, £2,310 paid.",
            "A written highway inspection policy was in force in all three years.",
        ),
        "glenarran | 2020 received 31 settled 4 compensation 880 policy 1/ask | 2021 received 25 settled 3 compensation 540 policy 1/ask | 2022 received 52 settled 9 compensation 2310 policy 1/ask",
        "a line for each year",
        asked=POTHOLES,
    ),
    ordinary(
        "council delimited years across",
        "layout",
        "Thornley Metropolitan Borough Council FOI.csv",
        (
            grid("""
            Measure | 2020 | 2021 | 2022
            Claims received | 150 | 163 | 209
            Claims settled | 31 | 32 | 50
            Compensation paid (GBP) | 8200 | 9110 | 13770
        """),
        ),
        "thornley | 2020 received 150 settled 31 compensation 8200 | 2021 received 163 settled 32 compensation 9110 | 2022 received 209 settled 50 compensation 13770",
        "three rows, three years",
        asked=POTHOLES,
    ),
    meaning(
        "council claims of all highway defects",
        "over-inclusive",
        "Wexcombe all defects.docx",
        council(
            "wexcombe",
            grid(_claims()),
            "Our claims system does not separate potholes from tripping, flooding and street furniture; all are in the numbers.",
        ),
        "wexcombe | 2020 received 0..61/ask settled 0..12/ask compensation 0..4100/ask policy 1/ask | 2021 received 0..70/ask settled 0..14/ask compensation 0..5320/ask policy 1/ask "
        "| 2022 received 0..98/ask settled 0..17/ask compensation 0..8450/ask policy 1/ask",
        "more than potholes",
        asked=POTHOLES,
    ),
    meaning(
        "council sums in thousands by the heading",
        "money",
        "Oldminster thousands.pdf",
        council(
            "oldminster",
            grid("""
            Year | Claims received | Claims settled | Compensation paid (£000)
            2020 | 598 | 131 | 49
            2021 | 570 | 119 | 45
            2022 | 801 | 176 | 73
        """),
        ),
        "oldminster | 2020 received 598 settled 131 compensation 49000/48500..49500/48500..49499/ask | 2021 received 570 settled 119 compensation 45000/44500..45500/44500..45499/ask "
        "| 2022 received 801 settled 176 compensation 73000/72500..73500/72500..73499/ask",
        "49 is 49 thousand",
        asked=POTHOLES,
    ),
    meaning(
        "council financial years under plain years",
        "calendar",
        "Strathbeg years.docx",
        council("strathbeg", grid(_claims()), "2020 means 1 April 2020 to 31 March 2021, and so on."),
        "strathbeg | 2020 received ask settled ask compensation ask policy ?ask | 2021 received ask settled ask compensation ask policy ?ask | 2022 received ask settled ask compensation ask policy ?ask",
        "financial years",
        asked=POTHOLES,
    ),
    meaning(
        "council last column is to the day of writing",
        "part year",
        "Llanfair to date.docx",
        council("llanfair", grid(_claims(last_head="2022 (settled to date)"))),
        f"llanfair | {_FIRST} | 2022 received 98/ask settled 17/ask compensation 8450/ask policy 1/ask",
        "the heading speaks of what was settled so far",
        asked=POTHOLES,
    ),
    meaning(
        "council sheet of one contractor",
        "measure",
        "Eastmere Borough Council north.xlsx",
        (Sheet("North contract area"), "Eastmere Borough Council: pothole claims", grid(_claims())),
        "eastmere | 2020 received ask settled ask compensation ask policy 1/ask | 2021 received ask settled ask compensation ask policy 1/ask | 2022 received ask settled ask compensation ask policy 1/ask",
        "one part of the borough",
        asked=POTHOLES,
    ),
)
