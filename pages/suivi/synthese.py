"""Synthèse: the state of the convention in one screen."""

import streamlit as st

st.title("Synthèse")
