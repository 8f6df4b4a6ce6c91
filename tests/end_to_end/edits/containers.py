"""One member of a zip written anew, the others as they were."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path


def change_member(file: Path, name: str, edit: Callable[[bytes], bytes]) -> None:
    """Writes `file` anew with the member `name` edited; order, dates and compression of all members stay."""
    package = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(package, "w") as new:
        assert name in old.namelist()
        for member in old.infolist():
            content = old.read(member)
            new.writestr(member, edit(content) if member.filename == name else content)
    file.write_bytes(package.getvalue())
