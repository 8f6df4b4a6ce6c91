"""Which cells of an XLSX a person sees: by the colours and sizes of their styles, and by rules that change these.

What belongs here: openpyxl's colours, fills and conditional formats. What does not: rows, columns and sheets that are
out of sight (`workbook`).
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from openpyxl.styles.colors import COLOR_INDEX

from pipeline.extract.grid import SheetCell
from pipeline.extract.hidden import BLACK, BLACKED_OUT, FAINT, SMALLEST, WHITE, Colour, blends, is_dark

_THEME = {0: WHITE, 1: BLACK}
_SYSTEM = {64: BLACK, 65: WHITE}
_NOTHING = ";;;"
_NOT_GIVEN = "00000000"
_COMPARED: Mapping[str, Callable[[float, float], bool]] = {
    "lessThan": operator.lt,
    "lessThanOrEqual": operator.le,
    "equal": operator.eq,
    "notEqual": operator.ne,
    "greaterThanOrEqual": operator.ge,
    "greaterThan": operator.gt,
}
_At = tuple[int, int]


def unseen(font: Any, fill: Any) -> str:
    """Why text in that font on that fill doesn't show, as the end of a finding; nothing where it does."""
    if font.sz is not None and font.sz < SMALLEST:
        return "too small to be read, left out"
    ground = _ground(fill)
    solid = fill.tagname != "gradientFill" and fill.patternType == "solid"
    if solid and font.color is not None and font.color == fill.fgColor:
        return FAINT if ground is None or not is_dark(ground) else BLACKED_OUT
    ink = BLACK if font.color is None else _colour(font.color)
    if ink is None or ground is None or not blends(ink, ground):
        return ""
    return BLACKED_OUT if is_dark(ground) else FAINT


def by_rules(
    formatting: Iterable[Any], styles: Sequence[Any], cells: Mapping[_At, SheetCell]
) -> Iterator[tuple[_At, str]]:
    """The cells whose looks a rule changes: why they don't show, or nothing where the rule may make them show.

    A rule whose condition can't be told here is taken to hold: what it might hide is not read.
    """
    for area in formatting:
        for rule in area.rules:
            look = styles[rule.dxfId] if rule.dxfId is not None and rule.dxfId < len(styles) else None
            if look is None:
                continue
            why = _hidden_by(look)
            if not why and look.fill is None:
                continue
            for at in _within(area.sqref.ranges, cells):
                if not why:
                    yield at, ""
                elif _holds(rule, cells[at]):
                    yield at, why


def _hidden_by(look: Any) -> str:
    if look.numFmt is not None and look.numFmt.formatCode == _NOTHING:
        return "hidden by a rule's format, left out"
    if look.font is None or look.font.color is None:
        return ""
    ink, ground = _colour(look.font.color), WHITE
    if look.fill is not None:
        # A rule's fill has its colour where other fills have that of their pattern's ground.
        plain = look.fill.tagname != "gradientFill" and look.fill.bgColor.rgb != _NOT_GIVEN
        found = _colour(look.fill.bgColor) if plain else None
        if found is None:
            return ""
        ground = found
    return "in the colour of the background by a rule, left out" if ink is not None and blends(ink, ground) else ""


def _within(ranges: Iterable[Any], cells: Mapping[_At, SheetCell]) -> Iterator[_At]:
    for area in ranges:
        yield from (
            (row, col)
            for row, col in cells
            if area.min_row <= row + 1 <= area.max_row and area.min_col <= col + 1 <= area.max_col
        )


def _holds(rule: Any, cell: SheetCell) -> bool:
    """Whether a rule holds for a cell; True where that can't be told."""
    try:
        limits = [float(text) for text in rule.formula]
    except ValueError:
        return True
    if rule.type != "cellIs" or not limits:
        return True
    if not isinstance(cell.value, (int, float)):
        return False
    if rule.operator in ("between", "notBetween") and len(limits) == 2:
        return bool((limits[0] <= cell.value <= limits[1]) == (rule.operator == "between"))
    compare = _COMPARED.get(rule.operator or "")
    return True if compare is None else bool(compare(float(cell.value), limits[0]))


def _ground(fill: Any) -> Colour | None:
    """The colour under a cell's text; None where it can't be told."""
    if fill.tagname == "gradientFill":
        return None
    if fill.patternType in (None, "none"):
        return WHITE
    return _colour(fill.fgColor) if fill.patternType == "solid" else None


def _colour(colour: Any) -> Colour | None:
    if colour is None or colour.tint:
        return None
    if colour.type == "theme":
        return _THEME.get(colour.theme)
    if colour.type == "indexed" and colour.indexed in _SYSTEM:
        return _SYSTEM[colour.indexed]
    code = COLOR_INDEX[colour.indexed] if colour.type == "indexed" and colour.indexed < len(COLOR_INDEX) else colour.rgb
    try:
        red, green, blue = bytes.fromhex(str(code)[-6:])
    except ValueError:
        return None
    return red, green, blue
