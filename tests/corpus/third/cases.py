"""All cases of the third examiner, in the order of their modules. Not here: any case."""

from __future__ import annotations

from tests.corpus.frame import Case
from tests.corpus.third import books, councils, letters, meanings, pages, questions, shapes, trusts, wordings

THIRD: tuple[Case, ...] = tuple(
    case
    for module in (letters, questions, wordings, books, pages, shapes, meanings, councils, trusts)
    for case in module.CASES
)
