"""Devon and Cornwall (with an extension of time before it), Avon and Somerset, and Gloucestershire."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from email.message import EmailMessage
from html import escape
from pathlib import Path

from docx.document import Document

from tests.reconstruction.frame import NOTICE, YEARS, Split, convert, figures, reply, spread
from tests.reconstruction.south import word

MONTHS = (
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
    "January",
    "February",
    "March",
)
MONTH_WEIGHTS = {
    "2016/17": (38.0, 41.0, 36.0, 43.0, 40.0, 44.0, 45.0, 47.0, 31.0, 46.0, 49.0, 51.0),
    "2017/18": (58.0, 61.0, 66.0, 70.0, 63.0, 72.0, 77.0, 74.0, 52.0, 79.0, 75.0, 82.0),
}


@reply("2481-18 disclosure.pdf")
def devon_and_cornwall(path: Path) -> None:
    """Months as rows and the years as columns: a table for each offence, captioned above, and one for all."""
    by_year = figures("devon-and-cornwall")
    letter = word.letter("DejaVu Sans", 9.5, margins=(1.8, 2.4, 1.8, 2.4))
    title = word.say(letter, "Devon and Cornwall Police", bold=True, size=15, after=2)
    word.rule_below(title, "444444", 6)
    word.block(
        letter,
        [
            "Disclosure, Police Headquarters, Middlemoor, Exeter, Devon EX2 7HQ",
            "foi@devonandcornwall.police.uk     Telephone 101",
            "Freedom of Information Act request no: 2481/18",
            "8 June 2018",
        ],
        size=8.5,
    )
    for text in DEVON_OPENING:
        word.say(letter, text)
    columns = _devon_columns(by_year)
    for caption, (first, second) in zip(DEVON_CAPTIONS, columns, strict=True):
        word.say(letter, caption, bold=True, before=8, after=3, with_next=True)
        _months(letter, first, second)
    word.say(letter, "", after=0)
    for text in DEVON_REST:
        word.say(letter, text)
    word.say(letter.sections[0].footer, NOTICE, size=6.5, align="centre", after=0)
    word.print_pdf(letter, path)


def _devon_columns(by_year: dict[str, Split]) -> list[tuple[list[int], list[int]]]:
    """The months of each offence in both years, and last of all offences together."""
    years = []
    for year in YEARS:
        split, weights = by_year[year], list(MONTH_WEIGHTS[year])
        parts = [spread(split.tmd, weights), spread(split.possession, weights[::-1]), spread(split.prohibited, weights)]
        years.append([*parts, [sum(month) for month in zip(*parts, strict=True)]])
    return list(zip(*years, strict=True))


def _months(letter: Document, first: Sequence[int], second: Sequence[int]) -> None:
    rows = [[month, str(a), str(b)] for month, a, b in zip(MONTHS, first, second, strict=True)]
    word.grid(
        letter,
        [["Month recorded", *YEARS], *rows, ["Total", str(sum(first)), str(sum(second))]],
        [4.5, 2.6, 2.6],
        rules=("top", "bottom", "insideH", "insideV"),
        rule_colour="A6A6A6",
        shade="EDEDED",
        size=8.5,
        numbers="centre",
        bold_rows=(0, -1),
        padding=0.5,
    )


DEVON_CAPTIONS = (
    "Table 1: Taking, making or distributing indecent photographs of children (86/2)",
    "Table 2: Possession of indecent photographs of children (86/10)",
    "Table 3: Possession of prohibited images of children (86/15)",
    "Table 4: All offences relating to indecent images of children (86/2, 86/10 and 86/15 together)",
)
DEVON_OPENING = (
    "On 17 April 2018 we received your request for the number of recorded offences for indecent images (still or moving) of "
    "children between 1 April 2016 and 31 March 2018, by offence and if possible by month. On 15 May 2018 we wrote to say that we "
    "needed further time, under Section 10(3) of the Freedom of Information Act 2000, to consider the public interest test for "
    "Section 31 (law enforcement). We have concluded that the balance favours disclosure, and that no exemption is to be applied.",
    "Each table gives, for one offence, the crimes recorded in each month of the financial years 2016/17 (April 2016 to March 2017) "
    "and 2017/18 (April 2017 to March 2018). Table 4 adds the other three up.",
)
DEVON_REST = (
    "Data was extracted from UNIFI on 1 June 2018 and was correct on that day. In December 2016 the recording of image offences "
    "referred to us by the National Crime Agency was moved from the local policing areas to 1 central team, which accounts for part of "
    "the rise from the first year to the second.",
    "The Information Commissioner's guidance asks authorities to say why they considered an exemption. Section 31(1)(a) and (b) "
    "protects the prevention and detection of crime. Monthly figures could show an offender, in a small area, when a particular "
    "operation took place. With 1.7 million people living in the two counties and the Isles of Scilly we find that risk remote.",
    "If you are unhappy with our reply, please contact us within 40 working days to ask for a review. You may also contact the "
    "Information Commissioner's Office at Wycliffe House, Water Lane, Wilmslow, Cheshire SK9 5AF, or on 0303 123 1113.",
    "T. Sample, Disclosure Officer",
)


@reply("RE Freedom of Information request.eml")
def devon_and_cornwall_extension(path: Path) -> None:
    """An e-mail that only extends the time limit under section 10(3): dates, sections and hours, no figures."""
    mail = EmailMessage()
    mail["From"] = "Freedom of Information <foi@devonandcornwall.police.uk>"
    mail["To"] = "Research Team <research@example.org>"
    mail["Subject"] = "RE: Freedom of Information request - indecent images of children - 2481/18"
    mail["Date"] = "Tue, 15 May 2018 15:48:00 +0100"
    mail["Message-ID"] = "<20180515154800.2481@devonandcornwall.police.uk>"
    mail.set_content(f"[{NOTICE}]\n\n{DEVON_EXTENSION}", charset="utf-8", cte="quoted-printable")
    path.write_bytes(mail.as_bytes())


DEVON_EXTENSION = """Our reference: 2481/18

Dear Research Team,

I write about the request that you sent to Devon and Cornwall Police on 16 April 2018, and that we received on 17 April 2018. In it you ask for the number of recorded offences for indecent images (still or moving) of children between 1 April 2016 and 31 March 2018, by offence and by month.

Under section 10(1) of the Freedom of Information Act 2000 a reply is due within 20 working days, in your case by 16 May 2018. Section 10(3) lets an authority take such further time as is reasonable where it has to weigh the public interest in a qualified exemption. The exemption under consideration is section 31(1)(a) and (b), law enforcement.

We have not yet come to a decision, and shall need up to 20 working days more. We expect to reply in full by 14 June 2018.

If you are not content with this extension you may complain to us within 40 working days, or to the Information Commissioner, Wycliffe House, Water Lane, Wilmslow, Cheshire SK9 5AF, telephone 0303 123 1113.

Yours sincerely,

T. Sample
Disclosure Officer
Devon and Cornwall Police, Middlemoor, Exeter EX2 7HQ
Tel. 101

> -----Original Message-----
> From: Research Team
> Sent: 16 April 2018 11:20
> Subject: Freedom of Information request - indecent images of children
>
> Please provide the number of recorded offences for indecent images
> (still or moving) of children between 1 April 2016 and 31 March 2018.
> I would be grateful for a breakdown by offence (86/2, 86/10, 86/15)
> and by month. If this would exceed 18 hours, please leave out the months.
"""


@reply("482.18 response.pdf")
def avon_and_somerset(path: Path) -> None:
    """A web page printed to PDF: two tables, one for each year, told apart only by their captions."""
    by_year = figures("avon-and-somerset")
    captions = ("1 April 2016 - 31 March 2017", "1 April 2017 - 31 March 2018")
    tables = "<br>\n".join(_avon_table(caption, by_year[year]) for caption, year in zip(captions, YEARS, strict=True))
    page = AVON_PAGE.replace("{notice}", escape(NOTICE)).replace("{tables}", tables)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "response.html"
        source.write_text(page, encoding="utf-8")
        convert(source, path)


def _avon_table(caption: str, split: Split) -> str:
    rows = (
        ("86 / 2 - Take / make / distribute indecent photographs or pseudo-photographs of children", split.tmd),
        ("86 / 10 - Possess indecent photographs or pseudo-photographs of children", split.possession),
        ("86 / 15 - Possess prohibited images of children", split.prohibited),
    )
    body = "".join(f"<tr><td>{label}</td><td align='right'>{count}</td></tr>\n" for label, count in rows)
    return (
        f"<p><b>Recorded offences: {caption}</b></p>\n"
        "<table width='82%' border='1' cellpadding='4' cellspacing='0'>\n"
        "<tr bgcolor='#DDDDDD'><td><b>Offence</b></td><td width='110' align='right'><b>Number</b></td></tr>\n"
        f"{body}<tr><td><b>Total</b></td><td align='right'><b>{split.total}</b></td></tr>\n</table>\n"
    )


AVON_PAGE = """<html>
<head><meta charset="utf-8"><title>Freedom of Information 482/18</title>
<style>@page { size: 21cm 29.7cm; margin: 2cm } body { font-family: "Liberation Sans"; font-size: 10.5pt }</style></head>
<body>
<p style="font-size: 7pt; color: #666666">{notice}</p>
<p align="right"><b>Avon and Somerset Constabulary</b><br>Force Headquarters, PO Box 37<br>Valley Road, Portishead<br>
Bristol BS20 8QJ<br>foi@avonandsomerset.police.uk<br>Tel: 01632 960048</p>
<p>Our reference 482/18<br>Date 1 May 2018</p>
<p>Dear Requestor,</p>
<h3>Freedom of Information Request 482/18</h3>
<p>I write in reply to your request, dated 16 April 2018 and received here on 17 April 2018. You asked:</p>
<blockquote><i>How many offences for indecent images (still or moving) of children has your force recorded between
1 April 2016 and 31 March 2018? Please break the number down by financial year (1 April 2016 - 31 March 2017 and
1 April 2017 - 31 March 2018) and by offence.</i></blockquote>
<h4>Our response</h4>
<p>A search for crimes recorded under Home Office codes 86/2, 86/10 and 86/15 within the dates given found the
following.</p>
{tables}
<h4>What the figures are, and what they are not</h4>
<p>Each number is a count of crimes recorded in our Niche system in that year, whatever became of them later; crimes
found not to have happened have been removed. A crime is recorded per suspect rather than per image, and a seizure of
2,000 images from 1 person is most often 1 crime. We changed from the Guardian system to Niche in October 2015, before the first
of the two years. Figures of other forces may rest on other practice.</p>
<p>No exemption has been applied. Should you need the ages of suspects or the outcomes, a separate request would have to
be made, and Section 12 (18 hours, &pound;450) may then come into play.</p>
<h4>If you disagree</h4>
<p>You have 40 working days from the date of this letter to ask for an internal review, by writing to the Freedom of
Information Manager at the address above and quoting 482/18. After that you may complain to the Information
Commissioner's Office, Wycliffe House, Water Lane, Wilmslow, SK9 5AF, telephone 0303 123 1113.</p>
<p>Yours faithfully,<br><br>C. Dummy<br>Freedom of Information Officer</p>
</body></html>
"""


@reply("Gloucestershire Constabulary/FOI Response 2018.0356.pdf")
def gloucestershire(path: Path) -> None:
    """`nil` for zero, blank cells that a note explains, and one code over several rows of wording."""
    first, second = (figures("gloucestershire")[year] for year in YEARS)
    letter = word.letter("Liberation Serif", 11.5, margins=(2, 2.5, 2, 2.5))
    word.say(letter, NOTICE, size=7.5, align="centre", after=12)
    word.say(letter, "GLOUCESTERSHIRE CONSTABULARY", bold=True, align="centre", size=14, after=0)
    word.block(
        letter,
        [
            "Information Disclosure, No. 1 Waterwells, Waterwells Drive, Quedgeley, Gloucester GL2 2AN",
            "foi@gloucestershire.police.uk",
        ],
        align="centre",
        size=9,
        after=16,
    )
    word.say(letter, "Reference: 2018.0356     Date: Friday, 4 May 2018", after=12)
    word.say(letter, "Dear Sir/Madam,")
    for text in GLOS_OPENING:
        word.say(letter, text, align="justify")
    word.grid(
        letter,
        _glos_rows(first, second),
        [2, 8, 2.9, 2.9],
        size=10.5,
        labels=2,
        numbers="centre",
        bold_rows=(0, -1),
        padding=2,
    )
    word.say(letter, GLOS_NOTE, size=9.5, italic=True, before=4, after=12)
    for text in GLOS_REST:
        word.say(letter, text, align="justify")
    word.block(letter, ["Yours sincerely,", "", "", "R. Mockup", "Information Disclosure Officer"])
    word.print_pdf(letter, path)


def _glos_rows(first: Split, second: Split) -> list[list[str]]:
    acts = (
        "Take, or permit to be taken, an indecent photograph of a child",
        "Make an indecent photograph or pseudo-photograph of a child",
        "Distribute or show an indecent photograph of a child",
        "Possess an indecent photograph of a child with a view to its being distributed or shown",
        "Publish an advertisement for indecent photographs of children",
    )
    one, two = spread(first.tmd, [9, 44, 12, 2, 0]), spread(second.tmd, [14, 49, 18, 0, 0])
    rows = [["08602", act, _nil(a), _blank(b)] for act, a, b in zip(acts, one, two, strict=True)]
    rows.append(
        ["08610", "Possess an indecent photograph of a child", _nil(first.possession), _blank(second.possession)]
    )
    rows.append(["08615", "Possess a prohibited image of a child", _nil(first.prohibited), _blank(second.prohibited)])
    return [
        ["HO code", "Description", "Apr 16 - Mar 17", "Apr 17 - Mar 18"],
        *rows,
        ["", "All offences", str(first.total), str(second.total)],
    ]


def _nil(count: int) -> str:
    return str(count) if count else "nil"


def _blank(count: int) -> str:
    return str(count) if count else ""


GLOS_OPENING = (
    "Thank you for your request, received on 17 April 2018, in which you asked for the number of recorded offences for indecent images "
    "(still or moving) of children between 1 April 2016 and 31 March 2018 in each financial year, with a breakdown by type of offence.",
    "I can confirm that Gloucestershire Constabulary holds the information. The table shows the crimes recorded in each of the "
    "financial years. Several descriptions share one Home Office code.",
)
GLOS_NOTE = "Where a box has been left blank, no offence of that description was recorded in the year. Nil has the same meaning."
GLOS_REST = (
    "The two columns were produced by different analysts, on 19 and 27 April 2018, from the same system. The figures do not include "
    "extreme pornographic images (08611), of which you did not ask.",
    "The Office for National Statistics publishes the figures of all forces for class 86 as a whole, every quarter. They are reasonably "
    "accessible to you by other means (section 21), and contain offences that do not concern children.",
    "The year in which a crime is recorded need not be that in which it was committed: of the crimes shown for the second year, 6 were "
    "committed before 2010.",
    "Every effort is made to see that the figures are accurate and complete. They are however drawn from a large administrative system, "
    "are subject to change, and should be treated with the care that this calls for.",
    "If you are not content with the way your request was handled, please ask for a review within 40 working days. You also have the "
    "right, under section 50 of the Freedom of Information Act 2000, to ask the Information Commissioner for a decision: Wycliffe "
    "House, Water Lane, Wilmslow, Cheshire, SK9 5AF; 0303 123 1113.",
)
