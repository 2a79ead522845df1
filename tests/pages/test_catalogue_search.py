"""Searching the catalogue: a word is found where a word begins."""

import pytest

from pages.parts.catalogue_search import search_for


@pytest.mark.parametrize(
    ("typed", "text", "found"),
    [
        ("vélo", "Lancer un appel à projets pour le développement de l’agriculture urbaine", False),
        ("ASE", "DASES", False),
        ("ase", "Enfants confiés à l’ASE", True),
        ("cycl", "Assurer la continuité cyclable", True),
        ("EVENEMENT", "Évènements sportifs", True),
        ("l'appel projets", "Lancer l’appel à projets", True),
        ("A05-1", "A05-1", True),
        ("(1500", "une action commune (1500 comme cible)", True),
    ],
)
def test_a_typed_word_begins_a_word(typed: str, text: str, found: bool) -> None:
    assert search_for(typed).finds((text,)) is found
