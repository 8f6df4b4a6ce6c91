"""All cases of the fourth examiner, in the order of their modules. Not here: any case."""

from __future__ import annotations

from tests.corpus.fourth import captions, councils, files, forms, letters, seconds, sentences, trusts
from tests.corpus.frame import Case

FOURTH: tuple[Case, ...] = tuple(
    case for module in (letters, files, forms, sentences, captions, seconds, councils, trusts) for case in module.CASES
)
