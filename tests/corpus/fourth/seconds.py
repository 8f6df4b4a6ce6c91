"""Replies in which a second table, second letter, or another row changes what the figures mean.

Not here: sentences, captions and headings alone.
"""

from __future__ import annotations

from tests.corpus.blocks import Attached, NewPage, Sheet, grid
from tests.corpus.fourth.frame import letter, mail, meaning, note, says, table

CASES = (
    meaning(
        "further crimes of another unit in a second table",
        "total",
        "a&s further.docx",
        letter(
            "avon-and-somerset",
            "Table 1 - Crimes recorded by divisions",
            table(0, "120 40 2 162", "151 44 4 199"),
            "Table 2 - Crimes recorded by the Internet Child Abuse Team, which are over and above those in Table 1",
            table(0, "44 9 1 54", "50 12 2 64"),
        ),
        says("avon-and-somerset", "164 49 3 216", "201 56 6 263", or_asked=True),
        "the tables must be added",
    ),
    meaning(
        "second table gives the rows anew",
        "correction",
        "wmercia anew.pdf",
        letter(
            "west-mercia",
            table(1, "119 40 4 163", "150 39 3 192"),
            "After quality assurance two rows had to be changed. Please use these in place of the ones above:",
            grid("""
                Offence | 2016/17 | 2017/18
                86/2 Making, taking or distributing indecent images | 123 | 155
                86/10 Possession of indecent images | 36 | 38
            """),
        ),
        says("west-mercia", "123 36 4 163", "155 38 3 196", or_asked=True),
        "two rows and the second total change",
    ),
    meaning(
        "by date of act, then by date of record",
        "period",
        "northants dates.docx",
        letter(
            "northamptonshire",
            "A. By the date on which the offence took place",
            table(2, "150 60 5 215", "171 66 6 243"),
            "B. By the date on which the offence was recorded",
            table(2, "169 67 7 243", "189 71 5 265"),
        ),
        says("northamptonshire", "169 67 7 243", "189 71 5 265", or_asked=True),
        "recorded offences were asked for: B",
    ),
    meaning(
        "review letter behind the first",
        "correction",
        "Gloucestershire both letters.pdf",
        (
            *letter("gloucestershire", table(0, "70 26 2 98", "66 30 4 100")),
            NewPage(),
            "# Gloucestershire Constabulary",
            "Internal review, 19 June 2018",
            "You asked us to look again at our answer of May. I uphold your complaint: crimes of the Stroud area had not been taken into account. The figures are now:",
            table(0, "78 29 2 109", "73 34 4 111"),
        ),
        says("gloucestershire", "78 29 2 109", "73 34 4 111", or_asked=True),
        "the review's figures replace the first",
    ),
    meaning(
        "mail with an old and a new file",
        "correction + mail text",
        "beds two files.eml",
        (
            *mail("bedfordshire", "The first file is the one you already have. The second corrects it."),
            Attached(
                "Bedfordshire Police response v1.xlsx", note("bedfordshire", table(1, "61 19 1 81", "80 22 2 104"))
            ),
            Attached(
                "Bedfordshire Police response v2.xlsx", note("bedfordshire", table(1, "69 20 1 90", "89 26 3 118"))
            ),
        ),
        says("bedfordshire", "69 20 1 90", "89 26 3 118", or_asked=True),
        "the second file counts",
    ),
    meaning(
        "of which rows are in the row above",
        "total + layout",
        "lincs ofwhich.docx",
        letter(
            "lincolnshire",
            grid("""
                Offence | 2016/17 | 2017/18
                Take/make/distribute indecent images | 57 | 73
                Possession, all kinds | 25 | 30
                - of which prohibited images | 3 | 5
                Total | 82 | 103
            """),
        ),
        "lincolnshire | 2016/17 tmd 57/ask pos 22/ask pro 3/ask total 82 | 2017/18 tmd 73/ask pos 25/ask pro 5/ask total 103",
        "prohibited images are a part of all possession",
    ),
    meaning(
        "total of all sexual crime at the foot",
        "total + over-inclusive",
        "humb allsexual.pdf",
        letter(
            "humberside",
            table(2, "103 35 4 1,902", "130 41 5 2,240", total="Total sexual offences"),
        ),
        "humberside | 2016/17 tmd 103 pos 35 pro 4 total 142/ask | 2017/18 tmd 130 pos 41 pro 5 total 176/ask",
        "the last row counts far more than was asked",
    ),
    meaning(
        "total leaves one row out, as it says",
        "total",
        "derbys rows12.docx",
        letter("derbyshire", table(1, "141 50 5 191", "170 57 8 227", total="Total of photographs (86/2 and 86/10)")),
        "derbyshire | 2016/17 tmd 141 pos 50 pro 5 total 196/ask | 2017/18 tmd 170 pos 57 pro 8 total 235/ask",
        "prohibited images must be added",
    ),
    meaning(
        "less those recorded in error",
        "arithmetic",
        "nyp less.xlsx",
        note(
            "north-yorkshire",
            grid("""
                Offence | 2016/17 | 2017/18
                Take/make/distribute indecent photographs | 205 | 390
                Possess indecent photographs | 73 | 142
                Possess prohibited images | 9 | 18
                Less: recorded in error | -6 | -11
                Net | 281 | 539
            """),
        ),
        "north-yorkshire | 2016/17 tmd ?ask pos ?ask pro ?ask total 281/ask | 2017/18 tmd ?ask pos ?ask pro ?ask total 539/ask",
        "the net row is what stands as recorded",
    ),
    meaning(
        "brought forward from the year before",
        "arithmetic + total",
        "cumbria bf.docx",
        letter(
            "cumbria",
            grid("""
                Indecent images of children | 2016/17 | 2017/18
                Live at 1 April | 31 | 28
                Newly recorded | 53 | 60
                Total | 84 | 88
            """),
        ),
        says("cumbria", "53", "60", or_asked=True),
        "what was live before was recorded earlier",
    ),
    meaning(
        "row of another police inside the table",
        "sender",
        "wmp btp.docx",
        letter(
            "west-midlands",
            grid("""
                Recorded offences | 2016/17 | 2017/18
                Indecent images of children (86/2, 86/10, 86/15) | 388 | 471
                of these, recorded by British Transport Police and passed to us | 12 | 19
            """),
        ),
        says("west-midlands", "388", "471", or_asked=True),
        "a part is shown; the whole is the first row",
    ),
    meaning(
        "before and after classes were changed",
        "correction",
        "psni reclass.docx",
        letter(
            "psni",
            "Offences as first classified:",
            grid("""
                Offence | 2016/17 | 2017/18
                Taking or distributing indecent images (Article 3) | 290 | 331
                Possession (Article 15) | 135 | 150
            """),
            "Offences after reclassification, which is how they are counted today:",
            grid("""
                Offence | 2016/17 | 2017/18
                Taking or distributing indecent images (Article 3) | 283 | 320
                Possession (Article 15) | 141 | 152
            """),
        ),
        "psni | 2016/17 tmd 283/ask pos 141/ask total 424/ask | 2017/18 tmd 320/ask pos 152/ask total 472/ask",
        "the second table is today's count",
    ),
    meaning(
        "sheets of crimes and of undetected crimes",
        "measure + layout",
        "Cleveland Police 10733.xlsx",
        (
            Sheet("Undetected"),
            *note("cleveland", table(0, "31 12 1 44", "40 9 2 51")),
            Sheet("Detected"),
            *note("cleveland", table(0, "28 9 0 37", "33 10 1 44")),
        ),
        says("cleveland", "59 21 1 81", "73 19 3 95", or_asked=True),
        "only the two sheets together are all crimes",
    ),
    meaning(
        "table of a neighbour pasted in by mistake",
        "sender",
        "mersey wrong paste.pdf",
        letter(
            "merseyside",
            grid("""
            Cheshire Constabulary | 2016/17 | 2017/18
            Take/make/distribute indecent images | 150 | 188
            Possess indecent images | 50 | 49
            Possess prohibited images | 5 | 8
            Total | 205 | 245
        """),
        ),
        "merseyside | 2016/17 tmd ?ask pos ?ask pro ?ask total ask | 2017/18 tmd ?ask pos ?ask pro ?ask total ask\n"
        "cheshire | 2016/17 tmd ?ask pos ?ask pro ?ask total ?ask | 2017/18 tmd ?ask pos ?ask pro ?ask total ?ask",
        "whose figures these are must be asked",
    ),
    meaning(
        "on the paper of one, for another",
        "sender",
        "Herts HQ letter.docx",
        (
            "# Hertfordshire Constabulary",
            "Stanborough Road, Welwyn Garden City⏎14 May 2018⏎FOI2018/02671",
            "On behalf of Bedfordshire Police I write further to your request, received by Bedfordshire Police on 16 April 2018, for recorded offences of indecent images of children.",
            "Bedfordshire Police recorded the following:",
            table(2, "66 21 2 89", "90 25 4 119"),
        ),
        says("bedfordshire", "66 21 2 89", "90 25 4 119", or_asked=True),
        "said twice: Bedfordshire's figures",
    ),
)
