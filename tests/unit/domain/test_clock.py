"""The clock: days of Paris around midnight, whatever the zone of the machine."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convention.domain import clock


@pytest.mark.parametrize(
    ("utc", "day"),
    [
        (datetime(2019, 6, 30, 21, 59), date(2019, 6, 30)),
        (datetime(2019, 6, 30, 22, 0), date(2019, 7, 1)),
        (datetime(2019, 12, 31, 22, 59), date(2019, 12, 31)),
        (datetime(2019, 12, 31, 23, 0), date(2020, 1, 1)),
        (datetime(2019, 12, 31, 23, 0, tzinfo=UTC), date(2020, 1, 1)),
    ],
)
def test_today_is_the_day_of_paris_also_while_a_server_in_utc_is_a_day_behind(
    utc: datetime, day: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "utc_now", lambda: utc)
    assert clock.today() == clock.paris_day(utc) == day


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_the_end_of_a_day_is_its_last_moment(day: date) -> None:
    end = clock.end_of_day(day)
    assert end.tzinfo is None
    assert clock.paris_day(end) == day
    assert clock.paris_day(end + timedelta(microseconds=1)) == day + timedelta(days=1)


def test_now_is_a_moment_without_zone() -> None:
    before = datetime.now(UTC).replace(tzinfo=None)
    assert before <= clock.utc_now() <= datetime.now(UTC).replace(tzinfo=None)
