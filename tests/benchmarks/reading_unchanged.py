"""The unchanged second run over 1,000 documents: what `foi ingest` takes to find that there is nothing to do.

The documents are drawn by chance (`tests.corpus.variants`): one answer each from 1,000 invented bodies, in layouts and
formats as they come. The time is that of the whole process, the start of Python and the printed result included; its parts
are those of the same steps in one more process, so that they add up to it only roughly.
"""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from itertools import product
from pathlib import Path

from tests.benchmarks.measured import Cost, cheapest, cost

ROOT = Path(__file__).parents[2]
REQUEST = ROOT / "raw_responses" / "child-abuse-image-offences-2018"
_FORMATS = ("pdf", "docx", "xlsx", "html", "csv", "pdf", "pdf", "docx")
_STARTS = ("Ash", "Bram", "Crow", "Dun", "Ever", "Farn", "Glen", "Hart", "Ings", "Kel", "Lang", "Mar", "Nor", "Oak",
    "Pen", "Quern", "Red", "Stan", "Thorn", "Ul", "Wel", "York", "Bar", "Cal", "Dray", "Elm", "Fox", "Grim", "Hol", "Kirk",
    "Lin", "Mel", "Net", "Or", "Pres", "Rad", "Sel", "Tad", "Up", "Wim")  # fmt: skip
_ENDS = ("bourne", "bridge", "bury", "by", "cliffe", "combe", "cote", "dale", "den", "field", "ford", "gate", "ham", "hurst",
    "land", "leigh", "minster", "mouth", "port", "sett", "stead", "thorpe", "ton", "wick", "worth")  # fmt: skip


def report(documents: int, rounds: int) -> None:
    """Makes the documents, reads them once, and prints what the runs after that take."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        write_documents(home / "raw_responses" / REQUEST.name, documents)
        start = time.perf_counter()
        first = _ingest(home)
        print(
            f"Unchanged run: the first run over {documents:,} documents took {time.perf_counter() - start:.0f} s",
            end="",
        )
        print(f" and read {first['documents_opened']:,}")
        whole = cheapest(*(_second(home) for _ in range(rounds)))
        parts = cheapest(*(cost(steps, folder) for _ in range(rounds))).value
    print(
        f"  nothing new: {1000 * whole.cpu:.0f} ms of CPU, {1000 * whole.wall:.0f} by the clock, {whole.worker:.0f} MB (goal: under 1,000 ms)"
    )
    for name, seconds in parts.items():
        print(f"  {name:<44}{1000 * seconds:>6.0f} ms of CPU")


def _foi(home: Path) -> list[str]:
    places = ["--raw-responses", str(home / "raw_responses"), "--warehouse", str(home / "warehouse")]
    return [sys.executable, "-c", "from pipeline.cli import main; main()", "ingest", *places]


def _environment() -> dict[str, str]:
    """With the bytecode that Python keeps of what it has imported once, as at a terminal."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def _ingest(home: Path) -> dict[str, object]:
    done = subprocess.run([*_foi(home), "--json"], cwd=ROOT, env=_environment(), check=True, capture_output=True)
    told: dict[str, object] = json.loads(done.stdout)
    return told


def _second(home: Path) -> Cost:
    """One more ingest; raises SystemExit where it found anything to do."""
    one = cost(second_run, *_foi(home)[1:])
    if "nothing new" not in one.value:
        raise SystemExit(f"The second run was no unchanged one: {one.value}")
    return one


def second_run(*arguments: str) -> Callable[[], str]:
    """The command in a process of its own; the work returns its last line."""

    def run() -> str:
        command = [sys.executable, *arguments]
        done = subprocess.run(command, cwd=ROOT, env=_environment(), check=True, capture_output=True, text=True)
        return done.stdout.rstrip().splitlines()[-1]

    return run


def steps(folder: str) -> Callable[[], dict[str, float]]:
    """What `foi ingest` calls, step by step; the work returns the seconds of CPU of each."""

    def run() -> dict[str, float]:
        marks = {"start of Python": time.process_time()}

        def mark(name: str) -> None:
            marks[name] = time.process_time() - sum(marks.values())

        from pipeline import cli  # noqa: F401, PLC0415
        from pipeline.run import Settings, arrivals, build, requests  # noqa: PLC0415

        mark("imports of the command and its steps")
        settings = Settings(Path(folder) / "raw_responses", Path(folder) / "warehouse")
        asked = requests(settings)
        mark("the request and its register")
        arrived = [(request, arrivals(settings, request)) for request in asked]
        mark("what has arrived, against what is known")
        if build(settings, arrived):
            raise SystemExit("There was something to build.")
        mark("whether the warehouse is as it should be")
        from rich.console import Console  # noqa: PLC0415

        from pipeline.national.warehouse import connect  # noqa: PLC0415
        from pipeline.release.doubts import questions, remarks  # noqa: PLC0415
        from pipeline.release.summary import summarise_each  # noqa: PLC0415
        from pipeline.release.terminal import show_summary  # noqa: PLC0415

        mark("imports of DuckDB and of the summary")
        with connect(settings.warehouse) as connection:
            mark("opening the warehouse")
            summaries = summarise_each(connection, asked[0].id)
            mark("the summary")
            asked_of_people = questions(connection, asked[0].id)
            aside = remarks(connection, asked[0].id, asked_of_people)
            mark("the questions for a person")
        show_summary(Console(width=160, file=io.StringIO()), summaries, asked_of_people, aside)
        mark("printing")
        return marks

    return run


# ---------------------------------------------------------------- documents


def write_documents(folder: Path, number: int) -> None:
    """Writes a request to `number` invented bodies, and an answer of each."""
    from tests.corpus.frame import BODIES  # noqa: PLC0415
    from tests.corpus.variants import variant  # noqa: PLC0415
    from tests.corpus.writers import write  # noqa: PLC0415

    names = ["".join(parts) for parts in product(_STARTS, _ENDS)][:number]
    folder.mkdir(parents=True)
    asked = (REQUEST / "request.toml").read_text("utf-8").replace('"uk_police_forces"', '"invented"')
    (folder / "request.toml").write_text(asked, "utf-8")
    with (folder / "invented.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow("body_id gss_code name short_name nation regime kind aliases domains".split())
        for name in names:
            rows.writerow([name.lower(), "", f"{name} Constabulary", name, "England", "FOIA", "territorial", "", ""])
    for at, name in enumerate(names):
        one = variant(1, at).case
        (real,) = {body for body, _ in one.truth.scope}
        own = {BODIES[real].name: f"{name} Constabulary", f"@{BODIES[real].domains[0]}": f"@{name.lower()}.example.org"}
        blocks = [_renamed(block, own) if isinstance(block, str) else block for block in one.blocks]
        write(blocks, folder / "replies" / f"{name} Constabulary" / f"response.{_FORMATS[at % len(_FORMATS)]}")


def _renamed(text: str, names: Mapping[str, str]) -> str:
    for old, new in names.items():
        text = text.replace(old, new)
    return text
