"""How far readers are shown a base that others write to."""

from __future__ import annotations

import threading
from datetime import date

import pytest

from convention.domain.catalogue import Territory
from convention.warehouse.append import restore, withdraw
from convention.warehouse.catalogue_files import read_folder
from convention.warehouse.reads import series
from pages.parts import base
from pages.parts.reading import Reading
from pages.parts.remembered import Known, remembered
from tests.builders.base import deposit, seen
from tests.builders.catalogue import COMMITTED

DAY = date(2019, 12, 31)


def trained(reading: Reading) -> list[float]:
    """The values that a page shows of the professionals trained."""
    return [float(v.value or 0) for v in base.series(("A05-1",), reading.situation, reading.as_of)]


def reading_now() -> Reading:
    """What a page that begins to be drawn is read at."""
    return Reading(DAY, None, None, until=base.known().by)


@pytest.mark.usefixtures("empty")
def test_who_deposits_sees_it_at_once_and_a_page_that_was_begun_keeps_to_what_it_began_with() -> None:
    store = base.base()
    begun = reading_now()
    assert trained(begun) == []
    number = deposit(store, seen(600, "2019-S2", Territory.COMMON, indicator="A05-1")).deposit_id
    after = reading_now()
    assert trained(after) == [600]
    assert trained(begun) == []
    withdraw(store, number, "Ada Martin", "double compte")
    assert trained(reading_now()) == []
    assert [trained(begun), trained(after)] == [[], [600]]


@pytest.mark.usefixtures("empty")
def test_every_moment_shown_is_read_as_the_base_itself_says_it() -> None:
    store = base.base()
    for value in (600, 700, 800):
        trained(reading_now())
        deposit(store, seen(value, "2019-S2", Territory.COMMON, indicator="A05-1"))
        assert trained(reading_now()) == [value]
        assert base.progress(DAY, None) == base.progress(DAY, base.known().by)
        assert base.span(None).observations == 1


@pytest.mark.usefixtures("empty")
def test_readers_are_not_kept_waiting_while_what_was_recorded_is_made_ready() -> None:
    store = base.base()
    seen_meanwhile: list[tuple[Known, list[float]]] = []

    @remembered(4)
    def looked_at(known: Known) -> str:
        reader = threading.Thread(target=lambda: seen_meanwhile.append((known, trained(reading_now()))))
        reader.start()
        reader.join(10)
        return "done"

    before = base.known()
    looked_at(before)
    deposit(store, seen(600, "2019-S2", Territory.COMMON, indicator="A05-1"))
    assert seen_meanwhile == [(before, []), (base.known(), [])]
    assert trained(reading_now()) == [600]


@pytest.mark.usefixtures("empty")
def test_a_date_before_the_newest_moment_asks_for_no_more_than_that_date() -> None:
    deposit(base.base(), seen(600, "2019-S2", Territory.COMMON, indicator="A05-1"))
    newest = base.known().by
    assert newest is not None
    assert base.known(newest.replace(year=newest.year + 1)).by == newest
    assert base.known(newest.replace(year=newest.year - 1)).by == newest.replace(year=newest.year - 1)


@pytest.mark.usefixtures("empty")
def test_a_series_is_read_again_only_when_a_deposit_speaks_of_it_and_always_then() -> None:
    store = base.base()

    def both() -> tuple[object, ...]:
        return tuple(base.series((code,), DAY, None) for code in ("A05-1", "A08.1-1"))

    def as_the_base_says() -> bool:
        return all(base.series((code,), DAY, None) == series(store, [code], DAY) for code in ("A05-1", "A08.1-1"))

    first = deposit(store, seen(600, "2019-S1", Territory.COMMON, indicator="A05-1"))
    trained_before, lanes_before = both()
    deposit(store, seen(2, "2019-S1", Territory("paris"), indicator="A08.1-1"))
    trained_after, lanes_after = both()
    assert trained_after is trained_before
    assert lanes_after is not lanes_before
    assert as_the_base_says()
    for change in (withdraw, restore):
        kept = both()
        change(store, first.deposit_id, "Ada Martin", "double compte")
        assert [now is before for now, before in zip(both(), kept, strict=True)] == [False, True]
        assert as_the_base_says()


@pytest.mark.usefixtures("empty")
def test_a_new_catalogue_has_every_series_read_again() -> None:
    store = base.base()
    deposit(store, seen(600, "2019-S1", Territory.COMMON, indicator="A05-1"))
    before = base.series(("A05-1",), DAY, None)
    texts = read_folder(COMMITTED)
    assert store.record_catalogue({**texts, "actions": texts["actions"].replace("Prévention des risques", "Risques")})
    after = base.series(("A05-1",), DAY, None)
    assert after is not before
    assert after == series(store, ["A05-1"], DAY)


@pytest.mark.usefixtures("empty")
def test_what_is_recorded_is_shown_and_has_its_receipt_even_when_what_it_touched_cannot_be_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def failing(*_: object) -> None:
        raise MemoryError

    store = base.base()
    deposit(store, seen(600, "2019-S2", Territory.COMMON, indicator="A05-1"))
    assert trained(reading_now()) == [600]
    monkeypatch.setattr("convention.warehouse.reads.touched_between", failing)
    number = deposit(store, seen(700, "2019-S2", Territory.COMMON, indicator="A05-1")).deposit_id
    assert trained(reading_now()) == [700]
    store.on_commit(lambda: failing())
    withdraw(store, number, "Ada Martin", "double compte")
    assert trained(reading_now()) == [600]
