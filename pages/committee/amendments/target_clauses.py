"""Forms of the clauses that bear on what there is: a due date moved, a target changed or set, something given up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import streamlit as st

from convention.domain.amendment_clauses import Abandon, Clause, Source, TargetAddition, TargetRevision
from convention.domain.catalogue import Abandoned, Catalogue, Indicator, Target, Territory
from convention.domain.errors import ShownError
from convention.wording.formats import EXACT, number
from convention.wording.labels import label
from pages.committee.amendments.clause_fields import (
    amount,
    ask_day,
    ask_indicator,
    ask_source,
    checked_source,
    choose_firmness,
    choose_one,
    choose_operator,
    sheet_named,
    target_words,
)

Add = Callable[[Callable[[], Sequence[Clause]]], None]
"""Adds the clauses that a form makes; where making them raises ShownError that is said in its place."""
ADD = "Ajouter à l’avenant"
NO_TARGET = "Cet indicateur n’a pas de cible en vigueur."
GIVEN_UP = {Abandoned.ACTION: "Une fiche", Abandoned.INDICATOR: "Un indicateur", Abandoned.TARGET: "Une cible"}


def draw_due_dates(agreed: Catalogue, add: Add) -> None:
    """Draw the form that moves the due date of some targets of an indicator."""
    indicator = ask_indicator(agreed, "due-indicator")
    targets = agreed.targets_of(indicator.code)
    if not targets:
        st.caption(NO_TARGET)
        return
    with st.form(f"due-{indicator.code}", border=False):
        chosen = st.multiselect(
            "Cibles concernées",
            range(len(targets)),
            default=range(len(targets)),
            format_func=lambda at: target_words(indicator, targets[at]),
            placeholder="Choisir",
            key=f"due-targets-{indicator.code}",
        )
        due = ask_day("Nouvelle échéance", None, f"due-day-{indicator.code}")
        source = ask_source(f"due-{indicator.code}", reason=True)
        if st.form_submit_button(ADD, key="due-go"):
            add(lambda: _moved([targets[at] for at in chosen], due, source))


def _moved(chosen: Sequence[Target], due: date | None, source: Source) -> list[Clause]:
    if due is None or not chosen:
        raise ShownError("Indiquez la nouvelle échéance, et au moins une cible.")
    if all(target.due == due for target in chosen):
        raise ShownError("C’est déjà l’échéance en vigueur.")
    checked = checked_source(source, reason=True)
    return [TargetRevision(target, target.value, due, checked) for target in chosen if target.due != due]


def draw_targets(agreed: Catalogue, add: Add) -> None:
    """Draw the form that changes the value of the targets of an indicator, or sets one where there is none."""
    indicator = ask_indicator(agreed, "target-indicator")
    targets = agreed.targets_of(indicator.code)
    with st.form(f"target-{indicator.code}", border=False):
        if not targets:
            st.caption(f"{NO_TARGET} L’avenant peut en fixer une.")
            draw_new_target(indicator.code, indicator.unit, _places(indicator), add)
            return
        texts = [
            st.text_input(
                f"{target_words(indicator, target)}, devient",
                value=number(target.value, EXACT),
                max_chars=40,
                key=f"target-value-{indicator.code}-{at}",
            )
            for at, target in enumerate(targets)
        ]
        source = ask_source(f"target-{indicator.code}", reason=True)
        if st.form_submit_button(ADD, key="target-go"):
            add(lambda: _changed(indicator, targets, texts, source))


def _places(indicator: Indicator) -> tuple[Territory, ...]:
    return tuple(dict.fromkeys((Territory.COMMON, *indicator.territories)))


def _changed(indicator: Indicator, targets: Sequence[Target], texts: Sequence[str], source: Source) -> list[Clause]:
    values = [amount(text, indicator.unit) for text in texts]
    changed = [(t, value) for t, value in zip(targets, values, strict=True) if t.value != value]
    if not changed:
        raise ShownError("Aucune valeur ne change.")
    checked = checked_source(source, reason=True)
    return [TargetRevision(target, value, target.due, checked) for target, value in changed]


def draw_new_target(code: str, unit: str, places: Sequence[Territory], add: Add) -> None:
    """Draw the fields of a target where there was none, inside a form, and the button that ends it."""
    columns = st.columns(5)
    place = choose_one(columns[0], "Territoire", places, label, f"new-target-place-{code}")
    operator = choose_operator(columns[1], f"new-target-operator-{code}")
    text = columns[2].text_input(f"Valeur ({unit})", max_chars=40, key=f"new-target-value-{code}")
    with columns[3]:
        due = ask_day("Échéance", None, f"new-target-due-{code}")
    firmness = choose_firmness(columns[4], f"new-target-firmness-{code}")
    source = ask_source(f"new-target-{code}", reason=False)

    def made() -> list[Clause]:
        if due is None:
            raise ShownError("Indiquez l’échéance.")
        value, checked = amount(text, unit), checked_source(source, reason=False)
        return [TargetAddition(code, place, value, operator, due, firmness, checked)]

    if st.form_submit_button(ADD, key="new-target-go"):
        add(made)


def draw_giving_up(agreed: Catalogue, add: Add) -> None:
    """Draw the form that gives up an action, an indicator or one target."""
    kinds = list(Abandoned) if agreed.indicators else [Abandoned.ACTION]
    what = st.radio(
        "Ce qui est abandonné",
        kinds,
        index=len(kinds) - 1,
        format_func=GIVEN_UP.__getitem__,
        key="given-up-what",
        horizontal=True,
    )
    if what is Abandoned.ACTION:
        codes = [action.code for action in agreed.actions]
        code = choose_one(st.container(), "Fiche", codes, lambda found: sheet_named(agreed, found), "given-up-action")
        _draw_abandons(what, code, [], agreed, add)
    elif what is not None:
        indicator = ask_indicator(agreed, "given-up-indicator")
        targets = agreed.targets_of(indicator.code) if what is Abandoned.TARGET else ()
        if what is Abandoned.TARGET and not targets:
            st.caption(NO_TARGET)
            return
        _draw_abandons(what, indicator.code, targets, agreed, add)


def _draw_abandons(what: Abandoned, code: str, targets: Sequence[Target], agreed: Catalogue, add: Add) -> None:
    with st.form(f"given-up-{what}-{code}", border=False):
        chosen: list[int] = []
        if targets:
            chosen = st.multiselect(
                "Cibles abandonnées",
                range(len(targets)),
                format_func=lambda at: target_words(agreed.by_code[code], targets[at]),
                placeholder="Choisir",
                key=f"given-up-targets-{code}",
            )
        source = ask_source(f"given-up-{code}", reason=True)

        def made() -> list[Clause]:
            if targets and not chosen:
                raise ShownError("Choisissez au moins une cible.")
            checked = checked_source(source, reason=True)
            if not targets:
                return [Abandon(what, code, None, checked)]
            return [Abandon(what, code, target, checked) for target in (targets[at] for at in chosen)]

        if st.form_submit_button(ADD, key="given-up-go"):
            add(made)
