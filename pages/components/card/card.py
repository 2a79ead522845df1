"""The card beside the chart of an action: outlook, why, risk, next step, decisions due, what changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pages.components.piece import piece

_CARD = piece("card")


def draw_card(data: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Draw the card; gives the target of the link that was clicked, `page` and `query`, or None."""
    sent: Mapping[str, Any] | None = _CARD.draw(data, key="card").open
    return sent
