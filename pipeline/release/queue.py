"""The review queue at a terminal.

What belongs here: layout with rich. What does not: the questions (`doubts`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.markup import escape

from pipeline.release.doubts import Choice, Effect, Question, Remark, Seen
from pipeline.release.summary import COUNT, MONEY, YES_NO, interval

_FEW = 3


def show_questions(console: Console, questions: Sequence[Question], unit: str) -> None:
    """Each question with what was seen, every answer, what it leads to, and the commands that settle it."""
    for number, question in enumerate(questions, start=1):
        _show_head(console, number, question, unit)
        for lead, parts in _by_period(question.seen):
            _say(console, f"     {_seen(lead)}")
            if parts:
                _say(console, f"       beside: {_listed(parts)}", "dim")
        for message in question.messages:
            _say(console, f"     {message}", "dim")
        if question.picture:
            _say(console, f"     the picture: {question.picture}", "dim")
        for choice in question.choices:
            _say(console, f"   - {_answer(choice)}")
            for command in choice.commands:
                _say(console, f"       {command}", "cyan")
        console.print()


def show_short(console: Console, questions: Sequence[Question], unit: str, limit: int) -> None:
    """Each question in a few lines: who, what is asked, what may be right."""
    for number, question in enumerate(questions[:limit], start=1):
        _show_head(console, number, question, unit)
        answers = [_answer(choice) for choice in question.choices if choice.totals]
        leads = [_seen(lead) for lead, _ in _by_period(question.seen)]
        for line in (answers or leads or list(question.messages))[:_FEW]:
            _say(console, f"       {line}")
    if len(questions) > limit:
        _say(console, f"  and {len(questions) - limit} more")


def show_remarks(console: Console, found: Sequence[Remark]) -> None:
    """What holds back no figure, counted in a line."""
    if found:
        shown = ", ".join(f"{n} {code}" for code, n in Counter(remark.code for remark in found).items())
        _say(console, f"\n  Remarks, which hold back no figure: {shown}. 'foi status' shows them.")


def _show_head(console: Console, number: int, question: Question, unit: str) -> None:
    effect = f" (up to {_weight(question, unit)})" if _weight(question, unit) else ""
    periods = ", ".join(dict.fromkeys(seen.period for seen in question.seen))
    about = f"{question.body}, {periods}" if question.body_id and periods else question.body
    if not question.seen or question.body_id is None:
        about = f"{about}: '{question.replies[0]}'"
    console.print(
        f"  [yellow]{number}. {escape(about)}[/]{escape(effect)}: [bold]{escape(question.asks)}[/] [dim]{question.code}[/]",
        highlight=False,
        soft_wrap=True,
    )


def _say(console: Console, line: str, style: str = "") -> None:
    """A line as it is: a command that is cut in two can't be copied."""
    console.print(escape(line), style=style, highlight=False, soft_wrap=True)


def _by_period(seen: Sequence[Seen]) -> Iterator[tuple[Seen, list[Seen]]]:
    """For each period the figure that stands for it, and the others."""
    periods: dict[str, list[Seen]] = {}
    for one in seen:
        periods.setdefault(one.period, []).append(one)
    for lead, *parts in periods.values():
        yield lead, parts


def _listed(parts: Sequence[Seen]) -> str:
    return "; ".join(f"{part.label} {interval(part.low, part.high, kind=part.kind)}" for part in parts)


def _seen(seen: Seen) -> str:
    value = interval(seen.low, seen.high, kind=seen.kind)
    printed = f", printed '{seen.text}'" if seen.text != value else ""
    return f"{seen.period}, {seen.label}: {value}{printed} at {seen.place} of '{seen.path}'"


def _weight(question: Question, unit: str) -> str:
    """How much hangs on a question, in words; empty where that can't be said."""
    kind = question.seen[0].kind if question.seen else COUNT
    if not question.effect or kind == YES_NO:
        return ""
    return interval(question.effect, question.effect, kind=kind) if kind == MONEY else f"{question.effect:,} {unit}"


def _effect(effect: Effect) -> str:
    return interval(effect.low, effect.high, effect.at_least, COUNT if effect.kind == YES_NO else effect.kind)


def _answer(choice: Choice) -> str:
    totals = "; ".join(f"{effect.period} comes to {_effect(effect)}" for effect in choice.totals)
    return f"{choice.answer}  ({totals})" if totals else choice.answer
