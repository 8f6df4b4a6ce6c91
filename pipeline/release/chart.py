"""Totals as small pictures: the national ones by period, and those of the bodies.

What belongs here: drawing as SVG what a `Summary` says. What does not: the numbers.
"""

from __future__ import annotations

from html import escape

from pipeline.release.summary import Body, BodyFigure, Summary, interval

_ROW, _NAME, _BAR, _VALUE = 15, 230, 420, 130
_HEAD = 44
_SMALL = 240
_AXIS = "#777"
_INK, _PALE, _DOUBT, _MISSING = "#5b8db8", "#c3d6e6", "#d08c00", "#b00020"


def bodies_svg(summary: Summary) -> str:
    """One bar per body asked, the longest first; a count that is an interval fades from its low to its high end."""
    ordered = sorted(summary.bodies, key=lambda body: -(body.figures[-1].high or body.figures[-1].low or 0))
    longest = max((f.high or f.low or 0 for body in summary.bodies for f in body.figures), default=0) or 1
    width, height = _NAME + _BAR + _VALUE, _HEAD + _ROW * len(ordered) + 8
    rows = [_row(body, _HEAD + _ROW * i, _BAR / longest, summary.kind) for i, body in enumerate(ordered)]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
            'font-family="sans-serif" font-size="11">',
            f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
            *_legend(summary),
            *rows,
            "</svg>",
        ]
    )


def totals_svg(summary: Summary) -> str:
    """One bar per period, small enough to stand in a line of text; what is still open is pale."""
    longest = max((total.high or total.low or 0 for total in summary.totals), default=0) or 1
    scale = _SMALL / longest
    rows = []
    for i, total in enumerate(summary.totals):
        low, high, y = total.low or 0, total.high or total.low or 0, 20 * i
        rows.append(
            f'<text y="{y + 13}">{escape(total.period)}</text>'
            f'<path d="M60 {y}h{high * scale:.0f}v16H60" fill="{_PALE}"/>'
            f'<path d="M60 {y}h{low * scale:.0f}v16H60" fill="{_DOUBT if total.bodies_in_review else _INK}"/>'
            f'<text x="{65 + high * scale:.0f}" y="{y + 13}">{interval(total.low, total.high, total.at_least)}</text>'
        )
    size = f'width="{_SMALL + 220}" height="{20 * len(rows)}"'
    style = f'font-family="sans-serif" font-size="12" fill="{_AXIS}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} {style}>{"".join(rows)}</svg>'


def _legend(summary: Summary) -> list[str]:
    first, last = summary.totals[0].period, summary.totals[-1].period
    earlier = f", the line is {escape(first)}" if first != last else ""
    return [
        f'<text x="0" y="14" font-size="13" font-weight="bold" fill="#111111">{escape(summary.title)}</text>',
        f'<text x="0" y="32" fill="#444444">Bars are {escape(last)}{earlier}. '
        f'<tspan fill="{_DOUBT}">In review</tspan>, <tspan fill="{_MISSING}">no figure</tspan>.</text>',
    ]


def _row(body: Body, top: int, scale: float, kind: str) -> str:
    first, last = body.figures[0], body.figures[-1]
    colour = _MISSING if body.is_missing else _DOUBT if body.needs_review else _INK
    middle = top + _ROW - 4
    parts = [f'<text x="{_NAME - 6}" y="{middle}" text-anchor="end" fill="{colour}">{escape(body.name)}</text>']
    end = 0.0
    if last.low is not None:
        end = (last.high or last.low) * scale
        parts.append(_bar(top, end, _PALE if colour == _INK else colour, 0.5))
        parts.append(_bar(top, last.low * scale, colour, 1.0))
    if first is not last and first.low is not None:
        x = _NAME + first.low * scale
        end = max(end, first.low * scale)
        parts.append(f'<path d="M{x:.1f} {top + 1}v{_ROW - 2}" stroke="#111111" stroke-width="1.5"/>')
    parts.append(f'<text x="{_NAME + end + 5:.1f}" y="{middle}" fill="{colour}">{_value(last, kind)}</text>')
    return "".join(parts)


def _bar(top: int, width: float, colour: str, opacity: float) -> str:
    return (
        f'<rect x="{_NAME}" y="{top + 2}" width="{width:.1f}" height="{_ROW - 4}" fill="{colour}" opacity="{opacity}"/>'
    )


def _value(figure: BodyFigure, kind: str) -> str:
    if figure.low is None:
        return escape(figure.outcome.replace("_", " "))
    return interval(figure.low, figure.high, kind=kind)
