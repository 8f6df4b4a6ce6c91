"""The reading network: crops of one line of print in, characters with their places and probabilities out.

What belongs here: the model that comes in RapidOCR's wheel, run by onnxruntime on its own: nothing is downloaded, and
one engine lives per process. What does not: where the lines are, and what to believe.
"""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.extract.scan.sheet import Grey

HEIGHT = 48  # pixels: the one height that the network takes
_STEP = 8  # pixels of width that make one step of the network's output
_BATCH_WIDTH = 1024  # pixels of crops that go through the network at a time: bounds memory
LOOKALIKES = {
    "O": "0",
    "o": "0",
    "D": "0",
    "l": "1",
    "I": "1",
    "i": "1",
    "|": "1",
    "S": "5",
    "s": "5",
    "B": "8",
    "Z": "2",
    "z": "2",
}
_LETTERS = "àáâäçèéêëìíîïñòóôöùúûüŵŷÀÁÂÄÇÈÉÊËÌÍÎÏÑÒÓÔÖÙÚÛÜŴŶ"
_DASHES = "~−‐‑‒―─"  # read now and then where a hyphen stands
_PUNCTUATION = " !\"#%&'()*+,-./:;<=>?@[]^_|£€§°²³¹•–—‘’“”…½¼¾×†‡©®≤≥"


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character that was read: its place as a share of the crop's width, and its probability.

    `digit` is the best digit in its place, and `digit_probability` that of the digit or any letter that looks like
    it: what the character is if nothing but a number can stand there.
    """

    text: str
    at: float
    probability: float
    digit: str
    digit_probability: float


Reading = tuple[Glyph, ...]


def read(crops: Sequence[Grey], squeeze: float = 1.0) -> list[Reading]:
    """Read each crop, dark print on white. `squeeze` below 1 narrows them: faster, for print that is easy."""
    engine = _engine()
    scaled = [_scaled(crop, squeeze) for crop in crops]
    order = sorted(range(len(scaled)), key=lambda i: scaled[i].shape[1])
    readings: list[Reading] = [()] * len(scaled)
    batch: list[int] = []
    for i in order:
        if batch and (len(batch) + 1) * scaled[i].shape[1] > _BATCH_WIDTH:
            engine.run(scaled, batch, readings)
            batch = []
        batch.append(i)
    if batch:
        engine.run(scaled, batch, readings)
    return readings


def _scaled(crop: Grey, squeeze: float) -> Grey:
    height, width = crop.shape
    wide = max(_STEP, round(width * HEIGHT / height * squeeze))
    way = cv2.INTER_AREA if height > HEIGHT else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(crop, (wide, HEIGHT), interpolation=way), dtype=np.uint8)


class _Engine:
    def __init__(self) -> None:
        # Heavy, and of most pictures in letters it can be told without them that they hold no print.
        import onnxruntime  # noqa: PLC0415
        import rapidocr  # noqa: PLC0415

        models = Path(rapidocr.__file__).parent / "models"
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # documents are read side by side in processes: one core each
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.enable_cpu_mem_arena = False
        self._session = onnxruntime.InferenceSession(
            str(next(models.glob("*_rec_*.onnx"))), options, providers=["CPUExecutionProvider"]
        )
        self._input = self._session.get_inputs()[0].name
        characters = ["", *self._session.get_modelmeta().custom_metadata_map["character"].splitlines(), " "]
        kept = [(i, shown) for i, c in enumerate(characters) if (shown := _latin(c)) is not None]
        self._columns = np.array([i for i, _ in kept])
        self._characters = [shown for _, shown in kept]
        digits = [LOOKALIKES.get(shown, shown) for shown in self._characters]
        self._digits = np.array([[float(shown == str(digit)) for digit in range(10)] for shown in digits])

    def run(self, scaled: Sequence[Grey], batch: Sequence[int], readings: list[Reading]) -> None:
        """Read the crops numbered in `batch`, and put what was read into `readings`."""
        widest = max(scaled[i].shape[1] for i in batch)
        widest = -(-widest // _STEP) * _STEP
        pixels = np.full((len(batch), 3, HEIGHT, widest), 255, np.float32)
        for row, i in enumerate(batch):
            pixels[row, :, :, : scaled[i].shape[1]] = scaled[i]
        output = self._session.run(None, {self._input: pixels / 127.5 - 1})[0]
        for row, i in enumerate(batch):
            steps = -(-scaled[i].shape[1] // _STEP)
            readings[i] = self._decoded(output[row, :, self._columns].T, steps)

    def _decoded(self, output: NDArray[np.float32], steps: int) -> Reading:
        best = output.argmax(axis=1)
        sure = output.max(axis=1)
        glyphs: list[Glyph] = []
        start = 0
        for end in range(1, len(best) + 1):
            if end < len(best) and best[end] == best[start]:
                continue
            text = self._characters[best[start]]
            if text:
                peak = start + int(sure[start:end].argmax())
                digits = output[peak] @ self._digits
                digit = int(digits.argmax())
                at = min(1.0, (start + end) / 2 / steps)
                glyphs.append(Glyph(text, at, float(sure[peak]), str(digit), float(digits[digit])))
            start = end
        return tuple(glyphs)


def _latin(character: str) -> str | None:
    """The character as an English or Welsh letter writes it, '' for the network's blank, None for any other script."""
    if character and character in _DASHES:
        return "-"
    shown = unicodedata.normalize("NFKC", character) if "！" <= character <= "～" else character
    if all(c in _PUNCTUATION or c in _LETTERS or (c.isascii() and c.isalnum()) for c in shown):
        return shown
    return None


@functools.cache
def _engine() -> _Engine:
    return _Engine()
