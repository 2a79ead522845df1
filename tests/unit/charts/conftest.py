"""Shared by the tests of charts: the example base, read as the pages read it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import pytest

from convention.domain.catalogue import Catalogue
from convention.domain.rollup import ActionProgress, IndicatorProgress, assess_all
from convention.domain.series import Series
from convention.warehouse import reads
from convention.warehouse.store import Store
from tests.builders.examples import example_store
from tests.samples.catalogue import signed_catalogue

SITUATION = date(2019, 12, 31)


class Examples(NamedTuple):
    """The example base as a chart sees it."""

    catalogue: Catalogue
    store: Store

    def actions(self, situation: date = SITUATION) -> tuple[ActionProgress, ...]:
        """Every action sheet at a situation date."""
        return assess_all(self.catalogue, reads.standings(self.store, situation), situation)

    def progress(self, code: str, situation: date = SITUATION) -> IndicatorProgress:
        """One indicator at a situation date."""
        rows = [row for action in self.actions(situation) for row in action.indicators]
        return next(row for row in rows if row.indicator.code == code)

    def series(self, *codes: str, situation: date = SITUATION) -> Series:
        """The values of some indicators up to a situation date."""
        return reads.series(self.store, codes, situation)


@pytest.fixture(scope="package")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Examples]:
    """The base with the values of the example files."""
    store = example_store(tmp_path_factory.mktemp("charts") / "convention.duckdb")
    yield Examples(signed_catalogue(), store)
    store.close()
