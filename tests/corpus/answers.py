"""What the pipeline makes of the cases: written to files, taken in, opened and read as any replies are.

Not here: whether that is right (`verdicts`).
"""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.model import Answer, Finding, Observation
from pipeline.request import Request, load_request
from pipeline.run import arrivals, requests
from pipeline.settings import Settings
from pipeline.work import pile, read_answers, read_documents, received
from tests.corpus.frame import IMAGES, Case, number
from tests.corpus.writers import write

_ROOT = Path(__file__).parents[2]
REQUEST = _ROOT / "raw_responses" / IMAGES


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
    settings = Settings(raw_responses=folder / "raw_responses", warehouse=folder / "warehouse")
    for name in dict.fromkeys(case.request for case in cases):
        _copy_request(request_folder(name), settings.raw_responses / name)
    for case in cases:
        home = load_request(settings.raw_responses / case.request)
        write(case.blocks, home.replies_folder / _folder(case) / case.file)
    said: dict[str, Said] = {_folder(case): Said() for case in cases}
    for request in requests(settings):
        said |= _said(settings, request, said)
    return {case.name: said[_folder(case)] for case in cases}


def request_folder(name: str) -> Path:
    """Where the request of that name stands: the shipped one, or one of the tests'."""
    return next(
        home / name for home in (_ROOT / "raw_responses", _ROOT / "tests" / "requests") if (home / name).is_dir()
    )


def _copy_request(source: Path, home: Path) -> None:
    """The question alone: request.toml, and the register where it stands beside it."""
    home.mkdir(parents=True)
    shutil.copy(source / "request.toml", home)
    register = f"{tomllib.loads((source / 'request.toml').read_text('utf-8'))['bodies']['register']}.csv"
    if (source / register).is_file():
        shutil.copy(source / register, home)


def _said(settings: Settings, request: Request, so_far: Mapping[str, Said]) -> dict[str, Said]:
    """All that is said of the replies to one request, by their folder, added to what was said so far."""
    replies = arrivals(settings, request)
    read_documents(settings, request, replies)
    read_answers(settings, request, replies)
    found, _ = received(pile(settings, request, replies))
    by_case = dict(so_far)
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
    return by_case


def _folder(case: Case) -> str:
    """A folder whose name says nothing."""
    return f"{number(case.name) % 16**6:06x}"


def _with(said: Said, unread: str) -> Said:
    return Said(said.observations, said.answers, said.findings, said.supersedes, (*said.unread, unread))
