"""Counts drawn by chance, and what is shown in place of some of them, with what a careful person makes of it.

What belongs here: which figures a variant has and which traps lie in their values (hidden, blank, a total that does not
fit, an offence that was not asked for). What does not: where they stand (`drawn_layouts`), or what stands beside them
(`drawn_company`).
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from tests.corpus.truth import Expected

PARTS = ("tmd", "pos", "pro")
MONTHS = tuple("April May June July August September October November December January February March".split())
_ODD_COUNTS = (1, 2, 10, 15, 16, 17, 40, 62, 71, 86, 160)
_UNDECIDED = ("", "-", "N/A", "*")
SHOWN_TO_NOBODY = Expected((), optional=True)


@dataclass(slots=True)
class Figures:
    """What is shown for each year and part, the total if one is stated, and what is right.

    `counts` are the numbers behind what is shown; `settled` says that nothing is hidden or spoilt. `sender` is the body
    as people call it.
    """

    sender: str

    shown: dict[tuple[int, str], str] = field(default_factory=dict)
    totals: dict[int, str] = field(default_factory=dict)
    excluded: dict[int, int] = field(default_factory=dict)
    truth: dict[tuple[int, str], Expected] = field(default_factory=dict)
    traps: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    counts: dict[tuple[int, str], int] = field(default_factory=dict)
    settled: bool = True

    def whole(self, year: int) -> int:
        """All that was asked for in a year."""
        return sum(count for (y, _), count in self.counts.items() if y == year)

    def ask_about(self, *years: int) -> None:
        """Nothing of these years may be accepted."""
        for key in self.truth:
            if key[0] in years:
                self.truth[key] = SHOWN_TO_NOBODY


def yearly(dice: random.Random, sender: str) -> Figures:
    """Counts by year and part, with what hides or spoils some of them."""
    figures = Figures(sender)
    has_total = dice.random() < 0.6
    trap = dice.choices(
        ("", "hidden", "undecided", "wrong total", "excluded inside", "excluded outside"), (50, 16, 8, 8, 9, 9)
    )[0]
    if trap == "wrong total" and not has_total:
        trap = ""
    if trap:
        figures.traps.append(trap)
    figures.settled = trap in ("", "excluded outside")
    bound_shown = dice.choice(("<5", "Less than 5", "fewer than 5", "*"))
    spoilt = dice.choice((0, 1))
    for year in (0, 1):
        counts = _counts(dice)
        if trap == "hidden":
            counts["pro"] = dice.randint(1, 4)
        extra = dice.randint(6, 60) if trap.startswith("excluded") else 0
        for part, count in counts.items():
            figures.counts[year, part] = count
            figures.shown[year, part] = str(count)
            figures.truth[year, part] = _exactly(count)
        total = sum(counts.values())
        figures.truth[year, "total"] = _exactly(total)
        if extra:
            figures.excluded[year] = extra
        if has_total:
            figures.totals[year] = str(total + (extra if trap == "excluded inside" else 0))
        if trap == "hidden":
            _hide(figures, year, counts, bound_shown)
        elif trap == "undecided" and year == spoilt:
            _leave_undecided(dice, figures, year, counts)
        elif trap == "wrong total" and year == spoilt:
            figures.totals[year] = str(total + dice.choice((-3, -1, 1, 2, 10)))
            figures.truth |= {(year, part): Expected(()) for part in (*PARTS, "total")}
    if trap == "hidden" and bound_shown == "*":
        figures.notes.append("* denotes fewer than 5 offences.")
    return figures


def monthly(dice: random.Random, sender: str) -> Figures:
    """Counts by month, of all offences together; sometimes one is missing."""
    figures = Figures(sender, traps=["months"], settled=False)
    lost = (dice.choice((0, 1)), dice.randrange(12)) if dice.random() < 0.3 else None
    for year in (0, 1):
        counts = [dice.randint(5, 60) for _ in MONTHS]
        for month, count in enumerate(counts):
            figures.shown[year, str(month)] = "" if (year, month) == lost else str(count)
        figures.truth[year, "total"] = _exactly(sum(counts))
    if lost:
        figures.traps.append("month missing")
        figures.truth[lost[0], "total"] = Expected(())
    return figures


def zeros_are_shown(figures: Figures) -> None:
    """Where zeros are shown as such, what is hidden below five is at least one."""
    for key, expected in figures.truth.items():
        bounds = [(low + 1, high) for low, high in expected.intervals if high == low + 4]
        figures.truth[key] = Expected((*expected.intervals, *bounds), expected.optional)


def split(dice: random.Random, whole: int, into: int) -> list[int]:
    """A number divided by chance."""
    cuts = sorted(dice.randint(0, whole) for _ in range(into - 1))
    return [b - a for a, b in zip([0, *cuts], [*cuts, whole], strict=True)]


def _exactly(*values: int) -> Expected:
    return Expected(tuple((value, value) for value in values))


def _counts(dice: random.Random) -> dict[str, int]:
    counts = {"tmd": dice.randint(20, 900), "pos": dice.randint(5, 400), "pro": dice.randint(0, 20)}
    if dice.random() < 0.15:
        counts[dice.choice(PARTS)] = dice.choice(_ODD_COUNTS)
    if dice.random() < 0.1:
        counts["tmd"] = dice.choice((2015, 2016, 2017, 2018)) - counts["pos"] - counts["pro"]
    return counts


def _hide(figures: Figures, year: int, counts: dict[str, int], shown: str) -> None:
    figures.shown[year, "pro"] = shown
    rest = counts["tmd"] + counts["pos"]
    if year in figures.totals:
        figures.truth[year, "pro"] = Expected(((0, 4), (counts["pro"], counts["pro"])))
    else:
        figures.truth[year, "pro"] = Expected(((0, 4),))
        figures.truth[year, "total"] = Expected(((rest, rest + 4),))


def _leave_undecided(dice: random.Random, figures: Figures, year: int, counts: dict[str, int]) -> None:
    part = dice.choice(PARTS)
    figures.shown[year, part] = dice.choice(_UNDECIDED)
    if year in figures.totals:
        # What the total leaves over settles it; whether a reading says so is its own affair.
        figures.truth[year, part] = Expected(((counts[part], counts[part]),), optional=True)
    else:
        figures.truth[year, part] = figures.truth[year, "total"] = Expected(())
