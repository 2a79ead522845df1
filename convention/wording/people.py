"""The words for people, roles and acts, and refusals that say who can."""

from __future__ import annotations

from datetime import date, datetime

from convention.domain.committee import Committee
from convention.domain.journal import Entry
from convention.domain.people import ACTS_ON_VALUES, ROLE_OF, Act, Grant, Person, Role
from convention.wording.formats import counted, day, moment
from convention.wording.labels import label
from convention.wording.people_words import ACTS, RECORDED_ACTS, ROLES, SESSION_ACTS
from convention.wording.territories import how_many

ERASED_FILE = "fichier effacé"
"""The name of a file whose content was erased, in the place of its own."""


def nobody_signed_in() -> str:
    """What refuses an act of nobody where a sign-in is asked for."""
    return "Identifiez-vous d’abord\u00a0: personne n’est identifié. Rien n’est enregistré."


def not_allowed(act: Act) -> str:
    """What refuses an act, with who can."""
    where = (
        "pour le territoire et un service de chacune des valeurs concernées"
        if act in ACTS_ON_VALUES
        else "pour toute la convention"
    )
    return (
        f"Vous n’avez pas le droit de\u00a0: {ACTS[act]}. "
        f"Il faut le rôle «\u00a0{ROLES[ROLE_OF[act]]}\u00a0» {where}\u00a0; "
        "un administrateur peut le donner. Rien n’est enregistré."
    )


def erased_deposit(deposit_id: int, digest: str, *, figures_kept: bool) -> str:
    """What an erasure took out, for the journal: the digest of the file stays."""
    figures = "valeurs gardées" if figures_kept else "valeurs effacées"
    return f"dépôt n°\u00a0{deposit_id}, {digest}\u00a0: fichier et textes effacés, {figures}"


def erased_sentence(figures_kept: bool, reason: str, person: str, at: datetime) -> str:
    """What a deposit says of its erasure."""
    figures = "les valeurs sont gardées" if figures_kept else "les valeurs sont effacées aussi"
    return f"Fichier et textes effacés le {moment(at)} par {person}\u202f; {figures}. Motif\u00a0: {reason}"


def administrators_only() -> str:
    """Why a page that only administrators see shows nothing."""
    return f"Cette page est réservée au rôle «\u00a0{ROLES[Role.ADMINISTRATOR]}\u00a0» pour toute la convention."


def hidden_file(deposit_id: int) -> str:
    """Why a file and what was said of its cells are not shown."""
    return (
        f"Le dépôt n°\u00a0{deposit_id} contient une valeur confidentielle, ou une valeur qui la ferait connaître\u00a0"
        ": son fichier n’est montré qu’aux déposants et aux valideurs de ce territoire, et aux administrateurs."
    )


def hidden_values_banner() -> str:
    """What a reader is told from whom values are hidden."""
    return (
        "Secret statistique\u00a0: des valeurs confidentielles, et celles qui les feraient connaître, sont masquées "
        "pour vous\u202f; les statuts que vous lisez sont calculés sans elles."
    )


def grant_words(given: Grant) -> str:
    """A grant in a few words: `déposant, Paris, DVD`."""
    territory = label(given.territory) if given.territory else f"les {how_many()} territoires"
    return ", ".join([ROLES[given.role], territory, given.service or "tous les services"])


def person_words(person: Person) -> str:
    """A person with what names them for ever, in the journal."""
    return f"{person.name} ({person.subject}, {person.issuer})"


def who_acted(entry: Entry) -> str:
    """The person of an entry, and how they are known."""
    return f"{entry.person or 'sans nom'} (déclaré)" if entry.declared else f"{entry.person} ({entry.subject})"


def act_words(act: str) -> str:
    """An act of the journal in French; one that this program does not know as it stands."""
    known = {str(each): words for each, words in (ACTS | SESSION_ACTS | RECORDED_ACTS).items()}
    return known.get(act, act)


def journal_sentence(entry: Entry) -> str:
    """One act of the journal on one line, whatever signs a name or a file holds."""
    line = f"{entry.number}. {moment(entry.at)}, {who_acted(entry)}\u00a0: {act_words(entry.act)}, {entry.target}"
    return "".join(sign if sign.isprintable() or sign == "\u00a0" else " " for sign in line)


def act_target(entry: Entry) -> str:
    """What an act was done to; the chain of the journal keeps a committee's code, which is put into words here."""
    for committee in Committee if entry.act == Act.MEETING else ():
        if entry.target.startswith(f"{committee}, "):
            return f"{label(committee)} du {day(date.fromisoformat(entry.target.removeprefix(f'{committee}, ')))}"
    return entry.target


def journal_verdict(entries: int, fault: int | None, last: str) -> str:
    """Whether a journal is whole; with the last digest, against which a journal cut at its end shows."""
    if fault is not None:
        return f"Le journal a été altéré\u00a0: l’entrée n°\u00a0{fault} ne suit pas de celles qui la précèdent."
    if not entries:
        return "Le journal est vide."
    return (
        f"Le journal se tient\u00a0: {counted(entries, 'entrée', 'entrées')}. Dernière empreinte\u00a0: {last[:12]}… "
        "Comparez-la, entière dans le fichier, à celle d’un export gardé ailleurs\u00a0: "
        "des entrées retirées à la fin ne se voient pas autrement."
    )
