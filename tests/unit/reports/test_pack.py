"""The pack as values: what identifies it, and that later deposits do not touch it."""

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from convention.domain.catalogue import Territory
from convention.reports.canonical import canonical, digest
from convention.reports.forms import Form, exports
from convention.reports.pack import pack_of
from convention.warehouse.store import Store
from tests.builders.base import deposit, seen
from tests.builders.packs import example_occasion


def now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)


def test_a_frozen_pack_stays_the_same_whatever_is_deposited_later(store: Store) -> None:
    deposit(store, seen("1.2", "2018-S1", Territory("paris"), indicator="A08.1-1"))
    frozen = now()
    before = pack_of(store, example_occasion(as_of=frozen))
    deposit(store, seen("2.2", "2018-S2", Territory("paris"), indicator="A08.1-1"))
    again = pack_of(store, example_occasion(as_of=frozen))
    today = pack_of(store, example_occasion(as_of=now()))
    assert again.content_hash == before.content_hash
    assert [len(again.values), len(again.deposits)] == [1, 1]
    assert today.content_hash != before.content_hash
    assert [len(today.values), len(today.deposits)] == [2, 2]


def test_the_deposits_of_a_pack_are_those_its_values_rest_on(store: Store) -> None:
    first = deposit(store, seen("1.2", "2018-S1", Territory("paris"), indicator="A08.1-1"))
    last = deposit(store, seen("1.3", "2018-S1", Territory("paris"), indicator="A08.1-1"))
    found = pack_of(store, example_occasion()).deposits
    assert first.deposit_id != last.deposit_id
    assert [(d.deposit_id, d.used, d.sha256) for d in found] == [(last.deposit_id, 1, last.sha256)]


def test_an_empty_base_makes_all_four_forms(store: Store) -> None:
    heard: list[tuple[str, float]] = []
    made = exports(pack_of(store, example_occasion()), lambda text, share: heard.append((text, share)))
    assert [export.form for export in made] == list(Form)
    assert all(export.content for export in made)
    shares = [share for _, share in heard]
    assert shares == sorted(shares)
    assert heard[-1] == ("Dossier prêt", 1.0)
    assert heard[0] == ("Fiche 1", 0.0)


def test_the_canonical_form_tells_numbers_exactly_and_sets_in_order() -> None:
    assert canonical([Decimal("1.50"), Fraction(1, 3), date(2019, 12, 31)]) == ["1.5", "1/3", "2019-12-31"]
    assert canonical({"b": 1, "a": frozenset({"y", "x"})}) == [["a", ["x", "y"]], ["b", 1]]
    assert digest({"b": 1, "a": 2}) == digest({"a": 2, "b": 1}) != digest({"a": 2, "b": 2})


def test_a_value_without_canonical_form_is_refused() -> None:
    with pytest.raises(TypeError, match="object has no canonical form"):
        canonical(object())
