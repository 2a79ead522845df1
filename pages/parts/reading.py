"""What the whole dashboard is read at: situation date, as-of date, territory."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import streamlit as st

from convention.domain.catalogue import Territory
from convention.domain.clock import end_of_day, today
from convention.domain.period import Grain, period_of
from convention.domain.territories import declared
from convention.wording.formats import day, moment
from pages.parts import base
from pages.parts.address import follow, write
from pages.parts.keys import Param, SessionKey

TERRITORY_WORDS: dict[Territory | None, str] = {
    None: "Ensemble",
    **{territory: territory.name for territory in declared()},
}
TERRITORY_SLUGS = {territory.slug: territory for territory in declared()}
JUDGED_BY_TERRITORY = ("synthese", "action", "cibles")
WITH_DATES_OF_THEIR_OWN = ("seances", "projection", "evaluation", "echanges", "collecte", "accessibilite")
FIRST_DAY = date(2010, 1, 1)


@dataclass(frozen=True)
class Reading:
    """The dates and the territory that every page speaks of; `known_on` None means all that is recorded.

    `instant`: of a frozen meeting, which knew a day in part (UTC, without zone). `until`: how far the base was shown
    when the page began to be drawn, so that all of it speaks of the same state.
    """

    situation: date
    known_on: date | None
    territory: Territory | None
    instant: datetime | None = None
    until: datetime | None = None

    @property
    def as_of(self) -> datetime | None:
        """The moment by which values had to be recorded (UTC, without zone): at most the end of the day, in Paris."""
        if self.instant is not None or self.known_on is None:
            return self.instant or self.until
        return base.earliest(end_of_day(self.known_on), self.until)

    @property
    def committee_as_of(self) -> datetime | None:
        """The moment by which the committee's own records had to be made; None for all of them.

        They are not bounded by the newest deposit, as values are: a decision is read as soon as it is recorded.
        """
        if self.instant is not None or self.known_on is None:
            return self.instant
        return end_of_day(self.known_on)

    @property
    def previous(self) -> date:
        """The end of the half-year before: what changes are counted from."""
        return period_of(self.situation, Grain.HALF_YEAR).start - timedelta(days=1)


def draw_reading(address: str) -> Reading:
    """Draw the shared choices in the sidebar; return what was chosen, which the address holds too.

    A page on which a choice changes nothing, or that has one of its own, is not offered it.
    """
    default = base.usual_situation()
    latest = max(default, today()) + timedelta(days=366)
    follow(Param.SITUATION, lambda text: read_day(text, latest), default)
    follow(Param.TERRITORY, _slug, "ensemble")
    follow(Param.AS_OF, lambda text: read_day(text, today()), None)
    if address not in WITH_DATES_OF_THEIR_OWN:
        with st.sidebar:
            _draw_choices(address, default, latest)
    situation, known = st.session_state[Param.SITUATION], st.session_state[Param.AS_OF]
    slug = st.session_state[Param.TERRITORY] if address in JUDGED_BY_TERRITORY else "ensemble"
    reading = Reading(situation or default, known, TERRITORY_SLUGS.get(slug), until=base.known().by)
    st.session_state[SessionKey.READING] = reading
    return reading


def _draw_choices(address: str, default: date, latest: date) -> None:
    """Draw the situation, the territory where a page is judged by it, and the reading date; write them down."""
    _draw_steps(default, latest)
    situation = st.date_input(
        "Situation au",
        key=Param.SITUATION,
        format="DD/MM/YYYY",
        min_value=FIRST_DAY,
        max_value=latest,
        help="La date dont parlent les chiffres\u00a0: dernière valeur connue, échéances passées ou à venir.",
    )
    write(Param.SITUATION, (situation if isinstance(situation, date) else default).isoformat())
    if address in JUDGED_BY_TERRITORY:
        slug = _choose_territory()
        write(Param.TERRITORY, None if slug == "ensemble" else slug)
    known = st.date_input(
        "Connu le (facultatif)",
        value=None,
        key=Param.AS_OF,
        format="DD/MM/YYYY",
        min_value=FIRST_DAY,
        max_value=today(),
        help="Relire ce que la base savait à une date passée. Vide\u00a0: tout ce qui est déposé à ce jour.",
    )
    write(Param.AS_OF, known.isoformat() if isinstance(known, date) else None)


def _draw_steps(default: date, latest: date) -> None:
    """Draw the ways to the half-years around the situation and to the last meeting's; a press sets the date."""
    now: date = st.session_state[Param.SITUATION] or default
    half = period_of(now, Grain.HALF_YEAR)
    after = half.end if now < half.end else period_of(half.end + timedelta(days=1), Grain.HALF_YEAR).end
    steps = (
        ("before", ":material/chevron_left:", "Fin du semestre précédent", half.start - timedelta(days=1)),
        ("meeting", ":material/groups:", "Situation de la dernière séance", default),
        ("after", ":material/chevron_right:", "Fin du semestre suivant", after),
    )
    with st.container(horizontal=True, gap="xxsmall"):
        for name, icon, words, day_asked in steps:
            allowed = FIRST_DAY <= day_asked <= latest and day_asked != now
            if st.button("", icon=icon, help=words, key=f"step-{name}", disabled=not allowed):
                st.session_state[Param.SITUATION] = day_asked


def _choose_territory() -> str:
    return st.radio(
        "Territoire",
        options=("ensemble", *TERRITORY_SLUGS),
        key=Param.TERRITORY,
        format_func=_label,
        help="Un territoire\u00a0: lui seul est jugé là où il est suivi à part\u202f; le reste ne change pas.",
    )


def current_reading() -> Reading:
    """What the frame drew for this run."""
    reading = st.session_state[SessionKey.READING]
    assert isinstance(reading, Reading)
    return reading


def parameters(reading: Reading) -> dict[str, str]:
    """The reading as it stands in an address."""
    found = {str(Param.SITUATION): reading.situation.isoformat()}
    slug = next((slug for slug, territory in TERRITORY_SLUGS.items() if territory is reading.territory), None)
    if slug is not None:
        found[Param.TERRITORY] = slug
    if reading.known_on is not None:
        found[Param.AS_OF] = reading.known_on.isoformat()
    return found


def is_usual(reading: Reading) -> bool:
    """Whether a reading is what a person sees who asks for nothing, of the state of the base that is shown now."""
    usual = Reading(base.usual_situation(), None, None, until=base.known().by)
    return reading == usual


def reading_words(reading: Reading) -> str:
    """The dates and the territory of what is shown, in French."""
    return f"{dates_words(reading)} · {TERRITORY_WORDS[reading.territory]}"


def dates_words(reading: Reading) -> str:
    """The two dates of what is shown, in French."""
    return f"Situation au {day(reading.situation)} · {known_words(reading)}"


def known_words(reading: Reading) -> str:
    """What the values shown were known by: an instant, a day, or all that is recorded."""
    if reading.instant is not None:
        return f"connu le {moment(reading.instant)}"
    return f"connu le {day(reading.known_on)}" if reading.known_on else "tout ce qui est déposé à ce jour"


def dates_told(reading: Reading) -> tuple[tuple[str, str], ...]:
    """The two dates for what is taken away: a file must say the day up to which its values were known."""
    return (("situation au", day(reading.situation)), ("connu le", day(reading.known_on or today())))


def dated_words(reading: Reading) -> str:
    """The two dates in a sentence."""
    (_, situation), (_, known) = dates_told(reading)
    return f"Situation au {situation}, connue le {known}."


def _label(slug: str) -> str:
    return TERRITORY_WORDS[TERRITORY_SLUGS.get(slug)]


def _slug(text: str) -> str | None:
    return text if text in TERRITORY_SLUGS else None


def read_day(text: str, latest: date) -> date | None:
    """The day that an address asks for; None for a text that is no date, or for one out of bounds."""
    try:
        asked = date.fromisoformat(text)
    except ValueError:
        return None
    return asked if FIRST_DAY <= asked <= latest else None
