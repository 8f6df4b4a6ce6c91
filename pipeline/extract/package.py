"""Office files are zips of XML: opened here with bounds, and with nothing resolved from outside.

What belongs here: parts, relationships, and a parser that neither fetches nor expands anything. What does
not: what the parts mean.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import IO, Any, NamedTuple

from lxml import etree

from pipeline.extract.outcomes import UnreadableError

_LARGEST = 600 * 1024 * 1024
_MOST_PARTS = 20_000
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
_TRANSITIONAL = rb"http://schemas.openxmlformats.org/\1/2006/"


class Relation(NamedTuple):
    """A relationship of a part: its id, the last word of its type, and the part that it points to."""

    id: str
    kind: str
    target: str
    external: bool


class Package:
    """The parts of an office file, by name without regard to case.

    Raises UnreadableError for what is damaged, locked or larger than any honest file.
    """

    def __init__(self, content: Path | bytes) -> None:
        self._content = content
        try:
            self._zip = zipfile.ZipFile(content if isinstance(content, Path) else io.BytesIO(content))
            infos = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError, OverflowError) as error:
            raise UnreadableError("The file is damaged or cut short.") from error
        if len(infos) > _MOST_PARTS or sum(info.file_size for info in infos) > _LARGEST:
            self._zip.close()
            raise UnreadableError(f"Unpacked it is larger than {_LARGEST >> 20} MiB.", "too_large")
        self._names = {info.filename.replace("\\", "/").lstrip("/").lower(): info.filename for info in infos}

    def __enter__(self) -> Package:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()

    def names(self, start: str = "") -> list[str]:
        """The parts whose names start with `start`, in order."""
        return sorted(name for name in self._names if name.startswith(start))

    def has(self, name: str) -> bool:
        """Whether there is such a part."""
        return name.lower() in self._names

    def open(self, name: str) -> IO[bytes]:
        """The part as a stream."""
        try:
            return self._zip.open(self._names[name.lower()])
        except KeyError as error:
            raise UnreadableError("A part of the file is missing.") from error
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError, ValueError) as error:
            raise UnreadableError("A part of the file is damaged or locked.") from error

    def read(self, name: str) -> bytes:
        """The part's bytes."""
        try:
            with self.open(name) as part:
                return part.read()
        except (zipfile.BadZipFile, zlib.error, EOFError) as error:
            raise UnreadableError("A part of the file is damaged.") from error

    def xml(self, name: str) -> Any:
        """The part's root element."""
        return parse_xml(self.read(name))

    def elements(self, name: str, tags: tuple[str, ...]) -> Iterator[Any]:
        """The part's elements of those tags as they end, each emptied once it has been used."""
        with self.open(name) as part:
            try:
                events = etree.iterparse(part, events=("end",), tag=tags, resolve_entities=False, no_network=True)
                for _, element in events:
                    yield element
                    element.clear(keep_tail=False)
                    while element.getprevious() is not None and element.getparent() is not None:
                        del element.getparent()[0]
            except (etree.XMLSyntaxError, zipfile.BadZipFile, zlib.error, EOFError) as error:
                raise _fault(error) from error

    def relations(self, name: str = "") -> list[Relation]:
        """Where the part (or, without a name, the package) points to."""
        folder, base = posixpath.split(name.lower())
        path = posixpath.join(folder, "_rels", f"{base}.rels").lstrip("/")
        if not self.has(path):
            return []
        return [
            Relation(
                relation.get("Id", ""),
                relation.get("Type", "").rsplit("/", 1)[-1],
                _resolve(folder, relation.get("Target", "")),
                relation.get("TargetMode") == "External",
            )
            for relation in self.xml(path)
            if isinstance(relation.tag, str)
        ]

    def plain(self) -> IO[bytes]:
        """The package as a file for libraries, which know the transitional form only, and no backslashes in names."""
        if any("\\" in name for name in self._names.values()) or _STRICT.search(self.read(self.main_part())):
            return self._rewritten()
        return self._stream()

    def _rewritten(self) -> IO[bytes]:
        copy = io.BytesIO()
        with zipfile.ZipFile(copy, "w") as package:
            for key, name in self._names.items():
                part = _STRICT.sub(_TRANSITIONAL, self.read(key))
                package.writestr(name.replace("\\", "/").lstrip("/"), part)
        return copy

    def _stream(self) -> IO[bytes]:
        return self._content.open("rb") if isinstance(self._content, Path) else io.BytesIO(self._content)

    def main_part(self) -> str:
        """The name of the part that the package is about."""
        for relation in self.relations():
            if relation.kind == "officeDocument" and self.has(relation.target):
                return relation.target
        raise UnreadableError("The file lacks its main part.")


def parse_xml(data: bytes) -> Any:
    """The root element of XML from a stranger."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _fault(error) from error


def _fault(error: Exception) -> Exception:
    """What stopped a parser: a part that is damaged, or memory that ran out, which it reports in the same way."""
    if getattr(error, "code", None) == etree.ErrorTypes.ERR_NO_MEMORY:
        return MemoryError()
    return UnreadableError("A part of the file is damaged.")


def local(element: Any) -> str:
    """An element's name without its namespace; empty for comments and the like."""
    tag = element.tag
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""


def attribute(element: Any, name: str) -> str | None:
    """An attribute whatever its namespace (transitional and strict files differ in theirs)."""
    for key, value in element.attrib.items():
        if key.rsplit("}", 1)[-1] == name:
            return str(value)
    return None


def is_on(value: str | None) -> bool:
    """Whether an attribute that is a switch is on."""
    return value is not None and value.lower() in ("1", "true", "on")


def _resolve(folder: str, target: str) -> str:
    target = target.replace("\\", "/")
    path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
    return posixpath.normpath(path).lower()
