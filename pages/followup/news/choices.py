"""Since when, and for whom: the last visit by the journal, a day instead of it, a service, an action."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import streamlit as st

from convention.domain.clock import end_of_day, today
from convention.domain.news import Interest, last_visit
from convention.warehouse.meetings import meetings
from convention.warehouse.rights import journal
from convention.wording.formats import moment
from loaders.writers.template_rows import services
from pages.parts import base
from pages.parts.address import follow, write
from pages.parts.keys import Param
from pages.parts.person import current_actor
from pages.parts.reading import FIRST_DAY, read_day

A_MONTH = timedelta(days=30)


def choose_since() -> datetime:
    """Draw since when: what the journal knows of the reader's last visit, unless a day is chosen."""
    visit = _visit()
    follow(Param.SINCE, lambda text: read_day(text, today()), None)
    chosen = st.date_input(
        "Depuis le (sinon, depuis votre dernière visite)",
        None,
        FIRST_DAY,
        today(),
        format="DD/MM/YYYY",
        key=Param.SINCE,
    )
    write(Param.SINCE, chosen.isoformat() if isinstance(chosen, date) else None)
    if isinstance(chosen, date):
        return end_of_day(chosen - timedelta(days=1))
    if visit is not None:
        st.caption(f"Votre dernière visite d’après le journal : {moment(visit)}.")
        return visit
    held = [found.freeze.frozen_at for found in meetings(base.base()) if found.freeze]
    if held:
        st.caption("Le journal ne dit pas quand vous êtes venu : depuis le dernier arrêt d’une séance.")
        return max(held)
    st.caption("Le journal ne dit pas quand vous êtes venu : depuis trente jours.")
    return end_of_day(today() - A_MONTH)


def _visit() -> datetime | None:
    actor = current_actor()
    if actor is None:
        return None
    return last_visit(journal(base.base()), actor.person, actor.name, today())


def choose_interest() -> Interest:
    """Draw the choice of a service and of an action, which the address holds; everything where none is chosen."""
    agreed = base.catalogue()
    names = list(services(agreed))
    follow(Param.SERVICE, lambda text: text if text in names else None, None)
    follow(Param.ACTION, lambda text: text if text in agreed.action_by_code else None, None)
    left, right = st.columns(2)
    service = left.selectbox("Service", names, index=None, placeholder="tous", key=Param.SERVICE)
    action = right.selectbox(
        "Action",
        list(agreed.action_by_code),
        index=None,
        placeholder="toutes",
        format_func=lambda code: f"{code} · {agreed.action_by_code[code].short_title}",
        key=Param.ACTION,
    )
    write(Param.SERVICE, service)
    write(Param.ACTION, action)
    return Interest(service or "", action or "")
