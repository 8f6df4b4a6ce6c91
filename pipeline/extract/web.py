"""Web pages, and mails written as such: headings, paragraphs, lists and tables; navigation told apart.

What belongs here: HTML elements and what they mean for a reader. What does not: spans made into a grid
(`markup`), or what in a mail is quoted (`mail`). Nothing is fetched or run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import etree, html

from pipeline.extract.aligned_text import text_blocks
from pipeline.extract.delimited import decoded
from pipeline.extract.hidden import Hidden, shown_document
from pipeline.extract.marks import join_runs
from pipeline.extract.markup import MarkupCell, is_layout, markup_table
from pipeline.extract.outcomes import UnreadableError
from pipeline.extract.spacing import one_line
from pipeline.extract.web_sight import take_out_hidden
from pipeline.model import Document, Line, Place, Table

_LARGEST = 50 * 1024 * 1024
_SILENT = {
    "script", "style", "noscript", "template", "head", "iframe", "svg", "object", "embed", "select", "button",
    "input", "textarea", "canvas", "audio", "video", "map", "math",
}  # fmt: skip
_INLINE = {
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "dfn", "em", "font", "i", "img", "ins",
    "kbd", "label", "mark", "q", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "br",
    "del", "s", "strike", "o:p", "st1:date", "st1:place",
}  # fmt: skip
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6", "caption", "figcaption", "legend"}
_FURNITURE = {"nav", "footer", "aside"}
_FURNITURE_ROLES = {"navigation", "banner", "contentinfo", "search", "complementary"}
_FURNITURE_NAMES = re.compile(
    r"\b(?:cookies?|breadcrumbs?|nav(?:bar|igation)?|menu|side-?bar|share|social|skip-?links?|site-?(?:header|footer)|pagination)\b",
    re.IGNORECASE,
)
_STRUCK = {"del", "s", "strike"}
_BOLD = {"b", "strong", "th"}
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_DEEPEST = 200


def read_web(content: Path, reply_id: str, media_type: str, released: bool = False) -> Document:
    """Reads what shows of the HTML file at `content`; `quarantined` and `released` as for `shown_document`."""
    if content.stat().st_size > _LARGEST:
        raise UnreadableError(f"It is larger than {_LARGEST >> 20} MiB.", "too_large")
    page = Page(decoded_markup(content.read_bytes()))
    return shown_document(reply_id, media_type, page.blocks, page.hidden, released)


def decoded_markup(data: bytes, charset: str | None = None) -> str:
    """HTML as text, by the charset stated outside or inside it if that fits."""
    stated = _CHARSET.search(data[:4096])
    return decoded(data, charset or (stated.group(1).decode("ascii") if stated else None))


@dataclass(frozen=True, slots=True)
class _Run:
    """A piece of inline text and how it looks; a line break is a run of its own."""

    text: str
    raised: bool = False
    struck: bool = False
    bold: bool = False


@dataclass(frozen=True, slots=True)
class _Context:
    """What an element inherits: `role` of its lines, whether it is quoted."""

    role: str = "body"
    depth: int = 0


@dataclass(slots=True)
class Page:
    """What shows of a page of HTML, as blocks in reading order; what doesn't is tallied in `hidden`."""

    markup: str
    blocks: list[Line | Table] = field(default_factory=list)
    hidden: Hidden = field(default_factory=Hidden)
    _tables: int = 0
    _paragraphs: int = 0

    def __post_init__(self) -> None:
        root = _parse(self.markup)
        if root is not None:
            take_out_hidden(root, self.hidden)
            self._walk(root, _Context())

    def _walk(self, element: Any, context: _Context) -> None:
        """Adds the blocks of `element`, whose inline children between blocks make paragraphs."""
        if context.depth > _DEEPEST:
            raise UnreadableError("Its elements are nested too deep.")
        within = _Context(_role(element, context.role), context.depth + 1)
        pending = [_Run(element.text or "")]
        for child in element:
            if _is_element(child):
                if _is_inline(child):
                    pending.extend(_runs(child))
                else:
                    self._paragraph(pending, element, within)
                    pending = []
                    self._block(child, within)
            pending.append(_Run(child.tail or ""))
        self._paragraph(pending, element, within)

    def _block(self, element: Any, context: _Context) -> None:
        if element.tag == "table":
            self._table(element, context)
        elif element.tag == "pre":
            self.blocks.extend(text_blocks((element.text_content() or "").splitlines()))
        elif element.tag not in _SILENT:
            self._walk(element, context)

    def _paragraph(self, runs: list[_Run], element: Any, context: _Context) -> None:
        for line in _split_at_breaks(runs):
            kept = [run for run in line if not run.struck]
            text, marks = join_runs((run.text, run.raised) for run in _collapsed(kept))
            if not text.strip():
                continue
            self._paragraphs += 1
            role = "heading" if context.role == "body" and _is_heading(element, kept) else context.role
            bullet = "• " if element.tag == "li" else ""
            place = Place(ref=f"paragraph {self._paragraphs}")
            self.blocks.append(self._after_term(element, Line(bullet + one_line(text), place, role, marks)))

    def _after_term(self, element: Any, line: Line) -> Line:
        """A definition together with the term right before it: `Reference: 123/18`."""
        before = element.getprevious() if element.tag == "dd" else None
        term = self.blocks[-1] if before is not None and before.tag == "dt" and self.blocks else None
        if not isinstance(term, Line):
            return line
        self.blocks.pop()
        return Line(f"{term.text.rstrip(': ')}: {line.text}", term.place, line.role, (*term.marks, *line.marks))

    def _table(self, element: Any, context: _Context) -> None:
        elements = _own_rows(element)
        rows = [[_cell(cell) for cell in _own_cells(row)] for row in elements]
        nested = any(cell.find(".//table") is not None for row in elements for cell in _own_cells(row))
        if nested or element.get("role") == "presentation" or is_layout(rows) or context.role == "furniture":
            for row in elements:
                for cell in _own_cells(row):
                    self._walk(cell, context)
            return
        for caption in element.iterchildren("caption"):
            self._walk(caption, context)
        if any(cell.text for row in rows for cell in row):
            self._tables += 1
            self.blocks.append(markup_table(rows, self._tables))


def _parse(markup: str) -> Any:
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        return html.document_fromstring(markup.replace("\x00", "").encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        # An empty page is no page.
        return None


def _is_element(node: Any) -> bool:
    return isinstance(node.tag, str)


def _is_inline(element: Any) -> bool:
    """Whether an element runs within a line; one that holds a block doesn't."""
    return element.tag in _INLINE and all(child.tag in _INLINE for child in element.iter() if _is_element(child))


def _role(element: Any, inherited: str) -> str:
    if inherited != "body":
        return inherited
    if element.tag in _FURNITURE or element.get("role") in _FURNITURE_ROLES:
        return "furniture"
    if element.tag == "header" and not any(e.tag in ("main", "article", "section") for e in element.iterancestors()):
        return "furniture"
    names = f"{element.get('class', '')} {element.get('id', '')}"
    return "furniture" if element.tag not in ("body", "html", "main") and _FURNITURE_NAMES.search(names) else "body"


def _is_heading(element: Any, runs: list[_Run]) -> bool:
    if element.tag in _HEADINGS or any(e.tag in _HEADINGS for e in element.iterancestors()):
        return True
    texts = [run for run in runs if run.text.strip()]
    return all(run.bold for run in texts) and sum(len(run.text) for run in texts) <= 100


def _runs(element: Any) -> Iterator[_Run]:
    """The inline text of `element`, in order."""
    waiting: list[tuple[Any, _Run] | _Run] = [(element, _Run(""))]
    while waiting:
        item = waiting.pop()
        if isinstance(item, _Run):
            yield item
            continue
        node, look = item
        if not _is_element(node) or node.tag in _SILENT:
            continue
        if node.tag == "br":
            yield _Run("\n", look.raised, look.struck, look.bold)
            continue
        style = node.get("style", "").replace(" ", "").lower()
        inner = _Run(
            "",
            look.raised or node.tag == "sup" or "vertical-align:super" in style,
            look.struck or node.tag in _STRUCK or "line-through" in style,
            look.bold or node.tag in _BOLD or "font-weight:bold" in style or "font-weight:700" in style,
        )
        following: list[tuple[Any, _Run] | _Run] = [_with(inner, node.text)]
        for child in node:
            block = _is_element(child) and not _is_inline(child)
            following += [_Run("\n")] * block + [(child, inner)] + [_Run("\n")] * block + [_with(inner, child.tail)]
        waiting.extend(reversed(following))


def _with(look: _Run, text: str | None) -> _Run:
    # Line ends in the source are no line breaks.
    return _Run(re.sub(r"[\r\n\t]+", " ", text or ""), look.raised, look.struck, look.bold)


def _split_at_breaks(runs: list[_Run]) -> list[list[_Run]]:
    lines: list[list[_Run]] = [[]]
    for run in runs:
        if run.text == "\n":
            lines.append([])
        else:
            lines[-1].append(run)
    return lines


def _collapsed(runs: list[_Run]) -> list[_Run]:
    """Runs with white space as a browser shows it: one space, none at the start."""
    kept: list[_Run] = []
    spaced = True
    for run in runs:
        text = re.sub(r"[ \f\v]+", " ", run.text.replace("\u200b", ""))
        text = text.lstrip(" ") if spaced else text
        if text:
            spaced = text.endswith(" ")
            kept.append(_Run(text, run.raised, run.struck, run.bold))
    return kept


def _own_rows(table: Any) -> list[Any]:
    """A table's rows, the head first and the foot last, without those of tables inside it."""
    groups = {"thead": 0, "tbody": 1, "tr": 1, "tfoot": 2}
    parts = sorted((part for part in table if part.tag in groups), key=lambda part: groups[part.tag])
    return [row for part in parts for row in ([part] if part.tag == "tr" else part.iterchildren("tr"))]


def _own_cells(row: Any) -> list[Any]:
    return [cell for cell in row if cell.tag in ("td", "th")]


def _cell(element: Any) -> MarkupCell:
    runs = list(_runs(element))
    struck = _all_struck(runs)
    # Beside what stands, what is struck through has been replaced by it.
    lines = [_collapsed(line) for line in _split_at_breaks([run for run in runs if struck or not run.struck])]
    texts: list[str] = []
    marks: list[str] = []
    for line in lines:
        text, own = join_runs((run.text, run.raised) for run in line)
        marks.extend(own)
        if text.strip():
            texts.append(one_line(text))
    inked = [run for line in lines for run in line if run.text.strip()]
    return MarkupCell(
        "\n".join(texts),
        _span(element, "rowspan", 0),
        _span(element, "colspan", 1),
        tuple(marks),
        struck,
        bool(inked) and all(run.bold for run in inked),
    )


def _all_struck(runs: list[_Run]) -> bool:
    inked = [run for run in runs if run.text.strip()]
    return bool(inked) and all(run.struck for run in inked)


def _span(element: Any, name: str, least: int) -> int:
    text = element.get(name, "1").strip()
    return max(least, int(text)) if text.isdecimal() and len(text) < 6 else 1
