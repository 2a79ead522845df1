"""Every figure of the headline leads to a list that has precisely as many rows."""

from __future__ import annotations

import re

import pytest

from tests.pages.driving import opened, says, shown_by

SITUATIONS = ("2020-12-31", "2019-06-30")


def figures_of(situation: str, territory: str = "ensemble") -> list[tuple[str, dict[str, str]]]:
    """The figures of the headline: what each says, and the parameters of the page that it leads to."""
    shown = shown_by(opened("synthese", situation=situation, territoire=territory), "worklist")
    figures = [figure for group in shown["groups"] for figure in group["figures"]]
    assert {figure["target"]["page"] for figure in figures} == {"cibles"}
    return [(figure["text"], figure["target"]["query"]) for figure in figures]


@pytest.mark.usefixtures("examples")
@pytest.mark.parametrize(("situation", "territory"), [(SITUATIONS[0], "ensemble"), (SITUATIONS[1], "paris")])
def test_each_figure_can_be_counted_again_from_the_page_it_leads_to(situation: str, territory: str) -> None:
    figures = figures_of(situation, territory)
    assert len({asked["groupe"] for _, asked in figures}) == 3
    for words, asked in figures:
        (count,) = map(int, re.findall(r"^\D*(\d+)", words))
        app = opened("cibles", **asked)
        rows = [row for table in app.table if "Indicateur" in table.value.columns for row in table.value.to_numpy()]
        assert len(rows) == count, words
        assert says(app, f"{count} indicateur")


@pytest.mark.usefixtures("examples")
def test_a_choice_that_does_not_exist_is_no_choice() -> None:
    app = opened("cibles", groupe="<b>", compte="x")
    assert not app.exception
    assert says(app, "Indicateurs de la convention avec cible")


@pytest.mark.usefixtures("empty")
def test_an_empty_base_says_what_is_counted_and_that_nothing_is() -> None:
    app = opened("cibles", groupe="dated_steps", compte="kept")
    assert not app.exception
    assert says(app, "Aucun indicateur n’est compté ici à cette date.")
