"""A real `dg dev` in a folder of its own, asked over the same API that its pages use.

Not here: what is asked, or what is expected of the answers.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from tests.end_to_end.ground import RAW_RESPONSES, REQUEST_ID, ROOT, Ground

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
DG = Path(sys.executable).with_name("dg")
Json = dict[str, Any]
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: where it answers, and the file that holds what it wrote to the screen."""

    port: int
    screen: Path

    def ask(self, query: str, **variables: object) -> Json:
        """The data that answers a GraphQL query."""
        body = json.dumps({"query": query, "variables": variables}).encode()
        url = f"http://127.0.0.1:{self.port}/graphql"
        with urllib.request.urlopen(urllib.request.Request(url, body, {"content-type": "application/json"})) as answer:
            found = json.load(answer)
        assert "errors" not in found, found["errors"]
        return found["data"]  # type: ignore[no-any-return]


def page(server: Server, path: str) -> str:
    """What a person sees at that path of the UI, as the HTML that a headless Chromium has made of it."""
    assert CHROMIUM is not None
    with tempfile.TemporaryDirectory() as profile:
        flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        wait = ["--virtual-time-budget=30000", f"--user-data-dir={profile}", "--dump-dom"]
        url = f"http://127.0.0.1:{server.port}{path}"
        shown = subprocess.run([CHROMIUM, *flags, *wait, url], capture_output=True, text=True, timeout=120, check=True)
    return shown.stdout


def new_project(folder: Path, replies: Sequence[str]) -> Ground:
    """The project as cloned, but with only those replies: its settings and its code where `dg dev` looks for them.

    The code is a copy, so that the server and the command run the same whatever is edited meanwhile.
    """
    folder.mkdir()
    for name in ("pyproject.toml", "dagster.yaml"):
        shutil.copy(ROOT / name, folder)
    shutil.copytree(ROOT / "pipeline", folder / "pipeline", ignore=shutil.ignore_patterns("__pycache__"))
    ground = Ground(folder / "raw_responses", folder / "warehouse")
    shutil.copytree(RAW_RESPONSES / REQUEST_ID, ground.replies.parent, ignore=lambda at, names: {"replies"} & {*names})
    for reply in replies:
        add_reply(ground, reply)
    return ground


def add_reply(ground: Ground, reply: str) -> None:
    """Puts one of the replies as shipped into the folder."""
    target = ground.replies / reply
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(RAW_RESPONSES / REQUEST_ID / "replies" / reply, target)


def ingest(folder: Path, warehouse: Path) -> Ground:
    """`foi ingest` with that project's own code, into another warehouse."""
    ground = Ground(folder / "raw_responses", warehouse)
    command = [sys.executable, "-c", "from pipeline.cli import main; main()", "ingest", *ground.folders]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)
    return ground


@contextmanager
def serving(folder: Path) -> Iterator[Server]:
    """`dg dev` in that folder, as a person starts it, until it is stopped as by Ctrl-C."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("FOI_", "DAGSTER_")) and name != "PYTHONDONTWRITEBYTECODE"
    }
    screen = folder / "screen.txt"
    with screen.open("w") as output:
        process = subprocess.Popen(
            [str(DG), "dev", "--port", str(port)],
            cwd=folder,
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    server = Server(port, screen)
    try:
        wait_for(lambda: process.poll() is not None or _is_ready(server), 240, screen)
        assert process.poll() is None, screen.read_text()
        yield server
    finally:
        _stop(process)


def wait_for(what: Callable[[], Found], seconds: float, screen: Path) -> Found:
    """Asks again and again until there is an answer that is not empty or false."""
    give_up = time.monotonic() + seconds
    while True:
        if found := what():
            return found
        assert time.monotonic() < give_up, screen.read_text()[-5000:]
        time.sleep(0.3)


def _is_ready(server: Server) -> bool:
    try:
        return bool(server.ask("{ assetNodes { id } }")["assetNodes"])
    except (urllib.error.URLError, ConnectionError):
        return False


def _stop(process: subprocess.Popen[bytes]) -> None:
    try:
        process.send_signal(signal.SIGINT)
        process.wait(40)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
