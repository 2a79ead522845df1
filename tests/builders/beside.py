"""What stands beside the project at its home alone: the signed text, published figures, workbooks that others made.

None of it may go into the project, and a bare clone is tested without it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

_BESIDE = Path(__file__).parents[3] / "shared"
WORKBOOKS = _BESIDE / "workbooks"
SIGNED_TEXT = _BESIDE / "convention.txt"
PUBLIC_FIGURES = _BESIDE / "public_figures.csv"


def needs(path: Path) -> pytest.MarkDecorator:
    """Skips a test on a bare clone."""
    return pytest.mark.skipif(not path.exists(), reason=f"{path.name} stands beside the project only at its home")
