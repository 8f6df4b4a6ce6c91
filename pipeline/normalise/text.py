"""Text made comparable: folded characters, words, stems, and numbers written as words.

Only what is true of English and Welsh text anywhere. What words mean belongs to `vocabulary.toml` and to the
request.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Any

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_QUOTES = {ord("‘"): "'", ord("’"): "'", ord("“"): '"', ord("”"): '"', ord("\u00a0"): " ", ord("\u200b"): None}
_STOP_WORDS = frozenset(
    "a an the of to or and in on for by with from as at be been is are was were any all that this these those which "
    "its his her it their being being not per under number no nos such etc inc incl including i e g y yr".split()
)
_SUFFIXES = (
    "isations",
    "isation",
    "ations",
    "ation",
    "ings",
    "ing",
    "ions",
    "ion",
    "ives",
    "ive",
    "ers",
    "er",
    "ies",
    "ed",
    "es",
    "en",
    "s",
    "e",
    "y",
)
_UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


@lru_cache(maxsize=1)
def vocabulary() -> dict[str, Any]:
    """The room's own word lists, from `vocabulary.toml`."""
    return tomllib.loads((Path(__file__).parent / "vocabulary.toml").read_text("utf-8"))


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case, one kind of dash, quote and space, no space at the ends; the meaning is unchanged."""
    plain = unicodedata.normalize("NFKC", text).translate(_DASHES).translate(_QUOTES)
    return " ".join(plain.split()).lower()


@lru_cache(maxsize=65536)
def phrase(text: str) -> str:
    """`text` folded, without punctuation at the ends and with inner punctuation as spaces, but for `/`, `+` and `%`."""
    return " ".join(re.sub(r"[^\w/+%&' ]", " ", fold(text)).split())


@lru_cache(maxsize=65536)
def in_english(text: str) -> str:
    """The English half of a text in Welsh and English ("Trosedd / Offence"); any other text as it is."""
    halves = re.split(r"\s+/\s+|\n", text)
    if len(halves) != 2:
        return text
    welsh = set(vocabulary()["welsh"]["words"])
    english = [half for half in halves if not welsh & set(phrase(half).split())]
    return english[0] if len(english) == 1 else text


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A crude common stem: `possession`, `possessing` and `possess` meet, so do `image` and `images`."""
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3 and not word.endswith("ss"):
            found = word[: -len(suffix)]
            # "permitting" is of "permit".
            return (
                found[:-1]
                if suffix in {"ing", "ed"} and len(found) > 4 and found[-1] == found[-2] in "bdgmnprt"
                else found
            )
    return word


@lru_cache(maxsize=65536)
def stems(text: str) -> tuple[str, ...]:
    """The stems of the words of `text` that carry meaning, in order."""
    words = re.findall(r"[a-z][a-z']*[a-z]|[a-z]", fold(text).replace("'s", ""))
    return tuple(stem(word) for word in words if word not in _STOP_WORDS)


def has_phrase(text: str, words: list[str]) -> bool:
    """Whether `text`, made comparable, is one of `words`."""
    return phrase(text) in {phrase(word) for word in words}


def contains_word(text: str, words: tuple[str, ...]) -> str | None:
    """The longest of `words` that stands in `text` as whole words, or None."""
    comparable = f" {phrase(text)} "
    found = [word for word in words if f" {phrase(word)} " in comparable]
    return max(found, key=len, default=None)


@lru_cache(maxsize=1)
def number_words() -> dict[str, int]:
    """`zero` to `ninety-nine` as words, each with its value."""
    words = {word: value for value, word in enumerate(_UNITS)}
    for tens, word in enumerate(_TENS, 2):
        words[word] = tens * 10
        for unit in range(1, 10):
            words[f"{word}-{_UNITS[unit]}"] = words[f"{word} {_UNITS[unit]}"] = tens * 10 + unit
    return words


@lru_cache(maxsize=256)
def compiled(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern that matches where any of `patterns` does, in folded text."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


def matches(patterns: list[str], text: str) -> bool:
    """Whether any of `patterns` is found in `text`, folded."""
    return compiled(tuple(patterns)).search(fold(text)) is not None
