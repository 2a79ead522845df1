"""The base that this process holds, and readings of it, computed once for each moment at which it is read."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from typing import TypeVar

import streamlit as st

from convention.domain.catalogue import Catalogue, Territory
from convention.domain.rollup import ActionProgress, assess_action
from convention.domain.series import Series
from convention.domain.standing import Standing
from convention.operations.analysis import keep_analysis_copy
from convention.operations.live import answer_requests
from convention.operations.places import data_directory
from convention.warehouse import reads
from convention.warehouse.meetings import meetings
from convention.warehouse.sight import current_sight, seeing, serve_to
from convention.warehouse.store import Store
from loaders.first_start import open_base
from loaders.inbox import watch_inbox
from pages.identity.current import signed_in_person
from pages.identity.settings import Way, identity_settings
from pages.parts.measures import wait_measured
from pages.parts.remembered import Known, prepare, remembered
from pages.shell.first_answer import FIRST_ANSWER

T = TypeVar("T")
_log = logging.getLogger(__name__)
_OPEN = threading.Event()


@dataclass
class Shown:
    """An open base, and how far readers are shown it: what is recorded is shown once it is ready to be read.

    `now`: the newest moment shown. `records`: changes with everything recorded, the committee's own included.
    Who records something goes on when it is shown.
    """

    store: Store
    now: Known
    records: str

    def advance(self) -> None:
        """Show what was recorded; called by who recorded it, while no one else writes."""
        old, now = self.now, _known_after(self.store, self.now)
        try:
            if now != old:
                prepare(old, now)
        finally:
            self.now = now
            self.records = reads.record_state(self.store)
            FIRST_ANSWER.withdraw()


def _known_now(store: Store) -> Known:
    by = reads.known_until(store)
    return Known(store.path, by, floor=by)


def _known_after(store: Store, old: Known) -> Known:
    """What is known now: where it cannot be told what a commit touched, all is taken to be touched."""
    try:
        return _known_since(store, old)
    except Exception:
        _log.exception("what was recorded since %s could not be told", old.by)
        return _known_now(store)


def _known_since(store: Store, old: Known) -> Known:
    """What is known now, and which indicators were touched since what was known before."""
    now = _known_now(store)
    if now.by is None or old.by is None or store.catalogue_version(now.by) != store.catalogue_version(old.by):
        return now
    touched = dict.fromkeys(reads.touched_between(store, old.by, now.by), now.by)
    return Known(now.path, now.by, touched={**old.touched, **touched}, floor=old.floor)


@st.cache_resource(show_spinner=False, on_release=lambda found: found.store.close())
def shown() -> Shown:
    """The open base; made with the catalogue and the examples at the very first start.

    Raises BaseHeldError, CatalogueError.
    """
    store = open_base(data_directory())
    if identity_settings().way is not Way.LOCAL:
        serve_to(store, signed_in_person)
    found = Shown(store, _known_now(store), reads.record_state(store))
    store.on_commit(found.advance)
    store.waited = wait_measured
    answer_requests(store)
    keep_analysis_copy(store)
    watch_inbox(store)
    _OPEN.set()
    return found


def wait_open() -> None:
    """Say that the base is being opened, where the first visitors come before it is."""
    if not _OPEN.is_set():
        with st.spinner("Ouverture de la base…"):
            shown()


def open_early() -> None:
    """Begin to open the base beside the start of the server, while the first browser still loads the program."""
    threading.Thread(target=_open_early, name="open-base", daemon=True).start()


def _open_early() -> None:
    try:
        shown()
    except Exception as error:  # The first page opens it again and says on screen what is wrong.
        _log.warning("the base could not be opened at the start: %s", type(error).__name__)


def refreshed() -> str:
    """Show what other processes recorded meanwhile; gives why that cannot be shown at the moment, else nothing."""
    store = shown().store
    store.refresh()
    return store.lag


def base() -> Store:
    """The open base."""
    return shown().store


def known(as_of: datetime | None = None) -> Known:
    """What is read at a reading date by who reads here: nothing newer than what is shown."""
    found = shown()
    now, sight = found.now, current_sight(found.store)
    by = earliest(as_of, now.by)
    return replace(now, sight=sight) if by == now.by else Known(now.path, by, sight)


def earliest(*moments: datetime | None) -> datetime | None:
    """The first of some moments; None stands for none."""
    return min((moment for moment in moments if moment is not None), default=None)


def records() -> str:
    """A token that changes with everything recorded and with what the reader here sees of it: a key of caches."""
    found = shown()
    sight = current_sight(found.store)
    return found.records if sight is None else f"{found.records}, {sorted(sight)}"


def read_later(read: Callable[[], T]) -> Callable[[], T]:
    """A reading for whoever reads here, to be done where nobody can be known any more, as when a file is fetched."""
    sight = current_sight(base())

    def reading() -> T:
        with seeing(sight):
            return read()

    return reading


def catalogue(as_of: datetime | None = None) -> Catalogue:
    """The catalogue in force at a reading date."""
    return catalogue_known(known(as_of))


def progress(situation: date, as_of: datetime | None, scope: Territory | None = None) -> tuple[ActionProgress, ...]:
    """Every action sheet at a situation date, judged on one territory where `scope` asks for it."""
    return progress_known(known(as_of), situation, scope)


def action_progress(
    code: str, situation: date, as_of: datetime | None, scope: Territory | None = None
) -> ActionProgress:
    """One action sheet at a situation date, judged on one territory where `scope` asks for it."""
    return next(found for found in progress(situation, as_of, scope) if found.action.code == code)


def series(indicators: tuple[str, ...], situation: date, as_of: datetime | None) -> Series:
    """The values in force of some indicators; shared between readers."""
    return series_known(known(as_of), indicators, situation)


def span(as_of: datetime | None) -> reads.Span:
    """How far the values reach, and whether demonstration values are among them."""
    return _span(known(as_of))


def usual_situation() -> date:
    """The situation date where none is asked for: that of the last meeting, else the last day a value speaks of.

    In an empty base, the convention's last day.
    """
    return _last_meeting(records()) or span(None).last_day or catalogue().convention.end


@lru_cache(maxsize=8)
def _last_meeting(records: str) -> date | None:
    assert records
    return max(((m.day, m.situation) for m in meetings(base())), default=(None, None))[1]


@remembered(16)
def catalogue_known(known: Known) -> Catalogue:
    """The catalogue in force for what is known."""
    return base().catalogue(known.by)


@remembered(64)
def _standings(known: Known, situation: date) -> dict[tuple[str, Territory], Standing]:
    return reads.standings(base(), situation, known.by)


@remembered(64)
def progress_known(known: Known, situation: date, scope: Territory | None) -> tuple[ActionProgress, ...]:
    """Every action sheet for what is known."""
    agreed = catalogue_known(known)
    standings = _standings(known, situation)
    return tuple(assess_action(agreed, action, standings, situation, scope) for action in agreed.actions)


@remembered(256)
def series_known(known: Known, indicators: tuple[str, ...], situation: date) -> Series:
    """The values in force of some indicators for what is known, kept until a deposit speaks of one."""
    return _series(known.of(indicators), indicators, situation)


@remembered(256)
def _series(known: Known, indicators: tuple[str, ...], situation: date) -> Series:
    return reads.series(base(), indicators, situation, known.by)


@remembered(64)
def _span(known: Known) -> reads.Span:
    return reads.observed_span(base(), known.by)
