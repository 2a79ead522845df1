"""The overview as one piece: the answer, the actions by status, what moved, and the table of all actions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pages.components.piece import piece

_OVERVIEW = piece("overview")


def draw_overview(data: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Draw the overview; gives the target of the link that was clicked, `page` and `query`, or None."""
    sent: Mapping[str, Any] | None = _OVERVIEW.draw(data, key="overview").open
    return sent
