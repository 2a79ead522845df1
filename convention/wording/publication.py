"""The sentences of the public edition: what is not published and why, its summary, how it is named and proved."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from convention.domain.publication import Withheld
from convention.wording.formats import COLON, NO_BREAK, counted, day, number
from convention.wording.territories import how_many, parties

KIND = "Édition publique"
NOT_PUBLISHED = "non publié"
VERDICT_WITHHELD = (
    "Statut non publié\u00a0: il repose sur au moins une valeur confidentielle, contestée ou non validée."
)
NO_DECISION = "Aucune décision de cette séance n’a été désignée pour le public."
NO_CONTACT = "L’éditeur de ce site n’a pas indiqué d’adresse\u00a0; écrivez à l’une des collectivités."
PUBLICATION_WORDS: dict[type[StrEnum], Mapping[StrEnum, str]] = {
    Withheld: {
        Withheld.SECRET: "secret",
        Withheld.COMPLEMENT: "masqué pour protéger un secret",
        Withheld.CONTESTED: "contesté",
        Withheld.NOT_VALIDATED: "non validé",
    },
}


FIRST_EDITION = "C’est la première édition."


def write_to(address: str) -> str:
    """Whom a reader may write to."""
    return f"Pour toute question ou tout signalement, écrivez à {address}." if address else NO_CONTACT


def nothing_frozen() -> str:
    """There is no meeting to publish."""
    return "Aucune séance n’est arrêtée\u00a0: une édition publique part d’une séance arrêtée."


def still_open(name: str) -> str:
    """The meeting asked for may still change."""
    return f"La séance «\u00a0{name}\u00a0» n’est pas arrêtée\u00a0: ses chiffres peuvent encore changer."


def other_figures(name: str, difference: str) -> str:
    """The meeting showed other figures than those that would be published."""
    return f"L’édition de «\u00a0{name}\u00a0» n’est pas écrite. {difference}"


def cites_withheld(number: int) -> str:
    """A decision meant for the public tells a figure that an edition may not hold."""
    return (
        f"La décision n°{NO_BREAK}{number}, destinée au public, cite une valeur confidentielle, contestée ou non "
        "validée. Rien n’est écrit. Écrivez-la autrement, ou ne la destinez plus au public."
    )


def withheld_sentence(reasons: Mapping[Withheld, int], unvalidated: int) -> str:
    """How many values are absent and why, and how many are published though not validated."""
    loose = counted(unvalidated, "valeur publiée n’a pas été validée", "valeurs publiées n’ont pas été validées")
    added = f" {loose} par les {how_many()} collectivités." if unvalidated else ""
    if not reasons:
        return f"Toutes les valeurs connues à cette date sont publiées.{added}"
    told = [f"{number(count)}{NO_BREAK}{_several(reason, count)}" for reason, count in reasons.items()]
    total = counted(sum(reasons.values()), "valeur n’est pas publiée", "valeurs ne sont pas publiées")
    return f"{total}{COLON}{', '.join(told)}. Aucun fichier de cette édition ne les contient.{added}"


def _several(reason: Withheld, count: int) -> str:
    one, many = {
        Withheld.SECRET: ("secrète", "secrètes"),
        Withheld.COMPLEMENT: ("masquée pour protéger un secret", "masquées pour protéger un secret"),
        Withheld.CONTESTED: ("contestée", "contestées"),
        Withheld.NOT_VALIDATED: ("non validée", "non validées"),
    }[reason]
    return one if count == 1 else many


def unpublished_count(count: int) -> str:
    """`2 actions dont le statut n’est pas publié`, under the tiles."""
    return counted(count, "action dont le statut n’est pas publié", "actions dont le statut n’est pas publié")


def edition_named(version: str) -> str:
    """`Édition 1.2.0`."""
    return f"Édition {version}"


def situation_named(situation: date, meeting: str) -> str:
    """What the figures speak of, under every title."""
    return f"Situation au {day(situation)}, telle que la séance «{NO_BREAK}{meeting}{NO_BREAK}» l’a arrêtée"


def plain_sentences(counts: Mapping[str, int], total: int, situation: date) -> tuple[str, ...]:
    """The state of the convention in short sentences; `counts`: actions kept, on_way, late, unknown, withheld."""
    told = [
        f"La convention réunit {how_many()} collectivités{COLON}{parties()}.",
        f"Elles se sont promis {number(total)} actions à suivre.",
        f"Cette page dit où en étaient ces actions le {day(situation)}.",
    ]
    lines = {
        "kept": ("action est réussie", "actions sont réussies", "Ce qui était promis est fait."),
        "on_way": ("action avance comme prévu", "actions avancent comme prévu", "La date prévue n’est pas passée."),
        "watch": (
            "action est à surveiller",
            "actions sont à surveiller",
            "L’avancement est un peu moins rapide que prévu.",
        ),
        "late": ("action est en retard ou n’est pas réussie", "actions sont en retard ou ne sont pas réussies", ""),
        "unknown": ("action ne peut pas être jugée", "actions ne peuvent pas être jugées", _UNKNOWN),
        "withheld": ("action a un résultat non publié", "actions ont un résultat non publié", ""),
    }
    for key, (one, many, why) in lines.items():
        if count := counts.get(key, 0):
            sentence = f"{counted(count, one, many)}."
            told.append(f"{sentence} {why}".strip())
    return tuple(told)


_UNKNOWN = (
    "Cela ne veut pas dire que l’action va mal\u00a0: le texte ne fixe pas de but chiffré, il manque un chiffre, ou il "
    "est encore trop tôt."
)


def change_between(count: int, version: str) -> str:
    """How much an edition changes of the one before."""
    if not count:
        return f"Aucune ligne des données ne change par rapport à l’édition {version}."
    changed = counted(count, "ligne est ajoutée, changée ou retirée", "lignes sont ajoutées, changées ou retirées")
    return f"{changed} par rapport à l’édition {version}."


def broken_chain(version: str) -> str:
    """An earlier edition was changed, or one is missing."""
    return (
        f"L’édition {version} du dossier ne suit pas de la précédente{COLON}elle a été modifiée, ou une autre manque. "
        "Rien n’est écrit. Remettez les éditions telles qu’elles ont été publiées."
    )
