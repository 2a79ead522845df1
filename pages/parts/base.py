"""The base that this process holds, and readings of it, computed once for each state of the base."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache

import pandas as pd
import streamlit as st

from convention.domain.catalogue import Catalogue, Territory
from convention.domain.rollup import ActionProgress, assess_action
from convention.domain.standing import Standing
from convention.warehouse import reads
from convention.warehouse.meetings import meetings
from convention.warehouse.store import Store
from loaders.first_start import open_base
from pages.parts.settings import data_directory


@st.cache_resource(show_spinner="Ouverture de la base…", on_release=lambda store: store.close())
def base() -> Store:
    """The open base; made with the catalogue and the examples at the very first start.

    Raises BaseHeldError, CatalogueError.
    """
    return open_base(data_directory())


def catalogue(as_of: datetime | None = None) -> Catalogue:
    """The catalogue in force at a reading date."""
    return base().catalogue(as_of)


def progress(situation: date, as_of: datetime | None, scope: Territory | None = None) -> tuple[ActionProgress, ...]:
    """Every action sheet at a situation date, judged on one territory where `scope` asks for it."""
    return _progress(reads.state(base()), situation, as_of, scope)


def action_progress(
    code: str, situation: date, as_of: datetime | None, scope: Territory | None = None
) -> ActionProgress:
    """One action sheet at a situation date, judged on one territory where `scope` asks for it."""
    return next(found for found in progress(situation, as_of, scope) if found.action.code == code)


def series(indicators: tuple[str, ...], situation: date, as_of: datetime | None) -> pd.DataFrame:
    """The values in force of some indicators; shared between readers: copy it before changing it."""
    return _series(reads.state(base()), indicators, situation, as_of)


def span(as_of: datetime | None) -> reads.Span:
    """How far the values reach, and whether demonstration values are among them."""
    return _span(reads.state(base()), as_of)


def usual_situation() -> date:
    """The situation date where none is asked for: that of the last meeting, else the last day a value speaks of.

    In an empty base, the convention's last day.
    """
    return _last_meeting(reads.record_state(base())) or span(None).last_day or catalogue().convention.end


@lru_cache(maxsize=8)
def _last_meeting(state: str) -> date | None:
    assert state
    return max(((m.day, m.situation) for m in meetings(base())), default=(None, None))[1]


@lru_cache(maxsize=64)
def _standings(state: str, situation: date, as_of: datetime | None) -> dict[tuple[str, Territory], Standing]:
    assert state
    return reads.standings(base(), situation, as_of)


@lru_cache(maxsize=64)
def _progress(
    state: str, situation: date, as_of: datetime | None, scope: Territory | None
) -> tuple[ActionProgress, ...]:
    agreed = catalogue(as_of)
    known = _standings(state, situation, as_of)
    return tuple(assess_action(agreed, action, known, situation, scope) for action in agreed.actions)


@lru_cache(maxsize=256)
def _series(state: str, indicators: tuple[str, ...], situation: date, as_of: datetime | None) -> pd.DataFrame:
    assert state
    return reads.series(base(), indicators, situation, as_of)


@lru_cache(maxsize=64)
def _span(state: str, as_of: datetime | None) -> reads.Span:
    assert state
    return reads.observed_span(base(), as_of)
