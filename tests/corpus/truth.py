"""The truth of a case: what a careful person would make of each figure.

Not here: any case, or how a reading compares with its truth (`verdicts`).

A truth is written as text, a line per body, its periods after `|`:

    kent | 2016/17 tmd 130 pos 72 pro 7 total sum | 2017/18 total ask

Values: `209` exact; `0..4` an interval; `0..4/3` either of two; `?7` right if given, not missed if not; `ask` a
careful person must ask (`?ask`: may be shown to a person, or left out); `209/ask` right, or asked about; `sum` the sum of the figures listed before it. What is not listed is no figure of the reply,
save `nbd`, which may always be what the total leaves over. The body `*` is whoever a reading names.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from pipeline.request import NOT_BROKEN_DOWN, OTHER, TOTAL

Interval = tuple[int, int]
Key = tuple[str, str, str]
ANYONE = "*"
CATEGORIES = {
    "tmd": "taking_making_distributing",
    "pos": "possession_indecent",
    "pro": "possession_prohibited",
    "other": OTHER,
    "nbd": NOT_BROKEN_DOWN,
    "total": TOTAL,
}
PERIODS = ("2016/17", "2017/18")


@dataclass(frozen=True, slots=True)
class Expected:
    """What is right for one figure: any of `intervals`, or to ask; none of them means that a person must be asked."""

    intervals: tuple[Interval, ...]
    optional: bool = False
    or_asked: bool = False

    @property
    def asks(self) -> bool:
        """Whether a careful person must ask."""
        return not self.intervals


@dataclass(frozen=True, slots=True)
class Truth:
    """What is expected by body, period and category, and which bodies and periods the case is about."""

    figures: Mapping[Key, Expected]
    scope: tuple[tuple[str, str], ...]

    def expected(self, key: Key) -> Expected | None:
        """What is right for a figure; None where the reply gives none."""
        body, period, category = key
        for name in (body, ANYONE):
            if found := self.figures.get((name, period, category)):
                return found
            if category == NOT_BROKEN_DOWN and (name, period, TOTAL) in self.figures:
                return self._residual(name, period)
        return None

    def _residual(self, body: str, period: str) -> Expected:
        """What a total leaves over, which a reading may or may not give."""
        total = self.figures[body, period, TOTAL]
        parts = [e for (b, p, c), e in self.figures.items() if (b, p) == (body, period) and c != TOTAL]
        if total.asks or any(part.asks for part in parts):
            return Expected((), optional=True)
        low, high = total.intervals[-1]
        least = max(0, low - sum(part.intervals[-1][1] for part in parts))
        most = max(0, high - sum(part.intervals[-1][0] for part in parts))
        return Expected(tuple(dict.fromkeys([(least, most), (0, 0), *((n, n) for n in range(least, most + 1))])), True)


def truth(
    text: str, periods: Collection[str] = PERIODS, categories: Mapping[str, str] = MappingProxyType(CATEGORIES)
) -> Truth:
    """Reads a truth over `periods`, its `categories` by the names used for them; raises ValueError where it is not as the module says."""
    figures: dict[Key, Expected] = {}
    scope: list[tuple[str, str]] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        body, *parts = (part.strip() for part in line.split("|"))
        for part in parts:
            period, *pairs = part.split()
            if period not in periods or len(pairs) % 2:
                raise ValueError(f"'{part}' is no period with figures")
            scope.append((body, period))
            listed: list[Expected] = []
            for name, value in zip(pairs[::2], pairs[1::2], strict=True):
                expected = _expected(value, listed)
                listed.append(expected)
                figures[body, period, categories[name]] = expected
    return Truth(figures, tuple(scope))


def _expected(value: str, listed: list[Expected]) -> Expected:
    if value in ("ask", "?ask"):
        return Expected((), value.startswith("?"))
    if value.lstrip("?") == "sum":
        return Expected(_sums(listed), value.startswith("?"))
    readings = value.lstrip("?").split("/")
    return Expected(tuple(_interval(v) for v in readings if v != "ask"), value.startswith("?"), "ask" in readings)


def _sums(listed: list[Expected]) -> tuple[Interval, ...]:
    """The sum of what is listed, by first readings and by last."""
    first = [e.intervals[0] for e in listed]
    last = [e.intervals[-1] for e in listed]
    return tuple(dict.fromkeys((sum(low for low, _ in ends), sum(high for _, high in ends)) for ends in (first, last)))


def _interval(value: str) -> Interval:
    low, _, high = value.partition("..")
    return int(low), int(high or low)
