"""Who replied, from several signs that must agree: what the letter says, its head, domains, names of file and folder.

What the letter says of itself (`X Police can confirm`, `held by X`) outranks its letterhead, since joint units
answer for one force on the paper of another. One weak sign alone is never enough. Bodies come from the
request's register; nothing here knows any of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from pipeline.model import Finding, Table
from pipeline.normalise.sections import Paragraph, Passage
from pipeline.normalise.text import fold, vocabulary
from pipeline.request import Body, Request

_SAYS_BEFORE = r"(?:held by|received by|on behalf of|in respect of|recorded by|answer(?:s|ing|ed)? for|response (?:from|of|by)|reply (?:from|of|by)|disclosed by|provided by|supplied by|relat(?:es?|ing) to|wrote to|(?:request|write|writing|apply|applied|application) to|within|refers? to|by|concerning|for)\s+(?:the\s+)?"
_SAYS_AFTER = r"\s+(?:can|could|does|do|has|have|holds?|confirms?|is|are|recorded|records?|received|will|would|cannot|provides?|supplied|makes?|wishes|only|uses?|neither|acknowledges?)\b"
_HEAD_PARAGRAPHS = 14
_TITLE_LINES = 3


@dataclass(frozen=True, slots=True)
class Who:
    """The bodies a reply answers for, what pointed to them, and the doubt that remains."""

    body_ids: tuple[str, ...]
    signals: tuple[str, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def agreed(self) -> bool:
        """Whether nothing stands against the answer."""
        return bool(self.body_ids) and not self.findings


class Names:
    """The register's names as they are written, made ready for finding in text."""

    def __init__(self, request: Request) -> None:
        self._by_name: dict[str, str] = {}
        self._short: dict[str, str] = {}
        for body in request.register:
            for name in _full_names(body, _aliases(body, request)):
                self._by_name.setdefault(name, body.id)
            self._short.setdefault(fold(body.short_name or body.name), body.id)
            for alias in _aliases(body, request):
                self._short.setdefault(fold(alias), body.id)
            self._short.setdefault(fold(body.id), body.id)
            self._short.setdefault(fold(body.id.replace("-", " ")), body.id)
            self._short.setdefault(fold(body.name), body.id)
            if stem := _stem_name(body):
                self._short.setdefault(stem, body.id)
        self._domains = {domain.lower(): body.id for body in request.register for domain in body.domains}
        names = sorted(self._by_name, key=len, reverse=True)
        self._pattern = re.compile(r"(?<![\w&])(?:" + "|".join(map(re.escape, names)) + r")(?![\w&])")
        domains = sorted(map(re.escape, self._domains), key=len, reverse=True)
        self._domain = re.compile(
            r"(?:@|//|www\.|\b)(?:[\w-]+\.)*?(" + "|".join(domains) + r")\b" if domains else r"(?!)"
        )
        joint = sorted({_stem_name(body) for body in request.register} - {""}, key=len, reverse=True)
        one = "|".join(map(re.escape, joint)) or r"(?!)"
        kinds = "|".join((*vocabulary()["bodies"]["kinds"], *vocabulary()["bodies"]["kinds_plural"]))
        self._joint = re.compile(rf"\b((?:{one})(?:,\s*(?:{one}))*\s*(?:and|&|/)\s*(?:{one}))\s+(?:{kinds})\b")
        self._one = re.compile(rf"\b(?:{one})\b")

    def full(self, text: str) -> list[tuple[str, int, int]]:
        """The bodies named in full in `text`, each with where the name stands in the folded text."""
        folded = fold(text)
        found = [(self._by_name[m.group(0)], m.start(), m.end()) for m in self._pattern.finditer(folded)]
        covered = {body for body, _, _ in found}
        for match in self._joint.finditer(folded):
            for one in self._one.finditer(match.group(1)):
                body = self._short.get(one.group(0))
                if body and body not in covered:
                    found.append((body, match.start(), match.end()))
        return sorted(found, key=lambda item: item[1])

    def mentioned(self, text: str) -> set[str]:
        """The bodies whose name, in full or as people say it, stands anywhere in `text`: a place of that name, too."""
        folded = fold(text)
        short = {body for match in self._one.finditer(folded) if (body := self._short.get(match.group(0)))}
        return short | {body for body, _, _ in self.full(folded)}

    def taken_out(self, folded: str) -> str:
        """A folded text without the names of bodies, in full or as people say them."""
        # Two bodies named together ("X and Y Constabularies") stand at one place.
        for start, end in sorted({(start, end) for _, start, end in self.full(folded)}, reverse=True):
            folded = f"{folded[:start]} {folded[end:]}"
        return self._one.sub(" ", folded)

    def joint(self, text: str) -> tuple[str, ...]:
        """The bodies named together in `text` ("X and Y Constabularies"), or nothing."""
        match = self._joint.search(fold(text))
        if not match:
            return ()
        found = (self._short.get(one.group(0)) for one in self._one.finditer(match.group(1)))
        return tuple(dict.fromkeys(body for body in found if body))

    def domains(self, text: str) -> list[str]:
        """The bodies whose internet domains stand in `text`."""
        return [self._domains[m.group(1)] for m in self._domain.finditer(fold(text))]

    def exactly(self, text: str) -> str | None:
        """The body that `text` names and nothing else, full or short: for headings of tables and folders."""
        folded = re.sub(
            r"^totals? (?:for|of) (?:the )?|\s+(?:total|totals|figures|data|only)$", "", fold(text).strip(" :.-")
        )
        return self._by_name.get(folded) or self._short.get(folded)

    def in_path(self, text: str) -> list[str]:
        """The bodies whose name is a folder of the path, or stands in the file's name as whole words."""
        found: list[str] = []
        for part in re.split(r"!?/", text):
            plain = fold(re.sub(r"\.\w{2,4}$", "", part)).replace("_", " ").replace("-", " ")
            body = self.exactly(part) or self.exactly(plain)
            found += [body] if body else [b for b, _, _ in self.full(plain)]
        return found


def identify(passages: Sequence[Passage], path: str, context: Iterable[str], names: Names) -> Who:
    """Weighs the signs in a reply, in its path, and in what it came with (`context`: paths, From lines, names)."""
    says = _says(passages, names)
    company = Counter(
        body
        for text in context
        for body in {*names.in_path(text), *names.domains(text), *(b for b, _, _ in names.full(text))}
    )
    head = Counter(body for text in _head(passages) for body, _, _ in names.full(text))
    domains = Counter(body for text in _all_text(passages) for body in names.domains(text))
    tables = _table_bodies(passages, names)
    outside = Counter(names.in_path(path))
    joint = _joint(passages, names)
    signals = _describe(
        {"says": says, "head": head, "domain": domains, "table": tables, "path": outside, "came with": company}
    )
    everyone = {body for text in _all_text(passages) for body, _, _ in names.full(text)}
    title = _title(passages, names) if len(everyone) == 1 or set(joint) >= everyone else None
    return _weigh(_Signs(says, head, domains, tables, outside, company, joint, title), signals)


@dataclass(frozen=True, slots=True)
class _Signs:
    """What points to bodies, each sign with how often. `joint` are bodies that the letter names together,
    `title` the one body that the reply names at all, if it does so at its very top."""

    says: Counter[str]
    head: Counter[str]
    domains: Counter[str]
    tables: Counter[str]
    outside: Counter[str]
    company: Counter[str]
    joint: tuple[str, ...]
    title: str | None

    def all(self) -> tuple[Counter[str], ...]:
        """The signs that each have a vote."""
        return self.says, self.head, self.domains, self.tables, self.outside, self.company


def _weigh(signs: _Signs, signals: tuple[str, ...]) -> Who:
    if _speaks_for_all(signs):
        return Who(tuple(sorted(signs.joint)), signals)
    ranked = signs.says.most_common()
    if ranked and (len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1]):
        best = ranked[0][0]
        if len(signs.outside) == 1 and best not in signs.outside:
            return Who((best,), signals, (_conflict(best, signs.outside),))
        if ranked[0][1] > 1 or any(best in sign for sign in signs.all()[1:]):
            return Who((best,), signals)
    votes = Counter(body for sign in signs.all() for body in set(sign))
    ranked_votes = votes.most_common(2)
    if not ranked_votes:
        return Who(
            (), signals, (Finding("body_unknown", "Nothing in the reply, its name or its folder says who replied."),)
        )
    best, count = ranked_votes[0]
    if len(ranked_votes) > 1 and ranked_votes[1][1] == count:
        message = f"The signs point to different bodies: {', '.join(sorted(votes))}."
        return Who((), signals, (Finding("body_conflict", message),))
    certain = count > 1 or (len(votes) == 1 and best in {signs.title, *signs.company})
    if not certain:
        message = f"Only one sign points to {best}: {'; '.join(signals)}."
        return Who((best,), signals, (Finding("body_unknown", message, body_id=best),))
    return Who((best,), signals)


def _speaks_for_all(signs: _Signs) -> bool:
    """Whether a letter that names bodies together answers for all of them, and is not one body's on a shared letterhead."""
    if len(signs.joint) < 2:
        return False
    if set(signs.tables) >= set(signs.joint):
        return True
    even = all(len({sign[body] for body in signs.joint}) == 1 for sign in (signs.says, signs.head, signs.domains))
    if even and signs.says and set(signs.says) == set(signs.joint):
        return True
    return not signs.says and signs.title in signs.joint


def _title(passages: Sequence[Passage], names: Names) -> str | None:
    """The body named in full in one of the reply's first lines."""
    for text in _all_text(passages)[:_TITLE_LINES]:
        if found := names.full(text):
            return found[0][0]
    return None


def _conflict(best: str, outside: Counter[str]) -> Finding:
    return Finding(
        "body_conflict",
        f"The letter speaks for {best}, but lies in a place named for {', '.join(sorted(outside))}.",
        body_id=best,
    )


def _says(passages: Sequence[Passage], names: Names) -> Counter[str]:
    found: Counter[str] = Counter()
    captioned: Counter[str] = Counter()
    before, after = re.compile(rf"{_SAYS_BEFORE}$"), re.compile(rf"^{_SAYS_AFTER}")
    for passage, following in zip_longest(passages, passages[1:]):
        if isinstance(passage.content, Table) or passage.section in {"complaint", "closing"}:
            continue
        text = fold(passage.content.text)
        over_table = following is not None and isinstance(following.content, Table) and not text.endswith(".")
        for group in _groups(names.full(text), text):
            ahead, behind = text[: group[0][1]], text[group[-1][2] :]
            if before.search(ahead) or after.search(behind):
                recorded = re.search(r"recorded by (?:the )?$", ahead) or re.match(r"\s+recorded\b", behind)
                said = captioned if over_table and recorded else found
                said.update({body for body, _, _ in group})
    # "Recorded by X" over one table of several says whose figures these are, and not who writes.
    others = {
        body for text in _all_text(passages) for body in (*names.domains(text), *(b for b, _, _ in names.full(text)))
    }
    return found if len(captioned) == 1 and others - set(captioned) else found + captioned


def _groups(named: Sequence[tuple[str, int, int]], text: str) -> list[list[tuple[str, int, int]]]:
    """Bodies named one after the other with nothing but "and" or a comma between them."""
    groups: list[list[tuple[str, int, int]]] = []
    for item in named:
        if groups and re.fullmatch(r"\s*(?:,|and|&|,\s*and)?\s*(?:the\s+)?", text[groups[-1][-1][2] : item[1]]):
            groups[-1].append(item)
        else:
            groups.append([item])
    return groups


def _joint(passages: Sequence[Passage], names: Names) -> tuple[str, ...]:
    prose = [
        p.content.text
        for p in passages
        if isinstance(p.content, Paragraph) and p.section not in {"request", "complaint"}
    ]
    for text in prose:
        together = [tuple(dict.fromkeys(b for b, _, _ in group)) for group in _groups(names.full(text), fold(text))]
        if found := next((bodies for bodies in together if len(bodies) > 1), names.joint(text)):
            return found
    return ()


def _head(passages: Sequence[Passage]) -> list[str]:
    texts = [p.content.text for p in passages if isinstance(p.content, Paragraph)]
    furniture = [
        p.content.text
        for p in passages
        if isinstance(p.content, Paragraph) and p.content.role in {"furniture", "header"}
    ]
    return texts[:_HEAD_PARAGRAPHS] + furniture


def _all_text(passages: Sequence[Passage]) -> list[str]:
    return [p.content.text for p in passages if isinstance(p.content, Paragraph)]


def _table_bodies(passages: Sequence[Passage], names: Names) -> Counter[str]:
    found: Counter[str] = Counter()
    for passage in passages:
        if isinstance(passage.content, Table):
            found.update({body for cell in passage.content.cells if (body := names.exactly(cell.text))})
    return found


def _describe(counters: dict[str, Counter[str]]) -> tuple[str, ...]:
    return tuple(
        f"{sign}: {body} x{count}" for sign, counter in counters.items() for body, count in sorted(counter.items())
    )


def _aliases(body: Body, request: Request) -> list[str]:
    """The aliases that could be nobody else's: initials that fit another body's name are left out."""
    others = [b for b in request.register if b.id != body.id]
    return [a for a in body.aliases if not (a.isupper() and any(_initials(b) == a.lower() for b in others))]


def _initials(body: Body) -> str:
    return "".join(word[0] for word in re.findall(r"[a-z]+", fold(body.name)) if word not in {"and", "of", "the"})


def _full_names(body: Body, aliases: Iterable[str]) -> set[str]:
    base = {fold(body.name), *(fold(a) for a in aliases if len(a) > 4 or a.isupper())}
    short = fold(body.short_name)
    if short and "," not in short:
        base |= {f"{short} {kind}" for kind in vocabulary()["bodies"]["kinds"]}
    stem = _stem_name(body)
    if stem:
        base |= {f"{stem} {kind}" for kind in vocabulary()["bodies"]["kinds"]}
    return {
        variant
        for name in base
        if name
        for variant in (name, name.replace(" and ", " & "), name.replace(" & ", " and "))
    }


def _stem_name(body: Body) -> str:
    """The name without the word for what kind of body it is."""
    name = fold(body.name)
    for kind in vocabulary()["bodies"]["kinds"]:
        name = re.sub(rf"\b{kind}\b", "", name)
    return re.sub(r"^(?:of the|of)\b|\b(?:service of|service|of the|of)$", "", " ".join(name.split())).strip()
