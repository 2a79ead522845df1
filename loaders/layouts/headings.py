"""The words that head the columns of a table, and the labels of rows that only add others up."""

from __future__ import annotations

import re

from convention.domain.territories import declared
from convention.wording.territories import how_many
from loaders.layouts.layout import Role
from loaders.parsing.suggestions import fold
from loaders.parsing.territories import territory_named

ROLE_WORDS: dict[Role, tuple[str, ...]] = {
    Role.INDICATOR: (
        "indicateur",
        "indicateurs",
        "code indicateur",
        "code de l'indicateur",
        "nom de l'indicateur",
        "libelle de l'indicateur",
        "intitule de l'indicateur",
    ),
    Role.TERRITORY: ("territoire", "territoires", "collectivite", "departement"),
    Role.PERIOD: ("periode", "periodes", "date", "annee", "annee scolaire", "semestre", "trimestre", "mois"),
    Role.VALUE: ("valeur", "valeurs", "valeur observee", "valeur de l'indicateur"),
    Role.STATUS: ("statut", "statuts", "statut de la valeur"),
    Role.SOURCE: ("source", "sources", "source de la valeur"),
    Role.COMMENT: ("commentaire", "commentaires", "remarque", "remarques", "observation", "motif"),
    Role.NUMERATOR: ("numerateur",),
    Role.DENOMINATOR: ("denominateur",),
}
FRENCH_ROLES: dict[Role, str] = {
    Role.INDICATOR: "indicateur",
    Role.TERRITORY: "territoire",
    Role.PERIOD: "période",
    Role.VALUE: "valeur",
    Role.STATUS: "statut",
    Role.SOURCE: "source",
    Role.COMMENT: "commentaire",
    Role.NUMERATOR: "numérateur",
    Role.DENOMINATOR: "dénominateur",
}
UNITS = frozenset({"unite", "unites", "unite de mesure"})
HELPERS = UNITS | frozenset(
    {"intitule", "libelle", "unite", "unites", "axe", "action", "fiche", "fiche action", "nature"}
)
"""Columns that people read beside the values: no data, and nothing to say of them."""

_NUMBERS_OF_ROWS = frozenset({"code", "codes", "reference", "ref", "n°", "no", "numero", "id", "identifiant", "ligne"})
_DERIVED = re.compile(
    r"(?:taux d'|taux de |% )?(?:evolution|variation|ecart|difference|progression|cible|objectif|prevision|rang|moyenne"
    r"|total|cumul|reste)(?:s|x)?\b.*"
)
_PLANNED_AFTER = re.compile(r"[ (\[](?:objectifs?|cibles?|previsions?|previsionnel(?:le)?s?|prev\.?|budget)[)\]]?$")
PLANNED = frozenset({"objectif", "objectifs", "cible", "cibles", "prevision", "previsions", "previsionnel", "budget"})
"""What rows say that are no observed values."""

_ROLES = {word: role for role, words in ROLE_WORDS.items() for word in words}
_VALUE_IN = re.compile(r"(?P<word>valeurs?|valeurs? observees?)(?:,? en [a-z0-9 '%€/²³]+|,? ?[x×*] ?10*(?:[ .]?000)*)")
_IDENTIFIER = re.compile(
    r"(^|[\s_])(codes?|n°|no|numero|num|ids?|identifiant|rang|ordre|insee|siret|siren)([\s_.]|$)|^n°"
)
_NAMED_YEAR = r"(?:19|20)[0-9]{2}"
_TOTAL = re.compile(
    rf"(?:sous[- ]?)?(?:total|totaux)(?: (?:general|generaux|estime|des|du|de|d'|general).*| (?:annee )?{_NAMED_YEAR})?"
    rf"|{_NAMED_YEAR} (?:total|ensemble)|(?:ensemble|somme)(?: {_NAMED_YEAR})?"
)
_ALL_TERRITORIES = re.compile(
    rf"(?:ensemble (?:des )?|total (?:des )?|les )(?:{how_many()}|{len(declared())}) "
    "(?:territoires|departements|collectivites)"
)
_NUMBERED = re.compile(r"(?P<word>.*\D) ?(?P<number>[1-9][0-9]?)")


def heading_role(text: str) -> Role | None:
    """The role that a column heading names; what stands in parentheses after it does not matter.

    `Valeur en milliers d’euros` and `valeur × 1 000` head values: what they announce is read with them.
    """
    folded = fold(text).split("(")[0].strip(" :*.")
    found = _VALUE_IN.fullmatch(folded)
    return _ROLES.get(found["word"] if found else folded)


def numbered_role(text: str) -> tuple[Role, int] | None:
    """The role and number of a repeated heading: `Valeur 2` → value, 2."""
    found = _NUMBERED.fullmatch(fold(text).split("(")[0].strip(" :*."))
    role = _ROLES.get(found["word"].strip()) if found and not territory_named(text) else None
    return (role, int(found["number"])) if found and role else None


def is_unit(text: str) -> bool:
    """Whether a heading names the column of units."""
    return fold(text).split("(")[0].strip(" :*.") in UNITS


def is_helper(text: str) -> bool:
    """Whether a heading names a column that only helps people."""
    return fold(text).split("(")[0].strip(" :*.") in HELPERS


def leads(text: str) -> bool:
    """Whether a heading may stand left of the columns that name values: a help or a number of the row."""
    return is_helper(text) or fold(text).strip(" :*.") in _NUMBERS_OF_ROWS


def is_identifier(text: str) -> bool:
    """Whether a heading names numbers that only tell rows apart."""
    return _IDENTIFIER.search(fold(text)) is not None


def is_total(text: str) -> bool:
    """Whether the label of a row says that it adds up others."""
    return not (text[:1].isdigit() and text[-1:].isdigit()) and _TOTAL.fullmatch(fold(text).strip(" :*.")) is not None


def is_total_heading(text: str) -> bool:
    """Whether the heading of a column says that it adds up others; what stands in parentheses does not matter."""
    return is_total(text.split("(")[0]) or _ALL_TERRITORIES.fullmatch(fold(text).strip(" :*.")) is not None


def is_derived(text: str) -> bool:
    """Whether a column heading says that it holds no observed value: a change, a goal, a sum."""
    folded = fold(text)
    return _DERIVED.fullmatch(folded) is not None or _PLANNED_AFTER.search(folded) is not None
