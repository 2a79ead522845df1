"""The program against a second judge, written apart from the words of the method: see `tests/spec/oracle`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.spec.oracle.compare import disagreements
from tests.spec.oracle.histories import histories, situations
from tests.spec.oracle.rules import judge

SEEDS = (101, 102, 103, 104)
TOGETHER = 58


@pytest.mark.parametrize("seed", SEEDS)
def test_two_judges_agree_on_random_histories(seed: int, tmp_path: Path) -> None:
    assert list(disagreements(histories(seed, TOGETHER), tmp_path)) == []


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
