"""RTF: paragraphs, tables and notes; and the HTML that Outlook wraps into it.

What belongs here: the words of the format. What does not: spans made into a grid (`markup`). Pictures,
objects and fields' instructions are passed over; hidden and deleted text is left out and counted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from pipeline.extract.aligned_text import with_tabbed_tables
from pipeline.extract.flow import Column, Flow, Run
from pipeline.extract.hidden import (
    BLACK,
    BLACKED_OUT,
    FAINT,
    SMALLEST,
    WHITE,
    Colour,
    Hidden,
    blends,
    is_dark,
    shown_document,
)
from pipeline.extract.outcomes import UnreadableError
from pipeline.extract.spacing import one_line
from pipeline.model import Document, Line, Place, Table

_LARGEST = 100 * 1024 * 1024
_DEEPEST = 2000
_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\(.)|([{}])|([\r\n\x00]+)|([^\\{}\r\n\x00]+)", re.DOTALL
)
_SKIPPED = {
    "fonttbl", "colortbl", "stylesheet", "info", "pict", "objdata", "themedata", "datastore", "generator", "listtable",
    "listoverridetable", "revtbl", "rsidtbl", "xmlnstbl", "fldinst", "nonshppict", "bkmkstart", "bkmkend", "latentstyles",
    "filetbl", "annotation", "atnid", "atnauthor", "atntime", "atnref", "pnseclvl", "mmathPr", "wgrffmtfilter", "sp", "sn", "sv",
}  # fmt: skip
_FURNITURE = {"header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"}
_SIGNS = {
    "tab": "\t", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ", "line": "\n",
}  # fmt: skip
_KNOWN_STARRED = {"shpinst", "footnote", "ftnalt"}
_LOOKS = {"b": "bold", "super": "raised", "strike": "struck", "striked": "struck", "v": "hidden", "deleted": "deleted"}
_GROUNDS = {"highlight", "cb", "chcbpat"}
_AUTOMATIC = -1
_USUAL_SIZE = 24
"""In half points, as the format has it."""

_COLOUR_TABLE = re.compile(rb"\{\s*\\colortbl([^}]*)\}")
_COLOUR_PART = re.compile(rb"\\(?:red|green|blue)(\d{1,3})")
_SHADING = re.compile(rb"\\(?:cbpat|clcbpat|shading|clshdng|chshdng)")
_COUNTED = {"annotation", "objdata"}
_LEFT_OUT = {
    "hidden": ("piece", "of hidden text, left out"),
    "deleted": ("piece", "of deleted text, left out"),
    "tiny": ("piece", "of text too small to be read, left out"),
    "faint": ("piece", f"of text {FAINT}"),
    "blacked out": ("piece", f"of text {BLACKED_OUT}"),
    "annotation": ("comment", "on the text, left out"),
    "objdata": ("embedded file", "in the text, left out"),
}
_ANY_FONT = -1
_NEW_CELL = Column(0, 0)
_PARAGRAPH_ENDS = {"par", "sect", "page", "column", "nestcell", "nestrow"}
_CHARSETS = {
    2: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5", 161: "cp1253", 162: "cp1254", 163: "cp1258",
    177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip


class _Token(NamedTuple):
    """A control word with its number, a byte, a control sign, a brace, or text."""

    word: str = ""
    number: int | None = None
    brace: str = ""
    data: bytes = b""


@dataclass(frozen=True, slots=True)
class _State:
    """What holds within a group; `looks` are names such as `raised` and `hidden`."""

    skipped: bool = False
    starred: bool = False
    looks: frozenset[str] = frozenset()
    codec: str = "cp1252"
    fallback: int = 1
    place: str = "body"
    ink: int = _AUTOMATIC
    ground: int = _AUTOMATIC
    size: int = _USUAL_SIZE


def read_rtf(content: Path, reply_id: str, media_type: str, released: bool = False) -> Document:
    """Reads what shows of the RTF at `content`; `quarantined` and `released` as for `shown_document`."""
    if content.stat().st_size > _LARGEST:
        raise UnreadableError(f"It is larger than {_LARGEST >> 20} MiB.", "too_large")
    text = RichText(content.read_bytes())
    return shown_document(reply_id, media_type, text.blocks, text.hidden, released)


def html_within(data: bytes) -> str | None:
    """The HTML that rich text was made from and still holds; None where it was not made from HTML."""
    if b"\\fromhtml" not in data[:2000]:
        return None
    out: list[str] = []
    stack: list[tuple[bool, bool, str]] = []
    silent, markup, codec, starred = False, False, "cp1252", False
    for token in _tokens(data):
        if token.brace == "{":
            stack.append((silent, markup, codec))
        elif token.brace == "}":
            silent, markup, codec = stack.pop() if stack else (False, False, codec)
        elif token.word == "*":
            starred = True
            continue
        elif token.word == "htmltag":
            silent, markup = False, True
        elif token.word == "htmlrtf":
            silent = token.number != 0
        elif token.word in _SKIPPED or (starred and token.word):
            silent = True
        elif token.word == "ansicpg":
            codec = _codec(token.number or 1252)
        elif not silent and (token.data or token.word in (*_SIGNS, "par", "u")):
            text = "\n" if token.word == "par" else _plain(token, codec)
            out.append(text if markup else text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
        starred = False
    return "".join(out)


@dataclass(slots=True)
class RichText:
    """Rich text as blocks in reading order; raises UnreadableError for what doesn't begin as rich text does."""

    data: bytes
    blocks: list[Line | Table] = field(default_factory=list)
    hidden: Hidden = field(default_factory=Hidden)
    _flow: Flow = field(default_factory=Flow)
    _columns: list[Column] = field(default_factory=list)
    _next: Column = _NEW_CELL
    _left: int = 0
    _notes: list[str] = field(default_factory=list)
    _codecs: dict[int, str] = field(default_factory=dict)
    _font: int = 0
    _in_table: bool = False
    _colours: tuple[Colour | None, ...] = ()
    _shaded: bool = False
    _left_out: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        if not self.data.lstrip().startswith(b"{\\rtf"):
            raise UnreadableError("It does not begin as rich text does.")
        self._colours = _colour_table(self.data)
        self._shaded = bool(_SHADING.search(self.data))
        self._read()
        self._flow.end_paragraph()
        self._flow.end_table()
        self.blocks += with_tabbed_tables(self._flow.blocks)
        for number, text in enumerate(self._notes, start=1):
            if text.strip():
                self.blocks.append(Line(one_line(text), Place(ref=f"footnote {number}"), "body", (str(number),)))
        for what, how in _LEFT_OUT.items():
            self.hidden.count(self._left_out[what], *how, records=what == "blacked out")

    def _read(self) -> None:
        state = _State()
        stack: list[_State] = []
        fallback = 0
        for token in _tokens(self.data):
            if token.brace == "{":
                stack.append(state)
                if len(stack) > _DEEPEST:
                    raise UnreadableError("Its groups are nested too deep.")
            elif token.brace == "}":
                outer = stack.pop() if stack else _State()
                if outer.place != state.place == "furniture":
                    self._flow.end_paragraph("furniture")
                state = outer
            elif token.word:
                state = self._word(token, state)
                fallback = state.fallback if token.word == "u" else 0
            else:
                # What stands behind a Unicode character is for programs that don't know it.
                text = _plain(token._replace(data=token.data[fallback:]), state.codec)
                fallback = max(0, fallback - len(token.data))
                self._text(text, state)

    def _word(self, token: _Token, state: _State) -> _State:
        """The state after a control word, whose effect on the text is taken here."""
        word, on = token.word, token.number != 0
        if word in ("f", "fcharset", "ansicpg"):
            return self._in_font(word, token.number or 0, state)
        if word == "*":
            return replace(state, starred=True)
        if word in _COUNTED and not state.skipped:
            self._left_out[word] += 1
        if word in _SKIPPED or (state.starred and word not in _KNOWN_STARRED):
            return replace(state, skipped=True, starred=False)
        state = replace(state, starred=False, skipped=state.skipped and word != "shptxt")
        if state.skipped:
            return state
        if word in _LOOKS:
            look = {_LOOKS[word]}
            return replace(state, looks=state.looks | look if on else state.looks - look)
        if word == "plain":
            return replace(state, looks=frozenset(), ink=_AUTOMATIC, ground=_AUTOMATIC, size=_USUAL_SIZE)
        if word in ("fs", "cf", *_GROUNDS):
            return _in_colour(word, token.number, state)
        if word == "nosupersub":
            return replace(state, looks=state.looks - {"raised"})
        if word == "uc":
            return replace(state, fallback=max(0, token.number if token.number is not None else 1))
        if word in _FURNITURE:
            self._flow.end_paragraph()
            return replace(state, place="furniture")
        if word == "footnote":
            self._notes.append("")
            return replace(state, place="footnote")
        self._structure(token, state)
        return state

    def _in_font(self, word: str, number: int, state: _State) -> _State:
        """The state in which bytes are read as the font, or the file, says."""
        if word == "fcharset":
            if number in _CHARSETS:
                self._codecs[self._font] = _CHARSETS[number]
            return state
        if word == "ansicpg":
            self._codecs[_ANY_FONT] = _codec(number)
        else:
            self._font = number
        return replace(state, codec=self._codecs.get(self._font, self._codecs.get(_ANY_FONT, "cp1252")))

    def _structure(self, token: _Token, state: _State) -> None:
        match token.word:
            case "pard":
                self._in_table = False
            case "intbl":
                self._in_table = True
            case "trowd":
                self._columns, self._next, self._left = [], _NEW_CELL, 0
            case "trleft":
                self._left = token.number or 0
            case "clmrg":
                self._next = replace(self._next, from_left=True)
            case "clvmrg":
                self._next = replace(self._next, from_above=True)
            case "cellx":
                left = self._columns[-1].right if self._columns else self._left
                self._columns.append(replace(self._next, left=left, right=token.number or 0))
                self._next = _NEW_CELL
            case "cell":
                self._flow.end_cell()
            case "row":
                self._flow.end_row(self._columns)
            case "chftn":
                self._text(
                    str(len(self._notes) + (state.place != "footnote")), replace(state, looks=frozenset({"raised"}))
                )
            case word if word in _PARAGRAPH_ENDS:
                self._end_paragraph(state.place)
            case word if word in _SIGNS or word == "u":
                self._text(_plain(token, state.codec), state)

    def _end_paragraph(self, place: str) -> None:
        if place == "footnote":
            self._notes[-1] += " "
        else:
            self._flow.end_paragraph(place, in_table=self._in_table and place == "body")

    def _text(self, text: str, state: _State) -> None:
        if state.skipped or not text:
            return
        looks = state.looks
        unseen = self._unseen(state)
        if unseen:
            self._left_out[unseen] += bool(text.strip())
        elif state.place != "footnote":
            self._flow.add(Run(text, "raised" in looks, "struck" in looks, "bold" in looks))
        elif "raised" not in looks:
            self._notes[-1] += text

    def _unseen(self, state: _State) -> str:
        """Why text in that state doesn't show; nothing where it does."""
        if "deleted" in state.looks or "hidden" in state.looks:
            return "deleted" if "deleted" in state.looks else "hidden"
        if state.size < 2 * SMALLEST:
            return "tiny"
        ink, ground = self._colour(state.ink) or BLACK, self._colour(state.ground)
        if ground is None and self._shaded:
            return ""
        if not blends(ink, ground or WHITE):
            return ""
        return "blacked out" if is_dark(ink) else "faint"

    def _colour(self, number: int) -> Colour | None:
        return self._colours[number] if 0 <= number < len(self._colours) else None


def _in_colour(word: str, number: int | None, state: _State) -> _State:
    """The state in which text has another size, or another colour or ground."""
    if word == "fs":
        return replace(state, size=_USUAL_SIZE if number is None else number)
    return replace(state, ink=number or 0) if word == "cf" else replace(state, ground=number or _AUTOMATIC)


def _colour_table(data: bytes) -> tuple[Colour | None, ...]:
    """The file's colours by number; None for those that are left to the program."""
    found = _COLOUR_TABLE.search(data)
    entries = found.group(1).split(b";") if found else []
    parts = ([int(part) for part in _COLOUR_PART.findall(entry)] for entry in entries)
    return tuple((entry[0], entry[1], entry[2]) if len(entry) == 3 else None for entry in parts)


# ---------------------------------------------------------------- tokens


def _tokens(data: bytes) -> Iterator[_Token]:
    at = 0
    while (found := _TOKEN.match(data, at)) is not None:
        at = found.end()
        word, number, byte, sign, brace, _, text = found.groups()
        if word is not None:
            name = word.decode("ascii")
            value = int(number) if number is not None else None
            if name == "bin":
                at += max(0, value or 0)
                continue
            yield _Token(name, value)
        elif byte is not None:
            yield _Token(data=bytes.fromhex(byte.decode("ascii")))
        elif sign is not None:
            yield _sign(sign)
        elif brace is not None:
            yield _Token(brace=brace.decode("ascii"))
        elif text is not None:
            yield _Token(data=text)


def _sign(sign: bytes) -> _Token:
    if sign in b"{}\\":
        return _Token(data=sign)
    if sign == b"*":
        return _Token("*")
    if sign in b"\r\n":
        return _Token("par")
    return _Token(data={b"~": b"\xa0", b"_": b"-"}.get(sign, b""))


def _plain(token: _Token, codec: str) -> str:
    if token.word == "u":
        number = (token.number or 0) & 0xFFFF
        return chr(number) if not 0xD800 <= number <= 0xDFFF else "\ufffd"
    return _SIGNS.get(token.word) or token.data.decode(codec, "replace")


def _codec(codepage: int) -> str:
    name = {65001: "utf-8", 10000: "mac_roman", 0: "cp1252"}.get(codepage, f"cp{codepage}")
    try:
        b"".decode(name)
    except LookupError:
        return "cp1252"
    return name
