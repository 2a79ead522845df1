"""Letters to the services as e-mail messages: plain text, with the workbook to fill in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP

from convention.domain.collection import Letter, Round
from convention.wording.collection import letter_subject, letter_text

_XLSX = ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet")


@dataclass(frozen=True)
class Enclosure:
    """A workbook that goes with a letter."""

    name: str
    content: bytes


def letter_message(
    asked: Round, service: str, letter: Letter, lines: Sequence[str], enclosure: Enclosure, sender: str
) -> EmailMessage:
    """The message of a letter, without its recipient; `lines`: what is still asked for; `sender` may be empty."""
    message = EmailMessage(policy=SMTP)
    message["Subject"] = letter_subject(asked, letter)
    if sender:
        message["From"] = sender
    # Mail programs open a message with this mark as a draft that can still be addressed and sent.
    message["X-Unsent"] = "1"
    message.set_content(letter_text(asked, service, letter, lines))
    message.add_attachment(enclosure.content, maintype=_XLSX[0], subtype=_XLSX[1], filename=enclosure.name)
    return message
