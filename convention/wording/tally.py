"""Tallies: how many of each status, gathered by how they read at a glance."""

from __future__ import annotations

from collections.abc import Mapping

from convention.domain.progress import ProgressStatus
from convention.wording.formats import COLON, capitalised, joined
from convention.wording.labels import Tone, counted_actions, label, tone

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
    """What the tones hold besides the status that names them: `En retard : 3 à échéance dépassée.`; may be empty."""
    told = [
        f"{tone_title(of)}{COLON}{joined([counted_actions(status, n) for status, n in held.items()])}."
        for of, held in by_tone(counts).items()
        if any(status is not _PLAIN.get(of) for status in held)
    ]
    return " ".join(told)
