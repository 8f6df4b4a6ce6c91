"""Hospital trusts about assaults on staff: financial years, physical and verbal, incidents that were not asked for."""

from __future__ import annotations

from functools import partial

from tests.corpus.blocks import Block, Mail, grid
from tests.corpus.frame import Case
from tests.corpus.unseen.frame import ASSAULTS, body
from tests.corpus.unseen.frame import case as any_case

case = partial(any_case, asked=ASSAULTS)


def reply(body_id: str, *answer: Block) -> tuple[Block, ...]:
    """A trust's letter."""
    trust = body(body_id)
    return (
        f"# {trust.name}",
        f"FOI Office, foi@{trust.domains[0]}",
        "10 June 2024",
        "Ref: FOI-24-0417",
        "Request: assaults on members of staff, 2021/22 to 2023/24, physical and verbal.",
        "# Response",
        *answer,
        "Re-use of this information is licensed under the Open Government Licence v3.0.",
    )


CASES: tuple[Case, ...] = (
    case(
        "trusts: types by year",
        "total",
        "FOI-24-0417.pdf",
        reply(
            "avonleigh",
            grid("""
            Type | 2021/22 | 2022/23 | 2023/24
            Physical assault | 210 | 244 | 301
            Verbal abuse | 512 | 498 | 560
            Total | 722 | 742 | 861
            """),
        ),
        "avonleigh | 2021/22 physical 210 verbal 512 total 722 | 2022/23 physical 244 verbal 498 total 742 | 2023/24 physical 301 verbal 560 total 861",
        "as asked",
    ),
    case(
        "trusts: years by FY",
        "period heading",
        "brookvale.xlsx",
        (
            "Brookvale Mental Health NHS Trust - FOI 1182 - reported assaults on staff",
            grid("""
            Cause Group | FY21-22 | FY22-23 | FY23-24
            Physical Assault on Staff | 1,204 | 1,310 | 1,402
            Verbal Abuse | 808 | 771 | 840
            """),
        ),
        "brookvale | 2021/22 physical 1204 verbal 808 total 2012 | 2022/23 physical 1310 verbal 771 total 2081 | 2023/24 physical 1402 verbal 840 total 2242",
        "both kinds are given: their sum",
    ),
    case(
        "trusts: Apr to Mar",
        "period heading",
        "castlemoor.docx",
        reply(
            "castlemoor",
            grid("""
            Incidents reported | Apr 21 to Mar 22 | Apr 22 to Mar 23 | Apr 23 to Mar 24
            Physical | 88 | 97 | 120
            Verbal | 201 | 188 | 240
            Grand Total | 289 | 285 | 360
            """),
        ),
        "castlemoor | 2021/22 physical 88 verbal 201 total 289 | 2022/23 physical 97 verbal 188 total 285 | 2023/24 physical 120 verbal 240 total 360",
        "April to March is the financial year",
    ),
    case(
        "trusts: patient on patient in the total",
        "excluded + total",
        "patients.pdf",
        reply(
            "dunford",
            grid("""
            Category | 2021/22 | 2022/23 | 2023/24
            Physical assaults | 60 | 71 | 80
            Verbal abuse | 130 | 122 | 141
            Patient on patient assault | 22 | 30 | 19
            Total | 212 | 223 | 240
            """),
        ),
        "dunford | 2021/22 physical 60 verbal 130 total 190 | 2022/23 physical 71 verbal 122 total 193 | 2023/24 physical 80 verbal 141 total 221",
        "patients are not staff, and come off the total",
    ),
    case(
        "trusts: all violence and aggression",
        "over-inclusive",
        "all va.docx",
        reply(
            "eskdale",
            grid("""
            | 2021/22 | 2022/23 | 2023/24
            All violence and aggression incidents | 3,010 | 3,204 | 2,998
            """),
        ),
        "eskdale | 2021/22 total ask | 2022/23 total ask | 2023/24 total ask",
        "more than was asked for",
    ),
    case(
        "trusts: calendar years",
        "period + calendar",
        "calendar.csv",
        (
            "Castlemoor Hospitals NHS Trust - FOI 24/88 - assaults on staff by calendar year",
            grid("""
            Type | 2021 | 2022 | 2023
            Physical | 90 | 92 | 111
            Verbal | 190 | 199 | 230
            """),
        ),
        "castlemoor | 2021/22 physical ?ask verbal ?ask total ?ask | 2022/23 physical ?ask verbal ?ask total ?ask | 2023/24 physical ?ask verbal ?ask total ?ask",
        "calendar years are never financial years",
    ),
    case(
        "trusts: by site with a trust total",
        "layout + total",
        "sites.html",
        (
            "# Avonleigh University Hospitals NHS Foundation Trust",
            "FOI-24-0418 Assaults on staff",
            "Physical assaults on staff by hospital",
            grid("""
            Site | 2021/22 | 2022/23 | 2023/24
            Avonleigh General | 150 | 171 | 200
            Royal Infirmary | 60 | 73 | 101
            Trust total | 210 | 244 | 301
            """),
            "Verbal abuse of staff by hospital",
            grid("""
            Site | 2021/22 | 2022/23 | 2023/24
            Avonleigh General | 400 | 390 | 431
            Royal Infirmary | 112 | 108 | 129
            Trust total | 512 | 498 | 560
            """),
        ),
        "avonleigh | 2021/22 physical 210 verbal 512 total 722 | 2022/23 physical 244 verbal 498 total 742 | 2023/24 physical 301 verbal 560 total 861",
        "hospitals add up to the trust",
    ),
    case(
        "trusts: staff group by kind",
        "layout + total",
        "staff groups.xlsx",
        (
            "Northern Shires Ambulance Service NHS Trust: reported assaults on staff, FOI 3381",
            grid(
                """
            Staff group | 2021/22 | < | 2022/23 | < | 2023/24 | <
            ^ | Physical | Verbal | Physical | Verbal | Physical | Verbal
            Paramedics | 120 | 240 | 131 | 251 | 140 | 260
            Technicians | 60 | 90 | 66 | 99 | 71 | 101
            Call handlers | 0 | 300 | 0 | 321 | 0 | 340
            Total | 180 | 630 | 197 | 671 | 211 | 701
            """,
                head=2,
            ),
        ),
        "northernshires | 2021/22 physical 180 verbal 630 total 810 | 2022/23 physical 197 verbal 671 total 868 | 2023/24 physical 211 verbal 701 total 912",
        "staff groups add up",
    ),
    case(
        "trusts: small numbers hidden",
        "suppressed + footnote",
        "small.pdf",
        reply(
            "castlemoor",
            grid("""
            Type | 2021/22 | 2022/23 | 2023/24
            Physical | * | 7 | 11
            Verbal | 20 | 24 | *
            Total | 23 | 31 | 15
            """),
            "* fewer than 5",
        ),
        "castlemoor | 2021/22 physical 0..4/3/1..4 verbal 20 total 23 | 2022/23 physical 7 verbal 24 total 31 | 2023/24 physical 11 verbal 0..4/4/1..4 total 15",
        "bounded by the totals",
    ),
    case(
        "trusts: sentence",
        "prose",
        "sentence.docx",
        reply(
            "dunford",
            "There were 190 reported assaults on staff in 2021/22 (60 physical, 130 verbal), 193 in 2022/23 (71 physical, 122 verbal) and 221 in 2023/24 (80 physical, 141 verbal).",
        ),
        "dunford | 2021/22 physical 60/ask verbal 130/ask total 190/ask | 2022/23 physical 71/ask verbal 122/ask total 193/ask | 2023/24 physical 80/ask verbal 141/ask total 221/ask",
        "totals with their parts in brackets; to be asked is no fault",
    ),
    case(
        "trusts: RIDDOR and sickness beside",
        "measure",
        "riddor.docx",
        reply(
            "avonleigh",
            grid("""
            Measure | 2021/22 | 2022/23 | 2023/24
            Reported assaults on staff | 722 | 742 | 861
            Working days lost | 301 | 288 | 402
            Reported to HSE under RIDDOR | 12 | 9 | 15
            """),
        ),
        "avonleigh | 2021/22 total 722 | 2022/23 total 742 | 2023/24 total 861",
        "days and reports are other measures",
    ),
    case(
        "trusts: last year only to January",
        "part year",
        "to january.pdf",
        reply(
            "eskdale",
            grid("""
            Type | 2021/22 | 2022/23 | 2023/24 (Apr-Jan)
            Physical assaults | 820 | 845 | 690
            Verbal abuse | 610 | 633 | 502
            Total | 1,430 | 1,478 | 1,192
            """),
        ),
        "eskdale | 2021/22 physical 820 verbal 610 total 1430 | 2022/23 physical 845 verbal 633 total 1478 | 2023/24 physical ?ask verbal ?ask total ?ask",
        "ten months are not a year",
    ),
    case(
        "trusts: only physical",
        "total",
        "only physical.xlsx",
        (
            "Dunford and Wye NHS Foundation Trust FOI 771",
            "Physical assaults on staff reported, by financial year",
            grid("""
            Financial year | Incidents
            2021/22 | 61
            2022/23 | 70
            2023/24 | 82
            """),
        ),
        "dunford | 2021/22 physical 61 total ?ask | 2022/23 physical 70 total ?ask | 2023/24 physical 82 total ?ask",
        "verbal abuse was not answered: there is no total",
    ),
    case(
        "trusts: sexual assaults and racial abuse as further rows",
        "code + total",
        "further rows.html",
        (
            "# Brookvale Mental Health NHS Trust",
            "Assaults on staff, response to FOI 1183",
            grid("""
            Sub-category | 2021/22 | 2022/23 | 2023/24
            Physical assault | 1,100 | 1,201 | 1,290
            Sexual assault | 104 | 109 | 112
            Verbal abuse | 700 | 671 | 730
            Racial abuse | 108 | 100 | 110
            Total | 2,012 | 2,081 | 2,242
            """),
        ),
        "brookvale | 2021/22 physical 1100/1204/ask verbal 700/808/ask other ?212/104/108 not_broken_down ?212/104/108 total 2012/ask | 2022/23 physical 1201/1310/ask verbal 671/771/ask other ?209/109/100 not_broken_down ?209/109/100 total 2081/ask | 2023/24 physical 1290/1402/ask verbal 730/840/ask other ?222/112/110 not_broken_down ?222/112/110 total 2242/ask",
        "they are assaults on staff, whichever kind they are counted to; whether the totals stand may be asked",
    ),
    case(
        "trusts: months",
        "layout + period heading",
        "months.csv",
        (
            "Castlemoor Hospitals NHS Trust FOI 24/90 reported assaults on staff",
            grid(
                "Month | Physical | Verbal\n"
                + "\n".join(
                    f"{m}-{y} | {5 + n} | {10 + n}"
                    for n, (m, y) in enumerate(
                        (m, y if m not in ("Jan", "Feb", "Mar") else y + 1)
                        for y in (21, 22, 23)
                        for m in "Apr May Jun Jul Aug Sep Oct Nov Dec Jan Feb Mar".split()
                    )
                )
            ),
        ),
        "castlemoor"
        + "".join(
            f" | {label} physical {sum(5 + n for n in span)} verbal {sum(10 + n for n in span)} total sum"
            for label, span in (("2021/22", range(12)), ("2022/23", range(12, 24)), ("2023/24", range(24, 36)))
        ),
        "thirty-six months, twelve to a year",
    ),
    case(
        "trusts: a mail, one line per year",
        "mail text + prose",
        "RE FOI-24-0420.eml",
        (
            Mail("FOI <foi@nsas.nhs.uk>", "RE: FOI 3382", "Mon, 10 Jun 2024 10:00:00 +0100"),
            "Northern Shires Ambulance Service NHS Trust - assaults on staff:",
            "2021/22 - 810⏎2022/23 - 868⏎2023/24 - 912",
        ),
        "northernshires | 2021/22 total 810 | 2022/23 total 868 | 2023/24 total 912",
        "a dash parts the year from its number",
    ),
    case(
        "trusts: not held before a merger",
        "not held",
        "merger.docx",
        reply(
            "eskdale",
            "The Trust was formed on 1 April 2022; information for 2021/22 is not held.",
            grid("""
            Type | 2022/23 | 2023/24
            Physical assaults | 846 | 900
            Verbal abuse | 630 | 655
            Total | 1,476 | 1,555
            """),
        ),
        "eskdale | 2021/22 | 2022/23 physical 846 verbal 630 total 1476 | 2023/24 physical 900 verbal 655 total 1555",
        "not held is not zero",
    ),
    case(
        "trusts: refused on cost",
        "refused",
        "s12.pdf",
        reply(
            "brookvale",
            "We hold 14,220 incident reports. To read each would take 5 minutes, 1,185 hours in all, which is above the limit of 18 hours (£450). Section 12(1) applies.",
        ),
        "brookvale | 2021/22 | 2022/23 | 2023/24",
        "the numbers tell of the work",
        outcomes="refused_cost",
    ),
    case(
        "trusts: no harm and harm, split another way",
        "layout",
        "harm.pdf",
        reply(
            "avonleigh",
            grid("""
            Level of harm | 2021/22 | 2022/23 | 2023/24
            No harm | 600 | 611 | 700
            Low harm | 110 | 121 | 150
            Moderate or severe | 12 | 10 | 11
            All reported assaults on staff | 722 | 742 | 861
            """),
        ),
        "avonleigh | 2021/22 total 722/ask | 2022/23 total 742/ask | 2023/24 total 861/ask",
        "cut by harm; the totals are those asked for, and may be asked about",
    ),
    case(
        "trusts: rate per thousand staff",
        "measure",
        "rates.xlsx",
        (
            "Dunford and Wye NHS Foundation Trust FOI 772 - assaults on staff",
            grid("""
            Financial year | Physical assaults | Verbal abuse | Total | Headcount | Rate per 1,000 staff
            2021/22 | 60 | 130 | 190 | 4,100 | #46.3
            2022/23 | 71 | 122 | 193 | 4,230 | #45.6
            2023/24 | 80 | 141 | 221 | 4,400 | #50.2
            """),
        ),
        "dunford | 2021/22 physical 60 verbal 130 total 190 | 2022/23 physical 71 verbal 122 total 193 | 2023/24 physical 80 verbal 141 total 221",
        "headcount and rate are no assaults",
    ),
)
