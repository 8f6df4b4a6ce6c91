"""A pile of made-up replies of any size: varied letters, workbooks, pages and mails of invented forces, some of them bad.

What belongs here: the request, its register and the files. What does not: what is measured on them (`scale`, `kill`).
Each reply depends on its number alone, so that a pile of 5,000 begins with the pile of 45.
"""

from __future__ import annotations

import random
import tomllib
import zipfile
from itertools import product
from pathlib import Path

from pipeline.request import Body
from tests.corpus.blocks import Attached, Block, Mail
from tests.corpus.frame import BODIES
from tests.corpus.variants import variant
from tests.corpus.writers import write

ROOT = Path(__file__).parents[2]
_SHIPPED = ROOT / "raw_responses" / "child-abuse-image-offences-2018" / "request.toml"
REQUEST_ID: str = tomllib.loads(_SHIPPED.read_text("utf-8"))["id"]

_STARTS = "Ald Bram Cal Dun Elm Fen Gar Hol Ken Lang Mal Nor Oak Pen Rad Sel Thorn Wad Wim Yar".split()
_MIDDLES = ("", "bor", "der", "ing", "mar", "sel", "wick")
_ENDS = "by den field ford ham holt low mere stead thorpe ton worth".split()
_SEED = 5
FORMS = {"html": 16, "csv": 16, "xlsx": 20, "docx": 14, "pdf": 20, "eml": 8, "zip": 3, "bad": 3}
_ACKNOWLEDGED = 0.03
_CORRECTED = 0.03


def bodies(number: int) -> tuple[Body, ...]:
    """That many forces that don't exist."""
    names = [start + middle + end for middle, start, end in product(_MIDDLES, _STARTS, _ENDS)]
    return tuple(
        Body(f"f-{name.lower()}", f"{name} Constabulary", name, "England", "FOIA", "territorial", "", (), (f"{name.lower()}.police.uk",))
        for name in random.Random(_SEED).sample(names, number)
    )  # fmt: skip


def write_request(raw_responses: Path, asked: tuple[Body, ...]) -> Path:
    """The shipped request, put to those bodies; returns its folder."""
    folder = raw_responses / REQUEST_ID
    (folder / "replies").mkdir(parents=True)
    text = _SHIPPED.read_text("utf-8").replace('register = "uk_police_forces"', 'register = "forces"')
    (folder / "request.toml").write_text(text, "utf-8")
    rows = ["body_id,gss_code,name,short_name,nation,regime,kind,aliases,domains"]
    rows += [f"{b.id},,{b.name},{b.short_name},{b.nation},{b.regime},{b.kind},,{b.domains[0]}" for b in asked]
    (folder / "forces.csv").write_text("\n".join(rows) + "\n", "utf-8")
    return folder


def write_reply(folder: Path, number: int, asked: tuple[Body, ...], form: str = "") -> Path:
    """The reply of that number, from one of the bodies asked, in that form or one drawn by chance; returns the file."""
    dice = random.Random(f"{_SEED}/{number}")
    body = asked[number % len(asked)]
    form = form or dice.choices(list(FORMS), list(FORMS.values()))[0]
    name = f"{body.short_name} {number:05}" if form in ("csv", "xlsx", "bad") else f"response {number:05}"
    path = folder / "replies" / f"{number // 500:02}" / f"{name}.{'pdf' if form == 'bad' else form}"
    path.parent.mkdir(exist_ok=True)
    blocks = _letter(number, body, dice)
    if form == "bad":
        path.write_bytes(dice.choice((b"", b"%PDF-1.7\n" + dice.randbytes(900), b"PK\x03\x04" + dice.randbytes(900))))
    elif form == "zip":
        inner = path.with_suffix(".docx")
        write(blocks, inner)
        with zipfile.ZipFile(path, "w") as archive:
            archive.write(inner, inner.name)
        inner.unlink()
    elif form == "eml":
        write((_mail(body), "Please see the response attached.", Attached("response.html", blocks)), path)
    else:
        write(blocks, path)
    return path


def _mail(body: Body) -> Mail:
    return Mail(
        f"FOI Team <foi@{body.domains[0]}>", "Freedom of Information request", "Mon, 14 May 2018 10:12:00 +0100"
    )


def _letter(number: int, body: Body, dice: random.Random) -> tuple[Block, ...]:
    """What the body writes: mostly an answer, at times that it has received the request, or that it corrects itself."""
    case = variant(_SEED, number).case
    ((other, _), *_) = case.truth.scope
    blocks = tuple(_renamed(block, BODIES[other], body) for block in case.blocks)
    chance = dice.random()
    if chance < _ACKNOWLEDGED:
        return (
            *blocks[:4],
            f"Thank you for your request, which was received by {body.name}. You will hear from us within 20 working days.",
        )
    if chance < _ACKNOWLEDGED + _CORRECTED:
        return (*blocks[:5], f"This response replaces our earlier response {number}, which was wrong.", *blocks[5:])
    return blocks


def _renamed(block: Block, old: Body, new: Body) -> Block:
    return (
        block.replace(old.name, new.name).replace(old.domains[0], new.domains[0]) if isinstance(block, str) else block
    )
