"""The convention's dates as a calendar file (RFC 5545): meetings, answers to rounds, due dates of the targets."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from icalendar import Calendar, Event

from convention.domain.catalogue import Catalogue
from convention.domain.collection import Round
from convention.domain.committee import Meeting
from convention.wording.collection import due_event
from convention.wording.labels import label

_PRODUCT = "-//Convention de coopération//Tableau de bord//FR"


def calendar_file(catalogue: Catalogue, meetings: Iterable[Meeting], rounds: Iterable[Round], at: datetime) -> bytes:
    """A calendar of whole days; the same dates keep their identifiers, so that a newer file replaces an older one.

    `at`: when it is made (UTC without zone).
    """
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    for meeting in meetings:
        name = f"Séance du {label(meeting.committee)}"
        calendar.add_component(_event(f"seance-{meeting.meeting_id}", meeting.day, name, at))
    for asked in rounds:
        calendar.add_component(_event(f"collecte-{asked.round_id}", asked.due, due_event(asked), at))
    for day, titles in sorted(_due_days(catalogue).items()):
        calendar.add_component(_event(f"echeances-{day.isoformat()}", day, f"Échéances\u00a0: {', '.join(titles)}", at))
    content: bytes = calendar.to_ical()
    return content


def _due_days(catalogue: Catalogue) -> dict[date, list[str]]:
    """The actions that have a target due on each day, by their numbers."""
    found: dict[date, list[str]] = {}
    for target in catalogue.targets:
        indicator = catalogue.by_code.get(target.indicator)
        words = f"action {indicator.action}" if indicator else target.indicator
        own = found.setdefault(target.due, [])
        if words not in own:
            own.append(words)
    return found


def _event(name: str, day: date, summary: str, at: datetime) -> Event:
    event = Event()
    event.add("uid", f"{name}@convention")
    event.add("dtstamp", at)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", summary)
    return event
