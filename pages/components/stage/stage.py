"""The meeting on the wall: agenda, one topic a screen, what is decided; it covers the page until it is left."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from pages.components.piece import piece

_STAGE = piece("stage")


class StageAnswer(NamedTuple):
    """What the stage sends: where to go when it is left, and what was noted (`id`, `kind`, `text` …)."""

    opened: Mapping[str, Any] | None
    sent: Mapping[str, Any] | None


def draw_stage(data: Mapping[str, Any]) -> StageAnswer:
    """Draw the stage over the whole page."""
    found = _STAGE.draw(data, key="stage")
    return StageAnswer(found.open, found.sent)
