"""Documents printed by headless Chromium from HTML."""

from __future__ import annotations

import html
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.benchmarks.made.content import MadeCell, MadeDocument, MadeTable, Style, shown

_BORDERS = {
    "ruled": "td,th{border:0.75pt solid black}",
    "rows": "tr{border-top:0.5pt solid black;border-bottom:0.5pt solid black}",
    "three": "table{border-top:1pt solid black;border-bottom:1pt solid black} thead{border-bottom:0.5pt solid black}",
    "header": "thead{border-bottom:0.75pt solid black}",
    "bare": "",
    "zebra": "tbody tr:nth-child(odd){background:#dde6f0} thead{background:#335577;color:white}",
    "dotted": "td,th{border:0.75pt dotted #555}",
    "double": "table{border-top:3pt double black;border-bottom:3pt double black} thead{border-bottom:3pt double black}",
    "open": "td+td,th+th,td+th{border-left:0.5pt solid black} thead{border-bottom:0.5pt solid black}"
    " table{border-top:0.5pt solid black;border-bottom:0.5pt solid black}",
}


def program() -> str | None:
    """The program that prints, or None where it isn't installed."""
    return shutil.which("chromium") or shutil.which("google-chrome")


def make(documents: Sequence[MadeDocument], folder: Path) -> None:
    """Prints each document into `folder`."""
    for document in documents:
        source = folder / f"{document.name}.html"
        source.write_text(_page(document))
        subprocess.run(
            [
                program() or "",
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                f"--user-data-dir={folder / 'profile'}",
                "--no-pdf-header-footer",
                f"--print-to-pdf={folder / document.name}.pdf",
                source.as_uri(),
            ],
            check=True,
            capture_output=True,
            timeout=60,
        )


def _page(document: MadeDocument) -> str:
    style = document.style
    size = "11in 8.5in" if document.page == "landscape" else "A4"
    family = "Liberation Serif" if style.family == "serif" else "Liberation Sans"
    css = f"""
        @page {{ size: {size}; margin: 20mm }}
        body {{ font: {min(style.size + 1, 10)}pt '{family}'; margin: 0 }}
        table {{ border-collapse: collapse; font-size: {style.size}pt; margin: 3pt 0 6pt;
                 line-height: {style.leading}; {"width:100%" if style.full_width else ""} }}
        td, th {{ padding: {style.pad / 2}pt {style.pad}pt; vertical-align: {style.valign};
                  font-weight: normal; text-align: {style.align} }}
        thead th {{ vertical-align: bottom; {"font-weight: bold" if style.bold_heads else ""} }}
        thead th[colspan] {{ text-align: center }}
        .label {{ text-align: left; {"max-width: 130pt" if style.label_width < 1 else ""} }}
        .figure {{ white-space: nowrap }}
        .section {{ text-align: left; font-weight: bold }}
        .sign {{ float: left }}
        .turned {{ writing-mode: vertical-rl; transform: rotate(180deg); text-align: left }}
        sup {{ font-size: 65% }}
        .caption {{ font-weight: bold; margin: 6pt 0 0 }} .small {{ font-size: 80%; margin: 2pt 0 }}
        .columns {{ column-count: 2; column-gap: 18pt; text-align: justify }}
        {"thead { display: table-row-group }" if document.page == "long bare" else ""}
        {_BORDERS[style.rules]}
    """
    body = "".join(_block(kind, what, style) for kind, what in document.blocks)
    if document.page == "columns":
        body = f"<div class=columns>{body}</div>"
    return f"<!doctype html><meta charset=utf-8><style>{css}</style><body>{body}</body>"


def _block(kind: str, what: object, style: Style) -> str:
    if isinstance(what, MadeTable):
        return _table(what, style)
    if kind == "pair" and isinstance(what, tuple):
        return "".join(f"<div style='display:inline-block;margin-right:24pt'>{_table(t, style)}</div>" for t in what)
    if kind == "prose":
        return f"<p>{_safe(what)}</p>"
    if kind == "heading":
        return f"<h3>{_safe(what)}</h3>"
    items = list(what) if isinstance(what, list) else []
    if kind in {"bullets", "questions"}:
        tag = "ul" if kind == "bullets" else "ol"
        return f"<{tag}>{''.join(f'<li>{_safe(item)}</li>' for item in items)}</{tag}>"
    if kind == "contents":
        return "".join(f"<div style='display:flex'><span style='flex:1'>{_safe(a)}</span>{b}</div>" for a, b in items)
    if kind == "addresses":
        right = "<br>".join(map(_safe, items))
        left = "Information Unit<br>Police Headquarters<br>12 Station Road<br>Anytown AB1 2CD"
        return f"<div style='display:flex;justify-content:space-between'><div>{left}</div><div>{right}</div></div>"
    return _chart(items)


def _safe(text: object) -> str:
    return html.escape(str(text))


def _table(table: MadeTable, style: Style) -> str:
    head = "".join(_row(table.row(r), style, "th") for r in range(table.heads))
    body = "".join(_row(table.row(r), style, "td") for r in range(table.heads, table.n_rows))
    caption = f"<p class=caption>{_safe(table.caption)}</p>" if table.caption else ""
    unit = f"<p class=small>{_safe(table.unit)}</p>" if table.unit else ""
    note = f"<p class=small>{_safe(table.note)}</p>" if table.note else ""
    return f"{caption}{unit}<table><thead>{head}</thead><tbody>{body}</tbody></table>{note}"


def _row(cells: Iterable[MadeCell], style: Style, tag: str) -> str:
    return f"<tr>{''.join(_cell(cell, style, tag) for cell in sorted(cells, key=lambda c: c.col))}</tr>"


def _cell(cell: MadeCell, style: Style, tag: str) -> str:
    sign, *number = shown(cell.text)
    text = f"<span class=sign>$</span>&nbsp;{_safe(number[0])}" if number else _safe(sign)
    if cell.mark:
        text += f"<sup>{cell.mark}</sup>"
    if style.turned and cell.kind == "head" and cell.col > 0:
        text = f"<div class=turned>{text}</div>"
    kind = "label" if cell.col == 0 and cell.kind != "section" else cell.kind
    spans = (f" colspan={cell.col_span}" if cell.col_span > 1 else "") + (
        f" rowspan={cell.row_span}" if cell.row_span > 1 else ""
    )
    indent = f" style='padding-left:{style.pad + 9 * cell.indent}pt'" if cell.indent else ""
    return f"<{tag} class={kind}{spans}{indent}>{text}</{tag}>"


def _chart(bars: list[tuple[str, int]]) -> str:
    ticks = "".join(
        f"<text x=36 y={124 - v} font-size=8 text-anchor=end>{v}</text><line x1=40 x2=340 y1={121 - v} y2={121 - v} stroke='#ccc' />"
        for v in range(0, 101, 20)
    )
    shapes = "".join(
        f"<rect x={50 + 48 * n} y={121 - v} width=30 height={v} fill=steelblue />"
        f"<text x={65 + 48 * n} y=133 font-size=7 text-anchor=middle>{_safe(label)}</text>"
        f"<text x={65 + 48 * n} y={118 - v} font-size=7 text-anchor=middle>{v}</text>"
        for n, (label, v) in enumerate(bars)
    )
    return f"<svg width=360 height=150 xmlns='http://www.w3.org/2000/svg'>{ticks}{shapes}</svg>"
