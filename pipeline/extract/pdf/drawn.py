"""What is drawn on a page besides text: ruling lines, painted areas, pictures, drawings.

What belongs here: pdfium's page objects, in the order in which they are painted. What does not: which lines
make a table (`ruled`, `aligned`).
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from pipeline.extract.outcomes import UnreadableError
from pipeline.extract.pdf import calls
from pipeline.extract.pdf.matrix import IDENTITY, Matrix
from pipeline.model import Box

Span = tuple[float, float]
Colour = tuple[int, int, int]

_THIN = 3.0
"""A filled shape no thicker than this is a drawn line, in points."""

_MAX_SEGMENTS = 2_000
"""A path of more pieces than this is a drawing, not a grid."""

_MAX_DEPTH = 8
_MAX_CLIPS = 4
_MOST_OBJECTS = 100_000
_TOO_MANY_OBJECTS = f"A page draws more than {_MOST_OBJECTS:,} objects: print it to a PDF as a picture, which is read as a scan, and add the copy."
_ABUTTING = 0.3
"""Filled areas closer than this leave no line between them that can be seen, in points."""

_CORNERS = 4
_OPAQUE = 255

# What pdfium writes its answers into, the same few bytes each time: it is called for thousands of objects a page.
_EDGES, _MODES, _COLOUR = (ctypes.c_float * 4)(), (ctypes.c_int * 2)(), (ctypes.c_uint * 4)()
_EDGES_AT, _MODES_AT, _COLOUR_AT = (ctypes.addressof(part) for part in (_EDGES, _MODES, _COLOUR))

_WHITE = (255, 255, 255)


class Rule(NamedTuple):
    """A straight drawn line, level (`top == bottom`) or upright (`x0 == x1`)."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(slots=True)
class Fill:
    """An area painted over what came before it: `z` is its turn in the painting.

    `colour` is None where it can't be told: images, and what is seen through.
    """

    z: int
    box: Box
    colour: Colour | None


@dataclass(slots=True)
class Graphics:
    """All that is drawn, on the page as read.

    `text_z` tells when each text object is painted, by pdfium's address, `layered` which of them belong to a layer that
    may be switched off, `clips` what each is cut to. `drawings` are shapes that are neither
    lines nor rectangles.
    """

    z: int = 0
    text_z: dict[int, int] = field(default_factory=dict)
    layered: set[int] = field(default_factory=set)
    clips: dict[int, Box] = field(default_factory=dict)
    level: list[Rule] = field(default_factory=list)
    upright: list[Rule] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    areas: list[tuple[Box, Colour]] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    drawings: list[Box] = field(default_factory=list)


def read_graphics(page: Any, place: Matrix) -> Graphics:
    """Notes all that is drawn on a page; `place` takes its points to the page as read."""
    graphics = Graphics()
    _walk(calls.address_of(page), pdfium.FPDFPage_CountObjects(page), calls.page_object, place, graphics, 0)
    _note_edges(graphics)
    return graphics


def _walk(container: int, count: int, get: Callable[..., Any], place: Matrix, graphics: Graphics, depth: int) -> None:
    """Notes what each object of a page or form draws, in the order in which it is painted.

    `place` takes the points of the page or form to the page as read.
    """
    for index in range(count):
        address = get(container, index)
        graphics.z += 1
        if graphics.z > _MOST_OBJECTS:
            raise UnreadableError(_TOO_MANY_OBJECTS, "too_large")
        kind = calls.object_type(address)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            graphics.text_z[address] = graphics.z
            if calls.count_marks(address) > 0 and _in_layer(calls.as_object(address)):
                graphics.layered.add(address)
            _note_clip(address, place, graphics)
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            _note_path(address, place, graphics)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            _note_image(address, place, graphics)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _MAX_DEPTH:
            form = calls.as_object(address)
            inner = place.after(_object_matrix(form))
            _walk(address, pdfium.FPDFFormObj_CountObjects(form), calls.form_object, inner, graphics, depth + 1)


def _note_clip(address: int, place: Matrix, graphics: Graphics) -> None:
    """Keeps the box that a text object is cut to, where it is cut."""
    clip = calls.clip_path(address)
    edges: Box | None = None
    for path in range(min(calls.count_clips(clip), _MAX_CLIPS)) if clip else ():
        corners = [
            _segment_point(calls.clip_segment(clip, path, i)) for i in range(calls.count_clip_segments(clip, path))
        ]
        if not corners:
            continue
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        box = (min(xs), min(ys), max(xs), max(ys))
        edges = box if edges is None else (*map(max, edges[:2], box[:2]), *map(min, edges[2:], box[2:]))  # type: ignore[assignment]
    if edges is not None:
        graphics.clips[address] = place.box(*edges)


def _segment_point(segment: int) -> tuple[float, float]:
    point = (ctypes.c_float * 2)()
    start = ctypes.addressof(point)
    calls.segment_point(segment, start, start + 4)
    return point[0], point[1]


def _object_matrix(handle: Any) -> Matrix:
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(handle, ctypes.byref(matrix)):
        return IDENTITY
    return Matrix(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _in_layer(handle: Any) -> bool:
    """Whether the object belongs to a layer, which may be switched off."""
    for index in range(pdfium.FPDFPageObj_CountMarks(handle)):
        mark = pdfium.FPDFPageObj_GetMark(handle, index)
        name, size = (ctypes.c_ushort * 8)(), ctypes.c_ulong()
        pdfium.FPDFPageObjMark_GetName(mark, name, 16, size)
        if bytes(name).decode("utf-16-le").rstrip("\0") == "OC":
            return True
    return False


def _bounds(address: int, place: Matrix) -> Box | None:
    start = _EDGES_AT
    if not calls.object_bounds(address, start, start + 4, start + 8, start + 12):
        return None
    return place.box(*_EDGES)


def _note_image(address: int, place: Matrix, graphics: Graphics) -> None:
    box = _bounds(address, place)
    if box is None:
        return
    if min(box[2] - box[0], box[3] - box[1]) <= _THIN:
        _note_thin(box, graphics)
        return
    graphics.pictures.append(box)
    graphics.fills.append(Fill(graphics.z, box, None))


def _note_path(address: int, place: Matrix, graphics: Graphics) -> None:
    if not calls.draw_mode(address, _MODES_AT, _MODES_AT + 4) or not (_MODES[0] or _MODES[1]):
        return
    filled, stroked = bool(_MODES[0]), bool(_MODES[1])
    box = _bounds(address, place)
    if box is None:
        return
    if min(box[2] - box[0], box[3] - box[1]) <= _THIN:
        _note_thin(box, graphics)
        return
    colour = _WHITE
    if filled:
        known = calls.fill_colour(address, *(_COLOUR_AT + 4 * part for part in range(4)))
        red, green, blue, alpha = _COLOUR if known else (0, 0, 0, 0)
        colour = (red, green, blue)
        if alpha:
            graphics.fills.append(Fill(graphics.z, box, colour if alpha == _OPAQUE else None))
    if colour == _WHITE and not stroked:
        # The edges of a white area are no lines that a person sees.
        return
    handle = calls.as_object(address)
    place = place.after(_object_matrix(handle))
    straight = True
    for outline in _outlines(handle, place):
        if outline is None:
            straight = False
        elif filled and not stroked:
            straight &= _note_filled(outline, colour, graphics)
        else:
            straight &= _note_stroked(outline, graphics)
    if not straight:
        graphics.drawings.append(box)


def _outlines(handle: Any, place: Matrix) -> Iterator[list[tuple[float, float]] | None]:
    """The corner points of each straight-edged part of a path, closed where it is closed; None for a curved one."""
    count = pdfium.FPDFPath_CountSegments(handle)
    if count > _MAX_SEGMENTS:
        yield None
        return
    place_at = (ctypes.c_float * 2)()
    x, y = ctypes.addressof(place_at), ctypes.addressof(place_at) + 4
    path = calls.address_of(handle)
    points: list[tuple[float, float]] = []
    curved = False
    for index in range(count):
        segment = calls.path_segment(path, index)
        kind = calls.segment_type(segment)
        calls.segment_point(segment, x, y)
        point = place.point(*place_at)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if len(points) > 1 or curved:
                yield None if curved else points
            points, curved = [point], False
        else:
            curved |= kind == pdfium.FPDF_SEGMENT_BEZIERTO
            points.append(point)
        if calls.segment_closes(segment) and points:
            points.append(points[0])
    if len(points) > 1 or curved:
        yield None if curved else points


def _note_stroked(outline: list[tuple[float, float]], graphics: Graphics) -> bool:
    """Keeps the level and upright edges of an outline; False when it has others."""
    straight = True
    for (ax, ay), (bx, by) in pairwise(outline):
        if abs(ay - by) <= 1 and abs(ax - bx) > 1:
            middle = (ay + by) / 2
            graphics.level.append(Rule(min(ax, bx), middle, max(ax, bx), middle))
        elif abs(ax - bx) <= 1 and abs(ay - by) > 1:
            middle = (ax + bx) / 2
            graphics.upright.append(Rule(middle, min(ay, by), middle, max(ay, by)))
        elif abs(ax - bx) > 1:
            straight = False
    return straight


def _note_filled(outline: list[tuple[float, float]], colour: Colour, graphics: Graphics) -> bool:
    """Keeps a filled rectangle as a line where it is thin, else as an area; False when it is none."""
    xs, ys = [p[0] for p in outline], [p[1] for p in outline]
    box = (min(xs), min(ys), max(xs), max(ys))
    if min(box[2] - box[0], box[3] - box[1]) <= _THIN:
        _note_thin(box, graphics)
        return True
    corners = {(round(x), round(y)) for x, y in outline}
    if len(corners) != _CORNERS:
        return False
    graphics.areas.append((box, colour))
    return True


def _note_edges(graphics: Graphics) -> None:
    """Keeps the edges of filled areas, but not where an area of the same colour goes on behind them."""
    places: dict[tuple[Colour, int, int], list[Span]] = {}
    for box, colour in graphics.areas:
        for side in range(4):
            along = (box[0], box[2]) if side % 2 else (box[1], box[3])
            places.setdefault((colour, side, round(box[side] / _ABUTTING)), []).append(along)
    for box, colour in graphics.areas:
        for side in range(4):
            at = round(box[side] / _ABUTTING)
            others = [s for near in (at - 1, at, at + 1) for s in places.get((colour, (side + 2) % 4, near), ())]
            start, end = (box[0], box[2]) if side % 2 else (box[1], box[3])
            if sum(max(0.0, min(b, end) - max(a, start)) for a, b in others) >= 0.9 * (end - start):
                continue
            if side % 2:
                graphics.level.append(Rule(start, box[side], end, box[side]))
            else:
                graphics.upright.append(Rule(box[side], start, box[side], end))


def _note_thin(box: Box, graphics: Graphics) -> None:
    """Keeps a thin shape as a line through its middle; a dot as both, so that dotted lines join up."""
    x0, top, x1, bottom = box
    width, height = x1 - x0, bottom - top
    if width >= height or width > _THIN:
        graphics.level.append(Rule(x0, (top + bottom) / 2, x1, (top + bottom) / 2))
    if height >= width or height > _THIN:
        graphics.upright.append(Rule((x0 + x1) / 2, top, (x0 + x1) / 2, bottom))
