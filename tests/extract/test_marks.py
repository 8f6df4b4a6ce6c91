"""Footnote marks come out of the text; what only looks like one stays."""

from __future__ import annotations

import pytest

from pipeline.extract.marks import join_runs, split_marks


@pytest.mark.parametrize(
    ("text", "plain", "marks"),
    [
        ("212²", "212", ("2",)),
        ("arrested¹", "arrested", ("1",)),
        ("12¹²", "12", ("12",)),
        ("12¹,²", "12", ("1", "2")),
        ("5 km²", "5 km²", ()),
        ("plain 212", "plain 212", ()),
        ("¹ Note", "¹ Note", ()),
    ],
)
def test_unicode(text: str, plain: str, marks: tuple[str, ...]) -> None:
    assert split_marks(text) == (plain, marks)


@pytest.mark.parametrize(
    ("runs", "plain", "marks"),
    [
        ([("212", False), ("2", True)], "212", ("2",)),
        ([("Making/Taking", False), ("26", True)], "Making/Taking", ("26",)),
        ([("16", False), ("th", True), (" May", False)], "16th May", ()),
        ([("1", True), (" Live data", False)], "1 Live data", ()),
        ([("Total", False), ("1, 2", True), (" crimes", False)], "Total crimes", ("1", "2")),
        ([("arrested", False), ("(a)", True)], "arrested", ("(a)",)),
    ],
)
def test_raised_runs(runs: list[tuple[str, bool]], plain: str, marks: tuple[str, ...]) -> None:
    assert join_runs(runs) == (plain, marks)
