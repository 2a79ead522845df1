"""The board of the overview: drawn from the readings, each link answered by the page it names."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import streamlit as st

from convention.domain.committee import Meeting, latest
from convention.warehouse.decisions import decisions
from convention.warehouse.meetings import meetings
from convention.warehouse.narratives import narratives
from pages.components.overview.overview import draw_overview
from pages.followup.overview.content import OverviewReadings, half_years, overview_data
from pages.parts import base
from pages.parts.reading import Reading, parameters
from pages.parts.session_pages import page_at


def draw_board(reading: Reading) -> None:
    """Draw the board; a click on one of its links opens the page."""
    opened = draw_overview(overview_data(_readings(reading)))
    if opened is not None:
        _open(opened)


def _readings(reading: Reading) -> OverviewReadings:
    store, as_of, scope = base.base(), reading.as_of, reading.territory
    meeting = _last_before(reading.situation, meetings(store))
    return OverviewReadings(
        catalogue=base.catalogue(as_of).agreed_on(reading.situation),
        situation=reading.situation,
        actions=base.progress(reading.situation, as_of, scope),
        past=tuple((end, base.progress(end, as_of, scope)) for end in half_years(reading.situation)),
        before=base.progress(meeting.situation, meeting.freeze.as_of, scope) if meeting and meeting.freeze else (),
        meeting=meeting,
        narratives=latest(narratives(store, as_of)),
        decisions=decisions(store, as_of),
        asked=parameters(reading),
    )


def _last_before(situation: date, held: tuple[Meeting, ...]) -> Meeting | None:
    frozen = [m for m in held if m.freeze is not None and m.situation < situation]
    return max(frozen, key=lambda m: (m.day, m.meeting_id), default=None)


def _open(target: Mapping[str, Any]) -> None:
    page = page_at(str(target["page"]))
    if page is not None:
        st.switch_page(page, query_params={str(k): str(v) for k, v in dict(target["query"]).items()})
