"""Whether a text is rows of fields, and what stands between them.

What belongs here: telling a delimited file from prose, for intake (which names its type) and extract (which
reads it). What does not: reading the rows.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter

_DELIMITERS = "\t;|,"
_SAMPLE_LINES = 400
_QUANTITY = re.compile(r'\s*=?"?\s*[<>£~]{0,2}\s*[\d][\d.,/: -]*%?\s*"?\s*')


def find_delimiter(text: str) -> str | None:
    """The delimiter that cuts most rows of `text` into the same number of fields; None where it is prose."""
    sample = "\n".join(text.splitlines()[:_SAMPLE_LINES])
    scores = {delimiter: _score(sample, delimiter) for delimiter in _DELIMITERS}
    best = max(_DELIMITERS, key=lambda delimiter: scores[delimiter])
    return best if scores[best] > 0 else None


def _score(sample: str, delimiter: str) -> float:
    """The share of rows that have the usual number of fields, more than one; 0 for what is no table."""
    try:
        rows = [row for row in csv.reader(io.StringIO(sample), delimiter=delimiter) if any(row)]
    except csv.Error:
        return 0.0
    cut = [row for row in rows if len(row) > 1]
    if len(cut) < 2:
        return 0.0
    _, usual = Counter(len(row) for row in cut).most_common(1)[0]
    if usual < 2 or usual * 2 < len(cut):
        return 0.0
    # Sentences have commas too, but hardly ever a number alone between two of them.
    if delimiter == "," and not any(_QUANTITY.fullmatch(field) for row in cut for field in row):
        return 0.0
    return usual / len(rows)
