"""The program against a second judge, written apart from the words of the method: see `tests/spec/oracle`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.spec.oracle.compare import disagreements
from tests.spec.oracle.compare_wholes import whole_disagreements
from tests.spec.oracle.histories import histories, situations
from tests.spec.oracle.rules import ABSENT, judge
from tests.spec.oracle.wholes import judge_whole, situations_of, wholes

SEEDS = (101, 102, 103, 104)
TOGETHER = 58


@pytest.mark.parametrize("seed", SEEDS)
def test_two_judges_agree_on_random_histories(seed: int, tmp_path: Path) -> None:
    assert list(disagreements(histories(seed, TOGETHER), tmp_path)) == []


@pytest.mark.parametrize("seed", [201, 202])
def test_two_judges_agree_on_territories_with_targets_of_their_own_and_withdrawn_deposits(
    seed: int, tmp_path: Path
) -> None:
    assert list(whole_disagreements(wholes(seed, 30), tmp_path)) == []


def test_the_wholes_meet_what_tells_them_apart_from_a_sum() -> None:
    judged = [
        (w, day, judge_whole(w, day)) for seed in (201, 202) for w in wholes(seed, 30) for day in situations_of(w)
    ]
    words = {word for _, _, (_, _, word) in judged}
    assert words >= {"non atteint", "à constater", "non constaté", "atteint", "atteint en retard", "en retard", "recul"}
    missed_by_one = [
        w for w, day, (paris, other, _) in judged if {"atteint", "non atteint"} <= {paris.status, other.status}
    ]
    assert {w.common.kind for w in missed_by_one} >= {"cumul", "niveau"}
    assert any(w.common.targets and any(part.targets for part in w.parts) for w, _, _ in judged)
    assert any(w.common.told for w, _, _ in judged)
    assert any(told.answer == "sans objet" for w, _, _ in judged for part in w.parts for told in part.told)


def test_amendments_are_among_the_histories() -> None:
    judged = [(h, day, judge(h, day)) for seed in SEEDS for h in histories(seed, TOGETHER) for day in situations(h)]
    assert ABSENT in [found for _, _, found in judged]
    missed = [found.status for _, _, found in judged if found.first_missed]
    assert {"suivi sans cible", "atteint en retard", "non atteint"} <= set(missed)


def test_the_histories_meet_every_verdict_and_are_many() -> None:
    judged = [(h, day) for seed in SEEDS for h in histories(seed, TOGETHER) for day in situations(h)]
    assert len(judged) >= 2000
    met = {judge(history, day).status for history, day in judged}
    assert met >= {
        "atteint",
        "atteint, reculé depuis",
        "atteint en retard",
        "non atteint",
        "à constater",
        "non constaté",
        "recul",
        "dans la trajectoire",
        "à surveiller",
        "en retard",
        "donnée périmée",
        "non renseigné",
        "pas encore attendu",
        "configuration incomplète",
        "suivi sans cible",
    }
