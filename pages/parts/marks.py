"""How a status, an action and an indicator are written on a page: sign, word, colour, link."""

from __future__ import annotations

import re

import streamlit as st

from convention.domain.catalogue import Action, Indicator
from convention.domain.progress import ProgressStatus
from convention.domain.rollup import ActionProgress
from convention.wording.figures import action_figure
from convention.wording.formats import NO_BREAK
from convention.wording.labels import Tone, label, symbol, tone
from pages.parts.keys import Param
from pages.parts.reading import Reading, parameters
from pages.parts.session_pages import session_pages

ACTION_SCRIPT = "followup/action/page.py"
TONE_COLOURS = {
    Tone.REACHED: "green",
    Tone.ON_TRACK: "blue",
    Tone.WATCH: "yellow",
    Tone.LATE: "red",
    Tone.NEUTRAL: "gray",
}
_MARKDOWN_SIGNS = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_{}[]()<>#+-!|~$:&"})


_NUMBER_OF_A_LIST = re.compile(r"^(\s*\d+)\.(?=\s|$)", re.MULTILINE)
# What Streamlit looks for in a text after Markdown was read, where no backslash helps: icons and small pictures by
# name, addresses, arrows and other signs written as two. An invisible sign (word joiner) in it keeps it as written.
_FOUND_IN_TEXT = re.compile(r"(?<=:)(?=[\w/+-])|(?<=www)(?=\.)|(?<=\S)(?=@\S)|(?<=[<>=~-])(?=[<>=-])", re.IGNORECASE)
WORD_JOINER = "\u2060"


def plain(text: str) -> str:
    """A text that came from a file, with every sign of Markdown taken literally."""
    literal = _FOUND_IN_TEXT.sub(WORD_JOINER, text).translate(_MARKDOWN_SIGNS)
    return _NUMBER_OF_A_LIST.sub(r"\1\\.", literal)


def coloured(status: ProgressStatus, text: str) -> str:
    """Markdown of a text in the colour of a status."""
    return f":{TONE_COLOURS[tone(status)]}[{text}]"


def status_mark(status: ProgressStatus) -> str:
    """Markdown of sign and word of a status, in its colour."""
    return coloured(status, f"{symbol(status)}{NO_BREAK}{label(status)}")


def progress_text(found: ActionProgress) -> str:
    """The status of an action in a word, and the figure that decides: `en retard · Places : 39 %`."""
    figure = action_figure(found)
    return f"{label(found.status)} · {figure}" if figure else label(found.status)


def status_line(action: ActionProgress) -> str:
    """Markdown of the computed status of a sheet with the figure that decides."""
    return coloured(action.status, f"{symbol(action.status)}{NO_BREAK}{progress_text(action)}")


def action_link(action: Action, text: str, reading: Reading, indicator: Indicator | None = None) -> None:
    """Draw a link to the page of an action, at the same dates and territory, opened at an indicator if one is given."""
    asked = {**parameters(reading), Param.ACTION: action.code}
    if indicator is not None:
        asked[Param.INDICATOR] = indicator.code
    st.page_link(session_pages()[ACTION_SCRIPT], label=text, icon="", query_params=asked)
