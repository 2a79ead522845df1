"""How the figures of a pack are made, by which rules and from what, and the manifest that proves it."""

from __future__ import annotations

from collections.abc import Iterator

from convention.domain.observation import DEMONSTRATION_SOURCE
from convention.reports.occasion import Kept
from convention.reports.pack import Pack
from convention.reports.told import ToldTable
from convention.wording.attachments import listed_piece
from convention.wording.formats import COLON, EXACT, NO_BREAK, capitalised, counted, day, moment, number
from convention.wording.labels import status_text
from convention.wording.method import status_rules

METHOD = (
    "Le taux d’un indicateur dit la part du chemin fait entre la valeur de référence B et la cible C : "
    "100 × (V − B) ÷ (C − B), où V est la dernière valeur valide à la date de situation. Une hausse et une baisse se "
    "calculent de la même façon.",
    "Le taux attendu est celui que donnerait une progression en ligne droite de la référence à la cible, lu à la fin "
    "de la période de la dernière valeur, et non au jour de la séance.",
    "Le statut compare le taux au taux attendu selon les seuils ci-dessous. Une valeur trop ancienne est dite périmée, "
    "une cible absente reste absente : aucune n’est estimée.",
    "Une fiche porte le statut le moins favorable de ses indicateurs. Son taux moyen ramène chaque taux entre 0 et 100 "
    "; s’il en manque, un intervalle remplace le chiffre unique.",
    "Les chiffres sont calculés exactement et arrondis seulement à l’affichage. Une synthèse ou une météo est l’avis "
    "daté d’une personne : elle ne change jamais un statut calculé.",
)


def method(pack: Pack) -> tuple[str, ...]:
    """The rules in a few paragraphs, and the two dates at which the pack reads the base."""
    reading = (
        f"Ce dossier parle de la situation au {day(pack.situation)}, telle qu’elle était connue le "
        f"{moment(pack.as_of)} : rien de ce qui est enregistré après n’y change un chiffre."
    )
    return tuple(text.replace(" :", f"{NO_BREAK}:").replace(" ;", "\u202f;") for text in (reading, *METHOD))


def rules_table(pack: Pack) -> ToldTable:
    """Every status with its rule, in the order in which they are tried."""
    rows = tuple((status_text(status), rule) for status, rule in status_rules(pack.catalogue, pack.situation))
    return ToldTable(("Statut", "Règle, la première qui convient"), rows, widths=(1, 3))


def thresholds_table(pack: Pack) -> ToldTable:
    """The thresholds in force at the situation date."""
    rows = tuple(
        (found.definition.replace(" : ", COLON), number(found.value, EXACT), found.unit, day(found.since))
        for found in pack.thresholds
    )
    return ToldTable(("Seuil", "Valeur", "Unité", "Depuis le"), rows, widths=(1, 0, 0, 0), numeric=(1,))


def sources_told(pack: Pack) -> tuple[str, ...]:
    """Every source that the values name, with how many values each gave, most first; then the pieces of evidence."""
    counts: dict[str, int] = {}
    for value in pack.values:
        source = value.provenance.source or "Source non précisée"
        counts[source] = counts.get(source, 0) + 1
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    sources = (f"{capitalised(name)} ({counted(count, 'valeur', 'valeurs')})" for name, count in ordered)
    return (*sources, *(listed_piece(found, pack.catalogue) for found in pack.evidence))


def demonstration_warning(pack: Pack) -> str:
    """A sentence that says how many values are invented for demonstration; empty when none is."""
    invented = sum(value.provenance.source == DEMONSTRATION_SOURCE for value in pack.values)
    if not invented:
        return ""
    return (
        f"{counted(invented, 'valeur', 'valeurs')} sur {number(len(pack.values))} de ce dossier "
        f"{'sont fictives' if invented >= 2 else 'est fictive'}, données pour la démonstration"
        f"{COLON}leur source porte la mention «{NO_BREAK}{DEMONSTRATION_SOURCE}{NO_BREAK}»."
    )


def manifest(pack: Pack) -> tuple[tuple[str, str], ...]:
    """What identifies the content: the dates, the versions, and the hash that the forms share."""
    return (
        ("Empreinte du contenu (SHA-256)", pack.content_hash),
        ("Situation au", day(pack.situation)),
        ("Connu le", moment(pack.as_of)),
        ("Version du référentiel", number(pack.catalogue_version)),
        ("Contenu", _counts(pack)),
        ("Dépôts", ", ".join(f"n°{NO_BREAK}{found.deposit_id}" for found in pack.deposits) or "aucun"),
        *_kept(pack.occasion.kept),
    )


def _kept(kept: Kept | None) -> Iterator[tuple[str, str]]:
    """The figures that a frozen meeting kept, and each that is another one today."""
    if kept is None:
        return
    yield "Empreinte des chiffres à l’arrêt (SHA-256)", kept.digest
    for name, frozen, today in kept.differences:
        yield name, f"{frozen} à l’arrêt, {today} recalculé"


def _counts(pack: Pack) -> str:
    indicators = sum(len(action.indicators) for action in pack.actions)
    return ", ".join(
        (
            counted(len(pack.actions), "fiche action", "fiches action"),
            counted(indicators, "indicateur", "indicateurs"),
            counted(len(pack.values), "valeur en vigueur", "valeurs en vigueur"),
            counted(len(pack.deposits), "dépôt", "dépôts"),
        )
    )
