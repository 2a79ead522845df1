"""The meeting on the wall: one topic a screen, keys from one to the next, decisions and notes on the spot."""

import streamlit as st

from pages.committee.choose_meeting import NO_MEETING, selected_meeting
from pages.committee.records import meeting_records
from pages.committee.screen.content import stage_data
from pages.committee.screen.noting import answered, note
from pages.components.stage.stage import draw_stage
from pages.parts.session_pages import open_target

meeting = selected_meeting()
if meeting is None:
    st.title("Mode séance")
    st.info(NO_MEETING, icon=":material/groups:")
else:
    answer = draw_stage(stage_data(meeting_records(meeting), answered()))
    open_target(answer.opened)
    note(meeting, answer.sent)
