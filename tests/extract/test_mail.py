"""EML: headers, the body that is shown, and what it quotes."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from pipeline.extract.readers import read_document
from pipeline.intake import media_type as media
from pipeline.model import Document, Line, Table

TABLE = "<table><tr><td>Offence<td>2016/17<tr><td>86/2<td>130</table>"
REQUEST = "Please tell me the number of crimes in 2016/17. I asked 18 forces."
OUTLOOK = f"<p>From: A B<br>Sent: 16 April 2018 10:00<br>To: FOI<br>Subject: Request</p><p>{REQUEST}</p>"


def read(folder: Path, plain: str | None = None, html: str | None = None, **headers: str) -> Document:
    message = EmailMessage()
    message["From"], message["To"] = "FOI Team <foi@norfolk.police.uk>", "a@example.org"
    message["Date"], message["Subject"] = "Tue, 15 May 2018 10:00:00 +0100", headers.get("subject", "RE: FOI 1/18")
    if plain is not None:
        message.set_content(plain)
        if html is not None:
            message.add_alternative(html, subtype="html")
    elif html is not None:
        message.set_content(html, subtype="html")
    path = folder / "reply.eml"
    path.write_bytes(message.as_bytes())
    assert media.media_type(path) == media.EML
    return read_document(path, media.EML, "x")


def told(document: Document) -> list[tuple[str, str]]:
    return [(line.text, line.role) for line in document.lines if line.role != "header"]


def test_headers_are_lines_of_their_own(tmp_path: Path) -> None:
    document = read(tmp_path, "There were 212.", subject="RE: Cais Rhyddid Gwybodaeth – Môn")
    assert [line.text for line in document.lines if line.role == "header"] == [
        "From: FOI Team <foi@norfolk.police.uk>",
        "To: a@example.org",
        "Date: Tue, 15 May 2018 10:00:00 +0100",
        "Subject: RE: Cais Rhyddid Gwybodaeth – Môn",
    ]


def test_of_twins_the_html_is_read(tmp_path: Path) -> None:
    document = read(tmp_path, "Offence 2016/17\n86/2 130", f"<p>Dear Sir</p>{TABLE}")
    assert told(document) == [("Dear Sir", "body")]
    assert [c.text for c in document.tables[0].cells] == ["Offence", "2016/17", "86/2", "130"]


def test_an_empty_html_twin_gives_way(tmp_path: Path) -> None:
    assert told(read(tmp_path, "There were 212.", " ")) == [("There were 212.", "body")]


@pytest.mark.parametrize(
    "quoted",
    [
        f"-----Original Message-----\nFrom: A B\nSent: 16 April 2018\n\n{REQUEST}",
        f"From: A B [mailto:a@example.org]\nSent: 16 April 2018 10:00\nTo: FOI\nSubject: Request\n\n{REQUEST}",
        f"On 16 April 2018 at 10:00, A B <a@example.org> wrote:\n\n> {REQUEST}",
        f"________________________________\nFrom: A B\nSent: 16 April 2018\nTo: FOI\n\n{REQUEST}",
    ],
)
def test_a_quoted_request_is_furniture(tmp_path: Path, quoted: str) -> None:
    answer = "Thank you for your request. Norfolk Constabulary recorded 212 such crimes in that year, as you asked."
    document = read(tmp_path, f"{answer}\n\n{quoted}\n")
    roles = dict(told(document))
    assert roles[answer] == "body"
    assert {role for text, role in roles.items() if text != answer} == {"furniture"}
    assert any("18 forces" in text for text in roles)


def test_a_quoted_table_is_furniture_too(tmp_path: Path) -> None:
    answer = "<p>Thank you for your request. We recorded 212 such crimes in the year that you asked about.</p>"
    document = read(tmp_path, html=f"{answer}{OUTLOOK}{TABLE}")
    assert document.tables == ()
    assert ("86/2 | 130", "furniture") in told(document)


def test_answers_between_quoted_lines_are_read(tmp_path: Path) -> None:
    document = read(tmp_path, "> How many in 2016/17?\n212 crimes.\n> How many in 2017/18?\n245 crimes.\n")
    assert told(document) == [
        ("How many in 2016/17?", "furniture"),
        ("212 crimes.", "body"),
        ("How many in 2017/18?", "furniture"),
        ("245 crimes.", "body"),
    ]


def test_a_bare_forward_is_read_and_what_it_quotes_is_not(tmp_path: Path) -> None:
    forwarded = f"<p>From: FOI Team<br>Sent: 15 May 2018<br>To: A B<br>Subject: RE: Request</p><p>We recorded the following crimes:</p>{TABLE}"
    document = read(tmp_path, html=f"<p>FYI</p>{forwarded}{OUTLOOK}", subject="FW: Request")
    assert ("We recorded the following crimes:", "body") in told(document)
    assert len(document.tables) == 1
    assert (REQUEST, "furniture") in told(document)
    assert any(line.role == "header" and line.text == "Sent: 15 May 2018" for line in document.lines)


@pytest.mark.parametrize(
    "table",
    [
        "Offence  | 2016/17 | 2017/18\n---------|---------|--------\n86/2     | 130     | 101\n86/10    | 70      | 60",
        "| Offence | 2016/17 | 2017/18 |\n| 86/2 | 130 | 101 |\n| 86/10 | 70 | 60 |",
        "Offence\t2016/17\t2017/18\n86/2\t130\t101\n86/10\t70\t60",
        "Offence   2016/17  2017/18\n86/2          130      101\n86/10          70       60",
        "+---------+---------+---------+\n| Offence | 2016/17 | 2017/18 |\n+---------+---------+---------+\n"
        "| 86/2    | 130     | 101     |\n| 86/10   | 70      | 60      |\n+---------+---------+---------+",
    ],
)
def test_tables_in_plain_text(tmp_path: Path, table: str) -> None:
    document = read(tmp_path, f"The figures are:\n\n{table}\n\nLive data.\n")
    assert [c.text for c in document.tables[0].cells] == [
        "Offence", "2016/17", "2017/18", "86/2", "130", "101", "86/10", "70", "60",
    ]  # fmt: skip
    assert told(document) == [("The figures are:", "body"), ("Live data.", "body")]
    kinds = [type(b) for b in document.blocks if not (isinstance(b, Line) and b.role == "header")]
    assert kinds == [Line, Table, Line]


def test_blank_fields_keep_their_columns(tmp_path: Path) -> None:
    document = read(tmp_path, "Offence   2016/17  2017/18\n86/2          130      101\n86/15                    2\n")
    assert [c.text for c in document.tables[0].cells if c.row == 2] == ["86/15", "", "2"]


def test_damaged_mails_are_read_as_far_as_they_go(tmp_path: Path) -> None:
    path = tmp_path / "reply.eml"
    path.write_bytes(
        b"From: foi@x.police.uk\nSubject: =?bogus?q?x?=\nMIME-Version: 1.0\nContent-Type: text/plain; charset=no-such\n"
        b"Content-Transfer-Encoding: base64\n\n!!not base64!!\n"
    )
    assert read_document(path, media.EML, "x").outcome == "read"


@pytest.mark.parametrize(
    ("plain", "differ"),
    [
        ("Offence 2016/17\n86/2 130", False),
        ("1. Offence 2016/17\n86/2 130 <https://a.b/99>\nSee www.a.b/id=77", False),
        ("This message is in HTML.", False),
        ("Offence 2016/17\n86/2 131", True),
        ("Offence 2016/17\n86/2 130\n86/3 9", True),
    ],
)
def test_twins_that_give_other_numbers_are_noticed(tmp_path: Path, plain: str, differ: bool) -> None:
    markup = "<table><tr><td>Offence<td>2016/17<tr><td>86/2<td>130</table>"
    document = read(tmp_path, plain, markup)
    assert [f.code for f in document.findings] == ["twins_differ"] * differ
    assert document.tables[0].cells[3].text == "130"
