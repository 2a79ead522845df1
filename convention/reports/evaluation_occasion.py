"""The yearly evaluation as the occasion of a pack: the three criteria, the evidence and what people wrote."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from convention.domain.committee import Decision, Meeting, latest
from convention.domain.committee import Narrative as Said
from convention.domain.evaluation import Criterion, EvaluationText, Evidence, latest_texts, year_end
from convention.reports.meeting_occasion import decision_told, narrative_told
from convention.reports.occasion import AgendaPoint, Occasion
from convention.warehouse.decisions import decisions
from convention.warehouse.evaluations import evaluation_texts, evidence_of
from convention.warehouse.meetings import meetings
from convention.warehouse.narratives import narratives
from convention.warehouse.store import END_OF_TIME, Store
from convention.wording.evaluation import TO_WRITE, evidence_sentences
from convention.wording.formats import capitalised, day, moment
from convention.wording.labels import label

KIND = "Évaluation annuelle"
CRITERIA = "Critères de l’évaluation"


@dataclass(frozen=True)
class EvaluationRecords:
    """What the base knows of one year, all read as of one instant (UTC, without zone)."""

    year: int
    as_of: datetime
    evidence: Evidence
    texts: tuple[EvaluationText, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    narratives: tuple[Said, ...] = ()
    decisions: tuple[Decision, ...] = ()


def evaluation_records(store: Store, year: int, as_of: datetime | None = None) -> EvaluationRecords:
    """What the base knows of a year by a reading date; without one, by the last thing recorded."""
    known = as_of or store.last_recorded() or END_OF_TIME
    return EvaluationRecords(
        year=year,
        as_of=known,
        evidence=evidence_of(store, year, known),
        texts=evaluation_texts(store, known),
        meetings=meetings(store, known),
        narratives=narratives(store, known),
        decisions=decisions(store, known),
    )


def occasion_of_evaluation(records: EvaluationRecords) -> Occasion:
    """The occasion that the pack of an evaluation is made of; the same records give the same one."""
    held = {meeting.meeting_id for meeting in records.meetings if meeting.day.year == records.year}
    return Occasion(
        kind=KIND,
        name=f"Année {records.year}",
        stem=f"evaluation_{records.year}",
        state=_state(records),
        situation=year_end(records.year),
        as_of=records.as_of,
        previous=year_end(records.year - 1),
        agenda=_points(records),
        agenda_title=CRITERIA,
        narratives=tuple(narrative_told(said, None) for said in latest(_of_year(records)).values()),
        decisions=tuple(decision_told(d, records.meetings) for d in records.decisions if d.meeting_id in held),
    )


def _of_year(records: EvaluationRecords) -> Iterator[Said]:
    """The narratives of meetings up to the year's end, and those outside meetings recorded by then."""
    days = {meeting.meeting_id: meeting.day for meeting in records.meetings}
    for said in records.narratives:
        day_said = said.recorded_at.date() if said.meeting_id is None else days[said.meeting_id]
        if day_said <= year_end(records.year):
            yield said


def _state(records: EvaluationRecords) -> str:
    end = year_end(records.year)
    if records.as_of.date() <= end:
        return f"Année en cours\u00a0: ces chiffres peuvent encore changer jusqu’au {day(end)}"
    return f"Chiffres connus le {moment(records.as_of)}"


def _points(records: EvaluationRecords) -> tuple[AgendaPoint, ...]:
    """Each criterion with what people wrote, and under it the evidence of the base."""
    written = latest_texts(records.texts, records.year)
    sentences = evidence_sentences(records.evidence)
    return tuple(
        AgendaPoint("", capitalised(label(criterion)), _said(written.get(criterion)), tuple(sentences[criterion]))
        for criterion in Criterion
    )


def _said(found: EvaluationText | None) -> str:
    if found is None:
        return TO_WRITE
    return f"{found.text} ({found.author}, le {moment(found.recorded_at)})."
