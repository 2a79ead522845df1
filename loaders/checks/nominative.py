"""Personal data: a file that surely holds any is refused as a whole; where only a person can tell, one is asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from convention.domain.findings import Finding, FindingCode
from loaders.checks.personal import KIND, POSSIBLE, SURE, possible_kind, sure_kind
from loaders.parsing.suggestions import fold
from loaders.workbooks.book import Book, Sheet

_EXPECTED = "des effectifs et des mesures, sans rien qui désigne une personne"
_SHORTEST_TEXT, _SHORTEST = 3, 7
_SHOWN = 20
_OF = r"(?:de l'|du |de la |des )"
_PERSONS = r"(?:enfants?|jeunes?|mineure?s?|eleves?|usagers?|beneficiaires?|familles?|agents?|meres?|peres?)"
_FIRST_NAMES = re.compile(
    rf"(?:les? )?prenoms?(?: {_OF}?{_PERSONS})?|noms? {_OF}{_PERSONS}"
    r"|noms? (?:et|/|,) prenoms?|noms? prenoms?|prenoms? (?:et|/|,)? ?noms?"
    r"|noms? de famille|noms? de naissance|noms? d'usage|noms? de jeune fille"
)
_BIRTH = re.compile(
    r"(?:date|jour|lieu) (?:et (?:lieu|date) )?de naissance.*|nee? le|ne\(e\) le|date naiss(?:ance)?\.?|ddn"
)
_NUMBERS = re.compile(r"(?:n°|numero|no)? ?(?:de )?(?:securite sociale|secu|nir|n° ss)")
_HEADINGS = {"name": _FIRST_NAMES, "birth": _BIRTH, "nir": _NUMBERS}
_ADDRESSES = re.compile(r"adresses? (?:postales?|personnelles?|du domicile)|annees? de naissance")
_LONGEST_HEADING = 40
# One pattern of all: Arrow then goes through each text once.
_ANY = "|".join(f"(?:{pattern})" for pattern in (*SURE.values(), *POSSIBLE.values()))

Kinds = Mapping[str, tuple[FindingCode, str]]


def nominative_findings(book: Book) -> tuple[Finding, ...]:
    """A finding for each of the first texts that are personal data, or else for each that may be; none is repeated.

    Sheets are named by their place in a file that is refused, since their own names may be those of persons; that of a
    CSV is the name of its file. Hidden sheets are looked at like the others. Sure (NOMINATIVE): e-mail addresses,
    French telephone numbers, social-security numbers and IBANs whose key is right, births with their whole date, and
    columns headed as names, births or such numbers. To be confirmed (PERSON_POSSIBLE): a title and a name, initials or
    a name with an age, postal addresses.
    """
    found = [finding for number, sheet in enumerate(book.sheets, 1) for finding in _sheet_findings(sheet, number)]
    sure = [finding for finding in found if finding.code is FindingCode.NOMINATIVE]
    return _first(sure) if sure else tuple(found)


def _first(found: list[Finding]) -> tuple[Finding, ...]:
    if len(found) <= _SHOWN:
        return tuple(found)
    return (*found[:_SHOWN], Finding(FindingCode.NOMINATIVE, details=(("others", str(len(found) - _SHOWN)),)))


def _sheet_findings(sheet: Sheet, number: int) -> Iterator[Finding]:
    for cell, text in [*sheet.notes.items(), *(("", aside) for aside in sheet.asides)]:
        for code, kind in _kinds_of([text]).values():
            yield _finding(sheet, number, code, cell, ((KIND, kind), ("beside", "note")))
    for column in range(len(sheet.texts)):
        coded = sheet.coded(column)
        words = coded.words.filter(_at_least(coded.words, _SHORTEST_TEXT))
        headings = {word: found for word in _possible_headings(words) if (found := _heading_kind(word))}
        yield from _column_findings(sheet, number, column, _kinds_of(_suspects(words)), headings)


def _column_findings(sheet: Sheet, number: int, column: int, flagged: Kinds, headings: Kinds) -> Iterator[Finding]:
    """The cells whose text is flagged, and those whose text is a heading and stands as one."""
    if not flagged and not headings:
        return
    coded = sheet.coded(column)
    suspect = np.asarray(pc.is_in(coded.words, value_set=pa.array([*flagged, *headings], pa.string())))
    for row in np.flatnonzero(suspect[coded.codes]).tolist():
        text = sheet.text(row, column)
        found = flagged.get(text) or (headings[text] if _heads(sheet, row, column) else None)
        if found:
            yield _finding(sheet, number, found[0], sheet.address(row, column), ((KIND, found[1]),))


def _finding(sheet: Sheet, number: int, code: FindingCode, cell: str, details: tuple[tuple[str, str], ...]) -> Finding:
    name = f"feuille\u00a0{number}" if code is FindingCode.NOMINATIVE else sheet.name
    return Finding(code, name, cell, expected=_EXPECTED, details=details)


def _kinds_of(texts: Iterable[str]) -> Kinds:
    """What each suspect text is, those that are none left out."""
    found: dict[str, tuple[FindingCode, str]] = {}
    for text in texts:
        sure = sure_kind(text)
        kind = sure or possible_kind(text)
        if kind:
            found[text] = FindingCode.NOMINATIVE if sure else FindingCode.PERSON_POSSIBLE, kind
    return found


def _at_least(texts: pa.StringArray, length: int) -> pa.BooleanArray:
    return pa.array(np.asarray(pc.binary_length(texts)) >= length)


def _suspects(words: pa.StringArray) -> list[str]:
    """The texts in which one of the patterns may stand."""
    long = words.filter(_at_least(words, _SHORTEST))
    return [word or "" for word in long.filter(pc.match_substring_regex(long, _ANY)).to_pylist()]


def _possible_headings(words: pa.StringArray) -> Iterator[str]:
    """The texts that start as words do."""
    for word in words.filter(pc.match_substring_regex(words, "^ *[A-Za-zÀ-ÿ]")).to_pylist():
        yield word or ""


def _heading_kind(word: str) -> tuple[FindingCode, str] | None:
    if len(word) > _LONGEST_HEADING:
        return None
    folded = fold(word).strip(" :*.")
    sure = next((kind for kind, pattern in _HEADINGS.items() if pattern.fullmatch(folded)), None)
    if sure:
        return FindingCode.NOMINATIVE, sure
    return (FindingCode.PERSON_POSSIBLE, "address") if _ADDRESSES.fullmatch(folded) else None


def _heads(sheet: Sheet, row: int, column: int) -> bool:
    """Whether a word is a heading: something stands right below it, or right after it."""
    below = row + 1 < sheet.rows and sheet.text(row + 1, column).strip()
    after = column + 1 < len(sheet.texts) and sheet.text(row, column + 1).strip()
    return bool(below or after)
