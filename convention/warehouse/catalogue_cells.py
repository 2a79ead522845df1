"""Cells of the catalogue files: the French spelling of each notion, number and day, checked, as the domain holds it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field

from convention.domain import catalogue as c
from convention.domain.commitments import CommitmentNature, CommitmentPart

TERRITORIES = {("commun" if found is c.Territory.COMMON else found.name): found for found in c.Territory}
KINDS = {
    "niveau": c.Kind.LEVEL,
    "flux": c.Kind.FLOW,
    "cumul": c.Kind.CUMULATIVE,
    "taux": c.Kind.RATE,
    "jalon": c.Kind.MILESTONE,
    "annuel": c.Kind.YEARLY,
    "qualitatif": c.Kind.QUALITATIVE,
}
DIRECTIONS = {"hausse": c.Direction.UP, "baisse": c.Direction.DOWN, "aucun": c.Direction.NONE}
AGGREGATIONS = {"somme": c.Aggregation.SUM, "aucune": c.Aggregation.NONE}
FREQUENCIES = {
    "mensuelle": c.Frequency.MONTHLY,
    "trimestrielle": c.Frequency.QUARTERLY,
    "semestrielle": c.Frequency.HALF_YEARLY,
    "annuelle": c.Frequency.YEARLY,
    "scolaire": c.Frequency.SCHOOL_YEAR,
    "ponctuelle": c.Frequency.ONCE,
}
ORIGINS = {"convention": c.Origin.CONVENTION, "derive": c.Origin.DERIVED, "contexte": c.Origin.CONTEXT}
OPERATORS = {"=": c.Operator.REACH, ">=": c.Operator.AT_LEAST, "<=": c.Operator.AT_MOST}
FIRMNESS = {"ferme": c.Firmness.FIRM, "envisagee": c.Firmness.ENVISAGED, "facultative": c.Firmness.OPTIONAL}
ROLES = {
    "base": c.ReferenceRole.BASELINE,
    "repere": c.ReferenceRole.LANDMARK,
    "prevision": c.ReferenceRole.FORECAST,
}

ABANDONED = {"action": c.Abandoned.ACTION, "indicateur": c.Abandoned.INDICATOR, "cible": c.Abandoned.TARGET}
DATE_ORIGINS = {"ecrite": c.DateOrigin.WRITTEN, "deduite": c.DateOrigin.DEDUCED, "": None}
NATURES = {
    "livrable": CommitmentNature.DELIVERABLE,
    "étape": CommitmentNature.STEP,
    "quantité": CommitmentNature.QUANTITY,
    "échange": CommitmentNature.EXCHANGE,
    "moyen": CommitmentNature.MEANS,
}
PARTS = {
    "preambule": CommitmentPart.PREAMBLE,
    "suivi": CommitmentPart.FOLLOW_UP,
    "annexe": CommitmentPart.ANNEX,
    **{f"axe-{number}": CommitmentPart.of_axis(number) for number in range(1, 100)},
}
"""The parts of a convention; an axis that the catalogue does not have is a fault of its own."""


class NotOneOfError(ValueError):
    """A cell that holds none of the words that it may hold, which are `words`."""

    def __init__(self, words: tuple[str, ...]) -> None:
        super().__init__("attendu : " + ", ".join(word or "rien" for word in words))
        self.words = words


def word(words: dict[str, Any]) -> BeforeValidator:
    """A cell that holds one of some words."""

    def read(text: str) -> Any:
        if text not in words:
            raise NotOneOfError(tuple(words))
        return words[text]

    return BeforeValidator(read)


def listed(text: str) -> list[str]:
    """The parts of a cell that lists several."""
    return [part.strip() for part in text.split(" | ") if part.strip()]


def _empty_as_none(text: str) -> str | None:
    return text or None


def _short(phrase: str) -> str:
    if len(phrase.split()) > 12:
        raise ValueError("attendu : un extrait de 12 mots au plus")
    return phrase


def _not_blank(text: str) -> str:
    if not text.strip():
        raise ValueError("attendu : un texte non vide")
    return text


def _typed(read: Callable[[str], Any], form: str, expected: str) -> BeforeValidator:
    def parse(text: str | None) -> Any:
        if text is None:
            return None
        try:
            if not re.fullmatch(form, text):
                raise ValueError
            return read(text)
        except (ValueError, ArithmeticError):
            raise ValueError(f"attendu : {expected}") from None

    return BeforeValidator(parse)


_NUMBER = r"[0-9]{1,12}(\.[0-9]{1,6})?"
_DAY = _typed(date.fromisoformat, r"[0-9]{4}-[0-9]{2}-[0-9]{2}", "une date AAAA-MM-JJ")
_AMOUNT = _typed(Decimal, f"-?{_NUMBER}", "un nombre à point décimal, six décimales au plus")
_WEIGHT = _typed(Decimal, rf"(?=.*[1-9]){_NUMBER}", "un nombre à point décimal, plus grand que zéro")
_WHOLE = _typed(int, r"[0-9]{1,9}", "un nombre entier")

Text = Annotated[str, AfterValidator(_not_blank)]
Phrase = Annotated[str, AfterValidator(_short)]
Day = Annotated[date, _DAY]
MaybeDay = Annotated[date | None, _DAY, BeforeValidator(_empty_as_none)]
Amount = Annotated[Decimal, _AMOUNT]
Weight = Annotated[Decimal, _WEIGHT]
MaybeAmount = Annotated[Decimal | None, _AMOUNT, BeforeValidator(_empty_as_none)]
Whole = Annotated[int, _WHOLE]
Texts = Annotated[tuple[str, ...], BeforeValidator(listed)]
Place = Annotated[c.Territory, word(TERRITORIES)]
MaybePlace = Annotated[c.Territory | None, word(TERRITORIES | {"": None})]
Places = Annotated[tuple[Place, ...], BeforeValidator(listed), Field(min_length=1)]
ActionCode = Annotated[str, Field(pattern=r"^\d{1,2}(\.\d)?$")]
IndicatorCode = Annotated[str, Field(pattern=r"^A\d{2}(\.\d)?-\d{1,2}$")]
MaybeActionCode = Annotated[str, Field(pattern=r"^(\d{1,2}(\.\d)?)?$")]
MaybeIndicatorCode = Annotated[str, Field(pattern=r"^(A\d{2}(\.\d)?-\d{1,2})?$")]
IndicatorCodes = Annotated[tuple[IndicatorCode, ...], BeforeValidator(listed)]
CommitmentCode = Annotated[str, Field(pattern=r"^E\d{3}$")]
