"""Which offences a figure counts: codes, laws, words, what was not asked for, what was put together."""

from __future__ import annotations

from tests.corpus.blocks import grid
from tests.corpus.frame import Case
from tests.corpus.unseen.frame import annex, brief, case, formal, mailed, page

CASES: tuple[Case, ...] = (
    case(
        "codes in five spellings",
        "code",
        "spellings.pdf",
        formal(
            "derbyshire",
            grid("""
            HO Offence | 2016/17 | 2017/18
            08602 - Indecent photographs of children | 38 | 37
            086/10 - Indecent photographs of children | 260 | 261
            86-15 - Indecent photographs of children | 4 | 3
            Total | 302 | 301
            """),
        ),
        "derbyshire | 2016/17 tmd 38 pos 260 pro 4 total 302 | 2017/18 tmd 37 pos 261 pro 3 total 301",
        "the words are the same: the codes tell them apart",
    ),
    case(
        "code against wording",
        "code",
        "code beats words.docx",
        brief(
            "lancashire",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Possession of an indecent photograph with a view to its being distributed | 30 | 41
            86/2 Take or make indecent photograph of a child | 450 | 500
            86/10 Possession of an indecent photograph of a child | 109 | 133
            86/15 Possession of a prohibited image of a child | 2 | 6
            Total | 591 | 680
            """),
        ),
        "lancashire | 2016/17 tmd 480 pos 109 pro 2 total 591 | 2017/18 tmd 541 pos 133 pro 6 total 680",
        "possession with a view to distribution is 86/2",
    ),
    case(
        "laws instead of codes",
        "code",
        "laws.pdf",
        formal(
            "kent",
            grid("""
            Legislation | 2016/17 | 2017/18
            Section 1 Protection of Children Act 1978 | 605 | 661
            Section 160 Criminal Justice Act 1988 | 150 | 144
            Section 62 Coroners and Justice Act 2009 | 8 | 10
            Total | 763 | 815
            """),
        ),
        "kent | 2016/17 tmd 605 pos 150 pro 8 total 763 | 2017/18 tmd 661 pos 144 pro 10 total 815",
        "the sections name the offences",
    ),
    case(
        "laws abbreviated",
        "code",
        "laws short.docx",
        brief(
            "merseyside",
            grid("""
            Offence | 2016/17 | 2017/18
            s.1 PCA 1978 | 301 | 325
            s.160 CJA 1988 | 97 | 99
            s.62 C&JA 2009 | 7 | 8
            Total | 405 | 432
            """),
        ),
        "merseyside | 2016/17 tmd ?301 pos ?97 pro ?7 total 405 | 2017/18 tmd ?325 pos ?99 pro ?8 total 432",
        "the Acts by their initials, which a careful person may look up; the totals stand",
    ),
    case(
        "extreme pornography inside the total",
        "excluded + total",
        "extreme inside.pdf",
        formal(
            "northumbria",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 230 | 241
            86/10 Possession | 80 | 92
            86/15 Prohibited | 5 | 4
            86/11 Possession of extreme pornographic images | 40 | 38
            Total | 355 | 375
            """),
        ),
        "northumbria | 2016/17 tmd 230 pos 80 pro 5 total 315 | 2017/18 tmd 241 pos 92 pro 4 total 337",
        "86/11 was not asked for and has to come off the total",
    ),
    case(
        "revenge pornography in a row below the total",
        "excluded",
        "below total.docx",
        brief(
            "nottinghamshire",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 216 | 248
            86/10 Possession | 63 | 68
            86/15 Prohibited | 4 | 5
            Total indecent images of children | 283 | 321
            8/71 Disclose private sexual photographs with intent to cause distress | 101 | 130
            """),
        ),
        "nottinghamshire | 2016/17 tmd 216 pos 63 pro 4 total 283 | 2017/18 tmd 248 pos 68 pro 5 total 321",
        "the total is of the rows above it; 8/71 was not asked for",
    ),
    case(
        "grooming and sexual communication in the table",
        "excluded + total",
        "grooming.xlsx",
        annex(
            "devon-and-cornwall",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 266 | 290
            86/10 Possession | 88 | 97
            86/15 Prohibited | 6 | 8
            88/1 Sexual grooming | 40 | 55
            Sexual communication with a child | 0 | 61
            71/1 Abuse of children through sexual exploitation | 12 | 9
            """),
        ),
        "devon-and-cornwall | 2016/17 tmd 266 pos 88 pro 6 total 360 | 2017/18 tmd 290 pos 97 pro 8 total 395",
        "three rows were not asked for; no total is stated",
    ),
    case(
        "the exploitation class named pornography",
        "excluded + total",
        "class 71.pdf",
        formal(
            "staffordshire",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 190 | 211
            86/10 Possession | 60 | 70
            86/15 Prohibited | 3 | 5
            71 Abuse of children through prostitution and pornography | 11 | 14
            Grand total | 264 | 300
            """),
        ),
        "staffordshire | 2016/17 tmd 190 pos 60 pro 3 total 253 | 2017/18 tmd 211 pos 70 pro 5 total 286",
        "class 71 is another offence, in spite of its name",
    ),
    case(
        "class 86 as one number",
        "over-inclusive",
        "class 86.docx",
        brief(
            "warwickshire",
            "We can only report at the level of the Home Office class. To go further would need a manual review.",
            grid("""
            Class | 2016/17 | 2017/18
            86 Obscene Publications | 120 | 141
            """),
        ),
        "warwickshire | 2016/17 total ask | 2017/18 total ask",
        "the class includes more than was asked for",
    ),
    case(
        "class 86 as a heading over its codes",
        "over-inclusive + code",
        "class heading.pdf",
        formal(
            "thames-valley",
            grid("""
            Obscene publications etc (class 86) | 2016/17 | 2017/18
            86/1 Publishing obscene article | 5 | 3
            86/2 Take/make/distribute indecent photographs of children | 411 | 503
            86/10 Possession of indecent photographs of children | 130 | 117
            86/15 Prohibited images of children | 8 | 12
            86/11 Extreme pornography - grossly offensive | 22 | 30
            Class total | 576 | 665
            """),
        ),
        "thames-valley | 2016/17 tmd 411 pos 130 pro 8 total 549 | 2017/18 tmd 503 pos 117 pro 12 total 632",
        "every code of the class is shown: those asked for can be taken out",
    ),
    case(
        "make and possess in one row",
        "combined",
        "combined.html",
        page(
            "lincolnshire",
            grid("""
            Offence | 2016/17 | 2017/18
            Make/possess indecent images of children (86/2 and 86/10) | 95 | 112
            Possess prohibited images (86/15) | 2 | 1
            Total | 97 | 113
            """),
        ),
        "lincolnshire | 2016/17 pro 2 nbd 95 total 97 | 2017/18 pro 1 nbd 112 total 113",
        "two offences in one number are not broken down",
    ),
    case(
        "only two of three categories, no total",
        "total",
        "two of three.docx",
        brief(
            "lancashire",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 482 | 541
            86/10 Possession | 109 | 133
            """),
        ),
        "lancashire | 2016/17 tmd 482 pos 109 total ask | 2017/18 tmd 541 pos 133 total ask",
        "the third offence is not mentioned: nil, or left out",
    ),
    case(
        "only two of three categories, and a sentence for the third",
        "total + prose",
        "two and a sentence.pdf",
        formal(
            "lancashire",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 483 | 542
            86/10 Possession | 110 | 131
            """),
            "No offences of possessing a prohibited image of a child (86/15) were recorded in either year.",
        ),
        "lancashire | 2016/17 tmd 483 pos 110 pro ?0 total 593 | 2017/18 tmd 542 pos 131 pro ?0 total 673",
        "the third offence is nil, in words",
    ),
    case(
        "an offence of another name inside the total",
        "code + total",
        "other offence.xlsx",
        annex(
            "south-yorkshire",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 550 | 649
            86/10 Possession | 94 | 100
            86/15 Prohibited | 20 | 22
            Indecent images of children - historic code | 2 | 1
            Total | 666 | 772
            """),
        ),
        "south-yorkshire | 2016/17 tmd 550 pos 94 pro 20 other ?2 nbd ?2 total 666 | 2017/18 tmd 649 pos 100 pro 22 other ?1 nbd ?1 total 772",
        "an image offence of an older code: part of the total",
    ),
    case(
        "an unknown code inside the total",
        "code + total",
        "unknown code.docx",
        brief(
            "humberside",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 280 | 290
            86/10 Possession | 90 | 92
            86/15 Prohibited | 3 | 5
            86/18 Paedophile manual | 2 | 3
            Total | 375 | 390
            """),
        ),
        "humberside | 2016/17 tmd 280 pos 90 pro 3 other ?2 total ask | 2017/18 tmd 290 pos 92 pro 5 other ?3 total ask",
        "an offence that is neither asked for nor excluded; analysts differ whether it belongs",
    ),
    case(
        "Scottish sections",
        "code",
        "PSoS 18-0991.pdf",
        formal(
            "police-scotland",
            grid("""
            Civic Government (Scotland) Act 1982 | 2016/17 | 2017/18
            Section 52 (taking, distribution etc. of indecent photographs of children) | 401 | 388
            Section 52A (possession of indecent photographs of children) | 254 | 264
            Total | 655 | 652
            """),
        ),
        "police-scotland | 2016/17 tmd 401 pos 254 total 655 | 2017/18 tmd 388 pos 264 total 652",
        "s.52 and s.52A are the two offences of Scotland",
    ),
    case(
        "Scottish group with extreme pornography beside it",
        "code + excluded",
        "PSoS group.xlsx",
        annex(
            "police-scotland",
            grid("""
            Crime | 2016/17 | 2017/18
            Indecent photos of children | 655 | 652
            Possession of extreme pornography (s.51A) | 61 | 70
            """),
        ),
        "police-scotland | 2016/17 total 655 | 2017/18 total 652",
        "one group without breakdown; s.51A was not asked for",
    ),
    case(
        "other sexual crimes of Scotland",
        "over-inclusive",
        "PSoS parent.docx",
        brief(
            "police-scotland",
            grid("""
            Crime group | 2016/17 | 2017/18
            Other sexual crimes | 4,360 | 5,123
            """),
        ),
        "police-scotland | 2016/17 total ask | 2017/18 total ask",
        "the parent group holds much else",
    ),
    case(
        "the Northern Irish orders",
        "code",
        "PSNI FOI.pdf",
        formal(
            "psni",
            grid("""
            Offence | 2016/17 | 2017/18
            Protection of Children (NI) Order 1978, Article 3 - taking, making, distributing | 290 | 321
            Criminal Justice (Evidence, Etc.) (NI) Order 1988, Article 15 - possession | 139 | 153
            Coroners and Justice Act 2009, Section 62 - prohibited images | 2 | 4
            Total | 431 | 478
            """),
        ),
        "psni | 2016/17 tmd 290 pos 139 pro 2 total 431 | 2017/18 tmd 321 pos 153 pro 4 total 478",
        "the laws of Northern Ireland",
    ),
    case(
        "adults and children apart",
        "excluded + code",
        "adults.docx",
        brief(
            "cheshire",
            grid("""
            Offence | 2016/17 | 2017/18
            Indecent images of children - make, take, distribute | 170 | 251
            Indecent images of children - possess | 52 | 93
            Indecent images of children - prohibited | 4 | 4
            Disclosing private sexual images of adults | 60 | 77
            """),
        ),
        "cheshire | 2016/17 tmd 170 pos 52 pro 4 total 226 | 2017/18 tmd 251 pos 93 pro 4 total 348",
        "images of adults were not asked for",
    ),
    case(
        "excluded code taken off by the letter",
        "excluded + prose",
        "taken off.pdf",
        formal(
            "suffolk",
            "Please note that offences of possessing extreme pornographic images (86/11) have been excluded: 9 in 2016/17 and 12 in 2017/18.",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 90 | 104
            86/10 Possession | 31 | 39
            86/15 Prohibited | 3 | 2
            Total | 124 | 145
            """),
        ),
        "suffolk | 2016/17 tmd 90 pos 31 pro 3 total 124 | 2017/18 tmd 104 pos 39 pro 2 total 145",
        "they are off already",
    ),
    case(
        "categories as columns under merged years",
        "code + layout",
        "cols under years.html",
        page(
            "cambridgeshire",
            grid(
                """
            Month | 2016/17 | < | < | 2017/18 | < | <
            ^ | TMD | Poss | Prohib | TMD | Poss | Prohib
            First half (Apr-Sep) | 60 | 41 | 1 | 55 | 28 | 2
            Second half (Oct-Mar) | 65 | 39 | 3 | 45 | 33 | 1
            Total | 125 | 80 | 4 | 100 | 61 | 3
            """,
                head=2,
            ),
            "TMD = taking, making, distributing; Poss = possession of indecent photographs; Prohib = possession of prohibited images",
        ),
        "cambridgeshire | 2016/17 tmd 125 pos 80 pro 4 total 209 | 2017/18 tmd 100 pos 61 pro 3 total 164",
        "abbreviations that the letter explains",
    ),
    case(
        "force's own names for the offences",
        "code",
        "own names.docx",
        brief(
            "durham",
            grid("""
            Crime type | 2016/17 | 2017/18
            Creating or sharing indecent photo/pseudo photo of child | 100 | 121
            Having indecent photo/pseudo photo of child | 40 | 38
            Having prohibited drawing or cartoon of child | 2 | 1
            Total | 142 | 160
            """),
        ),
        "durham | 2016/17 tmd ?100 pos ?40 pro ?2 other ?100/40/2/142/140/102/42 nbd ?100/40/2/142/140/102/42 total 142 | 2017/18 tmd ?121 pos ?38 pro ?1 other ?121/38/1/160/159/122/39 nbd ?121/38/1/160/159/122/39 total 160",
        "plain words of the force's own; the total is clear, the offences a person may map",
    ),
    case(
        "outcome 21 sexting apart",
        "excluded + prose",
        "sexting.pdf",
        formal(
            "gloucestershire",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 88 | 96
            86/10 Possession | 30 | 40
            86/15 Prohibited | 3 | 5
            Total | 121 | 141
            """),
            "Of the 2017/18 total, 33 were youth produced imagery (sexting) finalised with outcome 21.",
        ),
        "gloucestershire | 2016/17 tmd 88 pos 30 pro 3 total 121 | 2017/18 tmd 96 pos 40 pro 5 total 141",
        "sexting is part of the total and counts",
    ),
    case(
        "two rows of one code",
        "code",
        "two rows.csv",
        annex(
            "west-yorkshire",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Making indecent photograph or pseudo-photograph of a child | 120 | 150
            86/2 Distributing indecent photographs of a child | 34 | 36
            86/10 Possession of indecent photograph of a child | 815 | 1121
            86/15 Possession of prohibited image of a child | 7 | 13
            """),
        ),
        "west-yorkshire | 2016/17 tmd 154 pos 815 pro 7 total 976 | 2017/18 tmd 186 pos 1121 pro 13 total 1320",
        "making and distributing are one category",
    ),
    case(
        "an annual figure for a whole region",
        "sender + over-inclusive",
        "region.eml",
        mailed(
            "cleveland",
            "For the North East region as a whole (Cleveland, Durham and Northumbria) 640 offences of indecent images of children were recorded in 2016/17 and 702 in 2017/18. We can't give figures for our force alone.",
        ),
        "cleveland | 2016/17 total ?ask | 2017/18 total ?ask",
        "three forces together: not Cleveland's figure",
    ),
)
