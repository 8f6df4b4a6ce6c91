"""The numbers and bullets that Word puts before paragraphs, which its file holds only as rules.

What belongs here: the rules of numbering and the counting. What does not: paragraphs themselves (`word`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from pipeline.extract.package import attribute, local

_PLACEHOLDER = re.compile(r"%(\d)")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_DEEPEST = 9


@dataclass(frozen=True, slots=True)
class _Level:
    form: str = "decimal"
    text: str = ""
    start: int = 1


@dataclass(slots=True)
class Numbering:
    """The lists of a document and how far each has been counted."""

    lists: dict[str, tuple[str, dict[int, _Level]]] = field(default_factory=dict)
    counts: dict[str, list[int | None]] = field(default_factory=dict)

    def label(self, list_id: str, level: int) -> str:
        """What stands before the next paragraph of that list and level: `2. `, `(b) `, `• `, or nothing."""
        family, levels = self.lists.get(list_id, ("", {}))
        rule = levels.get(level)
        if rule is None or rule.form == "none" or not 0 <= level < _DEEPEST:
            return ""
        if rule.form == "bullet":
            return "• "
        counts = self.counts.setdefault(family, [None] * _DEEPEST)
        now = counts[level]
        counts[level] = rule.start if now is None else now + 1
        counts[level + 1 :] = [None] * (_DEEPEST - level - 1)
        text = _PLACEHOLDER.sub(lambda found: _number(levels, counts, int(found.group(1)) - 1), rule.text)
        return f"{text} " if text else ""


def read_numbering(roots: Iterable[Any]) -> Numbering:
    """The lists that a document's numbering parts define."""
    numbering = Numbering()
    for root in roots:
        families = {
            attribute(element, "abstractNumId"): _levels(element) for element in root if local(element) == "abstractNum"
        }
        for element in root:
            if local(element) == "num":
                family = next((attribute(e, "val") for e in element if local(e) == "abstractNumId"), None)
                key = attribute(element, "numId") or ""
                numbering.lists[key] = (family or "", families.get(family, {}))
    return numbering


def _levels(element: Any) -> dict[int, _Level]:
    levels = {}
    for level in element:
        if local(level) == "lvl":
            said = {local(part): attribute(part, "val") or "" for part in level}
            start = said.get("start", "1")
            levels[_whole(attribute(level, "ilvl"))] = _Level(
                said.get("numFmt", "decimal"), said.get("lvlText", ""), _whole(start) if start else 1
            )
    return levels


def _number(levels: dict[int, _Level], counts: list[int | None], level: int) -> str:
    rule = levels.get(level, _Level())
    value = counts[level] if 0 <= level < _DEEPEST else None
    return _in_form(rule.start if value is None else value, rule.form)


def _in_form(value: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter") and value > 0:
        letters = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letters.upper() if form == "upperLetter" else letters
    if form in ("lowerRoman", "upperRoman") and 0 < value < 4000:
        numeral = ""
        for worth, sign in _ROMAN:
            times, value = divmod(value, worth)
            numeral += sign * times
        return numeral.upper() if form == "upperRoman" else numeral
    return f"{value:02d}" if form == "decimalZero" else str(value)


def _whole(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 6 else 0
