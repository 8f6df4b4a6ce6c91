"""Replies in which a sentence or footnote changes what the figures mean. Not here: headings, cells, second tables."""

from __future__ import annotations

from tests.corpus.blocks import grid
from tests.corpus.fourth.frame import letter, mail, meaning, note, page, says, scottish, table

_PAIR = "93 27 3 123", "104 31 5 140"

CASES = (
    meaning(
        "only where somebody was named",
        "measure",
        "kent suspects named.docx",
        letter(
            "kent",
            table(0, *_PAIR),
            "A crime is shown above if, on the day of the search, at least one suspect had been linked to it.",
        ),
        says("kent", None, None),
        "crimes without a suspect are lacking",
    ),
    meaning(
        "the specialist unit keeps its own files",
        "measure",
        "lincs poliT.pdf",
        letter(
            "lincolnshire",
            table(1, *_PAIR),
            "Investigations led by the Paedophile On-Line Investigation Team are managed on a stand-alone system, to which this department has no access, and so do not feature here.",
        ),
        says("lincolnshire", None, None),
        "a part of the crimes stands in another system",
    ),
    meaning(
        "reports, each with one or more crimes",
        "measure",
        "dorset reports.docx",
        letter(
            "dorset",
            table(2, *_PAIR),
            "The unit of count is the crime report. Where one report contains several counts, it appears once, under the first offence entered.",
        ),
        says("dorset", None, None),
        "reports are no offences",
    ),
    meaning(
        "moved at random to protect people",
        "rounded",
        "cambs noise.pdf",
        letter(
            "cambridgeshire",
            table(0, *_PAIR),
            "To prevent identification, a random value between minus 3 and plus 3 has been added to each figure.",
        ),
        says("cambridgeshire", None, None),
        "no figure is the true one",
    ),
    meaning(
        "young people's own pictures are elsewhere",
        "measure",
        "essex youth.docx",
        letter(
            "essex",
            "Youth-produced imagery, which is finalised under outcome 21, was filtered out before the count.",
            table(1, *_PAIR),
        ),
        says("essex", None, None),
        "recorded offences were filtered out",
    ),
    meaning(
        "years are those of the act",
        "period",
        "surrey committed.pdf",
        letter(
            "surrey",
            table(3, *_PAIR),
            "Crimes have been placed in the year in which the first act is believed to have been committed, whenever we came to hear of it.",
        ),
        says("surrey", None, None),
        "committed in the year, not recorded in it",
    ),
    meaning(
        "performance year from July",
        "calendar",
        "cumbria july.docx",
        letter(
            "cumbria", table(0, *_PAIR), "Our performance years begin on 1 July; 2016/17 should be read accordingly."
        ),
        says("cumbria", None, None),
        "July to June",
    ),
    meaning(
        "first quarter was lost",
        "part year + footnote",
        "durham lost quarter.docx",
        letter(
            "durham",
            table(1, *_PAIR, heads=("2016/17{a}", "2017/18")),
            "{a} Entries made before 4 July 2016 did not survive the transfer to Red Sigma.",
        ),
        "durham | 2016/17 tmd ?ask pos ?ask pro ?ask total ask | 2017/18 tmd 104/ask pos 31/ask pro 5/ask total 140/ask",
        "three months of the first year are lacking",
    ),
    meaning(
        "drawn before the year was over",
        "part year",
        "norfolk february.xlsx",
        note(
            "norfolk",
            table(2, *_PAIR),
            "Extract run 28/02/2018 for a Parliamentary Question and re-used for this request.",
        ),
        "norfolk | 2016/17 tmd 93/ask pos 27/ask pro 3/ask total 123/ask | 2017/18 tmd ?ask pos ?ask pro ?ask total ask",
        "the extract is a month older than the year's end",
    ),
    meaning(
        "wider offence in one row by a dagger",
        "over-inclusive + footnote",
        "staffs dagger.pdf",
        letter(
            "staffordshire",
            grid("""
                Offence | 2016/17 | 2017/18
                Take/make/distribute indecent photographs | 140 | 160
                Possession † | 61 | 58
                Possess prohibited images | 4 | 6
                Total | 205 | 224
            """),
            "† images of children and extreme pornography alike",
        ),
        "staffordshire | 2016/17 tmd 140 pos 0..61/ask pro 4 total 144..205/0..205/ask | 2017/18 tmd 160 pos 0..58/ask pro 6 total 166..224/0..224/ask",
        "one row, and so the total, holds what was not asked",
    ),
    meaning(
        "second year given as a fall",
        "prose + arithmetic",
        "wilts fell.docx",
        letter("wiltshire", "We recorded 97 offences in 2016/17. In 2017/18 there were 12 fewer."),
        says("wiltshire", "97", "85", or_asked=True),
        "the second year is 85; 12 is the difference",
    ),
    meaning(
        "both years and the first",
        "prose + arithmetic",
        "gwent both.pdf",
        letter(
            "gwent",
            "Over the two financial years together Gwent Police recorded 205 offences, of which 98 belong to 2016/17 and the remainder to 2017/18.",
        ),
        says("gwent", "98", "107", or_asked=True),
        "the remainder is 107",
    ),
    meaning(
        "digit four stands for few",
        "suppressed + footnote",
        "glos fours.docx",
        letter(
            "gloucestershire",
            grid("""
                Offence | 2016/17 | 2017/18
                Take/make/distribute indecent photographs | 69 | 73
                Possess indecent photographs | 25 | 30
                Possess prohibited images | 4 | 4
            """),
            "Where the number lies between 1 and 4 it is printed as 4.",
        ),
        "gloucestershire | 2016/17 tmd 69/ask pos 25/ask pro 1..4/0..4/ask total 95..98/94..98/ask | 2017/18 tmd 73/ask pos 30/ask pro 1..4/0..4/ask total 104..107/103..107/ask",
        "4 is no 4",
    ),
    meaning(
        "everything ends in nought or five",
        "rounded",
        "beds fives.pdf",
        letter(
            "bedfordshire",
            "All figures in our responses end in a 0 or a 5 under the disclosure control policy.",
            table(0, "65 20 5 90", "90 25 5 120"),
        ),
        says("bedfordshire", None, None),
        "rounded to five; the width is not said for sure",
    ),
    meaning(
        "part of the row of numbers belongs elsewhere",
        "measure",
        "humberside outside.docx",
        letter(
            "humberside",
            table(1, *_PAIR),
            "In 22 of the 2017/18 crimes it later emerged that another force was responsible; these were transferred to it but are still in the table.",
        ),
        "humberside | 2016/17 tmd 93/ask pos 27/ask pro 3/ask total 123/ask | 2017/18 tmd ?ask pos ?ask pro ?ask total ask",
        "some of the second year's are counted by another force, too",
    ),
    meaning(
        "example of what could be had",
        "no answer",
        "cheshire sample.docx",
        letter(
            "cheshire",
            "We would be able to answer a narrowed request within the cost limit. To help you decide, this is how such an answer would look, with made-up numbers:",
            table(2, *_PAIR),
        ),
        says("cheshire", None, None),
        "the table is an example",
    ),
    meaning(
        "two forces that can't be told apart",
        "joint",
        "surrey sussex desk.pdf",
        letter(
            "surrey",
            "The figures come from the shared Surrey and Sussex desk and hold the crimes of either force; we cannot divide them.",
            table(0, "281 92 9 382", "339 104 11 454"),
        ),
        says("surrey", None, None),
        "two forces in one figure",
    ),
    meaning(
        "older acts are kept apart",
        "measure + footnote",
        "mersey historic.docx",
        letter(
            "merseyside",
            table(1, *_PAIR),
            "Note 1: acts that date back more than ten years are handled by Operation Larch and form a separate return.",
        ),
        says("merseyside", None, None),
        "a part of what was recorded is in another return",
    ),
    meaning(
        "one series counted as one",
        "measure",
        "derbys series.pdf",
        letter(
            "derbyshire",
            table(3, *_PAIR),
            "Linked crimes were collapsed, so that a series under one reference adds a single unit.",
        ),
        says("derbyshire", None, None),
        "linked crimes were recorded each",
    ),
    meaning(
        "only those put forward to the prosecutor",
        "measure",
        "suffolk files.docx",
        letter(
            "suffolk",
            "I have interpreted your request as relating to files submitted for a charging decision.",
            table(0, *_PAIR),
        ),
        says("suffolk", None, None),
        "files submitted are another measure",
    ),
    meaning(
        "where the wording of the notes holds a keyword",
        "measure",
        "nyp keyword.html",
        page(
            "north-yorkshire",
            table(2, *_PAIR),
            "Results were returned by a free-text search for the word 'indecent' in the summary of each crime, which officers fill in as they choose.",
        ),
        says("north-yorkshire", None, None),
        "a free-text search finds some",
    ),
    meaning(
        "includes those that were cancelled later",
        "over-inclusive",
        "notts cancelled.pdf",
        letter(
            "nottinghamshire",
            table(1, *_PAIR),
            "No-crimed entries have been left in: 9 in the first year and 14 in the second.",
        ),
        "nottinghamshire | 2016/17 tmd ?ask pos ?ask pro ?ask total 114/ask | 2017/18 tmd ?ask pos ?ask pro ?ask total 126/ask",
        "123 less 9 and 140 less 14 stand as recorded crimes",
    ),
    meaning(
        "only crimes against those under thirteen",
        "measure",
        "devon under13.docx",
        letter(
            "devon-and-cornwall",
            "To stay below the limit the analyst restricted the search to children aged 12 or younger.",
            table(0, *_PAIR),
        ),
        says("devon-and-cornwall", None, None),
        "older children are lacking",
    ),
    meaning(
        "mail that takes back its own table",
        "correction + mail text",
        "gmp takeback.eml",
        mail(
            "greater-manchester",
            table(0, "340 108 9 457", "415 120 13 548"),
            "PS - since writing this I have been told by the Registrar that the possession rows were swapped between the years.",
        ),
        "greater-manchester | 2016/17 tmd 340/ask pos 120/ask pro 9/13/ask total ask | 2017/18 tmd 415/ask pos 108/ask pro 13/9/ask total ask",
        "the postscript changes possession in both years",
    ),
    meaning(
        "Scottish attempts and conspiracies are left out",
        "measure",
        "PSoS attempts.docx",
        scottish(
            "police-scotland",
            grid("""
                Crime | 2016/17 | 2017/18
                Indecent photos of children | 590 | 611
            """),
            "Only completed crimes appear; attempts, which carry the same classification, were removed by hand.",
        ),
        says("police-scotland", None, None),
        "recorded attempts were removed",
    ),
    meaning(
        "harmless: attempts are part of it",
        "prose",
        "tvp attempts.docx",
        letter(
            "thames-valley",
            "Each offence includes attempts, conspiracies and aiding and abetting, as these share the Home Office code of the full offence.",
            table(1, "250 98 9 357", "304 90 12 406"),
        ),
        says("thames-valley", "250 98 9 357", "304 90 12 406", or_asked=True),
        "that is how recorded offences are counted",
    ),
)
