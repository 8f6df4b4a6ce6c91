"""Answers in sentences, lists and blocks of questions and answers.

Not here: two traps at once.
"""

from __future__ import annotations

from tests.corpus.frame import case, letter, mail

CASES = (
    case(
        "two_years_in_a_sentence",
        "sentence",
        "docx",
        letter(
            "kent",
            "I can confirm that there were 409 such offences recorded in 2016/17 and 464 in 2017/18.",
        ),
        "kent | 2016/17 total 409 | 2017/18 total 464",
        "plain prose",
    ),
    case(
        "sentence_per_year",
        "sentence",
        "html",
        letter(
            "essex",
            "Between 1 April 2016 and 31 March 2017, Essex Police recorded 550 offences involving indecent images of "
            "children.",
            "Between 1 April 2017 and 31 March 2018, Essex Police recorded 591 offences involving indecent images of "
            "children.",
        ),
        "essex | 2016/17 total 550 | 2017/18 total 591",
        "a sentence per year, with its dates",
    ),
    case(
        "year_before_number",
        "sentence",
        "pdf",
        letter(
            "surrey",
            "In the financial year 2016/17 a total of 270 indecent image offences were recorded. In 2017/18 the total was "
            "309.",
        ),
        "surrey | 2016/17 total 270 | 2017/18 total 309",
        "the year stands before its number",
    ),
    case(
        "respectively",
        "respectively",
        "html",
        letter(
            "durham",
            "The number of indecent image offences recorded in 2016/17 and 2017/18 was 173 and 209 respectively.",
        ),
        "durham | 2016/17 total 173 | 2017/18 total 209",
        "in the order in which the years are named",
    ),
    case(
        "of_these",
        "of these",
        "docx",
        letter(
            "suffolk",
            "In 2016/17 Suffolk Constabulary recorded 143 indecent image offences; of these, 37 resulted in a charge. In "
            "2017/18 it recorded 155, of which 41 resulted in a charge.",
        ),
        "suffolk | 2016/17 total 143 | 2017/18 total 155",
        "those charged are part of those recorded",
    ),
    case(
        "of_these_by_offence",
        "of these",
        "html",
        letter(
            "norfolk",
            "In 2016/17 there were 190 recorded offences. Of these, 120 were for taking, making or distributing indecent "
            "photographs (86/2), 66 for possession (86/10) and 4 for possession of prohibited images (86/15).",
            "In 2017/18 there were 211 recorded offences. Of these, 133 were for taking, making or distributing indecent "
            "photographs (86/2), 71 for possession (86/10) and 7 for possession of prohibited images (86/15).",
        ),
        "norfolk | 2016/17 tmd 120 pos 66 pro 4 total 190 | 2017/18 tmd 133 pos 71 pro 7 total 211",
        "the total and its parts in words; they add up",
    ),
    case(
        "lines_with_hyphen",
        "lines",
        "html",
        letter("cleveland", "Number of indecent image offences recorded:", "2016/17 - 121", "2017/18 - 132"),
        "cleveland | 2016/17 total 121 | 2017/18 total 132",
        "the hyphen parts the year from its number",
    ),
    case(
        "lines_with_en_dash",
        "lines",
        "docx",
        letter(
            "city-of-london",
            "Offences recorded under 086/10:",
            "2016/17 - 6",
            "2017/18 – 0",
            "Offences recorded under 086/02:",
            "2016/17 – 14",
            "2017/18 – 17",
            "Offences recorded under 086/15:",
            "2016/17 – 0",
            "2017/18 – 1",
        ),
        "city-of-london | 2016/17 tmd 14 pos 6 pro 0 total 20 | 2017/18 tmd 17 pos 0 pro 1 total 18",
        "the dash is neither a minus nor nil; a heading names each code",
    ),
    case(
        "bullets_by_offence",
        "bullets",
        "docx",
        letter(
            "gwent",
            "2016/17:",
            "- 86/2 Take/make/distribute: 170 offences",
            "- 86/10 Possession: 84 offences",
            "- 86/15 Prohibited images: 5 offences",
            "2017/18:",
            "- 86/2 Take/make/distribute: 181 offences",
            "- 86/10 Possession: 80 offences",
            "- 86/15 Prohibited images: 6 offences",
        ),
        "gwent | 2016/17 tmd 170 pos 84 pro 5 total 259 | 2017/18 tmd 181 pos 80 pro 6 total 267",
        "bullets under each year",
    ),
    case(
        "bullets_by_year",
        "bullets",
        "html",
        letter(
            "cumbria",
            "Recorded offences of indecent images of children:",
            "- 1 April 2016 to 31 March 2017: 93",
            "- 1 April 2017 to 31 March 2018: 101",
        ),
        "cumbria | 2016/17 total 93 | 2017/18 total 101",
        "a bullet per year",
    ),
    case(
        "question_and_answer",
        "questions and answers",
        "docx",
        letter(
            "wiltshire",
            "Q1. How many indecent image offences were recorded in 2016/17?",
            "A1. 103",
            "Q2. How many indecent image offences were recorded in 2017/18?",
            "A2. 118",
            "Q3. How many of the suspects were under 18?",
            "A3. Section 12 applies.",
        ),
        "wiltshire | 2016/17 total 103 | 2017/18 total 118",
        "each answer belongs to the question above it",
    ),
    case(
        "question_and_answer_numbered",
        "questions and answers",
        "html",
        letter(
            "dorset",
            "1) Number of recorded indecent image offences, 2016/17",
            "161",
            "2) Number of recorded indecent image offences, 2017/18",
            "183",
            "3) Number of people charged, 2016/17 and 2017/18",
            "44 and 40",
        ),
        "dorset | 2016/17 total 161 | 2017/18 total 183",
        "a number alone answers the question above it",
    ),
    case(
        "number_words",
        "number words",
        "docx",
        letter(
            "warwickshire",
            "Warwickshire Police recorded eighty-six indecent image offences in 2016/17 and ninety-six in 2017/18.",
        ),
        "warwickshire | 2016/17 total 86 | 2017/18 total 96",
        "numbers in words",
    ),
    case(
        "rise_in_sentence",
        "per cent in prose",
        "html",
        letter(
            "bedfordshire",
            "Bedfordshire Police recorded 200 indecent image offences in 2017/18, an increase of 69% on the 118 recorded "
            "in 2016/17.",
        ),
        "bedfordshire | 2016/17 total 118 | 2017/18 total 200",
        "the later year first, and a percentage between",
    ),
    case(
        "from_to",
        "sentence",
        "html",
        letter(
            "hampshire",
            "Recorded indecent image offences rose from 421 in 2016/17 to 481 in 2017/18.",
        ),
        "hampshire | 2016/17 total 421 | 2017/18 total 481",
        "from one year to the other",
    ),
    case(
        "total_of_both_and_each",
        "both years and each",
        "docx",
        letter(
            "cambridgeshire",
            "Cambridgeshire Constabulary recorded a total of 373 indecent image offences over the two years: 209 in "
            "2016/17 and 164 in 2017/18.",
        ),
        "cambridgeshire | 2016/17 total 209 | 2017/18 total 164",
        "the sum of both confirms each",
    ),
    case(
        "charges_in_prose",
        "other measure in prose",
        "html",
        letter(
            "psni",
            "There were 71 custody records and 52 people were charged in 2016/17; in 2017/18 there were 80 custody records "
            "and 61 people were charged with indecent image offences.",
        ),
        "psni | 2016/17 | 2017/18",
        "custody records and people charged are not offences recorded",
        outcomes="different_measure",
    ),
    case(
        "irrelevant_numbers_around",
        "numbers around",
        "docx",
        letter(
            "northumbria",
            "Our 3,400 officers use one system in 6 areas. A search of 1,204 records was made on 3 May 2018.",
            "In 2016/17, 408 indecent image offences were recorded. In 2017/18, 439 indecent image offences were recorded.",
            "One crime record may involve several hundred images: in one case of 2017 more than 12,000 were found.",
        ),
        "northumbria | 2016/17 total 408 | 2017/18 total 439",
        "officers, areas, records searched and images are no offences",
    ),
    case(
        "mail_in_plain_sentences",
        "sentence",
        "eml",
        mail("lancashire", "2016/17: 591 recorded offences", "2017/18: 674 recorded offences"),
        "lancashire | 2016/17 total 591 | 2017/18 total 674",
        "lines in a mail",
    ),
    case(
        "semicolons_by_offence",
        "sentence",
        "html",
        letter(
            "derbyshire",
            "2016/17: 35 offences of taking, making or distributing (86/2); 263 of possession (86/10); 4 of possession of "
            "prohibited images (86/15); total 302.",
            "2017/18: 37 offences of taking, making or distributing (86/2); 258 of possession (86/10); 6 of possession of "
            "prohibited images (86/15); total 301.",
        ),
        "derbyshire | 2016/17 tmd 35 pos 263 pro 4 total 302 | 2017/18 tmd 37 pos 258 pro 6 total 301",
        "a line per year; the parts add up",
    ),
    case(
        "year_not_named",
        "no year named",
        "docx",
        letter("merseyside", "Merseyside Police recorded 311 indecent image offences."),
        "merseyside | 2016/17 total ask | 2017/18 total ask",
        "nothing says for which year",
    ),
    case(
        "fewer_than_five_in_prose",
        "bounds in prose",
        "html",
        letter(
            "gloucestershire",
            "In 2016/17 there were fewer than five recorded offences of possessing prohibited images (86/15), and in "
            "2017/18 there were none.",
        ),
        "gloucestershire | 2016/17 pro 0..4 | 2017/18 pro 0",
        "a bound and a zero in words, for one of the offences",
    ),
    case(
        "calendar_years_in_prose",
        "bare years",
        "docx",
        letter("humberside", "Humberside Police recorded 360 indecent image offences in 2016 and 381 in 2017."),
        "humberside | 2016/17 total ask | 2017/18 total ask",
        "years without a basis",
    ),
)
