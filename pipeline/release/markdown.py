"""The headline table as Markdown, for the release and the Dagster UI.

What belongs here: layout in Markdown. What does not: the numbers (`summary`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.release.summary import (
    YES_NO,
    Body,
    Summary,
    all_totals,
    body_status,
    change,
    headline_value,
    interval,
    together,
    total_value,
)

_SPECIAL = re.compile(r"[\\`*\[\]<>|]")


def headline_markdown(*summaries: Summary) -> str:
    """The totals, what can be said of them, the categories, the bodies, and what is in doubt.

    A request that asks different questions has a summary for each.
    """
    parts = [f"# {summaries[0].title}"]
    for summary in summaries:
        name = f"## {summary.measure}" if len(summaries) > 1 else ""
        parts += [name, _totals(summary), *_sentences(summary), _groups(summary), _bodies(summary)]
    parts.append(doubts_markdown(summaries[0]))
    return "\n\n".join(part for part in parts if part) + "\n"


def short_markdown(summary: Summary) -> str:
    """The totals and what can be said of them, without the bodies."""
    return "\n\n".join([_totals(summary), *_sentences(summary)])


def doubts_markdown(summary: Summary) -> str:
    """What is in doubt, and what to do about it."""
    if not summary.doubts:
        return "Nothing is in doubt."
    rows = [[d.code, d.body_id or "", d.path or "", d.message, d.what_to_do] for d in summary.doubts]
    return table(["In doubt", "Body", "Reply", "What was seen", "What to do"], rows, "lllll")


def _totals(summary: Summary) -> str:
    rows = [
        [
            total.period or together(summary.totals),
            total_value(total, summary.kind),
            f"{total.bodies_counted} of {total.bodies_asked}",
            str(total.bodies_in_review),
        ]
        for total in all_totals(summary)
    ]
    heading = f"{summary.measure}: yes" if summary.kind == YES_NO else summary.measure
    return table(["Period", heading, "Bodies", "In review"], rows, "lrrr")


def _sentences(summary: Summary) -> list[str]:
    lines = [
        f"Change from {c.from_period} to {c.to_period}: **{change(c.per_cent_low, c.per_cent_high)}**, "
        f"over the {c.bodies} of {c.bodies_asked} bodies that gave both."
        for c in summary.changes
    ]
    for headline in summary.headlines:
        between = ""
        if headline.true_from is not None and headline.true_to is not None:
            between = f"; it stays true for totals of {headline.to_period} from {headline.true_from:,} to {headline.true_to:,}"
        lines.append(f'"{headline.claim}" is **{headline.verdict}**: {headline_value(headline)}{between}.')
    return lines


def _groups(summary: Summary) -> str:
    rows = [
        [g.label, interval(g.low, g.high), "-" if g.per_cent is None else f"{g.per_cent:.1f} %"] for g in summary.groups
    ]
    return table(["Category, all periods", summary.measure, "Share"], rows, "lrr")


def _bodies(summary: Summary) -> str:
    periods = [total.period for total in summary.totals]
    rows = [
        [
            body.name,
            *(interval(figure.low, figure.high, kind=summary.kind) for figure in body.figures),
            *([interval(body.low, body.high, kind=summary.kind), _change(body)] if summary.kind != YES_NO else []),
            body_status(body),
        ]
        for body in summary.bodies
    ]
    header = ["Body", *periods, *([together(summary.totals), "Change"] if summary.kind != YES_NO else []), "Status"]
    return table(header, rows, "l" + "r" * (len(header) - 2) + "l")


def _change(body: Body) -> str:
    return change(body.per_cent_low, body.per_cent_high)


def table(header: Sequence[str], rows: Sequence[Sequence[str]], align: str) -> str:
    """A table, each column to its side (`l` or `r`); empty where there are no rows. Cells are plain text."""
    if not rows:
        return ""
    rule = ["---:" if side == "r" else ":---" for side in align]
    return "\n".join("| " + " | ".join(map(plain, row)) + " |" for row in (header, rule, *rows))


def plain(text: str) -> str:
    """Text that Markdown shows as it is, on one line: what a reply says can't become a link, an image or HTML."""
    return _SPECIAL.sub(r"\\\g<0>", " ".join(text.split()))
