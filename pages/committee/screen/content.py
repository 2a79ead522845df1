"""What the stage shows: every topic of the agenda, then the other actions, each ready to be drawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import Any

import streamlit as st

from convention.charts.nothing import NothingToDrawError
from convention.charts.stage_lines import stage_lines
from convention.domain.agenda import AgendaTopic, topics
from convention.domain.catalogue import Kind
from convention.domain.committee import Decision, DecisionState, Meeting, latest
from convention.domain.rollup import ActionProgress
from convention.reports.meeting_occasion import MeetingRecords, worth_telling
from convention.reports.meeting_words import agenda_points, causes_told, meeting_name
from convention.warehouse.decisions import decisions
from convention.wording.figures import judged_name
from convention.wording.formats import COLON, capitalised, counted, day
from convention.wording.labels import Tone, label, symbol, tone
from convention.wording.takeaways import action_title, trajectory_title
from convention.wording.why import why_sentence
from loaders.writers.template_rows import services
from pages.committee.records import meeting_reading
from pages.committee.screen.noting import Answered
from pages.parts import base
from pages.parts.keys import Param, SessionKey
from pages.parts.person import asks_name, current_person
from pages.parts.reading import known_words

_FEW = 4
_DATA_TITLE = "Cibles et données"
_FROZEN = "La séance est arrêtée\u00a0: rien ne s’y ajoute plus. Le relevé est au dossier."


def stage_data(found: MeetingRecords, answer: Answered) -> dict[str, Any]:
    """The whole meeting as the stage takes it: plain JSON."""
    shown = _topics(found)
    asked = st.query_params.get(Param.ACTION)
    own = [d for d in decisions(base.base()) if d.meeting_id == found.meeting.meeting_id]
    return {
        "meeting": _meeting(found),
        "topics": shown,
        "start": next((at for at, topic in enumerate(shown) if topic["code"] == asked), 0),
        "decided": [_decided(decision) for decision in own],
        "services": list(services(found.catalogue)),
        "person": _person(),
        "answered": answer.number,
        "said": answer.said,
        "refused": answer.refused,
        "way_out": {"page": "seances", "query": {Param.MEETING: str(found.meeting.meeting_id)}},
    }


def _person() -> dict[str, Any]:
    """Who notes; `known` where a sign-in says so and nothing is to be typed."""
    if not asks_name():
        return {"name": current_person(), "service": "", "known": True}
    name, service = st.session_state.get(SessionKey.PERSON, ("", ""))
    return {"name": name, "service": service, "known": False}


def _meeting(found: MeetingRecords) -> dict[str, str]:
    reading = meeting_reading(found.meeting)
    fictive = base.span(reading.as_of).demonstration
    return {
        "id": str(found.meeting.meeting_id),
        "name": meeting_name(found.meeting),
        "dates": f"Situation au {day(reading.situation)}, {known_words(reading)}",
        "fictive": "valeurs fictives" if fictive else "",
        "frozen": _FROZEN if found.meeting.freeze is not None else "",
    }


def _topics(found: MeetingRecords) -> list[dict[str, Any]]:
    """The topics of the agenda, then the actions that are not on it."""
    by_code = {action.action.code: action for action in found.actions}
    listed = topics(found.agenda)
    shown = [_topic(found, topic, by_code.get(topic.action)) | {"listed": True} for topic in listed]
    codes = {topic.action for topic in listed}
    others = [action for action in found.actions if action.action.code not in codes]
    shown += [_of_action(found, action, ()) | {"listed": not listed} for action in others]
    decided = {d.action for d in found.decisions if d.meeting_id == found.meeting.meeting_id}
    return [topic | {"decided": bool(topic["code"]) and topic["code"] in decided} for topic in shown]


def _topic(found: MeetingRecords, topic: AgendaTopic, action: ActionProgress | None) -> dict[str, Any]:
    words = agenda_points(topic.items, found.catalogue, found.actions, found.contests)
    if action is not None:
        return _of_action(found, action, tuple(dict.fromkeys(item.reason for item in topic.items)))
    title = _DATA_TITLE if topic.data else words[0].title
    points = [{"text": f"{point.title}{COLON}{point.detail}" if point.detail else point.title} for point in words]
    key = "data" if topic.data else topic.items[0].key
    return _bare(key, title) | {
        "sentence": counted(len(topic.items), "point", "points") if topic.data else "",
        "points": points,
    }


def _bare(key: str, title: str) -> dict[str, Any]:
    empty: dict[str, Any] = dict.fromkeys(("code", "tone", "symbol", "status", "sentence"), "")
    return empty | {"key": key, "title": title, "points": [], "lines": None, "parts": []}


def _of_action(found: MeetingRecords, action: ActionProgress, reasons: Sequence[Any]) -> dict[str, Any]:
    return _bare(action.action.code, action.action.short_title) | {
        "code": action.action.code,
        "tone": _name(tone(action.status)),
        "symbol": symbol(action.status),
        "status": label(action.status),
        "sentence": action_title(action),
        "lines": _lines(found, action),
        "points": [_indicator(each.indicator.short_title, each.overall.status) for each in action.indicators],
        "parts": [part for part in _parts(found, action, reasons) if part.get("text") or part.get("lines")],
    }


def _indicator(name: str, status: Any) -> dict[str, str]:
    return {"tone": _name(tone(status)), "symbol": symbol(status), "text": f"{name}{COLON}{label(status)}"}


def _lines(found: MeetingRecords, action: ActionProgress) -> dict[str, Any] | None:
    """The lines of the indicator that decides, else of the first one that has any."""
    deciding, reading = action.deciding, meeting_reading(found.meeting)
    for row in sorted(action.indicators, key=lambda row: row is not deciding):
        values = base.series((row.indicator.code,), reading.situation, reading.as_of)
        if row.indicator.kind is Kind.MILESTONE or not any(a.standing.period for a in (row.overall, *row.parts)):
            continue
        with suppress(NothingToDrawError):
            return stage_lines(row, values, found.catalogue) | {"alt": trajectory_title(row)}
    return None


def _parts(found: MeetingRecords, action: ActionProgress, reasons: Sequence[Any]) -> Iterable[dict[str, Any]]:
    code = action.action.code
    said = latest(found.narratives).get(code)
    why = why_sentence(action, action.deciding)
    if not why and reasons:
        why = capitalised(", ".join(label(reason) for reason in reasons))
    yield {"head": "Pourquoi", "text": why}
    if said is not None:
        yield {"head": f"Météo{COLON}{label(said.outlook)} ({said.author})", "text": said.text}
        yield {"head": "Risque", "text": said.risks}
    yield {"head": _since(found.previous), "lines": _changes(found, code)}
    for decision in found.decisions:
        if decision.action == code and decision.state is DecisionState.OPEN:
            yield _open_decision(decision, found.meeting)


def _since(previous: Meeting | None) -> str:
    return f"Depuis le {day(previous.day)}" if previous else "Ce qui a changé"


def _changes(found: MeetingRecords, code: str) -> list[str]:
    own = [change for change in worth_telling(found.changes) if change.indicator.action == code]
    return [
        f"{judged_name(change.indicator, change.before, change.after)}{COLON}"
        + "\u202f; ".join(f"{name.lower()} {words}" for name, words in causes_told(change))
        for change in own[:_FEW]
    ]


def _open_decision(decision: Decision, meeting: Meeting) -> dict[str, Any]:
    late = decision.overdue(meeting.day)
    when = f"{'échue le' if late else 'pour le'} {day(decision.due)}" if decision.due else "en cours"
    return {"head": f"Décision {when}", "text": f"{decision.text} – {decision.owner}", "due": True, "late": late}


def _decided(decision: Decision) -> str:
    due = f", pour le {day(decision.due)}" if decision.due else ""
    where = f"{decision.action}{COLON}" if decision.action else ""
    return f"{where}{decision.text} ({decision.owner}{due})"


def _name(of: Tone) -> str:
    return str(of).replace("_", "-")
