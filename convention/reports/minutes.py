"""The minutes of a meeting, drafted from its agenda, decisions and notes: one content, as DOCX to edit and as PDF."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime, time
from io import BytesIO

import docx
from docx.document import Document
from docx.shared import Pt

from convention.domain.agenda import AgendaTopic, topics
from convention.domain.committee import Decision, DecisionState
from convention.domain.rollup import ActionProgress
from convention.reports.meeting_occasion import MeetingRecords
from convention.reports.meeting_words import agenda_points, meeting_name
from convention.reports.pdf import typeset
from convention.wording.formats import COLON, day, long_day
from convention.wording.labels import status_text
from convention.wording.signoffs import counts_sentence

DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DATA_TITLE = "Cibles et données"
DRAFT = "Projet de relevé, établi à partir de l’ordre du jour, des décisions et des notes de la séance."


@dataclass(frozen=True)
class MinutesTopic:
    """One topic that was treated: its title with the status, why it stood there, and what was decided on it."""

    title: str
    reasons: tuple[str, ...]
    decisions: tuple[str, ...]


@dataclass(frozen=True)
class Minutes:
    """All that the minutes say, in French; `open_before`: decisions taken earlier that are still open."""

    title: str
    stem: str
    facts: tuple[tuple[str, str], ...]
    topics: tuple[MinutesTopic, ...]
    others: tuple[str, ...]
    notes: tuple[str, ...]
    open_before: tuple[str, ...]


def minutes_of(records: MeetingRecords) -> Minutes:
    """The minutes of a meeting as its records stand."""
    meeting = records.meeting
    own = [d for d in records.decisions if d.meeting_id == meeting.meeting_id]
    earlier = [d for d in records.decisions if d.meeting_id != meeting.meeting_id and d.state is DecisionState.OPEN]
    shown = topics(records.agenda)
    treated = {topic.action for topic in shown if topic.action}
    return Minutes(
        title=f"Relevé{COLON}{meeting_name(meeting)}",
        stem=f"releve_{meeting.day.isoformat()}",
        facts=(
            ("Date", long_day(meeting.day)),
            ("Lieu", meeting.place),
            ("Participants", ", ".join(meeting.participants)),
            ("Situation examinée", f"au {day(meeting.situation)}"),
            ("Validation", counts_sentence(records.signoffs)),
        ),
        topics=tuple(_topic(records, topic, own) for topic in shown),
        others=tuple(_said(d) for d in own if d.action not in treated),
        notes=tuple(line for line in meeting.notes.splitlines() if line.strip()),
        open_before=tuple(_said(d) for d in earlier),
    )


def _topic(records: MeetingRecords, topic: AgendaTopic, own: list[Decision]) -> MinutesTopic:
    points = agenda_points(topic.items, records.catalogue, records.actions, records.contests)
    action = next((a for a in records.actions if topic.action and a.action.code == topic.action), None)
    reasons = tuple(f"{p.title}{COLON}{p.detail}" if p.detail else p.title for p in points)
    decided = tuple(_said(d) for d in own if topic.action and d.action == topic.action)
    return MinutesTopic(_title(topic, action), reasons, decided)


def _title(topic: AgendaTopic, action: ActionProgress | None) -> str:
    if action is not None:
        return f"{action.action.code} {action.action.short_title} – {status_text(action.status)}"
    return DATA_TITLE if topic.data else topic.items[0].text


def _said(decision: Decision) -> str:
    due = f", pour le {day(decision.due)}" if decision.due else ""
    return f"{decision.text} – {decision.owner}{due}"


def minutes_pdf(minutes: Minutes, made_at: datetime) -> bytes:
    """The minutes on A4, tagged for screen readers; `made_at`: UTC without zone."""
    return typeset("minutes", {"minutes": _plain(minutes)}, made_at)


def _plain(minutes: Minutes) -> object:
    return json.loads(json.dumps(asdict(minutes) | {"draft": DRAFT}))


def minutes_docx(minutes: Minutes, meeting_day: datetime | None = None) -> bytes:
    """The minutes as a document to finish and to send; texts stay texts, whatever signs they hold."""
    made = docx.Document()
    made.styles["Normal"].font.name = "Source Sans 3"
    made.styles["Normal"].font.size = Pt(11)
    made.core_properties.title, made.core_properties.language = minutes.title, "fr-FR"
    made.core_properties.author = ""
    if meeting_day is not None:
        made.core_properties.created = made.core_properties.modified = meeting_day
    made.add_heading(minutes.title, level=0)
    made.add_paragraph(DRAFT)
    table = made.add_table(rows=0, cols=2)
    for name, text in minutes.facts:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = name, text
    for number, topic in enumerate(minutes.topics, 1):
        made.add_heading(f"{number}. {topic.title}", level=1)
        _bullets(made, topic.reasons)
        _decisions(made, topic.decisions)
    for head, lines in _ends(minutes):
        made.add_heading(head, level=1)
        _bullets(made, lines)
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def _bullets(made: Document, lines: tuple[str, ...]) -> None:
    for line in lines:
        made.add_paragraph(line, style="List Bullet")


def _decisions(made: Document, lines: tuple[str, ...]) -> None:
    for line in lines:
        paragraph = made.add_paragraph()
        paragraph.add_run(f"Décision{COLON}").bold = True
        paragraph.add_run(line)


def _ends(minutes: Minutes) -> list[tuple[str, tuple[str, ...]]]:
    """What follows the topics, where there is any."""
    ends = (
        ("Autres décisions", minutes.others),
        ("Notes de séance", minutes.notes),
        ("Décisions antérieures encore ouvertes", minutes.open_before),
    )
    return [(head, lines) for head, lines in ends if lines]


def day_of(records: MeetingRecords) -> datetime:
    """The day of a meeting as a moment, for the properties of its files."""
    return datetime.combine(records.meeting.day, time())
