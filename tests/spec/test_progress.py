"""The rules of progress, case by case: recorded in a real base, read by SQL, judged, held against the table."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from convention.domain.catalogue import Catalogue, Kind, Operator, Territory
from convention.domain.progress import ProgressStatus
from convention.domain.rollup import IndicatorProgress, assess_action
from convention.domain.standing import Contradiction
from convention.warehouse.catalogue_files import parse_catalogue
from convention.warehouse.reads import standings
from convention.warehouse.store import open_store
from convention.wording.labels import label
from tests.builders.base import deposit
from tests.builders.catalogue import Row
from tests.spec.cases import TERRITORIES, cases, observations_of, texts_of

CASES = cases()
STATUSES = {
    "non applicable": ProgressStatus.NOT_APPLICABLE,
    "configuration incomplète": ProgressStatus.INCOMPLETE,
    "suivi sans cible": ProgressStatus.NO_TARGET,
    "non renseigné": ProgressStatus.NO_DATA,
    "pas encore attendu": ProgressStatus.NOT_YET_DUE,
    "donnée périmée": ProgressStatus.STALE,
    "atteint": ProgressStatus.REACHED,
    "atteint, reculé depuis": ProgressStatus.FELL_SINCE,
    "atteint en retard": ProgressStatus.REACHED_LATE,
    "non atteint": ProgressStatus.MISSED,
    "à constater": ProgressStatus.AWAITED,
    "non constaté": ProgressStatus.NOT_ESTABLISHED,
    "recul": ProgressStatus.REGRESSION,
    "dans la trajectoire": ProgressStatus.ON_TRACK,
    "à surveiller": ProgressStatus.WATCH,
    "en retard": ProgressStatus.LATE,
}
ALERTS = {
    "périodes qui se chevauchent": Contradiction.OVERLAPPING_PERIODS,
    "total cumulé en baisse": Contradiction.TOTAL_DECREASES,
    "total différent de la somme des territoires": Contradiction.SUM_MISMATCH,
}


def judged(case: Row, folder: Path) -> IndicatorProgress:
    """The indicator of a case, recorded, read and judged as the pages do it."""
    store = open_store(folder / "convention.duckdb")
    try:
        store.record_catalogue(texts_of(case))
        for observation in observations_of(case):
            deposit(store, observation)
        situation = date.fromisoformat(case["situation"])
        agreed = store.catalogue()
        scope = TERRITORIES[case["portee"]] if case["portee"] else None
        known = standings(store, situation)
        return assess_action(agreed, agreed.actions[0], known, situation, scope).indicators[0]
    finally:
        store.close()


@pytest.mark.parametrize("case", CASES, ids=[f"{case['cas']} {case['titre']}" for case in CASES])
def test_a_worked_example_comes_out_as_the_table_says(case: Row, tmp_path: Path) -> None:
    found = judged(case, tmp_path)
    overall = found.overall
    said = {
        "statut": overall.status,
        "valeur": overall.standing.value,
        "taux": _rounded(overall.rate),
        "taux_attendu": _rounded(overall.expected_rate),
        "retard_jours": overall.slip,
        "periodes_manquantes": found.missing_periods,
        "alerte": overall.standing.contradictions,
    }
    assert said == {
        "statut": STATUSES[case["statut"]],
        "valeur": Decimal(case["valeur"]) if case["valeur"] else None,
        "taux": Decimal(case["taux"]) if case["taux"] else None,
        "taux_attendu": Decimal(case["taux_attendu"]) if case["taux_attendu"] else None,
        "retard_jours": int(case["retard_jours"]) if case["retard_jours"] else None,
        "periodes_manquantes": int(case["periodes_manquantes"]),
        "alerte": frozenset({ALERTS[case["alerte"]]} if case["alerte"] else ()),
    }


def test_the_table_uses_the_words_of_the_screen() -> None:
    assert {word: label(status) for word, status in STATUSES.items()} == {word: word for word in STATUSES}
    assert {word: label(alert) for word, alert in ALERTS.items()} == {word: word for word in ALERTS}


def test_every_status_kind_operator_and_alert_has_an_example() -> None:
    agreed = [_catalogue(case) for case in CASES]
    assert {STATUSES[case["statut"]] for case in CASES} == set(ProgressStatus)
    assert {catalogue.indicators[0].kind for catalogue in agreed} == set(Kind)
    assert {target.operator for catalogue in agreed for target in catalogue.targets} == set(Operator)
    assert {ALERTS[case["alerte"]] for case in CASES if case["alerte"]} == set(Contradiction)
    assert {observation.territory for case in CASES for observation in observations_of(case)} == set(Territory)


def test_each_example_has_its_own_title_and_states_its_rule() -> None:
    titles = [case["titre"] for case in CASES]
    assert len(set(titles)) == len(titles)
    assert [case["cas"] for case in CASES] == [f"C{number:02d}" for number in range(1, len(CASES) + 1)]
    assert all(case["regle"].endswith((".", "?")) for case in CASES)


def _catalogue(case: Row) -> Catalogue:
    return parse_catalogue(texts_of(case))


def _rounded(rate: Fraction | None) -> Decimal | None:
    """A rate to two decimals, as the table writes it."""
    return None if rate is None else round(Decimal(rate.numerator) / Decimal(rate.denominator), 2)
