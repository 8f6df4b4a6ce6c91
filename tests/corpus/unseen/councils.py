"""Councils about claims for pothole damage: four questions, calendar years, pounds, yes or no."""

from __future__ import annotations

from functools import partial

from tests.corpus.blocks import Block, Mail, Markup, Sheet, grid
from tests.corpus.frame import Case
from tests.corpus.unseen.frame import POTHOLES, body
from tests.corpus.unseen.frame import case as any_case

case = partial(any_case, asked=POTHOLES)


def reply(body_id: str, *answer: Block) -> tuple[Block, ...]:
    """A council's letter."""
    council = body(body_id)
    return (
        f"# {council.name}",
        f"Information Governance, foi@{council.domains[0]}",
        "24 March 2023",
        "Request for information IGR/23/1182",
        "Thank you for your request of 1 March 2023 about compensation claims for damage caused by potholes in the calendar years 2020, 2021 and 2022.",
        "# Response",
        *answer,
        "If you are unhappy with this response, please ask for a review within 40 working days.",
    )


CASES: tuple[Case, ...] = (
    case(
        "councils: all four questions in a table",
        "question + money + yes or no",
        "response.pdf",
        reply(
            "wexcombe",
            grid("""
            Question | 2020 | 2021 | 2022
            Number of claims received | 412 | 377 | 501
            Number of claims settled | 61 | 44 | 72
            Compensation paid | £18,240 | £12,905 | £22,410
            Written highway inspection policy | Yes | Yes | Yes
            """),
        ),
        "wexcombe | 2020 received 412 settled 61 compensation 18240 policy 1 | 2021 received 377 settled 44 compensation 12905 policy 1 | 2022 received 501 settled 72 compensation 22410 policy 1",
        "each question a row, each calendar year a column",
    ),
    case(
        "councils: years down the side",
        "question + money",
        "IGR answer.docx",
        reply(
            "harrowdale",
            grid("""
            Year | Claims received | Claims settled | Total paid (£)
            2020 | 80 | 12 | 4,310
            2021 | 95 | 9 | 2,020
            2022 | 110 | 15 | 6,100
            """),
            "The Council had a written highway inspection policy in force in all three years.",
        ),
        "harrowdale | 2020 received 80 settled 12 compensation 4310 policy 1/ask | 2021 received 95 settled 9 compensation 2020 policy 1/ask | 2022 received 110 settled 15 compensation 6100 policy 1/ask",
        "2020 is also an amount of money",
    ),
    case(
        "councils: financial years instead",
        "period",
        "Eastmere.xlsx",
        (
            "Eastmere Borough Council - FOI 4471 - pothole claims",
            grid("""
            Financial year | Claims received | Claims settled | Compensation paid
            2020/21 | 40 | 5 | 1,204
            2021/22 | 51 | 7 | 2,240
            2022/23 (to date) | 49 | 3 | 610
            """),
        ),
        "eastmere | 2020 received ?ask settled ?ask compensation ?ask | 2021 received ?ask settled ?ask compensation ?ask | 2022 received ?ask settled ?ask compensation ?ask",
        "financial years are never calendar years",
    ),
    case(
        "councils: pounds and pence",
        "money",
        "pence.csv",
        (
            "Stanbridge City Council - FOI 23/0931",
            grid("""
            Calendar year | Claims received | Claims settled | Compensation paid
            2020 | 201 | 30 | £9,120.50
            2021 | 188 | 21 | £7,004.00
            2022 | 240 | 44 | £15,310.99
            """),
        ),
        "stanbridge | 2020 received 201 settled 30 compensation 9120..9121/9120/9121/ask | 2021 received 188 settled 21 compensation 7004 | 2022 received 240 settled 44 compensation 15310..15311/15310/15311/ask",
        "pence may be rounded, or asked about",
    ),
    case(
        "councils: thousands of pounds",
        "money",
        "thousands.pdf",
        reply(
            "thornley",
            grid("""
            | 2020 | 2021 | 2022
            Claims received | 330 | 298 | 361
            Claims settled | 70 | 66 | 81
            Compensation paid (£000s) | 21 | 19 | 28
            """),
        ),
        "thornley | 2020 received 330 settled 70 compensation ask | 2021 received 298 settled 66 compensation ask | 2022 received 361 settled 81 compensation ask",
        "21 is twenty-one thousand pounds, and rounded",
    ),
    case(
        "councils: answers one by one",
        "question + prose + money",
        "one by one.docx",
        reply(
            "oldminster",
            "1. How many claims did the council receive? 2020: 612; 2021: 540; 2022: 733",
            "2. How many of these were settled? 2020: 101; 2021: 88; 2022: 120",
            "3. How much was paid out in compensation? 2020: £40,112; 2021: £33,870; 2022: £51,006",
            "4. Did the council have a written highway inspection policy? Yes, in each of the three years.",
        ),
        "oldminster | 2020 received 612/ask settled 101/ask compensation 40112/ask policy 1/ask | 2021 received 540/ask settled 88/ask compensation 33870/ask policy 1/ask | 2022 received 733/ask settled 120/ask compensation 51006/ask policy 1/ask",
        "questions restated with the answers on the same line",
    ),
    case(
        "councils: lines under each question",
        "question + prose",
        "lines.html",
        (
            "# Wexcombe County Council",
            "FOI 5512 - pothole compensation claims",
            "Claims received",
            "- 2020: 414",
            "- 2021: 379",
            "- 2022: 505",
            "Claims settled",
            "- 2020: 60",
            "- 2021: 45",
            "- 2022: 71",
            "Compensation paid",
            "- 2020: £18,000",
            "- 2021: £13,050",
            "- 2022: £22,900",
            "Highway inspection policy",
            "- 2020: Yes",
            "- 2021: Yes",
            "- 2022: Yes",
        ),
        "wexcombe | 2020 received 414 settled 60 compensation 18000 policy 1 | 2021 received 379 settled 45 compensation 13050 policy 1 | 2022 received 505 settled 71 compensation 22900 policy 1",
        "a list per question",
    ),
    case(
        "councils: a Scottish council on cost",
        "refused",
        "glenarran.pdf",
        reply(
            "glenarran",
            "Glenarran Council considers that the cost of compliance would exceed the limit of £600. Section 12(1) of the Freedom of Information (Scotland) Act 2002 therefore applies. 1,930 claims would have to be read.",
        ),
        "glenarran | 2020 | 2021 | 2022",
        "refused on cost",
        outcomes="refused_cost",
    ),
    case(
        "councils: Scottish section 17",
        "not held",
        "strathbeg.docx",
        reply(
            "strathbeg",
            "This is formal notice under section 17 of the Freedom of Information (Scotland) Act 2002 that Strathbeg Council does not hold the information.",
        ),
        "strathbeg | 2020 | 2021 | 2022",
        "not held is not zero",
        outcomes="not_held",
    ),
    case(
        "councils: some questions not held",
        "not held + question",
        "some not held.xlsx",
        (
            "Strathbeg Council response to request 101007 - pothole claims, calendar years",
            grid("""
            Question | 2020 | 2021 | 2022
            Claims received | 22 | 31 | 28
            Claims settled | 4 | 2 | 5
            Compensation paid | Not held | Not held | £1,950
            Inspection policy | Yes | Yes | Yes
            """),
        ),
        "strathbeg | 2020 received 22 settled 4 compensation ?ask policy 1 | 2021 received 31 settled 2 compensation ?ask policy 1 | 2022 received 28 settled 5 compensation 1950 policy 1",
        "the amounts of two years are not held",
    ),
    case(
        "councils: Welsh and English",
        "welsh",
        "llanfair.docx",
        (
            "Cyngor Bwrdeistref Sirol Llanfair / Llanfair County Borough Council",
            "Cais Rhyddid Gwybodaeth / Freedom of Information request 23-220: pothole claims",
            grid("""
            Blwyddyn / Year | Hawliadau / Claims received | Setlwyd / Claims settled | Iawndal / Compensation paid
            2020 | 55 | 6 | £1,410
            2021 | 61 | Dim / Nil | Dim / Nil
            2022 | 70 | 9 | £3,300
            """),
        ),
        "llanfair | 2020 received 55 settled 6 compensation 1410 | 2021 received 61 settled 0 compensation 0 | 2022 received 70 settled 9 compensation 3300",
        "headings in two languages",
    ),
    case(
        "councils: repudiated claims and pending ones beside",
        "measure",
        "repudiated.pdf",
        reply(
            "stanbridge",
            grid("""
            Year | Claims received | Claims repudiated | Claims pending | Claims settled
            2020 | 201 | 165 | 6 | 30
            2021 | 188 | 160 | 7 | 21
            2022 | 240 | 150 | 46 | 44
            """),
        ),
        "stanbridge | 2020 received 201 settled 30 | 2021 received 188 settled 21 | 2022 received 240 settled 44",
        "repudiated and pending claims were not asked for",
    ),
    case(
        "councils: potholes repaired beside",
        "measure",
        "repaired.docx",
        reply(
            "oldminster",
            grid("""
            Year | Potholes reported | Potholes repaired | Claims received
            2020 | 12,400 | 11,020 | 610
            2021 | 10,330 | 9,990 | 541
            2022 | 14,900 | 13,707 | 730
            """),
        ),
        "oldminster | 2020 received 610 | 2021 received 541 | 2022 received 730",
        "potholes are not claims",
    ),
    case(
        "councils: suppressed small numbers",
        "suppressed",
        "small.html",
        (
            "# Harrowdale Council",
            "Response to FOI 7781, claims for pothole damage by calendar year",
            grid("""
            Year | Claims received | Claims settled | Compensation paid
            2020 | 18 | <5 | £840
            2021 | 22 | <5 | £310
            2022 | 20 | 6 | £2,150
            """),
            "Numbers below 5 are not disclosed.",
        ),
        "harrowdale | 2020 received 18 settled 0..4/1..4 compensation 840 | 2021 received 22 settled 0..4/1..4 compensation 310 | 2022 received 20 settled 6 compensation 2150",
        "less than five; something was paid, so at least one",
    ),
    case(
        "councils: one year only in part",
        "part year",
        "part year.pdf",
        reply(
            "eastmere",
            "Our claims system was introduced on 1 July 2020; earlier claims are not held.",
            grid("""
            Year | Claims received | Claims settled
            2020 (from July) | 19 | 2
            2021 | 41 | 5
            2022 | 52 | 8
            """),
        ),
        "eastmere | 2020 received ?ask settled ?ask | 2021 received 41 settled 5 | 2022 received 52 settled 8",
        "half a year is not 2020",
    ),
    case(
        "councils: quarters of calendar years",
        "calendar + layout",
        "quarters.xlsx",
        (
            "Thornley Metropolitan Borough Council FOI 2023-117: pothole claims received",
            grid("""
            Quarter | Claims received
            Jan-Mar 2020 | 90
            Apr-Jun 2020 | 40
            Jul-Sep 2020 | 60
            Oct-Dec 2020 | 140
            Jan-Mar 2021 | 101
            Apr-Jun 2021 | 55
            Jul-Sep 2021 | 44
            Oct-Dec 2021 | 98
            Jan-Mar 2022 | 120
            Apr-Jun 2022 | 61
            Jul-Sep 2022 | 50
            Oct-Dec 2022 | 130
            """),
        ),
        "thornley | 2020 received 330 | 2021 received 298 | 2022 received 361",
        "four quarters to a calendar year",
    ),
    case(
        "councils: no policy in one year",
        "yes or no + prose",
        "no policy.docx",
        reply(
            "harrowdale",
            grid("""
            Question | 2020 | 2021 | 2022
            Claims received | 81 | 96 | 111
            Written highway inspection policy in force? | No | No | Yes (adopted 4 May 2022)
            """),
        ),
        "harrowdale | 2020 received 81 policy 0 | 2021 received 96 policy 0 | 2022 received 111 policy 1/ask",
        "yes from May; whether that is yes for 2022 may be asked",
    ),
    case(
        "councils: policy as Y and N",
        "yes or no",
        "yn.csv",
        (
            "Glenarran Council - request 23/77",
            grid("""
            Calendar Year | Claims received | Inspection policy (Y/N)
            2020 | 44 | Y
            2021 | 39 | Y
            2022 | 50 | N
            """),
        ),
        "glenarran | 2020 received 44 policy 1 | 2021 received 39 policy 1 | 2022 received 50 policy 0",
        "Y is yes, N is no",
    ),
    case(
        "councils: the total column",
        "total + layout",
        "total column.pdf",
        reply(
            "thornley",
            grid("""
            | 2020 | 2021 | 2022 | Total
            Claims received | 330 | 298 | 361 | 989
            Claims settled | 70 | 66 | 81 | 217
            Amount paid | £21,400 | £18,900 | £28,050 | £68,350
            """),
        ),
        "thornley | 2020 received 330 settled 70 compensation 21400 | 2021 received 298 settled 66 compensation 18900 | 2022 received 361 settled 81 compensation 28050",
        "the last column adds the years",
    ),
    case(
        "councils: a mail with everything in sentences",
        "prose + money",
        "RE IGR 23.eml",
        (
            Mail("FOI <foi@stanbridge.gov.uk>", "RE: IGR 23/0931", "Thu, 23 Mar 2023 10:00:00 +0000"),
            "Stanbridge City Council received 201 claims in 2020, 188 in 2021 and 240 in 2022.",
            "In 2020 the council paid £9,120 in compensation, in 2021 £7,004 and in 2022 £15,310.",
        ),
        "stanbridge | 2020 received 201/ask compensation 9120/ask | 2021 received 188/ask compensation 7004/ask | 2022 received 240/ask compensation 15310/ask",
        "counts and amounts in sentences; to be asked is no fault",
    ),
    case(
        "councils: a nil amount",
        "money + value",
        "nil amount.docx",
        reply(
            "eastmere",
            grid("""
            Year | Claims received | Claims settled | Compensation paid
            2020 | 12 | 0 | £0.00
            2021 | 9 | 0 | Nil
            2022 | 15 | 1 | £212
            """),
        ),
        "eastmere | 2020 received 12 settled 0 compensation 0 | 2021 received 9 settled 0 compensation 0 | 2022 received 15 settled 1 compensation 212",
        "nil pounds are zero pounds",
    ),
    case(
        "councils: settled in the year whatever year received",
        "footnote",
        "footnoted.pdf",
        reply(
            "wexcombe",
            grid("""
            Year | Claims received | Claims settled{1}
            2020 | 410 | 63
            2021 | 375 | 47
            2022 | 500 | 70
            """),
            "1 Settled in that year, whenever the claim was received. 14 of the 70 settled in 2022 date from 2019.",
        ),
        "wexcombe | 2020 received 410 settled 63 | 2021 received 375 settled 47 | 2022 received 500 settled 70",
        "the note's numbers are parts of the count",
    ),
    case(
        "councils: amounts in the text of cells",
        "money + value",
        "text cells.xlsx",
        (
            "Oldminster County Council - EIR 9981 - Pothole compensation claims by calendar year",
            grid("""
            Year | Claims received | Compensation paid
            2020 | 611 | '£40,112
            2021 | 542 | 'GBP 33,870
            2022 | 731 | '£51,006 *
            """),
            "* of which £12,000 is one claim",
        ),
        "oldminster | 2020 received 611 compensation 40112 | 2021 received 542 compensation 33870 | 2022 received 731 compensation 51006/ask",
        "pounds in several writings",
    ),
    case(
        "councils: a nested web page",
        "web page + layout",
        "disclosure-9.html",
        (
            Markup("""
<table width="100%"><tr><td><a>Home</a> | <a>FOI (1,204)</a></td></tr><tr><td>
<h1>Llanfair County Borough Council: FOI 23-221 pothole claims</h1>
<dl><dt>Request</dt><dd>Claims received and settled in the calendar years 2020, 2021 and 2022</dd><dt>Response</dt><dd>
<table border="1"><tr><th></th><th>2020</th><th>2021</th><th>2022</th></tr><tr><td>Claims received</td><td>55</td><td>61</td><td>70</td></tr>
<tr><td>Claims settled</td><td>6</td><td>0</td><td>9</td></tr></table></dd></dl></td></tr></table>"""),
        ),
        "llanfair | 2020 received 55 settled 6 | 2021 received 61 settled 0 | 2022 received 70 settled 9",
        "the figures stand in a table within the layout's",
    ),
    case(
        "councils: contradicting sheets",
        "arithmetic",
        "two sheets.xlsx",
        (
            Sheet("Summary"),
            "Wexcombe County Council FOI 5513 - pothole claims, calendar years",
            grid("""
            Year | Claims received
            2020 | 412
            2021 | 377
            2022 | 501
            """),
            Sheet("By district"),
            "Claims received by district",
            grid("""
            District | 2020 | 2021 | 2022
            North | 200 | 177 | 250
            South | 212 | 200 | 261
            Total | 412 | 377 | 511
            """),
        ),
        "wexcombe | 2020 received 412 | 2021 received 377 | 2022 received ask",
        "501 or 511: a person has to ask",
    ),
    case(
        "councils: an acknowledgement",
        "no answer",
        "ack.docx",
        (
            "Thornley Metropolitan Borough Council",
            "2 March 2023",
            "Thank you for your request about pothole claims, reference 2023/2022. We will reply within 20 working days, by 29 March 2023.",
        ),
        "thornley | 2020 | 2021 | 2022",
        "no answer yet; a reference that looks like years",
        outcomes="not_a_reply awaited",
    ),
)
