"""DOC and RTF: the same letter as DOCX, as LibreOffice wrote it, and what each format alone can do.

`files/letter.docx` holds a header, a heading, a tracked change, hidden text, and a table with merged cells, a
raised mark and a struck cell; `letter.doc` and `letter.rtf` are the same.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.flow import Column, Flow, Run
from pipeline.extract.outcomes import UnreadableError
from pipeline.extract.readers import read_document
from pipeline.extract.rtf import RichText, html_within
from pipeline.intake import media_type as media
from pipeline.model import Document, Line, Table

FILES = Path(__file__).parent / "files"


def read(path: Path) -> Document:
    return read_document(path, media.media_type(path), "x")


def grid(table: Table) -> list[list[str]]:
    rows: list[list[str]] = [[] for _ in range(table.n_rows)]
    for cell in table.cells:
        rows[cell.row].append(cell.text)
    return rows


def told(blocks: object) -> list[object]:
    return [
        (b.text, b.role, b.marks)
        if isinstance(b, Line)
        else [(c.text, c.row, c.col, c.row_span, c.col_span, c.marks, c.struck, c.bold) for c in b.cells]
        for b in blocks  # type: ignore[attr-defined]
    ]


@pytest.mark.parametrize(("name", "kind"), [("letter.doc", media.DOC), ("letter.rtf", media.RTF)])
def test_the_same_letter_reads_the_same(name: str, kind: str) -> None:
    document, original = read(FILES / name), read(FILES / "letter.docx")
    assert (document.media_type, document.outcome) == (kind, "read")
    assert told(document.blocks) == told(original.blocks)
    assert [line.text for line in original.lines] == [
        "Norfolk Constabulary",
        "Response",
        "There were 216",
        "We hold it: 18 hours – £450, “quoted”.",
        "Live data.",
        "Visible",
    ]
    assert [c.struck for c in document.tables[0].cells].count(True) == 1
    kinds = [" ".join(f.message.split()[-4:-2]) for f in document.findings]
    assert sorted(kinds) == ["deleted text,", "hidden text,"]
    assert "999" not in repr(document) and "secret" not in repr(document)


def rich(body: str, before: str = "") -> RichText:
    return RichText(f"{{\\rtf1\\ansi\\ansicpg1252{before} {body}}}".encode("ascii"))


def row(*cells: str, edges: tuple[int, ...] = (1000, 2000, 3000), flags: tuple[str, ...] = ("", "", "")) -> str:
    defined = "".join(f"{flag}\\cellx{edge}" for edge, flag in zip(edges, flags, strict=False))
    return "\\trowd " + defined + "".join(f"\\pard\\intbl {cell}\\cell" for cell in cells) + "\\row\n"


def test_rows_of_different_edges_share_a_grid() -> None:
    text = rich(
        row("Offence", "2016/17", edges=(1000, 3000))
        + row("", "Recorded", "Charged")
        + row("86/2", "10", "4", edges=(1040, 2010, 3000))
        + "\\pard After\\par"
    )
    assert told(text.blocks)[0] == [
        ("Offence", 0, 0, 1, 1, (), False, False),
        ("2016/17", 0, 1, 1, 2, (), False, False),
        ("", 1, 0, 1, 1, (), False, False),
        ("Recorded", 1, 1, 1, 1, (), False, False),
        ("Charged", 1, 2, 1, 1, (), False, False),
        ("86/2", 2, 0, 1, 1, (), False, False),
        ("10", 2, 1, 1, 1, (), False, False),
        ("4", 2, 2, 1, 1, (), False, False),
    ]


def test_merges_by_flags() -> None:
    text = rich(
        row("Offence", "2016/17", "", flags=("\\clvmgf", "\\clmgf", "\\clmrg"))
        + row("", "Recorded", "Charged", flags=("\\clvmrg", "", ""))
        + row("86/2", "10", "4")
    )
    (table,) = text.blocks
    assert isinstance(table, Table)
    assert [(c.text, c.row_span, c.col_span) for c in table.cells][:4] == [
        ("Offence", 2, 1),
        ("2016/17", 1, 2),
        ("Recorded", 1, 1),
        ("Charged", 1, 1),
    ]


def test_characters() -> None:
    text = rich(
        "caf\\'e9 \\u8211? \\u-4051? \\endash  \\{212\\}\\~x\\_y {\\super 2}\\par \\uc2 \\u163ab1\\par {\\f1 \\'e4\\'f0}\\par 16{\\super th} May\\par",
        "{\\fonttbl{\\f0\\fcharset0 A;}{\\f1\\fcharset204 B;}}",
    )
    lines = [b for b in text.blocks if isinstance(b, Line)]
    assert [line.text for line in lines] == ["café – \uf02d – {212} x-y", "£1", "др", "16th May"]
    assert lines[0].marks == ("2",)


def test_what_is_not_text_is_passed_over() -> None:
    text = rich(
        "{\\*\\generator X 1;}{\\info{\\title secret}}{\\pict\\bin5 }}}}}}{\\field{\\*\\fldinst HYPERLINK 9}{\\fldrslt link}} {\\listtext 1.\\tab}Q\\par"
    )
    assert [b.text for b in text.blocks if isinstance(b, Line)] == ["link 1. Q"]


def test_headers_notes_and_hidden_text() -> None:
    text = rich(
        "{\\header Norfolk\\par}There were 212{\\super\\chftn{\\footnote\\super\\chftn\\nosupersub  Live data.\\par}} {\\v secret}{\\deleted 999}\\par"
    )
    assert told(text.blocks) == [
        ("Norfolk", "furniture", ()),
        ("There were 212", "body", ("1",)),
        ("Live data.", "body", ("1",)),
    ]
    assert len(text.hidden.findings) == 2


def test_what_is_struck_through_beside_what_stands_has_been_replaced() -> None:
    text = rich(row("86/2", "{\\strike 212}215") + row("86/3", "{\\strike 9}"))
    (table,) = text.blocks
    assert isinstance(table, Table) and [(c.text, c.struck) for c in table.cells if c.col == 1] == [
        ("215", False),
        ("9", True),
    ]


def test_text_shows_whatever_the_first_colour_of_the_table_is() -> None:
    for first in ("\\red0\\green0\\blue0", "\\red255\\green255\\blue255", ""):
        text = rich("\\highlight0 There were 212\\par", f"{{\\colortbl{first};}}")
        assert told(text.blocks) == [("There were 212", "body", ())] and text.hidden.findings == []


def test_text_boxes_are_read_once() -> None:
    text = rich(
        "Out{\\shp{\\*\\shpinst{\\sp{\\sn x}{\\sv 7}}{\\shptxt \\pard In 212\\par}}{\\shprslt{\\*\\do 9}}}\\par"
    )
    assert "In 212" in " ".join(b.text for b in text.blocks if isinstance(b, Line))


def test_html_within_rich_text_comes_out() -> None:
    data = (
        b"{\\rtf1\\ansi\\ansicpg1252\\fromhtml1 \\deff0{\\fonttbl{\\f0 Arial;}}{\\*\\htmltag64 <table>}{\\*\\htmltag64 <tr><td>}"
        b"\\htmlrtf \\trowd\\intbl \\htmlrtf0 86/2{\\*\\htmltag72 </td><td>}5 < 6 caf\\'e9{\\*\\htmltag72 </td></tr></table>}\\par}"
    )
    assert html_within(data) == "<table><tr><td>86/2</td><td>5 &lt; 6 café</td></tr></table>\n"
    assert html_within(b"{\\rtf1\\ansi text}") is None


def test_damaged(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError):
        RichText(b"no rich text")
    path = tmp_path / "cut.doc"
    data = bytearray((FILES / "letter.doc").read_bytes())
    for at in range(512, len(data), 7):
        data[at] ^= 0x55
    path.write_bytes(bytes(data))
    assert read_document(path, media.DOC, "x").outcome == "unreadable"


def test_any_cut_or_changed_doc_is_an_outcome(tmp_path: Path) -> None:
    data = (FILES / "letter.doc").read_bytes()
    path = tmp_path / "x.doc"
    for at in range(0, len(data), 331):
        changed = bytearray(data)
        changed[at] ^= 0xFF
        path.write_bytes(bytes(changed))
        assert read_document(path, media.DOC, "x").outcome in (
            "read",
            "empty",
            "unreadable",
            "encrypted",
            "unsupported",
            "too_large",
        )


WORDS = st.sampled_from(["{", "}", "\\par ", "\\cell ", "\\row ", "\\trowd ", "\\cellx900 ", "\\cellx2000 ", "\\intbl ", "\\pard ", "\\clvmrg ",
    "\\clmrg ", "\\super ", "\\b ", "\\b0 ", "\\v ", "\\u163? ", "\\'e9", "\\uc0 ", "\\bin3 ", "\\footnote ", "\\header ", "\\*", "\\f1 ",
    "130", "86/2 ", "\\", "\n", "\\fonttbl ", "\\shptxt ", "\\plain ", "\\u99999999 "])  # fmt: skip


@given(st.lists(WORDS, max_size=40))
def test_any_words_make_whole_grids(words: list[str]) -> None:
    text = RichText(("{\\rtf1 " + "".join(words)).encode())
    for block in text.blocks:
        if isinstance(block, Table):
            taken = [
                (r, c)
                for x in block.cells
                for r in range(x.row, x.row + x.row_span)
                for c in range(x.col, x.col + x.col_span)
            ]
            assert sorted(taken) == [(r, c) for r in range(block.n_rows) for c in range(block.n_cols)]


EDGES = st.lists(st.integers(0, 6).map(lambda n: n * 500), min_size=2, max_size=5, unique=True).map(sorted)


@given(
    st.lists(
        st.tuples(EDGES, st.lists(st.tuples(st.booleans(), st.booleans()), min_size=5, max_size=5)),
        min_size=1,
        max_size=5,
    )
)
def test_any_edges_make_whole_grids_and_lose_no_text(rows: list[tuple[list[int], list[tuple[bool, bool]]]]) -> None:
    flow = Flow()
    expected = []
    for number, (edges, flags) in enumerate(rows):
        columns = [Column(left, right, *flag) for left, right, flag in zip(edges, edges[1:], flags, strict=False)]
        for at in range(len(columns)):
            text = f"{number}.{at}"
            expected.append(text)
            flow.add(Run(text))
            flow.end_cell()
        flow.end_row(columns)
    flow.end_table()
    for block in flow.blocks:
        if isinstance(block, Table):
            taken = [
                (r, c)
                for x in block.cells
                for r in range(x.row, x.row + x.row_span)
                for c in range(x.col, x.col + x.col_span)
            ]
            assert sorted(taken) == [(r, c) for r in range(block.n_rows) for c in range(block.n_cols)]
            kept = {cell.text for cell in block.cells if cell.text}
            assert kept <= set(expected)
            if not any(flag for _, flags in rows for pair in flags for flag in pair):
                assert kept == set(expected)
