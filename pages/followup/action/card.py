"""What stands beside the chart of an action: a person's judgement, why, what next, who acts by when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from convention.domain.catalogue import Action
from convention.domain.changes import Change
from convention.domain.clock import paris_day
from convention.domain.committee import Decision, DecisionState, Narrative, Outlook, latest
from convention.domain.pace import forecasts
from convention.domain.rollup import ActionProgress
from convention.warehouse.decisions import decisions
from convention.warehouse.narratives import narratives
from convention.wording.attention import change_sentence
from convention.wording.caveats import FIRST_DUES, first_dues_of
from convention.wording.figures import judged_name
from convention.wording.formats import COLON, capitalised, day
from convention.wording.labels import Tone, label, tone
from convention.wording.pace import pace_sentence
from convention.wording.why import why_sentence
from pages.components.card.card import draw_card
from pages.parts import base, figures
from pages.parts.keys import Param
from pages.parts.meetings_held import last_meeting_before
from pages.parts.reading import Reading, parameters
from pages.parts.session_pages import open_target

_CHANGES = 3
_OLD = timedelta(days=1)


def draw_action_card(found: ActionProgress, reading: Reading) -> None:
    """Draw the card of an action; a click on its link opens the page."""
    store, as_of = base.base(), reading.committee_as_of
    said = latest(narratives(store, as_of)).get(found.action.code)
    due = [d for d in decisions(store, as_of) if d.action == found.action.code and d.state is DecisionState.OPEN]
    meeting = last_meeting_before(reading.situation)
    since = meeting.situation if meeting else reading.previous
    moved = figures.moved_between(since, reading, found.action.code)
    data = {
        "weather": _weather(said, found, meeting.day if meeting else None),
        "parts": _parts(said, found, reading),
        "due": [_decision(each, reading.situation) for each in due],
        "since": f"Depuis la situation du {day(since)}",
        "changes": [_change(change) for change in moved[:_CHANGES]],
        "more": {"text": "Écrire la synthèse, noter une décision", "target": _committee(found.action, reading)},
    }
    open_target(draw_card(data))


def _weather(said: Narrative | None, found: ActionProgress, last: date | None) -> dict[str, str]:
    if said is None:
        return {"head": "Pas encore de météo pour cette action", "sign": "", "word": "", "note": ""}
    belied = said.outlook is Outlook.SUNNY and tone(found.status) is Tone.LATE
    old = last is not None and said.recorded_at.date() + _OLD < last
    notes = [text for text, on in (("contredite par les chiffres", belied), ("à actualiser", old)) if on]
    return {
        "head": f"Météo du {day(paris_day(said.recorded_at))}, {said.author}",
        "sign": str(said.outlook),
        "word": capitalised(label(said.outlook)),
        "note": capitalised(", ".join(notes)),
    }


def _parts(said: Narrative | None, found: ActionProgress, reading: Reading) -> list[dict[str, str]]:
    why = why_sentence(found, found.deciding)
    parts = [{"head": "Pourquoi", "strong": why, "quote": said.text if said else ""}]
    parts += [{"head": "Rythme", "text": " ".join(_paces(found, reading))}]
    if said:
        parts += [{"head": "Risque", "text": said.risks}, {"head": "Prochaine étape", "text": said.next_steps}]
    parts += [{"head": FIRST_DUES, "text": f"{text}."} for text in first_dues_of(found.indicators)]
    return [part for part in parts if any(part.get(name) for name in ("strong", "quote", "text"))]


def _paces(found: ActionProgress, reading: Reading) -> Iterator[str]:
    """When what the deciding indicator lacks would be there, in each territory that lacks some."""
    row = found.deciding
    if row is None:
        return
    series = base.series((row.indicator.code,), reading.situation, reading.as_of)
    for forecast in forecasts(row, series):
        yield pace_sentence(forecast.found, forecast.goal, forecast.pace)


def _decision(due: Decision, situation: date) -> dict[str, Any]:
    late = due.overdue(situation)
    when = f"{'échue' if late else 'attendue'} le {day(due.due)}" if due.due else "sans échéance"
    return {"late": late, "head": f"Décision {when}", "text": due.text, "owner": f"Responsable{COLON}{due.owner}"}


def _change(change: Change) -> str:
    return f"{judged_name(change.after.indicator, change.before, change.after)}{COLON}{change_sentence(change)}"


def _committee(action: Action, reading: Reading) -> Mapping[str, Any]:
    return {"page": "projection", "query": {**parameters(reading), Param.ACTION: action.code}}
