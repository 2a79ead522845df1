"""How the rows of the catalogue are written on a page."""

from __future__ import annotations

from decimal import Decimal

from convention.domain.catalogue import Action, Catalogue, Indicator, Kind, Operator, Target, Territory
from convention.wording.formats import COLON, EXACT, NO_BREAK, SEMICOLON, day, joined, long_day, quoted
from convention.wording.labels import indicator_value, label

NO_TARGET = "cible non fixée"
NOT_STATED = "non précisé par la convention"
UNDATED = "non datée"


def target_text(indicator: Indicator, target: Target) -> str:
    """What a target asks for: `1 500 professionnels`, `au moins 50 %`, `1 édition par an`, `fait`."""
    text = value_text(indicator, target.value)
    if indicator.kind is Kind.YEARLY:
        return f"{text} par an"
    return text if target.operator is Operator.REACH else f"{label(target.operator)} {text}"


def value_text(indicator: Indicator, value: Decimal) -> str:
    """A value with all its decimals, as its indicator is read."""
    return indicator_value(indicator, value, EXACT)


def targets_text(agreed: Catalogue, indicator: Indicator) -> str:
    """Every target of an indicator in one line: `Paris : 2,6 km au 20/12/2019 ; Seine-Saint-Denis : …`."""
    targets = agreed.targets_of(indicator.code)
    if not targets:
        return NO_TARGET
    alone = all(target.territory is Territory.COMMON for target in targets)
    places = {target: "" if alone else f"{label(target.territory)}{COLON}" for target in targets}
    ordered = sorted(targets, key=lambda target: list(Territory).index(target.territory))
    return SEMICOLON.join(f"{places[t]}{target_text(indicator, t)} au {day(t.due)}" for t in ordered)


def territories_text(indicator: Indicator) -> str:
    """Where an indicator is followed: `Paris et Seine-Saint-Denis`, `Commun`."""
    return joined([label(territory) for territory in indicator.territories])


def excerpt_text(excerpt: str) -> str:
    """A phrase of the convention between French quotes; empty when there is none."""
    return quoted(excerpt) if excerpt else ""


def span_text(agreed: Catalogue, action: Action) -> str:
    """The days between which an action is followed: `du 1er janvier 2018 au 31 décembre 2018`."""
    if action.start is None and action.end is None:
        return "aucune date dans la fiche : suivie sur la durée de la convention"
    start = long_day(action.start or agreed.convention.start)
    return f"du {start} au {long_day(action.end)}" if action.end else f"à partir du {start}"


def axis_text(agreed: Catalogue, number: int) -> str:
    """An axis with its number: `Axe 1 – Renforcer la coopération …`."""
    return f"Axe{NO_BREAK}{number} – {agreed.axis_by_number[number].title}"
