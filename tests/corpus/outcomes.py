"""Outcomes: how a body answers when it does not simply answer (DOMAIN 1.4).

Not here: who answered, or two traps at once.
"""

from __future__ import annotations

from tests.corpus.blocks import grid
from tests.corpus.frame import case, letter, mail

_ESSAY = (
    "Section 31 is a prejudice-based and qualified exemption. In 2015 the National Crime Agency estimated that 50,000 "
    "people were involved, and 18 cases out of 120 rely on these tactics. A force of 3,400 officers would be affected."
)

CASES = (
    case(
        "refused_on_cost",
        "refused on cost",
        "docx",
        letter(
            "warwickshire",
            "The offences fall under category 86 Obscene Publications. To answer, some 1,250 crime records would have to "
            "be read by hand at 10 minutes each, about 208 hours.",
            "This exceeds the appropriate limit of 18 hours (£450). In accordance with section 12(1) of the Act this "
            "letter acts as a Refusal Notice under section 17.",
        ),
        "warwickshire | 2016/17 | 2017/18",
        "no figure; the numbers are about cost",
        outcomes="refused_cost",
    ),
    case(
        "refused_on_cost_of_confirming",
        "refused on cost",
        "html",
        letter(
            "nottinghamshire",
            "To find out whether the information is held would itself exceed 18 hours. Section 12(2) applies, and this is "
            "a refusal notice under section 17(5).",
        ),
        "nottinghamshire | 2016/17 | 2017/18",
        "no figure",
        outcomes="refused_cost_ncnd refused_cost",
    ),
    case(
        "refused_with_figures_for_part",
        "refused and figures",
        "html",
        letter(
            "derbyshire",
            "Question 1 - number of recorded offences:",
            grid("Offence | 2016/17 | 2017/18\n86/2 | 35 | 37\n86/10 | 263 | 258\n86/15 | 4 | 6\nTotal | 302 | 301"),
            "Question 2 - ages of the offenders: section 12(1) applies, since 603 records would have to be read. This "
            "letter is a refusal notice under section 17 for question 2 only.",
        ),
        "derbyshire | 2016/17 tmd 35 pos 263 pro 4 total 302 | 2017/18 tmd 37 pos 258 pro 6 total 301",
        "only the second question is refused",
        outcomes="full refused_cost_but_some",
    ),
    case(
        "refused_as_a_whole_with_figures",
        "refused and figures",
        "docx",
        letter(
            "norfolk",
            "The cost of complying with your request as a whole exceeds the limit in section 12. This is a refusal notice "
            "for the whole request.",
            "Although excess cost removes the force's obligations under the Act, as a gesture of goodwill Norfolk "
            "Constabulary supplies the information that was retrieved before it was realised that the limit would be "
            "exceeded. It may not be complete.",
            grid("Offence | 2016/17 | 2017/18\n86/2 | 101 | 96\n86/10 | 50 | 41"),
        ),
        "norfolk | 2016/17 tmd ask pos ask total ask | 2017/18 tmd ask pos ask total ask",
        "what was found before the search stopped need not be all",
        outcomes="refused_cost_but_some",
    ),
    case(
        "breakdown_refused_total_given",
        "refused and figures",
        "pdf",
        letter(
            "northamptonshire",
            "A breakdown by offence would exceed the appropriate limit under section 12 and is refused. We can however "
            "provide the total number of recorded indecent image offences:",
            grid("Financial year | Recorded offences\n2016/17 | 245\n2017/18 | 263"),
        ),
        "northamptonshire | 2016/17 total 245 | 2017/18 total 263",
        "the refusal is of the breakdown alone",
        outcomes="total_only refused_cost_but_some",
    ),
    case(
        "not_held",
        "not held",
        "html",
        letter("city-of-london", "City of London Police does not hold the information requested (section 1(1)(a))."),
        "city-of-london | 2016/17 | 2017/18",
        "not held is not zero",
        outcomes="not_held",
    ),
    case(
        "not_held_in_table",
        "not held",
        "docx",
        letter(
            "bedfordshire",
            "Recorded indecent image offences. Information before the change of system on 1 April 2017 is not held.",
            grid("Financial year | Recorded offences\n2016/17 | Not held\n2017/18 | 200"),
        ),
        "bedfordshire | 2016/17 | 2017/18 total 200",
        "one year is not held",
    ),
    case(
        "not_held_scotland",
        "not held in Scotland",
        "docx",
        letter(
            "police-scotland",
            "Police Scotland does not hold the information in the form requested. In terms of section 17 of the Freedom of "
            "Information (Scotland) Act 2002 this is formal notice that the information is not held.",
        ),
        "police-scotland | 2016/17 | 2017/18",
        "s.17 means not held in Scotland",
        outcomes="not_held",
    ),
    case(
        "cost_scotland",
        "refused in Scotland",
        "html",
        letter(
            "police-scotland",
            "I estimate that it would cost well in excess of the current FOI threshold of £600 to process your request. "
            "I am therefore refusing to provide the information sought in terms of section 12(1) of the Act. This is a "
            "refusal notice under section 16.",
        ),
        "police-scotland | 2016/17 | 2017/18",
        "no figure",
        outcomes="refused_cost",
    ),
    case(
        "refused_investigations",
        "refused under an exemption",
        "docx",
        letter(
            "south-wales",
            "This letter serves as a refusal notice under section 17 of the Act. The information is exempt under section "
            "30(1) and section 31(1).",
            _ESSAY,
        ),
        "south-wales | 2016/17 | 2017/18",
        "s.17 is the refusal notice outside Scotland; the essay's numbers answer nothing",
        outcomes="refused_exempt",
    ),
    case(
        "neither_confirm_nor_deny",
        "neither confirm nor deny",
        "html",
        letter(
            "metropolitan",
            "The Metropolitan Police Service neither confirms nor denies that it holds the information you requested, by "
            "virtue of section 31(3) and section 40(5).",
            _ESSAY,
        ),
        "metropolitan | 2016/17 | 2017/18",
        "no figure",
        outcomes="ncnd",
    ),
    case(
        "published_elsewhere",
        "published elsewhere",
        "html",
        letter(
            "hampshire",
            "The information is reasonably accessible by other means, and section 21 of the Act applies. It is published "
            "as file 2016-17-table-12.xlsx at https://www.example.org/crime/2018/04/26.",
        ),
        "hampshire | 2016/17 | 2017/18",
        "a link, no figure",
        outcomes="accessible",
    ),
    case(
        "to_be_published",
        "published later",
        "docx",
        letter(
            "psni",
            "The information is intended for future publication on 31 July 2018 and is exempt under section 22(1).",
        ),
        "psni | 2016/17 | 2017/18",
        "no figure yet",
        outcomes="future_pub",
    ),
    case(
        "vexatious",
        "vexatious",
        "html",
        letter(
            "gloucestershire",
            "Your request repeats your request 1004/18 of 2 March 2018 and is refused as repeated under section 14(2).",
        ),
        "gloucestershire | 2016/17 | 2017/18",
        "no figure",
        outcomes="vexatious",
    ),
    case(
        "acknowledged",
        "acknowledgement",
        "eml",
        mail(
            "greater-manchester",
            "Your request was received on 16/04/2018 and is being dealt with under reference 967/18. You should receive "
            "a response within 20 working days, that is by 15 May 2018.",
        ),
        "greater-manchester | 2016/17 | 2017/18",
        "an acknowledgement answers nothing",
        outcomes="not_a_reply",
    ),
    case(
        "asked_back",
        "clarification",
        "docx",
        letter(
            "lancashire",
            "Before we can proceed we need clarification. Do you mean offences under 86/2, 86/10 and 86/15 only, and by "
            "financial years 2016/17 and 2017/18? The 20 working days start when we hear from you.",
        ),
        "lancashire | 2016/17 | 2017/18",
        "a question answers nothing",
        outcomes="not_a_reply",
    ),
    case(
        "extension",
        "extension",
        "html",
        letter(
            "merseyside",
            "We need a further 20 working days to consider the public interest under section 10(3). We expect to answer "
            "by 12 June 2018.",
        ),
        "merseyside | 2016/17 | 2017/18",
        "an extension answers nothing",
        outcomes="not_a_reply",
    ),
    case(
        "attachment_lost",
        "attachment lost",
        "html",
        letter("west-midlands", "Please find attached our response to your request, in the file 1168_19.xlsx."),
        "west-midlands | 2016/17 total ask | 2017/18 total ask",
        "the answer was attached and is not here",
    ),
    case(
        "points_to_another_reply",
        "points to another reply",
        "html",
        letter(
            "dyfed-powys",
            "This is a non-FOI response. Please see our answer to a previous similar request, FOI reference 605.2018.",
        ),
        "dyfed-powys | 2016/17 | 2017/18",
        "a pointer gives no figure",
    ),
    case(
        "none_recorded",
        "zero in words",
        "docx",
        letter(
            "city-of-london",
            "No offences involving indecent images of children were recorded in 2016/17. Three offences were recorded in "
            "2017/18.",
        ),
        "city-of-london | 2016/17 total 0 | 2017/18 total 3",
        "none recorded is a zero that is stated",
    ),
    case(
        "figures_then_essay",
        "essay full of numbers",
        "docx",
        letter(
            "cambridgeshire",
            "Recorded offences:",
            grid("Offence | 2016/17 | 2017/18\n86/2 | 140 | 101\n86/10 | 62 | 58\n86/15 | 7 | 5\nTotal | 209 | 164"),
            "The ages of victims are withheld under section 40(2) and section 31(1)(a).",
            "# Harm test",
            _ESSAY,
            "In 2016/17 the police recorded 54,000 sexual offences against children nationally, and 1 in 20 children was "
            "affected.",
        ),
        "cambridgeshire | 2016/17 tmd 140 pos 62 pro 7 total 209 | 2017/18 tmd 101 pos 58 pro 5 total 164",
        "the essay's numbers answer nothing",
    ),
    case(
        "outside_the_act",
        "outside the Act",
        "html",
        letter(
            "durham",
            "Outside of the Freedom of Information Act, and as business as usual, we supply the following recorded "
            "offences:",
            grid("Offence | 2016/17 | 2017/18\n86/2 | 141 | 160\n86/10 | 30 | 44\n86/15 | 2 | 5\nTotal | 173 | 209"),
        ),
        "durham | 2016/17 tmd 141 pos 30 pro 2 total 173 | 2017/18 tmd 160 pos 44 pro 5 total 209",
        "figures are figures outside the Act",
    ),
    case(
        "suppressed_and_refused_breakdown",
        "aggregated",
        "docx",
        letter(
            "surrey",
            "To avoid identifying individuals (section 40(2)), possession of indecent and of prohibited images are shown "
            "together.",
            grid(
                "Recorded offences | 2016/17 | 2017/18\n86/2 Take/make/distribute | 205 | 233\n86/10 and 86/15 Possession | 65 | 76"
            ),
        ),
        "surrey | 2016/17 tmd 205 nbd 65 total 270 | 2017/18 tmd 233 nbd 76 total 309",
        "two categories together are not broken down",
    ),
)
