"""The nearest known word, and the folding of texts before they are compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.parsing.suggestions import fold, suggest

TERRITORIES = ("Paris", "Seine-Saint-Denis", "Commun")


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("  Définitif\u00a0 ", "definitif"),
        ("ÉLÈVES", "eleves"),
        ("Cœur", "coeur"),
        ("l’année", "l'annee"),
        ("m²", "m²"),
        ("a\ufeff\u200bb", "ab"),
        ("", ""),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("word", "nearest"),
    [
        ("Seine Saint Denis", "Seine-Saint-Denis"),
        ("seine-st-denis", "Seine-Saint-Denis"),
        ("PARI", "Paris"),
        ("comun", "Commun"),
        ("Lyon", None),
        ("", None),
        ("!!", None),
    ],
)
def test_the_nearest_word_or_none(word: str, nearest: str | None) -> None:
    assert suggest(word, TERRITORIES) == nearest


def test_two_words_as_near_suggest_none() -> None:
    assert suggest("A05-3", ("A05-1", "A05-2")) is None
    assert suggest("A05-1", ("A05-1", "A05-2")) == "A05-1"
