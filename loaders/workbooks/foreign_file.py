"""Any file that is deposited → a Book, or findings that say why it is none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from convention.domain.findings import Finding, FindingCode, blocking
from loaders.workbooks.book import Book
from loaders.workbooks.child import ReadingCancelledError as ReadingCancelledError
from loaders.workbooks.child import read_in_child
from loaders.workbooks.delimited import read_delimited
from loaders.workbooks.limits import Limits
from loaders.workbooks.signatures import EXTENSIONS, READABLE, Family, extension, family_of, is_lock, named_format

_EXPECTED = "un classeur Excel (.xlsx, .xlsm, .xls) ou OpenDocument (.ods), ou un fichier de texte (.csv, .tsv, .txt)"
_SAVE_AS = "Ouvrez-le dans le tableur, enregistrez-le au format .xlsx et déposez cette copie."
_HINTS = {
    Family.HTML.value: f"C’est une page web enregistrée sous le nom d’un classeur. {_SAVE_AS}",
    Family.XML.value: f"C’est un classeur XML d’Excel 2003 ou un autre document XML. {_SAVE_AS}",
    "xlsb": f"C’est un classeur binaire d’Excel. {_SAVE_AS}",
    "Word": "C’est un document Word\u00a0: déposez le classeur dont il est tiré.",
    "PowerPoint": "C’est une présentation\u00a0: déposez le classeur dont elle est tirée.",
    Family.PDF.value: "C’est un document PDF\u00a0: déposez le classeur dont il est tiré.",
    Family.SEVEN_ZIP.value: "C’est une archive\u00a0: déposez le classeur qu’elle contient.",
    Family.RAR.value: "C’est une archive\u00a0: déposez le classeur qu’elle contient.",
    Family.GZIP.value: "C’est une archive\u00a0: déposez le classeur qu’elle contient.",
    Family.ZIP.value: "C’est une archive\u00a0: déposez le classeur qu’elle contient.",
}
_WORKBOOKS = frozenset(EXTENSIONS.values()) - {"csv"}


_OF_A_LOCK = "Déposez le classeur lui-même, qui porte le même nom sans les premiers signes (« ~$ » ou « .~lock. »)."
_DEFAULT_LIMITS = Limits()


def never() -> bool:
    """No one asks to give up."""
    return False


def read_book(
    content: bytes, name: str, limits: Limits = _DEFAULT_LIMITS, cancelled: Callable[[], bool] = never
) -> Book:
    """The sheets of a file as text, by what its content is rather than by its name.

    Whatever is wrong with the content is a finding of the book, which has no sheet when one of them is blocking. A
    workbook is read in a child process within the limits: its macros never run, nothing outside it is opened.
    Raises ReadingCancelledError once `cancelled()` is true.
    """
    announced = named_format(name)
    refusal = _refused(content, name, limits)
    if refusal:
        return Book(name, announced, (), (refusal,))
    if _family(content, announced) is Family.TEXT:
        book = read_delimited(content, name, limits)
    else:
        book = read_in_child(content, name, announced, limits, cancelled)
    book = replace(book, findings=tuple(_completed(each, name) for each in book.findings))
    if book.format != announced and not blocking(book.findings):
        details = (("found", book.format), ("named", extension(name)))
        renamed = Finding(FindingCode.FILE_RENAMED, read=book.format, expected=extension(name), details=details)
        return replace(book, findings=(renamed, *book.findings))
    return book


def _completed(finding: Finding, name: str) -> Finding:
    """A finding of another format, with what the name says of it."""
    if finding.code is not FindingCode.FILE_DISGUISED:
        return finding
    code = FindingCode.FILE_DISGUISED if named_format(name) else FindingCode.FILE_UNKNOWN_FORMAT
    details = (*finding.details, ("named", extension(name)))
    hint = _HINTS.get(finding.read, "")
    return replace(finding, code=code, expected=_EXPECTED, hint=hint, details=details)


def _family(content: bytes, announced: str) -> Family:
    """The family of a content; what nothing proves to be another file is a text when its name says so."""
    family = family_of(content)
    return Family.TEXT if family is Family.UNKNOWN and announced == "csv" else family


def _refused(content: bytes, name: str, limits: Limits) -> Finding | None:
    """What forbids to read a file at all, by its size, its first bytes and its name."""
    if not content:
        return Finding(FindingCode.FILE_EMPTY)
    if len(content) > limits.file_bytes:
        details = (("bytes", str(len(content))), ("limit", str(limits.file_bytes)))
        return Finding(FindingCode.FILE_TOO_LARGE, details=details)
    if is_lock(content, name):
        return Finding(FindingCode.FILE_LOCK, hint=_OF_A_LOCK)
    announced = named_format(name)
    family = _family(content, announced)
    if family in READABLE and (announced or family is not Family.TEXT):
        return None
    found = (("found", family.value),)
    return _completed(Finding(FindingCode.FILE_DISGUISED, read=family.value, details=found), name)
