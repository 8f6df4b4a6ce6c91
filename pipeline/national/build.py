"""One request settled: from what was received and ruled to figures, findings and the fate of every reply.

What belongs here: the order in which this room's steps follow each other. What does not: the steps, each a
module of its own, or storing the outcome (`warehouse`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.findings import CODES
from pipeline.model import Answer, Decision, Figure, Reading
from pipeline.national import decisions as ruling
from pipeline.national.counting import ANSWERS, Count, count
from pipeline.national.decisions import Ruled
from pipeline.national.received import Raised, Received
from pipeline.national.settle import settle
from pipeline.request import NOT_BROKEN_DOWN, TOTAL, Request

_NONE: Mapping[int, Ruled] = {}


@dataclass(frozen=True, slots=True)
class Settled:
    """Everything that is known of one request.

    `received` are the replies after the decisions on them, `count` which of them count, `ruled` what became of
    each decision in the order filed. `cited` holds `(path, body_id, period, category)` of each observation
    that stands behind a figure.
    """

    request: Request
    received: tuple[Received, ...]
    count: Count
    figures: tuple[Figure, ...]
    raised: tuple[Raised, ...]
    ruled: tuple[Ruled, ...]
    cited: frozenset[tuple[str, str, str, str]]


def settle_request(
    request: Request,
    received: Sequence[Received],
    decisions: Sequence[Decision],
    only: Collection[str] | None = None,
    standing: Mapping[int, Ruled] = _NONE,
) -> Settled:
    """Applies the decisions, says which reply counts, and settles every figure that was asked for.

    Of a request that is settled in part, `only` are the bodies to settle and `received` the replies that have to do
    with them; `standing` is what became of the decisions on the others, by their place among all `decisions`.
    """
    open_ = [decision for place, decision in enumerate(decisions) if place not in standing]
    ruled_on = ruling.rule_on_replies(open_, received)
    replies = tuple(_answering(source, request) for source in ruled_on.received)
    counted = count(replies, ruled_on.set_aside, request, only)
    figures: list[Figure] = []
    arithmetic: list[Raised] = []
    for answer in counted.counted:
        own, raised = settle(answer, request)
        figures += own
        arithmetic += raised
    accepted, accepting = ruling.rule_on_figures(open_, figures, replies)
    ruled = _in_order(decisions, (*ruled_on.ruled, *accepting), standing)
    return Settled(
        request=request,
        received=replies,
        count=counted,
        figures=accepted,
        raised=(*_of_replies(replies), *counted.raised, *arithmetic, *ruling.findings(ruled)),
        ruled=ruled,
        cited=frozenset(
            (cited.source.path, answer.body_id, answer.period, category)
            for answer in counted.counted
            for category, cited in answer.cells.items()
        ),
    )


def open_findings(settled: Settled) -> Iterator[tuple[Raised, bool]]:
    """Each finding, and whether a person still has something to look at.

    A note asks for nothing. What keeps a figure in review is open as long as it does. All else is open until
    a decision names the reply, or another reply gives the figures in its place.
    """
    carrying: dict[tuple[str, str | None], list[Figure]] = {}
    for figure in settled.figures:
        for code in figure.reasons:
            carrying.setdefault((code, figure.body_id), []).append(figure)
            carrying.setdefault((code, figure.reply_id), []).append(figure)
    applied = [r.decision for r in settled.ruled if r.applied]
    for raised in settled.raised:
        meaning, source = CODES[raised.finding.code], raised.source
        about = raised.finding.body_id or (source.reply_id if source else None)
        figures = [f for f in carrying.get((meaning.code, about), ()) if raised.period in {None, f.period}]
        if meaning.severity == "note":
            yield raised, False
        elif meaning.blocks and figures:
            yield raised, any(figure.needs_review for figure in figures)
        elif source is None:
            yield raised, True
        else:
            is_settled = source.path in settled.count.replaced or any(ruling.names(d, source) for d in applied)
            yield raised, not is_settled


def _answering(source: Received, request: Request) -> Received:
    """A reply whose body became known by a decision says how it answers for that body, too."""
    reading = source.reading
    if reading is None or reading.kind not in ANSWERS:
        return source
    known = {(answer.body_id, answer.period) for answer in reading.answers}
    implied = [
        Answer(body_id, period.id, outcome)
        for body_id in reading.body_ids
        for period in request.periods
        if (body_id, period.id) not in known and (outcome := _implied(reading, body_id, period.id))
    ]
    return replace(source, reading=replace(reading, answers=(*reading.answers, *implied)))


def _implied(reading: Reading, body_id: str, period: str) -> str:
    given = {o.category for o in reading.observations if (o.body_id, o.period) == (body_id, period)}
    if not given:
        return "unclear" if reading.kind == "refusal" else ""
    return "total_only" if given <= {TOTAL, NOT_BROKEN_DOWN} else "full"


def _of_replies(received: Sequence[Received]) -> Iterator[Raised]:
    """What intake, extract and normalise found, each once per reply."""
    for source in received:
        read = source.reading.findings if source.reading is not None else ()
        for finding in dict.fromkeys((*source.reply.findings, *source.findings, *read)):
            yield Raised(finding, source)


def _in_order(
    decisions: Sequence[Decision], ruled: Sequence[Ruled], standing: Mapping[int, Ruled]
) -> tuple[Ruled, ...]:
    of = {id(one.decision): one for one in ruled}
    return tuple(standing.get(place) or of[id(decision)] for place, decision in enumerate(decisions))
