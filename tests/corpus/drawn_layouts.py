"""The same figures in many layouts: a sheet of cells as text, in the notation of `blocks.grid`.

What belongs here: where the figures of a variant stand, under which words, and what else its own table holds. What does
not: the figures (`drawn_figures`), or what stands beside the table (`drawn_company`).
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

from tests.corpus import drawn_forms
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
from tests.corpus.truth import Expected

_Layout = Callable[[random.Random, Figures, Rows, Name], Blocks]
_CODES = {
    "tmd": ("86/2", "86/02", "086/02", "HO 86/2", "86 / 2", "HO code 86/02"),
    "pos": ("86/10", "86/10", "086/10", "HO 86/10", "86 / 10", "HO code 86/10"),
    "pro": ("86/15", "86/15", "086/15", "HO 86/15", "86 / 15", "HO code 86/15"),
}
_WORDS = {
    "tmd": (
        "Take/make/distribute indecent photographs of children",
        "Taking, making or distributing indecent images of children",
        "Making or distributing indecent photographs or pseudo-photographs of children",
        "Take, permit to be taken, make, distribute or publish indecent photographs of children",
    ),
    "pos": (
        "Possession of indecent photographs of children",
        "Possession of an indecent or pseudo-photograph of a child",
        "Possess indecent photograph of a child",
        "Possession of indecent images of children",
    ),
    "pro": (
        "Possession of prohibited images of children",
        "Possessing prohibited images of children",
        "Prohibited images of children",
        "Possess prohibited image of a child",
    ),
}
_YEARS: tuple[Callable[[int], str], ...] = (
    lambda y: f"{y}/{(y + 1) % 100:02d}",
    lambda y: f"{y}-{(y + 1) % 100:02d}",
    lambda y: f"{y}/{y + 1}",
    lambda y: f"FY {y}/{(y + 1) % 100:02d}",
    lambda y: f"Financial year {y}/{(y + 1) % 100:02d}",
    lambda y: f"01/04/{y} - 31/03/{y + 1}",
    lambda y: f"1 April {y} to 31 March {y + 1}",
    lambda y: f"Apr {y} - Mar {y + 1}",
    lambda y: f"Year ending March {y + 1}",
)
_OTHER_COLUMNS = (
    "Arrests",
    "Suspects",
    "Victims",
    "Persons charged",
    "Number charged",
    "Devices seized",
    "Images",
    "Detected",
    "Of which online",
    "Solved",
    "Online flag",
    "Under investigation",
    "Victims under 13",
    "Rate per 1,000 population",
    "No suspect identified",
)
_CHANGES = ("Change", "Difference", "Increase", "Year on year change", "+/-", "Variance")
_AVERAGES = ("Average", "Two year average", "Mean", "Annual average", "Average per month")
_RUNNING = ("Cumulative", "Cumulative total", "Running total")
_TO_DATE = ("2018/19 to date", "2018/19 YTD", "Apr - Jun 2018", "2018/19 (Q1)", "April 2018 to date")
_CALENDAR = ("Calendar year 2016", "2016 (calendar year)", "Jan 2016 - Dec 2016", "Calendar 2017")
_ROLLING = ("12 months to December 2017", "Year ending June 2017", "Year to 30 September 2017", "Rolling 12 months")
_OTHER_ROWS = (
    "Average",
    "% of all crime",
    "Of which online",
    "Of which charged",
    "Of these, cyber-enabled",
    "Online flag",
    "Rate per 1,000 population",
    "Detections",
    "Change on previous year",
    "All sexual offences",
    "Number of suspects",
    "Arrests",
)


def laid_out(dice: random.Random, figures: Figures) -> tuple[Blocks, list[str]]:
    """The figures as tables and lines, and the names of the two years."""
    year_name = _year_names(dice, figures)
    years = [year_name(FIRST_YEAR + year) for year in (0, 1)]
    rows = _offence_rows(dice, figures)
    kind = dice.choices(tuple(_KINDS), tuple(weight for weight, _ in _KINDS.values()))[0]
    if kind in _ONLY_SETTLED and (not figures.settled or "calendar years" in figures.traps):
        kind = "crossed"
    figures.traps.append(kind)
    return _KINDS[kind][1](dice, figures, rows, year_name), years


def _captions(dice: random.Random, figures: Figures, rows: Rows, year_name: Name) -> Blocks:
    blocks: Blocks = []
    for year in dice.sample((0, 1), 2):
        heading = f"Table: {year_name(FIRST_YEAR + year)}"
        blocks += [heading, drawn(Sheet([[dice.choice(LABEL_HEADS), "Number"], *one_year(rows, year)]))]
    return blocks


def _tidy(dice: random.Random, figures: Figures, rows: Rows, year_name: Name) -> Blocks:
    lines = [[year_name(FIRST_YEAR + year), *line] for year in (0, 1) for line in one_year(rows, year)]
    if dice.random() < 0.3:
        figures.traps.append("rows shuffled")
        dice.shuffle(lines)
    return [drawn(Sheet([["Year", "Offence", "Number of offences"], *lines]))]


def _tidy_measures(dice: random.Random, figures: Figures, rows: Rows, year_name: Name) -> Blocks:
    """A row per year, offence and measure."""
    lines = []
    for year in (0, 1):
        for label, value in one_year(rows, year):
            lines.append([year_name(FIRST_YEAR + year), label, "Recorded", value])
            lines.append([year_name(FIRST_YEAR + year), label, dice.choice(("Charged",)), str(dice.randint(0, 200))])
    if dice.random() < 0.5:
        dice.shuffle(lines)
    return [drawn(Sheet([["Year", "Offence", dice.choice(("Measure", "Type", "")), "Number"], *lines]))]


def _group_rows(dice: random.Random, figures: Figures, rows: Rows, year_name: Name) -> Blocks:
    lines = []
    for year in (0, 1):
        lines += [[year_name(FIRST_YEAR + year), dice.choice(("", "<"))], *one_year(rows, year)]
    return [drawn(Sheet([["Offence", "Number recorded"], *lines]))]


def _quarters(dice: random.Random, figures: Figures, rows: Rows, year_name: Name) -> Blocks:
    """Years over quarters, with or without a sum for each year."""
    summed = dice.random() < 0.5
    heads = [["Offence"], ["^"]]
    names = ["Q1", "Q2", "Q3", "Q4", *(["Total"] if summed else [])]
    for year in (0, 1):
        heads[0] += [year_name(FIRST_YEAR + year), *["<"] * (len(names) - 1)]
        heads[1] += names
    body = []
    for label, *values in rows:
        line = [label]
        for value in values:
            parts = split(dice, int(value), 4) if value.isdigit() else [value, 0, 0, 0]
            line += [*map(str, parts), *([value] if summed else [])]
        body.append(line)
    return [drawn(Sheet([*heads, *body], 2))]


def _districts(dice: random.Random, figures: Figures, rows: Rows, year_name: Name) -> Blocks:
    """All offences together by district, and sometimes the sum for the force."""
    figures.truth = {key: expected for key, expected in figures.truth.items() if key[1] == "total"}
    parts = [split(dice, figures.whole(year), len(DISTRICTS)) for year in (0, 1)]
    lines = [[place, str(parts[0][at]), str(parts[1][at])] for at, place in enumerate(DISTRICTS)]
    if dice.random() < 0.5:
        total = [dice.choice(("Total", "Force total", "Force")), *(str(figures.whole(year)) for year in (0, 1))]
        lines.insert(0 if dice.random() < 0.3 else len(lines), total)
    head = dice.choice(("District", "Division", "Area", "LPA"))
    return [drawn(Sheet([[head, *(year_name(FIRST_YEAR + year) for year in (0, 1))], *lines]))]


def _crossed(dice: random.Random, figures: Figures, rows: Rows, year_name: Name) -> Blocks:
    """A sheet or table that is read both ways: offences by year, or years by offence."""
    sheet = _by_year(dice, figures, rows, year_name)
    if dice.random() < 0.28:
        figures.traps.append("year by offence")
        sheet = Sheet([list(row) for row in zip(*sheet.rows, strict=True)])
        sheet.rows[0][0] = dice.choice(("Year", "Financial year", "Period", ""))
    else:
        figures.traps.append("offence by year")
        _more_columns(dice, figures, sheet)
    return _more_rows(dice, figures, sheet)


def _year_names(dice: random.Random, figures: Figures) -> Name:
    """How years are written; where they have no basis, or are calendar years, the truth follows."""
    chance = dice.random()
    if chance < 0.04:
        figures.traps.append("bare years")
        figures.truth = dict.fromkeys(figures.truth, Expected(()))
        return str
    if chance < 0.07:
        figures.traps.append("calendar years")
        figures.truth = {}
        return lambda y: f"Calendar year {y}"
    return dice.choice(_YEARS)


def _offence_rows(dice: random.Random, figures: Figures) -> Rows:
    """A row per offence: its label, then the two years; the total among them where one is stated."""
    style = dice.randrange(4)
    spelling = dice.randrange(len(_CODES["tmd"]))
    rows = []
    for part in dice.sample(PARTS, 3) if dice.random() < 0.3 else PARTS:
        code, words = _CODES[part][spelling], dice.choice(_WORDS[part])
        label = (f"{code} {words}", f"{words} ({code})", words, code)[style]
        rows.append([label, *(figures.shown[year, part] for year in (0, 1))])
    if dice.random() < 0.08:
        _split_first(dice, figures, rows)
    if figures.excluded:
        label = "086/11 Possession of extreme pornographic images"
        rows.insert(dice.randrange(len(rows) + 1), [label, *(str(figures.excluded[year]) for year in (0, 1))])
    if figures.totals:
        total = [dice.choice(TOTALS), *(figures.totals[year] for year in (0, 1))]
        rows.insert(0 if dice.random() < 0.1 else len(rows), total)
    if dice.random() < 0.12:
        figures.traps.append("footnotes")
        row, column = dice.choice(rows), dice.choice((0, 1, 2))
        if row[column][-1:].isdigit() or column == 0:
            row[column] += "{1}"
            figures.notes.append("1 Figures may change as offences are reclassified.")
    if dice.random() < 0.08:
        figures.traps.append("thousands separator")
        for row in rows:
            row[1:] = [f"{int(text):,}" if text.isdigit() else text for text in row[1:]]
    return rows


def _split_first(dice: random.Random, figures: Figures, rows: Rows) -> None:
    """The first category in two rows of the same code, where both years are plain numbers."""
    for at, (label, first, second) in enumerate(rows):
        if "86" in label and "2" in label.replace("86", "") and first.isdigit() and second.isdigit():
            code = next(code for code in _CODES["tmd"] if code in label)
            some = [dice.randint(0, int(first)), dice.randint(0, int(second))]
            rows[at : at + 1] = [
                [f"{code} Making indecent photographs of children", *map(str, some)],
                [
                    f"{code} Possession of indecent photographs of children with a view to distribution",
                    str(int(first) - some[0]),
                    str(int(second) - some[1]),
                ],
            ]
            figures.traps.append("two rows of one code")
            return


def _by_year(dice: random.Random, figures: Figures, rows: Rows, year_name: Name) -> Sheet:
    """Offences down, years across: in either order, with other years, in one header row."""
    columns = [(year_name(FIRST_YEAR + year), [row[1 + year] for row in rows]) for year in (0, 1)]
    if dice.random() < 0.2:
        figures.traps.append("other years")
        for year in dice.sample((-2, -1, 2, 3), dice.randint(1, 3)):
            columns.append((year_name(FIRST_YEAR + year), [str(dice.randint(0, 500)) for _ in rows]))
        columns.sort()
    if dice.random() < 0.25:
        figures.traps.append("columns shuffled")
        dice.shuffle(columns)
    head = [dice.choice(LABEL_HEADS), *(name for name, _ in columns)]
    body = [[row[0], *(column[at] for _, column in columns)] for at, row in enumerate(rows)]
    return Sheet([head, *body])


def _more_columns(dice: random.Random, figures: Figures, sheet: Sheet) -> None:
    """Columns of something else beside the years."""
    if dice.random() < 0.15:
        figures.traps.append("charged columns")
        _charged(dice, sheet)
    elif dice.random() < 0.15:
        figures.traps.append("per cent columns")
        sign = dice.choice(("%", ""))
        for row in sheet.rows:
            row.append("% change" if row is sheet.rows[0] else f"{dice.randint(-60, 120)}{sign}")
    if dice.random() < 0.08:
        figures.traps.append("numbered rows")
        name = dice.choice(("No.", "", "#", "Row"))
        for at, row in enumerate(sheet.rows):
            row.insert(0, str(at - sheet.head + 1) if at >= sheet.head else name if at == 0 else "")
    if sheet.head == 1 and dice.random() < 0.3:
        _strange_column(dice, figures, sheet)
    if dice.random() < 0.08:
        figures.traps.append("notes column")
        for at, row in enumerate(sheet.rows):
            row.append("Notes" if at == 0 else "" if dice.random() < 0.7 else "2 were recorded in error in 2015")


def _strange_column(dice: random.Random, figures: Figures, sheet: Sheet) -> None:
    """A column that is none of the years asked for: of another time, another measure, or reckoned from the others."""
    kind = dice.choice(tuple(_STRANGE_COLUMNS))
    figures.traps.append(f"column: {kind}")
    name = dice.choice(_STRANGE_COLUMNS[kind])
    values = [
        name if at == 0 else "" if at < sheet.head else _strange_value(dice, kind) for at in range(len(sheet.rows))
    ]
    at = len(sheet.rows[0]) if dice.random() < 0.7 else dice.randint(1, len(sheet.rows[0]))
    for row, value in zip(sheet.rows, values, strict=True):
        row.insert(at, value)


def _strange_value(dice: random.Random, kind: str) -> str:
    if kind == "change":
        return dice.choice(("{}", "{}", "+{}")).format(dice.randint(-60, 120)).replace("+-", "-")
    if kind == "average" and dice.random() < 0.5:
        return f"{dice.randint(0, 300)}.{dice.randint(0, 9)}"
    return "" if kind == "spacer" else str(dice.randint(0, 400))


def _charged(dice: random.Random, sheet: Sheet) -> None:
    """After each year's column one of charges: the year in both names, or over both."""
    merged = dice.random() < 0.5
    head, *body = sheet.rows
    if merged:
        over = [head[0]] + [text for name in head[1:] for text in (name, "<")]
        under = ["^"] + ["Recorded", "Charged"] * (len(head) - 1)
        heads = [over, under]
    else:
        heads = [[head[0]] + [text for name in head[1:] for text in (f"Recorded {name}", f"Charged {name}")]]
    rows = [[row[0]] + [text for value in row[1:] for text in (value, str(dice.randint(0, 200)))] for row in body]
    sheet.rows, sheet.head = [*heads, *rows], len(heads)


def _more_rows(dice: random.Random, figures: Figures, sheet: Sheet) -> Blocks:
    """Rows of nothing, repeated headers, titles; or the table in two."""
    width = len(sheet.rows[0])
    if dice.random() < 0.1:
        figures.traps.append("blank rows")
        for _ in range(dice.randint(1, 3)):
            sheet.rows.insert(dice.randint(sheet.head, len(sheet.rows)), [""] * width)
    if dice.random() < 0.15:
        _strange_row(dice, figures, sheet)
    if dice.random() < 0.1 and len(sheet.rows) > sheet.head + 2:
        at = dice.randint(sheet.head + 1, len(sheet.rows) - 1)
        way = dice.random()
        if way < 0.4:
            figures.traps.append("header repeated")
            sheet.rows[at:at] = [list(row) for row in sheet.rows[: sheet.head]]
        elif way < 0.7:
            figures.traps.append("goes on without header")
            figures.truth = {key: replace(expected, optional=True) for key, expected in figures.truth.items()}
            return [drawn(Sheet(sheet.rows[:at], sheet.head)), drawn(Sheet(sheet.rows[at:], 0))]
        else:
            figures.traps.append("table in two")
            heads = [list(row) for row in sheet.rows[: sheet.head]]
            return [drawn(Sheet(sheet.rows[:at], sheet.head)), drawn(Sheet([*heads, *sheet.rows[at:]], sheet.head))]
    if dice.random() < 0.1:
        figures.traps.append("title row")
        sheet.rows.insert(0, ["Recorded offences of indecent images of children", *["<"] * (width - 1)])
        sheet.head += 1
    return [drawn(sheet)]


def _strange_row(dice: random.Random, figures: Figures, sheet: Sheet) -> None:
    """A row that is no offence of its own: an average, a share, a part of those above, something else altogether."""
    label = dice.choice(_OTHER_ROWS)
    figures.traps.append(f"row: {label.lower()}")
    kind = "average" if label.startswith(("Average", "%", "Rate")) else "change" if label.startswith("Change") else ""
    row = [label, *(_strange_value(dice, kind) for _ in sheet.rows[0][1:])]
    sheet.rows.insert(dice.choice((len(sheet.rows), len(sheet.rows) - 1)), row)


def by_month(dice: random.Random, figures: Figures) -> Blocks:
    """Months down and years across, or one month after the other, or years down and months across."""
    kind = dice.choice(("grid", "list", "across"))
    names = [dice.choice(_YEARS)(FIRST_YEAR + year) for year in (0, 1)]
    if kind == "grid":
        rows = [[name, *(figures.shown[year, str(m)] for year in (0, 1))] for m, name in enumerate(MONTHS)]
        return [drawn(Sheet([["Month", *names], *rows]))]
    if kind == "across":
        rows = [[names[year], *(figures.shown[year, str(m)] for m in range(12))] for year in (0, 1)]
        return [drawn(Sheet([["Year", *(name[:3] for name in MONTHS)], *rows]))]
    spell = dice.choice((lambda m, y: f"{m} {y}", lambda m, y: f"{m[:3]}-{y % 100}"))
    lines = [
        [spell(name, FIRST_YEAR + year + (m >= 9)), figures.shown[year, str(m)]]
        for year in (0, 1)
        for m, name in enumerate(MONTHS)
    ]
    return [drawn(Sheet([["Month", "Offences recorded"], *(line for line in lines if line[1])]))]


_STRANGE_COLUMNS = {
    "change": _CHANGES,
    "average": _AVERAGES,
    "running": _RUNNING,
    "to date": _TO_DATE,
    "calendar": _CALENDAR,
    "rolling": _ROLLING,
    "other measure": _OTHER_COLUMNS,
    "spacer": ("",),
}
_KINDS: dict[str, tuple[int, _Layout]] = {
    "crossed": (58, _crossed),
    "tidy": (9, _tidy),
    "tidy with measures": (4, _tidy_measures),
    "group rows": (8, _group_rows),
    "captions": (10, _captions),
    "quarters": (5, _quarters),
    "districts": (6, _districts),
    "sub-totals": (5, drawn_forms.sub_totals),
    "both years in a column": (5, drawn_forms.both_years),
    "years above": (8, drawn_forms.years_above),
    "side by side": (4, drawn_forms.side_by_side),
    "offence over years": (4, drawn_forms.offence_over_years),
    "nested districts": (4, drawn_forms.nested_districts),
    "districts by offence": (4, drawn_forms.districts_by_offence),
    "total named after the body": (4, drawn_forms.named_total),
    "one row": (4, drawn_forms.one_row),
    "form": (4, drawn_forms.form),
    "months with sums": (3, drawn_forms.months_with_sums),
    "codes beside": (6, drawn_forms.codes_beside),
}
_ONLY_SETTLED = frozenset(_KINDS) - {
    "crossed",
    "tidy",
    "tidy with measures",
    "group rows",
    "captions",
    "both years in a column",
    "years above",
    "side by side",
    "offence over years",
}
