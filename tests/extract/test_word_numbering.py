"""Numbers of lists: forms, levels and restarts."""

from __future__ import annotations

import pytest
from lxml import etree

from pipeline.extract.word_numbering import read_numbering

LEVELS = (("decimal", "%1."), ("lowerLetter", "(%2)"), ("lowerRoman", "%1.%2.%3"), ("bullet", "x"), ("none", ""))


def part(*levels: tuple[str, str], start: int = 1) -> object:
    text = "".join(
        f"<lvl ilvl='{i}'><start val='{start}'/><numFmt val='{form}'/><lvlText val='{label}'/></lvl>"
        for i, (form, label) in enumerate(levels)
    )
    return etree.fromstring(
        f"<numbering><abstractNum abstractNumId='7'>{text}</abstractNum><num numId='1'><abstractNumId val='7'/></num></numbering>"
    )


def test_levels_count_and_restart() -> None:
    numbering = read_numbering([part(*LEVELS)])
    labels = [numbering.label("1", level) for level in (0, 1, 1, 2, 0, 1, 3, 4)]
    assert labels == ["1. ", "(a) ", "(b) ", "1.b.i ", "2. ", "(a) ", "• ", ""]


def test_unknown_lists_have_no_labels() -> None:
    numbering = read_numbering([part(*LEVELS)])
    assert [numbering.label("2", 0), numbering.label("1", 9), numbering.label("", 0)] == ["", "", ""]


@pytest.mark.parametrize(
    ("form", "start", "label"),
    [("upperRoman", 4, "IV"), ("lowerRoman", 1999, "mcmxcix"), ("upperLetter", 27, "AA"), ("decimalZero", 7, "07")],
)
def test_forms(form: str, start: int, label: str) -> None:
    assert read_numbering([part((form, "%1"), start=start)]).label("1", 0) == f"{label} "
