"""What is to be dealt with as one piece: the three groups of rows, then the actions with the reasons of each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pages.components.piece import piece

_WORKLIST = piece("worklist")


def draw_worklist(data: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Draw the list; gives the target of the link that was clicked, `page` and `query`, or None."""
    sent: Mapping[str, Any] | None = _WORKLIST.draw(data, key="worklist").open
    return sent
