"""Ordinary letters as PDF and Word. Not here: workbooks, pages, mails, or anything that changes a figure's meaning."""

from __future__ import annotations

from tests.corpus.blocks import NewPage, grid
from tests.corpus.fourth.frame import letter, ordinary, says, scottish, table

CASES = (
    ordinary(
        "years down, offences across",
        "layout",
        "Reply 20771.docx",
        letter(
            "merseyside",
            "The table shows the number of crimes recorded by Merseyside Police.",
            grid("""
                Period | Take, make or distribute | Possess indecent image | Possess prohibited image | All
                April 2016 to March 2017 | 184 | 61 | 6 | 251
                April 2017 to March 2018 | 229 | 70 | 9 | 308
            """),
        ),
        says("merseyside", "184 61 6 251", "229 70 9 308"),
        "a plain table on its side",
    ),
    ordinary(
        "latest year first",
        "layout",
        "Reply 20902.pdf",
        letter("essex", table(0, "255 64 8 327", "209 57 5 271", ("2017/18", "2016/17"))),
        says("essex", "209 57 5 271", "255 64 8 327"),
        "the headings say which year is which",
    ),
    ordinary(
        "bulleted lines under a heading for each year",
        "prose",
        "FOI answer Wiltshire.docx",
        letter(
            "wiltshire",
            "# 1 April 2016 to 31 March 2017",
            "- Taking, making or distributing indecent photographs of children: 58",
            "- Possession of indecent photographs of children: 21",
            "- Possession of prohibited images of children: 2",
            "# 1 April 2017 to 31 March 2018",
            "- Taking, making or distributing indecent photographs of children: 74",
            "- Possession of indecent photographs of children: 19",
            "- Possession of prohibited images of children: 4",
        ),
        says("wiltshire", "58 21 2 sum", "74 19 4 sum"),
        "a line for each figure",
    ),
    ordinary(
        "titles as the crime system cuts them",
        "code",
        "Disclosure 18-233.docx",
        letter(
            "gwent",
            grid("""
                HO Class | Offence Description | 16/17 | 17/18
                086/02 | MAKE INDECENT PHOTO/PSEUDO-PHOTO OF CHILD | 61 | 72
                086/02 | DISTRIBUTE INDECENT PHOTO/PSEUDO-PHOTO OF CHILD | 9 | 14
                086/10 | POSS INDECENT PHOTO/PSEUDO-PHOTO OF CHILD | 28 | 27
                086/15 | POSS PROHIBITED IMAGE OF CHILD | 1 | 3
                 | TOTAL | 99 | 116
            """),
        ),
        says("gwent", "70 28 1 99", "86 27 3 116"),
        "make and distribute are one category; the codes say so",
    ),
    ordinary(
        "serial numbers before the offences",
        "layout",
        "Response to applicant 0918.pdf",
        letter(
            "dorset",
            grid("""
                No. | Offence | FY 2016/17 | FY 2017/18
                1 | Making, taking or distributing indecent images of children | 66 | 70
                2 | Possession of indecent images of children | 23 | 25
                3 | Possession of prohibited images of children | 3 | 2
                 | Total | 92 | 97
            """),
        ),
        says("dorset", "66 23 3 92", "70 25 2 97"),
        "1 to 3 number the rows",
    ),
    ordinary(
        "all offences in the first row",
        "total",
        "FOI 661 18 Durham.docx",
        letter(
            "durham",
            grid("""
                Crimes recorded | 2016-2017 | 2017-2018
                All indecent images of children offences | 121 | 149
                Take/make/distribute | 82 | 104
                Possess (indecent) | 35 | 41
                Possess (prohibited) | 4 | 4
            """),
        ),
        says("durham", "82 35 4 121", "104 41 4 149"),
        "the total comes first",
    ),
    ordinary(
        "nil is written",
        "value",
        "Northumbria 502-18.docx",
        letter(
            "northumbria",
            "Following receipt of your request, searches were made with the Corporate Development Department.",
            table(1, "131 48 Nil 179", "160 55 7 222"),
        ),
        says("northumbria", "131 48 0 179", "160 55 7 222"),
        "nil is 0",
    ),
    ordinary(
        "dash for none, as the key says",
        "value",
        "cumbria_reply_may.pdf",
        letter("cumbria", table(0, "39 14 - 53", "47 12 - 59"), "Key: - denotes that no offences were recorded."),
        says("cumbria", "39 14 0 53", "47 12 0 59"),
        "the key explains the dash",
    ),
    ordinary(
        "says nothing further on secret matters",
        "ncnd",
        "Met 2018050000871.docx",
        letter(
            "metropolitan",
            "Recorded offences of indecent images of children, by financial year:",
            table(0, "1,204 301 28 1,533", "1,377 340 31 1,748"),
            "In addition, the Metropolitan Police Service neither confirms nor denies that it holds any other information relevant to your request by virtue of section 23(5), information "
            "relating to certain security bodies. This should not be taken as an indication that such information does or does not exist.",
        ),
        says("metropolitan", "1204 301 28 1533", "1377 340 31 1748"),
        "the paragraph concerns other information; the question is answered",
    ),
    ordinary(
        "percentage of the year beside each count",
        "layout",
        "Notts Police 4410_18.pdf",
        letter(
            "nottinghamshire",
            grid(
                """
                Offence | 2016/17 | < | 2017/18 | <
                 | Number | % of year | Number | % of year
                Take/make/distribute indecent images | 128 | 71.1 | 166 | 73.5
                Possess indecent images | 47 | 26.1 | 54 | 23.9
                Possess prohibited images | 5 | 2.8 | 6 | 2.7
                Total | 180 | 100 | 226 | 100
                """,
                head=2,
            ),
        ),
        says("nottinghamshire", "128 47 5 180", "166 54 6 226"),
        "numbers and shares have headings of their own",
    ),
    ordinary(
        "four years with offences across",
        "period",
        "Cheshire-reply-1177.docx",
        letter(
            "cheshire",
            "You asked for two years; we provide four for context.",
            grid("""
                Financial year | 86/2 | 86/10 | 86/15 | Total
                2014/15 | 81 | 44 | 2 | 127
                2015/16 | 102 | 39 | 5 | 146
                2016/17 | 149 | 51 | 6 | 206
                2017/18 | 190 | 48 | 9 | 247
            """),
        ),
        says("cheshire", "149 51 6 206", "190 48 9 247"),
        "two of four years were asked for",
    ),
    ordinary(
        "half years with the year's figure beside",
        "layout",
        "West Mercia FOI 10233.docx",
        letter(
            "west-mercia",
            grid(
                """
                Offence | 2016/17 | < | < | 2017/18 | < | <
                 | Apr-Sep | Oct-Mar | Year | Apr-Sep | Oct-Mar | Year
                Take/make/distribute | 60 | 66 | 126 | 71 | 80 | 151
                Possess indecent | 20 | 17 | 37 | 22 | 19 | 41
                Possess prohibited | 1 | 3 | 4 | 0 | 2 | 2
                Total | 81 | 86 | 167 | 93 | 101 | 194
                """,
                head=2,
            ),
        ),
        says("west-mercia", "126 37 4 167", "151 41 2 194"),
        "the year's column is the sum of its halves",
    ),
    ordinary(
        "figures in words and digits",
        "prose + value",
        "CNES 2018 lincs.docx",
        letter(
            "lincolnshire",
            "Lincolnshire Police recorded eighty-one (81) offences in the financial year 2016/17 and one hundred and four (104) offences in the financial year 2017/18 in relation to indecent "
            "images of children.",
        ),
        says("lincolnshire", "81", "104"),
        "each figure stands in words and in digits",
    ),
    ordinary(
        "equals signs and little else",
        "prose",
        "warks.pdf",
        letter("warwickshire", "Number of recorded offences⏎2016/17 = 74⏎2017/18 = 88"),
        says("warwickshire", "74", "88"),
        "two totals, no breakdown",
    ),
    ordinary(
        "a sentence on the rise below the table",
        "prose",
        "Beds FOI 2018-01180.docx",
        letter(
            "bedfordshire",
            table(2, "68 20 2 90", "87 27 4 118"),
            "The increase of 31% (28 offences) reflects proactive work by our Internet Child Abuse Investigation Team and a rise in referrals.",
        ),
        says("bedfordshire", "68 20 2 90", "87 27 4 118"),
        "the sentence repeats the difference of the totals",
    ),
    ordinary(
        "what a recorded offence is, in general",
        "prose",
        "A&S 0331-18.pdf",
        letter(
            "avon-and-somerset",
            "Please note that a single offence can relate to any number of images, and that the number of offences says nothing on the number of offenders.",
            table(3, "166 49 4 219", "204 58 6 268"),
        ),
        says("avon-and-somerset", "166 49 4 219", "204 58 6 268"),
        "the sentence is general and takes nothing from the figures",
    ),
    ordinary(
        "extracted on a day, from a named system",
        "prose",
        "Sussex 556.18 reply.docx",
        letter(
            "sussex",
            "Source: Niche RMS. Extracted on 3 May 2018 by an analyst. Offences are shown in the year in which they were recorded.",
            table(0, "193 66 7 266", "227 72 5 304"),
        ),
        says("sussex", "193 66 7 266", "227 72 5 304"),
        "recorded date is what was asked for",
    ),
    ordinary(
        "older offences are in it, as always",
        "prose",
        "Kent 2018 04 1187.docx",
        letter(
            "kent",
            table(1, "281 92 8 381", "349 101 12 462"),
            "The above may include non-recent offences which were reported to and recorded by Kent Police in the years shown.",
        ),
        says("kent", "281 92 8 381", "349 101 12 462"),
        "recorded in the year, whenever committed",
    ),
    ordinary(
        "two rows for possession",
        "code",
        "Leics 003004_18.pdf",
        letter(
            "leicestershire",
            grid("""
                Offence | 2016/17 | 2017/18
                Take, make or distribute an indecent photograph or pseudo-photograph of a child | 150 | 187
                Possess an indecent photograph of a child | 44 | 50
                Possess an indecent pseudo-photograph of a child | 6 | 9
                Possess a prohibited image of a child | 3 | 5
                Total | 203 | 251
            """),
        ),
        says("leicestershire", "150 50 3 203", "187 59 5 251"),
        "photographs and pseudo-photographs are one category",
    ),
    ordinary(
        "a total per offence and none per year",
        "total",
        "Surrey 055-18-0417.docx",
        letter(
            "surrey",
            grid("""
                Offence | 2016/17 | 2017/18 | Two-year total
                Take/make/distribute indecent images | 115 | 146 | 261
                Possess indecent images | 38 | 44 | 82
                Possess prohibited images | 4 | 2 | 6
            """),
        ),
        says("surrey", "115 38 4 sum", "146 44 2 sum"),
        "the last column adds the years",
    ),
    ordinary(
        "Scottish subsections",
        "code",
        "PSoS IM-FOI-1402.pdf",
        scottish(
            "police-scotland",
            "Crimes recorded under the Civic Government (Scotland) Act 1982, by financial year",
            grid("""
                Section | Crime | 2016/17 | 2017/18
                52(1)(a) | Take or permit to be taken or make indecent photographs of children | 301 | 322
                52(1)(b) | Distribute or show indecent photographs of children | 77 | 80
                52(1)(c) | Possess indecent photographs of children with a view to distribution | 21 | 19
                52A(1) | Possess indecent photographs of children | 202 | 220
                Total | | 601 | 641
            """),
        ),
        "police-scotland | 2016/17 tmd 399 pos 202 total 601 | 2017/18 tmd 421 pos 220 total 641",
        "three paragraphs of section 52, and 52A",
    ),
    ordinary(
        "Scottish figure in one row",
        "total",
        "Police Scotland reply 88.docx",
        scottish(
            "police-scotland",
            grid("""
                Crime classification | 2016/17 | 2017/18
                Indecent photos of children | 648 | 655
            """),
            "Statistics are based on the date on which the crime was recorded.",
        ),
        says("police-scotland", "648", "655"),
        "one classification holds all that was asked",
    ),
    ordinary(
        "Northern Irish articles",
        "code",
        "PSNI F-2018-01330.docx",
        letter(
            "psni",
            grid("""
                Offence | 2016/17 | 2017/18
                Taking indecent photographs of children - Article 3(1)(a) Protection of Children (NI) Order 1978 | 244 | 270
                Distributing indecent photographs of children - Article 3(1)(b) Protection of Children (NI) Order 1978 | 40 | 52
                Possessing indecent photographs of children - Article 15 Criminal Justice (Evidence, etc.) (NI) Order 1988 | 139 | 148
                Total | 423 | 470
            """),
        ),
        "psni | 2016/17 tmd 284 pos 139 total 423 | 2017/18 tmd 322 pos 148 total 470",
        "the articles name the offences",
    ),
    ordinary(
        "none of one kind, said below",
        "prose + value",
        "CoLP FOI 18 0302.docx",
        letter(
            "city-of-london",
            grid("""
                Offence | 2016/17 | 2017/18
                Making or distributing indecent images of children | 6 | 4
                Possession of indecent images of children | 3 | 5
            """),
            "No offences of possession of prohibited images of children were recorded in either year.",
        ),
        "city-of-london | 2016/17 tmd 6 pos 3 pro ?0 total 9 | 2017/18 tmd 4 pos 5 pro ?0 total 9",
        "the sentence makes the breakdown whole",
    ),
    ordinary(
        "joint letter of an alliance in sentences",
        "joint + prose",
        "Alliance 10871 10872.docx",
        (
            "# Warwickshire Police and West Mercia Police",
            "Joint reference 10871 / 10872⏎18 May 2018",
            "You asked Warwickshire Police and West Mercia Police for the number of recorded offences for indecent images of children between 1 April 2016 and 31 March 2018, by financial year.",
            "Warwickshire Police recorded 70 offences in 2016/17 and 85 offences in 2017/18.",
            "West Mercia Police recorded 171 offences in 2016/17 and 190 offences in 2017/18.",
        ),
        says("warwickshire", "70", "85") + "\n" + says("west-mercia", "171", "190"),
        "each force is named in its sentence",
    ),
    ordinary(
        "Welsh sentence, then the English",
        "welsh + prose",
        "NWP 2018-337 dwyieithog.docx",
        (
            "# Heddlu Gogledd Cymru / North Wales Police",
            "Cyfeirnod / Reference: 2018/337⏎15 May 2018",
            "Gofynnwyd am nifer y troseddau a gofnodwyd yn ymwneud â delweddau anweddus o blant.",
            "Cofnodwyd 151 o droseddau yn 2016/17 a 188 o droseddau yn 2017/18.",
            "You asked for the number of recorded offences relating to indecent images of children.",
            "151 offences were recorded in 2016/17 and 188 offences in 2017/18.",
        ),
        says("north-wales", "151", "188"),
        "the same figures in two languages",
    ),
    ordinary(
        "table goes on on the next page with its headings",
        "layout",
        "Hants reply-0418.pdf",
        letter(
            "hampshire",
            grid("""
                Offence | 2016/17 | 2017/18
                Take indecent photographs of a child | 19 | 24
                Make indecent photographs of a child | 172 | 210
            """),
            NewPage(),
            grid("""
                Offence | 2016/17 | 2017/18
                Distribute indecent photographs of a child | 30 | 41
                Possess indecent photographs of a child | 80 | 91
                Possess prohibited images of a child | 7 | 5
                Total | 308 | 371
            """),
        ),
        says("hampshire", "221 80 7 308", "275 91 5 371"),
        "the total closes both parts",
    ),
    ordinary(
        "days as the years' headings",
        "period heading",
        "Staffs_11802.docx",
        letter("staffordshire", table(2, "142 51 3 196", "168 47 6 221", ("1.4.16 - 31.3.17", "1.4.17 - 31.3.18"))),
        says("staffordshire", "142 51 3 196", "168 47 6 221"),
        "days with dots",
    ),
    ordinary(
        "answer on top, the question and much else below",
        "question",
        "GMP FOI 1422-18.docx",
        (
            "# Greater Manchester Police",
            "Ref: GSA 1422/18⏎9 May 2018",
            table(0, "344 110 11 465", "421 118 15 554"),
            "The above are recorded offences, in answer to your request of 16 April 2018 for the number of recorded offences for indecent images (still or moving) of children between 1 April "
            "2016 and 31 March 2018, by financial year and by offence.",
            "To receive a copy of our complaints procedure please write to PO Box 22, quoting 1422/18.",
        ),
        says("greater-manchester", "344 110 11 465", "421 118 15 554"),
        "a plain table at the top",
    ),
    ordinary(
        "three lettered subheads with a sentence each",
        "prose",
        "Humberside 4471.pdf",
        letter(
            "humberside",
            "a) Take, make, distribute: there were 101 offences recorded in 2016/17 and 128 in 2017/18.",
            "b) Possess indecent photographs: there were 36 offences recorded in 2016/17 and 43 in 2017/18.",
            "c) Possess prohibited images: there were 3 offences recorded in 2016/17 and 6 in 2017/18.",
        ),
        says("humberside", "101 36 3 sum", "128 43 6 sum"),
        "letters for the offences",
    ),
)
