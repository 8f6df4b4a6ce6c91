"""The README and the command say the same."""

from __future__ import annotations

import re

import click
import pytest
from click.testing import CliRunner

from pipeline.cli import main
from tests.end_to_end.ground import ROOT


@pytest.mark.parametrize("command", [None, *sorted(main.commands)])
def test_the_readme_names_every_command_and_option(command: str | None) -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    described: click.Command = main.commands[command] if command else main
    if command:
        assert f"foi {command}" in readme
    options = [
        name for p in described.params if isinstance(p, click.Option) for name in p.opts if name.startswith("--")
    ]
    assert [name for name in options if name not in readme] == []


def test_the_list_of_findings_is_that_of_the_code() -> None:
    """`foi findings --markdown > .docs/findings.md` renews it."""
    listed = CliRunner().invoke(main, ["findings", "--markdown"]).stdout
    assert (ROOT / ".docs" / "findings.md").read_text("utf-8") == listed


def test_every_picture_of_the_readme_is_there() -> None:
    pictures = re.findall(r"!\[[^]]*\]\(([^)]+)\)", (ROOT / "README.md").read_text("utf-8"))
    assert pictures
    assert [picture for picture in pictures if not (ROOT / picture).is_file()] == []
