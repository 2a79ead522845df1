"""Which meeting: the list of those held, the chosen one in the address, and a new one."""

from __future__ import annotations

import streamlit as st

from convention.domain.committee import Meeting
from convention.reports.meeting_occasion import MeetingRecords
from convention.reports.meeting_words import meeting_name
from convention.wording.formats import COLON, day, joined, moment
from convention.wording.signoffs import counts_sentence
from pages.committee.freezing import ask_freeze
from pages.committee.frozen_differences import draw_differences
from pages.committee.meeting_form import ask_meeting
from pages.committee.records import meeting_reading, meetings
from pages.parts.acts import draw_person
from pages.parts.address import follow, write
from pages.parts.keys import Param
from pages.parts.marks import plain
from pages.parts.reading import known_words

PROJECTION_SCRIPT = "committee/screen/page.py"
OWN_DATES = "Une séance se lit à ses propres dates : celles du menu n’y changent rien."
NO_MEETING = (
    "Aucune séance n’est enregistrée. Créez la première : son ordre du jour se fera de lui-même, à partir des "
    "chiffres, des synthèses et des décisions."
)


def choose_meeting() -> Meeting | None:
    """Draw the choice of a meeting, newest first, and the way to a new one; None while there is none."""
    held = meetings()
    choice, new = st.columns([4, 1], vertical_alignment="bottom")
    if new.button("Nouvelle séance", icon=":material/add:", width="stretch"):
        ask_meeting(None)
    with choice:
        chosen = _draw_choice(held)
    draw_person()
    if chosen is None:
        st.info(NO_MEETING, icon=":material/groups:")
    return chosen


def selected_meeting() -> Meeting | None:
    """Draw the choice alone."""
    return _draw_choice(meetings())


def _draw_choice(held: tuple[Meeting, ...]) -> Meeting | None:
    if not held:
        return None
    by_number = {meeting.meeting_id: meeting for meeting in held}
    asked = st.query_params.get(Param.MEETING)
    if asked is not None and _number(asked) not in by_number:
        st.warning(f"Il n’y a pas de séance n° {plain(asked[:12])}.", icon=":material/wrong_location:")
    follow(Param.MEETING, lambda text: _number(text) if _number(text) in by_number else None, held[0].meeting_id)
    number = st.selectbox(
        "Séance", options=list(by_number), key=Param.MEETING, format_func=lambda number: _listed(by_number[number])
    )
    write(Param.MEETING, str(number))
    return by_number[number]


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else None


def _listed(meeting: Meeting) -> str:
    state = f"arrêtée le {day(meeting.freeze.frozen_at)}" if meeting.freeze else "ouverte"
    return f"{meeting_name(meeting)} · {state}"


def draw_meeting(found: MeetingRecords) -> None:
    """Draw what a meeting is: its state and dates in one band, with what can be done with it."""
    meeting = found.meeting
    words, acts = st.columns([5, 4], gap="small", vertical_alignment="center")
    words.markdown(f"{state_badge(meeting)} **{plain(_dates(meeting))}**")
    with acts.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center", gap="small"):
        _draw_acts(meeting)
    st.caption(_facts(found))
    st.caption(OWN_DATES)
    draw_differences(found)


def state_badge(meeting: Meeting) -> str:
    """Markdown of whether a meeting is frozen."""
    if meeting.freeze is None:
        return ":blue-badge[:material/lock_open: Ouverte]"
    return ":gray-badge[:material/lock: Arrêtée]"


def _dates(meeting: Meeting) -> str:
    return f"Situation au {day(meeting.situation)} · {known_words(meeting_reading(meeting))}"


def _facts(found: MeetingRecords) -> str:
    meeting, previous = found.meeting, found.previous
    facts = {
        "Lieu": meeting.place,
        "Participants": joined(meeting.participants),
        "Notes": meeting.notes,
        "Validation": counts_sentence(found.signoffs),
        "Séance précédente": meeting_name(previous) if previous else "aucune",
        "Arrêtée par": f"{meeting.freeze.person}, le {moment(meeting.freeze.frozen_at)}" if meeting.freeze else "",
    }
    return " · ".join(f"{name}{COLON}{plain(text)}" for name, text in facts.items() if text)


def _draw_acts(meeting: Meeting) -> None:
    st.page_link(
        PROJECTION_SCRIPT,
        label="Mode séance",
        icon=":material/slideshow:",
        query_params={str(Param.MEETING): str(meeting.meeting_id)},
    )
    if st.button("Modifier", icon=":material/edit:", key="edit-meeting"):
        ask_meeting(meeting)
    if meeting.freeze is None and st.button("Arrêter", icon=":material/lock:", type="primary", key="freeze-meeting"):
        ask_freeze(meeting)
