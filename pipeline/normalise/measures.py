"""What the figures of a grid count: what was asked, or something else, and who says so.

Headings, captions and the sentences around a table are held against each other. A table that counts something else is
explained as a whole (`other_kind`), a figure by its own headings (`why_not`).
"""

from __future__ import annotations

import re

from pipeline.normalise.axes import YIELDING, Heading
from pipeline.normalise.frames import Axis, Context
from pipeline.normalise.grids import Grid
from pipeline.normalise.text import matches, vocabulary
from pipeline.normalise.values import Value

_SHORT_CAPTION = 80
# Measures that a sentence may well mention without being about them.
_POINTS_AT_A_TABLE = re.compile(r"\b(?:the following|below|as follows|tables?)\b", re.IGNORECASE)
_BY_THE_WAY = frozenset({*YIELDING, "share"})
_CORRECTED = "an earlier figure that the letter corrects"
_COMPARED = "given for comparison"
_NO_CRIMES = "counts what was not recorded as a crime"
_PART = "counts a part of what another table counts"
OUTCOMES = "counts another measure: outcomes"


def is_scaled(heading: str) -> bool:
    """Whether a heading says that numbers are given in thousands: what is printed is not the count."""
    return matches(vocabulary()["values"]["scaled"], heading)


def why_set_aside(context: Context) -> str | None:
    """Why a table is not read that the letter calls wrong, a part of another, no crimes, or gives for comparison."""
    nearest = context.captions[0] if context.captions else ""
    if nearest.rstrip().endswith("."):
        return None
    if matches(vocabulary()["letter"]["past_figure"], nearest):
        return _CORRECTED
    if is_of_a_part(nearest):
        return _PART
    if matches(vocabulary()["letter"]["no_crimes"], nearest):
        return _NO_CRIMES
    return _COMPARED if matches(vocabulary()["letter"]["comparison"], nearest) else None


def is_of_a_part(caption: str) -> bool:
    """Whether a caption says that its table shows some of what another one counts ("of which online")."""
    return matches(vocabulary()["letter"]["part_of_another"], caption)


def other_kind(grid: Grid, rows: Axis, cols: Axis, around: tuple[Heading, ...]) -> str | None:
    """Why no figure of the grid counts: it is a table of outcomes, of people, or of another measure."""
    corner = {axis for col in grid.labels for row in grid.header if (axis := _axis_at(grid, rows, row, col, around))}
    labels = [h for path in rows.headings.values() for h in path if not h.total]
    outcomes = sum(h.outcome for h in labels)
    if ("outcome" in corner and outcomes) or (outcomes * 2 > len(labels) and outcomes > 1):
        return OUTCOMES
    asked = any(h.measure == "asked" and not h.outcome for h in cols.all())
    column_outcomes = [h for path in cols.headings.values() for h in path if not h.total]
    if not asked and sum(h.outcome for h in column_outcomes) * 2 > len(column_outcomes) and len(column_outcomes) > 2:
        return OUTCOMES
    if "person" in corner or sum(h.person for h in labels) * 2 > len(labels) > 1:
        return "counts another measure: people"
    captioned = _captioned_measures(around)
    if captioned and "asked" not in captioned and not _own_measure(rows, cols):
        return f"counts another measure: {captioned[0]}"
    return None


def _captioned_measures(around: tuple[Heading, ...]) -> list[str]:
    """What captions say that the table counts, nearest first. A long sentence that speaks of both says nothing."""
    return [h.measure for h in around if h.measure and (h.measure == "asked" or _is_plain(h))]


def _is_plain(caption: Heading) -> bool:
    """Whether a caption says what is counted: "These searches located records" is a sentence, and says nothing of it."""
    is_sentence = caption.text.rstrip().endswith(".") and not _POINTS_AT_A_TABLE.search(caption.text)
    if is_sentence and caption.measure in _BY_THE_WAY - {"people"}:
        return False
    return len(caption.text) < _SHORT_CAPTION or (caption.measure not in _BY_THE_WAY and not caption.also_asked)


def _is_title(caption: Heading) -> bool:
    """Whether a caption stands above the table as its name, however long, and is no sentence."""
    return caption.measure not in _BY_THE_WAY and not caption.text.rstrip().endswith((".", ";", ":"))


def _own_measure(rows: Axis, cols: Axis) -> bool:
    """Whether headings of the table's own say that it counts what was asked; a total's name says nothing of the kind."""
    return any(h.measure == "asked" and not h.total for h in (*rows.all(), *cols.all()))


def measure_contradicted(rows: Axis, cols: Axis, around: tuple[Heading, ...]) -> bool:
    """Whether captions and headings say different things of what is counted, or a long title names another measure."""
    columns = {h.measure for h in cols.all()}
    # "Recorded and charged" above a column of each says what the columns say.
    both = {h.measure for h in around if h.also_asked and h.measure in columns}
    said = set(_captioned_measures(around))
    titled = {h.measure for h in around if h.measure and _is_title(h)} - said
    contradicted = bool(said - {"asked"} - both) and ("asked" in said or _own_measure(rows, cols))
    return contradicted or bool(titled - {"asked"} - both)


def _axis_at(grid: Grid, rows: Axis, row: int, col: int, around: tuple[Heading, ...]) -> str | None:
    text = grid.text(row, col)
    return next((h.axis for h in around if h.text == text), None)


def why_not(value: Value, path: tuple[Heading, ...]) -> str | None:
    """Why a figure under these headings counts nothing that was asked for; None where it may."""
    if value.status in {"share", "money", "signed"}:
        return "a percentage, a rate, a change or an amount"
    for heading in path:
        if heading.measure and heading.measure != "asked" and not (heading.match and heading.match.by != "words"):
            return f"counts another measure: {heading.measure}"
        if heading.outcome:
            return "counts another measure: outcomes"
        if heading.person:
            return "counts another measure: people"
    return None
