"""Footnote marks told from the text that they hang on.

What belongs here: raised characters, whether a format raises them or Unicode has them raised. What does
not: what a note says, or where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_PLAIN = str.maketrans(_RAISED + "⁽⁾", "0123456789()")
_RAISED_RUN = re.compile(rf"(?<=\S)[{_RAISED}⁽⁾]+(?:[,ʼ' ]?[{_RAISED}⁽⁾]+)*")
_AREA = re.compile(r"\b[kcm]?m$")
_MARK = re.compile(r"[(\[]?(?:\d{1,3}|[a-z]{1,3}|[*†‡§¶#~^+]{1,4})[)\]]?", re.IGNORECASE)
_ORDINALS = {"st", "nd", "rd", "th"}


def split_marks(text: str) -> tuple[str, tuple[str, ...]]:
    """`text` without Unicode's raised digits behind words and numbers, and those digits in plain form."""
    if text.isascii() or not any(character in _RAISED for character in text):
        return text, ()
    marks: list[str] = []

    def take(found: re.Match[str]) -> str:
        if _AREA.search(text[: found.start()]):
            return found.group()
        marks.extend(mark for mark in re.split(r"[,ʼ' ]", found.group().translate(_PLAIN)) if mark)
        return ""

    return _RAISED_RUN.sub(take, text), tuple(marks)


def join_runs(runs: Iterable[tuple[str, bool]]) -> tuple[str, tuple[str, ...]]:
    """Text from runs of `(text, raised)`: raised footnote marks come out of it, raised ordinals stay in."""
    runs = list(runs)
    if not any(raised for _, raised in runs):
        return split_marks("".join(text for text, _ in runs))
    parts: list[str] = []
    marks: list[str] = []
    for text, raised in runs:
        inside = text.strip()
        follows = bool("".join(parts).strip())
        pieces = [piece for piece in re.split(r"[,\s]+", inside) if piece]
        if raised and follows and pieces and all(_MARK.fullmatch(p) and p.lower() not in _ORDINALS for p in pieces):
            marks.extend(pieces)
            parts.append(text[len(text.rstrip()) :] and " ")
        else:
            parts.append(text)
    plain, unicode_marks = split_marks("".join(parts))
    return plain, (*marks, *unicode_marks)
