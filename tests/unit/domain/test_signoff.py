"""What the words of the two sides make of a value: laws over every combination of words and signers."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from convention.domain.catalogue import Territory
from convention.domain.signoff import (
    DECLARED_SIGNER,
    SIDES,
    Signed,
    SignOffCount,
    SignOffWord,
    Validation,
    added_up,
    sides_of,
    validation_of,
)

WORDS = st.builds(Signed, st.sampled_from(SignOffWord), st.sampled_from([DECLARED_SIGNER, "anne", "bruno"]))
SAID = st.dictionaries(st.sampled_from(SIDES), WORDS)
TERRITORIES = st.sampled_from(list(Territory))


@given(TERRITORIES, SAID)
def test_validated_means_every_side_by_a_person_of_its_own_that_signed_in(
    territory: Territory, said: dict[Territory, Signed]
) -> None:
    needed = sides_of(territory)
    signers = [said[side].signer for side in needed if side in said and said[side].word is SignOffWord.VALIDATED]
    two_sided = len(signers) == len(set(signers)) == len(needed) and DECLARED_SIGNER not in signers
    assert (validation_of(territory, said) is Validation.VALIDATED) == two_sided


@given(TERRITORIES, SAID)
def test_one_contest_of_a_side_concerned_is_enough(territory: Territory, said: dict[Territory, Signed]) -> None:
    contested = any(said[side].word is SignOffWord.CONTESTED for side in sides_of(territory) if side in said)
    assert (validation_of(territory, said) is Validation.CONTESTED) == contested


@given(SAID)
def test_the_word_of_the_other_side_changes_nothing(said: dict[Territory, Signed]) -> None:
    for side, other in (SIDES, SIDES[::-1]):
        own = {place: word for place, word in said.items() if place is not other}
        assert validation_of(side, said) is validation_of(side, own)


@given(TERRITORIES, SAID)
def test_declared_words_are_never_counted_even_in_part(territory: Territory, said: dict[Territory, Signed]) -> None:
    declared = {side: Signed(word.word, DECLARED_SIGNER) for side, word in said.items()}
    assert validation_of(territory, declared) not in (Validation.VALIDATED, Validation.PARTLY)


def test_nobody_s_word_leaves_a_value_deposited() -> None:
    assert {validation_of(territory, {}) for territory in Territory} == {Validation.DEPOSITED}


def test_counts_add_up_by_side_and_what_is_left_awaits() -> None:
    counts = [
        SignOffCount(SIDES[0], 5, 2, 1, 1),
        SignOffCount(SIDES[1], 9, 9, 0, 0),
        SignOffCount(SIDES[0], 3, 0, 0, 0),
    ]
    assert added_up(SIDES[0], counts) == SignOffCount(SIDES[0], 8, 2, 1, 1)
    assert (added_up(SIDES[0], counts).awaiting, added_up(SIDES[1], counts).awaiting) == (4, 0)
