"""Sign-offs in words: what was signed, by whom, and how much of what is shown each side has validated."""

from __future__ import annotations

from collections.abc import Iterable

from convention.domain.catalogue import Territory
from convention.domain.signoff import SIDES, Contest, SignOff, SignOffCount, SignOffWord, added_up
from convention.wording.formats import COLON, capitalised, counted, joined, moment, number, period_name
from convention.wording.labels import label

DECLARED = "déclarée, sans authentification"


def signed_values(side: Territory, values: int, indicators: Iterable[str]) -> str:
    """What a word concerns, for the journal: `Paris : 12 valeurs de A05-1 et A05-2`."""
    return f"{label(side)}{COLON}{counted(values, 'valeur', 'valeurs')} de {joined(sorted(indicators))}"


def signoff_sentence(found: SignOff) -> str:
    """One word of one side: `Paris : validée par Dominique Rectrice, le 3 mars 2019 à 10:00`."""
    how = f" ({DECLARED})" if found.declared else ""
    reason = f" Motif{COLON}{found.reason}" if found.reason else ""
    return f"{label(found.side)}{COLON}{label(found.word)} par {found.person}{how}, le {moment(found.at)}.{reason}"


def contest_sentence(found: Contest) -> str:
    """A contested value: `Paris, année 2019, contestée par Paris (motif : double compte)`."""
    where = f"{label(found.territory)}, {period_name(found.period)}"
    return f"{where}, {label(SignOffWord.CONTESTED)} par {label(found.side)} (motif{COLON}{found.reason})"


def awaited_word(side: Territory) -> str:
    """That a side has said nothing of a value."""
    return f"{label(side)}{COLON}ne s’est pas prononcé."


def count_sentence(found: SignOffCount) -> str:
    """How much one side has validated: `Paris : 12 valeurs sur 20 validées, 3 contestées, 5 en attente.`"""
    if not found.values:
        return f"{label(found.side)}{COLON}aucune valeur à valider."
    said = [f"{counted(found.validated, 'validée', 'validées')} sur {counted(found.values, 'valeur', 'valeurs')}"]
    if found.declared:
        said.append(f"{counted(found.declared, 'déclarée', 'déclarées')} sans authentification")
    if found.contested:
        said.append(counted(found.contested, "contestée", "contestées"))
    if found.awaiting:
        said.append(f"{number(found.awaiting)} en attente")
    return f"{label(found.side)}{COLON}{', '.join(said)}."


def waiting_words(found: SignOffCount) -> str:
    """What is left to say of an indicator: `3 en attente`, `2 contestées`, `tout est validé`."""
    left = [f"{number(found.awaiting)} en attente"] if found.awaiting else []
    left += [counted(found.contested, "contestée", "contestées")] if found.contested else []
    left += [counted(found.declared, "déclarée", "déclarées")] if found.declared else []
    return ", ".join(left) or "tout est validé"


def counts_sentence(counts: Iterable[SignOffCount]) -> str:
    """How much of what is shown each side has validated, all indicators together; empty where there is no value."""
    listed = list(counts)
    if not listed:
        return ""
    return " ".join(count_sentence(added_up(side, listed)) for side in SIDES)


def done_sentence(word: SignOffWord, values: int, side: Territory) -> str:
    """What was just recorded."""
    said = counted(values, f"valeur {label(word)}", f"valeurs {label(word)}s")
    return f"{capitalised(said)} pour {label(side)}."
