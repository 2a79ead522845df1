"""Seals of frozen meetings: what they hold, what breaks them, and the sides' countersignatures."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from convention.domain.catalogue import Territory
from convention.warehouse.rights import journal, journal_fault
from convention.warehouse.seals import CountersignError, countersign, countersigned_digests, meeting_seals
from convention.warehouse.store import Store
from loaders.cli.arguments import parse_arguments
from loaders.cli.commands import Exit, run
from tests.builders.base import deposit, seen
from tests.builders.meetings import hold

PARIS, OTHER = Territory("paris"), Territory("seine_saint_denis")


def two_meetings(store: Store) -> None:
    deposit(store, seen("1.2", "2018-S2", PARIS, indicator="A08.1-1"))
    hold(store, date(2019, 6, 20), date(2018, 12, 31))
    hold(store, date(2020, 2, 27), date(2019, 12, 31))


def test_each_seal_holds_the_one_before_and_an_open_meeting_has_none(store: Store) -> None:
    two_meetings(store)
    first, second = meeting_seals(store)
    hold(store, date(2021, 3, 18), date(2020, 12, 31), frozen=False)
    assert (first.before, second.before) == ("", first.digest)
    assert meeting_seals(store) == (first, second)
    assert first.whole
    assert second.whole


def test_what_is_recorded_later_changes_no_seal(store: Store) -> None:
    two_meetings(store)
    before = meeting_seals(store)
    deposit(store, seen("1.9", "2018-S2", PARIS, indicator="A08.1-1"))
    hold(store, date(2021, 3, 18), date(2020, 12, 31))
    assert meeting_seals(store)[:2] == before


def test_a_figure_changed_behind_the_back_of_the_program_shows_in_its_seal_and_in_those_after(store: Store) -> None:
    two_meetings(store)
    before = meeting_seals(store)
    store.cursor().execute(
        "UPDATE meeting_figures SET figures = replace(figures::VARCHAR, '1.2', '2.6')::JSON WHERE meeting_id = 1"
    )
    first, second = meeting_seals(store)
    assert (first.whole, second.whole) == (False, True)
    assert first.digest != before[0].digest
    assert second.digest != before[1].digest


def test_a_side_countersigns_the_digest_that_the_other_gave(store: Store) -> None:
    two_meetings(store)
    digest = meeting_seals(store)[1].digest
    assert countersign(store, f" {digest.upper()} ", PARIS, "Ada Martin") == "séance n°\u00a02"
    countersign(store, "ab" * 32, OTHER, "Léo Roy", {"ab" * 32: "édition 1.0.0"})
    signed = countersigned_digests(store)
    assert [(found.digest, found.side, found.person, found.declared) for found in signed] == [
        (digest, PARIS, "Ada Martin", True),
        ("ab" * 32, OTHER, "Léo Roy", True),
    ]
    assert journal_fault(store) is None


@pytest.mark.parametrize(
    ("digest", "side", "words"),
    [("0" * 64, PARIS, "n’a pas les mêmes chiffres"), ("123", PARIS, "64"), ("", PARIS, "64")],
)
def test_a_digest_that_nobody_has_is_refused_and_not_recorded(
    store: Store, digest: str, side: Territory, words: str
) -> None:
    two_meetings(store)
    before = journal(store)
    with pytest.raises(CountersignError, match=words):
        countersign(store, digest, side, "Ada Martin")
    assert journal(store) == before


def test_no_digest_is_countersigned_for_both_sides_at_once(store: Store) -> None:
    two_meetings(store)
    with pytest.raises(CountersignError, match="une seule"):
        countersign(store, meeting_seals(store)[0].digest, Territory.COMMON, "Ada Martin")


def test_the_command_line_shows_digests_and_countersigns_them(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_meetings(store)
    digest = meeting_seals(store)[0].digest
    store.close()
    monkeypatch.setenv("CONVENTION_DATA", str(tmp_path))
    said: list[str] = []
    asked = ["countersign", digest, "--territory", "seine-saint-denis", "--by", "Léo Roy"]
    assert run(parse_arguments(asked), said.append) is Exit.DONE
    assert run(parse_arguments(["proof"]), said.append) is Exit.DONE
    assert said[0] == "Contresigné\u00a0: séance n°\u00a01."
    assert digest in said[1]
    assert said[2].startswith("  contresignée par Seine-Saint-Denis le")
    assert said[4] == "  pas encore contresignée"
    assert run(parse_arguments([*asked[:1], "f" * 64, *asked[2:]]), said.append) is Exit.BLOCKED
