"""Statuses of an observation as services write them: in a column, in place of a value, or after it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from convention.domain.findings import FindingCode
from convention.domain.observation import ObservationStatus
from loaders.parsing.problem import StatusProblem, quoted
from loaders.parsing.suggestions import fold, suggest

FRENCH_STATUSES = {
    "définitif": ObservationStatus.FINAL,
    "provisoire": ObservationStatus.PROVISIONAL,
    "estimé": ObservationStatus.ESTIMATED,
    "non disponible": ObservationStatus.UNAVAILABLE,
    "confidentiel": ObservationStatus.CONFIDENTIAL,
    "non applicable": ObservationStatus.NOT_APPLICABLE,
}
FRENCH_STATUS = {status: word for word, status in FRENCH_STATUSES.items()}

_FIRM_WORDS = {
    ObservationStatus.FINAL: "definitif definitive definitifs definitives def",
    ObservationStatus.PROVISIONAL: "provisoire provisoires prov semi-definitif semi-definitive p sd",
    ObservationStatus.ESTIMATED: "estime estimee estimes estimees estimation est e",
}
_MISSING_WORDS = {
    ObservationStatus.UNAVAILABLE: (
        "non disponible|indisponible|non disponibles|nd|nr|non renseigne|non renseignee|non communique|non communiquee"
        "|nc|non connu|inconnu|en attente|en cours|a venir|a completer|a renseigner|non significatif|ns|na|n/a|n/d|n/c"
        "|-|--|–|—|―|−|…|..|...|/|//|///"
    ),
    ObservationStatus.CONFIDENTIAL: "confidentiel|confidentielle|secret|secret statistique|s",
    ObservationStatus.NOT_APPLICABLE: "non applicable|sans objet|so|s/o|non concerne|non concernee",
}
_LONGEST = 80
_DASHES = frozenset("-–—―−") | {"--"}
_DASH_DOUBT = "un tiret se lit comme une absence de valeur\u00a0; s’il veut dire zéro, écrire 0"
_NA_DOUBT = (
    "se lit comme «\u00a0non disponible\u00a0»\u00a0; si l’indicateur ne s’applique pas, "
    "écrire «\u00a0sans objet\u00a0»"
)
_DOUBTFUL = frozenset({"na", "n/a", "nc", "n/c", "/", "//", "///"})

_FIRM = {word: status for status, words in _FIRM_WORDS.items() for word in words.split()}
_MISSING = {word: status for status, words in _MISSING_WORDS.items() for word in words.split("|")}
_MARK = re.compile(r"(?P<value>.*\d[^()]*?)\s*\((?P<mark>[^()\d]{1,20})\)\s*", re.DOTALL)


@dataclass(frozen=True)
class MissingValue:
    """A word that stands where a value should be.

    `doubt`: French phrase on the other meaning that the word may have, empty when it has one only.
    """

    status: ObservationStatus
    doubt: str = ""


@dataclass(frozen=True)
class MarkedText:
    """A cell without the mark that followed its value; `status` is what the mark says, None when there was none."""

    text: str
    status: ObservationStatus | None = None


def _bare(text: str) -> str:
    """The folded text without the dots of an abbreviation: `N. D.` → `nd`; a text of dots only stays."""
    folded = fold(text)
    if folded in _MISSING:
        return folded
    if "." not in folded:
        return folded
    parts = folded.split(".")
    if all(len(part.strip()) <= 1 for part in parts):
        return "".join(part.strip() for part in parts)
    return folded.removesuffix(".").strip()


def read_missing(text: str) -> MissingValue | None:
    """What a word says that stands in place of a value (`n.d.`, `secret`, `-`), or None when it is no such word.

    A blank text is no word: None.
    """
    word = _bare(text)
    status = _MISSING.get(word)
    if status is None:
        return None
    if word in _DASHES:
        return MissingValue(status, _DASH_DOUBT)
    return MissingValue(status, _NA_DOUBT if word in _DOUBTFUL else "")


def marked_status(mark: str) -> ObservationStatus | None:
    """What a mark after a value or a period says of its status (`p`, `prov.`, `estimé`), or None."""
    return _FIRM.get(_bare(mark))


def split_mark(text: str) -> MarkedText:
    """A value apart from the mark in parentheses that follows it: `734 (p)` → `734`, provisional.

    A mark of unknown meaning (`734*`, `734 (1)`, `734 (r)`) stays in the text, which then is no number: nothing is
    dropped whose sense is not known.
    """
    found = _MARK.fullmatch(text) if len(text) <= _LONGEST else None
    if not found:
        return MarkedText(text)
    status = marked_status(found["mark"])
    return MarkedText(text) if status is None else MarkedText(found["value"].strip(), status)


def parse_status(text: str) -> ObservationStatus | StatusProblem:
    """The status that a cell of the status column names; accents, case and final dots do not matter."""
    word = _bare(text)
    status = _FIRM.get(word) or (None if word in _DASHES or word in _DOUBTFUL else _MISSING.get(word))
    if status is not None:
        return status
    nearest = suggest(text, FRENCH_STATUSES, cutoff=70)
    hint = f"Vouliez-vous dire {quoted(nearest)}\u202f?" if nearest else ""
    return StatusProblem(FindingCode.STATUS_UNKNOWN, ", ".join(FRENCH_STATUSES), hint)
