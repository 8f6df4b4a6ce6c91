"""What an XLSX or XLSB holds beside its sheets: copies of data that nobody meant to send.

What belongs here: pivot caches, data models, linked workbooks, comments: counted, never read.
What does not: the sheets.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from pipeline.extract.hidden import MANY_ROWS, Hidden, look_like_records, plural
from pipeline.extract.package import Package, attribute, is_on

_SHEET_OF_NAME = re.compile(r"'?((?:[^'!]|'')+)'?!")


def tally_parts(package: Package, visible: Mapping[str, str], hidden: Hidden) -> None:
    """Tallies what lies beside the sheets; `visible` gives the part of each sheet that shows, by name."""
    if package.names("xl/model/"):
        hidden.add("A data model, which keeps a copy of the tables that it was made from.", records=True)
    shown = _visible_sources(package, visible)
    for part in package.names("xl/pivotcache/pivotcacherecords"):
        count = sum(1 for _ in package.elements(part, ("{*}r",)))
        if count and not _is_from_visible(package, part, shown):
            what = f"A pivot table keeps a copy of {plural(count, 'record')} that it was made from."
            hidden.add(what, records=look_like_records([(2, 1)] * count))
    for part in package.names("xl/pivotcache/pivotcachedefinition"):
        if not package.has(part.replace("definition", "records")) and not _is_copy(package, part, shown):
            items = sum(1 for _ in package.elements(part, ("{*}s",)))
            hidden.count(items, "item", "in a list that a pivot table was made from")
    for part in package.names("xl/externallinks/externallink"):
        rows = [(len(row), len(row)) for row in package.elements(part, ("{*}row",))]
        if rows:
            what = f"A link to another workbook keeps a copy of {plural(len(rows), 'row')} of it."
            hidden.add(what, records=look_like_records(rows))
    changes = sum(1 for part in package.names("xl/revisions/") for _ in package.elements(part, ("{*}rcc", "{*}rrc")))
    hidden.count(changes, "earlier change", "in the workbook's history", records=changes > MANY_ROWS)
    names = package.xml(package.main_part()).iter("{*}definedName")
    held = sum(is_on(name.get("hidden")) and (name.text or "").startswith(('"', "{")) for name in names)
    hidden.count(held, "hidden name", "that holds data")
    notes = [*package.names("xl/comments"), *package.names("xl/threadedcomments/")]
    comments = sum(1 for part in notes for _ in package.elements(part, ("{*}comment", "{*}threadedComment")))
    hidden.count(comments, "comment", "left out")


def _visible_sources(package: Package, visible: Mapping[str, str]) -> set[str]:
    """The names of sheets that show, and of the tables and ranges on them, in lower case."""
    names = {name.lower() for name in visible}
    for part in visible.values():
        for relation in package.relations(part):
            if relation.kind == "table" and package.has(relation.target):
                table = package.xml(relation.target)
                names |= {(table.get(key) or "").lower() for key in ("name", "displayName")}
    for defined in package.xml(package.main_part()).iter("{*}definedName"):
        sheet = _SHEET_OF_NAME.match(defined.text or "")
        if sheet and sheet.group(1).replace("''", "'").lower() in names:
            names.add((defined.get("name") or "").lower())
    return names - {""}


def _is_from_visible(package: Package, records: str, shown: set[str]) -> bool:
    """Whether a pivot table was made from what shows in the same workbook, so that its copy adds nothing."""
    for part in package.names("xl/pivotcache/pivotcachedefinition"):
        if any(relation.target == records for relation in package.relations(part)):
            return _is_copy(package, part, shown)
    return False


def _is_copy(package: Package, definition: str, shown: set[str]) -> bool:
    """Whether a cache is defined as a copy of what shows in the same workbook."""
    for source in package.xml(definition).iter("{*}worksheetSource"):
        name = source.get("sheet") or source.get("name") or ""
        return attribute(source, "id") is None and name.lower() in shown
    return False
