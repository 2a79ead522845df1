"""What can stand in the way of the shared log, said to the person who needs it."""

from __future__ import annotations

import psycopg

from convention.domain.errors import ShownError


class LogError(ShownError):
    """The shared log could not be asked or written to; nothing of what was under way is recorded."""


class UnknownOutcomeError(ShownError):
    """The log stopped answering while it recorded: whether it did will be seen once it answers again."""

    def __init__(self) -> None:
        super().__init__(
            "La base partagée a cessé de répondre au moment d’enregistrer\u00a0: on ne sait pas encore si c’est fait. "
            "Attendez qu’elle réponde, regardez si l’enregistrement y figure, et ne recommencez que s’il n’y est pas."
        )


class OtherLogError(Exception):
    """A replica follows another history than the log's: it has to be made anew."""


_NOTHING = "Rien n’est enregistré de ce qui était en cours."


def log_error(error: psycopg.Error) -> LogError:
    """What stands in the way, in French, from what PostgreSQL says of it; never what the address holds."""
    match error:
        case psycopg.errors.LockNotAvailable():
            said = "Une autre personne enregistre depuis trop longtemps. Recommencez dans un instant."
        case psycopg.errors.InsufficientPrivilege():
            said = (
                "Le compte de l’application n’a pas les droits nécessaires dans la base partagée. Demandez à son "
                "administrateur de lancer «\u00a0python -m convention prepare\u00a0» sous le compte propriétaire."
            )
        case psycopg.errors.CharacterNotInRepertoire() | psycopg.errors.UntranslatableCharacter():
            said = "Un texte contient un signe que la base partagée ne peut pas garder (le caractère nul)."
        case psycopg.errors.InvalidPassword() | psycopg.errors.InvalidAuthorizationSpecification():
            said = "La base partagée refuse le compte ou le mot de passe de CONVENTION_STORE."
        case psycopg.errors.DiskFull():
            said = "Le disque de la base partagée est plein. Prévenez son administrateur, puis recommencez."
        case _:
            said = "La base partagée ne répond pas. Recommencez dans un moment."
    return LogError(f"{said} {_NOTHING}")


def newer_log() -> LogError:
    """The log has tables that only a newer version of this program knows."""
    return LogError(
        "La base partagée vient d’une version plus récente du programme, et n’est pas ouverte\u00a0: celle-ci "
        f"pourrait la lire de travers. Mettez le programme à jour. {_NOTHING}"
    )


def replaced_log() -> LogError:
    """The log was put back, or another took its place, while someone wrote."""
    return LogError(
        f"La base partagée vient d’être remplacée par une autre. {_NOTHING} Vérifiez ce qui s’affiche, puis "
        "recommencez."
    )


def other_encoding() -> LogError:
    """The database cannot keep every sign."""
    return LogError(
        f"La base partagée doit être en UTF8 : recréez-la par « CREATE DATABASE … ENCODING 'UTF8' ». {_NOTHING}"
    )


def missing_log() -> LogError:
    """The database holds no log, or holds none any more."""
    return LogError(f"La base partagée ne contient plus rien de ce programme. Prévenez son administrateur. {_NOTHING}")
