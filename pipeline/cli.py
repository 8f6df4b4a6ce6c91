"""The `foi` command: the same functions that the Dagster layer calls, without a server.

What belongs here: arguments, progress, exit codes, and which function answers which command. What does not: any
work on replies or figures. Anything heavy is imported by the command that needs it.

Exit codes: 0 when the job was done, doubts or not; 1 with one line on the error stream when it could not be done;
2 for a wrong call.
"""

from __future__ import annotations

import contextlib
import getpass
import json
import shlex
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    import duckdb
    from rich.console import Console

    from pipeline.model import Progress
    from pipeline.national.vintages import Vintage
    from pipeline.release.summary import Summary
    from pipeline.run import Ingested, Settings

Json = dict[str, Any]

# What a decision may do. A test holds this against what is known of decisions, which is heavy to load.
_ACTIONS = ("accept", "assign_body", "choose", "correct", "exclude", "release", "supersede")


class _Failure(click.ClickException):
    """What could not be done, in one line."""

    def show(self, file: Any = None) -> None:
        """Writes the line to the error stream."""
        click.echo(f"foi: {' '.join(self.format_message().split())}", err=True)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="foi-pipeline", prog_name="foi")
def main() -> None:
    """Freedom of Information replies become a national figure that can be defended cell by cell.

    Replies lie in RAW_RESPONSES/<request>/replies/, beside the request.toml that says what was asked. `foi ingest`
    reads them into WAREHOUSE/foi.duckdb and prints the result; the other commands look at it.
    """


def _folder(name: str, default: str, text: str) -> Callable[[Any], Any]:
    return click.option(
        name, type=click.Path(path_type=Path, file_okay=False), default=default, show_default=True, help=text
    )


_RAW_RESPONSES, _WAREHOUSE = "raw_responses", "warehouse"
_raw_responses = _folder("--raw-responses", _RAW_RESPONSES, "Folder with one folder per request.")
_warehouse = _folder("--warehouse", _WAREHOUSE, "Folder of foi.duckdb, the staging files and the release.")
_as_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead.")
_workers = click.option(
    "--workers", type=click.IntRange(0), default=0, help="Processes that read files at once; 0 is one per core."
)


def _request_option(text: str) -> Callable[[Any], Any]:
    return click.option("--request", "request_id", metavar="ID", help=text)


# ---------------------------------------------------------------- ingest


@main.command()
@_raw_responses
@_warehouse
@_request_option("Only this request; others keep their rows. All where not given.")
@_workers
@_as_json
def ingest(raw_responses: Path, warehouse: Path, request_id: str | None, workers: int, as_json: bool) -> None:
    """Read every new reply, settle the figures, write the release, and print the national result.

    What was read before is not read again, and a run with nothing new opens no document. Doubtful figures are
    marked and listed with what to do about them; they don't make the command fail.
    """
    from pipeline.run import ingest as run_ingest  # noqa: PLC0415

    settings = _settings(raw_responses, warehouse, request_id, workers)
    with _failures(), _progress(quiet=as_json) as report:
        outcome = run_ingest(settings, report)
    with _reading(warehouse) as connection:
        if as_json:
            _print_outcome(connection, outcome)
        else:
            _show_outcome(connection, outcome, warehouse)


def _print_outcome(connection: duckdb.DuckDBPyConnection, outcome: Ingested) -> None:
    from pipeline.release.summary import details, summarise_each  # noqa: PLC0415

    _print_json(
        {
            "changed": outcome.changed,
            "documents_opened": outcome.opened,
            "replies_read": outcome.read,
            "seconds": {room: round(seconds, 3) for room, seconds in outcome.seconds.items()},
            "requests": [
                {**_of_request(summarise_each(connection, name)), **details(connection, name)}
                for name in outcome.request_ids
            ],
        }
    )


def _show_outcome(connection: duckdb.DuckDBPyConnection, outcome: Ingested, warehouse: Path) -> None:
    from pipeline.release.doubts import questions, remarks  # noqa: PLC0415
    from pipeline.release.summary import summarise_each  # noqa: PLC0415
    from pipeline.release.terminal import show_summary  # noqa: PLC0415

    console = _console()
    for name in outcome.request_ids:
        asked = questions(connection, name)
        show_summary(console, summarise_each(connection, name), asked, remarks(connection, name, asked))
    seconds = sum(outcome.seconds.values())
    news = f"{outcome.opened} documents opened, {outcome.read} replies read" if outcome.changed else "nothing new"
    console.print(f"\n  {news} in {seconds:.1f} s; {warehouse / 'foi.duckdb'}", highlight=False, soft_wrap=True)


def _of_request(summaries: Sequence[Summary]) -> Json:
    """A request's summary; of one that asks different questions, that of each under `questions` in place of a total."""
    whole = _plain(summaries[0])
    if len(summaries) == 1:
        return whole
    own = ("category", "kind", "measure", "unit", "totals", "overall", "changes", "bodies")
    questions = [{name: value for name, value in _plain(summary).items() if name in own} for summary in summaries]
    return {**{name: value for name, value in whole.items() if name not in own}, "questions": questions}


# ---------------------------------------------------------------- status


@main.command()
@_raw_responses
@_warehouse
@_request_option("Only this request. All where not given.")
@_as_json
def status(raw_responses: Path, warehouse: Path, request_id: str | None, as_json: bool) -> None:
    """Say who has answered, who is due or overdue, what is in review, and whether anything new has arrived."""
    from pipeline.release.status import request_status, show_status  # noqa: PLC0415
    from pipeline.run import arrivals, requests  # noqa: PLC0415

    settings = _settings(raw_responses, warehouse, request_id, 0)
    with _failures():
        arrived = [(request, arrivals(settings, request)) for request in requests(settings)]
        with _reading(warehouse) as connection:
            states = [request_status(connection, request, replies) for request, replies in arrived]
    if as_json:
        _print_json({"requests": [_plain(state) for state in states]})
        return
    for state in states:
        show_status(_console(), state)


# ---------------------------------------------------------------- figure


@main.command()
@click.argument("body")
@click.argument("period")
@click.argument("category", default="")
@_warehouse
@_request_option("Which request, where the warehouse holds several.")
@_as_json
def figure(body: str, period: str, category: str, warehouse: Path, request_id: str | None, as_json: bool) -> None:
    """Show one figure with every cell behind it: file, page or sheet, place, text as printed, headings.

    BODY is an id, a name or an alias (or the beginning of one), PERIOD as in `2016/17`, CATEGORY an id or label
    of the request, `other`, `not_broken_down` or `total`.
    """
    from pipeline.release.figure import find_figure  # noqa: PLC0415

    with _reading(warehouse) as connection:
        view = find_figure(connection, _only(connection, request_id), body, period, category)
    if as_json:
        _print_json(_plain(view))
        return
    from pipeline.release.terminal import show_figure  # noqa: PLC0415

    show_figure(_console(), view)


# ---------------------------------------------------------------- evidence


@main.command()
@click.argument("body", required=False)
@click.argument("period", required=False)
@click.argument("category", default="")
@click.option("--file", "file", type=click.Path(path_type=Path, dir_okay=False), help="A place in this file instead.")
@click.option("--page", type=click.IntRange(1), help="With --file: a page, counted from 1.")
@click.option("--box", metavar="X0,TOP,X1,BOTTOM", help="With --page: what to box, in PDF points from the top left.")
@click.option("--sheet", help="With --file: a sheet by its name.")
@click.option("--cell", metavar="A1", help="With --file: a cell of a sheet or a delimited file.")
@click.option("--place", "text", help="With --file: a place as `foi figure` or `foi read` prints it.")
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), help="Folder; WAREHOUSE/evidence if not given."
)
@_raw_responses
@_warehouse
@_request_option("Which request, where the warehouse holds several.")
def evidence(
    body: str | None,
    period: str | None,
    category: str,
    file: Path | None,
    page: int | None,
    box: str | None,
    sheet: str | None,
    cell: str | None,
    text: str | None,
    out: Path | None,
    raw_responses: Path,
    warehouse: Path,
    request_id: str | None,
) -> None:
    """Write PNG pictures of what a figure rests on: each place boxed, its headings in sight; print their paths.

    BODY, PERIOD and CATEGORY are as for `foi figure`. A page or scan is shown as a person sees it; sheets, mails and
    Word tables are drawn from what was read. With --file, the picture of one place in any file, without a request.
    """
    from pipeline.model import Place  # noqa: PLC0415
    from pipeline.release.evidence import EvidenceError  # noqa: PLC0415
    from pipeline.release.exhibits import parse_box, parse_place, write_place  # noqa: PLC0415
    from pipeline.sandbox import Limits  # noqa: PLC0415

    folder = out or warehouse / "evidence"
    if file is None:
        if body is None or period is None:
            raise click.UsageError("Name BODY and PERIOD, or a --file and a place in it.")
        if page or box or sheet or cell or text:
            raise click.UsageError("--page, --box, --sheet, --cell and --place go with --file.")
        _figure_evidence(body, period, category, folder, _settings(raw_responses, warehouse, request_id, 0))
        return
    if body is not None or sum(map(bool, (page, cell, text))) != 1 or (box and not page) or (sheet and not cell):
        raise click.UsageError("With --file, name --page (and --box), or --cell (and --sheet), or --place.")
    with _failures():
        try:
            place = parse_place(text) if text else Place(page, sheet, parse_box(box) if box else None, cell)
            click.echo(str(write_place(file, place, folder, Limits())))
        except EvidenceError as error:
            raise LookupError(str(error)) from None


def _figure_evidence(body: str, period: str, category: str, folder: Path, settings: Settings) -> None:
    from pipeline.release.exhibits import exhibits, figure_name, write_exhibits  # noqa: PLC0415
    from pipeline.release.figure import find_figure  # noqa: PLC0415
    from pipeline.run import arrivals, requests  # noqa: PLC0415
    from pipeline.work import pile  # noqa: PLC0415

    with _reading(settings.warehouse) as connection:
        request_id = _only(connection, next(iter(settings.request_ids), None))
        view = find_figure(connection, request_id, body, period, category)
        wanted = exhibits(connection, view)
        if not wanted:
            because = view.derivation or view.status.replace("_", " ")
            raise LookupError(f"No place in a reply stands behind {view.body}, {view.period}, {view.label}: {because}.")
        (request,) = (one for one in requests(settings) if one.id == request_id)
        arrived = pile(settings, request, arrivals(settings, request))
        written, lacking = write_exhibits(wanted, arrived, figure_name(view), folder, settings.limits)
    for path in written:
        click.echo(str(path))
    for reason in lacking:
        click.echo(f"foi: {reason}", err=True)
    if not written:
        raise SystemExit(1)


# ---------------------------------------------------------------- doubts


@main.command()
@_raw_responses
@_warehouse
@_request_option("Only this request. All where not given.")
@_as_json
def doubts(raw_responses: Path, warehouse: Path, request_id: str | None, as_json: bool) -> None:
    """List what waits for a person, each doubt as a question with the commands that settle it.

    What weighs most comes first. The commands can be run as they are, but for what stands in CAPITALS.
    """
    from pipeline.release.doubts import questions  # noqa: PLC0415
    from pipeline.release.summary import request_ids, rows  # noqa: PLC0415

    with _reading(warehouse) as connection:
        known = request_ids(connection)
        chosen = (_only(connection, request_id),) if request_id else known
        options = {name: _options(raw_responses, warehouse, name if len(known) > 1 else "") for name in chosen}
        asked = {name: questions(connection, name, options[name]) for name in chosen}
        units = {row["request_id"]: row["unit"] for row in rows(connection, "SELECT * FROM national.requests")}
    if as_json:
        _print_json(
            {"requests": [{"request_id": n, "questions": [_plain(q) for q in own]} for n, own in asked.items()]}
        )
        return
    from pipeline.release.queue import show_questions  # noqa: PLC0415

    console = _console()
    for name, own in asked.items():
        console.rule(f"[bold]{name}[/]: {len(own) or 'no'} question{'' if len(own) == 1 else 's'}", align="left")
        show_questions(console, own, units[name])


def _options(raw_responses: Path, warehouse: Path, request_id: str) -> str:
    """The options that a command must be given to work on the same folders and request."""
    named = (
        ("--raw-responses", str(raw_responses), _RAW_RESPONSES),
        ("--warehouse", str(warehouse), _WAREHOUSE),
        ("--request", request_id, ""),
    )
    words = [word for option, value, default in named if value != default for word in (option, value)]
    return "".join(f" {shlex.quote(word)}" for word in words)


# ---------------------------------------------------------------- decide


@main.command()
@click.argument("action", type=click.Choice(_ACTIONS))
@click.option("--body", default="", help="The body that the figure is of, by any of its names.")
@click.option("--period", default="", help="The period of the figure, as in `2016/17`.")
@click.option("--category", default="", help="The category of the figure; all where not given, the total to correct.")
@click.option("--reply", default="", help="The reply: its path or a part of it, or the beginning of its sha256.")
@click.option(
    "--value", default="", help="With choose and correct: the number (`245`) or interval (`0-4`) that is right."
)
@click.option("--reason", required=True, help="Why, in a few words for whoever asks later.")
@click.option(
    "--by", envvar="FOI_BY", default=getpass.getuser, help="Who decides; $FOI_BY, or else the name of the login."
)
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="When it was decided; today where not given.")
@click.option("--ingest/--no-ingest", "run_it", default=True, help="Apply it at once, and show what it changes.")
@_raw_responses
@_warehouse
@_request_option("Which request, where there are several.")
def decide(
    action: str,
    body: str,
    period: str,
    category: str,
    reply: str,
    value: str,
    reason: str,
    by: str,
    on: datetime | None,
    run_it: bool,
    raw_responses: Path,
    warehouse: Path,
    request_id: str | None,
) -> None:
    """File a ruling in decisions.csv, guarded by what the replies say now, and show what it changes.

    accept takes figures in review as they stand. choose takes the other reading in the same reply that comes to
    --value. correct puts --value in the place of a figure. exclude takes a reply, or some of its figures, out.
    supersede says that another reply replaces this one. assign_body says who sent a reply. release lets the visible
    part of a quarantined file be read. `foi doubts` lists what waits for a person, with the commands that settle it.
    """
    from pipeline.decide import Ruling  # noqa: PLC0415
    from pipeline.decide import decide as file_ruling  # noqa: PLC0415
    from pipeline.run import ingest as run_ingest  # noqa: PLC0415
    from pipeline.run import requests  # noqa: PLC0415

    settings = _settings(raw_responses, warehouse, request_id, 0)
    day = (on or datetime.now(UTC)).date().isoformat()
    with _failures(), _progress(quiet=not sys.stderr.isatty()) as report:
        known = requests(settings)
        if len(known) > 1:
            raise LookupError(f"There are several requests; name one with --request: {', '.join(r.id for r in known)}.")
        ruling = Ruling(action, reason, by, day, body, period, category, reply, value)
        filed = file_ruling(settings, known[0], ruling)
        for row in filed.proposal.rows:
            click.echo(f"Filed '{row.decision_id}' in {filed.path}.")
        for warning in filed.proposal.upset:
            click.echo(f"foi: {warning}", err=True)
        if not run_it:
            click.echo("'foi ingest' applies it.")
            return
        run_ingest(settings, report)
    from pipeline.national.changes import changes  # noqa: PLC0415
    from pipeline.release.changes import labels, only_of, show_changes  # noqa: PLC0415

    with _reading(warehouse) as connection:
        show_changes(_console(), only_of(changes(warehouse), known[0].id), labels(connection))


# ---------------------------------------------------------------- diff


@main.command()
@click.argument("earlier", required=False, metavar="[FROM]")
@click.argument("later", required=False, metavar="[TO]")
@_warehouse
@_request_option("Only this request. All where not given.")
@click.option("--all", "everything", is_flag=True, help="Every figure that changed, however many.")
@click.option("--builds", is_flag=True, help="List the builds that can be compared instead.")
@_as_json
def diff(
    earlier: str | None,
    later: str | None,
    warehouse: Path,
    request_id: str | None,
    everything: bool,
    builds: bool,
    as_json: bool,
) -> None:
    """Say which figures changed from one build to another, from what to what, and because of what.

    Every build of the warehouse is kept under a number, counted from 1. FROM is the last but one where it is not
    given, TO the last.
    """
    from pipeline.national.changes import changes  # noqa: PLC0415
    from pipeline.national.vintages import vintages  # noqa: PLC0415
    from pipeline.release.changes import labels, only_of, show_changes  # noqa: PLC0415

    if builds:
        _show_builds(vintages(warehouse), as_json)
        return
    with _reading(warehouse) as connection:
        found = only_of(changes(warehouse, earlier, later), request_id and _only(connection, request_id))
        names = labels(connection)
    if as_json:
        _print_json(_plain(found))
        return
    show_changes(_console(), found, names, everything)


def _show_builds(kept: Sequence[Vintage], as_json: bool) -> None:
    if as_json:
        _print_json({"builds": [{"number": v.number, "folder": str(v.folder)} for v in kept]})
        return
    for vintage in kept:
        click.echo(f"{vintage.number:>5}  {vintage.folder}")
    if not kept:
        click.echo("No build is kept yet: run 'foi ingest'.")


# ---------------------------------------------------------------- findings


@main.command()
@click.option("--markdown", is_flag=True, help="Print the table as Markdown.")
def findings(markdown: bool) -> None:
    """List the codes of findings: what each means, what to do, and whether it keeps a figure in review."""
    from pipeline.findings import CODES  # noqa: PLC0415

    rows = [(c.code, c.severity, "yes" if c.blocks else "", c.meaning, c.what_to_do) for c in CODES.values()]
    header = ("Code", "Severity", "Keeps in review", "What it means", "What to do")
    if markdown:
        for row in (header, (":---",) * len(header), *rows):
            click.echo("| " + " | ".join(row) + " |")
        return
    from rich import box  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415

    table = Table(*header, box=box.SIMPLE_HEAD)
    for row in rows:
        table.add_row(*row)
    _console().print(table)


# ---------------------------------------------------------------- read


@main.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--seconds",
    type=click.FloatRange(min=0, min_open=True),
    default=60.0,
    show_default=True,
    help="Time limit, in seconds of a processor; by the clock five times as long.",
)
@_as_json
def read(file: Path, seconds: float, as_json: bool) -> None:
    """Show what is read from one FILE, without a request: its type, outcome, findings, tables and prose.

    The file is opened in a child process with limits. What a zip or a mail contains is shown after it. A file
    that can't be read ends in an outcome with a reason, and the command still exits with 0.
    """
    from pipeline.release.look import look, show, to_json  # noqa: PLC0415
    from pipeline.sandbox import Limits  # noqa: PLC0415

    with _failures():
        looked = look(file, Limits(seconds=seconds))
    if as_json:
        click.echo(to_json(looked))
        return
    console = _console()
    for one in looked:
        show(console, one)


# ---------------------------------------------------------------- what the commands share


def _settings(raw_responses: Path, warehouse: Path, request_id: str | None, workers: int) -> Settings:
    from pipeline.run import Settings  # noqa: PLC0415

    return Settings(raw_responses, warehouse, (request_id,) if request_id else (), workers)


@contextlib.contextmanager
def _failures() -> Iterator[None]:
    """Turns what could not be done into one line; a fault of the code keeps its traceback."""
    from pipeline.request import RequestError  # noqa: PLC0415
    from pipeline.run import RunError  # noqa: PLC0415

    try:
        yield
    except (RunError, RequestError, LookupError, OSError) as error:
        raise _Failure(_in_words(error)) from None


def _in_words(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename or 'A file'}: {error.strerror}."
    return str(error.args[0]) if error.args else type(error).__name__


@contextlib.contextmanager
def _reading(warehouse: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    from pipeline.national.warehouse import connect  # noqa: PLC0415

    with _failures(), connect(warehouse) as connection:
        yield connection


def _only(connection: duckdb.DuckDBPyConnection, request_id: str | None) -> str:
    """The request that is meant: the one that is named, or the only one there is."""
    from pipeline.release.summary import request_ids  # noqa: PLC0415

    known = request_ids(connection)
    if request_id in known or (request_id is None and len(known) == 1):
        return request_id or known[0]
    if request_id is None:
        raise LookupError(f"The warehouse holds several requests; name one with --request: {', '.join(known)}.")
    raise LookupError(f"The warehouse holds no request '{request_id}'; there is: {', '.join(known) or 'none'}.")


def _console() -> Console:
    from rich.console import Console  # noqa: PLC0415

    # A file or a pipe has no width of its own; a table cut to 80 columns would lose names and places.
    return Console(width=None if sys.stdout.isatty() else 160)


@contextlib.contextmanager
def _progress(quiet: bool) -> Iterator[Callable[[Progress], None]]:
    """Shows how far each room is: a bar on a terminal, a line per room elsewhere, nothing where `quiet`."""
    if quiet:
        yield lambda _: None
    elif not sys.stderr.isatty():
        yield _line_per_room
    else:
        with _bars() as show:
            yield show


def _line_per_room(step: Progress) -> None:
    if step.done == step.of:
        click.echo(f"{step.room}: {step.done} of {step.of}", err=True)


@contextlib.contextmanager
def _bars() -> Iterator[Callable[[Progress], None]]:
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415
    from rich.progress import Progress as Bars  # noqa: PLC0415

    columns = (
        TextColumn("{task.description:<10}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("[dim]{task.fields[label]}", markup=True),
    )
    tasks: dict[str, Any] = {}
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:

        def show(step: Progress) -> None:
            if step.room not in tasks:
                tasks[step.room] = bars.add_task(step.room, label="")
            label = step.label.replace("[", "\\[")
            bars.update(tasks[step.room], completed=step.done, total=step.of, label=label)

        yield show


def _plain(record: Any) -> Json:
    """A record's fields by name; the records that they hold are made plain as they are printed."""
    return {field.name: getattr(record, field.name) for field in fields(record)}


def _print_json(value: Json) -> None:
    """A person sees it indented; for a program it is one line, which takes a fraction of the time to write."""
    indent = 2 if sys.stdout.isatty() else None
    click.echo(json.dumps(value, ensure_ascii=False, indent=indent, default=_jsonable))


def _jsonable(value: Any) -> Any:
    return _plain(value) if is_dataclass(value) else str(value)
