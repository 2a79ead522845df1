"""The rules of the method, drawn from the rules themselves and from the thresholds in force."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from convention.domain.catalogue import Catalogue
from convention.wording.formats import EXACT, capitalised, day, number
from convention.wording.labels import label, status_text
from convention.wording.method import KIND_RULES, status_rules
from convention.wording.pace import HOW
from pages.parts.reading import Reading

IN_SHORT = """
- **Un taux** dit quelle part du chemin est faite, de la valeur de référence à la cible : 0 % au départ,
  100 % à l’arrivée.
- **Le taux attendu** se lit sur la droite qui va de la référence à la cible, au jour de la valeur et non au jour
  où on la regarde : un service n’est pas en retard parce que sa donnée est ancienne.
- **Le statut** compare les deux. La première règle qui s’applique l’emporte, dans l’ordre du tableau ci-dessous.
- **Une valeur absente n’est jamais zéro**, et un chiffre n’est arrondi qu’à l’affichage.
"""
TWO_DATES = """
- **Situation au** : la date dont parlent les chiffres. Les valeurs de périodes plus récentes sont laissées de côté.
- **Connu le** : ce qui était déposé ce jour-là. Une correction est une nouvelle ligne, un retrait un nouvel événement :
  relire une date passée redonne toujours ce qui s’y lisait.
"""
ROLL_UP = """
- **Une fiche** porte le moins favorable des statuts de ses indicateurs, les retards, reculs et vigilances
  passant avant le reste\u202f; elle n’est dite atteinte que si tout ce qui a une cible l’est.
- **Son pourcentage** est la moyenne des taux de ses indicateurs chiffrés, chacun ramené entre 0 et 100. Si l’un manque,
  un intervalle le remplace : le manquant compté 0, puis 100.
- **Un axe et la convention** montrent combien de fiches ont chaque statut, jamais une moyenne de fiches.
"""


def draw_principles() -> None:
    """Draw what a reader needs first: rate, expected rate, status, and the two dates."""
    st.header("En bref", anchor="en-bref")
    st.markdown(IN_SHORT)
    st.header("Les deux dates", anchor="deux-dates")
    st.markdown(TWO_DATES)
    st.header("Le rythme", anchor="rythme")
    st.markdown(HOW)


def draw_statuses(agreed: Catalogue, reading: Reading) -> None:
    """Draw every status in the order in which it is tried."""
    st.header("Les statuts, dans l’ordre où ils sont essayés", anchor="statuts")
    rows = [
        {"Ordre": str(at), "Statut": status_text(status), "Règle": rule}
        for at, (status, rule) in enumerate(status_rules(agreed, reading.situation), start=1)
    ]
    st.table(pd.DataFrame(rows), hide_index=True, border="horizontal")
    st.header("D’un indicateur à une fiche", anchor="fiche")
    st.markdown(ROLL_UP)


def draw_kinds() -> None:
    """Draw how each kind of indicator adds up."""
    st.header("Les natures d’indicateurs", anchor="natures")
    rows = [
        {"Nature": f"**{capitalised(label(rule.kind))}**", "Ce que c’est": rule.meaning, "Avancement": rule.progress}
        for rule in KIND_RULES
    ]
    st.table(pd.DataFrame(rows), hide_index=True, border="horizontal")


def draw_thresholds(agreed: Catalogue) -> None:
    """Draw the thresholds, each with the day from which it counts, and the lags in force."""
    st.header("Seuils et délais", anchor="seuils")
    st.markdown("Ils sont des données du référentiel, que le comité peut changer, avec une date.")
    rows = [
        {
            "Seuil": threshold.definition,
            "Valeur": f"{number(threshold.value, EXACT)} {threshold.unit}",
            "Depuis le": day(threshold.since),
        }
        for threshold in agreed.thresholds
    ]
    st.table(pd.DataFrame(rows), hide_index=True, border="horizontal")
