"""The open data of an edition: each table with its columns, all that an edition says in numbers and codes."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from convention.domain.goal import STORED
from convention.domain.progress import Assessment
from convention.domain.rollup import ActionProgress, IndicatorProgress
from convention.domain.secrecy import key_of
from convention.domain.series import RecordedValue
from convention.publication.content import EditionContent
from convention.publication.reading import PublicReading
from convention.publication.tables import Cell, Field, FieldType, Resource
from convention.wording.labels import label
from convention.wording.publication import NOT_PUBLISHED
from convention.wording.territories import expected_words

SCHEMA_VERSION = 1
"""Counts up when a table or a column is renamed or taken away: the first rank of the editions' versions."""


def resources_of(content: EditionContent) -> tuple[Resource, ...]:
    """Every table of an edition."""
    reading = content.reading
    return (
        _actions(content),
        _progress(reading),
        _values(reading),
        _indicators(reading),
        _targets(reading),
        _commitments(content),
        _decisions(content),
    )


def _text(name: str, description: str, *, empty: bool = False) -> Field:
    return Field(name, FieldType.STRING, description, empty)


def _number(name: str, description: str) -> Field:
    return Field(name, FieldType.NUMBER, description, empty=True)


def _date(name: str, description: str, *, empty: bool = False) -> Field:
    return Field(name, FieldType.DATE, description, empty)


_ACTION = _text("action", "Numéro de la fiche-action, comme 8.1.")
_INDICATOR = _text("indicateur", "Code de l’indicateur, comme A08.1-1.")
_TERRITORY = _text("territoire", f"{expected_words()}.")


def _deciding(found: ActionProgress) -> str | None:
    return found.deciding.indicator.code if found.deciding else None


def _actions(content: EditionContent) -> Resource:
    progress = {found.action.code: found for found in content.reading.pack.actions}
    rows = tuple(
        (
            action.told.code,
            progress[action.told.code].action.axis,
            action.told.title,
            action.mark.word,
            _deciding(progress[action.told.code]) if action.published else None,
            action.file,
        )
        for action in content.actions
    )
    fields = (
        _ACTION,
        Field("axe", FieldType.INTEGER, "Numéro de l’axe."),
        _text("intitule", "Intitulé de la fiche."),
        _text("statut", f"Statut calculé, ou « {NOT_PUBLISHED} »."),
        _text("indicateur_decisif", "Indicateur dont le statut est celui de l’action.", empty=True),
        _text("page", "Page de l’édition."),
    )
    return Resource("actions", "Actions", "Les fiches-actions et leur statut.", fields, ("action",), rows)


def _progress(reading: PublicReading) -> Resource:
    rows = tuple(
        _assessed(row, found)
        for action in reading.pack.actions
        for row in action.indicators
        if row.indicator.code not in reading.unpublished
        for found in scopes_of(row)
    )
    fields = (
        _INDICATOR,
        _text("portee", "Territoire suivi à part ; « ensemble » pour ce qui donne son statut à l’indicateur."),
        _text("territoire", "Le territoire que cette ligne juge : le moins avancé où chacun a sa cible."),
        _text("nature", "Ce qu’est la valeur : niveau, flux, cumul, taux, jalon, annuel, qualitatif."),
        _number("valeur", "Dernière valeur connue, ou total depuis le début pour un flux."),
        _text("periode", "Période de la valeur.", empty=True),
        _number("reference", "Valeur de départ."),
        _number("cible", "Valeur à atteindre."),
        _date("echeance", "Date à laquelle la cible est due.", empty=True),
        _number("taux", "100 × (valeur − référence) ÷ (cible − référence), là où ce calcul a un sens."),
        _number("taux_attendu", "Taux d’une progression en ligne droite, à la fin de la période de la valeur."),
        _text("statut", "Statut calculé."),
    )
    return Resource(
        "avancement", "Avancement", "Chaque indicateur face à sa cible.", fields, ("indicateur", "portee"), rows
    )


def scopes_of(row: IndicatorProgress) -> tuple[Assessment, ...]:
    """The scopes in which an indicator is told: the overall one first, then each other territory."""
    return (row.overall, *(part for part in row.parts if part.territory is not row.overall.territory))


def scope_name(row: IndicatorProgress, found: Assessment) -> str:
    """How a scope is named in data: `ensemble` for what stands for the indicator."""
    return "ensemble" if found is row.overall else str(found.territory)


def _assessed(row: IndicatorProgress, found: Assessment) -> tuple[Cell, ...]:
    goal, standing = found.goal, found.standing
    return (
        row.indicator.code,
        scope_name(row, found),
        label(found.territory),
        label(row.indicator.kind),
        standing.value,
        standing.period.code if standing.period else None,
        None if goal is None or goal.baseline is None else _decimal(Fraction(goal.baseline)),
        goal.target if goal else None,
        goal.due if goal else None,
        _decimal(found.rate),
        _decimal(found.expected_rate),
        label(found.status),
    )


def _decimal(value: Fraction | None) -> Decimal | None:
    return None if value is None else (Decimal(value.numerator) / Decimal(value.denominator)).quantize(STORED)


def _values(reading: PublicReading) -> Resource:
    rows = tuple(
        (
            value.indicator,
            label(value.territory),
            value.period.code,
            value.period.start,
            value.period.end,
            value.value,
            value.numerator,
            value.denominator,
            label(value.status) if key_of(value) not in reading.withheld else NOT_PUBLISHED,
            label(reading.withheld[key_of(value)]) if key_of(value) in reading.withheld else None,
            _validated(reading, value),
            value.provenance.source or None,
        )
        for value in reading.pack.values
    )
    fields = (
        _INDICATOR,
        _TERRITORY,
        _text("periode", "Période : 2019-12-31, 2019-12, 2019-T4, 2019-S2, 2019 ou 2018-2019."),
        _date("debut", "Premier jour de la période."),
        _date("fin", "Dernier jour de la période."),
        _number("valeur", "Valeur, dans l’unité de l’indicateur (52 pour 52 %)."),
        _number("numerateur", "Numérateur d’un taux."),
        _number("denominateur", "Dénominateur d’un taux."),
        _text("statut", f"Définitif, provisoire, estimé, non disponible, non applicable, ou « {NOT_PUBLISHED} »."),
        _text("motif", "Pourquoi la valeur n’est pas publiée.", empty=True),
        _text("validation", "Oui où chaque territoire concerné a validé la valeur, non ailleurs.", empty=True),
        _text("source", "Source de la valeur.", empty=True),
    )
    key = ("indicateur", "territoire", "debut", "fin")
    return Resource("valeurs", "Valeurs", "Toutes les valeurs en vigueur.", fields, key, rows)


def _validated(reading: PublicReading, value: RecordedValue) -> str | None:
    if value.value is None:
        return None
    return "non" if key_of(value) in reading.unvalidated else "oui"


def _indicators(reading: PublicReading) -> Resource:
    rows = tuple(
        (
            row.indicator.code,
            action.action.code,
            row.indicator.title,
            row.indicator.unit or None,
            label(row.indicator.kind),
            label(row.indicator.direction),
            " | ".join(label(territory) for territory in row.indicator.territories),
            label(row.indicator.frequency),
            label(row.indicator.origin),
            row.indicator.page,
        )
        for action in reading.pack.actions
        for row in action.indicators
    )
    fields = (
        _INDICATOR,
        _ACTION,
        _text("intitule", "Intitulé de l’indicateur."),
        _text("unite", "Unité.", empty=True),
        _text("nature", "Ce qu’est la valeur : niveau, flux, cumul, taux, jalon, annuel, qualitatif."),
        _text("sens", "Le sens favorable : hausse, baisse ou aucun."),
        _text("territoires", "Territoires suivis, séparés par « | »."),
        _text("periodicite", "Rythme des valeurs."),
        _text("origine", "D’où vient l’indicateur."),
        Field("page", FieldType.INTEGER, "Page de la convention."),
    )
    return Resource("indicateurs", "Indicateurs", "Ce qui est mesuré.", fields, ("indicateur",), rows)


def _targets(reading: PublicReading) -> Resource:
    agreed = reading.pack.catalogue.agreed_on(reading.meeting.situation)
    rows = tuple(
        (
            row.indicator.code,
            label(target.territory),
            target.due,
            label(target.operator),
            target.value,
            label(target.firmness),
            target.page,
        )
        for action in reading.pack.actions
        for row in action.indicators
        for target in agreed.targets_of(row.indicator.code)
    )
    fields = (
        _INDICATOR,
        _TERRITORY,
        _date("echeance", "Date à laquelle la cible est due."),
        _text("operateur", "Atteindre, au moins ou au plus."),
        Field("valeur", FieldType.NUMBER, "Valeur à atteindre ou à respecter."),
        _text("fermete", "Ferme, envisagée ou facultative."),
        Field("page", FieldType.INTEGER, "Page de la convention.", empty=True),
    )
    key = ("indicateur", "territoire", "echeance", "operateur", "valeur")
    return Resource("cibles", "Cibles", "Ce que le texte fixe, et pour quand.", fields, key, rows)


def _commitments(content: EditionContent) -> Resource:
    fields = (
        *(_text(name, words, empty=name in ("action", "suivi_par")) for name, words in _COMMITMENT_FIELDS.items()),
        Field("page", FieldType.INTEGER, "Page de la convention."),
    )
    rows = tuple((*(text or None for text in row[:10]), int(row[10])) for row in content.register.rows)
    return Resource(
        "engagements", "Engagements", "Le registre de ce que le texte promet.", fields, ("engagement",), rows
    )


_COMMITMENT_FIELDS = {
    "engagement": "Numéro de l’engagement.",
    "partie": "Partie de la convention.",
    "action": "Numéro de la fiche-action.",
    "porteur": "Qui s’engage.",
    "fermete": "Ferme, envisagée ou facultative.",
    "nature": "Livrable, étape, quantité, échange ou moyen.",
    "promesse": "Ce qui est promis, en peu de mots.",
    "suivi": "Suivi avec une cible, suivi sans cible ou non suivi.",
    "suivi_par": "Indicateurs qui le suivent, ou pourquoi aucun.",
    "extrait": "Phrase de la convention.",
}


def _decisions(content: EditionContent) -> Resource:
    rows = tuple(
        (at, one.action or None, one.text, one.owner, one.due, one.state, one.origin or None)
        for at, one in enumerate(content.told.decisions, 1)
    )
    fields = (
        Field("rang", FieldType.INTEGER, "Rang dans le relevé."),
        replace(_ACTION, empty=True),
        _text("decision", "Ce qui est décidé."),
        _text("service", "Service qui en est chargé."),
        _text("echeance", "Échéance."),
        _text("etat", "Ouverte, réalisée ou abandonnée."),
        _text("seance", "Séance qui a décidé.", empty=True),
    )
    return Resource("decisions", "Décisions", "Les décisions désignées pour le public.", fields, ("rang",), rows)
