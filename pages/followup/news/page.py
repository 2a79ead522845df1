"""What is new since one's last visit, for everything or for a service or an action, to read or to take by mail."""

import streamlit as st

from pages.followup.news.choices import choose_interest, choose_since
from pages.followup.news.listed import draw_news
from pages.parts.acts import draw_said
from pages.parts.reading import current_reading

st.title("Nouveautés")
draw_said()
since = choose_since()
draw_news(since, choose_interest(), current_reading().situation)
