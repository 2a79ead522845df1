"""Chart notes: what stands under a chart so that nobody misreads a mark, only where the mark is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction

from convention.domain.catalogue import Firmness, Indicator, Kind, Operator, Reference, ReferenceRole, Territory
from convention.domain.goal import Goal
from convention.domain.observation import ObservationStatus
from convention.domain.period import Period
from convention.domain.rollup import IndicatorProgress
from convention.wording.caveats import nothing_added
from convention.wording.date_rules import due_note
from convention.wording.formats import (
    COLON,
    EXACT,
    SEMICOLON,
    capitalised,
    counted,
    day,
    days,
    joined,
    number,
    percent,
    period_name,
)
from convention.wording.labels import label
from convention.wording.lines import Line
from convention.wording.takeaways import several_title
from convention.wording.territories import how_many
from convention.wording.values import indicator_value

ABSENT = {
    ObservationStatus.UNAVAILABLE: "n.d.",
    ObservationStatus.CONFIDENTIAL: "secret",
    ObservationStatus.NOT_APPLICABLE: "s.o.",
}
"""The mark of a period without value, by the reason."""
_LOOSE = {ObservationStatus.PROVISIONAL: "provisoire", ObservationStatus.ESTIMATED: "estimée"}
_SUMMED = "de la somme depuis le début"
FAN = "Éventail\u00a0: cible atteinte «\u00a0à ce rythme\u00a0», du plus rapide au plus lent des derniers apports."
CURVE, CURVE_SUMMED = "Courbe dans le temps", f"Courbe {_SUMMED}"
BARS, BARS_SUMMED = "Barres par période", f"Barres {_SUMMED}"
NO_VALUE = "aucune valeur"
STALE = "donnée périmée"
ZERO_NOT_SHOWN = "L’axe vertical ne part pas de zéro."
CUMULATED = f"Courbe{COLON}somme depuis le début{SEMICOLON}barres{COLON}apport de chaque période."
SUMMED = f"Apports de chaque période{COLON}somme depuis le début."
BULLET_IN_PERCENT = "Part faite du chemin entre la valeur de départ et la cible, en\u00a0%"
TIMELINE_KEY = (
    f"Trait épais{COLON}jour prévu{SEMICOLON}rond plein{COLON}jour fait{SEMICOLON}"
    f"rond creux au bout des pointillés{COLON}pas encore fait à la date de situation."
)
CHANGES_SUBTITLE = "Part faite du chemin vers la cible, en\u00a0%, avant et après"
ELAPSED_SUBTITLE = "Durée de la convention et moyenne des taux d’avancement, chacun compté de 0 à 100, en\u00a0%"
INDEXED_SUBTITLE = "Chaque série ramenée à 100 à la première date que les séries ont en commun"
SMALL_SUBTITLE = "Valeur au fil du temps, chaque courbe à sa propre échelle"


def small_title(rows: Sequence[IndicatorProgress]) -> str:
    """What several small charts say together."""
    return several_title([row.overall.status for row in rows])


def not_indexed(names: Sequence[str]) -> str:
    """Which series are left out, so that none is missed in silence."""
    return f"Sans valeur à cette date, ou non indexable{COLON}{joined(names)}." if names else ""


def bars_key(statuses: Iterable[ObservationStatus], *, cumulative: bool, target: bool) -> str:
    """What the bars are, and how those that are not final are told apart."""
    seen = set(statuses)
    loose = [word for status, word in _LOOSE.items() if status in seen]
    told = [f"barres{COLON}{'somme depuis le début' if cumulative else 'valeur de chaque période'}"]
    if loose:
        told.append(f"barre creuse{COLON}valeur {joined(loose, 'ou')}")
    if target:
        told.append(f"tirets{COLON}cible")
    told.extend(f"{mark}{COLON}{label(status)}" for status, mark in ABSENT.items() if status in seen)
    return f"{capitalised(SEMICOLON.join(told))}."


def bullet_key(*, expected: bool, loose: bool) -> str:
    """What the marks of a bullet chart mean."""
    told = [f"Trait épais{COLON}cible"]
    if expected:
        told.append(f"triangle{COLON}attendu à la date de la valeur")
    if loose:
        told.append(f"barre creuse{COLON}valeur provisoire ou estimée")
    return f"{SEMICOLON.join(told)}."


def computed_total(without: Iterable[Territory]) -> str:
    """How a total was made, and which territories the indicator does not apply to: they add nothing to it."""
    text = f"Total{COLON}somme calculée des territoires, aux dates où tous ont une valeur."
    names = [territory for territory in Territory if territory in set(without)]
    return f"{text} {capitalised(nothing_added(names))}." if names else text


def slip_text(slip: int) -> str:
    """`71 jours de retard`, `12 jours d’avance`, `le jour prévu`."""
    if slip == 0:
        return "le jour prévu"
    return f"{days(abs(slip))} {'de retard' if slip > 0 else 'd’avance'}"


def changes_key(since: date, until: date) -> str:
    """What the two points of a row are."""
    return f"Rond creux{COLON}au {day(since)}{SEMICOLON}rond plein{COLON}au {day(until)}."


def changes_without_rate(count: int) -> str:
    """Why some rows have words only."""
    if not count:
        return ""
    return f"{counted(count, 'ligne', 'lignes')} sans taux d’avancement{COLON}le changement est dit en mots."


def changes_not_drawn(rated: int, drawn: int) -> str:
    """How many of the rates that changed are drawn, where they are too many."""
    return f"Les {number(drawn)} plus grands changements de taux, sur {number(rated)}." if rated > drawn else ""


def distribution_subtitle(total: int, *, actions: bool) -> str:
    """What is counted."""
    noun = ("fiche action", "fiches action") if actions else ("indicateur", "indicateurs")
    return f"{counted(total, *noun)}, par statut"


def interval_text(low: Fraction, high: Fraction) -> str:
    """`48,0 %`, or `48,0 à 52,0 %` while rates are missing."""
    return percent(low) if low == high else f"{percent(low)} à {percent(high)}"


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
    """What is written beside a target: `cible 2,6 km`, `cible envisagée 45`, `au moins 50 %`, `échéance`.

    Under it, that the day where it stands is ours.
    """
    firmness = "" if goal.firmness is Firmness.FIRM else f" {label(goal.firmness)}"
    ours = due_note(goal, "<br>{}")
    if indicator.kind is Kind.MILESTONE:
        return f"échéance{firmness}{ours}"
    if indicator.kind is Kind.YEARLY:
        return f"chaque année{ours}"
    text = f"{label(goal.operator)} {shown}" if goal.operator is not Operator.REACH else f"cible{firmness} {shown}"
    return f"{text}{ours}"


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


def minimum_note(lines: Sequence[Line]) -> str:
    """Which sums are only minima, because periods are missing in them."""
    names = list(dict.fromkeys(line.name or label(line.territory) for line in lines if line.minimum))
    return f"Somme minimale, des périodes manquent{COLON}{joined(names)}." if names else ""


def before_start(periods: Sequence[Period]) -> str:
    """Values from before the action, which its sum leaves out."""
    if not periods:
        return ""
    names = joined([period_name(period) for period in periods])
    return f"Avant le début de l’action, non compté{COLON}{names}."


def curves_side_by_side(*, summed: bool) -> str:
    """`Deux courbes côte à côte`, one for each territory."""
    return f"{capitalised(how_many())} courbes {f'{_SUMMED}, ' if summed else ''}côte à côte"
