"""All cases, in the order of their families.

Not here: any case.
"""

from __future__ import annotations

from tests.corpus import (
    codes,
    layouts,
    measures,
    outcomes,
    pairs_letters,
    pairs_tables,
    periods,
    prose,
    records,
    senders,
    totals,
    values,
)
from tests.corpus.frame import Case

FAMILIES = (
    layouts, values, codes, periods, measures, totals, outcomes, senders, records, prose, pairs_tables, pairs_letters,
)  # fmt: skip
CASES: tuple[Case, ...] = tuple(case for family in FAMILIES for case in family.CASES)
if len({case.name for case in CASES}) != len(CASES):
    raise ValueError("two cases share a name")
