"""The overview as one piece: the answer, the actions by status, what moved, and the table of all actions."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pages.components.piece import colours, piece, piece_parts
from pages.shell.first_answer import FIRST_ANSWER, FirstAnswer
from pages.shell.served import ServedFile, served

_OVERVIEW = piece("overview")


def draw_overview(data: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Draw the overview; gives the target of the link that was clicked, `page` and `query`, or None."""
    sent: Mapping[str, Any] | None = _OVERVIEW.draw(data, key="overview").open
    return sent


@cache
def first_script() -> ServedFile:
    """The script that draws the board without the application: the piece's own, with its styles inside."""
    folder = Path(__file__).parent
    parts = piece_parts("overview")
    styles = parts.css + (folder / "first.css").read_text(encoding="utf-8")
    source = parts.js.replace("export default function", "function draw", 1)
    first = (folder / "first.js").read_text(encoding="utf-8")
    return served("first.js", f"const STYLE = {json.dumps(styles)};\n{source}\n{first}".encode())


def offer_first_answer(data: Mapping[str, Any], head: Mapping[str, str], state: int) -> None:
    """Let the index page show the board before the application has started.

    `head`: what stands above it: `title`, the words `beside` it, a `notice`, empty where there is none. `state`: that
    of `FIRST_ANSWER` before the data were computed.
    """
    shown = {**data, **head, "grounds": [colours(dark) for dark in (False, True)]}
    FIRST_ANSWER.offer(FirstAnswer(first_script(), shown), state)
