"""Tables beside the answer that look like it and count something else: other crimes, other times, a part, another force.

What belongs here: tables whose layout and labels are those of an answer. What does not: those that show at once what they
are (`drawn_company`).
"""

from __future__ import annotations

import random

from tests.corpus.blocks import Grid
from tests.corpus.drawn_figures import Figures
from tests.corpus.drawn_sheets import DISTRICTS, LABEL_HEADS, TOTALS, Sheet, drawn

_Blocks = list[str | Grid]
_OFFENCES = ("86/2 Take/make/distribute", "86/10 Possession of indecent images", "86/15 Prohibited images of children")
_SEXUAL = ("19C Rape of a female aged 16 and over", "20A Sexual assault on a female", "88/1 Exposure and voyeurism")


def part_of_them(dice: random.Random, figures: Figures, years: list[str]) -> _Blocks:
    """The same offences, only some of the crimes."""
    caption = dice.choice(
        (
            "Of which flagged as online crime:",
            "Of these, offences with a suspect under 18:",
            "Offences with an online flag",
            "Cyber-enabled offences included in the above:",
            "Offences from the above that were domestic related",
            "Non-recent offences among the above:",
        )
    )
    return [caption, _like_an_answer(dice, _OFFENCES, years, 90)]


def not_crimes(dice: random.Random, figures: Figures, years: list[str]) -> _Blocks:
    """The same layout, no recorded crimes."""
    caption = dice.choice(
        (
            "Number of crimes cancelled (no-crimed):",
            "Incidents reported but not recorded as a crime:",
            "Offences that resulted in a charge:",
            "Number of defendants proceeded against:",
            "Crimes detected:",
            "Number of devices examined:",
            "Victims identified:",
            "Intelligence logs",
            "Offences taken into consideration",
        )
    )
    return [caption, _like_an_answer(dice, _OFFENCES, years, 300)]


def other_crimes(dice: random.Random, figures: Figures, years: list[str]) -> _Blocks:
    """Other crimes, with a total of their own."""
    caption = dice.choice(
        (
            "Other sexual offences recorded:",
            "Sexual offences:",
            "Other offences recorded in the same period:",
            "Table 2",
        )
    )
    return [caption, _like_an_answer(dice, _SEXUAL, years, 2000, ("Total", "All sexual offences", "All offences"))]


def all_crime(dice: random.Random, figures: Figures, years: list[str]) -> _Blocks:
    """All crime of the force, in one row."""
    caption = dice.choice(("All crime recorded by the force:", "Total recorded crime:", "Overall crime"))
    row = [dice.choice(("Total", "All offences", "All crime", "Force total", "Recorded crimes")), *_some(dice, 90_000)]
    return [caption, drawn(Sheet([["", *years], row]))]


def other_years(dice: random.Random, figures: Figures, years: list[str]) -> _Blocks:
    """The same offences in years that were not asked for."""
    names = dice.choice((("2014/15", "2015/16"), ("2018/19", "2019/20"), ("FY 2012/13", "FY 2013/14")))
    return [
        dice.choice(("Earlier and later years:", "Offences recorded:", "For your information:")),
        _like_an_answer(dice, _OFFENCES, list(names), 400),
    ]


def other_force(dice: random.Random, figures: Figures, years: list[str]) -> _Blocks:
    """The same offences as another force recorded them."""
    name = next(n for n in ("Durham Constabulary", "Dorset Police") if not n.startswith(figures.sender.split()[0]))
    caption = dice.choice((f"{name}:", f"Offences recorded by {name}:", f"For comparison, {name} recorded:"))
    return [caption, _like_an_answer(dice, _OFFENCES, years, 400)]


def a_country(dice: random.Random, figures: Figures, years: list[str]) -> _Blocks:
    """The same offences as the whole country recorded them."""
    caption = dice.choice(("England and Wales:", "National figures", "Recorded by all forces in England and Wales:"))
    return [caption, _like_an_answer(dice, _OFFENCES, years, 20_000)]


def districts_of_a_part(dice: random.Random, figures: Figures, years: list[str]) -> _Blocks:
    """One offence by district, with a total of its own."""
    if not figures.settled:
        return []
    lines = [[place, *_some(dice, 40)] for place in DISTRICTS]
    lines.append([dice.choice(("Total", "Force total")), *(str(sum(int(r[at]) for r in lines)) for at in (1, 2))])
    caption = dice.choice(
        (
            "Devices seized by district:",
            "Arrests by district",
            "Referrals received by district:",
            "Suspects by district:",
        )
    )
    return [caption, drawn(Sheet([["District", *years], *lines]))]


def hours(dice: random.Random, figures: Figures, years: list[str]) -> _Blocks:
    """What finding out took, or how many work on it."""
    label = dice.choice(("Officers in the unit", "Hours spent", "Staff (FTE)", "Budget (thousand pounds)", "Requests"))
    caption = dice.choice(("The unit that investigates these offences:", "Resources", "Workload:"))
    return [caption, drawn(Sheet([["", *years], [label, *_some(dice, 500)]]))]


def _like_an_answer(
    dice: random.Random, labels: tuple[str, ...], years: list[str], most: int, totals: tuple[str, ...] = TOTALS
) -> Grid:
    lines = [[label, *_some(dice, most)] for label in labels]
    if dice.random() < 0.6:
        lines.append([dice.choice(totals), *(str(sum(int(row[at]) for row in lines)) for at in (1, 2))])
    return drawn(Sheet([[dice.choice(LABEL_HEADS), *years], *lines]))


def _some(dice: random.Random, most: int) -> list[str]:
    return [str(dice.randint(0, most)) for _ in (0, 1)]


DECOYS = (
    ("a part in a table", part_of_them),
    ("no crimes", not_crimes),
    ("other crimes with a total", other_crimes),
    ("all crime", all_crime),
    ("other years", other_years),
    ("another force", other_force),
    ("the country", a_country),
    ("other counts by district", districts_of_a_part),
    ("workload", hours),
)
