"""The method: how rates and statuses come about, in sentences that carry the thresholds in force."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from convention.domain.catalogue import Catalogue, Kind
from convention.domain.progress import ProgressStatus
from convention.wording.formats import EXACT, NARROW, SEMICOLON, number
from convention.wording.values import SCALE


class KindRule(NamedTuple):
    """How the values of one kind add up, and how progress is counted from them."""

    kind: Kind
    meaning: str
    progress: str


_SCALE_WORDS = SEMICOLON.join(f"{degree}, {word}" for degree, word in enumerate(SCALE))

KIND_RULES = (
    KindRule(
        Kind.LEVEL,
        "Ce qui est constaté à une date.",
        "100 × (valeur − référence) ÷ (cible − référence), à la hausse comme à la baisse. Sans référence, pas de taux. "
        "Niveau à maintenir : tenu ou non, avec l’écart\u202f; avant l’échéance, tout ce qui a été vu compte.",
    ),
    KindRule(
        Kind.FLOW,
        "Ce que chaque période apporte.",
        "Somme des périodes depuis le début de l’action ; 100 × somme ÷ cible. Une période qui manque fait de la somme "
        "un minimum, et c’est dit.",
    ),
    KindRule(
        Kind.CUMULATIVE,
        "Le total depuis le début, tel que le service le donne.",
        "Dernier total connu ; 100 × total ÷ cible. Un total qui diminue est signalé.",
    ),
    KindRule(
        Kind.RATE,
        "Une part, en pourcentage.",
        "Les numérateurs et les dénominateurs s’ajoutent quand ils sont donnés ; des pourcentages ne se moyennent "
        "jamais. Seuil : respecté ou non, avec l’écart\u202f; avant l’échéance, le dernier seuil intermédiaire échu "
        "décide.",
    ),
    KindRule(Kind.MILESTONE, "Une étape datée.", "Faite ou non, avec les jours d’avance ou de retard sur l’échéance."),
    KindRule(
        Kind.YEARLY,
        "Un engagement à tenir chaque année.",
        "La valeur de chaque année se compare à la cible, dans le sens de l’indicateur\u202f; "
        "100 × années tenues ÷ années dues. Une année est due dès qu’elle a une réponse, même "
        "«\u00a0non disponible\u00a0», ou que son délai est passé. Sans valeur, elle n’est pas comptée comme tenue"
        "\u00a0: le compte est un minimum, et c’est dit.",
    ),
    KindRule(Kind.QUALITATIVE, "Un degré sur une échelle.", f"{_SCALE_WORDS}. Jamais de pourcentage."),
)


def status_rules(agreed: Catalogue, day: date) -> tuple[tuple[ProgressStatus, str], ...]:
    """Every status in the order in which it is tried, with its rule; thresholds are those in force on a day."""

    def limit(name: str) -> str:
        return number(agreed.threshold(name, day), EXACT)

    small = f"{limit('small_expected_rate')}{NARROW}%"
    rules = {
        ProgressStatus.NOT_APPLICABLE: (
            "La réponse la plus récente dit que l’indicateur ne s’applique pas, ou un avenant l’a abandonné."
        ),
        ProgressStatus.INCOMPLETE: "Une cible est fixée, mais la valeur de référence dont le taux part manque.",
        ProgressStatus.NO_TARGET: "La convention ne fixe pas de cible : valeur et évolution se lisent sans verdict.",
        ProgressStatus.NO_DATA: "Une première valeur était attendue, délai compris, et aucune n’est connue ; ou la "
        "réponse est « non disponible » ou « confidentiel ».",
        ProgressStatus.NOT_YET_DUE: "Rien n’est encore attendu à la date de situation.",
        ProgressStatus.STALE: "La valeur suivante aurait dû arriver, délai compris : la dernière reste, sans verdict.",
        ProgressStatus.REACHED: "La cible est atteinte, le seuil respecté, l’étape faite ou l’engagement tenu.",
        ProgressStatus.FELL_SINCE: "La cible était atteinte à l’échéance\u202f; une valeur d’après ne la tient plus.",
        ProgressStatus.REACHED_LATE: "La cible n’était pas atteinte à l’échéance\u202f; elle l’a été depuis.",
        ProgressStatus.MISSED: "L’échéance est venue et la cible n’est pas atteinte.",
        ProgressStatus.AWAITED: "L’échéance est venue\u202f; la valeur qui en décide peut encore arriver.",
        ProgressStatus.NOT_ESTABLISHED: "L’échéance est venue, le délai est passé et aucune valeur n’en décide.",
        ProgressStatus.REGRESSION: "Le taux est négatif : la valeur s’éloigne de la cible depuis la référence.",
        ProgressStatus.ON_TRACK: f"Taux ÷ taux attendu d’au moins {limit('on_track_ratio')} ; "
        f"quand moins de {small} sont attendus, taux − taux attendu d’au moins {limit('on_track_gap')} points.",
        ProgressStatus.WATCH: (f"Sous ce seuil, mais au moins {limit('watch_ratio')}, ou {limit('watch_gap')} points."),
        ProgressStatus.LATE: (
            "En dessous\u202f; ou une année, un niveau à maintenir ou un seuil intermédiaire pas tenu."
        ),
    }
    return tuple((status, rules[status]) for status in ProgressStatus)
