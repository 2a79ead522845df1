"""The indicators that the explorer offers: narrowed by word, axis, action, service, kind and status."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import streamlit as st

from convention.domain.catalogue import Action, Catalogue, Indicator, Kind
from convention.domain.collection import acronyms
from convention.domain.progress import ProgressStatus
from convention.domain.rollup import ActionProgress
from convention.wording.formats import capitalised, counted
from convention.wording.labels import label, status_text
from loaders.writers.template_rows import services
from pages.parts.address import follow, write
from pages.parts.catalogue_search import search_for, texts_of
from pages.parts.keys import Param

ANY = "tous"


@dataclass(frozen=True)
class Wanted:
    """What narrows the list; empty where nothing does."""

    words: str = ""
    axis: str = ""
    action: str = ""
    service: str = ""
    kind: str = ""
    status: str = ""

    @property
    def count(self) -> int:
        """How many of them are set."""
        return sum(bool(v) for v in (self.words, self.axis, self.action, self.service, self.kind, self.status))


def offered(agreed: Catalogue, actions: Iterable[ActionProgress], wanted: Wanted) -> tuple[str, ...]:
    """The codes of the indicators that meet every wish, in the order of the catalogue."""
    statuses = {row.indicator.code: row.overall.status for found in actions for row in found.indicators}
    return tuple(i.code for i in agreed.indicators if _meets(i, agreed.action_by_code[i.action], statuses, wanted))


def _meets(indicator: Indicator, action: Action, statuses: Mapping[str, ProgressStatus], wanted: Wanted) -> bool:
    return (
        search_for(wanted.words).finds((*texts_of(indicator), action.title, action.summary))
        and wanted.axis in ("", str(action.axis))
        and wanted.action in ("", action.code)
        and (not wanted.service or any(wanted.service in acronyms(name) for name in action.services))
        and wanted.kind in ("", str(indicator.kind))
        and wanted.status in ("", str(statuses.get(indicator.code, "")))
    )


def draw_wishes(agreed: Catalogue) -> Wanted:
    """Draw what narrows the list; return it."""
    with st.container():
        st.markdown("**Restreindre la liste des indicateurs**")
        words = _words()
        left, middle, right = st.columns(3)
        with left:
            axis = _pick(
                Param.OFFERED_AXIS, "Axe", {str(a.number): f"{a.number} · {a.short_title}" for a in agreed.axes}
            )
            kind = _pick(Param.OFFERED_KIND, "Nature", {str(k): capitalised(label(k)) for k in Kind})
        with middle:
            action = _pick(
                Param.OFFERED_ACTION, "Fiche action", {a.code: f"{a.code} · {a.short_title}" for a in agreed.actions}
            )
            status = _pick(Param.OFFERED_STATUS, "Statut", {str(s): status_text(s) for s in ProgressStatus})
        with right:
            service = _pick(Param.OFFERED_SERVICE, "Service", {name: name for name in services(agreed)})
    return Wanted(words, axis, action, service, kind, status)


def draw_count(codes: tuple[str, ...], wanted: Wanted) -> None:
    """Say how many indicators the list holds, when it is narrowed."""
    if not wanted.count:
        return
    if codes:
        st.caption(f"La liste propose {counted(len(codes), 'indicateur', 'indicateurs')}.")
    else:
        st.info("Aucun indicateur ne répond à tous ces critères. Retirez-en un.", icon=":material/filter_list_off:")


def _words() -> str:
    follow(Param.OFFERED_WORDS, str.strip, "")
    typed = st.text_input(
        "Mot de l’intitulé, de la fiche ou code",
        key=Param.OFFERED_WORDS,
        max_chars=80,
        placeholder="cyclable, ASE, A05-1",
    )
    write(Param.OFFERED_WORDS, (typed or "").strip() or None)
    return (typed or "").strip()


def _pick(param: Param, title: str, words: dict[str, str]) -> str:
    """Draw one wish; return it, empty for any."""
    options = {ANY: "Indifférent", **words}
    follow(param, lambda text: text if text in options else None, ANY)
    chosen = st.selectbox(title, options=list(options), key=param, format_func=options.__getitem__)
    write(param, None if chosen == ANY else chosen)
    return "" if chosen == ANY else chosen
