"""Tallies: how many of each status, gathered by how they read at a glance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from convention.domain.catalogue import Territory
from convention.domain.progress import ProgressStatus
from convention.domain.rollup import IndicatorProgress
from convention.domain.territories import declared
from convention.wording.formats import COLON, SEMICOLON, capitalised, counted, joined
from convention.wording.labels import Tone, counted_actions, label, tone
from convention.wording.territories import how_many

BEST_FIRST = (Tone.REACHED, Tone.ON_TRACK, Tone.WATCH, Tone.LATE, Tone.NEUTRAL)
_PLAIN = {
    Tone.REACHED: ProgressStatus.REACHED,
    Tone.ON_TRACK: ProgressStatus.ON_TRACK,
    Tone.WATCH: ProgressStatus.WATCH,
    Tone.LATE: ProgressStatus.LATE,
}
_FEMININE = {Tone.REACHED: "atteintes"}


def by_tone(counts: Mapping[ProgressStatus, int]) -> dict[Tone, dict[ProgressStatus, int]]:
    """The statuses of each tone, best tone first; every tone stands there, be it without any."""
    return {of: {status: n for status, n in counts.items() if tone(status) is of} for of in BEST_FIRST}


def tone_title(of: Tone) -> str:
    """A tone as the heading of a count of action sheets: `Atteintes`, `En retard`."""
    return capitalised(_FEMININE.get(of, label(of)))


def tally_detail(counts: Mapping[ProgressStatus, int]) -> str:
    """What the tones hold besides the status that names them: `En retard : 3 non atteintes.`; may be empty."""
    told = [
        f"{tone_title(of)}{COLON}{joined([counted_actions(status, n) for status, n in held.items()])}."
        for of, held in by_tone(counts).items()
        if any(status is not _PLAIN.get(of) for status in held)
    ]
    return " ".join(told)


def scope_sentence(indicators: Sequence[IndicatorProgress], scope: Territory) -> str:
    """How many indicators a choice of one territory judges apart, and what it leaves as it is."""
    own = sum(any(part.territory is scope for part in row.parts) for row in indicators)
    common = sum(not row.parts for row in indicators)
    others = "l’autre territoire" if len(declared()) == 2 else "d’autres territoires"
    apart = counted(own, "indicateur y est suivi à part", "indicateurs y sont suivis à part")
    kept = counted(common, "indicateur commun y garde", "indicateurs communs y gardent")
    away = counted(
        len(indicators) - own - common,
        f"indicateur propre à {others} reste compté",
        f"indicateurs propres à {others} restent comptés",
    )
    return f"{label(scope)}{COLON}{apart}{SEMICOLON}{kept} le résultat des {how_many()} territoires{SEMICOLON}{away}."
