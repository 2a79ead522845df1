"""The sentences of the overview: what is reached, late and not judged, what moved, what falls due."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from convention.domain.progress import ProgressStatus
from convention.domain.rollup import ActionProgress
from convention.wording.formats import COLON, counted, day, joined, number
from convention.wording.labels import Tone, counted_actions, label, tone

GROUP_WORDS = {
    Tone.REACHED: ("atteinte", "atteintes"),
    Tone.ON_TRACK: ("dans la trajectoire", "dans la trajectoire"),
    Tone.WATCH: ("à surveiller", "à surveiller"),
    Tone.LATE: ("en retard ou manquée", "en retard ou manquées"),
    Tone.NEUTRAL: ("non jugeable", "non jugeables"),
}


def overview_sentence(counts: Mapping[ProgressStatus, int], situation: date, withheld: int = 0) -> str:
    """`Au 31/12/2020 : 3 actions sur 22 atteintes, 4 en retard ou manquées, 12 non jugeables.`; best first.

    `withheld`: actions whose status is not for the reader; they are counted apart.
    """
    total = sum(counts.values()) + withheld
    held = [(of, sum(n for status, n in counts.items() if tone(status) is of)) for of in GROUP_WORDS]
    (first, count), *others = [(of, n) for of, n in held if n] or [(Tone.NEUTRAL, 0)]
    head = f"{counted(count, 'action', 'actions')} sur {number(total)} {group_word(first, count)}"
    rest = [f"{number(n)} {group_word(of, n)}" for of, n in others]
    rest += [f"{number(withheld)} au statut non publié"] if withheld else []
    return f"Au {day(situation)}{COLON}{', '.join([head, *rest])}."


def group_word(of: Tone, count: int) -> str:
    """What follows the count of a group of actions: `atteintes`."""
    return GROUP_WORDS[of][int(count >= 2)]


def tile_label(action: ActionProgress, moved: str) -> str:
    """What a tile says in full: `2 Prévention des risques : atteint, en progrès depuis la dernière séance`."""
    name = f"{action.action.code} {action.action.short_title}{COLON}{label(action.status)}"
    return f"{name}, {moved} depuis la dernière séance" if moved else name


def status_move_text(before: ProgressStatus, after: ProgressStatus) -> str:
    """`en retard → à surveiller`."""
    return f"{label(before)} → {label(after)}"


def due_soon(actions: Sequence[str], count: int) -> str:
    """`5 échéances (actions 1, 5, 10, 19 et 20)`."""
    named = "action" if len(actions) == 1 else "actions"
    return f"{counted(count, 'échéance', 'échéances')} ({named} {joined(list(actions))})"


def part_note(status: ProgressStatus, count: int) -> str:
    """Under the tiles of a group that holds several statuses: `6 sans cible`."""
    return counted_actions(status, count)
