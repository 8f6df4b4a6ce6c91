"""Who writes: units that serve several forces, joint letters, forwarded mails, Welsh and bilingual letters."""

from __future__ import annotations

from tests.corpus.blocks import Attached, Mail, Markup, Sheet, grid
from tests.corpus.frame import Case
from tests.corpus.unseen.frame import brief, case, formal

CASES: tuple[Case, ...] = (
    case(
        "a shared unit's letterhead",
        "sender",
        "tri force.pdf",
        (
            "# Bedfordshire, Cambridgeshire and Hertfordshire",
            "Information Access Team, Bedfordshire Police Headquarters, Woburn Road, Kempston⏎foi@herts.pnn.police.uk",
            "FOI2018/02633",
            "I write in connection with your request concerning indecent images of children, received by Cambridgeshire Constabulary on 16/04/2018.",
            "# Response",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 126 | 101
            86/10 Possession | 80 | 60
            86/15 Prohibited | 3 | 3
            Total | 209 | 164
            """),
            "The above relates to Cambridgeshire Constabulary only.",
        ),
        "cambridgeshire | 2016/17 tmd 126/ask pos 80/ask pro 3/ask total 209/ask | 2017/18 tmd 101/ask pos 60/ask pro 3/ask total 164/ask",
        "the letter answers for Cambridgeshire, whoever's paper it is on; to be asked is no fault",
    ),
    case(
        "joint letter, a column per force",
        "joint",
        "joint columns.pdf",
        (
            "# Norfolk Constabulary and Suffolk Constabulary",
            "Freedom of Information request 003001/18",
            "Your request was received by the Norfolk and Suffolk Constabularies on 16 April 2018 and concerns recorded indecent images of children offences.",
            grid("""
            Financial year | Norfolk | Suffolk
            2016/17 | 215 | 124
            2017/18 | 238 | 143
            """),
        ),
        "norfolk | 2016/17 total 215 | 2017/18 total 238\nsuffolk | 2016/17 total 124 | 2017/18 total 143",
        "a column per force",
    ),
    case(
        "joint letter, a table per force",
        "joint + layout",
        "joint tables.docx",
        (
            "Norfolk and Suffolk Constabularies",
            "FOI 003002/18 - recorded indecent images of children offences",
            "Norfolk Constabulary",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 150 | 176
            86/10 Possession | 61 | 55
            86/15 Prohibited | 4 | 7
            Total | 215 | 238
            """),
            "Suffolk Constabulary",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 90 | 104
            86/10 Possession | 31 | 37
            86/15 Prohibited | 3 | 2
            Total | 124 | 143
            """),
        ),
        "norfolk | 2016/17 tmd 150 pos 61 pro 4 total 215 | 2017/18 tmd 176 pos 55 pro 7 total 238\n"
        "suffolk | 2016/17 tmd 90 pos 31 pro 3 total 124 | 2017/18 tmd 104 pos 37 pro 2 total 143",
        "a table per force under its name",
    ),
    case(
        "joint letter, forces under merged years",
        "joint + layout",
        "joint merged.html",
        (
            "# Warwickshire Police and West Mercia Police - FOI 10990",
            "Recorded indecent images of children offences",
            grid(
                """
            Offence | 2016/17 | < | 2017/18 | <
            ^ | Warwickshire | West Mercia | Warwickshire | West Mercia
            86/2 Take/make/distribute | 61 | 167 | 73 | 188
            86/10 Possession | 20 | 59 | 18 | 71
            86/15 Prohibited | 0 | 4 | 1 | 2
            Total | 81 | 230 | 92 | 261
            """,
                head=2,
            ),
        ),
        "warwickshire | 2016/17 tmd 61 pos 20 pro 0 total 81 | 2017/18 tmd 73 pos 18 pro 1 total 92\n"
        "west-mercia | 2016/17 tmd 167 pos 59 pro 4 total 230 | 2017/18 tmd 188 pos 71 pro 2 total 261",
        "forces below the years",
    ),
    case(
        "joint letter that adds the forces up",
        "joint + over-inclusive",
        "joint sum.pdf",
        (
            "# Norfolk and Suffolk Constabularies",
            "FOI 003003/18",
            "The following indecent images of children offences were recorded across the two forces:",
            grid("""
            Financial year | Recorded
            2016/17 | 339
            2017/18 | 381
            """),
        ),
        "norfolk | 2016/17 total ?ask | 2017/18 total ?ask\nsuffolk | 2016/17 total ?ask | 2017/18 total ?ask",
        "two forces in one number",
    ),
    case(
        "joint prose",
        "joint + prose",
        "joint prose.eml",
        (
            Mail(
                "Information Rights <informationrights@norfolk.pnn.police.uk>",
                "FOI 003004/18",
                "Tue, 15 May 2018 09:00:00 +0100",
            ),
            "Norfolk Constabulary recorded 215 indecent images of children offences in 2016/17 and 238 in 2017/18.",
            "Suffolk Constabulary recorded 124 indecent images of children offences in 2016/17 and 143 in 2017/18.",
            "Regards,⏎Norfolk and Suffolk Constabularies",
        ),
        "norfolk | 2016/17 total 215/ask | 2017/18 total 238/ask\nsuffolk | 2016/17 total 124/ask | 2017/18 total 143/ask",
        "a sentence per force; to be asked is no fault",
    ),
    case(
        "bilingual, Welsh first",
        "welsh + total",
        "ymateb.pdf",
        (
            "# Heddlu Gogledd Cymru / North Wales Police",
            "Rhyddid Gwybodaeth: 2018/411⏎Freedom of Information: 2018/411",
            "Ymateb",
            "Troseddau a gofnodwyd yn ymwneud â delweddau anweddus o blant:",
            grid("""
            Trosedd | 2016/17 | 2017/18
            86/2 Tynnu/gwneud/dosbarthu | 201 | 262
            86/10 Meddu | 80 | 104
            86/15 Delweddau gwaharddedig | 6 | 7
            Cyfanswm | 287 | 373
            """),
            "Response",
            "Recorded offences of indecent images of children:",
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 201 | 262
            86/10 Possession | 80 | 104
            86/15 Prohibited images | 6 | 7
            Total | 287 | 373
            """),
        ),
        "north-wales | 2016/17 tmd 201 pos 80 pro 6 total 287 | 2017/18 tmd 262 pos 104 pro 7 total 373",
        "one table in two languages counts once",
    ),
    case(
        "two languages in each cell",
        "welsh",
        "dwyieithog.docx",
        (
            "Heddlu Dyfed-Powys Police",
            "Cyfeirnod / Reference: 411/2018",
            "Delweddau anweddus o blant / Indecent images of children - troseddau a gofnodwyd / recorded offences",
            grid("""
            Trosedd / Offence | Blwyddyn ariannol 2016/17 Financial year | Blwyddyn ariannol 2017/18 Financial year
            Gwneud / Making (86/2) | 251 | 188
            Meddiant / Possession (86/10) | 110 | 85
            Gwaharddedig / Prohibited (86/15) | 2 | Dim / Nil
            Cyfanswm / Total | 363 | 273
            """),
        ),
        "dyfed-powys | 2016/17 tmd 251 pos 110 pro 2 total 363 | 2017/18 tmd 188 pos 85 pro 0 total 273",
        "Dim is nil",
    ),
    case(
        "Welsh alone",
        "welsh",
        "Cymraeg.html",
        (
            "# Heddlu De Cymru",
            "Cais Rhyddid Gwybodaeth 412/18: delweddau anweddus o blant. Ymateb:",
            grid("""
            Troseddau a gofnodwyd | 2016/17 | 2017/18
            86/2 | 390 | 401
            86/10 | 130 | 135
            86/15 | 8 | 7
            Cyfanswm | 528 | 543
            """),
        ),
        "south-wales | 2016/17 tmd 390/ask pos 130/ask pro 8/ask total 528/ask | 2017/18 tmd 401/ask pos 135/ask pro 7/ask total 543/ask",
        "codes and years need no language; to be asked is no fault",
    ),
    case(
        "Welsh sentences beside an English table",
        "welsh + prose",
        "Gwent cymysg.docx",
        (
            "Heddlu Gwent Police",
            "FOI 2018/24400",
            "Mae Heddlu Gwent wedi cofnodi 259 o droseddau yn 2016/17 a 267 yn 2017/18.",
            "Gwent Police recorded the following indecent images of children offences:",
            grid("""
            Financial year | Offences
            2016/17 | 259
            2017/18 | 267
            """),
        ),
        "gwent | 2016/17 total 259 | 2017/18 total 267",
        "the same numbers in both languages",
    ),
    case(
        "forwarded by a colleague elsewhere",
        "sender + mail text",
        "FW FOI reply.eml",
        (
            Mail("Data Desk <desk@example.org>", "FW: FOI 441/18", "Thu, 17 May 2018 10:00:00 +0100"),
            "FYI, in from Cheshire this morning.",
            "---------- Forwarded message ---------⏎From: Disclosure <foi@cheshire.pnn.police.uk>⏎Date: Wed, 16 May 2018⏎Subject: FOI 441/18",
            "Cheshire Constabulary recorded 226 indecent images of children offences in 2016/17 and 348 in 2017/18.",
        ),
        "cheshire | 2016/17 total 226/ask | 2017/18 total 348/ask",
        "the answer is Cheshire's, whoever sent it on; to be asked is no fault",
    ),
    case(
        "another force named in the answer",
        "sender + prose",
        "mutual aid.pdf",
        formal(
            "derbyshire",
            "Derbyshire Constabulary recorded 302 offences in 2016/17 and 301 in 2017/18. Offences dealt with on behalf of Nottinghamshire Police are not included.",
        ),
        "derbyshire | 2016/17 total 302 | 2017/18 total 301",
        "the neighbour is only mentioned",
    ),
    case(
        "compared with other forces in a table",
        "sender + layout",
        "comparison.xlsx",
        (
            Sheet("Data"),
            "Nottinghamshire Police FOI 1410/18: recorded indecent images of children offences, with most similar forces for context",
            grid("""
            Force | 2016/17 | 2017/18
            Nottinghamshire | 283 | 321
            Leicestershire | 320 | 411
            Staffordshire | 255 | 290
            """),
        ),
        "nottinghamshire | 2016/17 total 283/ask | 2017/18 total 321/ask\nleicestershire | 2016/17 total ?ask | 2017/18 total ?ask\nstaffordshire | 2016/17 total ?ask | 2017/18 total ?ask",
        "it answers for its own row; the others' rows are not their answers",
    ),
    case(
        "no name but the mail's domain",
        "sender + mail text",
        "mail.eml",
        (
            Mail(
                "FOI Mailbox <foi@lincs.police.uk>",
                "RE: FOI request - indecent images of children",
                "Tue, 15 May 2018 09:00:00 +0100",
            ),
            "The number of recorded offences was 98 in 2016/17 and 115 in 2017/18.",
            "Kind regards⏎FOI Officer",
        ),
        "lincolnshire | 2016/17 total 98/ask | 2017/18 total 115/ask",
        "only the address says who writes; to be asked is no fault",
    ),
    case(
        "no name anywhere",
        "sender",
        "data.csv",
        (
            grid("""
            Offence | 2016/17 | 2017/18
            86/2 Take/make/distribute | 70 | 80
            86/10 Possession | 20 | 31
            86/15 Prohibited | 1 | 2
            """),
        ),
        "* | 2016/17 tmd ask pos ask pro ask total ask | 2017/18 tmd ask pos ask pro ask total ask",
        "nothing says whose figures these are",
    ),
    case(
        "folder of nobody, name of the town only",
        "sender",
        "durham city.docx",
        (
            "Information Unit, Aykley Heads, Durham",
            "FOI 811/18: recorded indecent images of children offences",
            grid("""
            Financial year | Crimes
            2016/17 | 169
            2017/18 | 196
            """),
        ),
        "* | 2016/17 total ask | 2017/18 total ask",
        "a town in the address is not a force's name",
    ),
    case(
        "file named after another force",
        "sender",
        "Essex Police reply.docx",
        brief(
            "kent",
            grid("""
            Financial year | Offences recorded
            2016/17 | 777
            2017/18 | 859
            """),
        ),
        "* | 2016/17 total 777/ask | 2017/18 total 859/ask",
        "the letter is Kent's; a contradicting file name may be asked about",
    ),
    case(
        "the Met by its initials",
        "sender",
        "MPS reply.html",
        (
            Markup(
                "<h3>MPS Freedom of Information Disclosure</h3><p>FOI ref 2018040000999</p><p>The MPS recorded the following indecent images of children offences:</p>"
                "<table><tr><td>FY</td><td>Offences</td></tr><tr><td>2016/17</td><td>1,911</td></tr><tr><td>2017/18</td><td>2,304</td></tr></table><p>Metropolitan Police Service, New Scotland Yard</p>"
            ),
        ),
        "metropolitan | 2016/17 total 1911 | 2017/18 total 2304",
        "MPS is the Metropolitan Police Service",
    ),
    case(
        "one force's letter with another's attachment",
        "sender + mail text",
        "Warks WM.eml",
        (
            Mail("FOI <foi@warwickshire.pnn.police.uk>", "FOI 10731", "Tue, 15 May 2018 09:00:00 +0100"),
            "Please find attached the response of West Mercia Police. Warwickshire Police will reply to you separately.",
            Attached(
                "10562.docx",
                brief(
                    "west-mercia",
                    grid("""
                    Financial year | Offences recorded
                    2016/17 | 230
                    2017/18 | 261
                    """),
                ),
            ),
        ),
        "west-mercia | 2016/17 total 230/ask | 2017/18 total 261/ask",
        "the attachment is West Mercia's; to be asked is no fault",
    ),
)
