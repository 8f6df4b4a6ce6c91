"""A witness that is no network: on one page, equal digits look equal.

What belongs here: the shapes of a page's digits compared with each other. What does not: reading them, and what a
doubt means. A digit that looks more like the page's other 8s than like its 3s, or like nothing on the page (a stamp lies
over it), was hardly read right, however sure the engine is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.extract.scan.ink import Part
from pipeline.extract.scan.sheet import Grey

_TALL, _WIDE = 20, 20  # pixels of a shape
# On letters 100 to 111 of the benchmark digits that were read right are as like to their own kind as 0.85 to 0.99, and
# to another as 0.5 to 0.9; those that were read wrong are liker to the right kind by 0.08 to 0.45.
_STRANGE, _SAME = 0.6, 0.9
_NEAREST = 3  # of each kind of digit are compared


@dataclass(frozen=True, slots=True)
class Digit:
    """A digit as it was read, the ink it was read from, and the number of the word that it belongs to.

    It is `whole` where its ink touches no other's: only then are others compared with it.
    """

    text: str
    part: Part
    word: int
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like a digit is to its own kind and to the most similar other kind, each the mean correlation with its three
    nearest in other words (fewer where there are fewer; -1 without any); `rival` is that kind."""

    own: float
    other: float
    rival: str

    @property
    def is_doubtful(self) -> bool:
        """Whether it is liker to another kind than to its own, or like nothing; of a kind with no other, whether it is
        as like to another kind as digits are to their own."""
        if self.own < 0:
            return self.other > _SAME
        return self.own < max(self.other, _STRANGE)


def likenesses(grey: Grey, digits: Sequence[Digit]) -> list[Likeness]:
    """Of each digit; `grey` is the straight page, dark print on white, without its rules."""
    if not digits:
        return []
    shapes = np.stack([_shape(grey, digit.part) for digit in digits])
    alike = shapes @ shapes.T
    words = np.array([digit.word for digit in digits])
    alike[words[:, None] == words[None, :]] = -2.0
    alike[:, ~np.array([digit.whole for digit in digits])] = -2.0
    texts = np.array([digit.text for digit in digits])
    kinds = sorted(set(texts.tolist()))
    near = np.stack([_nearest(alike[:, texts == kind]) for kind in kinds], axis=1)
    made: list[Likeness] = []
    for digit, row in zip(digits, near, strict=True):
        own = kinds.index(digit.text)
        others = np.where(np.arange(len(kinds)) == own, -2.0, row)
        made.append(Likeness(float(row[own]), float(others.max()), kinds[int(others.argmax())]))
    return made


def _nearest(alike: NDArray[np.float32]) -> NDArray[np.float32]:
    """For each row the mean of its largest values, -1 where it has none."""
    largest = -np.sort(-alike, axis=1)[:, :_NEAREST]
    count = (largest > -2.0).sum(axis=1)
    total = np.where(largest > -2.0, largest, 0.0).sum(axis=1)
    return np.asarray(np.where(count > 0, total / np.maximum(count, 1), -1.0), dtype=np.float32)


def _shape(grey: Grey, part: Part) -> NDArray[np.float32]:
    """A digit's ink at one height, its width in proportion, in the middle of its field: a vector of length 1."""
    crop = 255 - grey[max(0, part.top - 1) : part.bottom + 1, max(0, part.x0 - 1) : part.x1 + 1].astype(np.float32)
    wide = int(np.clip(round(crop.shape[1] * _TALL / crop.shape[0]), 1, _WIDE))
    scaled = cv2.GaussianBlur(cv2.resize(crop, (wide, _TALL), interpolation=cv2.INTER_AREA), (0, 0), 0.8)
    field = np.zeros((_TALL, _WIDE), np.float32)
    left = (_WIDE - wide) // 2
    field[:, left : left + wide] = scaled
    flat = field.ravel() - field.mean()
    return np.asarray(flat / max(float(np.linalg.norm(flat)), 1e-6), dtype=np.float32)
