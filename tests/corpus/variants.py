"""Variants of an answer about offences by year: drawn by chance, with the truth of each.

What belongs here: how a variant is put together. What does not: reading it, or counting (`vary`). A variant depends on
its seed and number alone.

A variant is made in three steps. First the figures (`drawn_figures`): counts, and what is shown in place of some of them
(hidden, blank, a total that does not fit), with what a careful person makes of it. Then the layout (`drawn_layouts`): the
same figures, whatever they look like. Then what stands beside them (`drawn_company`).
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from pipeline.model import Cell, Document, Line, Place, Table
from tests.corpus.blocks import MARK, Grid
from tests.corpus.drawn_company import surround
from tests.corpus.drawn_figures import Figures, monthly, yearly, zeros_are_shown
from tests.corpus.drawn_layouts import by_month, laid_out
from tests.corpus.frame import BODIES, Case, letter
from tests.corpus.truth import CATEGORIES, PERIODS, Expected, Key, Truth

_CAPTIONS = ("Number of offences recorded:", "Recorded offences:", "Recorded crime:", "Offences recorded by the force:")
_OTHER_MEASURES = ("Number of persons charged:", "Number of arrests:", "Number of suspects:", "Number of victims:")
_THOUSANDS = ("Recorded offences (000s):", "Recorded offences (thousands):", "Recorded offences, in thousands")


@dataclass(frozen=True, slots=True)
class Variant:
    """A document with its truth, and the words for what was done to it."""

    case: Case
    document: Document


def variant(seed: int, number: int) -> Variant:
    """The variant of that seed and number."""
    dice = random.Random(f"{seed}/{number}")
    body = dice.choice([b for b in BODIES.values() if b.kind == "territorial"])
    figures, answer = _answer(dice, dice.choice((body.short_name, body.name)) or body.name)
    if any(box.text == "0" for block in answer if isinstance(block, Grid) for box in block.boxes):
        zeros_are_shown(figures)
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


def _answer(dice: random.Random, sender: str) -> tuple[Figures, list[str | Grid]]:
    if dice.random() < 0.06:
        figures = monthly(dice, sender)
        return figures, [dice.choice(_CAPTIONS), *by_month(dice, figures)]
    figures = yearly(dice, sender)
    blocks, years = laid_out(dice, figures)
    answer = [_caption(dice, figures), *blocks, *figures.notes]
    counts_it = {"other measure", "in thousands"}.isdisjoint(figures.traps)
    return figures, surround(dice, figures, answer, years) if counts_it and dice.random() < 0.4 else answer


def _caption(dice: random.Random, figures: Figures) -> str:
    chance = dice.random()
    if chance < 0.03:
        figures.traps.append("other measure")
        figures.ask_about(0, 1)
        return dice.choice(_OTHER_MEASURES)
    if chance < 0.04:
        figures.traps.append("in thousands")
        figures.ask_about(0, 1)
        return dice.choice(_THOUSANDS)
    return dice.choice(_CAPTIONS)


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
