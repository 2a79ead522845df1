"""What a new version of the catalogue may not change, by an amendment or by its files, once values are recorded."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest

from convention.domain.catalogue import Territory
from convention.domain.errors import ShownError
from convention.domain.goal import goal_of_target
from convention.domain.rollup import assess_all
from convention.domain.target_flaws import TargetFlaw, flaw_of
from convention.warehouse.amendment_reversal import AmendmentReversalError, reverse_amendment
from convention.warehouse.amendments import Amendment, amended, record_project_catalogue
from convention.warehouse.catalogue_changes import changed_cells
from convention.warehouse.catalogue_checks import CatalogueError
from convention.warehouse.catalogue_files import FILES, parse_catalogue
from convention.warehouse.catalogue_texts import catalogue_texts as recorded_texts
from convention.warehouse.reads import standings
from convention.warehouse.store import Store, open_store
from convention.wording.progress import explain
from loaders.amendment import read_amendment
from tests.builders.amendments import record_amendment
from tests.builders.base import deposit, seen
from tests.builders.catalogue import Row, catalogue_texts, row, written

DAY = date(2020, 7, 1)
PLAIN = row("indicateurs", unite="km", nature="cumul", territoires="Paris | Seine-Saint-Denis", agregation="somme")
MEANINGS = [
    {"unite": "m"},
    {"nature": "flux"},
    {"territoires": "Paris", "agregation": "aucune"},
]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    found = open_store(tmp_path / "base.duckdb")
    found.record_catalogue(catalogue_texts(indicateurs=[PLAIN]))
    yield found
    found.close()


def with_a_value(store: Store) -> None:
    deposit(store, seen(2, "2019", Territory("paris")))


def amending(reference: str = "n° 1", **rows: Row) -> Amendment:
    return Amendment(reference, DAY, "Essai", {name: written(name, [cells]) for name, cells in rows.items()})


@pytest.mark.parametrize("other", MEANINGS)
def test_what_recorded_values_mean_stays_whichever_road_would_change_it(store: Store, other: Row) -> None:
    with_a_value(store)
    changed = PLAIN | other
    with pytest.raises(CatalogueError, match="ouvrez-en un autre"):
        record_amendment(store, amending(indicateurs=changed))
    with pytest.raises(CatalogueError, match="ouvrez-en un autre"):
        record_project_catalogue(store, catalogue_texts(indicateurs=[changed]))
    assert store.catalogue_version() == 1


@pytest.mark.parametrize("other", MEANINGS)
def test_without_a_value_it_may_change(store: Store, other: Row) -> None:
    assert record_amendment(store, amending(indicateurs=PLAIN | other)) == 2


def test_another_title_and_another_order_of_territories_change_no_meaning(store: Store) -> None:
    with_a_value(store)
    harmless = {"intitule": "Autrement dit", "territoires": "Seine-Saint-Denis | Paris"}
    assert record_amendment(store, amending(indicateurs=PLAIN | harmless)) == 2


def test_a_workbook_that_changes_a_unit_is_refused_at_its_cell(store: Store) -> None:
    with_a_value(store)
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "indicateurs"
    cells = PLAIN | {"unite": "m"}
    sheet.append(list(cells))
    sheet.append(list(cells.values()))
    content = io.BytesIO()
    book.save(content)
    read = read_amendment(content.getvalue(), "avenant.xlsx", store, "n° 1", DAY, "Essai")
    (found,) = read.findings
    assert (found.sheet, found.cell, found.read) == ("indicateurs", f"{'ABCDEFGH'[list(cells).index('unite')]}2", "m")
    assert read.amendment is None


def test_an_indicator_that_holds_values_is_closed_and_not_removed(store: Store) -> None:
    with_a_value(store)
    other = row("indicateurs", indicateur="A01-2")
    with pytest.raises(CatalogueError, match="abandons"):
        record_project_catalogue(store, catalogue_texts(indicateurs=[other]))
    closed = catalogue_texts(indicateurs=[PLAIN, other], abandons=[row("abandons")])
    assert record_project_catalogue(store, closed)


def test_an_amendment_whose_indicator_holds_values_is_not_withdrawn(store: Store) -> None:
    other = row("indicateurs", indicateur="A01-2")
    version = record_amendment(store, amending(indicateurs=other))
    deposit(store, seen(2, "2020", indicator="A01-2"))
    with pytest.raises(AmendmentReversalError, match="A01-2"):
        reverse_amendment(store, catalogue_texts(indicateurs=[PLAIN]), version, True, "Essai", "Erreur")
    assert "A01-2" in store.catalogue().by_code


def test_an_erratum_of_ours_changes_the_kind_that_it_names_and_no_other(store: Store) -> None:
    with_a_value(store)
    erratum = row("errata", avant="cumul", apres="niveau")
    for kind in ("flux", "niveau"):
        texts = catalogue_texts(indicateurs=[PLAIN | {"nature": kind}], errata=[erratum])
        if kind == "niveau":
            assert record_project_catalogue(store, texts)
        else:
            with pytest.raises(CatalogueError):
                record_project_catalogue(store, texts)
    assert store.catalogue().errata[0].reason == "Motif"
    with pytest.raises(CatalogueError):
        record_amendment(store, amending(errata=erratum))


def test_a_reference_is_used_once_whatever_its_capitals(store: Store) -> None:
    record_amendment(store, amending("Avenant n° 1", indicateurs=PLAIN | {"intitule": "Un"}))
    with pytest.raises(ShownError, match="déjà"):
        record_amendment(store, amending(" avenant N° 1", indicateurs=PLAIN | {"intitule": "Deux"}))
    with pytest.raises(ShownError, match="déjà"):
        read_amendment(b"", "avenant.csv", store, "AVENANT N° 1", DAY, "Essai")


def test_an_indicator_that_an_amendment_brings_stands_from_its_effect_on(store: Store) -> None:
    record_amendment(store, amending(indicateurs=row("indicateurs", indicateur="A01-2")))
    catalogue = store.catalogue()
    codes = {day: [found.code for found in catalogue.indicators_of("1", day)] for day in (date(2020, 6, 30), DAY)}
    assert codes == {date(2020, 6, 30): ["A01-1"], DAY: ["A01-1", "A01-2"]}
    assert [i.code for i in catalogue.agreed_on(date(2020, 6, 30)).indicators] == ["A01-1"]


def test_every_changed_cell_is_listed_and_no_other(store: Store) -> None:
    before = recorded_texts(store)
    changed = amended(before, amending(indicateurs=PLAIN | {"unite": "m", "intitule": "Autre"}))
    found = [(cell.file, cell.key, cell.column, cell.before, cell.after) for cell in changed_cells(before, changed)]
    assert ("indicateurs", "A01-1", "unite", "km", "m") in found
    assert ("indicateurs", "A01-1", "intitule", "Intitulé", "Autre") in found
    assert {file for file, *_ in found} == {"indicateurs", "avenants"}
    assert changed_cells(before, before) == ()


LEVEL = row("indicateurs", nature="niveau", sens="hausse")
FLOW = row("indicateurs", nature="flux")
YEARLY = row("indicateurs", nature="annuel")
FLAWS = [
    (LEVEL, {"valeur": "9", "echeance": "2017-12-31"}, TargetFlaw.DUE_BEFORE_BASELINE),
    (LEVEL, {"valeur": "4"}, TargetFlaw.AGAINST_DIRECTION),
    (LEVEL | {"sens": "baisse"}, {"valeur": "6"}, TargetFlaw.AGAINST_DIRECTION),
    (LEVEL, {"valeur": "9", "operateur": "<="}, TargetFlaw.AGAINST_DIRECTION),
    (LEVEL | {"sens": "baisse"}, {"valeur": "4", "operateur": ">="}, TargetFlaw.AGAINST_DIRECTION),
    (YEARLY, {"valeur": "1", "echeance": "2018-06-30"}, TargetFlaw.NOT_COUNTABLE),
    (YEARLY | {"periodicite": "semestrielle"}, {"valeur": "1"}, TargetFlaw.NOT_COUNTABLE),
    (YEARLY, {"valeur": "-1"}, TargetFlaw.NOT_COUNTABLE),
    (FLOW, {"valeur": "9", "operateur": "<="}, TargetFlaw.AGAINST_DIRECTION),
    (FLOW | {"sens": "baisse"}, {"valeur": "9"}, TargetFlaw.AGAINST_DIRECTION),
    (FLOW | {"sens": "baisse"}, {"valeur": "9", "operateur": "<="}, None),
    (LEVEL, {"valeur": "9"}, None),
    (LEVEL, {"valeur": "5"}, None),
    (LEVEL | {"sens": "aucun"}, {"valeur": "4"}, None),
    (YEARLY, {"valeur": "2"}, None),
    (YEARLY | {"sens": "baisse"}, {"valeur": "0"}, None),
]


@pytest.mark.parametrize(("indicator", "target", "flaw"), FLAWS)
def test_a_target_that_nobody_can_judge_is_refused_when_it_is_set(
    tmp_path: Path, indicator: Row, target: Row, flaw: TargetFlaw | None
) -> None:
    bases = [row("reperes", valeur="5")] if indicator["nature"] == "niveau" else []
    texts = catalogue_texts(indicateurs=[indicator], reperes=bases, cibles=[row("cibles", **target)])
    catalogue = parse_catalogue(texts)
    assert flaw_of(catalogue, catalogue.by_code["A01-1"], goal_of_target(catalogue, catalogue.targets[0])) is flaw
    store = open_store(tmp_path / "base.duckdb")
    try:
        if flaw is None:
            assert record_project_catalogue(store, texts)
        else:
            with pytest.raises(CatalogueError, match="cibles"):
                record_project_catalogue(store, texts)
    finally:
        store.close()


def test_files_of_before_the_origin_of_dates_are_read_as_not_saying_it() -> None:
    texts = catalogue_texts(indicateurs=[PLAIN], cibles=[row("cibles", valeur="5")])
    columns = [name for name in FILES["cibles"].columns() if name not in ("origine_date", "regle_date")]
    lines = ["A01-1,commun,5,=,2020-12-31,ferme,,6,"]
    texts["cibles"] = "\n".join([",".join(columns), *lines]) + "\n"
    (target,) = parse_catalogue(texts).targets
    assert (target.due_rule.origin, target.due_rule.rule) == (None, "")


PAST = date(2019, 12, 31)
LEVELS = row("indicateurs", unite="km", territoires="commun")
BACKWARDS: list[tuple[str, Row]] = [
    ("indicateurs", LEVELS | {"sens": "aucun"}),
    ("indicateurs", LEVELS | {"periodicite": "mensuelle"}),
    ("actions", row("actions", debut="2018-06-01")),
    ("reperes", row("reperes", valeur="90")),
    ("reperes", row("reperes", valeur="90", date="2018-06-30")),
    ("cibles", row("cibles", valeur="151")),
    ("cibles", row("cibles", valeur="200", operateur=">=")),
    ("cibles", row("cibles", valeur="151", echeance="2020-06-30")),
    ("seuils", row("seuils", seuil="watch_ratio", valeur="0.1", depuis="2020-06-30")),
]
ONWARDS: list[tuple[str, Row]] = [
    ("indicateurs", LEVELS | {"intitule": "Autrement dit"}),
    ("actions", row("actions", debut="2018-01-01", resume="Autrement dit")),
    ("reperes", row("reperes", valeur="90", role="repere")),
    ("reperes", row("reperes", valeur="100.0", extrait="Autrement dit")),
    ("cibles", row("cibles", valeur="151", avenant="n° 1")),
    ("cibles", row("cibles", valeur="151", echeance="2021-06-30", avenant="n° 1")),
    ("seuils", row("seuils", seuil="watch_ratio", valeur="0.1", depuis="2020-07-01")),
]


@pytest.fixture
def judged(tmp_path: Path) -> Iterator[Store]:
    found = open_store(tmp_path / "judged.duckdb")
    found.record_catalogue(
        catalogue_texts(
            actions=[row("actions", debut="2018-01-01")],
            indicateurs=[LEVELS],
            cibles=[row("cibles", valeur="200")],
            reperes=[row("reperes", valeur="100")],
        )
    )
    deposit(found, seen(110, "2018"), seen(120, "2019"))
    yield found
    found.close()


def explained(store: Store, day: date) -> str:
    catalogue = store.catalogue()
    ((found,),) = [each.indicators for each in assess_all(catalogue, standings(store, day), day)]
    return explain(found, catalogue)


@pytest.mark.parametrize(("name", "cells"), BACKWARDS)
def test_an_amendment_judges_no_past_situation_otherwise(judged: Store, name: str, cells: Row) -> None:
    with pytest.raises(CatalogueError):
        record_amendment(judged, amending("n° 1", **{name: cells}))
    reading = read_amendment(written(name, [cells]).encode(), f"{name}.csv", judged, "n° 1", DAY, "Essai")
    assert reading.amendment is None or name == "cibles"
    assert judged.catalogue_version() == 1


@pytest.mark.parametrize(("name", "cells"), ONWARDS)
def test_what_an_amendment_may_set_leaves_every_past_sentence(judged: Store, name: str, cells: Row) -> None:
    before = [explained(judged, day) for day in (PAST, DAY - timedelta(days=1))]
    record_amendment(judged, amending("n° 1", **{name: cells}))
    assert [explained(judged, day) for day in (PAST, DAY - timedelta(days=1))] == before
