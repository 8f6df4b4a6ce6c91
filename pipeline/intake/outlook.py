"""Outlook's own files become ordinary messages: MSG, and the winmail.dat that it sends to others.

What belongs here: the two containers of MAPI properties, and their compressed text. What does not: what is
done with a message (`mail_parts`). A message made here is the same, byte for byte, on every run.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.encoders import encode_base64
from email.header import Header
from email.message import Message
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from email.mime.nonmultipart import MIMENonMultipart
from email.parser import HeaderParser
from email.utils import format_datetime
from pathlib import Path

import olefile  # type: ignore[import-untyped]

_SUBJECT, _BODY, _HTML, _RTF = 0x0037, 0x1000, 0x1013, 0x1009
_TRANSPORT, _SENT, _TO, _CC = 0x007D, 0x0039, 0x0E04, 0x0E03
_SENDER_NAME, _SENDER_ADDRESS, _SENDER_SMTP = 0x0C1A, 0x0C1F, 0x5D01
_CODEPAGE, _HTML_CODEPAGE = 0x3FFD, 0x3FDE
_DATA, _LONG_NAME, _NAME, _KIND, _METHOD = 0x3701, 0x3707, 0x3704, 0x370E, 0x3705
_DISPLAY_NAME = 0x3001

_INT, _TEXT8, _TEXT16, _BINARY, _TIME, _OBJECT = 0x0003, 0x001E, 0x001F, 0x0102, 0x0040, 0x000D
_FIXED_SIZES = {
    0x0002: 2,
    0x0003: 4,
    0x0004: 4,
    0x0005: 8,
    0x0006: 8,
    0x0007: 8,
    0x000A: 4,
    0x000B: 2,
    0x0014: 8,
    0x0040: 8,
}
_GUID_SIZE, _GUID = 16, 0x0048
_DEEPEST = 8
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
_WINDOW = 4096
_UNCOMPRESSED, _COMPRESSED = 0x414C454D, 0x75465A4C
_DICTIONARY = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans "
    b"SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)
_TNEF_ATTACHMENT, _TNEF_ATTACHED_TITLE, _TNEF_ATTACHED_DATA = 0x9002, 0x8010, 0x800F
_TNEF_MESSAGE_PROPERTIES, _TNEF_ATTACHED_PROPERTIES, _TNEF_CODEPAGE = 0x9003, 0x9005, 0x9007


class OutlookError(Exception):
    """A file that isn't what Outlook writes."""


@dataclass(slots=True)
class _Properties:
    """MAPI properties by id, as bytes, with their types; and the encoding of those that are 8-bit text."""

    values: dict[int, tuple[int, bytes]] = field(default_factory=dict)
    codepage: str = "cp1252"

    def text(self, *ids: int) -> str:
        for number in ids:
            kind, data = self.values.get(number, (0, b""))
            found = self._decoded(kind, data).rstrip("\x00")
            if found:
                return found
        return ""

    def _decoded(self, kind: int, data: bytes) -> str:
        if kind == _TEXT16:
            return data.decode("utf-16-le", "replace")
        return data.decode(self.codepage, "replace") if kind == _TEXT8 else ""

    def number(self, number: int) -> int:
        kind, data = self.values.get(number, (0, b""))
        return int.from_bytes(data[:4], "little") if kind == _INT else 0

    def data(self, number: int) -> bytes:
        """The bytes as they are, but for wide text, which becomes UTF-8."""
        kind, data = self.values.get(number, (0, b""))
        return self._decoded(kind, data).encode("utf-8", "replace") if kind == _TEXT16 else data


@dataclass(slots=True)
class _Attached:
    properties: _Properties
    message: Message | None = None


def read_msg(content: Path) -> Message:
    """The message in the MSG file at `content`; raises OutlookError where it is damaged."""
    try:
        with olefile.OleFileIO(str(content)) as package:
            return _message_in(package, [], 32, 0)
    except (OSError, ValueError, IndexError, struct.error, KeyError, RecursionError, TypeError) as error:
        raise OutlookError("The message is damaged.") from error


def read_tnef(content: Path) -> Message:
    """The message in the winmail.dat at `content`; raises OutlookError where it is damaged."""
    try:
        return _message_of_tnef(content.read_bytes(), 0)
    except (ValueError, IndexError, struct.error) as error:
        raise OutlookError("The message is damaged.") from error


# ---------------------------------------------------------------- MSG


def _message_in(package: olefile.OleFileIO, folder: list[str], header: int, depth: int) -> Message:
    if depth > _DEEPEST:
        raise OutlookError("Messages are nested too deep.")
    properties = _properties_in(package, folder, header)
    attached = []
    for entry in sorted(_children(package, folder)):
        if entry.lower().startswith("__attach_version1.0_"):
            place = [*folder, entry]
            own = _properties_in(package, place, 8)
            own.codepage = properties.codepage
            inner = f"__substg1.0_{_DATA:04X}{_OBJECT:04X}"
            nested = inner in _children(package, place) and own.number(_METHOD) == 5
            message = _message_in(package, [*place, inner], 24, depth + 1) if nested else None
            attached.append(_Attached(own, message))
    return _message(properties, attached, depth)


def _children(package: olefile.OleFileIO, folder: list[str]) -> set[str]:
    entries = package.listdir(streams=True, storages=True)
    return {entry[len(folder)] for entry in entries if len(entry) > len(folder) and entry[: len(folder)] == folder}


def _properties_in(package: olefile.OleFileIO, folder: list[str], header: int) -> _Properties:
    properties = _Properties()
    fixed = [*folder, "__properties_version1.0"]
    if package.exists(fixed):
        data = package.openstream(fixed).read()
        for at in range(header, len(data) - 15, 16):
            kind, number = struct.unpack_from("<HH", data, at)
            if kind in _FIXED_SIZES:
                properties.values[number] = (kind, data[at + 8 : at + 16])
    for entry in _children(package, folder):
        name = entry.lower().removeprefix("__substg1.0_")
        if name != entry.lower() and len(name) == 8:
            number, kind = int(name[:4], 16), int(name[4:], 16)
            if kind in (_TEXT8, _TEXT16, _BINARY):
                properties.values[number] = (kind, package.openstream([*folder, entry]).read())
    properties.codepage = _codec(properties.number(_CODEPAGE))
    return properties


# ---------------------------------------------------------------- winmail.dat


def _message_of_tnef(data: bytes, depth: int) -> Message:
    if data[:4] != b"\x78\x9f\x3e\x22" or depth > _DEEPEST:
        raise OutlookError("The message is damaged.")
    properties = _Properties()
    attached: list[_Attached] = []
    at = 6
    while at + 11 <= len(data):
        _, number, _, size = struct.unpack_from("<BHHI", data, at)
        value = data[at + 9 : at + 9 + size]
        at += 9 + size + 2
        if number == _TNEF_CODEPAGE and len(value) >= 4:
            properties.codepage = _codec(int.from_bytes(value[:4], "little"))
        elif number == _TNEF_MESSAGE_PROPERTIES:
            properties.values.update(_tnef_properties(value))
        elif number == _TNEF_ATTACHMENT:
            attached.append(_Attached(_Properties(codepage=properties.codepage)))
        elif attached and number == _TNEF_ATTACHED_TITLE:
            attached[-1].properties.values.setdefault(_NAME, (_TEXT8, value))
        elif attached and number == _TNEF_ATTACHED_DATA:
            attached[-1].properties.values[_DATA] = (_BINARY, value)
        elif attached and number == _TNEF_ATTACHED_PROPERTIES:
            found = _tnef_properties(value)
            kind, data_of = found.pop(_DATA, (0, b""))
            attached[-1].properties.values.update(found)
            if kind == _OBJECT and data_of[16:20] == b"\x78\x9f\x3e\x22":
                attached[-1].message = _message_of_tnef(data_of[16:], depth + 1)
    return _message(properties, attached, depth)


def _tnef_properties(data: bytes) -> dict[int, tuple[int, bytes]]:
    values: dict[int, tuple[int, bytes]] = {}
    (count,) = struct.unpack_from("<I", data)
    at = 4
    for _ in range(min(count, 10_000)):
        if at + 4 > len(data):
            break
        kind, number = struct.unpack_from("<HH", data, at)
        at += 4
        if number >= 0x8000:
            at = _past_name(data, at)
        many, kind = bool(kind & 0x1000), kind & 0x0FFF
        if kind in _FIXED_SIZES and not many:
            size = _FIXED_SIZES[kind]
            values[number] = (kind, data[at : at + size])
            at += (size + 3) // 4 * 4
            continue
        if kind == _GUID and not many:
            at += _GUID_SIZE
            continue
        (repeats,) = struct.unpack_from("<I", data, at)
        at += 4
        for _ in range(min(repeats, 10_000)):
            if kind in _FIXED_SIZES or kind == _GUID:
                at += _FIXED_SIZES.get(kind, _GUID_SIZE)
                continue
            (size,) = struct.unpack_from("<I", data, at)
            values.setdefault(number, (kind, data[at + 4 : at + 4 + size]))
            at += 4 + (size + 3) // 4 * 4
    return values


def _past_name(data: bytes, at: int) -> int:
    """The end of a named property's name, which is a number or a string."""
    kind, size = (int(number) for number in struct.unpack_from("<II", data, at + 16))
    return at + 24 + ((size + 3) // 4 * 4 if kind else 0)


# ---------------------------------------------------------------- an ordinary message


def _message(properties: _Properties, attached: list[_Attached], depth: int) -> Message:
    message = MIMEMultipart("mixed", boundary=f"=_outlook_mixed_{depth}_=")
    for name, text in _headers(properties):
        message[name] = text if text.isascii() else Header(text, "utf-8").encode()
    bodies = MIMEMultipart("alternative", boundary=f"=_outlook_body_{depth}_=")
    for part in _bodies(properties):
        bodies.attach(part)
    if bodies.get_payload():
        message.attach(bodies)
    for item in attached:
        name = item.properties.text(_LONG_NAME, _NAME, _DISPLAY_NAME)
        part = MIMEMessage(item.message) if item.message is not None else _binary(item.properties)
        part.add_header("Content-Disposition", "attachment", filename=("utf-8", "", name or "attachment"))
        message.attach(part)
    return message


def _headers(properties: _Properties) -> Iterator[tuple[str, str]]:
    sent = HeaderParser().parsestr(properties.text(_TRANSPORT))
    name, address = properties.text(_SENDER_NAME), properties.text(_SENDER_SMTP, _SENDER_ADDRESS)
    sender = f"{name} <{address}>" if name and "@" in address and name != address else name or address
    when = _when(properties)
    for header, text in (
        ("From", str(sent.get("From", "")) or sender),
        ("To", str(sent.get("To", "")) or properties.text(_TO)),
        ("Cc", str(sent.get("Cc", "")) or properties.text(_CC)),
        ("Date", str(sent.get("Date", "")) or when),
        ("Subject", properties.text(_SUBJECT)),
    ):
        if text:
            yield header, " ".join(text.split())


def _when(properties: _Properties) -> str:
    kind, data = properties.values.get(_SENT, (0, b""))
    if kind != _TIME or len(data) < 8:
        return ""
    try:
        return format_datetime(_EPOCH + timedelta(microseconds=int.from_bytes(data[:8], "little") // 10))
    except OverflowError:
        return ""


def _bodies(properties: _Properties) -> Iterator[Message]:
    plain = properties.text(_BODY)
    if plain.strip():
        yield _part("text", "plain", plain.encode("utf-8", "replace"), "utf-8")
    rtf = properties.data(_RTF)
    markup = properties.data(_HTML)
    if rtf and not markup:
        yield _part("text", "rtf", decompressed(rtf), None)
    if markup:
        kind, _ = properties.values[_HTML]
        codepage = properties.number(_HTML_CODEPAGE)
        yield _part("text", "html", markup, "utf-8" if kind == _TEXT16 else _codec(codepage) if codepage else None)


def _binary(properties: _Properties) -> Message:
    kind = properties.text(_KIND) or "application/octet-stream"
    main, _, sub = kind.partition("/")
    plain = main in ("image", "text") and bool(sub)
    return _part(main if plain else "application", sub if plain else "octet-stream", properties.data(_DATA), None)


def _part(main: str, sub: str, data: bytes, charset: str | None) -> Message:
    part = MIMENonMultipart(main, sub, charset=charset) if charset else MIMENonMultipart(main, sub)
    part.set_payload(data)
    encode_base64(part)
    return part


def _codec(codepage: int) -> str:
    known = {65001: "utf-8", 1200: "utf-16-le", 20127: "ascii", 28591: "latin-1", 28605: "iso8859-15"}
    name = known.get(codepage, f"cp{codepage}" if codepage else "cp1252")
    try:
        b"".decode(name)
    except LookupError:
        return "cp1252"
    return name


def decompressed(data: bytes) -> bytes:
    """Rich text as Outlook keeps it: copies from a window of 4,096 bytes that starts with common words."""
    if len(data) < 16:
        return b""
    _, size, kind = struct.unpack_from("<III", data)
    if kind == _UNCOMPRESSED:
        return data[16 : 16 + size]
    if kind != _COMPRESSED:
        return b""
    window = bytearray(_DICTIONARY.ljust(_WINDOW, b"\x00"))
    written = len(_DICTIONARY)
    out = bytearray()
    for literal, start, length in _tokens(data):
        if start == written % _WINDOW and not literal:
            break
        for step in range(length):
            byte = literal[0] if literal else window[(start + step) % _WINDOW]
            window[written % _WINDOW] = byte
            written += 1
            out.append(byte)
        if len(out) >= size:
            break
    return bytes(out[:size])


def _tokens(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Each token as a literal byte, or as where in the window to copy from; and how many bytes it gives."""
    at = 16
    while at < len(data):
        flags, at = data[at], at + 1
        for bit in range(8):
            if at >= len(data):
                return
            if flags & (1 << bit):
                token, at = int.from_bytes(data[at : at + 2], "big"), at + 2
                yield b"", token >> 4, (token & 15) + 2
            else:
                yield data[at : at + 1], 0, 1
                at += 1
