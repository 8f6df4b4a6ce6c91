"""Two traps at once, one of them in the letter: who answers, how, for what, in which words.

Not here: two traps within one table (`pairs_tables`).
"""

from __future__ import annotations

from tests.corpus.blocks import Attached, grid
from tests.corpus.frame import case, letter, mail, note

CASES = (
    case(
        "two_forces_suppressed",
        "two forces + suppressed, total stated",
        "docx",
        (
            "# Norfolk Constabulary and Suffolk Constabulary",
            "Freedom of Information request reference: FOI 001878-18",
            "# Response",
            "Indecent image offences recorded; numbers below 5 are shown as <5.",
            "Norfolk Constabulary",
            grid("Offence | 2016/17 | 2017/18\n86/2 | 120 | 133\n86/10 | 66 | 71\n86/15 | <5 | 7\nTotal | 190 | 211"),
            "Suffolk Constabulary",
            grid("Offence | 2016/17 | 2017/18\n86/2 | 88 | 93\n86/10 | 49 | 58\n86/15 | 6 | <5\nTotal | 143 | 155"),
        ),
        "norfolk | 2016/17 tmd 120 pos 66 pro 0..4/4 total 190 | 2017/18 tmd 133 pos 71 pro 7 total 211\n"
        "suffolk | 2016/17 tmd 88 pos 49 pro 6 total 143 | 2017/18 tmd 93 pos 58 pro 0..4/4 total 155",
        "one letter, two tables, one note",
    ),
    case(
        "two_forces_one_refuses",
        "two forces + refused and figures",
        "html",
        (
            "# Norfolk Constabulary and Suffolk Constabulary",
            "Freedom of Information request reference: FOI 001879-18",
            "# Response",
            "Norfolk Constabulary: to answer would exceed the limit of 18 hours, and section 12(1) applies.",
            "Suffolk Constabulary recorded the following offences:",
            grid("Offence | 2016/17 | 2017/18\n86/2 | 88 | 93\n86/10 | 49 | 58\n86/15 | 6 | 4\nTotal | 143 | 155"),
        ),
        "norfolk | 2016/17 | 2017/18\n"
        "suffolk | 2016/17 tmd 88 pos 49 pro 6 total 143 | 2017/18 tmd 93 pos 58 pro 4 total 155",
        "one force refuses, the other answers",
    ),
    case(
        "shared_letterhead_calendar_years",
        "letterhead of another force + calendar years",
        "html",
        (
            "# Bedfordshire Police Headquarters, Woburn Road, Kempston",
            "e-mail: foi@herts.pnn.police.uk",
            "Your request was received by Hertfordshire Constabulary on 16 April 2018.",
            "# Response",
            "Hertfordshire Constabulary recorded, by calendar year:",
            grid("Offence | Jan-Dec 2016 | Jan-Dec 2017\n86/2 | 215 | 219\n86/10 | 77 | 81\nTotal | 292 | 300"),
        ),
        "hertfordshire | 2016/17 | 2017/18",
        "whoever answers, calendar years are no financial years",
    ),
    case(
        "bilingual_suppressed",
        "bilingual + suppressed, total stated",
        "html",
        (
            "# Heddlu Dyfed-Powys / Dyfed-Powys Police",
            "Cyfeirnod / Reference: 382/2018, foi@dyfed-powys.pnn.police.uk",
            "# Ymateb",
            "Troseddau a gofnodwyd (dangosir llai na 5 fel <5):",
            grid(
                "Trosedd | 2016/17 | 2017/18\n86/2 | 260 | 190\n86/10 | 100 | 81\n86/15 | <5 | <5\nCyfanswm | 363 | 275"
            ),
            "# Response",
            "Offences recorded (fewer than 5 shown as <5):",
            grid("Offence | 2016/17 | 2017/18\n86/2 | 260 | 190\n86/10 | 100 | 81\n86/15 | <5 | <5\nTotal | 363 | 275"),
        ),
        "dyfed-powys | 2016/17 tmd 260 pos 100 pro 0..4/3 total 363 | 2017/18 tmd 190 pos 81 pro 0..4/4 total 275",
        "the same answer twice, with hidden numbers",
    ),
    case(
        "bilingual_contradicts",
        "bilingual + tables contradict",
        "docx",
        (
            "# Heddlu De Cymru / South Wales Police",
            "Reference: FOI 391/18, e-mail: foi@south-wales.pnn.police.uk",
            "# Ymateb",
            "Troseddau a gofnodwyd:",
            grid(
                "Trosedd | 2016/17 | 2017/18\n86/2 | 401 | 410\n86/10 | 120 | 125\n86/15 | 7 | 8\nCyfanswm | 528 | 543"
            ),
            "# Response",
            "Offences recorded:",
            grid("Offence | 2016/17 | 2017/18\n86/2 | 401 | 401\n86/10 | 120 | 125\n86/15 | 7 | 8\nTotal | 528 | 534"),
        ),
        "south-wales | 2016/17 tmd 401 pos 120 pro 7 total 528 | 2017/18 tmd ask pos 125 pro 8 total ask",
        "the Welsh table has 410, the English 401",
    ),
    case(
        "superseding_with_old_table",
        "superseding letter + tables contradict",
        "html",
        letter(
            "kent",
            "Our response of 2 May 2018 was wrong and is replaced by this letter.",
            "Figures previously supplied (incorrect, please disregard):",
            grid("Offence | 2016/17 | 2017/18\n86/2 | 212 | 255\n86/10 | 88 | 97\n86/15 | 9 | 12\nTotal | 309 | 364"),
            "Corrected figures, recorded offences:",
            grid("Offence | 2016/17 | 2017/18\n86/2 | 312 | 355\n86/10 | 88 | 97\n86/15 | 9 | 12\nTotal | 409 | 464"),
        ),
        "kent | 2016/17 tmd 312 pos 88 pro 9 total 409 | 2017/18 tmd 355 pos 97 pro 12 total 464",
        "the letter says which table is wrong",
        supersedes=True,
    ),
    case(
        "scotland_not_held_part",
        "Scottish law + not held in Scotland",
        "docx",
        letter(
            "police-scotland",
            "Recorded crimes of indecent photos of children: 655 in 2016/17 and 652 in 2017/18.",
            "A breakdown by section of the Act is not held, and section 17 of the Act applies to that part of your "
            "request.",
        ),
        "police-scotland | 2016/17 total 655 | 2017/18 total 652",
        "the totals are given, only the breakdown is not held",
    ),
    case(
        "scotland_sections_page_counts_like_sections",
        "Scottish law + section-like counts",
        "pdf",
        letter(
            "police-scotland",
            "Crimes recorded under the Civic Government (Scotland) Act 1982:",
            grid("Section | 2016/17 | 2017/18\ns.52 | 520 | 521\ns.52A | 52 | 51\nTotal | 572 | 572"),
        ),
        "police-scotland | 2016/17 tmd 520 pos 52 total 572 | 2017/18 tmd 521 pos 51 total 572",
        "52 and 51 are counts here",
    ),
    case(
        "northern_ireland_glued_collapsed",
        "glued footnote + both years together",
        "html",
        letter(
            "psni",
            "Annual figures are exempt under section 40. Offences recorded, 1 April 2016 to 31 March 2018:",
            grid("Offence | Number recorded\nMaking/Taking26 | 631\nPossession27 | 259\nTotal | 890"),
            "26 Article 3 of the Order of 1978.",
            "27 Article 15 of the Order of 1988.",
        ),
        "psni | 2016/17 total ask | 2017/18 total ask",
        "footnotes glued to labels, and no number by year",
        outcomes="aggregated",
    ),
    case(
        "refused_question_and_answer",
        "questions and answers + refused and figures",
        "docx",
        letter(
            "west-yorkshire",
            "Question 1: recorded indecent image offences in 2016/17 and 2017/18",
            "2016/17: 976. 2017/18: 1,320.",
            "Question 2: how many devices were seized",
            "This would exceed 18 hours, so section 12 applies. This letter is a refusal notice under section 17 in "
            "respect of question 2.",
        ),
        "west-yorkshire | 2016/17 total 976 | 2017/18 total 1320",
        "the first question is answered",
    ),
    case(
        "prose_part_year",
        "sentence + part of a year",
        "html",
        letter(
            "lincolnshire",
            "Lincolnshire Police recorded 141 indecent image offences in 2016/17, and 120 between 1 April 2017 and 31 "
            "December 2017.",
        ),
        "lincolnshire | 2016/17 total 141 | 2017/18 total ask",
        "nine months are not the year",
    ),
    case(
        "prose_respectively_by_offence",
        "respectively + of these",
        "docx",
        letter(
            "norfolk",
            "Norfolk Constabulary recorded 190 and 211 indecent image offences in 2016/17 and 2017/18 respectively. Of "
            "these, 61 and 70 respectively have resulted in a charge.",
        ),
        "norfolk | 2016/17 total 190 | 2017/18 total 211",
        "the second sentence counts charges",
    ),
    case(
        "lines_extra_years",
        "lines + other years beside",
        "html",
        letter(
            "gwent",
            "Recorded indecent image offences:",
            "2014/15 – 170",
            "2015/16 – 201",
            "2016/17 – 259",
            "2017/18 – 267",
            "2018/19 – 0",
        ),
        "gwent | 2016/17 total 259 | 2017/18 total 267",
        "other years in the list; the dash parts year and number",
    ),
    case(
        "number_words_zero",
        "number words + zero in words",
        "docx",
        letter(
            "city-of-london",
            "In 2016/17 City of London Police recorded twenty indecent image offences: fourteen under 86/2 and six under "
            "86/10. None were recorded under 86/15. In 2017/18 it recorded twenty-three in all.",
        ),
        "city-of-london | 2016/17 tmd 14 pos 6 pro 0 total 20 | 2017/18 total 23",
        "numbers in words, none is zero",
    ),
    case(
        "mail_attachment_with_charges",
        "answer attached + charged beside recorded",
        "eml",
        mail(
            "essex",
            "The attached workbook gives offences recorded and charged.",
            Attached(
                "1046-18.xlsx",
                note(
                    "essex",
                    grid(
                        "Offence | Recorded 2016/17 | Charged 2016/17 | Recorded 2017/18 | Charged 2017/18\n"
                        "86/2 | 415 | 101 | 462 | 97\n86/10 | 121 | 30 | 118 | 28\n86/15 | 14 | 2 | 11 | 3"
                    ),
                ),
            ),
        ),
        "essex | 2016/17 tmd 415 pos 121 pro 14 total 550 | 2017/18 tmd 462 pos 118 pro 11 total 591",
        "the attachment holds both measures",
    ),
    case(
        "mail_figures_beside_attachment",
        "answer attached + prose contradicts the table",
        "eml",
        mail(
            "surrey",
            "In summary, Surrey Police recorded 270 indecent image offences in 2016/17 and 309 in 2017/18; details are "
            "attached.",
            Attached(
                "details.xlsx",
                note(
                    "surrey",
                    grid(
                        "Offence | 2016/17 | 2017/18\n86/2 | 205 | 233\n86/10 | 61 | 70\n86/15 | 4 | 6\nTotal | 270 | 309"
                    ),
                ),
            ),
        ),
        "surrey | 2016/17 tmd 205 pos 61 pro 4 total 270 | 2017/18 tmd 233 pos 70 pro 6 total 309",
        "mail and attachment say the same",
    ),
    case(
        "victims_and_offences_in_prose",
        "other measure in prose + sentence",
        "html",
        letter(
            "durham",
            "There were 219 victims of 173 recorded indecent image offences in 2016/17, and 246 victims of 209 recorded "
            "offences in 2017/18.",
        ),
        "durham | 2016/17 total 173 | 2017/18 total 209",
        "victims stand before the offences",
    ),
    case(
        "essay_and_withheld",
        "essay full of numbers + withheld",
        "docx",
        letter(
            "leicestershire",
            "Recorded offences; one value is withheld under section 40(2):",
            grid(
                "Offence | 2016/17 | 2017/18\n86/2 | 230 | 301\n86/10 | 82 | 100\n86/15 | s.40(2) | 10\nTotal | 320 | 411"
            ),
            "# Section 40(2) - public interest",
            "Where fewer than 5 people in an area of 329,000 are concerned, 2 or 3 facts identify them. In 2017 the "
            "Commissioner decided 12 such cases.",
        ),
        "leicestershire | 2016/17 tmd 230 pos 82 pro ?8 total 320 | 2017/18 tmd 301 pos 100 pro 10 total 411",
        "the essay's numbers answer nothing",
    ),
    case(
        "comparison_with_suppression",
        "other forces mentioned + suppressed, no total",
        "html",
        letter(
            "cumbria",
            "Offences under 86/15 recorded by Cumbria Constabulary were fewer than 5 in 2016/17 and fewer than 5 in "
            "2017/18. Lancashire Constabulary, our neighbour, publishes 17 for 2016/17.",
        ),
        "cumbria | 2016/17 pro 0..4 | 2017/18 pro 0..4",
        "the neighbour's figure is not this force's, and not this reply's to give",
    ),
    case(
        "form_with_codes_after",
        "key and value + spelling of codes",
        "html",
        letter(
            "gloucestershire",
            "Recorded offences:",
            grid(
                """
2016/17 086/02 | 44
2016/17 086/10 | 19
2016/17 086/15 | 1
2017/18 086/02 | 52
2017/18 086/10 | 26
2017/18 086/15 | 2
""",
                head=0,
            ),
        ),
        "gloucestershire | 2016/17 tmd 44 pos 19 pro 1 total 64 | 2017/18 tmd 52 pos 26 pro 2 total 80",
        "year and code in one key",
    ),
    case(
        "footnote_excludes_inside",
        "excluded code inside the total + footnote on a number",
        "docx",
        letter(
            "wiltshire",
            "Recorded offences:",
            grid("Offence | 2016/17 | 2017/18\nIndecent images of children | 103{1} | 118{1}"),
            "{1} Includes 086/11 extreme pornographic images, which cannot be separated.",
        ),
        "wiltshire | 2016/17 total ask | 2017/18 total ask",
        "the note says that more than was asked is in the number",
    ),
    case(
        "footnote_excluded_already",
        "excluded code outside the total + footnote on a number",
        "html",
        letter(
            "dorset",
            "Recorded offences:",
            grid("Offence | 2016/17 | 2017/18\n86/2 | 102 | 119\n86/10 | 54 | 61\n86/15 | 5 | 3\nTotal{1} | 161 | 183"),
            "{1} Excludes 086/11 extreme pornographic images.",
        ),
        "dorset | 2016/17 tmd 102 pos 54 pro 5 total 161 | 2017/18 tmd 119 pos 61 pro 3 total 183",
        "the note says that nothing else is in it",
    ),
)
