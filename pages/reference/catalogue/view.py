"""The convention to browse, section by section."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from convention.domain.catalogue import Abandoned, Catalogue, Origin, ReferenceRole
from convention.wording.date_rules import end_sentence
from convention.wording.formats import COLON, NO_BREAK, capitalised, counted, joined, long_day, quoted
from convention.wording.labels import label
from convention.wording.territories import names
from pages.parts.marks import plain
from pages.parts.reading import Reading
from pages.parts.tables import draw_acronyms, draw_table
from pages.reference.catalogue.choices import CatalogueSection, filter_indicators, forget_indicator_choices
from pages.reference.catalogue.downloads import draw_catalogue_downloads
from pages.reference.catalogue.given_up import draw_given_up
from pages.reference.catalogue.sheets import draw_sheets
from pages.reference.catalogue.tables import (
    annex_table,
    body_table,
    errata_table,
    indicator_table,
    reference_table,
    target_table,
    term_table,
    untargeted_table,
    without_target,
)
from pages.reference.catalogue.words import EVERY, origin_notes

NOTHING_FOUND = "Aucune ligne de cette rubrique ne contient les mots cherchés."
ROLE_MEANINGS = {
    ReferenceRole.BASELINE: "point de départ d’un indicateur, d’où se mesure son évolution",
    ReferenceRole.LANDMARK: "chiffre du texte qui situe un indicateur",
    ReferenceRole.FORECAST: "ce que le texte dit pouvoir arriver, sans le viser",
}


def draw_heading(agreed: Catalogue) -> None:
    """Draw what the convention is, and how much it holds."""
    convention = agreed.convention
    actions = {action.code.partition(".")[0] for action in agreed.actions}
    st.markdown(
        f"{plain(convention.title)}, suivie du {long_day(convention.start)} au {long_day(convention.end)} : "
        f"{plain(quoted(convention.excerpt))} (page{NO_BREAK}{convention.page})."
    )
    if end_sentence(convention):
        st.markdown(plain(end_sentence(convention)))
    counts = (
        counted(len(agreed.axes), "axe", "axes"),
        f"{counted(len(actions), 'action', 'actions')} en {counted(len(agreed.actions), 'fiche', 'fiches')}",
        counted(len(agreed.indicators), "indicateur", "indicateurs"),
        counted(len(agreed.targets), "cible", "cibles"),
    )
    st.caption(" · ".join(counts))


def draw_section(section: CatalogueSection, agreed: Catalogue, found: Catalogue, reading: Reading) -> None:
    """Draw one section; `found` is what a search left of what was agreed."""
    if section is not CatalogueSection.INDICATORS:
        forget_indicator_choices()
    draw: dict[CatalogueSection, Callable[[], None]] = {
        CatalogueSection.ACTIONS: lambda: _actions(agreed, found, reading),
        CatalogueSection.INDICATORS: lambda: _indicators(agreed, found),
        CatalogueSection.TARGETS: lambda: _targets(agreed, found),
        CatalogueSection.REFERENCES: lambda: _references(agreed, found),
        CatalogueSection.ANNEX: lambda: _annex(agreed, found),
        CatalogueSection.BODIES: lambda: _bodies(agreed, found),
        CatalogueSection.TERMS: lambda: _terms(agreed, found),
        CatalogueSection.DATA: lambda: draw_catalogue_downloads(reading),
    }
    draw[section]()


def _actions(agreed: Catalogue, found: Catalogue, reading: Reading) -> None:
    st.header(_head(found.actions, len(agreed.actions), "fiche d’action", "fiches d’action"))
    st.caption("Délais, services, budgets et partenaires sont repris tels que la fiche les écrit.")
    draw_sheets(agreed, found, reading)
    draw_given_up(agreed, found, Abandoned.ACTION)


def _indicators(agreed: Catalogue, found: Catalogue) -> None:
    place = st.empty()
    rows = filter_indicators(agreed, found.indicators)
    place.header(_head(rows, len(agreed.indicators), "indicateur", "indicateurs"))
    if not rows:
        st.info("Aucun indicateur ne répond à ces choix.")
        draw_given_up(agreed, found, Abandoned.INDICATOR)
        return
    st.caption(f"Origine{COLON}{origin_notes()}. Territoires{COLON}{quoted(EVERY)}, {names()}, suivis chacun.")
    table = indicator_table(rows)
    draw_table(table, "Indicateurs de la convention, avec leur unité, leur nature et leur origine")
    draw_acronyms([table], agreed.terms)
    draw_given_up(agreed, found, Abandoned.INDICATOR)
    _draw_errata(agreed)


def _draw_errata(agreed: Catalogue) -> None:
    """What we had read wrongly, and since when it is put right."""
    rows = [row for row in agreed.errata if row.indicator in agreed.by_code]
    if rows:
        st.subheader("Errata")
        st.markdown("Erreurs de lecture du texte, corrigées ici. Les valeurs enregistrées restent vraies.")
        draw_table(errata_table(agreed, rows), "Errata du référentiel, avant et après, et leur motif")


def _targets(agreed: Catalogue, found: Catalogue) -> None:
    st.header(_head(found.targets, len(agreed.targets), "cible", "cibles"))
    st.caption("Ce que le texte demande d’atteindre ou de tenir, avec la phrase qui le dit.")
    table = target_table(agreed, found.targets)
    if found.targets:
        values = [target.value for target in found.targets]
        draw_table(table, "Cibles : valeur, échéance, fermeté et phrase de la convention", {"Cible": values})
    untargeted = without_target(found.indicators, agreed)
    others = untargeted_table(agreed, untargeted)
    if untargeted:
        st.subheader(f"Cible non fixée : {counted(len(untargeted), 'indicateur', 'indicateurs')}")
        st.markdown(
            "La convention ne donne ni valeur ni échéance à ces indicateurs. C’est un état de la convention, non une "
            "erreur : leur valeur et son évolution sont suivies, sans taux d’avancement, jusqu’à ce qu’une cible soit "
            "fixée."
        )
        draw_table(others, "Indicateurs dont la convention ne fixe pas la cible")
    if not found.targets and not untargeted:
        st.info(NOTHING_FOUND)
    context = [i.code for i in found.indicators if i.origin is Origin.CONTEXT]
    if context:
        st.caption(f"Les indicateurs de contexte publié ({joined(context)}) n’appellent pas de cible.")
    draw_acronyms((table, others), agreed.terms)
    draw_given_up(agreed, found, Abandoned.TARGET)


def _references(agreed: Catalogue, found: Catalogue) -> None:
    st.header(_head(found.references, len(agreed.references), "repère ou prévision", "repères et prévisions"))
    st.markdown(
        "**Ce ne sont pas des cibles.** Ces chiffres du texte éclairent un indicateur ; aucun avancement ne se mesure "
        "contre un repère ou une prévision."
    )
    if not found.references:
        st.info(NOTHING_FOUND)
        return
    table = reference_table(agreed, found.references)
    values = [reference.value for reference in found.references]
    draw_table(table, "Valeurs de référence, repères et prévisions du texte", {"Valeur": values})
    st.caption("  \n".join(f"{capitalised(label(role))}{COLON}{meaning}." for role, meaning in ROLE_MEANINGS.items()))
    draw_acronyms([table], agreed.terms)


def _annex(agreed: Catalogue, found: Catalogue) -> None:
    st.header(_head(found.annex, len(agreed.annex), "sujet de l’annexe", "sujets de l’annexe"))
    st.caption("Les échanges de pratiques entre les deux administrations, par thème. Ils n’ont pas d’indicateur.")
    if not found.annex:
        st.info(NOTHING_FOUND)
    for number, title in {topic.theme: topic.theme_title for topic in found.annex}.items():
        rows = [topic for topic in found.annex if topic.theme == number]
        st.subheader(f"Thème{NO_BREAK}{number} – {plain(title)}")
        table = annex_table(rows)
        draw_table(table, f"Sujets du thème {title}")
        draw_acronyms([table], agreed.terms)


def _bodies(agreed: Catalogue, found: Catalogue) -> None:
    st.header("Gouvernance, suivi et vie de la convention")
    if not found.bodies:
        st.info(NOTHING_FOUND)
        return
    table = body_table(found.bodies)
    draw_table(table, "Instances et règles de la convention : composition, rythme, missions")
    draw_acronyms([table], agreed.terms)


def _terms(agreed: Catalogue, found: Catalogue) -> None:
    st.header(_head(found.terms, len(agreed.terms), "sigle", "sigles"))
    st.caption(
        "Source : « convention » pour les sigles que son glossaire explique, « complément » pour ceux qu’elle emploie "
        "sans les expliquer."
    )
    if not found.terms:
        st.info(NOTHING_FOUND)
        return
    draw_table(term_table(agreed, found.terms), "Sigles, leur signification, sa source et les fiches qui les emploient")


def _head(rows: Sequence[object], whole: int, one: str, many: str) -> str:
    """`75 indicateurs`; where a choice left fewer, `3 indicateurs sur 75`."""
    text = counted(len(rows), one, many)
    return text if len(rows) == whole else f"{text} sur {whole}"
