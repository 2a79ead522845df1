"""What can stand in the way of the shared log, said to the person who needs it."""

from __future__ import annotations

from pathlib import Path

import psycopg

from convention.domain.errors import ShownError
from convention.warehouse.database_errors import database_file_cause


class LogError(ShownError):
    """The shared log could not be asked or written to, and why; nothing of what was under way is recorded."""

    def __init__(self, cause: str) -> None:
        super().__init__(f"{cause} Rien n’est enregistré de ce qui était en cours.")
        self.cause = cause


class UnknownOutcomeError(ShownError):
    """The log stopped answering while it recorded: whether it did will be seen once it answers again."""

    def __init__(self) -> None:
        super().__init__(
            "La base partagée a cessé de répondre au moment d’enregistrer\u00a0: on ne sait pas encore si c’est fait. "
            "Attendez qu’elle réponde, regardez si l’enregistrement y figure, et ne recommencez que s’il n’y est pas."
        )


class OtherLogError(Exception):
    """A replica follows another history than the log's: it has to be made anew."""


def log_error(error: psycopg.Error) -> LogError:
    """What stands in the way, in French, from what PostgreSQL says of it; never what the address holds.

    A fault of the program's own is raised as it is: it belongs into the journal of incidents.
    """
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
        case psycopg.ProgrammingError() | psycopg.DataError() | psycopg.IntegrityError():
            raise error
        case _:
            said = "La base partagée ne répond pas. Recommencez dans un moment."
    return LogError(said)


def behind(path: Path, error: Exception) -> str:
    """Why a server shows nothing newer, to those who read there: what is recorded is recorded all the same."""
    cause = error.cause if isinstance(error, LogError) else f"«\u00a0{path}\u00a0»\u00a0: {_file_cause(path, error)}."
    return f"{cause} Ce qui s’affiche était connu avant\u00a0; rien de plus récent n’y figure."


def _file_cause(path: Path, error: Exception) -> str:
    return database_file_cause(path, error.__cause__ if isinstance(error.__cause__, Exception) else error)


def newer_log() -> LogError:
    """The log has tables that only a newer version of this program knows."""
    return LogError(
        "La base partagée vient d’une version plus récente du programme, et n’est pas ouverte\u00a0: celle-ci "
        "pourrait la lire de travers. Mettez le programme à jour."
    )


def replaced_log() -> LogError:
    """The log was put back, or another took its place, while someone wrote."""
    return LogError(
        "La base partagée vient d’être remplacée par une autre. Vérifiez ce qui s’affiche, puis recommencez."
    )


def other_encoding() -> LogError:
    """The database cannot keep every sign."""
    return LogError("La base partagée doit être en UTF8 : recréez-la par « CREATE DATABASE … ENCODING 'UTF8' ».")


def missing_log() -> LogError:
    """The database holds no log, or holds none any more."""
    return LogError("La base partagée ne contient plus rien de ce programme. Prévenez son administrateur.")
