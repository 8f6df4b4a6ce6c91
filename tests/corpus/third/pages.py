"""Ordinary pages of disclosure logs, and ordinary mails. Not here: pages and mails in which something is hidden."""

from __future__ import annotations

from tests.corpus.blocks import Attached, Markup, grid
from tests.corpus.third.frame import attached_note, covered, letter, online
from tests.corpus.unseen.frame import case

CASES = (
    case(
        "third page with a table",
        "web page",
        "foi-indecent-images-wmp.html",
        online(
            "west-midlands",
            grid("""
                Offence | 2016/17 | 2017/18
                Take/make/distribute indecent photographs | 318 | 371
                Possession of indecent photographs | 117 | 124
                Possession of prohibited images | 12 | 15
                Total | 447 | 510
            """),
            "Please note that these data should be read with care: the number of crimes recorded can be influenced by many things, police activity among them.",
        ),
        "west-midlands | 2016/17 tmd 318 pos 117 pro 12 total 447 | 2017/18 tmd 371 pos 124 pro 15 total 510",
        "a plain page",
    ),
    case(
        "third page with lines in place of a table",
        "web page + prose",
        "disclosure-432.html",
        online(
            "cleveland",
            "Number of crimes recorded with a HO code of 086/02 (taking, making, distributing)",
            "2016/17 - 61⏎2017/18 – 72",
            "Number of crimes recorded with a HO code of 086/10 (possession)",
            "2016/17 - 17⏎2017/18 – 22",
            "Number of crimes recorded with a HO code of 086/15 (prohibited images)",
            "2016/17 - 3⏎2017/18 – 0",
        ),
        "cleveland | 2016/17 tmd 61 pos 17 pro 3 total sum | 2017/18 tmd 72 pos 22 pro 0 total sum",
        "lines with dashes under a heading for each code",
    ),
    case(
        "third page with a list of definitions",
        "web page + layout",
        "norfolk-log.html",
        online(
            "norfolk",
            Markup(
                "<dl><dt>2016/17</dt><dd>Take, make, distribute: 88</dd><dd>Possession of indecent images: 30</dd><dd>Possession of prohibited images: 2</dd>"
                "<dt>2017/18</dt><dd>Take, make, distribute: 109</dd><dd>Possession of indecent images: 27</dd><dd>Possession of prohibited images: 4</dd></dl>"
            ),
        ),
        "norfolk | 2016/17 tmd 88 pos 30 pro 2 total sum | 2017/18 tmd 109 pos 27 pro 4 total sum",
        "figures under each year",
    ),
    case(
        "third page whose table has a caption and a footer",
        "web page",
        "iioc-offences.html",
        online(
            "nottinghamshire",
            Markup(
                "<table><caption>Indecent images of children: offences recorded by Nottinghamshire Police</caption>"
                "<thead><tr><th scope='col'>Offence</th><th scope='col'>2016/17</th><th scope='col'>2017/18</th></tr></thead>"
                "<tbody><tr><th scope='row'>Taking, making or distributing</th><td>119</td><td>151</td></tr>"
                "<tr><th scope='row'>Possession of indecent images</th><td>47</td><td>55</td></tr>"
                "<tr><th scope='row'>Possession of prohibited images</th><td>4</td><td>6</td></tr></tbody>"
                "<tfoot><tr><th scope='row'>Total</th><td>170</td><td>212</td></tr></tfoot></table>"
            ),
        ),
        "nottinghamshire | 2016/17 tmd 119 pos 47 pro 4 total 170 | 2017/18 tmd 151 pos 55 pro 6 total 212",
        "a well-made table",
    ),
    case(
        "third page with the answer in one sentence",
        "web page + prose",
        "foi-1821-18.html",
        online(
            "bedfordshire",
            "Bedfordshire Police recorded 96 offences of indecent images of children in 2016/17, and 121 in 2017/18.",
        ),
        "bedfordshire | 2016/17 total 96 | 2017/18 total 121",
        "totals in a sentence",
    ),
    case(
        "third page with headings for the years",
        "web page + layout",
        "suffolk-log-page.html",
        online(
            "suffolk",
            "# 2016/17",
            grid("""
                Offence | Number recorded
                Take/make/distribute indecent photographs of children | 64
                Possession of indecent photographs of children | 25
                Possession of prohibited images of children | 1
            """),
            "# 2017/18",
            grid("""
                Offence | Number recorded
                Take/make/distribute indecent photographs of children | 79
                Possession of indecent photographs of children | 24
                Possession of prohibited images of children | 2
            """),
        ),
        "suffolk | 2016/17 tmd 64 pos 25 pro 1 total sum | 2017/18 tmd 79 pos 24 pro 2 total sum",
        "a heading above each table names its year",
    ),
    case(
        "third page of two forces' shared unit for one of them",
        "web page + sender",
        "cambs-log-2018.html",
        (
            "Skip to content",
            "# FOI2018/02614",
            "Information Rights, Hertfordshire Constabulary Headquarters, Stanborough Road, Welwyn Garden City⏎Email: foi@herts.pnn.police.uk",
            "I write in connection with your request received by Cambridgeshire Constabulary on 16 April 2018. You asked for the number of recorded offences for indecent images of children "
            "between 1 April 2016 and 31 March 2018, by financial year and by offence.",
            "In respect of Cambridgeshire Constabulary I can give you the following.",
            grid("""
                Offence | 2016/17 | 2017/18
                Take, make, distribute | 131 | 116
                Possession of indecent images | 40 | 38
                Possession of prohibited images | 3 | 4
                Total | 174 | 158
            """),
            "Cambridgeshire Constabulary in complying with its statutory duty under sections 1 and 11 of the Act is not to be compared with other forces.",
        ),
        "cambridgeshire | 2016/17 tmd 131/ask pos 40/ask pro 3/ask total 174/ask | 2017/18 tmd 116/ask pos 38/ask pro 4/ask total 158/ask",
        "the unit of three forces answers for one, and says for which; to ask who is meant is fair",
    ),
    case(
        "third mail with a pasted table",
        "mail text",
        "FW FOI Response.eml",
        attached_note(
            "leicestershire",
            grid("""
                Offence Type | 2016/17 | 2017/18
                Take/Make/Distribute | 127 | 159
                Possess Indecent | 46 | 41
                Possess Prohibited | 4 | 7
                Total | 177 | 207
            """),
        ),
        "leicestershire | 2016/17 tmd 127 pos 46 pro 4 total 177 | 2017/18 tmd 159 pos 41 pro 7 total 207",
        "a table pasted into a mail",
    ),
    case(
        "third mail with lines of text",
        "mail text + prose",
        "RE your FOI.eml",
        attached_note(
            "dyfed-powys",
            "2016/17⏎Taking, making or distributing indecent images: 55⏎Possession of indecent images: 19⏎Possession of prohibited images: 1",
            "2017/18⏎Taking, making or distributing indecent images: 67⏎Possession of indecent images: 25⏎Possession of prohibited images: 2",
        ),
        "dyfed-powys | 2016/17 tmd 55 pos 19 pro 1 total sum | 2017/18 tmd 67 pos 25 pro 2 total sum",
        "lines under each year",
    ),
    case(
        "third mail with the letter attached",
        "mail text + layout",
        "Response attached.eml",
        (
            *attached_note("wiltshire", "Please see the attached document for our response."),
            Attached(
                "FOI 2018-309 response.docx",
                letter(
                    "wiltshire",
                    grid("""
                        Offence | 2016/17 | 2017/18
                        Take/make/distribute indecent photographs | 59 | 73
                        Possession of indecent photographs | 23 | 21
                        Possession of prohibited images | 2 | 3
                        Total | 84 | 97
                    """),
                ),
            ),
        ),
        "wiltshire | 2016/17 tmd 59 pos 23 pro 2 total 84 | 2017/18 tmd 73 pos 21 pro 3 total 97",
        "the answer is in the attachment",
    ),
    case(
        "third mail with a workbook attached",
        "mail text + layout",
        "FOI final.eml",
        (
            *attached_note("south-yorkshire", "The data is attached. It is a count of recorded offences."),
            Attached(
                "20180510 data.xlsx",
                covered(
                    "south-yorkshire",
                    grid("""
                        Offence | 2016/17 | 2017/18
                        86/2 Take/make/distribute indecent photographs | 168 | 199
                        86/10 Possess indecent photographs | 61 | 75
                        86/15 Possess prohibited images | 6 | 9
                        Total | 235 | 283
                    """),
                ),
            ),
        ),
        "south-yorkshire | 2016/17 tmd 168 pos 61 pro 6 total 235 | 2017/18 tmd 199 pos 75 pro 9 total 283",
        "the answer is in the attachment",
    ),
    case(
        "third mail that quotes the request below the answer",
        "mail text",
        "Re Freedom of Information request.eml",
        attached_note(
            "gloucestershire",
            "2016/17: 93 offences⏎2017/18: 108 offences",
            "From: Requester⏎Sent: 16 April 2018 09:14⏎To: FOI⏎Subject: Freedom of Information request",
            "> Please tell me the number of recorded offences for indecent images (still or moving) of children⏎> between 1 April 2016 and 31 March 2018,⏎> by financial year and by offence.⏎> In "
            "2015/16 you told us of 71 offences.",
        ),
        "gloucestershire | 2016/17 total 93 | 2017/18 total 108",
        "the quoted request has a figure of an earlier year",
    ),
    case(
        "third mail with years across and words in each cell",
        "mail text",
        "FOI 2018 0661 reply.eml",
        attached_note(
            "merseyside",
            grid("""
                 | 2016/17 (Apr-Mar) | 2017/18 (Apr-Mar)
                Taking, making, distributing (S1 PCA 1978) | 216 offences | 258 offences
                Possession (S160 CJA 1988) | 62 offences | 60 offences
                Prohibited images (S62 CJA 2009) | 5 offences | 9 offences
                Total | 283 offences | 327 offences
            """),
        ),
        "merseyside | 2016/17 tmd 216 pos 62 pro 5 total 283 | 2017/18 tmd 258 pos 60 pro 9 total 327",
        "the unit stands in each cell",
    ),
    case(
        "third page with a Welsh force's English text",
        "web page + welsh",
        "rhyddid-gwybodaeth-334.html",
        (
            "Heddlu Gogledd Cymru / North Wales Police",
            "Hafan / Home > Rhyddid Gwybodaeth / Freedom of Information > 2018/334",
            "# Cais / Request",
            "Number of recorded offences of indecent images of children between 1 April 2016 and 31 March 2018 by financial year and by offence.",
            "# Ymateb / Response",
            grid("""
                Offence / Trosedd | 2016/17 | 2017/18
                Take/make/distribute indecent photographs | 111 | 134
                Possession of indecent photographs | 39 | 41
                Possession of prohibited images | 4 | 2
                Total / Cyfanswm | 154 | 177
            """),
            "Mae'r wybodaeth hon yn gywir ar 2 Mai 2018. This information is correct as at 2 May 2018.",
        ),
        "north-wales | 2016/17 tmd 111 pos 39 pro 4 total 154 | 2017/18 tmd 134 pos 41 pro 2 total 177",
        "a page in two languages",
    ),
)
