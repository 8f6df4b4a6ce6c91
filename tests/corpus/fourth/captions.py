"""Replies in which a caption, heading, corner, sheet name, small cell or mark changes what the figures mean.

Not here: sentences and footnotes alone, or second tables and letters.
"""

from __future__ import annotations

from tests.corpus.blocks import Markup, Sheet, grid
from tests.corpus.fourth.frame import letter, meaning, note, page, says, table

_PAIR = "86 29 4 119", "110 33 6 149"

CASES = (
    meaning(
        "corner of the table says detections",
        "measure heading",
        "wmp corner.docx",
        letter("west-midlands", table(0, *_PAIR, corner="Detections")),
        says("west-midlands", None, None),
        "the corner cell names another measure",
    ),
    meaning(
        "sheet is called victims",
        "measure heading",
        "Norfolk Constabulary 2018 b.xlsx",
        (Sheet("Victims"), *note("norfolk", table(2, *_PAIR))),
        says("norfolk", None, None),
        "the sheet's name names another measure; the title another",
    ),
    meaning(
        "sheet is called by a quarter",
        "part year",
        "Gwent Police 0551-18.xlsx",
        (Sheet("Jan-Mar only"), "Gwent Police", table(1, *_PAIR)),
        says("gwent", None, None),
        "one quarter of each year",
    ),
    meaning(
        "sheet leaves out a division",
        "measure",
        "Essex Police 11840 data.xlsx",
        (Sheet("excl North LPA"), *note("essex", table(0, *_PAIR))),
        says("essex", None, None),
        "a part of the area is lacking",
    ),
    meaning(
        "second heading holds three quarters",
        "part year + period heading",
        "durham q1q3.pdf",
        letter("durham", table(3, *_PAIR, heads=("2016/17", "2017/18 (Q1-Q3)"))),
        says("durham", "86 29 4 119", None),
        "nine months of the second year",
    ),
    meaning(
        "second heading is a projection",
        "value + period heading",
        "suffolk projected.docx",
        letter("suffolk", table(1, *_PAIR, heads=("2016/17 actual", "2017/18 projected"))),
        says("suffolk", "86 29 4 119", None),
        "a projection is no count",
    ),
    meaning(
        "caption says mean per month",
        "measure heading",
        "cleveland mean.docx",
        letter("cleveland", "Recorded offences: mean per month", table(2, "5 2 1 8", "6 2 1 9")),
        says("cleveland", None, None),
        "monthly means",
    ),
    meaning(
        "heading says rise on the year before",
        "measure heading",
        "nwales rise.pdf",
        letter(
            "north-wales",
            table(0, "17 6 1 24", "31 9 2 42", heads=("2016/17: rise on 2015/16", "2017/18: rise on 2016/17")),
        ),
        says("north-wales", None, None),
        "the rise, not the number",
    ),
    meaning(
        "index of one hundred",
        "measure heading",
        "warks index.xlsx",
        note(
            "warwickshire",
            grid("""
            Index, 2015/16 = 100 | 2016/17 | 2017/18
            Take/make/distribute | 108 | 126
            Possess indecent | 97 | 111
            Possess prohibited | 150 | 200
        """),
        ),
        "warwickshire | 2016/17 tmd ?ask pos ?ask pro ?ask total ?ask | 2017/18 tmd ?ask pos ?ask pro ?ask total ?ask",
        "an index is no count",
    ),
    meaning(
        "caption inside the web page's table",
        "web page + measure heading",
        "staffs-cautions.html",
        page(
            "staffordshire",
            Markup(
                "<table border='1'><caption>Cautions and community resolutions</caption><tr><th>Offence</th><th>2016/17</th><th>2017/18</th></tr>"
                "<tr><td>Take/make/distribute indecent images</td><td>41</td><td>37</td></tr>"
                "<tr><td>Possess indecent images</td><td>18</td><td>22</td></tr></table>"
            ),
        ),
        "staffordshire | 2016/17 tmd ?ask pos ?ask total ask | 2017/18 tmd ?ask pos ?ask total ask",
        "disposals are another measure",
    ),
    meaning(
        "struck out and written anew",
        "correction + web page",
        "dorset-struck.html",
        page(
            "dorset",
            Markup(
                "<table border='1'><tr><th>Offence</th><th>2016/17</th><th>2017/18</th></tr>"
                "<tr><td>Take/make/distribute indecent images</td><td>64</td><td><del>78</del> <ins>87</ins></td></tr>"
                "<tr><td>Possess indecent images</td><td>22</td><td>26</td></tr>"
                "<tr><td>Possess prohibited images</td><td>2</td><td>3</td></tr>"
                "<tr><td>Total</td><td>88</td><td><del>107</del> <ins>116</ins></td></tr></table>"
            ),
        ),
        "dorset | 2016/17 tmd 64 pos 22 pro 2 total 88 | 2017/18 tmd 87/ask pos 26/ask pro 3/ask total 116/ask",
        "what is struck out no longer counts",
    ),
    meaning(
        "one cell over both years",
        "layout",
        "wilts span.docx",
        letter(
            "wiltshire",
            grid("""
            Offence | 2016/17 | 2017/18
            Take/make/distribute indecent photographs | 131 | <
            Possess indecent photographs | 43 | <
            Possess prohibited images | 5 | <
            Total | 179 | <
        """),
        ),
        says("wiltshire", None, None),
        "each figure is of both years together",
    ),
    meaning(
        "rows below a part heading of another offence",
        "excluded + layout",
        "notts parts.docx",
        letter(
            "nottinghamshire",
            grid("""
            Offence | 2016/17 | 2017/18
            Indecent images of children | < | <
            Making, taking or distributing | 129 | 163
            Possession | 46 | 52
            Extreme pornography | < | <
            Possession | 31 | 40
            Indecent images of children, total | 175 | 215
        """),
        ),
        "nottinghamshire | 2016/17 tmd 129 pos 46 total 175 | 2017/18 tmd 163 pos 52 total 215",
        "the second possession is of extreme pornography, and not in the total",
    ),
    meaning(
        "headings of the second half are the other way round",
        "layout",
        "Lancashire Constabulary 2018-0882.xlsx",
        note(
            "lancashire",
            grid("""
                Offence | 2016/17 | 2017/18
                Take/make/distribute indecent photographs | 466 | 540
            """),
            grid("""
                Offence | 2017/18 | 2016/17
                Possess indecent photographs | 131 | 118
                Possess prohibited images | 4 | 6
            """),
        ),
        "lancashire | 2016/17 tmd 466 pos 118 pro 6 total 590 | 2017/18 tmd 540 pos 131 pro 4 total 675",
        "each table has its own headings",
    ),
    meaning(
        "referrals and crimes under headings of two rows",
        "measure heading + layout",
        "kent referrals.pdf",
        letter(
            "kent",
            grid(
                """
            Offence | NCA referrals received | < | Crimes recorded | <
             | 2016/17 | 2017/18 | 2016/17 | 2017/18
            Indecent images of children | 612 | 804 | 377 | 458
            """,
                head=2,
            ),
        ),
        says("kent", "377", "458"),
        "only the second pair counts crimes",
    ),
    meaning(
        "cell says see below",
        "value",
        "sussex see below.docx",
        letter(
            "sussex",
            table(3, "190 66 5 261", "(a) 71 8 -", total="Total"),
            "(a) 219 when this was first run; 231 after crimes awaiting a class were added.",
        ),
        "sussex | 2016/17 tmd 190 pos 66 pro 5 total 261 | 2017/18 tmd 231/ask pos 71/ask pro 8/ask total 310/ask",
        "two figures for the cell; the later is the fuller",
    ),
    meaning(
        "header over the page says draft",
        "no answer",
        "herts draft.pdf",
        (
            "DRAFT - FIGURES NOT YET SIGNED OFF - NOT FOR RELEASE",
            *letter("hertfordshire", table(0, "217 80 6 303", "210 83 9 302")),
        ),
        says("hertfordshire", None, None),
        "a draft must be asked about",
    ),
    meaning(
        "title names the sex of those recorded",
        "people",
        "hants male.docx",
        letter("hampshire", "Recorded offences, male suspects", table(1, *_PAIR)),
        says("hampshire", None, None),
        "other suspects are lacking",
    ),
    meaning(
        "heading of the column in calendar years",
        "calendar",
        "cambs cy.docx",
        letter(
            "cambridgeshire",
            grid("""
            Offence | 2016/17 (Jan 16 - Dec 16) | 2017/18 (Jan 17 - Dec 17)
            Take/make/distribute | 120 | 98
            Possess indecent | 66 | 61
            Possess prohibited | 3 | 5
            Total | 189 | 164
        """),
        ),
        says("cambridgeshire", None, None),
        "calendar years under the names of financial ones",
    ),
)
