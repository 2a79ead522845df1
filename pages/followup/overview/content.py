"""What the overview shows, gathered from the readings as plain data for its piece."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from convention.domain.catalogue import Action, Catalogue, Kind
from convention.domain.committee import Decision, DecisionState, Meeting, Narrative, Outlook
from convention.domain.groups import steps_without_result
from convention.domain.period import Grain, period_of
from convention.domain.progress import JUDGED, KEPT, ProgressStatus
from convention.domain.rollup import LEAST_FAVOURABLE_FIRST, ActionProgress, distribution
from convention.wording.date_rules import due_note
from convention.wording.deciding import deciding_figure, owners_text
from convention.wording.figures import STEPS_ALONE
from convention.wording.formats import COLON, capitalised, day, period_label, short_day
from convention.wording.labels import Tone, label, symbol, tone, tone_symbol
from convention.wording.overview import due_soon, group_word, overview_sentence, part_note, status_move_text, tile_label
from pages.parts.keys import Param

HALVES = 6
_GROUPS = (Tone.REACHED, Tone.ON_TRACK, Tone.WATCH, Tone.LATE, Tone.NEUTRAL)
_HEADS = ("Axe", "Action", "Statut", "Chiffre qui décide", "", "Météo", "Pilotes", "Prochaine date")
_FAVOURABLE = (*KEPT, ProgressStatus.ON_TRACK)


@dataclass(frozen=True)
class OverviewReadings:
    """All that the overview is made of.

    `past`: the actions at the end of each half-year, oldest first, the situation's own last. `before`: the actions as
    the last frozen meeting before the situation knew them, with that meeting. `asked`: the address's parameters.
    """

    catalogue: Catalogue
    situation: date
    actions: tuple[ActionProgress, ...]
    past: tuple[tuple[date, tuple[ActionProgress, ...]], ...]
    before: tuple[ActionProgress, ...]
    meeting: Meeting | None
    narratives: Mapping[str, Narrative]
    decisions: tuple[Decision, ...]
    asked: Mapping[str, str]


def half_years(situation: date) -> list[date]:
    """The last days of the half-years up to the situation, which stands for the one it lies in."""
    found = [situation]
    while len(found) < HALVES:
        found.append(period_of(found[-1], Grain.HALF_YEAR).start - timedelta(days=1))
    return found[::-1]


def overview_data(found: OverviewReadings) -> dict[str, Any]:
    """The overview as its piece takes it: plain JSON."""
    counts = distribution(action.status for action in found.actions)
    return {
        "sentence": overview_sentence(counts, found.situation),
        "band_label": "Les actions par statut",
        "groups": _groups(found),
        "since": f"Depuis la séance du {day(found.meeting.day)}" if found.meeting else "",
        "moves": _moves(found),
        "soon": _soon(found),
        "caption": "Les actions par axe : statut, chiffre qui décide, six semestres, météo, pilotes, prochaine date",
        "heads": _HEADS,
        "halves": [_half(found, end) for end, _ in found.past],
        "axes": _axes(found),
    }


def _action_target(found: OverviewReadings, action: Action) -> dict[str, Any]:
    return {"page": "action", "query": {**found.asked, Param.ACTION: action.code}}


def _groups(found: OverviewReadings) -> list[dict[str, Any]]:
    moved = _directions(found)
    groups = []
    for of in _GROUPS:
        held = [action for action in found.actions if tone(action.status) is of]
        counts = distribution(action.status for action in held)
        parts = [
            {
                "note": part_note(status, count) if len(counts) > 1 or of is Tone.NEUTRAL else "",
                "tiles": [_tile(found, a, moved.get(a.action.code, "")) for a in held if a.status is status],
            }
            for status, count in counts.items()
        ]
        groups.append(
            {
                "tone": _name(of),
                "symbol": tone_symbol(of),
                "count": len(held),
                "word": group_word(of, len(held)),
                "parts": parts,
            }
        )
    return groups


def _tile(found: OverviewReadings, action: ActionProgress, moved: str) -> dict[str, Any]:
    words = {"↑": "en progrès", "↓": "en recul", "?": "plus jugeable"}
    return {
        "code": action.action.code,
        "label": tile_label(action, words.get(moved, "")),
        "move": moved,
        "target": _action_target(found, action.action),
    }


def _directions(found: OverviewReadings) -> dict[str, str]:
    """Which way the status of each action went since the last meeting: ↑, ↓, or ? where it is judged no more."""
    before = {action.action.code: action.status for action in found.before}
    changed = [a for a in found.actions if a.action.code in before and before[a.action.code] is not a.status]
    return {a.action.code: _direction(before[a.action.code], a.status) for a in changed}


def _direction(before: ProgressStatus, after: ProgressStatus) -> str:
    if after not in JUDGED:
        return "?" if before in JUDGED else ""
    if before not in JUDGED:
        return "↑" if after in _FAVOURABLE else "↓"
    return "↑" if LEAST_FAVOURABLE_FIRST.index(after) > LEAST_FAVOURABLE_FIRST.index(before) else "↓"


def _moves(found: OverviewReadings) -> list[dict[str, Any]]:
    before = {action.action.code: action.status for action in found.before}
    by_code = {action.action.code: action for action in found.actions}
    moved = _directions(found)
    lines = []
    for sign, word in (("↑", "en progrès"), ("↓", "en recul"), ("?", "plus jugeables")):
        items = [
            {
                "code": code,
                "text": status_move_text(before[code], by_code[code].status),
                "target": _action_target(found, by_code[code].action),
            }
            for code, way in moved.items()
            if way == sign
        ]
        if items:
            lines.append({"symbol": sign, "word": word, "items": items})
    return lines


def _soon(found: OverviewReadings) -> dict[str, str] | None:
    """What falls due in the half-year after the situation."""
    until = period_of(found.situation + timedelta(days=1), Grain.HALF_YEAR).end
    due = [t for t in found.catalogue.targets if found.situation < t.due <= until]
    codes = {t.indicator for t in due}
    actions = [a.action.code for a in found.actions if any(row.indicator.code in codes for row in a.indicators)]
    if not actions:
        return None
    return {"head": f"D’ici le {day(until)}", "text": due_soon(actions, len(codes))}


def _half(found: OverviewReadings, end: date) -> dict[str, Any]:
    year = str(end.year) if period_of(end, Grain.HALF_YEAR).start.month == 1 else ""
    return {"year": year, "target": {"page": "synthese", "query": {**found.asked, Param.SITUATION: end.isoformat()}}}


def _axes(found: OverviewReadings) -> list[dict[str, Any]]:
    by_code = {action.action.code: action for action in found.actions}
    past = [(end, {a.action.code: a.status for a in actions}) for end, actions in found.past]
    return [
        {
            "name": f"Axe {axis.number}",
            "title": axis.short_title,
            "rows": [_row(found, by_code[a.code], past) for a in found.catalogue.actions_of(axis.number)],
        }
        for axis in found.catalogue.axes
    ]


def _row(
    found: OverviewReadings, action: ActionProgress, past: Sequence[tuple[date, Mapping[str, ProgressStatus]]]
) -> dict[str, Any]:
    figure, detail = deciding_figure(action.deciding)
    if steps_without_result(action):
        figure, detail = capitalised(STEPS_ALONE), figure
    sheet = action.action
    return {
        "code": sheet.code,
        "title": sheet.short_title,
        "target": _action_target(found, sheet),
        "tone": _name(tone(action.status)),
        "symbol": symbol(action.status),
        "status": label(action.status),
        "judged": action.status in JUDGED,
        "figure": figure,
        "detail": detail,
        "strip": [_mark(sheet, end, statuses[sheet.code]) for end, statuses in past],
        "weather": _weather(found, action),
        "owners": owners_text(sheet.sides),
        "next": _next(found, action),
    }


def _mark(sheet: Action, end: date, status: ProgressStatus) -> dict[str, str]:
    when = period_label(period_of(end, Grain.HALF_YEAR))
    text = f"Action {sheet.code}, {when}{COLON}{label(status)}"
    return {"tone": _name(tone(status)), "symbol": symbol(status), "label": text}


def _weather(found: OverviewReadings, action: ActionProgress) -> dict[str, str] | None:
    said = found.narratives.get(action.action.code)
    if said is None:
        return None
    belied = said.outlook is Outlook.SUNNY and tone(action.status) is Tone.LATE
    note = "contredite par les chiffres" if belied else ""
    return {"sign": str(said.outlook), "word": f"météo{COLON}{label(said.outlook)}", "note": note}


def _next(found: OverviewReadings, action: ActionProgress) -> dict[str, Any]:
    """The next date of an action: a decision overdue or due, else the next target, else what is missing."""
    due = [
        d.due
        for d in found.decisions
        if d.action == action.action.code and d.due is not None and d.state is DecisionState.OPEN
    ]
    if due:
        first = min(due)
        return {"text": f"décision {short_day(first)}", "late": first < found.situation, "quiet": False}
    coming = [
        (row.overall.goal.due, "étape" if row.indicator.kind is Kind.MILESTONE else "cible", due_note(row.overall.goal))
        for row in action.indicators
        if row.overall.goal is not None and row.overall.goal.due > found.situation
    ]
    if coming:
        when, what, note = min(coming)
        return {"text": " ".join(filter(None, (what, short_day(when), note))), "late": False, "quiet": False}
    if action.status is ProgressStatus.NO_TARGET:
        return {"text": "cible à fixer", "late": False, "quiet": True}
    if action.status in (ProgressStatus.NO_DATA, ProgressStatus.STALE):
        return {"text": "donnée attendue", "late": False, "quiet": False}
    return {"text": "–", "late": False, "quiet": True}


def _name(of: Tone) -> str:
    return str(of).replace("_", "-")
