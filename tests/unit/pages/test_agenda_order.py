"""Where an item of the agenda goes when it is placed before another one."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from convention.domain.agenda import AgendaChange, AgendaEdit, agenda
from pages.committee.meetings.agenda import place_before

DAY = date(2020, 2, 27)


@given(st.integers(2, 9), st.data())
def test_an_item_placed_before_another_stands_just_before_it(count: int, data: st.DataObject) -> None:
    added = [AgendaChange(f"added:{n}", AgendaEdit.ADDED, f"point {n}") for n in range(count)]
    moved, before = data.draw(st.lists(st.integers(0, count - 1), min_size=2, max_size=2, unique=True))
    items = agenda((), {}, (), DAY, added)
    place = place_before(items[moved], items[before])
    keys = [
        item.key
        for item in agenda((), {}, (), DAY, [*added, AgendaChange(items[moved].key, AgendaEdit.MOVED, position=place)])
    ]
    assert keys.index(items[moved].key) == keys.index(items[before].key) - 1
    assert sorted(keys) == sorted(item.key for item in items)
