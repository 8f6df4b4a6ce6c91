"""What decides whether something was done before: versions of the code, fingerprints of the files it rests on.

What belongs here: the versions that name staged files and builds. They change by themselves with the code, so that
nobody has to remember to. What does not: where staged files lie (`staging`).
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from pipeline.extract.readers import READER
from pipeline.intake.fingerprint import code_version
from pipeline.request import REFERENCE, Request

_HERE = Path(__file__).parent
_SHARED = ("model.py", "findings.py", "request.py", "staging.py")


def reader_version() -> str:
    """Changes with whatever decides how a file becomes a Document."""
    return READER


def reading_version(request: Request) -> str:
    """Changes with whatever decides how a Document is read against this request."""
    return f"{normaliser_version()}-{request.fingerprint[:16]}"


@cache
def normaliser_version() -> str:
    """Changes with whatever decides how a Document is read against any request."""
    own = (code_version(_HERE / "normalise", ()), (_HERE / "answers.py").read_text("utf-8"))
    return fingerprint(reader_version(), *own, _shared())


@cache
def national_version() -> str:
    """Changes with whatever decides how readings become rows of the warehouse."""
    return fingerprint(code_version(_HERE / "national", ()), _shared())


def fingerprint(*parts: str) -> str:
    """A short hash of texts."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


def file_fingerprint(path: Path) -> str:
    """A hash of a file's content, empty where there is no file."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def _shared() -> str:
    """What all rooms rest on: the nouns, the findings, the request, the staging, and the reference data."""
    return fingerprint(code_version(REFERENCE, ()), *((_HERE / name).read_text("utf-8") for name in _SHARED))
