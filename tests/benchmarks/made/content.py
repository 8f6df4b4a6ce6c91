"""Documents invented by chance: prose, lists and tables in the manner of statistical reports and FOI letters.

What belongs here: what a document says, which tables it holds cell by cell, and in which manner it is set. What does
not: putting it on a page (`printed`, `office`, `drawn`).

Three things vary apart from each other, so that each can be scored by itself: the rules that are drawn, what the table
is made of, and the page around it.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

RULES = ("ruled", "rows", "three", "header", "bare", "zebra", "dotted", "double", "open")
CONTENTS = (
    "plain",
    "spanning",
    "three levels",
    "indented",
    "sections",
    "wrapped",
    "blanks",
    "dense",
    "narrow",
    "dollars",
    "signs",
    "marks",
    "years",
    "texts",
    "two columns",
    "leaders",
    "turned",
)
PAGES = ("letter", "report", "close", "landscape", "turned page", "columns", "beside", "long", "long bare")
NO_TABLE = ("bullets", "contents page", "addresses", "chart", "column prose", "questions")

_OFFENCES = (
    "Burglary",
    "Robbery",
    "Theft from the person",
    "Criminal damage and arson",
    "Vehicle offences",
    "Possession of drugs",
    "Public order offences",
    "Shoplifting",
    "Violence without injury",
    "Bicycle theft",
    "Fraud",
    "Harassment",
    "Stalking",
)
_PLACES = (
    "Alabama",
    "Arizona",
    "Colorado",
    "Delaware",
    "Idaho",
    "New Mexico",
    "North Carolina",
    "Rhode Island",
    "Wyoming",
    "District of Columbia",
    "Puerto Rico",
    "Nebraska",
    "Oregon",
    "Utah",
)
_SOURCES = (
    "Coal",
    "Natural gas",
    "Petroleum",
    "Nuclear electric power",
    "Hydroelectric",
    "Geothermal",
    "Solar",
    "Wind",
    "Wood and derived fuels",
    "Other gases",
    "Net imports",
)
_BANDS = (
    "Under 5 years",
    "5 to 9 years",
    "10 to 14 years",
    "15 to 24 years",
    "25 to 44 years",
    "45 to 64 years",
    "65 years and over",
    "Age not stated",
)
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October")
_LONG = (
    "Taking, permitting to be taken or making, distributing or publishing indecent photographs of children",
    "Possession of an indecent or pseudo indecent photograph of a child",
    "Assault with intent to cause serious harm, including attempts and conspiracies",
    "Persons receiving assistance under the supplementary nutrition programme during the reporting year",
    "Expenditure for the maintenance of public buildings and grounds, excluding the cost of land",
    "Proportion of households that reported no access to a vehicle of any kind",
    "Other offences against the state or public order that are not recorded elsewhere",
)
_SECTIONS = ("All persons", "Male", "Female", "Urban districts", "Rural districts", "Adults", "Young people")
_HEADS = (
    "Number",
    "Percent",
    "Total",
    "Rate per 1,000",
    "Recorded crimes",
    "Change",
    "Average",
    "Estimate",
    "Standard error",
    "Charged",
    "Cautioned",
    "No further action",
    "Area harvested",
    "Yield",
    "Production",
    "Median",
)
_GROUPS = (
    "All ages",
    "Northern division",
    "Southern division",
    "Public",
    "Private",
    "Full-time",
    "Part-time",
    "Imports",
)
_TEXTS = (
    "Available on request from the records office",
    "Not subject to review",
    "Annual return, due in April",
    "Held by the custody unit",
    "Local policing team",
    "Closed",
    "Passed to another agency for decision",
    "Ongoing",
    "See the published guidance",
)
_WORDS = (
    "the records held by this office show that most of the figures were taken from a live system and may change "
    "when further enquiries are complete while a search of the archive found no earlier returns for the period "
    "because the method of counting was revised after an inspection and some districts report late each year "
    "estimates are rounded and may not add to totals since the survey covers households but not institutions"
).split()


@dataclass(frozen=True)
class MadeCell:
    """A cell as meant. `kind` is head, label, section, figure or text; `indent` in steps; `mark` is a raised note."""

    row: int
    col: int
    text: str
    kind: str
    row_span: int = 1
    col_span: int = 1
    indent: int = 0
    mark: str = ""


@dataclass(frozen=True)
class MadeTable:
    """A table as meant: its cells (blank ones too, but for what spans cover), the first `heads` rows headings."""

    cells: tuple[MadeCell, ...]
    heads: int
    caption: str = ""
    unit: str = ""
    note: str = ""

    @property
    def n_rows(self) -> int:
        return max(cell.row + cell.row_span for cell in self.cells)

    @property
    def n_cols(self) -> int:
        return max(cell.col + cell.col_span for cell in self.cells)

    def row(self, number: int) -> list[MadeCell]:
        return [cell for cell in self.cells if cell.row == number]


@dataclass(frozen=True)
class Style:
    """How tables are set. `align` is of figures, `valign` where they stand beside a wrapped label."""

    rules: str
    size: float
    family: str
    align: str
    valign: str
    pad: float
    leading: float
    label_width: float
    full_width: bool
    leaders: bool
    turned: bool
    bold_heads: bool


@dataclass(frozen=True)
class MadeDocument:
    """A document: `blocks` are (kind, what) in order, with kind prose, heading, table, bullets, contents, addresses,
    chart or questions."""

    name: str
    rules: str
    content: str
    page: str
    style: Style
    blocks: tuple[tuple[str, object], ...]
    sentences: tuple[str, ...] = field(default=())

    @property
    def tables(self) -> list[MadeTable]:
        return [what for kind, what in self.blocks if kind == "table" and isinstance(what, MadeTable)]


class _Author:
    """The choices of one document."""

    def __init__(self, seed: str) -> None:
        self.random = random.Random(seed)
        self.sentences: list[str] = []

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def sentence(self) -> str:
        start = self.random.randrange(len(_WORDS))
        words = [_WORDS[(start + n) % len(_WORDS)] for n in range(self.random.randint(9, 22))]
        text = f"In case {self.random.randint(10_000, 99_999)} {' '.join(words)}."
        self.sentences.append(text)
        return text

    def prose(self, sentences: int) -> str:
        return " ".join(self.sentence() for _ in range(sentences))

    # ------------------------------------------------------------ tables

    def figure(self, kind: str, content: str) -> str:
        pick = self.random
        if content == "blanks" and self.chance(0.3):
            return ""
        if self.chance(0.05):
            return pick.choice(["-", "NA", "*", "(X)", "--", "n/a", "<5", "0"])
        whole = pick.choice([pick.randint(0, 9), pick.randint(10, 999), pick.randint(1_000, 99_999)])
        if kind == "percent":
            return f"{pick.uniform(0, 99):.1f}" + ("%" if content == "signs" else "")
        if kind == "change":
            value = pick.uniform(-40, 40)
            shown = f"{abs(value):.1f}"
            return (f"({shown})" if content == "signs" else f"-{shown}") if value < 0 else shown
        if kind == "decimal":
            return f"{pick.uniform(0, 9_999):,.{pick.choice([1, 2])}f}"
        return f"{whole:,}"

    def table(self, content: str, columns: int, rows: int) -> MadeTable:
        pick = self.random
        kinds = [pick.choice(["count", "count", "count", "percent", "decimal", "change"]) for _ in range(columns)]
        heads = self.heads(content, columns)
        labels, indents = self.labels(content, rows)
        n_heads = max(cell.row + cell.row_span for cell in heads)
        cells = list(heads)
        row = n_heads
        for number, (label, indent) in enumerate(zip(labels, indents, strict=True)):
            if content == "sections" and number % max(3, rows // 3) == 0:
                cells.append(MadeCell(row, 0, pick.choice(_SECTIONS), "section", col_span=columns + 1))
                row += 1
            mark = str(pick.randint(1, 9)) if content == "marks" and self.chance(0.3) else ""
            cells.append(MadeCell(row, 0, label, "label", indent=indent, mark=mark))
            group = content == "indented" and indent == 0 and number + 1 < rows and indents[number + 1] > 0
            for col, kind in enumerate(kinds, 1):
                if content == "texts":
                    text, sort = pick.choice(_TEXTS), "text"
                else:
                    text, sort = ("" if group else self.figure(kind, content)), "figure"
                    if content == "dollars" and kind == "count" and text[:1].isdigit() and (number == 0 or col == 1):
                        text = f"$ {text}"
                    mark = str(pick.randint(1, 9)) if content == "marks" and text and self.chance(0.15) else ""
                cells.append(MadeCell(row, col, text, sort, mark=mark if sort == "figure" else ""))
            row += 1
        return MadeTable(
            tuple(cells),
            n_heads,
            caption=self.caption() if self.chance(0.7) else "",
            unit=pick.choice(["[In thousands]", "(Millions of dollars)", "(number of offences)"])
            if self.chance(0.2)
            else "",
            note=pick.choice(["Source: Annual Survey of Districts.", "NA = Not available. * Fewer than five.", ""]),
        )

    def caption(self) -> str:
        name = self.random.choice(["Table", "Table", "TABLE"])
        topic = self.random.choice(["Recorded offences by district", "Production by State", "Estimates by age and sex"])
        return f"{name} {self.random.randint(1, 20)}{self.random.choice(['.', ':', ' -'])} {topic}, 2008-2012"

    def heads(self, content: str, columns: int) -> list[MadeCell]:
        pick = self.random
        year = pick.randint(1995, 2016)
        stub = pick.choice(["", "Offence", "Area", "Item", "Characteristic", "Region and type"])
        if content == "years":
            names = [f"{year + n}/{(year + n + 1) % 100:02}" if columns < 5 else str(year + n) for n in range(columns)]
        elif content == "dense":
            names = [str(year + n) for n in range(columns)]
        else:
            names = [pick.choice(_HEADS) for _ in range(columns)]
        if content not in {"spanning", "three levels"}:
            return [MadeCell(0, 0, stub, "head")] + [MadeCell(0, n, name, "head") for n, name in enumerate(names, 1)]
        levels = 3 if content == "three levels" else 2
        width = 2 if columns % 2 == 0 else columns
        cells = [MadeCell(0, 0, stub, "head", row_span=levels)]
        if levels == 3:
            cells.append(
                MadeCell(0, 1, pick.choice(["Type of household", "Fiscal year 2012"]), "head", col_span=columns)
            )
        groups = pick.sample(_GROUPS, columns // width)
        cells += [MadeCell(levels - 2, 1 + width * n, name, "head", col_span=width) for n, name in enumerate(groups)]
        inner = names[:width]
        cells += [MadeCell(levels - 1, 1 + n, inner[n % width], "head") for n in range(columns)]
        return cells

    def labels(self, content: str, rows: int) -> tuple[list[str], list[int]]:
        pick = self.random
        pool = pick.choice([_OFFENCES, _PLACES, _SOURCES, _BANDS, _MONTHS])
        if content == "wrapped":
            pool = tuple(pick.sample(_LONG, len(_LONG)))
        labels = [pool[n % len(pool)] for n in range(rows)]
        indents = [0] * rows
        if content == "indented":
            indents = [0 if n % 4 == 0 else 1 + (n % 4 == 3) for n in range(rows)]
            labels = [
                pick.choice(_SECTIONS) if not step else label for label, step in zip(labels, indents, strict=True)
            ]
        if self.chance(0.5):
            labels[-1] = "Total"
        return labels, indents


def invent(seed: int, number: int, producer: str) -> MadeDocument:
    """Document `number` of a seed, for a producer; the same again for the same three."""
    author = _Author(f"{seed} {number} {producer}")
    pick = author.random
    name = f"{producer}-{number}"
    if pick.random() < 0.12:
        return _without_table(author, name)
    rules, content = pick.choice(RULES), pick.choice(CONTENTS)
    page = pick.choice(PAGES)
    columns, rows = pick.randint(2, 6), pick.randint(3, 14)
    if content == "dense":
        columns, rows = pick.randint(10, 13), pick.randint(8, 20)
        page = pick.choice(["landscape", "report", "turned page"])
    if content in {"spanning", "three levels"}:
        columns = pick.choice([3, 4, 4, 6, 6])
    if content == "two columns":
        columns = 1
    if content == "texts":
        columns, rows = pick.randint(1, 3), min(rows, 8)
    if page in {"columns", "beside"}:
        columns, rows = min(columns, 2), min(rows, 7)
        content = "plain" if content in {"spanning", "three levels", "wrapped", "texts", "dense"} else content
    if page in {"long", "long bare"}:
        rows = pick.randint(45, 80)
    style = _style(author, rules, content, page)
    if producer == "calc" and page in {"letter", "close", "columns"}:
        page = "report"
    blocks = _blocks(author, content, page, columns, rows)
    return MadeDocument(name, rules, content, page, style, tuple(blocks), tuple(author.sentences))


def _style(author: _Author, rules: str, content: str, page: str) -> Style:
    pick = author.random
    size = 7.0 if content == "dense" else pick.choice([8.0, 9.0, 10.0, 11.0] if page != "columns" else [7.5, 8.0])
    return Style(
        rules=rules,
        size=size,
        family=pick.choice(["sans", "serif"]),
        align=pick.choice(["right", "right", "center", "left"]) if content != "texts" else "left",
        valign=pick.choice(["top", "middle", "bottom"]),
        pad=1.5 if content == "narrow" else pick.choice([2.0, 3.0, 5.0]),
        leading=pick.choice([1.1, 1.2, 1.3]),
        label_width=0.6 if content == "wrapped" else pick.choice([1.0, 1.2]),
        full_width=content != "narrow" and pick.random() < 0.6,
        leaders=content == "leaders",
        turned=content == "turned",
        bold_heads=pick.random() < 0.6,
    )


def _blocks(author: _Author, content: str, page: str, columns: int, rows: int) -> list[tuple[str, object]]:
    pick = author.random
    table = author.table(content, columns, rows)
    if page == "close":
        table = replace(table, caption="", unit="")
    if page == "letter":
        return [
            ("addresses", ["Our ref: FOI 1234/18", "Date: 3 May 2018"]),
            ("prose", author.prose(2)),
            ("heading", "Your request"),
            ("questions", [author.sentence() for _ in range(3)]),
            ("heading", "Our response"),
            ("prose", author.prose(2)),
            ("table", table),
            ("prose", author.prose(3)),
            ("bullets", [author.sentence() for _ in range(3)]),
        ]
    if page == "beside":
        return [
            ("prose", author.prose(2)),
            ("pair", (table, author.table(content, columns, rows))),
            ("prose", author.prose(2)),
        ]
    if page == "columns":
        return [
            ("prose", author.prose(14)),
            ("heading", "Findings by district"),
            ("prose", author.prose(8)),
            ("table", table),
            ("prose", author.prose(22)),
        ]
    blocks: list[tuple[str, object]] = [
        ("heading", "Results of the survey"),
        ("prose", author.prose(3)),
        ("table", table),
    ]
    if page in {"report", "close"} and rows < 12 and author.chance(0.4):
        blocks += [("prose", author.prose(2)), ("table", author.table(content, columns, pick.randint(3, 8)))]
    return [*blocks, ("prose", author.prose(3))]


def _without_table(author: _Author, name: str) -> MadeDocument:
    pick = author.random
    what = pick.choice(NO_TABLE)
    blocks: list[tuple[str, object]] = [("prose", author.prose(3))]
    if what == "bullets":
        blocks += [
            ("bullets", [author.sentence() for _ in range(8)]),
            ("questions", [author.sentence() for _ in range(4)]),
        ]
    elif what == "contents page":
        topics = [*_GROUPS, *_SECTIONS]
        blocks += [
            ("contents", [(f"{n}. {topic}", str(3 * n + pick.randint(0, 2))) for n, topic in enumerate(topics, 1)])
        ]
    elif what == "addresses":
        blocks = [
            ("addresses", ["Our ref: FOI 1234/18", "Your ref: AB/77", "Date: 3 May 2018", "Tel: 101 extension 4411"]),
            *blocks,
            ("prose", author.prose(12)),
        ]
    elif what == "chart":
        blocks += [
            ("chart", [(label, pick.randint(5, 100)) for label in pick.sample(_PLACES, 6)]),
            ("prose", author.prose(4)),
        ]
    elif what == "column prose":
        blocks = [("prose", author.prose(20)), ("heading", "Method"), ("prose", author.prose(24))]
    else:
        blocks += [("questions", [author.prose(2) for _ in range(6)])]
    page = "columns" if what == "column prose" else "letter"
    style = _style(author, "bare", "plain", page)
    return MadeDocument(name, "no table", what, page, style, tuple(blocks), tuple(author.sentences))


def shown(text: str) -> Sequence[str]:
    """The two parts of a figure with a sign at the left edge of its cell: `$ 1,234`; or the one it has."""
    return text.split(" ", 1) if text.startswith("$ ") else [text]
