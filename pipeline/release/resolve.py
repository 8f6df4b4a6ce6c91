"""Bodies, periods and categories by any of their names, as people write them.

What belongs here: from a name to an id, and what to say where that can't be. What does not: where the names come from.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from datetime import date


class NotFoundError(LookupError):
    """A name that fits nothing, or several things; the message says what there is."""


def resolve(what: str, name: str, known: Mapping[str, Iterable[str]]) -> str:
    """The id that a name means: exactly, or as the only one that begins with it. `known` has the names of each id."""
    folded = {thing: [_fold(alias) for alias in names] for thing, names in known.items()}
    wanted = _fold(name)
    exact = [thing for thing, names in folded.items() if wanted in names]
    begun = [thing for thing, names in folded.items() if wanted and any(alias.startswith(wanted) for alias in names)]
    for hits in (exact, begun):
        if len(hits) == 1:
            return hits[0]
        if hits:
            raise NotFoundError(f"'{name}' may be {_or(hits)}; name one of them.")
    near = difflib.get_close_matches(wanted, [alias for names in folded.values() for alias in names], n=3)
    meant = [thing for thing, names in folded.items() if set(near) & set(names)]
    hint = f"did you mean {_or(meant)}?" if meant else f"there is: {_list(list(known))}."
    raise NotFoundError(f"There is no {what} '{name}'; {hint}")


def spellings(start: date, end: date) -> Iterable[str]:
    """`2016/2017`, `2016/17`, `16/17`: ways to write the years that a period runs over."""
    yield f"{start:%Y/%m/%d}-{end:%Y/%m/%d}"
    if start.year != end.year:
        yield from (f"{start:%Y}/{end:%Y}", f"{start:%Y}/{end:%y}", f"{start:%y}/{end:%y}")
    else:
        yield f"{start:%Y}"


_MANY = 60


def _or(names: list[str]) -> str:
    shown = names[:_MANY]
    return " or ".join(shown) + (f" or one of {len(names) - _MANY} others" if len(names) > _MANY else "")


def _list(names: list[str]) -> str:
    shown = ", ".join(names[:_MANY])
    return shown + (f" and {len(names) - _MANY} more" if len(names) > _MANY else "")


def _fold(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "", text.casefold().replace("&", "and"))
