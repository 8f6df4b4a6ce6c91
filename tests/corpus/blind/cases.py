"""All blind cases, in the order of their modules. Not here: any case."""

from __future__ import annotations

from tests.corpus.blind import councils, layouts, meanings, ordinary, trusts
from tests.corpus.frame import Case

BLIND: tuple[Case, ...] = tuple(
    case for module in (ordinary, layouts, meanings, councils, trusts) for case in module.CASES
)
