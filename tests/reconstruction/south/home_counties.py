"""Essex (twice the same file), Thames Valley and Surrey."""

from __future__ import annotations

import shutil
from html import escape
from pathlib import Path

from tests.reconstruction.frame import NOTICE, YEARS, Split, figures, reply, spread
from tests.reconstruction.south import word

QUARTERS = {"tmd": (22.0, 27.0, 23.0, 28.0), "possession": (26.0, 21.0, 25.0, 28.0), "prohibited": (1.0, 3.0, 2.0, 1.0)}
ESSEX = "FOI 11847 Response.pdf"


@reply(ESSEX)
def essex(path: Path) -> None:
    """Quarters as rows, offences as columns, a total row within each year; a letterhead that is itself a table."""
    letter = word.letter("Liberation Sans", 10, margins=(1.2, 2, 1.2, 2))
    word.say(letter, NOTICE, size=7, italic=True, after=4)
    head = word.grid(
        letter,
        [["", ""]],
        [10, 7],
        rules=("bottom",),
        rule_colour="1F3864",
        size=9,
    )
    word.say(head.cell(0, 0), "Essex Police", bold=True, size=20, after=0, colour="1F3864")
    word.say(head.cell(0, 0), "Protecting and serving Essex", italic=True, size=9, after=6)
    for text in ESSEX_CONTACT:
        word.say(head.cell(0, 1), text, size=9, align="right", after=0)
    word.say(letter, "", after=2)
    word.say(letter, "9th May 2018", after=10)
    word.say(letter, "**FREEDOM OF INFORMATION REQUEST - REFERENCE 11847**")
    for text in ESSEX_OPENING:
        word.say(letter, text)
    word.grid(
        letter,
        _quarters(figures("essex")),
        [3.2, 4.1, 3.6, 3.6, 2.3],
        size=9.5,
        shade="D9D9D9",
        numbers="centre",
        bold_rows=(0, 5, 10),
        padding=1.5,
    )
    word.say(letter, ESSEX_KEY, size=8.5, before=3)
    for heading, texts in ESSEX_REST:
        word.say(letter, heading, underline=True, before=6, after=3, with_next=True)
        for text in texts:
            word.say(letter, text)
    word.block(letter, ["Information Officer", "Strategic Change Performance, Information Management", "Essex Police"])
    word.print_pdf(letter, path)


@reply("downloads week 20/Copy of FOI 11847 Response.pdf")
def essex_again(path: Path) -> None:
    """The very same file as the Essex reply, byte for byte, under another name in another place."""
    original = path.parents[1] / ESSEX
    if not original.exists():
        essex(original)
    shutil.copyfile(original, path)


def _quarters(by_year: dict[str, Split]) -> list[list[str]]:
    rows = [
        ["Quarter", "086/02 Take / make / distribute", "086/10 Possess indecent", "086/15 Possess prohibited", "All"]
    ]
    for year in YEARS:
        split = by_year[year]
        columns = [
            spread(split.tmd, list(QUARTERS["tmd"])),
            spread(split.possession, list(QUARTERS["possession"])),
            spread(split.prohibited, list(QUARTERS["prohibited"])),
        ]
        for number, parts in enumerate(zip(*columns, strict=True), 1):
            rows.append([f"Q{number} {year}", *map(str, parts), str(sum(parts))])
        total = [split.tmd, split.possession, split.prohibited, split.total]
        rows.append([f"{year} total", *map(str, total)])
    return rows


ESSEX_CONTACT = (
    "Information Management",
    "Police Headquarters, PO Box 2, Springfield",
    "Chelmsford, CM2 6DA",
    "Telephone 101 ext. 150042",
    "foi@essex.police.uk",
)
ESSEX_OPENING = (
    "Thank you for your enquiry, logged with us on 17th April 2018, which reads:",
    "**Please tell me how many offences for indecent images (still or moving) of children your force has recorded between "
    "1 April 2016 and 31 March 2018, by financial year and by offence (taking/making/distributing, possession, "
    "possession of prohibited images).**",
    "Having completed enquiries within Essex Police I can tell you that we do hold information about your request. The "
    "table gives the number of crimes recorded in each quarter of the two financial years. Crimes that were later "
    "cancelled (N100) have been taken out.",
)
ESSEX_KEY = "Q1 = April to June, Q2 = July to September, Q3 = October to December, Q4 = January to March. Code: HO counting rules."
ESSEX_REST = (
    (
        "The Act",
        (
            "Section 1 of the Freedom of Information Act 2000 places two duties on public authorities. Unless an exemption applies, "
            "Section 1(1)(a) is to confirm or deny whether information is held, and Section 1(1)(b) is to communicate it. With this "
            "letter Essex Police has met both. Personal data is governed by the Data Protection Act 1998 until 25th May 2018, and "
            "none has been disclosed.",
        ),
    ),
    (
        "About these figures",
        (
            "They were taken from Athena on 30th April 2018. Essex Police moved to Athena in April 2015; nothing in this "
            "reply comes from the earlier system. Under the principal crime rule an offender who takes and possesses "
            "indecent images within the same incident is counted once, as a rule under 086/02.",
            "No two forces record in quite the same way, and what is shown here can't be laid beside the response of "
            "another force.",
        ),
    ),
    (
        "Your right to complain",
        (
            "If you think we have not dealt with your request as we should, write to the Head of Information Management at "
            "the above address within 40 working days of today. If our answer to that does not satisfy you either, you can "
            "apply to the Information Commissioner's Office, Wycliffe House, Water Lane, Wilmslow, SK9 5AF, or telephone "
            "0303 123 1113, for a decision on whether the request was handled in line with Part 1 of the Act.",
        ),
    ),
)


@reply("indecent-images-of-children-april-2018.html")
def thames_valley(path: Path) -> None:
    """A page of a disclosure log: years as rows, offences as columns, and the site's own numbers all around."""
    by_year = figures("thames-valley")
    labels = ("1 April 2016 to 31 March 2017", "1 April 2017 to 31 March 2018")
    rows = "\n".join(
        f"        <tr><th scope='row'>{label}</th><td>{s.tmd}</td><td>{s.possession}</td><td>{s.prohibited}</td>"
        f"<td><strong>{s.total}</strong></td></tr>"
        for label, s in zip(labels, (by_year[year] for year in YEARS), strict=True)
    )
    path.write_text(TVP_PAGE.replace("{notice}", escape(NOTICE)).replace("{rows}", rows), encoding="utf-8")


TVP_PAGE = """<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>Offences relating to indecent images of children - HQ/PA/001164/18 | Thames Valley Police</title>
<meta name="description" content="Freedom of Information disclosure log">
<style>
body { font-family: Arial, sans-serif; margin: 0; color: #222; }
.cookies, footer { background: #1a2b4c; color: #fff; padding: 10px 24px; font-size: 13px; }
.cookies a, footer a, header a { color: #fff; }
header { background: #24407a; color: #fff; padding: 14px 24px; }
nav ul { list-style: none; padding: 0; display: flex; gap: 18px; }
.breadcrumb { padding: 8px 24px; font-size: 13px; background: #eef1f6; }
.page { display: flex; gap: 32px; padding: 0 24px; }
main { flex: 3; } aside { flex: 1; font-size: 14px; }
table { border-collapse: collapse; margin: 12px 0; }
th, td { border: 1px solid #9aa5bd; padding: 6px 10px; text-align: left; }
thead th { background: #dfe5f0; }
.notice { font-size: 11px; color: #555; padding: 4px 24px; }
</style>
<script>window.siteSettings = {"pageId": 40917, "views": 1286, "released": "20180515"};</script>
</head>
<body>
<p class="notice">{notice}</p>
<div class="cookies">We use 4 kinds of cookie to make this site work and to count our visitors. They expire after 30 days.
  <a href="/cookies">Accept all 4</a> <a href="/cookies/settings">Settings</a></div>
<header>
  <strong>Thames Valley Police</strong>
  <nav><ul>
    <li><a href="/">Home</a></li><li><a href="/report">Report a crime</a></li><li><a href="/advice">Advice</a></li>
    <li><a href="/your-area">Your area</a></li><li><a href="/101">Call 101</a></li><li><a href="/jobs">Careers (23)</a></li>
  </ul></nav>
</header>
<div class="breadcrumb"><a href="/">Home</a> &rsaquo; <a href="/foi">Freedom of Information</a> &rsaquo;
  <a href="/foi/log">Disclosure log</a> &rsaquo; <a href="/foi/log/2018">2018</a> &rsaquo; <a href="/foi/log/2018/may">May (47)</a>
  &rsaquo; HQ/PA/001164/18</div>
<div class="page">
<main>
  <h1>Offences relating to indecent images of children</h1>
  <dl>
    <dt>Reference</dt><dd>HQ/PA/001164/18</dd>
    <dt>Date received</dt><dd>17 April 2018</dd>
    <dt>Date released</dt><dd>15 May 2018</dd>
    <dt>Topic</dt><dd>Crime statistics</dd>
  </dl>
  <h2>Request</h2>
  <blockquote>
    <p>I should like to know, for each of the financial years between 1 April 2016 and 31 March 2018:</p>
    <ol>
      <li>the number of recorded offences for indecent images (still or moving) of children;</li>
      <li>how many of them were for taking, making or distributing such images, how many for possession, and how many for
        possession of prohibited images.</li>
    </ol>
  </blockquote>
  <h2>Response</h2>
  <p>Thames Valley Police holds this information. The data was extracted from the Niche records management system on
    2 May 2018 and shows crimes by the date on which they were recorded.</p>
  <table>
    <caption>Recorded crimes, by financial year</caption>
    <thead>
      <tr><th scope="col">Financial year</th>
        <th scope="col">Take, make, permit to be taken, distribute or publish indecent photographs of children</th>
        <th scope="col">Possess indecent photographs of children</th>
        <th scope="col">Possess prohibited images of children</th>
        <th scope="col">Total</th></tr>
    </thead>
    <tbody>
{rows}
    </tbody>
  </table>
  <h3>Please note</h3>
  <ul>
    <li>The increase should be seen in the light of referrals through the National Crime Agency, and of changes to the
      recording of crime after the 2014 inspection &quot;Making the victim count&quot;.</li>
    <li>One crime may involve more than 1,000 images, or only 1.</li>
    <li>Extreme pornography and the disclosure of private sexual photographs are separate offences and not part of the
      figures.</li>
  </ul>
  <h3>Complaints</h3>
  <p>If you are dissatisfied, please ask for an internal review within 40 working days: foi@thamesvalley.police.uk, or
    Public Access, Police Headquarters South, Kidlington, Oxfordshire OX5 2NX. You may then complain to the Information
    Commissioner, Wycliffe House, Water Lane, Wilmslow SK9 5AF, 0303 123 1113.</p>
  <p><small>Was this page helpful? Yes (18) No (3)</small></p>
</main>
<aside>
  <h2>Related disclosures</h2>
  <ul>
    <li><a href="/foi/log/001098">Sexual offences on school premises 2014/15 - 2017/18: 312 crimes (HQ/PA/001098/18)</a></li>
    <li><a href="/foi/log/000977">Indecent exposure, 2017: 486 reports (HQ/PA/000977/18)</a></li>
    <li><a href="/foi/log/000540">Stop and search 2016/17 (HQ/PA/000540/18)</a></li>
  </ul>
  <h2>Most viewed</h2>
  <ol>
    <li><a href="/foi/log/000312">Speed cameras on the A34 and M40</a></li>
    <li><a href="/foi/log/000288">Tasers: 742 officers trained</a></li>
    <li><a href="/foi/log/000871">Drones</a></li>
  </ol>
  <p>Page 3 of 57 <a href="?page=4">Next</a></p>
</aside>
</div>
<footer>&copy; Thames Valley Police 2018 | In an emergency dial 999 | <a href="/accessibility">Accessibility</a> |
  <a href="/privacy">Privacy (updated 25 May 2018)</a></footer>
</body>
</html>
"""


@reply("165-18-453 final.pdf")
def surrey(path: Path) -> None:
    """Horizontal rules only and labels wrapped over lines; the footer of a unit that serves two forces."""
    first, second = (figures("surrey")[year] for year in YEARS)
    letter = word.letter("Liberation Serif", 11.5, margins=(1.5, 2.6, 1.5, 2.6))
    word.say(letter, "SURREY POLICE", size=16, bold=True, after=0)
    word.say(letter, "Information Access Team", size=11, italic=True, after=14)
    word.block(letter, ["**Our Ref:** 165-18-453", "**Date:** 11th May, 2018"], after=14)
    word.say(letter, "Dear applicant")
    for text in SURREY_OPENING:
        word.say(letter, text)
    word.grid(
        letter,
        [
            ["Recorded crime, Surrey Police", "2016-2017", "2017-2018"],
            [
                "086/02 - Take, permit to be taken or make, distribute or publish indecent photographs or "
                "pseudo-photographs of children",
                str(first.tmd),
                str(second.tmd),
            ],
            [
                "086/10 - Possession of an indecent or pseudo-photograph of a child",
                str(first.possession),
                str(second.possession),
            ],
            ["086/15 - Possession of prohibited images of children", str(first.prohibited), str(second.prohibited)],
            ["Grand Total", str(first.total), str(second.total)],
        ],
        [6.2, 2.6, 2.6],
        rules=word.HORIZONTAL,
        size=11,
        bold_rows=(0, -1),
        padding=3,
        centred=True,
    )
    word.say(letter, "", after=2)
    for text in _surrey_rest(first.total + second.total):
        word.say(letter, text)
    word.block(letter, ["Yours faithfully", "", "P. Placeholder", "Disclosure Officer"])
    footer = letter.sections[0].footer
    word.say(footer, NOTICE, size=7, align="centre", after=3)
    word.say(footer, SURREY_FOOTER, size=7.5, align="centre", after=0)
    word.print_pdf(letter, path)


SURREY_OPENING = (
    "I refer to your request for information, which came to Surrey Police on 17th April, 2018. It asked for the number of "
    "recorded offences for indecent images (still or moving) of children between 1st April 2016 and 31st March 2018, "
    "split by financial year and by offence, and for the age of the youngest victim in each year.",
    "The answer to the first part is as follows. The years are financial years and run from April to March.",
)
SURREY_FOOTER = (
    "The Information Access Team is a joint unit of Surrey Police and Sussex Police. Surrey Police: PO Box 101, Guildford, "
    "Surrey GU1 9PE, foi@surrey.police.uk. Sussex Police: Malling House, Church Lane, Lewes, East Sussex BN7 2DZ. "
    "Telephone 101."
)


def _surrey_rest(records: int) -> list[str]:
    return [
        "These are crimes recorded by Surrey Police alone; crimes in the area of Sussex Police have their own records, and "
        "you would need to ask for them separately. The figures stand as at 1st May, 2018 and may alter as enquiries proceed.",
        "As to the second part, an offence under 086/02 or 086/10 has no victim attached to it on the crime system: the "
        "child in an image is identified in very few of them. To find the ages that are known, all "
        f"{records} investigations would have to be read through. At 20 minutes for each, that would take "
        f"{records // 3} hours, and the appropriate limit for a police force under Section 12 of the Freedom of Information "
        "Act is 18 hours (£450). I therefore have to refuse the second part. Where one part of a request exceeds the limit "
        "the whole of it may be refused; I have given you the figures above outside the Act's requirements, in the hope "
        "that they help.",
        "You have the right to ask for an internal review within 40 working days, and after it to complain to the Information "
        "Commissioner's Office, Wycliffe House, Water Lane, Wilmslow, Cheshire, SK9 5AF (0303 123 1113).",
    ]
