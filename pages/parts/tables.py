"""Tables of text on a page, printed rather than boxed, with the acronyms that they use explained below."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TypeVar

import pandas as pd
import streamlit as st

from convention.domain.annexes import Term
from pages.parts.marks import plain
from pages.parts.terms import acronyms_line

T = TypeVar("T")


def table_of(rows: Iterable[T], columns: dict[str, Callable[[T], str | int]]) -> pd.DataFrame:
    """A table of some rows: the name of each column, and how a row is written in it."""
    listed = list(rows)
    return pd.DataFrame({name: [write(row) for row in listed] for name, write in columns.items()})


def draw_table(frame: pd.DataFrame, alt: str, figures: Mapping[str, Sequence[Decimal]] | None = None) -> None:
    """Draw a table of plain text; `alt` says what it shows.

    `figures`: the values behind columns of written numbers, by which these stand at the right.
    """
    literal = frame.map(lambda cell: plain(cell) if isinstance(cell, str) else cell)
    draw_marked_table(literal, alt, figures)


def draw_facts(facts: Mapping[str, str], alt: str) -> None:
    """Draw facts one a line, each after its name."""
    frame = pd.DataFrame({alt: [plain(text) for text in facts.values()]}, index=list(facts))
    st.table(frame, border="horizontal", hide_header=True, alt=alt)


def draw_marked_table(frame: pd.DataFrame, alt: str, figures: Mapping[str, Sequence[Decimal]] | None = None) -> None:
    """Draw a table whose cells are Markdown."""
    st.table(_at_the_right(frame, figures) if figures else frame, border="horizontal", hide_index=True, alt=alt)


def _at_the_right(frame: pd.DataFrame, figures: Mapping[str, Sequence[Decimal]]) -> pd.io.formats.style.Styler:
    """Numbers that are shown as the text which stood in their place: only columns of numbers are right-aligned."""
    numbers = {name: [float(value) for value in values] for name, values in figures.items()}
    styler = frame.assign(**numbers).style
    for name in figures:
        for row, text in enumerate(frame[name]):
            styler.format(_shown_as(text), subset=([row], [name]))
    return styler


def _shown_as(text: str) -> Callable[[object], str]:
    return lambda _value: text


def draw_acronyms(frames: Iterable[pd.DataFrame], terms: Iterable[Term], *texts: str) -> None:
    """Explain the acronyms of some tables and texts in one quiet line, if there are any."""
    cells = [cell for frame in frames for name in frame for cell in frame[name] if isinstance(cell, str)]
    line = acronyms_line([*cells, *texts], terms)
    if line:
        st.caption(line)
