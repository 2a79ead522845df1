"""Rows of the catalogue files that say what changed after the signing: amendments, what they gave up, errata."""

from __future__ import annotations

from typing import Annotated

from convention.domain import catalogue as c
from convention.warehouse.catalogue_cells import ABANDONED, Day, IndicatorCode, MaybeDay, MaybePlace, Text, word
from convention.warehouse.catalogue_rows import Row


class AbandonmentRow(Row):
    """`abandons.csv`."""

    objet: Annotated[c.Abandoned, word(ABANDONED)]
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


class EffectRow(Row):
    """`avenants.csv`."""

    avenant: Text
    depuis: Day

    def value(self) -> c.Effect:
        """The row as a value of the domain."""
        return c.Effect(self.avenant, self.depuis)


class AdditionRow(Row):
    """`ajouts.csv`: the indicators that an amendment brought; the program writes it."""

    indicateur: IndicatorCode
    avenant: Text

    def value(self) -> tuple[str, str]:
        """The code of the indicator and the reference of the amendment."""
        return self.indicateur, self.avenant


class ErratumRow(Row):
    """`errata.csv`."""

    indicateur: IndicatorCode
    colonne: Annotated[str, word({"nature": "nature", "territoires": "territoires"})]
    avant: Text
    apres: Text
    depuis: Day
    motif: Text

    def value(self) -> c.Erratum:
        """The row as a value of the domain."""
        return c.Erratum(*(getattr(self, name) for name in ErratumRow.model_fields))
