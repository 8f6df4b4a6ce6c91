"""Who replied, for whom, and which of two replies counts.

Not here: what the answer says; two traps at once.
"""

from __future__ import annotations

from tests.corpus.blocks import Attached, Block, Mail, grid
from tests.corpus.frame import case, letter, mail, note

_ASKED = '"The number of recorded offences for indecent images of children between 1 April 2016 and 31 March 2018."'


def _table(drawing: str) -> Block:
    return grid("Recorded offences | 2016/17 | 2017/18\n" + drawing)


CASES = (
    case(
        "shared_unit_for_one",
        "letterhead of another force",
        "pdf",
        (
            "# Bedfordshire Police Headquarters, Woburn Road, Kempston",
            "Information Management, e-mail: foi@herts.pnn.police.uk",
            "11 May 2018",
            "Freedom of Information request reference: FOI2018/02611",
            "I write in connection with your request received by Cambridgeshire Constabulary on 16 April 2018.",
            _ASKED,
            "# Response",
            "Cambridgeshire Constabulary has recorded the following offences:",
            _table("86/2 | 140 | 101\n86/10 | 62 | 58\n86/15 | 7 | 5\nTotal | 209 | 164"),
        ),
        "cambridgeshire | 2016/17 tmd 140 pos 62 pro 7 total 209 | 2017/18 tmd 101 pos 58 pro 5 total 164",
        "a shared unit's letterhead; letter and answer name Cambridgeshire",
    ),
    case(
        "shared_unit_unnamed",
        "sender unclear",
        "html",
        (
            "# Bedfordshire, Cambridgeshire and Hertfordshire",
            "Joint Information Management Unit",
            "Freedom of Information request reference: FOI2018/02612",
            _ASKED,
            "# Response",
            "The force has recorded:",
            _table("86/2 | 83 | 140\n86/10 | 31 | 55\n86/15 | 4 | 5\nTotal | 118 | 200"),
        ),
        "* | 2016/17 tmd ask pos ask pro ask total ask | 2017/18 tmd ask pos ask pro ask total ask",
        "one of three forces, and nothing says which",
    ),
    case(
        "signs_contradict",
        "sender contradicted",
        "html",
        (
            "# Surrey Police",
            "e-mail: foi@surrey.pnn.police.uk",
            "Freedom of Information request reference: 1039/18",
            "Your request was received by Sussex Police on 16 April 2018.",
            _ASKED,
            "# Response",
            "The force recorded the following offences.",
            _table("86/2 | 205 | 233\n86/10 | 61 | 70\n86/15 | 4 | 6\nTotal | 270 | 309"),
        ),
        "* | 2016/17 tmd ask pos ask pro ask total ask | 2017/18 tmd ask pos ask pro ask total ask",
        "the letterhead is Surrey's, the request was received by Sussex, and the answer names neither",
    ),
    case(
        "nobody_named",
        "sender unclear",
        "csv",
        (
            "Freedom of Information request 1040/18",
            "Recorded offences of indecent images of children",
            grid("Offence | 2016/17 | 2017/18\n86/2 | 205 | 233\n86/10 | 61 | 70\n86/15 | 4 | 6\nTotal | 270 | 309"),
        ),
        "* | 2016/17 tmd ask pos ask pro ask total ask | 2017/18 tmd ask pos ask pro ask total ask",
        "nothing says who replied",
    ),
    case(
        "title_alone",
        "sender by title",
        "xlsx",
        note(
            "surrey",
            grid("Offence | 2016/17 | 2017/18\n86/2 | 205 | 233\n86/10 | 61 | 70\n86/15 | 4 | 6\nTotal | 270 | 309"),
        ),
        "surrey | 2016/17 tmd 205 pos 61 pro 4 total 270 | 2017/18 tmd 233 pos 70 pro 6 total 309",
        "the title of the sheet names the force and the request, and nothing speaks against it",
        file="data.xlsx",
    ),
    case(
        "title_alone_delimited",
        "sender by title",
        "csv",
        note(
            "essex",
            grid(
                "Offence | 2016/17 | 2017/18\n86/2 | 415 | 462\n86/10 | 121 | 118\n86/15 | 14 | 11\nTotal | 550 | 591"
            ),
        ),
        "essex | 2016/17 tmd 415 pos 121 pro 14 total 550 | 2017/18 tmd 462 pos 118 pro 11 total 591",
        "the title names the force and the request, and nothing speaks against it",
        file="Annex.csv",
    ),
    case(
        "folder_alone",
        "sender unclear",
        "csv",
        (
            "Freedom of Information request 1041/18",
            "Recorded offences of indecent images of children",
            grid("Offence | 2016/17 | 2017/18\n86/2 | 301 | 344\n86/10 | 112 | 127\n86/15 | 8 | 10\nTotal | 421 | 481"),
        ),
        "* | 2016/17 tmd ask pos ask pro ask total ask | 2017/18 tmd ask pos ask pro ask total ask",
        "a folder's name is a hint that must be confirmed by the content",
        file="Hampshire Constabulary/data.csv",
    ),
    case(
        "folder_contradicts_letter",
        "sender contradicted",
        "html",
        letter(
            "kent", "Recorded offences:", _table("86/2 | 312 | 355\n86/10 | 88 | 97\n86/15 | 9 | 12\nTotal | 409 | 464")
        ),
        "* | 2016/17 tmd ask pos ask pro ask total ask | 2017/18 tmd ask pos ask pro ask total ask",
        "a letter of Kent's in the folder of Essex: somebody mixed something up",
        file="Essex Police/response.html",
    ),
    case(
        "two_forces_in_columns",
        "two forces",
        "docx",
        (
            "# Norfolk Constabulary and Suffolk Constabulary",
            "Your request for information was received by the Norfolk and Suffolk Constabularies on 16 April 2018.",
            "Freedom of Information request reference: FOI 001874-18",
            _ASKED,
            "# Response",
            "Offences recorded:",
            grid(
                """
Offence | Norfolk | < | Suffolk | <
^ | 2016/17 | 2017/18 | 2016/17 | 2017/18
86/2 Take/make/distribute | 120 | 133 | 88 | 93
86/10 Possession | 66 | 71 | 49 | 58
86/15 Prohibited images | 4 | 7 | 6 | 4
Total | 190 | 211 | 143 | 155
""",
                head=2,
            ),
        ),
        "norfolk | 2016/17 tmd 120 pos 66 pro 4 total 190 | 2017/18 tmd 133 pos 71 pro 7 total 211\n"
        "suffolk | 2016/17 tmd 88 pos 49 pro 6 total 143 | 2017/18 tmd 93 pos 58 pro 4 total 155",
        "one letter for two forces, a pair of columns each",
    ),
    case(
        "two_forces_in_tables",
        "two forces",
        "html",
        (
            "# Norfolk and Suffolk Constabularies",
            "Freedom of Information request reference: FOI 001875-18",
            _ASKED,
            "# Response",
            "Norfolk Constabulary - offences recorded",
            grid("Offence | 2016/17 | 2017/18\n86/2 | 120 | 133\n86/10 | 66 | 71\n86/15 | 4 | 7\nTotal | 190 | 211"),
            "Suffolk Constabulary - offences recorded",
            grid("Offence | 2016/17 | 2017/18\n86/2 | 88 | 93\n86/10 | 49 | 58\n86/15 | 6 | 4\nTotal | 143 | 155"),
        ),
        "norfolk | 2016/17 tmd 120 pos 66 pro 4 total 190 | 2017/18 tmd 133 pos 71 pro 7 total 211\n"
        "suffolk | 2016/17 tmd 88 pos 49 pro 6 total 143 | 2017/18 tmd 93 pos 58 pro 4 total 155",
        "one letter for two forces, a table each",
    ),
    case(
        "two_forces_in_rows",
        "two forces",
        "html",
        (
            "# Norfolk Constabulary and Suffolk Constabulary",
            "Freedom of Information request reference: FOI 001876-18",
            _ASKED,
            "# Response",
            "Number of indecent image offences recorded:",
            grid(
                "Force | 2016/17 | 2017/18\nNorfolk | 190 | 211\nSuffolk | 143 | 155\nTotal for both forces | 333 | 366"
            ),
        ),
        "norfolk | 2016/17 total 190 | 2017/18 total 211\nsuffolk | 2016/17 total 143 | 2017/18 total 155",
        "a row per force, and a total of both that is nobody's",
    ),
    case(
        "two_forces_one_total",
        "two forces, one figure",
        "docx",
        (
            "# Warwickshire Police and West Mercia Police",
            "Freedom of Information request reference: 10731",
            _ASKED,
            "# Response",
            "The figures below are for Warwickshire Police and West Mercia Police together.",
            _table("86/2 | 193 | 225\n86/10 | 80 | 82\n86/15 | 8 | 4\nTotal | 281 | 311"),
        ),
        "* | 2016/17 tmd ask pos ask pro ask total ask | 2017/18 tmd ask pos ask pro ask total ask",
        "two forces in one figure can't be told apart",
    ),
    case(
        "joint_unit_one_force",
        "joint unit, one force",
        "docx",
        (
            "# Norfolk and Suffolk Constabularies, Joint Information Management Department",
            "Freedom of Information request reference: FOI 001877-18",
            "Your request was received by Norfolk Constabulary, and this response is for Norfolk Constabulary only. "
            "Suffolk Constabulary will answer separately.",
            _ASKED,
            "# Response",
            _table("86/2 | 120 | 133\n86/10 | 66 | 71\n86/15 | 4 | 7\nTotal | 190 | 211"),
        ),
        "norfolk | 2016/17 tmd 120 pos 66 pro 4 total 190 | 2017/18 tmd 133 pos 71 pro 7 total 211",
        "the letter says for whom it answers",
    ),
    case(
        "mail_without_letterhead",
        "sender by mail",
        "eml",
        (
            Mail("foi@wiltshire.pnn.police.uk", "RE: FOI 1042/18", "Tue, 15 May 2018 09:00:00 +0100"),
            "Hello,",
            "The number of recorded indecent image offences was 103 in 2016/17 and 118 in 2017/18.",
            "Disclosure, Wiltshire Police",
        ),
        "wiltshire | 2016/17 total 103 | 2017/18 total 118",
        "domain and signature agree",
    ),
    case(
        "mail_forwarded",
        "sender by mail",
        "eml",
        (
            Mail("A Researcher <researcher@example.org>", "Fwd: FOI 1043/18", "Wed, 16 May 2018 09:00:00 +0100"),
            "Here is the one from Dorset.",
            "---------- Forwarded message ----------⏎From: FOI <foi@dorset.pnn.police.uk>⏎Date: 15 May 2018⏎"
            "Subject: FOI 1043/18⏎To: foi@example.org",
            "Dorset Police recorded 161 indecent image offences in 2016/17 and 183 in 2017/18.",
            "Information Unit, Dorset Police",
        ),
        "dorset | 2016/17 total 161 | 2017/18 total 183",
        "forwarded by a colleague; the reply itself is Dorset's",
    ),
    case(
        "mail_with_workbook",
        "answer attached",
        "eml",
        mail(
            "staffordshire",
            "The data is in the workbook attached.",
            Attached(
                "1044-18.xlsx",
                note(
                    "staffordshire",
                    grid(
                        "Offence | 2016/17 | 2017/18\n86/2 | 150 | 171\n86/10 | 71 | 80\n86/15 | 5 | 4\nTotal | 226 | 255"
                    ),
                ),
            ),
        ),
        "staffordshire | 2016/17 tmd 150 pos 71 pro 5 total 226 | 2017/18 tmd 171 pos 80 pro 4 total 255",
        "the mail says who, the attachment how many",
    ),
    case(
        "mail_with_unnamed_workbook",
        "answer attached",
        "eml",
        mail(
            "cumbria",
            "Please find our response attached.",
            Attached(
                "Annex A.xlsx",
                (
                    "Recorded indecent image offences",
                    grid(
                        "Offence | 2016/17 | 2017/18\n86/2 | 64 | 71\n86/10 | 27 | 30\n86/15 | 2 | 0\nTotal | 93 | 101"
                    ),
                ),
            ),
        ),
        "cumbria | 2016/17 tmd 64 pos 27 pro 2 total 93 | 2017/18 tmd 71 pos 30 pro 0 total 101",
        "the attachment names nobody; the mail that carried it does",
    ),
    case(
        "other_forces_mentioned",
        "other forces mentioned",
        "html",
        letter(
            "cheshire",
            "The figures below are not comparable with those of Merseyside Police or Greater Manchester Police, who record "
            "differently.",
            _table("86/2 | 190 | 288\n86/10 | 33 | 52\n86/15 | 3 | 8\nTotal | 226 | 348"),
        ),
        "cheshire | 2016/17 tmd 190 pos 33 pro 3 total 226 | 2017/18 tmd 288 pos 52 pro 8 total 348",
        "others are mentioned, and answer nothing",
    ),
    case(
        "comparison_with_other_forces",
        "other forces mentioned",
        "docx",
        letter(
            "humberside",
            "Indecent image offences recorded, with most similar forces for comparison:",
            grid("Force | 2016/17 | 2017/18\nHumberside | 375 | 390\nCleveland | 121 | 132\nNorthumbria | 408 | 439"),
        ),
        "humberside | 2016/17 total 375 | 2017/18 total 390",
        "only the sender's own row is its answer",
    ),
    case(
        "street_named_after_force",
        "other forces mentioned",
        "html",
        (
            "# Metropolitan Police Service",
            "Information Rights Unit, 12 Cleveland Street, Durham House, London",
            "e-mail: foi@met.pnn.police.uk",
            "Freedom of Information request reference: 2018040000871",
            _ASKED,
            "# Response",
            "The MPS recorded:",
            _table("86/2 | 1204 | 1377\n86/10 | 340 | 391\n86/15 | 22 | 30\nTotal | 1566 | 1798"),
        ),
        "metropolitan | 2016/17 tmd 1204 pos 340 pro 22 total 1566 | 2017/18 tmd 1377 pos 391 pro 30 total 1798",
        "Cleveland and Durham are places in an address",
    ),
    case(
        "initials_of_two_forces",
        "initials",
        "html",
        (
            "# West Mercia Police",
            "e-mail: foi@westmercia.pnn.police.uk",
            "Freedom of Information request reference: 10402",
            _ASKED,
            "# Response",
            "WMP recorded the following offences.",
            _table("86/2 | 132 | 150\n86/10 | 58 | 63\n86/15 | 5 | 2\nTotal | 195 | 215"),
        ),
        "west-mercia | 2016/17 tmd 132 pos 58 pro 5 total 195 | 2017/18 tmd 150 pos 63 pro 2 total 215",
        "the letterhead spells out the initials",
    ),
    case(
        "city_beside_met",
        "other forces mentioned",
        "docx",
        letter(
            "city-of-london",
            "City of London Police recorded the offences below. For the rest of London please ask the Metropolitan Police "
            "Service.",
            _table("86/2 | 14 | 17\n86/10 | 6 | 5\n86/15 | 0 | 1\nTotal | 20 | 23"),
        ),
        "city-of-london | 2016/17 tmd 14 pos 6 pro 0 total 20 | 2017/18 tmd 17 pos 5 pro 1 total 23",
        "two forces of London",
    ),
    case(
        "welsh_name_only",
        "Welsh",
        "html",
        (
            "# Heddlu Gwent",
            "Rhyddid Gwybodaeth, foi@gwent.pnn.police.uk",
            "Cyfeirnod: 2018/25392",
            "Cais: nifer y troseddau a gofnodwyd yn ymwneud â delweddau anweddus o blant, 2016/17 a 2017/18.",
            "# Ymateb",
            "Troseddau a gofnodwyd (recorded offences):",
            grid("""
Trosedd | 2016/17 | 2017/18
86/2 Cymryd, gwneud neu ddosbarthu | 170 | 181
86/10 Meddiant | 84 | 80
86/15 Delweddau gwaharddedig | 5 | 6
Cyfanswm | 259 | 267
"""),
        ),
        "gwent | 2016/17 tmd 170 pos 84 pro 5 total 259 | 2017/18 tmd 181 pos 80 pro 6 total 267",
        "in Welsh; the codes tell the offences, Cyfanswm is the total",
    ),
    case(
        "bilingual_twins",
        "bilingual",
        "docx",
        (
            "# Heddlu Gogledd Cymru / North Wales Police",
            "foi@nthwales.pnn.police.uk   Cyfeirnod / Reference: 2018/336",
            "# Ymateb",
            "Troseddau a gofnodwyd:",
            grid("Trosedd | 2016/17 | 2017/18\n86/2 | 201 | 270\n86/10 | 80 | 95\n86/15 | 6 | 8\nCyfanswm | 287 | 373"),
            "# Response",
            "Offences recorded:",
            grid("Offence | 2016/17 | 2017/18\n86/2 | 201 | 270\n86/10 | 80 | 95\n86/15 | 6 | 8\nTotal | 287 | 373"),
        ),
        "north-wales | 2016/17 tmd 201 pos 80 pro 6 total 287 | 2017/18 tmd 270 pos 95 pro 8 total 373",
        "the same answer in two languages counts once",
    ),
    case(
        "bilingual_labels",
        "bilingual",
        "html",
        letter(
            "dyfed-powys",
            "Troseddau a gofnodwyd / Recorded offences",
            grid("""
Trosedd / Offence | 2016/17 | 2017/18
86/2 Gwneud / Making | 260 | 190
86/10 Meddiant / Possession | 98 | 81
86/15 Delweddau gwaharddedig / Prohibited images | 5 | 4
Cyfanswm / Total | 363 | 275
"""),
        ),
        "dyfed-powys | 2016/17 tmd 260 pos 98 pro 5 total 363 | 2017/18 tmd 190 pos 81 pro 4 total 275",
        "both languages in one label",
    ),
    case(
        "replaces_earlier_letter",
        "superseding letter",
        "html",
        letter(
            "cleveland",
            "This letter replaces our response of 2 May 2018, which contained an error. The correct figures for recorded "
            "offences are:",
            _table("86/2 | 79 | 93\n86/10 | 40 | 38\n86/15 | 2 | 1\nTotal | 121 | 132"),
        ),
        "cleveland | 2016/17 tmd 79 pos 40 pro 2 total 121 | 2017/18 tmd 93 pos 38 pro 1 total 132",
        "it says that it replaces an earlier one",
        supersedes=True,
    ),
    case(
        "quotes_wrong_figure",
        "superseding letter",
        "docx",
        letter(
            "hertfordshire",
            "In our letter of 2 May 2018 we stated that 290 indecent image offences were recorded in 2016/17. This was an "
            "error: the correct figure for 2016/17 is 309. The figure for 2017/18, 301 recorded offences, is unchanged.",
        ),
        "hertfordshire | 2016/17 total 309 | 2017/18 total 301",
        "the wrong figure is quoted and corrected",
        supersedes=True,
    ),
    case(
        "earlier_request_mentioned",
        "superseding letter",
        "html",
        letter(
            "leicestershire",
            "You made a similar request in 2017 (reference 1391/17). That response remains correct; the figures below "
            "carry on from it.",
            _table("86/2 | 230 | 301\n86/10 | 82 | 100\n86/15 | 8 | 10\nTotal | 320 | 411"),
        ),
        "leicestershire | 2016/17 tmd 230 pos 82 pro 8 total 320 | 2017/18 tmd 301 pos 100 pro 10 total 411",
        "an earlier letter is mentioned and not replaced",
        supersedes=False,
    ),
    case(
        "body_not_asked",
        "body not asked",
        "html",
        letter("btp", _table("86/2 | 20 | 24\n86/10 | 12 | 9\n86/15 | 0 | 1\nTotal | 32 | 34")),
        "btp | 2016/17 tmd ?20 pos ?12 pro ?0 total ?32 | 2017/18 tmd ?24 pos ?9 pro ?1 total ?34",
        "figures of a body that was not asked are nobody else's",
    ),
)
