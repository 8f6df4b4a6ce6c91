"""HTML: tables with spans, prose with headings, and what is page furniture, layout or hidden."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.readers import read_document
from pipeline.extract.web import Page
from pipeline.intake import media_type as media
from pipeline.model import Line, Table


def blocks(markup: str) -> list[object]:
    return [(b.text, b.role) if isinstance(b, Line) else grid(b) for b in Page(markup).blocks]


def grid(table: Table) -> list[list[str]]:
    rows: list[list[str]] = [[] for _ in range(table.n_rows)]
    for cell in table.cells:
        rows[cell.row].append(cell.text)
    return rows


def test_order_headings_lists_and_definitions() -> None:
    page = """<h2>Response</h2><p>We hold <b>it</b>.</p><table><tr><th>Offence<th>2016/17<tr><td>86/2<td>130</table>
        text after<br>and more<ul><li>one<li>two</ul><dl><dt>Reference:</dt><dd>123/18</dd></dl>"""
    assert blocks(page) == [
        ("Response", "heading"),
        ("We hold it.", "body"),
        [["Offence", "2016/17"], ["86/2", "130"]],
        ("text after", "body"),
        ("and more", "body"),
        ("• one", "body"),
        ("• two", "body"),
        ("Reference: 123/18", "body"),
    ]


def test_spans() -> None:
    (table,) = Page(
        "<table><tr><td rowspan=2>Offence<td colspan=2>2016/17<tr><td>Recorded<td>Charged<tr><td>86/2<td>10<td>4</table>"
    ).blocks
    assert isinstance(table, Table)
    assert [(c.text, c.row, c.col, c.row_span, c.col_span) for c in table.cells][:4] == [
        ("Offence", 0, 0, 2, 1),
        ("2016/17", 0, 1, 1, 2),
        ("Recorded", 1, 1, 1, 1),
        ("Charged", 1, 2, 1, 1),
    ]
    assert table.cells[-1].place.ref == "table 1 row 3 column 3"


@pytest.mark.parametrize("span", ["0", "9", "99999", "999999999999", "-1", "x", "1.5"])
def test_odd_spans_stay_within_the_table(span: str) -> None:
    (table,) = Page(f"<table><tr><td rowspan='{span}'>a<td>b<tr><td>c<td>d</table>").blocks
    assert isinstance(table, Table) and table.n_rows == 2


def test_head_and_foot_stand_in_their_places() -> None:
    page = "<table><tfoot><tr><td>Total<td>5</tfoot><tbody><tr><td>86/2<td>5</tbody><thead><tr><td>Offence<td>2016/17</thead></table>"
    assert blocks(page) == [[["Offence", "2016/17"], ["86/2", "5"], ["Total", "5"]]]


def test_marks_and_strikes() -> None:
    (table, line) = Page(
        "<table><tr><td>86/2<td>212<sup>2</sup><tr><td><s>86/3</s><td>16<sup>th</sup></table><p>Of <del>999</del> 212</p>"
    ).blocks
    assert isinstance(table, Table) and isinstance(line, Line)
    assert [(c.text, c.marks, c.struck) for c in table.cells] == [
        ("86/2", (), False),
        ("212", ("2",), False),
        ("86/3", (), True),
        ("16th", (), False),
    ]
    assert line.text == "Of 212"


def test_what_is_struck_through_beside_what_stands_has_been_replaced() -> None:
    assert blocks("<table><tr><td>86/2<td><s>212</s>215<tr><td>86/3<td><del>7</del><br>9</table>") == [
        [["86/2", "215"], ["86/3", "9"]]
    ]


def test_navigation_is_furniture_and_scripts_are_nothing() -> None:
    page = """<body><header>Police</header><nav><a>Menu (47)</a></nav><main><header>Answer</header><p>212 crimes</main>
        <div class="cookie-banner">4 cookies</div><aside>Most read</aside><footer>999</footer>
        <script>var x = 888</script><style>p{width:777}</style><noscript>666</noscript><template>555</template></body>"""
    assert blocks(page) == [
        ("Police", "furniture"),
        ("Menu (47)", "furniture"),
        ("Answer", "body"),
        ("212 crimes", "body"),
        ("4 cookies", "furniture"),
        ("Most read", "furniture"),
        ("999", "furniture"),
    ]


def test_hidden_parts_are_left_out_and_tables_among_them_told() -> None:
    page = Page(
        "<p style='display: none'>secret<p hidden>secret<p>212<table style='display:none'><tr><td>secret<td>9</table>"
        "<table><tr><td>86/2<td>5<tr style='visibility:hidden'><td>secret<td>8</table>"
    )
    assert "secret" not in repr(page.blocks)
    assert [f.message for f in page.hidden.findings] == [
        "1 hidden table in the page's markup.",
        "1 hidden table row in the page's markup.",
        "2 pieces of hidden text in the page's markup, left out.",
    ]


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("", "<tr style='background:#003366'>"),
        ("", "<tr bgcolor='navy'>"),
        ("<style>.dark { background-color: #036; }</style>", "<tr class='dark'>"),
        ("<style>tr:first-child { background: black }</style>", "<tr>"),
        ("<link rel='stylesheet' href='police.css'>", "<tr>"),
        ("", "<tr style='background-image:url(dark.png)'>"),
    ],
)
def test_white_headings_on_a_dark_ground_or_one_that_is_not_known_are_read(head: str, row: str) -> None:
    white = "style='color:#fff'"
    page = f"{head}<table>{row}<td {white}>Offence<td {white}>2016/17<tr><td>86/2<td>130</table>"
    assert blocks(page) == [[["Offence", "2016/17"], ["86/2", "130"]]]
    assert Page(page).hidden.findings == []


def test_layout_tables_are_prose() -> None:
    letter = "Thank you for your request of 16 April 2018. " * 12
    assert blocks(f"<table><tr><td>Logo<td><p>{letter}</p><p>We hold 212.</p></table>")[0] == ("Logo", "body")
    nested = "<table><tr><td>Left<td><table><tr><td>86/2<td>130<tr><td>86/10<td>70</table></table>"
    assert blocks(nested) == [("Left", "body"), [["86/2", "130"], ["86/10", "70"]]]


def test_breaks_and_paragraphs_within_a_cell_are_told_from_spaces() -> None:
    ((rows),) = blocks("<table><tr><td>86/2\n  Taking<td>5<br>6<tr><td><p>a</p><p>b</p><td>1</table>")
    assert rows == [["86/2 Taking", "5\n6"], ["a\nb", "1"]]


def test_preformatted_text_may_hold_a_table() -> None:
    page = "<pre>Offence   2016/17  2017/18\n86/2          130      101\n86/10          70       60</pre>"
    assert blocks(page) == [[["Offence", "2016/17", "2017/18"], ["86/2", "130", "101"], ["86/10", "70", "60"]]]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "reply.html"
    path.write_bytes("<html><p>£450 – Môn</p></html>".encode(encoding))
    assert media.media_type(path) == media.HTML
    assert read_document(path, media.HTML, "x").lines[0].text == "£450 – Môn"


def test_empty_and_endless(tmp_path: Path) -> None:
    path = tmp_path / "reply.html"
    path.write_text("<html></html>")
    assert read_document(path, media.HTML, "x").outcome == "empty"
    path.write_text("<html>" + "<div>" * 5000 + "deep")
    assert read_document(path, media.HTML, "x").outcome == "unreadable"


TAGS = st.sampled_from(["<p>", "</p>", "<table>", "</table>", "<tr>", "<td rowspan=3>", "<td colspan=2>", "<th>", "<li>", "<nav>",
    "<sup>", "</sup>", "<br>", "<div hidden>", "</div>", "<b>", "</b>", "<dl>", "<dt>", "<dd>", "130", " 86/2 ", "&lt;5", "text"])  # fmt: skip


@given(st.lists(TAGS, max_size=40))
def test_any_soup_makes_whole_grids(soup: list[str]) -> None:
    for block in Page("".join(soup)).blocks:
        if isinstance(block, Table):
            taken = [
                (r, c)
                for x in block.cells
                for r in range(x.row, x.row + x.row_span)
                for c in range(x.col, x.col + x.col_span)
            ]
            assert sorted(taken) == [(row, col) for row in range(block.n_rows) for col in range(block.n_cols)]
