"""A database file that cannot be opened, read or written, said to the person who needs it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import duckdb

from convention.domain.errors import ShownError

_RESTORE = "Remettez à sa place la dernière sauvegarde\u00a0: «\u00a0python -m convention restore FICHIER\u00a0»"
# A base that follows the shared log holds nothing of its own.
REPLICA = "replique-"
_MAKE_ANEW = "Arrêtez ce programme, effacez ce fichier et redémarrez\u00a0: il est refait depuis la base partagée"
_CAUSES = (
    (("no space left", "file too large", "quota"), "le disque est plein. Faites de la place, puis recommencez"),
    (
        ("read-only", "permission denied", "not permitted"),
        "le dossier ne peut pas être écrit. Demandez le droit d’y écrire, puis recommencez",
    ),
    (
        ("can only read version", "newer version of duckdb", "newer duckdb"),
        "il est écrit dans un format plus récent que celui de ce programme, et n’est pas abîmé. "
        "Mettez le programme à jour",
    ),
    (
        ("wal does not match", "wal was created for", "wal checkpoint iteration"),
        "le journal posé à côté («\u00a0.wal\u00a0») est celui d’un autre fichier. Remettez le fichier et son journal "
        "d’un même moment, ou la dernière sauvegarde\u00a0: «\u00a0python -m convention restore FICHIER\u00a0»",
    ),
    (
        ("computed checksum", "corrupt"),
        f"des blocs du fichier sont abîmés. {_RESTORE}",
    ),
    (
        ("not a valid duckdb", "checksum", "could not read", "is a directory", "serializ"),
        f"le fichier est abîmé. {_RESTORE}",
    ),
)
_OTHER = "le disque ou le dossier ne répond pas. Vérifiez-les, puis recommencez"


class DatabaseFileError(ShownError):
    """The database file cannot be opened, read or written as it is; `damaged`: no other try will help."""

    def __init__(self, message: str, *, damaged: bool = False) -> None:
        super().__init__(message)
        self.damaged = damaged


class EngineStoppedError(DatabaseFileError):
    """The engine gave up after an error of the disk: whether what was under way is recorded shows after a restart."""


def database_file_cause(path: Path, error: Exception) -> str:
    """What stands in the way, in French and without a capital, from what the system or the engine says of it."""
    said = str(error).lower()
    cause = next((cause for words, cause in _CAUSES if any(word in said for word in words)), _OTHER)
    return cause.replace(_RESTORE, _MAKE_ANEW) if path.name.startswith(REPLICA) else cause


def database_file_error(path: Path, error: Exception, *, stopped: bool = False) -> DatabaseFileError:
    """The same as an error that says it to the person; `stopped`: the engine has given up besides."""
    cause = database_file_cause(path, error)
    damaged = "convention restore" in cause or _MAKE_ANEW in cause
    if stopped or (isinstance(error, duckdb.FatalException) and not damaged):
        return EngineStoppedError(
            f"La base «\u00a0{path}\u00a0» s’est arrêtée après une erreur du disque. Vérifiez-le et sa place libre, "
            "puis redémarrez ce programme. Ce qui était en cours est peut-être enregistré, peut-être pas\u00a0: "
            "regardez-le après le redémarrage, avant de recommencer."
        )
    return DatabaseFileError(
        f"La base «\u00a0{path}\u00a0» ne peut pas servir\u00a0: {cause}. "
        "Rien n’est enregistré de ce qui était en cours.",
        damaged=damaged,
    )


def from_a_newer_program(path: Path) -> DatabaseFileError:
    """The base has tables that only a newer version of this program knows how to read."""
    return DatabaseFileError(
        f"La base «\u00a0{path}\u00a0» vient d’une version plus récente du programme, et n’est pas ouverte\u00a0: "
        "celle-ci pourrait la lire de travers. Mettez le programme à jour."
    )


def of_other_territories(path: Path, held: Iterable[str], declared: Iterable[str]) -> DatabaseFileError:
    """The base was made for other territories than those that the catalogue declares."""
    return DatabaseFileError(
        f"«\u00a0{path}\u00a0» est fait pour les territoires {', '.join(sorted(held))}, et le référentiel "
        f"déclare {', '.join(sorted(declared))}\u00a0: il n’est pas ouvert. Donnez le référentiel de cette base "
        "(CONVENTION_CATALOGUE)."
    )


def failure_of_file(path: Path, error: Exception) -> DatabaseFileError | None:
    """The error as said to a person where it tells of damaged blocks, or that the engine gave up; else None.

    The engine raises both in the middle of any query: a damaged block, as a plain error, when it is first read.
    """
    said = str(error).lower()
    tells = isinstance(error, duckdb.FatalException) or "computed checksum" in said or "corrupt database" in said
    return database_file_error(path, error) if tells else None
