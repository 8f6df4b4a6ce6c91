"""Which characters of a page a person sees.

What belongs here: text that is invisible, painted over, of its ground's colour, on a hidden layer, off the page.
What does not: what is done about it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from pipeline.extract.pdf.chars import Char, RawChars
from pipeline.extract.pdf.drawn import Graphics

Image = npt.NDArray[np.uint8]

_ALIKE = 16
"""Colours whose parts differ by less, of 255, are told apart by looking at the picture."""

_CONTRAST = 20
_UNLIKE_ANY = (-1000, -1000, -1000)


def seen(
    raw: RawChars,
    chars: Sequence[Char],
    graphics: Graphics,
    width: float,
    height: float,
    render: Callable[[], tuple[Image, float]],
) -> npt.NDArray[np.bool_]:
    """For each character, whether a person sees it on the page of `width` x `height` points.

    What the file's structure makes doubtful (covered, coloured like its ground, on a layer) is looked up in
    the picture of the page, which `render` gives with its pixels per point: only what leaves no trace there is
    hidden.
    """
    if not chars:
        return np.zeros(0, dtype=np.bool_)
    x0, top, x1, bottom = (np.array([char[side] for char in chars]) for side in range(1, 5))
    x, y = (x0 + x1) / 2, (top + bottom) / 2
    visible = ~np.array([o.invisible for o in raw.objects])[raw.owner]
    visible &= (x >= 0) & (x <= width) & (y >= 0) & (y <= height)
    doubtful = np.flatnonzero(_doubtful(raw, x, y, graphics) & visible)
    if doubtful.size:
        image, scale = render()
        for index in doubtful.tolist():
            visible[index] = _leaves_trace(image, chars[index], scale)
    return visible


def _doubtful(
    raw: RawChars, x: npt.NDArray[np.float64], y: npt.NDArray[np.float64], graphics: Graphics
) -> npt.NDArray[np.bool_]:
    """Which characters are painted over, have the colour of what lies under them, or belong to a layer."""
    layered = np.array([address in graphics.layered for address in raw.addresses])[raw.owner]
    text_z = np.array([graphics.text_z.get(address, 0) for address in raw.addresses])[raw.owner]
    colour = np.array([o.colour for o in raw.objects], dtype=np.int32)[raw.owner]
    ground = np.full((len(x), 3), 255, dtype=np.int32)
    covered = np.zeros(len(x), dtype=np.bool_)
    for fill in graphics.fills:
        x0, top, x1, bottom = fill.box
        over = (x > x0) & (x < x1) & (y > top) & (y < bottom)
        if not over.any():
            continue
        covered |= over & (text_z < fill.z)
        # Of what an image looks like nothing is known here.
        ground[over & (text_z > fill.z)] = fill.colour or _UNLIKE_ANY
    alike = np.abs(colour - ground).max(axis=1) < _ALIKE
    doubtful: npt.NDArray[np.bool_] = layered | covered | alike
    return doubtful


def _leaves_trace(image: Image, char: Char, scale: float) -> bool:
    """Whether the picture shows any contrast in the middle of the character's box."""
    middle = (char.top + char.bottom) / 2
    half = (char.bottom - char.top) * 0.35
    x0, x1 = int(char.x0 * scale), math.ceil(char.x1 * scale)
    top, bottom = int((middle - half) * scale), math.ceil((middle + half) * scale)
    part = image[max(top, 0) : bottom + 1, max(x0, 0) : x1 + 1]
    return part.size == 0 or int(part.max()) - int(part.min()) > _CONTRAST
