"""What the pipeline makes of the cases: written to files, taken in, opened and read as any replies are.

Not here: whether that is right (`verdicts`).
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.model import Answer, Finding, Observation
from pipeline.request import load_request
from pipeline.run import arrivals, requests
from pipeline.settings import Settings
from pipeline.work import pile, read_answers, read_documents, received
from tests.corpus.frame import Case, number
from tests.corpus.writers import write

REQUEST = Path(__file__).parents[2] / "raw_responses" / "child-abuse-image-offences-2018"


@dataclass(frozen=True, slots=True)
class Said:
    """All that the pipeline says of a case, over all of its files."""

    observations: tuple[Observation, ...] = ()
    answers: tuple[Answer, ...] = ()
    findings: tuple[Finding, ...] = ()
    supersedes: bool = False
    unread: tuple[str, ...] = ()


def read_cases(cases: Sequence[Case], folder: Path) -> Mapping[str, Said]:
    """Writes the cases below `folder`, reads them all, and returns what was said by the case's name."""
    home = folder / "raw_responses" / REQUEST.name
    home.mkdir(parents=True)
    shutil.copy(REQUEST / "request.toml", home)
    for case in cases:
        write(case.blocks, load_request(home).replies_folder / _folder(case) / case.file)
    settings = Settings(raw_responses=folder / "raw_responses", warehouse=folder / "warehouse")
    (request,) = requests(settings)
    replies = arrivals(settings, request)
    read_documents(settings, request, replies)
    read_answers(settings, request, replies)
    found, _ = received(pile(settings, request, replies))
    by_case: dict[str, Said] = {_folder(case): Said() for case in cases}
    for one in found:
        name = one.path.split("/", 1)[0]
        said, reading = by_case[name], one.reading
        if reading is None:
            by_case[name] = _with(said, unread=f"{one.path}: {one.opened or one.reply.outcome} {one.reason}")
            continue
        by_case[name] = Said(
            said.observations + reading.observations,
            said.answers + reading.answers,
            said.findings + one.findings + reading.findings,
            said.supersedes or reading.supersedes,
            said.unread + ((f"{one.path}: {one.opened} {one.reason}",) if one.opened != "read" else ()),
        )
    return {case.name: by_case[_folder(case)] for case in cases}


def _folder(case: Case) -> str:
    """A folder whose name says nothing."""
    return f"{number(case.name) % 16**6:06x}"


def _with(said: Said, unread: str) -> Said:
    return Said(said.observations, said.answers, said.findings, said.supersedes, (*said.unread, unread))
