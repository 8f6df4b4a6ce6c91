"""Letters with tables, made from a seed and printed as PDF, for the benchmark of scans.

What belongs here: what is on a page and how it is set: fonts, sizes, rules, counts and footnote marks, pen strokes and
stamps over the print, a table that runs on to the next page. What does not: scanning (`scans`). The letters are kept
by nobody: a letter is its seed.
"""

from __future__ import annotations

import functools
import io
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = A4
STYLES = ("grid", "borderless", "open_sides", "rules", "shaded", "borderless_tight")
_MARGIN = 60.0
_RAISED = "^"  # in a cell's text, before a footnote mark that is printed small and high


@dataclass(frozen=True, slots=True)
class Face:
    """A font: its names for plain and bold print, and how wide it is set (1 as designed)."""

    plain: str
    bold: str
    wide: float = 1.0

    def width(self, text: str, size: float, bold: bool) -> float:
        """Of a text, in points."""
        return float(pdfmetrics.stringWidth(text, self.bold if bold else self.plain, size)) * self.wide


_USUAL = (
    Face("Helvetica", "Helvetica-Bold"),
    Face("Times-Roman", "Times-Bold"),
    Face("Vera", "VeraBd"),
    Face("Courier", "Courier-Bold"),
)
_HARD = (*_USUAL, Face("Helvetica", "Helvetica-Bold", 0.78), Face("Times-Roman", "Times-Bold", 0.84))
_LABELS = (
    "Taking, making or distributing indecent photographs of children",
    "Possession of an indecent photograph",
    "Possession of prohibited images of children",
    "Showing or causing to be shown",
    "Other offence",
    "Burglary in a dwelling",
    "Theft from the person",
    "Criminal damage to a vehicle",
)
_MONTHS = ("Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar")
_PLACES = ("Northgate", "Eastbrook", "Riverside", "Stoneleigh", "Harbour", "Westfield", "Castle Hill", "Moor End")
_PROSE = (
    "I write in connection with your request for information received on {d} April 2018, reference {n}/18.",
    "You asked for the number of recorded offences between 1 April 2016 and 31 March 2018, by financial year.",
    "In 2016/17 there were {n} offences recorded, and in 2017/18 there were {m} offences recorded.",
    "The figures were taken from a live system on {d} June 2018 and may change as records are updated.",
    "Section 17 of the Act requires us to say why {k} of the records cannot be released at this time.",
    "If you are not content you may ask for an internal review within 40 working days of this letter.",
    "One record may hold many images, and a record counts once under the principal crime rule.",
)


@dataclass(frozen=True, slots=True)
class Printed:
    """A cell as printed: where its middle is (points from the top left of the straight page), its text and its mark."""

    page: int
    table: int
    row: int
    col: int
    text: str
    x: float
    y: float
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """Its PDF, the cells of its tables, its sentences (each with its page, from 0), and the name of its font."""

    pdf: bytes
    cells: tuple[Printed, ...]
    prose: tuple[tuple[int, str], ...]
    font: str
    pages: int


def letter(seed: int, hard: bool = False, fonts: Sequence[Path] = ()) -> Letter:
    """A letter with prose and one or two tables, the same for the same seed.

    A `hard` one may be set small, narrow or in one of `fonts`, has footnote marks and withheld counts, ink over its
    print, and a table that runs on to a second page.
    """
    rng = random.Random(seed)
    out = io.BytesIO()
    face = _face(seed, hard, fonts)
    size = rng.choice((7.5, 8.0, 9.0, 10.0, 11.0, 12.0) if hard else (10.0, 11.0, 12.0))
    size -= 1.0 if face.plain in {"Vera", "Courier"} and size > 9 else 0.0
    press = _Press(Canvas(out, pagesize=A4), rng, face, size)
    press.paragraph(f"Freedom of Information request {rng.randint(1000, 9999)}/18", bold=True)
    for sentence in rng.sample(_PROSE, 3):
        press.paragraph(sentence.format(**_numbers(rng)))
    for index in range(2):
        grid = _grid(rng, hard)
        if press.y + len(grid) * (size * 1.2 + 6) + 120 > HEIGHT:
            continue
        press.table(index, grid, STYLES[(seed + index * 3) % len(STYLES)])
        press.paragraph(rng.choice(_PROSE).format(**_numbers(rng)))
    if hard and rng.random() < 0.3:
        press.pen()
    if hard and rng.random() < 0.2:
        press.running_table(2, [*_grid(rng, hard)[:1], *(row for _ in range(9) for row in _grid(rng, hard)[1:])])
    return _printed(press, out)


def page_with(grid: Sequence[Sequence[str]], style: str, seed: int = 0, size: float = 11.0) -> Letter:
    """One page with one line of prose and one table, in a style of `STYLES`; `212^2` is 212 with a raised 2."""
    out = io.BytesIO()
    press = _Press(Canvas(out, pagesize=A4), random.Random(seed), _face(seed, False, ()), size)
    press.paragraph("The number of recorded offences is given below for each financial year.")
    press.table(0, grid, style)
    return _printed(press, out)


def _count(rng: random.Random, hard: bool) -> str:
    kind = rng.random()
    if kind < 0.06:
        return "0"
    if kind < 0.10:
        return "-"
    if kind < 0.15:
        return "<5"
    if kind < 0.17:
        return ""
    if kind < 0.30:
        return f"{rng.randint(1000, 29999):,}"
    number = str(rng.choice((rng.randint(1, 9), rng.randint(10, 99), rng.randint(100, 999))))
    if hard and kind < 0.34:
        return "*"
    if hard and kind < 0.40:
        return f"{number}{rng.choice(('*', f'{_RAISED}1', f'{_RAISED}2', f'{_RAISED}3'))}"
    return number


def _grid(rng: random.Random, hard: bool) -> list[list[str]]:
    kind = rng.choice(("offence", "month", "place", "code"))
    if kind == "offence":
        labels = rng.sample(_LABELS, rng.randint(3, 6))
        rows = [[label, *_counts(rng, hard, 2)] for label in labels]
        return [["Offence", "2016/17", "2017/18"], *rows, ["Total", *_counts(rng, hard, 2)]]
    if kind == "month":
        names = [f"{month}-{year}" for year in (16, 17) for month in _MONTHS][: rng.choice((12, 24))]
        return [["Month", "86/2", "86/10", "86/15"], *([name, *_counts(rng, hard, 3)] for name in names)]
    if kind == "code":
        labels = rng.sample(_LABELS, 4)
        codes = rng.sample(("86/2", "86/10", "86/15", "086/02", "8/71", "105/01"), 4)
        rows = [[code, label, *_counts(rng, hard, 2)] for code, label in zip(codes, labels, strict=True)]
        return [["HO Code", "Description", "FY 2016/17", "FY 2017/18"], *rows]
    rows = [[place, *_counts(rng, hard, 4)] for place in rng.sample(_PLACES, 6)]
    return [
        ["District", "2014/15", "2015/16", "2016/17", "2017/18"],
        *rows,
        ["Force Total", *_counts(rng, hard, 4)],
    ]


def _counts(rng: random.Random, hard: bool, number: int) -> list[str]:
    return [_count(rng, hard) for _ in range(number)]


@dataclass
class _Press:
    """Prints a letter from top to bottom."""

    canvas: Canvas
    rng: random.Random
    face: Face
    size: float
    y: float = 50.0
    page: int = 0
    cells: list[Printed] = field(default_factory=list)
    prose: list[tuple[int, str]] = field(default_factory=list)

    def text(self, x: float, y: float, text: str, bold: bool = False) -> None:
        """One line; what follows the sign of a raised mark is set small and high."""
        base, _, mark = text.partition(_RAISED)
        self._set(x, y, base, self.size, bold)
        if mark:
            self._set(x + self.face.width(base, self.size, bold), y - 0.36 * self.size, mark, 0.62 * self.size, bold)

    def _set(self, x: float, y: float, text: str, size: float, bold: bool) -> None:
        line = self.canvas.beginText(x, HEIGHT - y)
        line.setFont(self.face.bold if bold else self.face.plain, size)
        line.setHorizScale(100 * self.face.wide)
        line.textOut(text)
        self.canvas.drawText(line)

    def width(self, text: str, bold: bool) -> float:
        """Of a text with its raised mark."""
        base, _, mark = text.partition(_RAISED)
        return self.face.width(base, self.size, bold) + self.face.width(mark, 0.62 * self.size, bold)

    def wrapped(self, text: str, bold: bool, width: float) -> list[str]:
        """A text in lines no longer than `width`."""
        lines: list[str] = []
        for word in text.split():
            if lines and self.width(f"{lines[-1]} {word}", bold) <= width:
                lines[-1] += f" {word}"
            else:
                lines.append(word)
        return lines or [""]

    def paragraph(self, text: str, bold: bool = False) -> None:
        for line in self.wrapped(text, bold, WIDTH - 2 * _MARGIN):
            self.text(_MARGIN, self.y, line, bold)
            self.prose.append((self.page, line))
            self.y += self.size * 1.3
        self.y += self.size * 0.7

    def table(self, index: int, grid: Sequence[Sequence[str]], style: str, first_row: int = 0) -> None:
        """A table, of which `first_row` is the number of the first row that is printed here."""
        pad = 5.0
        natural = [max(self.width(row[col], True) for row in grid) + 2 * pad for col in range(len(grid[0]))]
        widths = [min(w, 170.0) if style != "borderless_tight" else min(w, 190.0) for w in natural]
        gap = 0.0 if style == "borderless_tight" else self.rng.uniform(0, 25)
        x0 = _MARGIN + self.rng.uniform(0, 10)
        xs = [x0 + sum(widths[:i]) + gap * i for i in range(len(widths) + 1)]
        self._rows(index, grid, style, xs, self.rng.choice(("left", "right", "centre")), first_row)

    def running_table(self, index: int, grid: Sequence[Sequence[str]]) -> None:
        """A ruled table to the foot of the page and on over the next, its headings said once."""
        columns = len(grid[0])
        grid = [list(row) for row in grid if len(row) == columns]
        xs = [_MARGIN, _MARGIN + 200.0, *(_MARGIN + 200.0 + 60.0 * i for i in range(1, columns))]
        fit = max(2, int((HEIGHT - 50 - self.y) // (2.4 * self.size + 6)))
        self._rows(index, grid[:fit], "grid", xs, "right", 0)
        if grid[fit:]:
            self.canvas.showPage()
            self.page, self.y = self.page + 1, 50.0
            self._rows(index, grid[fit : fit + 20], "grid", xs, "right", fit)

    def _rows(
        self, index: int, grid: Sequence[Sequence[str]], style: str, xs: list[float], align: str, first_row: int
    ) -> None:
        pad, lead = 5.0, self.size * 1.2
        ys = [self.y]
        for r, row in enumerate(grid, first_row):
            wrapped = [self.wrapped(text, r == 0, xs[c + 1] - xs[c] - 2 * pad) for c, text in enumerate(row)]
            height = max(len(lines) for lines in wrapped) * lead + 6
            if r == 0 and style == "shaded":
                self.canvas.setFillGray(0.8)
                self.canvas.rect(xs[0], HEIGHT - self.y - height, xs[-1] - xs[0], height, stroke=0, fill=1)
                self.canvas.setFillGray(0)
            for c, lines in enumerate(wrapped):
                top = self.y + (height - len(lines) * lead) / 2 + self.size * 0.95
                for i, line in enumerate(lines):
                    used = self.width(line, r == 0)
                    x = xs[c] + pad
                    if c > 0 and align == "right":
                        x = xs[c + 1] - pad - used
                    elif c > 0 and align == "centre":
                        x = (xs[c] + xs[c + 1] - used) / 2
                    self.text(x, top + i * lead, line, bold=r == 0)
                    middle = x + used / 2
                text, _, mark = row[c].partition(_RAISED)
                self.cells.append(Printed(self.page, index, r, c, text, middle, self.y + height / 2, mark))
            self.y += height
            ys.append(self.y)
        self._rules(style, xs, ys)
        self.y += self.size * 2

    def _rules(self, style: str, xs: list[float], ys: list[float]) -> None:
        self.canvas.setLineWidth(self.rng.choice((0.5, 0.75, 1.0)))
        across = {"grid": ys, "shaded": ys, "open_sides": ys, "rules": [ys[0], ys[1], ys[-1]]}.get(style, [])
        down = {"grid": xs, "shaded": xs, "open_sides": xs[1:-1]}.get(style, [])
        for y in across:
            self.canvas.line(xs[0], HEIGHT - y, xs[-1], HEIGHT - y)
        for x in down:
            self.canvas.line(x, HEIGHT - ys[0], x, HEIGHT - ys[-1])

    def pen(self) -> None:
        """A stroke of a pen through one to three neighbouring cells, or a stamp that lies over some."""
        cell = self.rng.choice([cell for cell in self.cells if cell.page == self.page and cell.col])
        self.canvas.saveState()
        self.canvas.translate(cell.x, HEIGHT - cell.y)
        if self.rng.random() < 0.5:
            self.canvas.setStrokeGray(self.rng.uniform(0.1, 0.5))
            self.canvas.setLineWidth(self.rng.uniform(0.6, 1.6))
            long, tall = self.rng.uniform(8, 60), self.rng.uniform(-12, 12)
            self.canvas.bezier(-long, -tall, -long / 3, tall, long / 3, -tall, long, tall)
        else:
            self.canvas.rotate(self.rng.uniform(-25, 25))
            self.canvas.setStrokeGray(0.45)
            self.canvas.setFillGray(0.45)
            self.canvas.setLineWidth(1.5)
            self.canvas.rect(-45, -14, 90, 28)
            self.canvas.setFont("Helvetica-Bold", 11)
            self.canvas.drawCentredString(0, -4, "RECEIVED 12 JUN")
        self.canvas.restoreState()


def _numbers(rng: random.Random) -> dict[str, int]:
    return {"d": rng.randint(1, 28), "n": rng.randint(10, 2999), "m": rng.randint(10, 2999), "k": rng.randint(2, 60)}


def _face(seed: int, hard: bool, fonts: Sequence[Path]) -> Face:
    _register("Vera", Path("Vera.ttf"))
    _register("VeraBd", Path("VeraBd.ttf"))
    if fonts:
        path = fonts[seed % len(fonts)]
        _register(path.stem, path)
        return Face(path.stem, path.stem)
    faces = _HARD if hard else _USUAL
    return faces[seed % len(faces)]


@functools.cache
def _register(name: str, path: Path) -> None:
    pdfmetrics.registerFont(TTFont(name, str(path)))


def _printed(press: _Press, out: io.BytesIO) -> Letter:
    press.canvas.showPage()
    press.canvas.save()
    name = press.face.plain + (" narrow" if press.face.wide < 1 else "")
    return Letter(out.getvalue(), tuple(press.cells), tuple(press.prose), name, press.page + 1)
