"""Compound files and Outlook's properties, written as small as can be, for tests of what reads them."""

from __future__ import annotations

import struct
from collections.abc import Mapping

Tree = Mapping[str, "bytes | Tree"]

_SECTOR, _FREE, _END, _FAT = 512, 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def compound(tree: Tree) -> bytes:
    """A compound file of streams (bytes) and storages (mappings); streams are padded to stay out of the mini stream."""
    entries: list[list[object]] = [["Root Entry", 5, _FREE, _FREE, _FREE, _END, 0]]
    sectors: list[bytes] = []
    fat: list[int] = []

    def store(data: bytes) -> int:
        start = len(sectors)
        count = max(1, -(-len(data) // _SECTOR))
        for i in range(count):
            sectors.append(data[i * _SECTOR : (i + 1) * _SECTOR].ljust(_SECTOR, b"\x00"))
            fat.append(start + i + 1 if i + 1 < count else _END)
        return start

    def add(children: Tree, parent: int) -> None:
        # A chain to the right is a valid, if lopsided, tree; names must come in order of length and letters.
        previous = None
        for name in sorted(children, key=lambda n: (len(n), n.upper())):
            child = children[name]
            here = len(entries)
            if isinstance(child, bytes):
                data = child.ljust(4096, b"\x00") if len(child) < 4096 else child
                entries.append([name, 2, _FREE, _FREE, _FREE, store(data), len(data)])
            else:
                entries.append([name, 1, _FREE, _FREE, _FREE, 0, 0])
            entries[parent if previous is None else previous][4 if previous is None else 3] = here
            previous = here
            if not isinstance(child, bytes):
                add(child, here)

    add(tree, 0)
    directory = b"".join(_entry(*entry) for entry in entries)  # type: ignore[arg-type]
    directory = directory.ljust(-(-len(directory) // _SECTOR) * _SECTOR, b"\x00")
    first_directory = store(directory)
    fat_sectors = 1
    while (len(fat) + fat_sectors) * 4 > fat_sectors * _SECTOR:
        fat_sectors += 1
    first_fat = len(sectors)
    fat.extend([_FAT] * fat_sectors)
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(fat_sectors * _SECTOR, b"\xff")
    header = struct.pack(
        "<8s16xHHHHH6xIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        0x3E,
        3,
        0xFFFE,
        9,
        6,
        0,
        fat_sectors,
        first_directory,
        0,
        4096,
    )
    header += struct.pack("<IIII", _END, 0, _END, 0)
    listed = [first_fat + i for i in range(fat_sectors)]
    header += struct.pack("<109I", *(listed + [_FREE] * (109 - len(listed))))
    return header + b"".join(sectors) + table


def _entry(name: str, kind: int, left: int, right: int, child: int, start: int, size: int) -> bytes:
    wide = name.encode("utf-16-le") + b"\x00\x00"
    return struct.pack("<64sHBBIII36xIQ", wide, len(wide), kind, 1, left, right, child, start, size)


def property_stream(header: int, values: Mapping[int, tuple[int, bytes]]) -> bytes:
    """`__properties_version1.0`: properties of fixed size by id, each with its type and eight bytes."""
    data = bytes(header)
    for number, (kind, value) in values.items():
        data += struct.pack("<HHI8s", kind, number, 6, value)
    return data


def text_property(number: int, text: str) -> tuple[str, bytes]:
    """A wide text property as a stream. Streams are padded with zeros, which readers take off."""
    return f"__substg1.0_{number:04X}001F", text.encode("utf-16-le")


def tnef(*attributes: tuple[int, int, bytes]) -> bytes:
    """A winmail.dat of attributes `(level, id, data)`."""
    out = b"\x78\x9f\x3e\x22\x01\x00"
    for level, number, data in attributes:
        out += struct.pack("<BHHI", level, number, 6, len(data)) + data + struct.pack("<H", sum(data) & 0xFFFF)
    return out


def tnef_properties(*properties: tuple[int, int, bytes]) -> bytes:
    """A list of MAPI properties `(type, id, data)` of variable size."""
    out = struct.pack("<I", len(properties))
    for kind, number, data in properties:
        out += struct.pack("<HHII", kind, number, 1, len(data)) + data.ljust((len(data) + 3) // 4 * 4, b"\x00")
    return out
