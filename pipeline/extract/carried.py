"""What an Office file carries for programs, and no page shows: told by kind and amount, never read.

What belongs here: data of other programs, links to where data came from, programs, long properties, in packages of
parts and in compound files. What does not: what lies beside the sheets of a workbook (`workbook_parts`), files
that are embedded (`workbook.tally_embedded`), and what every Office program writes of its own accord (theme, lists of
sources without sources, labels of sensitivity, the number of pages), of which nothing is said.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from pipeline.extract.hidden import MANY_ROWS, Hidden, plural
from pipeline.extract.outcomes import UnreadableError
from pipeline.extract.package import Package, attribute, local

LONGEST_LABEL = 255
"""Characters that a property may have which a person types: Office's forms take no more."""

_OWN = ("{http://schemas.microsoft.com/", "{http://schemas.openxmlformats.org/", "{http://purl.oclc.org/ooxml/")
_QUERIES = "{http://schemas.microsoft.com/DataMashup}"
_PLACEHOLDER = "placeholder"
PROGRAM = "A program (macros), neither run nor read."
_FOLDERS = ("word/", "xl/")


def tally_carried(package: Package, hidden: Hidden) -> None:
    """Tallies what a package of parts carries. A part that can't be read is told of as such."""
    for part in package.names("customxml/item"):
        if part.endswith(".xml") and "props" not in part:
            _tally_custom_xml(package, part, hidden)
    for folder in _FOLDERS:
        if package.has(f"{folder}vbaProject.bin"):
            hidden.add(PROGRAM)
        controls = [name for name in package.names(f"{folder}activex/") if name.endswith(".bin")]
        hidden.count(len(controls), "control", "with settings of its own, not read")
    if package.has("xl/connections.bin"):
        hidden.add("Connections to where data came from, not followed.")
    connections = _elements(package, "xl/connections.xml", "connection")
    hidden.count(len(connections), "connection", "to where data came from, not followed")
    drawings = [name for name in package.names("docprops/thumbnail") if name.endswith((".emf", ".wmf"))]
    hidden.count(len(drawings), "thumbnail", "that is drawn, and may hold text of an earlier state, not read")
    tally_properties((_text(p) for p in _elements(package, "docProps/custom.xml", "property")), hidden)
    parts = _elements(package, "word/glossary/document.xml", "docPart")
    hidden.count(sum(map(_is_kept_text, parts)), "building block", "with text that the page doesn't show, not read")


def tally_properties(values: Iterable[str], hidden: Hidden) -> None:
    """Tallies properties of a file that are longer than any label: data, put there by a program."""
    long = [value for value in values if len(value) > LONGEST_LABEL]
    characters = plural(sum(map(len, long)), "character")
    hidden.count(len(long), "text", f"in the file's properties with {characters}, longer than any label, not read")


def tally_programs(streams: Collection[Sequence[str]], hidden: Hidden) -> None:
    """Tallies the programs of a compound file, from the paths of its streams."""
    if any(part.upper() == "VBA" for path in streams for part in path[:-1]):
        hidden.add(PROGRAM)


def _tally_custom_xml(package: Package, part: str, hidden: Hidden) -> None:
    """Tallies a part of another program's XML by the pieces of text in it; Office's own are of no account."""
    try:
        root = package.xml(part)
    except UnreadableError:
        hidden.add("A part of another program's XML that can't be read.")
        return
    if root.tag.startswith(_QUERIES):
        hidden.add("Queries (Power Query), which may hold data of their own, not read.")
    elif not root.tag.startswith(_OWN):
        pieces = sum(bool(text.strip()) for text in (*root.itertext(), *_attribute_texts(root)))
        records = pieces > 2 * MANY_ROWS
        hidden.count(pieces, "piece", "of text in another program's XML, not read", records=records)


def _attribute_texts(root: Any) -> list[str]:
    return [value for element in root.iter("{*}*") for value in element.attrib.values()]


def _elements(package: Package, part: str, name: str) -> list[Any]:
    """The elements of that name in a part; none where there is no such part, or it can't be read."""
    try:
        return [e for e in package.xml(part).iter() if local(e) == name] if package.has(part) else []
    except UnreadableError:
        return []


def _text(element: Any) -> str:
    return "".join(element.itertext())


def _is_kept_text(part: Any) -> bool:
    """Whether a building block has text, and isn't the hint in an empty field."""
    galleries = {attribute(e, "val") for e in part.iter() if local(e) == "gallery"}
    types = {attribute(e, "val") for e in part.iter() if local(e) == "type"}
    hint = _PLACEHOLDER in galleries or "bbPlcHdr" in types
    return not hint and any((e.text or "").strip() for e in part.iter() if local(e) == "t")
