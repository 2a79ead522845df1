"""The names that services give indicators in their own files, as a person once said: « ce nom = cet indicateur »."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from loaders.parsing.suggestions import fold


@dataclass(frozen=True)
class OwnName:
    """What a service calls an indicator; `code` empty: the name means nothing any more. `at`: UTC, without zone."""

    text: str
    code: str
    service: str
    person: str
    at: datetime


def key_of(text: str) -> str:
    """What is compared of a name: without case, accents, spacing, and the signs around it."""
    return fold(text).strip(" :*")


def names_for(said: Iterable[OwnName], service: str) -> tuple[OwnName, ...]:
    """The names that hold for a file of a service: its own ones, then those on which the other services agree.

    The last word of a service on a name counts. A name to which two other services give two meanings has none.
    """
    last: dict[tuple[str, str], OwnName] = {}
    for name in sorted(said, key=lambda each: each.at):
        last[fold(name.service), key_of(name.text)] = name
    in_force = [name for name in last.values() if name.code]
    own = {key_of(name.text): name for name in in_force if fold(name.service) == fold(service)}
    others: dict[str, list[OwnName]] = {}
    for name in in_force:
        others.setdefault(key_of(name.text), []).append(name)
    agreed = {key: names[0] for key, names in others.items() if len({name.code for name in names}) == 1}
    return tuple((agreed | own).values())


def service_of(depositor: str) -> str:
    """The service in `Ada Martin, DVD`: what follows the last comma, or the whole."""
    return depositor.rpartition(",")[2].strip()
