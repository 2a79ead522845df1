"""The board of the overview: drawn from the readings, each link answered by the page it names."""

from __future__ import annotations

from convention.domain.committee import latest
from convention.warehouse.decisions import decisions
from convention.warehouse.narratives import narratives
from pages.components.overview.overview import draw_overview, offer_first_answer
from pages.followup.overview.content import OverviewReadings, half_years, overview_data
from pages.parts import base
from pages.parts.banner import HEAD, REST, warns
from pages.parts.meetings_held import last_meeting_before
from pages.parts.reading import Reading, is_usual, parameters, reading_words
from pages.parts.session_pages import open_target
from pages.shell.first_answer import FIRST_ANSWER

TITLE = "Synthèse"


def draw_board(reading: Reading) -> None:
    """Draw the board; a click on one of its links opens the page."""
    state = FIRST_ANSWER.state()
    data = overview_data(_readings(reading))
    # The first answer is given to whoever asks for the index page, who has not signed in yet.
    if is_usual(reading) and not base.base().asks_sign_in:
        notice = f"{HEAD}{REST}" if warns(reading) else ""
        head = {"title": TITLE, "beside": reading_words(reading), "notice": notice}
        offer_first_answer(data, head, state)
    open_target(draw_overview(data))


def _readings(reading: Reading) -> OverviewReadings:
    store, as_of, scope = base.base(), reading.as_of, reading.territory
    meeting = last_meeting_before(reading.situation)
    return OverviewReadings(
        catalogue=base.catalogue(as_of).agreed_on(reading.situation),
        situation=reading.situation,
        actions=base.progress(reading.situation, as_of, scope),
        past=tuple((end, base.progress(end, as_of, scope)) for end in half_years(reading.situation)),
        before=base.progress(meeting.situation, meeting.freeze.as_of, scope) if meeting and meeting.freeze else (),
        meeting=meeting,
        narratives=latest(narratives(store, reading.committee_as_of)),
        decisions=decisions(store, reading.committee_as_of),
        asked=parameters(reading),
    )
