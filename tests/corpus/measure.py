"""How well replies are understood: `python -m tests.corpus.measure`.

Reads every case as the pipeline reads replies, and prints for the open and the held-out part, in all and by trap, how
many figures were right and accepted, right but in review, silently wrong, missed or spurious, and how many of those
were asked about that a careful person would ask about.

    --each         list the cases that are not as they should be (open part)
    --held-out     with --each, list those of the held-out part, too: not for whoever works on the pipeline, and
                   neither is --each with --unseen, --blind, --third or --fourth
    --unseen       the replies of `tests.corpus.unseen` instead, in all and by request
    --blind        those of `tests.corpus.blind`, likewise
    --third        those of `tests.corpus.third`, likewise
    --fourth       those of `tests.corpus.fourth`, likewise
    --traps        with --unseen, --blind, --third or --fourth, by trap, too
    --case NAME    all that was said of one case, right or wrong
    --keep FOLDER  keep the replies there, to look at them
    --json         the figures as JSON
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.corpus.answers import Said, read_cases
from tests.corpus.blind.cases import BLIND
from tests.corpus.cases import CASES
from tests.corpus.fourth.cases import FOURTH
from tests.corpus.frame import Case
from tests.corpus.third.cases import THIRD
from tests.corpus.unseen.cases import UNSEEN
from tests.corpus.verdicts import FAULTS, VERDICTS, Verdict, correction_told, judge, left_empty, outcome_told

# The replies of examiners, which nobody who works on the pipeline has read; printed as a whole.
_EXAMINERS = {"unseen": UNSEEN, "blind": BLIND, "third": THIRD, "fourth": FOURTH}


@dataclass(frozen=True, slots=True)
class Measured:
    """A case with all that was said of it and the verdicts on its figures."""

    case: Case
    said: Said
    verdicts: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """The verdicts of some cases, added up.

    `empty` are the bodies and periods for which a reply gives no figure, `left_empty` those for which none was given.
    """

    cases: int
    verdicts: Mapping[str, int]
    left_empty: int
    empty: int
    outcomes: tuple[int, int]
    corrections: tuple[int, int]

    @property
    def settled(self) -> int:
        """How many figures a careful person could settle alone."""
        own = sum(self.verdicts[v] for v in ("accepted", "review", "review_other", "missed"))
        return own + self.verdicts["wrong_settled"]

    @property
    def share(self) -> float:
        """The share of those that were accepted unaided, and right."""
        return self.verdicts["accepted"] / self.settled if self.settled else 1.0


def measure(cases: Sequence[Case] = CASES, folder: Path | None = None) -> tuple[Measured, ...]:
    """Reads the cases (below `folder`, or a temporary one) and judges what was said of them."""
    if folder is None:
        with tempfile.TemporaryDirectory() as temporary:
            return measure(cases, Path(temporary))
    said = read_cases(cases, folder)
    return tuple(Measured(case, said[case.name], judge(case, said[case.name])) for case in cases)


def score(measured: Sequence[Measured]) -> Score:
    """Adds up the verdicts."""
    counts: Counter[str] = Counter(v.verdict for m in measured for v in m.verdicts)
    counts["wrong_settled"] = sum(
        v.verdict == "wrong" and v.expected not in ("none", "ask") for m in measured for v in m.verdicts
    )
    empty = [left_empty(m.case, m.said) for m in measured]
    outcomes = [told for m in measured if (told := outcome_told(m.case, m.said)) is not None]
    corrections = [told for m in measured if (told := correction_told(m.case, m.said)) is not None]
    return Score(
        len(measured),
        counts,
        sum(left for left, _ in empty),
        sum(of for _, of in empty),
        (sum(outcomes), len(outcomes)),
        (sum(corrections), len(corrections)),
    )


# ---------------------------------------------------------------- printing

_HEADS = ("cases", "figures", "accepted", "review", "rev.other", "missed", "SILENT", "spurious", "asked", "not asked")


def _row(name: str, one: Score) -> str:
    v = one.verdicts
    numbers = (one.cases, one.settled, *(v[verdict] for verdict in VERDICTS))
    return f"{name:<48.48}" + "".join(f"{n or '.':>10}" for n in numbers)


def _print_part(name: str, measured: Sequence[Measured], by_trap: bool = True) -> None:
    whole = score(measured)
    print(f"\n{name}\n{'':<48}" + "".join(f"{head:>10}" for head in _HEADS))
    for trap in dict.fromkeys(trap for m in measured for trap in m.case.traps if by_trap):
        print(_row(trap, score([m for m in measured if trap in m.case.traps])))
    requests = dict.fromkeys(m.case.request for m in measured)
    for request in requests if len(requests) > 1 else ():
        print(_row(request, score([m for m in measured if m.case.request == request])))
    print(_row("IN ALL", whole))
    asked, not_asked = whole.verdicts["asked"], whole.verdicts["not_asked"]
    asks = asked + not_asked + sum(v.verdict == "wrong" and v.expected == "ask" for m in measured for v in m.verdicts)
    print(f"  accepted unaided           {whole.share:.1%} of the {whole.settled} figures that can be settled")
    cases_wrong = sum(any(v.verdict == "wrong" for v in m.verdicts) for m in measured)
    print(f"  silently wrong             {whole.verdicts['wrong']}, in {cases_wrong} cases")
    print(f"  asked about                {asked} of the {asks} figures that must be asked about")
    print(f"  left empty                 {whole.left_empty} of the {whole.empty} years without a figure")
    print(f"  kind of answer             {whole.outcomes[0]} of {whole.outcomes[1]} cases")
    print(f"  replaces an earlier letter {whole.corrections[0]} of {whole.corrections[1]} cases")


def _print_faults(measured: Sequence[Measured]) -> None:
    for m in measured:
        faults = [v for v in m.verdicts if v.verdict in FAULTS]
        told = outcome_told(m.case, m.said), correction_told(m.case, m.said)
        if faults or m.said.unread or False in told:
            _print_case(m, faults)


def _print_case(m: Measured, verdicts: Sequence[Verdict]) -> None:
    print(f"\n{m.case.name}  ({' + '.join(m.case.traps)}; {m.case.file})\n  why: {m.case.why}")
    for v in verdicts:
        print(f"  {v.verdict.upper():<12} {' '.join(v.key)}: expected {v.expected}; said {v.said or 'nothing'}")
    if outcome_told(m.case, m.said) is False:
        said = ", ".join(f"{a.body_id} {a.period} {a.outcome}" for a in m.said.answers) or "nothing"
        print(f"  KIND OF ANSWER expected {' or '.join(sorted(m.case.outcomes))}; said {said}")
    if correction_told(m.case, m.said) is False:
        print(f"  REPLACES expected {m.case.supersedes}; said {m.said.supersedes}")
    for line in m.said.unread:
        print(f"  UNREAD {line}")


def _print_said(m: Measured) -> None:
    _print_case(m, m.verdicts)
    for o in m.said.observations:
        print(f"  said: {o}")
    for answer in m.said.answers:
        print(f"  answer: {answer}")
    for finding in m.said.findings:
        print(f"  finding: {finding.code} {finding.message} ({finding.place})")


def _as_json(parts: Mapping[str, Sequence[Measured]], seconds: float) -> dict[str, Any]:
    return {"seconds": round(seconds, 1), **{name: _numbers(measured) for name, measured in parts.items()}}


def _numbers(measured: Sequence[Measured]) -> dict[str, Any]:
    traps = dict.fromkeys(trap for m in measured for trap in m.case.traps)
    return {
        "in_all": _score_numbers(score(measured)),
        "by_trap": {trap: _score_numbers(score([m for m in measured if trap in m.case.traps])) for trap in traps},
    }


def _score_numbers(one: Score) -> dict[str, Any]:
    return {
        "cases": one.cases,
        "figures": one.settled,
        **{verdict: one.verdicts[verdict] for verdict in VERDICTS},
        "accepted_share": round(one.share, 4),
        "left_empty": one.left_empty,
        "empty": one.empty,
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; returns 1 where anything is silently wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.corpus.measure", description=__doc__.split("\n")[0])
    parser.add_argument("--each", action="store_true", help="list the cases that are not as they should be")
    parser.add_argument("--held-out", action="store_true", help="with --each, list those held out, too")
    examiner = parser.add_mutually_exclusive_group()
    for name in _EXAMINERS:
        examiner.add_argument(
            f"--{name}", dest="examiner", action="store_const", const=name, help=f"the {name} replies instead"
        )
    parser.add_argument("--traps", action="store_true", help="with the replies of an examiner, by trap, too")
    parser.add_argument("--case", help="all that was said of one case")
    parser.add_argument("--keep", type=Path, help="keep the replies in this folder")
    parser.add_argument("--json", action="store_true", help="the figures as JSON")
    options = parser.parse_args(arguments)
    pool = _EXAMINERS.get(options.examiner, CASES)
    cases = [case for case in pool if options.case in (None, case.name)]
    start = time.perf_counter()
    measured = measure(cases, options.keep)
    seconds = time.perf_counter() - start
    parts = {
        "open": [m for m in measured if not m.case.is_held_out],
        "held_out": [m for m in measured if m.case.is_held_out],
    }
    if options.examiner:
        parts = {options.examiner: list(measured)}
    if options.case:
        for m in measured:
            _print_said(m)
    elif options.json:
        print(json.dumps(_as_json(parts, seconds), indent=2))
    else:
        if options.each:
            _print_faults(measured if options.held_out or options.examiner else parts["open"])
        for name, part in parts.items():
            _print_part(name.replace("_", " ").upper(), part, by_trap=options.traps or not options.examiner)
        print(f"\n{len(cases)} cases, {seconds:.0f} s")
    return int(score(measured).verdicts["wrong"] > 0)


if __name__ == "__main__":
    sys.exit(main())
