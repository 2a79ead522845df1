"""Absences: what to say where there is nothing to draw, and whom to ask."""

from __future__ import annotations

from datetime import date, datetime

from convention.domain.catalogue import Action, Catalogue, Indicator, Territory
from convention.wording.formats import COLON, day, joined, moment


def suppliers(action: Action, territories: tuple[Territory, ...]) -> str:
    """The services that answer for an action: `DVD (Paris) et DVD (Seine-Saint-Denis)`; empty when none is named."""
    every = Territory.COMMON in territories
    return joined(
        [
            f"{joined(side.services)} ({side.territory.name})"
            for side in action.sides
            if side.services and (every or side.territory in territories)
        ]
    )


def nothing_to_draw(catalogue: Catalogue, indicator: Indicator, situation: date) -> str:
    """Two sentences instead of a chart: what is missing, and who should supply it."""
    action = catalogue.action_by_code[indicator.action]
    missing = f"Aucune valeur de «\u00a0{indicator.title}\u00a0» n’est connue au {day(situation)}."
    who = suppliers(action, indicator.territories)
    return (
        f"{missing} À fournir par{COLON}{who}." if who else f"{missing} La fiche {action.code} ne nomme aucun service."
    )


def nothing_in_choice(indicator: Indicator) -> str:
    """Instead of a chart: the values that are known lie outside the territories and periods asked for."""
    known = f"«\u00a0{indicator.title}\u00a0» a des valeurs, mais aucune dans les territoires et les périodes choisis"
    return f"{known}{COLON}élargissez le choix."


def nothing_changed(since: date, until: date) -> str:
    """Between two situation dates, no value moved."""
    return f"Aucun indicateur n’a changé entre le {day(since)} et le {day(until)}."


def nothing_earlier(first: date) -> str:
    """At the first situation date there is, no earlier one to compare with."""
    return f"Aucune date de situation ne précède le {day(first)}{COLON}il n’y a rien à comparer."


def nothing_recorded(first: datetime | None) -> str:
    """A reading date before the base recorded anything; `first`: when it began to (UTC)."""
    if first is None:
        return "La base n’a pas encore de référentiel."
    began = f"La base ne contenait rien à cette date{COLON}son premier enregistrement est du {moment(first)}."
    past = "Pour voir une situation passée d’après ce qui est connu aujourd’hui, videz «\u00a0Connu le\u00a0»"
    return f"{began} {past} et changez «\u00a0Situation au\u00a0»."


def nothing_followed(day_asked: date) -> str:
    """At a day before the first indicator of the convention, or in a catalogue that has none yet."""
    return f"Aucun indicateur n’est suivi au {day(day_asked)}."


def no_steps(action: Action) -> str:
    """An action sheet without dated steps."""
    return f"La fiche {action.code} ne prévoit aucune étape datée."


NOT_FOLLOWED = "aucun indicateur ne suit cette fiche"
REVERSED_RANGE = (
    "La date «\u00a0Du\u00a0» suit la date «\u00a0Au\u00a0»\u00a0: aucune période ne peut se trouver entre elles."
)
NOT_INDEXABLE = "Il faut une première valeur différente de zéro pour ramener une série à la base 100."
NO_GOAL = "La convention ne fixe pas de cible chiffrée ici\u00a0: il n’y a rien à comparer."
NOT_STATED = "non précisé par la convention"
