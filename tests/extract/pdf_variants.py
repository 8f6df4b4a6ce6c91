"""Tables drawn in many ways, with what they say: for testing the PDF reader on layouts nobody thought of.

`variant(seed)` draws one table between two paragraphs, in a style, type size, alignment and spacing that the
seed decides. Run as a command, `python -m tests.extract.pdf_variants --count 1000`, it prints by style how many are
read back exactly, and how many figures stand in another row or column than they were drawn in.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from reportlab.pdfbase.pdfmetrics import stringWidth

from pipeline.extract.pdf import read_pdf
from pipeline.model import Table
from tests.extract.pdf_maker import HEIGHT, Page, make, spans, texts

STYLES = ("grid", "open grid", "rows ruled", "three rules", "header ruled", "shaded", "bare")
_LABELS = (
    "Taking, making or distributing indecent photographs of children",
    "Possession of an indecent photograph of a child",
    "Possession of prohibited images",
    "North",
    "South and West",
    "Burglary",
    "Criminal damage and arson (excluding attempts)",
    "Other offences",
    "Not recorded",
)
_HEADS = ("2015/16", "2016/17", "2017/18", "Number", "Recorded crimes", "Charged", "Rate per 1,000", "Change", "%")
_BLANKS = ("", "-", "nil", "n/a", "0", "<5", "*")
_SENTENCE = "The figures in this letter are taken from a live system and may change as records are updated"


@dataclass(frozen=True)
class Variant:
    """A drawn table: its style, the rows it shows and the headings that span columns."""

    style: str
    rows: list[list[str]]
    spans: dict[str, tuple[int, int]]


class _Drawing:
    """The choices for one table, and the pen."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.style = STYLES[seed % len(STYLES)]
        self.size = self.random.choice([8, 9, 10, 11, 12])
        self.font = self.random.choice(["Helvetica", "Times-Roman"])
        self.align = self.random.choice(["left", "right", "centre"])
        self.columns = self.random.randint(2, 6)
        self.size = min(self.size, 14 - self.columns)
        self.padding = self.random.choice([3, 6, 10])
        self.leading = self.size * self.random.choice([1.15, 1.25])
        self.two_headers = self.columns in (4, 6) and self.random.random() < 0.4
        self.label_width = self.random.choice([110, 150, 190])
        self.left = self.random.choice([40, 60])
        self.width = min(self.random.choice([52, 60, 66]), (550 - self.left - self.label_width) / self.columns)

    def figure(self) -> str:
        pick = self.random
        if pick.random() < 0.12:
            return pick.choice(_BLANKS)
        value = pick.choice([pick.randint(0, 9), pick.randint(10, 999), pick.randint(1000, 99999)])
        return f"{value:,}" if pick.random() < 0.7 else str(value)

    def wrapped(self, text: str, width: float) -> list[str]:
        lines: list[str] = []
        for word in text.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and stringWidth(longer, self.font, self.size) <= width:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines


def variant(seed: int, path: Path) -> Variant:
    """Draws the table of a seed into a PDF at `path`."""
    drawing = _Drawing(seed)
    heads = [*drawing.random.sample(_HEADS, drawing.columns)]
    labels = drawing.random.sample(_LABELS, drawing.random.randint(3, 7))
    rows = [["Offence", *heads], *([label, *(drawing.figure() for _ in heads)] for label in labels)]
    rows.append(["Total", *(str(drawing.random.randint(10, 9999)) for _ in heads)])
    top: list[str] = ["First group", "Second group"] if drawing.two_headers else []
    make(path, lambda page: _draw(page, drawing, rows, top))
    span = drawing.columns // 2
    shown = [["", top[0], *[""] * (span - 1), top[1], *[""] * (span - 1)], *rows] if top else rows
    return Variant(drawing.style, shown, dict.fromkeys(top, (1, span)))


def _draw(page: Page, drawing: _Drawing, rows: list[list[str]], top: list[str]) -> None:
    canvas, pad, size = page.canvas, drawing.padding, drawing.size
    xs = [drawing.left, *(drawing.left + drawing.label_width + drawing.width * n for n in range(drawing.columns + 1))]
    for number in range(3):
        page.text(drawing.left, 60 + 13 * number, _SENTENCE)
    y = 120.0
    edges = [y]
    shades = []
    middle = drawing.random.random() < 0.5
    if top:
        half = (xs[-1] - xs[1]) / 2
        for number, text in enumerate(top):
            canvas.setFont(drawing.font, size)
            canvas.drawCentredString(xs[1] + half * (number + 0.5), HEIGHT - y - pad - size, text)
        y += size + 2 * pad
        edges.append(y)
    for row in rows:
        cells = [drawing.wrapped(row[0], drawing.label_width - 8)]
        cells += [drawing.wrapped(text, drawing.width - 8) for text in row[1:]]
        height = max(map(len, cells)) * drawing.leading + 2 * pad
        shades.append((y, height))
        for column, lines in enumerate(cells):
            offset = (max(map(len, cells)) - len(lines)) * drawing.leading / 2 if middle else 0
            for number, line in enumerate(lines):
                base = y + pad + offset + number * drawing.leading + 0.8 * size
                _write(page, drawing, line, xs[column] + 4, xs[column + 1] - 4, base, column > 0)
        y += height
        edges.append(y)
    _rule(page, drawing, xs, edges, shades, bool(top))
    for number in range(3):
        page.text(drawing.left, y + 40 + 13 * number, _SENTENCE)


def _write(page: Page, drawing: _Drawing, text: str, left: float, right: float, base: float, figure: bool) -> None:
    canvas = page.canvas
    canvas.setFont(drawing.font, drawing.size)
    align = drawing.align if figure else "left"
    if align == "left":
        canvas.drawString(left, HEIGHT - base, text)
    elif align == "right":
        canvas.drawRightString(right, HEIGHT - base, text)
    else:
        canvas.drawCentredString((left + right) / 2, HEIGHT - base, text)


def _rule(
    page: Page, drawing: _Drawing, xs: list[float], edges: list[float], shades: list[tuple[float, float]], top: bool
) -> None:
    body = 2 if top else 1
    if drawing.style in {"grid", "open grid"}:
        _grid(page, xs, edges, drawing.columns // 2 + 1 if top else 0, drawing.style == "grid")
    elif drawing.style == "shaded":
        page.canvas.saveState()
        page.canvas.setFillGray(0.6)
        page.canvas.setFillAlpha(0.3)
        for y, height in shades[::2]:
            page.canvas.rect(xs[0], HEIGHT - y - height, xs[-1] - xs[0], height, stroke=0, fill=1)
        page.canvas.restoreState()
    else:
        three = (edges[0], edges[body], edges[-1])
        ruled = {"rows ruled": edges, "three rules": three, "header ruled": [edges[body]]}
        for y in ruled.get(drawing.style, ()):
            page.level(y, xs[0], xs[-1])


def _grid(page: Page, xs: list[float], edges: list[float], half: int, outer: bool) -> None:
    """A full lattice, with or without its outer lines; `half` is where the two headings above meet, or 0."""
    for number, y in enumerate(edges):
        if outer or 0 < number < len(edges) - 1:
            page.level(y, xs[0], xs[-1])
    for number, x in enumerate(xs):
        if outer or 0 < number < len(xs) - 1:
            within = half and 1 < number < len(xs) - 1 and number != half
            page.upright(x, edges[1] if within else edges[0], edges[-1])


def is_exact(expected: Variant, found: Sequence[Table]) -> bool:
    """Whether one table was found that says all that was drawn, spans too."""
    return len(found) == 1 and texts(found[0]) == expected.rows and spans(found[0]) == expected.spans


def misplaced(expected: Variant, found: Sequence[Table]) -> int:
    """How many figures were read in a row or column in which they were not drawn."""
    drawn = {row[0]: row[1:] for row in expected.rows if row[0] not in {"", "Offence"}}
    wrong = 0
    for row in (row for table in found for row in texts(table)):
        if row[0] in drawn:
            pairs = zip_longest(drawn[row[0]], row[1:], fillvalue="")
            wrong += sum(bool(read) and read != text for text, read in pairs if text or read)
    return wrong


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=350)
    parser.add_argument("--show", type=int, default=3, help="how many failures to print")
    options = parser.parse_args()
    right: Counter[str] = Counter()
    all_of: Counter[str] = Counter()
    shown = wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(options.count):
            path = Path(folder) / f"{seed}.pdf"
            expected = variant(seed, path)
            tables = read_pdf(path, "variant").tables
            found = [texts(table) for table in tables]
            all_of[expected.style] += 1
            wrong += misplaced(expected, tables)
            if is_exact(expected, tables):
                right[expected.style] += 1
            elif shown < options.show:
                shown += 1
                print(
                    f"seed {seed} ({expected.style}):",
                    *expected.rows,
                    "read as",
                    *(found or [["nothing"]])[0],
                    sep="\n  ",
                )
                print(f"  spans {expected.spans}; read {[spans(t) for t in tables]}")
    for style in STYLES:
        print(f"{style:14} {right[style]:4} of {all_of[style]}")
    print(f"{sum(right.values())} of {options.count} exact, {wrong} figures misplaced")
    return 0


if __name__ == "__main__":
    sys.exit(main())
