"""The indicators of a catalogue by the words that name them for certain: codes, titles, both, with their unit after."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz

from convention.domain.catalogue import Catalogue
from convention.domain.findings import FindingCode
from convention.wording.formats import quoted
from loaders.parsing.own_names import OwnName, key_of
from loaders.parsing.problem import Problem
from loaders.parsing.suggestions import fold, suggest
from loaders.parsing.units import announced_multiple

_BETWEEN = (" ", " - ", " – ", " : ", ": ", " — ", ". ")
_CODE = re.compile(r"a ?-?(?P<action>[0-9]{1,2}(?:\.[0-9])?)(?P<part>[ -][0-9]{1,2})")
_MISTAKEN = str.maketrans("oli‑–—.", "011---.")
_UNIT_AFTER = re.compile(
    r"(?P<name>.+?)(?: ?\((?P<inside>[^()]{1,40})\)| ?\[(?P<square>[^\[\]]{1,40})\]|, (?P<after>en .{1,30}))"
)
_MEASURES = frozenset(
    (
        *("m", "ml", "km", "m2", "m²", "m3", "m³", "km2", "km²", "ha", "km/h", "t", "tonnes", "kg", "g", "l", "%", "€"),
        *("h", "heures", "minutes", "jours", "mois", "ans", "euros", "points"),
    )
)
_LONGEST = 250
_LIKELY, _NEAR_BEST, _ALIKE = 0.6, 0.15, 85
_COMMON_WORDS = frozenset(
    (
        *("les", "des", "une", "aux", "par", "pour", "dans", "sur", "avec", "nombre", "nbre", "nbr", "taux", "part"),
        *("nature", "total", "annee", "annuel", "moyen", "moyenne"),
    )
)
_COMPARED = 200
EXPECTED = "le code d’un indicateur du référentiel, comme A05-1, ou son intitulé"


class IndicatorNames:
    """The names of one catalogue's indicators; a title that two of them share names neither."""

    def __init__(self, catalogue: Catalogue, own: Sequence[OwnName] = ()) -> None:
        self._catalogue = catalogue
        self._positions = _positions(catalogue)
        places = {indicator.code: position for position, indicator in enumerate(catalogue.indicators)}
        self._own = {key_of(name.text): name for name in own if name.code in places}
        self._own = {key: name for key, name in self._own.items() if key not in self._positions}
        self._positions |= {key: places[name.code] for key, name in self._own.items()}
        self._compared = 0
        self._telling = {i.title: _telling(f"{i.title} {i.short_title} {i.excerpt}") for i in catalogue.indicators}
        self._suggestions = [text for i in catalogue.indicators for text in (i.code, i.title, i.short_title)]

    def position(self, text: str) -> int | None:
        """The position in the catalogue of the indicator that a text names; its unit or a multiple may follow."""
        if len(text) > _LONGEST:
            return None
        folded = key_of(text)
        found = self._positions.get(folded)
        if found is None and (with_unit := _UNIT_AFTER.fullmatch(folded)):
            named = self._positions.get(with_unit["name"].strip(" :*"))
            unit = with_unit["inside"] or with_unit["square"] or with_unit["after"]
            found = named if named is not None and self._is_unit(unit, named) else None
        return found

    def own_name(self, text: str) -> OwnName | None:
        """What a person said of a text that names an indicator by no word of the catalogue; None for another text."""
        if len(text) > _LONGEST or not self._own:
            return None
        found = self._own.get(key_of(text))
        with_unit = _UNIT_AFTER.fullmatch(key_of(text)) if found is None else None
        return self._own.get(key_of(with_unit["name"])) if with_unit and self.position(text) is not None else found

    def is_code(self, text: str) -> bool:
        """Whether a text is the code of an indicator, and nothing else."""
        return text.strip() in self._catalogue.by_code

    def _is_unit(self, text: str, position: int) -> bool:
        unit = fold(self._catalogue.indicators[position].unit)
        said = text.removeprefix("en ").strip()
        return said in {unit, "nombre", f"nombre de {unit}"} or announced_multiple(text) is not None

    def problem(self, text: str) -> Problem:
        """Why a text names no indicator, with the nearest one that it may mean."""
        folded = fold(text)
        if not folded:
            return Problem(FindingCode.INDICATOR_MISSING, EXPECTED)
        nearest = _regular_code(folded, self._positions) or suggest(text, self._suggestions)
        likely = [nearest] if nearest else self.likely(text) if self._compared < _COMPARED else []
        self._compared += 1
        hint = f"Vouliez-vous dire {' ou '.join(map(quoted, likely))}\u202f?" if likely else ""
        return Problem(FindingCode.INDICATOR_UNKNOWN, EXPECTED, hint)

    def likely(self, text: str, most: int = 3) -> list[str]:
        """The titles that share the telling words of a text, the likeliest first; never more than a suggestion."""
        words = _telling(text)
        if not words:
            return []
        scores = [(_likeness(words, titles), title) for title, titles in self._telling.items()]
        best = max((score for score, _ in scores), default=0.0)
        kept = [pair for pair in scores if pair[0] >= _LIKELY and pair[0] >= best - _NEAR_BEST]
        return [title for _, title in sorted(kept, key=lambda pair: -pair[0])[:most]]


def _telling(text: str) -> frozenset[str]:
    """The words of a text that tell one indicator from another, without the ends that number and gender give."""
    words = re.findall(r"[a-z]{3,}", fold(text))
    return frozenset(re.sub(r"(?:e?s|e|x)$", "", word) for word in words if word not in _COMMON_WORDS)


def _likeness(words: frozenset[str], title: frozenset[str]) -> float:
    """The share of the words that have one much alike in a title; an abbreviation is like what it begins."""
    found = sum(
        any(_abbreviates(word, other) or fuzz.ratio(word, other) >= _ALIKE for other in title) for word in words
    )
    return found / len(words)


def _abbreviates(word: str, other: str) -> bool:
    return len(word) >= 3 and other.startswith(word)


def _positions(catalogue: Catalogue) -> dict[str, int]:
    words: dict[str, int | None] = {}
    for position, indicator in enumerate(catalogue.indicators):
        titles = {fold(indicator.title), fold(indicator.short_title)}
        joined = {f"{fold(indicator.code)}{sign}{title}" for title in titles for sign in _BETWEEN}
        for word in {fold(indicator.code), *titles, *joined}:
            words[word] = None if word in words else position
    return {word: position for word, position in words.items() if position is not None}


def _regular_code(folded: str, known: Mapping[str, int]) -> str | None:
    """The code that a text means when its zeros or dashes are not as usual: `A5-1` → `A05-1`."""
    found = _CODE.fullmatch(folded) or _CODE.fullmatch(f"{folded[:1]}{folded[1:].translate(_MISTAKEN)}")
    if not found:
        return None
    action, _, half = found["action"].partition(".")
    code = f"A{int(action):02d}{'.' + half if half else ''}-{int(found['part'].strip(' -'))}"
    return code if fold(code) in known else None


def other_unit(text: str, unit: str) -> str | None:
    """The unit that a name announces after itself, in parentheses or after `en`, where it is not that of an indicator.

    Words in parentheses that no number is followed by (`(Paris)`, `(hors collèges)`) announce none.
    """
    found = _UNIT_AFTER.fullmatch(fold(text).strip(" :*"))
    said = (found["inside"] or found["square"] or found["after"]).removeprefix("en ").strip() if found else ""
    if not said or said in {fold(unit), "nombre", f"nombre de {fold(unit)}"}:
        return None
    return said if announced_multiple(f"({said})") or said in _MEASURES else None
