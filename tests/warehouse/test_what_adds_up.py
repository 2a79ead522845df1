"""What adds up is said once: queries read columns that say what the domain says of each indicator, in old bases too."""

from __future__ import annotations

from itertools import product
from pathlib import Path

from convention.domain.catalogue import Aggregation, Kind
from convention.warehouse.store import Store, open_store
from tests.builders.catalogue import catalogue_texts, row

MIGRATION = next((Path(__file__).parents[2] / "convention/warehouse/migrations").glob("*_what_adds_up.sql"))
KINDS = {"niveau": "unités", "flux": "unités", "cumul": "unités", "taux": "%", "jalon": "jalon", "annuel": "éditions"}


def said(store: Store) -> dict[str, tuple[bool, bool]]:
    rows = store.cursor().execute("SELECT indicator, adds_over_territories, adds_over_periods FROM indicators")
    return {code: (territories, periods) for code, territories, periods in rows.fetchall()}


def test_the_columns_say_what_the_domain_says_and_the_migration_fills_them_alike(tmp_path: Path) -> None:
    store = open_store(tmp_path / "base.duckdb")
    cases = list(product(KINDS, ("somme", "aucune")))
    store.record_catalogue(
        catalogue_texts(
            indicateurs=[
                row(
                    "indicateurs",
                    indicateur=f"A01-{number}",
                    nature=kind,
                    unite=KINDS[kind],
                    agregation=aggregation,
                    territoires="Paris | Seine-Saint-Denis",
                )
                for number, (kind, aggregation) in enumerate(cases, 1)
            ]
        )
    )
    expected = {i.code: (i.adds_over_territories, i.adds_over_periods) for i in store.catalogue().indicators}
    assert said(store) == expected
    assert {(i.kind, i.aggregation) for i in store.catalogue().indicators} == set(
        product({i.kind for i in store.catalogue().indicators}, Aggregation)
    )
    assert (True, True) in expected.values()
    assert Kind.FLOW in {i.kind for i in store.catalogue().indicators}
    (update,) = [part for part in MIGRATION.read_text(encoding="utf-8").split(";") if "UPDATE" in part]
    store.cursor().execute("UPDATE indicators SET adds_over_territories = NULL, adds_over_periods = NULL")
    store.cursor().execute(update)
    assert said(store) == expected
    store.close()
