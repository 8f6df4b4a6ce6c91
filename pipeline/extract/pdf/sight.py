"""Which characters of a page a person sees.

What belongs here: text that is invisible, tiny, painted over, of its ground's colour, on a hidden layer, cut away or
off the page. What does not: what is done about it.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

from pipeline.extract.hidden import ALIKE, SMALLEST, is_dark
from pipeline.extract.pdf.chars import Chars, RawChars
from pipeline.extract.pdf.drawn import Graphics
from pipeline.model import Box

Image = npt.NDArray[np.uint8]

_CONTRAST = 20
_EVERYWHERE = (-math.inf, -math.inf, math.inf, math.inf)
_UNLIKE_ANY = (-1000, -1000, -1000)

HOW = (
    "",
    "of invisible text",
    "of text off the page",
    "of text too small to be read",
    "of text cut away at an edge",
    "of text in the colour of its background",
    "of text on a layer that is switched off",
    "of text under something painted over it",
    "of text blacked out but still in the file",
)
"""Why a character doesn't show, as a finding says it, by the numbers that `unseen` gives."""

SEEN, _INVISIBLE, _OFF, _TINY, _CUT, _FAINT, _LAYERED, _COVERED, BLACKED_OUT = range(len(HOW))


def unseen(
    raw: RawChars,
    chars: Chars,
    graphics: Graphics,
    width: float,
    height: float,
    render: Callable[[], tuple[Image, float]],
    without_text: Callable[[], Image],
) -> npt.NDArray[np.int8]:
    """For each character SEEN, or the number in `HOW` of why nobody sees it on the page of `width` x `height` points.

    What the file's structure makes doubtful (covered, coloured like its ground, on a layer, cut) is looked up in
    the picture of the page, which `render` gives with its pixels per point: only what leaves no trace there is
    hidden. Under a picture any trace may be the picture's own (a scan over the text that someone read from it), so
    that there the page must look different `without_text`, which is called last since it changes the page.
    """
    if not chars:
        return np.zeros(0, dtype=np.int8)
    x, y = (chars.x0 + chars.x1) / 2, (chars.top + chars.bottom) / 2
    why = np.zeros(len(x), dtype=np.int8)
    why[np.array([o.size for o in raw.objects])[raw.owner] < SMALLEST] = _TINY
    # Fonts may draw large what they call small.
    why[np.maximum(*(raw.boxes[:, 2:] - raw.boxes[:, :2]).T) >= SMALLEST] = SEEN
    why[np.array([o.invisible for o in raw.objects])[raw.owner]] = _INVISIBLE
    why[(x < 0) | (x > width) | (y < 0) | (y > height)] = _OFF
    doubts, pictured = _doubts(raw, x, y, graphics)
    doubtful = (doubts != SEEN) & (why == SEEN)
    if doubtful.any():
        image, scale = render()
        own = np.abs(image.astype(np.int16) - without_text()) if (doubtful & pictured).any() else image
        for index in np.flatnonzero(doubtful).tolist():
            box = (chars.x0[index], chars.top[index], chars.x1[index], chars.bottom[index])
            if not _leaves_trace(own if pictured[index] else image, box, scale):
                why[index] = doubts[index]
    return why


def _doubts(
    raw: RawChars, x: npt.NDArray[np.float64], y: npt.NDArray[np.float64], graphics: Graphics
) -> tuple[npt.NDArray[np.int8], npt.NDArray[np.bool_]]:
    """Why characters may not show: painted over, of the colour of what lies under them, on a layer, or cut away; and
    which lie under a picture, or under what is seen through."""
    text_z = np.array([graphics.text_z.get(address, 0) for address in raw.addresses])[raw.owner]
    colour = np.array([o.colour for o in raw.objects], dtype=np.int32)[raw.owner]
    ground = np.full((len(x), 3), 255, dtype=np.int32)
    doubts = np.zeros(len(x), dtype=np.int8)
    pictured = np.zeros(len(x), dtype=np.bool_)
    if graphics.clips:
        edges = np.array([graphics.clips.get(address, _EVERYWHERE) for address in raw.addresses])[raw.owner]
        doubts[(x < edges[:, 0]) | (y < edges[:, 1]) | (x > edges[:, 2]) | (y > edges[:, 3])] = _CUT
    doubts[np.array([address in graphics.layered for address in raw.addresses])[raw.owner]] = _LAYERED
    for fill in graphics.fills:
        x0, top, x1, bottom = fill.box
        over = (x > x0) & (x < x1) & (y > top) & (y < bottom)
        if not over.any():
            continue
        dark = fill.colour is not None and is_dark(fill.colour)
        doubts[over & (text_z < fill.z)] = BLACKED_OUT if dark else _COVERED
        if fill.colour is None:
            pictured |= over & (text_z < fill.z)
        # Of what an image looks like nothing is known here.
        ground[over & (text_z > fill.z)] = fill.colour or _UNLIKE_ANY
    alike = np.abs(colour - ground).max(axis=1) < ALIKE
    doubts[alike & (doubts == SEEN)] = _FAINT
    return doubts, pictured


def _leaves_trace(image: npt.NDArray[Any], box: Box, scale: float) -> bool:
    """Whether the picture shows any contrast in the middle of a character's box."""
    left, upper, right, lower = box
    middle = (upper + lower) / 2
    half = (lower - upper) * 0.35
    x0, x1 = int(left * scale), math.ceil(right * scale)
    top, bottom = int((middle - half) * scale), math.ceil((middle + half) * scale)
    part = image[max(top, 0) : bottom + 1, max(x0, 0) : x1 + 1]
    return part.size == 0 or int(part.max()) - int(part.min()) > _CONTRAST
