"""The register of commitments on its page: counts that add up, choices in the address, an empty base."""

from __future__ import annotations

import pytest

from tests.pages.driving import opened, says

COUNTED = "Ensemble"


def counts(address_words: dict[str, str]) -> list[list[int]]:
    """The tables of counts: the last column of each, whose last line is the whole."""
    tables = [table.value for table in opened("engagements", **address_words).table]
    return [[int(cell) for cell in table[COUNTED]] for table in tables if COUNTED in table.columns]


@pytest.mark.usefixtures("examples")
def test_each_table_of_counts_adds_up_to_the_same_whole() -> None:
    found = counts({})
    assert len(found) == 3
    assert all(sum(column[:-1]) == column[-1] for column in found)
    assert len({column[-1] for column in found}) == 1


@pytest.mark.usefixtures("examples")
def test_an_address_opens_the_choice_that_it_names() -> None:
    app = opened("engagements", suivi="with_target", porteur="paris")
    register = [table.value for table in app.table if "Phrase de la convention" in table.value.columns]
    sides = {side for table in register for side in table["Porteur"]}
    assert sides == {"Paris"}
    assert {word for table in register for word in table["Suivi"]} == {"Suivi avec une cible"}


@pytest.mark.usefixtures("examples")
def test_a_choice_that_does_not_exist_is_no_choice() -> None:
    app = opened("engagements", suivi="<b>", partie="axe-9")
    assert not app.exception
    whole = counts({})[0][-1]
    assert f"{whole} engagements" in [header.value.replace("\u00a0", " ") for header in app.header]


@pytest.mark.usefixtures("empty")
def test_what_is_promised_stands_there_before_any_value() -> None:
    assert says(opened("engagements"), "non suivis")
