"""What was asked, of whom and for when: `request.toml` and the register of bodies, read and checked.

This is all the pipeline knows of a topic. Another request on another topic to other bodies is another
`request.toml` (and, for other kinds of bodies, another register beside it or under `reference/`); no code.
What replies say does not belong here.
"""

from __future__ import annotations

import csv
import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

REFERENCE = Path(__file__).parent / "reference"

_KINDS = frozenset({"count", "money", "yes_no"})
TOTAL = "total"
OTHER = "other"
NOT_BROKEN_DOWN = "not_broken_down"


class RequestError(Exception):
    """A `request.toml` or register that cannot be used; the message says where and what to do."""


@dataclass(frozen=True, slots=True)
class Law:
    """A section of an Act (or article of an Order) that defines an offence."""

    act: str
    section: str


@dataclass(frozen=True, slots=True)
class Topic:
    """A thing that a label in a reply may name: by code, by law or by words, in that order of strength.

    `kind` is what is asked of it: a `count`, `money` (whole pounds) or `yes_no` (1 and 0).
    """

    id: str
    label: str
    kind: str = "count"
    codes: tuple[str, ...] = ()
    laws: tuple[Law, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Period:
    """A period that was asked for; both days are inside it."""

    id: str
    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Body:
    """A public body that can be asked: its register row. `regime` is `FOIA` or `FOISA`."""

    id: str
    name: str
    short_name: str
    nation: str
    regime: str
    kind: str
    gss_code: str = ""
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Measure:
    """What is to be counted. `kind` is `count`, `money` or `yes_no`, for categories that don't say their own.

    `additive` says that the categories add up to a total; where they are different questions they don't, and
    the request has no `total`, `other` and `not_broken_down`.
    """

    id: str
    label: str
    unit: str
    kind: str
    words: tuple[str, ...]
    additive: bool = True


@dataclass(frozen=True, slots=True)
class PublishedGroup:
    """Categories that the published view adds together."""

    id: str
    label: str
    categories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Headline:
    """A sentence and the numbers between which it is true: `at_least <= value < below`.

    `kind` is `change` (per cent from one period to another) or `one_every_minutes` (within one period).
    """

    id: str
    kind: str
    to: str
    claim: str
    at_least: float
    below: float
    from_: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """The question as sent, with everything needed to recognise an answer to it."""

    id: str
    title: str
    asked_by: str
    sent: date
    wording: str
    measure: Measure
    periods: tuple[Period, ...]
    categories: tuple[Topic, ...]
    exclusions: tuple[Topic, ...]
    over_inclusive: tuple[Topic, ...]
    whole: tuple[str, ...]
    bodies: tuple[Body, ...]
    register: tuple[Body, ...]
    published_groups: tuple[PublishedGroup, ...]
    headlines: tuple[Headline, ...]
    folder: Path
    fingerprint: str

    @property
    def category_ids(self) -> tuple[str, ...]:
        """The request's categories, then, where they add up, `other`, `not_broken_down` and `total`."""
        own = tuple(c.id for c in self.categories)
        return (*own, OTHER, NOT_BROKEN_DOWN, TOTAL) if self.measure.additive else own

    @property
    def replies_folder(self) -> Path:
        """Where the files lie as received."""
        return self.folder / "replies"

    def body(self, body_id: str) -> Body:
        """The register's body of that id; raises RequestError where there is none."""
        for body in self.register:
            if body.id == body_id:
                return body
        raise RequestError(f"'{body_id}' is no body of this request's register.")


def find_requests(raw_responses: Path) -> tuple[Path, ...]:
    """The folders under `raw_responses` that hold a `request.toml`, by name."""
    return tuple(sorted(p.parent for p in raw_responses.glob("*/request.toml")))


def load_request(folder: Path) -> Request:
    """Reads `request.toml` in `folder` and the register it names.

    The register is `<name>.csv` beside `request.toml`, or else under `pipeline/reference/`. Raises
    RequestError with the file and the entry at fault.
    """
    path = folder / "request.toml"
    try:
        raw = path.read_bytes()
        data = tomllib.loads(raw.decode("utf-8"))
    except FileNotFoundError:
        raise RequestError(f"{path} is missing: each request needs a request.toml.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RequestError(f"{path} is not valid TOML: {error}.") from None
    try:
        register_path = _register_path(folder, data["bodies"]["register"])
        register = load_register(register_path)
        fingerprint = hashlib.sha256(raw + register_path.read_bytes()).hexdigest()
        return _build(data, register, folder, fingerprint)
    except KeyError as error:
        raise RequestError(f"{path} lacks the entry {error}.") from None
    except (TypeError, ValueError) as error:
        raise RequestError(f"{path}: {error}.") from None


def load_register(path: Path) -> tuple[Body, ...]:
    """Reads a register of bodies: one CSV row per body, lists separated by `|`, lines with `#` ignored."""
    rows = csv.DictReader(line for line in path.read_text("utf-8").splitlines() if not line.startswith("#"))
    return tuple(
        Body(
            id=row["body_id"],
            name=row["name"],
            short_name=row["short_name"],
            nation=row["nation"],
            regime=row["regime"],
            kind=row["kind"],
            gss_code=row["gss_code"],
            aliases=_split(row["aliases"]),
            domains=_split(row["domains"]),
        )
        for row in rows
    )


def _register_path(folder: Path, name: str) -> Path:
    for candidate in (folder / f"{name}.csv", REFERENCE / f"{name}.csv"):
        if candidate.is_file():
            return candidate
    raise RequestError(f"{folder / 'request.toml'}: there is no register '{name}.csv' beside it or in {REFERENCE}.")


def _build(data: Mapping[str, Any], register: tuple[Body, ...], folder: Path, fingerprint: str) -> Request:
    measure = data["measure"]
    request = Request(
        id=data["id"],
        title=data["title"],
        asked_by=data["asked_by"],
        sent=data["sent"],
        wording=" ".join(data["wording"].split()),
        measure=Measure(
            id=measure["id"],
            label=measure["label"],
            unit=measure["unit"],
            kind=measure["kind"],
            words=tuple(measure["words"]),
            additive=measure.get("additive", True),
        ),
        periods=tuple(Period(p["id"], p["start"], p["end"]) for p in data["periods"]),
        categories=_topics(data.get("categories", []), measure["kind"]),
        exclusions=_topics(data.get("exclusions", []), measure["kind"]),
        over_inclusive=_topics(data.get("over_inclusive", []), measure["kind"]),
        whole=tuple(data.get("whole", {}).get("words", ())),
        bodies=_asked(data["bodies"], register),
        register=register,
        published_groups=tuple(
            PublishedGroup(g["id"], g["label"], tuple(g["categories"])) for g in data.get("published_groups", [])
        ),
        headlines=tuple(
            Headline(h["id"], h["kind"], h["to"], h["claim"], h["at_least"], h["below"], h.get("from", ""))
            for h in data.get("headlines", [])
        ),
        folder=folder,
        fingerprint=fingerprint,
    )
    _check(request)
    return request


def _topics(entries: list[Mapping[str, Any]], kind: str) -> tuple[Topic, ...]:
    return tuple(
        Topic(
            id=e["id"],
            label=e["label"],
            kind=e.get("kind", kind),
            codes=tuple(e.get("codes", ())),
            laws=tuple(Law(law["act"], str(law["section"])) for law in e.get("laws", ())),
            words=tuple(e.get("words", ())),
        )
        for e in entries
    )


def _asked(bodies: Mapping[str, Any], register: tuple[Body, ...]) -> tuple[Body, ...]:
    kinds, members = bodies.get("asked", []), bodies.get("members", [])
    unknown = set(members) - {b.id for b in register}
    if unknown:
        raise ValueError(f"bodies that are not in the register: {', '.join(sorted(unknown))}")
    return tuple(b for b in register if b.kind in kinds or b.id in members)


def _check(request: Request) -> None:
    unknown_kinds = {t.kind for t in request.categories} - _KINDS
    if unknown_kinds:
        raise ValueError(f"kind must be one of {', '.join(sorted(_KINDS))}, not {', '.join(sorted(unknown_kinds))}")
    if not request.periods:
        raise ValueError("at least one [[periods]] entry is needed")
    if not request.bodies:
        raise ValueError("[bodies] names nobody: 'asked' takes kinds of the register, 'members' takes ids")
    for period in request.periods:
        if period.end < period.start:
            raise ValueError(f"period {period.id} ends before it starts")
    topics = (*request.categories, *request.exclusions, *request.over_inclusive)
    repeated = {t.id for t in topics if sum(o.id == t.id for o in topics) > 1}
    if repeated or {TOTAL, OTHER, NOT_BROKEN_DOWN} & {t.id for t in topics}:
        raise ValueError("category and exclusion ids must be unique and not 'total', 'other' or 'not_broken_down'")


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("|") if part.strip())
