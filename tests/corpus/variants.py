"""Variants of a table of offences by year: drawn by chance, with the truth of each.

What belongs here: which figures, which traps in them, and in which layout they are drawn. What does not: reading them,
or counting (`vary`). A variant depends on its seed and number alone.

A variant is made in two steps. First the figures: counts, and what is shown in place of some of them (hidden, blank, a
total that does not fit), with what a careful person makes of it. Then the layout: a sheet of cells as text, in the
notation of `blocks.grid`, which is the same figures whatever it looks like.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field

from pipeline.model import Cell, Document, Line, Place, Table
from tests.corpus.blocks import MARK, Grid, grid
from tests.corpus.frame import BODIES, Case, letter
from tests.corpus.truth import CATEGORIES, PERIODS, Expected, Key, Truth

_PARTS = ("tmd", "pos", "pro")
_FIRST_YEAR = 2016
_ODD_COUNTS = (1, 2, 10, 15, 16, 17, 40, 62, 71, 86, 160)
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
_TOTALS = ("Total", "TOTAL", "Grand Total", "Overall total", "All offences", "Total offences")
_LABEL_HEADS = ("Offence", "Offence type", "Crime type", "Home Office code and offence", "Offence description")
_CAPTIONS = ("Number of offences recorded:", "Recorded offences:", "Recorded crime:", "Offences recorded by the force:")
_OTHER_MEASURES = ("Number of persons charged:", "Number of arrests:", "Number of suspects:", "Number of victims:")
_MONTHS = tuple("April May June July August September October November December January February March".split())
_UNDECIDED = ("", "-", "N/A", "*")


@dataclass(frozen=True, slots=True)
class Variant:
    """A document with its truth, and the words for what was done to it."""

    case: Case
    document: Document


@dataclass(slots=True)
class _Figures:
    """What is shown for each year and part, the total if one is stated, and what is right."""

    shown: dict[tuple[int, str], str] = field(default_factory=dict)
    totals: dict[int, str] = field(default_factory=dict)
    excluded: dict[int, int] = field(default_factory=dict)
    truth: dict[tuple[int, str], Expected] = field(default_factory=dict)
    traps: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Sheet:
    """Rows of cells as text, the first `head` of them headings."""

    rows: list[list[str]]
    head: int = 1


def variant(seed: int, number: int) -> Variant:
    """The variant of that seed and number."""
    dice = random.Random(f"{seed}/{number}")
    body = dice.choice([b for b in BODIES.values() if b.kind == "territorial"])
    by_month = dice.random() < 0.08
    figures = _monthly(dice) if by_month else _yearly(dice)
    caption = dice.choice(_CAPTIONS)
    if dice.random() < 0.03:
        caption = dice.choice(_OTHER_MEASURES)
        figures.traps.append("other measure")
        figures.truth = dict.fromkeys(figures.truth, Expected((), optional=True))
    answer: list[str | Grid] = [caption]
    answer += _months(dice, figures) if by_month else _layout(dice, figures)
    answer += figures.notes
    if any(box.text == "0" for block in answer if isinstance(block, Grid) for box in block.boxes):
        _zeros_are_shown(figures)
    truth: dict[Key, Expected] = {
        (body.id, PERIODS[year], CATEGORIES[part]): expected for (year, part), expected in figures.truth.items()
    }
    case = Case(
        f"variant {number}",
        tuple(dict.fromkeys(figures.traps)) or ("plain",),
        "response.html",
        letter(body.id, *answer),
        Truth(truth, tuple((body.id, period) for period in PERIODS)),
        f"seed {seed}, number {number}",
    )
    return Variant(case, _document(case, typed=dice.random() < 0.3))


# ---------------------------------------------------------------- figures


def _exactly(*values: int) -> Expected:
    return Expected(tuple((value, value) for value in values))


def _yearly(dice: random.Random) -> _Figures:
    """Counts by year and part, with what hides or spoils some of them."""
    figures = _Figures()
    has_total = dice.random() < 0.6
    trap = dice.choices(
        ("", "hidden", "undecided", "wrong total", "excluded inside", "excluded outside"), (50, 16, 8, 8, 9, 9)
    )[0]
    if trap == "wrong total" and not has_total:
        trap = ""
    if trap:
        figures.traps.append(trap)
    bound_shown = dice.choice(("<5", "Less than 5", "fewer than 5", "*"))
    spoilt = dice.choice((0, 1))
    for year in (0, 1):
        counts = _counts(dice)
        if trap == "hidden":
            counts["pro"] = dice.randint(1, 4)
        extra = dice.randint(6, 60) if trap.startswith("excluded") else 0
        for part, count in counts.items():
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
            figures.truth |= {(year, part): Expected(()) for part in (*_PARTS, "total")}
    if trap == "hidden" and bound_shown == "*":
        figures.notes.append("* denotes fewer than 5 offences.")
    return figures


def _counts(dice: random.Random) -> dict[str, int]:
    counts = {"tmd": dice.randint(20, 900), "pos": dice.randint(5, 400), "pro": dice.randint(0, 20)}
    if dice.random() < 0.15:
        counts[dice.choice(_PARTS)] = dice.choice(_ODD_COUNTS)
    if dice.random() < 0.1:
        counts["tmd"] = dice.choice((2015, 2016, 2017, 2018)) - counts["pos"] - counts["pro"]
    return counts


def _hide(figures: _Figures, year: int, counts: dict[str, int], shown: str) -> None:
    figures.shown[year, "pro"] = shown
    rest = counts["tmd"] + counts["pos"]
    if year in figures.totals:
        figures.truth[year, "pro"] = Expected(((0, 4), (counts["pro"], counts["pro"])))
    else:
        figures.truth[year, "pro"] = Expected(((0, 4),))
        figures.truth[year, "total"] = Expected(((rest, rest + 4),))


def _zeros_are_shown(figures: _Figures) -> None:
    """Where zeros are shown as such, what is hidden below five is at least one."""
    for key, expected in figures.truth.items():
        bounds = [(low + 1, high) for low, high in expected.intervals if high == low + 4]
        figures.truth[key] = Expected((*expected.intervals, *bounds), expected.optional)


def _leave_undecided(dice: random.Random, figures: _Figures, year: int, counts: dict[str, int]) -> None:
    part = dice.choice(_PARTS)
    figures.shown[year, part] = dice.choice(_UNDECIDED)
    if year in figures.totals:
        # What the total leaves over settles it; whether a reading says so is its own affair.
        figures.truth[year, part] = Expected(((counts[part], counts[part]),), optional=True)
    else:
        figures.truth[year, part] = figures.truth[year, "total"] = Expected(())


def _monthly(dice: random.Random) -> _Figures:
    """Counts by month, of all offences together; sometimes one is missing."""
    figures = _Figures(traps=["months"])
    lost = (dice.choice((0, 1)), dice.randrange(12)) if dice.random() < 0.3 else None
    for year in (0, 1):
        counts = [dice.randint(5, 60) for _ in _MONTHS]
        for month, count in enumerate(counts):
            figures.shown[year, str(month)] = "" if (year, month) == lost else str(count)
        figures.truth[year, "total"] = _exactly(sum(counts))
    if lost:
        figures.traps.append("month missing")
        figures.truth[lost[0], "total"] = Expected(())
    return figures


# ---------------------------------------------------------------- layouts


def _layout(dice: random.Random, figures: _Figures) -> list[str | Grid]:
    """The figures as tables and lines."""
    year_name = _year_names(dice, figures)
    rows = _offence_rows(dice, figures)
    kind = dice.choices(("offence by year", "year by offence", "tidy", "group rows", "captions"), (50, 18, 10, 10, 12))[
        0
    ]
    figures.traps.append(kind)
    if kind == "captions":
        blocks: list[str | Grid] = []
        for year in dice.sample((0, 1), 2):
            heading = f"Table: {year_name(_FIRST_YEAR + year)}"
            blocks += [heading, _drawn(_Sheet([[dice.choice(_LABEL_HEADS), "Number"], *_one_year(rows, year)]))]
        return blocks
    if kind == "tidy":
        lines = [[year_name(_FIRST_YEAR + year), *line] for year in (0, 1) for line in _one_year(rows, year)]
        return [_drawn(_Sheet([["Year", "Offence", "Number of offences"], *lines]))]
    if kind == "group rows":
        lines = []
        for year in (0, 1):
            lines += [[year_name(_FIRST_YEAR + year), dice.choice(("", "<"))], *_one_year(rows, year)]
        return [_drawn(_Sheet([["Offence", "Number recorded"], *lines]))]
    sheet = _by_year(dice, figures, rows, year_name)
    if kind == "year by offence":
        sheet = _Sheet([list(row) for row in zip(*sheet.rows, strict=True)])
        sheet.rows[0][0] = dice.choice(("Year", "Financial year", "Period", ""))
    else:
        _more_columns(dice, figures, sheet)
    return _more_rows(dice, figures, sheet)


def _year_names(dice: random.Random, figures: _Figures) -> Callable[[int], str]:
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


def _offence_rows(dice: random.Random, figures: _Figures) -> list[list[str]]:
    """A row per offence: its label, then the two years; the total among them where one is stated."""
    style = dice.randrange(4)
    spelling = dice.randrange(len(_CODES["tmd"]))
    rows = []
    for part in dice.sample(_PARTS, 3) if dice.random() < 0.3 else _PARTS:
        code, words = _CODES[part][spelling], dice.choice(_WORDS[part])
        label = (f"{code} {words}", f"{words} ({code})", words, code)[style]
        rows.append([label, *(figures.shown[year, part] for year in (0, 1))])
    if dice.random() < 0.08:
        _split_first(dice, figures, rows)
    if figures.excluded:
        label = "086/11 Possession of extreme pornographic images"
        rows.insert(dice.randrange(len(rows) + 1), [label, *(str(figures.excluded[year]) for year in (0, 1))])
    if figures.totals:
        total = [dice.choice(_TOTALS), *(figures.totals[year] for year in (0, 1))]
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


def _split_first(dice: random.Random, figures: _Figures, rows: list[list[str]]) -> None:
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


def _one_year(rows: list[list[str]], year: int) -> list[list[str]]:
    return [[row[0], row[1 + year]] for row in rows]


def _by_year(dice: random.Random, figures: _Figures, rows: list[list[str]], year_name: Callable[[int], str]) -> _Sheet:
    """Offences down, years across: in either order, with other years, in one header row."""
    columns = [(year_name(_FIRST_YEAR + year), [row[1 + year] for row in rows]) for year in (0, 1)]
    if dice.random() < 0.2:
        figures.traps.append("other years")
        for year in dice.sample((-2, -1, 2, 3), dice.randint(1, 3)):
            columns.append((year_name(_FIRST_YEAR + year), [str(dice.randint(0, 500)) for _ in rows]))
        columns.sort()
    if dice.random() < 0.25:
        figures.traps.append("columns shuffled")
        dice.shuffle(columns)
    head = [dice.choice(_LABEL_HEADS), *(name for name, _ in columns)]
    body = [[row[0], *(column[at] for _, column in columns)] for at, row in enumerate(rows)]
    return _Sheet([head, *body])


def _more_columns(dice: random.Random, figures: _Figures, sheet: _Sheet) -> None:
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
    if dice.random() < 0.08:
        figures.traps.append("notes column")
        for at, row in enumerate(sheet.rows):
            row.append("Notes" if at == 0 else "" if dice.random() < 0.7 else "2 were recorded in error in 2015")


def _charged(dice: random.Random, sheet: _Sheet) -> None:
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


def _more_rows(dice: random.Random, figures: _Figures, sheet: _Sheet) -> list[str | Grid]:
    """Rows of nothing, repeated headers, titles; or the table in two."""
    width = len(sheet.rows[0])
    if dice.random() < 0.1:
        figures.traps.append("blank rows")
        for _ in range(dice.randint(1, 3)):
            sheet.rows.insert(dice.randint(sheet.head, len(sheet.rows)), [""] * width)
    if dice.random() < 0.1 and len(sheet.rows) > sheet.head + 2:
        at = dice.randint(sheet.head + 1, len(sheet.rows) - 1)
        if dice.random() < 0.5:
            figures.traps.append("header repeated")
            sheet.rows[at:at] = [list(row) for row in sheet.rows[: sheet.head]]
        else:
            figures.traps.append("table in two")
            heads = [list(row) for row in sheet.rows[: sheet.head]]
            return [_drawn(_Sheet(sheet.rows[:at], sheet.head)), _drawn(_Sheet([*heads, *sheet.rows[at:]], sheet.head))]
    if dice.random() < 0.1:
        figures.traps.append("title row")
        sheet.rows.insert(0, ["Recorded offences of indecent images of children", *["<"] * (width - 1)])
        sheet.head += 1
    return [_drawn(sheet)]


def _months(dice: random.Random, figures: _Figures) -> list[str | Grid]:
    """Months down and years across, or one month after the other, or years down and months across."""
    kind = dice.choice(("grid", "list", "across"))
    names = [dice.choice(_YEARS)(_FIRST_YEAR + year) for year in (0, 1)]
    if kind == "grid":
        rows = [[name, *(figures.shown[year, str(m)] for year in (0, 1))] for m, name in enumerate(_MONTHS)]
        return [_drawn(_Sheet([["Month", *names], *rows]))]
    if kind == "across":
        rows = [[names[year], *(figures.shown[year, str(m)] for m in range(12))] for year in (0, 1)]
        return [_drawn(_Sheet([["Year", *(name[:3] for name in _MONTHS)], *rows]))]
    spell = dice.choice((lambda m, y: f"{m} {y}", lambda m, y: f"{m[:3]}-{y % 100}"))
    lines = [
        [spell(name, _FIRST_YEAR + year + (m >= 9)), figures.shown[year, str(m)]]
        for year in (0, 1)
        for m, name in enumerate(_MONTHS)
    ]
    return [_drawn(_Sheet([["Month", "Offences recorded"], *(line for line in lines if line[1])]))]


def _drawn(sheet: _Sheet) -> Grid:
    return grid("\n".join(" | ".join(row) for row in sheet.rows), head=sheet.head)


# ---------------------------------------------------------------- the document


def _document(case: Case, typed: bool) -> Document:
    """The case as a reader would hand it on; `typed` as a workbook's, whose numbers are numbers."""
    blocks: list[Line | Table] = []
    for block in case.blocks:
        place = Place(ref=f"line {len(blocks) + 1}")
        if isinstance(block, str):
            role = "heading" if block.startswith("# ") else "body"
            blocks.append(Line(block.removeprefix("# "), place, role))
        elif isinstance(block, Grid):
            index = sum(isinstance(other, Table) for other in blocks)
            blocks.append(Table(index, _cells(block, index, typed), place, "sheet" if typed else "markup"))
    return Document(case.name, "text/html", "read", blocks=tuple(blocks), pages=1)


def _cells(table: Grid, index: int, typed: bool) -> tuple[Cell, ...]:
    cells = []
    for box in sorted(table.boxes, key=lambda b: (b.row, b.col)):
        text = MARK.sub("", box.text)
        is_number = typed and isinstance(box.value, int)
        cells.append(
            Cell(
                box.row,
                box.col,
                text,
                Place(ref=f"table {index + 1} row {box.row + 1} column {box.col + 1}"),
                box.rows,
                box.cols,
                "blank" if not text else "number" if is_number else "text",
                box.value if is_number else None,
                tuple(MARK.findall(box.text)),
            )
        )
    return tuple(cells)
