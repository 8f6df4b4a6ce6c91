"""Answers in sentences, lists, questions and answers, and letters that correct others."""

from __future__ import annotations

from tests.corpus.blocks import Attached, Mail, grid
from tests.corpus.frame import Case
from tests.corpus.unseen.frame import annex, brief, case, formal, mailed, page

CASES: tuple[Case, ...] = (
    case(
        "one sentence for both years",
        "prose",
        "one sentence.docx",
        brief("bedfordshire", "There were 118 recorded offences in 2016/17 and 200 in 2017/18."),
        "bedfordshire | 2016/17 total 118 | 2017/18 total 200",
        "two totals in a sentence",
    ),
    case(
        "respectively in one sentence",
        "prose",
        "respectively.pdf",
        formal(
            "cambridgeshire",
            "In the financial years 2016/17 and 2017/18 Cambridgeshire Constabulary recorded 209 and 164 offences respectively.",
        ),
        "cambridgeshire | 2016/17 total 209 | 2017/18 total 164",
        "the first number belongs to the first year",
    ),
    case(
        "respectively, the later year first",
        "prose",
        "respectively later.docx",
        brief(
            "hertfordshire",
            "For the periods 1 April 2017 to 31 March 2018 and 1 April 2016 to 31 March 2017 we recorded 301 and 309 crimes respectively.",
        ),
        "hertfordshire | 2016/17 total 309 | 2017/18 total 301",
        "the years run backwards, and the numbers with them",
    ),
    case(
        "of these, by offence",
        "prose",
        "of these.pdf",
        formal(
            "dorset",
            "Between 1 April 2016 and 31 March 2017 there were 107 recorded crimes. Of these, 66 were for making or distributing indecent images (86/2), "
            "40 were for possession of indecent images (86/10) and 1 was for possession of a prohibited image (86/15).",
            "Between 1 April 2017 and 31 March 2018 there were 130 recorded crimes. Of these, 92 were for making or distributing indecent images (86/2), "
            "35 were for possession of indecent images (86/10) and 3 were for possession of a prohibited image (86/15).",
        ),
        "dorset | 2016/17 tmd 66 pos 40 pro 1 total 107 | 2017/18 tmd 92 pos 35 pro 3 total 130",
        "parts of the number that came before",
    ),
    case(
        "of these, charged",
        "prose + measure",
        "of these charged.docx",
        brief(
            "dorset",
            "In 2016/17 there were 108 recorded crimes. Of these, 41 resulted in a charge.",
            "In 2017/18 there were 131 recorded crimes. Of these, 52 resulted in a charge and 12 in a caution.",
        ),
        "dorset | 2016/17 total 108 | 2017/18 total 131",
        "charges are outcomes of some of the crimes",
    ),
    case(
        "bullets with dashes",
        "prose",
        "bullets.docx",
        brief(
            "cleveland",
            "Recorded offences:",
            "- 2016/17 – 198",
            "- 2017/18 – 240",
        ),
        "cleveland | 2016/17 total 198 | 2017/18 total 240",
        "the dash only parts the year from its number",
    ),
    case(
        "bullets by offence under each year",
        "prose",
        "bullets by offence.html",
        page(
            "cleveland",
            "2016/17",
            "- 86/2 Take/make/distribute: 142",
            "- 86/10 Possession: 52",
            "- 86/15 Prohibited: 4",
            "2017/18",
            "- 86/2 Take/make/distribute: 163",
            "- 86/10 Possession: 71",
            "- 86/15 Prohibited: 6",
        ),
        "cleveland | 2016/17 tmd 142 pos 52 pro 4 total 198 | 2017/18 tmd 163 pos 71 pro 6 total 240",
        "each year is a line over its list",
    ),
    case(
        "numbers in words",
        "prose",
        "words.pdf",
        formal(
            "city-of-london",
            "City of London Police recorded eleven offences in the financial year 2016/17 and fourteen in 2017/18.",
        ),
        "city-of-london | 2016/17 total 11 | 2017/18 total 14",
        "numbers spelt out",
    ),
    case(
        "numbers in words and figures",
        "prose",
        "words and figures.eml",
        mailed(
            "city-of-london",
            "City of London Police can confirm that twenty-three (23) offences involving indecent images of children were recorded in 2016/17, and thirty one (31) in 2017/18.",
        ),
        "city-of-london | 2016/17 total 23 | 2017/18 total 31",
        "the same number twice",
    ),
    case(
        "numbered questions in Word",
        "question + prose",
        "numbered.docx",
        (
            "Norfolk Constabulary",
            "FOI 003112/18",
            "Your request of 16 April 2018 asked:",
            "#. How many indecent images of children offences were recorded between 1 April 2016 and 31 March 2017?",
            "#. How many indecent images of children offences were recorded between 1 April 2017 and 31 March 2018?",
            "#. How many people were charged?",
            "# Response",
            "Norfolk Constabulary holds the information. The answers to your questions are:",
            "Answer 1: 215",
            "Answer 2: 238",
            "Answer 3: 77",
        ),
        "norfolk | 2016/17 total 215 | 2017/18 total 238",
        "the answers refer to the questions by number; the third counts people",
    ),
    case(
        "question and answer in turn",
        "question + prose",
        "in turn.pdf",
        (
            "# Staffordshire Police",
            "Freedom of Information request 9981",
            "Q1. How many offences of take/make/distribute indecent images of children (86/2) were recorded in 2016/17?",
            "A1. 190",
            "Q2. And in 2017/18?",
            "A2. 214",
            "Q3. How many offences of possession of indecent images of children (86/10) were recorded in 2016/17?",
            "A3. 61",
            "Q4. And in 2017/18?",
            "A4. 72",
        ),
        "staffordshire | 2016/17 tmd 190 pos 61 total ?ask | 2017/18 tmd 214 pos 72 total ?ask",
        "each answer below its question; prohibited images were not answered",
    ),
    case(
        "an answer with section 12 for the rest",
        "question + refused",
        "q and s12.pdf",
        formal(
            "south-wales",
            "Q1 - Number of recorded indecent images of children offences: 528 in 2016/17 and 543 in 2017/18.",
            "Q2 - Number of images in each case: this information is exempt under section 12(1). It would take 1,071 records at 20 minutes each, some 357 hours, to find out.",
        ),
        "south-wales | 2016/17 total 528 | 2017/18 total 543",
        "the second question is refused, with numbers that count hours and records",
    ),
    case(
        "the same number for both years",
        "prose",
        "both years.docx",
        brief("gwent", "259 offences were recorded in each of the financial years 2016/17 and 2017/18."),
        "gwent | 2016/17 total 259 | 2017/18 total 259",
        "each of the two",
    ),
    case(
        "a two-year total only",
        "prose + period",
        "two years.pdf",
        formal(
            "psni",
            "A total of 909 offences were recorded between 1 April 2016 and 31 March 2018. Figures for each year are exempt under section 40(2).",
        ),
        "psni | 2016/17 total ?ask | 2017/18 total ?ask",
        "one number for both years: neither year's figure",
    ),
    case(
        "a two-year total and one year",
        "prose + arithmetic",
        "total and one.docx",
        brief(
            "psni",
            "The Police Service of Northern Ireland recorded 909 offences between 1 April 2016 and 31 March 2018, of which 478 were in 2017/18.",
        ),
        "psni | 2016/17 total 431/ask | 2017/18 total 478",
        "the other year is the rest",
    ),
    case(
        "a rise told",
        "prose",
        "a rise.html",
        page(
            "leicestershire",
            "Leicestershire Police recorded 411 offences in 2017/18, a rise of 28% (91 offences) on the 320 recorded in 2016/17.",
        ),
        "leicestershire | 2016/17 total 320 | 2017/18 total 411",
        "the rise is no count of either year",
    ),
    case(
        "a rise from which the earlier year follows",
        "prose + arithmetic",
        "rise only.docx",
        brief(
            "northamptonshire",
            "We recorded 263 offences in 2017/18, which is 18 more than in the year before.",
        ),
        "northamptonshire | 2016/17 total 245/ask | 2017/18 total 263",
        "18 is the difference, never a year's figure",
    ),
    case(
        "prose contradicts the table",
        "prose + arithmetic",
        "contradicts.pdf",
        formal(
            "derbyshire",
            "In 2016/17 there were 302 recorded offences and in 2017/18 there were 310.",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 38 | 37
            86/10 Possession | 260 | 261
            86/15 Prohibited | 4 | 3
            Total | 302 | 301
            """),
        ),
        "derbyshire | 2016/17 tmd 38 pos 260 pro 4 total 302 | 2017/18 tmd ?37 pos ?261 pro ?3 total ask",
        "310 or 301: a person has to ask",
    ),
    case(
        "the year before in a sentence",
        "prose + period",
        "year before.eml",
        mailed(
            "merseyside",
            "Merseyside Police recorded 432 indecent images of children offences in 2017/18, compared with 407 in 2016/17 and 350 in 2015/16.",
        ),
        "merseyside | 2016/17 total 407 | 2017/18 total 432",
        "2015/16 was not asked for",
    ),
    case(
        "a letter that corrects another",
        "correction + prose",
        "amended.pdf",
        formal(
            "warwickshire",
            "Further to our letter of 8 May 2018, we have identified an error. We stated that 81 offences were recorded in 2016/17; the correct figure is 86. "
            "The figure for 2017/18 (92) is unchanged. Please accept our apologies. This response replaces the previous one.",
        ),
        "warwickshire | 2016/17 total 86 | 2017/18 total 92",
        "81 was wrong, 86 is right",
        supersedes=True,
    ),
    case(
        "a corrected table beside the old one",
        "correction + layout",
        "corrected table.docx",
        (
            "West Mercia Police",
            "25 June 2018",
            "Reference 10994 - AMENDED RESPONSE",
            "In our response of 14 May we gave you the following recorded indecent images of children offences:",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 176 | 188
            86/10 Possession | 59 | 71
            86/15 Prohibited | 4 | 2
            """),
            "This was incorrect. The correct figures are:",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 167 | 188
            86/10 Possession | 59 | 77
            86/15 Prohibited | 4 | 2
            """),
        ),
        "west-mercia | 2016/17 tmd 167/ask pos 59 pro 4 total 230/ask | 2017/18 tmd 188 pos 77/ask pro 2 total 267/ask",
        "the second table holds; to be asked which is no fault",
        supersedes=True,
    ),
    case(
        "an internal review that upholds",
        "correction + refused",
        "internal review.pdf",
        (
            "# Sussex Police",
            "INTERNAL REVIEW - FOI 0991/18",
            "You asked for a review of our response of 15 May 2018 concerning indecent images of children offences.",
            "I have reconsidered the application of section 12. I find that it was engaged, and uphold the original decision. No further information will be provided.",
        ),
        "sussex | 2016/17 | 2017/18",
        "the refusal stands: no figures",
    ),
    case(
        "an internal review that releases figures",
        "correction + prose",
        "review releases.docx",
        (
            "Sussex Police",
            "Internal review of FOI 0991/18, 2 July 2018",
            "Following your complaint, Sussex Police has reviewed its refusal of your request for indecent images of children offences, and has decided to disclose the figures. Our original response is withdrawn.",
            "Recorded offences 2016/17: 429",
            "Recorded offences 2017/18: 486",
        ),
        "sussex | 2016/17 total 429 | 2017/18 total 486",
        "the review replaces the refusal",
        supersedes=True,
    ),
    case(
        "not a correction, in spite of the word",
        "correction + prose",
        "correct at time.html",
        page(
            "surrey",
            "The figures were correct at the time of extraction (3 May 2018) and may be revised: 207 offences in 2016/17 and 234 in 2017/18.",
        ),
        "surrey | 2016/17 total 207 | 2017/18 total 234",
        "nothing is corrected here",
        supersedes=False,
    ),
    case(
        "a mail that repeats an earlier one below",
        "correction + mail text",
        "RE RE FOI 331.eml",
        (
            Mail("FOI <foi@durham.police.uk>", "RE: RE: FOI 331/18 indecent images", "Mon, 4 Jun 2018 09:30:00 +0100"),
            "Dear Applicant,",
            "I must correct my mail below: the figure for 2017/18 should be 196 recorded offences and not 169. 2016/17 remains 169.",
            "Durham Constabulary",
            "-----Original Message-----⏎From: FOI <foi@durham.police.uk>⏎Sent: 14 May 2018 11:02⏎Subject: RE: FOI 331/18⏎⏎Durham Constabulary recorded 169 indecent images of children offences in 2016/17 and 169 in 2017/18.",
        ),
        "durham | 2016/17 total 169/ask | 2017/18 total 196/ask",
        "the later mail holds; to be asked is no fault",
        supersedes=True,
    ),
    case(
        "answer in the attachment, the mail is covering",
        "mail text",
        "FOI 1119 reply.eml",
        (
            *mailed(
                "hampshire",
                "Please find attached the response of Hampshire Constabulary to your request of 16 April 2018, 2 pages.",
            ),
            Attached(
                "1119 response.pdf",
                formal(
                    "hampshire",
                    grid("""
                    Offence | 2016/17 | 2017/18
                    86/2 Take/make/distribute | 341 | 388
                    86/10 Possession | 119 | 102
                    86/15 Prohibited | 8 | 7
                    Total | 468 | 497
                    """),
                ),
            ),
        ),
        "hampshire | 2016/17 tmd 341 pos 119 pro 8 total 468 | 2017/18 tmd 388 pos 102 pro 7 total 497",
        "the letter is attached",
    ),
    case(
        "the same figures in the mail and in its attachment",
        "mail text + arithmetic",
        "FOI 1120 reply.eml",
        (
            *mailed(
                "essex",
                "Essex Police recorded 529 indecent images of children offences in 2016/17 and 604 in 2017/18. The breakdown is attached.",
            ),
            Attached(
                "breakdown.xlsx",
                annex(
                    "essex",
                    grid("""
                    Offence | 2016/17 | 2017/18
                    86/2 Take/make/distribute | 402 | 455
                    86/10 Possession | 118 | 137
                    86/15 Prohibited | 9 | 12
                    Total | 529 | 604
                    """),
                ),
            ),
        ),
        "essex | 2016/17 tmd 402 pos 118 pro 9 total 529 | 2017/18 tmd 455 pos 137 pro 12 total 604",
        "the mail and the workbook agree",
    ),
    case(
        "arrests in one sentence and offences in the next",
        "prose + measure",
        "arrests first.pdf",
        formal(
            "greater-manchester",
            "GMP made 310 arrests in 2016/17 and 342 arrests in 2017/18 for these matters.",
            "1,042 offences were recorded in 2016/17 and 1,160 in 2017/18.",
        ),
        "greater-manchester | 2016/17 total 1042 | 2017/18 total 1160",
        "arrests do not count",
    ),
    case(
        "only arrests",
        "prose + measure",
        "only arrests.docx",
        brief(
            "greater-manchester",
            "We can provide the number of arrests: 310 in 2016/17 and 342 in 2017/18. Recorded offences are not readily retrievable.",
        ),
        "greater-manchester | 2016/17 total ?ask | 2017/18 total ?ask",
        "arrests are another measure: no figure",
    ),
    case(
        "hedged by the live system",
        "prose",
        "hedged.eml",
        mailed(
            "nottinghamshire",
            "A search of our system on 3rd May 2018 returned 283 crimes for 2016/17 and 321 crimes for 2017/18, where the offence was one of indecent images of children (HO 86/2, 86/10, 86/15).",
        ),
        "nottinghamshire | 2016/17 total 283 | 2017/18 total 321",
        "the codes in brackets are no counts",
    ),
    case(
        "figures in the past tense without a year basis",
        "prose + period",
        "bare years prose.docx",
        brief("lincolnshire", "There were 98 offences in 2016 and 115 in 2017."),
        "lincolnshire | 2016/17 total ask | 2017/18 total ask",
        "calendar years, or financial years called by one year",
    ),
    case(
        "a colon list with the two totals in one line",
        "prose",
        "colon.pdf",
        formal(
            "avon-and-somerset",
            "Indecent images offences recorded: 2016/17: 286; 2017/18: 370.",
        ),
        "avon-and-somerset | 2016/17 total 286 | 2017/18 total 370",
        "two years and their numbers on one line",
    ),
    case(
        "an average told beside",
        "prose",
        "average.docx",
        brief(
            "cumbria",
            "We recorded 91 offences in 2016/17 and 106 in 2017/18, an average of 98.5 per year or about 8 a month.",
        ),
        "cumbria | 2016/17 total 91 | 2017/18 total 106",
        "averages are no counts",
    ),
    case(
        "up to and part year in prose",
        "prose + part year",
        "part year prose.pdf",
        formal(
            "kent",
            "During 2016/17 there were 777 recorded offences. From 1 April 2017 to 31 December 2017 there were 610.",
        ),
        "kent | 2016/17 total 777 | 2017/18 total ?ask",
        "nine months are not 2017/18",
    ),
    case(
        "none in one year, in words",
        "prose",
        "none recorded.docx",
        brief(
            "city-of-london",
            "No offences were recorded in 2016/17. Two offences were recorded in 2017/18, both of possession of indecent images (86/10).",
        ),
        "city-of-london | 2016/17 tmd ?0 pos ?0 pro ?0 total 0 | 2017/18 tmd ?0 pos ?2 pro ?0 total 2",
        "none is zero when the force says so",
    ),
)
