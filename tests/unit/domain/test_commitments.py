"""Commitments: what follows each of them, and counts that lose none."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convention.domain.commitments import Commitment, CommitmentNature, Following, counted_by, followed, parts_of
from convention.domain.notions import Firmness
from convention.domain.territories import Territory
from convention.warehouse.catalogue_checks import CatalogueError
from convention.warehouse.catalogue_files import parse_catalogue
from convention.wording.commitments import coverage_sentence, followed_by
from tests.builders.catalogue import catalogue_texts, row

CODES = ("A01-1", "A01-2", "A01-3")
codes = st.lists(st.sampled_from(CODES), unique=True).map(tuple)
commitments = st.builds(
    Commitment,
    code=st.just("E001"),
    part=st.sampled_from(parts_of(range(1, 6))),
    action=st.just(""),
    side=st.sampled_from(list(Territory)),
    firmness=st.sampled_from(Firmness),
    nature=st.sampled_from(CommitmentNature),
    indicators=codes,
    description=st.just("Engagement"),
    reason=st.just("À fixer"),
    excerpt=st.just(""),
    page=st.just(6),
)


@given(st.lists(commitments), codes, codes)
def test_every_commitment_is_counted_once_in_every_grouping(
    found: list[Commitment], live: tuple[str, ...], targeted: tuple[str, ...]
) -> None:
    rows = followed(found, live, targeted)
    for group in (lambda c: c.firmness, lambda c: c.side, lambda c: c.part):
        assert sum(count.all for count in counted_by(rows, group).values()) == len(found)


@given(commitments, codes, codes)
def test_what_follows_a_commitment_is_the_best_of_its_live_indicators(
    found: Commitment, live: tuple[str, ...], targeted: tuple[str, ...]
) -> None:
    (row_,) = followed([found], live, targeted)
    own = set(found.indicators) & set(live)
    expected = Following.NOT_FOLLOWED if not own else Following.WITHOUT_TARGET
    assert row_.following is (Following.WITH_TARGET if own & set(targeted) else expected)
    assert followed_by(row_)


def agreed(*rows: dict[str, str], **files: list[dict[str, str]]) -> dict[str, str]:
    return catalogue_texts(indicateurs=[row("indicateurs")], engagements=rows, **files)


def test_an_indicator_given_up_follows_nothing_from_that_day_on() -> None:
    texts = agreed(row("engagements"), cibles=[row("cibles", valeur="5")], abandons=[row("abandons")])
    catalogue = parse_catalogue(texts)
    states = [
        catalogue.agreed_on(day).followed_commitments(day)[0].following
        for day in (date(2019, 12, 31), date(2020, 1, 1))
    ]
    assert states == [Following.WITH_TARGET, Following.NOT_FOLLOWED]


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"indicateurs": "A01-9"}, "indicateurs"),
        ({"action": "9"}, "action"),
        ({"partie": "axe-2"}, "partie"),
        ({"partie": "annexe"}, "partie"),
        ({"indicateurs": ""}, "motif"),
        ({"motif": "À fixer"}, "motif"),
        ({"extrait": "a b c d e f g h i j k l m"}, "extrait"),
        ({"engagement": "1"}, "engagement"),
        ({"fermete": "sûre"}, "fermete"),
        ({"description": " "}, "description"),
    ],
)
def test_a_row_that_contradicts_the_catalogue_is_refused_by_its_column(cells: dict[str, str], column: str) -> None:
    with pytest.raises(CatalogueError) as refused:
        parse_catalogue(agreed(row("engagements", **cells)))
    assert {fault.column for fault in refused.value.faults} == {column}


def test_a_base_of_before_the_register_has_none() -> None:
    texts = agreed(row("engagements"))
    del texts["engagements"]
    assert parse_catalogue(texts).commitments == ()


def test_counts_are_told_in_a_sentence() -> None:
    rows = followed(parse_catalogue(agreed(row("engagements"))).commitments, CODES, ())
    (count,) = counted_by(rows, lambda found: found.firmness).values()
    assert coverage_sentence(count).replace("\u00a0", " ") == (
        "1 engagement : 0 suivi par un indicateur qui a une cible, 1 par un indicateur sans cible et 0 non suivi."
    )
