"""The pictures behind a figure, and of any place in any file, as `foi evidence` writes them."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result
from PIL import Image

from pipeline.cli import main
from pipeline.release.evidence import EvidenceError
from pipeline.release.exhibits import parse_box, parse_place
from tests.replies import write_world

RED = (192, 23, 47)
Call = Callable[..., Result]


def call(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


@pytest.fixture(scope="module")
def ingested(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ingested")
    write_world(folder / "raw_responses")
    raw, warehouse = str(folder / "raw_responses"), str(folder / "warehouse")
    assert call("ingest", "--raw-responses", raw, "--warehouse", warehouse).exit_code == 0
    return folder


@pytest.fixture
def foi(ingested: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Call:
    shutil.copytree(ingested, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return call


def colours(path: str | Path) -> set[object]:
    with Image.open(path) as image:
        return {colour for _, colour in image.convert("RGB").getcolors(1 << 24) or ()}


def test_a_figure_is_one_picture_for_each_table_it_rests_on(foi: Call) -> None:
    result = foi("evidence", "Ashby", "2016-17")
    assert result.stdout.splitlines() == ["warehouse/evidence/ashby_2016-17_total_1.png"]
    assert {RED, (43, 138, 62)} <= colours(result.stdout.strip())
    other = foi("evidence", "ashby", "2017/18", "main", "--out", "else where").stdout.strip()
    assert other == "else where/ashby_2017-18_main_1.png"
    assert Path(other).is_file()


def test_pictures_that_an_earlier_call_left_are_removed(foi: Call) -> None:
    folder = Path("warehouse/evidence")
    folder.mkdir()
    for name in ("ashby_2016-17_total_2.png", "ashby_2017-18_total_1.png", "notes.txt"):
        (folder / name).write_text("old")
    foi("evidence", "ashby", "2016/17")
    assert {path.name for path in folder.iterdir()} == {
        "ashby_2016-17_total_1.png", "ashby_2017-18_total_1.png", "notes.txt"
    }  # fmt: skip


def test_a_file_that_has_changed_since_is_said_and_not_shown(foi: Call) -> None:
    with Path("raw_responses/potholes/replies/Ashby Council/reply.csv").open("a") as file:
        file.write("a line more\n")
    result = foi("evidence", "ashby", "2016/17")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.strip() == (
        "foi: Ashby Council/reply.csv is gone or has changed since it was read: run 'foi ingest'."
    )


def test_a_figure_that_nobody_gave_has_no_picture(foi: Call) -> None:
    shutil.rmtree("raw_responses/potholes/replies/Corley Council")
    foi("ingest")
    result = foi("evidence", "corley", "2016/17")
    assert result.exit_code == 1
    assert "No place in a reply stands behind Corley Council, 2016/17, Total: missing." in result.stderr


def test_a_member_of_a_container_is_found(foi: Call) -> None:
    reply = Path("raw_responses/potholes/replies/Bexton Council/reply.csv")
    with zipfile.ZipFile(reply.with_suffix(".zip"), "w") as package:
        package.write(reply, "answer.csv")
    reply.unlink()
    foi("ingest")
    result = foi("evidence", "bexton", "2016/17")
    assert result.stdout.splitlines() == ["warehouse/evidence/bexton_2016-17_total_1.png"]


# ---------------------------------------------------------------- any file


@pytest.fixture
def book(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Answer"
    for row in (("Road", "2016/17"), ("Main", 60), ("Minor", 40)):
        sheet.append(row)
    helper = book.create_sheet("Helper")
    helper.sheet_state = "hidden"
    helper["A1"] = "not for you"
    book.save(tmp_path / "book.xlsx")
    return tmp_path / "book.xlsx"


def test_a_cell_of_any_workbook(foi: Call, book: Path) -> None:
    result = foi("evidence", "--file", str(book), "--sheet", "Answer", "--cell", "B3", "--out", "out")
    assert result.stdout.strip() == "out/book_sheet-Answer-B3.png"
    assert RED in colours("out/book_sheet-Answer-B3.png")
    assert foi("evidence", "--file", str(book), "--place", "sheet 'Answer' B3", "--out", "out").stdout == result.stdout


@pytest.mark.parametrize(("sheet", "cell"), [("Helper", "A1"), ("Answer", "Z9"), ("Nowhere", "A1")])
def test_a_place_that_was_not_read_is_said_and_not_drawn(foi: Call, book: Path, sheet: str, cell: str) -> None:
    result = foi("evidence", "--file", str(book), "--sheet", sheet, "--cell", cell, "--out", "out")
    assert (result.exit_code, result.stdout, Path("out").exists()) == (1, "", False)
    assert f"There is no sheet '{sheet}' {cell} in what was read" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("ashby",),
        ("ashby", "2016/17", "--page", "1"),
        ("--file", "x.pdf"),
        ("--file", "x.pdf", "--box", "1,2,3,4"),
        ("--file", "x.xlsx", "--sheet", "Data"),
        ("ashby", "2016/17", "--file", "x.pdf", "--page", "1"),
    ],
)
def test_a_call_that_names_no_one_place_is_wrong(foi: Call, arguments: tuple[str, ...]) -> None:
    assert foi("evidence", *arguments).exit_code == 2


def test_places_are_understood_as_they_are_printed() -> None:
    place = parse_place("page 2 [10.0, 20.5, 60.0, 32.0]")
    assert (place.page, place.box, place.ref) == (2, (10.0, 20.5, 60.0, 32.0), None)
    place = parse_place("sheet 'Q 1' B7")
    assert (place.sheet, place.ref, place.page) == ("Q 1", "B7", None)
    assert parse_place("line 12").ref == "line 12"
    assert str(parse_place("page 3")) == "page 3"


@pytest.mark.parametrize("box", ["", "1,2,3", "1,2,x,4", "5,0,1,9", "0,9,5,1"])
def test_a_wrong_box_is_said(box: str) -> None:
    with pytest.raises(EvidenceError, match="is no box"):
        parse_box(box)
