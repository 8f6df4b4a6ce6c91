"""What is shipped: the wheel, its metadata, the locked versions, and what must not be in any of it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from email.message import Message
from email.parser import Parser
from importlib.metadata import entry_points
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from pipeline.cli import main
from tests.end_to_end.ground import ROOT

PIPELINE = ROOT / "pipeline"
# Where packages may come from, and where someone's own files lie: nobody else's business.
REGISTRY = rb"index-url|find-links|pypi\.org|pythonhosted\.org|https?://[^\s\"']*/simple\b"
MACHINE = rb"(?<![\w.])/(?:home|root|tmp|work|opt|Users)/[\w.]"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """Built from a copy, so that nothing of an earlier build gets into it."""
    source, target = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    shutil.copytree(PIPELINE, source / "pipeline", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    build = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(target), "."]
    built = subprocess.run(build, cwd=source, capture_output=True, text=True, timeout=120, check=False)
    assert built.returncode == 0, built.stderr
    (file,) = target.glob("*.whl")
    return zipfile.ZipFile(file)


# ---------------------------------------------------------------- the wheel


def test_the_wheel_holds_every_file_that_the_pipeline_has(wheel: zipfile.ZipFile) -> None:
    files = {p.relative_to(ROOT).as_posix() for p in _files(PIPELINE)}
    assert {suffix for name in files if (suffix := Path(name).suffix) != ".py"} >= {".sql", ".csv", ".toml", ".typed"}
    assert files <= set(wheel.namelist())
    assert not any(name.startswith(("tests/", "raw_responses/")) for name in wheel.namelist())


def test_the_metadata_is_complete(wheel: zipfile.ZipFile) -> None:
    metadata = _metadata(wheel)
    assert metadata["Name"] == "foi-pipeline"
    assert metadata["Summary"] and metadata["Author"]
    assert metadata["Requires-Python"] == ">=3.11"
    assert metadata["License-Expression"] == "Apache-2.0"
    assert metadata["License-File"] == "LICENSE"
    assert metadata["Description-Content-Type"] == "text/markdown"
    assert "dev" in metadata.get_all("Provides-Extra", [])
    assert metadata.get_all("Requires-Dist")


def test_the_licence_is_there_in_full(wheel: zipfile.ZipFile) -> None:
    (name,) = (name for name in wheel.namelist() if name.endswith("/LICENSE"))
    text = wheel.read(name).decode("utf-8")
    assert text == (ROOT / "LICENSE").read_text("utf-8")
    assert "Apache License" in text and "Version 2.0" in text and "END OF TERMS AND CONDITIONS" in text


def test_the_command_is_an_entry_point(wheel: zipfile.ZipFile) -> None:
    (name,) = (name for name in wheel.namelist() if name.endswith("/entry_points.txt"))
    assert "foi = pipeline.cli:main" in wheel.read(name).decode("utf-8")
    (installed,) = (e for e in entry_points(group="console_scripts") if e.name == "foi")
    assert installed.load() is main


# ---------------------------------------------------------------- versions


def test_every_direct_requirement_is_locked_to_a_version_that_it_allows() -> None:
    locked = dict(_locked())
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = (line for lines in project["optional-dependencies"].values() for line in lines)
    for line in (*project["dependencies"], *extras):
        requirement = Requirement(line)
        assert requirement.specifier.contains(locked[canonicalize_name(requirement.name)]), line


def _locked() -> Iterator[tuple[str, str]]:
    for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            name, version = line.split("==")
            yield canonicalize_name(name), version.split(";")[0].strip()


# ---------------------------------------------------------------- what must not be there


@pytest.mark.parametrize("number", ["22724", "22,724", "18522", "18,522"])
def test_the_code_does_not_know_the_answer(number: str) -> None:
    assert [str(p) for p in _files(PIPELINE) if number.encode() in p.read_bytes()] == []


@pytest.mark.parametrize("pattern", [REGISTRY, MACHINE], ids=["registry", "machine"])
def test_no_tracked_file_names_a_registry_or_a_place_on_someone_s_machine(pattern: bytes) -> None:
    allowed = {Path(__file__).relative_to(ROOT).as_posix()}  # the patterns themselves
    found = [
        f"{path}: {match[0].decode('utf-8', 'replace')}"
        for path in _tracked()
        if path not in allowed
        for match in re.finditer(pattern, (ROOT / path).read_bytes())
        if _is_text(ROOT / path)
    ]
    assert found == []


def _tracked() -> list[str]:
    if not (ROOT / ".git").exists():
        pytest.skip("not a checkout")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def _is_text(file: Path) -> bool:
    return b"\0" not in file.read_bytes()


# ---------------------------------------------------------------- helpers


def _files(folder: Path) -> list[Path]:
    return [p for p in sorted(folder.rglob("*")) if p.is_file() and "__pycache__" not in p.parts]


def _metadata(wheel: zipfile.ZipFile) -> Message:
    (name,) = (name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
    return Parser().parsestr(wheel.read(name).decode("utf-8"))
