"""Answers that are none, or that are refused in part: costs, exemptions, not held, elsewhere, later."""

from __future__ import annotations

from tests.corpus.blocks import Mail, grid
from tests.corpus.frame import Case
from tests.corpus.unseen.frame import annex, brief, case, formal, mailed, page

_OPEN = "not_a_reply awaited"

CASES: tuple[Case, ...] = (
    case(
        "refused on cost",
        "refused",
        "s12.pdf",
        formal(
            "humberside",
            "The cost of complying with your request is above the amount to which we are legally required to respond. 1,402 crimes would have to be read by hand, "
            "at 10 minutes each: 233 hours. Section 12(1) of the Act therefore applies, and this letter is a refusal notice under section 17(5).",
        ),
        "humberside | 2016/17 | 2017/18",
        "the numbers tell of the work, not of offences",
        outcomes="refused_cost",
    ),
    case(
        "refused on cost, figures given all the same",
        "refused",
        "s12 but figures.pdf",
        formal(
            "norfolk",
            "To break the offences down by the age of the victim would exceed 18 hours; section 12 applies to the whole of your request. Although excess cost removes the "
            "force's obligations under the Act, as a gesture of goodwill I have supplied the following information.",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 150 | 176
            86/10 Possession | 61 | 55
            86/15 Prohibited | 4 | 7
            Total | 215 | 238
            """),
        ),
        "norfolk | 2016/17 tmd ?150 pos ?61 pro ?4 total ask | 2017/18 tmd ?176 pos ?55 pro ?7 total ask",
        "refused as a whole and answered all the same: the figures are used and flagged",
    ),
    case(
        "one year refused",
        "refused",
        "one year refused.docx",
        brief(
            "cleveland",
            "2017/18: 240 offences recorded.",
            "2016/17: our system was replaced in April 2017. To search the old one would exceed the cost limit (section 12).",
        ),
        "cleveland | 2016/17 | 2017/18 total 240",
        "a figure for one year, none for the other",
    ),
    case(
        "neither confirm nor deny",
        "ncnd",
        "ncnd.pdf",
        formal(
            "surrey",
            "Surrey Police neither confirms nor denies that it holds any information by virtue of section 23(5), section 24(2), section 30(3) and section 31(3).",
        ),
        "surrey | 2016/17 | 2017/18",
        "neither confirmed nor denied",
        outcomes="ncnd",
    ),
    case(
        "ncnd for covert work, figures for the rest",
        "ncnd",
        "ncnd and figures.docx",
        brief(
            "surrey",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 161 | 172
            86/10 Possession | 44 | 59
            86/15 Prohibited | 2 | 3
            Total | 207 | 234
            """),
            "Surrey Police can neither confirm nor deny that it holds any other information relevant to your request by virtue of section 23(5).",
        ),
        "surrey | 2016/17 tmd 161 pos 44 pro 2 total 207 | 2017/18 tmd 172 pos 59 pro 3 total 234",
        "the usual rider to a full answer",
    ),
    case(
        "not held",
        "not held",
        "not held.pdf",
        formal(
            "city-of-london", "City of London Police does not hold the information requested. Section 1(1)(a) applies."
        ),
        "city-of-london | 2016/17 | 2017/18",
        "not held is not zero",
        outcomes="not_held",
    ),
    case(
        "section 17 in Scotland",
        "not held",
        "PSoS s17.pdf",
        formal(
            "police-scotland",
            "In terms of section 17 of the Act, I can confirm that the information you require is not held by the Police Service of Scotland.",
        ),
        "police-scotland | 2016/17 | 2017/18",
        "section 17 is the notice that nothing is held",
        outcomes="not_held",
    ),
    case(
        "section 17 in England is the refusal notice",
        "refused",
        "s17 refusal.docx",
        brief(
            "kent",
            "Section 17 of the Act requires Kent Police to state which exemption applies. The information is exempt by virtue of section 30(1)(a) (investigations), "
            "and I have found that the public interest favours withholding it.",
        ),
        "kent | 2016/17 | 2017/18",
        "section 17 only carries the refusal",
        outcomes="refused_exempt",
    ),
    case(
        "published elsewhere",
        "elsewhere",
        "s21.docx",
        brief(
            "thames-valley",
            "The information is reasonably accessible to you by other means and is exempt under section 21: https://www.gov.uk/government/statistics/police-recorded-crime-open-data-tables (2016/17 to 2017/18, 86 Obscene publications).",
        ),
        "thames-valley | 2016/17 | 2017/18",
        "a link, no figure",
        outcomes="accessible",
    ),
    case(
        "to be published",
        "elsewhere",
        "s22.pdf",
        formal(
            "metropolitan",
            "The information is intended for future publication in July 2018 and is therefore exempt under section 22(1).",
        ),
        "metropolitan | 2016/17 | 2017/18",
        "later",
        outcomes="future_pub",
    ),
    case(
        "an acknowledgement with a number of days",
        "no answer",
        "ack.eml",
        mailed(
            "west-midlands",
            "West Midlands Police acknowledges your request received on 16/04/2018, which has been given the reference 2018/17. You will receive a response within 20 working days, by 15/05/2018.",
            sent="Tue, 17 Apr 2018 08:00:00 +0100",
        ),
        "west-midlands | 2016/17 | 2017/18",
        "a reference that looks like a year; no answer yet",
        outcomes=_OPEN,
    ),
    case(
        "a clarification asked for",
        "no answer",
        "clarify.docx",
        (
            "Gwent Police",
            "18 April 2018",
            "Ref 2018/24411",
            "Before we can process your request for indecent images of children offences, please clarify whether you require offences 86/2, 86/10 and 86/15, or only 86/2. The 20 working days start when we hear from you.",
        ),
        "gwent | 2016/17 | 2017/18",
        "a question back",
        outcomes=_OPEN,
    ),
    case(
        "an extension for the public interest test",
        "no answer",
        "pit.pdf",
        formal(
            "essex",
            "We need more time to consider the public interest and hope to respond within a further 20 working days, by 12 June 2018.",
        ),
        "essex | 2016/17 | 2017/18",
        "no answer yet",
        outcomes=_OPEN,
    ),
    case(
        "breakdown refused, totals given",
        "refused + total",
        "breakdown refused.html",
        page(
            "dorset",
            "Dorset Police recorded 107 offences in 2016/17 and 130 in 2017/18. A breakdown by offence is exempt under section 40(2), as some numbers are below 5.",
        ),
        "dorset | 2016/17 total 107 | 2017/18 total 130",
        "the totals stand without the breakdown",
    ),
    case(
        "refused as vexatious",
        "refused",
        "s14.docx",
        brief(
            "cheshire",
            "This is the 14th request that you have made in 2018. Cheshire Constabulary considers it to be vexatious under section 14(1) and will not answer it.",
        ),
        "cheshire | 2016/17 | 2017/18",
        "no figures",
        outcomes="vexatious",
    ),
    case(
        "points to its answer to somebody else",
        "elsewhere",
        "previous reply.eml",
        mailed(
            "dyfed-powys",
            "Dyfed-Powys Police has answered a similar request, ref 605/2018, which is in our disclosure log. Please use that.",
        ),
        "dyfed-powys | 2016/17 | 2017/18",
        "a pointer",
    ),
    case(
        "outside the Act",
        "elsewhere + prose",
        "outside the act.docx",
        (
            "Northumbria Police",
            "Outside of the Freedom of Information Act",
            "Your request is refused under section 12. Outside of the Act, and to assist, I can tell you that Northumbria Police recorded 318 indecent images of children offences in 2016/17 and 335 in 2017/18.",
        ),
        "northumbria | 2016/17 total ask | 2017/18 total ask",
        "refused, and given outside the Act: to be flagged",
    ),
    case(
        "two requests answered at once",
        "measure",
        "629 and 638.pdf",
        (
            "# Dyfed-Powys Police",
            "Requests 629/2018 and 638/2018 have been amalgamated.",
            "629/2018: Recorded indecent images of children offences by financial year",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 251 | 188
            86/10 Possession | 110 | 85
            86/15 Prohibited | 2 | 2
            Total | 363 | 275
            """),
            "638/2018: Recorded theft of dogs by financial year",
            grid("""
            Offence | 2016/17 | 2017/18
            Theft of dogs | 41 | 39
            """),
        ),
        "dyfed-powys | 2016/17 tmd 251 pos 110 pro 2 total 363 | 2017/18 tmd 188 pos 85 pro 2 total 275",
        "the second table answers somebody else",
    ),
    case(
        "not held for one offence, the total without it",
        "not held + total",
        "one not held.docx",
        brief(
            "lincolnshire",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 72 | 81
            86/10 Possession | 25 | 32
            Total | 97 | 113
            """),
            "We do not hold figures for possession of prohibited images (86/15), which are recorded on another system.",
        ),
        "lincolnshire | 2016/17 tmd 72 pos 25 total ask | 2017/18 tmd 81 pos 32 total ask",
        "the stated total lacks an offence that was asked for",
    ),
    case(
        "transferred to another force",
        "no answer + sender",
        "transferred.eml",
        (
            Mail("FOI <foi@btp.police.uk>", "RE: FOI 410/18", "Wed, 2 May 2018 12:00:00 +0100"),
            "British Transport Police has passed your request on 410/18 to the Home Office, since we do not hold it. 12 other forces did the same.",
        ),
        "btp | 2016/17 | 2017/18",
        "nothing, from a force that was not asked",
    ),
    case(
        "s.40 for the years, banded by the letter",
        "refused + suppressed",
        "s40 band.pdf",
        formal(
            "cumbria",
            "Owing to section 40(2) I can't give exact numbers for possession of prohibited images; in both years the number is between 1 and 4.",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 60 | 71
            86/10 Possession | 28 | 30
            """),
        ),
        "cumbria | 2016/17 tmd 60 pos 28 pro 1..4/ask total 89..92/ask | 2017/18 tmd 71 pos 30 pro 1..4/ask total 102..105/ask",
        "a band in words for a row that the table lacks; it may also be asked about",
    ),
    case(
        "annex empty as nothing was recorded",
        "value + prose",
        "nothing recorded.csv",
        annex("city-of-london", "No crimes of this type were recorded in 2016/17 or 2017/18."),
        "city-of-london | 2016/17 total 0 | 2017/18 total 0",
        "none recorded is zero when the force says so",
    ),
)
