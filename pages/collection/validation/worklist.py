"""The worklist of a territory: the indicators whose values it has to validate, those that await a word first."""

from __future__ import annotations

from datetime import date

import streamlit as st

from convention.domain.catalogue import Indicator, Territory
from convention.domain.signoff import SignOffCount, added_up
from convention.domain.territories import declared
from convention.warehouse.signoffs import signoff_counts
from convention.wording.signoffs import waiting_words
from pages.parts import base
from pages.parts.address import follow, write
from pages.parts.keys import Param
from pages.parts.reading import Reading
from pages.parts.remembered import Known, remembered

SIDES = {territory.slug: territory for territory in declared()}
"""The territory of each tab, by the tab's name in the address."""

TITLES = {slug: territory.name for slug, territory in SIDES.items()}


def counted_side(reading: Reading, side: Territory) -> SignOffCount:
    """Of all values that a side has to validate, how many it did."""
    return added_up(side, _counts(base.known(reading.as_of), reading.situation, side).values())


def choose_indicator(reading: Reading, side: Territory) -> Indicator | None:
    """Draw the choice of an indicator of the worklist; None where the side has no value to validate."""
    counts = _counts(base.known(reading.as_of), reading.situation, side)
    agreed = base.catalogue(reading.as_of)
    listed = [indicator for indicator in agreed.indicators if indicator.code in counts]
    if not listed:
        st.info("Aucune valeur à valider à cette date de situation.", icon=":material/hourglass_empty:")
        return None
    listed.sort(key=lambda indicator: not _open(counts[indicator.code]))
    codes = [indicator.code for indicator in listed]
    follow(Param.INDICATOR, lambda text: text if text in codes else None, codes[0])
    if st.session_state[Param.INDICATOR] not in codes:
        st.session_state[Param.INDICATOR] = codes[0]
    code = st.selectbox(
        f"Indicateur ({sum(_open(counts[code]) for code in codes)} en attente ou contestés, sur {len(codes)})",
        codes,
        key=Param.INDICATOR,
        format_func=lambda code: f"{code} · {agreed.by_code[code].short_title} · {waiting_words(counts[code])}",
    )
    write(Param.INDICATOR, code)
    return agreed.by_code[code]


def _open(found: SignOffCount) -> bool:
    return bool(found.awaiting or found.contested)


@remembered(32)
def _counts(known: Known, situation: date, side: Territory) -> dict[str, SignOffCount]:
    """The counts of one side, of each indicator of which it has values to validate."""
    counts = signoff_counts(base.base(), situation, known.by)
    return {code: each for code, found in counts.items() for each in found if each.side is side}
