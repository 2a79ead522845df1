"""Tallies of statuses as the overview tells them."""

from convention.domain.progress import ProgressStatus
from convention.wording.labels import Tone
from convention.wording.tally import by_tone, tally_detail, tone_title


def test_every_status_falls_under_one_tone_and_every_tone_stands_there() -> None:
    counts = dict.fromkeys(ProgressStatus, 1)
    held = by_tone(counts)
    assert set(held) == set(Tone)
    assert sorted(status for statuses in held.values() for status in statuses) == sorted(ProgressStatus)


def test_the_detail_tells_only_what_the_headings_do_not() -> None:
    counts = {ProgressStatus.MISSED: 3, ProgressStatus.LATE: 1, ProgressStatus.REACHED: 5}
    assert tally_detail(counts) == "En retard\u00a0: 3\u00a0non atteintes et 1\u00a0en retard."
    assert tally_detail({ProgressStatus.LATE: 1, ProgressStatus.REACHED: 5}) == ""


def test_a_tone_is_headed_in_the_feminine_of_actions() -> None:
    assert [tone_title(tone) for tone in (Tone.REACHED, Tone.LATE)] == ["Atteintes", "En retard"]
