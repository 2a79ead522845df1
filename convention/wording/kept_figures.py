"""The figures that a meeting kept, held against those of today, in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction

from convention.domain.catalogue import Catalogue, Indicator, Territory
from convention.domain.causes import Cause
from convention.domain.kept_figures import Difference, Figure, FigureCheck
from convention.domain.period import period_from_code
from convention.domain.progress import RULES, ProgressStatus
from convention.wording.formats import COLON, EXACT, NO_BREAK, capitalised, counted, day, number, percent, period_name
from convention.wording.labels import label
from convention.wording.values import standing_text

NOT_KEPT = (
    "Non conservée\u00a0: cette séance a été arrêtée avant que le programme ne garde l’empreinte de ses chiffres."
)
SAME = "Recalculés à l’instant, les chiffres de la séance sont ceux de son arrêt."
_RATES = frozenset({Figure.RATE, Figure.EXPECTED_RATE, Figure.LOW, Figure.HIGH})
_AMOUNTS = frozenset({Figure.VALUE, Figure.TARGET})
_NONE = "aucun"
_RETIRED = {"overdue": "échéance dépassée"}
"""Words of statuses that earlier rules gave and that kept figures still hold."""


def differences_sentence(check: FigureCheck) -> str:
    """That the program computes otherwise than when the meeting was frozen; empty where it does not."""
    if not check.differences:
        return ""
    count = len(check.differences)
    figures = counted(count, "chiffre de la séance n’est plus celui", "chiffres de la séance ne sont plus ceux")
    said = (
        f"Attention{COLON}recalculé par la version actuelle du programme, {figures} de l’arrêt. Les valeurs, le "
        "référentiel et les seuils sont restés ceux de la séance\u202f; la façon de calculer a changé."
    )
    if not check.rules_changed:
        return said
    versions = f"n°{NO_BREAK}{check.rules} à l’arrêt, n°{NO_BREAK}{RULES} depuis"
    return f"{said} Cause{COLON}{label(Cause.RULE)} ({versions})."


def differences_told(check: FigureCheck, catalogue: Catalogue) -> Iterator[tuple[str, str, str]]:
    """Each figure that differs: which, what the meeting showed, what is computed today.

    Two that are written alike once rounded are told exactly as well.
    """
    for found in check.differences:
        frozen, today = (_text(found, text, catalogue) for text in (found.frozen, found.today))
        if frozen == today:
            frozen, today = f"{frozen} ({found.frozen})", f"{today} ({found.today})"
        yield _subject(found, catalogue), frozen, today


def _subject(found: Difference, catalogue: Catalogue) -> str:
    subject, scope, figure = found.key
    name = label(figure)
    if not subject:
        return f"Ensemble, {name}{COLON}{_status_text(scope)}"
    if subject in catalogue.action_by_code:
        return f"Fiche {subject}, {catalogue.action_by_code[subject].short_title}, {name}"
    title = f"{subject}, {catalogue.by_code[subject].short_title}" if subject in catalogue.by_code else subject
    where = f", {'ensemble' if scope == Territory.COMMON else label(Territory(scope))}" if scope else ""
    return f"{capitalised(title)}{where}, {name}"


def _text(found: Difference, text: str, catalogue: Catalogue) -> str:
    figure = found.key.figure
    if not text:
        return _NONE
    if figure in _RATES:
        return percent(Fraction(text), 4, fixed=False)
    if figure in _AMOUNTS:
        return _amount(catalogue.by_code.get(found.key.subject), Decimal(text))
    if figure is Figure.STATUS:
        return _status_text(text)
    if figure is Figure.UP_TO_DATE:
        return "oui" if text == str(True) else "non"
    if figure is Figure.DUE:
        return day(date.fromisoformat(text))
    return period_name(period_from_code(text)) if figure is Figure.PERIOD else number(Decimal(text), EXACT)


def _status_text(written: str) -> str:
    return _RETIRED.get(written) or label(ProgressStatus(written))


def _amount(indicator: Indicator | None, value: Decimal) -> str:
    return number(value, EXACT) if indicator is None else standing_text(indicator, value, EXACT)
