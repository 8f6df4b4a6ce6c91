"""Replies of hospital trusts on assaults on staff: ordinary ones, hard layouts, and some with another meaning.

Not here: any other request.
"""

from __future__ import annotations

from functools import partial

from tests.corpus.blocks import Mail, Sheet, grid
from tests.corpus.third.frame import trust, trust_form
from tests.corpus.unseen.frame import ASSAULTS
from tests.corpus.unseen.frame import case as any_case

case = partial(any_case, asked=ASSAULTS)

CASES = (
    case(
        "third trust plain letter",
        "layout",
        "FOI 2024 avonleigh.pdf",
        trust(
            "avonleigh",
            grid("""
                Financial year | Physical assault | Verbal abuse | Total
                2021/22 | 298 | 477 | 775
                2022/23 | 330 | 502 | 832
                2023/24 | 371 | 560 | 931
            """),
        ),
        "avonleigh | 2021/22 physical 298 verbal 477 total 775 | 2022/23 physical 330 verbal 502 total 832 | 2023/24 physical 371 verbal 560 total 931",
        "all is stated",
    ),
    case(
        "third trust reported by whom",
        "layout + total",
        "brookvale answer.docx",
        trust(
            "brookvale",
            grid("""
                Category of incident | 2021/22 | 2022/23 | 2023/24
                Physical assault on staff by patient | 580 | 611 | 640
                Physical assault on staff by visitor | 12 | 9 | 15
                Verbal abuse of staff by patient | 701 | 733 | 790
                Verbal abuse of staff by visitor | 44 | 51 | 48
                Total | 1,337 | 1,404 | 1,493
            """),
        ),
        "brookvale | 2021/22 physical 592 verbal 745 total 1337 | 2022/23 physical 620 verbal 784 total 1404 | 2023/24 physical 655 verbal 838 total 1493",
        "two rows of each kind",
    ),
    case(
        "third trust form with lines",
        "layout",
        "castlemoor form.docx",
        trust_form(
            "castlemoor",
            ("Physical assaults on staff", ("2021/22: 131", "2022/23: 149", "2023/24: 142")),
            ("Verbal abuse of staff", ("2021/22: 233", "2022/23: 258", "2023/24: 296")),
        ),
        "castlemoor | 2021/22 physical 131 verbal 233 total sum | 2022/23 physical 149 verbal 258 total sum | 2023/24 physical 142 verbal 296 total sum",
        "three lines in each cell",
    ),
    case(
        "third trust workbook with long rows",
        "layout",
        "Dunford and Wye NHS Foundation Trust incidents.xlsx",
        (
            "Dunford and Wye NHS Foundation Trust - reported assaults on staff",
            grid("""
                Financial Year | Type | Number of incidents
                2021-22 | Physical assault | 95
                2021-22 | Verbal abuse | 150
                2022-23 | Physical assault | 104
                2022-23 | Verbal abuse | 158
                2023-24 | Physical assault | 121
                2023-24 | Verbal abuse | 180
            """),
        ),
        "dunford | 2021/22 physical 95 verbal 150 total sum | 2022/23 physical 104 verbal 158 total sum | 2023/24 physical 121 verbal 180 total sum",
        "a row per figure",
    ),
    case(
        "third trust mail with lines per kind",
        "mail text + prose",
        "nsas foi.eml",
        (
            Mail(
                "FOI Team <foi@nsas.nhs.uk>", "Your FOI request - assaults on staff", "Thu, 06 Jun 2024 13:05:00 +0100"
            ),
            "Dear Requester",
            "Northern Shires Ambulance Service NHS Trust can answer as follows.",
            "Physical assaults: 221 in 2021/22, 247 in 2022/23 and 268 in 2023/24",
            "Verbal abuse: 380 in 2021/22, 409 in 2022/23 and 461 in 2023/24",
            "Regards⏎FOI Team⏎01632 960 300",
        ),
        "northernshires | 2021/22 physical 221 verbal 380 total sum | 2022/23 physical 247 verbal 409 total sum | 2023/24 physical 268 verbal 461 total sum",
        "three years in each line",
    ),
    case(
        "third trust services down with a trust row",
        "layout + total",
        "eskdale services.pdf",
        trust(
            "eskdale",
            grid(
                """
                Service | 2021/22 | < | 2022/23 | < | 2023/24 | <
                ^ | Physical | Verbal | Physical | Verbal | Physical | Verbal
                Adult inpatient | 204 | 160 | 219 | 171 | 240 | 182
                Older adults | 133 | 40 | 128 | 38 | 141 | 45
                Community | 9 | 72 | 11 | 80 | 8 | 91
                Trust | 346 | 272 | 358 | 289 | 389 | 318
                """,
                head=2,
            ),
        ),
        "eskdale | 2021/22 physical 346 verbal 272 total sum | 2022/23 physical 358 verbal 289 total sum | 2023/24 physical 389 verbal 318 total sum",
        "the last row is the whole trust",
    ),
    case(
        "third trust other kinds of abuse listed and not asked for",
        "excluded",
        "avonleigh kinds.docx",
        trust(
            "avonleigh",
            grid("""
                Incident type | 2021/22 | 2022/23 | 2023/24
                Physical assault | 301 | 333 | 366
                Verbal abuse | 480 | 511 | 549
                Damage to trust property | 40 | 38 | 52
            """),
        ),
        "avonleigh | 2021/22 physical 301 verbal 480 total sum | 2022/23 physical 333 verbal 511 total sum | 2023/24 physical 366 verbal 549 total sum",
        "damage to property is no assault",
    ),
    case(
        "third trust years as dates, kinds down",
        "period heading",
        "castlemoor dates.pdf",
        trust(
            "castlemoor",
            grid("""
                | 01/04/21 - 31/03/22 | 01/04/22 - 31/03/23 | 01/04/23 - 31/03/24
                Physical assaults | 128 | 152 | 140
                Verbal abuse | 236 | 261 | 299
                Total assaults on staff | 364 | 413 | 439
            """),
        ),
        "castlemoor | 2021/22 physical 128 verbal 236 total 364 | 2022/23 physical 152 verbal 261 total 413 | 2023/24 physical 140 verbal 299 total 439",
        "years written as dates",
    ),
    case(
        "third trust a sheet for each kind",
        "layout",
        "Eskdale Partnership NHS Foundation Trust.xlsx",
        (
            Sheet("Physical assaults"),
            "Eskdale Partnership NHS Foundation Trust: physical assaults on staff",
            grid("""
                Year | Incidents reported
                2021/22 | 340
                2022/23 | 362
                2023/24 | 381
            """),
            Sheet("Verbal abuse"),
            "Eskdale Partnership NHS Foundation Trust: verbal abuse of staff",
            grid("""
                Year | Incidents reported
                2021/22 | 270
                2022/23 | 291
                2023/24 | 320
            """),
        ),
        "eskdale | 2021/22 physical 340 verbal 270 total sum | 2022/23 physical 362 verbal 291 total sum | 2023/24 physical 381 verbal 320 total sum",
        "the sheet names the kind",
    ),
    case(
        "third trust only those with harm",
        "measure",
        "dunford harm.docx",
        trust(
            "dunford",
            grid("""
                | 2021/22 | 2022/23 | 2023/24
                Physical assaults | 31 | 36 | 44
                Verbal abuse | 12 | 15 | 11
            """),
            "Only incidents in which harm to the member of staff was recorded are included.",
        ),
        "dunford | 2021/22 physical ?ask verbal ?ask total ask | 2022/23 physical ?ask verbal ?ask total ask | 2023/24 physical ?ask verbal ?ask total ask",
        "incidents without harm are left out",
    ),
    case(
        "third trust emergency department only",
        "measure + measure heading",
        "avonleigh ED.pdf",
        trust(
            "avonleigh",
            "Assaults on staff reported in the Emergency Department",
            grid("""
                | 2021/22 | 2022/23 | 2023/24
                Physical assaults | 88 | 97 | 110
                Verbal abuse | 191 | 205 | 233
                Total | 279 | 302 | 343
            """),
        ),
        "avonleigh | 2021/22 physical ?ask verbal ?ask total ask | 2022/23 physical ?ask verbal ?ask total ask | 2023/24 physical ?ask verbal ?ask total ask",
        "one department is not the trust",
    ),
    case(
        "third trust two services joined in the middle",
        "part year + footnote",
        "northern shires joined.docx",
        trust(
            "northernshires",
            grid("""
                | 2021/22{1} | 2022/23 | 2023/24
                Physical assaults | 97 | 244 | 263
                Verbal abuse | 170 | 412 | 450
                Total | 267 | 656 | 713
            """),
            "{1} From 1 November 2021, when the present reporting system was introduced.",
        ),
        "northernshires | 2021/22 physical ?ask verbal ?ask total ask | 2022/23 physical 244 verbal 412 total 656 | 2023/24 physical 263 verbal 450 total 713",
        "five months of the first year",
    ),
    case(
        "third trust small numbers and a total",
        "suppressed + total",
        "brookvale small.xlsx",
        (
            "Brookvale Mental Health NHS Trust FOI 2291 - assaults on staff in community teams and wards, all of the trust",
            grid("""
                Type | 2021/22 | 2022/23 | 2023/24
                Physical assault | <5 | 6 | 9
                Verbal abuse | 11 | 14 | 12
                Total | 14 | 20 | 21
            """),
        ),
        "brookvale | 2021/22 physical 3/0..4/1..4/ask verbal 11 total 14 | 2022/23 physical 6 verbal 14 total 20 | 2023/24 physical 9 verbal 12 total 21",
        "fewer than five, which the total makes three",
    ),
    case(
        "third trust last row changes the total",
        "arithmetic + total",
        "castlemoor sums.docx",
        trust(
            "castlemoor",
            grid("""
                | 2021/22 | 2022/23 | 2023/24
                Physical assaults | 130 | 150 | 141
                Verbal abuse | 235 | 260 | 298
                Total | 365 | 401 | 439
            """),
        ),
        "castlemoor | 2021/22 physical 130 verbal 235 total 365 | 2022/23 physical 150/ask verbal 260/ask total ask | 2023/24 physical 141 verbal 298 total 439",
        "410 and 401 cannot both be right",
    ),
    case(
        "third trust staff affected, not incidents",
        "people",
        "eskdale staff.eml",
        (
            Mail("FOI <foi@eskdale.nhs.uk>", "FOI 24-331", "Mon, 10 Jun 2024 09:00:00 +0100"),
            "Good morning",
            "Eskdale Partnership NHS Foundation Trust: number of staff members assaulted",
            grid("""
                | 2021/22 | 2022/23 | 2023/24
                Physical | 290 | 301 | 322
                Verbal | 410 | 433 | 470
            """),
            "An incident that affected three colleagues is shown as three.",
            "Kind regards⏎FOI",
        ),
        "eskdale | 2021/22 physical ?ask verbal ?ask total ask | 2022/23 physical ?ask verbal ?ask total ask | 2023/24 physical ?ask verbal ?ask total ask",
        "people are counted, not incidents",
    ),
)
