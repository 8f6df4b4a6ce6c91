"""Which runs of a DOCX a person sees: hidden, tiny, or of the colour of their ground.

What belongs here: what a run's looks come to, by its styles and by what it stands on. What does not: what else is
made of a run (`word`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pipeline.extract.hidden import BLACK, BLACKED_OUT, FAINT, SMALLEST, WHITE, Colour, blends, is_dark
from pipeline.extract.package import attribute, local

HIDDEN = "of hidden text, left out"
BLACKED = f"of text {BLACKED_OUT}"
_TINY = "of text too small to be read, left out"
_FAINT = f"of text {FAINT}"

_OFF = ("0", "false", "none", "off")
_DEEPEST = 12
_WHITE_THEMES = ("background1", "light1")
_ANY_COLOUR: Colour = (255, 255, 0)
"""For a ground that is none of the usual ones: text in black and in white shows on it."""

_Looks = Mapping[str, str]


class Sight:
    """The styles of a document by id, and its root."""

    def __init__(self, styles: Mapping[str, Any], root: Any) -> None:
        self._looks = {key: _inherited(key, styles) for key in styles}
        self._default = next(
            (key for key, style in styles.items() if _is_default_paragraph(style)),
            "",
        )
        self._shading = {key for key, style in styles.items() if any(True for _ in style.iter("{*}shd"))}
        self._coloured_page = any(local(e) == "background" for e in root)

    def unseen(self, run: Any, direct: Iterable[Any]) -> str:
        """Why a run doesn't show, as the end of a finding; nothing where it does."""
        looks = self._effective(run, direct)
        if looks.get("vanish", "0") not in _OFF:
            return HIDDEN
        if looks.get("sz", "").isdecimal() and int(looks["sz"]) < 2 * SMALLEST:
            return _TINY
        highlight, ink = looks.get("highlight", "none"), _colour(looks.get("color", "auto"))
        if highlight != "none":
            # What is left to the program stays black under a marker.
            ink, ground = ink or BLACK, {"black": BLACK, "white": WHITE}.get(highlight, _ANY_COLOUR)
        elif ink is None:
            return ""
        else:
            own = _colour(looks.get("shd", "auto"))
            found = own or self._ground(run)
            if found is None:
                return ""
            ground = found
        if not blends(ink, ground):
            return ""
        return BLACKED if is_dark(ground) else _FAINT

    def _effective(self, run: Any, direct: Iterable[Any]) -> _Looks:
        own = _properties(direct)
        paragraph = next((e for e in run.iterancestors() if local(e) == "p"), None)
        of_paragraph = "" if paragraph is None else _style_of(paragraph, "pPr", "pStyle")
        base = self._looks.get(of_paragraph or self._default, {})
        return {**base, **self._looks.get(own.get("rStyle", ""), {}), **own}

    def _ground(self, run: Any) -> Colour | None:
        """The colour that the run's paragraph, cell or page gives its ground; None where it can't be told."""
        for ancestor in run.iterancestors():
            name = local(ancestor)
            if name == "txbxContent":
                return None
            if name in ("p", "tc"):
                shade = next((e for e in ancestor if local(e) == f"{name}Pr"), ())
                ground = _colour(_properties(shade).get("shd", "auto"))
                if ground is not None:
                    return ground
            if name == "tbl" and _style_of(ancestor, "tblPr", "tblStyle") in self._shading:
                return None
        return None if self._coloured_page else WHITE


def _inherited(key: str, styles: Mapping[str, Any]) -> _Looks:
    """What a style says of its runs, with what the styles say that it is based on."""
    chain = []
    for _ in range(_DEEPEST):
        style = styles.get(key)
        if style is None:
            break
        chain.append(_properties(next((e for e in style if local(e) == "rPr"), ())))
        key = next((attribute(e, "val") or "" for e in style if local(e) == "basedOn"), "")
    merged: dict[str, str] = {}
    for looks in reversed(chain):
        merged |= looks
    return merged


def _is_default_paragraph(style: Any) -> bool:
    return attribute(style, "type") == "paragraph" and attribute(style, "default") in ("1", "true")


def _style_of(element: Any, properties: str, name: str) -> str:
    looks = next((e for e in element if local(e) == properties), ())
    return next((attribute(e, "val") or "" for e in looks if local(e) == name), "")


def _properties(looks: Iterable[Any]) -> dict[str, str]:
    """The properties that decide whether text shows, by name."""
    found: dict[str, str] = {}
    for element in looks:
        name = local(element)
        if name == "shd":
            found[name] = attribute(element, "fill") or "auto"
        elif name == "color":
            theme = attribute(element, "themeColor") or ""
            tinted = attribute(element, "themeShade") or attribute(element, "themeTint")
            white = theme in _WHITE_THEMES and not tinted
            found[name] = "FFFFFF" if white else "auto" if theme else attribute(element, "val") or "auto"
        elif name in ("vanish", "sz", "highlight", "rStyle"):
            found[name] = attribute(element, "val") or "1"
    return found


def _colour(text: str) -> Colour | None:
    """A colour written as six digits; None where it is left to the program."""
    try:
        red, green, blue = bytes.fromhex(text)
    except ValueError:
        return None
    return red, green, blue
