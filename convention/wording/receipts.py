"""What is said of deposits: their receipt, their events, what their withdrawal or restoration would change."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Protocol

from convention.wording.formats import COLON, NO_BREAK, counted, day, moment, number, quoted

EVENT_WORDS: Mapping[str, str] = {"recorded": "déposé", "withdrawn": "retiré", "restored": "rétabli"}
_KIBIBYTE = 1024
_TITLE = "Reçu de dépôt"
_FOOT = (
    "Ce reçu atteste ce qui a été enregistré. Le fichier d’origine est conservé octet par octet : la page Dépôt, "
    "rubrique Historique, le rend tel quel. Son empreinte se vérifie avec tout outil SHA-256."
)


class Recorded(Protocol):
    """What was recorded of one file; `recorded_at` is UTC without zone."""

    @property
    def deposit_id(self) -> int: ...
    @property
    def file_name(self) -> str: ...
    @property
    def sha256(self) -> str: ...
    @property
    def depositor(self) -> str: ...
    @property
    def recorded_at(self) -> datetime: ...
    @property
    def observations(self) -> int: ...
    @property
    def confirmations(self) -> int: ...
    @property
    def findings(self) -> int: ...
    @property
    def cells(self) -> int: ...
    @property
    def not_data(self) -> int: ...


def receipt_facts(receipt: Recorded) -> dict[str, str]:
    """Who, when, which bytes, how much; each fact under its name."""
    return {
        "Dépôt": f"n°{NO_BREAK}{receipt.deposit_id}",
        "Fichier": receipt.file_name,
        "Déposé par": receipt.depositor,
        "Déposé le": f"{moment(receipt.recorded_at)} (heure de Paris)",
        "Valeurs enregistrées": number(receipt.observations),
        "Valeurs confirmées": f"{number(receipt.confirmations)}, déjà enregistrées à l’identique",
        "Constats joints": number(receipt.findings),
        "Cellules lues": f"{number(receipt.cells)}, dont {number(receipt.not_data)} qui ne sont pas des données",
        "Empreinte SHA-256": receipt.sha256,
    }


def see_action(code: str, last: date) -> str:
    """The link from a receipt to an action sheet, at the last day that the file speaks of: `Voir 8.1 au 30/06/2021`."""
    return f"Voir {code} au {day(last)}"


def receipt_text(receipt: Recorded, site: str) -> str:
    """The receipt as a text to keep."""
    facts = receipt_facts(receipt)
    width = max(map(len, facts))
    lines = (f"{name:<{width}}{COLON}{text}" for name, text in facts.items())
    return "\r\n".join([f"{_TITLE} – {site}", "", *lines, "", _FOOT, ""])


def receipt_name(receipt: Recorded) -> str:
    """The name under which a receipt is kept."""
    return f"recu-depot-{receipt.deposit_id}.txt"


def file_size(size: int) -> str:
    """A size in bytes: `5,2 Ko`, `1,4 Mo`."""
    if size < _KIBIBYTE:
        return counted(size, "octet", "octets")
    kibibytes = size / _KIBIBYTE
    small = kibibytes < _KIBIBYTE
    return f"{number(kibibytes if small else kibibytes / _KIBIBYTE, 1)}{NO_BREAK}{'Ko' if small else 'Mo'}"


def event_sentence(event: str, at: datetime, person: str, reason: str) -> str:
    """`Retiré le 14/01/2020 à 15:30 par A. Martin : double compte`; a deposit has no reason."""
    word = EVENT_WORDS[event].capitalize()
    return f"{word} le {moment(at)} par {person}{f'{COLON}{quoted(reason)}' if reason else ''}"


def reversal_sentence(active: bool, gone: int, back: int, changed: int) -> str:
    """What a withdrawal (of a deposit in force) or a restoration would do: values that go, come back, change."""
    parts = [
        text
        for count, text in (
            (gone, f"{counted(gone, 'valeur disparaît', 'valeurs disparaissent')} du tableau de bord"),
            (changed, f"{counted(changed, 'valeur change', 'valeurs changent')}"),
            (back, f"{counted(back, 'valeur revient', 'valeurs reviennent')}"),
        )
        if count
    ]
    verb = "Retirer" if active else "Rétablir"
    if not parts:
        return f"{verb} ce dépôt ne change aucune valeur affichée{COLON}d’autres dépôts disent la même chose."
    return f"{verb} ce dépôt{COLON}{', '.join(parts)}."
