"""What all reconstructions share: the figures, the line on their face, LibreOffice, and the list of builders.

Not here: any letter or layout. Each force's document is built by its own function, in a module per region,
so that documents differ as those of different authors do.
"""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageFilter

HERE = Path(__file__).parent
NOTICE = (
    "RECONSTRUCTION FOR DEMONSTRATION. Written to show software at work. "
    "This is not a document of any police force and was never sent by one."
)
YEARS = ("2016/17", "2017/18")


@dataclass(frozen=True, slots=True)
class Split:
    """One force's figures for one year: a total and its parts."""

    total: int
    tmd: int
    possession: int
    prohibited: int
    other: int
    not_broken_down: int


def figures(force_id: str) -> dict[str, Split]:
    """A force's figures by year (`2016/17`, `2017/18`) from `figures.csv`."""
    with (HERE / "figures.csv").open(encoding="utf-8") as file:
        return {
            row["year"]: Split(
                int(row["total"]),
                int(row["taking_making_distributing"]),
                int(row["possession_indecent"]),
                int(row["possession_prohibited"]),
                int(row["other"]),
                int(row["not_broken_down"]),
            )
            for row in csv.DictReader(file)
            if row["force_id"] == force_id
        }


Builder = Callable[[Path], None]
BUILDERS: dict[str, Builder] = {}


def reply(path: str) -> Callable[[Builder], Builder]:
    """Registers a builder for the reply at `path` (below `replies/`); it is called with the file to write."""

    def register(builder: Builder) -> Builder:
        if path in BUILDERS:
            raise ValueError(f"two builders write {path}")
        BUILDERS[path] = builder
        return builder

    return register


def spread(total: int, shares: list[float]) -> list[int]:
    """`total` cut into whole parts in proportion to `shares`; the parts add up to it exactly."""
    exact = [total * share / sum(shares) for share in shares]
    parts = [int(value) for value in exact]
    by_remainder = sorted(range(len(shares)), key=lambda i: exact[i] - parts[i], reverse=True)
    for i in by_remainder[: total - sum(parts)]:
        parts[i] += 1
    return parts


def convert(source: Path, target: Path) -> None:
    """Converts an office document to the format of `target`'s suffix with headless LibreOffice.

    Each call has its own profile, so that calls can run side by side.
    """
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        raise RuntimeError("The generator needs LibreOffice: apt-get install libreoffice-writer libreoffice-calc.")
    with tempfile.TemporaryDirectory() as folder:
        command = [office, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to"]
        if source.suffix == ".html":  # the web view that it would open in loses the first paragraph
            command.insert(1, "--infilter=HTML (StarWriter)")
        command += [target.suffix.lstrip("."), "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=180, env={**os.environ, "HOME": folder})
        shutil.move(Path(folder) / f"{source.stem}{target.suffix}", target)


def scan(source: Path, target: Path, *, tilt: float, seed: int, noise: float = 9.0, dpi: int = 200) -> None:
    """Prints the PDF `source` and scans it again: an image-only PDF of grey, skewed, noisy pages.

    `tilt` is in degrees, anticlockwise; `noise` is the standard deviation of the grain in grey levels of 0-255.
    """
    dice = np.random.default_rng(seed)
    with tempfile.TemporaryDirectory() as folder:
        command = ["pdftoppm", "-r", str(dpi), "-gray", "-png", str(source), f"{folder}/page"]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        pages = [_photocopy(Image.open(path), tilt, noise, dice) for path in sorted(Path(folder).glob("page*.png"))]
        pages[0].save(target, "PDF", save_all=True, append_images=pages[1:], resolution=dpi, quality=60)


def _photocopy(page: Image.Image, tilt: float, noise: float, dice: np.random.Generator) -> Image.Image:
    turned = page.convert("L").rotate(tilt, Image.Resampling.BICUBIC, fillcolor=255)
    ink = np.asarray(turned.filter(ImageFilter.GaussianBlur(0.7)), dtype=float)
    # A scanner's white is never white, and its lamp is dimmer towards one edge.
    lit = 30 + ink * np.linspace(0.80, 0.86, ink.shape[1])
    grain = dice.normal(0, noise, ink.shape)
    return Image.fromarray(np.clip(lit + grain, 0, 255).astype(np.uint8))
