"""Documents drawn stroke by stroke with reportlab: leaders, turned headings, thin rectangles for rules."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from pathlib import Path

from reportlab.lib.pagesizes import A4, LETTER, landscape
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from tests.benchmarks.made.content import MadeCell, MadeDocument, MadeTable, shown

_FONTS = {"sans": ("Helvetica", "Helvetica-Bold"), "serif": ("Times-Roman", "Times-Bold")}
_MARGIN = 56.0


def make(documents: Sequence[MadeDocument], folder: Path) -> None:
    """Draws each document into `folder`."""
    for document in documents:
        _Pen(document, folder / f"{document.name}.pdf").draw()


class _Pen:
    """One document being drawn: `y` is how far down the page, `left` and `right` bound the column of text."""

    def __init__(self, document: MadeDocument, path: Path) -> None:
        self.document = document
        self.style = document.style
        self.random = random.Random(document.name)
        size = self.random.choice([A4, LETTER])
        self.width, self.height = landscape(size) if document.page == "landscape" else size
        self.canvas = Canvas(str(path), pagesize=(self.width, self.height))
        self.plain, self.bold = _FONTS[self.style.family]
        self.thin = self.random.random() < 0.5
        self.columns = 2 if document.page == "columns" else 1
        self.column = 0
        self.top = _MARGIN
        self._open_column()

    def draw(self) -> None:
        for kind, what in self.document.blocks:
            if isinstance(what, MadeTable):
                self._table(what)
            elif kind == "pair" and isinstance(what, tuple):
                self._pair(what)
            else:
                self._text_block(kind, what)
        self.canvas.save()

    # ------------------------------------------------------------ text

    def _open_column(self) -> None:
        wide = (self.width - 2 * _MARGIN - 20 * (self.columns - 1)) / self.columns
        self.left = _MARGIN + self.column * (wide + 20)
        self.right = self.left + wide
        self.y = self.top

    def _room(self, height: float) -> bool:
        """Makes room for something, on a new page or in a new column if need be; says whether it had to."""
        if self.y + height < self.height - _MARGIN:
            return False
        self.column = (self.column + 1) % self.columns
        if self.column == 0:
            self.canvas.showPage()
        self._open_column()
        return True

    def _say(self, x: float, y: float, text: str, size: float, font: str = "") -> None:
        self.canvas.setFont(font or self.plain, size)
        self.canvas.drawString(x, self.height - y, text)

    def _lines(self, text: str, indent: float = 0.0, size: float = 9.5) -> None:
        for line in wrapped(text, self.plain, size, self.right - self.left - indent):
            self._room(size * 1.3)
            self.y += size * 1.25
            self._say(self.left + indent, self.y, line, size)

    def _text_block(self, kind: str, what: object) -> None:
        items = list(what) if isinstance(what, list) else []
        if kind == "prose":
            self._lines(str(what))
        elif kind == "heading":
            self._room(30)
            self.y += 16
            self._say(self.left, self.y, str(what), 12, self.bold)
        elif kind in {"bullets", "questions"}:
            for number, item in enumerate(items, 1):
                self._room(30)
                mark = "•" if kind == "bullets" else f"{number}."
                self._say(self.left + 8, self.y + 9.5 * 1.25, mark, 9.5)
                self._lines(str(item), 24)
        elif kind == "contents":
            for text, page in items:
                self.y += 13
                self._say(self.left, self.y, text, 10)
                end = self.right - stringWidth(page, self.plain, 10)
                self._say(end, self.y, page, 10)
                self._leaders(self.left + stringWidth(text, self.plain, 10), end, self.y, 10)
        elif kind == "addresses":
            for number, text in enumerate(
                ["Information Unit", "Police Headquarters", "12 Station Road", "Anytown AB1 2CD"]
            ):
                self._say(self.left, self.y + 12 * (number + 1), text, 10)
            for number, text in enumerate(items):
                self._say(self.right - 150, self.y + 12 * (number + 1), text, 10)
            self.y += 70
        else:
            self._chart(items)
        self.y += 8

    def _leaders(self, start: float, end: float, y: float, size: float) -> None:
        step = stringWidth(". ", self.plain, size)
        count = int((end - start - 4) / step)
        if count > 3:
            self._say(end - 2 - count * step, y, ". " * count, size)

    def _chart(self, bars: list[tuple[str, int]]) -> None:
        self._room(150)
        base = self.y + 120
        for tick in range(0, 101, 20):
            self._say(self.left + 8, base - tick, str(tick), 7)
            self.canvas.setStrokeGray(0.7)
            self.canvas.line(self.left + 28, self.height - base + tick, self.left + 330, self.height - base + tick)
        self.canvas.setStrokeGray(0)
        for number, (label, value) in enumerate(bars):
            x = self.left + 36 + 48 * number
            self.canvas.setFillColorRGB(0.3, 0.5, 0.7)
            self.canvas.rect(x, self.height - base, 30, value, stroke=0, fill=1)
            self.canvas.setFillGray(0)
            self._say(x, base + 10, label, 6)
            self._say(x + 8, base - value - 3, str(value), 7)
        self.y = base + 20

    # ------------------------------------------------------------ tables

    def _pair(self, tables: tuple[MadeTable, MadeTable]) -> None:
        y, left, right = self.y, self.left, self.right
        lowest = y
        for number, table in enumerate(tables):
            self.y = y
            self.left = left + number * ((right - left) / 2 + 12)
            self.right = self.left + (right - left) / 2 - 12
            self._table(table)
            lowest = max(lowest, self.y)
        self.y, self.left, self.right = lowest, left, right

    def _table(self, table: MadeTable) -> None:
        _TableDrawing(self, table).draw()


class _TableDrawing:
    """One table being drawn, row by row."""

    def __init__(self, pen: _Pen, table: MadeTable) -> None:
        self.pen, self.table, self.style = pen, table, pen.style
        self.size = self.style.size
        self.line = self.size * self.style.leading
        self.widths = self._widths()
        self.left = pen.left
        self.xs = [self.left + sum(self.widths[:n]) for n in range(table.n_cols + 1)]

    def _font(self, cell: MadeCell) -> str:
        bold = cell.kind == "section" or (cell.kind == "head" and self.style.bold_heads)
        return self.pen.bold if bold else self.pen.plain

    def _turned(self, cell: MadeCell) -> bool:
        return self.style.turned and cell.kind == "head" and cell.col > 0

    def _widths(self) -> list[float]:
        room = self.pen.right - self.pen.left
        pad = 2 * self.style.pad
        most = 150.0 if self.style.label_width < 1 else 170.0
        widths = [18.0] * self.table.n_cols
        for cell in self.table.cells:
            if cell.col_span > 1 or not cell.text:
                continue
            text = stringWidth(cell.text, self._font(cell), self.size) + 9 * cell.indent + 4 * bool(cell.mark)
            if self._turned(cell):
                text = self.size * 1.2
            elif cell.kind in {"head", "text"}:
                longest = max(stringWidth(word, self._font(cell), self.size) for word in cell.text.split())
                text = max(longest, min(text, 90 if cell.kind == "text" else 56))
            elif cell.col == 0:
                text = min(text, most)
            widths[cell.col] = max(widths[cell.col], text + pad + 0.5)
        if self.style.leaders:
            widths[0] = max(widths[0], 150)
        over = sum(widths) - room
        if over > 0:
            widths[0] = max(60.0, widths[0] - over)
        elif self.style.full_width:
            share = -over / len(widths)
            widths = [width + share for width in widths]
        return widths

    def draw(self) -> None:
        pen = self.pen
        for text, font in ((self.table.caption, pen.bold), (self.table.unit, pen.plain)):
            if text:
                pen._room(60)
                for line in wrapped(text, font, 9, pen.right - pen.left):
                    pen.y += 12
                    pen._say(pen.left, pen.y, line, 9, font)
        pen.y += 5
        pen._room(70)
        heads = list(range(self.table.heads))
        part = heads.copy()
        heights = {row: self._height(row) for row in range(self.table.n_rows)}
        self._share_spans(heights)
        used = sum(heights[r] for r in heads)
        for row in range(self.table.heads, self.table.n_rows):
            if pen.y + used + heights[row] > pen.height - _MARGIN - 10 and len(part) > len(heads):
                self._part(part, heights)
                pen.y = pen.height
                pen._room(0)
                part = heads.copy() if pen.document.page != "long bare" else []
                used = sum(heights[r] for r in part)
                shift = pen.left - self.left
                self.left, self.xs = pen.left, [x + shift for x in self.xs]
            part.append(row)
            used += heights[row]
        self._part(part, heights)
        if self.table.note:
            pen.y += 10
            pen._say(pen.left, pen.y, self.table.note, 7.5)
        pen.y += 10

    def _cell_lines(self, cell: MadeCell) -> list[str]:
        width = self.xs[cell.col + cell.col_span] - self.xs[cell.col] - 2 * self.style.pad - 9 * cell.indent
        if cell.kind == "figure":
            return [cell.text] if cell.text else []
        return wrapped(cell.text, self._font(cell), self.size, width)

    def _cell_height(self, cell: MadeCell) -> float:
        if self._turned(cell):
            return stringWidth(cell.text, self._font(cell), self.size) + 2 * self.style.pad
        return max(1, len(self._cell_lines(cell))) * self.line + self.style.pad

    def _height(self, row: int) -> float:
        own = [self._cell_height(cell) for cell in self.table.row(row) if cell.row_span == 1]
        return max(own, default=self.line + self.style.pad)

    def _share_spans(self, heights: dict[int, float]) -> None:
        for cell in self.table.cells:
            if cell.row_span > 1:
                last = cell.row + cell.row_span - 1
                heights[last] += max(0.0, self._cell_height(cell) - sum(heights[r] for r in range(cell.row, last + 1)))

    def _part(self, rows: Sequence[int], heights: dict[int, float]) -> None:
        """Draws some rows from `y` down, with their rules."""
        tops, y = {}, self.pen.y
        for row in rows:
            tops[row] = y
            y += heights[row]
        heads = [row for row in rows if row < self.table.heads]
        edges = [tops[row] for row in rows] + [y]
        if self.style.rules == "zebra":
            self._shades(rows, tops, heights)
        for row in rows:
            for cell in self.table.row(row):
                height = sum(heights[row + n] for n in range(cell.row_span))
                self._text(cell, tops[row], height)
        self._rules(edges, len(heads), rows, tops, heights)
        self.pen.y = y

    def _shades(self, rows: Sequence[int], tops: dict[int, float], heights: dict[int, float]) -> None:
        canvas = self.pen.canvas
        canvas.setFillGray(0.88)
        for row in rows[::2]:
            canvas.rect(
                self.xs[0], self.pen.height - tops[row] - heights[row], self.xs[-1] - self.xs[0], heights[row], 0, 1
            )
        canvas.setFillGray(0)

    def _text(self, cell: MadeCell, top: float, height: float) -> None:
        pen, size, pad = self.pen, self.size, self.style.pad
        left, right = self.xs[cell.col] + pad + 9 * cell.indent, self.xs[cell.col + cell.col_span] - pad
        font = self._font(cell)
        if self._turned(cell):
            pen.canvas.saveState()
            pen.canvas.setFont(font, size)
            pen.canvas.translate((left + right) / 2 + size * 0.35, pen.height - top - height + pad)
            pen.canvas.rotate(90)
            pen.canvas.drawString(0, 0, cell.text)
            pen.canvas.restoreState()
            return
        lines = self._cell_lines(cell)
        free = height - pad - len(lines) * self.line
        valign = "bottom" if cell.kind == "head" else self.style.valign
        y = top + pad / 2 + {"top": 0.0, "middle": free / 2, "bottom": free}[valign]
        align = "left" if cell.kind in {"label", "section", "text"} else self.style.align
        align = "center" if cell.kind == "head" and cell.col_span > 1 else "left" if cell.col == 0 else align
        for number, line in enumerate(lines):
            base = y + number * self.line + size * 0.85
            *signs, text = shown(line)
            for sign in signs:
                pen._say(left, base, sign, size, font)
            wide = stringWidth(text, font, size)
            x = {"left": left, "center": (left + right - wide) / 2, "right": right - wide}[align]
            if signs:
                x = max(x, left + size * 0.8)
            pen._say(x, base, text, size, font)
            if number == len(lines) - 1:
                if cell.mark:
                    pen._say(x + wide, base - 0.35 * size, cell.mark, size * 0.62, font)
                if self.style.leaders and cell.kind == "label":
                    pen._leaders(x + wide, right, base, size)

    def _rules(
        self, edges: list[float], heads: int, rows: Sequence[int], tops: dict[int, float], heights: dict[int, float]
    ) -> None:
        rules = self.style.rules
        across, down = self._level, self._upright
        if rules in {"ruled", "dotted"}:
            for row in rows:
                for cell in self.table.row(row):
                    x0, x1 = self.xs[cell.col], self.xs[cell.col + cell.col_span]
                    y0 = tops[row]
                    y1 = y0 + sum(heights[row + n] for n in range(cell.row_span))
                    across(y0, x0, x1)
                    across(y1, x0, x1)
                    down(x0, y0, y1)
                    down(x1, y0, y1)
            return
        if rules == "open":
            for x in self.xs[1:-1]:
                down(x, edges[heads - 1] if heads else edges[0], edges[-1])
        drawn = {
            "rows": edges,
            "three": [edges[0], edges[heads], edges[-1]],
            "double": [edges[0], edges[heads], edges[-1]],
            "header": [edges[heads]] if heads else [],
            "open": [edges[0], edges[heads], edges[-1]],
        }
        for y in drawn.get(rules, []):
            across(y, self.xs[0], self.xs[-1])
            if rules == "double":
                across(y + 1.8, self.xs[0], self.xs[-1])
        if rules in {"three", "rows"}:
            for cell in self.table.cells:
                if cell.kind == "head" and cell.col_span > 1 and cell.row in tops:
                    across(
                        tops[cell.row] + heights[cell.row], self.xs[cell.col] + 3, self.xs[cell.col + cell.col_span] - 3
                    )

    def _level(self, y: float, x0: float, x1: float) -> None:
        canvas = self.pen.canvas
        if self.style.rules == "dotted":
            canvas.setDash(1, 2)
        if self.pen.thin and self.style.rules != "dotted":
            canvas.rect(x0, self.pen.height - y - 0.25, x1 - x0, 0.5, 0, 1)
        else:
            canvas.setLineWidth(0.6)
            canvas.line(x0, self.pen.height - y, x1, self.pen.height - y)
        canvas.setDash()

    def _upright(self, x: float, top: float, bottom: float) -> None:
        canvas = self.pen.canvas
        if self.style.rules == "dotted":
            canvas.setDash(1, 2)
        if self.pen.thin and self.style.rules != "dotted":
            canvas.rect(x - 0.25, self.pen.height - bottom, 0.5, bottom - top, 0, 1)
        else:
            canvas.setLineWidth(0.6)
            canvas.line(x, self.pen.height - top, x, self.pen.height - bottom)
        canvas.setDash()


def wrapped(text: str, font: str, size: float, width: float) -> list[str]:
    """The text in lines no wider than `width`, but for words that are wider by themselves."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and stringWidth(longer, font, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


Maker = Callable[[Sequence[MadeDocument], Path], None]
