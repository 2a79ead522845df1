"""Every indicator has its owner by the catalogue and by grant, in each of its territories, once."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from convention.domain.collection import orphans
from convention.domain.owners import owners
from convention.domain.people import Grant, Role
from convention.domain.territories import Territory
from convention.warehouse.catalogue_files import parse_catalogue, read_folder
from tests.builders.catalogue import COMMITTED, catalogue_texts, row

CATALOGUE = parse_catalogue(read_folder(COMMITTED))
PARIS = Territory("paris")
GRANTS = st.builds(
    Grant,
    st.sampled_from(list(Role)),
    st.sampled_from([None, PARIS, Territory("seine_saint_denis")]),
    st.sampled_from([None, "DASES", "DVD"]),
)


def test_each_indicator_stands_once_in_each_of_its_territories() -> None:
    found = Counter((own.territory, each.code) for own in owners(CATALOGUE, []) for each in own.indicators)
    assert found == Counter((territory, each.code) for each in CATALOGUE.indicators for territory in each.territories)


@given(st.lists(st.lists(GRANTS, max_size=3), max_size=4))
def test_who_may_deposit_everywhere_counts_for_every_owner_and_a_reader_for_none(people: list[list[Grant]]) -> None:
    before = {(own.territory, own.service): own.people for own in owners(CATALOGUE, people)}
    everywhere = [Grant(Role.DEPOSITOR)]
    after = {(own.territory, own.service): own.people for own in owners(CATALOGUE, [*people, everywhere])}
    assert after == {key: count + 1 for key, count in before.items()}
    reader = {(own.territory, own.service): own.people for own in owners(CATALOGUE, [*people, [Grant(Role.READER)]])}
    assert reader == before


def test_a_grant_for_a_service_counts_for_it_alone() -> None:
    own = [each for each in owners(CATALOGUE, [[Grant(Role.DEPOSITOR, PARIS, "DASES")]]) if each.people]
    assert {each.service for each in own if each.territory is PARIS} == {"DASES"}


def test_what_no_sheet_names_is_listed_as_without_owner() -> None:
    texts = catalogue_texts(indicateurs=[row("indicateurs", territoires="Paris")])
    catalogue = parse_catalogue(texts)
    (own,) = owners(catalogue, [[Grant(Role.DEPOSITOR)]])
    assert (own.service, own.without) == ("", True)
    assert [each.code for each, _ in orphans(catalogue)] == [each.code for each in own.indicators]
