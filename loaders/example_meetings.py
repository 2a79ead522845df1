"""The example meetings of a first start: read from `data/exemples-comite/*.toml`, recorded in their order."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from convention.domain.agenda import AgendaChange, AgendaEdit
from convention.domain.committee import Committee, DecisionState, Outlook
from convention.warehouse.decisions import DecisionDraft, decisions, record_decision
from convention.warehouse.meetings import (
    MeetingDraft,
    agenda_edits,
    edit_agenda,
    freeze,
    meeting,
    meetings,
    record_meeting,
)
from convention.warehouse.narratives import NarrativeDraft, narratives, record_narrative
from convention.warehouse.store import Store
from convention.wording.labels import label

E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True)
class ExampleMeeting:
    """One meeting as its file tells it; `deposits` are the files that came in since the one before.

    `outcomes`: what became of earlier decisions, each found by its text.
    """

    draft: MeetingDraft
    person: str
    frozen: bool
    deposits: tuple[str, ...]
    edits: tuple[AgendaChange, ...]
    narratives: tuple[NarrativeDraft, ...]
    decisions: tuple[DecisionDraft, ...]
    outcomes: Mapping[str, DecisionState]


def example_meetings(folder: Path) -> Iterator[ExampleMeeting]:
    """The meetings of a folder, in the order of the files' names."""
    for path in sorted(folder.glob("*.toml")):
        yield _meeting(tomllib.loads(path.read_text(encoding="utf-8")))


def record_example(store: Store, example: ExampleMeeting) -> None:
    """Record a meeting with all that was said; what an interrupted start has recorded of it already stays."""
    number = _number(store, example)
    if meeting(store, number).freeze:
        return
    done = len(agenda_edits(store, number))
    for edit in example.edits[done:]:
        edit_agenda(store, number, edit, example.person)
    said = {(n.meeting_id, n.action) for n in narratives(store)}
    for narrative in example.narratives:
        if (number, narrative.action) not in said:
            record_narrative(store, _at(narrative, number))
    _record_decisions(store, example, number)
    if example.frozen:
        freeze(store, number, example.person)


def _number(store: Store, example: ExampleMeeting) -> int:
    draft = example.draft
    for known in meetings(store):
        if (known.committee, known.day) == (draft.committee, draft.day):
            return known.meeting_id
    return record_meeting(store, draft, example.person)


def _record_decisions(store: Store, example: ExampleMeeting, number: int) -> None:
    known = {d.text: d for d in decisions(store)}
    for text, state in example.outcomes.items():
        old = known[text]
        if old.state is not state:
            draft = DecisionDraft(old.meeting_id, old.text, old.owner, old.action, old.due, state)
            record_decision(store, draft, example.person, old.decision_id)
    for decision in example.decisions:
        if decision.text not in known:
            record_decision(store, _at(decision, number), example.person)


D = TypeVar("D", NarrativeDraft, DecisionDraft)


def _at(draft: D, number: int) -> D:
    return replace(draft, meeting_id=number)


def _meeting(read: dict[str, Any]) -> ExampleMeeting:
    return ExampleMeeting(
        draft=MeetingDraft(
            committee=_word(Committee, read["comite"]),
            day=read["jour"],
            place=read["lieu"],
            participants=read["participants"],
            situation=read["situation"],
            notes=read["notes"],
        ),
        person=read["personne"],
        frozen=read["arretee"],
        deposits=tuple(read["depots"]),
        edits=tuple(_edit(row) for row in read.get("ordre_du_jour", ())),
        narratives=tuple(_narrative(row) for row in read.get("syntheses", ())),
        decisions=tuple(_decision(row) for row in read.get("decisions", ())),
        outcomes={row["decision"]: _word(DecisionState, row["etat"]) for row in read.get("suites", ())},
    )


def _edit(row: Mapping[str, Any]) -> AgendaChange:
    edit = _word(AgendaEdit, row["geste"])
    return AgendaChange(row.get("point", ""), edit, row.get("texte", ""), row.get("fiche", ""), row.get("position", 0))


def _narrative(row: Mapping[str, Any]) -> NarrativeDraft:
    return NarrativeDraft(
        action=row["fiche"],
        text=row["texte"],
        outlook=_word(Outlook, row["meteo"]),
        risks=row.get("risques", ""),
        next_steps=row.get("prochaines_etapes", ""),
        author=row["auteur"],
    )


def _decision(row: Mapping[str, Any]) -> DecisionDraft:
    return DecisionDraft(
        meeting_id=0, text=row["texte"], owner=row["service"], action=row.get("fiche"), due=row.get("echeance")
    )


def _word(kind: type[E], word: str) -> E:
    """The notion that a French word names; a word that names none is a mistake in the file."""
    return {label(found): found for found in kind}[word]
