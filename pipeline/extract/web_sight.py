"""What a page of HTML hides, by its elements' attributes and its styles: taken out of the page and tallied.

What belongs here: the few style rules that decide whether a text is seen: display, visibility, size, place, colour.
What does not: what is done with the rest (`web`). Rules for other widths of screen or for print aren't applied.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from PIL import ImageColor

from pipeline.extract.hidden import (
    BLACK,
    BLACKED_OUT,
    SMALLEST,
    WHITE,
    Colour,
    Hidden,
    blends,
    is_dark,
    look_like_records,
)

_Declarations = dict[str, str]

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BRACE = re.compile(r"[{}]")
_COMPOUND = re.compile(r"([a-z][\w-]*|\*)?((?:[.#][\w-]+)*)", re.IGNORECASE)
_LENGTH = re.compile(r"(-?\d*\.?\d+)\s*([a-z%]*)", re.IGNORECASE)
_POINTS = {"px": 0.75, "pt": 1.0, "em": 10.0, "rem": 10.0, "ex": 5.0, "%": 0.1, "vw": 6.0, "": 0.75}
_FAR = -200.0
"""Text moved to the left or the top by more than this, in points, is off the page."""

_DECISIVE = {
    "display", "mso-hide", "visibility", "color", "font-size", "background", "background-color", "background-image",
    "opacity", "text-indent", "position", "left", "top", "margin-left", "clip", "clip-path", "height", "max-height", "width",
    "max-width", "overflow",
}  # fmt: skip
_LONGEST_STYLES = 2_000_000
_MOST_RULES = 200
"""More rules for one tag, class or id are no page's, but an attempt to keep its reader busy."""

_PLACED = ("absolute", "fixed")
_NO_SIZE = re.compile(r"rect\(\s*(?:0|1px)|inset\(\s*(?:50|100)%|circle\(\s*0")
_LINK = (0, 0, 238)


class _Rule(NamedTuple):
    """A style rule: how specific it is, the compounds of its selector from the outermost, and what it declares."""

    weight: tuple[int, int]
    compounds: tuple[tuple[str, frozenset[str]], ...]
    declarations: _Declarations


@dataclass(frozen=True, slots=True)
class _Look:
    """How text looks where it stands; `ground` is None where it can't be told, over a picture say."""

    ink: Colour = BLACK
    ground: Colour | None = WHITE
    small: bool = False
    transparent: bool = False
    invisible: bool = False
    lost: bool = False

    @property
    def faint(self) -> bool:
        """Whether it has the colour of its ground."""
        return self.ground is not None and blends(self.ink, self.ground)

    @property
    def unseen(self) -> bool:
        """Whether nobody sees it, for whatever reason."""
        return self.small or self.transparent or self.invisible or self.lost or self.faint


def take_out_hidden(root: Any, hidden: Hidden) -> None:
    """Takes what doesn't show out of the tree at `root`: elements, or texts whose place stays blank; tallies it."""
    rules, whole = _by_key(root)
    tables: list[Any] = []
    rows = pieces = blacked_out = 0
    waiting: list[tuple[Any, _Look, bool]] = [(root, _Look(ground=WHITE if whole else None), False)]
    while waiting:
        element, outer, unseen = waiting.pop()
        declared = _declared(element, rules)
        if element is not root and _is_gone(element, declared):
            found = list(element.iter("table"))
            tables += found
            text = (element.text_content() or "").strip()
            rows += element.tag == "tr" and bool(text)
            pieces += element.tag != "tr" and not found and bool(text) and element.tag not in ("script", "style")
            _drop(element)
            continue
        look = _look(element, declared, outer)
        if look is not outer:
            unseen = look.unseen
        if unseen:
            blanked = _blank(element)
            if look.faint and is_dark(look.ink):
                blacked_out += blanked
            else:
                pieces += blanked
        waiting.extend((child, look, unseen) for child in reversed(element) if isinstance(child.tag, str))
    _tally_tables(tables, rows, hidden)
    hidden.count(pieces, "piece", "of hidden text in the page's markup, left out")
    hidden.count(blacked_out, "piece", f"of text {BLACKED_OUT}", records=True)


def _tally_tables(tables: Sequence[Any], rows: int, hidden: Hidden) -> None:
    cells = [[bool((cell.text_content() or "").strip()) for cell in row] for t in tables for row in t.iter("tr")]
    records = look_like_records((sum(row), sum(row)) for row in cells)
    hidden.count(len(tables), "hidden table", "in the page's markup", records=records)
    hidden.count(rows, "hidden table row", "in the page's markup")


def _drop(element: Any) -> None:
    """Takes an element out, and leaves the text that follows it."""
    parent, before = element.getparent(), element.getprevious()
    tail = element.tail or ""
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)


def _blank(element: Any) -> int:
    """Empties an element's own text; returns how many pieces there were."""
    if element.tag in ("script", "style", "head", "title"):
        return 0
    pieces = int(bool((element.text or "").strip()))
    element.text = None
    for child in element:
        pieces += bool((child.tail or "").strip())
        child.tail = " " if child.tail else None
    return pieces


# ---------------------------------------------------------------- how an element looks


def _is_gone(element: Any, declared: _Declarations) -> bool:
    display = declared.get("display")
    if display == "none" or "all" in declared.get("mso-hide", ""):
        return True
    if element.tag in ("tr", "tbody", "col") and declared.get("visibility") in ("hidden", "collapse"):
        return True
    return element.get("hidden") is not None and display is None


def _look(element: Any, declared: _Declarations, outer: _Look) -> _Look:
    if not declared and element.tag != "a":
        return outer
    look = replace(outer, lost=outer.lost or _is_lost(declared))
    if element.tag == "a" and element.get("href"):
        look = replace(look, ink=_LINK, transparent=False)
    ink = declared.get("color")
    if ink == "transparent":
        look = replace(look, transparent=True)
    elif ink is not None and (colour := _colour(ink)) is not None:
        look = replace(look, ink=colour, transparent=False)
    if "font-size" in declared and (size := _points(declared["font-size"])) is not None:
        look = replace(look, small=size < SMALLEST)
    if "visibility" in declared:
        look = replace(look, invisible=declared["visibility"] in ("hidden", "collapse"))
    ground = declared.get("background-color") or declared.get("background")
    picture = "url(" in declared.get("background-image", "") + declared.get("background", "")
    if picture or "gradient" in (ground or "") + declared.get("background-image", ""):
        return replace(look, ground=None)
    if ground and ground.split()[0] not in ("transparent", "none", "inherit", "initial"):
        # What isn't understood may be any colour.
        return replace(look, ground=_colour(ground))
    return look


def _is_lost(declared: _Declarations) -> bool:
    """Whether an element, with all that it holds, is seen through, off the page or without extent."""
    if _points(declared.get("opacity", "1")) == 0:
        return True
    moved = ["text-indent", *(("left", "top") if declared.get("position") in _PLACED else ()), "margin-left"]
    if any((_points(declared.get(name, "0")) or 0) < _FAR for name in moved):
        return True
    if _NO_SIZE.search(declared.get("clip", "") + declared.get("clip-path", "")):
        return True
    extent = [_points(declared[name]) for name in ("height", "max-height", "width", "max-width") if name in declared]
    return declared.get("overflow") == "hidden" and any(size is not None and size < 1 for size in extent)


def _points(text: str) -> float | None:
    found = _LENGTH.match(text.strip())
    factor = _POINTS.get(found.group(2).lower()) if found else None
    return float(found.group(1)) * factor if found and factor is not None else None


def _colour(text: str) -> Colour | None:
    try:
        red, green, blue = ImageColor.getrgb(text.strip())[:3]
    except ValueError:
        return None
    return red, green, blue


# ---------------------------------------------------------------- which rules hold for an element


def _declared(element: Any, rules: dict[str, list[_Rule]]) -> _Declarations:
    """What holds for an element: its attributes, then the rules by weight, then its own style."""
    declared: _Declarations = {}
    if not rules and not element.attrib:
        return declared
    for attribute, name in (("bgcolor", "background-color"), ("color", "color"), ("text", "color")):
        value = element.get(attribute)
        if value and (attribute != "text" or element.tag == "body"):
            declared[name] = value.lower()
    if element.get("background"):
        declared["background-image"] = "url("
    if rules:
        keys = [element.tag, "*", *(f".{name}" for name in element.get("class", "").split()), f"#{element.get('id')}"]
        found = [rule for key in keys for rule in rules.get(key, ()) if _matches(element, rule.compounds)]
        for rule in sorted(found, key=lambda rule: rule.weight):
            declared.update(rule.declarations)
    style = element.get("style")
    if style:
        declared.update(_declarations(style))
    return declared


def _matches(element: Any, compounds: tuple[tuple[str, frozenset[str]], ...]) -> bool:
    """Whether an element is meant by a selector whose compounds stand for ancestors, the last for itself."""
    if not _is(element, *compounds[-1]):
        return False
    above = element.iterancestors()
    return all(any(_is(ancestor, *compound) for ancestor in above) for compound in reversed(compounds[:-1]))


def _is(element: Any, tag: str, names: frozenset[str]) -> bool:
    own = {f".{name}" for name in element.get("class", "").split()} | {f"#{element.get('id')}"} if names else set()
    return tag in ("", "*", element.tag) and names <= own


def _by_key(root: Any) -> tuple[dict[str, list[_Rule]], bool]:
    """The rules of the page's style sheets, by the tag, class or id that the last compound names.

    The second says whether these are all that may give anything a ground: sheets outside of the page aren't fetched,
    and some selectors aren't understood.
    """
    whole = not any("stylesheet" in link.get("rel", "").lower() for link in root.iter("link"))
    styles = "\n".join(element.text or "" for element in root.iter("style"))
    rules: dict[str, list[_Rule]] = {}
    for order, (selectors, body) in enumerate(_blocks(styles[:_LONGEST_STYLES])):
        declarations = {name: value for name, value in _declarations(body).items() if name in _DECISIVE}
        for selector in selectors.split(","):
            compounds = _compounds(selector) if declarations else ()
            whole = whole and (bool(compounds) or not any(name.startswith("background") for name in declarations))
            if compounds:
                tag, names = compounds[-1]
                weight = sum(1 + 99 * n.startswith("#") for _, every in compounds for n in every)
                key = min(names) if names else tag
                own = rules.setdefault(key, [])
                if len(own) < _MOST_RULES:
                    own.append(_Rule((weight, order), compounds, declarations))
    return rules, whole


def _compounds(selector: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """`div.note p` as tags and names; nothing for a selector of another kind."""
    found = []
    for part in selector.replace(">", " ").split():
        match = _COMPOUND.fullmatch(part)
        if match is None:
            return ()
        tag, names = match.groups()
        found.append(((tag or "").lower(), frozenset(re.findall(r"[.#][\w-]+", names))))
    return tuple(found)


def _blocks(styles: str) -> Iterator[tuple[str, str]]:
    """The selectors and the body of each rule outside of `@` blocks."""
    styles = _COMMENT.sub(" ", styles).replace("<!--", " ").replace("-->", " ")
    depth, start, opened, selectors = 0, 0, 0, ""
    for brace in _BRACE.finditer(styles):
        if brace.group() == "{":
            if depth == 0:
                selectors, opened = styles[start : brace.start()].rsplit(";", 1)[-1].strip(), brace.end()
            depth += 1
        elif depth > 0:
            depth -= 1
            if depth == 0:
                start = brace.end()
                if not selectors.startswith("@"):
                    yield selectors, styles[opened : brace.start()]


def _declarations(body: str) -> _Declarations:
    pairs = (part.partition(":") for part in body.lower().split(";"))
    return {name.strip(): value.replace("!important", "").strip() for name, _, value in pairs if value.strip()}
