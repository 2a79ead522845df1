"""Sessions: a random number on one side, its digest on the other, and an end in every case."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from convention.domain.people import Person
from pages.identity.sessions import MOST_SESSIONS, Sessions, digest_of

ANA = Person("https://idp.example", "ana", "Ana Lyste")
ZOE = Person("https://idp.example", "zoe", "Zoé")
LIFETIME, IDLE = 100.0, 10.0


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_cookie_opens_its_session_and_no_other_text_does() -> None:
    sessions = Sessions(LIFETIME, IDLE, Clock())
    cookie = sessions.open(ANA)
    found = sessions.of_cookie(cookie)
    assert found is not None
    assert found.person == ANA
    assert len(cookie) >= 43
    assert found.key == digest_of(cookie) != cookie
    assert sessions.of_cookie(found.key) is None
    for forged in (None, "", cookie[:-1], cookie + "a", cookie.swapcase(), "\udcff"):
        assert sessions.of_cookie(forged) is None
    for key in (None, "", cookie, 3, b"x"):
        assert sessions.of_key(key) is None


@given(st.lists(st.sampled_from([0.5, 3.0, 9.9, 10.0, 40.0]), max_size=30), st.booleans())
def test_a_session_ends_by_age_whatever_is_done_and_by_idleness(pauses: list[float], active: bool) -> None:
    clock = Clock()
    sessions = Sessions(LIFETIME, IDLE, clock)
    cookie, idle = sessions.open(ANA), 0.0
    for pause in pauses:
        clock.now += pause
        idle += pause
        found = sessions.of_cookie(cookie)
        if found is None:
            assert clock.now >= LIFETIME or idle >= IDLE
            return
        assert clock.now < LIFETIME
        assert idle < IDLE
        if active:
            sessions.touch(found)
            idle = 0.0


def test_a_new_session_ends_the_one_it_replaces() -> None:
    sessions = Sessions(LIFETIME, IDLE, Clock())
    first = sessions.open(ANA)
    second = sessions.open(ZOE, instead_of=first)
    assert first != second
    assert sessions.of_cookie(first) is None
    assert sessions.of_cookie(second) is not None


def test_every_session_of_a_person_can_be_ended_and_no_other() -> None:
    sessions = Sessions(LIFETIME, IDLE, Clock())
    own, other = [sessions.open(ANA) for _ in range(3)], sessions.open(ZOE)
    assert sessions.end_all_of(ANA.issuer, ANA.subject) == 3
    assert [sessions.of_cookie(cookie) for cookie in own] == [None] * 3
    assert sessions.of_cookie(other) is not None
    assert sessions.of_person(ANA.issuer, ANA.subject) is None


def test_the_number_of_sessions_is_bounded_by_the_idlest() -> None:
    clock = Clock()
    sessions = Sessions(LIFETIME, IDLE, clock)
    first, second = sessions.open(ANA), sessions.open(ZOE)
    clock.now += 1
    kept = sessions.of_cookie(first)
    assert kept is not None
    sessions.touch(kept)
    for _ in range(MOST_SESSIONS - 1):
        sessions.open(ANA)
    assert sessions.of_cookie(second) is None
    assert sessions.of_cookie(first) is not None
