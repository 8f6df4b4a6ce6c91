"""How well and how fast scans are read: `python -m tests.benchmarks.scans [--letters 8] [--first 0] [--usual]`.

What belongs here: the letters of `letters` scanned badly and read; the score is printed, and with `--by` the score by
font, resolution and so on. What does not: thresholds or tricks of the reader. By default everything is varied that
scanners do: 150 to 300 dots an inch, skew to three degrees, pages on their side or head, blur, noise, specks, faint
print, JPEG, two-level facsimile. `--usual` is the plain case: 200 dots an inch, skewed up to two degrees, noisy, JPEG.
"""

from __future__ import annotations

import argparse
import collections
import difflib
import io
import multiprocessing
import re
import resource
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path

import cv2
import numpy as np
import pypdfium2
from PIL import Image

from pipeline.extract import scan
from pipeline.model import Cell, Line, Table
from tests.benchmarks import letters
from tests.benchmarks.letters import HEIGHT, WIDTH, Letter

DPI = 200


@dataclass(frozen=True, slots=True)
class Scanner:
    """How a page is scanned. Greys are 0 (black) to 255; blur and noise are standard deviations, in pixels and greys."""

    dpi: int
    skew: float
    blur: float
    ink: float
    paper: float
    shade: float
    noise: float
    specks: float
    quality: int
    quarter: int = 0
    fax: bool = False


@dataclass(frozen=True, slots=True)
class Scan:
    """A scanned page and the way from a point of the straight page to one of the scan, in points."""

    image: np.ndarray
    matrix: np.ndarray


# ---------------------------------------------------------------- scanning


def usual(seed: int, dpi: int = DPI, worse: float = 1.0) -> Scanner:
    """A poor scanner; `worse` scales its blur, noise and specks."""
    rng = np.random.default_rng(seed)
    return Scanner(
        dpi,
        float(rng.uniform(-2, 2)),
        float(rng.uniform(0.4, 0.9)) * worse,
        float(rng.uniform(20, 70)),
        float(rng.uniform(225, 248)),
        float(rng.uniform(0, 25)),
        float(rng.uniform(6, 16)) * worse,
        0.0004 * worse,
        int(rng.integers(50, 75)),
    )


def hard(seed: int) -> Scanner:
    """Any scanner there is."""
    rng = np.random.default_rng(seed)
    dpi = int(rng.choice((150, 200, 200, 300)))
    scanner = replace(
        usual(seed, dpi),
        skew=float(rng.uniform(-3, 3)),
        blur=float(rng.uniform(0.3, 1.0)) * dpi / 200,
        specks=float(rng.uniform(0, 0.0015)),
        quality=int(rng.integers(30, 80)),
        quarter=int(rng.choice((0, 0, 0, 0, 0, 0, 0, 1, 2, 3))),
    )
    kind = rng.random()
    if kind < 0.15:
        return replace(scanner, fax=True, noise=scanner.noise * 0.7)
    if kind < 0.35:
        return replace(scanner, ink=float(rng.uniform(110, 165)))
    return scanner


def scanned(page: Letter, seed: int, dpi: int = DPI, worse: float = 1.0) -> Scan:
    """The first page of a letter through the usual poor scanner."""
    return scan_of(page, 0, usual(seed, dpi, worse), seed)


def scan_of(letter: Letter, page: int, scanner: Scanner, seed: int) -> Scan:
    """Page `page` (from 0) of a letter as scanned; the same grain for the same seed."""
    rng = np.random.default_rng(seed + 1_000_003 * page)
    with pypdfium2.PdfDocument(letter.pdf) as document:
        straight = document[page].render(scale=scanner.dpi / 72, grayscale=True).to_pil().convert("L")
    turned = straight.rotate(scanner.skew, Image.Resampling.BICUBIC, fillcolor=255)
    grey = cv2.GaussianBlur(np.asarray(turned, dtype=np.float32), (7, 7), scanner.blur)
    grey = scanner.ink + grey / 255 * (scanner.paper - scanner.ink)
    grey -= np.linspace(0, scanner.shade, grey.shape[1], dtype=np.float32)
    grey += rng.normal(0, scanner.noise, grey.shape).astype(np.float32)
    specks = rng.random(grey.shape) < scanner.specks
    grey[specks] = rng.choice((30, 250), size=int(specks.sum()))
    pixels = np.clip(grey, 0, 255).astype(np.uint8)
    if scanner.fax:
        level = (scanner.ink + scanner.paper - scanner.shade) / 2
        pixels = np.where(pixels < level, 0, 255).astype(np.uint8)
    else:
        out = io.BytesIO()
        Image.fromarray(pixels).save(out, "JPEG", quality=scanner.quality)
        pixels = np.asarray(Image.open(out).convert("L"))
    image = np.ascontiguousarray(np.rot90(pixels, -scanner.quarter))
    return Scan(image, _quarter_turned(scanner.quarter) @ _skewed(scanner.skew))


def _skewed(degrees: float) -> np.ndarray:
    turn = np.deg2rad(degrees)
    cos, sin, mx, my = np.cos(turn), np.sin(turn), WIDTH / 2, HEIGHT / 2
    return np.array([[cos, sin, mx - cos * mx - sin * my], [-sin, cos, my + sin * mx - cos * my], [0, 0, 1]])


def _quarter_turned(quarter: int) -> np.ndarray:
    """A page turned clockwise by quarters."""
    clockwise = {
        0: [[1, 0, 0], [0, 1, 0]],
        1: [[0, -1, HEIGHT], [1, 0, 0]],
        2: [[-1, 0, WIDTH], [0, -1, HEIGHT]],
        3: [[0, 1, 0], [-1, 0, WIDTH]],
    }
    return np.array([*clockwise[quarter], [0, 0, 1]])[:2]


# ---------------------------------------------------------------- scoring


@dataclass
class Score:
    """Counts over letters."""

    digits: int = 0
    digits_right: int = 0
    cells: int = 0
    cells_right: int = 0
    places_right: int = 0
    wrong: int = 0
    wrong_silent: int = 0
    right_doubted: int = 0
    marks: int = 0
    marks_right: int = 0
    labels: int = 0
    labels_right: int = 0
    words: int = 0
    words_right: int = 0
    prose_digits: int = 0
    prose_digits_right: int = 0
    prose_wrong_silent: int = 0
    pages: int = 0
    seconds: float = 0.0
    misses: list[str] = field(default_factory=list)

    def __iadd__(self, other: Score) -> Score:
        for name in self.__dataclass_fields__:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        return self


def _same_digits(truth: str, read: str) -> int:
    a, b = (re.sub(r"\D", "", text) for text in (truth, read))
    return sum(block.size for block in difflib.SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks())


def _cell_at(tables: Sequence[Table], x: float, y: float) -> Cell | None:
    inside = [
        cell
        for table in tables
        for cell in table.cells
        if cell.place.box
        and cell.place.box[0] <= x <= cell.place.box[2]
        and cell.place.box[1] <= y <= cell.place.box[3]
    ]
    return inside[0] if inside else None


def _flat(text: str) -> str:
    return " ".join(text.replace("–", "-").replace("—", "-").split())


def score_cells(score: Score, page: int, letter: Letter, scan_: Scan, tables: Sequence[Table], name: str) -> None:
    """Compare each printed cell of a page with what was read at its place.

    A number is right if it is read as printed (with its commas or without) and its raised mark is no part of it. A wrong
    one is silent where nothing says that it is doubtful: it looks like a count, a bound, a dash, a star or a blank, and
    is confident. Words in place of a number are wrong, and no count that anyone could take for right.
    """
    first = {table: min(c.row for c in letter.cells if (c.page, c.table) == (page, table)) for table in range(3)
             if any((c.page, c.table) == (page, table) for c in letter.cells)}  # fmt: skip
    for printed in letter.cells:
        if printed.page != page:
            continue
        x, y = scan_.matrix @ np.array([printed.x, printed.y, 1.0])
        cell = _cell_at(tables, float(x), float(y))
        read = "" if cell is None else _flat(cell.text)
        trusted = cell is not None and (cell.confidence or 0.0) >= scan.TRUSTED
        numeric = printed.row > 0 and bool(re.fullmatch(r"[\d,<*-]*", printed.text))
        right = read == printed.text or (numeric and read.replace(",", "") == printed.text.replace(",", "") != "")
        trusted = trusted and (not numeric or bool(re.fullmatch(r"[\W\d]*", read)))
        if numeric and printed.text:
            score.cells += 1
            score.cells_right += right
            place = (printed.row - first[printed.table], printed.col)
            score.places_right += cell is not None and (cell.row, cell.col) == place
            score.digits += len(re.sub(r"\D", "", printed.text))
            score.digits_right += _same_digits(printed.text, read)
            score.right_doubted += right and not trusted
            score.marks += bool(printed.mark)
            score.marks_right += bool(printed.mark) and cell is not None and cell.marks == (printed.mark,)
        elif not numeric:
            score.labels += 1
            score.labels_right += right
        if numeric and right and not trusted:
            score.misses.append(f"DOUBTED {name}: {printed.text!r} {cell.readings if cell else ''}")
        if not right:
            silent = "SILENT " if numeric and trusted else ""
            score.misses.append(
                f"{silent}{name} table {printed.table} ({printed.row}, {printed.col}): {printed.text!r} {printed.mark}"
                f" read {read!r} {cell.confidence if cell else None}"
            )
            if numeric:
                score.wrong += 1
                score.wrong_silent += trusted


def score_prose(score: Score, page: int, letter: Letter, lines: Sequence[Line], name: str) -> None:
    """Compare the sentences of a page, line by line, with the closest line that was read."""
    for sentence in (text for on, text in letter.prose if on == page):
        best = max(lines, key=lambda line: difflib.SequenceMatcher(None, sentence, line.text).ratio(), default=None)
        read = best.text if best else ""
        score.words += len(sentence.split())
        matcher = difflib.SequenceMatcher(None, sentence.split(), read.split(), autojunk=False)
        score.words_right += sum(block.size for block in matcher.get_matching_blocks())
        truth, found = re.sub(r"\D", "", sentence), re.sub(r"\D", "", read)
        score.prose_digits += len(truth)
        score.prose_digits_right += _same_digits(sentence, read)
        silent = truth != found and best is not None and (best.confidence or 0.0) >= scan.TRUSTED
        score.prose_wrong_silent += silent
        if _flat(read) != sentence:
            said = best.confidence if best else None
            score.misses.append(f"{'SILENT ' * silent}{name} prose: {sentence!r} read {read!r} {said}")


def _read(image: np.ndarray, dpi: int, page: int) -> tuple[Sequence[Line | Table], float, int]:
    """The blocks of a page, the processor seconds it took, and the peak memory of this process in MB."""
    start = time.process_time()
    blocks = scan.read_page(image, dpi, page)
    return blocks, time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def measure(pages: Iterable[tuple[int, Letter, Scanner]]) -> tuple[dict[str, Score], int]:
    """Read letters, each with its seed and its scanner, in a process of their own.

    The scores of `all`, and of each font, resolution and so on; and the peak memory of the reading process in MB.
    """
    scores: dict[str, Score] = collections.defaultdict(Score)
    peak = 0
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as reader:
        for seed, letter, scanner in pages:
            one = Score()
            for page in range(letter.pages):
                scan_ = scan_of(letter, page, scanner, seed)
                blocks, seconds, peak = reader.submit(_read, scan_.image, scanner.dpi, page + 1).result()
                one.seconds += seconds
                one.pages += 1
                name = f"letter {seed} page {page} ({letter.font}, {scanner.dpi}{', fax' * scanner.fax})"
                score_cells(one, page, letter, scan_, [b for b in blocks if isinstance(b, Table)], name)
                score_prose(one, page, letter, [b for b in blocks if isinstance(b, Line)], name)
            for group in ("all", *_groups(letter, scanner)):
                scores[group] += one
    return scores, peak


def _groups(letter: Letter, scanner: Scanner) -> tuple[str, ...]:
    way = "facsimile" if scanner.fax else "faint" if scanner.ink > 100 else "grey"
    return (letter.font, f"{scanner.dpi} dots an inch", f"turned by {90 * scanner.quarter}", way)


def _share(part: int, whole: int) -> str:
    return f"{part}/{whole} = {100 * part / max(whole, 1):.2f} %"


def main() -> None:
    """Print the score of N letters."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--letters", type=int, default=8)
    parser.add_argument("--first", type=int, default=0, help="seed of the first letter")
    parser.add_argument("--usual", action="store_true", help="plain letters through the usual scanner")
    parser.add_argument("--dpi", type=int, default=DPI, help="of the usual scanner")
    parser.add_argument("--worse", type=float, default=1.0, help="times as much blur and noise of the usual scanner")
    parser.add_argument("--fonts", type=Path, help="a folder with .ttf files to print with")
    parser.add_argument("--misses", action="store_true", help="list what was read wrong")
    parser.add_argument("--by", action="store_true", help="the score by font, resolution and so on")
    arguments = parser.parse_args()
    seeds = range(arguments.first, arguments.first + arguments.letters)
    fonts = sorted(arguments.fonts.rglob("*.ttf")) if arguments.fonts else []
    scores, peak = measure(
        (
            seed,
            letters.letter(seed, not arguments.usual, fonts),
            usual(seed, arguments.dpi, arguments.worse) if arguments.usual else hard(seed),
        )
        for seed in seeds
    )
    score = scores["all"]
    if arguments.misses:
        print(*score.misses, sep="\n")
    if arguments.by:
        for group, part in sorted(scores.items()):
            print(
                f"{group:25} {part.pages:4} pages, digits {_share(part.digits_right, part.digits)}, wrong {part.wrong},"
                f" silent {part.wrong_silent}, right, yet doubted {_share(part.right_doubted, part.cells)}"
            )
    print(f"digits right               {_share(score.digits_right, score.digits)}")
    print(f"numeric cells right        {_share(score.cells_right, score.cells)}")
    print(f"  in the right row, column {_share(score.places_right, score.cells)}")
    print(f"WRONG AND CONFIDENT        {score.wrong_silent} of {score.wrong} wrong numeric cells")
    print(f"right, yet doubted         {_share(score.right_doubted, score.cells)}")
    print(f"raised marks told          {_share(score.marks_right, score.marks)}")
    print(f"labels and headers right   {_share(score.labels_right, score.labels)}")
    print(f"words of prose right       {_share(score.words_right, score.words)}")
    print(f"digits of prose right      {_share(score.prose_digits_right, score.prose_digits)}")
    print(f"WRONG AND CONFIDENT LINES  {score.prose_wrong_silent}")
    pace = score.seconds / max(score.pages, 1)
    print(f"speed                      {score.pages / score.seconds:.2f} pages/s a core ({pace:.1f} s a page)")
    print(f"peak memory                {peak} MB")


if __name__ == "__main__":
    main()
