"""How the rows of the catalogue are written on a page."""

from __future__ import annotations

from decimal import Decimal

from convention.domain.catalogue import Action, Catalogue, Indicator, Kind, Operator, Origin, Target, Territory
from convention.domain.territories import declared
from convention.wording.date_rules import due_text, rule_text
from convention.wording.formats import COLON, EXACT, NO_BREAK, SEMICOLON, joined, long_day, quoted
from convention.wording.labels import label
from convention.wording.territories import how_many
from convention.wording.values import indicator_value

NO_TARGET = "cible non fixée"
NOT_STATED = "non précisé par la convention"
UNDATED = "non datée"
EVERY = f"Les {how_many()}"
ORIGINS = {Origin.CONVENTION: "fiche", Origin.DERIVED: "texte", Origin.CONTEXT: "contexte"}
"""Where an indicator comes from, in one word for a narrow column; `origin_notes` says each in full."""


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
    return SEMICOLON.join(f"{places[t]}{target_text(indicator, t)} au {due_text(t)}" for t in ordered)


def indicator_text(indicator: Indicator) -> str:
    """An indicator by code and title: `A05-1 · Professionnels touchés …`."""
    return f"{indicator.code} · {indicator.title}"


def territories_text(indicator: Indicator) -> str:
    """Where an indicator is followed: `Les deux` territories each by itself, some of them, or `Commun`."""
    apart = set(indicator.territories) == set(declared())
    return EVERY if apart else joined([label(territory) for territory in indicator.territories])


def origin_notes() -> str:
    """What the short words of the column of origins mean."""
    return SEMICOLON.join(f"{quoted(word)}{COLON}{label(origin)}" for origin, word in ORIGINS.items())


def excerpt_text(excerpt: str) -> str:
    """A phrase of the convention between French quotes; empty when there is none."""
    return quoted(excerpt) if excerpt else ""


def span_text(agreed: Catalogue, action: Action) -> str:
    """The days between which an action is followed: `du 1er janvier 2018 au 31 décembre 2018`."""
    if action.start is None and action.end is None:
        return "aucune date dans la fiche : suivie sur la durée de la convention"
    start = long_day(action.start or agreed.convention.start)
    begun = f"{start} ({rule_text(action.start_rule)})" if action.start else f"{start} (début de la convention)"
    if action.end is None:
        return f"à partir du {begun}"
    return f"du {begun} au {long_day(action.end)} ({rule_text(action.end_rule)})"


def axis_text(agreed: Catalogue, number: int) -> str:
    """An axis with its number: `Axe 1 – Renforcer la coopération …`."""
    return f"Axe{NO_BREAK}{number} – {agreed.axis_by_number[number].title}"
