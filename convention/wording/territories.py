"""The territories of the convention in a sentence: their names in a row, how many they are."""

from __future__ import annotations

from convention.domain.territories import Territory, declared
from convention.wording.formats import joined

_NUMBERS = {2: "deux", 3: "trois", 4: "quatre", 5: "cinq", 6: "six", 7: "sept", 8: "huit", 9: "neuf"}


def number_word(count: int) -> str:
    """A small number in letters, `deux`; a larger one in figures."""
    return _NUMBERS.get(count, str(count))


def how_many() -> str:
    """How many territories there are, in letters: `deux`."""
    return number_word(len(declared()))


def names(last: str = "et") -> str:
    """`Paris et Seine-Saint-Denis`."""
    return joined([territory.name for territory in declared()], last)


def parties() -> str:
    """Who signs: `la Ville de Paris et le Département de la Seine-Saint-Denis`."""
    return joined([territory.authority for territory in declared()])


def party_names() -> tuple[str, ...]:
    """Who signs, one by one and without article: `Ville de Paris`."""
    return tuple(territory.authority_name for territory in declared())


def short_title() -> str:
    """The convention by its territories: `Convention Paris – Seine-Saint-Denis`."""
    return "Convention " + " – ".join(territory.name for territory in declared())


def file_stem() -> str:
    """The convention as files are named: `convention-paris-seine-saint-denis`."""
    return "-".join(["convention", *(territory.slug for territory in declared())])


def expected_words() -> str:
    """What a cell of territories may hold: `Paris, Seine-Saint-Denis ou Commun`."""
    return joined([territory.name for territory in Territory], "ou")


def grant_scopes() -> str:
    """Whom a right may be for: `pour Paris, pour la Seine-Saint-Denis ou pour les deux`."""
    return joined([*(f"pour {territory.with_article}" for territory in declared()), f"pour les {how_many()}"], "ou")


def sides_to_sign() -> str:
    """For whom a word on a value is given: `pour Paris ou pour la Seine-Saint-Denis`."""
    return joined([f"pour {territory.with_article}" for territory in declared()], "ou")
