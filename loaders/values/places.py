"""Cells named in a sentence: one finding for a cause, with the places where it stands."""

from __future__ import annotations

from collections.abc import Sequence

_SHOWN = 6


def place_list(cells: Sequence[str], total: int | None = None) -> str:
    """`D2, D3 et D4`; beyond the first ones, how many others there are.

    `total`: how many there are in all, where `cells` are only the first ones.
    """
    named, others = list(cells[:_SHOWN]), (len(cells) if total is None else total) - _SHOWN
    if others > 0:
        return f"{', '.join(named)} et {others}\u00a0autre{'s' if others > 1 else ''}"
    return " et ".join(filter(None, [", ".join(named[:-1]), named[-1]])) if named else ""
