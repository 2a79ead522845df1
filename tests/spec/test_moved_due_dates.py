"""Due dates that an amendment moved or gave up after they had passed: what had not been done by then stays said."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from convention.domain.catalogue import Territory
from convention.domain.evaluation import Criterion
from convention.domain.observation import Observation
from convention.domain.progress import ProgressStatus
from convention.domain.rollup import IndicatorProgress, assess_all
from convention.reports.telling_actions import facts
from convention.warehouse.evaluations import evidence_of
from convention.warehouse.reads import standings
from convention.warehouse.store import Store, open_store
from convention.wording.caveats import FIRST_DUES, first_dues_text
from convention.wording.evaluation import evidence_sentences
from convention.wording.progress import explain
from tests.builders.base import deposit, seen
from tests.builders.catalogue import Row, catalogue_texts, row

PARIS, OTHER = Territory("paris"), Territory("seine_saint_denis")
BOTH = "Paris | Seine-Saint-Denis"
YEAR_END = date(2020, 12, 31)


def target(due: str, value: str = "100", amendment: str = "", territory: str = "commun") -> Row:
    return row("cibles", valeur=value, echeance=due, avenant=amendment, territoire=territory)


def gone(due: str, territory: str = "commun", since: str = "2020-03-01") -> Row:
    return row(
        "abandons", objet="cible", territoire=territory, echeance=due, avenant="n° 1", depuis=since, motif="Report"
    )


NO_LONGER = row("abandons", objet="indicateur", avenant="n° 1", depuis="2020-03-01", motif="Suspension")
ACTION_OVER = row("abandons", objet="action", code="1", avenant="n° 1", depuis="2020-03-01", motif="Suspension")
CUMULATIVE = {"nature": "cumul"}
MOVED = ([target("2019-12-31"), target("2021-12-31", amendment="n° 1")], [gone("2019-12-31")])

# Nature and territories, the targets and what was given up on 1 March 2020, the values, the situation date; the status,
# then the sentence about the first due date.
CASES: dict[str, tuple[Row, tuple[list[Row], list[Row]], list[Observation], date, ProgressStatus, str]] = {
    "missed, then moved": (
        CUMULATIVE,
        MOVED,
        [seen(60, "2019")],
        YEAR_END,
        ProgressStatus.ON_TRACK,
        "échéance initiale du 31/12/2019 manquée",
    ),
    "the day before the amendment takes effect it is missed, and nothing is initial yet": (
        CUMULATIVE,
        MOVED,
        [seen(60, "2019")],
        date(2020, 2, 29),
        ProgressStatus.MISSED,
        "",
    ),
    "reached in time, then moved": (
        CUMULATIVE,
        MOVED,
        [seen(100, "2019")],
        YEAR_END,
        ProgressStatus.REACHED,
        "",
    ),
    "reached later, on the new due date": (
        CUMULATIVE,
        MOVED,
        [seen(60, "2019"), seen(100, "2020")],
        YEAR_END,
        ProgressStatus.REACHED,
        "échéance initiale du 31/12/2019 manquée",
    ),
    "moved before it had passed: nobody was late": (
        CUMULATIVE,
        (
            [target("2020-12-31"), target("2021-12-31", amendment="n° 1")],
            [gone("2020-12-31")],
        ),
        [seen(60, "2019")],
        YEAR_END,
        ProgressStatus.ON_TRACK,
        "",
    ),
    "missed, then missed again": (
        CUMULATIVE,
        ([target("2019-12-31"), target("2020-12-31", amendment="n° 1")], [gone("2019-12-31")]),
        [seen(60, "2019"), seen(80, "2020")],
        YEAR_END,
        ProgressStatus.MISSED,
        "échéance initiale du 31/12/2019 manquée",
    ),
    "missed, then given up": (
        CUMULATIVE,
        ([target("2019-12-31")], [gone("2019-12-31")]),
        [seen(60, "2019")],
        YEAR_END,
        ProgressStatus.NO_TARGET,
        "échéance du 31/12/2019 manquée avant l’abandon",
    ),
    "missed, then its indicator given up": (
        CUMULATIVE,
        ([target("2019-12-31")], [NO_LONGER]),
        [seen(60, "2019")],
        YEAR_END,
        ProgressStatus.NOT_APPLICABLE,
        "échéance du 31/12/2019 manquée avant l’abandon",
    ),
    "missed, then its action given up": (
        CUMULATIVE,
        ([target("2019-12-31")], [ACTION_OVER]),
        [seen(60, "2019")],
        YEAR_END,
        ProgressStatus.NOT_APPLICABLE,
        "échéance du 31/12/2019 manquée avant l’abandon",
    ),
    "given up before it was due": (
        CUMULATIVE,
        ([target("2020-12-31")], [NO_LONGER]),
        [seen(60, "2019")],
        date(2021, 6, 30),
        ProgressStatus.NOT_APPLICABLE,
        "",
    ),
    "a step not done on its day, then moved": (
        {"nature": "jalon", "periodicite": "ponctuelle"},
        ([target("2019-06-30", "1"), target("2021-06-30", "1", "n° 1")], [gone("2019-06-30")]),
        [seen(0, "2019-07-01")],
        YEAR_END,
        ProgressStatus.NOT_YET_DUE,
        "échéance initiale du 30/06/2019 manquée",
    ),
    "one territory's, moved": (
        CUMULATIVE | {"territoires": BOTH},
        (
            [
                target("2019-12-31", "4", territory="Paris"),
                target("2021-12-31", "4", territory="Seine-Saint-Denis"),
                target("2021-12-31", "4", "n° 1", territory="Paris"),
            ],
            [gone("2019-12-31", "Paris")],
        ),
        [seen(3, "2019", PARIS), seen(0, "2019", OTHER), seen(3, "2020", PARIS), seen(0, "2020", OTHER)],
        YEAR_END,
        ProgressStatus.LATE,
        "échéance initiale du 31/12/2019 manquée (Paris)",
    ),
    "a yearly event, three years held: what is given up ends nothing": (
        {"nature": "annuel"},
        ([target("2018-12-31", "1")], [gone("2018-12-31", since="2019-06-01")]),
        [seen(1, "2018"), seen(1, "2019"), seen(1, "2020")],
        YEAR_END,
        ProgressStatus.NO_TARGET,
        "",
    ),
    "a yearly event that was not held in its due year, then given up": (
        {"nature": "annuel"},
        ([target("2018-12-31", "1")], [gone("2018-12-31", since="2019-06-01")]),
        [seen(0, "2018"), seen(1, "2019"), seen(1, "2020")],
        YEAR_END,
        ProgressStatus.NO_TARGET,
        "échéance du 31/12/2018 manquée avant l’abandon",
    ),
}


@pytest.fixture
def base(tmp_path: Path) -> Callable[[str], Store]:
    def opened(case: str) -> Store:
        nature, (targets, given_up), values, *_ = CASES[case]
        store = open_store(tmp_path / "convention.duckdb")
        texts = catalogue_texts(
            indicateurs=[row("indicateurs", **nature)],
            cibles=targets,
            abandons=given_up,
            avenants=[row("avenants", avenant="n° 1", depuis="2020-03-01")],
        )
        store.record_catalogue(texts)
        deposit(store, *values)
        return store

    return opened


def read(store: Store, situation: date) -> IndicatorProgress:
    (action,) = assess_all(store.catalogue(), standings(store, situation), situation)
    return action.indicators[0]


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize("case", CASES)
def test_a_due_date_that_had_passed_unmet_stays_said(base: Callable[[str], Store], case: str) -> None:
    *_, situation, status, words = CASES[case]
    store = base(case)
    found = read(store, situation)
    assert found.overall.status is status
    assert plain(first_dues_text(found)) == words
    said = plain(explain(found, store.catalogue())).casefold()
    assert words.casefold() in said
    assert ("manquée" in said) is bool(words)


@pytest.mark.parametrize(
    "case", ["missed, then moved", "missed, then its action given up", "reached in time, then moved"]
)
def test_the_evaluation_of_the_year_and_the_pack_say_it_too(base: Callable[[str], Store], case: str) -> None:
    *_, words = CASES[case]
    store = base(case)
    sentences = evidence_sentences(evidence_of(store, YEAR_END.year))[Criterion.COMMITMENTS]
    assert [plain(text) for text in sentences if "manquée" in text] == ([f"Intitulé : {words}."] if words else [])
    (action,) = assess_all(store.catalogue(), standings(store, YEAR_END), YEAR_END)
    told = dict(facts(store.catalogue(), action)).get(FIRST_DUES, "")
    assert plain(told) == (f"Intitulé : {words}" if words else "")


def test_a_yearly_event_given_up_after_its_due_year_still_counts_its_later_years(base: Callable[[str], Store]) -> None:
    store = base("a yearly event, three years held: what is given up ends nothing")
    found = read(store, YEAR_END).overall
    assert found.standing.value == 3
    assert found.standing.period is not None
    assert found.standing.period.end == YEAR_END
