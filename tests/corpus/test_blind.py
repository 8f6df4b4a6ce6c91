"""That the blind replies are well-formed; how the pipeline fares on them is `python -m tests.corpus.measure --blind`."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.corpus.blind.cases import BLIND
from tests.corpus.cases import CASES
from tests.corpus.frame import IMAGES
from tests.corpus.unseen.cases import UNSEEN
from tests.corpus.unseen.frame import request
from tests.corpus.writers import write


def test_there_are_enough_of_them_on_more_than_one_topic() -> None:
    by_request = Counter(case.request for case in BLIND)
    assert by_request.pop(IMAGES) >= 70
    assert len(by_request) >= 2
    assert by_request.total() >= 20


def test_names_are_unique() -> None:
    names = Counter(case.name for case in (*CASES, *UNSEEN, *BLIND))
    assert [name for name, count in names.items() if count > 1] == []


def test_truths_are_about_what_was_asked() -> None:
    for case in BLIND:
        asked = request(case.request)
        assert case.why
        assert {period for _, period in case.truth.scope} == {period.id for period in asked.periods}
        assert {category for _, _, category in case.truth.figures} <= set(asked.category_ids)
        for expected in case.truth.figures.values():
            assert all(0 <= low <= high for low, high in expected.intervals)


@pytest.mark.parametrize("suffix", sorted({Path(case.file).suffix for case in BLIND}))
def test_they_can_be_written(suffix: str, tmp_path: Path) -> None:
    for number, case in enumerate(case for case in BLIND if case.file.endswith(suffix)):
        path = tmp_path / f"{number}{suffix}"
        write(case.blocks, path)
        assert path.stat().st_size > 0
