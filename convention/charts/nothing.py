"""Nothing to draw: what a chart answers instead of a blank figure."""

from __future__ import annotations


class NothingToDrawError(ValueError):
    """There is no value to show; `convention.wording.absences` has the sentence for it."""
