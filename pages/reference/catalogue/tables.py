"""The catalogue as tables of French text (not yet Markdown), one row each; pages are whole numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pandas as pd

from convention.domain.annexes import AnnexTopic, Body, Term
from convention.domain.catalogue import (
    Catalogue,
    Erratum,
    Indicator,
    Origin,
    Reference,
    Target,
)
from convention.wording.date_rules import rule_text
from convention.wording.formats import day, joined, quoted
from convention.wording.labels import label
from pages.parts.tables import table_of
from pages.parts.terms import terms_in
from pages.reference.catalogue.words import (
    NOT_STATED,
    ORIGINS,
    UNDATED,
    excerpt_text,
    indicator_text,
    target_text,
    targets_text,
    territories_text,
    value_text,
)

TERM_ORIGINS = {"convention": "convention", "complement": "complément"}


def indicator_table(rows: Sequence[Indicator]) -> pd.DataFrame:
    """What is measured, how, and where the convention names it."""
    return table_of(
        rows,
        {
            "Code": lambda i: i.code,
            "Intitulé": lambda i: i.title,
            "Action": lambda i: i.action,
            "Unité": lambda i: i.unit,
            "Nature": lambda i: label(i.kind),
            "Sens": lambda i: label(i.direction),
            "Territoires": territories_text,
            "Périodicité": lambda i: label(i.frequency),
            "Origine": lambda i: ORIGINS[i.origin],
            "Page": lambda i: i.page,
        },
    )


def sheet_indicator_table(agreed: Catalogue, rows: Sequence[Indicator]) -> pd.DataFrame:
    """The indicators of one sheet with their targets."""
    return table_of(
        rows,
        {
            "Indicateur": indicator_text,
            "Nature": lambda i: label(i.kind),
            "Cible": lambda i: targets_text(agreed, i),
            "Origine": lambda i: ORIGINS[i.origin],
        },
    )


def target_table(agreed: Catalogue, rows: Sequence[Target]) -> pd.DataFrame:
    """What is to be reached, by when, and the phrase that says so; amendments only where there are any."""
    columns: dict[str, Callable[[Target], str | int]] = {
        "Indicateur": lambda t: indicator_text(agreed.by_code[t.indicator]),
        "Territoire": lambda t: label(t.territory),
        "Cible": lambda t: target_text(agreed.by_code[t.indicator], t),
        "Échéance": lambda t: day(t.due),
        "Origine de l’échéance": lambda t: rule_text(t.due_rule),
        "Fermeté": lambda t: label(t.firmness),
        "Phrase de la convention": lambda t: excerpt_text(t.excerpt),
        "Page": lambda t: t.page,
    }
    if any(target.amendment for target in rows):
        columns["Avenant"] = lambda t: t.amendment or "texte signé"
    return table_of(rows, columns)


def without_target(rows: Sequence[Indicator], agreed: Catalogue) -> tuple[Indicator, ...]:
    """Indicators of commitments for which the convention sets no target; published context is no commitment."""
    return tuple(i for i in rows if not agreed.targets_of(i.code) and i.origin is not Origin.CONTEXT)


def untargeted_table(agreed: Catalogue, rows: Sequence[Indicator]) -> pd.DataFrame:
    """Indicators without a target, with the action they belong to."""
    return table_of(
        rows,
        {
            "Indicateur": indicator_text,
            "Action": lambda i: f"{i.action} · {agreed.action_by_code[i.action].short_title}",
            "Nature": lambda i: label(i.kind),
            "Page": lambda i: i.page,
        },
    )


def reference_table(agreed: Catalogue, rows: Sequence[Reference]) -> pd.DataFrame:
    """Figures of the text that are no targets."""
    return table_of(
        rows,
        {
            "Indicateur": lambda r: indicator_text(agreed.by_code[r.indicator]),
            "Territoire": lambda r: label(r.territory),
            "Date": lambda r: day(r.day) if r.day else UNDATED,
            "Valeur": lambda r: value_text(agreed.by_code[r.indicator], r.value),
            "Rôle": lambda r: label(r.role),
            "Phrase de la convention": lambda r: excerpt_text(r.excerpt),
            "Page": lambda r: r.page,
        },
    )


def annex_table(rows: Sequence[AnnexTopic]) -> pd.DataFrame:
    """The topics of one theme of the annex."""
    return table_of(
        rows,
        {
            "Sujet": lambda a: a.topic,
            "Résumé": lambda a: a.summary,
            "Texte": lambda a: quoted(a.excerpt) if a.excerpt else "",
            "Page": lambda a: a.page,
        },
    )


def errata_table(agreed: Catalogue, rows: Sequence[Erratum]) -> pd.DataFrame:
    """What was read wrongly of the text, before and after."""
    return table_of(
        rows,
        {
            "Indicateur": lambda e: indicator_text(agreed.by_code[e.indicator]),
            "Colonne": lambda e: e.column,
            "Avant": lambda e: e.before,
            "Après": lambda e: e.after,
            "Corrigé le": lambda e: day(e.day),
            "Motif": lambda e: e.reason,
        },
    )


def body_table(rows: Sequence[Body]) -> pd.DataFrame:
    """Who steers the convention, how often, and to do what."""
    return table_of(
        rows,
        {
            "Instance": lambda b: b.name,
            "Composition": lambda b: b.members or NOT_STATED,
            "Rythme": lambda b: b.frequency or NOT_STATED,
            "Missions": lambda b: b.duties,
            "Page": lambda b: b.page,
        },
    )


def term_table(agreed: Catalogue, rows: Sequence[Term]) -> pd.DataFrame:
    """Acronyms, what they mean, who explains them, and the sheets that use them."""
    sheets = {action.code: terms_in(_sheet_texts(agreed, action.code), agreed.terms) for action in agreed.actions}
    return table_of(
        rows,
        {
            "Sigle": lambda t: t.acronym,
            "Signification": lambda t: t.meaning,
            "Source": lambda t: TERM_ORIGINS.get(t.origin, t.origin),
            "Fiches": lambda t: joined([code for code, terms in sheets.items() if t in terms]),
        },
    )


def _sheet_texts(agreed: Catalogue, code: str) -> tuple[str, ...]:
    action = agreed.action_by_code[code]
    services = (*action.services, *action.partners)
    titles = (indicator.title for indicator in agreed.indicators_of(code))
    return (action.title, action.summary, action.delay, action.budget, *services, *titles)
