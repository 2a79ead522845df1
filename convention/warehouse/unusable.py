"""A database file that cannot be opened, read or written, said to the person who needs it."""

from __future__ import annotations

from pathlib import Path

from convention.domain.errors import ShownError

_CAUSES = (
    (("no space left", "file too large", "quota"), "le disque est plein. Faites de la place, puis recommencez"),
    (
        ("read-only", "permission denied", "not permitted"),
        "le dossier ne peut pas être écrit. Demandez le droit d’y écrire, puis recommencez",
    ),
    (
        ("not a valid duckdb", "corrupt", "checksum", "could not read", "is a directory", "serializ"),
        "le fichier est abîmé. Remettez à sa place la dernière sauvegarde",
    ),
)
_OTHER = "le disque ou le dossier ne répond pas. Vérifiez-les, puis recommencez"


class BaseUnusableError(ShownError):
    """The database file cannot be opened, read or written as it is."""


def unusable(path: Path, error: Exception) -> BaseUnusableError:
    """What stands in the way, in French, from what the system or the database engine says of it."""
    said = str(error).lower()
    cause = next((cause for words, cause in _CAUSES if any(word in said for word in words)), _OTHER)
    return BaseUnusableError(
        f"La base «\u00a0{path}\u00a0» ne peut pas servir\u00a0: {cause}. "
        "Rien n’est enregistré de ce qui était en cours."
    )


def from_a_newer_program(path: Path) -> BaseUnusableError:
    """The base has tables that only a newer version of this program knows how to read."""
    return BaseUnusableError(
        f"La base «\u00a0{path}\u00a0» vient d’une version plus récente du programme, et n’est pas ouverte\u00a0: "
        "celle-ci pourrait la lire de travers. Mettez le programme à jour."
    )
