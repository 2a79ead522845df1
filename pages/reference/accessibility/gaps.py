"""What is known to hinder people on the dashboard: told by the declaration, and the only faults that tests let pass."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Gap:
    """One known fault: rule of axe-core, what its elements' HTML holds, criterion, and what a person meets."""

    rule: str
    element: str
    criterion: str
    told: str
    reason: str


GAPS = (
    Gap(
        rule="list",
        element='data-testid="stSidebarNavItems"',
        criterion="RGAA 9.3 (WCAG 1.3.1)",
        told="Le menu est une liste dont les groupes ne sont pas balisés : leur nombre n’est pas annoncé.",
        reason="composant de navigation de Streamlit",
    ),
    Gap(
        rule="listitem",
        element='<li class="st-emotion-cache',
        criterion="RGAA 9.3 (WCAG 1.3.1)",
        told="Les entrées du menu ne sont pas enfants directs de leur liste.",
        reason="composant de navigation de Streamlit",
    ),
    Gap(
        rule="target-size",
        element='role="spinbutton"',
        criterion="WCAG 2.5.8 (hors RGAA 4.1)",
        told="Le jour, le mois et l’année des champs de date sont des cibles étroites\u202f; le calendrier "
        "et le clavier en dispensent.",
        reason="champ de date de Streamlit",
    ),
)


NOT_FOUND_BY_RULES = (
    Gap(
        rule="",
        element="",
        criterion="RGAA 10.11 (WCAG 1.4.10)",
        told="À 320 pixels de large, la fin d’un intitulé long est cachée dans les listes de choix\u202f; il se lit "
        "en entier à la page Convention.",
        reason="listes de choix de Streamlit",
    ),
    Gap(
        rule="",
        element="",
        criterion="RGAA 12.9 (WCAG 2.1.2)",
        told="Dans un tableau de valeurs, la touche Tab va de cellule en cellule\u202f; la touche Échap en sort.",
        reason="tableau de Streamlit",
    ),
)
"""Faults that people found, and no rule of axe-core."""


def known_gap(rule: str, html: str) -> Gap | None:
    """The known fault that an element shows, or None for one that must be mended."""
    return next((gap for gap in GAPS if gap.rule == rule and gap.element in html), None)
