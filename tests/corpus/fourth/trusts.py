"""Replies of hospital trusts on assaults on staff: half ordinary, half with another meaning. Not here: any other request."""

from __future__ import annotations

from tests.corpus.blocks import Sheet, grid
from tests.corpus.fourth.frame import meaning, ordinary, trust
from tests.corpus.unseen.frame import ASSAULTS

_PLAIN = """
    Type of incident | 2021/22 | 2022/23 | 2023/24
    Physical assault | 140 | 152 | 171
    Verbal abuse | 240 | 255 | 298
    Total | 380 | 407 | 469
"""
_SETTLED = "2021/22 physical 140 verbal 240 total 380 | 2022/23 physical 152 verbal 255 total 407 | 2023/24 physical 171 verbal 298 total 469"
_ASKED = " | ".join(f"{year} physical ?ask verbal ?ask total ask" for year in ("2021/22", "2022/23", "2023/24"))

CASES = (
    ordinary(
        "trust plain table",
        "layout",
        "castlemoor foi.docx",
        trust("castlemoor", grid(_PLAIN)),
        f"castlemoor | {_SETTLED}",
        "all is stated",
        asked=ASSAULTS,
    ),
    ordinary(
        "trust sentences",
        "prose",
        "eskdale foi.pdf",
        trust(
            "eskdale",
            "In 2021/22 there were 88 physical assaults and 131 incidents of verbal abuse.",
            "In 2022/23 there were 92 physical assaults and 140 incidents of verbal abuse.",
            "In 2023/24 there were 101 physical assaults and 166 incidents of verbal abuse.",
        ),
        "eskdale | 2021/22 physical 88 verbal 131 total sum | 2022/23 physical 92 verbal 140 total sum | 2023/24 physical 101 verbal 166 total sum",
        "a sentence for each year",
        asked=ASSAULTS,
    ),
    ordinary(
        "trust workbook by site with a trust row",
        "layout + total",
        "Avonleigh University Hospitals NHS Foundation Trust.xlsx",
        (
            "Avonleigh University Hospitals NHS Foundation Trust",
            "Reported assaults on staff",
            grid("""
            Site | Financial year | Physical assaults | Verbal abuse
            All sites | 2021/22 | 301 | 470
            All sites | 2022/23 | 325 | 511
            All sites | 2023/24 | 366 | 548
        """),
        ),
        "avonleigh | 2021/22 physical 301 verbal 470 total sum | 2022/23 physical 325 verbal 511 total sum | 2023/24 physical 366 verbal 548 total sum",
        "one row for each year, of all sites",
        asked=ASSAULTS,
    ),
    ordinary(
        "trust years down with words",
        "layout",
        "Northern Shires reply.docx",
        trust(
            "northernshires",
            grid("""
            Period | Number of physical assaults | Number of verbal abuse incidents | All
            1 April 2021 - 31 March 2022 | 122 | 310 | 432
            1 April 2022 - 31 March 2023 | 139 | 333 | 472
            1 April 2023 - 31 March 2024 | 151 | 347 | 498
        """),
        ),
        "northernshires | 2021/22 physical 122 verbal 310 total 432 | 2022/23 physical 139 verbal 333 total 472 | 2023/24 physical 151 verbal 347 total 498",
        "years as days",
        asked=ASSAULTS,
    ),
    ordinary(
        "trust note that is general",
        "prose",
        "dunford foi 118.pdf",
        trust("dunford", grid(_PLAIN), "The trust encourages reporting, and a rise may reflect better reporting."),
        f"dunford | {_SETTLED}",
        "the note is general",
        asked=ASSAULTS,
    ),
    meaning(
        "trust agency staff are left out",
        "measure",
        "brookvale bank.docx",
        trust(
            "brookvale",
            grid(_PLAIN),
            "Incidents in which the person affected was a bank or agency worker are held by the agencies.",
        ),
        f"brookvale | {_ASKED}",
        "some of the staff are lacking",
        asked=ASSAULTS,
    ),
    meaning(
        "trust intentional ones only",
        "measure heading",
        "castlemoor intent.pdf",
        trust("castlemoor", "Incidents confirmed as intentional after local review", grid(_PLAIN)),
        f"castlemoor | {_ASKED}",
        "reported incidents are more",
        asked=ASSAULTS,
    ),
    meaning(
        "trust last year is a forecast",
        "value + footnote",
        "eskdale forecast.docx",
        trust("eskdale", grid(_PLAIN.replace("2023/24", "2023/24^")), "^ Month 12 is a forecast."),
        "eskdale | 2021/22 physical 140 verbal 240 total 380 | 2022/23 physical 152 verbal 255 total 407 | 2023/24 physical ?ask verbal ?ask total ask",
        "a twelfth of the last year was not counted",
        asked=ASSAULTS,
    ),
    meaning(
        "trust patients as victims, too",
        "people",
        "avonleigh everyone.docx",
        trust(
            "avonleigh",
            grid(_PLAIN),
            "The totals cover everyone on our premises: staff, patients and visitors who were assaulted.",
        ),
        f"avonleigh | {_ASKED}",
        "more than staff",
        asked=ASSAULTS,
    ),
    meaning(
        "trust sheet of one ward type",
        "measure",
        "Brookvale Mental Health NHS Trust.xlsx",
        (Sheet("Inpatient wards"), "Brookvale Mental Health NHS Trust: assaults on staff", grid(_PLAIN)),
        f"brookvale | {_ASKED}",
        "community services are lacking",
        asked=ASSAULTS,
    ),
)
