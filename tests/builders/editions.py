"""A base with frozen meetings and values that an edition may or may not hold, each easy to find in any file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from convention.domain.catalogue import Territory
from convention.domain.observation import Observation, ObservationStatus
from convention.domain.people import Grant, Person, Role
from convention.domain.signoff import SIDES, SignOffWord, sides_of
from convention.warehouse.append import DepositDraft, record_deposit
from convention.warehouse.catalogue_files import read_folder
from convention.warehouse.decisions import DecisionDraft, designate, record_decision
from convention.warehouse.meetings import freeze
from convention.warehouse.observation_table import observation_table
from convention.warehouse.people import grant, name_person
from convention.warehouse.reads import series
from convention.warehouse.rights import acting_as
from convention.warehouse.signoffs import SignOffDraft, sign_off
from convention.warehouse.store import Store, open_store
from tests.builders.base import seen
from tests.builders.catalogue import COMMITTED
from tests.builders.meetings import WHO, hold

PARIS, OTHER, COMMON = Territory("paris"), Territory("seine_saint_denis"), Territory.COMMON
DAY = date(2019, 12, 31)
DEPOSITOR = "Zoe Depositaire"
FILE_NAME = "fichier-interne-zzq.xlsx"
COMMENT = "commentaire interne zzq"
HOSTILE_SOURCE = '=relevé <script>alert(1)</script> & "zz"'
SECRET_TOTAL, BESIDE_SECRET = 43127, 40019
CONTESTED_VALUE, CONTESTED_TOTAL = 61357, 61989
UNVALIDATED_VALUE = 77741
PUBLIC_DECISION = "=Publier <b>un calendrier</b> révisé"
INTERNAL_DECISION = "Décision interne zzq"
SECRETS = (SECRET_TOTAL, CONTESTED_VALUE, CONTESTED_TOTAL, UNVALIDATED_VALUE, 135761, 191463)
"""The digits of the figures that no file of an edition may hold; `BESIDE_SECRET` is published."""


def observed() -> tuple[Observation, ...]:
    """Values of six indicators: a secret with its total, a contested part with its total, one not validated."""
    return (
        seen(None, "2018", PARIS, indicator="A04-2", status=ObservationStatus.CONFIDENTIAL, source="registre zzq"),
        seen(BESIDE_SECRET, "2018", OTHER, indicator="A04-2"),
        seen(SECRET_TOTAL, "2018", COMMON, indicator="A04-2"),
        seen(CONTESTED_VALUE, "2019-S1", PARIS, indicator="A05-1"),
        seen(632, "2019-S1", OTHER, indicator="A05-1"),
        seen(CONTESTED_TOTAL, "2019-S1", COMMON, indicator="A05-1"),
        seen(UNVALIDATED_VALUE, "2019", COMMON, indicator="A19-1"),
        seen("1.35761", "2018-S2", PARIS, indicator="A08.1-1"),
        seen("1.91463", "2019-S2", PARIS, indicator="A08.1-1"),
        seen("0.75", "2018-S2", OTHER, indicator="A08.1-1"),
        seen("0.9", "2019-S2", OTHER, indicator="A08.1-1", status=ObservationStatus.PROVISIONAL, source=HOSTILE_SOURCE),
        seen(12, "2018-S2", PARIS, indicator="A01-3"),
        seen(20, "2019-S2", PARIS, indicator="A01-3"),
        seen(9, "2019-S2", OTHER, indicator="A01-3"),
    )


def edition_store(path: Path) -> Store:
    """A new base with those values, signed off but for the contested and the unsigned one, and two frozen meetings."""
    store = open_store(path)
    store.record_catalogue(read_folder(COMMITTED))
    _deposit(store, observed())
    _name_validators(store)
    sign(store, SignOffWord.VALIDATED, skip=("A19-1", "A05-1"))
    contest(store, "A05-1", PARIS)
    contest(store, "A08.1-1", PARIS)
    hold(store, date(2019, 6, 20), date(2018, 12, 31))
    number = hold(store, date(2020, 2, 27), DAY, frozen=False)
    for text in (PUBLIC_DECISION, INTERNAL_DECISION):
        record_decision(store, DecisionDraft(number, text, "DVD", "8.1", date(2020, 9, 30)), WHO)
    freeze(store, number, WHO)
    designate(store, 1, WHO, public=True)
    return store


def _deposit(store: Store, values: Iterable[Observation]) -> None:
    observations = list(values)
    record_deposit(
        store,
        DepositDraft(
            file_name=FILE_NAME,
            content=FILE_NAME.encode(),
            depositor=DEPOSITOR,
            reader="csv",
            observations=observation_table([_commented(found) for found in observations]),
            cells=len(observations),
        ),
    )


def _commented(found: Observation) -> Observation:
    return replace(found, comment=COMMENT)


def sign(store: Store, word: SignOffWord, *, skip: Iterable[str] = ()) -> None:
    """The word of each side, by a person of its own, on every value that needs it, but for some indicators."""
    skipped = set(skip)
    codes = [found.code for found in store.catalogue().indicators if found.code not in skipped]
    for side in SIDES:
        asked = tuple(
            value.provenance.observation_id
            for value in series(store, codes)
            if side in sides_of(value.territory) and value.provenance.observation_id is not None
        )
        with acting_as(_validator(side)):
            sign_off(store, SignOffDraft(side, word, asked), "")


def contest(store: Store, indicator: str, side: Territory) -> None:
    """One side contests its own values of an indicator."""
    asked = tuple(
        value.provenance.observation_id
        for value in series(store, [indicator])
        if value.territory is side and value.provenance.observation_id is not None
    )
    with acting_as(_validator(side)):
        sign_off(store, SignOffDraft(side, SignOffWord.CONTESTED, asked, "double compte"), "")


def _validator(side: Territory) -> Person:
    return Person("https://idp.example", str(side), f"Valideur {side}")


def _name_validators(store: Store) -> None:
    for side in SIDES:
        name_person(store, _validator(side), "Poste")
        grant(store, _validator(side), Grant(Role.VALIDATOR, side), "Poste")
