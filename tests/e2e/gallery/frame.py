"""One of each element that the dashboard may use, and the three ways in which a page fails."""

import time
from datetime import date

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from convention.domain.errors import ShownError
from pages.parts.errors import error_boundary
from pages.shell.page_list import FAVICON

# The words in the data are English on purpose: data are never translated.
FRAME = pd.DataFrame({"Territoire": ["Paris", "Stop", "Search"], "Valeur": [1234.5, 2.0, 3.25]})
FIRST_DAY, LAST_DAY = date(2018, 1, 1), date(2019, 12, 31)


def draw_inputs() -> None:
    """Every widget, in the states that carry Streamlit's own words."""
    st.file_uploader("Classeur", type=["xlsx", "csv"], max_upload_size=50, key="classeur")
    st.file_uploader("Classeurs", type=["xlsx"], accept_multiple_files=True, key="classeurs")
    st.selectbox("Territoire", ["Paris", "Open"], index=None, key="territoire")
    st.selectbox("Liste vide", [], index=None, key="vide")
    st.multiselect("Axes", ["Axe 1", "Axe 2"], max_selections=1, key="axes")
    st.multiselect("Actions", ["Action 1", "Action 2"], key="actions", accept_new_options=True)
    st.text_input("Motif", key="motif", max_chars=50)
    st.text_area("Commentaire", key="commentaire")
    st.number_input("Valeur", min_value=1, max_value=5, key="valeur", value=None)
    st.date_input("Situation au", LAST_DAY, min_value=FIRST_DAY, max_value=date(2020, 12, 31), format="DD/MM/YYYY")
    st.date_input("Période", (FIRST_DAY, LAST_DAY), format="DD/MM/YYYY", key="periode")
    st.date_input("Échéance", None, format="DD/MM/YYYY", key="echeance")
    st.time_input("Heure", value=None)
    st.slider("Seuil", 0, 10, 5)
    st.feedback("stars")
    st.segmented_control("Vue", ["Tableau", "Graphique"])


def draw_outputs() -> None:
    """Every way of showing data, with English words in the data that must stay."""
    st.dataframe(FRAME, key="cadre", on_select="rerun", selection_mode="multi-row")
    st.data_editor(FRAME, num_rows="dynamic", key="editeur")
    st.table(FRAME)
    st.markdown("Search, Stop, Cancel")
    st.markdown("Upload")
    st.metric("Taux", 62.5, delta=-3.2)
    st.code("Copy")
    figure = go.Figure(go.Scatter(x=[2018, 2019, 2020], y=[1, 3, 2]))
    st.plotly_chart(figure, theme=None, alt="Trajectoire de démonstration")
    st.plotly_chart(go.Figure(go.Bar(x=["Paris"], y=[1])), theme=None, key="barres")
    st.download_button("Télécharger", "a;b\n1,5;2", "export.csv", "text/csv")
    st.json({"Search": 1})
    st.image(str(FAVICON))


@st.dialog("Confirmer le dépôt")
def confirm() -> None:
    """A dialog."""
    st.write("Le dépôt ajoute 12 valeurs.")


@st.fragment
def failing_fragment() -> None:
    """A fragment that fails when its button is pressed."""
    if st.button("Faire échouer le fragment"):
        raise KeyError("secret du fragment")


def draw_failures() -> None:
    """The ways in which a page fails, each behind a button."""
    failing_fragment()
    if st.button("Montrer une erreur prévue"):
        raise ShownError("Le classeur est protégé par un mot de passe.")
    if st.button("Provoquer un incident"):
        raise ValueError("secret de la page")


def fail() -> None:
    """A callback that fails."""
    raise LookupError("secret du rappel")


st.set_page_config(page_title="Galerie", layout="wide", menu_items={"About": "Galerie"})
with st.sidebar:
    st.date_input("Date du volet", LAST_DAY, format="DD/MM/YYYY", key="volet")
st.title("Galerie")
if st.button("Ouvrir la boîte"):
    confirm()
st.button("Faire échouer le rappel", on_click=fail)
if st.button("Calculer longtemps"):
    time.sleep(4)
with error_boundary():
    draw_failures()
    with st.form("formulaire"):
        st.text_input("Dans un formulaire", key="dans_formulaire")
        st.form_submit_button("Valider")
    with st.expander("Détail"):
        st.write("Contenu")
    with st.popover("Réglages"):
        st.checkbox("Choix")
    draw_inputs()
    draw_outputs()
