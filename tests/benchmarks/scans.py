"""How well and how fast scans are read: `python -m tests.benchmarks.scans [--letters 8] [--first 0]`.

What belongs here: letters with tables made from a seed, printed, scanned badly (skewed, noisy, blurred, grey, JPEG)
and read; the score is printed. What does not: thresholds or tricks of the reader. The letters are kept by nobody: a
letter is its seed.
"""

from __future__ import annotations

import argparse
import difflib
import io
import random
import re
import resource
import time
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
import pypdfium2
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from pipeline.extract import scan
from pipeline.model import Cell, Line, Table

DPI = 200
_WIDTH, _HEIGHT = A4
_MARGIN = 60.0

_FONTS = (
    ("Helvetica", "Helvetica-Bold"),
    ("Times-Roman", "Times-Bold"),
    ("Vera", "VeraBd"),
    ("Courier", "Courier-Bold"),
)
STYLES = ("grid", "borderless", "open_sides", "rules", "shaded", "borderless_tight")
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
    """A cell as printed: where its middle is (points from the top left of the straight page) and its text."""

    table: int
    row: int
    col: int
    text: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Letter:
    """One page: its PDF, the cells of its tables and its sentences."""

    pdf: bytes
    cells: tuple[Printed, ...]
    prose: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scan:
    """A scanned page and the way from a point of the straight page to one of the scan, in points."""

    image: np.ndarray
    matrix: np.ndarray


# ---------------------------------------------------------------- printing


def _count(rng: random.Random) -> str:
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
    return str(rng.choice((rng.randint(1, 9), rng.randint(10, 99), rng.randint(100, 999))))


def _grid(rng: random.Random) -> list[list[str]]:
    kind = rng.choice(("offence", "month", "place", "code"))
    if kind == "offence":
        labels = rng.sample(_LABELS, rng.randint(3, 6))
        rows = [[label, _count(rng), _count(rng)] for label in labels]
        return [["Offence", "2016/17", "2017/18"], *rows, ["Total", _count(rng), _count(rng)]]
    if kind == "month":
        names = [f"{month}-{year}" for year in (16, 17) for month in _MONTHS][: rng.choice((12, 24))]
        rows = [[name, *(_count(rng) for _ in range(3))] for name in names]
        return [["Month", "86/2", "86/10", "86/15"], *rows]
    if kind == "code":
        labels = rng.sample(_LABELS, 4)
        codes = rng.sample(("86/2", "86/10", "86/15", "086/02", "8/71", "105/01"), 4)
        rows = [[code, label, _count(rng), _count(rng)] for code, label in zip(codes, labels, strict=True)]
        return [["HO Code", "Description", "FY 2016/17", "FY 2017/18"], *rows]
    rows = [[place, *(_count(rng) for _ in range(4))] for place in rng.sample(_PLACES, 6)]
    return [
        ["District", "2014/15", "2015/16", "2016/17", "2017/18"],
        *rows,
        ["Force Total", *(_count(rng) for _ in range(4))],
    ]


def _wrapped(text: str, font: str, size: float, width: float) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        if lines and pdfmetrics.stringWidth(f"{lines[-1]} {word}", font, size) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines or [""]


@dataclass
class _Press:
    """Prints a letter from top to bottom."""

    canvas: Canvas
    rng: random.Random
    fonts: tuple[str, str]
    size: float
    y: float = 50.0
    cells: list[Printed] = field(default_factory=list)
    prose: list[str] = field(default_factory=list)

    def text(self, x: float, y: float, text: str, bold: bool = False) -> None:
        self.canvas.setFont(self.fonts[bold], self.size)
        self.canvas.drawString(x, _HEIGHT - y, text)

    def paragraph(self, text: str, bold: bool = False) -> None:
        for line in _wrapped(text, self.fonts[bold], self.size, _WIDTH - 2 * _MARGIN):
            self.text(_MARGIN, self.y, line, bold)
            self.prose.append(line)
            self.y += self.size * 1.3
        self.y += self.size * 0.7

    def table(self, index: int, grid: list[list[str]], style: str) -> None:
        pad, lead = 5.0, self.size * 1.2
        natural = [
            max(pdfmetrics.stringWidth(row[col], self.fonts[1], self.size) for row in grid) + 2 * pad
            for col in range(len(grid[0]))
        ]
        widths = [min(w, 170.0) if style != "borderless_tight" else min(w, 190.0) for w in natural]
        gap = 0.0 if style == "borderless_tight" else self.rng.uniform(0, 25)
        widths = [w + gap for w in widths]
        x0 = _MARGIN + self.rng.uniform(0, 10)
        xs = [x0 + sum(widths[:i]) for i in range(len(widths) + 1)]
        align = self.rng.choice(("left", "right", "centre"))
        ys = [self.y]
        for r, row in enumerate(grid):
            wrapped = [
                _wrapped(text, self.fonts[r == 0], self.size, xs[c + 1] - xs[c] - 2 * pad) for c, text in enumerate(row)
            ]
            height = max(len(lines) for lines in wrapped) * lead + 6
            if r == 0 and style == "shaded":
                self.canvas.setFillGray(0.8)
                self.canvas.rect(xs[0], _HEIGHT - self.y - height, xs[-1] - xs[0], height, stroke=0, fill=1)
                self.canvas.setFillGray(0)
            for c, lines in enumerate(wrapped):
                top = self.y + (height - len(lines) * lead) / 2 + self.size * 0.95
                for i, line in enumerate(lines):
                    used = pdfmetrics.stringWidth(line, self.fonts[r == 0], self.size)
                    x = xs[c] + pad
                    if c > 0 and align == "right":
                        x = xs[c + 1] - pad - used
                    elif c > 0 and align == "centre":
                        x = (xs[c] + xs[c + 1] - used) / 2
                    self.text(x, top + i * lead, line, bold=r == 0)
                    middle = x + used / 2
                self.cells.append(Printed(index, r, c, row[c], middle, self.y + height / 2))
            self.y += height
            ys.append(self.y)
        self._rules(style, xs, ys)
        self.y += self.size * 2

    def _rules(self, style: str, xs: list[float], ys: list[float]) -> None:
        self.canvas.setLineWidth(self.rng.choice((0.5, 0.75, 1.0)))
        across = {"grid": ys, "shaded": ys, "open_sides": ys, "rules": [ys[0], ys[1], ys[-1]]}.get(style, [])
        down = {"grid": xs, "shaded": xs, "open_sides": xs[1:-1]}.get(style, [])
        for y in across:
            self.canvas.line(xs[0], _HEIGHT - y, xs[-1], _HEIGHT - y)
        for x in down:
            self.canvas.line(x, _HEIGHT - ys[0], x, _HEIGHT - ys[-1])


def _numbers(rng: random.Random) -> dict[str, int]:
    return {"d": rng.randint(1, 28), "n": rng.randint(10, 2999), "m": rng.randint(10, 2999), "k": rng.randint(2, 60)}


def page_with(grid: list[list[str]], style: str, seed: int = 0) -> Letter:
    """One page with one line of prose and one table, in a style of `STYLES`."""
    out = io.BytesIO()
    press = _Press(Canvas(out, pagesize=A4), random.Random(seed), _fonts(seed), 11.0)
    press.paragraph("The number of recorded offences is given below for each financial year.")
    press.table(0, grid, style)
    return _printed(press, out)


def letter(seed: int) -> Letter:
    """One page with prose and one or two tables, the same for the same seed."""
    rng = random.Random(seed)
    out = io.BytesIO()
    fonts = _fonts(seed)
    size = rng.choice((10.0, 11.0, 12.0)) - (1.0 if fonts[0] in {"Vera", "Courier"} else 0.0)
    press = _Press(Canvas(out, pagesize=A4), rng, fonts, size)
    press.paragraph(f"Freedom of Information request {rng.randint(1000, 9999)}/18", bold=True)
    for sentence in rng.sample(_PROSE, 3):
        press.paragraph(sentence.format(**_numbers(rng)))
    for index in range(2):
        grid = _grid(rng)
        if press.y + len(grid) * (size * 1.2 + 6) + 120 > _HEIGHT:
            continue
        press.table(index, grid, STYLES[(seed + index * 3) % len(STYLES)])
        press.paragraph(rng.choice(_PROSE).format(**_numbers(rng)))
    return _printed(press, out)


def _fonts(seed: int) -> tuple[str, str]:
    if "Vera" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
        pdfmetrics.registerFont(TTFont("VeraBd", "VeraBd.ttf"))
    return _FONTS[seed % len(_FONTS)]


def _printed(press: _Press, out: io.BytesIO) -> Letter:
    press.canvas.showPage()
    press.canvas.save()
    return Letter(out.getvalue(), tuple(press.cells), tuple(press.prose))


# ---------------------------------------------------------------- scanning


def scanned(page: Letter, seed: int, dpi: int = DPI, worse: float = 1.0) -> Scan:
    """The letter through a poor scanner: grey, skewed up to two degrees, blurred, noisy, as JPEG. `worse` scales it."""
    rng = np.random.default_rng(seed)
    with pypdfium2.PdfDocument(page.pdf) as document:
        straight = document[0].render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
    angle = float(rng.uniform(-2, 2))
    turned = straight.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)
    grey = np.asarray(turned, dtype=np.float32)
    grey = _blurred(grey, float(rng.uniform(0.4, 0.9)) * worse)
    ink, paper = float(rng.uniform(20, 70)), float(rng.uniform(225, 248))
    grey = ink + grey / 255 * (paper - ink)
    shade = np.linspace(0, float(rng.uniform(0, 25)), grey.shape[1], dtype=np.float32)
    grey = grey - shade + rng.normal(0, float(rng.uniform(6, 16)) * worse, grey.shape).astype(np.float32)
    specks = rng.random(grey.shape) < 0.0004 * worse
    grey[specks] = rng.choice((30, 250), size=int(specks.sum()))
    out = io.BytesIO()
    Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8)).save(out, "JPEG", quality=int(rng.integers(50, 75)))
    image = np.asarray(Image.open(out).convert("L"))
    turn = np.deg2rad(angle)
    cos, sin, mx, my = np.cos(turn), np.sin(turn), _WIDTH / 2, _HEIGHT / 2
    matrix = np.array([[cos, sin, mx - cos * mx - sin * my], [-sin, cos, my + sin * mx - cos * my]])
    return Scan(image, matrix)


def _blurred(grey: np.ndarray, sigma: float) -> np.ndarray:
    reach = np.arange(-3, 4)
    kernel = np.exp(-(reach**2) / (2 * sigma**2))
    kernel /= kernel.sum()
    for axis in (0, 1):
        grey = np.apply_along_axis(np.convolve, axis, grey, kernel, "same")
    return grey


# ---------------------------------------------------------------- scoring


@dataclass
class Score:
    """Counts over all letters."""

    digits: int = 0
    digits_right: int = 0
    cells: int = 0
    cells_right: int = 0
    places_right: int = 0
    wrong: int = 0
    wrong_silent: int = 0
    right_doubted: int = 0
    labels: int = 0
    labels_right: int = 0
    words: int = 0
    words_right: int = 0
    prose_digits: int = 0
    prose_digits_right: int = 0
    prose_wrong_silent: int = 0
    misses: list[str] = field(default_factory=list)


def _same_digits(truth: str, read: str) -> int:
    a, b = (re.sub(r"\D", "", text) for text in (truth, read))
    return sum(block.size for block in difflib.SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks())


def _cell_at(tables: list[Table], x: float, y: float) -> Cell | None:
    inside = [
        cell
        for table in tables
        for cell in table.cells
        if cell.place.box
        and cell.place.box[0] <= x <= cell.place.box[2]
        and cell.place.box[1] <= y <= cell.place.box[3]
    ]
    return inside[0] if inside else None


def _flat(text: str) -> str:
    return " ".join(text.replace("–", "-").replace("—", "-").split())


def score_cells(score: Score, page: Letter, scan_: Scan, tables: list[Table], name: str) -> None:
    """Compare each printed cell with what was read at its place."""
    for printed in page.cells:
        x, y = scan_.matrix @ np.array([printed.x, printed.y, 1.0])
        cell = _cell_at(tables, float(x), float(y))
        read = "" if cell is None else _flat(cell.text)
        trusted = cell is not None and (cell.confidence or 0.0) >= scan.TRUSTED
        right = read == printed.text
        numeric = printed.row > 0 and bool(re.fullmatch(r"[\d,<-]*", printed.text))
        if numeric and printed.text:
            score.cells += 1
            score.cells_right += right
            score.places_right += cell is not None and (cell.row, cell.col) == (printed.row, printed.col)
            score.digits += len(re.sub(r"\D", "", printed.text))
            score.digits_right += _same_digits(printed.text, read)
            score.right_doubted += right and not trusted
        elif not numeric:
            score.labels += 1
            score.labels_right += right
        if not right:
            score.misses.append(
                f"{name} table {printed.table} ({printed.row}, {printed.col}): {printed.text!r} read {read!r} {cell.confidence if cell else None}"
            )
            if numeric:
                score.wrong += 1
                score.wrong_silent += trusted


def score_prose(score: Score, page: Letter, lines: list[Line], name: str) -> None:
    """Compare the sentences, line by line, with the closest line that was read."""
    for sentence in page.prose:
        best = max(lines, key=lambda line: difflib.SequenceMatcher(None, sentence, line.text).ratio(), default=None)
        read = best.text if best else ""
        score.words += len(sentence.split())
        matcher = difflib.SequenceMatcher(None, sentence.split(), read.split(), autojunk=False)
        score.words_right += sum(block.size for block in matcher.get_matching_blocks())
        truth, found = re.sub(r"\D", "", sentence), re.sub(r"\D", "", read)
        score.prose_digits += len(truth)
        score.prose_digits_right += _same_digits(sentence, read)
        if _flat(read) != sentence:
            score.misses.append(f"{name} prose: {sentence!r} read {read!r} {best.confidence if best else None}")
        score.prose_wrong_silent += truth != found and best is not None and (best.confidence or 0.0) >= scan.TRUSTED


def measure(seeds: Iterable[int], dpi: int = DPI, worse: float = 1.0) -> tuple[Score, float, int]:
    """Read the letters of `seeds`; the score, the processor seconds spent reading, and the pages."""
    score, seconds, pages = Score(), 0.0, 0
    for seed in seeds:
        page = letter(seed)
        scan_ = scanned(page, seed, dpi, worse)
        start = time.process_time()
        blocks = scan.read_page(scan_.image, dpi, 1)
        seconds += time.process_time() - start
        pages += 1
        name = f"letter {seed}"
        score_cells(score, page, scan_, [b for b in blocks if isinstance(b, Table)], name)
        score_prose(score, page, [b for b in blocks if isinstance(b, Line)], name)
    return score, seconds, pages


def _share(part: int, whole: int) -> str:
    return f"{part}/{whole} = {100 * part / max(whole, 1):.2f} %"


def main() -> None:
    """Print the score of N letters."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--letters", type=int, default=8)
    parser.add_argument("--first", type=int, default=0, help="seed of the first letter")
    parser.add_argument("--dpi", type=int, default=DPI)
    parser.add_argument("--worse", type=float, default=1.0, help="times as much blur and noise")
    parser.add_argument("--misses", action="store_true", help="list what was read wrong")
    arguments = parser.parse_args()
    seeds = range(arguments.first, arguments.first + arguments.letters)
    score, seconds, pages = measure(seeds, arguments.dpi, arguments.worse)
    if arguments.misses:
        print(*score.misses, sep="\n")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"digits right               {_share(score.digits_right, score.digits)}")
    print(f"numeric cells right        {_share(score.cells_right, score.cells)}")
    print(f"  in the right row, column {_share(score.places_right, score.cells)}")
    print(f"  right, yet doubted       {_share(score.right_doubted, score.cells)}")
    print(f"wrong numeric cells        {score.wrong}, of them silent {score.wrong_silent}")
    print(f"labels and headers right   {_share(score.labels_right, score.labels)}")
    print(f"words of prose right       {_share(score.words_right, score.words)}")
    print(
        f"digits of prose right      {_share(score.prose_digits_right, score.prose_digits)}, lines silently wrong {score.prose_wrong_silent}"
    )
    print(f"speed                      {pages / seconds:.2f} pages/s a core ({seconds / pages:.1f} s a page)")
    print(f"peak memory                {peak:.0f} MB")


if __name__ == "__main__":
    main()
