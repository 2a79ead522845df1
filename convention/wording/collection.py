"""Collection rounds in words: what is asked, what came back, and the letters to the services."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from convention.domain.collection import AskedLine, Letter, Return, ReturnState, Round
from convention.domain.observation import ObservationStatus
from convention.wording.formats import COLON, counted, day, period_name
from convention.wording.labels import label


def round_title(asked: Round) -> str:
    """`Tournée n° 2 : situation au 31/12/2020, réponses attendues le 15/01/2021`."""
    return (
        f"Tournée n°\u00a0{asked.round_id}{COLON}situation au {day(asked.situation)}, "
        f"réponses attendues le {day(asked.due)}"
    )


def rate_sentence(found: Sequence[Return]) -> str:
    """How many lines are answered: `12 réponses sur 20 demandées (60 %), 3 manquantes`."""
    answered = sum(each.answered for each in found)
    missing = sum(each.state is ReturnState.MISSING for each in found)
    share = f" ({round(100 * answered / len(found))}\u00a0%)" if found else ""
    late = f", {counted(missing, 'manquante', 'manquantes')}" if missing else ""
    return f"{counted(answered, 'réponse', 'réponses')} sur {counted(len(found), 'demandée', 'demandées')}{share}{late}"


def line_words(line: AskedLine) -> str:
    """What is asked for, without the name of the indicator: `Paris, année 2019`."""
    when = period_name(line.period) if line.period else "date de réalisation"
    return f"{label(line.territory)}, {when}"


def return_note(found: Return) -> str:
    """What is known of an answer: the reason that there is none, or of what the value says of itself."""
    if found.answer is not None:
        return found.answer.reason
    if found.value is not None and found.value.status is not ObservationStatus.FINAL:
        return label(found.value.status)
    return ""


_SUBJECTS = {
    Letter.OPENING: "vos indicateurs, à renvoyer pour le {due}",
    Letter.FORTNIGHT_BEFORE: "rappel, vos indicateurs sont attendus le {due}",
    Letter.THREE_DAYS_BEFORE: "dernier rappel, vos indicateurs sont attendus le {due}",
    Letter.TWO_DAYS_AFTER: "vos indicateurs étaient attendus le {due}",
}


def letter_subject(asked: Round, letter: Letter) -> str:
    """The subject of a letter."""
    return f"Convention de coopération{COLON}{_SUBJECTS[letter].format(due=day(asked.due))}"


def letter_text(asked: Round, service: str, letter: Letter, lines: Iterable[str]) -> str:
    """The body of a letter in plain text; `lines`: what is still asked for, one text each."""
    wanted = [f"  – {line}" for line in lines]
    begun = {
        Letter.OPENING: f"Le comité technique prépare la situation au {day(asked.situation)}.",
        Letter.FORTNIGHT_BEFORE: f"Les réponses sont attendues le {day(asked.due)}, dans deux semaines.",
        Letter.THREE_DAYS_BEFORE: f"Les réponses sont attendues le {day(asked.due)}, dans trois jours.",
        Letter.TWO_DAYS_AFTER: f"Les réponses étaient attendues le {day(asked.due)}.",
    }[letter]
    return "\n".join(
        [
            "Bonjour,",
            "",
            begun,
            f"{counted(len(wanted), 'valeur est demandée', 'valeurs sont demandées')} au service {service}\u00a0:",
            "",
            *wanted,
            "",
            "Le classeur joint est prérempli\u00a0: complétez les lignes vides et déposez-le sur la page « Dépôt » du "
            "tableau de bord. Une valeur qui n’existe pas se répond aussi\u00a0: « n.d. » avec sa raison en "
            "commentaire, ou « rien à signaler » sur la page « Collecte ».",
            "",
            "Le secrétariat de la convention",
            "",
        ]
    )


def due_event(asked: Round) -> str:
    """The title of a round's last day in a calendar."""
    return f"Collecte{COLON}réponses attendues (situation au {day(asked.situation)})"


def days_left(due: date, today: date) -> str:
    """`dans 12 jours`, `aujourd’hui`, `depuis 3 jours`."""
    left = (due - today).days
    if left == 0:
        return "aujourd’hui"
    return f"dans {counted(left, 'jour', 'jours')}" if left > 0 else f"depuis {counted(-left, 'jour', 'jours')}"
