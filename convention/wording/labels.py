"""The French word of every notion of the domain, with the symbol and the tone of statuses."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from convention.domain.amendment_way import WayStep
from convention.domain.attention import Concern
from convention.domain.catalogue import (
    Abandoned,
    Aggregation,
    Direction,
    Firmness,
    Frequency,
    Kind,
    Operator,
    Origin,
    ReferenceRole,
    Territory,
)
from convention.domain.commitments import CommitmentPart
from convention.domain.groups import GroupFigure, Outcome, TargetGroup
from convention.domain.kept_figures import Figure
from convention.domain.observation import ObservationStatus
from convention.domain.period import Grain
from convention.domain.progress import ProgressStatus
from convention.domain.standing import Contradiction
from convention.wording.collection_words import COLLECTION_WORDS
from convention.wording.commitments import COMMITMENT_WORDS, part_label
from convention.wording.committee_words import COMMITTEE_WORDS, way_step_label
from convention.wording.date_rules import DATE_WORDS
from convention.wording.exchanges import EXCHANGE_WORDS
from convention.wording.formats import NO_BREAK, number
from convention.wording.people_words import PEOPLE_WORDS
from convention.wording.publication import PUBLICATION_WORDS


class Tone(StrEnum):
    """How a status reads at a glance; what a palette colours."""

    REACHED = "reached"
    ON_TRACK = "on_track"
    WATCH = "watch"
    LATE = "late"
    NEUTRAL = "neutral"


_WORDS: dict[type[StrEnum], Mapping[StrEnum, str]] = (
    COMMITTEE_WORDS
    | PEOPLE_WORDS
    | COLLECTION_WORDS
    | {
        Kind: {
            Kind.LEVEL: "niveau",
            Kind.FLOW: "flux",
            Kind.CUMULATIVE: "cumul",
            Kind.RATE: "taux",
            Kind.MILESTONE: "jalon",
            Kind.YEARLY: "annuel",
            Kind.QUALITATIVE: "qualitatif",
        },
        Direction: {Direction.UP: "hausse", Direction.DOWN: "baisse", Direction.NONE: "aucun"},
        Aggregation: {Aggregation.SUM: "somme", Aggregation.NONE: "aucune"},
        Frequency: {
            Frequency.MONTHLY: "mensuelle",
            Frequency.QUARTERLY: "trimestrielle",
            Frequency.HALF_YEARLY: "semestrielle",
            Frequency.YEARLY: "annuelle",
            Frequency.SCHOOL_YEAR: "scolaire",
            Frequency.ONCE: "ponctuelle",
        },
        Grain: {
            Grain.DAY: "jour",
            Grain.MONTH: "mois",
            Grain.QUARTER: "trimestre",
            Grain.HALF_YEAR: "semestre",
            Grain.YEAR: "année",
            Grain.SCHOOL_YEAR: "année scolaire",
        },
        Origin: {
            Origin.CONVENTION: "indicateur de la convention",
            Origin.DERIVED: "tiré du texte de la fiche",
            Origin.CONTEXT: "contexte publié",
        },
        Operator: {Operator.REACH: "atteindre", Operator.AT_LEAST: "au moins", Operator.AT_MOST: "au plus"},
        Figure: {
            Figure.VALUE: "valeur",
            Figure.PERIOD: "période de la valeur",
            Figure.TARGET: "cible",
            Figure.DUE: "échéance",
            Figure.RATE: "taux",
            Figure.EXPECTED_RATE: "taux attendu",
            Figure.STATUS: "statut",
            Figure.MISSING_PERIODS: "périodes manquantes",
            Figure.UP_TO_DATE: "à jour",
            Figure.LOW: "taux moyen, au moins",
            Figure.HIGH: "taux moyen, au plus",
            Figure.KNOWN: "taux connus",
            Figure.QUANTIFIED: "indicateurs chiffrés",
            Figure.STALE: "taux périmés",
            Figure.STEPS_DONE: "étapes faites",
            Figure.STEPS: "étapes",
            Figure.COUNT: "nombre de fiches",
            Figure.RULES: "version des règles",
        },
        Abandoned: {
            Abandoned.ACTION: "fiche-action",
            Abandoned.INDICATOR: "indicateur",
            Abandoned.TARGET: "cible",
        },
        Firmness: {Firmness.FIRM: "ferme", Firmness.ENVISAGED: "envisagée", Firmness.OPTIONAL: "facultative"},
        ReferenceRole: {
            ReferenceRole.BASELINE: "valeur de référence",
            ReferenceRole.LANDMARK: "repère",
            ReferenceRole.FORECAST: "prévision",
        },
        ObservationStatus: {
            ObservationStatus.FINAL: "définitif",
            ObservationStatus.PROVISIONAL: "provisoire",
            ObservationStatus.ESTIMATED: "estimé",
            ObservationStatus.UNAVAILABLE: "non disponible",
            ObservationStatus.CONFIDENTIAL: "confidentiel",
            ObservationStatus.NOT_APPLICABLE: "non applicable",
        },
        Contradiction: {
            Contradiction.OVERLAPPING_PERIODS: "périodes qui se chevauchent",
            Contradiction.TOTAL_DECREASES: "total cumulé en baisse",
            Contradiction.SUM_MISMATCH: "total différent de la somme des territoires",
        },
        ProgressStatus: {
            ProgressStatus.NOT_APPLICABLE: "non applicable",
            ProgressStatus.INCOMPLETE: "configuration incomplète",
            ProgressStatus.NO_TARGET: "suivi sans cible",
            ProgressStatus.NO_DATA: "non renseigné",
            ProgressStatus.NOT_YET_DUE: "pas encore attendu",
            ProgressStatus.STALE: "donnée périmée",
            ProgressStatus.REACHED: "atteint",
            ProgressStatus.FELL_SINCE: "atteint, reculé depuis",
            ProgressStatus.REACHED_LATE: "atteint en retard",
            ProgressStatus.MISSED: "non atteint",
            ProgressStatus.AWAITED: "à constater",
            ProgressStatus.NOT_ESTABLISHED: "non constaté",
            ProgressStatus.REGRESSION: "recul",
            ProgressStatus.ON_TRACK: "dans la trajectoire",
            ProgressStatus.WATCH: "à surveiller",
            ProgressStatus.LATE: "en retard",
        },
        TargetGroup: {
            TargetGroup.OWN_ROW: "Indicateurs de la convention avec cible",
            TargetGroup.OTHER_TARGETS: "Autres cibles du texte",
            TargetGroup.DATED_STEPS: "Étapes datées",
        },
        GroupFigure: {
            GroupFigure.TARGETED: "tous ceux qui ont une cible",
            GroupFigure.KEPT: "tenus",
            GroupFigure.ON_THE_WAY: "en chemin",
            GroupFigure.MISSED: "manqués",
            GroupFigure.TO_SEE: "sans constat à ce jour",
            GroupFigure.LATE: "tenus en retard",
            GroupFigure.FALLEN: "en recul depuis",
            GroupFigure.WITHOUT_TARGET: "sans cible",
        },
        Outcome: {
            Outcome.KEPT: "tenu",
            Outcome.ON_THE_WAY: "en chemin",
            Outcome.MISSED: "manqué",
            Outcome.TO_SEE: "sans constat à ce jour",
        },
        Concern: {
            Concern.MISSED: "non atteint",
            Concern.REGRESSION: "recul",
            Concern.LATE: "en retard",
            Concern.CONTRADICTORY: "valeurs contradictoires",
            Concern.WATCH: "à surveiller",
            Concern.NOT_ESTABLISHED: "non constaté",
            Concern.STALE: "donnée périmée",
            Concern.MISSING: "non renseigné",
            Concern.AWAITED: "à constater",
            Concern.FELL_SINCE: "reculé depuis",
            Concern.INCOMPLETE: "configuration incomplète",
            Concern.NO_TARGET: "cible à fixer",
        },
        Tone: {
            Tone.REACHED: "atteint",
            Tone.ON_TRACK: "dans la trajectoire",
            Tone.WATCH: "à surveiller",
            Tone.LATE: "en retard",
            Tone.NEUTRAL: "sans jugement",
        },
    }
)
_WORDS |= COMMITMENT_WORDS | DATE_WORDS | PUBLICATION_WORDS | EXCHANGE_WORDS

_TONES = {
    ProgressStatus.REACHED: Tone.REACHED,
    ProgressStatus.REACHED_LATE: Tone.REACHED,
    ProgressStatus.FELL_SINCE: Tone.REACHED,
    ProgressStatus.ON_TRACK: Tone.ON_TRACK,
    ProgressStatus.WATCH: Tone.WATCH,
    ProgressStatus.LATE: Tone.LATE,
    ProgressStatus.MISSED: Tone.LATE,
    ProgressStatus.REGRESSION: Tone.LATE,
}
_SYMBOLS = {Tone.REACHED: "✓", Tone.ON_TRACK: "●", Tone.WATCH: "◆", Tone.LATE: "▼", Tone.NEUTRAL: "○"}
_OWN_SYMBOLS = {ProgressStatus.AWAITED: "◌", ProgressStatus.NOT_ESTABLISHED: "Ø"}
"""Signs that the font of the program has, so that they are the same on screen and on paper."""
_OUTLINED = frozenset({ProgressStatus.REACHED_LATE, ProgressStatus.FELL_SINCE})


class _Forms(NamedTuple):
    """What follows a count: `1 indicateur …`, `9 indicateurs …`, `1 action …`, `9 actions …`."""

    one_indicator: str
    indicators: str
    one_action: str
    actions: str


def _same(text: str) -> _Forms:
    return _Forms(text, text, text, text)


_COUNTED = {
    ProgressStatus.NOT_APPLICABLE: _Forms("non applicable", "non applicables", "non applicable", "non applicables"),
    ProgressStatus.INCOMPLETE: _same("à configurer"),
    ProgressStatus.NO_TARGET: _same("sans cible"),
    ProgressStatus.NO_DATA: _Forms("non renseigné", "non renseignés", "non renseignée", "non renseignées"),
    ProgressStatus.NOT_YET_DUE: _Forms(
        "pas encore attendu", "pas encore attendus", "pas encore attendue", "pas encore attendues"
    ),
    ProgressStatus.STALE: _Forms("à donnée périmée", "à donnée périmée", "à donnée périmée", "à donnée périmée"),
    ProgressStatus.REACHED: _Forms("atteint", "atteints", "atteinte", "atteintes"),
    ProgressStatus.FELL_SINCE: _Forms(
        "atteint, reculé depuis", "atteints, reculés depuis", "atteinte, reculée depuis", "atteintes, reculées depuis"
    ),
    ProgressStatus.REACHED_LATE: _Forms(
        "atteint en retard", "atteints en retard", "atteinte en retard", "atteintes en retard"
    ),
    ProgressStatus.MISSED: _Forms("non atteint", "non atteints", "non atteinte", "non atteintes"),
    ProgressStatus.AWAITED: _same("à constater"),
    ProgressStatus.NOT_ESTABLISHED: _Forms("non constaté", "non constatés", "non constatée", "non constatées"),
    ProgressStatus.REGRESSION: _same("en recul"),
    ProgressStatus.ON_TRACK: _same("dans la trajectoire"),
    ProgressStatus.WATCH: _same("à surveiller"),
    ProgressStatus.LATE: _same("en retard"),
}


def label(member: StrEnum | Territory | WayStep | CommitmentPart) -> str:
    """The French word of any notion of the domain that is one of several, in lower case unless it is a name."""
    match member:
        case Territory():
            return member.name
        case WayStep():
            return way_step_label(member)
        case CommitmentPart():
            return part_label(member)
    return _WORDS[type(member)][member]


def tone(status: ProgressStatus) -> Tone:
    """How a status reads at a glance; a setback reads as late."""
    return _TONES.get(status, Tone.NEUTRAL)


def symbol(status: ProgressStatus) -> str:
    """The sign that goes with a status, never without its word."""
    return _OWN_SYMBOLS.get(status, _SYMBOLS[tone(status)])


def tone_symbol(of: Tone) -> str:
    """The sign of a tone."""
    return _SYMBOLS[of]


def status_text(status: ProgressStatus) -> str:
    """Sign and word: `● dans la trajectoire`."""
    return f"{symbol(status)}{NO_BREAK}{label(status)}"


def counted_actions(status: ProgressStatus, count: int, *, noun: bool = False) -> str:
    """A count of action sheets: `5 à surveiller`; with its noun, `9 actions dans la trajectoire`."""
    forms = _COUNTED[status]
    return _counted(count, ("action", "actions"), (forms.one_action, forms.actions), noun)


def counted_indicators(status: ProgressStatus, count: int, *, noun: bool = False) -> str:
    """A count of indicators: `4 atteints`; with its noun, `4 indicateurs atteints`."""
    forms = _COUNTED[status]
    return _counted(count, ("indicateur", "indicateurs"), (forms.one_indicator, forms.indicators), noun)


def _counted(count: int, nouns: tuple[str, str], forms: tuple[str, str], noun: bool) -> str:
    several = int(abs(count) >= 2)
    named = f"{NO_BREAK}{nouns[several]} " if noun else NO_BREAK
    return f"{number(count)}{named}{forms[several]}"
