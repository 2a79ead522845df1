"""The accessibility declaration, section by section.

What it must hold: law 2005-102, article 47; decree 2019-768, article 4; RGAA 4.1, model of declaration.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from convention.wording.formats import capitalised, day
from convention.wording.territories import parties
from pages.parts.settings import contact
from pages.reference.accessibility.gaps import GAPS, NOT_FOUND_BY_RULES
from pages.shell.page_list import PageEntry

TESTED_ON = date(2026, 11, 26)
TECHNOLOGIES = "HTML, CSS, JavaScript, WAI-ARIA, SVG"
CHECKS = (
    "axe-core (règles WCAG 2.2 A et AA) sur chaque page, en clair et en sombre, à chaque livraison\u202f;",
    "contraste des textes et des couleurs de statut (4,5 au moins), en niveaux de gris et pour trois déficiences de "
    "la vision des couleurs\u202f;",
    "titre distinct, langue et ordre des niveaux de titre de chaque page\u202f;",
    "page sans défilement horizontal à 320 pixels de large, ce qui vaut un agrandissement de 400\u202f%\u202f;",
    "à cette largeur, titre, légende et source des graphiques entiers\u202f; graphiques et tableaux qui défilent dans "
    "leur cadre, au clavier aussi\u202f;",
    "clavier seul : menu, action, territoire, tableau, téléchargement, choix de l’explorateur, focus visible\u202f;",
    "mots anglais de l’interface, recherchés dans chaque page et chaque état, base vide et incident compris.",
)
NOT_CHECKED = (
    "aucun audit RGAA complet n’a été mené par un tiers\u202f; aucun taux de conformité n’est donc affiché\u202f;",
    "les parcours n’ont pas été essayés avec un lecteur d’écran\u202f;",
    "les graphiques se lisent à la souris point par point\u202f; au clavier, leur titre, leur texte de remplacement "
    "et leur tableau donnent les mêmes valeurs.",
)


def draw_state() -> None:
    """Draw the state of conformity."""
    st.markdown(
        f"{capitalised(parties())} ont l’obligation de rendre leurs services "
        "numériques accessibles (article 47 de la loi n° 2005-102 du 11 février 2005). Cette déclaration porte sur ce "
        "tableau de bord."
    )
    st.header("État de conformité")
    st.markdown(
        "**Non conforme au sens de la loi** : aucun audit complet du référentiel général d’amélioration de "
        "l’accessibilité (RGAA, version 4.1) n’a encore été réalisé. Les essais ci-dessous le préparent\u202f; ils ne "
        "le remplacent pas."
    )


def draw_tests(pages: Sequence[PageEntry]) -> None:
    """Draw what was tested, and what was not."""
    st.header("Résultats des essais")
    st.markdown(f"Essais automatiques du {day(TESTED_ON)}, rejoués à chaque livraison :\n\n{_listed(CHECKS)}")
    st.markdown(
        "Aucun défaut grave ou critique n’y est relevé, hors ceux de la liste « Contenus non accessibles ».\n\n"
        f"Pages essayées : {', '.join(page.title for page in pages)}."
    )
    st.markdown(f"Ce qui n’a pas été vérifié :\n\n{_listed(NOT_CHECKED)}")


def draw_gaps() -> None:
    """Draw the faults that are known."""
    st.header("Contenus non accessibles")
    gaps = (*GAPS, *NOT_FOUND_BY_RULES)
    rows = {
        "Ce que l’on rencontre": [gap.told for gap in gaps],
        "Critère": [gap.criterion for gap in gaps],
        "Origine": [gap.reason for gap in gaps],
    }
    st.table(rows, border="horizontal")


def draw_making() -> None:
    """Draw how the declaration was made."""
    st.header("Établissement de cette déclaration")
    st.markdown(
        f"Déclaration établie le {day(TESTED_ON)}. Technologies : {TECHNOLOGIES}. Environnement d’essai : Chromium, "
        "largeurs de 320, 1 024 et 1 280 pixels, thèmes clair et sombre. Outil : axe-core."
    )


def draw_contact() -> None:
    """Draw whom to write to, and where to complain."""
    st.header("Retour d’information et contact")
    address = contact()
    known = f"écrivez à {address}" if address else "adressez-vous à l’administrateur de ce tableau de bord"
    st.markdown(
        f"Si un contenu ou un service vous reste inaccessible, {known} : une réponse ou une version accessible vous "
        "sera proposée."
    )
    if not address:
        st.caption("Adresse à renseigner par l’administrateur : variable d’environnement CONVENTION_CONTACT.")
    st.header("Voies de recours")
    st.markdown(
        "Si votre signalement reste sans réponse satisfaisante, vous pouvez saisir le Défenseur des droits : par son "
        "[formulaire en ligne](https://formulaire.defenseurdesdroits.fr/), auprès de son délégué dans votre région, ou "
        "par courrier gratuit, sans timbre : Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07."
    )


def _listed(sentences: Sequence[str]) -> str:
    return "\n".join(f"- {sentence}" for sentence in sentences)
