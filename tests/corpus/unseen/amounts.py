"""What stands where a number should: small numbers hidden, dashes, blanks, words, dates, rounding."""

from __future__ import annotations

from tests.corpus.blocks import grid
from tests.corpus.frame import Case
from tests.corpus.unseen.frame import annex, brief, case, formal, mailed, page

CASES: tuple[Case, ...] = (
    case(
        "less than five without a total",
        "suppressed",
        "low numbers.pdf",
        formal(
            "city-of-london",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 9 | 12
            86/10 Possession | <5 | <5
            86/15 Prohibited | <5 | <5
            """),
            "Figures below five have been suppressed.",
        ),
        "city-of-london | 2016/17 tmd 9 pos 0..4 pro 0..4 total 9..17 | 2017/18 tmd 12 pos 0..4 pro 0..4 total 12..20",
        "each hidden number is 0 to 4",
    ),
    case(
        "one cell hidden beside a total",
        "suppressed + total",
        "supp.docx",
        brief(
            "cumbria",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 60 | 71
            86/10 Possession | 28 | 30
            86/15 Prohibited | <5 | <5
            Total | 91 | 102
            """),
        ),
        "cumbria | 2016/17 tmd 60 pos 28 pro 0..4/3 total 91 | 2017/18 tmd 71 pos 30 pro 0..4/1 total 102",
        "the total bounds what is hidden",
    ),
    case(
        "hidden beside shown zeros",
        "suppressed",
        "zeros shown.xlsx",
        annex(
            "wiltshire",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 70 | 66
            86/10 Possession | 22 | <5
            86/15 Prohibited | 0 | 1-4
            """),
        ),
        "wiltshire | 2016/17 tmd 70 pos 22 pro 0 total 92 | 2017/18 tmd 66 pos 0..4/1..4 pro 1..4 total 67..74/68..74",
        "zeros are shown, so that less than five is at least one; the wider bound is not wrong",
    ),
    case(
        "fewer than three",
        "suppressed",
        "fewer than three.html",
        page(
            "dorset",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 61 | 80
            86/10 Possession | 30 | 28
            86/15 Prohibited | fewer than 3 | fewer than 3
            """),
        ),
        "dorset | 2016/17 tmd 61 pos 30 pro 0..2 total 91..93 | 2017/18 tmd 80 pos 28 pro 0..2 total 108..110",
        "fewer than 3 is at most 2",
    ),
    case(
        "five or fewer",
        "suppressed",
        "five or fewer.docx",
        brief(
            "norfolk",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 140 | 151
            86/10 Possession | 52 | 60
            86/15 Prohibited | 5 or fewer | 5 or fewer
            """),
        ),
        "norfolk | 2016/17 tmd 140 pos 52 pro 0..5 total 192..197 | 2017/18 tmd 151 pos 60 pro 0..5 total 211..216",
        "5 or fewer includes 5",
    ),
    case(
        "under ten",
        "suppressed",
        "under ten.csv",
        annex(
            "durham",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 98 | 110
            86/10 Possession | 40 | 39
            86/15 Prohibited | under 10 | under 10
            """),
        ),
        "durham | 2016/17 tmd 98 pos 40 pro 0..9 total 138..147 | 2017/18 tmd 110 pos 39 pro 0..9 total 149..158",
        "under 10 is at most 9",
    ),
    case(
        "stars with a footnote",
        "suppressed + footnote",
        "stars.pdf",
        formal(
            "cheshire",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 170 | 250
            86/10 Possession | 51 | 92
            86/15 Prohibited | * | *
            """),
            "* denotes a number between 1 and 4, withheld to prevent the identification of individuals.",
        ),
        "cheshire | 2016/17 tmd 170 pos 51 pro 1..4 total 222..225 | 2017/18 tmd 250 pos 92 pro 1..4 total 343..346",
        "the note says what the star stands for",
    ),
    case(
        "stars without a footnote",
        "suppressed",
        "bare stars.docx",
        brief(
            "cheshire",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 171 | 255
            86/10 Possession | 50 | 90
            86/15 Prohibited | * | *
            """),
        ),
        "cheshire | 2016/17 tmd 171 pos 50 pro ask total ask | 2017/18 tmd 255 pos 90 pro ask total ask",
        "nothing says what a star stands for",
    ),
    case(
        "stars without a footnote beside a total",
        "suppressed + total",
        "bare stars with total.xlsx",
        annex(
            "cleveland",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 150 | 171
            86/10 Possession | 50 | 66
            86/15 Prohibited | * | *
            Total | 203 | 238
            """),
        ),
        "cleveland | 2016/17 tmd 150 pos 50 pro 3/ask total 203 | 2017/18 tmd 171 pos 66 pro 1/ask total 238",
        "the totals are stated; what the star hides can be worked out, or asked about",
    ),
    case(
        "a dash explained as nil",
        "value + footnote",
        "dash nil.pdf",
        formal(
            "gwent",
            "A dash (-) in the table below means that no crimes were recorded.",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 180 | 177
            86/10 Possession | 70 | 81
            86/15 Prohibited | - | 2
            """),
        ),
        "gwent | 2016/17 tmd 180 pos 70 pro 0 total 250 | 2017/18 tmd 177 pos 81 pro 2 total 260",
        "the letter says that a dash is none",
    ),
    case(
        "a dash explained as not available",
        "value + footnote",
        "dash na.docx",
        brief(
            "gwent",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 181 | 178
            86/10 Possession | 71 | 80
            86/15 Prohibited | - | 3
            """),
            "- data not available",
        ),
        "gwent | 2016/17 tmd 181 pos 71 pro ?ask total ask | 2017/18 tmd 178 pos 80 pro 3 total 261",
        "a dash is no number here, and the sum lacks it",
    ),
    case(
        "a dash and nothing else",
        "value",
        "dash.xlsx",
        annex(
            "suffolk",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 90 | 101
            86/10 Possession | 33 | 40
            86/15 Prohibited | - | 2
            """),
        ),
        "suffolk | 2016/17 tmd 90 pos 33 pro ask total ask | 2017/18 tmd 101 pos 40 pro 2 total 143",
        "a dash may be nil or not held",
    ),
    case(
        "a dash where the total leaves nothing over",
        "value + total",
        "dash with total.pdf",
        formal(
            "suffolk",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 91 | 101
            86/10 Possession | 33 | 40
            86/15 Prohibited | – | 2
            Total | 124 | 143
            """),
        ),
        "suffolk | 2016/17 tmd 91 pos 33 pro ?0 total 124 | 2017/18 tmd 101 pos 40 pro 2 total 143",
        "the total is the sum of the others",
    ),
    case(
        "blank cells without a total",
        "value",
        "blank.docx",
        brief(
            "lincolnshire",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 70 | 82
            86/10 Possession |  | 31
            86/15 Prohibited | 1 |
            """),
        ),
        "lincolnshire | 2016/17 tmd 70 pos ask pro 1 total ask | 2017/18 tmd 82 pos 31 pro ask total ask",
        "a blank may be nil, or left out",
    ),
    case(
        "nil in words",
        "value",
        "nil.pdf",
        formal(
            "west-mercia",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 160 | 181
            86/10 Possession | 61 | 66
            86/15 Prohibited | Nil | None
            """),
        ),
        "west-mercia | 2016/17 tmd 160 pos 61 pro 0 total 221 | 2017/18 tmd 181 pos 66 pro 0 total 247",
        "nil and none are zero",
    ),
    case(
        "N/A in a cell",
        "value",
        "na.html",
        page(
            "warwickshire",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 60 | 70
            86/10 Possession | 18 | 21
            86/15 Prohibited | N/A | 2
            """),
        ),
        "warwickshire | 2016/17 tmd 60 pos 18 pro ask total ask | 2017/18 tmd 70 pos 21 pro 2 total 93",
        "not applicable, or not available",
    ),
    case(
        "not held in a cell",
        "value + not held",
        "not held cell.docx",
        brief(
            "warwickshire",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 61 | 71
            86/10 Possession | 19 | 22
            86/15 Prohibited | Not held | 3
            """),
        ),
        "warwickshire | 2016/17 tmd 61 pos 19 pro ?ask total ask | 2017/18 tmd 71 pos 22 pro 3 total 96",
        "not held is not zero, and the sum lacks it",
    ),
    case(
        "exempt cells with a stated total",
        "suppressed + total",
        "exempt.pdf",
        formal(
            "durham",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 101 | 120
            86/10 Possession | 41 | 40
            86/15 Prohibited | Exempt s.40(2) | Exempt s.40(2)
            Total | 145 | 163
            """),
            "Cells marked as exempt contain fewer than five crimes and are personal data under section 40(2) of the Act.",
        ),
        "durham | 2016/17 tmd 101 pos 41 pro ?3/0..4/1..4 total 145 | 2017/18 tmd 120 pos 40 pro ?3/0..4/1..4 total 163",
        "withheld, and bounded by the total and by the note",
    ),
    case(
        "dates where bands were",
        "value",
        "Kent Police banded.xlsx",
        annex(
            "kent",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 600 | 688
            86/10 Possession | 130 | 140
            86/15 Prohibited | @2018-04-01:d-mmm | @2018-09-05:d-mmm
            """),
        ),
        "kent | 2016/17 tmd 600 pos 130 pro ask total ask | 2017/18 tmd 688 pos 140 pro ask total ask",
        "1-Apr was 1-4 before a spreadsheet took it for a date",
    ),
    case(
        "rounded to five",
        "rounded + footnote",
        "rounded.pdf",
        formal(
            "west-midlands",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 500 | 565
            86/10 Possession | 205 | 235
            86/15 Prohibited | 10 | 15
            Total | 710 | 810
            """),
            "All figures have been rounded to the nearest 5, so that totals may not sum.",
        ),
        "west-midlands | 2016/17 tmd 498..502 pos 203..207 pro 8..12 total 708..712 | 2017/18 tmd 563..567 pos 233..237 pro 13..17 total 808..812",
        "each number may be two more or less, and the totals need not add up",
    ),
    case(
        "rounded to ten in the text before",
        "rounded",
        "rounded to ten.docx",
        brief(
            "essex",
            "In line with our disclosure policy numbers have been rounded to the nearest ten.",
            grid("""
            Financial year | Recorded offences
            2016/17 | 530
            2017/18 | 610
            """),
        ),
        "essex | 2016/17 total 525..534/525..535 | 2017/18 total 605..614/605..615",
        "rounded to ten: from five less to four more",
    ),
    case(
        "an estimate told in a mail",
        "value + prose",
        "approx.eml",
        mailed(
            "metropolitan",
            "The Metropolitan Police Service recorded approximately 1,900 offences of indecent images of children in 2016/17 and approximately 2,300 in 2017/18.",
        ),
        "metropolitan | 2016/17 total ask | 2017/18 total ask",
        "an estimate is never exact",
    ),
    case(
        "over six hundred",
        "value + prose",
        "over.docx",
        brief(
            "north-yorkshire",
            "In 2016/17 we recorded 286 such offences. In 2017/18 we recorded more than 600.",
        ),
        "north-yorkshire | 2016/17 total 286 | 2017/18 total ask",
        "more than 600 has no upper end",
    ),
    case(
        "commas, spaces and text numbers in a workbook",
        "value",
        "Greater Manchester Police text numbers.xlsx",
        annex(
            "greater-manchester",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 1,012 | '1 105
            86/10 Possession | '210 | #233.0
            86/15 Prohibited | '9 | 11
            Total | 1,231 | 1,349
            """),
        ),
        "greater-manchester | 2016/17 tmd 1012 pos 210 pro 9 total 1231 | 2017/18 tmd 1105 pos 233 pro 11 total 1349",
        "numbers stored as text and as fractions of nothing",
    ),
    case(
        "footnote digits glued to the counts",
        "footnote",
        "glued.pdf",
        formal(
            "avon-and-somerset",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 210{1} | 266
            86/10 Possession | 72 | 95{2}
            86/15 Prohibited | 4 | 9
            Total | 286 | 370
            """),
            "{1} Includes 4 crimes transferred from another force.",
            "{2} Includes 11 crimes of Operation Ash.",
        ),
        "avon-and-somerset | 2016/17 tmd 210 pos 72 pro 4 total 286 | 2017/18 tmd 266 pos 95 pro 9 total 370",
        "a raised digit is no digit of the count",
    ),
    case(
        "a footnote mark that is not raised",
        "footnote + arithmetic",
        "unraised mark.docx",
        brief(
            "avon-and-somerset",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 2111 | 267
            86/10 Possession | 72 | 95
            86/15 Prohibited | 4 | 9
            Total | 287 | 371
            """),
            "1 Includes 4 crimes transferred from another force.",
        ),
        "avon-and-somerset | 2016/17 tmd ask pos ?72 pro ?4 total ask | 2017/18 tmd 267 pos 95 pro 9 total 371",
        "2111 is 211 with a note glued to it, as the total shows; a person decides",
    ),
    case(
        "letters for suppressed",
        "suppressed + footnote",
        "letters.csv",
        annex(
            "norfolk",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 141 | 155
            86/10 Possession | 50 | 62
            86/15 Prohibited | [c] | [c]
            Total | 191 | 217
            """),
            "[c] = confidential, suppressed as below 5; not included in the total",
        ),
        "norfolk | 2016/17 tmd 141 pos 50 pro 0..4/1..4 total 191..195/192..195 | 2017/18 tmd 155 pos 62 pro 0..4/1..4 total 217..221/218..221",
        "the stated total leaves out what is hidden, and says so",
    ),
    case(
        "secondary suppression",
        "suppressed + footnote + total",
        "secondary.pdf",
        formal(
            "cumbria",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 66 | 79
            86/10 Possession | ** | 27
            86/15 Prohibited | * | 0
            Total | 93 | 106
            """),
            "* fewer than 5⏎** suppressed so that the number marked * cannot be worked out",
        ),
        "cumbria | 2016/17 tmd 66 pos ?23..27/23..26 pro ?0..4/1..4 total 93 | 2017/18 tmd 79 pos 27 pro 0 total 106",
        "the two hidden numbers come to 27 together",
    ),
    case(
        "words for numbers in a table",
        "value",
        "words.docx",
        brief(
            "city-of-london",
            grid("""
            Offence | 2016/17 | 2017/18
            Taking/making/distributing (86/2) | Seven | Eleven
            Possession (86/10) | Two | Four
            Possession of prohibited images (86/15) | Zero | One
            """),
        ),
        "city-of-london | 2016/17 tmd 7 pos 2 pro 0 total 9 | 2017/18 tmd 11 pos 4 pro 1 total 16",
        "numbers spelt out",
    ),
    case(
        "shares in brackets",
        "value",
        "brackets.html",
        page(
            "hertfordshire",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 221 (71%) | 210 (69%)
            86/10 Possession | 84 (27%) | 90 (30%)
            86/15 Prohibited | 6 (2%) | 4 (1%)
            Total | 311 (100%) | 304 (100%)
            """),
        ),
        "hertfordshire | 2016/17 tmd 221 pos 84 pro 6 total 311 | 2017/18 tmd 210 pos 90 pro 4 total 304",
        "counts with their shares in brackets",
    ),
    case(
        "a formula never calculated",
        "value + total",
        "Surrey Police formulas.xlsx",
        annex(
            "surrey",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 150 | 160
            86/10 Possession | 44 | 51
            86/15 Prohibited | 2 | 3
            Total | =SUM(B5:B7) | =SUM(C5:C7)
            """),
        ),
        "surrey | 2016/17 tmd 150 pos 44 pro 2 total 196/ask | 2017/18 tmd 160 pos 51 pro 3 total 214/ask",
        "the total's formula has no stored result; the parts are all there",
    ),
    case(
        "plus signs for some more",
        "value",
        "plus.eml",
        mailed(
            "metropolitan",
            "Metropolitan Police Service, indecent images of children offences recorded:",
            grid("""
            Financial year | Offences
            2016/17 | 1,800+
            2017/18 | 2,100+
            """),
        ),
        "metropolitan | 2016/17 total ask | 2017/18 total ask",
        "1,800+ is at least 1,800",
    ),
)
