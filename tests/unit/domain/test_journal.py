"""The journal's chain: whatever is changed, moved, taken out or slipped in shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from convention.domain.journal import BEFORE_THE_FIRST, Entry, first_fault, sealed

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
FIELDS = ("issuer", "subject", "person", "act", "target")


@st.composite
def chains(draw: st.DrawFn) -> list[Entry]:
    """Some entries, well chained."""
    entries: list[Entry] = []
    for number in range(1, draw(st.integers(1, 6)) + 1):
        at = draw(st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)))
        issuer, subject, person, act, target = (draw(TEXTS) for _ in FIELDS)
        before = entries[-1].digest if entries else BEFORE_THE_FIRST
        entries.append(sealed(Entry(number, at, issuer, subject, person, act, target, before)))
    return entries


@given(chains())
def test_a_chain_holds(chain: list[Entry]) -> None:
    assert first_fault(chain) is None


@given(chains(), st.data())
def test_a_changed_entry_shows(chain: list[Entry], data: st.DataObject) -> None:
    place, field = data.draw(st.integers(0, len(chain) - 1)), data.draw(st.sampled_from(FIELDS))
    other = data.draw(TEXTS.filter(lambda text: text != getattr(chain[place], field)))
    changes: dict[str, Any] = {field: other}
    changed = replace(chain[place], **changes)
    assert first_fault([*chain[:place], changed, *chain[place + 1 :]]) == place + 1
    if place + 1 < len(chain):  # sealed anew, it no longer is what the next one follows
        assert first_fault([*chain[:place], sealed(changed), *chain[place + 1 :]]) == place + 2


@given(chains(), st.data())
def test_a_missing_or_doubled_entry_shows(chain: list[Entry], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(chain) - 1))
    if place + 1 < len(chain):
        assert first_fault([*chain[:place], *chain[place + 1 :]]) == place + 1
    assert first_fault([*chain[: place + 1], *chain[place:]]) == place + 2


def test_texts_of_two_fields_are_not_confused() -> None:
    first = Entry(1, datetime(2020, 1, 1), "", "", "ab", "c", "", "")
    assert sealed(first).digest != sealed(replace(first, person="a", act="bc")).digest
