"""A scanned page made ready: straight, its paper white, its ink told apart.

What belongs here: skew, paper, ink, and the way back from a straight pixel to a point of the page as it was scanned.
What does not: what the ink says. Lengths are in pixels of the straight page unless a name says otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.model import Box

Grey = NDArray[np.uint8]
Mask = NDArray[np.uint8]

_FINEST, _COARSEST = 300, 200  # dots per inch at which pages are worked on: finer costs time, coarser costs digits
_FAINTEST = 40.0  # grey levels below the paper's that can be ink
_MOST_EDGE = 0.3  # of the picture; a page that is darker than that from its edges on is no page with a dark edge
# In the benchmark's letters, wrong numbers that both readings agree on begin at a clarity of 4.3 and at 100 dots an inch.
# The letters have a clarity of 9 and more at the usual noise, and read without a wrong digit at 150 dots an inch.
_CLEAR, _LEGIBLE = 4.5, 130
_CLUSTER, _TRACES = 0.15, 0.04  # of a field of the size of an asterisk
_NEGATIVE = 90.0  # a page whose usual grey is darker than this is white on black
_STEEPEST = 5.0  # degrees of skew that are looked for


@dataclass(frozen=True, slots=True)
class Sheet:
    """A straight page. `grey` has white paper; `ink` is 1 where there is ink; `back` maps pixels to points.

    `dpi` is that of the straight page. On a page that is not `clear`, two readings may agree in error, so that no
    number on it is trusted.
    """

    grey: Grey
    ink: Mask
    dpi: float
    page: int
    back: NDArray[np.float64]
    clear: bool

    def inches(self, length: float) -> int:
        """Pixels in `length` inches, at least one."""
        return max(1, round(length * self.dpi))

    def trace(self, x0: float, top: float, x1: float, bottom: float) -> bool:
        """Whether a place that looks blank holds a faint mark of the size of a dash, well inside its edges."""
        edge = self.inches(0.03)
        inside = self.grey[round(top) + edge : round(bottom) - edge, round(x0) + edge : round(x1) - edge]
        if min(inside.shape, default=0) < self.inches(0.05):
            return False
        without_specks = cv2.medianBlur(np.ascontiguousarray(inside), 3)
        smooth = cv2.blur(without_specks, (self.inches(0.035), self.inches(0.015))).astype(np.float32)
        paper = float(np.median(smooth))
        grain = 1.5 * float(np.median(np.abs(smooth - paper)))
        return paper - float(smooth.min()) > max(8 * grain, 0.5 * _FAINTEST)

    def clusters(self, ink: Mask) -> Mask:
        """Where specks of ink lie as close as those of a broken letter, an asterisk or a dash do.

        On paper without any grain (a facsimile, a two-level scan) a few dots may be all that is left of a dash.
        """
        reach = self.inches(0.04)
        grain = float(np.median(np.abs(self.grey.astype(np.float32) - float(np.median(self.grey)))))
        share = _CLUSTER if grain else _TRACES
        return np.asarray(cv2.blur(ink.astype(np.float32), (reach, reach)) > share, dtype=np.uint8)

    def box(self, x0: float, top: float, x1: float, bottom: float) -> Box:
        """The upright box, in points of the page as scanned, around a box of the straight page."""
        corners = np.array([[x0, top, 1], [x1, top, 1], [x1, bottom, 1], [x0, bottom, 1]])
        points = corners @ self.back.T
        (left, upper), (right, lower) = points.min(axis=0), points.max(axis=0)
        return (round(float(left), 2), round(float(upper), 2), round(float(right), 2), round(float(lower), 2))


def sheet(image: Grey, dpi: int, page: int, quarters: int = 0) -> Sheet:
    """Make a greyscale page (rows x columns, any paper) ready to be read, after `quarters` turns to the left."""
    unturned = _unturned(image.shape[1] * 72 / dpi, image.shape[0] * 72 / dpi, quarters)
    image = np.ascontiguousarray(np.rot90(image, quarters))
    if float(np.median(image)) < _NEGATIVE:
        image = 255 - image
    working = min(max(dpi, _COARSEST), _FINEST)
    scale = working / dpi
    if scale != 1:
        way = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
        image = np.asarray(cv2.resize(image, None, fx=scale, fy=scale, interpolation=way), dtype=np.uint8)
    flat = _upright_print(_trimmed(_white_paper(image, working)), working)
    angle = _skew(_ink(flat), working)
    height, width = flat.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    if abs(angle) > 0.01:
        turned = cv2.warpAffine(flat, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=(255,))
        flat = np.asarray(turned, dtype=np.uint8)
    back = unturned @ np.vstack([cv2.invertAffineTransform(turn) * (72 / working), [0, 0, 1]])
    ink = _ink(flat)
    clear = dpi >= _LEGIBLE and _clarity(flat, ink) >= _CLEAR
    return Sheet(flat, ink, float(working), page, np.asarray(back, dtype=np.float64), clear)


def _unturned(width: float, height: float, quarters: int) -> NDArray[np.float64]:
    """From a point of a page turned to the left to one of the page as it was, of `width` x `height` points."""
    ways = (
        [[1, 0, 0], [0, 1, 0]],
        [[0, -1, width], [1, 0, 0]],
        [[-1, 0, width], [0, -1, height]],
        [[0, 1, 0], [-1, 0, height]],
    )
    return np.array(ways[quarters], dtype=np.float64)


def _clarity(flat: Grey, ink: Mask) -> float:
    """How many times the ink stands out from the grain of the paper."""
    if not ink.any():
        return 0.0
    paper = float(np.median(flat))
    grain = 1.5 * float(np.median(np.abs(flat.astype(np.float32) - paper)))
    return (paper - float(np.median(flat[ink > 0]))) / max(grain, 1.0)


def _white_paper(grey: Grey, dpi: float) -> Grey:
    """Divide by the paper: what remains when every stroke narrower than an eighth of an inch is filled."""
    half = cv2.resize(grey, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    reach = round(dpi / 16) | 1
    paper = cv2.morphologyEx(half, cv2.MORPH_CLOSE, np.ones((reach, reach), np.uint8))
    paper = cv2.GaussianBlur(paper, (0, 0), dpi / 50)
    full = cv2.resize(paper, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.divide(grey, np.maximum(full, 1), scale=255), dtype=np.uint8)


def _trimmed(flat: Grey) -> Grey:
    """Take away what is dark from the edge of the picture inwards: the scanner's lid, the shadow of a fold."""
    dark = (flat < 160).astype(np.uint8)
    dark[[0, -1], :] = dark[:, [0, -1]] = 1  # the edge itself, so that all that touches it is one piece
    _, labels = cv2.connectedComponents(dark)
    edge = labels == labels[0, 0]
    if edge.mean() > _MOST_EDGE:
        return flat
    out = flat.copy()
    out[cv2.dilate(edge.astype(np.uint8), np.ones((5, 5), np.uint8)) > 0] = 255
    return out


def _upright_print(flat: Grey, dpi: float) -> Grey:
    """Turn white print on a dark field into dark print on white."""
    dark = (flat < 128).astype(np.uint8)
    reach = round(dpi / 14)
    fields = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((reach, reach), np.uint8))
    count, _labels, stats, _ = cv2.connectedComponentsWithStats(fields)
    out = flat
    for label in range(1, count):
        x, y, w, h, _area = stats[label]
        if w < dpi * 0.3 or h < dpi * 0.1:
            continue
        field = out[y : y + h, x : x + w]
        if np.mean(field < 128) > 0.5:
            out = out.copy()
            out[y : y + h, x : x + w] = 255 - field
    return out


def _ink(flat: Grey) -> Mask:
    """Where the ink is: as little smoothing as the grain of the page allows."""
    for smoothing in (0.7, 1.0, 1.4):
        soft = np.asarray(cv2.GaussianBlur(flat, (0, 0), smoothing), dtype=np.uint8)
        paper = float(np.median(soft))
        grain = 1.5 * float(np.median(np.abs(soft.astype(np.float32) - paper)))
        if 5 * grain <= _FAINTEST:
            break
    split, _ = cv2.threshold(soft, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    return np.asarray(soft < min(split, paper - max(5 * grain, _FAINTEST)), dtype=np.uint8)


def _skew(ink: Mask, dpi: float) -> float:
    """Degrees by which the page must be turned so that its lines of text are level."""
    ys, xs = np.nonzero(ink)
    if len(xs) < dpi:
        return 0.0
    if len(xs) > 40_000:
        pick = np.linspace(0, len(xs) - 1, 40_000).astype(np.int64)
        ys, xs = ys[pick], xs[pick]
    best = 0.0
    for step, reach, grain in ((0.25, _STEEPEST, 3.0), (0.05, 0.3, 1.5), (0.02, 0.08, 1.0)):
        tried = best + np.arange(-reach, reach + step / 2, step)
        best = float(tried[np.argmax([_sharpness(xs, ys, angle, grain) for angle in tried])])
    return best


def _sharpness(xs: NDArray[np.int64], ys: NDArray[np.int64], angle: float, grain: float) -> float:
    """How sharply rows of ink stand out from the gaps between them when read at a slope of `angle` degrees."""
    rows = ((ys - xs * np.tan(np.deg2rad(angle))) / grain).astype(np.int64)
    ink = np.bincount(rows - rows.min()).astype(np.float64)
    return float((ink**2).sum())
