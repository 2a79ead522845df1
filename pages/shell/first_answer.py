"""What the overview last said, given with the index page: read before the application has started.

A cold browser reads megabytes of program before the first page is drawn. Meanwhile it shows the board as the overview
last drew it for its usual dates, from a small script of ours, in the same place; the board of the application takes
its place. Nothing out of date is given: whatever is recorded withdraws it until the overview has been drawn anew.
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pages.shell.served import ServedFile

_PROGRAM_STYLES = re.compile(r'<link rel="stylesheet" crossorigin href="\./static/[^"]+"\s*/?>')


@dataclass(frozen=True, slots=True)
class FirstAnswer:
    """The script that draws the answer, and what it draws as plain JSON."""

    script: ServedFile
    data: Mapping[str, Any]

    def put_into(self, source: str) -> str:
        """The index page with the answer: nothing in it is read as markup.

        The style sheet of Streamlit's program follows the answer: nothing is painted, and no script run, before the
        sheets that stand above it are there.
        """
        held = json.dumps(self.data, ensure_ascii=False).replace("<", "\\u003c")
        early = f'<link rel="preload" as="script" href="./{self.script.address}" />'
        body = (
            f'<div id="first-answer"></div><script type="application/json" id="first-answer-data">{held}</script>'
            f'<script src="./{self.script.address}"></script>'
        )
        for sheet in _PROGRAM_STYLES.findall(source):
            source = source.replace(sheet, "", 1)
            body += sheet
        return source.replace("<head>", f"<head>{early}", 1).replace("<body>", f"<body>{body}", 1)


class _Offer:
    """The answer that is given now, if any, with the state of the base that it was made of."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._answer: FirstAnswer | None = None
        self._withdrawn = 0

    def state(self) -> int:
        """What `offer` must be given: asked before the answer is computed."""
        with self._lock:
            return self._withdrawn

    def offer(self, answer: FirstAnswer, state: int) -> None:
        """Give an answer from now on, unless something was recorded since it was begun."""
        with self._lock:
            if state == self._withdrawn:
                self._answer = answer

    def withdraw(self) -> None:
        """Give none until another is offered."""
        with self._lock:
            self._withdrawn += 1
            self._answer = None

    def put_into(self, source: str) -> str:
        """The index page with the answer, or as it is where there is none."""
        with self._lock:
            answer = self._answer
        return source if answer is None else answer.put_into(source)


FIRST_ANSWER = _Offer()
