"""The words of acts: no code of the program, no digest of 64 digits."""

from __future__ import annotations

import re
from datetime import date, datetime

import pytest

from convention.domain.committee import Committee
from convention.domain.journal import BEFORE_THE_FIRST, Entry, sealed
from convention.domain.people import Act
from convention.wording.labels import label
from convention.wording.people import act_target, journal_verdict


def entry(act: Act, target: str) -> Entry:
    """One recorded act."""
    return sealed(Entry(1, datetime(2021, 3, 18, 9), "", "", "Camille", str(act), target, BEFORE_THE_FIRST))


@pytest.mark.parametrize("committee", Committee)
def test_a_meeting_is_named_in_words(committee: Committee) -> None:
    said = act_target(entry(Act.MEETING, f"{committee}, {date(2021, 3, 18)}"))
    assert said == f"{label(committee)} du 18/03/2021"


def test_what_people_wrote_is_kept_as_it_is() -> None:
    text = "steering, demain"
    assert act_target(entry(Act.DECISION, text)) == text


def test_a_whole_journal_is_known_by_the_first_digits_of_its_digest() -> None:
    said = journal_verdict(30, None, "c8094eb4cff6" + "5" * 52)
    assert "c8094eb4cff6…" in said
    assert not re.search("[0-9a-f]{13}", said)
