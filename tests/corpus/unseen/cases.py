"""All unseen cases, in the order of their modules. Not here: any case."""

from __future__ import annotations

from tests.corpus.frame import Case
from tests.corpus.unseen import (
    amounts,
    councils,
    headings,
    neighbours,
    qualified,
    refusals,
    scope,
    sentences,
    shapes,
    trusts,
    voices,
)

UNSEEN: tuple[Case, ...] = tuple(
    case
    for module in (
        headings,
        shapes,
        amounts,
        scope,
        sentences,
        refusals,
        neighbours,
        voices,
        qualified,
        councils,
        trusts,
    )
    for case in module.CASES
)
