"""What every asset is given: the folders to work in, and a way to say how far the work is.

What belongs here: settings, the lock, and turning what can't be done into one clear line. What does not: any asset.
"""

import base64
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

import dagster as dg
from pydantic import Field

from pipeline.model import Progress
from pipeline.request import RequestError
from pipeline.run import RunError, Settings, locked
from pipeline.settings import Report

OWNERS = ["team:analysts"]
# Whom an asset may be shown to.
INTERNAL = {"audience": "analysts"}
PUBLIC = {"audience": "public"}

# How long a run waits for a `foi ingest` at a terminal, and how often a long step says how far it is.
_PATIENCE_SECONDS = 900.0
_SAY_SECONDS = 2.0


class Folders(dg.ConfigurableResource):  # type: ignore[type-arg]
    """Where replies lie and where everything made of them goes.

    Relative folders are seen from where Dagster was started. FOI_RAW_RESPONSES and FOI_WAREHOUSE in the environment
    say otherwise.
    """

    raw_responses: str = Field(default="raw_responses", description="Folder with one folder per request.")
    warehouse: str = Field(default="warehouse", description="Folder of foi.duckdb, the staging files and the release.")
    workers: int = Field(default=0, description="Processes that read files at once; 0 is one per core.")

    @classmethod
    def from_environment(cls) -> Self:
        """The folders that the environment names, else those beside the project's code."""
        return cls(
            raw_responses=os.environ.get("FOI_RAW_RESPONSES", "raw_responses"),
            warehouse=os.environ.get("FOI_WAREHOUSE", "warehouse"),
        )

    @property
    def settings(self) -> Settings:
        """The same as the pipeline's steps want it."""
        return Settings(Path(self.raw_responses).absolute(), Path(self.warehouse).absolute(), workers=self.workers)

    @contextmanager
    def at_work(self) -> Iterator[Settings]:
        """Holds the warehouse for one step; what can't be done fails the run with one line that says why."""
        settings = self.settings
        try:
            with locked(settings.warehouse, _PATIENCE_SECONDS):
                yield settings
        except (RunError, RequestError) as error:
            raise dg.Failure(str(error), allow_retries=False) from None


def data_url(media_type: str, content: bytes) -> str:
    """A picture that travels with the text that shows it."""
    return f"data:{media_type};base64,{base64.b64encode(content).decode()}"


def saying(context: dg.AssetExecutionContext) -> Report:
    """A report that writes to the run's log: how far each room is, every other second and at its end."""
    last = 0.0

    def say(step: Progress) -> None:
        nonlocal last
        if step.done == step.of or time.monotonic() - last >= _SAY_SECONDS:
            last = time.monotonic()
            context.log.info(f"{step.room}: {step.done} of {step.of} {step.label}".rstrip())

    return say
