"""Files written into the text of a mail by uuencoding, as some programs still do: taken out of it.

What belongs here: the encoding. What does not: other ways to attach (`mail_parts`).
"""

from __future__ import annotations

import binascii
import re

_BEGINS = re.compile(rb"begin [0-7]{3,4} (\S[^\r\n]{0,200})")
_ENDS = b"end"
_ZERO, _BITS = 32, 0x3F


def taken_out(text: bytes) -> tuple[bytes, tuple[tuple[str, bytes], ...]]:
    """The text without the files that are written into it, and these by name; what can't be decoded stays in the text."""
    lines = text.split(b"\n")
    ends = [number for number, line in enumerate(lines) if line.strip() == _ENDS]
    kept: list[bytes] = []
    files: list[tuple[str, bytes]] = []
    at = 0
    for end in ends:
        start = next((n for n in range(at, end) if _BEGINS.fullmatch(lines[n].rstrip())), None)
        content = None if start is None else _decoded(lines[start + 1 : end])
        if start is None or content is None:
            kept += lines[at : end + 1]
        else:
            found = _BEGINS.fullmatch(lines[start].rstrip())
            assert found is not None
            kept += lines[at:start]
            files.append((found.group(1).decode("utf-8", "replace"), content))
        at = end + 1
    return b"\n".join([*kept, *lines[at:]]), tuple(files)


def _decoded(lines: list[bytes]) -> bytes | None:
    parts: list[bytes] = []
    for line in lines:
        body = line.rstrip(b"\r")
        if not body:
            continue
        try:
            parts.append(binascii.a2b_uu(body))
        except binascii.Error:
            # Some programs write more characters into a line than it says that it holds.
            size = (((body[0] - _ZERO) & _BITS) * 4 + 5) // 3
            try:
                parts.append(binascii.a2b_uu(body[:size]))
            except binascii.Error:
                return None
    return b"".join(parts)
