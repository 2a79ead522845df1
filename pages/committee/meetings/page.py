"""Meetings of the committees: what one knew, what changed, what was said and decided, and its pack."""

import streamlit as st

from pages.committee.choose_meeting import choose_meeting, draw_meeting
from pages.committee.meetings.agenda import draw_agenda
from pages.committee.meetings.changed import draw_changed
from pages.committee.meetings.decisions import draw_decisions
from pages.committee.meetings.frozen_figures import draw_figures
from pages.committee.meetings.minutes import draw_minutes
from pages.committee.meetings.seal import draw_seal
from pages.committee.meetings.sections import TITLES, MeetingSection
from pages.committee.pack import draw_pack
from pages.committee.records import meeting_records
from pages.committee.weather import draw_weather
from pages.parts.acts import draw_said
from pages.parts.sections import choose_section

st.title("Séances")
draw_said()
meeting = choose_meeting()
if meeting is not None:
    found = meeting_records(meeting)
    draw_meeting(found)
    section, place = choose_section(TITLES)
    with place:
        if section is MeetingSection.AGENDA:
            draw_agenda(found)
        if section is MeetingSection.CHANGED:
            draw_changed(found)
        if section is MeetingSection.FIGURES:
            draw_figures(found)
        if section is MeetingSection.WEATHER:
            draw_weather(found)
        if section is MeetingSection.DECISIONS:
            draw_decisions(found)
            draw_minutes(found)
        if section is MeetingSection.PACK:
            draw_pack(found)
            draw_seal(found.meeting)
