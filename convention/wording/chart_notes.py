"""Chart notes: what stands under a chart so that nobody misreads a mark, only where the mark is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from convention.domain.catalogue import Firmness, Indicator, Kind, Operator, Reference, ReferenceRole, Territory
from convention.domain.goal import Goal
from convention.domain.observation import ObservationStatus
from convention.domain.period import Period
from convention.wording.formats import COLON, EXACT, SEMICOLON, capitalised, joined, period_name
from convention.wording.labels import indicator_value, label

ABSENT = {
    ObservationStatus.UNAVAILABLE: "n.d.",
    ObservationStatus.CONFIDENTIAL: "secret",
    ObservationStatus.NOT_APPLICABLE: "s.o.",
}
"""The mark of a period without value, by the reason."""
_LOOSE = {ObservationStatus.PROVISIONAL: "provisoire", ObservationStatus.ESTIMATED: "estimée"}
STALE = "donnée périmée"
ZERO_NOT_SHOWN = "L’axe vertical ne part pas de zéro."
CUMULATED = f"Courbe{COLON}somme depuis le début{SEMICOLON}barres{COLON}apport de chaque période."
COMPUTED_TOTAL = f"Total{COLON}somme calculée des territoires, aux dates où tous ont une valeur."


def subtitle(indicator: Indicator) -> str:
    """The indicator in full and its unit: what stands under the title of a chart."""
    if indicator.kind in (Kind.MILESTONE, Kind.QUALITATIVE):
        return f"{indicator.code} – {indicator.title}"
    return f"{indicator.code} – {indicator.title}, en {indicator.unit}"


def marks_key(
    statuses: Iterable[ObservationStatus], *, path: bool, target: bool, baseline: bool, level: bool = False
) -> str:
    """`Rond creux : valeur provisoire ; tirets : trajectoire attendue ; trait épais : cible.`"""
    seen = set(statuses)
    loose = [word for status, word in _LOOSE.items() if status in seen]
    keys = (
        (bool(loose), "rond creux", f"valeur {joined(loose, 'ou')}"),
        (baseline, "carré creux", "valeur de référence"),
        (path or level, "tirets", joined(["trajectoire attendue"] * path + ["seuil"] * level, "ou")),
        (target, "trait épais", "cible et échéance"),
        *((status in seen, mark, label(status)) for status, mark in ABSENT.items()),
    )
    told = [f"{mark}{COLON}{meaning}" for drawn, mark, meaning in keys if drawn]
    return f"{capitalised(SEMICOLON.join(told))}." if told else ""


def target_label(indicator: Indicator, goal: Goal, shown: str) -> str:
    """What is written beside a target: `cible 2,6 km`, `cible envisagée 45`, `au moins 50 %`, `échéance`."""
    firmness = "" if goal.firmness is Firmness.FIRM else f" {label(goal.firmness)}"
    if indicator.kind is Kind.MILESTONE:
        return f"échéance{firmness}"
    if indicator.kind is Kind.YEARLY:
        return "chaque année"
    return f"{label(goal.operator)} {shown}" if goal.operator is not Operator.REACH else f"cible{firmness} {shown}"


def reference_label(reference: Reference, shown: str) -> str:
    """`base 744`, `repère 900`, `prévision 1 200`: the role first, so that none is taken for a target."""
    word = "base" if reference.role is ReferenceRole.BASELINE else label(reference.role)
    return f"{word} {shown}"


def references_note(indicator: Indicator, references: Sequence[Reference]) -> str:
    """What the text says without a date, and what is a forecast: neither is a target."""
    told = []
    undated = [r for r in references if r.day is None]
    for reference in undated:
        where = f" ({label(reference.territory)})" if reference.territory is not Territory.COMMON else ""
        shown = indicator_value(indicator, reference.value, EXACT)
        told.append(f"{capitalised(label(reference.role))} sans date dans le texte{where}{COLON}{shown}.")
    if any(r.role is ReferenceRole.FORECAST for r in references):
        told.append("La prévision du texte n’est pas une cible.")
    return " ".join(told)


def before_start(periods: Sequence[Period]) -> str:
    """Values from before the action, which its sum leaves out."""
    if not periods:
        return ""
    names = joined([period_name(period) for period in periods])
    return f"Avant le début de l’action, non compté{COLON}{names}."
