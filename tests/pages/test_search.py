"""The search: everything is found once, at the page that shows it."""

from __future__ import annotations

from convention.warehouse.catalogue_files import parse_catalogue, read_folder
from pages.parts.search import places
from pages.shell.page_list import ALL_PAGES
from tests.builders.catalogue import COMMITTED


def test_every_action_indicator_acronym_and_page_is_found_once() -> None:
    agreed = parse_catalogue(read_folder(COMMITTED))
    found = places(agreed, ())
    assert len({place.words for place in found}) == len(found)
    asked = [dict(place.query) for place in found if place.page == "action" and place.query]
    indicators = [query["indicateur"] for query in asked if "indicateur" in query]
    assert indicators == [indicator.code for indicator in agreed.indicators]
    sheets = [query["fiche"] for query in asked if "indicateur" not in query]
    assert sheets == [action.code for action in agreed.actions]
    assert {place.page for place in found} <= {entry.address for entry in ALL_PAGES}
