"""What a person sees at a terminal where the bodies are too many to look at."""

from __future__ import annotations

import io

from rich.console import Console

from pipeline.release.summary import Body, BodyFigure, Summary, Total
from pipeline.release.terminal import show_summary


def body(number: int, in_doubt: bool = False) -> Body:
    figure = BodyFigure("2016/17", 5, 5, "exact", in_doubt, (), "full", None, None, None)
    return Body(f"b{number}", f"Body {number:03d}", (figure,), 5, 5, None, None)


def shown(*bodies: Body) -> str:
    total = Total("2016/17", 5, 5, 5, len(bodies), len(bodies), 0, 0)
    summary = Summary(
        request_id="r",
        title="Potholes",
        asked_by="A newspaper",
        category="total",
        kind="count",
        measure="Potholes",
        unit="potholes",
        totals=(total,),
        overall=total,
        changes=(),
        headlines=(),
        groups=(),
        bodies=bodies,
        doubts=(),
        comparisons=(),
        replies={},
        findings={},
        figures_accepted=0,
        figures_in_review=0,
        figures_missing=0,
    )
    out = io.StringIO()
    show_summary(Console(file=out, width=120), [summary], [], [])
    return out.getvalue()


def test_every_body_is_shown_in_order() -> None:
    text = shown(body(1), body(2, in_doubt=True))
    assert text.index("Body 001") < text.index("Body 002")
    assert "more bodies" not in text


def test_of_too_many_bodies_those_in_doubt_come_first_and_the_rest_is_counted() -> None:
    text = shown(*(body(number, in_doubt=number == 149) for number in range(150)))
    assert text.index("Body 149") < text.index("Body 000") < text.index("Body 098")
    assert "Body 099" not in text
    assert "and 50 more bodies" in text
