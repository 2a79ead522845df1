"""Reading profiles: which there are, who made them, each on a sample of one's own, corrected, retired or restored."""

import streamlit as st

from convention.operations.places import data_directory
from loaders.profiles.folders import every_profile
from pages.collection.profiles.listing import choose_profile, draw_facts_of, draw_list
from pages.collection.profiles.trial import draw_profile_trial, draw_retirement
from pages.parts.person import ask_person

st.title("Profils de lecture")
st.caption(
    "Un profil dit comment lire une disposition que le tableau de bord ne reconnaît pas seul. Il se fait dans "
    "«\u00a0Dépôt\u00a0», avec l’assistant, sur un fichier à lire\u202f; ici se voient tous les profils, et se "
    "corrigent ou se retirent."
)
profiles = every_profile(data_directory())
draw_list(profiles)
profile = choose_profile(profiles)
if profile is not None:
    draw_facts_of(profile)
    person = ask_person("profile-person")
    draw_retirement(profile, person)
    draw_profile_trial(profile, person)
