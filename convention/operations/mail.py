"""The mailboxes of the services, and the server that sends to them: both are settings, neither stands in the base."""

from __future__ import annotations

import csv
import os
import smtplib
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import unquote, urlsplit

from convention.domain.errors import ShownError

SERVER, SENDER = "CONVENTION_SMTP", "CONVENTION_MAIL_FROM"
ADDRESSES_NAME = "adresses.csv"
_PATIENCE_SECONDS = 30


class MailError(ShownError):
    """Letters cannot be sent as things are set."""


@dataclass(frozen=True)
class Mailbox:
    """The mailbox of a service's function; never that of a person by name."""

    service: str
    function: str
    address: str


def mailboxes(folder: Path) -> dict[str, Mailbox]:
    """The mailboxes in `adresses.csv` of a folder (service;fonction;adresse), by service; none without the file.

    Raises MailError for a file that is not of that form.
    """
    path = folder / ADDRESSES_NAME
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    found: dict[str, Mailbox] = {}
    for number, row in enumerate(rows, 2):
        service, function, address = (str(row.get(name) or "").strip() for name in ("service", "fonction", "adresse"))
        if not service or address.count("@") != 1 or any(sign in address for sign in " ,;<>\r\n"):
            raise MailError(
                f"{ADDRESSES_NAME}, ligne {number}\u00a0: attendu un service, une fonction et une adresse, séparés par "
                "des points-virgules, sous l’en-tête «\u00a0service;fonction;adresse\u00a0»."
            )
        found[service] = Mailbox(service, function, address)
    return found


def sender() -> str:
    """The address that letters come from; empty where none is set."""
    return os.environ.get(SENDER, "").strip()


def can_send() -> bool:
    """Whether a server and a sender are set."""
    return bool(os.environ.get(SERVER, "").strip() and sender())


def send(message: EmailMessage) -> None:
    """Send a message by the server of `CONVENTION_SMTP`: `smtp://host:25`, `smtps://name:password@host:465`.

    Raises MailError when none is set or it does not take the message.
    """
    where = urlsplit(os.environ.get(SERVER, "").strip())
    if not can_send() or where.scheme not in ("smtp", "smtps") or not where.hostname:
        raise MailError(f"Aucun serveur d’envoi n’est réglé\u00a0: {SERVER}=smtp://serveur:25 et {SENDER}=adresse.")
    kind = smtplib.SMTP_SSL if where.scheme == "smtps" else smtplib.SMTP
    try:
        with kind(where.hostname, where.port or 0, timeout=_PATIENCE_SECONDS) as server:
            if where.username:
                server.login(unquote(where.username), unquote(where.password or ""))
            server.send_message(message)
    except (OSError, smtplib.SMTPException) as error:
        raise MailError(f"Le serveur d’envoi n’a pas pris la lettre\u00a0: {type(error).__name__}.") from error
