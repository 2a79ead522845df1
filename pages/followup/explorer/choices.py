"""What the explorer shows: indicators, form, territories, periods; every choice stands in the address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import streamlit as st

from convention.domain.catalogue import Catalogue, Territory
from convention.domain.period import Grain
from convention.wording.absences import REVERSED_RANGE
from convention.wording.formats import capitalised, joined
from convention.wording.labels import label
from pages.parts.address import follow, write
from pages.parts.keys import Param
from pages.parts.reading import FIRST_DAY, Reading, dates_words

MOST_INDICATORS = 8
FIRST_INDICATORS = ("A08.1-1", "A05-1", "A01-3", "A03-4")


class View(StrEnum):
    """A form in which values are shown, as it stands in the address."""

    TRAJECTORY = "trajectoires"
    SIDE_BY_SIDE = "territoires"
    SMALL = "petites-courbes"
    BARS = "barres"
    INDEXED = "base-100"
    TABLE = "tableau"


VIEW_WORDS = {
    View.TRAJECTORY: "Trajectoire et cible",
    View.SIDE_BY_SIDE: "Territoires côte à côte",
    View.SMALL: "Petites courbes",
    View.BARS: "Barres par période",
    View.INDEXED: "Base 100",
    View.TABLE: "Tableau",
}
TERRITORY_SLUGS = {"commun" if each is Territory.COMMON else each.slug: each for each in Territory}
GRAIN_SLUGS = {
    "saisie": None,
    "trimestre": Grain.QUARTER,
    "semestre": Grain.HALF_YEAR,
    "annee": Grain.YEAR,
}
GRAIN_WORDS = {
    "saisie": "Comme recueilli",
    "trimestre": "Trimestre",
    "semestre": "Semestre",
    "annee": "Année",
}
CUMULATED, BY_PERIOD = "cumul", "periode"
COUNTING_WORDS = {CUMULATED: "Depuis le début", BY_PERIOD: "Période par période"}


@dataclass(frozen=True)
class Explored:
    """What is to be shown; `grain` None: as recorded; `since`, `until` bound the ends of periods."""

    indicators: tuple[str, ...]
    view: View
    territories: tuple[Territory, ...]
    grain: Grain | None
    since: date | None
    until: date | None
    cumulative: bool

    @property
    def scope(self) -> Territory | None:
        """The territory that is judged, where a single one is shown."""
        return self.territories[0] if len(self.territories) == 1 else None


def choose_indicators(agreed: Catalogue, offered: Sequence[str]) -> tuple[str, ...]:
    """Draw the choice among the offered indicators and those chosen already; return the chosen codes."""
    first = [code for code in FIRST_INDICATORS if code in agreed.by_code]
    follow(Param.INDICATORS, lambda text: _codes(agreed, text), first)
    chosen: list[str] = st.session_state[Param.INDICATORS]
    options = list(dict.fromkeys((*offered, *chosen)))
    picked = st.multiselect(
        f"Indicateurs (jusqu’à {MOST_INDICATORS})",
        label_visibility="collapsed",
        options=[code for code in agreed.by_code if code in options],
        key=Param.INDICATORS,
        max_selections=MOST_INDICATORS,
        format_func=lambda code: f"{code} · {agreed.by_code[code].short_title}",
        placeholder="Choisissez au moins un indicateur",
    )
    write(Param.INDICATORS, ",".join(picked) if picked != first else None)
    return tuple(picked)


def choose_form() -> View:
    """Draw the choice of a form in one line; return it."""
    return View(_one_of(Param.VIEW, "Présentation", {str(v): VIEW_WORDS[v] for v in View}, str(View.SMALL)))


def choose_view(indicators: tuple[str, ...], form: View) -> Explored:
    """Draw the choices of territories, periods and counting; return all that is chosen."""
    territories = _choose_territories()
    left, right = st.columns(2)
    with left:
        grain = _one_of(Param.GRAIN, "Pas de temps", GRAIN_WORDS, "saisie", narrow=True)
        first = _choose_day(Param.SINCE, "Du (facultatif)")
    with right:
        counted = _one_of(Param.COUNTING, "Ce qui s’additionne", COUNTING_WORDS, CUMULATED, narrow=True)
        last = _choose_day(Param.UNTIL, "Au (facultatif)")
    if first and last and last < first:
        st.warning(REVERSED_RANGE, icon=":material/date_range:")
    return Explored(indicators, form, territories, GRAIN_SLUGS[grain], first, last, counted == CUMULATED)


def explored_words(explored: Explored, reading: Reading) -> str:
    """The dates and the territories of what is shown, in French."""
    shown = set(explored.territories)
    words = "Ensemble" if len(shown) == len(Territory) else joined([label(t) for t in Territory if t in shown])
    return f"{dates_words(reading)} · {capitalised(words)}"


def _choose_territories() -> tuple[Territory, ...]:
    everything = list(TERRITORY_SLUGS)
    follow(Param.SHOWN, lambda text: [s for s in text.split(",") if s in TERRITORY_SLUGS] or None, everything)
    picked = st.multiselect(
        "Territoires",
        options=everything,
        key=Param.SHOWN,
        format_func=lambda slug: label(TERRITORY_SLUGS[slug]),
        placeholder="Tous les territoires",
    )
    write(
        Param.SHOWN,
        ",".join(s for s in everything if s in picked) if picked and len(picked) < len(everything) else None,
    )
    return tuple(TERRITORY_SLUGS[slug] for slug in (picked or everything))


def _one_of(param: Param, title: str, words: dict[str, str], first: str, *, narrow: bool = False) -> str:
    """Draw a choice of one; return it, the first one where nothing is chosen."""
    follow(param, lambda text: text if text in words else None, first)
    picked: str | None
    if narrow:
        picked = st.selectbox(title, options=list(words), key=param, format_func=words.__getitem__)
    else:
        picked = st.radio(
            title,
            options=list(words),
            key=param,
            format_func=words.__getitem__,
            horizontal=True,
            label_visibility="collapsed",
        )
    chosen = picked or first
    write(param, chosen if chosen != first else None)
    return chosen


def _choose_day(param: Param, title: str) -> date | None:
    follow(param, _day, None)
    picked = st.date_input(title, value=None, key=param, format="DD/MM/YYYY", min_value=FIRST_DAY)
    chosen = picked if isinstance(picked, date) else None
    write(param, chosen.isoformat() if chosen else None)
    return chosen


def _codes(agreed: Catalogue, text: str) -> list[str] | None:
    known = [code for code in text.split(",") if code in agreed.by_code]
    return list(dict.fromkeys(known))[:MOST_INDICATORS] or None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
