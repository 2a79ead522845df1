"""The agenda of a meeting as a list: each topic with its links, its minutes and its place, moved by buttons or keys."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from pages.components.piece import piece

_AGENDA = piece("agenda")


class AgendaAnswer(NamedTuple):
    """What the agenda sends: a page to open, and an edit (`id`, `kind`: `move` or `minutes`, `key`, `by`)."""

    opened: Mapping[str, Any] | None
    sent: Mapping[str, Any] | None


def draw_agenda_list(data: Mapping[str, Any]) -> AgendaAnswer:
    """Draw the list."""
    found = _AGENDA.draw(data, key="agenda-list")
    return AgendaAnswer(found.open, found.sent)
