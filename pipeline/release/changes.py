"""What changed from one build to another, for a person: at a terminal and as Markdown.

What belongs here: layout, and names in place of ids. What does not: the comparison (`national.changes`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from pipeline.national.changes import Change, Changes, Said
from pipeline.release.markdown import table
from pipeline.release.summary import interval, rows
from pipeline.request import TOTAL

if TYPE_CHECKING:
    import duckdb
    from rich.console import Console

_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Labels:
    """The names of bodies and categories, by request and id, as far as the warehouse knows them."""

    bodies: Mapping[tuple[str, str], str]
    categories: Mapping[tuple[str, str], str]

    def body(self, change: Change) -> str:
        """Whom a change is about."""
        return self.bodies.get((change.request_id, change.body_id), change.body_id) or "National"

    def category(self, change: Change) -> str:
        """What a change is about."""
        return self.categories.get((change.request_id, change.category), change.category)


def labels(connection: duckdb.DuckDBPyConnection) -> Labels:
    """The names that the warehouse holds."""
    bodies = rows(connection, "SELECT request_id, body_id, name FROM national.bodies")
    categories = rows(connection, "SELECT request_id, category, label FROM national.categories")
    return Labels(
        {(row["request_id"], row["body_id"]): row["name"] for row in bodies},
        {(row["request_id"], row["category"]): row["label"] for row in categories},
    )


def only_of(changes: Changes, request_id: str | None) -> Changes:
    """The changes of one request; all where none is named."""
    if request_id is None:
        return changes
    totals, figures = (
        tuple(change for change in found if change.request_id == request_id)
        for found in (changes.totals, changes.figures)
    )
    causes = {name: causes for name, causes in changes.causes.items() if name == request_id}
    return Changes(changes.earlier, changes.later, totals, figures, causes)


def said(value: Said | None) -> str:
    """A figure in words: `1,042`, `1,042 in review`, `withheld`, `not asked for`."""
    if value is None:
        return "not asked for"
    number = interval(value.low, value.high, value.at_least) if value.low is not None else _why_not(value)
    return f"{number} in review" if value.needs_review else number


def _why_not(value: Said) -> str:
    return "no figure" if value.status == "exact" else value.status.replace("_", " ")


def moved(change: Change) -> str:
    """`1,042 -> 1,024`, with words only where they tell something."""
    before, after = said(change.before), said(change.after)
    if change.before and change.after and change.before.needs_review and change.after.low is not None:
        after = after if change.after.needs_review else f"{after} accepted"
    return f"{before} -> {after}"


def step(change: Change) -> str:
    """By how much it moved, where both are exact: `+18`."""
    ends = [(v.low, v.high) for v in (change.before, change.after) if v is not None and v.low is not None]
    if len(ends) < 2 or any(low != high for low, high in ends):
        return ""
    (before, _), (after, _) = ends
    return f"{(after or 0) - (before or 0):+,}" if before != after else ""


def heading(changes: Changes) -> str:
    """In a sentence: which builds, and how much differs."""
    if changes.earlier is None:
        return f"Build {changes.later} is the first: there is nothing to compare it with."
    counts = [_counted(len(changes.totals), "national total"), _counted(len(changes.figures), "figure")]
    return f"From build {changes.earlier} to build {changes.later}: {' and '.join(counts)} changed."


def _counted(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


# ---------------------------------------------------------------- a terminal


def show_changes(console: Console, changes: Changes, names: Labels, everything: bool = False) -> None:
    """The totals that moved, then the figures by body with what they moved because of."""
    from rich.markup import escape  # noqa: PLC0415 - not needed for JSON

    console.print(heading(changes), highlight=False)
    for request_id, causes in changes.causes.items():
        totals = [change for change in changes.totals if change.request_id == request_id]
        figures = [change for change in changes.figures if change.request_id == request_id]
        if not causes and not figures:
            continue
        console.print(f"\n[bold]{escape(request_id)}[/]", highlight=False)
        for change in totals:
            colour = "bold" if change.category == TOTAL else "dim"
            line = f"  {change.period}, {names.category(change)}: {moved(change)}  {step(change)}"
            console.print(f"[{colour}]{escape(line.rstrip())}[/]", highlight=False)
        groups = list(_by_body(figures))
        for own in groups if everything else groups[:_SHOWN]:
            _show_body(console, own, names)
        if len(groups) > _SHOWN and not everything:
            console.print(f"  and {len(groups) - _SHOWN} more: --all shows them.", highlight=False)
        idle = [cause for cause in causes if not any(cause in change.causes for change in figures)]
        if idle:
            console.print("\n  Changed, and moved no figure:", highlight=False)
            for cause in idle if everything else idle[:_SHOWN]:
                console.print(f"    {escape(cause.what)}", highlight=False)


def _show_body(console: Console, own: Sequence[Change], names: Labels) -> None:
    from rich.markup import escape  # noqa: PLC0415

    first, *parts = own
    line = f"{names.body(first)}, {first.period}, {names.category(first)}: {moved(first)}  {step(first)}"
    console.print(f"\n  {escape(line.rstrip())}", highlight=False)
    for part in parts:
        line = f"{names.category(part)}: {moved(part)}  {step(part)}"
        console.print(f"    [dim]{escape(line.rstrip())}[/]", highlight=False)
    for cause in dict.fromkeys(cause for change in own for cause in change.causes):
        console.print(f"    because {escape(cause.what)}", highlight=False)


def _by_body(figures: Sequence[Change]) -> Iterator[list[Change]]:
    """The figures of each body and period together, its total first."""
    ordered = sorted(figures, key=lambda c: (c.body_id, c.period, c.category != TOTAL))
    for _, own in groupby(ordered, key=lambda c: (c.body_id, c.period)):
        yield list(own)


# ---------------------------------------------------------------- Markdown


def changes_markdown(changes: Changes, names: Labels) -> str:
    """The same as Markdown: a table of what moved, from what to what, and because of what."""
    listed = [*changes.totals, *(change for own in _by_body(changes.figures) for change in own)]
    shown = [
        [
            names.body(change) if change.body_id else "**National**",
            change.period,
            names.category(change),
            said(change.before),
            said(change.after),
            step(change),
            "; ".join(cause.what for cause in change.causes),
        ]
        for change in listed[: 2 * _SHOWN]
    ]
    header = ["Body", "Period", "Category", "Before", "Now", "By", "Because"]
    more = f"\n\nand {len(listed) - 2 * _SHOWN} more: `foi diff --all`." if len(listed) > 2 * _SHOWN else ""
    return "\n\n".join(part for part in (heading(changes), table(header, shown, "lllrrrl")) if part) + more
