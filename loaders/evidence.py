"""A document given as evidence: by its content one of the few forms that are kept, under a plain name."""

from __future__ import annotations

from pathlib import PurePosixPath

from convention.domain.attachments import MOST_BYTES
from convention.warehouse.attachments import EvidenceError, PieceDraft
from loaders.workbooks.signatures import Family, extension, family_of

FORMS = {
    "pdf": (Family.PDF, "application/pdf"),
    "png": (Family.PNG, "image/png"),
    "jpg": (Family.JPEG, "image/jpeg"),
    "jpeg": (Family.JPEG, "image/jpeg"),
    "docx": (Family.ZIP, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "odt": (Family.ZIP, "application/vnd.oasis.opendocument.text"),
}
_LONGEST_NAME = 120
_INNER_NAMES = {"docx": b"word/", "odt": b"mimetypeapplication/vnd.oasis.opendocument.text"}


def document_piece(title: str, name: str, content: bytes) -> PieceDraft:
    """A file as a piece of evidence, not opened nor changed; tables of values are deposited instead.

    Raises EvidenceError for another form, a content that is not of its name, an empty or a large file.
    """
    ending = extension(name)
    if ending not in FORMS:
        raise EvidenceError(
            "Une pièce est un PDF, une image (PNG, JPEG) ou un texte (DOCX, ODT)\u00a0; un tableau se dépose."
        )
    if not content or len(content) > MOST_BYTES:
        raise EvidenceError(f"Une pièce a de 1 octet à {MOST_BYTES >> 20}\u00a0Mio.")
    if family_of(content) is not FORMS[ending][0] or _INNER_NAMES.get(ending, b"") not in content:
        raise EvidenceError(f"Le contenu du fichier n’est pas celui d’un fichier .{ending}\u00a0: il n’est pas gardé.")
    return PieceDraft(title, file_name=kept_name(name), content=content)


def kept_name(name: str) -> str:
    """The name of a file without folders nor signs that no file name should have, its ending kept."""
    base = PurePosixPath(name.replace("\\", "/")).name
    kept = "".join(sign if sign.isprintable() and sign not in '<>:"|?*' else "_" for sign in base).strip(". ")
    stem, dot, ending = kept.rpartition(".")
    return f"{(stem or 'piece')[:_LONGEST_NAME]}{dot or '.'}{ending}"


def media_type(name: str) -> str:
    """The media type of a kept document."""
    return FORMS[extension(name)][1]
