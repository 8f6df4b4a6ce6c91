"""Replies of hospital trusts on assaults on staff. Not here: any other request."""

from __future__ import annotations

from tests.corpus.blind.frame import trust
from tests.corpus.blocks import Mail, grid
from tests.corpus.unseen.frame import ASSAULTS, case

CASES = (
    case(
        "blind trust plain table",
        "layout",
        "RFI avonleigh.docx",
        trust(
            "avonleigh",
            grid("""
                Type of assault | 2021/22 | 2022/23 | 2023/24
                Physical assault | 311 | 346 | 390
                Verbal abuse | 502 | 488 | 571
                Total | 813 | 834 | 961
            """),
        ),
        "avonleigh | 2021/22 physical 311 verbal 502 total 813 | 2022/23 physical 346 verbal 488 total 834 | 2023/24 physical 390 verbal 571 total 961",
        "all is stated",
        asked=ASSAULTS,
    ),
    case(
        "blind trust years down",
        "period heading",
        "Castlemoor response.pdf",
        trust(
            "castlemoor",
            grid("""
                Financial year | Physical assaults | Verbal abuse
                1 April 2021 to 31 March 2022 | 129 | 240
                1 April 2022 to 31 March 2023 | 151 | 263
                1 April 2023 to 31 March 2024 | 138 | 301
            """),
        ),
        "castlemoor | 2021/22 physical 129 verbal 240 total sum | 2022/23 physical 151 verbal 263 total sum | 2023/24 physical 138 verbal 301 total sum",
        "two plain columns",
        asked=ASSAULTS,
    ),
    case(
        "blind trust mail",
        "mail text",
        "answer.eml",
        (
            Mail("FOI <foi@nsas.nhs.uk>", "RFI 24-119 Assaults on staff", "Wed, 05 Jun 2024 11:00:00 +0100"),
            "Hello,",
            "Reported assaults on staff of Northern Shires Ambulance Service NHS Trust:",
            "2021/22: 214 physical assaults and 377 of verbal abuse",
            "2022/23: 239 physical assaults and 401 of verbal abuse",
            "2023/24: 260 physical assaults and 455 of verbal abuse",
            "Kind regards⏎Information Governance, 01632 960 441",
        ),
        "northernshires | 2021/22 physical 214 verbal 377 total sum | 2022/23 physical 239 verbal 401 total sum | 2023/24 physical 260 verbal 455 total sum",
        "each figure is said with its kind",
        asked=ASSAULTS,
    ),
    case(
        "blind trust patients beside",
        "excluded",
        "Brookvale.docx",
        trust(
            "brookvale",
            grid("""
                Incident | 2021/22 | 2022/23 | 2023/24
                Physical assault on staff | 640 | 702 | 688
                Verbal abuse | 811 | 790 | 902
                Patient on patient assault | 233 | 251 | 240
            """),
        ),
        "brookvale | 2021/22 physical 640 verbal 811 total sum | 2022/23 physical 702 verbal 790 total sum | 2023/24 physical 688 verbal 902 total sum",
        "assaults on patients do not count",
        asked=ASSAULTS,
    ),
    case(
        "blind trust by site",
        "layout + total",
        "Dunford and Wye data.xlsx",
        (
            "Dunford and Wye NHS Foundation Trust",
            "RFI 3301 - Assaults on staff reported, by site",
            grid(
                """
                Site | 2021/22 | < | 2022/23 | < | 2023/24 | <
                ^ | Physical | Verbal | Physical | Verbal | Physical | Verbal
                Dunford General | 80 | 121 | 92 | 130 | 101 | 144
                Wye Community | 14 | 30 | 11 | 27 | 19 | 35
                Trust total | 94 | 151 | 103 | 157 | 120 | 179
                """,
                head=2,
            ),
        ),
        "dunford | 2021/22 physical 94 verbal 151 total sum | 2022/23 physical 103 verbal 157 total sum | 2023/24 physical 120 verbal 179 total sum",
        "sites add up to the trust",
        asked=ASSAULTS,
    ),
    case(
        "blind trust three quarters only",
        "part year + footnote",
        "Avonleigh 2.pdf",
        trust(
            "avonleigh",
            grid("""
                | 2021/22 | 2022/23 | 2023/24
                Physical assaults | 280 | 322 | 301
                Verbal abuse | 444 | 461 | 410
                Total | 724 | 783 | 711
            """),
            "Figures for 2023/24 are for the first three quarters only.",
        ),
        "avonleigh | 2021/22 physical 280 verbal 444 total 724 | 2022/23 physical 322 verbal 461 total 783 | 2023/24 physical ?ask verbal ?ask total ask",
        "three quarters are not the year",
        asked=ASSAULTS,
    ),
    case(
        "blind trust staff hurt, not incidents",
        "people",
        "Eskdale.docx",
        trust(
            "eskdale",
            grid("""
                Members of staff injured | 2021/22 | 2022/23 | 2023/24
                Physical assault | 122 | 140 | 131
                Verbal abuse | 0 | 0 | 0
            """),
            "The table counts members of staff who went off sick after an assault. The number of assaults as such is not recorded.",
        ),
        "eskdale | 2021/22 physical ?ask verbal ?ask total ?ask | 2022/23 physical ?ask verbal ?ask total ?ask | 2023/24 physical ?ask verbal ?ask total ?ask",
        "people hurt are not assaults reported",
        asked=ASSAULTS,
    ),
    case(
        "blind trust all violence",
        "over-inclusive",
        "Castlemoor 2.docx",
        trust(
            "castlemoor",
            "The trust's system has one category for all violence and aggression incidents, which covers staff, patients and visitors.",
            grid("""
                Financial year | All violence and aggression incidents
                2021/22 | 688
                2022/23 | 720
                2023/24 | 805
            """),
        ),
        "castlemoor | 2021/22 total 0..688/ask | 2022/23 total 0..720/ask | 2023/24 total 0..805/ask",
        "more than was asked",
        asked=ASSAULTS,
    ),
    case(
        "blind trust cost",
        "refused",
        "Brookvale refusal.docx",
        trust(
            "brookvale",
            "The trust estimates that some 9,400 incident forms would have to be read, which at 3 minutes each is 470 hours. The request is refused under Section 12(1) of the Act.",
        ),
        "brookvale | 2021/22 | 2022/23 | 2023/24",
        "no figure is given",
        outcomes="refused_cost",
        asked=ASSAULTS,
    ),
    case(
        "blind trust other words for the two kinds",
        "measure heading",
        "NSAS table.html",
        trust(
            "northernshires",
            grid("""
                Sub-category | 2021/22 | 2022/23 | 2023/24
                Physical violence | 198 | 220 | 251
                Verbal aggression | 340 | 333 | 389
                Grand total | 538 | 553 | 640
            """),
        ),
        "northernshires | 2021/22 physical 198 verbal 340 total 538 | 2022/23 physical 220 verbal 333 total 553 | 2023/24 physical 251 verbal 389 total 640",
        "all is stated",
        asked=ASSAULTS,
    ),
)
