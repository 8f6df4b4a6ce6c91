"""Letters written as HTML and printed to PDF by LibreOffice, as a case management system does.

Not here: any sentence, any figure.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.reconstruction.frame import convert


def save_page_as_pdf(body: str, target: Path, *, style: str) -> None:
    """Prints an HTML `body` with the CSS `style` of its text."""
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / "letter.html"
        page = f'<html><head><meta charset="utf-8"><style>body, td, th {{ {style} }}</style></head><body>{body}</body></html>'
        draft.write_text(page, encoding="utf-8")
        convert(draft, target)
