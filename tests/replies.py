"""Small real replies to the invented request of `tests.national.world`, as files on disk."""

from __future__ import annotations

from pathlib import Path

from tests.national.world import write_request

Years = tuple[tuple[int, int], tuple[int, int]]
ASHBY: Years = ((60, 40), (70, 50))
BEXTON: Years = ((120, 80), (140, 100))
CORLEY: Years = ((30, 20), (35, 25))
ALL = {"Ashby": ASHBY, "Bexton": BEXTON, "Corley": CORLEY}


def reply_text(name: str, years: Years) -> str:
    """A delimited file as an officer saves one: a few lines of letter, then the table with its total."""
    (first_main, first_minor), (second_main, second_minor) = years
    return f"""{name} Council,,
Freedom of Information request,,
Date: 10 May 2018,,
{name} Council can confirm that it holds the information. Potholes reported by road and financial year:,,
Potholes,2016/17,2017/18
Main roads,{first_main},{second_main}
Minor roads,{first_minor},{second_minor}
Total,{first_main + first_minor},{second_main + second_minor}
"""


def write_reply(request_folder: Path, name: str, years: Years) -> Path:
    path = request_folder / "replies" / f"{name} Council" / "reply.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(reply_text(name, years), "utf-8")
    return path


def write_world(raw_responses: Path, name: str = "potholes") -> Path:
    """A request with all its replies; returns its folder."""
    folder = write_request(raw_responses, name)
    for body, years in ALL.items():
        write_reply(folder, body, years)
    return folder
