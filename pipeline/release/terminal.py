"""What was settled, for a person at a terminal.

What belongs here: layout with rich. What does not: the numbers (`summary`, `figure`).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from pipeline.release.doubts import Question, Remark
from pipeline.release.figure import FigureView
from pipeline.release.queue import show_remarks, show_short
from pipeline.release.summary import (
    MONEY,
    YES_NO,
    Body,
    BodyFigure,
    Summary,
    all_totals,
    body_status,
    change,
    headline_value,
    interval,
    together,
    total_value,
)

_VERDICT = {"true": "[green]true[/]", "false": "[red]false[/]", "open": "[yellow]open[/]"}
_SHOWN_QUESTIONS = 10
_SHOWN_BODIES = 100


def show_summary(
    console: Console, summaries: Sequence[Summary], questions: Sequence[Question], remarks: Sequence[Remark]
) -> None:
    """The totals, what can be said of them, the categories, the bodies, what was published, what waits for a person.

    `summaries` has one for each question of the request, `remarks` are the open findings that hold back no figure.
    """
    first = summaries[0]
    console.rule(f"[bold]{escape(first.title)}[/] ({escape(first.request_id)})", align="left")
    for summary in summaries:
        if len(summaries) > 1:
            console.print(f"\n  [bold underline]{escape(summary.measure)}[/]", highlight=False)
        _show_totals(console, summary)
        _show_sentences(console, summary)
        _show_groups(console, summary)
        _show_bodies(console, summary)
    _show_missing(console, summaries)
    _show_comparisons(console, first)
    _show_doubts(console, first, questions, remarks)


def _show_totals(console: Console, summary: Summary) -> None:
    totals = all_totals(summary)
    width = max(len(total_value(t, summary.kind)) for t in totals)
    label = max(len(t.period or together(summary.totals)) for t in totals)
    console.print()
    for total in totals:
        name = total.period or together(summary.totals)
        doubt = ""
        if total.bodies_in_review:
            doubt = f", [yellow]{total.bodies_in_review} in review[/] (up to {total.review_effect:,} {summary.unit})"
        unit = f" {summary.unit}" if summary.unit and summary.kind != MONEY else ""
        console.print(
            f"  {name:<{label}}  [bold]{total_value(total, summary.kind):>{width}}[/]{unit}, "
            f"{total.bodies_counted} of {total.bodies_asked} bodies{doubt}",
            highlight=False,
        )


def _show_sentences(console: Console, summary: Summary) -> None:
    console.print()
    claimed = {(h.from_period, h.to_period) for h in summary.headlines}
    for c in summary.changes:
        if (c.from_period, c.to_period) not in claimed:
            console.print(
                f"  {c.from_period} to {c.to_period}: {change(c.per_cent_low, c.per_cent_high)} "
                f"({c.bodies} of {c.bodies_asked} bodies gave both)",
                highlight=False,
            )
    for h in summary.headlines:
        between = ""
        if h.true_from is not None and h.true_to is not None:
            between = f" (stays true for {h.to_period} totals from {h.true_from:,} to {h.true_to:,})"
        panel = f" over the {h.bodies} of {h.bodies_asked} bodies that gave both" if h.kind == "change" else ""
        span = f"{h.from_period} to {h.to_period}" if h.from_period else h.to_period
        console.print(
            f'  {span}: [bold]{headline_value(h)}[/]{panel}. "{escape(h.claim)}": {_VERDICT[h.verdict]}{between}.',
            highlight=False,
        )


def _show_groups(console: Console, summary: Summary) -> None:
    if not summary.groups:
        return
    table = _table(f"Category, {together(summary.totals)} periods" if len(summary.totals) > 1 else "Category")
    table.add_column(summary.measure, justify="right")
    table.add_column("Share", justify="right")
    for group in summary.groups:
        share = "-" if group.per_cent is None else f"{group.per_cent:.1f} %"
        table.add_row(escape(group.label), interval(group.low, group.high), share)
    console.print()
    console.print(table)
    console.print(
        "  [dim]How a body sorts into categories is its recording practice: don't compare bodies by category.[/]"
    )


def _show_bodies(console: Console, summary: Summary) -> None:
    table = _table("Body")
    for total in summary.totals:
        table.add_column(total.period, justify="right", no_wrap=True)
    has_sum = summary.kind != YES_NO
    if has_sum:
        table.add_column(together(summary.totals), justify="right", no_wrap=True)
        table.add_column("Change", justify="right", no_wrap=True)
    table.add_column("Status")
    # Where they are too many to look at, those that a person must look at come first.
    too_many = len(summary.bodies) > _SHOWN_BODIES
    in_order = sorted(summary.bodies, key=lambda b: too_many and not (b.is_missing or b.needs_review))
    for body in in_order[:_SHOWN_BODIES]:
        colour = "red" if body.is_missing else "yellow" if body.needs_review else ""
        table.add_row(
            escape(body.name),
            *(interval(figure.low, figure.high, kind=summary.kind) for figure in body.figures),
            *((interval(body.low, body.high, kind=summary.kind), _change(body)) if has_sum else ()),
            escape(body_status(body)),
            style=colour,
        )
    console.print()
    console.print(table)
    if too_many:
        more = len(summary.bodies) - _SHOWN_BODIES
        console.print(f"  [dim]and {more:,} more bodies: 'foi ingest --json' and the release's figures.csv list all[/]")


def _change(body: Body) -> str:
    return change(body.per_cent_low, body.per_cent_high)


def _show_missing(console: Console, summaries: Sequence[Summary]) -> None:
    """Who gave no figure for a period; where there are several questions, to which."""
    lacking: dict[tuple[str, str], tuple[BodyFigure, list[str]]] = {}
    for summary in summaries:
        for body in summary.bodies:
            for figure in body.figures:
                if figure.low is None:
                    lacking.setdefault((body.name, figure.period), (figure, []))[1].append(summary.measure)
    lines = []
    for (name, period), (figure, measures) in lacking.items():
        due = f", due {figure.deadline:%d %B %Y}" if figure.deadline else ""
        which = f" ({', '.join(measures)})" if len(measures) < len(summaries) else ""
        lines.append(f"    {name}, {period}{which}: {figure.outcome.replace('_', ' ')}{due}")
    if lines:
        # All at once: a line by itself takes as long to print as a hundred together.
        console.print("\n  [red]No figure yet from:[/]\n" + escape("\n".join(lines)), highlight=False)


def _show_comparisons(console: Console, summary: Summary) -> None:
    if not summary.comparisons:
        return
    agreeing = sum(c.agrees is True for c in summary.comparisons)
    undecided = sum(c.agrees is None for c in summary.comparisons)
    differing = [c for c in summary.comparisons if c.agrees is False]
    console.print(
        f"\n  Published elsewhere: {agreeing} agree, {len(differing)} differ, {undecided} can't be compared yet.",
        highlight=False,
    )
    for c in differing:
        where = " ".join(part for part in (c.body_id or "national", c.period, c.category) if part)
        console.print(
            f"    [yellow]{escape(where)}: published {c.published:,}, replies {interval(c.low, c.high)}[/]",
            highlight=False,
        )


def _show_doubts(console: Console, summary: Summary, questions: Sequence[Question], remarks: Sequence[Remark]) -> None:
    """What waits for a person first, each as a question; all else in a line."""
    for doubt in summary.doubts:
        if doubt.code in {"decision_unmatched", "decision_stale"}:
            console.print(f"\n  [red]{escape(doubt.message)}[/] [dim]{escape(doubt.what_to_do)}[/]", highlight=False)
    if questions:
        console.print(f"\n  [yellow]Waiting for a person ({len(questions)}):[/]")
        show_short(console, questions, summary.unit, _SHOWN_QUESTIONS)
        console.print("  'foi doubts' shows each with its place, and the commands that settle it.", highlight=False)
    else:
        console.print("\n  [green]Nothing waits for a person.[/]")
    show_remarks(console, remarks)


def show_figure(console: Console, view: FigureView) -> None:
    """A figure, how it came about, and every cell behind it."""
    state = "[yellow]in review[/]" if view.needs_review else "[green]accepted[/]" if view.low is not None else ""
    console.print(
        f"[bold]{escape(view.body)}, {view.period}, {escape(view.label)}: "
        f"{interval(view.low, view.high, kind=view.kind)}[/]"
        f"  {view.status.replace('_', ' ')} {state}",
        highlight=False,
    )
    for name, value in (
        ("derived", view.derivation),
        ("codes", ", ".join(view.reasons)),
        ("reply", view.path),
        ("sha256", view.reply_id),
        ("reference", view.reference),
        ("dated", _day(view.dated)),
        ("outcome", view.outcome.replace("_", " ")),
        ("due", _day(view.deadline)),
    ):
        if value:
            console.print(f"  {name:<10}{escape(value)}", highlight=False, soft_wrap=True)
    if view.evidence:
        table = _table("Role")
        for heading in ("As printed", "File", "Page or sheet", "Place", "Under the headings"):
            table.add_column(heading, overflow="fold")
        for piece in view.evidence:
            where = f"page {piece.page}" if piece.page is not None else piece.sheet or ""
            texts = (piece.role, f"'{piece.text}'", piece.path, where, piece.place, " / ".join(piece.headers))
            table.add_row(*map(escape, texts))
        console.print(table)
    for part in view.parts:
        review = "  in review" if part.needs_review else ""
        shown = interval(part.low, part.high, kind=part.kind) if part.low is not None else part.status.replace("_", " ")
        console.print(f"  [dim]{escape(part.label)}: {shown}{review}[/]", highlight=False)
    for remark in view.remarks:
        console.print(
            f"  [yellow]{remark.code}[/] {escape(remark.message)}\n    [dim]{escape(remark.what_to_do)}[/]",
            highlight=False,
        )


def _day(day: date | None) -> str:
    return f"{day:%d %B %Y}" if day else ""


def _table(first: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 2, 0, 0))
    table.add_column(first)
    return table
