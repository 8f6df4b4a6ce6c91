"""Arrival: what counts as a reply, what is a copy, what lies in containers, and what a second look costs."""

from __future__ import annotations

import binascii
import builtins
import io
import os
import time
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.readers import read_document
from pipeline.intake import arrive
from pipeline.intake import media_type as media
from pipeline.intake.containers import Bounds
from pipeline.intake.uuencoded import taken_out
from pipeline.intake.watch import glance
from pipeline.model import Reply

CSV = b"Offence,2016/17,2017/18\n86/2,130,101\n"


class Inbox:
    def __init__(self, folder: Path) -> None:
        self.replies, self.members, self.cache = folder / "replies", folder / "members", folder / "cache.json"
        self.replies.mkdir()

    def put(self, path: str, content: bytes) -> Path:
        target = self.replies / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        return target

    def look(self, bounds: Bounds = Bounds()) -> tuple[Reply, ...]:  # noqa: B008
        return arrive(self.replies, self.members, self.cache, bounds=bounds)


@pytest.fixture
def inbox(tmp_path: Path) -> Inbox:
    return Inbox(tmp_path)


def zipped(*members: tuple[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members:
            package.writestr(name, content)
    return buffer.getvalue()


def mail(*attachments: tuple[str, bytes]) -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "foi@x.police.uk", "a@b.org", "Reply"
    message.set_content("Please find attached.")
    for name, content in attachments:
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def test_files_are_listed_by_path_and_rubbish_is_not(inbox: Inbox) -> None:
    for path in ("b.csv", "a/z.csv", ".DS_Store", "~$b.docx", "a/Thumbs.db", "desktop.ini", ".git/x"):
        inbox.put(path, CSV + path.encode())
    assert [r.path for r in inbox.look()] == ["a/z.csv", "b.csv"]


def test_the_first_of_two_copies_counts(inbox: Inbox) -> None:
    inbox.put("b.csv", CSV)
    inbox.put("a.csv", CSV)
    first, second = inbox.look()
    assert (first.path, first.outcome) == ("a.csv", "arrived")
    assert (second.outcome, second.reason) == ("duplicate", "a.csv")
    assert [f.code for f in second.findings] == ["duplicate_file"]


def test_members_are_taken_out_and_traced_to_their_container(inbox: Inbox) -> None:
    inner = zipped(("deep.csv", CSV))
    inbox.put("all.zip", zipped(("docs/inner.zip", inner), ("note.txt", b"hello"), ("__MACOSX/._x", b"x")))
    outer, nested, deep, note = inbox.look()
    assert [r.path for r in (outer, nested, deep, note)] == [
        "all.zip",
        "all.zip!/docs/inner.zip",
        "all.zip!/docs/inner.zip!/deep.csv",
        "all.zip!/note.txt",
    ]
    assert (outer.outcome, nested.outcome, deep.outcome) == ("container", "container", "arrived")
    assert nested.container == outer.reply_id and deep.container == nested.reply_id
    assert deep.content == inbox.members / deep.reply_id and deep.content.read_bytes() == CSV


def test_a_mail_is_read_and_its_attachments_too(inbox: Inbox) -> None:
    inbox.put("reply.eml", mail(("table.csv", CSV), ("table.csv", CSV + b"Total,1,2\n")))
    body, first, second = inbox.look()
    assert (body.media_type, body.outcome) == (media.EML, "arrived")
    assert [first.path, second.path] == ["reply.eml!/table (2).csv", "reply.eml!/table.csv"]
    assert first.content.read_bytes().startswith(CSV)


def test_an_attached_message_is_a_member_that_is_opened_in_turn(inbox: Inbox) -> None:
    outer = EmailMessage()
    outer["From"], outer["Subject"] = "foi@x.police.uk", "Fwd"
    outer.set_content("forwarded")
    forwarded = EmailMessage()
    forwarded["From"], forwarded["Subject"] = "officer@x.police.uk", "Figures"
    forwarded.set_content("see attached")
    forwarded.add_attachment(CSV, maintype="text", subtype="csv", filename="figures.csv")
    outer.add_attachment(forwarded)
    inbox.put("forward.eml", outer.as_bytes())
    paths = [(r.path, r.media_type) for r in inbox.look()]
    assert paths == [
        ("forward.eml", media.EML),
        ("forward.eml!/part-2.eml", media.EML),
        ("forward.eml!/part-2.eml!/figures.csv", media.CSV),
    ]


@pytest.mark.parametrize("name", ["../../escape.csv", "/etc/escape.csv", "..\\escape.csv", "C:/escape.csv"])
def test_no_name_reaches_outside(inbox: Inbox, tmp_path: Path, name: str) -> None:
    inbox.put("evil.zip", zipped((name, CSV), ("good.csv", CSV)))
    container, good = inbox.look()
    assert [f.code for f in container.findings] == ["unsafe_member"] and "points outside" in container.reason
    assert good.path == "evil.zip!/good.csv"
    assert not list(tmp_path.rglob("escape*"))


def test_bounds_on_size_count_and_depth(inbox: Inbox) -> None:
    nested = CSV
    for _ in range(4):
        nested = zipped(("in.zip", nested), ("x.csv", CSV))
    inbox.put("bomb.zip", zipped(("zeros", bytes(5_000_000))))
    inbox.put("many.zip", zipped(*[(f"{i}.csv", str(i).encode()) for i in range(10)]))
    inbox.put("deep.zip", nested)
    replies = inbox.look(Bounds(depth=3, members=4, member_bytes=1_000_000, total_bytes=2_000_000))
    by_path = {r.path: r for r in replies}
    assert "larger than" in by_path["bomb.zip"].reason
    assert len(by_path["many.zip"].findings) == 1 and "more than 4 files" in by_path["many.zip"].reason
    assert any("nested more than 3 deep" in r.reason for r in replies)
    assert not [p for p in inbox.members.iterdir() if p.name.startswith(".")]


def test_a_damaged_or_locked_zip_is_a_finding(inbox: Inbox) -> None:
    good = zipped(("a.csv", CSV * 50))
    inbox.put("cut.zip", good[: len(good) // 2])
    locked = bytearray(good)
    central = good.index(b"PK\x01\x02")
    locked[central + 8] |= 1
    locked[6] |= 1
    inbox.put("locked.zip", bytes(locked))
    cut, protected = inbox.look()
    assert [f.code for f in cut.findings] == ["unreadable"]
    assert [f.code for f in protected.findings] == ["unsafe_member"] and "password" in protected.reason


def test_an_unchanged_tree_is_not_opened_again(inbox: Inbox, monkeypatch: pytest.MonkeyPatch) -> None:
    for i in range(500):
        inbox.put(f"{i % 7}/{i}.csv", CSV + str(i).encode())
    inbox.put("all.zip", zipped(("a.csv", CSV)))
    inbox.put("reply.eml", mail(("b.csv", CSV + b"1")))
    time.sleep(0.1)
    first = inbox.look()
    opened: list[str] = []
    real_open, real_os_open = io.open, os.open

    def watched(file: object, *args: object, **kwargs: object) -> object:
        opened.append(str(file))
        return real_open(file, *args, **kwargs)  # type: ignore[call-overload]

    def watched_os(path: object, *args: object, **kwargs: object) -> int:
        opened.append(str(path))
        return real_os_open(path, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(io, "open", watched)
    monkeypatch.setattr(builtins, "open", watched)
    monkeypatch.setattr(os, "open", watched_os)
    start = time.perf_counter()
    second = inbox.look()
    elapsed = time.perf_counter() - start
    assert second == first
    assert [p for p in opened if str(inbox.replies) in p or str(inbox.members) in p] == []
    assert elapsed < 0.25


def test_what_changed_is_seen_even_with_its_size_and_time_kept(inbox: Inbox) -> None:
    path = inbox.put("a.csv", CSV)
    old = time.time() - 1000
    os.utime(path, (old, old))
    (first,) = inbox.look()
    path.write_bytes(CSV.replace(b"130", b"131"))
    os.utime(path, (old, old))
    (second,) = inbox.look()
    assert first.reply_id != second.reply_id


def test_members_that_were_deleted_are_taken_out_again(inbox: Inbox) -> None:
    inbox.put("all.zip", zipped(("a.csv", CSV)))
    _, member = inbox.look()
    member.content.unlink()
    _, again = inbox.look()
    assert again == member and again.content.exists()


def test_a_damaged_cache_is_an_empty_one(inbox: Inbox) -> None:
    inbox.put("a.csv", CSV)
    first = inbox.look()
    for damage in (b"", b"{", b"[]", b'{"version": 1}'):
        inbox.cache.write_bytes(damage)
        assert inbox.look() == first


def test_a_file_that_left_is_forgotten(inbox: Inbox) -> None:
    gone, kept = inbox.put("a.csv", CSV), inbox.put("b.csv", CSV)
    assert len(inbox.look()) == 2
    gone.unlink()
    (only,) = inbox.look()
    assert (only.path, only.outcome) == ("b.csv", "arrived") and kept.exists()
    assert "a.csv" not in inbox.cache.read_text()


def test_mails_nested_without_end_cost_themselves_alone(inbox: Inbox) -> None:
    head = b"From: a@b.c\nMessage-ID: <1@x>\nMIME-Version: 1.0\nContent-Type: message/rfc822\n\n"
    inbox.put("deep.eml", head * 3_000)
    inbox.put("good.csv", b"Offence,2016/17\n86/2,5\n")
    deep, good = inbox.look()
    assert [f.code for f in deep.findings] == ["unreadable"] and deep.reason
    assert good.findings == ()


def test_a_file_written_into_the_text_of_a_mail_is_a_member(inbox: Inbox) -> None:
    table = b"Offence,2016/17\n86/2,5\n"
    written = b"begin 644 data.csv\n" + binascii.b2a_uu(table) + b"`\nend\n"
    head = b"From: a@b.c\nMessage-ID: <1@x>\nSubject: FOI\n\n"
    inbox.put("mail.eml", head + b"See below.\n\n" + written + b"\nRegards\n")
    inbox.put("words.eml", head + b"We begin 644 cases a year and then\nend\n")
    mail, member, words = inbox.look()
    assert member.path == "mail.eml!/data.csv" and member.content.read_bytes() == table
    shown = read_document(mail.content, mail.media_type, mail.reply_id)
    assert [line.text for line in shown.lines] == ["From: a@b.c", "Subject: FOI", "See below.", "Regards"]
    assert "644 cases" in repr(read_document(words.content, words.media_type, words.reply_id).lines)


@given(st.binary(max_size=400))
def test_no_text_of_a_mail_loses_a_line_or_brings_it_down(text: bytes) -> None:
    rest, files = taken_out(b"x\nbegin 644 a\n" + text + b"\nend\ny")
    assert rest.startswith(b"x") and rest.endswith(b"y") and len(files) <= 1


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs a file that opens and can't be read")
def test_what_the_machine_does_not_let_be_read_holds_up_nothing_else(inbox: Inbox) -> None:
    inbox.put("good.csv", CSV)
    (inbox.replies / "bad disk.pdf").symlink_to("/proc/self/mem")
    (inbox.replies / "loop.pdf").symlink_to("loop.pdf")
    inbox.put("locked/inside.csv", CSV).parent.chmod(0)
    found = {reply.path: reply for reply in inbox.look()}
    (inbox.replies / "locked").chmod(0o700)
    assert found["good.csv"].outcome == "arrived"
    for path in ("bad disk.pdf", "loop.pdf", *(["locked"] if os.geteuid() else [])):
        assert found[path].outcome == "no_access"
        assert found[path].findings[0].code == "no_access" and path in found[path].reason
    (inbox.replies / "bad disk.pdf").unlink()
    inbox.put("bad disk.pdf", b"%PDF-1.4")
    assert {reply.path: reply.outcome for reply in inbox.look()}["bad disk.pdf"] == "arrived"


def test_a_glance_tells_of_what_can_not_be_looked_at(inbox: Inbox) -> None:
    inbox.put("good.csv", CSV)
    before = glance(inbox.replies)
    (inbox.replies / "loop.pdf").symlink_to("loop.pdf")
    assert glance(inbox.replies).fingerprint != before.fingerprint
    (inbox.replies / "loop.pdf").unlink()
    assert glance(inbox.replies) == before
