"""What asks for no right is in the journal all the same: a refused file by its digest, a copy of the whole base."""

from __future__ import annotations

from convention.operations.live import answer_requests, copy_by_holder
from convention.warehouse.refusals import record_refusal
from convention.warehouse.rights import journal, journal_fault
from convention.warehouse.store import Store


def test_a_refused_file_is_kept_by_its_digest_and_by_who_gave_it(store: Store) -> None:
    record_refusal(store, "ab" * 32, 10, 3, "Zoé, DVD")
    (entry,) = journal(store)
    assert (entry.act, entry.target, entry.person, entry.declared) == ("refused_file", "ab" * 32, "Zoé, DVD", True)


def test_a_copy_of_the_living_base_is_kept_in_it_and_not_in_the_copy(store: Store) -> None:
    answer_requests(store)
    with copy_by_holder(store.path) as (_, held):
        assert held.rows["acts"] == 0
    (entry,) = journal(store)
    assert (entry.act, entry.target) == ("copy", store.path.name)
    assert journal_fault(store) is None
