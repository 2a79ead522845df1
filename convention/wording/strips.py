"""The schematic strip of what an action builds along a line: its stretches or places as the text names them.

Places and their order are the catalogue's (`lieux.csv`); what is done of them is told by the base alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from convention.domain.annexes import NamedPlace
from convention.domain.catalogue import Kind, Territory
from convention.domain.progress import Assessment
from convention.domain.rollup import ActionProgress, IndicatorProgress
from convention.wording.figures import qualified_value
from convention.wording.formats import COLON, SEMICOLON, day, value_with_unit
from convention.wording.labels import label
from convention.wording.values import bare_value


@dataclass(frozen=True)
class StripPart:
    """One stretch as it is drawn: `share` of the whole length, `done` of it from 0 to 1, `words` what is done of it."""

    stretch: NamedPlace
    share: Fraction
    done: Fraction
    words: str


@dataclass(frozen=True)
class Strip:
    """A strip: its stretches in their order, or the places of which a number is treated.

    `title`: what it says in a sentence. `note`: what the base does not tell.
    """

    title: str
    parts: tuple[StripPart, ...]
    places: tuple[str, ...]
    note: str

    @property
    def alt(self) -> str:
        """The whole strip as a text."""
        said = [f"{_between(part.stretch)}{COLON}{part.words}" for part in self.parts]
        named = [f"Lieux que cite la convention{COLON}{', '.join(self.places)}"] if self.places else []
        return f"{SEMICOLON.join([self.title, *said, *named])}. {self.note}".strip()


_TO_SCALE = "Schéma\u00a0: la longueur d’un tronçon est celle de sa cible."
_STEPS = "Schéma sans échelle."
_WHICH = "La base dit combien de ces lieux sont traités, pas lesquels."


def strip_of(found: ActionProgress, places: Sequence[NamedPlace]) -> Strip | None:
    """The strip of an action; None where the text names no line or place for it, or the base does not follow them."""
    own = [place for place in places if place.action == found.action.code]
    rows = {row.indicator.code: row for row in found.indicators}
    if not own or any(place.indicator not in rows for place in own):
        return None
    if all(place.territory is None for place in own):
        return _counted(rows[own[0].indicator], tuple(place.start for place in own))
    judged = [_assessment(rows[place.indicator], place.territory) for place in own]
    known = [each for each in judged if each is not None]
    return _along(own, known) if len(known) == len(own) else None


def _along(stretches: Sequence[NamedPlace], judged: Sequence[Assessment]) -> Strip:
    lengths = [_length(found) for found in judged]
    whole = sum(lengths)
    parts = tuple(
        StripPart(stretch, length / whole, _done(found), _words(found))
        for stretch, found, length in zip(stretches, judged, lengths, strict=True)
    )
    title = f"{stretches[0].start} – {stretches[-1].end}"
    steps = any(found.indicator.kind is Kind.MILESTONE for found in judged)
    return Strip(f"{title}, au {day(judged[0].situation)}", parts, (), _STEPS if steps else _TO_SCALE)


def _counted(row: IndicatorProgress, places: tuple[str, ...]) -> Strip:
    found = row.overall
    value = found.standing.value
    said = "aucune valeur" if value is None else value_with_unit(value, row.indicator.unit)
    return Strip(f"{row.indicator.short_title}{COLON}{said} au {day(found.situation)}", (), places, _WHICH)


def _assessment(row: IndicatorProgress, territory: Territory | None) -> Assessment | None:
    """What is judged in a territory itself: another one's value never stands for it."""
    judged = (*row.parts, row.overall)
    return next((found for found in judged if found.territory is territory), None)


def _length(found: Assessment) -> Fraction:
    """The length that is to be built; steps count alike."""
    if found.indicator.kind is Kind.MILESTONE or found.goal is None or found.goal.target <= 0:
        return Fraction(1)
    return Fraction(found.goal.target)


def _done(found: Assessment) -> Fraction:
    value = found.standing.value
    if value is None or value <= 0:
        return Fraction(0)
    return min(Fraction(1), Fraction(value) / _length(found))


def _words(found: Assessment) -> str:
    value, period = found.standing.value, found.standing.period
    where = label(found.territory)
    if found.indicator.kind is Kind.MILESTONE:
        done = f"fait le {day(period.end)}" if value and period else "non fait"
        return f"{where}{COLON}{done}, {label(found.status)}"
    if value is None:
        return f"{where}{COLON}aucune valeur"
    goal = f" sur {bare_value(found.indicator, found.goal.target)}" if found.goal else ""
    return f"{where}{COLON}{qualified_value(found)}{goal}, {label(found.status)}"


def _between(stretch: NamedPlace) -> str:
    return f"{stretch.start} – {stretch.end}"
