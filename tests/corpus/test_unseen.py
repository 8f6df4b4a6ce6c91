"""That the unseen replies are well-formed; how the pipeline fares on them is `python -m tests.corpus.measure --unseen`."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.corpus.cases import CASES
from tests.corpus.frame import IMAGES
from tests.corpus.truth import ANYONE
from tests.corpus.unseen.cases import UNSEEN
from tests.corpus.unseen.frame import TRAPS, request
from tests.corpus.writers import write


def test_there_are_enough_of_them_on_more_than_one_topic() -> None:
    by_request = Counter(case.request for case in UNSEEN)
    assert by_request.pop(IMAGES) >= 150
    assert len(by_request) >= 2
    assert by_request.total() >= 30


def test_names_are_unique() -> None:
    names = Counter(case.name for case in (*CASES, *UNSEEN))
    assert [name for name, count in names.items() if count > 1] == []


def test_every_trap_is_there() -> None:
    assert {trap for case in UNSEEN for trap in case.traps} == TRAPS


def test_truths_are_about_what_was_asked() -> None:
    for case in UNSEEN:
        asked = request(case.request)
        assert case.why
        assert {period for _, period in case.truth.scope} == {period.id for period in asked.periods}
        assert {category for _, _, category in case.truth.figures} <= set(asked.category_ids)
        assert {body for body, _ in case.truth.scope} <= {body.id for body in asked.register} | {ANYONE}
        for expected in case.truth.figures.values():
            assert all(0 <= low <= high for low, high in expected.intervals)


@pytest.mark.parametrize("suffix", sorted({Path(case.file).suffix for case in UNSEEN}))
def test_they_can_be_written(suffix: str, tmp_path: Path) -> None:
    for number, case in enumerate(case for case in UNSEEN if case.file.endswith(suffix)):
        path = tmp_path / f"{number}{suffix}"
        write(case.blocks, path)
        assert path.stat().st_size > 0
