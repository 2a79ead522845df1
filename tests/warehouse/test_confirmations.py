"""Rows that repeat what is in force: they confirm it, and are counted apart from what says something new."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convention.domain.findings import FindingCode
from convention.warehouse.append import AlreadyDepositedError, restore, withdraw
from convention.warehouse.catalogue_files import read_folder
from convention.warehouse.provenance import deposit_states
from convention.warehouse.reads import series
from convention.warehouse.store import Store, open_store
from convention.wording.receipts import receipt_facts
from loaders.deposit import deposit_file
from loaders.effect import effect_of
from tests.builders.catalogue import COMMITTED
from tests.builders.deposits import accept, codes, csv_file, put, read, told

FIRST = ("A05-1;Paris;2019-S1;12;;DASES;relevé", "A05-1;Paris;2019-S2;n.d.;;DASES")
AGAIN = (*FIRST, "A05-1;Paris;2020-S1;15;;DASES")


def points(store: Store) -> list[tuple[str, float | None, int, int]]:
    """What the chart of A05-1 shows: last day, value, deposit that it names, earlier statements."""
    return [
        (
            found.period.end.isoformat(),
            None if found.value is None else float(found.value),
            found.provenance.deposit_id,
            found.provenance.revisions,
        )
        for found in series(store, ["A05-1"])
    ]


def test_effect_receipt_and_history_count_alike(store: Store) -> None:
    put(store, *FIRST)
    reading = read(store, csv_file(*AGAIN), "suite.csv")
    effect = effect_of(store, reading)
    receipt = accept(store, reading)
    assert (effect.new, len(effect.corrected), len(effect.restated), effect.unchanged) == (1, 0, 0, 2)
    assert (receipt.observations, receipt.confirmations) == (1, 2)
    newest = deposit_states(store)[0].receipt
    assert (newest.observations, newest.confirmations) == (1, 2)
    assert receipt_facts(newest) == receipt_facts(receipt)


def test_a_point_names_who_said_it_first_and_stands_when_that_one_is_withdrawn(store: Store) -> None:
    put(store, *FIRST)
    put(store, *AGAIN, name="suite.csv")
    assert points(store) == [("2019-06-30", 12, 1, 0), ("2019-12-31", None, 1, 0), ("2020-06-30", 15, 2, 0)]
    withdraw(store, 1, "Ada", "déposé deux fois")
    assert points(store) == [("2019-06-30", 12, 2, 0), ("2019-12-31", None, 2, 0), ("2020-06-30", 15, 2, 0)]
    restore(store, 1, "Ada", "retiré par erreur")
    assert points(store)[0] == ("2019-06-30", 12, 1, 0)
    withdraw(store, 2, "Ada", "essai")
    assert points(store) == [("2019-06-30", 12, 1, 0), ("2019-12-31", None, 1, 0)]


@pytest.mark.parametrize(
    "row",
    [
        "A05-1;Paris;2019-S1;12;provisoire;DASES;relevé",
        "A05-1;Paris;2019-S1;12;;DFPE;relevé",
        "A05-1;Paris;2019-S1;12;;DASES;relevé de janvier",
        "A05-1;Paris;2019-S1;12;;;relevé",
    ],
)
def test_another_status_source_or_comment_is_no_confirmation(store: Store, row: str) -> None:
    put(store, FIRST[0])
    reading = read(store, csv_file(row))
    effect = effect_of(store, reading)
    assert (effect.unchanged, len(effect.restated)) == (0, 1)
    assert (accept(store, reading).confirmations, points(store)[0][2]) == (0, 2)


def test_what_is_corrected_back_is_no_confirmation_of_the_first_value(store: Store) -> None:
    for value, comment in (("12", "relevé"), ("15", "recompté"), ("12", "le premier compte était juste")):
        put(store, f"A05-1;Paris;2019-S1;{value};;DASES;{comment}", name=f"{comment}.csv")
    assert points(store) == [("2019-06-30", 12, 3, 2)]


def test_a_file_in_force_is_known_whatever_came_after_it(store: Store) -> None:
    content = csv_file(FIRST[0])
    accept(store, read(store, content))
    put(store, "A05-1;Paris;2019-S1;15;;DASES;recompté", name="suite.csv")
    again = read(store, content)
    assert codes(again) == set()
    assert "Rien n’a changé. Depuis, 1\u00a0de ses valeurs a été changée par un autre dépôt" in again.known
    for act in (lambda: effect_of(store, again), lambda: deposit_file(store, again, "DASES")):
        with pytest.raises(AlreadyDepositedError) as refused:
            act()
        assert refused.value.message == again.known


@settings(max_examples=12)
@given(st.lists(st.sampled_from(["12", "15", "n.d."]), min_size=1, max_size=5), st.data())
def test_a_value_in_force_is_what_the_last_active_deposit_says(
    tmp_path_factory: pytest.TempPathFactory, values: list[str], data: st.DataObject
) -> None:
    store = open_store(tmp_path_factory.mktemp("base") / "convention.duckdb")
    store.record_catalogue(read_folder(COMMITTED))
    for number, value in enumerate(values):
        reason = f"motif {number}"
        content = csv_file(f"A05-1;Paris;2019-S1;{value};;DASES") + b"\r\n" * number
        accept(store, read(store, content, f"{number}.csv", reason))
    active = list(range(len(values)))
    for gone in data.draw(st.lists(st.sampled_from(active), unique=True)):
        withdraw(store, gone + 1, "Ada", "essai")
        active.remove(gone)
    shown = [value for _, value, _, _ in points(store)]
    expected = [None if values[active[-1]] == "n.d." else float(values[active[-1]])] if active else []
    store.close()
    assert shown == expected


def test_a_comment_recorded_before_is_no_reason(store: Store) -> None:
    put(store, "A08.1-1;Paris;2019-S1;2,1;;DVD;Mesure au sol.")
    for comment in ("Mesure au sol.", "mesure au  sol"):
        old = read(store, csv_file(f"A08.1-1;Paris;2019-S1;2,6;;DVD;{comment}"))
        assert codes(old) == {FindingCode.CORRECTION_OLD_COMMENT}
        assert told(old, FindingCode.CORRECTION_OLD_COMMENT)[0].cell == "D2"
    given_reason = read(store, csv_file("A08.1-1;Paris;2019-S1;2,6;;DVD;Mesure au sol."), reason="récolement")
    assert codes(given_reason) == {FindingCode.CORRECTION}
    assert given_reason.observations["reason"].to_pylist() == ["récolement"]
    put(store, "A08.1-1;Paris;2019-S1;2,6;;DVD;récolement de mars", name="mars.csv")
    for comment in ("récolement de mars", "Mesure au sol."):
        third = read(store, csv_file(f"A08.1-1;Paris;2019-S1;2,8;;DVD;{comment}"))
        assert codes(third) == {FindingCode.CORRECTION_OLD_COMMENT}


@pytest.mark.parametrize(
    ("recorded", "added", "code"),
    [
        (["2018-S2;3"], ["2019-S1;-1;;;trop compté"], FindingCode.NEGATIVE_CORRECTION),
        (["2018-S2;3"], ["2019-S1;-3;;;trop compté"], FindingCode.NEGATIVE_CORRECTION),
        (["2018-S2;3"], ["2019-S1;-4;;;trop compté"], FindingCode.NEGATIVE_VALUE),
        ([], ["2018-S2;3", "2019-S1;-1"], FindingCode.NEGATIVE_CORRECTION),
        ([], ["2018-S2;-1", "2019-S1;3"], FindingCode.NEGATIVE_VALUE),
        (["2018-S2;3", "2019-S1;-2"], ["2018-S2;1;;;recompté"], FindingCode.NEGATIVE_VALUE),
    ],
)
def test_a_flow_may_be_put_right_downwards_while_its_sum_stays_positive(
    store: Store, recorded: list[str], added: list[str], code: FindingCode
) -> None:
    if recorded:
        put(store, *(f"A05-1;Paris;{row}" for row in recorded))
    reading = read(store, csv_file(*(f"A05-1;Paris;{row}" for row in added)))
    assert code in codes(reading)
    assert reading.blocked == (code is FindingCode.NEGATIVE_VALUE)
    if not reading.blocked:
        assert accept(store, reading).observations == len(added)


SECRET = ["A04-2;Paris;2019;secret", "A04-2;Seine-Saint-Denis;2019;40", "A04-2;commun;2019;43"]


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 0, 2)])
@pytest.mark.parametrize("split", [0, 1, 2])
def test_a_secret_that_the_total_gives_away_is_asked_about(store: Store, order: tuple[int, ...], split: int) -> None:
    rows = [SECRET[at] for at in order]
    if split:
        assert FindingCode.SECRET_DERIVABLE not in codes(read(store, csv_file(*rows[:split])))
        put(store, *rows[:split])
    reading = read(store, csv_file(*rows[split:]), "suite.csv")
    (finding,) = told(reading, FindingCode.SECRET_DERIVABLE)
    assert dict(finding.details)["territory"] == "Paris"


LEFT_SECRET = [
    SECRET[:2],
    SECRET[1:],
    [SECRET[0], "A04-2;Seine-Saint-Denis;2019;secret", SECRET[2]],
    [*SECRET[:2], "A04-2;commun;2018;43"],
]


@pytest.mark.parametrize("rows", LEFT_SECRET)
def test_a_secret_that_nothing_gives_away_is_left_alone(store: Store, rows: list[str]) -> None:
    assert FindingCode.SECRET_DERIVABLE not in codes(read(store, csv_file(*rows)))


def test_amounts_are_compared_exactly(store: Store) -> None:
    put(store, "A08.1-1;Paris;2019-S1;2,100000;;DVD")
    assert effect_of(store, read(store, csv_file("A08.1-1;Paris;2019-S1;2,1;;DVD"), "b.csv")).unchanged == 1
    changed = effect_of(store, read(store, csv_file("A08.1-1;Paris;2019-S1;2,100001;;DVD;relevé"), "c.csv"))
    assert [(each.old, each.new) for each in changed.corrected] == [(Decimal("2.1"), Decimal("2.100001"))]
