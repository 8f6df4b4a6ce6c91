"""What waits for a person, each doubt as a question that looking at a place answers, with the commands that settle it.

What belongs here: putting the figures in review, and the replies that gave none because of a doubt, into questions:
what was seen and where, what may be right, and what each answer does to the national total. What does not: findings
that hold back no figure (`remarks` lists them as they are), layout at a terminal (`queue`), or the rulings themselves.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipeline.findings import CODES
from pipeline.model import Evidence, Place
from pipeline.national.rival_readings import bounds, rivals
from pipeline.release.summary import COUNT, interval, rows
from pipeline.request import TOTAL

if TYPE_CHECKING:
    import duckdb

Row = Mapping[str, Any]
_WHICH_REPLY, _CONTRADICTION, _HIDDEN = "replies_differ", "total_mismatch", "hidden_records"
# Decisions that don't apply are told in full, what was published is compared in a table of its own.
_SHOWN_ELSEWHERE = frozenset({"decision_unmatched", "decision_stale", "published_differs"})
_NOBODY = ("body_unknown", "body_conflict")
_MANY, _FEW = 8, 4


@dataclass(frozen=True, slots=True)
class Seen:
    """A figure in review: its interval, the text as printed, and where it stands."""

    period: str
    category: str
    label: str
    kind: str
    low: int
    high: int | None
    text: str
    place: str
    path: str


@dataclass(frozen=True, slots=True)
class Effect:
    """What a period's national total (or that of one of several questions) would be."""

    period: str
    kind: str
    low: int
    high: int | None
    at_least: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer in words, the totals that it leads to (none where they stay as they are), and the commands."""

    answer: str
    totals: tuple[Effect, ...]
    commands: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """An open finding that holds back no figure."""

    code: str
    message: str
    path: str | None
    body_id: str | None
    what_to_do: str


@dataclass(frozen=True, slots=True)
class Question:
    """One doubt. `effect` is how much of a national total hangs on it, at most; None where that is not known.

    `body_id` is None where nobody knows who replied. `picture` is the command that shows the place.
    """

    request_id: str
    code: str
    asks: str
    body_id: str | None
    body: str
    replies: tuple[str, ...]
    seen: tuple[Seen, ...]
    messages: tuple[str, ...]
    effect: int | None
    choices: tuple[Choice, ...]
    picture: str | None


def questions(connection: duckdb.DuckDBPyConnection, request_id: str, options: str = "") -> tuple[Question, ...]:
    """The review queue of a request, what weighs most first; `options` end every command (folders, the request)."""
    desk = _Desk(connection, request_id, options)
    found = [*desk.about_figures(), *desk.about_replies()]
    return tuple(sorted(found, key=lambda q: (-(q.effect or 0), q.body, q.replies)))


def remarks(connection: duckdb.DuckDBPyConnection, request_id: str, asked: Iterable[Question]) -> tuple[Remark, ...]:
    """The open findings that hold back no figure, by code, the gravest first."""
    put = {path for question in asked for path in question.replies}
    return tuple(
        Remark(**{name: row[name] for name in ("code", "message", "path", "body_id", "what_to_do")})
        for row in rows(connection, _FINDINGS, request_id)
        if row["code"] not in _SHOWN_ELSEWHERE and not (row["blocks"] and row["path"] in put)
    )


# ---------------------------------------------------------------- the questions


class _Desk:
    """What the questions of one request are made from, read once."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, request_id: str, options: str) -> None:
        self.request_id, self._options = request_id, options
        self._figures = rows(connection, _IN_REVIEW, request_id)
        self._findings = rows(connection, _FINDINGS, request_id)
        # By code and by body, or by reply where a finding names no body: there may be many thousands.
        self._about: dict[tuple[str, str | None, str | None], list[int]] = {}
        for number, finding in enumerate(self._findings):
            path = None if finding["body_id"] else finding["path"]
            self._about.setdefault((finding["code"], finding["body_id"], path), []).append(number)
        self._replies = {row["path"]: row for row in rows(connection, _REPLIES, request_id)}
        self._paths = {row["reply_id"]: path for path, row in self._replies.items()}
        self._said: dict[str, dict[tuple[str, str, str], Row]] = {}
        for row in rows(connection, _OBSERVATIONS, request_id, sorted(self._in_question())):
            own = self._said.setdefault(row["path"], {})
            own.setdefault((row["body_id"], row["period"], row["category"]), row)
        self._totals = {(row["period"], row["category"]): row for row in rows(connection, _TOTALS, request_id)}
        self._bodies = {row["body_id"]: row["name"] for row in rows(connection, _BODIES, request_id)}
        self._missing: dict[str, list[str]] = {}
        for row in rows(connection, _MISSING, request_id):
            self._missing.setdefault(row["body_id"], []).append(row["period"])
        awaited = [row["body_id"] for row in rows(connection, _AWAITED, request_id)]
        # Whoever has not answered may have sent what bears no name, as long as that is not half the country.
        self._awaited = awaited if len(awaited) <= _FEW else []

    def _in_question(self) -> set[str]:
        """The replies of which it matters what else they say: those that differ, and those that gave no figure."""
        differing = {
            path for figure in self._figures for rival in self._rivals([figure]) for path in (figure["path"], rival)
        }
        return differing | {finding["path"] for finding in self._findings if finding["blocks"] and finding["path"]}

    def about_figures(self) -> Iterator[Question]:
        """One question for all figures of a body that are in doubt for the same reason."""
        groups: dict[tuple[str, str, str, tuple[str, ...], str], list[Row]] = {}
        for figures in self._by_question():
            lead = figures[0]
            code = _gravest(lead["reasons"])
            rivals = self._rivals(figures) if code == _WHICH_REPLY else ()
            groups.setdefault((lead["body_id"], code, lead["path"], rivals, _question(lead)), []).extend(figures)
        for (body_id, code, path, rivals, _), own in groups.items():
            yield self._of_figures(body_id, code, path, rivals, own)

    def _by_question(self) -> Iterator[list[Row]]:
        """The figures in review that are one answer, the one that stands for the others first: a total and its parts."""
        answers: dict[tuple[str, str, str], list[Row]] = {}
        for figure in self._figures:
            answers.setdefault((figure["body_id"], figure["period"], _question(figure)), []).append(figure)
        for figures in answers.values():
            yield sorted(figures, key=lambda figure: figure["category"] != TOTAL)

    def _rivals(self, figures: Sequence[Row]) -> tuple[str, ...]:
        paths = {self._paths.get(conflict["reply_id"]) for figure in figures for conflict in figure["conflicts"]}
        return tuple(sorted(path for path in paths if path and path != figures[0]["path"]))

    def _of_figures(
        self, body_id: str, code: str, path: str, rivals: tuple[str, ...], figures: Sequence[Row]
    ) -> Question:
        findings = self._findings_about(code, body_id, figures)
        leads = _leads(figures)
        if rivals:
            choices = [*self._which_reply(path, rivals, leads)]
        elif code == _CONTRADICTION:
            choices = [self._accept(body_id, leads, "The total is right", TOTAL), *self._others(figures, findings)]
        else:
            choices = [self._accept(body_id, leads, "It is right as it stands"), *self._others(figures, findings)]
        if not rivals:
            choices += [self._another(body_id, leads), self._left_out(body_id, path, leads)]
        first = leads[0]
        picture = f"foi evidence {shlex.join([body_id, first['period'], first['category']])}{self._options}"
        return Question(
            request_id=self.request_id,
            code=code,
            asks=CODES[code].question,
            body_id=body_id,
            body=self._bodies.get(body_id, body_id),
            replies=(path, *rivals),
            seen=tuple(_seen(figure) for figure in figures),
            messages=tuple(dict.fromkeys(f["message"] for f in findings))[:_MANY],
            effect=max([f["effect"] or 0 for f in findings] or [0]) or max(f["high"] or f["low"] for f in leads),
            choices=tuple(choices),
            picture=picture,
        )

    def _findings_about(self, code: str, body_id: str, figures: Sequence[Row]) -> list[Row]:
        """The findings of a code about the figures' body (or, where they name none, their replies) and periods."""
        keys = [(code, body_id, None), *((code, None, path) for path in {figure["path"] for figure in figures})]
        numbers = sorted(number for key in keys for number in self._about.get(key, ()))
        periods = {figure["period"] for figure in figures}
        found = [f for f in (self._findings[number] for number in numbers) if _is_of(f, periods)]
        # What the letter itself says comes first.
        return sorted(found, key=lambda finding: finding["body_id"] is not None)

    # ------------------------------------------------------------ answers about figures

    def _which_reply(self, path: str, rivals: Sequence[str], leads: Sequence[Row]) -> Iterator[Choice]:
        """Replies that say the same are one answer; whatever says something else then does not count."""
        alike: dict[tuple[object, ...], list[str]] = {}
        for one in (path, *rivals):
            found = (self._said_by(one, lead) for lead in leads)
            alike.setdefault(tuple((row["low"], row["high"]) if row else None for row in found), []).append(one)
        # Where all give the same totals, they differ in their parts.
        for counting in alike.values() if len(alike) > 1 else [[one] for one in (path, *rivals)]:
            said = [(lead, self._said_by(counting[0], lead)) for lead in leads]
            values = ", ".join(f"{_value(lead, v)} in {lead['period']}" for lead, v in said if v)
            totals = [e for lead, v in said if v and (e := self._effect(lead, v["low"], v["high"]))]
            others = [other for other in (path, *rivals) if other not in counting]
            commands = [self._decide("supersede", "another reply counts", reply=other) for other in others]
            who = " and ".join(f"'{one}'" for one in counting) + (" counts" if len(counting) == 1 else " count")
            yield Choice(f"{who}: {values or 'other figures'}", tuple(totals), tuple(commands))

    def _said_by(self, path: str, figure: Row) -> Row | None:
        """What a reply says in the figure's place."""
        return self._said.get(path, {}).get((figure["body_id"], figure["period"], figure["category"]))

    def _accept(self, body_id: str, leads: Sequence[Row], answer: str, category: str = "") -> Choice:
        values = ", ".join(f"{_value(lead, lead)} in {lead['period']}" for lead in leads)
        commands = (
            self._decide(
                "accept",
                "checked against the reply",
                body=body_id,
                period=lead["period"],
                category=category or _question(lead),
            )
            for lead in leads
        )
        return Choice(f"{answer}: {values}", (), tuple(commands))

    def _others(self, figures: Sequence[Row], findings: Iterable[Row]) -> Iterator[Choice]:
        """The other values that were seen, as far as a finding names them."""
        given = set()
        for finding in findings:
            for figure in figures:
                for value in _other_values(figure, finding):
                    if (figure["period"], figure["category"], value) in given:
                        continue
                    given.add((figure["period"], figure["category"], value))
                    effect = self._effect(figure, value, value)
                    command = self._decide(
                        "choose" if (value, value) in _other_readings(figure) else "correct",
                        f"the reply says {value}",
                        body=figure["body_id"],
                        period=figure["period"],
                        category=figure["category"],
                        value=str(value),
                    )
                    answer = f"{figure['label']} {figure['period']} is {value:,}"
                    yield Choice(answer, (effect,) if effect else (), (command,))

    def _another(self, body_id: str, leads: Sequence[Row]) -> Choice:
        commands = (
            self._decide(
                "correct", "WHY", body=body_id, period=lead["period"], category=lead["category"], value="NUMBER"
            )
            for lead in leads
        )
        return Choice("It is another number", (), tuple(commands))

    def _left_out(self, body_id: str, path: str, leads: Sequence[Row]) -> Choice:
        commands = (
            self._decide(
                "exclude", "it is no answer", reply=path, body=body_id, period=lead["period"], category=_question(lead)
            )
            for lead in leads
        )
        return Choice("It is no answer, and must not count", (), tuple(commands))

    def _effect(self, figure: Row, low: int | None, high: int | None) -> Effect | None:
        """The total with another value in the place of the figure."""
        total = self._totals.get((figure["period"], figure["category"]))
        if total is None or total["low"] is None or low is None:
            return None
        is_open = high is None or total["high"] is None or figure["high"] is None
        new_high = None if is_open else total["high"] - figure["high"] + high
        new_low = total["low"] - figure["low"] + low
        return Effect(figure["period"], figure["kind"], new_low, new_high, total["at_least"])

    # ------------------------------------------------------------ replies without figures

    def about_replies(self) -> Iterator[Question]:
        """One question for each reply that gave no figure because of a doubt."""
        in_review = {path for figure in self._figures for path in (figure["path"], *self._rivals([figure]))}
        held: dict[str, list[Row]] = {}
        for finding in self._findings:
            reply = self._replies.get(finding["path"])
            if finding["blocks"] and reply and not reply["counted"] and finding["path"] not in in_review:
                held.setdefault(finding["path"], []).append(finding)
        for path, findings in held.items():
            yield self._of_reply(path, _gravest([finding["code"] for finding in findings]), findings)

    def _of_reply(self, path: str, code: str, findings: Sequence[Row]) -> Question:
        bodies = self._replies[path]["body_ids"]
        body_id = bodies[0] if len(bodies) == 1 and code not in _NOBODY else None
        found = [row for row in self._said.get(path, {}).values() if row["low"] is not None]
        said = sorted(found, key=lambda row: (row["position"] or 0, row["category"] != TOTAL))
        whole = [row["high"] or row["low"] for row in said if row["category"] == TOTAL]
        return Question(
            request_id=self.request_id,
            code=code,
            asks=CODES[code].question,
            body_id=body_id,
            body=self._bodies.get(body_id or "", "Unknown body"),
            replies=(path,),
            seen=tuple(
                Seen(
                    r["period"],
                    r["category"],
                    r["label"] or r["category"],
                    r["kind"] or COUNT,
                    r["low"],
                    r["high"],
                    r["text"],
                    r["place"],
                    path,
                )
                for r in said
            ),
            messages=tuple(dict.fromkeys(finding["message"] for finding in findings))[:_MANY],
            effect=max(whole, default=None),
            choices=tuple(self._answers(path, code, body_id, bodies)),
            picture=None,
        )

    def _answers(self, path: str, code: str, body_id: str | None, bodies: Sequence[str]) -> Iterator[Choice]:
        if code == _HIDDEN:
            release = self._decide("release", "the visible part may be used", reply=path)
            yield Choice("Yes, what is visible may be used", (), (release,))
        elif code in _NOBODY:
            for candidate in bodies or self._awaited:
                assign = self._decide("assign_body", "the letter says so", reply=path, body=candidate)
                yield Choice(f"{self._bodies.get(candidate, candidate)} sent it", (), (assign,))
            another = self._decide("assign_body", "the letter says so", reply=path, body="BODY")
            yield Choice("Somebody else sent it", (), (another,))
        else:
            who = body_id or "BODY"
            corrections = (
                self._decide("correct", "read by hand", reply=path, body=who, period=period, value="NUMBER")
                for period in self._missing.get(who) or ["PERIOD"]
            )
            yield Choice("It gives a figure", (), tuple(corrections))
        yield Choice("It is no answer", (), (self._decide("exclude", "it is no answer", reply=path),))

    def _decide(self, action: str, reason: str, **named: str) -> str:
        """The command, in an order in which it reads as a sentence."""
        reply = named.pop("reply", "")
        words = ["foi", "decide", action]
        if reply:
            words += ["--reply", reply]
        for name, value in named.items():
            if value:
                words += [f"--{name}", value]
        return shlex.join([*words, "--reason", reason]) + self._options


def _question(figure: Row) -> str:
    """What the figure answers by itself; empty where it is a total, or a part of one."""
    return figure["category"] if figure["stands_alone"] and figure["category"] != TOTAL else ""


def _value(figure: Row, said: Row) -> str:
    return interval(said["low"], said["high"], kind=figure["kind"])


def _gravest(codes: Iterable[str]) -> str:
    """Of the codes that hold a figure back, the one to be asked about first."""
    order = list(CODES)
    held = [code for code in codes if CODES[code].blocks]
    return max(held, key=lambda code: (code == _WHICH_REPLY, code == _CONTRADICTION, -order.index(code)))


def _leads(figures: Iterable[Row]) -> list[Row]:
    """The figure of each period that stands for its others: the total where it is in review."""
    leads: dict[str, Row] = {}
    for figure in figures:
        leads.setdefault(figure["period"], figure)
    return list(leads.values())


def _is_of(finding: Row, periods: Iterable[str]) -> bool:
    """Whether a finding is about one of the periods: one that names neither body nor period is about its whole reply."""
    if finding["period"]:
        return finding["period"] in periods
    return finding["body_id"] is None or any(p in finding["message"] for p in periods)


def _other_values(figure: Row, finding: Row) -> Iterator[int]:
    """What the figure would be if the finding's other side were right: its message names that number."""
    effect, low = finding["effect"], figure["low"]
    is_named = figure["category"] in finding["message"] or (
        figure["category"] == TOTAL and "total" in finding["message"]
    )
    if not effect or not is_named or figure["period"] not in finding["message"]:
        return
    numbers = {word.strip(".,;:()'") for word in finding["message"].split()}
    yield from (value for value in (low + effect, low - effect) if value >= 0 and f"{value:,}" in numbers)


def _other_readings(figure: Row) -> set[tuple[int, int | None] | None]:
    """What the other readings in the figure's own reply come to."""
    own = (conflict["text"] for conflict in figure["conflicts"] if conflict["reply_id"] == figure["reply_id"])
    return {bounds(reading) for reading in rivals(Evidence("conflict", text, Place()) for text in own)}


def _seen(figure: Row) -> Seen:
    names = ("period", "category", "label", "kind", "low", "high", "text", "place", "path")
    return Seen(**{name: figure[name] for name in names})


_IN_REVIEW = """SELECT f.body_id, f.period, f.category, c.label, c.kind, c.stands_alone, f.low, f.high, f.reasons, f.text, f.reply_id,
        coalesce(s.path, '') AS path,
        coalesce(list_filter(f.evidence, lambda e: e."role" IN ('value', 'addend'))[1].place, '') AS place,
        list_transform(list_filter(f.evidence, lambda e: e."role" = 'conflict'), lambda e: {
            'text': e.text, 'reply_id': e.reply_id
        }) AS conflicts
    FROM national.figures AS f
    JOIN national.categories AS c USING (request_id, category)
    JOIN national.periods AS p USING (request_id, period)
    JOIN national.bodies AS b USING (request_id, body_id)
    LEFT JOIN intake.replies AS s
        ON s.request_id = f.request_id AND s.reply_id = f.reply_id AND s.outcome <> 'duplicate'
    WHERE f.request_id = ? AND f.needs_review ORDER BY b.position, p.position, c.position"""
_FINDINGS = """SELECT code, severity, blocks, path, body_id, period, place, message, effect_on_total AS effect,
        what_to_do
    FROM national.findings WHERE request_id = ? AND still_open
    ORDER BY blocks DESC, severity, code, position"""
_REPLIES = """SELECT path, reply_id, body_ids, outcome, counted FROM intake.replies
    WHERE request_id = ? AND outcome <> 'duplicate'"""
_OBSERVATIONS = """SELECT o.path, o.body_id, o.period, o.category, c.label, c.kind, o.low, o.high, o.text,
        o.place, p.position
    FROM normalise.observations AS o
    LEFT JOIN national.categories AS c USING (request_id, category)
    LEFT JOIN national.periods AS p USING (request_id, period)
    WHERE o.request_id = ? AND o.path IN (SELECT unnest(?::VARCHAR[])) ORDER BY o.path, p.position, c.position"""
_TOTALS = "SELECT period, category, low, high, at_least FROM national.totals WHERE request_id = ?"
_BODIES = "SELECT body_id, name FROM national.bodies WHERE request_id = ? ORDER BY position"
_AWAITED = """SELECT DISTINCT body_id FROM national.coverage
    WHERE request_id = ? AND outcome = 'awaited' ORDER BY body_id"""
_MISSING = """SELECT c.body_id, c.period FROM national.coverage AS c JOIN national.periods AS p USING (request_id, period)
    WHERE c.request_id = ? AND NOT c.has_figure ORDER BY p.position"""
