"""White space between words, where it means nothing, and between numbers, where it must not vanish.

What belongs here: how every reader puts text on one line. What does not: columns that white space makes
(`aligned_text`).
"""

from __future__ import annotations

import re

_BETWEEN_NUMBERS = re.compile(r"(?<=[\d%)\]*])(?:\t|[^\S\t]{2,})\s*(?=[\d<>≤≥£(\[*-])")


def one_line(text: str) -> str:
    """`text` with one space for each gap; a tab or a wide gap between two numbers becomes ` | `.

    Else `130` and `101` in two columns would read as `130 101`, which is how some write 130,101.
    """
    return " ".join(_BETWEEN_NUMBERS.sub(" | ", text).split())
