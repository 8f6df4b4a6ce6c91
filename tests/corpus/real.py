"""How real replies are understood: `python -m tests.corpus.real`.

The files lie beside the project, not in it; where they are absent there is nothing to measure. Two of them answer the
request of `tests/requests/hospital-crimes-2025`, and their figures were typed off by hand: each is held against what was
said of it. The others answer other requests, so that nothing of them may be accepted; of those with a workbook of the
truth it is printed how many of its numbers stand in the tables that were read.

- `accepted`: right, and accepted without a person; `review`: right, and shown to a person;
- `wrong`: accepted, with another value or where a person must be asked; `missed`: neither said nor raised;
- `raised`: asked about, as it must be; `spurious`: accepted, and not typed.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from functools import lru_cache
from pathlib import Path

from pipeline.extract.readers import read_document
from pipeline.intake.media_type import media_type
from pipeline.model import Document, Reading, Reply
from pipeline.normalise.reading import read_reply, reader
from pipeline.normalise.values import read_value
from pipeline.request import Request, load_request

ROOT = Path(__file__).parents[2]
REAL = ROOT.parent / "shared" / "real_replies"
VERDICTS = ("accepted", "review", "wrong", "missed", "raised", "spurious")
_TRUTH_OF = {"ni-epc.pdf": "ni-epc-truth.xlsx", "BlaenauGwent": "BlaenauGwent-truth.xls"}


@lru_cache(maxsize=1)
def request() -> Request:
    """The request that two of the replies answer."""
    return load_request(ROOT / "tests" / "requests" / "hospital-crimes-2025")


def read(name: str) -> tuple[Document, Reading]:
    """A file opened, and read against the request."""
    path = REAL / name
    kind = media_type(path)
    # The truth's workbooks hide sheets; what they show is wanted all the same.
    document = read_document(path, kind, "0" * 64, released="truth" in name)
    return document, read_reply(document, Reply("0" * 64, name, kind, path.stat().st_size, path), request())


def typed(name: str) -> list[dict[str, str]]:
    """The rows of `truth_cells.csv` of one file."""
    with (REAL / "truth_cells.csv").open(encoding="utf-8") as file:
        return [row for row in csv.DictReader(file) if row["file"] == name]


def by_year(name: str) -> Counter[str]:
    """The verdicts on the totals and the figures by kind of crime of a reply whose years are those asked for."""
    truth: Counter[tuple[str, str]] = Counter()
    for row in typed(name):
        if row["row_dimension"] != "crime_group":
            continue
        match = reader(request()).headings.read(row["row_label"]).match
        category = "total" if row["cell_kind"] != "cell" else match.topic if match else row["row_label"]
        truth[row["column_label"], category] += int(row["value"])
    said = {(o.period, o.category): o for o in read(name)[1].observations if o.low is not None}
    verdicts: Counter[str] = Counter()
    for key, value in truth.items():
        one = said.get(key)
        right = one is not None and one.low == one.high == value
        if one is None:
            verdicts["missed"] += 1
        elif one.review:
            verdicts["review" if right else "raised"] += 1
        else:
            verdicts["accepted" if right else "wrong"] += 1
    verdicts["spurious"] += sum(not o.review for key, o in said.items() if key not in truth)
    return verdicts


def without_a_basis(name: str) -> Counter[str]:
    """The verdicts on the cells of a reply whose years have no basis: each must be asked about, none accepted."""
    _, reading = read(name)
    raised = Counter(n.text for n in reading.numbers if n.use == "raised")
    cells = Counter(
        row["raw"] for row in typed(name) if row["raw_kind"] == "number" and "offence" in row["row_dimension"]
    )
    asked = (cells & raised).total()
    wrong = sum(not o.review for o in reading.observations)
    return Counter({"raised": asked, "missed": cells.total() - asked, "wrong": wrong})


def numbers_of(document: Document) -> Counter[int]:
    """The exact numbers in the cells of a document's tables."""
    values = (read_value(cell.text) for table in document.tables for cell in table.cells)
    return Counter(v.low for v in values if v is not None and v.status == "exact" and v.low is not None)


def _row(name: str, verdicts: Counter[str], more: str = "") -> str:
    return f"{name:<34}" + "".join(f"{verdicts[v] or '.':>10}" for v in VERDICTS) + f"  {more}"


def main() -> int:
    """The command; returns 1 where anything is silently wrong."""
    if not REAL.is_dir():
        print("The real replies are not beside the project: nothing to measure.")
        return 0
    print(f"{'':<34}" + "".join(f"{v:>10}" for v in VERDICTS))
    durham, humberside = by_year("Durham.pdf"), without_a_basis("Humberside.pdf")
    cut = [f.message for f in read("Durham.pdf")[1].findings if f.code == "cut_differs"]
    print(_row("Durham.pdf", durham, "; ".join(cut)))
    print(_row("Humberside.pdf", humberside))
    wrong = durham["wrong"] + durham["spurious"] + humberside["wrong"]
    for path in sorted(REAL.iterdir()):
        if path.suffix == ".csv" or "truth" in path.name or path.name in {"Durham.pdf", "Humberside.pdf"}:
            continue
        document, reading = read(path.name)
        accepted = sum(not o.review for o in reading.observations)
        wrong += accepted
        truth = next((t for start, t in _TRUTH_OF.items() if path.name.startswith(start)), None)
        more = f"{document.outcome}, {len(document.tables)} tables, {reading.kind}"
        if truth:
            of = numbers_of(read(truth)[0])
            found = numbers_of(document)
            more += f"; {(found & of).total()} of its {found.total()} numbers stand in {truth} ({of.total()})"
        print(_row(path.name, Counter({"spurious": accepted}), more))
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
