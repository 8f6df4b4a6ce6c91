"""Tables drawn in many ways are read back as they were drawn; no figure ever stands in another cell."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.extract.pdf import read_pdf
from tests.extract.pdf_variants import STYLES, is_exact, misplaced, variant

_EACH = 20


@pytest.mark.parametrize("style", range(len(STYLES)), ids=STYLES)
def test_variants_of_a_style(tmp_path: Path, style: int) -> None:
    exact = 0
    for seed in range(style, _EACH * len(STYLES), len(STYLES)):
        path = tmp_path / f"{seed}.pdf"
        expected = variant(seed, path)
        found = read_pdf(path, "variant").tables
        assert misplaced(expected, found) == 0, f"seed {seed}"
        exact += is_exact(expected, found)
    assert exact >= _EACH - (STYLES[style] not in {"grid", "open grid"})
