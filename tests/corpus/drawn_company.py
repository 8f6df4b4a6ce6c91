"""What a stranger puts beside the answer: other tables of the same crimes, of other things, and sentences with numbers.

What belongs here: what stands before or after the table of the answer, and what it does to the truth. What does not:
the table itself (`drawn_layouts`), or tables that look like it (`drawn_decoys`).
"""

from __future__ import annotations

import random
from collections.abc import Callable

from tests.corpus.blocks import Grid, grid
from tests.corpus.drawn_decoys import DECOYS
from tests.corpus.drawn_figures import MONTHS, Figures, split
from tests.corpus.truth import Expected

Blocks = list[str | Grid]
_FIRST_YEAR = 2016
_OUTCOMES = (
    "Charged/Summonsed",
    "Caution - adults",
    "Community resolution",
    "Evidential difficulties: victim does not support",
    "Investigation complete: no suspect identified",
    "Not yet assigned an outcome",
)
_AGES = ("Under 10", "10 to 13", "14 to 17", "18 and over", "Age not recorded")
_SEXES = ("Male", "Female", "Not known")
_PLACES = ("Northern", "Southern", "City", "Coastal", "Valleys")
_WELSH = {
    "tmd": "86/2 Tynnu, gwneud neu ddosbarthu lluniau anweddus o blant",
    "pos": "86/10 Meddu ar luniau anweddus o blant",
    "pro": "86/15 Meddu ar ddelweddau gwaharddedig o blant",
}


def surround(dice: random.Random, figures: Figures, answer: Blocks, years: list[str]) -> Blocks:
    """The answer with something beside it. `years` are the names of the years as the answer writes them."""
    name, make = dice.choice(_TABLES if dice.random() < 0.6 else _SENTENCES)
    beside = make(dice, figures, years)
    if not beside:
        return answer
    figures.traps.append(f"beside: {name}")
    return [*beside, *answer] if dice.random() < 0.25 and isinstance(beside[-1], Grid) else [*answer, *beside]


def _table(head: list[str], rows: list[list[object]]) -> Grid:
    return grid("\n".join(" | ".join(map(str, row)) for row in [head, *rows]))


def _divided(dice: random.Random, figures: Figures, labels: tuple[str, ...]) -> list[list[object]]:
    parts = [split(dice, figures.whole(year), len(labels)) for year in (0, 1)]
    return [[label, parts[0][at], parts[1][at]] for at, label in enumerate(labels)]


def _with_total(dice: random.Random, rows: list[list[object]], names: tuple[str, ...]) -> list[list[object]]:
    if dice.random() < 0.5:
        return rows
    return [*rows, [dice.choice(names), *(sum(int(str(row[at])) for row in rows) for at in (1, 2))]]


def _outcomes(dice: random.Random, figures: Figures, years: list[str]) -> Blocks:
    if not figures.settled:
        return []
    rows = _with_total(dice, _divided(dice, figures, _OUTCOMES), ("Total", "Grand Total"))
    head = dice.choice(("Outcome", "Outcome type", "Result", ""))
    return [
        *dice.choice((["Outcomes of these offences:"], ["Table 2"], ["Crimes by outcome"], [])),
        _table([head, *years], rows),
    ]


def _ages(dice: random.Random, figures: Figures, years: list[str]) -> Blocks:
    rows = [[label, dice.randint(0, 90), dice.randint(0, 90)] for label in _AGES]
    caption = dice.choice((["Age of victim:"], ["Victims by age"], ["Age of suspect at the time"], []))
    return [
        *caption,
        _table(
            [dice.choice(("Age", "Age of victim", "Victim age", "Age group")), *years],
            _with_total(dice, rows, ("Total",)),
        ),
    ]


def _sexes(dice: random.Random, figures: Figures, years: list[str]) -> Blocks:
    rows = [[label, dice.randint(0, 200), dice.randint(0, 90)] for label in _SEXES]
    caption = dice.choice((["Suspects by gender:"], ["Gender of offender"], ["Number of suspects:"]))
    return [
        *caption,
        _table([dice.choice(("Gender", "Sex", "Sex of suspect")), *years], _with_total(dice, rows, ("Total",))),
    ]


def _places(dice: random.Random, figures: Figures, years: list[str]) -> Blocks:
    if not figures.settled:
        return []
    rows = _with_total(dice, _divided(dice, figures, _PLACES), ("Total", "Force total"))
    caption = dice.choice((["The same offences by district:"], ["By local policing area"], []))
    return [*caption, _table([dice.choice(("District", "Division", "LPA", "Area")), *years], rows)]


def _by_month(dice: random.Random, figures: Figures, years: list[str]) -> Blocks:
    if not figures.settled or not {"bare years", "calendar years"}.isdisjoint(figures.traps):
        return []
    rows = _divided(dice, figures, MONTHS)
    return [*dice.choice((["Offences by month:"], ["Month recorded"], [])), _table(["Month", *years], rows)]


def _calendar(dice: random.Random, figures: Figures, years: list[str]) -> Blocks:
    rows: list[list[object]] = [
        ["Indecent images of children", *(figures.whole(year) + dice.randint(-30, 30) for year in (0, 1))]
    ]
    spell = dice.choice((lambda y: f"Calendar year {y}", lambda y: f"Jan - Dec {y}", str))
    return [
        *dice.choice((["The same by calendar year:"], ["Recorded offences by calendar year"])),
        _table(["Offence", *(spell(_FIRST_YEAR + year) for year in (0, 1))], rows),
    ]


def _rolling(dice: random.Random, figures: Figures, years: list[str]) -> Blocks:
    month = dice.choice(("June", "September", "December"))
    rows: list[list[object]] = [["Indecent images of children", dice.randint(20, 900), dice.randint(20, 900)]]
    return [
        "Rolling twelve months:",
        _table(["Offence", *(f"12 months to {month} {_FIRST_YEAR + year}" for year in (0, 1))], rows),
    ]


def _wider(dice: random.Random, figures: Figures, years: list[str]) -> Blocks:
    label = dice.choice(
        ("All sexual offences", "Rape", "Theft", "Sexual offences against children", "All recorded crime")
    )
    rows: list[list[object]] = [[label, dice.randint(1000, 9000), dice.randint(1000, 9000)]]
    return [dice.choice(("For comparison:", "Other recorded offences:", "Context:")), _table(["Offence", *years], rows)]


def _charges(dice: random.Random, figures: Figures, years: list[str]) -> Blocks:
    rows: list[list[object]] = [
        [label, dice.randint(0, 200), dice.randint(0, 200)]
        for label in ("86/2 Take/make/distribute", "86/10 Possession", "86/15 Prohibited images")
    ]
    caption = dice.choice(
        ("Number of persons charged:", "Charges:", "Of which charged:", "Arrests made:", "Detections")
    )
    return [caption, _table(["Offence", *years], _with_total(dice, rows, ("Total",)))]


def _earlier(dice: random.Random, figures: Figures, years: list[str]) -> Blocks:
    rows: list[list[object]] = [["All offences", dice.randint(20, 900), dice.randint(20, 900)]]
    return ["Figures given in our earlier response, which were wrong:", _table(["Offence", *years], rows)]


def _welsh(dice: random.Random, figures: Figures, years: list[str]) -> Blocks:
    if not figures.settled or figures.excluded or (0, "tmd") not in figures.truth:
        return []
    rows: list[list[object]] = [
        [_WELSH[part], *(figures.counts[year, part] for year in (0, 1))] for part in ("tmd", "pos", "pro")
    ]
    if figures.totals:
        rows.append(["Cyfanswm", *(figures.whole(year) for year in (0, 1))])
    return ["Ymateb", "Nifer y troseddau a gofnodwyd:", _table(["Trosedd", *years], rows)]


def _said(dice: random.Random, figures: Figures, years: list[str]) -> Blocks:
    if not figures.settled:
        return []
    first, second = figures.whole(0), figures.whole(1)
    return [
        dice.choice(
            (
                f"In total, {first} offences were recorded in {years[0]} and {second} in {years[1]}.",
                f"This is a total of {first + second} offences over the two years.",
                f"There were {first} recorded offences in {years[0]}, rising to {second} in {years[1]}.",
            )
        )
    ]


def _contradicted(dice: random.Random, figures: Figures, years: list[str]) -> Blocks:
    if not figures.settled or (0, "total") not in figures.truth:
        return []
    wrong = figures.whole(0) + dice.choice((-7, -2, 1, 3, 20))
    figures.truth[0, "total"] = Expected(())
    return [f"In total, {wrong} offences were recorded in {years[0]}."]


def _subset(dice: random.Random, figures: Figures, years: list[str]) -> Blocks:
    some = dice.randint(5, 60)
    return [
        dice.choice(
            (
                f"Of these, {some} were flagged as having an online element.",
                f"{some} of the offences recorded in {years[0]} resulted in a charge.",
                f"There were {some} arrests in {years[1]}.",
                f"{some} suspects were identified in {years[0]} and {some + 3} in {years[1]}.",
                f"A further {some} offences are still being reviewed.",
                f"On average {some} offences are recorded each month.",
                f"To answer the rest we would have to read {some * 100} crime reports at ten minutes each.",
                f"The oldest victim in {years[0]} was 17 and the youngest was 3.",
                f"{some} of these were recorded in March 2018.",
                f"The figures include {some} offences where the suspect was under 18.",
                f"We recorded {some} offences in 2015/16.",
                f"{some} devices were seized in {years[0]}.",
            )
        )
    ]


def _not_whole(dice: random.Random, figures: Figures, years: list[str]) -> Blocks:
    figures.ask_about(1)
    return [
        dice.choice(
            (
                f"The figures for {years[1]} do not include March 2018.",
                f"Please note that {years[1]} covers 1 April 2017 to 31 December 2017 only.",
                f"Data for {years[1]} is up to 31 January 2018.",
                "The second year is only to 28 February 2018.",
            )
        )
    ]


def _provisional(dice: random.Random, figures: Figures, years: list[str]) -> Blocks:
    return [
        dice.choice(
            (
                f"Figures for {years[1]} are provisional and may change.",
                "The data was extracted on 4 May 2018 from a live system.",
                "Crimes are counted by the date on which they were recorded, in line with HOCR 2017.",
                "One crime may have more than one victim.",
                "An offence of class 86 can relate to one image or to many thousands.",
                "Section 40(2) applies to numbers below 5.",
            )
        )
    ]


Maker = Callable[[random.Random, Figures, list[str]], Blocks]
_TABLES: tuple[tuple[str, Maker], ...] = (
    ("outcomes", _outcomes),
    ("ages", _ages),
    ("sexes", _sexes),
    ("districts", _places),
    ("months", _by_month),
    ("calendar years", _calendar),
    ("rolling years", _rolling),
    ("other crimes", _wider),
    ("charges", _charges),
    ("earlier figures", _earlier),
    ("Welsh", _welsh),
    *DECOYS,
)
_SENTENCES: tuple[tuple[str, Maker], ...] = (
    ("said again", _said),
    ("contradicted", _contradicted),
    ("a part", _subset),
    ("a part", _subset),
    ("year cut short", _not_whole),
    ("remark", _provisional),
)
