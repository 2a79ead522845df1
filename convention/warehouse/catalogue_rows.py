"""Rows of the catalogue files: each checked, as a value of the domain."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, SkipValidation, model_validator

from convention.domain import annexes
from convention.domain import catalogue as c
from convention.domain.commitments import Commitment, CommitmentNature, CommitmentPart
from convention.domain.territories import declared
from convention.warehouse.catalogue_cells import (
    AGGREGATIONS,
    DATE_ORIGINS,
    DIRECTIONS,
    FIRMNESS,
    FREQUENCIES,
    KINDS,
    NATURES,
    OPERATORS,
    ORIGINS,
    PARTS,
    ROLES,
    ActionCode,
    Amount,
    CommitmentCode,
    Day,
    IndicatorCode,
    IndicatorCodes,
    MaybeActionCode,
    MaybeAmount,
    MaybeDay,
    MaybeIndicatorCode,
    Phrase,
    Place,
    Places,
    Text,
    Texts,
    Weight,
    Whole,
    listed,
    word,
)

SERVICES = {f"services_{territory}": territory for territory in declared()}
"""The columns of `actions.csv` that name the services of one territory."""

MaybeOrigin = Annotated[c.DateOrigin | None, word(DATE_ORIGINS)]


class Row(BaseModel):
    """A row of a catalogue file; field names are the file's column names."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)

    @classmethod
    def columns(cls) -> dict[str, bool]:
        """The columns of the file in their order, each with whether a file may lack it: the first versions did."""
        return {name: not field.is_required() for name, field in cls.model_fields.items()}

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
    origine_fin: MaybeOrigin = None
    regle_fin: str = ""
    autre_fin: Phrase = ""

    def value(self) -> c.Convention:
        """The row as a value of the domain."""
        rule = c.DateRule(self.origine_fin, self.regle_fin)
        return c.Convention(self.intitule, self.debut, self.fin, self.extrait, self.page, rule, self.autre_fin)


class TerritoryRow(Row):
    """`territoires.csv`, of which the process has read what it declares at its start."""

    territoire: Annotated[str, word({str(territory): str(territory) for territory in declared()})]
    intitule: Text
    article: str
    collectivite: Text
    assemblee: Text
    numero: str
    graphies: str
    couleur_claire: Text
    couleur_sombre: Text

    def value(self) -> c.Territory:
        """The row as a value of the domain."""
        return c.Territory(self.territoire)


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
    """`actions.csv`; in the place of `services`, a column of services for each territory: `services_paris`."""

    action: ActionCode
    axe: Whole
    intitule: Text
    intitule_court: Annotated[str, Field(min_length=1, max_length=40)]
    resume: Text
    delai: str
    debut: MaybeDay
    fin: MaybeDay
    services: Annotated[tuple[c.Side, ...], SkipValidation]
    budget: str
    budget_eur: MaybeAmount
    partenaires: Texts
    page: Whole
    origine_debut: MaybeOrigin = None
    regle_debut: str = ""
    origine_fin: MaybeOrigin = None
    regle_fin: str = ""

    @classmethod
    def columns(cls) -> dict[str, bool]:
        """The columns of the file in their order, each with whether a file may lack it."""
        found: dict[str, bool] = {}
        for name, optional in super().columns().items():
            found |= dict.fromkeys(SERVICES, False) if name == "services" else {name: optional}
        return found

    @model_validator(mode="before")
    @classmethod
    def _with_sides(cls, cells: Mapping[str, str]) -> dict[str, object]:
        sides = tuple(c.Side(territory, tuple(listed(cells[name]))) for name, territory in SERVICES.items())
        return {name: cell for name, cell in cells.items() if name not in SERVICES} | {"services": sides}

    def value(self) -> c.Action:
        """The row as a value of the domain."""
        own = [getattr(self, name) for name in ActionRow.model_fields][:-4]
        start, end = c.DateRule(self.origine_debut, self.regle_debut), c.DateRule(self.origine_fin, self.regle_fin)
        return c.Action(*(*own, start, end))


class IndicatorRow(Row):
    """`indicateurs.csv`."""

    indicateur: IndicatorCode
    action: ActionCode
    intitule: Text
    intitule_court: Annotated[str, Field(min_length=1, max_length=40)]
    unite: Text
    nature: Annotated[c.Kind, word(KINDS)]
    sens: Annotated[c.Direction, word(DIRECTIONS)]
    agregation: Annotated[c.Aggregation, word(AGGREGATIONS)]
    territoires: Places
    periodicite: Annotated[c.Frequency, word(FREQUENCIES)]
    poids: Weight
    origine: Annotated[c.Origin, word(ORIGINS)]
    extrait: Phrase
    page: Whole
    suite_de: MaybeIndicatorCode = ""

    def value(self) -> c.Indicator:
        """The row as a value of the domain."""
        own = [getattr(self, name) for name in IndicatorRow.model_fields][:-1]
        return c.Indicator(*(*own, None, self.suite_de))


class TargetRow(Row):
    """`cibles.csv`."""

    indicateur: IndicatorCode
    territoire: Place
    valeur: Amount
    operateur: Annotated[c.Operator, word(OPERATORS)]
    echeance: Day
    fermete: Annotated[c.Firmness, word(FIRMNESS)]
    extrait: Phrase
    page: Whole
    avenant: str
    origine_date: MaybeOrigin = None
    regle_date: str = ""

    def value(self) -> c.Target:
        """The row as a value of the domain."""
        own = [getattr(self, name) for name in TargetRow.model_fields][:-2]
        return c.Target(*(*own, c.DateRule(self.origine_date, self.regle_date)))


class ReferenceRow(Row):
    """`reperes.csv`."""

    indicateur: IndicatorCode
    territoire: Place
    date: MaybeDay
    valeur: Amount
    role: Annotated[c.ReferenceRole, word(ROLES)]
    extrait: Phrase
    page: Whole

    def value(self) -> c.Reference:
        """The row as a value of the domain."""
        return c.Reference(*(getattr(self, name) for name in ReferenceRow.model_fields))


class CommitmentRow(Row):
    """`engagements.csv`."""

    engagement: CommitmentCode
    partie: Annotated[CommitmentPart, word(PARTS)]
    action: MaybeActionCode
    porteur: Place
    fermete: Annotated[c.Firmness, word(FIRMNESS)]
    nature: Annotated[CommitmentNature, word(NATURES)]
    indicateurs: IndicatorCodes
    description: Text
    motif: str
    extrait: Phrase
    page: Whole

    def value(self) -> Commitment:
        """The row as a value of the domain."""
        return Commitment(*(getattr(self, name) for name in CommitmentRow.model_fields))


class AnnexRow(Row):
    """`annexe.csv`."""

    theme: Whole
    intitule: Text
    sujet: Text
    resume: Text
    extrait: Phrase = ""
    page: Whole

    def value(self) -> annexes.AnnexTopic:
        """The row as a value of the domain."""
        return annexes.AnnexTopic(self.theme, self.intitule, self.sujet, self.resume, self.page, self.extrait)


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
