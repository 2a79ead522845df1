"""Fields that the forms of an amendment's clauses share: the indicator, an amount, where the text says it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from convention.domain.amendment_clauses import Source
from convention.domain.catalogue import Catalogue, Firmness, Indicator, Operator, Target, Territory
from convention.domain.errors import ShownError
from convention.wording.formats import EXACT, capitalised, day, quoted, value_with_unit
from convention.wording.labels import label
from loaders.parsing.numbers import parse_number
from loaders.parsing.problem import NumberProblem
from pages.parts.reading import FIRST_DAY

T = TypeVar("T")
OPERATORS = {Operator.REACH: "à atteindre", Operator.AT_LEAST: "au moins", Operator.AT_MOST: "au plus"}
LAST_DAY = date(2099, 12, 31)
LONGEST_EXCERPT = 12
REASON = "Motif"


def choose_one(place: DeltaGenerator, words: str, options: Sequence[T], write: Callable[[T], str], key: str) -> T:
    """Draw a choice of which one is always made, the first until another is; `write`: an option in French."""
    chosen = place.selectbox(words, list(options), format_func=write, key=key)
    return options[0] if chosen is None else chosen


def ask_indicator(agreed: Catalogue, key: str) -> Indicator:
    """Draw the choice of an indicator, in the order of the sheets."""

    def write(code: str) -> str:
        found = agreed.by_code[code]
        return f"{code} · {found.short_title} (fiche {found.action})"

    codes = [indicator.code for indicator in agreed.indicators]
    return agreed.by_code[choose_one(st.container(), "Indicateur", codes, write, key)]


def sheet_named(agreed: Catalogue, code: str) -> str:
    """An action sheet as a choice names it, also one that the amendment itself brings."""
    action = agreed.action_by_code.get(code)
    return f"{code} · {action.short_title if action else 'nouvelle fiche de cet avenant'}"


def choose_firmness(place: DeltaGenerator, key: str) -> Firmness:
    """Draw how binding the text's verb is."""
    return choose_one(place, "Fermeté", list(Firmness), lambda found: capitalised(label(found)), key)


def choose_operator(place: DeltaGenerator, key: str) -> Operator:
    """Draw what a target asks."""
    return choose_one(place, "Il faut", list(Operator), OPERATORS.__getitem__, key)


def target_words(indicator: Indicator, target: Target) -> str:
    """A target as a choice names it: `Paris : 30 places au 31/12/2020`."""
    place = "Ensemble" if target.territory is Territory.COMMON else label(target.territory)
    return f"{place}\u00a0: {value_with_unit(target.value, indicator.unit, EXACT)} au {day(target.due)}"


def ask_day(words: str, value: date | None, key: str) -> date | None:
    """Draw a day to give; None while it is empty."""
    chosen = st.date_input(words, value=value, format="DD/MM/YYYY", min_value=FIRST_DAY, max_value=LAST_DAY, key=key)
    return chosen if isinstance(chosen, date) else None


def ask_source(key: str, *, reason: bool) -> Source:
    """Draw where the amendment's text says it, and the reason where one is due."""
    left, right = st.columns([4, 1])
    excerpt = left.text_input(
        "Article ou phrase de l’avenant",
        max_chars=160,
        placeholder="article 2",
        help="Douze mots au plus\u00a0: ils disent où l’avenant fixe ce point.",
        key=f"{key}-excerpt",
    )
    page = right.number_input("Page", min_value=1, max_value=999, value=1, step=1, key=f"{key}-page")
    given = st.text_input(REASON, max_chars=300, placeholder="pourquoi", key=f"{key}-reason") if reason else ""
    return Source((excerpt or "").strip(), int(page), (given or "").strip())


def checked_source(source: Source, *, reason: bool) -> Source:
    """The same source.

    Raises ShownError without a phrase, with one of more than twelve words, or without a reason where one is due.
    """
    if not 0 < len(source.excerpt.split()) <= LONGEST_EXCERPT:
        raise ShownError("Indiquez l’article ou la phrase de l’avenant, en douze mots au plus.")
    if reason and not source.reason:
        raise ShownError("Indiquez le motif.")
    return source


def amount(text: str | None, unit: str) -> Decimal:
    """The number that a person typed, in French writing, in the indicator's own unit.

    Raises ShownError where it is no number, or carries another unit.
    """
    typed = (text or "").strip()
    read = parse_number(typed)
    if isinstance(read, NumberProblem):
        raise ShownError(f"Valeur {quoted(typed)}\u00a0: attendu {read.expected}.")
    if read.unit or read.rounded or (read.percent and unit != "%"):
        raise ShownError(f"Valeur {quoted(typed)}\u00a0: écrivez le nombre seul, en {unit}, à six décimales au plus.")
    return read.value
