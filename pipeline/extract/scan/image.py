"""Image files (PNG, JPEG, TIFF) as documents: each frame is a page.

What belongs here: opening the file safely, its size in points, and the outcome when it can't be read. What does not:
what stands on a page.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from pipeline.extract.scan.joining import joined
from pipeline.extract.scan.page import doubts, read_page
from pipeline.extract.scan.sheet import Grey
from pipeline.model import Document, Finding, Line, Table

_MOST_PIXELS = 80_000_000  # a frame: A3 at 600 dots per inch
_MOST_FRAMES = 300
_LONG_SIDE = 11.69  # inches, of A4: what an image that does not know its size is taken to be


class TooLargeError(Exception):
    """An image that claims more pixels or frames than a scan has."""


def read_image(content: Path, reply_id: str, media_type: str) -> Document:
    """Read an image file. Never raises for what the file holds: see the document's outcome."""
    read: list[tuple[Line | Table, ...]] = []
    try:
        for grey, dpi in frames(content):
            read.append(read_page(grey, dpi, len(read) + 1))
    except TooLargeError as error:
        return _failed(reply_id, media_type, "too_large", str(error))
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        return _failed(reply_id, media_type, "unreadable", f"The image is damaged: {error}".strip())
    blocks = joined(read)
    if not blocks:
        return _failed(reply_id, media_type, "empty", "No print was found in the image.")
    numbered = _numbered(blocks)
    return Document(reply_id, media_type, "read", blocks=numbered, findings=doubts(numbered), pages=len(read))


def frames(content: Path) -> Iterator[tuple[Grey, int]]:
    """The frames of an image file as displayed, greyscale on white, each with its dots per inch.

    Raises `TooLargeError` before anything large is decoded, and Pillow's errors for a damaged file.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        try:
            opened = Image.open(content)
        except Image.DecompressionBombError as error:
            raise TooLargeError("The image claims more pixels than a scan has.") from error
        with opened as image:
            _refuse_more(image)
            for frame in ImageSequence.Iterator(image):
                if frame.width * frame.height > _MOST_PIXELS:
                    raise TooLargeError(f"The image has more than {_MOST_PIXELS:,} pixels a page.")
                dpi = _dpi(frame)
                yield _grey(ImageOps.exif_transpose(_square(frame))), dpi


def _refuse_more(image: Image.Image) -> None:
    """Raises `TooLargeError` where the file has too many frames: told before the first is read."""
    try:
        image.seek(_MOST_FRAMES)
    except EOFError:
        image.seek(0)
        return
    raise TooLargeError(f"The image has more than {_MOST_FRAMES} pages.")


def _grey(frame: Image.Image) -> Grey:
    if frame.mode.startswith(("I", "F")):  # 16 or 32 bits a pixel
        deep = np.asarray(frame, dtype=np.float64)
        return np.asarray(deep * (255 / max(float(deep.max()), 1.0)), dtype=np.uint8)
    if "A" in frame.getbands() or "transparency" in frame.info:
        clear = frame.convert("RGBA")
        frame = Image.alpha_composite(Image.new("RGBA", clear.size, "white"), clear)
    return np.asarray(frame.convert("L"))


def _square(frame: Image.Image) -> Image.Image:
    """The frame with as many pixels to an inch down as across: a facsimile has half as many, or nearly as many."""
    across, down = (float(said) for said in frame.info.get("dpi", (1, 1)))
    if not (across > 0 and down > 0 and 0.25 <= across / down <= 4) or abs(across / down - 1) < 0.01:
        return frame
    size = (frame.width, max(1, round(frame.height * across / down)))
    if size[0] * size[1] > _MOST_PIXELS:
        raise TooLargeError(f"The image has more than {_MOST_PIXELS:,} pixels a page.")
    grey = Image.fromarray(_grey(frame)).resize(size, Image.Resampling.BICUBIC)
    grey.info.update(frame.info)
    return grey


def _dpi(frame: Image.Image) -> int:
    """As the file says, where that makes a sheet of paper; else as if it were a picture of a sheet of A4."""
    long = max(frame.size)
    said = frame.info.get("dpi", (0, 0))[0]
    if said and 4 <= long / float(said) <= 24:
        return round(float(said))
    return max(1, round(long / _LONG_SIDE))


def _numbered(blocks: list[Line | Table]) -> tuple[Line | Table, ...]:
    """The blocks with their tables counted through the document."""
    tables = 0
    out: list[Line | Table] = []
    for block in blocks:
        if isinstance(block, Table):
            out.append(replace(block, index=tables))
            tables += 1
        else:
            out.append(block)
    return tuple(out)


def _failed(reply_id: str, media_type: str, outcome: str, reason: str) -> Document:
    code = "limit_reached" if outcome == "too_large" else outcome
    return Document(reply_id, media_type, outcome, reason, findings=(Finding(code, reason),))
