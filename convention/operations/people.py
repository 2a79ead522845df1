"""`people` and `journal`: who may do what, and what was done, from the command line of the machine itself."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from convention.domain.errors import ShownError
from convention.domain.journal import Entry, exported, first_fault
from convention.domain.people import Grant, Person, Role
from convention.domain.territories import declared
from convention.operations.french_parser import CommandParser
from convention.warehouse.people import find_person, grant, name_person, people, revoke
from convention.warehouse.rights import journal
from convention.warehouse.store import Store
from convention.wording.formats import counted
from convention.wording.people import grant_words, journal_sentence, journal_verdict, person_words
from convention.wording.people_words import ROLES

Write = Callable[[str], None]
ROLE_WORDS = {ROLES[role]: role for role in Role}
TERRITORY_WORDS = {territory.slug: territory for territory in declared()}


def add_people_arguments(parser: ArgumentParser) -> None:
    """What follows `people`: a person is named as the sign-in names them, for ever."""
    commands = parser.add_subparsers(dest="people", metavar="ACTION", required=True, parser_class=CommandParser)
    commands.add_parser("list", help="montrer les personnes et leurs droits")
    helps = {
        "add": "enregistrer une personne, ou son nouveau nom",
        "grant": "donner un droit à une personne",
        "revoke": "retirer un droit à une personne",
    }
    for word, words in helps.items():
        command = commands.add_parser(word, help=words)
        command.add_argument("--issuer", required=True, metavar="ADRESSE", help="fournisseur d’identité")
        command.add_argument("--subject", required=True, metavar="IDENTIFIANT", help="identifiant chez ce fournisseur")
        if word == "add":
            command.add_argument("--name", required=True, metavar="NOM", help="nom sous lequel ses actes sont gardés")
            continue
        command.add_argument("--role", required=True, choices=list(ROLE_WORDS), metavar="RÔLE")
        command.add_argument("--territory", choices=list(TERRITORY_WORDS), metavar="TERRITOIRE", help="sinon tous")
        command.add_argument("--service", metavar="SIGLE", help="sinon tous les services")


def run_people(store: Store, arguments: Namespace, write: Write, by: str) -> None:
    """Show people and their rights, or change them; `by`: who sits at the machine, kept as declared.

    Raises ShownError.
    """
    match arguments.people:
        case "add":
            named = Person(arguments.issuer, arguments.subject, arguments.name)
            name_person(store, named, by)
            write(f"Enregistré\u00a0: {person_words(named)}.")
        case "grant" | "revoke":
            person = find_person(store, arguments.issuer, arguments.subject)
            given = _grant_of(arguments)
            (grant if arguments.people == "grant" else revoke)(store, person, given, by)
            write(f"{person.name}\u00a0: {'donné' if arguments.people == 'grant' else 'retiré'}, {grant_words(given)}.")
        case _:
            _show(store, write)


def run_journal(store: Store, arguments: Namespace, write: Write) -> bool:
    """Show the journal, check its chain, and write it to a file where asked; says whether the chain holds.

    Raises ShownError when the file is there already or cannot be written.
    """
    entries = journal(store)
    for entry in entries:
        write(journal_sentence(entry))
    if arguments.export is not None:
        _export(arguments.export, entries)
    return _verdict(entries, write)


def verify_export(path: Path, write: Write) -> bool:
    """Check the chain of an exported journal, without any base; says whether it holds.

    Raises ShownError when the file is not an exported journal.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        entries = [Entry(**_typed(json.loads(line))) for line in lines]
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise ShownError(f"«\u00a0{path.name}\u00a0» n’est pas un journal exporté, ou ne peut pas être lu.") from error
    return _verdict(entries, write)


def _verdict(entries: Iterable[Entry], write: Write) -> bool:
    listed = list(entries)
    fault = first_fault(listed)
    write(journal_verdict(len(listed), fault, listed[-1].digest if listed else ""))
    return fault is None


def _typed(held: dict[str, Any]) -> dict[str, Any]:
    texts = {name: held[name] for name in Entry.__dataclass_fields__ if name not in ("number", "at")}
    if type(held["number"]) is not int or not all(isinstance(text, str) for text in texts.values()):
        raise TypeError("an entry holds a number and texts")
    return {**texts, "number": held["number"], "at": datetime.fromisoformat(held["at"])}


def _export(path: Path, entries: Iterable[Entry]) -> None:
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(exported(entries))
    except OSError as error:
        raise ShownError(f"Le fichier «\u00a0{path.name}\u00a0» existe déjà, ou ne peut pas être écrit.") from error


def _grant_of(arguments: Namespace) -> Grant:
    territory = None if arguments.territory is None else TERRITORY_WORDS[arguments.territory]
    return Grant(ROLE_WORDS[arguments.role], territory, arguments.service)


def _show(store: Store, write: Write) -> None:
    known = people(store)
    write(counted(len(known), "personne enregistrée", "personnes enregistrées"))
    for person, grants in known:
        write(f"- {person_words(person)}")
        for given in grants:
            write(f"    {grant_words(given)}")
