"""Pages of PDFs a second: ours, plain pdfplumber, and the bare characters of the fastest reader.

What belongs here: the contenders and the files that they all read. What does not: whether tables are found right
(`tests.benchmarks.tables`), or pictures of text (`tests.benchmarks.scans`).
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from tests.benchmarks.measured import Cost, cheapest, cost

ROOT = Path(__file__).parents[2]
FOLDERS = (ROOT / "raw_responses", ROOT.parent / "shared" / "real_replies", ROOT.parent / "shared" / "table_benchmark")
_HARDLY_TEXT = 40


def report(rounds: int) -> None:
    """Measures the contenders in turn, `rounds` times each, and prints the least disturbed run of each."""
    files = list(_files())
    pictured = [path for path in files if _is_pictured(path)]
    files = [path for path in files if path not in pictured]
    if not files:
        print("PDF: no files to read.")
        return
    if pictured:
        one = cost(ours, *(str(path) for path in pictured))
        print(
            f"PDF: measured by themselves, since charts and tables in their pictures are looked at, "
            f"which no contender does: {', '.join(path.name for path in pictured)}: "
            f"{one.value} pages, {one.value / one.cpu:.1f} pages/s of CPU."
        )
    names = [str(path) for path in files]
    contenders: dict[str, tuple[Callable[..., Callable[[], int]], list[str]]] = {
        "ours, whole": (ours, names),
        "plain pdfplumber": (plain_pdfplumber, names),
        _floor_name(): (characters, names),
        "ours, 1 worker": (ours_in_workers, ["1", *names]),
        "ours, 2 workers": (ours_in_workers, ["2", *names]),
    }
    costs: dict[str, list[Cost]] = {name: [] for name in contenders}
    for _ in range(rounds):
        for name, (prepare, arguments) in contenders.items():
            costs[name].append(cost(prepare, *arguments))
    best = {name: cheapest(*found) for name, found in costs.items()}
    best_wall = {name: min(one.wall for one in found) for name, found in costs.items()}
    pages = best["ours, whole"].value
    load = os.getloadavg()[0]
    print(f"PDF: {len(files)} files, {pages} pages; {os.cpu_count()} cores, load {load:.1f}; best of {rounds} rounds")
    print(f"  {'':<28}{'pages/s of CPU':>15}{'by the clock':>14}{'peak MB':>9}")
    for name, one in best.items():
        peak = one.worker if "worker" in name else one.peak
        print(f"  {name:<28}{pages / one.cpu:>15.1f}{pages / best_wall[name]:>14.1f}{peak:>9.0f}")
    ours_cpu, plain, floor = (best[name].cpu for name in list(contenders)[:3])
    print(f"  ours is {plain / ours_cpu:.1f} times plain pdfplumber (goal 4) and {floor / ours_cpu:.2f} of the floor")
    by_clock = best_wall["ours, 1 worker"] / best_wall["ours, 2 workers"]
    by_cpu = 2 * best["ours, 1 worker"].cpu / best["ours, 2 workers"].cpu
    print(
        f"  two workers are {by_clock:.2f} times one by the clock (goal 1.8); by what they cost in CPU, "
        f"the start of the second included, two free cores would make it {by_cpu:.2f} at most"
    )


def _files() -> Iterator[Path]:
    """The PDFs to read; says which are left out."""
    for folder in FOLDERS:
        if not folder.is_dir():
            print(f"PDF: {folder.name} is not here; left out.")
            continue
        found = sorted(folder.rglob("*.pdf"))
        scans = [path for path in found if _has_scan(path)]
        if scans:
            print(f"PDF: left out as scans: {', '.join(path.name for path in scans)}.")
        yield from (path for path in found if path not in scans)


def _has_scan(path: Path) -> bool:
    """Whether a page is a picture with hardly any text, which a machine would have to read."""
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            characters = page.get_textpage().count_chars()
            boxes = [image.get_bounds() for image in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,))]
            covered = sum((right - left) * (top - bottom) for left, bottom, right, top in boxes)
            if boxes and (
                not characters or (characters <= _HARDLY_TEXT and 2 * covered > page.get_width() * page.get_height())
            ):
                return True
    return False


def _is_pictured(path: Path) -> bool:
    """Whether a picture in it is read, or doubted to hold figures."""
    from pipeline.extract.pdf import read_pdf  # noqa: PLC0415

    document = read_pdf(path, "benchmark")
    read = any(cell.confidence is not None for table in document.tables for cell in table.cells)
    return read or any(finding.code == "low_confidence" for finding in document.findings)


# ---------------------------------------------------------------- contenders


def ours(*paths: str) -> Callable[[], int]:
    """Our whole extraction of each file, in one process; the work returns the number of pages."""
    from pipeline.extract.pdf import read_pdf  # noqa: PLC0415

    return lambda: sum(read_pdf(Path(path), "benchmark").pages for path in paths)


def ours_in_workers(workers: str, *paths: str) -> Callable[[], int]:
    """Our extraction as an ingest does it: in child processes, whose start is counted, the largest first, and staged."""
    from pipeline.intake.media_type import PDF  # noqa: PLC0415
    from pipeline.openings import Opening, open_replies  # noqa: PLC0415
    from pipeline.sandbox import Limits  # noqa: PLC0415

    def read() -> int:
        with tempfile.TemporaryDirectory() as folder:
            largest_first = sorted(paths, key=lambda path: -Path(path).stat().st_size)
            targets = [Path(folder) / f"{number}.parquet" for number in range(len(paths))]
            jobs = [
                Opening(Path(path), PDF, path, False, target, target)
                for path, target in zip(largest_first, targets, strict=True)
            ]
            return len(list(open_replies(jobs, int(workers), Limits())))

    return read


def plain_pdfplumber(*paths: str) -> Callable[[], int]:
    """pdfplumber as its own documentation uses it, each page closed."""
    import pdfplumber  # noqa: PLC0415

    def read() -> int:
        pages = 0
        for path in paths:
            with pdfplumber.open(path) as document:
                for page in document.pages:
                    page.extract_tables()
                    page.extract_text()
                    page.close()
                    pages += 1
        return pages

    return read


def _floor_name() -> str:
    try:
        import pdf_oxide  # noqa: F401, PLC0415
    except ImportError:
        return "pypdfium2's text (floor)"
    return "pdf_oxide's characters (floor)"


def characters(*paths: str) -> Callable[[], int]:
    """Nothing but the characters of each page, from pdf_oxide, or where that isn't installed from pypdfium2."""
    try:
        import pdf_oxide  # noqa: PLC0415
    except ImportError:
        return lambda: _pdfium_text(paths)

    def read() -> int:
        pages = 0
        for path in paths:
            document = pdf_oxide.PdfDocument(path)
            for number in range(document.page_count()):
                document.extract_chars(number)
                pages += 1
        return pages

    return read


def _pdfium_text(paths: Sequence[str]) -> int:
    pages = 0
    for path in paths:
        with pypdfium2.PdfDocument(path) as document:
            for page in document:
                page.get_textpage().get_text_range()
                page.close()
                pages += 1
    return pages
