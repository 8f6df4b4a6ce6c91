"""The two forces of London: the Metropolitan Police Service and the City of London Police."""

from __future__ import annotations

from pathlib import Path

from tests.reconstruction.frame import NOTICE, YEARS, figures, reply, spread
from tests.reconstruction.south import word

# Boroughs with the weight of each in the two years: invented, they add up to the force's total.
BOROUGHS = {
    "Barking & Dagenham": (40, 43),
    "Barnet": (44, 46),
    "Bexley": (38, 42),
    "Brent": (41, 40),
    "Bromley": (58, 56),
    "Camden": (37, 33),
    "Croydon": (79, 84),
    "Ealing": (46, 52),
    "Enfield": (50, 55),
    "Greenwich": (54, 53),
    "Hackney": (44, 41),
    "Hammersmith & Fulham": (29, 31),
    "Haringey": (41, 44),
    "Harrow": (27, 29),
    "Havering": (49, 52),
    "Hillingdon": (52, 57),
    "Hounslow": (43, 45),
    "Islington": (40, 38),
    "Kensington & Chelsea": (19, 17),
    "Kingston upon Thames": (26, 24),
    "Lambeth": (57, 59),
    "Lewisham": (60, 63),
    "Merton": (31, 30),
    "Newham": (56, 61),
    "Redbridge": (42, 44),
    "Richmond upon Thames": (28, 27),
    "Southwark": (55, 58),
    "Sutton": (39, 41),
    "Tower Hamlets": (48, 51),
    "Waltham Forest": (45, 43),
    "Wandsworth": (47, 46),
    "Westminster": (43, 39),
}


@reply("Metropolitan Police Service/2018040000871 Response.pdf")
def metropolitan(path: Path) -> None:
    """Offence by year with thousands separators, then boroughs over a page break with the header repeated."""
    by_year = figures("metropolitan")
    first, second = (by_year[year] for year in YEARS)
    letter = word.letter("Liberation Sans", 10, margins=(1.5, 2.3, 1.6, 2.3))
    word.block(
        letter,
        [
            "**METROPOLITAN POLICE SERVICE**",
            "Information Rights Unit",
            "PO Box 57192",
            "London SW6 1SF",
            "Telephone: 01632 960071",
            "Email: foi@met.police.uk",
        ],
        align="right",
        size=9,
    )
    word.say(letter, NOTICE, size=6.5, align="right", colour="555555")
    word.block(letter, ["Your ref: e-mail of 16/04/2018", "Our ref: 2018040000871", "16/05/2018"], after=14)
    word.say(letter, "Dear Sir or Madam", after=10)
    word.say(letter, "Freedom of Information Request Reference No: 2018040000871", bold=True, after=10)
    for text in MET_OPENING:
        word.say(letter, text)
    for text in MET_QUESTIONS:
        word.say(letter, text, italic=True, indent=1, after=4)
    for text in MET_DECISION:
        word.say(letter, text, before=4)
    word.say(letter, "Table 1: MPS recorded offences by Home Office classification", bold=True, after=3, with_next=True)
    word.grid(
        letter,
        [
            ["Offence", "FY 2016/17", "FY 2017/18"],
            [
                "086/02 Take, permit to be taken, make, distribute or publish indecent photographs or "
                "pseudo-photographs of children",
                f"{first.tmd:,}",
                f"{second.tmd:,}",
            ],
            [
                "086/10 Possession of an indecent or pseudo-photograph of a child",
                f"{first.possession:,}",
                f"{second.possession:,}",
            ],
            ["086/15 Possession of prohibited images of children", f"{first.prohibited:,}", f"{second.prohibited:,}"],
            ["Total", f"{first.total:,}", f"{second.total:,}"],
        ],
        [10.4, 2.9, 2.9],
        shade="C6D9F1",
        size=9.5,
        bold_rows=(0, -1),
        padding=2,
    )
    word.say(letter, "", after=0)
    for text in MET_BOROUGHS:
        word.say(letter, text)
    word.say(
        letter,
        "Table 2: The offences of Table 1 by borough (BOCU) in which they were committed",
        bold=True,
        after=3,
        with_next=True,
    )
    word.grid(
        letter,
        _boroughs(first.total, second.total),
        [6.4, 2.9, 2.9],
        shade="C6D9F1",
        size=9.5,
        bold_rows=(0, -1),
        repeat_header=True,
        padding=2.5,
    )
    word.say(letter, "", after=0)
    records = first.total + second.total
    for heading, texts in _met_rest(records):
        word.say(letter, heading, bold=True, before=8, after=4, with_next=True)
        for text in texts:
            word.say(letter, text, align="justify")
    word.block(letter, ["Yours faithfully", "", "", "J. Example", "Information Manager"])
    footer = letter.sections[0].footer.paragraphs[0]
    footer.add_run("2018040000871   Page ")
    word.page_number(footer)
    word.print_pdf(letter, path)


def _boroughs(first: int, second: int) -> list[list[str]]:
    columns = [
        spread(total, [float(pair[year]) for pair in BOROUGHS.values()]) for year, total in ((0, first), (1, second))
    ]
    rows = [[name, f"{a:,}", f"{b:,}"] for name, a, b in zip(BOROUGHS, *columns, strict=True)]
    return [["Borough (BOCU)", "FY 2016/17", "FY 2017/18"], *rows, ["MPS Total", f"{first:,}", f"{second:,}"]]


MET_OPENING = (
    "Thank you for your e-mail, which the Metropolitan Police Service (MPS) received on 17/04/2018. You asked us for:",
)
MET_QUESTIONS = (
    "1. The number of recorded offences for indecent images (still or moving) of children between 1 April 2016 and "
    "31 March 2018, by financial year.",
    "2. The same, broken down by offence (Home Office codes 86/2, 86/10 and 86/15).",
    "3. If you hold it by borough, the number for each of your 32 boroughs.",
    "4. In how many of these offences an online platform (website, app or game) was used, and which.",
)
MET_DECISION = (
    "Searches were carried out by our Performance and Insight team on 3 May 2018, and located information that answers "
    "your questions 1 to 3. I have decided to disclose all of it. Question 4 is refused; the reasons are at the end of "
    "this letter.",
    "The figures below are confirmed offences recorded by the MPS between 01/04/2016 and 31/03/2018. A financial year "
    "(FY) runs from 1 April to 31 March. Offences are counted by the date on which they were recorded, which may be "
    "later, sometimes by years, than the date on which they were committed. One offence may relate to a single image "
    "or to many hundreds.",
)
MET_BOROUGHS = (
    "Table 2 contains the same offences as Table 1. Where the place of an offence was not known, which is not unusual "
    "for crimes committed online, the offence is shown against the borough where the suspect was living. Offences "
    "within the square mile are recorded by the City of London Police and are not included.",
)


def _met_rest(records: int) -> list[tuple[str, list[str]]]:
    hours = records * 10 // 60
    return [
        (
            "Question 4 - Section 12(1), cost of compliance",
            [
                "There is no field on the crime reporting system that records the platform used. It may be mentioned in "
                f"the free text of a report, so each of the {records:,} reports would have to be opened and read. Five "
                "reports were sampled, and took ten minutes each on average: some "
                f"{hours:,} hours for all of them.",
                "Section 12(1) of the Freedom of Information Act 2000 does not oblige an authority to comply where the "
                "cost would exceed the appropriate limit. Under Statutory Instrument 3244 of 2004 that limit is £450 for "
                "the police, which is 18 hours at £25 an hour. This letter is, for question 4, a refusal notice under "
                "Section 17(5).",
                "Under Section 16 I am to advise you how question 4 might be brought within the limit. With figures of "
                "this order I am afraid that I can't suggest a way, short of asking about one or two weeks of one borough.",
            ],
        ),
        (
            "Reading the figures",
            [
                "Recorded crime comes from a live system. Reports are reclassified or cancelled as investigations go on, "
                "so that a search made on another day may return other numbers. Police forces use different systems, and "
                "the figures of one should not be set against those of another.",
            ],
        ),
        (
            "If you are not satisfied",
            [
                "You may ask us, within 40 working days of the date of this letter, to review the decision; write to the "
                "address at the top and quote 2018040000871. After the review you may apply to the Information "
                "Commissioner under Section 50 of the Act: Wycliffe House, Water Lane, Wilmslow, Cheshire, SK9 5AF, "
                "telephone 0303 123 1113, www.ico.org.uk.",
            ],
        ),
    ]


@reply("Response letter 18_342.pdf")
def city_of_london(path: Path) -> None:
    """A small table by law rather than code, with `-` explained under it and prose full of other numbers."""
    first, second = (figures("city-of-london")[year] for year in YEARS)
    letter = word.letter("DejaVu Serif", 10, margins=(2.2, 2.6, 2, 2.6))
    word.say(letter, "City of London Police", size=17, align="centre", after=0, colour="7F1D1D")
    address = word.say(
        letter,
        "Information Access Office, Guildhall Yard East, London EC2V 5AE  |  01632 960034  |  foi@cityoflondon.police.uk",
        size=7.5,
        align="centre",
        after=16,
    )
    word.rule_below(address, "7F1D1D", 12)
    word.block(letter, ["14 May 2018", "Reference: COL/18/342"], after=12)
    word.say(letter, "Dear Requester,")
    word.say(letter, "REQUEST FOR INFORMATION - INDECENT IMAGES OF CHILDREN", bold=True)
    for text in CITY_OPENING:
        word.say(letter, text, align="justify")
    word.grid(
        letter,
        [
            ["Offences recorded", "01/04/2016 - 31/03/2017", "01/04/2017 - 31/03/2018"],
            [
                "Taking, making, distributing etc. indecent photographs or pseudo-photographs of children "
                "(s.1 Protection of Children Act 1978)",
                _dash(first.tmd),
                _dash(second.tmd),
            ],
            [
                "Possessing an indecent photograph or pseudo-photograph of a child (s.160 Criminal Justice Act 1988)",
                _dash(first.possession),
                _dash(second.possession),
            ],
            [
                "Possessing a prohibited image of a child (s.62 Coroners and Justice Act 2009)",
                _dash(first.prohibited),
                _dash(second.prohibited),
            ],
            ["All of the above", _dash(first.total), _dash(second.total)],
        ],
        [8.2, 3.8, 3.8],
        rules=("top", "bottom", "insideH"),
        rule_colour="7F1D1D",
        size=9,
        numbers="centre",
        bold_rows=(0, -1),
        padding=3,
    )
    word.say(letter, "-  denotes that no offences were recorded", size=8, italic=True, before=3, after=12)
    for text in CITY_REST:
        word.say(letter, text, align="justify")
    word.block(letter, ["Yours sincerely,", "", "A. Specimen", "Information Access Officer"])
    word.say(letter.sections[0].footer, NOTICE, size=7, align="centre")
    word.print_pdf(letter, path)


def _dash(count: int) -> str:
    return str(count) if count else "-"


CITY_OPENING = (
    "Your request under the Freedom of Information Act 2000 was received by the City of London Police on 17 April 2018. "
    "You wished to know how many offences concerning indecent images of children, whether still or moving, the force "
    "recorded between 1 April 2016 and 31 March 2018, in each financial year and for each offence.",
    "The force holds the information and provides it below. The search covered Home Office class 86 and was run on "
    "26 April 2018; the other offences of that class, such as publishing obscene articles, are left out.",
)
CITY_REST = (
    "The City of London is the smallest territorial force area in the country: 1.12 square miles, with about 7,400 "
    "residents, though some 450,000 people come to work in it on a weekday. Most offences of this nature are committed "
    "at home and are recorded by the force for the area in which the suspect lives. The numbers above should be read in "
    "that light. The City's role as national lead force for fraud has no bearing on them.",
    "Because the numbers are under 5, the force considered whether Section 40(2) (personal information) applied. It is "
    "satisfied that nobody could be identified from them, and has not relied upon any exemption.",
    "Should you be unhappy with this reply, you may complain to the Information Access Manager within 40 working days. If "
    "you are still unhappy after that, the Information Commissioner can be asked to decide: Information Commissioner's "
    "Office, Wycliffe House, Water Lane, Wilmslow, Cheshire SK9 5AF (telephone 0303 123 1113).",
)
