"""What waits for a person, put as questions, and the rulings that settle it: `foi doubts` and `foi decide`."""

from __future__ import annotations

import csv
import json
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main
from pipeline.national.decisions import ACTIONS
from tests.replies import reply_text, write_world

Call = Callable[..., Result]
REPLIES = Path("raw_responses/potholes/replies")
DECISIONS = Path("raw_responses/potholes/decisions.csv")


def call(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


def world(folder: Path) -> None:
    """Ashby's total is not the sum of its parts; Bexton sent two replies; one file says nothing of who sent it."""
    write_world(folder)
    replies = folder / "potholes" / "replies"
    ashby = replies / "Ashby Council" / "reply.csv"
    ashby.write_text(ashby.read_text("utf-8").replace("Total,100,", "Total,103,"), "utf-8")
    (replies / "Bexton Council" / "second.csv").write_text(reply_text("Bexton", ((120, 85), (140, 100))), "utf-8")
    shutil.rmtree(replies / "Corley Council")
    nameless = reply_text("Corley", ((30, 20), (35, 25))).replace("Corley Council", "The council")
    (replies / "reply 7.csv").write_text(nameless, "utf-8")


@pytest.fixture(scope="module")
def ingested(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ingested")
    world(folder / "raw_responses")
    raw, warehouse = str(folder / "raw_responses"), str(folder / "warehouse")
    assert call("ingest", "--raw-responses", raw, "--warehouse", warehouse).exit_code == 0
    return folder


@pytest.fixture
def foi(ingested: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Call:
    shutil.copytree(ingested, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FOI_BY", "A. Person")
    return call


def questions(foi: Call) -> dict[str, dict[str, Any]]:
    """The review queue by code."""
    (request,) = json.loads(foi("doubts", "--json").stdout)["requests"]
    return {question["code"]: question for question in request["questions"]}


def figure(foi: Call, body: str, period: str, category: str = "total") -> tuple[int, int, bool]:
    found = json.loads(foi("figure", body, period, category, "--json").stdout)
    return found["low"], found["high"], found["needs_review"]


def run_all(foi: Call, choice: dict[str, Any]) -> None:
    for command in choice["commands"]:
        program, *arguments = shlex.split(command)
        assert program == "foi"
        result = foi(*arguments)
        assert result.exit_code == 0, result.output


def filed() -> list[dict[str, str]]:
    with DECISIONS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


# ---------------------------------------------------------------- the questions


def test_every_doubt_is_one_question_what_weighs_most_first(foi: Call) -> None:
    (request,) = json.loads(foi("doubts", "--json").stdout)["requests"]
    asked = request["questions"]
    assert {question["code"] for question in asked} == {"total_mismatch", "replies_differ", "body_unknown"}
    effects = [question["effect"] for question in asked]
    assert effects == sorted(effects, reverse=True)


def test_a_question_says_what_was_seen_where_and_what_each_answer_does(foi: Call) -> None:
    question = questions(foi)["replies_differ"]
    assert (question["body"], question["asks"], question["effect"]) == ("Bexton Council", "Which reply counts?", 5)
    assert {seen["period"] for seen in question["seen"]} == {"2016/17"}
    lead = question["seen"][0]
    assert (lead["category"], lead["text"], lead["place"]) == ("total", "200", "B8")
    answers = {choice["answer"]: choice["totals"][0]["low"] for choice in question["choices"]}
    assert answers == {
        "'Bexton Council/reply.csv' counts: 200 in 2016/17": 303,
        "'Bexton Council/second.csv' counts: 205 in 2016/17": 308,
    }
    result = foi(*shlex.split(question["picture"])[1:])
    assert result.exit_code == 0
    assert Path(result.stdout.splitlines()[0]).is_file()


def test_a_sentence_that_may_change_the_figures_stands_in_the_question(foi: Call) -> None:
    reply = REPLIES / "Ashby Council" / "reply.csv"
    sentence = "Zebra crossings were handled by another team."
    reply.write_text(f"{reply.read_text('utf-8').replace('Total,103,', 'Total,100,')}\n{sentence}\n", "utf-8")
    assert foi("ingest").exit_code == 0
    question = questions(foi)["qualified"]
    assert question["asks"] == "Does the sentence change what the figure counts?"
    assert question["messages"][0] == f"The letter says: '{sentence}'"


def test_who_has_not_answered_may_have_sent_what_bears_no_name(foi: Call) -> None:
    question = questions(foi)["body_unknown"]
    assert (question["body_id"], question["replies"], question["effect"]) == (None, ["reply 7.csv"], 60)
    assert question["choices"][0]["answer"] == "Corley Council sent it"


@pytest.mark.parametrize(
    ("code", "answer", "expected"),
    [
        ("replies_differ", 0, {("bexton", "2016/17"): (200, 200, False)}),
        ("replies_differ", 1, {("bexton", "2016/17"): (205, 205, False)}),
        ("body_unknown", 0, {("corley", "2016/17"): (50, 50, False), ("corley", "2017/18"): (60, 60, False)}),
        ("total_mismatch", 0, {("ashby", "2016/17"): (103, 103, False)}),
        ("total_mismatch", 1, {("ashby", "2016/17"): (100, 100, False)}),
    ],
)
def test_the_commands_of_an_answer_settle_it(
    foi: Call, code: str, answer: int, expected: dict[tuple[str, str], tuple[int, int, bool]]
) -> None:
    run_all(foi, questions(foi)[code]["choices"][answer])
    assert {key: figure(foi, *key) for key in expected} == expected
    assert all(row["expect"] for row in filed())
    assert "decision_" not in foi("status").stdout


def test_no_answer_can_be_run_as_it_is_where_something_must_be_filled_in(foi: Call) -> None:
    for question in questions(foi).values():
        for choice in question["choices"]:
            for command in choice["commands"]:
                words = shlex.split(command)
                result = foi(*words[1:], "--no-ingest")
                open_ended = {"NUMBER", "BODY", "PERIOD"} & set(words)
                assert (result.exit_code == 1) == bool(open_ended), command


def test_commands_name_the_folders_and_the_request_where_they_must(foi: Call, tmp_path: Path) -> None:
    write_world(tmp_path / "raw_responses", "again")
    shutil.move("warehouse", "ware house")
    foi("ingest", "--warehouse", "ware house")
    (command, *_) = (
        command
        for request in json.loads(foi("doubts", "--warehouse", "ware house", "--json").stdout)["requests"]
        for question in request["questions"]
        for choice in question["choices"]
        for command in choice["commands"]
    )
    assert command.endswith("--warehouse 'ware house' --request potholes")
    assert foi(*shlex.split(command)[1:]).exit_code == 0


def test_the_queue_is_shown_with_its_commands_uncut(foi: Call) -> None:
    shown = foi("doubts").stdout
    assert "potholes: 3 questions" in shown
    for question in questions(foi).values():
        assert question["asks"] in shown
        for choice in question["choices"]:
            assert all(f" {command}\n" in shown for command in choice["commands"])


def test_an_ingest_ends_with_the_questions(foi: Call) -> None:
    shown = foi("ingest").stdout
    assert "Waiting for a person (3):" in shown
    assert "Bexton Council, 2016/17 (up to 5 potholes): Which reply counts? replies_differ" in shown
    assert "'Bexton Council/second.csv' counts: 205 in 2016/17  (2016/17 comes to at least 308)" in shown


def test_a_quarantined_file_is_asked_about_and_can_be_released(foi: Call) -> None:
    book = openpyxl.Workbook()
    visible = book.active
    assert visible is not None
    for line in reply_text("Corley", ((30, 20), (35, 25))).splitlines():
        visible.append([int(text) if text.isdigit() else text for text in line.split(",")])
    hidden = book.create_sheet("Raw")
    hidden.sheet_state = "hidden"
    for number in range(80):
        hidden.append([f"REF{number:05}", f"Person {number}", f"{number % 28 + 1:02}/05/2016"])
    book.save(REPLIES / "Corley Council.xlsx")
    foi("ingest")
    question = questions(foi)["hidden_records"]
    assert question["asks"] == "May the visible part of the file be used?"
    run_all(foi, question["choices"][0])
    assert figure(foi, "corley", "2016/17") == (50, 50, False)


def test_the_other_reading_of_a_reply_is_chosen_with_the_cells_that_say_so(foi: Call) -> None:
    """The total of 103 stands over parts that come to 100: the parts are chosen, and stay what the figure rests on."""
    (choice,) = (c for c in questions(foi)["total_mismatch"]["choices"] if "Total 2016/17 is 100" in c["answer"])
    (command,) = choice["commands"]
    assert command.startswith("foi decide choose --body ashby --period 2016/17 --category total --value 100 ")
    assert foi(*shlex.split(command)[1:]).exit_code == 0
    chosen = json.loads(foi("figure", "ashby", "2016/17", "--json").stdout)
    seen = [(e["role"], e["text"], e["place"]) for e in chosen["evidence"]]
    assert seen == [("addend", "60", "B6"), ("addend", "40", "B7"), ("conflict", "103", "B8")]
    assert "chosen by A. Person" in chosen["derivation"]
    result = foi("decide", "choose", "--body", "ashby", "--period", "2016/17", "--value", "104", "--reason", "x")
    assert result.exit_code == 1
    assert "the reply has no other reading that comes to '104'" in result.stderr


# ---------------------------------------------------------------- filing


def test_a_ruling_is_filed_with_its_guard_and_a_name_that_can_be_read(foi: Call) -> None:
    result = foi(
        "decide", "correct", "--body", "Bexton Council", "--period", "2016-17", "--value", "207",
        "--reason", "they  rang\nup", "--on", "2018-06-01", "--by", "B. Person",
    )  # fmt: skip
    (row,) = filed()
    assert row == {
        "decision_id": "2018-06-01-bexton-2016-17-total-correct", "action": "correct", "reply": row["reply"],
        "body_id": "bexton", "period": "2016/17", "category": "total", "value": "207", "expect": "200",
        "reason": "they rang up", "decided_by": "B. Person", "decided_on": "2018-06-01",
    }  # fmt: skip
    assert len(row["reply"]) == 12
    assert "Filed '2018-06-01-bexton-2016-17-total-correct' in raw_responses/potholes/decisions.csv." in result.stdout
    assert "2016/17, Total: at least 303 in review -> at least 310 in review" in result.stdout
    assert "Bexton Council, 2016/17, Total: 200 in review -> 207" in result.stdout
    assert "because decision '2018-06-01-bexton-2016-17-total-correct' (correct by B. Person)" in result.stdout


def test_the_same_ruling_again_gets_another_name_and_expects_what_stands_now(foi: Call) -> None:
    for value in ("207", "208"):
        arguments = ("--period", "2017/18", "--value", value, "--reason", "seen", "--on", "2018-06-01", "--no-ingest")
        assert foi("decide", "correct", "--body", "ashby", *arguments).exit_code == 0
    first, second = filed()
    assert second["decision_id"] == f"{first['decision_id']}-2"
    assert (first["expect"], second["expect"]) == ("120", "207")
    foi("ingest")
    assert figure(foi, "ashby", "2017/18")[0] == 208


def test_accept_guards_each_figure_by_itself(foi: Call) -> None:
    foi("decide", "supersede", "--reply", "second.csv", "--reason", "an older one", "--no-ingest")
    foi("decide", "accept", "--body", "ashby", "--category", "total", "--reason", "they say so", "--no-ingest")
    (_, row) = filed()
    assert (row["action"], row["period"], row["category"], row["expect"]) == ("accept", "2016/17", "total", "103")


def test_parts_and_a_total_that_contradict_each_other_can_t_both_be_accepted(foi: Call) -> None:
    result = foi("decide", "accept", "--body", "ashby", "--reason", "all of it")
    assert (result.exit_code, DECISIONS.exists()) == (1, False)
    assert result.stderr.strip().endswith("the parts and the total can't both be right; name --category.")


def test_what_stood_in_the_file_stays_byte_by_byte(foi: Call) -> None:
    """A file that a spreadsheet saved: other order of columns, other line ends, a column more, no last line end."""
    header = "action,reply,decision_id,body_id,period,category,value,expect,reason,decided_by,decided_on,note"
    kept = f'\ufeff{header}\r\nexclude,gone.pdf,d1,,,,,,"a, reason",A. Person,2018-06-01,mine'
    DECISIONS.write_bytes(kept.encode())
    foi("decide", "supersede", "--reply", "Bexton Council/second.csv", "--reason", "older", "--no-ingest")
    written = DECISIONS.read_bytes().decode()
    assert written.startswith(kept + "\r\n")
    assert written.count("\n") == 3
    with DECISIONS.open(encoding="utf-8-sig", newline="") as file:
        added = list(csv.DictReader(file))[-1]
    assert (added["action"], added["expect"], added["note"]) == ("supersede", "bexton", "")
    assert not list(DECISIONS.parent.glob(".decisions*"))


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("supersede", "--reply", "nowhere.pdf"), "There is no reply 'nowhere.pdf'."),
        (("supersede", "--reply", "csv"), "'csv' may be 'Ashby Council/reply.csv' or "),
        (("supersede",), "'supersede' needs --reply."),
        (("accept", "--body", "zzz"), "There is no body 'zzz'; there is: ashby, bexton, corley."),
        (("accept", "--body", "ashby", "--period", "2017/18"), "Nothing was filed: no figure of these is in review."),
        (("accept",), "'accept' needs --body or --reply."),
        (("correct", "--body", "ashby", "--period", "2016/17"), "'correct' needs --value."),
        (("correct", "--body", "ashby", "--period", "2016/17", "--value", "many"), "the value 'many' is no count"),
        (
            ("correct", "--body", "corley", "--period", "2016/17", "--value", "1"),
            "No reply answers for corley, 2016/17",
        ),
        (("release", "--reply", "second.csv", "--body", "ashby"), "'release' has no use for --body."),
        (("exclude", "--reply", "second.csv", "--body", "ashby"), "Nothing was filed: it matches nothing."),
        (("assign_body", "--reply", "reply 7", "--body", "ashby", "--reason", " "), "A decision needs --reason."),
    ],
)
def test_a_ruling_about_nothing_is_refused_in_one_line_and_not_filed(
    foi: Call, arguments: tuple[str, ...], line: str
) -> None:
    action, *rest = arguments
    result = foi("decide", action, "--reason", "seen", *rest)
    assert (result.exit_code, result.stdout, len(result.stderr.splitlines())) == (1, "", 1)
    assert line in result.stderr
    assert not DECISIONS.exists()


def test_a_ruling_that_upsets_an_earlier_one_says_so(foi: Call) -> None:
    foi(
        "decide", "correct", "--body", "bexton", "--period", "2016/17", "--value", "207", "--reason", "x", "--no-ingest"
    )
    foi("decide", "accept", "--body", "ashby", "--category", "total", "--reason", "x", "--no-ingest")
    result = foi("decide", "correct", "--body", "ashby", "--period", "2016/17", "--value", "100", "--reason", "x")
    assert result.exit_code == 0
    assert (
        "ashby-2016-17-total-accept' would no longer apply: it expects '103', but now it says '100'." in result.stderr
    )


def test_every_action_can_be_given(foi: Call) -> None:
    assert set(main.commands["decide"].params[0].type.choices) == set(ACTIONS)  # type: ignore[attr-defined]


def test_a_person_without_a_name_is_the_login(foi: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FOI_BY")
    monkeypatch.setenv("LOGNAME", "aperson")
    foi("decide", "supersede", "--reply", "second.csv", "--reason", "older", "--no-ingest")
    assert filed()[0]["decided_by"] == "aperson"
