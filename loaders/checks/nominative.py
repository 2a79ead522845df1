"""Personal data: a file that seems to hold any is refused as a whole, and what was read of it is not repeated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from convention.domain.findings import Finding, FindingCode
from loaders.checks.personal import KIND, PATTERNS, personal_kind
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
    r"(?:date|jour|lieu|annee) (?:et (?:lieu|date) )?de naissance.*|nee? le|ne\(e\) le|date naiss(?:ance)?\.?|ddn"
)
_NUMBERS = re.compile(r"(?:n°|numero|no)? ?(?:de )?(?:securite sociale|secu|nir|n° ss)")
_CONTACT = re.compile(
    r"(?:adresses? )?(?:e-?mails?|courriels?|adresses? electroniques?|mel)"
    r"|(?:n° de |numeros? de )?(?:telephones?|portables?|tel\.?)|adresses? (?:postales?|personnelles?|du domicile)"
)
_HEADINGS = {"name": _FIRST_NAMES, "birth": _BIRTH, "nir": _NUMBERS, "contact": _CONTACT}
_LONGEST_HEADING = 40


def nominative_findings(book: Book) -> tuple[Finding, ...]:
    """A finding for each of the first cells that seem to name a person or to tell how to reach one; nothing of it read.

    Sheets are named by their place in the file, since their own names may be those of persons; that of a CSV is the
    name of its file. Hidden sheets are looked at like the others. What counts: e-mail addresses, French telephone
    numbers, social-security numbers whose key is right, `né le …`, and columns headed as names, births or contacts.
    """
    found = list(_note_findings(book))
    found += [finding for number, sheet in enumerate(book.sheets, 1) for finding in _sheet_findings(sheet, number)]
    if len(found) <= _SHOWN:
        return tuple(found)
    others = Finding(FindingCode.NOMINATIVE, details=(("others", str(len(found) - _SHOWN)),))
    return (*found[:_SHOWN], others)


def _note_findings(book: Book) -> Iterator[Finding]:
    """What the reader found beside the cells."""
    places = {sheet.name: _place(number) for number, sheet in enumerate(book.sheets, 1)}
    for finding in book.findings:
        if finding.code is FindingCode.NOMINATIVE:
            yield replace(finding, sheet=places.get(finding.sheet, ""), expected=_EXPECTED)


def _place(number: int) -> str:
    return f"feuille\u00a0{number}"


def _sheet_findings(sheet: Sheet, number: int) -> Iterator[Finding]:
    for column in range(len(sheet.texts)):
        coded = sheet.coded(column)
        words = coded.words.filter(_at_least(coded.words, _SHORTEST_TEXT))
        flagged = {word: kind for word in _suspects(words) if (kind := personal_kind(word))}
        flagged |= {word: kind for word in _possible_headings(words) if (kind := _heading_kind(word))}
        if flagged:
            suspect = np.asarray(pc.is_in(coded.words, value_set=pa.array(list(flagged), pa.string())))
            for row in np.flatnonzero(suspect[coded.codes]):
                details = ((KIND, flagged[sheet.text(int(row), column)]),)
                cell = sheet.address(int(row), column)
                yield Finding(FindingCode.NOMINATIVE, _place(number), cell, expected=_EXPECTED, details=details)


def _at_least(texts: pa.StringArray, length: int) -> pa.BooleanArray:
    return pa.array(np.asarray(pc.binary_length(texts)) >= length)


def _possible_headings(words: pa.StringArray) -> Iterator[str]:
    """The texts that start as words do."""
    for word in words.filter(pc.match_substring_regex(words, "^ *[A-Za-zÀ-ÿ]")).to_pylist():
        yield word or ""


def _suspects(words: pa.StringArray) -> list[str]:
    """The texts in which one of the patterns may stand."""
    long = words.filter(_at_least(words, _SHORTEST))
    flagged = [long.filter(pc.match_substring_regex(long, pattern)) for pattern in PATTERNS.values()]
    return [word or "" for part in flagged for word in part.to_pylist()]


def _heading_kind(word: str) -> str | None:
    if len(word) > _LONGEST_HEADING:
        return None
    folded = fold(word).strip(" :*.")
    return next((kind for kind, pattern in _HEADINGS.items() if pattern.fullmatch(folded)), None)
