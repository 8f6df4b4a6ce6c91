"""Less usual layouts of the same figures: divided further, with sums of their own, with their years above them, as forms.

What belongs here: layouts that officers write now and then. What does not: the usual ones (`drawn_layouts`).
"""

from __future__ import annotations

import random

from tests.corpus.drawn_figures import MONTHS, PARTS, Figures, split
from tests.corpus.drawn_sheets import (
    DISTRICTS,
    FIRST_YEAR,
    LABEL_HEADS,
    TOTALS,
    Blocks,
    Name,
    Rows,
    Sheet,
    drawn,
    one_year,
)

_SUBTOTALS = (
    "Sub-total",
    "Subtotal",
    "Possession sub-total",
    "Total possession",
    "All possession offences",
    "Possession (all)",
    "Sub total: possession",
)
_BOTH_YEARS = ("Total", "Both years", "Two year total", "Grand Total", "Combined", "2016/17 and 2017/18", "2016 - 2018")
_ABOVE = (
    "{}",
    "{}:",
    "Table 1: {}",
    "Offences recorded in {}",
    "Recorded offences, {}",
    "Number of offences recorded during {}:",
    "For {} the figures are as follows:",
    "{} - offences recorded by offence type",
)
_COUNT_HEADS = ("Number", "Number of offences", "Recorded", "Count", "Offences recorded", "Total", "No. of crimes")
_GROUPS = {"Northern division": ("Alton", "Burley", "Cross Hill"), "Southern division": ("Dunmore", "Easton")}
_CODED = {
    "tmd": "Offences of taking, making or distributing indecent images (86/2)",
    "pos": "Offences of possessing indecent images (86/10)",
    "pro": "Offences of possessing prohibited images (86/15)",
}


def sub_totals(dice: random.Random, figures: Figures, rows: Rows, year_name: Name) -> Blocks:
    """The two kinds of possession with a sum of their own, and all offences together."""
    both = [figures.counts[year, "pos"] + figures.counts[year, "pro"] for year in (0, 1)]
    lines = [row for row in rows if not _is_total(row, figures)]
    if len(lines) != len(PARTS):
        return _plain(dice, rows, year_name)
    order = sorted(lines, key=lambda row: row[1:] != [figures.shown[year, "tmd"] for year in (0, 1)])
    order.append([dice.choice(_SUBTOTALS), *map(str, both)])
    if dice.random() < 0.3:
        order = [*order[1:], order[0]]
    if figures.totals:
        order.append([dice.choice(TOTALS), *(figures.totals[year] for year in (0, 1))])
    return _plain(dice, order, year_name)


def both_years(dice: random.Random, figures: Figures, rows: Rows, year_name: Name) -> Blocks:
    """A column of both years together, before, after or between them."""
    head = [dice.choice(LABEL_HEADS), *_names(year_name), dice.choice(_BOTH_YEARS)]
    lines = [[*row, str(int(row[1]) + int(row[2])) if row[1].isdigit() and row[2].isdigit() else ""] for row in rows]
    order = dice.choice(((0, 1, 2, 3), (0, 1, 2, 3), (0, 3, 1, 2)))
    return [drawn(Sheet([[row[at] for at in order] for row in (head, *lines)]))]


def years_above(dice: random.Random, figures: Figures, rows: Rows, year_name: Name) -> Blocks:
    """A table for each year, whose year stands above it, in its first row, or over its numbers."""
    spell, at = dice.choice(_ABOVE), dice.randrange(3)
    head = [dice.choice(LABEL_HEADS), dice.choice(_COUNT_HEADS)]
    blocks: Blocks = []
    for year in dice.sample((0, 1), 2) if dice.random() < 0.3 else (0, 1):
        title = spell.format(year_name(FIRST_YEAR + year))
        lines = [head, *one_year(rows, year)]
        if at == 0:
            blocks += [title, drawn(Sheet(lines))]
        elif at == 1:
            blocks.append(drawn(Sheet([[title, "<"], *lines], 2)))
        else:
            blocks.append(drawn(Sheet([[head[0], year_name(FIRST_YEAR + year)], *lines[1:]])))
    return blocks


def side_by_side(dice: random.Random, figures: Figures, rows: Rows, year_name: Name) -> Blocks:
    """A block for each year in one table, with or without an empty column between them."""
    gap = [""] if dice.random() < 0.6 else []
    label = dice.choice(LABEL_HEADS)
    names = _names(year_name)
    heads = [[label, names[0], *gap, label, names[1]]]
    if dice.random() < 0.4:
        heads = [[names[0], "<", *gap, names[1], "<"], [label, "Number", *gap, label, "Number"]]
    return [drawn(Sheet([*heads, *([row[0], row[1], *gap, row[0], row[2]] for row in rows)], len(heads)))]


def offence_over_years(dice: random.Random, figures: Figures, rows: Rows, year_name: Name) -> Blocks:
    """A row for each offence and year, the offence printed once."""
    carried = dice.choice(("", "^"))
    lines = []
    for row in rows:
        lines += [[row[0], year_name(FIRST_YEAR), row[1]], [carried, year_name(FIRST_YEAR + 1), row[2]]]
    head = [dice.choice(LABEL_HEADS), dice.choice(("Year", "Financial year", "Blwyddyn / Year", "Period", ""))]
    return [drawn(Sheet([[*head, dice.choice(_COUNT_HEADS)], *lines]))]


def nested_districts(dice: random.Random, figures: Figures, rows: Rows, year_name: Name) -> Blocks:
    """All offences by station, under divisions with sums of their own, and the sum for the force."""
    _only_totals(figures)
    stations = [station for group in _GROUPS.values() for station in group]
    parts = [dict(zip(stations, split(dice, figures.whole(year), len(stations)), strict=True)) for year in (0, 1)]
    style = dice.choice(("group row", "sum row", "both"))
    lines: Rows = []
    for group, own in _GROUPS.items():
        sums = [str(sum(parts[year][station] for station in own)) for year in (0, 1)]
        if style != "sum row":
            lines.append([group, *(["", ""] if style == "both" else sums)])
        lines += [[station, *(str(parts[year][station]) for year in (0, 1))] for station in own]
        if style != "group row":
            lines.append([dice.choice((f"{group} total", f"Total {group}", "Sub-total")), *sums])
    if dice.random() < 0.7:
        lines.append([_force_total(dice, figures), *(str(figures.whole(year)) for year in (0, 1))])
    return [drawn(Sheet([[dice.choice(("Station", "Area", "District", "")), *_names(year_name)], *lines]))]


def districts_by_offence(dice: random.Random, figures: Figures, rows: Rows, year_name: Name) -> Blocks:
    """A table for each year, districts down and offences across, with sums at the foot, at the side, or both."""
    side, foot = dice.choice(((True, True), (True, False), (False, True)))
    blocks: Blocks = []
    for year in (0, 1):
        parts = {part: split(dice, figures.counts[year, part], len(DISTRICTS)) for part in PARTS}
        lines = [[place, *(str(parts[part][at]) for part in PARTS)] for at, place in enumerate(DISTRICTS)]
        if foot:
            lines.append([_force_total(dice, figures), *(str(figures.counts[year, part]) for part in PARTS)])
        if side:
            lines = [[*line, str(sum(map(int, line[1:])))] for line in lines]
        head = ["District", "86/2", "86/10", "86/15", *(["Total"] if side else [])]
        blocks += [f"Recorded offences {year_name(FIRST_YEAR + year)}", drawn(Sheet([head, *lines]))]
    return blocks


def named_total(dice: random.Random, figures: Figures, rows: Rows, year_name: Name) -> Blocks:
    """Districts whose sum bears the name of the force, at the top or at the foot."""
    _only_totals(figures)
    parts = [split(dice, figures.whole(year), len(DISTRICTS)) for year in (0, 1)]
    lines = [[place, str(parts[0][at]), str(parts[1][at])] for at, place in enumerate(DISTRICTS)]
    name = dice.choice((figures.sender, f"{figures.sender} total", f"Total for {figures.sender}", "Force area"))
    lines.insert(dice.choice((0, len(lines))), [name, *(str(figures.whole(year)) for year in (0, 1))])
    head = dice.choice(("District", "Area", "Policing area", "Ardal / Area", ""))
    return [drawn(Sheet([[head, *_names(year_name)], *lines]))]


def one_row(dice: random.Random, figures: Figures, rows: Rows, year_name: Name) -> Blocks:
    """The whole in one row, which bears a name of the force or of nothing."""
    _only_totals(figures)
    label = dice.choice((figures.sender, "Force area", "Force", "Number of offences", "Offences recorded", "Total"))
    counts = [str(figures.whole(year)) for year in (0, 1)]
    if dice.random() < 0.3:
        lines = [[name, count] for name, count in zip(_names(year_name), counts, strict=True)]
        return [drawn(Sheet([[dice.choice(("Year", "Financial year", "")), dice.choice(_COUNT_HEADS)], *lines]))]
    return [drawn(Sheet([[dice.choice(("", "Area", "Force")), *_names(year_name)], [label, *counts]]))]


def form(dice: random.Random, figures: Figures, rows: Rows, year_name: Name) -> Blocks:
    """A question in each row, with its answer beside it."""
    lines = [
        [f"{_CODED[part]} recorded in {year_name(FIRST_YEAR + year)}", figures.shown[year, part]]
        for year in (0, 1)
        for part in PARTS
    ]
    for year in figures.totals:
        lines.append([f"Total offences recorded in {year_name(FIRST_YEAR + year)}", figures.totals[year]])
    head = dice.choice(([["Question", "Answer"]], [["Request", "Response"]], [["Measure", "Value"]], []))
    return [drawn(Sheet([*head, *lines], len(head)))]


def months_with_sums(dice: random.Random, figures: Figures, rows: Rows, year_name: Name) -> Blocks:
    """Months down and years across, with the sums of quarters among them and of the year at the foot."""
    _only_totals(figures)
    parts = [split(dice, figures.whole(year), len(MONTHS)) for year in (0, 1)]
    quarters = dice.random() < 0.5
    lines: Rows = []
    for at, name in enumerate(MONTHS):
        lines.append([name, str(parts[0][at]), str(parts[1][at])])
        if quarters and at % 3 == 2:
            sums = [str(sum(parts[year][at - 2 : at + 1])) for year in (0, 1)]
            lines.append([dice.choice((f"Q{at // 3 + 1}", f"Quarter {at // 3 + 1}", f"Q{at // 3 + 1} total")), *sums])
    if dice.random() < 0.6:
        lines.append([dice.choice(TOTALS), *(str(figures.whole(year)) for year in (0, 1))])
    return [drawn(Sheet([["Month", *_names(year_name)], *lines]))]


def codes_beside(dice: random.Random, figures: Figures, rows: Rows, year_name: Name) -> Blocks:
    """The code in a column of its own, before the words or after them; the words may repeat it."""
    codes = {"tmd": "86/2", "pos": "86/10", "pro": "86/15"}
    repeats, after = dice.random() < 0.5, dice.random() < 0.3
    lines = []
    for part in PARTS:
        words = f"{codes[part]} {_CODED[part]}" if repeats else _CODED[part].split(" (")[0]
        pair = [words, codes[part]] if after else [codes[part], words]
        lines.append([*pair, *(figures.shown[year, part] for year in (0, 1))])
    if figures.totals:
        total = dice.choice((["Total", ""], ["", "Total"], ["Total", "<"], ["", ""]))
        lines.append([*total, *(figures.totals[year] for year in (0, 1))])
    pair = ["Offence", "HO code"] if after else [dice.choice(("HO code", "Code", "HOCR code", "Cod / Code")), "Offence"]
    return [drawn(Sheet([[*pair, *_names(year_name)], *lines]))]


def _plain(dice: random.Random, rows: Rows, year_name: Name) -> Blocks:
    return [drawn(Sheet([[dice.choice(LABEL_HEADS), *_names(year_name)], *rows]))]


def _names(year_name: Name) -> list[str]:
    return [year_name(FIRST_YEAR + year) for year in (0, 1)]


def _is_total(row: list[str], figures: Figures) -> bool:
    return bool(figures.totals) and row[1:] == [figures.totals[year] for year in (0, 1)]


def _force_total(dice: random.Random, figures: Figures) -> str:
    return dice.choice(("Total", "Force total", "Force", "Grand Total", f"{figures.sender} total", "Whole force"))


def _only_totals(figures: Figures) -> None:
    """Nothing is said of the offences one by one."""
    figures.truth = {key: expected for key, expected in figures.truth.items() if key[1] == "total"}
