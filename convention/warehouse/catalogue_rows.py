"""Rows of the catalogue files: each column's French spelling, checked, as a value of the domain."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from convention.domain import annexes
from convention.domain import catalogue as c

TERRITORIES = {
    "Paris": c.Territory.PARIS,
    "Seine-Saint-Denis": c.Territory.SEINE_SAINT_DENIS,
    "commun": c.Territory.COMMON,
}
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


def _word(words: dict[str, Any]) -> BeforeValidator:
    def read(text: str) -> Any:
        if text not in words:
            raise ValueError("attendu : " + ", ".join(word or "rien" for word in words))
        return words[text]

    return BeforeValidator(read)


def _listed(text: str) -> list[str]:
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
Texts = Annotated[tuple[str, ...], BeforeValidator(_listed)]
Place = Annotated[c.Territory, _word(TERRITORIES)]
MaybePlace = Annotated[c.Territory | None, _word(TERRITORIES | {"": None})]
Places = Annotated[tuple[Place, ...], BeforeValidator(_listed), Field(min_length=1)]
ActionCode = Annotated[str, Field(pattern=r"^\d{1,2}(\.\d)?$")]
IndicatorCode = Annotated[str, Field(pattern=r"^A\d{2}(\.\d)?-\d{1,2}$")]


class Row(BaseModel):
    """A row of a catalogue file; field names are the file's column names."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    def value(self) -> Any:
        """The row as a value of the domain."""
        raise NotImplementedError


class ConventionRow(Row):
    """`convention.csv`."""

    intitule: Text
    debut: Day
    fin: Day
    extrait: Phrase
    page: Whole

    def value(self) -> c.Convention:
        """The row as a value of the domain."""
        return c.Convention(self.intitule, self.debut, self.fin, self.extrait, self.page)


class AxisRow(Row):
    """`axes.csv`."""

    axe: Whole
    intitule: Text
    intitule_court: Annotated[str, Field(min_length=1, max_length=40)]
    page: Whole

    def value(self) -> c.Axis:
        """The row as a value of the domain."""
        return c.Axis(self.axe, self.intitule, self.intitule_court, self.page)


class ActionRow(Row):
    """`actions.csv`."""

    action: ActionCode
    axe: Whole
    intitule: Text
    intitule_court: Annotated[str, Field(min_length=1, max_length=40)]
    resume: Text
    delai: str
    debut: MaybeDay
    fin: MaybeDay
    services_paris: Texts
    services_seine_saint_denis: Texts
    budget: str
    budget_eur: MaybeAmount
    partenaires: Texts
    page: Whole

    def value(self) -> c.Action:
        """The row as a value of the domain."""
        return c.Action(*(getattr(self, name) for name in ActionRow.model_fields))


class IndicatorRow(Row):
    """`indicateurs.csv`."""

    indicateur: IndicatorCode
    action: ActionCode
    intitule: Text
    intitule_court: Annotated[str, Field(min_length=1, max_length=40)]
    unite: Text
    nature: Annotated[c.Kind, _word(KINDS)]
    sens: Annotated[c.Direction, _word(DIRECTIONS)]
    agregation: Annotated[c.Aggregation, _word(AGGREGATIONS)]
    territoires: Places
    periodicite: Annotated[c.Frequency, _word(FREQUENCIES)]
    poids: Weight
    origine: Annotated[c.Origin, _word(ORIGINS)]
    extrait: Phrase
    page: Whole

    def value(self) -> c.Indicator:
        """The row as a value of the domain."""
        return c.Indicator(*(getattr(self, name) for name in IndicatorRow.model_fields))


class TargetRow(Row):
    """`cibles.csv`."""

    indicateur: IndicatorCode
    territoire: Place
    valeur: Amount
    operateur: Annotated[c.Operator, _word(OPERATORS)]
    echeance: Day
    fermete: Annotated[c.Firmness, _word(FIRMNESS)]
    extrait: Phrase
    page: Whole
    avenant: str

    def value(self) -> c.Target:
        """The row as a value of the domain."""
        return c.Target(*(getattr(self, name) for name in TargetRow.model_fields))


class ReferenceRow(Row):
    """`reperes.csv`."""

    indicateur: IndicatorCode
    territoire: Place
    date: MaybeDay
    valeur: Amount
    role: Annotated[c.ReferenceRole, _word(ROLES)]
    extrait: Phrase
    page: Whole

    def value(self) -> c.Reference:
        """The row as a value of the domain."""
        return c.Reference(*(getattr(self, name) for name in ReferenceRow.model_fields))


class AbandonmentRow(Row):
    """`abandons.csv`."""

    objet: Annotated[c.Abandoned, _word(ABANDONED)]
    code: Text
    territoire: MaybePlace
    echeance: MaybeDay
    avenant_cible: str
    avenant: Text
    depuis: Day
    motif: Text

    def value(self) -> c.Abandonment:
        """The row as a value of the domain."""
        return c.Abandonment(*(getattr(self, name) for name in AbandonmentRow.model_fields))


class AnnexRow(Row):
    """`annexe.csv`."""

    theme: Whole
    intitule: Text
    sujet: Text
    resume: Text
    page: Whole

    def value(self) -> annexes.AnnexTopic:
        """The row as a value of the domain."""
        return annexes.AnnexTopic(self.theme, self.intitule, self.sujet, self.resume, self.page)


class BodyRow(Row):
    """`gouvernance.csv`."""

    instance: Text
    composition: str
    frequence: str
    missions: Text
    page: Whole

    def value(self) -> annexes.Body:
        """The row as a value of the domain."""
        return annexes.Body(self.instance, self.composition, self.frequence, self.missions, self.page)


class TermRow(Row):
    """`glossaire.csv`."""

    sigle: Text
    developpe: Text
    origine: Text

    def value(self) -> annexes.Term:
        """The row as a value of the domain."""
        return annexes.Term(self.sigle, self.developpe, self.origine)


class ThresholdRow(Row):
    """`seuils.csv`."""

    seuil: Text
    valeur: Amount
    unite: Text
    depuis: Day
    definition: Text

    def value(self) -> c.Threshold:
        """The row as a value of the domain."""
        return c.Threshold(self.seuil, self.valeur, self.unite, self.depuis, self.definition)
