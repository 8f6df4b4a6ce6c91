"""The headline table as Markdown, for the release and the Dagster UI.

What belongs here: layout in Markdown. What does not: the numbers (`summary`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from pipeline.release.doubts import Question
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


class Link(NamedTuple):
    """A cell that leads somewhere."""

    text: str
    url: str


Cell = str | Link
Pages = Mapping[str, str]
"""Where a reply's page is, by the reply's path."""

# Questions shown in full.
_SHOWN = 30
_SPECIAL = re.compile(r"[\\`*\[\]<>|]")


def headline_markdown(*summaries: Summary, pages: Pages | None = None) -> str:
    """The totals, what can be said of them, the categories, the bodies, and what is in doubt.

    A request that asks different questions has a summary for each. `pages` adds links to the replies.
    """
    parts = [f"# {summaries[0].title}"]
    for summary in summaries:
        name = f"## {summary.measure}" if len(summaries) > 1 else ""
        parts += [name, _totals(summary), *_sentences(summary), _groups(summary), _bodies(summary, pages)]
    parts.append(doubts_markdown(summaries[0], pages))
    return "\n\n".join(part for part in parts if part) + "\n"


def short_markdown(summary: Summary) -> str:
    """The totals and what can be said of them, without the bodies."""
    return "\n\n".join([_totals(summary), *_sentences(summary)])


def doubts_markdown(summary: Summary, pages: Pages | None = None) -> str:
    """What is in doubt, and what to do about it."""
    if not summary.doubts:
        return "Nothing is in doubt."
    rows = [[d.code, d.body_id or "", _leading(d.path or "", pages), d.message, d.what_to_do] for d in summary.doubts]
    return table(["In doubt", "Body", "Reply", "What was seen", "What to do"], rows, "lllll")


def questions_markdown(asked: Sequence[Question], pages: Pages | None = None) -> str:
    """What waits for a person, one by one: what was seen and where, every answer and the command that gives it."""
    parts = [_question(number, question, pages) for number, question in enumerate(asked[:_SHOWN], start=1)]
    if len(asked) > _SHOWN:
        parts.append(f"and {len(asked) - _SHOWN} more: `foi doubts`.")
    return "\n\n".join(parts) or "Nothing waits for a person."


def _question(number: int, question: Question, pages: Pages | None) -> str:
    lines = [f"**{number}. {plain(question.body)}: {plain(question.asks)}** ({question.code})", ""]
    lines += [f"- reply: {_cell(_leading(path, pages))}" for path in question.replies]
    lines += [
        f"- {seen.period}, {plain(seen.label)}: {interval(seen.low, seen.high, kind=seen.kind)}, "
        f"printed '{plain(seen.text)}' at {plain(seen.place)}"
        for seen in question.seen
    ]
    lines += [f"- {plain(message)}" for message in question.messages]
    if question.picture:
        lines.append(f"- the picture: {_code(question.picture)}")
    for choice in question.choices:
        lines.append(f"- **{plain(choice.answer)}** {' '.join(map(_code, choice.commands))}".rstrip())
    return "\n".join(lines)


def _code(command: str) -> str:
    fence = "``" if "`" in command else "`"
    return f"{fence}{command}{fence}"


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


def _bodies(summary: Summary, pages: Pages | None) -> str:
    periods = [total.period for total in summary.totals]
    rows = [
        [
            body.name,
            *(interval(figure.low, figure.high, kind=summary.kind) for figure in body.figures),
            *([interval(body.low, body.high, kind=summary.kind), _change(body)] if summary.kind != YES_NO else []),
            body_status(body),
            *([_replies(body, pages)] if pages is not None else []),
        ]
        for body in summary.bodies
    ]
    header = ["Body", *periods, *([together(summary.totals), "Change"] if summary.kind != YES_NO else []), "Status"]
    align = "l" + "r" * (len(header) - 2) + "l"
    return table(header, rows, align) if pages is None else table([*header, "Reply"], rows, align + "l")


def _replies(body: Body, pages: Pages | None) -> Cell:
    """The reply that a body's figures rest on; the latest, where each period has its own."""
    return _leading(next((figure.path for figure in reversed(body.figures) if figure.path), ""), pages)


def _leading(path: str, pages: Pages | None) -> Cell:
    """A reply's path, leading to its page where it has one."""
    return Link(path, pages[path]) if pages and path in pages else path


def _change(body: Body) -> str:
    return change(body.per_cent_low, body.per_cent_high)


def table(header: Sequence[str], rows: Sequence[Sequence[Cell]], align: str) -> str:
    """A table, each column to its side (`l` or `r`); empty where there are no rows. Cells are plain text, or links."""
    if not rows:
        return ""
    rule = ["---:" if side == "r" else ":---" for side in align]
    return "\n".join("| " + " | ".join(map(_cell, row)) + " |" for row in (header, rule, *rows))


def _cell(cell: Cell) -> str:
    return f"[{plain(cell.text)}]({cell.url})" if isinstance(cell, Link) else plain(cell)


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Text that Markdown shows as it is, on one line: what a reply says can't become an image, HTML or a link that hides
    where it leads.
    """
    return _SPECIAL.sub(r"\\\g<0>", " ".join(text.split()))
