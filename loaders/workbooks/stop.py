"""How the work on a file ends that cannot be read, or changed, whole."""

from __future__ import annotations

from convention.domain.findings import Finding, FindingCode

SAVE_ANEW = (
    "Copiez ou téléchargez à nouveau le fichier. Si le tableur l’ouvre, enregistrez-le sous un autre nom au format "
    ".xlsx et déposez cette copie."
)


class UnsafeFileError(Exception):
    """A file that is left alone: it is malformed, or has what workbooks do not need."""


class ReadingStoppedError(UnsafeFileError):
    """The file is not read: `finding` says why. It never leaves the child process but as its finding."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding)
        self.finding = finding


def damaged(
    sheet: str = "", cell: str = "", read: str = "", *, part: str = "", hint: str = SAVE_ANEW
) -> ReadingStoppedError:
    """The file does not hold what its format asks for; `part` names the piece of the archive that is wrong."""
    details = (("part", part),) if part else ()
    return ReadingStoppedError(Finding(FindingCode.FILE_DAMAGED, sheet, cell, read, hint=hint, details=details))


def bomb(**details: object) -> ReadingStoppedError:
    """The file unfolds to more than its size allows for, or holds what only traps hold."""
    return ReadingStoppedError(Finding(FindingCode.FILE_BOMB, details=_texts(details)))


def too_heavy(sheet: str = "", **details: object) -> ReadingStoppedError:
    """The file holds more than is read; the details name the limit."""
    return ReadingStoppedError(Finding(FindingCode.FILE_TOO_HEAVY, sheet, details=_texts(details)))


def document_type() -> ReadingStoppedError:
    """A part declares a document type, by which it could have other files read."""
    return ReadingStoppedError(Finding(FindingCode.FILE_DOCUMENT_TYPE))


def encrypted() -> ReadingStoppedError:
    """A password protects the file."""
    return ReadingStoppedError(Finding(FindingCode.FILE_ENCRYPTED))


def foreign(found: str) -> ReadingStoppedError:
    """The file is of another sort than those that are read; `found` says which, in few words."""
    return ReadingStoppedError(Finding(FindingCode.FILE_DISGUISED, read=found, details=(("found", found),)))


def _texts(details: dict[str, object]) -> tuple[tuple[str, str], ...]:
    return tuple((name, str(value)) for name, value in details.items())
