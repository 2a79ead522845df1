"""Forms of the clauses that bring something new: an indicator with its baseline and target, or an action sheet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import cycle

import streamlit as st

from convention.domain.amendment_clauses import (
    ActionAddition,
    BaselineAddition,
    Clause,
    IndicatorAddition,
    Source,
    TargetAddition,
    next_action_code,
    next_indicator_code,
)
from convention.domain.catalogue import (
    AMOUNTS,
    Aggregation,
    Catalogue,
    Direction,
    Firmness,
    Frequency,
    Kind,
    Operator,
    Side,
    Territory,
)
from convention.domain.errors import ShownError
from convention.domain.goal import COUNTED_FROM_ZERO
from convention.domain.territories import declared
from convention.wording.formats import capitalised
from convention.wording.labels import label
from loaders.writers.template_rows import services
from pages.committee.amendments.clause_fields import (
    amount,
    ask_day,
    ask_source,
    checked_source,
    choose_firmness,
    choose_one,
    choose_operator,
    sheet_named,
)
from pages.committee.amendments.target_clauses import ADD, Add

KINDS = {
    Kind.LEVEL: "Niveau\u00a0: une quantité à une date",
    Kind.FLOW: "Flux\u00a0: ce qui s’ajoute à chaque période",
    Kind.CUMULATIVE: "Cumul\u00a0: un total depuis le début",
    Kind.RATE: "Taux\u00a0: une part de cent",
    Kind.MILESTONE: "Jalon\u00a0: une étape faite ou non",
    Kind.YEARLY: "Annuel\u00a0: une valeur à tenir chaque année",
    Kind.QUALITATIVE: "Qualitatif\u00a0: un degré d’avancement",
}


DIRECTIONS = {Direction.UP: "monte", Direction.DOWN: "baisse", Direction.NONE: "ne bouge pas"}
FREQUENCIES = (Frequency.YEARLY, *(found for found in Frequency if found is not Frequency.YEARLY))


@dataclass(frozen=True)
class _Measure:
    """How a new indicator is measured and how its values add up."""

    kind: Kind
    direction: Direction
    aggregation: Aggregation
    territories: tuple[Territory, ...]
    frequency: Frequency


@dataclass(frozen=True)
class _Figures:
    """The optional figures of a new indicator, in one territory, as typed."""

    place: Territory
    baseline: str
    baseline_day: date | None
    target: str
    operator: Operator
    due: date | None
    firmness: Firmness


def draw_new_indicator(agreed: Catalogue, drafted: Iterable[Clause], add: Add) -> None:
    """Draw the form of a new indicator, also of an action sheet that the same amendment brings."""
    clauses = list(drafted)
    actions = [action.code for action in agreed.actions] + [c.code for c in clauses if isinstance(c, ActionAddition)]
    codes = [found.code for found in agreed.indicators] + [c.code for c in clauses if isinstance(c, IndicatorAddition)]
    action = choose_one(
        st.container(), "Fiche", actions, lambda found: sheet_named(agreed, found), "new-indicator-action"
    )
    code = next_indicator_code(action, codes)
    with st.form(f"new-indicator-{code}", border=False):
        title, short, unit = _ask_names(code)
        measure = _ask_measure(code)
        figures = _ask_figures(code)
        source = ask_source(f"new-indicator-{code}", reason=False)

        def made() -> list[Clause]:
            if not all((title, short, unit, measure.territories)):
                raise ShownError("Indiquez l’intitulé, l’intitulé court, l’unité et au moins un territoire.")
            checked = checked_source(source, reason=False)
            indicator = IndicatorAddition(
                code,
                action,
                title,
                short,
                unit,
                measure.kind,
                measure.direction,
                measure.aggregation,
                measure.territories,
                measure.frequency,
                checked,
            )
            return [indicator, *_figures(indicator, figures, checked)]

        if st.form_submit_button(ADD, key="new-indicator-go"):
            add(made)


def _ask_measure(code: str) -> _Measure:
    left, middle, right = st.columns(3)
    kind = choose_one(left, "Nature", list(Kind), KINDS.__getitem__, f"kind-{code}")
    direction = choose_one(middle, "Va mieux quand il", list(Direction), DIRECTIONS.__getitem__, f"direction-{code}")
    frequency = choose_one(right, "Périodicité", FREQUENCIES, lambda f: capitalised(label(f)), f"often-{code}")
    places = st.multiselect(
        "Territoires suivis", list(Territory), default=declared(), format_func=label, key=f"places-{code}"
    )
    adds = st.checkbox("Les valeurs des territoires s’additionnent", value=True, key=f"adds-{code}")
    summed = Aggregation.SUM if adds and kind in AMOUNTS and len(places) > 1 else Aggregation.NONE
    return _Measure(kind, direction, summed, tuple(places), frequency)


def _ask_names(code: str) -> tuple[str, str, str]:
    title = st.text_input(f"Intitulé du nouvel indicateur {code}", max_chars=300, key=f"title-{code}")
    left, right = st.columns(2)
    short = left.text_input("Intitulé court", max_chars=40, key=f"short-{code}")
    unit = right.text_input("Unité", max_chars=40, placeholder="km, places, %", key=f"unit-{code}")
    return (title or "").strip(), (short or "").strip(), (unit or "").strip()


def _ask_figures(code: str) -> _Figures:
    st.caption("Valeur de référence et cible, pour un territoire\u00a0: facultatives, chacune avec sa date.")
    first, second, third = st.columns(3)
    place = choose_one(first, "Territoire", list(Territory), label, f"figure-place-{code}")
    baseline = second.text_input("Valeur de référence", max_chars=40, key=f"baseline-{code}")
    with third:
        baseline_day = ask_day("Mesurée le", None, f"baseline-day-{code}")
    columns = st.columns(4)
    operator = choose_operator(columns[0], f"operator-{code}")
    target = columns[1].text_input("Cible", max_chars=40, key=f"target-{code}")
    with columns[2]:
        due = ask_day("Échéance", None, f"due-{code}")
    firmness = choose_firmness(columns[3], f"firmness-{code}")
    return _Figures(place, (baseline or "").strip(), baseline_day, (target or "").strip(), operator, due, firmness)


def _figures(indicator: IndicatorAddition, typed: _Figures, source: Source) -> list[Clause]:
    """The baseline and the target that were given; one without its date, or a date alone, is refused."""
    clauses: list[Clause] = []
    for text, day in ((typed.baseline, typed.baseline_day), (typed.target, typed.due)):
        if bool(text) != (day is not None):
            raise ShownError("Une valeur de référence ou une cible s’indique avec sa date.")
    if typed.baseline_day is not None:
        if indicator.kind in COUNTED_FROM_ZERO:
            raise ShownError("Un indicateur de cette nature se compte à partir de zéro, sans valeur de référence.")
        value = amount(typed.baseline, indicator.unit)
        clauses.append(BaselineAddition(indicator.code, typed.place, value, typed.baseline_day, source))
    if typed.due is not None:
        value = amount(typed.target, indicator.unit)
        clauses.append(
            TargetAddition(indicator.code, typed.place, value, typed.operator, typed.due, typed.firmness, source)
        )
    return clauses


def draw_new_action(agreed: Catalogue, drafted: Iterable[Clause], day: date, add: Add) -> None:
    """Draw the form of a new action sheet; `day`: from which it starts unless another is given."""
    brought = [c.code for c in drafted if isinstance(c, ActionAddition)]
    code = next_action_code([*(action.code for action in agreed.actions), *brought])
    with st.form(f"new-action-{code}", border=False):
        axis = choose_one(
            st.container(),
            "Axe",
            [found.number for found in agreed.axes],
            lambda found: f"{found} · {agreed.axis_by_number[found].short_title}",
            f"action-axis-{code}",
        )
        title = st.text_input(f"Intitulé de la nouvelle fiche {code}", max_chars=300, key=f"action-title-{code}")
        short = st.text_input("Intitulé court", max_chars=40, key=f"action-short-{code}")
        summary = st.text_area("Résumé", max_chars=600, height=80, key=f"action-summary-{code}")
        left, right = st.columns(2)
        named = [
            _ask_services(place, agreed, f"Services {side.of}", f"action-{side.slug}-{code}")
            for side, place in zip(declared(), cycle((left, right)), strict=False)
        ]
        with left:
            start = ask_day("Début", day, f"action-start-{code}")
        with right:
            end = ask_day("Fin (facultatif)", None, f"action-end-{code}")
        source = ask_source(f"new-action-{code}", reason=False)

        def made() -> list[Clause]:
            name, brief, words = ((text or "").strip() for text in (title, short, summary))
            if not all((name, brief, words)) or start is None:
                raise ShownError("Indiquez l’intitulé, l’intitulé court, le résumé et le début.")
            checked = checked_source(source, reason=False)
            sides = tuple(Side(side, tuple(found)) for side, found in zip(declared(), named, strict=True))
            return [ActionAddition(code, axis, name, brief, words, start, end, sides, checked)]

        if st.form_submit_button(ADD, key="new-action-go"):
            add(made)


def _ask_services(place: st.delta_generator.DeltaGenerator, agreed: Catalogue, words: str, key: str) -> Sequence[str]:
    chosen: Sequence[str] = place.multiselect(
        words, list(services(agreed)), accept_new_options=True, placeholder="Choisir ou écrire", key=key
    )
    return chosen
