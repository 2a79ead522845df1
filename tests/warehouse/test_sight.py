"""Who may not see a secret learns it from nothing that the base gives: any values, any secrets, any version."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convention.domain.catalogue import Territory
from convention.domain.observation import Observation, ObservationStatus
from convention.domain.people import Grant, Person, Role
from convention.domain.period import period_from_code
from convention.domain.series import RecordedValue
from convention.domain.signoff import SignOffWord, sides_of
from convention.warehouse.people import grant, name_person
from convention.warehouse.provenance import reversal
from convention.warehouse.reads import (
    HiddenValuesError,
    deposit_bytes,
    deposit_findings,
    deposit_observations,
    effective_columns,
    history,
    holds_hidden_values,
    recorded_comments,
    series,
    standings,
)
from convention.warehouse.rights import acting_as
from convention.warehouse.sight import current_sight, hidden_indicators, seeing, serve_to
from convention.warehouse.signoffs import SignOffDraft, contests, sign_off, signoffs
from convention.warehouse.store import Store, open_store
from tests.builders.base import deposit, seen
from tests.builders.catalogue import catalogue_texts, row

Key = tuple[Territory, str]
PARIS, OTHER, COMMON = Territory("paris"), Territory("seine_saint_denis"), Territory.COMMON
SECRET = ObservationStatus.CONFIDENTIAL
CODE = "A01-1"
PERIODS = ("2019-S1", "2019-S2", "2019")
KEYS = [(territory, period) for territory in Territory for period in PERIODS]
AMOUNTS = {"2019-S1": (7, 11), "2019-S2": (13, 17)}


@contextmanager
def base(kind: str = "flux") -> Iterator[Store]:
    with TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "convention.duckdb")
        values = row("indicateurs", nature=kind, territoires="Paris | Seine-Saint-Denis | commun")
        store.record_catalogue(catalogue_texts(indicateurs=[values]))
        yield store
        store.close()


def parts(territory: Territory, period: str) -> list[int]:
    """A value as a sum of the four amounts of which all are made: two half-years of two sides."""
    sides = [PARIS, OTHER] if territory is COMMON else [territory]
    halves = ["2019-S1", "2019-S2"] if period == "2019" else [period]
    return [int(side in sides and half in halves) for side in (PARIS, OTHER) for half in ("2019-S1", "2019-S2")]


def amount(territory: Territory, period: str) -> int:
    made_of = [AMOUNTS[half][at] for at in (0, 1) for half in ("2019-S1", "2019-S2")]
    return sum(share * each for share, each in zip(parts(territory, period), made_of, strict=True))


def recorded(store: Store, keys: Iterable[Key], secret: Set[Key], first: bool, more: Mapping[Key, int]) -> None:
    """The values in one deposit, secret ones as such, after all amounts were said once where `first`; then served.

    `more`: added to some amounts.
    """
    listed = sorted(keys)

    def stated(key: Key) -> Observation:
        value = amount(*key) + more.get(key, 0)
        return replace(seen(value, key[1], key[0]), comment=f"relevé de {value}", reason=f"non pas {value}")

    def kept_secret(key: Key) -> Observation:
        return replace(stated(key), value=None, status=SECRET)

    if first:
        deposit(store, *map(stated, listed))
    deposit(store, *(kept_secret(key) if key in secret else stated(key) for key in listed))
    for value in series(store, [CODE]):
        for side in sides_of(value.territory):
            number = value.provenance.observation_id or 0
            key = value.territory, value.period.code
            why = f"plutôt {amount(*key) + more.get(key, 0)}"
            sign_off(store, SignOffDraft(side, SignOffWord.CONTESTED, (number,), why), "Poste")
    serve_to(store, lambda: None)


def all_that_is_read(store: Store) -> list[object]:
    """Everything that a reader is given of the values, without moments, which differ from base to base."""

    def bare(value: RecordedValue) -> RecordedValue:
        return value._replace(provenance=value.provenance._replace(recorded_at=datetime.min))

    found: list[object] = [bare(value) for value in series(store, [CODE])]
    found += sorted(map(repr, standings(store, date(2019, 12, 31)).items()))
    for territory, period in KEYS:
        known = history(store, CODE, territory, period_from_code(period))
        found += [(bare(value), active) for value, active in known]
    for number in (1, 2):
        found += [bare(value) for value in deposit_observations(store, number)]
        found += reversal(store, number)
        found.append(holds_hidden_values(store, number))
    cursor = store.cursor()
    found += [effective_columns(cursor, [CODE]).to_pylist(), sorted(recorded_comments(cursor, [CODE]))]
    found += contests(store)
    found += [replace(each, at=datetime.min) for number in range(1, 20) for each in signoffs(store, number)]
    return found


def rank(rows: list[list[int]]) -> int:
    return int(np.linalg.matrix_rank(np.array(rows))) if rows else 0


@settings(max_examples=20)
@given(st.sets(st.sampled_from(KEYS), min_size=1), st.sets(st.sampled_from(KEYS)), st.booleans())
def test_a_stranger_reads_nothing_that_depends_on_a_secret(keys: set[Key], secret: set[Key], first: bool) -> None:
    """No secret is a sum of the values shown; and were hidden amounts others, all that is read would be the same."""
    with base() as store, base() as other:
        recorded(store, keys, secret, first, {})
        read = series(store, [CODE])
        shown = [(value.territory, value.period.code) for value in read if value.value is not None]
        rows = [parts(*key) for key in shown]
        assert all(rank([*rows, parts(*key)]) > rank(rows) for key in secret & keys)
        assert secret & keys or set(shown) == keys
        recorded(other, keys, secret, first, dict.fromkeys(keys - set(shown), 100))
        assert all_that_is_read(store) == all_that_is_read(other)


TOTAL, OWN, THEIRS = (COMMON, "2019"), (PARIS, "2019"), (OTHER, "2019")


@pytest.mark.parametrize(
    ("role", "territory", "sees"),
    [
        (None, None, False),
        (Role.READER, None, False),
        (Role.SECRETARY, None, False),
        (Role.VALIDATOR, OTHER, False),
        (Role.VALIDATOR, PARIS, True),
        (Role.DEPOSITOR, PARIS, True),
        (Role.DEPOSITOR, None, True),
        (Role.ADMINISTRATOR, None, True),
    ],
)
def test_who_sees_a_secret_of_paris(role: Role | None, territory: Territory | None, sees: bool) -> None:
    with base() as store:
        somebody = Person("https://idp.example", "42", "Ana Lyste")
        name_person(store, somebody, "Poste")
        if role is not None:
            grant(store, somebody, Grant(role, territory), "Poste")
        recorded(store, {TOTAL, OWN, THEIRS}, {OWN}, False, {})
        with acting_as(somebody):
            total = next(value for value in series(store, [CODE]) if value.territory is COMMON)
            assert (total.value is not None) == sees
            assert (current_sight(store) is None or PARIS in (current_sight(store) or ())) == sees
            assert hidden_indicators(store) == (frozenset() if sees else {CODE})
            if sees:
                assert deposit_bytes(store, 1)
                assert deposit_findings(store, 1) == ()
            else:
                for read in (deposit_bytes, deposit_findings):
                    with pytest.raises(HiddenValuesError, match="valeur confidentielle"):
                        read(store, 1)


def test_a_secret_that_was_published_since_hides_nothing_and_what_was_computed_for_all_stays_so() -> None:
    with base() as store:
        recorded(store, {TOTAL, OWN, THEIRS}, {OWN}, False, {})
        with seeing(None):
            assert all(value.value is not None for value in series(store, [CODE]) if value.territory is COMMON)
        store.identify, store.mask = None, None
        deposit(store, seen(31, "2019", PARIS))
        serve_to(store, lambda: None)
        assert all(value.value is not None for value in series(store, [CODE]))
        assert current_sight(store) is None
